//! Embeds the sandbox's sample documents: those that `samples/manifest.json` lists.

use std::{env, fmt::Write, fs, path::Path};

fn main() {
    let folder =
        Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo says where the crate is")).join("samples");
    println!("cargo::rerun-if-changed={}", folder.display());
    let manifest = fs::read_to_string(folder.join("manifest.json")).expect("samples/manifest.json");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("samples/manifest.json is JSON");
    let mut out = String::from("pub const SAMPLES: &[Sample] = &[\n");
    for entry in manifest.as_array().expect("samples/manifest.json is a list") {
        let text = |name: &str| {
            let text = entry[name].as_str();
            text.unwrap_or_else(|| panic!("samples/manifest.json: an entry without {name}"))
                .to_owned()
        };
        let file = text("file");
        let path = folder.join(&file);
        assert!(
            path.is_file(),
            "samples/manifest.json lists {file}, which is not there"
        );
        let preview = folder
            .join("previews")
            .join(Path::new(&file).with_extension("jpg"));
        assert!(
            preview.is_file(),
            "samples/previews has no picture of {file}; see crates/testkit/documents/README.md"
        );
        writeln!(
            out,
            "    Sample {{ file: {file:?}, title: {:?}, person: {:?}, media_type: {:?}, content: include_bytes!({:?}), \
             preview: include_bytes!({:?}) }},",
            text("title"),
            text("person"),
            text("mediaType"),
            path.display().to_string(),
            preview.display().to_string(),
        )
        .expect("writing to a string");
    }
    out += "];\n";
    let place = Path::new(&env::var("OUT_DIR").expect("cargo says where to write")).join("samples.rs");
    fs::write(place, out).expect("the list of samples is written");
}
