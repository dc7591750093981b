//! Letters: which glyph, how wide. Noto Sans, cut down to Latin with Vietnamese.

use std::sync::LazyLock;

use ttf_parser::Face;
use unicode_normalization::UnicodeNormalization;

static REGULAR: &[u8] = include_bytes!("../../fonts/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../fonts/NotoSans-Bold.ttf");

static FACES: LazyLock<[Option<Face<'static>>; 2]> =
    LazyLock::new(|| [Face::parse(REGULAR, 0).ok(), Face::parse(BOLD, 0).ok()]);

/// What stands for a letter that the font has not.
const MISSING: char = '\u{fffd}';

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

impl Weight {
    pub fn face(self) -> Option<&'static Face<'static>> {
        FACES[self as usize].as_ref()
    }

    pub fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Bold => BOLD,
        }
    }

    pub fn name(self) -> &'static [u8] {
        match self {
            Self::Regular => b"NotoSans-Regular",
            Self::Bold => b"NotoSans-Bold",
        }
    }
}

/// A text as it is set: composed letters, no control characters, single spaces.
pub fn tidy(text: &str) -> String {
    let spaced: String = text
        .nfc()
        .map(|letter| match letter.is_control() {
            true => ' ',
            false => letter,
        })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A letter's glyph, and its width as a share of the size.
fn glyph(face: &Face<'_>, letter: char) -> (u16, f32) {
    let found = face.glyph_index(letter).or_else(|| face.glyph_index(MISSING));
    let id = found.unwrap_or_default();
    let advance = face.glyph_hor_advance(id).unwrap_or(0);
    (id.0, f32::from(advance) / f32::from(face.units_per_em()))
}

/// How wide a text is at a size.
pub fn width(text: &str, weight: Weight, size: f32) -> f32 {
    let Some(face) = weight.face() else { return 0.0 };
    text.chars().map(|letter| glyph(face, letter).1).sum::<f32>() * size
}

/// A text's glyphs, each as the two bytes that a PDF has for it.
pub fn glyphs(text: &str, weight: Weight) -> Vec<u8> {
    let Some(face) = weight.face() else {
        return Vec::new();
    };
    text.chars()
        .flat_map(|letter| glyph(face, letter).0.to_be_bytes())
        .collect()
}

/// A text in lines no wider than given; a word that is wider is cut. What goes beyond the last line ends with an ellipsis.
pub fn wrap(text: &str, weight: Weight, size: f32, wide: f32, most: usize) -> Vec<String> {
    let text = tidy(text);
    let fits = |line: &str| width(line, weight, size) <= wide;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let longer = match line.is_empty() {
            true => word.to_owned(),
            false => format!("{line} {word}"),
        };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if !fits(&line) && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
        if lines.len() > most {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && !fits(&format!("{last}…")) {
                last.pop();
            }
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_countries_have_their_letters() {
        for name in [
            "Nguyễn Thị Phượng",
            "José Ñandú",
            "Đặng Ửng",
            "Łukasz Żółć",
            "₱ ₹ ₫ € – …",
        ] {
            for weight in [Weight::Regular, Weight::Bold] {
                let face = weight.face().unwrap();
                for letter in tidy(name).chars() {
                    assert!(face.glyph_index(letter).is_some(), "{letter} of {name}");
                }
            }
        }
    }

    #[test]
    fn lines_are_no_wider_than_they_may_be() {
        let text = "A sentence of several words, with averyveryveryveryveryverylongone in it.";
        let lines = wrap(text, Weight::Regular, 10.0, 90.0, 20);
        assert!(lines.len() > 3);
        for line in &lines {
            assert!(width(line, Weight::Regular, 10.0) <= 90.0, "{line}");
        }
        let cut = wrap(&text.repeat(50), Weight::Bold, 10.0, 90.0, 3);
        assert_eq!(cut.len(), 3);
        assert!(cut[2].ends_with('…'));
        assert!(wrap(" \u{0}\n ", Weight::Regular, 10.0, 90.0, 3).is_empty());
    }
}
