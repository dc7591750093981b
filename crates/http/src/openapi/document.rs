//! What the generated document still needs: who we are, how to authenticate, path parameters, errors, webhooks.

use aide::openapi::OpenApi;
use serde_json::{Map, Value, json};

use super::details;

/// Statuses and what they say.
pub(super) type Errors = [(&'static str, &'static str)];

const ERRORS: &Errors = &[
    (
        "400",
        "INVALID_PARAMETERS: the message names the field. INVALID_CREDENTIALS: the API key or secret is wrong.",
    ),
    (
        "401",
        "INVALID_TOKEN: there is no API key, or the header is malformed.",
    ),
    ("403", "UNAUTHORIZED_ACCESS: this key may not do this."),
    (
        "404",
        "MISSING_RESOURCE: there is nothing with this id, as far as this key can see.",
    ),
    (
        "415",
        "UNSUPPORTED_TYPE: the body must be JSON, with Content-Type: application/json.",
    ),
    (
        "429",
        "REQUEST_LIMIT_EXCEEDED: wait as many seconds as Retry-After says.",
    ),
    (
        "500",
        "SERVER_ERROR: our fault; the request id finds it in the log.",
    ),
    ("501", "UNSUPPORTED_METHOD: this path does not know this method."),
    (
        "503",
        "SERVER_UNAVAILABLE: something that we need does not answer; try again.",
    ),
    ("504", "TIME_LIMIT_EXCEEDED: this took too long; try again."),
    ("default", "Any other error, in the same envelope."),
];

/// Descriptions of the groups, in the order in which the page shows them.
pub const TAGS: [(&str, &str); 26] = [
    (
        "Providers",
        "Who data can come from: gig platforms, government agencies, HR and payroll systems, employers.",
    ),
    ("Users", "The people whose data you ask for."),
    ("Tokens", "Link tokens, which open the widget for a user, once."),
    (
        "Accounts",
        "Log-ins that users have linked, one per provider account.",
    ),
    ("Tasks", "The background work behind an account or archive."),
    (
        "Archives",
        "Files that users or you send, and what is read of them.",
    ),
    ("File Types", "What may be sent."),
    ("Uploads", "Archives by their old name."),
    ("Identities", "Who a user is, as a source knows them."),
    ("Employments", "Where a user works and has worked."),
    ("Incomes", "Pay, one record per pay period."),
    (
        "Transactions",
        "Movements at gig platforms: fares, tips, fees, payouts.",
    ),
    ("Contributions", "Payments to social insurance."),
    ("Liabilities", "Loans and advances."),
    ("Documents", "Documents that a source holds about a user."),
    ("Ratings", "How a user is rated at a gig platform."),
    (
        "Estimated incomes",
        "What a user earned month by month, as far as their records tell.",
    ),
    ("Insights", "The figures that credit models ask for."),
    (
        "Links",
        "How often a user linked with other organisations of this installation, and when; never with whom.",
    ),
    ("Consent Templates", "The texts that users agree to."),
    (
        "Invites",
        "Invitations by mail: a link to a page that opens the widget. `/invites` and `/invitations` are the same.",
    ),
    (
        "Invite Templates",
        "The wording of invitations: the mail, the page it leads to, the page after it.",
    ),
    ("Webhooks", "Subscriptions to events."),
    (
        "Employers",
        "Finding employers by name, in spite of typing errors.",
    ),
    (
        "Verification",
        "What you claim of a person, held against what they linked and sent.",
    ),
    ("Sandbox", "Helpers for tests. Only sandbox keys may call them."),
];

const ABOUT: &str = "Employment and income data that people share with their consent.\n\n\
Authenticate with HTTP Basic: the API key is the user name, the API secret the password. A key belongs to one mode, \
`SANDBOX` or `PRODUCTION`, and sees nothing of the other.\n\n\
Every answer is `{code, message, requestId, data}`. Dates are ISO 8601 (`2021-04-21`, `2021-04-21T08:25:05.000Z`), \
countries ISO 3166 alpha-2, currencies ISO 4217 alpha-3, phone numbers E.164; amounts are in units of their currency. \
A property that is not known is null. Lists come latest first, in pages: pass `nextCursor` as `cursor` to get the next \
one.";

/// Path parameters, from the path itself.
fn path_parameters(path: &str) -> Vec<Value> {
    path.split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| {
            let schema = match name {
                "mode" => json!({ "type": "string", "enum": ["sandbox", "production"] }),
                _ => json!({ "type": "string", "minLength": 1, "maxLength": 200 }),
            };
            json!({ "name": name, "in": "path", "required": true, "schema": schema })
        })
        .collect()
}

fn operation(path: &str, operation: &mut Value, errors: &Errors) {
    let Some(operation) = operation.as_object_mut() else {
        return;
    };
    let mut parameters = path_parameters(path);
    if let Some(Value::Array(others)) = operation.remove("parameters") {
        parameters.extend(others);
    }
    if !parameters.is_empty() {
        operation.insert("parameters".into(), parameters.into());
    }
    if let Some(Value::Object(responses)) = operation.get_mut("responses") {
        for (status, _) in errors {
            let reference = json!({ "$ref": format!("#/components/responses/Error{status}") });
            responses.entry(*status).or_insert(reference);
        }
    }
}

fn error_responses(components: &mut Map<String, Value>, errors: &Errors) {
    let error = json!({
        "type": "object",
        "required": ["code", "message", "requestId", "data"],
        "properties": {
            "code": { "$ref": "#/components/schemas/Code" },
            "message": { "type": "string", "description": "What is wrong, for the developer; it names the field." },
            "requestId": { "type": "string", "description": "Also in the header `X-Request-Id`." },
            "data": { "type": "object", "description": "Empty." },
        },
    });
    if let Some(Value::Object(schemas)) = components.get_mut("schemas") {
        schemas.insert("Error".into(), error);
    }
    let responses: Map<String, Value> = errors
        .iter()
        .map(|(status, description)| {
            let mut response = json!({
                "description": description,
                "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } },
            });
            if *status == "429" {
                response["headers"] = json!({
                    "Retry-After": { "description": "Seconds to wait.", "schema": { "type": "integer" } },
                });
            }
            (format!("Error{status}"), response)
        })
        .collect();
    components.insert("responses".into(), responses.into());
}

/// Completes every operation, and the components that they share.
pub(super) fn complete(document: &mut Value, security: Value, errors: &Errors) {
    if let Some(Value::Object(paths)) = document.get_mut("paths") {
        for (path, item) in paths {
            let Some(item) = item.as_object_mut() else {
                continue;
            };
            item.values_mut().for_each(|each| operation(path, each, errors));
        }
    }
    if let Some(Value::Object(components)) = document.get_mut("components") {
        components.insert("securitySchemes".into(), security);
        error_responses(components, errors);
    }
}

pub fn finish(api: &OpenApi, webhooks: Vec<(String, Value)>) -> Value {
    let mut document = serde_json::to_value(api).unwrap_or_default();
    document["info"] = json!({
        "title": "Openwink Open API",
        "version": "1.14.0",
        "description": ABOUT,
        "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
    });
    document["servers"] = json!([{ "url": "/v1" }]);
    document["security"] = json!([{ "basicAuth": [] }]);
    document["tags"] = TAGS
        .iter()
        .map(|(name, description)| json!({ "name": name, "description": description }))
        .collect();
    let webhooks: Map<String, Value> = webhooks.into_iter().collect();
    document["webhooks"] = webhooks.into();
    let security = json!({ "basicAuth": { "type": "http", "scheme": "basic" } });
    complete(&mut document, security, ERRORS);
    let schemas = document.pointer_mut("/components/schemas");
    if let Some(Value::Object(schemas)) = schemas {
        details::add(schemas);
    }
    document
}
