//! What a JPEG's segments say before its pixels are decoded.

use image::RgbImage;

/// A segment: its marker and what is in it.
pub(super) struct Segment<'a> {
    pub marker: u8,
    pub body: &'a [u8],
}

/// The segments of a JPEG up to its end mark. A scan's segment holds its header, not its data.
pub(super) struct Segments<'a> {
    rest: &'a [u8],
    /// The end mark was reached: nothing is missing.
    pub ended: bool,
}

impl<'a> Segments<'a> {
    pub fn of(content: &'a [u8]) -> Self {
        Self {
            rest: content.get(2..).unwrap_or_default(),
            ended: false,
        }
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        const END: u8 = 0xd9;
        if self.ended {
            return None;
        }
        // Between segments, and in a scan's data, a marker is 0xff and neither a stuffed 0 nor a restart nor filling
        let place = self
            .rest
            .windows(2)
            .position(|two| two[0] == 0xff && !matches!(two[1], 0 | 0x01 | 0xd0..=0xd8 | 0xff))?;
        let marker = self.rest[place + 1];
        let after = &self.rest[place + 2..];
        if marker == END {
            self.ended = true;
            self.rest = &[];
            return None;
        }
        let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
        let body = after.get(2..length.max(2))?;
        self.rest = &after[length.max(2)..];
        Some(Segment { marker, body })
    }
}

/// Whether the file reaches its end mark.
pub(super) fn is_whole(content: &[u8]) -> bool {
    let mut segments = Segments::of(content);
    segments.by_ref().for_each(drop);
    segments.ended
}

/// Whether at least 99 of 100 rows were there, of a file that breaks off. The decoder fills what is missing with one
/// colour. A progressive picture that breaks off is coarse all over: none of it can be trusted.
pub(super) fn nearly_all_there(content: &[u8], picture: &RgbImage) -> bool {
    const PROGRESSIVE: u8 = 0xc2;
    if Segments::of(content).any(|segment| segment.marker == PROGRESSIVE) {
        return false;
    }
    let Some(last) = picture
        .rows()
        .next_back()
        .and_then(|mut row| row.next_back().copied())
    else {
        return false;
    };
    let same = |pixel: &image::Rgb<u8>| pixel.0.iter().zip(last.0).all(|(a, b)| a.abs_diff(b) <= 2);
    let missing = picture
        .rows()
        .rev()
        .take_while(|row| row.clone().all(same))
        .count();
    missing * 100 <= picture.height() as usize
}

/// The tables of a segment.
pub(super) fn quantisation(mut body: &[u8]) -> Vec<[u16; 64]> {
    let mut tables = Vec::new();
    while let Some((&head, rest)) = body.split_first() {
        let wide = head >> 4 != 0;
        let length = if wide { 128 } else { 64 };
        let Some(values) = rest.get(..length) else { break };
        let mut table = [0; 64];
        for (index, entry) in table.iter_mut().enumerate() {
            *entry = if wide {
                u16::from_be_bytes([values[index * 2], values[index * 2 + 1]])
            } else {
                values[index].into()
            };
        }
        tables.push(table);
        body = &rest[length..];
    }
    tables
}

/// The standard's table for brightness at quality 50, in the order of the file.
const STANDARD: [u16; 64] = [
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40,
    58, 51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103,
    104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
];

/// The quality whose standard table is nearest, and whether it is not that table.
pub(super) fn quality(table: &[u16; 64]) -> (u8, bool) {
    let scaled = |quality: u32| -> [u16; 64] {
        let scale = if quality < 50 {
            5000 / quality
        } else {
            200 - quality * 2
        };
        STANDARD.map(|value| ((u32::from(value) * scale + 50) / 100).clamp(1, 255) as u16)
    };
    let off = |quality: u32| -> u32 {
        scaled(quality)
            .iter()
            .zip(table)
            .map(|(a, b)| u32::from(a.abs_diff(*b)))
            .sum()
    };
    let nearest = (1..=100).min_by_key(|&quality| off(quality)).unwrap_or(50);
    (nearest as u8, off(nearest) > 0)
}
