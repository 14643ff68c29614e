//! Sessions: the list of all, and the one that is chosen with its days and its agenda.

mod agenda;
mod days;
mod deeds;
mod details;
mod distribution;
mod dragging;
mod drop;
mod groups;
mod head;
pub mod kinds;
mod list;
mod listing;
mod menu;
mod names;
pub(in crate::ui) mod number;
mod row;
mod state;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chrono::{NaiveDate, NaiveTime};
use egui::{CentralPanel, Panel, ScrollArea, Ui};

use super::board::add_board_for;
use super::commands::Command;
use super::icons;
use super::new_session::NewSessionSheet;
use super::place::Place;
use super::theme::{self, Palette, space};
use super::view::{View, ViewCx};
use super::widgets::{self, Anchor, Writing};
use crate::document::{Document, Gesture};
use crate::i18n::tr;
use crate::model::moves::Move;
use crate::model::{
    AgendaItem, AgendaLine, Board, Day, DayLoad, Id, Line, Person, Project, Session, Visibility,
};
use dragging::Drag;
use groups::Group;
pub use groups::outline_of;
use listing::{Entry, SessionRow};
pub use names::Names;
pub use row::quiet;

/// Widest page of a session, in points.
const PAGE_WIDTH: f32 = 920.0;

/// Below this width, in points, there is no room for a list beside the page.
pub const NARROW: f32 = 580.0;

/// The view's own state.
#[derive(Default)]
pub struct SessionsView {
    session: Option<Id<Session>>,
    item: Option<Id<AgendaItem>>,
    /// Whether the details of the chosen item are shown.
    details: bool,
    /// Whether all that is known of the session is shown.
    more: bool,
    /// The item added last, and the gesture that typing its title goes on with.
    fresh: Option<(Id<AgendaItem>, Gesture)>,
    added: u64,
    /// The focus in the list is to follow the chosen session.
    list_follows: bool,
    writing: Writing,
    /// Holds the list and the page while others change them.
    list_anchor: Anchor,
    page_anchor: Anchor,
    names: Names,
    shown: Shown,
    /// There is no room for the list.
    narrow: bool,
    /// What is looked for in the list.
    filter: String,
    /// The filter is to get the focus.
    find_now: bool,
    /// The item that is being dragged.
    drag: Option<Drag>,
    /// The item whose menu is to be opened.
    menu: Option<Id<AgendaItem>>,
    /// The sessions whose finished minutes may be changed, as somebody said.
    unlocked: Rc<RefCell<BTreeSet<Id<Session>>>>,
}

/// What follows from the project, found out once for each of its revisions.
#[derive(Default)]
struct Shown {
    of: Option<(u64, Option<Id<Session>>)>,
    sessions: Vec<SessionRow>,
    /// The lines of the list, and for which revision and words they were chosen.
    entries: Vec<Entry>,
    filtered: Option<(Option<u64>, String)>,
    /// The agenda day by day.
    agenda: Rc<Vec<AgendaLine>>,
    groups: Rc<Vec<Group>>,
    /// Who belongs in the session, as soon as that is asked for.
    participants: Option<Vec<Id<Person>>>,
    loads: BTreeMap<Option<Id<Day>>, DayLoad>,
    outline: Vec<Line<AgendaItem>>,
    starts: Vec<Option<NaiveTime>>,
    /// Whether it is known of any item when it starts.
    timed: bool,
    boards: Vec<(Id<Board>, String)>,
}

impl Shown {
    fn refresh(&mut self, doc: &Document, session: Option<Id<Session>>) {
        let of = Some((doc.revision(), session));
        if self.of == of {
            return;
        }
        self.of = of;
        let project = doc.project();
        self.sessions = listing::rows(project);
        self.participants = None;
        let agenda = session.map_or_else(Vec::new, |id| project.agenda_of(id));
        let (agenda, groups) = match session {
            Some(id) => groups::by_day(project, id, agenda),
            None => (agenda, Vec::new()),
        };
        (self.agenda, self.groups) = (Rc::new(agenda), Rc::new(groups));
        self.outline = outline_of(&self.agenda);
        self.starts = session.map_or_else(Vec::new, |id| project.planned_starts(id, &self.agenda));
        self.loads = session.map_or_else(BTreeMap::new, |id| project.day_loads(id, &self.agenda));
        self.timed = self.starts.iter().any(Option::is_some);
        self.boards = session.map_or_else(Vec::new, |id| boards_of(project, id));
    }
}

/// The first and the last date of a session, if it has any.
pub fn dates_of(project: &Project, session: Id<Session>) -> Option<(NaiveDate, NaiveDate)> {
    let days = project.days_of(session);
    let mut dates = days.iter().filter_map(|(_, day)| day.date);
    let first = dates.next()?;
    Some((first, dates.next_back().unwrap_or(first)))
}

/// The boards of a session and of its agenda items.
fn boards_of(project: &Project, session: Id<Session>) -> Vec<(Id<Board>, String)> {
    let belongs = |board: &Board| {
        board.session == Some(session)
            || project
                .follow(board.item)
                .is_some_and(|item| item.session == Some(session))
    };
    project
        .boards_in_order()
        .into_iter()
        .filter(|(_, board)| belongs(board))
        .map(|(id, board)| (id, board.title.clone()))
        .collect()
}

impl SessionsView {
    /// The session on the screen: the one chosen, as long as it is there, else the newest.
    fn settle(&mut self, doc: &Document) {
        let project = doc.project();
        if self.session.is_none_or(|id| !project.sessions.contains(id)) {
            let newest = project.sessions_by_date();
            self.session = newest.first().map(|(id, _)| *id);
        }
        let session = self.session;
        let belongs = |id: &Id<AgendaItem>| {
            let item = project.get(*id);
            item.is_some_and(|item| item.session == session)
        };
        self.item = self.item.filter(belongs);
        self.names.refresh(project);
        self.shown.refresh(doc, session);
    }

    fn choose(&mut self, session: Id<Session>) {
        if self.session != Some(session) {
            self.session = Some(session);
            self.item = None;
            self.details = false;
        }
    }
}

impl View for SessionsView {
    fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        self.settle(cx.doc);
        let ctx = ui.ctx().clone();
        self.writing.move_focus(&ctx);
        self.writing.give_back(&ctx);
        self.read_menu_keys(ui);
        let palette = Palette::here(ui);
        if self.shown.sessions.is_empty() {
            CentralPanel::no_frame()
                .frame(theme::page(palette))
                .show(ui, |ui| show_empty(ui, cx));
            return;
        }
        let narrow = ui.available_width() < NARROW;
        self.narrow = narrow;
        if narrow {
            Panel::top("session choice")
                .frame(theme::panel(palette))
                .resizable(false)
                .show(ui, |ui| self.show_choice(ui, cx));
        } else {
            Panel::left("session list")
                .frame(theme::panel(palette))
                .default_size(252.0)
                .size_range(180.0..=420.0)
                .show(ui, |ui| self.show_list(ui, cx));
        }
        let margin = if narrow { space::S } else { space::L };
        CentralPanel::no_frame().show(ui, |ui| {
            let area = ScrollArea::vertical()
                .id_salt(("session page", self.session))
                .auto_shrink(false);
            let area = self.page_anchor.begin(area);
            let shown = area.show(ui, |ui| {
                self.page_anchor.content(ui);
                let page = theme::page(palette).inner_margin(margin);
                page.show(ui, |ui| {
                    ui.set_max_width(PAGE_WIDTH.min(ui.available_width()));
                    if let Some(session) = self.session {
                        ui.push_id(session, |ui| self.show_page(ui, cx, session));
                    }
                });
            });
            let (foreign, item) = (cx.doc.foreign_revision(), self.item.map(agenda::row_id));
            self.page_anchor.end(ui, foreign, item, &shown, |_| None);
        });
        self.writing.move_focus(&ctx);
    }

    fn can(&self, command: Command, doc: &Document) -> bool {
        if command == Command::Find {
            return !self.narrow;
        }
        if doc.is_read_only() {
            return false;
        }
        let project = doc.project();
        let item = self.item.filter(|id| project.agenda.contains(*id));
        let session = self.session.filter(|id| project.sessions.contains(*id));
        let moves = |to| item.is_some_and(|id| self.can_move_item(id, to));
        match command {
            Command::AddItem => session.is_some(),
            Command::Delete => item.is_some() || session.is_some(),
            Command::MoveUp => moves(Move::Up),
            Command::MoveDown => moves(Move::Down),
            Command::MoveToNextSession => item.is_some(),
            _ => false,
        }
    }

    fn run(&mut self, command: Command, cx: &mut ViewCx) {
        self.settle(cx.doc);
        match command {
            Command::AddSession => {
                cx.out.open(NewSessionSheet::new());
            }
            Command::AddItem => {
                if let Some(session) = self.session {
                    self.add_item(cx, session, self.item);
                }
            }
            Command::Delete => match (self.item, self.session) {
                (Some(item), _) => self.delete_item(cx, item),
                (None, Some(session)) => deeds::ask_to_delete_session(cx, session),
                (None, None) => {}
            },
            Command::MoveUp => self.move_item(cx, Move::Up),
            Command::MoveDown => self.move_item(cx, Move::Down),
            Command::MoveToNextSession => {
                if let Some(item) = self.item {
                    self.move_to_next_session(cx, item);
                }
            }
            Command::Find => self.find(),
            _ => {}
        }
    }

    fn session(&self) -> Option<Id<Session>> {
        self.session
    }

    fn go(&mut self, place: Place, _doc: &Document) {
        if let Place::Session(session) = place {
            self.choose(session);
            self.item = None;
        }
    }
}

impl SessionsView {
    fn show_page(&mut self, ui: &mut Ui, cx: &mut ViewCx, session: Id<Session>) {
        let enabled = !cx.doc.is_read_only();
        self.show_heading(ui, cx, session);
        ui.add_space(space::XS);
        self.show_state(ui, cx, session);
        ui.add_space(space::S);
        ui.add_enabled_ui(enabled, |ui| {
            self.show_head(ui, cx, session);
            ui.add_space(space::S);
            self.show_days(ui, cx, session);
        });
        self.show_more(ui, cx, session);
        ui.add_space(space::S);
        self.show_agenda(ui, cx, session);
        self.show_boards(ui, cx, session);
        ui.add_space(space::XL);
    }

    /// The boards of the session and of its agenda items, and the way to a new one.
    fn show_boards(&self, ui: &mut Ui, cx: &mut ViewCx, session: Id<Session>) {
        ui.add_space(space::M);
        ui.label(theme::section(tr!(cx.texts, "sessions-boards")));
        ui.horizontal_wrapped(|ui| {
            for (id, title) in &self.shown.boards {
                let title = title_or(title, &tr!(cx.texts, "sessions-untitled-board"));
                let button = widgets::button(ui, icons::BOARD, &title);
                let name = tr!(cx.texts, "minutes-open-board", title = title.as_str());
                widgets::named(&button, egui::Role::Button, &name);
                if button.clicked() {
                    cx.out.go(Place::Board(*id));
                }
            }
            if !cx.doc.is_read_only() {
                let label = tr!(cx.texts, "minutes-add-board");
                if widgets::button(ui, icons::ADD_BOARD, &label).clicked() {
                    let board = add_board_for(cx.doc, cx.texts, session, None);
                    cx.out.go(Place::Board(board));
                }
            }
        });
    }
}

/// A title, or what to say in its place while it is blank.
pub fn title_or(title: &str, blank: &str) -> String {
    let title = title.trim();
    if title.is_empty() { blank } else { title }.to_owned()
}

fn show_empty(ui: &mut Ui, cx: &mut ViewCx) {
    let title = tr!(cx.texts, "sessions-empty-title");
    let text = tr!(cx.texts, "sessions-empty-text");
    widgets::empty_state(ui, icons::SESSIONS, &title, &text, |ui| {
        if cx.doc.is_read_only() {
            return;
        }
        let label = tr!(cx.texts, "sessions-new");
        if widgets::primary_button(ui, Some(icons::ADD_SESSION), &label).clicked() {
            cx.out.run(Command::AddSession);
        }
    });
}

/// What a new agenda item or entry is open to, before anybody says otherwise.
const VISIBILITY: Visibility = Visibility::Circle;
