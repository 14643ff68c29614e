//! What is known of the vote on the screen, counted once a change.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{NaiveDateTime, Timelike as _};

use super::deeds;
use super::listing::Line;
use crate::model::{Board, Element, Id, Person, Poll, Project, Roll};

/// Somebody who can vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voter {
    /// Who.
    pub person: Id<Person>,
    /// What the person is called.
    pub name: String,
    /// How many dots are given.
    pub given: u32,
}

/// What is known of the vote on the screen.
#[derive(Clone, Default)]
pub struct Tally {
    of: Option<(Id<Board>, Option<Id<Poll>>, u64)>,
    /// The dots on each note.
    pub dots: Arc<HashMap<Id<Element>, u32>>,
    /// The notes' short numbers.
    pub labels: Arc<HashMap<Id<Element>, String>>,
    /// The frames whose notes can be voted for; `None` for all of the board.
    pub area: Option<Arc<BTreeSet<Id<Element>>>>,
    /// Notes with dots, those with most first.
    pub result: Arc<Vec<(Id<Element>, Line)>>,
    /// Whoever is there, or has voted, by name.
    pub voters: Arc<Vec<Voter>>,
    /// How many of those have given a dot at least.
    pub voted: usize,
}

impl Tally {
    /// Counts anew, if anything has changed.
    pub fn refresh(
        &mut self,
        project: &Project,
        revision: u64,
        board: Id<Board>,
        poll: Option<Id<Poll>>,
        now: NaiveDateTime,
    ) {
        let of = Some((board, poll, revision));
        if self.of == of {
            return;
        }
        let dots = poll.map(|poll| project.dots_of(poll)).unwrap_or_default();
        let labels = project.note_labels(board);
        let record = poll.and_then(|poll| project.get(poll));
        let area = record.and_then(|poll| deeds::area_of(project, poll));
        let ranking = poll.map(|poll| project.ranking(poll)).unwrap_or_default();
        let result = ranking.into_iter().map(|ranked| {
            let note = project.get(ranked.element);
            let text = note.and_then(Element::shown_text).unwrap_or("…");
            let line = Line {
                rank: ranked.rank,
                label: labels.get(&ranked.element).cloned().unwrap_or_default(),
                text: text.to_owned(),
                dots: ranked.dots,
            };
            (ranked.element, line)
        });
        let result: Vec<_> = result.collect();
        let voters = voters(project, board, poll, now);
        self.voted = voters.iter().filter(|voter| voter.given > 0).count();
        self.of = of;
        self.dots = Arc::new(dots);
        self.labels = Arc::new(labels);
        self.area = area.map(Arc::new);
        self.result = Arc::new(result);
        self.voters = Arc::new(voters);
    }
}

/// Who can vote: those who are there on the half-day of `now`, or on the one on which most were;
/// and those who have voted already.
fn voters(
    project: &Project,
    board: Id<Board>,
    poll: Option<Id<Poll>>,
    now: NaiveDateTime,
) -> Vec<Voter> {
    let session = project.get(board).and_then(|board| board.session);
    let mut people: BTreeSet<Id<Person>> = BTreeSet::new();
    if let Some(session) = session.filter(|session| project.sessions.contains(*session)) {
        let roll = Roll::of(project, session);
        let half_day = roll.half_day_at(now).or_else(|| roll.fullest());
        let there = half_day.map(|half_day| roll.there(half_day));
        people.extend(
            there
                .unwrap_or_default()
                .into_iter()
                .map(|(person, _)| person),
        );
    }
    let mut given: HashMap<Id<Person>, u32> = HashMap::new();
    for (_, dots) in project.dots.iter() {
        if let Some(person) = dots.person.filter(|_| dots.poll == poll && poll.is_some()) {
            let sum = given.entry(person).or_default();
            *sum = sum.saturating_add(dots.count);
        }
    }
    people.extend(given.keys());
    let mut voters: Vec<(_, Voter)> = people
        .into_iter()
        .filter_map(|id| {
            let person = project.get(id)?;
            let voter = Voter {
                person: id,
                name: person.full_name(),
                given: given.get(&id).copied().unwrap_or(0),
            };
            Some((person.sort_key(), voter))
        })
        .collect();
    voters.sort_by(|(a, _), (b, _)| a.cmp(b));
    voters.into_iter().map(|(_, voter)| voter).collect()
}

/// What time it is in the room.
pub fn now() -> NaiveDateTime {
    let now = chrono::Local::now().naive_local();
    now.with_nanosecond(0).unwrap_or(now)
}
