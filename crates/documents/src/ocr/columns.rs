//! What makes columns upright: the shear and the convergence that stack the ends of lines best.

/// u = (x + a·v) / (1 − b·v).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Columns {
    shear: f32,
    converge: f32,
}

/// The ends of a line of text, in x and v.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub left: (f32, f32),
    pub right: (f32, f32),
}

/// Cameras are not held at wilder angles.
const MOST_SHEAR: f32 = 0.3;
const MOST_CONVERGE: f32 = 0.4;

impl Columns {
    pub fn u(&self, x: f32, v: f32) -> f32 {
        (x + self.shear * v) / self.stretch(v)
    }

    pub fn x(&self, u: f32, v: f32) -> f32 {
        u * self.stretch(v) - self.shear * v
    }

    pub fn stretch(&self, v: f32) -> f32 {
        1.0 - self.converge * v
    }

    /// What upright strokes say (see [`super::stems`]), then the best of grids round it, each finer than the one before.
    /// `letter` is the usual height of letters.
    pub fn fit(ends: &[End], letter: f32, lean: Option<(f32, f32)>) -> Self {
        // An edge of the same u leans by −a − b·u
        let guess = lean.map(|(lean, growth)| Self {
            shear: -lean,
            converge: -growth,
        });
        if ends.len() < 6 {
            return guess.unwrap_or_default();
        }
        // How far round the best of before, in how many steps each way, and how wide the bins are in letters. A coarse
        // bin forgives what a finer one has to find, so the next reach is wider than the last step
        const ALONE: [(f32, f32, i32, f32); 3] = [
            (MOST_SHEAR, MOST_CONVERGE, 30, 1.2),
            (0.06, 0.1, 16, 0.5),
            (0.015, 0.025, 8, 0.25),
        ];
        const GUIDED: [(f32, f32, i32, f32); 2] = [(0.03, 0.08, 16, 0.5), (0.006, 0.015, 8, 0.25)];
        let start = guess.unwrap_or_default();
        let mut best = start;
        for &(shear, converge, steps, bin) in if guess.is_some() { &GUIDED[..] } else { &ALONE[..] } {
            let centre = best;
            let mut best_score = 0.0;
            for i in -steps..=steps {
                for j in -steps..=steps {
                    let tried = Self {
                        shear: centre.shear + shear * i as f32 / steps as f32,
                        converge: centre.converge + converge * j as f32 / steps as f32,
                    };
                    // Of two that stack as well, the one that changes less
                    let score =
                        tried.stacking(ends, bin * letter) * tried.likelihood(&start, guess.is_some());
                    if score > best_score {
                        best = tried;
                        best_score = score;
                    }
                }
            }
        }
        best
    }

    fn likelihood(&self, start: &Self, guided: bool) -> f32 {
        let (shear, converge) = if guided {
            (0.02, 0.04)
        } else {
            (MOST_SHEAR * 2.0, MOST_CONVERGE * 2.0)
        };
        let off = ((self.shear - start.shear) / shear).powi(2)
            + ((self.converge - start.converge) / converge).powi(2);
        1.0 / (1.0 + 0.3 * off)
    }

    /// How well the ends stack: the sum of squares of how many fall into each bin.
    fn stacking(&self, ends: &[End], bin: f32) -> f32 {
        const BINS: usize = 2048;
        let mut score = 0.0;
        for side in [|end: &End| end.left, |end: &End| end.right] {
            let mut bins = [0.0f32; BINS];
            for end in ends {
                let (x, v) = side(end);
                let place = (self.u(x, v) / bin + BINS as f32 / 2.0).clamp(0.0, (BINS - 2) as f32);
                let (index, share) = (place as usize, place.fract());
                bins[index] += 1.0 - share;
                bins[index + 1] += share;
            }
            score += bins.iter().map(|count| count * count).sum::<f32>();
        }
        score
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(seen: &Columns) -> Vec<End> {
        (0..24)
            .flat_map(|row| {
                let v = -0.9 + row as f32 * 0.075;
                // Labels start at one place and end anywhere, amounts the other way round
                let ragged = (row * 7 % 11) as f32 / 40.0;
                [(-0.6, -0.3 + ragged), (0.3 - ragged, 0.6)].map(|(left, right)| End {
                    left: (seen.x(left, v), v),
                    right: (seen.x(right, v), v),
                })
            })
            .collect()
    }

    #[test]
    fn leaning_columns_are_found() {
        for (shear, converge) in [(0.0, 0.0), (0.08, 0.0), (-0.05, 0.15), (0.02, -0.2)] {
            let seen = Columns { shear, converge };
            let found = Columns::fit(&page(&seen), 0.02, None);
            for v in [-0.8, 0.8] {
                for u in [-0.6, 0.6] {
                    let x = seen.x(u, v);
                    assert!(
                        (found.u(x, v) - found.u(seen.x(u, 0.0), 0.0)).abs() < 0.012,
                        "{seen:?} {found:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn few_lines_tell_nothing() {
        assert_eq!(
            Columns::fit(
                &page(&Columns {
                    shear: 0.1,
                    converge: 0.0
                })[..4],
                0.02,
                None
            ),
            Columns::default()
        );
    }
}
