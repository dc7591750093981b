//! Logging in: who a user name, a password or a number belongs to, and what special user names do.

use openwink_model::{Country, ErrorCode};

use super::people::{Person, SPECIAL_PASSWORD, people, sam};

/// What a special user name makes the provider do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Special {
    Refused(ErrorCode),
    Slow,
    FailsOnPage3,
    HiccupOnPage3,
    MfaTwice,
    MfaTimeout,
    SessionEnds,
    LogInEnds,
    NewHire,
    NoData,
}

/// A user name that makes every provider of the sandbox behave in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecialName {
    /// In lower case; case does not matter when logging in.
    pub name: String,
    pub effect: &'static str,
}

const BEHAVIOURS: &[(&str, Special, &str)] = &[
    (
        "mfa_timeout",
        Special::MfaTimeout,
        "Asks for a code that expires after 3 seconds; ends in MFA_TIMEOUT.",
    ),
    (
        "mfa_twice",
        Special::MfaTwice,
        "Asks for a code twice; 1234 both times.",
    ),
    ("slow", Special::Slow, "Every page of records takes 3 seconds."),
    (
        "fails_on_page_3",
        Special::FailsOnPage3,
        "The third page always fails; ends in SERVICE_UNAVAILABLE.",
    ),
    (
        "hiccup_on_page_3",
        Special::HiccupOnPage3,
        "The third page fails until 5 seconds after the log-in.",
    ),
    (
        "session_ends",
        Special::SessionEnds,
        "The session ends after 20 days; a sync logs in again by itself.",
    ),
    (
        "log_in_ends",
        Special::LogInEnds,
        "Asks for a code; the log-in ends after 40 days, and a sync wants the person to come back.",
    ),
    (
        "new_hire",
        Special::NewHire,
        "A person hired on the first of last month, with few records.",
    ),
    (
        "no_data",
        Special::NoData,
        "A person of whom the provider knows nothing but the identity.",
    ),
];

/// All special user names, with what they do.
pub fn special_names() -> Vec<SpecialName> {
    let errors = ErrorCode::ALL
        .iter()
        .filter(|code| **code != ErrorCode::MfaTimeout)
        .map(|code| SpecialName {
            name: code.as_str().to_lowercase(),
            effect: code.message(),
        });
    let behaviours = BEHAVIOURS.iter().map(|(name, _, effect)| SpecialName {
        name: (*name).to_owned(),
        effect,
    });
    errors.chain(behaviours).collect()
}

fn special(name: &str) -> Option<Special> {
    let behaviour = BEHAVIOURS
        .iter()
        .find(|row| row.0.eq_ignore_ascii_case(name))
        .map(|row| row.1);
    behaviour.or_else(|| {
        let code = ErrorCode::ALL
            .iter()
            .find(|code| code.as_str().eq_ignore_ascii_case(name))?;
        Some(Special::Refused(*code))
    })
}

/// Somebody who logged in: a person, perhaps with a special behaviour.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Visitor {
    /// What states and authorisation codes hold: a person's key or a special user name.
    pub key: &'static str,
    pub person: &'static Person,
    pub special: Option<Special>,
}

impl Visitor {
    /// The visitor that a key stands for, at a provider of `country`.
    pub(crate) fn find(key: &str, country: Country) -> Option<Self> {
        if let Some(person) = people().iter().find(|person| person.key == key) {
            return Some(Self {
                key: person.key,
                person,
                special: None,
            });
        }
        let (key, special, _) = BEHAVIOURS.iter().find(|row| row.0 == key)?;
        let person = sam(country);
        Some(Self {
            key,
            person,
            special: Some(*special),
        })
    }

    pub(crate) fn login_name(&self) -> &'static str {
        if self.special.is_some() {
            self.key
        } else {
            self.person.user_name
        }
    }
}

/// How somebody says who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamedBy {
    /// User name, e-mail or phone.
    Name,
    /// Those, or the social-security number.
    NameOrSsNumber,
    SsNumber,
}

/// Checks a log-in and says whose it is.
pub(crate) fn check(given: &str, password: &str, by: NamedBy) -> Result<&'static str, ErrorCode> {
    let given = given.trim();
    match special(given) {
        Some(Special::Refused(code)) => return Err(code),
        Some(_) if password != SPECIAL_PASSWORD => return Err(ErrorCode::InvalidCredentials),
        Some(_) => {
            let row = BEHAVIOURS.iter().find(|row| row.0.eq_ignore_ascii_case(given));
            return row.map(|row| row.0).ok_or(ErrorCode::InvalidCredentials);
        }
        None => {}
    }
    let person = people().iter().find(|person| {
        let named = person.user_name.eq_ignore_ascii_case(given)
            || person.email.eq_ignore_ascii_case(given)
            || is_phone(person, given);
        let numbered = person.ss_number.is_some_and(|number| number == digits(given));
        match by {
            NamedBy::Name => named,
            NamedBy::NameOrSsNumber => named || numbered,
            NamedBy::SsNumber => numbered,
        }
    });
    match person {
        Some(person) if person.password == password => Ok(person.key),
        _ => Err(ErrorCode::InvalidCredentials),
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether a text is the person's phone number in some way of writing it: with the country's code, with `00`, with a
/// trunk zero or with nothing before the number.
fn is_phone(person: &Person, given: &str) -> bool {
    if given
        .chars()
        .any(|letter| !letter.is_ascii_digit() && !" +-().".contains(letter))
    {
        return false;
    }
    let number = digits(person.phone);
    let code = match person.country {
        Country::Id => "62",
        Country::Sg => "65",
        Country::In => "91",
        _ => "63",
    };
    let local = number.strip_prefix(code).unwrap_or(&number);
    let given = digits(given);
    let bare = given.trim_start_matches('0');
    bare == number
        || bare == local
        || bare
            .strip_prefix(code)
            .is_some_and(|rest| rest.trim_start_matches('0') == local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_known_by_name_e_mail_and_phone() {
        for given in [
            "george",
            " GEORGE ",
            "GPalomero1234@smileapi.io",
            "+63 955 999 1234",
            "(+63) 9559991234",
            "0955-999-1234",
            "9559991234",
            "0063 955 999 1234",
        ] {
            assert_eq!(check(given, "123456", NamedBy::Name), Ok("george"), "{given}");
        }
        assert_eq!(check("christina", "YGUS1", NamedBy::Name), Ok("christina"));
    }

    #[test]
    fn wrong_passwords_and_strangers_are_refused_alike() {
        for (given, password) in [
            ("George", "123457"),
            ("christina", "ygus1"),
            ("Nobody", "123456"),
            ("", ""),
        ] {
            assert_eq!(
                check(given, password, NamedBy::Name),
                Err(ErrorCode::InvalidCredentials)
            );
        }
    }

    #[test]
    fn the_social_security_number_opens_social_security_only() {
        let number = "33-0000000-8";
        assert_eq!(
            check(number, "123456", NamedBy::Name),
            Err(ErrorCode::InvalidCredentials)
        );
        assert_eq!(check(number, "123456", NamedBy::SsNumber), Ok("george"));
        assert_eq!(check(number, "123456", NamedBy::NameOrSsNumber), Ok("george"));
        assert_eq!(
            check("George", "123456", NamedBy::SsNumber),
            Err(ErrorCode::InvalidCredentials)
        );
        // Who has no number is not found by an empty one
        assert_eq!(
            check("", "654321", NamedBy::SsNumber),
            Err(ErrorCode::InvalidCredentials)
        );
    }

    #[test]
    fn every_special_name_is_known_in_any_case() {
        for name in special_names() {
            assert!(special(&name.name).is_some(), "{}", name.name);
            assert!(special(&name.name.to_uppercase()).is_some(), "{}", name.name);
        }
        for code in ErrorCode::ALL {
            assert!(
                special_names()
                    .iter()
                    .any(|name| name.name.eq_ignore_ascii_case(code.as_str()))
            );
        }
    }
}
