//! A page with its labels, and the values that could stand beside them.

use openwink_model::{Country, text_enum::UnknownWord};

use crate::{
    Field, Found, TextSource, Value, ValueKind,
    layout::{CellId, Hit, Lexicon, Neighbour, Relation, Sheet, Span},
    values::{self, Habits},
};

/// The most that a recognised text can be sure of.
const SUREST_SEEN: f32 = 0.89;

/// A sheet on which labels were found.
#[derive(Clone)]
pub struct Form<'a, 'l> {
    pub sheet: &'a Sheet<'a>,
    pub hits: Vec<Hit<'l>>,
    pub habits: Habits,
    places: Places,
}

/// A value that may be the field's.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub value: Value,
    pub span: Span,
    /// 0 to 1: how well it fits, letters aside.
    pub score: f32,
}

impl Candidate {
    pub fn found(self, sheet: &Sheet<'_>) -> Found {
        // Nothing bears out the letters of a text that was recognised, as a sum or a calendar does with figures
        let seen = sheet.page.source == TextSource::Recognition && matches!(self.value, Value::Text(_));
        let most = if seen { SUREST_SEEN } else { 1.0 };
        Found {
            confidence: (self.score * sheet.confidence(self.span)).clamp(0.0, most),
            page: sheet.index,
            area: sheet.area(self.span),
            value: self.value,
        }
    }
}

/// Where on this page values stand: one designer made it, so that what holds for most labels holds for all.
#[derive(Debug, Clone, Copy)]
struct Places {
    after: f32,
    below: f32,
    above: f32,
    left: f32,
}

impl<'a, 'l> Form<'a, 'l> {
    pub fn new(sheet: &'a Sheet<'a>, lexicon: &'l Lexicon, habits: Habits) -> Self {
        let mut form = Self {
            sheet,
            hits: sheet.hits(lexicon),
            habits,
            places: Places {
                after: 1.0,
                below: 1.0,
                above: 0.0,
                left: 0.0,
            },
        };
        form.places = form.vote();
        form
    }

    pub fn hits_of<'s>(&'s self, role: &'s str) -> impl Iterator<Item = &'s Hit<'l>> + 's {
        self.hits.iter().filter(move |hit| hit.role == role)
    }

    pub fn neighbours(&self, hit: &Hit<'_>) -> Vec<Neighbour> {
        self.sheet.neighbours(hit, &self.hits)
    }

    /// Whether the cell is nothing but a label.
    pub fn is_label(&self, cell: CellId) -> bool {
        crate::layout::is_label(cell, &self.hits)
    }

    /// Counts where typed values stand beside their labels; text could stand anywhere and tells nothing.
    fn vote(&self) -> Places {
        let (mut after, mut below, mut above, mut left) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
        for hit in self.hits.iter().filter(|hit| hit.first && hit.alone && !hit.weak) {
            let Some(field) = typed(hit.role) else { continue };
            for neighbour in self
                .neighbours(hit)
                .iter()
                .filter(|neighbour| neighbour.order == 0)
            {
                if self.parse(field, self.sheet.text(neighbour.span)).is_some() {
                    match neighbour.relation {
                        Relation::Inside | Relation::Right => after += 1.0,
                        Relation::Below => below += 1.0,
                        Relation::Above => above += 1.0,
                        Relation::Left => left += 1.0,
                    }
                }
            }
        }
        let most = after.max(below).max(above).max(left);
        if most == 0.0 {
            return Places {
                after: 1.0,
                below: 0.8,
                above: 0.0,
                left: 0.0,
            };
        }
        Places {
            after: after / most,
            below: below / most,
            // Above a label usually stands the value of the label above it
            above: if above > after + below {
                1.0
            } else {
                0.3 * above / most
            },
            // And left of one the value of the label before it
            left: if left > after + below && left > above {
                1.0
            } else {
                0.0
            },
        }
    }

    /// How well a value's place fits its label and this page.
    pub fn fit(&self, hit: &Hit<'_>, neighbour: &Neighbour) -> f32 {
        let place = match neighbour.relation {
            Relation::Inside if neighbour.colon => 1.0,
            // Without a colon the rest of a cell may be the rest of a longer label
            Relation::Inside => 0.9,
            Relation::Right if neighbour.colon => 1.0,
            Relation::Right => (0.97 - 0.1 * neighbour.order as f32).max(0.3),
            Relation::Below => (0.9 - 0.15 * neighbour.order as f32).max(0.3),
            Relation::Above => 0.85,
            Relation::Left => 0.9 * self.places.left,
        };
        let usual = match neighbour.relation {
            Relation::Inside | Relation::Right => 0.7 + 0.3 * self.places.after,
            Relation::Below => 0.6 + 0.4 * self.places.below,
            Relation::Above => 0.35 + 0.65 * self.places.above,
            Relation::Left => self.places.left,
        };
        let usual = if neighbour.colon { 1.0 } else { usual };
        let label = hit.likeness
            * if hit.weak { 0.82 } else { 1.0 }
            * if hit.alone { 1.0 } else { 0.93 }
            * if hit.first { 1.0 } else { 0.85 };
        place * usual * label
    }

    /// All values of a field's kind beside the labels of a role, the best first.
    pub fn candidates(&self, role: &str, field: Field) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        for hit in self.hits.iter().filter(|hit| hit.role == role) {
            for neighbour in self.neighbours(hit) {
                let bare = matches!(field.kind(), ValueKind::Text | ValueKind::Name) && !neighbour.colon;
                // `Fondo de ahorro empresa 725.79`: a word in the middle of a text names nothing
                if bare && !hit.first {
                    continue;
                }
                if bare && neighbour.relation == Relation::Right && self.sheet.in_header_row(hit.span.cell) {
                    continue;
                }
                // Nor does the beginning of one name what stands under or beside it: `Employee CPF`
                if bare && !hit.alone && neighbour.relation != Relation::Inside {
                    continue;
                }
                if bare && self.is_rest(hit, &neighbour) {
                    continue;
                }
                let text = self.sheet.text(neighbour.span);
                if neighbour.relation == Relation::Left && self.places.left == 0.0 {
                    continue;
                }
                let Some((mut value, certain)) = self.parse(field, text).or_else(|| self.begins(field, text))
                else {
                    continue;
                };
                // What is a number or a date is no text
                if bare && field.kind() == ValueKind::Text && self.is_other_figure(field, text) {
                    continue;
                }
                // What seems to go on in the next line may be something else
                let mut whole = 1.0;
                if let Value::Text(text) = &mut value
                    && matches!(field.kind(), ValueKind::Text | ValueKind::Name)
                    && let Some(rest) = self.wrapped(neighbour.span, hit.role)
                    && !(field.kind() == ValueKind::Name && is_no_name(&rest))
                {
                    text.push(' ');
                    text.push_str(&rest);
                    whole = 0.88;
                }
                // Without a colon the rest of a cell is likelier the rest of its text: `Company Driver`, but `Pay to the
                // order of Juan dela Cruz`
                let label = self.sheet.text(hit.span).split_whitespace().count();
                let bare = match bare && neighbour.relation == Relation::Inside {
                    true if label >= 3 => 0.9,
                    true => 0.6,
                    false => whole,
                };
                found.push(Candidate {
                    value,
                    span: neighbour.span,
                    score: self.fit(hit, &neighbour) * certain * bare * self.owner(field, text),
                });
            }
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        found
    }

    /// Whether a text beside a label is the rest of the one beside the same label in another language, a line above.
    fn is_rest(&self, hit: &Hit<'_>, neighbour: &Neighbour) -> bool {
        let sheet = self.sheet;
        if neighbour.relation != Relation::Right || neighbour.order > 0 {
            return false;
        }
        let above = |cell: CellId| sheet.above(cell).first().copied();
        let (Some(label), Some(before)) = (above(hit.span.cell), above(neighbour.span.cell)) else {
            return false;
        };
        let same = |other: &Hit<'_>| other.span.cell == label && other.alone && other.role == hit.role;
        self.hits.iter().any(same)
            && sheet.right_of(label).next() == Some(before)
            && self
                .wrapped(sheet.trimmed(sheet.whole(before)), hit.role)
                .is_some()
    }

    /// Less where a number is a company's: in Mexico those have twelve characters, persons' thirteen.
    fn owner(&self, field: Field, text: &str) -> f32 {
        let company = field == Field::TaxNumber
            && self.habits.country == Some(Country::Mx)
            && values::office::parse(values::Office::Rfc, text)
                .is_some_and(|number| number.compact.chars().count() == 12);
        if company { 0.3 } else { 1.0 }
    }

    /// The date that a sentence begins with: `credited on 15 March 2026 to your account`.
    fn begins(&self, field: Field, text: &str) -> Option<(Value, f32)> {
        if field.kind() != ValueKind::Date {
            return None;
        }
        let found = values::date::find(text, &self.habits);
        let first = found.into_iter().min_by_key(|found| found.at.start)?;
        (first.at.start <= 4).then_some((Value::Date(first.value.date), first.value.certain * 0.9))
    }

    /// What a text goes on with on the next line: right under it, flush left, with nothing else beside it that says
    /// the line is one of its own.
    pub fn wrapped(&self, span: Span, role: &str) -> Option<String> {
        let sheet = self.sheet;
        let cell = sheet.cell(span.cell);
        let next = *sheet.below(span.cell, 1.4).first()?;
        let below = sheet.cell(next);
        let (left, _) = sheet.extent(span);
        let flush = (below.left - left).abs() < 0.6 * cell.height()
            || (span.start > 0 && (below.left - cell.left).abs() < 0.5 * cell.height());
        let tight = below.middle() - cell.middle() < 2.0 * cell.height();
        let alike = (below.height() / cell.height() - 1.0).abs() < 0.35;
        let is_label = self.hits.iter().any(|hit| hit.span.cell == next && hit.first);
        // Whatever stands beside it makes it that one's value, but for a label that goes on from the line before or says
        // the same in another language
        let labelled = sheet.left_of(next).next().is_some_and(|left| {
            let mut own = self.hits.iter().filter(|hit| hit.span.cell == left && hit.first);
            !own.any(|hit| hit.role.is_empty() || hit.role == role)
        });
        let text = sheet.text(sheet.trimmed(sheet.whole(next)));
        // A label that nobody knows: `Role: Nurse`
        let named = text
            .split_once(':')
            .is_some_and(|(before, _)| before.split_whitespace().count() <= 4);
        // `Juan dela Cruz`, and `(EMP-0012)` under it or after the rest of it
        let text = match text.rsplit_once('(') {
            Some((before, number)) if number.contains(|letter: char| letter.is_ascii_digit()) => {
                before.trim_end()
            }
            _ => text,
        };
        let number = text.chars().filter(char::is_ascii_digit).count() >= 2;
        (!number
            && !named
            && flush
            && tight
            && alike
            && !is_label
            && !labelled
            && !self.is_figure(text)
            && !text.is_empty())
        .then(|| text.to_owned())
    }

    /// Whether a text is an amount or a date.
    pub fn is_figure(&self, text: &str) -> bool {
        values::amount::parse(text, &self.habits).is_some()
            || values::date::parse(text, &self.habits).is_some()
    }

    /// Whether a text is an amount or a date and cannot be this field's text: numbers of accounts look like amounts, but
    /// have no decimals and no sign.
    fn is_other_figure(&self, field: Field, text: &str) -> bool {
        let numbered = matches!(
            field,
            Field::AccountNumber | Field::StatementNumber | Field::EmployeeIdNumber
        );
        if !numbered {
            return self.is_figure(text);
        }
        let amount = values::amount::parse(text, &self.habits);
        amount.is_some_and(|amount| amount.decimals || amount.currency.is_some())
            || values::date::parse(text, &self.habits).is_some()
    }

    /// The best value beside the field's own labels.
    pub fn pick(&self, field: Field) -> Option<Candidate> {
        self.candidates(field.as_str(), field).into_iter().next()
    }

    /// The text as a value of the field, and how certain that is.
    pub fn parse(&self, field: Field, text: &str) -> Option<(Value, f32)> {
        super::parse::parse(field, text, &self.habits)
    }
}

/// Whether a line under a name is where its bearer lives.
fn is_no_name(text: &str) -> bool {
    text.contains(|letter: char| letter.is_ascii_digit()) || super::payslip::employer::is_address(text)
}

/// The field of a role whose values cannot be mistaken for other text.
fn typed(role: &str) -> Option<Field> {
    let field: Result<Field, UnknownWord> = role.parse();
    field.ok().filter(|field| {
        matches!(
            field.kind(),
            ValueKind::Amount
                | ValueKind::Date
                | ValueKind::Email
                | ValueKind::OfficeNumber
                | ValueKind::Number
                | ValueKind::Phone
        )
    })
}
