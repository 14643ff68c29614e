//! The clock of an agenda item: planned against actual.
//!
//! Knows no window and reads no clock: the moment is handed in. All times are local wall-clock
//! times, as the file keeps them. An item has one start and one end; whoever takes it up again
//! goes on from its first start, and the time that other items took in between does not count.

use chrono::{NaiveDateTime, TimeDelta};

use crate::model::{AgendaItem, Day, Id, Project, Session, SessionState};

/// How long before its planned end an item is to be warned of.
pub const NOTICE: TimeDelta = TimeDelta::minutes(2);
/// An item that runs longer than this was forgotten.
const FORGOTTEN: TimeDelta = TimeDelta::hours(12);

/// What the clock of an item says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// How long it took so far; never negative, even if the computer's clock was set back.
    pub elapsed: TimeDelta,
    /// How long it was planned to take.
    pub planned: Option<TimeDelta>,
    /// How it stands.
    pub phase: Phase,
}

/// How an item stands against its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Not begun yet.
    Waiting,
    /// Begun, with time left or without a plan.
    Running,
    /// The planned end is near.
    Ending,
    /// The planned end has passed.
    Over,
    /// It runs since so long ago that nobody can mean it.
    Forgotten,
    /// It has ended.
    Ended,
}

impl Phase {
    /// Whether the clock goes on.
    pub const fn is_running(self) -> bool {
        matches!(
            self,
            Self::Running | Self::Ending | Self::Over | Self::Forgotten
        )
    }
}

impl Reading {
    /// The reading of an item's clock at `now`. `others` are the times that other items took.
    pub fn of(item: &AgendaItem, others: &[Span], now: NaiveDateTime) -> Self {
        let planned = item.planned_minutes.map(|n| TimeDelta::minutes(n.into()));
        let Some(start) = item.actual_start else {
            return Self {
                elapsed: TimeDelta::zero(),
                planned,
                phase: Phase::Waiting,
            };
        };
        let span = Span {
            start,
            end: item.actual_end.unwrap_or(now),
        };
        let elapsed = span.without(others);
        let phase = match planned {
            _ if item.actual_end.is_some() => Phase::Ended,
            _ if elapsed > FORGOTTEN => Phase::Forgotten,
            Some(planned) if elapsed >= planned => Phase::Over,
            Some(planned) if planned - elapsed <= NOTICE => Phase::Ending,
            _ => Phase::Running,
        };
        Self {
            elapsed,
            planned,
            phase,
        }
    }

    /// How far it has come, from 0 to 1; `None` without a plan.
    pub fn share(&self) -> Option<f32> {
        let planned = self.planned?.num_seconds();
        let done = self.elapsed.num_seconds();
        (planned > 0).then(|| (done as f32 / planned as f32).clamp(0.0, 1.0))
    }

    /// Minutes until the planned end, begun ones counted.
    pub fn minutes_left(&self) -> i64 {
        let left = self.planned.map_or(0, |p| (p - self.elapsed).num_seconds());
        (left.max(0) + 59) / 60
    }

    /// Whole minutes since the planned end.
    pub fn minutes_over(&self) -> i64 {
        let over = self.planned.map_or(0, |p| (self.elapsed - p).num_seconds());
        over.max(0) / 60
    }

    /// "18:40", from an hour on "1:02:40".
    pub fn text(&self) -> String {
        let seconds = self.elapsed.num_seconds();
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if hours > 0 {
            format!("{hours}:{minutes:02}:{seconds:02}")
        } else {
            format!("{minutes}:{seconds:02}")
        }
    }
}

/// From when until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The start.
    pub start: NaiveDateTime,
    /// The end; where it lies before the start there is nothing between.
    pub end: NaiveDateTime,
}

impl Span {
    /// How long it is without what of it the others take.
    fn without(self, others: &[Self]) -> TimeDelta {
        let mut taken: Vec<Self> = others
            .iter()
            .map(|other| Self {
                start: other.start.max(self.start),
                end: other.end.min(self.end),
            })
            .filter(|other| other.start < other.end)
            .collect();
        taken.sort_by_key(|other| other.start);
        let mut length = self.end - self.start;
        let mut from = self.start;
        for other in taken {
            let start = other.start.max(from);
            if other.end > start {
                length -= other.end - start;
                from = other.end;
            }
        }
        length.max(TimeDelta::zero())
    }
}

/// The item of a session that is running, the one begun last if several are.
pub fn running(project: &Project, session: Id<Session>) -> Option<Id<AgendaItem>> {
    let of_session = project.agenda.iter().filter(|(_, item)| {
        item.session == Some(session) && item.actual_start.is_some() && item.actual_end.is_none()
    });
    of_session
        .max_by_key(|(id, item)| (item.actual_start, *id))
        .map(|(id, _)| id)
}

/// The times that the other items of a session took, without those that lie within `item` or
/// around it.
pub fn others(project: &Project, session: Id<Session>, item: Id<AgendaItem>) -> Vec<Span> {
    let is_within = |inner: Id<AgendaItem>, outer: Id<AgendaItem>| {
        let mut next = Some(inner);
        // A file may have items within one another in a circle.
        for _ in 0..64 {
            match next {
                Some(id) if id == outer => return true,
                Some(id) => next = project.get(id).and_then(|item| item.parent),
                None => return false,
            }
        }
        false
    };
    let spans = project.agenda.iter().filter_map(|(id, other)| {
        let span = Span {
            start: other.actual_start?,
            end: other.actual_end?,
        };
        let counts = other.session == Some(session)
            && id != item
            && !is_within(id, item)
            && !is_within(item, id);
        counts.then_some(span)
    });
    spans.collect()
}

/// Begins an item, or takes it up again: whatever runs in its session ends, a session that was
/// planned runs, and its day has begun.
pub fn start(project: &mut Project, id: Id<AgendaItem>, now: NaiveDateTime) {
    let Some(session) = project.get(id).and_then(|item| item.session) else {
        return;
    };
    end_all(project, session, now);
    let day = day_of(project, session, id, now);
    if let Some(item) = project.agenda.get_mut(id) {
        item.actual_start.get_or_insert(now);
        item.actual_end = None;
    }
    if let Some(session) = project.sessions.get_mut(session)
        && matches!(
            session.state,
            SessionState::Scheduled | SessionState::Invited
        )
    {
        session.state = SessionState::Running;
    }
    if let Some(day) = day.and_then(|day| project.days.get_mut(day)) {
        day.actual_start.get_or_insert(now.time());
    }
}

/// Ends whatever runs in a session.
pub fn end_all(project: &mut Project, session: Id<Session>, now: NaiveDateTime) {
    while let Some(id) = running(project, session) {
        if let Some(item) = project.agenda.get_mut(id) {
            // A clock that was set back must not make an item end before it began.
            item.actual_end = Some(item.actual_start.map_or(now, |start| start.max(now)));
        }
    }
}

/// The day of a session that has begun when one of its items begins: the one of this date; where
/// the item's day has no date, that.
fn day_of(
    project: &Project,
    session: Id<Session>,
    item: Id<AgendaItem>,
    now: NaiveDateTime,
) -> Option<Id<Day>> {
    let days = project.days_of(session);
    let today = days.iter().find(|(_, day)| day.date == Some(now.date()));
    let undated = || {
        let own = project.get(item).and_then(|item| item.day);
        let only = (days.len() == 1).then(|| days.first()).flatten();
        let own = days.iter().find(|(id, _)| Some(*id) == own).or(only);
        own.filter(|(_, day)| day.date.is_none())
    };
    today.or_else(undated).map(|(id, _)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    fn at(text: &str) -> NaiveDateTime {
        let full = if text.len() <= 8 {
            format!("2018-11-07T{text}")
        } else {
            text.to_owned()
        };
        full.parse().expect("a moment")
    }

    fn item(planned: Option<u32>, start: Option<&str>, end: Option<&str>) -> AgendaItem {
        AgendaItem {
            session: Some(id(1)),
            planned_minutes: planned,
            actual_start: start.map(at),
            actual_end: end.map(at),
            ..AgendaItem::default()
        }
    }

    fn read(item: &AgendaItem, now: &str) -> (String, Phase) {
        let reading = Reading::of(item, &[], at(now));
        (reading.text(), reading.phase)
    }

    fn said(text: &str, phase: Phase) -> (String, Phase) {
        (text.to_owned(), phase)
    }

    #[test]
    fn the_clock_counts_from_the_start_and_warns_two_minutes_before_the_end() {
        let item = item(Some(30), Some("09:00:00"), None);
        assert_eq!(read(&item, "09:18:40"), said("18:40", Phase::Running));
        assert_eq!(read(&item, "09:27:59"), said("27:59", Phase::Running));
        assert_eq!(read(&item, "09:28:00"), said("28:00", Phase::Ending));
        assert_eq!(read(&item, "09:30:00"), said("30:00", Phase::Over));
        assert_eq!(read(&item, "10:35:07"), said("1:35:07", Phase::Over));
        let over = Reading::of(&item, &[], at("09:35:59"));
        assert_eq!((over.minutes_over(), over.share()), (5, Some(1.0)));
        let left = |now| Reading::of(&item, &[], at(now)).minutes_left();
        assert_eq!(
            [left("09:28:00"), left("09:28:01"), left("09:29:30")],
            [2, 2, 1]
        );
    }

    #[test]
    fn without_a_plan_there_is_nothing_to_be_late_for() {
        let unplanned = item(None, Some("09:00:00"), None);
        assert_eq!(
            read(&unplanned, "11:00:00"),
            said("2:00:00", Phase::Running)
        );
        assert_eq!(Reading::of(&unplanned, &[], at("11:00:00")).share(), None);
        let waiting = item(Some(30), None, None);
        assert_eq!(read(&waiting, "11:00:00"), said("0:00", Phase::Waiting));
        // Planned to take no time at all: over at once, and nothing is divided by it.
        let none = item(Some(0), Some("09:00:00"), None);
        assert_eq!(read(&none, "09:00:00"), said("0:00", Phase::Over));
        assert_eq!(Reading::of(&none, &[], at("09:00:00")).share(), None);
    }

    #[test]
    fn an_item_that_has_ended_stands_still() {
        let ended = item(Some(30), Some("09:00:00"), Some("09:20:00"));
        assert_eq!(read(&ended, "15:00:00"), said("20:00", Phase::Ended));
    }

    #[test]
    fn midnight_is_crossed_and_a_clock_set_back_is_never_negative() {
        let late = item(Some(30), Some("2018-11-07T23:50:00"), None);
        assert_eq!(
            read(&late, "2018-11-08T00:05:00"),
            said("15:00", Phase::Running)
        );
        assert_eq!(read(&late, "23:00:00"), said("0:00", Phase::Running));
        let backwards = item(Some(30), Some("09:00:00"), Some("08:00:00"));
        assert_eq!(read(&backwards, "10:00:00"), said("0:00", Phase::Ended));
    }

    #[test]
    fn what_was_left_running_over_night_was_forgotten() {
        let item = item(Some(30), Some("2018-11-07T16:00:00"), None);
        let reading = Reading::of(&item, &[], at("2018-11-08T09:00:00"));
        assert_eq!(reading.phase, Phase::Forgotten);
    }

    fn agenda() -> Project {
        let mut project = Project::default();
        project.sessions.insert(id(1), Session::default());
        let day = Day {
            session: Some(id(1)),
            date: "2018-11-07".parse().ok(),
            ..Day::default()
        };
        project.days.insert(id(2), day);
        for n in [10, 11, 12] {
            project.agenda.insert(id(n), item(Some(30), None, None));
        }
        if let Some(part) = project.agenda.get_mut(id(12)) {
            part.parent = Some(id(10));
        }
        project
    }

    #[test]
    fn the_first_item_begins_the_day_and_the_next_ends_it() {
        let mut project = agenda();
        start(&mut project, id(10), at("09:05:00"));
        let session = project.get::<Session>(id(1)).expect("there");
        assert_eq!(session.state, SessionState::Running);
        let begun = |project: &Project| project.get::<Day>(id(2)).and_then(|d| d.actual_start);
        assert_eq!(begun(&project), Some(at("09:05:00").time()));
        start(&mut project, id(11), at("09:30:00"));
        let first = project.get::<AgendaItem>(id(10)).expect("there");
        assert_eq!(first.actual_end, Some(at("09:30:00")));
        assert_eq!(running(&project, id(1)), Some(id(11)));
        assert_eq!(begun(&project), Some(at("09:05:00").time()));
        end_all(&mut project, id(1), at("09:00:00"));
        let second = project.get::<AgendaItem>(id(11)).expect("there");
        assert_eq!(
            second.actual_end, second.actual_start,
            "not before it began"
        );
        assert_eq!(running(&project, id(1)), None);
    }

    #[test]
    fn another_days_session_that_is_rehearsed_does_not_begin_its_day() {
        let mut project = agenda();
        start(&mut project, id(10), at("2018-11-06T09:05:00"));
        let day = project.get::<Day>(id(2)).expect("there");
        assert_eq!(day.actual_start, None);
    }

    #[test]
    fn an_item_taken_up_again_goes_on_where_it_stopped() {
        let mut project = agenda();
        start(&mut project, id(10), at("09:00:00"));
        start(&mut project, id(11), at("09:10:00"));
        start(&mut project, id(10), at("10:00:00"));
        let read = |project: &Project, now| {
            let item = project.get::<AgendaItem>(id(10)).expect("there");
            assert_eq!(item.actual_start, Some(at("09:00:00")), "as it was");
            Reading::of(item, &others(project, id(1), id(10)), at(now)).text()
        };
        assert_eq!(read(&project, "10:05:00"), "15:00");
        // What was done within it belongs to it.
        start(&mut project, id(12), at("10:05:00"));
        start(&mut project, id(10), at("10:20:00"));
        assert_eq!(read(&project, "10:25:00"), "35:00");
    }

    #[test]
    fn items_that_lie_over_one_another_are_taken_off_once() {
        let spans = [
            ("09:10:00", "09:20:00"),
            ("09:15:00", "09:30:00"),
            ("08:00:00", "08:30:00"),
        ]
        .map(|(start, end)| Span {
            start: at(start),
            end: at(end),
        });
        let item = item(Some(30), Some("09:00:00"), None);
        assert_eq!(Reading::of(&item, &spans, at("10:00:00")).text(), "40:00");
    }
}
