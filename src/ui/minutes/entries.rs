//! The entries of one item, each a text of its own, and the line in which the next is written.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Frame, Margin, Rect, ScrollArea, Ui, pos2, vec2};

use super::MinutesView;
use super::paste::Target;
use super::recognise::{byte_of, due_of, letters};
use crate::document::Step;
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::moves::Move;
use crate::model::{AgendaItem, Due, Entry, EntryKind, Id, Line, Session, Visibility};
use crate::ui::conflicts;
use crate::ui::fresh;
use crate::ui::icons;
use crate::ui::sessions::kinds::{entry_icon, visibility_icon};
use crate::ui::spell;
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, TEXT_WIDTH, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, AsProse, At, Edited, LineKey, Look, prose};

/// How much a level is indented, in points.
const INDENT: f32 = 24.0;
/// Room for the time at which an entry was written, in points.
const TIME_WIDTH: f32 = 68.0;
/// From this many entries on, those out of sight are not laid out.
const MANY: usize = 60;

/// Heights of rows of one width: those out of sight are not laid out.
#[derive(Default)]
pub struct Heights {
    width: f32,
    of: HashMap<Id<Entry>, Height>,
    /// By how much rows above what is in sight were guessed wrong.
    wrong: f32,
}

struct Height {
    height: f32,
    /// Whether it was measured, not guessed.
    exact: bool,
}

impl Heights {
    fn measured(&mut self, id: Id<Entry>, rect: Rect, in_sight: Rect) {
        let height = rect.height();
        let exact = true;
        let known = self.of.insert(id, Height { height, exact });
        if let Some(guess) = known.filter(|known| !known.exact)
            && rect.bottom() <= in_sight.top()
        {
            self.wrong += height - guess.height;
        }
    }
}

/// How high a row will be, about, without laying it out.
fn guessed_height(ui: &Ui, cx: &ViewCx, line: &Line<Entry>, width: f32) -> f32 {
    /// Width of a letter, about, as a part of its size.
    const LETTER: f32 = 0.52;
    let Some(entry) = cx.doc.project().get(line.id) else {
        return 0.0;
    };
    let room = width - INDENT * line.depth as f32 - 2.0 * CONTROL_HEIGHT - 40.0;
    let per_line = (room / (size::BODY * LETTER)).max(8.0);
    let lines = entry.text.split('\n');
    let lines: f32 = lines
        .map(|line| (line.len() as f32 / per_line).ceil().max(1.0))
        .sum();
    let row = ui.text_style_height(&egui::TextStyle::Body);
    let summary = match entry.kind {
        EntryKind::Decision | EntryKind::Action | EntryKind::Suggestion => size::SMALL * 1.5,
        _ => 0.0,
    };
    (lines * row + 12.0).max(CONTROL_HEIGHT) + 4.0 + summary
}

/// The text of an entry.
pub(super) fn text_id(entry: Id<Entry>) -> egui::Id {
    egui::Id::unique(("entry text", entry))
}

/// The row of an entry.
pub(super) fn row_id(entry: Id<Entry>) -> egui::Id {
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
            if (self.heights.width - width).abs() > 0.5 {
                self.heights = Heights {
                    width,
                    ..Heights::default()
                };
            }
            let lines = std::mem::take(&mut self.shown.entries);
            self.show_lines(ui, cx, session, &lines, width);
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
        let held = self.anchor.end(ui, foreign, chosen, &shown, |_| None);
        // What was guessed wrong above must not move what one reads.
        let wrong = std::mem::take(&mut self.heights.wrong);
        if wrong.abs() > 0.5 && !held && !self.writing.is_moving() {
            self.anchor.shift(ui, &shown, wrong);
        }
    }

    /// Shows the entries in sight, and leaves room for the others.
    fn show_lines(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        lines: &[Line<Entry>],
        width: f32,
    ) {
        let spacing = ui.spacing().item_spacing.y;
        let many = lines.len() > MANY;
        let focused = ui.memory(|memory| memory.focused());
        let in_sight = ui.clip_rect().expand(200.0);
        let mut room = 0.0;
        for (nth, line) in lines.iter().enumerate() {
            if many {
                let known = self.shown.ids.get(nth).copied();
                let (id, row) = known.unwrap_or_else(|| (text_id(line.id), row_id(line.id)));
                let needed =
                    self.entry == Some(line.id) || self.writing.wants(id) || focused == Some(id);
                let height = match self.heights.of.get(&line.id) {
                    Some(known) => known.height,
                    None => {
                        let height = guessed_height(ui, cx, line, width);
                        let exact = false;
                        self.heights.of.insert(line.id, Height { height, exact });
                        height
                    }
                };
                let top = ui.cursor().top() + room;
                let rect = Rect::from_min_size(pos2(ui.cursor().left(), top), vec2(width, height));
                if !needed && !in_sight.intersects(rect) {
                    self.anchor.row(row, rect);
                    room += height + spacing;
                    continue;
                }
            }
            if room > 0.0 {
                ui.allocate_space(vec2(width, room - spacing));
                room = 0.0;
            }
            self.show_line(ui, cx, session, lines, nth);
        }
        if room > 0.0 {
            ui.allocate_space(vec2(width, room - spacing));
        }
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
                    show_time(ui, cx, &entry);
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
        self.heights.measured(line.id, rect, ui.clip_rect());
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
        let time = if cx.prefs.minutes.show_times {
            TIME_WIDTH
        } else {
            0.0
        };
        let width = (ui.available_width() - CONTROL_HEIGHT - space::XS - time).max(80.0);
        let focused = ui.memory(|memory| memory.has_focus(id));
        let mut taken = match focused {
            true => self.completion_keys(ui.ctx(), line.id),
            false => None,
        };
        let day = self.writing_day(cx.doc);
        let salt = (
            due_of(entry).map(|due| match due {
                Due::On(date) => date.to_string(),
                Due::NextSession => String::new(),
            }),
            (day, entry.written_at),
            (self.names.people.as_ptr() as usize, self.names.people.len()),
        );
        let completing = self.is_completing(line.id);
        let hold = hold_focus(ui.ctx(), completing && self.pointer_on_completion(ui.ctx()));
        let mut writing = std::mem::take(&mut self.writing);
        let mut looks = std::mem::take(&mut self.prose);
        let mut layouter = |ui: &Ui, text: &str, width: f32| {
            looks.layout(ui, text, width, focused, &salt, |text| {
                self.marks(entry, text, day)
            })
        };
        let edited = widgets::prose_edit(
            ui,
            &mut writing,
            id,
            &entry.text,
            &look,
            AsProse {
                layouter: &mut layouter,
                keep_escape: completing,
            },
            |edit| crate::ui::sessions::quiet(edit).desired_width(width),
        );
        self.writing = writing;
        self.prose = looks;
        release_focus(ui.ctx(), hold);
        let mut text = entry.text.clone();
        let focused = edited.response.has_focus();
        if focused {
            self.entry = Some(line.id);
            self.written = self.written.filter(|written| *written == line.id);
        }
        self.open_link(ui, cx, &edited, &text);
        if edited.text.is_none() && !self.writing.is_composing() {
            let caret = edited.selected.as_ref().map(|range| range.end);
            let wrong = cx.spell.wrong(&text);
            let (galley, at) = &edited.galley;
            prose::paint_wrong(ui, galley, *at, &text, &wrong, caret);
        }
        if let Some(fix) = spell::menu(ui, cx, &edited.response, &text) {
            cx.doc.end_gesture();
            cx.doc.edit(Step::CorrectSpelling, |project| {
                project.change(line.id, |entry| entry.text = fix.text);
            });
            return;
        }
        let mut cursor = edited.selected.as_ref().map_or(0, |range| range.end);
        let mut typed = self.typed_in.take_if(|typed| *typed == line.id).is_some();
        // `lines` were taken out for the time of showing; deeds go by them.
        let restore = |view: &mut Self| view.shown.entries = lines.to_vec();
        if let Some(mut new) = edited.text.clone() {
            typed = true;
            if self.closed_up(line.id, &mut new, cursor) {
                cursor -= 1;
                self.writing.focus(id, At::Char(cursor));
            }
            text.clone_from(&new);
            if let Some(cursor) = self.type_into(cx, line.id, &entry.text, new, cursor) {
                self.writing.focus(id, At::Char(cursor));
                self.completion = None;
                typed = false;
                let now = cx.doc.project().get(line.id);
                text = now.map_or(text, |entry| entry.text.clone());
            }
            self.written = Some(line.id);
            self.typed_in = None;
        }
        if focused
            && edited
                .selected
                .as_ref()
                .is_some_and(|range| range.is_empty())
        {
            self.look_for_completion(cx, line.id, &text, cursor, typed);
        }
        if self.is_completing(line.id) {
            if !focused && !self.pointer_on_completion(ui.ctx()) {
                self.completion = None;
            } else {
                let (galley, at) = &edited.galley;
                let caret = galley.pos_from_cursor(egui::text::CCursor::new(cursor));
                let line = caret.translate(at.to_vec2());
                taken = taken.or(self.show_completion(ui, cx, line));
            }
        }
        if let Some(offer) = taken
            && let Some((new, cursor)) = self.completed(&text, &offer)
        {
            let moved = self.type_into(cx, line.id, &text, new, cursor);
            self.writing.focus(id, At::Char(moved.unwrap_or(cursor)));
            self.typed_in = None;
            self.picked = None;
            self.spaced = Some((line.id, cursor));
            self.written = Some(line.id);
        }
        if focused {
            let now = cx.doc.project().entries.get_shared(line.id);
            self.standing = now.map(|entry| (line.id, entry.clone()));
        }
        if let Some(pasted) = edited.pasted {
            restore(self);
            let range = edited.selected.unwrap_or(cursor..cursor);
            let entry = Some((line.id, range));
            self.paste(cx, Target { session, entry }, &pasted);
            return;
        }
        let Some(key) = edited.key else { return };
        restore(self);
        let neighbour = |by: isize| {
            let at = nth.checked_add_signed(by)?;
            lines.get(at).map(|line| line.id)
        };
        if matches!(key, LineKey::Enter(_)) {
            self.finish(cx, line.id);
        }
        match key {
            LineKey::Enter(_) if text.is_empty() && line.depth > 0 => {
                self.move_entry(cx, Move::Higher);
            }
            LineKey::Enter(_) if text.is_empty() => {
                if nth + 1 == lines.len() {
                    self.focus_input(session);
                }
            }
            LineKey::Enter(at) if at > 0 && at < letters(&text) => {
                self.divide(cx, session, line.id, &text, at);
            }
            LineKey::Enter(_) => self.add_behind(cx, session, line.id),
            LineKey::Deeper => {
                let end = byte_of(&text, cursor);
                match self.expand_at(cx, line.id, end, "") {
                    Some(cursor) => self.writing.focus(id, At::Char(cursor)),
                    None => self.move_entry(cx, Move::Deeper),
                }
            }
            LineKey::Higher => self.move_entry(cx, Move::Higher),
            LineKey::Remove | LineKey::JoinBefore if nth == 0 => {
                let blank = text.is_empty() && !entry.has_substance();
                if blank && entry.speaker.is_none() {
                    self.delete_entry(cx, line.id);
                    self.focus_input(session);
                }
            }
            LineKey::Remove | LineKey::JoinBefore => self.join(cx, line.id),
            LineKey::JoinBehind => {
                if let Some(behind) = neighbour(1) {
                    self.join(cx, behind);
                }
            }
            LineKey::Bold | LineKey::Italic => {
                let sign = if key == LineKey::Bold { "**" } else { "*" };
                let range = edited.selected.unwrap_or(cursor..cursor);
                self.emphasise(cx, line.id, range, sign);
            }
            LineKey::Open => {
                if let Some(link) = prose::link_at(&text, cursor) {
                    ui.open_url(egui::OpenUrl::new_tab(link));
                }
            }
            LineKey::Up => {
                if let Some(before) = neighbour(-1) {
                    self.writing.focus(text_id(before), At::End);
                }
            }
            LineKey::Down => match neighbour(1) {
                Some(behind) => self.writing.focus(text_id(behind), At::Start),
                None => self.focus_input(session),
            },
        }
    }

    /// A press on a link opens it: with Ctrl while the text can be written, else at once.
    fn open_link(&self, ui: &mut Ui, cx: &ViewCx, edited: &Edited, text: &str) {
        let free = cx.doc.is_read_only();
        let (held, clicked, at) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                input.modifiers.command,
                pointer.primary_clicked(),
                pointer.interact_pos(),
            )
        });
        if !(held || free) || !ui.rect_contains_pointer(edited.response.rect) {
            return;
        }
        let Some(at) = at else { return };
        let (galley, origin) = &edited.galley;
        let letter = galley.cursor_from_pos(at - *origin).index.0;
        if let Some(link) = prose::link_at(text, letter) {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            if clicked {
                ui.open_url(egui::OpenUrl::new_tab(link));
            }
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
                    let looks = &mut self.prose;
                    let mut layouter = |ui: &Ui, text: &str, width: f32| {
                        looks.layout(ui, text, width, true, (), |_| Vec::new())
                    };
                    let writing = &mut self.writing;
                    widgets::prose_edit(
                        ui,
                        writing,
                        id,
                        &unfinished,
                        &look,
                        AsProse {
                            layouter: &mut layouter,
                            keep_escape: false,
                        },
                        |edit| edit.margin(Margin::symmetric(6, 6)).desired_width(width),
                    )
                })
                .inner
            })
            .inner;
        if edited.response.has_focus() {
            self.entry = None;
            self.standing = None;
        }
        if let Some(pasted) = edited.pasted {
            let entry = None;
            self.paste(cx, Target { session, entry }, &pasted);
            return;
        }
        let mut at_end = last;
        let text = edited.text.unwrap_or(unfinished);
        if self.writing.is_composing() && edited.response.has_focus() {
            // Moving the focus now would tear the letter apart that is being put together.
            self.unfinished = text;
        } else if !text.is_empty() {
            let new = self.add_entry(cx, session, None, String::new());
            let cursor = letters(&text);
            let moved = self.type_into(cx, new, "", text, cursor);
            self.written = Some(new);
            let at = moved.map_or(At::End, At::Char);
            self.writing.focus(text_id(new), at);
            at_end = Some(new);
            self.shown.refresh(cx.doc, self.session, self.item);
        }
        match (edited.key, at_end) {
            (Some(LineKey::Enter(_)), Some(entry)) if at_end != last => {
                self.finish(cx, entry);
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
            (Some(LineKey::Up | LineKey::Remove | LineKey::JoinBefore), Some(last)) => {
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

/// Presses on the open list do not take the keyboard away from the text. Returns what held
/// before, for [`release_focus`].
fn hold_focus(ctx: &egui::Context, hold: bool) -> egui::SurrenderFocusOn {
    ctx.options_mut(|options| {
        let was = options.input_options.surrender_focus_on;
        if hold {
            options.input_options.surrender_focus_on = egui::SurrenderFocusOn::Never;
        }
        was
    })
}

fn release_focus(ctx: &egui::Context, was: egui::SurrenderFocusOn) {
    ctx.options_mut(|options| options.input_options.surrender_focus_on = was);
}

/// When an entry was written, if that is to be seen.
fn show_time(ui: &mut Ui, cx: &ViewCx, entry: &Entry) {
    if !cx.prefs.minutes.show_times {
        return;
    }
    let size = vec2(TIME_WIDTH - space::XS, CONTROL_HEIGHT);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_size(size);
        if let Some(at) = entry.written_at {
            let at = at.with_timezone(&chrono::Local);
            let time = format::time(cx.texts, at.time());
            let color = Palette::here(ui).text_weak;
            let words = egui::RichText::new(time).size(size::SMALL).color(color);
            let label = ui.add(egui::Label::new(words));
            label.on_hover_text(format::moment(cx.texts, &at));
        }
    });
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
