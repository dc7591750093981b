//! Second factors: the secret of one-time codes, recovery codes, passkeys.

use openwink_model::{
    DateTime,
    ids::{MemberId, PasskeyId, TypedId},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::{
    Store, StoreError, Tx,
    entities::{members, passkeys, recovery_codes},
};

#[derive(Debug, Clone)]
pub struct Passkey {
    pub id: PasskeyId,
    pub member: MemberId,
    /// The credential's id, as the authenticator gave it.
    pub credential: Vec<u8>,
    pub name: String,
    /// What the credential has to be checked with; public keys, no secret.
    pub state: Vec<u8>,
    pub created_at: DateTime,
    pub used_at: Option<DateTime>,
}

#[derive(Debug, Clone)]
pub struct NewPasskey<'a> {
    pub credential: &'a [u8],
    pub name: &'a str,
    pub state: &'a [u8],
}

impl Store {
    /// Keeps a second factor's secret, which asks for nothing until it is confirmed.
    pub async fn propose_totp(&self, tx: &Tx, member: MemberId, secret: &str) -> Result<(), StoreError> {
        let row = members::ActiveModel {
            id: Set(member.uuid()),
            totp_sealed: Set(Some(self.seal_person(member.uuid(), "totp", secret))),
            totp_since: Set(None),
            totp_step: Set(0),
            ..Default::default()
        };
        row.update(tx.db()).await?;
        Ok(())
    }

    /// Asks for the second factor from now on.
    pub async fn confirm_totp(&self, tx: &Tx, member: MemberId) -> Result<(), StoreError> {
        let row = members::ActiveModel {
            id: Set(member.uuid()),
            totp_since: Set(Some(self.ambient().now().micros())),
            ..Default::default()
        };
        row.update(tx.db()).await?;
        Ok(())
    }

    /// Asks for no second factor any more, and forgets its secret and the recovery codes.
    pub async fn remove_totp(&self, tx: &Tx, member: MemberId) -> Result<(), StoreError> {
        let row = members::ActiveModel {
            id: Set(member.uuid()),
            totp_sealed: Set(None),
            totp_since: Set(None),
            ..Default::default()
        };
        row.update(tx.db()).await?;
        self.set_recovery_codes(tx, member, &[]).await
    }

    /// Uses the code of a time step up: says no where this step, or a later one, was used before.
    pub async fn use_totp_step(&self, tx: &Tx, member: MemberId, step: i64) -> Result<bool, StoreError> {
        let done = members::Entity::update_many()
            .set(members::ActiveModel {
                totp_step: Set(step),
                ..Default::default()
            })
            .filter(members::COLUMN.id.eq(member.uuid()))
            .filter(members::COLUMN.totp_step.lt(step))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    fn recovery_hashes(&self, member: MemberId, code: &str) -> Vec<Vec<u8>> {
        let text = format!("{member} {code}");
        let hashes = self.vault().fingerprints("portal-recovery", &text);
        hashes.into_iter().map(|hash| hash.to_vec()).collect()
    }

    /// Replaces a member's recovery codes.
    pub async fn set_recovery_codes(
        &self,
        tx: &Tx,
        member: MemberId,
        codes: &[String],
    ) -> Result<(), StoreError> {
        recovery_codes::Entity::delete_many()
            .filter(recovery_codes::COLUMN.member_id.eq(member.uuid()))
            .exec(tx.db())
            .await?;
        for code in codes {
            let row = recovery_codes::ActiveModel {
                member_id: Set(member.uuid()),
                hash: Set(self
                    .recovery_hashes(member, code)
                    .into_iter()
                    .next()
                    .unwrap_or_default()),
                used_at: Set(None),
                lasting: Set(true),
            };
            recovery_codes::Entity::insert(row)
                .exec_without_returning(tx.db())
                .await?;
        }
        Ok(())
    }

    /// Uses a recovery code up; says whether it was one that was still good.
    pub async fn use_recovery_code(&self, tx: &Tx, member: MemberId, code: &str) -> Result<bool, StoreError> {
        let done = recovery_codes::Entity::update_many()
            .set(recovery_codes::ActiveModel {
                used_at: Set(Some(self.ambient().now().micros())),
                ..Default::default()
            })
            .filter(recovery_codes::COLUMN.member_id.eq(member.uuid()))
            .filter(recovery_codes::Column::Hash.is_in(self.recovery_hashes(member, code)))
            .filter(recovery_codes::COLUMN.used_at.is_null())
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// How many recovery codes are still good.
    pub async fn recovery_codes_left(&self, member: MemberId) -> Result<u64, StoreError> {
        let rows: Vec<Vec<u8>> = recovery_codes::Entity::find()
            .select_only()
            .column(recovery_codes::Column::Hash)
            .filter(recovery_codes::COLUMN.member_id.eq(member.uuid()))
            .filter(recovery_codes::COLUMN.used_at.is_null())
            .into_tuple()
            .all(self.db().reader())
            .await?;
        Ok(rows.len() as u64)
    }

    fn passkey(&self, row: passkeys::Model) -> Result<Passkey, StoreError> {
        Ok(Passkey {
            id: PasskeyId::from_uuid(row.id),
            member: MemberId::from_uuid(row.member_id),
            name: self.open_person(row.id, "passkey", &row.name_sealed)?,
            credential: row.credential,
            state: row.state,
            created_at: DateTime::from_micros(row.created_at),
            used_at: row.used_at.map(DateTime::from_micros),
        })
    }

    /// Adds a passkey; `None` where the credential is known already.
    pub async fn add_passkey(
        &self,
        tx: &Tx,
        member: MemberId,
        new: &NewPasskey<'_>,
    ) -> Result<Option<Passkey>, StoreError> {
        let known = passkeys::Entity::find()
            .filter(passkeys::COLUMN.credential.eq(new.credential.to_vec()))
            .one(tx.db())
            .await?;
        if known.is_some() {
            return Ok(None);
        }
        let id: PasskeyId = self.ambient().id();
        let row = passkeys::Model {
            id: id.uuid(),
            member_id: member.uuid(),
            credential: new.credential.to_vec(),
            name_sealed: self.seal_person(id.uuid(), "passkey", new.name),
            state: new.state.to_vec(),
            created_at: self.ambient().now().micros(),
            used_at: None,
        };
        passkeys::Entity::insert(passkeys::ActiveModel::from(row.clone()))
            .exec_without_returning(tx.db())
            .await?;
        self.passkey(row).map(Some)
    }

    /// A member's passkeys, the oldest first.
    pub async fn passkeys(&self, member: MemberId) -> Result<Vec<Passkey>, StoreError> {
        let rows = passkeys::Entity::find()
            .filter(passkeys::COLUMN.member_id.eq(member.uuid()))
            .order_by_asc(passkeys::COLUMN.id)
            .all(self.db().reader())
            .await?;
        rows.into_iter().map(|row| self.passkey(row)).collect()
    }

    pub async fn passkey_by_credential(&self, credential: &[u8]) -> Result<Option<Passkey>, StoreError> {
        let row = passkeys::Entity::find()
            .filter(passkeys::COLUMN.credential.eq(credential.to_vec()))
            .one(self.db().reader())
            .await?;
        row.map(|row| self.passkey(row)).transpose()
    }

    /// Remembers a passkey's use, and what its authenticator counts.
    pub async fn use_passkey(&self, tx: &Tx, id: PasskeyId, state: &[u8]) -> Result<(), StoreError> {
        let row = passkeys::ActiveModel {
            id: Set(id.uuid()),
            state: Set(state.to_vec()),
            used_at: Set(Some(self.ambient().now().micros())),
            ..Default::default()
        };
        row.update(tx.db()).await?;
        Ok(())
    }

    /// Gives one of a member's passkeys another name; says whether it was there.
    pub async fn rename_passkey(
        &self,
        tx: &Tx,
        member: MemberId,
        id: PasskeyId,
        name: &str,
    ) -> Result<bool, StoreError> {
        let done = passkeys::Entity::update_many()
            .set(passkeys::ActiveModel {
                name_sealed: Set(self.seal_person(id.uuid(), "passkey", name)),
                ..Default::default()
            })
            .filter(passkeys::COLUMN.member_id.eq(member.uuid()))
            .filter(passkeys::COLUMN.id.eq(id.uuid()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Removes one of a member's passkeys; says whether it was there.
    pub async fn remove_passkey(&self, tx: &Tx, member: MemberId, id: PasskeyId) -> Result<bool, StoreError> {
        let done = passkeys::Entity::delete_many()
            .filter(passkeys::COLUMN.member_id.eq(member.uuid()))
            .filter(passkeys::COLUMN.id.eq(id.uuid()))
            .exec(tx.db())
            .await?;
        Ok(done.rows_affected == 1)
    }
}
