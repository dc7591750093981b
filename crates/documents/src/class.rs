//! What kind of document a page is.

use openwink_model::text_enum;

text_enum! {
    /// The contract's classes of documents.
    pub enum Class {
        Payslip = "PAYSLIP",
        TaxDocument = "TAX_DOCUMENT",
        EmploymentCertificate = "EMPLOYMENT_CERTIFICATE",
        BankStatement = "BANK_STATEMENT",
        CompanyId = "COMPANY_ID",
        ClearanceNbi = "CLEARANCE_NBI",
        GovernmentId = "GOVERNMENT_ID",
        TelcoBill = "TELCO_BILL",
        ElectricityBill = "ELECTRICITY_BILL",
        WaterBill = "WATER_BILL",
        Others = "OTHERS",
    }
}
