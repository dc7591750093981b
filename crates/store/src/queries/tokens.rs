//! Link tokens, which open the widget once, and the sessions that they are exchanged for.

use std::time::Duration;

use openwink_model::{
    DateTime, Mode,
    ids::{LinkSessionId, TokenId, TypedId, UserId},
    mode::Scope,
};
use openwink_vault::{Token, secrets};
use sea_orm::{EntityTrait, QueryFilter, Set};

use super::{
    funnel::first_screen,
    link::{LinkSession, SessionOptions},
};
use crate::{
    Store, StoreError, Tx,
    entities::{link_sessions, link_tokens},
};

/// A link token, the only time that its text is known.
#[derive(Debug)]
pub struct IssuedToken {
    pub id: TokenId,
    pub token: Token,
    pub mode: Mode,
    pub expires_at: DateTime,
}

impl Store {
    /// Issues a link token for a user whom the caller has found in this scope.
    pub async fn create_link_token(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        lifetime: Duration,
    ) -> Result<IssuedToken, StoreError> {
        let token = Token::new(self.ambient());
        let now = self.now(scope);
        let id: TokenId = self.ambient().id();
        let expires_at = now.plus(lifetime);
        let row = link_tokens::ActiveModel {
            id: Set(id.uuid()),
            tenant: Set(scope.tenant().to_string()),
            mode: Set(scope.mode().to_string()),
            user_id: Set(user.uuid()),
            hash: Set(token.hash().to_vec()),
            created_at: Set(now.micros()),
            expires_at: Set(expires_at.micros()),
            used_at: Set(None),
        };
        link_tokens::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        Ok(IssuedToken {
            id,
            token,
            mode: scope.mode(),
            expires_at,
        })
    }

    /// Uses a link token up and opens a session, with the template that its options name as that is now; `None` where the token is unknown, used or expired.
    pub async fn exchange_link_token(
        &self,
        tx: &Tx,
        token: &str,
        options: &SessionOptions,
        lifetime: Duration,
    ) -> Result<Option<(Token, LinkSession)>, StoreError> {
        let hash = secrets::hash(token).to_vec();
        let row = link_tokens::Entity::find()
            .filter(link_tokens::COLUMN.hash.eq(hash.clone()))
            .one(tx.db())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let scope = Scope::proven(row.tenant.parse()?, row.mode.parse()?);
        let now = self.now(&scope);
        let used = link_tokens::Entity::update_many()
            .set(link_tokens::ActiveModel {
                used_at: Set(Some(now.micros())),
                ..Default::default()
            })
            .filter(link_tokens::COLUMN.hash.eq(hash))
            .filter(link_tokens::COLUMN.used_at.is_null())
            .filter(link_tokens::COLUMN.expires_at.gt(now.micros()))
            .exec(tx.db())
            .await?;
        if used.rows_affected != 1 {
            return Ok(None);
        }
        let user = UserId::new(scope.tenant().clone(), row.user_id);
        let link = self.link(tx, &scope, &user).await?;
        let template = match &options.template_id {
            Some(named) => self.applied_template(tx, &scope, named).await?,
            None => None,
        };
        let options = SessionOptions {
            template: template.map(Box::new),
            ..options.clone()
        };
        let session = LinkSession {
            id: self.ambient().id(),
            scope,
            user,
            options,
            first_signal: link.last_signal,
            expires_at: now.plus(lifetime),
        };
        let token = Token::new(self.ambient());
        let row = link_sessions::ActiveModel {
            id: Set(session.id.uuid()),
            tenant: Set(session.scope.tenant().to_string()),
            mode: Set(session.scope.mode().to_string()),
            user_id: Set(session.user.uuid()),
            hash: Set(token.hash().to_vec()),
            options: Set(
                serde_json::to_string(&session.options).map_err(StoreError::corrupt("session's options"))?
            ),
            first_signal: Set(session.first_signal),
            created_at: Set(now.micros()),
            expires_at: Set(session.expires_at.micros()),
            furthest: Set(first_screen(&link.state).to_string()),
            outcome: Set(None),
        };
        link_sessions::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        Ok(Some((token, session)))
    }

    /// The session that a session token stands for, while it lives.
    pub async fn link_session(&self, token: &str) -> Result<Option<LinkSession>, StoreError> {
        let row = link_sessions::Entity::find()
            .filter(link_sessions::COLUMN.hash.eq(secrets::hash(token).to_vec()))
            .one(self.db().reader())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let scope = Scope::proven(row.tenant.parse()?, row.mode.parse()?);
        if row.expires_at <= self.now(&scope).micros() {
            return Ok(None);
        }
        Ok(Some(LinkSession {
            id: LinkSessionId::from_uuid(row.id),
            user: UserId::new(scope.tenant().clone(), row.user_id),
            scope,
            options: serde_json::from_str(&row.options).map_err(StoreError::corrupt("session's options"))?,
            first_signal: row.first_signal,
            expires_at: DateTime::from_micros(row.expires_at),
        }))
    }

    /// Ends every token and session of a user.
    pub async fn end_link_access(&self, tx: &Tx, user: &UserId) -> Result<(), StoreError> {
        link_sessions::Entity::delete_many()
            .filter(link_sessions::COLUMN.user_id.eq(user.uuid()))
            .exec(tx.db())
            .await?;
        link_tokens::Entity::delete_many()
            .filter(link_tokens::COLUMN.user_id.eq(user.uuid()))
            .exec(tx.db())
            .await?;
        Ok(())
    }
}
