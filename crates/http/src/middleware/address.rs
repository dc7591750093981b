//! Who is asking, by address: the socket's peer, or what a trusted proxy says of it.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    str::FromStr,
};

use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap},
};

/// A network of trusted proxies, such as `10.0.0.0/8`, or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Net {
    address: IpAddr,
    prefix: u8,
}

/// A text that is no network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no address and no network such as 10.0.0.0/8")]
pub struct BadNet(String);

impl FromStr for Net {
    type Err = BadNet;

    fn from_str(text: &str) -> Result<Self, BadNet> {
        let bad = || BadNet(text.to_owned());
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix.parse().map_err(|_| bad())?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| bad())?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.unwrap_or(longest);
        (prefix <= longest)
            .then_some(Self { address, prefix })
            .ok_or_else(bad)
    }
}

impl Net {
    pub fn contains(&self, address: IpAddr) -> bool {
        let (ours, theirs, longest) = match (self.address, address.to_canonical()) {
            (IpAddr::V4(ours), IpAddr::V4(theirs)) => (ours.to_bits().into(), theirs.to_bits().into(), 32),
            (IpAddr::V6(ours), IpAddr::V6(theirs)) => (ours.to_bits(), theirs.to_bits(), 128),
            _ => return false,
        };
        let differing: u128 = ours ^ theirs;
        differing
            .checked_shr(longest - u32::from(self.prefix))
            .unwrap_or(0)
            == 0
    }
}

/// The client's address. `X-Forwarded-For` counts only where the peer is a trusted proxy: then the last address in it
/// that is none, since all before that one is the client's own word.
pub fn client_address(extensions: &Extensions, headers: &HeaderMap, trusted: &[Net]) -> Option<IpAddr> {
    let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    let peer = peer.ip().to_canonical();
    let is_trusted = |address: IpAddr| trusted.iter().any(|net| net.contains(address));
    if !is_trusted(peer) {
        return Some(peer);
    }
    let mut client = peer;
    for address in forwarded(headers).into_iter().rev() {
        match address {
            Some(address) if is_trusted(address) => client = address,
            Some(address) => return Some(address),
            // What stands before an unreadable entry cannot be trusted either
            None => break,
        }
    }
    Some(client)
}

/// The network of an address: what may be kept of it, since it is not one person's.
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => format!("{}/24", Ipv4Addr::from_bits(address.to_bits() & (!0 << 8))),
        IpAddr::V6(address) => format!("{}/48", Ipv6Addr::from_bits(address.to_bits() & (!0 << 80))),
    }
}

fn forwarded(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    headers
        .get_all("x-forwarded-for")
        .iter()
        .flat_map(|value| value.to_str().unwrap_or_default().split(','))
        .map(|entry| {
            let entry = entry.trim();
            let address = entry.parse::<IpAddr>().ok();
            let with_port = || entry.parse::<SocketAddr>().ok().map(|socket| socket.ip());
            address.or_else(with_port).map(|address| address.to_canonical())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    #[test]
    fn a_network_is_less_than_an_address() {
        let kept = |address: &str| network(address.parse().unwrap());
        assert_eq!(kept("203.0.113.7"), "203.0.113.0/24");
        assert_eq!(kept("::ffff:203.0.113.7"), "203.0.113.0/24");
        assert_eq!(kept("2001:db8:1:2::3"), "2001:db8:1::/48");
    }

    fn client(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut request = Request::builder();
        for value in forwarded {
            request = request.header("x-forwarded-for", *value);
        }
        let mut request = request.body(()).unwrap();
        let peer: SocketAddr = peer.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let trusted: Vec<Net> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        client_address(request.extensions(), request.headers(), &trusted)
            .unwrap()
            .to_string()
    }

    #[test]
    fn a_stranger_cannot_choose_its_address() {
        assert_eq!(
            client("203.0.113.7:1", &["198.51.100.1"], &["10.0.0.0/8"]),
            "203.0.113.7"
        );
        assert_eq!(client("203.0.113.7:1", &["198.51.100.1"], &[]), "203.0.113.7");
    }

    #[test]
    fn behind_proxies_the_last_stranger_counts() {
        let trusted = ["10.0.0.0/8", "::1"];
        assert_eq!(client("10.1.2.3:1", &["198.51.100.1"], &trusted), "198.51.100.1");
        assert_eq!(
            client("10.1.2.3:1", &["1.1.1.1, 198.51.100.1, 10.9.9.9"], &trusted),
            "198.51.100.1"
        );
        assert_eq!(
            client("[::ffff:10.1.2.3]:1", &["1.1.1.1", "198.51.100.1:90"], &trusted),
            "198.51.100.1"
        );
        assert_eq!(client("[::1]:1", &["2001:db8::1"], &trusted), "2001:db8::1");
        assert_eq!(client("10.1.2.3:1", &["1.1.1.1, garbage"], &trusted), "10.1.2.3");
        assert_eq!(client("10.1.2.3:1", &[], &trusted), "10.1.2.3");
    }

    #[test]
    fn networks_are_read() {
        for bad in ["10.0.0.0/33", "10.0.0/8", "::/129", "x", "10.0.0.0/x"] {
            assert!(bad.parse::<Net>().is_err(), "{bad}");
        }
        let all: Net = "0.0.0.0/0".parse().unwrap();
        assert!(all.contains("203.0.113.7".parse().unwrap()));
        assert!(!all.contains("2001:db8::1".parse().unwrap()));
    }
}
