//! A provider, as the catalogue describes it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Country, records::Datapoint, text_enum};

text_enum! {
    pub enum ProviderType {
        Gig = "GIG",
        Government = "GOVERNMENT",
        System = "SYSTEM",
        Employer = "EMPLOYER",
        Credential = "CREDENTIAL",
    }
}

impl ProviderType {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Gig => "Gig Platform",
            Self::Government => "Govt Service",
            Self::System => "System",
            Self::Employer => "Employer",
            Self::Credential => "Credential",
        }
    }
}

macro_rules! sub_types {
    ($( $variant:ident = $word:literal, $label:literal; )+) => {
        text_enum! {
            /// The branch of a provider; `ISIC-x` are the sections of ISIC Rev. 4.
            pub enum ProviderSubType { $( $variant = $word ),+ }
        }

        impl ProviderSubType {
            pub const fn label(self) -> &'static str {
                match self { $( Self::$variant => $label ),+ }
            }
        }
    };
}

sub_types! {
    Services = "SERVICES", "Professional Services";
    Transportation = "TRANSPORTATION", "Transport and Delivery";
    Sharing = "SHARING", "Asset Sharing";
    Trading = "TRADING", "Online Selling";
    Insurance = "INSURANCE", "Social Insurance";
    Hris = "HRIS", "Human Resource Information System";
    Payroll = "PAYROLL", "Payroll System";
    Wallet = "WALLET", "Tamper-proof document issuance & verification systems";
    Identification = "IDENTIFICATION", "Identification";
    IsicA = "ISIC-A", "Agriculture, forestry and fishing";
    IsicB = "ISIC-B", "Mining and quarrying";
    IsicC = "ISIC-C", "Manufacturing";
    IsicD = "ISIC-D", "Electricity, gas, steam and air conditioning supply";
    IsicE = "ISIC-E", "Water supply; sewerage, waste management and remediation activities";
    IsicF = "ISIC-F", "Construction";
    IsicG = "ISIC-G", "Wholesale and retail trade; repair of motor vehicles and motorcycles";
    IsicH = "ISIC-H", "Transportation and storage";
    IsicI = "ISIC-I", "Accommodation and food service activities";
    IsicJ = "ISIC-J", "Information and communication";
    IsicK = "ISIC-K", "Financial and insurance activities";
    IsicL = "ISIC-L", "Real estate activities";
    IsicM = "ISIC-M", "Professional, scientific and technical activities";
    IsicN = "ISIC-N", "Administrative and support service activities";
    IsicO = "ISIC-O", "Public administration and defense; compulsory social security";
    IsicP = "ISIC-P", "Education";
    IsicQ = "ISIC-Q", "Human health and social work activities";
    IsicR = "ISIC-R", "Arts, entertainment and recreation";
    IsicS = "ISIC-S", "Other service activities";
    IsicT = "ISIC-T", "Activities of households as employers; undifferentiated goods; and services-producing activities of households for own use";
    IsicU = "ISIC-U", "Activities of extraterritorial organization and bodies";
}

text_enum! {
    /// A way of logging in.
    pub enum LoginMethod {
        Password = "PASSWORD",
        SsNumber = "SS_NUMBER",
        OAuth = "OAUTH",
    }
}

text_enum! {
    /// What an agency's contributions are for. With their currency it says which scheme's rates they were paid by.
    pub enum Fund {
        Pension = "PENSION",
        Health = "HEALTH",
        Housing = "HOUSING",
    }
}

/// A provider that data can come from, with what the widget and the connectors need to know of it. The Open API shows
/// a part of this.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Provider {
    /// A short lower-case word: `kabayan_ride`.
    pub id: String,
    pub name: String,
    pub long_name: String,
    /// Path of the logo on this server; the Open API puts the public address before it.
    pub logo_path: String,
    #[serde(rename = "type")]
    pub kind: ProviderType,
    pub sub_type: ProviderSubType,
    pub country: Country,
    pub active: bool,
    pub enabled: bool,
    pub mfa: bool,
    /// Whether Openwink can log in here. Where not, the widget leads on to an upload or to social security.
    pub account_connection: bool,
    pub supported: Vec<Datapoint>,
    /// What an agency's contributions are for.
    pub fund: Option<Fund>,
    pub monitor_supported: bool,
    pub methods: Vec<LoginMethod>,
    /// Names that people still search for.
    pub legacy_names: Vec<String>,
    /// For an employer: the payroll system that holds its people's data.
    pub payroll_system: Option<String>,
    pub forgot_password_url: Option<String>,
}
