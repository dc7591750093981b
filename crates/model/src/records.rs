//! The normalised records, in the contract's shapes: what every provider's and document's data becomes.
//!
//! Absent data is `null` on the wire, never a missing key.

mod derived;
mod natural;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use derived::{Eincome, Features, Insight, Link, LinkRecord, first_day};

use crate::{
    Amount, Country, Currency, Date,
    ids::{
        ContributionId, DocumentId, EincomeId, EmploymentId, IdentityId, IncomeId, InsightId, LiabilityId,
        LinkId, RatingId, TransactionId, TypedId,
    },
    text_enum,
};

text_enum! {
    /// A kind of data that a source can give.
    pub enum Datapoint {
        Identities = "IDENTITIES",
        Transactions = "TRANSACTIONS",
        Ratings = "RATINGS",
        Employments = "EMPLOYMENTS",
        Documents = "DOCUMENTS",
        Incomes = "INCOMES",
        Contributions = "CONTRIBUTIONS",
        Eincomes = "EINCOMES",
        Liabilities = "LIABILITIES",
        Link = "LINK",
        Insights = "INSIGHTS",
    }
}

text_enum! {
    pub enum Gender {
        Male = "Male",
        Female = "Female",
        NonBinary = "Non-binary",
    }
}

text_enum! {
    pub enum MaritalStatus {
        Divorced = "Divorced",
        Married = "Married",
        Separated = "Separated",
        Single = "Single",
        Widowed = "Widowed",
        LifetimePartner = "Lifetime Partner",
    }
}

text_enum! {
    pub enum Citizenship {
        Citizen = "Citizen",
        ResidentAlien = "Resident Alien",
        NonResidentAlien = "Non-resident Alien",
        Undocumented = "Undocumented",
        Others = "Others",
    }
}

text_enum! {
    pub enum ContactType {
        Primary = "Primary",
        Secondary = "Secondary",
        Work = "Work",
        Personal = "Personal",
    }
}

text_enum! {
    pub enum PhoneType {
        Mobile = "Mobile",
        Fixed = "Fixed",
        Unspecified = "Unspecified",
    }
}

text_enum! {
    pub enum SocialNetwork {
        Twitter = "Twitter",
        Facebook = "Facebook",
        LinkedIn = "LinkedIn",
        Others = "Others",
    }
}

text_enum! {
    pub enum AddressType {
        Primary = "Primary",
        Secondary = "Secondary",
    }
}

text_enum! {
    pub enum AddressTag {
        Primary = "Primary",
        Secondary = "Secondary",
        Home = "Home",
        Work = "Work",
        Mailing = "Mailing",
        Foreign = "Foreign",
        Billing = "Billing",
        Permanent = "Permanent",
        Shipping = "Shipping",
    }
}

text_enum! {
    /// How often a payment comes.
    pub enum PayPeriod {
        Hourly = "Hourly",
        Daily = "Daily",
        Weekly = "Weekly",
        Semimonthly = "Semimonthly",
        Monthly = "Monthly",
        Bimonthly = "Bimonthly",
        Quarterly = "Quarterly",
        Annually = "Annually",
        Variable = "Variable",
        Unspecified = "Unspecified",
    }
}

text_enum! {
    pub enum DocumentType {
        Identification = "IDENTIFICATION",
        Payslip = "PAYSLIP",
        Clearance = "CLEARANCE",
        Certificate = "CERTIFICATE",
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Email {
    pub address: Option<String>,
    #[serde(rename = "type")]
    pub kind: Option<ContactType>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Phone {
    /// E.164: `+639559991234`.
    pub number: Option<String>,
    #[serde(rename = "type")]
    pub kind: Option<PhoneType>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SocialProfile {
    pub social_url: Option<String>,
    #[serde(rename = "type")]
    pub kind: Option<SocialNetwork>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Address {
    pub full_address: Option<String>,
    pub line1: Option<String>,
    pub line2: Option<String>,
    pub city: Option<String>,
    /// State, province or region.
    pub region: Option<String>,
    pub zip: Option<String>,
    pub country: Option<Country>,
    /// Decimal degrees, as text.
    pub latitude: Option<String>,
    pub longitude: Option<String>,
    #[serde(rename = "type")]
    pub kind: Option<AddressType>,
    pub tags: Vec<AddressTag>,
}

/// Who the person is, as the source knows them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    pub full_name: String,
    pub first_name: Option<String>,
    pub middle_name: Option<String>,
    pub last_name: Option<String>,
    pub suffix: Option<String>,
    pub gender: Option<Gender>,
    /// Date of birth.
    pub dob: Option<Date>,
    pub marital_status: Option<MaritalStatus>,
    pub country_residence: Option<Country>,
    pub citizenship: Option<Citizenship>,
    pub photo_url: Option<String>,
    /// The person's number at the source: an employee number, a social-security number.
    pub reference_id: Option<String>,
    pub profile_url: Option<String>,
    pub latest_employer_name: Option<String>,
    pub emails: Vec<Email>,
    pub phones: Vec<Phone>,
    pub social_profiles: Vec<SocialProfile>,
    pub addresses: Vec<Address>,
}

/// A job: where, as what, since when and until when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Employment {
    pub name: Option<String>,
    pub description: Option<String>,
    pub job_title: Option<String>,
    pub department: Option<String>,
    pub employee_number: Option<String>,
    /// The employer's number at the social-security agency.
    pub employer_number: Option<String>,
    pub employer: Option<String>,
    pub status: Option<String>,
    pub start_date: Date,
    pub end_date: Option<Date>,
    pub reported_date: Option<Date>,
}

/// One pay period's pay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Income {
    /// What the pay is for: "Salary", "13th month pay".
    pub work_item: Option<String>,
    pub employer: Option<String>,
    pub start_date: Date,
    pub end_date: Option<Date>,
    pub currency: Currency,
    pub frequency: Option<PayPeriod>,
    /// Basic pay of the period.
    pub base_amount: Option<Amount>,
    /// All pay of the period, before deductions.
    pub gross_amount: Option<Amount>,
    /// What was paid out.
    pub net_amount: Option<Amount>,
}

/// One movement at a gig platform or wallet: a trip's fare, a tip, a fee, a payout. Money to the person is positive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Transaction {
    pub date: Date,
    pub description: Option<String>,
    pub currency: Currency,
    pub amount: Amount,
    pub reference_id: Option<String>,
}

/// One payment to social insurance or a provident fund, employee's and employer's share together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Contribution {
    pub date: Date,
    pub currency: Currency,
    pub amount: Amount,
    pub reference_id: Option<String>,
}

/// A loan or advance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Liability {
    #[serde(rename = "type")]
    pub kind: String,
    pub reference_id: Option<String>,
    pub start_date: Date,
    pub end_date: Option<Date>,
    pub first_amortization_date: Option<Date>,
    pub amortization_frequency: Option<PayPeriod>,
    pub currency: Currency,
    pub loan_amount: Amount,
    pub amortization_amount: Option<Amount>,
    pub outstanding_balance: Option<Amount>,
    pub next_payment_amount: Option<Amount>,
    pub overdue_payment_amount: Option<Amount>,
}

/// A document that the source holds about the person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    pub name: String,
    /// The document's own number.
    pub doc_id: Option<String>,
    pub status: Option<String>,
    pub document_type: Option<DocumentType>,
    pub issue_date: Option<Date>,
    pub expiry_date: Option<Date>,
    pub file_url: Option<String>,
    pub remarks: Option<String>,
}

/// How the person is rated at a gig platform.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Rating {
    pub current_rating: Option<f64>,
    pub max_rating: Option<f64>,
    /// `currentRating` of `maxRating`, in percent.
    pub calculated_percentage: Option<f64>,
    pub reviews_received: Option<f64>,
    pub likes_received: Option<f64>,
    pub jobs_completed: Option<f64>,
}

text_enum! {
    /// The kinds of record that are stored, in the order in which their events follow one another.
    pub enum RecordKind {
        Identity = "identity",
        Employment = "employment",
        Income = "income",
        Transaction = "transaction",
        Contribution = "contribution",
        Liability = "liability",
        Document = "document",
        Rating = "rating",
        Eincome = "eincome",
        Link = "link",
        Insight = "insight",
    }
}

impl RecordKind {
    /// Whether Openwink works it out itself.
    pub const fn is_derived(self) -> bool {
        matches!(self, Self::Eincome | Self::Link | Self::Insight)
    }

    /// Kinds that sources give.
    pub fn given() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| !kind.is_derived())
    }

    pub const fn datapoint(self) -> Datapoint {
        match self {
            Self::Identity => Datapoint::Identities,
            Self::Employment => Datapoint::Employments,
            Self::Income => Datapoint::Incomes,
            Self::Transaction => Datapoint::Transactions,
            Self::Contribution => Datapoint::Contributions,
            Self::Liability => Datapoint::Liabilities,
            Self::Document => Datapoint::Documents,
            Self::Rating => Datapoint::Ratings,
            Self::Eincome => Datapoint::Eincomes,
            Self::Link => Datapoint::Link,
            Self::Insight => Datapoint::Insights,
        }
    }
}

/// A kind of record: all that the store's and the API's generic code need to know of it.
pub trait Record: Serialize + for<'de> Deserialize<'de> + JsonSchema + Clone + Send + Sync + 'static {
    type Id: TypedId + JsonSchema + Serialize;
    const KIND: RecordKind;
    /// Path under `/v1`.
    const PATH: &'static str;
    /// Whether `startDate` and `endDate` filter its list.
    const DATED: bool;
    /// Whether `startMonth` and `endMonth` filter its list.
    const MONTHLY: bool = matches!(Self::KIND, RecordKind::Eincome);
    /// Whether `accountId`, the old name of `sourceId`, filters its list.
    const ACCOUNT_FILTER: bool;
    /// The date by which its list is filtered and sorted.
    fn date(&self) -> Option<Date>;
}

macro_rules! records {
    ($( $name:ident, $id:ident, $path:literal, dated $dated:literal, account_filter $account:literal, |$record:ident| $date:expr; )+) => {
        $( impl Record for $name {
            type Id = $id;
            const KIND: RecordKind = RecordKind::$name;
            const PATH: &'static str = $path;
            const DATED: bool = $dated;
            const ACCOUNT_FILTER: bool = $account;
            fn date(&self) -> Option<Date> {
                let $record = self;
                $date
            }
        } )+

        /// A record of any kind, as connectors and documents hand them over.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind", rename_all = "camelCase")]
        pub enum AnyRecord { $( $name($name) ),+ }

        impl AnyRecord {
            pub const fn kind(&self) -> RecordKind {
                match self { $( Self::$name(_) => RecordKind::$name ),+ }
            }

            pub fn date(&self) -> Option<Date> {
                match self { $( Self::$name(record) => Record::date(record) ),+ }
            }

            /// The record of a kind, from what [`Self::to_json`] made of it.
            pub fn from_json(kind: RecordKind, json: &[u8]) -> serde_json::Result<Self> {
                Ok(match kind { $( RecordKind::$name => Self::$name(serde_json::from_slice(json)?) ),+ })
            }

            /// The record alone, as it is stored and served.
            pub fn to_json(&self) -> serde_json::Result<Vec<u8>> {
                match self { $( Self::$name(record) => serde_json::to_vec(record) ),+ }
            }
        }

        $( impl From<$name> for AnyRecord {
            fn from(record: $name) -> Self {
                Self::$name(record)
            }
        } )+

        impl RecordKind {
            /// The wire form of this kind's id.
            pub fn format_id(self, uuid: uuid::Uuid) -> String {
                match self { $( Self::$name => $id::from_uuid(uuid).to_string() ),+ }
            }
        }
    };
}

records! {
    Identity, IdentityId, "identities", dated false, account_filter true, |_r| None;
    Employment, EmploymentId, "employments", dated true, account_filter true, |r| Some(r.start_date);
    Income, IncomeId, "incomes", dated true, account_filter true, |r| Some(r.end_date.unwrap_or(r.start_date));
    Transaction, TransactionId, "transactions", dated true, account_filter true, |r| Some(r.date);
    Contribution, ContributionId, "contributions", dated true, account_filter true, |r| Some(r.date);
    Liability, LiabilityId, "liabilities", dated true, account_filter false, |r| Some(r.start_date);
    Document, DocumentId, "documents", dated false, account_filter true, |r| r.issue_date;
    Rating, RatingId, "ratings", dated false, account_filter true, |_r| None;
    Eincome, EincomeId, "eincomes", dated false, account_filter false, |r| r.first_day();
    Link, LinkId, "links", dated false, account_filter false, |_r| None;
    Insight, InsightId, "insights", dated false, account_filter false, |_r| None;
}
