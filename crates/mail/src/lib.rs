//! Mail: what a letter looks like as text and as HTML, and the way to a mail server.
//!
//! No database and no decision about who gets what: `jobs` hands over a letter and hears what became of it. Headers are
//! made by `lettre`'s typed API from one-line texts, so that no name and no subject can add one of its own.

mod address;
mod html;
mod message;
mod text;
mod transport;

pub use address::{BadAddress, check_address};
pub use html::{escape, html, paragraphs};
pub use message::{Sender, Unsendable, one_line};
pub use text::text;
pub use transport::{Mailer, Outcome, SmtpOptions, Tls};
