//! How files go to the worker, and pictures come back: their number, then each with its length before it, all as 64 bits,
//! lowest byte first.

use std::io::{self, Read, Write};

/// No sender of ours has more.
const MOST_FILES: u64 = 1000;
const MOST_BYTES: u64 = 1 << 30;

/// The head of a stream of files, or of one file.
pub fn number(number: usize) -> [u8; 8] {
    (number as u64).to_le_bytes()
}

fn read_number(from: &mut impl Read, most: u64) -> io::Result<usize> {
    let mut bytes = [0; 8];
    from.read_exact(&mut bytes)?;
    let number = u64::from_le_bytes(bytes);
    (number <= most)
        .then_some(number as usize)
        .ok_or(io::ErrorKind::InvalidData.into())
}

pub fn read(from: &mut impl Read) -> io::Result<Vec<Vec<u8>>> {
    let count = read_number(from, MOST_FILES)?;
    let mut files = Vec::new();
    for _ in 0..count {
        let mut content = vec![0; read_number(from, MOST_BYTES)?];
        from.read_exact(&mut content)?;
        files.push(content);
    }
    Ok(files)
}

pub fn write(to: &mut impl Write, files: &[Vec<u8>]) -> io::Result<()> {
    to.write_all(&number(files.len()))?;
    for file in files {
        to.write_all(&number(file.len()))?;
        to.write_all(file)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_as_they_went() {
        let files: [&[u8]; 3] = [b"one", b"", b"three"];
        let mut stream = number(files.len()).to_vec();
        for file in files {
            stream.extend_from_slice(&number(file.len()));
            stream.extend_from_slice(file);
        }
        assert_eq!(read(&mut stream.as_slice()).unwrap(), files);
        let mut written = Vec::new();
        write(&mut written, &files.map(<[u8]>::to_vec)).unwrap();
        assert_eq!(written, stream);
        assert!(read(&mut &stream[..stream.len() - 1]).is_err());
        assert!(read(&mut [0xff; 8].as_slice()).is_err());
    }
}
