//! Sorting notes by colour, author, tag or votes: within each frame, into a tidy block.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use egui::{Rect, Vec2};

use super::blocks::{self, GAP};
use super::cluster::{grow, obstacles};
use crate::document::{Document, Step};
use crate::model::{Board, Element, ElementKind, Id, NoteColor, Poll, Project};
use crate::ui::board::change;
use crate::ui::board::scene::rect_of;

/// By what notes are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Their paper.
    Color,
    /// Who wrote them.
    Author,
    /// Their first tag.
    Tag,
    /// Their dots in this vote, or in the one that was taken last.
    Votes(Option<Id<Poll>>),
}

/// The notes that are sorted: those selected, if there are two at least; those in the selected
/// frames; else all of the board. Locked ones stay.
pub fn sorted_notes(
    project: &Project,
    board: Id<Board>,
    selected: &BTreeSet<Id<Element>>,
) -> Vec<Id<Element>> {
    let is_note = |element: &Element| {
        element.board == Some(board) && element.kind == ElementKind::Note && !element.locked
    };
    let chosen: Vec<Id<Element>> = selected
        .iter()
        .copied()
        .filter(|id| project.get(*id).is_some_and(is_note))
        .collect();
    if chosen.len() > 1 {
        return chosen;
    }
    let in_frames = |element: &Element| {
        let frame = element.frame.filter(|frame| selected.contains(frame));
        frame.is_some()
    };
    let all = || {
        project
            .elements
            .iter()
            .filter(|(_, element)| is_note(element))
    };
    let within: Vec<Id<Element>> = all()
        .filter(|(_, element)| in_frames(element))
        .map(|(id, _)| id)
        .collect();
    if !within.is_empty() {
        return within;
    }
    all().map(|(id, _)| id).collect()
}

/// The vote by which notes are sorted: the last one of the board that is not going on hidden.
fn vote_of(project: &Project, board: Id<Board>) -> HashMap<Id<Element>, u32> {
    let polls = project.polls_of(board);
    let open = |poll: &Poll| !super::poll::is_secret(poll);
    let last = polls.iter().rev().find(|(_, poll)| open(poll));
    last.map(|(id, _)| project.dots_of(*id)).unwrap_or_default()
}

/// Sorts notes. One step; returns how many were sorted.
pub fn sort(
    doc: &mut Document,
    board: Id<Board>,
    selected: &BTreeSet<Id<Element>>,
    by: By,
) -> usize {
    if doc.is_read_only() {
        return 0;
    }
    let project = doc.project();
    let notes = sorted_notes(project, board, selected);
    let votes = match by {
        By::Votes(Some(poll)) => project.dots_of(poll),
        By::Votes(None) => vote_of(project, board),
        _ => HashMap::new(),
    };
    let mut containers: BTreeMap<Option<Id<Element>>, Vec<Id<Element>>> = BTreeMap::new();
    for id in notes {
        let frame = project.get(id).and_then(|element| element.frame);
        let frame = frame.filter(|frame| project.elements.contains(*frame));
        containers.entry(frame).or_default().push(id);
    }
    let mut moves: Vec<(Id<Element>, egui::Pos2)> = Vec::new();
    let mut grown: Vec<(Id<Element>, Rect)> = Vec::new();
    for (frame, notes) in containers {
        let groups = groups_of(project, notes, by, &votes);
        let Some((places, rect)) = arrange(project, board, frame, &groups, by) else {
            continue;
        };
        moves.extend(groups.into_iter().flatten().zip(places));
        grown.extend(frame.map(|frame| (frame, rect)));
    }
    let count = moves.len();
    if count == 0 {
        return 0;
    }
    doc.edit(Step::SortElements, |edit| {
        for (id, place) in moves {
            edit.change(id, |element: &mut Element| {
                element.position = change::point(place);
            });
        }
        for (frame, rect) in grown {
            grow(edit, Some(frame), rect);
        }
    });
    count
}

/// What orders the groups; notes within one stay as they are read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Color(usize),
    /// Those without come last.
    Name(bool, String),
    Votes(std::cmp::Reverse<u32>),
}

fn groups_of(
    project: &Project,
    notes: Vec<Id<Element>>,
    by: By,
    votes: &HashMap<Id<Element>, u32>,
) -> Vec<Vec<Id<Element>>> {
    let mut keyed: Vec<(Key, (i64, i64), Id<Element>)> = notes
        .into_iter()
        .filter_map(|id| {
            let element = project.get(id)?;
            let key = match by {
                By::Color => {
                    let place = NoteColor::ALL.iter().position(|c| *c == element.color);
                    Key::Color(place.unwrap_or(usize::MAX))
                }
                By::Author => {
                    let author = project.follow(element.author);
                    let name = author.map(crate::model::Person::sort_key);
                    Key::Name(name.is_none(), format!("{:?}", name))
                }
                By::Tag => {
                    let tag = element.tags.first().map(|tag| tag.as_str());
                    let tag = tag.map(crate::model::text::folded);
                    Key::Name(tag.is_none(), tag.unwrap_or_default())
                }
                By::Votes(_) => Key::Votes(std::cmp::Reverse(votes.get(&id).copied().unwrap_or(0))),
            };
            let at = element.position;
            let read = ((at.y() / 40.0).round() as i64, at.x() as i64);
            Some((key, read, id))
        })
        .collect();
    keyed.sort();
    let mut groups: Vec<Vec<Id<Element>>> = Vec::new();
    let mut last: Option<Key> = None;
    for (key, _, id) in keyed {
        // By votes they make one list.
        let same = matches!(by, By::Votes(_)) || last.as_ref() == Some(&key);
        match groups.last_mut().filter(|_| same) {
            Some(group) => group.push(id),
            None => groups.push(vec![id]),
        }
        last = Some(key);
    }
    groups
}

/// Where the notes of one frame go, group by group, and the part of the board they take.
fn arrange(
    project: &Project,
    board: Id<Board>,
    frame: Option<Id<Element>>,
    groups: &[Vec<Id<Element>>],
    by: By,
) -> Option<(Vec<egui::Pos2>, Rect)> {
    let rect = |id: &Id<Element>| project.get(*id).map(rect_of);
    let all: Vec<Id<Element>> = groups.concat();
    let taken = all.iter().filter_map(rect).reduce(Rect::union)?;
    let sizes: Vec<Vec<Vec2>> = groups
        .iter()
        .map(|group| group.iter().filter_map(rect).map(|r| r.size()).collect())
        .collect();
    let widest = sizes.iter().flatten().map(|s| s.x).fold(1.0, f32::max);
    let outer = frame.as_ref().and_then(rect);
    let room = match outer {
        Some(outer) => ((outer.right() - taken.left()) / (widest + GAP))
            .floor()
            .max(1.0) as usize,
        None => blocks::across(all.len()),
    };
    let block = match by {
        By::Votes(_) => blocks::grid(&sizes.concat(), room),
        _ => blocks::columns(&sizes, room),
    };
    let obstacles = obstacles(project, board, frame, &all);
    let at = blocks::free_place(block.size, taken.min, &obstacles, outer).round();
    let places = block.places.iter().map(|place| (at + *place).round());
    Some((places.collect(), Rect::from_min_size(at, block.size)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Point, Tag};
    use crate::ui::board::change::add_board;
    use proptest::prelude::*;

    fn put(doc: &mut Document, board: Id<Board>, element: Element) -> Id<Element> {
        doc.edit(Step::AddNote, |edit| {
            edit.add(Element {
                board: Some(board),
                size: Element::note_size(),
                ..element
            })
        })
    }

    proptest! {
        #[test]
        fn sorted_by_colour_each_colour_has_its_columns_and_locked_notes_stay(
            notes in prop::collection::vec((0_usize..7, -500_i16..500, -500_i16..500, any::<bool>()), 1..30),
        ) {
            let mut doc = Document::default();
            let board = add_board(&mut doc, "Board".to_owned());
            for (color, x, y, locked) in &notes {
                let element = Element {
                    color: NoteColor::ALL[color % NoteColor::ALL.len()],
                    position: Point::new(f32::from(*x), f32::from(*y)),
                    locked: *locked,
                    ..Element::default()
                };
                put(&mut doc, board, element);
            }
            let before = doc.project().clone();
            sort(&mut doc, board, &BTreeSet::new(), By::Color);
            let mut by_color: BTreeMap<usize, Vec<Rect>> = BTreeMap::new();
            for (id, element) in doc.project().elements.iter() {
                if element.locked {
                    prop_assert_eq!(before.get(id), Some(element));
                } else {
                    let color = NoteColor::ALL.iter().position(|c| *c == element.color);
                    by_color.entry(color.unwrap_or(0)).or_default().push(rect_of(element));
                }
            }
            let spans: Vec<(f32, f32)> = by_color
                .values()
                .map(|rects| rects.iter().fold((f32::MAX, f32::MIN), |(l, r), rect| {
                    (l.min(rect.left()), r.max(rect.right()))
                }))
                .collect();
            for pair in spans.windows(2) {
                prop_assert!(pair[0].1 < pair[1].0, "{:?}", spans);
            }
        }
    }

    #[test]
    fn tags_are_put_together_and_notes_without_come_last() {
        let mut doc = Document::default();
        let board = add_board(&mut doc, "Board".to_owned());
        let tagged = |tag: &str, x: f32| Element {
            tags: Tag::new(tag).into_iter().collect(),
            position: Point::new(x, 0.0),
            ..Element::default()
        };
        let none = put(&mut doc, board, tagged("", 0.0));
        let school = put(&mut doc, board, tagged("Schule", 200.0));
        let home = put(&mut doc, board, tagged("#wohnen", 400.0));
        let school_too = put(&mut doc, board, tagged("schule", 600.0));
        assert_eq!(sort(&mut doc, board, &BTreeSet::new(), By::Tag), 4);
        let x = |id| rect_of(doc.project().get(id).expect("there")).left();
        assert_eq!(x(school), x(school_too));
        assert!(x(school) < x(home) && x(home) < x(none));
    }
}
