//! The store on both databases. One binary for all topics: linking a database driver thirty times is no test.

#![allow(clippy::unwrap_used, reason = "a test that meets an error has failed")]

mod accounts;
mod archives;
mod concurrency;
mod consents;
mod crash;
mod deliveries;
mod events;
mod isolation;
mod jobs;
mod link;
mod people;
mod pictures;
mod portal;
mod receipts;
mod records;
mod revocation;
mod rotation;
mod schema;
mod speed;
mod tasks;
mod tenants;
mod tokens;
mod traffic;
mod users;
mod webhooks;
mod wink_templates;
