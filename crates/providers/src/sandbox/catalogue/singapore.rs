//! The sandbox's providers in Singapore.

use openwink_model::providers::ProviderSubType;

use super::{Availability, PASSWORD_OR_OAUTH, ROW, Role, Row, SMS};

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "kampung_share",
        name: "Kampung Share",
        long_name: "Kampung Share Pte. Ltd.",
        role: Role::Gig,
        sub_type: ProviderSubType::Sharing,
        ..ROW
    },
    Row {
        id: "merbau_payroll",
        name: "Merbau Payroll",
        long_name: "Merbau Payroll Pte. Ltd.",
        role: Role::Payroll,
        sub_type: ProviderSubType::Payroll,
        channels: SMS,
        ..ROW
    },
    Row {
        id: "straits_hr",
        name: "Straits HR",
        long_name: "Straits HR Platform",
        role: Role::Hris,
        sub_type: ProviderSubType::Hris,
        legacy_names: &["PeopleStrait"],
        ..ROW
    },
    Row {
        id: "harbour_provident",
        name: "Harbour Provident Board",
        long_name: "Harbour Provident Board",
        role: Role::Provident,
        sub_type: ProviderSubType::Insurance,
        methods: PASSWORD_OR_OAUTH,
        channels: SMS,
        ..ROW
    },
    Row {
        id: "orchid_wallet",
        name: "Orchid Wallet",
        long_name: "Orchid Wallet Verified Documents",
        role: Role::Wallet,
        sub_type: ProviderSubType::Wallet,
        methods: PASSWORD_OR_OAUTH,
        ..ROW
    },
    Row {
        id: "tembusu_bank",
        name: "Tembusu Bank",
        long_name: "Tembusu Bank Limited",
        role: Role::Employer,
        sub_type: ProviderSubType::IsicK,
        payroll_system: Some("straits_hr"),
        ..ROW
    },
    Row {
        id: "kallang_builders",
        name: "Kallang Builders",
        long_name: "Kallang Builders Pte. Ltd.",
        role: Role::Employer,
        sub_type: ProviderSubType::IsicF,
        payroll_system: Some("merbau_payroll"),
        channels: SMS,
        availability: Availability::Inactive,
        ..ROW
    },
];
