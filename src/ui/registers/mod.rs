//! The registers: actions, decisions and suggestions of all sessions.

mod bar;
mod cells;
mod choosing;
mod details;
mod facts;
mod in_place;
mod register;
mod rows;
mod selection;
mod shown;
mod table;
mod text;

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Ui, UiBuilder};

use crate::document::{Document, Gesture, Step, Transaction};
use crate::i18n::tr;
use crate::model::{Due, Entry, Id};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::register_export::{self, Offer};
use crate::ui::sessions::Names;
use crate::ui::shell::shortcuts;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{View, ViewCx};
use crate::ui::widgets;

use choosing::Filter;
use details::Details;
use facts::Facts;
use in_place::{Change, Choices};
use register::{Column, Grouping, Register, Sorting};
use selection::{How, Selection};
use shown::{Chosen, Shown};

/// How many rows Page Up and Page Down go.
const PAGE: usize = 10;
/// Width of the filter field, in points.
const FILTER_WIDTH: f32 = 150.0;
/// In a narrower window the list scrolls sideways, in points.
const NARROW: f32 = 720.0;
/// With less room than this, in points, the details stand below the list.
const SIDE_BY_SIDE: f32 = 1180.0;
/// Width of the details beside the list, in points.
const DETAILS_WIDTH: f32 = 380.0;
/// Least and greatest height of the details below the list, in points.
const DETAILS_HEIGHT: (f32, f32) = (180.0, 260.0);
/// With less height than this, in points, list and details take turns.
const LOW: f32 = 460.0;
/// With less room than this, in points, what narrows the list is folded away until somebody wants it.
const COMPACT: f32 = 640.0;

/// The view's own state.
#[derive(Default)]
pub struct RegistersView {
    register: Register,
    filter: Filter,
    sortings: [Option<Sorting>; 3],
    groupings: [Grouping; 3],
    selection: Selection,
    /// The row that gets the focus as soon as it is drawn.
    focus: Option<Id<Entry>>,
    /// Whether the filter gets the focus with the next frame.
    focus_filter: bool,
    /// Whether the menu for the status of what is selected is to open.
    open_status: bool,
    /// Whether a text field had the focus in the last frame.
    writing: bool,
    shown: Option<Shown>,
    names: Names,
    facts: Option<Facts>,
    /// Whether the details are folded away, if somebody said so.
    folded: Option<bool>,
    /// Whether there is little room, and whether what narrows the list is shown all the same.
    compact: bool,
    choices_open: bool,
    /// Holds the list while others change it.
    anchor: widgets::Anchor,
}

/// What somebody did.
enum Act {
    /// Sorts by this column.
    Sort(Column),
    /// Takes filters off.
    ShowAll,
    /// Selects a row.
    Select(Id<Entry>, How),
    /// Selects an entry and goes to it in the minutes.
    Go(Id<Entry>),
    /// Goes somewhere.
    Visit(Place),
    /// Changes entries in one step.
    Change(Vec<Id<Entry>>, Change),
    /// Changes all that is selected in one step.
    ChangeSelected(Change),
}

impl View for RegistersView {
    fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let palette = Palette::here(ui);
        self.names.refresh(cx.doc.project());
        self.refresh(cx);
        let whole = ui.available_rect_before_wrap();
        let low = whole.height() < LOW;
        self.compact = low || whole.width() < COMPACT;
        let folded = self.folded.unwrap_or(low);
        let (page, details) = match !folded && self.selection.count() > 0 {
            true if low => (None, Some(whole)),
            true => split(whole),
            false => (Some(whole), None),
        };
        if let Some(page) = page {
            inside(ui, page, "page", |ui| {
                let mut frame = theme::page(palette);
                if self.compact {
                    frame = frame.inner_margin(space::S as i8);
                }
                frame.show(ui, |ui| {
                    ui.set_min_size(ui.available_size());
                    self.show_page(ui, cx, folded);
                });
            });
        }
        if let Some(details) = details {
            inside(ui, details, "details", |ui| {
                let frame = theme::panel(palette).inner_margin(space::M as i8);
                frame.show(ui, |ui| {
                    ui.set_min_size(ui.available_size());
                    if low {
                        self.show_way_back(ui, cx);
                    }
                    self.show_details(ui, cx);
                });
            });
        }
        self.writing = ui.ctx().text_edit_focused();
    }

    fn can(&self, command: Command, doc: &Document) -> bool {
        let rows = self.shown.as_ref().map_or(0, Shown::count);
        match command {
            Command::Export => true,
            Command::EditSelected => {
                let cursor = self.selection.cursor();
                cursor.is_some_and(|id| doc.project().get(id).is_some())
            }
            Command::Find => self.shown.as_ref().is_some_and(|shown| shown.all() > 0),
            // In a text field it is the field's.
            Command::SelectAll => !self.writing && rows > 0,
            _ => false,
        }
    }

    fn run(&mut self, command: Command, cx: &mut ViewCx) {
        match command {
            Command::Export => self.export(cx),
            Command::EditSelected => {
                if let Some(id) = self.selection.cursor() {
                    cx.out.go(Place::Entry(id));
                }
            }
            Command::Find => self.focus_filter = true,
            Command::SelectAll => {
                if let Some(shown) = &self.shown {
                    self.selection.all(shown.ids());
                }
            }
            _ => {}
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

    fn grouping(&mut self) -> &mut Grouping {
        match self.register {
            Register::Actions => &mut self.groupings[0],
            Register::Decisions => &mut self.groupings[1],
            Register::Suggestions => &mut self.groupings[2],
        }
    }

    /// Gathers, filters and sorts again, as far as something changed.
    fn refresh(&mut self, cx: &ViewCx) {
        let chosen = Chosen {
            filter: self.filter.clone(),
            sorting: self.sorting(),
            grouping: *self.grouping(),
        };
        let known = &mut self.shown;
        if Shown::refresh(known, cx.doc, cx.texts, self.register, chosen)
            && let Some(shown) = &self.shown
        {
            self.selection.keep(shown.ids());
        }
    }

    /// Shows another register; words and time go on narrowing it.
    fn turn_to(&mut self, register: Register) {
        if self.register != register {
            self.register = register;
            self.selection.clear();
            self.filter = Filter {
                words: std::mem::take(&mut self.filter.words),
                only_open: self.filter.only_open,
                when: self.filter.when,
                ..Filter::default()
            };
        }
    }

    fn export(&self, cx: &mut ViewCx) {
        let Some(shown) = &self.shown else {
            return;
        };
        let offer = Offer {
            register: self.register.going_out(),
            all: shown.all(),
            shown: shown.ids().collect(),
            selected: self.selection.in_order(shown.ids()),
        };
        cx.out.open(register_export::sheet(offer));
    }

    fn show_page(&mut self, ui: &mut Ui, cx: &mut ViewCx, folded: bool) {
        self.show_tabs(ui, cx, folded);
        let Some(shown) = &self.shown else {
            return;
        };
        if shown.all() == 0 {
            show_empty(ui, cx, self.register);
            return;
        }
        self.show_filter(ui, cx);
        // What was just typed filters already in this frame.
        self.refresh(cx);
        self.read_keys(ui);
        self.show_list(ui, cx);
    }

    fn show_tabs(&mut self, ui: &mut Ui, cx: &mut ViewCx, folded: bool) {
        let counts = self.shown.as_ref().map(|shown| shown.counts);
        let counts = counts.unwrap_or_default();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if let Some(register) = bar::tabs(ui, cx.texts, self.register, counts.all, self.compact)
            {
                self.turn_to(register);
            }
            let only = self.filter.only_overdue;
            if bar::overdue(ui, cx.texts, counts.overdue, only) {
                self.turn_to(Register::Actions);
                self.filter.only_overdue = !only;
            }
            self.show_narrowed(ui, cx);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let label = Command::Export.label(cx.texts);
                let words = tr!(cx.texts, "registers-export");
                let response = match ui.available_width() > 130.0 {
                    true => widgets::button(ui, icons::EXPORT, &words),
                    false => widgets::icon_button(ui, icons::EXPORT, &words),
                };
                if response.on_hover_text(label).clicked() {
                    cx.out.run(Command::Export);
                }
                if self.selection.count() > 0 {
                    let (icon, name) = match folded {
                        true => (
                            icons::UNFOLD_DETAILS,
                            tr!(cx.texts, "registers-show-details"),
                        ),
                        false => (icons::FOLD_DETAILS, tr!(cx.texts, "registers-hide-details")),
                    };
                    if widgets::icon_button(ui, icon, &name).clicked() {
                        self.folded = Some(!folded);
                    }
                }
            });
        });
        // The tab that was just chosen is shown at once.
        self.refresh(cx);
    }

    /// How many rows are shown, where some are not, and the way to all.
    fn show_narrowed(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let Some(shown) = self.shown.as_ref().filter(|_| self.filter.is_set()) else {
            return;
        };
        ui.add_space(space::S);
        let (count, all) = (shown.count(), shown.all());
        widgets::weak(ui, tr!(cx.texts, "registers-of", count = count, all = all));
        let label = tr!(cx.texts, "registers-clear");
        if widgets::icon_button(ui, icons::CLOSE, &label).clicked() {
            self.filter = Filter::default();
        }
    }

    /// From the details back to the list, where there is room for one of them.
    fn show_way_back(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let label = tr!(cx.texts, "registers-hide-details");
        if widgets::button(ui, icons::BACK, &label).clicked() {
            self.folded = Some(true);
            self.focus = self.selection.cursor();
        }
    }

    fn show_filter(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let hint = tr!(cx.texts, "registers-filter");
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let id = ui.make_persistent_id("filter");
            let words = self.filter.words.clone();
            let (response, changed) = widgets::edit_text(ui, id, &hint, &words, |edit| {
                edit.hint_text(&hint)
                    .desired_width(FILTER_WIDTH)
                    .margin(egui::vec2(8.0, 6.0))
            });
            if std::mem::take(&mut self.focus_filter) {
                response.request_focus();
            }
            if let Some(text) = changed {
                self.filter.words = text;
            }
            let down =
                |ui: &Ui| ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
            if response.has_focus() && down(ui) {
                self.focus = self.shown.as_ref().and_then(|shown| shown.ids().next());
                stay_with_focus(ui);
            }
            if self.compact {
                let label = match self.choices_open {
                    true => tr!(cx.texts, "registers-fewer-filters"),
                    false => tr!(cx.texts, "registers-more-filters"),
                };
                if widgets::icon_button(ui, icons::FILTER, &label).clicked() {
                    self.choices_open = !self.choices_open;
                }
                if !self.choices_open {
                    return;
                }
            }
            let register = self.register;
            if let Some(shown) = &self.shown {
                bar::choices(ui, cx.texts, cx.user, register, shown, &mut self.filter);
            }
            bar::grouping(ui, cx.texts, register, self.grouping());
        });
    }

    fn show_list(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let sorting = self.sorting();
        let Some(shown) = &self.shown else {
            return;
        };
        let mut table = table::Table {
            texts: cx.texts,
            register: self.register,
            sorting,
            selection: &self.selection,
            focus: &mut self.focus,
            open_status: std::mem::take(&mut self.open_status),
            anchor: &mut self.anchor,
            choices: Choices {
                people: &self.names.people,
            },
            foreign: cx.doc.foreign_revision(),
            read_only: cx.doc.is_read_only(),
            acts: Vec::new(),
        };
        let width = ui.available_width().max(NARROW);
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.set_width(width);
            table.show_head(ui);
            if shown.count() > 0 {
                table.show_lines(ui, shown);
            } else if show_no_hit(ui, cx) {
                table.acts.push(Act::ShowAll);
            }
        });
        for act in table.acts {
            self.act(cx, act);
        }
    }

    fn show_details(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let Some(shown) = &self.shown else {
            return;
        };
        let mut details = Details {
            texts: cx.texts,
            choices: Choices {
                people: &self.names.people,
            },
            read_only: cx.doc.is_read_only(),
            act: None,
        };
        match self.selection.single() {
            Some(id) => {
                let row = shown.line_of(id).and_then(|line| shown.row(line));
                let facts = Facts::refresh(&mut self.facts, cx.doc, cx.texts, id);
                if let (Some(row), Some(facts)) = (row, facts) {
                    details.show_one(ui, row, facts);
                }
            }
            None => {
                let first = shown.rows().find(|row| self.selection.has(row.id));
                if let Some(first) = first {
                    details.show_several(ui, first, self.selection.count());
                }
            }
        }
        if let Some(act) = details.act {
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
            Act::ShowAll => self.filter = Filter::default(),
            Act::Select(id, how) => {
                // The details that now come in must not cover it.
                if self.selection.count() == 0 {
                    self.focus = Some(id);
                }
                self.select(id, how);
            }
            Act::Go(id) => {
                self.select(id, How::Only);
                cx.out.go(Place::Entry(id));
            }
            Act::Visit(place) => cx.out.go(place),
            Act::Change(ids, change) => put(cx.doc, &ids, change),
            Act::ChangeSelected(change) => {
                let Some(shown) = &self.shown else {
                    return;
                };
                let mut ids = self.selection.in_order(shown.ids());
                if ids.is_empty() {
                    ids.extend(self.selection.cursor());
                }
                put(cx.doc, &ids, change);
            }
        }
    }

    fn select(&mut self, id: Id<Entry>, how: How) {
        if let Some(shown) = &self.shown {
            self.selection.go(id, how, shown.ids());
        }
    }

    /// Keys of the list, while one of its rows has the focus or nothing has.
    fn read_keys(&mut self, ui: &Ui) {
        let focused = ui.memory(|memory| memory.focused());
        let cursor = self.selection.cursor();
        let here = match focused {
            Some(focused) => cursor.is_some_and(|id| table::row_id(id) == focused),
            None => {
                ui.memory(|memory| memory.top_modal_layer()).is_none()
                    && !egui::Popup::is_any_open(ui.ctx())
            }
        };
        if !here {
            return;
        }
        if let (Some(id), Some(_)) = (cursor, focused) {
            if pressed(ui, Modifiers::NONE, Key::Space)
                || pressed(ui, Modifiers::COMMAND, Key::Space)
            {
                self.select(id, How::Toggle);
            }
            if shortcuts::single_letters(ui.ctx()) && pressed(ui, Modifiers::NONE, Key::S) {
                self.open_status = true;
            }
        }
        self.move_cursor(ui);
    }

    fn move_cursor(&mut self, ui: &Ui) {
        const KEYS: [Key; 6] = [
            Key::ArrowDown,
            Key::ArrowUp,
            Key::PageDown,
            Key::PageUp,
            Key::Home,
            Key::End,
        ];
        const HOW: [(Modifiers, How); 3] = [
            (Modifiers::SHIFT, How::Extend),
            (Modifiers::COMMAND, How::Only),
            (Modifiers::NONE, How::Alone),
        ];
        let found = HOW.into_iter().find_map(|(modifiers, how)| {
            let key = KEYS.into_iter().find(|key| pressed(ui, modifiers, *key));
            Some((key?, how))
        });
        let (Some((key, how)), Some(shown)) = (found, &self.shown) else {
            return;
        };
        stay_with_focus(ui);
        let last = shown.count().saturating_sub(1);
        let cursor = self.selection.cursor();
        let place = cursor.and_then(|id| shown.ids().position(|known| known == id));
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
        let id = shown.ids().nth(next.min(last));
        if let Some(id) = id {
            self.select(id, how);
            self.focus = Some(id);
        }
    }
}

/// Takes a key press, with these modifiers and no others.
fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| {
        let is_it = |event: &egui::Event| match event {
            egui::Event::Key {
                key: known,
                pressed: true,
                modifiers: held,
                ..
            } => *known == key && held.matches_exact(modifiers),
            _ => false,
        };
        let place = input.events.iter().position(is_it);
        if let Some(place) = place {
            input.events.remove(place);
        }
        place.is_some()
    })
}

/// Changes entries in one step. A date that is being typed is one step with what was typed of it
/// before.
fn put(doc: &mut Document, ids: &[Id<Entry>], change: Change) {
    let step = match change {
        Change::Status(_) => Step::SetStatus,
        Change::Owner(_) | Change::Due(_) => Step::EditEntry,
    };
    let change_all = |project: &mut Transaction<'_>| {
        for id in ids {
            project.change(*id, |entry: &mut Entry| change.put_into(entry));
        }
    };
    match (change, ids) {
        (Change::Due(Some(Due::On(_)) | None), [id]) => {
            let gesture = Gesture::on((*id, "register due"));
            doc.edit_more(step, gesture, change_all);
        }
        _ => {
            doc.end_gesture();
            doc.edit(step, change_all);
        }
    }
}

/// The list and the details: side by side where there is room, else one below the other.
fn split(whole: Rect) -> (Option<Rect>, Option<Rect>) {
    if whole.width() >= SIDE_BY_SIDE {
        let (page, details) = whole.split_left_right_at_x(whole.right() - DETAILS_WIDTH);
        return (Some(page), Some(details));
    }
    let high = (whole.height() * 0.33).clamp(DETAILS_HEIGHT.0, DETAILS_HEIGHT.1);
    let (page, details) = whole.split_top_bottom_at_y(whole.bottom() - high);
    (Some(page), Some(details))
}

/// Shows something within a part of the view.
fn inside(ui: &mut Ui, part: Rect, salt: &str, content: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new()
        .id_salt(salt)
        .max_rect(part)
        .layout(Layout::top_down(Align::Min));
    let mut child = ui.new_child(builder);
    child.set_clip_rect(part.intersect(ui.clip_rect()));
    content(&mut child);
}

/// The arrow that was pressed does not also move the focus to the next widget.
fn stay_with_focus(ui: &Ui) {
    ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
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
