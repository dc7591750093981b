//! What the contract says of some properties beyond their types. The types themselves stay lenient: a source's e-mail
//! address is handed on as it is, well formed or not.

use serde_json::{Map, Value, json};

const LATITUDE: &str = r"^(\+|-)?(?:90(?:(?:\.0{1,6})?)|(?:[0-9]|[1-8][0-9])(?:(?:\.[0-9]{1,6})?))$";
const LONGITUDE: &str =
    r"^(\+|-)?(?:180(?:(?:\.0{1,6})?)|(?:[0-9]|[1-9][0-9]|1[0-7][0-9])(?:(?:\.[0-9]{1,6})?))$";

fn details() -> [(&'static str, &'static str, Value); 8] {
    [
        ("Email", "address", json!({ "format": "email" })),
        ("Phone", "number", json!({ "pattern": r"^\+[1-9]\d{1,14}$" })),
        ("Address", "latitude", json!({ "pattern": LATITUDE })),
        ("Address", "longitude", json!({ "pattern": LONGITUDE })),
        ("Address", "tags", json!({ "default": [] })),
        ("Identity", "latestEmployerName", json!({ "deprecated": true })),
        (
            "IdentityPayload",
            "latestEmployerName",
            json!({ "deprecated": true }),
        ),
        ("Provider", "monitorSupported", json!({ "default": false })),
    ]
}

pub fn add(schemas: &mut Map<String, Value>) {
    for (schema, property, more) in details() {
        let found = schemas
            .get_mut(schema)
            .and_then(|schema| schema.get_mut("properties"))
            .and_then(|properties| properties.get_mut(property))
            .and_then(Value::as_object_mut);
        if let (Some(found), Value::Object(more)) = (found, more) {
            found.extend(more);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_detail_is_of_a_property_that_exists() {
        let (_, document) = crate::open::router();
        for (schema, property, _) in details() {
            let pointer = format!("/components/schemas/{schema}/properties/{property}");
            assert!(document.value.pointer(&pointer).is_some(), "{pointer}");
        }
    }
}
