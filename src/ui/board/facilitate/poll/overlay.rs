//! The vote on the board: dots on notes, and notes that take dots when they are clicked.

use std::collections::HashMap;

use egui::{FontId, Id as WidgetId, Key, Modifiers, PointerButton, Rect, Sense, Stroke};
use egui::{StrokeKind, Ui, pos2, vec2};

use super::voting::Change;
use super::{deeds, is_secret};
use crate::model::{PollMode, PollState};
use crate::ui::board::{BoardView, ElementId, Tool};
use crate::ui::theme::{Palette, size};
use crate::ui::view::ViewCx;

/// Notes narrower than this on the screen show no dots, in points.
const NARROWEST: f32 = 22.0;
/// Smallest and largest radius of a dot, in points of the screen; in between it is that of a dot
/// of 6 mm on a note.
const DOT: (f32, f32) = (4.5, 14.0);

const DIGITS: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

impl BoardView {
    /// Takes clicks on notes while dots are given. To be called before the board's own gestures.
    pub(in crate::ui::board) fn vote_by_pointer(
        &mut self,
        ui: &Ui,
        cx: &mut ViewCx,
        canvas: WidgetId,
        viewport: Rect,
    ) {
        if self.voting(cx.doc).is_none() || self.tool != Tool::Select {
            return;
        }
        // On top of the board, for clicks only: it is still moved and zoomed by the rest.
        let response = ui.interact(viewport, canvas.with("vote"), Sense::CLICK);
        let taking = response.clicked_by(PointerButton::Secondary);
        if !response.clicked_by(PointerButton::Primary) && !taking {
            return;
        }
        let Some(place) = response.interact_pointer_pos() else {
            return;
        };
        self.finish_editing(cx.doc);
        self.take_focus = true;
        let camera = self.camera();
        let hit = self
            .scene
            .at(camera.to_board(viewport, place), camera.zoom());
        if let Some(id) = hit.map(|item| item.id) {
            let shift = ui.input(|input| input.modifiers.shift);
            let by = if taking || shift { -1 } else { 1 };
            self.give_dots(cx, id, Change::By(by));
        } else {
            self.selection.clear();
        }
    }

    /// Plus, minus and digits give and take dots on the selected note; Enter and Esc ask for the
    /// next person. To be called before the board's own keys.
    pub(in crate::ui::board) fn vote_by_key(&mut self, ui: &Ui, cx: &mut ViewCx, canvas: WidgetId) {
        let focused = ui.memory(|memory| memory.focused());
        if focused != Some(canvas) || self.editing.is_some() {
            return;
        }
        let Some((_, voter)) = self.voting(cx.doc) else {
            return;
        };
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if voter.is_some() && (pressed(Key::Enter) || pressed(Key::Escape)) {
            self.choose_voter(None);
            return;
        }
        let Some(note) = self.only_selected().map(|item| item.id) else {
            return;
        };
        let change = if pressed(Key::Plus) || pressed(Key::Equals) {
            Some(Change::By(1))
        } else if pressed(Key::Minus) {
            Some(Change::By(-1))
        } else {
            let digits = DIGITS.iter().zip(0..);
            let mut digits = digits.filter(|(key, _)| pressed(**key));
            digits.next().map(|(_, count)| Change::To(count))
        };
        if let Some(change) = change {
            self.give_dots(cx, note, change);
        }
    }

    /// Paints the dots on notes, and around the frame whose notes can be voted for.
    pub(in crate::ui::board) fn paint_dots(&mut self, ui: &Ui, cx: &ViewCx, viewport: Rect) {
        let Some((id, poll)) = self.shown_poll(cx.doc) else {
            return;
        };
        let palette = Palette::here(ui);
        let painter = ui.painter_at(viewport);
        let camera = self.camera();
        if poll.state == PollState::Open
            && let Some(item) = poll.area.and_then(|area| self.scene.get(area))
        {
            let rect = camera.rect_to_screen(viewport, item.rect).expand(3.0);
            let line = Stroke::new(2.0, palette.accent);
            painter.rect_stroke(rect, 4.0, line, StrokeKind::Outside);
        }
        let tally = &self.facilitating.polling.tally;
        // While counts are hidden one sees one's own dots only, as long as one gives them.
        let own: Option<HashMap<ElementId, u32>> = is_secret(poll).then(|| {
            let voter = self.voting(cx.doc).and_then(|(_, voter)| voter);
            let project = cx.doc.project();
            let given = |note: &ElementId| deeds::dots_on(project, id, *note, voter);
            let notes = tally.dots.keys().filter(|_| voter.is_some());
            notes.map(|note| (*note, given(note))).collect()
        });
        let dots = own.as_ref().unwrap_or(&tally.dots);
        for (note, count) in dots.iter().filter(|(_, count)| **count > 0) {
            let Some(item) = self.scene.get(*note) else {
                continue;
            };
            let rect = camera.rect_to_screen(viewport, item.rect);
            if rect.intersects(viewport) && rect.width() >= NARROWEST {
                let dot = (6.0 * camera.zoom()).clamp(DOT.0, DOT.1);
                show_dots(&painter, palette, rect, dot, *count);
            }
        }
        if poll.mode == PollMode::Totals && poll.state == PollState::Open {
            let zoom = camera.zoom();
            let seen = self.scene.within(camera.visible(viewport));
            for item in seen.filter(|_| zoom >= 0.3) {
                let Some(label) = tally.labels.get(&item.id) else {
                    continue;
                };
                let rect = camera.rect_to_screen(viewport, item.rect);
                let font = FontId::new(size::SMALL, crate::ui::theme::strong_family());
                let galley = painter.layout_no_wrap(label.clone(), font, palette.text);
                let ground = Rect::from_min_size(
                    // The upper right corner is that of the badge that leads to the minutes.
                    pos2(rect.left() + 2.0, rect.top() - 6.0),
                    galley.size() + vec2(8.0, 2.0),
                );
                let line = Stroke::new(1.0, palette.field_border);
                painter.rect(ground, 4.0, palette.surface, line, StrokeKind::Inside);
                painter.galley(ground.min + vec2(4.0, 1.0), galley, palette.text);
            }
        }
    }
}

/// Filled circles at the lower edge of a note; where they do not fit, one with the number in it.
fn show_dots(painter: &egui::Painter, palette: &Palette, note: Rect, dot: f32, count: u32) {
    let line = Stroke::new(1.5, palette.surface);
    let step = dot * 2.0 + 3.0;
    let room = ((note.width() - 8.0) / step).floor().max(0.0) as u32;
    let y = note.bottom() - dot / 2.0;
    if count <= room.min(10) {
        for nth in 0..count {
            let at = pos2(note.left() + 6.0 + dot + nth as f32 * step, y);
            painter.circle(at, dot, palette.accent, line);
        }
        return;
    }
    // In a presentation it is read from afar.
    let font = FontId::new(
        size::SMALL.max(dot * 1.8),
        crate::ui::theme::strong_family(),
    );
    let galley = painter.layout_no_wrap(count.to_string(), font, palette.on_accent);
    let height = galley.size().y + 4.0;
    let ground = Rect::from_min_size(
        pos2(note.left() + 4.0, y - height / 2.0),
        vec2((galley.size().x + height * 0.6).max(height), height),
    );
    painter.rect(
        ground,
        height / 2.0,
        palette.accent,
        line,
        StrokeKind::Outside,
    );
    painter.galley(
        ground.center() - galley.size() / 2.0,
        galley,
        palette.on_accent,
    );
}
