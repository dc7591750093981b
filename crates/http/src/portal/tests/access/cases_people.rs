//! Users: lists, curricula vitae, exports, and taking it all back.

use openwink_model::ids::{ArchiveId, UserId};

use super::{Case, Stranger::*};
use crate::portal::tests::{Portal, Somebody, people::archive_with_picture};

async fn user(portal: &Portal<'_>) -> UserId {
    portal.furnished_account().await.0
}

async fn archive(portal: &Portal<'_>) -> ArchiveId {
    let user = portal.new_user(&portal.scope).await.id;
    archive_with_picture(portal, &user).await
}

pub async fn case(portal: &Portal<'_>, operation: &str, path: &str, _who: &Somebody) -> Option<Case> {
    let at = |id: String| path.replace("{id}", &id);
    Some(match operation {
        "list-people" => {
            user(portal).await;
            Case::new(path, EmptyList)
        }
        "get-person-cv"
        | "get-person-payload"
        | "erase-person"
        | "list-person-consents"
        | "list-person-accesses" => Case::new(at(user(portal).await.to_string()), NotFound),
        "export-person" => {
            let path = at(user(portal).await.to_string());
            Case::new(format!("{path}?format=json"), NotFound)
        }
        "sync-person-account" => {
            let (_, account) = portal.user_with_account().await;
            portal.connect(&portal.scope, account).await;
            Case::new(at(account.to_string()), NotFound)
        }
        "revoke-account" => {
            let (_, account) = portal.user_with_account().await;
            Case::new(at(account.to_string()), NotFound)
        }
        "get-archive-picture" | "revoke-archive" => {
            Case::new(at(archive(portal).await.to_string()), NotFound)
        }
        _ => return None,
    })
}
