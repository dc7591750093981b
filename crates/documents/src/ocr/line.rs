//! Lines of text on a straightened picture, and cutting them out for the recogniser.

use image::{Rgb, RgbImage};

use super::{
    detect::Stroke,
    recognise::{HEIGHT, MOST_WIDTH},
};

/// The detector marks the core of a line; this is how much of area over circumference it is grown by to hold its
/// letters (the model was trained on cores shrunk by about that).
const GROW: f32 = 1.5;

/// A line of text, about level, maybe bent a little.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub left: f32,
    pub right: f32,
    pub height: f32,
    /// The middle of the line: a + b·t + c·t², t from −1 at the left end to 1 at the right.
    curve: [f32; 3],
}

impl Line {
    /// From the middle points of a stroke on the straightened picture.
    pub fn new(middles: &[(f32, f32)], thickness: f32) -> Option<Self> {
        let low = middles.iter().map(|point| point.0).fold(f32::MAX, f32::min);
        let high = middles.iter().map(|point| point.0).fold(f32::MIN, f32::max);
        if middles.is_empty() || !(high - low).is_finite() || !thickness.is_finite() || thickness <= 0.0 {
            return None;
        }
        let length = (high - low).max(thickness);
        let grown = length * thickness * GROW / (2.0 * (length + thickness));
        let (left, right) = (low - grown, high + grown);
        let height = thickness + 2.0 * grown;
        // A short line has too few points for a direction, a middling one for a bend
        let terms = match length / height {
            few if few < 1.5 => 1,
            some if some < 8.0 => 2,
            _ => 3,
        };
        let (centre, half) = ((left + right) / 2.0, ((right - left) / 2.0).max(1e-3));
        let points = middles.iter().map(|&(x, y)| ((x - centre) / half, y));
        let mut curve = fit(points, terms);
        // No line of a straightened page is steeper than this: it is a blot or a stamp
        if curve[1].abs() > 0.35 * half || curve[2].abs() > 0.35 * half {
            curve = [curve[0], 0.0, 0.0];
        }
        Some(Self {
            left,
            right,
            height,
            curve,
        })
    }

    pub fn middle_at(&self, x: f32) -> f32 {
        let half = ((self.right - self.left) / 2.0).max(1e-3);
        let t = ((x - (self.left + self.right) / 2.0) / half).clamp(-1.0, 1.0);
        self.curve[0] + self.curve[1] * t + self.curve[2] * t * t
    }

    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    pub fn turned_over(&self, width: f32, height: f32) -> Self {
        Self {
            left: width - self.right,
            right: width - self.left,
            height: self.height,
            curve: [height - self.curve[0], self.curve[1], -self.curve[2]],
        }
    }

    /// The line as the recogniser wants it: level, [`HEIGHT`] high.
    pub fn cut(&self, picture: &RgbImage) -> RgbImage {
        let scale = HEIGHT as f32 / self.height;
        let width = ((self.width() * scale).round() as u32).clamp(16, MOST_WIDTH);
        let step_x = self.width() / width as f32;
        let step_y = self.height / HEIGHT as f32;
        // Shrinking by more than two needs the mean of several places, or thin strokes of letters are lost
        let samples = ((step_y.max(step_x)).round() as u32).clamp(1, 4);
        let mut cut = RgbImage::new(width, HEIGHT);
        for column in 0..width {
            let x = self.left + (column as f32 + 0.5) * step_x;
            let top = self.middle_at(x) - self.height / 2.0;
            for row in 0..HEIGHT {
                let mut sum = [0.0f32; 3];
                for i in 0..samples {
                    for j in 0..samples {
                        let dx = ((i as f32 + 0.5) / samples as f32 - 0.5) * step_x;
                        let dy = ((j as f32 + 0.5) / samples as f32) * step_y;
                        let pixel = at(picture, x + dx - 0.5, top + row as f32 * step_y + dy - 0.5);
                        for channel in 0..3 {
                            sum[channel] += pixel[channel];
                        }
                    }
                }
                let count = (samples * samples) as f32;
                cut.put_pixel(column, row, Rgb(sum.map(|value| (value / count + 0.5) as u8)));
            }
        }
        cut
    }
}

/// Between pixels; beyond the edge, the edge.
#[inline]
pub(super) fn at(picture: &RgbImage, x: f32, y: f32) -> [f32; 3] {
    let (width, height) = picture.dimensions();
    let x = x.clamp(0.0, (width - 1) as f32);
    let y = y.clamp(0.0, (height - 1) as f32);
    let (left, top) = (x as u32, y as u32);
    let (right, bottom) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
    let (fx, fy) = (x - left as f32, y - top as f32);
    let raw = picture.as_raw();
    let place = |x: u32, y: u32| (y as usize * width as usize + x as usize) * 3;
    let (a, b) = (place(left, top), place(right, top));
    let (c, d) = (place(left, bottom), place(right, bottom));
    let mut value = [0.0; 3];
    for (channel, value) in value.iter_mut().enumerate() {
        let upper = f32::from(raw[a + channel]) * (1.0 - fx) + f32::from(raw[b + channel]) * fx;
        let lower = f32::from(raw[c + channel]) * (1.0 - fx) + f32::from(raw[d + channel]) * fx;
        *value = upper * (1.0 - fy) + lower * fy;
    }
    value
}

/// A polynomial of up to three terms through points, by least squares; points far off count less on the second go.
fn fit(points: impl Iterator<Item = (f32, f32)> + Clone, terms: usize) -> [f32; 3] {
    let mut curve = [0.0f32; 3];
    for round in 0..2 {
        let mut system = super::solve::System::<3>::default();
        for (t, y) in points.clone() {
            let off = y - (curve[0] + curve[1] * t + curve[2] * t * t);
            let weight = if round == 0 { 1.0 } else { 1.0 / (1.0 + off * off) };
            system.add(
                [1.0, f64::from(t), f64::from(t * t)],
                f64::from(y),
                f64::from(weight),
            );
        }
        for term in terms..3 {
            system.hold(term);
        }
        match system.solve() {
            Some(solved) => curve = solved.map(|value| value as f32),
            None => break,
        }
    }
    curve
}

/// The lines of a picture that is straight as it is.
pub(super) fn lines(strokes: &[Stroke]) -> Vec<Line> {
    strokes
        .iter()
        .filter_map(|stroke| {
            let middles: Vec<(f32, f32)> = stroke
                .columns
                .iter()
                .map(|&[x, top, bottom]| (x, (top + bottom) / 2.0))
                .collect();
            Line::new(&middles, thickness(stroke))
        })
        .collect()
}

/// How high the core of the line is: usually, not where a stroke of the pen or the line below touches it.
pub(super) fn thickness(stroke: &Stroke) -> f32 {
    let mut heights: Vec<f32> = stroke
        .columns
        .iter()
        .map(|[_, top, bottom]| bottom - top)
        .collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bent_line_is_cut_level() {
        let mut picture = RgbImage::from_pixel(400, 100, Rgb([255, 255, 255]));
        let bend = |x: f32| 50.0 + 10.0 * ((x - 200.0) / 150.0).powi(2);
        let mut middles = Vec::new();
        for x in 50..350 {
            let y = bend(x as f32);
            middles.push((x as f32, y));
            for dy in -1..=1 {
                picture.put_pixel(x, (y as i32 + dy) as u32, Rgb([0, 0, 0]));
            }
        }
        let line = Line::new(&middles, 8.0).unwrap();
        let cut = line.cut(&picture);
        assert_eq!(cut.height(), HEIGHT);
        let margin = cut.width() / 8;
        for x in margin..cut.width() - margin {
            assert!(
                cut.get_pixel(x, HEIGHT / 2).0[0] < 128,
                "column {x} of {}",
                cut.width()
            );
        }
        let over = line.turned_over(400.0, 100.0);
        let again = over.turned_over(400.0, 100.0);
        assert!((again.middle_at(60.0) - line.middle_at(60.0)).abs() < 1e-3);
        assert!((over.middle_at(340.0) - (100.0 - line.middle_at(60.0))).abs() < 1e-3);
    }

    #[test]
    fn nothing_can_be_cut_from_no_points() {
        assert!(Line::new(&[], 3.0).is_none());
        assert!(Line::new(&[(1.0, 1.0)], f32::NAN).is_none());
        let dot = Line::new(&[(1.0, 1.0)], 3.0).unwrap();
        dot.cut(&RgbImage::new(1, 1));
    }
}
