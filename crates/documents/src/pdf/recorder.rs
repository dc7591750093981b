//! The drawing target that writes down what it is told to draw.

use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
    font::{Glyph as Drawn, GlyphRun},
};
use hayro::hayro_syntax::object::{self, Dict};
use hayro::kurbo::{BezPath, PathEl, Point, Rect, Shape, Vec2};

use super::{
    drawing::{
        Drawing, Glyph, Outline, Picture, Shade, as_rectangle, colour, has_mask, jpeg, sounds_bold, text_of,
    },
    facts,
    fonts::Font,
    problem::Stop,
};

/// Callbacks that one page may make, clips counting more: each may be a form, read anew. A page full of maps makes
/// some hundred thousand.
const MOST_STEPS: u32 = 1_000_000;
const STEPS_OF_A_CLIP: u32 = 8;
const MOST_GLYPHS: usize = 300_000;
const MOST_SHAPES: usize = 200_000;
const MOST_MARKED: usize = 10_000;

/// Outlines of more parts than this are a drawing and no cover.
const MOST_COVER_PARTS: usize = 512;

#[derive(Clone)]
struct Clip {
    bounds: Rect,
    outline: Option<Outline>,
}

#[derive(Clone, Copy)]
struct Group {
    opacity: f32,
    /// Nothing in it surely hides what lies below.
    sheer: bool,
}

/// The drawing target.
pub(super) struct Recorder {
    drawing: Drawing,
    page: Rect,
    order: u32,
    clips: Vec<Clip>,
    groups: Vec<Group>,
    largest_picture: u64,
    /// Inside a letter that is itself a drawing: the bounds of what it draws.
    letter: Option<Option<Rect>>,
    keys: Vec<u128>,
    /// The marked parts that are open: where the letters of each begin, and what it says instead of them.
    marked: Vec<(usize, Option<String>)>,
}

impl Recorder {
    pub fn new(page: Rect, largest_picture: u64) -> Self {
        Self {
            drawing: Drawing::default(),
            page,
            order: 0,
            clips: Vec::new(),
            groups: Vec::new(),
            largest_picture,
            letter: None,
            keys: Vec::new(),
            marked: Vec::new(),
        }
    }

    pub fn finish(self) -> Drawing {
        self.drawing
    }

    fn step(&mut self) {
        self.steps(1);
    }

    fn steps(&mut self, steps: u32) {
        self.order += steps;
        if self.order > MOST_STEPS {
            Stop::TooSlow.now();
        }
    }

    fn clip(&self) -> Rect {
        self.clips.last().map_or(self.page, |clip| clip.bounds)
    }

    fn clipped(&self, point: Point) -> bool {
        self.clips.iter().any(|clip| {
            !clip.bounds.contains(point)
                || clip
                    .outline
                    .as_ref()
                    .is_some_and(|outline| !outline.contains(point))
        })
    }

    fn opacity(&self) -> f32 {
        self.groups.iter().map(|group| group.opacity).product()
    }

    fn sheer(&self) -> bool {
        self.groups.iter().any(|group| group.sheer)
    }

    /// Whether a drawing inside a letter was noted.
    fn note_letter(&mut self, bounds: Rect) -> bool {
        match &mut self.letter {
            None => false,
            Some(sum) => {
                *sum = Some(sum.map_or(bounds, |sum| sum.union(bounds)));
                true
            }
        }
    }

    fn fill(&mut self, bounds: Rect, outline: Option<Outline>, props: &DrawProps<'_>) {
        let bounds = bounds.intersect(self.clip());
        if bounds.is_zero_area() || self.drawing.shades.len() >= MOST_SHAPES {
            return;
        }
        let (colour, alpha) = colour(&props.paint);
        let sheer = self.sheer() || props.soft_mask.is_some() || props.blend_mode != BlendMode::Normal;
        self.drawing.shades.push(Shade {
            order: self.order,
            bounds,
            outline,
            colour,
            opacity: if sheer { 0.0 } else { alpha * self.opacity() },
            picture: false,
        });
    }

    fn font(&mut self, glyph: &Drawn<'_>) -> u16 {
        let data = match glyph {
            Drawn::Outline(outline) => outline.font_data(),
            Drawn::Type3(_) => None,
        };
        let key = data.as_ref().map_or(0, |data| data.cache_key);
        let index = self
            .keys
            .iter()
            .position(|known| *known == key)
            .unwrap_or_else(|| {
                self.keys.push(key);
                let name = data.as_ref().and_then(|data| data.postscript_name.clone());
                let bold = data.is_some_and(|data| data.weight.is_some_and(|weight| weight >= 600))
                    || name.as_deref().is_some_and(sounds_bold);
                self.drawing.fonts.push(Font::guessed(name, bold));
                self.keys.len() - 1
            });
        u16::try_from(index).unwrap_or(u16::MAX)
    }
}

fn curved_shapes(path: &BezPath) -> usize {
    let count = |is: fn(&PathEl) -> bool| path.elements().iter().filter(|element| is(element)).count();
    match count(|element| matches!(element, PathEl::QuadTo(..) | PathEl::CurveTo(..))) {
        0 => 0,
        _ => count(|element| matches!(element, PathEl::MoveTo(_))),
    }
}

impl<'a> Device<'a> for Recorder {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.step();
        let placed = props.transform * path;
        let bounds = placed.bounding_box();
        if self.note_letter(bounds) {
            return;
        }
        match mode {
            DrawMode::Fill(rule) | DrawMode::FillAndStroke(rule, _) => {
                let parts = placed.elements().len();
                self.drawing.curved_shapes += curved_shapes(&placed);
                if as_rectangle(&placed) {
                    self.fill(bounds, None, &props);
                } else if parts <= MOST_COVER_PARTS {
                    self.fill(bounds, Some(Outline::new(placed, *rule)), &props);
                } else {
                    self.drawing.strokes += 1;
                }
            }
            DrawMode::Stroke(_) => self.drawing.strokes += 1,
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.steps(STEPS_OF_A_CLIP);
        let bounds = clip.path.bounding_box().intersect(self.clip());
        let plain = as_rectangle(&clip.path) || clip.path.elements().len() > MOST_COVER_PARTS;
        self.clips.push(Clip {
            bounds,
            outline: (!plain).then(|| Outline::new(clip.path.clone(), clip.fill)),
        });
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.step();
        self.groups.push(Group {
            opacity,
            sheer: mask.is_some() || blend != BlendMode::Normal,
        });
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.step();
        let Some(first) = run.glyphs().first() else {
            return;
        };
        if self.letter.is_some() {
            return;
        }
        let font = self.font(first);
        let number = self.drawing.runs.len() as u32;
        self.drawing
            .runs
            .push(run.glyphs().iter().map(|glyph| glyph.char_code()).collect());
        let (colour, alpha) = colour(&props.paint);
        let opacity = alpha * self.opacity();
        let steady = run.glyphs().windows(2).all(|pair| {
            let (a, b) = (pair[0].transform().as_coeffs(), pair[1].transform().as_coeffs());
            (a[0] - b[0]).abs() < 1e-6 && (a[1] - b[1]).abs() < 1e-6
        });
        for glyph in run.glyphs() {
            if self.drawing.glyphs.len() >= MOST_GLYPHS {
                Stop::TooSlow.now();
            }
            let place = props.transform * glyph.transform();
            let (text, advance, ink) = match &**glyph {
                Drawn::Outline(outline) => {
                    let bounds = outline.outline().bounding_box();
                    let inked = bounds.width() > 0.0 && bounds.height() > 0.0;
                    (
                        outline.as_unicode(),
                        outline.advance_width(),
                        inked.then(|| place.transform_rect_bbox(bounds)),
                    )
                }
                Drawn::Type3(letter) => {
                    self.letter = Some(None);
                    letter.interpret(self, props.transform, glyph.transform(), &props.paint);
                    (
                        letter.as_unicode(),
                        letter.advance_width(),
                        self.letter.take().flatten(),
                    )
                }
            };
            let [a, b, c, d, _, _] = place.as_coeffs();
            let up = Vec2::new(c, d) * 1000.0;
            // A font used in place of a missing one is stretched letter by letter to the widths it should have had:
            // the advance is already that width.
            let stretch = if steady || up.hypot() == 0.0 {
                1.0
            } else {
                up.hypot() / (Vec2::new(a, b).hypot() * 1000.0).max(1e-6)
            };
            let origin = place * Point::ORIGIN;
            let advance = Vec2::new(a, b) * f64::from(advance.unwrap_or(500.0)) * stretch;
            let middle = ink.map_or(origin + advance * 0.5, |ink| ink.center());
            self.drawing.glyphs.push(Glyph {
                text: text_of(text),
                order: self.order,
                run: number,
                origin,
                advance,
                up,
                ink,
                font,
                colour,
                opacity,
                invisible: matches!(mode, DrawMode::Invisible),
                clipped: self.clipped(middle),
                thickened: matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..)),
            });
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.step();
        let (width, height) = (image.width(), image.height());
        if u64::from(width) * u64::from(height) > self.largest_picture {
            Stop::TooLarge.now();
        }
        let whole = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let area = props.transform.transform_rect_bbox(whole);
        if self.note_letter(area) {
            return;
        }
        let seen = area.intersect(self.clip());
        let (opaque, jpeg) = match &image {
            Image::Stencil(_) => (false, None),
            Image::Raster(raster) => (!has_mask(raster.stream()), jpeg(raster.stream())),
        };
        self.drawing.pictures.push(Picture {
            area,
            width,
            height,
            jpeg,
            clipped_away: seen.is_zero_area(),
        });
        if opaque && !seen.is_zero_area() && self.drawing.shades.len() < MOST_SHAPES {
            let sheer = self.sheer() || props.soft_mask.is_some() || props.blend_mode != BlendMode::Normal;
            self.drawing.shades.push(Shade {
                order: self.order,
                bounds: seen,
                outline: None,
                colour: None,
                opacity: if sheer { 0.0 } else { self.opacity() },
                picture: true,
            });
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let instead = properties
            .and_then(|properties| properties.get::<object::String<'_>>(b"ActualText".as_slice()))
            .map(|text| facts::text(text.as_bytes()));
        if self.marked.len() < MOST_MARKED {
            self.marked.push((self.drawing.glyphs.len(), instead));
        }
    }

    fn end_marked_content(&mut self) {
        let Some((from, Some(instead))) = self.marked.pop() else {
            return;
        };
        let letters = &mut self.drawing.glyphs[from..];
        // Scripts whose letters merge need it. Figures don't: there it would only be a way to say something else than
        // what shows.
        if letters.iter().all(|glyph| glyph.text.is_some()) || instead.chars().any(char::is_numeric) {
            return;
        }
        for glyph in letters.iter_mut() {
            glyph.text = Some(String::new());
        }
        if let Some(first) = letters.first_mut() {
            first.text = Some(instead);
        }
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }
}
