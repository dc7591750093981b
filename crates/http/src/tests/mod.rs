//! The router as a whole, called in memory: no socket, but everything else as in production.

mod access;
mod changes;
mod invites;
mod lists;
mod protocol;
mod records;

use std::{ops::Deref, sync::Arc};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use http_body_util::BodyExt;
use openwink_model::{
    ids::{AccountId, SourceId, UserId},
    mode::Scope,
    records::{AnyRecord, RecordKind},
};
use openwink_providers::Catalogue;
use openwink_store::StoreError;
use openwink_testkit::TestStore;
use serde_json::Value;
use tower::ServiceExt;

use openwink_providers::Catalogues;

use crate::{AppState, Settings, router};

/// Who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    None,
    /// A key that exists, with another secret.
    Bad,
    /// A key that nobody has.
    Unknown,
    /// The first tenant's sandbox key.
    Own,
    OtherTenant,
    /// The first tenant's production key.
    OtherMode,
}

impl Key {
    fn authorization(self) -> Option<String> {
        let credentials = match self {
            Self::None => return None,
            Self::Bad => "own-key:wrong",
            Self::Unknown => "nobody:own-secret",
            Self::Own => "own-key:own-secret",
            Self::OtherTenant => "other-tenant-key:other-tenant-secret",
            Self::OtherMode => "other-mode-key:other-mode-secret",
        };
        Some(format!("Basic {}", STANDARD.encode(credentials)))
    }
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// Null where the body is no JSON.
    pub json: Value,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    pub fn message(&self) -> &str {
        self.json["message"].as_str().unwrap_or_default()
    }

    pub fn data(&self) -> &Value {
        &self.json["data"]
    }

    pub fn items(&self) -> &[Value] {
        self.data()["items"].as_array().expect("a list")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap_or_default())
    }

    /// Checks that the answer succeeded.
    #[track_caller]
    pub fn good(self) -> Self {
        assert!(self.status.is_success(), "{} {}", self.status, self.json);
        self
    }

    /// Checks status, code and envelope of an error, and that the message begins so.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str, message: &str) {
        assert_eq!(
            (self.status.as_u16(), self.code()),
            (status, code),
            "{}",
            self.json
        );
        assert!(self.message().starts_with(message), "{}", self.json);
        assert_eq!(self.data(), &serde_json::json!({}));
        assert_eq!(
            self.json["requestId"],
            self.header("x-request-id"),
            "{}",
            self.json
        );
        assert_eq!(self.header("content-type"), "application/json");
    }
}

/// The API on a test's store.
pub struct Api<'a> {
    pub t: &'a TestStore,
    pub state: AppState,
    router: Router,
}

impl Deref for Api<'_> {
    type Target = TestStore;

    fn deref(&self) -> &TestStore {
        self.t
    }
}

impl<'a> Api<'a> {
    pub async fn new(t: &'a TestStore) -> Self {
        let settings = Settings {
            rate_limit: 0,
            ..Settings::default()
        };
        Self::with(t, settings).await
    }

    pub async fn with(t: &'a TestStore, settings: Settings) -> Self {
        // One store may be asked through several
        for (scope, key, secret) in [
            (&t.scope, "own-key", "own-secret"),
            (&t.other_tenant, "other-tenant-key", "other-tenant-secret"),
            (&t.other_mode, "other-mode-key", "other-mode-secret"),
        ] {
            if t.api_key(key).await.unwrap().is_none() {
                t.new_api_key(scope, key, secret).await;
            }
        }
        let catalogues = Catalogues {
            sandbox: Arc::new(Catalogue::sandbox()),
            production: Arc::new(Catalogue::default()),
        };
        let state = AppState::new(t.store.clone(), catalogues, settings);
        Self {
            t,
            router: router(state.clone()),
            state,
        }
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            json: serde_json::from_slice(&bytes).unwrap_or_default(),
            body: bytes.to_vec(),
        }
    }

    /// A call with a key of this name and secret.
    pub async fn call_as(
        &self,
        key: &str,
        secret: &str,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Reply {
        let credentials = STANDARD.encode(format!("{key}:{secret}"));
        self.call_with(Some(format!("Basic {credentials}")), method, path, body)
            .await
    }

    pub async fn call(&self, method: Method, path: &str, key: Key, body: Option<&Value>) -> Reply {
        self.call_with(key.authorization(), method, path, body).await
    }

    async fn call_with(
        &self,
        authorization: Option<String>,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(authorization) = authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.send(request.body(body).unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.call(Method::GET, path, Key::Own, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.call(Method::POST, path, Key::Own, Some(&body)).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        self.call(Method::DELETE, path, Key::Own, None).await
    }

    /// Gives an account these records.
    pub async fn give(&self, scope: &Scope, user: &UserId, account: AccountId, records: &[AnyRecord]) {
        let source = SourceId::Account(account);
        let given = self
            .write(|tx| async move {
                self.add_records(&tx, scope, user, source, "sandbox_gig", records)
                    .await?;
                Ok::<_, StoreError>(())
            })
            .await;
        given.unwrap();
    }

    /// A user with an account that has one record of each kind.
    pub async fn furnished_account(&self) -> (UserId, AccountId) {
        let (user, account) = self.user_with_account().await;
        let records: Vec<AnyRecord> = RecordKind::ALL
            .iter()
            .map(|kind| openwink_testkit::records::any(*kind, "marker"))
            .collect();
        self.give(&self.scope, &user, account, &records).await;
        (user, account)
    }
}
