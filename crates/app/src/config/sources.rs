//! Where settings come from: the defaults, a file, the environment; each with its place, for messages.

use std::{
    collections::BTreeMap,
    env, fmt, fs, io,
    path::{Path, PathBuf},
};

use toml::de::{DeTable, DeValue};

use super::{
    problem::{BadSettings, Problem},
    settings::{KEYS, Key},
};

pub const DEFAULTS: &str = include_str!("../../openwink.default.toml");
const CONFIG_VARIABLE: &str = "OPENWINK_CONFIG";
const USUAL_FILE: &str = "openwink.toml";
/// Of the scripts and the tests, which the server meets in its environment too.
const NOT_OURS: &[&str] = &[
    "OPENWINK_CONFIG",
    "OPENWINK_BIN",
    "OPENWINK_BUILD_CACHE",
    "OPENWINK_CHROMIUM",
];

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    Default,
    File { path: PathBuf, line: usize },
    Variable(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { path, line } => write!(f, "{}:{line}", path.display()),
            Self::Variable(name) => f.write_str(name),
        }
    }
}

/// The environment's variables that begin with `OPENWINK_`.
pub struct Environment(BTreeMap<String, Result<String, ()>>);

impl Environment {
    pub fn of_this_process() -> Self {
        let ours = env::vars_os().filter_map(|(name, value)| {
            let name = name.into_string().ok()?;
            name.starts_with("OPENWINK_")
                .then(|| (name, value.into_string().map_err(drop)))
        });
        Self(ours.collect())
    }

    #[cfg(test)]
    pub fn of(variables: &[(&str, &str)]) -> Self {
        let pairs = variables
            .iter()
            .map(|(name, value)| ((*name).into(), Ok((*value).into())));
        Self(pairs.collect())
    }
}

struct Found {
    text: String,
    origin: Origin,
}

/// Every setting's text and origin.
pub struct Sources {
    found: BTreeMap<&'static str, Found>,
    file: Option<PathBuf>,
    strangers: Vec<String>,
}

impl Sources {
    pub fn read(file: Option<&Path>, environment: &Environment) -> Result<Self, BadSettings> {
        let mut sources = Self::defaults();
        let mut problems = Vec::new();
        let named = environment
            .0
            .get(CONFIG_VARIABLE)
            .and_then(|path| path.as_deref().ok());
        let named = file.or(named.filter(|path| !path.is_empty()).map(Path::new));
        let path = named.unwrap_or(Path::new(USUAL_FILE));
        match fs::read_to_string(path) {
            Ok(text) => {
                sources.file = Some(path.into());
                problems.extend(sources.add_file(path, &text));
            }
            Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(BadSettings(vec![Problem::unreadable(path, &error)])),
        }
        problems.extend(sources.add_environment(environment));
        if problems.is_empty() {
            Ok(sources)
        } else {
            // Bad values too, so that one run tells everything
            if let Err(BadSettings(more)) = super::Settings::from_sources(&sources) {
                problems.extend(more);
            }
            Err(BadSettings(problems))
        }
    }

    fn defaults() -> Self {
        let mut sources = Self {
            found: BTreeMap::new(),
            file: None,
            strangers: Vec::new(),
        };
        let table = DeTable::parse(DEFAULTS).expect("a test reads the default file");
        for (name, value) in table.get_ref() {
            let key = Key::find(name.get_ref()).expect("a test compares the default file with the settings");
            let text = text_of(value.get_ref()).expect("a test reads the default file");
            let origin = Origin::Default;
            sources.found.insert(key.name, Found { text, origin });
        }
        sources
    }

    fn add_file(&mut self, path: &Path, text: &str) -> Vec<Problem> {
        let line_at = |offset: usize| text[..offset.min(text.len())].matches('\n').count() + 1;
        let table = match DeTable::parse(text) {
            Ok(table) => table,
            Err(error) => {
                let line = error.span().map_or(1, |span| line_at(span.start));
                return vec![Problem::not_toml(path, line, error.message())];
            }
        };
        let mut problems = Vec::new();
        for (name, value) in table.get_ref() {
            let origin = Origin::File {
                path: path.into(),
                line: line_at(name.span().start),
            };
            match (Key::find(name.get_ref()), text_of(value.get_ref())) {
                (Some(key), Some(text)) => {
                    self.found.insert(key.name, Found { text, origin });
                }
                (Some(key), None) => {
                    problems.push(Problem::wrong_kind(key, value.get_ref().type_str(), origin));
                }
                (None, _) => problems.push(Problem::unknown(name.get_ref(), origin)),
            }
        }
        problems
    }

    fn add_environment(&mut self, environment: &Environment) -> Vec<Problem> {
        let mut problems = Vec::new();
        for key in KEYS {
            let name = key.variable();
            match environment.0.get(&name) {
                None => {}
                // What a compose file or a unit leaves empty is not set
                Some(Ok(text)) if text.trim().is_empty() => {}
                Some(Ok(text)) => {
                    let text = text.trim().into();
                    let origin = Origin::Variable(name);
                    self.found.insert(key.name, Found { text, origin });
                }
                Some(Err(())) => problems.push(Problem::wrong_kind(
                    key,
                    "bytes that are not UTF-8",
                    Origin::Variable(name),
                )),
            }
        }
        let known = |name: &str| KEYS.iter().any(|key| key.variable() == name) || NOT_OURS.contains(&name);
        let strangers = environment
            .0
            .keys()
            .filter(|name| !known(name) && !name.starts_with("OPENWINK_TEST_"));
        self.strangers = strangers.cloned().collect();
        problems
    }

    pub fn text(&self, name: &str) -> &str {
        self.found.get(name).map_or("", |found| &found.text)
    }

    pub fn origin(&self, name: &str) -> &Origin {
        self.found
            .get(name)
            .map_or(&Origin::Default, |found| &found.origin)
    }

    /// The settings file that was read.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Variables that begin with `OPENWINK_` and are no setting. Others may have put them there, so they are no error.
    pub fn strangers(&self) -> &[String] {
        &self.strangers
    }
}

/// The text that an environment variable would hold for the same value. Tables, dates and fractions have none.
fn text_of(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.trim().into()),
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().into()),
        DeValue::Array(items) => {
            let items: Option<Vec<String>> = items.iter().map(|item| text_of(item.get_ref())).collect();
            Some(items?.join(","))
        }
        _ => None,
    }
}
