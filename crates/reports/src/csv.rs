//! Tables as CSV (RFC 4180), one file for each kind, and all of them in a ZIP.

use std::io::{Cursor, Write};

use zip::{ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::{
    Cv, Dossier,
    sheets::{Cell, SheetKind, table},
};

/// By it spreadsheet programs know that the letters are UTF-8.
const MARK: &str = "\u{feff}";

/// Cells that begin so are formulas to a spreadsheet program, whoever wrote them.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A text cell as it is written: an apostrophe keeps a spreadsheet program from running it, quotes keep it one cell.
fn text(text: &str) -> String {
    let safe = match text.starts_with(FORMULA) {
        true => format!("'{text}"),
        false => text.to_owned(),
    };
    match safe.contains([',', '"', '\r', '\n']) {
        true => format!("\"{}\"", safe.replace('"', "\"\"")),
        false => safe,
    }
}

/// A kind's table as a file.
pub fn sheet(kind: SheetKind, dossier: &Dossier, cv: &Cv) -> Vec<u8> {
    let table = table(kind, dossier, cv);
    let mut out = format!("{MARK}{}\r\n", table.head.join(","));
    for row in table.rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => out.push_str(number),
                Cell::Text(cell) => out.push_str(&text(cell)),
            }
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

/// Every table, in a ZIP.
pub fn sheets(dossier: &Dossier, cv: &Cv) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for kind in SheetKind::ALL {
        zip.start_file(format!("{kind}.csv"), SimpleFileOptions::default())?;
        zip.write_all(&sheet(*kind, dossier, cv))?;
    }
    Ok(zip.finish()?.into_inner())
}
