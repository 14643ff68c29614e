use super::*;
use crate::model::{Action, Due, EntryKind, Id, Order, Point, Size};
use crate::testing::arbitrary_project;
use proptest::prelude::*;

fn id<T>(n: u128) -> Id<T> {
    Id::from_ulid(Ulid(n))
}

/// Anna in the circle, a session with two entries, a board with a frame and a note.
fn project() -> Project {
    let mut project = Project::default();
    project.people.insert(
        id(1),
        Person {
            given_name: "Anna".to_owned(),
            ..Person::default()
        },
    );
    project.memberships.insert(
        id(2),
        Membership {
            person: Some(id(1)),
            ..Membership::default()
        },
    );
    project.sessions.insert(id(3), Session::default());
    for n in [4, 5] {
        project.entries.insert(
            id(n),
            Entry {
                session: Some(id(3)),
                text: format!("Eintrag {n}"),
                ..Entry::default()
            },
        );
    }
    project.boards.insert(id(6), Board::default());
    for (n, kind) in [(7, ElementKind::Frame), (8, ElementKind::Note)] {
        project.elements.insert(
            id(n),
            Element {
                board: Some(id(6)),
                kind,
                ..Element::default()
            },
        );
    }
    project
}

fn changed(change: impl FnOnce(&mut Project)) -> ChangeList {
    let before = project();
    let mut after = before.clone();
    change(&mut after);
    ChangeList::between(&before, &after)
}

fn only(list: &ChangeList) -> &RecordChange {
    match list.records.as_slice() {
        [record] => record,
        other => panic!("{other:#?}"),
    }
}

fn note(project: &mut Project) -> &mut Element {
    project.elements.get_mut(id(8)).expect("a note")
}

fn entry(project: &mut Project) -> &mut Entry {
    project.entries.get_mut(id(4)).expect("an entry")
}

#[test]
fn a_changed_field_is_told_with_both_values() {
    let list = changed(|project| {
        entry(project).action = Some(Action {
            due: Some(Due::NextSession),
            ..Action::default()
        });
        entry(project).kind = EntryKind::Action;
    });
    let record = only(&list);
    assert_eq!(record.kind, ChangeKind::Changed);
    assert_eq!(record.owner, Some((TableName::sessions, Ulid(3))));
    let paths: Vec<&str> = record
        .fields
        .iter()
        .map(|field| field.path.as_str())
        .collect();
    assert_eq!(paths, ["kind", "action.due"]);
    assert_eq!(record.fields[1].after, Shown::Due(Due::NextSession));
}

#[test]
fn what_came_is_told_with_its_filled_fields_but_not_with_its_place() {
    let list = changed(|project| {
        project.elements.insert(
            id(9),
            Element {
                board: Some(id(6)),
                frame: Some(id(7)),
                position: Point::new(1.0, 2.0),
                size: Element::note_size(),
                order: Order::after(Some(&Order::default())),
                text: "Sprachmittler".to_owned(),
                ..Element::default()
            },
        );
    });
    let record = only(&list);
    assert_eq!(record.kind, ChangeKind::Added);
    let fields: Vec<(&str, &Shown)> = record
        .fields
        .iter()
        .map(|field| (field.path.as_str(), &field.after))
        .collect();
    assert_eq!(
        fields,
        [
            ("frame", &Shown::Reference(TableName::elements, Ulid(7))),
            ("text", &Shown::Text("Sprachmittler".to_owned())),
        ]
    );
}

#[test]
fn moving_is_one_thing() {
    let moved = |change: fn(&mut Element)| {
        let list = changed(|project| change(note(project)));
        let record = only(&list).clone();
        assert_eq!(record.fields, [], "{record:#?}");
        record.layout
    };
    let elsewhere = moved(|note| {
        note.position = Point::new(9.0, 9.0);
        note.order = Order::after(Some(&note.order));
    });
    assert_eq!(elsewhere, Some(Layout::Moved { into: None }));
    let into_frame = moved(|note| {
        note.position = Point::new(9.0, 9.0);
        note.frame = Some(id(7));
    });
    let frame = (TableName::elements, Ulid(7));
    assert_eq!(into_frame, Some(Layout::Moved { into: Some(frame) }));
    let resized = moved(|note| {
        note.position = Point::new(9.0, 9.0);
        note.size = Size::new(9.0, 9.0);
    });
    assert_eq!(resized, Some(Layout::Resized));
}

#[test]
fn an_entry_under_another_item_is_told_by_that_item() {
    let list = changed(|project| {
        entry(project).item = Some(id(99));
        entry(project).order = Order::after(Some(&Order::default()));
    });
    let record = only(&list);
    assert_eq!(record.layout, None);
    assert_eq!(record.fields.len(), 1);
    assert_eq!(record.fields[0].path, "item");
}

#[test]
fn records_stand_with_those_they_belong_to() {
    let list = changed(|project| {
        project.delete_person(id(1));
        entry(project).text.clear();
        note(project).text = "neu".to_owned();
        project.boards.get_mut(id(6)).expect("a board").title = "Quartier".to_owned();
    });
    let groups: Vec<_> = list
        .groups()
        .map(|group| {
            let parts: Vec<_> = group.parts.iter().map(|part| part.table).collect();
            (group.owner.0, group.itself.is_some(), parts)
        })
        .collect();
    assert_eq!(
        groups,
        [
            (TableName::people, true, vec![TableName::memberships]),
            (TableName::sessions, false, vec![TableName::entries]),
            (TableName::boards, true, vec![TableName::elements]),
        ]
    );
}

#[test]
fn a_summary_counts_what_differs_by_kind() {
    let before = project();
    let mut after = before.clone();
    for (_, entry) in [4, 5].map(|n| (n, n)) {
        after.entries.remove(id(entry));
    }
    note(&mut after).text = "neu".to_owned();
    let summary = Summary::of(&Delta::between(&before, &after));
    assert_eq!(
        summary.counts,
        [
            (Counted::Table(TableName::entries), 2),
            (Counted::Elements(ElementKind::Note), 1),
        ]
    );
}

/// Two projects: one and the same, quite different ones, or such as differ only in what this
/// version does not know.
fn pair() -> impl Strategy<Value = (Project, Project)> {
    (arbitrary_project(), arbitrary_project(), 0..4).prop_map(|(one, other, how)| {
        let mut after = one.clone();
        match how {
            0 => {}
            1 => after.ext = other.ext,
            2 => {
                for entry in after.entries.ids().collect::<Vec<_>>() {
                    let entry = after.entries.get_mut(entry).expect("an entry");
                    entry.ext = other.ext.clone();
                }
            }
            _ => after = other,
        }
        (one, after)
    })
}

proptest! {
    #[test]
    fn the_list_is_empty_if_and_only_if_nothing_differs((before, after) in pair()) {
        let list = ChangeList::between(&before, &after);
        prop_assert_eq!(list.is_empty(), before == after);
        let delta = Delta::between(&before, &after);
        prop_assert_eq!(Summary::of(&delta).is_empty(), delta.tally().is_empty());
        for record in &list.records {
            let says_something = record.layout.is_some() || !record.fields.is_empty();
            prop_assert!(record.kind != ChangeKind::Changed || says_something, "{:#?}", record);
        }
        let in_groups: usize = list.groups()
            .map(|group| group.parts.len() + usize::from(group.itself.is_some()))
            .sum();
        prop_assert_eq!(in_groups, list.records.len());
    }
}
