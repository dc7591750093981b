//! What stands in the report, from top to bottom.

mod rest;

use openwink_model::{Amount, ids::SourceId};

use super::{
    Letterhead, chart,
    paper::{
        ACCENT, BODY, Column, GREY, INNER, MARGIN, PALE, Paper, RULE, SMALL, STRONG, Style, TITLE, WARN,
        WIDTH, numbers, words,
    },
};
use crate::{
    Cv, Dossier, FactKind, Flow, IncomeOverview, Sureness,
    words::{date_words, moment_words, money, month_words},
};

pub fn write(dossier: &Dossier, cv: &Cv, head: &Letterhead) -> Paper {
    let made = moment_words(head.generated_at);
    let mut paper = Paper::new(
        format!("{} · {}", head.tenant, dossier.user_id),
        format!("Document {} · generated {made}", head.code),
    );
    let report = Report { dossier, cv };
    letterhead(&mut paper, head, &made);
    report.title(&mut paper);
    report.summary(&mut paper);
    report.disagreements(&mut paper);
    report.person(&mut paper);
    report.jobs(&mut paper);
    for income in &cv.incomes {
        report.income(&mut paper, income);
    }
    if cv.incomes.is_empty() {
        paper.heading("Pay");
        paper.text(MARGIN, BODY.coloured(GREY), "No source has told of pay.", 2);
    }
    for flow in &cv.transactions {
        let title = format!("Platforms and wallets by month ({})", flow.currency);
        report.flow(&mut paper, &title, flow, true);
    }
    for flow in &cv.contributions {
        report.flow(
            &mut paper,
            &format!("Contributions by month ({})", flow.currency),
            flow,
            false,
        );
    }
    report.liabilities(&mut paper);
    report.ratings(&mut paper);
    report.documents(&mut paper);
    report.sources(&mut paper);
    report.consents(&mut paper);
    paper
}

fn letterhead(paper: &mut Paper, head: &Letterhead, made: &str) {
    let name = Style { size: 13.0, ..STRONG };
    paper.fill(MARGIN, paper.y, 26.0, 3.0, ACCENT);
    paper.gap(20.0);
    let y = paper.y;
    let shown = super::letters::wrap(&head.tenant, name.weight, name.size, INNER * 0.62, 1);
    paper.line(MARGIN, y, name, shown.first().map_or("", String::as_str));
    paper.line_to(
        WIDTH - MARGIN,
        y,
        BODY.coloured(GREY),
        "Employment and income report",
    );
    paper.line_to(WIDTH - MARGIN, y + 12.0, SMALL, made);
    paper.gap(22.0);
    paper.fill(MARGIN, paper.y, INNER, 0.8, RULE);
    paper.gap(14.0);
    if let Some(address) = &head.check_at {
        let text = format!(
            "Verification code {}. Whether it is genuine can be checked at {address}",
            head.code
        );
        paper.text(MARGIN, SMALL, &text, 2);
        paper.gap(6.0);
    }
}

struct Report<'a> {
    dossier: &'a Dossier,
    cv: &'a Cv,
}

impl Report<'_> {
    /// The numbers under which the sources are listed at the end.
    fn refs(&self, sources: &[SourceId]) -> String {
        let all: Vec<String> = sources
            .iter()
            .filter_map(|id| self.dossier.sources.iter().position(|source| source.id == *id))
            .map(|at| (at + 1).to_string())
            .collect();
        match all.is_empty() {
            true => String::new(),
            false => format!("[{}]", all.join(", ")),
        }
    }

    fn title(&self, paper: &mut Paper) {
        let name = self.cv.person.name.as_ref();
        paper.text(
            MARGIN,
            TITLE,
            name.map_or("Name not known yet", |name| &name.value),
            2,
        );
        paper.text(MARGIN, SMALL, &format!("User {}", self.dossier.user_id), 1);
        let own: Vec<String> = self
            .dossier
            .external_metadata
            .iter()
            .map(|(key, value)| format!("{key}: {value}"))
            .collect();
        if !own.is_empty() {
            paper.text(MARGIN, SMALL, &own.join(" · "), 2);
        }
        paper.gap(8.0);
    }

    fn summary(&self, paper: &mut Paper) {
        let summary = &self.cv.summary;
        let amount = |amount: Option<Amount>| match (amount, summary.currency) {
            (Some(amount), Some(currency)) => format!("{currency} {}", money(amount)),
            _ => "Not known".to_owned(),
        };
        let months = |count: u32| match count {
            1 => "1 month".to_owned(),
            count => format!("{count} months"),
        };
        let works = match summary.current_employers.as_slice() {
            [] => "No current employer known".to_owned(),
            [one] => one.clone(),
            [one, rest @ ..] => format!("{one} and {} more", rest.len()),
        };
        let since = summary
            .employed_since
            .map_or(String::new(), |since| format!("since {}", date_words(since)));
        let seen = match (summary.first_month, summary.last_month) {
            (Some(first), Some(last)) => format!("{} to {}", month_words(first), month_words(last)),
            _ => String::new(),
        };
        let sure = match summary.sureness {
            Some(Sureness::Linked) => "read from linked systems",
            Some(Sureness::Read) => "read from documents",
            None => "",
        };
        let averaged = format!("average of {}, {sure}", months(summary.averaged_months));
        let facts = [
            ("Works at", works, since),
            ("Net pay a month", amount(summary.average_net), averaged.clone()),
            ("Gross pay a month", amount(summary.average_gross), averaged),
            ("Pay seen", months(summary.months_with_pay), seen),
        ];
        paper.room(60.0);
        let (top, wide) = (paper.y, INNER / 4.0);
        paper.fill(MARGIN, top, INNER, 56.0, PALE);
        for (at, (label, value, note)) in facts.iter().enumerate() {
            let x = MARGIN + wide * at as f32 + 8.0;
            let line = |text: &str, style: Style, most| {
                super::letters::wrap(text, style.weight, style.size, wide - 14.0, most)
            };
            paper.line(x, top + 13.0, SMALL, label);
            for (row, text) in line(value, STRONG, 1).iter().enumerate() {
                paper.line(x, top + 27.0 + 11.0 * row as f32, STRONG, text);
            }
            for (row, text) in line(note, SMALL, 2).iter().enumerate() {
                paper.line(x, top + 39.0 + 9.0 * row as f32, SMALL, text);
            }
        }
        paper.gap(62.0);
        if summary.working > 0 {
            let note =
                "Some sources were still being read when this report was made: it may not be complete.";
            paper.text(MARGIN, BODY.coloured(WARN), note, 2);
        }
        let less: Vec<&str> = (self.dossier.sources.iter())
            .filter(|source| source.shared.is_some())
            .map(|source| source.name.as_str())
            .collect();
        if !less.is_empty() {
            let note = format!(
                "The person left something out of what {} shares: see the sources at the end.",
                less.join(", ")
            );
            paper.text(MARGIN, BODY.coloured(WARN), &note, 2);
        }
        if !self.dossier.cut.is_empty() {
            let kinds: Vec<&str> = self.dossier.cut.iter().map(|kind| kind.as_str()).collect();
            let note = format!(
                "There are more records than this report takes; the latest are in it: {}.",
                kinds.join(", ")
            );
            paper.text(MARGIN, BODY.coloured(WARN), &note, 2);
        }
    }

    fn disagreements(&self, paper: &mut Paper) {
        if self.cv.disagreements.is_empty() {
            return;
        }
        paper.heading("Points to check");
        for found in &self.cv.disagreements {
            let colour = if found.serious { WARN } else { GREY };
            paper.room(36.0);
            paper.gap(2.0);
            paper.text(MARGIN, STRONG.coloured(colour), &found.message, 3);
            for figure in &found.figures {
                let line = format!("{} {}", self.refs(&[figure.source_id]), figure.text);
                paper.text(MARGIN + 10.0, BODY, &line, 2);
            }
        }
    }

    fn person(&self, paper: &mut Paper) {
        let person = &self.cv.person;
        paper.heading("Person");
        let mut rows: Vec<(Style, Vec<String>)> = Vec::new();
        let mut row = |label: &str, fact: &crate::Fact, value: String| {
            rows.push((BODY, vec![label.to_owned(), value, self.refs(&fact.sources)]));
        };
        if let Some(name) = &person.name {
            row("Name", name, name.value.clone());
        }
        for name in &person.other_names {
            row("Also named", name, name.value.clone());
        }
        for facts in &person.facts {
            for fact in &facts.values {
                let date = fact
                    .value
                    .parse()
                    .ok()
                    .filter(|_| facts.kind == FactKind::DateOfBirth);
                row(
                    label(facts.kind),
                    fact,
                    date.map_or_else(|| fact.value.clone(), date_words),
                );
            }
        }
        if rows.is_empty() {
            paper.text(
                MARGIN,
                BODY.coloured(GREY),
                "No source has told who the person is.",
                2,
            );
            return;
        }
        paper.table(
            &[words("What", 1.2), words("Value", 4.0), words("Sources", 0.8)],
            &rows,
        );
    }

    fn jobs(&self, paper: &mut Paper) {
        paper.heading("Employment");
        let rows: Vec<(Style, Vec<String>)> = self
            .cv
            .jobs
            .iter()
            .map(|job| {
                let end = match (job.end_date, job.current, job.reported_date) {
                    (Some(end), ..) => date_words(end),
                    (None, true, _) => "now".to_owned(),
                    (None, false, Some(reported)) => format!("last seen {}", date_words(reported)),
                    (None, false, None) => String::new(),
                };
                let title = [&job.title, &job.department].into_iter().flatten();
                let title: Vec<&str> = title.map(String::as_str).collect();
                let cells = vec![
                    job.employer.clone().unwrap_or_else(|| "Not named".to_owned()),
                    title.join(", "),
                    date_words(job.start_date),
                    end,
                    self.refs(&job.sources),
                ];
                (BODY, cells)
            })
            .collect();
        if rows.is_empty() {
            paper.text(MARGIN, BODY.coloured(GREY), "No source has told of a job.", 2);
            return;
        }
        let columns = [
            words("Employer", 2.4),
            words("Job", 2.0),
            words("From", 1.0),
            words("To", 1.2),
            words("Sources", 0.8),
        ];
        paper.table(&columns, &rows);
    }

    fn income(&self, paper: &mut Paper, income: &IncomeOverview) {
        paper.heading(&format!("Pay by month ({})", income.currency));
        chart::income(paper, income);
        let amount = |amount: Option<Amount>| amount.map_or(String::new(), money);
        let mut rows: Vec<(Style, Vec<String>)> = Vec::new();
        let mut repeated = false;
        for month in income.months.iter().rev() {
            let several = month.by_payer.iter().filter(|sum| sum.counted).count() > 1;
            if several {
                let cells = vec![
                    month_words(month.month),
                    "Together".to_owned(),
                    amount(month.gross),
                    amount(month.net),
                    String::new(),
                ];
                rows.push((STRONG, cells));
            }
            for sum in &month.by_payer {
                let Some(payer) = income.payers.get(sum.payer) else {
                    continue;
                };
                let first = !several && sum.counted;
                let employer = payer.employer.as_deref().unwrap_or("Not named");
                repeated |= !sum.counted;
                let cells = vec![
                    if first {
                        month_words(month.month)
                    } else {
                        String::new()
                    },
                    if sum.counted {
                        employer.to_owned()
                    } else {
                        format!("{employer} (also told)")
                    },
                    amount(sum.gross),
                    amount(sum.net),
                    self.refs(&[payer.source_id]),
                ];
                rows.push((if sum.counted { BODY } else { BODY.coloured(GREY) }, cells));
            }
        }
        let columns = [
            words("Month", 1.1),
            words("Paid by", 2.8),
            numbers("Gross", 1.3),
            numbers("Net", 1.3),
            words("Sources", 0.7),
        ];
        paper.table(&columns, &rows);
        if repeated {
            let note = "Pay marked \"also told\" is the same pay from another source. It is in no sum.";
            paper.text(MARGIN, SMALL, note, 2);
        }
        if !income.longer.is_empty() {
            paper.gap(6.0);
            let long = income.longer.iter().map(|long| {
                let cells = vec![
                    format!(
                        "{} to {}",
                        date_words(long.start_date),
                        date_words(long.end_date.unwrap_or(long.start_date))
                    ),
                    long.employer.clone().unwrap_or_else(|| "Not named".to_owned()),
                    amount(long.gross),
                    amount(long.net),
                    self.refs(&[long.source_id]),
                ];
                (BODY, cells)
            });
            let long: Vec<_> = long.collect();
            let columns = [
                words("For a longer time, in no month above", 2.0),
                words("Paid by", 1.9),
                numbers("Gross", 1.3),
                numbers("Net", 1.3),
                words("Sources", 0.7),
            ];
            paper.table(&columns, &long);
        }
    }

    fn flow(&self, paper: &mut Paper, title: &str, flow: &Flow, both: bool) {
        paper.heading(title);
        let rows: Vec<(Style, Vec<String>)> = flow
            .months
            .iter()
            .rev()
            .map(|month| {
                let mut cells = vec![
                    month_words(month.month),
                    month.count.to_string(),
                    money(month.received),
                ];
                if both {
                    cells.push(money(month.paid));
                }
                cells.push(self.refs(&[month.source_id]));
                (BODY, cells)
            })
            .collect();
        let mut columns: Vec<Column> = vec![words("Month", 1.2), numbers("Entries", 1.0)];
        columns.push(numbers(if both { "Received" } else { "Amount" }, 1.5));
        if both {
            columns.push(numbers("Paid", 1.5));
        }
        columns.push(words("Sources", 0.8));
        paper.table(&columns, &rows);
    }
}

fn label(kind: FactKind) -> &'static str {
    match kind {
        FactKind::DateOfBirth => "Born",
        FactKind::Gender => "Gender",
        FactKind::MaritalStatus => "Marital status",
        FactKind::Citizenship => "Citizenship",
        FactKind::Country => "Country",
        FactKind::Email => "E-mail",
        FactKind::Phone => "Phone",
        FactKind::Address => "Address",
        FactKind::Reference => "Number at the source",
    }
}
