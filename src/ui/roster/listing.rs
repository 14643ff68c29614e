//! A list with its filter, its count, and what it says while it is empty.

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use super::Wish;
use super::column_menu;
use super::list::{List, Listed};
use super::table::{self, Names, Wanted};
use crate::i18n::{Texts, tr};
use crate::model::{Id, Organisation, Person};
use crate::ui::commands::Command;
use crate::ui::conflicts;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// The words of a list.
pub struct Words {
    name: String,
    count: String,
    filter: String,
    icon: Icon,
    empty: (String, String),
    /// What fills an empty list.
    add: &'static [Command],
    /// What can be done to those that are selected, if there are several.
    many: Vec<Command>,
}

/// What fills an empty list of people.
const FILL_PEOPLE: &[Command] = &[Command::AddPerson, Command::ImportRoster];
/// What can be done to several people at once.
pub const FOR_PEOPLE: &[Command] = &[
    Command::CopyAddresses,
    Command::WriteMail,
    Command::Export,
    Command::CopyRows,
    Command::MergePeople,
    Command::Delete,
];
/// What can be done to several organisations at once.
pub const FOR_ORGANISATIONS: &[Command] = &[Command::CopyRows, Command::Delete];

impl Words {
    /// Those of the people.
    pub fn of_people(texts: &Texts, list: &List<Person>, many: Vec<Command>) -> Self {
        let (shown, (total, _)) = (list.found(), list.total());
        Self {
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
            add: FILL_PEOPLE,
            many,
        }
    }

    /// Those of the organisations.
    pub fn of_organisations(texts: &Texts, list: &List<Organisation>, many: Vec<Command>) -> Self {
        let (shown, (total, _)) = (list.found(), list.total());
        Self {
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
            add: &[Command::AddOrganisation],
            many,
        }
    }
}

/// What of a list's own view there is to remember.
pub struct Shown<'a> {
    /// Where the focus is to go.
    pub wish: &'a mut Option<Wish>,
    /// Whether people are shown whose data were erased.
    pub erased: &'a mut bool,
}

/// Shows a list with its filter; returns what somebody wants to be done with what is selected.
pub fn show<T: Listed>(
    ui: &mut Ui,
    cx: &mut ViewCx,
    list: &mut List<T>,
    mut shown: Shown<'_>,
    words: &Words,
) -> Option<Wanted> {
    let texts = cx.texts;
    let wish = &mut shown.wish;
    let mut into_table = wish.take_if(|wish| *wish == Wish::Table).is_some();
    if list.all().is_empty() {
        let (title, text) = &words.empty;
        widgets::empty_state(ui, words.icon, title, text, |ui| {
            ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                for (place, command) in words.add.iter().enumerate() {
                    add_button(ui, cx, *command, place == 0);
                }
            });
        });
        return None;
    }
    let titles: Vec<String> = T::COLUMNS
        .iter()
        .map(|column| (column.title)(texts))
        .collect();
    // The commands of the rows need the rest of what is at hand.
    let mut prefs = std::mem::take(T::prefs(&mut cx.prefs.roster));
    let mut added = false;
    into_table |= show_bar(ui, texts, list, &mut shown, words, |ui| {
        added = column_menu::show::<T>(ui, texts, &titles, &mut prefs);
    });
    if added {
        list.aside.1 = Some(f32::INFINITY);
    }
    ui.add_space(space::XS);
    let mut wanted = None;
    if list.found() == 0 {
        nothing_found(ui, texts, list);
    } else {
        let mut room = ui.available_rect_before_wrap();
        let bar = room.with_min_y(room.bottom() - CONTROL_HEIGHT);
        let several = list.count() > 1;
        if several {
            room.set_bottom(bar.top() - space::S);
        }
        let builder = UiBuilder::new()
            .id_salt("rows")
            .max_rect(room)
            .layout(Layout::top_down(Align::Min));
        let mut child = ui.new_child(builder);
        let arrangement = list.arrangement();
        let group = arrangement
            .group
            .and_then(|column| T::COLUMNS.get(column)?.group);
        let names = Names {
            table: &words.name,
            blank: &tr!(texts, "roster-no-name"),
            no_group: &group.map(|group| group(texts)).unwrap_or_default(),
            count: &|count| T::count(texts, count),
            titles: &titles,
        };
        let mut mark = |ui: &mut Ui, row: Rect, id: Id<T>| conflicts::mark_in(ui, cx, row, id);
        wanted = table::show(&mut child, &names, &mut prefs, list, into_table, &mut mark);
        if several {
            selection_bar(ui, cx, list, words, bar);
        }
    }
    if wanted == Some(Wanted::ClearFilter) {
        list.filter.clear();
    }
    *T::prefs(&mut cx.prefs.roster) = prefs;
    wanted
}

fn nothing_found<T: Listed>(ui: &mut Ui, texts: &Texts, list: &mut List<T>) {
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
}

/// Shows the filter field, the count and the menu of columns; returns whether the focus is to go
/// to the table.
fn show_bar<T: Listed>(
    ui: &mut Ui,
    texts: &Texts,
    list: &mut List<T>,
    shown: &mut Shown<'_>,
    words: &Words,
    menu: impl FnOnce(&mut Ui),
) -> bool {
    let mut into_table = false;
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 220.0).clamp(120.0, 320.0);
        let id = ui.make_persistent_id(&words.filter);
        let find = shown.wish.take_if(|wish| *wish == Wish::Filter).is_some();
        let had_focus = ui.memory(|memory| memory.has_focus(id));
        let (field, edited) = widgets::edit_text(ui, id, &words.filter, &list.filter, |edit| {
            edit.hint_text(words.filter.as_str())
                .desired_width(width)
                .margin(vec2(8.0, 6.0))
        });
        if let Some(edited) = edited {
            list.filter = edited;
        }
        if find {
            field.request_focus();
        }
        let escape = ui.input(|input| input.key_pressed(egui::Key::Escape));
        if (had_focus || field.lost_focus()) && escape && !list.filter.is_empty() {
            // Once more leaves the field.
            list.filter.clear();
            field.request_focus();
        }
        let left = field.lost_focus();
        if field.has_focus() || left {
            into_table = ui.input_mut(|input| {
                input.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown)
                    || left && input.key_pressed(egui::Key::Enter)
            });
        }
        if !list.filter.is_empty() && list.found() > 0 {
            let clear = tr!(texts, "roster-filter-clear");
            if widgets::icon_button(ui, icons::CLOSE, &clear).clicked() {
                list.filter.clear();
                field.request_focus();
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            menu(ui);
            if list.total().1 > 0 {
                let name = tr!(texts, "roster-erased-show");
                let button =
                    egui::Button::selectable(*shown.erased, icons::ERASED.rich_text().size(18.0))
                        .min_size(theme::ICON_BUTTON);
                let response = ui.add(button).on_hover_text(&name);
                let on = *shown.erased;
                response.widget_info(|| {
                    egui::WidgetInfo::selected(egui::Role::Button, true, on, &name)
                });
                if response.clicked() {
                    *shown.erased = !on;
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let count = egui::RichText::new(&words.count).color(Palette::here(ui).text_weak);
                ui.add(egui::Label::new(count).truncate());
            });
        });
    });
    if into_table && list.cursor().is_none() {
        let first = (0..list.len()).find(|line| list.row(*line).is_some());
        if let Some(first) = first {
            list.go(first, super::selection::How::Alone);
        }
    }
    into_table
}

/// What can be done to all that is selected, below the table.
fn selection_bar<T: Listed>(
    ui: &mut Ui,
    cx: &mut ViewCx,
    list: &mut List<T>,
    words: &Words,
    rect: Rect,
) {
    let builder = UiBuilder::new()
        .id_salt("selection")
        .max_rect(rect)
        .layout(Layout::left_to_right(Align::Center));
    let mut child = ui.new_child(builder);
    let ui = &mut child;
    let top = rect.top() - space::XS;
    let line = egui::Stroke::new(1.0, Palette::here(ui).border);
    ui.painter().hline(rect.x_range(), top, line);
    let count = tr!(cx.texts, "roster-selected", count = list.count());
    ui.label(theme::strong(count, theme::size::BODY));
    let icon = theme::ICON_BUTTON.x + space::S;
    let room = ui.available_width() - icon;
    let needed = |command: &Command| {
        let words = egui::WidgetText::from(command.label(cx.texts));
        let wrap = Some(egui::TextWrapMode::Extend);
        let words = words.into_galley(ui, wrap, f32::INFINITY, egui::TextStyle::Button);
        words.size().x + icon + space::M
    };
    // Where there is no room for words, the commands are only icons.
    let with_words = words.many.iter().map(needed).sum::<f32>() <= room;
    for command in &words.many {
        let label = command.label(cx.texts);
        let response = if with_words {
            let words = (command.icon().rich_text().size(16.0), label.as_str());
            let button = egui::Button::new(words).frame_when_inactive(false);
            let response = ui.add(button);
            widgets::named(&response, egui::Role::Button, &label);
            response
        } else {
            widgets::icon_button(ui, command.icon(), &label)
        };
        if response.clicked() {
            cx.out.run(*command);
        }
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let none = tr!(cx.texts, "roster-select-none");
        if widgets::icon_button(ui, icons::CLOSE, &none).clicked() {
            list.choose_none();
        }
    });
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
