//! Bringing our version of a project together with the one in the file.

use std::path::Path;

use super::{Header, OnDisk, snapshots};
use crate::document::merge::{self, Version};
use crate::model::Project;

/// How many versions that both sides have, none of which is within another, are made one base.
const MOST_BASES: usize = 4;

/// How deep bases of bases are looked for.
const DEEPEST: usize = 3;

/// How many older versions are looked into for records that both sides brought back.
const MOST_OLDER: usize = 12;

/// A version with what it says about itself.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    pub header: Header,
    pub project: Project,
}

/// Two versions made one.
#[derive(Clone, Debug)]
pub(super) struct Combined {
    pub project: Project,
    /// Both versions are in it; counted up when it is saved.
    pub header: Header,
}

/// Merges our version with the one in the file. The base is the latest version that both have in
/// them: the one that we know the file by (`known`), or a snapshot. Never simply the last one
/// seen: two who save at once can each have seen what the other has not.
pub(super) fn combine(
    data: &Path,
    known: Option<&OnDisk>,
    mine: &Stated,
    theirs: &Stated,
) -> Combined {
    let known = known.map(|known| Stated {
        header: known.header.clone(),
        project: known.project.clone(),
    });
    let mut base = base(data, known.as_ref(), &mine.header, &theirs.header, DEEPEST);
    match &mut base {
        Some(base) => look_for_ancestors(data, base, mine, theirs),
        None => tracing::info!("no version is known that both have: merging without one"),
    }
    Combined {
        project: merge::projects(
            base.as_ref().map(|base| &base.project),
            version(mine),
            version(theirs),
        ),
        header: mine.header.joined(&theirs.header),
    }
}

/// Looks in older versions for records that the base lacks and that both sides brought back.
fn look_for_ancestors(data: &Path, base: &mut Stated, mine: &Stated, theirs: &Stated) {
    let mut look = |older: Option<&Project>| {
        merge::add_ancestors(&mut base.project, older, &mine.project, &theirs.project)
    };
    if !look(None) {
        return;
    }
    let mut older: Vec<snapshots::Kept> = snapshots::kept(data)
        .into_iter()
        .filter(|kept| {
            let header = &kept.header;
            header.is_related(&mine.header)
                && header.is_within(&mine.header)
                && header.is_within(&theirs.header)
        })
        .collect();
    // What is within another one comes behind it.
    older.sort_by_key(|kept| std::cmp::Reverse(kept.header.saved.values().sum::<u64>()));
    for kept in older.into_iter().take(MOST_OLDER) {
        let decoded = snapshots::decoded(data, kept.hash);
        if !look(decoded.as_ref().map(|decoded| &decoded.project)) {
            return;
        }
    }
    tracing::info!("no ancestor is known of a record that both sides have");
}

fn version(stated: &Stated) -> Version<'_> {
    Version {
        project: &stated.project,
        author: &stated.header.author,
    }
}

/// The latest version within both; made of several where they went apart and came together
/// crosswise.
fn base(
    data: &Path,
    known: Option<&Stated>,
    mine: &Header,
    theirs: &Header,
    depth: usize,
) -> Option<Stated> {
    #[cfg(feature = "test-support")]
    if std::env::var_os(LAST_SEEN_AS_BASE).is_some() {
        return known.cloned();
    }
    let is_common = |header: &Header| header.is_within(mine) && header.is_within(theirs);
    let known = known.filter(|known| is_common(&known.header));
    let mut kept: Vec<snapshots::Kept> = snapshots::kept(data)
        .into_iter()
        .filter(|kept| kept.header.is_related(mine) && is_common(&kept.header))
        .collect();
    // What is within another one says nothing new.
    let within = |one: &Header, other: &Header| one.saved != other.saved && one.is_within(other);
    let headers: Vec<Header> = kept
        .iter()
        .map(|kept| kept.header.clone())
        .chain(known.map(|known| known.header.clone()))
        .collect();
    kept.retain(|kept| {
        let is_known = known.is_some_and(|known| known.header.saved == kept.header.saved);
        !is_known && !headers.iter().any(|other| within(&kept.header, other))
    });
    kept.dedup_by(|one, other| one.header.saved == other.header.saved);
    let known = known.filter(|known| !headers.iter().any(|other| within(&known.header, other)));

    let mut bases = known
        .cloned()
        .into_iter()
        .chain(kept.iter().filter_map(|kept| {
            let decoded = snapshots::decoded(data, kept.hash)?;
            Some(Stated {
                header: decoded.header,
                project: decoded.project,
            })
        }));
    let mut merged = bases.next()?;
    for next in bases.take(MOST_BASES - 1) {
        let below = (depth > 0)
            .then(|| base(data, None, &merged.header, &next.header, depth - 1))
            .flatten();
        merged = Stated {
            project: merge::projects(
                below.as_ref().map(|below| &below.project),
                version(&merged),
                version(&next),
            ),
            header: merged.header.joined(&next.header),
        };
    }
    Some(merged)
}

/// Makes the merge take the wrong base, the last version seen, to show that the tests would
/// notice what is lost by it.
#[cfg(feature = "test-support")]
pub const LAST_SEEN_AS_BASE: &str = "ZIRKEL_TEST_LAST_SEEN_AS_BASE";
