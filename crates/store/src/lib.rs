//! The only crate that knows a database: entities, migrations, queries, jobs, keys and files.
//!
//! Every function that touches a tenant's data takes the [`Scope`](openwink_model::mode::Scope) that authentication
//! proved. What came from a source goes in and out in the clear here and is sealed under the source's own data key
//! below. Background work and events are rows written in the transaction of the change that wants them.

mod clocks;
mod cursor;
mod db;
mod entities;
mod error;
mod files;
mod keys;
mod migrations;
mod queries;
pub mod receipts;
mod root;
mod rotation;
mod wake;

use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use openwink_model::{Ambient, DateTime, mode::Scope};
use openwink_vault::{SigningKey, Vault};

pub use cursor::{Cursors, ListOf};
pub use db::{Db, Retry, Synchronous, Tx};
pub use error::StoreError;
pub use files::FileStore;
use keys::Presence;
pub use keys::{KeyHolder, KeyStore, Rotation, RotationPhase};
pub use queries::{
    accesses::{Access, NewAccess},
    accounts::{Account, AccountChange, NewAccount},
    api_keys::{ApiKey, KeyInfo, NewApiKey},
    archives::{Archive, ArchiveError, ArchiveFilter, NewArchive, NewFile, RawFile},
    attempts::{Attempt, Delivery, DeliveryFilter},
    audit::{Actor, AuditFilter, AuditLine, Place},
    clocks::{ClockStep, SandboxClock},
    consents::{ConsentCount, ConsentTemplate, GivenConsent, NewConsentTemplate},
    deliveries::{Claimed, Finished, PendingDelivery, Tried},
    events::StoredEvent,
    exports::{Export, NewExport},
    home::{FirstSteps, Linked},
    invite_templates::{InviteTemplate, TemplateDeleted},
    invites::{Invite, InviteFilter, InviteLog, Invitee, NewInvite},
    jobs::{Job, JobBody, Lane, LinkStep},
    link::{Link, LinkSession, SessionOptions, Signal, SignalName},
    mail_limits::{LimitReached, MailLimits},
    mails::{Mail, NewMail, SealedMail},
    member_invitations::MemberInvitation,
    members::{NewPerson, Person, PersonChange, normal_email},
    memberships::{Colleague, Membership},
    page::{Page, PageRequest, Period, Position},
    people::{PeopleFilter, PersonRow},
    pictures::StoredPictures,
    portal_failures::Lockout,
    portal_sessions::{NewPortalSession, PortalSession},
    portal_tickets::{NewTicket, Ticket, TicketKind},
    production::{ProductionRequest, TenantStanding},
    readings::ArchiveOutcome,
    receipts::{ErasureOrder, Receipt},
    record_changes::{KindChange, Origin},
    records::{RecordFilter, RecordRow, StoredRecord},
    requests::{DayCount, LoggedRequest, RequestFilter},
    reset::Emptied,
    second_factors::{NewPasskey, Passkey},
    tasks::Task,
    tenants::Tenant,
    tokens::IssuedToken,
    usage::{AccountsAt, Counted, Reached, Screen, SessionOutcome},
    users::User,
    verifications::{NewVerification, Verification, VerificationFilter},
    webhooks::{NewWebhook, Webhook, WebhookChange},
    wink_templates::{AppliedConsent, AppliedTemplate, NewLogo, WinkTemplate},
};
pub use rotation::{Moved, UnderFormer};
pub use wake::Wake;

/// Where the store keeps things.
#[derive(Debug, Clone)]
pub struct Options {
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: String,
    /// The key store's database; on PostgreSQL a schema of its own where this is the same address.
    pub keys_url: String,
    /// The PostgreSQL schema that holds the data; `None` for the connection's own.
    pub schema: Option<String>,
    pub files: PathBuf,
    pub connections: u32,
    pub synchronous: Synchronous,
}

/// The store. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    db: Db,
    keys: KeyStore,
    files: FileStore,
    cursors: Cursors,
    vault: Vault,
    ambient: Ambient,
    clocks: clocks::Clocks,
    wake: Wake,
    presence: OnceLock<Presence>,
    signing: OnceLock<SigningKey>,
}

impl Store {
    /// Connects, and brings the schema up to date.
    pub async fn connect(options: &Options, vault: Vault, ambient: Ambient) -> Result<Self, StoreError> {
        let store = Self::connect_unmigrated(options, vault, ambient).await?;
        store.migrate().await?;
        store.load_clocks().await?;
        // Whoever joins while the master key changes has to know the key that is being moved to
        store.keys().follow().await?;
        store.settle_root().await?;
        Ok(store)
    }

    /// Connects and changes nothing, for those who only look.
    pub async fn connect_unmigrated(
        options: &Options,
        vault: Vault,
        ambient: Ambient,
    ) -> Result<Self, StoreError> {
        let db = Db::connect(
            &options.database_url,
            options.schema.as_deref(),
            options.connections,
            options.synchronous,
        )
        .await?;
        let keys_schema = format!("{}_keys", options.schema.as_deref().unwrap_or("openwink"));
        let keys = Db::connect(&options.keys_url, Some(&keys_schema), 2, options.synchronous).await?;
        let keys = KeyStore::new(keys, vault.clone());
        let files = FileStore::open(&options.files)?;
        Ok(Self(Arc::new(Inner {
            db,
            keys,
            files,
            cursors: Cursors::new(vault.clone()),
            vault,
            ambient,
            clocks: clocks::Clocks::default(),
            wake: Wake::default(),
            presence: OnceLock::new(),
            signing: OnceLock::new(),
        })))
    }

    /// Brings the schema up to date; says how many steps ran.
    pub async fn migrate(&self) -> Result<usize, StoreError> {
        let pending = self.pending_migrations().await?;
        let data = migrations::run(self.db().writer(), migrations::DATA).await?;
        let keys = migrations::run(self.keys().db().writer(), migrations::KEYS).await?;
        if pending.contains(&migrations::PEOPLE) {
            self.index_all_names().await?;
        }
        Ok(data + keys)
    }

    /// Steps of the schema that have not run yet.
    pub async fn pending_migrations(&self) -> Result<Vec<&'static str>, StoreError> {
        let mut pending = migrations::pending(self.db().writer(), migrations::DATA).await?;
        pending.extend(migrations::pending(self.keys().db().writer(), migrations::KEYS).await?);
        Ok(pending)
    }

    pub fn db(&self) -> &Db {
        &self.0.db
    }

    pub fn keys(&self) -> &KeyStore {
        &self.0.keys
    }

    pub fn files(&self) -> &FileStore {
        &self.0.files
    }

    pub fn cursors(&self) -> &Cursors {
        &self.0.cursors
    }

    pub fn vault(&self) -> &Vault {
        &self.0.vault
    }

    pub fn ambient(&self) -> &Ambient {
        &self.0.ambient
    }

    /// What time it is in a scope: a sandbox has a clock of its own.
    pub fn now(&self, scope: &Scope) -> DateTime {
        self.0.clocks.of(scope).shows(self.ambient().now())
    }

    /// Wakes whoever waits for what a committed change wrote.
    pub fn wake(&self) -> &Wake {
        &self.0.wake
    }

    /// Runs a change as one transaction; see [`Db::write`].
    pub async fn write<T, E, F, Fut>(&self, change: F) -> Result<T, E>
    where
        E: From<StoreError> + Retry,
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<T, E>>,
    {
        self.db().write(change).await
    }

    pub async fn close(&self) {
        self.leave().await;
        self.0.db.clone().close().await;
        self.0.keys.db().clone().close().await;
    }
}
