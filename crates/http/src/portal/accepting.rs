//! Taking something up by a link: a member's invitation, or the first owner's set-up link.

use openwink_model::ids::MemberId;
use openwink_store::{NewPerson, Person, Store, StoreError, Tx};
use secrecy::SecretString;

use super::{
    Origin, fields,
    login::{begin_try, count_failure, counted, succeeded},
    password, two_factor,
};
use crate::{AppState, Problem, problem::Code};

/// Who accepts: somebody new, or somebody who has proved who they are.
pub enum Accepting {
    New(NewPerson),
    Known(Box<Person>),
}

impl Accepting {
    /// Asks for the code, where the account wants one; says what is wrong with it.
    pub async fn prove(&self, store: &Store, tx: &Tx, code: &str) -> Result<Result<(), Problem>, StoreError> {
        if let Self::Known(person) = self
            && person.totp_since.is_some()
            && !two_factor::use_code(store, tx, person, code).await?
        {
            return Ok(Err(two_factor::wrong_code()));
        }
        Ok(Ok(()))
    }

    /// The member that they are, or become.
    pub async fn member(&self, store: &Store, tx: &Tx) -> Result<MemberId, StoreError> {
        match self {
            Self::Known(person) => Ok(person.id),
            // The address was taken meanwhile
            Self::New(person) => store.create_member(tx, person).await?.ok_or(StoreError::Stale),
        }
    }
}

/// Proves who takes something up by a link: an account's owner by password and code, anybody else by the link alone.
pub async fn accepting(
    state: &AppState,
    origin: &Origin,
    email: &str,
    name: Option<&str>,
    given: &SecretString,
) -> Result<Accepting, Problem> {
    let Some(person) = state.store().member_by_email(email).await? else {
        let name = fields::name("name", name.unwrap_or_default())?;
        password::check("password", given)?;
        return Ok(Accepting::New(NewPerson {
            name,
            email: email.to_owned(),
            password_hash: password::hash(state, given).await?,
        }));
    };
    let counted = counted(email, origin);
    begin_try(state, &counted).await?;
    if !password::matches(state, given, Some(&person.password_hash)).await? {
        count_failure(state, &counted).await?;
        return Err(Problem::new(
            Code::InvalidCredentials,
            "the password is wrong: this address has an account, and its password is asked for",
        ));
    }
    Ok(Accepting::Known(Box::new(person)))
}

/// What came of it. A wrong code is counted as a wrong password is.
pub async fn settled<T>(
    state: &AppState,
    origin: &Origin,
    email: &str,
    entered: Result<T, Problem>,
) -> Result<T, Problem> {
    let counted = counted(email, origin);
    match &entered {
        Ok(_) => succeeded(state, &counted).await?,
        Err(problem) if problem.code() == Code::InvalidCredentials => count_failure(state, &counted).await?,
        Err(_) => {}
    }
    entered
}
