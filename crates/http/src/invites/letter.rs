//! The mail of an invitation: the tenant's words, the link, and below them who asks, why, whom to ask, and until when.

use openwink_model::{
    DateTime,
    invites::{Values, Wording, fill},
    mail::{Correspondent, Letter, Part},
};
use openwink_store::Invite;

use super::{landing_page, values};
use crate::AppState;

/// The mail; `None` where who it went to is erased.
pub fn letter(state: &AppState, invite: &Invite) -> Option<Letter> {
    let invitee = invite.invitee.as_ref()?;
    let link = landing_page(state, invite)?;
    let to = Correspondent {
        name: Some(invitee.full_name.clone()),
        address: invitee.email.clone(),
    };
    Some(compose(
        &invite.wording,
        values(invite, invitee),
        to,
        &link,
        invite.expires_at,
    ))
}

/// The mail that wording makes for one person.
pub fn compose(
    wording: &Wording,
    values: Values<'_>,
    to: Correspondent,
    link: &str,
    expires_at: DateTime,
) -> Letter {
    let company = &wording.company.name;
    let unsubscribe = format!("{link}/unsubscribe");
    let reply_to = Some(wording.email.reply_address.clone()).filter(|address| !address.is_empty());
    let contact = match &reply_to {
        Some(address) => format!("Questions? Answer this mail, or write to {address}."),
        None => format!("Questions? Ask {company}."),
    };
    Letter {
        to,
        sender_name: wording.email.sender_name.clone(),
        reply_to,
        subject: fill(&wording.email.subject, values),
        parts: vec![
            Part::Text(fill(&wording.email.body, values)),
            Part::Button {
                label: "Open your invitation".into(),
                url: link.to_owned(),
            },
        ],
        footer: vec![
            format!(
                "You get this mail because {company} asks you to share your work and pay details, and gave us your \
                 address for it. {contact}"
            ),
            format!(
                "The link works until {} (UTC). It is for you alone: please do not pass it on.",
                expires_at.date().words()
            ),
            "Openwink never asks for a password by mail.".into(),
            format!("No more invitations from {company}: {unsubscribe}"),
        ],
        language: "en".into(),
        unsubscribe: Some(unsubscribe),
    }
}
