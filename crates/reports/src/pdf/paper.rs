//! Paper: what is written goes below what was written before, onto as many pages as it takes. Pages are kept as lists of
//! marks until all are there, so that each can say how many there are.

use pdf_writer::{Content, Name, Str};

use super::letters::{Weight, glyphs, tidy, width, wrap};

// A4, in points
pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;
pub const MARGIN: f32 = 54.0;
const BOTTOM: f32 = HEIGHT - 64.0;
pub const INNER: f32 = WIDTH - 2.0 * MARGIN;

pub type Colour = (u8, u8, u8);
pub const INK: Colour = (24, 28, 36);
pub const GREY: Colour = (98, 106, 120);
pub const RULE: Colour = (208, 213, 221);
pub const PALE: Colour = (244, 246, 249);
pub const ACCENT: Colour = (28, 86, 160);
pub const WARN: Colour = (154, 82, 0);

enum Mark {
    Text {
        x: f32,
        y: f32,
        size: f32,
        weight: Weight,
        colour: Colour,
        text: String,
    },
    Box {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        colour: Colour,
    },
}

#[derive(Debug, Clone, Copy)]
pub struct Style {
    pub size: f32,
    pub weight: Weight,
    pub colour: Colour,
}

pub const BODY: Style = Style {
    size: 9.0,
    weight: Weight::Regular,
    colour: INK,
};
pub const STRONG: Style = Style {
    size: 9.0,
    weight: Weight::Bold,
    colour: INK,
};
pub const SMALL: Style = Style {
    size: 7.5,
    weight: Weight::Regular,
    colour: GREY,
};
pub const TITLE: Style = Style {
    size: 20.0,
    weight: Weight::Bold,
    colour: INK,
};
pub const HEADING: Style = Style {
    size: 12.0,
    weight: Weight::Bold,
    colour: INK,
};

impl Style {
    pub fn leading(self) -> f32 {
        self.size * 1.4
    }

    pub fn coloured(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }
}

/// A table's column: its heading, its share of the width, whether it holds numbers.
pub struct Column {
    pub head: &'static str,
    pub share: f32,
    pub number: bool,
}

pub fn words(head: &'static str, share: f32) -> Column {
    Column {
        head,
        share,
        number: false,
    }
}

pub fn numbers(head: &'static str, share: f32) -> Column {
    Column {
        head,
        share,
        number: true,
    }
}

#[derive(Default)]
pub struct Paper {
    pages: Vec<Vec<Mark>>,
    /// Where the next thing goes.
    pub y: f32,
    footer: (String, String),
}

impl Paper {
    pub fn new(left: String, right: String) -> Self {
        Self {
            pages: vec![Vec::new()],
            y: MARGIN,
            footer: (left, right),
        }
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Begins a page unless so much is left of this one; says whether it did.
    pub fn room(&mut self, height: f32) -> bool {
        let full = self.y + height > BOTTOM;
        if full {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
        full
    }

    pub fn gap(&mut self, height: f32) {
        self.y += height;
    }

    pub fn fill(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        self.mark(Mark::Box {
            x,
            y,
            width,
            height,
            colour,
        });
    }

    /// One line, whose baseline is at `y`.
    pub fn line(&mut self, x: f32, y: f32, style: Style, text: &str) {
        let text = tidy(text);
        if !text.is_empty() {
            let Style { size, weight, colour } = style;
            self.mark(Mark::Text {
                x,
                y,
                size,
                weight,
                colour,
                text,
            });
        }
    }

    pub fn line_to(&mut self, right: f32, y: f32, style: Style, text: &str) {
        let text = tidy(text);
        self.line(right - width(&text, style.weight, style.size), y, style, &text);
    }

    /// Lines over the whole width, or from `x` on.
    pub fn text(&mut self, x: f32, style: Style, text: &str, most: usize) {
        for line in wrap(text, style.weight, style.size, WIDTH - MARGIN - x, most) {
            self.room(style.leading());
            self.y += style.leading();
            self.line(x, self.y - style.size * 0.35, style, &line);
        }
    }

    /// A heading stands on the page of what it heads.
    pub fn heading(&mut self, text: &str) {
        self.room(64.0);
        self.gap(14.0);
        self.text(MARGIN, HEADING, text, 1);
        self.gap(3.0);
        self.fill(MARGIN, self.y, INNER, 0.8, RULE);
        self.gap(3.0);
    }

    /// A row of cells; each is as high as its fullest cell.
    pub fn row(&mut self, columns: &[Column], cells: &[String], style: Style, most: usize) {
        const PAD: f32 = 6.0;
        let whole: f32 = columns.iter().map(|column| column.share).sum();
        let set: Vec<Vec<String>> = columns
            .iter()
            .zip(cells)
            .map(|(column, cell)| {
                let wide = INNER * column.share / whole - PAD;
                wrap(cell, style.weight, style.size, wide, most)
            })
            .collect();
        let lines = set.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let top = self.y;
        let mut x = MARGIN;
        for (column, lines) in columns.iter().zip(&set) {
            let wide = INNER * column.share / whole;
            for (at, line) in lines.iter().enumerate() {
                let y = top + 3.0 + style.leading() * (at as f32 + 1.0) - style.size * 0.35;
                match column.number {
                    true => self.line_to(x + wide - PAD, y, style, line),
                    false => self.line(x, y, style, line),
                }
            }
            x += wide;
        }
        self.y = top + style.leading() * lines as f32 + 5.0;
    }

    /// A table; its head comes again on every page.
    pub fn table(&mut self, columns: &[Column], rows: &[(Style, Vec<String>)]) {
        const MOST_LINES: usize = 3;
        let heads: Vec<String> = columns.iter().map(|column| column.head.to_owned()).collect();
        let head = |paper: &mut Self| {
            paper.row(columns, &heads, SMALL, 1);
            paper.fill(MARGIN, paper.y, INNER, 0.5, RULE);
        };
        self.room(48.0);
        head(self);
        for (style, cells) in rows {
            // The highest that a row can be
            if self.room(style.leading() * MOST_LINES as f32 + 5.0) {
                head(self);
            }
            self.row(columns, cells, *style, MOST_LINES);
            self.fill(MARGIN, self.y, INNER, 0.3, RULE);
        }
        self.gap(4.0);
    }

    /// What is drawn on each page.
    pub fn draw(mut self) -> Vec<Vec<u8>> {
        self.number_pages();
        self.pages.into_iter().map(draw).collect()
    }

    fn number_pages(&mut self) {
        let count = self.pages.len();
        let (left, right) = self.footer.clone();
        let mut numbered = std::mem::take(&mut self.pages);
        for (at, marks) in numbered.iter_mut().enumerate() {
            self.pages = vec![std::mem::take(marks)];
            self.fill(MARGIN, HEIGHT - 48.0, INNER, 0.5, RULE);
            self.line(MARGIN, HEIGHT - 36.0, SMALL, &left);
            self.line(MARGIN, HEIGHT - 25.0, SMALL, &right);
            self.line_to(
                WIDTH - MARGIN,
                HEIGHT - 36.0,
                SMALL,
                &format!("Page {} of {count}", at + 1),
            );
            *marks = self.pages.pop().unwrap_or_default();
        }
        self.pages = numbered;
    }
}

fn draw(marks: Vec<Mark>) -> Vec<u8> {
    let mut content = Content::new();
    for mark in marks {
        let (Mark::Text { colour, .. } | Mark::Box { colour, .. }) = mark;
        let share = |part: u8| f32::from(part) / 255.0;
        content.set_fill_rgb(share(colour.0), share(colour.1), share(colour.2));
        // A PDF counts from the bottom
        match mark {
            Mark::Text {
                x,
                y,
                size,
                weight,
                text,
                ..
            } => {
                content
                    .begin_text()
                    .set_font(Name(weight.name()), size)
                    .set_text_matrix([1.0, 0.0, 0.0, 1.0, x, HEIGHT - y])
                    .show(Str(&glyphs(&text, weight)))
                    .end_text();
            }
            Mark::Box {
                x, y, width, height, ..
            } => {
                content.rect(x, HEIGHT - y - height, width, height).fill_nonzero();
            }
        }
    }
    content.finish().into_vec()
}
