//! Pages of a list, newest first. A page begins after a position, not at a count, so that rows which are added
//! meanwhile neither repeat nor hide one.

use openwink_model::Date;
use uuid::Uuid;

/// Where a page begins: after the row with this sort key and id.
pub type Position = (i64, Uuid);

#[derive(Debug, Clone, Copy)]
pub struct PageRequest {
    pub size: u64,
    pub after: Option<Position>,
}

impl PageRequest {
    /// The first rows, as many as given.
    pub fn first(size: u64) -> Self {
        Self { size, after: None }
    }

    /// One row more than asked for tells whether another page follows.
    pub(crate) fn limit(&self) -> u64 {
        self.size + 1
    }

    pub(crate) fn page<R, T>(
        &self,
        mut rows: Vec<R>,
        position: impl Fn(&R) -> Position,
        convert: impl FnMut(R) -> T,
    ) -> Page<T> {
        let more = rows.len() as u64 > self.size;
        rows.truncate(self.size as usize);
        let next = rows.last().filter(|_| more).map(position);
        Page {
            items: rows.into_iter().map(convert).collect(),
            next,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Position>,
}

impl<T, E> Page<Result<T, E>> {
    /// The page, or its first error.
    pub fn transpose(self) -> Result<Page<T>, E> {
        Ok(Page {
            items: self.items.into_iter().collect::<Result<_, E>>()?,
            next: self.next,
        })
    }
}

/// A span of days, both included.
#[derive(Debug, Clone, Copy, Default)]
pub struct Period {
    pub start: Option<Date>,
    pub end: Option<Date>,
}

/// Keeps rows whose moment (in microseconds) lies in a [`Period`].
macro_rules! filter_period {
    ($query:expr, $column:expr, $period:expr) => {{
        let mut query = $query;
        if let Some(start) = $period.start {
            query = query.filter($column.gte(start.start().micros()));
        }
        if let Some(end) = $period.end {
            query = query.filter($column.lt(end.plus_days(1).start().micros()));
        }
        query
    }};
}

/// Keeps rows of a scope.
macro_rules! in_scope {
    ($entity:ident, $scope:expr) => {
        $entity::Entity::find()
            .filter($entity::COLUMN.tenant.eq($scope.tenant().as_str()))
            .filter($entity::COLUMN.mode.eq($scope.mode().as_str()))
    };
}

/// A page of rows in the order of their ids, newest first.
macro_rules! by_id {
    ($query:expr, $entity:ident, $page:expr) => {{
        let mut query = $query;
        if let Some((_, id)) = $page.after {
            query = query.filter($entity::COLUMN.id.lt(id));
        }
        query.order_by_desc($entity::COLUMN.id).limit($page.limit())
    }};
}

pub(crate) use {by_id, filter_period, in_scope};
