//! What kind of document it is, by the words on it.
//!
//! Every kind has words that speak for it and words that speak against it, as data; a title weighs more than the same
//! words in a sentence. The kind with the most weight is it, where it has enough and enough more than the next. What no
//! kind convinces of is [`Class::Others`].
//!
//! A page of a payroll program that nobody knows may have none of these words but labels with amounts that agree: those
//! count, too.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use serde::Deserialize;

use crate::{Class, Classification, Page, layout::Sheet, values::fold::fold_char};

#[derive(Deserialize)]
struct Entry {
    title: BTreeMap<String, f32>,
    words: BTreeMap<String, f32>,
    against: BTreeMap<String, f32>,
}

struct Phrase {
    class: Class,
    letters: String,
    weight: f32,
    title: bool,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let file: BTreeMap<Class, Entry> =
        toml::from_str(include_str!("classify.toml")).expect("the crate's own file, which the tests parse");
    let mut phrases = Vec::new();
    for (class, entry) in file {
        let mut add = |words: BTreeMap<String, f32>, sign: f32, title: bool| {
            for (phrase, weight) in words {
                phrases.push(Phrase {
                    class,
                    letters: squash(&phrase).into_iter().map(|(letter, _)| letter).collect(),
                    weight: sign * weight,
                    title,
                });
            }
        };
        add(entry.title, 1.0, true);
        add(entry.words, 1.0, false);
        add(entry.against, -1.0, false);
    }
    phrases
});

/// Less weight than this is chance.
const ENOUGH: f32 = 5.0;

/// How much of what speaks for a paper of income speaks against one that has no fields: cards and receipts name offices
/// and amounts as payslips do, but no basic pay, no deductions and no employer.
const INCOME_AGAINST: f32 = 0.25;

/// The kind of the document on these pages, by its words and by what was read besides that speaks for a payslip. None
/// where there is not a single word.
pub fn classify(pages: &[Page], payslip: f32) -> Option<Classification> {
    let mut scores: BTreeMap<Class, f32> = BTreeMap::new();
    let mut words = 0;
    for (place, page) in pages.iter().take(3).enumerate() {
        words += page.words.len();
        // What follows the first page adds little: it may be an annex of any kind
        let share = if place == 0 { 1.0 } else { 0.5 };
        for (class, score) in score(&Sheet::new(page, place)) {
            let sum = scores.entry(class).or_default();
            *sum = sum.max(share * score);
        }
    }
    if words == 0 {
        return None;
    }
    *scores.entry(Class::Payslip).or_default() += payslip;
    let income = [Class::Payslip, Class::TaxDocument, Class::EmploymentCertificate]
        .iter()
        .filter_map(|class| scores.get(class))
        .fold(0.0f32, |most, score| most.max(*score));
    for (class, score) in &mut scores {
        if class.fields().is_empty() {
            *score -= INCOME_AGAINST * income;
        }
    }
    let mut ranked: Vec<(Class, f32)> = scores.into_iter().collect();
    ranked.sort_by(|one, other| other.1.total_cmp(&one.1));
    let (best, most) = ranked.first().copied().unwrap_or((Class::Others, 0.0));
    let next = ranked.get(1).map_or(0.0, |(_, score)| score.max(0.0));
    if best == Class::Others || most < ENOUGH {
        // The less speaks for any kind, the surer it is none
        let rival = if best == Class::Others { next } else { most };
        return Some(Classification {
            file_type: Class::Others,
            confidence: (0.97 - 0.05 * rival.max(0.0)).clamp(0.4, 0.97),
        });
    }
    Some(Classification {
        file_type: best,
        confidence: confidence(most, most - next),
    })
}

/// From how much speaks for the kind, and how much more than for the next. Fitted by eye to labelled documents: what
/// had 12 and a lead of 6 was always right.
fn confidence(most: f32, lead: f32) -> f32 {
    let enough = (most / 14.0).min(1.0);
    let ahead = (lead / 7.0).clamp(0.0, 1.0);
    (0.45 + 0.27 * enough + 0.27 * ahead).min(0.99)
}

fn score(sheet: &Sheet<'_>) -> BTreeMap<Class, f32> {
    let usual = sheet.usual_height();
    let mut scores: BTreeMap<Class, f32> = BTreeMap::new();
    let mut counted: BTreeSet<usize> = BTreeSet::new();
    // Cells first, for titles; then lines and pairs of them, for phrases that the layout breaks
    for cell in &sheet.cells {
        let text = squash(&cell.text);
        let place = cell.middle() / sheet.page.height;
        let letters = text.len();
        for (at, phrase) in PHRASES.iter().enumerate().filter(|(_, phrase)| phrase.title) {
            if counted.contains(&at) || !contains(&cell.text, &text, &phrase.letters) {
                continue;
            }
            let alone = letters < phrase.letters.chars().count() + 16;
            let large = cell.height() > 1.25 * usual;
            let factor = match (alone, place < 0.3 || large) {
                (true, true) => 2.0,
                (true, false) => 1.0,
                (false, true) => 0.9,
                (false, false) => 0.5,
            };
            counted.insert(at);
            *scores.entry(phrase.class).or_default() += factor * phrase.weight;
        }
    }
    let lines: Vec<String> = (0..sheet.lines.len()).map(|line| sheet.line_text(line)).collect();
    let page = lines.join(" ");
    let text = squash(&page);
    for (at, phrase) in PHRASES.iter().enumerate() {
        if counted.contains(&at) || !contains(&page, &text, &phrase.letters) {
            continue;
        }
        let factor = if phrase.title { 0.5 } else { 1.0 };
        *scores.entry(phrase.class).or_default() += factor * phrase.weight;
    }
    scores
}

/// Letters and digits, folded, with their places.
fn squash(text: &str) -> Vec<(char, usize)> {
    text.char_indices()
        .filter_map(|(place, letter)| Some((fold_char(letter)?, place)))
        .filter(|(letter, _)| letter.is_alphanumeric())
        .collect()
}

/// Whether the letters stand in a text, beginning and ending where words do. Readers drop blanks, so that for long
/// phrases an end within a word is as good.
fn contains(text: &str, letters: &[(char, usize)], wanted: &str) -> bool {
    let wanted: Vec<char> = wanted.chars().collect();
    let loose = wanted.len() >= 9;
    letters.windows(wanted.len().max(1)).any(|part| {
        if !part.iter().map(|(letter, _)| letter).eq(&wanted) {
            return false;
        }
        let (start, last) = (part[0].1, part[part.len() - 1].1);
        let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
        let inside = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        loose || !(inside(text[..start].chars().next_back()) || inside(text[end..].chars().next()))
    })
}
