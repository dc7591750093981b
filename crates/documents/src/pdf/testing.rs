//! Tiny PDFs, written by hand.

use std::fmt::Write;

use crate::Limits;

use super::{Document, PdfProblem, TextLayer};

/// Objects by number, from 1; 1 is the catalog, 2 the pages, 3 the page, 4 its content, 5 and 6 fonts.
pub(super) struct Builder {
    pub objects: Vec<Vec<u8>>,
    pub info: Option<String>,
}

impl Builder {
    /// One page of 300 by 200 points that draws this.
    pub fn new(content: &str) -> Self {
        Self::with_page("", content)
    }

    /// `page`: more entries of the page.
    pub fn with_page(page: &str, content: &str) -> Self {
        let objects = vec![
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 \
                 0 R /F2 6 0 R >> /XObject << /X1 7 0 R /X2 8 0 R >> /ExtGState << /Faint << /ca 0 >> >> >> {page} >>"
            )
            .into_bytes(),
            stream("", content.as_bytes()),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>".to_vec(),
        ];
        Self { objects, info: None }
    }

    pub fn and(mut self, object: impl Into<Vec<u8>>) -> Self {
        self.objects.push(object.into());
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            places.push(file.len());
            file.extend(format!("{} 0 obj\n", index + 1).bytes());
            file.extend(object);
            file.extend(b"\nendobj\n");
        }
        let start = file.len();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
        for place in &places {
            let _ = writeln!(table, "{place:010} 00000 n ");
        }
        let info = self.info.as_deref().unwrap_or("");
        let _ = write!(
            table,
            "trailer\n<< /Size {} /Root 1 0 R {info} >>\nstartxref\n{start}\n%%EOF\n",
            places.len() + 1
        );
        file.extend(table.bytes());
        file
    }

    pub fn open(&self) -> Result<Document, PdfProblem> {
        Document::open(self.bytes(), &Limits::default())
    }

    pub fn layer(&self) -> TextLayer {
        let document = self.open().unwrap();
        document.page(0).unwrap().layer().unwrap().clone()
    }
}

pub(super) fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<< /Length {} {entries} >>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

/// Something appended to a finished file: objects by number.
pub(super) fn append(file: &[u8], objects: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let text = String::from_utf8_lossy(file).into_owned();
    let before = text
        .rfind("startxref")
        .map_or("0", |at| text[at + 9..].trim().split('\n').next().unwrap_or("0"));
    let before = before.to_owned();
    let mut file = file.to_vec();
    let mut table = "xref\n".to_owned();
    for (number, object) in objects {
        let _ = write!(table, "{number} 1\n{:010} 00000 n \n", file.len());
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    let _ = write!(
        table,
        "trailer\n<< /Size 100 /Root 1 0 R /Prev {before} >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend(table.bytes());
    file
}

pub(super) fn texts(words: &[crate::Word]) -> Vec<&str> {
    words.iter().map(|word| word.text.as_str()).collect()
}
