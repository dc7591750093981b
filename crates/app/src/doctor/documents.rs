//! Reading documents: the models, and the process that reads.

use openwink_documents::ProblemCode;
use openwink_jobs::DocumentReader;
use zeroize::Zeroizing;

use super::Finding;
use crate::{config::Settings, reader, serve};

/// A page with a word on it.
const PAGE: &[u8] = include_bytes!("page.pdf");

pub async fn reader(settings: &Settings) -> Vec<Finding> {
    let folder = settings.models_dir.display();
    let models = match (settings.reader_url(), reader::has_models(&settings.models_dir)) {
        (Some(url), _) => Finding::ok("models", format!("not needed: pictures are read by {url}")),
        (None, true) => Finding::ok("models", format!("in {folder}")),
        (None, false) => Finding::warn(
            "models",
            format!("not in {folder}: pictures and scans cannot be read, digital PDFs can"),
            "fetch them with scripts/models.sh, or name their folder with OPENWINK_MODELS_DIR",
        ),
    };
    let reading = serve::reader(settings)
        .read(vec![Zeroizing::new(PAGE.to_vec())], None)
        .await;
    let failed = reading
        .reading
        .problems
        .iter()
        .find(|problem| problem.code != ProblemCode::NoText);
    let worker = match failed {
        None => Finding::ok("reader", "its process starts, reads and ends"),
        Some(problem) => Finding::fail(
            "reader",
            problem.message.clone(),
            "may this user start processes, and is OPENWINK_DOCUMENT_MEMORY_MB enough?",
        ),
    };
    vec![models, worker]
}
