//! Random edits of every kind, as people make them.

use super::Dice;
use crate::document::{Document, Step};
use crate::model::{
    AgendaItem, Decision, Element, Entry, EntryKind, Id, NoteColor, Order, Person, Point, Record,
    Table,
};

/// Makes one random edit; the same for the same seed and project. `word` is put into whatever is
/// written, so that it can be told later whose words are still there.
pub fn random_edit(document: &mut Document, seed: u64, word: &str) {
    let dice = &mut Dice(seed);
    let project = document.project().clone();
    let entry = some(&project.entries, dice);
    let element = some(&project.elements, dice);
    let person = some(&project.people, dice);
    let item = some(&project.agenda, dice);
    match dice.below(14) {
        0 => {
            let entry = Entry {
                session: project.sessions.ids().next(),
                item,
                order: Order::after(project.entries.iter().map(|(_, entry)| &entry.order).max()),
                kind: dice.pick(EntryKind::ALL),
                text: word.to_owned(),
                ..Entry::default()
            };
            document.edit(Step::AddEntry, |p| p.add(entry));
        }
        1 => {
            let element = Element {
                board: project.boards.ids().next(),
                position: place(dice),
                size: Element::note_size(),
                text: word.to_owned(),
                author: person,
                ..Element::default()
            };
            document.edit(Step::AddNote, |p| p.add(element));
        }
        2 => {
            let person = Person {
                family_name: word.to_owned(),
                organisation: some(&project.organisations, dice),
                ..Person::default()
            };
            document.edit(Step::AddPerson, |p| p.add(person));
        }
        3 | 4 => change(document, Step::EditEntry, entry, |entry| {
            entry.text = rewritten(&entry.text, word, dice);
        }),
        5 => change(document, Step::EditElement, element, |element| {
            element.text = rewritten(&element.text, word, dice);
        }),
        6 => change(document, Step::EditPerson, person, |person| {
            if dice.one_in(2) {
                person.given_name = word.to_owned();
            } else {
                person.note = rewritten(&person.note, word, dice);
            }
        }),
        7 => change(document, Step::MoveElements, element, |element| {
            element.position = place(dice);
        }),
        8 => change(document, Step::ColorElements, element, |element| {
            element.color = dice.pick(NoteColor::ALL);
        }),
        9 => change(document, Step::EditEntry, entry, |entry| {
            let votes = u32::try_from(dice.below(30)).unwrap_or_default();
            entry.decision.get_or_insert_with(Decision::default).yes = Some(votes);
        }),
        10 => {
            let between = some(&project.entries, dice)
                .and_then(|id| project.get(id))
                .map(|left| Order::after(Some(&left.order)));
            // Under something that is under nothing, and only what has nothing under it: one
            // person alone makes no circle.
            let is_leaf = !project
                .entries
                .iter()
                .any(|(_, e)| e.parent.is_some() && e.parent == entry);
            let parent = some(&project.entries, dice).filter(|id| {
                let top = project.get(*id).is_some_and(|e| e.parent.is_none());
                is_leaf && top && Some(*id) != entry && dice.one_in(3)
            });
            change(document, Step::MoveEntry, entry, |entry| {
                entry.order = between.unwrap_or_default();
                entry.parent = parent;
            });
        }
        11 => change(document, Step::EditItem, item, |item: &mut AgendaItem| {
            item.title = rewritten(&item.title, word, dice);
            item.speaker = person;
        }),
        12 => match (entry, element, dice.below(4)) {
            (Some(entry), _, 0) => document.edit(Step::DeleteEntry, |p| p.delete_entry(entry)),
            (_, Some(element), 1) => {
                document.edit(Step::DeleteElements, |p| p.delete_element(element));
            }
            (..) if dice.one_in(4) => {
                if let Some(person) = person {
                    document.edit(Step::DeletePerson, |p| p.delete_person(person));
                }
            }
            (..) if dice.one_in(8) => {
                if let Some(item) = item {
                    document.edit(Step::DeleteItem, |p| p.delete_item(item));
                }
            }
            _ => {}
        },
        _ => {
            if dice.one_in(2) {
                document.undo();
            } else {
                document.redo();
            }
        }
    }
}

fn some<T>(table: &Table<T>, dice: &mut Dice) -> Option<Id<T>> {
    table.ids().nth(dice.below(table.len()))
}

fn change<T: Record>(
    document: &mut Document,
    step: Step,
    id: Option<Id<T>>,
    change: impl FnOnce(&mut T),
) {
    if let Some(id) = id {
        document.edit(step, |p| p.change(id, change));
    }
}

fn place(dice: &mut Dice) -> Point {
    // A few thousand points, all of which a float holds exactly.
    let mut along = || dice.below(4_000) as f32;
    Point::new(along(), along())
}

/// The text with `word` put in somewhere, and now and then without one of its words.
fn rewritten(text: &str, word: &str, dice: &mut Dice) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    if dice.one_in(4) && words.len() > 3 {
        words.remove(dice.below(words.len()));
    }
    words.insert(dice.below(words.len() + 1), word);
    if words.len() > 60 {
        words.truncate(40);
    }
    words.join(" ")
}
