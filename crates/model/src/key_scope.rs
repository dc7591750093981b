//! What an API key may be used for. Each operation of the Open API needs one scope; a key has all, or some.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{text_enum, text_enum::UnknownWord};

text_enum! {
    /// What an operation of the Open API needs of the key that calls it.
    pub enum KeyScope {
        /// Users, accounts and tasks, and the providers that there are.
        UsersRead = "users:read",
        /// Create users and link tokens, revoke accounts.
        UsersWrite = "users:write",
        /// What was linked or read: identities, incomes, payloads, archives and their files.
        RecordsRead = "records:read",
        /// Send documents, and revoke them.
        ArchivesWrite = "archives:write",
        Webhooks = "webhooks",
        Invites = "invites",
        /// Wink templates and consent templates.
        Templates = "templates",
        /// The sandbox's helpers.
        Sandbox = "sandbox",
    }
}

/// The scopes of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyScopes(Vec<KeyScope>);

/// Stands for every scope, those that come later included.
pub const ALL: &str = "all";

impl KeyScopes {
    /// Every scope, those that come later included.
    pub const EVERY: Self = Self(Vec::new());

    /// These scopes and no other; `None` where there are none, for such a key could do nothing.
    pub fn only(mut scopes: Vec<KeyScope>) -> Option<Self> {
        scopes.sort_unstable();
        scopes.dedup();
        (!scopes.is_empty()).then_some(Self(scopes))
    }

    pub fn has(&self, scope: KeyScope) -> bool {
        self.0.is_empty() || self.0.contains(&scope)
    }

    /// `all` alone, or each scope's word.
    pub fn words(&self) -> Vec<&'static str> {
        match self.0.is_empty() {
            true => vec![ALL],
            false => self.0.iter().map(|scope| scope.as_str()).collect(),
        }
    }
}

impl fmt::Display for KeyScopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().join(" "))
    }
}

impl FromStr for KeyScopes {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        if text == ALL {
            return Ok(Self::EVERY);
        }
        let scopes = text
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<Vec<_>, _>>()?;
        Self::only(scopes).ok_or_else(|| UnknownWord {
            given: String::new(),
            allowed: ALL.into(),
        })
    }
}

impl Serialize for KeyScopes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.words().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for KeyScopes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = Vec::<String>::deserialize(deserializer)?;
        words.join(" ").parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for KeyScopes {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "KeyScopes".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let words: Vec<&str> = std::iter::once(ALL)
            .chain(KeyScope::ALL.iter().map(|scope| scope.as_str()))
            .collect();
        schemars::json_schema!({
            "type": "array",
            "description": "`all` alone, or the scopes that the key has.",
            "items": { "type": "string", "enum": words },
            "minItems": 1,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_come_back_as_they_were() {
        for text in ["all", "users:read records:read", "sandbox"] {
            let scopes: KeyScopes = text.parse().unwrap();
            assert_eq!(scopes.to_string(), text);
        }
        assert!("".parse::<KeyScopes>().is_err());
        assert!("users:read all".parse::<KeyScopes>().is_err());
    }

    #[test]
    fn a_key_has_what_it_was_given() {
        let some: KeyScopes = "webhooks users:read users:read".parse().unwrap();
        assert!(some.has(KeyScope::UsersRead) && !some.has(KeyScope::UsersWrite));
        assert!(KeyScope::ALL.iter().all(|scope| KeyScopes::EVERY.has(*scope)));
    }
}
