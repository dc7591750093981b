//! The sandbox's providers in the Philippines.

use openwink_model::providers::ProviderSubType;

use super::{EMAIL, NONE, PASSWORD_OR_NUMBER, PASSWORD_OR_OAUTH, ROW, Role, Row, SMS};

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "kabayan_ride",
        name: "Kabayan Ride",
        long_name: "Kabayan Ride Transport Network",
        role: Role::Gig,
        sub_type: ProviderSubType::Transportation,
        channels: SMS,
        legacy_names: &["Sakay Na"],
        ..ROW
    },
    Row {
        id: "bayani_tasks",
        name: "Bayani Tasks",
        long_name: "Bayani Tasks Marketplace",
        role: Role::Gig,
        sub_type: ProviderSubType::Services,
        methods: PASSWORD_OR_OAUTH,
        ..ROW
    },
    Row {
        id: "sahod_payroll",
        name: "Sahod Payroll",
        long_name: "Sahod Payroll Services",
        role: Role::Payroll,
        sub_type: ProviderSubType::Payroll,
        legacy_names: &["SweldoWorks"],
        ..ROW
    },
    Row {
        id: "talaan_hr",
        name: "Talaan HR",
        long_name: "Talaan Human Resource Cloud",
        role: Role::Hris,
        sub_type: ProviderSubType::Hris,
        channels: EMAIL,
        ..ROW
    },
    Row {
        id: "panlipunan",
        name: "Panlipunan Social Insurance",
        long_name: "Panlipunan Social Insurance Agency",
        role: Role::Pension,
        sub_type: ProviderSubType::Insurance,
        methods: PASSWORD_OR_NUMBER,
        ..ROW
    },
    Row {
        id: "pabahay_fund",
        name: "Pabahay Fund",
        long_name: "Pabahay Housing Savings Fund",
        role: Role::Housing,
        sub_type: ProviderSubType::Insurance,
        methods: PASSWORD_OR_NUMBER,
        channels: SMS,
        ..ROW
    },
    Row {
        id: "mabuhay_foods",
        name: "Mabuhay Foods",
        long_name: "Mabuhay Foods Restaurants Inc.",
        role: Role::Employer,
        sub_type: ProviderSubType::IsicI,
        payroll_system: Some("sahod_payroll"),
        legacy_names: &["Mabuhay Fast Food"],
        ..ROW
    },
    Row {
        id: "luzon_connect",
        name: "Luzon Connect",
        long_name: "Luzon Connect Customer Care Inc.",
        role: Role::Employer,
        sub_type: ProviderSubType::IsicN,
        methods: NONE,
        ..ROW
    },
    Row {
        id: "visayas_medical",
        name: "Visayas Medical Group",
        long_name: "Visayas Medical Group Hospitals",
        role: Role::Employer,
        sub_type: ProviderSubType::IsicQ,
        methods: NONE,
        ..ROW
    },
];
