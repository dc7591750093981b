//! The API reference page, made from the document: plain HTML with one stylesheet. It runs no script and asks no other
//! server for anything.

mod html;
mod schema;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use html::{Html, anchor};

const STYLE: &str = include_str!("style.css");

/// The page's content security policy: nothing but the stylesheet within it.
pub fn policy() -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

struct Operation<'a> {
    method: &'a str,
    path: &'a str,
    value: &'a Value,
}

impl Operation<'_> {
    fn text(&self, name: &str) -> &str {
        text(self.value, name)
    }
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn fields<'a>(value: &'a Value, pointer: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value
        .pointer(pointer)
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
}

fn items<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value
        .pointer(pointer)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

/// The operations of a group, shortest path first, reading before writing.
fn operations<'a>(document: &'a Value, tag: &str) -> Vec<Operation<'a>> {
    let mut found: Vec<Operation<'a>> = fields(document, "/paths")
        .flat_map(|(path, item)| {
            fields(item, "").map(move |(method, value)| Operation { method, path, value })
        })
        .filter(|operation| items(operation.value, "/tags").contains(&Value::from(tag)))
        .collect();
    let order = |method: &str| ["get", "post", "delete"].iter().position(|each| *each == method);
    found.sort_by_key(|operation| (operation.path.len(), order(operation.method)));
    found
}

pub fn render(document: &Value, public_url: &str) -> String {
    let tags: Vec<(&str, &str)> = items(document, "/tags")
        .iter()
        .map(|tag| (text(tag, "name"), text(tag, "description")))
        .collect();
    let mut page = Html::default();
    page.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.element("title", text(&document["info"], "title"));
    page.raw("<style>").raw(STYLE).raw("</style></head><body>");
    page.raw("<a class=\"skip\" href=\"#content\">Skip to the content</a><div class=\"page\">");
    navigation(&mut page, document, &tags);
    page.raw("<main id=\"content\">");
    introduction(&mut page, document, public_url);
    for (tag, description) in &tags {
        page.raw(&format!("<section><h2 id=\"{}\">", anchor(tag)))
            .text(tag)
            .raw("</h2>");
        page.prose(description);
        for each in operations(document, tag) {
            operation(&mut page, document, &each, public_url);
        }
        page.raw("</section>");
    }
    events(&mut page, document);
    schemas(&mut page, document);
    page.raw("</main></div></body></html>");
    page.done()
}

fn navigation(page: &mut Html, document: &Value, tags: &[(&str, &str)]) {
    page.raw("<nav aria-label=\"Reference\"><ul><li><a href=\"#errors\">Errors</a></li>");
    page.raw("<li><a href=\"#events\">Events</a></li><li><a href=\"#schemas\">Schemas</a></li></ul>");
    for (tag, _) in tags {
        page.element("h2", tag).raw("<ul>");
        for operation in operations(document, tag) {
            page.raw(&format!("<li><a href=\"#{}\">", operation.text("operationId")));
            page.text(operation.text("summary")).raw("</a></li>");
        }
        page.raw("</ul>");
    }
    page.raw("</nav>");
}

fn introduction(page: &mut Html, document: &Value, public_url: &str) {
    let info = &document["info"];
    page.element("h1", text(info, "title"))
        .prose(text(info, "description"));
    page.raw("<p>Base address: <code>")
        .text(&format!("{public_url}/v1"))
        .raw("</code>. ");
    page.raw("The same as a document: <a href=\"/v1/openapi.json\">OpenAPI 3.1</a>.</p>");
    page.raw("<h2 id=\"errors\">Errors</h2><div class=\"table\"><table><tr><th>Status</th><th>Code and meaning</th></tr>");
    for (name, response) in fields(document, "/components/responses") {
        let status = name.trim_start_matches("Error").replace("default", "other");
        page.raw("<tr><td>").text(&status).raw("</td><td>");
        page.prose(text(response, "description")).raw("</td></tr>");
    }
    page.raw("</table></div>");
}

fn operation(page: &mut Html, document: &Value, operation: &Operation<'_>, public_url: &str) {
    let (id, method) = (operation.text("operationId"), operation.method);
    page.raw(&format!("<article><h3 id=\"{id}\">"))
        .text(operation.text("summary"))
        .raw("</h3>");
    page.raw(&format!(
        "<p class=\"call\"><span class=\"method {method}\">{}</span>",
        method.to_uppercase()
    ));
    page.raw("<code>/v1").text(operation.path).raw("</code></p>");
    page.prose(operation.text("description"));
    let parameters = items(operation.value, "/parameters");
    if !parameters.is_empty() {
        page.raw("<h4>Parameters</h4>");
        schema::parameters(page, parameters);
    }
    const JSON: &str = "content/application~1json/schema";
    let body = operation.value.pointer(&format!("/requestBody/{JSON}"));
    if let Some(body) = body {
        page.raw("<h4>Body</h4>");
        schema::properties(page, schema::resolve(document, body));
    }
    page.raw("<h4>Example</h4><pre><code>");
    page.text(&curl(document, operation, body, public_url))
        .raw("</code></pre><h4>Answer</h4><p>");
    for (status, response) in fields(operation.value, "/responses") {
        let Some(answer) = response.pointer(&format!("/{JSON}")) else {
            continue;
        };
        let data = schema::resolve(document, answer).pointer("/properties/data");
        page.text(status).raw(", with data ");
        schema::kind(page, data.unwrap_or(answer));
    }
    page.raw("</p></article>");
}

/// The call as one would type it.
fn curl(document: &Value, operation: &Operation<'_>, body: Option<&Value>, public_url: &str) -> String {
    let mut query = String::new();
    let required = |parameter: &&Value| parameter["in"] == "query" && parameter["required"] == true;
    for parameter in items(operation.value, "/parameters").iter().filter(required) {
        query += &format!("?{0}={{{0}}}", text(parameter, "name"));
    }
    let mut line = String::from("curl -u \"$API_KEY:$API_SECRET\"");
    if operation.method != "get" {
        line += &format!(" -X {}", operation.method.to_uppercase());
    }
    line += &format!(" '{public_url}/v1{}{query}'", operation.path);
    if let Some(body) = body {
        let example = schema::example(document, body);
        let example = serde_json::to_string_pretty(&example).unwrap_or_default();
        line += &format!(" \\\n  -H 'Content-Type: application/json' \\\n  -d '{example}'");
    }
    line
}

fn events(page: &mut Html, document: &Value) {
    page.raw("<section><h2 id=\"events\">Events</h2>");
    page.prose(
        "What webhooks send: `{id, version, type, createdAt, data}`, by POST, with the header `Smile-Signature`, the hex \
         HMAC-SHA512 of the raw body under the webhook's secret. Answer 2xx; anything else is tried again.",
    );
    page.raw("<div class=\"table\"><table><tr><th>Type</th><th>Tells</th><th>Schema</th></tr>");
    for (kind, event) in fields(document, "/webhooks") {
        let body = event.pointer("/post/requestBody/content/application~1json/schema");
        page.raw("<tr><td><code>").text(kind).raw("</code></td><td>");
        page.text(text(&event["post"], "summary")).raw("</td><td>");
        schema::kind(page, body.unwrap_or(&Value::Null));
        page.raw("</td></tr>");
    }
    page.raw("</table></div></section>");
}

fn schemas(page: &mut Html, document: &Value) {
    page.raw("<section><h2 id=\"schemas\">Schemas</h2>");
    for (name, value) in
        fields(document, "/components/schemas").filter(|(name, _)| !name.ends_with("Response"))
    {
        page.raw(&format!("<h3 id=\"schema-{name}\">"))
            .text(name)
            .raw("</h3>");
        page.prose(text(value, "description"));
        schema::properties(page, value);
    }
    page.raw("</section>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_shows_every_operation_and_links_nowhere_in_vain() {
        let (_, document) = crate::open::router();
        let page = render(&document.value, "https://api.example.com");
        for (_, item) in fields(&document.value, "/paths") {
            for (_, operation) in fields(item, "") {
                let id = text(operation, "operationId");
                assert!(page.contains(&format!("<h3 id=\"{id}\">")), "{id}");
            }
        }
        for link in page.split("href=\"#").skip(1) {
            let target = link.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
        }
        assert!(!page.contains("<script"));
        assert!(page.contains("curl -u"));
        assert!(page.len() < 400_000, "{}", page.len());
    }
}
