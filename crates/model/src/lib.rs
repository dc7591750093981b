//! What everything else speaks of: ids, money, dates, the clock, records, statuses, errors, events and the link wizard.
//!
//! No I/O may enter here: no database, no network, no files, no reading of the system's clock outside [`ambient`].

pub mod accesses;
pub mod accounts;
pub mod ambient;
pub mod amount;
pub mod connector;
pub mod consent;
pub mod country;
pub mod currency;
pub mod events;
pub mod ids;
pub mod invites;
pub mod key_scope;
pub mod link;
pub mod mail;
pub mod mode;
pub mod payload;
pub mod portal;
pub mod providers;
pub mod receipts;
pub mod records;
pub mod sharing;
pub mod text_enum;
pub mod time;
pub mod webhooks;
pub mod wink;
pub mod words;

pub use accounts::{ConnectionStatus, ErrorCode, MonitorStatus, SourceType, TaskType};
pub use ambient::{Ambient, Clock, ManualClock, Random, SeededRandom, SystemClock, SystemRandom};
pub use amount::Amount;
pub use country::Country;
pub use currency::Currency;
pub use key_scope::{KeyScope, KeyScopes};
pub use mode::Mode;
pub use time::{Date, DateTime};
