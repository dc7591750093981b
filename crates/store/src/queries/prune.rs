//! Taking away what is only kept for a while: finished deliveries, their events, and the request log. In small steps,
//! so that nothing waits long behind one.

use openwink_model::{DateTime, ids::first_id_at};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Query},
};
use uuid::Uuid;

use crate::{
    Store, StoreError,
    entities::{deliveries, delivery_attempts, events, requests},
};

/// Rows that one step takes away.
const STEP: u64 = 1000;

impl Store {
    /// Removes deliveries that were begun before a moment and are finished, with their tries; says how many.
    pub async fn prune_deliveries(&self, before: DateTime) -> Result<u64, StoreError> {
        let mut gone = 0;
        loop {
            let ids: Vec<Uuid> = deliveries::Entity::find()
                .filter(deliveries::COLUMN.id.lt(first_id_at(before)))
                .filter(deliveries::COLUMN.status.ne("PENDING"))
                .order_by_asc(deliveries::COLUMN.id)
                .limit(STEP)
                .select_only()
                .column(deliveries::Column::Id)
                .into_tuple()
                .all(self.db().reader())
                .await?;
            let (found, ids) = (ids.len() as u64, &ids);
            self.write(|tx| async move {
                delivery_attempts::Entity::delete_many()
                    .filter(delivery_attempts::COLUMN.delivery_id.is_in(ids.iter().copied()))
                    .exec(tx.db())
                    .await?;
                deliveries::Entity::delete_many()
                    .filter(deliveries::COLUMN.id.is_in(ids.iter().copied()))
                    .exec(tx.db())
                    .await?;
                Ok::<_, StoreError>(())
            })
            .await?;
            gone += found;
            if found < STEP {
                break;
            }
        }
        // A webhook that was deleted while something was on its way to it leaves the try without its delivery
        let pending = Query::select()
            .column(deliveries::Column::Id)
            .from(deliveries::Entity)
            .and_where(Expr::cust("status = 'PENDING'"))
            .to_owned();
        let pending = &pending;
        self.write(|tx| async move {
            delivery_attempts::Entity::delete_many()
                .filter(delivery_attempts::COLUMN.delivery_id.lt(first_id_at(before)))
                .filter(Expr::col(delivery_attempts::Column::DeliveryId).not_in_subquery(pending.clone()))
                .exec(tx.db())
                .await?;
            Ok::<_, StoreError>(())
        })
        .await?;
        Ok(gone)
    }

    /// Removes events that were written before a moment and that no delivery waits for; says how many.
    pub async fn prune_events(&self, before: DateTime) -> Result<u64, StoreError> {
        let awaited = Query::select()
            .column(deliveries::Column::EventId)
            .from(deliveries::Entity)
            .and_where(Expr::cust("status = 'PENDING'"))
            .to_owned();
        let old = events::Entity::find()
            .filter(events::COLUMN.id.lt(first_id_at(before)))
            .filter(Expr::col(events::Column::Id).not_in_subquery(awaited));
        self.prune(events::Column::Id, old).await
    }

    /// Removes what the request log has from before a moment; says how many.
    pub async fn prune_requests(&self, before: DateTime) -> Result<u64, StoreError> {
        let old = requests::Entity::find().filter(requests::COLUMN.id.lt(first_id_at(before)));
        self.prune(requests::Column::Id, old).await
    }

    /// Removes what a query finds, a step at a time; says how many.
    pub(super) async fn prune<E: EntityTrait>(
        &self,
        id: E::Column,
        old: Select<E>,
    ) -> Result<u64, StoreError> {
        let mut gone = 0;
        loop {
            let ids: Vec<Uuid> = (old.clone().order_by_asc(id).limit(STEP))
                .select_only()
                .column(id)
                .into_tuple()
                .all(self.db().reader())
                .await?;
            let (found, ids) = (ids.len() as u64, &ids);
            self.write(|tx| async move {
                E::delete_many()
                    .filter(id.is_in(ids.iter().copied()))
                    .exec(tx.db())
                    .await?;
                Ok::<_, StoreError>(())
            })
            .await?;
            gone += found;
            if found < STEP {
                return Ok(gone);
            }
        }
    }
}
