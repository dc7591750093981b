//! What a document says, as its maker wrote it down.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use openwink_documents::{Class, Field};
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Truth {
    pub id: String,
    #[serde(default)]
    unseen: bool,
    #[serde(default)]
    real: bool,
    pub country: String,
    pub file_type: Class,
    pub documents: Vec<Paper>,
    #[serde(default)]
    pub tampered: Option<Tampered>,
    /// A change that is no tampering: printed again, signed, merged.
    #[serde(default)]
    pub benign: Option<serde_json::Value>,
    #[serde(skip)]
    pub folder: PathBuf,
}

/// Where a document's layout comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layouts {
    /// The rules were written with it.
    Seen,
    /// Nobody who wrote the rules looked at it.
    Unseen,
    /// Nobody here made it.
    Real,
}

impl Truth {
    pub fn layouts(&self) -> Layouts {
        match (self.real, self.unseen) {
            (true, _) => Layouts::Real,
            (false, true) => Layouts::Unseen,
            (false, false) => Layouts::Seen,
        }
    }
}

impl std::fmt::Display for Layouts {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(match self {
            Self::Seen => "seen",
            Self::Unseen => "unseen",
            Self::Real => "real",
        })
    }
}

#[derive(Debug, Clone, Deserialize)]
pub struct Tampered {
    pub kind: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Paper {
    #[serde(default)]
    pub fields: BTreeMap<Field, Option<String>>,
    /// How some of the values stand on the page.
    #[serde(default)]
    pub printed: BTreeMap<String, serde_json::Value>,
    #[serde(default)]
    pub earnings: Vec<Line>,
    #[serde(default)]
    pub deductions: Vec<Line>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Line {
    pub label: String,
    pub amount: String,
}

/// All truths of a folder, by id.
pub fn load(folder: &Path) -> Result<Vec<Truth>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut truths = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if !name.ends_with(".json") || name.matches('.').count() != 1 {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
        // Other lists of the generators lie beside the truths
        if !text.contains("\"documents\"") {
            continue;
        }
        let mut truth: Truth = serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
        truth.folder = folder.to_owned();
        truths.push(truth);
    }
    truths.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(truths)
}
