//! Monogram logos: drawn from a provider's name, so that none has to be licensed or stored.

use openwink_model::providers::Provider;

use crate::sandbox::dice::Dice;

/// White text on the ground must reach this contrast (WCAG 2.2, success criterion 1.4.3).
const CONTRAST: f64 = 4.5;

/// One or two letters for the provider and the hue of their ground, 0 to 359.
pub fn monogram(provider: &Provider) -> (String, u16) {
    let words: Vec<&str> = provider.name.split_whitespace().collect();
    let first = |word: &&str| word.chars().find(|letter| letter.is_alphanumeric());
    let text: String = match words.as_slice() {
        [word] => word
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .take(2)
            .collect(),
        words => words.iter().filter_map(first).take(2).collect(),
    };
    let hue = Dice::of(&[&provider.id, "hue"], 0).between(0, 359);
    (text.to_uppercase(), hue as u16)
}

/// The provider's logo as an SVG image of 96 by 96.
pub fn logo_svg(provider: &Provider) -> String {
    let (text, hue) = monogram(provider);
    let [red, green, blue] = ground(hue).map(|part| (part * 255.0).round() as u8);
    let (name, text) = (escape(&provider.name), escape(&text));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\" width=\"96\" height=\"96\" role=\"img\" \
         aria-label=\"{name}\"><rect width=\"96\" height=\"96\" rx=\"20\" fill=\"#{red:02x}{green:02x}{blue:02x}\"/>\
         <text x=\"48\" y=\"50\" fill=\"#fff\" font-family=\"system-ui,sans-serif\" font-size=\"40\" font-weight=\"600\" \
         text-anchor=\"middle\" dominant-baseline=\"central\">{text}</text></svg>"
    )
}

/// The lightest ground of a hue on which white text is easy to read.
fn ground(hue: u16) -> [f64; 3] {
    (10..=50)
        .rev()
        .map(|lightness| rgb(f64::from(hue), 0.62, f64::from(lightness) / 100.0))
        .find(|colour| contrast_with_white(*colour) >= CONTRAST)
        .unwrap_or([0.0; 3])
}

fn rgb(hue: f64, saturation: f64, lightness: f64) -> [f64; 3] {
    let spread = saturation * lightness.min(1.0 - lightness);
    [0.0, 8.0, 4.0].map(|shift| {
        let place = (shift + hue / 30.0) % 12.0;
        lightness - spread * (place - 3.0).min(9.0 - place).clamp(-1.0, 1.0)
    })
}

fn contrast_with_white(colour: [f64; 3]) -> f64 {
    let linear = |part: f64| {
        // What is drawn are whole steps of 255
        let part = (part * 255.0).round() / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    let [red, green, blue] = colour.map(linear);
    1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;

    #[test]
    fn every_hue_has_a_ground_that_reads_well() {
        for hue in 0..360 {
            let colour = ground(hue);
            assert!(colour.iter().all(|part| (0.0..=1.0).contains(part)), "{hue}");
            assert!(
                colour != [0.0; 3] && contrast_with_white(colour) >= CONTRAST,
                "{hue}"
            );
        }
    }

    #[test]
    fn monograms_are_the_initials() {
        let catalogue = Catalogue::sandbox();
        let text = |id: &str| monogram(catalogue.get(id).unwrap()).0;
        assert_eq!(text("kabayan_ride"), "KR");
        assert_eq!(text("bhavishya_provident"), "BP");
    }

    #[test]
    fn a_logo_is_a_small_image_with_its_name() {
        let catalogue = Catalogue::sandbox();
        insta::assert_snapshot!(logo_svg(catalogue.get("kabayan_ride").unwrap()));
    }

    #[test]
    fn names_cannot_break_out_of_the_image() {
        let mut provider = Catalogue::sandbox().get("kabayan_ride").unwrap().clone();
        provider.name = "<script>\" & Co".to_owned();
        let svg = logo_svg(&provider);
        assert!(!svg.contains("<script>") && svg.contains("&lt;script&gt;&quot; &amp; Co"));
    }
}
