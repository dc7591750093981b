//! JSON bodies.

use aide::{
    OperationInput,
    generate::GenContext,
    openapi::{MediaType, Operation, RequestBody, SchemaObject},
    operation::set_body,
};
use axum::{
    body::{Body as RawBody, Bytes},
    extract::{FromRequest, Request as RawRequest},
    http::{HeaderMap, header},
};
use futures_util::StreamExt;
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::de::DeserializeOwned;

use crate::{Problem, middleware, problem::Code};

/// How long a JSON body may be.
pub const BODY_LIMIT: usize = 1024 * 1024;

/// How much of an over-long body is read and thrown away, so that the client has sent it all and reads the answer
/// instead of meeting a closed connection.
const DRAINED: usize = 32 * 1024 * 1024;

/// The body of an operation.
pub trait Request: DeserializeOwned + JsonSchema {
    /// What the types alone cannot say.
    fn check(&self) -> Result<(), Problem> {
        Ok(())
    }
}

/// A JSON body that has to be there.
pub struct Body<T>(pub T);

/// A JSON body that may be left out.
pub struct MaybeBody<T>(pub T);

pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(header::CONTENT_TYPE) else {
        return false;
    };
    let kind = value
        .to_str()
        .unwrap_or_default()
        .split(';')
        .next()
        .unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("application/json")
}

async fn read(body: RawBody) -> Result<Bytes, Problem> {
    let mut stream = body.into_data_stream();
    let (mut bytes, mut read) = (Vec::new(), 0);
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| Problem::invalid("the body ended before it was complete"))?;
        read += chunk.len();
        if read <= BODY_LIMIT {
            bytes.extend_from_slice(&chunk);
        } else if read > DRAINED {
            break;
        }
    }
    match read > BODY_LIMIT {
        true => Err(Problem::field(
            "the body",
            "must not be longer than 1 MB (1048576 bytes)",
        )),
        false => Ok(bytes.into()),
    }
}

fn parse<T: Request>(bytes: &[u8]) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value: serde_json::Value = serde_json::from_slice(bytes)
        .map_err(|error| Problem::invalid(format!("the body is not JSON: {error}")))?;
    middleware::note_body(&value);
    if let Some(path) = find_nul(&value, String::new()) {
        return Err(Problem::field(&path, "must not contain a NUL character"));
    }
    let body: T = serde_path_to_error::deserialize(&mut json).map_err(wrong)?;
    body.check()?;
    Ok(body)
}

/// What does not fit the body's type, in words.
pub(super) fn wrong(error: serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let path = error.path().to_string();
    let inner = error.into_inner();
    if inner.is_syntax() || inner.is_eof() {
        return Problem::invalid(format!("the body is not JSON: {inner}"));
    }
    let message = inner.to_string();
    // serde_json adds where in the text it was; the field says it better
    let message = message.split(" at line ").next().unwrap_or_default();
    match path.as_str() {
        "." => Problem::invalid(format!("the body is wrong: {message}")),
        path => Problem::field(path, format_args!("is wrong: {message}")),
    }
}

/// The path of the first string or key with a NUL character: PostgreSQL cannot store one.
fn find_nul(value: &serde_json::Value, path: String) -> Option<String> {
    use serde_json::Value;
    let inner = |name: &str| match path.is_empty() {
        true => name.to_owned(),
        false => format!("{path}.{name}"),
    };
    match value {
        Value::String(text) => text.contains('\0').then_some(path),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(at, item)| find_nul(item, format!("{path}[{at}]"))),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| match name.contains('\0') {
            true => Some(inner("a field's name")),
            false => find_nul(value, inner(name)),
        }),
        _ => None,
    }
}

impl<T: Request, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: RawRequest, _: &S) -> Result<Self, Problem> {
        let json = is_json(request.headers());
        let bytes = read(request.into_body()).await?;
        if !json {
            return Err(unsupported());
        }
        parse(&bytes).map(Self)
    }
}

impl<T: Request + Default, S: Send + Sync> FromRequest<S> for MaybeBody<T> {
    type Rejection = Problem;

    async fn from_request(request: RawRequest, _: &S) -> Result<Self, Problem> {
        let json = is_json(request.headers());
        let bytes = read(request.into_body()).await?;
        match (bytes.is_empty(), json) {
            (true, _) => Ok(Self(T::default())),
            (false, false) => Err(unsupported()),
            (false, true) => parse(&bytes).map(Self),
        }
    }
}

pub(super) fn unsupported() -> Problem {
    Problem::new(
        Code::UnsupportedType,
        "send the body as JSON with Content-Type: application/json",
    )
}

/// What is read has optional fields where what is written has none, so bodies have a generator of their own.
fn schema_to_read<T: JsonSchema>(ctx: &mut GenContext) -> Schema {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = ctx.schema.settings().definitions_path.clone());
    let mut generator = settings.for_deserialize().into_generator();
    let schema = generator.subschema_for::<T>();
    for (name, definition) in generator.take_definitions(false) {
        ctx.schema.definitions_mut().entry(name).or_insert(definition);
    }
    schema
}

pub(super) fn document<T: JsonSchema>(ctx: &mut GenContext, operation: &mut Operation, required: bool) {
    let media = MediaType {
        schema: Some(SchemaObject {
            json_schema: schema_to_read::<T>(ctx),
            external_docs: None,
            example: None,
        }),
        ..Default::default()
    };
    let body = RequestBody {
        content: [("application/json".to_owned(), media)].into_iter().collect(),
        required,
        ..Default::default()
    };
    set_body(ctx, operation, body);
}

impl<T: Request> OperationInput for Body<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        document::<T>(ctx, operation, true);
    }
}

impl<T: Request> OperationInput for MaybeBody<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        document::<T>(ctx, operation, false);
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, JsonSchema)]
    #[serde(rename_all = "camelCase")]
    struct Example {
        user_name: String,
        #[serde(default)]
        tags: Vec<String>,
    }

    impl Request for Example {}

    fn refused(body: &str) -> String {
        parse::<Example>(body.as_bytes())
            .unwrap_err()
            .message()
            .to_owned()
    }

    #[test]
    fn each_mistake_is_named() {
        assert!(refused("hello").starts_with("the body is not JSON: "));
        assert!(refused("").starts_with("the body is not JSON: "));
        assert_eq!(refused("{}"), "the body is wrong: missing field `userName`");
        assert!(refused(r#"{"userName": 1}"#).starts_with("userName is wrong: invalid type: integer `1`"));
        assert!(refused(r#"{"userName": "a", "tags": ["b", 2]}"#).starts_with("tags[1] is wrong: "));
        assert_eq!(
            refused(r#"{"userName": "a", "tags": ["b", "\u0000"]}"#),
            "tags[1] must not contain a NUL character"
        );
    }

    #[test]
    fn unknown_fields_are_ignored() {
        let body = br#"{"userName": "a", "x": 1, "tags": ["b"]}"#;
        let example = parse::<Example>(body).unwrap();
        assert_eq!((example.user_name.as_str(), example.tags.len()), ("a", 1));
    }
}
