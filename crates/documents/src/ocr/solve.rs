//! Least squares with a handful of unknowns.

/// The normal equations of a linear fit with N unknowns.
pub(super) struct System<const N: usize> {
    left: [[f64; N]; N],
    right: [f64; N],
    held: [bool; N],
}

impl<const N: usize> Default for System<N> {
    fn default() -> Self {
        Self {
            left: [[0.0; N]; N],
            right: [0.0; N],
            held: [false; N],
        }
    }
}

impl<const N: usize> System<N> {
    /// One observation: Σ factors·unknowns should be `value`.
    pub fn add(&mut self, factors: [f64; N], value: f64, weight: f64) {
        for row in 0..N {
            for column in 0..N {
                self.left[row][column] += weight * factors[row] * factors[column];
            }
            self.right[row] += weight * factors[row] * value;
        }
    }

    /// Pulls one unknown towards 0.
    pub fn pull(&mut self, unknown: usize, weight: f64) {
        self.left[unknown][unknown] += weight;
    }

    /// Keeps one unknown at 0.
    pub fn hold(&mut self, unknown: usize) {
        self.held[unknown] = true;
    }

    /// By Gauss, with pivots. None where the observations do not determine the unknowns.
    pub fn solve(mut self) -> Option<[f64; N]> {
        for unknown in (0..N).filter(|&unknown| self.held[unknown]) {
            for other in 0..N {
                self.left[unknown][other] = 0.0;
                self.left[other][unknown] = 0.0;
            }
            self.left[unknown][unknown] = 1.0;
            self.right[unknown] = 0.0;
        }
        for step in 0..N {
            let pivot =
                (step..N).max_by(|&a, &b| self.left[a][step].abs().total_cmp(&self.left[b][step].abs()))?;
            self.left.swap(step, pivot);
            self.right.swap(step, pivot);
            let head = self.left[step][step];
            if !head.is_finite() || head.abs() < 1e-9 {
                return None;
            }
            for row in step + 1..N {
                let factor = self.left[row][step] / head;
                for column in step..N {
                    self.left[row][column] -= factor * self.left[step][column];
                }
                self.right[row] -= factor * self.right[step];
            }
        }
        let mut solved = [0.0; N];
        for row in (0..N).rev() {
            let known: f64 = (row + 1..N)
                .map(|column| self.left[row][column] * solved[column])
                .sum();
            solved[row] = (self.right[row] - known) / self.left[row][row];
        }
        solved.iter().all(|value| value.is_finite()).then_some(solved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parabola_comes_back() {
        let mut system = System::<3>::default();
        for x in -5..=5 {
            let x = f64::from(x);
            system.add([1.0, x, x * x], 2.0 - 3.0 * x + 0.5 * x * x, 1.0);
        }
        let solved = system.solve().unwrap();
        for (is, should) in solved.iter().zip([2.0, -3.0, 0.5]) {
            assert!((is - should).abs() < 1e-9);
        }
    }

    #[test]
    fn too_few_observations_give_nothing() {
        let mut system = System::<2>::default();
        system.add([1.0, 2.0], 3.0, 1.0);
        assert!(system.solve().is_none());
        let mut held = System::<2>::default();
        held.add([1.0, 2.0], 3.0, 1.0);
        held.hold(1);
        assert_eq!(held.solve().unwrap()[0], 3.0);
    }
}
