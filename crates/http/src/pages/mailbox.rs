//! `/mailbox`: what would have been mailed where no mail server is set, for the operator alone.
//!
//! `openwink mail page` prints an address whose fragment is a key that works for a day. Browsers send no fragment: the
//! page's script reads it and calls with it, so that the key is in no log and in no header that another site sees.

use std::{sync::LazyLock, time::Duration};

use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use openwink_model::{DateTime, ids::MailId, mail::MailKind};
use openwink_store::Store;
use openwink_vault::secrets;
use serde::Serialize;

use super::{
    asset::{Asset, Caching},
    files::seconds,
    html::{Page, Policy},
};
use crate::{
    AppState, Problem,
    envelope::{Answer, List},
    problem::Code,
};

const WORKS_FOR: Duration = Duration::from_secs(24 * 3600);
/// Mails that the page shows.
const SHOWN: u64 = 200;

static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "text/javascript; charset=utf-8",
        include_str!("../../../../web/pages/mailbox.js"),
    )
});

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptMail {
    id: MailId,
    kind: MailKind,
    created_at: DateTime,
    to: String,
    subject: String,
    text: String,
}

/// A key that opens the mailbox for a day. Whoever can make one has the master key.
pub fn key(store: &Store) -> String {
    let expires = seconds(store.ambient().now().plus(WORKS_FOR));
    format!("{expires}.{}", signature(store, expires))
}

fn signature(store: &Store, expires: i64) -> String {
    let subkey = store.vault().derive(&format!("mailbox {expires}"));
    subkey.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn opens(store: &Store, key: &str) -> bool {
    let Some((expires, given)) = key.split_once('.') else {
        return false;
    };
    let Ok(expires) = expires.parse::<i64>() else {
        return false;
    };
    let right = secrets::hash(&signature(store, expires));
    secrets::matches(given, &right) && expires >= seconds(store.ambient().now())
}

pub async fn page() -> Response {
    Page {
        title: "Mailbox",
        policy: Policy::MAILBOX,
        body: include_str!("../../../../web/pages/mailbox.html"),
    }
    .into_response()
}

pub async fn script(headers: HeaderMap) -> Response {
    SCRIPT.answer(&headers, Caching::Revalidated).await
}

pub async fn mails(
    State(state): State<AppState>,
    headers: HeaderMap,
) -> Result<Answer<List<KeptMail>>, Problem> {
    let store = state.store();
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    if !given.is_some_and(|key| opens(store, key)) {
        return Err(Problem::new(
            Code::InvalidToken,
            "this address has expired, or is not one that `openwink mail page` printed",
        ));
    }
    let mut items = Vec::new();
    for stored in store.kept_mails(SHOWN).await? {
        if let Some(letter) = store.open_letter(&stored)? {
            items.push(KeptMail {
                id: stored.mail.id,
                kind: stored.mail.kind,
                created_at: stored.mail.created_at,
                to: letter.to.address.clone(),
                subject: openwink_mail::one_line(&letter.subject),
                text: openwink_mail::text(&letter),
            });
        }
    }
    Ok(Answer(List {
        items,
        next_cursor: None,
    }))
}
