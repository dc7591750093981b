//! Each scoped query, as a call on the fixture in any scope. What a case returns is whether it saw or did anything.

use std::{collections::BTreeMap, time::Duration};

use openwink_model::receipts::RevokedBy;
use openwink_model::{
    Mode,
    accounts::{ArchiveStatus, UserSessionStatus},
    connector::Login,
    link::State,
    records::{Identity, Income, RecordKind},
    wink::Design,
};
use openwink_store::{
    AccountChange, ArchiveFilter, ArchiveOutcome, JobBody, NewExport, Origin, PageRequest, PeopleFilter,
    Period, RecordFilter, StoreError,
};
use openwink_testkit::records::{day, identity, income};

use super::case::{Case, Kind, read, write};

pub const FIRST: PageRequest = PageRequest {
    size: 10,
    after: None,
};
const ALWAYS: Period = Period {
    start: None,
    end: None,
};
const HOUR: Duration = Duration::from_secs(3600);

/// In an order in which each still finds what it needs.
pub const CASES: &[Case] = &[
    // While the account is still there
    Case {
        name: "keep_export",
        kind: Kind::Changes,
        run: |f, scope| {
            Box::pin(async move {
                let account = f.t.account(&f.t.scope, f.account).await.unwrap().unwrap();
                let new = NewExport {
                    account: &account,
                    format: "PDF",
                    md5: "of nothing",
                    code: &f.t.ambient().uuid().to_string(),
                    bytes: b"a file",
                    lifetime: HOUR,
                };
                match f.t.keep_export(scope, &new).await {
                    Ok(_) => true,
                    Err(StoreError::Erased(_)) => false,
                    Err(error) => panic!("keep_export: {error}"),
                }
            })
        },
    },
    read!(tenant, OfTenant, |f, scope| f.t.tenant(scope), |seen| {
        seen.is_some_and(|tenant| tenant.id == *f.t.scope.tenant())
    }),
    read!(user, Reads, |f, scope| f.t.user(scope, &f.user), |seen| seen
        .is_some()),
    read!(users, Reads, |f, scope| f.t.users(scope, ALWAYS, FIRST), |seen| {
        seen.items.iter().any(|user| user.id == f.user)
    }),
    // Every scope has steps of its own. Whose they are is said by each thing that they name
    read!(
        first_steps,
        Reads,
        |f, scope| async {
            match f.t.first_steps(scope).await?.api_key {
                Some(key) => f.t.api_key(&key).await,
                None => Ok(None),
            }
        },
        |seen| seen.is_some_and(|key| {
            let (seen, own) = (key.scope, &f.t.scope);
            (seen.tenant(), seen.mode()) == (own.tenant(), own.mode())
        })
    ),
    read!(
        first_steps,
        Reads,
        |f, scope| async {
            match f.t.first_steps(scope).await?.user {
                Some((user, _)) => f.t.user(&f.t.scope, &user).await,
                None => Ok(None),
            }
        },
        |seen| seen.is_some()
    ),
    read!(first_steps, Reads, |f, scope| f.t.first_steps(scope), |seen| seen
        .linked
        .is_some_and(|linked| linked.user == f.user)),
    read!(first_steps, Reads, |f, scope| f.t.first_steps(scope), |seen| seen
        .read_at
        .is_some()),
    read!(account, Reads, |f, scope| f.t.account(scope, f.account), |seen| {
        seen.is_some()
    }),
    write!(
        account_in,
        Reads,
        |f, scope, tx| f.t.account_in(tx, scope, f.account),
        |seen| seen.is_some()
    ),
    read!(
        accounts,
        Reads,
        |f, scope| f.t.accounts(scope, Some(&f.user), ALWAYS, FIRST),
        |seen| { !seen.items.is_empty() }
    ),
    read!(
        account_login,
        Reads,
        |f, scope| f.t.account_login(scope, f.account),
        |seen| seen.is_some()
    ),
    read!(
        account_login_name,
        Reads,
        |f, scope| f.t.account_login_name(scope, f.account),
        |seen| seen.is_some()
    ),
    read!(
        account_connector_state,
        Reads,
        |f, scope| f.t.account_connector_state(scope, f.account),
        |seen| { seen.is_some() }
    ),
    read!(
        account_preset_code,
        Reads,
        |f, scope| f.t.account_preset_code(scope, f.account),
        |seen| seen.is_some()
    ),
    read!(archive, Reads, |f, scope| f.t.archive(scope, f.archive), |seen| {
        seen.is_some()
    }),
    write!(
        archive_in,
        Reads,
        |f, scope, tx| f.t.archive_in(tx, scope, f.archive),
        |seen| seen.is_some()
    ),
    read!(
        archives,
        Reads,
        |f, scope| f.t.archives(
            scope,
            ArchiveFilter {
                user: Some(&f.user),
                ..Default::default()
            },
            FIRST
        ),
        |seen| !seen.items.is_empty()
    ),
    read!(
        record,
        Reads,
        |f, scope| f.t.record::<Income>(scope, f.income, None),
        |seen| seen.is_some()
    ),
    read!(
        records,
        Reads,
        |f, scope| f.t.records::<Income>(scope, RecordFilter::default(), FIRST),
        |seen| { seen.items.iter().any(|stored| stored.id() == f.income) }
    ),
    read!(
        count_records,
        Reads,
        |f, scope| f.t.count_records(scope, f.source()),
        |seen| !seen.is_empty()
    ),
    read!(
        source_payload,
        Reads,
        |f, scope| f.t.source_payload(scope, f.source()),
        |seen| { !seen.incomes.items.is_empty() }
    ),
    read!(
        user_payload,
        Reads,
        |f, scope| f.t.user_payload(scope, &f.user),
        |seen| seen.is_some_and(|user| !user.accounts.is_empty())
    ),
    read!(task, Reads, |f, scope| f.t.task(scope, f.task), |seen| seen
        .is_some()),
    read!(
        tasks,
        Reads,
        |f, scope| f.t.tasks(scope, Some(&f.user), None, ALWAYS, FIRST),
        |seen| { !seen.items.is_empty() }
    ),
    write!(
        has_open_task,
        Reads,
        |f, scope, tx| f.t.has_open_task(tx, scope, f.source()),
        |seen| seen
    ),
    write!(
        link,
        Reads,
        |f, scope, tx| f.t.link(tx, scope, &f.user),
        |seen| seen.state != State::Consent
    ),
    read!(
        link_now,
        Reads,
        |f, scope| f.t.link_now(scope, &f.user),
        |seen| seen.state != State::Consent
    ),
    read!(webhook, Reads, |f, scope| f.t.webhook(scope, f.webhook), |seen| {
        seen.is_some()
    }),
    read!(webhooks, Reads, |f, scope| f.t.webhooks(scope, FIRST), |seen| {
        seen.items.iter().any(|webhook| webhook.id == f.webhook)
    }),
    read!(
        consent_templates,
        Reads,
        |f, scope| f.t.consent_templates(scope, FIRST),
        |seen| { seen.items.iter().any(|template| template.id == f.template) }
    ),
    read!(
        consent_template,
        Reads,
        |f, scope| f.t.consent_template(scope, f.template),
        |seen| seen.is_some()
    ),
    read!(
        consent_counts,
        Reads,
        |f, scope| f.t.consent_counts(scope),
        |seen| !seen.is_empty()
    ),
    read!(
        wink_template,
        Reads,
        |f, scope| f.t.wink_template(scope, f.wink_template),
        |seen| seen.is_some()
    ),
    read!(
        wink_templates,
        Reads,
        |f, scope| f.t.wink_templates(scope, FIRST),
        |seen| { seen.items.iter().any(|template| template.id == f.wink_template) }
    ),
    read!(
        wink_template_uses,
        Reads,
        |f, scope| f.t.wink_template_uses(scope, f.wink_template),
        |seen| seen == 1
    ),
    read!(
        events_after,
        Reads,
        |f, scope| f.t.events_after(scope, &f.user, None, 10),
        |seen| !seen.is_empty()
    ),
    read!(consents, Reads, |f, scope| f.t.consents(scope, &f.user), |seen| {
        !seen.is_empty()
    }),
    read!(
        accesses,
        Reads,
        |f, scope| f.t.accesses(scope, &f.user, FIRST),
        |seen| { !seen.items.is_empty() }
    ),
    read!(
        verification,
        Reads,
        |f, scope| f.t.verification(scope, f.verification),
        |seen| seen.is_some()
    ),
    read!(
        verifications,
        Reads,
        |f, scope| f.t.verifications(scope, Default::default(), FIRST),
        |seen| seen.items.iter().any(|one| one.id == f.verification)
    ),
    read!(
        receipts,
        Reads,
        |f, scope| f.t.receipts(scope, &f.user, FIRST),
        |seen| { !seen.items.is_empty() }
    ),
    read!(
        subject_salt_of,
        Reads,
        |f, scope| f.t.subject_salt_of(scope, &f.user),
        |seen| seen.is_some()
    ),
    read!(
        people,
        Reads,
        |f, scope| async {
            let filter = PeopleFilter {
                text: Some("isolated per".into()),
                ..Default::default()
            };
            f.t.people(scope, &filter, FIRST).await
        },
        |seen| seen.items.iter().any(|person| person.user.id == f.user)
    ),
    read!(
        page_picture,
        Reads,
        |f, scope| f.t.page_picture(scope, f.archive, 0),
        |seen| seen.is_some()
    ),
    // What changes what is there
    write!(
        change_wink_template,
        Changes,
        |f, scope, tx| async {
            let design = Design::default();
            f.t.change_wink_template(tx, scope, f.wink_template, 1, "Another", &design)
                .await
        },
        |done| done.is_some()
    ),
    write!(
        set_wink_logo,
        Changes,
        |f, scope, tx| async {
            f.t.set_wink_logo(tx, scope, f.wink_template, Some(&super::makes::logo()))
                .await
        },
        |done| done.is_some()
    ),
    write!(
        delete_wink_template,
        Changes,
        |f, scope, tx| f.t.delete_wink_template(tx, scope, f.wink_template),
        |done| done
    ),
    write!(
        add_records,
        Changes,
        |f, scope, tx| async {
            let new = [income("Another", day(2), 200).into()];
            f.t.add_records(tx, scope, &f.user, f.source(), "sandbox_gig", &new)
                .await
        },
        |_| true
    ),
    write!(
        put_records,
        Changes,
        |f, scope, tx| async {
            let new = [income("A third", day(3), 300).into()];
            let origin = Origin {
                user: &f.user,
                source: f.source(),
                provider: "sandbox_gig",
            };
            f.t.put_records(tx, scope, origin, &[RecordKind::Income], &new)
                .await
        },
        |done| !done.is_empty()
    ),
    write!(
        source_records,
        Reads,
        |f, scope, tx| f.t.source_records(tx, scope, f.source()),
        |found| !found.is_empty()
    ),
    write!(
        mark_links,
        Changes,
        |f, scope, tx| async {
            let origin = Origin {
                user: &f.user,
                source: f.source(),
                provider: "sandbox_gig",
            };
            let identity = Identity {
                reference_id: Some("a number of 20 letters".into()),
                ..identity("Somebody")
            };
            f.t.mark_links(tx, scope, origin, &[identity.into()], f.t.now(scope))
                .await
        },
        |links| links.is_some()
    ),
    write!(
        schedule_sync,
        Changes,
        |f, scope, tx| f.t.schedule_sync(tx, scope, f.account, f.t.now(scope)),
        |done| done.is_some()
    ),
    write!(
        cancel_sync,
        Changes,
        |f, scope, tx| f.t.cancel_sync(tx, scope, f.account),
        |done| done
    ),
    write!(
        begin_watch,
        Changes,
        |f, scope, tx| {
            let now = f.t.now(scope);
            f.t.begin_watch(tx, scope, f.source(), now, now)
        },
        |done| done
    ),
    write!(
        watch_expiry,
        Changes,
        |f, scope, tx| {
            let now = f.t.now(scope);
            f.t.watch_expiry(tx, scope, f.source(), now, now, None)
        },
        |done| done
    ),
    write!(
        unwatch,
        Changes,
        |f, scope, tx| f.t.unwatch(tx, scope, f.source()),
        |done| done
    ),
    write!(
        set_agreement,
        Changes,
        |f, scope, tx| async {
            let agreed = openwink_model::sharing::Agreement {
                keep_fresh: true,
                sharing: None,
            };
            f.t.set_agreement(tx, scope, &f.user, &agreed).await
        },
        |done| done
    ),
    write!(
        agreement,
        Reads,
        |f, scope, tx| f.t.agreement(tx, scope, &f.user),
        |agreed| agreed.is_some()
    ),
    write!(
        enqueue,
        Creates,
        |f, scope, tx| async {
            let body = JobBody::Sync {
                tenant: scope.tenant().to_string(),
                mode: scope.mode().to_string(),
                account: f.account,
                serial: -1,
            };
            f.t.enqueue(tx, scope, &body, f.t.now(scope)).await
        },
        |_| true
    ),
    read!(
        sandbox_clock,
        Reads,
        |f, scope| f.t.sandbox_clock(scope),
        |clock| clock.target.is_some()
    ),
    write!(
        aim_clock,
        Creates,
        |f, scope, tx| async {
            match scope.mode() {
                Mode::Production => Ok(None),
                Mode::Sandbox => f.t.aim_clock(tx, scope, HOUR).await.map(Some),
            }
        },
        |_| true
    ),
    write!(
        set_user_session,
        Changes,
        |f, scope, tx| {
            f.t.set_user_session(tx, scope, &f.user, UserSessionStatus::Completed)
        },
        |done| done.is_some()
    ),
    write!(
        save_link,
        Changes,
        |f, scope, tx| async {
            let before = f.t.link(tx, scope, &f.user).await?;
            f.t.save_link(tx, scope, &f.user, &before, &State::Connected, Vec::new())
                .await
        },
        |_| true
    ),
    write!(
        change_account,
        Changes,
        |f, scope, tx| async {
            let login = &Login {
                method: openwink_model::providers::LoginMethod::Password,
                fields: BTreeMap::new(),
            };
            let change = AccountChange {
                login: Some(login),
                refreshed: true,
                ..Default::default()
            };
            f.t.change_account(tx, scope, f.account, change).await
        },
        |done| done.is_some()
    ),
    write!(
        next_attempt,
        Changes,
        |f, scope, tx| f.t.next_attempt(tx, scope, f.account),
        |done| done.is_some()
    ),
    write!(
        finish_task,
        Changes,
        |f, scope, tx| f.t.finish_task(tx, scope, f.source(), &[]),
        |done| done
    ),
    write!(
        delete_records,
        Changes,
        |f, scope, tx| f.t.delete_records(tx, scope, f.source()),
        |done| done > 0
    ),
    write!(
        delete_consent_template,
        Changes,
        |f, scope, tx| { f.t.delete_consent_template(tx, scope, f.template) },
        |done| done
    ),
    write!(
        delete_webhook,
        Changes,
        |f, scope, tx| f.t.delete_webhook(tx, scope, f.webhook),
        |done| done
    ),
    write!(
        revoke_api_key,
        Changes,
        |f, scope, tx| { f.t.revoke_api_key(tx, scope, f.api_key, f.t.ambient().now()) },
        |done| done
    ),
    write!(
        revoke_account,
        Changes,
        |f, scope, tx| f.t.revoke_account(tx, scope, f.account, RevokedBy::Tenant),
        |done| done.is_some()
    ),
    write!(
        has_users,
        Reads,
        |f, scope, tx| f.t.has_users(tx, scope),
        |seen| seen
    ),
    write!(
        finish_sync_task,
        Changes,
        |f, scope, tx| async {
            if scope == &f.t.scope {
                let kind = openwink_model::TaskType::UpdateAccount;
                f.t.start_task(tx, scope, &f.user, f.source(), kind, "sandbox_gig")
                    .await?;
            }
            f.t.finish_sync_task(tx, scope, f.account).await
        },
        |done| done
    ),
    write!(
        keep_comparison,
        Changes,
        |f, scope, tx| f.t.keep_comparison(tx, scope, f.archive, b"{}"),
        |done| done
    ),
    read!(
        archive_comparison,
        Reads,
        |f, scope| f.t.archive_comparison(scope, f.archive),
        |seen| seen.is_some()
    ),
    read!(
        archive_reading,
        Reads,
        |f, scope| f.t.archive_reading(scope, f.archive),
        |seen| seen.is_some()
    ),
    write!(
        settle_archive,
        Changes,
        |f, scope, tx| async {
            let outcome = ArchiveOutcome {
                status: ArchiveStatus::Analyzed,
                error: None,
                class: Some("PAYSLIP"),
                reading: b"{}",
            };
            f.t.settle_archive(tx, scope, f.unread, &outcome).await
        },
        |done| done
    ),
    write!(
        attach_pictures,
        Changes,
        |f, scope, tx| f.t.attach_pictures(tx, scope, f.unread, &f.pictures),
        |done| done
    ),
    write!(
        revoke_archive,
        Changes,
        |f, scope, tx| f.t.revoke_archive(tx, scope, f.archive, RevokedBy::Tenant),
        |done| done.is_some()
    ),
];
