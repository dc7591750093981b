//! HTML that is written piece by piece, escaped where it holds text.

#[derive(Default)]
pub struct Html(String);

/// A text as an anchor's name.
pub fn anchor(text: &str) -> String {
    text.to_lowercase().replace(' ', "-")
}

impl Html {
    pub fn raw(&mut self, html: &str) -> &mut Self {
        self.0.push_str(html);
        self
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                letter => self.0.push(letter),
            }
        }
        self
    }

    pub fn element(&mut self, name: &str, text: &str) -> &mut Self {
        self.raw(&format!("<{name}>"))
            .text(text)
            .raw(&format!("</{name}>"))
    }

    /// Paragraphs with `code` in them; nothing for an empty text.
    pub fn prose(&mut self, text: &str) -> &mut Self {
        for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
            self.raw("<p>");
            for (at, part) in paragraph.split('`').enumerate() {
                match at % 2 {
                    1 => self.element("code", part),
                    _ => self.text(part),
                };
            }
            self.raw("</p>");
        }
        self
    }

    pub fn done(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        let mut html = Html::default();
        html.prose("a `<b>` & \"c\"\n\nd");
        assert_eq!(
            html.done(),
            "<p>a <code>&lt;b&gt;</code> &amp; &quot;c&quot;</p><p>d</p>"
        );
    }
}
