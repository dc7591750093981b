//! `docs/configuration.md`, made from the default file's comments so that there is one text to keep right.

use std::fmt::Write;

use super::{settings::Key, sources::DEFAULTS};

const HEAD: &str = "# Configuration

<!-- Written by `openwink config --reference`. Change crates/app/openwink.default.toml instead. -->

";

pub fn render() -> String {
    let mut out = String::from(HEAD);
    let mut comment: Vec<&str> = Vec::new();
    for line in DEFAULTS.lines() {
        if let Some(section) = line.strip_prefix("## ") {
            let _ = write!(out, "\n## {section}\n");
        } else if let Some(text) = line.strip_prefix('#') {
            comment.push(text.trim());
        } else if let Some((name, default)) = line.split_once(" = ") {
            let key = Key::find(name).expect("a test compares the default file with the settings");
            let _ = write!(
                out,
                "\n### `{name}`\n\n`{}`, default `{default}`\n",
                key.variable()
            );
            let _ = write!(out, "\nExpected: {}.\n", key.expects);
            if !comment.is_empty() {
                let _ = write!(out, "\n{}\n", comment.join("\n"));
            }
            comment.clear();
        } else if !comment.is_empty() {
            // A comment that no setting follows belongs to the whole
            out += &paragraphs(&comment);
            comment.clear();
        }
    }
    out
}

fn paragraphs(comment: &[&str]) -> String {
    comment.iter().map(|line| format!("{line}\n")).collect()
}
