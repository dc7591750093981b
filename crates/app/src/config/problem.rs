//! What is wrong with the settings, in words that say what to change and where.

use std::{fmt, io, path::Path};

use super::{
    settings::{KEYS, Key},
    sources::{Origin, Sources},
    text,
};

/// Everything that was found wrong.
#[derive(Debug)]
pub struct BadSettings(pub Vec<Problem>);

#[derive(Debug)]
pub struct Problem {
    what: String,
    place: String,
    advice: String,
}

impl Problem {
    pub fn bad_value(key: &Key, sources: &Sources) -> Self {
        let given = if key.secret {
            "(not shown)".into()
        } else {
            format!("{:?}", sources.text(key.name))
        };
        Self {
            what: format!("{} = {given} cannot be used", key.name),
            place: sources.origin(key.name).to_string(),
            advice: format!("expected {}", key.expects),
        }
    }

    pub fn wrong_kind(key: &Key, kind: &str, origin: Origin) -> Self {
        Self {
            what: format!("{} cannot be used: it is {kind}", key.name),
            place: origin.to_string(),
            advice: format!("expected {}", key.expects),
        }
    }

    pub fn unknown(name: &str, origin: Origin) -> Self {
        let advice = match text::nearest(name, KEYS.iter().map(|key| key.name)) {
            Some(near) => format!("did you mean {near}?"),
            None => "`openwink config` lists every setting".into(),
        };
        Self {
            what: format!("{name} is not a setting"),
            place: origin.to_string(),
            advice,
        }
    }

    pub fn alone(given: &str, missing: &str, sources: &Sources) -> Self {
        Self {
            what: format!("{given} is set, and {missing} is not"),
            place: sources.origin(given).to_string(),
            advice: "set both or neither".into(),
        }
    }

    pub fn rivals(given: &[&str], sources: &Sources) -> Self {
        let places: Vec<String> = given
            .iter()
            .map(|name| sources.origin(name).to_string())
            .collect();
        Self {
            what: format!("{} are set, and only one of them can be", given.join(" and ")),
            place: places.join(" and "),
            advice: "keep the one that holds this installation's master key".into(),
        }
    }

    pub fn mail_in_the_clear(sources: &Sources) -> Self {
        Self {
            what: "smtp_tls = none would send mail, and its password, in the clear over the network".into(),
            place: sources.origin("smtp_tls").to_string(),
            advice:
                "expected starttls or implicit; none is for a mail server on this machine, such as localhost"
                    .into(),
        }
    }

    pub fn unreadable(path: &Path, error: &io::Error) -> Self {
        Self {
            what: format!("the settings file cannot be read: {error}"),
            place: path.display().to_string(),
            advice:
                "it was named by --config or OPENWINK_CONFIG; is the path right, and may this user read it?"
                    .into(),
        }
    }

    pub fn not_toml(path: &Path, line: usize, message: &str) -> Self {
        Self {
            what: format!("the settings file is not TOML: {message}"),
            place: format!("{}:{line}", path.display()),
            advice: "expected lines such as: rate_limit = 20".into(),
        }
    }
}

impl fmt::Display for BadSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            1 => f.write_str("a setting needs your attention")?,
            n => write!(f, "{n} settings need your attention")?,
        }
        for problem in &self.0 {
            write!(
                f,
                "\n\n  {}\n    from  {}\n    {}",
                problem.what, problem.place, problem.advice
            )?;
        }
        Ok(())
    }
}

impl std::error::Error for BadSettings {}
