//! The list of all sessions under their years, the newest first, with a field to filter it.

use egui::{Key, Modifiers, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::listing::{Entry, SessionRow};
use super::state::{approval_icon, state_icon};
use super::{SessionsView, title_or};
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, format, tr};
use crate::model::{Approval, Id, Session, SessionState, text};
use crate::ui::commands::Command;
use crate::ui::fresh;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Height of a session, in points.
const ROW: f32 = 52.0;
/// Height of a year, in points.
const YEAR: f32 = 26.0;
/// Between two rows, in points.
const GAP: f32 = 2.0;
/// How many rows Page Up and Page Down go.
const PAGE: isize = 8;

fn row_id(session: Id<Session>) -> egui::Id {
    egui::Id::unique(("session row", session))
}

fn filter_id() -> egui::Id {
    egui::Id::unique("session filter")
}

const fn height(entry: Entry) -> f32 {
    match entry {
        Entry::Year(_) => YEAR + GAP,
        Entry::Session(_) => ROW + GAP,
    }
}

impl SessionsView {
    /// Puts the focus into the filter.
    pub(super) fn find(&mut self) {
        self.find_now = true;
    }

    pub(super) fn show_list(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        ui.horizontal(|ui| {
            ui.label(theme::section(tr!(cx.texts, "sessions-heading")));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                    let label = tr!(cx.texts, "sessions-new");
                    if widgets::icon_button(ui, icons::ADD, &label).clicked() {
                        cx.out.run(Command::AddSession);
                    }
                });
            });
        });
        let mut step = self.show_filter(ui, cx);
        ui.add_space(space::XS);
        self.shown.filter(cx.doc.project(), &self.filter);
        if self.shown.entries.is_empty() {
            widgets::weak(ui, tr!(cx.texts, "sessions-nothing-found"));
            return;
        }
        let mut chosen = None;
        ui.spacing_mut().item_spacing.y = GAP;
        let area = self
            .list_anchor
            .begin(ScrollArea::vertical().auto_shrink(false));
        let entries = std::mem::take(&mut self.shown.entries);
        let total: f32 = entries.iter().copied().map(height).sum();
        let shown = area.show_viewport(ui, |ui, viewport| {
            ui.set_height(total);
            self.list_anchor.content(ui);
            let origin = ui.max_rect().min;
            let width = ui.available_width();
            let (mut top, mut year, mut next_year) = (0.0, None, None);
            for entry in entries.iter().copied() {
                let high = height(entry);
                let at = origin + vec2(0.0, top);
                let rect = Rect::from_min_size(at, vec2(width, high - GAP));
                let passed = top < viewport.top();
                top += high;
                match entry {
                    Entry::Year(of) if passed => year = Some(of),
                    Entry::Year(of) => {
                        next_year.get_or_insert(rect.top());
                        show_year(ui, cx.texts, rect, of, false);
                    }
                    Entry::Session(place) => {
                        let Some(row) = self.shown.sessions.get(place) else {
                            continue;
                        };
                        let selected = self.session == Some(row.id);
                        let follows = selected && self.list_follows;
                        let in_sight = top > viewport.top() && top - high < viewport.bottom();
                        if !in_sight && !follows {
                            continue;
                        }
                        self.list_anchor.row(row_id(row.id), rect);
                        let builder = UiBuilder::new().max_rect(rect);
                        let response = ui
                            .scope_builder(builder, |ui| {
                                let shown = widgets::keyed(ui, row.id, |ui| {
                                    show_session(ui, cx.texts, row, selected)
                                });
                                shown.inner
                            })
                            .inner;
                        fresh::mark(ui, row.id.ulid(), response.rect);
                        if response.clicked() {
                            chosen = Some(row.id);
                        }
                        if response.has_focus() {
                            step = step.or(widgets::step_keys(ui, PAGE));
                        }
                        if follows {
                            // Until it is in sight, it would lose the focus again.
                            self.list_follows = !in_sight;
                            response.request_focus();
                            // Not below the year that stays in sight.
                            let rect = response.rect.expand2(vec2(0.0, YEAR + GAP));
                            let at_once = egui::style::ScrollAnimation::none();
                            ui.scroll_to_rect_animation(rect, None, at_once);
                        }
                    }
                }
            }
            // The year of what is at the top stays in sight until the next one pushes it out.
            if let Some(year) = year {
                let top = origin.y + viewport.top();
                let most = next_year.map_or(f32::INFINITY, |next| next - YEAR - GAP);
                let at = pos2(origin.x, top.min(most));
                let rect = Rect::from_min_size(at, vec2(width, YEAR));
                show_year(ui, cx.texts, rect, year, true);
            }
        });
        let offset =
            |wanted: usize| -> f32 { entries.iter().take(wanted).copied().map(height).sum() };
        let find = |id| {
            let place = entries.iter().position(|entry| match entry {
                Entry::Year(_) => false,
                Entry::Session(place) => self
                    .shown
                    .sessions
                    .get(*place)
                    .is_some_and(|row| row_id(row.id) == id),
            })?;
            Some(offset(place))
        };
        let (foreign, current) = (cx.doc.foreign_revision(), self.session.map(row_id));
        self.list_anchor.end(ui, foreign, current, &shown, find);
        self.shown.entries = entries;
        if let Some(session) = step.and_then(|by| self.neighbour(by)) {
            chosen = Some(session);
            self.list_follows = true;
        }
        if let Some(session) = chosen {
            self.choose(session);
            self.item = None;
        }
    }

    /// The field above the list. Returns how far its keys ask to go in the list.
    fn show_filter(&mut self, ui: &mut Ui, cx: &ViewCx) -> Option<isize> {
        let hint = tr!(cx.texts, "sessions-filter-hint");
        let focused = ui.memory(|memory| memory.has_focus(filter_id()));
        let mut step = None;
        if focused {
            let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
            if pressed(Key::ArrowDown) || pressed(Key::Enter) {
                step = Some(0);
            }
        }
        let (width, filter) = (ui.available_width(), self.filter.clone());
        let words = egui::RichText::new(&hint).color(Palette::here(ui).text_weak);
        let (response, changed) = widgets::edit_text(ui, filter_id(), &hint, &filter, |edit| {
            edit.hint_text(words)
                .desired_width(width)
                .margin(vec2(8.0, 6.0))
        });
        if let Some(text) = changed {
            self.filter = text;
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            self.filter.clear();
        }
        if std::mem::take(&mut self.find_now) {
            response.request_focus();
        }
        step
    }

    /// The session so many rows from the chosen one; with 0 the chosen one itself, or the first
    /// where it is not in the list.
    fn neighbour(&self, by: isize) -> Option<Id<Session>> {
        let listed: Vec<Id<Session>> = self
            .shown
            .entries
            .iter()
            .filter_map(|entry| match entry {
                Entry::Year(_) => None,
                Entry::Session(place) => Some(self.shown.sessions.get(*place)?.id),
            })
            .collect();
        let last = listed.len().checked_sub(1)?;
        let at = listed.iter().position(|id| self.session == Some(*id));
        let place = match at {
            Some(at) => at.saturating_add_signed(by).min(last),
            None => 0,
        };
        listed.get(place).copied()
    }

    /// The list where there is no room for it: a choice.
    pub(super) fn show_choice(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        ui.horizontal(|ui| {
            let blank = tr!(cx.texts, "sessions-untitled");
            let name =
                |row: &SessionRow| title_or(&format!("{}  {}", row.number, row.title), &blank);
            let rows = self.shown.sessions.iter();
            let current = rows.clone().find(|row| self.session == Some(row.id));
            let mut chosen = None;
            let response = egui::ComboBox::from_id_salt("session choice")
                .selected_text(current.map(name).unwrap_or_default())
                .width((ui.available_width() - 60.0).max(120.0))
                .truncate()
                .show_ui(ui, |ui| {
                    for row in rows {
                        let selected = self.session == Some(row.id);
                        if ui.selectable_label(selected, name(row)).clicked() {
                            chosen = Some(row.id);
                        }
                    }
                })
                .response;
            widgets::named(
                &response,
                egui::Role::ComboBox,
                &tr!(cx.texts, "sessions-heading"),
            );
            ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                let label = tr!(cx.texts, "sessions-new");
                if widgets::icon_button(ui, icons::ADD, &label).clicked() {
                    cx.out.run(Command::AddSession);
                }
            });
            if let Some(session) = chosen {
                self.choose(session);
            }
        });
    }
}

impl super::Shown {
    /// Finds out which sessions the list shows.
    fn filter(&mut self, project: &crate::model::Project, typed: &str) {
        let wanted = text::folded(typed.trim());
        let of = Some((self.of.map(|(revision, _)| revision), wanted.clone()));
        if self.filtered == of {
            return;
        }
        self.filtered = of;
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        let fits = |row: &SessionRow| {
            wanted.is_empty() || {
                let words = super::listing::words(project, row.id);
                wanted.iter().all(|wanted| words.contains(wanted))
            }
        };
        self.entries = super::listing::entries(&self.sessions, fits);
    }
}

/// What a state of the minutes is called, where it is worth telling.
fn approval_name(row: &SessionRow, texts: &Texts) -> Option<String> {
    let told = row.approval != Approval::Draft || row.state == SessionState::Closed;
    told.then(|| {
        let state = row.approval.name(texts);
        tr!(texts, "sessions-minutes-state", state = state)
    })
}

fn show_session(ui: &mut Ui, texts: &Texts, row: &SessionRow, selected: bool) -> egui::Response {
    let palette = Palette::here(ui);
    let title = title_or(&row.title, &tr!(texts, "sessions-untitled"));
    let dates = match row.dates {
        Some((from, until)) => format::period(texts, from, until),
        None => tr!(texts, "sessions-no-date"),
    };
    // The year stands above.
    let short = match row.dates {
        Some((_, until)) => {
            let year = until.format("%Y").to_string();
            dates
                .strip_suffix(&year)
                .unwrap_or(&dates)
                .trim_end()
                .to_owned()
        }
        None => dates.clone(),
    };
    let state = row.state.name(texts);
    let approval = approval_name(row, texts);
    let mut name = format!("{} {title}, {dates}, {state}", row.number);
    if let Some(approval) = &approval {
        name = format!("{name}, {approval}");
    }
    let cancelled = row.state == SessionState::Cancelled;
    let response = widgets::list_row(ui, name.trim(), selected, ROW, |ui| {
        ui.vertical(|ui| {
            ui.add_space(6.0);
            let words = if row.number.trim().is_empty() {
                title.clone()
            } else {
                format!("{}  {title}", row.number)
            };
            let words = theme::strong(words, size::BODY);
            let words = if cancelled {
                words.strikethrough().color(palette.text_weak)
            } else {
                words
            };
            ui.add(egui::Label::new(words).truncate());
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let ink = match row.state {
                    SessionState::Running => palette.accent,
                    _ => palette.text_weak,
                };
                let small = |text: &str| egui::RichText::new(text).size(size::SMALL);
                ui.label(small(&short).color(palette.text_weak));
                ui.add_space(space::XS);
                ui.label(state_icon(row.state).rich_text().size(14.0).color(ink));
                ui.add(egui::Label::new(small(&state).color(ink)).truncate());
                if approval.is_some() {
                    let ink = match row.approval {
                        Approval::Draft => palette.text_weak,
                        Approval::Circulating => palette.accent,
                        Approval::Approved | Approval::ApprovedWithChanges => palette.good,
                    };
                    let icon = approval_icon(row.approval).rich_text().size(16.0);
                    let right = egui::Layout::right_to_left(egui::Align::Center);
                    ui.with_layout(right, |ui| ui.label(icon.color(ink)));
                }
            });
        });
    });
    match approval {
        Some(approval) => response.on_hover_text(approval),
        None => response,
    }
}

/// A year above its sessions; `stays` where it stays in sight above those that are scrolled.
fn show_year(ui: &Ui, texts: &Texts, rect: Rect, year: Option<i32>, stays: bool) {
    let palette = Palette::here(ui);
    let words = match year {
        Some(year) => year.to_string(),
        None => tr!(texts, "sessions-planned"),
    };
    if stays {
        ui.painter()
            .rect_filled(rect.expand2(vec2(0.0, GAP)), 0.0, palette.panel);
        let line = egui::Stroke::new(1.0, palette.border);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() + GAP, line);
    }
    let response = ui.interact(
        rect,
        ui.scope_id().with(("year", year, stays)),
        egui::Sense::hover(),
    );
    widgets::named(&response, egui::Role::Heading, &words);
    let font = egui::FontId::new(size::SMALL, theme::strong_family());
    let at = rect.left_center() + vec2(space::S, 0.0);
    ui.painter().text(
        at,
        egui::Align2::LEFT_CENTER,
        words,
        font,
        palette.text_weak,
    );
}
