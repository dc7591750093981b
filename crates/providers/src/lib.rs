//! Ways of reading a person's data from where it is held.
//!
//! A [`Connector`] knows one way of connecting; the [`Catalogue`] knows which connector serves which provider. Nothing
//! here knows the store or HTTP: what a connector must remember goes into its [`ConnectorState`].

mod catalogue;
mod catalogues;
pub mod employers;
mod logo;
pub mod samples;
pub mod sandbox;
pub mod search;

use async_trait::async_trait;
use openwink_model::{
    DateTime,
    connector::{Answer, Batch, ConnectorError, ConnectorState, Login, LoginField, LoginStep},
    providers::{LoginMethod, Provider},
};

pub use catalogue::Catalogue;
pub use catalogues::Catalogues;
pub use logo::{logo_svg, monogram};

/// What a connector may know of its surroundings.
#[derive(Debug, Clone, Copy)]
pub struct ConnectorContext<'a> {
    pub provider: &'a Provider,
    pub now: DateTime,
}

/// One way of connecting: logging in, answering prompts, reading page after page.
///
/// Every call may come from another process than the one before, and may come twice.
#[async_trait]
pub trait Connector: Send + Sync {
    /// The fields of the log-in form for a method; empty for one that happens on the provider's own page.
    fn login_fields(&self, provider: &Provider, method: LoginMethod) -> Vec<LoginField>;

    /// Begins a log-in.
    async fn log_in(&self, context: ConnectorContext<'_>, login: &Login)
    -> Result<LoginStep, ConnectorError>;

    /// Goes on with a log-in that wanted an answer.
    async fn answer(
        &self,
        context: ConnectorContext<'_>,
        state: &ConnectorState,
        answer: Answer,
    ) -> Result<LoginStep, ConnectorError>;

    /// Reads a page of the account's records; `state` is the log-in's, then each batch's `next`.
    async fn read(
        &self,
        context: ConnectorContext<'_>,
        state: &ConnectorState,
    ) -> Result<Batch, ConnectorError>;
}
