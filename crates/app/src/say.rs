//! What a person at a terminal reads: answers to commands go to standard output, errors to standard error. Logs are
//! not written here but by `tracing`.
//!
//! Written, not printed: a reader that goes away (`openwink config | head -1`) must not make this panic.

use std::io::{self, IsTerminal, Write};

/// A line to standard output.
pub fn line(text: impl AsRef<str>) {
    let _ = writeln!(io::stdout().lock(), "{}", text.as_ref());
}

/// A text with its own line ends to standard output.
pub fn text(text: impl AsRef<str>) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_ref().as_bytes()).and_then(|()| out.flush());
}

/// A message to standard error.
pub fn error(text: impl AsRef<str>) {
    let _ = writeln!(io::stderr().lock(), "{}", text.as_ref());
}

/// Whether a stream shows colours.
pub fn in_colour(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
