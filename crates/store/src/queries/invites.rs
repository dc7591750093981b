//! Invitations. Names, address and the link's secret are sealed; what finds an invitation are hashes.

use std::time::Duration;

use openwink_model::{
    DateTime,
    accounts::SessionChannel,
    events::NewEvent,
    ids::{InviteId, InviteLogId, InviteTemplateId, TypedId, UserId, WinkTemplateId},
    invites::{InviteStatus, VALID_FOR, Wording},
    mode::Scope,
};
use openwink_vault::{Token, secrets};
use sea_orm::{Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    invite_templates::InviteTemplate,
    jobs::JobBody,
    mails::Mail,
    page::{Page, PageRequest, by_id, in_scope},
    users::User,
};
use crate::{
    Store, StoreError, Tx,
    entities::{invite_logs, invites, mails},
};

/// What the names, the address and the secret are sealed for.
const PURPOSE: &str = "invites";

/// Who is invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitee {
    pub full_name: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: String,
}

#[derive(Debug, Clone, Copy)]
pub struct NewInvite<'a> {
    pub invitee: &'a Invitee,
    pub template: &'a InviteTemplate,
    pub wink_template: Option<WinkTemplateId>,
    /// For how many days after the link has ended names and address are kept; `None` for ever.
    pub kept_days: Option<u32>,
}

#[derive(Debug, Clone)]
pub struct Invite {
    pub id: InviteId,
    pub user: UserId,
    pub template: InviteTemplateId,
    pub wink_template: Option<WinkTemplateId>,
    /// `None` once it is erased.
    pub invitee: Option<Invitee>,
    /// The link's secret; `None` once it is erased.
    pub secret: Option<Zeroizing<String>>,
    pub status: InviteStatus,
    /// The template's words when the invitation was made.
    pub wording: Wording,
    /// Whether those are what every tenant begins with.
    pub untouched: bool,
    pub created_at: DateTime,
    pub updated_at: DateTime,
    pub invited_at: DateTime,
    pub linked_at: Option<DateTime>,
    pub expires_at: DateTime,
}

/// A change of an invitation's status.
#[derive(Debug, Clone)]
pub struct InviteLog {
    pub id: InviteLogId,
    pub invite: InviteId,
    pub user: UserId,
    pub status: InviteStatus,
    pub created_at: DateTime,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct InviteFilter<'a> {
    pub status: Option<InviteStatus>,
    pub user: Option<&'a UserId>,
    /// Whoever has this mail address.
    pub address: Option<&'a str>,
}

fn of_days(days: u32) -> Duration {
    Duration::from_secs(u64::from(days) * 86_400)
}

/// The parts of an invitation that are sealed, each for its row and column.
fn context(id: Uuid, column: &str) -> Vec<u8> {
    [id.as_bytes(), column.as_bytes()].concat()
}

fn scope_of(row: &invites::Model) -> Result<Scope, StoreError> {
    Ok(Scope::proven(row.tenant.parse()?, row.mode.parse()?))
}

impl Store {
    fn seal_invite(&self, id: Uuid, column: &str, plain: &[u8]) -> Vec<u8> {
        let key = self.vault().installation_key(PURPOSE);
        key.seal(self.ambient(), &context(id, column), plain)
    }

    fn open_invite(
        &self,
        id: Uuid,
        column: &str,
        sealed: Option<&[u8]>,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let key = self.vault().installation_key(PURPOSE);
        Ok(sealed
            .map(|sealed| key.open(&context(id, column), sealed))
            .transpose()?)
    }

    fn invite_of(&self, row: invites::Model) -> Result<Invite, StoreError> {
        let invitee = self.open_invite(row.id, "person", row.person_sealed.as_deref())?;
        let secret = self.open_invite(row.id, "secret", row.secret_sealed.as_deref())?;
        let text = |bytes: Zeroizing<Vec<u8>>| Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned());
        Ok(Invite {
            id: InviteId::from_uuid(row.id),
            user: UserId::new(row.tenant.parse()?, row.user_id),
            template: InviteTemplateId::from_uuid(row.template_id),
            wink_template: row.wink_template_id.map(WinkTemplateId::from_uuid),
            invitee: invitee
                .map(|bytes| serde_json::from_slice(&bytes).map_err(StoreError::corrupt("invited person")))
                .transpose()?,
            secret: secret.map(text),
            status: row.status.parse()?,
            wording: serde_json::from_str(&row.wording).map_err(StoreError::corrupt("invitation"))?,
            untouched: row.untouched,
            created_at: DateTime::from_micros(row.created_at),
            updated_at: DateTime::from_micros(row.updated_at),
            invited_at: DateTime::from_micros(row.invited_at),
            linked_at: row.linked_at.map(DateTime::from_micros),
            expires_at: DateTime::from_micros(row.expires_at),
        })
    }

    /// Makes a user and their invitation, with USER_CREATED and INVITE_INVITED. The mail is the caller's.
    pub async fn create_invite(
        &self,
        tx: &Tx,
        scope: &Scope,
        new: NewInvite<'_>,
    ) -> Result<Invite, StoreError> {
        let id: InviteId = self.ambient().id();
        let now = self.now(scope);
        let channel = (SessionChannel::WinkSite, Some(id.to_string()));
        let user: User = self.insert_user(tx, scope, &Default::default(), channel).await?;
        let secret = Token::new(self.ambient());
        let person =
            Zeroizing::new(serde_json::to_vec(new.invitee).map_err(StoreError::corrupt("invited person"))?);
        let expires_at = now.plus(VALID_FOR);
        let row = invites::Model {
            id: id.uuid(),
            tenant: scope.tenant().to_string(),
            mode: scope.mode().to_string(),
            user_id: user.id.uuid(),
            template_id: new.template.id.uuid(),
            wink_template_id: new.wink_template.map(TypedId::uuid),
            status: InviteStatus::Invited.to_string(),
            person_sealed: Some(self.seal_invite(id.uuid(), "person", &person)),
            secret_sealed: Some(self.seal_invite(id.uuid(), "secret", secret.expose().as_bytes())),
            secret_hash: secret.hash().to_vec(),
            address_hash: self.address_hash(tx, scope.tenant(), &new.invitee.email).await?,
            wording: serde_json::to_string(&new.template.wording)
                .map_err(StoreError::corrupt("invitation"))?,
            untouched: new.template.untouched,
            created_at: now.micros(),
            updated_at: now.micros(),
            invited_at: now.micros(),
            linked_at: None,
            expires_at: expires_at.micros(),
        };
        invites::Entity::insert(invites::ActiveModel::from(row.clone()))
            .exec_without_returning(tx.db())
            .await?;
        self.log_invite(tx, &row, InviteStatus::Invited).await?;
        if let Some(days) = new.kept_days {
            let job = JobBody::ForgetInvite {
                invite: id,
                days: Some(days),
            };
            self.enqueue(tx, scope, &job, expires_at.plus(of_days(days)))
                .await?;
        }
        let events = vec![
            NewEvent::user_created(user.session),
            NewEvent::invited(&user.id, id),
        ];
        self.emit(tx, scope, events).await?;
        self.invite_of(row)
    }

    async fn log_invite(
        &self,
        tx: &Tx,
        invite: &invites::Model,
        status: InviteStatus,
    ) -> Result<(), StoreError> {
        let row = invite_logs::ActiveModel {
            id: Set(self.ambient().id::<InviteLogId>().uuid()),
            tenant: Set(invite.tenant.clone()),
            mode: Set(invite.mode.clone()),
            invite_id: Set(invite.id),
            user_id: Set(invite.user_id),
            status: Set(status.to_string()),
            created_at: Set(self.now(&scope_of(invite)?).micros()),
        };
        invite_logs::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        Ok(())
    }

    pub async fn invite(&self, scope: &Scope, id: InviteId) -> Result<Option<Invite>, StoreError> {
        let query = in_scope!(invites, scope).filter(invites::COLUMN.id.eq(id.uuid()));
        let row = query.one(self.db().reader()).await?;
        row.map(|row| self.invite_of(row)).transpose()
    }

    pub async fn invites(
        &self,
        scope: &Scope,
        filter: InviteFilter<'_>,
        page: PageRequest,
    ) -> Result<Page<Invite>, StoreError> {
        let mut query = in_scope!(invites, scope);
        if let Some(status) = filter.status {
            query = query.filter(invites::COLUMN.status.eq(status.as_str()));
        }
        if let Some(user) = filter.user {
            query = query.filter(invites::COLUMN.user_id.eq(user.uuid()));
        }
        if let Some(address) = filter.address {
            let hash = self
                .write(|tx| async move { self.address_hash(&tx, scope.tenant(), address).await })
                .await?;
            // Whoever was erased is not found any more: the hash stays for who wants no mail
            query = query
                .filter(invites::COLUMN.address_hash.eq(hash))
                .filter(invites::COLUMN.person_sealed.is_not_null());
        }
        let rows = by_id!(query, invites, page).all(self.db().reader()).await?;
        page.page(rows, |row| (0, row.id), |row| self.invite_of(row))
            .transpose()
    }

    /// The invitation that a link's secret belongs to, expired and revoked ones too.
    pub async fn invite_by_secret(&self, secret: &str) -> Result<Option<(Scope, Invite)>, StoreError> {
        let row = invites::Entity::find()
            .filter(invites::COLUMN.secret_hash.eq(secrets::hash(secret).to_vec()))
            .one(self.db().reader())
            .await?;
        row.map(|row| {
            let scope = Scope::proven(row.tenant.parse()?, row.mode.parse()?);
            Ok((scope, self.invite_of(row)?))
        })
        .transpose()
    }

    pub async fn invite_logs(
        &self,
        scope: &Scope,
        invite: InviteId,
        page: PageRequest,
    ) -> Result<Page<InviteLog>, StoreError> {
        let query = in_scope!(invite_logs, scope).filter(invite_logs::COLUMN.invite_id.eq(invite.uuid()));
        let rows = by_id!(query, invite_logs, page).all(self.db().reader()).await?;
        let convert = |row: invite_logs::Model| {
            Ok(InviteLog {
                id: InviteLogId::from_uuid(row.id),
                invite: InviteId::from_uuid(row.invite_id),
                user: UserId::new(row.tenant.parse()?, row.user_id),
                status: row.status.parse()?,
                created_at: DateTime::from_micros(row.created_at),
            })
        };
        page.page(rows, |row| (0, row.id), convert).transpose()
    }

    /// An invitation's mails and what became of them, newest first.
    pub async fn invite_mails(&self, scope: &Scope, invite: InviteId) -> Result<Vec<Mail>, StoreError> {
        let rows = mails::Entity::find()
            .filter(mails::COLUMN.invite_id.eq(invite.uuid()))
            .filter(mails::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(mails::COLUMN.mode.eq(scope.mode().as_str()))
            .order_by_desc(mails::COLUMN.id)
            .all(self.db().reader())
            .await?;
        rows.into_iter().map(super::mails::state).collect()
    }

    /// The latest mail of each of these invitations.
    pub async fn latest_invite_mails(
        &self,
        scope: &Scope,
        invites: &[InviteId],
    ) -> Result<std::collections::BTreeMap<InviteId, Mail>, StoreError> {
        let rows = mails::Entity::find()
            .filter(mails::COLUMN.invite_id.is_in(invites.iter().map(|id| id.uuid())))
            .filter(mails::COLUMN.tenant.eq(scope.tenant().as_str()))
            .filter(mails::COLUMN.mode.eq(scope.mode().as_str()))
            .order_by_asc(mails::COLUMN.id)
            .all(self.db().reader())
            .await?;
        rows.into_iter()
            .filter_map(|row| Some((InviteId::from_uuid(row.invite_id?), row)))
            .map(|(id, row)| Ok((id, super::mails::state(row)?)))
            .collect()
    }

    /// Moves an invitation on, and logs it; says whether it moved. It never goes back.
    async fn advance(&self, tx: &Tx, row: &invites::Model, status: InviteStatus) -> Result<bool, StoreError> {
        if !row.status.parse::<InviteStatus>()?.may_become(status) {
            return Ok(false);
        }
        let now = self.now(&scope_of(row)?).micros();
        let mut change = invites::ActiveModel {
            status: Set(status.to_string()),
            updated_at: Set(now),
            ..Default::default()
        };
        if status == InviteStatus::Linked {
            change.linked_at = Set(Some(now));
        }
        let done = invites::Entity::update_many()
            .set(change)
            .filter(invites::COLUMN.id.eq(row.id))
            .filter(invites::COLUMN.tenant.eq(row.tenant.as_str()))
            // Somebody else may have moved it since it was read
            .filter(invites::COLUMN.status.eq(row.status.as_str()))
            .exec(tx.db())
            .await?;
        if done.rows_affected == 1 {
            self.log_invite(tx, row, status).await?;
        }
        Ok(done.rows_affected == 1)
    }

    async fn invites_of(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
    ) -> Result<Vec<invites::Model>, StoreError> {
        let query = in_scope!(invites, scope).filter(invites::COLUMN.user_id.eq(user.uuid()));
        Ok(query.all(tx.db()).await?)
    }

    /// Notes how far a user has come with their invitation, where they have one; says whether that is further.
    pub async fn advance_invites(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        status: InviteStatus,
    ) -> Result<bool, StoreError> {
        let mut moved = false;
        for row in self.invites_of(tx, scope, user).await? {
            moved |= self.advance(tx, &row, status).await?;
        }
        Ok(moved)
    }

    /// Notes that an invited user has linked something, and tells it as INVITE_LINKED. Call it after the events of the
    /// link itself. Says whether it was news.
    pub async fn link_invites(&self, tx: &Tx, scope: &Scope, user: &UserId) -> Result<bool, StoreError> {
        let mut moved = false;
        for row in self.invites_of(tx, scope, user).await? {
            if self.advance(tx, &row, InviteStatus::Linked).await? {
                let event = NewEvent::invite_linked(user, InviteId::from_uuid(row.id));
                self.emit(tx, scope, vec![event]).await?;
                moved = true;
            }
        }
        Ok(moved)
    }

    /// Lets an invitation's link work for another while; the mail is the caller's. `None` where it is not there or
    /// revoked.
    pub async fn renew_invite(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: InviteId,
    ) -> Result<Option<Invite>, StoreError> {
        let there = || {
            Condition::all()
                .add(invites::COLUMN.id.eq(id.uuid()))
                .add(invites::COLUMN.status.ne(InviteStatus::Revoked.as_str()))
                .add(invites::COLUMN.person_sealed.is_not_null())
        };
        let query = in_scope!(invites, scope).filter(there());
        let Some(mut row) = query.one(tx.db()).await? else {
            return Ok(None);
        };
        let now = self.now(scope);
        row.expires_at = now.plus(VALID_FOR).micros();
        row.invited_at = now.micros();
        row.updated_at = now.micros();
        let change = invites::ActiveModel {
            expires_at: Set(row.expires_at),
            invited_at: Set(row.invited_at),
            updated_at: Set(row.updated_at),
            ..Default::default()
        };
        let done = invites::Entity::update_many()
            .set(change)
            // It may have been taken back since it was read
            .filter(there())
            .filter(invites::COLUMN.tenant.eq(scope.tenant().as_str()))
            .exec(tx.db())
            .await?;
        match done.rows_affected {
            1 => self.invite_of(row).map(Some),
            _ => Ok(None),
        }
    }

    /// Takes an invitation back: its link opens nothing any more, a widget that it has opened ends, and names, address and
    /// mail are erased. What the user has linked stays. `None` where it is not there.
    pub async fn cancel_invite(
        &self,
        tx: &Tx,
        scope: &Scope,
        id: InviteId,
    ) -> Result<Option<Invite>, StoreError> {
        let query = || in_scope!(invites, scope).filter(invites::COLUMN.id.eq(id.uuid()));
        let Some(row) = query().one(tx.db()).await? else {
            return Ok(None);
        };
        self.advance(tx, &row, InviteStatus::Revoked).await?;
        self.erase_invite(tx, row.id).await?;
        let user = UserId::new(scope.tenant().clone(), row.user_id);
        self.end_link_access(tx, &user).await?;
        let row = query().one(tx.db()).await?;
        row.map(|row| self.invite_of(row)).transpose()
    }

    /// Takes a user's invitations back and erases who they went to, as part of erasing the user; says whether there
    /// were any.
    pub async fn erase_invites(&self, tx: &Tx, scope: &Scope, user: &UserId) -> Result<bool, StoreError> {
        let rows = self.invites_of(tx, scope, user).await?;
        for row in &rows {
            self.advance(tx, row, InviteStatus::Revoked).await?;
            self.erase_invite(tx, row.id).await?;
        }
        Ok(!rows.is_empty())
    }

    /// Erases who an invitation went to so many days after its link has ended; the job's own work. Where it was sent
    /// again meanwhile, the job is written anew.
    pub async fn forget_invite(&self, tx: &Tx, id: InviteId, days: Option<u32>) -> Result<(), StoreError> {
        let Some(row) = invites::Entity::find_by_id(id.uuid()).one(tx.db()).await? else {
            return Ok(());
        };
        let scope = &scope_of(&row)?;
        let now = self.now(scope);
        let ended = DateTime::from_micros(row.expires_at);
        let due = match days {
            Some(days) => ended.plus(of_days(days)),
            // Written by an older version, and due when the link's first end was so long ago
            None if ended > now => ended.plus(VALID_FOR),
            None => ended,
        };
        if due > now {
            self.enqueue(tx, scope, &JobBody::ForgetInvite { invite: id, days }, due)
                .await?;
            return Ok(());
        }
        self.erase_invite(tx, row.id).await
    }

    async fn erase_invite(&self, tx: &Tx, id: Uuid) -> Result<(), StoreError> {
        invites::Entity::update_many()
            .set(invites::ActiveModel {
                person_sealed: Set(None),
                secret_sealed: Set(None),
                ..Default::default()
            })
            .filter(invites::COLUMN.id.eq(id))
            .exec(tx.db())
            .await?;
        self.withdraw(tx, mails::COLUMN.invite_id.eq(id)).await
    }

    /// Whether whoever an invitation went to wants no more of them.
    pub(crate) async fn is_unwanted(&self, tx: &Tx, id: InviteId) -> Result<bool, StoreError> {
        match invites::Entity::find_by_id(id.uuid()).one(tx.db()).await? {
            Some(row) => self.is_suppressed(tx, &row.tenant, &row.address_hash).await,
            None => Ok(false),
        }
    }
}
