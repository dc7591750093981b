//! Every field that a document can have, by the contract's names.

use openwink_model::text_enum;

use crate::Class;

/// How a field's text becomes a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    Text,
    Name,
    Date,
    Amount,
    Number,
    Currency,
    Gender,
    MaritalStatus,
    Email,
    Phone,
    /// An office's number for the person: its format and check digit are known for the countries we read.
    OfficeNumber,
}

text_enum! {
    pub enum Field {
        AccountNumber = "accountNumber",
        Address = "address",
        AdjustmentAmount = "adjustmentAmount",
        BalanceAmount = "balanceAmount",
        BaseAmount = "baseAmount",
        Citizenship = "citizenship",
        Currency = "currency",
        CurrentBillAmount = "currentBillAmount",
        CurrentPeriodUsage = "currentPeriodUsage",
        DateOfBirth = "dateOfBirth",
        Department = "department",
        DueAmount = "dueAmount",
        DueDate = "dueDate",
        EmailAddress = "emailAddress",
        EmployeeIdNumber = "employeeIdNumber",
        EmployeeIdType = "employeeIdType",
        EmployeeName = "employeeName",
        EmployerName = "employerName",
        EmploymentStatus = "employmentStatus",
        EndDate = "endDate",
        ExpireDate = "expireDate",
        FirstName = "firstName",
        FullName = "fullName",
        Gender = "gender",
        GrossAmount = "grossAmount",
        IssueDate = "issueDate",
        LastName = "lastName",
        MaritalStatus = "maritalStatus",
        MiddleName = "middleName",
        NbiIdNumber = "nbiIdNumber",
        NetAmount = "netAmount",
        PagIbigNumber = "pagIbigNumber",
        PayDate = "payDate",
        PaymentDate = "paymentDate",
        PhilHealthNumber = "philHealthNumber",
        PhoneNumber = "phoneNumber",
        Position = "position",
        PresentReading = "presentReading",
        PreviousDueAmount = "previousDueAmount",
        PreviousReading = "previousReading",
        Purpose = "purpose",
        Remark = "remark",
        Remarks = "remarks",
        SalaryAmount = "salaryAmount",
        SalaryTerm = "salaryTerm",
        SignatoryName = "signatoryName",
        SignatoryPosition = "signatoryPosition",
        SsNumber = "ssNumber",
        StartDate = "startDate",
        StatementDate = "statementDate",
        StatementNumber = "statementNumber",
        Supplier = "supplier",
        TaxNumber = "taxNumber",
        VatAmount = "vatAmount",
    }
}

impl Field {
    pub const fn kind(self) -> ValueKind {
        match self {
            Self::AdjustmentAmount
            | Self::BalanceAmount
            | Self::BaseAmount
            | Self::CurrentBillAmount
            | Self::DueAmount
            | Self::GrossAmount
            | Self::NetAmount
            | Self::PreviousDueAmount
            | Self::SalaryAmount
            | Self::VatAmount => ValueKind::Amount,
            Self::CurrentPeriodUsage | Self::PresentReading | Self::PreviousReading => ValueKind::Number,
            Self::DateOfBirth
            | Self::DueDate
            | Self::EndDate
            | Self::ExpireDate
            | Self::IssueDate
            | Self::PayDate
            | Self::PaymentDate
            | Self::StartDate
            | Self::StatementDate => ValueKind::Date,
            Self::Currency => ValueKind::Currency,
            Self::EmailAddress => ValueKind::Email,
            Self::PhoneNumber => ValueKind::Phone,
            Self::Gender => ValueKind::Gender,
            Self::MaritalStatus => ValueKind::MaritalStatus,
            Self::EmployeeName
            | Self::FirstName
            | Self::FullName
            | Self::LastName
            | Self::MiddleName
            | Self::SignatoryName => ValueKind::Name,
            Self::NbiIdNumber
            | Self::PagIbigNumber
            | Self::PhilHealthNumber
            | Self::SsNumber
            | Self::TaxNumber => ValueKind::OfficeNumber,
            Self::AccountNumber
            | Self::Address
            | Self::Citizenship
            | Self::Department
            | Self::EmployeeIdNumber
            | Self::EmployeeIdType
            | Self::EmployerName
            | Self::EmploymentStatus
            | Self::Position
            | Self::Purpose
            | Self::Remark
            | Self::Remarks
            | Self::SalaryTerm
            | Self::SignatoryPosition
            | Self::StatementNumber
            | Self::Supplier => ValueKind::Text,
        }
    }
}

impl Class {
    /// The fields that the contract has for this class, in its order; none where a class is only told apart.
    pub const fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            Self::Payslip => &[
                StartDate,
                EndDate,
                PayDate,
                Currency,
                GrossAmount,
                NetAmount,
                EmployerName,
                EmployeeName,
                SsNumber,
                PhilHealthNumber,
                TaxNumber,
                PagIbigNumber,
            ],
            Self::TaxDocument => &[
                StartDate,
                EndDate,
                GrossAmount,
                BaseAmount,
                EmployerName,
                EmployeeName,
                TaxNumber,
            ],
            Self::ClearanceNbi => &[
                ExpireDate,
                DateOfBirth,
                FirstName,
                LastName,
                MiddleName,
                NbiIdNumber,
                Address,
                MaritalStatus,
                Gender,
                Citizenship,
                Remark,
            ],
            Self::TelcoBill => &[
                FullName,
                FirstName,
                LastName,
                MiddleName,
                AccountNumber,
                Address,
                StartDate,
                EndDate,
                StatementDate,
                StatementNumber,
                DueDate,
                PaymentDate,
                DueAmount,
                VatAmount,
                AdjustmentAmount,
                CurrentBillAmount,
                BalanceAmount,
                PreviousDueAmount,
                Currency,
                EmailAddress,
                PhoneNumber,
                Supplier,
            ],
            Self::ElectricityBill | Self::WaterBill => &[
                FullName,
                FirstName,
                LastName,
                MiddleName,
                AccountNumber,
                Address,
                StartDate,
                EndDate,
                StatementDate,
                DueDate,
                PaymentDate,
                DueAmount,
                VatAmount,
                CurrentBillAmount,
                BalanceAmount,
                PreviousDueAmount,
                Currency,
                EmailAddress,
                PhoneNumber,
                StatementNumber,
                CurrentPeriodUsage,
                PreviousReading,
                PresentReading,
                Supplier,
            ],
            Self::EmploymentCertificate => &[
                EmployerName,
                FullName,
                FirstName,
                MiddleName,
                LastName,
                EmployeeIdNumber,
                EmployeeIdType,
                Position,
                Department,
                EmploymentStatus,
                StartDate,
                EndDate,
                SalaryAmount,
                SalaryTerm,
                Currency,
                Purpose,
                Remarks,
                IssueDate,
                SignatoryName,
                SignatoryPosition,
            ],
            Self::BankStatement | Self::CompanyId | Self::GovernmentId | Self::Others => &[],
        }
    }
}
