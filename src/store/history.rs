//! The history (Verlauf) of a project: those of its versions that are kept on this machine.
//!
//! Every version that is read or written here is kept as a snapshot; `thinning` says for how
//! long. Which of two versions is the later one is told by what is in them, never by a clock.

use std::collections::BinaryHeap;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike as _, Utc};

use super::codec::Decoded;
use super::snapshots::{self, Kept};
use super::{DataDirs, Header};
use crate::document::{Delta, Summary, merge};
use crate::model::Project;

/// A kept version of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionInfo {
    /// Its hash, by which it can be loaded.
    pub hash: blake3::Hash,
    /// What it says about itself.
    pub header: Header,
    /// Its length in bytes.
    pub len: u64,
    /// When it was kept here or last read again, by this machine's clock.
    pub kept_at: Option<SystemTime>,
    /// Whether all that is in it went into the project as it is now. If not, it is somebody's
    /// version that was never merged, or that vanished from the file.
    pub on_our_line: bool,
}

impl VersionInfo {
    /// When it was saved, by the clock of whoever saved it; when it was kept here, where it does
    /// not say. For people, and never beyond the years that calendars have.
    pub fn at(&self) -> Option<DateTime<Utc>> {
        let kept_at = || DateTime::from_timestamp_millis(millis(self.kept_at?)?);
        let is_sensible = |at: &DateTime<Utc>| (1970..=9999).contains(&at.year());
        let at = self.header.author.at.filter(is_sensible);
        at.or_else(|| kept_at().filter(is_sensible))
    }
}

/// The kept versions of the project with this header, the newest first: a version comes before
/// all that is in it; of versions that know nothing of one another, the later one by the clocks
/// of those who made them.
///
/// Reads files, so it is nothing for the window's thread.
pub fn versions(dirs: &DataDirs, header: &Header) -> Vec<VersionInfo> {
    let kept = snapshots::kept(dirs.data()).into_iter();
    let mut related: Vec<Kept> = kept.filter(|kept| kept.header.is_related(header)).collect();
    newest_first(&mut related);
    related
        .into_iter()
        .map(|kept| VersionInfo {
            on_our_line: kept.header.is_within(header),
            hash: kept.hash,
            header: kept.header,
            len: kept.len,
            kept_at: kept.kept_at,
        })
        .collect()
}

/// The place of the version before the one at `place`: the next one that is wholly in it. `None`
/// if none is kept.
pub fn before(versions: &[VersionInfo], place: usize) -> Option<usize> {
    let version = versions.get(place)?;
    let mut earlier = versions.iter().enumerate().skip(place + 1);
    let (place, _) = earlier.find(|(_, other)| is_below(&other.header, &version.header))?;
    Some(place)
}

/// The version with this hash, if it is still kept and undamaged.
///
/// Reads and decodes a file, so it is nothing for the window's thread.
pub fn load(dirs: &DataDirs, hash: blake3::Hash) -> Option<Decoded> {
    snapshots::load(dirs, hash)
}

/// Loads one version after the other. Those loaded last are kept in memory, so that a walk
/// through neighbours reads each file once.
#[derive(Clone, Debug)]
pub struct Reader {
    dirs: DataDirs,
    last: Vec<(blake3::Hash, Project)>,
}

impl Reader {
    /// How many versions are kept in memory.
    const MOST: usize = 4;

    /// Nothing loaded yet.
    pub fn new(dirs: &DataDirs) -> Self {
        Self {
            dirs: dirs.clone(),
            last: Vec::new(),
        }
    }

    /// The content of a version, if it is still kept and undamaged.
    pub fn project(&mut self, hash: blake3::Hash) -> Option<Project> {
        if let Some((_, project)) = self.last.iter().find(|(known, _)| *known == hash) {
            return Some(project.clone());
        }
        let loaded = load(&self.dirs, hash)?.project;
        // What is equal is one and the same in memory, and quickly compared.
        let project = match self.last.last() {
            Some((_, last)) => merge::shared(last, &loaded),
            None => loaded,
        };
        if self.last.len() >= Self::MOST {
            self.last.remove(0);
        }
        self.last.push((hash, project.clone()));
        Some(project)
    }

    /// What changed from one version to the other, or from nothing; `None` if one of them is no
    /// longer kept.
    pub fn summary(
        &mut self,
        before: Option<blake3::Hash>,
        version: blake3::Hash,
    ) -> Option<Summary> {
        let before = match before {
            Some(before) => self.project(before)?,
            None => Project::default(),
        };
        let version = self.project(version)?;
        Some(Summary::of(&Delta::between(&before, &version)))
    }
}

/// Whether all of the one version is in the other, and more.
fn is_below(one: &Header, other: &Header) -> bool {
    one.saved != other.saved && one.is_within(other)
}

/// Milliseconds since 1970; `None` beyond what fits.
fn millis(time: SystemTime) -> Option<i64> {
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => since.as_millis().try_into().ok(),
        Err(before) => i64::try_from(before.duration().as_millis())
            .ok()
            .map(|millis| -millis),
    }
}

/// Puts versions of one project in order; see [`versions`].
pub(super) fn newest_first(versions: &mut Vec<Kept>) {
    let time = |kept: &Kept| {
        let said = kept.header.author.at.map(|at| at.timestamp_millis());
        said.or_else(|| millis(kept.kept_at?))
    };
    let total = |kept: &Kept| -> u128 {
        let counts = kept.header.saved.values();
        counts.map(|count| u128::from(*count)).sum()
    };
    // What is in a version has a smaller total, so only half of all pairs are looked at.
    versions.sort_by_key(|kept| std::cmp::Reverse(total(kept)));
    let mut below: Vec<Vec<usize>> = Vec::with_capacity(versions.len());
    let mut above = vec![0usize; versions.len()];
    for (place, one) in versions.iter().enumerate() {
        let later = versions.iter().enumerate().skip(place + 1);
        let in_it = later.filter(|(_, other)| is_below(&other.header, &one.header));
        let in_it: Vec<usize> = in_it.map(|(place, _)| place).collect();
        for place in &in_it {
            if let Some(above) = above.get_mut(*place) {
                *above += 1;
            }
        }
        below.push(in_it);
    }
    let entry = |place: usize| {
        let kept = versions.get(place)?;
        Some((time(kept), *kept.hash.as_bytes(), place))
    };
    let on_top = above.iter().enumerate().filter(|(_, above)| **above == 0);
    let mut heap: BinaryHeap<_> = on_top.filter_map(|(place, _)| entry(place)).collect();
    let mut order = Vec::with_capacity(versions.len());
    while let Some((_, _, place)) = heap.pop() {
        order.push(place);
        for below in below.get(place).into_iter().flatten() {
            if let Some(above) = above.get_mut(*below) {
                *above -= 1;
                if *above == 0 {
                    heap.extend(entry(*below));
                }
            }
        }
    }
    let mut taken: Vec<Option<Kept>> = std::mem::take(versions).into_iter().map(Some).collect();
    versions.extend(
        order
            .into_iter()
            .filter_map(|place| taken.get_mut(place)?.take()),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::merge::Author;
    use crate::model::{Id, Ulid};
    use crate::store::FileVersion;

    fn version(counts: &[(u128, u64)], minute: i64) -> Kept {
        let saved = counts
            .iter()
            .map(|(writer, count)| (Id::from_ulid(Ulid(*writer)), *count));
        let header = Header {
            saved: saved.collect(),
            author: Author {
                name: String::new(),
                at: DateTime::from_timestamp(minute * 60, 0),
            },
        };
        Kept {
            hash: FileVersion::of(format!("{counts:?} {minute}").as_bytes()).hash,
            header,
            len: 1,
            kept_at: None,
        }
    }

    fn order(mut versions: Vec<Kept>) -> Vec<i64> {
        newest_first(&mut versions);
        let minute = |kept: &Kept| kept.header.author.at.unwrap().timestamp() / 60;
        versions.iter().map(minute).collect()
    }

    #[test]
    fn what_is_in_a_version_comes_behind_it_whatever_the_clocks_say() {
        let backwards = vec![
            version(&[(1, 1)], 30),
            version(&[(1, 2)], 20),
            version(&[(1, 2), (2, 1)], 10),
        ];
        assert_eq!(order(backwards), [10, 20, 30]);
    }

    #[test]
    fn of_versions_side_by_side_the_later_one_comes_first() {
        let versions = vec![
            version(&[(1, 1)], 1),
            version(&[(1, 2)], 12),
            version(&[(1, 1), (2, 1)], 11),
            version(&[(1, 1), (2, 2)], 13),
        ];
        assert_eq!(order(versions), [13, 12, 11, 1]);
    }

    fn info(kept: Kept) -> VersionInfo {
        VersionInfo {
            hash: kept.hash,
            header: kept.header,
            len: kept.len,
            kept_at: kept.kept_at,
            on_our_line: true,
        }
    }

    #[test]
    fn the_version_before_is_one_that_is_wholly_in_it() {
        let versions: Vec<VersionInfo> = [
            version(&[(1, 2), (2, 1)], 4),
            version(&[(1, 1), (2, 1)], 3),
            version(&[(1, 2)], 2),
            version(&[(1, 1)], 1),
        ]
        .map(info)
        .into();
        assert_eq!(before(&versions, 0), Some(1));
        assert_eq!(before(&versions, 1), Some(3), "not the one beside it");
        assert_eq!(before(&versions, 3), None);
        assert_eq!(before(&versions, 9), None);
    }

    #[test]
    fn a_time_that_no_calendar_has_is_none() {
        let mut version = info(version(&[(1, 1)], 0));
        version.header.author.at = Some(DateTime::<Utc>::MAX_UTC);
        assert_eq!(version.at(), None);
        version.kept_at = Some(UNIX_EPOCH);
        assert_eq!(version.at(), DateTime::from_timestamp(0, 0));
    }
}
