//! A letter as plain text: what people read who do not want HTML, and what every mail falls back to.

use openwink_model::mail::{Letter, Part};

/// The line below which the footer stands. Mail programs know it from signatures.
const RULE: &str = "-- ";

pub fn text(letter: &Letter) -> String {
    let mut blocks: Vec<String> = letter
        .parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => lines(text),
            Part::Button { label, url } => format!("{}:\n{url}", lines(label)),
            Part::Code(code) => format!("    {}", lines(code)),
        })
        .filter(|block| !block.is_empty())
        .collect();
    if !letter.footer.is_empty() {
        let footer: Vec<String> = letter.footer.iter().map(|line| lines(line)).collect();
        blocks.push(format!("{RULE}\n{}", footer.join("\n\n")));
    }
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

/// Line ends of every kind as one, and no control character that a terminal would obey.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    kept.trim().to_owned()
}
