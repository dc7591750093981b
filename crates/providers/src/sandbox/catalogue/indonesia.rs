//! The sandbox's providers in Indonesia.

use openwink_model::providers::ProviderSubType;

use super::{EMAIL, NONE, OAUTH, PASSWORD_OR_NUMBER, ROW, Role, Row, SMS, SMS_OR_EMAIL};

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "ojek_nusa",
        name: "Ojek Nusa",
        long_name: "Ojek Nusa Mobilitas",
        role: Role::Gig,
        sub_type: ProviderSubType::Transportation,
        channels: SMS_OR_EMAIL,
        legacy_names: &["NusaRide"],
        ..ROW
    },
    Row {
        id: "lapak_kita",
        name: "Lapak Kita",
        long_name: "Lapak Kita Marketplace",
        role: Role::Gig,
        sub_type: ProviderSubType::Trading,
        methods: OAUTH,
        ..ROW
    },
    Row {
        id: "upahraya",
        name: "Upahraya Payroll",
        long_name: "Upahraya Payroll Indonesia",
        role: Role::Payroll,
        sub_type: ProviderSubType::Payroll,
        channels: EMAIL,
        ..ROW
    },
    Row {
        id: "karyawan_hub",
        name: "Karyawan Hub",
        long_name: "Karyawan Hub HR System",
        role: Role::Hris,
        sub_type: ProviderSubType::Hris,
        legacy_names: &["PersonaliaKu"],
        ..ROW
    },
    Row {
        id: "jaminan_pekerja",
        name: "Jaminan Pekerja",
        long_name: "Jaminan Pekerja Work Insurance",
        role: Role::Provident,
        sub_type: ProviderSubType::Insurance,
        methods: PASSWORD_OR_NUMBER,
        ..ROW
    },
    Row {
        id: "sehat_bersama",
        name: "Sehat Bersama",
        long_name: "Sehat Bersama Health Insurance",
        role: Role::Health,
        sub_type: ProviderSubType::Insurance,
        methods: PASSWORD_OR_NUMBER,
        channels: SMS,
        ..ROW
    },
    Row {
        id: "sawit_makmur",
        name: "Sawit Makmur Agro",
        long_name: "PT Sawit Makmur Agro",
        role: Role::Employer,
        sub_type: ProviderSubType::IsicA,
        payroll_system: Some("upahraya"),
        channels: EMAIL,
        ..ROW
    },
    Row {
        id: "griya_textiles",
        name: "Griya Textiles",
        long_name: "PT Griya Textiles Laweyan",
        role: Role::Employer,
        sub_type: ProviderSubType::IsicC,
        methods: NONE,
        legacy_names: &["Batik Griya"],
        ..ROW
    },
];
