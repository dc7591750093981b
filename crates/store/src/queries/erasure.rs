//! Erasing a user: everything that they linked or sent, what they agreed to, and that they were there.

use openwink_model::{
    ids::{AccountId, ArchiveId, SourceId, TypedId, UserId},
    mode::Scope,
    receipts::RevokedBy,
};
use sea_orm::{EntityTrait, QueryFilter, QuerySelect};

use super::{jobs::JobBody, page::in_scope, users::User};
use crate::{
    Store, StoreError, Tx,
    entities::{
        accesses, accounts, archives, consents, invite_logs, invites, link_signals, links, surveys, tasks,
        users,
    },
};

/// Deletes a table's rows of a user, and counts them.
macro_rules! delete_of_user {
    ($rows:ident, $tx:expr, $user:expr, $( $entity:ident ),+) => { $(
        $rows += $entity::Entity::delete_many()
            .filter($entity::COLUMN.user_id.eq($user.uuid()))
            .exec($tx.db())
            .await?
            .rows_affected;
    )+ };
}

impl Store {
    /// Erases a user; says who it was, `None` where they are not there. Accounts and archives are revoked, with the events
    /// and jobs of that, and then go too. The events stay: they hold ids and times alone.
    pub async fn erase_user(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: &UserId,
        by: RevokedBy,
    ) -> Result<Option<User>, StoreError> {
        let found = in_scope!(users, scope)
            .filter(users::COLUMN.id.eq(id.uuid()))
            // Whoever is adding something of them ends first, and nobody begins
            .lock_exclusive()
            .one(tx.db())
            .await?;
        let Some(found) = found.filter(|row| row.tenant == id.tenant().as_str()) else {
            return Ok(None);
        };
        let user = super::users::convert(found)?;
        let mut sources = Vec::new();
        let mine = in_scope!(accounts, scope)
            .filter(accounts::COLUMN.user_id.eq(id.uuid()))
            .all(tx.db())
            .await?;
        for account in mine {
            let account = AccountId::from_uuid(account.id);
            self.revoke_account(tx, scope, account, by).await?;
            sources.push(SourceId::Account(account));
        }
        let mine = in_scope!(archives, scope)
            .filter(archives::COLUMN.user_id.eq(id.uuid()))
            .all(tx.db())
            .await?;
        for archive in mine {
            let archive = ArchiveId::from_uuid(archive.id);
            self.revoke_archive(tx, scope, archive, by).await?;
            sources.push(SourceId::Archive(archive));
        }
        self.erase_invites(tx, scope, id).await?;
        self.withdraw_mails(tx, id.uuid()).await?;
        self.end_link_access(tx, id).await?;
        let mut rows = 1;
        delete_of_user!(
            rows,
            tx,
            id,
            accounts,
            archives,
            tasks,
            consents,
            surveys,
            link_signals,
            links,
            invite_logs,
            invites
        );
        // They may have linked nothing: what is known of them must go from the journal, too
        let journal = JobBody::Erase {
            owner: id.uuid(),
            files: Vec::new(),
            order: None,
        };
        self.enqueue(tx, scope, &journal, self.now(scope)).await?;
        users::Entity::delete_many()
            .filter(users::COLUMN.id.eq(id.uuid()))
            .filter(users::COLUMN.tenant.eq(scope.tenant().as_str()))
            .exec(tx.db())
            .await?;
        // After the user, whose row a writer of the ledger holds while it writes
        delete_of_user!(rows, tx, id, accesses);
        rows += self.erase_verifications(tx, id).await?;
        self.write_user_erasure(tx, scope, id, by, sources, rows).await?;
        Ok(Some(user))
    }
}
