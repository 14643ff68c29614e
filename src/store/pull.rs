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
    /// What came of it.
    pub outcome: PullOutcome,
}

/// How what is in the file belongs to what is in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PullOutcome {
    /// Others went on with the project: both are merged.
    Merged,
    /// The file is an older state of the project, so that it lacks what was in it. Nothing was taken
    /// out of the window.
    WentBack,
    /// Another project lies there now. It was not mixed with this one.
    OtherProject,
}

/// Where a version lies that is to be brought into an open project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Another file: a conflict copy of a sync client, or a colleague's copy.
    File(PathBuf),
    /// A version that is kept here.
    Snapshot(blake3::Hash),
}

/// Merges another version into the project. Its file stays as it is.
///
/// # Errors
/// See [`OpenError`]; [`OpenError::Missing`] too where a snapshot is no longer kept.
pub fn join(
    request: &PullRequest,
    source: &Source,
    dirs: &DataDirs,
    progress: &Progress,
) -> Result<Pulled, OpenError> {
    let bytes = match source {
        Source::File(path) => read(path, progress)?,
        Source::Snapshot(hash) => {
            snapshots::bytes(dirs.data(), *hash).ok_or_else(|| OpenError::Missing {
                path: snapshots::path_of(dirs.data(), *hash),
            })?
        }
    };
    bring_together(request, &bytes, dirs, progress)
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
    bring_together(request, &bytes, dirs, progress)
}

fn bring_together(
    request: &PullRequest,
    bytes: &[u8],
    dirs: &DataDirs,
    progress: &Progress,
) -> Result<Pulled, OpenError> {
    let opened = understood(bytes, progress)?;
    if opened.schema > SCHEMA {
        return Err(OpenError::TooNew {
            schema: opened.schema,
            known: SCHEMA,
        });
    }
    if let Err(error) = snapshots::keep(dirs.data(), bytes) {
        tracing::warn!("no snapshot could be kept: {error}");
    }
    let known = request.disk.as_ref().map(|disk| &disk.project);
    let project = merge::shared(known.unwrap_or(&request.project), &opened.project);
    let theirs = Stated {
        header: opened.header,
        project,
    };
    if theirs.header.is_stranger(&request.header) {
        return Ok(Pulled {
            project: request.project.clone(),
            header: request.header.clone(),
            disk: OnDisk {
                version: opened.version,
                header: theirs.header,
                project: theirs.project,
            },
            outcome: PullOutcome::OtherProject,
        });
    }
    let mine = Stated {
        header: request.header.clone(),
        project: request.project.clone(),
    };
    let Combined { project, header } = combine(dirs.data(), request.disk.as_ref(), &mine, &theirs);
    let went_back = theirs.header.is_within(&request.header)
        && theirs.header.saved != request.header.saved
        && project == request.project;
    Ok(Pulled {
        outcome: if went_back {
            PullOutcome::WentBack
        } else {
            PullOutcome::Merged
        },
        disk: OnDisk {
            version: opened.version,
            header: theirs.header,
            project: theirs.project,
        },
        project,
        header,
    })
}
