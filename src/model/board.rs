//! The workshop board.

use super::record::{record, words};
use super::{AgendaItem, Id, Order, Person, Point, Session, Size};

record! {
    /// A board (Pinnwand). It belongs to a session or an agenda item, or stands alone.
    pub struct Board {
        /// Title.
        pub title: String,
        /// The session it belongs to.
        pub session: Option<Id<Session>>,
        /// The agenda item it belongs to.
        pub item: Option<Id<AgendaItem>>,
        /// Place among the boards.
        pub order: Order,
    }
}

record! {
    /// One thing on a board.
    pub struct Element {
        /// The board it lies on.
        pub board: Option<Id<Board>>,
        /// What it is.
        pub kind: ElementKind,
        /// The frame that owns it and takes it along.
        pub frame: Option<Id<Element>>,
        /// Height in the pile: what comes later lies on top.
        pub order: Order,
        /// Upper left corner, in points.
        pub position: Point,
        /// Width and height, in points.
        pub size: Size,
        /// What is written on it; a frame's name.
        pub text: String,
        /// Colour of the paper.
        pub color: NoteColor,
        /// Who wrote it.
        pub author: Option<Id<Person>>,
        /// Whether it is held in place.
        pub locked: bool,
    }
}

words! {
    /// Kinds of elements.
    pub enum ElementKind {
        /// Zettel: a sticky note.
        Note,
        /// Text without paper.
        Text,
        /// Bereich: a frame that owns what lies in it.
        Frame,
    }
}

words! {
    /// Paper colours. The theme gives each its tone; they differ in lightness too.
    pub enum NoteColor {
        /// Gelb.
        Yellow,
        /// Orange.
        Orange,
        /// Rosa.
        Pink,
        /// Violett.
        Violet,
        /// Blau.
        Blue,
        /// Grün.
        Green,
        /// Weiß.
        White,
    }
}

impl Element {
    /// The size of a new sticky note, in points: 5 × 3.5 cm of paper.
    pub fn note_size() -> Size {
        Size::new(160.0, 112.0)
    }

    /// Whether the point lies on it.
    pub fn covers(&self, point: Point) -> bool {
        let right = self.position.x() + self.size.width();
        let bottom = self.position.y() + self.size.height();
        (self.position.x()..=right).contains(&point.x())
            && (self.position.y()..=bottom).contains(&point.y())
    }
}
