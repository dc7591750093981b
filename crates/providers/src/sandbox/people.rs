//! Who the people of the sandbox are. All invented; the contact data belongs to nobody.

use openwink_model::{
    Country, Date,
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

/// Who special user names are, at a provider of `country`.
pub(crate) fn sam(country: Country) -> &'static Person {
    SAMS.iter().find(|sam| sam.country == country).unwrap_or(&SAMS[0])
}
