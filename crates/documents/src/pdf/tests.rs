use crate::Limits;

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
    // A frame, drawn as one rectangle in another: what it goes round lies on the paper
    let content = "0 g 40 90 100 30 re 41 91 98 28 re f* BT /F1 10 Tf 50 100 Td (Total) Tj ET";
    assert_eq!(shown(content), ["Total"]);
    let content = "0 0 300 200 re 45 95 60 20 re W* n BT /F1 10 Tf 50 100 Td (Total) Tj ET";
    assert_eq!(shown(content), Vec::<String>::new());
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
fn letters_that_were_turned_into_shapes_are_looked_at() {
    let shapes = |count: usize| -> String {
        let shape = |number: usize| {
            let (x, y) = (number % 30 * 9 + 10, number / 30 * 12 + 20);
            format!("{x} {y} m {x} {} {} {} {} {y} c f ", y + 8, x + 6, y + 8, x + 6)
        };
        (0..count).map(shape).collect()
    };
    let needs = |drawn: &str| {
        let content =
            format!("BT /F1 10 Tf 50 180 Td (Page 1 of 2, printed by the payroll program) Tj ET {drawn}");
        let document = Builder::new(&content).open().unwrap();
        let page = document.page(0).unwrap();
        page.needs_picture().unwrap()
    };
    assert!(needs(&shapes(200)));
    // A logo
    assert!(!needs(&shapes(40)));
    // The squares of a code have no curves
    assert!(!needs(&"50 50 3 3 re f ".repeat(400)));
}

#[test]
fn the_text_behind_a_scan_is_not_believed_and_can_be_compared() {
    let picture = stream(
        "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
        b"\xff",
    );
    let content = "q 300 0 0 200 0 0 cm /X1 Do Q BT 3 Tr /F1 10 Tf 50 100 Td (Net pay 180,424.10) Tj ET";
    let document = Builder::new(content).and(picture).open().unwrap();
    let page = document.page(0).unwrap();
    assert!(page.needs_picture().unwrap());
    let layer = page.layer().unwrap();
    let seen = |text: &str| {
        let hidden = &layer.hidden[2].word;
        crate::Word {
            text: text.to_owned(),
            left: hidden.left * 2.0,
            right: hidden.right * 2.0,
            top: hidden.top * 2.0,
            bottom: hidden.bottom * 2.0,
            ..hidden.clone()
        }
    };
    assert_eq!(layer.disagreements(&[seen("180.424,10")], 600.0, 400.0), []);
    let found = layer.disagreements(&[seen("18,042.41")], 600.0, 400.0);
    assert_eq!(
        (found[0].hidden.as_str(), found[0].seen.as_deref()),
        ("180,424.10", Some("18,042.41"))
    );
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
