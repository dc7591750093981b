//! Words made comparable: small letters without marks, and nothing else. Names are searched and held against each other
//! by them, so that "Nguyễn Đức" is found by "nguyen duc".

/// Letters that Unicode does not take apart into a plain letter and a mark, though people write the plain one.
const WHOLE: &[(char, &str)] = &[
    ('đ', "d"),
    ('ð', "d"),
    ('ø', "o"),
    ('ł', "l"),
    ('ı', "i"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
];

/// A text's words, folded. What is neither letter nor digit parts them, but for an apostrophe: "O'Brien" is one word.
pub fn words(text: &str) -> Vec<String> {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

    let mut words = vec![String::new()];
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        if matches!(letter, '\'' | '’' | '‘' | '`') {
            continue;
        }
        for small in letter.to_lowercase() {
            match (words.last_mut(), small.is_alphanumeric()) {
                (Some(word), true) => match WHOLE.iter().find(|(whole, _)| *whole == small) {
                    Some((_, plain)) => word.push_str(plain),
                    None => word.push(small),
                },
                _ => words.push(String::new()),
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_marks_and_punctuation() {
        for (text, expected) in [
            ("Nguyễn Văn Đức", "nguyen van duc"),
            ("José  P. Rizal-Mercado, Jr.", "jose p rizal mercado jr"),
            ("O'Brien & Søn (PTE) Ltd.", "obrien son pte ltd"),
            ("ＡＢＣ １２", "abc 12"),
            ("林志玲", "林志玲"),
            (" ... ", ""),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }
}
