//! The board as a tree: frames, the clusters and notes in them, line by line. It edits the board
//! and reorders it, works without a pointer and where nothing can be seen.

mod deeds;
mod drag;
mod keys;
mod line;
mod room;
mod rows;
mod writing;

use std::collections::HashSet;

use egui::accesskit::{Action, Orientation};
use egui::{Id, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo};

use super::{BoardView, ElementId, Look};
use crate::document::Document;
use crate::i18n::tr;
use crate::ui::commands::Command;
use crate::ui::shell::shortcuts;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;
use deeds::Way;
use rows::{Row, Rows};

/// Height of a line, in points.
const LINE: f32 = 28.0;
/// From so many elements on there is a field to filter them.
const MANY: usize = 8;

/// What the outline remembers.
#[derive(Default)]
pub struct Outline {
    pub(super) rows: Rows,
    /// Frames that are folded away, of whichever board.
    closed: HashSet<ElementId>,
    /// Rises with each frame that is folded or unfolded.
    folds: u64,
    filter: String,
    /// The line that the keys go from.
    cursor: Option<ElementId>,
    /// On which line that was, for when it goes.
    cursor_at: usize,
    /// Where a selection with Shift began.
    anchor: Option<ElementId>,
    /// The selection as it was last, to notice when the board chooses something.
    seen: (usize, Option<ElementId>),
    writing: Option<writing::Writing>,
    /// How many texts were written so far: names the next field.
    written: u64,
    /// Letters typed to find a line, and when the last of them was.
    typed: (String, f64),
    drag: Option<drag::Drag>,
    /// The tree is to get the keyboard.
    take_focus: bool,
    /// It was just asked for: in a narrow window other panels give way.
    pub(super) asked: bool,
    /// The tree had the keyboard when it was shown last.
    focused: bool,
    /// The cursor's line is to come into sight.
    reveal: bool,
}

impl Outline {
    fn fold(&mut self, id: ElementId, close: bool) {
        let changed = if close {
            self.closed.insert(id)
        } else {
            self.closed.remove(&id)
        };
        self.folds += u64::from(changed);
    }

    /// Puts the cursor on an element, and unfolds what it lies in.
    fn put_cursor(&mut self, id: ElementId) {
        for frame in self.rows.around(id) {
            self.fold(frame, false);
        }
        self.cursor = Some(id);
        self.reveal = true;
    }
}

/// The tree as a whole.
fn tree_id() -> Id {
    Id::unique("board outline tree")
}

fn row_id(id: ElementId) -> Id {
    Id::unique(("board outline row", id))
}

impl BoardView {
    /// Whether a command of the outline makes sense now; `None` if it is none of its.
    pub(super) fn can_use_outline(&self, command: Command, doc: &Document) -> Option<bool> {
        match command {
            Command::Outline => Some(true),
            Command::MoveUp | Command::MoveDown => {
                let idle = self.editing.is_none() && self.outlining.writing.is_none();
                let loose = |id: &ElementId| doc.project().get(*id).is_some_and(|e| !e.locked);
                Some(idle && !doc.is_read_only() && self.selection.iter().any(loose))
            }
            _ => None,
        }
    }

    /// Does a command of the outline; `false` if it is none of its.
    pub(super) fn use_outline(&mut self, command: Command, cx: &mut ViewCx) -> bool {
        match command {
            Command::Outline => {
                self.finish_editing(cx.doc);
                self.outline = Some(true);
                self.outlining.asked = true;
                self.outlining.take_focus = true;
            }
            Command::MoveUp => self.step_in_outline(cx, Way::Up),
            Command::MoveDown => self.step_in_outline(cx, Way::Down),
            _ => return false,
        }
        true
    }

    /// Moves what is selected one line up or down.
    fn step_in_outline(&mut self, cx: &mut ViewCx, way: Way) {
        let Some(board) = self.board else { return };
        let moved = deeds::step(cx.doc, board, &self.selection, way);
        self.after_move(cx, moved);
    }

    /// Keeps what was moved in sight, in the tree and on the board.
    fn after_move(&mut self, cx: &mut ViewCx, moved: bool) {
        if !moved {
            cx.out
                .tell(Tone::Info, tr!(cx.texts, "board-outline-stays"));
            return;
        }
        self.refresh_outline(cx.doc);
        let cursor = self
            .outlining
            .cursor
            .filter(|id| self.selection.contains(id));
        if let Some(id) = cursor.or(self.selection.first().copied()) {
            self.outlining.put_cursor(id);
            self.look = Some(Look::Reveal(id));
        }
    }

    /// Whether the tree had the keyboard in the last frame.
    pub(super) const fn outline_was_focused(&self) -> bool {
        self.outlining.focused
    }

    /// Gives the tree the keyboard.
    pub(super) const fn focus_outline(&mut self) {
        self.outlining.take_focus = true;
    }

    /// Whether the tree has the keyboard.
    pub(super) fn outline_has_focus(&self, ui: &Ui) -> bool {
        ui.memory(|memory| memory.has_focus(tree_id()))
    }

    /// Brings the rows up to date. Without a change that costs nothing.
    pub(super) fn refresh_outline(&mut self, doc: &Document) {
        let outline = &mut self.outlining;
        let closed = (&outline.closed, outline.folds);
        outline
            .rows
            .refresh(doc.project(), self.board, closed, &outline.filter);
    }

    pub(super) fn show_outline(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        ui.label(theme::section(tr!(cx.texts, "board-outline")));
        self.refresh_outline(cx.doc);
        if self.outlining.rows.count() == 0 && self.outlining.writing.is_none() {
            widgets::weak(ui, tr!(cx.texts, "board-outline-empty"));
            self.outlining.take_focus = false;
            return;
        }
        self.show_filter(ui, cx);
        let rect = ui.available_rect_before_wrap();
        let tree = ui.interact(rect, tree_id(), Sense::FOCUSABLE);
        shortcuts::leave_letters_to(ui.ctx(), tree.id);
        if std::mem::take(&mut self.outlining.take_focus) {
            tree.request_focus();
            if self.outlining.cursor.is_none() {
                let first = self.outlining.rows.shown().first().map(|row| row.id);
                self.outlining.cursor = self.selection.first().copied().or(first);
            }
            self.outlining.reveal = true;
        }
        self.outlining.focused = tree.has_focus();
        if tree.has_focus() {
            // What is deleted or moved from here leaves the keyboard here.
            self.take_focus = false;
            self.outline_keys(ui, cx);
            self.refresh_outline(cx.doc);
        }
        self.follow_selection();
        self.name_tree(ui, cx, &tree);
        self.writing_keys(ui, cx);
        self.show_rows(ui, cx);
        if tree.has_focus() {
            let palette = Palette::here(ui);
            let line = egui::Stroke::new(1.0, palette.accent);
            let inside = egui::StrokeKind::Inside;
            ui.painter().rect_stroke(rect, theme::RADIUS, line, inside);
        }
        self.refresh_outline(cx.doc);
    }

    fn show_filter(&mut self, ui: &mut Ui, cx: &ViewCx) {
        if self.outlining.rows.count() < MANY && self.outlining.filter.is_empty() {
            return;
        }
        let name = tr!(cx.texts, "board-outline-filter");
        let width = ui.available_width() - space::M;
        let filter = self.outlining.filter.clone();
        let id = Id::unique("board outline filter");
        let escaped = ui.memory(|memory| memory.has_focus(id))
            && ui.input_mut(|input| {
                input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)
                    || input.consume_key(egui::Modifiers::NONE, egui::Key::Enter)
                    || input.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown)
            });
        let (response, changed) = widgets::edit_text(ui, id, &name, &filter, |edit| {
            edit.hint_text(name.as_str())
                .desired_width(width)
                .margin(egui::vec2(8.0, 6.0))
        });
        if let Some(filter) = changed {
            self.outlining.filter = filter;
            self.refresh_outline(cx.doc);
        }
        if escaped {
            response.surrender_focus();
            self.outlining.take_focus = true;
            let first = self.outlining.rows.shown().iter();
            let first = first.map(|row| row.id).find(|id| self.fits_filter(cx, *id));
            self.outlining.cursor = first.or(self.outlining.cursor);
        }
        ui.add_space(space::XS);
    }

    /// Whether an element is shown for its own sake, and not for what lies in it.
    fn fits_filter(&self, cx: &ViewCx, id: ElementId) -> bool {
        let wanted = crate::model::text::folded(self.outlining.filter.trim());
        let element = cx.doc.project().get(id);
        let text = element.and_then(|element| element.shown_text());
        crate::model::text::folded(text.unwrap_or_default()).contains(&wanted)
    }

    /// Goes to what was selected on the board.
    fn follow_selection(&mut self) {
        let seen = (self.selection.len(), self.selection.first().copied());
        let changed = std::mem::replace(&mut self.outlining.seen, seen) != seen;
        let outline = &mut self.outlining;
        if changed
            && let Some(first) = seen.1
            && outline
                .cursor
                .is_none_or(|id| !self.selection.contains(&id))
        {
            outline.put_cursor(first);
            outline.anchor = Some(first);
        }
        match outline.cursor.and_then(|id| outline.rows.place(id)) {
            Some(at) => outline.cursor_at = at,
            None => {
                // It went: the line that took its place.
                let last = outline.rows.shown().len().saturating_sub(1);
                let row = outline.rows.shown().get(outline.cursor_at.min(last));
                outline.cursor = row.map(|row| row.id);
            }
        }
    }

    fn name_tree(&self, ui: &Ui, cx: &ViewCx, tree: &egui::Response) {
        let name = tr!(cx.texts, "board-outline");
        tree.widget_info(|| WidgetInfo::labeled(Role::Tree, true, &name));
        let cursor = self.outlining.cursor.map(row_id);
        let count = self.outlining.rows.tops();
        ui.ctx().accesskit_node_builder(tree.id, |node| {
            node.set_orientation(Orientation::Vertical);
            node.set_multiselectable();
            node.set_size_of_set(count);
            node.set_description(tr!(cx.texts, "board-outline-keys"));
            if let Some(cursor) = cursor {
                node.set_active_descendant(cursor.accesskit_id());
            }
        });
    }

    fn show_rows(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let draft = self.draft_line();
        let total = self.outlining.rows.shown().len() + usize::from(draft.is_some());
        let line_of = |place: usize| place + usize::from(draft.is_some_and(|draft| place >= draft));
        let mut area = ScrollArea::vertical().auto_shrink(false);
        let reveal = std::mem::take(&mut self.outlining.reveal);
        let cursor = self
            .outlining
            .cursor
            .and_then(|id| self.outlining.rows.place(id));
        if let Some(at) = draft.or(cursor.map(line_of)).filter(|_| reveal) {
            area = self.scrolled_to(ui, area, at);
        }
        let mut anchor = std::mem::take(&mut self.outline_anchor);
        let area = anchor.begin(area);
        let shown = area.show_rows(ui, LINE, total, |ui, lines| {
            let rows = &self.outlining.rows;
            let id_at = |line: usize| {
                let place = line - usize::from(draft.is_some_and(|draft| line > draft));
                rows.shown().get(place).map(|row| row_id(row.id))
            };
            anchor.rows(ui, lines.clone(), LINE, id_at);
            self.show_around(ui, cx, &lines, draft);
            for line in lines.clone() {
                if draft == Some(line) {
                    self.show_draft(ui, cx);
                    continue;
                }
                let place = line - usize::from(draft.is_some_and(|draft| line > draft));
                if let Some(row) = self.outlining.rows.shown().get(place).copied() {
                    self.show_row(ui, cx, &row);
                }
            }
            self.go_on_dragging(ui, cx, lines.start, draft);
        });
        let rows = &self.outlining.rows;
        let find = |id: Id| {
            let place = rows.shown().iter().position(|row| row_id(row.id) == id)?;
            Some(line_of(place) as f32 * LINE)
        };
        let chosen = self.outlining.cursor.map(row_id);
        anchor.end(ui, cx.doc.foreign_revision(), chosen, &shown, find);
        let id = shown.id;
        let (top, height) = (shown.state.clamped_offset().y, shown.inner_rect.height());
        ui.data_mut(|data| data.insert_temp(tree_id(), (id, top, height)));
        self.outline_anchor = anchor;
    }

    /// Scrolls as little as needed for a line to be seen.
    fn scrolled_to(&self, ui: &Ui, area: ScrollArea, line: usize) -> ScrollArea {
        let known: Option<(Id, f32, f32)> = ui.data(|data| data.get_temp(tree_id()));
        let (_, top, height) = known.unwrap_or((tree_id(), 0.0, 200.0));
        let at = line as f32 * LINE;
        if at < top {
            area.vertical_scroll_offset(at)
        } else if at + LINE > top + height {
            area.vertical_scroll_offset(at + LINE - height)
        } else {
            area
        }
    }

    /// Names the frames around the first line in sight: what is below them is theirs.
    fn show_around(
        &self,
        ui: &mut Ui,
        cx: &ViewCx,
        lines: &std::ops::Range<usize>,
        draft: Option<usize>,
    ) {
        let first = lines.start - usize::from(draft.is_some_and(|draft| lines.start > draft));
        let rows = &self.outlining.rows;
        let mut around = Vec::new();
        let mut next = rows.shown().get(first).and_then(|row| row.parent);
        while let Some(row) = next.and_then(|at| rows.shown().get(at)) {
            around.push(*row);
            next = row.parent;
        }
        let corner = egui::Rect::from_min_size(ui.min_rect().min, egui::Vec2::ZERO);
        for row in around.into_iter().rev() {
            let ui = ui.new_child(self.below(&row).max_rect(corner));
            let response = ui.interact(corner, row_id(row.id), Sense::hover());
            self.name_row(&ui, cx, &row, &response);
        }
    }

    /// A row is a part of the row of its frame.
    fn below(&self, row: &Row) -> UiBuilder {
        let shown = self.outlining.rows.shown();
        let parent = row.parent.and_then(|at| shown.get(at));
        let parent = parent.map_or_else(tree_id, |parent| row_id(parent.id));
        UiBuilder::new().accessibility_parent(parent)
    }

    fn name_row(&self, ui: &Ui, cx: &ViewCx, row: &Row, response: &egui::Response) {
        let on = self.selection.contains(&row.id);
        response.widget_info(|| {
            let name = self.spoken_name(cx.texts, cx.doc.project(), row.id);
            WidgetInfo::selected(Role::TreeItem, true, on, name)
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_selected(on);
            node.set_level(row.depth + 1);
            node.set_position_in_set(row.place);
            if row.parts > 0 {
                node.set_size_of_set(row.parts);
                node.set_expanded(row.open);
                node.add_action(if row.open {
                    Action::Collapse
                } else {
                    Action::Expand
                });
            }
            node.add_action(Action::Click);
            node.add_action(Action::Focus);
        });
    }
}
