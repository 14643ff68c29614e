//! What would become of each row, before anything is changed.

pub(super) mod changes;
mod organisations;
mod overlay;
mod people;
mod planner;
mod spelling;
mod verdict;

use std::collections::HashMap;

pub use self::changes::Change;
pub(super) use self::changes::MembershipDeed;
pub(super) use self::organisations::{Body, Meant};
use self::overlay::{Memberships, Overlay};
use self::planner::Planner;
pub use self::verdict::{Counts, Deed, Duplicate, LONGEST, Likeness, Mistake, Twin, Verdict};
use super::candidates::{Gathered, Skipped};
use super::{Candidate, Doubt, Said, Watch};
use crate::model::{Id, Person, Project};

/// What is to become of a list.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Each row that speaks of a person, in the order of the list.
    pub rows: Vec<Planned>,
    /// Rows that are no people.
    pub skipped: Vec<Skipped>,
}

/// What is to become of a row.
#[derive(Clone, Debug)]
pub struct Planned {
    /// What it says.
    pub candidate: Candidate,
    /// What it is, compared with the project.
    pub verdict: Verdict,
    /// What is to be done; see [`Plan::decide`].
    pub deed: Deed,
    /// What carrying it out changes about somebody who is known, with what later rows of the same
    /// person add; empty for a new person.
    pub changes: Vec<Change>,
    /// The organisation that is meant.
    home: Option<Meant>,
    /// The organisation on whose behalf.
    behalf: Option<Meant>,
}

impl Plan {
    /// Plans what becomes of what was read; `None` if `watch` said to stop.
    ///
    /// Known people are found by an e-mail address of their own and a family name that agrees, or
    /// by full name and organisation. A name alone, or the address of a mailbox that several use,
    /// never is enough; it makes a possible duplicate. People whose data were erased are never
    /// found.
    pub fn of(project: &Project, gathered: Gathered, watch: Watch<'_>) -> Option<Self> {
        const PACE: usize = 64;
        let mut planner = Planner::new(project, &gathered.candidates);
        let count = gathered.candidates.len().max(1);
        let mut plan = Self {
            rows: Vec::with_capacity(gathered.candidates.len()),
            skipped: gathered.skipped,
        };
        for (place, candidate) in gathered.candidates.into_iter().enumerate() {
            // Exact as far as 24 bits go, which is all that a bar shows.
            if place % PACE == 0 && !watch(place as f32 / count as f32) {
                return None;
            }
            plan.rows.push(planner.planned(place, candidate));
        }
        plan.tell_contradictions();
        plan.recompute(project);
        watch(1.0).then_some(plan)
    }

    /// Changes what is to be done with some rows. Others may change with them: what a row adds to
    /// an organisation, the next one with the same need not add any more.
    ///
    /// A deed that is not possible becomes [`Deed::Skip`]: errors cannot be taken over, nobody
    /// can be updated who is not in the project, and rows cannot join one another in a circle.
    pub fn decide(&mut self, project: &Project, deeds: impl IntoIterator<Item = (usize, Deed)>) {
        for (place, deed) in deeds {
            let possible = match deed {
                Deed::Update(person) => project
                    .people
                    .get(person)
                    .is_some_and(|person| person.erased_on.is_none()),
                Deed::Join(row) => row < self.rows.len() && row != place,
                Deed::Add | Deed::Skip => true,
            };
            let Some(planned) = self.rows.get_mut(place) else {
                continue;
            };
            let is_error = matches!(planned.verdict, Verdict::Error(_));
            planned.deed = if possible && !is_error {
                deed
            } else {
                Deed::Skip
            };
            let leads_nowhere = matches!(deed, Deed::Join(_)) && self.root(place).is_none();
            if let Some(planned) = self.rows.get_mut(place).filter(|_| leads_nowhere) {
                planned.deed = Deed::Skip;
            }
        }
        self.recompute(project);
    }

    /// What an update of `person` by this row alone would change.
    pub fn changes(&self, project: &Project, place: usize, person: Id<Person>) -> Vec<Change> {
        let Some(planned) = self.rows.get(place) else {
            return Vec::new();
        };
        let row = Effective::of(planned);
        Overlay::new(project).changes_of(&row, person, &Memberships::of(project))
    }

    /// How many rows there are of each kind.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for planned in &self.rows {
            *match planned.verdict {
                Verdict::New => &mut counts.new,
                Verdict::Changed { .. } => &mut counts.changed,
                Verdict::Unchanged { .. } => &mut counts.unchanged,
                Verdict::SameAs { .. } => &mut counts.joined,
                Verdict::PossibleDuplicate { .. } => &mut counts.duplicates,
                Verdict::Error(_) => &mut counts.errors,
            } += 1;
        }
        counts
    }

    /// Whether carrying it out changes anything.
    pub fn does_anything(&self) -> bool {
        (0..self.rows.len()).any(|place| {
            self.rows
                .get(place)
                .is_some_and(|planned| match planned.deed {
                    Deed::Add => true,
                    Deed::Update(_) => !planned.changes.is_empty(),
                    Deed::Join(_) | Deed::Skip => false,
                })
        })
    }

    /// The row that says what is done with this one: itself, or the one that it joins. `None` if
    /// rows join one another in a circle.
    pub(super) fn root(&self, place: usize) -> Option<usize> {
        let mut at = place;
        for _ in 0..=self.rows.len() {
            match self.rows.get(at)?.deed {
                Deed::Join(row) => at = row,
                _ => return Some(at),
            }
        }
        None
    }

    /// What each row for which `counts` says yes says together with those that join it.
    pub(super) fn effective(&self, counts: impl Fn(Deed) -> bool) -> Vec<Option<Effective>> {
        let mut all: Vec<Option<Effective>> = self
            .rows
            .iter()
            .map(|planned| counts(planned.deed).then(|| Effective::of(planned)))
            .collect();
        for (place, planned) in self.rows.iter().enumerate() {
            if matches!(planned.deed, Deed::Join(_))
                && let Some(root) = self.root(place)
                && let Some(Some(first)) = all.get_mut(root)
            {
                first.join(planned);
            }
        }
        all
    }

    fn tell_contradictions(&mut self) {
        let mut firsts: HashMap<usize, Effective> = HashMap::new();
        for place in 0..self.rows.len() {
            let root = match self.rows.get(place).map(|row| &row.verdict) {
                Some(Verdict::SameAs { .. }) => self.root(place),
                _ => None,
            };
            let Some((first, root)) = root.and_then(|root| Some((self.rows.get(root)?, root)))
            else {
                continue;
            };
            let first = firsts.entry(root).or_insert_with(|| Effective::of(first));
            if let Some(later) = self.rows.get_mut(place) {
                let doubts = first.join(later);
                later.candidate.doubts.extend(doubts);
            }
        }
    }

    /// Finds out anew what each row changes.
    fn recompute(&mut self, project: &Project) {
        let memberships = Memberships::of(project);
        let mut overlay = Overlay::new(project);
        let effective = self.effective(|deed| matches!(deed, Deed::Update(_)));
        let mut all: Vec<Vec<Change>> = Vec::with_capacity(self.rows.len());
        for (planned, said) in self.rows.iter().zip(&effective) {
            all.push(match (planned.deed, said) {
                (Deed::Update(person), Some(effective)) => {
                    overlay.changes_of(effective, person, &memberships)
                }
                _ => Vec::new(),
            });
        }
        for (planned, changes) in self.rows.iter_mut().zip(all) {
            if let Verdict::Changed { person } | Verdict::Unchanged { person } = planned.verdict {
                let own = planned.deed == Deed::Update(person);
                planned.verdict = match (own, changes.is_empty()) {
                    (true, true) => Verdict::Unchanged { person },
                    (true, false) => Verdict::Changed { person },
                    (false, _) => planned.verdict.clone(),
                };
            }
            planned.changes = changes;
        }
    }
}

/// What a row says with all that joins it.
pub(super) struct Effective {
    pub(super) said: Said,
    pub(super) home: Option<Meant>,
    pub(super) behalf: Option<Meant>,
    pub(super) doubts: Vec<Doubt>,
}

impl Effective {
    fn of(planned: &Planned) -> Self {
        Self {
            said: planned.candidate.said.clone(),
            home: planned.home.clone(),
            behalf: planned.behalf.clone(),
            doubts: planned.candidate.doubts.clone(),
        }
    }

    fn join(&mut self, later: &Planned) -> Vec<Doubt> {
        let same_body = match (&self.home, &later.home) {
            (Some(first), Some(later)) => first.body == later.body,
            _ => true,
        };
        self.home = self.home.take().or_else(|| later.home.clone());
        self.behalf = self.behalf.take().or_else(|| later.behalf.clone());
        changes::join(&mut self.said, &later.candidate.said, same_body)
    }
}

#[cfg(test)]
mod tests;
