//! The keys of the outline, while the tree has the keyboard.

use egui::{Event, EventFilter, Key, Modifiers, Ui};

use super::deeds::{self, Way};
use super::tree_id;
use crate::i18n::tr;
use crate::model::text::folded;
use crate::ui::board::{BoardView, ElementId, Look};
use crate::ui::commands::Command;
use crate::ui::view::{Tone, ViewCx};

/// Letters typed after a longer pause than this, in seconds, begin anew.
const PAUSE: f64 = 1.0;
/// How far Page Up and Page Down go, in lines.
const PAGE: isize = 15;

impl BoardView {
    pub(super) fn outline_keys(&mut self, ui: &Ui, cx: &mut ViewCx) {
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(tree_id(), filter));
        if egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        if self.outlining.drag.is_some() {
            if key(ui, Modifiers::NONE, Key::Escape) {
                self.outlining.drag = None;
            }
            return;
        }
        let may = !cx.doc.is_read_only();
        // The most keys first: `consume_key` looks away from a Shift too many.
        if key(ui, Modifiers::ALT, Key::ArrowUp) && may {
            self.step_in_outline(cx, Way::Up);
        } else if key(ui, Modifiers::ALT, Key::ArrowDown) && may {
            self.step_in_outline(cx, Way::Down);
        } else if key(ui, Modifiers::ALT, Key::ArrowRight) && may {
            self.move_into(cx);
        } else if key(ui, Modifiers::ALT, Key::ArrowLeft) && may {
            self.move_out(cx);
        }
        self.walk_keys(ui);
        if key(ui, Modifiers::NONE, Key::ArrowRight) {
            self.unfold_or_enter();
        }
        if key(ui, Modifiers::NONE, Key::ArrowLeft) {
            self.fold_or_leave();
        }
        let cursor = self.outlining.cursor;
        if let Some(id) = cursor {
            // On macOS Cmd+Space is the system's.
            if key(ui, Modifiers::COMMAND, Key::Space) || key(ui, Modifiers::CTRL, Key::Space) {
                self.choose_row(id, false, true);
            }
            if key(ui, Modifiers::NONE, Key::F2) && may {
                self.write_line(cx, id);
            } else if key(ui, Modifiers::NONE, Key::Enter) && may {
                self.write_below(cx, id);
            }
        }
        if key(ui, Modifiers::NONE, Key::Delete) && may {
            cx.out.run(Command::Delete);
        }
        if key(ui, Modifiers::NONE, Key::Escape) {
            ui.memory_mut(|memory| memory.surrender_focus(tree_id()));
            self.take_focus = true;
        }
        self.type_ahead(ui, cx);
    }

    fn walk_keys(&mut self, ui: &Ui) {
        let steps = [
            (Key::ArrowUp, -1),
            (Key::ArrowDown, 1),
            (Key::PageUp, -PAGE),
            (Key::PageDown, PAGE),
            (Key::Home, isize::MIN),
            (Key::End, isize::MAX),
        ];
        for (which, by) in steps {
            if key(ui, Modifiers::SHIFT, which) {
                self.walk_lines(by, true, false);
            } else if key(ui, Modifiers::COMMAND, which) {
                self.walk_lines(by, false, true);
            } else if key(ui, Modifiers::NONE, which) {
                self.walk_lines(by, false, false);
            }
        }
    }

    /// Goes up or down; `quietly` without selecting anything.
    fn walk_lines(&mut self, by: isize, extend: bool, quietly: bool) {
        let outline = &mut self.outlining;
        let last = outline.rows.shown().len().saturating_sub(1);
        let here = outline.cursor.and_then(|id| outline.rows.place(id));
        let at = match here {
            Some(at) => at.saturating_add_signed(by).min(last),
            None => outline.cursor_at.min(last),
        };
        let Some(id) = outline.rows.shown().get(at).map(|row| row.id) else {
            return;
        };
        outline.reveal = true;
        if quietly {
            outline.cursor = Some(id);
        } else {
            self.choose_row(id, extend, false);
            self.look = Some(Look::Reveal(id));
        }
    }

    /// Selects a line: alone, with all from where the selection began, or beside the others.
    pub(super) fn choose_row(&mut self, id: ElementId, extend: bool, toggle: bool) {
        let outline = &mut self.outlining;
        outline.cursor = Some(id);
        if toggle {
            if !self.selection.remove(&id) {
                self.selection.insert(id);
            }
            outline.anchor = Some(id);
        } else if extend {
            let from = outline.anchor.and_then(|from| outline.rows.place(from));
            let to = outline.rows.place(id);
            if let Some((from, to)) = from.or(to).zip(to) {
                let range = from.min(to)..=from.max(to);
                let rows = outline.rows.shown().get(range).unwrap_or_default();
                self.selection = rows.iter().map(|row| row.id).collect();
            }
        } else {
            outline.anchor = Some(id);
            self.selection.clear();
            self.selection.insert(id);
        }
        outline.seen = (self.selection.len(), self.selection.first().copied());
    }

    /// Right: unfolds a frame, or goes to its first part.
    fn unfold_or_enter(&mut self) {
        let outline = &mut self.outlining;
        let at = outline.cursor.and_then(|id| outline.rows.place(id));
        let Some(row) = at.and_then(|at| outline.rows.shown().get(at)).copied() else {
            return;
        };
        if row.parts > 0 && !row.open {
            outline.fold(row.id, false);
        } else if row.parts > 0 {
            self.walk_lines(1, false, false);
        }
    }

    /// Left: folds a frame, or goes to the frame around.
    fn fold_or_leave(&mut self) {
        let outline = &mut self.outlining;
        let at = outline.cursor.and_then(|id| outline.rows.place(id));
        let Some(row) = at.and_then(|at| outline.rows.shown().get(at)).copied() else {
            return;
        };
        if row.parts > 0 && row.open {
            outline.fold(row.id, true);
        } else if let Some(parent) = row.parent.and_then(|at| outline.rows.shown().get(at)) {
            let id = parent.id;
            outline.reveal = true;
            self.choose_row(id, false, false);
            self.look = Some(Look::Reveal(id));
        }
    }

    pub(super) fn move_into(&mut self, cx: &mut ViewCx) {
        let Some(board) = self.board else { return };
        if deeds::put_into_above(cx.doc, board, &self.selection) {
            self.after_move(cx, true);
        } else {
            cx.out
                .tell(Tone::Info, tr!(cx.texts, "board-outline-no-frame"));
        }
    }

    pub(super) fn move_out(&mut self, cx: &mut ViewCx) {
        let Some(board) = self.board else { return };
        let moved = deeds::take_out(cx.doc, board, &self.selection);
        self.after_move(cx, moved);
    }

    /// Letters go to the next line that begins so.
    fn type_ahead(&mut self, ui: &Ui, cx: &ViewCx) {
        let now = ui.input(|input| input.time);
        let mut typed = String::new();
        ui.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Text(text)
                    if !text.trim().is_empty() || !self.outlining.typed.0.is_empty() =>
                {
                    typed.push_str(text);
                    false
                }
                _ => true,
            });
        });
        if typed.is_empty() {
            return;
        }
        let (known, last) = &mut self.outlining.typed;
        if now - *last > PAUSE {
            known.clear();
        }
        *last = now;
        known.push_str(&typed);
        let wanted = folded(known.trim());
        if wanted.is_empty() {
            return;
        }
        // One letter again and again goes from one to the next.
        let mut letters = wanted.chars();
        let first = letters.next();
        let same = letters.clone().next().is_some() && letters.all(|c| Some(c) == first);
        let wanted: String = match first {
            Some(first) if same => first.to_string(),
            _ => wanted,
        };
        let rows = self.outlining.rows.shown();
        let here = self
            .outlining
            .cursor
            .and_then(|id| self.outlining.rows.place(id));
        let start = here.map_or(0, |at| at + usize::from(wanted.chars().count() == 1));
        let begins = |id: &ElementId| {
            let element = cx.doc.project().get(*id);
            let text = element.and_then(|element| element.shown_text());
            text.is_some_and(|text| folded(text.trim_start()).starts_with(&wanted))
        };
        let order = (start..rows.len()).chain(0..start.min(rows.len()));
        let mut ids = order.filter_map(|at| rows.get(at).map(|row| row.id));
        if let Some(id) = ids.find(begins) {
            self.outlining.reveal = true;
            self.choose_row(id, false, false);
            self.look = Some(Look::Reveal(id));
        }
    }
}

fn key(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| {
        let mut found = false;
        input.events.retain(|event| {
            let is_it = matches!(event, Event::Key { key: pressed, pressed: true, modifiers: held, .. }
                if *pressed == key && held.matches_exact(modifiers));
            found |= is_it;
            !is_it
        });
        found
    })
}
