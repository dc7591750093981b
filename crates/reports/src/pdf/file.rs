//! The file itself: pages, the two fonts, and who wrote it when.

use std::{collections::BTreeMap, io::Write, sync::LazyLock};

use flate2::{Compression, write::ZlibEncoder};
use openwink_model::DateTime;
use pdf_writer::{
    Date, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr,
    types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap},
};
use ttf_parser::GlyphId;

use super::{
    Letterhead,
    letters::Weight,
    paper::{HEIGHT, WIDTH},
};

const WEIGHTS: [Weight; 2] = [Weight::Regular, Weight::Bold];
const ADOBE: SystemInfo<'static> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// The fonts are the same in every file.
static PACKED: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| WEIGHTS.map(|weight| packed(weight.file())));

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Memory does not fail
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

struct Numbers(i32);

impl Numbers {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

pub fn write(title: &str, head: &Letterhead, pages: Vec<Vec<u8>>) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let mut numbers = Numbers(0);
    let (catalog, tree, info) = (numbers.next(), numbers.next(), numbers.next());
    pdf.catalog(catalog)
        .pages(tree)
        .lang(TextStr("en"))
        .viewer_preferences()
        .display_doc_title(true);
    pdf.document_info(info)
        .title(TextStr(title))
        .author(TextStr(&head.tenant))
        .creator(TextStr("Openwink"))
        .subject(TextStr(&format!("Document {}", head.code)))
        .creation_date(date(head.generated_at));
    let id = head.code.clone().into_bytes();
    pdf.set_file_id((id.clone(), id));
    let fonts = WEIGHTS.map(|weight| (weight, font(&mut pdf, &mut numbers, weight)));
    let refs: Vec<(Ref, Ref)> = pages.iter().map(|_| (numbers.next(), numbers.next())).collect();
    pdf.pages(tree)
        .kids(refs.iter().map(|(page, _)| *page))
        .count(i32::try_from(refs.len()).unwrap_or(i32::MAX));
    for (content, (page, stream)) in pages.iter().zip(refs) {
        let mut page = pdf.page(page);
        page.parent(tree)
            .media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT))
            .contents(stream);
        let mut resources = page.resources();
        let mut known = resources.fonts();
        for (weight, font) in &fonts {
            known.pair(Name(weight.name()), font);
        }
        known.finish();
        resources.finish();
        page.finish();
        pdf.stream(stream, &packed(content)).filter(Filter::FlateDecode);
    }
    pdf.finish()
}

/// A font by its glyphs' numbers, with a table that tells programs which letters they are.
fn font(pdf: &mut Pdf, numbers: &mut Numbers, weight: Weight) -> Ref {
    let (font, cid, descriptor) = (numbers.next(), numbers.next(), numbers.next());
    let (letters, file) = (numbers.next(), numbers.next());
    let name = Name(weight.name());
    pdf.type0_font(font)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(letters);
    let Some(face) = weight.face() else { return font };
    let per_em = 1000.0 / f32::from(face.units_per_em());
    let widths = (0..face.number_of_glyphs())
        .map(|glyph| f32::from(face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)) * per_em);
    let mut writer = pdf.cid_font(cid);
    writer
        .subtype(CidFontType::Type2)
        .base_font(name)
        .system_info(ADOBE)
        .font_descriptor(descriptor)
        .cid_to_gid_map_predefined(Name(b"Identity"));
    writer.widths().consecutive(0, widths);
    writer.finish();
    let bounds = face.global_bounding_box();
    let edge = |edge: i16| f32::from(edge) * per_em;
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(
            edge(bounds.x_min),
            edge(bounds.y_min),
            edge(bounds.x_max),
            edge(bounds.y_max),
        ))
        .italic_angle(0.0)
        .ascent(edge(face.ascender()))
        .descent(edge(face.descender()))
        .cap_height(edge(face.capital_height().unwrap_or(face.ascender())))
        .stem_v(match weight {
            Weight::Regular => 80.0,
            Weight::Bold => 140.0,
        })
        .font_file2(file);
    let mut map = UnicodeCmap::new(Name(b"Letters"), ADOBE);
    for (glyph, letter) in known_letters(face) {
        map.pair(glyph, letter);
    }
    pdf.cmap(letters, &map.finish());
    let packed = &PACKED[weight as usize];
    pdf.stream(file, packed).filter(Filter::FlateDecode).pair(
        Name(b"Length1"),
        i32::try_from(weight.file().len()).unwrap_or(i32::MAX),
    );
    font
}

/// Which letter a glyph is; the first, where it stands for several.
fn known_letters(face: &ttf_parser::Face<'_>) -> BTreeMap<u16, char> {
    let mut letters = BTreeMap::new();
    let tables = face.tables().cmap.iter().flat_map(|cmap| cmap.subtables);
    for table in tables.filter(|table| table.is_unicode()) {
        table.codepoints(|code| {
            if let (Some(glyph), Some(letter)) = (table.glyph_index(code), char::from_u32(code)) {
                letters.entry(glyph.0).or_insert(letter);
            }
        });
    }
    letters
}

fn date(moment: DateTime) -> Date {
    let day = moment.date();
    let seconds = moment.micros().rem_euclid(86_400_000_000) / 1_000_000;
    let part = |number: i64| u8::try_from(number).unwrap_or(0);
    Date::new(u16::try_from(day.year()).unwrap_or(0))
        .month(part(day.month().into()))
        .day(part(day.day().into()))
        .hour(part(seconds / 3600))
        .minute(part(seconds / 60 % 60))
        .second(part(seconds % 60))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
