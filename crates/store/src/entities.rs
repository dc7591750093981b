//! The tables, as SeaORM sees them. Nothing outside this crate does.

pub mod accounts;
pub mod address_keys;
pub mod api_keys;
pub mod archives;
pub mod consent_templates;
pub mod consents;
pub mod data_keys;
pub mod deliveries;
pub mod events;
pub mod invite_logs;
pub mod invite_templates;
pub mod invites;
pub mod jobs;
pub mod link_sessions;
pub mod link_signals;
pub mod link_tokens;
pub mod links;
pub mod mail_suppressions;
pub mod mails;
pub mod raw_files;
pub mod records;
pub mod surveys;
pub mod tasks;
pub mod tenants;
pub mod users;
pub mod webhooks;
