//! What is printed several times, in the same order: each time a payslip of its own, however its labels are worded.

use std::collections::{BTreeMap, BTreeSet};

use crate::layout::{CellId, Hit, Sheet};

use super::widest_gap;

/// Roles that name whom or what days a payslip is for: every payslip has some, and no part of one repeats them.
const WHOSE: &[&str] = &[
    "employeeName",
    "ssNumber",
    "taxNumber",
    "philHealthNumber",
    "pagIbigNumber",
    "period",
    "startDate",
    "endDate",
    "payDate",
];
/// Roles that name what was paid.
const PAID: &[&str] = &["netAmount", "grossAmount", "totalDeductions"];
/// So many kinds of labels have to come again.
const ROLES: usize = 3;
/// And so many texts, labels or not.
const TEXTS: usize = 4;
/// Where so many texts come again and the net pay with them, it needs no other labels.
const MANY_TEXTS: usize = 8;
/// More payslips than this nobody prints on one page.
const MOST: usize = 12;

/// The same text, wherever it stands.
struct Group<'h> {
    cells: Vec<CellId>,
    role: Option<&'h str>,
}

/// Where a text stands, each time, and what it names.
type Places<'h> = (Vec<f32>, Option<&'h str>);

/// The heights to cut at.
pub fn down(sheet: &Sheet<'_>, hits: &[Hit<'_>]) -> Vec<f32> {
    let usual = sheet.usual_height();
    let groups = groups(sheet, hits);
    let placed: Vec<Places<'_>> = groups
        .iter()
        .map(|group| {
            let mut levels: Vec<f32> = group
                .cells
                .iter()
                .map(|&cell| sheet.cell(cell).middle())
                .collect();
            levels.sort_by(f32::total_cmp);
            levels.dedup_by(|a, b| (*a - *b).abs() < 0.8 * usual);
            (levels, group.role)
        })
        .collect();
    let Some(repeated) = best(&placed) else {
        return Vec::new();
    };
    let times = repeated.first().map_or(0, |levels| levels.len());
    let last = |time: usize| {
        repeated
            .iter()
            .map(|levels| levels[time])
            .fold(f32::MIN, f32::max)
    };
    let first = |time: usize| {
        repeated
            .iter()
            .map(|levels| levels[time])
            .fold(f32::MAX, f32::min)
    };
    (1..times)
        .filter_map(|time| widest_gap(sheet, last(time - 1), first(time)))
        .collect()
}

/// The places to cut at from left to right, where payslips stand side by side.
pub fn across(sheet: &Sheet<'_>, hits: &[Hit<'_>]) -> Vec<f32> {
    let usual = sheet.usual_height();
    let placed: Vec<Places<'_>> = groups(sheet, hits)
        .iter()
        .filter_map(|group| {
            let level = |cell: &CellId| sheet.cell(*cell).middle();
            let lowest = group.cells.iter().map(level).fold(f32::MIN, f32::max);
            let highest = group.cells.iter().map(level).fold(f32::MAX, f32::min);
            let paid = group.role.is_some_and(|role| PAID.contains(&role));
            // Lists of unlike length push down what is under them
            let level = lowest - highest < if paid { 12.0 } else { 1.2 } * usual;
            let mut lefts: Vec<f32> = group.cells.iter().map(|&cell| sheet.cell(cell).left).collect();
            lefts.sort_by(f32::total_cmp);
            let apart = lefts.windows(2).all(|pair| pair[1] - pair[0] > 8.0 * usual);
            (level && apart).then_some((lefts, group.role))
        })
        .collect();
    let Some(repeated) = best(&placed) else {
        return Vec::new();
    };
    let times = repeated.first().map_or(0, |lefts| lefts.len());
    (1..times)
        .map(|time| repeated.iter().map(|lefts| lefts[time]).fold(f32::MAX, f32::min) - 0.5 * usual)
        .collect()
}

fn groups<'h>(sheet: &Sheet<'_>, hits: &[Hit<'h>]) -> Vec<Group<'h>> {
    let mut found: BTreeMap<String, Group<'h>> = BTreeMap::new();
    let mut add = |text: &str, cell: CellId, role: Option<&'h str>| {
        let key: String = text
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        if key.chars().filter(|letter| letter.is_alphabetic()).count() < 2 {
            return;
        }
        let key = format!("{}{key}", role.unwrap_or_default());
        let group = found.entry(key).or_insert_with(|| Group {
            cells: Vec::new(),
            role,
        });
        if !group.cells.contains(&cell) {
            group.cells.push(cell);
        }
    };
    for (cell, place) in sheet.cells.iter().enumerate() {
        add(&place.text, cell, None);
    }
    for hit in hits.iter().filter(|hit| hit.first) {
        let role = WHOSE.iter().chain(PAID).find(|role| **role == hit.role);
        if let Some(role) = role {
            add(
                &sheet.cell(hit.span.cell).text[..hit.span.end],
                hit.span.cell,
                Some(role),
            );
        }
    }
    found.into_values().collect()
}

/// Of the groups that come equally often the most that come in one order, time after time.
fn best<'g>(groups: &'g [Places<'_>]) -> Option<Vec<&'g Vec<f32>>> {
    let mut most = (0, 0);
    let mut best: Option<Vec<&Vec<f32>>> = None;
    for times in 2..=MOST {
        let same: Vec<&Places<'_>> = groups
            .iter()
            .filter(|(places, _)| places.len() == times)
            .collect();
        for (start, _) in &same {
            let inside: Vec<&&Places<'_>> = same
                .iter()
                .filter(|(places, _)| {
                    (0..times).all(|time| {
                        let end = start.get(time + 1).copied().unwrap_or(f32::MAX);
                        places[time] >= start[time] && places[time] < end
                    })
                })
                .collect();
            let roles: BTreeSet<&str> = inside.iter().filter_map(|(_, role)| *role).collect();
            let whose = roles.iter().any(|role| WHOSE.contains(role));
            let paid = roles.contains("netAmount") || roles.contains("grossAmount");
            let labelled = roles.len() >= ROLES && inside.len() >= TEXTS && whose && paid;
            // Or a word for the net pay that nobody has told us, and numbers that only one person has
            let persons = roles.iter().filter(|role| WHOSE.contains(role)).count() >= 2;
            let many = (roles.contains("netAmount") || persons) && inside.len() >= MANY_TEXTS;
            if !(labelled || many) {
                continue;
            }
            let weight = (roles.len(), inside.len());
            if weight > most {
                most = weight;
                best = Some(inside.iter().map(|(places, _)| places).collect());
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use crate::{Field, Value, extract::samples::documents};

    const SLIPS: [(&str, &str); 2] = [
        ("Maria Clara Santos", "34-1234567-8"),
        ("Jose P. Rizal", "34-7654321-8"),
    ];

    fn slip(name: &str, number: &str) -> Vec<String> {
        format!(
            "Luntian Foods Corporation\nPAYSLIP\nName: {name}\nSSS No: {number}\nPeriod: March 1-15, 2025\n\n\
             Basic Pay          14,000.00\nRice Allowance      1,250.00\nGross Pay          15,250.00\n\
             Withholding Tax       850.00\nTotal Deductions      850.00\nNet Pay            14,400.00"
        )
        .lines()
        .map(str::to_owned)
        .collect()
    }

    fn names(text: &str) -> Vec<String> {
        documents(&[text])
            .iter()
            .map(|document| match &document.fields[&Field::EmployeeName].value {
                Value::Text(name) => name.clone(),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn slips_side_by_side_are_two() {
        let [left, right] = SLIPS.map(|(name, number)| slip(name, number));
        let lines: Vec<String> = left
            .iter()
            .zip(&right)
            .map(|(left, right)| format!("{left:48}{right}"))
            .collect();
        assert_eq!(names(&lines.join("\n")), SLIPS.map(|(name, _)| name));
    }

    #[test]
    fn slips_under_one_another_are_two() {
        let all = SLIPS.map(|(name, number)| slip(name, number).join("\n"));
        assert_eq!(names(&all.join("\n\n\n")), SLIPS.map(|(name, _)| name));
    }

    #[test]
    fn slips_whose_words_for_pay_are_unknown_are_two() {
        let all = SLIPS.map(|(name, number)| {
            slip(name, number)
                .join("\n")
                .replace("Net Pay", "Kukunin")
                .replace("Gross Pay", "Buo      ")
                .replace("Total Deductions", "Awas            ")
        });
        assert_eq!(names(&all.join("\n\n\n")), SLIPS.map(|(name, _)| name));
    }

    #[test]
    fn one_slip_is_one() {
        assert_eq!(names(&slip(SLIPS[0].0, SLIPS[0].1).join("\n")), [SLIPS[0].0]);
    }
}
