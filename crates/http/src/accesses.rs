//! The access ledger: who read which person's data.
//!
//! As with the request log, a read costs a lock and an entry in a map; a task of its own writes what was noted, about every
//! second, reads of one reader, person, kind and minute together. Unlike the log it leaves nothing out while it can help
//! it: what could not be written waits for the next time.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use openwink_model::{
    DateTime,
    accesses::{AccessKind, Reader},
    ids::{ApiKeyId, MemberId, UserId},
    mode::Scope,
};
use openwink_store::{Access as StoredAccess, NewAccess, PageRequest, Store, StoreError};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::List,
    extract::{Caller, Paging},
    open::Pager,
};

/// How often what was noted is written.
const EVERY: Duration = Duration::from_secs(1);
/// What may wait to be written where the database is away; beyond that a metric counts what is lost.
const MOST: usize = 100_000;

#[derive(Default)]
pub struct Ledger(Mutex<HashMap<NewAccess, u64>>);

impl Ledger {
    fn noted(&self) -> MutexGuard<'_, HashMap<NewAccess, u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(noted: &mut HashMap<NewAccess, u64>, access: NewAccess, count: u64) {
        if noted.len() >= MOST && !noted.contains_key(&access) {
            metrics::counter!("openwink_access_ledger_dropped_total").increment(count);
            return;
        }
        *noted.entry(access).or_default() += count;
    }

    /// Notes that somebody read something of these people; each once, however often they come.
    pub fn note<'a>(
        &self,
        at: DateTime,
        scope: &Scope,
        reader: Reader,
        what: AccessKind,
        users: impl IntoIterator<Item = &'a UserId>,
    ) {
        let users: BTreeSet<&UserId> = users.into_iter().collect();
        if users.is_empty() {
            return;
        }
        let mut noted = self.noted();
        for user in users {
            let access = NewAccess {
                scope: scope.clone(),
                user: user.clone(),
                reader,
                what,
                minute: NewAccess::minute(at),
            };
            Self::add(&mut noted, access, 1);
        }
    }

    /// Writes what has been noted.
    pub async fn write(&self, store: &Store) -> Result<(), StoreError> {
        let taken = std::mem::take(&mut *self.noted());
        if taken.is_empty() {
            return Ok(());
        }
        let mut rows: Vec<(NewAccess, u64)> = taken.into_iter().collect();
        // In one order, so that two nodes do not wait for one another's rows
        rows.sort_by(|(one, _), (other, _)| {
            let key = |access: &NewAccess| (access.user.uuid(), access.reader, access.what, access.minute);
            key(one).cmp(&key(other))
        });
        let written = {
            let rows = &rows;
            store
                .write(|tx| async move { store.note_accesses(&tx, rows).await })
                .await
        };
        if written.is_err() {
            let mut noted = self.noted();
            for (access, count) in rows {
                Self::add(&mut noted, access, count);
            }
        }
        written
    }

    /// Writes every second until told to stop, and once more then.
    pub async fn run(&self, store: &Store, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        loop {
            let stopped = tokio::select! {
                () = &mut stop => true,
                () = tokio::time::sleep(EVERY) => false,
            };
            if let Err(error) = self.write(store).await {
                tracing::warn!(%error, "the access ledger could not be written; it is tried again");
            }
            if stopped {
                return;
            }
        }
    }
}

impl AppState {
    /// Notes that a tenant's server read something of a person.
    pub fn note_read<'a>(
        &self,
        caller: &Caller,
        what: AccessKind,
        users: impl IntoIterator<Item = &'a UserId>,
    ) {
        let reader = Reader::Key(caller.api_key);
        self.accesses().note(
            self.store().now(&caller.scope),
            &caller.scope,
            reader,
            what,
            users,
        );
    }

    /// Notes that one of a tenant's people read something of a person.
    pub fn note_member_read(&self, member: MemberId, scope: &Scope, what: AccessKind, user: &UserId) {
        let reader = Reader::Member(member);
        self.accesses()
            .note(self.store().now(scope), scope, reader, what, [user]);
    }
}

/// Who read a user's data.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Access {
    reader: ReaderShown,
    what: AccessKind,
    /// To the minute.
    at: DateTime,
    /// How often within that minute.
    count: u64,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReaderShown {
    /// A server, by an API key.
    Key {
        id: ApiKeyId,
        /// What people call it.
        name: Option<String>,
    },
    /// A member, in the portal.
    Member { id: MemberId, name: Option<String> },
}

/// Names of readers, each looked up once.
async fn named(
    state: &AppState,
    scope: &Scope,
    accesses: &[StoredAccess],
) -> Result<HashMap<Reader, Option<String>>, StoreError> {
    let store = state.store();
    let mut names = HashMap::new();
    for access in accesses {
        if names.contains_key(&access.reader) {
            continue;
        }
        let name = match access.reader {
            Reader::Key(id) => {
                let key = store.api_key_info(scope, id).await?;
                key.map(|key| key.label.unwrap_or(key.key_name))
            }
            // Whoever has left keeps the name under which they read
            Reader::Member(id) => store.member(id).await?.map(|person| person.name),
        };
        names.insert(access.reader, name);
    }
    Ok(names)
}

/// A page of who read a user's data, for whoever may see the user.
pub async fn page(
    state: &AppState,
    scope: &Scope,
    user: &UserId,
    paging: &Paging,
) -> Result<List<Access>, Problem> {
    let pager = Pager {
        state,
        list: ListOf {
            scope,
            list: "accesses",
            filters: &user.to_string(),
        },
    };
    let page: PageRequest = pager.request(paging)?;
    let accesses = state.store().accesses(scope, user, page).await?;
    let mut names = named(state, scope, &accesses.items).await?;
    Ok(pager.list(accesses, |access| {
        let name = names.get_mut(&access.reader).and_then(|name| name.clone());
        Access {
            reader: match access.reader {
                Reader::Key(id) => ReaderShown::Key { id, name },
                Reader::Member(id) => ReaderShown::Member { id, name },
            },
            what: access.what,
            at: access.at,
            count: access.count,
        }
    }))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use openwink_model::receipts::RevokedBy;
    use openwink_testkit::{TestStore, on_both};
    use serde_json::json;

    use crate::tests::{Api, Key};

    on_both!(
        reads_are_noted_and_shown_to_the_tenant,
        reads_of_a_minute_are_one_line,
        the_ledger_goes_with_the_person,
        what_could_not_be_written_waits,
    );

    async fn reads_are_noted_and_shown_to_the_tenant(t: &TestStore) {
        let api = Api::new(t).await;
        let (user, account) = api.furnished_account().await;
        api.get(&format!("/v1/incomes?userId={user}")).await;
        t.wait(Duration::from_secs(61));
        api.get(&format!("/v1/users/{user}/payload")).await;
        t.wait(Duration::from_secs(61));
        api.get(&format!("/v1/accounts/{account}/payload")).await;
        // What somebody did not get to see is no access
        api.call(
            axum::http::Method::GET,
            &format!("/v1/users/{user}/payload"),
            Key::OtherTenant,
            None,
        )
        .await;
        api.get(&format!("/v1/users/{user}")).await;
        api.state.accesses().write(api.state.store()).await.unwrap();

        let path = format!("/v1/users/{user}/accesses");
        let shown = api.get(&path).await;
        let what: Vec<&str> = shown
            .items()
            .iter()
            .map(|item| item["what"].as_str().unwrap())
            .collect();
        assert_eq!(what, ["EVERYTHING", "EVERYTHING", "INCOMES"]);
        assert_eq!(shown.items()[0]["reader"]["type"], "KEY");
        assert!(shown.items()[0]["reader"]["name"].is_string());
        let first = api.get(&format!("{path}?size=2")).await;
        let cursor = first.data()["nextCursor"].as_str().unwrap();
        assert_eq!(
            api.get(&format!("{path}?size=2&cursor={cursor}"))
                .await
                .items()
                .len(),
            1
        );
    }

    async fn reads_of_a_minute_are_one_line(t: &TestStore) {
        let api = Api::new(t).await;
        let (user, _) = api.furnished_account().await;
        for _ in 0..3 {
            api.get(&format!("/v1/incomes?userId={user}")).await;
            api.state.accesses().write(api.state.store()).await.unwrap();
        }
        let shown = api.get(&format!("/v1/users/{user}/accesses")).await;
        assert_eq!(shown.items().len(), 1);
        assert_eq!(shown.items()[0]["count"], json!(3));
    }

    async fn the_ledger_goes_with_the_person(t: &TestStore) {
        let api = Api::new(t).await;
        let (user, _) = api.furnished_account().await;
        api.get(&format!("/v1/incomes?userId={user}")).await;
        api.state.accesses().write(api.state.store()).await.unwrap();
        api.get(&format!("/v1/employments?userId={user}")).await;
        let (it, scope, who) = (&api, &api.scope, &user);
        it.write(|tx| async move { it.erase_user(&tx, scope, who, RevokedBy::Tenant).await })
            .await
            .unwrap();
        // What was noted before and is written after
        api.state.accesses().write(api.state.store()).await.unwrap();
        assert_eq!(t.count("accesses").await, 0);
    }

    async fn what_could_not_be_written_waits(t: &TestStore) {
        let api = Api::new(t).await;
        let (user, _) = api.furnished_account().await;
        api.get(&format!("/v1/incomes?userId={user}")).await;
        t.sql("ALTER TABLE accesses RENAME TO elsewhere").await;
        assert!(api.state.accesses().write(api.state.store()).await.is_err());
        t.sql("ALTER TABLE elsewhere RENAME TO accesses").await;
        api.state.accesses().write(api.state.store()).await.unwrap();
        assert_eq!(t.count("accesses").await, 1);
    }
}
