//! How text that people write is laid out: emphasis, lists and links as they print, and what was
//! understood in it. Whoever edits it sees its marks; whoever reads it does not.
//!
//! What is shown has as many letters as what was written: marks that do not print become letters
//! without width. So a click into the text that is read puts the caret where it belongs in the
//! text that is written.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{FontId, Galley, Pos2, Shape, Stroke, Ui, pos2};

use crate::exchange::paper::source::{Span, SpanRole, spans};
use crate::ui::theme::{Palette, size, strong_family};

/// Stands for a letter of a mark that is not shown.
const HIDDEN: char = '\u{200b}';
/// Stands for the sign before an item of a list.
const BULLET: char = '•';
/// From this length on, in bytes, a text is laid out as it is: looking for marks in it with each
/// key would hold up the frame.
const LONGEST: usize = 40_000;

/// What was understood in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Somebody's name.
    Mention,
    /// A tag.
    Tag,
    /// Words that say until when.
    Due,
}

/// Lays texts out, and remembers how for as long as they are shown.
#[derive(Default)]
pub struct Prose {
    known: HashMap<u64, (u64, Arc<LayoutJob>)>,
    frame: u64,
}

impl Prose {
    /// Lays `text` out. `marks` says what was understood in it, in bytes and from left to right;
    /// `salt` stands for all on which that depends.
    pub fn layout(
        &mut self,
        ui: &Ui,
        text: &str,
        width: f32,
        editing: bool,
        salt: impl Hash,
        marks: impl FnOnce(&str) -> Vec<(Range<usize>, Mark)>,
    ) -> Arc<Galley> {
        let mut hasher = DefaultHasher::new();
        let dark = ui.visuals().dark_mode;
        let faded = ui.is_enabled();
        (text, editing, dark, faded, width.to_bits(), salt).hash(&mut hasher);
        let frame = ui.ctx().cumulative_pass_nr();
        if self.frame != frame {
            self.frame = frame;
            self.known.retain(|_, (shown, _)| *shown + 2 > frame);
        }
        let known = self.known.entry(hasher.finish());
        let (shown, job) = known.or_insert_with(|| {
            let mut job = job(ui, text, editing, &marks(text));
            job.wrap.max_width = width;
            (frame, Arc::new(job))
        });
        *shown = frame;
        let job = LayoutJob::clone(job);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
}

fn job(ui: &Ui, text: &str, editing: bool, marks: &[(Range<usize>, Mark)]) -> LayoutJob {
    let palette = Palette::here(ui);
    let font = FontId::proportional(size::BODY);
    // One height for all lines: nothing jumps as words become bold.
    let height = ui.fonts_mut(|fonts| fonts.row_height(&font));
    let plain = TextFormat {
        line_height: Some(height + ui.spacing().extra_text_line_spacing),
        ..TextFormat::simple(font, palette.text)
    };
    let mut job = LayoutJob {
        keep_trailing_whitespace: true,
        ..LayoutJob::default()
    };
    if text.len() > LONGEST {
        job.append(text, 0.0, plain);
        return job;
    }
    for span in spans(text) {
        for (range, mark) in divided(&span.range, marks) {
            let words = text.get(range).unwrap_or_default();
            let format = format(palette, &plain, &span, mark, editing);
            match span.role {
                SpanRole::Marker if !editing => {
                    let hidden: String = words.chars().map(|_| HIDDEN).collect();
                    job.append(&hidden, 0.0, format);
                }
                SpanRole::Bullet if !editing => {
                    let bullets: String = words.chars().map(|_| BULLET).collect();
                    job.append(&bullets, 0.0, format);
                }
                _ => job.append(words, 0.0, format),
            }
        }
    }
    job
}

fn format(
    palette: &Palette,
    plain: &TextFormat,
    span: &Span,
    mark: Option<Mark>,
    editing: bool,
) -> TextFormat {
    let mut format = plain.clone();
    if span.bold {
        format.font_id.family = strong_family();
    }
    format.italics = span.italic;
    if editing && span.role != SpanRole::Text {
        format.color = palette.text_weak;
    }
    if span.link.is_some() {
        format.color = palette.accent;
        format.underline = Stroke::new(1.0, palette.accent);
    }
    match mark {
        Some(Mark::Mention | Mark::Tag) => format.color = palette.accent,
        Some(Mark::Due) => {
            format.background = palette.selected;
            format.underline = Stroke::new(1.0, palette.accent);
        }
        None => {}
    }
    format
}

/// A range, divided where marks begin and end.
fn divided(
    range: &Range<usize>,
    marks: &[(Range<usize>, Mark)],
) -> Vec<(Range<usize>, Option<Mark>)> {
    let mut parts = Vec::new();
    let mut at = range.start;
    for (marked, mark) in marks {
        let (start, end) = (marked.start.max(at), marked.end.min(range.end));
        if start >= end {
            continue;
        }
        if at < start {
            parts.push((at..start, None));
        }
        parts.push((start..end, Some(*mark)));
        at = end;
    }
    if at < range.end {
        parts.push((at..range.end, None));
    }
    parts
}

/// Where the link at this letter leads.
pub fn link_at(text: &str, letter: usize) -> Option<String> {
    let at = text.char_indices().nth(letter)?.0;
    let all = spans(text).into_iter();
    let mut here = all.filter(|span| span.range.contains(&at));
    here.next()?.link
}

/// Waves below words that may be wrong, given in bytes; the word at `caret`, a letter's place, is
/// still being written.
pub fn paint_wrong(
    ui: &Ui,
    galley: &Galley,
    origin: Pos2,
    text: &str,
    wrong: &[Range<usize>],
    caret: Option<usize>,
) {
    let stroke = Stroke::new(1.0, Palette::here(ui).bad);
    for range in wrong {
        let place = |at: usize| text.get(..at).map(|before| before.chars().count());
        let (Some(start), Some(end)) = (place(range.start), place(range.end)) else {
            continue;
        };
        if caret.is_some_and(|caret| (start..=end).contains(&caret)) {
            continue;
        }
        let mut from = start;
        while from < end {
            let first = galley.pos_from_cursor(CCursor::new(from));
            // As far as the word goes on this line.
            let on_line = |at: usize| {
                let there = galley.pos_from_cursor(CCursor::new(at));
                (there.center().y - first.center().y).abs() < 1.0
            };
            let last = (from..=end).rev().find(|at| on_line(*at)).unwrap_or(from);
            let right = galley.pos_from_cursor(CCursor::new(last)).left();
            wave(ui, origin, first.left(), right, first.bottom(), stroke);
            from = last.max(from) + 1;
        }
    }
}

fn wave(ui: &Ui, origin: Pos2, left: f32, right: f32, bottom: f32, stroke: Stroke) {
    const STEP: f32 = 2.0;
    let steps = ((right - left) / STEP).ceil().max(0.0) as usize;
    let points = (0..=steps).map(|step| {
        let x = (left + step as f32 * STEP).min(right);
        let up = if step % 2 == 0 { 0.0 } else { -STEP };
        pos2(origin.x + x, origin.y + bottom - 1.0 + up)
    });
    ui.painter().add(Shape::line(points.collect(), stroke));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, editing: bool) -> String {
        let mut shown = String::new();
        let ctx = egui::Context::default();
        crate::ui::theme::install(&ctx);
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            shown = job(ui, text, editing, &[]).text;
        });
        output.textures_delta.clear();
        shown
    }

    #[test]
    fn what_is_read_has_as_many_letters_as_what_is_written() {
        for text in [
            "Die **Bürger*innen**",
            "- eins\n- [x](https://x.de)",
            "*ä* `ö`",
            "",
        ] {
            let read = shown(text, false);
            assert_eq!(read.chars().count(), text.chars().count(), "{text}");
            assert!(!read.contains("**") && !read.contains('['), "{read}");
            assert_eq!(shown(text, true), text);
        }
        assert!(shown("- eins", false).starts_with("• eins"));
    }

    #[test]
    fn marks_divide_spans() {
        let marks = [(2..4, Mark::Tag), (6..9, Mark::Due)];
        let parts = divided(&(0..8), &marks);
        let expected = [
            (0..2, None),
            (2..4, Some(Mark::Tag)),
            (4..6, None),
            (6..8, Some(Mark::Due)),
        ];
        assert_eq!(parts, expected);
        assert_eq!(divided(&(4..6), &marks), [(4..6, None)]);
    }

    #[test]
    fn a_link_is_found_at_its_letters() {
        let text = "ä [Difu](https://difu.de) x";
        let link = Some("https://difu.de".to_owned());
        assert_eq!(link_at(text, 3), link);
        assert_eq!(link_at(text, 0), None);
        assert_eq!(link_at(text, 99), None);
    }
}
