//! What the sandbox promises, held against every person at every provider.

mod guide;
mod log_in;
mod records;
mod samples;

use openwink_model::{
    Date, DateTime,
    connector::{Answer, ConnectorError, Login, LoginStep},
    providers::{LoginMethod, Provider},
    records::AnyRecord,
};

use super::{visitors::Visitor, *};
use crate::{Catalogue, Connector};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn context(provider: &Provider, now: DateTime) -> ConnectorContext<'_> {
    ConnectorContext { provider, now }
}

fn login(method: LoginMethod, fields: &[(&str, &str)]) -> Login {
    let fields = fields
        .iter()
        .map(|(name, text)| ((*name).to_owned(), SecretString::from(*text)));
    Login {
        method,
        fields: fields.collect(),
    }
}

fn by_name(user_name: &str, password: &str) -> Login {
    login(
        LoginMethod::Password,
        &[("userName", user_name), ("password", password)],
    )
}

fn code(text: &str) -> Answer {
    Answer::Code(SecretString::from(text))
}

fn connectable(catalogue: &Catalogue) -> impl Iterator<Item = &Provider> {
    catalogue
        .providers()
        .iter()
        .filter(|provider| provider.account_connection)
}

/// Goes through a log-in with the right answers.
async fn enter(
    provider: &Provider,
    user_name: &str,
    password: &str,
    now: DateTime,
) -> Result<ConnectorState, ConnectorError> {
    let oauth = !provider.methods.contains(&LoginMethod::Password);
    let given = if oauth {
        login(LoginMethod::OAuth, &[])
    } else {
        by_name(user_name, password)
    };
    let mut step = SandboxConnector.log_in(context(provider, now), &given).await?;
    loop {
        step = match step {
            LoginStep::NeedsCode { state, .. } => {
                SandboxConnector
                    .answer(context(provider, now), &state, code(CODE))
                    .await?
            }
            LoginStep::NeedsRedirect { state } => {
                let granted = authorize(user_name, password).map_err(ConnectorError::Refused)?;
                let answer = Answer::Authorization(SecretString::from(granted));
                SandboxConnector
                    .answer(context(provider, now), &state, answer)
                    .await?
            }
            LoginStep::LoggedIn { state, .. } => return Ok(state),
            LoginStep::WrongCode { .. } => panic!("the right code was wrong"),
        }
    }
}

/// Reads all pages; states go through JSON as they do in the store.
async fn read_all(
    provider: &Provider,
    mut state: ConnectorState,
    now: DateTime,
) -> Result<Vec<Batch>, ConnectorError> {
    let mut batches = Vec::new();
    loop {
        state = serde_json::from_str(&serde_json::to_string(&state).unwrap()).unwrap();
        let batch = SandboxConnector.read(context(provider, now), &state).await?;
        let next = batch.next.clone();
        batches.push(batch);
        match next {
            Some(next) => state = next,
            None => return Ok(batches),
        }
    }
}

fn records_of(provider: &Provider, key: &str, today: Date) -> Vec<AnyRecord> {
    let visitor = Visitor::find(key, provider.country).unwrap();
    let role = catalogue::row(&provider.id).unwrap().role;
    super::records::pages(provider, role, &visitor, today)
        .into_iter()
        .flat_map(|page| page.records)
        .collect()
}

/// The records of one kind.
macro_rules! of_kind {
    ($records:expr, $kind:ident) => {
        $records
            .iter()
            .filter_map(|record| match record {
                AnyRecord::$kind(record) => Some(record),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
}

use of_kind;
