//! What was read of a document, in the contract's shapes: one for each class, made from the reader's field map.

use std::{borrow::Cow, collections::BTreeMap};

use openwink_documents::{Area, Class, Extraction, Field, PayLine, Value};
use openwink_model::{
    Amount, Currency, Date,
    records::{Gender, MaritalStatus},
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::json;

/// A field's value as a property's type.
trait OfValue: Sized {
    fn of(value: &Value) -> Option<Self>;
}

macro_rules! of_value {
    ($( $type:ty, $variant:ident; )+) => { $(
        impl OfValue for $type {
            fn of(value: &Value) -> Option<Self> {
                match value {
                    Value::$variant(value) => Some(value.clone()),
                    _ => None,
                }
            }
        }
    )+ };
}

of_value! {
    String, Text;
    Date, Date;
    Amount, Amount;
    Currency, Currency;
    Gender, Gender;
    MaritalStatus, MaritalStatus;
}

macro_rules! analyses {
    ($( $(#[$meta:meta])* $name:ident { $( $property:ident: $type:ty = $field:ident ),+ $(,)? } )+) => { $(
        $(#[$meta])*
        #[derive(Serialize, JsonSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $( $property: Option<$type> ),+ }

        impl $name {
            pub fn of(document: &Extraction) -> Self {
                Self { $( $property: document.fields.get(&Field::$field).and_then(|found| OfValue::of(&found.value)) ),+ }
            }
        }
    )+ };
}

analyses! {
    ArchivePayslipAnalysis {
        start_date: Date = StartDate, end_date: Date = EndDate, pay_date: Date = PayDate, currency: Currency = Currency,
        gross_amount: Amount = GrossAmount, net_amount: Amount = NetAmount, employer_name: String = EmployerName,
        employee_name: String = EmployeeName, ss_number: String = SsNumber,
        phil_health_number: String = PhilHealthNumber, tax_number: String = TaxNumber,
        pag_ibig_number: String = PagIbigNumber,
    }
    ArchiveTaxDocumentAnalysis {
        start_date: Date = StartDate, end_date: Date = EndDate, gross_amount: Amount = GrossAmount,
        base_amount: Amount = BaseAmount, employer_name: String = EmployerName, employee_name: String = EmployeeName,
        tax_number: String = TaxNumber,
    }
    ArchiveNbiClearanceDocumentAnalysis {
        expire_date: Date = ExpireDate, date_of_birth: Date = DateOfBirth, first_name: String = FirstName,
        last_name: String = LastName, middle_name: String = MiddleName, nbi_id_number: String = NbiIdNumber,
        address: String = Address, marital_status: MaritalStatus = MaritalStatus, gender: Gender = Gender,
        citizenship: String = Citizenship, remark: String = Remark,
    }
    ArchiveTelcoBillAnalysis {
        full_name: String = FullName, first_name: String = FirstName, last_name: String = LastName,
        middle_name: String = MiddleName, account_number: String = AccountNumber, address: String = Address,
        start_date: Date = StartDate, end_date: Date = EndDate, statement_date: Date = StatementDate,
        statement_number: String = StatementNumber, due_date: Date = DueDate, payment_date: Date = PaymentDate,
        due_amount: Amount = DueAmount, vat_amount: Amount = VatAmount, adjustment_amount: Amount = AdjustmentAmount,
        current_bill_amount: Amount = CurrentBillAmount, balance_amount: Amount = BalanceAmount,
        previous_due_amount: Amount = PreviousDueAmount, currency: Currency = Currency,
        email_address: String = EmailAddress, phone_number: String = PhoneNumber, supplier: String = Supplier,
    }
    ArchiveElectricityBillAnalysis {
        full_name: String = FullName, first_name: String = FirstName, last_name: String = LastName,
        middle_name: String = MiddleName, account_number: String = AccountNumber, address: String = Address,
        start_date: Date = StartDate, end_date: Date = EndDate, statement_date: Date = StatementDate,
        due_date: Date = DueDate, payment_date: Date = PaymentDate, due_amount: Amount = DueAmount,
        vat_amount: Amount = VatAmount, current_bill_amount: Amount = CurrentBillAmount,
        balance_amount: Amount = BalanceAmount, previous_due_amount: Amount = PreviousDueAmount,
        currency: Currency = Currency, email_address: String = EmailAddress, phone_number: String = PhoneNumber,
        statement_number: String = StatementNumber, current_period_usage: Amount = CurrentPeriodUsage,
        previous_reading: Amount = PreviousReading, present_reading: Amount = PresentReading,
        supplier: String = Supplier,
    }
    ArchiveWaterBillAnalysis {
        full_name: String = FullName, first_name: String = FirstName, last_name: String = LastName,
        middle_name: String = MiddleName, account_number: String = AccountNumber, address: String = Address,
        start_date: Date = StartDate, end_date: Date = EndDate, statement_date: Date = StatementDate,
        due_date: Date = DueDate, payment_date: Date = PaymentDate, due_amount: Amount = DueAmount,
        vat_amount: Amount = VatAmount, current_bill_amount: Amount = CurrentBillAmount,
        balance_amount: Amount = BalanceAmount, previous_due_amount: Amount = PreviousDueAmount,
        currency: Currency = Currency, email_address: String = EmailAddress, phone_number: String = PhoneNumber,
        statement_number: String = StatementNumber, current_period_usage: Amount = CurrentPeriodUsage,
        previous_reading: Amount = PreviousReading, present_reading: Amount = PresentReading,
        supplier: String = Supplier,
    }
    ArchiveEmploymentCertificateAnalysis {
        employer_name: String = EmployerName, full_name: String = FullName, first_name: String = FirstName,
        middle_name: String = MiddleName, last_name: String = LastName, employee_id_number: String = EmployeeIdNumber,
        employee_id_type: String = EmployeeIdType, position: String = Position, department: String = Department,
        employment_status: String = EmploymentStatus, start_date: Date = StartDate, end_date: Date = EndDate,
        salary_amount: Amount = SalaryAmount, salary_term: String = SalaryTerm, currency: Currency = Currency,
        purpose: String = Purpose, remarks: String = Remarks, issue_date: Date = IssueDate,
        signatory_name: String = SignatoryName, signatory_position: String = SignatoryPosition,
    }
    /// The fields of every class in one object, as clients used to get them. Use `extraction`.
    ArchiveAnalysis {
        account_number: String = AccountNumber, address: String = Address, adjustment_amount: Amount = AdjustmentAmount,
        balance_amount: Amount = BalanceAmount, base_amount: Amount = BaseAmount, citizenship: String = Citizenship,
        currency: Currency = Currency, current_bill_amount: Amount = CurrentBillAmount,
        current_period_usage: Amount = CurrentPeriodUsage, date_of_birth: Date = DateOfBirth,
        department: String = Department, due_amount: Amount = DueAmount, due_date: Date = DueDate,
        email_address: String = EmailAddress, employee_id_number: String = EmployeeIdNumber,
        employee_id_type: String = EmployeeIdType, employee_name: String = EmployeeName,
        employer_name: String = EmployerName, employment_status: String = EmploymentStatus, end_date: Date = EndDate,
        expire_date: Date = ExpireDate, first_name: String = FirstName, full_name: String = FullName,
        gender: Gender = Gender, gross_amount: Amount = GrossAmount, issue_date: Date = IssueDate,
        last_name: String = LastName, marital_status: MaritalStatus = MaritalStatus, middle_name: String = MiddleName,
        nbi_id_number: String = NbiIdNumber, net_amount: Amount = NetAmount, pag_ibig_number: String = PagIbigNumber,
        pay_date: Date = PayDate, payment_date: Date = PaymentDate, phil_health_number: String = PhilHealthNumber,
        phone_number: String = PhoneNumber, position: String = Position, present_reading: Amount = PresentReading,
        previous_due_amount: Amount = PreviousDueAmount, previous_reading: Amount = PreviousReading,
        purpose: String = Purpose, remark: String = Remark, remarks: String = Remarks,
        salary_amount: Amount = SalaryAmount, salary_term: String = SalaryTerm, signatory_name: String = SignatoryName,
        signatory_position: String = SignatoryPosition, ss_number: String = SsNumber, start_date: Date = StartDate,
        statement_date: Date = StatementDate, statement_number: String = StatementNumber, supplier: String = Supplier,
        tax_number: String = TaxNumber, vat_amount: Amount = VatAmount,
    }
}

/// A rectangle on the upright page, in fractions of its width and height, from the top left corner.
#[derive(Serialize, JsonSchema)]
pub struct PageBox {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

impl From<Area> for PageBox {
    fn from(area: Area) -> Self {
        Self {
            x: area.x,
            y: area.y,
            width: area.width,
            height: area.height,
        }
    }
}

/// A text or a number.
#[derive(Serialize)]
#[serde(transparent)]
struct AnyValue(serde_json::Value);

impl JsonSchema for AnyValue {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "AnyValue".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number"] })
    }
}

/// One value: where it stands, and how sure the reader is.
#[derive(Serialize, JsonSchema)]
pub struct ArchiveField {
    value: AnyValue,
    /// 0 to 1: the share of such values that are right to the letter.
    confidence: f32,
    /// An index into the archive's `pages`.
    page: usize,
    #[serde(rename = "box")]
    area: PageBox,
}

/// An earning or deduction line of a payslip.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ArchivePayLine {
    kind: openwink_documents::PayLineKind,
    label: String,
    amount: Amount,
    year_to_date: Option<Amount>,
    confidence: f32,
    /// An index into the archive's `pages`.
    page: usize,
    #[serde(rename = "box")]
    area: PageBox,
}

impl From<&PayLine> for ArchivePayLine {
    fn from(line: &PayLine) -> Self {
        Self {
            kind: line.kind,
            label: line.label.clone(),
            amount: line.amount,
            year_to_date: line.year_to_date,
            confidence: line.confidence,
            page: line.page,
            area: line.area.into(),
        }
    }
}

macro_rules! extractions {
    ($( $name:ident, $class:ident, $analysis:ident; )+) => {
        $(
            #[derive(Serialize, JsonSchema)]
            #[serde(rename_all = "camelCase")]
            pub struct $name {
                file_type: Class,
                analysis: $analysis,
                /// Every value that was found, by the names of `analysis`: where it stands and how sure the reader is.
                fields: BTreeMap<&'static str, ArchiveField>,
                /// The earning and deduction lines of a payslip.
                pay_lines: Vec<ArchivePayLine>,
                /// The pages that it stands on, as indices into the archive's `pages`.
                pages: Vec<usize>,
            }
        )+

        /// One document's values; `fileType` says which of the shapes it has.
        #[derive(Serialize)]
        #[serde(untagged)]
        pub enum ArchiveExtraction { $( $class(Box<$name>) ),+ }

        impl ArchiveExtraction {
            /// `None` for a class that has no fields.
            pub fn of(document: &Extraction) -> Option<Self> {
                match document.file_type {
                    $( Class::$class => Some(Self::$class(Box::new($name {
                        file_type: document.file_type,
                        analysis: $analysis::of(document),
                        fields: fields(document),
                        pay_lines: document.lines.iter().map(ArchivePayLine::from).collect(),
                        pages: document.pages.clone(),
                    }))), )+
                    _ => None,
                }
            }
        }

        impl JsonSchema for ArchiveExtraction {
            fn schema_name() -> Cow<'static, str> {
                "ArchiveExtraction".into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let shapes = [ $( (Class::$class.as_str(), generator.subschema_for::<$name>().to_value()) ),+ ];
                let mapping: BTreeMap<&str, serde_json::Value> = shapes
                    .iter()
                    .map(|(class, shape)| (*class, shape["$ref"].clone()))
                    .collect();
                let shapes: Vec<_> = shapes.into_iter().map(|(_, shape)| shape).collect();
                json_schema!({
                    "description": "One document's values; `fileType` says which of the shapes it has.",
                    "oneOf": shapes,
                    "discriminator": { "propertyName": "fileType", "mapping": mapping },
                })
            }
        }
    };
}

extractions! {
    ArchivePayslipExtraction, Payslip, ArchivePayslipAnalysis;
    ArchiveTaxDocumentExtraction, TaxDocument, ArchiveTaxDocumentAnalysis;
    ArchiveNbiClearanceDocumentExtraction, ClearanceNbi, ArchiveNbiClearanceDocumentAnalysis;
    ArchiveTelcoBillExtraction, TelcoBill, ArchiveTelcoBillAnalysis;
    ArchiveElectricityBillExtraction, ElectricityBill, ArchiveElectricityBillAnalysis;
    ArchiveWaterBillExtraction, WaterBill, ArchiveWaterBillAnalysis;
    ArchiveEmploymentCertificateExtraction, EmploymentCertificate, ArchiveEmploymentCertificateAnalysis;
}

fn fields(document: &Extraction) -> BTreeMap<&'static str, ArchiveField> {
    let detail = |field: &Field| {
        let found = &document.fields[field];
        let value = match &found.value {
            Value::Text(text) => json!(text),
            Value::Date(date) => json!(date),
            Value::Amount(amount) => json!(amount),
            Value::Currency(currency) => json!(currency),
            Value::Gender(gender) => json!(gender),
            Value::MaritalStatus(status) => json!(status),
        };
        ArchiveField {
            value: AnyValue(value),
            confidence: found.confidence,
            page: found.page,
            area: found.area.into(),
        }
    };
    document
        .fields
        .keys()
        .map(|field| (field.as_str(), detail(field)))
        .collect()
}

#[cfg(test)]
mod tests {
    use openwink_documents::{Found, ValueKind};

    use super::*;

    /// Any value that a field's kind has.
    fn value(field: Field) -> Value {
        match field.kind() {
            ValueKind::Date => Value::Date(Date::from_days(20_000)),
            ValueKind::Amount | ValueKind::Number => Value::Amount(Amount::cents(12_345)),
            ValueKind::Currency => Value::Currency(Currency::Php),
            ValueKind::Gender => Value::Gender(Gender::Female),
            ValueKind::MaritalStatus => Value::MaritalStatus(MaritalStatus::Single),
            _ => Value::Text(field.as_str().to_owned()),
        }
    }

    fn full(class: Class) -> Extraction {
        let found = |field: &Field| Found {
            value: value(*field),
            confidence: 0.5,
            page: 0,
            area: Area::default(),
        };
        Extraction {
            file_type: class,
            pages: vec![0],
            fields: class
                .fields()
                .iter()
                .map(|field| (*field, found(field)))
                .collect(),
            lines: Vec::new(),
        }
    }

    #[test]
    fn every_field_of_every_class_comes_through_under_its_own_name() {
        for class in Class::ALL {
            let document = full(*class);
            let Some(extraction) = ArchiveExtraction::of(&document) else {
                assert!(class.fields().is_empty(), "{class}");
                continue;
            };
            let json = serde_json::to_value(&extraction).unwrap();
            assert_eq!(json["fileType"], class.as_str());
            let analysis = json["analysis"].as_object().unwrap();
            assert_eq!(analysis.len(), class.fields().len(), "{class}");
            let flat = serde_json::to_value(ArchiveAnalysis::of(&document)).unwrap();
            for field in class.fields() {
                let name = field.as_str();
                assert!(!analysis[name].is_null(), "{class} {name}");
                assert_eq!(analysis[name], json["fields"][name]["value"], "{class} {name}");
                assert_eq!(analysis[name], flat[name], "{class} {name}");
            }
        }
        let none = ArchiveAnalysis::of(&Extraction {
            fields: BTreeMap::new(),
            ..full(Class::Payslip)
        });
        let flat = serde_json::to_value(none).unwrap();
        assert_eq!(flat.as_object().unwrap().len(), Field::ALL.len());
    }
}
