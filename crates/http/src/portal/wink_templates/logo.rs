//! Logos: pictures that a tenant uploads and every applicant's browser shows. Each is decoded within limits, made small,
//! and written anew, so that nothing but pixels is left of what came.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, ImageReader, Limits, Rgba, RgbaImage, imageops::FilterType};
use openwink_model::wink::LogoGround;
use openwink_store::NewLogo;

use crate::Problem;

/// How large a file may be.
pub const MOST_BYTES: usize = 200 * 1024;
const MOST_PIXELS_A_SIDE: u32 = 4096;
const MOST_MEMORY: u64 = 96 * 1024 * 1024;
/// What the widget's header shows on the sharpest screens: four times 140 by 32.
const WIDTH: u32 = 560;
const HEIGHT: u32 = 128;

/// The luminance of the widget's ground in the dark.
const DARK: f64 = 0.009;
/// What can just be told from its ground.
const SEEN: f64 = 2.0;

pub fn read(bytes: &[u8]) -> Result<NewLogo, Problem> {
    if bytes.len() > MOST_BYTES {
        return Err(Problem::field("content", "must not be larger than 200 KB"));
    }
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) => format,
        _ => return Err(Problem::field("content", "must be a PNG, JPEG or WebP picture")),
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS_A_SIDE);
    limits.max_image_height = Some(MOST_PIXELS_A_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => Problem::field(
            "content",
            format_args!("must not be larger than {MOST_PIXELS_A_SIDE} pixels a side"),
        ),
        _ => Problem::field("content", "is damaged: it does not decode as a picture"),
    })?;
    let picture = match picture.width() > WIDTH || picture.height() > HEIGHT {
        true => picture.resize(WIDTH, HEIGHT, FilterType::Lanczos3),
        false => picture,
    };
    let pixels = picture.into_rgba8();
    let ground = ground(&pixels);
    let mut png = Vec::new();
    DynamicImage::ImageRgba8(pixels)
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .map_err(|_| Problem::internal("a logo could not be written as PNG"))?;
    Ok(NewLogo { ground, png })
}

fn luminance(pixel: &Rgba<u8>) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    let [red, green, blue, _] = pixel.0;
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// What a picture with see-through parts has to stand on. One without brings its own ground.
fn ground(pixels: &RgbaImage) -> LogoGround {
    let (mut light, mut weight, mut clear) = (0.0, 0.0, 0_usize);
    for pixel in pixels.pixels() {
        let alpha = f64::from(pixel.0[3]) / 255.0;
        light += luminance(pixel) * alpha;
        weight += alpha;
        clear += usize::from(pixel.0[3] < 128);
    }
    let all = pixels.pixels().len();
    if weight == 0.0 || clear * 100 < all {
        return LogoGround::Any;
    }
    let light = light / weight;
    if 1.05 / (light + 0.05) < SEEN {
        LogoGround::Dark
    } else if (light + 0.05) / (DARK + 0.05) < SEEN {
        LogoGround::Light
    } else {
        LogoGround::Any
    }
}

/// A small picture, for tests that need one.
#[cfg(test)]
pub fn example() -> Vec<u8> {
    let mut png = Vec::new();
    DynamicImage::ImageRgba8(RgbaImage::from_pixel(8, 4, Rgba([40, 110, 230, 255])))
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .expect("a picture in memory");
    png
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, draw: impl Fn(u32, u32) -> [u8; 4]) -> Vec<u8> {
        let picture = RgbaImage::from_fn(width, height, |x, y| Rgba(draw(x, y)));
        let mut bytes = Vec::new();
        DynamicImage::ImageRgba8(picture)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
            .unwrap();
        bytes
    }

    fn half(colour: [u8; 3]) -> Vec<u8> {
        let [red, green, blue] = colour;
        png(40, 20, move |x, _| {
            [red, green, blue, if x < 20 { 255 } else { 0 }]
        })
    }

    fn refused(bytes: &[u8]) -> String {
        read(bytes).unwrap_err().message().to_owned()
    }

    #[test]
    fn what_is_kept_is_a_small_png_of_its_own() {
        let logo = read(&png(2000, 500, |_, _| [10, 20, 30, 255])).unwrap();
        let kept = image::load_from_memory_with_format(&logo.png, ImageFormat::Png).unwrap();
        assert_eq!((kept.width(), kept.height()), (512, 128));
        let small = read(&png(30, 20, |_, _| [10, 20, 30, 255])).unwrap();
        let kept = image::load_from_memory(&small.png).unwrap();
        assert_eq!((kept.width(), kept.height()), (30, 20));
    }

    #[test]
    fn nothing_rides_along() {
        let mut bytes = half([200, 30, 30]);
        bytes.extend_from_slice(b"<script>alert(1)</script>");
        let logo = read(&bytes).unwrap();
        let text = String::from_utf8_lossy(&logo.png).into_owned();
        assert!(!text.contains("script"));
    }

    #[test]
    fn a_logo_gets_the_ground_that_shows_it() {
        assert_eq!(read(&half([255, 255, 255])).unwrap().ground, LogoGround::Dark);
        assert_eq!(read(&half([10, 12, 20])).unwrap().ground, LogoGround::Light);
        assert_eq!(read(&half([40, 110, 230])).unwrap().ground, LogoGround::Any);
        let opaque = png(40, 20, |_, _| [255, 255, 255, 255]);
        assert_eq!(read(&opaque).unwrap().ground, LogoGround::Any);
        let empty = png(4, 4, |_, _| [0, 0, 0, 0]);
        assert_eq!(read(&empty).unwrap().ground, LogoGround::Any);
    }

    #[test]
    fn what_is_no_picture_is_refused_in_words() {
        assert!(refused(b"<svg xmlns='http://www.w3.org/2000/svg'/>").contains("PNG, JPEG or WebP"));
        assert!(refused(b"GIF89a").contains("PNG, JPEG or WebP"));
        assert!(refused(&vec![0; MOST_BYTES + 1]).contains("200 KB"));
        let mut broken = half([1, 2, 3]);
        broken.truncate(60);
        assert!(refused(&broken).contains("damaged"));
        // Much larger within than without
        assert!(refused(&png(5000, 3, |_, _| [0, 0, 0, 255])).contains("4096 pixels"));
    }
}
