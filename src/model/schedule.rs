//! When agenda items are likely to start, and days to end: from the start of the day and the
//! planned minutes.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use chrono::{NaiveTime, TimeDelta};

use super::{AgendaItem, AgendaLine, Day, Id, Project, Session};

/// How an agenda fills one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayLoad {
    /// How many items there are at the top, breaks included.
    pub items: usize,
    /// What is planned for them, breaks included, in minutes.
    pub minutes: u32,
    /// Whether some items lack planned minutes, so that it takes longer than that.
    pub open_ended: bool,
    /// When the last item ends, in local time, as far as that is known and before midnight.
    pub end: Option<NaiveTime>,
    /// How many minutes that is beyond the planned end of the day.
    pub over: u32,
}

/// By how many minutes an item took longer than planned; negative where it was shorter. `None`
/// while it is not over, and for items without planned minutes.
pub fn deviation(item: &AgendaItem) -> Option<i64> {
    let planned = i64::from(item.planned_minutes?);
    let took = item.actual_end?.signed_duration_since(item.actual_start?);
    // What took 20 seconds more took no minute more.
    let minutes = (took.num_seconds() + 30).div_euclid(60);
    Some(minutes.saturating_sub(planned))
}

impl Project {
    /// How the agenda fills each day of a session. Items without a day, or with one of another
    /// session, are under `None`, unless the session has one day only.
    pub fn day_loads(
        &self,
        session: Id<Session>,
        agenda: &[AgendaLine],
    ) -> BTreeMap<Option<Id<Day>>, DayLoad> {
        let days = self.days_of(session);
        let slots = self.slots(agenda);
        let mut loads: BTreeMap<Option<Id<Day>>, DayLoad> = BTreeMap::new();
        let mut at = 0;
        while let Some(slot) = slots.get(at) {
            let known = |day: &Id<Day>| days.iter().any(|(known, _)| known == day);
            let only = match days.as_slice() {
                [(day, _)] => Some(*day),
                _ => None,
            };
            let load = loads.entry(slot.day.filter(known).or(only)).or_default();
            let (next, minutes, complete) = length(&slots, at);
            load.items += 1;
            load.minutes = load.minutes.saturating_add(minutes);
            load.open_ended |= !complete;
            at = next;
        }
        for (id, day) in days {
            let (Some(load), Some(start)) = (loads.get_mut(&Some(id)), day.planned_start) else {
                continue;
            };
            load.end = later(start, load.minutes).filter(|_| load.minutes > 0);
            if let Some(end) = day.planned_end.filter(|end| *end > start) {
                let room = end.signed_duration_since(start).num_minutes();
                let over = i64::from(load.minutes).saturating_sub(room).max(0);
                load.over = u32::try_from(over).unwrap_or(u32::MAX);
            }
        }
        loads
    }

    fn slots(&self, agenda: &[AgendaLine]) -> Vec<Slot<Id<Day>>> {
        let slot = |line: &AgendaLine| {
            let item = self.get(line.id);
            Slot {
                depth: line.depth,
                day: item.and_then(|item| item.day),
                minutes: item.and_then(|item| item.planned_minutes),
            }
        };
        agenda.iter().map(slot).collect()
    }

    /// When each line of a session's agenda is to start, as far as that follows from the start of
    /// its day and the planned minutes before it. Local time.
    pub fn planned_starts(
        &self,
        session: Id<Session>,
        agenda: &[AgendaLine],
    ) -> Vec<Option<NaiveTime>> {
        let days = self.days_of(session);
        let slots = self.slots(agenda);
        let only_day = match days.as_slice() {
            [(day, _)] => Some(*day),
            _ => None,
        };
        starts(&slots, only_day, |day| {
            self.get(day).and_then(|day| day.planned_start)
        })
    }
}

/// What counts of an agenda item.
#[derive(Clone, Copy, Debug)]
pub struct Slot<D> {
    /// How deep it is indented.
    pub depth: usize,
    /// The day it is planned on.
    pub day: Option<D>,
    /// How long it is planned to take.
    pub minutes: Option<u32>,
}

/// The start of each item of an agenda, as far as it follows from what is known: from an item
/// without planned minutes on, nothing is. Items without a day are on `only_day`.
///
/// Parts run within their parent; a parent without planned minutes takes as long as its parts.
pub fn starts<D: Copy + Eq + Hash>(
    slots: &[Slot<D>],
    only_day: Option<D>,
    begins: impl Fn(D) -> Option<NaiveTime>,
) -> Vec<Option<NaiveTime>> {
    let mut found = vec![None; slots.len()];
    let mut clocks: HashMap<D, Option<NaiveTime>> = HashMap::new();
    let mut at = 0;
    while let Some(slot) = slots.get(at) {
        let day = slot.day.or(only_day);
        let clock = day.and_then(|day| *clocks.entry(day).or_insert_with(|| begins(day)));
        let (next, end) = lay(slots, at, clock, &mut found);
        if let Some(day) = day {
            clocks.insert(day, end);
        }
        at = next;
    }
    found
}

/// Lays one item and its parts; returns what comes behind and when.
fn lay<D>(
    slots: &[Slot<D>],
    at: usize,
    start: Option<NaiveTime>,
    found: &mut [Option<NaiveTime>],
) -> (usize, Option<NaiveTime>) {
    let Some(slot) = slots.get(at) else {
        return (at + 1, None);
    };
    if let Some(found) = found.get_mut(at) {
        *found = start;
    }
    let mut next = at + 1;
    let mut clock = start;
    while slots.get(next).is_some_and(|part| part.depth > slot.depth) {
        (next, clock) = lay(slots, next, clock, found);
    }
    let has_parts = next > at + 1;
    let end = match slot.minutes {
        Some(minutes) => start.and_then(|start| later(start, minutes)),
        None if has_parts => clock,
        None => None,
    };
    (next, end)
}

/// How long one item takes: what comes behind it, its minutes as far as they are known, and
/// whether all are. An item without planned minutes takes as long as its parts.
fn length<D>(slots: &[Slot<D>], at: usize) -> (usize, u32, bool) {
    let Some(slot) = slots.get(at) else {
        return (at + 1, 0, true);
    };
    let mut next = at + 1;
    let (mut sum, mut complete) = (0_u32, true);
    while slots.get(next).is_some_and(|part| part.depth > slot.depth) {
        let (behind, minutes, known) = length(slots, next);
        sum = sum.saturating_add(minutes);
        complete &= known;
        next = behind;
    }
    match slot.minutes {
        Some(minutes) => (next, minutes, true),
        None => (next, sum, complete && next > at + 1),
    }
}

/// The time of day after so many minutes, on the same day.
fn later(start: NaiveTime, minutes: u32) -> Option<NaiveTime> {
    match start.overflowing_add_signed(TimeDelta::minutes(i64::from(minutes))) {
        (time, 0) => Some(time),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(depth: usize, day: Option<u8>, minutes: Option<u32>) -> Slot<u8> {
        Slot {
            depth,
            day,
            minutes,
        }
    }

    fn shown(slots: &[Slot<u8>], only_day: Option<u8>) -> Vec<String> {
        let begins = |day| NaiveTime::from_hms_opt(8 + u32::from(day), 30, 0);
        starts(slots, only_day, begins)
            .into_iter()
            .map(|time| time.map_or("-".to_owned(), |time| time.format("%H:%M").to_string()))
            .collect()
    }

    #[test]
    fn items_follow_one_another_and_parts_run_within_their_parent() {
        let slots = [
            slot(0, None, Some(15)),
            slot(0, None, Some(60)),
            slot(1, None, Some(20)),
            slot(1, None, Some(20)),
            slot(0, None, None),
            slot(0, None, Some(10)),
        ];
        let expected = ["09:30", "09:45", "09:45", "10:05", "10:45", "-"];
        assert_eq!(shown(&slots, Some(1)), expected);
        assert_eq!(shown(&slots, None), ["-"; 6]);
    }

    #[test]
    fn a_parent_without_minutes_takes_as_long_as_its_parts() {
        let slots = [
            slot(0, Some(1), None),
            slot(1, None, Some(20)),
            slot(1, None, Some(25)),
            slot(0, Some(1), Some(5)),
        ];
        assert_eq!(shown(&slots, None), ["09:30", "09:30", "09:50", "10:15"]);
    }

    #[test]
    fn each_day_has_its_own_clock_and_ends_at_midnight() {
        let slots = [
            slot(0, Some(1), Some(30)),
            slot(0, Some(2), Some(30)),
            slot(0, Some(1), Some(900)),
            slot(0, Some(1), Some(5)),
        ];
        assert_eq!(shown(&slots, None), ["09:30", "10:30", "10:00", "-"]);
    }

    fn time(text: &str) -> Option<NaiveTime> {
        NaiveTime::parse_from_str(text, "%H:%M").ok()
    }

    /// A session, 1, with one day from 9 to 12, and items with these minutes; the second is a
    /// part of the first.
    fn planned(minutes: &[Option<u32>]) -> (Project, Id<Session>) {
        let id = |n| ulid::Ulid(n);
        let session = Id::from_ulid(id(1));
        let mut project = Project::default();
        project.sessions.insert(session, Session::default());
        let day = Day {
            session: Some(session),
            planned_start: time("09:00"),
            planned_end: time("12:00"),
            ..Day::default()
        };
        project.days.insert(Id::from_ulid(id(2)), day);
        for (n, minutes) in (10..).zip(minutes) {
            let item = AgendaItem {
                session: Some(session),
                parent: (n == 11).then(|| Id::from_ulid(id(10))),
                planned_minutes: *minutes,
                ..AgendaItem::default()
            };
            project.agenda.insert(Id::from_ulid(id(n)), item);
        }
        (project, session)
    }

    fn load(minutes: &[Option<u32>]) -> DayLoad {
        let (project, session) = planned(minutes);
        let agenda = project.agenda_of(session);
        let mut loads = project.day_loads(session, &agenda).into_values();
        loads.next().unwrap_or_default()
    }

    #[test]
    fn a_day_ends_when_its_last_item_does() {
        let load = load(&[Some(60), Some(20), Some(45), Some(15)]);
        assert_eq!((load.items, load.minutes), (3, 120));
        assert_eq!((load.end, load.over), (time("11:00"), 0));
        assert!(!load.open_ended);
    }

    #[test]
    fn what_goes_beyond_the_planned_end_is_told_in_minutes() {
        let load = load(&[None, Some(120), Some(85)]);
        assert_eq!((load.end, load.over), (time("12:25"), 25));
    }

    #[test]
    fn items_without_minutes_leave_the_end_open_but_not_the_overrun() {
        let load = load(&[Some(190), None, None]);
        assert!(load.open_ended);
        assert_eq!((load.minutes, load.over), (190, 10));
    }

    #[test]
    fn a_day_that_goes_beyond_midnight_is_over_all_the_same() {
        let load = load(&[Some(1_000)]);
        assert_eq!((load.end, load.over), (None, 820));
    }

    #[test]
    fn an_item_without_a_day_counts_for_none_of_several() {
        let (mut project, session) = planned(&[Some(60)]);
        let day = Day {
            session: Some(session),
            ..Day::default()
        };
        project.days.insert(Id::from_ulid(ulid::Ulid(3)), day);
        let loads = project.day_loads(session, &project.agenda_of(session));
        assert_eq!(loads.keys().collect::<Vec<_>>(), [&None]);
    }

    #[test]
    fn the_deviation_is_known_when_an_item_is_over() {
        let at = |minute| {
            let day = chrono::NaiveDate::from_ymd_opt(2018, 11, 7)?;
            day.and_hms_opt(10, minute, 0)
        };
        let mut item = AgendaItem {
            planned_minutes: Some(20),
            actual_start: at(0),
            ..AgendaItem::default()
        };
        assert_eq!(deviation(&item), None);
        item.actual_end = at(27);
        assert_eq!(deviation(&item), Some(7));
        item.actual_end = at(15);
        assert_eq!(deviation(&item), Some(-5));
    }
}
