//! Mail: written with its job in the transaction of the change that wants it, sealed until it is sent, then erased.

use openwink_model::{
    DateTime,
    ids::{InviteId, MailId, TypedId},
    mail::{KEPT_FOR, Letter, MailKind, MailStatus},
    mode::Scope,
};
use sea_orm::{
    EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, sea_query::Expr, sea_query::ExprTrait,
};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    jobs::JobBody,
    mail_limits::{LimitReached, MailLimits},
};
use crate::{Store, StoreError, Tx, entities::mails};

/// A mail that is to be sent.
#[derive(Debug, Clone, Copy)]
pub struct NewMail<'a> {
    pub kind: MailKind,
    pub letter: &'a Letter,
    /// The user's or member's id whose erasure withdraws the mail.
    pub person: Option<Uuid>,
    /// The invitation that it carries.
    pub invite: Option<(&'a Scope, InviteId)>,
}

/// What became of a mail, without what it says.
#[derive(Debug, Clone)]
pub struct Mail {
    pub id: MailId,
    pub kind: MailKind,
    pub status: MailStatus,
    /// What the mail server said, without addresses.
    pub reason: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    pub created_at: DateTime,
    pub status_at: DateTime,
}

/// A mail as it is stored: with what it says, still sealed.
#[derive(Debug, Clone)]
pub struct SealedMail {
    pub mail: Mail,
    letter: Option<Vec<u8>>,
}

pub(super) fn state(row: mails::Model) -> Result<Mail, StoreError> {
    convert(row).map(|stored| stored.mail)
}

fn convert(row: mails::Model) -> Result<SealedMail, StoreError> {
    Ok(SealedMail {
        mail: Mail {
            id: MailId::from_uuid(row.id),
            kind: row.kind.parse()?,
            status: row.status.parse()?,
            reason: row.reason,
            attempts: u32::try_from(row.attempts).unwrap_or(u32::MAX),
            created_at: DateTime::from_micros(row.created_at),
            status_at: DateTime::from_micros(row.status_at),
        },
        letter: row.letter_sealed,
    })
}

impl Store {
    /// Writes a mail and the job that sends it. Call [`crate::Wake::jobs`] once the change is committed. An invitation to
    /// somebody who wants none of this tenant is noted as that, and not sent.
    pub async fn send_mail(&self, tx: &Tx, new: NewMail<'_>) -> Result<MailId, StoreError> {
        let unwanted = match new.invite {
            Some((_, invite)) => self.is_unwanted(tx, invite).await?,
            None => false,
        };
        let status = match unwanted {
            true => MailStatus::Unwanted,
            false => MailStatus::Waiting,
        };
        self.write_mail(tx, new, status, None).await
    }

    /// Like [`Self::send_mail`], within limits: where one is reached, that is noted as the reason why the mail is not sent,
    /// and answered.
    pub async fn send_invitation(
        &self,
        tx: &Tx,
        new: NewMail<'_>,
        limits: MailLimits,
    ) -> Result<Option<LimitReached>, StoreError> {
        let reached = match new.invite {
            Some((scope, invite)) if !self.is_unwanted(tx, invite).await? => {
                let address = &new.letter.to.address;
                self.count_invitation(tx, scope.tenant(), address, limits).await?
            }
            _ => None,
        };
        match reached {
            Some(reached) => {
                let reason = format!("not mailed: {reached}");
                self.write_mail(tx, new, MailStatus::Failed, Some(reason)).await?;
            }
            None => {
                self.send_mail(tx, new).await?;
            }
        }
        Ok(reached)
    }

    /// What a mail says is kept, and a job sends it, only where it waits.
    async fn write_mail(
        &self,
        tx: &Tx,
        new: NewMail<'_>,
        status: MailStatus,
        reason: Option<String>,
    ) -> Result<MailId, StoreError> {
        let id: MailId = self.ambient().id();
        let now = self.ambient().now();
        let waits = status == MailStatus::Waiting;
        let letter = Zeroizing::new(serde_json::to_vec(new.letter).map_err(StoreError::corrupt("letter"))?);
        let sealed =
            self.vault()
                .installation_key("mail")
                .seal(self.ambient(), id.uuid().as_bytes(), &letter);
        let row = mails::ActiveModel {
            id: Set(id.uuid()),
            kind: Set(new.kind.to_string()),
            person_id: Set(new.person),
            tenant: Set(new.invite.map(|(scope, _)| scope.tenant().to_string())),
            mode: Set(new.invite.map(|(scope, _)| scope.mode().to_string())),
            invite_id: Set(new.invite.map(|(_, id)| id.uuid())),
            status: Set(status.to_string()),
            reason: Set(reason),
            attempts: Set(0),
            letter_sealed: Set(waits.then_some(sealed)),
            created_at: Set(now.micros()),
            status_at: Set(now.micros()),
        };
        mails::Entity::insert(row).exec_without_returning(tx.db()).await?;
        if waits {
            self.enqueue_own(tx, &JobBody::SendMail { mail: id }, now).await?;
        }
        Ok(id)
    }

    /// A mail with what it says, as long as that is there.
    pub async fn stored_mail(&self, id: MailId) -> Result<Option<SealedMail>, StoreError> {
        let row = mails::Entity::find_by_id(id.uuid())
            .one(self.db().reader())
            .await?;
        row.map(convert).transpose()
    }

    /// What the operator's mailbox holds, newest first.
    pub async fn kept_mails(&self, most: u64) -> Result<Vec<SealedMail>, StoreError> {
        let rows = mails::Entity::find()
            .filter(mails::COLUMN.status.eq(MailStatus::Kept.as_str()))
            .filter(mails::COLUMN.letter_sealed.is_not_null())
            .order_by_desc(mails::COLUMN.id)
            .limit(most)
            .all(self.db().reader())
            .await?;
        rows.into_iter().map(convert).collect()
    }

    /// Opens what a mail says; `None` where it is erased.
    pub fn open_letter(&self, stored: &SealedMail) -> Result<Option<Letter>, StoreError> {
        let Some(sealed) = &stored.letter else {
            return Ok(None);
        };
        let id = stored.mail.id.uuid();
        let bytes = self
            .vault()
            .installation_key("mail")
            .open(id.as_bytes(), sealed)?;
        serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(StoreError::corrupt("letter"))
    }

    /// Notes what became of a mail that was waiting; says whether it still was. Unless it waits on or lies in the
    /// mailbox, what it says is erased.
    pub async fn settle_mail(
        &self,
        tx: &Tx,
        id: MailId,
        status: MailStatus,
        reason: Option<&str>,
    ) -> Result<bool, StoreError> {
        let now = self.ambient().now();
        let mut change = mails::ActiveModel {
            status: Set(status.to_string()),
            reason: Set(reason.map(str::to_owned)),
            status_at: Set(now.micros()),
            ..Default::default()
        };
        if !matches!(status, MailStatus::Waiting | MailStatus::Kept) {
            change.letter_sealed = Set(None);
        }
        let done = mails::Entity::update_many()
            .set(change)
            .col_expr(mails::Column::Attempts, Expr::col(mails::Column::Attempts).add(1))
            .filter(mails::COLUMN.id.eq(id.uuid()))
            .filter(mails::COLUMN.status.eq(MailStatus::Waiting.as_str()))
            .exec(tx.db())
            .await?;
        if done.rows_affected == 1 && status == MailStatus::Kept {
            self.enqueue_own(tx, &JobBody::ForgetMail { mail: id }, now.plus(KEPT_FOR))
                .await?;
        }
        Ok(done.rows_affected == 1)
    }

    /// Erases what a mail says, whatever its state.
    pub async fn forget_mail(&self, tx: &Tx, id: MailId) -> Result<(), StoreError> {
        let change = mails::ActiveModel {
            letter_sealed: Set(None),
            ..Default::default()
        };
        mails::Entity::update_many()
            .set(change)
            .filter(mails::COLUMN.id.eq(id.uuid()))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    /// Withdraws what has not been sent to a person, and erases what the mailbox still holds for them.
    pub async fn withdraw_mails(&self, tx: &Tx, person: Uuid) -> Result<(), StoreError> {
        self.withdraw(tx, Expr::col(mails::Column::PersonId).eq(person))
            .await
    }

    pub(crate) async fn withdraw(&self, tx: &Tx, whose: Expr) -> Result<(), StoreError> {
        let withdrawn = mails::ActiveModel {
            status: Set(MailStatus::Withdrawn.to_string()),
            status_at: Set(self.ambient().now().micros()),
            ..Default::default()
        };
        mails::Entity::update_many()
            .set(withdrawn)
            .filter(whose.clone())
            .filter(mails::COLUMN.status.eq(MailStatus::Waiting.as_str()))
            .exec(tx.db())
            .await?;
        let erased = mails::ActiveModel {
            letter_sealed: Set(None),
            ..Default::default()
        };
        mails::Entity::update_many()
            .set(erased)
            .filter(whose)
            .exec(tx.db())
            .await?;
        Ok(())
    }
}
