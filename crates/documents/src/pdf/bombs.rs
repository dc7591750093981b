//! Streams that unpack to far more than any page needs: told by unpacking them through a small window, before
//! anything holds their contents. Only the packing that files use nowadays; what is packed twice, or encrypted, is for
//! the limits of the process.

use flate2::{Decompress, FlushDecompress, Status};

use crate::Limits;

use super::PdfProblem;

/// Packed streams of fewer bytes than this come to a few megabytes at most: deflate packs a thousand to one.
const HARMLESS: usize = 4096;

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
        if packed.len() > HARMLESS && is_deflate(packed) {
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

/// How many bytes it unpacks to, at most `limit`.
fn unpacked(packed: &[u8], limit: u64) -> u64 {
    let mut decoder = Decompress::new(true);
    let mut window = vec![0; 64 * 1024];
    while decoder.total_out() < limit {
        let rest = packed.get(decoder.total_in() as usize..).unwrap_or_default();
        let before = (decoder.total_in(), decoder.total_out());
        match decoder.decompress(rest, &mut window, FlushDecompress::None) {
            Ok(Status::StreamEnd) | Err(_) => break,
            Ok(_) if before == (decoder.total_in(), decoder.total_out()) => break,
            Ok(_) => {}
        }
    }
    decoder.total_out().min(limit)
}

fn position(content: &[u8], what: &[u8]) -> Option<usize> {
    content.windows(what.len()).position(|part| part == what)
}
