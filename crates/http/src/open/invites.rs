//! Invitations: a person is asked by e-mail to hand over data. `/invites` and `/invitations` are the same.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{
    DateTime,
    ids::{InviteId, InviteLogId, InviteTemplateId, UserId, WinkTemplateId},
    invites::InviteStatus,
    mode::Scope,
};
use openwink_store::{Invite as StoredInvite, InviteFilter, InviteLog as StoredLog, InviteTemplate, Invitee};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Pager;
use crate::{
    AppState, Problem,
    cursor::ListOf,
    envelope::{Answer, Created, List},
    extract::{Body, Paging, Params, PathId, Request, With, may},
    invites::{self, request},
};

/// An invitation. Names and e-mail are null once they are erased: when it is taken back, when its user is erased, and
/// after the retention period.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Invite {
    pub id: InviteId,
    pub created_at: DateTime,
    pub full_name: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    #[schemars(extend("format" = "email"))]
    pub email: Option<String>,
    pub template_id: InviteTemplateId,
    pub wink_template_id: Option<WinkTemplateId>,
    /// The user that was made for it.
    pub user_id: UserId,
    pub status: InviteStatus,
    pub updated_at: DateTime,
    /// When it was last sent.
    pub invited_at: DateTime,
    /// When the person first connected an account or sent a document that could be read.
    pub linked_at: Option<DateTime>,
    /// The person's own page, for 14 days after `invitedAt`. Whoever has this address can share and take back data in
    /// their name.
    pub invite_landing_page_url: Option<String>,
}

impl Invite {
    pub fn of(state: &AppState, invite: StoredInvite) -> Self {
        let invite_landing_page_url = invites::landing_page(state, &invite);
        let invitee = invite.invitee;
        let part = |get: fn(&Invitee) -> Option<String>| invitee.as_ref().and_then(get);
        Self {
            id: invite.id,
            created_at: invite.created_at,
            full_name: part(|person| Some(person.full_name.clone())),
            first_name: part(|person| person.first_name.clone()),
            last_name: part(|person| person.last_name.clone()),
            email: part(|person| Some(person.email.clone())),
            template_id: invite.template,
            wink_template_id: invite.wink_template,
            user_id: invite.user,
            status: invite.status,
            updated_at: invite.updated_at,
            invited_at: invite.invited_at,
            linked_at: invite.linked_at,
            invite_landing_page_url,
        }
    }
}

/// A change of an invitation's status.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InviteLog {
    id: InviteLogId,
    invite_id: InviteId,
    user_id: UserId,
    invite_status: InviteStatus,
    created_at: DateTime,
}

impl From<StoredLog> for InviteLog {
    fn from(log: StoredLog) -> Self {
        Self {
            id: log.id,
            invite_id: log.invite,
            user_id: log.user,
            invite_status: log.status,
            created_at: log.created_at,
        }
    }
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InvitePostRequest {
    /// What `${fullName}` stands for.
    #[schemars(length(min = 1, max = 200))]
    pub full_name: String,
    /// What `${firstName}` stands for; the full name where it is left out.
    #[schemars(length(min = 1, max = 64))]
    pub first_name: Option<String>,
    #[schemars(length(min = 1, max = 64))]
    pub last_name: Option<String>,
    #[schemars(length(min = 1, max = 200), extend("format" = "email"))]
    pub email: String,
    #[schemars(length(min = 1, max = 64))]
    pub template_id: String,
    /// How the widget looks.
    #[schemars(length(min = 1, max = 64))]
    pub wink_template_id: Option<String>,
}

impl Request for InvitePostRequest {
    fn check(&self) -> Result<(), Problem> {
        request::check_name("fullName", &self.full_name, 200)?;
        if let Some(name) = &self.first_name {
            request::check_name("firstName", name, 64)?;
        }
        if let Some(name) = &self.last_name {
            request::check_name("lastName", name, 64)?;
        }
        request::check_email("email", &self.email)
    }
}

impl InvitePostRequest {
    pub fn invitee(&self) -> Invitee {
        Invitee {
            full_name: self.full_name.clone(),
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            email: self.email.clone(),
        }
    }
}

/// The invite template of this id, or a 400 that names the field.
pub async fn template(state: &AppState, scope: &Scope, id: &str) -> Result<InviteTemplate, Problem> {
    let found = match id.parse() {
        Ok(id) => state.store().invite_template(scope, id).await?,
        Err(_) => None,
    };
    found.ok_or_else(|| Problem::field("templateId", "must be the id of one of your invite templates"))
}

/// Makes an invitation in a change of its own.
pub async fn invite(
    state: &AppState,
    scope: &Scope,
    body: &InvitePostRequest,
) -> Result<StoredInvite, Problem> {
    let template = &template(state, scope, &body.template_id).await?;
    let wink = known_wink_template(state, scope, body.wink_template_id.as_deref()).await?;
    let invitee = &body.invitee();
    let invite = state
        .store()
        .write(|tx| async move { invites::create(state, &tx, scope, invitee, template, wink).await })
        .await?;
    state.store().wake().deliveries();
    state.store().wake().jobs();
    Ok(invite)
}

/// The Wink template of this id, or a 400 that names the field.
pub async fn known_wink_template(
    state: &AppState,
    scope: &Scope,
    id: Option<&str>,
) -> Result<Option<WinkTemplateId>, Problem> {
    let unknown = || Problem::field("winkTemplateId", "must be the id of one of your Wink templates");
    let Some(id) = id else { return Ok(None) };
    let id = id.parse().map_err(|_| unknown())?;
    match state.store().wink_template(scope, id).await? {
        Some(_) => Ok(Some(id)),
        None => Err(unknown()),
    }
}

async fn create(
    State(state): State<AppState>,
    caller: With<may::Invites>,
    Body(body): Body<InvitePostRequest>,
) -> Result<Created<Invite>, Problem> {
    let made = invite(&state, &caller.scope, &body).await?;
    Ok(Created(Invite::of(&state, made)))
}

async fn list(
    State(state): State<AppState>,
    caller: With<may::Invites>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<Invite>>, Problem> {
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &caller.scope,
            list: "invites",
            filters: "",
        },
    };
    let page = pager.request(&paging)?;
    let found = state
        .store()
        .invites(&caller.scope, InviteFilter::default(), page)
        .await?;
    Ok(Answer(pager.list(found, |invite| Invite::of(&state, invite))))
}

/// The invitation, or a 404.
pub async fn find(state: &AppState, scope: &Scope, id: InviteId) -> Result<StoredInvite, Problem> {
    let invite = state.store().invite(scope, id).await?;
    invite.ok_or_else(|| Problem::missing("invitation"))
}

async fn get(
    State(state): State<AppState>,
    caller: With<may::Invites>,
    PathId(id): PathId<InviteId>,
) -> Result<Answer<Invite>, Problem> {
    let invite = find(&state, &caller.scope, id).await?;
    Ok(Answer(Invite::of(&state, invite)))
}

async fn logs(
    State(state): State<AppState>,
    caller: With<may::Invites>,
    PathId(id): PathId<InviteId>,
    Params(paging): Params<Paging>,
) -> Result<Answer<List<InviteLog>>, Problem> {
    find(&state, &caller.scope, id).await?;
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &caller.scope,
            list: "inviteLogs",
            filters: &id.to_string(),
        },
    };
    let page = pager.request(&paging)?;
    let logs = state.store().invite_logs(&caller.scope, id, page).await?;
    Ok(Answer(pager.list(logs, InviteLog::from)))
}

/// The operations' ids under one of the two names that clients know.
struct Names {
    list: &'static str,
    create: &'static str,
    get: &'static str,
    logs: &'static str,
}

fn under(path: &str, names: &Names) -> ApiRouter<AppState> {
    ApiRouter::new()
        .api_route(
            path,
            get_with(list, |op| {
                op.id(names.list)
                    .tag("Invites")
                    .summary("List invitations")
                    .description("Latest first.")
            })
            .post_with(create, |op| {
                op.id(names.create).tag("Invites").summary("Invite a person").description(
                    "Makes a user, and mails them a link to a page that opens the widget, unless the template says that no \
                     mail is sent. The link works for 14 days and may be opened again until then. Somebody who has asked \
                     for no more invitations of yours is not mailed; hand `inviteLandingPageUrl` over yourself.",
                )
            }),
        )
        .api_route(
            &format!("{path}/{{id}}"),
            get_with(get, |op| op.id(names.get).tag("Invites").summary("Get an invitation")),
        )
        .api_route(
            &format!("{path}/{{inviteId}}/logs"),
            get_with(logs, |op| {
                op.id(names.logs)
                    .tag("Invites")
                    .summary("List an invitation's log")
                    .description("Every change of its status, latest first.")
            }),
        )
}

pub fn routes() -> ApiRouter<AppState> {
    let invites = Names {
        list: "list-invites",
        create: "create-invite",
        get: "get-invite",
        logs: "list-invite-log",
    };
    let invitations = Names {
        list: "list-invitations",
        create: "create-invitation",
        get: "get-invitation",
        logs: "list-invitation-log",
    };
    under("/invites", &invites).merge(under("/invitations", &invitations))
}
