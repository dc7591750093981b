//! The Link API, called in memory, with the link job's part played by the test.

mod flows;
mod narrowing;
mod refusals;
mod templates;
mod trail;
mod uploads;
mod view;

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use openwink_model::{
    ConnectionStatus, ErrorCode,
    connector::{Challenge, CodeChannel},
    ids::{AccountId, TypedId, UserId},
    link::{self, Input},
};
use openwink_store::{AccountChange, JobBody, LinkStep, Signal, SignalName, StoreError};
use openwink_testkit::TestStore;
use serde_json::{Value, json};

use crate::tests::{Api, Reply};

/// A person with the widget open.
pub struct Wink<'a> {
    pub api: Api<'a>,
    pub user: UserId,
    pub opened: Value,
    session: String,
}

/// A call of the Link API.
pub fn request(method: Method, path: &str, token: &str, body: Option<&Value>) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    if !token.is_empty() {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let body = match body {
        Some(body) => {
            request = request.header(header::CONTENT_TYPE, "application/json");
            Body::from(body.to_string())
        }
        None => Body::empty(),
    };
    request.body(body).unwrap()
}

/// Opens a session with a fresh link token of this user.
pub async fn open(api: &Api<'_>, user: &UserId, options: &Value) -> Reply {
    let token = api.new_token(&api.scope, user).await;
    let token = token.token.expose();
    api.send(request(Method::POST, "/link/v1/sessions", token, Some(options)))
        .await
}

pub fn challenge() -> Challenge {
    Challenge {
        channel: CodeChannel::Sms,
        sent_to: "+63 ••• ••• 1234".into(),
        digits: 4,
        resend_after_seconds: 30,
        expires_after_seconds: 300,
        channels: vec![CodeChannel::Sms, CodeChannel::Email],
        round: 1,
    }
}

impl<'a> Wink<'a> {
    pub async fn open(t: &'a TestStore, options: Value) -> Self {
        let api = Api::new(t).await;
        let user = api.new_user(&api.scope).await.id;
        Self::reopen(api, user, options).await
    }

    pub async fn reopen(api: Api<'a>, user: UserId, options: Value) -> Self {
        let opened = open(&api, &user, &options).await.good();
        let opened = opened.data().clone();
        Self {
            api,
            user,
            session: opened["sessionToken"].as_str().unwrap().to_owned(),
            opened,
        }
    }

    /// Opened and agreed.
    pub async fn at_find(t: &'a TestStore, options: Value) -> Self {
        let wink = Self::open(t, options).await;
        wink.good("agree", json!({ "version": "1" })).await;
        wink
    }

    /// Logged in at a provider that takes a password, and waiting for the job.
    pub async fn connecting(t: &'a TestStore) -> (Self, AccountId) {
        let wink = Self::at_find(t, json!({})).await;
        wink.good("chooseProvider", json!({ "providerId": "kabayan_ride" }))
            .await;
        let view = wink.submit("George", "123456").await;
        (wink, account_of(&view))
    }

    pub async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> Reply {
        let path = format!("/link/v1{path}");
        self.api.send(request(method, &path, &self.session, body)).await
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.call(Method::GET, path, None).await
    }

    pub async fn view(&self) -> Value {
        self.get("/view").await.good().data().clone()
    }

    pub async fn input(&self, input: &str, mut fields: Value) -> Reply {
        fields["input"] = json!(input);
        self.call(Method::POST, "/inputs", Some(&fields)).await
    }

    /// An input that fits; its view.
    #[track_caller]
    pub fn good<'s>(&'s self, input: &'s str, fields: Value) -> impl Future<Output = Value> + 's {
        let place = std::panic::Location::caller();
        async move {
            let reply = self.input(input, fields).await;
            assert!(reply.status.is_success(), "{place}: {}", reply.json);
            reply.data().clone()
        }
    }

    pub async fn submit(&self, user_name: &str, password: &str) -> Value {
        let fields = json!({ "userName": user_name, "password": password });
        self.good("submitLogin", json!({ "fields": fields })).await
    }

    /// What the link job does of its own: the account's status, signals, and a report to the wizard.
    pub async fn report(
        &self,
        account: AccountId,
        status: (ConnectionStatus, Option<ErrorCode>),
        signals: &[SignalName],
        input: Input,
    ) {
        let (api, user, input) = (&self.api, &self.user, &input);
        let done = api
            .write(|tx| async move {
                let change = AccountChange {
                    status: Some(status),
                    connected: status.0 == ConnectionStatus::Connected,
                    ..Default::default()
                };
                api.change_account(&tx, &api.scope, account, change).await?;
                let before = api.link(&tx, &api.scope, user).await?;
                let (state, _) = link::advance(&before.state, input.clone()).expect("reports always fit");
                let signals = signals
                    .iter()
                    .map(|name| Signal::account(*name, account, "kabayan_ride", status.1))
                    .collect();
                api.save_link(&tx, &api.scope, user, &before, &state, signals)
                    .await?;
                Ok::<_, StoreError>(())
            })
            .await;
        done.unwrap();
        api.store.wake().link(user.uuid());
    }

    pub async fn code_wanted(&self, account: AccountId, wrong: bool) {
        let input = Input::CodeWanted {
            account,
            challenge: challenge(),
            wrong,
        };
        self.report(account, (ConnectionStatus::AwaitingMfa, None), &[], input)
            .await;
    }

    /// The steps of the link jobs that wait, oldest first, with the account and its log-in's number.
    pub async fn jobs(&self) -> Vec<(AccountId, i64, LinkStep)> {
        let jobs = self
            .api
            .claim_jobs(
                openwink_store::Lane::Rest,
                100,
                std::time::Duration::from_secs(600),
            )
            .await
            .unwrap();
        jobs.into_iter()
            .filter_map(|job| match job.body {
                JobBody::Link {
                    account,
                    attempt,
                    step,
                    ..
                } => Some((account, attempt, step)),
                _ => None,
            })
            .collect()
    }

    /// What was sealed for the link job.
    pub async fn unseal(&self, account: AccountId, sealed: &[u8]) -> String {
        let key = self.api.keys().get(account.uuid()).await.unwrap();
        String::from_utf8(key.open(b"answer", sealed).unwrap().to_vec()).unwrap()
    }

    pub async fn events(&self) -> Vec<String> {
        self.api.column("SELECT kind FROM events ORDER BY id").await
    }
}

pub fn account_of(view: &Value) -> AccountId {
    view["account"]["id"].as_str().unwrap().parse().unwrap()
}

pub fn signals(view: &Value) -> Vec<&str> {
    let signals = view["signals"].as_array().unwrap();
    signals
        .iter()
        .map(|signal| signal["name"].as_str().unwrap())
        .collect()
}
