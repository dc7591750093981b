//! What several calls check alike.

use crate::{Problem, open::check_length};

const LONGEST_NAME: usize = 100;
const LONGEST_EMAIL: usize = 254;

/// A name on one line, without blanks around it. Mails of ours say it to strangers, whose mail programs make links of
/// addresses: so it is none.
pub fn name(field: &str, text: &str) -> Result<String, Problem> {
    let name = line(field, text, 1, LONGEST_NAME)?;
    match name.contains("://") {
        true => Err(Problem::field(field, "must be a name, without a link in it")),
        false => Ok(name),
    }
}

/// A text on one line, without blanks around it.
pub fn line(field: &str, text: &str, least: usize, most: usize) -> Result<String, Problem> {
    let text = text.trim();
    check_length(field, text, least, most)?;
    match text.chars().any(char::is_control) {
        true => Err(Problem::field(field, "must be plain text on one line")),
        false => Ok(text.to_owned()),
    }
}

/// A text of several lines.
pub fn text(field: &str, text: &str, least: usize, most: usize) -> Result<String, Problem> {
    let text = text.trim();
    check_length(field, text, least, most)?;
    let strange = |letter: char| letter.is_control() && letter != '\n' && letter != '\t' && letter != '\r';
    match text.chars().any(strange) {
        true => Err(Problem::field(field, "must be plain text")),
        false => Ok(text.to_owned()),
    }
}

/// An e-mail address.
pub fn email(field: &str, text: &str) -> Result<String, Problem> {
    let text = text.trim();
    let good = text.len() <= LONGEST_EMAIL && openwink_mail::check_address(text).is_ok();
    match good {
        true => Ok(text.to_owned()),
        false => Err(Problem::field(
            field,
            "must be an e-mail address, such as name@example.com",
        )),
    }
}
