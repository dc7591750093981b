//! Invitations: their statuses, and the wording that a tenant writes for them.
//!
//! Wording is plain text with variables. It is checked when it is stored and filled in when it is shown, in one pass, so
//! that a person whose name looks like a variable stays a name.

use std::{fmt::Write, time::Duration};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::text_enum;

/// How long an invitation's link works.
pub const VALID_FOR: Duration = Duration::from_secs(14 * 24 * 3600);

text_enum! {
    /// How far an invitation has come. `EMAIL_OPENED` is the contract's; nothing here watches whether a mail is opened.
    pub enum InviteStatus {
        Invited = "INVITED",
        EmailOpened = "EMAIL_OPENED",
        LandingPageOpened = "LANDING_PAGE_OPENED",
        WinkWidgetOpened = "WINK_WIDGET_OPENED",
        Linked = "LINKED",
        Revoked = "REVOKED",
    }
}

impl InviteStatus {
    /// Whether an invitation of this status may still become another. It never goes back, and a revoked one stays so.
    pub fn may_become(self, next: Self) -> bool {
        self != Self::Revoked && next > self
    }
}

/// The contract's schema of an address, or an empty text for none: the fields are required, and not everybody has one.
fn or_nothing(address: Schema) -> Schema {
    json_schema!({ "anyOf": [address, { "type": "string", "maxLength": 0 }] })
}

fn address_or_nothing(_: &mut SchemaGenerator) -> Schema {
    or_nothing(json_schema!({ "type": "string", "minLength": 1, "maxLength": 200 }))
}

fn mail_address_or_nothing(_: &mut SchemaGenerator) -> Schema {
    or_nothing(json_schema!({ "type": "string", "minLength": 1, "maxLength": 200, "format": "email" }))
}

/// What an invite template says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Wording {
    pub company: Company,
    pub email: EmailWording,
    pub landing_page: PageWording,
    pub success_page: PageWording,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Company {
    /// What `${companyName}` stands for.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// The https address of a logo for the landing page, or an empty text for none.
    #[schemars(schema_with = "address_or_nothing")]
    pub logo_url: String,
}

/// The mail. Subject and body take variables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EmailWording {
    /// Whether a mail is sent. Where none is, hand over `inviteLandingPageUrl` yourself.
    pub send_email: bool,
    /// What stands as the sender's name.
    #[schemars(length(min = 1, max = 200))]
    pub sender_name: String,
    /// Where answers go, or an empty text for the installation's own address.
    #[schemars(schema_with = "mail_address_or_nothing")]
    pub reply_address: String,
    #[schemars(length(min = 1, max = 200))]
    pub subject: String,
    /// Plain text, never HTML; an empty line begins a paragraph.
    #[schemars(length(min = 1, max = 5000))]
    pub body: String,
}

/// A page that the invited person sees. Every text takes variables, and is plain text, never HTML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PageWording {
    #[schemars(length(min = 1, max = 200))]
    pub header: String,
    #[schemars(length(min = 1, max = 5000))]
    pub description: String,
    #[schemars(length(min = 1, max = 200))]
    pub button: String,
}

impl Wording {
    /// The texts that take variables, each with its name on the wire.
    pub fn texts(&self) -> [(&'static str, &str); 8] {
        [
            ("email.subject", &self.email.subject),
            ("email.body", &self.email.body),
            ("landingPage.header", &self.landing_page.header),
            ("landingPage.description", &self.landing_page.description),
            ("landingPage.button", &self.landing_page.button),
            ("successPage.header", &self.success_page.header),
            ("successPage.description", &self.success_page.description),
            ("successPage.button", &self.success_page.button),
        ]
    }

    /// The wording that every tenant begins with.
    pub fn standard(company: &str) -> Self {
        Self {
            company: Company {
                name: company.to_owned(),
                logo_url: String::new(),
            },
            email: EmailWording {
                send_email: true,
                sender_name: company.to_owned(),
                reply_address: String::new(),
                subject: "${companyName} asks you to share your work and pay details".into(),
                body: "Hello ${firstName},\n\n${companyName} asks you to share your work and pay details for your \
                       application. You connect the account where your pay is recorded, or upload a payslip. It takes \
                       about a minute.\n\nYou see what is shared before anything is, and you can take it back at any time."
                    .into(),
            },
            landing_page: PageWording {
                header: "Hello ${firstName}".into(),
                description: "${companyName} asks you to share your work and pay details. You choose where they come \
                              from: the account where your pay is recorded, or a document that you upload. You see what \
                              is shared before anything is, and you can take it back at any time."
                    .into(),
                button: "Begin".into(),
            },
            success_page: PageWording {
                header: "Thank you, ${firstName}".into(),
                description: "${companyName} can now read what you shared. Until this link ends you can come back to \
                              see it, to add to it, or to take it back."
                    .into(),
                button: "See what I share".into(),
            },
        }
    }
}

/// What the variables stand for.
#[derive(Debug, Clone, Copy)]
pub struct Values<'a> {
    pub company_name: &'a str,
    pub full_name: &'a str,
    /// The full name stands in for one that is missing.
    pub first_name: Option<&'a str>,
}

/// The variables, as they are written between `${` and `}`.
pub const VARIABLES: [&str; 3] = ["companyName", "fullName", "firstName"];

impl Values<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        match name {
            "companyName" => Some(self.company_name),
            "fullName" => Some(self.full_name),
            "firstName" => Some(self.first_name.unwrap_or(self.full_name)),
            _ => None,
        }
    }
}

/// Why a text cannot be filled in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadText {
    #[error(
        "has the unknown variable ${{{0}}}: it may have ${{companyName}}, ${{fullName}} and ${{firstName}}"
    )]
    Unknown(String),
    #[error("has a variable that is not closed: after ${{ there must be a name and }}")]
    Unclosed,
}

/// Text between variables, and their names.
fn pieces(text: &str) -> impl Iterator<Item = Result<(&str, Option<&str>), BadText>> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let from = rest?;
        let Some((before, after)) = from.split_once("${") else {
            rest = None;
            return Some(Ok((from, None)));
        };
        let Some((name, tail)) = after.split_once('}') else {
            rest = None;
            return Some(Err(BadText::Unclosed));
        };
        rest = Some(tail);
        Some(Ok((before, Some(name))))
    })
}

/// Whether every variable of a text is known and closed.
pub fn check(text: &str) -> Result<(), BadText> {
    for piece in pieces(text) {
        match piece? {
            (_, Some(name)) if !VARIABLES.contains(&name) => {
                return Err(BadText::Unknown(name.chars().take(40).collect()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// A text with its variables filled in. What is not a variable stays as it is.
pub fn fill(text: &str, values: Values<'_>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut seen = 0;
    for piece in pieces(text) {
        let Ok((before, name)) = piece else {
            filled.push_str(&text[seen..]);
            break;
        };
        filled.push_str(before);
        seen += before.len();
        if let Some(name) = name {
            seen += "${}".len() + name.len();
            match values.get(name) {
                Some(value) => filled.push_str(value),
                // Writing to a text cannot fail
                None => drop(write!(filled, "${{{name}}}")),
            }
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ANA: Values<'static> = Values {
        company_name: "Example Lender",
        full_name: "Ana ${companyName} Cruz",
        first_name: None,
    };

    #[test]
    fn variables_are_filled_in_once() {
        assert_eq!(
            fill("Dear ${firstName}, ${companyName}$ ${x} ${", ANA),
            "Dear Ana ${companyName} Cruz, Example Lender$ ${x} ${"
        );
        let first = Values {
            first_name: Some("Ana"),
            ..ANA
        };
        assert_eq!(
            fill("${firstName}${fullName}", first),
            "AnaAna ${companyName} Cruz"
        );
    }

    #[test]
    fn what_cannot_be_filled_in_is_named() {
        assert_eq!(check("$ } {x} $x ${fullName}"), Ok(()));
        assert_eq!(check("${fullname}"), Err(BadText::Unknown("fullname".into())));
        assert_eq!(check("${}"), Err(BadText::Unknown(String::new())));
        assert_eq!(check("${ fullName }"), Err(BadText::Unknown(" fullName ".into())));
        assert_eq!(check("Hello ${fullName"), Err(BadText::Unclosed));
        assert_eq!(check("${"), Err(BadText::Unclosed));
        assert_eq!(
            check("${${fullName}}").unwrap_err().to_string(),
            "has the unknown variable ${${fullName}: it may have ${companyName}, ${fullName} and ${firstName}"
        );
    }

    #[test]
    fn the_standard_wording_fills_in() {
        for (name, text) in Wording::standard("Example Lender").texts() {
            assert_eq!(check(text), Ok(()), "{name}");
        }
    }

    #[test]
    fn a_status_never_goes_back() {
        use InviteStatus::*;
        assert!(Invited.may_become(Linked) && Linked.may_become(Revoked));
        assert!(
            !Linked.may_become(LandingPageOpened)
                && !Revoked.may_become(Linked)
                && !Linked.may_become(Linked)
        );
    }

    proptest! {
        #[test]
        fn what_checks_has_no_variable_left(text in "([$}{]|[$][{]fullName[}]|\\PC){0,40}") {
            let plain = Values { company_name: "c", full_name: "f", first_name: None };
            if check(&text).is_ok() {
                let left = fill(&text, plain).contains("${");
                prop_assert!(!left);
            } else {
                // What a text was before variables were checked is shown as it is
                let _ = fill(&text, plain);
            }
        }
    }
}
