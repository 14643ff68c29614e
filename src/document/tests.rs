use super::*;
use crate::model::{Element, Person, Point};
use proptest::prelude::*;

fn named(name: &str) -> Person {
    Person {
        family_name: name.to_owned(),
        ..Person::default()
    }
}

#[test]
fn steps_can_be_undone_and_redone_by_name() {
    let mut document = Document::default();
    let id = document.edit(Step::AddPerson, |p| p.add(named("Pavković")));
    document.edit(Step::EditPerson, |p| {
        p.change(id, |p| p.given_name = "Gari".to_owned())
    });
    assert_eq!(document.next_undo(), Some(Step::EditPerson));
    assert_eq!(document.undo(), Some(Step::EditPerson));
    assert_eq!(document.undo(), Some(Step::AddPerson));
    assert!(document.project().people.is_empty());
    assert_eq!(document.undo(), None);
    assert_eq!(document.redo(), Some(Step::AddPerson));
    assert_eq!(document.redo(), Some(Step::EditPerson));
    let name = document.project().get(id).map(Person::full_name);
    assert_eq!(name.as_deref(), Some("Gari Pavković"));
}

#[test]
fn typing_is_one_step_until_the_gesture_ends() {
    let mut document = Document::default();
    let id = document.edit(Step::AddPerson, |p| p.add(named("")));
    let typed = Gesture::on((id, "family_name"));
    for text in ["B", "Be", "Ber", "Berg"] {
        document.edit_more(Step::EditPerson, typed, |p| {
            p.change(id, |p| p.family_name = text.to_owned());
        });
    }
    document.end_gesture();
    document.edit_more(Step::EditPerson, typed, |p| {
        p.change(id, |p| p.family_name = "Bergmann".to_owned());
    });
    let name = |d: &Document| d.project().get(id).map(|p| p.family_name.clone());
    document.undo();
    assert_eq!(name(&document).as_deref(), Some("Berg"));
    document.undo();
    assert_eq!(name(&document).as_deref(), Some(""));
}

#[test]
fn an_edit_that_changes_nothing_is_no_step() {
    let mut document = Document::default();
    let id = document.edit(Step::AddPerson, |p| p.add(named("Berg")));
    let revision = document.revision();
    document.edit(Step::EditPerson, |p| {
        p.change(id, |p| p.family_name = "Berg".to_owned())
    });
    assert_eq!(document.next_undo(), Some(Step::AddPerson));
    assert_eq!(document.revision(), revision);
}

#[test]
fn texts_are_normalised_on_the_way_in() {
    let mut document = Document::default();
    let id = document.edit(Step::AddPerson, |p| p.add(named("O\u{308}zbabacan\r\n")));
    let name = document.project().get(id).map(|p| p.family_name.clone());
    assert_eq!(name.as_deref(), Some("Özbabacan\n"));
}

#[test]
fn a_read_only_document_drops_edits() {
    let mut document = Document::read_only(Project::default());
    document.edit(Step::AddPerson, |p| p.add(named("Berg")));
    assert!(document.project().people.is_empty());
    assert_eq!(document.next_undo(), None);
}

/// A person as `document` has it, changed elsewhere.
fn elsewhere(document: &Document, id: Id<Person>, change: impl FnOnce(&mut Person)) -> Project {
    let mut project = document.project().clone();
    project.people.get_mut(id).map(change);
    project
}

#[test]
fn what_comes_from_elsewhere_is_no_step_and_ends_no_gesture() {
    let mut document = Document::default();
    let id = document.edit(Step::AddPerson, |p| p.add(named("Otto")));
    let typed = Gesture::on((id, "note"));
    let type_note = |document: &mut Document, text: &str| {
        document.edit_more(Step::EditPerson, typed, |p| {
            p.change(id, |p| p.note = text.to_owned());
        });
    };
    type_note(&mut document, "Ruft");
    let (base, revision) = (document.project().clone(), document.revision());
    document.take_unread();
    let merged = elsewhere(&document, id, |person| {
        person.function = "Leitung".to_owned()
    });
    document.take_foreign(&base, &merged);
    assert_eq!(document.foreign_revision(), 1);
    assert_eq!(document.revision(), revision + 1);
    assert!(document.in_gesture());
    assert!(document.take_unread().is_some());
    type_note(&mut document, "Ruft an");
    // One step from the first letter on, and nothing of the other's in it.
    assert_eq!(document.undo(), Some(Step::EditPerson));
    let person = document.project().get(id).cloned().unwrap();
    assert_eq!(
        (person.note.as_str(), person.function.as_str()),
        ("", "Leitung")
    );
    assert_eq!(document.redo(), Some(Step::EditPerson));
    let person = document.project().get(id).cloned().unwrap();
    assert_eq!(person.note, "Ruft an");
    assert_eq!(document.next_undo(), Some(Step::EditPerson));
}

#[test]
fn both_sides_edits_are_kept_and_an_edit_beats_a_deletion() {
    let mut document = Document::default();
    let [mine, theirs] = ["A", "B"].map(|n| document.edit(Step::AddPerson, |p| p.add(named(n))));
    let base = document.project().clone();
    document.edit(Step::EditPerson, |p| {
        p.change(mine, |p| p.note = "meins".to_owned());
        p.people.remove(theirs);
    });
    let mut merged = base.clone();
    merged.people.remove(mine);
    if let Some(person) = merged.people.get_mut(theirs) {
        person.note = "deins".to_owned();
    }
    document.take_foreign(&base, &merged);
    let note = |id| document.project().get(id).map(|p: &Person| p.note.clone());
    assert_eq!(note(mine).as_deref(), Some("meins"));
    assert_eq!(note(theirs).as_deref(), Some("deins"));
    let revision = document.foreign_revision();
    document.take_foreign(&merged, &merged.clone());
    assert_eq!(document.foreign_revision(), revision);
}

/// One random edit: which record (by place), and what.
#[derive(Clone, Debug)]
enum Deed {
    Add(String),
    Rename(usize, String),
    Delete(usize),
    Move(usize, i16),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        "[a-z ]{0,8}".prop_map(Deed::Add),
        (0..6usize, "[a-z ]{0,8}").prop_map(|(n, text)| Deed::Rename(n, text)),
        (0..6usize).prop_map(Deed::Delete),
        (0..6usize, any::<i16>()).prop_map(|(n, x)| Deed::Move(n, x)),
        Just(Deed::Undo),
        Just(Deed::Redo),
    ]
}

fn perform(document: &mut Document, deed: Deed) {
    let nth = |d: &Document, n: usize| d.project().elements.ids().nth(n);
    match deed {
        Deed::Add(text) => {
            let element = Element {
                text,
                ..Element::default()
            };
            document.edit(Step::AddNote, |p| p.add(element));
        }
        Deed::Rename(n, text) => {
            if let Some(id) = nth(document, n) {
                let gesture = Gesture::on(id);
                document.edit_more(Step::EditElement, gesture, |p| {
                    p.change(id, |e| e.text = text)
                });
            }
        }
        Deed::Delete(n) => {
            if let Some(id) = nth(document, n) {
                document.edit(Step::DeleteElements, |p| p.delete_element(id));
            }
        }
        Deed::Move(n, x) => {
            if let Some(id) = nth(document, n) {
                let to = Point::new(f32::from(x), 0.0);
                document.edit(Step::MoveElements, |p| p.change(id, |e| e.position = to));
            }
        }
        Deed::Undo => drop(document.undo()),
        Deed::Redo => drop(document.redo()),
    }
}

proptest! {
    /// Whatever was done: undoing all leads to the start, redoing all to the end, and the
    /// patches handed to the journal tell the same story.
    #[test]
    fn undoing_everything_and_redoing_it_leads_back(deeds in proptest::collection::vec(deed(), 0..40)) {
        let mut document = Document::with_ids(Project::default(), IdSource::counting_from(0));
        let mut replayed = Project::default();
        for deed in deeds {
            perform(&mut document, deed);
            if let Some(patch) = document.take_unread() {
                patch.apply(&mut replayed);
            }
        }
        prop_assert_eq!(&replayed, document.project());
        while document.redo().is_some() {}
        let end = document.project().clone();
        while document.undo().is_some() {}
        prop_assert_eq!(document.project(), &Project::default());
        while document.redo().is_some() {}
        prop_assert_eq!(document.project(), &end);
    }
}

#[test]
fn what_others_changed_in_unknown_tables_alone_is_taken_over() {
    let newer = |rooms: &str| {
        let text = format!("(schema: 1, rooms: {rooms})");
        crate::store::codec::decode(&text).unwrap().project
    };
    let (base, merged) = (newer("1"), newer("2"));
    let mut document = Document::new(base.clone());
    document.take_foreign(&base, &merged);
    assert_eq!(*document.project(), merged);
    let mut read = base.clone();
    document.take_unread().unwrap().apply(&mut read);
    assert_eq!(read, merged);
    assert!(base.differs(&merged));
}
