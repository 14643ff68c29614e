//! What would become of each row, before anything is changed.

pub(super) mod changes;
mod organisations;
mod people;
mod spelling;

use std::collections::{HashMap, HashSet};

pub use self::changes::Change;
pub(super) use self::changes::MembershipDeed;
use self::organisations::Bodies;
pub(super) use self::organisations::{Body, Meant};
use self::people::{Match, People, Portrait, Source};
use super::candidates::{Gathered, Skipped};
use super::{Candidate, Doubt, OrganisationSaid, Said, Watch};
use crate::exchange::roster::Column;
use crate::model::{Id, Membership, Organisation, Person, Project, Shown, TableName};

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

/// What a row is.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Somebody new.
    New,
    /// Somebody who is known, of whom it says something new.
    Changed {
        /// Who.
        person: Id<Person>,
    },
    /// Somebody who is known, of whom it says nothing new.
    Unchanged {
        /// Who.
        person: Id<Person>,
    },
    /// The person of an earlier row; what it says besides goes to that one.
    SameAs {
        /// The place of that row in [`Plan::rows`].
        row: usize,
    },
    /// Perhaps somebody who is known, or was in a row before; a person has to decide.
    PossibleDuplicate {
        /// Who it may be, the likeliest first; never empty.
        of: Vec<Duplicate>,
    },
    /// Nobody that could be taken over.
    Error(Mistake),
}

/// Who a row may be, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// Who.
    pub who: Twin,
    /// Why.
    pub why: Likeness,
}

/// Somebody who is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Twin {
    /// A person of the project.
    Person(Id<Person>),
    /// The person of a row, by its place in [`Plan::rows`].
    Row(usize),
}

/// Why two may be one. The first is the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// Several people fit equally well.
    Several,
    /// The same e-mail address, but another name.
    SameEmail,
    /// The same name and organisation, but another address with the same employer.
    SameNameOtherEmail,
    /// The same name; of one of them no organisation is known.
    SameName,
    /// The same name in another organisation.
    SameNameElsewhere,
    /// Given and family name the other way round.
    Swapped,
    /// A name that differs by a letter or by a given name.
    SimilarName,
}

impl Likeness {
    /// All, in order.
    pub const ALL: &[Self] = &[
        Self::Several,
        Self::SameEmail,
        Self::SameNameOtherEmail,
        Self::SameName,
        Self::SameNameElsewhere,
        Self::Swapped,
        Self::SimilarName,
    ];
}

/// Why a row cannot be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It has neither a name nor an e-mail address.
    Nameless,
    /// A cell holds more than anybody writes there.
    TooLong {
        /// In which column.
        column: Column,
    },
}

/// What is to be done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Add a person.
    Add,
    /// Add what it says to this person.
    Update(Id<Person>),
    /// Add what it says to the person of another row, by its place in [`Plan::rows`].
    Join(usize),
    /// Nothing.
    Skip,
}

/// How many rows there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New people.
    pub new: usize,
    /// People of whom something is new.
    pub changed: usize,
    /// People of whom nothing is new.
    pub unchanged: usize,
    /// Further rows of a person of the list.
    pub joined: usize,
    /// Possible duplicates.
    pub duplicates: usize,
    /// Errors.
    pub errors: usize,
}

/// The longest text that a field takes, in characters.
pub const LONGEST: usize = 10_000;

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

/// The memberships of each person.
struct Memberships<'a>(HashMap<Id<Person>, Vec<(Id<Membership>, &'a Membership)>>);

impl<'a> Memberships<'a> {
    fn of(project: &'a Project) -> Self {
        let mut all: HashMap<_, Vec<_>> = HashMap::new();
        for (id, membership) in project.memberships.iter() {
            if let Some(person) = membership.person {
                all.entry(person).or_default().push((id, membership));
            }
        }
        Self(all)
    }

    fn get(&self, person: Id<Person>) -> &[(Id<Membership>, &'a Membership)] {
        self.0.get(&person).map_or(&[], Vec::as_slice)
    }
}

/// The project as it will be after the rows before.
struct Overlay<'a> {
    project: &'a Project,
    people: HashMap<Id<Person>, Person>,
    organisations: HashMap<Id<Organisation>, Organisation>,
}

impl<'a> Overlay<'a> {
    fn new(project: &'a Project) -> Self {
        Self {
            project,
            people: HashMap::new(),
            organisations: HashMap::new(),
        }
    }

    fn changes_of(
        &mut self,
        row: &Effective,
        id: Id<Person>,
        memberships: &Memberships<'_>,
    ) -> Vec<Change> {
        let known = self.people.get(&id).or_else(|| self.project.people.get(id));
        let Some(person) = known.cloned() else {
            return Vec::new();
        };
        let mut revised = person.clone();
        changes::revise_person(&mut revised, &row.said, &row.doubts);
        let home = row.home.as_ref();
        let home = home.map(|home| home.for_person(person.organisation));
        if let Some(Body::Known(body)) = home {
            revised.organisation = Some(body);
        }
        let mut found = changes::differences(TableName::people, &person, &revised, &[]);
        if let Some(Body::New(_)) = home {
            found.push(Change {
                table: TableName::people,
                path: "organisation".to_owned(),
                before: shown_body(person.organisation),
                after: Shown::from(row.said.organisation.called()),
            });
        }
        self.people.insert(id, revised);
        if let Some(Body::Known(body)) = home {
            found.extend(self.fill(body, &row.said.organisation));
        }
        found.extend(membership_changes(row, memberships.get(id)));
        found
    }

    fn fill(&mut self, body: Id<Organisation>, said: &OrganisationSaid) -> Vec<Change> {
        let known = self.organisations.get(&body);
        let Some(before) = known
            .or_else(|| self.project.organisations.get(body))
            .cloned()
        else {
            return Vec::new();
        };
        let mut filled = before.clone();
        changes::fill_organisation(&mut filled, said);
        let changes = changes::differences(TableName::organisations, &before, &filled, &[]);
        self.organisations.insert(body, filled);
        changes
    }
}

fn shown_body(body: Option<Id<Organisation>>) -> Shown {
    body.map_or(Shown::Nothing, |body| {
        Shown::Reference(TableName::organisations, body.ulid())
    })
}

fn membership_changes(row: &Effective, known: &[(Id<Membership>, &Membership)]) -> Vec<Change> {
    let behalf = |before: Option<Id<Organisation>>| {
        let after = match row.behalf.as_ref()?.for_person(before) {
            Body::Known(body) if before == Some(body) => return None,
            Body::Known(body) => shown_body(Some(body)),
            Body::New(_) => Shown::from(row.said.on_behalf_of.as_str()),
        };
        Some(Change {
            table: TableName::memberships,
            path: "on_behalf_of".to_owned(),
            before: shown_body(before),
            after,
        })
    };
    match changes::membership(known, &row.said) {
        MembershipDeed::Keep => Vec::new(),
        MembershipDeed::Add(new) => {
            let mut found = changes::begun(&new);
            found.extend(behalf(None));
            found
        }
        MembershipDeed::Change(id, revised) => {
            let Some((_, before)) = known.iter().find(|(known, _)| *known == id) else {
                return Vec::new();
            };
            let table = TableName::memberships;
            let mut found = changes::differences(table, *before, &revised, &["on_behalf_of"]);
            found.extend(behalf(before.on_behalf_of));
            found
        }
    }
}

/// Compares one row after the other with the project and the rows before.
struct Planner {
    people: People,
    bodies: Bodies,
    /// The row that speaks of a known person.
    owners: HashMap<Id<Person>, usize>,
    /// Whom a row means: the row itself, or the one that it joins.
    roots: Vec<usize>,
}

impl Planner {
    fn new(project: &Project, candidates: &[Candidate]) -> Self {
        let mut people = People::of(project);
        for candidate in candidates {
            people
                .mailboxes
                .add(Source::List, &Portrait::of_said(&candidate.said, None));
        }
        Self {
            people,
            bodies: Bodies::of(project),
            owners: HashMap::new(),
            roots: Vec::new(),
        }
    }

    fn planned(&mut self, place: usize, mut candidate: Candidate) -> Planned {
        self.roots.push(place);
        if let Some(mistake) = mistake(&candidate.said) {
            return Planned {
                candidate,
                verdict: Verdict::Error(mistake),
                deed: Deed::Skip,
                changes: Vec::new(),
                home: None,
                behalf: None,
            };
        }
        let home = self.body(&mut candidate, |said| said.organisation.clone());
        let behalf = self.body(&mut candidate, |said| OrganisationSaid {
            name: said.on_behalf_of.clone(),
            ..OrganisationSaid::default()
        });
        let portrait = Portrait::of_said(&candidate.said, home.as_ref());
        let found = self.people.find(&portrait);
        let (verdict, deed) = self.judged(place, &found);
        let twin = Twin::Row(self.roots.get(place).copied().unwrap_or(place));
        self.people.add(twin, portrait);
        Planned {
            candidate,
            verdict,
            deed,
            changes: Vec::new(),
            home,
            behalf,
        }
    }

    fn body(
        &mut self,
        candidate: &mut Candidate,
        said: impl Fn(&Said) -> OrganisationSaid,
    ) -> Option<Meant> {
        let said = said(&candidate.said);
        let (meant, other) = self.bodies.resolve(&said)?;
        if let Some(other) = other {
            candidate.doubts.push(Doubt::Organisation {
                cell: said.called().to_owned(),
                other: other.name,
                taken: other.taken,
            });
        }
        Some(meant)
    }

    fn judged(&mut self, place: usize, found: &[(Twin, Match)]) -> (Verdict, Deed) {
        for how in [Match::ByEmail, Match::ByName] {
            let same = self.distinct(found, |of| *of == how);
            match same.as_slice() {
                [] => {}
                [only] => return self.identified(place, *only),
                several => {
                    let of = several.iter().map(|who| Duplicate {
                        who: *who,
                        why: Likeness::Several,
                    });
                    let of = of.collect();
                    return (Verdict::PossibleDuplicate { of }, Deed::Skip);
                }
            }
        }
        let mut of: Vec<Duplicate> = Vec::new();
        for (who, how) in found {
            let Match::Perhaps(why) = how else { continue };
            let who = self.canonical(*who);
            match of.iter_mut().find(|duplicate| duplicate.who == who) {
                Some(known) => known.why = known.why.min(*why),
                None => of.push(Duplicate { who, why: *why }),
            }
        }
        if of.is_empty() {
            return (Verdict::New, Deed::Add);
        }
        of.sort_by_key(|duplicate| duplicate.why);
        of.truncate(MOST_DUPLICATES);
        (Verdict::PossibleDuplicate { of }, Deed::Skip)
    }

    fn identified(&mut self, place: usize, who: Twin) -> (Verdict, Deed) {
        match who {
            Twin::Row(row) => {
                if let Some(root) = self.roots.get_mut(place) {
                    *root = row;
                }
                (Verdict::SameAs { row }, Deed::Join(row))
            }
            Twin::Person(person) => {
                self.owners.insert(person, place);
                (Verdict::Unchanged { person }, Deed::Update(person))
            }
        }
    }

    fn distinct(&self, found: &[(Twin, Match)], which: impl Fn(&Match) -> bool) -> Vec<Twin> {
        let mut seen = HashSet::new();
        let matching = found.iter().filter(|(_, how)| which(how));
        matching
            .map(|(who, _)| self.canonical(*who))
            .filter(|who| seen.insert(*who))
            .collect()
    }

    /// The row that speaks of a person already, if one does.
    fn canonical(&self, who: Twin) -> Twin {
        match who {
            Twin::Person(person) => self.owners.get(&person).map_or(who, |row| Twin::Row(*row)),
            Twin::Row(row) => Twin::Row(self.roots.get(row).copied().unwrap_or(row)),
        }
    }
}

/// How many possible duplicates are told of one row.
const MOST_DUPLICATES: usize = 8;

fn mistake(said: &Said) -> Option<Mistake> {
    let too_long = |text: &str| text.len() > LONGEST && text.chars().count() > LONGEST;
    let body = &said.organisation;
    let texts = [
        (Column::FormOfAddress, &said.form_of_address),
        (Column::Titles, &said.titles),
        (Column::GivenName, &said.given_name),
        (Column::FamilyName, &said.family_name),
        (Column::Function, &said.function),
        (Column::Department, &said.department),
        (Column::Organisation, &body.name),
        (Column::OrganisationShort, &body.short_name),
        (Column::Ags, &body.ags),
        (Column::Street, &body.street),
        (Column::PostalCode, &body.postal_code),
        (Column::City, &body.city),
        (Column::OnBehalfOf, &said.on_behalf_of),
        (Column::Note, &said.note),
    ];
    let contacts = [(Column::Email, &said.emails), (Column::Phone, &said.phones)];
    let contacts = contacts.into_iter().flat_map(|(column, contacts)| {
        contacts
            .iter()
            .flat_map(|contact| [&contact.label, &contact.value])
            .map(move |text| (column, text))
    });
    if let Some((column, _)) = texts
        .into_iter()
        .chain(contacts)
        .find(|(_, text)| too_long(text))
    {
        return Some(Mistake::TooLong { column });
    }
    let nameless = [&said.given_name, &said.family_name]
        .iter()
        .all(|name| name.chars().all(|c| !c.is_alphanumeric()));
    (nameless && said.emails.is_empty()).then_some(Mistake::Nameless)
}

#[cfg(test)]
mod tests;
