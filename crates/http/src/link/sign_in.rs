//! The log-in that happens on a page of the provider's own: what the widget sends there, and what comes back.
//!
//! Only the sandbox has such pages; they are in [`crate::pages`].

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use openwink_model::{
    ErrorCode, Mode,
    ids::{AccountId, TenantId, UserId},
    link::State,
    mode::Scope,
};
use openwink_store::Account;
use openwink_vault::Vault;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;

use super::apply::{self, Act};
use crate::{AppState, Problem, problem::Code};

/// Where the sandbox's sign-in page is.
pub const PATH: &str = "/sandbox/sign-in";

/// How long a person may take to sign in.
const LIFETIME: std::time::Duration = std::time::Duration::from_secs(30 * 60);

const TAG: usize = 32;

/// A log-in that waits for the provider's page. It goes there as an opaque text and is good for this one log-in, which
/// the account's count of log-ins tells, and for its time.
///
/// The text is authenticated rather than sealed: it holds nothing that its bearer does not know, and it has to be the
/// same each time that the widget asks, or the page would load anew under the person's hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignIn {
    tenant: TenantId,
    mode: Mode,
    user: Uuid,
    account: AccountId,
    attempt: i64,
}

impl SignIn {
    pub fn of(account: &Account) -> Self {
        Self {
            tenant: account.scope.tenant().clone(),
            mode: account.scope.mode(),
            user: account.user.uuid(),
            account: account.id,
            attempt: account.attempt,
        }
    }

    fn mac(vault: &Vault, text: &[u8]) -> Hmac<Sha256> {
        let key = vault.derive("oauth-requests");
        let mut mac = Hmac::<Sha256>::new_from_slice(&key[..]).expect("HMAC takes keys of any length");
        mac.update(text);
        mac
    }

    pub fn seal(&self, vault: &Vault) -> String {
        let mut bytes = serde_json::to_vec(self).unwrap_or_default();
        let tag = Self::mac(vault, &bytes).finalize().into_bytes();
        bytes.extend(tag);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    pub fn open(vault: &Vault, text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (text, tag) = bytes.split_at_checked(bytes.len().checked_sub(TAG)?)?;
        Self::mac(vault, text).verify_slice(tag).ok()?;
        serde_json::from_slice(text).ok()
    }

    /// Its tag has proved whose it is.
    fn scope(&self) -> Scope {
        Scope::proven(self.tenant.clone(), self.mode)
    }

    fn user(&self) -> UserId {
        UserId::new(self.tenant.clone(), self.user)
    }

    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The account, while this log-in waits for the page.
    pub async fn waiting(&self, state: &AppState) -> Result<Option<Account>, Problem> {
        let (store, scope) = (state.store(), self.scope());
        let account = store.account(&scope, self.account).await?;
        let now = store.now(&scope);
        let account = account
            .filter(|account| account.attempt == self.attempt && now.since(account.status_at) < LIFETIME);
        let link = store.link_now(&scope, &self.user()).await?;
        let at_page =
            matches!(&link.state, State::Redirect { attempt } if attempt.account == Some(self.account));
        Ok(account.filter(|_| at_page))
    }

    /// Tells the wizard and the link job that the page took the person's password. False where the log-in is over.
    pub async fn succeed(&self, state: &AppState, code: String) -> Result<bool, Problem> {
        let scope = self.scope();
        let ready = state
            .store()
            .account_connector_state(&scope, self.account)
            .await?;
        if ready.is_none() {
            // The job that takes the answer has not begun yet: the person was quicker
            return Err(Problem::new(
                Code::ServerUnavailable,
                "the log-in is still being prepared; try again",
            ));
        }
        let act = Act::SignedIn {
            account: self.account,
            attempt: self.attempt,
            code: code.into(),
        };
        self.tell(state, &act).await
    }

    /// Tells them that it refused the person for good.
    pub async fn fail(&self, state: &AppState, code: ErrorCode) -> Result<bool, Problem> {
        let act = Act::SignInRefused {
            account: self.account,
            attempt: self.attempt,
            code,
        };
        self.tell(state, &act).await
    }

    async fn tell(&self, state: &AppState, act: &Act) -> Result<bool, Problem> {
        match apply::apply(state, &self.scope(), &self.user(), act).await {
            Ok(()) => Ok(true),
            Err(problem) if problem.code() == Code::InvalidParameters => Ok(false),
            Err(problem) => Err(problem),
        }
    }
}
