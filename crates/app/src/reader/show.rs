//! `openwink read`: what is read of the operator's own files, as JSON, and the pages with boxes drawn.

use std::{
    fs,
    path::{Path, PathBuf},
};

use image::{Rgb, RgbImage};
use openwink_documents::{Area, Hints, Reading, understand};
use url::Url;

use crate::{
    failure::{Failure, Outcome},
    say,
};

const BOX: Rgb<u8> = Rgb([220, 20, 60]);
const LINE: Rgb<u8> = Rgb([30, 110, 220]);

pub fn show(files: &[PathBuf], picture: Option<&Path>, models: &Path, reader_url: Option<&Url>) -> Outcome {
    let contents = files
        .iter()
        .map(|path| {
            fs::read(path)
                .map_err(|error| Failure::new(format!("{} cannot be read", path.display())).because(&error))
        })
        .collect::<Outcome<Vec<_>>>()?;
    let reader = super::reader(models, reader_url).map_err(Failure::new)?;
    let reader = match picture {
        Some(_) => reader.keeping_pictures(),
        None => reader,
    };
    let pages = reader.pages(&contents);
    let reading = understand(&pages, &Hints::default());
    let json = serde_json::to_string_pretty(&reading)
        .map_err(|error| Failure::new("the result cannot be written").because(&error))?;
    say::line(json);
    if let Some(folder) = picture {
        draw(folder, &reading, pages.pictures)?;
    }
    match reading.classification {
        Some(_) => Ok(()),
        None => {
            Err(Failure::new("nothing could be read")
                .advice("`problems` in the result says why, file by file."))
        }
    }
}

fn draw(folder: &Path, reading: &Reading, pictures: Vec<Vec<u8>>) -> Outcome {
    let failed = |error: &(dyn std::error::Error + 'static)| {
        Failure::new(format!("pictures cannot be written to {}", folder.display())).because(error)
    };
    fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    for (at, picture) in pictures.into_iter().enumerate() {
        // A page that could not be drawn has none
        let Ok(picture) = image::load_from_memory(&picture) else {
            continue;
        };
        let mut picture = picture.into_rgb8();
        for document in &reading.documents {
            for line in document.lines.iter().filter(|line| line.page == at) {
                outline(&mut picture, line.area, LINE);
            }
            for found in document.fields.values().filter(|found| found.page == at) {
                outline(&mut picture, found.area, BOX);
            }
        }
        let path = folder.join(format!("page-{}.png", at + 1));
        picture.save(&path).map_err(|error| failed(&error))?;
    }
    Ok(())
}

/// Draws an area's edge, three pixels wide, outside of what it holds.
fn outline(picture: &mut RgbImage, area: Area, colour: Rgb<u8>) {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let (left, top) = ((area.x * width) as i64, (area.y * height) as i64);
    let (right, bottom) = (
        ((area.x + area.width) * width) as i64,
        ((area.y + area.height) * height) as i64,
    );
    let mut dot = |x: i64, y: i64| {
        if let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y))
            && let Some(pixel) = picture.get_pixel_mut_checked(x, y)
        {
            *pixel = colour;
        }
    };
    for edge in 1..=3 {
        for x in left - edge..=right + edge {
            dot(x, top - edge);
            dot(x, bottom + edge);
        }
        for y in top - edge..=bottom + edge {
            dot(left - edge, y);
            dot(right + edge, y);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_drawn_round_its_area_and_never_outside_the_picture() {
        let mut picture = RgbImage::new(100, 50);
        let area = Area {
            x: 0.1,
            y: 0.2,
            width: 0.5,
            height: 0.5,
        };
        outline(&mut picture, area, BOX);
        assert_eq!(*picture.get_pixel(9, 20), BOX);
        assert_eq!(*picture.get_pixel(30, 20), Rgb([0, 0, 0]));
        let whole = Area {
            x: -0.5,
            y: 0.0,
            width: 2.0,
            height: 1.0,
        };
        outline(&mut picture, whole, BOX);
    }
}
