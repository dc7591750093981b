//! Mail: what a letter says, before it has a form. Everything in it is plain text; `mail` makes text and HTML of it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::text_enum;

text_enum! {
    /// What a mail is for.
    pub enum MailKind {
        /// An applicant is asked to hand over data.
        Invitation = "INVITATION",
        /// A member proves that an address is theirs.
        Verification = "VERIFICATION",
        PasswordReset = "PASSWORD_RESET",
        /// Somebody is asked into an organisation.
        MemberInvitation = "MEMBER_INVITATION",
        /// Something happened that the receiver should know of.
        Notice = "NOTICE",
    }
}

text_enum! {
    /// What became of a mail.
    pub enum MailStatus {
        /// It is to be sent, for the first time or again.
        Waiting = "WAITING",
        /// The mail server has taken it.
        Sent = "SENT",
        /// There is no mail server: it lies in the operator's mailbox.
        Kept = "KEPT",
        /// The mail server refused it for good.
        Bounced = "BOUNCED",
        /// The last try failed too; or there was none, as the reason says.
        Failed = "FAILED",
        /// Its receiver wants no more of these.
        Unwanted = "UNWANTED",
        /// It was taken back, or its person erased, before it was sent.
        Withdrawn = "WITHDRAWN",
    }
}

/// A mail to one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Letter {
    pub to: Correspondent,
    /// What stands as the sender's name; the address is the installation's.
    pub sender_name: String,
    /// Where answers go.
    pub reply_to: Option<String>,
    pub subject: String,
    pub parts: Vec<Part>,
    /// Small lines below: who asks, why, whom to contact.
    pub footer: Vec<String>,
    /// The language's tag, such as `en` or `ar`.
    pub language: String,
    /// An https address whose POST ends mails of this kind to this receiver.
    pub unsubscribe: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correspondent {
    pub name: Option<String>,
    pub address: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// Lines and, between empty ones, paragraphs.
    Text(String),
    Button {
        label: String,
        url: String,
    },
    /// Something to type, shown large.
    Code(String),
}

/// The waits between the tries of a mail that the server does not take yet: ten tries in all, the last about a day after
/// the first.
pub const WAITS: [Duration; 9] = [
    Duration::from_secs(30),
    Duration::from_secs(2 * 60),
    Duration::from_secs(10 * 60),
    Duration::from_secs(30 * 60),
    Duration::from_secs(3600),
    Duration::from_secs(2 * 3600),
    Duration::from_secs(4 * 3600),
    Duration::from_secs(8 * 3600),
    Duration::from_secs(8 * 3600),
];

/// How long a mail lies in the operator's mailbox.
pub const KEPT_FOR: Duration = Duration::from_secs(7 * 24 * 3600);
