//! Names become addresses here, and only those that may be reached: what is checked is what is connected to.

use std::{io, net::SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::{NetworkPolicy, UrlRefusal};

pub(crate) struct Guard(pub NetworkPolicy);

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let policy = self.0;
        Box::pin(async move {
            // The port is the URL's; 0 stands for it
            let found = tokio::net::lookup_host((name.as_str(), 0))
                .await
                .map_err(NoSuchHost)?;
            let (mut good, mut refused) = (Vec::<SocketAddr>::new(), None);
            for address in found {
                match policy.refuses(address.ip()) {
                    Some(kind) => refused = Some(kind),
                    None => good.push(address),
                }
            }
            match refused {
                Some(kind) if good.is_empty() => Err(UrlRefusal::ResolvesTo(kind).into()),
                _ => Ok(Box::new(good.into_iter()) as Addrs),
            }
        })
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the host's name does not resolve")]
pub(crate) struct NoSuchHost(#[source] io::Error);

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn names_of_this_machine_resolve_only_where_allowed() {
        let name = || "localhost".parse::<Name>().unwrap();
        let Err(error) = Guard(NetworkPolicy::Public).resolve(name()).await else {
            panic!("localhost passed");
        };
        assert!(
            matches!(error.downcast_ref(), Some(UrlRefusal::ResolvesTo(_))),
            "{error}"
        );
        let addresses = Guard(NetworkPolicy::AllowLoopback).resolve(name()).await.unwrap();
        assert!(addresses.into_iter().all(|address| address.ip().is_loopback()));
    }

    #[tokio::test]
    async fn a_name_that_does_not_exist_is_told() {
        let Err(error) = Guard(NetworkPolicy::Public)
            .resolve("no-such-host.invalid".parse().unwrap())
            .await
        else {
            panic!("it resolved");
        };
        assert!(error.is::<NoSuchHost>(), "{error}");
    }
}
