//! The menu of a table's columns: which to show, in which order, sorted and put together by what.
//! Everything that the titles do with the mouse goes here with the keyboard.

use egui::{
    Align, Button, Layout, Popup, PopupCloseBehavior, Role, ScrollArea, Ui, WidgetInfo, vec2,
};

use super::columns::{self, Column};
use super::list::Listed;
use crate::i18n::{Texts, tr};
use crate::ui::icons::{self, Icon};
use crate::ui::settings::TablePrefs;
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets;

const WIDTH: f32 = 320.0;
const ROW: f32 = 28.0;
const ICON: f32 = 16.0;

/// Shows the button with the menu; returns whether a column was added, which stands at the right
/// end.
pub fn show<T: Listed>(
    ui: &mut Ui,
    texts: &Texts,
    titles: &[String],
    prefs: &mut TablePrefs,
) -> bool {
    let before = columns::chosen(T::COLUMNS, prefs).len();
    let name = tr!(texts, "roster-columns");
    let response = widgets::icon_button(ui, icons::COLUMNS, &name);
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().interact_size.y = ROW;
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().button_padding = vec2(space::S, 3.0);
            groups::<T>(ui, texts, titles, prefs);
            heading(ui, &tr!(texts, "roster-columns"));
            let room = ui.ctx().content_rect().bottom() - ui.cursor().top() - 80.0;
            ScrollArea::vertical()
                .max_height(room.clamp(140.0, 560.0))
                .show(ui, |ui| {
                    let shown = columns::chosen(T::COLUMNS, prefs);
                    let hidden = (0..T::COLUMNS.len()).filter(|column| !shown.contains(column));
                    let all: Vec<usize> = shown.iter().copied().chain(hidden).collect();
                    for column in all {
                        let place = shown.iter().position(|known| *known == column);
                        let line = Line {
                            column,
                            place,
                            last: shown.len() - 1,
                            title: titles.get(column).map_or("", String::as_str),
                        };
                        widgets::keyed(ui, column, |ui| line.show(ui, texts, T::COLUMNS, prefs));
                    }
                });
            ui.add_space(space::XS);
            let reset = tr!(texts, "roster-columns-reset");
            ui.add_enabled_ui(*prefs != TablePrefs::default(), |ui| {
                if widgets::button(ui, icons::RESTORE, &reset).clicked() {
                    *prefs = TablePrefs::default();
                }
            });
        });
    columns::chosen(T::COLUMNS, prefs).len() > before
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(space::S);
    let color = Palette::here(ui).text_weak;
    ui.label(theme::strong(text, theme::size::SMALL).color(color));
    ui.add_space(2.0);
}

/// What rows are put together by.
fn groups<T: Listed>(ui: &mut Ui, texts: &Texts, titles: &[String], prefs: &mut TablePrefs) {
    let choices = T::COLUMNS
        .iter()
        .enumerate()
        .filter(|(_, c)| c.group.is_some());
    heading(ui, &tr!(texts, "roster-group"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let known = choices.clone().any(|(_, column)| column.key == prefs.group);
        let none = tr!(texts, "roster-group-none");
        if choice(ui, &none, !known) {
            prefs.group.clear();
        }
        for (place, column) in choices {
            let title = titles.get(place).map_or("", String::as_str);
            let name = tr!(texts, "roster-group-by", column = title);
            if choice(ui, &name, prefs.group == column.key) {
                column.key.clone_into(&mut prefs.group);
            }
        }
    });
}

fn choice(ui: &mut Ui, name: &str, chosen: bool) -> bool {
    let response = ui.add(Button::selectable(chosen, name));
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, chosen, name));
    response.clicked()
}

/// One column in the menu.
struct Line<'a> {
    column: usize,
    /// Where it is among those shown.
    place: Option<usize>,
    last: usize,
    title: &'a str,
}

impl Line<'_> {
    fn show(&self, ui: &mut Ui, texts: &Texts, all: &[Column], prefs: &mut TablePrefs) {
        ui.horizontal(|ui| {
            let mut shown = self.place.is_some();
            ui.add_enabled_ui(self.column != 0, |ui| {
                if ui.checkbox(&mut shown, self.title).clicked() {
                    columns::toggle(all, prefs, self.column);
                }
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.spacing_mut().button_padding.x = (ROW - ICON) / 2.0;
                let Some(place) = self.place.filter(|place| *place > 0) else {
                    // Room where the others have their arrows, so that all keys stand in line.
                    ui.add_space(2.0 * ROW);
                    return self.sort(ui, texts, all, prefs);
                };
                let later = tr!(texts, "roster-column-later", column = self.title);
                if small(ui, icons::MOVE_DOWN, &later, place < self.last) {
                    columns::put(all, prefs, self.column, place + 1);
                }
                let earlier = tr!(texts, "roster-column-earlier", column = self.title);
                if small(ui, icons::MOVE_UP, &earlier, place > 1) {
                    columns::put(all, prefs, self.column, place - 1);
                }
                self.sort(ui, texts, all, prefs);
            });
        });
    }

    fn sort(&self, ui: &mut Ui, texts: &Texts, all: &[Column], prefs: &mut TablePrefs) {
        let sorted = columns::sorted(all, prefs, self.column);
        let name = match sorted {
            Some((key, false)) => {
                tr!(
                    texts,
                    "roster-sorted-rising",
                    column = self.title,
                    key = key
                )
            }
            Some((key, true)) => {
                tr!(
                    texts,
                    "roster-sorted-falling",
                    column = self.title,
                    key = key
                )
            }
            None => tr!(texts, "roster-sort-by", column = self.title),
        };
        let palette = Palette::here(ui);
        let words = match sorted {
            Some((key, falling)) => {
                let arrow = if falling { "↓" } else { "↑" };
                theme::strong(format!("{arrow}{key}"), theme::size::BODY).color(palette.accent)
            }
            None => icons::SORT.rich_text().size(16.0).color(palette.text_weak),
        };
        let button = Button::new(words)
            .frame_when_inactive(false)
            .min_size(vec2(32.0, ROW));
        let response = ui.add(button);
        widgets::named(&response, Role::Button, &name);
        if response.clicked() {
            let further = ui.input(|input| input.modifiers.shift);
            columns::sort_by(all, prefs, self.column, further);
        }
        response.on_hover_text(format!("{name}\n{}", tr!(texts, "roster-sort-hint")));
    }
}

fn small(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> bool {
    let button = Button::new(icon.rich_text().size(ICON))
        .frame_when_inactive(false)
        .min_size(vec2(ROW, ROW));
    let response = ui.add_enabled(enabled, button);
    widgets::named(&response, Role::Button, name);
    let clicked = response.clicked();
    response.on_hover_text(name);
    clicked
}
