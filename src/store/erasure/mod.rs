//! What still holds the data of erased people, and having it gone from there.
//!
//! A project remembers: versions are kept for the history and as bases for merging, replaced
//! files as backups, unsaved work in journals. Whoever is erased from the project is still in
//! those. [`held`] finds where, [`purge`] takes it out.
//!
//! What is decided here:
//! - **Versions are cleansed, not thrown away.** In a version's place comes the same one without
//!   the person, under the same version vector: the history stays, and so do the bases without
//!   which merging with a colleague would bring back all that was ever deleted. The record left
//!   in it is `Person::cleansed`; by that `document::merge` knows that this version cannot tell
//!   what a colleague changed of the person, and lets the erasure win (see
//!   `document::merge::erasures`). A version that cannot be decoded, or is of a newer program, is
//!   removed. Backups are treated alike.
//! - **What is not ours stays**, and is named: conflict copies beside the file, and the folders
//!   of others. On another machine the same purge is offered.
//! - **Unsaved work of a crash** that holds the data, or is based on a version that does, goes;
//!   the user is told first. What another running window writes cannot be touched; it is named.
//! - The **project file** itself is saved before; nothing here writes it.
//!
//! Whether something speaks of the person is first looked for in the bytes: an id is 26
//! characters that nothing else has.

mod purge;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, Utc};

use super::{DataDirs, Header, LARGEST_FILE, Progress, backups, codec, copies, journal, snapshots};
use crate::model::{Id, Person, Project};
use crate::store::open::read;

pub use purge::{Purged, purge};

/// Where data are still held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// An earlier version, kept for the history and for merging.
    Version(blake3::Hash),
    /// A backup of the file.
    Backup(PathBuf),
    /// A damaged file that was kept.
    Damaged(PathBuf),
    /// Work that a crash left unsaved: its journal.
    Unsaved(PathBuf),
    /// Work that another window has not saved: its journal. Cannot be purged.
    InUse(PathBuf),
    /// A copy beside the file, which is the user's. Cannot be purged.
    Copy(PathBuf),
    /// The file itself: the erasure is not saved yet.
    File(PathBuf),
}

impl Place {
    /// Whether [`purge`] takes the data out of it.
    pub const fn can_be_purged(&self) -> bool {
        match self {
            Self::Version(_) | Self::Backup(_) | Self::Damaged(_) | Self::Unsaved(_) => true,
            Self::InUse(_) | Self::Copy(_) | Self::File(_) => false,
        }
    }
}

/// Something that still holds data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What and where.
    pub place: Place,
    /// When it was saved or kept; UTC.
    pub at: Option<DateTime<Utc>>,
    /// Whose data.
    pub people: BTreeSet<Id<Person>>,
}

/// All that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Where, the newest first.
    pub traces: Vec<Trace>,
    /// What those people are called there.
    pub names: BTreeMap<Id<Person>, String>,
}

impl Held {
    /// What holds data of this person.
    pub fn of(&self, person: Id<Person>) -> impl Iterator<Item = &Trace> {
        self.traces
            .iter()
            .filter(move |trace| trace.people.contains(&person))
    }

    /// Everybody of whom anything is held.
    pub fn people(&self) -> BTreeSet<Id<Person>> {
        let people = self.traces.iter().flat_map(|trace| &trace.people);
        people.copied().collect()
    }
}

/// Whose data are looked for.
#[derive(Clone, Debug)]
pub enum Whose {
    /// Of these people.
    These(BTreeSet<Id<Person>>),
    /// Of everybody who was erased, or is no longer there at all.
    AllGone,
}

/// Where to look.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// Zirkel's own folders.
    pub dirs: &'a DataDirs,
    /// The project's file, if it has one.
    pub file: Option<&'a Path>,
    /// What the open project says about itself.
    pub header: &'a Header,
    /// The project as it is now, in which those people are erased.
    pub project: &'a Project,
}

/// Looks for data of erased people on this machine and beside the file.
///
/// Reads many files, so it is nothing for the window's thread. Stops early, with what it has
/// found so far, when the progress says so.
pub fn held(around: Around, whose: &Whose, progress: &Progress) -> Held {
    let mut search = Search {
        around,
        whose,
        ids: match whose {
            Whose::These(ids) => ids.iter().map(|id| (*id, id.to_string())).collect(),
            Whose::AllGone => Vec::new(),
        },
        held: Held::default(),
        unsure: BTreeSet::new(),
    };
    search.everywhere(progress);
    let mut held = search.held;
    held.traces.sort_by_key(|trace| std::cmp::Reverse(trace.at));
    held
}

struct Search<'a> {
    around: Around<'a>,
    whose: &'a Whose,
    /// Those who are looked for, with their ids as text.
    ids: Vec<(Id<Person>, String)>,
    held: Held,
    /// Versions that hold data and that journals are based on.
    unsure: BTreeSet<[u8; 32]>,
}

impl Search<'_> {
    fn everywhere(&mut self, progress: &Progress) {
        let Around { dirs, file, .. } = self.around;
        let data = dirs.data();
        let versions: Vec<(blake3::Hash, Option<snapshots::Kept>)> = snapshots::all(data)
            .into_iter()
            .filter(|(_, kept)| {
                let header = kept.as_ref().map(|kept| &kept.header);
                self.ids_are_known() || header.is_some_and(|header| self.is_ours(header))
            })
            .collect();
        // The file's own version is not an earlier one.
        let current = file.and_then(|file| super::current_version(file).ok().flatten());
        let all = versions.len() as u64 + 1;
        for (number, (hash, kept)) in versions.into_iter().enumerate() {
            if progress.is_cancelled() {
                return;
            }
            progress.set(number as u64, all);
            if current.is_some_and(|current| current.hash == hash) {
                continue;
            }
            let Some(bytes) = snapshots::bytes(data, hash) else {
                continue;
            };
            let people = self.people_in(&bytes);
            if !people.is_empty() {
                self.unsure.insert(*hash.as_bytes());
                let at = kept.and_then(|kept| kept.header.author.at.or(kept.kept_at.map(utc)));
                self.found(Place::Version(hash), at, people);
            }
        }
        for (backup, damaged) in backups::of_all_files(data) {
            let Ok(bytes) = read(&backup.path, &Progress::default()) else {
                continue;
            };
            let people = self.people_in(&bytes);
            let place = if damaged {
                Place::Damaged(backup.path)
            } else {
                Place::Backup(backup.path)
            };
            self.found(place, Some(backup.replaced_at), people);
        }
        self.journals(data);
        if let Some(file) = file {
            for copy in copies::copies_of(file) {
                self.file(copy.path.clone(), Place::Copy(copy.path));
            }
            self.file(file.to_owned(), Place::File(file.to_owned()));
        }
    }

    fn journals(&mut self, data: &Path) {
        for look in journal::look_into_all(data) {
            let mut people = BTreeSet::new();
            let speaks = fs::metadata(&look.journal).is_ok_and(|m| m.len() <= LARGEST_FILE)
                && fs::read(&look.journal).is_ok_and(|bytes| self.speaks(&bytes));
            if speaks && (self.ids_are_known() || self.is_ours(&look.header)) {
                for patch in &look.patches {
                    let mut changed = Project::default();
                    patch.apply(&mut changed);
                    people.extend(self.people_of(&changed));
                }
            }
            let base = look.snapshot;
            let based_on = base.filter(|hash| self.unsure.contains(hash.as_bytes()));
            if let Some(hash) = based_on {
                let of_base = self.held.traces.iter();
                let of_base = of_base.filter(|trace| trace.place == Place::Version(hash));
                people.extend(of_base.flat_map(|trace| trace.people.clone()));
            }
            if people.is_empty() {
                continue;
            }
            let at = fs::metadata(&look.journal).and_then(|metadata| metadata.modified());
            if !look.left_behind
                && let Some(hash) = based_on
            {
                // Without its base, that work would be lost in a crash.
                let place = Place::Version(hash);
                self.held.traces.retain(|trace| trace.place != place);
            }
            let place = if look.left_behind {
                Place::Unsaved(look.journal)
            } else {
                Place::InUse(look.journal)
            };
            self.found(place, at.ok().map(utc), people);
        }
    }

    fn file(&mut self, path: PathBuf, place: Place) {
        let Ok(bytes) = read(&path, &Progress::default()) else {
            return;
        };
        let at = fs::metadata(&path).and_then(|metadata| metadata.modified());
        let people = self.people_in(&bytes);
        self.found(place, at.ok().map(utc), people);
    }

    fn found(&mut self, place: Place, at: Option<DateTime<Utc>>, people: BTreeSet<Id<Person>>) {
        if !people.is_empty() {
            self.held.traces.push(Trace { place, at, people });
        }
    }

    fn is_ours(&self, header: &Header) -> bool {
        header.is_related(self.around.header)
    }

    const fn ids_are_known(&self) -> bool {
        matches!(self.whose, Whose::These(_))
    }

    /// Whether one of those who are looked for is spoken of.
    fn speaks(&self, bytes: &[u8]) -> bool {
        let text = String::from_utf8_lossy(bytes);
        !self.ids_are_known() || self.ids.iter().any(|(_, id)| text.contains(id))
    }

    /// Whose data are in a project file.
    fn people_in(&mut self, bytes: &[u8]) -> BTreeSet<Id<Person>> {
        if !self.speaks(bytes) {
            return BTreeSet::new();
        }
        let decoded = str::from_utf8(bytes).ok().map(codec::decode);
        match decoded {
            Some(Ok(decoded)) if self.ids_are_known() || self.is_ours(&decoded.header) => {
                self.people_of(&decoded.project)
            }
            Some(Ok(_)) => BTreeSet::new(),
            // Whatever it was, it speaks of them.
            _ => {
                let text = String::from_utf8_lossy(bytes);
                let named = self.ids.iter().filter(|(_, id)| text.contains(id));
                named.map(|(id, _)| *id).collect()
            }
        }
    }

    fn people_of(&mut self, version: &Project) -> BTreeSet<Id<Person>> {
        let now = self.around.project;
        let is_gone = |id: &Id<Person>| {
            let record = now.people.get(*id);
            record.is_none_or(|record| record.erased_on.is_some())
        };
        let wanted: BTreeSet<Id<Person>> = match self.whose {
            Whose::These(ids) => ids.clone(),
            Whose::AllGone => version.people.ids().filter(is_gone).collect(),
        };
        let people: BTreeSet<Id<Person>> = wanted
            .into_iter()
            .filter(|id| version.still_holds(*id, now))
            .collect();
        for id in &people {
            let name = version.people.get(*id).map(Person::full_name);
            if let Some(name) = name.filter(|name| !name.is_empty()) {
                self.held.names.entry(*id).or_insert(name);
            }
        }
        people
    }
}

fn utc(time: SystemTime) -> DateTime<Utc> {
    DateTime::from(time)
}
