//! Conflict copies: what sync clients leave beside a project file when two wrote it at once.
//!
//! They are known by their names only; whether one has to do with the project, and what is to be
//! merged, the caller sees by reading it.

mod marker;
#[cfg(test)]
mod tests;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use unicode_normalization::UnicodeNormalization as _;

use self::marker::Marker;
use super::{EXTENSION, disk};

/// How many files of a folder are looked at, and how many of those with a doubtful name into.
const MOST_FILES: usize = 20_000;
const MOST_HEADS: usize = 100;

/// How much of a file is read to see whether it is a project.
const HEAD: u64 = 256;

/// Who has made a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Client {
    /// Nextcloud or ownCloud.
    Nextcloud,
    /// OneDrive, with the name of the computer behind that of the file.
    OneDrive,
    /// Dropbox.
    Dropbox,
    /// Syncthing.
    Syncthing,
    /// Seafile.
    Seafile,
    /// Nobody knows: a number in brackets, as Google Drive and browsers add it, or the word that
    /// file managers have for a copy.
    Unknown,
}

/// A file that may be a conflict copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Where it lies.
    pub path: PathBuf,
    /// Who made it.
    pub client: Client,
    /// The user or computer whose version it is, where the name tells.
    pub by: Option<String>,
    /// When it was made, in the local time of that computer, where the name tells; midnight
    /// where it tells the day only.
    pub at: Option<NaiveDateTime>,
    /// Whether the name leaves no doubt. If it does, the file at least begins like a project.
    pub certain: bool,
}

/// The conflict copies beside a project file: first the certain ones, each kind by age. Lists the
/// folder once; empty if that cannot be read. May wait for a disk or share.
pub fn copies_of(path: &Path) -> Vec<Copy> {
    let target = disk::resolve(path).unwrap_or_else(|_| path.to_owned());
    let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else {
        return Vec::new();
    };
    let Some(name) = Name::of(name) else {
        return Vec::new();
    };
    let mut heads = 0;
    let mut copies: Vec<Copy> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .take(MOST_FILES)
        .flatten()
        .filter_map(|entry| {
            let marker = name.marker_in(&entry.file_name())?;
            let path = entry.path();
            if !entry.file_type().ok()?.is_file() {
                return None;
            }
            if !marker.certain {
                heads += 1;
                if heads > MOST_HEADS || !begins_like_a_project(&path) {
                    return None;
                }
            }
            Some(Copy {
                path,
                client: marker.client,
                by: marker.by,
                at: marker.at,
                certain: marker.certain,
            })
        })
        .collect();
    copies.sort_by(|a, b| {
        let key = |copy: &Copy| (!copy.certain, copy.at);
        key(a).cmp(&key(b)).then_with(|| a.path.cmp(&b.path))
    });
    copies
}

/// The name of a project file, and where clients put something into it.
struct Name {
    whole: String,
    /// What stands before and behind such a place.
    places: Vec<(String, String)>,
}

impl Name {
    fn of(name: &OsStr) -> Option<Self> {
        let whole = composed(name)?;
        // Most clients take only what stands behind the last dot for the ending, some people (and
        // who renames a file in a file manager) all of ours.
        let last_dot = whole.rfind('.').filter(|dot| *dot > 0);
        let ours = whole
            .strip_suffix(EXTENSION)
            .and_then(|stem| stem.strip_suffix('.'))
            .map(str::len)
            .filter(|len| *len > 0);
        let mut cuts = vec![last_dot.unwrap_or(whole.len())];
        cuts.extend(ours);
        let places = cuts
            .into_iter()
            .filter_map(|at| whole.split_at_checked(at))
            .map(|(start, end)| (start.to_owned(), end.to_owned()))
            .collect();
        Some(Self { whole, places })
    }

    /// What was put into the name, if `other` is the name of a copy.
    fn marker_in(&self, other: &OsStr) -> Option<Marker> {
        let other = composed(other)?;
        if other == self.whole {
            return None;
        }
        self.places
            .iter()
            .filter_map(|(start, end)| other.strip_prefix(start)?.strip_suffix(end))
            .find_map(Marker::read)
    }
}

/// In one way of writing umlauts: copies that come from a Mac have another than files from
/// elsewhere.
fn composed(name: &OsStr) -> Option<String> {
    Some(name.to_str()?.nfc().collect())
}

fn begins_like_a_project(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    let head = String::from_utf8_lossy(&head);
    read.is_ok()
        && head
            .trim_start_matches('\u{feff}')
            .trim_start()
            .strip_prefix('(')
            .and_then(|rest| rest.trim_start().strip_prefix("schema"))
            .is_some_and(|rest| rest.trim_start().starts_with(':'))
}
