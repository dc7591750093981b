//! The mails that the portal sends to members: what each says. They are written with the change that wants them, and sent
//! by a job.

use openwink_model::{
    ids::{MemberId, TypedId},
    mail::{Correspondent, Letter, MailKind, Part},
};
use openwink_store::{NewMail, Person, Store, StoreError, Tx};

use super::Member;
use crate::AppState;

/// Whom a mail goes to.
#[derive(Debug, Clone, Copy)]
pub struct To<'a> {
    pub name: Option<&'a str>,
    pub email: &'a str,
    /// Where there is an account already: its erasure withdraws the mail.
    pub member: Option<MemberId>,
}

impl<'a> From<&'a Person> for To<'a> {
    fn from(person: &'a Person) -> Self {
        Self {
            name: Some(&person.name),
            email: &person.email,
            member: Some(person.id),
        }
    }
}

impl<'a> From<&'a Member> for To<'a> {
    fn from(member: &'a Member) -> Self {
        Self {
            name: Some(&member.name),
            email: &member.email,
            member: Some(member.id),
        }
    }
}

/// What a mail is about.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    SignUp {
        organisation: &'a str,
        token: &'a str,
    },
    /// Somebody signs up with an address that has an account.
    AlreadyThere,
    Reset {
        token: &'a str,
    },
    NewEmail {
        token: &'a str,
    },
    /// To the address until now, before the new one is proved.
    EmailAsked,
    /// To somebody whose address another member wants for theirs.
    AddressTaken,
    /// To the old address.
    EmailChanged,
    PasswordChanged,
    PasskeyAdded,
    SecondFactorRemoved,
    Invitation {
        organisation: &'a str,
        by: &'a str,
        token: &'a str,
    },
}

struct Said {
    kind: MailKind,
    subject: String,
    parts: Vec<Part>,
    why: &'static str,
}

fn text(text: impl Into<String>) -> Part {
    Part::Text(text.into())
}

fn button(label: &str, url: String) -> Part {
    Part::Button {
        label: label.into(),
        url,
    }
}

const BY_MISTAKE: &str = "If you did not ask for this, ignore this mail; nothing happens then.";
const TAKE_CARE: &str =
    "If this was not you, set another password at once, and end all sessions in your account.";

const HAS_ACCOUNT: &str = "You get this mail because you have an account with this address.";

/// Word of what became of somebody's account.
fn notice(subject: &str, what: &str, why: &'static str) -> Said {
    Said {
        kind: MailKind::Notice,
        subject: subject.into(),
        parts: vec![text(format!(
            "Your account at the Openwink Developer Portal {what}\n\n{TAKE_CARE}"
        ))],
        why,
    }
}

/// To the owner of an address which somebody gave as theirs.
fn taken(what: &str, why: &'static str, login: String) -> Said {
    Said {
        kind: MailKind::Notice,
        subject: "You have an account already".into(),
        parts: vec![
            text(format!(
                "Somebody, you perhaps, {what}. It has an account already, and nothing was changed."
            )),
            button("Log in", login),
            text("If you have forgotten your password, you can set another one there."),
        ],
        why,
    }
}

fn say(about: About<'_>, address: impl Fn(&str, &str) -> String) -> Said {
    match about {
        About::SignUp { organisation, token } => Said {
            kind: MailKind::Verification,
            subject: "Confirm your e-mail address".into(),
            parts: vec![
                text(format!(
                    "Somebody, you we hope, signed up {organisation} for the Openwink Developer Portal with this address."
                )),
                button("Confirm and go on", address("verify", token)),
                text(format!("The link works once, within 24 hours.\n\n{BY_MISTAKE}")),
            ],
            why: "You get this mail because this address was entered to sign up.",
        },
        About::AlreadyThere => taken(
            "signed up for the Openwink Developer Portal with this address",
            "You get this mail because this address was entered to sign up.",
            address("login", ""),
        ),
        About::Reset { token } => Said {
            kind: MailKind::PasswordReset,
            subject: "Set another password".into(),
            parts: vec![
                text(
                    "Somebody, you we hope, asked for another password for your account at the Openwink Developer Portal.",
                ),
                button("Set another password", address("reset", token)),
                text(format!("The link works once, within one hour.\n\n{BY_MISTAKE}")),
            ],
            why: HAS_ACCOUNT,
        },
        About::NewEmail { token } => Said {
            kind: MailKind::Verification,
            subject: "Confirm your new e-mail address".into(),
            parts: vec![
                text("You want to use this address for your account at the Openwink Developer Portal."),
                button("Use this address", address("email", token)),
                text(format!("The link works once, within 24 hours.\n\n{BY_MISTAKE}")),
            ],
            why: "You get this mail because this address was entered as an account's new one.",
        },
        About::EmailAsked => notice(
            "Another e-mail address for your account",
            "was asked to use another e-mail address. It does once that is confirmed by the link that we sent there.",
            HAS_ACCOUNT,
        ),
        About::AddressTaken => taken(
            "wants to use this address for another account at the Openwink Developer Portal",
            "You get this mail because this address was entered as an account's new one.",
            address("login", ""),
        ),
        About::EmailChanged => notice(
            "Your e-mail address was changed",
            "has another e-mail address from now on.",
            "You get this mail because your account had this address until now.",
        ),
        About::PasswordChanged => notice(
            "Your password was changed",
            "has another password from now on. Its passkeys and its second factor are as before; they stand under Your account.",
            HAS_ACCOUNT,
        ),
        About::PasskeyAdded => notice(
            "A passkey was added to your account",
            "can be opened with another passkey from now on, without the password.",
            HAS_ACCOUNT,
        ),
        About::SecondFactorRemoved => notice(
            "Two-factor log-in was turned off",
            "asks for no code any more when you log in.",
            HAS_ACCOUNT,
        ),
        About::Invitation {
            organisation,
            by,
            token,
        } => Said {
            kind: MailKind::MemberInvitation,
            subject: format!("{by} invites you to {organisation}"),
            parts: vec![
                text(format!(
                    "{by} invites you to work for {organisation} in the Openwink Developer Portal."
                )),
                button("See the invitation", address("invitation", token)),
                text(
                    "The link works once, within 7 days. If you do not want to, ignore this mail; nothing happens then.",
                ),
            ],
            why: "You get this mail because a member of that organisation entered your address.",
        },
    }
}

/// Writes a mail and the job that sends it. Wake the jobs once the change is committed.
pub async fn send(
    state: &AppState,
    store: &Store,
    tx: &Tx,
    to: impl Into<To<'_>>,
    about: About<'_>,
) -> Result<(), StoreError> {
    let base = &state.settings().public_url;
    // What follows the # stays in the browser: no server's log ever has it
    let address = |page: &str, token: &str| match token {
        "" => format!("{base}/portal/{page}"),
        token => format!("{base}/portal/{page}#{token}"),
    };
    let to: To<'_> = to.into();
    let said = say(about, address);
    let letter = Letter {
        to: Correspondent {
            name: to.name.map(str::to_owned),
            address: to.email.to_owned(),
        },
        sender_name: "Openwink".into(),
        reply_to: None,
        subject: said.subject,
        parts: said.parts,
        footer: vec![said.why.to_owned()],
        language: "en".into(),
        unsubscribe: None,
    };
    let new = NewMail {
        kind: said.kind,
        letter: &letter,
        person: to.member.map(|member| member.uuid()),
        invite: None,
    };
    store.send_mail(tx, new).await.map(drop)
}
