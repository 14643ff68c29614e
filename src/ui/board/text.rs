//! Texts on the board: laid out once, drawn at any zoom.
//!
//! What fits, and where lines break, is decided by `drawing::layout`, without regard to the screen,
//! so that nothing moves when one zooms, writes or exports. For drawing, those lines are laid out
//! at the nearest of a few sizes (four an octave: exact sizes would fill the font atlas) and the
//! letters' quads are scaled the little that is left.

use std::collections::HashMap;
use std::sync::Arc;

use egui::emath::TSTransform;
use egui::epaint::TextShape;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Context, FontFamily, FontId, Galley, Pos2, Rect, vec2};

use crate::drawing::layout::{self, Fit, nearest_step, step_size};
use crate::drawing::text::LINE;
use crate::model::{Element, Id};

/// The largest size laid out, in points; beyond, letters are magnified.
const LARGEST: f32 = 112.0;
/// So many texts are laid out anew in one frame; the others are drawn as they were, scaled, and
/// follow in the next frames. So zooming never stutters.
const NEW_PER_FRAME: usize = 32;
/// So many texts are kept.
const KEPT: usize = 4_000;

/// At which of the few sizes a text of this size on the screen is laid out.
fn step_for(size: f32) -> i32 {
    nearest_step(size.min(LARGEST))
}

/// Lays out lines that stand below one another, divided by `\n`; none is broken.
fn lay_out(
    ctx: &Context,
    lines: String,
    size: f32,
    family: FontFamily,
    widest: f32,
) -> Arc<Galley> {
    let format = TextFormat {
        font_id: FontId::new(size, family),
        line_height: Some(size * LINE),
        color: Color32::PLACEHOLDER,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(lines, format);
    job.round_output_to_gui = false;
    job.keep_trailing_whitespace = true;
    job.wrap = if widest.is_finite() {
        TextWrapping::truncate_at_width(widest)
    } else {
        TextWrapping::no_max_width()
    };
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The text of an element for an editor over it: with the same lines as it is drawn with, at
/// `zoom`. The galley is that of the whole text, so that the cursor knows its way.
pub fn edited(ctx: &Context, element: &Element, zoom: f32) -> Arc<Galley> {
    let fit = layout::fit(element, true);
    let mut lines = String::with_capacity(element.text.len() + fit.lines.len());
    for (number, line) in fit.lines.iter().enumerate() {
        if number > 0 {
            lines.push('\n');
        }
        lines.push_str(element.text.get(line.range.clone()).unwrap_or_default());
    }
    let size = step_size(step_for(fit.size * zoom));
    let family = FontFamily::Proportional;
    let galley = lay_out(ctx, lines, size, family, f32::INFINITY);
    let mut galley = scaled(galley, fit.size * zoom / size, fit.size * zoom * LINE);
    let whole = Arc::make_mut(&mut galley);
    let side = layout::side(element);
    let last = fit.lines.len().saturating_sub(1);
    for (number, (row, line)) in whole.rows.iter_mut().zip(&fit.lines).enumerate() {
        row.pos.x = fit.indent(side, line) * zoom;
        // Where a line ends because it is full, there is no letter in the text.
        row.ends_with_newline = line.ends_paragraph && number < last;
    }
    whole.rect.min.x = 0.0;
    whole.rect.max.x = whole.rect.max.x.max(fit.width * zoom);
    whole.mesh_bounds = whole.rect.expand(fit.size * zoom);
    let mut job = (*whole.job).clone();
    job.text.clone_from(&element.text);
    for section in &mut job.sections {
        section.byte_range = egui::text::ByteIndex(0)..egui::text::ByteIndex(job.text.len());
    }
    whole.job = Arc::new(job);
    galley
}

/// A galley at another size, with lines of this height.
fn scaled(galley: Arc<Galley>, scale: f32, line: f32) -> Arc<Galley> {
    let mut shape = TextShape::new(Pos2::ZERO, galley, Color32::PLACEHOLDER);
    // This scales what is drawn, but not the glyphs' places by which the cursor moves.
    shape.transform(TSTransform::from_scaling(scale));
    let galley = Arc::make_mut(&mut shape.galley);
    for (number, placed) in galley.rows.iter_mut().enumerate() {
        placed.pos.y = number as f32 * line;
        let row = Arc::make_mut(&mut placed.row);
        row.size.y = line;
        for glyph in &mut row.glyphs {
            glyph.pos *= scale;
            glyph.advance_width *= scale;
            glyph.line_height = line;
            glyph.font_ascent *= scale;
            glyph.font_height *= scale;
            glyph.font_face_ascent *= scale;
            glyph.font_face_height *= scale;
        }
    }
    galley.rect.max.y = galley.rows.len() as f32 * line;
    shape.galley
}

/// The lines of an element's text, laid out.
pub struct Text {
    /// The letters, at one of the few sizes.
    pub galley: Arc<Galley>,
    /// How far right each line begins, in points on the board.
    pub indents: Vec<f32>,
    /// Its type size, in points on the board.
    pub size: f32,
    /// How far below the top of its area it begins, in points on the board.
    pub top: f32,
    /// Its width and height, in points on the board.
    pub extent: egui::Vec2,
    /// At which of the few sizes.
    step: i32,
}

impl Text {
    fn new(ctx: &Context, element: &Element, fit: &Fit, step: i32) -> Self {
        let side = layout::side(element);
        let mut lines = String::new();
        for (number, line) in fit.lines.iter().enumerate() {
            if number > 0 {
                lines.push('\n');
            }
            lines.push_str(&fit.text(&element.text, line));
        }
        let family = FontFamily::Proportional;
        Self {
            galley: lay_out(ctx, lines, step_size(step), family, f32::INFINITY),
            indents: fit
                .lines
                .iter()
                .map(|line| fit.indent(side, line))
                .collect(),
            size: fit.size,
            top: fit.top,
            extent: vec2(fit.width, fit.height()),
            step,
        }
    }

    /// By how much the letters are to be scaled at this zoom.
    pub fn scale(&self, zoom: f32) -> f32 {
        self.size * zoom / step_size(self.step)
    }
}

struct Kept {
    element: Arc<Element>,
    fit: Fit,
    text: Arc<Text>,
    /// The frame in which it was last drawn.
    used: u64,
}

/// Small lines that stand beside an element's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Caption {
    /// A frame's name and number.
    Header,
    /// Tags and author at the foot of a note.
    Foot,
    /// A note's short number.
    Number,
    /// What stands on a covered note.
    Cover,
}

/// How a small line is set.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// What it says.
    pub text: &'a str,
    /// Its size on the screen, in points.
    pub size: f32,
    /// How wide it may be on the screen, in points; what is longer ends with "…".
    pub widest: f32,
    /// Whether it is set strong.
    pub strong: bool,
}

struct KeptLine {
    text: String,
    step: i32,
    /// How wide it may be at that step, in whole points.
    widest: i32,
    galley: Arc<Galley>,
    used: u64,
}

/// The texts laid out so far.
#[derive(Default)]
pub struct TextCache {
    kept: HashMap<Id<Element>, Kept>,
    lines: HashMap<(Id<Element>, Caption), KeptLine>,
    frame: u64,
    new: usize,
    /// The font atlas as it was in the last pass.
    atlas: Option<Atlas>,
    behind: bool,
}

/// What tells whether the letters in the font atlas are still where they were. egui throws them
/// away when the atlas is nearly full, and when the way of drawing letters changes, as it does
/// between light and dark.
#[derive(Clone, Copy)]
struct Atlas {
    fill: f32,
    pixels_per_point: f32,
    options: egui::epaint::TextOptions,
    pass: u64,
}

impl Atlas {
    fn now(ctx: &Context) -> Self {
        let (fill, options) = ctx.fonts(|fonts| (fonts.font_atlas_fill_ratio(), *fonts.options()));
        Self {
            fill,
            pixels_per_point: ctx.pixels_per_point(),
            options,
            pass: ctx.cumulative_pass_nr(),
        }
    }

    /// Whether letters placed at the time of `before` are still good. After passes that were not
    /// watched nobody knows: the atlas may have been emptied and filled again.
    fn holds_letters_of(&self, before: Self) -> bool {
        self.fill >= before.fill
            && self.pixels_per_point == before.pixels_per_point
            && self.options == before.options
            && self.pass <= before.pass + 1
    }
}

impl TextCache {
    /// To be called before a frame is drawn: drops everything if egui has thrown away the letters
    /// it was made of.
    pub fn begin_frame(&mut self, ctx: &Context) {
        self.frame += 1;
        self.new = 0;
        self.behind = false;
        let atlas = Atlas::now(ctx);
        if !self
            .atlas
            .is_some_and(|before| atlas.holds_letters_of(before))
        {
            self.kept.clear();
            self.lines.clear();
        }
        self.atlas = Some(atlas);
        let oldest = self.frame.saturating_sub(120);
        if self.kept.len() > KEPT {
            self.kept.retain(|_, kept| kept.used >= oldest);
        }
        if self.lines.len() > KEPT {
            self.lines.retain(|_, kept| kept.used >= oldest);
        }
    }

    /// Whether some texts were drawn as they were before, so that another frame is due.
    pub fn is_behind(&self) -> bool {
        self.behind
    }

    /// An element's text at this zoom; `None` if there is no time for it in this frame.
    pub fn get(
        &mut self,
        ctx: &Context,
        id: Id<Element>,
        element: &Arc<Element>,
        zoom: f32,
    ) -> Option<Arc<Text>> {
        let may = self.new < NEW_PER_FRAME;
        let known = self.kept.get_mut(&id).filter(|kept| {
            Arc::ptr_eq(&kept.element, element) || stands_alike(&kept.element, element)
        });
        let kept = match known {
            Some(kept) => {
                let wanted = step_for(kept.fit.size * zoom);
                if wanted != kept.text.step && may {
                    self.new += 1;
                    kept.text = Arc::new(Text::new(ctx, element, &kept.fit, wanted));
                }
                self.behind |= wanted != kept.text.step;
                kept
            }
            None if may => {
                self.new += 1;
                let fit = layout::fit(element, false);
                let step = step_for(fit.size * zoom);
                let kept = Kept {
                    element: element.clone(),
                    text: Arc::new(Text::new(ctx, element, &fit, step)),
                    fit,
                    used: self.frame,
                };
                self.kept.insert(id, kept);
                self.kept.get_mut(&id)?
            }
            None => {
                self.behind = true;
                return None;
            }
        };
        kept.used = self.frame;
        Some(kept.text.clone())
    }

    /// A small line, and by how much its letters are to be scaled; `None` if there is no time.
    pub fn line(
        &mut self,
        ctx: &Context,
        id: Id<Element>,
        caption: Caption,
        set: Setting<'_>,
    ) -> Option<(Arc<Galley>, f32)> {
        let step = step_for(set.size);
        let scale = set.size / step_size(step);
        let widest = (set.widest / scale).min(9_999.0) as i32;
        let frame = self.frame;
        let known = self.lines.get_mut(&(id, caption)).filter(|kept| {
            // A line that was not cut need not be cut in more room.
            let room = kept.widest == widest
                || (!kept.galley.elided && kept.galley.rect.width() <= widest as f32);
            kept.step == step && room && kept.text == set.text
        });
        if let Some(kept) = known {
            kept.used = frame;
            return Some((kept.galley.clone(), scale));
        }
        if self.new >= NEW_PER_FRAME {
            self.behind = true;
            return None;
        }
        self.new += 1;
        let family = match set.strong {
            true => crate::ui::theme::strong_family(),
            false => FontFamily::Proportional,
        };
        let text = set.text.to_owned();
        let galley = lay_out(ctx, text, step_size(step), family, widest as f32);
        let kept = KeptLine {
            text: set.text.to_owned(),
            step,
            widest,
            galley: galley.clone(),
            used: frame,
        };
        self.lines.insert((id, caption), kept);
        Some((galley, scale))
    }
}

/// Whether the text of both stands in the same lines, at the same places on the element.
fn stands_alike(a: &Element, b: &Element) -> bool {
    a.text == b.text
        && a.size == b.size
        && a.kind == b.kind
        && a.type_size == b.type_size
        && a.align == b.align
        && a.fitting == b.fitting
        && layout::has_foot(a) == layout::has_foot(b)
}

/// Where the text of an element stands on the board, before it is turned; `middle` is that of a
/// connector's label.
pub fn area(element: &Element, extent: egui::Vec2, middle: Option<Pos2>) -> Rect {
    match middle {
        Some(middle) => Rect::from_center_size(middle, extent),
        None => super::scene::to_rect(layout::text_area(element)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ElementKind, Fitting, Size, TextAlign};

    const ZOOMS: [f32; 9] = [0.05, 0.1, 0.2, 0.35, 0.5, 0.77, 1.0, 2.3, 8.0];

    fn with_fonts(run: impl FnOnce(&Context)) {
        let ctx = Context::default();
        crate::ui::theme::install(&ctx);
        let mut run = Some(run);
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            if let Some(run) = run.take() {
                run(ui.ctx());
            }
        });
        output.textures_delta.clear();
    }

    /// Every kind that is written on, with texts that break in all ways.
    fn written() -> Vec<Element> {
        let texts = [
            "Willkommen",
            "Zusammenleben im Quartier, und was die Kommune steuern kann",
            "Bundesintegrationsbeauftragtenkonferenz in Oberfranken",
            "erste Zeile\n\nnach einer leeren   \nund eine lange, die von selbst umbricht ",
            "AV To Ty „Straße“ fi ffl – 3,5 × 7",
            "",
            "\n",
        ];
        let kinds = [
            ElementKind::Note,
            ElementKind::Text,
            ElementKind::Rectangle,
            ElementKind::Ellipse,
            ElementKind::Diamond,
            ElementKind::Connector,
            ElementKind::Image,
        ];
        let mut all = Vec::new();
        for (number, text) in texts.into_iter().enumerate() {
            for (kind, align) in kinds
                .into_iter()
                .zip(TextAlign::ALL.iter().cycle().skip(number))
            {
                all.push(Element {
                    kind,
                    size: Size::new(160.0, 112.0),
                    text: text.to_owned(),
                    align: *align,
                    fitting: match number % 2 {
                        0 => Fitting::Grow,
                        _ => Fitting::Shrink,
                    },
                    ..Element::default()
                });
            }
        }
        all
    }

    fn letters(row: &egui::epaint::text::PlacedRow) -> String {
        row.glyphs.iter().map(|glyph| glyph.chr).collect()
    }

    #[test]
    fn what_is_written_breaks_where_it_is_drawn_at_every_zoom() {
        with_fonts(|ctx| {
            for element in written() {
                let open = layout::fit(&element, true);
                let fit = layout::fit(&element, false);
                let side = layout::side(&element);
                for zoom in ZOOMS {
                    let galley = edited(ctx, &element, zoom);
                    let rows: Vec<String> = galley.rows.iter().map(letters).collect();
                    let lines = open.lines.iter();
                    let lines: Vec<&str> = lines.map(|l| &element.text[l.range.clone()]).collect();
                    assert_eq!(rows, lines, "{:?} at {zoom}", element.kind);
                    let drawn = Text::new(ctx, &element, &fit, step_for(fit.size * zoom));
                    let rows: Vec<String> = drawn.galley.rows.iter().map(letters).collect();
                    let lines = fit.lines.iter();
                    let lines: Vec<_> = lines.map(|l| fit.text(&element.text, l)).collect();
                    assert_eq!(rows, lines, "{:?} at {zoom}", element.kind);
                    // Nothing jumps when the field opens or closes.
                    if open.size == fit.size && !fit.cut {
                        for (number, row) in galley.rows.iter().enumerate() {
                            let indent = fit.indent(side, &fit.lines[number]) * zoom;
                            let line = fit.size * zoom * LINE;
                            assert!((row.pos.x - indent).abs() < 0.01);
                            assert!((row.pos.y - number as f32 * line).abs() < 0.01);
                            let (a, b) =
                                (row.glyphs.first(), drawn.galley.rows[number].glyphs.first());
                            if let (Some(a), Some(b)) = (a, b) {
                                let scaled = b.pos.x * drawn.scale(zoom);
                                assert!((a.pos.x - scaled).abs() < 0.02);
                            }
                        }
                    }
                }
            }
        });
    }

    #[test]
    fn the_cursor_counts_the_letters_of_the_text_and_nothing_else() {
        with_fonts(|ctx| {
            for element in written() {
                let galley = edited(ctx, &element, 1.3);
                assert_eq!(galley.text(), element.text);
                let letters = element.text.chars().count();
                assert_eq!(galley.end().index.0, letters, "{:?}", element.text);
                let rows = galley.rows.iter();
                let counted: usize = rows
                    .map(|row| row.glyphs.len() + usize::from(row.ends_with_newline))
                    .sum();
                assert_eq!(counted, letters, "{:?}", element.text);
            }
        });
    }

    #[test]
    fn lines_are_as_wide_on_the_screen_as_they_were_measured() {
        with_fonts(|ctx| {
            let element = Element {
                size: Element::note_size(),
                text: "Zusammenleben im Quartier, und was die Kommune steuern kann".to_owned(),
                ..Element::default()
            };
            let fit = layout::fit(&element, false);
            for step in -4..=12 {
                let text = Text::new(ctx, &element, &fit, step);
                for (row, line) in text.galley.rows.iter().zip(&fit.lines) {
                    let width = row.size.x * fit.size / step_size(step);
                    assert!(
                        (width - line.width).abs() < 3.5,
                        "{width} {line:?} at {step}"
                    );
                }
            }
        });
    }

    #[test]
    fn texts_are_laid_out_anew_when_the_letters_are_thrown_away() {
        let ctx = Context::default();
        crate::ui::theme::install(&ctx);
        let element = Arc::new(Element {
            text: "Quartier".to_owned(),
            size: Element::note_size(),
            ..Element::default()
        });
        let mut cache = TextCache::default();
        let mut draw = |ctx: &Context| {
            let mut text = None;
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                cache.begin_frame(ui.ctx());
                let id = Id::from_ulid(ulid::Ulid(1));
                text = cache.get(ui.ctx(), id, &element, 1.0);
            });
            output.textures_delta.clear();
            text.expect("there is time for one text")
        };
        ctx.set_theme(egui::Theme::Light);
        let light = draw(&ctx);
        assert!(Arc::ptr_eq(&light, &draw(&ctx)));
        ctx.set_theme(egui::Theme::Dark);
        assert!(!Arc::ptr_eq(&light, &draw(&ctx)));
    }

    #[test]
    fn zooming_in_and_out_does_not_fill_the_atlas() {
        let ctx = Context::default();
        crate::ui::theme::install(&ctx);
        let elements: Vec<Arc<Element>> = written().into_iter().map(Arc::new).collect();
        let mut cache = TextCache::default();
        let mut at = |zoom: f32| {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                cache.begin_frame(ui.ctx());
                for (number, element) in elements.iter().enumerate() {
                    let id = Id::from_ulid(ulid::Ulid(number as u128));
                    let _ = cache.get(ui.ctx(), id, element, zoom);
                    let set = Setting {
                        text: "1  Erfahrungen",
                        size: 15.0 * zoom,
                        widest: 400.0,
                        strong: true,
                    };
                    let _ = cache.line(ui.ctx(), id, Caption::Header, set);
                }
            });
            output.textures_delta.clear();
            ctx.fonts(|fonts| {
                let [width, height] = fonts.font_image_size();
                (width * height, fonts.font_atlas_fill_ratio())
            })
        };
        // From 0.4 to 8 and back, at a zoom nobody was at before each time.
        let mut in_and_out = |shift: f32| {
            let mut most = (0, 0.0_f32);
            for step in (0..30).chain((0..30).rev()) {
                let (pixels, fill) = at(0.4 * 1.109_f32.powf(step as f32 + shift));
                most = (most.0.max(pixels), most.1.max(fill));
            }
            most
        };
        let first = in_and_out(0.0);
        for shift in [0.13, 0.31, 0.47, 0.71] {
            let again = in_and_out(shift);
            assert!(
                again.0 <= first.0 && again.1 <= first.1 * 1.1,
                "{first:?} {again:?}"
            );
        }
        assert!(first.1 < 0.8, "{first:?}");
    }
}
