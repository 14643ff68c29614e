//! The agenda of a session day by day.

use std::ops::Range;

use crate::model::{AgendaItem, AgendaLine, Day, Id, Line, Project, Session};

/// The agenda of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// The day; without one, what was not given to any.
    pub day: Option<Id<Day>>,
    /// Its lines.
    pub lines: Range<usize>,
}

/// Puts the lines of a session's agenda in the order of its days and says which are whose. What
/// has no day comes last; where there is but one day, all is on it. Numbers stay as they are.
pub(super) fn by_day(
    project: &Project,
    session: Id<Session>,
    agenda: Vec<AgendaLine>,
) -> (Vec<AgendaLine>, Vec<Group>) {
    let days: Vec<Id<Day>> = project.days_of(session).iter().map(|(id, _)| *id).collect();
    if days.len() < 2 {
        let group = Group {
            day: days.first().copied(),
            lines: 0..agenda.len(),
        };
        return (agenda, vec![group]);
    }
    let mut shares: Vec<Vec<AgendaLine>> = vec![Vec::new(); days.len() + 1];
    let mut share = days.len();
    for line in agenda {
        if line.depth == 0 {
            let day = project.get(line.id).and_then(|item| item.day);
            let place = day.and_then(|day| days.iter().position(|known| *known == day));
            share = place.unwrap_or(days.len());
        }
        if let Some(lines) = shares.get_mut(share) {
            lines.push(line);
        }
    }
    let mut lines = Vec::new();
    let mut groups = Vec::new();
    let days = days.into_iter().map(Some).chain(std::iter::once(None));
    for (day, share) in days.zip(shares) {
        let start = lines.len();
        lines.extend(share);
        if day.is_some() || start < lines.len() {
            let lines = start..lines.len();
            groups.push(Group { day, lines });
        }
    }
    (lines, groups)
}

/// An agenda as an outline without numbers.
pub fn outline_of(agenda: &[AgendaLine]) -> Vec<Line<AgendaItem>> {
    let line = |line: &AgendaLine| Line {
        id: line.id,
        depth: line.depth,
    };
    agenda.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    fn project(days: u128) -> Project {
        let mut project = Project::default();
        project.sessions.insert(id(1), Session::default());
        for n in 2..2 + days {
            let date = chrono::NaiveDate::from_ymd_opt(2018, 11, u32::try_from(n).unwrap());
            let session = Some(id(1));
            let day = Day {
                session,
                date,
                ..Day::default()
            };
            project.days.insert(id(n), day);
        }
        for (n, day) in [(10, Some(3)), (11, None), (12, Some(2)), (13, Some(3))] {
            let item = AgendaItem {
                session: Some(id(1)),
                day: day.map(id),
                ..AgendaItem::default()
            };
            project.agenda.insert(id(n), item);
        }
        project
    }

    type Shown = (Vec<u128>, Vec<(Option<u128>, Range<usize>)>);

    fn shown(days: u128) -> Shown {
        let project = project(days);
        let (lines, groups) = by_day(&project, id(1), project.agenda_of(id(1)));
        let groups = groups.into_iter();
        (
            lines.iter().map(|line| line.id.ulid().0).collect(),
            groups
                .map(|group| (group.day.map(|day| day.ulid().0), group.lines))
                .collect(),
        )
    }

    #[test]
    fn items_stand_under_their_days_and_those_without_one_last() {
        let (lines, groups) = shown(2);
        assert_eq!(lines, [12, 10, 13, 11]);
        assert_eq!(groups, [(Some(2), 0..1), (Some(3), 1..3), (None, 3..4)]);
    }

    #[test]
    fn a_day_without_items_is_shown_too() {
        let (_, groups) = shown(3);
        assert_eq!(groups[2], (Some(4), 3..3));
    }

    #[test]
    fn a_session_of_one_day_stays_as_it_is() {
        let (lines, groups) = shown(1);
        assert_eq!(lines, [10, 11, 12, 13]);
        assert_eq!(groups, [(Some(2), 0..4)]);
    }
}
