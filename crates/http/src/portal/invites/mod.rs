//! Invitations in the portal: the list with what became of their mail, one with its log, making, sending again and taking
//! back.

pub mod import;

use std::collections::BTreeMap;

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::extract::State;
use openwink_model::{
    DateTime,
    ids::{InviteId, MailId, UserId},
    invites::InviteStatus,
    mail::MailStatus,
    mode::Scope,
    portal::Permission,
};
use openwink_store::{Invite as StoredInvite, InviteFilter, Mail as StoredMail, PageRequest};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    MayIn,
    member::Member,
    permission::{ManagePeople, ReadPeople},
};
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, Created, List},
    extract::{Body, Paging, Params, PathId, Query, Size},
    invites,
    open::{
        Pager,
        invites::{Invite, InviteLog, InvitePostRequest, find, known_wink_template, template},
    },
};

/// More changes of one invitation than there are statuses.
const LOGGED: u64 = 50;

/// A mail, and what became of it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InviteMail {
    id: MailId,
    status: MailStatus,
    /// What the mail server said, where it did not take it.
    reason: Option<String>,
    /// How often it was tried.
    attempts: u32,
    created_at: DateTime,
    /// Since when it has its status.
    status_at: DateTime,
}

impl From<StoredMail> for InviteMail {
    fn from(mail: StoredMail) -> Self {
        Self {
            id: mail.id,
            status: mail.status,
            reason: mail.reason,
            attempts: mail.attempts,
            created_at: mail.created_at,
            status_at: mail.status_at,
        }
    }
}

/// An invitation with what the Open API does not show.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PortalInvite {
    #[serde(flatten)]
    invite: Invite,
    expires_at: DateTime,
    /// Whether its link opens anything.
    open: bool,
    /// Its latest mail; null where none was to be sent.
    mail: Option<InviteMail>,
}

/// Who looks, and at which data.
#[derive(Clone, Copy)]
struct Reader<'a> {
    member: &'a Member,
    scope: &'a Scope,
}

fn reader<'a>(member: &'a Member, scope: &'a Scope) -> Reader<'a> {
    Reader { member, scope }
}

impl PortalInvite {
    /// Whoever has the link can share and take back data in the person's name: so it is shown to those alone who may
    /// do the like themselves.
    fn of(state: &AppState, reader: Reader<'_>, invite: StoredInvite, mail: Option<StoredMail>) -> Self {
        let (expires_at, open) = (invite.expires_at, invites::is_open(state, reader.scope, &invite));
        let mut invite = Invite::of(state, invite);
        if !Permission::ManagePeople.allows(reader.member.role, reader.scope.mode()) {
            invite.invite_landing_page_url = None;
        }
        Self {
            invite,
            expires_at,
            open,
            mail: mail.map(InviteMail::from),
        }
    }
}

/// An invitation with all that is known of it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PortalInviteDetail {
    #[serde(flatten)]
    invite: PortalInvite,
    /// The template's name; null where it was deleted meanwhile.
    template_name: Option<String>,
    /// Latest first.
    mails: Vec<InviteMail>,
    /// Latest first.
    log: Vec<InviteLog>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct InviteParams {
    #[serde(default)]
    size: Size,
    cursor: Option<String>,
    status: Option<InviteStatus>,
    /// Whoever has exactly this mail address.
    email: Option<String>,
    user_id: Option<UserId>,
}

impl Query for InviteParams {}

async fn list(
    State(state): State<AppState>,
    MayIn { scope, member, .. }: MayIn<ReadPeople>,
    Params(params): Params<InviteParams>,
) -> Result<Answer<List<PortalInvite>>, Problem> {
    let filter = InviteFilter {
        status: params.status,
        user: params.user_id.as_ref(),
        address: params.email.as_deref().filter(|address| !address.is_empty()),
    };
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &scope,
            list: "portal invites",
            filters: &format!("{filter:?}"),
        },
    };
    let paging = Paging {
        size: params.size,
        cursor: params.cursor,
    };
    let page = pager.request(&paging)?;
    let found = state.store().invites(&scope, filter, page).await?;
    let ids: Vec<InviteId> = found.items.iter().map(|invite| invite.id).collect();
    let mut mails = match ids.is_empty() {
        true => BTreeMap::new(),
        false => state.store().latest_invite_mails(&scope, &ids).await?,
    };
    let reader = reader(&member, &scope);
    Ok(Answer(pager.list(found, |invite| {
        let mail = mails.remove(&invite.id);
        PortalInvite::of(&state, reader, invite, mail)
    })))
}

async fn create(
    State(state): State<AppState>,
    MayIn { scope, member, .. }: MayIn<ManagePeople>,
    Body(body): Body<InvitePostRequest>,
) -> Result<Created<PortalInviteDetail>, Problem> {
    let template = &template(&state, &scope, &body.template_id).await?;
    let wink = known_wink_template(&state, &scope, body.wink_template_id.as_deref()).await?;
    let (store, state_, scope_) = (state.store(), &state, &scope);
    let (invitee, actor) = (&body.invitee(), &member.actor());
    let invite = store
        .write(|tx| async move {
            let invite = invites::create(state_, &tx, scope_, invitee, template, wink).await?;
            store
                .audit(&tx, actor, scope_, "invite.created", invite.id)
                .await?;
            Ok::<_, Problem>(invite)
        })
        .await?;
    store.wake().deliveries();
    store.wake().jobs();
    Ok(Created(detail(&state, reader(&member, &scope), invite).await?))
}

async fn detail(
    state: &AppState,
    reader: Reader<'_>,
    invite: StoredInvite,
) -> Result<PortalInviteDetail, Problem> {
    let (store, scope) = (state.store(), reader.scope);
    let mails = store.invite_mails(scope, invite.id).await?;
    let log = store
        .invite_logs(scope, invite.id, PageRequest::first(LOGGED))
        .await?;
    let template = store.invite_template(scope, invite.template).await?;
    Ok(PortalInviteDetail {
        template_name: template.map(|template| template.name),
        invite: PortalInvite::of(state, reader, invite, mails.first().cloned()),
        mails: mails.into_iter().map(InviteMail::from).collect(),
        log: log.items.into_iter().map(InviteLog::from).collect(),
    })
}

async fn get(
    State(state): State<AppState>,
    MayIn { scope, member, .. }: MayIn<ReadPeople>,
    PathId(id): PathId<InviteId>,
) -> Result<Answer<PortalInviteDetail>, Problem> {
    let invite = find(&state, &scope, id).await?;
    Ok(Answer(detail(&state, reader(&member, &scope), invite).await?))
}

async fn resend(
    State(state): State<AppState>,
    MayIn { scope, member, .. }: MayIn<ManagePeople>,
    PathId(id): PathId<InviteId>,
) -> Result<Answer<PortalInviteDetail>, Problem> {
    find(&state, &scope, id).await?;
    let (store, state_, scope_, actor) = (state.store(), &state, &scope, &member.actor());
    let invite = store
        .write(|tx| async move {
            let invite = invites::resend(state_, &tx, scope_, id).await?;
            store.audit(&tx, actor, scope_, "invite.sent_again", id).await?;
            Ok::<_, Problem>(invite)
        })
        .await?;
    store.wake().jobs();
    Ok(Answer(detail(&state, reader(&member, &scope), invite).await?))
}

async fn cancel(
    State(state): State<AppState>,
    MayIn { scope, member, .. }: MayIn<ManagePeople>,
    PathId(id): PathId<InviteId>,
) -> Result<Answer<PortalInviteDetail>, Problem> {
    let (store, scope_, actor) = (state.store(), &scope, &member.actor());
    let invite = store
        .write(|tx| async move {
            let invite = store.cancel_invite(&tx, scope_, id).await?;
            let invite = invite.ok_or_else(|| Problem::missing("invitation"))?;
            store.audit(&tx, actor, scope_, "invite.taken_back", id).await?;
            Ok::<_, Problem>(invite)
        })
        .await?;
    Ok(Answer(detail(&state, reader(&member, &scope), invite).await?))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/{mode}/invites",
            get_with(list, |op| {
                op.id("portal-list-invites")
                    .tag("Invitations")
                    .summary("List invitations")
                    .description("Latest first, each with its latest mail.")
            })
            .post_with(create, |op| {
                op.id("portal-create-invite").tag("Invitations").summary("Invite a person")
            }),
        )
        .api_route(
            "/{mode}/invites/import",
            post_with(import::import, |op| {
                op.id("portal-import-invites")
                    .tag("Invitations")
                    .summary("Invite people from a CSV")
                    .description(
                        "At most 1,000 rows. Without `send` it only says what would become of each row; with it, the rows \
                         that are right are sent.",
                    )
            }),
        )
        .api_route(
            "/{mode}/invites/{id}",
            get_with(get, |op| {
                op.id("portal-get-invite")
                    .tag("Invitations")
                    .summary("Get an invitation with its mails and its log")
            }),
        )
        .api_route(
            "/{mode}/invites/{id}/resend",
            post_with(resend, |op| {
                op.id("portal-resend-invite")
                    .tag("Invitations")
                    .summary("Send an invitation again")
                    .description("Its link works for another 14 days.")
            }),
        )
        .api_route(
            "/{mode}/invites/{id}/cancel",
            post_with(cancel, |op| {
                op.id("portal-cancel-invite")
                    .tag("Invitations")
                    .summary("Take an invitation back")
                    .description(
                        "Its link opens nothing any more, and names and address are erased. What the person has shared \
                         stays.",
                    )
            }),
        )
}
