//! Chance that is always the same: a small generator seeded by words and a number, never by a clock.
//!
//! Every throw is keyed by what it decides (a person, a provider, a day), so that history stays what it was when a
//! later date adds to it.

/// A splitmix64 generator.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The dice for `words` (a person, a provider, a purpose) and `number` (a day, a year).
    pub(crate) fn of(words: &[&str], number: i32) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut mix = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        for word in words {
            word.bytes().for_each(&mut mix);
            // So that ("ab", "c") and ("a", "bc") are different dice
            mix(0xff);
        }
        number.to_le_bytes().into_iter().for_each(mix);
        let mut dice = Self(hash);
        dice.throw();
        dice
    }

    pub(crate) fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = (high - low).max(0) as u64 + 1;
        low + (self.throw() % width) as i64
    }

    /// Whether something that happens `percent` times in a hundred happens.
    pub(crate) fn happens(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// A reference such as `SAL-20240131-7F3A9C`.
    pub(crate) fn code(&mut self) -> String {
        format!("{:06X}", self.throw() & 0x00ff_ffff)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_throw_the_same() {
        let throws = |words: &[&str], number| {
            let mut dice = Dice::of(words, number);
            (0..5).map(|_| dice.between(1, 1000)).collect::<Vec<_>>()
        };
        assert_eq!(throws(&["george", "pay"], 7), throws(&["george", "pay"], 7));
        assert_ne!(throws(&["george", "pay"], 7), throws(&["george", "pay"], 8));
        assert_ne!(throws(&["ab", "c"], 7), throws(&["a", "bc"], 7));
    }
}
