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
use openwink_store::{Invite, InviteTemplate, Invitee, NewInvite, NewMail, Tx};

use crate::{AppState, Problem};

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
pub fn is_open(state: &AppState, invite: &Invite) -> bool {
    invite.status != InviteStatus::Revoked
        && invite.invitee.is_some()
        && invite.expires_at > state.ambient().now()
}

/// Makes an invitation, with its user, its events and, where the template wants one, its mail.
pub async fn create(
    state: &AppState,
    tx: &Tx,
    scope: &Scope,
    invitee: &Invitee,
    template: &InviteTemplate,
    wink_template: Option<openwink_model::ids::WinkTemplateId>,
) -> Result<Invite, Problem> {
    let days = state.settings().retention_days;
    let new = NewInvite {
        invitee,
        template,
        wink_template,
        kept_days: (days > 0).then_some(days),
    };
    let invite = state.store().create_invite(tx, scope, new).await?;
    send(state, tx, scope, &invite).await?;
    Ok(invite)
}

/// Lets an invitation's link work for another fortnight, and mails it again.
pub async fn resend(state: &AppState, tx: &Tx, scope: &Scope, id: InviteId) -> Result<Invite, Problem> {
    let invite = state.store().renew_invite(tx, scope, id).await?;
    let invite = invite.ok_or_else(|| {
        Problem::invalid("the invitation was taken back or its address erased: make a new one")
    })?;
    send(state, tx, scope, &invite).await?;
    Ok(invite)
}

async fn send(state: &AppState, tx: &Tx, scope: &Scope, invite: &Invite) -> Result<(), Problem> {
    let Some(letter) = letter::letter(state, invite).filter(|_| invite.wording.email.send_email) else {
        return Ok(());
    };
    let mail = NewMail {
        kind: MailKind::Invitation,
        letter: &letter,
        person: Some(invite.user.uuid()),
        invite: Some((scope, invite.id)),
    };
    state.store().send_mail(tx, mail).await?;
    Ok(())
}
