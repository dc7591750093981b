//! What counts as a mail address.

use lettre::Address;

use crate::message::turns;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a mail address, such as name@example.com")]
pub struct BadAddress;

/// Reads an address as it is written to a mail server. It has one `@`, no display name, no white space and nothing that
/// could end a header; a domain may be in any script.
pub fn check_address(text: &str) -> Result<Address, BadAddress> {
    let plain = !text
        .chars()
        .any(|c| c.is_control() || c.is_whitespace() || turns(c))
        && !text.contains(['"', '<', '>', ',']);
    let (user, domain) = text.split_once('@').filter(|_| plain).ok_or(BadAddress)?;
    // Headers are ASCII. A domain has a spelling in it; what stands before the @ has none
    let domain = match domain.is_ascii() {
        true => domain.to_owned(),
        false => idna::domain_to_ascii(domain).map_err(|_| BadAddress)?,
    };
    if !user.is_ascii() {
        return Err(BadAddress);
    }
    Address::new(user, domain).map_err(|_| BadAddress)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_what_is_none() {
        for good in [
            "a@example.com",
            "first.last+tag@mail.example.co.uk",
            "o'neil@example.com",
            "ana@münchen.example",
            "x@localhost",
        ] {
            let address = check_address(good).unwrap();
            assert!(address.to_string().is_ascii(), "{good}: {address}");
        }
        for bad in [
            "",
            "nobody",
            "@example.com",
            "a@",
            "a@b@c.example",
            "ána@example.com",
            "a b@example.com",
            "\u{202e}a@example.com",
            "a@example.com\r\nBcc: b@example.com",
            "a@example.com, b@example.com",
            "Ana <a@example.com>",
            "\"a b\"@example.com",
            "a@exa mple.com",
            " a@example.com",
            "a@example.com\u{2028}",
        ] {
            assert!(check_address(bad).is_err(), "{bad}");
        }
    }
}
