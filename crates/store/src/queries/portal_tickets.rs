//! Tickets: what is good for one thing, once. The links in mails, the steps between a password and a session, the set-up
//! link. Only the hash of each is kept.

use std::time::Duration;

use openwink_model::{
    DateTime,
    ids::{MemberId, TenantId, TypedId},
};
use openwink_vault::{Token, secrets};
use sea_orm::{EntityTrait, QueryFilter, Set};
use zeroize::Zeroizing;

use crate::{Store, StoreError, Tx, entities::portal_tickets};

const PURPOSE: &str = "portal-tickets";

openwink_model::text_enum! {
    /// What a ticket is good for.
    pub enum TicketKind {
        /// Finishing a sign-up: proves the address.
        SignUp = "SIGN_UP",
        /// Having a sign-up's mail sent again.
        Resend = "RESEND",
        /// Choosing another password.
        Reset = "RESET",
        /// Taking another address: proves it.
        Email = "EMAIL",
        /// The second factor after a right password.
        SecondFactor = "SECOND_FACTOR",
        /// Adding a passkey: the challenge.
        PasskeyAdd = "PASSKEY_ADD",
        /// Logging in with a passkey: the challenge.
        PasskeyLogin = "PASSKEY_LOGIN",
        /// Becoming the first owner of the tenant that the first start made.
        SetUp = "SET_UP",
    }
}

/// What a ticket is to carry.
#[derive(Debug, Clone)]
pub struct NewTicket<'a> {
    pub kind: TicketKind,
    pub member: Option<MemberId>,
    pub tenant: Option<&'a TenantId>,
    pub data: Option<&'a [u8]>,
    /// None: until it is used.
    pub lifetime: Option<Duration>,
}

#[derive(Debug, Clone)]
pub struct Ticket {
    pub member: Option<MemberId>,
    pub tenant: Option<TenantId>,
    pub data: Zeroizing<Vec<u8>>,
    pub expires_at: DateTime,
}

impl Store {
    fn ticket(&self, row: portal_tickets::Model) -> Result<Ticket, StoreError> {
        let key = self.vault().installation_key(PURPOSE);
        Ok(Ticket {
            member: row.member_id.map(MemberId::from_uuid),
            tenant: row.tenant.map(|tenant| tenant.parse()).transpose()?,
            data: match row.data_sealed {
                Some(sealed) => key.open(row.id.as_bytes(), &sealed)?,
                None => Zeroizing::default(),
            },
            expires_at: DateTime::from_micros(row.expires_at),
        })
    }

    /// Issues a ticket. What has expired goes with it.
    pub async fn issue_ticket(&self, tx: &Tx, new: NewTicket<'_>) -> Result<Token, StoreError> {
        let now = self.ambient().now();
        portal_tickets::Entity::delete_many()
            .filter(portal_tickets::COLUMN.expires_at.lte(now.micros()))
            .exec(tx.db())
            .await?;
        let token = Token::new(self.ambient());
        let id = self.ambient().uuid();
        let key = self.vault().installation_key(PURPOSE);
        let expires_at = new
            .lifetime
            .map_or(i64::MAX, |lifetime| now.plus(lifetime).micros());
        let row = portal_tickets::ActiveModel {
            id: Set(id),
            kind: Set(new.kind.to_string()),
            member_id: Set(new.member.map(|member| member.uuid())),
            tenant: Set(new.tenant.map(TenantId::to_string)),
            hash: Set(token.hash().to_vec()),
            data_sealed: Set(new.data.map(|data| key.seal(self.ambient(), id.as_bytes(), data))),
            created_at: Set(now.micros()),
            expires_at: Set(expires_at),
        };
        portal_tickets::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        Ok(token)
    }

    /// A ticket that is still good, without using it up.
    pub async fn look_at_ticket(&self, kind: TicketKind, token: &str) -> Result<Option<Ticket>, StoreError> {
        let row = portal_tickets::Entity::find()
            .filter(portal_tickets::COLUMN.hash.eq(secrets::hash(token).to_vec()))
            .filter(portal_tickets::COLUMN.kind.eq(kind.as_str()))
            .filter(
                portal_tickets::COLUMN
                    .expires_at
                    .gt(self.ambient().now().micros()),
            )
            .one(self.db().reader())
            .await?;
        row.map(|row| self.ticket(row)).transpose()
    }

    /// Uses a ticket up; `None` where it is unknown, used or expired.
    pub async fn use_ticket(
        &self,
        tx: &Tx,
        kind: TicketKind,
        token: &str,
    ) -> Result<Option<Ticket>, StoreError> {
        let hash = secrets::hash(token).to_vec();
        let row = portal_tickets::Entity::find()
            .filter(portal_tickets::COLUMN.hash.eq(hash))
            .filter(portal_tickets::COLUMN.kind.eq(kind.as_str()))
            .filter(
                portal_tickets::COLUMN
                    .expires_at
                    .gt(self.ambient().now().micros()),
            )
            .one(tx.db())
            .await?;
        let Some(row) = row else { return Ok(None) };
        // Where two use it at once, one of them deletes it
        let done = portal_tickets::Entity::delete_by_id(row.id).exec(tx.db()).await?;
        match done.rows_affected {
            1 => self.ticket(row).map(Some),
            _ => Ok(None),
        }
    }

    /// Ends a member's tickets of a kind: only the latest is good.
    pub async fn end_tickets(&self, tx: &Tx, kind: TicketKind, member: MemberId) -> Result<(), StoreError> {
        portal_tickets::Entity::delete_many()
            .filter(portal_tickets::COLUMN.kind.eq(kind.as_str()))
            .filter(portal_tickets::COLUMN.member_id.eq(member.uuid()))
            .exec(tx.db())
            .await?;
        Ok(())
    }

    /// Ends the set-up links that were not used.
    pub async fn end_set_up_tickets(&self, tx: &Tx) -> Result<(), StoreError> {
        portal_tickets::Entity::delete_many()
            .filter(portal_tickets::COLUMN.kind.eq(TicketKind::SetUp.as_str()))
            .exec(tx.db())
            .await?;
        Ok(())
    }
}
