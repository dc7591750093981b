//! Checking a chain of receipts as it was exported: with the public key alone, without the installation.

use std::{collections::BTreeMap, fmt};

use openwink_model::{
    Mode,
    ids::TenantId,
    receipts::{Entry, NOTHING, Said},
};
use openwink_vault::{PublicKey, signing::digest};

const OPENING: &str = "{\"entry\":";
const MIDDLE: &str = ",\"signature\":\"";
const CLOSING: &str = "\"}";
/// A signature in hex.
const SIGNATURE: usize = 128;

/// An entry and its signature as a line of the file. The entry stands there as the very text that was signed.
pub fn line(entry: &str, signature: &str) -> String {
    format!("{OPENING}{entry}{MIDDLE}{signature}{CLOSING}")
}

/// What is wrong with a chain, each with the line where it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// The line is not one of an export.
    Unreadable,
    /// The signature does not fit the text, and neither does what the next entry says of it: the text was changed.
    Changed { number: u64 },
    /// The text is what the next entry says, and the signature is not of this key.
    BadSignature { number: u64 },
    /// Entries are missing before this one.
    Missing { from: u64, to: u64 },
    /// The entry stands where it does not belong: it is there twice, or the order was changed.
    OutOfOrder { number: u64 },
    /// The entry is signed, and names another entry as the one before it.
    BrokenLink { number: u64 },
    /// The last lines of the chain are missing: nothing signed says where it ends.
    Unfinished,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// From 1 on; 0 for the file's end.
    pub line: usize,
    pub chain: Option<(TenantId, Mode)>,
    pub flaw: Flaw,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str("end of the file")?,
            line => write!(f, "line {line}")?,
        }
        if let Some((tenant, mode)) = &self.chain {
            write!(f, ", {tenant} {mode}")?;
        }
        f.write_str(": ")?;
        match self.flaw {
            Flaw::Unreadable => f.write_str("this is no line of an export"),
            Flaw::Changed { number } => write!(
                f,
                "the text of entry {number} was changed: neither its signature nor what the next entry says fits it"
            ),
            Flaw::BadSignature { number } => {
                write!(f, "the signature of entry {number} is not one of this key")
            }
            Flaw::Missing { from, to } if from == to => write!(f, "entry {from} is missing"),
            Flaw::Missing { from, to } => write!(f, "entries {from} to {to} are missing"),
            Flaw::OutOfOrder { number } => {
                write!(f, "entry {number} is there twice, or does not stand where it belongs")
            }
            Flaw::BrokenLink { number } => {
                write!(f, "entry {number} names another entry than the one before it: the link is broken")
            }
            Flaw::Unfinished => f.write_str(
                "the signed end of the chain is missing: the file was cut, and how many entries went is not known",
            ),
        }
    }
}

/// What a check came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many entries each chain has.
    pub chains: BTreeMap<(TenantId, Mode), u64>,
    pub flaws: Vec<Found>,
}

struct Line<'a> {
    at: usize,
    text: &'a str,
    entry: Entry,
    signed: bool,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    let hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    (hex && text.len().is_multiple_of(2)).then(|| (0..text.len()).step_by(2).map(pair).collect())?
}

/// Entry and signature of a line.
fn split(line: &str) -> Option<(&str, Vec<u8>)> {
    let rest = line.strip_prefix(OPENING)?.strip_suffix(CLOSING)?;
    let (entry, signature) = rest.split_at_checked(rest.len().checked_sub(SIGNATURE)?)?;
    Some((entry.strip_suffix(MIDDLE)?, unhex(signature)?))
}

/// Checks the lines of a file. The whole of each chain is kept until it has been looked at.
pub fn verify<'a>(lines: impl Iterator<Item = &'a str>, key: &PublicKey) -> Verified {
    let mut chains: BTreeMap<(TenantId, Mode), Vec<Line<'a>>> = BTreeMap::new();
    let mut done = Verified::default();
    for (at, text) in lines.enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        let at = at + 1;
        let read = split(text).and_then(|(text, signature)| {
            let entry: Entry = serde_json::from_str(text).ok()?;
            let signed = key.verifies(text.as_bytes(), &signature);
            Some(Line {
                at,
                text,
                entry,
                signed,
            })
        });
        match read {
            Some(line) => {
                let chain = (line.entry.tenant.clone(), line.entry.mode);
                chains.entry(chain).or_default().push(line);
            }
            None => done.flaws.push(Found {
                line: at,
                chain: None,
                flaw: Flaw::Unreadable,
            }),
        }
    }
    for (chain, lines) in chains {
        let mut flaws = Vec::new();
        check(&lines, |line, flaw| {
            flaws.push(Found {
                line,
                chain: Some(chain.clone()),
                flaw,
            });
        });
        let entries = lines.iter().filter(|line| !is_head(line)).count();
        done.chains.insert(chain, entries as u64);
        done.flaws.extend(flaws);
    }
    done.flaws
        .sort_by_key(|found| if found.line == 0 { usize::MAX } else { found.line });
    done
}

fn is_head(line: &Line<'_>) -> bool {
    matches!(line.entry.said, Said::Head { .. })
}

/// Whether the line before is as it was signed. Where it is not, it says so itself.
fn sound(lines: &[Line<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    before.is_none_or(|before| before.signed)
}

/// One chain, in the order of the file.
fn check(lines: &[Line<'_>], mut tell: impl FnMut(usize, Flaw)) {
    let (mut number, mut hash) = (0, NOTHING.to_owned());
    let mut ended = false;
    for (at, line) in lines.iter().enumerate() {
        let own = hex(&digest(&[line.text.as_bytes()]));
        let entry = &line.entry;
        if !line.signed {
            let next = lines.get(at + 1).filter(|next| next.signed);
            let fits = next.is_some_and(|next| next.entry.previous == own);
            let number = entry.number;
            tell(
                line.at,
                if fits {
                    Flaw::BadSignature { number }
                } else {
                    Flaw::Changed { number }
                },
            );
        }
        if is_head(line) {
            if entry.number > number {
                tell(
                    line.at,
                    Flaw::Missing {
                        from: number + 1,
                        to: entry.number,
                    },
                );
            } else if entry.number < number || (line.signed && sound(lines, at) && entry.previous != hash) {
                tell(line.at, Flaw::BrokenLink { number: entry.number });
            }
            ended = true;
            continue;
        }
        // What follows an end wants an end of its own
        ended = false;
        let expected = number + 1;
        match entry.number {
            given if given < expected => {
                tell(line.at, Flaw::OutOfOrder { number: given });
                continue;
            }
            given if given > expected => tell(
                line.at,
                Flaw::Missing {
                    from: expected,
                    to: given - 1,
                },
            ),
            given => {
                if line.signed && sound(lines, at) && entry.previous != hash {
                    tell(line.at, Flaw::BrokenLink { number: given });
                }
            }
        }
        (number, hash) = (entry.number, own);
    }
    if !ended {
        tell(0, Flaw::Unfinished);
    }
}

#[cfg(test)]
mod tests {
    use openwink_model::{
        DateTime,
        receipts::{RevokedBy, VERSION},
    };
    use openwink_vault::SigningKey;
    use zeroize::Zeroizing;

    use super::*;

    fn key(byte: u8) -> SigningKey {
        SigningKey::from_seed(&Zeroizing::new([byte; 32]))
    }

    fn signed(entry: &Entry) -> String {
        let text = serde_json::to_string(entry).unwrap();
        line(&text, &hex(&key(1).sign(text.as_bytes())))
    }

    fn entry(number: u64, previous: &str, said: Said) -> Entry {
        Entry {
            v: VERSION,
            tenant: "tenant01".parse().unwrap(),
            mode: Mode::Sandbox,
            number,
            previous: previous.into(),
            at: DateTime::from_micros(1_768_464_000_000_000),
            subject: "ab".into(),
            said,
        }
    }

    /// A chain of so many entries, and its end.
    fn chain(count: u64) -> Vec<String> {
        let (mut lines, mut previous) = (Vec::new(), NOTHING.to_owned());
        for number in 1..=count {
            let said = Said::Revocation {
                source: format!("a-{number}"),
                provider: Some("sandbox \"gig\"".into()),
                by: RevokedBy::User,
            };
            let entry = entry(number, &previous, said);
            previous = hex(&digest(&[serde_json::to_string(&entry).unwrap().as_bytes()]));
            lines.push(signed(&entry));
        }
        let last = previous.clone();
        lines.push(signed(&entry(count, &previous, Said::Head { last })));
        lines
    }

    fn flaws(lines: &[String]) -> Vec<(usize, Flaw)> {
        let done = verify(lines.iter().map(String::as_str), &key(1).public());
        done.flaws
            .into_iter()
            .map(|found| (found.line, found.flaw))
            .collect()
    }

    #[test]
    fn a_whole_chain_is_sound() {
        let lines = chain(5);
        let done = verify(lines.iter().map(String::as_str), &key(1).public());
        assert_eq!(done.flaws, []);
        assert_eq!(done.chains.into_values().collect::<Vec<_>>(), [5]);
        assert_eq!(flaws(&chain(0)), []);
    }

    #[test]
    fn a_changed_text_is_told() {
        let mut lines = chain(5);
        lines[2] = lines[2].replace("USER", "TENANT");
        assert_eq!(flaws(&lines), [(3, Flaw::Changed { number: 3 })]);
        let mut lines = chain(5);
        lines[4] = lines[4].replace("a-5", "a-6");
        assert_eq!(flaws(&lines), [(5, Flaw::Changed { number: 5 })]);
        // Valid JSON that reads the same is not what was signed either
        let mut lines = chain(2);
        lines[0] = lines[0].replace("\"number\":1", "\"number\": 1");
        assert_eq!(flaws(&lines)[0].1, Flaw::Changed { number: 1 });
    }

    #[test]
    fn a_missing_entry_is_told() {
        let mut lines = chain(5);
        lines.remove(2);
        assert_eq!(flaws(&lines), [(3, Flaw::Missing { from: 3, to: 3 })]);
        let mut lines = chain(5);
        lines.drain(..2);
        assert_eq!(flaws(&lines), [(1, Flaw::Missing { from: 1, to: 2 })]);
        let mut lines = chain(5);
        lines.drain(3..5);
        assert_eq!(flaws(&lines), [(4, Flaw::Missing { from: 4, to: 5 })]);
    }

    #[test]
    fn a_cut_file_is_told() {
        let mut lines = chain(5);
        lines.truncate(3);
        assert_eq!(flaws(&lines), [(0, Flaw::Unfinished)]);
    }

    #[test]
    fn a_bad_signature_is_told() {
        let mut lines = chain(5);
        let (text, _) = split(&lines[2]).unwrap();
        lines[2] = line(text, &hex(&key(2).sign(text.as_bytes())));
        assert_eq!(flaws(&lines), [(3, Flaw::BadSignature { number: 3 })]);
        let other = verify(chain(3).iter().map(String::as_str), &key(2).public());
        assert_eq!(other.flaws.len(), 4, "another key's chain");
    }

    #[test]
    fn a_broken_link_is_told() {
        // Signed by the right key, as one who has it would forge it
        let mut lines = chain(5);
        let said = Said::Revocation {
            source: "a-3".into(),
            provider: None,
            by: RevokedBy::Tenant,
        };
        lines[2] = signed(&entry(3, &"ab".repeat(32), said));
        let found = flaws(&lines);
        assert!(found.contains(&(3, Flaw::BrokenLink { number: 3 })), "{found:?}");
        assert!(found.contains(&(4, Flaw::BrokenLink { number: 4 })), "{found:?}");
    }

    #[test]
    fn what_is_there_twice_or_elsewhere_is_told() {
        let mut lines = chain(4);
        lines.insert(2, lines[1].clone());
        assert_eq!(flaws(&lines), [(3, Flaw::OutOfOrder { number: 2 })]);
        let mut lines = chain(4);
        lines.swap(1, 2);
        assert!(!flaws(&lines).is_empty());
    }

    #[test]
    fn no_line_makes_it_panic() {
        for line in [
            "{}",
            "nonsense",
            "{\"entry\":,\"signature\":\"\"}",
            "{\"entry\":{},\"signature\":\"é\"}",
            "é",
            "{\"entry\":",
        ] {
            assert_eq!(flaws(&[line.to_owned()]), [(1, Flaw::Unreadable)], "{line}");
        }
        let whole = &chain(1)[0];
        for end in 0..whole.len() {
            let cut = whole.get(..end).unwrap_or_default().to_owned();
            let _ = flaws(&[cut]);
        }
    }
}
