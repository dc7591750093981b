//! The pages of a TIFF.

use super::PictureProblem;
use crate::{Limits, ProblemCode};

/// The file once for each page, so that a decoder which looks at the first page only sees that one: the offset of the
/// first directory is that page's.
pub(super) fn pages(content: &[u8], limits: &Limits) -> Result<Vec<Vec<u8>>, PictureProblem> {
    Ok(directories(content, limits)?
        .into_iter()
        .map(|offset| {
            let mut page = content.to_vec();
            let bytes = if content[0] == b'M' {
                offset.to_be_bytes()
            } else {
                offset.to_le_bytes()
            };
            page[4..8].copy_from_slice(&bytes);
            page
        })
        .collect())
}

/// Where each directory begins. One that leads back to an earlier one would never end.
fn directories(content: &[u8], limits: &Limits) -> Result<Vec<u32>, PictureProblem> {
    let big = content.first() == Some(&b'M');
    let short = |at: usize| {
        let bytes: [u8; 2] = content.get(at..at + 2)?.try_into().ok()?;
        Some(if big {
            u16::from_be_bytes(bytes)
        } else {
            u16::from_le_bytes(bytes)
        })
    };
    let long = |at: usize| {
        let bytes: [u8; 4] = content.get(at..at + 4)?.try_into().ok()?;
        Some(if big {
            u32::from_be_bytes(bytes)
        } else {
            u32::from_le_bytes(bytes)
        })
    };
    let mut found: Vec<u32> = Vec::new();
    let mut next = long(4).ok_or_else(PictureProblem::damaged)?;
    while next != 0 {
        if found.contains(&next) {
            return Err(PictureProblem::damaged());
        }
        if found.len() == limits.pages {
            return Err(PictureProblem::new(
                ProblemCode::TooManyPages,
                format!("The file has more than {} pages. Send it in parts.", limits.pages),
            ));
        }
        let entries = short(next as usize).ok_or_else(PictureProblem::damaged)?;
        found.push(next);
        next = long(next as usize + 2 + usize::from(entries) * 12).ok_or_else(PictureProblem::damaged)?;
    }
    if found.is_empty() {
        Err(PictureProblem::damaged())
    } else {
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of directories without entries, each naming the next.
    fn chain(next: &[u32]) -> Vec<u8> {
        let mut content = b"II*\0\x08\0\0\0".to_vec();
        for offset in next {
            content.extend(0u16.to_le_bytes());
            content.extend(offset.to_le_bytes());
        }
        content
    }

    #[test]
    fn each_directory_is_a_page() {
        let pages = pages(&chain(&[14, 20, 0]), &Limits::default()).unwrap();
        let firsts: Vec<u8> = pages.iter().map(|page| page[4]).collect();
        assert_eq!(firsts, [8, 14, 20]);
    }

    #[test]
    fn a_chain_without_an_end_is_refused() {
        assert_eq!(
            directories(&chain(&[14, 8]), &Limits::default())
                .unwrap_err()
                .code,
            ProblemCode::Damaged
        );
        assert_eq!(
            directories(&chain(&[99]), &Limits::default()).unwrap_err().code,
            ProblemCode::Damaged
        );
        let limits = Limits {
            pages: 2,
            ..Limits::default()
        };
        assert_eq!(
            directories(&chain(&[14, 20, 0]), &limits).unwrap_err().code,
            ProblemCode::TooManyPages
        );
        assert_eq!(
            directories(b"II*\0", &limits).unwrap_err().code,
            ProblemCode::Damaged
        );
    }
}
