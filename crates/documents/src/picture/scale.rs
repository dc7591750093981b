//! Other sizes of the same picture.

use image::{Rgb, RgbImage};

/// The picture in another size: each new pixel is the mean of what it covers; where the picture grows, between pixels.
pub fn scaled(picture: &RgbImage, width: u32, height: u32) -> RgbImage {
    let (width, height) = (width.max(1), height.max(1));
    if picture.dimensions() == (width, height) || picture.width() == 0 || picture.height() == 0 {
        return picture.clone();
    }
    let across = weights(picture.width(), width);
    let down = weights(picture.height(), height);
    let row_length = width as usize * 3;
    let mut scaled = Vec::with_capacity(row_length * height as usize);
    let mut sums = vec![0.0f32; row_length];
    let mut rows = RowCache {
        picture,
        across: &across,
        kept: Vec::new(),
    };
    for (first, parts) in &down {
        sums.fill(0.0);
        for (offset, &weight) in parts.iter().enumerate() {
            let row = rows.row(first + offset as u32);
            for (sum, value) in sums.iter_mut().zip(row) {
                *sum += weight * value;
            }
        }
        rows.forget_before(*first);
        scaled.extend(sums.iter().map(|&sum| (sum + 0.5) as u8));
    }
    RgbImage::from_raw(width, height, scaled)
        .unwrap_or_else(|| RgbImage::from_pixel(width, height, Rgb([255; 3])))
}

/// For each new pixel: the first old one it takes from, and the weights of that and those after it.
fn weights(old: u32, new: u32) -> Vec<(u32, Vec<f32>)> {
    let ratio = old as f32 / new as f32;
    // A tent as wide as two new pixels (or two old ones, where the picture grows): no ripples, little blur
    let reach = ratio.max(1.0);
    (0..new)
        .map(|index| {
            let centre = (index as f32 + 0.5) * ratio - 0.5;
            let first = (centre - reach).ceil().max(0.0) as u32;
            let last = ((centre + reach).floor() as u32)
                .min(old - 1)
                .max(first.min(old - 1));
            let first = first.min(last);
            let mut parts: Vec<f32> = (first..=last)
                .map(|at| (1.0 - (at as f32 - centre).abs() / reach).max(1e-4))
                .collect();
            let sum: f32 = parts.iter().sum();
            parts.iter_mut().for_each(|part| *part /= sum);
            (first, parts)
        })
        .collect()
}

/// Old rows in their new width: each is wanted for more than one new row.
struct RowCache<'a> {
    picture: &'a RgbImage,
    across: &'a [(u32, Vec<f32>)],
    kept: Vec<(u32, Vec<f32>)>,
}

impl RowCache<'_> {
    fn row(&mut self, y: u32) -> &[f32] {
        let place = match self.kept.iter().position(|(kept, _)| *kept == y) {
            Some(place) => place,
            None => {
                let width = self.picture.width() as usize * 3;
                let raw = &self.picture.as_raw()[y as usize * width..(y as usize + 1) * width];
                let mut row = Vec::with_capacity(self.across.len() * 3);
                for (first, parts) in self.across {
                    let mut sum = [0.0f32; 3];
                    let from = *first as usize * 3;
                    for (pixel, &weight) in raw[from..from + parts.len() * 3].chunks_exact(3).zip(parts) {
                        sum[0] += weight * f32::from(pixel[0]);
                        sum[1] += weight * f32::from(pixel[1]);
                        sum[2] += weight * f32::from(pixel[2]);
                    }
                    row.extend(sum);
                }
                self.kept.push((y, row));
                self.kept.len() - 1
            }
        };
        &self.kept[place].1
    }

    fn forget_before(&mut self, y: u32) {
        self.kept.retain(|(kept, _)| *kept >= y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_picture_stays_even_in_any_size() {
        let grey = RgbImage::from_pixel(37, 53, Rgb([90, 120, 150]));
        for (width, height) in [(1, 1), (10, 200), (200, 10), (37, 53), (74, 106), (5, 5)] {
            let other = scaled(&grey, width, height);
            assert_eq!(other.dimensions(), (width, height));
            assert!(other.pixels().all(|pixel| pixel.0 == [90, 120, 150]));
        }
    }

    #[test]
    fn a_thin_line_is_lighter_but_not_lost_when_shrunk() {
        let mut picture = RgbImage::from_pixel(90, 90, Rgb([255; 3]));
        for y in 0..90 {
            picture.put_pixel(44, y, Rgb([0; 3]));
        }
        let small = scaled(&picture, 30, 30);
        assert!(small.get_pixel(14, 15).0[0] < 220);
        assert_eq!(small.get_pixel(3, 15).0[0], 255);
    }
}
