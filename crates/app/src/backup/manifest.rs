//! `SHA256SUMS`: every file of a folder with its sum, as `sha256sum --check` reads it.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

const NAME: &str = "SHA256SUMS";

pub struct Entry {
    pub path: PathBuf,
    pub size: u64,
    pub sum: String,
}

pub fn write(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    collect(folder, Path::new(""), &mut entries)?;
    entries.sort_by(|one, other| one.path.cmp(&other.path));
    let text: String = entries
        .iter()
        .map(|entry| format!("{}  {}\n", entry.sum, entry.path.display()))
        .collect();
    fs::write(folder.join(NAME), text)?;
    Ok(entries)
}

fn collect(root: &Path, below: &Path, entries: &mut Vec<Entry>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            collect(root, &path, entries)?;
        } else {
            let (sum, size) = sum(&root.join(&path))?;
            entries.push(Entry { path, size, sum });
        }
    }
    Ok(())
}

fn sum(path: &Path) -> io::Result<(String, u64)> {
    let (mut file, mut hash, mut size) = (File::open(path)?, Sha256::new(), 0);
    let mut part = vec![0; 1 << 16];
    loop {
        let n = file.read(&mut part)?;
        if n == 0 {
            return Ok((hex::encode(hash.finalize()), size));
        }
        hash.update(&part[..n]);
        size += n as u64;
    }
}
