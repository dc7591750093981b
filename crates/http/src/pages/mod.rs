//! Pages and files for browsers: the SDK and the widget, the developer portal, the providers' logos, the sandbox's sign-in
//! page, the demo, and the start page.
//!
//! Every page has a policy of its own that lets it load only what it needs, and none but the portal's uses cookies or
//! storage.

mod asset;
mod demo;
mod emulator;
pub(crate) mod exports;
pub(crate) mod files;
mod html;
pub(crate) mod invite;
mod logo;
mod mailbox;
mod own_logo;
mod portal;
mod samples;
mod sdk;
mod sign_in;
#[cfg(test)]
mod tests;
mod widget;

use axum::{
    Router,
    extract::Request,
    http::{HeaderMap, Method, StatusCode, header},
    middleware::from_fn_with_state,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use openwink_model::Mode;

pub use demo::Demo;
pub(crate) use logo::file_type_logo;
pub use mailbox::key as mailbox_key;

use self::html::{Page, Policy};
use crate::{
    AppState, Problem,
    link::{Limit, limit_rate, sign_in::PATH as SIGN_IN},
};

pub fn router(state: AppState) -> Router {
    let limit = Limit::new(&state);
    // What writes, or checks a password
    let limited = Router::new()
        .route("/demo/session", post(demo::session))
        .route("/demo/records", get(demo::records))
        .route("/mailbox/mails", get(mailbox::mails))
        .merge(invite::routes())
        .route("/files/{id}", get(files::download))
        .route("/exports/{id}", get(exports::download))
        .route(exports::CHECK, get(exports::check))
        .route(SIGN_IN, get(sign_in::start_elsewhere).post(sign_in::sign_in))
        .layer(from_fn_with_state(limit, limit_rate));
    Router::new()
        .route("/", get(start))
        .route("/pages.css", get(html::stylesheet))
        .route("/favicon.svg", get(html::icon))
        .route("/favicon.ico", get(html::icon))
        .route("/v1/smile.v1.js", get(sdk::version_1))
        .route("/v2/smile.v2.js", get(sdk::version_2))
        .route("/v2/smile.v2.d.ts", get(sdk::types))
        .route("/widget", get(|| async { Redirect::permanent("/widget/") }))
        .route("/widget/", get(widget::page))
        .route("/widget/strings/{file}", get(widget::strings))
        .route("/logos/{file}", get(logo::logo))
        .route("/logos/own/{file}", get(own_logo::logo))
        .route("/samples", get(samples::list))
        .route("/samples/{file}", get(samples::file))
        .route("/portal", get(|| async { Redirect::permanent("/portal/") }))
        .route("/portal/", get(portal::page))
        .route("/portal/assets/{name}", get(portal::asset))
        .route("/portal/{*rest}", get(portal::below))
        .route("/mailbox", get(mailbox::page))
        .route("/mailbox/mailbox.js", get(mailbox::script))
        .route("/samples/{file}/preview", get(samples::preview))
        .route("/emulator", get(emulator::page))
        .route("/demo", get(demo::page))
        .route("/demo/demo.js", get(demo::script))
        .route("/demo/demo.css", get(demo::style))
        .merge(invite::files())
        .merge(limited)
        .with_state(state)
}

async fn start() -> Response {
    Page {
        title: "Openwink",
        policy: Policy::PAGE,
        body: include_str!("../../../../web/pages/start.html"),
    }
    .into_response()
}

/// A page for a browser that went where nothing is; nothing for a client of the API, which gets its envelope.
pub fn not_found(request: &Request) -> Option<Response> {
    let path = request.uri().path();
    let api = ["/v1", "/link", "/portal/v1"].iter().any(|prefix| {
        path.strip_prefix(prefix)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    let looks = matches!(*request.method(), Method::GET | Method::HEAD);
    if api || !looks || !wants_html(request.headers()) {
        return None;
    }
    let page = Page {
        title: "Nothing here",
        policy: Policy::PAGE,
        body: "<h1>There is nothing at this address</h1>\n<p>It may have been mistyped, or what was here has moved.</p>\n\
               <p><a href=\"/\">Go to the start page</a></p>",
    };
    Some((StatusCode::NOT_FOUND, page).into_response())
}

fn wants_html(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// A problem as a page, for whoever looks at one.
struct Broken(Problem);

impl IntoResponse for Broken {
    fn into_response(self) -> Response {
        let status = self.0.code().status();
        let id = crate::middleware::request_id();
        let body = format!(
            "<h1>This did not work</h1>\n<p>{}.</p>\n<p>If it stays so, quote this number: <code>{id}</code></p>",
            html::escape(self.0.message()),
        );
        // The problem's own answer writes what goes to the log
        drop(self.0.into_response());
        let page = Page {
            title: "This did not work",
            policy: Policy::FRAMED,
            body: &body,
        };
        (status, page).into_response()
    }
}

/// The sandbox's providers are the only ones with pages here.
const PAGES_OF: Mode = Mode::Sandbox;
