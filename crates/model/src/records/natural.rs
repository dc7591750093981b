//! What a record is known by when its source is read again: the part of it that stays while the rest may change.

use std::fmt::Write;

use super::AnyRecord;

/// Texts that differ in case and spaces alone are the same employer to a source.
fn plain(text: Option<&str>) -> String {
    let words = text.unwrap_or_default().split_whitespace();
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

impl AnyRecord {
    /// The record's key among those of its kind and source. Several records may share one; they are told apart by their
    /// order. The date by which lists are sorted is part of it, so that a record never moves in a list that somebody is
    /// walking through.
    pub fn natural_key(&self) -> String {
        let mut key = match self {
            Self::Identity(_) | Self::Rating(_) | Self::Link(_) => String::new(),
            Self::Employment(r) => plain(r.employer.as_deref().or(r.name.as_deref())),
            Self::Income(r) => format!(
                "{}|{}|{}|{}",
                plain(r.work_item.as_deref()),
                plain(r.employer.as_deref()),
                r.start_date,
                r.currency
            ),
            // Without a number of its own, a movement is what it says; with one, that may be put right
            Self::Transaction(r) => match &r.reference_id {
                Some(reference) => format!("{}|{reference}", r.currency),
                None => format!("{}|{}|{}", r.currency, r.amount, plain(r.description.as_deref())),
            },
            Self::Contribution(r) => {
                format!("{}|{}", r.currency, r.reference_id.as_deref().unwrap_or_default())
            }
            Self::Liability(r) => format!(
                "{}|{}|{}",
                plain(Some(&r.kind)),
                r.reference_id.as_deref().unwrap_or_default(),
                r.currency
            ),
            Self::Document(r) => format!(
                "{}|{}|{}",
                plain(Some(&r.name)),
                r.doc_id.as_deref().unwrap_or_default(),
                r.document_type.map_or("", |kind| kind.as_str())
            ),
            Self::Eincome(r) => format!("{}|{}", r.month, r.currency),
            Self::Insight(r) => r.cutoff_time.to_string(),
        };
        if let Some(date) = self.date() {
            let _ = write!(key, "|{date}");
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Date,
        records::{Contribution, Employment},
    };

    use super::*;

    fn employment(employer: &str, title: &str) -> AnyRecord {
        Employment {
            name: None,
            description: None,
            job_title: Some(title.into()),
            department: None,
            employee_number: None,
            employer_number: None,
            employer: Some(employer.into()),
            status: None,
            start_date: Date::new(2020, 1, 6).unwrap(),
            end_date: None,
            reported_date: None,
        }
        .into()
    }

    #[test]
    fn a_promotion_is_the_same_employment() {
        let (before, after) = (
            employment("ACME  Corp", "Clerk"),
            employment("Acme corp", "Manager"),
        );
        assert_eq!(before.natural_key(), after.natural_key());
        assert_ne!(before.natural_key(), employment("Other", "Clerk").natural_key());
    }

    #[test]
    fn an_amount_that_is_put_right_is_the_same_contribution_and_a_month_later_is_another() {
        let paid = |month, amount: i64| {
            AnyRecord::from(Contribution {
                date: Date::new(2024, month, 28).unwrap(),
                currency: "PHP".parse().unwrap(),
                amount: serde_json::from_value(amount.into()).unwrap(),
                reference_id: None,
            })
        };
        assert_eq!(paid(3, 100).natural_key(), paid(3, 120).natural_key());
        assert_ne!(paid(3, 100).natural_key(), paid(4, 100).natural_key());
    }
}
