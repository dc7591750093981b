//! The sandbox's providers as tables, one file per country. All names are invented.

mod india;
mod indonesia;
mod philippines;
mod singapore;

use openwink_model::{
    Country,
    connector::CodeChannel,
    providers::{Fund, LoginMethod, Provider, ProviderSubType, ProviderType},
    records::Datapoint,
};

/// What the provider is to the person, and so what it can know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Gig,
    /// Runs one employer's pay: the present job only.
    Payroll,
    /// Also keeps the jobs before.
    Hris,
    /// The employer itself, through its payroll system.
    Employer,
    /// Social insurance for old age, with personal loans.
    Pension,
    Health,
    /// A housing fund, with housing loans.
    Housing,
    /// One agency for everything.
    Provident,
    Wallet,
    Identification,
}

impl Role {
    /// What an agency's contributions are for. Where one agency takes them for everything, its rates are those for old age.
    const fn fund(self) -> Option<Fund> {
        match self {
            Self::Pension | Self::Provident => Some(Fund::Pension),
            Self::Health => Some(Fund::Health),
            Self::Housing => Some(Fund::Housing),
            _ => None,
        }
    }

    pub(crate) const fn is_social_security(self) -> bool {
        matches!(
            self,
            Self::Pension | Self::Health | Self::Housing | Self::Provident
        )
    }

    const fn gives(self) -> &'static [Datapoint] {
        use Datapoint::{
            Contributions, Documents, Employments, Identities, Incomes, Liabilities, Ratings, Transactions,
        };
        match self {
            Self::Gig => &[Identities, Incomes, Transactions, Ratings],
            Self::Payroll | Self::Hris | Self::Employer => &[Identities, Employments, Incomes, Documents],
            Self::Pension | Self::Housing | Self::Provident => {
                &[Identities, Employments, Contributions, Liabilities]
            }
            Self::Health => &[Identities, Employments, Contributions],
            Self::Wallet | Self::Identification => &[Identities, Documents],
        }
    }

    const fn kind(self) -> ProviderType {
        match self {
            Self::Gig => ProviderType::Gig,
            Self::Payroll | Self::Hris => ProviderType::System,
            Self::Employer => ProviderType::Employer,
            Self::Pension | Self::Health | Self::Housing | Self::Provident => ProviderType::Government,
            Self::Wallet | Self::Identification => ProviderType::Credential,
        }
    }
}

/// How a code reaches the person, best way first; none where the provider asks for none.
pub(crate) type Channels = &'static [CodeChannel];

const NO_CODE: Channels = &[];
const SMS: Channels = &[CodeChannel::Sms];
const EMAIL: Channels = &[CodeChannel::Email];
const SMS_OR_EMAIL: Channels = &[CodeChannel::Sms, CodeChannel::Email];

const PASSWORD: &[LoginMethod] = &[LoginMethod::Password];
const PASSWORD_OR_NUMBER: &[LoginMethod] = &[LoginMethod::Password, LoginMethod::SsNumber];
const PASSWORD_OR_OAUTH: &[LoginMethod] = &[LoginMethod::Password, LoginMethod::OAuth];
const OAUTH: &[LoginMethod] = &[LoginMethod::OAuth];
/// No connection of its own: the widget leads on to an upload or to social security.
const NONE: &[LoginMethod] = &[];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Availability {
    On,
    /// Known, but switched off.
    Disabled,
    /// No longer served.
    Inactive,
}

/// One row of the tables.
#[derive(Debug)]
pub(crate) struct Row {
    id: &'static str,
    name: &'static str,
    long_name: &'static str,
    pub role: Role,
    sub_type: ProviderSubType,
    methods: &'static [LoginMethod],
    pub channels: Channels,
    legacy_names: &'static [&'static str],
    payroll_system: Option<&'static str>,
    availability: Availability,
}

const TABLES: [(Country, &[Row]); 4] = [
    (Country::Ph, philippines::ROWS),
    (Country::Id, indonesia::ROWS),
    (Country::Sg, singapore::ROWS),
    (Country::In, india::ROWS),
];

/// The row of a provider.
pub(crate) fn row(id: &str) -> Option<&'static Row> {
    TABLES
        .iter()
        .flat_map(|(_, rows)| rows.iter())
        .find(|row| row.id == id)
}

/// All providers of the sandbox, country by country.
pub(crate) fn providers() -> Vec<Provider> {
    TABLES
        .iter()
        .flat_map(|(country, rows)| rows.iter().map(|row| row.provider(*country)))
        .collect()
}

impl Row {
    fn provider(&self, country: Country) -> Provider {
        let connects = !self.methods.is_empty();
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Provider {
            id: self.id.to_owned(),
            name: self.name.to_owned(),
            long_name: self.long_name.to_owned(),
            logo_path: format!("/logos/{}.svg", self.id),
            kind: self.role.kind(),
            sub_type: self.sub_type,
            country,
            active: self.availability != Availability::Inactive,
            enabled: self.availability == Availability::On,
            mfa: !self.channels.is_empty(),
            account_connection: connects,
            supported: if connects {
                self.role.gives().to_vec()
            } else {
                Vec::new()
            },
            fund: self.role.fund(),
            // Who signs in on the provider's own page only leaves no password to come back with
            monitor_supported: self.methods.contains(&LoginMethod::Password),
            methods: self.methods.to_vec(),
            legacy_names: owned(self.legacy_names),
            payroll_system: self.payroll_system.map(ToOwned::to_owned),
            forgot_password_url: None,
        }
    }
}

/// What most rows have in common.
const ROW: Row = Row {
    id: "",
    name: "",
    long_name: "",
    role: Role::Employer,
    sub_type: ProviderSubType::Payroll,
    methods: PASSWORD,
    channels: NO_CODE,
    legacy_names: &[],
    payroll_system: None,
    availability: Availability::On,
};
