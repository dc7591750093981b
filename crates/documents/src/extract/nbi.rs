//! The clearance of the Philippine National Bureau of Investigation.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    Class, Extraction, Field, Found, Page, Value,
    layout::{Lexicon, Sheet},
    values::{Habits, fold::fold, name},
};

use super::{
    address,
    candidate::{Candidate, Form},
};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(&[include_str!("labels/nbi.toml")]).expect("the crate's own file, which the tests parse")
});

/// What the bureau writes where it has nothing to say, on cards that do not label it.
const NOTHING_FOUND: [&str; 4] = [
    "no derogatory record",
    "no record on file",
    "no criminal record",
    "no pending criminal case",
];

const CONVINCING: f32 = 0.45;

pub fn extract(pages: &[(usize, &Page)], habits: &Habits) -> Vec<Extraction> {
    let mut clearance = Extraction {
        file_type: Class::ClearanceNbi,
        pages: Vec::new(),
        fields: BTreeMap::new(),
        lines: Vec::new(),
    };
    for &(index, page) in pages {
        let sheet = Sheet::new(page, index);
        clearance.pages.push(index);
        for (field, found) in one(&Form::new(&sheet, &LEXICON, *habits)) {
            clearance.fields.entry(field).or_insert(found);
        }
    }
    (!clearance.fields.is_empty())
        .then_some(clearance)
        .into_iter()
        .collect()
}

fn one(form: &Form<'_, '_>) -> BTreeMap<Field, Found> {
    let mut chosen: BTreeMap<Field, Candidate> = BTreeMap::new();
    for &field in Class::ClearanceNbi.fields() {
        let candidate = match field {
            Field::Address => address::labelled(form),
            Field::Remark => form.pick(field).or_else(|| nothing_found(form)),
            _ => form.pick(field),
        };
        if let Some(candidate) = candidate.filter(|candidate| candidate.score >= CONVINCING) {
            chosen.insert(field, candidate);
        }
    }
    if let Some(full) = form.candidates("fullName", Field::FullName).into_iter().next()
        && let Value::Text(text) = &full.value
    {
        let parts = name::parts(text);
        let sure = if parts.open { 0.8 } else { 0.97 };
        for (field, part) in [
            (Field::FirstName, parts.first),
            (Field::MiddleName, parts.middle),
            (Field::LastName, parts.last),
        ] {
            if let Some(part) = part {
                chosen.entry(field).or_insert(Candidate {
                    value: Value::Text(part),
                    score: full.score * sure,
                    ..full.clone()
                });
            }
        }
    }
    chosen
        .into_iter()
        .map(|(field, candidate)| (field, candidate.found(form.sheet)))
        .collect()
}

fn nothing_found(form: &Form<'_, '_>) -> Option<Candidate> {
    let sheet = form.sheet;
    (0..sheet.cells.len()).find_map(|cell| {
        let span = sheet.trimmed(sheet.whole(cell));
        let text = sheet.text(span);
        let folded = fold(text);
        NOTHING_FOUND
            .iter()
            .any(|words| folded.contains(words) && folded.len() < words.len() + 20)
            .then(|| Candidate {
                value: Value::Text(text.to_owned()),
                span,
                score: 0.9,
            })
    })
}
