//! Many invitations from a CSV: first what would become of each row, then those that are right.
//!
//! Cells are kept as typed. What a spreadsheet would take for a formula is a name like any other: nothing here evaluates
//! it, and nothing writes it into a file that a spreadsheet opens.

use std::collections::BTreeSet;

use axum::extract::State;
use csv::{ReaderBuilder, StringRecord};
use openwink_model::{
    ids::{InviteId, WinkTemplateId},
    mode::Scope,
};
use openwink_store::{InviteTemplate, Invitee, StoreError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::{MayIn, Member, permission::ManagePeople};
use crate::{
    AppState, Problem,
    envelope::Answer,
    extract::{Body, Request},
    invites::{self, request},
    open::invites::{known_wink_template, template},
};

const MOST_ROWS: usize = 1000;
/// Rows that are written in one change: others get their turn between.
const AT_ONCE: usize = 50;
/// What is shown of a cell that is too long.
const SHOWN: usize = 100;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportRequest {
    /// The first row names the columns: fullName and email, and, if you like, firstName and lastName. Commas, semicolons
    /// and tabs are understood.
    csv: String,
    template_id: String,
    wink_template_id: Option<String>,
    /// Whether to send, or only to say what would become of each row.
    #[serde(default)]
    send: bool,
}

impl Request for ImportRequest {
    fn check(&self) -> Result<(), Problem> {
        match self.csv.trim_start_matches('\u{feff}').trim().is_empty() {
            true => Err(Problem::field("csv", "must not be empty")),
            false => Ok(()),
        }
    }
}

/// What became, or would become, of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RowOutcome {
    /// It can be sent.
    Ready,
    Sent,
    /// It was made, and not mailed: its receiver wants none, the template sends none, or the day's limit is reached.
    NotMailed,
    /// Something is wrong with it, or went wrong before it; it is left out.
    Refused,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// The line of the CSV that it begins on.
    line: u64,
    full_name: String,
    email: String,
    outcome: RowOutcome,
    /// What is wrong, or worth knowing.
    message: Option<String>,
    invite_id: Option<InviteId>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    rows: Vec<ImportRow>,
    ready: usize,
    sent: usize,
    not_mailed: usize,
    refused: usize,
}

impl ImportReport {
    fn of(rows: Vec<ImportRow>) -> Self {
        let count = |outcome| rows.iter().filter(|row| row.outcome == outcome).count();
        Self {
            ready: count(RowOutcome::Ready),
            sent: count(RowOutcome::Sent),
            not_mailed: count(RowOutcome::NotMailed),
            refused: count(RowOutcome::Refused),
            rows,
        }
    }
}

/// A row, and whom it invites where it is right.
struct Parsed {
    row: ImportRow,
    invitee: Option<Invitee>,
}

pub async fn import(
    State(state): State<AppState>,
    MayIn { scope, member, .. }: MayIn<ManagePeople>,
    Body(body): Body<ImportRequest>,
) -> Result<Answer<ImportReport>, Problem> {
    let template = template(&state, &scope, &body.template_id).await?;
    let wink = known_wink_template(&state, &scope, body.wink_template_id.as_deref()).await?;
    let mut rows = parse(&body.csv)?;
    let sending = Sending {
        state: &state,
        scope: &scope,
        member: &member,
        template: &template,
        wink,
    };
    if body.send {
        sending.send_all(&mut rows).await?;
        state.store().wake().deliveries();
        state.store().wake().jobs();
    } else {
        sending.look(&mut rows).await?;
    }
    Ok(Answer(ImportReport::of(
        rows.into_iter().map(|parsed| parsed.row).collect(),
    )))
}

struct Sending<'a> {
    state: &'a AppState,
    scope: &'a Scope,
    member: &'a Member,
    template: &'a InviteTemplate,
    wink: Option<WinkTemplateId>,
}

impl Sending<'_> {
    /// Notes whose receiver wants no mail.
    async fn look(&self, rows: &mut [Parsed]) -> Result<(), Problem> {
        let (store, scope) = (self.state.store(), self.scope);
        let addresses: Vec<Option<String>> = rows
            .iter()
            .map(|parsed| parsed.invitee.as_ref().map(|invitee| invitee.email.clone()))
            .collect();
        let addresses = &addresses;
        let unwanted = store
            .write(|tx| async move {
                let mut unwanted = Vec::with_capacity(addresses.len());
                for address in addresses {
                    unwanted.push(match address {
                        Some(address) => store.wants_no_invitations(&tx, scope, address).await?,
                        None => false,
                    });
                }
                Ok::<_, StoreError>(unwanted)
            })
            .await?;
        for (parsed, unwanted) in rows.iter_mut().zip(unwanted) {
            if unwanted {
                parsed.row.message = Some(UNWANTED.into());
            }
        }
        Ok(())
    }

    /// Makes the invitations of the rows that are right. Where that fails half way, what was made stays: the rows that are
    /// left say that they were not sent, so that nobody sends the others twice.
    async fn send_all(&self, rows: &mut [Parsed]) -> Result<(), Problem> {
        let mut made = 0;
        let mut done = 0;
        for chunk in rows.chunks_mut(AT_ONCE) {
            match self.send(chunk).await {
                Ok(()) => {}
                // Nothing was sent, and all of it can be sent again
                Err(problem) if made == 0 => return Err(problem),
                Err(problem) => {
                    problem.log();
                    break;
                }
            }
            made += chunk
                .iter()
                .filter(|parsed| parsed.row.invite_id.is_some())
                .count();
            done += chunk.len();
        }
        for parsed in rows.iter_mut().skip(done) {
            if parsed.row.outcome == RowOutcome::Ready {
                parsed.row.outcome = RowOutcome::Refused;
                parsed.row.message = Some(NOT_SENT.into());
            }
        }
        Ok(())
    }

    /// Makes the invitations of some rows in one change.
    async fn send(&self, rows: &mut [Parsed]) -> Result<(), Problem> {
        let (state, store, scope) = (self.state, self.state.store(), self.scope);
        let actor = &self.member.actor();
        let invitees: Vec<Option<Invitee>> = rows.iter().map(|parsed| parsed.invitee.clone()).collect();
        let invitees = &invitees;
        let made = store
            .write(|tx| async move {
                let mut made = Vec::with_capacity(invitees.len());
                for invitee in invitees {
                    let Some(invitee) = invitee else {
                        made.push(None);
                        continue;
                    };
                    let unwanted = store.wants_no_invitations(&tx, scope, &invitee.email).await?;
                    let (invite, reached) =
                        invites::create_within(state, &tx, scope, invitee, self.template, self.wink).await?;
                    made.push(Some((invite.id, unwanted, reached)));
                }
                let count = made.iter().flatten().count();
                if count > 0 {
                    let target = format!("{count} from a CSV");
                    store.audit(&tx, actor, scope, "invite.created", target).await?;
                }
                Ok::<_, Problem>(made)
            })
            .await?;
        for (parsed, made) in rows.iter_mut().zip(made) {
            let Some((id, unwanted, reached)) = made else {
                continue;
            };
            let mailed = self.template.wording.email.send_email;
            parsed.row.invite_id = Some(id);
            parsed.row.message = match (mailed, unwanted, reached) {
                (false, ..) => Some("The template sends no mail: hand over the link yourself.".into()),
                (true, true, _) => Some(UNWANTED.into()),
                (true, false, Some(reached)) => {
                    Some(format!("Not mailed, {reached}: hand over the link yourself."))
                }
                (true, false, None) => None,
            };
            parsed.row.outcome = match parsed.row.message {
                Some(_) => RowOutcome::NotMailed,
                None => RowOutcome::Sent,
            };
        }
        Ok(())
    }
}

/// Of a row that was not reached.
const NOT_SENT: &str = "Something went wrong here before this row: nobody was invited by it. Send it again in another CSV, with the other rows that say so.";

const UNWANTED: &str = "Its receiver wants no more mail from you: hand over the link yourself.";

/// Where the columns are.
struct Columns {
    full_name: usize,
    email: usize,
    first_name: Option<usize>,
    last_name: Option<usize>,
}

impl Columns {
    fn of(head: &StringRecord) -> Result<Self, Problem> {
        let plain = |name: &str| -> String {
            name.chars()
                .filter(|c| c.is_alphanumeric())
                .collect::<String>()
                .to_lowercase()
        };
        let find = |names: &[&str]| head.iter().position(|cell| names.contains(&plain(cell).as_str()));
        let missing = |name: &str| {
            Problem::field(
                "csv",
                format_args!(
                    "must name its columns in the first row: there is no {name}. Expected fullName and email, and, if you \
                     like, firstName and lastName"
                ),
            )
        };
        Ok(Self {
            full_name: find(&["fullname", "name"]).ok_or_else(|| missing("fullName"))?,
            email: find(&["email", "emailaddress", "mail"]).ok_or_else(|| missing("email"))?,
            first_name: find(&["firstname", "givenname"]),
            last_name: find(&["lastname", "surname", "familyname"]),
        })
    }
}

fn parse(text: &str) -> Result<Vec<Parsed>, Problem> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|delimiter| {
            (
                first.bytes().filter(|byte| byte == delimiter).count(),
                *delimiter == b',',
            )
        })
        .unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let broken = |error: csv::Error| {
        let line = error.position().map_or(0, csv::Position::line);
        Problem::field("csv", format_args!("does not read as CSV in line {line}"))
    };
    let head = records
        .next()
        .transpose()
        .map_err(broken)?
        .ok_or_else(|| Problem::field("csv", "must not be empty"))?;
    let columns = Columns::of(&head)?;
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    for record in records {
        let record = record.map_err(broken)?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return Err(Problem::field(
                "csv",
                format_args!("must have at most {MOST_ROWS} rows below the first: send the rest in another"),
            ));
        }
        rows.push(read(&record, line_of(text, &record), &columns, &mut seen));
    }
    match rows.is_empty() {
        true => Err(Problem::field(
            "csv",
            "must have a row below the one that names the columns",
        )),
        false => Ok(rows),
    }
}

/// The line that a row begins on: the reader counts from the empty lines before it.
fn line_of(text: &str, record: &StringRecord) -> u64 {
    let Some(position) = record.position() else {
        return 0;
    };
    let at = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let before = text.as_bytes().get(at..).unwrap_or_default();
    let empty = before.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + empty.filter(|byte| **byte == b'\n').count() as u64
}

fn read(record: &StringRecord, line: u64, columns: &Columns, seen: &mut BTreeSet<String>) -> Parsed {
    let cell = |at: usize| record.get(at).unwrap_or_default();
    let maybe = |at: Option<usize>| {
        at.map(cell)
            .filter(|cell| !cell.trim().is_empty())
            .map(str::to_owned)
    };
    let invitee = Invitee {
        full_name: cell(columns.full_name).to_owned(),
        first_name: maybe(columns.first_name),
        last_name: maybe(columns.last_name),
        email: cell(columns.email).trim().to_owned(),
    };
    let wrong = check(&invitee).err().or_else(|| {
        let known = !seen.insert(invitee.email.to_lowercase());
        known.then(|| "the same address stands in a row above".to_owned())
    });
    let shown = |text: &str| -> String {
        match text.char_indices().nth(SHOWN) {
            Some((at, _)) => format!("{}…", &text[..at]),
            None => text.to_owned(),
        }
    };
    Parsed {
        row: ImportRow {
            line,
            full_name: shown(&invitee.full_name),
            email: shown(&invitee.email),
            outcome: match wrong {
                Some(_) => RowOutcome::Refused,
                None => RowOutcome::Ready,
            },
            message: wrong.clone(),
            invite_id: None,
        },
        invitee: wrong.is_none().then_some(invitee),
    }
}

fn check(invitee: &Invitee) -> Result<(), String> {
    let said = |problem: Problem| problem.message().to_owned();
    for text in [&invitee.full_name, &invitee.email] {
        if text.contains('\0') {
            return Err("a cell has a NUL character".to_owned());
        }
    }
    request::check_name("fullName", &invitee.full_name, 200).map_err(said)?;
    for (field, name) in [
        ("firstName", &invitee.first_name),
        ("lastName", &invitee.last_name),
    ] {
        if let Some(name) = name {
            request::check_name(field, name, 64).map_err(said)?;
        }
    }
    request::check_email("email", &invitee.email).map_err(said)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn outcomes(csv: &str) -> Vec<(u64, RowOutcome, Option<String>)> {
        let rows = parse(csv).unwrap();
        rows.into_iter()
            .map(|parsed| (parsed.row.line, parsed.row.outcome, parsed.row.message))
            .collect()
    }

    fn refused(csv: &str) -> String {
        match parse(csv) {
            Ok(_) => panic!("{csv:?} is taken"),
            Err(problem) => problem.message().to_owned(),
        }
    }

    #[test]
    fn columns_are_found_by_their_names() {
        for csv in [
            "fullName,email\nAna Cruz,ana@example.com",
            "\u{feff}E-mail;Full name\r\nana@example.com;Ana Cruz\r\n",
            "email\tname\tcity\nana@example.com\tAna Cruz\tManila",
            "\"full name\",\"EMAIL\",note\n\"Ana Cruz\", ana@example.com ,\"a, b\"",
        ] {
            let rows = parse(csv).unwrap();
            let invitee = rows[0].invitee.as_ref().unwrap();
            assert_eq!(
                (invitee.full_name.as_str(), invitee.email.as_str()),
                ("Ana Cruz", "ana@example.com"),
                "{csv:?}"
            );
        }
        assert!(
            refused("name,phone\nAna,1")
                .starts_with("csv must name its columns in the first row: there is no email")
        );
        assert!(refused("email\nana@example.com").contains("there is no fullName"));
        assert!(refused("name,email\n").contains("must have a row below"));
    }

    #[test]
    fn each_row_is_told_what_is_wrong_with_it() {
        let csv = "fullName,email,firstName\nAna,ana@example.com,\n,no@example.com,\nBen,ben,\n\nAna,ANA@example.com,\nCy,cy@example.com,".to_owned()
            + &"x".repeat(65);
        let outcomes = outcomes(&csv);
        assert_eq!(outcomes[0], (2, RowOutcome::Ready, None));
        assert_eq!(
            outcomes[1],
            (
                3,
                RowOutcome::Refused,
                Some("fullName must have 1 to 200 characters".into())
            )
        );
        assert_eq!(
            outcomes[2],
            (
                4,
                RowOutcome::Refused,
                Some("email must be a mail address, such as name@example.com".into())
            )
        );
        assert_eq!(
            outcomes[3],
            (
                6,
                RowOutcome::Refused,
                Some("the same address stands in a row above".into())
            )
        );
        assert_eq!(
            outcomes[4],
            (
                7,
                RowOutcome::Refused,
                Some("firstName must have 1 to 64 characters".into())
            )
        );
    }

    #[test]
    fn formulas_are_names() {
        for name in ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"] {
            let rows = parse(&format!("fullName,email\n\"{name}\",a@example.com")).unwrap();
            assert_eq!(rows[0].invitee.as_ref().unwrap().full_name, name);
        }
    }

    #[test]
    fn a_thousand_rows_are_the_most() {
        let rows = |count: usize| {
            let lines: Vec<String> = (0..count)
                .map(|n| format!("Person {n},person{n}@example.com"))
                .collect();
            format!("fullName,email\n{}\n", lines.join("\n"))
        };
        assert_eq!(parse(&rows(1000)).unwrap().len(), 1000);
        assert!(refused(&rows(1001)).starts_with("csv must have at most 1000 rows"));
        let long = parse(&format!("fullName,email\n{},a@example.com", "x".repeat(10_000))).unwrap();
        assert_eq!(long[0].row.full_name.chars().count(), SHOWN + 1);
    }

    proptest! {
        #[test]
        fn nothing_makes_reading_panic(csv in "(fullName,email\n)?[\"a-z,;@.\t\r\n=\u{e9}]{0,80}") {
            if let Ok(rows) = parse(&csv) {
                prop_assert!(rows.iter().all(|parsed| (parsed.row.outcome == RowOutcome::Ready) == parsed.invitee.is_some()));
            }
        }
    }
}
