//! Voting with dots (Punktabfrage).

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};

use super::{Board, Element};
use crate::model::record::{record, words};
use crate::model::{Id, Order, Person, Project};

record! {
    /// A vote with dots on the notes of a board or of one of its frames.
    pub struct Poll {
        /// The board.
        pub board: Option<Id<Board>>,
        /// The frame whose notes can be voted for; without one all of the board.
        pub area: Option<Id<Element>>,
        /// The question.
        pub title: String,
        /// Place among the polls of the board.
        pub order: Order,
        /// How votes are entered.
        pub mode: PollMode,
        /// How many dots each person has; 0 for as many as one likes.
        pub budget: u32,
        /// How many dots one person can give one note; 0 for as many as the budget has.
        pub limit: u32,
        /// Whether counts are hidden as long as it is open.
        pub hidden: bool,
        /// Whether votes can be given.
        pub state: PollState,
        /// When it was opened, UTC; for people only.
        pub opened_at: Option<DateTime<Utc>>,
        /// When it was closed, UTC; for people only.
        pub closed_at: Option<DateTime<Utc>>,
    }
}

record! {
    /// The dots of one person on one note, or of all together. There is one for each, under
    /// [`Dots::id`].
    pub struct Dots {
        /// The vote.
        pub poll: Option<Id<Poll>>,
        /// The note.
        pub element: Option<Id<Element>>,
        /// Whose; nobody's where totals are entered.
        pub person: Option<Id<Person>>,
        /// How many.
        pub count: u32,
    }
}

words! {
    /// How votes are entered.
    pub enum PollMode {
        /// Je Person: each present person has a budget.
        PerPerson,
        /// Als Summe: the dots on the wall are counted and entered.
        Totals,
    }
}

words! {
    /// Whether votes can be given.
    pub enum PollState {
        /// Läuft.
        Open,
        /// Beendet.
        Closed,
    }
}

/// A note with its dots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Place, from 1; notes with equal dots share one.
    pub rank: usize,
    /// Which note.
    pub element: Id<Element>,
    /// How many dots.
    pub dots: u32,
}

impl Dots {
    /// Where the dots of a person on a note lie; without a person those of all together.
    pub fn id(poll: Id<Poll>, element: Id<Element>, person: Option<Id<Person>>) -> Id<Self> {
        let mut of = vec![poll.ulid(), element.ulid()];
        of.extend(person.map(Id::ulid));
        Id::derived("dots", &of, 0)
    }
}

impl Project {
    /// The polls of a board, in order.
    pub fn polls_of(&self, board: Id<Board>) -> Vec<(Id<Poll>, &Poll)> {
        let mut polls: Vec<_> = self
            .polls
            .iter()
            .filter(|(_, poll)| poll.board == Some(board))
            .collect();
        polls.sort_by(|(a_id, a), (b_id, b)| (&a.order, a_id).cmp(&(&b.order, b_id)));
        polls
    }

    /// The dots on each note of a vote; notes without any are not listed.
    pub fn dots_of(&self, poll: Id<Poll>) -> HashMap<Id<Element>, u32> {
        let mut dots: HashMap<Id<Element>, u32> = HashMap::new();
        for (_, given) in self.dots.iter() {
            if given.poll == Some(poll)
                && given.count > 0
                && let Some(element) = given.element
            {
                let sum = dots.entry(element).or_default();
                *sum = sum.saturating_add(given.count);
            }
        }
        dots
    }

    /// How many dots a person has given in a vote.
    pub fn dots_given(&self, poll: Id<Poll>, person: Id<Person>) -> u32 {
        let of = self
            .dots
            .iter()
            .filter(|(_, given)| given.poll == Some(poll) && given.person == Some(person));
        of.fold(0, |sum, (_, given)| sum.saturating_add(given.count))
    }

    /// The notes of a vote that got dots, those with most first.
    pub fn ranking(&self, poll: Id<Poll>) -> Vec<Ranked> {
        let mut by_dots: BTreeMap<std::cmp::Reverse<u32>, Vec<Id<Element>>> = BTreeMap::new();
        for (element, dots) in self.dots_of(poll) {
            if self.elements.contains(element) {
                by_dots
                    .entry(std::cmp::Reverse(dots))
                    .or_default()
                    .push(element);
            }
        }
        let mut ranking = Vec::new();
        for (std::cmp::Reverse(dots), mut elements) in by_dots {
            let rank = ranking.len() + 1;
            elements.sort();
            ranking.extend(elements.into_iter().map(|element| Ranked {
                rank,
                element,
                dots,
            }));
        }
        ranking
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ulid;

    #[test]
    fn dots_are_summed_and_ranked_and_equals_share_a_place() {
        let mut project = Project::default();
        let poll: Id<Poll> = Id::from_ulid(Ulid(1));
        for (person, note, count) in [(1, 7, 2), (2, 7, 1), (1, 8, 3), (2, 9, 1), (3, 6, 0)] {
            let person = Id::from_ulid(Ulid(person));
            let element = Id::from_ulid(Ulid(note));
            project.elements.insert(element, Element::default());
            let given = Dots {
                poll: Some(poll),
                element: Some(element),
                person: Some(person),
                count,
                ..Dots::default()
            };
            project
                .dots
                .insert(Dots::id(poll, element, Some(person)), given);
        }
        let ranking = project.ranking(poll);
        let read: Vec<_> = ranking
            .iter()
            .map(|r| (r.rank, r.element.ulid().0, r.dots))
            .collect();
        assert_eq!(read, [(1, 7, 3), (1, 8, 3), (3, 9, 1)]);
        assert_eq!(project.dots_given(poll, Id::from_ulid(Ulid(1))), 5);
    }
}
