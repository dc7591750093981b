//! Queries that make something new, and the one after which nothing of the user is there; see `cases.rs`.

use std::{collections::BTreeMap, time::Duration};

use openwink_model::receipts::RevokedBy;
use openwink_model::{
    TaskType,
    accounts::Uploader,
    events::{EventType, NewEvent},
    ids::AccountId,
    invites::InviteStatus,
    wink::{Design, LogoGround},
};
use openwink_store::{
    InviteFilter, NewAccount, NewArchive, NewInvite, NewLogo, NewVerification, NewWebhook, TemplateDeleted,
};

use super::{
    case::{Case, read, write},
    fixture::{Fixture, given, template},
};

const HOUR: Duration = Duration::from_secs(3600);

/// In an order in which each still finds what it needs.
pub const CASES: &[Case] = &[
    write!(
        create_wink_template,
        Creates,
        |f, scope, tx| async {
            f.t.create_wink_template(tx, scope, "New", &Design::default(), Some(&logo()))
                .await
        },
        |_| true
    ),
    write!(
        create_user,
        Creates,
        |f, scope, tx| f.t.create_user(tx, scope, &BTreeMap::new()),
        |_| true
    ),
    write!(
        create_account,
        Creates,
        |f, scope, tx| f.t.create_account(tx, scope, new_account(f)),
        |_| true
    ),
    write!(
        create_archive,
        Creates,
        |f, scope, tx| { async { f.t.create_archive(tx, scope, &new_archive(f), &[]).await } },
        |_| true
    ),
    write!(
        create_link_token,
        Creates,
        |f, scope, tx| f.t.create_link_token(tx, scope, &f.user, HOUR),
        |_| true
    ),
    write!(
        create_webhook,
        Creates,
        |f, scope, tx| async { f.t.create_webhook(tx, scope, &new_webhook()).await },
        |_| true
    ),
    write!(
        create_consent_template,
        Creates,
        |f, scope, tx| { async { f.t.create_consent_template(tx, scope, &template()).await } },
        |_| true
    ),
    read!(
        consented_text,
        Reads,
        |f, scope| f.t.consented_text(scope, &f.user),
        |seen| seen.is_some()
    ),
    read!(invite, Reads, |f, scope| f.t.invite(scope, f.invite.id), |seen| {
        seen.is_some()
    }),
    read!(
        invites,
        Reads,
        |f, scope| f.t.invites(scope, InviteFilter::default(), super::cases::FIRST),
        |seen| !seen.items.is_empty()
    ),
    read!(
        invite_logs,
        Reads,
        |f, scope| f.t.invite_logs(scope, f.invite.id, super::cases::FIRST),
        |seen| !seen.items.is_empty()
    ),
    read!(
        invite_mails,
        Reads,
        |f, scope| f.t.invite_mails(scope, f.invite.id),
        |seen| !seen.is_empty()
    ),
    read!(
        latest_invite_mails,
        Reads,
        |f, scope| f.t.latest_invite_mails(scope, std::slice::from_ref(&f.invite.id)),
        |seen| !seen.is_empty()
    ),
    read!(
        invite_template,
        Reads,
        |f, scope| f.t.invite_template(scope, f.invite_template.id),
        |seen| seen.is_some()
    ),
    read!(
        invite_templates,
        Reads,
        |f, scope| f.t.invite_templates(scope, super::cases::FIRST),
        |seen| seen
            .items
            .iter()
            .any(|template| template.id == f.invite_template.id)
    ),
    write!(
        advance_invites,
        Changes,
        |f, scope, tx| f
            .t
            .advance_invites(tx, scope, &f.invite.user, InviteStatus::LandingPageOpened),
        |moved| moved
    ),
    write!(
        link_invites,
        Changes,
        |f, scope, tx| f.t.link_invites(tx, scope, &f.invite.user),
        |moved| moved
    ),
    write!(
        renew_invite,
        Changes,
        |f, scope, tx| async {
            // It is renewed from now on
            f.t.wait(Duration::from_secs(1));
            f.t.renew_invite(tx, scope, f.invite.id).await
        },
        |done| done.is_some()
    ),
    write!(
        update_invite_template,
        Changes,
        |f, scope, tx| f.t.update_invite_template(
            tx,
            scope,
            f.invite_template.id,
            "Another name",
            &f.invite_template.wording
        ),
        |done| done.is_some()
    ),
    write!(
        delete_invite_template,
        Changes,
        |f, scope, tx| f.t.delete_invite_template(tx, scope, f.invite_template.id),
        |done| done == TemplateDeleted::Done
    ),
    write!(
        cancel_invite,
        Changes,
        |f, scope, tx| f.t.cancel_invite(tx, scope, f.invite.id),
        |done| done.is_some()
    ),
    write!(
        erase_invites,
        Changes,
        |f, scope, tx| f.t.erase_invites(tx, scope, &f.other_invite.user),
        |erased| erased
    ),
    write!(
        wants_no_invitations,
        OfTenant,
        |f, scope, tx| f.t.wants_no_invitations(tx, scope, "Nobody@example.com"),
        |unwanted| unwanted
    ),
    write!(
        create_invite_template,
        Creates,
        |f, scope, tx| f
            .t
            .create_invite_template(tx, scope, "Another", &f.invite_template.wording),
        |_| true
    ),
    write!(
        create_invite,
        Creates,
        |f, scope, tx| f.t.create_invite(tx, scope, new_invite(f)),
        |_| true
    ),
    write!(
        record_consent,
        Creates,
        |f, scope, tx| {
            f.t.record_consent(tx, scope, &f.user, Some(f.template), "1", "I agree.")
        },
        |_| true
    ),
    write!(
        keep_verification,
        Creates,
        |f, scope, tx| async {
            let new = NewVerification {
                id: f.t.ambient().id(),
                user: None,
                final_matches: false,
                request: b"{}",
                result: b"{}",
            };
            f.t.keep_verification(tx, scope, &new).await
        },
        |_| true
    ),
    write!(
        write_consent_receipt,
        Creates,
        |f, scope, tx| { f.t.write_consent_receipt(tx, scope, &f.user, given()) },
        |_| true
    ),
    write!(
        write_sync_stopped,
        Creates,
        |f, scope, tx| f
            .t
            .write_sync_stopped(tx, scope, &f.user, f.source(), "sandbox_gig"),
        |_| true
    ),
    write!(
        record_survey,
        Creates,
        |f, scope, tx| { f.t.record_survey(tx, scope, &f.user, "Employer", "PH", None) },
        |_| true
    ),
    write!(
        start_task,
        Creates,
        |f, scope, tx| {
            f.t.start_task(
                tx,
                scope,
                &f.user,
                f.source(),
                TaskType::LinkAccount,
                "sandbox_gig",
            )
        },
        |_| true
    ),
    write!(
        emit,
        Creates,
        |f, scope, tx| {
            f.t.emit(
                tx,
                scope,
                vec![NewEvent::account(
                    EventType::AccountCreated,
                    &f.user,
                    f.account,
                    "sandbox_gig",
                )],
            )
        },
        |_| true
    ),
    // After which nothing of the user is there
    write!(
        erase_user,
        Changes,
        |f, scope, tx| f.t.erase_user(tx, scope, &f.user, RevokedBy::Tenant),
        |done| done.is_some()
    ),
];

pub fn logo() -> NewLogo {
    NewLogo {
        ground: LogoGround::Any,
        png: vec![1, 2, 3],
    }
}

fn new_account(f: &Fixture) -> NewAccount {
    let id: AccountId = f.t.ambient().id();
    NewAccount {
        id,
        user: f.user.clone(),
        provider: "sandbox_gig".into(),
        monitor: openwink_model::MonitorStatus::Active,
        sharing: None,
    }
}

fn new_archive(f: &Fixture) -> NewArchive {
    NewArchive {
        id: f.t.ambient().id(),
        user: f.user.clone(),
        requested_type: Some("PAYSLIP".into()),
        task: TaskType::AnalyzeArchive,
        uploaded_by: Uploader::Tenant,
    }
}

fn new_webhook() -> NewWebhook {
    NewWebhook {
        name: "another".into(),
        url: "http://127.0.0.1:3/".into(),
        event_types: vec![EventType::AllEvents],
        active: true,
        include_payload: false,
        secret: "a secret".into(),
    }
}

fn new_invite(f: &Fixture) -> NewInvite<'_> {
    NewInvite {
        invitee: f
            .invite
            .invitee
            .as_ref()
            .expect("the fixture's invitation has one"),
        template: &f.invite_template,
        wink_template: None,
        kept_days: None,
    }
}
