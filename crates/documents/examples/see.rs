//! What the recognition engine sees in a picture, as JSON; with `--boxes FILE` also the picture it set right, with a
//! box round each word.
//!
//!     cargo run -p openwink-documents --example see -- [--models FOLDER] [--boxes FILE.png] [--tesseract] PICTURE…
//!
//! With `--tesseract` it is Tesseract that looks, for comparison. Without, it reads the marks of Vietnamese if installed.
#![expect(clippy::print_stdout, reason = "its output is what it is for")]

use std::{error::Error, path::PathBuf, time::Instant};

use image::{Rgb, RgbImage};
use openwink_documents::{
    Format, Limits,
    ocr::{Engine, PpOcr, Tesseract},
    picture,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut models = PathBuf::from("models");
    let mut boxes = None;
    let mut files = Vec::new();
    let mut compared = false;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--models" => models = arguments.next().ok_or("--models names a folder")?.into(),
            "--boxes" => boxes = Some(arguments.next().ok_or("--boxes names a file")?),
            "--tesseract" => compared = true,
            _ => files.push(argument),
        }
    }
    let engine: Box<dyn Engine> = if compared {
        Box::new(Tesseract::all_languages().ok_or("tesseract or one of its languages is not installed")?)
    } else {
        let engine = PpOcr::load(&models)?;
        match Tesseract::vietnamese() {
            Some(reader) => Box::new(engine.with_vietnamese(Box::new(reader))),
            None => Box::new(engine),
        }
    };
    for file in files {
        let content = std::fs::read(&file)?;
        let format = Format::of(&content).ok_or("not a picture")?;
        for picture in picture::decode(&content, format, &Limits::default())? {
            let start = Instant::now();
            let seen = engine.see(picture)?;
            let seconds = start.elapsed().as_secs_f32();
            println!(
                "{}",
                serde_json::json!({
                    "file": file,
                    "seconds": seconds,
                    "turned": seen.turned,
                    "width": seen.width,
                    "height": seen.height,
                    "words": seen.words,
                })
            );
            if let Some(boxes) = &boxes {
                let mut drawn = seen.picture.clone();
                for word in &seen.words {
                    frame(&mut drawn, word.left, word.top, word.right, word.bottom);
                }
                drawn.save(boxes)?;
            }
        }
    }
    Ok(())
}

fn frame(picture: &mut RgbImage, left: f32, top: f32, right: f32, bottom: f32) {
    let red = Rgb([220, 0, 0]);
    let (left, top, right, bottom) = (left as i64, top as i64, right as i64, bottom as i64);
    let mut dot = |x: i64, y: i64| {
        if let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y))
            && let Some(pixel) = picture.get_pixel_mut_checked(x, y)
        {
            *pixel = red;
        }
    };
    for x in left..=right {
        dot(x, top);
        dot(x, bottom);
    }
    for y in top..=bottom {
        dot(left, y);
        dot(right, y);
    }
}
