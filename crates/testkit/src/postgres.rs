//! The PostgreSQL that tests run on: the one that the environment names, or a private one, shared by all test
//! processes of this user and stopped when none has needed it for a while.

use std::{
    fs::File,
    net::{SocketAddr, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
    time::Duration,
};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scripts/postgres.sh");

/// Stops the server once no test process holds the lock; the pause lets the next test binary find it running.
const WATCH: &str = r#"
command -v flock >/dev/null || exit 0
while sleep 20; do
  flock --nonblock --exclusive "$1" "$2" stop "$3" && exit 0
done &"#;

/// The server's address; `None` where the person who runs the tests has asked for them to be skipped.
pub fn url() -> Option<String> {
    static URL: OnceLock<Option<String>> = OnceLock::new();
    URL.get_or_init(|| match std::env::var("OPENWINK_TEST_POSTGRES_URL") {
        Ok(url) if !url.is_empty() => Some(url),
        _ if std::env::var("OPENWINK_SKIP_POSTGRES").is_ok_and(|value| value == "1") => None,
        _ => Some(private()),
    })
    .clone()
}

fn private() -> String {
    let user = std::env::var("USER").unwrap_or_else(|_| "user".into());
    let place = |ending: &str| -> PathBuf {
        std::env::temp_dir().join(format!("openwink-test-postgres-{user}{ending}"))
    };
    let (folder, users_path, address) = (place(""), place(".users"), place(".url"));

    // Held for as long as this process lives, so that nobody stops the server under it
    let users = File::create(&users_path).expect("the lock of PostgreSQL's users is made");
    users
        .lock_shared()
        .expect("the lock of PostgreSQL's users is free");
    std::mem::forget(users);

    let starting = File::create(place(".lock")).expect("the lock for starting PostgreSQL is made");
    starting.lock().expect("the lock for starting PostgreSQL is free");
    if let Some(url) = std::fs::read_to_string(&address).ok().filter(|url| answers(url)) {
        return url;
    }
    // What an interrupted machine left is no server any more
    let stopped = script("stop", &folder);
    assert!(
        stopped.is_ok(),
        "PostgreSQL's old folder cannot be removed: {stopped:?}"
    );
    let output = script("start", &folder).unwrap_or_else(|why| {
        panic!(
            "this test needs PostgreSQL: set OPENWINK_TEST_POSTGRES_URL, install its server (scripts/install.sh test), \
             or skip it knowingly with OPENWINK_SKIP_POSTGRES=1\n{why}"
        )
    });
    let url = output.trim().lines().last().unwrap_or_default().to_owned();
    std::fs::write(&address, &url).expect("PostgreSQL's address is noted");
    watch(&users_path, &folder);
    url
}

fn script(command: &str, folder: &Path) -> Result<String, String> {
    let output = Command::new(SCRIPT)
        .arg(command)
        .arg(folder)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{SCRIPT}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn watch(users: &Path, folder: &Path) {
    // In a process group of its own: an interrupted test run must not take the server's keeper along
    Command::new("sh")
        .args(["-c", WATCH, "sh"])
        .arg(users)
        .arg(SCRIPT)
        .arg(folder)
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .status()
        .expect("sh starts");
}

fn answers(url: &str) -> bool {
    let address = url.split('@').nth(1).and_then(|rest| rest.split('/').next());
    let address: Option<SocketAddr> = address.and_then(|address| address.parse().ok());
    address.is_some_and(|address| TcpStream::connect_timeout(&address, Duration::from_secs(2)).is_ok())
}
