//! What the portal's document says beyond its routes.

use aide::openapi::OpenApi;
use serde_json::{Value, json};

use super::document::{Errors, complete};

const ABOUT: &str = "What the Developer Portal's pages call. It is not a contract: it changes with the pages.\n\n\
A session is a cookie. Every call that changes something carries the header `X-Openwink-Portal: 1`. `x-permission` says \
what a call wants; docs/portal.md says which role has what.";

const ERRORS: &Errors = &[
    (
        "400",
        "INVALID_PARAMETERS: the message names the field. INVALID_CREDENTIALS: a password or code is wrong.",
    ),
    ("401", "INVALID_TOKEN: nobody is logged in."),
    (
        "403",
        "UNAUTHORIZED_ACCESS: this member may not do this, or the call does not come from the portal's pages.",
    ),
    (
        "404",
        "MISSING_RESOURCE: there is nothing with this id in this organisation and mode.",
    ),
    ("415", "UNSUPPORTED_TYPE: the body must be JSON."),
    (
        "429",
        "REQUEST_LIMIT_EXCEEDED: wait as many seconds as Retry-After says.",
    ),
    ("default", "Any other error, in the same envelope."),
];

pub fn finish(api: &OpenApi) -> Value {
    let mut document = serde_json::to_value(api).unwrap_or_default();
    document["info"] = json!({
        "title": "Openwink Developer Portal",
        "version": "1",
        "description": ABOUT,
        "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
    });
    document["servers"] = json!([{ "url": "/portal/v1" }]);
    document["security"] = json!([{ "session": [] }]);
    let security = json!({ "session": { "type": "apiKey", "in": "cookie", "name": "openwink_portal" } });
    complete(&mut document, security, ERRORS);
    document
}
