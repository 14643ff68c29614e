//! The list of all sessions, the newest first.

use egui::{ScrollArea, Ui};

use super::{SessionRow, SessionsView, title_or};
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::{Id, Session};
use crate::ui::commands::Command;
use crate::ui::fresh;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Height of a row, in points.
const ROW: f32 = 52.0;
/// Between two rows, in points.
const GAP: f32 = 2.0;

fn row_id(session: Id<Session>) -> egui::Id {
    egui::Id::unique(("session row", session))
}

impl SessionsView {
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
        ui.add_space(space::XS);
        let mut chosen = None;
        let mut step = None;
        ui.spacing_mut().item_spacing.y = GAP;
        let area = self
            .list_anchor
            .begin(ScrollArea::vertical().auto_shrink(false));
        let shown = area.show_rows(ui, ROW, self.shown.sessions.len(), |ui, range| {
            let id_of = |place: usize| Some(row_id(self.shown.sessions.get(place)?.id));
            self.list_anchor.rows(ui, range.clone(), ROW + GAP, id_of);
            for index in range {
                let Some(row) = self.shown.sessions.get(index) else {
                    continue;
                };
                let title = title_or(&row.title, &tr!(cx.texts, "sessions-untitled"));
                let dates = match row.dates {
                    Some((from, until)) => format::period(cx.texts, from, until),
                    None => tr!(cx.texts, "sessions-no-date"),
                };
                let state = row.state.name(cx.texts);
                let name = format!("{} {title}, {dates}, {state}", row.number);
                let selected = self.session == Some(row.id);
                let response = widgets::keyed(ui, row.id, |ui| {
                    widgets::list_row(ui, name.trim(), selected, ROW, |ui| {
                        show_row(ui, &row.number, &title, &dates, &state);
                    })
                })
                .inner;
                fresh::mark(ui, row.id.ulid(), response.rect);
                if response.clicked() {
                    chosen = Some(row.id);
                }
                if let Some(by) = widgets::arrow_key(ui, &response) {
                    step = index.checked_add_signed(by);
                }
                if selected && self.list_follows {
                    self.list_follows = false;
                    response.request_focus();
                    response.scroll_to_me(None);
                }
            }
        });
        let find = |id| {
            let mut rows = self.shown.sessions.iter();
            let place = rows.position(|row| row_id(row.id) == id)?;
            Some(place as f32 * (ROW + GAP))
        };
        let (foreign, current) = (cx.doc.foreign_revision(), self.session.map(row_id));
        self.list_anchor.end(ui, foreign, current, &shown, find);
        if let Some(row) = step.and_then(|index| self.shown.sessions.get(index)) {
            chosen = Some(row.id);
            self.list_follows = true;
        }
        if let Some(session) = chosen {
            self.choose(session);
            self.item = None;
        }
    }
}

impl SessionsView {
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

fn show_row(ui: &mut Ui, number: &str, title: &str, dates: &str, state: &str) {
    let palette = Palette::here(ui);
    ui.vertical(|ui| {
        ui.add_space(6.0);
        let words = if number.trim().is_empty() {
            title.to_owned()
        } else {
            format!("{number}  {title}")
        };
        ui.add(egui::Label::new(theme::strong(words, size::BODY)).truncate());
        let small = format!("{dates} · {state}");
        let small = egui::RichText::new(small).size(size::SMALL);
        ui.add(egui::Label::new(small.color(palette.text_weak)).truncate());
    });
}
