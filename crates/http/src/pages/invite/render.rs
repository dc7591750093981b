//! What an invitation's page looks like. Every text is escaped; the only markup is ours.

use std::fmt::Write;

use axum::response::Response;
use openwink_model::{
    DateTime,
    invites::{Values, Wording, fill},
};

use super::strings::Strings;
use crate::{
    invites::request::logo_origin,
    pages::html::{escape, respond},
};

/// A source that the person has connected or sent.
pub struct Shared {
    pub name: String,
    /// What became of it, in the page's language.
    pub state: String,
}

/// Everything that the page says.
pub struct View<'a> {
    pub strings: Strings,
    pub wording: &'a Wording,
    pub values: Values<'a>,
    pub expires_at: DateTime,
    pub shared: &'a [Shared],
}

/// Which of the page's states a document shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// The page as it is served, with its script.
    Live,
    /// What is seen first, for a preview.
    Landing,
    /// What is seen at the end, for a preview.
    Success,
}

/// Text as paragraphs, with its line ends kept.
fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
        let lines: Vec<String> = paragraph.lines().map(escape).collect();
        let _ = writeln!(out, "<p dir=\"auto\">{}</p>", lines.join("<br>"));
    }
    out
}

impl View<'_> {
    fn company(&self) -> &str {
        &self.wording.company.name
    }

    fn say(&self, key: &str) -> String {
        escape(&self.strings.with(key, &[("company", self.company())]))
    }

    fn sender(&self) -> String {
        sender(
            self.company(),
            &self.wording.company.logo_url,
            self.strings.word("from"),
        )
    }

    /// The tenant's own words.
    fn own(&self, text: &str) -> String {
        fill(text, self.values)
    }

    fn start(&self, hidden: bool) -> String {
        let page = &self.wording.landing_page;
        let hidden = if hidden { " hidden" } else { "" };
        if self.shared.is_empty() {
            return format!(
                "<section id=\"start\"{hidden}>\n<h1 dir=\"auto\" tabindex=\"-1\">{}</h1>\n{}\
                 <button id=\"open\" type=\"button\" dir=\"auto\">{}</button>\n<p id=\"status\" role=\"status\"></p>\n</section>\n",
                escape(&self.own(&page.header)),
                paragraphs(&self.own(&page.description)),
                escape(&self.own(&page.button)),
            );
        }
        let mut items = String::new();
        for shared in self.shared {
            let _ = writeln!(
                items,
                "<li><b dir=\"auto\">{}</b><span>{}</span></li>",
                escape(&shared.name),
                escape(&shared.state)
            );
        }
        format!(
            "<section id=\"start\"{hidden}>\n<h1 tabindex=\"-1\">{}</h1>\n<p>{}</p>\n<ul class=\"shared\">\n{items}</ul>\n\
             <button id=\"open\" type=\"button\">{}</button>\n<p id=\"status\" role=\"status\"></p>\n</section>\n",
            self.say("connected.header"),
            self.say("connected.text"),
            self.say("connected.button"),
        )
    }

    fn success(&self, hidden: bool) -> String {
        let page = &self.wording.success_page;
        format!(
            "<section id=\"success\"{}>\n<h1 dir=\"auto\" tabindex=\"-1\">{}</h1>\n{}\
             <button id=\"see\" type=\"button\" dir=\"auto\">{}</button>\n</section>\n",
            if hidden { " hidden" } else { "" },
            escape(&self.own(&page.header)),
            paragraphs(&self.own(&page.description)),
            escape(&self.own(&page.button)),
        )
    }

    fn footer(&self) -> String {
        let strings = self.strings;
        let contact = match self.wording.email.reply_address.as_str() {
            "" => strings.with("ask", &[("company", self.company())]),
            address => strings.with("contact", &[("address", address)]),
        };
        let until = strings.with("until", &[("date", &strings.date(self.expires_at.date()))]);
        let who = strings.with("who", &[("company", self.company())]);
        let password = strings.with("password", &[("company", self.company())]);
        let mut footer = String::from("<footer>\n");
        for line in [who, contact, until, password] {
            let _ = writeln!(footer, "<p class=\"small\">{}</p>", escape(&line));
        }
        footer + "</footer>\n"
    }

    /// The whole document.
    pub fn document(&self, show: Show) -> String {
        let body = match show {
            Show::Live => self.start(false) + &self.success(true),
            Show::Landing => self.start(false),
            Show::Success => self.success(false),
        };
        let tail = match show {
            Show::Live => format!(
                "<noscript><p>{}</p></noscript>\n<div id=\"words\" hidden data-opening=\"{}\" data-closed=\"{}\" data-failed=\"{}\"></div>\n\
                 <script src=\"/v2/smile.v2.js\"></script>\n<script src=\"/invite/invite.js\"></script>\n",
                self.say("noScript"),
                self.say("opening"),
                self.say("closed"),
                self.say("failed"),
            ),
            _ => String::new(),
        };
        let title = self.strings.with("title", &[("company", self.company())]);
        let main = format!("{}{body}{}", self.sender(), self.footer());
        document(self.strings.language, &title, &main, &tail)
    }

    /// The page as it is served, with the one policy that lets it load what it needs.
    pub fn respond(&self) -> Response {
        let logo =
            logo_origin(&self.wording.company.logo_url).map_or(String::new(), |origin| format!(" {origin}"));
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{logo}; connect-src 'self'; \
             frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
        );
        respond(self.document(Show::Live), &policy)
    }
}

fn sender(company: &str, logo: &str, small: &str) -> String {
    let picture = match logo_origin(logo) {
        Some(_) => format!(
            "<img src=\"{}\" alt=\"\" referrerpolicy=\"no-referrer\">",
            escape(logo)
        ),
        None => {
            let letter = company
                .trim()
                .chars()
                .next()
                .unwrap_or('•')
                .to_uppercase()
                .to_string();
            format!("<span aria-hidden=\"true\">{}</span>", escape(&letter))
        }
    };
    format!(
        "<p class=\"sender\">{picture}<span><small>{}</small><bdi>{}</bdi></span></p>\n",
        escape(small),
        escape(company)
    )
}

/// A page of an invitation that has nothing to open: why, and what to do.
pub struct Notice<'a> {
    pub strings: Strings,
    /// Who asked; nobody where the invitation is not known.
    pub company: Option<(&'a str, &'a str)>,
    pub header: String,
    pub text: String,
    /// A button that posts to the page's own address.
    pub button: Option<&'a str>,
}

impl Notice<'_> {
    pub fn respond(&self) -> Response {
        let sender = self.company.map_or(String::new(), |(name, logo)| {
            sender(name, logo, self.strings.word("from"))
        });
        let button = self.button.map_or(String::new(), |label| {
            format!(
                "<form method=\"post\"><button type=\"submit\">{}</button></form>\n",
                escape(label)
            )
        });
        let main = format!(
            "{sender}<h1 dir=\"auto\">{}</h1>\n<p dir=\"auto\">{}</p>\n{button}",
            escape(&self.header),
            escape(&self.text)
        );
        let logo = self
            .company
            .and_then(|(_, logo)| logo_origin(logo))
            .map_or(String::new(), |origin| format!(" {origin}"));
        let policy = format!(
            "default-src 'none'; style-src 'self'; img-src 'self'{logo}; form-action 'self'; base-uri 'none'; \
             frame-ancestors 'none'"
        );
        respond(document(self.strings.language, &self.header, &main, ""), &policy)
    }
}

fn document(language: &str, title: &str, main: &str, tail: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{}</title>\n<link rel=\"icon\" href=\"/favicon.svg\">\n<link rel=\"stylesheet\" href=\"/pages.css\">\n\
         <link rel=\"stylesheet\" href=\"/invite/invite.css\">\n</head>\n<body>\n<main class=\"invite\">\n{main}</main>\n{tail}</body>\n</html>\n",
        escape(title)
    )
}
