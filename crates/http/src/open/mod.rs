//! The Open API: what tenants' servers call under `/v1`. One file per resource: its types, handlers and documentation.

mod accesses;
pub(crate) mod accounts;
pub(crate) mod archives;
pub(crate) mod consent_templates;
pub(crate) mod consents;
mod employers;
mod events;
pub(crate) mod exports;
mod file_types;
pub(crate) mod invite_templates;
pub(crate) mod invites;
mod payload;
pub(crate) mod providers;
mod records;
pub(crate) mod sandbox;
mod sandbox_clock;
mod tasks;
pub(crate) mod tokens;
pub(crate) mod users;
mod verifications;
mod webhooks;

use aide::axum::ApiRouter;
use axum::Router;
use openwink_store::{Page, PageRequest};

use crate::{
    AppState, Problem,
    cursor::{self, ListOf},
    envelope::List,
    extract::Paging,
    openapi::{self, Document},
};

fn routes() -> ApiRouter<AppState> {
    ApiRouter::new()
        .merge(providers::routes())
        .merge(users::routes())
        .merge(tokens::routes())
        .merge(accounts::routes())
        .merge(tasks::routes())
        .merge(archives::routes())
        .merge(file_types::routes())
        .merge(records::routes())
        .merge(consent_templates::routes())
        .merge(consents::routes())
        .merge(accesses::routes())
        .merge(invites::routes())
        .merge(invite_templates::routes())
        .merge(webhooks::routes())
        .merge(employers::routes())
        .merge(exports::routes())
        .merge(verifications::routes())
        .merge(sandbox::routes())
        .merge(sandbox_clock::routes())
}

/// The Open API's routes and their document.
pub fn router() -> (Router<AppState>, Document) {
    openapi::generate(routes, events::document)
}

/// Turns cursors into pages and pages into lists.
pub(crate) struct Pager<'a> {
    pub state: &'a AppState,
    pub list: ListOf<'a>,
}

impl Pager<'_> {
    pub fn request(&self, paging: &Paging) -> Result<PageRequest, Problem> {
        let after = match paging.cursor() {
            Some(cursor) => Some(cursor::open(self.state.cursors(), self.list, cursor)?),
            None => None,
        };
        Ok(PageRequest {
            size: paging.size.get(),
            after,
        })
    }

    pub fn list<T, U>(&self, page: Page<T>, convert: impl FnMut(T) -> U) -> List<U> {
        let seal = |position| self.state.cursors().seal(self.list, position);
        List {
            next_cursor: page.next.map(seal),
            items: page.items.into_iter().map(convert).collect(),
        }
    }
}

/// A text's length in characters, as the contract's limits count.
pub(crate) fn check_length(field: &str, text: &str, least: usize, most: usize) -> Result<(), Problem> {
    let length = text.chars().count();
    match (least..=most).contains(&length) {
        true => Ok(()),
        false if least == 0 => Err(Problem::field(
            field,
            format_args!("must have at most {most} characters"),
        )),
        false => Err(Problem::field(
            field,
            format_args!("must have {least} to {most} characters"),
        )),
    }
}
