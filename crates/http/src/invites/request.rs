//! What may be asked for: names, addresses and wording, each refused by its field's name.

use openwink_model::invites::{self, Wording};

use crate::{Problem, open::check_length};

/// A name that is neither empty nor without end. Whatever else stands in it is kept as typed.
pub fn check_name(field: &str, name: &str, most: usize) -> Result<(), Problem> {
    check_length(field, name, 1, most)?;
    match name.trim().is_empty() {
        true => Err(Problem::field(field, "must not be blank")),
        false => Ok(()),
    }
}

pub fn check_email(field: &str, address: &str) -> Result<(), Problem> {
    check_length(field, address, 1, 200)?;
    match openwink_mail::check_address(address) {
        Ok(_) => Ok(()),
        Err(_) => Err(Problem::field(
            field,
            "must be a mail address, such as name@example.com",
        )),
    }
}

pub fn check_wording(wording: &Wording) -> Result<(), Problem> {
    check_name("company.name", &wording.company.name, 200)?;
    check_logo("company.logoUrl", &wording.company.logo_url)?;
    check_name("email.senderName", &wording.email.sender_name, 200)?;
    if !wording.email.reply_address.is_empty() {
        check_email("email.replyAddress", &wording.email.reply_address)?;
    }
    for (field, text) in wording.texts() {
        let most = match field.ends_with("body") || field.ends_with("description") {
            true => 5000,
            false => 200,
        };
        check_name(field, text, most)?;
        invites::check(text).map_err(|bad| Problem::field(field, bad))?;
    }
    Ok(())
}

/// A logo's address. A page of ours names its origin in a header, so it has to be one and nothing more.
fn check_logo(field: &str, address: &str) -> Result<(), Problem> {
    check_length(field, address, 0, 200)?;
    match address.is_empty() || logo_origin(address).is_some() {
        true => Ok(()),
        false => Err(Problem::field(
            field,
            "must be an https address, such as https://www.example.com/logo.png, or empty",
        )),
    }
}

/// The origin that a logo is loaded from; `None` where the address is none that a page may load.
pub fn logo_origin(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let good = |byte: u8| byte.is_ascii_alphanumeric() || b".-:".contains(&byte);
    let clean = rest
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"\"'<>\\`;,".contains(&byte));
    (clean && !host.is_empty() && host.bytes().all(good)).then(|| &address[.."https://".len() + host.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(change: impl FnOnce(&mut Wording)) -> String {
        let mut wording = Wording::standard("Example Lender");
        change(&mut wording);
        check_wording(&wording).unwrap_err().message().to_owned()
    }

    #[test]
    fn the_field_is_named() {
        assert!(check_wording(&Wording::standard("Example Lender")).is_ok());
        assert!(
            refused(|w| w.email.subject = "${name}".into())
                .starts_with("email.subject has the unknown variable ${name}")
        );
        assert!(
            refused(|w| w.success_page.button = "${".into())
                .starts_with("successPage.button has a variable that is not closed")
        );
        assert_eq!(
            refused(|w| w.landing_page.header = " ".into()),
            "landingPage.header must not be blank"
        );
        assert_eq!(
            refused(|w| w.email.body = "x".repeat(5001)),
            "email.body must have 1 to 5000 characters"
        );
        assert!(
            refused(|w| w.email.reply_address = "a\r\nBcc: b@example.com".into())
                .starts_with("email.replyAddress must be")
        );
        for logo in [
            "javascript:alert(1)",
            "http://example.com/x.png",
            "https://a b",
            "https://x;script-src *",
            "https:///x",
            "https://user@x/y",
        ] {
            assert!(
                refused(|w| w.company.logo_url = logo.into()).starts_with("company.logoUrl must be"),
                "{logo}"
            );
        }
        assert_eq!(
            logo_origin("https://cdn.example.com:8443/a/b.png?x=1"),
            Some("https://cdn.example.com:8443")
        );
    }

    #[test]
    fn markup_is_text_and_is_kept() {
        let mut wording = Wording::standard("<b>Lender</b>");
        wording.email.body = "<script>alert(1)</script> ${fullName} \u{202e}שלום 🎉".into();
        assert!(check_wording(&wording).is_ok());
    }
}
