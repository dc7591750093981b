//! The sample documents tell of the same lives as the records.

use openwink_model::Amount;
use serde_json::Value;

use super::*;

fn json(name: &str) -> Vec<Value> {
    let path = format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn amount(value: &Value) -> Amount {
    Amount::from_f64(value.as_str().unwrap().parse().unwrap()).unwrap()
}

/// Employer, name, days and amounts of every sample are those that the person's employer reports.
#[test]
fn samples_agree_with_the_records() {
    let catalogue = Catalogue::sandbox();
    let (manifest, truths) = (json("manifest.json"), json("samples.truth.json"));
    assert_eq!(manifest.len(), truths.len());
    for (sample, truth) in manifest.iter().zip(&truths) {
        let file = sample["file"].as_str().unwrap();
        assert_eq!(truth["file"], file);
        let person = people()
            .iter()
            .find(|person| sample["person"] == person.key)
            .unwrap();
        let fields = &truth["documents"][0]["fields"];
        let named = |provider: &&Provider| fields["employerName"] == provider.name.as_str();
        let employer = connectable(&catalogue).find(named).unwrap();
        let all = records_of(employer, person.key, day("2026-11-23"));
        let paid = |income: &&&openwink_model::records::Income| {
            fields["endDate"] == income.end_date.unwrap().to_string().as_str()
        };
        let incomes = of_kind!(all, Income);
        let income = incomes.iter().find(paid).unwrap();
        assert_eq!(
            fields["startDate"],
            income.start_date.to_string().as_str(),
            "{file}"
        );
        assert_eq!(fields["payDate"], fields["endDate"], "{file}");
        assert_eq!(fields["currency"], income.currency.as_str(), "{file}");
        assert_eq!(fields["employeeName"], person.full_name, "{file}");
        assert_eq!(
            Some(amount(&fields["grossAmount"])),
            income.gross_amount,
            "{file}"
        );
        assert_eq!(Some(amount(&fields["netAmount"])), income.net_amount, "{file}");
        assert_eq!(
            Some(amount(&truth["documents"][0]["earnings"][0]["amount"])),
            income.base_amount,
            "{file}"
        );
        let number = fields["ssNumber"].as_str().map(|number| number.replace('-', ""));
        assert_eq!(number.as_deref(), person.ss_number, "{file}");
    }
}
