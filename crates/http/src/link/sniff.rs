//! What a file is, by its first bytes: a name or a declared type is only somebody's word.

/// PDF, PNG or JPG, as the contract names them.
pub fn format(content: &[u8]) -> Option<&'static str> {
    /// Some programs write a few bytes before a PDF's header; readers look this far for it.
    const PDF_WITHIN: usize = 1024;
    let start = &content[..content.len().min(PDF_WITHIN)];
    if content.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("PNG")
    } else if content.starts_with(&[0xff, 0xd8, 0xff]) {
        Some("JPG")
    } else if start.windows(5).any(|five| five == b"%PDF-") {
        Some("PDF")
    } else {
        None
    }
}

/// A file's name for showing: without folders and control characters, and not too long.
pub fn name(given: &str, position: usize, format: &str) -> String {
    const LONGEST: usize = 200;
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last
        .chars()
        .filter(|letter| !letter.is_control())
        .take(LONGEST)
        .collect();
    match name.trim() {
        "" => format!("page-{}.{}", position + 1, format.to_lowercase()),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_three_formats_pass() {
        assert_eq!(format(b"\x89PNG\r\n\x1a\n...."), Some("PNG"));
        assert_eq!(format(&[0xff, 0xd8, 0xff, 0xe0, 0]), Some("JPG"));
        assert_eq!(format(b"%PDF-1.7\n"), Some("PDF"));
        assert_eq!(format(b"\n\n%PDF-1.4\n"), Some("PDF"));
        for other in [&b""[..], b"%PDF", b"GIF89a", b"PK\x03\x04", b"<html>", b"MZ"] {
            assert_eq!(format(other), None);
        }
    }

    #[test]
    fn names_are_only_names() {
        assert_eq!(name("../../etc/pass\u{0}wd.pdf", 0, "PDF"), "passwd.pdf");
        assert_eq!(name("C:\\pay\\May.png", 0, "PNG"), "May.png");
        assert_eq!(name("folder/", 1, "JPG"), "page-2.jpg");
        assert_eq!(name(&"x".repeat(500), 0, "PDF").len(), 200);
    }
}
