//! Which row means whom, one row after the other.

use std::collections::{HashMap, HashSet};

use super::organisations::{Bodies, Meant};
use super::people::{Match, People, Portrait, Source};
use super::{Deed, Duplicate, LONGEST, Likeness, Mistake, Planned, Twin, Verdict};
use crate::exchange::roster::Column;
use crate::exchange::roster::import::{Candidate, Doubt, OrganisationSaid, Said};
use crate::model::{Id, Person, Project};

/// Compares one row after the other with the project and the rows before.
pub(super) struct Planner {
    people: People,
    bodies: Bodies,
    /// The row that speaks of a known person.
    owners: HashMap<Id<Person>, usize>,
    /// Whom a row means: the row itself, or the one that it joins.
    roots: Vec<usize>,
}

impl Planner {
    pub(super) fn new(project: &Project, candidates: &[Candidate]) -> Self {
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

    pub(super) fn planned(&mut self, place: usize, mut candidate: Candidate) -> Planned {
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

    pub(super) fn body(
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

    pub(super) fn judged(&mut self, place: usize, found: &[(Twin, Match)]) -> (Verdict, Deed) {
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

    pub(super) fn identified(&mut self, place: usize, who: Twin) -> (Verdict, Deed) {
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

    pub(super) fn distinct(
        &self,
        found: &[(Twin, Match)],
        which: impl Fn(&Match) -> bool,
    ) -> Vec<Twin> {
        let mut seen = HashSet::new();
        let matching = found.iter().filter(|(_, how)| which(how));
        matching
            .map(|(who, _)| self.canonical(*who))
            .filter(|who| seen.insert(*who))
            .collect()
    }

    /// The row that speaks of a person already, if one does.
    pub(super) fn canonical(&self, who: Twin) -> Twin {
        match who {
            Twin::Person(person) => self.owners.get(&person).map_or(who, |row| Twin::Row(*row)),
            Twin::Row(row) => Twin::Row(self.roots.get(row).copied().unwrap_or(row)),
        }
    }
}

/// How many possible duplicates are told of one row.
pub(super) const MOST_DUPLICATES: usize = 8;

pub(super) fn mistake(said: &Said) -> Option<Mistake> {
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
