//! Which font of the file each showing of text uses. The interpreter hands over glyphs without saying from which font
//! resource they come; the content stream says it. So the stream's text operators are followed here, in the order the
//! interpreter follows them, and matched with what was drawn by the codes of the letters.

use hayro::hayro_syntax::content::{TypedIter, ops::TypedInstruction};
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

use super::drawing::{Drawing, sounds_bold};

/// A font as the file names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Font {
    /// As in the file, less the mark of a subset.
    pub name: Option<String>,
    /// Only the letters that are used were embedded.
    pub subset: bool,
    pub embedded: bool,
    pub bold: bool,
    object: Option<(u32, i32)>,
}

/// Operators followed; a page that was drawn has fewer by far, but for what is in hidden layers.
const MOST_OPERATORS: usize = 2_000_000;
const DEEPEST: usize = 12;
/// How far the two ways may come apart: text in hidden layers is not drawn.
const LOOK_AHEAD: usize = 400;

struct Shown {
    font: Option<u16>,
    codes: Vec<u8>,
}

struct Walk {
    fonts: Vec<Font>,
    shown: Vec<Shown>,
    left: usize,
}

/// Gives every glyph its font; glyphs whose font cannot be told keep the one that the interpreter told apart.
pub(super) fn assign(page: &Page<'_>, drawing: &mut Drawing) {
    let mut walk = Walk {
        fonts: Vec::new(),
        shown: Vec::new(),
        left: MOST_OPERATORS,
    };
    walk.stream(page.typed_operations(), page.resources(), None, 0);
    if let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots".as_slice()) {
        for annotation in annotations.iter::<Dict<'_>>() {
            if let Some(form) = appearance(&annotation) {
                walk.form(&form, page.resources(), None, 0);
            }
        }
    }
    let mut next = 0;
    let fonts_of_runs: Vec<Option<u16>> = drawing
        .runs
        .iter()
        .map(|codes| {
            let end = (next + LOOK_AHEAD).min(walk.shown.len());
            // Filled and stroked text is drawn twice.
            let again = next
                .checked_sub(1)
                .filter(|at| same(&walk.shown[*at].codes, codes));
            let found = (next..end)
                .find(|at| same(&walk.shown[*at].codes, codes))
                .or(again)?;
            next = found + 1;
            walk.shown[found].font
        })
        .collect();
    let told = walk.fonts.len();
    let guessed = std::mem::take(&mut drawing.fonts);
    drawing.fonts = walk.fonts;
    drawing.fonts.extend(guessed);
    for glyph in &mut drawing.glyphs {
        glyph.font = match fonts_of_runs.get(glyph.run as usize).copied().flatten() {
            Some(font) => font,
            None => u16::try_from(told + usize::from(glyph.font)).unwrap_or(u16::MAX),
        };
    }
}

fn same(bytes: &[u8], codes: &[u32]) -> bool {
    if bytes.len() == codes.len() {
        std::iter::zip(bytes, codes).all(|(byte, code)| u32::from(*byte) == *code)
    } else if bytes.len() == codes.len() * 2 {
        std::iter::zip(bytes.as_chunks::<2>().0, codes)
            .all(|(two, code)| u32::from(u16::from_be_bytes(*two)) == *code)
    } else {
        false
    }
}

pub(super) fn appearance<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    const HIDDEN: u32 = 1 << 1 | 1 << 5;
    if annotation.get::<u32>(b"F".as_slice()).unwrap_or(0) & HIDDEN != 0 {
        return None;
    }
    let appearances = annotation.get::<Dict<'_>>(b"AP".as_slice())?;
    match appearances.get::<Object<'_>>(b"N".as_slice())? {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => {
            let state = annotation.get::<Name<'_>>(b"AS".as_slice())?;
            states.get::<Stream<'_>>(state)
        }
        _ => None,
    }
}

impl Walk {
    fn form(&mut self, form: &Stream<'_>, resources: &Resources<'_>, font: Option<u16>, depth: usize) {
        if depth >= DEEPEST {
            return;
        }
        let Ok(content) = form.decoded_data() else {
            return;
        };
        let own = form
            .dict()
            .get::<Dict<'_>>(b"Resources".as_slice())
            .map(Resources::new);
        self.stream(
            TypedIter::new(content.as_ref()),
            own.as_ref().unwrap_or(resources),
            font,
            depth + 1,
        );
    }

    fn stream(
        &mut self,
        mut operators: TypedIter<'_>,
        resources: &Resources<'_>,
        start: Option<u16>,
        depth: usize,
    ) {
        let mut font = start;
        let mut saved = Vec::new();
        while let Some(operator) = operators.next() {
            let Some(left) = self.left.checked_sub(1) else {
                return;
            };
            self.left = left;
            match operator {
                TypedInstruction::SaveState(_) => saved.push(font),
                TypedInstruction::RestoreState(_) => font = saved.pop().unwrap_or(font),
                TypedInstruction::TextFont(set) => {
                    font = resources.get_font(set.0).and_then(|dict| self.font(&dict));
                }
                TypedInstruction::ShowText(text) => self.show(font, text.0.as_bytes().to_vec()),
                TypedInstruction::NextLineAndShowText(text) => self.show(font, text.0.as_bytes().to_vec()),
                TypedInstruction::ShowTextWithParameters(text) => self.show(font, text.2.as_bytes().to_vec()),
                TypedInstruction::ShowTexts(texts) => {
                    let mut codes = Vec::new();
                    for part in texts.0.iter::<Object<'_>>() {
                        if let Object::String(text) = part {
                            codes.extend_from_slice(text.as_bytes());
                        }
                    }
                    self.show(font, codes);
                }
                TypedInstruction::XObject(drawn) => {
                    let form = resources.get_x_object(drawn.0).filter(|object| {
                        object
                            .dict()
                            .get::<Name<'_>>(b"Subtype".as_slice())
                            .is_some_and(|kind| &*kind == b"Form")
                    });
                    if let Some(form) = form {
                        self.form(&form, resources, font, depth);
                    }
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, font: Option<u16>, codes: Vec<u8>) {
        if !codes.is_empty() {
            self.shown.push(Shown { font, codes });
        }
    }

    fn font(&mut self, dict: &Dict<'_>) -> Option<u16> {
        let object = dict.obj_id().map(|id| (id.obj_number, id.gen_number));
        let known = |font: &Font| object.is_some() && font.object == object;
        if let Some(index) = self.fonts.iter().position(known) {
            return u16::try_from(index).ok();
        }
        let font = Font::of(dict, object);
        let index = self
            .fonts
            .iter()
            .position(|known| *known == font)
            .unwrap_or_else(|| {
                self.fonts.push(font);
                self.fonts.len() - 1
            });
        u16::try_from(index).ok()
    }
}

impl Font {
    fn of(dict: &Dict<'_>, object: Option<(u32, i32)>) -> Self {
        let descendant = dict
            .get::<Array<'_>>(b"DescendantFonts".as_slice())
            .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let descriptor = descendant
            .as_ref()
            .unwrap_or(dict)
            .get::<Dict<'_>>(b"FontDescriptor".as_slice());
        let drawn = dict
            .get::<Name<'_>>(b"Subtype".as_slice())
            .is_some_and(|kind| &*kind == b"Type3");
        let whole = dict
            .get::<Name<'_>>(b"BaseFont".as_slice())
            .or_else(|| descriptor.as_ref()?.get::<Name<'_>>(b"FontName".as_slice()))
            .map(|name| String::from_utf8_lossy(&name).into_owned());
        let subset = whole
            .as_deref()
            .and_then(|name| name.split_once('+'))
            .is_some_and(|(mark, _)| mark.len() == 6 && mark.bytes().all(|byte| byte.is_ascii_uppercase()));
        let name = whole.map(|name| if subset { name[7..].to_owned() } else { name });
        let embedded = drawn
            || descriptor.as_ref().is_some_and(|descriptor| {
                ["FontFile", "FontFile2", "FontFile3"]
                    .iter()
                    .any(|key| descriptor.contains_key(key.as_bytes()))
            });
        let heavy = descriptor.as_ref().is_some_and(|descriptor| {
            const FORCE_BOLD: u32 = 1 << 18;
            descriptor
                .get::<f32>(b"FontWeight".as_slice())
                .is_some_and(|weight| weight >= 600.0)
                || descriptor
                    .get::<u32>(b"Flags".as_slice())
                    .is_some_and(|flags| flags & FORCE_BOLD != 0)
        });
        Self {
            bold: heavy || name.as_deref().is_some_and(sounds_bold),
            name,
            subset,
            embedded,
            object,
        }
    }

    pub(super) fn guessed(name: Option<String>, bold: bool) -> Self {
        Self {
            name,
            subset: false,
            embedded: true,
            bold,
            object: None,
        }
    }

    /// The family, whatever its weight and slant: what a forger's editor gets wrong.
    pub fn family(&self) -> Option<String> {
        let mut name = self.name.as_deref()?.to_ascii_lowercase();
        if let Some((family, _)) = name.split_once([',', '-']) {
            name = family.to_owned();
        }
        for end in [
            "mt",
            "ps",
            "std",
            "bold",
            "italic",
            "oblique",
            "regular",
            "condensed",
            "narrow",
        ] {
            if let Some(family) = name.strip_suffix(end)
                && !family.is_empty()
            {
                name = family.to_owned();
            }
        }
        name.retain(|letter| letter.is_ascii_alphanumeric());
        Some(name)
    }
}
