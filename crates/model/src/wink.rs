//! A Wink template: how a tenant's widget looks and what it offers.
//!
//! What the page itself asks for wins over it, the consent's words excepted; see the store's `SessionOptions`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Country,
    ids::{ConsentTemplateId, LogoId, WinkTemplateId},
    text_enum,
};

text_enum! {
    /// The greys of surfaces and lines.
    #[derive(Default)]
    pub enum Tone {
        #[default]
        Cool = "COOL",
        Neutral = "NEUTRAL",
        Warm = "WARM",
    }
}

text_enum! {
    #[derive(Default)]
    pub enum Theme {
        /// As the person's device has it.
        #[default]
        Auto = "AUTO",
        Light = "LIGHT",
        Dark = "DARK",
    }
}

text_enum! {
    /// The ground that a logo has to stand on to be seen.
    pub enum LogoGround {
        Any = "ANY",
        Light = "LIGHT",
        Dark = "DARK",
    }
}

/// A logo's picture, and what it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    pub id: LogoId,
    pub ground: LogoGround,
}

impl Logo {
    /// Where this server shows it.
    pub fn path(self) -> String {
        format!("/logos/own/{}.png", self.id)
    }
}

/// What a template says. Whatever is left out is as it is without a template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Design {
    /// Who asks, as the person reads it; without it, your organisation's name.
    #[schemars(length(min = 1, max = 100))]
    pub company_name: Option<String>,
    /// Buttons and links, as `#1f4fbf`. Text on it and text in it are made readable by calculation.
    #[schemars(regex(pattern = "^#[0-9a-fA-F]{6}$"))]
    pub accent_color: Option<String>,
    pub tone: Tone,
    /// Of buttons and fields, in pixels.
    #[schemars(range(max = 24))]
    pub corner_radius: Option<u8>,
    pub theme: Theme,
    /// The language to begin in: `en`, `es`, `fil`, `id`, `vi` or `zh-Hans`; without it, the browser's.
    pub language: Option<String>,
    /// The consent's words, plain text. Each change of them is a new version.
    #[schemars(length(min = 1, max = 65535))]
    pub consent_text: Option<String>,
    /// The heading above the consent's own words.
    #[schemars(length(min = 1, max = 200))]
    pub consent_title: Option<String>,
    /// A consent template, in place of words of its own. Without either: the newest consent template, or the built-in text.
    pub consent_template_id: Option<ConsentTemplateId>,
    /// A sentence that the consent screen adds to how long data is kept.
    #[schemars(length(min = 1, max = 300))]
    pub retention_note: Option<String>,
    /// Whether people may leave out kinds of data, and days, of the accounts that they connect.
    pub narrowing: bool,
    /// The only providers to offer; all where empty.
    #[schemars(length(max = 200))]
    pub providers: Vec<String>,
    /// The providers to show first.
    #[schemars(length(max = 200))]
    pub top_providers: Vec<String>,
    /// The only countries to offer providers of; all where empty.
    pub countries: Vec<Country>,
    /// Whether documents are taken.
    pub uploads: bool,
    /// The only kinds of documents to take; all where empty.
    pub file_types: Vec<String>,
}

impl Default for Design {
    fn default() -> Self {
        Self {
            company_name: None,
            accent_color: None,
            tone: Tone::default(),
            corner_radius: None,
            theme: Theme::default(),
            language: None,
            consent_text: None,
            consent_title: None,
            consent_template_id: None,
            retention_note: None,
            narrowing: true,
            providers: Vec::new(),
            top_providers: Vec::new(),
            countries: Vec::new(),
            uploads: true,
            file_types: Vec::new(),
        }
    }
}

/// The version of a template's own consent text: a name that no other text has.
pub fn consent_version(template: WinkTemplateId, version: i64) -> String {
    format!("{template}.{version}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_as_without_a_template() {
        let design: Design = serde_json::from_str("{}").unwrap();
        assert_eq!(design, Design::default());
        assert!(design.narrowing, "people may choose unless it says otherwise");
        assert!(design.uploads, "documents are taken unless it says otherwise");
        let text = serde_json::to_string(&design).unwrap();
        assert_eq!(serde_json::from_str::<Design>(&text).unwrap(), design);
    }
}
