//! JSON bodies of many megabytes: files as base64. Nothing is read before the handler asks for it, so that a caller who may
//! not call, or comes when there is no place, costs no memory.

use std::time::Duration;

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::{
    body::Body as RawBody,
    extract::{FromRequest, Request as RawRequest},
};
use futures_util::StreamExt;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::body::{document, is_json, unsupported, wrong};
use crate::{
    Problem,
    problem::Code,
    upload::{MOST_BYTES, MOST_FILES},
};

/// All files as base64, and what JSON puts around them.
const LIMIT: usize = MOST_FILES * (MOST_BYTES / 3 + 1) * 4 + 1024 * 1024;
/// How much of an over-long body is read and thrown away, so that the client reads the answer.
const DRAINED: usize = LIMIT + 64 * 1024 * 1024;
/// After how long without a byte an upload is given up.
const SILENCE: Duration = Duration::from_secs(30);

/// A JSON body that has to be there, not read yet.
pub struct LargeBody<T> {
    body: RawBody,
    json: bool,
    kind: std::marker::PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> LargeBody<T> {
    pub async fn read(self) -> Result<T, Problem> {
        let bytes = bytes(self.body, LIMIT).await?;
        if !self.json {
            return Err(unsupported());
        }
        // Not by way of a JSON tree, which would hold every file once more
        let mut json = serde_json::Deserializer::from_slice(&bytes);
        let value = serde_path_to_error::deserialize(&mut json).map_err(wrong)?;
        json.end()
            .map_err(|_| Problem::invalid("the body is not JSON: something follows it"))?;
        Ok(value)
    }

    /// Reads the body and throws it away: who still sends does not listen.
    pub async fn drain(self) {
        let _ = bytes(self.body, 0).await;
    }
}

async fn bytes(body: RawBody, limit: usize) -> Result<Vec<u8>, Problem> {
    let mut stream = body.into_data_stream();
    let (mut bytes, mut read) = (Vec::new(), 0);
    loop {
        let chunk = tokio::time::timeout(SILENCE, stream.next())
            .await
            .map_err(|_elapsed| {
                let seconds = SILENCE.as_secs();
                Problem::new(
                    Code::TimeLimitExceeded,
                    format!("nothing of the body came for {seconds} s"),
                )
            })?;
        let Some(chunk) = chunk else { break };
        let chunk = chunk.map_err(|_| Problem::invalid("the body ended before it was complete"))?;
        read += chunk.len();
        if read <= limit {
            bytes.extend_from_slice(&chunk);
        } else if read > DRAINED {
            break;
        } else {
            bytes = Vec::new();
        }
    }
    match read > limit {
        true => Err(Problem::field(
            "the body",
            format_args!("must not be longer than {} MB", limit / 1024 / 1024),
        )),
        false => Ok(bytes),
    }
}

impl<T, S: Send + Sync> FromRequest<S> for LargeBody<T> {
    type Rejection = Problem;

    async fn from_request(request: RawRequest, _: &S) -> Result<Self, Problem> {
        Ok(Self {
            json: is_json(request.headers()),
            body: request.into_body(),
            kind: std::marker::PhantomData,
        })
    }
}

impl<T: JsonSchema> OperationInput for LargeBody<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        document::<T>(ctx, operation, true);
    }
}
