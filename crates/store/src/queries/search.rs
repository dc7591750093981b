//! Finding people by name although names are sealed: beside each source stand keyed hashes of the words of the names that
//! it told, and of the words' beginnings.
//!
//! Without the installation's secret a hash says nothing of its word. What the table does show to whoever has it: that
//! two people of one tenant and mode share a word. Hashes go when their source does.

use std::collections::BTreeSet;

use openwink_model::{
    ids::{SourceId, UserId},
    mode::Scope,
    records::{AnyRecord, Employment, Identity, Record},
    words::words,
};
use openwink_vault::secrets::keyed_hash;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, sea_query::OnConflict};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::tasks::source;
use crate::{
    Store, StoreError, Tx,
    entities::{installation_secrets, records, search_terms},
};

/// The secret's name, and the purpose that it is sealed for.
const SECRET: &str = "search terms";
/// Beginnings are found from so many letters on; shorter words are found whole.
const SHORTEST: usize = 3;
/// A word is known by so many letters.
const LONGEST: usize = 24;
/// Half a hash is enough: words that collide would be found for one another, and nothing else.
const TERM: usize = 16;
/// Five columns a row, of the 32,766 parameters that SQLite takes.
const ROWS: usize = 1000;
/// So many records are looked through at once when the index is made anew.
const BATCH: u64 = 500;

type Secret = Zeroizing<[u8; 32]>;

/// What of a record's text people are looked for by.
fn names(record: &AnyRecord) -> Vec<&str> {
    let names = match record {
        AnyRecord::Identity(identity) => vec![
            Some(&identity.full_name),
            identity.first_name.as_ref(),
            identity.middle_name.as_ref(),
            identity.last_name.as_ref(),
            identity.latest_employer_name.as_ref(),
        ],
        AnyRecord::Employment(job) => vec![job.employer.as_ref(), job.name.as_ref()],
        _ => Vec::new(),
    };
    names.into_iter().flatten().map(String::as_str).collect()
}

/// A word, cut to what it is known by.
fn known(word: &str) -> String {
    word.chars().take(LONGEST).collect()
}

fn beginnings(word: &str) -> Vec<String> {
    let letters: Vec<char> = known(word).chars().collect();
    (SHORTEST.min(letters.len())..=letters.len())
        .map(|count| letters[..count].iter().collect())
        .collect()
}

fn term(secret: &Secret, scope: &Scope, word: &str) -> Vec<u8> {
    let message = format!("{}\0{}\0{word}", scope.tenant(), scope.mode());
    keyed_hash(secret, &message)[..TERM].to_vec()
}

impl Store {
    fn open_secret(&self, row: &installation_secrets::Model) -> Result<Secret, StoreError> {
        let opened = self
            .vault()
            .installation_key(SECRET)
            .open(SECRET.as_bytes(), &row.sealed)?;
        let mut secret = Secret::default();
        if opened.len() != secret.len() {
            return Err(StoreError::Corrupt {
                what: "search secret",
                why: "it has not 32 bytes".into(),
            });
        }
        secret.copy_from_slice(&opened);
        Ok(secret)
    }

    /// The secret, within a change: made where there is none yet. It is not derived from the master key, which may be
    /// changed while the hashes stay.
    pub(super) async fn search_secret_in(&self, tx: &Tx) -> Result<Secret, StoreError> {
        let find = || installation_secrets::Entity::find_by_id(SECRET).one(tx.db());
        if let Some(row) = find().await? {
            return self.open_secret(&row);
        }
        let fresh = Zeroizing::new(self.ambient().bytes::<32>());
        let key = self.vault().installation_key(SECRET);
        let row = installation_secrets::ActiveModel {
            name: Set(SECRET.to_owned()),
            sealed: Set(key.seal(self.ambient(), SECRET.as_bytes(), &fresh[..])),
        };
        installation_secrets::Entity::insert(row)
            .on_conflict(
                OnConflict::column(installation_secrets::Column::Name)
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(tx.db())
            .await?;
        // Another node may have been first
        let row = find().await?.ok_or(StoreError::Stale)?;
        self.open_secret(&row)
    }

    /// Makes a source's names findable.
    pub(super) async fn index_names(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        source: SourceId,
        new: &[AnyRecord],
    ) -> Result<(), StoreError> {
        let found: BTreeSet<String> = new
            .iter()
            .flat_map(names)
            .flat_map(words)
            .flat_map(|word| beginnings(&word))
            .collect();
        if found.is_empty() {
            return Ok(());
        }
        let secret = self.search_secret_in(tx).await?;
        let mut rows: Vec<search_terms::ActiveModel> = found
            .iter()
            .map(|word| search_terms::ActiveModel {
                source_id: Set(source.uuid()),
                term: Set(term(&secret, scope, word)),
                user_id: Set(user.uuid()),
                tenant: Set(scope.tenant().to_string()),
                mode: Set(scope.mode().to_string()),
            })
            .collect();
        while !rows.is_empty() {
            let rest = rows.split_off(rows.len().min(ROWS));
            search_terms::Entity::insert_many(rows)
                .on_conflict(
                    OnConflict::columns([search_terms::Column::SourceId, search_terms::Column::Term])
                        .do_nothing()
                        .to_owned(),
                )
                .exec_without_returning(tx.db())
                .await?;
            rows = rest;
        }
        Ok(())
    }

    /// Forgets a source's names.
    pub(super) async fn forget_names(
        &self,
        tx: &Tx,
        scope: &Scope,
        source: SourceId,
    ) -> Result<u64, StoreError> {
        let done = search_terms::Entity::delete_many()
            .filter(search_terms::COLUMN.source_id.eq(source.uuid()))
            .filter(search_terms::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(search_terms::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected)
    }

    /// For each word of a text, the query for the users that have a word which begins so; `None` where the text has no
    /// word, or nothing can be found yet.
    pub(super) async fn users_by_name(
        &self,
        scope: &Scope,
        text: &str,
    ) -> Result<Option<Vec<sea_orm::sea_query::SelectStatement>>, StoreError> {
        use sea_orm::QueryTrait;

        let wanted = words(text);
        let row = installation_secrets::Entity::find_by_id(SECRET)
            .one(self.db().reader())
            .await?;
        let (Some(row), false) = (row, wanted.is_empty()) else {
            return Ok(None);
        };
        let secret = self.open_secret(&row)?;
        let queries = wanted.iter().map(|word| {
            search_terms::Entity::find()
                .select_only()
                .column(search_terms::Column::UserId)
                .filter(search_terms::Column::Tenant.eq(scope.tenant().as_str()))
                .filter(search_terms::Column::Mode.eq(scope.mode().as_str()))
                .filter(search_terms::Column::Term.eq(term(&secret, scope, &known(word))))
                .into_query()
        });
        Ok(Some(queries.collect()))
    }

    /// Makes the names findable that were stored before they were: once, after the step that brought the table.
    pub(crate) async fn index_all_names(&self) -> Result<(), StoreError> {
        let mut after = Uuid::nil();
        loop {
            let rows = records::Entity::find()
                .filter(
                    records::COLUMN
                        .kind
                        .is_in([Identity::KIND.as_str(), Employment::KIND.as_str()]),
                )
                .filter(records::COLUMN.id.gt(after))
                .order_by_asc(records::COLUMN.id)
                .limit(BATCH)
                .all(self.db().reader())
                .await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.id;
            for row in rows {
                self.index_row(row).await?;
            }
        }
    }

    async fn index_row(&self, row: records::Model) -> Result<(), StoreError> {
        let key = match self.keys().get(row.source_id).await {
            Ok(key) => key,
            Err(StoreError::Erased(_)) => return Ok(()),
            Err(error) => return Err(error),
        };
        let payload = key.open(row.id.as_bytes(), &row.payload_sealed)?;
        let record: AnyRecord = match row.kind == Identity::KIND.as_str() {
            true => serde_json::from_slice::<Identity>(&payload)
                .map_err(StoreError::corrupt("record"))?
                .into(),
            false => serde_json::from_slice::<Employment>(&payload)
                .map_err(StoreError::corrupt("record"))?
                .into(),
        };
        let scope = &Scope::proven(row.tenant.parse()?, row.mode.parse()?);
        let user = &UserId::new(scope.tenant().clone(), row.user_id);
        let source = source(&row.source_type, row.source_id)?;
        let record = &[record];
        self.write(|tx| async move {
            // It may have been revoked since
            match self.hold_source(&tx, scope, source).await {
                Err(StoreError::Erased(_)) => Ok(()),
                held => {
                    held?;
                    self.index_names(&tx, scope, user, source, record).await
                }
            }
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_their_beginnings() {
        assert_eq!(beginnings("ryan"), ["rya", "ryan"]);
        assert_eq!(beginnings("li"), ["li"]);
        assert_eq!(beginnings("đức"), ["đức"]);
        assert_eq!(beginnings(&"x".repeat(500)).len(), LONGEST - SHORTEST + 1);
    }
}
