//! Taking it back: revoking an account or an archive, erasing a user. None of it can be undone, and each is a line of the
//! audit log.

use aide::axum::{
    ApiRouter,
    routing::{delete_with, post_with},
};
use axum::extract::State;
use openwink_model::{
    ids::{AccountId, ArchiveId, UserId},
    receipts::RevokedBy,
};

use crate::{
    AppState, Problem,
    envelope::{Answer, Nothing},
    extract::PathId,
    open::accounts::{Account, sync_now},
    portal::{MayIn, permission::ManagePeople},
};

/// Background work, receivers and an open widget hear of it.
fn wake(state: &AppState, user: &UserId) {
    let wake = state.store().wake();
    wake.jobs();
    wake.deliveries();
    wake.link(user.uuid());
}

async fn revoke_account(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManagePeople>,
    PathId(id): PathId<AccountId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope, actor) = (state.store(), &scope, &member.actor());
    let account = store
        .write(|tx| async move {
            let account = store.revoke_account(&tx, scope, id, RevokedBy::Tenant).await?;
            let account = account.ok_or_else(|| Problem::missing("account"))?;
            store.audit(&tx, actor, scope, "account.revoked", id).await?;
            Ok::<_, Problem>(account)
        })
        .await?;
    wake(&state, &account.user);
    Ok(Answer::DONE)
}

async fn sync_account(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManagePeople>,
    PathId(id): PathId<AccountId>,
) -> Result<Answer<Account>, Problem> {
    let (state, scope, actor) = (&state, &scope, &member.actor());
    let store = state.store();
    let account = store
        .write(|tx| async move {
            let account = sync_now(state, &tx, scope, id).await?;
            store.audit(&tx, actor, scope, "account.synced", id).await?;
            Ok::<_, Problem>(account)
        })
        .await?;
    store.wake().jobs();
    Ok(Answer(account.into()))
}

async fn revoke_archive(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManagePeople>,
    PathId(id): PathId<ArchiveId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope, actor) = (state.store(), &scope, &member.actor());
    let archive = store
        .write(|tx| async move {
            let archive = store.revoke_archive(&tx, scope, id, RevokedBy::Tenant).await?;
            let archive = archive.ok_or_else(|| Problem::missing("archive"))?;
            store.audit(&tx, actor, scope, "archive.revoked", id).await?;
            Ok::<_, Problem>(archive)
        })
        .await?;
    wake(&state, &archive.user);
    Ok(Answer::DONE)
}

async fn erase(
    State(state): State<AppState>,
    MayIn { member, scope, .. }: MayIn<ManagePeople>,
    PathId(id): PathId<UserId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, scope, actor, user) = (state.store(), &scope, &member.actor(), &id);
    store
        .write(|tx| async move {
            let erased = store.erase_user(&tx, scope, user, RevokedBy::Tenant).await?;
            erased.ok_or_else(|| Problem::missing("user"))?;
            store.audit(&tx, actor, scope, "user.erased", user).await?;
            Ok::<_, Problem>(())
        })
        .await?;
    wake(&state, &id);
    Ok(Answer::DONE)
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/{mode}/accounts/{id}",
            delete_with(revoke_account, |op| {
                op.id("revoke-account").tag("People").summary("Revoke an account").description(
                    "Erases the log-in and every record that came from it, beyond recovery.",
                )
            }),
        )
        .api_route(
            "/{mode}/accounts/{id}/sync",
            post_with(sync_account, |op| {
                op.id("sync-person-account").tag("People").summary("Read an account again").description(
                    "Has Continuous Data Sync read the account at once, in the background.",
                )
            }),
        )
        .api_route(
            "/{mode}/archives/{id}",
            delete_with(revoke_archive, |op| {
                op.id("revoke-archive").tag("People").summary("Revoke an archive").description(
                    "Erases its files, the pages' pictures and every record that came from it, beyond recovery.",
                )
            }),
        )
        .api_route(
            "/{mode}/users/{id}",
            delete_with(erase, |op| {
                op.id("erase-person").tag("People").summary("Erase a user").description(
                    "Revokes every account and archive, and deletes the user with what they agreed to. Events that were sent \
                     before stay in the log: they hold ids and times alone.",
                )
            }),
        )
}
