//! `openwink config`: the settings in force, and where each came from.

use super::{Config, Origin, settings::KEYS, text};

pub fn render(config: &Config) -> String {
    let rows: Vec<[String; 3]> = KEYS
        .iter()
        .map(|key| {
            let text = config.sources.text(key.name);
            let origin = config.sources.origin(key.name);
            let derived = config.settings.derived(key.name);
            let (value, origin) = match derived {
                // Databases are shown without their passwords, whoever named them
                Some(derived) if text.is_empty() => (derived, "default, from other settings".into()),
                Some(derived) if key.secret => (derived, origin.to_string()),
                _ if text.is_empty() => ("\"\"".into(), origin.to_string()),
                _ if key.secret => ("(set, not shown)".into(), origin.to_string()),
                _ => (text.into(), origin.to_string()),
            };
            [key.name.into(), value, origin]
        })
        .collect();
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    // One very long value must not push every origin out of sight
    let (names, values) = (width(0), width(1).min(48));
    let mut out = match config.sources.file() {
        Some(path) => format!("Settings file: {}\n\n", path.display()),
        None => "Settings file: none (openwink.toml is read where it exists)\n\n".into(),
    };
    for [name, value, origin] in rows {
        out += &format!("{name:names$}  {value:values$}  {origin}\n");
    }
    for stranger in config.sources.strangers() {
        out += &format!("\n{}\n", about_stranger(stranger));
    }
    out
}

/// A variable that looks like a setting and is none.
pub fn about_stranger(name: &str) -> String {
    let variables: Vec<String> = KEYS.iter().map(super::settings::Key::variable).collect();
    match text::nearest(name, variables.iter().map(String::as_str)) {
        Some(near) => format!("{name} is not a setting and has no effect; did you mean {near}?"),
        None => format!("{name} is not a setting and has no effect"),
    }
}

/// Whether anything was set at all, for messages that explain a default.
pub fn is_default(config: &Config, name: &str) -> bool {
    *config.sources.origin(name) == Origin::Default
}
