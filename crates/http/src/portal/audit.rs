//! The organisation's audit log.

use aide::axum::{ApiRouter, routing::get_with};
use axum::extract::State;
use openwink_model::{
    Date, DateTime, Mode,
    ids::{ApiKeyId, AuditLineId, MemberId},
    mode::Scope,
};
use openwink_store::{AuditFilter, AuditLine, ListOf, Period};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{May, permission::ManageOrganisation};
use crate::{
    AppState, Problem,
    envelope::{Answer, List},
    extract::{Paging, Params, Query, Size, check_period},
    open::{Pager, check_length},
};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    id: AuditLineId,
    /// The mode that it is about; null where it is about neither.
    mode: Option<Mode>,
    /// Who did it; null where it was no member: a server with an API key, or the operator.
    member: Option<AuditMember>,
    /// The key, where it was a call of the Open API.
    api_key: Option<AuditKey>,
    /// The thing and what became of it, such as `key.created`.
    action: String,
    /// To what, by its id or a name that a member gave it; may be empty.
    target: String,
    /// The network that it came from.
    address: String,
    created_at: DateTime,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditMember {
    id: MemberId,
    /// As they are called now.
    name: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditKey {
    id: ApiKeyId,
    /// What people call it.
    name: String,
}

impl From<AuditLine> for AuditEntry {
    fn from(line: AuditLine) -> Self {
        Self {
            id: line.id,
            mode: line.mode,
            member: line.member.map(|id| AuditMember {
                id,
                name: line.name.unwrap_or_default(),
            }),
            api_key: line.api_key.map(|(id, name)| AuditKey { id, name }),
            action: line.action,
            target: line.target,
            address: line.address,
            created_at: line.at,
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditQuery {
    #[serde(default)]
    size: Size,
    cursor: Option<String>,
    member_id: Option<MemberId>,
    /// What the action begins with: `key.` finds all that was done to keys.
    action: Option<String>,
    start_date: Option<Date>,
    end_date: Option<Date>,
}

impl Query for AuditQuery {
    fn check(&self) -> Result<(), Problem> {
        check_length("action", self.action.as_deref().unwrap_or_default(), 0, 60)?;
        check_period(self.start_date, self.end_date)
    }
}

async fn list(
    State(state): State<AppState>,
    May { member, .. }: May<ManageOrganisation>,
    Params(query): Params<AuditQuery>,
) -> Result<Answer<List<AuditEntry>>, Problem> {
    let filter = AuditFilter {
        member: query.member_id,
        action: query.action.filter(|action| !action.is_empty()),
        period: Period {
            start: query.start_date,
            end: query.end_date,
        },
    };
    // The log is one for both modes; a cursor has to be bound to something
    let scope = Scope::proven(member.tenant.clone(), Mode::Sandbox);
    let filters = &format!("{filter:?}");
    let pager = Pager {
        state: &state,
        list: ListOf {
            scope: &scope,
            list: "audit",
            filters,
        },
    };
    let page = pager.request(&Paging {
        size: query.size,
        cursor: query.cursor,
    })?;
    let lines = state.store().audit_lines(&member.tenant, &filter, page).await?;
    Ok(Answer(pager.list(lines, AuditEntry::from)))
}

pub fn routes() -> ApiRouter<AppState> {
    ApiRouter::new().api_route(
        "/audit",
        get_with(list, |op| {
            op.id("list-audit-lines")
                .tag("Organisation")
                .summary("Read the audit log")
                .description("Who did what, when, from where. Latest first.")
        }),
    )
}
