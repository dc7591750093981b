//! `openwink doctor`: looks at everything that Openwink rests on, changes nothing, and says what to do.

mod documents;
mod machine;
mod network;
mod storage;

use std::process::ExitCode;

use openwink_model::Ambient;

use crate::{
    config::{Config, show},
    say,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Ok,
    Warn,
    Fail,
}

/// What was looked at, and what was found.
struct Finding {
    verdict: Verdict,
    subject: &'static str,
    text: String,
    advice: Option<String>,
}

impl Finding {
    fn ok(subject: &'static str, text: impl Into<String>) -> Self {
        Self {
            verdict: Verdict::Ok,
            subject,
            text: text.into(),
            advice: None,
        }
    }

    fn warn(subject: &'static str, text: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            verdict: Verdict::Warn,
            subject,
            text: text.into(),
            advice: Some(advice.into()),
        }
    }

    fn fail(subject: &'static str, text: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            verdict: Verdict::Fail,
            subject,
            text: text.into(),
            advice: Some(advice.into()),
        }
    }
}

pub async fn run(config: &Config) -> ExitCode {
    let settings = &config.settings;
    let ambient = Ambient::system();
    let mut findings = vec![sources(config)];
    findings.extend(machine::data_dir(settings));
    findings.push(machine::disk(settings));
    findings.push(machine::clock(settings, &ambient));
    findings.push(storage::master_key(settings));
    findings.extend(storage::databases(settings, &ambient).await);
    findings.push(storage::files(settings));
    findings.extend(documents::reader(settings).await);
    findings.extend(network::ports(settings).await);
    findings.push(network::public_url(config).await);
    findings.extend(network::outside(settings).await);
    findings.push(network::mail(settings).await);

    for finding in &findings {
        let word = match finding.verdict {
            Verdict::Ok => "ok  ",
            Verdict::Warn => "warn",
            Verdict::Fail => "FAIL",
        };
        say::line(format!("{word}  {:14}  {}", finding.subject, finding.text));
        if let Some(advice) = &finding.advice {
            say::line(format!("                      -> {advice}"));
        }
    }
    let count = |verdict| {
        findings
            .iter()
            .filter(|finding| finding.verdict == verdict)
            .count()
    };
    let (fails, warns) = (count(Verdict::Fail), count(Verdict::Warn));
    say::line(match (fails, warns) {
        (0, 0) => "\nAll is well.".into(),
        (0, _) => format!("\nIt works; to look at: {warns}."),
        _ => format!("\nIt does not work like this. To repair: {fails}; to look at: {warns}."),
    });
    if fails == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn sources(config: &Config) -> Finding {
    let strangers = config.sources.strangers();
    let file = match config.sources.file() {
        Some(path) => format!("read from {} and the environment", path.display()),
        None => "read from the environment; no settings file".into(),
    };
    if strangers.is_empty() {
        return Finding::ok("settings", file);
    }
    let about: Vec<String> = strangers.iter().map(|name| show::about_stranger(name)).collect();
    Finding::warn("settings", file, about.join("; "))
}
