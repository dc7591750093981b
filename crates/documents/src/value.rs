//! A value as it was read, typed.

use openwink_model::{
    Amount, Currency, Date,
    records::{Gender, MaritalStatus},
};
use serde::{Deserialize, Serialize};

/// On the wire: a text, or a number for amounts and meter readings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "camelCase")]
pub enum Value {
    Text(String),
    Date(Date),
    Amount(Amount),
    Currency(Currency),
    Gender(Gender),
    MaritalStatus(MaritalStatus),
}
