//! The left side: which session, and its agenda with the number of entries.

use egui::{ComboBox, ScrollArea, Ui};

use super::MinutesView;
use super::under::FADED;
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{AgendaItem, Id, Session, Visibility};
use crate::ui::fresh;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::sessions::title_or;
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// How much a level is indented, in points.
const INDENT: f32 = 14.0;
/// Between two lines, in points.
const GAP: f32 = 2.0;

/// A line of the outline; without an item, the entries under none.
struct Row {
    item: Option<Id<AgendaItem>>,
    depth: usize,
    number: String,
    title: String,
}

fn row_id(item: Option<Id<AgendaItem>>) -> egui::Id {
    egui::Id::unique(("minutes outline row", item))
}

impl MinutesView {
    pub(super) fn show_outline(&mut self, ui: &mut Ui, cx: &mut ViewCx, session: Id<Session>) {
        self.choose_from_sessions(ui, cx, session);
        ui.add_space(space::S);
        let rows = self.rows(cx);
        if self.shown.agenda.is_empty() {
            widgets::weak(ui, tr!(cx.texts, "minutes-no-agenda"));
            let label = tr!(cx.texts, "minutes-write-agenda");
            if widgets::button(ui, icons::REGISTERS, &label).clicked() {
                cx.out.go(Place::Session(session));
            }
            ui.add_space(space::S);
        }
        let mut step = None;
        ui.spacing_mut().item_spacing.y = GAP;
        let pitch = CONTROL_HEIGHT + GAP;
        let id_of = |place: usize| rows.get(place).map(|row| row_id(row.item));
        let area = ScrollArea::vertical().id_salt(session).auto_shrink(false);
        let area = self.outline_anchor.begin(area);
        let shown = area.show_rows(ui, CONTROL_HEIGHT, rows.len(), |ui, range| {
            self.outline_anchor.rows(ui, range.clone(), pitch, id_of);
            for index in range {
                let Some(row) = rows.get(index) else { continue };
                let by = widgets::keyed(ui, row.item, |ui| self.show_row(ui, cx, row)).inner;
                step = step.or(by.and_then(|by| index.checked_add_signed(by)));
            }
        });
        let find = |id| {
            let place = (0..rows.len()).find(|place| id_of(*place) == Some(id))?;
            Some(place as f32 * pitch)
        };
        let (foreign, chosen) = (cx.doc.foreign_revision(), Some(row_id(self.item)));
        self.outline_anchor.end(ui, foreign, chosen, &shown, find);
        if let Some(row) = step.and_then(|index| rows.get(index)) {
            self.choose_item(row.item);
            self.outline_follows = true;
        }
    }

    /// Session and item where there is no room for the outline.
    pub(super) fn show_choices(&mut self, ui: &mut Ui, cx: &mut ViewCx, session: Id<Session>) {
        let rows = self.rows(cx);
        let name = |row: &Row| format!("{}  {}", row.number, row.title).trim().to_owned();
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            self.choose_from_sessions(left, cx, session);
            let label = tr!(cx.texts, "minutes-item");
            widgets::label_for(right, &label, |ui, label| {
                let current = rows.iter().find(|row| row.item == self.item);
                let response = ComboBox::from_id_salt("minutes item")
                    .selected_text(current.map(name).unwrap_or_default())
                    .width(ui.available_width())
                    .truncate()
                    .show_ui(ui, |ui| {
                        for row in &rows {
                            let selected = row.item == self.item;
                            if ui.selectable_label(selected, name(row)).clicked() {
                                self.choose_item(row.item);
                            }
                        }
                    })
                    .response;
                response.labelled_by(label);
            });
        });
    }

    fn choose_from_sessions(&mut self, ui: &mut Ui, cx: &ViewCx, session: Id<Session>) {
        let label = tr!(cx.texts, "minutes-session");
        let mut chosen = None;
        widgets::label_for(ui, &label, |ui, name| {
            let current = self.shown.sessions.iter().find(|(id, _)| *id == session);
            let current = current.map_or("", |(_, name)| name.trim());
            let response = ComboBox::from_id_salt("minutes session")
                .selected_text(title_or(current, &tr!(cx.texts, "sessions-untitled")))
                .width(ui.available_width())
                .truncate()
                .show_ui(ui, |ui| {
                    for (id, name) in &self.shown.sessions {
                        let name = title_or(name, &tr!(cx.texts, "sessions-untitled"));
                        if ui.selectable_label(*id == session, name).clicked() {
                            chosen = Some(*id);
                        }
                    }
                })
                .response;
            response.labelled_by(name);
        });
        if let Some(session) = chosen {
            self.choose_session(session);
        }
    }

    fn rows(&self, cx: &ViewCx) -> Vec<Row> {
        let blank = tr!(cx.texts, "sessions-untitled-item");
        let mut rows: Vec<Row> = self
            .shown
            .agenda
            .iter()
            .map(|line| Row {
                item: Some(line.id),
                depth: line.depth,
                number: line.number.clone(),
                title: cx
                    .doc
                    .project()
                    .get(line.id)
                    .map_or_else(String::new, |item| title_or(&item.title, &blank)),
            })
            .collect();
        if self.shown.has_strays() {
            rows.push(Row {
                item: None,
                depth: 0,
                number: String::new(),
                title: tr!(cx.texts, "summary-without-item"),
            });
        }
        rows
    }

    /// Shows a row; returns which neighbour the arrow keys ask for.
    fn show_row(&mut self, ui: &mut Ui, cx: &mut ViewCx, row: &Row) -> Option<isize> {
        let palette = Palette::here(ui);
        let selected = self.item == row.item;
        let count = self.shown.counts.get(&row.item).copied().unwrap_or(0);
        let entries = tr!(cx.texts, "minutes-count", count = count);
        let mut name = format!("{} {}, {entries}", row.number, row.title);
        let runs = row.item.is_some() && self.around.running == row.item;
        if runs {
            name = format!("{name}, {}", tr!(cx.texts, "clock-runs"));
        }
        let project = cx.doc.project();
        let visibility = row.item.map(|item| project.item_visibility(item));
        let internal = visibility == Some(Visibility::Internal);
        if internal {
            name = format!("{name}, {}", Visibility::Internal.name(cx.texts));
        }
        let left_out = visibility.is_some_and(|visibility| !visibility.is_open_to(self.audience));
        let response = widgets::list_row(ui, name.trim(), selected, CONTROL_HEIGHT, |ui| {
            ui.add_space(INDENT * row.depth as f32);
            if left_out {
                ui.multiply_opacity(FADED);
            }
            if !row.number.is_empty() {
                ui.label(theme::strong(&row.number, size::BODY));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if count > 0 {
                    let count = egui::RichText::new(count.to_string()).size(size::SMALL);
                    ui.label(count.color(palette.text_weak));
                }
                let mark = |ui: &mut Ui, icon: icons::Icon, color| {
                    ui.label(icon.rich_text().size(16.0).color(color));
                };
                if runs {
                    mark(ui, icons::START, palette.accent);
                }
                if internal {
                    mark(ui, icons::LOCK, palette.text_weak);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(&row.title).truncate());
                });
            });
        });
        if let Some(item) = row.item {
            fresh::mark(ui, item.ulid(), response.rect);
        }
        if response.clicked() {
            self.choose_item(row.item);
        }
        if selected && self.outline_follows {
            self.outline_follows = false;
            response.request_focus();
            response.scroll_to_me(None);
        }
        let by = widgets::arrow_key(ui, &response);
        response.on_hover_text(&row.title);
        by
    }
}
