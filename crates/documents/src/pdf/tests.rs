use crate::{Limits, ProblemCode};

use super::{
    Document, Hidden,
    testing::{Builder, append, stream, texts},
};

fn hidden(content: &str) -> Vec<(String, Hidden)> {
    let layer = Builder::new(content).layer();
    layer
        .hidden
        .into_iter()
        .map(|hidden| (hidden.word.text, hidden.why))
        .collect()
}

fn shown(content: &str) -> Vec<String> {
    let layer = Builder::new(content).layer();
    layer.words.into_iter().map(|word| word.text).collect()
}

#[test]
fn words_stand_where_they_are_drawn() {
    let layer = Builder::new("BT /F1 10 Tf 50 150 Td (Net pay) Tj ET").layer();
    assert_eq!(texts(&layer.words), ["Net", "pay"]);
    let net = &layer.words[0];
    assert!(
        (net.left - 50.8).abs() < 1.0 && (net.bottom - 52.1).abs() < 0.5,
        "{net:?}"
    );
    assert!((net.height() - 9.5).abs() < 0.2, "{net:?}");
    assert!(layer.words[1].left > net.right + 1.0);
    assert_eq!((layer.width, layer.height, layer.turned), (300.0, 200.0, 0));
}

#[test]
fn letters_drawn_one_by_one_are_a_word() {
    let content = "BT /F1 10 Tf 20 100 Td (2) Tj 5.56 0 Td (5) Tj 5.56 0 Td (,000) Tj ET \
                   BT /F1 10 Tf 20 80 Td [(T)-10(otal)-300(due)] TJ ET \
                   BT /F1 10 Tf 3 Tc 20 60 Td (PAY SLIP) Tj ET";
    assert_eq!(shown(content), ["25,000", "Total", "due", "PAY", "SLIP"]);
}

#[test]
fn a_word_is_of_one_piece_in_whatever_order_it_is_drawn() {
    let content = "BT /F1 10 Tf 31.12 100 Td (34.00) Tj ET BT /F1 10 Tf 20 100 Td (12) Tj ET";
    assert_eq!(shown(content), ["1234.00"]);
}

#[test]
fn bold_is_told_by_the_font_and_by_drawing_twice() {
    let content = "BT /F2 10 Tf 20 100 Td (one) Tj ET BT /F1 10 Tf 20 80 Td (two) Tj ET \
                   BT /F1 10 Tf 20 60 Td (three) Tj 0.3 0 Td (three) Tj ET";
    let words = Builder::new(content).layer().words;
    assert_eq!(texts(&words), ["one", "two", "three"]);
    assert_eq!(
        words.iter().map(|word| word.bold).collect::<Vec<_>>(),
        [true, false, true]
    );
    assert_ne!(words[0].font, words[1].font);
}

#[test]
fn turned_pages_and_turned_text_come_upright() {
    // A landscape page kept as a portrait one, and one that only its text tells to be turned
    let kept = Builder::with_page("/Rotate 90", "BT /F1 10 Tf 0 1 -1 0 100 20 Tm (Net pay) Tj ET").layer();
    assert_eq!((kept.width, kept.height, kept.turned), (200.0, 300.0, 0));
    assert_eq!(texts(&kept.words), ["Net", "pay"]);
    assert!((kept.words[0].left - 20.8).abs() < 1.0, "{:?}", kept.words[0]);
    let told = Builder::new("BT /F1 10 Tf 0 1 -1 0 100 20 Tm (Net pay) Tj ET").layer();
    assert_eq!((told.width, told.height, told.turned), (200.0, 300.0, 90));
    assert_eq!(texts(&told.words), ["Net", "pay"]);
    let note = Builder::new(
        "BT /F1 10 Tf 20 100 Td (Net pay) Tj ET BT /F1 10 Tf 0.7 0.7 -0.7 0.7 100 20 Tm (copy) Tj ET",
    )
    .layer();
    assert_eq!(
        (texts(&note.words), texts(&note.askew)),
        (vec!["Net", "pay"], vec!["copy"])
    );
}

#[test]
fn text_that_cannot_be_seen_is_no_text() {
    let word = "BT /F1 10 Tf 50 100 Td (99,000.00) Tj ET";
    for (content, why) in [
        (format!("3 Tr {word}"), Hidden::Invisible),
        (format!("1 g {word}"), Hidden::SameColour),
        (
            format!("0.5 g 0 0 300 200 re f 0.52 g {word}"),
            Hidden::SameColour,
        ),
        (format!("/Faint gs {word}"), Hidden::Transparent),
        (format!("{word} 1 g 40 90 100 30 re f"), Hidden::CoveredByShape),
        (format!("0 0 10 10 re W n {word}"), Hidden::Clipped),
        (word.replace("50 100", "50 900"), Hidden::OutsidePage),
        (word.replace("/F1 10 Tf", "/F1 1 Tf"), Hidden::TooSmall),
    ] {
        assert_eq!(hidden(&content), [("99,000.00".to_owned(), why)], "{content}");
        assert_eq!(shown(&content), Vec::<String>::new(), "{content}");
    }
}

#[test]
fn text_on_a_coloured_ground_shows() {
    let content = "0 0 0.4 rg 40 90 100 30 re f 1 g BT /F1 10 Tf 50 100 Td (Total) Tj ET";
    assert_eq!(shown(content), ["Total"]);
    // A marker that lets text through: blended, half transparent
    let content = "BT /F1 10 Tf 50 100 Td (Total) Tj ET 0 0 300 5 re f";
    assert_eq!(shown(content), ["Total"]);
}

#[test]
fn a_picture_over_text_hides_it() {
    let picture = stream(
        "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        b"\xff",
    );
    let content = "BT /F1 10 Tf 50 100 Td (20,000.00) Tj ET q 300 0 0 200 0 0 cm /X1 Do Q";
    let builder = Builder::new(content).and(picture);
    assert_eq!(builder.layer().hidden[0].why, Hidden::CoveredByPicture);
    assert!(builder.open().unwrap().page(0).unwrap().needs_picture().unwrap());
}

#[test]
fn a_box_with_another_amount_is_a_fact() {
    let content = "BT /F1 10 Tf 50 100 Td (20,000.00) Tj ET 1 g 45 95 70 16 re f 0 g \
                   BT /F2 10 Tf 50 100 Td (90,000.00) Tj ET";
    let document = Builder::new(content).open().unwrap();
    let facts = document.facts().unwrap();
    let covered = &facts.pages[0].covered[0];
    assert_eq!(
        (covered.text.as_str(), covered.shown.as_deref()),
        ("20,000.00", Some("90,000.00"))
    );
    assert_eq!((facts.updates, facts.linearised, facts.signatures), (0, false, 0));
}

#[test]
fn an_update_of_the_page_is_told_from_a_comment() {
    let file = Builder::new("BT /F1 10 Tf 50 100 Td (20,000.00) Tj ET").bytes();
    let redrawn = append(
        &file,
        &[(4, stream("", b"BT /F1 10 Tf 50 100 Td (90,000.00) Tj ET"))],
    );
    let facts = Document::open(redrawn, &Limits::default())
        .unwrap()
        .facts()
        .unwrap();
    assert_eq!((facts.updates, facts.redrawn), (1, vec![0]));
    let commented = append(
        &file,
        &[(9, b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] >>".to_vec())],
    );
    let facts = Document::open(commented, &Limits::default())
        .unwrap()
        .facts()
        .unwrap();
    assert_eq!((facts.updates, facts.redrawn), (1, vec![]));
}

#[test]
fn a_page_is_drawn_at_the_size_asked_for() {
    let document = Builder::new("0 0 150 200 re f").open().unwrap();
    let picture = document.page(0).unwrap().render(144.0).unwrap();
    assert_eq!(picture.dimensions(), (600, 400));
    assert_eq!(picture.get_pixel(10, 10).0, [0, 0, 0]);
    assert_eq!(picture.get_pixel(590, 10).0, [255, 255, 255]);
}

#[test]
fn words_without_ink_are_found() {
    // Painted over by a shading, which the order of drawing does not count as a cover
    let document = Builder::new("BT /F1 10 Tf 50 100 Td (Total) Tj ET")
        .open()
        .unwrap();
    assert_eq!(document.page(0).unwrap().without_ink().unwrap(), []);
}

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
