//! Changing the master key while processes run: what they tell one another of it, over the key store.
//!
//! A change has three phases. OFFERED: the new key lies in the key store, wrapped by the one in use, and every process learns
//! to open with it. ACTIVE: every process wraps and seals with it, and what the former one wrapped is wrapped anew. DONE:
//! nothing needs the former one, and no trace of either is left in the key store. A phase is left when every process that
//! is alive has said that it follows.

use std::time::Duration;

use openwink_model::{Ambient, DateTime};
use openwink_vault::{KeyId, MasterKey};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, Set, sea_query::OnConflict};
use uuid::Uuid;

use super::KeyStore;
use crate::{
    Store, StoreError,
    entities::{key_holders, master_key_rotations},
};

/// A process that was not heard of for so long has ended. It tells of itself four times as often.
const ALIVE: Duration = Duration::from_secs(20);
openwink_model::text_enum! {
    /// How far a change of the master key is.
    pub enum RotationPhase {
        Offered = "OFFERED",
        Active = "ACTIVE",
        Done = "DONE",
    }
}

/// A change of the master key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    number: i64,
    pub from: KeyId,
    pub to: KeyId,
    pub phase: RotationPhase,
    pub started_at: DateTime,
    pub finished_at: Option<DateTime>,
}

/// A process that holds master keys.
#[derive(Debug, Clone)]
pub struct KeyHolder {
    pub id: Uuid,
    pub host: String,
    pub what: String,
    pub seals_with: KeyId,
    pub opens: Vec<KeyId>,
    pub seen_at: DateTime,
}

fn rotation(row: &master_key_rotations::Model) -> Result<Rotation, StoreError> {
    Ok(Rotation {
        number: row.number,
        from: row.from_key.parse()?,
        to: row.to_key.parse()?,
        phase: row.phase.parse()?,
        started_at: DateTime::from_micros(row.started_at),
        finished_at: row.finished_at.map(DateTime::from_micros),
    })
}

impl Rotation {
    pub fn is_done(&self) -> bool {
        self.phase == RotationPhase::Done
    }
}

impl KeyStore {
    async fn rotation_row(&self) -> Result<Option<master_key_rotations::Model>, StoreError> {
        let newest = master_key_rotations::Entity::find().order_by_desc(master_key_rotations::COLUMN.number);
        Ok(newest.one(self.db.reader()).await?)
    }

    /// The newest change of the master key, finished or not.
    pub async fn rotation(&self) -> Result<Option<Rotation>, StoreError> {
        self.rotation_row().await?.as_ref().map(rotation).transpose()
    }

    /// Does what the newest change asks of this process's keys. `Replaced` where the process has the former key alone
    /// and the change is over.
    pub async fn follow(&self) -> Result<(), StoreError> {
        let Some(row) = self.rotation_row().await? else {
            return Ok(());
        };
        let Rotation { from, to, phase, .. } = rotation(&row)?;
        let vault = &self.vault;
        if phase == RotationPhase::Done {
            if vault.current_id() == from && !vault.prefer(to) {
                return Err(StoreError::Replaced { from, to });
            }
            // Whoever was given yet another key since then knows better
            if vault.current_id() == to {
                vault.forget(from);
            }
            return Ok(());
        }
        for (known, wanted, wrapped) in [(from, to, &row.to_wrapped), (to, from, &row.from_wrapped)] {
            if let (None, Some(key), Some(wrapped)) = (vault.key(wanted), vault.key(known), wrapped) {
                vault.accept(key.unwrap_master(wanted, wrapped)?);
            }
        }
        let wanted = match phase {
            RotationPhase::Offered => from,
            _ => to,
        };
        if vault.key(wanted).is_none() {
            return Err(openwink_vault::VaultError::UnknownMasterKey(wanted).into());
        }
        // Who was started with a key of neither side does not know better than those who change it
        if vault.current_id() != wanted {
            vault.prefer(wanted);
        }
        Ok(())
    }

    /// Offers a new master key to all processes. `Stale` where another change is under way.
    pub async fn begin_rotation(&self, ambient: &Ambient, new: &MasterKey) -> Result<Rotation, StoreError> {
        let newest = self.rotation().await?;
        if newest.as_ref().is_some_and(|newest| !newest.is_done()) {
            return Err(StoreError::Stale);
        }
        let current = self.vault.current_id();
        let key = self.vault.key(current).ok_or(StoreError::Stale)?;
        let row = master_key_rotations::Model {
            number: newest.map_or(0, |newest| newest.number) + 1,
            from_key: current.to_string(),
            to_key: new.id().to_string(),
            phase: RotationPhase::Offered.to_string(),
            to_wrapped: Some(key.wrap_master(ambient, new)),
            from_wrapped: Some(new.wrap_master(ambient, &key)),
            started_at: ambient.now().micros(),
            finished_at: None,
        };
        let begun = rotation(&row)?;
        let done = master_key_rotations::Entity::insert(master_key_rotations::ActiveModel::from(row))
            // Somebody else begins in the same moment
            .on_conflict(
                OnConflict::column(master_key_rotations::Column::Number)
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(self.db.writer())
            .await?;
        if done == 1 {
            Ok(begun)
        } else {
            Err(StoreError::Stale)
        }
    }

    /// Lets all processes wrap and seal with the new key.
    pub async fn activate_rotation(&self, of: &Rotation) -> Result<(), StoreError> {
        let change = master_key_rotations::ActiveModel {
            phase: Set(RotationPhase::Active.to_string()),
            ..Default::default()
        };
        master_key_rotations::Entity::update_many()
            .set(change)
            .filter(master_key_rotations::COLUMN.number.eq(of.number))
            .filter(
                master_key_rotations::COLUMN
                    .phase
                    .eq(RotationPhase::Offered.as_str()),
            )
            .exec(self.db.writer())
            .await?;
        Ok(())
    }

    /// Ends the change: the two keys no longer lie in the key store.
    pub async fn finish_rotation(&self, ambient: &Ambient, of: &Rotation) -> Result<(), StoreError> {
        let change = master_key_rotations::ActiveModel {
            phase: Set(RotationPhase::Done.to_string()),
            to_wrapped: Set(None),
            from_wrapped: Set(None),
            finished_at: Set(Some(ambient.now().micros())),
            ..Default::default()
        };
        master_key_rotations::Entity::update_many()
            .set(change)
            .filter(master_key_rotations::COLUMN.number.eq(of.number))
            .exec(self.db.writer())
            .await?;
        self.follow().await
    }

    async fn report(&self, ambient: &Ambient, presence: &Presence) -> Result<(), StoreError> {
        let ids = self.vault.key_ids();
        let opens: Vec<String> = ids.iter().map(KeyId::to_string).collect();
        let row = key_holders::ActiveModel {
            id: Set(presence.id),
            host: Set(presence.host.clone()),
            what: Set(presence.what.clone()),
            seals_with: Set(opens.first().cloned().unwrap_or_default()),
            opens: Set(opens.join(" ")),
            seen_at: Set(ambient.now().micros()),
        };
        key_holders::Entity::insert(row)
            .on_conflict(
                OnConflict::column(key_holders::Column::Id)
                    .update_columns([
                        key_holders::Column::SealsWith,
                        key_holders::Column::Opens,
                        key_holders::Column::SeenAt,
                    ])
                    .to_owned(),
            )
            .exec_without_returning(self.db.writer())
            .await?;
        Ok(())
    }

    /// The processes that are alive.
    pub async fn holders(&self, ambient: &Ambient) -> Result<Vec<KeyHolder>, StoreError> {
        let since = ambient.now().micros() - ALIVE.as_micros() as i64;
        let rows = key_holders::Entity::find()
            .filter(key_holders::COLUMN.seen_at.gte(since))
            .order_by_asc(key_holders::COLUMN.id)
            .all(self.db.reader())
            .await?;
        let holder = |row: key_holders::Model| {
            let opens = row.opens.split_whitespace().map(str::parse);
            Ok(KeyHolder {
                id: row.id,
                host: row.host,
                what: row.what,
                seals_with: row.seals_with.parse()?,
                opens: opens.collect::<Result<_, _>>()?,
                seen_at: DateTime::from_micros(row.seen_at),
            })
        };
        rows.into_iter().map(holder).collect()
    }

    /// Takes away processes that ended without a word.
    pub async fn forget_holders(&self, ambient: &Ambient) -> Result<(), StoreError> {
        let before = ambient.now().micros() - 10 * ALIVE.as_micros() as i64;
        key_holders::Entity::delete_many()
            .filter(key_holders::COLUMN.seen_at.lt(before))
            .exec(self.db.writer())
            .await?;
        Ok(())
    }
}

/// What a process is known by among those that hold master keys.
pub struct Presence {
    id: Uuid,
    host: String,
    what: String,
}

impl Store {
    /// Makes this process known to whoever changes the master key, and does what a change under way asks. Call
    /// [`Self::keep_up`] from then on for as long as the process may seal anything.
    pub async fn join(&self, host: &str, what: &str) -> Result<(), StoreError> {
        let presence = self.0.presence.get_or_init(|| Presence {
            id: self.ambient().uuid(),
            host: host.to_owned(),
            what: what.to_owned(),
        });
        // First known, then knowing: a change that begins in between waits for this process
        self.keys().report(self.ambient(), presence).await?;
        self.keep_up(true).await?;
        self.keys().forget_holders(self.ambient()).await
    }

    /// Does what a change of the master key asks of this process, and tells that it did, or with `tell` that it is alive.
    pub async fn keep_up(&self, tell: bool) -> Result<(), StoreError> {
        let before = self.vault().key_ids();
        self.keys().follow().await?;
        if let Some(presence) = self.0.presence.get()
            && (tell || before != self.vault().key_ids())
        {
            self.keys().report(self.ambient(), presence).await?;
        }
        Ok(())
    }

    /// Tells that this process ends. Where it cannot, the others find out by themselves.
    pub(crate) async fn leave(&self) {
        if let Some(presence) = self.0.presence.get() {
            let _ = key_holders::Entity::delete_by_id(presence.id)
                .exec(self.keys().db.writer())
                .await;
        }
    }
}
