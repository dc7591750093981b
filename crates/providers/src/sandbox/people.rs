//! Who can log in to the sandbox, and what special user names do. All invented; the contact data belongs to nobody.

use openwink_model::{
    Country, Date, ErrorCode,
    records::{Gender, MaritalStatus},
};

use super::careers::{ANISHA, CHRISTINA, Career, GEORGE, RYAN, SAM_ID, SAM_IN, SAM_PH, SAM_SG};

/// The verification code that every provider of the sandbox takes.
pub const CODE: &str = "1234";

/// The password of the special user names, where one is asked for.
pub const SPECIAL_PASSWORD: &str = "123456";

/// A person of the sandbox, with the credentials that the portal shows beside the emulator.
#[derive(Debug, Clone)]
pub struct Person {
    /// `george`: what states and authorisation codes call the person.
    pub key: &'static str,
    pub user_name: &'static str,
    pub full_name: &'static str,
    pub first_name: &'static str,
    pub middle_name: Option<&'static str>,
    pub last_name: &'static str,
    pub suffix: Option<&'static str>,
    pub email: &'static str,
    /// E.164.
    pub phone: &'static str,
    pub password: &'static str,
    pub code: &'static str,
    pub ss_number: Option<&'static str>,
    pub country: Country,
    pub gender: Gender,
    pub marital_status: MaritalStatus,
    pub(crate) born: (i16, i8, i8),
    /// Street, district, city, region, postal code.
    pub(crate) address: [&'static str; 5],
    pub(crate) career: &'static Career,
}

impl Person {
    pub fn born(&self) -> Date {
        date(self.born)
    }
}

/// A date of a table.
pub(crate) fn date((year, month, day): (i16, i8, i8)) -> Date {
    Date::new(year, month, day).expect("tables hold real dates")
}

static PEOPLE: [Person; 4] = [
    Person {
        key: "george",
        user_name: "George",
        full_name: "George Palomero Jr.",
        first_name: "George",
        middle_name: Some("Reyes"),
        last_name: "Palomero",
        suffix: Some("Jr."),
        email: "gpalomero1234@smileapi.io",
        phone: "+639559991234",
        password: "123456",
        code: CODE,
        ss_number: Some("3300000008"),
        country: Country::Ph,
        gender: Gender::Male,
        marital_status: MaritalStatus::Married,
        born: (1991, 6, 12),
        address: [
            "27 Sampaguita Street",
            "Barangay Maligaya",
            "Quezon City",
            "Metro Manila",
            "1118",
        ],
        career: &GEORGE,
    },
    Person {
        key: "ryan",
        user_name: "Ryan",
        full_name: "Ryan Lestari",
        first_name: "Ryan",
        middle_name: None,
        last_name: "Lestari",
        suffix: None,
        email: "ryan1234@smileapi.io",
        phone: "+628119994321",
        password: "654321",
        code: CODE,
        ss_number: None,
        country: Country::Id,
        gender: Gender::Male,
        marital_status: MaritalStatus::Single,
        born: (1994, 2, 20),
        address: [
            "Jalan Melati Raya 14",
            "Kelurahan Sukamaju",
            "Bandung",
            "Jawa Barat",
            "40115",
        ],
        career: &RYAN,
    },
    Person {
        key: "christina",
        user_name: "Christina",
        full_name: "Christina Tan",
        first_name: "Christina",
        middle_name: None,
        last_name: "Tan",
        suffix: None,
        email: "christina4321@smileapi.io",
        phone: "+6599996789",
        password: "YGUS1",
        code: CODE,
        ss_number: None,
        country: Country::Sg,
        gender: Gender::Female,
        marital_status: MaritalStatus::Married,
        born: (1969, 8, 23),
        address: [
            "Block 512 Tembusu Grove",
            "#09-118",
            "Singapore",
            "East Region",
            "460512",
        ],
        career: &CHRISTINA,
    },
    Person {
        key: "anisha",
        user_name: "Anisha",
        full_name: "Anisha Bhatia",
        first_name: "Anisha",
        middle_name: None,
        last_name: "Bhatia",
        suffix: None,
        email: "anisha98765@smileapi.io",
        phone: "+919511198765",
        password: "123456",
        code: CODE,
        ss_number: None,
        country: Country::In,
        gender: Gender::Female,
        marital_status: MaritalStatus::Single,
        born: (1996, 11, 3),
        address: [
            "42 Jacaranda Layout, 3rd Cross",
            "Indiranagar Extension",
            "Bengaluru",
            "Karnataka",
            "560038",
        ],
        career: &ANISHA,
    },
];

/// The person behind the special user names, at home in the provider's country.
macro_rules! sam {
    ($country:ident, $phone:literal, $address:expr, $career:ident) => {
        Person {
            key: "sam",
            user_name: "Sam",
            full_name: "Sam Sandbox",
            first_name: "Sam",
            middle_name: None,
            last_name: "Sandbox",
            suffix: None,
            email: "sam.sandbox@example.com",
            phone: $phone,
            password: SPECIAL_PASSWORD,
            code: CODE,
            ss_number: None,
            country: Country::$country,
            gender: Gender::NonBinary,
            marital_status: MaritalStatus::Single,
            born: (1990, 1, 15),
            address: $address,
            career: &$career,
        }
    };
}

static SAMS: [Person; 4] = [
    sam!(
        Ph,
        "+639550000000",
        ["1 Test Street", "Barangay Halimbawa", "Cebu City", "Cebu", "6000"],
        SAM_PH
    ),
    sam!(
        Id,
        "+628110000000",
        [
            "Jalan Contoh 1",
            "Kelurahan Uji",
            "Surabaya",
            "Jawa Timur",
            "60119"
        ],
        SAM_ID
    ),
    sam!(
        Sg,
        "+6590000000",
        [
            "1 Sample Avenue",
            "#01-01",
            "Singapore",
            "Central Region",
            "310001"
        ],
        SAM_SG
    ),
    sam!(
        In,
        "+919500000000",
        ["1 Sample Road", "Test Nagar", "Pune", "Maharashtra", "411001"],
        SAM_IN
    ),
];

/// The four people of the sandbox.
pub fn people() -> &'static [Person] {
    &PEOPLE
}

/// What a special user name makes the provider do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Special {
    Refused(ErrorCode),
    Slow,
    FailsOnPage3,
    HiccupOnPage3,
    MfaTwice,
    MfaTimeout,
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
        if let Some(person) = PEOPLE.iter().find(|person| person.key == key) {
            return Some(Self {
                key: person.key,
                person,
                special: None,
            });
        }
        let (key, special, _) = BEHAVIOURS.iter().find(|row| row.0 == key)?;
        let person = SAMS.iter().find(|sam| sam.country == country).unwrap_or(&SAMS[0]);
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
    let person = PEOPLE.iter().find(|person| {
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
