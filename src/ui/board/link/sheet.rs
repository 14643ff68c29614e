//! The sheet that asks what becomes of notes: kind, place, and who does it until when.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{NaiveDate, Utc};
use egui::{Context, Key, Label, Modifiers, RichText, Role, Ui, WidgetInfo};

use super::gather::{Bundle, Standing, shown_text, standing};
use super::index::Entered;
use super::write::{Take, Taking, read_due, typable_due, write};
use super::{Memory, place_of};
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::tokens::mentions;
use crate::model::{AgendaItem, Due, EntryKind, Id, Person, Project, Session, SessionState};
use crate::ui::board::{BoardId, ElementId};
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::sessions::kinds::entry_icon;
use crate::ui::sessions::{Names, dates_of};
use crate::ui::sheet::{self, Sheet, Shown};
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::{Toast, ToastAction, Tone, ViewCx};
use crate::ui::widgets::{self, Completing, DraftValue, field, flow};

/// Width of the sheet, in points.
const WIDTH: f32 = 680.0;

/// What notes can become, in the order of the keys 1 to 4.
const KINDS: [(EntryKind, Key); 4] = [
    (EntryKind::Result, Key::Num1),
    (EntryKind::Decision, Key::Num2),
    (EntryKind::Action, Key::Num3),
    (EntryKind::Suggestion, Key::Num4),
];

/// Notes on their way into the minutes.
pub struct ToMinutesSheet {
    board: BoardId,
    memory: Rc<RefCell<Memory>>,
    bundles: Vec<Bundle>,
    rows: Vec<Row>,
    kind: EntryKind,
    session: Option<Id<Session>>,
    item: Option<Id<AgendaItem>>,
    /// One entry for each cluster, with its notes below.
    as_cluster: bool,
    /// Finished minutes are to be changed.
    amend: bool,
    entered: Entered,
    names: Names,
    /// The button that takes them is to get the keyboard.
    take_focus: bool,
}

/// A note in the list.
struct Row {
    bundle: usize,
    id: ElementId,
    /// What is written on it; stays if somebody deletes the note meanwhile.
    text: String,
    author: Option<Id<Person>>,
    standing: Standing,
    take: bool,
    owner: Option<Id<Person>>,
    due: Option<Due>,
    /// Owner and due date were looked for in its text.
    understood: bool,
}

impl ToMinutesSheet {
    /// A sheet for these notes of a board.
    pub fn new(
        project: &Project,
        board: BoardId,
        bundles: Vec<Bundle>,
        memory: &Rc<RefCell<Memory>>,
    ) -> Self {
        let rows = bundles.iter().enumerate().flat_map(|(bundle, b)| {
            b.notes.iter().map(move |note| Row {
                bundle,
                id: note.id,
                text: note.text.clone(),
                author: note.author,
                standing: note.standing.clone(),
                take: note.standing == Standing::Free,
                owner: None,
                due: None,
                understood: false,
            })
        });
        let rows = rows.collect();
        let (session, item) = memory.borrow().target(project, board);
        Self {
            board,
            rows,
            bundles,
            kind: memory.borrow().kind.unwrap_or(EntryKind::Result),
            session,
            item,
            as_cluster: false,
            amend: false,
            entered: Entered::default(),
            names: Names::default(),
            memory: memory.clone(),
            take_focus: true,
        }
    }

    /// Brings everything up to date: others may change notes and minutes meanwhile.
    fn refresh(&mut self, project: &Project) {
        self.names.refresh(project);
        self.entered.refresh(project);
        for row in &mut self.rows {
            if let Some(element) = project.get(row.id) {
                row.text = shown_text(element);
                row.author = element.author;
                row.standing = standing(row.id, element, &self.entered);
            }
            row.take &= row.can_be_taken();
        }
        self.session = self.session.filter(|id| project.sessions.contains(*id));
        let of = self.session;
        self.item = self.item.filter(|id| {
            let item = project.get(*id);
            item.is_some_and(|item| item.session == of)
        });
    }

    /// Looks in the notes' texts for who does it until when, as the minutes do where one writes.
    fn understand(&mut self, day: NaiveDate) {
        for row in self.rows.iter_mut().filter(|row| !row.understood) {
            row.understood = true;
            let mentioned = mentions(&row.text, &self.names.people);
            row.owner = row
                .owner
                .or(mentioned.first().map(|mention| mention.person));
            let due = crate::i18n::due_words::find(&row.text, day).pop();
            row.due = row.due.or(due.map(|words| words.due));
        }
    }

    fn is_locked(&self, project: &Project) -> bool {
        let session = project.follow(self.session);
        session.is_some_and(Session::is_finished) && !self.amend
    }

    fn has_heads(&self) -> bool {
        let named = |bundle: &Bundle| {
            bundle
                .head
                .as_ref()
                .is_some_and(|(_, name)| !name.is_empty())
        };
        self.bundles.iter().any(named)
    }

    /// The entries that would be made.
    fn takes(&self, project: &Project) -> Vec<Take> {
        let mut takes = Vec::new();
        let mut headed = None;
        for row in self.rows.iter().filter(|row| row.take) {
            let head = self.bundles.get(row.bundle).and_then(|b| b.head.as_ref());
            let head = head.filter(|(_, name)| self.as_cluster && !name.is_empty());
            if let Some((frame, name)) = head
                && headed != Some(row.bundle)
            {
                headed = Some(row.bundle);
                takes.push(Take {
                    origin: Some(*frame),
                    text: project
                        .get(*frame)
                        .map_or(name.clone(), |f| f.text.trim().to_owned()),
                    owner: row.owner,
                    due: row.due,
                    ..Take::default()
                });
            }
            takes.push(Take {
                origin: Some(row.id),
                text: row.text.clone(),
                below: head.is_some(),
                owner: row.owner,
                due: row.due,
                from: project
                    .follow(row.author)
                    .and_then(|author| author.organisation),
            });
        }
        takes
    }

    fn show_body(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        self.show_kinds(ui, cx);
        self.show_target(ui, cx);
        self.show_lock(ui, cx);
        if self.has_heads() {
            ui.add_space(space::XS);
            let each = tr!(cx.texts, "board-minutes-each");
            ui.radio_value(&mut self.as_cluster, false, each);
            let whole = tr!(cx.texts, "board-minutes-as-cluster");
            ui.radio_value(&mut self.as_cluster, true, whole);
        } else {
            self.as_cluster = false;
        }
        ui.add_space(space::XS);
        let day = writing_day(cx.doc.project(), self.session);
        if self.kind == EntryKind::Action {
            self.understand(day);
            let many = self.rows.iter().filter(|row| row.take).count() > 1;
            if many && !self.as_cluster {
                self.show_for_all(ui, cx, day);
            }
        }
        self.show_rows(ui, cx, day);
    }

    fn show_kinds(&mut self, ui: &mut Ui, cx: &ViewCx) {
        ui.horizontal_wrapped(|ui| {
            for (nth, (kind, key)) in (1..).zip(KINDS) {
                let nth: usize = nth;
                let on = self.kind == kind;
                let label = kind.name(cx.texts);
                let palette = Palette::here(ui);
                let ink = if on { palette.accent } else { palette.text };
                let icon = entry_icon(kind).rich_text().size(18.0).color(ink);
                let number = RichText::new(nth.to_string()).size(size::SMALL);
                let words = (icon, label.as_str(), number.color(palette.text_weak));
                let response = ui.add(egui::Button::selectable(on, words));
                let name = tr!(cx.texts, "board-minutes-kind", kind = label, number = nth);
                let enabled = response.enabled();
                response
                    .widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, on, &name));
                let pressed = !ui.ctx().text_edit_focused()
                    && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
                if response.clicked() || pressed {
                    self.kind = kind;
                }
            }
        });
    }

    fn show_target(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let project = cx.doc.project();
        let filter = tr!(cx.texts, "sessions-filter");
        flow(ui, |ui| {
            let all = project.sessions_by_date().into_iter();
            let unnamed = tr!(cx.texts, "board-session-unnamed");
            let sessions: Vec<_> = all
                .map(|(id, session)| {
                    let name = format!("{} {}", session.number, session.title);
                    (id, crate::ui::sessions::title_or(&name, &unnamed))
                })
                .collect();
            let label = tr!(cx.texts, "board-session");
            let none = tr!(cx.texts, "board-minutes-choose-session");
            let chosen = field(ui, 300.0, |ui| {
                let now = self.session;
                widgets::choose_record(ui, "session", &label, now, &sessions, &none, &filter)
            });
            if let Some(session) = chosen {
                (self.session, self.item, self.amend) = (session, None, false);
            }
            let Some(session) = self.session else { return };
            let items = super::super::chooser::items_of(project, session);
            let label = tr!(cx.texts, "board-item");
            let none = tr!(cx.texts, "board-minutes-no-item");
            let chosen = field(ui, 300.0, |ui| {
                let now = self.item;
                widgets::choose_record(ui, "item", &label, now, &items, &none, &filter)
            });
            self.item = chosen.unwrap_or(self.item);
        });
    }

    /// Finished minutes are changed only if somebody says so.
    fn show_lock(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let session = cx.doc.project().follow(self.session);
        if !session.is_some_and(Session::is_finished) {
            return;
        }
        let palette = Palette::here(ui);
        ui.horizontal_wrapped(|ui| {
            ui.label(icons::LOCK.rich_text().size(18.0).color(palette.warn));
            ui.add(Label::new(tr!(cx.texts, "locked-text")).wrap());
        });
        ui.checkbox(&mut self.amend, tr!(cx.texts, "board-minutes-amend"));
    }

    /// Owner and due date for all notes at once.
    fn show_for_all(&mut self, ui: &mut Ui, cx: &ViewCx, day: NaiveDate) {
        let taken = self.rows.iter().filter(|row| row.take);
        let same = |of: &dyn Fn(&Row) -> String| {
            let mut all = taken.clone().map(of);
            let first = all.next().unwrap_or_default();
            all.all(|one| one == first)
        };
        let first = self.rows.iter().find(|row| row.take);
        let owner = first
            .filter(|_| same(&|row| format!("{:?}", row.owner)))
            .and_then(|row| row.owner);
        let due = first
            .filter(|_| same(&|row| format!("{:?}", row.due)))
            .and_then(|row| row.due);
        let for_all = tr!(cx.texts, "board-minutes-for-all");
        ui.label(theme::strong(&for_all, size::BODY));
        let (new_owner, new_due) = self.show_who(ui, cx, "all", &for_all, (owner, due), day);
        for row in self.rows.iter_mut().filter(|row| row.take) {
            row.owner = new_owner.unwrap_or(row.owner);
            row.due = new_due.unwrap_or(row.due);
        }
        ui.separator();
    }

    /// The fields for who does it until when; what was chosen and typed.
    fn show_who(
        &self,
        ui: &mut Ui,
        cx: &ViewCx,
        salt: impl std::hash::Hash + std::fmt::Debug + Copy,
        of: &str,
        (owner, due): (Option<Id<Person>>, Option<Due>),
        day: NaiveDate,
    ) -> (Option<Option<Id<Person>>>, Option<Option<Due>>) {
        let project = cx.doc.project();
        let mut chosen = (None, None);
        flow(ui, |ui| {
            chosen.0 = field(ui, 260.0, |ui| {
                let label = tr!(cx.texts, "minutes-owner");
                widgets::label_for(ui, &label, |ui, _| {
                    let id = ui.make_persistent_id((salt, "owner"));
                    let shown = project
                        .follow(owner)
                        .map_or_else(String::new, Person::full_name);
                    let look = Completing {
                        name: &format!("{label}: {of}"),
                        hint: &tr!(cx.texts, "board-minutes-owner-hint"),
                        shown: &shown,
                        records: &self.names.people,
                    };
                    widgets::complete_record(ui, id, &look, |edit| {
                        edit.desired_width(236.0).margin(egui::vec2(8.0, 6.0))
                    })
                })
            });
            chosen.1 = field(ui, 200.0, |ui| {
                let label = tr!(cx.texts, "minutes-due");
                let value = DraftValue {
                    shown: &typable_due(cx.texts, due),
                    example: &tr!(cx.texts, "board-minutes-due-example"),
                    width: 180.0,
                };
                let salt = (salt, "due");
                widgets::draft_field(ui, cx.texts, salt, &label, &value, |typed| {
                    read_due(typed, day)
                })
            });
        });
        chosen
    }

    fn show_rows(&mut self, ui: &mut Ui, cx: &ViewCx, day: NaiveDate) {
        let mut rows = std::mem::take(&mut self.rows);
        let mut headed = None;
        for row in &mut rows {
            let head = self.bundles.get(row.bundle).and_then(|b| b.head.as_ref());
            let head = head.filter(|(_, name)| !name.is_empty());
            let mut fields = self.kind == EntryKind::Action && row.take;
            if let Some((_, name)) = head
                && headed != Some(row.bundle)
            {
                headed = Some(row.bundle);
                let name = theme::strong(name.clone(), size::BODY);
                ui.add(Label::new(name).wrap());
            } else if self.as_cluster && head.is_some() {
                // One owner for the entry of the whole cluster.
                fields = false;
            }
            let indented = head.is_some();
            widgets::keyed(ui, row.id, |ui| {
                ui.horizontal_top(|ui| {
                    if indented {
                        ui.add_space(space::M);
                    }
                    ui.vertical(|ui| self.show_row(ui, cx, row, fields, day));
                });
            });
        }
        self.rows = rows;
    }

    fn show_row(&self, ui: &mut Ui, cx: &ViewCx, row: &mut Row, fields: bool, day: NaiveDate) {
        let project = cx.doc.project();
        let text = match row.standing {
            Standing::Covered => tr!(cx.texts, "board-minutes-covered"),
            Standing::Blank => tr!(cx.texts, "board-note-blank"),
            Standing::Free | Standing::Entered(_) => row.text.clone(),
        };
        ui.add_enabled_ui(row.can_be_taken(), |ui| {
            ui.checkbox(&mut row.take, &text);
        });
        let palette = Palette::here(ui);
        let mut said: Vec<String> = Vec::new();
        if let Standing::Entered(entries) = &row.standing {
            for entry in entries {
                let place = place_of(cx, *entry);
                said.push(tr!(cx.texts, "board-minutes-there", place = place));
            }
        }
        let author = project.follow(row.author);
        if self.kind == EntryKind::Suggestion
            && let Some(from) = author.and_then(|author| project.follow(author.organisation))
        {
            let organisation = from.label().to_owned();
            said.push(tr!(
                cx.texts,
                "summary-suggested-by",
                organisation = organisation
            ));
        }
        if !said.is_empty() {
            ui.horizontal_top(|ui| {
                ui.add_space(space::L);
                let words = RichText::new(said.join(" · ")).size(size::SMALL);
                ui.add(Label::new(words.color(palette.text_weak)).wrap());
            });
        }
        if fields {
            let now = (row.owner, row.due);
            ui.horizontal_top(|ui| {
                ui.add_space(space::L);
                ui.vertical(|ui| {
                    let (owner, due) = self.show_who(ui, cx, row.id, &text, now, day);
                    row.owner = owner.unwrap_or(row.owner);
                    row.due = due.unwrap_or(row.due);
                });
            });
        }
    }

    /// Puts the notes into the minutes, and says so.
    fn take(&mut self, cx: &mut ViewCx) -> bool {
        let Some(session) = self.session else {
            return false;
        };
        let taking = Taking {
            session,
            item: self.item,
            kind: self.kind,
            takes: self.takes(cx.doc.project()),
        };
        let made = write(cx.doc, &taking, Utc::now());
        let Some(first) = made.first() else {
            return false;
        };
        let mut memory = self.memory.borrow_mut();
        memory.kind = Some(self.kind);
        memory.targets.insert(self.board, (session, self.item));
        let (count, kind) = (made.len(), self.kind.name(cx.texts));
        let text = tr!(cx.texts, "board-minutes-taken", count = count, kind = kind);
        cx.out.toasts.push(Toast {
            tone: Tone::Good,
            text,
            action: Some((
                tr!(cx.texts, "board-minutes-show"),
                ToastAction::Go(Place::Entry(*first)),
            )),
        });
        true
    }
}

impl Row {
    fn can_be_taken(&self) -> bool {
        matches!(self.standing, Standing::Free | Standing::Entered(_))
    }
}

impl Sheet for ToMinutesSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        self.refresh(cx.doc.project());
        let count = self
            .takes(cx.doc.project())
            .iter()
            .filter(|take| !take.below)
            .count();
        let may = count > 0
            && self.session.is_some()
            && !self.is_locked(cx.doc.project())
            && !cx.doc.is_read_only();
        let title = tr!(cx.texts, "board-minutes-title");
        let (take_label, cancel) = (
            tr!(cx.texts, "board-minutes-take", count = count),
            tr!(cx.texts, "cancel"),
        );
        let (mut take, mut close) = (false, false);
        let focus = std::mem::take(&mut self.take_focus);
        let mut body = |ui: &mut Ui| self.show_body(ui, cx);
        let escape = sheet::frame(ctx, "notes to minutes", &title, WIDTH, &mut body, |ui| {
            ui.add_enabled_ui(may, |ui| {
                let button = widgets::primary_button(ui, Some(icons::TO_MINUTES), &take_label);
                if focus {
                    button.request_focus();
                }
                take = button.clicked();
            });
            let button = ui.button(&cancel);
            widgets::named(&button, Role::Button, &cancel);
            close = button.clicked();
        });
        take |= may && ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        if take && self.take(cx) || close || escape {
            self.memory.borrow_mut().closed = true;
            return Shown::Closed;
        }
        Shown::Open
    }
}

/// The day that "tomorrow" is counted from: today while the session runs, or where it has no
/// date; else the last day of the session, when boards are worked up later.
fn writing_day(project: &Project, session: Option<Id<Session>>) -> NaiveDate {
    let today = chrono::Local::now().date_naive();
    let runs = project
        .follow(session)
        .is_some_and(|session| session.state == SessionState::Running);
    match session.and_then(|id| dates_of(project, id)) {
        Some((first, last)) if !runs && !(first..=last).contains(&today) => last,
        _ => today,
    }
}
