//! The registers: actions, decisions and suggestions of all sessions.

mod rows;
mod table;

use chrono::NaiveDate;
use egui::{Key, ScrollArea, Ui};

use crate::document::{Document, Step};
use crate::i18n::{Lang, tr};
use crate::model::{Entry, Id};
use crate::ui::commands::Command;
use crate::ui::icons::{self, Icon};
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{View, ViewCx};
use crate::ui::widgets;

use rows::{Register, Row, Sorting};

/// How many rows Page Up and Page Down go.
const PAGE: usize = 10;

/// Width of the filter field, in points.
const FILTER_WIDTH: f32 = 280.0;

/// In a narrower window the list scrolls sideways, in points.
const NARROW: f32 = 760.0;

/// The view's own state.
#[derive(Default)]
pub struct RegistersView {
    register: Register,
    filter: String,
    only_open: bool,
    sortings: [Option<Sorting>; 3],
    selected: Option<Id<Entry>>,
    /// The row that gets the focus as soon as it is drawn.
    focus: Option<Id<Entry>>,
    cache: Option<Cache>,
    /// Holds the list while others change it.
    anchor: widgets::Anchor,
}

/// Rows as they were gathered last, and those of them that are shown.
struct Cache {
    of: Gathered,
    counts: [usize; 3],
    rows: Vec<Row>,
    chosen: Option<Chosen>,
    shown: Vec<usize>,
}

/// On what the rows depend.
#[derive(PartialEq)]
struct Gathered {
    revision: u64,
    register: Register,
    today: NaiveDate,
    lang: Lang,
}

/// On what it depends which rows are shown.
#[derive(PartialEq)]
struct Chosen {
    filter: String,
    only_open: bool,
    sorting: Sorting,
}

/// What somebody did with the list.
enum Act {
    /// Sorts by this column.
    Sort(rows::Column),
    /// Takes filters off.
    ShowAll,
    /// Selects a row.
    Select(Id<Entry>),
    /// Goes to an entry in the minutes.
    Go(Id<Entry>),
    /// Changes the state of an entry.
    Change(Id<Entry>, table::Status),
}

impl View for RegistersView {
    fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let palette = Palette::here(ui);
        theme::page(palette).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            self.refresh(cx);
            self.show_tabs(ui, cx);
            let Some(cache) = &self.cache else {
                return;
            };
            if cache.rows.is_empty() {
                show_empty(ui, cx, self.register);
                return;
            }
            self.show_filter(ui, cx);
            // What was just typed filters already in this frame.
            self.refresh(cx);
            self.read_keys(ui);
            self.show_list(ui, cx);
        });
    }

    fn can(&self, command: Command, doc: &Document) -> bool {
        command == Command::EditSelected
            && self
                .selected
                .is_some_and(|id| doc.project().get(id).is_some())
    }

    fn run(&mut self, command: Command, cx: &mut ViewCx) {
        if let (Command::EditSelected, Some(id)) = (command, self.selected) {
            cx.out.go(Place::Entry(id));
        }
    }
}

impl RegistersView {
    fn sorting(&self) -> Sorting {
        self.sortings
            .get(self.register as usize)
            .copied()
            .flatten()
            .unwrap_or(Sorting::first_of(self.register))
    }

    /// Gathers, filters and sorts again, as far as something changed.
    fn refresh(&mut self, cx: &ViewCx) {
        let of = Gathered {
            revision: cx.doc.revision(),
            register: self.register,
            today: chrono::Local::now().date_naive(),
            lang: cx.texts.lang(),
        };
        let chosen = Chosen {
            filter: self.filter.clone(),
            only_open: self.only_open,
            sorting: self.sorting(),
        };
        if self.cache.as_ref().is_none_or(|cache| cache.of != of) {
            let project = cx.doc.project();
            self.cache = Some(Cache {
                counts: rows::counts(project),
                rows: rows::gather(project, of.register, of.today),
                of,
                chosen: None,
                shown: Vec::new(),
            });
        }
        let Some(cache) = &mut self.cache else {
            return;
        };
        if cache.chosen.as_ref() != Some(&chosen) {
            cache.shown = rows::select(
                &cache.rows,
                &chosen.filter,
                chosen.only_open,
                chosen.sorting,
            );
            cache.chosen = Some(chosen);
            // What is not shown is not selected: no command must reach it.
            let shows = |id: Id<Entry>| cache.shown().any(|row| row.id == id);
            self.selected = self.selected.filter(|id| shows(*id));
        }
    }

    fn show_tabs(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let counts = self.cache.as_ref().map_or([0; 3], |cache| cache.counts);
        ui.horizontal_wrapped(|ui| {
            for (register, count) in Register::ALL.iter().zip(counts) {
                let (icon, label) = match register {
                    Register::Actions => (
                        icons::ACTION,
                        tr!(cx.texts, "registers-actions", count = count),
                    ),
                    Register::Decisions => (
                        icons::DECISION,
                        tr!(cx.texts, "registers-decisions", count = count),
                    ),
                    Register::Suggestions => (
                        icons::SUGGESTION,
                        tr!(cx.texts, "registers-suggestions", count = count),
                    ),
                };
                if tab(ui, icon, &label, *register == self.register) {
                    self.register = *register;
                    self.selected = None;
                }
            }
        });
        // The tab that was just chosen is shown at once.
        self.refresh(cx);
    }

    fn show_filter(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let hint = tr!(cx.texts, "registers-filter");
        ui.horizontal_wrapped(|ui| {
            let id = ui.make_persistent_id("filter");
            let (response, changed) = widgets::edit_text(ui, id, &hint, &self.filter, |edit| {
                edit.hint_text(&hint)
                    .desired_width(FILTER_WIDTH)
                    .margin(egui::vec2(8.0, 6.0))
            });
            if let Some(text) = changed {
                self.filter = text;
            }
            let down = |ui: &Ui| {
                ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::ArrowDown))
            };
            if response.has_focus() && down(ui) {
                let first = self.cache.as_ref().and_then(|cache| cache.shown().next());
                self.focus = first.map(|row| row.id);
                stay_with_focus(ui);
            }
            ui.add_space(space::S);
            for (only_open, label) in [
                (false, tr!(cx.texts, "registers-all")),
                (true, tr!(cx.texts, "registers-open")),
            ] {
                if ui
                    .selectable_label(self.only_open == only_open, &label)
                    .clicked()
                {
                    self.only_open = only_open;
                }
            }
        });
    }

    fn show_list(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let sorting = self.sorting();
        let Some(cache) = &self.cache else {
            return;
        };
        let mut table = table::Table {
            texts: cx.texts,
            register: self.register,
            sorting,
            selected: self.selected,
            focus: &mut self.focus,
            anchor: &mut self.anchor,
            foreign: cx.doc.foreign_revision(),
            read_only: cx.doc.is_read_only(),
            act: None,
        };
        let width = ui.available_width().max(NARROW);
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.set_width(width);
            table.show_head(ui);
            if !cache.shown.is_empty() {
                table.show_rows(ui, cache.shown.len(), |place| {
                    let row = cache.shown.get(place)?;
                    cache.rows.get(*row)
                });
            } else if show_no_hit(ui, cx) {
                table.act = Some(Act::ShowAll);
            }
        });
        if let Some(act) = table.act {
            self.act(cx, act);
        }
    }

    fn act(&mut self, cx: &mut ViewCx, act: Act) {
        match act {
            Act::Sort(column) => {
                let clicked = self.sorting().clicked(column);
                if let Some(sorting) = self.sortings.get_mut(self.register as usize) {
                    *sorting = Some(clicked);
                }
            }
            Act::ShowAll => {
                self.filter.clear();
                self.only_open = false;
            }
            Act::Select(id) => self.selected = Some(id),
            Act::Go(id) => {
                self.selected = Some(id);
                cx.out.go(Place::Entry(id));
            }
            Act::Change(id, status) => {
                cx.doc.edit(Step::EditEntry, |project| {
                    project.change(id, |entry: &mut Entry| status.put_into(entry));
                });
            }
        }
    }

    /// Arrows and their kin move through the list while one of its rows has the focus, or
    /// nothing has.
    fn read_keys(&mut self, ui: &Ui) {
        let Some(cache) = &self.cache else {
            return;
        };
        let focused = ui.memory(|memory| memory.focused());
        let selected = self.selected;
        let here = match focused {
            Some(focused) => selected.is_some_and(|id| table::row_id(id) == focused),
            None => {
                ui.memory(|memory| memory.top_modal_layer()).is_none()
                    && !egui::Popup::is_any_open(ui.ctx())
            }
        };
        if !here {
            return;
        }
        let last = cache.shown.len().saturating_sub(1);
        let keys = [
            Key::ArrowDown,
            Key::ArrowUp,
            Key::PageDown,
            Key::PageUp,
            Key::Home,
            Key::End,
        ];
        let pressed = keys
            .into_iter()
            .find(|key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, *key)));
        let Some(key) = pressed else {
            return;
        };
        stay_with_focus(ui);
        let place = selected.and_then(|id| cache.shown().position(|row| row.id == id));
        let next = match (key, place) {
            (Key::Home, _) => 0,
            (Key::End, _) => last,
            (Key::ArrowUp | Key::PageUp, None) => last,
            (_, None) => 0,
            (Key::ArrowDown, Some(place)) => place + 1,
            (Key::ArrowUp, Some(place)) => place.saturating_sub(1),
            (Key::PageDown, Some(place)) => place + PAGE,
            (_, Some(place)) => place.saturating_sub(PAGE),
        };
        if let Some(row) = cache.shown().nth(next.min(last)) {
            self.selected = Some(row.id);
            self.focus = Some(row.id);
        }
    }
}

impl Cache {
    fn shown(&self) -> impl Iterator<Item = &Row> {
        self.shown.iter().filter_map(|place| self.rows.get(*place))
    }
}

/// The arrow that was pressed does not also move the focus to the next widget.
fn stay_with_focus(ui: &Ui) {
    ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
}

fn tab(ui: &mut Ui, icon: Icon, label: &str, selected: bool) -> bool {
    let button = egui::Button::selectable(selected, (icon.rich_text().size(18.0), label))
        .min_size(egui::vec2(0.0, theme::CONTROL_HEIGHT + space::XS));
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, selected, label));
    response.clicked()
}

/// Says that nothing passes the filters; returns whether they are to be taken off.
fn show_no_hit(ui: &mut Ui, cx: &ViewCx) -> bool {
    let mut pressed = false;
    widgets::empty_state(
        ui,
        icons::SEARCH,
        &tr!(cx.texts, "registers-nothing"),
        &tr!(cx.texts, "registers-nothing-text"),
        |ui| {
            let label = tr!(cx.texts, "registers-show-all");
            pressed = widgets::button(ui, icons::CLOSE, &label).clicked();
        },
    );
    pressed
}

fn show_empty(ui: &mut Ui, cx: &mut ViewCx, register: Register) {
    let (icon, title, text) = match register {
        Register::Actions => (
            icons::ACTION,
            tr!(cx.texts, "registers-no-actions"),
            tr!(cx.texts, "registers-no-actions-text"),
        ),
        Register::Decisions => (
            icons::DECISION,
            tr!(cx.texts, "registers-no-decisions"),
            tr!(cx.texts, "registers-no-decisions-text"),
        ),
        Register::Suggestions => (
            icons::SUGGESTION,
            tr!(cx.texts, "registers-no-suggestions"),
            tr!(cx.texts, "registers-no-suggestions-text"),
        ),
    };
    widgets::empty_state(ui, icon, &title, &text, |ui| {
        let label = tr!(cx.texts, "registers-to-minutes");
        if widgets::primary_button(ui, Some(icons::MINUTES), &label).clicked() {
            cx.out.run(Command::ShowMinutes);
        }
    });
}
