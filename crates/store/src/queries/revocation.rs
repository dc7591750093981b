//! Revoking: every row that came from a source goes in one change, together with a job that destroys the source's data
//! key and files. So nothing is half revoked, and a process that dies in between leaves the rest to the job.

use openwink_model::{
    ConnectionStatus,
    accounts::ArchiveStatus,
    events::{EventType, NewEvent},
    ids::{AccountId, ArchiveId, RawFileId, SourceId, TypedId},
    link::{self, Input},
    mode::Scope,
    receipts::RevokedBy,
};
use sea_orm::{EntityTrait, QueryFilter, Set};

use super::{
    accounts::Account,
    archives::{Archive, UNKNOWN_TYPE},
    jobs::JobBody,
    link::{Signal, SignalName},
};
use crate::{
    Store, StoreError, Tx,
    entities::{accounts, archives, raw_files},
};

impl Store {
    /// Revokes an account: erases its log-in and records, leaves its id as DISCONNECTED. `None` where it is not there;
    /// an account that is revoked already is left as it is.
    pub async fn revoke_account(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: AccountId,
        by: RevokedBy,
    ) -> Result<Option<Account>, StoreError> {
        let Some(account) = self.account_in(tx, scope, id).await? else {
            return Ok(None);
        };
        if account.status == ConnectionStatus::Disconnected {
            return Ok(Some(account));
        }
        let source = SourceId::Account(id);
        let mut rows = self.delete_records(tx, scope, source).await?;
        self.forget_comparisons(tx, scope, &account.user).await?;
        let files = self.take_exports(tx, id).await?;
        rows += files.len() as u64;
        self.finish_task(tx, scope, source, &[]).await?;
        let now = self.now(scope);
        accounts::Entity::update_many()
            .set(accounts::ActiveModel {
                status: Set(ConnectionStatus::Disconnected.to_string()),
                error_code: Set(None),
                status_at: Set(now.micros()),
                // A job that is under way finds that it is no longer wanted
                attempt: Set(account.attempt + 1),
                login_name_sealed: Set(None),
                credentials_sealed: Set(None),
                connector_state_sealed: Set(None),
                preset_code_sealed: Set(None),
                next_sync_at: Set(None),
                expires_at: Set(None),
                sharing: Set(None),
                sync_serial: Set(account.sync_serial + 1),
                ..Default::default()
            })
            .filter(accounts::COLUMN.id.eq(id.uuid()))
            .filter(accounts::COLUMN.tenant.eq(scope.tenant().as_str()))
            .exec(tx.db())
            .await?;
        let from = (source, Some(account.provider.as_str()));
        let order = self
            .write_revocation(tx, scope, &account.user, from, by, rows)
            .await?;
        self.enqueue(
            tx,
            scope,
            &JobBody::Erase {
                owner: id.uuid(),
                files,
                order: Some(order),
            },
            now,
        )
        .await?;
        let event = NewEvent::account(
            EventType::AccountDisconnected,
            &account.user,
            id,
            &account.provider,
        );
        self.emit(tx, scope, vec![event]).await?;
        let signal = Signal::account(SignalName::AccountRemoved, id, &account.provider, None);
        self.source_gone(tx, scope, &account.user, source, signal).await?;
        self.account_in(tx, scope, id).await
    }

    /// Revokes an archive: erases its files and records, leaves its id as REVOKED.
    pub async fn revoke_archive(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: ArchiveId,
        by: RevokedBy,
    ) -> Result<Option<Archive>, StoreError> {
        let Some(archive) = self.archive_in(tx, scope, id).await? else {
            return Ok(None);
        };
        if archive.status == ArchiveStatus::Revoked {
            return Ok(Some(archive));
        }
        let source = SourceId::Archive(id);
        let now = self.now(scope);
        let mut rows = self.delete_records(tx, scope, source).await?;
        self.finish_task(tx, scope, source, &[]).await?;
        let files = raw_files::Entity::find()
            .filter(raw_files::COLUMN.archive_id.eq(id.uuid()))
            .all(tx.db())
            .await?;
        raw_files::Entity::delete_many()
            .filter(raw_files::COLUMN.archive_id.eq(id.uuid()))
            .exec(tx.db())
            .await?;
        // What it was found to be is a finding too: what its sender called it stays
        let file_type = archive
            .requested_type
            .clone()
            .unwrap_or_else(|| UNKNOWN_TYPE.to_owned());
        archives::Entity::update_many()
            .set(archives::ActiveModel {
                file_type: Set(file_type.clone()),
                status: Set(ArchiveStatus::Revoked.to_string()),
                status_at: Set(now.micros()),
                error_code: Set(None),
                error_message: Set(None),
                reason: Set(None),
                class: Set(None),
                reading_sealed: Set(None),
                comparison_sealed: Set(None),
                ..Default::default()
            })
            .filter(archives::COLUMN.id.eq(id.uuid()))
            .exec(tx.db())
            .await?;
        let mut files: Vec<RawFileId> = files
            .into_iter()
            .map(|row| RawFileId::from_uuid(row.id))
            .collect();
        files.extend(self.take_pictures(tx, id).await?);
        // Each file had a row too
        rows += files.len() as u64;
        let order = self
            .write_revocation(tx, scope, &archive.user, (source, None), by, rows)
            .await?;
        self.enqueue(
            tx,
            scope,
            &JobBody::Erase {
                owner: id.uuid(),
                files,
                order: Some(order),
            },
            now,
        )
        .await?;
        self.emit(
            tx,
            scope,
            vec![NewEvent::archive(EventType::ArchiveRevoked, &archive.user, id)],
        )
        .await?;
        let signal = Signal::uploads(SignalName::UploadsRemoved, vec![id]);
        self.source_gone(tx, scope, &archive.user, source, signal).await?;
        Ok(Some(Archive {
            status: ArchiveStatus::Revoked,
            error: None,
            class: None,
            file_type,
            status_at: now,
            ..archive
        }))
    }

    /// Tells the user's wizard that a source is gone.
    async fn source_gone(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &openwink_model::ids::UserId,
        source: SourceId,
        signal: Signal,
    ) -> Result<(), StoreError> {
        let mut first = true;
        loop {
            let link = self.link(tx, scope, user).await?;
            let state = link::advance(&link.state, Input::Gone { source })
                .map_or(link.state.clone(), |(state, _)| state);
            match self
                .save_link(tx, scope, user, &link, &state, vec![signal.clone()])
                .await
            {
                // Somebody else made the wizard's row, which could not be locked before it was there
                Err(StoreError::Stale) if link.revision == 0 && first => first = false,
                saved => return saved.map(|_| ()),
            }
        }
    }

    /// Finishes an erasure; the job's own work. Safe to do twice.
    pub async fn finish_erasure(&self, owner: uuid::Uuid, files: &[RawFileId]) -> Result<(), StoreError> {
        self.keys().destroy(owner).await?;
        for file in files {
            self.files().delete(*file).await?;
        }
        // The rows went before; now their pages go from the journal
        self.db().empty_journal().await
    }
}
