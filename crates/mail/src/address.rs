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
    let address: Address = plain.then(|| text.parse().ok()).flatten().ok_or(BadAddress)?;
    Ok(address)
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
            assert!(check_address(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "nobody",
            "@example.com",
            "a@",
            "a@b@c.example",
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
