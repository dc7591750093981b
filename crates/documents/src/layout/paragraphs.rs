//! Lines of prose, joined: a label and its value may stand on two of them.

use super::sheet::{Cell, Sheet};

/// A line of fewer words is no line of a paragraph that goes on.
const WORDS: usize = 6;
/// Nor is one narrower than this share of the page.
const WIDE: f32 = 0.45;

impl Sheet<'_> {
    /// The sheet with each paragraph as one cell, which stands where its first line stands.
    pub fn with_paragraphs(mut self) -> Self {
        let single: Vec<Option<Cell>> = self
            .lines
            .iter()
            .map(|line| match line[..] {
                [cell] => Some(self.cells[cell].clone()),
                _ => None,
            })
            .collect();
        let mut open = None;
        for line in 0..self.lines.len() {
            let Some(own) = &single[line] else {
                open = None;
                continue;
            };
            match open {
                Some(first) if self.goes_on(&single, line) => {
                    let first: usize = first;
                    self.cells[first].append(own);
                    self.lines[line].clear();
                }
                _ => open = self.lines[line].first().copied(),
            }
        }
        self.without_gaps()
    }

    /// Whether the line is there because its first word did not fit on the line before.
    fn goes_on(&self, single: &[Option<Cell>], line: usize) -> bool {
        let at = |line: usize| single.get(line).and_then(Option::as_ref);
        let (Some(before), Some(next)) = (line.checked_sub(1).and_then(at), at(line)) else {
            return false;
        };
        let height = before.height().max(1.0);
        let flush = |cell: &&Cell| (cell.left - before.left).abs() < 0.6 * height;
        let alike = (next.height() / height - 1.0).abs() < 0.3;
        let apart = next.top - before.top;
        if !flush(&next) || !alike || apart <= 0.0 || apart > 2.0 * height {
            return false;
        }
        if before.text.split(' ').count() < WORDS || before.width() < WIDE * self.page.width {
            return false;
        }
        // `Name: Juan dela Cruz` under another such line is one of its own
        let labelled = next.text.split(' ').take(3).any(|word| word.ends_with(':'));
        if labelled && !before.text.contains(';') {
            return false;
        }
        // What begins with a small letter goes on with something
        if next.text.starts_with(char::is_lowercase) && !before.text.ends_with(['.', ':']) {
            return true;
        }
        let margin = single
            .iter()
            .flatten()
            .filter(flush)
            .map(|cell| cell.right)
            .fold(0.0, f32::max);
        let word = self.first_word(next).map_or(0.0, crate::Word::width);
        before.right + 0.3 * height + word > margin - 0.5 * height
    }

    /// Without the lines that were joined to others.
    fn without_gaps(mut self) -> Self {
        let mut cells = Vec::with_capacity(self.cells.len());
        let mut lines = Vec::with_capacity(self.lines.len());
        for line in self.lines.into_iter().filter(|line| !line.is_empty()) {
            let mut ids = Vec::with_capacity(line.len());
            for cell in line {
                ids.push(cells.len());
                let mut own = self.cells[cell].clone();
                own.line = lines.len();
                cells.push(own);
            }
            lines.push(ids);
        }
        (self.cells, self.lines) = (cells, lines);
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::samples::page;

    use super::Sheet;

    #[test]
    fn lines_that_were_too_long_are_one() {
        let text = "Dear Ana,\n\
                    We are pleased to advise that your salary for the period June 1 to\n\
                    June 30, 2026 was credited on July 3, 2026 to your account with us.\n\
                    Employee name: Ana Maria Reyes and some more words of the line 1234\n\
                    Position: Clerk\n\
                    Basic Pay                                                  41,730.00";
        let page = page(text);
        let sheet = Sheet::new(&page, 0).with_paragraphs();
        let texts: Vec<&str> = sheet.cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "Dear Ana,",
                "We are pleased to advise that your salary for the period June 1 to June 30, 2026 was credited on July 3, \
                 2026 to your account with us.",
                "Employee name: Ana Maria Reyes and some more words of the line 1234",
                "Position: Clerk",
                "Basic Pay",
                "41,730.00"
            ]
        );
        assert_eq!(
            sheet.lines.iter().map(Vec::len).collect::<Vec<_>>(),
            [1, 1, 1, 1, 2]
        );
        assert_eq!(sheet.cell(5).line, 4);
    }
}
