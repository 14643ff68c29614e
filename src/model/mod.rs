//! What a project is: plain data and its rules.
//!
//! This room knows no other. It does no I/O, reads no clock and draws no random number: ids and
//! times are handed in.

mod amendment;
mod approval;
mod attendance;
mod audience;
mod board;
mod carry;
mod circle;
mod conflict;
mod deadline;
mod duplicates;
mod erase;
mod ext;
mod follow_up;
pub mod geometry;
mod id;
mod join;
mod minutes;
pub mod moves;
mod numbering;
pub mod order;
pub mod outline;
mod people;
mod people_merge;
mod plan;
mod project;
pub mod record;
pub mod references;
mod roll;
pub mod schedule;
mod session;
mod shown;
mod spoken;
mod table;
pub mod text;
pub mod tokens;
mod voting;

pub use amendment::{Amendment, AmendmentKind};
pub use attendance::HalfDay;
pub use audience::Audience;
pub use board::{
    Angle, Arrowhead, Blob, Board, BoardFrames, Dash, Dots, Element, ElementKind, End, Fill,
    Fitting, Group, Image, Ink, InkPoint, MediaType, NoteColor, Points, Poll, PollMode, PollState,
    Ranked, Route, Spot, Tag, TextAlign, TypeSize, Weight, reading,
};
pub use carry::Returning;
pub use circle::Circle;
pub use conflict::{Conflict, ConflictKind};
pub use deadline::Deadlines;
pub use duplicates::{Suspected, Suspicion};
pub use erase::{ErasedName, Erasure};
pub use ext::Ext;
pub use follow_up::OpenAction;
pub use geometry::{Point, Size};
pub use id::Id;
pub use join::{Joined, NotJoined};
pub use minutes::{
    Action, ActionChange, ActionStatus, Decision, DecisionMethod, DecisionResult, Due, Entry,
    EntryKind, Suggestion, SuggestionStatus,
};
pub use numbering::Labels;
pub use order::Order;
pub use outline::{AgendaLine, Line, Ordered};
pub use people::{
    Consent, ConsentPurpose, Contact, Membership, Organisation, OrganisationKind, Person, Role,
};
pub use people_merge::{Chosen, MovesAlong, PersonField};
pub use plan::{Plan, PlanDay, PlanItem, Template};
pub(crate) use project::with_tables;
pub use project::{Project, Record, TableName};
pub use record::{Field, FieldMerger, FieldVisitor, Fields, Leaf};
pub use references::{Dangling, Mentions};
pub use roll::{Counts, Represented, Roll, TookPart};
pub use schedule::DayLoad;
pub use session::{
    AgendaItem, Approval, Attendance, AttendanceStatus, Day, Half, ItemKind, ItemOutcome, Reply,
    ReplyAnswer, Session, SessionState, Visibility,
};
pub use shown::{FieldPath, Shown, Word, field_paths, show_differences};
pub use spoken::{Spoken, SpokenNames, like_renamed};
pub use table::{Difference, Table};
pub use ulid::Ulid;
