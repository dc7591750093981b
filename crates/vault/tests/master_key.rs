//! Where master keys come from, and which are refused.

use std::{
    fs,
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose as base64_of};
use openwink_model::Ambient;
use openwink_vault::{MasterKey, MasterKeySource, VaultError};
use zeroize::Zeroizing;

const BYTES: [u8; 32] = [0xfb; 32];

fn expected() -> MasterKey {
    MasterKey::from_bytes(Zeroizing::new(BYTES))
}

fn load(source: MasterKeySource) -> Result<MasterKey, VaultError> {
    source.load(&Ambient::system())
}

/// A fresh folder, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(Ambient::system().uuid().to_string());
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn file(&self, content: &[u8], mode: u32) -> MasterKeySource {
        let path = self.0.join("given");
        fs::write(&path, content).expect("a file");
        set_mode(&path, mode);
        MasterKeySource::File(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) {}

#[test]
fn every_spelling_is_the_same_key() {
    let spellings = [
        hex::encode(BYTES),
        hex::encode_upper(BYTES),
        base64_of::STANDARD.encode(BYTES),
        base64_of::STANDARD_NO_PAD.encode(BYTES),
        base64_of::URL_SAFE.encode(BYTES),
        format!("  {}\n", base64_of::URL_SAFE_NO_PAD.encode(BYTES)),
    ];
    for text in spellings {
        assert_eq!(
            load(MasterKeySource::Text(text.clone().into())).unwrap().id(),
            expected().id(),
            "{text}"
        );
        let command = MasterKeySource::Command(format!("echo '{text}'"));
        assert_eq!(load(command).unwrap().id(), expected().id(), "{text}");
        let folder = Folder::new();
        assert_eq!(
            load(folder.file(text.as_bytes(), 0o600)).unwrap().id(),
            expected().id(),
            "{text}"
        );
    }
    assert_eq!(
        load(Folder::new().file(&BYTES, 0o400)).unwrap().id(),
        expected().id()
    );
}

#[test]
fn what_is_no_key_is_refused_without_being_told() {
    for text in [
        "",
        "hunter2",
        &hex::encode([1; 16]),
        &hex::encode([1; 31]),
        &base64_of::STANDARD.encode([1; 33]),
    ] {
        let folder = Folder::new();
        let sources = [
            MasterKeySource::Text(text.to_owned().into()),
            MasterKeySource::Command(format!("printf %s '{text}'")),
            folder.file(text.as_bytes(), 0o600),
        ];
        for source in sources {
            let error = load(source).unwrap_err();
            assert!(matches!(error, VaultError::BadKey { .. }), "{error}");
            assert!(text.is_empty() || !format!("{error} {error:?}").contains(text));
        }
    }
    let endless = MasterKeySource::Command("yes".into());
    assert!(load(endless).is_err());
}

#[test]
fn a_missing_file_is_created_once() {
    let folder = Folder::new();
    let path = folder.0.join("keys").join("master.key");
    let source = MasterKeySource::File(path.clone());
    let missing = source.load_existing().unwrap_err();
    assert!(matches!(missing, VaultError::File { .. }), "{missing}");

    let first = load(source.clone()).unwrap();
    assert_eq!(load(source).unwrap().id(), first.id());
    assert_eq!(fs::read(&path).unwrap().len(), 32);
    assert_eq!(
        fs::read_dir(path.parent().unwrap()).unwrap().count(),
        1,
        "no draft is left"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn processes_that_start_together_agree() {
    let folder = Folder::new();
    let source = MasterKeySource::File(folder.0.join("master.key"));
    let ids: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| load(source.clone()).unwrap().id()))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(ids.iter().all(|id| *id == ids[0]));
}

#[cfg(unix)]
#[test]
fn a_file_that_others_can_read_is_refused() {
    let folder = Folder::new();
    for mode in [0o640, 0o604, 0o660, 0o644, 0o777] {
        let error = load(folder.file(&BYTES, mode)).unwrap_err();
        assert!(
            matches!(error, VaultError::FileTooOpen { mode: found, .. } if found == mode),
            "{error}"
        );
        assert!(error.to_string().contains("chmod 600"));
    }
}

#[test]
fn a_command_that_fails_is_told() {
    let error = load(MasterKeySource::Command(format!(
        "echo {}; exit 3",
        hex::encode(BYTES)
    )))
    .unwrap_err();
    assert!(matches!(error, VaultError::CommandFailed(_)), "{error}");
}

#[test]
fn a_variable_that_is_not_set_is_named() {
    let error = load(MasterKeySource::Env("OPENWINK_NO_SUCH_VARIABLE".into())).unwrap_err();
    assert!(error.to_string().contains("OPENWINK_NO_SUCH_VARIABLE"));
}
