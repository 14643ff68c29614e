//! Random edits of every kind, as people make them.

use super::Dice;
use crate::document::merge::settle_value;
use crate::document::{Document, Gesture, Step, Transaction};
use crate::model::{
    Action, ActionStatus, AgendaItem, Conflict, Decision, Due, Element, ElementKind, Entry,
    EntryKind, Id, NoteColor, Order, Person, Point, Project, Record, Session, SessionState, Size,
    Table, TableName,
    references::{Dangling, dangling},
};

/// From this many records on in a table, one is deleted for each one added.
const MANY: usize = 150;

/// From this many open conflicts on, people set about settling them.
const MANY_CONFLICTS: usize = 15;

/// Makes one random edit; the same for the same seed and project. `word` is put into whatever is
/// written, so that it can be told later whose words are still there. Votes and places follow
/// from it too, so that each is written once only.
pub fn random_edit(document: &mut Document, seed: u64, word: &str) {
    let dice = &mut Dice(seed);
    let project = document.project().clone();
    if project.conflicts.len() > MANY_CONFLICTS && dice.one_in(3) {
        return settle_some(document, &project, dice);
    }
    match dice.below(20) {
        0..=2 => add(document, &project, dice, word),
        3..=6 => edit_entry(document, &project, dice, word),
        7 | 8 => edit_note(document, &project, dice, word),
        9 | 10 => drag(document, &project, dice, word),
        11 => edit_person(document, &project, dice, word),
        12 | 13 => vote(document, &project, dice, word),
        14 => move_entry(document, &project, dice),
        15 => assign(document, &project, dice),
        16 => edit_session(document, &project, dice, word),
        17 => delete(document, &project, dice),
        18 => settle_some(document, &project, dice),
        _ if dice.one_in(2) => {
            document.undo();
        }
        _ => {
            document.redo();
        }
    }
}

fn add(document: &mut Document, project: &Project, dice: &mut Dice, word: &str) {
    if project.entries.len() > MANY || project.elements.len() > MANY {
        // One as likely as the other, so that the tables stay about this long.
        if dice.one_in(2) {
            return delete(document, project, dice);
        }
    }
    match dice.below(8) {
        0..=2 => {
            let entry = Entry {
                session: some(&project.sessions, dice),
                item: some(&project.agenda, dice),
                order: order_somewhere(project, dice),
                kind: dice.pick(EntryKind::ALL),
                text: word.to_owned(),
                origin: some(&project.elements, dice).filter(|_| dice.one_in(4)),
                ..Entry::default()
            };
            document.edit(Step::AddEntry, |p| p.add(entry));
        }
        3..=5 => {
            let element = Element {
                board: some(&project.boards, dice),
                position: place(word),
                size: Element::note_size(),
                text: word.to_owned(),
                author: some(&project.people, dice),
                frame: some_frame(project, dice),
                ..Element::default()
            };
            document.edit(Step::AddNote, |p| p.add(element));
        }
        6 => {
            let person = Person {
                family_name: word.to_owned(),
                organisation: some(&project.organisations, dice),
                ..Person::default()
            };
            document.edit(Step::AddPerson, |p| p.add(person));
        }
        _ => {
            let item = AgendaItem {
                session: some(&project.sessions, dice),
                title: word.to_owned(),
                order: Order::after(project.agenda.iter().map(|(_, item)| &item.order).max()),
                speaker: some(&project.people, dice),
                ..AgendaItem::default()
            };
            document.edit(Step::AddItem, |p| p.add(item));
        }
    }
}

fn edit_entry(document: &mut Document, project: &Project, dice: &mut Dice, word: &str) {
    // Half of it in one paragraph, which all work on at once.
    let entry = if dice.one_in(2) {
        project.entries.ids().next()
    } else {
        some(&project.entries, dice)
    };
    if dice.one_in(8) {
        return change(document, Step::EditEntry, entry, |entry| {
            entry.kind = dice.pick(EntryKind::ALL);
        });
    }
    change(document, Step::EditEntry, entry, |entry| {
        entry.text = rewritten(&entry.text, word, dice);
    });
}

fn edit_note(document: &mut Document, project: &Project, dice: &mut Dice, word: &str) {
    let element = some(&project.elements, dice);
    if dice.one_in(2) {
        change(document, Step::EditElement, element, |element| {
            element.text = rewritten(&element.text, word, dice);
        });
    } else {
        change(document, Step::ColorElements, element, |element| {
            element.color = dice.pick(NoteColor::ALL);
        });
    }
}

/// Drags a note in several movements, resizes it, or puts it on top of the pile.
fn drag(document: &mut Document, project: &Project, dice: &mut Dice, word: &str) {
    let Some(element) = some(&project.elements, dice) else {
        return;
    };
    match dice.below(6) {
        0 => change(document, Step::ResizeElement, Some(element), |element| {
            let to = place(word);
            element.size = Size::new(to.x(), to.y());
        }),
        1 => {
            let top = Order::after(project.elements.iter().map(|(_, e)| &e.order).max());
            change(document, Step::ReorderElements, Some(element), |element| {
                element.order = top;
            });
        }
        _ => {
            let gesture = Gesture::on(element);
            for movement in 0..1 + dice.below(3) {
                document.edit_more(Step::MoveElements, gesture, |p| {
                    p.change(element, |element: &mut Element| {
                        element.position = place(&format!("{word}-{movement}"));
                    });
                });
            }
            let frame = some_frame(project, dice);
            let is_frame = project.get(element).map(|e| e.kind) == Some(ElementKind::Frame);
            document.edit_more(Step::MoveElements, gesture, |p| {
                p.change(element, |element: &mut Element| {
                    element.frame = frame.filter(|_| !is_frame);
                });
            });
            // Half of the drags still go on when something else happens.
            if dice.one_in(2) {
                document.end_gesture();
            }
        }
    }
}

fn edit_person(document: &mut Document, project: &Project, dice: &mut Dice, word: &str) {
    let person = some(&project.people, dice);
    change(document, Step::EditPerson, person, |person: &mut Person| {
        if dice.one_in(2) {
            person.given_name = word.to_owned();
        } else {
            person.note = rewritten(&person.note, word, dice);
        }
    });
}

fn vote(document: &mut Document, project: &Project, dice: &mut Dice, word: &str) {
    // The same few over and over.
    let entry = project.entries.ids().nth(dice.below(5));
    let votes = Some(u32::try_from(hash(word) >> 32).unwrap_or_default());
    change(document, Step::EditEntry, entry, |entry| {
        let decision = entry.decision.get_or_insert_with(Decision::default);
        match dice.below(3) {
            0 => decision.yes = votes,
            1 => decision.no = votes,
            _ => decision.abstained = votes,
        }
    });
}

fn move_entry(document: &mut Document, project: &Project, dice: &mut Dice) {
    let entry = some(&project.entries, dice);
    let order = order_somewhere(project, dice);
    // Under something that is under nothing, and only what has nothing under it: one person
    // alone makes no circle.
    let is_leaf = !project
        .entries
        .iter()
        .any(|(_, e)| e.parent.is_some() && e.parent == entry);
    let parent = some(&project.entries, dice).filter(|id| {
        let top = project.get(*id).is_some_and(|e| e.parent.is_none());
        is_leaf && top && Some(*id) != entry && dice.one_in(3)
    });
    change(document, Step::MoveEntry, entry, |entry| {
        entry.order = order;
        entry.parent = parent;
    });
}

fn assign(document: &mut Document, project: &Project, dice: &mut Dice) {
    let entry = project.entries.ids().nth(dice.below(10));
    let person = some(&project.people, dice);
    change(document, Step::EditEntry, entry, |entry| {
        let action = entry.action.get_or_insert_with(Action::default);
        match dice.below(4) {
            0 => action.owner = person,
            1 => action.status = dice.pick(ActionStatus::ALL),
            2 => action.due = dice.one_in(2).then_some(Due::NextSession),
            _ => match person {
                Some(person) if action.helpers.contains(&person) => {
                    action.helpers.retain(|helper| *helper != person);
                }
                person => action.helpers.extend(person),
            },
        }
    });
}

fn edit_session(document: &mut Document, project: &Project, dice: &mut Dice, word: &str) {
    if dice.one_in(2) {
        let item = some(&project.agenda, dice);
        let person = some(&project.people, dice);
        return change(document, Step::EditItem, item, |item: &mut AgendaItem| {
            item.title = rewritten(&item.title, word, dice);
            item.speaker = person;
        });
    }
    let session = some(&project.sessions, dice);
    change(
        document,
        Step::EditSession,
        session,
        |session: &mut Session| {
            if dice.one_in(2) {
                session.state = dice.pick(SessionState::ALL);
            } else {
                session.title = rewritten(&session.title, word, dice);
            }
        },
    );
}

fn delete(document: &mut Document, project: &Project, dice: &mut Dice) {
    match dice.below(16) {
        0..=7 => {
            // Not the paragraph that all work on.
            let at = 1 + dice.below(project.entries.len().saturating_sub(1));
            if let Some(entry) = project.entries.ids().nth(at) {
                document.edit(Step::DeleteEntry, |p| p.delete_entry(entry));
            }
        }
        8..=13 => {
            if let Some(element) = some(&project.elements, dice) {
                document.edit(Step::DeleteElements, |p| p.delete_element(element));
            }
        }
        14 => {
            if let Some(person) = some(&project.people, dice) {
                document.edit(Step::DeletePerson, |p| p.delete_person(person));
            }
        }
        _ => {
            let item = some(&project.agenda, dice);
            if let Some(item) = item.filter(|_| project.agenda.len() > 6) {
                document.edit(Step::DeleteItem, |p| p.delete_item(item));
            }
        }
    }
}

/// Settles a few conflicts, each for one of the two versions or for what is there.
fn settle_some(document: &mut Document, project: &Project, dice: &mut Dice) {
    let some: Vec<Id<Conflict>> = (0..1 + dice.below(3))
        .filter_map(|_| some(&project.conflicts, dice))
        .collect();
    if some.is_empty() {
        return;
    }
    document.edit(Step::EditEntry, |p| {
        for id in some {
            let Some(conflict) = p.conflicts.get(id).cloned() else {
                continue;
            };
            let value = match dice.below(3) {
                0 => Some(&conflict.first),
                1 => Some(&conflict.second),
                _ => None,
            };
            match (conflict.table, value) {
                (Some(TableName::entries), Some(value)) => settle::<Entry>(p, &conflict, value),
                (Some(TableName::elements), Some(value)) => settle::<Element>(p, &conflict, value),
                (Some(TableName::people), Some(value)) => settle::<Person>(p, &conflict, value),
                (Some(TableName::agenda), Some(value)) => settle::<AgendaItem>(p, &conflict, value),
                _ => {}
            }
            p.conflicts.remove(id);
        }
    });
}

fn settle<T: Record>(p: &mut Transaction, conflict: &Conflict, value: &str) {
    let Ok(id) = conflict.record.parse::<Id<T>>() else {
        return;
    };
    let Some(record) = p.get(id).cloned() else {
        return;
    };
    let Some(settled) = settle_value(&record, &conflict.field, &conflict.placed, value) else {
        return;
    };
    T::table_mut(p).insert(id, settled);
    // Who it speaks of may be gone by now; then it stays as it is.
    let leads_nowhere = |lost: &Dangling| lost.table == T::TABLE && lost.id == conflict.record;
    if dangling(p).iter().any(leads_nowhere) {
        T::table_mut(p).insert(id, record);
    }
}

fn some<T>(table: &Table<T>, dice: &mut Dice) -> Option<Id<T>> {
    table.ids().nth(dice.below(table.len()))
}

fn some_frame(project: &Project, dice: &mut Dice) -> Option<Id<Element>> {
    let frames: Vec<Id<Element>> = project
        .elements
        .iter()
        .filter(|(_, element)| element.kind == ElementKind::Frame)
        .map(|(id, _)| id)
        .collect();
    frames.get(dice.below(frames.len() * 3 + 1)).copied()
}

/// A place between two entries that follow one another, or behind them all.
fn order_somewhere(project: &Project, dice: &mut Dice) -> Order {
    let mut orders: Vec<&Order> = project.entries.iter().map(|(_, e)| &e.order).collect();
    orders.sort();
    let at = dice.below(orders.len() + 1);
    let (left, right) = (
        at.checked_sub(1).and_then(|left| orders.get(left).copied()),
        orders.get(at).copied(),
    );
    Order::between(left, right).unwrap_or_else(|| Order::after(orders.last().copied()))
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

/// A place that follows from the word, on a grid that a float holds exactly.
fn place(word: &str) -> Point {
    let hash = hash(word);
    let along = |bits: u64| (bits & 0xf_ffff) as f32 / 2.0;
    Point::new(along(hash), along(hash >> 24))
}

/// Another number for each word, as good as.
fn hash(word: &str) -> u64 {
    let start = Dice(word.len() as u64).next();
    word.bytes()
        .fold(start, |hash, byte| Dice(hash ^ u64::from(byte)).next())
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
