//! The sandbox tenant that the first start makes, so that a newcomer has something to call the API with.
//!
//! Random credentials are kept in a file in the data folder: the database has only the secret's hash, and both the
//! banner and the demo page need the secret again at every start. This is for that one tenant of simulated data alone.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use openwink_model::{Ambient, Mode, mode::Scope};
use openwink_store::{ApiKey, Store, StoreError};
use openwink_vault::{Token, secrets};

use crate::{
    config::{Secret, Settings},
    failure::{Failure, Outcome},
};

/// What the consent screen calls the tenant.
const TENANT: &str = "Example Lender";
const HEAD: &str =
    "# The sandbox tenant that the first start made: simulated data only. See docs/operating.md.\n";
const KEY: &str = "OPENWINK_API_KEY=";
const SECRET: &str = "OPENWINK_API_SECRET=";

#[derive(Debug, Clone)]
pub struct Credentials {
    pub key: String,
    pub secret: Secret,
    /// Whether the operator chose them; then their secret is not shown.
    pub chosen: bool,
}

pub struct Sandbox {
    /// None where the installation was set up elsewhere, and the secret is not here.
    pub credentials: Option<Credentials>,
    /// Where the demo page works.
    pub scope: Option<Scope>,
    pub first_start: bool,
}

pub async fn prepare(settings: &Settings, store: &Store, ambient: &Ambient) -> Outcome<Sandbox> {
    let failed = |error: StoreError| Failure::new("the sandbox cannot be prepared").because(&error);
    let path = settings.sandbox_credentials_path();
    let kept = read(&path)?;
    let first_start = !store.has_tenants().await.map_err(failed)?;
    let credentials = match (chosen(settings), kept) {
        (Some(chosen), kept) => {
            adopt(store, &chosen, kept.as_ref()).await?;
            Some(chosen)
        }
        (None, kept) if !first_start => kept,
        (None, kept) => {
            // Kept before the tenant is made: a start that dies between the two is repeated with the same
            let credentials = match kept {
                Some(kept) => kept,
                None => generate(&path, ambient)?,
            };
            create(store, &credentials, None).await.map_err(failed)?;
            Some(credentials)
        }
    };
    let mut sandbox = Sandbox {
        credentials: None,
        scope: None,
        first_start,
    };
    if let Some(credentials) = credentials
        && let Some(key) = store.api_key(&credentials.key).await.map_err(failed)?
        && secrets::matches(credentials.secret.expose(), &key.secret_hash)
    {
        sandbox.scope = Some(key.scope).filter(|scope| scope.mode() == Mode::Sandbox);
        sandbox.credentials = Some(credentials);
    }
    Ok(sandbox)
}

fn chosen(settings: &Settings) -> Option<Credentials> {
    let (key, secret) = settings
        .bootstrap_api_key
        .as_ref()
        .zip(settings.bootstrap_api_secret.as_ref())?;
    Some(Credentials {
        key: key.0.clone(),
        secret: secret.0.clone(),
        chosen: true,
    })
}

/// Makes the operator's key work: it is created, or has its secret replaced.
async fn adopt(store: &Store, chosen: &Credentials, kept: Option<&Credentials>) -> Outcome {
    let failed = |error: StoreError| Failure::new("the bootstrap API key cannot be made").because(&error);
    match store.api_key(&chosen.key).await.map_err(failed)? {
        Some(known) if known.scope.mode() != Mode::Sandbox => Err(Failure::new(
            "the bootstrap API key is the name of a production key",
        )
        .advice("OPENWINK_BOOTSTRAP_API_KEY is for the sandbox: choose another name.")),
        Some(known) if secrets::matches(chosen.secret.expose(), &known.secret_hash) => Ok(()),
        Some(known) => store
            .write(async |tx| {
                store
                    .set_api_key_secret(&tx, known.id, chosen.secret.expose())
                    .await
            })
            .await
            .map_err(failed),
        None => {
            // A second key of the tenant that the first start made, where it did
            let tenant = match kept {
                Some(kept) => store.api_key(&kept.key).await.map_err(failed)?,
                None => None,
            };
            create(store, chosen, tenant).await.map_err(failed)
        }
    }
}

async fn create(store: &Store, credentials: &Credentials, beside: Option<ApiKey>) -> Result<(), StoreError> {
    let beside = beside.as_ref();
    store
        .write(async |tx| {
            let tenant = match beside {
                Some(key) => key.scope.tenant().clone(),
                None => store.create_tenant(&tx, TENANT).await?,
            };
            let (key, secret) = (&credentials.key, credentials.secret.expose());
            store
                .create_api_key(&tx, &tenant, Mode::Sandbox, key, secret)
                .await
                .map(drop)
        })
        .await
}

fn generate(path: &Path, ambient: &Ambient) -> Outcome<Credentials> {
    let key = format!("sandbox-{}", hex::encode(ambient.bytes::<8>()));
    let secret = Token::new(ambient).expose().to_owned();
    let text = format!("{HEAD}{KEY}{key}\n{SECRET}{secret}\n");
    write_private(path, &text).map_err(|error| {
        Failure::new(format!(
            "the sandbox's credentials cannot be kept in {}",
            path.display()
        ))
        .because(&error)
    })?;
    Ok(Credentials {
        key,
        secret: secret.into(),
        chosen: false,
    })
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let draft = path.with_extension("draft");
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(draft, path)
}

fn read(path: &Path) -> Outcome<Option<Credentials>> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(Failure::new(format!("{} cannot be read", path.display())).because(&error));
        }
    };
    let field = |name: &str| {
        text.lines()
            .find_map(|line| line.trim().strip_prefix(name))
            .map(str::to_owned)
    };
    Ok(field(KEY).zip(field(SECRET)).map(|(key, secret)| Credentials {
        key,
        secret: secret.into(),
        chosen: false,
    }))
}
