//! Sealing and wrapping anew, under the current master key, what a former one sealed and wrapped.
//!
//! It goes through every table in steps of a few hundred rows, each a short transaction of its own, while everything runs.
//! A row is written only where it still is what was read, so nobody's change is lost; and since what is done already is
//! passed over, it may be cut off at any moment and begun again.

use std::time::Duration;

use openwink_vault::{DataKey, KeyId, WrappedKey};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, Set, Statement, Value,
};
use uuid::Uuid;

use crate::{
    Db, Store, StoreError,
    entities::{member_invitations, members, recovery_codes},
};

/// Rows of one step.
const STEP: u64 = 200;
/// How often a journal that a reader keeps is tried to be emptied.
const CHECKPOINTS: u32 = 100;

/// A wrapped key, and what is sealed under the installation: the first byte, then the master key's id.
const WRAPPED: u8 = 1;
const INSTALLATION: u8 = 2;

/// How rows of a table are told apart.
#[derive(Clone, Copy)]
enum Key {
    Uuid(&'static str),
    Text(&'static str),
    UuidAndNumber(&'static str, &'static str),
}

/// A column that is sealed under the installation.
struct Sealed {
    table: &'static str,
    column: &'static str,
    key: Key,
    /// What for; none where each row says it.
    purpose: Option<&'static str>,
    /// What follows the row's key in the context.
    part: &'static str,
}

const fn sealed(
    table: &'static str,
    column: &'static str,
    key: Key,
    purpose: &'static str,
    part: &'static str,
) -> Sealed {
    Sealed {
        table,
        column,
        key,
        purpose: Some(purpose),
        part,
    }
}

const ID: Key = Key::Uuid("id");
const PEOPLE: &str = "portal-members";

/// Every column that the master key seals without a data key between. A test holds it against the schema.
const SEALED: &[Sealed] = &[
    Sealed {
        table: "installation_secrets",
        column: "sealed",
        key: Key::Text("name"),
        purpose: None,
        part: "",
    },
    sealed(
        "address_keys",
        "key_sealed",
        Key::Text("tenant"),
        "mail-addresses",
        "",
    ),
    sealed(
        "tenants",
        "production_request_sealed",
        Key::Text("id"),
        "production-requests",
        "",
    ),
    sealed("webhooks", "secret_sealed", ID, "webhook-secrets", ""),
    sealed("members", "email_sealed", ID, PEOPLE, "email"),
    sealed("members", "name_sealed", ID, PEOPLE, "name"),
    sealed("members", "totp_sealed", ID, PEOPLE, "totp"),
    sealed("passkeys", "name_sealed", ID, PEOPLE, "passkey"),
    sealed("member_invitations", "email_sealed", ID, PEOPLE, "email"),
    sealed("portal_tickets", "data_sealed", ID, "portal-tickets", ""),
    sealed("invites", "person_sealed", ID, "invites", "person"),
    sealed("invites", "secret_sealed", ID, "invites", "secret"),
    sealed("mails", "letter_sealed", ID, "mail", ""),
    sealed("verifications", "request_sealed", ID, "verifications", "request"),
    sealed("verifications", "result_sealed", ID, "verifications", "result"),
    sealed(
        "delivery_attempts",
        "answer_sealed",
        Key::UuidAndNumber("delivery_id", "number"),
        "delivery-answers",
        "",
    ),
];

/// What a former master key still holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnderFormer {
    pub data_keys: u64,
    /// By table.
    pub sealed: Vec<(&'static str, u64)>,
    /// Hashes of members' addresses that rest on a master key.
    pub addresses: u64,
    /// Unused recovery codes that rest on a master key: nothing can be made of them but what they are.
    pub recovery_codes: u64,
}

impl UnderFormer {
    /// What can be moved to the current key.
    pub fn movable(&self) -> u64 {
        self.data_keys + self.addresses + self.sealed.iter().map(|(_, count)| count).sum::<u64>()
    }
}

/// What moving to the current key came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moved {
    pub data_keys: u64,
    pub sealed: u64,
    pub addresses: u64,
    /// What none of the keys opens that are there: it was lost before.
    pub lost: u64,
}

impl Moved {
    pub fn total(&self) -> u64 {
        self.data_keys + self.sealed + self.addresses
    }
}

enum Step {
    Moved(Vec<u8>),
    Lost,
}

impl Key {
    fn columns(self) -> Vec<&'static str> {
        match self {
            Key::Uuid(column) | Key::Text(column) => vec![column],
            Key::UuidAndNumber(first, second) => vec![first, second],
        }
    }

    fn of(self, row: &QueryResult) -> Result<Vec<Value>, StoreError> {
        Ok(match self {
            Key::Uuid(column) => vec![row.try_get::<Uuid>("", column)?.into()],
            Key::Text(column) => vec![row.try_get::<String>("", column)?.into()],
            Key::UuidAndNumber(first, second) => vec![
                row.try_get::<Uuid>("", first)?.into(),
                row.try_get::<i64>("", second)?.into(),
            ],
        })
    }

    /// The row's key as it begins the context.
    fn context(self, row: &QueryResult) -> Result<Vec<u8>, StoreError> {
        Ok(match self {
            Key::Uuid(column) | Key::UuidAndNumber(column, _) => {
                row.try_get::<Uuid>("", column)?.as_bytes().to_vec()
            }
            Key::Text(column) => row.try_get::<String>("", column)?.into_bytes(),
        })
    }
}

fn header(kind: u8, id: KeyId) -> Vec<u8> {
    [&[kind][..], id.as_bytes()].concat()
}

/// `$2, $3` and so on: as many as there are columns.
fn placeholders(count: usize, from: usize) -> String {
    let all: Vec<String> = (from..from + count).map(|at| format!("${at}")).collect();
    all.join(", ")
}

/// Which rows are meant: of this kind, and under another key. `$1` is the kind, `$2` the header that is current.
fn under_other(column: &str) -> String {
    format!("substr({column}, 1, 1) = $1 AND substr({column}, 1, 9) <> $2")
}

struct Table<'a> {
    db: &'a Db,
    table: &'static str,
    column: &'static str,
    key: Key,
    kind: u8,
    current: KeyId,
}

impl Table<'_> {
    fn statement(&self, sql: String, values: Vec<Value>) -> Statement {
        let backend = self.db.reader().get_database_backend();
        Statement::from_sql_and_values(backend, sql, values)
    }

    fn values(&self) -> Vec<Value> {
        vec![vec![self.kind].into(), header(self.kind, self.current).into()]
    }

    async fn count(&self) -> Result<u64, StoreError> {
        let sql = format!(
            "SELECT count(*) AS count FROM {} WHERE {}",
            self.table,
            under_other(self.column)
        );
        let row = self
            .db
            .reader()
            .query_one_raw(self.statement(sql, self.values()))
            .await?;
        let count = row.map_or(Ok(0), |row| row.try_get::<i64>("", "count"))?;
        Ok(count.unsigned_abs())
    }

    /// Moves every row; says how many, and how many are lost.
    async fn move_all(
        &self,
        step: impl Fn(&QueryResult, &[u8]) -> Result<Step, StoreError>,
        progress: &mut impl FnMut(u64),
    ) -> Result<(u64, u64), StoreError> {
        let (mut moved, mut lost) = (0, 0);
        let mut after: Option<Vec<Value>> = None;
        loop {
            let columns = self.key.columns();
            let (list, mut values) = (columns.join(", "), self.values());
            let mut wanted = under_other(self.column);
            if let Some(after) = &after {
                let place = placeholders(columns.len(), values.len() + 1);
                wanted += &format!(" AND ({list}) > ({place})");
                values.extend(after.iter().cloned());
            }
            let sql = format!(
                "SELECT {list}, {column} FROM {table} WHERE {wanted} ORDER BY {list} LIMIT {STEP}",
                column = self.column,
                table = self.table,
            );
            let rows = self
                .db
                .reader()
                .query_all_raw(self.statement(sql, values))
                .await?;
            let Some(last) = rows.last() else {
                return Ok((moved, lost));
            };
            after = Some(self.key.of(last)?);
            let mut changes = Vec::with_capacity(rows.len());
            for row in &rows {
                let former: Vec<u8> = row.try_get("", self.column)?;
                match step(row, &former)? {
                    Step::Moved(now) => changes.push((self.key.of(row)?, former, now)),
                    Step::Lost => lost += 1,
                }
            }
            let changes = &changes;
            let done = self
                .db
                .write(|tx| async move {
                    let mut done = 0;
                    for (key, former, now) in changes {
                        let place = placeholders(key.len(), 3);
                        let sql = format!(
                            "UPDATE {table} SET {column} = $1 WHERE {column} = $2 AND ({list}) = ({place})",
                            table = self.table,
                            column = self.column,
                            list = self.key.columns().join(", "),
                        );
                        let mut values: Vec<Value> = vec![now.clone().into(), former.clone().into()];
                        values.extend(key.iter().cloned());
                        done += tx
                            .db()
                            .execute_raw(self.statement(sql, values))
                            .await?
                            .rows_affected();
                    }
                    Ok::<_, StoreError>(done)
                })
                .await?;
            moved += done;
            progress(done);
        }
    }
}

impl Store {
    fn data_keys(&self) -> Table<'_> {
        Table {
            db: self.keys().db(),
            table: "data_keys",
            column: "wrapped",
            key: Key::Uuid("owner"),
            kind: WRAPPED,
            current: self.vault().current_id(),
        }
    }

    fn table(&self, of: &Sealed) -> Table<'_> {
        Table {
            db: self.db(),
            table: of.table,
            column: of.column,
            key: of.key,
            kind: INSTALLATION,
            current: self.vault().current_id(),
        }
    }

    /// What is still there of other master keys than the current one.
    pub async fn under_former_keys(&self) -> Result<UnderFormer, StoreError> {
        let mut found = UnderFormer {
            data_keys: self.data_keys().count().await?,
            addresses: self.former_addresses(false).await?,
            recovery_codes: recovery_codes::Entity::find()
                .filter(recovery_codes::COLUMN.lasting.eq(false))
                .filter(recovery_codes::Column::UsedAt.is_null())
                .count(self.db().reader())
                .await?,
            sealed: Vec::new(),
        };
        for of in SEALED {
            let count = self.table(of).count().await?;
            if count > 0 {
                match found.sealed.iter_mut().find(|(table, _)| *table == of.table) {
                    Some((_, sum)) => *sum += count,
                    None => found.sealed.push((of.table, count)),
                }
            }
        }
        Ok(found)
    }

    /// Moves everything to the current master key. `progress` is told of each step's rows.
    pub async fn move_to_current_key(&self, mut progress: impl FnMut(u64)) -> Result<Moved, StoreError> {
        let (vault, ambient) = (self.vault(), self.ambient());
        let mut all = Moved::default();
        let rewrap = |row: &QueryResult, former: &[u8]| {
            let owner: Uuid = row.try_get("", "owner")?;
            let rewrapped =
                WrappedKey::from_bytes(former).and_then(|former| vault.rewrap(ambient, &former, owner));
            Ok(match rewrapped {
                Ok(Some(now)) => Step::Moved(now.into_bytes()),
                _ => Step::Lost,
            })
        };
        let (moved, lost) = self.data_keys().move_all(rewrap, &mut progress).await?;
        (all.data_keys, all.lost) = (moved, lost);
        for of in SEALED {
            let fixed = of.purpose.map(|purpose| vault.installation_key(purpose));
            let reseal = |row: &QueryResult, former: &[u8]| {
                let mut context = of.key.context(row)?;
                let key: DataKey = match &fixed {
                    Some(key) => key.clone(),
                    None => vault.installation_key(&String::from_utf8_lossy(&context)),
                };
                context.extend(of.part.as_bytes());
                Ok(match key.open(&context, former) {
                    Ok(plain) => Step::Moved(key.seal(ambient, &context, &plain)),
                    Err(_) => Step::Lost,
                })
            };
            let (moved, lost) = self.table(of).move_all(reseal, &mut progress).await?;
            all.sealed += moved;
            all.lost += lost;
        }
        all.addresses = self.former_addresses(true).await?;
        Ok(all)
    }

    /// Counts members' and invitations' addresses whose hash is not of the root secret; makes it anew where `change` says so.
    async fn former_addresses(&self, change: bool) -> Result<u64, StoreError> {
        let mut count = 0;
        macro_rules! go_through {
            ($table:ident) => {
                let mut after = Uuid::nil();
                loop {
                    let rows = $table::Entity::find()
                        .filter($table::COLUMN.id.gt(after))
                        .order_by_asc($table::COLUMN.id)
                        .limit(STEP)
                        .all(self.db().reader())
                        .await?;
                    let Some(last) = rows.last() else { break };
                    after = last.id;
                    for row in rows {
                        // What does not open is counted where it is sealed
                        let Ok(address) = self.open_person(row.id, "email", &row.email_sealed) else {
                            continue;
                        };
                        let hash = self
                            .email_hashes(&address)
                            .into_iter()
                            .next()
                            .unwrap_or_default();
                        if hash == row.email_hash {
                            continue;
                        }
                        count += 1;
                        if change {
                            $table::Entity::update_many()
                                .set($table::ActiveModel {
                                    email_hash: Set(hash),
                                    ..Default::default()
                                })
                                .filter($table::COLUMN.id.eq(row.id))
                                .filter($table::Column::EmailHash.eq(row.email_hash))
                                .exec(self.db().writer())
                                .await?;
                        }
                    }
                }
            };
        }
        go_through!(members);
        go_through!(member_invitations);
        Ok(count)
    }

    /// Takes away the recovery codes that rest on a master key, which do not outlive its change.
    pub async fn forget_former_recovery_codes(&self) -> Result<u64, StoreError> {
        let done = recovery_codes::Entity::delete_many()
            .filter(recovery_codes::COLUMN.lasting.eq(false))
            .exec(self.db().writer())
            .await?;
        Ok(done.rows_affected)
    }

    /// Empties the journals, in which rows still stand as they were. False where somebody keeps one of them.
    pub async fn empty_journals(&self) -> Result<bool, StoreError> {
        for db in [self.db(), self.keys().db()] {
            let mut tries = 0;
            while let Err(error) = db.empty_journal().await {
                match error {
                    StoreError::Busy(_) if tries < CHECKPOINTS => tries += 1,
                    StoreError::Busy(_) => return Ok(false),
                    other => return Err(other),
                }
                // Whoever writes must not wait for long
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::SEALED;

    /// Sealed under the data key of a source: rotation wraps that key anew, and leaves these as they are.
    const OF_SOURCES: &[&str] = &[
        "accounts.login_name_sealed",
        "accounts.credentials_sealed",
        "accounts.connector_state_sealed",
        "accounts.preset_code_sealed",
        "archives.comparison_sealed",
        "archives.reading_sealed",
        "raw_files.name_sealed",
        "records.payload_sealed",
        "record_versions.payload_sealed",
    ];

    #[test]
    fn every_sealed_column_is_moved_or_is_a_sources() {
        let mut schema = BTreeSet::new();
        for step in crate::migrations::DATA {
            let mut table = "";
            for line in step.sql.lines().map(str::trim) {
                let mut words = line.split_whitespace();
                match (words.next(), words.next()) {
                    (Some("CREATE" | "ALTER"), Some("TABLE")) => table = words.next().unwrap_or_default(),
                    (Some(column), Some("bytea" | "bytea,")) if column.ends_with("sealed") => {
                        schema.insert(format!("{table}.{column}"));
                        continue;
                    }
                    _ => {}
                }
                let (_, added) = line.split_once("ADD COLUMN ").unwrap_or_default();
                let column = added.split_whitespace().next().unwrap_or_default();
                if column.ends_with("sealed") {
                    schema.insert(format!("{table}.{column}"));
                }
            }
        }
        let mut known: BTreeSet<String> = SEALED
            .iter()
            .map(|of| format!("{}.{}", of.table, of.column))
            .collect();
        known.extend(OF_SOURCES.iter().map(|column| (*column).to_owned()));
        assert_eq!(
            schema, known,
            "a sealed column that rotation does not know, or one that is gone"
        );
    }
}
