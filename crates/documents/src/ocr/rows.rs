//! What makes printed lines level: a polynomial shift, fitted to all lines at once.

use super::solve::System;

/// v = y + c₀x + c₁xy + c₂x² + c₃x²y + c₄x³: tilt, perspective, bend, a bend that differs from top to bottom, and one
/// that differs from left to right.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Bend([f32; 5]);

/// How large each is on photos that people take, as fractions of half a page: without lines that say otherwise, less.
const USUAL: [f64; 5] = [0.1, 0.2, 0.05, 0.04, 0.03];

impl Bend {
    fn factors(x: f32, y: f32) -> [f64; 5] {
        let (x, y) = (f64::from(x), f64::from(y));
        [x, x * y, x * x, x * x * y, x * x * x]
    }

    pub fn v(&self, x: f32, y: f32) -> f32 {
        let c = &self.0;
        y * self.stretch(x) + x * (c[0] + x * (c[2] + x * c[4]))
    }

    pub fn y(&self, x: f32, v: f32) -> f32 {
        let c = &self.0;
        (v - x * (c[0] + x * (c[2] + x * c[4]))) / self.stretch(x)
    }

    /// How much v grows with y.
    pub fn stretch(&self, x: f32) -> f32 {
        1.0 + x * (self.0[1] + x * self.0[3])
    }
}

/// The bend that makes the tracks level. A track is some points along the middle of a line of text, from left to
/// right; `letter` is the usual height of letters.
pub(super) fn fit(tracks: &[Vec<(f32, f32)>], letter: f32) -> Bend {
    let mut bend = Bend::default();
    let mut row_of: Vec<usize> = (0..tracks.len()).collect();
    for round in 0..6 {
        // Words of one printed line, once they are about level, hold together what lies between columns
        if round >= 2 {
            row_of = rows(tracks, &bend, letter);
        }
        match solve(tracks, &row_of, &bend, letter, round > 0) {
            Some(solved) => bend = solved,
            None => break,
        }
    }
    bend
}

fn solve(
    tracks: &[Vec<(f32, f32)>],
    row_of: &[usize],
    before: &Bend,
    letter: f32,
    robust: bool,
) -> Option<Bend> {
    let rows = row_of.iter().max().map_or(0, |last| last + 1);
    let level = levels(tracks, row_of, rows, before);
    let weight = |row: usize, x: f32, y: f32| {
        let off = (before.v(x, y) - level[row]) / (0.1 * letter);
        if robust { 1.0 / (1.0 + off * off) } else { 1.0 }
    };
    // Each row's own height is unknown too: what counts is how its points differ from their mean
    let mut sums = vec![([0.0f64; 5], 0.0f64, 0.0f64); rows];
    let points = || {
        tracks
            .iter()
            .zip(row_of)
            .flat_map(|(track, &row)| track.iter().map(move |&(x, y)| (row, x, y)))
    };
    for (row, x, y) in points() {
        let weight = f64::from(weight(row, x, y));
        let (factors, values, weights) = &mut sums[row];
        for (sum, factor) in factors.iter_mut().zip(Bend::factors(x, y)) {
            *sum += weight * factor;
        }
        *values += weight * f64::from(y);
        *weights += weight;
    }
    let mut system = System::<5>::default();
    for (row, x, y) in points() {
        let (factors, values, weights) = &sums[row];
        if *weights <= 0.0 {
            continue;
        }
        let mut own = Bend::factors(x, y);
        for (own, mean) in own.iter_mut().zip(factors) {
            *own -= mean / weights;
        }
        system.add(own, values / weights - f64::from(y), f64::from(weight(row, x, y)));
    }
    // A point of a line is off by about a tenth of a letter
    let noise = f64::from(0.1 * letter).powi(2);
    for (term, usual) in USUAL.iter().enumerate() {
        system.pull(term, noise / (usual * usual));
    }
    system
        .solve()
        .map(|solved| Bend(solved.map(|value| value as f32)))
}

/// The mean height of each row.
fn levels(tracks: &[Vec<(f32, f32)>], row_of: &[usize], rows: usize, bend: &Bend) -> Vec<f32> {
    let mut sums = vec![(0.0f32, 0.0f32); rows];
    for (track, &row) in tracks.iter().zip(row_of) {
        for &(x, y) in track {
            sums[row].0 += bend.v(x, y);
            sums[row].1 += 1.0;
        }
    }
    sums.iter().map(|(sum, count)| sum / count.max(1.0)).collect()
}

/// Which tracks are of one printed line: each is joined to the nearest on its right, if that is as high within a third
/// of a letter. Lines are more than a letter apart.
fn rows(tracks: &[Vec<(f32, f32)>], bend: &Bend, letter: f32) -> Vec<usize> {
    struct Ends {
        left: f32,
        right: f32,
        level: f32,
    }
    let ends: Vec<Ends> = tracks
        .iter()
        .map(|track| {
            let level = track.iter().map(|&(x, y)| bend.v(x, y)).sum::<f32>() / track.len().max(1) as f32;
            let left = track.first().map_or(0.0, |point| point.0);
            Ends {
                left,
                right: track.last().map_or(left, |point| point.0),
                level,
            }
        })
        .collect();
    let mut row_of: Vec<usize> = (0..tracks.len()).collect();
    for (index, one) in ends.iter().enumerate() {
        let next = ends
            .iter()
            .enumerate()
            .filter(|(_, other)| other.left > one.right && (other.level - one.level).abs() < 0.35 * letter)
            .min_by(|(_, a), (_, b)| a.left.total_cmp(&b.left));
        if let Some((next, _)) = next {
            let (from, to) = (row_of[next], row_of[index]);
            for row in &mut row_of {
                if *row == from {
                    *row = to;
                }
            }
        }
    }
    row_of
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of 20 lines in three columns, as a bent page shows it.
    fn page(bend: &Bend) -> Vec<Vec<(f32, f32)>> {
        let mut tracks = Vec::new();
        for row in 0..20 {
            let v = -0.9 + row as f32 * 0.09;
            for (from, to) in [(-0.7, -0.3), (-0.1, 0.2), (0.5, 0.7)] {
                let track = (0..12)
                    .map(|step| {
                        let x = from + (to - from) * step as f32 / 11.0;
                        (x, bend.y(x, v))
                    })
                    .collect();
                tracks.push(track);
            }
        }
        tracks
    }

    #[test]
    fn a_bend_is_found_again() {
        let bent = Bend([0.03, -0.08, 0.04, 0.01, -0.02]);
        let found = fit(&page(&bent), 0.025);
        for (is, should) in found.0.iter().zip(bent.0) {
            assert!((is - should).abs() < 0.004, "{found:?}");
        }
    }

    #[test]
    fn one_blot_changes_little() {
        let bent = Bend([0.03, -0.08, 0.04, 0.0, 0.0]);
        let mut tracks = page(&bent);
        tracks.push(
            (0..12)
                .map(|step| (step as f32 / 12.0, step as f32 / 20.0))
                .collect(),
        );
        let found = fit(&tracks, 0.025);
        assert!((found.v(0.6, 0.0) - bent.v(0.6, 0.0)).abs() < 0.006, "{found:?}");
    }

    #[test]
    fn what_is_level_stays_and_nothing_is_nothing() {
        let found = fit(&page(&Bend::default()), 0.025);
        assert!(found.0.iter().all(|term| term.abs() < 1e-3));
        assert_eq!(fit(&[], 0.02), Bend::default());
    }

    #[test]
    fn the_inverse_is_exact() {
        let bend = Bend([0.03, -0.08, 0.04, 0.01, -0.02]);
        for (x, y) in [(0.0, 0.0), (0.7, -0.9), (-1.0, 1.0)] {
            assert!((bend.y(x, bend.v(x, y)) - y).abs() < 1e-5);
        }
    }
}
