//! Linking an account without the widget, for tests of tenants' integrations.

use openwink_model::{
    connector::Login,
    ids::{AccountId, TypedId, UserId},
    mode::Scope,
    providers::Provider,
    sharing::Agreement,
};
use openwink_store::Account;
use secrecy::SecretString;

use super::effects::Change;
use crate::{AppState, Problem};

/// Creates an account of a user and starts its link job, by the same effects as the wizard's but without touching the
/// person's wizard. `login` holds the fields that the provider's connector asks for; `preset_code` is given to the
/// provider when it wants a code.
pub async fn connect_headless(
    state: &AppState,
    scope: &Scope,
    user: &UserId,
    provider: &Provider,
    login: &Login,
    preset_code: Option<&SecretString>,
) -> Result<Account, Problem> {
    let store = state.store();
    let id: AccountId = state.ambient().id();
    store.keys().create(state.ambient(), id.uuid()).await?;
    // Whoever tests an integration tests the sync, too
    let agreement = &Agreement {
        keep_fresh: true,
        sharing: None,
    };
    let account = store
        .write(|tx| async move {
            let mut change = Change {
                state,
                tx: &tx,
                scope,
                user,
                signals: Vec::new(),
            };
            change.create_account(id, &provider.id, agreement.clone()).await?;
            change.start_login(id, login, preset_code).await
        })
        .await?;
    store.wake().jobs();
    store.wake().deliveries();
    Ok(account)
}
