//! Texts on the board: laid out once, drawn at any zoom.
//!
//! What fits, and where lines break, is decided at the board's own size, so that nothing moves
//! when one zooms. For drawing, those lines are laid out at the nearest of a few sizes (four an
//! octave: exact sizes would fill the font atlas) and the letters' quads are scaled the little
//! that is left.

use std::collections::HashMap;
use std::sync::Arc;

use egui::emath::TSTransform;
use egui::epaint::TextShape;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Context, FontId, Galley, Pos2, Vec2};

use crate::model::{Element, ElementKind, Id};

/// Distance from the paper's edge to the text, in points on the board.
pub const PADDING: f32 = 10.0;
/// Height of a line, as a multiple of the type size.
const LINE: f32 = 1.3;
/// The size to which type is shrunk step by step (14, 11.8, 9.9, 8.3) until a text fits. They are
/// among the sizes of [`bucket_size`], so that each is sharp at 100 %.
const SHRINK_STEPS: i32 = 3;
/// The largest size laid out, in points; beyond, letters are magnified.
const LARGEST: f32 = 112.0;
/// So many texts are laid out anew in one frame; the others are drawn as they were, scaled, and
/// follow in the next frames. So zooming never stutters.
const NEW_PER_FRAME: usize = 120;
/// So many texts are kept.
const KEPT: usize = 4_000;

/// The type size of a kind of element before it is shrunk, in points on the board.
pub fn type_size(kind: ElementKind) -> f32 {
    match kind {
        ElementKind::Note => bucket_size(0),
        ElementKind::Frame => 15.0,
        _ => bucket_size(2),
    }
}

/// The margin inside an element of this kind, in points on the board.
pub fn padding(kind: ElementKind) -> f32 {
    match kind {
        ElementKind::Text => 4.0,
        _ => PADDING,
    }
}

fn bucket_size(step: i32) -> f32 {
    14.0 * 2_f32.powf(step as f32 / 4.0)
}

fn bucket(size: f32) -> i32 {
    ((size.min(LARGEST) / 14.0).log2() * 4.0).round() as i32
}

/// How a text fits an element.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Type size, in points on the board.
    pub font: f32,
    /// The lines, divided by `\n`.
    pub lines: String,
    /// How many lines.
    pub count: usize,
}

impl Fit {
    /// The height of all lines, in points on the board.
    pub fn height(&self) -> f32 {
        self.count as f32 * self.font * LINE
    }
}

fn layout(ctx: &Context, text: String, font: f32, wrap: f32, max_rows: usize) -> Arc<Galley> {
    let format = TextFormat {
        font_id: FontId::proportional(font),
        line_height: Some(font * LINE),
        color: Color32::PLACEHOLDER,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text, format);
    job.round_output_to_gui = false;
    job.keep_trailing_whitespace = true;
    job.wrap = TextWrapping {
        max_width: wrap,
        max_rows,
        ..TextWrapping::default()
    };
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Finds the size at which a text fits into `inner` (in points on the board); what does not even
/// fit at the smallest ends with an ellipsis, if `cut`.
pub fn fit(ctx: &Context, text: &str, kind: ElementKind, inner: Vec2, cut: bool) -> Fit {
    let base = type_size(kind);
    let mut font = base;
    for step in 0..=SHRINK_STEPS {
        font = base * 2_f32.powf(-step as f32 / 4.0);
        let galley = layout(ctx, text.to_owned(), font, inner.x, usize::MAX);
        let height = galley.rows.len() as f32 * font * LINE;
        if height <= inner.y + 0.5 || (step == SHRINK_STEPS && !cut) {
            return to_fit(&galley, font);
        }
    }
    let rows = ((inner.y / (font * LINE)) as usize).max(1);
    to_fit(&layout(ctx, text.to_owned(), font, inner.x, rows), font)
}

fn to_fit(galley: &Galley, font: f32) -> Fit {
    let rows: Vec<String> = galley.rows.iter().map(|row| row.text()).collect();
    Fit {
        font,
        count: rows.len(),
        lines: rows.join("\n"),
    }
}

/// A text for an editor over an element: laid out as it is drawn, at `zoom`.
pub fn edited(ctx: &Context, text: &str, font: f32, width: f32, zoom: f32) -> Arc<Galley> {
    let plain = layout(ctx, text.to_owned(), font, width, usize::MAX);
    let size = bucket_size(bucket(font * zoom));
    let sharp = layout(ctx, text.to_owned(), size, width * size / font, usize::MAX);
    // Where rounding would break a line elsewhere, rather less sharp than jumping.
    let same = plain.rows.len() == sharp.rows.len()
        && (plain.rows.iter().zip(&sharp.rows)).all(|(a, b)| a.glyphs.len() == b.glyphs.len());
    if same {
        scaled(sharp, font * zoom / size, font * zoom * LINE)
    } else {
        scaled(plain, zoom, font * zoom * LINE)
    }
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

struct Kept {
    element: Arc<Element>,
    fit: Fit,
    bucket: i32,
    galley: Arc<Galley>,
    /// The frame in which it was last drawn.
    used: u64,
}

/// The texts laid out so far.
#[derive(Default)]
pub struct TextCache {
    kept: HashMap<Id<Element>, Kept>,
    frame: u64,
    new: usize,
    /// The font atlas as it was in the last pass.
    atlas: Option<Atlas>,
    behind: bool,
}

/// A text ready to be drawn.
pub struct Laid {
    /// The letters.
    pub galley: Arc<Galley>,
    /// By how much the letters are to be scaled.
    pub scale: f32,
    /// Height of a line, in points of the screen.
    pub line: f32,
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
        }
        self.atlas = Some(atlas);
        if self.kept.len() > KEPT {
            let oldest = self.frame.saturating_sub(120);
            self.kept.retain(|_, kept| kept.used >= oldest);
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
    ) -> Option<Laid> {
        let may = self.new < NEW_PER_FRAME;
        let known = self.kept.get_mut(&id).filter(|kept| {
            Arc::ptr_eq(&kept.element, element)
                || (kept.element.text == element.text
                    && kept.element.size == element.size
                    && kept.element.kind == element.kind)
        });
        let kept = match known {
            Some(kept) => {
                let wanted = bucket(kept.fit.font * zoom);
                if wanted != kept.bucket && may {
                    self.new += 1;
                    kept.galley = lines(ctx, &kept.fit, wanted);
                    kept.bucket = wanted;
                }
                self.behind |= wanted != kept.bucket;
                kept
            }
            None if may => {
                self.new += 1;
                let inner = Vec2::new(element.size.width(), element.size.height())
                    - Vec2::splat(2.0 * padding(element.kind));
                let inner = inner.max(Vec2::splat(8.0));
                let fit = fit(ctx, &element.text, element.kind, inner, true);
                let bucket = bucket(fit.font * zoom);
                let galley = lines(ctx, &fit, bucket);
                let kept = Kept {
                    element: element.clone(),
                    fit,
                    bucket,
                    galley,
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
        Some(Laid {
            galley: kept.galley.clone(),
            scale: kept.fit.font * zoom / bucket_size(kept.bucket),
            line: kept.fit.font * zoom * LINE,
        })
    }
}

fn lines(ctx: &Context, fit: &Fit, bucket: i32) -> Arc<Galley> {
    let size = bucket_size(bucket);
    layout(ctx, fit.lines.clone(), size, f32::INFINITY, usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

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

    const INNER: Vec2 = Vec2::new(140.0, 92.0);

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
            let mut galley = None;
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                cache.begin_frame(ui.ctx());
                let id = Id::from_ulid(ulid::Ulid(1));
                galley = cache
                    .get(ui.ctx(), id, &element, 1.0)
                    .map(|laid| laid.galley);
            });
            output.textures_delta.clear();
            galley.expect("there is time for one text")
        };
        ctx.set_theme(egui::Theme::Light);
        let light = draw(&ctx);
        assert!(Arc::ptr_eq(&light, &draw(&ctx)));
        ctx.set_theme(egui::Theme::Dark);
        assert!(!Arc::ptr_eq(&light, &draw(&ctx)));
    }

    #[test]
    fn a_short_text_has_the_normal_size_a_long_one_shrinks_and_then_ends_with_an_ellipsis() {
        with_fonts(|ctx| {
            let note = ElementKind::Note;
            let short = fit(ctx, "Willkommen", note, INNER, true);
            assert_eq!((short.font, short.count), (14.0, 1));
            let longer = "Erfahrungen mit Berichten ".repeat(5);
            let longer = fit(ctx, &longer, note, INNER, true);
            assert!(longer.font < 14.0 && longer.height() <= INNER.y + 0.5);
            assert!(!longer.lines.contains('…'));
            let endless = "Erfahrungen mit Berichten ".repeat(60);
            let endless = fit(ctx, &endless, note, INNER, true);
            assert!(endless.font > 8.0 && endless.height() <= INNER.y + 0.5);
            assert!(endless.lines.ends_with('…'), "{}", endless.lines);
        });
    }

    #[test]
    fn a_text_is_as_wide_at_every_zoom() {
        with_fonts(|ctx| {
            let text = "Zusammenleben im Quartier, und was die Kommune steuern kann";
            let fit = fit(ctx, text, ElementKind::Note, INNER, true);
            for step in -4..=12 {
                let galley = lines(ctx, &fit, step);
                assert_eq!(galley.rows.len(), fit.count);
                let width = galley.rect.width() * fit.font / bucket_size(step);
                assert!(width <= INNER.x * 1.03, "{width} at step {step}");
            }
        });
    }

    #[test]
    fn what_is_edited_breaks_where_it_is_drawn() {
        with_fonts(|ctx| {
            let text = "Zusammenleben im Quartier, und was die Kommune steuern kann";
            let fit = fit(ctx, text, ElementKind::Note, INNER, true);
            for zoom in [0.3, 0.77, 1.0, 1.4, 3.0, 8.0] {
                let galley = edited(ctx, text, fit.font, INNER.x, zoom);
                assert_eq!(galley.rows.len(), fit.count, "at {zoom}");
            }
        });
    }
}
