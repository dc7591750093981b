//! Money: a fixed-point number, exact to a ten-thousandth of the currency's unit.

use std::{
    borrow::Cow,
    fmt,
    iter::Sum,
    ops::{Add, Neg, Sub},
};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

const SCALE: i64 = 10_000;

/// An amount in units of its record's currency. It is a JSON number on the wire, as the contract has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Amount(i64);

impl Amount {
    pub const ZERO: Amount = Amount(0);

    /// Whole units of the currency.
    pub const fn units(units: i64) -> Self {
        Self(units * SCALE)
    }

    /// Hundredths of the currency's unit (centavos, cents, paise, sen).
    pub const fn cents(cents: i64) -> Self {
        Self(cents * 100)
    }

    /// What the amount is made of: for arithmetic that must not overflow, or that this type does not have.
    pub const fn ten_thousandths(self) -> i64 {
        self.0
    }

    pub const fn from_ten_thousandths(ten_thousandths: i64) -> Self {
        Self(ten_thousandths)
    }

    /// This amount times `numerator / denominator`, rounded half away from zero to a hundredth of a unit.
    pub fn ratio(self, numerator: i64, denominator: i64) -> Self {
        let cents = i128::from(self.0) * i128::from(numerator);
        let unit = i128::from(denominator) * 100;
        let half = if (cents < 0) == (unit < 0) {
            unit / 2
        } else {
            -unit / 2
        };
        Self(((cents + half) / unit) as i64 * 100)
    }

    /// Rounded half away from zero to whole units.
    pub fn rounded(self) -> Self {
        let half = if self.0 < 0 { -SCALE / 2 } else { SCALE / 2 };
        Self((self.0 + half) / SCALE * SCALE)
    }

    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// In hundredths, rounded toward zero: for sums and comparisons outside this type.
    pub fn as_cents(self) -> i64 {
        self.0 / 100
    }

    pub fn to_f64(self) -> f64 {
        self.0 as f64 / SCALE as f64
    }

    /// The nearest amount, or `None` for what is not a number or does not fit.
    pub fn from_f64(number: f64) -> Option<Self> {
        let scaled = (number * SCALE as f64).round();
        // 2^51: beyond it a JSON number no longer names one amount (225 billion units: enough even for rupiah and dong)
        (scaled.abs() <= 2_251_799_813_685_248.0).then_some(Self(scaled as i64))
    }
}

impl Add for Amount {
    type Output = Amount;
    fn add(self, other: Amount) -> Amount {
        Amount(self.0 + other.0)
    }
}

impl Sub for Amount {
    type Output = Amount;
    fn sub(self, other: Amount) -> Amount {
        Amount(self.0 - other.0)
    }
}

impl Neg for Amount {
    type Output = Amount;
    fn neg(self) -> Amount {
        Amount(-self.0)
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Amount {
        amounts.fold(Amount::ZERO, Add::add)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.to_f64())
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 % SCALE {
            0 => serializer.serialize_i64(self.0 / SCALE),
            _ => serializer.serialize_f64(self.to_f64()),
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_f64(f64::deserialize(deserializer)?)
            .ok_or_else(|| de::Error::custom("the amount is out of range"))
    }
}

impl JsonSchema for Amount {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn amounts_survive_json(ten_thousandths in -2_251_799_813_685_248i64..2_251_799_813_685_248) {
            let amount = Amount(ten_thousandths);
            let json = serde_json::to_string(&amount).unwrap();
            prop_assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), amount);
        }
    }

    #[test]
    fn json_shows_what_a_payslip_shows() {
        assert_eq!(
            serde_json::to_string(&Amount::cents(2_543_210)).unwrap(),
            "25432.1"
        );
        assert_eq!(
            serde_json::to_string(&Amount::units(12_000_000)).unwrap(),
            "12000000"
        );
    }

    #[test]
    fn ratios_round_half_away_from_zero() {
        assert_eq!(Amount::cents(5).ratio(1, 2), Amount::cents(3));
        assert_eq!(Amount::cents(-5).ratio(1, 2), Amount::cents(-3));
        assert_eq!(Amount::units(100).ratio(45, 1000), Amount::cents(450));
    }
}
