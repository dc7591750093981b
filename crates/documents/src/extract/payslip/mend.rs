//! Mends the lines by the totals. Where all but a row or two add up to a total that is printed, the page itself says which
//! rows are no lines of it, and which were left out.

use openwink_model::Amount;

use crate::{PayLineKind, extract::candidate::Form};

use super::lines::Line;

/// More lines than this have too many sums: one of them would fit by chance.
const MOST: usize = 14;
/// Rows that are added together, at most.
const TOGETHER: usize = 3;

/// The totals that are printed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Printed {
    pub gross: Option<Amount>,
    pub deductions: Option<Amount>,
}

pub fn mend(form: &Form<'_, '_>, lines: &mut Vec<Line>, spare: &[Line], printed: Printed) {
    if let (Some(gross), Some(deductions)) = (printed.gross, printed.deductions) {
        change_sides(lines, gross, deductions);
    }
    for (kind, total) in [
        (PayLineKind::Earning, printed.gross),
        (PayLineKind::Deduction, printed.deductions),
    ] {
        let Some(total) = total else { continue };
        if sum(lines, kind).is_none_or(|sum| near(sum, total)) {
            continue;
        }
        let _ = add(form, lines, spare, kind, total)
            || turn(lines, kind, total)
            || remove(lines, kind, total)
            || remove_column(form, lines, kind, total);
    }
}

/// Lines on the wrong side. Several that follow one another and come to just what the other side lacks are that side's;
/// one alone is, where without it its own side adds up, too.
fn change_sides(lines: &mut [Line], gross: Amount, deductions: Amount) {
    for (from, to) in [
        (PayLineKind::Earning, PayLineKind::Deduction),
        (PayLineKind::Deduction, PayLineKind::Earning),
    ] {
        let total = |kind| {
            if kind == PayLineKind::Earning {
                gross
            } else {
                deductions
            }
        };
        let lack = total(to) - sum(lines, to).unwrap_or(Amount::ZERO);
        let surplus = sum(lines, from).unwrap_or(Amount::ZERO) - total(from);
        if lack <= Amount::ZERO {
            continue;
        }
        let of_kind = of_kind(lines, from);
        let runs = (0..of_kind.len()).flat_map(|start| {
            let of_kind = &of_kind;
            (start + 1..=of_kind.len()).map(move |end| &of_kind[start..end])
        });
        let mut fitting = runs.filter(|run| {
            let sum: Amount = run.iter().map(|line| lines[*line].line.amount).sum();
            near(sum, lack) && (run.len() > 1 && run.len() < of_kind.len() || near(surplus, lack))
        });
        if let (Some(run), None) = (fitting.next(), fitting.next()) {
            let run = run.to_vec();
            for line in run {
                lines[line].line.kind = to;
            }
            return;
        }
    }
}

/// Rows that were taken for something else make up what is missing, and stand in the lines' column. None, where several
/// choices of them would.
fn add(form: &Form<'_, '_>, lines: &mut Vec<Line>, spare: &[Line], kind: PayLineKind, total: Amount) -> bool {
    let missing = total - sum(lines, kind).unwrap_or(Amount::ZERO);
    let right = |line: &Line| form.sheet.cell(line.amount).right;
    let near_by = 2.0 * form.sheet.usual_height();
    let beside = |one: &&Line| {
        lines
            .iter()
            .any(|line| line.line.kind == kind && (right(line) - right(one)).abs() < near_by)
    };
    // What the employer pays on top is often added and taken off again
    let employer = lines
        .iter()
        .filter(|line| line.line.kind == PayLineKind::EmployerContribution);
    let rows: Vec<&Line> = spare
        .iter()
        .chain(employer)
        .filter(|row| row.line.amount != Amount::ZERO)
        .filter(beside)
        .collect();
    if rows.len() > MOST {
        return false;
    }
    let mut fitting = (1u32..1 << rows.len())
        .filter(|set| set.count_ones() as usize <= TOGETHER)
        .filter(|set| {
            let chosen = rows.iter().enumerate().filter(|(bit, _)| set & (1 << bit) != 0);
            near(chosen.map(|(_, row)| row.line.amount).sum(), missing)
        });
    let (Some(set), None) = (fitting.next(), fitting.next()) else {
        return false;
    };
    let chosen: Vec<Line> = rows
        .iter()
        .enumerate()
        .filter(|(bit, _)| set & (1 << bit) != 0)
        .map(|(_, row)| (*row).clone())
        .collect();
    for mut line in chosen {
        lines.retain(|other| other.amount != line.amount);
        line.line.kind = kind;
        // Where it stands on the page
        let after = |other: &Line| {
            form.sheet.cell(other.amount).middle() > form.sheet.cell(line.amount).middle()
                && other.line.kind == kind
        };
        let place = lines.iter().position(after).unwrap_or(lines.len());
        lines.insert(place, line);
    }
    true
}

/// What was taken off among the earnings, without a sign that was understood.
fn turn(lines: &mut [Line], kind: PayLineKind, total: Amount) -> bool {
    let surplus = sum(lines, kind).unwrap_or(Amount::ZERO) - total;
    let fits = |line: &Line| near(line.line.amount + line.line.amount, surplus);
    let Some(line) = only(lines, kind, fits) else {
        return false;
    };
    lines[line].line.amount = -lines[line].line.amount;
    true
}

/// A row that is no line: a subtotal, days of leave.
fn remove(lines: &mut Vec<Line>, kind: PayLineKind, total: Amount) -> bool {
    let surplus = sum(lines, kind).unwrap_or(Amount::ZERO) - total;
    let Some(line) = only(lines, kind, |line| near(line.line.amount, surplus)) else {
        return false;
    };
    lines.remove(line);
    true
}

/// A column that is no part of the total, such as the employer's share.
fn remove_column(form: &Form<'_, '_>, lines: &mut Vec<Line>, kind: PayLineKind, total: Amount) -> bool {
    let surplus = sum(lines, kind).unwrap_or(Amount::ZERO) - total;
    let right = |line: &Line| form.sheet.cell(line.amount).right;
    let near_by = 2.0 * form.sheet.usual_height();
    let of_kind = of_kind(lines, kind);
    let column = |first: usize| -> Vec<usize> {
        let beside = |line: &&usize| (right(&lines[**line]) - right(&lines[first])).abs() < near_by;
        of_kind.iter().filter(beside).copied().collect()
    };
    let Some(gone) = of_kind
        .iter()
        .map(|first| column(*first))
        .find(|column| near(column.iter().map(|line| lines[*line].line.amount).sum(), surplus))
    else {
        return false;
    };
    let mut place = 0;
    lines.retain(|_| {
        place += 1;
        !gone.contains(&(place - 1))
    });
    true
}

/// The one line that fits; none where several do.
fn only(lines: &[Line], kind: PayLineKind, fits: impl Fn(&Line) -> bool) -> Option<usize> {
    let mut fitting = (0..lines.len()).filter(|line| lines[*line].line.kind == kind && fits(&lines[*line]));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

fn of_kind(lines: &[Line], kind: PayLineKind) -> Vec<usize> {
    (0..lines.len())
        .filter(|line| lines[*line].line.kind == kind)
        .collect()
}

pub fn sum(lines: &[Line], kind: PayLineKind) -> Option<Amount> {
    let mut of_kind = lines.iter().filter(|line| line.line.kind == kind).peekable();
    of_kind.peek()?;
    Some(of_kind.map(|line| line.line.amount).sum())
}

fn near(one: Amount, other: Amount) -> bool {
    (one - other).as_cents().abs() <= 1 && other != Amount::ZERO
}

#[cfg(test)]
mod tests {
    use crate::{PayLineKind, extract::samples::documents};

    fn lines(text: &str) -> Vec<(PayLineKind, String, String)> {
        documents(&[text])[0]
            .lines
            .iter()
            .map(|line| (line.kind, line.label.clone(), line.amount.to_string()))
            .collect()
    }

    const HEAD: &str =
        "Luntian Foods Corporation\nPAYSLIP\nName: Maria Clara Santos\nPeriod: March 1-15, 2025\n\n";

    #[test]
    fn a_row_that_is_missing_in_the_total_is_a_line() {
        // What a rate is called is no pay elsewhere
        let text = format!(
            "{HEAD}Earnings                   \nMonthly Rate          14,000.00\nRice Allowance         1,250.00\n\
             Gross Pay             15,250.00\nDeductions\nWithholding Tax          850.00\nSSS                      400.00\n\
             Total Deductions       1,250.00\nNet Pay               14,000.00"
        );
        let found = lines(&text);
        assert!(
            found.contains(&(
                PayLineKind::Earning,
                "Monthly Rate".to_owned(),
                "14000.00".to_owned()
            )),
            "{found:?}"
        );
    }

    #[test]
    fn a_subtotal_is_no_line() {
        let text = format!(
            "{HEAD}Earnings                   \nBasic Pay             14,000.00\nRice Allowance         1,250.00\n\
             Gross Pay             15,250.00\nDeductions\nWithholding Tax          850.00\nSSS                      400.00\n\
             Mandatory all told     1,250.00\nLoan                     100.00\n\
             Total Deductions       1,350.00\nNet Pay               13,900.00"
        );
        let found = lines(&text);
        assert!(
            found.iter().all(|(_, label, _)| label != "Mandatory all told"),
            "{found:?}"
        );
        assert_eq!(found.len(), 5, "{found:?}");
    }
}
