//! What a payslip's page says besides its fields, for the check of its sums: whether an amount that does not agree was
//! changed, or was only read wrong.

use crate::{Found, PayLineKind, extract::candidate::Form};

use super::{lines::Line, table::Table};

#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// The total of the deductions, as printed.
    pub deductions: Option<Found>,
    /// The lines of earnings are surely all of them, and nothing else is among them.
    pub in_order: bool,
}

impl Evidence {
    /// What goes on over a page has lines that stand in no one column.
    pub fn join(&mut self, other: Self) {
        self.deductions = self.deductions.take().or(other.deductions);
        self.in_order = false;
    }
}

/// Whether the earnings stand in one column that ends with their total, and every amount of that column is a line.
pub fn in_order(form: &Form<'_, '_>, table: &Table, lines: &[Line], gross: Option<&Found>) -> bool {
    let sheet = form.sheet;
    let Some(gross) = gross else { return false };
    let earned: Vec<&Line> = lines
        .iter()
        .filter(|line| line.line.kind == PayLineKind::Earning)
        .collect();
    let Some(first) = earned.first() else { return false };
    let right = sheet.cell(first.amount).right;
    let near = 1.5 * sheet.usual_height();
    let in_column = |at: f32| (at - right).abs() < near;
    let top = sheet.cell(first.amount).middle();
    let end = gross.area.y * sheet.page.height;
    let total_right = (gross.area.x + gross.area.width) * sheet.page.width;
    earned.len() > 1
        && in_column(total_right)
        && end > top
        && earned.iter().all(|line| in_column(sheet.cell(line.amount).right))
        // Between the first line and the total there is no amount that is no line, in this column or beside it
        && (0..sheet.cells.len()).all(|cell| {
            let place = sheet.cell(cell);
            let between = place.middle() > top - near && place.middle() < end - 0.2 * near;
            let own = |line: &&Line| line.amount == cell;
            !between
                || table.at(cell).is_none()
                || lines.iter().any(|line| own(&line))
                || !in_column(place.right)
        })
}
