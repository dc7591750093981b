//! The portal in memory: members of each role, signed in, and what they call.

mod access;
mod accounts;
mod home;
mod hostile;
mod invites;
mod login;
mod organisations;
mod passkeys;
mod people;
mod traffic;
mod two_factor;

use std::ops::Deref;

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use openwink_model::{
    ids::{MemberId, PortalSessionId, TenantId},
    portal::{Production, Role},
};
use openwink_store::{Actor, NewPerson, NewPortalSession, StoreError};
use openwink_testkit::TestStore;
use openwink_vault::Token;
use serde_json::Value;

use crate::{
    PortalSettings, Settings,
    portal::{PasswordCost, password},
    tests::{Api, Reply},
};

/// Passwords that cost nothing to check.
pub const CHEAP: PasswordCost = PasswordCost {
    memory_kib: 8,
    passes: 1,
};

pub const PASSWORD: &str = "four small words";

/// An app that shows codes.
pub struct App(totp_rs::Totp);

impl App {
    /// The code that it shows now.
    pub fn code(&self, portal: &Portal<'_>) -> String {
        let seconds = portal.ambient().now().micros() / 1_000_000;
        self.0.generate(seconds.try_into().unwrap()).to_string()
    }

    pub fn new(secret: &str) -> Self {
        let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
        Self(totp_rs::Builder::new().with_secret(secret).build().unwrap())
    }
}

/// Somebody who is logged in.
#[derive(Debug, Clone)]
pub struct Somebody {
    pub id: MemberId,
    pub email: String,
    pub tenant: TenantId,
    pub cookie: String,
}

/// The server on a test's store, whose first tenant works in production too.
pub struct Portal<'a> {
    pub api: Api<'a>,
}

impl<'a> Deref for Portal<'a> {
    type Target = Api<'a>;

    fn deref(&self) -> &Api<'a> {
        &self.api
    }
}

/// Settings as tests of the portal want them.
pub fn settings() -> Settings {
    Settings {
        rate_limit: 0,
        portal: PortalSettings {
            passwords: CHEAP,
            ..PortalSettings::default()
        },
        ..Settings::default()
    }
}

impl<'a> Portal<'a> {
    pub async fn new(t: &'a TestStore) -> Self {
        Self::with(t, settings()).await
    }

    pub async fn with(t: &'a TestStore, settings: Settings) -> Self {
        let api = Api::with(t, settings).await;
        let portal = Self { api };
        for scope in [&t.scope, &t.other_tenant] {
            portal.decide(scope.tenant(), Production::Approved).await;
        }
        portal
    }

    /// Lets a tenant into production, or not.
    pub async fn decide(&self, tenant: &TenantId, production: Production) {
        let actor = &Actor::operator();
        let done = self
            .write(|tx| async move { self.decide_production(&tx, actor, tenant, production).await })
            .await;
        assert!(done.unwrap(), "the tenant is there");
    }

    /// A new member of a tenant, logged in.
    pub async fn somebody(&self, tenant: &TenantId, role: Role) -> Somebody {
        let email = format!("{}@example.com", self.ambient().uuid().simple());
        self.somebody_named(tenant, role, &email).await
    }

    pub async fn somebody_named(&self, tenant: &TenantId, role: Role, email: &str) -> Somebody {
        // Of a password that nobody knows
        let password = Token::new(self.ambient()).into_secret();
        let new = &NewPerson {
            name: format!("A Person who is {}", role.as_str().to_lowercase()),
            email: email.to_owned(),
            password_hash: password::hash(&self.state, &password).await.unwrap(),
        };
        let id = self
            .write(|tx| async move {
                let id = self.create_member(&tx, new).await?.expect("a new address");
                self.add_membership(&tx, tenant, id, role).await?;
                Ok::<_, StoreError>(id)
            })
            .await
            .unwrap();
        let (cookie, _) = self.sign_in(id, tenant).await;
        Somebody {
            id,
            email: email.to_owned(),
            tenant: tenant.clone(),
            cookie,
        }
    }

    /// A session of a member, without a log-in.
    pub async fn sign_in(&self, member: MemberId, tenant: &TenantId) -> (String, PortalSessionId) {
        let new = &NewPortalSession {
            member,
            tenant: tenant.clone(),
            user_agent: "Firefox on Linux".into(),
            address: "203.0.113.0/24".into(),
            lifetime: self.state.settings().portal.session_lifetime,
        };
        let opened = self
            .write(|tx| async move { self.open_portal_session(&tx, new).await })
            .await;
        let (token, session) = opened.unwrap();
        (format!("openwink_portal={}", token.expose()), session)
    }

    /// Gives a member an app, which is not confirmed yet.
    pub async fn propose_app(&self, member: MemberId) -> App {
        let secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
        self.write(|tx| async move { self.propose_totp(&tx, member, secret).await })
            .await
            .unwrap();
        App::new(secret)
    }

    /// Turns two-factor log-in on for a member.
    pub async fn use_an_app(&self, member: MemberId) -> App {
        let app = self.propose_app(member).await;
        self.write(|tx| async move { self.confirm_totp(&tx, member).await })
            .await
            .unwrap();
        app
    }

    /// The first tenant's owner.
    pub async fn owner(&self) -> Somebody {
        self.somebody(self.scope.tenant(), Role::Owner).await
    }

    /// A call as the portal's pages make it.
    pub async fn ask(&self, who: &Somebody, method: Method, path: &str, body: Option<&Value>) -> Reply {
        self.ask_with(Some(&who.cookie), method, path, body).await
    }

    pub async fn ask_with(
        &self,
        cookie: Option<&str>,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Reply {
        let request = request(cookie, method, path).header("x-openwink-portal", "1");
        self.send(with_body(request, body)).await
    }

    pub async fn look(&self, who: &Somebody, path: &str) -> Reply {
        self.ask(who, Method::GET, path, None).await
    }

    pub async fn tell(&self, who: &Somebody, path: &str, body: Value) -> Reply {
        self.ask(who, Method::POST, path, Some(&body)).await
    }

    /// A call by nobody.
    pub async fn knock(&self, path: &str, body: Value) -> Reply {
        self.ask_with(None, Method::POST, path, Some(&body)).await
    }
}

/// The beginning of a request below `/portal/v1`.
pub fn request(cookie: Option<&str>, method: Method, path: &str) -> axum::http::request::Builder {
    let mut request = Request::builder().method(method).uri(format!("/portal/v1{path}"));
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    request
}

pub fn with_body(request: axum::http::request::Builder, body: Option<&Value>) -> Request<Body> {
    match body {
        Some(body) => request
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string())),
        None => request.body(Body::empty()),
    }
    .unwrap()
}
