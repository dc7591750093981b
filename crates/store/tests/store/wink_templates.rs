//! Wink templates: what a widget begins with, and what becomes of it when the template changes.

use std::time::Duration;

use openwink_model::{
    Country,
    ids::WinkTemplateId,
    mode::Scope,
    wink::{Design, LogoGround, Theme},
};
use openwink_store::{LinkSession, NewLogo, PageRequest, SessionOptions, StoreError, WinkTemplate};
use openwink_testkit::{TestStore, on_both};

on_both!(
    a_template_is_made_changed_and_deleted,
    two_who_change_one_template_do_not_undo_each_other,
    only_new_words_are_a_new_version,
    a_new_logo_has_a_new_address,
    a_widget_keeps_what_it_began_with,
    what_the_page_asks_for_wins,
    another_scopes_template_is_unknown,
);

fn design(company: &str) -> Design {
    Design {
        company_name: Some(company.into()),
        theme: Theme::Dark,
        countries: vec![Country::Ph],
        ..Default::default()
    }
}

async fn create(t: &TestStore, scope: &Scope, design: &Design) -> WinkTemplate {
    t.write(|tx| async move { t.create_wink_template(&tx, scope, "Loans", design, None).await })
        .await
        .unwrap()
}

async fn change(
    t: &TestStore,
    id: WinkTemplateId,
    revision: i64,
    design: &Design,
) -> Result<Option<WinkTemplate>, StoreError> {
    t.write(|tx| async move {
        t.change_wink_template(&tx, &t.scope, id, revision, "Loans", design)
            .await
    })
    .await
}

async fn set_logo(t: &TestStore, id: WinkTemplateId, png: Option<&[u8]>) -> WinkTemplate {
    let logo = &png.map(|png| NewLogo {
        ground: LogoGround::Light,
        png: png.to_vec(),
    });
    t.write(|tx| async move { t.set_wink_logo(&tx, &t.scope, id, logo.as_ref()).await })
        .await
        .unwrap()
        .unwrap()
}

async fn open(t: &TestStore, options: &SessionOptions) -> LinkSession {
    let user = t.new_user(&t.scope).await.id;
    let token = &t.new_token(&t.scope, &user).await.token;
    let hour = Duration::from_secs(3600);
    let (token, session) = t
        .write(|tx| async move { t.exchange_link_token(&tx, token.expose(), options, hour).await })
        .await
        .unwrap()
        .unwrap();
    // As every later call finds it
    let again = t.link_session(token.expose()).await.unwrap().unwrap();
    assert_eq!(again.options, session.options);
    again
}

fn named(id: WinkTemplateId) -> SessionOptions {
    SessionOptions {
        template_id: Some(id.to_string()),
        ..Default::default()
    }
}

async fn a_template_is_made_changed_and_deleted(t: &TestStore) {
    let made = create(t, &t.scope, &design("Harbor")).await;
    assert_eq!((made.revision, made.consent_version, &made.logo), (1, 1, &None));
    assert_eq!(
        t.wink_template(&t.scope, made.id).await.unwrap(),
        Some(made.clone())
    );
    t.wait(Duration::from_secs(60));
    let changed = change(t, made.id, 1, &design("Haven")).await.unwrap().unwrap();
    assert_eq!(changed.design.company_name.as_deref(), Some("Haven"));
    assert_eq!((changed.revision, changed.created_at), (2, made.created_at));
    assert!(changed.updated_at > made.updated_at);
    assert_eq!(t.wink_template(&t.scope, made.id).await.unwrap(), Some(changed));
    let second = create(t, &t.scope, &design("Second")).await;
    let list = t.wink_templates(&t.scope, PageRequest::first(10)).await.unwrap();
    let ids: Vec<_> = list.items.iter().map(|template| template.id).collect();
    assert_eq!(ids, [second.id, made.id]);
    let delete = async || {
        t.write(|tx| async move { t.delete_wink_template(&tx, &t.scope, made.id).await })
            .await
            .unwrap()
    };
    assert!(delete().await);
    assert!(!delete().await);
    assert_eq!(t.wink_template(&t.scope, made.id).await.unwrap(), None);
}

async fn two_who_change_one_template_do_not_undo_each_other(t: &TestStore) {
    let made = create(t, &t.scope, &design("Harbor")).await;
    change(t, made.id, 1, &design("One")).await.unwrap();
    let late = change(t, made.id, 1, &design("Other")).await;
    assert!(matches!(late, Err(StoreError::Stale)), "{late:?}");
    let kept = t.wink_template(&t.scope, made.id).await.unwrap().unwrap();
    assert_eq!(kept.design.company_name.as_deref(), Some("One"));
}

async fn only_new_words_are_a_new_version(t: &TestStore) {
    let words = |text: &str| Design {
        consent_text: Some(text.into()),
        ..design("Harbor")
    };
    let made = create(t, &t.scope, &words("I agree.")).await;
    let recoloured = Design {
        accent_color: Some("#123456".into()),
        ..words("I agree.")
    };
    let changed = change(t, made.id, 1, &recoloured).await.unwrap().unwrap();
    assert_eq!(changed.consent_version, 1);
    let changed = change(t, made.id, 2, &words("I agree to more."))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(changed.consent_version, 2);
    let session = open(t, &named(made.id)).await;
    let consent = session.options.template.unwrap().consent.unwrap();
    assert_eq!(consent.text, "I agree to more.");
    assert_eq!(consent.version, format!("{}.2", made.id));
}

async fn a_new_logo_has_a_new_address(t: &TestStore) {
    let made = create(t, &t.scope, &design("Harbor")).await;
    let first = set_logo(t, made.id, Some(b"one")).await.logo.unwrap();
    assert_eq!(first.ground, LogoGround::Light);
    assert_eq!(t.wink_logo(first.id).await.unwrap().as_deref(), Some(&b"one"[..]));
    let second = set_logo(t, made.id, Some(b"two")).await.logo.unwrap();
    assert_ne!(first.id, second.id);
    assert_eq!(t.wink_logo(first.id).await.unwrap(), None);
    assert_eq!(set_logo(t, made.id, None).await.logo, None);
    assert_eq!(t.count("wink_logos").await, 0);
    set_logo(t, made.id, Some(b"three")).await;
    t.write(|tx| async move { t.delete_wink_template(&tx, &t.scope, made.id).await })
        .await
        .unwrap();
    assert_eq!(t.count("wink_logos").await, 0);
}

async fn a_widget_keeps_what_it_began_with(t: &TestStore) {
    let words = |text: &str| Design {
        consent_text: Some(text.into()),
        ..design("Harbor")
    };
    let made = create(t, &t.scope, &words("The first words.")).await;
    let session = open(t, &named(made.id)).await;
    change(t, made.id, 1, &words("Other words.")).await.unwrap();
    let text = |session: &LinkSession| {
        let template = session.options.template.as_ref().unwrap();
        template.consent.as_ref().unwrap().text.clone()
    };
    assert_eq!(text(&session), "The first words.");
    assert_eq!(text(&open(t, &named(made.id)).await), "Other words.");
    t.write(|tx| async move { t.delete_wink_template(&tx, &t.scope, made.id).await })
        .await
        .unwrap();
    assert_eq!(session.options.company_name(), Some("Harbor"));
    assert_eq!(open(t, &named(made.id)).await.options.template, None);
}

async fn what_the_page_asks_for_wins(t: &TestStore) {
    let whole = Design {
        providers: vec!["one".into()],
        top_providers: vec!["one".into()],
        language: Some("fil".into()),
        uploads: false,
        file_types: vec!["PAYSLIP".into()],
        ..design("Harbor")
    };
    let made = create(t, &t.scope, &whole).await;
    let options = open(t, &named(made.id)).await.options;
    assert_eq!(options.providers(), ["one"]);
    assert_eq!(options.top_providers(), ["one"]);
    assert_eq!(options.countries(), [Country::Ph]);
    assert_eq!(
        (options.company_name(), options.language()),
        (Some("Harbor"), Some("fil"))
    );
    assert!(!options.uploads());
    assert_eq!(options.file_types(), ["PAYSLIP"]);
    let page = SessionOptions {
        providers: vec!["two".into()],
        top_providers: vec!["two".into()],
        enable_upload: Some(true),
        company_name: Some("Page".into()),
        language: Some("en".into()),
        ..named(made.id)
    };
    let options = open(t, &page).await.options;
    assert_eq!(options.providers(), ["two"]);
    assert_eq!(options.top_providers(), ["two"]);
    assert!(
        options.countries().is_empty(),
        "who names providers has named their countries"
    );
    assert_eq!(
        (options.company_name(), options.language()),
        (Some("Page"), Some("en"))
    );
    assert!(options.uploads());
}

async fn another_scopes_template_is_unknown(t: &TestStore) {
    for scope in [&t.other_tenant, &t.other_mode] {
        let foreign = create(t, scope, &design("Foreign")).await;
        let options = open(t, &named(foreign.id)).await.options;
        assert_eq!((options.template.as_ref(), options.company_name()), (None, None));
    }
    for nonsense in ["", "wtpl-1", "' OR 1=1"] {
        let options = SessionOptions {
            template_id: Some(nonsense.into()),
            ..Default::default()
        };
        assert_eq!(open(t, &options).await.options.template, None);
    }
}
