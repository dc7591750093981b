//! Arithmetic on amounts: exact, in ten-thousandths of a unit, and never past what a JSON number can say.

use num_bigint::BigInt;
use openwink_model::Amount;

use crate::features::Value;

/// Beyond it (225 billion units) a JSON number no longer names one amount.
pub(crate) const LARGEST: i128 = 1 << 51;

/// A hundredth of a unit, in ten-thousandths.
pub(crate) const CENT: i128 = 100;

/// One unit of a currency, in ten-thousandths.
pub(crate) const UNIT: i128 = 10_000;

pub(crate) fn raw(amount: Amount) -> i128 {
    i128::from(amount.ten_thousandths())
}

/// The amount, where it is one that can be told.
pub(crate) fn amount(ten_thousandths: i128) -> Option<Amount> {
    let small = i64::try_from(ten_thousandths).ok()?;
    (ten_thousandths.abs() <= LARGEST).then_some(Amount::from_ten_thousandths(small))
}

pub(crate) fn value(ten_thousandths: i128) -> Value {
    amount(ten_thousandths).map_or(Value::Failed, Value::Number)
}

/// `numerator / denominator` to the nearest multiple of `step`, half away from zero. `denominator` and `step` are positive.
pub(crate) fn nearest(numerator: i128, denominator: i128, step: i128) -> i128 {
    let divisor = denominator * step;
    let (whole, rest) = (numerator / divisor, (numerator % divisor).abs());
    let up = i128::from(rest >= divisor - rest);
    (whole + up * numerator.signum()) * step
}

/// Values with how often each occurs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sample {
    /// In ten-thousandths, each at most [`LARGEST`].
    values: Vec<(i128, i128)>,
}

impl Sample {
    pub(crate) fn of(amounts: impl IntoIterator<Item = Amount>) -> Self {
        Self::weighted(amounts.into_iter().map(|amount| (amount, 1)))
    }

    pub(crate) fn weighted(amounts: impl IntoIterator<Item = (Amount, u32)>) -> Self {
        let mut values: Vec<(i128, i128)> = amounts
            .into_iter()
            .filter(|(_, times)| *times > 0)
            .map(|(amount, times)| (raw(amount), i128::from(times)))
            .collect();
        values.sort_unstable();
        Self { values }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(crate) fn count(&self) -> i128 {
        self.values.iter().map(|(_, times)| times).sum()
    }

    fn total(&self) -> i128 {
        self.values.iter().map(|(value, times)| value * times).sum()
    }

    /// The value at a place of all values in order.
    fn at(&self, place: i128) -> i128 {
        let mut before = 0;
        for (value, times) in &self.values {
            before += times;
            if place < before {
                return *value;
            }
        }
        self.values.last().map_or(0, |(value, _)| *value)
    }

    /// How often the largest value occurs.
    pub(crate) fn count_of_max(&self) -> i128 {
        let max = self.values.last().map(|(value, _)| *value);
        self.values
            .iter()
            .filter(|(value, _)| Some(*value) == max)
            .map(|(_, times)| times)
            .sum()
    }

    fn known(&self, figure: impl FnOnce() -> i128) -> Value {
        if self.is_empty() {
            Value::NoData
        } else {
            value(figure())
        }
    }

    pub(crate) fn sum(&self) -> Value {
        self.known(|| self.total())
    }

    pub(crate) fn average(&self) -> Value {
        self.known(|| nearest(self.total(), self.count(), CENT))
    }

    pub(crate) fn min(&self) -> Value {
        self.known(|| self.values[0].0)
    }

    pub(crate) fn max(&self) -> Value {
        self.known(|| self.values[self.values.len() - 1].0)
    }

    pub(crate) fn median(&self) -> Value {
        self.known(|| {
            let count = self.count();
            nearest(self.at((count - 1) / 2) + self.at(count / 2), 2, CENT)
        })
    }

    /// Of a sample: divided by one less than the count.
    pub(crate) fn std(&self) -> Value {
        let count = self.count();
        if count < 2 {
            return Value::NoData;
        }
        let mut squares = BigInt::ZERO;
        for (value, times) in &self.values {
            squares += BigInt::from(*value) * value * times;
        }
        let total = BigInt::from(self.total());
        // Of the variance v = n Σx² − (Σx)² / n (n − 1) the root to the nearest hundredth: the largest r for which
        // (2r − 1) hundredths are at most √4v
        let above = squares * count - &total * &total;
        let root: BigInt = (above * 4_i128 / (count * (count - 1))).sqrt();
        i128::try_from((root + CENT) / (2 * CENT)).map_or(Value::Failed, |cents| value(cents * CENT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(cents: i64) -> Value {
        Value::Number(Amount::cents(cents))
    }

    #[test]
    fn half_goes_away_from_zero() {
        assert_eq!(nearest(25, 10, 1), 3);
        assert_eq!(nearest(-25, 10, 1), -3);
        assert_eq!(nearest(24, 10, 1), 2);
        assert_eq!(nearest(149, 1, 100), 100);
        assert_eq!(nearest(-150, 1, 100), -200);
    }

    #[test]
    fn a_sample_is_described() {
        let sample = Sample::of([3, 1, 2, 2].map(Amount::units));
        assert_eq!(sample.sum(), number(800));
        assert_eq!(sample.average(), number(200));
        assert_eq!(sample.median(), number(200));
        assert_eq!(sample.std(), number(82));
        assert_eq!((sample.min(), sample.max()), (number(100), number(300)));
        let repeated = Sample::weighted([
            (Amount::units(1), 1),
            (Amount::units(2), 2),
            (Amount::units(3), 1),
        ]);
        assert_eq!(repeated.std(), sample.std());
        assert_eq!(repeated.median(), sample.median());
    }

    #[test]
    fn nothing_and_too_much_have_their_sentinels() {
        assert_eq!(Sample::default().average(), Value::NoData);
        assert_eq!(Sample::of([Amount::units(1)]).std(), Value::NoData);
        let largest = Amount::from_ten_thousandths(LARGEST as i64);
        let two = Sample::weighted([(largest, 2)]);
        assert_eq!(two.sum(), Value::Failed);
        assert_eq!(
            two.average(),
            Value::Number(Amount::from_ten_thousandths(nearest(LARGEST, 1, CENT) as i64))
        );
        assert_eq!(
            Sample::weighted([(largest, u32::MAX), (Amount::ZERO, u32::MAX)])
                .std()
                .as_f64(),
            112_589_990_690.82
        );
    }
}
