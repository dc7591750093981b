//! Whether a payslip's numbers agree with one another.

use openwink_model::Amount;

use crate::{
    Area, Check, CheckResult, Extraction, Field, Finding, PayLine, PayLineKind, Value,
    extract::payslip::Evidence,
};

/// Amounts that differ by no more than this, in hundredths, are the same: payrolls round each line.
const ROUNDING: i64 = 5;

/// Weighs all that the documents' amounts say about one another. `evidence` is what is known besides of each.
///
/// Two amounts that do not agree were changed, or one of them was read wrong; the second is much likelier. So a finding
/// weighs much only where everything else on the page bears out what was read.
pub fn computation(documents: &[Extraction], evidence: &[Evidence]) -> Check {
    let mut findings = Vec::new();
    let mut looked = 0;
    let nothing = Evidence::default();
    for (place, document) in documents.iter().enumerate() {
        let evidence = evidence.get(place).unwrap_or(&nothing);
        looked += totals(document, evidence, &mut findings);
        looked += lines(document, evidence, &mut findings);
        looked += year_to_date(document, &mut findings);
        looked += super::rates::contributions(document, &mut findings);
        looked += dates(document, &mut findings);
    }
    verdict(looked, findings)
}

fn verdict(looked: usize, findings: Vec<Finding>) -> Check {
    if looked == 0 {
        return Check::no_data("The document does not show enough amounts to compare them with one another.");
    }
    let score = findings
        .iter()
        .fold(1.0, |score, finding| score * (1.0 - finding.weight));
    let failed = score < 0.5;
    let message = if findings.is_empty() {
        "The amounts agree with one another.".to_owned()
    } else {
        findings
            .iter()
            .map(|finding| finding.message.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    Check {
        result: if failed {
            CheckResult::Failed
        } else {
            CheckResult::Passed
        },
        score: Some(score),
        message,
        findings,
    }
}

pub(super) fn finding(code: &str, message: String, weight: f32, at: Option<(usize, Area)>) -> Finding {
    Finding {
        code: code.to_owned(),
        message,
        weight,
        page: at.map(|(page, _)| page),
        area: at.map(|(_, area)| area),
    }
}

fn amount(document: &Extraction, field: Field) -> Option<(Amount, f32, (usize, Area))> {
    let found = document.fields.get(&field)?;
    match found.value {
        Value::Amount(amount) => Some((amount, found.confidence, (found.page, found.area))),
        _ => None,
    }
}

fn sum(document: &Extraction, kind: PayLineKind) -> Option<(Amount, f32)> {
    let of_kind: Vec<&PayLine> = document.lines.iter().filter(|line| line.kind == kind).collect();
    let surest = of_kind.iter().map(|line| line.confidence).reduce(f32::min)?;
    Some((of_kind.iter().map(|line| line.amount).sum(), surest))
}

fn same(one: Amount, other: Amount) -> bool {
    (one - other).as_cents().abs() <= ROUNDING
}

/// Gross less deductions is net. The deductions are the total that is printed, or else the lines together.
fn totals(document: &Extraction, evidence: &Evidence, findings: &mut Vec<Finding>) -> usize {
    let (Some((gross, gross_sure, _)), Some((net, sure, at))) = (
        amount(document, Field::GrossAmount),
        amount(document, Field::NetAmount),
    ) else {
        return 0;
    };
    let earned = sum(document, PayLineKind::Earning).filter(|(earned, _)| same(*earned, gross));
    if net > gross {
        // A gross pay that nothing bears out may be another amount
        let weight = if earned.is_some() { 0.6 } else { 0.3 };
        findings.push(finding(
            "netExceedsGross",
            format!("The net pay ({net}) is more than the gross pay ({gross})."),
            weight * sure,
            Some(at),
        ));
    }
    let lines = sum(document, PayLineKind::Deduction);
    let printed = deductions(evidence);
    let Some(kept) = printed.or(lines.map(|(kept, _)| kept)) else {
        return 1;
    };
    let expected = gross - kept;
    if same(expected, net) {
        return 1;
    }
    let lines = lines.filter(|(lines, _)| printed.is_some() && same(*lines, kept));
    let sure = gross_sure.min(sure);
    let weight = match (earned, lines) {
        // Both totals are what their lines come to: it is the net pay that is another
        (Some((_, earned)), Some((_, lines))) if earned.min(lines).min(sure) > 0.85 => 0.7,
        (Some(_), Some(_)) => 0.4,
        // One of the totals may be another's: of the year, of the employer
        (Some(_), None) | (None, Some(_)) => 0.3,
        _ => 0.15,
    };
    findings.push(finding(
        "netIsNotGrossLessDeductions",
        format!(
            "The net pay ({net}) is not the gross pay ({gross}) less the deductions ({kept}), which would be {expected}."
        ),
        weight,
        Some(at),
    ));
    1
}

fn deductions(evidence: &Evidence) -> Option<Amount> {
    match evidence.deductions.as_ref()?.value {
        Value::Amount(amount) => Some(amount),
        _ => None,
    }
}

/// The lines of earnings add up to gross.
fn lines(document: &Extraction, evidence: &Evidence, findings: &mut Vec<Finding>) -> usize {
    let (Some((gross, sure, at)), Some((earned, lines_sure))) = (
        amount(document, Field::GrossAmount),
        sum(document, PayLineKind::Earning),
    ) else {
        return 0;
    };
    if same(gross, earned) {
        return 1;
    }
    // Lines that were missed, or rows that are none, are likelier than fraud
    if !evidence.in_order {
        return 0;
    }
    let net = amount(document, Field::NetAmount).map(|(net, ..)| net);
    let kept = deductions(evidence).or(sum(document, PayLineKind::Deduction).map(|(kept, _)| kept));
    let understood = matches!((net, kept), (Some(net), Some(kept)) if same(gross - kept, net));
    let weight = match understood {
        true if sure.min(lines_sure) > 0.9 => 0.55,
        true => 0.2,
        false => 0.1,
    };
    findings.push(finding(
        "earningsDoNotAddUp",
        format!("The earnings add up to {earned}, but the gross pay is {gross}."),
        weight,
        Some(at),
    ));
    1
}

/// What a year's payments come to is no less than one of them.
fn year_to_date(document: &Extraction, findings: &mut Vec<Finding>) -> usize {
    let mut looked = 0;
    for line in &document.lines {
        let Some(year) = line.year_to_date else { continue };
        looked = 1;
        let (year, now) = (year.to_f64().abs(), line.amount.to_f64().abs());
        if year + 0.05 < now && !line.amount.is_negative() {
            findings.push(finding(
                "yearToDateLessThanPeriod",
                format!(
                    "{}: the year to date ({year:.2}) is less than this period alone ({now:.2}).",
                    line.label
                ),
                0.5 * line.confidence,
                Some((line.page, line.area)),
            ));
        }
    }
    looked
}

/// A period ends after it begins and is no longer than a year.
fn dates(document: &Extraction, findings: &mut Vec<Finding>) -> usize {
    let date = |field| match document.fields.get(&field) {
        Some(found) => match found.value {
            Value::Date(date) => Some((date, found.page, found.area)),
            _ => None,
        },
        None => None,
    };
    let (Some((start, ..)), Some((end, page, area))) = (date(Field::StartDate), date(Field::EndDate)) else {
        return 0;
    };
    if end < start {
        findings.push(finding(
            "periodEndsBeforeItBegins",
            format!("The period ends ({end}) before it begins ({start})."),
            0.6,
            Some((page, area)),
        ));
    }
    if let Some((paid, page, area)) = date(Field::PayDate)
        && paid < start
    {
        findings.push(finding(
            "paidBeforePeriod",
            format!("It was paid on {paid}, before the period begins ({start})."),
            0.2,
            Some((page, area)),
        ));
    }
    1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Class, Found, checks::fixture};

    fn found(amount: i64) -> Found {
        Found {
            value: Value::Amount(Amount::units(amount)),
            confidence: 1.0,
            page: 0,
            area: Area::default(),
        }
    }

    /// A payslip of 1000 less 300, with these lines of earnings and deductions.
    fn payslip(net: i64, earned: &[i64], kept: &[i64]) -> Extraction {
        let amount = |amount| Value::Amount(Amount::units(amount));
        let mut payslip = fixture::document(
            Class::Payslip,
            &[
                (Field::GrossAmount, amount(1000)),
                (Field::NetAmount, amount(net)),
            ],
        );
        let of_kind = |kind, amounts: &[i64]| -> Vec<PayLine> {
            let line = |amount: &i64| PayLine {
                kind,
                label: "Pay".to_owned(),
                amount: Amount::units(*amount),
                year_to_date: None,
                confidence: 1.0,
                page: 0,
                area: Area::default(),
            };
            amounts.iter().map(line).collect()
        };
        payslip.lines = of_kind(PayLineKind::Earning, earned);
        payslip.lines.extend(of_kind(PayLineKind::Deduction, kept));
        payslip
    }

    fn checked(payslip: Extraction, deductions: Option<i64>, in_order: bool) -> (CheckResult, Vec<String>) {
        let evidence = Evidence {
            deductions: deductions.map(found),
            in_order,
        };
        let check = computation(&[payslip], &[evidence]);
        (
            check.result,
            check.findings.into_iter().map(|finding| finding.code).collect(),
        )
    }

    #[test]
    fn a_net_pay_that_does_not_follow_from_two_sums_fails() {
        let changed = payslip(950, &[600, 400], &[100, 200]);
        let (result, codes) = checked(changed, Some(300), true);
        assert_eq!(result, CheckResult::Failed);
        assert_eq!(codes, ["netIsNotGrossLessDeductions"]);
        let honest = payslip(700, &[600, 400], &[100, 200]);
        assert_eq!(checked(honest, Some(300), true), (CheckResult::Passed, vec![]));
    }

    #[test]
    fn lines_that_were_read_wrong_fail_nobody() {
        // The deductions' total is as it should be; a line was read twice
        let twice = payslip(700, &[600, 400], &[100, 200, 200]);
        assert_eq!(checked(twice, Some(300), true), (CheckResult::Passed, vec![]));
        // Their total is not printed, and what they come to may lack a line
        let unknown = payslip(700, &[600, 400], &[100]);
        assert_eq!(checked(unknown, None, true).0, CheckResult::Passed);
        // Earnings that are not surely all
        let missed = payslip(700, &[600], &[100, 200]);
        assert_eq!(checked(missed, Some(300), false), (CheckResult::Passed, vec![]));
    }

    #[test]
    fn earnings_in_order_that_come_to_less_than_the_gross_pay_fail() {
        let raised = payslip(700, &[600, 300], &[100, 200]);
        let (result, codes) = checked(raised, Some(300), true);
        assert_eq!(result, CheckResult::Failed);
        assert_eq!(codes, ["earningsDoNotAddUp"]);
    }

    #[test]
    fn nothing_to_compare_is_no_data() {
        let bare = fixture::document(Class::Payslip, &[]);
        assert_eq!(checked(bare, None, false).0, CheckResult::NoData);
    }
}
