use std::{fs, path::PathBuf};

use super::{settings::KEYS, sources::DEFAULTS, *};

/// A settings file that is gone when the test ends.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("openwink-config-{}-{name}.toml", std::process::id()));
        fs::write(&path, text).unwrap();
        Self(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn with_file(name: &str, text: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
    let file = File::new(name, text);
    load(Some(&file.0), &Environment::of(variables)).map_err(|error| error.to_string())
}

fn with(variables: &[(&str, &str)]) -> Result<Config, String> {
    with_file(&format!("empty-{}", variables.len()), "", variables)
}

#[test]
fn the_default_file_has_every_setting_in_order() {
    let in_file: Vec<&str> = DEFAULTS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split_once(" = ")?.0))
        .collect();
    let ours: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
    assert_eq!(in_file, ours);
}

#[test]
fn the_defaults_are_good_settings() {
    let config = with(&[]).unwrap();
    let settings = &config.settings;
    assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(settings.public_url(), "http://127.0.0.1:8080");
    assert_eq!(settings.database_url().expose(), "sqlite:./data/openwink.db");
    assert_eq!(
        settings.webhook_waits,
        openwink_webhooks::RetrySchedule::default()
    );
}

#[test]
fn the_environment_stands_above_the_file() {
    let config = with_file(
        "above",
        "# one\nrate_limit = 5\nretention_days = 7\n",
        &[("OPENWINK_RATE_LIMIT", "9")],
    )
    .unwrap();
    assert_eq!(config.settings.rate_limit.get(), 9);
    assert_eq!(config.settings.retention_days.get(), 7);
    assert_eq!(
        config.sources.origin("rate_limit"),
        &Origin::Variable("OPENWINK_RATE_LIMIT".into())
    );
    assert!(matches!(
        config.sources.origin("retention_days"),
        Origin::File { line: 3, .. }
    ));
}

#[test]
fn an_empty_variable_is_not_set() {
    assert_eq!(
        with(&[("OPENWINK_RATE_LIMIT", "")])
            .unwrap()
            .settings
            .rate_limit
            .get(),
        20
    );
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let file = "retenion_days = 5\nlisten = \"here\"\nlog = 1.5\nwebhook_waits = [\"2s\", \"3\"]\n";
    let error = with_file("mistakes", file, &[("OPENWINK_RATE_LIMIT", "lots")])
        .err()
        .unwrap();
    for part in [
        "5 settings need your attention",
        "retenion_days is not a setting",
        "did you mean retention_days?",
        "mistakes.toml:1",
        "listen = \"here\" cannot be used",
        "mistakes.toml:2",
        "such as 127.0.0.1:8080",
        "log cannot be used: it is float",
        "mistakes.toml:3",
        "webhook_waits = \"2s,3\" cannot be used",
        "rate_limit = \"lots\" cannot be used",
        "from  OPENWINK_RATE_LIMIT",
    ] {
        assert!(error.contains(part), "{part}\n{error}");
    }
}

#[test]
fn a_file_that_is_not_toml_is_told_with_its_line() {
    let error = with_file("broken", "rate_limit = 5\nlisten = \n", &[])
        .err()
        .unwrap();
    assert!(
        error.contains("broken.toml:2") && error.contains("not TOML"),
        "{error}"
    );
}

#[test]
fn a_named_file_must_be_there() {
    let error = load(
        Some(std::path::Path::new("/nowhere/openwink.toml")),
        &Environment::of(&[]),
    );
    assert!(
        error
            .err()
            .unwrap()
            .to_string()
            .contains("/nowhere/openwink.toml")
    );
}

#[test]
fn half_of_the_bootstrap_credentials_is_refused() {
    let error = with(&[("OPENWINK_BOOTSTRAP_API_KEY", "a-key-of-mine")])
        .err()
        .unwrap();
    assert!(
        error.contains("bootstrap_api_key is set, and bootstrap_api_secret is not"),
        "{error}"
    );
    assert!(error.contains("set both or neither"), "{error}");
}

#[test]
fn two_master_keys_are_refused() {
    let error = with(&[
        ("OPENWINK_MASTER_KEY", "00"),
        ("OPENWINK_MASTER_KEY_FILE", "/etc/openwink/key"),
    ]);
    let error = error.err().unwrap();
    assert!(error.contains("only one of them"), "{error}");
}

#[test]
fn secrets_are_shown_nowhere() {
    let secret = "c29tZXRoaW5nLXNlY3JldA";
    let database = format!("postgres://openwink:{secret}@db.example.com/openwink");
    let config = with(&[
        ("OPENWINK_MASTER_KEY", secret),
        ("OPENWINK_DATABASE_URL", &database),
        ("OPENWINK_KEYS_DATABASE_URL", &database),
        ("OPENWINK_BOOTSTRAP_API_KEY", "a-key-of-mine"),
        ("OPENWINK_BOOTSTRAP_API_SECRET", secret),
    ])
    .unwrap();
    let shown = show::render(&config) + &format!("{:?}", config.settings);
    assert!(!shown.contains(secret), "{shown}");
    assert!(
        shown.contains("postgres://openwink:…@db.example.com/openwink"),
        "{shown}"
    );
    let error = with(&[
        ("OPENWINK_BOOTSTRAP_API_SECRET", "short"),
        ("OPENWINK_DATABASE_URL", "mysql:hidden"),
    ]);
    let error = error.err().unwrap();
    assert!(!error.contains("short") && !error.contains("hidden"), "{error}");
}

#[test]
fn a_misspelt_variable_is_mentioned() {
    let shown = show::render(&with(&[("OPENWINK_RATELIMIT", "5")]).unwrap());
    assert!(shown.contains("OPENWINK_RATELIMIT is not a setting"), "{shown}");
    assert!(shown.contains("did you mean OPENWINK_RATE_LIMIT?"), "{shown}");
}

#[test]
fn values_are_read_strictly() {
    for (name, bad) in [
        ("OPENWINK_LISTEN", "8080"),
        ("OPENWINK_LISTEN", "127.0.0.1:80800"),
        ("OPENWINK_PUBLIC_URL", "wink.example.com"),
        ("OPENWINK_PUBLIC_URL", "https://wink.example.com/path"),
        ("OPENWINK_PUBLIC_URL", "ftp://wink.example.com"),
        ("OPENWINK_TRUSTED_PROXIES", "10.0.0.0/33"),
        ("OPENWINK_RATE_LIMIT", "-1"),
        ("OPENWINK_WEBHOOK_WAITS", "0s"),
        ("OPENWINK_LOG", "verbose"),
        ("OPENWINK_LOG_FORMAT", "xml"),
        ("OPENWINK_SQLITE_SYNCHRONOUS", "off"),
    ] {
        let error = with(&[(name, bad)]).err().unwrap_or_default();
        assert!(
            error.contains(name) && error.contains(bad),
            "{name}={bad}: {error}"
        );
    }
    for (name, good) in [
        ("OPENWINK_LISTEN", "[::1]:0"),
        ("OPENWINK_LISTEN", "localhost:8080"),
        ("OPENWINK_PUBLIC_URL", "https://wink.example.com/"),
        ("OPENWINK_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7,fd00::/8"),
        ("OPENWINK_LOG", "info, openwink_jobs=debug"),
        ("OPENWINK_DATABASE_URL", "sqlite:/tmp/a b.db"),
        ("OPENWINK_DATABASE_URL", "sqlite:///tmp/x.db?mode=rwc"),
    ] {
        assert!(with(&[(name, good)]).is_ok(), "{name}={good}");
    }
}

#[test]
fn the_reference_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/configuration.md");
    let committed = fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == reference::render(),
        "docs/configuration.md is stale: cargo run -p openwink -- config --reference"
    );
}
