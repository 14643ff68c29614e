//! What is noted down beside an edit.

use chrono::NaiveDate;

use super::*;
use crate::document::{Document, Gesture, IdSource, Step};
use crate::model::{ActionStatus, Approval, Due, Person};

struct Minutes {
    doc: Document,
    session: Id<Session>,
    item: Id<AgendaItem>,
    entry: Id<Entry>,
}

fn minutes(approval: Approval) -> Minutes {
    let mut doc = Document::with_ids(Project::default(), IdSource::counting_from(1));
    doc.set_author("Anna");
    let (session, item, entry) = doc.edit(Step::AddSession, |p| {
        let session = p.add(Session::default());
        let item = p.add(AgendaItem {
            session: Some(session),
            title: "Bericht".into(),
            ..AgendaItem::default()
        });
        let entry = p.add(Entry {
            session: Some(session),
            item: Some(item),
            text: "Das Programm läuft bis 2020.".into(),
            ..Entry::default()
        });
        (session, item, entry)
    });
    doc.edit(Step::ApproveMinutes, |p| {
        p.change(session, |session| session.approval = approval);
    });
    Minutes {
        doc,
        session,
        item,
        entry,
    }
}

impl Minutes {
    fn write(&mut self, text: &str) {
        let (entry, text) = (self.entry, text.to_owned());
        self.doc
            .edit_more(Step::EditEntry, Gesture::on((entry, "text")), |p| {
                p.change(entry, |entry| entry.text = text);
            });
    }

    fn amendments(&self) -> Vec<(AmendmentKind, String)> {
        let amendments = self.doc.project().amendments.iter();
        amendments
            .map(|(_, a)| (a.change, a.text.clone()))
            .collect()
    }
}

#[test]
fn drafts_are_changed_without_a_trace() {
    let mut minutes = minutes(Approval::Draft);
    minutes.write("Anders.");
    assert_eq!(minutes.amendments(), []);
    let session = minutes.doc.project().get(minutes.session).expect("there");
    assert_eq!(session.finished_at, None);
}

#[test]
fn a_change_of_finished_minutes_keeps_what_they_said() {
    let mut minutes = minutes(Approval::Approved);
    let session = minutes.doc.project().get(minutes.session).expect("there");
    assert!(session.finished_at.is_some());
    minutes.write("Das Programm läuft bis 2021.");
    minutes.write("Das Programm läuft bis 2022.");
    let was = "Das Programm läuft bis 2020.".to_owned();
    assert_eq!(
        minutes.amendments(),
        [(AmendmentKind::Changed, was.clone())]
    );
    let (_, amendment) = minutes.doc.project().amendments.iter().next().expect("one");
    assert_eq!(amendment.by, "Anna");

    // In a later step as well, and changed back it is no change.
    minutes.doc.end_gesture();
    minutes.write("Das Programm läuft bis 2023.");
    assert_eq!(
        minutes.amendments(),
        [(AmendmentKind::Changed, was.clone())]
    );
    minutes.write(&was);
    assert_eq!(minutes.amendments(), []);
    let undone: Vec<_> = std::iter::from_fn(|| minutes.doc.undo()).take(3).collect();
    assert_eq!(
        undone,
        [Step::EditEntry, Step::EditEntry, Step::ApproveMinutes]
    );
}

#[test]
fn undo_takes_the_amendment_along() {
    let mut minutes = minutes(Approval::Circulating);
    minutes.write("Anders.");
    assert_eq!(minutes.amendments().len(), 1);
    minutes.doc.undo();
    assert_eq!(minutes.amendments(), []);
    minutes.doc.redo();
    assert_eq!(minutes.amendments().len(), 1);
}

#[test]
fn what_was_added_to_finished_minutes_or_taken_away_is_told() {
    let mut minutes = minutes(Approval::Approved);
    let (session, item, entry) = (minutes.session, minutes.item, minutes.entry);
    let added = minutes.doc.edit(Step::AddEntry, |p| {
        p.add(Entry {
            session: Some(session),
            item: Some(item),
            text: "Nachgetragen.".into(),
            ..Entry::default()
        })
    });
    minutes
        .doc
        .edit(Step::DeleteEntry, |p| p.delete_entry(entry));
    let mut told = minutes.amendments();
    told.sort_by(|a, b| a.1.cmp(&b.1));
    let was = "Das Programm läuft bis 2020.".to_owned();
    let expected = [
        (AmendmentKind::Added, String::new()),
        (AmendmentKind::Removed, was),
    ];
    assert_eq!(told, expected);
    // What was added and taken away again was never there.
    minutes
        .doc
        .edit(Step::DeleteEntry, |p| p.delete_entry(added));
    assert_eq!(minutes.amendments().len(), 1);
    minutes.doc.edit(Step::EditItem, |p| {
        p.change(item, |item| item.title = "Bericht der Stiftung".into());
    });
    assert!(
        minutes
            .amendments()
            .contains(&(AmendmentKind::Changed, "Bericht".into()))
    );
}

#[test]
fn back_to_a_draft_there_is_nothing_to_compare_with() {
    let mut minutes = minutes(Approval::Approved);
    minutes.write("Anders.");
    let session = minutes.session;
    minutes.doc.edit(Step::ApproveMinutes, |p| {
        p.change(session, |session| session.approval = Approval::Draft);
    });
    assert_eq!(minutes.amendments(), []);
    let session = minutes.doc.project().get(session).expect("there");
    assert_eq!(session.finished_at, None);
}

#[test]
fn following_an_action_up_is_no_change_of_the_minutes_but_kept_in_its_history() {
    let mut minutes = minutes(Approval::Draft);
    let (entry, session) = (minutes.entry, minutes.session);
    let [anna, bernd] = ["A", "B"].map(|name| {
        minutes.doc.edit(Step::AddPerson, |p| {
            p.add(Person {
                family_name: name.into(),
                ..Person::default()
            })
        })
    });
    let due = NaiveDate::from_ymd_opt(2018, 12, 15).map(Due::On);
    minutes.doc.edit(Step::EditEntry, |p| {
        p.set_entry_kind(entry, EntryKind::Action);
        p.change(entry, |entry| {
            let action = entry.action.get_or_insert_default();
            (action.owner, action.due) = (Some(anna), due);
        });
    });
    let history = |doc: &Document| {
        let action = doc
            .project()
            .get(entry)
            .and_then(|entry| entry.action.clone());
        action.unwrap_or_default().history
    };
    assert_eq!(history(&minutes.doc), [], "filling it in is no change");
    minutes.doc.edit(Step::ApproveMinutes, |p| {
        p.change(session, |session| session.approval = Approval::Approved);
    });
    let finished = minutes
        .doc
        .project()
        .get(session)
        .and_then(|s| s.finished_at);
    let finished = finished.expect("finished");
    std::thread::sleep(std::time::Duration::from_millis(2));
    minutes.doc.edit(Step::EditEntry, |p| {
        p.change(entry, |entry| {
            entry.action.get_or_insert_default().owner = Some(bernd)
        });
    });
    minutes.doc.edit(Step::SetStatus, |p| {
        p.change(entry, |entry| {
            entry.action.get_or_insert_default().status = ActionStatus::Done;
        });
    });
    assert_eq!(minutes.amendments(), []);
    let told: Vec<_> = history(&minutes.doc)
        .into_iter()
        .map(|was| (was.owner, was.status, was.due, was.by))
        .collect();
    let by = || "Anna".to_owned();
    assert_eq!(
        told,
        [
            (Some(anna), ActionStatus::Open, due, by()),
            (Some(bernd), ActionStatus::Open, due, by()),
        ]
    );
    let action = minutes
        .doc
        .project()
        .get(entry)
        .and_then(|entry| entry.action.clone());
    let action = action.expect("an action");
    assert_eq!(
        action.as_of(finished),
        (ActionStatus::Open, Some(anna), due)
    );
    minutes.doc.undo();
    assert_eq!(history(&minutes.doc).len(), 1);
}

#[test]
fn a_gesture_makes_one_entry_in_the_history() {
    let mut minutes = minutes(Approval::Draft);
    let entry = minutes.entry;
    let set = |doc: &mut Document, day| {
        let due = NaiveDate::from_ymd_opt(2018, 12, day).map(Due::On);
        doc.edit_more(Step::EditEntry, Gesture::on("due"), |p| {
            p.change(entry, |entry| {
                entry.action.get_or_insert_default().due = due
            });
        });
    };
    minutes.doc.edit(Step::EditEntry, |p| {
        p.set_entry_kind(entry, EntryKind::Action)
    });
    set(&mut minutes.doc, 1);
    minutes.doc.end_gesture();
    set(&mut minutes.doc, 2);
    set(&mut minutes.doc, 24);
    let history = |doc: &Document| {
        let action = doc
            .project()
            .get(entry)
            .and_then(|entry| entry.action.clone());
        action.unwrap_or_default().history
    };
    assert_eq!(history(&minutes.doc).len(), 1);
    set(&mut minutes.doc, 1);
    assert_eq!(history(&minutes.doc).len(), 0, "back to where it was");
}

#[test]
fn what_was_struck_stays_closed_to_whom_it_was_closed_by_what_lay_around_it() {
    let mut minutes = minutes(Approval::Draft);
    let (session, entry) = (minutes.session, minutes.entry);
    let part = minutes.doc.edit(Step::AddEntry, |p| {
        p.change(entry, |entry| entry.visibility = Visibility::Internal);
        p.add(Entry {
            session: Some(session),
            parent: Some(entry),
            text: "Nur unter uns".into(),
            visibility: Visibility::Public,
            ..Entry::default()
        })
    });
    minutes.doc.edit(Step::ApproveMinutes, |p| {
        p.change(session, |session| session.approval = Approval::Approved);
    });
    minutes.doc.edit(Step::DeleteEntry, |p| {
        p.entries.remove(part);
        p.entries.remove(entry);
    });
    let amendments = minutes.doc.project().amendments.iter();
    let open: Vec<Visibility> = amendments.map(|(_, a)| a.visibility).collect();
    assert_eq!(open, [Visibility::Internal; 2]);
}
