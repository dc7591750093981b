//! Proving again who one is: the password, for what a session that was left open must not do.

use openwink_store::Person;
use secrecy::SecretString;

use super::{
    login::{begin_try, count_failure, succeeded},
    member::Member,
    password,
};
use crate::{AppState, Problem, problem::Code};

/// The member, where the password is theirs. Wrong ones are counted as at log-in.
pub async fn prove(state: &AppState, member: &Member, given: &SecretString) -> Result<Person, Problem> {
    let counted = super::login::counted_names(&member.email, &member.address);
    begin_try(state, &counted).await?;
    let person = state.store().member(member.id).await?;
    let stored = person.as_ref().map(|person| &person.password_hash);
    match (password::matches(state, given, stored).await?, person) {
        (true, Some(person)) => {
            succeeded(state, &counted).await?;
            Ok(person)
        }
        _ => {
            count_failure(state, &counted).await?;
            Err(Problem::new(Code::InvalidCredentials, "the password is wrong"))
        }
    }
}
