//! Where text is: the detector's map of probabilities, and the strokes of text found in it.

use image::RgbImage;
use rten::{Model, ModelOptions};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::EngineError;
use crate::picture::scaled;

/// A pixel of the map belongs to text above this.
const PIXEL: f32 = 0.3;
/// A stroke is text where its pixels are this sure on average.
const STROKE: f32 = 0.5;
/// Real pages have a few hundred lines; a picture of sand has thousands of specks, each to be recognised.
const MOST_STROKES: usize = 1500;

pub(super) struct Detector {
    model: Model,
}

/// One run of text as the detector sees it: the core of a line, thinner and shorter than its letters.
#[derive(Debug, Clone)]
pub(super) struct Stroke {
    /// For each column of the map: x, top and bottom, in pixels of the picture.
    pub columns: Vec<[f32; 3]>,
    /// For each row of the map: y, left and right.
    pub rows: Vec<[f32; 3]>,
    /// Pixels of the picture that it covers.
    pub area: f32,
    /// The direction in which it is longest, in radians, between −π/2 and π/2.
    pub angle: f32,
    /// Along that direction, and across.
    pub length: f32,
    pub thickness: f32,
}

impl Stroke {
    /// Where it lies on the picture that its own is a part of.
    pub fn shift(&mut self, right: f32, down: f32) {
        for [x, top, bottom] in &mut self.columns {
            *x += right;
            *top += down;
            *bottom += down;
        }
        for [y, from, to] in &mut self.rows {
            *y += down;
            *from += right;
            *to += right;
        }
    }

    /// The same stroke after the picture was turned clockwise by 90° (`quarter` 1), 180° (2) or 270° (3).
    pub fn turned(&self, quarter: u32, width: f32, height: f32) -> Self {
        let flip =
            |span: &[[f32; 3]], at: f32, across: f32, flip_at: bool, flip_across: bool| -> Vec<[f32; 3]> {
                span.iter()
                    .map(|&[p, from, to]| {
                        let p = if flip_at { at - p } else { p };
                        if flip_across {
                            [p, across - to, across - from]
                        } else {
                            [p, from, to]
                        }
                    })
                    .collect()
            };
        let (columns, rows) = match quarter % 4 {
            // (x, y) → (height − y, x)
            1 => (
                flip(&self.rows, height, width, true, false),
                flip(&self.columns, width, height, false, true),
            ),
            2 => (
                flip(&self.columns, width, height, true, true),
                flip(&self.rows, height, width, true, true),
            ),
            // (x, y) → (y, width − x)
            3 => (
                flip(&self.rows, height, width, false, true),
                flip(&self.columns, width, height, true, false),
            ),
            _ => (self.columns.clone(), self.rows.clone()),
        };
        let mut angle = self.angle;
        if quarter % 2 == 1 {
            angle += std::f32::consts::FRAC_PI_2;
            if angle > std::f32::consts::FRAC_PI_2 {
                angle -= std::f32::consts::PI;
            }
        }
        Self {
            columns,
            rows,
            angle,
            ..*self
        }
    }
}

impl Detector {
    pub fn load(file: &std::path::Path) -> Result<Self, EngineError> {
        Ok(Self {
            model: load_model(file)?,
        })
    }

    /// The text of the picture, looked at with its long side scaled to `side` (never up by more than two).
    pub fn strokes(&self, picture: &RgbImage, side: u32) -> Result<Vec<Stroke>, EngineError> {
        let (width, height) = picture.dimensions();
        if width == 0 || height == 0 {
            return Ok(Vec::new());
        }
        let scale = (side as f32 / width.max(height) as f32).min(2.0);
        let small_width = ((width as f32 * scale).round() as u32).max(1);
        let small_height = ((height as f32 * scale).round() as u32).max(1);
        let small = scaled(picture, small_width, small_height);
        let (map_width, map_height) = (
            small_width.next_multiple_of(32) as usize,
            small_height.next_multiple_of(32) as usize,
        );
        let input = input(&small, map_width, map_height);
        let output: NdTensor<f32, 4> = self
            .model
            .run_one((&input).into(), None)
            .map_err(|error| EngineError(format!("the text detector failed: {error}")))?
            .try_into()
            .map_err(|_| EngineError("the text detector's answer has another shape".to_owned()))?;
        let shape = output.shape();
        if shape != [1, 1, map_height, map_width] {
            return Err(EngineError(format!(
                "the text detector's answer has the shape {shape:?}"
            )));
        }
        let map = output.to_vec();
        let (scale_x, scale_y) = (
            width as f32 / small_width as f32,
            height as f32 / small_height as f32,
        );
        Ok(strokes(
            &map,
            map_width,
            small_width as usize,
            small_height as usize,
            scale_x,
            scale_y,
        ))
    }
}

pub(super) fn load_model(file: &std::path::Path) -> Result<Model, EngineError> {
    ModelOptions::with_all_ops()
        .prepack_weights(true)
        .load_file(file)
        .map_err(|error| EngineError(format!("{} could not be loaded: {error}", file.display())))
}

/// Channels in the order blue, green, red, as the model was trained; the constants are those of ImageNet.
fn input(small: &RgbImage, width: usize, height: usize) -> NdTensor<f32, 4> {
    const MEAN: [f32; 3] = [0.485, 0.456, 0.406];
    const DEVIATION: [f32; 3] = [0.229, 0.224, 0.225];
    let plane = width * height;
    let mut data = vec![0.0f32; 3 * plane];
    for (y, row) in small.rows().enumerate() {
        for (x, pixel) in row.enumerate() {
            for channel in 0..3 {
                let value = f32::from(pixel.0[2 - channel]) / 255.0;
                data[channel * plane + y * width + x] = (value - MEAN[channel]) / DEVIATION[channel];
            }
        }
    }
    NdTensor::from_data([1, 3, height, width], data)
}

/// The connected parts of the map. The map may be wider than what is looked at: the rest is padding.
fn strokes(
    map: &[f32],
    map_width: usize,
    width: usize,
    height: usize,
    scale_x: f32,
    scale_y: f32,
) -> Vec<Stroke> {
    let mut seen = vec![false; map.len()];
    let mut found = Vec::new();
    let mut stack = Vec::new();
    let mut pixels = Vec::new();
    for start_y in 0..height {
        for start_x in 0..width {
            let start = start_y * map_width + start_x;
            if seen[start] || map[start] <= PIXEL {
                continue;
            }
            pixels.clear();
            stack.push((start_x, start_y));
            seen[start] = true;
            let mut sum = 0.0;
            while let Some((x, y)) = stack.pop() {
                sum += map[y * map_width + x];
                pixels.push((x, y));
                for next_y in y.saturating_sub(1)..(y + 2).min(height) {
                    for next_x in x.saturating_sub(1)..(x + 2).min(width) {
                        let next = next_y * map_width + next_x;
                        if !seen[next] && map[next] > PIXEL {
                            seen[next] = true;
                            stack.push((next_x, next_y));
                        }
                    }
                }
            }
            if pixels.len() >= 6 && sum / pixels.len() as f32 >= STROKE {
                found.push(stroke(&pixels, scale_x, scale_y));
            }
        }
    }
    if found.len() > MOST_STROKES {
        found.sort_by(|a, b| b.area.total_cmp(&a.area));
        found.truncate(MOST_STROKES);
    }
    found
}

fn stroke(pixels: &[(usize, usize)], scale_x: f32, scale_y: f32) -> Stroke {
    let columns = spans(pixels.iter().map(|&(x, y)| (x, y)), scale_x, scale_y);
    let rows = spans(pixels.iter().map(|&(x, y)| (y, x)), scale_y, scale_x);
    let count = pixels.len() as f32;
    let points = || {
        pixels
            .iter()
            .map(|&(x, y)| ((x as f32 + 0.5) * scale_x, (y as f32 + 0.5) * scale_y))
    };
    let (sum_x, sum_y) = points().fold((0.0, 0.0), |(sx, sy), (x, y)| (sx + x, sy + y));
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let (mut xx, mut xy, mut yy) = (0.0f32, 0.0f32, 0.0f32);
    for (x, y) in points() {
        let (dx, dy) = (x - mean_x, y - mean_y);
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
    let (sin, cos) = angle.sin_cos();
    let (mut low, mut high) = (f32::MAX, f32::MIN);
    for (x, y) in points() {
        let along = (x - mean_x) * cos + (y - mean_y) * sin;
        low = low.min(along);
        high = high.max(along);
    }
    let area = count * scale_x * scale_y;
    let length = high - low + (scale_x + scale_y) / 2.0;
    Stroke {
        columns,
        rows,
        area,
        angle,
        length,
        thickness: area / length,
    }
}

/// For each first coordinate the extent of the second.
fn spans(
    pixels: impl Iterator<Item = (usize, usize)> + Clone,
    scale_at: f32,
    scale_across: f32,
) -> Vec<[f32; 3]> {
    let first = pixels.clone().map(|(at, _)| at).min().unwrap_or(0);
    let last = pixels.clone().map(|(at, _)| at).max().unwrap_or(0);
    let mut extents = vec![(usize::MAX, 0usize); last - first + 1];
    for (at, across) in pixels {
        let (low, high) = &mut extents[at - first];
        *low = (*low).min(across);
        *high = (*high).max(across);
    }
    extents
        .iter()
        .enumerate()
        .filter(|(_, (low, high))| low <= high)
        .map(|(index, &(low, high))| {
            [
                ((first + index) as f32 + 0.5) * scale_at,
                low as f32 * scale_across,
                (high + 1) as f32 * scale_across,
            ]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bar of text, 40 × 4 in a map of 64 × 32, at (10, 8).
    fn bar() -> Vec<Stroke> {
        let mut map = vec![0.0; 64 * 32];
        for y in 8..12 {
            for x in 10..50 {
                map[y * 64 + x] = 0.9;
            }
        }
        strokes(&map, 64, 60, 30, 2.0, 2.0)
    }

    #[test]
    fn a_bar_is_one_stroke_in_pixels_of_the_picture() {
        let found = bar();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].columns.len(), 40);
        assert_eq!(found[0].columns[0], [21.0, 16.0, 24.0]);
        assert!(found[0].angle.abs() < 1e-3);
        assert!((found[0].thickness - 8.0).abs() < 0.5, "{:?}", found[0].thickness);
    }

    #[test]
    fn a_stroke_turned_four_times_by_a_quarter_is_where_it_was() {
        let stroke = &bar()[0];
        let once = stroke.turned(1, 120.0, 60.0);
        assert_eq!(once.rows[0], [21.0, 60.0 - 24.0, 60.0 - 16.0]);
        let mut back = stroke.clone();
        for (width, height) in [(120.0, 60.0), (60.0, 120.0), (120.0, 60.0), (60.0, 120.0)] {
            back = back.turned(1, width, height);
        }
        let mut columns = back.columns.clone();
        columns.sort_by(|a, b| a[0].total_cmp(&b[0]));
        assert_eq!(columns, stroke.columns);
        let half = stroke.turned(2, 120.0, 60.0);
        assert_eq!(half.turned(2, 120.0, 60.0).columns, stroke.columns);
        let left = stroke.turned(3, 120.0, 60.0).turned(1, 60.0, 120.0);
        assert_eq!(left.rows.len(), stroke.rows.len());
    }

    #[test]
    fn faint_and_tiny_spots_are_no_text() {
        let mut map = vec![0.0; 64 * 32];
        map[5 * 64 + 5] = 0.9;
        for x in 10..30 {
            map[20 * 64 + x] = 0.35;
        }
        assert!(strokes(&map, 64, 64, 32, 1.0, 1.0).is_empty());
    }
}
