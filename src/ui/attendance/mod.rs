//! Attendance: who was there, person by half-day, and the desk at the door.

mod check_in;
mod deeds;
mod details;
mod grid;
mod guest;
mod keys;
mod look;
mod matching;
mod rows;
mod selection;
mod stand_in;
mod strip;
mod tsv;

use egui::{Align, CentralPanel, Layout, Panel, Ui};

use crate::document::Document;
use crate::i18n::tr;
use crate::model::{AttendanceStatus, HalfDay, Id, ReplyAnswer, Session};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::shell::shortcuts;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{Tone, View, ViewCx};
use crate::ui::widgets;

use check_in::CheckIn;
use grid::Act;
use rows::Shown;
use selection::Selection;

/// With less room than this, in points, grid and details take turns.
const SIDE_BY_SIDE: f32 = 700.0;
/// With less height than this, in points, what can be left out is left out.
const LOW: f32 = 400.0;
/// Width of the details, in points.
const DETAILS: f32 = 240.0;

/// The view's own state.
#[derive(Default)]
pub struct AttendanceView {
    session: Option<Id<Session>>,
    filter: String,
    only_open: bool,
    selection: Selection,
    shown: Shown,
    anchor: widgets::Anchor,
    /// The cursor moved and is to be seen.
    scroll: bool,
    /// The foreign revision that is shown: what others do scrolls nowhere.
    foreign: u64,
    /// Whether the menu of the cursor's cell is open.
    menu: bool,
    details_folded: bool,
    /// In a narrow window: whether the details are shown in the grid's place.
    details_in_front: bool,
    /// The grid gets the keys.
    focus_grid: bool,
    /// How large the grid was.
    size: egui::Vec2,
}

impl AttendanceView {
    /// Brings all that is shown up to the document.
    fn settle(&mut self, cx: &ViewCx) {
        let project = cx.doc.project();
        if self.session.is_none_or(|id| !project.sessions.contains(id)) {
            self.session = rows::nearest(project, chrono::Local::now().date_naive());
            self.selection = Selection::default();
        }
        let scroll = self.scroll;
        self.shown.refresh(cx.doc, cx.texts, self.session);
        self.shown.filter(&self.filter, self.only_open);
        let columns = self.shown.roll.half_days.len() + 1;
        let now = chrono::Local::now().naive_local();
        let first = rows::current(&self.shown.roll.half_days, now) + 1;
        self.scroll |= self.selection.settle(&self.shown, columns, first);
        if self.foreign != cx.doc.foreign_revision() {
            self.foreign = cx.doc.foreign_revision();
            self.scroll = scroll;
        }
    }

    fn choose(&mut self, session: Id<Session>) {
        if self.session != Some(session) {
            self.session = Some(session);
            self.selection = Selection::default();
            self.anchor = widgets::Anchor::default();
        }
    }

    /// The half-day in which the cursor stands; in the column of replies the one it is now.
    fn half_day(&self) -> Option<HalfDay> {
        let half_days = &self.shown.roll.half_days;
        let column = self.selection.cursor().map_or(0, |spot| spot.column);
        let place = column
            .checked_sub(1)
            .unwrap_or_else(|| rows::current(half_days, chrono::Local::now().naive_local()));
        half_days.get(place).copied()
    }

    /// Whether there is a grid: people and half-days.
    fn has_grid(&self) -> bool {
        self.shown.total() > 0 && !self.shown.roll.half_days.is_empty()
    }
}

impl View for AttendanceView {
    fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        self.settle(cx);
        let palette = Palette::here(ui);
        let whole = ui.available_rect_before_wrap();
        let (narrow, low) = (whole.width() < SIDE_BY_SIDE, whole.height() < LOW);
        let margin = if narrow || low { space::S } else { space::M };
        let page = theme::page(palette).inner_margin(margin);
        let beside = self.has_grid() && !narrow && !self.details_folded;
        if beside {
            Panel::right("attendance details")
                .frame(theme::panel(palette).inner_margin(space::M as i8))
                .default_size(DETAILS)
                .size_range(DETAILS..=420.0)
                .show(ui, |ui| self.show_details(ui, cx));
        }
        CentralPanel::no_frame().frame(page).show(ui, |ui| {
            if self.shown.sessions.is_empty() {
                show_no_session(ui, cx);
                return;
            }
            self.show_bar(ui, cx, narrow);
            if self.shown.roll.half_days.is_empty() {
                self.show_no_day(ui, cx);
            } else if self.shown.total() == 0 {
                show_nobody(ui, cx, self.shown.has_people);
            } else if narrow && self.details_in_front {
                self.show_details(ui, cx);
            } else {
                self.show_page(ui, cx, low);
            }
        });
    }

    fn can(&self, command: Command, doc: &Document) -> bool {
        let session = self
            .session
            .filter(|id| doc.project().sessions.contains(*id));
        match command {
            Command::AddGuest => session.is_some() && !doc.is_read_only(),
            Command::AllPresent => self.has_grid() && !doc.is_read_only(),
            _ => false,
        }
    }

    fn run(&mut self, command: Command, cx: &mut ViewCx) {
        self.settle(cx);
        match command {
            Command::AddGuest => self.open_guest(cx),
            Command::AllPresent => {
                if let Some(half_day) = self.half_day() {
                    self.close_open(cx, half_day, AttendanceStatus::Present);
                }
            }
            Command::CheckIn => self.open_check_in(cx),
            _ => {}
        }
    }

    fn go(&mut self, place: Place, doc: &Document) {
        if let Place::Attendance(session) = place
            && doc.project().sessions.contains(session)
        {
            self.choose(session);
            self.details_in_front = false;
            self.focus_grid = true;
        }
    }
}

impl AttendanceView {
    /// Filter, grid, counts and the keys.
    fn show_page(&mut self, ui: &mut Ui, cx: &mut ViewCx, low: bool) {
        let below = strip::height(ui, low);
        let height = (ui.available_height() - below).max(120.0);
        let width = ui.available_width();
        let mut acts = Vec::new();
        ui.allocate_ui(egui::vec2(width, height), |ui| {
            ui.set_min_height(height);
            if self.shown.len() == 0 {
                self.show_no_hit(ui, cx);
            } else {
                let letters = shortcuts::single_letters(ui.ctx());
                acts = self.show_grid(ui, cx, letters, low);
            }
        });
        for act in acts {
            self.act(ui, cx, act);
        }
        let half_day = self.half_day();
        strip::show(ui, cx.texts, &self.shown, half_day, low);
    }

    fn show_bar(&mut self, ui: &mut Ui, cx: &mut ViewCx, narrow: bool) {
        let room = ui.available_width();
        // The choice of the session takes what the rest leaves.
        let choice = (room - if narrow { 316.0 } else { 384.0 }).clamp(88.0, 240.0);
        ui.horizontal_wrapped(|ui| {
            if narrow {
                ui.spacing_mut().item_spacing.x = space::XS;
            }
            self.show_choice(ui, cx, choice);
            if self.has_grid() {
                self.show_filter(ui, cx, narrow);
            }
            if !cx.doc.is_read_only() {
                show_buttons(ui, cx, room < 780.0);
            }
            if !self.has_grid() {
                return;
            }
            if narrow {
                self.show_fold(ui, cx, narrow);
            } else {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    self.show_fold(ui, cx, narrow);
                });
            }
        });
        ui.add_space(space::XS);
    }

    /// The button that shows and hides the details.
    fn show_fold(&mut self, ui: &mut Ui, cx: &ViewCx, narrow: bool) {
        let open = if narrow {
            self.details_in_front
        } else {
            !self.details_folded
        };
        let (icon, label) = if open {
            (icons::FOLD_DETAILS, tr!(cx.texts, "attend-details-hide"))
        } else {
            (icons::UNFOLD_DETAILS, tr!(cx.texts, "attend-details-show"))
        };
        if widgets::icon_button(ui, icon, &label).clicked() {
            if narrow {
                self.details_in_front = !open;
            } else {
                self.details_folded = open;
            }
        }
    }

    fn show_choice(&mut self, ui: &mut Ui, cx: &mut ViewCx, width: f32) {
        let sessions = self.shown.sessions.iter();
        let current = sessions.clone().find(|(id, _)| self.session == Some(*id));
        let mut chosen = None;
        let response = ui
            .scope(|ui| {
                ui.set_max_width(width);
                egui::ComboBox::from_id_salt("attendance session")
                    .selected_text(current.map_or("", |(_, title)| title.as_str()))
                    .width(width)
                    .truncate()
                    .show_ui(ui, |ui| {
                        ui.set_min_width(240.0);
                        for (id, title) in sessions {
                            let selected = self.session == Some(*id);
                            if ui.selectable_label(selected, title).clicked() {
                                chosen = Some(*id);
                            }
                        }
                    })
                    .response
            })
            .inner;
        widgets::named(
            &response,
            egui::Role::ComboBox,
            &tr!(cx.texts, "attend-session"),
        );
        if let Some(session) = chosen {
            self.choose(session);
            self.settle(cx);
        }
    }

    fn show_filter(&mut self, ui: &mut Ui, cx: &ViewCx, narrow: bool) {
        let hint = tr!(cx.texts, "attend-filter");
        let id = ui.make_persistent_id("filter");
        let (field, changed) = widgets::edit_text(ui, id, &hint, &self.filter, |edit| {
            edit.hint_text(hint.as_str())
                .desired_width(if narrow { 72.0 } else { 140.0 })
                .margin(egui::vec2(8.0, 6.0))
        });
        if let Some(text) = changed {
            self.filter = text;
        }
        let down = |ui: &Ui| {
            ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown))
        };
        if field.has_focus() && down(ui) {
            self.focus_grid = true;
        }
        let label = tr!(cx.texts, "attend-only-open");
        if ui.selectable_label(self.only_open, &label).clicked() {
            self.only_open = !self.only_open;
        }
        // What was just typed filters already in this frame.
        self.settle(cx);
    }

    /// Does what was asked for in the grid.
    fn act(&mut self, ui: &Ui, cx: &mut ViewCx, act: Act) {
        match act {
            Act::Menu => self.menu = true,
            Act::Status(status) => self.set_status(cx, status),
            Act::Reply(answer) => self.set_reply(cx, answer),
            Act::CloseOpen(half_day, status) => self.close_open(cx, half_day, status),
            Act::StandIn => self.open_stand_in(cx),
            Act::Guest => cx.out.run(Command::AddGuest),
            Act::Copy => {
                let chosen = self.selection.area(&self.shown);
                let (text, rows) = tsv::of(&self.shown, cx.texts, &chosen);
                ui.ctx().copy_text(text);
                let said = tr!(cx.texts, "attend-copied", count = rows);
                cx.out.tell(Tone::Info, said);
            }
        }
    }

    /// Gives what is chosen a status; from a single cell the cursor moves on to the next row.
    fn set_status(&mut self, cx: &mut ViewCx, status: AttendanceStatus) {
        if cx.doc.is_read_only() {
            return;
        }
        let area = self.selection.area(&self.shown);
        let half_days = &self.shown.roll.half_days;
        let mut cells = Vec::new();
        let mut replies = Vec::new();
        for person in &area.people {
            for column in area.columns.clone() {
                match column.checked_sub(1) {
                    None => replies.push(*person),
                    Some(place) => {
                        cells.extend(half_days.get(place).map(|half| (*person, *half)));
                    }
                }
            }
        }
        if cells.is_empty() {
            // The keys of a status say nothing on a reply, but what is deleted is no answer.
            if status == AttendanceStatus::Open {
                self.write_reply(cx, &replies, ReplyAnswer::None);
            }
            return;
        }
        if area.is_single() {
            self.selection.move_on(&self.shown);
            self.scroll = true;
        }
        deeds::set_status(cx.doc, &cells, status);
        self.settle(cx);
    }

    fn set_reply(&mut self, cx: &mut ViewCx, answer: ReplyAnswer) {
        let area = self.selection.area(&self.shown);
        if area.is_single() {
            self.selection.move_on(&self.shown);
            self.scroll = true;
        }
        self.write_reply(cx, &area.people, answer);
    }

    fn write_reply(
        &mut self,
        cx: &mut ViewCx,
        people: &[Id<crate::model::Person>],
        answer: ReplyAnswer,
    ) {
        if let Some(session) = self.session {
            deeds::set_reply(cx.doc, session, people, answer);
            self.settle(cx);
        }
    }

    fn close_open(&mut self, cx: &mut ViewCx, half_day: HalfDay, status: AttendanceStatus) {
        let count = deeds::close_open(cx.doc, &self.shown.roll, half_day, status);
        let half_day = rows::half_day_name(cx.texts, half_day);
        let said = tr!(
            cx.texts,
            "attend-closed",
            count = count,
            half = half_day.as_str()
        );
        cx.out.tell(Tone::Info, said);
        self.settle(cx);
    }

    fn open_stand_in(&mut self, cx: &mut ViewCx) {
        let (Some(spot), Some(half_day)) = (self.selection.cursor(), self.half_day()) else {
            return;
        };
        if !cx.doc.is_read_only() && spot.column > 0 {
            cx.out.open(stand_in::StandIn::new(spot.person, half_day));
            self.focus_grid = true;
        }
    }

    fn open_guest(&mut self, cx: &mut ViewCx) {
        if let Some(session) = self.session {
            cx.out
                .open(guest::GuestSheet::new(session, self.half_day()));
            self.focus_grid = true;
        }
    }

    fn open_check_in(&mut self, cx: &mut ViewCx) {
        if let Some(session) = self.session {
            let now = chrono::Local::now().naive_local();
            cx.out.open(CheckIn::new(cx.doc.project(), session, now));
            self.focus_grid = true;
        }
    }

    fn show_no_day(&self, ui: &mut Ui, cx: &mut ViewCx) {
        let title = tr!(cx.texts, "attend-no-day");
        let text = tr!(cx.texts, "attend-no-day-text");
        widgets::empty_state(ui, icons::SESSIONS, &title, &text, |ui| {
            let label = tr!(cx.texts, "attend-to-days");
            if widgets::primary_button(ui, Some(icons::SESSIONS), &label).clicked()
                && let Some(session) = self.session
            {
                cx.out.go(Place::Session(session));
            }
        });
    }

    fn show_no_hit(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let (title, text) = if self.filter.trim().is_empty() {
            (
                tr!(cx.texts, "attend-nothing-open"),
                tr!(cx.texts, "attend-nothing-open-text"),
            )
        } else {
            let filter = self.filter.trim();
            (
                tr!(cx.texts, "roster-nothing-found"),
                tr!(cx.texts, "attend-no-hit-text", filter = filter),
            )
        };
        widgets::empty_state(ui, icons::SEARCH, &title, &text, |ui| {
            let label = tr!(cx.texts, "attend-show-all");
            if widgets::button(ui, icons::CLOSE, &label).clicked() {
                self.filter.clear();
                self.only_open = false;
                self.focus_grid = true;
            }
        });
    }
}

/// What can be added, and the desk at the door.
fn show_buttons(ui: &mut Ui, cx: &mut ViewCx, slim: bool) {
    for command in [Command::AddGuest, Command::CheckIn] {
        let label = command.label(cx.texts);
        let pressed = if slim {
            widgets::icon_button(ui, command.icon(), &label).clicked()
        } else {
            widgets::button(ui, command.icon(), &label).clicked()
        };
        if pressed {
            cx.out.run(command);
        }
    }
}

fn show_no_session(ui: &mut Ui, cx: &mut ViewCx) {
    let title = tr!(cx.texts, "sessions-empty-title");
    let text = tr!(cx.texts, "attend-no-session-text");
    widgets::empty_state(ui, icons::ATTENDANCE, &title, &text, |ui| {
        if cx.doc.is_read_only() {
            return;
        }
        let label = tr!(cx.texts, "sessions-new");
        if widgets::primary_button(ui, Some(icons::ADD_SESSION), &label).clicked() {
            cx.out.run(Command::AddSession);
        }
    });
}

/// Nobody belongs in the session: there is nobody at all, or all memberships are of other times.
fn show_nobody(ui: &mut Ui, cx: &mut ViewCx, has_people: bool) {
    let title = tr!(cx.texts, "attend-nobody");
    let text = if has_people {
        tr!(cx.texts, "attend-nobody-now-text")
    } else {
        tr!(cx.texts, "attend-nobody-text")
    };
    widgets::empty_state(ui, icons::ROSTER, &title, &text, |ui| {
        if cx.doc.is_read_only() {
            return;
        }
        let label = Command::AddPerson.label(cx.texts);
        if widgets::primary_button(ui, Some(icons::ADD_PERSON), &label).clicked() {
            cx.out.run(Command::AddPerson);
        }
        let label = tr!(cx.texts, "attend-to-roster");
        if widgets::button(ui, icons::ROSTER, &label).clicked() {
            cx.out.run(Command::ShowRoster);
        }
    });
}
