//! Documents for the checks' tests.

use crate::{Area, Class, Extraction, Field, Found, Value};

/// A document with these fields, read without doubt.
pub fn document(file_type: Class, fields: &[(Field, Value)]) -> Extraction {
    let found = |value: &Value| Found {
        value: value.clone(),
        confidence: 1.0,
        page: 0,
        area: Area::default(),
    };
    Extraction {
        file_type,
        pages: vec![0],
        fields: fields
            .iter()
            .map(|(field, value)| (*field, found(value)))
            .collect(),
        lines: Vec::new(),
    }
}
