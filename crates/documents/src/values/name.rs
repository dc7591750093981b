//! Names of persons: their parts where the print shows them, and whether two prints name one person.

use super::{
    fold::{fold, single_spaced},
    words::titles,
};

/// `JOsÉ`, `GARCíA`: letters that look alike large and small, put right in a word of capitals.
fn one_case(word: &str) -> String {
    let large = word.chars().filter(|letter| letter.is_uppercase()).count();
    let small: Vec<char> = word.chars().filter(|letter| letter.is_lowercase()).collect();
    let alike = !small.is_empty() && small.iter().all(|letter| "cosuvwxzíóúìòù".contains(*letter));
    // `McARTHUR` is written so
    if alike && large >= 2 && large >= 2 * small.len() && !word.starts_with("Mc") {
        word.to_uppercase()
    } else {
        word.to_owned()
    }
}

/// `lyer`, `lbañez`: beside other names with capitals, a small l that begins one is a capital i.
fn capital_i(word: &str) -> String {
    match word.strip_prefix('l') {
        Some(rest) if rest.chars().count() >= 3 && rest.chars().all(char::is_lowercase) => format!("I{rest}"),
        _ => word.to_owned(),
    }
}

/// The parts that a print shows apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    pub first: Option<String>,
    pub middle: Option<String>,
    pub last: Option<String>,
    /// Whether first and middle name could be divided in another way too.
    pub open: bool,
}

/// A name as printed, without titles before it and degrees behind it. None where the text is no name: it has digits, or
/// no letters.
pub fn parse(text: &str) -> Option<String> {
    let text = single_spaced(text);
    let text = text.trim_matches(|letter: char| !(letter.is_alphanumeric() || ".()'".contains(letter)));
    let mut words: Vec<&str> = text.split(' ').collect();
    let bare = |word: &str| fold(word).replace(['.', ','], "");
    let is_title = |word: &str| {
        let plain = bare(word);
        let marked = word.ends_with('.') || !word.is_ascii();
        !word.ends_with(',')
            && (titles().before.contains(&plain) || marked && titles().marked.contains(&plain))
    };
    while words.len() > 1 && is_title(words[0]) {
        words.remove(0);
    }
    while words.len() > 2
        && words[words.len() - 2].ends_with(',')
        && titles().after.contains(&bare(words[words.len() - 1]))
    {
        words.pop();
    }
    let capital = words.iter().any(|word| word.starts_with(char::is_uppercase));
    let words: Vec<String> = words
        .into_iter()
        .map(|word| if capital { capital_i(word) } else { word.to_owned() })
        .map(|word| one_case(&word))
        .collect();
    let name = words.join(" ");
    let name = name
        .trim_end_matches([',', ';', ':', '-', ' '])
        .trim_start_matches([')', '.', ' ']);
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    let others = name
        .chars()
        .filter(|letter| !(letter.is_alphabetic() || " .,'-()/’`ªº@".contains(*letter)))
        .count();
    // `COD.CT`: a form's shorthand
    let shorthand = name.split(' ').any(|word| {
        let parts: Vec<&str> = word.split('.').collect();
        matches!(parts[..], [one, other] if one.len() >= 3 && other.len() >= 2 && word.chars().all(|letter| letter == '.' || letter.is_uppercase()))
    });
    (letters >= 2 && others == 0 && !shorthand).then(|| name.to_owned())
}

/// `Last, First Middle` in its parts; nothing where the print does not divide it.
pub fn parts(name: &str) -> Parts {
    let Some((last, given)) = name.split_once(',') else {
        return Parts::default();
    };
    let (last, mut given) = (last.trim(), given.trim().to_owned());
    let is_suffix = |word: &str| titles().suffix.contains(&fold(word).replace(['.', ','], ""));
    let mut suffix = None;
    // `CRUZ, JUAN S., JR.` and `CRUZ, JR., JUAN S.`
    if let Some((one, two)) = given.split_once(',').map(|(one, two)| (one.trim(), two.trim())) {
        let (kept, ending) = if is_suffix(one) { (two, one) } else { (one, two) };
        if !is_suffix(ending) {
            // `CRUZ, JUAN, SANTOS`: all three are divided
            return Parts {
                first: Some(one.to_owned()),
                middle: (!two.is_empty()).then(|| two.to_owned()),
                last: Some(last.to_owned()),
                open: false,
            };
        }
        suffix = Some(ending.to_owned());
        given = kept.to_owned();
    }
    if last.is_empty() || given.is_empty() || is_suffix(&given) {
        return Parts::default();
    }
    let words: Vec<&str> = given.split(' ').filter(|word| !word.is_empty()).collect();
    let initial = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count() == 1;
    let mut middle_from = match words[..] {
        [_] => words.len(),
        _ => words.len() - 1,
    };
    // `Dela Cruz` and `de los Santos` stay together
    while middle_from > 1 && titles().particle.contains(&fold(words[middle_from - 1])) {
        middle_from -= 1;
    }
    let middle = words[middle_from..].join(" ");
    let first = words[..middle_from].join(" ");
    Parts {
        first: Some(match suffix {
            Some(suffix) => format!("{first} {suffix}"),
            None => first,
        }),
        // Two given names look like a first and a middle name
        open: !middle.is_empty() && !initial(&middle),
        middle: (!middle.is_empty()).then_some(middle),
        last: Some(last.to_owned()),
    }
}

/// Whether two prints name one person, 0 to 1. The order of the words says nothing; an initial stands for a name; a
/// middle name may be missing; a letter may be misread.
pub fn similarity(one: &str, other: &str) -> f32 {
    let (one, other) = (comparable(one), comparable(other));
    let (few, many) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if few.is_empty() {
        return 0.0;
    }
    let mut free: Vec<Option<&str>> = many.iter().map(|word| Some(word.as_str())).collect();
    let (mut sum, mut weight, mut whole) = (0.0, 0.0, 0);
    // Long words first, so that an initial does not take another word's place
    let mut few = few;
    few.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in &few {
        let best = free
            .iter()
            .enumerate()
            .filter_map(|(at, other)| Some((at, alike(word, (*other)?))))
            .max_by(|one, other| one.1.total_cmp(&other.1));
        let size = if word.chars().count() == 1 { 0.4 } else { 1.0 };
        weight += size;
        if let Some((at, likeness)) = best.filter(|(_, likeness)| *likeness > 0.0) {
            if likeness >= 0.75 && size == 1.0 && free[at].is_some_and(|other| other.chars().count() > 1) {
                whole += 1;
            }
            free[at] = None;
            sum += size * likeness;
        }
    }
    let missing = free
        .iter()
        .flatten()
        .filter(|word| word.chars().count() > 1)
        .count();
    let score = sum / weight;
    // A single shared word is a family, not a person
    let limit = match whole {
        0 => 0.3,
        1 if many.len() > 1 => 0.6,
        _ => 1.0,
    };
    (score - 0.06 * missing.min(3) as f32).clamp(0.0, limit)
}

fn comparable(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words: Vec<String> = folded
        .split(|letter: char| !(letter.is_alphanumeric() || letter == '\''))
        .map(|word| word.replace('\'', ""))
        .filter(|word| !word.is_empty())
        .collect();
    let known = |word: &String| titles().before.contains(word) || titles().suffix.contains(word);
    let kept: Vec<String> = words.iter().filter(|word| !known(word)).cloned().collect();
    if kept.is_empty() { words } else { kept }
}

fn alike(one: &str, other: &str) -> f32 {
    if one == other {
        return 1.0;
    }
    let (short, long) = if one.chars().count() <= other.chars().count() {
        (one, other)
    } else {
        (other, one)
    };
    if short.chars().count() == 1 {
        return if long.starts_with(short) { 0.9 } else { 0.0 };
    }
    let likeness = strsim::normalized_levenshtein(one, other) as f32;
    if likeness >= 0.74 { likeness } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_without_titles() {
        for (text, name) in [
            ("Mr. Juan Dela Cruz", "Juan Dela Cruz"),
            ("Bpk. Budi Santoso", "Budi Santoso"),
            ("Ibu Siti Rahayu", "Siti Rahayu"),
            ("MARIA CLARA S. REYES", "MARIA CLARA S. REYES"),
            ("DELA CRUZ, JUAN S.", "DELA CRUZ, JUAN S."),
            ("Juan Cruz, CPA", "Juan Cruz"),
            ("Nguyễn Văn An", "Nguyễn Văn An"),
            ("Sofía Hernández-Ruiz", "Sofía Hernández-Ruiz"),
            ("Juan Cruz Jr.", "Juan Cruz Jr."),
            ("Ba Nguyen", "Ba Nguyen"),
            ("Ong Zhi Hao", "Ong Zhi Hao"),
            ("JOsÉ LUIs GARCíA McARTHUR", "JOSÉ LUIS GARCÍA McARTHUR"),
            ("ONG, JOSE MARI C.", "ONG, JOSE MARI C."),
            ("Ông Nguyễn Văn An", "Nguyễn Văn An"),
            ("C. José García Ruiz", "José García Ruiz"),
            ("Rahul lyer", "Rahul Iyer"),
            ("Maria de los Santos", "Maria de los Santos"),
        ] {
            assert_eq!(parse(text).as_deref(), Some(name), "{text}");
        }
        for text in ["", "12", "Juan 2", "A", "25,000.00", "-"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn parts_where_the_print_divides() {
        let of = |text: &str| {
            let parts = parts(text);
            (
                parts.first.unwrap_or_default(),
                parts.middle.unwrap_or_default(),
                parts.last.unwrap_or_default(),
            )
        };
        let three = |one: &str, two: &str, three: &str| (one.to_owned(), two.to_owned(), three.to_owned());
        assert_eq!(of("DELA CRUZ, JUAN S."), three("JUAN", "S.", "DELA CRUZ"));
        assert_eq!(
            of("Reyes, Maria Clara Santos"),
            three("Maria Clara", "Santos", "Reyes")
        );
        assert_eq!(of("Cruz, Juan"), three("Juan", "", "Cruz"));
        assert_eq!(of("Cruz, Juan Dela Rosa"), three("Juan", "Dela Rosa", "Cruz"));
        assert_eq!(of("Cruz, Juan S., Jr."), three("Juan Jr.", "S.", "Cruz"));
        assert_eq!(of("Juan S. Cruz"), three("", "", ""));
        assert!(parts("Reyes, Maria Clara").open);
        assert!(!parts("Reyes, Maria C.").open);
    }

    #[test]
    fn one_person_in_two_prints() {
        for (one, other) in [
            ("Juan Santos Dela Cruz", "DELA CRUZ, JUAN SANTOS"),
            ("Juan S. Dela Cruz", "Dela Cruz, Juan Santos"),
            ("Juan Dela Cruz", "Juan Santos Dela Cruz"),
            ("José Peña", "JOSE PENA"),
            ("Mr. Juan Cruz Jr.", "Juan Cruz"),
            ("Maria Reyes", "Maria Reyos"),
        ] {
            assert!(
                similarity(one, other) > 0.8,
                "{one} / {other}: {}",
                similarity(one, other)
            );
        }
        for (one, other) in [
            ("Juan Dela Cruz", "Maria Santos"),
            ("Juan Cruz", "Pedro Cruz"),
            ("J. Cruz", "P. Cruz"),
            ("", "Juan"),
            ("Juan Reyes", "Juan Cruz"),
        ] {
            assert!(
                similarity(one, other) < 0.65,
                "{one} / {other}: {}",
                similarity(one, other)
            );
        }
    }

    proptest! {
        #[test]
        fn order_says_nothing(one in "[A-Z][a-z]{2,8}", two in "[A-Z][a-z]{2,8}", three in "[A-Z][a-z]{2,8}") {
            let straight = format!("{one} {two} {three}");
            let turned = format!("{three}, {one} {two}");
            prop_assert!(similarity(&straight, &turned) > 0.99);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,40}", name in "[A-Za-z,. ]{0,30}") {
            for text in [&text, &name] {
                let _ = parse(text);
                let _ = parts(text);
                prop_assert!((0.0..=1.0).contains(&similarity(text, &name)));
            }
        }
    }
}
