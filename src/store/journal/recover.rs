//! Journals that a crash left behind.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::Base;
use super::frames::{self, State};
use super::head::{FORMAT, Head, Note};
use crate::document::Patch;
use crate::model::Project;
use crate::store::codec::{self, Decoded};
use crate::store::disk::{self, Locked};
use crate::store::{DataDirs, FileVersion, Header, current_version, header_of, snapshots};

pub(super) const JOURNAL_END: &str = "journal";
pub(super) const LOCK_END: &str = "lock";

/// A lock without a journal is rubbish from this age on; before that its journal may be about to
/// be written.
const LONELY_LOCK: Duration = Duration::from_secs(60);

/// A journal that a crash left behind.
#[derive(Clone, Debug)]
pub struct Orphan {
    /// The journal's own file.
    pub journal: PathBuf,
    /// The project file it belongs to, if there was one.
    pub path: Option<PathBuf>,
    /// The time of its last change.
    pub changed_at: Option<SystemTime>,
}

/// What a journal brings back.
#[derive(Debug)]
pub struct Recovered {
    /// The base with all its changes.
    pub project: Project,
    /// What of it is in the file already, as far as that is known: so that the difference can be
    /// shown, and a base for merging with what is in the file now.
    pub base: Base,
    /// Whether the journal's end was damaged, so that the very last changes may be missing.
    pub damaged: bool,
}

impl Recovered {
    /// Whether nothing differs from the base.
    pub fn is_empty(&self) -> bool {
        self.project == self.base.project
    }
}

/// The journals that no running program writes and that have something to bring back.
///
/// Removes those without any change, and those whose changes are all in their project file.
/// Reads files, so it is nothing for the window's thread.
pub fn orphans(dirs: &DataDirs) -> Vec<Orphan> {
    let mut found = Vec::new();
    let mut gone_on_with = BTreeSet::new();
    for journal in journals(dirs.data()) {
        let Some(content) = Content::read(&journal) else {
            continue;
        };
        // Also of a living one, which then is younger and has all that the old one has.
        if content.has_changes() {
            gone_on_with.extend(content.head().and_then(|head| head.replaces.clone()));
        }
        let left = is_left_behind(&journal, content.head().map(|head| head.pid));
        if left {
            found.push((journal, content));
        }
    }
    remove_lonely_locks(dirs.data());
    let mut orphans: Vec<Orphan> = found
        .into_iter()
        .filter_map(|(journal, content)| {
            let replaced = journal
                .file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| gone_on_with.contains(name));
            if replaced || content.is_void() || content.is_in_file(dirs.data()) {
                remove(&journal);
                return None;
            }
            Some(Orphan {
                changed_at: fs::metadata(&journal)
                    .and_then(|metadata| metadata.modified())
                    .ok(),
                path: content.head().and_then(Head::path),
                journal,
            })
        })
        .collect();
    orphans.sort_by_key(|orphan| std::cmp::Reverse(orphan.changed_at));
    orphans
}

/// Reads bytes as a journal; then, cut at zeros, as the texts in a journal's frames. For fuzzing.
#[cfg(fuzzing)]
pub fn read_any(bytes: &[u8]) {
    let texts = String::from_utf8_lossy(bytes);
    let mut framed = Vec::new();
    for text in texts.split('\0') {
        frames::put(&mut framed, text);
    }
    assert_eq!(frames::read(&framed).state, State::Whole);
    for content in [Content::of(bytes), Content::of(&framed)] {
        if let Some(head) = content.head() {
            let _ = (head.path(), head.version(), head.header(), head.snapshot());
        }
        let mut project = Project::default();
        for entry in &content.entries {
            let Entry::Changes(patch) = entry else {
                continue;
            };
            patch.apply(&mut project);
            let written = ron::to_string(&**patch).expect("can be written");
            let again: Patch = ron::from_str(&written).expect("can be read again");
            assert!(again == **patch, "{written}");
        }
    }
}

/// Reads a journal back.
///
/// # Errors
/// In English, what cannot be read; the journal stays.
pub fn recover(orphan: &Orphan) -> Result<Recovered, String> {
    let bytes = fs::read(&orphan.journal)
        .map_err(|error| format!("{} cannot be read: {error}", orphan.journal.display()))?;
    let content = Content::of(&bytes);
    let data = data_of(&orphan.journal).ok_or("the journal lies in no data folder")?;
    content.recover(data)
}

/// Gives a journal up: removes it, and the snapshot that was made for it. A journal that is being
/// written stays.
pub fn discard(orphan: &Orphan) {
    if !is_left_behind(&orphan.journal, None) {
        tracing::warn!("{} is still being written", orphan.journal.display());
        return;
    }
    let snapshot = Content::read(&orphan.journal).and_then(|content| {
        let head = content.head()?;
        // A version that was saved may yet serve as a base for merging; it goes when it is old.
        let saved = head.version().map(|version| version.hash);
        head.snapshot().filter(|hash| Some(*hash) != saved)
    });
    remove(&orphan.journal);
    if let (Some(snapshot), Some(data)) = (snapshot, data_of(&orphan.journal)) {
        snapshots::discard(data, snapshot);
    }
}

/// The snapshots that journals are based on, of running programs and of crashed ones.
pub(in crate::store) fn snapshots_in_use(data: &Path) -> Vec<blake3::Hash> {
    journals(data)
        .filter_map(|journal| Content::read(&journal)?.head()?.snapshot())
        .collect()
}

/// What a journal holds, for those who look for something in it.
pub(in crate::store) struct Look {
    /// The journal's own file.
    pub journal: PathBuf,
    /// The snapshot it is based on.
    pub snapshot: Option<blake3::Hash>,
    /// The header of that version.
    pub header: Header,
    /// Whether no running program writes it.
    pub left_behind: bool,
    /// What was changed, as far as it can be read.
    pub patches: Vec<Patch>,
}

/// Looks into every journal, of running programs and of crashed ones.
pub(in crate::store) fn look_into_all(data: &Path) -> Vec<Look> {
    journals(data)
        .filter_map(|journal| {
            let content = Content::read(&journal)?;
            let head = content.head();
            Some(Look {
                snapshot: head.and_then(Head::snapshot),
                header: head.map(Head::header).unwrap_or_default(),
                left_behind: is_left_behind(&journal, head.map(|head| head.pid)),
                patches: content
                    .entries
                    .into_iter()
                    .filter_map(|entry| match entry {
                        Entry::Changes(patch) => Some(*patch),
                        Entry::Note(_) => None,
                    })
                    .collect(),
                journal,
            })
        })
        .collect()
}

fn folder_of(data: &Path) -> PathBuf {
    data.join("journals")
}

/// The data folder that a journal lies in.
fn data_of(journal: &Path) -> Option<&Path> {
    journal.parent()?.parent()
}

fn with_end(data: &Path, end: &'static str) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder_of(data))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(move |path| path.extension().is_some_and(|found| found == end))
}

fn journals(data: &Path) -> impl Iterator<Item = PathBuf> {
    with_end(data, JOURNAL_END)
}

/// Whether no running program writes the journal.
fn is_left_behind(journal: &Path, pid: Option<u32>) -> bool {
    let lock = File::options()
        .read(true)
        .write(true)
        .open(journal.with_extension(LOCK_END));
    match lock.map(|lock| disk::probe_lock(&lock)) {
        Ok(Locked::Ours) => true,
        Ok(Locked::Theirs) => false,
        // Where there are no locks, at least our own ones are known.
        Ok(Locked::Unknown) => pid != Some(std::process::id()),
        // It is made before the journal and removed after it.
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

fn remove(journal: &Path) {
    if let Err(error) = fs::remove_file(journal).or_else(disk::missing_is_fine) {
        tracing::warn!("{} cannot be removed: {error}", journal.display());
        return;
    }
    let _ = fs::remove_file(journal.with_extension(LOCK_END));
}

fn remove_lonely_locks(data: &Path) {
    for lock in with_end(data, LOCK_END) {
        let journal = lock.with_extension(JOURNAL_END);
        if !journal.exists() && disk::is_older(&lock, LONELY_LOCK) && is_left_behind(&journal, None)
        {
            let _ = fs::remove_file(lock);
        }
    }
}

/// What stands in a journal.
struct Content {
    head: Result<Head, String>,
    entries: Vec<Entry>,
    state: State,
}

enum Entry {
    Changes(Box<Patch>),
    Note(Note),
}

impl Content {
    fn read(journal: &Path) -> Option<Self> {
        fs::read(journal).ok().map(|bytes| Self::of(&bytes))
    }

    fn of(bytes: &[u8]) -> Self {
        let frames = frames::read(bytes);
        let mut state = frames.state;
        let mut texts = frames.texts.into_iter();
        let head = texts
            .next()
            .ok_or_else(|| "the journal is empty".to_owned())
            .and_then(|text| {
                ron::from_str(text).map_err(|error| format!("the journal has no head: {error}"))
            });
        let mut entries = Vec::new();
        for text in texts {
            let entry = if text.starts_with('(') {
                ron::from_str(text).map(|patch| Entry::Changes(Box::new(patch)))
            } else {
                ron::from_str(text).map(Entry::Note)
            };
            match entry {
                Ok(entry) => entries.push(entry),
                Err(error) => {
                    tracing::warn!("a change in the journal cannot be read: {error}");
                    state = State::Damaged;
                }
            }
        }
        Self {
            head,
            entries,
            state,
        }
    }

    fn head(&self) -> Option<&Head> {
        self.head.as_ref().ok()
    }

    /// Whether there never was a change in it: its writer was stopped while writing the first.
    fn is_void(&self) -> bool {
        !self.has_changes() && self.state != State::Damaged
    }

    fn has_changes(&self) -> bool {
        self.entries
            .iter()
            .any(|entry| matches!(entry, Entry::Changes(_)))
    }

    /// How many of the entries are in the file: up to the mark of the last save that came
    /// through.
    fn landed(&self, file: &Header) -> usize {
        let mut landed = 0;
        for (at, entry) in self.entries.iter().enumerate() {
            let Entry::Note(Note::Saving(number, saved)) = entry else {
                continue;
            };
            let saving = Header {
                saved: saved.clone(),
                ..Header::default()
            };
            let is_mark =
                |entry: &Entry| matches!(entry, Entry::Note(Note::Mark(mark)) if mark == number);
            let mark = self.entries.iter().take(at).position(is_mark);
            landed = landed.max(mark.filter(|_| saving.is_within(file)).unwrap_or_default());
        }
        landed
    }

    fn recover(&self, data: &Path) -> Result<Recovered, String> {
        let head = self.head.as_ref().map_err(Clone::clone)?;
        if head.format > FORMAT {
            return Err("the journal was written by a newer version of Zirkel".to_owned());
        }
        let mut base = base(head, data)?;
        let file = head.path().and_then(|path| header_of(&path));
        let landed = file.map_or(0, |file| self.landed(&file));
        let mut project = base.clone();
        for (at, entry) in self.entries.iter().enumerate() {
            if at == landed {
                base = project.clone();
            }
            if let Entry::Changes(patch) = entry {
                patch.apply(&mut project);
            }
        }
        Ok(Recovered {
            project,
            base: Base {
                path: head.path(),
                version: head.version(),
                header: head.header(),
                project: base,
            },
            damaged: self.state != State::Whole,
        })
    }

    /// Whether the project file has all of it: the crash came after saving.
    fn is_in_file(&self, data: &Path) -> bool {
        if self.state == State::Damaged {
            return false;
        }
        let Some(head) = self.head() else {
            return false;
        };
        let Some(path) = head.path() else {
            return false;
        };
        let Ok(Some(now)) = current_version(&path) else {
            return false;
        };
        let Ok(found) = self.recover(data) else {
            return false;
        };
        // Everything up to the end was saved, or nothing differs from what was opened.
        if found.is_empty() {
            return true;
        }
        // Nobody wrote it since, we least of all: no need to read all of it.
        if Some(now) == head.version() {
            return false;
        }
        read_version(&path, now).is_some_and(|file| file.project == found.project)
    }
}

/// The base's content: from its snapshot, or from the project file if that is still the same.
fn base(head: &Head, data: &Path) -> Result<Project, String> {
    let snapshot = head
        .snapshot()
        .and_then(|hash| snapshots::decoded(data, hash));
    let from_file = || {
        let path = head.path()?;
        read_version(&path, head.version()?)
    };
    snapshot
        .or_else(from_file)
        .map(|decoded| decoded.project)
        .ok_or_else(|| {
            "the version of the project that the journal is based on is neither kept nor still \
             in the project file"
                .to_owned()
        })
}

/// The file's content if it has this version.
fn read_version(path: &Path, version: FileVersion) -> Option<Decoded> {
    // Whatever has become of it, nothing larger than expected is read.
    if fs::metadata(path).ok()?.len() != version.len {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    if FileVersion::of(&bytes) != version {
        return None;
    }
    codec::decode(std::str::from_utf8(&bytes).ok()?).ok()
}
