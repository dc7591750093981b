//! Parts of a JPEG that were compressed otherwise than the rest.
//!
//! A scan that was opened, changed and saved again was compressed twice: everything that was on it before lies near
//! the steps of the first compression, a digit pasted from elsewhere does not, even if the eye sees no difference. So:
//! find the first compression's steps, and then the spot that does not keep to them. It works where the second
//! compression was finer than the first, which editors' usual settings make true for scans. Where it does not, or where
//! many spots stand out (colours cut off at white, a picture turned or scaled in between), it says nothing.

use image::{ImageFormat, RgbImage};

use crate::{Area, Limits};

const BLOCK: usize = 8;
/// Frequencies that are looked at: low ones, which text fills.
const LOW: usize = 5;
/// Pixels at the end of the scale whose loss a block survives.
const CUT_OFF: usize = 12;
/// The spot's size in blocks: a digit or two of a scan.
const SPOT: (usize, usize) = (2, 4);
/// How much less likely a spot is under the first compression's steps, in natural logarithms.
const FOREIGN: f32 = -25.0;
/// And how much more than the next.
const CLEARER: f32 = 2.0;
/// A larger share of odd blocks than this is not a patch.
const MOST_ODD: f32 = 0.03;
/// Of text, a letter and two lines: smaller pictures are icons.
const LEAST_SIDE: u32 = 300;
const LEAST_SAMPLES: usize = 2000;

/// The luminance table that the standard's quality scale is made of, by rows.
const STANDARD: [u8; 64] = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17,
    22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78,
    87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const ZIGZAG: [u8; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
    14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39,
    46, 53, 60, 61, 54, 47, 55, 62, 63,
];

/// The patches of a JPEG file; None where nothing can be told.
pub fn patches(jpeg: &[u8], limits: &Limits) -> Option<Vec<Area>> {
    let last = luminance_steps(jpeg)?;
    let mut reader = image::ImageReader::with_format(std::io::Cursor::new(jpeg), ImageFormat::Jpeg);
    let mut allowed = image::Limits::default();
    allowed.max_alloc = Some(limits.decoder_bytes);
    reader.limits(allowed);
    let (width, height) = image::ImageReader::with_format(std::io::Cursor::new(jpeg), ImageFormat::Jpeg)
        .into_dimensions()
        .ok()?;
    if width < LEAST_SIDE || height < LEAST_SIDE || u64::from(width) * u64::from(height) > limits.pixels {
        return None;
    }
    let picture = reader.decode().ok()?.into_rgb8();
    let blocks = Blocks::of(&picture);
    let first = blocks.first_steps(&last)?;
    let spot = blocks.odd_spot(&first, &last);
    Some(
        spot.into_iter()
            .map(|(column, row)| blocks.area(column, row, &picture))
            .collect(),
    )
}

/// The steps of the luminance's quantisation, by rows.
fn luminance_steps(jpeg: &[u8]) -> Option<[f32; 64]> {
    let mut at = 2;
    loop {
        let [0xff, marker, high, low] = *jpeg.get(at..at + 4)? else {
            return None;
        };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let mut body = jpeg.get(at + 4..at + 2 + length)?;
        match marker {
            0xdb => {
                while let [kind, rest @ ..] = body {
                    let wide = kind >> 4 == 1;
                    let size = if wide { 128 } else { 64 };
                    let steps = rest.get(..size)?;
                    // The first table is the luminance's in every file met
                    if kind & 0x0f == 0 {
                        let mut table = [0.0; 64];
                        for (index, place) in ZIGZAG.iter().enumerate() {
                            let step = if wide {
                                u16::from_be_bytes([steps[index * 2], steps[index * 2 + 1]])
                            } else {
                                u16::from(steps[index])
                            };
                            table[usize::from(*place)] = f32::from(step.max(1));
                        }
                        return Some(table);
                    }
                    body = &rest[size..];
                }
            }
            0xda | 0xd9 => return None,
            _ => {}
        }
        at += 2 + length;
    }
}

fn steps_of_quality(quality: u16) -> [f32; 64] {
    let scale = if quality < 50 {
        5000.0 / f32::from(quality)
    } else {
        200.0 - 2.0 * f32::from(quality)
    };
    STANDARD.map(|step| {
        ((f32::from(step) * scale + 50.0) / 100.0)
            .floor()
            .clamp(1.0, 255.0)
    })
}

/// Frequencies of each block, in its place.
struct Blocks {
    across: usize,
    down: usize,
    frequencies: Vec<[f32; 64]>,
    /// With text in it and without losses at the ends of the scale, all but, and entirely.
    usable: Vec<bool>,
    clean: Vec<bool>,
}

impl Blocks {
    fn of(picture: &RgbImage) -> Self {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let (across, down) = (width / BLOCK, height / BLOCK);
        let waves = waves();
        let bytes = picture.as_raw();
        let mut blocks = Self {
            across,
            down,
            frequencies: Vec::with_capacity(across * down),
            usable: Vec::with_capacity(across * down),
            clean: Vec::with_capacity(across * down),
        };
        for row in 0..down {
            for column in 0..across {
                let mut light = [0.0f32; 64];
                let mut cut_off = 0;
                for (index, value) in light.iter_mut().enumerate() {
                    let (x, y) = (column * BLOCK + index % BLOCK, row * BLOCK + index / BLOCK);
                    let pixel = &bytes[(y * width + x) * 3..][..3];
                    cut_off += usize::from(pixel.iter().any(|part| !(2..=253).contains(part)));
                    *value = f32::from(pixel[0]) * 0.299
                        + f32::from(pixel[1]) * 0.587
                        + f32::from(pixel[2]) * 0.114
                        - 128.0;
                }
                let frequencies = transform(&light, &waves);
                let text = frequencies[1..].iter().filter(|value| value.abs() > 20.0).count() >= 4;
                blocks.frequencies.push(frequencies);
                blocks.usable.push(text && cut_off <= CUT_OFF);
                blocks.clean.push(text && cut_off == 0);
            }
        }
        blocks
    }

    /// The steps of an earlier, coarser compression, if there was one.
    fn first_steps(&self, last: &[f32; 64]) -> Option<[f32; 64]> {
        const LEAST_CLEAN: usize = 800;
        const SURE: f32 = 0.3;
        const ENOUGH: usize = 8000;
        let clean = self.clean.iter().filter(|clean| **clean).count() >= LEAST_CLEAN;
        let chosen = if clean { &self.clean } else { &self.usable };
        let all: Vec<usize> = (0..chosen.len()).filter(|index| chosen[*index]).collect();
        let sample: Vec<usize> = all.iter().copied().step_by(all.len() / ENOUGH + 1).collect();
        let mut best: Option<(f32, [f32; 64])> = None;
        for quality in 40..=92 {
            let steps = steps_of_quality(quality);
            let (mut sum, mut samples) = (0.0, 0);
            for index in &sample {
                let (likelihood, told) = likelihood(&self.frequencies[*index], &steps, last);
                sum += likelihood;
                samples += told;
            }
            if samples >= LEAST_SAMPLES {
                let mean = sum / samples as f32;
                if best.is_none_or(|(known, _)| mean > known) {
                    best = Some((mean, steps));
                }
            }
        }
        best.filter(|(mean, _)| *mean > SURE).map(|(_, steps)| steps)
    }

    /// The one spot that does not keep to the first compression's steps.
    fn odd_spot(&self, first: &[f32; 64], last: &[f32; 64]) -> Option<(usize, usize)> {
        const LEAST_TOLD: usize = 4;
        const ODD: f32 = -4.0;
        let (mut known, mut odd) = (0, 0);
        let likely: Vec<f32> = std::iter::zip(&self.frequencies, &self.usable)
            .map(|(frequencies, usable)| {
                let (likelihood, told) = if *usable {
                    likelihood(frequencies, first, last)
                } else {
                    (0.0, 0)
                };
                if told < LEAST_TOLD {
                    return 0.0;
                }
                known += 1;
                odd += usize::from(likelihood < ODD);
                likelihood.clamp(-12.0, 6.0)
            })
            .collect();
        if odd as f32 > known as f32 * MOST_ODD {
            return None;
        }
        let mut spots: Vec<(f32, usize, usize)> = Vec::new();
        for row in 0..self.down.saturating_sub(SPOT.1 - 1) {
            for column in 0..self.across.saturating_sub(SPOT.0 - 1) {
                let sum: f32 = (0..SPOT.1)
                    .flat_map(|y| (0..SPOT.0).map(move |x| (row + y) * self.across + column + x))
                    .map(|index| likely[index])
                    .sum();
                if sum < FOREIGN / CLEARER {
                    spots.push((sum, column, row));
                }
            }
        }
        let (sum, column, row) = *spots.iter().min_by(|a, b| a.0.total_cmp(&b.0))?;
        let apart = |other: &&(f32, usize, usize)| {
            other.1.abs_diff(column) >= SPOT.0 * 2 || other.2.abs_diff(row) > SPOT.1
        };
        let next = spots.iter().filter(apart).map(|spot| spot.0).fold(0.0, f32::min);
        (sum < FOREIGN && sum < next * CLEARER).then_some((column, row))
    }

    fn area(&self, column: usize, row: usize, picture: &RgbImage) -> Area {
        let (width, height) = (picture.width() as f32, picture.height() as f32);
        Area {
            x: (column * BLOCK) as f32 / width,
            y: (row * BLOCK) as f32 / height,
            width: (SPOT.0 * BLOCK) as f32 / width,
            height: (SPOT.1 * BLOCK) as f32 / height,
        }
    }
}

/// How much likelier a block is if it was once compressed with these steps than if it was not, and by how many of its
/// frequencies that is told.
fn likelihood(frequencies: &[f32; 64], first: &[f32; 64], last: &[f32; 64]) -> (f32, usize) {
    /// Of the frequencies of a block that was compressed so, how many lie where they should.
    const KEPT: f32 = 0.95;
    let (mut sum, mut told) = (0.0, 0);
    for row in 0..=LOW {
        for column in 0..=LOW - row {
            let at = row * BLOCK + column;
            let (step, slack) = (first[at], last[at] / 2.0 + 1.0);
            let chance = 2.0 * slack / step;
            let size = frequencies[at].abs();
            if at == 0 || chance > 0.6 || size <= step * 0.6 {
                continue;
            }
            told += 1;
            let off = (size - (size / step).round() * step).abs();
            sum += if off <= slack {
                (KEPT / chance).ln()
            } else {
                ((1.0 - KEPT) / (1.0 - chance)).ln()
            };
        }
    }
    (sum, told)
}

fn waves() -> [[f32; BLOCK]; BLOCK] {
    std::array::from_fn(|frequency| {
        let scale = if frequency == 0 { 1.0f32 } else { 2.0 };
        std::array::from_fn(|at| {
            let angle = (2 * at + 1) as f32 * frequency as f32 * std::f32::consts::PI / 16.0;
            (scale / BLOCK as f32).sqrt() * angle.cos()
        })
    })
}

fn transform(light: &[f32; 64], waves: &[[f32; BLOCK]; BLOCK]) -> [f32; 64] {
    let mut rows = [0.0; 64];
    for y in 0..BLOCK {
        for (frequency, wave) in waves.iter().enumerate() {
            rows[y * BLOCK + frequency] = (0..BLOCK).map(|x| light[y * BLOCK + x] * wave[x]).sum();
        }
    }
    let mut whole = [0.0; 64];
    for (frequency, wave) in waves.iter().enumerate() {
        for x in 0..BLOCK {
            whole[frequency * BLOCK + x] = (0..BLOCK).map(|y| rows[y * BLOCK + x] * wave[y]).sum();
        }
    }
    whole
}
