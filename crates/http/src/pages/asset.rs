//! Files that never change while the server runs: answered from memory, compressed once, with a strong tag.

use std::{convert::Infallible, io};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue, Request, Response as HttpResponse, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;
use tower::ServiceExt;
use tower_http::{
    CompressionLevel,
    compression::{Compression, predicate::SizeAbove},
};

/// What build left behind, by its path in `web/dist`.
mod dist {
    include!(concat!(env!("OUT_DIR"), "/dist.rs"));
}

/// A built file's content.
pub fn built(path: &str) -> Option<&'static [u8]> {
    dist::DIST
        .iter()
        .find(|(name, _)| *name == path)
        .map(|(_, content)| *content)
}

/// The paths of all built files.
pub fn built_paths() -> impl Iterator<Item = &'static str> {
    dist::DIST.iter().map(|(name, _)| *name)
}

/// How long a browser may use a file without asking.
#[derive(Debug, Clone, Copy)]
pub enum Caching {
    /// A few minutes: a new version of the server is everywhere soon.
    Short,
    /// Never, but asking costs only headers.
    Revalidated,
    /// A day.
    Long,
    /// As long as it likes: the name changes with the content.
    Forever,
}

impl Caching {
    const fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Short => "public, max-age=300, must-revalidate",
            Self::Revalidated => "no-cache",
            Self::Long => "public, max-age=86400",
            Self::Forever => "public, max-age=31536000, immutable",
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coding {
    Brotli,
    Gzip,
    None,
}

impl Coding {
    const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::None => "identity",
        }
    }

    /// The best one that the client takes.
    fn wanted(headers: &HeaderMap) -> Self {
        let accepted = headers
            .get_all(header::ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','));
        let mut wanted = Self::None;
        for entry in accepted {
            let (name, weight) = entry.split_once(';').unwrap_or((entry, ""));
            let refused = weight
                .trim()
                .strip_prefix("q=")
                .and_then(|weight| weight.parse::<f32>().ok())
                .is_some_and(|weight| weight <= 0.0);
            match name.trim() {
                _ if refused => {}
                "br" => return Self::Brotli,
                "gzip" => wanted = Self::Gzip,
                _ => {}
            }
        }
        wanted
    }
}

pub struct Asset {
    kind: &'static str,
    content: Bytes,
    tag: String,
    brotli: OnceCell<Bytes>,
    gzip: OnceCell<Bytes>,
}

impl Asset {
    pub fn new(kind: &'static str, content: impl Into<Bytes>) -> Self {
        let content = content.into();
        Self {
            kind,
            tag: URL_SAFE_NO_PAD.encode(&Sha256::digest(&content)[..15]),
            content,
            brotli: OnceCell::new(),
            gzip: OnceCell::new(),
        }
    }

    /// A file that the build has compressed already.
    pub fn packed(
        kind: &'static str,
        content: &'static [u8],
        brotli: Option<&'static [u8]>,
        gzip: Option<&'static [u8]>,
    ) -> Self {
        let cell = |packed: Option<&'static [u8]>| OnceCell::new_with(packed.map(Bytes::from_static));
        Self {
            brotli: cell(brotli),
            gzip: cell(gzip),
            ..Self::new(kind, content)
        }
    }

    /// The file, compressed as the client likes it; 304 where the client has it already.
    pub async fn answer(&self, asked: &HeaderMap, caching: Caching) -> Response {
        let coding = Coding::wanted(asked);
        let cell = match coding {
            Coding::Brotli => Some(&self.brotli),
            Coding::Gzip => Some(&self.gzip),
            Coding::None => None,
        };
        let compressed = match cell {
            Some(cell) => cell.get_or_try_init(|| self.compress(coding)).await.ok(),
            None => None,
        };
        // What cannot be compressed is sent as it is
        let coding = compressed.map_or(Coding::None, |_| coding);
        let tag = match coding {
            Coding::None => format!("\"{}\"", self.tag),
            coding => format!("\"{}-{}\"", self.tag, coding.name()),
        };
        let mut response = match knows(asked, &tag) {
            true => StatusCode::NOT_MODIFIED.into_response(),
            false => Body::from(compressed.unwrap_or(&self.content).clone()).into_response(),
        };
        let headers = response.headers_mut();
        let mut set = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        set(header::CONTENT_TYPE, self.kind);
        set(header::ETAG, &tag);
        set(header::VARY, "Accept-Encoding");
        if coding != Coding::None {
            set(header::CONTENT_ENCODING, coding.name());
        }
        headers.insert(header::CACHE_CONTROL, caching.header());
        response
    }

    /// Compresses as well as it goes, by the layer that compresses answers elsewhere.
    async fn compress(&self, coding: Coding) -> io::Result<Bytes> {
        let (kind, content) = (self.kind, self.content.clone());
        let file = tower::service_fn(move |_: Request<Body>| {
            let mut response = HttpResponse::new(Body::from(content.clone()));
            response
                .headers_mut()
                .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
            async move { Ok::<_, Infallible>(response) }
        });
        let mut request = Request::new(Body::empty());
        request
            .headers_mut()
            .insert(header::ACCEPT_ENCODING, HeaderValue::from_static(coding.name()));
        let compressed = Compression::new(file)
            .quality(CompressionLevel::Best)
            .compress_when(SizeAbove::new(0))
            .oneshot(request)
            .await
            .map_err(io::Error::other)?;
        axum::body::to_bytes(Body::new(compressed.into_body()), usize::MAX)
            .await
            .map_err(io::Error::other)
    }
}

fn knows(asked: &HeaderMap, tag: &str) -> bool {
    let known = asked
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    known.is_some_and(|known| {
        known.split(',').any(|entry| {
            let entry = entry.trim();
            entry == "*" || entry.strip_prefix("W/").unwrap_or(entry) == tag
        })
    })
}

/// Lets pages of every origin load a file, those that isolate themselves too.
pub fn for_all_origins(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(value: &'static str) -> Coding {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
        Coding::wanted(&headers)
    }

    #[test]
    fn the_best_coding_is_chosen() {
        assert_eq!(wanted("gzip, deflate, br, zstd"), Coding::Brotli);
        assert_eq!(wanted("gzip, br;q=0"), Coding::Gzip);
        assert_eq!(wanted("deflate"), Coding::None);
        assert_eq!(Coding::wanted(&HeaderMap::new()), Coding::None);
    }

    #[test]
    fn a_known_tag_is_found() {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, HeaderValue::from_static("\"a\", W/\"b\""));
        assert!(knows(&headers, "\"a\"") && knows(&headers, "\"b\"") && !knows(&headers, "\"c\""));
    }
}
