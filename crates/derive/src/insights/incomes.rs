//! Features of incomes: what the estimated months of one currency say together.

use std::collections::BTreeMap;

use openwink_model::{Amount, Currency, Date};

use crate::figures::Sample;
use crate::{
    EstimatedIncome, Features, Month, Problem, Value,
    figures::{UNIT, nearest, raw, value},
};

/// Agencies tell of a month so many months late.
const LATE_MONTHS: i32 = 2;

struct Series<'a> {
    months: BTreeMap<Month, &'a EstimatedIncome>,
    first: Month,
    current: Month,
}

pub(super) fn fill(features: &mut Features, estimated: &[EstimatedIncome], day: Date) {
    let over = Month::over_on(day);
    let Some((currency, series)) = series(estimated, over) else {
        return;
    };
    features.incomes_currency = Value::Word(currency.as_str());
    let range = i64::from(series.current.since(series.first)) + 1;
    let count = series.months.len() as i64;
    features.incomes_count = Value::Count(count);
    features.incomes_first_income_month_range = Value::Count(range);
    features.incomes_missing_month_count = Value::Count(range - count);
    features.incomes_missing_month_max = Value::Count(series.longest_gap().into());
    features.incomes_starting_amount = series.amount(series.first);
    features.incomes_current_amount = series.amount(series.current);
    features.incomes_latest_growth = series.growth();

    macro_rules! window {
        ($months:expr, $sum:ident, $average:ident, $min:ident, $max:ident, $median:ident, $std:ident) => {
            let (sample, without) = series.sample($months);
            let figure = |of: fn(&Sample) -> Value| {
                if sample.is_empty() {
                    without
                } else {
                    of(&sample)
                }
            };
            features.$sum = figure(Sample::sum);
            features.$average = figure(Sample::average);
            features.$min = figure(Sample::min);
            features.$max = figure(Sample::max);
            features.$median = figure(Sample::median);
            features.$std = figure(Sample::std);
        };
    }
    window!(
        None,
        incomes_amount_sum,
        incomes_amount_average,
        incomes_amount_min,
        incomes_amount_max,
        incomes_amount_median,
        incomes_amount_std
    );
    window!(
        Some(3),
        incomes_last3_months_amount_sum,
        incomes_last3_months_amount_average,
        incomes_last3_months_amount_min,
        incomes_last3_months_amount_max,
        incomes_last3_months_amount_median,
        incomes_last3_months_amount_std
    );
    window!(
        Some(6),
        incomes_last6_months_amount_sum,
        incomes_last6_months_amount_average,
        incomes_last6_months_amount_min,
        incomes_last6_months_amount_max,
        incomes_last6_months_amount_median,
        incomes_last6_months_amount_std
    );
    window!(
        Some(9),
        incomes_last9_months_amount_sum,
        incomes_last9_months_amount_average,
        incomes_last9_months_amount_min,
        incomes_last9_months_amount_max,
        incomes_last9_months_amount_median,
        incomes_last9_months_amount_std
    );
    window!(
        Some(12),
        incomes_last12_months_amount_sum,
        incomes_last12_months_amount_average,
        incomes_last12_months_amount_min,
        incomes_last12_months_amount_max,
        incomes_last12_months_amount_median,
        incomes_last12_months_amount_std
    );
    window!(
        Some(18),
        incomes_last18_months_amount_sum,
        incomes_last18_months_amount_average,
        incomes_last18_months_amount_min,
        incomes_last18_months_amount_max,
        incomes_last18_months_amount_median,
        incomes_last18_months_amount_std
    );
    let (sample, without) = series.sample(Some(18));
    features.incomes_last18_months_max_amount_count = if sample.is_empty() {
        without
    } else {
        Value::Count(sample.count_of_max() as i64)
    };
}

/// The months of the currency that has most of them; of several the one with the latest month, then the first by name.
fn series(estimated: &[EstimatedIncome], over: Month) -> Option<(Currency, Series<'_>)> {
    let mut by_currency: BTreeMap<&'static str, (Currency, BTreeMap<Month, &EstimatedIncome>)> =
        BTreeMap::new();
    for one in estimated.iter().filter(|one| one.month <= over) {
        by_currency
            .entry(one.currency.as_str())
            .or_insert_with(|| (one.currency, BTreeMap::new()))
            .1
            .insert(one.month, one);
    }
    let (currency, months) = by_currency
        .into_values()
        .rev()
        .max_by_key(|(_, months)| (months.len(), months.last_key_value().map(|(month, _)| *month)))?;
    let (first, _) = months.first_key_value()?;
    let (latest, _) = months.last_key_value()?;
    let (first, current) = (*first, (*latest).max(over.plus(-LATE_MONTHS)));
    Some((
        currency,
        Series {
            months,
            first,
            current,
        },
    ))
}

/// What stands for a figure about months of which none has an amount.
fn without<'a>(mut months: impl Iterator<Item = &'a EstimatedIncome>) -> Value {
    let failed = |month: &EstimatedIncome| matches!(month.problem, Some(Problem::NoRule | Problem::TooLarge));
    if months.any(failed) {
        Value::Failed
    } else {
        Value::NoData
    }
}

impl Series<'_> {
    /// The amounts of the last months, or of all; and what stands in a figure's place where there are none.
    fn sample(&self, months: Option<i32>) -> (Sample, Value) {
        let from = months.map_or(self.first, |months| self.current.plus(1 - months));
        let there = || self.months.range(from..).map(|(_, month)| *month);
        (Sample::of(there().filter_map(known)), without(there()))
    }

    fn amount(&self, month: Month) -> Value {
        match self.months.get(&month) {
            Some(one) => known(one).map_or_else(|| without([*one].into_iter()), Value::Number),
            None => Value::NoData,
        }
    }

    /// Runs end with a month that has an income, or with the current month.
    fn longest_gap(&self) -> i32 {
        let next = self.months.keys().skip(1).map(|month| month.plus(-1));
        let ends = next.chain([self.current]);
        self.months
            .keys()
            .zip(ends)
            .map(|(month, end)| end.since(*month))
            .max()
            .unwrap_or(0)
    }

    fn growth(&self) -> Value {
        let months = [self.current, self.current.plus(-12)].map(|month| self.months.get(&month).copied());
        let [Some(now), Some(then)] = months else {
            return Value::NoData;
        };
        match (known(now), known(then)) {
            (Some(now), Some(then)) => {
                let (now, then) = (raw(now), raw(then));
                value(nearest((now - then) * UNIT, then, 1))
            }
            _ => without([now, then].into_iter()),
        }
    }
}

/// A month's amount. Estimates are above zero; what else somebody may hand over is as good as none.
fn known(month: &EstimatedIncome) -> Option<Amount> {
    month
        .amount
        .filter(|amount| *amount > Amount::ZERO && crate::figures::amount(raw(*amount)).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rule;

    fn estimates(months: &[(&str, i64)]) -> Vec<EstimatedIncome> {
        let estimate = |(month, units): &(&str, i64)| EstimatedIncome {
            month: Month::of(format!("{month}-01").parse().unwrap()),
            currency: Currency::Php,
            amount: Some(Amount::units(*units)),
            rule: Rule::Pay,
            rule_version: 1,
            rates_since: None,
            inputs: Vec::new(),
            at_least: false,
            problem: None,
        };
        months.iter().map(estimate).collect()
    }

    fn features(months: &[(&str, i64)], day: &str) -> Features {
        let mut features = Features::NONE;
        fill(&mut features, &estimates(months), day.parse().unwrap());
        features
    }

    #[test]
    fn a_gap_between_two_months_counts() {
        let features = features(&[("2026-08", 8_500), ("2026-10", 8_500)], "2026-10-31");
        assert_eq!(features.incomes_first_income_month_range, Value::Count(3));
        assert_eq!(features.incomes_missing_month_count, Value::Count(1));
        assert_eq!(features.incomes_missing_month_max, Value::Count(1));
        assert_eq!(
            features.incomes_amount_average,
            Value::Number(Amount::units(8_500))
        );
        assert_eq!(features.incomes_latest_growth, Value::NoData);
    }

    #[test]
    fn two_silent_months_are_no_gap_and_the_third_is() {
        let late = |day| features(&[("2026-07", 100)], day);
        assert_eq!(late("2026-10-30").incomes_missing_month_count, Value::Count(0));
        assert_eq!(
            late("2026-10-30").incomes_current_amount,
            Value::Number(Amount::units(100))
        );
        assert_eq!(late("2026-10-31").incomes_missing_month_count, Value::Count(1));
        assert_eq!(late("2026-10-31").incomes_current_amount, Value::NoData);
        assert_eq!(
            late("2026-10-31").incomes_last3_months_amount_sum,
            Value::Number(Amount::units(100))
        );
        assert_eq!(late("2026-12-31").incomes_last3_months_amount_sum, Value::NoData);
    }

    #[test]
    fn growth_is_a_fraction_of_the_year_before() {
        let features = features(&[("2025-10", 8_000), ("2026-10", 8_400)], "2026-11-15");
        assert_eq!(features.incomes_latest_growth.as_f64(), 0.05);
        assert_eq!(features.incomes_missing_month_max, Value::Count(11));
    }
}
