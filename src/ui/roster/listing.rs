//! A list with its filter, its count, and what it says while it is empty.

use egui::{Rect, Ui};

use super::Wish;
use super::list::{List, Listed};
use super::table::{self, Column, Deed};
use crate::i18n::{Texts, tr};
use crate::model::{Id, Organisation, Person};
use crate::ui::commands::Command;
use crate::ui::conflicts;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// The words of a list.
pub struct Words {
    columns: [Column; 5],
    name: String,
    count: String,
    filter: String,
    icon: Icon,
    empty: (String, String),
    add: Command,
}

impl Words {
    /// Those of the people.
    pub fn of_people(texts: &Texts, list: &List<Person>) -> Self {
        let (shown, total) = (list.len(), list.total());
        Self {
            columns: people_columns(texts),
            name: tr!(texts, "table-people"),
            count: if shown == total {
                tr!(texts, "roster-people-count", count = total)
            } else {
                tr!(texts, "roster-people-found", shown = shown, count = total)
            },
            filter: tr!(texts, "roster-people-filter"),
            icon: icons::ROSTER,
            empty: (
                tr!(texts, "roster-people-empty"),
                tr!(texts, "roster-people-empty-text"),
            ),
            add: Command::AddPerson,
        }
    }

    /// Those of the organisations.
    pub fn of_organisations(texts: &Texts, list: &List<Organisation>) -> Self {
        let (shown, total) = (list.len(), list.total());
        Self {
            columns: organisation_columns(texts),
            name: tr!(texts, "table-organisations"),
            count: if shown == total {
                tr!(texts, "roster-organisations-count", count = total)
            } else {
                tr!(
                    texts,
                    "roster-organisations-found",
                    shown = shown,
                    count = total
                )
            },
            filter: tr!(texts, "roster-organisations-filter"),
            icon: icons::ORGANISATION,
            empty: (
                tr!(texts, "roster-organisations-empty"),
                tr!(texts, "roster-organisations-empty-text"),
            ),
            add: Command::AddOrganisation,
        }
    }
}

fn people_columns(texts: &Texts) -> [Column; 5] {
    [
        Column::new(tr!(texts, "roster-name"), 140.0, 2.0),
        Column::new(tr!(texts, "roster-organisation"), 110.0, 2.0),
        Column::new(tr!(texts, "roster-function"), 100.0, 2.0),
        Column::new(tr!(texts, "roster-role"), 76.0, 1.0),
        Column::new(tr!(texts, "roster-email"), 150.0, 2.0),
    ]
}

fn organisation_columns(texts: &Texts) -> [Column; 5] {
    [
        Column::new(tr!(texts, "roster-name"), 180.0, 4.0),
        Column::new(tr!(texts, "roster-short-name"), 100.0, 2.0),
        Column::new(tr!(texts, "roster-kind"), 80.0, 1.0),
        Column::new(tr!(texts, "roster-city"), 90.0, 1.0),
        Column::new(tr!(texts, "table-people"), 56.0, 0.0),
    ]
}

/// Shows a list with its filter; returns whether its selected record is to be edited.
pub fn show<T: Listed>(
    ui: &mut Ui,
    cx: &mut ViewCx,
    list: &mut List<T>,
    wish: &mut Option<Wish>,
    words: &Words,
) -> bool {
    let texts = cx.texts;
    let mut into_table = wish.take_if(|wish| *wish == Wish::Table).is_some();
    if list.total() == 0 {
        let (title, text) = &words.empty;
        widgets::empty_state(ui, words.icon, title, text, |ui| {
            ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                add_button(ui, cx, words.add, true);
            });
        });
        return false;
    }
    into_table |= show_filter(ui, texts, list, words);
    ui.add_space(space::S);
    if list.len() == 0 {
        let title = tr!(texts, "roster-nothing-found");
        let text = tr!(
            texts,
            "roster-nothing-found-text",
            filter = list.filter.trim()
        );
        widgets::empty_state(ui, icons::SEARCH, &title, &text, |ui| {
            let clear = tr!(texts, "roster-filter-clear");
            if widgets::button(ui, icons::CLOSE, &clear).clicked() {
                list.filter.clear();
            }
        });
        return false;
    }
    let blank = tr!(texts, "roster-no-name");
    let mut mark = |ui: &mut Ui, row: Rect, id: Id<T>| conflicts::mark_in(ui, cx, row, id);
    let deed = table::show(
        ui,
        &words.name,
        &words.columns,
        list,
        &blank,
        into_table,
        &mut mark,
    );
    match deed {
        Some(Deed::Select(place)) => {
            list.select(list.row(place).map(|row| row.id));
            false
        }
        Some(Deed::Open(place)) => {
            list.select(list.row(place).map(|row| row.id));
            true
        }
        None => false,
    }
}

/// Shows the filter field and the count; returns whether the focus is to go to the table.
fn show_filter<T: Listed>(ui: &mut Ui, texts: &Texts, list: &mut List<T>, words: &Words) -> bool {
    let mut into_table = false;
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 150.0).clamp(120.0, 320.0);
        let id = ui.make_persistent_id(&words.filter);
        let (field, edited) = widgets::edit_text(ui, id, &words.filter, &list.filter, |edit| {
            edit.hint_text(words.filter.as_str())
                .desired_width(width)
                .margin(egui::vec2(8.0, 6.0))
        });
        if let Some(edited) = edited {
            list.filter = edited;
        }
        let left = field.lost_focus();
        if field.has_focus() || left {
            into_table = ui.input_mut(|input| {
                input.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown)
                    || left && input.key_pressed(egui::Key::Enter)
            });
        }
        if !list.filter.is_empty() && list.len() > 0 {
            let clear = tr!(texts, "roster-filter-clear");
            if widgets::icon_button(ui, icons::CLOSE, &clear).clicked() {
                list.filter.clear();
                field.request_focus();
            }
        }
        ui.add(egui::Label::new(
            egui::RichText::new(&words.count).color(Palette::here(ui).text_weak),
        ));
    });
    if into_table && list.place().is_none() {
        list.select(list.row(0).map(|row| row.id));
    }
    into_table
}

/// A button for a command that adds something.
pub fn add_button(ui: &mut Ui, cx: &mut ViewCx, command: Command, primary: bool) {
    let label = command.label(cx.texts);
    let response = if primary {
        widgets::primary_button(ui, Some(command.icon()), &label)
    } else {
        widgets::button(ui, command.icon(), &label)
    };
    if response.clicked() {
        cx.out.run(command);
    }
}
