//! When agenda items are likely to start: from the start of the day and the planned minutes.

use std::collections::HashMap;
use std::hash::Hash;

use chrono::{NaiveTime, TimeDelta};

use super::{AgendaLine, Id, Project, Session};

impl Project {
    /// When each line of a session's agenda is to start, as far as that follows from the start of
    /// its day and the planned minutes before it. Local time.
    pub fn planned_starts(
        &self,
        session: Id<Session>,
        agenda: &[AgendaLine],
    ) -> Vec<Option<NaiveTime>> {
        let days = self.days_of(session);
        let slots: Vec<_> = agenda
            .iter()
            .map(|line| {
                let item = self.get(line.id);
                Slot {
                    depth: line.depth,
                    day: item.and_then(|item| item.day),
                    minutes: item.and_then(|item| item.planned_minutes),
                }
            })
            .collect();
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
}
