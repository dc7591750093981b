//! Schemas in words and tables.

use serde_json::{Map, Value, json};

use super::{Html, fields, items, text};

pub fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let reference = schema.get("$ref").and_then(Value::as_str);
    reference
        .and_then(|reference| document.pointer(reference.trim_start_matches('#')))
        .unwrap_or(schema)
}

/// A schema's type in words, with a link where it has a name.
pub fn kind(page: &mut Html, schema: &Value) {
    if let Some(name) = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|path| path.rsplit('/').next())
    {
        page.raw(&format!("<a href=\"#schema-{name}\">"))
            .text(name)
            .raw("</a>");
        return;
    }
    let choices: Vec<&Value> = ["anyOf", "oneOf"]
        .iter()
        .flat_map(|name| items(schema, &format!("/{name}")))
        .collect();
    if !choices.is_empty() {
        for (at, choice) in choices.into_iter().enumerate() {
            page.raw(if at > 0 { " or " } else { "" });
            kind(page, choice);
        }
        return;
    }
    let kinds: Vec<&str> = match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(kind)) => vec![kind],
        _ => vec!["anything"],
    };
    for (at, each) in kinds.into_iter().enumerate() {
        page.raw(if at > 0 { " or " } else { "" });
        match (each, schema.get("items")) {
            ("array", Some(items)) => {
                page.raw("list of ");
                kind(page, items);
            }
            (each, _) => drop(page.text(each)),
        }
    }
    let format = text(schema, "format");
    if ["date", "date-time", "email"].contains(&format) {
        page.text(&format!(", {format}"));
    }
}

/// Limits, default and words: what a type does not say.
fn limits(schema: &Value) -> String {
    let number = |name: &str| {
        schema
            .get(name)
            .filter(|value| value.is_number())
            .map(Value::to_string)
    };
    let mut parts = Vec::new();
    for (least, most, unit) in [
        ("minimum", "maximum", ""),
        ("minLength", "maxLength", " characters"),
        ("minItems", "maxItems", " items"),
    ] {
        match (number(least), number(most)) {
            (Some(least), Some(most)) => parts.push(format!("{least} to {most}{unit}")),
            (None, Some(most)) => parts.push(format!("at most {most}{unit}")),
            (Some(least), None) if least != "0" => parts.push(format!("at least {least}{unit}")),
            _ => {}
        }
    }
    if let Some(default) = schema.get("default") {
        parts.push(format!("default {default}"));
    }
    parts.join("; ")
}

fn words(page: &mut Html, schema: &Value) {
    let words: Vec<&str> = items(schema, "/enum").iter().filter_map(Value::as_str).collect();
    if words.len() > 40 {
        page.raw("<details><summary>")
            .text(&format!("{} words", words.len()))
            .raw("</summary>");
    }
    if !words.is_empty() {
        page.raw("<p class=\"words\">")
            .text(&words.join(", "))
            .raw("</p>");
    }
    if words.len() > 40 {
        page.raw("</details>");
    }
}

fn row(page: &mut Html, name: &str, schema: &Value, description: &str, notes: &[&str]) {
    page.raw("<tr><td><code>").text(name).raw("</code></td><td>");
    kind(page, schema);
    let limits = limits(schema);
    let notes = notes
        .iter()
        .copied()
        .chain([limits.as_str()])
        .filter(|note| !note.is_empty());
    let notes: Vec<&str> = notes.collect();
    if !notes.is_empty() {
        page.raw("<p class=\"note\">").text(&notes.join("; ")).raw("</p>");
    }
    page.raw("</td><td>").prose(description);
    words(page, schema);
    page.raw("</td></tr>");
}

const HEAD: &str = "<div class=\"table\"><table><tr><th>Name</th><th>Type</th><th>Meaning</th></tr>";

pub fn parameters(page: &mut Html, parameters: &[Value]) {
    page.raw(HEAD);
    for parameter in parameters {
        let is = |name: &str, word: &'static str| if parameter[name] == true { word } else { "" };
        let notes = [
            text(parameter, "in"),
            is("required", "required"),
            is("deprecated", "deprecated"),
        ];
        row(
            page,
            text(parameter, "name"),
            &parameter["schema"],
            text(parameter, "description"),
            &notes,
        );
    }
    page.raw("</table></div>");
}

/// An object's properties as a table; any other schema in words.
pub fn properties(page: &mut Html, schema: &Value) {
    if schema.get("properties").is_none() {
        page.raw("<p>");
        kind(page, schema);
        page.raw("</p>");
        return words(page, schema);
    }
    let required = items(schema, "/required");
    page.raw(HEAD);
    for (name, property) in fields(schema, "/properties") {
        let optional = if required.contains(&Value::from(name.as_str())) {
            ""
        } else {
            "optional"
        };
        let deprecated = if property["deprecated"] == true {
            "deprecated"
        } else {
            ""
        };
        row(
            page,
            name,
            property,
            text(property, "description"),
            &[optional, deprecated],
        );
    }
    page.raw("</table></div>");
}

/// A body that shows what is required.
pub fn example(document: &Value, schema: &Value) -> Value {
    let schema = resolve(document, schema);
    if let Some(word) = items(schema, "/enum").last() {
        return word.clone();
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("boolean") => json!(true),
        Some("integer" | "number") => json!(1),
        Some("array") => json!([example(document, &schema["items"])]),
        Some("object") => {
            let required = items(schema, "/required");
            let shown = fields(schema, "/properties")
                .filter(|(name, _)| required.contains(&Value::from(name.as_str())));
            let object: Map<String, Value> = shown
                .map(|(name, property)| (name.clone(), example(document, property)))
                .collect();
            object.into()
        }
        _ => json!("…"),
    }
}
