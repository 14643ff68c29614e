//! What a session looks like before it is one: templates.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::record::record;
use super::{Id, ItemKind, Leaf, Project, Session, Shown, Visibility, text};

record! {
    /// A template for sessions that somebody made. Zirkel's own are not in the project.
    pub struct Template {
        /// What it is called.
        pub name: String,
        /// What it is for.
        pub note: String,
        /// Days and agenda.
        pub plan: Plan,
    }
}

/// Days and agenda of a session that is to be. Changes as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// The days, in order.
    pub days: Vec<PlanDay>,
    /// The agenda, parents before their parts.
    pub items: Vec<PlanItem>,
}

/// A day of a [`Plan`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanDay {
    /// When it starts, local time.
    pub start: Option<NaiveTime>,
    /// When it ends, local time.
    pub end: Option<NaiveTime>,
}

/// An agenda item of a [`Plan`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanItem {
    /// Its title.
    pub title: String,
    /// What kind of item it is.
    pub kind: ItemKind,
    /// How long it is to take, in minutes.
    pub minutes: Option<u32>,
    /// How deep it is indented; 0 at the top.
    pub depth: u8,
    /// On which of the days, counted from 0.
    pub day: u8,
    /// Who may read of it.
    pub visibility: Visibility,
    /// Whether it stands on the agenda of each session.
    pub recurring: bool,
    /// Whether the open actions are gone through under it.
    pub reviews_actions: bool,
    /// What it is about.
    pub note: String,
}

impl Leaf for Plan {
    fn shown(&self) -> Shown {
        Shown::from(self.clone())
    }

    fn normalise(&mut self) {
        for item in &mut self.items {
            text::normalise(&mut item.title);
            text::normalise(&mut item.note);
        }
    }
}

/// The deepest indent that a plan keeps.
const DEEPEST: u8 = 16;

impl Plan {
    /// Days and agenda of a session, to be held once more: without dates, people and what each
    /// session has of its own, such as approving the minutes of the one before.
    pub fn of_session(project: &Project, session: Id<Session>) -> Self {
        let days = project.days_of(session);
        let number = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
        let mut items: Vec<PlanItem> = Vec::new();
        // The day of the item at the top, where its parts are too.
        let mut day = 0;
        for line in project.agenda_of(session) {
            let Some(item) = project.get(line.id) else {
                continue;
            };
            if item.approves.is_some() {
                continue;
            }
            if line.depth == 0 {
                let place = |id| days.iter().position(|(known, _)| *known == id);
                day = item.day.and_then(place).map_or(0, number);
            }
            // What is left out may have had parts.
            let most = items.last().map_or(0, |last| last.depth + 1);
            items.push(PlanItem {
                title: item.title.clone(),
                kind: item.kind,
                minutes: item.planned_minutes,
                depth: number(line.depth).min(most).min(DEEPEST),
                day,
                visibility: item.visibility,
                recurring: item.recurring,
                reviews_actions: item.reviews_actions,
                note: item.note.clone(),
            });
        }
        let days = days.into_iter().map(|(_, day)| PlanDay {
            start: day.planned_start,
            end: day.planned_end,
        });
        Self {
            days: days.collect(),
            items,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AgendaItem, Day};
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    #[test]
    fn a_plan_has_days_and_agenda_of_its_session_but_nothing_of_that_day() {
        let mut project = Project::default();
        project.sessions.insert(id(1), Session::default());
        for (n, hour) in [(2, 13), (3, 9)] {
            let day = Day {
                session: Some(id(1)),
                date: chrono::NaiveDate::from_ymd_opt(2018, 11, u32::try_from(n).unwrap_or(1)),
                planned_start: NaiveTime::from_hms_opt(hour, 0, 0),
                ..Day::default()
            };
            project.days.insert(id(n), day);
        }
        let mut add = |n: u128, item: AgendaItem| {
            let session = Some(id(1));
            project.agenda.insert(id(n), AgendaItem { session, ..item });
        };
        add(
            10,
            AgendaItem {
                title: "Genehmigung".into(),
                approves: Some(id(9)),
                ..AgendaItem::default()
            },
        );
        add(
            11,
            AgendaItem {
                title: "Workshop".into(),
                kind: ItemKind::Workshop,
                day: Some(id(3)),
                planned_minutes: Some(90),
                recurring: true,
                speaker: Some(id(77)),
                ..AgendaItem::default()
            },
        );
        add(
            12,
            AgendaItem {
                title: "Gruppen".into(),
                parent: Some(id(11)),
                ..AgendaItem::default()
            },
        );
        let plan = Plan::of_session(&project, id(1));
        let starts: Vec<_> = plan.days.iter().map(|day| day.start).collect();
        assert_eq!(
            starts,
            [13, 9].map(|hour| NaiveTime::from_hms_opt(hour, 0, 0))
        );
        let items: Vec<_> = plan
            .items
            .iter()
            .map(|item| (item.title.as_str(), item.depth, item.day, item.minutes))
            .collect();
        assert_eq!(
            items,
            [("Workshop", 0, 1, Some(90)), ("Gruppen", 1, 1, None)]
        );
        assert!(plan.items.first().is_some_and(|item| item.recurring));
    }
}
