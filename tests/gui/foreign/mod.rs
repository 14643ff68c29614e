//! What others do to the same project while a person works: nothing that is being typed, dragged
//! or looked at moves.

mod board;
mod drafts;
mod removed;
mod rows;
mod typing;

use egui::text_edit::TextEditState;
use egui::{Event, Key, Modifiers, Rect};
use egui_kittest::kittest::Queryable as _;
use zirkel::document::{Document, IdSource, Step, Transaction};
use zirkel::model::{AgendaItem, Entry, Id, Project, Record, Session, order};

use crate::support::Desk;

const NONE: Modifiers = Modifiers::NONE;

/// Somebody else changes the project, as it was in `base`.
fn elsewhere_since(desk: &mut Desk, base: &Project, change: impl FnOnce(&mut Project)) {
    let mut merged = base.clone();
    change(&mut merged);
    let workspace = desk.harness.state_mut().workspace_mut();
    let doc = &mut workspace.expect("an open project").doc;
    doc.take_foreign(base, &merged);
    // Only the very next frame counts: what it shows, a person sees.
    desk.harness.step();
}

/// Somebody else changes the project as it is now.
fn elsewhere(desk: &mut Desk, change: impl FnOnce(&mut Project)) {
    let base = desk.project();
    elsewhere_since(desk, &base, change);
}

fn change<T: Record>(project: &mut Project, id: Id<T>, change: impl FnOnce(&mut T)) {
    let mut record = project.get(id).cloned().expect("there");
    change(&mut record);
    T::table_mut(project).insert(id, record);
}

/// A new record.
fn add<T: Record>(project: &mut Project, record: T) -> Id<T> {
    let mut ids = IdSource::counting_from(1 << 80);
    let mut id = ids.next();
    while T::table(project).contains(id) {
        id = ids.next();
    }
    T::table_mut(project).insert(id, record);
    id
}

/// A project made in one step.
fn project(make: impl FnOnce(&mut Transaction)) -> Project {
    let mut doc = Document::with_ids(Project::default(), IdSource::counting_from(1 << 100));
    doc.edit(Step::AddSession, make);
    doc.project().clone()
}

/// A session with one agenda item and these entries.
fn minutes(texts: &[String]) -> Project {
    project(|project| {
        let session = Some(project.add(Session {
            number: "1/2026".to_owned(),
            ..Session::default()
        }));
        let item = Some(project.add(AgendaItem {
            session,
            title: "Bericht".to_owned(),
            ..AgendaItem::default()
        }));
        for (text, order) in texts.iter().zip(order::spread(texts.len())) {
            project.add(Entry {
                session,
                item,
                order,
                text: text.clone(),
                ..Entry::default()
            });
        }
    })
}

/// The minutes of a session with these entries, the focus at the end of the one with `number`.
fn writing(texts: &[&str], number: usize) -> (Desk, Vec<Id<Entry>>) {
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    let mut desk = Desk::with_project(&minutes(&texts));
    desk.ctrl(Key::Num3);
    let ids = desk.project().entries.ids().collect();
    desk.harness
        .get_by_label(&format!("Eintrag {number}, Information"))
        .focus();
    desk.settle();
    desk.press(NONE, Key::End);
    (desk, ids)
}

fn text(desk: &Desk, id: Id<Entry>) -> String {
    desk.project().get(id).expect("an entry").text.clone()
}

fn set_text(desk: &mut Desk, id: Id<Entry>, text: &str) {
    elsewhere(desk, |project| {
        change(project, id, |entry: &mut Entry| {
            entry.text = text.to_owned()
        });
    });
}

/// Types without a pause that would end the gesture.
fn type_quickly(desk: &mut Desk, text: &str) {
    desk.harness.event(Event::Text(text.to_owned()));
    desk.harness.step();
}

fn focused(desk: &Desk) -> Option<egui::Id> {
    desk.harness.ctx.memory(|memory| memory.focused())
}

/// Both ends of the selection in the edit with the focus.
fn selected(desk: &Desk) -> (usize, usize) {
    let id = focused(desk).expect("a focus");
    let state = TextEditState::load(&desk.harness.ctx, id).expect("a text edit");
    let range = state.cursor.char_range().expect("a cursor");
    (range.secondary.index.0, range.primary.index.0)
}

fn rect(desk: &Desk, label: &str) -> Rect {
    // A line of the board's outline is called as what it stands for on the board.
    let lines = desk
        .harness
        .query_all_by_role_and_label(egui::Role::TreeItem, label);
    match lines.map(|line| line.rect()).next() {
        Some(line) => line,
        None => desk.harness.get_by_label(label).rect(),
    }
}

/// The rectangle of what has this label, and after `deed` still has.
fn stays(desk: &mut Desk, label: &str, deed: impl FnOnce(&mut Desk)) {
    let before = rect(desk, label);
    deed(desk);
    let after = rect(desk, label);
    assert!(
        (after.min - before.min).length() < 1.0,
        "{label}: {before} {after}"
    );
    desk.settle();
    let after = rect(desk, label);
    assert!(
        (after.min - before.min).length() < 1.0,
        "later, {label}: {before} {after}"
    );
}
