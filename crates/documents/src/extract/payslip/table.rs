//! The amounts of a payslip with what stands over and beside them.

use openwink_model::Amount;

use crate::{
    extract::candidate::Form,
    layout::{CellId, Span},
    values::{self, ParsedAmount},
};

/// What a column holds, by its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Amount,
    YearToDate,
    /// Hours, rates, balances, the employer's share.
    Other,
}

/// A cell that is an amount and nothing else.
#[derive(Debug, Clone, Copy)]
pub struct Money {
    pub span: Span,
    pub parsed: ParsedAmount,
    pub column: Option<Column>,
}

/// Every amount of the page by its cell.
#[derive(Debug, Default)]
pub struct Table {
    amounts: Vec<Option<Money>>,
}

impl Table {
    pub fn read(form: &Form<'_, '_>) -> Self {
        let sheet = form.sheet;
        let mut amounts: Vec<Option<Money>> = (0..sheet.cells.len())
            .map(|cell| {
                let span = sheet.trimmed(sheet.whole(cell));
                let parsed = values::amount::parse(sheet.text(span), &form.habits)?;
                Some(Money {
                    span,
                    parsed,
                    column: None,
                })
            })
            .collect();
        let headers = headers(form, &amounts);
        let columns: Vec<Option<Column>> = (0..amounts.len())
            .map(|cell| amounts[cell].and_then(|_| column_of(form, &headers, &amounts, cell)))
            .collect();
        for (money, column) in amounts.iter_mut().zip(columns) {
            if let Some(money) = money {
                money.column = column;
            }
        }
        Self { amounts }
    }

    pub fn at(&self, cell: CellId) -> Option<&Money> {
        self.amounts.get(cell)?.as_ref()
    }
}

/// A column's header: a label of a column with amounts in the column under it.
struct Header {
    cell: CellId,
    column: Column,
}

fn headers(form: &Form<'_, '_>, amounts: &[Option<Money>]) -> Vec<Header> {
    let sheet = form.sheet;
    let mut found: Vec<Header> = form
        .hits
        .iter()
        .filter_map(|hit| {
            let column = match hit.role {
                // `Employee | Employer` over the two shares of a contribution
                "column.amount" | "employeeName" | "total" => Column::Amount,
                "column.ytd" => Column::YearToDate,
                "column.other" | "employerName" => Column::Other,
                _ => return None,
            };
            let cell = hit.span.cell;
            // `Year to Date (RM)`: a remark in brackets belongs to the header
            let rest = sheet.text(Span {
                cell,
                start: hit.span.end,
                end: sheet.cell(cell).text.len(),
            });
            let rest = rest.trim();
            let whole = hit.first && (rest.is_empty() || rest.starts_with('('));
            let beside = sheet
                .right_of(cell)
                .next()
                .is_some_and(|right| amounts[right].is_some());
            (whole && !beside).then_some(Header { cell, column })
        })
        .collect();
    // `Unit  Quantity  Year to date`: where none of a row's columns is one of amounts, it is the last before the year's,
    // if what stands in it are amounts and no numbers of days
    for at in 1..found.len() {
        let line = |header: &Header| sheet.cell(header.cell).line;
        let row = line(&found[at]);
        let amounts_named = found
            .iter()
            .any(|header| line(header) == row && header.column == Column::Amount);
        let next_to = sheet.left_of(found[at].cell).next() == Some(found[at - 1].cell);
        let is_year = found[at].column == Column::YearToDate && found[at - 1].column == Column::Other;
        if is_year && next_to && !amounts_named && holds_amounts(form, amounts, found[at - 1].cell) {
            found[at - 1].column = Column::Amount;
        }
    }
    found
}

/// Whether most of what stands right under a header are amounts with their cents, and large ones.
fn holds_amounts(form: &Form<'_, '_>, amounts: &[Option<Money>], header: CellId) -> bool {
    let sheet = form.sheet;
    let head = sheet.cell(header);
    let reach = 12.0 * head.height();
    let under = |cell: &CellId| {
        let place = sheet.cell(*cell);
        place.top > head.bottom
            && place.top < head.bottom + reach
            && (head.shares_column(place) > 0.3 || (head.right - place.right).abs() < 1.5 * head.height())
    };
    let (mut large, mut all) = (0, 0);
    for money in (0..sheet.cells.len())
        .filter(under)
        .filter_map(|cell| amounts[cell])
    {
        all += 1;
        large += usize::from(money.parsed.amount >= Amount::units(100));
    }
    all > 0 && 2 * large > all
}

/// The column by the nearest header above whose extent meets the amount's.
///
/// Nothing but amounts may stand between the two: what is over a text is that text's header.
fn column_of(
    form: &Form<'_, '_>,
    headers: &[Header],
    amounts: &[Option<Money>],
    cell: CellId,
) -> Option<Column> {
    let sheet = form.sheet;
    let amount = sheet.cell(cell);
    headers
        .iter()
        .filter(|header| {
            let header = sheet.cell(header.cell);
            let near = 1.5 * amount.height();
            let meets = amount.left < header.right + near * 0.3 && header.left < amount.right + near * 0.3;
            let flush = (amount.right - header.right).abs() < near;
            header.bottom <= amount.middle() && (meets || flush)
        })
        .filter(|header| {
            let header = sheet.cell(header.cell);
            !sheet.cells.iter().enumerate().any(|(other, between)| {
                amounts[other].is_none()
                    && between.top > header.bottom - 0.3 * header.height()
                    && between.bottom < amount.top + 0.3 * amount.height()
                    && between.shares_column(amount) > 0.3
                    && !headers.iter().any(|header| header.cell == other)
            })
        })
        .max_by(|a, b| {
            let (a, b) = (sheet.cell(a.cell), sheet.cell(b.cell));
            // The lowest header; of two on one line the one that ends where the amount ends
            let level = (a.middle() - b.middle()).abs() < a.height();
            if level {
                (b.right - amount.right)
                    .abs()
                    .total_cmp(&(a.right - amount.right).abs())
            } else {
                a.middle().total_cmp(&b.middle())
            }
        })
        .map(|header| header.column)
}
