//! A user's wizard: its state, and the signals that the SDK's callbacks report.

use openwink_model::{
    Country, ErrorCode,
    connector::ConnectorState,
    ids::{AccountId, ArchiveId, LinkSessionId, UserId},
    link::State,
    mode::Scope,
    text_enum,
    wink::Design,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, Set, sea_query::OnConflict};
use serde::{Deserialize, Serialize};

use super::{page::in_scope, wink_templates::AppliedTemplate};
use crate::{
    Store, StoreError, Tx,
    entities::{link_signals, links},
};

/// The SDK's options, as the widget passed them on, and the template that they name. What the page itself asks for wins
/// over the template.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct SessionOptions {
    pub template_id: Option<String>,
    pub providers: Vec<String>,
    pub top_providers: Vec<String>,
    pub enable_upload: Option<bool>,
    pub company_name: Option<String>,
    pub language: Option<String>,
    /// The origin of the page that holds the widget, as its browser told it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The template as it was when the widget was opened. The store fills it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<Box<AppliedTemplate>>,
}

impl SessionOptions {
    fn design(&self) -> Option<&Design> {
        self.template.as_deref().map(|template| &template.design)
    }

    /// The only providers to offer; all where empty.
    pub fn providers(&self) -> &[String] {
        match self.design() {
            Some(design) if self.providers.is_empty() => &design.providers,
            _ => &self.providers,
        }
    }

    pub fn top_providers(&self) -> &[String] {
        match self.design() {
            Some(design) if self.top_providers.is_empty() => &design.top_providers,
            _ => &self.top_providers,
        }
    }

    /// The only countries to offer providers of; all where empty. Who names providers has named their countries.
    pub fn countries(&self) -> &[Country] {
        match self.design() {
            Some(design) if self.providers.is_empty() => &design.countries,
            _ => &[],
        }
    }

    pub fn uploads(&self) -> bool {
        let template = || self.design().is_none_or(|design| design.uploads);
        self.enable_upload.unwrap_or_else(template)
    }

    /// Whether people may leave out some of what the consent asks for.
    pub fn narrowing(&self) -> bool {
        self.design().is_none_or(|design| design.narrowing)
    }

    /// The only kinds of documents to take; all where empty.
    pub fn file_types(&self) -> &[String] {
        self.design().map_or(&[], |design| &design.file_types)
    }

    pub fn company_name(&self) -> Option<&str> {
        let template = || self.design().and_then(|design| design.company_name.as_deref());
        self.company_name.as_deref().or_else(template)
    }

    pub fn language(&self) -> Option<&str> {
        let template = || self.design().and_then(|design| design.language.as_deref());
        self.language.as_deref().or_else(template)
    }
}

/// An open widget.
#[derive(Debug, Clone)]
pub struct LinkSession {
    pub id: LinkSessionId,
    pub scope: Scope,
    pub user: UserId,
    pub options: SessionOptions,
    /// Signals up to this one belong to earlier sessions.
    pub first_signal: i64,
    pub expires_at: openwink_model::DateTime,
}

text_enum! {
    pub enum SignalName {
        AccountCreated = "accountCreated",
        AccountConnected = "accountConnected",
        AccountRemoved = "accountRemoved",
        AccountError = "accountError",
        UploadsCreated = "uploadsCreated",
        UploadsRemoved = "uploadsRemoved",
    }
}

/// Something that one of the SDK's callbacks reports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Signal {
    #[serde(default)]
    pub sequence: i64,
    pub name: SignalName,
    pub account_id: Option<AccountId>,
    pub provider_id: Option<String>,
    pub error_code: Option<ErrorCode>,
    pub uploads: Option<Vec<ArchiveId>>,
}

impl Signal {
    pub fn account(name: SignalName, account: AccountId, provider: &str, error: Option<ErrorCode>) -> Self {
        Self {
            sequence: 0,
            name,
            account_id: Some(account),
            provider_id: Some(provider.to_owned()),
            error_code: error,
            uploads: None,
        }
    }

    pub fn uploads(name: SignalName, archives: Vec<ArchiveId>) -> Self {
        Self {
            sequence: 0,
            name,
            account_id: None,
            provider_id: None,
            error_code: None,
            uploads: Some(archives),
        }
    }
}

/// A user's wizard.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    pub revision: i64,
    pub last_signal: i64,
    pub state: State,
}

impl Default for Link {
    fn default() -> Self {
        Self {
            revision: 0,
            last_signal: 0,
            state: State::Consent,
        }
    }
}

fn convert(row: Option<links::Model>) -> Result<Link, StoreError> {
    row.map_or(Ok(Link::default()), |row| {
        Ok(Link {
            revision: row.revision,
            last_signal: row.last_signal,
            state: serde_json::from_str(&row.state).map_err(StoreError::corrupt("link"))?,
        })
    })
}

impl Store {
    /// The user's wizard, within a change. On PostgreSQL the row stays locked until the change ends.
    pub async fn link(&self, tx: &Tx, scope: &Scope, user: &UserId) -> Result<Link, StoreError> {
        use sea_orm::QuerySelect;
        let mut query = in_scope!(links, scope).filter(links::COLUMN.user_id.eq(user.uuid()));
        if !self.db().is_sqlite() {
            query = query.lock_exclusive();
        }
        convert(query.one(tx.db()).await?)
    }

    /// The user's wizard, to look at.
    pub async fn link_now(&self, scope: &Scope, user: &UserId) -> Result<Link, StoreError> {
        let row = in_scope!(links, scope)
            .filter(links::COLUMN.user_id.eq(user.uuid()))
            .one(self.db().reader())
            .await?;
        convert(row)
    }

    /// Stores the wizard's new state with what is to be signalled. `before` is what the change began with.
    pub async fn save_link(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        before: &Link,
        state: &State,
        signals: Vec<Signal>,
    ) -> Result<Link, StoreError> {
        let after = Link {
            revision: before.revision + 1,
            last_signal: before.last_signal + signals.len() as i64,
            state: state.clone(),
        };
        let row = links::ActiveModel {
            user_id: Set(user.uuid()),
            tenant: Set(scope.tenant().to_string()),
            mode: Set(scope.mode().to_string()),
            revision: Set(after.revision),
            last_signal: Set(after.last_signal),
            state: Set(serde_json::to_string(state).map_err(StoreError::corrupt("link"))?),
            updated_at: Set(self.now(scope).micros()),
        };
        if before.revision == 0 {
            let insert = links::Entity::insert(row)
                .on_conflict(OnConflict::column(links::Column::UserId).do_nothing().to_owned())
                .exec_without_returning(tx.db())
                .await?;
            if insert != 1 {
                return Err(StoreError::Stale);
            }
        } else {
            let update = links::Entity::update_many()
                .set(row)
                .filter(links::COLUMN.user_id.eq(user.uuid()))
                .filter(links::COLUMN.tenant.eq(scope.tenant().as_str()))
                .filter(links::COLUMN.mode.eq(scope.mode().as_str()))
                .filter(links::COLUMN.revision.eq(before.revision))
                .exec(tx.db())
                .await?;
            if update.rows_affected != 1 {
                return Err(StoreError::Stale);
            }
        }
        self.note_progress(tx, scope, user, &before.state, state).await?;
        for (offset, signal) in signals.into_iter().enumerate() {
            let sequence = before.last_signal + 1 + offset as i64;
            let body = serde_json::to_string(&Signal { sequence, ..signal })
                .map_err(StoreError::corrupt("signal"))?;
            let row = link_signals::ActiveModel {
                user_id: Set(user.uuid()),
                sequence: Set(sequence),
                body: Set(body),
            };
            link_signals::Entity::insert(row)
                .exec_without_returning(tx.db())
                .await?;
        }
        Ok(after)
    }

    /// Signals of a user after a given one, in order.
    pub async fn signals_after(&self, user: &UserId, sequence: i64) -> Result<Vec<Signal>, StoreError> {
        link_signals::Entity::find()
            .filter(link_signals::COLUMN.user_id.eq(user.uuid()))
            .filter(link_signals::COLUMN.sequence.gt(sequence))
            .order_by_asc(link_signals::COLUMN.sequence)
            .all(self.db().reader())
            .await?
            .into_iter()
            .map(|row| serde_json::from_str(&row.body).map_err(StoreError::corrupt("signal")))
            .collect()
    }
}

/// What a connector state is stored as.
pub(crate) fn state_bytes(state: &ConnectorState) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(state).map_err(StoreError::corrupt("connector state"))
}
