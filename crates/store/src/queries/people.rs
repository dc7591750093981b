//! The people of a tenant as those who work with them look for them: by name, employer, provider, state.

use openwink_model::{
    ConnectionStatus, DateTime,
    accounts::{ArchiveStatus, SessionChannel},
    ids::{AccountId, ArchiveId, TypedId, UserId},
    mode::Scope,
    records::{Employment, Identity, Record},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Func, LikeExpr, SelectStatement},
};
use uuid::Uuid;

use super::{
    accounts::Account,
    archives::Archive,
    page::{Page, PageRequest, Period, by_id, filter_period, in_scope},
    users::User,
};
use crate::{
    Store, StoreError,
    entities::{accounts, archives, records, users},
};

/// Which people are wanted. What is `None` or empty narrows nothing.
#[derive(Debug, Clone, Default)]
pub struct PeopleFilter {
    /// A user's, account's or archive's id, words of a name or employer, or a part of the external metadata.
    pub text: Option<String>,
    /// Providers whose name the text fits: their people are wanted too.
    pub providers_of_text: Vec<String>,
    pub provider: Option<String>,
    pub account_status: Option<ConnectionStatus>,
    pub archive_status: Option<ArchiveStatus>,
    pub channel: Option<SessionChannel>,
    /// When the user was created.
    pub period: Period,
}

impl PeopleFilter {
    /// The filter as cursors are bound to it.
    pub fn fingerprint(&self) -> String {
        format!("{self:?}")
    }
}

/// A user with what a list shows of them.
#[derive(Debug, Clone)]
pub struct PersonRow {
    pub user: User,
    /// Of the latest linked account that tells one, or else of the latest document.
    pub name: Option<String>,
    /// The latest first.
    pub employers: Vec<String>,
    pub accounts: Vec<Account>,
    pub archives: Vec<Archive>,
    pub last_activity: DateTime,
}

impl Store {
    /// A page of people, latest first.
    pub async fn people(
        &self,
        scope: &Scope,
        filter: &PeopleFilter,
        page: PageRequest,
    ) -> Result<Page<PersonRow>, StoreError> {
        let mut query = filter_period!(in_scope!(users, scope), users::COLUMN.created_at, filter.period);
        if let Some(text) = filter
            .text
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
        {
            query = query.filter(self.of_text(scope, text, &filter.providers_of_text).await?);
        }
        if let Some(channel) = filter.channel {
            query = query.filter(users::COLUMN.channel.eq(channel.as_str()));
        }
        if filter.provider.is_some() || filter.account_status.is_some() {
            let mut mine = accounts_of(scope);
            if let Some(provider) = &filter.provider {
                mine = mine.filter(accounts::Column::Provider.eq(provider.as_str()));
            }
            if let Some(status) = filter.account_status {
                mine = mine.filter(accounts::Column::Status.eq(status.as_str()));
            }
            query = query.filter(users::Column::Id.in_subquery(mine.into_query()));
        }
        if let Some(status) = filter.archive_status {
            let mine = archives_of(scope).filter(archives::Column::Status.eq(status.as_str()));
            query = query.filter(users::Column::Id.in_subquery(mine.into_query()));
        }
        let rows = by_id!(query, users, page).all(self.db().reader()).await?;
        let found = page
            .page(rows, |row| (0, row.id), super::users::convert)
            .transpose()?;
        Ok(Page {
            items: self.with_sources(scope, found.items).await?,
            next: found.next,
        })
    }

    /// What a text can mean.
    async fn of_text(
        &self,
        scope: &Scope,
        text: &str,
        providers: &[String],
    ) -> Result<Condition, StoreError> {
        let id = |uuid: Uuid| users::Column::Id.eq(uuid);
        if let Ok(user) = text.parse::<UserId>() {
            let mine = user.tenant() == scope.tenant();
            return Ok(Condition::all().add(id(if mine { user.uuid() } else { Uuid::nil() })));
        }
        if let Ok(account) = text.parse::<AccountId>() {
            let owner = accounts_of(scope).filter(accounts::Column::Id.eq(account.uuid()));
            return Ok(Condition::all().add(users::Column::Id.in_subquery(owner.into_query())));
        }
        if let Ok(archive) = text.parse::<ArchiveId>() {
            let owner = archives_of(scope).filter(archives::Column::Id.eq(archive.uuid()));
            return Ok(Condition::all().add(users::Column::Id.in_subquery(owner.into_query())));
        }
        let mut any = Condition::any().add(self.metadata_has(text));
        if let (32, Ok(uuid)) = (text.len(), Uuid::try_parse(text)) {
            any = any.add(id(uuid));
        }
        if !providers.is_empty() {
            let named =
                accounts_of(scope).filter(accounts::Column::Provider.is_in(providers.iter().cloned()));
            any = any.add(users::Column::Id.in_subquery(named.into_query()));
        }
        if let Some(words) = self.users_by_name(scope, text).await? {
            // Each word may be another source's: the name from one, the employer from another
            let every = words
                .into_iter()
                .fold(Condition::all(), |all, word: SelectStatement| {
                    all.add(users::Column::Id.in_subquery(word))
                });
            any = any.add(every);
        }
        Ok(any)
    }

    /// Whether the metadata, which is kept as JSON, contains a text.
    fn metadata_has(&self, text: &str) -> sea_orm::sea_query::SimpleExpr {
        // SQLite makes ASCII letters small and no others
        let small = match self.db().is_sqlite() {
            true => text.to_ascii_lowercase(),
            false => text.to_lowercase(),
        };
        let json = serde_json::Value::String(small).to_string();
        let inner = json.trim_matches('"');
        let escaped: String = inner
            .chars()
            .flat_map(|letter| match letter {
                '%' | '_' | '!' => vec!['!', letter],
                letter => vec![letter],
            })
            .collect();
        Expr::expr(Func::lower(Expr::col(users::Column::ExternalMetadata)))
            .like(LikeExpr::new(format!("%{escaped}%")).escape('!'))
    }

    async fn with_sources(&self, scope: &Scope, found: Vec<User>) -> Result<Vec<PersonRow>, StoreError> {
        let ids: Vec<Uuid> = found.iter().map(|user| user.id.uuid()).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let all_accounts = in_scope!(accounts, scope)
            .filter(accounts::COLUMN.user_id.is_in(ids.iter().copied()))
            .order_by_desc(accounts::COLUMN.id)
            .all(self.db().reader())
            .await?;
        let all_archives = in_scope!(archives, scope)
            .filter(archives::COLUMN.user_id.is_in(ids.iter().copied()))
            .order_by_desc(archives::COLUMN.id)
            .all(self.db().reader())
            .await?;
        let mut people: Vec<PersonRow> = found
            .into_iter()
            .map(|user| PersonRow {
                last_activity: user.created_at,
                user,
                name: None,
                employers: Vec::new(),
                accounts: Vec::new(),
                archives: Vec::new(),
            })
            .collect();
        let person =
            |people: &mut Vec<PersonRow>, id: Uuid| people.iter().position(|row| row.user.id.uuid() == id);
        for row in all_accounts {
            let owner = row.user_id;
            let account = super::accounts::convert(row)?;
            if let Some(at) = person(&mut people, owner) {
                let latest = account
                    .status_at
                    .max(account.refreshed_at.unwrap_or(account.created_at));
                people[at].last_activity = people[at].last_activity.max(latest);
                people[at].accounts.push(account);
            }
        }
        for row in all_archives {
            let owner = row.user_id;
            let archive = super::archives::convert(row)?;
            if let Some(at) = person(&mut people, owner) {
                people[at].last_activity = people[at].last_activity.max(archive.status_at);
                people[at].archives.push(archive);
            }
        }
        self.name(scope, &ids, &mut people).await?;
        Ok(people)
    }

    /// Opens names and employers; what is revoked meanwhile tells none.
    async fn name(&self, scope: &Scope, ids: &[Uuid], people: &mut [PersonRow]) -> Result<(), StoreError> {
        let rows = in_scope!(records, scope)
            .filter(records::COLUMN.user_id.is_in(ids.iter().copied()))
            .filter(
                records::COLUMN
                    .kind
                    .is_in([Identity::KIND.as_str(), Employment::KIND.as_str()]),
            )
            // Accounts before archives, then the latest
            .order_by_asc(records::COLUMN.source_type)
            .order_by_desc(records::COLUMN.sort_date)
            .order_by_desc(records::COLUMN.id)
            .all(self.db().reader())
            .await?;
        for row in rows {
            let Some(person) = people
                .iter_mut()
                .find(|person| person.user.id.uuid() == row.user_id)
            else {
                continue;
            };
            let is_name = row.kind == Identity::KIND.as_str();
            if is_name && person.name.is_some() {
                continue;
            }
            let key = match self.keys().get(row.source_id).await {
                Ok(key) => key,
                Err(StoreError::Erased(_)) => continue,
                Err(error) => return Err(error),
            };
            let payload = key.open(row.id.as_bytes(), &row.payload_sealed)?;
            if is_name {
                let identity: Identity =
                    serde_json::from_slice(&payload).map_err(StoreError::corrupt("record"))?;
                person.name = Some(identity.full_name).filter(|name| !name.trim().is_empty());
            } else {
                let job: Employment =
                    serde_json::from_slice(&payload).map_err(StoreError::corrupt("record"))?;
                let known = |name: &String| {
                    person
                        .employers
                        .iter()
                        .any(|known| known.eq_ignore_ascii_case(name))
                };
                if let Some(employer) = job.employer.filter(|name| !known(name)) {
                    person.employers.push(employer);
                }
            }
        }
        Ok(())
    }
}

fn accounts_of(scope: &Scope) -> sea_orm::Select<accounts::Entity> {
    accounts::Entity::find()
        .select_only()
        .column(accounts::Column::UserId)
        .filter(accounts::Column::Tenant.eq(scope.tenant().as_str()))
        .filter(accounts::Column::Mode.eq(scope.mode().as_str()))
}

fn archives_of(scope: &Scope) -> sea_orm::Select<archives::Entity> {
    archives::Entity::find()
        .select_only()
        .column(archives::Column::UserId)
        .filter(archives::Column::Tenant.eq(scope.tenant().as_str()))
        .filter(archives::Column::Mode.eq(scope.mode().as_str()))
}
