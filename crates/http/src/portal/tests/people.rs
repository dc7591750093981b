//! People: found, read, exported and taken back.

use std::io::{Cursor, Read};

use axum::http::Method;
use openwink_documents::{Limits, pdf};
use openwink_model::{
    TaskType,
    accounts::Uploader,
    ids::{ArchiveId, SourceId, UserId},
    portal::Role,
    records::{AnyRecord, Income},
};
use openwink_store::NewArchive;
use openwink_testkit::{
    TestStore, on_both,
    records::{contribution, day, employment, identity, income, transaction},
};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{Portal, Somebody};

on_both!(
    a_person_is_found_and_read,
    each_export_holds_the_figures_and_is_in_the_audit_log,
    what_is_revoked_is_gone_from_the_page,
    an_erased_person_is_nowhere,
    a_page_is_shown_as_a_picture_and_nothing_else,
    filters_and_searches_are_checked,
    a_thousand_people_are_listed_page_by_page,
);

/// An archive, with the picture of its only page.
pub async fn archive_with_picture(t: &TestStore, user: &UserId) -> ArchiveId {
    let id: ArchiveId = t.ambient().id();
    let (guard, files) = t.put_files(id, Vec::new()).await.unwrap().into_parts();
    let new = &NewArchive {
        id,
        user: user.clone(),
        requested_type: Some("PAYSLIP".into()),
        task: TaskType::AnalyzeArchive,
        uploaded_by: Uploader::Tenant,
    };
    let files = &files;
    let picture = [Zeroizing::new(b"\xff\xd8\xff a page".to_vec())];
    t.write(|tx| async move {
        t.cancel_job(&tx, guard).await?;
        t.create_archive(&tx, &t.scope, new, files).await
    })
    .await
    .unwrap();
    let pictures = &t.put_pictures(id, &picture).await.unwrap();
    t.write(|tx| async move { t.attach_pictures(&tx, &t.scope, id, pictures).await })
        .await
        .unwrap();
    id
}

/// A driver with half a year of pay.
async fn driver(portal: &Portal<'_>) -> (UserId, openwink_model::ids::AccountId) {
    let (user, account) = portal.user_with_account().await;
    let mut records: Vec<AnyRecord> = vec![
        identity("Nguyễn Thị Phượng").into(),
        employment("Manila Rides, Inc.", day(0)).into(),
        contribution(day(20), 138_000).into(),
        transaction("=HYPERLINK(\"http://x\")", day(40), 25_050).into(),
    ];
    for month in 1..=6 {
        // In the middle of six months that follow one another
        let end = day(30 * month - 15);
        let pay = Income {
            gross_amount: Some(openwink_model::Amount::units(31_000 + i64::from(month))),
            ..income("Manila Rides, Inc.", end, 2_543_210)
        };
        records.push(pay.into());
    }
    portal.give(&portal.scope, &user, account, &records).await;
    (user, account)
}

async fn cv(portal: &Portal<'_>, who: &Somebody, user: &UserId) -> Value {
    let reply = portal
        .look(who, &format!("/sandbox/users/{user}/cv"))
        .await
        .good();
    reply.data().clone()
}

async fn a_person_is_found_and_read(t: &TestStore) {
    let portal = Portal::new(t).await;
    let who = portal.somebody(t.scope.tenant(), Role::Analyst).await;
    let (user, account) = driver(&portal).await;
    portal.new_user(&t.scope).await;
    for q in ["phuong", "Manila+rid", &user.to_string(), &account.to_string()] {
        let found = portal.look(&who, &format!("/sandbox/users?q={q}")).await.good();
        assert_eq!(found.items().len(), 1, "{q}");
        assert_eq!(found.items()[0]["name"], "Nguyễn Thị Phượng");
        assert_eq!(found.items()[0]["employers"][0], "Manila Rides, Inc.");
        assert_eq!(found.items()[0]["accounts"][0]["id"], account.to_string());
    }
    let shown = cv(&portal, &who, &user).await;
    assert_eq!(shown["cv"]["person"]["name"]["value"], "Nguyễn Thị Phượng");
    assert_eq!(shown["cv"]["jobs"][0]["sources"][0], account.to_string());
    assert_eq!(shown["cv"]["incomes"][0]["months"].as_array().unwrap().len(), 6);
    assert_eq!(shown["cv"]["summary"]["averageNet"], 25_432.1);
    assert_eq!(shown["accounts"][0]["id"], account.to_string());
    // Another mode and another tenant see nothing of it
    let there = portal.look(&who, &format!("/production/users/{user}/cv")).await;
    there.refused(404, "MISSING_RESOURCE", "there is no user");
    let everything = portal
        .look(&who, &format!("/sandbox/users/{user}/payload"))
        .await
        .good();
    assert_eq!(everything.data()["accounts"][0]["id"], account.to_string());
}

fn words_of(bytes: &[u8]) -> (usize, String) {
    let document = pdf::Document::open(bytes.to_vec(), &Limits::default()).unwrap();
    let mut text = String::new();
    for number in 0..document.pages() {
        let page = document.page(number).unwrap();
        let layer = page.layer().unwrap();
        for word in &layer.words {
            text.push_str(&word.text);
            text.push(' ');
        }
    }
    (document.pages(), text)
}

async fn each_export_holds_the_figures_and_is_in_the_audit_log(t: &TestStore) {
    let portal = Portal::new(t).await;
    let who = portal.somebody(t.scope.tenant(), Role::Analyst).await;
    let (user, _) = driver(&portal).await;
    let export = async |query: &str| {
        let path = format!("/sandbox/users/{user}/export?{query}");
        portal.look(&who, &path).await
    };
    let report = export("format=pdf").await;
    assert_eq!(report.header("content-type"), "application/pdf");
    assert!(
        report
            .header("content-disposition")
            .starts_with("attachment; filename*=UTF-8''Nguy")
    );
    let (pages, words) = words_of(&report.body);
    assert!(pages >= 1);
    for expected in [
        "First Lending",
        "Nguyễn Thị Phượng",
        "Manila Rides, Inc.",
        "25,432.10",
        "31,006.00",
        "Jun 2025",
        "1,380.00",
        "Page 1 of",
    ] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    let sheets = export("format=csv").await;
    assert_eq!(sheets.header("content-type"), "application/zip");
    let mut zip = zip::ZipArchive::new(Cursor::new(sheets.body)).unwrap();
    let mut text = String::new();
    zip.by_name("transactions.csv")
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    assert!(text.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{text}");
    let one = export("format=csv&sheet=incomeByMonth").await;
    let text = String::from_utf8(one.body).unwrap();
    assert!(text.contains("2025-06,PHP,"), "{text}");
    let json = export("format=json").await;
    assert_eq!(json.json["user"]["incomes"].as_array().unwrap().len(), 6);
    let code = json.json["document"].as_str().unwrap();
    let targets: Vec<String> = t
        .column("SELECT target FROM audit_lines WHERE action = 'user.exported'")
        .await;
    assert_eq!(targets.len(), 4);
    assert!(
        targets.iter().any(|target| target.ends_with(code)),
        "{code} {targets:?}"
    );
    export("format=xls")
        .await
        .refused(400, "INVALID_PARAMETERS", "format is wrong");
    export("format=pdf&sheet=incomes")
        .await
        .refused(400, "INVALID_PARAMETERS", "sheet must be left out");
    let viewer = portal.somebody(t.scope.tenant(), Role::Viewer).await;
    let path = format!("/sandbox/users/{user}/export?format=pdf");
    portal
        .look(&viewer, &path)
        .await
        .refused(403, "UNAUTHORIZED_ACCESS", "your role here");
}

async fn what_is_revoked_is_gone_from_the_page(t: &TestStore) {
    let portal = Portal::new(t).await;
    let who = portal.somebody(t.scope.tenant(), Role::Analyst).await;
    let (user, account) = driver(&portal).await;
    let archive = archive_with_picture(t, &user).await;
    for path in [
        format!("/sandbox/accounts/{account}"),
        format!("/sandbox/archives/{archive}"),
    ] {
        portal.ask(&who, Method::DELETE, &path, None).await.good();
    }
    let shown = cv(&portal, &who, &user).await;
    assert_eq!(shown["cv"]["person"]["name"], Value::Null);
    assert!(shown["cv"]["incomes"].as_array().unwrap().is_empty());
    for source in shown["cv"]["sources"].as_array().unwrap() {
        assert_eq!(source["state"], "REVOKED");
    }
    let found = portal.look(&who, "/sandbox/users?q=phuong").await.good();
    assert!(found.items().is_empty());
    let actions: Vec<String> = t.column("SELECT action FROM audit_lines ORDER BY id").await;
    assert!(
        actions.ends_with(&["account.revoked".into(), "archive.revoked".into()]),
        "{actions:?}"
    );
    let unknown = portal
        .ask(
            &who,
            Method::DELETE,
            &format!("/production/accounts/{account}"),
            None,
        )
        .await;
    unknown.refused(404, "MISSING_RESOURCE", "there is no account");
}

async fn an_erased_person_is_nowhere(t: &TestStore) {
    let portal = Portal::new(t).await;
    let who = portal.somebody(t.scope.tenant(), Role::Analyst).await;
    let (user, account) = driver(&portal).await;
    let path = format!("/sandbox/users/{user}");
    portal.ask(&who, Method::DELETE, &path, None).await.good();
    for path in [path.clone() + "/cv", path.clone() + "/payload"] {
        portal
            .look(&who, &path)
            .await
            .refused(404, "MISSING_RESOURCE", "there is no user");
    }
    portal
        .ask(&who, Method::DELETE, &path, None)
        .await
        .refused(404, "MISSING_RESOURCE", "there is no user");
    let account = portal.get(&format!("/v1/accounts/{account}")).await;
    account.refused(404, "MISSING_RESOURCE", "there is no account");
    let actions: Vec<String> = t.column("SELECT action FROM audit_lines ORDER BY id").await;
    assert_eq!(actions.last().map(String::as_str), Some("user.erased"));
}

async fn a_page_is_shown_as_a_picture_and_nothing_else(t: &TestStore) {
    let portal = Portal::new(t).await;
    let who = portal.somebody(t.scope.tenant(), Role::Viewer).await;
    let user = portal.new_user(&t.scope).await.id;
    let archive = archive_with_picture(t, &user).await;
    let path = format!("/sandbox/archives/{archive}/picture");
    let picture = portal.look(&who, &path).await;
    assert_eq!(picture.body, b"\xff\xd8\xff a page");
    assert_eq!(picture.header("content-type"), "image/jpeg");
    assert_eq!(picture.header("x-content-type-options"), "nosniff");
    assert_eq!(
        picture.header("content-security-policy"),
        "default-src 'none'; sandbox"
    );
    let missing = portal.look(&who, &format!("{path}?page=1")).await;
    missing.refused(404, "MISSING_RESOURCE", "there is no picture");
    let shown = cv(&portal, &who, &user).await;
    assert_eq!(shown["documents"][0]["id"], archive.to_string());
    assert_eq!(shown["documents"][0]["status"], "STARTED");
    assert_eq!(shown["cv"]["summary"]["working"], 1);
    // It belongs to the archive's source, whoever names it
    let source = SourceId::Archive(archive).to_string();
    assert_eq!(shown["cv"]["sources"][0]["id"], source);
}

async fn filters_and_searches_are_checked(t: &TestStore) {
    let portal = Portal::new(t).await;
    let who = portal.somebody(t.scope.tenant(), Role::Viewer).await;
    driver(&portal).await;
    let list = async |query: &str| portal.look(&who, &format!("/sandbox/users?{query}")).await;
    for (query, count) in [
        ("accountStatus=PENDING", 1),
        ("accountStatus=CONNECTED", 0),
        ("archiveStatus=ANALYZED", 0),
        ("providerId=sandbox_gig", 1),
        ("channel=Default", 1),
        ("channel=WinkSite", 0),
        ("endDate=2020-01-01", 0),
        ("q=%20", 1),
        ("q=%27%22%25_%00", 0),
    ] {
        let reply = list(query).await;
        if query.contains("%00") {
            reply.refused(400, "INVALID_PARAMETERS", "q must not contain a NUL");
        } else {
            assert_eq!(reply.good().items().len(), count, "{query}");
        }
    }
    let long = "x".repeat(201);
    for (query, message) in [
        ("accountStatus=GONE".to_owned(), "accountStatus is wrong"),
        (
            "startDate=2026-02-01&endDate=2026-01-01".to_owned(),
            "startDate must not",
        ),
        (format!("q={long}"), "q must have at most 200"),
        ("cursor=nonsense".to_owned(), "cursor"),
    ] {
        list(&query).await.refused(400, "INVALID_PARAMETERS", message);
    }
}

async fn a_thousand_people_are_listed_page_by_page(t: &TestStore) {
    let portal = Portal::new(t).await;
    let who = portal.somebody(t.scope.tenant(), Role::Viewer).await;
    let nothing = &std::collections::BTreeMap::new();
    t.write(|tx| async move {
        for _ in 0..1000 {
            t.create_user(&tx, &t.scope, nothing).await?;
        }
        Ok::<_, openwink_store::StoreError>(())
    })
    .await
    .unwrap();
    let mut seen = std::collections::BTreeSet::new();
    let mut path = "/sandbox/users?size=150".to_owned();
    loop {
        let page = portal.look(&who, &path).await.good();
        seen.extend(page.items().iter().map(|item| item["id"].to_string()));
        match page.data()["nextCursor"].as_str() {
            Some(cursor) => path = format!("/sandbox/users?size=150&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(seen.len(), 1000);
}
