//! Reading documents: a stranger's bytes are opened in a process of their own, which may be killed, and never in this one.

mod engine;
mod frames;
mod process;
mod show;
mod worker;

pub use process::ProcessReader;
pub use show::show;
pub use worker::{Work, work};

use std::path::Path;

use openwink_documents::{
    Limits, Reader,
    ocr::{Engine, PpOcr, Tesseract},
};
use url::Url;

/// The recognition that there is: the operator's own, or ours where its models are.
pub fn engine(models: &Path, reader_url: Option<&Url>) -> Result<Option<Box<dyn Engine>>, String> {
    if let Some(url) = reader_url {
        let engine = engine::HttpEngine::new(url.clone()).map_err(|error| error.to_string())?;
        return Ok(Some(Box::new(engine)));
    }
    if !has_models(models) {
        return Ok(None);
    }
    let mut ours = PpOcr::load(models).map_err(|error| error.to_string())?;
    if let Some(vietnamese) = Tesseract::vietnamese() {
        ours = ours.with_vietnamese(Box::new(vietnamese));
    }
    Ok(Some(Box::new(ours)))
}

/// Whether the models of our engine are in a folder.
pub fn has_models(folder: &Path) -> bool {
    use openwink_documents::ocr::{DETECTOR, DICTIONARY, RECOGNISER};
    [DETECTOR, RECOGNISER, DICTIONARY]
        .iter()
        .all(|name| folder.join(name).is_file())
}

fn reader(models: &Path, reader_url: Option<&Url>) -> Result<Reader, String> {
    Ok(Reader::new(engine(models, reader_url)?, Limits::default()))
}
