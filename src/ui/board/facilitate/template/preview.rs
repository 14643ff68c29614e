//! A template in small.

use egui::{Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::model::{Element, ElementKind};
use crate::ui::board::scene::rect_of;
use crate::ui::theme::{Palette, space};

/// More elements than this tell nothing more at that size.
const MOST: usize = 600;

/// Paints elements into a part of the window: frames as outlines with their headers, papers, and
/// bars for texts.
pub fn paint(ui: &Ui, within: Rect, elements: &[Element]) {
    let palette = Palette::here(ui);
    let painter = ui.painter_at(within);
    painter.rect_filled(within, 4.0, palette.board);
    let elements = &elements[..elements.len().min(MOST)];
    let all = elements.iter().map(rect_of).reduce(Rect::union);
    let Some(all) = all.filter(|all| all.is_positive() && all.is_finite()) else {
        return;
    };
    let free = within.shrink(space::S);
    let scale = (free.width() / all.width()).min(free.height() / all.height());
    let origin = free.center() - all.center().to_vec2() * scale;
    let line = Stroke::new(1.0, palette.field_border);
    for element in elements {
        let rect = rect_of(element);
        let rect = Rect::from_min_max(
            origin + rect.min.to_vec2() * scale,
            origin + rect.max.to_vec2() * scale,
        );
        match element.kind {
            ElementKind::Frame => {
                painter.rect(rect, 1.0, palette.surface, line, StrokeKind::Inside);
                let height = (rect.height() * 0.12).clamp(1.5, 4.0);
                let header = Rect::from_min_size(rect.min, vec2(rect.width(), height));
                painter.rect_filled(header, 0.0, palette.field_border);
            }
            ElementKind::Note => {
                let paper = palette.note(element.color);
                painter.rect(rect, 0.0, paper, line, StrokeKind::Inside);
            }
            ElementKind::Text => {
                let height = (rect.height() * 0.5).clamp(1.5, 4.0);
                let letters = element.text.chars().count() as f32 * 9.0 * scale;
                let width = rect.width().min(letters.max(6.0));
                let bar = Rect::from_min_size(
                    pos2(rect.left(), rect.center().y - height / 2.0),
                    vec2(width, height),
                );
                painter.rect_filled(bar, 1.0, palette.text_weak);
            }
            ElementKind::Ellipse => {
                let radius = rect.width().min(rect.height()).max(4.0) / 2.0;
                painter.circle(rect.center(), radius, palette.accent, Stroke::NONE);
            }
            ElementKind::Rectangle | ElementKind::Diamond | ElementKind::Image => {
                painter.rect_filled(rect, 0.0, palette.field_border);
            }
            ElementKind::Connector | ElementKind::Stroke | ElementKind::Highlight => {}
        }
    }
}
