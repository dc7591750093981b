//! One of everything, in the first tenant's sandbox.

use std::{collections::BTreeMap, time::Duration};

use openwink_model::{
    TaskType,
    accesses::{AccessKind, Reader},
    accounts::{ArchiveStatus, Uploader},
    connector::{ConnectorState, Login},
    events::{EventType, NewEvent},
    ids::{
        AccountId, ApiKeyId, ArchiveId, ConsentTemplateId, DeliveryId, IncomeId, MemberId,
        MemberInvitationId, SourceId, TaskId, TypedId, UserId, VerificationId, WebhookId, WinkTemplateId,
    },
    link::State,
    portal::Role,
    providers::LoginMethod,
    receipts::ConsentGiven,
    records::{Datapoint, RecordKind},
    wink::Design,
};
use openwink_store::{
    AccountChange, Actor, ArchiveOutcome, Invite, InviteTemplate, NewAccess, NewArchive, NewConsentTemplate,
    NewFile, NewPerson, NewPortalSession, NewVerification, SessionOptions, StoreError, StoredPictures,
};
use openwink_testkit::{
    TestStore,
    records::{day, identity, income},
};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::traffic;

pub struct Fixture {
    pub t: TestStore,
    pub user: UserId,
    pub account: AccountId,
    pub income: IncomeId,
    /// Read already.
    pub archive: ArchiveId,
    pub unread: ArchiveId,
    pub webhook: WebhookId,
    pub template: ConsentTemplateId,
    pub invite: Invite,
    pub other_invite: Invite,
    pub invite_template: InviteTemplate,
    pub wink_template: WinkTemplateId,
    pub task: TaskId,
    pub api_key: ApiKeyId,
    /// The first tenant's only owner, logged in there.
    pub member: MemberId,
    pub invitation: MemberInvitationId,
    /// Of the archive that is unread.
    pub pictures: StoredPictures,
    /// A delivery to the webhook that failed.
    pub delivery: DeliveryId,
    pub verification: VerificationId,
    /// A call that was logged.
    pub request: Uuid,
}

pub fn template() -> NewConsentTemplate {
    NewConsentTemplate {
        consent_type: "DATA".into(),
        title: None,
        version: "1".into(),
        consent_method: None,
        consent_text: "I agree.".into(),
    }
}

pub fn given() -> ConsentGiven {
    ConsentGiven {
        title: "Consent".into(),
        text: "I agree.".into(),
        version: "1".into(),
        template: None,
        channel: "Default".into(),
        channel_id: None,
        page: Some("https://lender.example".into()),
        datapoints: vec![Datapoint::Incomes],
        start_date: None,
        end_date: None,
        retention_days: 60,
        keep_fresh: false,
    }
}

async fn member(t: &TestStore) -> (MemberId, MemberInvitationId) {
    let tenant = t.scope.tenant();
    let person = &NewPerson {
        name: "Olga Owner".into(),
        email: "olga@example.com".into(),
        password_hash: "a hash".to_owned().into(),
    };
    t.write(|tx| async move {
        let member = t.create_member(&tx, person).await?.expect("a new address");
        t.add_membership(&tx, tenant, member, Role::Owner).await?;
        let session = NewPortalSession {
            member,
            tenant: tenant.clone(),
            user_agent: "Firefox on Linux".into(),
            address: "203.0.113.0/24".into(),
            lifetime: Duration::from_secs(3600),
        };
        t.open_portal_session(&tx, &session).await?;
        t.audit(&tx, &Actor::operator(), tenant, "tenant.created", "first")
            .await?;
        let lifetime = Duration::from_secs(3600);
        let invited = t.invite_member(&tx, tenant, "vera@example.com", Role::Viewer, member, lifetime);
        Ok::<_, StoreError>((member, invited.await?.1.id))
    })
    .await
    .unwrap()
}

impl Fixture {
    pub async fn new(t: &TestStore) -> Self {
        let scope = &t.scope;
        let (user, account) = t.user_with_account().await;
        let source = SourceId::Account(account);
        let archive: ArchiveId = t.ambient().id();
        let unread: ArchiveId = t.ambient().id();
        let file = NewFile {
            name: "payslip.pdf".into(),
            format: "PDF",
            sub_type: None,
            content: b"%PDF".to_vec(),
        };
        let files = &t.put_files(archive, vec![file]).await.unwrap();
        let none = &t.put_files(unread, Vec::new()).await.unwrap();
        let webhook = t
            .new_webhook(scope, "http://127.0.0.1:1/", &[EventType::AllEvents])
            .await
            .id;
        t.new_webhook(&t.other_tenant, "http://127.0.0.1:2/", &[EventType::AllEvents])
            .await;
        let api_key = t.new_api_key(scope, "a key", "its secret").await;
        let token = t.new_token(scope, &user).await.token;
        let (token, hour) = (token.expose(), Duration::from_secs(3600));
        t.write(|tx| async move {
            t.exchange_link_token(&tx, token, &SessionOptions::default(), hour)
                .await
        })
        .await
        .unwrap();
        let login = &Login {
            method: LoginMethod::Password,
            fields: BTreeMap::from([("userName".into(), "ryan".to_owned().into())]),
        };
        let state = &ConnectorState(serde_json::json!({ "page": 3 }));
        let code = &"123456".to_owned().into();
        let user_ref = &user;
        let (income, template, task, wink_template) = t
            .write(|tx| async move {
                let change = AccountChange {
                    login: Some(login),
                    login_name: Some("ryan"),
                    connector_state: Some(state),
                    preset_code: Some(code),
                    connected: true,
                    ..Default::default()
                };
                t.change_account(&tx, scope, account, change).await?;
                let records = [
                    income("Employer", day(1), 100).into(),
                    identity("Isolated Person").into(),
                ];
                let added = t
                    .add_records(&tx, scope, user_ref, source, "sandbox_gig", &records)
                    .await?;
                for (id, files) in [(archive, files), (unread, none)] {
                    let new = NewArchive {
                        id,
                        user: user_ref.clone(),
                        requested_type: None,
                        task: TaskType::AnalyzeArchive,
                        uploaded_by: Uploader::User,
                    };
                    t.create_archive(&tx, scope, &new, files).await?;
                }
                let outcome = ArchiveOutcome {
                    status: ArchiveStatus::Analyzed,
                    error: None,
                    class: None,
                    reading: b"{}",
                };
                t.settle_archive(&tx, scope, archive, &outcome).await?;
                let link = t.link(&tx, scope, user_ref).await?;
                t.save_link(&tx, scope, user_ref, &link, &State::Find, Vec::new())
                    .await?;
                let task = t
                    .start_task(&tx, scope, user_ref, source, TaskType::LinkAccount, "sandbox_gig")
                    .await?;
                let template = t.create_consent_template(&tx, scope, &template()).await?.id;
                t.record_consent(&tx, scope, user_ref, Some(template), "1", "I agree.")
                    .await?;
                t.write_consent_receipt(&tx, scope, user_ref, given()).await?;
                let access = NewAccess {
                    scope: scope.clone(),
                    user: user_ref.clone(),
                    reader: Reader::Key(api_key),
                    what: AccessKind::Incomes,
                    minute: NewAccess::minute(t.ambient().now()),
                };
                t.note_accesses(&tx, &[(access, 2)]).await?;
                let started = NewEvent::account(EventType::AccountCreated, user_ref, account, "sandbox_gig");
                t.emit(&tx, scope, vec![started]).await?;
                let look = Design::default();
                let wink = t.create_wink_template(&tx, scope, "A look", &look, None);
                let wink = wink.await?.id;
                let added = added.iter().find(|(kind, ..)| *kind == RecordKind::Income);
                let income = IncomeId::from_uuid(added.unwrap().2);
                Ok::<_, StoreError>((income, template, task, wink))
            })
            .await
            .unwrap();
        let invite_template = t
            .write(|tx| async move {
                let words = &openwink_model::invites::Wording::standard("Lender");
                t.create_invite_template(&tx, scope, "Ours", words).await
            })
            .await
            .unwrap();
        let invite = t
            .new_invite_with(scope, "marker@example.com", Some(wink_template))
            .await;
        let other_invite = t.new_invite(scope, "nobody@example.com").await;
        let secret = &other_invite.secret.clone().expect("it is new");
        t.write(|tx| async move { t.unsubscribe(&tx, secret).await })
            .await
            .unwrap();
        let verification: VerificationId = t.ambient().id();
        let claims = &NewVerification {
            id: verification,
            user: Some(&user),
            final_matches: true,
            request: b"{}",
            result: b"{}",
        };
        t.write(|tx| async move { t.keep_verification(&tx, scope, claims).await })
            .await
            .unwrap();
        let (member, invitation) = member(t).await;
        let picture = [Zeroizing::new(b"a picture".to_vec())];
        let pictures = t.put_pictures(archive, &picture).await.unwrap();
        let shown = &pictures;
        t.write(|tx| async move { t.attach_pictures(&tx, scope, archive, shown).await })
            .await
            .unwrap();
        let pictures = t.put_pictures(unread, &picture).await.unwrap();
        t.write(|tx| async move {
            t.share_links(&tx, scope.tenant(), true).await?;
            t.aim_clock(&tx, scope, std::time::Duration::from_secs(60)).await
        })
        .await
        .unwrap();
        let (delivery, request) = traffic::prepare(t, (&user, account), webhook, api_key).await;
        Self {
            t: t.clone(),
            invite,
            other_invite,
            invite_template,
            user,
            account,
            income,
            archive,
            unread,
            webhook,
            template,
            wink_template,
            task,
            api_key,
            member,
            invitation,
            delivery,
            pictures,
            verification,
            request,
        }
    }

    pub fn source(&self) -> SourceId {
        SourceId::Account(self.account)
    }
}
