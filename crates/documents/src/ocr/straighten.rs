//! Sets a photographed page straight by its own text: printed lines are level and columns upright, so whatever makes
//! them so undoes the camera's tilt and the paper's bend.
//!
//! No model of paper or camera. Seen from the page's middle, in units of half its size, turned by the usual angle of
//! its lines, a point (x, y) of the picture belongs to
//!
//! ```text
//! v = y + c₀x + c₁xy + c₂x² + c₃x²y + c₄x³    the same for all of a printed line
//! u = (x + a·v) / (1 − b·v)                   the same for all of a column's edge
//! ```
//!
//! The c come from the lines by least squares, a and b from the lean of upright strokes and from how well the ends of
//! lines stack.
//! Both have an exact inverse, which is what the picture is made with.

use image::{Rgb, RgbImage};

use super::{
    columns::{Columns, End},
    detect::Stroke,
    line::{self, Line},
    rows::{self, Bend},
    stems::Stems,
};

#[derive(Debug, Clone)]
pub(super) struct Straight {
    centre: (f32, f32),
    /// Half the size of the text, in pixels.
    unit: f32,
    sin: f32,
    cos: f32,
    bend: Bend,
    columns: Columns,
    /// Left, top, right and bottom of the new picture, in u and v.
    bounds: [f32; 4],
}

impl Straight {
    /// How to set a picture straight that these strokes were seen in. None where it is straight enough, or where there
    /// is too little text to tell.
    pub fn of(strokes: &[Stroke], picture: &RgbImage) -> Option<Self> {
        let (width, height) = (picture.width() as f32, picture.height() as f32);
        let letter = letter_height(strokes)?;
        let text: Vec<&Stroke> = strokes.iter().filter(|stroke| is_line(stroke, letter)).collect();
        let angle = usual_angle(&text)?;
        let [left, top, right, bottom] = extent(&text)?;
        let centre = ((left + right) / 2.0, (top + bottom) / 2.0);
        let unit = ((right - left).max(bottom - top) / 2.0).max(4.0 * letter);
        let (sin, cos) = angle.sin_cos();
        let mut straight = Self {
            centre,
            unit,
            sin,
            cos,
            bend: Bend::default(),
            columns: Columns::default(),
            bounds: [-1.0, -1.0, 1.0, 1.0],
        };
        let letter = letter / unit;
        let tracks: Vec<Vec<(f32, f32)>> = text
            .iter()
            .map(|stroke| {
                let every = (stroke.columns.len() / 24).max(1);
                let within = stroke.columns.len().saturating_sub(1).max(1);
                stroke.columns[..within]
                    .iter()
                    .skip(1)
                    .step_by(every)
                    .map(|&[x, top, bottom]| straight.seen_from_middle(x, (top + bottom) / 2.0))
                    .collect()
            })
            .filter(|track: &Vec<_>| track.len() >= 2)
            .collect();
        straight.bend = rows::fit(&tracks, letter);
        let ends: Vec<End> = text
            .iter()
            .filter_map(|stroke| {
                let (first, last) = (stroke.columns.first()?, stroke.columns.last()?);
                let end = |&[x, top, bottom]: &[f32; 3]| {
                    let (x, y) = straight.seen_from_middle(x, (top + bottom) / 2.0);
                    (x, straight.bend.v(x, y))
                };
                Some(End {
                    left: end(first),
                    right: end(last),
                })
            })
            .collect();
        straight.columns = Columns::fit(&ends, letter, straight.lean(picture, &text, letter));
        straight.find_bounds(&text, letter, width, height);
        if !straight.is_sound() {
            straight.bend = Bend::default();
            straight.columns = Columns::default();
            straight.find_bounds(&text, letter, width, height);
        }
        straight.matters(&tracks, letter).then_some(straight)
    }

    /// The lean of upright strokes, once the lines are level.
    fn lean(&mut self, picture: &RgbImage, text: &[&Stroke], letter: f32) -> Option<(f32, f32)> {
        self.find_bounds(text, letter, picture.width() as f32, picture.height() as f32);
        if !self.is_sound() {
            return None;
        }
        let level = self.picture(picture);
        // The margin shows what the page lies on, which has grain and seams of its own
        let margin = (2.0 * letter * self.unit) as u32;
        let within = [
            margin,
            margin,
            level.width().saturating_sub(margin),
            level.height().saturating_sub(margin),
        ];
        Stems::of(&level, within, |x| x / self.unit + self.bounds[0]).lean()
    }

    fn seen_from_middle(&self, x: f32, y: f32) -> (f32, f32) {
        let (dx, dy) = ((x - self.centre.0) / self.unit, (y - self.centre.1) / self.unit);
        (dx * self.cos + dy * self.sin, dy * self.cos - dx * self.sin)
    }

    fn to_plane(&self, x: f32, y: f32) -> (f32, f32) {
        let (x, y) = self.seen_from_middle(x, y);
        let v = self.bend.v(x, y);
        (self.columns.u(x, v), v)
    }

    /// Where a point of the picture is on the new one.
    pub fn forward(&self, x: f32, y: f32) -> (f32, f32) {
        let (u, v) = self.to_plane(x, y);
        ((u - self.bounds[0]) * self.unit, (v - self.bounds[1]) * self.unit)
    }

    /// Where a point of the new picture was on the old one.
    fn backward(&self, x: f32, y: f32) -> (f32, f32) {
        let (u, v) = (x / self.unit + self.bounds[0], y / self.unit + self.bounds[1]);
        let x = self.columns.x(u, v);
        let y = self.bend.y(x, v);
        let (dx, dy) = (x * self.cos - y * self.sin, y * self.cos + x * self.sin);
        (dx * self.unit + self.centre.0, dy * self.unit + self.centre.1)
    }

    fn size(&self) -> (u32, u32) {
        let side = |from: f32, to: f32| ((to - from) * self.unit).round().max(1.0) as u32;
        (
            side(self.bounds[0], self.bounds[2]),
            side(self.bounds[1], self.bounds[3]),
        )
    }

    /// The new picture holds the text and a margin round it, not more of the table that the page lies on.
    fn find_bounds(&mut self, text: &[&Stroke], letter: f32, width: f32, height: f32) {
        let mut bounds = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        let mut take = |(u, v): (f32, f32), within: [f32; 4]| {
            bounds[0] = bounds[0].min(u.max(within[0]));
            bounds[1] = bounds[1].min(v.max(within[1]));
            bounds[2] = bounds[2].max(u.min(within[2]));
            bounds[3] = bounds[3].max(v.min(within[3]));
        };
        let all = [f32::MIN, f32::MIN, f32::MAX, f32::MAX];
        for stroke in text {
            for column in [stroke.columns.first(), stroke.columns.last()]
                .into_iter()
                .flatten()
            {
                take(self.to_plane(column[0], column[1]), all);
                take(self.to_plane(column[0], column[2]), all);
            }
        }
        let margin = 2.0 * letter + 0.06 * (bounds[2] - bounds[0]).max(bounds[3] - bounds[1]);
        let mut edge = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        for (x, y) in [(0.0, 0.0), (width, 0.0), (0.0, height), (width, height)] {
            let (x, y) = self.seen_from_middle(x, y);
            edge = [edge[0].min(x), edge[1].min(y), edge[2].max(x), edge[3].max(y)];
        }
        // Past the picture's edge there is nothing to show
        self.bounds = [
            (bounds[0] - margin).max(edge[0].min(bounds[0])),
            (bounds[1] - margin).max(edge[1].min(bounds[1])),
            (bounds[2] + margin).min(edge[2].max(bounds[2])),
            (bounds[3] + margin).min(edge[3].max(bounds[3])),
        ];
    }

    /// Whether the inverse exists everywhere on the new picture, without wild stretching.
    fn is_sound(&self) -> bool {
        let [left, top, right, bottom] = self.bounds;
        if !self
            .bounds
            .iter()
            .all(|bound| bound.is_finite() && bound.abs() < 4.0)
        {
            return false;
        }
        (0..=8).all(|i| {
            (0..=8).all(|j| {
                let u = left + (right - left) * i as f32 / 8.0;
                let v = top + (bottom - top) * j as f32 / 8.0;
                let x = self.columns.x(u, v);
                (0.5..2.0).contains(&self.columns.stretch(v)) && (0.5..2.0).contains(&self.bend.stretch(x))
            })
        })
    }

    /// Whether any line or column moves by more than the reader of the words would forgive anyway.
    fn matters(&self, tracks: &[Vec<(f32, f32)>], letter: f32) -> bool {
        const FORGIVEN: f32 = 0.12;
        let turned = self.sin.abs() > FORGIVEN * letter;
        let moved = |&(x, y): &(f32, f32)| {
            let v = self.bend.v(x, y);
            (v - y).abs().max((self.columns.u(x, v) - x).abs()) > FORGIVEN * letter
        };
        turned || tracks.iter().flatten().any(moved)
    }

    pub fn picture(&self, from: &RgbImage) -> RgbImage {
        /// The inverse is worked out at every eighth pixel; between them it is as good as straight.
        const GRID: u32 = 8;
        let (width, height) = self.size();
        let columns = width.div_ceil(GRID) + 1;
        let grid_row = |row: u32| -> Vec<(f32, f32)> {
            (0..columns)
                .map(|column| self.backward((column * GRID) as f32, (row * GRID) as f32))
                .collect()
        };
        let mut upper = grid_row(0);
        let mut picture = RgbImage::new(width, height);
        for row in 0..height.div_ceil(GRID) {
            let lower = grid_row(row + 1);
            for y in row * GRID..((row + 1) * GRID).min(height) {
                let down = (y - row * GRID) as f32 / GRID as f32;
                for x in 0..width {
                    let column = (x / GRID) as usize;
                    let across = (x % GRID) as f32 / GRID as f32;
                    let mix = |a: (f32, f32), b: (f32, f32), share: f32| {
                        (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
                    };
                    let above = mix(upper[column], upper[column + 1], across);
                    let below = mix(lower[column], lower[column + 1], across);
                    let (from_x, from_y) = mix(above, below, down);
                    picture.put_pixel(
                        x,
                        y,
                        Rgb(line::at(from, from_x, from_y).map(|value| (value + 0.5) as u8)),
                    );
                }
            }
            upper = lower;
        }
        picture
    }

    /// The strokes as lines on the new picture.
    pub fn lines(&self, strokes: &[Stroke]) -> Vec<Line> {
        strokes
            .iter()
            .filter_map(|stroke| {
                let middles: Vec<(f32, f32)> = stroke
                    .columns
                    .iter()
                    .map(|&[x, top, bottom]| self.forward(x, (top + bottom) / 2.0))
                    .collect();
                let &[x, top, bottom] = stroke.columns.get(stroke.columns.len() / 2)?;
                let middle = (top + bottom) / 2.0;
                let scale = self.forward(x, middle + 1.0).1 - self.forward(x, middle).1;
                Line::new(&middles, line::thickness(stroke) * scale.abs())
            })
            .collect()
    }
}

/// The usual height of letters, in pixels: the detector's strokes are about two fifths of it.
pub(super) fn letter_height(strokes: &[Stroke]) -> Option<f32> {
    let mut heights: Vec<f32> = strokes
        .iter()
        .filter(|stroke| stroke.length > 3.0 * stroke.thickness)
        .map(|stroke| stroke.thickness)
        .collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).map(|thickness| thickness * 2.5)
}

fn is_line(stroke: &Stroke, letter: f32) -> bool {
    stroke.length > 2.5 * stroke.thickness
        && stroke.angle.abs() < std::f32::consts::FRAC_PI_4
        && stroke.thickness * 2.5 < 4.0 * letter
}

/// The angle that half of the text, by length, is below.
fn usual_angle(text: &[&Stroke]) -> Option<f32> {
    let mut angles: Vec<(f32, f32)> = text.iter().map(|stroke| (stroke.angle, stroke.length)).collect();
    angles.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half: f32 = angles.iter().map(|(_, length)| length).sum::<f32>() / 2.0;
    let mut sum = 0.0;
    angles
        .iter()
        .find(|(_, length)| {
            sum += length;
            sum >= half
        })
        .map(|(angle, _)| *angle)
}

fn extent(text: &[&Stroke]) -> Option<[f32; 4]> {
    let points = || text.iter().flat_map(|stroke| stroke.columns.iter());
    points().next()?;
    Some([
        points().map(|column| column[0]).fold(f32::MAX, f32::min),
        points().map(|column| column[1]).fold(f32::MAX, f32::min),
        points().map(|column| column[0]).fold(f32::MIN, f32::max),
        points().map(|column| column[2]).fold(f32::MIN, f32::max),
    ])
}
