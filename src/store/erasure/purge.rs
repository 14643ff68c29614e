//! Taking the data of erased people out of what is kept.

use std::fs;
use std::path::Path;

use super::{Around, Held, Place, Trace, Whose, held};
use crate::model::Project;
use crate::store::journal::{self, Orphan};
use crate::store::{DataDirs, Progress, SCHEMA, codec, disk, snapshots, writers};

/// What came of a purge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// How many versions, backups and journals no longer hold the data.
    pub done: usize,
    /// What still does: what is not ours to change, or could not be changed.
    pub left: Held,
}

/// Takes the data of erased people out of everything on this machine that holds them, apart from
/// the file itself. Their erasure must have been saved, and the open project's own journal begun
/// anew, or those hold them still.
///
/// Reads and writes many files, so it is nothing for the window's thread.
pub fn purge(around: Around, whose: &Whose, progress: &Progress) -> Purged {
    let found = held(around, whose, progress);
    let mut done = 0;
    for trace in found
        .traces
        .iter()
        .filter(|trace| trace.place.can_be_purged())
    {
        match take_out(around.dirs, trace, around.project) {
            Ok(()) => done += 1,
            Err(error) => tracing::warn!("{:?} still holds erased data: {error}", trace.place),
        }
    }
    Purged {
        done,
        left: held(around, whose, &Progress::default()),
    }
}

fn take_out(dirs: &DataDirs, trace: &Trace, now: &Project) -> std::io::Result<()> {
    let data = dirs.data();
    match &trace.place {
        Place::Version(hash) => {
            let bytes = snapshots::bytes(data, *hash);
            let cleansed = bytes.and_then(|bytes| cleansed(&bytes, trace, now));
            let new = snapshots::put_instead(data, *hash, cleansed.as_deref().map(str::as_bytes))?;
            writers::put_instead(data, *hash, new);
        }
        Place::Backup(path) => {
            let bytes = fs::read(path)?;
            match cleansed(&bytes, trace, now) {
                Some(text) => disk::replace(path, text.as_bytes())?,
                None => remove(path)?,
            }
        }
        Place::Damaged(path) => remove(path)?,
        Place::Unsaved(path) => journal::discard(&Orphan {
            journal: path.clone(),
            path: None,
            changed_at: None,
        }),
        Place::InUse(_) | Place::Copy(_) | Place::File(_) => {}
    }
    Ok(())
}

/// The version without the data; `None` if it cannot be read, or not be written as it was.
fn cleansed(bytes: &[u8], trace: &Trace, now: &Project) -> Option<String> {
    let decoded = codec::decode(str::from_utf8(bytes).ok()?).ok()?;
    if decoded.schema > SCHEMA {
        return None;
    }
    let people = trace.people.iter();
    let project = people.fold(decoded.project, |project, id| project.cleansed_of(*id, now));
    codec::encode(&project, &decoded.header).ok()
}

fn remove(path: &Path) -> std::io::Result<()> {
    disk::retrying(|| fs::remove_file(path)).or_else(disk::missing_is_fine)
}
