//! The words of an invitation's page, in the widget's six languages.

use std::{collections::BTreeMap, sync::LazyLock};

use axum::http::{HeaderMap, header};
use openwink_model::{Date, invites::Wording};

use crate::pages::widget;

type Words = BTreeMap<String, String>;

macro_rules! languages {
    ($($language:literal),+) => {
        const FILES: &[(&str, &str)] = &[
            $( ($language, include_str!(concat!("../../../../../web/pages/invite/strings/", $language, ".json"))), )+
        ];
    };
}

languages!["en", "es", "fil", "id", "vi", "zh-Hans"];

static LANGUAGES: LazyLock<BTreeMap<&'static str, Words>> = LazyLock::new(|| {
    let read = |(language, text): &(&'static str, &'static str)| {
        // A test reads every file
        (*language, serde_json::from_str(text).unwrap_or_default())
    };
    FILES.iter().map(read).collect()
});

/// One language's words.
#[derive(Clone, Copy)]
pub struct Strings {
    pub language: &'static str,
    words: Option<&'static Words>,
}

impl Strings {
    /// The language that a browser likes best.
    pub fn wanted(headers: &HeaderMap) -> Self {
        let accepted = headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        Self::of(widget::best(accepted, LANGUAGES.keys().copied()).unwrap_or("en"))
    }

    pub fn of(language: &'static str) -> Self {
        Self {
            language,
            words: LANGUAGES.get(language),
        }
    }

    pub fn word(&self, key: &str) -> &'static str {
        self.words
            .and_then(|words| words.get(key))
            .map_or("", String::as_str)
    }

    /// A text with what stands in braces put in.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.word(key);
        let mut out = String::with_capacity(rest.len());
        // In one pass: what is put in is not looked at again
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            match values.iter().find(|(each, _)| *each == name) {
                Some((_, value)) => out.push_str(value),
                None => out.push_str(&format!("{{{name}}}")),
            }
            rest = tail;
        }
        out + rest
    }

    /// A day as this language writes it, with the month in letters.
    pub fn date(&self, date: Date) -> String {
        let month = self
            .word("months")
            .split(' ')
            .nth(usize::try_from(date.month() - 1).unwrap_or(0))
            .unwrap_or_default();
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.with("date", &[("day", &day), ("month", month), ("year", &year)])
    }

    /// What every tenant's first template says, in this language. The company and the mail stay as they are.
    pub fn standard(&self, wording: &Wording) -> Wording {
        let mut said = wording.clone();
        let text = |key: &str| self.word(key).to_owned();
        said.landing_page.header = text("standard.header");
        said.landing_page.description = text("standard.description");
        said.landing_page.button = text("standard.button");
        said.success_page.header = text("standard.thanks");
        said.success_page.description = text("standard.thanksText");
        said.success_page.button = text("standard.see");
        said
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use openwink_model::invites;

    use super::*;

    #[test]
    fn every_language_says_everything() {
        let parts = |text: &str| -> BTreeSet<String> {
            text.split('{')
                .skip(1)
                .filter_map(|part| part.split_once('}'))
                .map(|(name, _)| name.to_owned())
                .collect()
        };
        let english: Words = serde_json::from_str(FILES[0].1).unwrap();
        for (language, text) in FILES {
            let words: Words = serde_json::from_str(text).unwrap();
            assert!(words.keys().eq(english.keys()), "{language}");
            for (key, word) in &words {
                assert!(!word.trim().is_empty() && !word.contains('!'), "{language} {key}");
                assert_eq!(parts(word), parts(&english[key]), "{language} {key}");
                assert_eq!(invites::check(word), Ok(()), "{language} {key}");
            }
            assert_eq!(words["months"].split(' ').count(), 12, "{language}");
        }
    }

    #[test]
    fn the_standard_wording_is_the_english_one() {
        let wording = Wording::standard("Example Lender");
        assert_eq!(Strings::of("en").standard(&wording), wording);
    }

    #[test]
    fn dates_and_names_are_put_in_once() {
        let date = Date::new(2026, 2, 1).unwrap();
        assert_eq!(Strings::of("en").date(date), "1 Feb 2026");
        assert_eq!(Strings::of("fil").date(date), "Peb 1, 2026");
        assert_eq!(Strings::of("zh-Hans").date(date), "2026年2月1日");
        assert_eq!(
            Strings::of("en").with("contact", &[("address", "{company}"), ("company", "x")]),
            "Questions? Write to {company}."
        );
    }
}
