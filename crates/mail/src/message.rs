//! A letter as a message for the wire: two parts and the headers around them.

use std::time::{Duration, UNIX_EPOCH};

use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
};
use openwink_model::{
    DateTime,
    ids::MailId,
    mail::{Letter, MailKind},
};

use crate::{check_address, html, text};

/// More of a subject or a name than any mail program shows.
const LONGEST: usize = 250;

/// Under whose address mail goes out.
#[derive(Debug, Clone)]
pub struct Sender {
    pub name: Option<String>,
    pub address: Address,
}

/// Why a letter cannot be made into a message. Trying again would not help.
#[derive(Debug, thiserror::Error)]
pub enum Unsendable {
    #[error("the receiver's address is not one")]
    Receiver,
    #[error("the letter cannot be written as a message: {0}")]
    Message(#[from] lettre::error::Error),
}

macro_rules! headers {
    ($($type:ident, $name:literal;)+) => { $(
        #[derive(Debug, Clone)]
        struct $type(String);

        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Ok(Self(text.into()))
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::new(Self::name(), self.0.clone())
            }
        }
    )+ };
}

headers! {
    AutoSubmitted, "Auto-Submitted";
    ContentLanguage, "Content-Language";
    ListUnsubscribe, "List-Unsubscribe";
    ListUnsubscribePost, "List-Unsubscribe-Post";
}

/// Turns the direction of what a reader sees beside it.
pub fn turns(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text as one line that a header can hold: no line ends, no control characters, nothing that turns the direction of
/// what a reader sees beside it, and no more of it than anybody reads.
pub fn one_line(text: &str) -> String {
    let separates = |c: char| c.is_control() || c.is_whitespace();
    let words: Vec<&str> = text.split(separates).filter(|word| !word.is_empty()).collect();
    let line: String = words.join(" ").chars().filter(|c| !turns(*c)).collect();
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}

fn mailbox(name: Option<&str>, address: Address) -> Mailbox {
    let name = name.map(one_line).filter(|name| !name.is_empty());
    Mailbox::new(name, address)
}

/// The same mail always gets the same `Message-ID`, so that one that was sent twice is seen once.
pub(crate) fn message(
    sender: &Sender,
    id: MailId,
    kind: MailKind,
    letter: &Letter,
    now: DateTime,
) -> Result<Message, Unsendable> {
    let to = check_address(&letter.to.address).map_err(|_| Unsendable::Receiver)?;
    let name = match letter.sender_name.trim() {
        "" => sender.name.as_deref(),
        name => Some(name),
    };
    let micros = u64::try_from(now.micros()).unwrap_or(0);
    let mut builder = Message::builder()
        .date(UNIX_EPOCH + Duration::from_micros(micros))
        .message_id(Some(format!("<{id}@{}>", sender.address.domain())))
        .from(mailbox(name, sender.address.clone()))
        .to(mailbox(letter.to.name.as_deref(), to))
        .subject(one_line(&letter.subject))
        .header(AutoSubmitted("auto-generated".into()))
        .header(ContentLanguage(one_line(&letter.language)));
    // An answer to an address that is none would be lost: better to the sender
    if let Some(address) = letter.reply_to.as_deref().and_then(|to| check_address(to).ok()) {
        builder = builder.reply_to(mailbox(name, address));
    }
    if kind == MailKind::Invitation
        && let Some(address) = &letter.unsubscribe
    {
        builder = builder
            .header(ListUnsubscribe(format!("<{}>", one_line(address))))
            .header(ListUnsubscribePost("List-Unsubscribe=One-Click".into()));
    }
    Ok(builder.multipart(MultiPart::alternative_plain_html(text(letter), html(letter)))?)
}

#[cfg(test)]
mod tests;
