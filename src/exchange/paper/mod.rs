//! What is handed out: agenda and minutes as documents.
//!
//! It goes in two steps. A builder ([`minutes`], [`agenda`]) makes a [`Document`] of a project for
//! one [`Audience`]: it decides what these readers get to see. A writer ([`markdown`], [`html`])
//! makes a text of a document; no writer sees the project, so none can let anything out.

mod agenda;
mod attendance;
pub mod block;
mod changes;
mod entries;
mod head;
mod html;
mod lists;
mod markdown;
pub mod markup;
mod minutes;
mod reader;
pub mod source;
mod wording;

pub use block::Document;
pub use html::html;
pub use markdown::markdown;
pub use reader::LeftOut;

use crate::i18n::Texts;
use crate::model::{Audience, Id, Project, Session};
use reader::Reader;

/// The minutes of a session for an audience, in the language of `texts`; `None` where there is no
/// such session.
///
/// Head, attendance, agenda, what was said under each item, lists of decisions and actions, the
/// next date, what was changed since the minutes were finished, signatures and distribution, in
/// the order of DIN 5008.
pub fn minutes(
    project: &Project,
    session: Id<Session>,
    audience: Audience,
    texts: &Texts,
) -> Option<Document> {
    Some(minutes::document(&Reader::new(
        project, session, audience, texts,
    )?))
}

/// The agenda of a session for an audience, in the language of `texts`; `None` where there is no
/// such session.
pub fn agenda(
    project: &Project,
    session: Id<Session>,
    audience: Audience,
    texts: &Texts,
) -> Option<Document> {
    Some(agenda::document(&Reader::new(
        project, session, audience, texts,
    )?))
}

/// How much of a session an audience does not get to see.
pub fn left_out(project: &Project, session: Id<Session>, audience: Audience) -> LeftOut {
    LeftOut::of(project, session, audience)
}
