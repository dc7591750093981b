//! The sandbox providers' own sign-in page, for the log-in by redirect. The widget posts to it, into a frame or a
//! window; it works without scripts and without cookies, in frames that have no origin too.

use axum::{
    Form,
    extract::{State, rejection::FormRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use openwink_model::{ErrorCode, providers::Provider};
use openwink_providers::{logo_svg, monogram, sandbox};
use serde::Deserialize;

use super::{
    Broken, PAGES_OF,
    html::{Page, Policy, escape, origin, respond, source_hash},
};
use crate::{
    AppState, Problem,
    link::sign_in::{PATH, SignIn},
    problem::Code,
};

const LONGEST: usize = 200;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignInForm {
    request: String,
    user_name: Option<String>,
    password: Option<String>,
}

/// Whoever comes here by the address bar.
pub async fn start_elsewhere() -> Response {
    let page = Page {
        title: "Sign in",
        policy: Policy::FRAMED,
        body: "<h1>Start from the application</h1>\n\
               <p>This page belongs to a log-in that begins in the window where you connect your work account. Go back \
               to it and choose your provider there.</p>",
    };
    (StatusCode::BAD_REQUEST, page).into_response()
}

pub async fn sign_in(
    State(state): State<AppState>,
    form: Result<Form<SignInForm>, FormRejection>,
) -> Response {
    let Ok(Form(form)) = form else {
        return start_elsewhere().await;
    };
    match answer(&state, form).await {
        Ok(response) => response,
        Err(problem) => Broken(problem).into_response(),
    }
}

async fn answer(state: &AppState, form: SignInForm) -> Result<Response, Problem> {
    let Some(request) = SignIn::open(state.vault(), &form.request) else {
        return Ok(start_elsewhere().await);
    };
    let waiting = match request.mode() == PAGES_OF {
        true => request.waiting(state).await?,
        false => None,
    };
    let provider = waiting.and_then(|account| state.catalogue(PAGES_OF).get(&account.provider));
    let Some(provider) = provider else {
        return Ok(over());
    };
    let page = SignInPage {
        state,
        provider,
        request: &form.request,
    };
    let (Some(user_name), Some(password)) = (&form.user_name, &form.password) else {
        return Ok(page.form("", None));
    };
    let user_name = user_name.trim();
    if user_name.is_empty() || password.is_empty() {
        return Ok(page.form(user_name, Some("Enter your user name and your password.")));
    }
    if user_name.chars().count() > LONGEST || password.chars().count() > LONGEST {
        return Ok(page.form("", Some("User names and passwords have at most 200 characters.")));
    }
    match sandbox::authorize(user_name, password) {
        Ok(code) => match request.succeed(state, code).await {
            Ok(true) => Ok(page.done()),
            Ok(false) => Ok(over()),
            Err(problem) if problem.code() == Code::ServerUnavailable => {
                Ok(page.form(user_name, Some("We were not quite ready. Sign in once more.")))
            }
            Err(problem) => Err(problem),
        },
        Err(ErrorCode::InvalidCredentials) => Ok(page.form(
            user_name,
            Some("That user name or password is not right. Try again."),
        )),
        Err(code) => match request.fail(state, code).await? {
            true => Ok(page.refused(code)),
            false => Ok(over()),
        },
    }
}

fn over() -> Response {
    let page = Page {
        title: "This sign-in is over",
        policy: Policy::FRAMED,
        body: "<h1>This sign-in is over</h1>\n\
               <p>It was finished, or it took too long. Go back to the window where you connect your work account: it \
               says how to go on.</p>",
    };
    (StatusCode::GONE, page).into_response()
}

/// Looks like this provider's own page: its logo, its name, its colour.
struct SignInPage<'a> {
    state: &'a AppState,
    provider: &'a Provider,
    request: &'a str,
}

impl SignInPage<'_> {
    fn form(&self, user_name: &str, wrong: Option<&str>) -> Response {
        let name = escape(&self.provider.name);
        let (note, marks) = match wrong {
            Some(wrong) => (
                format!(
                    "<p class=\"wrong\" id=\"wrong\" role=\"alert\">{}</p>",
                    escape(wrong)
                ),
                " aria-invalid=\"true\" aria-describedby=\"wrong\"",
            ),
            None => (String::new(), ""),
        };
        self.page(
            &format!("Sign in to {}", self.provider.name),
            &format!(
                "<h1>Sign in to {name}</h1>\n{note}\n\
                 <form method=\"post\" action=\"{PATH}\">\n\
                 <input type=\"hidden\" name=\"request\" value=\"{request}\">\n\
                 <label for=\"user\">User name</label>\n\
                 <input id=\"user\" name=\"userName\" value=\"{user_name}\" autocomplete=\"username\" autocapitalize=\"none\" \
                 spellcheck=\"false\" maxlength=\"{LONGEST}\" required{marks}>\n\
                 <label for=\"password\">Password</label>\n\
                 <input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" \
                 maxlength=\"{LONGEST}\" required{marks}>\n\
                 <button type=\"submit\">Sign in</button>\n</form>\n\
                 <p class=\"small\">This is a simulated provider: no real password is asked for.</p>",
                request = escape(self.request),
                user_name = escape(user_name),
            ),
        )
    }

    fn done(&self) -> Response {
        let name = escape(&self.provider.name);
        self.page(
            &format!("Signed in to {}", self.provider.name),
            &format!(
                "<h1>You are signed in to {name}</h1>\n\
                 <p>Your data is being read in the window where you came from. If this is a window of its own, you may \
                 close it.</p>"
            ),
        )
    }

    fn refused(&self, code: ErrorCode) -> Response {
        self.page(
            &format!("{} refuses", self.provider.name),
            &format!(
                "<h1>You cannot sign in</h1>\n<p>{}</p>\n<p>The window where you came from says how to go on.</p>",
                escape(code.message()),
            ),
        )
    }

    fn page(&self, title: &str, body: &str) -> Response {
        let (_, hue) = monogram(self.provider);
        let style = format!(
            ":root{{--hue:{hue}}}{}",
            include_str!("../../../../web/pages/sign-in.css"),
        );
        let own = format!("'self' {}", origin(&self.state.settings().public_url));
        let policy = format!(
            "default-src 'none'; style-src {}; form-action {own}; base-uri 'none'",
            source_hash(&style),
        );
        let page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n\
             <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n\
             <main aria-label=\"{label}\">\n<p class=\"provider\">{logo}<span>{name}</span></p>\n<div>\n{body}\n</div>\n</main>\n\
             </body>\n</html>\n",
            title = escape(title),
            // It may stand in a frame of a page that has a main part of its own
            label = escape(title),
            logo = logo_svg(self.provider),
            name = escape(&self.provider.long_name),
        );
        respond(page, &policy)
    }
}
