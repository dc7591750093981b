//! What a file is, by its first bytes: a name or a declared type is only somebody's word.

use openwink_model::text_enum;

text_enum! {
    pub enum Format {
        Pdf = "PDF",
        Png = "PNG",
        Jpeg = "JPG",
        Tiff = "TIFF",
        Heic = "HEIC",
    }
}

impl Format {
    pub fn of(content: &[u8]) -> Option<Self> {
        /// Some programs write a few bytes before a PDF's header; readers look this far for it.
        const PDF_WITHIN: usize = 1024;
        let start = &content[..content.len().min(PDF_WITHIN)];
        if content.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if content.starts_with(&[0xff, 0xd8, 0xff]) {
            Some(Self::Jpeg)
        } else if content.starts_with(b"II*\0") || content.starts_with(b"MM\0*") {
            Some(Self::Tiff)
        } else if content.get(4..8) == Some(b"ftyp")
            && content.get(8..12).is_some_and(|brand| {
                [b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis"]
                    .iter()
                    .any(|known| brand == *known)
            })
        {
            Some(Self::Heic)
        } else if start.windows(5).any(|five| five == b"%PDF-") {
            Some(Self::Pdf)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        assert_eq!(Format::of(b"\x89PNG\r\n\x1a\n...."), Some(Format::Png));
        assert_eq!(Format::of(&[0xff, 0xd8, 0xff, 0xe0, 0]), Some(Format::Jpeg));
        assert_eq!(Format::of(b"II*\0...."), Some(Format::Tiff));
        assert_eq!(Format::of(b"\0\0\0\x18ftypheic...."), Some(Format::Heic));
        assert_eq!(Format::of(b"%PDF-1.7\n"), Some(Format::Pdf));
        assert_eq!(Format::of(b"\n\n%PDF-1.4\n"), Some(Format::Pdf));
        for other in [
            &b""[..],
            b"%PDF",
            b"GIF89a",
            b"PK\x03\x04",
            b"<html>",
            b"MZ",
            b"\0\0\0\x18ftypmp42",
        ] {
            assert_eq!(Format::of(other), None);
        }
    }
}
