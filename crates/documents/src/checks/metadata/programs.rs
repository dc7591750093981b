//! What kind of program a name in a file stands for.

/// What a program is for, as far as forgery goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// Pictures and design.
    PictureEditor,
    /// Changes finished PDFs.
    PdfEditor,
    /// Everything else: payroll systems, office programs, printers, scanners, cameras, merging tools.
    Other,
}

/// By a part of the name, in small letters; the first that fits decides.
const KNOWN: &[(&str, Program)] = &[
    ("photoshop", Program::PictureEditor),
    ("illustrator", Program::PictureEditor),
    ("gimp", Program::PictureEditor),
    ("inkscape", Program::PictureEditor),
    ("coreldraw", Program::PictureEditor),
    ("corel photo", Program::PictureEditor),
    ("affinity", Program::PictureEditor),
    ("canva", Program::PictureEditor),
    ("figma", Program::PictureEditor),
    ("pixelmator", Program::PictureEditor),
    ("photopea", Program::PictureEditor),
    ("pixlr", Program::PictureEditor),
    ("picsart", Program::PictureEditor),
    ("snapseed", Program::PictureEditor),
    ("paint.net", Program::PictureEditor),
    ("krita", Program::PictureEditor),
    ("fireworks", Program::PictureEditor),
    ("facetune", Program::PictureEditor),
    ("adobe express", Program::PictureEditor),
    ("photoscape", Program::PictureEditor),
    ("sejda", Program::PdfEditor),
    ("ilovepdf", Program::PdfEditor),
    ("smallpdf", Program::PdfEditor),
    ("pdfescape", Program::PdfEditor),
    ("pdf-xchange editor", Program::PdfEditor),
    ("foxit phantom", Program::PdfEditor),
    ("foxit pdf editor", Program::PdfEditor),
    ("foxit editor", Program::PdfEditor),
    ("pdfelement", Program::PdfEditor),
    ("nitro", Program::PdfEditor),
    ("infix", Program::PdfEditor),
    ("dochub", Program::PdfEditor),
    ("pdffiller", Program::PdfEditor),
    ("soda pdf", Program::PdfEditor),
    ("pdf24", Program::PdfEditor),
    ("libreoffice draw", Program::PdfEditor),
    ("master pdf", Program::PdfEditor),
    ("pdf expert", Program::PdfEditor),
    ("pdf candy", Program::PdfEditor),
    ("pdf2go", Program::PdfEditor),
];

pub(super) fn kind(name: &str) -> Program {
    let name = name.to_lowercase();
    KNOWN
        .iter()
        .find(|(part, _)| name.contains(part))
        .map_or(Program::Other, |(_, kind)| *kind)
}
