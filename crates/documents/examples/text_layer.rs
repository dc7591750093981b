//! Prints the text layer of PDFs, and what they tell of their making, as JSON: `cargo run --example text_layer -- FILE…`; with `--render DPI`, also the
//! pages' pictures, beside the files.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use openwink_documents::{
    Format, Limits,
    checks::metadata::{FileFacts, Kind, PictureTraces, metadata},
    pdf::Document,
};

fn main() {
    let mut dpi: Option<f32> = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        if arg == "--render" {
            dpi = args.next().and_then(|dpi| dpi.parse().ok());
            continue;
        }
        let answer = read(&arg, dpi).unwrap_or_else(|problem| serde_json::json!({ "problem": problem }));
        println!("{}", serde_json::json!({ "file": arg, "answer": answer }));
    }
}

fn read(file: &str, dpi: Option<f32>) -> Result<serde_json::Value, String> {
    let content = std::fs::read(file).map_err(|error| error.to_string())?;
    let start = std::time::Instant::now();
    if let Some(format) = Format::of(&content).filter(|format| *format != Format::Pdf) {
        let traces = PictureTraces::of(&content, format, &Limits::default());
        let file = FileFacts {
            first_page: 0,
            kind: Kind::Picture(traces),
        };
        let check = metadata(&[file], &Limits::default());
        return Ok(serde_json::json!({ "check": check, "seconds": start.elapsed().as_secs_f64() }));
    }
    let document = Document::open(content, &Limits::default()).map_err(|problem| problem.to_string())?;
    let mut pages = Vec::new();
    for number in 0..document.pages() {
        let Some(page) = document.page(number) else {
            continue;
        };
        let layer = page.layer().map_err(|problem| problem.to_string())?;
        let needs_picture = page.needs_picture().map_err(|problem| problem.to_string())?;
        pages.push(serde_json::json!({ "needsPicture": needs_picture, "layer": layer }));
        if let Some(dpi) = dpi {
            let picture = page.render(dpi).map_err(|problem| problem.to_string())?;
            picture
                .save(format!("{file}.{number}.png"))
                .map_err(|error| error.to_string())?;
        }
    }
    let facts = document.facts().map_err(|problem| problem.to_string())?;
    let file = FileFacts {
        first_page: 0,
        kind: Kind::Pdf {
            facts: &facts,
            contradictions: &[],
        },
    };
    let check = metadata(&[file], &Limits::default());
    Ok(
        serde_json::json!({ "facts": facts, "check": check, "seconds": start.elapsed().as_secs_f64(), "pages": pages }),
    )
}
