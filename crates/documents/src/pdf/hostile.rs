//! Files made to do harm, each made here.

use crate::{Limits, ProblemCode};

use super::{
    Document,
    testing::{Builder, stream},
};

fn problem(content: Vec<u8>) -> Option<ProblemCode> {
    let limits = Limits::default();
    let document = match Document::open(content, &limits) {
        Ok(document) => document,
        Err(problem) => return Some(problem.code),
    };
    let facts = document.facts();
    for number in 0..document.pages() {
        let page = document.page(number).unwrap();
        if let Err(problem) = page.layer() {
            return Some(problem.code);
        }
        if let Err(problem) = page.render(72.0) {
            return Some(problem.code);
        }
    }
    facts.err().map(|problem| problem.code)
}

#[test]
fn what_is_no_pdf_is_a_problem() {
    assert_eq!(problem(Vec::new()), Some(ProblemCode::Damaged));
    assert_eq!(problem(b"%PDF-1.7\nnothing".to_vec()), Some(ProblemCode::Damaged));
    let whole = Builder::new("BT /F1 10 Tf 50 100 Td (20,000.00) Tj ET").bytes();
    for end in (0..whole.len()).step_by(13) {
        // Whatever comes of it: it comes
        let _ = problem(whole[..end].to_vec());
    }
}

#[test]
fn more_pages_than_read_are_a_problem() {
    let mut builder = Builder::new("");
    let kids = "3 0 R ".to_owned() + &"<< /Type /Page /MediaBox [0 0 9 9] >> ".repeat(40);
    builder.objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count 41 >>").into_bytes();
    assert_eq!(problem(builder.bytes()), Some(ProblemCode::TooManyPages));
    builder.objects[1] = b"<< /Type /Pages /Kids [3 0 R] /Count 100000 >>".to_vec();
    assert_eq!(problem(builder.bytes()), None);
}

#[test]
fn loops_end() {
    let mut kids = Builder::new("");
    kids.objects[1] = b"<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 3 >>".to_vec();
    assert_eq!(problem(kids.bytes()), None);

    let mut length = Builder::new("");
    length.objects[3] = b"<< /Length 4 0 R >>\nstream\nq\nendstream".to_vec();
    let _ = problem(length.bytes());

    let file = Builder::new("").bytes();
    let start = file.len();
    let mut previous = file;
    previous.extend(
        format!("xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 9 /Root 1 0 R /Prev {start} >>\nstartxref\n{start}\n%%EOF\n")
            .bytes(),
    );
    let _ = problem(previous);
}

#[test]
fn forms_that_draw_one_another_end() {
    let form = |next: usize, content: &str| {
        let entries = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /XObject << /X1 {next} 0 R >> >>"
        );
        stream(&entries, content.as_bytes())
    };
    let round = Builder::new("/X1 Do").and(form(7, "/X1 Do /X1 Do"));
    assert_eq!(problem(round.bytes()), None);
    let mut doubled = Builder::new("/X1 Do");
    for next in 8..40 {
        doubled = doubled.and(form(next, "/X1 Do /X1 Do"));
    }
    assert_eq!(problem(doubled.bytes()), Some(ProblemCode::TooSlow));
}

#[test]
fn deep_nesting_is_survived() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let mut builder = Builder::new(&"q ".repeat(100_000));
    builder = builder.and(deep.into_bytes());
    let _ = problem(builder.bytes());
    let _ = problem(Builder::new(&"<< /A ".repeat(50_000)).bytes());
}

#[test]
fn pictures_of_any_size_are_refused_before_they_are_decoded() {
    let picture = stream(
        "/Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
        b"\xff\xd8\xff\xe0",
    );
    let builder = Builder::new("q 300 0 0 200 0 0 cm /X1 Do Q").and(picture);
    assert_eq!(problem(builder.bytes()), Some(ProblemCode::TooLarge));
}

#[test]
fn streams_that_unpack_to_too_much_are_refused_unpacked_to_nothing() {
    use std::io::Write;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..64 {
        packed.write_all(&[b' '; 1 << 20]).unwrap();
    }
    let mut builder = Builder::new("");
    builder.objects[3] = stream("/Filter /FlateDecode", &packed.finish().unwrap());
    let limits = Limits {
        decoder_bytes: 32 << 20,
        ..Limits::default()
    };
    let problem = Document::open(builder.bytes(), &limits).err().unwrap();
    assert_eq!(problem.code, ProblemCode::TooLarge);
    assert!(builder.open().is_ok());
}

#[test]
fn pictures_of_garbage_are_no_harm() {
    for filter in [
        "JBIG2Decode",
        "JPXDecode",
        "DCTDecode",
        "CCITTFaxDecode",
        "LZWDecode",
        "FlateDecode",
    ] {
        let garbage: Vec<u8> = (0..5000u32)
            .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        let picture = stream(
            &format!(
                "/Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /{filter}"
            ),
            &garbage,
        );
        let builder = Builder::new("q 300 0 0 200 0 0 cm /X1 Do Q").and(picture);
        assert_eq!(problem(builder.bytes()), None, "{filter}");
    }
}

#[test]
fn pages_of_any_size_are_drawn_within_limits() {
    for size in [
        "0 0 1 1",
        "0 0 100000000 100000000",
        "0 0 100000 1",
        "0 0 0 0",
        "5 5 -300 -200",
    ] {
        let builder = Builder::with_page(&format!("/CropBox [{size}] /MediaBox [{size}]"), "0 0 9 9 re f");
        let document = builder.open().unwrap();
        let picture = document.page(0).unwrap().render(300.0).unwrap();
        assert!(picture.width() <= 2600 && picture.height() <= 2600, "{size}");
    }
}

#[test]
fn passwords_are_asked_for_in_words() {
    let mut builder = Builder::new("");
    builder.info = Some(format!(
        "/ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{0}> /U <{0}> >>",
        "11".repeat(32)
    ));
    let problem = builder.open().err().unwrap();
    assert_eq!(problem.code, ProblemCode::Encrypted);
    assert!(problem.message.contains("password"), "{problem}");
}
