//! Mail, from the change that wants it to the mail server, or to what stands in for one.

#![allow(clippy::unwrap_used, reason = "tests may unwrap")]

use std::{sync::Arc, time::Duration};

use openwink_jobs::{Context, NoReader, Options, Post, Runner};
use openwink_mail::{Mailer, Sender, SmtpOptions, Tls};
use openwink_model::{
    ids::MailId,
    mail::{Correspondent, Letter, MailKind, MailStatus, Part},
};
use openwink_providers::Catalogues;
use openwink_store::{Mail, NewMail, SealedMail, StoreError};
use openwink_testkit::{MailServer, TestStore, on_both};
use uuid::Uuid;

on_both!(
    a_mail_is_sent_and_what_it_said_is_gone,
    a_refusal_is_a_bounce,
    a_server_that_is_busy_is_asked_again,
    a_server_that_stays_busy_is_given_up_after_a_day,
    without_encryption_nothing_is_sent,
    without_a_server_mail_lies_in_the_mailbox,
    what_was_withdrawn_is_not_sent,
    many_mails_share_few_connections,
);

fn letter() -> Letter {
    Letter {
        to: Correspondent {
            name: Some("Marker Person".into()),
            address: "marker@example.com".into(),
        },
        sender_name: "First Lending".into(),
        reply_to: None,
        subject: "A marker".into(),
        parts: vec![Part::Text("Hello Marker".into())],
        footer: Vec::new(),
        language: "en".into(),
        unsubscribe: None,
    }
}

fn mailer(server: &MailServer, tls: Tls) -> Arc<dyn Post> {
    let options = SmtpOptions {
        host: "127.0.0.1".into(),
        port: server.port(),
        tls,
        login: None,
        sender: Sender {
            name: None,
            address: "wink@example.com".parse().unwrap(),
        },
        connections: 2,
    };
    Arc::new(Mailer::new(&options).unwrap())
}

fn start(t: &TestStore, post: Option<Arc<dyn Post>>) -> Runner {
    Runner::start(Context {
        store: t.store.clone(),
        catalogues: Catalogues::load(),
        options: Arc::new(Options {
            poll: Duration::from_millis(20),
            ..Options::default()
        }),
        reader: Arc::new(NoReader),
        post,
    })
    .unwrap()
}

async fn write(t: &TestStore, person: Option<Uuid>) -> MailId {
    let letter = &letter();
    let id = t
        .write(|tx| async move {
            let new = NewMail {
                kind: MailKind::Notice,
                letter,
                person,
                invite: None,
            };
            t.send_mail(&tx, new).await
        })
        .await
        .unwrap();
    t.wake().jobs();
    id
}

async fn stored(t: &TestStore, id: MailId) -> SealedMail {
    t.stored_mail(id).await.unwrap().unwrap()
}

/// Waits until a mail is as wanted. `step` is what the clock is moved by meanwhile; not while a worker holds the job, whose
/// lease would run out under it.
async fn settled(t: &TestStore, id: MailId, step: Duration, wanted: impl Fn(&Mail) -> bool) -> Mail {
    for _ in 0..500 {
        let mail = stored(t, id).await.mail;
        if wanted(&mail) {
            return mail;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        if t.count("jobs WHERE lease IS NOT NULL").await == 0 {
            t.wait(step);
        }
    }
    panic!("the mail is still {:?}", stored(t, id).await.mail)
}

/// The kinds of the jobs that are left: pruning, which stays for good, and no other where all is done.
async fn jobs_left(t: &TestStore) -> Vec<String> {
    t.ensure_pruning().await.unwrap();
    t.column("SELECT kind FROM jobs ORDER BY kind").await
}

async fn a_mail_is_sent_and_what_it_said_is_gone(t: &TestStore) {
    let server = MailServer::start().await;
    let runner = start(t, Some(mailer(&server, Tls::None)));
    let id = write(t, None).await;
    let mail = settled(t, id, Duration::ZERO, |mail| mail.status == MailStatus::Sent).await;
    assert_eq!((mail.attempts, mail.reason), (1, None));
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].to.contains("<marker@example.com>"), "{:?}", mails[0]);
    assert!(
        mails[0]
            .message
            .contains(&format!("Message-ID: <{id}@example.com>"))
    );
    assert!(mails[0].message.contains("Hello Marker"));
    assert_eq!(t.open_letter(&stored(t, id).await).unwrap(), None);
    assert_eq!(jobs_left(t).await, ["prune"]);
    runner.shutdown(Duration::from_secs(5)).await;
}

async fn a_refusal_is_a_bounce(t: &TestStore) {
    let server = MailServer::start().await;
    server.answer(&["550 5.1.1 <marker@example.com>: no such user"]);
    let runner = start(t, Some(mailer(&server, Tls::None)));
    let id = write(t, None).await;
    let mail = settled(t, id, Duration::ZERO, |mail| mail.status != MailStatus::Waiting).await;
    assert_eq!((mail.status, mail.attempts), (MailStatus::Bounced, 1));
    let reason = mail.reason.unwrap();
    assert!(
        reason.contains("550") && reason.contains("no such user"),
        "{reason}"
    );
    assert!(!reason.contains("marker"), "{reason}");
    assert_eq!(t.open_letter(&stored(t, id).await).unwrap(), None);
    runner.shutdown(Duration::from_secs(5)).await;
    assert!(server.mails().is_empty());
}

async fn a_server_that_is_busy_is_asked_again(t: &TestStore) {
    let server = MailServer::start().await;
    server.answer(&["451 4.7.1 greylisted"]);
    let runner = start(t, Some(mailer(&server, Tls::None)));
    let id = write(t, None).await;
    let mail = settled(t, id, Duration::ZERO, |mail| mail.attempts == 1).await;
    assert_eq!(mail.status, MailStatus::Waiting);
    assert!(mail.reason.unwrap().contains("451"));
    t.wait(Duration::from_secs(29));
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(stored(t, id).await.mail.attempts, 1, "it is too early");
    let mail = settled(t, id, Duration::from_secs(1), |mail| {
        mail.status == MailStatus::Sent
    })
    .await;
    assert_eq!((mail.attempts, mail.reason), (2, None));
    assert_eq!(server.mails().len(), 1);
    runner.shutdown(Duration::from_secs(5)).await;
}

async fn a_server_that_stays_busy_is_given_up_after_a_day(t: &TestStore) {
    let server = MailServer::start().await;
    server.answer(&["451 not now"; 20]);
    let began = t.ambient().now();
    let runner = start(t, Some(mailer(&server, Tls::None)));
    let id = write(t, None).await;
    let mail = settled(t, id, Duration::from_secs(600), |mail| {
        mail.status != MailStatus::Waiting
    })
    .await;
    assert_eq!((mail.status, mail.attempts), (MailStatus::Failed, 10));
    let hours = mail.status_at.since(began).as_secs() / 3600;
    assert!((22..36).contains(&hours), "{hours}");
    assert_eq!(t.open_letter(&stored(t, id).await).unwrap(), None);
    runner.shutdown(Duration::from_secs(5)).await;
}

async fn without_encryption_nothing_is_sent(t: &TestStore) {
    let server = MailServer::start().await;
    let runner = start(t, Some(mailer(&server, Tls::StartTls)));
    let id = write(t, None).await;
    let mail = settled(t, id, Duration::ZERO, |mail| mail.attempts == 1).await;
    assert_eq!(mail.status, MailStatus::Waiting, "the operator can mend it");
    assert!(mail.reason.is_some());
    runner.shutdown(Duration::from_secs(5)).await;
    assert!(server.mails().is_empty());
}

async fn without_a_server_mail_lies_in_the_mailbox(t: &TestStore) {
    let runner = start(t, None);
    let id = write(t, None).await;
    settled(t, id, Duration::ZERO, |mail| mail.status == MailStatus::Kept).await;
    let kept = t.kept_mails(10).await.unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(t.open_letter(&kept[0]).unwrap(), Some(letter()));
    t.wait(Duration::from_secs(7 * 24 * 3600 + 1));
    for _ in 0..500 {
        if t.kept_mails(10).await.unwrap().is_empty() {
            runner.shutdown(Duration::from_secs(5)).await;
            assert_eq!(t.open_letter(&stored(t, id).await).unwrap(), None);
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("after a week the mail is still there")
}

async fn what_was_withdrawn_is_not_sent(t: &TestStore) {
    let server = MailServer::start().await;
    let person = Uuid::from_u128(7);
    let id = write(t, Some(person)).await;
    let kept = write(t, None).await;
    t.write(|tx| async move { t.withdraw_mails(&tx, person).await })
        .await
        .unwrap();
    assert_eq!(stored(t, id).await.mail.status, MailStatus::Withdrawn);
    assert_eq!(t.open_letter(&stored(t, id).await).unwrap(), None);
    let runner = start(t, Some(mailer(&server, Tls::None)));
    settled(t, kept, Duration::ZERO, |mail| mail.status == MailStatus::Sent).await;
    runner.shutdown(Duration::from_secs(5)).await;
    assert_eq!(server.mails().len(), 1);
}

async fn many_mails_share_few_connections(t: &TestStore) {
    let server = MailServer::start().await;
    let letter = &letter();
    let ids = t
        .write(|tx| async move {
            let mut ids = Vec::new();
            for _ in 0..40 {
                let new = NewMail {
                    kind: MailKind::Notice,
                    letter,
                    person: None,
                    invite: None,
                };
                ids.push(t.send_mail(&tx, new).await?);
            }
            Ok::<_, StoreError>(ids)
        })
        .await
        .unwrap();
    let runner = start(t, Some(mailer(&server, Tls::None)));
    for id in ids {
        settled(t, id, Duration::ZERO, |mail| mail.status == MailStatus::Sent).await;
    }
    runner.shutdown(Duration::from_secs(5)).await;
    assert_eq!(server.mails().len(), 40);
    // How few depends on the machine; one for each mail would be forty
    assert!(server.connections() < 40, "{}", server.connections());
}
