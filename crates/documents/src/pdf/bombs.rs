//! Streams that unpack to far more than any page needs: told by unpacking them through a small window, before
//! anything holds their contents. Only the packing that files use nowadays, once or several times over; what is
//! encrypted is for the limits of the process.

use std::{
    cell::Cell,
    io::{self, BufRead, BufReader, Read},
    rc::Rc,
};

use flate2::bufread::ZlibDecoder;

use crate::Limits;

use super::PdfProblem;

/// Packed more often than this, over and over, is not looked into: no reader would follow.
const DEEPEST: usize = 6;

/// The packed streams of a file must not come to more than a decoder may take, all together.
pub(super) fn check(content: &[u8], limits: &Limits) -> Result<(), PdfProblem> {
    const START: &[u8] = b"stream";
    const END: &[u8] = b"endstream";
    let mut left = limits.decoder_bytes;
    let mut from = 0;
    while let Some(at) = position(&content[from..], START) {
        let mut start = from + at + START.len();
        from = start;
        if content[..start].ends_with(END) {
            continue;
        }
        start += content[start..]
            .iter()
            .take(2)
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let Some(end) = position(&content[start..], END) else {
            break;
        };
        let packed = &content[start..start + end];
        from = start + end;
        if is_deflate(packed) {
            let size = unpacked(packed, left);
            left = left
                .checked_sub(size)
                .filter(|left| *left > 0)
                .ok_or_else(PdfProblem::too_large)?;
        }
    }
    Ok(())
}

fn is_deflate(packed: &[u8]) -> bool {
    matches!(packed, [first, second, ..] if first & 0x0f == 8 && u16::from_be_bytes([*first, *second]) % 31 == 0)
}

/// How many bytes it unpacks to, at most `limit`, and what is packed within it, together.
fn unpacked(packed: &[u8], limit: u64) -> u64 {
    let seen = Rc::new(Cell::new(0));
    let mut reader: Box<dyn BufRead + '_> = Box::new(packed);
    for _ in 0..DEEPEST {
        if !reader.fill_buf().is_ok_and(is_deflate) {
            break;
        }
        let counted = Counted {
            inner: ZlibDecoder::new(reader),
            seen: Rc::clone(&seen),
            limit,
        };
        reader = Box::new(BufReader::with_capacity(64 * 1024, counted));
    }
    // It ends where it is broken, as it does for who reads it
    let _ = io::copy(&mut reader, &mut io::sink());
    seen.get().min(limit)
}

/// Counts what comes through, and ends where it is too much.
struct Counted<R> {
    inner: R,
    seen: Rc<Cell<u64>>,
    limit: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.seen.get() >= self.limit {
            return Ok(0);
        }
        let length = self.inner.read(buffer)?;
        self.seen.set(self.seen.get() + length as u64);
        Ok(length)
    }
}

fn position(content: &[u8], what: &[u8]) -> Option<usize> {
    content.windows(what.len()).position(|part| part == what)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::ZlibEncoder};

    use super::*;

    fn packed(content: &[u8]) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
        packer.write_all(content).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn what_is_packed_over_and_over_is_counted_to_its_end() {
        let many = 20_000_000;
        let twice = packed(&packed(&vec![0; many]));
        assert!(twice.len() < 2000);
        let size = unpacked(&twice, u64::MAX);
        assert!(size >= many as u64, "{size}");
        assert_eq!(unpacked(&twice, 5000), 5000);
        assert_eq!(unpacked(b"no such thing", 5000), 0);
        // What breaks off counts as far as it goes
        assert!(unpacked(&twice[..twice.len() / 2], u64::MAX) > 0);
    }
}
