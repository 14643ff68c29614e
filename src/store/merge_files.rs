//! Merging files by name, as a version control system asks for it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::open::{read, understood};
use super::{
    DataDirs, FileVersion, Onto, OpenError, Opened, Progress, SaveError, SaveRequest, Warning,
    save, snapshots,
};
use crate::document::merge::{self, Version};
use crate::model::{Conflict, Id, Project};

/// Which files to merge into which.
#[derive(Clone, Debug)]
pub struct MergeFiles {
    /// The version that both have in them. Where it is missing or empty, whatever either has is
    /// kept.
    pub base: PathBuf,
    /// One version.
    pub mine: PathBuf,
    /// The other one.
    pub theirs: PathBuf,
    /// Where the result goes: one of the three, or a file that is not there yet.
    pub out: PathBuf,
    /// Who merges, as the person wants to be called.
    pub by: String,
}

/// Files that were merged.
#[derive(Debug)]
pub struct MergedFiles {
    /// What is in the result.
    pub project: Project,
    /// The conflicts that neither of the two had in it.
    pub conflicts: Vec<Id<Conflict>>,
    /// Whether there was a base.
    pub had_base: bool,
    /// The files whose checksum does not fit.
    pub changed_by_hand: Vec<PathBuf>,
}

/// Why files could not be merged. They are as they were.
#[derive(Debug, Error)]
pub enum MergeError {
    /// One of them could not be read.
    #[error("{}: {source}", path.display())]
    Open {
        /// Which one.
        path: PathBuf,
        /// Why not.
        source: OpenError,
    },
    /// They are of two different projects.
    #[error("{} and {} are different projects", mine.display(), theirs.display())]
    OtherProject {
        /// The one.
        mine: PathBuf,
        /// The other.
        theirs: PathBuf,
    },
    /// The result could not be saved.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// Merges three files and saves the result, with all that either version counts as having in it.
/// All of them are kept as snapshots.
///
/// # Errors
/// See [`MergeError`].
pub fn merge_files(
    request: &MergeFiles,
    dirs: &DataDirs,
    progress: &Progress,
) -> Result<MergedFiles, MergeError> {
    let open = |path: &Path| {
        opened(path, dirs, progress).map_err(|source| MergeError::Open {
            path: path.to_owned(),
            source,
        })
    };
    let base = match fs::metadata(&request.base) {
        Ok(metadata) if metadata.len() > 0 => Some(open(&request.base)?),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Some(open(&request.base)?),
        _ => None,
    };
    let (mine, theirs) = (open(&request.mine)?, open(&request.theirs)?);
    if base.is_none() && mine.header.is_stranger(&theirs.header) {
        return Err(MergeError::OtherProject {
            mine: request.mine.clone(),
            theirs: request.theirs.clone(),
        });
    }
    let project = merge::projects(
        base.as_ref().map(|base| &base.project),
        version(&mine),
        version(&theirs),
    );
    let known: BTreeSet<Id<Conflict>> = mine
        .project
        .conflicts
        .ids()
        .chain(theirs.project.conflicts.ids())
        .collect();
    let inputs = [
        (&request.mine, Some(&mine)),
        (&request.theirs, Some(&theirs)),
        (&request.base, base.as_ref()),
    ];
    let replaced = inputs
        .iter()
        .find(|(path, _)| is_same_file(path, &request.out))
        // An empty base may be replaced too.
        .map(|(_, opened)| opened.map_or_else(|| FileVersion::of(b""), |opened| opened.version));
    let saved = save(
        &SaveRequest {
            header: mine.header.joined(&theirs.header),
            onto: replaced.map_or(Onto::Merged, Onto::Replacing),
            by: request.by.clone(),
            ..SaveRequest::new(&request.out, project)
        },
        dirs,
        progress,
    )?;
    let project = saved.disk.project;
    Ok(MergedFiles {
        conflicts: project
            .conflicts
            .ids()
            .filter(|id| !known.contains(id))
            .collect(),
        had_base: base.is_some(),
        changed_by_hand: inputs
            .iter()
            .filter(|(_, opened)| {
                opened.is_some_and(|opened| opened.warnings.contains(&Warning::Checksum))
            })
            .map(|(path, _)| path.to_path_buf())
            .collect(),
        project,
    })
}

fn opened(path: &Path, dirs: &DataDirs, progress: &Progress) -> Result<Opened, OpenError> {
    let bytes = read(path, progress)?;
    let opened = understood(&bytes, progress)?;
    if opened.read_only.is_some() {
        return Err(OpenError::TooNew {
            schema: opened.schema,
            known: super::SCHEMA,
        });
    }
    if let Err(error) = snapshots::keep(dirs.data(), &bytes) {
        tracing::warn!("no snapshot could be kept: {error}");
    }
    Ok(opened)
}

fn version(opened: &Opened) -> Version<'_> {
    Version {
        project: &opened.project,
        author: &opened.header.author,
    }
}

/// Whether both names lead to one file that is there.
fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path| fs::canonicalize(path).ok();
    real(one).is_some_and(|one| Some(one) == real(other))
}
