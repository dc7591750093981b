//! Accounts made a file of: the file for some minutes, and that it was made for as long as the account is there.

use std::time::Duration;

use openwink_model::{
    ConnectionStatus, DateTime, Mode,
    ids::{AccountId, ExportId, RawFileId, TenantId, TypedId, UserId},
    mode::Scope,
};
use openwink_vault::secrets;
use sea_orm::{EntityTrait, QueryFilter};

use super::{accounts::Account, jobs::JobBody};
use crate::{Store, StoreError, Tx, entities::exports};

/// An export, without its file.
#[derive(Debug, Clone)]
pub struct Export {
    pub id: ExportId,
    pub tenant: TenantId,
    pub mode: Mode,
    pub user: UserId,
    pub account: AccountId,
    pub provider: String,
    pub format: String,
    pub md5: String,
    pub size: u64,
    pub created_at: DateTime,
    pub expires_at: DateTime,
}

/// A file that is to be kept for a while.
#[derive(Debug)]
pub struct NewExport<'a> {
    pub account: &'a Account,
    pub format: &'a str,
    pub md5: &'a str,
    /// What stands on the document. Only its hash is kept.
    pub code: &'a str,
    pub bytes: &'a [u8],
    pub lifetime: Duration,
}

fn convert(row: exports::Model) -> Result<Export, StoreError> {
    let tenant: TenantId = row.tenant.parse()?;
    Ok(Export {
        id: ExportId::from_uuid(row.id),
        user: UserId::new(tenant.clone(), row.user_id),
        tenant,
        mode: row.mode.parse()?,
        account: AccountId::from_uuid(row.account_id),
        provider: row.provider,
        format: row.format,
        md5: row.md5,
        size: row.size.unsigned_abs(),
        created_at: DateTime::from_micros(row.created_at),
        expires_at: DateTime::from_micros(row.expires_at),
    })
}

fn context(id: ExportId) -> Vec<u8> {
    format!("export/{id}").into_bytes()
}

impl Store {
    /// Keeps a file of an account. `Erased` where the account has been revoked meanwhile.
    pub async fn keep_export(&self, scope: &Scope, new: &NewExport<'_>) -> Result<Export, StoreError> {
        let (id, file): (ExportId, RawFileId) = (self.ambient().id(), self.ambient().id());
        let now = self.now(scope);
        let expires_at = now.plus(new.lifetime);
        let account = new.account.id;
        if self.account(scope, account).await?.is_none() {
            return Err(StoreError::Erased(account.uuid()));
        }
        let key = self.keys().get(account.uuid()).await?;
        // What deletes the file is there before the file, whatever becomes of the rest
        let erase = &JobBody::Erase {
            owner: id.uuid(),
            files: vec![file],
            order: None,
        };
        self.write(|tx| async move { self.enqueue(&tx, scope, erase, expires_at).await })
            .await?;
        let sealed = key.seal(self.ambient(), &context(id), new.bytes);
        self.files().put(file, &sealed).await?;
        let row = &exports::Model {
            id: id.uuid(),
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            user_id: new.account.user.uuid(),
            account_id: account.uuid(),
            provider: new.account.provider.clone(),
            format: new.format.to_owned(),
            md5: new.md5.to_owned(),
            size: new.bytes.len() as i64,
            code_hash: secrets::hash(new.code).to_vec(),
            file_id: file.uuid(),
            created_at: now.micros(),
            expires_at: expires_at.micros(),
        };
        self.write(|tx| async move {
            let there = self.account_in(&tx, scope, account).await?;
            if there.is_none_or(|account| account.status == ConnectionStatus::Disconnected) {
                return Err(StoreError::Erased(account.uuid()));
            }
            exports::Entity::insert(exports::ActiveModel::from(row.clone()))
                .exec_without_returning(tx.db())
                .await?;
            Ok(())
        })
        .await?;
        convert(row.clone())
    }

    /// The file, while it is kept.
    pub async fn export_file(&self, id: ExportId) -> Result<Option<(Export, Vec<u8>)>, StoreError> {
        let Some(row) = exports::Entity::find_by_id(id.uuid())
            .one(self.db().reader())
            .await?
        else {
            return Ok(None);
        };
        let Some(sealed) = self.files().get(RawFileId::from_uuid(row.file_id)).await? else {
            return Ok(None);
        };
        let key = match self.keys().get(row.account_id).await {
            Ok(key) => key,
            // Revoked in this moment
            Err(StoreError::Erased(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let bytes = key.open(&context(id), &sealed)?.to_vec();
        Ok(Some((convert(row)?, bytes)))
    }

    /// The export whose document has this code on it.
    pub async fn export_by_code(&self, code: &str) -> Result<Option<Export>, StoreError> {
        let row = exports::Entity::find()
            .filter(exports::COLUMN.code_hash.eq(secrets::hash(code).to_vec()))
            .one(self.db().reader())
            .await?;
        row.map(convert).transpose()
    }

    /// Forgets an account's exports; says which files are to be deleted.
    pub(crate) async fn take_exports(
        &self,
        tx: &Tx,
        account: AccountId,
    ) -> Result<Vec<RawFileId>, StoreError> {
        let rows = exports::Entity::find()
            .filter(exports::COLUMN.account_id.eq(account.uuid()))
            .all(tx.db())
            .await?;
        exports::Entity::delete_many()
            .filter(exports::COLUMN.account_id.eq(account.uuid()))
            .exec(tx.db())
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| RawFileId::from_uuid(row.file_id))
            .collect())
    }
}
