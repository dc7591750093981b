//! An operator's own recognition engine, over HTTP: gets the picture of a page as PNG, answers with its words as JSON.

use std::{io::Cursor, time::Duration};

use image::{ImageFormat, RgbImage, imageops};
use openwink_documents::{
    Word,
    ocr::{Engine, EngineError, Seen},
};
use reqwest::header::CONTENT_TYPE;
use serde::Deserialize;
use url::Url;

const PATIENCE: Duration = Duration::from_secs(60);
const LONGEST_ANSWER: usize = 32 << 20;

/// What the engine answers. Positions are in pixels of the picture after it was turned.
#[derive(Deserialize)]
struct Answer {
    /// How far the picture must be turned to stand upright, clockwise: 0, 90, 180 or 270.
    #[serde(default)]
    turned: u16,
    words: Vec<Word>,
}

pub struct HttpEngine {
    url: Url,
    client: reqwest::Client,
    runtime: tokio::runtime::Runtime,
}

fn failed(error: impl std::fmt::Display) -> EngineError {
    EngineError(format!(
        "the recognition engine does not answer as it should: {error}"
    ))
}

/// Without the address: it is the operator's own, and nobody else's business.
fn unanswered(error: reqwest::Error) -> EngineError {
    failed(error.without_url())
}

impl HttpEngine {
    #[expect(
        clippy::disallowed_methods,
        reason = "the operator names this address, which usually is inside the network; a stranger cannot"
    )]
    pub fn new(url: Url) -> Result<Self, EngineError> {
        // Both are made once for each process; a second time is no error of anybody's
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(failed)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(failed)?;
        Ok(Self { url, client, runtime })
    }

    async fn ask(&self, png: Vec<u8>) -> Result<Answer, EngineError> {
        let request = self
            .client
            .post(self.url.clone())
            .header(CONTENT_TYPE, "image/png")
            .body(png);
        let mut response = request
            .send()
            .await
            .and_then(reqwest::Response::error_for_status)
            .map_err(unanswered)?;
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(unanswered)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > LONGEST_ANSWER {
                return Err(failed("its answer is too long"));
            }
        }
        // The parser's own words might quote the page
        serde_json::from_slice(&bytes)
            .map_err(|error| failed(format_args!("{:?} error in its JSON", error.classify())))
    }
}

impl Engine for HttpEngine {
    fn see(&self, picture: RgbImage) -> Result<Seen, EngineError> {
        let mut png = Cursor::new(Vec::new());
        picture.write_to(&mut png, ImageFormat::Png).map_err(failed)?;
        let answer = self.runtime.block_on(self.ask(png.into_inner()))?;
        let picture = match answer.turned {
            0 => picture,
            90 => imageops::rotate90(&picture),
            180 => imageops::rotate180(&picture),
            270 => imageops::rotate270(&picture),
            other => return Err(failed(format_args!("it turned the page by {other} degrees"))),
        };
        Ok(Seen {
            width: picture.width() as f32,
            height: picture.height() as f32,
            turned: answer.turned,
            words: answer.words,
            picture,
        })
    }
}
