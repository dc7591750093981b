//! What a picture's file tells beside its pixels: which camera, when, where, and which program had it last. For those
//! who judge whether a document can be believed; nothing here is a judgement.

use std::io::Cursor;

use exif::{Exif, In, Tag, Value};
use serde::{Deserialize, Serialize};

use super::jpeg::{Segments, quality, quantisation};
use crate::Format;

/// What is not in the file is None or false. Texts are as the file has them, shortened.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PictureFacts {
    /// The camera's maker and model.
    pub make: Option<String>,
    pub model: Option<String>,
    /// The program, or the camera's firmware, that wrote the file, by EXIF or PNG.
    pub software: Option<String>,
    /// The program that made it first, by XMP.
    pub creator_tool: Option<String>,
    /// `2026-03-31 09:15:00`, without a zone: cameras seldom tell theirs.
    pub taken_at: Option<String>,
    pub modified_at: Option<String>,
    /// Degrees, north and east.
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    /// An XMP packet is there, and whether it has a history of edits.
    pub xmp: bool,
    pub edit_history: bool,
    /// A colour profile is there, and its name where it has one.
    pub colour_profile: bool,
    pub colour_profile_name: Option<String>,
    /// Photoshop's own block in a JPEG.
    pub photoshop: bool,
    /// Adobe's colour mark in a JPEG, which other programs write too.
    pub adobe: bool,
    /// A small picture inside, which some editors forget to renew.
    pub thumbnail: bool,
    /// By the quantisation tables of a JPEG: about the number on the scale from 1 to 100 that it was saved with.
    pub quality: Option<u8>,
    /// Those tables are not the standard's at any quality: cameras and Photoshop have their own.
    pub own_tables: bool,
    pub progressive: bool,
}

/// Reads a file's facts. A file that is damaged tells what could be read.
pub fn facts(content: &[u8], format: Format) -> PictureFacts {
    let mut facts = PictureFacts::default();
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    match reader.read_from_container(&mut Cursor::new(content)) {
        Ok(exif) => of_exif(&exif, &mut facts),
        Err(exif::Error::PartialResult(partial)) => of_exif(&partial.into_inner().0, &mut facts),
        Err(_) => {}
    }
    match format {
        Format::Jpeg => of_jpeg(content, &mut facts),
        Format::Png => of_png(content, &mut facts),
        Format::Heic => {
            if let Ok(info) = heic_rs::probe(content) {
                facts.colour_profile |= info.has_icc;
                facts.xmp |= info.has_xmp;
            }
            if facts.xmp {
                of_xmp(content, &mut facts);
            }
        }
        Format::Tiff => of_xmp(content, &mut facts),
        Format::Pdf => {}
    }
    facts
}

fn of_exif(exif: &Exif, facts: &mut PictureFacts) {
    let text = |tag: Tag| match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(parts) => shortened(&String::from_utf8_lossy(parts.first()?)),
        _ => None,
    };
    facts.make = text(Tag::Make);
    facts.model = text(Tag::Model);
    facts.software = text(Tag::Software);
    facts.taken_at = text(Tag::DateTimeOriginal).and_then(|text| time(&text));
    facts.modified_at = text(Tag::DateTime).and_then(|text| time(&text));
    let degrees = |tag: Tag, side: Tag, negative: &str, most: f64| {
        let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else {
            return None;
        };
        let [degrees, minutes, seconds] = parts.get(..3)? else {
            return None;
        };
        let value = degrees.to_f64() + minutes.to_f64() / 60.0 + seconds.to_f64() / 3600.0;
        let value = if text(side).as_deref() == Some(negative) {
            -value
        } else {
            value
        };
        (value.is_finite() && value.abs() <= most).then_some(value)
    };
    facts.latitude = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef, "S", 90.0);
    facts.longitude = degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef, "W", 180.0);
    facts.thumbnail = exif
        .get_field(Tag::JPEGInterchangeFormat, In::THUMBNAIL)
        .is_some();
}

fn of_jpeg(content: &[u8], facts: &mut PictureFacts) {
    let mut tables: Vec<[u16; 64]> = Vec::new();
    for segment in Segments::of(content) {
        match segment.marker {
            0xe1 if segment.body.starts_with(b"http://ns.adobe.com/xap/1.0/\0") => {
                facts.xmp = true;
                of_xmp(segment.body, facts);
            }
            0xe2 if segment.body.starts_with(b"ICC_PROFILE\0") => {
                facts.colour_profile = true;
                facts.colour_profile_name = facts
                    .colour_profile_name
                    .take()
                    .or_else(|| profile_name(segment.body.get(14..)?));
            }
            0xed if segment.body.starts_with(b"Photoshop 3.0\0") => facts.photoshop = true,
            0xee if segment.body.starts_with(b"Adobe") => facts.adobe = true,
            0xc2 => facts.progressive = true,
            0xdb => tables.extend(quantisation(segment.body)),
            _ => {}
        }
    }
    if let Some(luma) = tables.first() {
        let (quality, own) = quality(luma);
        facts.quality = Some(quality);
        facts.own_tables = own;
    }
}

fn of_png(content: &[u8], facts: &mut PictureFacts) {
    let mut rest = content.get(8..).unwrap_or_default();
    while let (Some(length), Some(kind)) = (rest.get(..4), rest.get(4..8)) {
        let length = u32::from_be_bytes([length[0], length[1], length[2], length[3]]) as usize;
        let Some(body) = rest.get(8..8usize.saturating_add(length)) else {
            break;
        };
        match kind {
            b"iCCP" => {
                facts.colour_profile = true;
                let name = body.split(|&byte| byte == 0).next().unwrap_or_default();
                facts.colour_profile_name = shortened(&String::from_utf8_lossy(name));
            }
            b"tEXt" => {
                if let Some(text) = body.strip_prefix(b"Software\0") {
                    facts.software = facts
                        .software
                        .take()
                        .or_else(|| shortened(&String::from_utf8_lossy(text)));
                }
            }
            b"iTXt" if body.starts_with(b"XML:com.adobe.xmp\0") => {
                facts.xmp = true;
                of_xmp(body, facts);
            }
            _ => {}
        }
        let Some(after) = rest.get(12 + length..) else {
            break;
        };
        rest = after;
    }
}

/// XMP is XML, but what is wanted of it stands in it in one of two ways; a parser would be asked no more.
fn of_xmp(content: &[u8], facts: &mut PictureFacts) {
    let place = |needle: &[u8]| content.windows(needle.len()).position(|window| window == needle);
    if let Some(start) = place(b"xmp:CreatorTool") {
        facts.xmp = true;
        let after = &content[start + b"xmp:CreatorTool".len()..];
        let text = String::from_utf8_lossy(&after[..after.len().min(300)]).into_owned();
        let value = match text.strip_prefix("=\"") {
            Some(attribute) => attribute.split('"').next(),
            None => text
                .strip_prefix('>')
                .and_then(|element| element.split('<').next()),
        };
        facts.creator_tool = value.and_then(shortened);
    }
    facts.edit_history |= place(b"xmpMM:History").is_some();
}

/// The description in a colour profile: a tag `desc` with its text, or in two bytes a letter with newer ones.
fn profile_name(profile: &[u8]) -> Option<String> {
    let long = |at: usize| Some(u32::from_be_bytes(profile.get(at..at + 4)?.try_into().ok()?) as usize);
    let tags = long(128)?.min(100);
    let at = (0..tags).find(|tag| profile.get(132 + tag * 12..136 + tag * 12) == Some(b"desc"))?;
    let start = long(136 + at * 12)?;
    match profile.get(start..start + 4)? {
        b"desc" => {
            let length = long(start + 8)?.min(100);
            shortened(&String::from_utf8_lossy(
                profile.get(start + 12..start + 12 + length)?,
            ))
        }
        b"mluc" => {
            let length = long(start + 20)?.min(200);
            let from = start + long(start + 24)?;
            let units: Vec<u16> = profile
                .get(from..from + length)?
                .chunks_exact(2)
                .map(|two| u16::from_be_bytes([two[0], two[1]]))
                .collect();
            shortened(&String::from_utf16_lossy(&units))
        }
        _ => None,
    }
}

/// Text of a stranger's file: without control characters, never long, never empty.
fn shortened(text: &str) -> Option<String> {
    let text: String = text
        .chars()
        .filter(|letter| !letter.is_control())
        .take(100)
        .collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// `2026:03:31 09:15:00` as people write it. Cameras without a clock write zeros.
fn time(text: &str) -> Option<String> {
    let time = exif::DateTime::from_ascii(text.as_bytes()).ok()?;
    (time.year > 0 && (1..=12).contains(&time.month) && (1..=31).contains(&time.day)).then(|| {
        format!(
            "{:04}-{:02}-{:02} {:02}:{:02}:{:02}",
            time.year, time.month, time.day, time.hour, time.minute, time.second
        )
    })
}

#[cfg(test)]
mod tests {
    use image::{ImageEncoder, RgbImage, codecs::jpeg::JpegEncoder};

    use super::*;

    fn jpeg(quality: u8, prepare: impl FnOnce(&mut JpegEncoder<&mut Vec<u8>>)) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
        prepare(&mut encoder);
        encoder.encode_image(&RgbImage::new(16, 16)).unwrap();
        bytes
    }

    #[test]
    fn the_quality_is_told_from_the_tables() {
        for quality in [10, 40, 75, 90, 95] {
            let facts = facts(&jpeg(quality, |_| ()), Format::Jpeg);
            assert_eq!(facts.quality, Some(quality));
            assert!(!facts.own_tables);
        }
    }

    #[test]
    fn camera_program_and_time_are_read() {
        let text = |tag: Tag, text: &str| exif::Field {
            tag,
            ifd_num: In::PRIMARY,
            value: Value::Ascii(vec![text.as_bytes().to_vec()]),
        };
        let degrees = |tag: Tag, parts: [u32; 3]| exif::Field {
            tag,
            ifd_num: In::PRIMARY,
            value: Value::Rational(
                parts
                    .iter()
                    .map(|&num| exif::Rational { num, denom: 1 })
                    .collect(),
            ),
        };
        let fields = [
            text(Tag::Make, "vivo"),
            text(Tag::Software, "Snapseed 2.21"),
            text(Tag::DateTimeOriginal, "2026:03:31 09:15:00"),
            text(Tag::DateTime, "0000:00:00 00:00:00"),
            degrees(Tag::GPSLatitude, [14, 30, 0]),
            text(Tag::GPSLatitudeRef, "N"),
            degrees(Tag::GPSLongitude, [121, 0, 0]),
            text(Tag::GPSLongitudeRef, "W"),
        ];
        let mut writer = exif::experimental::Writer::new();
        fields.iter().for_each(|field| writer.push_field(field));
        let mut block = Cursor::new(Vec::new());
        writer.write(&mut block, false).unwrap();
        let bytes = jpeg(80, |encoder| {
            encoder.set_exif_metadata(block.into_inner()).unwrap()
        });
        let facts = facts(&bytes, Format::Jpeg);
        assert_eq!(facts.make.as_deref(), Some("vivo"));
        assert_eq!(facts.software.as_deref(), Some("Snapseed 2.21"));
        assert_eq!(facts.taken_at.as_deref(), Some("2026-03-31 09:15:00"));
        assert_eq!(facts.modified_at, None);
        assert_eq!(facts.latitude, Some(14.5));
        assert_eq!(facts.longitude, Some(-121.0));
        assert!(!facts.thumbnail);
    }

    #[test]
    fn editors_leave_blocks() {
        let plain = jpeg(80, |_| ());
        let mut bytes = plain[..2].to_vec();
        let xmp =
            b"http://ns.adobe.com/xap/1.0/\0<x xmp:CreatorTool=\"Adobe Photoshop 25.0\"><xmpMM:History/></x>";
        for (marker, body) in [
            (0xe1, &xmp[..]),
            (0xed, b"Photoshop 3.0\08BIM"),
            (0xee, b"Adobe\0d\0\0\0\0\0\0\0"),
        ] {
            bytes.extend([0xff, marker]);
            bytes.extend(((body.len() + 2) as u16).to_be_bytes());
            bytes.extend(body);
        }
        bytes.extend(&plain[2..]);
        let found = facts(&bytes, Format::Jpeg);
        assert!(found.photoshop && found.adobe && found.xmp && found.edit_history);
        assert_eq!(found.creator_tool.as_deref(), Some("Adobe Photoshop 25.0"));
        for part in 0..bytes.len() {
            facts(&bytes[..part], Format::Jpeg);
        }
    }

    #[test]
    fn nothing_is_told_of_nothing() {
        for format in [Format::Png, Format::Jpeg, Format::Tiff, Format::Heic, Format::Pdf] {
            assert_eq!(facts(b"", format), PictureFacts::default());
            facts(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXtSoft", format);
        }
    }
}
