//! Data protection, and merging duplicates: sheets in front of the views.
//!
//! [`overview`] is what the circle has to account for, [`access`] the report on one person,
//! [`erase`] erasing one, [`traces`] what earlier versions still hold and having it gone there
//! too, [`merge`] and [`duplicates`] making one person of several records.
//!
//! Having erased data gone from earlier versions takes the way back with it. So it happens in an
//! order that the shell keeps to (`ui::app::erasure`): save, forget the steps, begin the journal
//! anew, then cleanse what is kept (`store::erasure`).

mod access;
mod duplicates;
mod erase;
mod merge;
mod overview;
mod traces;

use chrono::{Datelike as _, NaiveDate};
use egui::{Key, Ui};

use crate::document::{Document, Step};
use crate::i18n::{Texts, tr};
use crate::model::{Circle, Id, Person, Project};
use crate::ui::commands::Command;
use crate::ui::sheet::frame as sheet;
use crate::ui::view::ViewCx;
use crate::ui::widgets;

pub use access::AccessSheet;
pub use duplicates::DuplicatesSheet;
pub use erase::EraseSheet;
pub use merge::MergeSheet;
pub use overview::OverviewSheet;

/// Whether a command makes sense for these selected people.
pub fn can(command: Command, people: &[Id<Person>], doc: &Document) -> bool {
    match command {
        Command::AccessReport => people.len() == 1,
        Command::ErasePerson => people.len() == 1 && !doc.is_read_only(),
        Command::MergePeople => (2..=MOST_MERGED).contains(&people.len()) && !doc.is_read_only(),
        _ => false,
    }
}

/// Does a command for which [`can`] said yes.
pub fn run(command: Command, people: &[Id<Person>], cx: &mut ViewCx) {
    let project = cx.doc.project();
    match (command, people) {
        (Command::AccessReport, [person]) => {
            let sheet = AccessSheet::new(project, *person, cx.texts);
            cx.out.open(sheet);
        }
        (Command::ErasePerson, [person]) => {
            let sheet = EraseSheet::new(project, *person, cx.texts);
            cx.out.open(sheet);
        }
        (Command::MergePeople, people) if people.len() > 1 => {
            let sheet = MergeSheet::new(project, people);
            cx.out.open(sheet);
        }
        _ => {}
    }
}

/// So many can be compared side by side.
const MOST_MERGED: usize = 4;

/// How long before it is due the review is spoken of, in days.
const SOON: i64 = 30;

/// When the review of personal data was due or will be, if that is to be told today.
pub fn review_due(project: &Project, today: NaiveDate) -> Option<NaiveDate> {
    let due = project.circle().review_on?;
    ((due - today).num_days() <= SOON).then_some(due)
}

/// Puts the review off until a year from today, in one step.
pub fn review_in_a_year(doc: &mut Document, today: NaiveDate) {
    let next = a_year_after(today);
    doc.end_gesture();
    doc.edit(Step::EditCircle, |project| {
        if !project.circle.contains(Circle::ID) {
            project.circle.insert(Circle::ID, Circle::default());
        }
        project.change(Circle::ID, |circle| circle.review_on = Some(next));
    });
}

fn a_year_after(day: NaiveDate) -> NaiveDate {
    // The 29th of February has no day a year later.
    let next = day.with_year(day.year() + 1);
    next.or_else(|| day.checked_add_days(chrono::Days::new(365)))
        .unwrap_or(day)
}

fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// The person's name, or what stands for a missing one.
fn name_of(project: &Project, person: Id<Person>, texts: &Texts) -> String {
    let name = project.people.get(person).map(Person::full_name);
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| tr!(texts, "roster-no-name"))
}

/// A button that says that the sheet closes; also by its key.
fn close_button(ui: &mut Ui, label: &str) -> bool {
    let response = ui.button(label);
    widgets::named(&response, egui::Role::Button, label);
    response.clicked()
}

/// Whether Enter was pressed outside of a text field, with nothing else to take it.
fn entered(ui: &Ui) -> bool {
    ui.memory(|memory| memory.focused().is_none()) && ui.input(|i| i.key_pressed(Key::Enter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn reviewed_on(on: Option<NaiveDate>) -> Project {
        let mut project = Project::default();
        let circle = Circle {
            review_on: on,
            ..Circle::default()
        };
        project.circle.insert(Circle::ID, circle);
        project
    }

    #[test]
    fn the_review_is_spoken_of_a_month_before() {
        let today = day(2026, 11, 22);
        let told = |on| review_due(&reviewed_on(Some(on)), today).is_some();
        assert!(told(day(2026, 12, 22)) && told(today) && told(day(2020, 1, 1)));
        assert!(!told(day(2026, 12, 23)));
        assert_eq!(review_due(&Project::default(), today), None);
    }

    #[test]
    fn a_year_later_is_one_step_even_from_a_leap_day() {
        let mut doc = Document::new(reviewed_on(Some(day(2023, 1, 1))));
        review_in_a_year(&mut doc, day(2024, 2, 29));
        assert_eq!(doc.project().circle().review_on, Some(day(2025, 2, 28)));
        doc.undo();
        assert_eq!(doc.project().circle().review_on, Some(day(2023, 1, 1)));
        assert_eq!(a_year_after(day(2026, 11, 22)), day(2027, 11, 22));
    }
}
