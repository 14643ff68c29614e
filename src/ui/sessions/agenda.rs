//! The agenda of a session: an outline that is written like a text.

use egui::{Align, Frame, Layout, Margin, TextEdit, Ui, vec2};

use super::kinds::item_icon;
use super::{SessionsView, title_or};
use crate::document::{Gesture, Step};
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::moves::{self, Move};
use crate::model::{AgendaItem, AgendaLine, Day, Id, ItemKind, Session, Visibility};
use crate::ui::commands::Command;
use crate::ui::conflicts;
use crate::ui::fresh;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, At, LineKey, Look, field};

/// How much a level is indented, in points.
const INDENT: f32 = 20.0;
/// From this width on, in points, a row has room for who speaks.
const WIDE: f32 = 700.0;
/// Width of the columns with the start and who speaks, in points.
const TIME: f32 = 56.0;
const SPEAKER: f32 = 150.0;

/// The title field of an agenda item.
pub(super) fn title_id(item: Id<AgendaItem>) -> egui::Id {
    egui::Id::unique(("agenda title", item))
}

/// The row of an agenda item.
pub(super) fn row_id(item: Id<AgendaItem>) -> egui::Id {
    egui::Id::unique(("agenda row", item))
}

/// Puts typing into a field of an item into the project.
fn typed(cx: &mut ViewCx, id: Id<AgendaItem>, field: &str, change: impl FnOnce(&mut AgendaItem)) {
    let gesture = Gesture::on((id, field));
    cx.doc
        .edit_more(Step::EditItem, gesture, |p| p.change(id, change));
}

/// Puts a choice for an item into the project.
fn chosen(cx: &mut ViewCx, id: Id<AgendaItem>, change: impl FnOnce(&mut AgendaItem)) {
    cx.doc.edit(Step::EditItem, |p| p.change(id, change));
}

impl SessionsView {
    pub(super) fn show_agenda(&mut self, ui: &mut Ui, cx: &mut ViewCx, session: Id<Session>) {
        self.show_tools(ui, cx);
        ui.add_space(space::XS);
        if self.shown.agenda.is_empty() {
            let title = tr!(cx.texts, "sessions-agenda-empty-title");
            let text = tr!(cx.texts, "sessions-agenda-empty-text");
            widgets::empty_state(ui, icons::REGISTERS, &title, &text, |ui| {
                if cx.doc.is_read_only() {
                    return;
                }
                let label = tr!(cx.texts, "sessions-add-first-item");
                if widgets::button(ui, icons::ADD, &label).clicked() {
                    cx.out.run(Command::AddItem);
                }
            });
            return;
        }
        let agenda = std::mem::take(&mut self.shown.agenda);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (nth, line) in agenda.iter().enumerate() {
                let row =
                    widgets::keyed(ui, line.id, |ui| self.show_item(ui, cx, session, nth, line));
                fresh::mark(ui, line.id.ulid(), row.response.rect);
                self.page_anchor.row(row_id(line.id), row.response.rect);
            }
        });
        self.shown.agenda = agenda;
    }

    fn show_tools(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        ui.horizontal(|ui| {
            ui.label(theme::section(tr!(cx.texts, "sessions-agenda")));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let item = self.item.filter(|_| !cx.doc.is_read_only());
                ui.add_enabled_ui(item.is_some(), |ui| {
                    let label = tr!(cx.texts, "sessions-delete-item");
                    if widgets::icon_button(ui, icons::DELETE, &label).clicked()
                        && let Some(item) = item
                    {
                        self.delete_item(cx, item);
                    }
                });
                for (to, icon, label) in [
                    (
                        Move::Deeper,
                        icons::DEEPER,
                        tr!(cx.texts, "sessions-deeper"),
                    ),
                    (
                        Move::Higher,
                        icons::OUTDENT,
                        tr!(cx.texts, "sessions-higher"),
                    ),
                    (Move::Down, icons::MOVE_DOWN, tr!(cx.texts, "sessions-down")),
                    (Move::Up, icons::MOVE_UP, tr!(cx.texts, "sessions-up")),
                ] {
                    let lines = &self.shown.outline;
                    let can = item.is_some_and(|id| moves::can_move(lines, id, to));
                    ui.add_enabled_ui(can, |ui| {
                        if widgets::icon_button(ui, icon, &label).clicked() {
                            self.move_item(cx, to);
                        }
                    });
                }
                ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                    let label = tr!(cx.texts, "command-add-item");
                    if widgets::button(ui, icons::ADD, &label).clicked() {
                        cx.out.run(Command::AddItem);
                    }
                });
            });
        });
    }

    fn show_item(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        nth: usize,
        line: &AgendaLine,
    ) {
        let Some(item) = cx.doc.project().get(line.id).cloned() else {
            return;
        };
        let palette = Palette::here(ui);
        let selected = self.item == Some(line.id);
        let ground = if selected {
            palette.surface
        } else {
            egui::Color32::TRANSPARENT
        };
        let row = Frame::new()
            .fill(ground)
            .corner_radius(theme::RADIUS)
            .inner_margin(Margin::symmetric(4, 2))
            .show(ui, |ui| {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XS;
                    ui.spacing_mut().button_padding.x = space::XS;
                    self.show_row(ui, cx, session, nth, line, &item);
                });
            });
        if selected {
            let rect = row.response.rect;
            let bar = egui::Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 2.0, palette.accent);
        }
        if selected && self.details {
            let indent = INDENT * line.depth as f32 + space::M;
            ui.horizontal(|ui| {
                ui.add_space(indent);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = space::S;
                    ui.add_space(space::XS);
                    ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                        self.show_details(ui, cx, session, line, &item);
                    });
                    ui.add_space(space::M);
                });
            });
        }
    }

    fn show_row(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        nth: usize,
        line: &AgendaLine,
        item: &AgendaItem,
    ) {
        let wide = ui.available_width() > WIDE;
        let title = title_or(&item.title, &tr!(cx.texts, "sessions-untitled-item"));
        ui.add_space(INDENT * line.depth as f32);
        let number = fixed(ui, 36.0, |ui| {
            ui.label(theme::strong(&line.number, size::BODY));
        });
        // Choosing without writing; the keyboard chooses by the title.
        if ui
            .interact(number, ui.scope_id().with("number"), egui::Sense::CLICK)
            .clicked()
        {
            self.item = Some(line.id);
            ui.memory_mut(|memory| {
                if let Some(focus) = memory.focused() {
                    memory.surrender_focus(focus);
                }
            });
        }
        conflicts::mark(ui, cx, line.id);
        ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
            let kind = item.kind.name(cx.texts);
            let name = tr!(
                cx.texts,
                "sessions-kind-of",
                kind = kind,
                title = title.as_str()
            );
            let all = ItemKind::ALL;
            let ink = Palette::here(ui).text_weak;
            if let Some(kind) =
                widgets::word_menu(ui, cx.texts, &name, item.kind, all, item_icon, ink)
            {
                self.item = Some(line.id);
                chosen(cx, line.id, |item| item.kind = kind);
            }
        });
        let timed = self.shown.timed;
        let mut behind = 2.0 * (CONTROL_HEIGHT + space::XS);
        for (shown, column) in [(timed, TIME), (wide, SPEAKER)] {
            if shown {
                behind += column + space::XS;
            }
        }
        let width = (ui.available_width() - behind - space::S).max(80.0);
        let enabled = !cx.doc.is_read_only();
        ui.add_enabled_ui(enabled, |ui| {
            self.show_title(ui, cx, session, line, item, width);
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let open = self.item == Some(line.id) && self.details;
            let icon = if open { icons::COLLAPSE } else { icons::EXPAND };
            let name = tr!(cx.texts, "sessions-details", title = title.as_str());
            if widgets::icon_button(ui, icon, &name).clicked() {
                self.details = !open;
                self.item = Some(line.id);
            }
            let name = tr!(cx.texts, "sessions-minutes-of", title = title.as_str());
            if widgets::icon_button(ui, icons::MINUTES, &name).clicked() {
                cx.out.go(Place::Minutes(session, Some(line.id)));
            }
            let start = self.shown.starts.get(nth).copied().flatten();
            let time = match (start, item.planned_minutes) {
                (Some(start), _) => start.format("%H:%M").to_string(),
                (None, Some(minutes)) => tr!(cx.texts, "sessions-minutes-short", count = minutes),
                (None, None) => String::new(),
            };
            let all = match (start, item.planned_minutes) {
                (Some(start), Some(minutes)) => Some(format!(
                    "{}, {}",
                    format::time(cx.texts, start),
                    tr!(cx.texts, "summary-minutes", count = minutes)
                )),
                _ => None,
            };
            if timed {
                fixed(ui, TIME, |ui| {
                    let response = small(ui, &time);
                    if let Some(all) = all {
                        response.on_hover_text(all);
                    }
                });
            }
            if wide {
                let speaker = cx.doc.project().follow(item.speaker);
                let speaker = speaker.map(|person| person.full_name());
                fixed(ui, SPEAKER, |ui| {
                    small(ui, &speaker.unwrap_or_default());
                });
            }
        });
    }

    fn show_title(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        line: &AgendaLine,
        item: &AgendaItem,
        width: f32,
    ) {
        let id = title_id(line.id);
        let name = tr!(
            cx.texts,
            "sessions-item-title",
            number = line.number.as_str()
        );
        let hint = tr!(cx.texts, "sessions-item-hint");
        let look = Look {
            name: &name,
            hint: &hint,
            multiline: true,
        };
        let writing = &mut self.writing;
        let edited = widgets::line_edit(ui, writing, id, &item.title, &look, |edit| {
            quiet(edit).return_key(None).desired_width(width)
        });
        if edited.response.has_focus() {
            self.item = Some(line.id);
        }
        if let Some(text) = edited.text {
            let text = text.replace(['\n', '\r'], " ");
            match self.fresh.filter(|_| cx.doc.in_gesture()) {
                // The first words belong to the step that added the item.
                Some((fresh, gesture)) if fresh == line.id => {
                    cx.doc.edit_more(Step::AddItem, gesture, |project| {
                        project.change(fresh, |item| item.title = text);
                    });
                }
                _ => typed(cx, line.id, "title", |item| item.title = text),
            }
        }
        let neighbour = |by: isize| {
            let lines = &self.shown.outline;
            let at = lines.iter().position(|other| other.id == line.id)?;
            lines.get(at.checked_add_signed(by)?).map(|line| line.id)
        };
        match edited.key {
            Some(LineKey::Enter(_)) => self.add_item(cx, session, Some(line.id)),
            Some(LineKey::Deeper) => self.move_item(cx, Move::Deeper),
            Some(LineKey::Higher) => self.move_item(cx, Move::Higher),
            Some(LineKey::Remove) => {
                let before = neighbour(-1);
                self.delete_item(cx, line.id);
                if let Some(before) = before.filter(|_| !cx.doc.project().agenda.contains(line.id))
                {
                    self.writing.focus(title_id(before), At::End);
                }
            }
            Some(LineKey::Up) => {
                if let Some(before) = neighbour(-1) {
                    self.writing.focus(title_id(before), At::End);
                }
            }
            Some(LineKey::Down) => {
                if let Some(behind) = neighbour(1) {
                    self.writing.focus(title_id(behind), At::Start);
                }
            }
            // The rest are keys of prose.
            _ => {}
        }
    }

    fn show_details(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        line: &AgendaLine,
        item: &AgendaItem,
    ) {
        let id = line.id;
        let nobody = tr!(cx.texts, "sessions-nobody");
        let filter = tr!(cx.texts, "sessions-filter");
        widgets::flow(ui, |ui| {
            let kind = field(ui, 150.0, |ui| {
                let label = tr!(cx.texts, "sessions-kind");
                widgets::choose_word(ui, cx.texts, id, &label, item.kind, ItemKind::ALL)
            });
            if let Some(kind) = kind {
                chosen(cx, id, |item| item.kind = kind);
            }
            let speaker = field(ui, 240.0, |ui| {
                let label = tr!(cx.texts, "sessions-speaker");
                let people = &self.names.people;
                widgets::choose_record(ui, id, &label, item.speaker, people, &nobody, &filter)
            });
            if let Some(speaker) = speaker {
                chosen(cx, id, |item| item.speaker = speaker);
            }
            let minutes = field(ui, 80.0, |ui| {
                let label = tr!(cx.texts, "sessions-planned-minutes");
                widgets::number_field(ui, id, &label, item.planned_minutes, 80.0)
            });
            if let Some(minutes) = minutes {
                typed(cx, id, "minutes", |item| item.planned_minutes = minutes);
            }
            let days = days(cx, session);
            if days.len() > 1 || item.day.is_some() {
                let day = field(ui, 150.0, |ui| {
                    let label = tr!(cx.texts, "sessions-on-day");
                    widgets::choose_record(ui, id, &label, item.day, &days, &nobody, &filter)
                });
                if let Some(day) = day {
                    chosen(cx, id, |item| item.day = day);
                }
            }
            let visibility = field(ui, 120.0, |ui| {
                let label = tr!(cx.texts, "sessions-visibility");
                let (now, all) = (item.visibility, Visibility::ALL);
                widgets::choose_word(ui, cx.texts, id, &label, now, all)
            });
            if let Some(word) = visibility {
                chosen(cx, id, |item| item.visibility = word);
            }
            let number = field(ui, 80.0, |ui| {
                let label = tr!(cx.texts, "sessions-own-number");
                widgets::text_field(ui, &label, &item.number)
            });
            if let Some(text) = number {
                typed(cx, id, "number", |item| item.number = text);
            }
        });
        let label = tr!(cx.texts, "sessions-item-note");
        if let Some(text) = widgets::multiline_field(ui, &label, &item.note, 2) {
            typed(cx, id, "note", |item| item.note = text);
        }
    }
}

/// The days of a session with what to call them.
fn days(cx: &ViewCx, session: Id<Session>) -> Vec<(Id<Day>, String)> {
    let days = cx.doc.project().days_of(session).into_iter();
    days.zip(1_usize..)
        .map(|((id, day), nth)| {
            let date = day.date.map(|date| format::date(cx.texts, date));
            let name = date.unwrap_or_else(|| tr!(cx.texts, "sessions-day", number = nth));
            (id, name)
        })
        .collect()
}

/// A text edit that looks like plain text until somebody writes in it.
pub fn quiet(edit: TextEdit<'_>) -> TextEdit<'_> {
    edit.frame(Frame::new().inner_margin(Margin::symmetric(6, 6)))
}

/// A part of a row with a width of its own, as high as a button.
fn fixed(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) -> egui::Rect {
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(width, CONTROL_HEIGHT), layout, |ui| {
        ui.set_min_size(vec2(width, CONTROL_HEIGHT));
        content(ui);
    })
    .response
    .rect
}

fn small(ui: &mut Ui, text: &str) -> egui::Response {
    let color = Palette::here(ui).text_weak;
    let text = egui::RichText::new(text).size(size::SMALL).color(color);
    ui.add(egui::Label::new(text).truncate())
}
