//! A page as running text, and values that sentences say: after some words, before others. The words are data.

use std::{ops::Range, sync::LazyLock};

use serde::Deserialize;

use crate::{
    Area, Field, Found, Value,
    layout::{CellId, Sheet, Span},
    values::fold::{fold_char, words},
};

#[derive(Debug, Deserialize)]
struct File {
    rule: Vec<Rule>,
    blocks: Blocks,
    own: Own,
    posts: Posts,
}

#[derive(Debug, Deserialize)]
struct Blocks {
    signer: Vec<String>,
    subject: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Own {
    employer: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Posts {
    words: Vec<String>,
}

/// Where a letter says a value.
#[derive(Debug, Deserialize)]
pub struct Rule {
    pub field: String,
    after: Vec<String>,
    /// Words that stand somewhere after `after`, and right before the value.
    #[serde(default)]
    then: Vec<String>,
    #[serde(default)]
    until: Vec<String>,
    #[serde(default)]
    comma: bool,
    #[serde(default)]
    must: bool,
    #[serde(default = "many")]
    words: usize,
    /// Where it is not empty, the values that may stand there.
    #[serde(default)]
    only: Vec<String>,
}

impl Rule {
    pub fn allows(&self, value: &str) -> bool {
        let own = words(value);
        self.only.is_empty() || self.only.iter().any(|only| words(only) == own)
    }
}

fn many() -> usize {
    usize::MAX
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("labels/prose.toml")).expect("the crate's own file, which the tests parse")
});

/// The rules of a field, in their order.
pub fn rules(field: Field) -> impl Iterator<Item = &'static Rule> {
    FILE.rule.iter().filter(move |rule| rule.field == field.as_str())
}

/// Whether a text is how a writer names his own company.
pub fn is_own_company(text: &str) -> bool {
    let text = words(text).join(" ");
    FILE.own.employer.iter().any(|own| words(own).join(" ") == text)
}

/// Whether a text has the words of a post.
pub fn is_post(text: &str) -> bool {
    let text = format!(" {} ", words(text).join(" "));
    FILE.posts
        .words
        .iter()
        .any(|post| text.contains(&format!(" {} ", words(post).join(" "))))
}

/// Running text, with the cells that it came from.
pub struct Prose<'s, 'a> {
    sheet: &'s Sheet<'a>,
    pub text: String,
    cells: Vec<(usize, CellId)>,
    /// The letters and digits, folded, with their places in `text`.
    letters: Vec<(char, usize)>,
}

impl<'s, 'a> Prose<'s, 'a> {
    /// The lines one after the other; where more than a line's distance lies between two, a new line begins.
    pub fn new(sheet: &'s Sheet<'a>) -> Self {
        let mut text = String::new();
        let mut cells = Vec::new();
        let distance = distance(sheet);
        let mut before: Option<f32> = None;
        for line in &sheet.lines {
            let Some(&first) = line.first() else { continue };
            let middle = sheet.cell(first).middle();
            if let Some(before) = before {
                text.push(if middle - before > 1.35 * distance {
                    '\n'
                } else {
                    ' '
                });
            }
            for (at, &cell) in line.iter().enumerate() {
                if at > 0 {
                    text.push(' ');
                }
                cells.push((text.len(), cell));
                text.push_str(&sheet.cell(cell).text);
            }
            before = Some(middle);
        }
        let letters = text
            .char_indices()
            .filter_map(|(at, letter)| Some((fold_char(letter)?, at)))
            .filter(|(letter, _)| letter.is_alphanumeric())
            .collect();
        Self {
            sheet,
            text,
            cells,
            letters,
        }
    }

    /// The pieces of cells that a range of the text is.
    pub fn spans(&self, range: &Range<usize>) -> Vec<Span> {
        self.cells
            .iter()
            .filter_map(|&(start, cell)| {
                let length = self.sheet.cell(cell).text.len();
                let from = range.start.max(start);
                let to = range.end.min(start + length);
                (from < to).then(|| Span {
                    cell,
                    start: from - start,
                    end: to - start,
                })
            })
            .collect()
    }

    pub fn found(&self, value: Value, range: &Range<usize>, score: f32) -> Found {
        let spans = self.spans(range);
        let sure = spans
            .iter()
            .map(|span| self.sheet.confidence(*span))
            .fold(1.0, f32::min);
        let mut area: Option<Area> = None;
        for span in &spans {
            let one = self.sheet.area(*span);
            area = Some(area.map_or(one, |known| union(known, one)));
        }
        Found {
            value,
            confidence: (score * sure).clamp(0.0, 1.0),
            page: self.sheet.index,
            area: area.unwrap_or_default(),
        }
    }

    /// Everywhere that a phrase stands as whole words, from byte `from` on: the range of its letters' places.
    pub fn places(&self, phrase: &str, from: usize) -> Vec<Range<usize>> {
        let wanted: Vec<char> = phrase
            .chars()
            .filter_map(fold_char)
            .filter(|letter| letter.is_alphanumeric())
            .collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let first = self.letters.partition_point(|(_, at)| *at < from);
        let mut found = Vec::new();
        for start in first..self.letters.len().saturating_sub(wanted.len() - 1) {
            let part = &self.letters[start..start + wanted.len()];
            if !part.iter().map(|(letter, _)| letter).eq(&wanted) {
                continue;
            }
            let (begin, last) = (part[0].1, part[wanted.len() - 1].1);
            let end = last + self.text[last..].chars().next().map_or(0, char::len_utf8);
            let ends = |at: usize| {
                let (before, after) = (
                    self.text[..at].chars().next_back(),
                    self.text[at..].chars().next(),
                );
                match (before, after) {
                    // Readers drop blanks: `in theManufacturing`
                    (Some(before), Some(after)) if before.is_lowercase() && after.is_uppercase() => true,
                    (Some(before), Some(after)) => !(before.is_alphanumeric() && after.is_alphanumeric()),
                    _ => true,
                }
            };
            if !ends(begin) || !ends(end) {
                continue;
            }
            found.push(begin..end);
        }
        found
    }

    /// Where the writer begins to say who he is, and where whom he writes of.
    pub fn blocks(&self) -> (Option<usize>, Option<usize>) {
        let first = |phrases: &[String], from: usize| {
            phrases
                .iter()
                .filter_map(|phrase| self.places(phrase, from).first().map(|place| place.start))
                .min()
        };
        let signer = first(&FILE.blocks.signer, 0);
        (signer, first(&FILE.blocks.subject, signer.unwrap_or(0)))
    }

    /// Where a piece of a cell stands in the text.
    pub fn place(&self, span: Span) -> Option<usize> {
        self.cells
            .iter()
            .find(|(_, cell)| *cell == span.cell)
            .map(|(start, _)| start + span.start)
    }

    /// The ranges that a rule says its value stands on, those after the longest words first.
    pub fn captures(&self, rule: &Rule) -> Vec<Range<usize>> {
        let mut after: Vec<&String> = rule.after.iter().collect();
        after.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        let mut starts: Vec<(usize, usize)> = Vec::new();
        for phrase in after {
            for place in self.places(phrase, 0) {
                if starts.iter().all(|(_, end)| *end != place.end) {
                    starts.push((place.start, place.end));
                }
            }
        }
        starts
            .into_iter()
            .filter_map(|(_, start)| self.capture(rule, start))
            .collect()
    }

    fn capture(&self, rule: &Rule, start: usize) -> Option<Range<usize>> {
        // `el C. José`, `No.: 5`: the points are the words', not the sentence's
        let rest = &self.text[start..];
        let mut start = start
            + (rest.len()
                - rest
                    .trim_start_matches(|letter: char| ". :".contains(letter))
                    .len());
        let sentence = start + sentence_end(&self.text[start..]);
        if !rule.then.is_empty() {
            start = rule
                .then
                .iter()
                .filter_map(|word| {
                    self.places(word, start)
                        .into_iter()
                        .find(|place| place.end <= sentence)
                })
                .max_by_key(|place| (std::cmp::Reverse(place.start), place.end))?
                .end;
        }
        let mut end = sentence;
        let mut stopped = false;
        for phrase in &rule.until {
            if let Some(place) = self.places(phrase, start).first()
                && place.start <= end
                && place.start > start
            {
                end = place.start;
                stopped = true;
            }
        }
        if rule.comma
            && let Some(comma) = comma(&self.text[start..end])
        {
            // A comma before the word that has to come
            if rule.must {
                return None;
            }
            end = start + comma;
        }
        if rule.must && !stopped {
            return None;
        }
        let piece = &self.text[start..end];
        let trimmed =
            piece.trim_matches(|letter: char| letter.is_whitespace() || ",;:-–—\"“”*".contains(letter));
        if trimmed.is_empty() || trimmed.split_whitespace().count() > rule.words {
            return None;
        }
        let begin = start + (trimmed.as_ptr() as usize - piece.as_ptr() as usize);
        Some(begin..begin + trimmed.len())
    }
}

/// From a line to the next within a paragraph: what most lines have, or less.
fn distance(sheet: &Sheet<'_>) -> f32 {
    let middles: Vec<f32> = sheet
        .lines
        .iter()
        .filter_map(|line| line.first())
        .map(|&cell| sheet.cell(cell).middle())
        .collect();
    let mut steps: Vec<f32> = middles
        .windows(2)
        .map(|two| two[1] - two[0])
        .filter(|step| *step > 0.6 * sheet.usual_height())
        .collect();
    steps.sort_by(f32::total_cmp);
    steps
        .get(steps.len() * 2 / 5)
        .copied()
        .unwrap_or(sheet.usual_height() * 1.5)
}

/// Where the first sentence ends: a full stop that is no abbreviation's, or an empty line.
fn sentence_end(text: &str) -> usize {
    for (at, letter) in text.char_indices() {
        let rest = &text[at + letter.len_utf8()..];
        match letter {
            '\n' => {
                // A paragraph's lines stand close together; a break within a sentence is a wide gap of the layout
                let goes_on = rest
                    .trim_start()
                    .starts_with(|letter: char| letter.is_lowercase() || letter.is_ascii_digit())
                    && !text[..at].trim_end().ends_with(['.', ':']);
                if !goes_on {
                    return at;
                }
            }
            '.' | ';' if rest.is_empty() || rest.starts_with(char::is_whitespace) => {
                let word = text[..at]
                    .rsplit(|letter: char| letter.is_whitespace())
                    .next()
                    .unwrap_or("");
                let next = rest.trim_start().chars().next();
                let short = word.chars().filter(|letter| letter.is_alphabetic()).count() <= 4
                    && word.starts_with(char::is_uppercase);
                // `Mr.`, `Inc.`, `J.`: one goes on after them, unless a new paragraph begins
                if letter == '.' && short && !rest.starts_with('\n') && next.is_some() {
                    continue;
                }
                return at;
            }
            _ => {}
        }
    }
    text.len()
}

/// The first comma that ends a value: not the one before `Inc.`, `S.A.`, `Jr.` or the year of a date.
fn comma(text: &str) -> Option<usize> {
    const GO_ON: [&str; 12] = [
        "inc", "corp", "ltd", "llc", "co", "sa", "sapi", "sab", "s", "jr", "sr", "iii",
    ];
    text.match_indices(',').map(|(at, _)| at).find(|at| {
        let word: String = text[at + 1..]
            .trim_start()
            .split(|letter: char| letter.is_whitespace() || letter == ',')
            .next()
            .unwrap_or("")
            .chars()
            .filter_map(fold_char)
            .filter(|letter| letter.is_alphanumeric())
            .collect();
        !GO_ON.contains(&word.as_str())
    })
}

fn union(one: Area, other: Area) -> Area {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Area {
        x,
        y,
        width: (one.x + one.width).max(other.x + other.width) - x,
        height: (one.y + one.height).max(other.y + other.height) - y,
    }
}
