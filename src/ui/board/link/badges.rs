//! The marks on notes that are in the minutes: a small sign in the corner that leads there.

use egui::{Align2, Color32, FontId, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, vec2};

use super::super::{BoardId, BoardView, ElementId};
use super::status;
use crate::i18n::tr;
use crate::model::{self, Element};
use crate::model::{ActionStatus, EntryKind, Id, Table};
use crate::ui::icons::{self, Icon};
use crate::ui::sessions::kinds::entry_icon;
use crate::ui::theme::Palette;
use crate::ui::view::ViewCx;

/// Side of a mark, in points of the screen.
const SIDE: f32 = 20.0;
/// Notes narrower than this, in points of the screen, have a dot only.
const ROOM: f32 = 56.0;
/// Notes narrower than this have nothing.
const LEAST: f32 = 14.0;

/// The marks of one board, found out once for each change of board or minutes.
#[derive(Default)]
pub struct Badges {
    of: Option<BoardId>,
    changes: u64,
    elements: Table<Element>,
    marks: Vec<Mark>,
}

/// A mark on a note.
struct Mark {
    id: ElementId,
    rect: Rect,
    entry: Id<model::Entry>,
    kind: EntryKind,
    status: Option<ActionStatus>,
    count: usize,
}

impl Mark {
    fn icon(&self) -> Icon {
        match self.status {
            Some(ActionStatus::Done) => icons::CHECK,
            _ => entry_icon(self.kind),
        }
    }

    fn ink(&self, palette: &Palette) -> Color32 {
        match (self.kind, self.status) {
            (_, Some(ActionStatus::Done)) => palette.good,
            (_, Some(ActionStatus::Dropped)) => palette.text_weak,
            (EntryKind::Decision | EntryKind::Action, _) => palette.accent,
            _ => palette.text,
        }
    }
}

impl BoardView {
    fn refresh_badges(&mut self, cx: &ViewCx) {
        let project = cx.doc.project();
        let linking = &mut self.linking;
        let badges = &mut linking.badges;
        let same = badges.of == self.board
            && badges.changes == linking.entered.changes()
            && badges.elements.is_same(&project.elements);
        if same {
            return;
        }
        badges.of = self.board;
        badges.changes = linking.entered.changes();
        badges.elements = project.elements.clone();
        badges.marks.clear();
        for (id, entries) in linking.entered.all() {
            // The newest says what it is now.
            let (Some(item), Some(entry)) = (self.scene.get(id), entries.last()) else {
                continue;
            };
            let Some(record) = project.get(*entry) else {
                continue;
            };
            badges.marks.push(Mark {
                id,
                rect: item.rect,
                entry: *entry,
                kind: record.kind,
                status: status(record),
                count: entries.len(),
            });
        }
        badges.marks.sort_by_key(|mark| mark.id);
    }

    /// Shows the marks of what is in sight. A click leads to the entry.
    pub(in super::super) fn show_badges(&mut self, ui: &mut Ui, cx: &mut ViewCx, viewport: Rect) {
        self.refresh_badges(cx);
        let camera = self.camera();
        let seen = camera.visible(viewport);
        let palette = Palette::here(ui);
        let edited = self
            .editing
            .as_ref()
            .and_then(super::super::Editing::element);
        let moved = self.dragged().map(|(places, _)| places);
        let mut clicked = None;
        for mark in &self.linking.badges.marks {
            let away =
                edited == Some(mark.id) || moved.is_some_and(|moved| moved.contains_key(&mark.id));
            if away || !seen.intersects(mark.rect) {
                continue;
            }
            let rect = camera.rect_to_screen(viewport, mark.rect);
            if rect.width() < LEAST {
                continue;
            }
            if rect.width() < ROOM {
                let at = rect.right_top() + vec2(-4.0, 4.0);
                ui.painter().circle_filled(at, 3.0, palette.accent);
                continue;
            }
            let place =
                Rect::from_center_size(rect.right_top() + vec2(-4.0, -2.0), Vec2::splat(SIDE));
            if !viewport.intersects(place) {
                continue;
            }
            let id = ui.unique_id().with(("in the minutes", mark.id));
            let sense = Sense::CLICK;
            let response = ui.interact(place.intersect(viewport), id, sense);
            let kind = super::told(
                cx.texts,
                match cx.doc.project().get(mark.entry) {
                    Some(entry) => entry,
                    None => continue,
                },
            );
            let text = tr!(cx.texts, "board-badge", kind = kind, count = mark.count);
            crate::ui::widgets::named(&response, Role::Button, &text);
            paint(ui, place.center(), mark, response.hovered());
            let told = response.on_hover_ui(|ui| {
                ui.label(text);
            });
            if told.clicked() {
                clicked = Some(mark.id);
            }
        }
        if let Some(id) = clicked {
            self.go_to_entry(id, cx);
        }
    }
}

fn paint(ui: &Ui, center: Pos2, mark: &Mark, hovered: bool) {
    let palette = Palette::here(ui);
    let painter = ui.painter();
    let ground = if hovered {
        palette.hover
    } else {
        palette.surface
    };
    let line = Stroke::new(1.0, palette.field_border);
    painter.circle(center, SIDE / 2.0, ground, line);
    let icon = mark.icon();
    let font = FontId::new(14.0, icon.font_family());
    let middle = Align2::CENTER_CENTER;
    painter.text(center, middle, icon.codepoint, font, mark.ink(palette));
    if mark.count > 1 {
        let at = center + vec2(SIDE / 2.0 - 2.0, -SIDE / 2.0 + 2.0);
        painter.circle_filled(at, 4.0, palette.accent);
    }
}
