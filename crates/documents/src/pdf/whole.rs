//! Whether a PDF is whole. Readers mend what is broken without a word; who takes a document for evidence must know that
//! a part of it is missing.

use flate2::{Decompress, FlushDecompress, Status};
use hayro::hayro_syntax::{
    Filter, Pdf,
    object::{Array, Dict, Object, Stream},
};

/// More than this of one stream is not unpacked only to see whether it ends.
const MOST: u64 = 64 * 1024 * 1024;

/// A finished file ends with the place of its index. Where an object follows the last of those, the rest was lost:
/// a download that broke off, or an update that was not written to its end.
pub(super) fn is_cut_off(content: &[u8]) -> bool {
    let Some(object) = last_object(content) else {
        return false;
    };
    !["startxref", "%%EOF"]
        .iter()
        .any(|mark| find(&content[object..], mark.as_bytes()))
}

/// Behind the last `12 0 obj`.
fn last_object(content: &[u8]) -> Option<usize> {
    const MARK: &[u8] = b"obj";
    let starts = |at: usize| {
        let before = content[..at].trim_ascii_end();
        // A blank between, and before it two numbers; `endobj` has neither
        before.len() < at && before.last().is_some_and(u8::is_ascii_digit)
    };
    (0..content.len().saturating_sub(MARK.len() - 1))
        .rev()
        .find(|at| content[*at..].starts_with(MARK) && starts(*at))
        .map(|at| at + MARK.len())
}

fn find(content: &[u8], what: &[u8]) -> bool {
    content.windows(what.len()).any(|part| part == what)
}

/// The pages, from 0, that are drawn by something packed that breaks off before its end.
pub(super) fn broken_pages(pdf: &Pdf) -> Vec<usize> {
    let pages = pdf.pages();
    (0..pages.len())
        .filter(|number| drawing(pages[*number].raw()).iter().any(breaks_off))
        .collect()
}

/// The streams that draw a page.
pub(super) fn drawing<'a>(page: &Dict<'a>) -> Vec<Stream<'a>> {
    let single = page.get::<Stream<'_>>(b"Contents".as_slice());
    let several = page.get::<Array<'_>>(b"Contents".as_slice());
    let mut streams: Vec<Stream<'_>> = single.into_iter().collect();
    if let Some(several) = several {
        streams.extend(several.iter::<Object<'_>>().filter_map(Object::into_stream));
    }
    streams
}

/// Only the packing that every program uses. The sum of digits after it is not looked at: many programs write none.
fn breaks_off(stream: &Stream<'_>) -> bool {
    const HEADER: usize = 2;
    if stream.filters().as_slice() != [Filter::FlateDecode] {
        return false;
    }
    let packed = stream.raw_data();
    let Some(packed) = packed.get(HEADER..).filter(|packed| !packed.is_empty()) else {
        return false;
    };
    let mut decoder = Decompress::new(false);
    let mut window = vec![0; 64 * 1024];
    while decoder.total_out() < MOST {
        let rest = packed.get(decoder.total_in() as usize..).unwrap_or_default();
        let before = (decoder.total_in(), decoder.total_out());
        match decoder.decompress(rest, &mut window, FlushDecompress::None) {
            Ok(Status::StreamEnd) => return false,
            Err(_) => return true,
            Ok(_) if before == (decoder.total_in(), decoder.total_out()) => return true,
            Ok(_) => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::ZlibEncoder};

    use super::super::{Document, testing::*};
    use super::*;
    use crate::Limits;

    fn file() -> Vec<u8> {
        Builder::new("BT /F1 12 Tf 20 100 Td (Net Pay 9,011.45) Tj ET").bytes()
    }

    #[test]
    fn a_file_is_whole_where_its_end_is_there() {
        let whole = file();
        assert!(!is_cut_off(&whole));
        assert!(!is_cut_off(&append(&whole, &[(9, b"<< /A 1 >>".to_vec())])));
        // What follows the end is no object: blanks, a mail's signature
        assert!(!is_cut_off(
            &[whole.as_slice(), b"\n\n-- \nsent by mail\n"].concat()
        ));
        assert!(!is_cut_off(b"no PDF"));
    }

    #[test]
    fn a_file_that_broke_off_is_not_whole() {
        let whole = file();
        let end = String::from_utf8_lossy(&whole).rfind("startxref").unwrap();
        for length in [end, end - 30, end / 2] {
            assert!(is_cut_off(&whole[..length]), "{length} of {}", whole.len());
        }
        let updated = append(&whole, &[(9, vec![b' '; 400])]);
        assert!(is_cut_off(&updated[..whole.len() + 100]));
    }

    #[test]
    fn a_page_whose_drawing_breaks_off_is_broken() {
        let drawing: String = (0..400)
            .map(|line| format!("BT /F1 6 Tf 20 {line} Td (Line {}) Tj ET\n", line * 7919 % 1000))
            .collect();
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(drawing.as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        let broken = |length: usize| {
            let mut builder = Builder::new("");
            builder.objects[3] = stream("/Filter /FlateDecode", &packed[..length]);
            let document = Document::open(builder.bytes(), &Limits::default()).unwrap();
            document.facts().unwrap().broken
        };
        assert!(broken(packed.len()).is_empty());
        // Without the sum of digits
        assert!(broken(packed.len() - 4).is_empty());
        assert_eq!(broken(packed.len() / 2), [0]);
    }
}
