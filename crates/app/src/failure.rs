//! Why a command stopped, in words for the operator: what failed, why, and what to do.

use std::{error::Error, fmt};

#[derive(Debug)]
pub struct Failure {
    what: String,
    why: Vec<String>,
    advice: Option<String>,
}

pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            why: Vec::new(),
            advice: None,
        }
    }

    /// Adds an error and all that caused it, each once: many say their cause themselves.
    pub fn because(mut self, error: &(dyn Error + 'static)) -> Self {
        let mut next = Some(error);
        while let Some(error) = next {
            let text = error.to_string();
            if !self.why.iter().any(|known| known.contains(&text)) {
                self.why.push(text);
            }
            next = error.source();
        }
        self
    }

    pub fn advice(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }
}

impl From<crate::config::BadSettings> for Failure {
    fn from(error: crate::config::BadSettings) -> Self {
        Self::new(error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        if !self.why.is_empty() {
            write!(f, ": {}", self.why.join(": "))?;
        }
        if let Some(advice) = &self.advice {
            write!(f, "\n\n  {}", advice.replace('\n', "\n  "))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_that_the_error_itself_names_is_not_said_twice() {
        #[derive(Debug, thiserror::Error)]
        #[error("the file: {0}")]
        struct Outer(#[source] std::io::Error);
        let error = Outer(std::io::Error::other("gone"));
        let failure = Failure::new("cannot start").because(&error).advice("look\nagain");
        assert_eq!(
            failure.to_string(),
            "cannot start: the file: gone\n\n  look\n  again"
        );
    }
}
