//! The sandbox's providers in India.

use openwink_model::providers::ProviderSubType;

use super::{
    Availability, EMAIL, NONE, PASSWORD_OR_NUMBER, PASSWORD_OR_OAUTH, ROW, Role, Row, SMS, SMS_OR_EMAIL,
};

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "sawari_cabs",
        name: "Sawari Cabs",
        long_name: "Sawari Cabs Technologies",
        role: Role::Gig,
        sub_type: ProviderSubType::Transportation,
        channels: SMS,
        ..ROW
    },
    Row {
        id: "kaamgar",
        name: "Kaamgar Services",
        long_name: "Kaamgar Home Services",
        role: Role::Gig,
        sub_type: ProviderSubType::Services,
        legacy_names: &["HelpGhar"],
        ..ROW
    },
    Row {
        id: "vetan_payroll",
        name: "Vetan Payroll",
        long_name: "Vetan Payroll Solutions",
        role: Role::Payroll,
        sub_type: ProviderSubType::Payroll,
        channels: EMAIL,
        ..ROW
    },
    Row {
        id: "karmik_hr",
        name: "Karmik HR",
        long_name: "Karmik HR Suite",
        role: Role::Hris,
        sub_type: ProviderSubType::Hris,
        methods: PASSWORD_OR_OAUTH,
        ..ROW
    },
    Row {
        id: "bhavishya_provident",
        name: "Bhavishya Provident Office",
        long_name: "Bhavishya Provident Fund Office",
        role: Role::Provident,
        sub_type: ProviderSubType::Insurance,
        methods: PASSWORD_OR_NUMBER,
        channels: SMS,
        ..ROW
    },
    Row {
        id: "parichay_vault",
        name: "Parichay Vault",
        long_name: "Parichay Digital Identity Vault",
        role: Role::Identification,
        sub_type: ProviderSubType::Identification,
        channels: SMS_OR_EMAIL,
        ..ROW
    },
    Row {
        id: "nilgiri_softworks",
        name: "Nilgiri Softworks",
        long_name: "Nilgiri Softworks Private Limited",
        role: Role::Employer,
        sub_type: ProviderSubType::IsicJ,
        payroll_system: Some("vetan_payroll"),
        channels: EMAIL,
        ..ROW
    },
    Row {
        id: "deccan_bazaar",
        name: "Deccan Bazaar",
        long_name: "Deccan Bazaar Retail Limited",
        role: Role::Employer,
        sub_type: ProviderSubType::IsicG,
        methods: NONE,
        ..ROW
    },
    Row {
        id: "gurukul_schools",
        name: "Gurukul Schools",
        long_name: "Gurukul Schools Trust",
        role: Role::Employer,
        sub_type: ProviderSubType::IsicP,
        payroll_system: Some("karmik_hr"),
        availability: Availability::Disabled,
        ..ROW
    },
];
