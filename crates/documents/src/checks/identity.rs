//! Whether the person on a document is the person of the user's linked accounts.

use openwink_model::text_enum;

use crate::{Check, CheckResult, Extraction, Field, Finding, Value, values::name::similarity};

/// From here on two names are taken for one person's.
const SAME: f32 = 0.85;

text_enum! {
    /// What a finding is about.
    pub enum IdentityFinding {
        NameDiffers = "nameDiffers",
    }
}

/// Who the linked accounts say that the user is.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub names: Vec<String>,
    /// Numbers that offices gave the person, in any spelling.
    pub numbers: Vec<String>,
}

fn text(document: &Extraction, field: Field) -> Option<&str> {
    match &document.fields.get(&field)?.value {
        Value::Text(text) if !text.trim().is_empty() => Some(text.trim()),
        _ => None,
    }
}

/// The person's name as a document has it.
pub fn name_on(document: &Extraction) -> Option<String> {
    if let Some(name) = text(document, Field::EmployeeName).or_else(|| text(document, Field::FullName)) {
        return Some(name.to_owned());
    }
    let parts = [Field::FirstName, Field::MiddleName, Field::LastName];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter_map(|field| text(document, field))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The person's office numbers as a document has them, with the field that each stands in.
pub fn numbers_on(document: &Extraction) -> Vec<(Field, String)> {
    let fields = [
        Field::SsNumber,
        Field::TaxNumber,
        Field::PhilHealthNumber,
        Field::PagIbigNumber,
        Field::NbiIdNumber,
    ];
    let found = fields.into_iter();
    found
        .filter_map(|field| Some((field, text(document, field)?.to_owned())))
        .collect()
}

/// A number without the hyphens and spaces that each writes differently.
fn bare(number: &str) -> String {
    number
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

pub fn check(documents: &[Extraction], known: &Known) -> Check {
    if known.names.is_empty() && known.numbers.is_empty() {
        return Check::no_data(
            "The user has linked no account that says who they are, so there is nothing to compare with.",
        );
    }
    let known_numbers: Vec<String> = known.numbers.iter().map(|number| bare(number)).collect();
    let mut worst: Option<f32> = None;
    let mut numbers_agree = 0;
    let mut findings = Vec::new();
    for document in documents {
        let agree = numbers_on(document)
            .iter()
            .filter(|(_, number)| known_numbers.contains(&bare(number)))
            .count();
        numbers_agree += agree;
        let name = name_on(document);
        let best = name.as_deref().and_then(|name| {
            let scored = known.names.iter().map(|known| (similarity(name, known), known));
            scored.max_by(|one, other| one.0.total_cmp(&other.0))
        });
        let score = match best {
            Some((score, _)) => score,
            // A number is one person's alone
            None if agree > 0 => 1.0,
            None => continue,
        };
        worst = Some(worst.map_or(score, |worst: f32| worst.min(score)));
        if let (Some((score, linked)), Some(name)) = (best, name)
            && score < SAME
        {
            findings.push(Finding {
                code: IdentityFinding::NameDiffers.to_string(),
                message: format!("The document names “{name}”, the linked account “{linked}”."),
                weight: 1.0 - score,
                page: document.pages.first().copied(),
                area: None,
            });
        }
    }
    let Some(score) = worst else {
        return Check::no_data(
            "The document shows no name and no number that could be compared with the linked accounts.",
        );
    };
    let (result, message) = if findings.is_empty() {
        let numbers = match numbers_agree {
            0 => "",
            1 => " An official number agrees too.",
            _ => " Official numbers agree too.",
        };
        let message = format!("The person on the document is the person of the linked accounts.{numbers}");
        (CheckResult::Passed, message)
    } else {
        let message = findings.iter().map(|finding| finding.message.as_str());
        (CheckResult::Failed, message.collect::<Vec<_>>().join(" "))
    };
    Check {
        result,
        score: Some(score),
        message,
        findings,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Class, checks::fixture::document};

    fn known() -> Known {
        Known {
            names: vec!["George Palomero Jr.".into()],
            numbers: vec!["33-0000000-8".into()],
        }
    }

    fn payslip(name: &str) -> Extraction {
        document(Class::Payslip, &[(Field::EmployeeName, Value::Text(name.into()))])
    }

    #[test]
    fn the_same_person_passes() {
        let check = check(&[payslip("PALOMERO, GEORGE")], &known());
        assert_eq!(check.result, CheckResult::Passed);
        assert!(check.score.unwrap() > 0.9 && check.findings.is_empty());
    }

    #[test]
    fn another_person_fails_in_words() {
        let check = check(&[payslip("George Palomero"), payslip("Maria Santos")], &known());
        assert_eq!(check.result, CheckResult::Failed);
        assert_eq!(
            check.message,
            "The document names “Maria Santos”, the linked account “George Palomero Jr.”."
        );
        assert!(check.score.unwrap() < 0.6);
    }

    #[test]
    fn a_number_speaks_for_the_person() {
        let only_number = document(
            Class::Payslip,
            &[(Field::SsNumber, Value::Text("3300000008".into()))],
        );
        let check = check(&[only_number], &known());
        assert_eq!((check.result, check.score), (CheckResult::Passed, Some(1.0)));
        assert!(check.message.ends_with("An official number agrees too."));
    }

    #[test]
    fn without_either_side_nothing_is_said() {
        let nobody = check(&[payslip("George Palomero")], &Known::default());
        assert_eq!((nobody.result, nobody.score), (CheckResult::NoData, None));
        let nameless = check(&[document(Class::Payslip, &[])], &known());
        assert_eq!(nameless.result, CheckResult::NoData);
    }

    #[test]
    fn a_name_in_parts_is_a_name() {
        let clearance = document(
            Class::ClearanceNbi,
            &[
                (Field::LastName, Value::Text("PALOMERO".into())),
                (Field::FirstName, Value::Text("GEORGE".into())),
            ],
        );
        assert_eq!(name_on(&clearance).as_deref(), Some("GEORGE PALOMERO"));
        assert_eq!(check(&[clearance], &known()).result, CheckResult::Passed);
    }
}
