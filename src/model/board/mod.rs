//! The workshop board.

mod connector;
mod frames;
mod ink;
mod notes;
mod picture;
mod poll;
mod reading;
mod style;

pub use connector::{Arrowhead, End, Route, Spot};
pub use frames::BoardFrames;
pub use ink::{InkPoint, Points};
pub use notes::{Group, Tag};
pub use picture::{Blob, Image, MediaType};
pub use poll::{Dots, Poll, PollMode, PollState, Ranked};
pub use reading::reading;
pub use style::{Angle, Dash, Fill, Fitting, Ink, TextAlign, TypeSize, Weight};

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
        /// Whether it is a template of the circle's own: not worked on, but copied.
        pub template: bool,
        /// Whether new notes are covered until they are revealed (brainwriting).
        pub covering: bool,
    }
}

record! {
    /// One thing on a board. Which fields mean something depends on the kind.
    pub struct Element {
        /// The board it lies on.
        pub board: Option<Id<Board>>,
        /// What it is.
        pub kind: ElementKind,
        /// The frame that owns it and takes it along. A frame within a frame is a cluster.
        pub frame: Option<Id<Element>>,
        /// Height in the pile: what comes later lies on top. Frames lie below everything else.
        pub order: Order,
        /// Upper left corner before it is turned, in points. Of a connector: of the box around its
        /// ends.
        pub position: Point,
        /// Width and height before it is turned, in points.
        pub size: Size,
        /// What is written on it; a frame's name, a connector's label, what an image shows.
        pub text: String,
        /// Colour of a note's paper.
        pub color: NoteColor,
        /// Who wrote it.
        pub author: Option<Id<Person>>,
        /// Whether it is held in place.
        pub locked: bool,
        /// A note's short number, for paper and for votes called out; 0 for none. See
        /// [`Project::note_labels`](super::Project::note_labels).
        pub number: u32,
        /// Tags of a note, without the "#".
        pub tags: Vec<Tag>,
        /// Whether what is written stays covered until it is revealed.
        pub covered: bool,
        /// What a text does that does not fit its note.
        pub fitting: Fitting,
        /// The groups it belongs to, the innermost first.
        pub groups: Vec<Group>,
        /// A frame's place in the presentation, and its number.
        pub sequence: Order,
        /// By how much it is turned around its middle, clockwise.
        pub angle: Angle,
        /// Colour of lines and of text that is not on a note.
        pub ink: Ink,
        /// What a shape is filled with.
        pub fill: Fill,
        /// How thick lines are.
        pub weight: Weight,
        /// How lines are drawn.
        pub dash: Dash,
        /// How large a text is.
        pub type_size: TypeSize,
        /// On which side a text stands.
        pub align: TextAlign,
        /// Where a connector starts, if it is bound there.
        pub from: Option<Id<Element>>,
        /// Where on that element, or on the board.
        pub from_at: End,
        /// Where a connector ends, if it is bound there.
        pub to: Option<Id<Element>>,
        /// Where on that element, or on the board.
        pub to_at: End,
        /// How a connector gets from one end to the other.
        pub route: Route,
        /// What a connector has at its start.
        pub from_head: Arrowhead,
        /// What a connector has at its end.
        pub to_head: Arrowhead,
        /// The points of a stroke. They are stretched to [`Self::size`].
        pub points: Points,
        /// The picture of an image.
        pub image: Option<Id<Image>>,
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
        /// Rechteck.
        Rectangle,
        /// Ellipse.
        Ellipse,
        /// Raute.
        Diamond,
        /// Verbindung: a line or an arrow, which can be bound to elements.
        Connector,
        /// Strich of a pen.
        Stroke,
        /// Strich of a highlighter: broad, and what lies below can be read.
        Highlight,
        /// Bild.
        Image,
    }
}

impl ElementKind {
    /// Rectangles, ellipses and diamonds: an outline with text in the middle.
    pub const fn is_shape(self) -> bool {
        matches!(self, Self::Rectangle | Self::Ellipse | Self::Diamond)
    }

    /// What was drawn by hand.
    pub const fn is_stroke(self) -> bool {
        matches!(self, Self::Stroke | Self::Highlight)
    }

    /// Whether people write on it in place.
    pub const fn has_text(self) -> bool {
        !self.is_stroke()
    }

    /// Whether it can be turned. Notes hang straight, so that they can be read and sorted; a
    /// connector goes where its ends are.
    pub const fn can_turn(self) -> bool {
        matches!(self, Self::Text | Self::Image) || self.is_shape() || self.is_stroke()
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

    /// A place on it, before it is turned.
    pub fn at(&self, spot: Spot) -> Point {
        self.position
            .moved(self.size.width() * spot.x(), self.size.height() * spot.y())
    }

    /// Whether the point lies on it.
    pub fn covers(&self, point: Point) -> bool {
        let right = self.position.x() + self.size.width();
        let bottom = self.position.y() + self.size.height();
        (self.position.x()..=right).contains(&point.x())
            && (self.position.y()..=bottom).contains(&point.y())
    }
}
