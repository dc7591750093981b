//! People are found by what is known of them, and by nothing once that is erased.

use std::collections::BTreeMap;

use openwink_model::receipts::RevokedBy;
use openwink_model::{
    ConnectionStatus,
    ids::{AccountId, SourceId, TypedId, UserId},
    records::AnyRecord,
};
use openwink_store::{AccountChange, JobBody, PageRequest, PeopleFilter, PersonRow, StoreError};
use openwink_testkit::{
    TestStore, on_both,
    records::{day, employment, identity},
};

use crate::records::add;

on_both!(
    people_are_found_by_beginnings_of_their_names,
    people_are_found_by_ids_and_metadata,
    a_list_is_narrowed_and_paged,
    a_list_shows_who_and_where,
    names_are_nowhere_in_the_clear,
    who_is_revoked_is_found_no_more,
    names_from_before_are_made_findable,
    an_erased_user_leaves_nothing,
);

async fn person(t: &TestStore, name: &str, employer: &str) -> (UserId, AccountId) {
    let (user, account) = t.user_with_account().await;
    let records: [AnyRecord; 2] = [identity(name).into(), employment(employer, day(0)).into()];
    add(t, &user, SourceId::Account(account), &records).await;
    (user, account)
}

async fn list(t: &TestStore, filter: &PeopleFilter) -> Vec<PersonRow> {
    t.people(&t.scope, filter, PageRequest::first(50))
        .await
        .unwrap()
        .items
}

async fn found(t: &TestStore, text: &str) -> Vec<UserId> {
    let filter = PeopleFilter {
        text: Some(text.into()),
        ..Default::default()
    };
    list(t, &filter)
        .await
        .into_iter()
        .map(|row| row.user.id)
        .collect()
}

async fn people_are_found_by_beginnings_of_their_names(t: &TestStore) {
    let (duc, _) = person(t, "Nguyễn Văn Đức", "Hà Nội Rides").await;
    let (ryan, _) = person(t, "Ryan Lestari", "Manila Foods, Inc.").await;
    for (text, who) in [
        ("nguyen", vec![&duc]),
        ("Nguy van duc", vec![&duc]),
        ("ĐỨC", vec![&duc]),
        ("ryan", vec![&ryan]),
        ("les", vec![&ryan]),
        // The name from one record, the employer from another
        ("ryan foods", vec![&ryan]),
        ("ha noi", vec![&duc]),
        ("yan", vec![]),
        ("ryan nguyen", vec![]),
        ("le", vec![]),
        ("!!!", vec![]),
    ] {
        assert_eq!(found(t, text).await.iter().collect::<Vec<_>>(), who, "{text}");
    }
}

async fn people_are_found_by_ids_and_metadata(t: &TestStore) {
    let metadata = &BTreeMap::from([("applicant".to_owned(), "Loan_4711 100%\"".to_owned())]);
    let user = t
        .write(|tx| async move { t.create_user(&tx, &t.scope, metadata).await })
        .await
        .unwrap()
        .id;
    let other = t.new_user(&t.scope).await.id;
    let account = t.new_account(&t.scope, &user).await.id;
    for text in [
        user.to_string(),
        user.uuid().simple().to_string(),
        account.to_string(),
        "loan_47".to_owned(),
        "100%\"".to_owned(),
    ] {
        assert_eq!(found(t, &text).await, std::slice::from_ref(&user), "{text}");
    }
    for text in ["loanx47", "100%%", "applicant: "] {
        assert!(found(t, text).await.is_empty(), "{text}");
    }
    assert_eq!(found(t, &other.to_string()).await, [other]);
    let stranger = t.new_user(&t.other_tenant).await.id;
    assert!(found(t, &stranger.to_string()).await.is_empty());
}

async fn a_list_is_narrowed_and_paged(t: &TestStore) {
    let mut all = Vec::new();
    for _ in 0..5 {
        all.push(t.user_with_account().await);
    }
    let connected = all[2].1;
    t.write(|tx| async move {
        let change = AccountChange {
            status: Some((ConnectionStatus::Connected, None)),
            ..Default::default()
        };
        t.change_account(&tx, &t.scope, connected, change).await
    })
    .await
    .unwrap();
    let status = |status| PeopleFilter {
        account_status: Some(status),
        ..Default::default()
    };
    assert_eq!(list(t, &status(ConnectionStatus::Connected)).await.len(), 1);
    assert_eq!(list(t, &status(ConnectionStatus::Pending)).await.len(), 4);
    let provider = |name: &str| PeopleFilter {
        provider: Some(name.into()),
        ..Default::default()
    };
    assert_eq!(list(t, &provider("sandbox_gig")).await.len(), 5);
    assert_eq!(list(t, &provider("other")).await.len(), 0);
    let by_text = PeopleFilter {
        text: Some("gig platform".into()),
        providers_of_text: vec!["sandbox_gig".into()],
        ..Default::default()
    };
    assert_eq!(list(t, &by_text).await.len(), 5);
    let mut seen = Vec::new();
    let mut page = PageRequest::first(2);
    loop {
        let found = t.people(&t.scope, &PeopleFilter::default(), page).await.unwrap();
        seen.extend(found.items.into_iter().map(|row| row.user.id));
        match found.next {
            Some(next) => page.after = Some(next),
            None => break,
        }
    }
    let latest_first: Vec<UserId> = all.into_iter().rev().map(|(user, _)| user).collect();
    assert_eq!(seen, latest_first);
}

async fn a_list_shows_who_and_where(t: &TestStore) {
    let (user, account) = person(t, "Ryan Lestari", "Manila Foods").await;
    let records: [AnyRecord; 2] = [
        employment("MANILA FOODS", day(50)).into(),
        employment("Cebu Hotel", day(90)).into(),
    ];
    add(t, &user, SourceId::Account(account), &records).await;
    let rows = list(t, &PeopleFilter::default()).await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].name.as_deref(), Some("Ryan Lestari"));
    assert_eq!(rows[0].employers, ["Cebu Hotel", "MANILA FOODS"]);
    assert_eq!(rows[0].accounts[0].id, account);
    assert!(rows[0].archives.is_empty());
}

async fn names_are_nowhere_in_the_clear(t: &TestStore) {
    person(t, "Xanthippe Quellenhof", "Zwischenfall Works").await;
    for name in ["Xanthippe", "xanthippe", "xan", "quellenhof", "zwischenfall"] {
        if name.len() > 3 {
            assert_eq!(t.find(name.as_bytes()).await, Vec::<String>::new(), "{name}");
        }
    }
    // The same word in another mode has another hash
    let terms = t.count("search_terms").await;
    assert!(terms > 10, "{terms}");
    let distinct: Vec<i64> = t.column("SELECT count(DISTINCT term) FROM search_terms").await;
    assert_eq!(distinct[0], terms);
}

async fn who_is_revoked_is_found_no_more(t: &TestStore) {
    let (_, account) = person(t, "Ryan Lestari", "Manila Foods").await;
    let (other, _) = person(t, "Ryan Other", "Manila Foods").await;
    assert_eq!(found(t, "ryan").await.len(), 2);
    t.write(|tx| async move { t.revoke_account(&tx, &t.scope, account, RevokedBy::Tenant).await })
        .await
        .unwrap();
    assert_eq!(found(t, "ryan").await, [other]);
    assert!(found(t, "lestari").await.is_empty());
    let left: Vec<i64> = t
        .column(&format!(
            "SELECT count(*) FROM search_terms WHERE source_id = {}",
            t.literal(account.uuid())
        ))
        .await;
    assert_eq!(left[0], 0);
}

async fn names_from_before_are_made_findable(t: &TestStore) {
    let (user, _) = person(t, "Ryan Lestari", "Manila Foods").await;
    // As it was before there was the table
    for statement in [
        "DROP TABLE search_terms",
        "DROP TABLE page_pictures",
        "DROP TABLE installation_secrets",
        "DELETE FROM schema_steps WHERE name = 'data_0007_people'",
    ] {
        t.sql(statement).await;
    }
    let again = t.another_node().await;
    assert_eq!(found(&again, "lestari manila").await, [user]);
    again.close().await;
}

async fn an_erased_user_leaves_nothing(t: &TestStore) {
    let (user, _) = person(t, "Marker Person", "Manila Foods").await;
    let id = &user;
    t.new_token(&t.scope, id).await;
    t.write(|tx| async move {
        t.record_consent(&tx, &t.scope, id, None, "1", "I agree.").await?;
        t.record_survey(&tx, &t.scope, id, "Employer", "PH", None).await
    })
    .await
    .unwrap();
    let bystander = t.new_user(&t.scope).await.id;
    let erased = t
        .write(|tx| async move { t.erase_user(&tx, &t.scope, id, RevokedBy::Tenant).await })
        .await
        .unwrap();
    assert_eq!(erased.unwrap().id, user);
    for table in [
        "accounts",
        "records",
        "search_terms",
        "consents",
        "surveys",
        "link_tokens",
        "links",
        "link_signals",
    ] {
        assert_eq!(t.count(table).await, 0, "{table}");
    }
    assert!(t.user(&t.scope, id).await.unwrap().is_none());
    assert!(t.user(&t.scope, &bystander).await.unwrap().is_some());
    let again = t
        .write(|tx| async move { t.erase_user(&tx, &t.scope, id, RevokedBy::Tenant).await })
        .await;
    assert!(again.unwrap().is_none());
    // What is left is a job that destroys the account's key
    let jobs = t
        .claim_jobs(openwink_store::Lane::Rest, 10, std::time::Duration::from_secs(60))
        .await
        .unwrap();
    assert!(jobs.iter().any(|job| matches!(job.body, JobBody::Erase { .. })));
    let stranger = t
        .write(|tx| async move {
            let theirs = t.create_user(&tx, &t.other_tenant, &BTreeMap::new()).await?;
            let done = t.erase_user(&tx, &t.scope, &theirs.id, RevokedBy::Tenant).await?;
            Ok::<_, StoreError>(done.is_none())
        })
        .await;
    assert!(stranger.unwrap());
}
