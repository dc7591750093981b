//! Whether our document has everything that the wire contract has: paths, parameters, bodies, answers, events.
//!
//! The contract is OpenAPI 3.0 and ours 3.1; both are compared as plain shapes. Ours may say more (another property,
//! another enum value, null where the contract leaves a property out), never less.

use std::collections::BTreeSet;

use serde_json::Value;

struct Comparison<'a> {
    ours: &'a Value,
    theirs: &'a Value,
    missing: BTreeSet<String>,
}

/// What the contract has and our document lacks, each with its place. Paths that begin with one of `later` are left
/// out; so are the events that only they send.
pub fn missing(ours: &Value, theirs: &Value, later: &[&str]) -> Vec<String> {
    let mut comparison = Comparison {
        ours,
        theirs,
        missing: BTreeSet::new(),
    };
    comparison.paths(later);
    comparison.events();
    comparison.missing.into_iter().collect()
}

fn texts(value: Option<&Value>) -> Vec<&str> {
    let items = value
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    items.iter().filter_map(Value::as_str).collect()
}

fn resolve<'a>(document: &'a Value, mut value: &'a Value) -> &'a Value {
    while let Some(reference) = value.get("$ref").and_then(Value::as_str) {
        let Some(found) = document.pointer(reference.trim_start_matches('#')) else {
            break;
        };
        value = found;
    }
    value
}

/// A schema with its references resolved, its `allOf` merged and its null apart.
#[derive(Default)]
struct Shape<'a> {
    kinds: BTreeSet<&'a str>,
    nullable: bool,
    properties: Vec<(&'a str, &'a Value)>,
    required: BTreeSet<&'a str>,
    words: Option<BTreeSet<String>>,
    items: Option<&'a Value>,
    additional: Option<&'a Value>,
    /// Keyword and value: format, limits, pattern.
    limits: Vec<(&'a str, &'a Value)>,
}

const LIMITS: [&str; 9] = [
    "format",
    "pattern",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "maxProperties",
];

impl<'a> Shape<'a> {
    fn of(document: &'a Value, schema: &'a Value) -> Self {
        let mut shape = Self::default();
        shape.add(document, schema);
        shape
    }

    fn add(&mut self, document: &'a Value, schema: &'a Value) {
        let schema = resolve(document, schema);
        match schema.get("type") {
            Some(Value::String(kind)) => self.add_kind(kind),
            Some(kinds @ Value::Array(_)) => texts(Some(kinds))
                .into_iter()
                .for_each(|kind| self.add_kind(kind)),
            _ => {}
        }
        self.nullable |= schema.get("nullable") == Some(&Value::Bool(true));
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            self.add_words(words);
        }
        if let Some(word) = schema.get("const") {
            self.add_words(std::slice::from_ref(word));
        }
        if let Some(Value::Object(properties)) = schema.get("properties") {
            self.kinds.insert("object");
            for (name, property) in properties {
                self.properties.push((name, property));
            }
        }
        self.required.extend(texts(schema.get("required")));
        self.items = self.items.or(schema.get("items"));
        self.additional = self.additional.or(schema.get("additionalProperties"));
        let limits = LIMITS
            .iter()
            .filter_map(|limit| Some((*limit, schema.get(*limit)?)));
        self.limits.extend(limits);
        for parts in ["allOf", "anyOf", "oneOf"] {
            for part in schema.get(parts).and_then(Value::as_array).into_iter().flatten() {
                self.add(document, part);
            }
        }
    }

    fn add_kind(&mut self, kind: &'a str) {
        match kind {
            "null" => self.nullable = true,
            kind => drop(self.kinds.insert(kind)),
        }
    }

    fn add_words(&mut self, words: &[Value]) {
        self.nullable |= words.contains(&Value::Null);
        let all = self.words.get_or_insert_default();
        all.extend(words.iter().filter_map(|word| Some(word.as_str()?.to_owned())));
    }

    /// The property's schemas: several where the shape is one of several.
    fn property(&self, name: &str) -> Vec<&'a Value> {
        self.properties
            .iter()
            .filter(|(each, _)| *each == name)
            .map(|(_, schema)| *schema)
            .collect()
    }
}

impl<'a> Comparison<'a> {
    fn lacks(&mut self, at: &str, what: impl std::fmt::Display) {
        self.missing.insert(format!("{at}: {what}"));
    }

    /// `answer`: what we send. What is required there must be there; what we take in may be asked for less strictly.
    fn schema(&mut self, at: &str, ours: &'a Value, theirs: &'a Value, answer: bool) {
        if at.split('.').count() > 14 {
            return;
        }
        let (our, their) = (Shape::of(self.ours, ours), Shape::of(self.theirs, theirs));
        for kind in &their.kinds {
            // A whole number is a number
            let integer = *kind == "number" && our.kinds.contains("integer");
            if !our.kinds.contains(kind) && !integer {
                self.lacks(at, format_args!("type {kind}, ours is {:?}", our.kinds));
            }
        }
        if !answer && their.nullable && !our.nullable {
            self.lacks(at, "null");
        }
        match (&our.words, &their.words) {
            (Some(our), Some(their)) => {
                for word in their.difference(our) {
                    self.lacks(at, format_args!("the word {word}"));
                }
            }
            (None, Some(_)) => self.lacks(at, "the list of words"),
            _ => {}
        }
        for (limit, value) in &their.limits {
            let same = |(our, ours): &(&str, &Value)| {
                our == limit
                    && (ours == value || ours.as_f64().is_some_and(|ours| Some(ours) == value.as_f64()))
            };
            if !our.limits.iter().any(same) {
                self.lacks(at, format_args!("{limit} {value}"));
            }
        }
        for (name, property) in &their.properties {
            let at = format!("{at}.{name}");
            match self.closest(&at, &our.property(name), property, answer) {
                Some(ours) => {
                    self.schema(&at, ours, property, answer);
                    let required = their.required.contains(name);
                    if answer && required && !our.required.contains(name) {
                        self.lacks(&at, "that it is required");
                    }
                    let may_be_null = |document, schema| Shape::of(document, schema).nullable;
                    if answer
                        && required
                        && may_be_null(self.ours, ours)
                        && !may_be_null(self.theirs, property)
                    {
                        self.lacks(&at, "that it is never null");
                    }
                }
                None => self.lacks(&at, "the property"),
            }
        }
        if !answer {
            for name in our.required.difference(&their.required) {
                self.lacks(at, format_args!("that {name} may be left out"));
            }
        }
        let inner = [
            ("[]", our.items, their.items),
            (".*", our.additional, their.additional),
        ];
        for (what, ours, theirs) in inner {
            match (ours, theirs) {
                (Some(ours), Some(theirs)) => self.schema(&format!("{at}{what}"), ours, theirs, answer),
                (None, Some(_)) => self.lacks(at, format_args!("what is in {what}")),
                _ => {}
            }
        }
    }

    /// Of several schemas of ours, the one that lacks the least.
    fn closest(&self, at: &str, ours: &[&'a Value], theirs: &'a Value, answer: bool) -> Option<&'a Value> {
        if let [] | [_] = ours {
            return ours.first().copied();
        }
        let lacking = |candidate: &'a Value| {
            let mut trial = Comparison {
                ours: self.ours,
                theirs: self.theirs,
                missing: BTreeSet::new(),
            };
            trial.schema(at, candidate, theirs, answer);
            trial.missing.len()
        };
        ours.iter().copied().min_by_key(|candidate| lacking(candidate))
    }

    fn paths(&mut self, later: &[&str]) {
        let paths = self.theirs["paths"].as_object().into_iter().flatten();
        for (path, item) in paths.filter(|(path, _)| !later.iter().any(|prefix| path.starts_with(prefix))) {
            let shared = item.get("parameters");
            for (method, operation) in item.as_object().into_iter().flatten() {
                if operation.is_object() {
                    self.operation(path, method, shared, operation);
                }
            }
        }
    }

    fn operation(&mut self, path: &str, method: &str, shared: Option<&'a Value>, theirs: &'a Value) {
        let at = format!("{method} {path}");
        let Some(ours) = self.ours["paths"].get(path).and_then(|item| item.get(method)) else {
            return self.lacks(&at, "the operation");
        };
        if ours.get("operationId") != theirs.get("operationId") {
            self.lacks(&at, format_args!("operationId {}", theirs["operationId"]));
        }
        let own = theirs.get("parameters");
        for parameter in [shared, own]
            .into_iter()
            .flatten()
            .filter_map(Value::as_array)
            .flatten()
        {
            self.parameter(&at, ours, resolve(self.theirs, parameter));
        }
        const JSON: &str = "/content/application~1json/schema";
        if let Some(their_body) = theirs.pointer(&format!("/requestBody{JSON}")) {
            match ours.pointer(&format!("/requestBody{JSON}")) {
                Some(our_body) => self.schema(&format!("{at} body"), our_body, their_body, false),
                None => self.lacks(&at, "the body"),
            }
        }
        for (status, response) in theirs["responses"].as_object().into_iter().flatten() {
            let at = format!("{at} {status}");
            let Some(our_response) = ours["responses"].get(status) else {
                self.lacks(&at, "the answer");
                continue;
            };
            let our_schema = resolve(self.ours, our_response).pointer(JSON);
            let their_schema = resolve(self.theirs, response).pointer(JSON);
            match (our_schema, their_schema) {
                (Some(ours), Some(theirs)) => self.schema(&at, ours, theirs, true),
                (None, Some(_)) => self.lacks(&at, "the answer's schema"),
                _ => {}
            }
        }
    }

    fn parameter(&mut self, at: &str, operation: &'a Value, theirs: &'a Value) {
        let (name, place) = (&theirs["name"], &theirs["in"]);
        let at = format!("{at} ?{}", name.as_str().unwrap_or_default());
        let ours = operation["parameters"].as_array().into_iter().flatten();
        let document = self.ours;
        let ours = ours
            .map(|parameter| resolve(document, parameter))
            .find(|parameter| parameter["name"] == *name && parameter["in"] == *place);
        let Some(ours) = ours else {
            return self.lacks(&at, "the parameter");
        };
        let required = |parameter: &Value| parameter.get("required") == Some(&Value::Bool(true));
        if required(ours) && !required(theirs) {
            self.lacks(&at, "that it may be left out");
        }
        if theirs.get("deprecated") == Some(&Value::Bool(true))
            && ours.get("deprecated") != theirs.get("deprecated")
        {
            self.lacks(&at, "that it is deprecated");
        }
        let default = theirs["schema"].get("default");
        if default.is_some() && ours["schema"].get("default") != default {
            self.lacks(&at, "the default");
        }
        self.schema(&at, &ours["schema"], &theirs["schema"], false);
    }

    /// Every event that our document has must be as the contract's schema of that name says.
    fn events(&mut self) {
        let schemas = self.theirs["components"]["schemas"]
            .as_object()
            .into_iter()
            .flatten();
        for (name, theirs) in schemas.filter(|(name, _)| name.ends_with("Event")) {
            if let Some(ours) = self.ours["components"]["schemas"].get(name) {
                self.schema(name, ours, theirs, true);
            }
        }
    }
}

#[cfg(test)]
mod tests;
