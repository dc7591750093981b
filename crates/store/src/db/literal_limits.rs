//! Connections that write a query's `LIMIT` into the statement instead of handing it over as a parameter.
//!
//! A plan depends on the limit, so with a parameter SQLite compiles the statement again and PostgreSQL plans it again,
//! each time that it runs: a fifth of the time that a list took, and most of it on PostgreSQL. Few limits are in use, so
//! few statements stay prepared instead.

use std::ops::Deref;

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, Statement, Value, prelude::async_trait,
};

/// A connection, pool or transaction.
#[derive(Debug, Clone)]
pub struct LiteralLimits<C>(pub C);

/// For what is no query: beginning a transaction, closing.
impl<C> Deref for LiteralLimits<C> {
    type Target = C;

    fn deref(&self) -> &C {
        &self.0
    }
}

/// The statement with its limit in it, where it ends with one or with one and a lock.
fn written_out(mut statement: Statement) -> Statement {
    let Some((before, after)) = statement.sql.rsplit_once(" LIMIT ") else {
        return statement;
    };
    let (placeholder, lock) = after.split_at(after.find(' ').unwrap_or(after.len()));
    // The last parameter, since nothing after a limit takes one
    if !placeholder.starts_with(['?', '$']) || lock.contains(['?', '$']) {
        return statement;
    }
    if let Some(values) = &mut statement.values
        && let Some(Value::BigUnsigned(Some(limit))) = values.0.last()
    {
        statement.sql = format!("{before} LIMIT {limit}{lock}");
        values.0.pop();
    }
    statement
}

#[async_trait::async_trait]
impl<C: ConnectionTrait> ConnectionTrait for LiteralLimits<C> {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.query_one_raw(written_out(statement)).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.query_all_raw(written_out(statement)).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit_of(backend: DbBackend, sql: &str, values: &[u64]) -> (String, usize) {
        let values = values.iter().map(|value| Value::from(*value));
        let statement = written_out(Statement::from_sql_and_values(backend, sql, values));
        (statement.sql, statement.values.map_or(0, |values| values.0.len()))
    }

    #[test]
    fn a_limit_at_the_end_is_written_out() {
        assert_eq!(
            limit_of(DbBackend::Sqlite, "SELECT a FROM b WHERE c = ? LIMIT ?", &[1, 11]),
            ("SELECT a FROM b WHERE c = ? LIMIT 11".into(), 1)
        );
        assert_eq!(
            limit_of(
                DbBackend::Postgres,
                "SELECT a FROM b WHERE c = $1 LIMIT $2 FOR UPDATE SKIP LOCKED",
                &[1, 500]
            ),
            (
                "SELECT a FROM b WHERE c = $1 LIMIT 500 FOR UPDATE SKIP LOCKED".into(),
                1
            )
        );
    }

    #[test]
    fn anything_else_stays_as_it_is() {
        for sql in [
            "SELECT a FROM b WHERE c = $1",
            "SELECT a FROM b LIMIT 5 OFFSET $1",
            "SELECT a FROM b LIMIT $1 OFFSET $2",
            "SELECT a FROM (SELECT a FROM b LIMIT $1) WHERE c = $2",
        ] {
            let values = [7, 8];
            let count = sql.matches('$').count();
            assert_eq!(
                limit_of(DbBackend::Postgres, sql, &values[..count]),
                (sql.to_owned(), count)
            );
        }
    }
}
