//! Inviting somebody to become a member, and accepting it. (Applicants' invitations are another thing.)

use std::time::Duration;

use aide::axum::{
    ApiRouter,
    routing::{delete_with, get_with, post_with},
};
use axum::extract::State;
use openwink_model::{DateTime, ids::MemberInvitationId, portal::Role};
use openwink_store::{MemberInvitation, StoreError};
use openwink_vault::Token;
use schemars::JsonSchema;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::{
    May, Public,
    accepting::{accepting, settled},
    entry::{self, WithCookie},
    fields,
    mail::{self, About, To},
    member::Member,
    permission::ManageOrganisation,
    signup::{TokenRequest, bad_link, may_mail},
};
use crate::{
    AppState, Problem,
    envelope::{Answer, Created, List, Nothing},
    extract::{Body, PathId, Request},
    invites::too_many,
    problem::Code,
};

const LIFETIME: Duration = Duration::from_secs(7 * 24 * 3600);
/// How many open invitations an organisation may have.
const MOST: usize = 200;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenInvitation {
    id: MemberInvitationId,
    email: String,
    role: Role,
    created_at: DateTime,
    expires_at: DateTime,
}

impl From<MemberInvitation> for OpenInvitation {
    fn from(invitation: MemberInvitation) -> Self {
        Self {
            id: invitation.id,
            email: invitation.email,
            role: invitation.role,
            created_at: invitation.created_at,
            expires_at: invitation.expires_at,
        }
    }
}

async fn list(
    State(state): State<AppState>,
    May { member, .. }: May<ManageOrganisation>,
) -> Result<Answer<List<OpenInvitation>>, Problem> {
    let invitations = state.store().member_invitations(&member.tenant).await?;
    Ok(Answer(List {
        next_cursor: None,
        items: invitations.into_iter().map(OpenInvitation::from).collect(),
    }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InvitationRequest {
    email: String,
    role: Role,
}

impl Request for InvitationRequest {
    fn check(&self) -> Result<(), Problem> {
        fields::email("email", &self.email).map(drop)
    }
}

/// 429 where an address was written to too often.
async fn mind_limit(state: &AppState, email: &str) -> Result<(), Problem> {
    match may_mail(state, email).await? {
        true => Ok(()),
        false => Err(Problem::new(
            Code::RequestLimitExceeded,
            "nothing was sent: this address got too many mails from here; try again later",
        )),
    }
}

async fn write_mail(
    state: &AppState,
    tx: &openwink_store::Tx,
    by: &Member,
    invitation: &MemberInvitation,
    token: &Token,
) -> Result<(), Problem> {
    let (store, limits) = (state.store(), state.settings().mail_limits);
    let reached = store.count_invitation(tx, &by.tenant, &invitation.email, limits);
    if let Some(reached) = reached.await? {
        return Err(too_many(reached));
    }
    let to = To {
        name: None,
        email: &invitation.email,
        member: None,
    };
    let about = About::Invitation {
        organisation: &by.tenant_name,
        by: &by.name,
        token: token.expose(),
    };
    Ok(mail::send(state, store, tx, to, about).await?)
}

async fn invite(
    State(state): State<AppState>,
    May { member, .. }: May<ManageOrganisation>,
    Body(body): Body<InvitationRequest>,
) -> Result<Created<OpenInvitation>, Problem> {
    let store = state.store();
    let email = &fields::email("email", &body.email)?;
    let colleagues = store.colleagues(&member.tenant).await?;
    let normal = openwink_store::normal_email(email);
    if colleagues
        .iter()
        .any(|colleague| openwink_store::normal_email(&colleague.email) == normal)
    {
        return Err(Problem::field("email", "is a member's already"));
    }
    if store.member_invitations(&member.tenant).await?.len() >= MOST {
        return Err(Problem::invalid(format!(
            "there are {MOST} open invitations already; withdraw some first"
        )));
    }
    mind_limit(&state, email).await?;
    let (state, member, role) = (&state, &member, body.role);
    let invitation = store
        .write(|tx| async move {
            let (token, invitation) = store
                .invite_member(&tx, &member.tenant, email, role, member.id, LIFETIME)
                .await?;
            write_mail(state, &tx, member, &invitation, &token).await?;
            let target = format!("{} {role}", invitation.id);
            store
                .audit(&tx, &member.actor(), &member.tenant, "member.invited", target)
                .await?;
            Ok::<_, Problem>(invitation)
        })
        .await?;
    store.wake().jobs();
    Ok(Created(invitation.into()))
}

async fn resend(
    State(state): State<AppState>,
    May { member, .. }: May<ManageOrganisation>,
    PathId(id): PathId<MemberInvitationId>,
) -> Result<Answer<OpenInvitation>, Problem> {
    let (store, state, member) = (state.store(), &state, &member);
    let open = store.member_invitations(&member.tenant).await?;
    let open = open.into_iter().find(|invitation| invitation.id == id);
    let email = open.ok_or_else(|| Problem::missing("invitation"))?.email;
    mind_limit(state, &email).await?;
    let renewed = store
        .write(|tx| async move {
            let renewed = store
                .renew_member_invitation(&tx, &member.tenant, id, LIFETIME)
                .await?;
            let Some((token, invitation)) = renewed else {
                return Ok(None);
            };
            write_mail(state, &tx, member, &invitation, &token).await?;
            store
                .audit(&tx, &member.actor(), &member.tenant, "member.invitedAgain", id)
                .await?;
            Ok::<_, Problem>(Some(invitation))
        })
        .await?;
    store.wake().jobs();
    let invitation = renewed.ok_or_else(|| Problem::missing("invitation"))?;
    Ok(Answer(invitation.into()))
}

async fn withdraw(
    State(state): State<AppState>,
    May { member, .. }: May<ManageOrganisation>,
    PathId(id): PathId<MemberInvitationId>,
) -> Result<Answer<Nothing>, Problem> {
    let (store, member) = (state.store(), &member);
    let done = store
        .write(|tx| async move {
            let done = store.withdraw_member_invitation(&tx, &member.tenant, id).await?;
            if done {
                store
                    .audit(
                        &tx,
                        &member.actor(),
                        &member.tenant,
                        "member.invitationWithdrawn",
                        id,
                    )
                    .await?;
            }
            Ok::<_, StoreError>(done)
        })
        .await?;
    match done {
        true => Ok(Answer::DONE),
        false => Err(Problem::missing("invitation")),
    }
}

/// An invitation, as whoever has its link sees it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InvitationSeen {
    organisation: String,
    email: String,
    role: Role,
    /// Whether the address has an account: then its password is asked for, else a name and a new password.
    known: bool,
    two_factor: bool,
}

async fn look(
    State(state): State<AppState>,
    Public { .. }: Public,
    Body(body): Body<TokenRequest>,
) -> Result<Answer<InvitationSeen>, Problem> {
    let store = state.store();
    let invitation = store.member_invitation_by_token(&body.token).await?;
    let invitation = invitation.ok_or_else(bad_link)?;
    let tenant = store
        .tenant_standing(&invitation.tenant)
        .await?
        .ok_or_else(bad_link)?;
    let person = store.member_by_email(&invitation.email).await?;
    Ok(Answer(InvitationSeen {
        organisation: tenant.name,
        known: person.is_some(),
        two_factor: person.is_some_and(|person| person.totp_since.is_some()),
        email: invitation.email,
        role: invitation.role,
    }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AcceptRequest {
    /// What follows the # of the link.
    token: String,
    /// For a new account.
    name: Option<String>,
    /// The account's, or a new account's.
    #[schemars(with = "String")]
    password: SecretString,
    /// A code of the app, where the account asks for one.
    code: Option<String>,
}

impl Request for AcceptRequest {}

async fn accept(
    State(state): State<AppState>,
    Public { origin }: Public,
    Body(body): Body<AcceptRequest>,
) -> Result<WithCookie<Nothing>, Problem> {
    let store = state.store();
    let invitation = store.member_invitation_by_token(&body.token).await?;
    let invitation = &invitation.ok_or_else(bad_link)?;
    let (email, name) = (&invitation.email, body.name.as_deref());
    let who = &accepting(&state, &origin, email, name, &body.password).await?;
    let code = body.code.as_deref().unwrap_or_default();
    let (state, origin, token) = (&state, &origin, &body.token);
    let entered = store
        .write(|tx| async move {
            if let Err(problem) = who.prove(store, &tx, code).await? {
                return Ok(Err(problem));
            }
            if !store.use_member_invitation(&tx, token).await? {
                return Ok(Err(bad_link()));
            }
            let member = who.member(store, &tx).await?;
            let tenant = &invitation.tenant;
            store.add_membership(&tx, tenant, member, invitation.role).await?;
            let actor = origin.actor(member);
            let target = format!("{member} {}", invitation.role);
            store.audit(&tx, &actor, tenant, "member.joined", target).await?;
            entry::open(state, &tx, member, tenant, origin).await.map(Ok)
        })
        .await?;
    let token = settled(state, origin, email, entered).await?;
    WithCookie::set(state, &token, Nothing {})
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            "/members/invitations",
            get_with(list, |op| {
                op.id("list-member-invitations").tag("Organisation").summary("List open invitations").description(
                    "Latest first, all on one page, with those that have expired: they can be sent again.",
                )
            })
            .post_with(invite, |op| {
                op.id("invite-member").tag("Organisation").summary("Invite a member").description(
                    "Mails a link, which is good for 7 days. An address's earlier invitation is replaced.",
                )
            }),
        )
        .api_route(
            "/members/invitations/{id}",
            delete_with(withdraw, |op| {
                op.id("withdraw-member-invitation").tag("Organisation").summary("Withdraw an invitation")
            }),
        )
        .api_route(
            "/members/invitations/{id}/resend",
            post_with(resend, |op| {
                op.id("resend-member-invitation")
                    .tag("Organisation")
                    .summary("Send an invitation again")
                    .description("With a new link, good for 7 days; the one before ends.")
            }),
        )
        .api_route(
            "/invitation",
            post_with(look, |op| {
                op.id("look-at-invitation").tag("Sign-up").summary("See an invitation by its link")
            }),
        )
        .api_route(
            "/invitation/accept",
            post_with(accept, |op| {
                op.id("accept-invitation").tag("Sign-up").summary("Accept an invitation").description(
                    "Makes an account where the address has none, and opens a session.",
                )
            }),
        )
}
