use openwink_model::{
    ids::TypedId,
    mail::{Correspondent, Part},
};
use proptest::prelude::*;

use super::*;

fn letter() -> Letter {
    Letter {
        to: Correspondent {
            name: Some("Ana Müller".into()),
            address: "ana@example.com".into(),
        },
        sender_name: "Example Lender".into(),
        reply_to: Some("help@lender.example".into()),
        subject: "Your application".into(),
        parts: vec![Part::Text("Hello".into())],
        footer: vec!["Example Lender asked for this.".into()],
        language: "en".into(),
        unsubscribe: Some(
            "https://wink.example.com/unsubscribe/abcdefghijklmnopqrstuvwxyz0123456789abcdefghijk".into(),
        ),
    }
}

fn sent(kind: MailKind, letter: &Letter) -> String {
    let sender = Sender {
        name: Some("Openwink".into()),
        address: "wink@mail.example".parse().unwrap(),
    };
    let id = MailId::from_uuid(id(7));
    let message = message(
        &sender,
        id,
        kind,
        letter,
        DateTime::from_micros(1_700_000_000_000_000),
    )
    .unwrap();
    String::from_utf8(message.formatted()).unwrap()
}

fn id(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

/// The names of the headers, in their order, and nothing of continued lines.
fn header_names(message: &str) -> Vec<&str> {
    let (head, _) = message.split_once("\r\n\r\n").unwrap();
    head.split("\r\n")
        .filter(|line| !line.starts_with([' ', '\t']))
        .map(|line| line.split_once(':').unwrap().0)
        .collect()
}

const NAMES: [&str; 13] = [
    "Date",
    "Message-ID",
    "From",
    "To",
    "Subject",
    "Auto-Submitted",
    "Content-Language",
    "Reply-To",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "MIME-Version",
    "Content-Type",
    "",
];

#[test]
fn an_invitation_has_every_header() {
    let message = sent(MailKind::Invitation, &letter());
    assert_eq!(header_names(&message), NAMES[..12]);
    for line in [
        "Message-ID: <mail-00000000000000000000000000000007@mail.example>\r\n",
        "From: \"Example Lender\" <wink@mail.example>\r\n",
        "Reply-To: \"Example Lender\" <help@lender.example>\r\n",
        "Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
    ] {
        assert!(message.contains(line), "{line} is not in {message}");
    }
    let whole = message.replace("\r\n ", " ");
    assert!(
        whole.contains(&format!("<{}>", letter().unsubscribe.unwrap())),
        "{message}"
    );
    assert!(message.contains("text/plain") && message.contains("text/html"));
}

#[test]
fn other_mail_cannot_be_unsubscribed_from() {
    let message = sent(MailKind::PasswordReset, &letter());
    assert!(!message.contains("List-Unsubscribe"));
}

#[test]
fn a_receiver_that_is_no_address_is_refused() {
    let mut letter = letter();
    letter.to.address = "ana@example.com>\r\nBcc: <eve@example.com".into();
    let sender = Sender {
        name: None,
        address: "wink@mail.example".parse().unwrap(),
    };
    let made = message(
        &sender,
        MailId::from_uuid(id(7)),
        MailKind::Notice,
        &letter,
        DateTime::from_micros(0),
    );
    assert!(matches!(made, Err(Unsendable::Receiver)));
}

#[test]
fn a_line_is_one_line() {
    assert_eq!(
        one_line("  Hello\r\nBcc: x\u{2028}y\u{0}z\u{202e} "),
        "Hello Bcc: x y z"
    );
    assert_eq!(one_line(&"é".repeat(10_000)).chars().count(), LONGEST + 1);
}

proptest! {
    /// Whatever stands in a name or a subject, the headers are the same ones.
    #[test]
    fn no_text_adds_a_header(text in "(\\PC|[\r\n\t\u{0}\u{85}\u{2028}:<>\",@ ]|Bcc: eve@example.com){0,60}") {
        let hostile = Letter {
            to: Correspondent { name: Some(text.clone()), address: "ana@example.com".into() },
            sender_name: text.clone(),
            subject: text.clone(),
            reply_to: Some(text.clone()),
            language: text.clone(),
            unsubscribe: Some(text),
            ..letter()
        };
        let message = sent(MailKind::Invitation, &hostile);
        let names: Vec<_> = header_names(&message).into_iter().filter(|name| *name != "Reply-To").collect();
        let expected: Vec<_> = NAMES[..12].iter().copied().filter(|name| *name != "Reply-To").collect();
        prop_assert_eq!(names, expected);
        let (head, _) = message.split_once("\r\n\r\n").unwrap();
        prop_assert!(head.is_ascii());
        prop_assert!(head.split("\r\n").all(|line| line.len() <= 998));
        prop_assert!(!head.replace("\r\n", "").contains(['\r', '\n', '\0']));
    }
}
