//! Finding a provider by what people type: half a word, a typo, another word order, a name of long ago.

use openwink_model::providers::Provider;
use strsim::osa_distance;

/// More is never typed by a person looking for an employer.
const MAX_LETTERS: usize = 100;
const MAX_WORDS: usize = 10;

/// How much a hit in each kind of name counts.
const BY_NAME: f64 = 1.0;
const BY_OLD_NAME: f64 = 0.97;
const BY_LONG_NAME: f64 = 0.94;

/// The providers that a query may mean, best first; all of them by name for a blank one, none for rubbish.
pub fn search<'a>(providers: impl IntoIterator<Item = &'a Provider>, query: &str) -> Vec<&'a Provider> {
    let blank = query.trim().is_empty();
    let query = Words::of(query);
    let mut hits: Vec<(f64, &Provider)> = providers
        .into_iter()
        .filter_map(|provider| {
            if blank {
                Some((0.0, provider))
            } else {
                Some((score(provider, &query)?, provider))
            }
        })
        .collect();
    hits.sort_by(|(left, one), (right, other)| {
        right
            .total_cmp(left)
            .then_with(|| folded(&one.name).cmp(&folded(&other.name)))
            .then_with(|| one.id.cmp(&other.id))
    });
    hits.into_iter().map(|(_, provider)| provider).collect()
}

/// How well a text fits the best of a thing's names, in percent; nothing where it fits none. 100 is the name itself.
pub fn percentage<'a>(names: impl IntoIterator<Item = &'a str>, query: &str) -> Option<u8> {
    /// Below the whole name, this is the most that words can score.
    const BEST: f64 = 1.2;
    let query = Words::of(query);
    let score = names
        .into_iter()
        .filter_map(|name| name_score(&Words::of(name), &query))
        .max_by(f64::total_cmp)?;
    // Between 1 and 99 whatever the weights above come to
    Some(if score >= 2.0 {
        100
    } else {
        (score / BEST * 100.0).round().clamp(1.0, 99.0) as u8
    })
}

/// A text as the search sees it: lower case, without accents, in words.
struct Words {
    words: Vec<String>,
    /// All words without the spaces, for what was written together or apart.
    joined: String,
}

impl Words {
    fn of(text: &str) -> Self {
        let short: String = text.chars().take(MAX_LETTERS).collect();
        let folded = folded(&short);
        let words: Vec<String> = folded
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(MAX_WORDS)
            .map(ToOwned::to_owned)
            .collect();
        let joined = words.concat();
        Self { words, joined }
    }
}

fn score(provider: &Provider, query: &Words) -> Option<f64> {
    let old = provider
        .legacy_names
        .iter()
        .map(|name| (name.as_str(), BY_OLD_NAME));
    let names = [
        (provider.name.as_str(), BY_NAME),
        (provider.long_name.as_str(), BY_LONG_NAME),
    ];
    names
        .into_iter()
        .chain(old)
        .filter_map(|(name, weight)| Some(name_score(&Words::of(name), query)? * weight))
        .max_by(f64::total_cmp)
}

fn name_score(name: &Words, query: &Words) -> Option<f64> {
    if query.words.is_empty() {
        return None;
    }
    if name.words == query.words {
        return Some(2.0);
    }
    let hits: Option<Vec<f64>> = query
        .words
        .iter()
        .map(|wanted| {
            name.words
                .iter()
                .filter_map(|word| word_score(word, wanted))
                .max_by(f64::total_cmp)
        })
        .collect();
    let by_words = hits.map(|hits| {
        let mean = hits.iter().sum::<f64>() / hits.len() as f64;
        // Among equal hits the name that was typed more fully comes first
        mean + 0.2 * (query.joined.len() as f64 / name.joined.len().max(1) as f64).min(1.0)
    });
    let together = word_score(&name.joined, &query.joined).map(|score| score * 0.9);
    by_words.into_iter().chain(together).max_by(f64::total_cmp)
}

/// How well a typed word fits a name's word, from 0 to 1; nothing where it does not.
fn word_score(word: &str, wanted: &str) -> Option<f64> {
    if word == wanted {
        return Some(1.0);
    }
    if word.starts_with(wanted) {
        return Some(0.9);
    }
    let letters = wanted.chars().count();
    let allowed = match letters {
        ..4 => return None,
        4..8 => 1,
        _ => 2,
    };
    let edits = osa_distance(word, wanted);
    if edits <= allowed {
        return Some(0.8 - 0.1 * edits as f64);
    }
    // A typo in a word that is still being typed. The first letter is nearly always right
    let same_start = word.chars().next() == wanted.chars().next();
    let typed = [letters, letters + 1].into_iter().any(|length| {
        let beginning: String = word.chars().take(length).collect();
        osa_distance(&beginning, wanted) <= 1
    });
    (same_start && typed).then_some(0.5)
}

/// Lower case, without the accents of the Latin script.
fn folded(text: &str) -> String {
    const PLAIN: &[(char, &str)] = &[
        ('a', "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
        ('c', "çćĉċč"),
        ('d', "ďđ"),
        ('e', "èéêëēĕėęěẹẻẽếềểễệ"),
        ('g', "ĝğġģ"),
        ('h', "ĥħ"),
        ('i', "ìíîïĩīĭįıǐịỉ"),
        ('j', "ĵ"),
        ('k', "ķ"),
        ('l', "ĺļľŀł"),
        ('n', "ñńņňŋ"),
        ('o', "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ"),
        ('r', "ŕŗř"),
        ('s', "śŝşšș"),
        ('t', "ţťŧț"),
        ('u', "ùúûüũūŭůűųưǔụủứừửữự"),
        ('w', "ŵ"),
        ('y', "ýÿŷỳỵỷỹ"),
        ('z', "źżž"),
    ];
    text.chars()
        .flat_map(char::to_lowercase)
        // An accent may come as a sign of its own
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter))
        .filter(|letter| !matches!(letter, '\'' | '\u{2019}'))
        .map(|letter| {
            let plain = || PLAIN.iter().find(|(_, accented)| accented.contains(letter));
            if letter.is_ascii() {
                letter
            } else {
                plain().map_or(letter, |(plain, _)| *plain)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::Index};

    use super::*;
    use crate::Catalogue;

    fn found(query: &str) -> Vec<String> {
        search(Catalogue::sandbox().providers(), query)
            .into_iter()
            .map(|provider| provider.id.clone())
            .collect()
    }

    fn any_name() -> impl Strategy<Value = (String, String)> {
        let providers = Catalogue::sandbox().providers().to_vec();
        any::<Index>().prop_map(move |index| {
            let provider = index.get(&providers);
            (provider.id.clone(), provider.name.clone())
        })
    }

    #[test]
    fn people_find_what_they_mean() {
        for (query, id) in [
            ("kaba", "kabayan_ride"),
            ("ride kabayan", "kabayan_ride"),
            ("KABÁYAN", "kabayan_ride"),
            ("kabyan rid", "kabayan_ride"),
            ("kabayanride", "kabayan_ride"),
            ("sakay na", "kabayan_ride"),
            ("sweldo works", "sahod_payroll"),
            ("tembusi bank", "tembusu_bank"),
            ("straits", "straits_hr"),
            ("panlipunna", "panlipunan"),
        ] {
            assert_eq!(found(query).first().map(String::as_str), Some(id), "{query}");
        }
    }

    #[test]
    fn rubbish_finds_nothing_and_a_blank_everything() {
        for query in ["qwrtzx", "???", "xx", "0000000", "zzz kabayan"] {
            assert_eq!(found(query), Vec::<String>::new(), "{query}");
        }
        let all = Catalogue::sandbox();
        let names: Vec<&str> = search(all.providers(), "  ")
            .into_iter()
            .map(|provider| provider.name.as_str())
            .collect();
        assert_eq!(names.len(), all.providers().len());
        assert!(names.is_sorted_by_key(|name| name.to_lowercase()));
    }

    proptest! {
        #[test]
        fn no_query_makes_it_panic(query in "\\PC{0,200}") {
            search(Catalogue::sandbox().providers(), &query);
        }

        #[test]
        fn the_exact_name_comes_first((id, name) in any_name(), upper: bool) {
            let query = if upper { name.to_uppercase() } else { format!(" {name} ") };
            prop_assert_eq!(&found(&query)[0], &id);
        }

        #[test]
        fn word_order_does_not_matter((id, name) in any_name()) {
            let turned: Vec<&str> = name.split(' ').rev().collect();
            prop_assert_eq!(&found(&turned.join(" "))[0], &id);
        }

        #[test]
        fn beginnings_find_it((id, name) in any_name(), length in 1usize..20) {
            let typed: String = name.chars().take(length).collect();
            prop_assert!(found(&typed).contains(&id), "{}", typed);
        }

        #[test]
        fn a_missing_letter_is_forgiven((id, name) in any_name(), at: Index) {
            let mut letters: Vec<char> = name.chars().collect();
            letters.remove(at.index(letters.len()));
            let query: String = letters.into_iter().collect();
            prop_assert!(found(&query).contains(&id), "{}", query);
        }

        #[test]
        fn two_swapped_letters_are_forgiven((id, name) in any_name(), at: Index) {
            let mut letters: Vec<char> = name.chars().collect();
            let at = at.index(letters.len() - 1);
            letters.swap(at, at + 1);
            let query: String = letters.into_iter().collect();
            prop_assert!(found(&query).contains(&id), "{}", query);
        }
    }
}
