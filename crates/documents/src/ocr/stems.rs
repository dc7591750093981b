//! Which way upright strokes lean: the stems of letters, rules of tables, edges of paper. A line's end says where a
//! column is; these say which way it goes, even on a page of centred text that has no columns.

use image::RgbImage;

const TILTS: usize = 161;
const PLACES: usize = 16;
/// The steepest lean looked at, as sideways over down.
const MOST: f32 = 0.4;

/// How much upright ink there is, by place across the page and by lean.
pub(super) struct Stems {
    weights: Vec<f32>,
    total: f32,
}

impl Stems {
    /// Looks at every second row of a part of a picture whose lines are level already. `place` tells where across the
    /// page a column of pixels is, −1 to 1.
    pub fn of(picture: &RgbImage, [left, top, right, bottom]: [u32; 4], place: impl Fn(f32) -> f32) -> Self {
        let mut stems = Self {
            weights: vec![0.0; TILTS * PLACES],
            total: 0.0,
        };
        let width = picture.width() as usize;
        let raw = picture.as_raw();
        // Green is the least noisy of a camera's colours
        let at = |x: usize, y: usize| f32::from(raw[(y * width + x) * 3 + 1]);
        let (right, bottom) = (
            right.min(picture.width()) as usize,
            bottom.min(picture.height()) as usize,
        );
        // A window of 7 rows and 3 columns: the direction of a stem, not of the noise or of the steps in its edge
        for y in (top.max(3) as usize..bottom.saturating_sub(3)).step_by(2) {
            for x in left.max(2) as usize..right.saturating_sub(2) {
                let mut across = at(x + 1, y) - at(x - 1, y);
                if across.abs() < 14.0 {
                    continue;
                }
                across = 0.0;
                let mut down = 0.0;
                for column in x - 1..=x + 1 {
                    for row in y - 3..=y + 3 {
                        across += at(column + 1, row) - at(column - 1, row);
                    }
                    for row in 1..=3 {
                        down += at(column, y + row) - at(column, y - row);
                    }
                }
                // Per pixel: differences over two columns in 7 rows, and over four rows thrice
                let (across, down) = (across / (2.0 * 7.0), down / (4.0 * 3.0));
                if across.abs() < 14.0 {
                    continue;
                }
                // Along the edge, downwards
                let lean = -down / across;
                stems.add(place(x as f32), lean, across.abs().min(60.0));
            }
        }
        stems
    }

    fn add(&mut self, place: f32, lean: f32, weight: f32) {
        let tilt = ((lean / MOST + 1.0) / 2.0 * (TILTS - 1) as f32).round();
        let place = ((place + 1.0) / 2.0 * PLACES as f32)
            .floor()
            .clamp(0.0, (PLACES - 1) as f32);
        if (0.0..TILTS as f32).contains(&tilt) {
            self.weights[place as usize * TILTS + tilt as usize] += weight;
            self.total += weight;
        }
    }

    /// The lean in the middle of the page, and how much it grows to its right, that agree with most of the ink. None
    /// where there is too little of it.
    pub fn lean(&self) -> Option<(f32, f32)> {
        const LEAST: f32 = 20_000.0;
        if self.total < LEAST {
            return None;
        }
        let mut best = (0.0, 0.0);
        let mut best_score = 0.0;
        for i in -60..=60 {
            for j in -20..=20 {
                let (lean, growth) = (i as f32 * 0.005, j as f32 * 0.02);
                let score = self.agreement(lean, growth);
                if score > best_score {
                    best = (lean, growth);
                    best_score = score;
                }
            }
        }
        Some(best)
    }

    fn agreement(&self, lean: f32, growth: f32) -> f32 {
        /// Curved and slanted strokes lie all about: only what is this near counts.
        const NEAR: f32 = 0.035;
        let step = 2.0 * MOST / (TILTS - 1) as f32;
        let reach = (NEAR / step) as isize;
        let mut sum = 0.0;
        for place in 0..PLACES {
            let across = (place as f32 + 0.5) / PLACES as f32 * 2.0 - 1.0;
            let centre = (lean + growth * across + MOST) / step;
            for tilt in centre.round() as isize - reach..=centre.round() as isize + reach {
                if let Ok(index) = usize::try_from(tilt)
                    && index < TILTS
                {
                    let off = (tilt as f32 - centre).abs() * step / NEAR;
                    sum += self.weights[place * TILTS + index] * (1.0 - off).max(0.0);
                }
            }
        }
        // Of two that agree as well, the smaller
        sum * (1.0 - 0.1 * (lean / MOST).powi(2) - 0.1 * (growth / MOST).powi(2))
    }
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    #[test]
    fn leaning_bars_tell_their_lean() {
        // Bars that lean by 0.1 in the middle, by 0.04 more at the right and less at the left
        let picture = RgbImage::from_fn(400, 400, |x, y| {
            let v = (y as f32 - 200.0) / 200.0;
            let x = (x as f32 - 200.0) / 200.0;
            let u = (x - 0.1 * v) / (1.0 + 0.04 * v);
            Rgb([(125.0 + 100.0 * (u * 60.0).sin()) as u8; 3])
        });
        let stems = Stems::of(&picture, [10, 10, 390, 390], |x| (x - 200.0) / 200.0);
        let (lean, growth) = stems.lean().unwrap();
        assert!(
            (lean - 0.1).abs() < 0.012 && (growth - 0.04).abs() < 0.025,
            "{lean} {growth}"
        );
    }

    #[test]
    fn an_empty_page_tells_nothing() {
        let picture = RgbImage::from_pixel(100, 100, Rgb([255; 3]));
        assert!(Stems::of(&picture, [0, 0, 100, 100], |_| 0.0).lean().is_none());
        assert!(
            Stems::of(&RgbImage::new(1, 1), [0, 0, 9, 9], |_| 0.0)
                .lean()
                .is_none()
        );
    }
}
