//! Which currency a document is in: from a sign or a code that is printed, never from its country alone.

use openwink_model::Currency;

use crate::{
    Area, Field, Found, Value,
    layout::Span,
    values::{self, amount},
};

use super::candidate::Form;

/// From a sign with these amounts, by a label, or with any amount on the page.
pub fn read(form: &Form<'_, '_>, amounts: &[Span]) -> Option<Found> {
    let sheet = form.sheet;
    let found = |currency: Currency, area: Area, confidence: f32| Found {
        value: Value::Currency(currency),
        confidence,
        page: sheet.index,
        area,
    };
    for span in amounts {
        let own = amount::find(sheet.text(*span), &form.habits).into_iter().next();
        if let Some(currency) = own.and_then(|(_, parsed)| parsed.currency) {
            return Some(found(currency, sheet.area(*span), 0.99 * sheet.confidence(*span)));
        }
        // The sign may stand in a cell of its own to the left
        if let Some(left) = sheet.left_of(span.cell).next()
            && let Some(currency) = values::currency::named(sheet.cell(left).text.trim(), form.habits.country)
        {
            return Some(found(currency, sheet.area(sheet.whole(left)), 0.97));
        }
        // Or its code in a column of its own to the right
        if let Some(right) = sheet.right_of(span.cell).next()
            && let Some(currency) = code(sheet.cell(right).text.trim(), form)
        {
            return Some(found(currency, sheet.area(sheet.whole(right)), 0.95));
        }
    }
    if let Some(candidate) = form.pick(Field::Currency) {
        return Some(candidate.found(sheet));
    }
    let mut tally: Vec<(Currency, usize, Span)> = Vec::new();
    for cell in 0..sheet.cells.len() {
        let span = sheet.whole(cell);
        let text = sheet.text(span);
        // In the midst of other text a letter may be no sign: only the country's own currency is believed there
        let within = || {
            let own = values::currency::of(form.habits.country?)?;
            let found = amount::find(text, &form.habits);
            found
                .iter()
                .any(|(_, parsed)| parsed.currency == Some(own))
                .then_some(own)
        };
        let currency = amount::parse(text, &form.habits)
            .and_then(|parsed| parsed.currency)
            .or_else(within)
            .or_else(|| bracketed(text, form))
            .or_else(|| code(text, form))
            .or_else(|| within_title(text, form));
        let Some(currency) = currency else { continue };
        match tally.iter_mut().find(|(known, ..)| *known == currency) {
            Some((_, count, _)) => *count += 1,
            None => tally.push((currency, 1, span)),
        }
    }
    tally.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    let &(currency, count, span) = tally.first()?;
    let rivals: usize = tally.iter().skip(1).map(|(_, count, _)| count).sum();
    (rivals == 0 || count >= 3 * rivals)
        .then(|| found(currency, sheet.area(span), if rivals == 0 { 0.96 } else { 0.8 }))
}

/// `Amount (PHP)`, `Số tiền (VND)`, `In ₹`
fn bracketed(text: &str, form: &Form<'_, '_>) -> Option<Currency> {
    let inner = text
        .rsplit_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .map(|(inner, _)| inner);
    let inner = inner?.trim();
    values::currency::named(inner, form.habits.country)
        // `(all amounts in PHP)`
        .or_else(|| inner.split_whitespace().find_map(|word| code(word, form)))
}

/// `Payslip | INR`, `Salary slip - SGD`: the last piece of a short text.
fn within_title(text: &str, form: &Form<'_, '_>) -> Option<Currency> {
    const MARKS: [char; 8] = ['|', '·', '•', '–', '—', '-', '/', ':'];
    let (before, last) = text.rsplit_once(MARKS)?;
    let short =
        before.split_whitespace().count() <= 5 && !before.contains(|letter: char| letter.is_ascii_digit());
    short.then(|| code(last.trim(), form)).flatten()
}

/// A text that is nothing but a currency's code.
fn code(text: &str, form: &Form<'_, '_>) -> Option<Currency> {
    let letters = text.chars().all(|letter| letter.is_ascii_uppercase());
    (letters && text.len() == 3)
        .then(|| values::currency::named(text, form.habits.country))
        .flatten()
}
