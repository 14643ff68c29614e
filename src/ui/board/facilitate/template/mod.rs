//! Templates for boards: those that Zirkel brings along, and the circle's own, which are boards
//! themselves that nobody works on.

mod built_in;
mod draft;
mod gallery;
mod preview;
mod save;

use std::collections::HashMap;

use crate::document::{Document, Step, Transaction};
use crate::model::{AgendaItem, Board, Element, ElementKind, Group, Id, Order, Project, Session};

pub use built_in::BuiltIn;
pub use draft::Draft;
pub use gallery::BoardTemplatesSheet;
pub use save::SaveBoardTemplateSheet;

/// Where a new board belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The session.
    pub session: Option<Id<Session>>,
    /// The agenda item.
    pub item: Option<Id<AgendaItem>>,
}

impl Home {
    /// In a session.
    pub fn in_session(session: Option<Id<Session>>) -> Self {
        Self {
            session,
            item: None,
        }
    }

    /// Where a board belongs.
    pub fn of(board: &Board) -> Self {
        Self {
            session: board.session,
            item: board.item,
        }
    }
}

/// The place behind all boards.
fn behind_all(project: &Project) -> Order {
    Order::after(project.boards.iter().map(|(_, board)| &board.order).max())
}

/// Adds the board of a draft. One step.
pub fn add_draft(doc: &mut Document, mut draft: Draft, home: Home) -> Id<Board> {
    draft.put_in_order();
    doc.edit(Step::AddBoardFromTemplate, |edit| {
        let board = edit.add(Board {
            title: draft.title.clone(),
            session: home.session,
            item: home.item,
            order: behind_all(edit),
            ..Board::default()
        });
        let frames = draft.frames();
        let ids: Vec<Id<Element>> = draft
            .elements
            .into_iter()
            .map(|element| {
                edit.add(Element {
                    board: Some(board),
                    ..element
                })
            })
            .collect();
        for (at, frame) in frames.into_iter().enumerate() {
            let frame = frame.and_then(|frame| ids.get(frame)).copied();
            if let (Some(id), Some(_)) = (ids.get(at), frame) {
                edit.change(*id, |element: &mut Element| element.frame = frame);
            }
        }
        board
    })
}

/// Adds a board like one of the circle's own templates. One step.
pub fn add_own(doc: &mut Document, template: Id<Board>, home: Home) -> Id<Board> {
    doc.edit(Step::AddBoardFromTemplate, |edit| {
        let title = edit.get(template).map(|board| board.title.clone());
        let board = edit.add(Board {
            title: title.unwrap_or_default(),
            session: home.session,
            item: home.item,
            order: behind_all(edit),
            ..Board::default()
        });
        copy(edit, template, board, true);
        board
    })
}

/// Keeps a board as a template of this name, in place of one that had it. One step.
pub fn save(doc: &mut Document, board: Id<Board>, name: &str, with_texts: bool) {
    let known = own_named(doc.project(), name);
    doc.edit(Step::SaveBoardTemplate, |edit| {
        let order = match known.and_then(|known| edit.get(known)) {
            Some(known) => known.order.clone(),
            None => behind_all(edit),
        };
        if let Some(known) = known {
            edit.delete_board(known);
        }
        let template = edit.add(Board {
            title: name.trim().to_owned(),
            order,
            template: true,
            ..Board::default()
        });
        copy(edit, board, template, with_texts);
    });
}

/// The circle's own template of this name.
pub fn own_named(project: &Project, name: &str) -> Option<Id<Board>> {
    use crate::model::text::folded;
    let name = folded(name.trim());
    let own = project.board_templates().into_iter();
    let mut own = own.filter(|(_, board)| folded(board.title.trim()) == name);
    own.next().map(|(id, _)| id)
}

/// Copies what lies on a board to another one. Who wrote it and what was covered stays behind; so
/// do the notes' texts, unless they are wanted.
fn copy(edit: &mut Transaction, from: Id<Board>, to: Id<Board>, with_texts: bool) {
    let elements: Vec<(Id<Element>, Element)> = edit
        .elements_of(from)
        .into_iter()
        .map(|(id, element)| (id, element.clone()))
        .collect();
    let mut copies: HashMap<Id<Element>, Id<Element>> = HashMap::new();
    for (id, element) in &elements {
        let mut copy = element.clone();
        copy.board = Some(to);
        copy.author = None;
        copy.covered = false;
        if copy.kind == ElementKind::Note && !with_texts {
            copy.text.clear();
            copy.tags.clear();
        }
        let copy = edit.add(copy);
        copies.insert(*id, copy);
    }
    let new = |id: Option<Id<Element>>| id.and_then(|id| copies.get(&id)).copied();
    let mut groups: HashMap<Group, Group> = HashMap::new();
    for (id, copy) in &elements {
        let Some(at) = copies.get(id) else { continue };
        for group in &copy.groups {
            groups.entry(*group).or_insert(Group(at.ulid()));
        }
        edit.change(*at, |element: &mut Element| {
            element.frame = new(element.frame);
            element.from = new(element.from);
            element.to = new(element.to);
            for group in &mut element.groups {
                *group = groups.get(group).copied().unwrap_or(*group);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::model::BoardFrames;

    fn elements(doc: &Document, board: Id<Board>) -> Vec<Element> {
        let elements = doc.project().elements_of(board).into_iter();
        elements.map(|(_, element)| element.clone()).collect()
    }

    #[test]
    fn a_board_from_a_template_is_one_step_and_its_frames_are_in_order() {
        for template in BuiltIn::ALL {
            let mut doc = Document::default();
            let draft = template.sketch(Lang::De).draft();
            let names: Vec<String> = draft
                .elements
                .iter()
                .filter(|e| e.kind == ElementKind::Frame)
                .map(|e| e.text.clone())
                .collect();
            let board = add_draft(&mut doc, draft, Home::default());
            let frames = BoardFrames::of(doc.project(), board);
            let read: Vec<String> = frames
                .in_order()
                .iter()
                .filter_map(|id| Some(doc.project().get(*id)?.text.clone()))
                .collect();
            assert_eq!(read, names, "{template:?}");
            doc.undo();
            assert!(doc.project().boards.is_empty() && doc.project().elements.is_empty());
        }
    }

    #[test]
    fn an_own_template_keeps_what_lies_in_what_and_leaves_texts_behind_if_asked() {
        let mut doc = Document::default();
        let sketch = BuiltIn::Experiences.sketch(Lang::De);
        let board = add_draft(&mut doc, sketch.draft(), Home::default());
        let frame = *BoardFrames::of(doc.project(), board)
            .in_order()
            .first()
            .expect("a frame");
        doc.edit(Step::AddNote, |edit| {
            edit.add(Element {
                board: Some(board),
                frame: Some(frame),
                text: "Vertraulich".to_owned(),
                covered: true,
                ..Element::default()
            })
        });
        save(&mut doc, board, " Unser Board ", false);
        save(&mut doc, board, "unser board", false);
        let own = doc.project().board_templates();
        assert_eq!(own.len(), 1);
        assert_eq!(doc.project().boards_in_order().len(), 1);
        let template = own[0].0;
        let new = add_own(&mut doc, template, Home::default());
        let (old, new) = (elements(&doc, board), elements(&doc, new));
        assert_eq!(old.len(), new.len());
        for (old, new) in old.iter().zip(&new) {
            let name = |frame: Option<Id<Element>>| {
                frame.and_then(|frame| Some(doc.project().get(frame)?.text.clone()))
            };
            assert_eq!(name(old.frame), name(new.frame));
            assert_eq!((old.position, old.kind), (new.position, new.kind));
            assert!(!new.covered);
        }
        assert!(new.iter().all(|element| element.text != "Vertraulich"));
        assert!(new.iter().any(|element| element.kind == ElementKind::Note));
    }
}
