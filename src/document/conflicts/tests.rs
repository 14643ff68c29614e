use super::*;
use crate::model::{Order, order};

fn id<T>(n: u128) -> Id<T> {
    Id::from_ulid(Ulid(n))
}

fn about(table: TableName, record: u128, field: &str) -> Conflict {
    Conflict {
        kind: ConflictKind::Text,
        table: Some(table),
        record: Ulid(record).to_string(),
        field: field.to_owned(),
        ..Conflict::default()
    }
}

fn place(nth: usize) -> Order {
    order::spread(9).swap_remove(nth)
}

/// Two sessions, items and entries whose ids are not in reading order, a board, a person.
fn project() -> Project {
    let mut project = Project::default();
    for (n, date) in [(1, "2018-05-03"), (2, "2018-11-07")] {
        project.sessions.insert(id(n), Session::default());
        let day = Day {
            session: Some(id(n)),
            date: date.parse().ok(),
            ..Day::default()
        };
        project.days.insert(id(n), day);
    }
    for (n, nth) in [(1, 2), (2, 1)] {
        let item = AgendaItem {
            session: Some(id(2)),
            order: place(nth),
            ..AgendaItem::default()
        };
        project.agenda.insert(id(n), item);
    }
    for (n, item, nth) in [(1, 1, 0), (2, 2, 2), (3, 2, 1)] {
        let entry = Entry {
            session: Some(id(2)),
            item: Some(id(item)),
            order: place(nth),
            ..Entry::default()
        };
        project.entries.insert(id(n), entry);
    }
    project.boards.insert(id(1), Board::default());
    let note = Element {
        board: Some(id(1)),
        ..Element::default()
    };
    project.elements.insert(id(1), note);
    project.people.insert(id(1), Person::default());
    project
}

#[test]
fn conflicts_come_in_the_order_in_which_one_reads() {
    use TableName::{agenda, boards, elements, entries, people, sessions};
    let expected = [
        about(sessions, 2, "title"),
        about(agenda, 2, "title"),
        about(entries, 3, "text"),
        about(entries, 2, "kind"),
        about(entries, 2, "text"),
        about(agenda, 1, "title"),
        about(entries, 1, "text"),
        about(sessions, 1, "note"),
        about(boards, 1, "title"),
        about(elements, 1, "text"),
        about(people, 1, "given_name"),
        about(people, 1, "family_name"),
    ];
    let mut project = project();
    for (nth, conflict) in expected.iter().enumerate() {
        let n = (nth as u128 + 1) * 7919 % 101;
        project.conflicts.insert(id(n), conflict.clone());
    }
    let open = OpenConflicts::of(&project);
    assert_eq!(open.len(), expected.len());
    let found: Vec<Conflict> = open
        .in_order(&project)
        .into_iter()
        .map(|id| project.get(id).unwrap().clone())
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn what_is_gone_is_no_open_conflict() {
    let mut project = project();
    let gone = [
        about(TableName::entries, 99, "text"),
        about(TableName::entries, 1, "nonsense"),
        about(TableName::entries, 1, "action.due"),
        about(TableName::entries, 1, "action"),
        about(TableName::entries, 1, ""),
        about(TableName::conflicts, 1, "first"),
        Conflict {
            record: "no id".to_owned(),
            ..about(TableName::entries, 1, "text")
        },
        Conflict {
            table: None,
            ..about(TableName::entries, 1, "text")
        },
    ];
    for (nth, conflict) in gone.iter().enumerate() {
        project
            .conflicts
            .insert(id(nth as u128 + 1), conflict.clone());
    }
    // A part as a whole is walked only where it is there and blank.
    let open = OpenConflicts::of(&project);
    assert!(open.is_empty(), "{open:?}");
    assert_eq!(open.about(id::<Entry>(1)), None);
}
