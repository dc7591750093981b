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
