//! The consent that the widget asks for when the tenant has not written its own.

/// The version of the built-in consent text. Raise it with every change of the text below.
pub const DEFAULT_VERSION: &str = "1";

/// The built-in consent text, plain.
pub fn default_text(company: &str, retention_days: u32) -> String {
    format!(
        "I allow {company} to receive, through Openwink, my employment and income data from the accounts that I connect \
         and the documents that I upload.\n\n\
         What is shared: who I am (name, date of birth, contact details); where I work and have worked; my pay; my \
         transactions and ratings on work platforms; my social-insurance contributions; my loans; and documents that the \
         source holds about my work.\n\n\
         My user name and password are used only to read this data from the source that I choose. They are encrypted, and \
         {company} never sees them.\n\n\
         The data is kept for {retention_days} days after I connect an account or upload a document, unless I agreed to have it kept \
         up to date. I can take this consent back at any time: by choosing Revoke in this window, or by asking {company}. \
         The log-in and all data that came from it are then erased.",
    )
}
