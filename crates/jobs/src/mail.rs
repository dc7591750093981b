//! Sending mail: one job for each, tried again over a day while the server does not take it, never after it refused.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use openwink_mail::{Mailer, Outcome};
use openwink_model::{
    DateTime,
    ids::{InviteId, MailId},
    mail::{Letter, MailKind, MailStatus, WAITS},
};
use openwink_store::{Job, StoreError};

use crate::Context;

/// Where letters go. `None` in the context means the operator's mailbox.
#[async_trait]
pub trait Post: Send + Sync {
    async fn send(&self, id: MailId, kind: MailKind, letter: &Letter, now: DateTime) -> Outcome;
}

#[async_trait]
impl Post for Mailer {
    async fn send(&self, id: MailId, kind: MailKind, letter: &Letter, now: DateTime) -> Outcome {
        Mailer::send(self, id, kind, letter, now).await
    }
}

pub async fn run(context: &Context, job: &Job, id: MailId) -> Result<(), StoreError> {
    let store = &context.store;
    let stored = store.stored_mail(id).await?;
    let waiting = stored.filter(|stored| stored.mail.status == MailStatus::Waiting);
    let letter = match &waiting {
        Some(stored) => store.open_letter(stored)?,
        None => None,
    };
    // Withdrawn, or sent by a worker that died before it could say so to anybody but the database
    let (Some(stored), Some(letter)) = (waiting, letter) else {
        return context.drop_job(job).await;
    };
    let attempts = stored.mail.attempts + 1;
    let (status, reason) = match &context.post {
        None => (MailStatus::Kept, None),
        Some(post) => {
            let post: Arc<dyn Post> = post.clone();
            match post
                .send(id, stored.mail.kind, &letter, context.ambient().now())
                .await
            {
                Outcome::Sent => (MailStatus::Sent, None),
                Outcome::Refused { reason } => (MailStatus::Bounced, Some(reason)),
                Outcome::Later { reason } if wait(context, attempts).is_some() => {
                    (MailStatus::Waiting, Some(reason))
                }
                Outcome::Later { reason } => (MailStatus::Failed, Some(reason)),
            }
        }
    };
    metrics::counter!("openwink_mails_total", "outcome" => status.as_str()).increment(1);
    match status {
        MailStatus::Waiting | MailStatus::Bounced | MailStatus::Failed => tracing::warn!(
            mail = %id,
            kind = %stored.mail.kind,
            status = %status,
            attempt = attempts,
            reason = reason.as_deref().unwrap_or_default(),
            "a mail was not taken"
        ),
        _ => tracing::info!(mail = %id, kind = %stored.mail.kind, status = %status, "mail"),
    }
    let reason = reason.as_deref();
    let again = match status {
        MailStatus::Waiting => wait(context, attempts),
        _ => None,
    };
    store
        .write(|tx| async move {
            store.settle_mail(&tx, id, status, reason).await?;
            match again {
                Some(wait) => {
                    store
                        .postpone_job(&tx, job, context.ambient().now().plus(wait))
                        .await
                }
                None => store.complete_job(&tx, job).await,
            }
        })
        .await
}

/// Erases what a mail in the mailbox says once its time is over.
pub async fn forget(context: &Context, job: &Job, id: MailId) -> Result<(), StoreError> {
    let store = &context.store;
    store
        .write(|tx| async move {
            store.forget_mail(&tx, id).await?;
            store.complete_job(&tx, job).await
        })
        .await
}

/// Erases who an invitation went to once its time is over.
pub async fn forget_invite(
    context: &Context,
    job: &Job,
    id: InviteId,
    days: Option<u32>,
) -> Result<(), StoreError> {
    let store = &context.store;
    store
        .write(|tx| async move {
            store.forget_invite(&tx, id, days).await?;
            store.complete_job(&tx, job).await
        })
        .await
}

/// How long to wait after so many tries; up to a tenth more, so that what failed together does not come back together.
fn wait(context: &Context, attempts: u32) -> Option<Duration> {
    let wait = *WAITS.get(attempts.checked_sub(1)? as usize)?;
    let jitter = u32::from(u16::from_be_bytes(context.ambient().bytes()));
    Some(wait + wait / 10 * jitter / u32::from(u16::MAX))
}
