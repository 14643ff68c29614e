//! How far a session has come: what that looks like, and the next step.

use chrono::{NaiveDateTime, Timelike as _};

use crate::document::{Document, Step};
use crate::i18n::{Texts, tr};
use crate::model::{Approval, Id, Project, Session, SessionState};
use crate::ui::icons::{self, Icon};

/// The icon of a state.
pub const fn state_icon(state: SessionState) -> Icon {
    match state {
        SessionState::Scheduled => icons::SESSIONS,
        SessionState::Invited => icons::INVITED,
        SessionState::Running => icons::START,
        SessionState::Closed => icons::HELD,
        SessionState::Cancelled => icons::EXCUSED,
    }
}

/// The icon of how far minutes have come.
pub const fn approval_icon(approval: Approval) -> Icon {
    match approval {
        Approval::Draft => icons::MINUTES,
        Approval::Circulating => icons::CIRCULATING,
        Approval::Approved | Approval::ApprovedWithChanges => icons::APPROVED,
    }
}

/// The state that usually comes next, and what the button to it is called. Whoever did not invite
/// by Zirkel begins all the same on the day.
pub(super) fn next(
    project: &Project,
    id: Id<Session>,
    texts: &Texts,
    now: NaiveDateTime,
) -> Option<(SessionState, String)> {
    let today = || {
        let days = project.days_of(id);
        days.iter().any(|(_, day)| day.date == Some(now.date()))
    };
    let next = match project.get(id)?.state {
        SessionState::Scheduled if today() => SessionState::Running,
        SessionState::Scheduled => SessionState::Invited,
        SessionState::Invited => SessionState::Running,
        SessionState::Running => SessionState::Closed,
        SessionState::Closed | SessionState::Cancelled => return None,
    };
    let label = match next {
        SessionState::Invited => tr!(texts, "sessions-to-invited"),
        SessionState::Running => tr!(texts, "sessions-to-running"),
        _ => tr!(texts, "sessions-to-closed"),
    };
    Some((next, label))
}

/// Sets the state in one step. Beginning and ending on one of the session's days notes the time
/// there, unless one is noted already.
pub(super) fn set(doc: &mut Document, id: Id<Session>, state: SessionState, now: NaiveDateTime) {
    doc.end_gesture();
    doc.edit(Step::EditSession, |project| {
        project.change(id, |session| session.state = state);
        let days = project.days_of(id).into_iter();
        let today: Vec<_> = days
            .filter(|(_, day)| day.date == Some(now.date()))
            .map(|(id, _)| id)
            .collect();
        let minute = now.time().with_second(0).and_then(|t| t.with_nanosecond(0));
        for day in today {
            project.change(day, |day| match state {
                SessionState::Running => day.actual_start = day.actual_start.or(minute),
                SessionState::Closed => day.actual_end = day.actual_end.or(minute),
                _ => {}
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::model::Day;
    use chrono::{NaiveDate, NaiveTime};

    fn moment(day: u32, hour: u32) -> NaiveDateTime {
        let date = NaiveDate::from_ymd_opt(2018, 11, day).unwrap();
        date.and_hms_opt(hour, 7, 42).unwrap()
    }

    fn document() -> (Document, Id<Session>, Id<Day>) {
        let mut doc = Document::default();
        let (session, day) = doc.edit(Step::AddSession, |p| {
            let session = p.add(Session::default());
            let day = p.add(Day {
                session: Some(session),
                date: NaiveDate::from_ymd_opt(2018, 11, 7),
                ..Day::default()
            });
            (session, day)
        });
        (doc, session, day)
    }

    fn times(doc: &Document, day: Id<Day>) -> (Option<NaiveTime>, Option<NaiveTime>) {
        let day = doc.project().get(day).cloned().unwrap_or_default();
        (day.actual_start, day.actual_end)
    }

    #[test]
    fn beginning_and_ending_on_the_day_notes_the_time_once() {
        let (mut doc, session, day) = document();
        set(&mut doc, session, SessionState::Running, moment(7, 13));
        let start = NaiveTime::from_hms_opt(13, 7, 0);
        assert_eq!(times(&doc, day), (start, None));
        set(&mut doc, session, SessionState::Running, moment(7, 14));
        assert_eq!(times(&doc, day), (start, None));
        set(&mut doc, session, SessionState::Closed, moment(7, 17));
        assert_eq!(times(&doc, day), (start, NaiveTime::from_hms_opt(17, 7, 0)));
        doc.undo();
        assert_eq!(times(&doc, day), (start, None));
        let state = doc.project().get(session).map(|session| session.state);
        assert_eq!(state, Some(SessionState::Running));
    }

    #[test]
    fn beginning_on_another_day_notes_nothing() {
        let (mut doc, session, day) = document();
        set(&mut doc, session, SessionState::Running, moment(8, 13));
        assert_eq!(times(&doc, day), (None, None));
    }

    #[test]
    fn the_next_step_is_to_invite_and_on_the_day_to_begin() {
        let (mut doc, session, _) = document();
        let texts = Texts::new(Lang::De);
        let next = |doc: &Document, day| {
            super::next(doc.project(), session, &texts, moment(day, 9)).map(|(state, _)| state)
        };
        assert_eq!(next(&doc, 1), Some(SessionState::Invited));
        assert_eq!(next(&doc, 7), Some(SessionState::Running));
        set(&mut doc, session, SessionState::Closed, moment(9, 9));
        assert_eq!(next(&doc, 9), None);
    }
}
