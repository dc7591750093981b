//! What a person typed into a log-in form: exactly the fields that the connector asked for.

use std::collections::BTreeMap;

use openwink_model::{
    connector::{FieldKind, Login},
    providers::{LoginMethod, Provider},
};
use openwink_providers::Connector;
use secrecy::SecretString;

use crate::Problem;

/// Checks the fields of a log-in. Messages name a field and never repeat what was typed.
pub fn read(
    connector: &dyn Connector,
    provider: &Provider,
    method: LoginMethod,
    mut given: BTreeMap<String, String>,
) -> Result<Login, Problem> {
    let mut fields = BTreeMap::new();
    for field in connector.login_fields(provider, method) {
        let typed = given.remove(&field.name).unwrap_or_default();
        let path = format!("fields.{}", field.name);
        // Spaces at the ends are the keyboard's, not the person's; in a password they may be meant
        let typed = match field.kind {
            FieldKind::Password => typed,
            _ => typed.trim().to_owned(),
        };
        if typed.is_empty() {
            return Err(Problem::field(&path, "must not be empty"));
        }
        if typed.chars().count() > usize::from(field.max_length) {
            return Err(Problem::field(
                &path,
                format_args!("must have at most {} characters", field.max_length),
            ));
        }
        if typed.contains('\0') {
            return Err(Problem::field(&path, "must not contain a NUL character"));
        }
        fields.insert(field.name, SecretString::from(typed));
    }
    match given.is_empty() {
        true => Ok(Login { method, fields }),
        // Not named: what stands in an unknown place may be a secret
        false => Err(Problem::field(
            "fields",
            "has a field that this log-in does not ask for",
        )),
    }
}

/// The name that a log-in goes by: what was typed that is no password.
pub fn name_of<'a>(connector: &dyn Connector, provider: &Provider, login: &'a Login) -> Option<&'a str> {
    connector
        .login_fields(provider, login.method)
        .into_iter()
        .find(|field| field.kind != FieldKind::Password)
        .map(|field| login.field(&field.name))
        .filter(|name| !name.is_empty())
}
