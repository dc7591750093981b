//! What the arithmetic of a page proves: rows that add up to a total are that total's, and of two totals whose
//! difference is the net pay the larger was earned and the smaller kept back, whatever the headings call them.

use openwink_model::Amount;

use crate::{
    PayLineKind,
    extract::candidate::Form,
    layout::{CellId, Span},
};

use super::{
    lines::Draft,
    table::{Column, Money, Table},
};

/// A total, and the drafts that add up to it.
#[derive(Debug, Clone)]
pub struct Group {
    pub total: Amount,
    pub span: Span,
    members: Vec<usize>,
}

/// Two groups that make the net pay.
#[derive(Debug, Clone)]
pub struct Proof {
    pub gross: Group,
    pub deductions: Group,
    /// Where the difference of the two is printed: the net pay, even where its label is unknown.
    pub nets: Vec<Span>,
}

impl Proof {
    pub fn net(&self) -> Amount {
        self.gross.total - self.deductions.total
    }
}

impl Proof {
    pub fn kind_of(&self, draft: usize) -> Option<PayLineKind> {
        if self.gross.members.contains(&draft) {
            Some(PayLineKind::Earning)
        } else if self.deductions.members.contains(&draft) {
            Some(PayLineKind::Deduction)
        } else {
            None
        }
    }
}

/// Looks for the two groups.
pub fn prove(form: &Form<'_, '_>, table: &Table, drafts: &[Draft]) -> Option<Proof> {
    let groups = groups(form, table, drafts);
    let printed = |net: Amount| -> Vec<Span> {
        let money = (0..form.sheet.cells.len()).filter_map(|cell| table.at(cell));
        money
            .filter(|money| near(money.parsed.amount, net))
            .map(|money| money.span)
            .collect()
    };
    let mut best: Option<Proof> = None;
    for gross in &groups {
        for deductions in &groups {
            let apart = !gross
                .members
                .iter()
                .any(|member| deductions.members.contains(member));
            if !apart || deductions.total >= gross.total || deductions.total <= Amount::ZERO {
                continue;
            }
            let net = gross.total - deductions.total;
            let nets = printed(net);
            if nets.is_empty() {
                continue;
            }
            let size = gross.members.len() + deductions.members.len();
            if best
                .as_ref()
                .is_none_or(|known| size > known.gross.members.len() + known.deductions.members.len())
            {
                best = Some(Proof {
                    gross: gross.clone(),
                    deductions: deductions.clone(),
                    nets,
                });
            }
        }
    }
    best
}

/// A row of a payroll register: earnings, their total, deductions, their total, and what is paid out.
pub struct Row<'t> {
    pub gross: &'t Money,
    pub deductions: &'t Money,
    pub net: &'t Money,
}

/// The row whose amounts add up so.
pub fn across<'t>(form: &Form<'_, '_>, table: &'t Table) -> Option<Row<'t>> {
    form.sheet.lines.iter().find_map(|line| {
        let money: Vec<&Money> = line.iter().filter_map(|&cell| table.at(cell)).collect();
        let amount = |place: usize| positive(money[place].parsed.amount);
        // Two earnings at least, a deduction, two totals and the pay
        if money.len() < 6 {
            return None;
        }
        (5..money.len()).rev().find_map(|net| {
            (3..net).rev().find_map(|kept| {
                (2..kept - 1).rev().find_map(|earned| {
                    let deducted: Amount = (earned + 1..kept).map(amount).sum();
                    let agrees = amount(kept) != Amount::ZERO
                        && near(amount(earned) - amount(kept), amount(net))
                        && near(deducted, amount(kept));
                    let mut sum = Amount::ZERO;
                    let adds_up = (0..earned).rev().enumerate().any(|(count, place)| {
                        sum = sum + amount(place);
                        count > 0 && near(sum, amount(earned))
                    });
                    (agrees && adds_up).then(|| Row {
                        gross: money[earned],
                        deductions: money[kept],
                        net: money[net],
                    })
                })
            })
        })
    })
}

/// Every total on the page with the rows right above it, in its column, that add up to it.
fn groups(form: &Form<'_, '_>, table: &Table, drafts: &[Draft]) -> Vec<Group> {
    let sheet = form.sheet;
    let mut found = Vec::new();
    for cell in 0..sheet.cells.len() {
        let Some(money) = table.at(cell) else { continue };
        if matches!(money.column, Some(Column::YearToDate))
            || drafts.iter().any(|draft| draft.amount.cell == cell) && !is_total(form, cell)
        {
            continue;
        }
        let total = positive(money.parsed.amount);
        if total == Amount::ZERO {
            continue;
        }
        let place = sheet.cell(cell);
        // The nearest first
        let mut above: Vec<usize> = (0..drafts.len())
            .filter(|draft| {
                let amount = sheet.cell(drafts[*draft].amount.cell);
                let column = (amount.right - place.right).abs() < 2.0 * place.height()
                    || (amount.left - place.left).abs() < 1.0 * place.height();
                drafts[*draft].amount.cell != cell && amount.middle() < place.top && column
            })
            .collect();
        above.sort_by(|a, b| middle(form, drafts, *b).total_cmp(&middle(form, drafts, *a)));
        let mut sum = Amount::ZERO;
        for (count, &draft) in above.iter().enumerate() {
            sum = sum + drafts[draft].line.amount;
            // One row is no sum: its amount stands on the page twice for many reasons
            let enough = count > 0 || is_total(form, cell);
            if enough && (near(sum, total) || near(-sum, total)) {
                found.push(Group {
                    total,
                    span: money.span,
                    members: above[..=count].to_vec(),
                });
            }
        }
    }
    found
}

/// Whether the amount's row says that it is a total.
fn is_total(form: &Form<'_, '_>, cell: CellId) -> bool {
    let label = form
        .sheet
        .left_of(cell)
        .find(|left| form.hits.iter().any(|hit| hit.span.cell == *left && hit.first));
    let above = form.sheet.above(cell).first().copied();
    let is = |label: CellId| {
        form.hits.iter().any(|hit| {
            hit.span.cell == label
                && hit.first
                && matches!(hit.role, "total" | "grossAmount" | "totalDeductions")
        })
    };
    label.is_some_and(is) || above.is_some_and(is)
}

fn middle(form: &Form<'_, '_>, drafts: &[Draft], draft: usize) -> f32 {
    form.sheet.cell(drafts[draft].amount.cell).middle()
}

fn near(one: Amount, other: Amount) -> bool {
    (one - other).as_cents().abs() <= 1
}

fn positive(amount: Amount) -> Amount {
    amount.max(-amount)
}

#[cfg(test)]
mod tests {
    use crate::{Field, Value, extract::samples::documents};

    #[test]
    fn a_register_s_row_adds_up() {
        let text = "Luntian Foods Corporation\nPAYROLL REGISTER  Jun 1-15, 2024  (amounts in PHP)\n\n\
             No.  Days   Basic      Meal     Bonus     Total     Tax      SSS      Total    Amount\n\
             1    11   27,500.00  2,081.12  800.00  30,381.12  875.00  687.50  1,562.50  28,818.62\n\n\
             SSS No.: 33-1483098-6 / TIN No.: 769-626-389-000";
        let found = documents(&[text]);
        let amount = |field| match found[0].fields.get(&field).map(|found| &found.value) {
            Some(Value::Amount(amount)) => amount.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(amount(Field::GrossAmount), "30381.12");
        assert_eq!(amount(Field::NetAmount), "28818.62");
    }
}
