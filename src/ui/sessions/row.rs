//! One row of the agenda: number, kind, title, when and how long, who speaks.

use egui::{Align, Frame, Layout, Margin, RichText, Sense, TextEdit, Ui, vec2};

use super::agenda::title_id;
use super::dragging::Drag;
use super::kinds::{item_icon, visibility_icon};
use super::{SessionsView, title_or};
use crate::document::Step;
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::moves::Move;
use crate::model::schedule::deviation;
use crate::model::{AgendaItem, AgendaLine, Id, ItemKind, ItemOutcome, Session, Visibility};
use crate::ui::conflicts;
use crate::ui::icons::{self, Icon};
use crate::ui::place::Place;
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, At, Completing, LineKey, Look};

/// How much a level is indented, in points.
pub(super) const INDENT: f32 = 20.0;
/// From this width on, in points, a row has room for who speaks.
const WIDE: f32 = 700.0;
/// Below this width, in points, a row has no room for what its menu offers too.
const SLIM: f32 = 480.0;
/// Widths of the columns, in points.
const HANDLE: f32 = 16.0;
const NUMBER: f32 = 36.0;
const TIME: f32 = 44.0;
const MINUTES: f32 = 40.0;
const SPEAKER: f32 = 150.0;

impl SessionsView {
    pub(super) fn show_item(
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
        if self.drag.as_ref().is_some_and(|drag| drag.is(line.id)) {
            ui.multiply_opacity(0.5);
        }
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
        let rect = row.response.rect;
        if selected {
            let bar = egui::Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 2.0, palette.accent);
        }
        let right_clicked =
            ui.rect_contains_pointer(rect) && ui.input(|input| input.pointer.secondary_clicked());
        if right_clicked {
            self.item = Some(line.id);
            self.menu = Some(line.id);
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
        let (wide, slim) = (ui.available_width() > WIDE, ui.available_width() < SLIM);
        let writable = !cx.doc.is_read_only();
        let title = title_or(&item.title, &tr!(cx.texts, "sessions-untitled-item"));
        let left = ui.cursor().left();
        if writable {
            self.show_handle(ui, cx, line, &title, left);
        }
        ui.add_space(INDENT * line.depth as f32);
        let number = fixed(ui, NUMBER, |ui| {
            ui.label(theme::strong(&line.number, size::BODY));
        });
        // Choosing without writing; the keyboard chooses by the title.
        if ui
            .interact(number, ui.scope_id().with("number"), Sense::CLICK)
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
        ui.add_enabled_ui(writable, |ui| {
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
                self.chosen(cx, line.id, move |item| item.kind = kind);
            }
        });
        let timed = self.shown.timed && !slim;
        let buttons = if slim { 2.0 } else { 3.0 };
        let mut behind = buttons * (CONTROL_HEIGHT + space::XS) + MINUTES + 2.0 * space::XS + 22.0;
        for (shown, column) in [(timed, TIME), (wide, SPEAKER)] {
            if shown {
                behind += column + space::XS;
            }
        }
        let width = (ui.available_width() - behind - space::S).max(80.0);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_enabled_ui(writable, |ui| {
                self.show_title(ui, cx, session, line, item, width);
            });
            show_tags(ui, cx, item);
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
            self.show_menu(ui, cx, session, line.id, item, &title);
            if !slim {
                let name = tr!(cx.texts, "sessions-minutes-of", title = title.as_str());
                if widgets::icon_button(ui, icons::MINUTES, &name).clicked() {
                    cx.out.go(Place::Minutes(session, Some(line.id)));
                }
            }
            ui.add_enabled_ui(writable, |ui| self.show_minutes(ui, cx, line, item));
            if timed {
                let start = self.shown.starts.get(nth).copied().flatten();
                fixed(ui, TIME, |ui| {
                    if let Some(start) = start {
                        small(ui, &start.format("%H:%M").to_string())
                            .on_hover_text(format::time(cx.texts, start));
                    }
                });
            }
            if wide {
                ui.add_enabled_ui(writable, |ui| self.show_speaker(ui, cx, line, item));
            }
        });
    }

    /// The handle by which an item is dragged; the keyboard moves it with Alt and the arrows.
    fn show_handle(&mut self, ui: &mut Ui, cx: &ViewCx, line: &AgendaLine, title: &str, left: f32) {
        let (rect, _) = ui.allocate_exact_size(vec2(HANDLE, CONTROL_HEIGHT), Sense::hover());
        // Not focusable: there are keys for it.
        let response = ui.interact(rect, ui.scope_id().with("handle"), Sense::DRAG);
        let name = tr!(cx.texts, "sessions-drag", title = title);
        widgets::named(&response, egui::Role::Button, &name);
        let palette = Palette::here(ui);
        let response = response.on_hover_cursor(egui::CursorIcon::Grab);
        let ink = if response.hovered() || response.dragged() {
            palette.text
        } else {
            palette.field_border
        };
        let font = icons::DRAG.rich_text().size(16.0).color(ink);
        let icon = egui::WidgetText::from(font).into_galley(
            ui,
            Some(egui::TextWrapMode::Extend),
            f32::INFINITY,
            egui::TextStyle::Body,
        );
        ui.painter()
            .galley(rect.center() - icon.size() / 2.0, icon, ink);
        if response.drag_started()
            && let Some(at) = ui.input(|input| input.pointer.press_origin())
        {
            self.drag = Some(Drag::new(line.id, at.x - left, line.depth));
        }
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
                _ => self.typed(cx, line.id, "title", move |item| item.title = text),
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

    /// The planned minutes, to be typed right in the row.
    fn show_minutes(&mut self, ui: &mut Ui, cx: &mut ViewCx, line: &AgendaLine, item: &AgendaItem) {
        fixed(ui, 22.0, |ui| {
            small(ui, &tr!(cx.texts, "sessions-minutes-unit"));
        });
        let name = if line.number.is_empty() {
            let title = item.title.as_str();
            tr!(cx.texts, "sessions-minutes-for-title", title = title)
        } else {
            let number = line.number.as_str();
            tr!(cx.texts, "sessions-minutes-for", number = number)
        };
        let shown = item.planned_minutes.map(|minutes| minutes.to_string());
        let shown = shown.unwrap_or_default();
        let id = egui::Id::unique(("agenda minutes", line.id));
        let (response, text) = widgets::edit_text(ui, id, &name, &shown, |edit| {
            edit.char_limit(4)
                .desired_width(MINUTES - 12.0)
                .min_size(vec2(MINUTES, CONTROL_HEIGHT))
                .align(egui::Align2::RIGHT_CENTER)
                .margin(vec2(6.0, 6.0))
        });
        if response.has_focus() {
            self.item = Some(line.id);
        }
        response.on_hover_text(name);
        if let Some(text) = text {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let minutes = digits.parse().ok();
            // A letter among the digits changes nothing.
            if minutes != item.planned_minutes {
                self.typed(cx, line.id, "minutes", move |item| {
                    item.planned_minutes = minutes;
                });
            }
        }
    }

    /// Who speaks, found by a few letters.
    fn show_speaker(&mut self, ui: &mut Ui, cx: &mut ViewCx, line: &AgendaLine, item: &AgendaItem) {
        let speaker = cx.doc.project().follow(item.speaker);
        let shown = speaker.map(|person| person.full_name()).unwrap_or_default();
        let name = tr!(
            cx.texts,
            "sessions-speaker-of",
            number = line.number.as_str(),
            title = item.title.as_str()
        );
        // Said once, where one works.
        let hint = match self.item == Some(line.id) {
            true => tr!(cx.texts, "sessions-speaker-hint"),
            false => String::new(),
        };
        let look = Completing {
            name: &name,
            hint: &hint,
            shown: &shown,
            records: &self.names.people,
        };
        let id = egui::Id::unique(("agenda speaker", line.id));
        let chosen = widgets::complete_record(ui, id, &look, |edit| {
            quiet(edit).desired_width(SPEAKER - 12.0)
        });
        if ui.memory(|memory| memory.has_focus(id)) {
            self.item = Some(line.id);
        }
        if let Some(speaker) = chosen {
            self.chosen(cx, line.id, move |item| item.speaker = speaker);
        }
    }
}

/// What there is to know of an item below its title: who may read of it, what became of it, and
/// when it really was.
fn show_tags(ui: &mut Ui, cx: &ViewCx, item: &AgendaItem) {
    let palette = Palette::here(ui);
    let mut tags: Vec<(Option<Icon>, String, egui::Color32)> = Vec::new();
    if item.visibility == Visibility::Internal {
        let icon = visibility_icon(item.visibility);
        tags.push((Some(icon), item.visibility.name(cx.texts), palette.warn));
    }
    if item.outcome != ItemOutcome::Open {
        tags.push((None, item.outcome.name(cx.texts), palette.text_weak));
    }
    if item.recurring {
        let text = tr!(cx.texts, "new-session-recurring");
        tags.push((Some(icons::RECURRING), text, palette.text_weak));
    }
    let project = cx.doc.project();
    let before = project.follow(item.continues).and_then(|old| old.session);
    if let Some(session) = project.follow(before) {
        let number = title_or(&session.number, &session.title);
        let text = tr!(cx.texts, "sessions-continues", number = number);
        tags.push((None, text, palette.text_weak));
    }
    if let Some(actual) = actual(cx, item) {
        let over = deviation(item).is_some_and(|minutes| minutes > 0);
        let ink = if over {
            palette.warn
        } else {
            palette.text_weak
        };
        tags.push((Some(icons::TIME), actual, ink));
    }
    if tags.is_empty() {
        return;
    }
    ui.spacing_mut().interact_size.y = size::SECTION;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, 0.0);
        ui.add_space(2.0);
        for (icon, text, ink) in tags {
            if let Some(icon) = icon {
                ui.label(icon.rich_text().size(14.0).color(ink));
            }
            ui.label(RichText::new(text).size(size::SMALL).color(ink));
            ui.add_space(space::XS);
        }
    });
}

/// "10:05–10:32, 7 min länger als geplant".
fn actual(cx: &ViewCx, item: &AgendaItem) -> Option<String> {
    let start = item.actual_start?;
    let clock = |time: chrono::NaiveDateTime| time.format("%H:%M").to_string();
    let Some(end) = item.actual_end else {
        return Some(tr!(cx.texts, "sessions-runs-since", time = clock(start)));
    };
    let times = format!("{}–{}", clock(start), clock(end));
    let told = match deviation(item) {
        None => return Some(times),
        Some(0) => tr!(cx.texts, "sessions-as-planned"),
        Some(minutes) if minutes > 0 => tr!(cx.texts, "sessions-longer", minutes = minutes),
        Some(minutes) => tr!(cx.texts, "sessions-shorter", minutes = minutes.abs()),
    };
    Some(format!("{times}, {told}"))
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
    let text = RichText::new(text).size(size::SMALL).color(color);
    ui.add(egui::Label::new(text).truncate())
}
