//! Keys, deliveries, the request log, usage and the emptying of sandboxes; see `cases.rs`.

use std::time::Duration;

use openwink_model::{
    Date, KeyScopes, Mode,
    events::{EventType, NewEvent},
    ids::{AccountId, ApiKeyId, DeliveryId, UserId, WebhookId},
};
use openwink_store::{
    DayCount, DeliveryFilter, Emptied, Finished, LoggedRequest, NewApiKey, PageRequest, RequestFilter,
    StoreError, Tried, WebhookChange,
};
use openwink_testkit::TestStore;
use uuid::Uuid;

use super::case::{Case, read, write};

const FIRST: PageRequest = PageRequest {
    size: 10,
    after: None,
};

/// A delivery to the webhook that failed, and a call that was logged.
pub async fn prepare(
    t: &TestStore,
    (user, account): (&UserId, AccountId),
    webhook: WebhookId,
    key: ApiKeyId,
) -> (DeliveryId, Uuid) {
    let scope = &t.scope;
    let event = &NewEvent::account(EventType::AccountCreated, user, account, "sandbox_gig");
    let request = t.ambient().uuid();
    let delivery = t
        .write(|tx| async move {
            let delivery = t.emit_to(&tx, scope, webhook, event).await?.expect("the webhook");
            let call = LoggedRequest {
                id: request,
                scope: scope.clone(),
                api_key: key,
                method: "GET".into(),
                route: "/v1/users".into(),
                target: "/v1/users?size=10".into(),
                status: 200,
                micros: 900,
                code: "OK".into(),
                message: None,
                body: None,
            };
            t.log_requests(&tx, &[call]).await?;
            t.note_first_reads(&tx, &[(key, t.ambient().now())]).await?;
            let count = DayCount {
                tenant: scope.tenant().clone(),
                mode: scope.mode(),
                day: TestStore::START.micros() / 86_400_000_000,
                what: "2xx".into(),
                count: 3,
            };
            t.count_requests(&tx, &[count]).await?;
            Ok::<_, StoreError>(delivery)
        })
        .await
        .unwrap();
    let failed = Finished {
        id: delivery,
        scope: scope.clone(),
        attempts: 1,
        status: Some(500),
        reason: Some("500".into()),
        next: None,
        delivered: false,
        tried: Some(Tried {
            at: t.ambient().now(),
            micros: 1200,
            answer_sealed: None,
        }),
    };
    let failed = &[failed];
    t.write(|tx| async move { t.finish_deliveries(&tx, failed).await })
        .await
        .unwrap();
    (delivery, request)
}

fn start() -> Date {
    "2026-01-15".parse().unwrap()
}

/// In an order in which each still finds what it needs; before those of `cases.rs`, which take the webhook away.
pub const CASES: &[Case] = &[
    read!(api_keys, Reads, |f, scope| f.t.api_keys(scope, FIRST), |seen| {
        seen.items.iter().any(|key| key.id == f.api_key)
    }),
    read!(
        api_key_info,
        Reads,
        |f, scope| f.t.api_key_info(scope, f.api_key),
        |seen| seen.is_some()
    ),
    read!(
        requests,
        Reads,
        |f, scope| f.t.requests(scope, &RequestFilter::default(), FIRST),
        |seen| seen.items.iter().any(|call| call.id == f.request)
    ),
    read!(request, Reads, |f, scope| f.t.request(scope, f.request), |seen| {
        seen.is_some()
    }),
    read!(usage, Reads, |f, scope| f.t.usage(scope, start()), |seen| {
        seen.iter()
            .any(|(_, what, count)| what.as_str() == "2xx" && *count == 3)
    }),
    read!(
        link_funnel,
        Reads,
        |f, scope| f.t.link_funnel(scope, start()),
        |seen| { !seen.is_empty() }
    ),
    read!(
        link_outcomes,
        Reads,
        |f, scope| f.t.link_outcomes(scope, start()),
        |seen| !seen.is_empty()
    ),
    read!(
        deliveries,
        Reads,
        |f, scope| f
            .t
            .deliveries(scope, f.webhook, &DeliveryFilter::default(), FIRST),
        |seen| seen.items.iter().any(|delivery| delivery.id == f.delivery)
    ),
    read!(
        delivery,
        Reads,
        |f, scope| f.t.delivery(scope, f.delivery),
        |seen| { seen.is_some() }
    ),
    read!(
        delivery_to_send,
        Reads,
        |f, scope| f.t.delivery_to_send(scope, f.delivery),
        |seen| seen.is_some()
    ),
    read!(
        delivery_attempts,
        Reads,
        |f, scope| f.t.delivery_attempts(scope, f.delivery),
        |seen| !seen.is_empty()
    ),
    read!(
        delivery_secret,
        Reads,
        |f, scope| f.t.delivery_secret(scope, f.webhook),
        |seen| seen.is_some()
    ),
    write!(
        replay_failed,
        Changes,
        |f, scope, tx| f.t.replay_failed(tx, scope, f.webhook, TestStore::START, 10),
        |done| !done.is_empty()
    ),
    write!(
        replay_delivery,
        Changes,
        |f, scope, tx| f.t.replay_delivery(tx, scope, f.delivery),
        |done| done.is_some()
    ),
    write!(
        emit_to,
        Changes,
        |f, scope, tx| async {
            let event = NewEvent::account(EventType::AccountCreated, &f.user, f.account, "sandbox_gig");
            f.t.emit_to(tx, scope, f.webhook, &event).await
        },
        |done| done.is_some()
    ),
    write!(
        change_webhook,
        Changes,
        |f, scope, tx| async {
            let change = WebhookChange {
                name: Some("renamed".into()),
                active: Some(true),
                secret: Some("another secret".into()),
                ..Default::default()
            };
            f.t.change_webhook(tx, scope, f.webhook, &change).await
        },
        |done| done.is_some()
    ),
    write!(
        add_api_key,
        Creates,
        |f, scope, tx| async {
            // Names are unique in the installation
            let name = f.t.ambient().uuid().to_string();
            let new = NewApiKey {
                key_name: &name,
                secret: "a secret",
                label: "a label",
                may: &KeyScopes::EVERY,
                created_by: "Olga",
            };
            f.t.add_api_key(tx, scope, &new).await
        },
        |_| true
    ),
    write!(
        rotate_api_key,
        Changes,
        |f, scope, tx| async {
            let name = f.t.ambient().uuid().to_string();
            f.t.rotate_api_key(
                tx,
                scope,
                f.api_key,
                (&name, "new"),
                "Olga",
                Duration::from_secs(60),
            )
            .await
        },
        |done| done.is_some()
    ),
];

/// After everything else.
pub const LAST: &[Case] = &[
    write!(
        empty_sandbox,
        Creates,
        |f, scope, tx| async {
            match scope.mode() {
                Mode::Sandbox => f.t.empty_sandbox(tx, scope).await,
                Mode::Production => Ok(Emptied {
                    users: 0,
                    accounts: 0,
                    archives: 0,
                    records: 0,
                }),
            }
        },
        |_| true
    ),
    write!(
        stop_clock,
        Creates,
        |f, scope, tx| async {
            match scope.mode() {
                Mode::Sandbox => f.t.stop_clock(tx, scope, TestStore::START).await,
                Mode::Production => Ok(()),
            }
        },
        |_| true
    ),
];
