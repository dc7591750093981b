//! `docs/sandbox.md` must not forget anything.

use super::*;

/// The users' guide names every provider with its ways in, every person and every special user name.
#[test]
fn the_guide_is_complete() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/sandbox.md");
    let guide = std::fs::read_to_string(path).expect("docs/sandbox.md is there");
    let row = |start: &str| {
        guide
            .lines()
            .find(|line| line.starts_with(start))
            .map(str::to_owned)
    };
    for provider in Catalogue::sandbox().providers() {
        let row = row(&format!("| `{}` |", provider.id));
        let row = row.unwrap_or_else(|| panic!("{} is missing", provider.id));
        assert_eq!(row, guide_row(provider));
    }
    for person in people() {
        for word in [person.full_name, person.email, person.password, person.code] {
            assert!(guide.contains(word), "{word}");
        }
    }
    for name in special_names() {
        let wanted = format!("| `{}` | {} |", name.name, name.effect);
        assert!(guide.contains(&wanted), "missing: {wanted}");
    }
}

fn guide_row(provider: &Provider) -> String {
    let join = |words: Vec<&str>| {
        if words.is_empty() {
            "none".to_owned()
        } else {
            words.join(", ")
        }
    };
    let methods = join(provider.methods.iter().map(|method| method.as_str()).collect());
    let codes = catalogue::row(&provider.id).unwrap().channels;
    let codes = join(codes.iter().map(|channel| channel.as_str()).collect());
    let gives = join(provider.supported.iter().map(|point| point.as_str()).collect()).to_lowercase();
    format!(
        "| `{}` | {} | {} | {} {} | {methods} | {codes} | {gives} |",
        provider.id, provider.name, provider.country, provider.kind, provider.sub_type
    )
}
