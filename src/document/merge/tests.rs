use super::*;
use crate::document::{Delta, Document, IdSource, Step};
use crate::model::{
    Action, ActionStatus, AmendmentKind, Approval, ConflictKind, Due, Element, Entry, EntryKind,
    Id, Person, Point, Project, Session, TableName,
};
use crate::testing::{arbitrary_project, generated_project, random_edit};
use chrono::NaiveDate;
use proptest::prelude::*;

fn author(name: &str) -> Author {
    Author {
        name: name.to_owned(),
        at: None,
    }
}

/// Merges Anna's and Bernd's versions, and sees that it makes no difference who does it.
fn merge(base: &Project, anna: &Project, bernd: &Project) -> Project {
    let (a, b) = (author("Anna"), author("Bernd"));
    let one = projects(Some(base), version(anna, &a), version(bernd, &b));
    let other = projects(Some(base), version(bernd, &b), version(anna, &a));
    same(&one, &other);
    one
}

/// Tells the differing records, not all of both projects.
#[track_caller]
fn same(one: &Project, other: &Project) {
    let delta = Delta::between(one, other).to_patch();
    assert!(
        one == other,
        "differs in {}",
        ron::to_string(&delta).unwrap()
    );
}

fn version<'a>(project: &'a Project, author: &'a Author) -> Version<'a> {
    Version { project, author }
}

/// A project with one entry, which each side changes in its way.
fn on_one_entry(
    before: Entry,
    anna: impl FnOnce(&mut Entry),
    bernd: impl FnOnce(&mut Entry),
) -> (Project, Id<Entry>) {
    let id = IdSource::counting_from(7).next();
    let mut base = Project::default();
    base.entries.insert(id, before);
    let changed = |change: &mut dyn FnMut(&mut Entry)| {
        let mut project = base.clone();
        change(project.entries.get_mut(id).unwrap());
        project
    };
    let (mut anna, mut bernd) = (Some(anna), Some(bernd));
    let anna = changed(&mut |entry| anna.take().unwrap()(entry));
    let bernd = changed(&mut |entry| bernd.take().unwrap()(entry));
    (merge(&base, &anna, &bernd), id)
}

fn text(text: &str) -> Entry {
    Entry {
        text: text.to_owned(),
        ..Entry::default()
    }
}

#[test]
fn fields_changed_on_different_sides_are_both_kept() {
    let base = Arc::new(Person::default());
    let mine = Arc::new(Person {
        given_name: "Ayse".to_owned(),
        ..Person::default()
    });
    let theirs = Arc::new(Person {
        family_name: "Özbabacan".to_owned(),
        ..Person::default()
    });
    let Merged::Put(both) = record(Some(&base), Some(&mine), Some(&theirs)) else {
        panic!("both sides changed something");
    };
    assert_eq!(both.full_name(), "Ayse Özbabacan");
}

#[test]
fn undoing_never_takes_an_edit_for_a_deletion() {
    let base = Arc::new(Person::default());
    let edited = Arc::new(Person {
        note: "wichtig".to_owned(),
        ..Person::default()
    });
    assert_eq!(record(Some(&base), None, Some(&edited)), Merged::Same);
    assert_eq!(
        record(Some(&base), Some(&edited), None),
        Merged::Put(edited.clone())
    );
    assert_eq!(record(Some(&base), None, Some(&base)), Merged::Removed);
}

#[test]
fn sentences_of_two_people_in_one_entry_are_both_there_without_a_question() {
    let (merged, id) = on_one_entry(
        text("Der Kreis tagt."),
        |entry| entry.text.push_str(" In Berlin."),
        |entry| entry.text.insert_str(0, "Beschluss: "),
    );
    let entry = merged.get(id).unwrap();
    assert_eq!(entry.text, "Beschluss: Der Kreis tagt. In Berlin.");
    assert!(merged.conflicts.is_empty());
}

#[test]
fn two_wordings_are_both_visible_and_asked_about() {
    let (merged, id) = on_one_entry(
        text("Frist ist Montag."),
        |entry| entry.text = "Frist ist Dienstag.".to_owned(),
        |entry| entry.text = "Frist ist Mittwoch.".to_owned(),
    );
    assert_eq!(
        merged.get(id).unwrap().text,
        "Frist ist Dienstag. Mittwoch."
    );
    let (_, conflict) = merged.conflicts.iter().next().unwrap();
    assert_eq!(conflict.kind, ConflictKind::Text);
    assert_eq!(conflict.table, Some(TableName::entries));
    assert_eq!(conflict.field, "text");
    assert_eq!(conflict.first, "Frist ist Dienstag.");
    assert_eq!(conflict.first_by, "Anna");
    assert_eq!(conflict.second, "Frist ist Mittwoch.");
    assert_eq!(conflict.second_by, "Bernd");
    assert_eq!(conflict.base, "Frist ist Montag.");
}

#[test]
fn two_titles_are_never_mixed() {
    use crate::model::Board;
    let id = IdSource::counting_from(7).next();
    let titled = |title: &str| {
        let mut project = Project::default();
        let title = title.to_owned();
        project.boards.insert(
            id,
            Board {
                title,
                ..Board::default()
            },
        );
        project
    };
    let anna = "Quartier und ganze Stadt";
    let bernd = "Zusammenleben in der Nachbarschaft";
    let base = titled("Workshop 2: Zusammenleben im Quartier");
    let merged = merge(&base, &titled(anna), &titled(bernd));
    assert_eq!(merged.get(id).unwrap().title, bernd);
    let (_, conflict) = merged.conflicts.iter().next().unwrap();
    assert_eq!(
        [conflict.first.as_str(), conflict.second.as_str()],
        [anna, bernd]
    );
}

#[test]
fn two_values_of_one_field_are_asked_about_and_settled() {
    let action = |due, status| Entry {
        action: Some(Action {
            due,
            status,
            ..Action::default()
        }),
        ..text("Einladung")
    };
    let day = NaiveDate::from_ymd_opt(2018, 12, 15).map(Due::On);
    let (merged, id) = on_one_entry(
        action(None, ActionStatus::Open),
        |entry| *entry = action(day, ActionStatus::Open),
        |entry| *entry = action(Some(Due::NextSession), ActionStatus::Done),
    );
    let entry = merged.get(id).unwrap();
    let now = entry.action.as_ref().unwrap();
    assert_eq!(now.status, ActionStatus::Done, "only Bernd changed it");
    let conflicts: Vec<_> = merged.conflicts.iter().collect();
    let [(_, conflict)] = conflicts[..] else {
        panic!("one conflict, not {conflicts:?}");
    };
    assert_eq!(conflict.field, "action.due");
    let values = [&conflict.first, &conflict.second];
    assert!(
        values.contains(&&"Some(NextSession)".to_owned()),
        "{values:?}"
    );
    assert!(values.contains(&&conflict.placed));
    for (value, expected) in [(&conflict.first, 0), (&conflict.second, 1)] {
        let settled = settle_value(entry, &conflict.field, &conflict.placed, value).unwrap();
        let due = settled.action.unwrap().due;
        assert!([Some(Due::NextSession), day].contains(&due), "{expected}");
        assert_eq!(ron::to_string(&due).unwrap(), *value);
    }
    assert_eq!(settle_value(entry, "action.nothing", "", "1"), None);
    assert_eq!(settle_value(entry, "action.due", "", "garbled("), None);
}

#[test]
fn settling_a_wording_keeps_what_was_written_beside_it_since() {
    let entry = text("Neu: Frist ist Dienstag. Mittwoch. Ende.");
    let settled = settle_value(
        &entry,
        "text",
        "Frist ist Dienstag. Mittwoch.",
        "Frist ist Dienstag.",
    );
    assert_eq!(settled.unwrap().text, "Neu: Frist ist Dienstag. Ende.");
}

#[test]
fn where_a_note_lies_is_no_question_to_anybody() {
    let id = IdSource::counting_from(7).next();
    let mut base = Project::default();
    base.elements.insert(id, Element::default());
    let moved = |x| {
        let mut project = base.clone();
        project.elements.get_mut(id).unwrap().position = Point::new(x, 0.0);
        project
    };
    let merged = merge(&base, &moved(10.0), &moved(20.0));
    let at = merged.get(id).unwrap().position;
    assert!([Point::new(10.0, 0.0), Point::new(20.0, 0.0)].contains(&at));
    assert!(merged.conflicts.is_empty());
}

#[test]
fn an_edit_beats_a_deletion_brings_back_what_it_needs_and_is_asked_about() {
    let mut base = Project::default();
    let mut ids = IdSource::counting_from(7);
    let session = ids.next();
    base.sessions.insert(session, Session::default());
    let kept: Id<Entry> = ids.next();
    let gone: Id<Entry> = ids.next();
    for id in [kept, gone] {
        let entry = Entry {
            session: Some(session),
            ..text("Anfang")
        };
        base.entries.insert(id, entry);
    }
    let mut anna = base.clone();
    anna.delete_session(session);
    let mut bernd = base.clone();
    bernd
        .entries
        .get_mut(kept)
        .unwrap()
        .text
        .push_str(" und mehr");
    let merged = merge(&base, &anna, &bernd);
    assert_eq!(merged.get(kept).unwrap().text, "Anfang und mehr");
    assert!(merged.sessions.contains(session), "the entry refers to it");
    assert!(!merged.entries.contains(gone));
    let deleted: Vec<_> = merged.conflicts.iter().map(|(_, c)| c.table).collect();
    assert_eq!(deleted.len(), 2, "{deleted:?}");
    assert!(
        merged
            .conflicts
            .iter()
            .all(|(_, c)| c.kind == ConflictKind::Deleted && c.first_by == "Anna")
    );
}

#[test]
fn both_lists_of_addresses_are_kept() {
    use crate::model::Contact;
    let contact = |value: &str| Contact {
        label: String::new(),
        value: value.to_owned(),
    };
    let base = [contact("alt@stadt.de"), contact("bleibt@stadt.de")];
    let mine = [contact("bleibt@stadt.de"), contact("anna@stadt.de")];
    let theirs = [
        contact("alt@stadt.de"),
        contact("bleibt@stadt.de"),
        contact("bernd@stadt.de"),
    ];
    let merged: Vec<_> = list(&base, &mine, &theirs)
        .into_iter()
        .map(|c| c.value)
        .collect();
    assert_eq!(
        merged,
        ["bleibt@stadt.de", "bernd@stadt.de", "anna@stadt.de"]
    );
}

#[test]
fn things_put_under_each_other_stay_in_the_outline() {
    let mut base = Project::default();
    let mut ids = IdSource::counting_from(7);
    let (one, other): (Id<Entry>, Id<Entry>) = (ids.next(), ids.next());
    base.entries.insert(one, text("eins"));
    base.entries.insert(other, text("zwei"));
    let under = |what: Id<Entry>, parent| {
        let mut project = base.clone();
        project.entries.get_mut(what).unwrap().parent = Some(parent);
        project
    };
    let merged = merge(&base, &under(one, other), &under(other, one));
    assert_eq!(merged.get(one).unwrap().parent, Some(other));
    assert_eq!(
        merged.get(other).unwrap().parent,
        None,
        "cut at the greatest id"
    );
}

#[test]
fn a_settled_conflict_does_not_come_back() {
    let (with_conflict, id) = on_one_entry(
        text("Montag"),
        |entry| entry.text = "Dienstag".to_owned(),
        |entry| entry.text = "Mittwoch".to_owned(),
    );
    let mut settled = with_conflict.clone();
    settled.conflicts = Default::default();
    settled.entries.get_mut(id).unwrap().text = "Dienstag".to_owned();
    let mut busy = with_conflict.clone();
    let elsewhere = IdSource::counting_from(99).next();
    busy.entries.insert(elsewhere, text("anderes"));
    let merged = merge(&with_conflict, &settled, &busy);
    assert!(merged.conflicts.is_empty());
    assert_eq!(merged.get(id).unwrap().text, "Dienstag");
}

#[test]
fn without_a_base_everything_either_has_is_kept() {
    let ids = &mut IdSource::counting_from(7);
    let (shared, mine_only, theirs_only): (Id<Entry>, Id<Entry>, Id<Entry>) =
        (ids.next(), ids.next(), ids.next());
    let mut mine = Project::default();
    mine.entries.insert(shared, text("Der Kreis tagt heute."));
    let mut theirs = mine.clone();
    mine.entries.insert(mine_only, text("nur hier"));
    theirs.entries.insert(theirs_only, text("nur dort"));
    theirs.entries.get_mut(shared).unwrap().text = "Der große Kreis tagt heute.".to_owned();
    let (a, b) = (author("Anna"), author("Bernd"));
    let one = projects(None, version(&mine, &a), version(&theirs, &b));
    let other = projects(None, version(&theirs, &b), version(&mine, &a));
    same(&one, &other);
    assert_eq!(one.entries.len(), 3);
    assert_eq!(one.get(shared).unwrap().text, "Der große Kreis tagt heute.");
    assert!(one.conflicts.is_empty());
}

#[test]
fn without_a_base_a_value_that_is_the_first_of_its_kind_is_asked_about_like_any_other() {
    let id: Id<Entry> = IdSource::counting_from(7).next();
    let of_kind = |kind| {
        let mut project = Project::default();
        let entry = Entry {
            kind,
            ..Entry::default()
        };
        project.entries.insert(id, entry);
        project
    };
    let mine = of_kind(EntryKind::default());
    let theirs = of_kind(EntryKind::Decision);
    let (a, b) = (author("Anna"), author("Bernd"));
    let one = projects(None, version(&mine, &a), version(&theirs, &b));
    let other = projects(None, version(&theirs, &b), version(&mine, &a));
    same(&one, &other);
    assert_eq!(one.conflicts.len(), 1);
}

#[test]
fn of_a_record_without_an_ancestor_nothing_is_taken_out_silently() {
    let id: Id<Entry> = IdSource::counting_from(7).next();
    let said_by = |speaker| {
        let mut project = Project::default();
        let entry = Entry {
            speaker,
            ..Entry::default()
        };
        project.entries.insert(id, entry);
        project
    };
    let somebody: Id<Person> = IdSource::counting_from(9).next();
    // Both have it by different ways, and the base is older.
    let merged = merge(
        &Project::default(),
        &said_by(None),
        &said_by(Some(somebody)),
    );
    assert_eq!(merged.get(id).unwrap().speaker, Some(somebody));
    assert_eq!(merged.conflicts.len(), 1);
    // Two copies of which nothing is known just complete one another.
    let (one, other) = (said_by(None), said_by(Some(somebody)));
    let nobody = Author::default();
    let merged = projects(None, version(&one, &nobody), version(&other, &nobody));
    assert!(merged.conflicts.is_empty());
}

#[test]
fn what_was_read_again_shares_memory_with_what_was_known() {
    let base = generated_project(3, 20_000);
    let mut theirs = generated_project(3, 20_000);
    let id = theirs.people.ids().next().unwrap();
    theirs.people.get_mut(id).unwrap().note = "neu".to_owned();
    let again = shared(&base, &theirs);
    assert_eq!(again, theirs);
    assert!(again.entries.is_same(&base.entries));
    assert!(!again.people.is_same(&base.people));
}

/// One person's work on `base`.
fn worked(base: &Project, name: &str, first_id: u128, seeds: &[u64]) -> Project {
    let mut document = Document::with_ids(base.clone(), IdSource::counting_from(first_id));
    for (number, seed) in seeds.iter().enumerate() {
        random_edit(&mut document, *seed, &format!("{name}{number}"));
    }
    document.project().clone()
}

const ANNA: u128 = 0xa << 100;
const BERND: u128 = 0xb << 100;
const CARLA: u128 = 0xc << 100;

fn seeds() -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::vec(any::<u64>(), 0..25)
}

/// All that can be read in a project, conflicts included.
fn all_words(project: &Project) -> std::collections::BTreeSet<String> {
    let text = format!("{project:?}");
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_owned)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn merging_is_symmetric_and_nothing_put_in_is_lost(anna in seeds(), bernd in seeds()) {
        let base = generated_project(5, 12_000);
        let mine = worked(&base, "anna", ANNA, &anna);
        let theirs = worked(&base, "bernd", BERND, &bernd);
        let merged = merge(&base, &mine, &theirs);
        let known = all_words(&base);
        let there = all_words(&merged);
        for side in [&mine, &theirs] {
            for word in all_words(side).difference(&known) {
                if word.starts_with("anna") || word.starts_with("bernd") {
                    prop_assert!(there.contains(word), "{word} is lost");
                }
            }
        }
        prop_assert_eq!(crate::model::references::dangling(&merged), []);
    }

    #[test]
    fn merging_again_changes_nothing(anna in seeds(), bernd in seeds()) {
        let base = generated_project(5, 12_000);
        let mine = worked(&base, "anna", ANNA, &anna);
        let theirs = worked(&base, "bernd", BERND, &bernd);
        same(&merge(&base, &mine, &base), &mine);
        same(&merge(&base, &mine, &mine), &mine);
        let merged = merge(&base, &mine, &theirs);
        same(&merge(&mine, &mine, &merged), &merged);
        same(&merge(&theirs, &merged, &theirs), &merged);
    }

    /// Where people work on different things, it does not matter in which order they come
    /// together. (Where they do not, conflicts hold other halves, and that is all right.)
    #[test]
    fn merging_is_associative_where_people_add(anna in 0..20usize, bernd in 0..20usize, carla in 0..20usize) {
        let base = generated_project(5, 12_000);
        let add = |first: u128, count: usize| {
            let mut document = Document::with_ids(base.clone(), IdSource::counting_from(first));
            for number in 0..count {
                let entry = text(&number.to_string());
                document.edit(crate::document::Step::AddEntry, |p| p.add(entry));
            }
            document.project().clone()
        };
        let (anna, bernd, carla) = (add(ANNA, anna), add(BERND, bernd), add(CARLA, carla));
        let left = merge(&base, &merge(&base, &anna, &bernd), &carla);
        let right = merge(&base, &anna, &merge(&base, &bernd, &carla));
        same(&left, &right);
    }

    #[test]
    fn any_two_projects_can_be_merged_without_a_base(mine in arbitrary_project(), theirs in arbitrary_project()) {
        // Erasing takes things away on purpose.
        let [mine, theirs] = [mine, theirs].map(|mut project| {
            for id in project.people.ids().collect::<Vec<_>>() {
                project.people.get_mut(id).unwrap().erased_on = None;
            }
            project
        });
        let (a, b) = (author("Anna"), author("Bernd"));
        let one = projects(None, version(&mine, &a), version(&theirs, &b));
        let other = projects(None, version(&theirs, &b), version(&mine, &a));
        same(&one, &other);
        let tallies = Delta::between(&mine, &one).tally();
        // What is as it was when minutes were finished is no change of them any more.
        for tally in tallies.into_iter().filter(|t| t.table != TableName::amendments) {
            prop_assert_eq!(tally.removed, 0, "{:?}", tally);
        }
    }
}

/// What Anna and Bernd make of a person's attendance on the morning of a day, from this record.
fn on_attendance(
    before: Option<crate::model::AttendanceStatus>,
    anna: (crate::model::Half, crate::model::AttendanceStatus),
    bernd: (crate::model::Half, crate::model::AttendanceStatus),
) -> Project {
    use crate::model::{Attendance, Half};
    let mut ids = IdSource::counting_from(7);
    let (person, day) = (ids.next(), ids.next());
    let mut base = Project::default();
    base.people.insert(person, Person::default());
    base.days.insert(day, crate::model::Day::default());
    if let Some(status) = before {
        // As an older program left it: under an id of its own.
        let record = Attendance {
            person: Some(person),
            day: Some(day),
            half: Half::Morning,
            status,
            ..Attendance::default()
        };
        base.attendance.insert(ids.next(), record);
    }
    let ticked = |(half, status)| {
        let mut project = base.clone();
        project.set_attendance(person, day, half, |record| record.status = status);
        project
    };
    merge(&base, &ticked(anna), &ticked(bernd))
}

#[test]
fn two_who_tick_different_half_days_of_one_person_do_not_meet() {
    use crate::model::{AttendanceStatus, Half};
    let merged = on_attendance(
        None,
        (Half::Morning, AttendanceStatus::Present),
        (Half::Afternoon, AttendanceStatus::Excused),
    );
    assert_eq!((merged.attendance.len(), merged.conflicts.len()), (2, 0));
}

#[test]
fn two_who_tick_the_same_half_day_make_one_record() {
    use crate::model::{AttendanceStatus, Half};
    for before in [None, Some(AttendanceStatus::Open)] {
        let present = (Half::Morning, AttendanceStatus::Present);
        let merged = on_attendance(before, present, present);
        let all = (merged.attendance.len(), merged.conflicts.len());
        assert_eq!(all, (1, 0), "{before:?}");

        let merged = on_attendance(before, present, (Half::Morning, AttendanceStatus::Online));
        let all = (merged.attendance.len(), merged.conflicts.len());
        assert_eq!(all, (1, 1), "{before:?}");
        let (id, record) = merged.attendance.iter().next().unwrap();
        let (person, day) = (record.person.unwrap(), record.day.unwrap());
        assert_eq!(id, crate::model::Attendance::id(person, day, Half::Morning));
        let (_, conflict) = merged.conflicts.iter().next().unwrap();
        assert_eq!(conflict.table, Some(TableName::attendance));
        assert_eq!(conflict.record, id.to_string());
    }
}

/// Minutes with one entry; Anna finishes them, and each writes as told. Returns what comes of it.
fn on_minutes(
    finished_before: bool,
    anna: impl FnOnce(&mut Document, Id<Entry>),
    bernd: impl FnOnce(&mut Document, Id<Entry>),
) -> (Project, Id<Entry>) {
    let mut base = Document::with_ids(Project::default(), IdSource::counting_from(1));
    let finish = |doc: &mut Document, session| {
        doc.edit(Step::ApproveMinutes, |p| {
            p.change(session, |session: &mut Session| {
                session.approval = Approval::Circulating;
            });
        });
    };
    let (session, entry) = base.edit(Step::AddSession, |p| {
        let session = p.add(Session::default());
        let entry = p.add(Entry {
            session: Some(session),
            ..text("Das Programm läuft.")
        });
        (session, entry)
    });
    if finished_before {
        finish(&mut base, session);
    }
    let base = base.project().clone();
    let mut docs = [("Anna", 100), ("Bernd", 200)].map(|(name, first)| {
        let mut doc = Document::with_ids(base.clone(), IdSource::counting_from(first));
        doc.set_author(name, chrono::Utc::now);
        doc
    });
    let [hers, his] = &mut docs;
    if !finished_before {
        finish(hers, session);
    }
    anna(hers, entry);
    bernd(his, entry);
    (merge(&base, hers.project(), his.project()), entry)
}

fn reword(text: &'static str) -> impl FnOnce(&mut Document, Id<Entry>) {
    move |doc, entry| {
        doc.edit(Step::EditEntry, |p| {
            p.change(entry, |entry| entry.text = text.to_owned());
        });
    }
}

fn amendments(project: &Project) -> Vec<(AmendmentKind, &str, &str)> {
    let all = project.amendments.iter();
    all.map(|(_, a)| (a.change, a.text.as_str(), a.by.as_str()))
        .collect()
}

#[test]
fn what_one_wrote_while_the_other_finished_the_minutes_is_a_change_of_them() {
    let (merged, _) = on_minutes(false, |_, _| {}, reword("Das Programm läuft bis 2020."));
    let was = (AmendmentKind::Changed, "Das Programm läuft.", "Bernd");
    assert_eq!(amendments(&merged), [was]);
    assert!(merged.conflicts.is_empty());
}

#[test]
fn finishing_alone_makes_no_change_of_the_minutes() {
    let (merged, _) = on_minutes(false, |_, _| {}, |_, _| {});
    assert_eq!(amendments(&merged), []);
}

#[test]
fn two_who_change_finished_minutes_make_one_amendment_and_no_question_of_when() {
    let (merged, entry) = on_minutes(
        true,
        reword("Heute: Das Programm läuft."),
        reword("Das Programm läuft gut."),
    );
    let text = merged.get(entry).map(|entry| entry.text.as_str());
    assert_eq!(text, Some("Heute: Das Programm läuft gut."));
    let told: Vec<_> = amendments(&merged)
        .into_iter()
        .map(|(change, text, _)| (change, text))
        .collect();
    assert_eq!(told, [(AmendmentKind::Changed, "Das Programm läuft.")]);
    assert!(merged.conflicts.is_empty());
}
