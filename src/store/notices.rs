//! Who else has a project file open.
//!
//! Each running Zirkel puts a notice beside the file, in the convention of LibreOffice: the first
//! one `.~lock.NAME#`, so that LibreOffice says who is at work there; those who come while that
//! exists `.~lock.NAME.TAG#`, with the tag of the running program. (LibreOffice has only one at a
//! time, and for shared spreadsheets a list in `.~sharing.NAME#` which all write; a file for each
//! needs no taking turns.) Notices lock nothing and are never relied on.
//!
//! A notice is written again every half minute, so that one which a crash left behind is known by
//! its age. Clocks are not compared for that: the time of a file is that of the server which has
//! it, and so is the time of our own notice. Where there is none of our own, or where the notices
//! were brought by a sync client with the times of other machines, somebody is there as long as
//! his notice goes on changing.

mod entry;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use chrono::{Local, NaiveDateTime};

use self::entry::Entry;
pub use self::entry::Me;
use super::beside::{LONGEST_NAME, SHORT_NAME, hidden};
use super::disk;

/// How often a notice is to be written again, see [`Presence::touch`].
pub const TOUCH_EVERY: Duration = Duration::from_secs(30);

/// A notice that was not written for so long belongs to a program that is gone. Long enough for
/// a computer that is busy and a client of a share that keeps times for a minute.
pub const STALE_AFTER: Duration = Duration::from_secs(150);

/// A stale notice as old as this may be removed by anybody.
const RUBBISH_AFTER: Duration = Duration::from_secs(60 * 60);

/// How many files of a folder are looked at, and how many notices among them.
const MOST_FILES: usize = 20_000;
const MOST_NOTICES: usize = 100;

const START: &str = ".~lock.";

/// Somebody else who has the file open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// Since when, in the local time of that machine.
    pub since: Option<NaiveDateTime>,
    /// The name he gave; may be empty.
    pub name: String,
    /// His account on that machine; may be empty.
    pub account: String,
    /// The name of that machine; may be empty.
    pub host: String,
    /// Whether the program seems to be gone without having removed its notice. Never of other
    /// programs: they write theirs only once.
    pub is_stale: bool,
    /// With what.
    pub program: Program,
}

/// What somebody has a file open with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Program {
    /// Another Zirkel, with which one can work at the same time.
    Zirkel,
    /// LibreOffice, or whatever else keeps to its convention.
    Other,
}

/// Our own notice beside a file, as long as this exists, and the view of the others'.
///
/// All calls may wait for a disk or a share; nothing here fails: a notice that cannot be written
/// is tried again at the next [`Self::touch`].
#[derive(Debug)]
pub struct Presence {
    me: Me,
    since: NaiveDateTime,
    folder: PathBuf,
    name: OsString,
    /// Whether the name that LibreOffice knows may be taken.
    may_lead: bool,
    own: Option<Own>,
    seen: BTreeMap<OsString, Seen>,
}

/// Our notice.
#[derive(Debug)]
struct Own {
    path: PathBuf,
    /// Whether it has the name that LibreOffice knows.
    leads: bool,
    /// The time that the server gave it, and ours then.
    modified: SystemTime,
    at: Instant,
}

/// The time of another one's notice, and when we first saw it with that.
#[derive(Debug)]
struct Seen {
    modified: SystemTime,
    at: Instant,
    has_moved: bool,
}

/// Another one's notice.
struct Found {
    file_name: OsString,
    path: PathBuf,
    modified: SystemTime,
    entry: Entry,
}

impl Presence {
    /// Puts up a notice beside a project file. A symbolic link is followed, as LibreOffice does.
    pub fn announce(path: &Path, me: Me) -> Self {
        let path = disk::resolve(path).unwrap_or_else(|_| path.to_owned());
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        let mut presence = Self {
            me,
            since: Local::now().naive_local(),
            may_lead: !is_locked_by_nextcloud(&folder),
            folder,
            name: path.file_name().map(OsStr::to_owned).unwrap_or_default(),
            own: None,
            seen: BTreeMap::new(),
        };
        presence.put(Instant::now());
        presence
    }

    /// Whether others can see that we are here.
    pub fn is_announced(&self) -> bool {
        self.own.is_some()
    }

    /// Writes the notice again, to be done every [`TOUCH_EVERY`]. If somebody removed it, or if
    /// it could not be written before, it is made anew.
    pub fn touch(&mut self) {
        self.touch_at(Instant::now());
    }

    fn touch_at(&mut self, now: Instant) {
        match self.own.take() {
            Some(own) if self.rewrite(&own.path) => {
                // Whoever led before has left.
                let lead = !own.leads && self.may_lead && self.put_new(&self.leading(), true, now);
                if lead {
                    let _ = disk::retrying(|| fs::remove_file(&own.path));
                } else {
                    self.own = own_at(own.path, own.leads, now);
                }
            }
            _ => self.put(now),
        }
    }

    /// Who else has the file open, in a fixed order. Removes what was left behind long ago.
    pub fn look(&mut self) -> Vec<Notice> {
        self.look_at(Instant::now())
    }

    fn look_at(&mut self, now: Instant) -> Vec<Notice> {
        let server_now = self.server_now_at(now);
        let found = self.find();
        self.seen
            .retain(|name, _| found.iter().any(|found| found.file_name == *name));
        let mut notices: BTreeMap<(Option<String>, OsString), (SystemTime, Notice)> =
            BTreeMap::new();
        for found in found {
            let (still_for, has_moved) = self.still_for(&found, now);
            let age = server_now
                .and_then(|now| now.duration_since(found.modified).ok())
                .unwrap_or_default();
            let is_still = still_for > STALE_AFTER;
            let is_zirkel = found.entry.tag.is_some();
            let is_stale = is_zirkel && (is_still || (age > STALE_AFTER && !has_moved));
            // Both, so that no wrong clock makes us remove the notice of somebody who is there.
            if is_stale && is_still && age > RUBBISH_AFTER && found.is_untouched() {
                let _ = fs::remove_file(&found.path);
                continue;
            }
            let notice = Notice {
                since: found.entry.since,
                name: found.entry.name,
                account: found.entry.account,
                host: found.entry.host,
                is_stale,
                program: if is_zirkel {
                    Program::Zirkel
                } else {
                    Program::Other
                },
            };
            // Somebody who is just about to lead has two for a moment.
            let key = match found.entry.tag {
                Some(tag) => (Some(tag), OsString::new()),
                None => (None, found.file_name),
            };
            let newest = notices
                .get(&key)
                .is_none_or(|(modified, _)| *modified < found.modified);
            if newest {
                notices.insert(key, (found.modified, notice));
            }
        }
        let mut notices: Vec<Notice> = notices.into_values().map(|(_, notice)| notice).collect();
        notices.sort();
        notices
    }

    /// For how long a notice was not written, as far as we have been watching, and whether it
    /// ever was.
    fn still_for(&mut self, found: &Found, now: Instant) -> (Duration, bool) {
        let seen = self.seen.entry(found.file_name.clone()).or_insert(Seen {
            modified: found.modified,
            at: now,
            has_moved: false,
        });
        if seen.modified != found.modified {
            *seen = Seen {
                modified: found.modified,
                at: now,
                has_moved: true,
            };
        }
        (now.saturating_duration_since(seen.at), seen.has_moved)
    }

    /// What the clock of the server says about now, if our notice is there to ask it.
    pub fn server_now(&self) -> Option<SystemTime> {
        self.server_now_at(Instant::now())
    }

    fn server_now_at(&self, now: Instant) -> Option<SystemTime> {
        let own = self.own.as_ref()?;
        own.modified
            .checked_add(now.saturating_duration_since(own.at))
    }

    /// Removes our notice, if it is still ours. Dropping does the same.
    pub fn leave(self) {}

    fn put(&mut self, now: Instant) {
        if self.name.is_empty() {
            return;
        }
        let leads = self.may_lead && self.put_new(&self.leading(), true, now);
        if !leads {
            self.put_new(&self.following(), false, now);
        }
    }

    /// Makes a notice of the first of these names that the file system takes, unless somebody
    /// has it.
    fn put_new(&mut self, names: &[String], leads: bool, now: Instant) -> bool {
        let text = self.me.entry(self.since).to_text();
        for name in names {
            let path = self.folder.join(name);
            match create(&path, text.as_bytes()) {
                Ok(()) => self.own = own_at(path, leads, now),
                Err(error) if error.kind() == io::ErrorKind::InvalidFilename => continue,
                // Ours if we could not reach it for a while.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    if self.rewrite(&path) {
                        self.own = own_at(path, leads, now);
                    }
                }
                Err(error) => tracing::debug!("no notice {}: {error}", path.display()),
            }
            break;
        }
        self.own.is_some()
    }

    /// Writes our notice again. False if there is none at this path.
    fn rewrite(&self, path: &Path) -> bool {
        let text = self.me.entry(self.since).to_text();
        let rewritten = || {
            let mut file = open(path, OpenOptions::new().read(true).write(true))?;
            if !self.is_ours(&mut file)? {
                return Ok(false);
            }
            // The same bytes in the same place: nobody ever reads half of it. By writing, not by
            // setting a time, which would be that of our own clock.
            file.rewind()?;
            file.write_all(text.as_bytes())?;
            Ok::<bool, io::Error>(true)
        };
        rewritten().unwrap_or_else(|error| {
            tracing::debug!("notice {}: {error}", path.display());
            false
        })
    }

    fn is_ours(&self, file: &mut File) -> io::Result<bool> {
        let entry = read(file)?;
        Ok(entry.is_some_and(|entry| entry.tag.as_deref() == Some(self.me.tag())))
    }

    /// The others' notices.
    fn find(&self) -> Vec<Found> {
        let leading = self.leading();
        fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .take(MOST_FILES)
            .flatten()
            .filter_map(|entry| {
                let file_name = entry.file_name();
                let text = file_name.to_str().filter(|text| text.starts_with(START))?;
                let tag = match leading.iter().any(|name| name == text) {
                    true => None,
                    false => Some(self.tag_in(text)?),
                };
                let path = entry.path();
                let mut file = open(&path, OpenOptions::new().read(true)).ok()?;
                let modified = file.metadata().ok()?.modified().ok()?;
                let entry = read(&mut file).ok()??;
                let is_other = entry.tag.as_deref() != Some(self.me.tag());
                // Else it is the notice of another file, whose name looks like this one's.
                let fits = tag.is_none() || tag == entry.tag.as_deref();
                (is_other && fits).then(|| Found {
                    path,
                    modified,
                    entry,
                    file_name: file_name.clone(),
                })
            })
            .take(MOST_NOTICES)
            .collect()
    }

    /// The names of the notice that LibreOffice knows; the second one for file systems with
    /// short names.
    fn leading(&self) -> [String; 2] {
        self.names("#")
    }

    /// The names of our notice when somebody else leads.
    fn following(&self) -> [String; 2] {
        self.names(&format!(".{}#", self.me.tag()))
    }

    fn names(&self, end: &str) -> [String; 2] {
        let mut name = OsString::from("lock.");
        name.push(&self.name);
        [LONGEST_NAME, SHORT_NAME].map(|most| hidden(&name, end, most))
    }

    /// The tag in the name of a notice of this file that does not lead.
    fn tag_in<'a>(&self, name: &'a str) -> Option<&'a str> {
        let (_, tag) = name.strip_suffix('#')?.rsplit_once('.')?;
        let is_notice =
            entry::is_tag(tag) && self.names(&format!(".{tag}#")).contains(&name.to_owned());
        is_notice.then_some(tag)
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        let Some(own) = self.own.take() else {
            return;
        };
        let ours = open(&own.path, OpenOptions::new().read(true))
            .and_then(|mut file| self.is_ours(&mut file));
        if ours.unwrap_or(false) {
            let _ = disk::retrying(|| fs::remove_file(&own.path));
        }
    }
}

impl Found {
    /// Whether it was not written since it was found.
    fn is_untouched(&self) -> bool {
        fs::symlink_metadata(&self.path)
            .and_then(|metadata| metadata.modified())
            .is_ok_and(|modified| modified == self.modified)
    }
}

/// Our notice with the time that the server gave it.
fn own_at(path: PathBuf, leads: bool, at: Instant) -> Option<Own> {
    // By its name, after it was closed: until then a share may tell our own time.
    let modified = fs::symlink_metadata(&path).ok()?.modified().ok()?;
    Some(Own {
        path,
        leads,
        modified,
        at,
    })
}

fn create(path: &Path, text: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt as _;
        const FILE_ATTRIBUTE_HIDDEN: u32 = 2;
        options.attributes(FILE_ATTRIBUTE_HIDDEN);
    }
    let mut file = options.open(path)?;
    let written = file.write_all(text);
    drop(file);
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}

/// Opens nothing but an ordinary file: a pipe would make us wait for ever.
fn open(path: &Path, options: &OpenOptions) -> io::Result<File> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "no file"));
    }
    options.open(path)
}

/// `None` if it is no notice.
fn read(file: &mut File) -> io::Result<Option<Entry>> {
    let mut bytes = Vec::new();
    file.take(entry::MOST_BYTES as u64)
        .read_to_end(&mut bytes)?;
    Ok(Entry::parse(&bytes))
}

/// Whether the folder is synced by the client of Nextcloud. Where it sees the lock file of
/// LibreOffice, it has the server lock the document for everybody else (if the server has the
/// app for that): colleagues could no longer save. Notices with a tag it does not know.
fn is_locked_by_nextcloud(folder: &Path) -> bool {
    folder.ancestors().any(|above| {
        fs::read_dir(above)
            .into_iter()
            .flatten()
            .take(MOST_FILES)
            .flatten()
            .any(|entry| {
                let name = entry.file_name();
                name.to_str().is_some_and(|name| {
                    name.ends_with(".db")
                        && [".sync_", "._sync_"]
                            .iter()
                            .any(|start| name.starts_with(start))
                })
            })
    })
}
