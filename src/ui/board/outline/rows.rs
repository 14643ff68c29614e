//! The rows of the outline: the board as a tree, found out once for each of its revisions.

use std::collections::{HashMap, HashSet};

use super::super::{BoardId, ElementId};
use crate::model::text::folded;
use crate::model::{Dots, Element, ElementKind, Poll, PollState, Project, Table, reading};

/// A line of the tree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Which element.
    pub id: ElementId,
    /// How deep it is indented.
    pub depth: usize,
    /// The row of the frame around it, among [`Rows::shown`].
    pub parent: Option<usize>,
    /// Its place among its siblings, from 0.
    pub place: usize,
    /// How many siblings there are, itself among them.
    pub of: usize,
    /// How many parts lie in it.
    pub parts: usize,
    /// Whether it is a frame that shows its parts.
    pub open: bool,
}

/// The tree of one board, with what is folded away and filtered out left out.
#[derive(Default)]
pub struct Rows {
    board: Option<BoardId>,
    elements: Table<Element>,
    polls: Table<Poll>,
    dots: Table<Dots>,
    folded: u64,
    filter: String,
    all: Vec<Row>,
    /// The places of elements among all.
    index: HashMap<ElementId, usize>,
    shown: Vec<Row>,
    places: HashMap<ElementId, usize>,
    votes: HashMap<ElementId, u32>,
}

impl Rows {
    /// Brings the rows up to date. `closed` are the frames that are folded away; `folds` rises
    /// with each change of them. With a filter, all that fits is shown with the frames around it.
    pub fn refresh(
        &mut self,
        project: &Project,
        board: Option<BoardId>,
        (closed, folds): (&HashSet<ElementId>, u64),
        filter: &str,
    ) {
        let same_votes = self.polls.is_same(&project.polls) && self.dots.is_same(&project.dots);
        if !same_votes || self.board != board {
            self.polls = project.polls.clone();
            self.dots = project.dots.clone();
            self.votes = board.map_or_else(HashMap::new, |board| votes(project, board));
        }
        let same_board = self.board == board && self.elements.is_same(&project.elements);
        if !same_board {
            self.board = board;
            self.elements = project.elements.clone();
            self.all = board.map_or_else(Vec::new, |board| rows_of(project, board));
            let index = self.all.iter().enumerate();
            self.index = index.map(|(at, row)| (row.id, at)).collect();
        }
        if same_board && self.folded == folds && self.filter == filter {
            return;
        }
        self.folded = folds;
        filter.clone_into(&mut self.filter);
        self.show(closed);
    }

    fn show(&mut self, closed: &HashSet<ElementId>) {
        let wanted = folded(self.filter.trim());
        let kept = (!wanted.is_empty()).then(|| self.fitting(&wanted));
        self.shown.clear();
        self.places.clear();
        // The rows of the frames around, by their places among all.
        let mut around: HashMap<usize, usize> = HashMap::new();
        let mut hidden_below: Option<usize> = None;
        for (at, row) in self.all.iter().enumerate() {
            if let Some(kept) = &kept {
                if !kept.get(at).copied().unwrap_or_default() {
                    continue;
                }
            } else if let Some(depth) = hidden_below {
                if row.depth > depth {
                    continue;
                }
                hidden_below = None;
            }
            let open = row.parts > 0 && (kept.is_some() || !closed.contains(&row.id));
            if row.parts > 0 && !open {
                hidden_below = Some(row.depth);
            }
            around.insert(at, self.shown.len());
            self.places.insert(row.id, self.shown.len());
            self.shown.push(Row {
                parent: row.parent.and_then(|parent| around.get(&parent).copied()),
                open,
                ..*row
            });
        }
    }

    /// Which of all rows a filter lets through: those that fit, and the frames around them.
    fn fitting(&self, wanted: &str) -> Vec<bool> {
        let mut kept = vec![false; self.all.len()];
        for (at, row) in self.all.iter().enumerate() {
            let element = self.elements.get(row.id);
            let text = element.and_then(Element::shown_text).unwrap_or_default();
            let tagged = element.is_some_and(|element| {
                let shown = !element.covered;
                shown
                    && element
                        .tags
                        .iter()
                        .any(|tag| folded(tag.as_str()).contains(wanted))
            });
            if !tagged && !folded(text).contains(wanted) {
                continue;
            }
            let mut next = Some(at);
            while let Some(at) = next {
                if let Some(kept) = kept.get_mut(at) {
                    *kept = true;
                }
                next = self.all.get(at).and_then(|row| row.parent);
            }
        }
        kept
    }

    /// What is shown, from top to bottom.
    pub fn shown(&self) -> &[Row] {
        &self.shown
    }

    /// How many rows there are, with those that are not shown.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// How many rows stand at the top, with those that are not shown.
    pub fn tops(&self) -> usize {
        self.all.first().map_or(0, |row| row.of)
    }

    /// On which line an element is shown.
    pub fn place(&self, id: ElementId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The row of an element, also if it is folded away.
    pub fn find(&self, id: ElementId) -> Option<&Row> {
        self.all.get(self.read_as(id)?)
    }

    /// At which place an element is read among all, from 0.
    pub fn read_as(&self, id: ElementId) -> Option<usize> {
        self.index.get(&id).copied()
    }

    /// The frames around an element, the innermost first.
    pub fn around(&self, id: ElementId) -> Vec<ElementId> {
        let mut frames = Vec::new();
        let mut next = self.find(id);
        while let Some(row) = next {
            next = row.parent.and_then(|parent| self.all.get(parent));
            frames.extend(next.map(|row| row.id));
        }
        frames
    }

    /// The dots on a note, as far as they may be seen.
    pub fn votes(&self, id: ElementId) -> u32 {
        self.votes.get(&id).copied().unwrap_or_default()
    }
}

/// The dots of the board's last vote that anybody may see.
fn votes(project: &Project, board: BoardId) -> HashMap<ElementId, u32> {
    let polls = project.polls_of(board);
    let mut seen = polls.iter().rev();
    let poll = seen.find(|(_, poll)| poll.state == PollState::Closed || !poll.hidden);
    poll.map_or_else(HashMap::new, |(id, _)| project.dots_of(*id))
}

fn rows_of(project: &Project, board: BoardId) -> Vec<Row> {
    let here = project.elements.iter();
    let here: Vec<_> = here.filter(|(_, e)| e.board == Some(board)).collect();
    let lines = reading(&here);
    let mut rows: Vec<Row> = Vec::with_capacity(lines.len());
    // The rows around the current one, the outermost first.
    let mut around: Vec<usize> = Vec::new();
    let mut counts: HashMap<Option<usize>, usize> = HashMap::new();
    for line in lines {
        around.truncate(line.depth);
        let parent = around.last().copied();
        let count = counts.entry(parent).or_default();
        let place = *count;
        *count += 1;
        around.push(rows.len());
        rows.push(Row {
            id: line.id,
            depth: line.depth,
            parent,
            place,
            of: 0,
            parts: 0,
            open: false,
        });
    }
    for (at, row) in rows.iter_mut().enumerate() {
        row.of = counts.get(&row.parent).copied().unwrap_or_default();
        row.parts = counts.get(&Some(at)).copied().unwrap_or_default();
    }
    rows
}

/// Whether an element can have parts.
pub fn is_frame(project: &Project, id: ElementId) -> bool {
    let element = project.get(id);
    element.is_some_and(|element| element.kind == ElementKind::Frame)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::IdSource;
    use crate::model::{Board, Order, Point};

    fn project() -> (Project, BoardId, Vec<ElementId>) {
        let mut ids = IdSource::counting_from(1);
        let mut project = Project::default();
        let board: BoardId = ids.next();
        project.boards.insert(board, Board::default());
        let all: Vec<ElementId> = (0..6).map(|_| ids.next()).collect();
        let mut sequence = Order::default();
        // F1 { C1 { a } b }, F2, c
        for (nth, text, kind, frame) in [
            (0, "F1", ElementKind::Frame, None),
            (1, "C1", ElementKind::Frame, Some(0)),
            (2, "a Ärger", ElementKind::Note, Some(1)),
            (3, "b", ElementKind::Note, Some(0)),
            (4, "F2", ElementKind::Frame, None),
            (5, "c", ElementKind::Note, None),
        ] {
            sequence = Order::after(Some(&sequence));
            let element = Element {
                board: Some(board),
                kind,
                text: text.to_owned(),
                frame: frame.map(|nth: usize| all[nth]),
                sequence: sequence.clone(),
                position: Point::new(nth as f32, 0.0),
                ..Element::default()
            };
            project.elements.insert(all[nth], element);
        }
        (project, board, all)
    }

    fn shown(rows: &Rows, project: &Project) -> Vec<(String, usize, usize, usize)> {
        let name = |id| project.get(id).map_or("", |e: &Element| e.text.as_str());
        let rows = rows.shown().iter();
        rows.map(|row| (name(row.id).to_owned(), row.depth, row.place + 1, row.of))
            .collect()
    }

    #[test]
    fn rows_say_how_deep_and_at_which_place_they_stand() {
        let (project, board, ids) = project();
        let mut rows = Rows::default();
        rows.refresh(&project, Some(board), (&HashSet::new(), 0), "");
        let expected = [
            ("F1", 0, 1, 3),
            ("C1", 1, 1, 2),
            ("a Ärger", 2, 1, 1),
            ("b", 1, 2, 2),
            ("F2", 0, 2, 3),
            ("c", 0, 3, 3),
        ];
        let expected = expected.map(|(t, d, p, o)| (t.to_owned(), d, p, o));
        assert_eq!(shown(&rows, &project), expected);
        assert_eq!(rows.around(ids[2]), [ids[1], ids[0]]);
        assert_eq!((rows.tops(), rows.count()), (3, 6));
    }

    #[test]
    fn what_is_folded_away_is_not_shown_and_what_fits_is_shown_with_its_frames() {
        let (project, board, ids) = project();
        let mut rows = Rows::default();
        let closed = HashSet::from([ids[0]]);
        rows.refresh(&project, Some(board), (&closed, 1), "");
        let names = |rows: &Rows| -> Vec<String> {
            shown(rows, &project).into_iter().map(|(t, ..)| t).collect()
        };
        assert_eq!(names(&rows), ["F1", "F2", "c"]);
        assert_eq!(rows.place(ids[4]), Some(1));
        rows.refresh(&project, Some(board), (&closed, 1), "arger");
        assert_eq!(names(&rows), ["F1", "C1", "a Ärger"]);
        assert_eq!(rows.shown()[2].parent, Some(1));
    }
}
