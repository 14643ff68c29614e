//! Which notes are meant, in the order in which they are read.

use std::collections::{BTreeSet, HashSet};

use super::super::{BoardId, ElementId};
use super::index::Entered;
use crate::model::{BoardFrames, Element, ElementKind, Entry, Id, Person, Project};

/// A note that may go into the minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Which element.
    pub id: ElementId,
    /// What is written on it; blank as long as it is covered.
    pub text: String,
    /// Who wrote it.
    pub author: Option<Id<Person>>,
    /// Whether it can be taken.
    pub standing: Standing,
}

/// How a note stands to the minutes.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It is not in the minutes yet.
    Free,
    /// It is in the minutes already.
    Entered(Vec<Id<Entry>>),
    /// Nobody may read it before it is revealed.
    Covered,
    /// Nothing is written on it.
    Blank,
}

/// Notes that belong together: those of one frame, or those that lie free.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    /// The frame and its name.
    pub head: Option<(ElementId, String)>,
    /// The notes as they are read.
    pub notes: Vec<Note>,
}

/// Whether an element can stand in the minutes: what people write on.
pub fn is_note(element: &Element) -> bool {
    let kind = element.kind;
    matches!(kind, ElementKind::Note | ElementKind::Text) || kind.is_shape()
}

/// The notes among `chosen`, with those of the frames among them.
pub fn gather(
    project: &Project,
    board: BoardId,
    chosen: &BTreeSet<ElementId>,
    entered: &Entered,
) -> Vec<Bundle> {
    let frames = BoardFrames::of(project, board);
    let is_frame = |id: &ElementId| {
        let element = project.get(*id);
        element.is_some_and(|element| element.kind == ElementKind::Frame)
    };
    let whole = frames.with_inner(chosen.iter().copied().filter(is_frame));
    let mut bundles: Vec<Bundle> = Vec::new();
    let mut seen = HashSet::new();
    for line in project.reading_of(board) {
        let Some(element) = project.get(line.id).filter(|element| is_note(element)) else {
            continue;
        };
        let frame = frames.around(element);
        let meant = chosen.contains(&line.id) || frame.is_some_and(|id| whole.contains(&id));
        if !meant || !seen.insert(line.id) {
            continue;
        }
        let note = Note {
            id: line.id,
            text: shown_text(element),
            author: element.author,
            standing: standing(line.id, element, entered),
        };
        let known = bundles.last_mut();
        match known.filter(|bundle| bundle.head.as_ref().map(|(id, _)| *id) == frame) {
            Some(bundle) => bundle.notes.push(note),
            None => bundles.push(Bundle {
                head: frame.and_then(|id| Some((id, project.get(id)?.text.trim().to_owned()))),
                notes: vec![note],
            }),
        }
    }
    bundles
}

/// What may be read of a note.
pub fn shown_text(element: &Element) -> String {
    element.shown_text().unwrap_or_default().trim().to_owned()
}

/// How a note stands to the minutes.
pub fn standing(id: ElementId, element: &Element, entered: &Entered) -> Standing {
    if element.covered {
        Standing::Covered
    } else if element.text.trim().is_empty() {
        Standing::Blank
    } else {
        match entered.of(id) {
            [] => Standing::Free,
            entries => Standing::Entered(entries.to_vec()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::IdSource;
    use crate::model::{Board, Point};

    /// A frame "Ideen" with b left of a, a covered note and a blank one below; c free.
    fn project() -> (Project, BoardId, Vec<ElementId>) {
        let mut ids = IdSource::counting_from(1);
        let mut project = Project::default();
        let board: BoardId = ids.next();
        project.boards.insert(board, Board::default());
        let frame: ElementId = ids.next();
        let mut all = vec![frame];
        let mut put = |id: ElementId, kind, text: &str, at: (f32, f32), free: bool, covered| {
            let element = Element {
                board: Some(board),
                kind,
                text: text.to_owned(),
                position: Point::new(at.0, at.1),
                frame: (!free).then_some(frame),
                covered,
                ..Element::default()
            };
            project.elements.insert(id, element);
        };
        put(frame, ElementKind::Frame, "Ideen", (0.0, 0.0), true, false);
        for (text, at, free, covered) in [
            ("a", (200.0, 40.0), false, false),
            ("b", (0.0, 50.0), false, false),
            ("geheim", (0.0, 200.0), false, true),
            (" ", (200.0, 200.0), false, false),
            ("c", (900.0, 0.0), true, false),
        ] {
            let id = ids.next();
            put(id, ElementKind::Note, text, at, free, covered);
            all.push(id);
        }
        (project, board, all)
    }

    fn texts(bundle: &Bundle) -> Vec<&str> {
        bundle.notes.iter().map(|note| note.text.as_str()).collect()
    }

    #[test]
    fn a_frame_stands_for_its_notes_and_they_come_as_they_are_read() {
        let (project, board, ids) = project();
        let entered = Entered::default();
        let bundles = gather(&project, board, &[ids[0], ids[5]].into(), &entered);
        assert_eq!(bundles.len(), 2);
        assert_eq!(bundles[0].head, Some((ids[0], "Ideen".to_owned())));
        assert_eq!(texts(&bundles[0]), ["b", "a", "", ""]);
        assert_eq!(
            (bundles[1].head.as_ref(), texts(&bundles[1])),
            (None, vec!["c"])
        );
    }

    #[test]
    fn what_is_covered_blank_or_there_already_says_so() {
        let (mut project, board, ids) = project();
        let entry: Id<Entry> = IdSource::counting_from(99).next();
        let made = Entry {
            origin: Some(ids[1]),
            ..Entry::default()
        };
        project.entries.insert(entry, made);
        let mut entered = Entered::default();
        entered.refresh(&project);
        let bundles = gather(&project, board, &[ids[0]].into(), &entered);
        let standings: Vec<_> = bundles[0]
            .notes
            .iter()
            .map(|n| n.standing.clone())
            .collect();
        let expected = [
            Standing::Free,
            Standing::Entered(vec![entry]),
            Standing::Covered,
            Standing::Blank,
        ];
        assert_eq!(standings, expected);
    }
}
