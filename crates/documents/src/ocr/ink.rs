//! Where the ink of a line is: the recogniser tells letters, the ink tells where they begin and end.

use image::RgbImage;

/// Which places of a line differ from its background.
pub(super) struct Ink {
    dark: Vec<bool>,
    width: usize,
    pub height: usize,
    /// For each column how many rows have ink.
    columns: Vec<u32>,
}

impl Ink {
    pub fn of(cut: &RgbImage) -> Self {
        let (width, height) = (cut.width() as usize, cut.height() as usize);
        let grey: Vec<u8> = cut
            .pixels()
            .map(|pixel| {
                ((u32::from(pixel.0[0]) * 2 + u32::from(pixel.0[1]) * 5 + u32::from(pixel.0[2])) / 8) as u8
            })
            .collect();
        // The background: the middle value of the columns around. Shadows change it along a line
        let around = height * 2;
        let mut dark = vec![false; grey.len()];
        let mut histogram = [0u32; 256];
        for block in (0..width).step_by(around.max(1)) {
            let from = block.saturating_sub(around / 2);
            let to = (block + around + around / 2).min(width);
            histogram.fill(0);
            for y in 0..height {
                for x in from..to {
                    histogram[usize::from(grey[y * width + x])] += 1;
                }
            }
            let total: u32 = histogram.iter().sum();
            let part = |share: f32| {
                let mut sum = 0;
                histogram.iter().position(|&count| {
                    sum += count;
                    sum as f32 >= share * total as f32
                })
            };
            let (low, background, high) = (
                part(0.03).unwrap_or(0),
                part(0.6).unwrap_or(255),
                part(0.98).unwrap_or(255),
            );
            // Light letters on dark ground have their far end above
            let far = background.abs_diff(low).max(background.abs_diff(high));
            let least = (far * 2 / 5).max(16);
            let lighter = high.abs_diff(background) > background.abs_diff(low) * 2;
            for y in 0..height {
                for x in block..(block + around).min(width) {
                    let value = usize::from(grey[y * width + x]);
                    let off = if lighter {
                        value.saturating_sub(background)
                    } else {
                        background.saturating_sub(value)
                    };
                    dark[y * width + x] = off >= least;
                }
            }
        }
        // The outermost rows hold feet and heads of neighbouring lines, and rules of tables
        let (top, bottom) = (height / 10, height - height / 10);
        let columns = (0..width)
            .map(|x| (top..bottom).filter(|&y| dark[y * width + x]).count() as u32)
            .collect();
        Self {
            dark,
            width,
            height,
            columns,
        }
    }

    fn blank(&self, x: usize) -> bool {
        self.columns.get(x).is_none_or(|&count| count == 0)
    }

    /// The widest run without ink between two columns; where there is none, the column with the least.
    pub fn widest_gap(&self, from: usize, to: usize) -> (usize, usize) {
        let to = to.min(self.width);
        let mut widest = (0, 0);
        let mut start = None;
        for x in from..=to {
            if x < to && self.blank(x) {
                start.get_or_insert(x);
            } else if let Some(start) = start.take()
                && x - start > widest.1 - widest.0
            {
                widest = (start, x);
            }
        }
        if widest.1 > widest.0 {
            return widest;
        }
        let least = (from..to).min_by_key(|&x| self.columns[x]).unwrap_or(from);
        (least, least)
    }

    /// Where the letter at a column begins. Beyond a gap there may be the rule of a table.
    pub fn before(&self, column: usize) -> usize {
        let gap = self.height / 12;
        let mut start = column.min(self.width);
        for x in (0..start).rev() {
            if !self.blank(x) {
                start = x;
            } else if start - x > gap && start < column {
                break;
            }
        }
        start
    }

    /// Where the letter at a column ends.
    pub fn after(&self, column: usize) -> usize {
        let gap = self.height / 12;
        let mut end = column;
        for x in column..self.width {
            if !self.blank(x) {
                end = x + 1;
            } else if x - end > gap && end > column {
                break;
            }
        }
        end.min(self.width).max(column.min(self.width))
    }

    /// The rows with ink between two columns.
    pub fn rows(&self, from: usize, to: usize) -> (usize, usize) {
        let to = to.min(self.width);
        let inked = |y: usize| (from..to).any(|x| self.dark[y * self.width + x]);
        let middle = self.height / 2;
        // From the middle outwards, so that a neighbouring line's feet are not taken along
        let quarter = self.height / 4;
        let top = (0..=middle.saturating_sub(quarter))
            .rev()
            .find(|&y| !inked(y))
            .map_or(0, |y| y + 1);
        let bottom = (middle + quarter..self.height)
            .find(|&y| !inked(y))
            .unwrap_or(self.height);
        let top = (top..middle).find(|&y| inked(y)).unwrap_or(top);
        let bottom = (middle..bottom)
            .rev()
            .find(|&y| inked(y))
            .map_or(bottom, |y| y + 1);
        (top, bottom)
    }
}
