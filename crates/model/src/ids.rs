//! Typed ids: a prefix and 32 hex digits on the wire, a UUIDv7 within. An id of another kind does not parse.

use std::{borrow::Cow, fmt, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;

/// Why a text is not an id of the kind that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not the id of {kind}: expected {expected}")]
pub struct BadId {
    pub kind: &'static str,
    pub expected: &'static str,
}

/// What every id made from a UUID can do; the store and the random source work with any of them through this.
pub trait TypedId: Copy + Eq + fmt::Display + FromStr<Err = BadId> {
    /// What stands before the hyphen.
    const PREFIX: &'static str;
    fn from_uuid(uuid: Uuid) -> Self;
    fn uuid(self) -> Uuid;
}

/// 32 lower-case hex digits, nothing else: one id has one spelling.
fn parse_hex(text: &str) -> Option<Uuid> {
    let canonical = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    canonical.then(|| Uuid::try_parse(text).ok()).flatten()
}

macro_rules! serde_as_text {
    ($name:ident, $kind:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Cow::<str>::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "description": concat!("The id of ", $kind, ".") })
            }
        }
    };
}

macro_rules! typed_ids {
    ($( $name:ident, $prefix:literal, $kind:literal; )+) => { $(
        #[doc = concat!("The id of ", $kind, ": `", $prefix, "-` and 32 hex digits.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Uuid);

        impl TypedId for $name {
            const PREFIX: &'static str = $prefix;

            fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "-{}"), self.0.simple())
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                text.strip_prefix(concat!($prefix, "-")).and_then(parse_hex).map(Self).ok_or(BadId {
                    kind: $kind,
                    expected: concat!($prefix, "- and 32 hex digits"),
                })
            }
        }

        serde_as_text!($name, $kind);
    )+ };
}

typed_ids! {
    AccountId, "a", "an account";
    ApiKeyId, "key", "an API key";
    ArchiveId, "archive", "an archive";
    AuditLineId, "au", "a line of the audit log";
    ConsentId, "consent", "a consent that a user gave";
    ConsentTemplateId, "ct", "a consent template";
    ContributionId, "con", "a contribution";
    DeliveryId, "dl", "a webhook delivery";
    DocumentId, "d", "a document";
    EincomeId, "einc", "an estimated income";
    EmploymentId, "e", "an employment";
    EventId, "et", "a webhook event";
    ExportId, "exp", "an export of an account";
    IdentityId, "i", "an identity";
    IncomeId, "inc", "an income";
    InsightId, "insight", "an insight";
    InviteId, "iv", "an invitation";
    InviteLogId, "ivl", "an entry of an invitation's log";
    InviteTemplateId, "tpl", "an invite template";
    JobId, "job", "a job";
    LiabilityId, "lia", "a liability";
    LinkId, "link", "a user's links with other tenants";
    LinkSessionId, "ls", "a link session";
    LogoId, "logo", "a logo";
    MailId, "mail", "a mail";
    MemberId, "m", "a member";
    MemberInvitationId, "mi", "an invitation to become a member";
    PasskeyId, "pk", "a passkey";
    PortalSessionId, "ps", "a session of the portal";
    RatingId, "r", "a rating";
    RawFileId, "f", "a raw file";
    SurveyId, "survey", "an employer survey answer";
    TaskId, "task", "a task";
    TokenId, "tok", "a link token";
    TransactionId, "t", "a transaction";
    VerificationId, "ver", "a verification";
    WebhookId, "wh", "a webhook";
    WinkTemplateId, "wtpl", "a Wink template";
}

/// The smallest id that could have been made at a moment or later: ids grow with time, so rows of a span of time are
/// found by their ids. See [`crate::Ambient::uuid`].
pub fn first_id_at(at: crate::DateTime) -> Uuid {
    let micros = at.micros().max(0) as u128;
    let (millis, rest) = (micros / 1000, micros % 1000);
    Uuid::from_u128((millis << 80) | (0x7 << 76) | ((rest * 4096 / 1000) << 64) | (0b10 << 62))
}

/// When an id was made, to a few microseconds.
pub fn made_at(id: Uuid) -> crate::DateTime {
    let id = id.as_u128();
    let (millis, fraction) = ((id >> 80) as i64, ((id >> 64) & 0xfff) as i64);
    crate::DateTime::from_micros(millis * 1000 + fraction * 1000 / 4096)
}

/// The id of a tenant: 8 to 32 lower-case letters and digits. It leads the ids of its users.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TenantId(Box<str>);

impl TenantId {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A tenant id from random bytes.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        let number = u128::from_be_bytes(bytes);
        Self(format!("t{:011x}", number & 0xfff_ffff_ffff).into())
    }
}

impl fmt::Display for TenantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for TenantId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let good = (8..=32).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        good.then(|| Self(text.into())).ok_or(BadId {
            kind: "a tenant",
            expected: "8 to 32 lower-case letters and digits",
        })
    }
}

serde_as_text!(TenantId, "a tenant");

/// The id of a user: its tenant's id, a hyphen and 32 hex digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UserId {
    tenant: TenantId,
    uuid: Uuid,
}

impl UserId {
    pub fn new(tenant: TenantId, uuid: Uuid) -> Self {
        Self { tenant, uuid }
    }

    pub fn tenant(&self) -> &TenantId {
        &self.tenant
    }

    pub fn uuid(&self) -> Uuid {
        self.uuid
    }
}

impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.tenant, self.uuid.simple())
    }
}

impl FromStr for UserId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        text.rsplit_once('-')
            .and_then(|(tenant, hex)| {
                Some(Self {
                    tenant: tenant.parse().ok()?,
                    uuid: parse_hex(hex)?,
                })
            })
            .ok_or(BadId {
                kind: "a user",
                expected: "the tenant's id, a hyphen and 32 hex digits",
            })
    }
}

serde_as_text!(UserId, "a user");

/// What a record came from. Its prefix says which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceId {
    Account(AccountId),
    Archive(ArchiveId),
}

impl SourceId {
    pub fn uuid(self) -> Uuid {
        match self {
            Self::Account(id) => id.uuid(),
            Self::Archive(id) => id.uuid(),
        }
    }

    pub fn source_type(self) -> crate::SourceType {
        match self {
            Self::Account(_) => crate::SourceType::Account,
            Self::Archive(_) => crate::SourceType::Archive,
        }
    }
}

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(id) => id.fmt(f),
            Self::Archive(id) => id.fmt(f),
        }
    }
}

impl FromStr for SourceId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        text.parse()
            .map(Self::Account)
            .or_else(|_| text.parse().map(Self::Archive))
            .map_err(|_: BadId| BadId {
                kind: "a source",
                expected: "an account's id (a-…) or an archive's (archive-…)",
            })
    }
}

serde_as_text!(SourceId, "the account or archive that a record came from");

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ids_survive_the_wire(bits: u128) {
            let id = AccountId::from_uuid(Uuid::from_u128(bits));
            prop_assert_eq!(id.to_string().parse::<AccountId>(), Ok(id));
            let user = UserId::new("tenant01".parse().unwrap(), Uuid::from_u128(bits));
            prop_assert_eq!(user.to_string().parse::<UserId>(), Ok(user));
        }

        #[test]
        fn no_text_makes_parsing_panic(text in ".{0,80}") {
            let _ = text.parse::<UserId>();
            let _ = text.parse::<SourceId>();
            let _ = text.parse::<IncomeId>();
        }
    }

    #[test]
    fn an_id_of_another_kind_is_refused() {
        let income = IncomeId::from_uuid(Uuid::from_u128(7)).to_string();
        assert!(income.parse::<IdentityId>().is_err());
        assert!(income.parse::<SourceId>().is_err());
    }

    #[test]
    fn an_id_has_one_spelling() {
        let good = "a-0123456789abcdef0123456789abcdef";
        assert!(good.parse::<AccountId>().is_ok());
        assert!(good.to_uppercase().parse::<AccountId>().is_err());
        assert!(
            "a-01234567-89ab-cdef-0123-456789abcdef"
                .parse::<AccountId>()
                .is_err()
        );
    }
}
