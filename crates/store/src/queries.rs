//! Queries, by what they are about.

pub mod accounts;
pub mod addresses;
pub mod archives;
pub mod consents;
pub mod deliveries;
pub mod events;
pub mod home;
pub mod invite_templates;
pub mod invites;
pub mod jobs;
pub mod link;
pub mod mails;
pub mod page;
pub mod payload;
pub mod readings;
pub mod records;
pub mod revocation;
pub mod tasks;
pub mod tenants;
pub mod tokens;
pub mod users;
pub mod webhooks;
