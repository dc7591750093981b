//! So many requests a second from one address, and no more.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::atomic::{AtomicU64, Ordering},
};

use axum::{
    extract::{Request, State},
    http::header,
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    state::keyed::DashMapStateStore,
};

use super::client_address;
use crate::{AppState, Problem, problem::Code};

/// After how many requests the addresses that have gone quiet are forgotten.
const SWEEP: u64 = 10_000;

/// The limit of one server. A burst of a whole second's requests is let through at once.
pub struct RateLimit {
    limiter: Option<RateLimiter<IpAddr, DashMapStateStore<IpAddr>, DefaultClock>>,
    clock: DefaultClock,
    requests: AtomicU64,
}

impl RateLimit {
    /// `a_second` requests a second and address; 0 for no limit.
    pub fn new(a_second: u32) -> Self {
        let quota = NonZeroU32::new(a_second).map(Quota::per_second);
        Self {
            limiter: quota.map(RateLimiter::dashmap),
            clock: DefaultClock::default(),
            requests: AtomicU64::new(0),
        }
    }

    /// How many seconds an address has to wait, if it has to.
    pub fn check(&self, address: IpAddr) -> Result<(), u64> {
        let Some(limiter) = &self.limiter else {
            return Ok(());
        };
        if self.requests.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
        limiter.check_key(&key(address)).map_err(|wait| {
            let wait = wait.wait_time_from(self.clock.now());
            wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
        })
    }

    /// How many addresses are remembered.
    pub fn remembered(&self) -> usize {
        self.limiter.as_ref().map_or(0, RateLimiter::len)
    }
}

/// One customer has a whole /64 of IPv6 addresses to come from.
fn key(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (!0 << 64)).into(),
        address => address,
    }
}

/// Answers 429 to an address that asks too often.
pub async fn limit_rate(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let address = client_address(
        request.extensions(),
        request.headers(),
        &state.settings().trusted_proxies,
    );
    // No address: a test that calls the router without a socket
    let checked = address.map_or(Ok(()), |address| state.rate_limit().check(address));
    match checked {
        Ok(()) => next.run(request).await,
        Err(seconds) => {
            metrics::counter!("openwink_http_rate_limited_total").increment(1);
            let limit = state.settings().rate_limit;
            Problem::new(
                Code::RequestLimitExceeded,
                format!("more than {limit} requests a second from one address; wait {seconds} s"),
            )
            .with_header(header::RETRY_AFTER, &seconds.to_string())
            .into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_then_it_waits() {
        let limit = RateLimit::new(20);
        let one: IpAddr = "203.0.113.7".parse().unwrap();
        for _ in 0..20 {
            limit.check(one).unwrap();
        }
        assert_eq!(limit.check(one), Err(1));
        limit.check("203.0.113.8".parse().unwrap()).unwrap();
        assert_eq!(limit.remembered(), 2);
    }

    #[test]
    fn a_network_of_ipv6_counts_as_one() {
        let limit = RateLimit::new(1);
        limit.check("2001:db8::1".parse().unwrap()).unwrap();
        assert!(limit.check("2001:db8::2".parse().unwrap()).is_err());
        limit.check("2001:db8:0:1::2".parse().unwrap()).unwrap();
    }

    #[test]
    fn zero_is_no_limit() {
        let limit = RateLimit::new(0);
        assert!((0..1000).all(|_| limit.check("203.0.113.7".parse().unwrap()).is_ok()));
    }
}
