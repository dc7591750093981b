//! One page: its text, its picture.

use std::cell::OnceCell;

use hayro::hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use hayro::hayro_syntax::page::Page as Inner;
use hayro::kurbo::{Affine, Rect};
use image::RgbImage;

use crate::{Limits, Word};

use super::{
    PdfProblem, TextLayer,
    drawing::Drawing,
    fonts,
    oddities::{self, PageFacts},
    problem::guarded,
    recorder::Recorder,
    render,
};

pub struct Page<'a> {
    inner: &'a Inner<'a>,
    limits: Limits,
    read: OnceCell<Result<Read, PdfProblem>>,
}

struct Read {
    drawing: Drawing,
    layer: TextLayer,
}

/// Of the page: pictures that take more than this make it a scan, if they hold text.
const MOSTLY: f64 = 0.5;
/// Where there are so few letters beside them, this is enough: a line from the program that made the file, and two slips
/// as pictures.
const PARTLY: f64 = 0.25;
const FEW_LETTERS: usize = 200;
/// So many letters that seem not to show, and more than those that do, may show all the same.
const MUCH_COVERED: usize = 100;
/// Letters that were turned into shapes: so many of them, and more than letters.
const MANY_SHAPES: usize = 150;

impl<'a> Page<'a> {
    pub(super) fn new(inner: &'a Inner<'a>, limits: &Limits) -> Self {
        Self {
            inner,
            limits: *limits,
            read: OnceCell::new(),
        }
    }

    /// Width and height in points, as a reader shows it.
    pub fn size(&self) -> (f32, f32) {
        self.inner.render_dimensions()
    }

    /// What shows, as words.
    pub fn text(&self) -> Result<Vec<Word>, PdfProblem> {
        Ok(self.layer()?.words.clone())
    }

    /// The text layer with all that is known of it.
    pub fn layer(&self) -> Result<&TextLayer, PdfProblem> {
        Ok(&self.read()?.layer)
    }

    /// Whether the page is to be read from its picture: there is no text that can be believed, or most of it is
    /// pictures.
    pub fn needs_picture(&self) -> Result<bool, PdfProblem> {
        let read = self.read()?;
        let layer = &read.layer;
        if layer.letters < 8 || layer.unknown_letters * 20 > layer.letters {
            return Ok(true);
        }
        // More that is covered or has its ground's colour than shows: tampering hides a value, no page
        let covered = layer.covered_letters();
        if covered >= MUCH_COVERED && covered > layer.letters {
            return Ok(true);
        }
        let shapes = read.drawing.curved_shapes;
        if shapes >= MANY_SHAPES && shapes > layer.letters {
            return Ok(true);
        }
        let share = self.picture_share(&read.drawing);
        Ok(share > MOSTLY && layer.letters < 400 || share > PARTLY && layer.letters < FEW_LETTERS)
    }

    /// Words that the file draws and that nevertheless leave no ink, by a small picture of the page: a last look, for
    /// tricks that the drawing's order doesn't tell. Takes about as long as the text.
    pub fn without_ink(&self) -> Result<Vec<Word>, PdfProblem> {
        const DPI: f32 = 72.0;
        let read = self.read()?;
        let scale = render::scale_for_look(self.size(), DPI, &self.limits);
        let picture = render::render(self.inner, scale)?;
        let bare = read.layer.without_ink(&picture).unwrap_or_default();
        Ok(bare.into_iter().cloned().collect())
    }

    /// The picture of the page, as a reader shows it. A page that is but one picture comes in that picture's own
    /// resolution.
    pub fn render(&self, dpi: f32) -> Result<RgbImage, PdfProblem> {
        // Drawing has no limit of its own: a page that is too much for the text is too much for drawing.
        let read = self.read()?;
        render::render(
            self.inner,
            render::scale(self.size(), dpi, &read.drawing, &self.limits),
        )
    }

    /// What stands out on it. `number` is the page's, from 0.
    pub fn facts(&self, number: usize) -> Result<PageFacts, PdfProblem> {
        let read = self.read()?;
        let place = self.inner.initial_transform(true).to_kurbo();
        guarded(|| oddities::of_page(number, self.inner.raw(), place, &read.drawing, &read.layer))
    }

    fn picture_share(&self, drawing: &Drawing) -> f64 {
        let page = self.area();
        let covered: f64 = drawing
            .pictures
            .iter()
            .filter(|picture| !picture.clipped_away)
            .map(|picture| picture.area.intersect(page).area().max(0.0))
            .sum();
        covered / page.area().max(1.0)
    }

    fn area(&self) -> Rect {
        let (width, height) = self.size();
        Rect::new(0.0, 0.0, f64::from(width), f64::from(height))
    }

    fn read(&self) -> Result<&Read, PdfProblem> {
        self.read
            .get_or_init(|| {
                let mut drawing = guarded(|| self.interpret())?;
                let layer = TextLayer::of(&mut drawing, self.area());
                Ok(Read { drawing, layer })
            })
            .as_ref()
            .map_err(Clone::clone)
    }

    fn interpret(&self) -> Drawing {
        let area = self.area();
        let cache = InterpreterCache::new();
        let start: Affine = self.inner.initial_transform(true).to_kurbo();
        // Wider than the page, so that what is drawn beside it is told, as hidden.
        let wide = area.inflate(area.width(), area.height());
        let mut recorder = Recorder::new(wide, self.limits.pixels);
        let mut context = Context::new(
            start,
            wide,
            &cache,
            self.inner.xref(),
            InterpreterSettings::default(),
        );
        interpret_page(self.inner, &mut context, &mut recorder);
        let mut drawing = recorder.finish();
        fonts::assign(self.inner, &mut drawing);
        drawing
    }
}
