//! Which snapshots go: the history gets thinner with time, and never outgrows its bounds.
//!
//! Of each project there stay: the newest versions and those of the last minutes, then one for
//! each ten minutes of a day, one for each day of a month, and one a month beyond; where these
//! are too many or too large, those that others are close to go first. Age is counted in time in
//! which somebody worked: a gap of more than a day counts as a day. So a circle that meets twice
//! a year keeps the days of its last session until the next, and a clock that is years wrong for
//! a while costs a day.
//!
//! Never removed are versions that may yet be needed:
//! - those that journals are based on;
//! - the last version of each of our writers (it may be missed from its file, see `writers`) and
//!   of each path (for when the file cannot be read);
//! - of each project, the newest version of each line, and the youngest ones, which somebody who
//!   is just saving may have as their base;
//! - of each project, the earliest kept version that has all of a writer. That is the version
//!   this writer saved last, as far as is known here. Whatever the same writer brings later, from
//!   a laptop that was away for weeks, has that version in it; so it is a base for merging it.
//!   Older versions serve as one too, but with more conflicts.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime};

use super::history::newest_first;
use super::snapshots::Kept;
use super::{Header, WriterId};

/// How many of the newest versions of a project stay whatever their age.
const NEWEST: usize = 20;

/// So long all of them stay, unless they are too many: whoever is saving right now, on a slow
/// share or a machine that was asleep for a moment, has one of them as the base.
const FRESH: Duration = Duration::from_secs(2 * 60);

/// How many versions of one project are kept, beside those that are never removed.
const MOST: usize = 200;

/// How many bytes all kept versions may have together, beside those that are never removed.
const MOST_BYTES: u64 = 400 * MEGABYTE;

/// How many of them one project may have.
const MOST_BYTES_OF_ONE: u64 = 300 * MEGABYTE;

/// How much may come before versions are thinned again: it takes a look into each of them.
const MORE: usize = 16;
const MORE_BYTES: u64 = 48 * MEGABYTE;

const MEGABYTE: u64 = 1024 * 1024;

/// The newest ones of a project, whose size does not matter.
const YOUNG: usize = 8;

/// How long they are young after the newest one.
const YOUTH: Duration = HOUR;

/// Of how many writers of a project the last version stays in any case.
const WRITERS: usize = 16;

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How much is kept, without a look into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stock {
    pub(super) count: usize,
    pub(super) bytes: u64,
}

impl Stock {
    /// Whether there is enough more than after the last thinning to be worth the next.
    pub(super) fn is_due(self, last: Self) -> bool {
        self.count >= last.count.saturating_add(MORE)
            || self.bytes > last.bytes.saturating_add(MORE_BYTES)
    }
}

/// The hashes of the versions to be removed; `needed` are those that others need.
pub(super) fn superfluous(kept: Vec<Kept>, needed: &BTreeSet<[u8; 32]>) -> Vec<blake3::Hash> {
    let mut projects: Vec<Thinning> = projects(kept)
        .into_iter()
        .map(|versions| Thinning::of(versions, needed))
        .collect();
    for project in &mut projects {
        project.by_time();
        while project.count() > MOST || project.bytes() > MOST_BYTES_OF_ONE {
            if !project.remove_least_missed() {
                break;
            }
        }
    }
    // Whoever has the most gives first.
    while projects.iter().map(Thinning::bytes).sum::<u64>() > MOST_BYTES - MORE_BYTES {
        let largest = projects
            .iter_mut()
            .filter(|project| project.has_removable())
            .max_by_key(|project| project.bytes());
        match largest {
            Some(project) => project.remove_least_missed(),
            None => break,
        };
    }
    projects
        .into_iter()
        .flat_map(|project| project.removed)
        .collect()
}

/// The versions of each project: each has a writer in common with another one of the same. What
/// was never saved by Zirkel belongs to none, and is taken together.
fn projects(kept: Vec<Kept>) -> Vec<Vec<Kept>> {
    let mut projects: Vec<(BTreeSet<WriterId>, Vec<Kept>)> = Vec::new();
    for version in kept {
        let mut writers: BTreeSet<WriterId> = version.header.saved.keys().copied().collect();
        let mut versions = vec![version];
        let (related, others): (Vec<_>, Vec<_>) = projects.into_iter().partition(|(known, _)| {
            !known.is_disjoint(&writers) || known.is_empty() && writers.is_empty()
        });
        for (more_writers, more_versions) in related {
            writers.extend(more_writers);
            versions.extend(more_versions);
        }
        projects = others;
        projects.push((writers, versions));
    }
    projects.into_iter().map(|(_, versions)| versions).collect()
}

/// The versions of one project while they are thinned, the newest first.
struct Thinning {
    left: Vec<Aged>,
    removed: Vec<blake3::Hash>,
}

struct Aged {
    version: Kept,
    /// Time since then in which somebody worked on the project.
    age: Duration,
    stays: bool,
}

impl Thinning {
    fn of(mut versions: Vec<Kept>, needed: &BTreeSet<[u8; 32]>) -> Self {
        newest_first(&mut versions);
        let stay = never_removed(&versions);
        let mut age = Duration::ZERO;
        let mut last: Option<SystemTime> = None;
        let left = versions
            .into_iter()
            .map(|version| {
                if let (Some(later), Some(earlier)) = (last, version.kept_at) {
                    let gap = later.duration_since(earlier).unwrap_or_default();
                    age = age.saturating_add(gap.min(DAY));
                }
                last = version.kept_at.or(last);
                let hash = version.hash.as_bytes();
                Aged {
                    stays: needed.contains(hash) || stay.contains(hash),
                    age,
                    version,
                }
            })
            .collect();
        let mut thinning = Self {
            left,
            removed: Vec::new(),
        };
        for (place, aged) in thinning.left.iter_mut().enumerate() {
            aged.stays |= place < YOUNG && aged.age <= YOUTH;
        }
        thinning
    }

    /// Leaves one version a time slot.
    fn by_time(&mut self) {
        let mut last = None;
        for (place, aged) in std::mem::take(&mut self.left).into_iter().enumerate() {
            let slot = slot(&aged);
            let is_new = place < NEWEST || aged.age < FRESH;
            if is_new || aged.stays || last != Some(slot) {
                last = Some(slot);
                self.left.push(aged);
            } else {
                self.removed.push(aged.version.hash);
            }
        }
    }

    fn count(&self) -> usize {
        self.left.len()
    }

    fn bytes(&self) -> u64 {
        let lens = self.left.iter().map(|aged| aged.version.len);
        lens.fold(0, u64::saturating_add)
    }

    fn has_removable(&self) -> bool {
        self.left.iter().any(|aged| !aged.stays)
    }

    /// Removes the version whose neighbours are closest to one another, for its age. What is
    /// left lies the farther apart, the older it is.
    fn remove_least_missed(&mut self) -> bool {
        let age = |place: usize| self.left.get(place).map(|aged| aged.age.as_secs_f64());
        let missed = |place: usize| {
            let own = age(place).unwrap_or_default();
            let newer = place.checked_sub(1).and_then(age).unwrap_or_default();
            let older = age(place + 1).unwrap_or(own);
            (older - newer) / (own + 1.0)
        };
        // Of equals the oldest: who is just saving needs the newest as bases.
        let least = self
            .left
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, aged)| !aged.stays)
            .map(|(place, _)| (missed(place), place))
            .min_by(|one, other| one.0.total_cmp(&other.0));
        let Some((_, place)) = least else {
            return false;
        };
        let gone = self.left.remove(place);
        self.removed.push(gone.version.hash);
        true
    }
}

/// Which time a version stands for: one in each stays.
fn slot(aged: &Aged) -> (u64, u64) {
    let length = if aged.age < DAY {
        HOUR.as_secs() / 6
    } else if aged.age < DAY * 31 {
        DAY.as_secs()
    } else {
        DAY.as_secs() * 30
    };
    let since = aged
        .version
        .kept_at
        .and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
    (length, since.unwrap_or_default().as_secs() / length)
}

/// Of one project's versions, newest first, those that merging may yet need.
fn never_removed(versions: &[Kept]) -> BTreeSet<[u8; 32]> {
    let is_in_none_of = |header: &Header, newer: &[Kept]| {
        !newer.iter().any(|other| header.is_within(&other.header))
    };
    let newest = versions
        .iter()
        .enumerate()
        .filter(|(place, version)| {
            let newer = versions.get(..*place).unwrap_or_default();
            is_in_none_of(&version.header, newer)
        })
        .map(|(_, version)| version)
        .take(WRITERS);

    let mut counts: std::collections::BTreeMap<WriterId, u64> = Default::default();
    for (writer, count) in versions.iter().flat_map(|version| &version.header.saved) {
        let known = counts.entry(*writer).or_default();
        *known = (*known).max(*count);
    }
    let mut last_of_writers: Vec<usize> = counts
        .iter()
        .filter_map(|(writer, count)| {
            versions
                .iter()
                .rposition(|version| version.header.count(*writer) == *count)
        })
        .collect();
    last_of_writers.sort_unstable();
    last_of_writers.dedup();
    let last_of_writers = last_of_writers
        .into_iter()
        .filter_map(|place| versions.get(place))
        .take(WRITERS);
    newest
        .chain(last_of_writers)
        .map(|version| *version.hash.as_bytes())
        .collect()
}

#[cfg(test)]
mod tests;
