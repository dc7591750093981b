//! The envelope that every answer comes in: `{code, message, requestId, data}`.

use std::borrow::Cow;

use aide::{
    OperationOutput,
    generate::GenContext,
    openapi::{MediaType, Operation, Response as ResponseDoc, SchemaObject},
};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
pub use openwink_model::payload::List;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use uuid::Uuid;

use crate::{middleware, problem::Code};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<'a, T> {
    code: Code,
    message: &'a str,
    request_id: Uuid,
    data: &'a T,
}

/// `{}`: the data of an error, and of an answer that has nothing to say.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Nothing {}

/// An answer with this code and data.
pub fn respond<T: Serialize>(code: Code, message: &str, data: &T) -> Response {
    middleware::note_answer(code, message);
    let envelope = Envelope {
        code,
        message,
        request_id: middleware::request_id(),
        data,
    };
    let body = match serde_json::to_vec(&envelope) {
        Ok(body) => body,
        Err(error) => {
            tracing::error!(%error, "an answer could not be written as JSON");
            return crate::Problem::internal("an answer could not be written as JSON").into_response();
        }
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = code.status();
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// 200 with data.
pub struct Answer<T>(pub T);

/// 201 with data.
pub struct Created<T>(pub T);

impl Answer<Nothing> {
    pub const DONE: Self = Self(Nothing {});
}

impl<T: Serialize> IntoResponse for Answer<T> {
    fn into_response(self) -> Response {
        respond(Code::Ok, "Success", &self.0)
    }
}

impl<T: Serialize> IntoResponse for Created<T> {
    fn into_response(self) -> Response {
        respond(Code::Created, "Created", &self.0)
    }
}

/// The schema of an object whose properties are all required.
pub fn object<const N: usize>(properties: [(&str, Schema); N]) -> Schema {
    let required: Vec<&str> = properties.iter().map(|(name, _)| *name).collect();
    let mut schema = json_schema!({ "type": "object", "required": required });
    let properties: serde_json::Map<_, _> = properties
        .into_iter()
        .map(|(name, schema)| (name.to_owned(), schema.to_value()))
        .collect();
    schema.insert("properties".into(), properties.into());
    schema
}

/// The envelope around `T`, for the document.
struct Enveloped<T, const CREATED: bool>(std::marker::PhantomData<T>);

impl<T: JsonSchema, const CREATED: bool> JsonSchema for Enveloped<T, CREATED> {
    fn schema_name() -> Cow<'static, str> {
        let data = T::schema_name();
        match data.strip_suffix("Data") {
            Some(name) => format!("{name}Response"),
            None if data == "Nothing" => "CommonResponse".into(),
            None if CREATED => format!("{data}PostResponse"),
            None => format!("{data}GetResponse"),
        }
        .into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        object([
            ("code", generator.subschema_for::<Code>()),
            ("message", json_schema!({ "type": "string" })),
            (
                "requestId",
                json_schema!({ "type": "string", "description": "Also in the header `X-Request-Id`." }),
            ),
            ("data", generator.subschema_for::<T>()),
        ])
    }
}

/// The documentation of an answer with this schema.
pub fn documented(description: &str, json_schema: Schema) -> ResponseDoc {
    let media = MediaType {
        schema: Some(SchemaObject {
            json_schema,
            external_docs: None,
            example: None,
        }),
        ..Default::default()
    };
    ResponseDoc {
        description: description.into(),
        content: [("application/json".to_owned(), media)].into_iter().collect(),
        ..Default::default()
    }
}

macro_rules! documented_output {
    ($name:ident, $status:literal, $created:literal, $description:literal) => {
        impl<T: JsonSchema> OperationOutput for $name<T> {
            type Inner = T;

            fn operation_response(ctx: &mut GenContext, _: &mut Operation) -> Option<ResponseDoc> {
                let schema = ctx.schema.subschema_for::<Enveloped<T, $created>>();
                Some(documented($description, schema))
            }

            fn inferred_responses(
                ctx: &mut GenContext,
                operation: &mut Operation,
            ) -> Vec<(Option<u16>, ResponseDoc)> {
                Self::operation_response(ctx, operation)
                    .map(|response| (Some($status), response))
                    .into_iter()
                    .collect()
            }
        }
    };
}

documented_output!(Answer, 200, false, "Done.");
documented_output!(Created, 201, true, "Created.");
