//! The view's shapes. Every key is always there; one that the step does not use is null.

use std::collections::BTreeMap;

use openwink_model::{
    ConnectionStatus, Date, DateTime, ErrorCode, SourceType,
    accounts::ArchiveStatus,
    connector::{CodeChannel, LoginField, Stage},
    ids::{AccountId, ArchiveId, SourceId},
    providers::LoginMethod,
    records::Datapoint,
};
use openwink_store::Signal;
use serde::Serialize;

use super::card::Card;

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    pub revision: i64,
    pub step: &'static str,
    pub provider: Option<Card>,
    pub account: Option<AccountShown>,
    pub login: Option<LoginShown>,
    pub challenge: Option<ChallengeShown>,
    pub redirect: Option<Redirect>,
    pub progress: Option<Progress>,
    pub found: Option<FoundShown>,
    pub failure: Option<Failure>,
    pub revoke: Option<RevokeShown>,
    pub file_type: Option<String>,
    pub archive: Option<SentArchive>,
    pub alternatives: Vec<Card>,
    pub accounts: Vec<LinkedAccount>,
    pub archives: Vec<LinkedArchive>,
    pub signals: Vec<Signal>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountShown {
    pub id: AccountId,
    pub provider_id: String,
    pub status: ConnectionStatus,
    pub error_code: Option<ErrorCode>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LoginShown {
    pub method: Option<LoginMethod>,
    pub methods: Vec<LoginMethod>,
    pub fields: Vec<LoginField>,
    pub forgot_password_url: Option<String>,
    pub error_code: Option<ErrorCode>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChallengeShown {
    pub channel: CodeChannel,
    pub sent_to: String,
    pub digits: u8,
    pub resend_in_seconds: u32,
    pub expires_in_seconds: u32,
    pub channels: Vec<CodeChannel>,
    pub round: u8,
    pub error_code: Option<ErrorCode>,
}

#[derive(Debug, Serialize)]
pub struct Redirect {
    pub action: String,
    pub fields: BTreeMap<&'static str, String>,
}

#[derive(Debug, Serialize)]
pub struct Progress {
    pub stage: Stage,
    pub done: Vec<Stage>,
}

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FoundShown {
    pub employers: u32,
    pub pay_months: u32,
    pub payslips: u32,
    pub transactions: u32,
    pub contributions: u32,
    pub liabilities: u32,
    pub documents: u32,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    pub error_code: ErrorCode,
    pub actions: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RevokeShown {
    pub source_id: SourceId,
    pub source_type: SourceType,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkedAccount {
    pub id: AccountId,
    pub provider: Card,
    pub status: ConnectionStatus,
    pub error_code: Option<ErrorCode>,
    pub connected_at: Option<DateTime>,
    pub refreshed_at: Option<DateTime>,
    /// When it is read again.
    pub next_sync_at: Option<DateTime>,
    /// Whether it is of no use until the person has logged in again.
    pub wants_log_in: bool,
    /// What it shares: what its provider gives, less what the person left out.
    pub datapoints: Vec<Datapoint>,
    /// The days that the person narrowed it to.
    pub start_date: Option<Date>,
    pub end_date: Option<Date>,
    /// When it is erased; null while it is kept up to date.
    pub ends_at: Option<DateTime>,
    /// Whether it is kept up to date, which the person may stop.
    pub kept_fresh: bool,
}

/// What an upload that the person has just sent came to.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SentArchive {
    pub id: ArchiveId,
    pub status: ArchiveStatus,
    pub reason: Option<String>,
    pub other_type: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct FileShown {
    pub name: String,
    pub size: i64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkedArchive {
    pub id: ArchiveId,
    pub file_type: String,
    pub type_label: String,
    pub status: ArchiveStatus,
    pub created_at: DateTime,
    pub files: Vec<FileShown>,
}
