//! A store for one test, with what nearly every test begins with.

use std::{
    collections::BTreeMap,
    ops::Deref,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use openwink_model::{
    Ambient, ConnectionStatus, DateTime, ManualClock, Mode, MonitorStatus, SeededRandom,
    events::EventType,
    ids::{AccountId, TenantId, UserId, WinkTemplateId},
    mail::{Correspondent, Letter, MailKind, Part},
    mode::Scope,
};
use openwink_store::{
    Account, AccountChange, Invite, Invitee, NewAccount, NewInvite, NewMail, NewWebhook, Options,
    PageRequest, Store, StoreError, User, Webhook,
};
use openwink_vault::{MasterKey, Vault};
use sea_orm::DatabaseConnection;
use tokio::sync::OnceCell;
use zeroize::Zeroizing;

use crate::{Database, database::Place};

/// A store on a fresh database. Cheap to clone; it stands for its [`Store`].
#[derive(Clone)]
pub struct TestStore {
    pub store: Store,
    /// Stands at [`TestStore::START`] until the test moves it.
    pub clock: Arc<ManualClock>,
    /// The first tenant's sandbox.
    pub scope: Scope,
    /// The sandbox of another tenant.
    pub other_tenant: Scope,
    /// The first tenant's production.
    pub other_mode: Scope,
    shared: Arc<Shared>,
}

struct Shared {
    place: Place,
    seed: AtomicU64,
    raw: OnceCell<DatabaseConnection>,
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl TestStore {
    /// 15 January 2026, 08:00 UTC.
    pub const START: DateTime = DateTime::from_micros(1_768_464_000_000_000);

    /// `None` where PostgreSQL is to be skipped.
    pub async fn open(database: Database) -> Option<Self> {
        let shared = Arc::new(Shared {
            place: Place::new(database)?,
            seed: AtomicU64::new(1),
            raw: OnceCell::new(),
        });
        let clock = Arc::new(ManualClock::at(Self::START));
        let store = shared.connect(shared.place.options(), &clock).await;
        let store = store.expect("a store on a fresh database");
        let tenants = store
            .write(|tx| {
                let store = store.clone();
                async move {
                    let one = store.create_tenant(&tx, "First Lending").await?;
                    let other = store.create_tenant(&tx, "Second Lending").await?;
                    Ok::<_, StoreError>((one, other))
                }
            })
            .await;
        let (one, other): (TenantId, TenantId) = tenants.expect("two tenants");
        Some(Self {
            store,
            clock,
            scope: Scope::proven(one.clone(), Mode::Sandbox),
            other_tenant: Scope::proven(other, Mode::Sandbox),
            other_mode: Scope::proven(one, Mode::Production),
            shared,
        })
    }

    pub fn database(&self) -> Database {
        self.shared.place.database
    }

    pub fn is_sqlite(&self) -> bool {
        self.database() == Database::Sqlite
    }

    /// The test's own folder: SQLite's files and the file store.
    pub fn folder(&self) -> &Path {
        self.shared.place.folder.path()
    }

    pub fn options(&self) -> Options {
        self.shared.place.options()
    }

    /// Another node on the same database: its own connections, caches and random numbers, the same clock.
    pub async fn another_node(&self) -> TestStore {
        self.node_with(self.options()).await.expect("another node")
    }

    /// Another node that is set up as given.
    pub async fn node_with(&self, options: Options) -> Result<TestStore, StoreError> {
        let store = self.shared.connect(options, &self.clock).await?;
        Ok(TestStore {
            store,
            ..self.clone()
        })
    }

    pub(crate) async fn raw_connection(&self) -> &DatabaseConnection {
        self.shared.raw.get_or_init(|| self.shared.place.raw(false)).await
    }

    /// A connection to the key store's database that goes past the store.
    pub async fn raw_keys(&self) -> DatabaseConnection {
        self.shared.place.raw(true).await
    }

    pub(crate) async fn clean_up(&self) {
        self.store.close().await;
        if let Some(raw) = self.shared.raw.get() {
            let _ = raw.close_by_ref().await;
        }
        self.shared.place.clean_up().await;
    }

    /// Moves the clock on.
    pub fn wait(&self, duration: Duration) {
        self.clock.advance(duration);
    }

    /// Runs so many tasks at once, each on whatever thread is free; says what they came to, in their order.
    pub async fn at_once<T, Fut>(&self, count: usize, task: impl Fn(TestStore, usize) -> Fut) -> Vec<T>
    where
        T: Send + 'static,
        Fut: Future<Output = T> + Send + 'static,
    {
        let tasks: Vec<_> = (0..count)
            .map(|number| tokio::spawn(task(self.clone(), number)))
            .collect();
        let mut done = Vec::with_capacity(count);
        for task in tasks {
            done.push(task.await.expect("the task does not panic"));
        }
        done
    }

    pub async fn new_user(&self, scope: &Scope) -> User {
        let nothing = &BTreeMap::new();
        let user = self
            .write(|tx| async move { self.create_user(&tx, scope, nothing).await })
            .await;
        user.expect("a user")
    }

    /// An account of a user, PENDING, with its data key.
    pub async fn new_account(&self, scope: &Scope, user: &UserId) -> Account {
        let id: AccountId = self.ambient().id();
        let key = self
            .keys()
            .create(self.ambient(), openwink_model::ids::TypedId::uuid(id))
            .await;
        key.expect("a data key");
        let account = self
            .write(|tx| async move {
                let new = NewAccount {
                    id,
                    user: user.clone(),
                    provider: "sandbox_gig".into(),
                    monitor: MonitorStatus::Active,
                    sharing: None,
                };
                self.create_account(&tx, scope, new).await
            })
            .await;
        account.expect("an account")
    }

    /// Says of an account that its log-in succeeded.
    pub async fn connect(&self, scope: &Scope, account: AccountId) {
        let connected = self
            .write(|tx| async move {
                let change = AccountChange {
                    status: Some((ConnectionStatus::Connected, None)),
                    connected: true,
                    ..Default::default()
                };
                self.change_account(&tx, scope, account, change).await
            })
            .await;
        connected.expect("an account");
    }

    /// A user with an account, for tests that are about neither.
    pub async fn user_with_account(&self) -> (UserId, AccountId) {
        let user = self.new_user(&self.scope).await.id;
        let account = self.new_account(&self.scope, &user).await.id;
        (user, account)
    }

    /// An active webhook for these events.
    pub async fn new_webhook(&self, scope: &Scope, url: &str, types: &[EventType]) -> Webhook {
        let new = &NewWebhook {
            name: "receiver".into(),
            url: url.into(),
            event_types: types.to_vec(),
            active: true,
            include_payload: false,
            secret: "a secret of the receiver".into(),
        };
        let webhook = self
            .write(|tx| async move { self.create_webhook(&tx, scope, new).await })
            .await;
        webhook.expect("a webhook")
    }

    /// A link token that lives for an hour.
    pub async fn new_token(&self, scope: &Scope, user: &UserId) -> openwink_store::IssuedToken {
        let hour = Duration::from_secs(3600);
        let token = self
            .write(|tx| async move { self.create_link_token(&tx, scope, user, hour).await })
            .await;
        token.expect("a link token")
    }

    /// An invitation under the tenant's first template, with its mail.
    pub async fn new_invite(&self, scope: &Scope, address: &str) -> Invite {
        self.new_invite_with(scope, address, None).await
    }

    /// An invitation that names a Wink template.
    pub async fn new_invite_with(
        &self,
        scope: &Scope,
        address: &str,
        wink_template: Option<WinkTemplateId>,
    ) -> Invite {
        let templates = self.invite_templates(scope, PageRequest::first(150)).await;
        let templates = templates.expect("the tenant's templates").items;
        let template = &templates.last().expect("a tenant begins with a template");
        let invitee = &Invitee {
            full_name: "Marker Person".into(),
            first_name: Some("Marker".into()),
            last_name: None,
            email: address.into(),
        };
        let letter = &Letter {
            to: Correspondent {
                name: None,
                address: address.into(),
            },
            sender_name: "First Lending".into(),
            reply_to: None,
            subject: "An invitation".into(),
            parts: vec![Part::Text("Hello".into())],
            footer: Vec::new(),
            language: "en".into(),
            unsubscribe: None,
        };
        let invite = self
            .write(|tx| async move {
                let new = NewInvite {
                    invitee,
                    template,
                    wink_template,
                    kept_days: Some(60),
                };
                let invite = self.create_invite(&tx, scope, new).await?;
                let mail = NewMail {
                    kind: MailKind::Invitation,
                    letter,
                    person: Some(invite.user.uuid()),
                    invite: Some((scope, invite.id)),
                };
                self.send_mail(&tx, mail).await?;
                Ok::<_, StoreError>(invite)
            })
            .await;
        invite.expect("an invitation")
    }

    /// An API key of this name and secret.
    pub async fn new_api_key(
        &self,
        scope: &Scope,
        name: &str,
        secret: &str,
    ) -> openwink_model::ids::ApiKeyId {
        let key = self
            .write(|tx| async move {
                self.create_api_key(&tx, scope.tenant(), scope.mode(), name, secret)
                    .await
            })
            .await;
        key.expect("an API key")
    }
}

impl Shared {
    async fn connect(&self, options: Options, clock: &Arc<ManualClock>) -> Result<Store, StoreError> {
        // Ids are made from clock and randomness: two nodes with one seed would make the same ones
        let seed = self.seed.fetch_add(1, Ordering::SeqCst);
        let ambient = Ambient::new(clock.clone(), Arc::new(SeededRandom::new(seed)));
        let master = MasterKey::from_bytes(Zeroizing::new([7; 32]));
        Store::connect(&options, Vault::new(master, Vec::new()), ambient).await
    }
}
