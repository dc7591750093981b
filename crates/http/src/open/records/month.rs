//! A month as a parameter: `2021-04`.

use std::borrow::Cow;

use openwink_model::{Date, records::first_day};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de};

use crate::Problem;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(Date);

impl Month {
    pub fn first_day(self) -> Date {
        self.0
    }

    pub fn last_day(self) -> Date {
        self.0.last_of_month()
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        first_day(&text)
            .map(Self)
            .ok_or_else(|| de::Error::custom("expected a month such as 2021-04"))
    }
}

impl JsonSchema for Month {
    fn schema_name() -> Cow<'static, str> {
        "Month".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$" })
    }
}

/// Refuses a span that ends before it begins.
pub fn check_months(start: Option<Month>, end: Option<Month>) -> Result<(), Problem> {
    match (start, end) {
        (Some(start), Some(end)) if start > end => {
            Err(Problem::field("startMonth", "must not be after endMonth"))
        }
        _ => Ok(()),
    }
}
