//! Passwords: Argon2id, on a thread of its own, since it is meant to take long.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Semaphore;

use crate::{AppState, Problem, problem::Code};

/// Passwords that are common and long enough to pass for good ones, in small letters.
const COMMON: &str = include_str!("passwords.txt");
pub const SHORTEST: usize = 10;
pub const LONGEST: usize = 200;

/// How many are hashed at once: each takes its memory, and strangers may ask for it.
const AT_ONCE: usize = 4;
static TURN: Semaphore = Semaphore::const_new(AT_ONCE);

/// What one guess costs.
#[derive(Debug, Clone, Copy)]
pub struct PasswordCost {
    pub memory_kib: u32,
    pub passes: u32,
}

impl Default for PasswordCost {
    /// What OWASP recommends for Argon2id with one lane.
    fn default() -> Self {
        Self {
            memory_kib: 19 * 1024,
            passes: 2,
        }
    }
}

impl PasswordCost {
    fn argon2(self) -> Result<Argon2<'static>, Problem> {
        let params = Params::new(self.memory_kib, self.passes, 1, None);
        let params = params.map_err(|_| Problem::internal("the cost of passwords is out of bounds"))?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// What a new password has to be.
pub fn check(field: &str, password: &SecretString) -> Result<(), Problem> {
    let password = password.expose_secret();
    let length = password.chars().count();
    if !(SHORTEST..=LONGEST).contains(&length) {
        return Err(Problem::field(
            field,
            format_args!("must have {SHORTEST} to {LONGEST} characters"),
        ));
    }
    let small = password.to_lowercase();
    let first = small.chars().next();
    let same = small.chars().all(|letter| Some(letter) == first);
    if same || COMMON.lines().any(|common| common == small) {
        return Err(Problem::field(
            field,
            "is one of the passwords that are tried first: choose another, such as four words that you will remember",
        ));
    }
    Ok(())
}

async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let _turn = TURN
        .acquire()
        .await
        .map_err(|_| Problem::internal("nobody closes the passwords' turns"))?;
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| Problem::internal("hashing a password panicked"))?
}

/// What is stored of a password.
pub async fn hash(state: &AppState, password: &SecretString) -> Result<SecretString, Problem> {
    let (cost, password) = (state.settings().portal.passwords, password.clone());
    let salt: [u8; 16] = state.ambient().bytes();
    apart(move || {
        let hash: Result<PasswordHash, _> = cost
            .argon2()?
            .hash_password_with_salt(password.expose_secret().as_bytes(), &salt);
        let hash = hash.map_err(|_| Problem::internal("a password could not be hashed"))?;
        Ok(hash.to_string().into())
    })
    .await
}

/// Whether a password is the one that was stored. Where nothing was, it takes as long to say no.
pub async fn matches(
    state: &AppState,
    password: &SecretString,
    stored: Option<&SecretString>,
) -> Result<bool, Problem> {
    let Some(stored) = stored else {
        hash(state, password).await?;
        return Ok(false);
    };
    let (password, stored) = (password.clone(), stored.clone());
    apart(move || {
        let hash = PasswordHash::new(stored.expose_secret())
            .map_err(|_| Problem::internal("a stored password's hash does not read"))?;
        let verified = Argon2::default().verify_password(password.expose_secret().as_bytes(), &hash);
        Ok(verified.is_ok())
    })
    .await
}

/// The answer to a wrong password, a wrong code and an address that nobody has: it does not say which.
pub fn wrong() -> Problem {
    Problem::new(
        Code::InvalidCredentials,
        "the e-mail address or the password is wrong",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_common_passwords_are_refused() {
        let refused = |password: &str| check("password", &password.to_owned().into()).is_err();
        for bad in [
            "",
            "short",
            "ninechars",
            "aaaaaaaaaaaa",
            "Password123",
            "1234567890",
            "QWERTYUIOP",
        ] {
            assert!(refused(bad), "{bad}");
        }
        for good in [
            "four small words",
            "correct horse",
            "ünïcödé wörds",
            "🔑🔑🔑🔑🔑🔑🔑🔑🔒🔒",
        ] {
            assert!(!refused(good), "{good}");
        }
        assert!(refused(&"long ".repeat(50)));
    }

    #[test]
    fn the_list_is_of_those_that_are_long_enough() {
        for line in COMMON.lines() {
            assert!(line.chars().count() >= SHORTEST, "{line}");
            assert_eq!(line, line.to_lowercase());
        }
    }
}
