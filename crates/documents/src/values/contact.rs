//! Electronic mail addresses and telephone numbers.

/// The mail address that a text is, or has in it.
pub fn email(text: &str) -> Option<String> {
    text.split(|letter: char| letter.is_whitespace() || "<>()[];,|".contains(letter))
        .map(|word| {
            let word = word.strip_prefix("mailto:").unwrap_or(word);
            // `Email:juan@…`: the label is glued to it
            let word = word.rsplit(':').next().unwrap_or(word);
            word.trim_matches(|letter: char| !letter.is_alphanumeric())
        })
        .find(|word| is_email(word))
        .map(str::to_owned)
}

fn is_email(word: &str) -> bool {
    let Some((name, host)) = word.split_once('@') else {
        return false;
    };
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "._%+-*".contains(letter);
    let parts: Vec<&str> = host.split('.').collect();
    !name.is_empty()
        && name.chars().all(allowed)
        && parts.len() >= 2
        && parts.iter().all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
        })
        && parts
            .last()
            .is_some_and(|top| top.len() >= 2 && top.chars().all(|letter| letter.is_ascii_alphabetic()))
}

/// The telephone number that a text is, as printed with single blanks. Too few digits, or too many, are something else;
/// hidden digits (`+63 9** *** 1234`) are printed so.
pub fn phone(text: &str) -> Option<String> {
    let text = super::fold::single_spaced(text);
    let text = text.trim_matches(|letter: char| !(letter.is_alphanumeric() || "+()*".contains(letter)));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let hidden = text.chars().filter(|letter| "*xX•".contains(*letter)).count();
    let plain = text
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+-().*xX•/ ".contains(letter));
    let starts = text.starts_with(['+', '(', '0', '1', '6', '8', '9', '2', '3', '4', '5', '7', '*']);
    (plain && starts && digits >= 4 && (7..=15).contains(&(digits + hidden))).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn mail_addresses() {
        assert_eq!(email("juan.cruz@mail.com").as_deref(), Some("juan.cruz@mail.com"));
        assert_eq!(email("Email:juan@x.com.ph,").as_deref(), Some("juan@x.com.ph"));
        assert_eq!(email("<a-b@c.co>").as_deref(), Some("a-b@c.co"));
        for text in ["", "@", "juan@", "juan@mail", "a@b@c.com", "juan cruz"] {
            assert_eq!(email(text), None, "{text}");
        }
    }

    #[test]
    fn telephone_numbers() {
        for text in [
            "+63 917 123 4567",
            "0917-123-4567",
            "(02) 8631 1111",
            "+62 812-3456-7890",
            "0917 *** 4567",
        ] {
            assert_eq!(phone(text).as_deref(), Some(text));
        }
        for text in ["", "123", "Juan", "0917 ABC 1234", "12345678901234567890"] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}") {
            let _ = email(&text);
            let _ = phone(&text);
        }
    }
}
