//! What the selected elements have in common.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::{BoardId, ElementId};
use crate::document::Document;
use crate::drawing;
use crate::model::{
    Arrowhead, Dash, Element, ElementKind, Fill, Fitting, Id, Ink, NoteColor, Person, Project,
    Route, Tag, TextAlign, TypeSize, Weight,
};

/// A value of several elements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shared<T> {
    /// None of them has such a value.
    #[default]
    Nothing,
    /// All have this one.
    One(T),
    /// They differ.
    Several,
}

impl<T: PartialEq + Copy> Shared<T> {
    fn see(&mut self, value: T) {
        *self = match *self {
            Self::Nothing => Self::One(value),
            Self::One(known) if known == value => Self::One(known),
            Self::One(_) | Self::Several => Self::Several,
        };
    }

    /// The value, if all have it.
    pub fn one(self) -> Option<T> {
        match self {
            Self::One(value) => Some(value),
            Self::Nothing | Self::Several => None,
        }
    }

    /// Whether any of them has such a value.
    pub fn is_there(self) -> bool {
        !matches!(self, Self::Nothing)
    }
}

/// What can be changed of an element, by its kind.
pub mod has {
    use super::{Element, ElementKind};

    /// Paper, a long text's way, tags, covered.
    pub fn paper(element: &Element) -> bool {
        element.kind == ElementKind::Note
    }

    /// A person who wrote it.
    pub fn author(element: &Element) -> bool {
        matches!(element.kind, ElementKind::Note | ElementKind::Text)
    }

    /// A type size.
    pub fn type_size(element: &Element) -> bool {
        align(element) || element.kind == ElementKind::Connector
    }

    /// A side on which the text stands.
    pub fn align(element: &Element) -> bool {
        matches!(element.kind, ElementKind::Note | ElementKind::Text) || element.kind.is_shape()
    }

    /// A colour of lines or letters.
    pub fn ink(element: &Element) -> bool {
        element.kind == ElementKind::Text || weight(element)
    }

    /// Something to be filled.
    pub fn fill(element: &Element) -> bool {
        element.kind.is_shape()
    }

    /// Lines of some thickness.
    pub fn weight(element: &Element) -> bool {
        dash(element) || element.kind.is_stroke()
    }

    /// Lines that can be broken.
    pub fn dash(element: &Element) -> bool {
        element.kind.is_shape() || is_connector(element)
    }

    /// A way and heads.
    pub fn is_connector(element: &Element) -> bool {
        element.kind == ElementKind::Connector
    }

    /// A place and a size of its own.
    pub fn place(element: &Element) -> bool {
        element.kind != ElementKind::Connector
    }

    /// An angle.
    pub fn angle(element: &Element) -> bool {
        element.kind.can_turn()
    }
}

/// What is known of the selected elements, until others are selected or something changes.
#[derive(Default)]
pub struct Known {
    of: Option<(u64, Option<BoardId>)>,
    /// Which elements.
    pub ids: BTreeSet<ElementId>,
    /// How many of each kind.
    pub kinds: BTreeMap<u8, (ElementKind, usize)>,
    /// How many are locked.
    pub locked: usize,
    /// How many notes there are.
    pub notes: usize,
    /// How many of those are covered.
    pub covered: usize,
    /// Paper.
    pub color: Shared<NoteColor>,
    /// What a long text does.
    pub fitting: Shared<Fitting>,
    /// Type size.
    pub type_size: Shared<TypeSize>,
    /// The side on which texts stand.
    pub align: Shared<TextAlign>,
    /// Colour of lines and letters.
    pub ink: Shared<Ink>,
    /// Filling.
    pub fill: Shared<Fill>,
    /// How thick lines are.
    pub weight: Shared<Weight>,
    /// How lines are drawn.
    pub dash: Shared<Dash>,
    /// The way of connectors.
    pub route: Shared<Route>,
    /// The head at their start.
    pub from_head: Shared<Arrowhead>,
    /// The head at their end.
    pub to_head: Shared<Arrowhead>,
    /// Who wrote it.
    pub author: Shared<Option<Id<Person>>>,
    /// Tags, with the number of notes that have them.
    pub tags: BTreeMap<Tag, usize>,
    /// Left, top, width, height, angle.
    pub numbers: [Shared<f32>; 5],
    /// The short number of a single note.
    pub label: Option<String>,
    /// All tags of the board.
    pub board_tags: Vec<String>,
    /// Everybody by name.
    pub people: Vec<(Id<Person>, String)>,
    /// How many elements the board has.
    pub on_board: usize,
    /// How many notes the board has.
    pub notes_on_board: usize,
    /// How many of the board's notes are covered.
    pub covered_on_board: usize,
}

impl Known {
    /// Finds out, if anything is different.
    pub fn refresh(&mut self, doc: &Document, board: Option<BoardId>, ids: &BTreeSet<ElementId>) {
        let of = Some((doc.revision(), board));
        if self.of == of && self.ids == *ids {
            return;
        }
        let same_revision = self.of == of;
        let mut fresh = Self {
            of,
            ids: ids.clone(),
            ..Self::default()
        };
        let project = doc.project();
        for id in ids {
            if let Some(element) = project.get(*id) {
                fresh.see(element);
            }
        }
        if same_revision {
            fresh.board_tags = std::mem::take(&mut self.board_tags);
            fresh.people = std::mem::take(&mut self.people);
            fresh.on_board = self.on_board;
            fresh.notes_on_board = self.notes_on_board;
            fresh.covered_on_board = self.covered_on_board;
        } else {
            fresh.see_board(project, board);
        }
        if let (Some(id), 1, Some(board)) = (ids.first(), ids.len(), board) {
            let numbered = project.get(*id).is_some_and(|e: &Element| e.number > 0);
            fresh.label = numbered
                .then(|| project.note_labels(board).remove(id))
                .flatten();
        }
        *self = fresh;
    }

    fn see(&mut self, element: &Element) {
        let kind = element.kind;
        let kinds = self.kinds.entry(kind as u8).or_insert((kind, 0));
        kinds.1 += 1;
        self.locked += usize::from(element.locked);
        if has::paper(element) {
            self.notes += 1;
            self.covered += usize::from(element.covered);
            self.color.see(element.color);
            self.fitting.see(element.fitting);
            for tag in &element.tags {
                *self.tags.entry(tag.clone()).or_default() += 1;
            }
        }
        if has::author(element) {
            self.author.see(element.author);
        }
        if has::type_size(element) {
            self.type_size.see(element.type_size);
        }
        if has::align(element) {
            self.align.see(element.align);
        }
        if has::ink(element) {
            self.ink.see(element.ink);
        }
        if has::fill(element) {
            self.fill.see(element.fill);
        }
        if has::weight(element) {
            self.weight.see(element.weight);
        }
        if has::dash(element) {
            self.dash.see(element.dash);
        }
        if has::is_connector(element) {
            self.route.see(element.route);
            self.from_head.see(element.from_head);
            self.to_head.see(element.to_head);
        }
        let [left, top, width, height, angle] = &mut self.numbers;
        if has::place(element) {
            let rect = drawing::rect_of(element);
            left.see(rect.x0 as f32);
            top.see(rect.y0 as f32);
            width.see(element.size.width());
            height.see(element.size.height());
        }
        if has::angle(element) {
            angle.see(element.angle.degrees());
        }
    }

    fn see_board(&mut self, project: &Project, board: Option<BoardId>) {
        let mut tags: BTreeSet<&Tag> = BTreeSet::new();
        let here = project.elements.iter().map(|(_, element)| element);
        for element in here.filter(|e| e.board == board) {
            self.on_board += 1;
            self.notes_on_board += usize::from(element.kind == ElementKind::Note);
            self.covered_on_board += usize::from(element.covered);
            tags.extend(&element.tags);
        }
        self.board_tags = tags.iter().map(|tag| tag.as_str().to_owned()).collect();
        let people = project.people_by_name().into_iter();
        self.people = people.map(|(id, p)| (id, p.full_name())).collect();
    }
}
