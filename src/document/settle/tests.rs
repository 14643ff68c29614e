use super::*;
use crate::document::merge::{Author, Version, projects};
use crate::document::{Delta, IdSource};
use crate::model::{Action, Due, Order};
use crate::testing::{arbitrary_project, generated_project, random_edit};
use chrono::NaiveDate;
use proptest::prelude::*;

fn author(name: &str) -> Author {
    Author {
        name: name.to_owned(),
        at: None,
    }
}

fn merged(base: &Project, anna: &Project, bernd: &Project) -> Project {
    let (a, b) = (author("Anna"), author("Bernd"));
    let of = |project, author| Version { project, author };
    projects(Some(base), of(anna, &a), of(bernd, &b))
}

fn entry(text: &str) -> Entry {
    Entry {
        text: text.to_owned(),
        ..Entry::default()
    }
}

/// A document in which two people changed one entry in two ways.
fn clash(
    before: Entry,
    anna: impl FnOnce(&mut Entry),
    bernd: impl FnOnce(&mut Entry),
) -> (Document, Id<Entry>) {
    let id = IdSource::counting_from(7).next();
    let mut base = Project::default();
    base.entries.insert(id, before);
    let (mut one, mut other) = (base.clone(), base.clone());
    anna(one.entries.get_mut(id).unwrap());
    bernd(other.entries.get_mut(id).unwrap());
    (Document::new(merged(&base, &one, &other)), id)
}

fn two_wordings() -> (Document, Id<Entry>) {
    clash(
        entry("Frist ist Montag."),
        |entry| entry.text = "Frist ist Dienstag.".to_owned(),
        |entry| entry.text = "Frist ist Mittwoch.".to_owned(),
    )
}

fn only_conflict(document: &Document) -> (Id<Conflict>, Conflict) {
    let (id, conflict) = document.project().conflicts.iter().next().unwrap();
    assert_eq!(document.project().conflicts.len(), 1);
    (id, conflict.clone())
}

fn text(document: &Document, id: Id<Entry>) -> &str {
    &document.project().get(id).unwrap().text
}

#[test]
fn one_of_two_wordings_is_kept_and_undo_brings_the_question_back() {
    for (settlement, expected) in [
        (Settlement::First, "Frist ist Dienstag."),
        (Settlement::Second, "Frist ist Mittwoch."),
        (Settlement::Standing, "Frist ist Dienstag. Mittwoch."),
    ] {
        let (mut document, id) = two_wordings();
        let before = document.project().clone();
        let (conflict, record) = only_conflict(&document);
        let all = Choices {
            first: true,
            second: true,
            standing: true,
            own: true,
        };
        assert_eq!(Choices::of(document.project(), &record), all);
        assert_eq!(document.open_conflicts().about(id), Some(conflict));
        assert!(document.settle(conflict, &settlement));
        assert_eq!(text(&document, id), expected);
        assert!(document.project().conflicts.is_empty());
        assert!(document.open_conflicts().is_empty());
        assert_eq!(document.undo(), Some(Step::SettleConflict));
        assert_eq!(*document.project(), before);
        assert_eq!(document.open_conflicts().len(), 1);
    }
}

#[test]
fn what_was_written_beside_the_conflict_since_stays() {
    let (mut document, id) = two_wordings();
    let (conflict, _) = only_conflict(&document);
    document.edit(Step::EditEntry, |p| {
        p.change(id, |entry: &mut Entry| {
            entry.text.insert_str(0, "Beschluss: ");
            entry.order = Order::default();
            entry.speaker = Some(Id::from_ulid(Ulid(9)));
        });
    });
    assert!(document.settle(conflict, &Settlement::Second));
    assert_eq!(text(&document, id), "Beschluss: Frist ist Mittwoch.");
    let speaker = document.project().get(id).unwrap().speaker;
    assert!(speaker.is_some());
}

#[test]
fn an_own_wording_keeps_what_came_in_while_it_was_written() {
    let (mut document, id) = two_wordings();
    let (conflict, _) = only_conflict(&document);
    let from = text(&document, id).to_owned();
    document.edit(Step::EditEntry, |p| {
        p.change(id, |entry: &mut Entry| entry.text.push_str(" Neu."));
    });
    let value = "Frist ist Donnerstag.".to_owned();
    assert!(document.settle(conflict, &Settlement::Own { from, value }));
    assert_eq!(text(&document, id), "Frist ist Donnerstag. Neu.");
}

#[test]
fn a_wording_that_somebody_wrote_over_can_be_left_as_it_stands() {
    let (mut document, id) = two_wordings();
    let (conflict, record) = only_conflict(&document);
    for (now, is_another) in [("Ganz anders.", true), ("Frist ist Mittwoch.", false)] {
        document.edit(Step::EditEntry, |p| {
            p.change(id, |entry: &mut Entry| entry.text = now.to_owned());
        });
        let choices = Choices::of(document.project(), &record);
        assert_eq!(choices.standing, is_another, "{now}");
    }
    assert!(document.settle(conflict, &Settlement::Second));
    assert_eq!(text(&document, id), "Frist ist Mittwoch.");
    assert!(document.project().conflicts.is_empty());
}

fn due(day: u32) -> Option<Action> {
    Some(Action {
        due: NaiveDate::from_ymd_opt(2019, 3, day).map(Due::On),
        ..Action::default()
    })
}

fn two_dates() -> (Document, Id<Entry>) {
    clash(
        Entry {
            action: due(1),
            ..Entry::default()
        },
        |entry| entry.action = due(2),
        |entry| entry.action = due(3),
    )
}

#[test]
fn one_of_two_dates_is_kept_or_a_third_one() {
    let own = |value: &str| Settlement::Own {
        from: String::new(),
        value: value.to_owned(),
    };
    for (settlement, expected) in [
        (Settlement::First, due(2)),
        (Settlement::Second, due(3)),
        (own("Some(On(\"2019-03-04\"))"), due(4)),
    ] {
        let (mut document, id) = two_dates();
        let (conflict, record) = only_conflict(&document);
        assert!(!Choices::of(document.project(), &record).standing);
        assert!(document.settle(conflict, &settlement));
        assert_eq!(document.project().get(id).unwrap().action, expected);
    }
}

#[test]
fn what_is_no_value_of_the_field_settles_nothing() {
    let (mut document, _) = two_dates();
    let (conflict, _) = only_conflict(&document);
    let before = document.project().clone();
    let value = "Some(On(\"2019-13-99\"))".to_owned();
    let from = String::new();
    assert!(!document.settle(conflict, &Settlement::Own { from, value }));
    assert_eq!(*document.project(), before);
    assert_eq!(document.next_undo(), None);
}

#[test]
fn a_conflict_about_a_part_that_was_taken_away_is_none_any_more() {
    let (mut document, id) = two_dates();
    let (conflict, record) = only_conflict(&document);
    document.edit(Step::EditEntry, |p| {
        p.change(id, |entry: &mut Entry| entry.action = None);
    });
    assert!(document.open_conflicts().is_empty());
    assert_eq!(Choices::of(document.project(), &record), Choices::default());
    assert!(document.settle(conflict, &Settlement::First));
    assert!(document.project().conflicts.is_empty());
    assert_eq!(document.project().get(id).unwrap().action, None);
}

#[test]
fn an_empty_part_still_has_its_fields() {
    let (mut document, id) = two_dates();
    document.edit(Step::EditEntry, |p| {
        p.change(id, |entry: &mut Entry| {
            entry.action = Some(Action::default());
        });
    });
    assert_eq!(document.open_conflicts().len(), 1);
}

/// Anna deletes a session with all that belongs to it, Bernd goes on writing in it.
fn deleted_session() -> (Document, Id<Session>, Id<Entry>) {
    let mut base = generated_project(3, 8_000);
    let ids = &mut IdSource::counting_from(7);
    let session = ids.next();
    base.sessions.insert(session, Session::default());
    let entries: [Id<Entry>; 2] = [ids.next(), ids.next()];
    for id in entries {
        let entry = Entry {
            session: Some(session),
            ..entry("Anfang")
        };
        base.entries.insert(id, entry);
    }
    let (mut anna, mut bernd) = (base.clone(), base.clone());
    anna.delete_session(session);
    let [kept, _] = entries;
    bernd.entries.get_mut(kept).unwrap().text.push('!');
    (Document::new(merged(&base, &anna, &bernd)), session, kept)
}

fn about<T: Record>(document: &Document, id: Id<T>) -> Id<Conflict> {
    document.open_conflicts().about(id).expect("a conflict")
}

#[test]
fn a_record_is_kept_or_deleted_after_all_with_what_belongs_to_it() {
    let (mut document, session, entry) = deleted_session();
    assert_eq!(document.open_conflicts().len(), 2);
    let before = document.project().clone();

    assert!(document.settle(about(&document, session), &Settlement::Second));
    assert!(document.project().sessions.contains(session));
    assert!(document.settle(about(&document, entry), &Settlement::First));
    assert!(!document.project().entries.contains(entry));
    document.undo();
    document.undo();
    assert_eq!(*document.project(), before);

    assert!(document.settle(about(&document, session), &Settlement::First));
    assert!(!document.project().sessions.contains(session));
    assert!(!document.project().entries.contains(entry));
    assert!(
        document.project().conflicts.is_empty(),
        "the entry's conflict has gone with it"
    );
    document.undo();
    assert_eq!(*document.project(), before);
}

#[test]
fn records_of_every_table_can_be_deleted_after_all() {
    let project = generated_project(5, 30_000);
    macro_rules! each {
        ($( $table:ident: $Record:ident, )*) => { $(
            if let Some(id) = project.$table.ids().next() {
                let mut with_conflict = project.clone();
                let conflict = Conflict {
                    kind: ConflictKind::Deleted,
                    table: Some(TableName::$table),
                    record: id.to_string(),
                    ..Conflict::default()
                };
                let conflict_id = IdSource::counting_from(1).next();
                with_conflict.conflicts.insert(conflict_id, conflict);
                let mut document = Document::new(with_conflict.clone());
                assert!(document.settle(conflict_id, &Settlement::First));
                let now = document.project();
                assert!(!now.$table.contains(id), stringify!($table));
                assert!(!now.conflicts.contains(conflict_id));
                assert_eq!(crate::model::references::dangling(now), []);
                document.undo();
                assert_eq!(*document.project(), with_conflict);
            }
        )* };
    }
    with_tables!(each);
}

/// A project with an unknown table and an unknown field of a person.
fn from_a_newer_version(value: &str) -> Project {
    let person = "\"00000000000000000000000001\": (family_name: \"Berg\", hobby: VALUE)";
    let text = format!("(schema: 1, people: {{{person}}}, rooms: VALUE)");
    let text = text.replace("VALUE", value);
    crate::store::codec::decode(&text).unwrap().project
}

#[test]
fn of_two_unknown_values_either_can_be_kept() {
    let [base, anna, bernd] = ["\"alt\"", "\"Anna\"", "\"Bernd\""].map(from_a_newer_version);
    let project = merged(&base, &anna, &bernd);
    assert_eq!(project.conflicts.len(), 2, "{:?}", project.conflicts);
    for (settlement, expected) in [(Settlement::First, &anna), (Settlement::Second, &bernd)] {
        let mut document = Document::new(project.clone());
        for (id, _) in project.conflicts.iter() {
            assert!(document.settle(id, &settlement));
        }
        assert_eq!(document.project(), expected);
        let written = document.take_unread().unwrap();
        let mut read = project.clone();
        written.apply(&mut read);
        assert_eq!(read, *expected, "the journal has it too");
        document.undo();
        document.undo();
        assert_eq!(*document.project(), project);
    }
}

#[test]
fn a_project_that_cannot_be_changed_keeps_its_conflicts() {
    let (document, _) = two_wordings();
    let (conflict, _) = only_conflict(&document);
    let mut document = Document::read_only(document.project().clone());
    assert!(!document.settle(conflict, &Settlement::First));
    assert_eq!(document.open_conflicts().len(), 1);
}

#[test]
fn gigantic_texts_are_settled_too() {
    let long = |word: &str| vec![word; 300_000].join(" ");
    let id = IdSource::counting_from(7).next();
    let mut project = Project::default();
    project.entries.insert(id, entry(&long("a")));
    let conflict = Conflict {
        kind: ConflictKind::Text,
        table: Some(TableName::entries),
        record: id.to_string(),
        field: "text".to_owned(),
        first: long("b"),
        second: long("c"),
        placed: long("a"),
        ..Conflict::default()
    };
    let conflict_id = IdSource::counting_from(1).next();
    project.conflicts.insert(conflict_id, conflict.clone());
    let mut document = Document::new(project);
    assert!(document.settle(conflict_id, &Settlement::First));
    assert_eq!(text(&document, id), conflict.first);
}

/// Two people's random work on one project.
fn worked(base: &Project, name: &str, first_id: u128, seeds: &[u64]) -> Project {
    let mut document = Document::with_ids(base.clone(), IdSource::counting_from(first_id));
    for (number, seed) in seeds.iter().enumerate() {
        random_edit(&mut document, *seed, &format!("{name}{number}"));
    }
    document.project().clone()
}

fn seeds() -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::vec(any::<u64>(), 5..25)
}

/// Conflicts as no merge makes them: about anything, with any values.
fn garbled() -> impl Strategy<Value = Vec<(usize, usize, usize, String, String)>> {
    let value = prop_oneof![
        Just(String::new()),
        Just("None".to_owned()),
        Just("Some(7)".to_owned()),
        Just("Some(On(\"2019-03-02\"))".to_owned()),
        Just("Some(".to_owned()),
        Just("[[[[[[[[".to_owned()),
        Just("true".to_owned()),
        ".{0,20}",
    ];
    let conflict = (
        any::<usize>(),
        any::<usize>(),
        any::<usize>(),
        value.clone(),
        value,
    );
    proptest::collection::vec(conflict, 0..12)
}

fn pick<T>(all: &[T], at: usize) -> Option<&T> {
    all.get(at.checked_rem(all.len())?)
}

fn settlements() -> [Settlement; 4] {
    [
        Settlement::First,
        Settlement::Second,
        Settlement::Standing,
        Settlement::Own {
            from: "alt".to_owned(),
            value: "neu".to_owned(),
        },
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// What is chosen is there afterwards, nothing else has changed, and undo brings it all back.
    #[test]
    fn what_was_chosen_is_there_and_nothing_else_has_changed(
        anna in seeds(), bernd in seeds(),
    ) {
        let base = generated_project(5, 4_000);
        let mine = worked(&base, "anna", 0xa << 100, &anna);
        let theirs = worked(&base, "bernd", 0xb << 100, &bernd);
        let project = merged(&base, &mine, &theirs);
        let open = OpenConflicts::of(&project);
        for (id, conflict) in project.conflicts.iter() {
            prop_assert!(open.contains(id), "{conflict:?}");
            let deleted = conflict.kind == ConflictKind::Deleted;
            for settlement in settlements().into_iter().take(3) {
                let mut document = Document::new(project.clone());
                prop_assert!(document.settle(id, &settlement), "{conflict:?}");
                let now = document.project().clone();
                prop_assert!(!now.conflicts.contains(id));
                if !(deleted && settlement == Settlement::First) {
                    let mut delta = Delta::between(&project, &now);
                    prop_assert_eq!(delta.conflicts.len(), 1);
                    delta.conflicts.clear();
                    // In finished minutes it is a change that is told.
                    delta.amendments.clear();
                    let changed: usize = delta.tally().iter().map(|tally| tally.changed).sum();
                    let touched: usize = delta.tally().iter()
                        .map(|tally| tally.changed + tally.added + tally.removed)
                        .sum();
                    prop_assert!(changed <= 1 && touched == changed);
                }
                let expected = match settlement {
                    _ if deleted => None,
                    Settlement::First => Some(conflict.shown(&conflict.first)),
                    Settlement::Second => Some(conflict.shown(&conflict.second)),
                    _ => standing(&project, conflict),
                };
                if let Some(expected) = expected {
                    prop_assert_eq!(standing(&now, conflict), Some(expected));
                }
                document.undo();
                prop_assert_eq!(document.project(), &project);
            }
        }
    }

    #[test]
    fn whatever_a_file_says_of_conflicts_can_be_shown_and_settled(
        project in arbitrary_project(), garbled in garbled(),
    ) {
        let mut project = project;
        let ids = records(&project);
        let new_ids = &mut IdSource::counting_from(1);
        for (table, record, field, first, second) in garbled {
            let table = pick(TableName::ALL, table).copied();
            let kind = pick(ConflictKind::ALL, record).copied().unwrap_or_default();
            let (known, record) = pick(&ids, record).cloned().unwrap_or_default();
            let table = known.filter(|_| field % 4 > 0).or(table).filter(|_| field % 7 > 0);
            let fields = table.map(TableName::field_paths).unwrap_or_default();
            let field = pick(&fields, field).cloned().unwrap_or_default();
            let placed = first.clone();
            let conflict = Conflict {
                kind, table, record, field, first, second, placed, ..Conflict::default()
            };
            project.conflicts.insert(new_ids.next(), conflict);
        }
        let open = OpenConflicts::of(&project);
        prop_assert_eq!(open.in_order(&project).len(), open.len());
        for (id, conflict) in project.conflicts.iter() {
            let choices = Choices::of(&project, conflict);
            let possible = [choices.first, choices.second];
            for (nth, settlement) in settlements().into_iter().enumerate() {
                let mut document = Document::new(project.clone());
                let settled = document.settle(id, &settlement);
                if open.contains(id) && let Some(possible) = possible.get(nth) {
                    prop_assert_eq!(settled, *possible, "{:?} {:?}", &settlement, conflict);
                }
                prop_assert_eq!(document.project().conflicts.contains(id), !settled);
                document.undo();
                let left = Delta::between(&project, document.project()).to_patch();
                prop_assert!(left.is_empty(), "{:?}: {}", settlement, ron::to_string(&left).unwrap());
            }
        }
    }
}

fn records(project: &Project) -> Vec<(Option<TableName>, String)> {
    let mut found = Vec::new();
    macro_rules! each {
        ($( $table:ident: $Record:ident, )*) => { $(
            let ids = project.$table.ids().map(|id| (Some(TableName::$table), id.to_string()));
            found.extend(ids);
        )* };
    }
    with_tables!(each);
    found
}
