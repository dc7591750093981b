//! Which addresses are not the public Internet's. Where in doubt, an address is refused: a receiver that nobody can
//! reach is found at once, a hole into the network is not.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

/// What a refused address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressKind {
    Loopback,
    Private,
    LinkLocal,
    CarrierNat,
    Unspecified,
    Multicast,
    Documentation,
    /// An IPv4 address inside an IPv6 one: whom it reaches, a translator decides.
    Embedded,
    Cloud,
    Reserved,
}

impl AddressKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Loopback => "a loopback address",
            Self::Private => "a private address",
            Self::LinkLocal => "a link-local address",
            Self::CarrierNat => "a carrier-grade NAT address",
            Self::Unspecified => "an unspecified address",
            Self::Multicast => "a multicast address",
            Self::Documentation => "an address for documentation",
            Self::Embedded => "an IPv4 address inside an IPv6 one",
            Self::Cloud => "an address of the cloud platform's own",
            Self::Reserved => "a reserved address",
        }
    }
}

impl fmt::Display for AddressKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What an address is when it is not public.
pub fn special(address: IpAddr) -> Option<AddressKind> {
    match address {
        IpAddr::V4(address) => special_v4(address),
        IpAddr::V6(address) => special_v6(address),
    }
}

fn special_v4(address: Ipv4Addr) -> Option<AddressKind> {
    use AddressKind::*;
    Some(match address.octets() {
        [0, ..] => Unspecified,
        [127, ..] => Loopback,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => Private,
        [100, 64..=127, ..] => CarrierNat,
        // Cloud platforms serve their machines' credentials at 169.254.169.254
        [169, 254, ..] => LinkLocal,
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => Documentation,
        // Azure answers its machines there
        [168, 63, 129, 16] => Cloud,
        // Protocol assignments, 6to4 relays, benchmarks
        [192, 0, 0, _] | [192, 88, 99, _] | [198, 18 | 19, ..] => Reserved,
        [224..=239, ..] => Multicast,
        [240..=255, ..] => Reserved,
        _ => return None,
    })
}

fn special_v6(address: Ipv6Addr) -> Option<AddressKind> {
    use AddressKind::*;
    Some(match address.segments() {
        [0, 0, 0, 0, 0, 0, 0, 0] => Unspecified,
        [0, 0, 0, 0, 0, 0, 0, 1] => Loopback,
        // Compatible, mapped and translated; NAT64, well-known and local; Teredo; 6to4
        [0, 0, 0, 0, 0, 0 | 0xffff, ..] | [0, 0, 0, 0, 0xffff, 0, ..] => Embedded,
        [0x64, 0xff9b, ..] | [0x2001, 0, ..] | [0x2002, ..] => Embedded,
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Documentation,
        [0x2001, 1..=0x1ff, ..] => Reserved,
        [0x2000..=0x3fff, ..] => return None,
        [0xfc00..=0xfdff, ..] | [0xfec0..=0xfeff, ..] => Private,
        [0xfe80..=0xfebf, ..] => LinkLocal,
        [0xff00..=0xffff, ..] => Multicast,
        // Only 2000::/3 is given out
        _ => Reserved,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AddressKind::*, *};

    #[test]
    fn the_table_holds() {
        let table = [
            ("0.0.0.0", Some(Unspecified)),
            ("0.1.2.3", Some(Unspecified)),
            ("127.0.0.1", Some(Loopback)),
            ("127.255.255.254", Some(Loopback)),
            ("10.0.0.1", Some(Private)),
            ("172.15.255.255", None),
            ("172.16.0.1", Some(Private)),
            ("172.31.255.255", Some(Private)),
            ("172.32.0.0", None),
            ("192.168.1.1", Some(Private)),
            ("192.167.1.1", None),
            ("100.63.255.255", None),
            ("100.64.0.1", Some(CarrierNat)),
            ("100.100.100.200", Some(CarrierNat)),
            ("100.128.0.0", None),
            ("169.254.169.254", Some(LinkLocal)),
            ("168.63.129.16", Some(Cloud)),
            ("192.0.0.170", Some(Reserved)),
            ("192.0.2.1", Some(Documentation)),
            ("198.51.100.7", Some(Documentation)),
            ("203.0.113.9", Some(Documentation)),
            ("192.88.99.1", Some(Reserved)),
            ("198.17.255.255", None),
            ("198.19.0.1", Some(Reserved)),
            ("224.0.0.1", Some(Multicast)),
            ("239.255.255.255", Some(Multicast)),
            ("240.0.0.1", Some(Reserved)),
            ("255.255.255.255", Some(Reserved)),
            ("8.8.8.8", None),
            ("1.1.1.1", None),
            ("::", Some(Unspecified)),
            ("::1", Some(Loopback)),
            ("::2", Some(Embedded)),
            ("::127.0.0.1", Some(Embedded)),
            ("::ffff:127.0.0.1", Some(Embedded)),
            ("::ffff:8.8.8.8", Some(Embedded)),
            ("::ffff:0:10.0.0.1", Some(Embedded)),
            ("64:ff9b::a00:1", Some(Embedded)),
            ("64:ff9b:1::1", Some(Embedded)),
            ("100::1", Some(Reserved)),
            ("2001::1", Some(Embedded)),
            ("2001:2::1", Some(Reserved)),
            ("2001:1ff::1", Some(Reserved)),
            ("2001:200::1", None),
            ("2001:db8::1", Some(Documentation)),
            ("2002:a00:1::", Some(Embedded)),
            ("3fff:fff::1", Some(Documentation)),
            ("3fff:1000::1", None),
            ("2606:4700:4700::1111", None),
            ("4000::1", Some(Reserved)),
            ("5f00::1", Some(Reserved)),
            ("fc00::1", Some(Private)),
            ("fd00:ec2::254", Some(Private)),
            ("fe80::1", Some(LinkLocal)),
            ("fec0::1", Some(Private)),
            ("ff02::1", Some(Multicast)),
        ];
        for (address, kind) in table {
            assert_eq!(special(address.parse().unwrap()), kind, "{address}");
        }
    }

    proptest! {
        /// The standard library knows some kinds itself; we must refuse at least what it would.
        #[test]
        fn at_least_what_std_knows_is_refused(v4: u32, v6: u128) {
            let (v4, v6) = (Ipv4Addr::from_bits(v4), Ipv6Addr::from_bits(v6));
            let known_v4 = v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_unspecified()
                || v4.is_multicast() || v4.is_broadcast() || v4.is_documentation();
            prop_assert!(!known_v4 || special(v4.into()).is_some());
            let known_v6 = v6.is_loopback() || v6.is_unspecified() || v6.is_multicast() || v6.is_unique_local()
                || v6.is_unicast_link_local() || v6.to_ipv4().is_some();
            prop_assert!(!known_v6 || special(v6.into()).is_some());
        }

        #[test]
        fn no_mapped_address_passes(v4: u32) {
            prop_assert!(special(Ipv4Addr::from_bits(v4).to_ipv6_mapped().into()).is_some());
            prop_assert!(special(Ipv4Addr::from_bits(v4).to_ipv6_compatible().into()).is_some());
        }
    }
}
