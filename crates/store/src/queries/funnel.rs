//! How far the widget's sessions come, noted as the wizard moves: the screen and what came of it, and nothing of the
//! person.

use openwink_model::{ids::UserId, link::State, mode::Scope};
use sea_orm::{
    EntityTrait, QueryFilter, Set,
    sea_query::{Expr, ExprTrait, Order, Query},
};

use super::usage::{Screen, SessionOutcome};
use crate::{Store, StoreError, Tx, entities::link_sessions};

/// The screen that a step counts as; `None` for those beside the way.
fn screen(state: &State) -> Option<Screen> {
    match state {
        State::Consent => Some(Screen::Consent),
        State::Find => Some(Screen::Find),
        State::Options { .. } | State::Login { .. } | State::Redirect { .. } => Some(Screen::Login),
        State::FileTypes { .. } | State::Upload { .. } => Some(Screen::Upload),
        State::Connecting { .. } => Some(Screen::Connecting),
        State::Code { .. } => Some(Screen::Code),
        State::Done { .. } | State::UploadDone { .. } => Some(Screen::Done),
        State::Error { .. } | State::Connected | State::Revoke { .. } | State::Survey | State::SurveyDone => {
            None
        }
    }
}

fn outcome(state: &State) -> Option<SessionOutcome> {
    match state {
        State::Done { .. } => Some(SessionOutcome::Connected),
        State::UploadDone { .. } => Some(SessionOutcome::Uploaded),
        State::Error { .. } | State::Login { error: Some(_), .. } => Some(SessionOutcome::Error),
        _ => None,
    }
}

/// Where a session begins. What an earlier one reached is not this one's doing.
pub(super) fn first_screen(state: &State) -> Screen {
    match screen(state) {
        Some(Screen::Done) | None => Screen::Find,
        Some(screen) => screen,
    }
}

/// The user's latest session.
fn latest(user: &UserId) -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(link_sessions::Column::Id)
        .from(link_sessions::Entity)
        .and_where(Expr::col(link_sessions::Column::UserId).eq(user.uuid()))
        .order_by(link_sessions::Column::Id, Order::Desc)
        .limit(1)
        .to_owned()
}

impl Store {
    /// Notes how far the user's latest session has come, where the wizard moved.
    pub(super) async fn note_progress(
        &self,
        tx: &Tx,
        scope: &Scope,
        user: &UserId,
        before: &State,
        after: &State,
    ) -> Result<(), StoreError> {
        let session = || {
            link_sessions::Entity::update_many()
                .filter(link_sessions::COLUMN.tenant.eq(scope.tenant().as_str()))
                .filter(link_sessions::COLUMN.mode.eq(scope.mode().as_str()))
                .filter(Expr::col(link_sessions::Column::Id).in_subquery(latest(user)))
        };
        let reached = screen(after).filter(|reached| screen(before) != Some(*reached));
        if let Some(reached) = reached {
            let before_it = Screen::ALL.iter().filter(|screen| **screen < reached);
            session()
                .set(link_sessions::ActiveModel {
                    furthest: Set(reached.to_string()),
                    ..Default::default()
                })
                .filter(
                    link_sessions::COLUMN
                        .furthest
                        .is_in(before_it.map(|screen| screen.as_str())),
                )
                .exec(tx.db())
                .await?;
        }
        if let Some(now) = outcome(after).filter(|now| outcome(before) != Some(*now)) {
            let mut update = session().set(link_sessions::ActiveModel {
                outcome: Set(Some(now.to_string())),
                ..Default::default()
            });
            if now == SessionOutcome::Error {
                // What worked out once did work out
                update = update.filter(link_sessions::COLUMN.outcome.is_null());
            }
            update.exec(tx.db()).await?;
        }
        Ok(())
    }
}
