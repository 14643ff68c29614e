//! Text with what was taken out and put in, as `exchange::changes` writes it for the terminal,
//! for the eye: struck out and underlined in place of brackets.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Stroke, Ui};

use crate::document::merge::Piece;
use crate::ui::theme::{Palette, size};

const OUT: (&str, &str) = ("[-", "-]");
const IN: (&str, &str) = ("{+", "+}");

/// The text, laid out to be put into a label.
pub fn marked_text(ui: &Ui, text: &str) -> LayoutJob {
    laid_out(ui, pieces(text))
}

/// What became of a text, laid out to be put into a label.
pub fn marked_pieces(ui: &Ui, pieces: &[Piece]) -> LayoutJob {
    let marked = pieces.iter().map(|piece| match piece {
        Piece::Same(text) => (Mark::None, text.as_str()),
        Piece::Removed(text) => (Mark::Out, text.as_str()),
        Piece::Added(text) => (Mark::In, text.as_str()),
    });
    laid_out(ui, marked)
}

fn laid_out<'a>(ui: &Ui, pieces: impl IntoIterator<Item = (Mark, &'a str)>) -> LayoutJob {
    let palette = Palette::here(ui);
    let plain = TextFormat::simple(FontId::proportional(size::BODY), palette.text);
    let struck = TextFormat {
        strikethrough: Stroke::new(1.0, palette.text_weak),
        color: palette.text_weak,
        ..plain.clone()
    };
    let underlined = TextFormat {
        underline: Stroke::new(1.5, palette.accent),
        background: palette.selected,
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    for (mark, piece) in pieces {
        let format = match mark {
            Mark::None => &plain,
            Mark::Out => &struck,
            Mark::In => &underlined,
        };
        job.append(piece, 0.0, format.clone());
    }
    job
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    None,
    Out,
    In,
}

/// The text without brackets; one that is not closed is text like any other.
fn pieces(text: &str) -> Vec<(Mark, &str)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|rest| rest.find(['[', '{'])) {
        let at = from + at;
        let (before, here) = rest.split_at(at);
        let found =
            [(Mark::Out, OUT), (Mark::In, IN)]
                .into_iter()
                .find_map(|(mark, (open, close))| {
                    let (inside, behind) = here.strip_prefix(open)?.split_once(close)?;
                    Some((mark, inside, behind))
                });
        match found {
            Some((mark, inside, behind)) => {
                pieces.push((Mark::None, before));
                pieces.push((mark, inside));
                rest = behind;
                from = 0;
            }
            None => from = at + 1,
        }
    }
    pieces.push((Mark::None, rest));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_become_marks_and_other_brackets_stay() {
        assert_eq!(
            pieces("Ende [-Juni-]{+Juli+}, siehe [1] {x} [-offen"),
            [
                (Mark::None, "Ende "),
                (Mark::Out, "Juni"),
                (Mark::In, "Juli"),
                (Mark::None, ", siehe [1] {x} [-offen"),
            ]
        );
        assert_eq!(pieces(""), []);
    }
}
