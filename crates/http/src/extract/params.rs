//! Query parameters.

use std::{borrow::Cow, collections::BTreeMap, convert::Infallible};

use aide::{
    OperationInput,
    generate::GenContext,
    openapi::{Operation, Parameter},
    operation::{ParamLocation, add_parameters, parameters_from_schema},
};
use axum::{extract::FromRequestParts, http::request::Parts};
use openwink_model::Date;
use percent_encoding::percent_decode;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeOwned, value::MapDeserializer},
};
use serde_json::Value;

use super::values::Values;
use crate::Problem;

/// The parameters of an operation.
pub trait Query: DeserializeOwned + JsonSchema {
    /// Whether the operation knows this parameter. One that it does not know is ignored, whatever its value.
    fn knows(_name: &str) -> bool {
        true
    }

    /// What the types alone cannot say.
    fn check(&self) -> Result<(), Problem> {
        Ok(())
    }
}

/// The operation's query parameters.
pub struct Params<T>(pub T);

/// How many items a page has at most: 1 to 150, 10 where nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size(u16);

impl Size {
    pub const MAX: u16 = 150;

    pub fn get(self) -> u64 {
        self.0.into()
    }
}

impl Default for Size {
    fn default() -> Self {
        Self(10)
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wanted = "must be a whole number from 1 to 150";
        let size = u16::deserialize(deserializer).map_err(|_| de::Error::custom(wanted))?;
        (1..=Self::MAX)
            .contains(&size)
            .then_some(Self(size))
            .ok_or_else(|| de::Error::custom(wanted))
    }
}

impl JsonSchema for Size {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Size".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 1, "maximum": Size::MAX, "default": 10 })
    }
}

/// Which page of a list.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
pub struct Paging {
    #[serde(default)]
    pub size: Size,
    pub cursor: Option<String>,
}

impl Query for Paging {}

impl Paging {
    /// An empty cursor is the first page: clients send one before they have any.
    pub fn cursor(&self) -> Option<&str> {
        self.cursor.as_deref().filter(|cursor| !cursor.is_empty())
    }
}

/// Refuses a period that ends before it begins.
pub fn check_period(start: Option<Date>, end: Option<Date>) -> Result<(), Problem> {
    match (start, end) {
        (Some(start), Some(end)) if start > end => {
            Err(Problem::field("startDate", "must not be after endDate"))
        }
        _ => Ok(()),
    }
}

fn decode<'a>(raw: &'a str, name: &str) -> Result<Cow<'a, str>, Problem> {
    let text = if raw.contains('+') {
        let spaced = raw.replace('+', " ");
        let decoded = percent_decode(spaced.as_bytes()).decode_utf8();
        decoded.map(|text| Cow::Owned(text.into_owned()))
    } else {
        percent_decode(raw.as_bytes()).decode_utf8()
    };
    let text = text.map_err(|_| Problem::field(name, "must be UTF-8 text"))?;
    match text.contains('\0') {
        true => Err(Problem::field(name, "must not contain a NUL character")),
        false => Ok(text),
    }
}

/// Reads a query string.
pub fn parse<T: Query>(query: &str) -> Result<T, Problem> {
    let mut given: BTreeMap<Cow<'_, str>, Vec<Cow<'_, str>>> = BTreeMap::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = decode(name, "a parameter's name")?;
        // `ids[]=a` is how some clients write a list
        let name = match name.strip_suffix("[]") {
            Some(name) => Cow::Owned(name.to_owned()),
            None => name,
        };
        if T::knows(&name) {
            let value = decode(value, &name)?;
            given.entry(name).or_default().push(value);
        }
    }
    let values = given.into_iter().map(|(name, values)| (name, Values(values)));
    let params: T = serde_path_to_error::deserialize(MapDeserializer::new(values)).map_err(|error| {
        let path = error.path().to_string();
        let message = error.into_inner().to_string();
        match path.as_str() {
            "." => Problem::invalid(message),
            path if message.starts_with("must ") => Problem::field(path, message),
            path => Problem::field(path, format_args!("is wrong: {message}")),
        }
    })?;
    params.check()?;
    Ok(params)
}

impl<T: Query, S: Sync> FromRequestParts<S> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parse(parts.uri.query().unwrap_or_default()).map(Self)
    }
}

/// A parameter is there or not; it is never null, though the field behind it is an `Option`.
fn without_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(any)) = object.get_mut("anyOf") {
        any.retain(|schema| schema.get("type") != Some(&Value::from("null")));
        if let [Value::Object(only)] = any.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            object.extend(only);
        }
    }
    if object.get("default") == Some(&Value::Null)
        || object.get("default") == Some(&Value::from(Vec::<Value>::new()))
    {
        object.remove("default");
    }
}

impl<T: Query> OperationInput for Params<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        let mut schema = T::json_schema(&mut ctx.schema);
        let required: Vec<String> = schema
            .get("required")
            .and_then(Value::as_array)
            .map(|names| {
                names
                    .iter()
                    .filter_map(|name| Some(name.as_str()?.to_owned()))
                    .collect()
            })
            .unwrap_or_default();
        let optional = |property: &Value| property.get("default").is_some() || is_nullable(property);
        let mut truly_required = required;
        if let Some(Value::Object(properties)) = schema.as_object_mut().and_then(|s| s.get_mut("properties"))
        {
            truly_required.retain(|name| properties.get(name).is_some_and(|property| !optional(property)));
            for property in properties.values_mut() {
                if let Ok(property) = <&mut Schema>::try_from(property) {
                    without_null(property);
                }
            }
        }
        schema.insert("required".into(), truly_required.into());
        let mut parameters = parameters_from_schema(ctx, schema, ParamLocation::Query);
        for parameter in &mut parameters {
            if let Parameter::Query { parameter_data, .. } = parameter
                && let aide::openapi::ParameterSchemaOrContent::Schema(schema) = &mut parameter_data.format
            {
                schema.json_schema.remove("description");
                parameter_data.description = parameter_data
                    .description
                    .take()
                    .or_else(|| usual_description(&parameter_data.name));
                let deprecated = schema.json_schema.remove("deprecated");
                parameter_data.deprecated = deprecated.and_then(|value| value.as_bool());
            }
        }
        add_parameters(ctx, operation, parameters);
    }
}

/// What the parameters of every list mean.
fn usual_description(name: &str) -> Option<String> {
    let description = match name {
        "size" => "Items a page.",
        "cursor" => "The `nextCursor` of the page before. It fits only the same list with the same filters.",
        _ => return None,
    };
    Some(description.to_owned())
}

fn is_nullable(schema: &Value) -> bool {
    let null = Value::from("null");
    let types = schema.get("type").and_then(Value::as_array);
    let any = schema.get("anyOf").and_then(Value::as_array);
    types.is_some_and(|types| types.contains(&null))
        || any.is_some_and(|any| any.iter().any(|schema| schema.get("type") == Some(&null)))
}

/// For operations that may fail in no other way.
impl From<Infallible> for Problem {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, Deserialize, JsonSchema)]
    struct Example {}

    impl Query for Example {
        fn knows(_: &str) -> bool {
            false
        }
    }

    #[derive(Debug, Default, Deserialize, JsonSchema)]
    #[serde(rename_all = "camelCase", default)]
    struct Filters {
        size: Size,
        active: Option<bool>,
        ids: Vec<String>,
        start_date: Option<Date>,
        end_date: Option<Date>,
    }

    impl Query for Filters {
        fn check(&self) -> Result<(), Problem> {
            check_period(self.start_date, self.end_date)
        }
    }

    fn refused(query: &str) -> String {
        parse::<Filters>(query).unwrap_err().message().to_owned()
    }

    #[test]
    fn lists_are_repeated_or_have_commas() {
        for query in [
            "ids=a&ids=b",
            "ids=a,b",
            "ids[]=a&ids[]=b",
            "ids=a%2Cb",
            "x=1&ids=a,+b",
        ] {
            assert_eq!(parse::<Filters>(query).unwrap().ids, ["a", "b"], "{query}");
        }
    }

    #[test]
    fn each_mistake_is_named() {
        for size in ["0", "151", "-1", "x", "", "1.5", "99999999999"] {
            assert_eq!(
                refused(&format!("size={size}")),
                "size must be a whole number from 1 to 150"
            );
        }
        assert_eq!(refused("active=yes"), "active must be true or false");
        assert_eq!(refused("active=true&active=true"), "active must be given once");
        assert_eq!(refused("ids=%00"), "ids must not contain a NUL character");
        assert_eq!(refused("ids=%ff"), "ids must be UTF-8 text");
        assert_eq!(
            refused("startDate=2021-02-30"),
            "startDate is wrong: expected a date such as 2021-04-21"
        );
        assert_eq!(
            refused("startDate=2021-04-22&endDate=2021-04-21"),
            "startDate must not be after endDate"
        );
    }

    #[test]
    fn unknown_parameters_are_ignored() {
        assert!(parse::<Filters>("color=red&size=5").is_ok());
        assert!(parse::<Example>("anything=%00").is_ok());
    }
}
