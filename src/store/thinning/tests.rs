use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::document::merge::Author;
use crate::model::{Id, Ulid};
use crate::store::FileVersion;

fn writer(number: usize) -> WriterId {
    Id::from_ulid(Ulid(number as u128 + 1))
}

/// A number no other version has, to make a hash of.
fn kept(saved: BTreeMap<WriterId, u64>, number: usize, at: u64, len: u64) -> Kept {
    let header = Header {
        saved,
        author: Author::default(),
    };
    Kept {
        hash: FileVersion::of(format!("{number}").as_bytes()).hash,
        header,
        len,
        kept_at: SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(at)),
    }
}

/// A line of versions of one writer, kept at these seconds.
fn line(at: impl IntoIterator<Item = u64>, len: u64) -> Vec<Kept> {
    at.into_iter()
        .enumerate()
        .map(|(number, at)| {
            let saved = BTreeMap::from([(writer(0), number as u64 + 1)]);
            kept(saved, number, at, len)
        })
        .collect()
}

fn thinned(mut versions: Vec<Kept>) -> Vec<Kept> {
    let gone = superfluous(versions.clone(), &BTreeSet::new());
    versions.retain(|version| !gone.contains(&version.hash));
    versions
}

/// As it happens: one after the other is kept, and now and then they are thinned.
fn kept_in_turn(versions: Vec<Kept>) -> Vec<Kept> {
    let mut left = Vec::new();
    for version in versions {
        left.push(version);
        if left.len() % MORE == 0 {
            left = thinned(left);
        }
    }
    thinned(left)
}

fn seconds(kept: &Kept) -> u64 {
    let since = kept.kept_at.unwrap().duration_since(SystemTime::UNIX_EPOCH);
    since.unwrap().as_secs()
}

const START: u64 = 1_700_000_000;
const DAY_S: u64 = 24 * 60 * 60;

#[test]
fn a_day_of_autosaving_leaves_one_version_for_ten_minutes_and_the_newest() {
    let versions = line((0..8 * 60 * 12).map(|place| START + place * 5), 1000);
    let last = START + (8 * 60 * 12 - 1) * 5;
    let left = kept_in_turn(versions);
    let fresh = FRESH.as_secs() as usize / 5;
    assert!(
        (48..=48 + fresh + 1).contains(&left.len()),
        "{}",
        left.len()
    );
    let newest = left
        .iter()
        .filter(|kept| seconds(kept) > last - FRESH.as_secs());
    assert_eq!(newest.count(), fresh);
    let times: Vec<u64> = left.iter().map(seconds).collect();
    assert!(times.windows(2).all(|pair| pair[1] - pair[0] <= 600 + 5));
    // Thinning what is thin takes nothing more.
    assert_eq!(thinned(left.clone()).len(), left.len());
}

#[test]
fn of_long_ago_one_version_a_month_is_left() {
    // Each day of two years, every hour of eight.
    let times = (0..730).flat_map(|day| (9..17).map(move |hour| START + day * DAY_S + hour * 3600));
    let left = kept_in_turn(line(times, 1000));
    let end = START + 730 * DAY_S;
    let older = |days: u64| {
        left.iter()
            .filter(move |kept| seconds(kept) < end - days * DAY_S)
    };
    assert!(
        (20..=26).contains(&older(40).count()),
        "{}",
        older(40).count()
    );
    assert!((50..=85).contains(&left.len()), "{}", left.len());
}

#[test]
fn the_days_of_the_last_session_stay_until_the_next() {
    let session = (0..60).map(|place| START + place * 600);
    let next = (0..60).map(|place| START + 180 * DAY_S + place * 600);
    let left = thinned(line(session.chain(next), 1000));
    // A gap of half a year counts as a day, so the last session is one day, not half a year, old.
    assert!(left.iter().any(|kept| seconds(kept) < START + DAY_S));
    let two_sessions_on = [0, 180, 360]
        .into_iter()
        .flat_map(|day| (0..3).map(move |more| START + (day + more) * DAY_S));
    assert_eq!(thinned(line(two_sessions_on, 1000)).len(), 9);
}

#[test]
fn a_clock_that_was_years_wrong_for_a_while_costs_nothing_of_the_history() {
    let days = (0..25).map(|day| START + day * DAY_S);
    let wrong = (0..30).map(|place| START + 20 * 365 * DAY_S + place * 60);
    let after = (0..30).map(|place| START + 25 * DAY_S + place * 60);
    let left = thinned(line(days.chain(wrong).chain(after), 1000));
    let of_days = left
        .iter()
        .filter(|kept| seconds(kept) < START + 25 * DAY_S);
    assert_eq!(of_days.count(), 25);
}

#[test]
fn large_versions_get_rarer_with_age_instead_of_only_the_newest_being_left() {
    let times: Vec<u64> = (0..20)
        .flat_map(|day| (0..20).map(move |place| START + day * DAY_S + place * 1200))
        .collect();
    let left = kept_in_turn(line(times, 10 * MEGABYTE));
    assert!(left.len() <= 30);
    let first_days = left
        .iter()
        .filter(|kept| seconds(kept) < START + 15 * DAY_S);
    assert!(first_days.count() >= 3);
}

#[test]
fn a_laptop_that_was_away_for_weeks_finds_the_base_for_its_changes() {
    // Writer 1 saves once while writer 0 saves every few seconds, which goes on for weeks.
    let mut versions = line((0..100).map(|place| START + place * 5), 1000);
    let away = BTreeMap::from([(writer(0), 100), (writer(1), 1)]);
    versions.push(kept(away.clone(), 1000, START + 502, 1000));
    for count in 101..1500 {
        let mut saved = away.clone();
        saved.insert(writer(0), count);
        let at = START + 500 + (count - 100) * if count < 300 { 5 } else { 300 };
        versions.push(kept(saved, 1000 + count as usize, at, 1000));
    }
    let theirs = Header {
        saved: {
            let mut saved = away.clone();
            saved.insert(writer(1), 40);
            saved
        },
        author: Author::default(),
    };
    let left = kept_in_turn(versions);
    let base = left.iter().find(|kept| kept.header.saved == away);
    assert!(base.is_some_and(|base| base.header.is_within(&theirs)));
}

#[test]
fn one_project_leaves_room_for_others() {
    let mut versions = line((0..40).map(|place| START + place * 60), 10 * MEGABYTE);
    for number in 0..20 {
        let saved = BTreeMap::from([(writer(7), number as u64 + 1)]);
        versions.push(kept(saved, 1000 + number, START + number as u64, MEGABYTE));
    }
    let left = thinned(versions);
    let others = left.iter().filter(|kept| kept.header.count(writer(7)) > 0);
    assert_eq!(others.count(), 20);
}

/// What happens to the store: somebody saves a version.
#[derive(Clone, Debug)]
struct Save {
    project: usize,
    who: usize,
    /// Whether it goes on from the newest version or from an older one.
    behind: usize,
    /// Seconds since the last event; the clock may be set back or run ahead.
    pause: i64,
    megabytes: u64,
    needed: bool,
}

fn save() -> impl Strategy<Value = Save> {
    let pause = prop_oneof![
        8 => 0..100i64,
        4 => 0..20_000i64,
        2 => 0..3_000_000i64,
        1 => -600_000_000..600_000_000i64,
    ];
    let megabytes = prop_oneof![4 => 0..1u64, 2 => 0..12u64, 1 => 0..90u64];
    (
        0..2usize,
        0..6usize,
        0..4usize,
        pause,
        megabytes,
        prop::bool::weighted(0.05),
    )
        .prop_map(|(project, who, behind, pause, megabytes, needed)| Save {
            project,
            who,
            behind,
            pause,
            megabytes,
            needed,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_was_saved_the_bounds_hold_and_what_is_needed_stays(
        saves in prop::collection::vec(save(), 1..400),
        every in 1..30usize,
    ) {
        let mut now = START as i64;
        let mut left: Vec<Kept> = Vec::new();
        let mut needed = BTreeSet::new();
        for (number, save) in saves.iter().enumerate() {
            now = (now + save.pause).clamp(0, 4_000_000_000);
            let of_project: Vec<&Kept> = left
                .iter()
                .filter(|kept| kept.header.count(writer(save.project * 100)) > 0)
                .collect();
            let onto = of_project.len().checked_sub(1 + save.behind).and_then(|at| of_project.get(at));
            let mut saved = onto.map(|kept| kept.header.saved.clone()).unwrap_or_default();
            saved.entry(writer(save.project * 100)).or_insert(1);
            *saved.entry(writer(save.project * 100 + save.who)).or_default() += 1;
            let version = kept(saved, number, now as u64, save.megabytes * MEGABYTE + 1);
            if save.needed {
                needed.insert(*version.hash.as_bytes());
            }
            left.push(version.clone());
            if number % every != 0 {
                continue;
            }
            let before = left.clone();
            let gone = superfluous(before.clone(), &needed);
            left.retain(|kept| !gone.contains(&kept.hash));
            prop_assert_eq!(left.len() + gone.len(), before.len(), "removed twice or not kept");
            let stays = |hash: &[u8; 32]| left.iter().any(|kept| kept.hash.as_bytes() == hash);
            for hash in &needed {
                let was = before.iter().any(|kept| kept.hash.as_bytes() == hash);
                prop_assert!(!was || stays(hash), "a needed one went");
            }
            let mut removable = 0;
            for mut project in projects(before) {
                let free: Vec<_> = Thinning::of(project.clone(), &needed)
                    .left
                    .into_iter()
                    .filter(|aged| !aged.stays && stays(aged.version.hash.as_bytes()))
                    .collect();
                removable += free.len();
                newest_first(&mut project);
                for hash in never_removed(&project) {
                    prop_assert!(stays(&hash), "a base went");
                }
                let newest = project[0].hash;
                prop_assert!(stays(newest.as_bytes()), "the newest one went");
                let left: Vec<&Kept> =
                    project.iter().filter(|kept| stays(kept.hash.as_bytes())).collect();
                let bytes: u64 = left.iter().map(|kept| kept.len).sum();
                prop_assert!(left.len() <= MOST || free.is_empty());
                prop_assert!(bytes <= MOST_BYTES_OF_ONE || free.is_empty());
            }
            let bytes: u64 = left.iter().map(|kept| kept.len).sum();
            prop_assert!(bytes <= MOST_BYTES || removable == 0);
        }
    }
}
