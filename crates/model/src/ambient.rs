//! The clock and the random source, handed in from outside so that tests and the sandbox can move time.

use std::{
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

use rand::{Rng, SeedableRng, rngs::StdRng};
use uuid::Uuid;

use crate::{
    ids::{TenantId, TypedId, UserId},
    time::DateTime,
};

pub trait Clock: Send + Sync {
    fn now(&self) -> DateTime;
}

pub trait Random: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's clock. The one place that reads it.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "this is the clock")]
    fn now(&self) -> DateTime {
        DateTime::from_micros(jiff::Timestamp::now().as_microsecond())
    }
}

/// A clock that stands where it is set.
pub struct ManualClock(AtomicI64);

impl ManualClock {
    pub fn at(time: DateTime) -> Self {
        Self(AtomicI64::new(time.micros()))
    }

    pub fn set(&self, time: DateTime) {
        self.0.store(time.micros(), Ordering::SeqCst);
    }

    pub fn advance(&self, by: std::time::Duration) {
        self.0.fetch_add(by.as_micros() as i64, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> DateTime {
        DateTime::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// The operating system's random source, through the thread's generator that it seeds.
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        rand::rng().fill_bytes(bytes);
    }
}

/// The same bytes at every run: for tests.
pub struct SeededRandom(Mutex<StdRng>);

impl SeededRandom {
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .fill_bytes(bytes);
    }
}

/// Clock, randomness, and ids made from both.
#[derive(Clone)]
pub struct Ambient {
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    last_id: Arc<Mutex<u128>>,
}

impl Ambient {
    pub fn new(clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        Self {
            clock,
            random,
            last_id: Arc::default(),
        }
    }

    pub fn system() -> Self {
        Self::new(Arc::new(SystemClock), Arc::new(SystemRandom))
    }

    pub fn now(&self) -> DateTime {
        self.clock.now()
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.random.fill(&mut bytes);
        bytes
    }

    pub fn id<I: TypedId>(&self) -> I {
        I::from_uuid(self.uuid())
    }

    pub fn user_id(&self, tenant: &TenantId) -> UserId {
        UserId::new(tenant.clone(), self.uuid())
    }

    /// A UUIDv7 that is greater than every one before it from this source, so that ids sort as they were made: the
    /// order of events and the cursors of lists rest on it.
    pub fn uuid(&self) -> Uuid {
        let micros = self.clock.now().micros().max(0) as u128;
        let (millis, rest) = (micros / 1000, micros % 1000);
        let random = u64::from_be_bytes(self.bytes()) as u128;
        // 48 bits of milliseconds, version 7, 12 bits of the millisecond's fraction, variant 10, 62 random bits
        let fraction = rest * 4096 / 1000;
        let fresh = (millis << 80) | (0x7 << 76) | (fraction << 64) | (0b10 << 62) | (random >> 2);
        let mut last = self.last_id.lock().unwrap_or_else(PoisonError::into_inner);
        *last = if fresh > *last { fresh } else { *last + 1 };
        Uuid::from_u128(*last)
    }
}

impl fmt::Debug for Ambient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ambient")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::EventId;

    #[test]
    fn ids_grow_even_while_the_clock_stands_still() {
        let clock = Arc::new(ManualClock::at(DateTime::from_micros(1_700_000_000_000_000)));
        let ambient = Ambient::new(clock.clone(), Arc::new(SeededRandom::new(1)));
        let ids: Vec<EventId> = (0..1000).map(|_| ambient.id()).collect();
        assert!(ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(ids[0].uuid().get_version_num(), 7);
    }
}
