//! Which URLs a webhook may have.
//!
//! What a name resolves to is decided where it is resolved, at every connection: a check beforehand would be of an
//! answer that the next look-up need not repeat.

use std::net::IpAddr;

use reqwest::Url;

use crate::address::{self, AddressKind};

/// Whom a request may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NetworkPolicy {
    /// Public addresses.
    Public,
    /// Public addresses and this machine itself: for a receiver beside a sandbox.
    AllowLoopback,
}

impl NetworkPolicy {
    /// Why an address may not be reached.
    pub fn refuses(self, address: IpAddr) -> Option<AddressKind> {
        address::special(address)
            .filter(|kind| !(self == Self::AllowLoopback && *kind == AddressKind::Loopback))
    }
}

/// Why a URL is refused, said to the person who entered it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UrlRefusal {
    #[error("not a URL: write it in full, such as https://example.com/webhooks")]
    NotAUrl,
    #[error("the URL must start with https:// or http://")]
    Scheme,
    #[error("the URL must not hold a user name or password: the signature says that a webhook is ours")]
    Credentials,
    #[error("the URL's host is this machine; webhooks go to public addresses only")]
    ThisMachine,
    #[error("{0} is {1}; webhooks go to public addresses only")]
    Address(IpAddr, AddressKind),
    /// Found at delivery alone.
    #[error("the URL's host resolves to {0}; webhooks go to public addresses only")]
    ResolvesTo(AddressKind),
}

/// Checks what the URL itself says. Plain http is allowed, as it is at the hosted system: the signature protects what
/// is sent against change, not against reading, so https is what the documentation asks for.
pub fn check_url(url: &str, policy: NetworkPolicy) -> Result<Url, UrlRefusal> {
    let url = Url::parse(url.trim()).map_err(|_| UrlRefusal::NotAUrl)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(UrlRefusal::Scheme);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(UrlRefusal::Credentials);
    }
    let host = url.host_str().ok_or(UrlRefusal::NotAUrl)?;
    // The parser has brought every spelling of an IPv4 address (hex, octal, one number) into the usual one
    let address = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(host)
        .parse::<IpAddr>();
    if let Ok(address) = address {
        if let Some(kind) = policy.refuses(address) {
            return Err(UrlRefusal::Address(address, kind));
        }
    } else if policy != NetworkPolicy::AllowLoopback && is_this_machine(host) {
        return Err(UrlRefusal::ThisMachine);
    }
    Ok(url)
}

fn is_this_machine(host: &str) -> bool {
    let name = host.trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{NetworkPolicy::*, *};

    #[test]
    fn good_urls_pass() {
        for url in [
            "https://example.com/webhooks",
            "http://example.com",
            "  https://example.com:8443/a?b=c ",
            "https://8.8.8.8/",
            "https://[2606:4700:4700::1111]/",
            "https://bücher.example/",
        ] {
            assert!(check_url(url, Public).is_ok(), "{url}");
            assert!(check_url(url, AllowLoopback).is_ok(), "{url}");
        }
    }

    #[test]
    fn bad_urls_are_refused_under_every_policy() {
        for url in [
            "",
            "example.com/webhooks",
            "//example.com",
            "ftp://example.com",
            "file:///etc/passwd",
            "gopher://example.com",
            "javascript:alert(1)",
            "data:text/plain,x",
            "unix:/run/docker.sock",
            "https://",
            "https:///",
            "https://user@example.com",
            "https://user:password@example.com",
            "https://:password@example.com",
            "http://10.0.0.1/",
            "http://0xa.0.0.1/",
            "http://012.0.0.1/",
            "http://10.1/",
            "http://167772161/",
            "http://１０.0.0.1/",
            "http://0.0.0.0/",
            "http://0/",
            "http://169.254.169.254/latest/meta-data",
            "http://169.254.169.254./",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:a9fe:a9fe]/",
            "http://[fd00:ec2::254]/",
            "http://[fe80::1%25eth0]/",
            "http://256.256.256.256/",
        ] {
            assert!(check_url(url, Public).is_err(), "{url}");
            assert!(check_url(url, AllowLoopback).is_err(), "{url}");
        }
    }

    #[test]
    fn loopback_passes_only_where_it_is_allowed() {
        for url in [
            "http://localhost:3000/",
            "http://LOCALHOST./",
            "http://hooks.localhost/",
            "http://127.0.0.1:3000/",
            "http://127.1/",
            "http://2130706433/",
            "http://[::1]:3000/",
        ] {
            assert!(check_url(url, Public).is_err(), "{url}");
            assert!(check_url(url, AllowLoopback).is_ok(), "{url}");
        }
    }

    #[test]
    fn refusals_speak_to_people() {
        let refusal = |url| check_url(url, Public).unwrap_err().to_string();
        assert_eq!(
            refusal("http://10.1/"),
            "10.0.0.1 is a private address; webhooks go to public addresses only"
        );
        assert_eq!(
            refusal("ftp://example.com"),
            "the URL must start with https:// or http://"
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_checking_panic(text in ".{0,80}", tail in "[-.:@\\[\\]%0-9a-fx/]{0,30}") {
            let _ = check_url(&text, Public);
            let _ = check_url(&format!("http://{tail}"), Public);
        }

        #[test]
        fn every_spelling_of_an_inner_address_is_refused(host in 0..0x100_0000_u32) {
            let bits = 0x0a00_0000 | host;
            for url in [format!("http://{bits}/"), format!("http://0x{bits:x}/"), format!("http://0{bits:o}/")] {
                prop_assert!(check_url(&url, AllowLoopback).is_err());
            }
        }
    }
}
