//! Members: the people who work in the portal. Name and e-mail address are sealed; the address is found by its keyed hash.

use openwink_model::{
    DateTime,
    ids::{MemberId, TypedId},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use secrecy::{ExposeSecret, SecretString};

use crate::{Store, StoreError, Tx, entities::members};

/// What people's names, addresses and second factors are sealed under.
const PURPOSE: &str = "portal-members";

#[derive(Debug, Clone)]
pub struct Person {
    pub id: MemberId,
    pub name: String,
    pub email: String,
    /// A hash as argon2 writes it.
    pub password_hash: SecretString,
    pub verified: bool,
    /// Whether a second factor is asked for, and since when.
    pub totp_since: Option<DateTime>,
    /// The second factor's secret, confirmed or not.
    pub totp: Option<SecretString>,
    pub created_at: DateTime,
}

#[derive(Debug, Clone)]
pub struct NewPerson {
    pub name: String,
    pub email: String,
    pub password_hash: SecretString,
}

/// What is to be another.
#[derive(Debug, Clone, Default)]
pub struct PersonChange<'a> {
    pub name: Option<&'a str>,
    pub email: Option<&'a str>,
    pub password_hash: Option<&'a SecretString>,
}

/// An address as it is compared: nobody has two mailboxes that differ in capitals alone.
pub fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}

impl Store {
    pub(crate) fn seal_person(&self, row: uuid::Uuid, column: &str, text: &str) -> Vec<u8> {
        let context = [row.as_bytes(), column.as_bytes()].concat();
        let key = self.vault().installation_key(PURPOSE);
        key.seal(self.ambient(), &context, text.as_bytes())
    }

    pub(crate) fn open_person(
        &self,
        row: uuid::Uuid,
        column: &str,
        sealed: &[u8],
    ) -> Result<String, StoreError> {
        let context = [row.as_bytes(), column.as_bytes()].concat();
        let opened = self.vault().installation_key(PURPOSE).open(&context, sealed)?;
        String::from_utf8(opened.to_vec()).map_err(|_| StoreError::Corrupt {
            what: "person",
            why: "it is no text".into(),
        })
    }

    /// The hashes that an address may be stored under, the one to store first.
    pub(crate) fn email_hashes(&self, email: &str) -> Vec<Vec<u8>> {
        let hashes = self.vault().fingerprints("portal-emails", &normal_email(email));
        hashes.into_iter().map(|hash| hash.to_vec()).collect()
    }

    fn person(&self, row: members::Model) -> Result<Person, StoreError> {
        let open = |column, sealed: &[u8]| self.open_person(row.id, column, sealed);
        Ok(Person {
            id: MemberId::from_uuid(row.id),
            name: open("name", &row.name_sealed)?,
            email: open("email", &row.email_sealed)?,
            verified: row.verified_at.is_some(),
            totp_since: row.totp_since.map(DateTime::from_micros),
            totp: match &row.totp_sealed {
                Some(sealed) => Some(open("totp", sealed)?.into()),
                None => None,
            },
            created_at: DateTime::from_micros(row.created_at),
            password_hash: row.password_hash.into(),
        })
    }

    /// Makes a member whose address has been proved; `None` where somebody has this address already.
    pub async fn create_member(&self, tx: &Tx, new: &NewPerson) -> Result<Option<MemberId>, StoreError> {
        let hashes = self.email_hashes(&new.email);
        let taken = members::Entity::find()
            .filter(members::Column::EmailHash.is_in(hashes.clone()))
            .one(tx.db())
            .await?;
        if taken.is_some() {
            return Ok(None);
        }
        let id: MemberId = self.ambient().id();
        let now = self.ambient().now().micros();
        let row = members::ActiveModel {
            id: Set(id.uuid()),
            email_hash: Set(hashes.into_iter().next().unwrap_or_default()),
            email_sealed: Set(self.seal_person(id.uuid(), "email", new.email.trim())),
            name_sealed: Set(self.seal_person(id.uuid(), "name", &new.name)),
            password_hash: Set(new.password_hash.expose_secret().to_owned()),
            verified_at: Set(Some(now)),
            totp_sealed: Set(None),
            totp_step: Set(0),
            totp_since: Set(None),
            created_at: Set(now),
        };
        members::Entity::insert(row)
            .exec_without_returning(tx.db())
            .await?;
        Ok(Some(id))
    }

    pub async fn member(&self, id: MemberId) -> Result<Option<Person>, StoreError> {
        let row = members::Entity::find_by_id(id.uuid())
            .one(self.db().reader())
            .await?;
        row.map(|row| self.person(row)).transpose()
    }

    pub async fn member_by_email(&self, email: &str) -> Result<Option<Person>, StoreError> {
        let row = members::Entity::find()
            .filter(members::Column::EmailHash.is_in(self.email_hashes(email)))
            .one(self.db().reader())
            .await?;
        row.map(|row| self.person(row)).transpose()
    }

    /// Says whether it was done: an address that somebody else has is refused.
    pub async fn change_member(
        &self,
        tx: &Tx,
        id: MemberId,
        change: PersonChange<'_>,
    ) -> Result<bool, StoreError> {
        let mut row = members::ActiveModel {
            id: Set(id.uuid()),
            ..Default::default()
        };
        if let Some(name) = change.name {
            row.name_sealed = Set(self.seal_person(id.uuid(), "name", name));
        }
        if let Some(email) = change.email {
            let hashes = self.email_hashes(email);
            let taken = members::Entity::find()
                .filter(members::Column::EmailHash.is_in(hashes.clone()))
                .filter(members::COLUMN.id.ne(id.uuid()))
                .one(tx.db())
                .await?;
            if taken.is_some() {
                return Ok(false);
            }
            row.email_hash = Set(hashes.into_iter().next().unwrap_or_default());
            row.email_sealed = Set(self.seal_person(id.uuid(), "email", email.trim()));
        }
        if let Some(hash) = change.password_hash {
            row.password_hash = Set(hash.expose_secret().to_owned());
        }
        row.update(tx.db()).await?;
        Ok(true)
    }
}
