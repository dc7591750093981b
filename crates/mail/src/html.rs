//! A letter as HTML, made from plain text: everything is escaped, and the only markup is ours.
//!
//! Styles are inline because mail programs drop style sheets; there is no picture, so that nothing tells the sender who
//! has opened what.

use std::fmt::Write;

use openwink_model::mail::{Letter, Part};

const BODY: &str = "margin:0;padding:24px 16px;background:#f4f5f7;color:#1c1e21;\
    font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const CARD: &str = "max-width:560px;margin:0 auto;padding:32px 24px;background:#ffffff;border-radius:8px;\
    overflow-wrap:anywhere";
const BUTTON: &str = "display:inline-block;padding:12px 24px;border-radius:6px;background:#1f4fd8;color:#ffffff;\
    font-weight:600;text-decoration:none";
const SMALL: &str = "margin:0 0 8px;font-size:13px;color:#5a5f66";

pub fn html(letter: &Letter) -> String {
    let language = escape(&letter.language);
    let dir = if is_right_to_left(&letter.language) {
        "rtl"
    } else {
        "ltr"
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n</head>\n\
         <body style=\"{BODY}\">\n<div style=\"{CARD}\">\n",
        escape(&letter.subject)
    );
    for part in &letter.parts {
        match part {
            Part::Text(text) => out += &paragraphs(text, "margin:0 0 16px"),
            Part::Button { label, url } => {
                let url = escape(url);
                let _ = writeln!(
                    out,
                    "<p style=\"margin:0 0 16px\"><a href=\"{url}\" style=\"{BUTTON}\">{}</a></p>\n\
                     <p dir=\"ltr\" style=\"{SMALL}\">{url}</p>",
                    escape(label)
                );
            }
            Part::Code(code) => {
                let _ = writeln!(
                    out,
                    "<p dir=\"ltr\" style=\"margin:0 0 16px;font:600 24px/1.5 ui-monospace,monospace\">{}</p>",
                    escape(code)
                );
            }
        }
    }
    if !letter.footer.is_empty() {
        out += "<hr style=\"margin:24px 0 16px;border:0;border-top:1px solid #d9dce1\">\n";
        for line in &letter.footer {
            out += &paragraphs(line, SMALL);
        }
    }
    out + "</div>\n</body>\n</html>\n"
}

/// Plain text as paragraphs: empty lines part them, addresses of the web become links, everything else is escaped.
pub fn paragraphs(text: &str, style: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()) {
        let lines: Vec<String> = paragraph.lines().map(linked).collect();
        let _ = writeln!(
            out,
            "<p dir=\"auto\" style=\"{style}\">{}</p>",
            lines.join("<br>\n")
        );
    }
    out
}

/// A line with its http and https addresses as links.
fn linked(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = ["https://", "http://"]
        .iter()
        .filter_map(|scheme| rest.find(scheme))
        .min()
    {
        let (before, from) = rest.split_at(at);
        let end = from
            .find(|c: char| c.is_whitespace() || c.is_control() || "<>\"'`".contains(c))
            .unwrap_or(from.len());
        // What ends a sentence is no part of an address
        let address = from[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']']);
        out += &escape(before);
        match address.split_once("://") {
            Some((_, host)) if !host.is_empty() => {
                let address = escape(address);
                let _ = write!(
                    out,
                    "<a href=\"{address}\" rel=\"noopener noreferrer\">{address}</a>"
                );
            }
            _ => out += &escape(address),
        }
        rest = &from[address.len()..];
    }
    out + &escape(rest)
}

/// Text as it may stand in an element or in an attribute within quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn is_right_to_left(language: &str) -> bool {
    matches!(language.split('-').next(), Some("ar" | "fa" | "he" | "ur"))
}

#[cfg(test)]
mod tests {
    use openwink_model::mail::Correspondent;
    use proptest::prelude::*;

    use super::*;
    use crate::text;

    fn letter(text: &str) -> Letter {
        Letter {
            to: Correspondent {
                name: Some("Ana".into()),
                address: "ana@example.com".into(),
            },
            sender_name: "Example Lender".into(),
            reply_to: None,
            subject: text.into(),
            parts: vec![
                Part::Text(text.into()),
                Part::Button {
                    label: text.into(),
                    url: "https://wink.example.com/invite/x?a=1&b=2".into(),
                },
            ],
            footer: vec![text.into()],
            language: "en".into(),
            unsubscribe: None,
        }
    }

    #[test]
    fn paragraphs_lines_and_links_are_made() {
        let html = paragraphs(
            "Hello Ana,\r\nsee https://a.example/x?y=1&z=2.\n\n(http://b.example) or javascript:alert(1)",
            "",
        );
        assert_eq!(
            html,
            "<p dir=\"auto\" style=\"\">Hello Ana,<br>\nsee <a href=\"https://a.example/x?y=1&amp;z=2\" \
             rel=\"noopener noreferrer\">https://a.example/x?y=1&amp;z=2</a>.</p>\n<p dir=\"auto\" style=\"\">(<a \
             href=\"http://b.example\" rel=\"noopener noreferrer\">http://b.example</a>) or javascript:alert(1)</p>\n"
        );
        assert_eq!(linked("https:// and http://"), "https:// and http://");
        assert_eq!(
            linked("https://a\"onclick=x"),
            linked("https://a") + "&quot;onclick=x"
        );
    }

    #[test]
    fn the_text_part_says_the_same() {
        let letter = letter("Hello\r\nAna \u{1b}[31m");
        assert_eq!(
            text(&letter),
            "Hello\nAna [31m\n\nHello\nAna [31m:\nhttps://wink.example.com/invite/x?a=1&b=2\n\n-- \nHello\nAna [31m\n"
        );
    }

    #[test]
    fn markup_is_shown_and_not_obeyed() {
        let html = html(&letter(
            "<img src=x onerror=alert(1)> </div></body> ${x} <!-- \" ' &amp; \u{202e}",
        ));
        assert!(!html.contains("<img") && !html.contains("<!--"));
        assert_eq!(html.matches("</body>").count(), 1);
        assert!(html.contains("&amp;amp;") && html.contains("&lt;img src=x"));
    }

    proptest! {
        #[test]
        fn no_text_adds_an_element(text in "\\PC{0,80}", more in "[<>\"'&/a-z:. \n]{0,60}") {
            let plain = |html: String| html.matches(['<', '>', '"']).count();
            // The subject, the button and the footer have no links; their markup never depends on the text
            let title = |text: &str| escape(text);
            prop_assert_eq!(plain(title(&text)), 0);
            prop_assert_eq!(plain(title(&more)), 0);
            let tags = |html: &str| html.split('<').skip(1).map(|part| part.split(['>', ' ']).next().unwrap_or("").to_owned()).collect::<Vec<_>>();
            let allowed = ["p", "/p", "br", "a", "/a"];
            for tag in tags(&paragraphs(&format!("{text}{more}"), "")) {
                prop_assert!(allowed.contains(&tag.as_str()), "{}", tag);
            }
        }
    }
}
