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
    doc.set_author("Anna", chrono::Utc::now);
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
fn whoever_changes_the_speaker_and_then_the_status_leaves_both_told() {
    let mut minutes = minutes(Approval::Approved);
    let entry = minutes.entry;
    let anna = minutes
        .doc
        .edit(Step::AddPerson, |p| p.add(Person::default()));
    minutes.doc.edit(Step::EditEntry, |p| {
        p.change(entry, |entry| entry.speaker = Some(anna));
    });
    assert_eq!(minutes.amendments().len(), 1);
    minutes.doc.edit(Step::SetStatus, |p| {
        p.change(entry, |entry| {
            entry.suggestion.get_or_insert_default().addressee = "Bund".into();
        });
    });
    minutes.write("Anders.");
    minutes.doc.end_gesture();
    minutes.write("Das Programm läuft bis 2020.");
    assert_eq!(
        minutes.amendments().len(),
        1,
        "the speaker is another still"
    );
    minutes.doc.edit(Step::EditEntry, |p| {
        p.change(entry, |entry| entry.speaker = None);
    });
    assert_eq!(minutes.amendments(), []);
}

impl Minutes {
    fn person(&mut self, name: &str) -> Id<Person> {
        let person = Person {
            family_name: name.into(),
            ..Person::default()
        };
        self.doc.edit(Step::AddPerson, |p| p.add(person))
    }

    fn let_speak(&mut self, person: Id<Person>) {
        let entry = self.entry;
        self.doc.edit(Step::EditEntry, |p| {
            p.change(entry, |entry| entry.speaker = Some(person));
        });
    }
}

#[test]
fn what_an_amendment_does_not_keep_stays_told_all_the_same() {
    let mut minutes = minutes(Approval::Approved);
    let [anna, bernd] = ["A", "B"].map(|name| minutes.person(name));
    let was = (
        AmendmentKind::Changed,
        "Das Programm läuft bis 2020.".to_owned(),
    );
    minutes.let_speak(anna);
    let was = [was];
    assert_eq!(minutes.amendments(), was);
    minutes.let_speak(bernd);
    assert_eq!(minutes.amendments(), was, "it is still another");
    // Nor does it go when something changes that is no part of the minutes.
    let entry = minutes.entry;
    minutes.doc.edit(Step::EditEntry, |p| {
        p.change(entry, |entry| entry.written_at = None);
        p.change(entry, |entry| {
            entry.action.get_or_insert_default().number = Some(7);
        });
    });
    assert_eq!(minutes.amendments(), was);
}

#[test]
fn a_gesture_that_ends_where_it_began_leaves_the_mark_as_it_was() {
    let mut minutes = minutes(Approval::Approved);
    let anna = minutes.person("A");
    minutes.let_speak(anna);
    let before = minutes.doc.project().amendments.clone();
    minutes.write("Das Programm läuft bis 2021.");
    minutes.write("Das Programm läuft bis 2020.");
    assert_eq!(minutes.amendments().len(), 1);
    assert!(!minutes.doc.project().amendments.differs(&before));
}

/// Does to the document what somebody else did meanwhile.
fn meanwhile(doc: &mut Document, change: impl FnOnce(&mut Project)) {
    let base = doc.project().clone();
    let mut theirs = base.clone();
    change(&mut theirs);
    doc.take_foreign(&base, &theirs);
}

#[test]
fn undoing_what_was_written_before_somebody_else_finished_the_minutes_is_told() {
    let mut minutes = minutes(Approval::Draft);
    minutes.write("Das Programm läuft bis 2021.");
    let session = minutes.session;
    meanwhile(&mut minutes.doc, |project| {
        let session = project.sessions.get_mut(session).expect("there");
        session.approval = Approval::Approved;
        session.finished_at = Some(Utc::now());
    });
    minutes.doc.undo();
    let was = "Das Programm läuft bis 2021.".to_owned();
    assert_eq!(minutes.amendments(), [(AmendmentKind::Changed, was)]);
    minutes.doc.redo();
    assert_eq!(minutes.amendments(), [], "as it was finished");
}

#[test]
fn undo_keeps_what_tells_of_somebody_elses_change() {
    let mut minutes = minutes(Approval::Approved);
    minutes.write("Das Programm läuft bis 2021.");
    let entry = minutes.entry;
    meanwhile(&mut minutes.doc, |project| {
        let entry = project.entries.get_mut(entry).expect("there");
        entry.text = "Die Stiftung fördert weiter.".into();
    });
    minutes.doc.undo();
    let was = "Das Programm läuft bis 2020.".to_owned();
    assert_eq!(minutes.amendments(), [(AmendmentKind::Changed, was)]);
}

#[test]
fn what_two_people_noted_about_one_change_is_no_question_to_anybody() {
    use crate::document::merge::{Author, Version, projects};
    let minutes = minutes(Approval::Approved);
    let base = minutes.doc.project().clone();
    let by = |name: &str, text: &str| {
        let mut doc = Document::with_ids(base.clone(), IdSource::counting_from(900));
        doc.set_author(name, chrono::Utc::now);
        doc.edit(Step::EditEntry, |p| {
            p.change(minutes.entry, |entry| {
                entry.text = format!("{} {text}", entry.text);
            });
        });
        doc.project().clone()
    };
    let (anna, bernd) = (by("Anna", "Mindestens."), by("Bernd", "Höchstens."));
    let [a, b] = ["Anna", "Bernd"].map(|name| Author {
        name: name.to_owned(),
        at: None,
    });
    let version = |project, author| Version { project, author };
    let merged = projects(Some(&base), version(&anna, &a), version(&bernd, &b));
    assert_eq!(merged.amendments.len(), 1);
    let asked: Vec<_> = merged.conflicts.iter().map(|(_, c)| &c.field).collect();
    assert_eq!(asked, [] as [&String; 0]);
    let other = projects(Some(&base), version(&bernd, &b), version(&anna, &a));
    assert_eq!(merged, other);
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
