//! Project files as text: RON, pretty, sorted, with a checksum at the end.

use super::{Header, OpenError, SaveError};
use crate::model::Project;

/// What a project file says.
#[derive(Debug)]
pub struct Decoded {
    /// The project.
    pub project: Project,
    /// What the file says about itself.
    pub header: Header,
    /// The schema it was written in.
    pub schema: u32,
    /// Whether the checksum at the end fits; `None` if there is none.
    pub checksum: Option<bool>,
}

/// The project as the text of a file. Same project and header, same bytes.
pub fn encode(_project: &Project, _header: &Header) -> Result<String, SaveError> {
    todo!()
}

/// Reads the text of a file.
pub fn decode(_text: &str) -> Result<Decoded, OpenError> {
    todo!()
}
