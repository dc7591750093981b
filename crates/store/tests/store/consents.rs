//! Consent templates, and what users agreed to, word for word.

use openwink_model::ids::ConsentTemplateId;
use openwink_store::{ConsentTemplate, NewConsentTemplate, PageRequest, StoreError};
use openwink_testkit::{TestStore, on_both};

on_both!(
    templates_are_listed_newest_first_until_they_are_deleted,
    what_a_user_agreed_to_outlives_its_template,
    a_missed_employer_is_kept,
    who_agreed_to_what_is_counted_by_person,
);

async fn create(t: &TestStore, version: &str) -> ConsentTemplate {
    let new = &NewConsentTemplate {
        consent_type: "DATA".into(),
        title: Some("Your data".into()),
        version: version.into(),
        consent_method: None,
        consent_text: "Ich stimme zu – 我同意.".into(),
    };
    t.write(|tx| async move { t.create_consent_template(&tx, &t.scope, new).await })
        .await
        .unwrap()
}

async fn delete(t: &TestStore, id: ConsentTemplateId) -> bool {
    t.write(|tx| async move { t.delete_consent_template(&tx, &t.scope, id).await })
        .await
        .unwrap()
}

async fn templates_are_listed_newest_first_until_they_are_deleted(t: &TestStore) {
    let created = [create(t, "1").await, create(t, "2").await, create(t, "3").await];
    let list = async |after| {
        let page = PageRequest { size: 2, after };
        t.consent_templates(&t.scope, page).await.unwrap()
    };
    let first = list(None).await;
    assert_eq!(format!("{:?}", first.items[0]), format!("{:?}", created[2]));
    let last = list(first.next).await;
    assert_eq!((last.items.len(), last.next), (1, None));
    assert!(delete(t, created[1].id).await);
    assert!(!delete(t, created[1].id).await);
    let left: Vec<String> = list(None)
        .await
        .items
        .into_iter()
        .map(|template| template.version)
        .collect();
    assert_eq!(left, ["3", "1"]);
}

async fn what_a_user_agreed_to_outlives_its_template(t: &TestStore) {
    let template = &create(t, "7").await;
    let user = &t.new_user(&t.scope).await.id;
    t.write(|tx| async move {
        t.record_consent(
            &tx,
            &t.scope,
            user,
            Some(template.id),
            &template.version,
            &template.consent_text,
        )
        .await?;
        t.record_consent(&tx, &t.scope, user, None, "1", "the built-in text")
            .await
    })
    .await
    .unwrap();
    assert!(delete(t, template.id).await);
    let kept: Vec<String> = t
        .column("SELECT version || ': ' || consent_text FROM consents ORDER BY id")
        .await;
    assert_eq!(
        kept,
        [
            format!("7: {}", template.consent_text),
            "1: the built-in text".into()
        ]
    );
    let agreed: Vec<i64> = t.column("SELECT agreed_at FROM consents").await;
    assert_eq!(agreed, [TestStore::START.micros(); 2]);
}

async fn a_missed_employer_is_kept(t: &TestStore) {
    let user = &t.new_user(&t.scope).await.id;
    t.write(|tx| async move {
        t.record_survey(&tx, &t.scope, user, "Sari-Sari", "PH", Some("sari.example"))
            .await?;
        t.record_survey(&tx, &t.scope, user, "Warung", "ID", None).await?;
        Ok::<_, StoreError>(())
    })
    .await
    .unwrap();
    let kept: Vec<String> = t
        .column("SELECT employer_name || ' ' || country || ' ' || coalesce(website, '-') FROM surveys ORDER BY id")
        .await;
    assert_eq!(kept, ["Sari-Sari PH sari.example", "Warung ID -"]);
}

async fn who_agreed_to_what_is_counted_by_person(t: &TestStore) {
    let template = create(t, "7").await.id;
    let (one, two) = (&t.new_user(&t.scope).await.id, &t.new_user(&t.scope).await.id);
    let agree = async |user, template, version: &str| {
        t.wait(std::time::Duration::from_secs(1));
        t.write(|tx| async move {
            t.record_consent(&tx, &t.scope, user, template, version, "text")
                .await
        })
        .await
        .unwrap();
    };
    agree(one, Some(template), "7").await;
    agree(one, Some(template), "7").await;
    agree(two, Some(template), "7").await;
    agree(two, None, "1").await;
    let counts = t.consent_counts(&t.scope).await.unwrap();
    let shown: Vec<_> = counts
        .iter()
        .map(|count| (count.template, count.version.as_str(), count.users))
        .collect();
    assert_eq!(shown, [(None, "1", 1), (Some(template), "7", 2)]);
    assert!(counts[0].last_agreed_at > counts[1].last_agreed_at);
}
