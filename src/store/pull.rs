//! Taking in what others wrote into the file, without writing anything to it.

use std::path::PathBuf;

use super::merging::{Combined, Stated, combine};
use super::open::{read, understood};
use super::{DataDirs, Header, OnDisk, OpenError, Progress, SCHEMA, snapshots};
use crate::document::merge;
use crate::model::Project;

/// What to bring together with which file.
#[derive(Clone, Debug)]
pub struct PullRequest {
    /// The file.
    pub path: PathBuf,
    /// The project as it is in the window; a clone costs nothing.
    pub project: Project,
    /// Which versions are in it, and who has it open now.
    pub header: Header,
    /// The version of the file that was read or written last.
    pub disk: Option<OnDisk>,
}

/// What the file held, and what came of it.
#[derive(Clone, Debug)]
pub struct Pulled {
    /// The file as it is now.
    pub disk: OnDisk,
    /// The request's project with what is in the file.
    pub project: Project,
    /// Which versions are in that.
    pub header: Header,
    /// Whether the file is an older state of the project, so that it lacks what was in it.
    pub went_back: bool,
}

/// Reads the file and merges it with the project. The file is kept as a snapshot, as a base for
/// merging later.
///
/// # Errors
/// See [`OpenError`]; nothing has changed then. A file that is just being written by somebody
/// may be garbled and read well the next moment.
pub fn pull(
    request: &PullRequest,
    dirs: &DataDirs,
    progress: &Progress,
) -> Result<Pulled, OpenError> {
    let bytes = read(&request.path, progress)?;
    let opened = understood(&bytes, progress)?;
    if opened.schema > SCHEMA {
        return Err(OpenError::TooNew {
            schema: opened.schema,
            known: SCHEMA,
        });
    }
    if let Err(error) = snapshots::keep(dirs.data(), &bytes) {
        tracing::warn!("no snapshot could be kept: {error}");
    }
    let known = request.disk.as_ref().map(|disk| &disk.project);
    let project = merge::shared(known.unwrap_or(&request.project), &opened.project);
    let theirs = Stated {
        header: opened.header,
        project,
    };
    let mine = Stated {
        header: request.header.clone(),
        project: request.project.clone(),
    };
    let Combined { project, header } = combine(dirs.data(), request.disk.as_ref(), &mine, &theirs);
    Ok(Pulled {
        went_back: theirs.header.is_within(&request.header)
            && theirs.header.saved != request.header.saved,
        disk: OnDisk {
            version: opened.version,
            header: theirs.header,
            project: theirs.project,
        },
        project,
        header,
    })
}
