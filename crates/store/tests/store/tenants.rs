//! Tenants and their keys.

use openwink_testkit::{TestStore, on_both};
use openwink_vault::secrets;

on_both!(
    a_key_leads_to_its_scope_until_it_is_revoked,
    a_tenant_is_read_by_its_own_scope
);

async fn a_key_leads_to_its_scope_until_it_is_revoked(t: &TestStore) {
    let scope = &t.other_mode;
    let id = t.new_api_key(scope, "lender-1", "the first secret").await;
    let key = t.api_key("lender-1").await.unwrap().unwrap();
    assert_eq!((key.id, &key.scope), (id, scope));
    assert!(secrets::matches("the first secret", &key.secret_hash));
    assert!(t.find(b"the first secret").await.is_empty());

    t.write(|tx| async move { t.set_api_key_secret(&tx, id, "the second secret").await })
        .await
        .unwrap();
    let key = t.api_key("lender-1").await.unwrap().unwrap();
    assert!(!secrets::matches("the first secret", &key.secret_hash));
    assert!(secrets::matches("the second secret", &key.secret_hash));

    let revoke = || t.write(|tx| async move { t.revoke_api_key(&tx, scope, id, t.ambient().now()).await });
    assert!(revoke().await.unwrap());
    assert!(!revoke().await.unwrap());
    assert!(t.api_key("lender-1").await.unwrap().is_none());
    assert!(t.api_key("nobody").await.unwrap().is_none());
}

async fn a_tenant_is_read_by_its_own_scope(t: &TestStore) {
    assert!(t.has_tenants().await.unwrap());
    let tenant = t.tenant(&t.scope).await.unwrap().unwrap();
    assert_eq!(
        (&tenant.id, tenant.name.as_str()),
        (t.scope.tenant(), "First Lending")
    );
}
