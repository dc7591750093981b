//! The picture of a page.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::RgbImage;

use crate::Limits;

use super::{PdfProblem, drawing::Drawing, problem::guarded};

/// More than this on the long side shows letters no better.
const LONG_SIDE: f32 = 2600.0;

/// Pixels a point.
pub(super) fn scale(page: (f32, f32), dpi: f32, drawing: &Drawing, limits: &Limits) -> f32 {
    let (width, height) = (page.0.max(1.0), page.1.max(1.0));
    let mut scale = dpi / 72.0;
    let whole = drawing
        .pictures
        .iter()
        .find(|picture| picture.area.width() * picture.area.height() > f64::from(width * height) * 0.8);
    if let Some(picture) = whole {
        let across = if (picture.area.width() > picture.area.height()) == (picture.width > picture.height) {
            picture.width
        } else {
            picture.height
        };
        scale = across as f32 / (picture.area.width() as f32).max(1.0);
    }
    within(scale, page, limits)
}

/// For a look at the ink alone: never finer than asked.
pub(super) fn scale_for_look(page: (f32, f32), dpi: f32, limits: &Limits) -> f32 {
    within(dpi / 72.0, page, limits)
}

fn within(scale: f32, page: (f32, f32), limits: &Limits) -> f32 {
    let (width, height) = (page.0.max(1.0), page.1.max(1.0));
    let most = (limits.pixels as f32 / (width * height)).sqrt();
    scale.min(LONG_SIDE / width.max(height)).min(most)
}

pub(super) fn render(page: &Page<'_>, scale: f32) -> Result<RgbImage, PdfProblem> {
    let (width, height) = page.render_dimensions();
    // A page that is next to nothing in one direction still has a pixel there.
    let across = scale.max(1.01 / width.max(1e-3));
    let down = scale.max(1.01 / height.max(1e-3));
    let pixmap = guarded(|| {
        hayro::render(
            page,
            &RenderCache::new(),
            &InterpreterSettings::default(),
            &RenderSettings::default(),
            &PixmapSettings {
                x_scale: across,
                y_scale: down,
                bg_color: WHITE,
            },
        )
    })?;
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let bytes = pixmap
        .data()
        .iter()
        .flat_map(|pixel| [pixel.r, pixel.g, pixel.b])
        .collect();
    RgbImage::from_raw(width, height, bytes).ok_or_else(PdfProblem::damaged)
}
