//! How long a delivery that failed waits for its next try.

use std::time::Duration;

/// The waits between tries: 2 s, growing to hours; ten tries in all, the last about a day after the first.
pub const DEFAULT_WAITS: [Duration; 9] = [
    Duration::from_secs(2),
    Duration::from_secs(10),
    Duration::from_secs(60),
    Duration::from_secs(5 * 60),
    Duration::from_secs(30 * 60),
    Duration::from_secs(2 * 3600),
    Duration::from_secs(5 * 3600),
    Duration::from_secs(8 * 3600),
    Duration::from_secs(8 * 3600),
];
