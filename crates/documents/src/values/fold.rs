//! Letters made comparable: small, without marks, and with the slips of a reader undone where a place tells whether a
//! digit or a letter belongs there.

const PLAIN: &[(char, &str)] = &[
    ('a', "àáâãäåāăạảấầẩẫậắằẳẵặ"),
    ('c', "çćč"),
    ('d', "đď"),
    ('e', "èéêëēẹẻẽếềểễệ"),
    ('i', "ìíîïīĩỉịı"),
    ('n', "ñń"),
    ('o', "òóôõöøōơọỏốồổỗộớờởỡợ"),
    ('s', "śš"),
    ('u', "ùúûüūũưụủứừửữự"),
    ('y', "ýÿỳỵỷỹ"),
    ('z', "źžż"),
    ('-', "‐‑‒–—―−﹣－"),
    ('\'', "’‘`´"),
    ('"', "“”"),
    (' ', "\u{a0}\u{2007}\u{2009}\u{202f}\u{3000}\t"),
    (':', "："),
    (',', "，"),
    ('.', "．·"),
    ('/', "／"),
    ('(', "（"),
    (')', "）"),
];

/// One letter, small and without its mark. Combining marks become nothing.
pub fn fold_char(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return Some(letter.to_ascii_lowercase());
    }
    if ('\u{300}'..='\u{36f}').contains(&letter) {
        return None;
    }
    let small = letter.to_lowercase().next().unwrap_or(letter);
    Some(
        PLAIN
            .iter()
            .find(|(_, marked)| marked.contains(small))
            .map_or(small, |(plain, _)| *plain),
    )
}

/// A text, small and without marks, letter for letter but for combining marks.
pub fn fold(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

/// The words of a text, folded, without punctuation around or between them.
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Words with single spaces between.
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The digit that a reader may have taken for this letter.
pub fn as_digit(letter: char) -> Option<char> {
    Some(match letter {
        '0'..='9' => letter,
        'O' | 'o' | 'Q' | 'D' | 'О' | 'о' | '○' => '0',
        'l' | 'I' | '|' | 'i' | '!' => '1',
        'Z' | 'z' => '2',
        'S' | 's' => '5',
        'G' | 'b' => '6',
        'T' => '7',
        'B' => '8',
        'g' | 'q' => '9',
        _ => return None,
    })
}

/// The capital letter that a reader may have taken for this digit.
pub fn as_letter(letter: char) -> Option<char> {
    Some(match letter {
        'A'..='Z' => letter,
        'a'..='z' => letter.to_ascii_uppercase(),
        '0' => 'O',
        '1' => 'I',
        '2' => 'Z',
        '5' => 'S',
        '6' => 'G',
        '8' => 'B',
        _ => return None,
    })
}

/// How alike two texts are to a reader, 0 to 1, marks and case aside.
pub fn likeness(one: &str, other: &str) -> f32 {
    strsim::normalized_levenshtein(&fold(one), &fold(other)) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_go() {
        assert_eq!(fold("Nguyễn Đình Ước"), "nguyen dinh uoc");
        assert_eq!(fold("PEÑA – “Año”"), "pena - \"ano\"");
        assert_eq!(words("Net Pay (PHP):"), ["net", "pay", "php"]);
    }

    #[test]
    fn combining_marks_are_the_same_as_ready_made_ones() {
        assert_eq!(fold("Pen\u{303}a"), fold("Peña"));
    }
}
