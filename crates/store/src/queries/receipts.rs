//! The chain of receipts: adding to it, reading it, and writing it out. How it is checked is [`crate::receipts`].

use openwink_model::{
    DateTime,
    ids::{SourceId, TenantId, UserId},
    mode::Scope,
    receipts::{ConsentGiven, Entry, NOTHING, ReceiptKind, RevokedBy, Said, VERSION},
};
use openwink_vault::signing::digest;
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Expr, OnConflict},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::page::{Page, PageRequest, by_id, in_scope};
use crate::{
    Store, StoreError, Tx,
    entities::{receipt_heads, receipts, subject_salts, users},
};

/// Entries that an export reads at once.
const STEP: u64 = 500;

/// An entry as it is stored.
#[derive(Debug, Clone)]
pub struct Receipt {
    pub id: Uuid,
    pub number: u64,
    pub kind: ReceiptKind,
    pub at: DateTime,
    pub said: Said,
    pub subject: String,
    /// The very text that was signed.
    pub entry: String,
    pub hash: String,
    pub signature: String,
}

/// What a certificate will say of a source, noted when its rows went.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErasureOrder {
    tenant: String,
    mode: String,
    user: Uuid,
    subject: String,
    source: String,
    asked_at: DateTime,
    by: RevokedBy,
    rows: u64,
}

impl ErasureOrder {
    /// Whose it is.
    pub fn scope(&self) -> Result<Scope, StoreError> {
        Ok(Scope::proven(self.tenant.parse()?, self.mode.parse()?))
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Memory does not fail
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn convert(row: receipts::Model) -> Result<Receipt, StoreError> {
    let entry: Entry = serde_json::from_str(&row.entry).map_err(StoreError::corrupt("receipt"))?;
    Ok(Receipt {
        id: row.id,
        number: entry.number,
        kind: entry.said.kind(),
        at: entry.at,
        said: entry.said,
        subject: entry.subject,
        hash: hex(&row.hash),
        signature: hex(&row.signature),
        entry: row.entry,
    })
}

impl Store {
    /// The salt of a person's hash; made where there is none yet.
    async fn subject_salt(&self, tx: &Tx, scope: &Scope, user: &UserId) -> Result<Vec<u8>, StoreError> {
        let find = || subject_salts::Entity::find_by_id(user.uuid()).one(tx.db());
        if let Some(row) = find().await? {
            return Ok(row.salt);
        }
        let row = subject_salts::ActiveModel {
            user_id: Set(user.uuid()),
            tenant: Set(scope.tenant().to_string()),
            mode: Set(scope.mode().to_string()),
            salt: Set(self.ambient().bytes::<32>().to_vec()),
        };
        subject_salts::Entity::insert(row)
            .on_conflict(
                OnConflict::column(subject_salts::Column::UserId)
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(tx.db())
            .await?;
        Ok(find().await?.ok_or(StoreError::Stale)?.salt)
    }

    async fn subject(&self, tx: &Tx, scope: &Scope, user: &UserId) -> Result<String, StoreError> {
        let salt = self.subject_salt(tx, scope, user).await?;
        Ok(hex(&digest(&[&salt, user.to_string().as_bytes()])))
    }

    /// Takes the end of the chain, so that nobody else adds to it until this change is over.
    async fn chain_head(&self, tx: &Tx, scope: &Scope) -> Result<receipt_heads::Model, StoreError> {
        let key = (scope.tenant().to_string(), scope.mode().to_string());
        let find = || {
            receipt_heads::Entity::find_by_id(key.clone())
                .lock_exclusive()
                .one(tx.db())
        };
        if let Some(head) = find().await? {
            return Ok(head);
        }
        let first = receipt_heads::ActiveModel {
            tenant: Set(key.0.clone()),
            mode: Set(key.1.clone()),
            number: Set(0),
            hash: Set(vec![0; 32]),
        };
        receipt_heads::Entity::insert(first)
            .on_conflict(
                OnConflict::columns([receipt_heads::Column::Tenant, receipt_heads::Column::Mode])
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(tx.db())
            .await?;
        find().await?.ok_or(StoreError::Stale)
    }

    async fn add_receipt(
        &self,
        tx: &Tx,
        scope: &Scope,
        head: receipt_heads::Model,
        (user, subject): (Option<Uuid>, String),
        said: Said,
    ) -> Result<(), StoreError> {
        let now = self.now(scope);
        let kind = said.kind();
        let entry = Entry {
            v: VERSION,
            tenant: scope.tenant().clone(),
            mode: scope.mode(),
            number: head.number.unsigned_abs() + 1,
            previous: if head.number == 0 {
                NOTHING.into()
            } else {
                hex(&head.hash)
            },
            at: now,
            subject,
            said,
        };
        let text = serde_json::to_string(&entry).map_err(StoreError::corrupt("receipt"))?;
        let hash = digest(&[text.as_bytes()]).to_vec();
        let signature = self.signing_key()?.sign(text.as_bytes()).to_vec();
        let row = receipts::ActiveModel {
            id: Set(self.ambient().uuid()),
            tenant: Set(scope.tenant().to_string()),
            mode: Set(scope.mode().to_string()),
            number: Set(head.number + 1),
            user_id: Set(user),
            kind: Set(kind.to_string()),
            entry: Set(text),
            hash: Set(hash.clone()),
            signature: Set(signature),
            created_at: Set(now.micros()),
        };
        receipts::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        receipt_heads::Entity::update_many()
            .set(receipt_heads::ActiveModel {
                number: Set(head.number + 1),
                hash: Set(hash),
                ..Default::default()
            })
            .filter(receipt_heads::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(receipt_heads::COLUMN.mode.eq(scope.mode().as_str()))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    async fn receipt_of(&self, tx: &Tx, scope: &Scope, user: &UserId, said: Said) -> Result<(), StoreError> {
        let head = self.chain_head(tx, scope).await?;
        let subject = self.subject(tx, scope, user).await?;
        self.add_receipt(tx, scope, head, (Some(user.uuid()), subject), said)
            .await
    }

    /// A receipt of what a person agrees to.
    pub async fn write_consent_receipt(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        given: ConsentGiven,
    ) -> Result<(), StoreError> {
        self.receipt_of(tx, scope, user, Said::Consent(given)).await
    }

    /// A receipt of a person's taking back that an account may be read again.
    pub async fn write_sync_stopped(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        source: SourceId,
        provider: &str,
    ) -> Result<(), StoreError> {
        let said = Said::SyncStopped {
            source: source.to_string(),
            provider: Some(provider.to_owned()),
        };
        self.receipt_of(tx, scope, user, said).await
    }

    /// A receipt of a revocation, and what the certificate of its erasure will say.
    pub(crate) async fn write_revocation(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        (source, provider): (SourceId, Option<&str>),
        by: RevokedBy,
        rows: u64,
    ) -> Result<ErasureOrder, StoreError> {
        let said = Said::Revocation {
            source: source.to_string(),
            provider: provider.map(str::to_owned),
            by,
        };
        self.receipt_of(tx, scope, user, said).await?;
        Ok(ErasureOrder {
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            user: user.uuid(),
            subject: self.subject(tx, scope, user).await?,
            source: source.to_string(),
            asked_at: self.now(scope),
            by,
            rows,
        })
    }

    /// The certificate of a whole person's erasure. From here on nobody can tell whom the chain's entries speak of.
    pub(crate) async fn write_user_erasure(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        by: RevokedBy,
        sources: Vec<SourceId>,
        rows: u64,
    ) -> Result<(), StoreError> {
        let said = Said::UserErasure {
            user: user.to_string(),
            by,
            sources: sources.iter().map(SourceId::to_string).collect(),
            rows,
        };
        let head = self.chain_head(tx, scope).await?;
        self.add_receipt(tx, scope, head, (None, String::new()), said)
            .await?;
        receipts::Entity::update_many()
            .col_expr(receipts::Column::UserId, Expr::value(Option::<Uuid>::None))
            .filter(receipts::Column::UserId.eq(user.uuid()))
            .exec(tx.db())
            .await?;
        subject_salts::Entity::delete_by_id(user.uuid())
            .exec(tx.db())
            .await?;
        Ok(())
    }

    /// The certificate of a source's erasure, when its data key is destroyed and its files are deleted.
    pub async fn certify_erasure(
        &self,
        tx: &Tx,
        order: &ErasureOrder,
        key_destroyed_at: DateTime,
        files: u64,
    ) -> Result<(), StoreError> {
        let scope = &order.scope()?;
        let head = self.chain_head(tx, scope).await?;
        // Behind the chain's end, which an erasure of the person waits for too: either sees the other
        let user = users::Entity::find_by_id(order.user).one(tx.db()).await?;
        let said = Said::Erasure {
            source: order.source.clone(),
            asked_at: order.asked_at,
            by: order.by,
            key_destroyed_at,
            rows: order.rows,
            files,
        };
        let whose = (user.map(|user| user.id), order.subject.clone());
        self.add_receipt(tx, scope, head, whose, said).await
    }

    /// What a person agreed to and took back, and what of theirs was erased; latest first.
    pub async fn receipts(
        &self,
        scope: &Scope,
        user: &UserId,
        page: PageRequest,
    ) -> Result<Page<Receipt>, StoreError> {
        let query = in_scope!(receipts, scope).filter(receipts::Column::UserId.eq(user.uuid()));
        let rows = by_id!(query, receipts, page).all(self.db().reader()).await?;
        page.page(rows, |row| (0, row.id), convert).transpose()
    }

    /// The salt with which the chain's entries name a person, in hex. `None` where there are none yet.
    pub async fn subject_salt_of(&self, scope: &Scope, user: &UserId) -> Result<Option<String>, StoreError> {
        let row = in_scope!(subject_salts, scope)
            .filter(subject_salts::COLUMN.user_id.eq(user.uuid()))
            .one(self.db().reader())
            .await?;
        Ok(row.map(|row| hex(&row.salt)))
    }

    /// Writes a tenant's chains out, or everybody's: a line for each entry, and a signed last one for each chain.
    pub async fn export_receipts<E: From<StoreError>>(
        &self,
        of: Option<&TenantId>,
        mut write: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<u64, E> {
        let failed = |error: sea_orm::DbErr| StoreError::from(error);
        let mut heads = receipt_heads::Entity::find()
            .order_by_asc(receipt_heads::COLUMN.tenant)
            .order_by_asc(receipt_heads::COLUMN.mode);
        if let Some(of) = of {
            heads = heads.filter(receipt_heads::COLUMN.tenant.eq(of.as_str()));
        }
        let mut count = 0;
        for head in heads.all(self.db().reader()).await.map_err(failed)? {
            let mut after = 0;
            while after < head.number {
                let rows = receipts::Entity::find()
                    .filter(receipts::COLUMN.tenant.eq(head.tenant.as_str()))
                    .filter(receipts::COLUMN.mode.eq(head.mode.as_str()))
                    .filter(receipts::COLUMN.number.gt(after))
                    // What comes meanwhile is for the next export
                    .filter(receipts::COLUMN.number.lte(head.number))
                    .order_by_asc(receipts::COLUMN.number)
                    .limit(STEP)
                    .all(self.db().reader())
                    .await
                    .map_err(failed)?;
                let Some(last) = rows.last() else { break };
                after = last.number;
                for row in &rows {
                    write(&crate::receipts::line(&row.entry, &hex(&row.signature)))?;
                    count += 1;
                }
            }
            let entry = Entry {
                v: VERSION,
                tenant: head.tenant.parse().map_err(StoreError::from)?,
                mode: head.mode.parse().map_err(StoreError::from)?,
                number: head.number.unsigned_abs(),
                previous: hex(&head.hash),
                at: self.ambient().now(),
                subject: String::new(),
                said: Said::Head {
                    last: hex(&head.hash),
                },
            };
            let text = serde_json::to_string(&entry).map_err(StoreError::corrupt("receipt"))?;
            let signature = hex(&self.signing_key()?.sign(text.as_bytes()));
            write(&crate::receipts::line(&text, &signature))?;
        }
        Ok(count)
    }
}
