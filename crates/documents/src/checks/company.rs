//! Whether two names may be one company's, in whatever form its name is written.

/// Words of a company's form: they tell nothing about which it is.
const FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "pte",
    "pvt",
    "private",
    "pt",
    "tbk",
    "cv",
    "sdn",
    "bhd",
    "llc",
    "plc",
    "sa",
    "de",
    "the",
];

fn tokens(name: &str) -> Vec<String> {
    let all: Vec<String> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .map(str::to_lowercase)
        .collect();
    let telling: Vec<String> = all
        .iter()
        .filter(|token| !FORMS.contains(&token.as_str()))
        .cloned()
        .collect();
    if telling.is_empty() { all } else { telling }
}

/// 0 to 1. Each word of the shorter name looks for its partner in the longer one; words without a partner cost a little.
pub fn similarity(one: &str, other: &str) -> f32 {
    let (mut short, mut long) = (tokens(one), tokens(other));
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    if short.is_empty() {
        return 0.0;
    }
    let (count, extra) = (short.len() as f64, (long.len() - short.len()) as f64);
    let mut sum = 0.0;
    for token in &short {
        let best = long
            .iter()
            .enumerate()
            .map(|(at, candidate)| (at, strsim::normalized_levenshtein(token, candidate)))
            .max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((at, score)) = best {
            sum += score;
            long.swap_remove(at);
        }
    }
    ((sum / count) * (1.0 - 0.05 * extra.min(4.0))) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_companys_form_does_not_matter() {
        assert!(similarity("Manila Rides Inc.", "MANILA RIDES INCORPORATED") > 0.95);
        assert!(similarity("PT Kopi Nusantara Tbk", "Kopi Nusantara") > 0.95);
        assert!(similarity("Manila Rides Inc.", "Manila Rides Philippines") > 0.9);
    }

    #[test]
    fn two_companies_are_told_apart() {
        assert!(similarity("Manila Rides", "Cebu Kitchens") < 0.5);
        assert!(similarity("", "Cebu Kitchens") < 0.5);
    }
}
