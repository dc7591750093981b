//! Where a master key comes from.

use std::{
    env,
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use openwink_model::Ambient;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::{MasterKey, VaultError};

/// Longer than any spelling of 32 bytes.
const MAX_INPUT: u64 = 1024;
const COMMAND_TIMEOUT: Duration = Duration::from_secs(30);

/// The key is 32 bytes: as they are (file, command), or as hex or base64 of either alphabet, padded or not.
#[derive(Debug, Clone)]
pub enum MasterKeySource {
    /// Nobody but its owner may read it.
    File(PathBuf),
    /// The name of an environment variable.
    Env(String),
    /// The key itself.
    Text(SecretString),
    /// A command, run by `sh -c`, that writes the key to its standard output: a key management service's client.
    Command(String),
}

impl MasterKeySource {
    /// Loads the key; a file that is missing is created with a fresh one. Blocks: for start-up only.
    pub fn load(&self, ambient: &Ambient) -> Result<MasterKey, VaultError> {
        if let Self::File(path) = self {
            create_missing(path, ambient)?;
        }
        self.load_existing()
    }

    /// Loads the key and creates nothing: for previous keys, which a fresh one could not stand in for, and for
    /// installations that hold data already.
    pub fn load_existing(&self) -> Result<MasterKey, VaultError> {
        match self {
            Self::File(path) => {
                let bytes = read_file(path)?;
                parse(&bytes).ok_or_else(|| bad(format!("the file {}", path.display())))
            }
            Self::Env(name) => {
                let text = env::var(name).map_err(|_| VaultError::NoVariable(name.clone()))?;
                parse_text(&Zeroizing::new(text))
                    .ok_or_else(|| bad(format!("the environment variable {name}")))
            }
            Self::Text(text) => {
                parse_text(text.expose_secret()).ok_or_else(|| bad("the configuration".into()))
            }
            Self::Command(command) => {
                let bytes = run(command, COMMAND_TIMEOUT)?;
                parse(&bytes).ok_or_else(|| bad("the master key command".into()))
            }
        }
    }
}

/// Writes a master key to a file that is not there yet.
pub fn write_key_file(path: &Path, key: &MasterKey, ambient: &Ambient) -> Result<(), VaultError> {
    create(path, key.bytes(), ambient)
}

/// Puts the key file `next` in the place of `path`, whose key stays as `former`. At every moment `path` is a whole key.
pub fn replace_key_file(path: &Path, next: &Path, former: &Path) -> Result<(), VaultError> {
    match fs::hard_link(path, former) {
        // From a try that was cut short
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        done => done.map_err(file_error("keep a copy of", path))?,
    }
    fs::rename(next, path).map_err(file_error("replace", path))?;
    File::open(folder_of(path))
        .and_then(|folder| folder.sync_all())
        .map_err(file_error("keep", path))
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

fn bad(origin: String) -> VaultError {
    VaultError::BadKey { origin }
}

fn parse(bytes: &[u8]) -> Option<MasterKey> {
    match <&[u8; 32]>::try_from(bytes) {
        // 32 letters are a shorter key's hex or base64: random bytes never look so
        Ok(raw) if !raw.iter().all(u8::is_ascii_graphic) => Some(MasterKey::from_bytes(Zeroizing::new(*raw))),
        Ok(_) => None,
        Err(_) => parse_text(str::from_utf8(bytes).ok()?),
    }
}

fn parse_text(text: &str) -> Option<MasterKey> {
    let text = text.trim();
    let mut key = Zeroizing::new([0; 32]);
    if text.len() == 64 {
        hex::decode_to_slice(text, &mut key[..]).ok()?;
    } else {
        let alphabet = if text.contains(['-', '_']) {
            &alphabet::URL_SAFE
        } else {
            &alphabet::STANDARD
        };
        let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
        let bytes = Zeroizing::new(GeneralPurpose::new(alphabet, config).decode(text).ok()?);
        key.copy_from_slice(<&[u8; 32]>::try_from(bytes.as_slice()).ok()?);
    }
    Some(MasterKey::from_bytes(key))
}

fn file_error(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> VaultError {
    let path = path.to_owned();
    move |source| VaultError::File { action, path, source }
}

fn read_file(path: &Path) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let file = File::open(path).map_err(file_error("open", path))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = file
            .metadata()
            .map_err(file_error("look at", path))?
            .permissions()
            .mode()
            & 0o777;
        if mode & 0o077 != 0 {
            return Err(VaultError::FileTooOpen {
                path: path.to_owned(),
                mode,
            });
        }
    }
    read_some(file).map_err(file_error("read", path))
}

/// At most one byte more than any key has, into a buffer that never moves and is wiped.
fn read_some(from: impl Read) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(MAX_INPUT as usize + 1));
    from.take(MAX_INPUT).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a fresh key beside the path and links it there. The link fails where another process was faster, and nobody
/// ever sees half a key.
fn create_missing(path: &Path, ambient: &Ambient) -> Result<(), VaultError> {
    if path.try_exists().map_err(file_error("look for", path))? {
        return Ok(());
    }
    create(path, &Zeroizing::new(ambient.bytes::<32>()), ambient)
}

fn create(path: &Path, key: &[u8; 32], ambient: &Ambient) -> Result<(), VaultError> {
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(file_error("create the folder of", path))?;
    let mut draft = path.as_os_str().to_owned();
    draft.push(format!(".{}", hex::encode(ambient.bytes::<8>())));
    let draft = PathBuf::from(draft);
    let written = write_new(&draft, key);
    let linked = written.and_then(|()| match fs::hard_link(&draft, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        done => done,
    });
    // Removed first, whatever came of it: a draft is a key too
    let removed = fs::remove_file(&draft);
    linked.and(removed).map_err(file_error("create", path))?;
    // So that the key outlives a crash as well as what will be sealed under it
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(file_error("keep", path))
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn run(command: &str, timeout: Duration) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let deadline = Instant::now() + timeout;
    // What it has to say to the operator goes where our own log goes
    let mut child = Command::new("sh")
        .args(["-c", command])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(VaultError::CommandNotStarted)?;
    let stdout = child.stdout.take().expect("the output was asked for");
    let (send, receive) = mpsc::channel();
    thread::spawn(move || send.send(read_some(stdout)));

    let outcome = receive
        .recv_timeout(timeout)
        .ok()
        .and_then(|output| Some((output, wait(&mut child, deadline)?)));
    let Some((output, status)) = outcome else {
        // Both fail only where it ended in the meantime
        let _ = child.kill();
        let _ = child.wait();
        return Err(VaultError::CommandTimedOut(timeout));
    };
    match status {
        Ok(status) if status.success() => output.map_err(VaultError::CommandNotStarted),
        Ok(status) => Err(VaultError::CommandFailed(status)),
        Err(error) => Err(VaultError::CommandNotStarted(error)),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "start-up: no task shares this thread yet"
)]
fn wait(child: &mut Child, deadline: Instant) -> Option<io::Result<ExitStatus>> {
    loop {
        match child.try_wait() {
            Ok(None) if Instant::now() >= deadline => return None,
            Ok(None) => thread::sleep(Duration::from_millis(10)),
            Ok(Some(status)) => return Some(Ok(status)),
            Err(error) => return Some(Err(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_hangs_is_stopped() {
        let started = Instant::now();
        let error = run("sleep 20", Duration::from_millis(200)).unwrap_err();
        assert!(matches!(error, VaultError::CommandTimedOut(_)), "{error}");
        assert!(started.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_command_that_closes_its_output_and_hangs_is_stopped() {
        let error = run("exec >&-; exec sleep 20", Duration::from_millis(200)).unwrap_err();
        assert!(matches!(error, VaultError::CommandTimedOut(_)), "{error}");
    }
}
