//! Invitations, as the Open API, the portal and the landing page share them: what may be asked for, making one, its link
//! and its mail.

pub mod letter;
pub mod request;

use openwink_model::{
    ids::InviteId,
    invites::{InviteStatus, Values},
    mail::MailKind,
    mode::Scope,
};
use openwink_store::{Invite, InviteTemplate, Invitee, LimitReached, NewInvite, NewMail, Tx};

use crate::{AppState, Problem, problem::Code};

pub use request::{check_name, check_wording};

/// What the variables of an invitation's texts stand for.
pub fn values<'a>(invite: &'a Invite, invitee: &'a Invitee) -> Values<'a> {
    Values {
        company_name: &invite.wording.company.name,
        full_name: &invitee.full_name,
        first_name: invitee.first_name.as_deref(),
    }
}

/// The address of an invitation's landing page, while it has one.
pub fn landing_page(state: &AppState, invite: &Invite) -> Option<String> {
    let secret = invite.secret.as_ref()?;
    Some(format!(
        "{}/invite/{}",
        state.settings().public_url,
        secret.as_str()
    ))
}

/// Whether the invitation's link opens anything.
pub fn is_open(state: &AppState, scope: &Scope, invite: &Invite) -> bool {
    invite.status != InviteStatus::Revoked
        && invite.invitee.is_some()
        && invite.expires_at > state.store().now(scope)
}

/// Makes an invitation, with its user, its events and, where the template wants one, its mail. Where a limit keeps it from
/// being mailed, its mail says so.
pub async fn create(
    state: &AppState,
    tx: &Tx,
    scope: &Scope,
    invitee: &Invitee,
    template: &InviteTemplate,
    wink_template: Option<openwink_model::ids::WinkTemplateId>,
) -> Result<Invite, Problem> {
    let made = create_within(state, tx, scope, invitee, template, wink_template).await?;
    Ok(made.0)
}

/// Like [`create`], and says which limit kept the invitation from being mailed.
pub async fn create_within(
    state: &AppState,
    tx: &Tx,
    scope: &Scope,
    invitee: &Invitee,
    template: &InviteTemplate,
    wink_template: Option<openwink_model::ids::WinkTemplateId>,
) -> Result<(Invite, Option<LimitReached>), Problem> {
    let days = state.settings().retention_days;
    let new = NewInvite {
        invitee,
        template,
        wink_template,
        kept_days: (days > 0).then_some(days),
    };
    let invite = state.store().create_invite(tx, scope, new).await?;
    let reached = send(state, tx, scope, &invite).await?;
    Ok((invite, reached))
}

/// 429: a limit keeps a mail from being sent today.
pub fn too_many(reached: LimitReached) -> Problem {
    Problem::new(
        Code::RequestLimitExceeded,
        format!("nothing was sent: {reached}; a new day begins at midnight, UTC"),
    )
}

/// Lets an invitation's link work for another fortnight, and mails it again. Where a limit keeps it from being mailed,
/// nothing is to be changed.
pub async fn resend(state: &AppState, tx: &Tx, scope: &Scope, id: InviteId) -> Result<Invite, Problem> {
    let invite = state.store().renew_invite(tx, scope, id).await?;
    let invite = invite.ok_or_else(|| {
        Problem::invalid("the invitation was taken back or its address erased: make a new one")
    })?;
    match send(state, tx, scope, &invite).await? {
        Some(reached) => Err(too_many(reached)),
        None => Ok(invite),
    }
}

async fn send(
    state: &AppState,
    tx: &Tx,
    scope: &Scope,
    invite: &Invite,
) -> Result<Option<LimitReached>, Problem> {
    let Some(letter) = letter::letter(state, invite).filter(|_| invite.wording.email.send_email) else {
        return Ok(None);
    };
    let mail = NewMail {
        kind: MailKind::Invitation,
        letter: &letter,
        person: Some(invite.user.uuid()),
        invite: Some((scope, invite.id)),
    };
    let limits = state.settings().mail_limits;
    Ok(state.store().send_invitation(tx, mail, limits).await?)
}
