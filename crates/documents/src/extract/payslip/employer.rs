//! Who paid: by a label, or by the letterhead, which has none.

use std::sync::LazyLock;

use crate::{
    Field, Value,
    extract::candidate::{Candidate, Form},
    layout::{CellId, Lexicon, Span, roles_in},
};

use super::people;

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(&[include_str!("../labels/letterhead.toml")])
        .expect("the crate's own file, which the tests parse")
});

/// `For: Acme Inc.`, over a signature
const BEFORE: &[&str] = &[
    "for and on behalf of ",
    "on behalf of ",
    "for: ",
    "for ",
    "tm. ",
    "p.p. ",
    "por: ",
    "a.n. ",
    "a/n ",
    "atas nama ",
    "por ",
];

/// A cell of the upper part must have this much for it to pass for a letterhead.
const CONVINCING: f32 = 0.42;

pub fn read(form: &Form<'_, '_>, employee: Option<&Candidate>) -> Option<Candidate> {
    let labelled = form
        .candidates("employerName", Field::EmployerName)
        .into_iter()
        .find(|candidate| {
            let text = form.sheet.text(candidate.span);
            candidate.score > 0.5 && is_plausible(text) && !people::is_same(employee, text)
        });
    let letterhead = letterhead(form, employee);
    // `Unit: Workshop 2`: what does not look like a company is no match for one at the head of the page
    let is_company = |candidate: &Candidate| has_legal_form(form.sheet.text(candidate.span));
    match (labelled, letterhead) {
        (Some(labelled), Some(letterhead))
            if !is_company(&labelled) && is_company(&letterhead) && letterhead.score > 0.7 =>
        {
            Some(letterhead)
        }
        (Some(labelled), Some(letterhead)) if labelled.score < 0.75 && letterhead.score > labelled.score => {
            Some(letterhead)
        }
        (Some(labelled), _) => Some(labelled),
        (None, letterhead) => letterhead,
    }
}

/// Whether a text has the words of a legal form: `Inc.`, `PT`, `Pte. Ltd.`, `S.A. de C.V.`
pub fn has_legal_form(text: &str) -> bool {
    roles_in(&WORDS, text).iter().any(|role| role == "legal")
}

/// Whether a text has any word that persons' names do not have.
pub fn is_business(text: &str) -> bool {
    !roles_in(&WORDS, text).is_empty()
}

/// Whether a text has words of streets and places.
pub fn is_address(text: &str) -> bool {
    roles_in(&WORDS, text).iter().any(|role| role == "address")
}

/// Whether a text can be a company's name: more than a legal form, a number or the title of a paper.
fn is_plausible(text: &str) -> bool {
    let roles = roles_in(&WORDS, text);
    let has = |role: &str| roles.iter().any(|known| known == role);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let own = text.split(|letter: char| !letter.is_alphanumeric()).any(|word| {
        let part = ["sdn", "bhd", "pte", "pvt", "tbk", "rl", "cv", "de"]
            .iter()
            .any(|part| word.eq_ignore_ascii_case(part));
        word.chars().count() >= 2 && !has_legal_form(word) && !part
    });
    let words = text.split_whitespace().count();
    own && letters >= 4
        && (words >= 2 || letters >= 8)
        && digits * 3 <= letters
        && (!has("other") || has("legal") || has("business"))
}

fn letterhead(form: &Form<'_, '_>, employee: Option<&Candidate>) -> Option<Candidate> {
    let sheet = form.sheet;
    let usual = sheet.usual_height();
    let mut best: Option<Candidate> = None;
    for cell in 0..sheet.cells.len() {
        let Some(span) = company_part(form, cell) else {
            continue;
        };
        let text = sheet.text(span);
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        if letters < 4 || !is_plausible(text) || people::is_same(employee, text) {
            continue;
        }
        // `Company Loan  8,450.00`
        let paid = sheet
            .right_of(cell)
            .next()
            .is_some_and(|right| form.is_figure(&sheet.cell(right).text));
        if paid && !ends_with_legal_form(text) {
            continue;
        }
        let place = sheet.cell(cell);
        let height = place.middle() / sheet.page.height;
        let roles = roles_in(&WORDS, text);
        let has = |role: &str| roles.iter().any(|known| known == role);
        // `Agos Metro Water District` is no place
        let street = has("address") && !has("legal") && (!has("business") || text.contains(','));
        if street || text.contains('@') || text.contains("www.") || has("phrase") {
            continue;
        }
        if has("other") && !has("legal") && !has("business") {
            continue;
        }
        let rest = form.wrapped(span, "employerName");
        let goes_on = rest.as_deref().is_some_and(|rest| {
            !has("legal") && has_legal_form(&format!("{text} {rest}"))
                || rest.len() < 14 && has_legal_form(rest)
        });
        let mut score: f32 = 0.0;
        score += if has("legal") || goes_on { 0.5 } else { 0.0 };
        score += if signs(sheet.text(sheet.whole(cell))) {
            0.25
        } else {
            0.0
        };
        score += if has("business") { 0.2 } else { 0.0 };
        score -= if has("other") && !has("legal") { 0.1 } else { 0.0 };
        score += match height {
            _ if height < 0.12 => 0.3,
            _ if height < 0.25 => 0.15,
            _ if height < 0.5 => 0.0,
            _ => -0.05,
        };
        score += ((place.height() / usual - 1.0) * 0.3).clamp(0.0, 0.25);
        score += if sheet.is_bold(span) { 0.05 } else { 0.0 };
        score += if place.line == 0 { 0.1 } else { 0.0 };
        // Printed again in the footer or over the signature
        score += if repeated(form, cell, text) { 0.1 } else { 0.0 };
        score -= if text.split_whitespace().count() > 9 {
            0.3
        } else {
            0.0
        };
        score -= if text.chars().filter(char::is_ascii_digit).count() > 3 {
            0.3
        } else {
            0.0
        };
        let score = score.min(0.97);
        if score >= CONVINCING && best.as_ref().is_none_or(|known| score > known.score) {
            best = Some(Candidate {
                value: Value::Text(with_last_dot(match rest {
                    // The legal form may be what did not fit on the line
                    Some(rest) if goes_on => format!("{} {rest}", single_spaced(text)),
                    _ => single_spaced(text),
                })),
                span,
                score,
            });
        }
    }
    best
}

/// Whether a text says on whose behalf somebody signs: `For: Acme Inc.`
fn signs(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mark = |before: &&&str| before.contains(['.', ':', '/']) || before.contains("behalf");
    BEFORE
        .iter()
        .filter(mark)
        .any(|before| lower.starts_with(*before))
}

/// `S.A. de C.V`: the last dot of an abbreviation is the first thing that a picture loses.
fn with_last_dot(name: String) -> String {
    let last = name.rsplit(' ').next().unwrap_or_default();
    let letters = last.split('.').all(|part| part.chars().count() == 1);
    match last.contains('.') && letters {
        true => name + ".",
        false => name,
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The cell, if it is no label; without what a footer adds after a dot or a bar.
fn company_part(form: &Form<'_, '_>, cell: CellId) -> Option<Span> {
    let taken = form.hits.iter().any(|hit| {
        hit.span.cell == cell
            && hit.first
            && (hit.alone || hit.role == "title" || hit.role.starts_with("section"))
    });
    if taken {
        return None;
    }
    let mut span = form.sheet.trimmed(form.sheet.whole(cell));
    let lower = form.sheet.text(span).to_lowercase();
    if let Some(before) = BEFORE.iter().find(|before| lower.starts_with(**before)) {
        span.start += before.len();
        span = form.sheet.trimmed(span);
    }
    let text = form.sheet.text(span);
    let end = [" · ", " | ", " • ", " – "]
        .iter()
        .filter_map(|mark| text.find(mark))
        .chain(address_in(text))
        .chain(registered(text))
        .min();
    let end = end.unwrap_or(text.len());
    let span = Span {
        end: span.start + text[..end].trim_end_matches([',', ' ']).len(),
        ..span
    };
    (span.start < span.end).then_some(span)
}

/// Where an address begins that follows a company's name in one line: `Acme Foods Inc., 12 Rizal Ave., Makati`.
fn address_in(text: &str) -> Option<usize> {
    text.match_indices(' ').map(|(place, _)| place).find(|&place| {
        let (name, rest) = (
            text[..place].trim_end_matches(','),
            text[place + 1..].trim_start(),
        );
        let number = rest.starts_with(|letter: char| letter.is_ascii_digit());
        let street: Vec<&str> = rest.split_whitespace().take(2).collect();
        if street.is_empty() {
            return false;
        }
        let comma = text[..place].ends_with(',');
        let first = name.split(' ').next().unwrap_or_default();
        if has_legal_form(first) && name.contains(' ') && !number && is_address(street[0]) {
            return true;
        }
        let named = ends_with_legal_form(name)
            || comma && is_business(name) && !has_legal_form(rest)
            // `R.M. Villareal Trading  91 Shaw Boulevard`
            || number
                && is_business(name)
                && !has_legal_form(rest)
                && rest.split_whitespace().take(4).any(is_address);
        named && (number || is_address(&street.join(" ")) && !has_legal_form(rest))
    })
}

/// Where the number begins that a company is registered under: `Teguh Maju Sdn. Bhd. (1023456-X)`.
fn registered(text: &str) -> Option<usize> {
    let place = text.find(" (")?;
    let digits = text[place..].chars().filter(char::is_ascii_digit).count();
    (digits >= 5 && has_legal_form(&text[..place])).then_some(place)
}

fn ends_with_legal_form(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    has_legal_form(last) || (has_legal_form(name) && last.ends_with('.') && name.ends_with("C.V."))
}

fn repeated(form: &Form<'_, '_>, cell: CellId, text: &str) -> bool {
    form.sheet
        .cells
        .iter()
        .enumerate()
        .any(|(other, place)| other != cell && place.text.contains(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_ends_with_a_dot() {
        assert_eq!(with_last_dot("Acme S.A. de C.V".into()), "Acme S.A. de C.V.");
        for name in ["Acme S.A. de C.V.", "Acme Inc", "Acme Co. Ltd", "Acme SA de CV"] {
            assert_eq!(with_last_dot(name.into()), name);
        }
    }

    #[test]
    fn an_address_ends_a_companys_name() {
        let name = |text: &'static str| address_in(text).map(|end| text[..end].trim_end_matches(','));
        assert_eq!(
            name("Acme Foods Inc., 12 Rizal Ave., Makati"),
            Some("Acme Foods Inc.")
        );
        assert_eq!(name("PT Sinar Jaya Jl. Raya Bekasi No. 1"), Some("PT Sinar Jaya"));
        assert_eq!(name("Textiles del Norte, S.A. de C.V."), None);
        assert_eq!(name("Acme 24 Hours Foods Inc."), None);
        assert_eq!(
            name("R.M. Villareal Trading 91 Shaw Boulevard, Mandaluyong"),
            Some("R.M. Villareal Trading")
        );
        let text = "Teguh Maju Sdn. Bhd. (1023456-X)";
        assert_eq!(
            registered(text).map(|end| &text[..end]),
            Some("Teguh Maju Sdn. Bhd.")
        );
        assert_eq!(registered("Acme (Phils.) Inc."), None);
    }
}
