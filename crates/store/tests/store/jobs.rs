//! Jobs: claimed with a lease, completed only while it is held.

use std::{collections::HashSet, time::Duration};

use openwink_model::ids::{AccountId, JobId};
use openwink_store::{Job, JobBody, Lane, LinkStep, StoreError};
use openwink_testkit::{TestStore, on_both};

on_both!(
    two_workers_never_claim_the_same_job,
    a_job_is_read_as_it_was_written,
    a_job_whose_worker_died_is_claimed_again,
    who_lost_the_lease_completes_nothing,
    a_lease_is_extended_while_it_is_held,
    a_job_is_given_back_for_later_or_for_good,
    jobs_wait_until_they_are_due,
    a_change_that_is_rolled_back_leaves_no_job,
    documents_wait_in_a_lane_of_their_own,
);

const LEASE: Duration = Duration::from_secs(30);

async fn enqueue(t: &TestStore, count: usize) -> Vec<JobId> {
    t.write(|tx| async move {
        let mut ids = Vec::new();
        for _ in 0..count {
            let body = JobBody::Erase {
                owner: t.ambient().uuid(),
                files: Vec::new(),
                order: None,
            };
            ids.push(t.enqueue_own(&tx, &body, t.ambient().now()).await?);
        }
        Ok::<_, StoreError>(ids)
    })
    .await
    .unwrap()
}

async fn claim(t: &TestStore, limit: u64) -> Vec<Job> {
    t.claim_jobs(Lane::Rest, limit, LEASE).await.unwrap()
}

async fn complete(t: &TestStore, job: &Job) -> Result<(), StoreError> {
    t.write(|tx| async move { t.complete_job(&tx, job).await }).await
}

async fn two_workers_never_claim_the_same_job(t: &TestStore) {
    enqueue(t, 60).await;
    let nodes = [t.clone(), t.another_node().await];
    let claimed = t
        .at_once(8, |_, number| {
            let node = nodes[number % nodes.len()].clone();
            async move {
                let mut mine = Vec::new();
                loop {
                    let claimed = claim(&node, 3).await;
                    if claimed.is_empty() {
                        return mine;
                    }
                    for job in claimed {
                        complete(&node, &job).await.unwrap();
                        mine.push(job.id);
                    }
                }
            }
        })
        .await;
    let all: Vec<JobId> = claimed.concat();
    let distinct: HashSet<JobId> = all.iter().copied().collect();
    assert_eq!((all.len(), distinct.len()), (60, 60));
    assert_eq!(t.count("jobs").await, 0);
}

async fn a_job_is_read_as_it_was_written(t: &TestStore) {
    let account: AccountId = t.ambient().id();
    let bodies = &[
        JobBody::link(
            &t.scope,
            account,
            3,
            LinkStep::Code {
                sealed: vec![0, 255, 7],
            },
        ),
        JobBody::link(&t.scope, account, 3, LinkStep::Resend { channel: None }),
        JobBody::link(
            &t.scope,
            account,
            3,
            LinkStep::TimeOut {
                challenge: t.ambient().uuid(),
            },
        ),
        JobBody::link(&t.scope, account, 4, LinkStep::Read),
        JobBody::Erase {
            owner: t.ambient().uuid(),
            files: vec![t.ambient().id()],
            order: None,
        },
    ];
    t.write(|tx| async move {
        for body in bodies {
            t.enqueue_own(&tx, body, t.ambient().now()).await?;
        }
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
    let claimed = claim(t, 10).await;
    let read: Vec<JobBody> = claimed.iter().map(|job| job.body.clone()).collect();
    assert_eq!(read, bodies, "in the order in which they were written");
    assert!(claimed.iter().all(|job| job.attempts == 1));
}

async fn a_job_whose_worker_died_is_claimed_again(t: &TestStore) {
    let id = enqueue(t, 1).await[0];
    for attempts in 1..=3 {
        let claimed = claim(t, 1).await;
        assert_eq!((claimed[0].id, claimed[0].attempts), (id, attempts));
        t.wait(LEASE - Duration::from_micros(1));
        assert!(claim(t, 1).await.is_empty());
        t.wait(Duration::from_micros(1));
    }
}

async fn who_lost_the_lease_completes_nothing(t: &TestStore) {
    enqueue(t, 1).await;
    let slow = claim(t, 1).await.remove(0);
    t.wait(LEASE);
    let quick = claim(t, 1).await.remove(0);
    let (late, user) = (&slow, &t.new_user(&t.scope).await.id);
    let done = t
        .write(|tx| async move {
            t.create_link_token(&tx, &t.scope, user, LEASE).await?;
            t.complete_job(&tx, late).await
        })
        .await;
    assert!(matches!(done, Err(StoreError::Stale)));
    assert_eq!(
        t.count("link_tokens").await,
        0,
        "the work of who lost the lease was stored"
    );
    assert!(!t.extend_lease(&slow, LEASE).await.unwrap());
    t.give_back_job(&slow, None).await.unwrap();
    // None of this touched the other's claim
    complete(t, &quick).await.unwrap();
    assert!(matches!(complete(t, &quick).await, Err(StoreError::Stale)));
    assert_eq!(t.count("jobs").await, 0);
}

async fn a_lease_is_extended_while_it_is_held(t: &TestStore) {
    enqueue(t, 1).await;
    let job = claim(t, 1).await.remove(0);
    t.wait(LEASE / 2);
    assert!(t.extend_lease(&job, LEASE).await.unwrap());
    t.wait(LEASE - Duration::from_micros(1));
    assert!(claim(t, 1).await.is_empty());
    complete(t, &job).await.unwrap();
    assert!(!t.extend_lease(&job, LEASE).await.unwrap());
}

async fn a_job_is_given_back_for_later_or_for_good(t: &TestStore) {
    enqueue(t, 1).await;
    let job = claim(t, 1).await.remove(0);
    let later = Duration::from_secs(5);
    t.give_back_job(&job, Some(t.ambient().now().plus(later)))
        .await
        .unwrap();
    assert!(matches!(complete(t, &job).await, Err(StoreError::Stale)));
    assert!(claim(t, 1).await.is_empty());
    t.wait(later);
    let again = claim(t, 1).await.remove(0);
    assert_eq!((again.id, again.attempts), (job.id, 2));
    t.give_back_job(&again, None).await.unwrap();
    t.wait(LEASE * 1000);
    assert!(claim(t, 1).await.is_empty());
    assert_eq!(
        t.count("jobs WHERE failed_at IS NOT NULL").await,
        1,
        "it stays for the operator to see"
    );
}

async fn jobs_wait_until_they_are_due(t: &TestStore) {
    let body = &JobBody::Erase {
        owner: t.ambient().uuid(),
        files: Vec::new(),
        order: None,
    };
    t.write(|tx| async move {
        for seconds in [20, 10] {
            let due = t.ambient().now().plus(Duration::from_secs(seconds));
            t.enqueue_own(&tx, body, due).await?;
        }
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
    assert!(claim(t, 10).await.is_empty());
    t.wait(Duration::from_secs(10));
    assert_eq!(claim(t, 10).await.len(), 1);
    t.wait(Duration::from_secs(10));
    assert_eq!(claim(t, 10).await.len(), 1);
}

async fn a_change_that_is_rolled_back_leaves_no_job(t: &TestStore) {
    let body = &JobBody::Erase {
        owner: t.ambient().uuid(),
        files: Vec::new(),
        order: None,
    };
    let failed = t
        .write(|tx| async move {
            t.enqueue_own(&tx, body, t.ambient().now()).await?;
            Err::<(), _>(StoreError::Stale)
        })
        .await;
    assert!(failed.is_err());
    assert!(claim(t, 1).await.is_empty());
}

async fn documents_wait_in_a_lane_of_their_own(t: &TestStore) {
    let body = &JobBody::read_archive(&t.scope, t.ambient().id());
    t.write(|tx| async move { t.enqueue_own(&tx, body, t.ambient().now()).await })
        .await
        .unwrap();
    enqueue(t, 1).await;
    assert!(matches!(
        claim(t, 9).await[..],
        [Job {
            body: JobBody::Erase { .. },
            ..
        }]
    ));
    let documents = t.claim_jobs(Lane::Documents, 9, LEASE).await.unwrap();
    assert!(matches!(
        documents[..],
        [Job {
            body: JobBody::ReadArchive { .. },
            ..
        }]
    ));
}
