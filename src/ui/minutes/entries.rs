//! The entries of one item, each a text of its own, and the line in which the next is written.

use std::sync::Arc;

use egui::{Frame, Margin, Rect, ScrollArea, Ui, vec2};

use super::{MinutesView, kinds};
use crate::document::Step;
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::moves::Move;
use crate::model::{AgendaItem, Entry, EntryKind, Id, Line, Session, Visibility};
use crate::ui::conflicts;
use crate::ui::fresh;
use crate::ui::icons;
use crate::ui::sessions::kinds::{entry_icon, visibility_icon};
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, TEXT_WIDTH, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, At, LineKey, Look};

/// How much a level is indented, in points.
const INDENT: f32 = 24.0;
/// From this many entries on, those out of sight are not laid out.
const MANY: usize = 60;

/// The text of an entry.
pub(super) fn text_id(entry: Id<Entry>) -> egui::Id {
    egui::Id::unique(("entry text", entry))
}

/// The row of an entry.
fn row_id(entry: Id<Entry>) -> egui::Id {
    egui::Id::unique(("entry row", entry))
}

/// The line in which the next entry is written.
pub(super) fn input_id(session: Id<Session>, item: Option<Id<AgendaItem>>) -> egui::Id {
    egui::Id::unique(("next entry", session, item))
}

impl MinutesView {
    pub(super) fn show_entries(&mut self, ui: &mut Ui, cx: &mut ViewCx, session: Id<Session>) {
        ui.add_space(space::S);
        let area = ScrollArea::vertical()
            .id_salt(("entries", session, self.item))
            .auto_shrink(false);
        let area = self.anchor.begin(area);
        let shown = area.show(ui, |ui| {
            self.anchor.content(ui);
            let width = (TEXT_WIDTH + 80.0).min(ui.available_width());
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.y = space::XS;
            if (self.heights.0 - width).abs() > 0.5 {
                self.heights = (width, std::collections::HashMap::new());
            }
            let lines = std::mem::take(&mut self.shown.entries);
            for (nth, line) in lines.iter().enumerate() {
                let many = lines.len() > MANY;
                if !(many && self.skip(ui, line, width)) {
                    self.show_line(ui, cx, session, &lines, nth);
                }
            }
            let empty = lines.is_empty();
            let last = lines.last().map(|line| line.id);
            self.shown.entries = lines;
            self.show_removed(ui, cx);
            if !self.may_write(cx.doc) {
                if empty && self.around.removed.is_empty() {
                    widgets::weak(ui, tr!(cx.texts, "minutes-nothing-written"));
                }
            } else {
                self.show_input(ui, cx, session, last);
                hint(ui, &tr!(cx.texts, "minutes-hint"));
            }
            ui.add_space(space::XL);
        });
        let chosen = self.entry.map(row_id);
        let foreign = cx.doc.foreign_revision();
        self.anchor.end(ui, foreign, chosen, &shown, |_| None);
    }

    /// Leaves room for an entry that is out of sight, if its height is known.
    fn skip(&mut self, ui: &mut Ui, line: &Line<Entry>, width: f32) -> bool {
        let id = text_id(line.id);
        let needed = self.entry == Some(line.id)
            || self.writing.wants(id)
            || ui.memory(|memory| memory.has_focus(id));
        let Some(height) = self.heights.1.get(&line.id).filter(|_| !needed) else {
            return false;
        };
        let rect = Rect::from_min_size(ui.cursor().min, vec2(width, *height));
        if ui.clip_rect().expand(200.0).intersects(rect) {
            return false;
        }
        ui.allocate_space(rect.size());
        self.anchor.row(row_id(line.id), rect);
        true
    }

    fn show_line(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        lines: &[Line<Entry>],
        nth: usize,
    ) {
        let Some(line) = lines.get(nth) else { return };
        let Some(entry) = cx.doc.project().entries.get_shared(line.id).cloned() else {
            return;
        };
        let palette = Palette::here(ui);
        let selected = self.entry == Some(line.id);
        let mut frame = Frame::new()
            .corner_radius(theme::RADIUS)
            .inner_margin(Margin::symmetric(4, 2));
        if selected {
            frame = frame.fill(palette.surface);
        }
        let row = widgets::keyed(ui, line.id, |ui| {
            frame.show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                self.fade(ui, cx, line.id);
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XS;
                    ui.spacing_mut().button_padding.x = space::XS;
                    ui.add_space(INDENT * line.depth as f32);
                    conflicts::mark(ui, cx, line.id);
                    if !self.may_write(cx.doc) {
                        self.show_frozen(ui, cx, nth, line.id, &entry);
                        return;
                    }
                    self.show_kind(ui, cx, nth, line.id, &entry);
                    self.show_text(ui, cx, session, lines, nth, &entry);
                    self.show_visibility(ui, cx, nth, line.id, &entry, selected);
                });
                let indent = INDENT * line.depth as f32 + CONTROL_HEIGHT + space::XS + 6.0;
                self.show_under(ui, cx, line.id, &entry, indent);
            })
        });
        let rect = row.response.rect;
        if selected {
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 2.0, palette.accent);
        }
        fresh::mark(ui, line.id.ulid(), rect);
        self.heights.1.insert(line.id, rect.height());
        self.anchor.row(row_id(line.id), rect);
    }

    fn show_kind(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        nth: usize,
        id: Id<Entry>,
        entry: &Entry,
    ) {
        let kind = entry.kind.name(cx.texts);
        let name = tr!(cx.texts, "minutes-kind", number = counted(nth), kind = kind);
        let all = EntryKind::ALL;
        let palette = Palette::here(ui);
        // What is to be followed up stands out.
        let ink = match entry.kind {
            EntryKind::Decision | EntryKind::Action => palette.accent,
            _ => palette.text_weak,
        };
        if let Some(kind) =
            widgets::word_menu(ui, cx.texts, &name, entry.kind, all, entry_icon, ink)
        {
            self.set_kind(cx, id, kind);
            self.writing.focus(text_id(id), At::End);
        }
    }

    fn show_visibility(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        nth: usize,
        id: Id<Entry>,
        entry: &Entry,
        selected: bool,
    ) {
        let row = ui.min_rect().expand2(vec2(CONTROL_HEIGHT, 0.0));
        let hovered = ui.rect_contains_pointer(row);
        if !selected && !hovered && entry.visibility == Visibility::Circle {
            return;
        }
        let who = entry.visibility.name(cx.texts);
        let name = tr!(
            cx.texts,
            "minutes-visibility",
            number = counted(nth),
            who = who
        );
        let (now, all) = (entry.visibility, Visibility::ALL);
        let ink = Palette::here(ui).text_weak;
        if let Some(word) = widgets::word_menu(ui, cx.texts, &name, now, all, visibility_icon, ink)
        {
            self.entry = Some(id);
            cx.doc.edit(Step::EditEntry, |project| {
                project.change(id, |entry| entry.visibility = word);
            });
        }
    }

    fn show_text(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        lines: &[Line<Entry>],
        nth: usize,
        entry: &Arc<Entry>,
    ) {
        let Some(line) = lines.get(nth) else { return };
        let id = text_id(line.id);
        let kind = entry.kind.name(cx.texts);
        let name = tr!(
            cx.texts,
            "minutes-entry",
            number = counted(nth),
            kind = kind.as_str()
        );
        let look = Look {
            name: &name,
            hint: &kind,
            multiline: true,
        };
        let width = (ui.available_width() - CONTROL_HEIGHT - space::XS).max(80.0);
        let writing = &mut self.writing;
        let edited = widgets::line_edit(ui, writing, id, &entry.text, &look, |edit| {
            crate::ui::sessions::quiet(edit).desired_width(width)
        });
        if edited.response.has_focus() {
            self.entry = Some(line.id);
        }
        let mut text = entry.text.clone();
        if let Some(new) = edited.text {
            text.clone_from(&new);
            if self.type_into(cx, line.id, &entry.text, new) {
                let cursor = cursor(ui, id).unwrap_or(usize::MAX);
                let cursor = cursor.saturating_sub(kinds::PREFIX_LENGTH);
                self.writing.focus(id, At::Char(cursor));
                text = kinds::prefixed(&text).map_or(text.clone(), |(_, rest)| rest.to_owned());
            }
        }
        let Some(key) = edited.key else { return };
        // `lines` were taken out for the time of showing; deeds go by them.
        self.shown.entries = lines.to_vec();
        let neighbour = |by: isize| {
            let at = nth.checked_add_signed(by)?;
            lines.get(at).map(|line| text_id(line.id))
        };
        match key {
            LineKey::Enter(_) if text.is_empty() && line.depth > 0 => {
                self.move_entry(cx, Move::Higher);
            }
            LineKey::Enter(_) if text.is_empty() => {
                if nth + 1 == lines.len() {
                    self.focus_input(session);
                }
            }
            LineKey::Enter(at) if at > 0 && at < text.chars().count() => {
                self.divide(cx, session, line.id, &text, at);
            }
            LineKey::Enter(_) => self.add_behind(cx, session, line.id),
            LineKey::Deeper => self.move_entry(cx, Move::Deeper),
            LineKey::Higher => self.move_entry(cx, Move::Higher),
            LineKey::Remove => match self.delete_entry(cx, line.id) {
                Some(before) => self.writing.focus(text_id(before), At::End),
                None => self.focus_input(session),
            },
            LineKey::Up => {
                if let Some(before) = neighbour(-1) {
                    self.writing.focus(before, At::End);
                }
            }
            LineKey::Down => match neighbour(1) {
                Some(behind) => self.writing.focus(behind, At::Start),
                None => self.focus_input(session),
            },
        }
    }

    /// The line in which the next entry is written: its first letter makes an entry of it.
    fn show_input(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        last: Option<Id<Entry>>,
    ) {
        let id = input_id(session, self.item);
        let palette = Palette::here(ui);
        let name = tr!(cx.texts, "minutes-write");
        let look = Look {
            name: &name,
            hint: &name,
            multiline: true,
        };
        let unfinished = std::mem::take(&mut self.unfinished);
        let edited = Frame::new()
            .inner_margin(Margin::symmetric(4, 2))
            .show(ui, |ui| {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XS;
                    let size = vec2(CONTROL_HEIGHT, CONTROL_HEIGHT);
                    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
                    let font = egui::FontId::new(18.0, icons::ADD.font_family());
                    let center = egui::Align2::CENTER_CENTER;
                    let (at, add) = (rect.center(), icons::ADD.codepoint);
                    ui.painter().text(at, center, add, font, palette.text_weak);
                    let width = (ui.available_width() - CONTROL_HEIGHT - space::XS).max(80.0);
                    let writing = &mut self.writing;
                    widgets::line_edit(ui, writing, id, &unfinished, &look, |edit| {
                        edit.margin(Margin::symmetric(6, 6)).desired_width(width)
                    })
                })
                .inner
            })
            .inner;
        if edited.response.has_focus() {
            self.entry = None;
        }
        let mut at_end = last;
        let text = edited.text.unwrap_or(unfinished);
        if self.writing.is_composing() && edited.response.has_focus() {
            // Moving the focus now would tear the letter apart that is being put together.
            self.unfinished = text;
        } else if !text.is_empty() {
            let new = self.add_entry(cx, session, None, String::new());
            self.type_into(cx, new, "", text);
            self.writing.focus(text_id(new), At::End);
            at_end = Some(new);
            self.shown.refresh(cx.doc, self.session, self.item);
        }
        match (edited.key, at_end) {
            (Some(LineKey::Enter(_)), Some(entry)) if at_end != last => {
                self.add_behind(cx, session, entry);
            }
            (Some(LineKey::Deeper), Some(_)) => {
                if at_end == last {
                    let new = self.add_entry(cx, session, None, String::new());
                    self.shown.refresh(cx.doc, self.session, self.item);
                    self.writing.focus(text_id(new), At::End);
                }
                self.indent_fresh(cx);
            }
            (Some(LineKey::Up | LineKey::Remove), Some(last)) => {
                self.writing.focus(text_id(last), At::End);
            }
            _ => {}
        }
    }

    /// Indents the entry that was just made, as part of the step that made it.
    fn indent_fresh(&mut self, cx: &mut ViewCx) {
        if let Some((id, gesture)) = self.fresh {
            let lines = &self.shown.entries;
            cx.doc.edit_more(Step::AddEntry, gesture, |project| {
                crate::model::moves::move_in(project, lines, id, Move::Deeper);
            });
        }
    }
}

/// Which character the cursor of a text edit stands before.
fn cursor(ui: &Ui, id: egui::Id) -> Option<usize> {
    let state = egui::text_edit::TextEditState::load(ui.ctx(), id)?;
    Some(state.cursor.char_range()?.primary.index.0)
}

/// Places as people count them.
const fn counted(nth: usize) -> usize {
    nth + 1
}

fn hint(ui: &mut Ui, text: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(4.0 + CONTROL_HEIGHT + space::XS + 6.0);
        small(ui, text);
    });
}

fn small(ui: &mut Ui, text: &str) {
    let color = Palette::here(ui).text_weak;
    let text = egui::RichText::new(text).size(size::SMALL).color(color);
    ui.add(egui::Label::new(text).wrap());
}
