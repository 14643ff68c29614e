//! Which organisation a row means.

use std::collections::HashMap;

use super::super::OrganisationSaid;
use super::spelling::{as_written, deletions, is_typo};
use crate::model::{Id, Organisation, OrganisationKind, Project, text};

/// An organisation that a row means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::exchange::roster::import) enum Body {
    /// One of the project.
    Known(Id<Organisation>),
    /// One that is new with this list, by its number there.
    New(usize),
}

/// Another name for what was found, or something very much like what was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Other {
    pub(super) name: String,
    pub(super) taken: bool,
}

/// The organisations of the project and of the list, by what they are called.
#[derive(Default)]
pub(super) struct Bodies {
    entries: Vec<Entry>,
    by_key: HashMap<String, Vec<usize>>,
    by_likeness: HashMap<String, Vec<usize>>,
    new: usize,
}

/// The organisation that a row means. Several of a project can be called as the row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange::roster::import) struct Meant {
    /// The likeliest.
    pub(super) body: Body,
    /// All of the project that are called so.
    called: Vec<Id<Organisation>>,
}

impl Meant {
    /// The organisation that is meant for somebody who has one already: that one, if it is called
    /// as the row says.
    pub(in crate::exchange::roster::import) fn for_person(
        &self,
        own: Option<Id<Organisation>>,
    ) -> Body {
        match own {
            Some(own) if self.called.contains(&own) => Body::Known(own),
            _ => self.body,
        }
    }

    /// All that may be meant.
    pub(super) fn bodies(&self) -> Vec<Body> {
        let called = self.called.iter().copied().map(Body::Known);
        std::iter::once(self.body).chain(called).collect()
    }
}

struct Entry {
    body: Body,
    name: String,
    ags: String,
    kind: Option<OrganisationKind>,
    /// What is left of the name without "Stadt" and the like.
    core: String,
}

/// How many organisations that look alike are compared with one another.
const MOST_ALIKE: usize = 64;

impl Bodies {
    pub(super) fn of(project: &Project) -> Self {
        let mut bodies = Self::default();
        for (id, organisation) in project.organisations.iter() {
            let said = OrganisationSaid {
                name: organisation.name.clone(),
                short_name: organisation.short_name.clone(),
                kind: Some(organisation.kind),
                ags: organisation.ags.clone(),
                ..OrganisationSaid::default()
            };
            bodies.add(Body::Known(id), &said);
        }
        bodies
    }

    /// The organisation that is meant, a new one if it is not known yet; `None` if none is named.
    pub(super) fn resolve(&mut self, said: &OrganisationSaid) -> Option<(Meant, Option<Other>)> {
        if !said.is_named() {
            return None;
        }
        let named = self.named(said);
        let other = match named.first() {
            Some(_) => None,
            None => self.with_key(said),
        };
        if let Some(at) = named.first().copied().or(other) {
            let entry = self.entries.get(at)?;
            let renamed = other.is_some() && !said.name.is_empty() && !entry.name.is_empty();
            let other = renamed.then(|| Other {
                name: entry.name.clone(),
                taken: true,
            });
            let meant = Meant {
                body: entry.body,
                called: named.iter().filter_map(|at| self.known(*at)).collect(),
            };
            self.learn(at, said);
            return Some((meant, other));
        }
        let other = self.similar(said).map(|name| Other { name, taken: false });
        let body = Body::New(self.new);
        self.new += 1;
        self.add(body, said);
        let called = Vec::new();
        Some((Meant { body, called }, other))
    }

    fn known(&self, at: usize) -> Option<Id<Organisation>> {
        match self.entries.get(at)?.body {
            Body::Known(id) => Some(id),
            Body::New(_) => None,
        }
    }

    /// All that are called so.
    fn named(&self, said: &OrganisationSaid) -> Vec<usize> {
        let names = [&said.name, &said.short_name].into_iter();
        let mut places: Vec<usize> = Vec::new();
        let called = names
            .filter(|name| !name.is_empty())
            .filter_map(|name| self.by_key.get(&key(name)))
            .flat_map(|places| places.iter().take(MOST_ALIKE));
        for at in called {
            let fits = self
                .entries
                .get(*at)
                .is_some_and(|entry| entry.may_be(said));
            if fits && !places.contains(at) {
                places.push(*at);
            }
        }
        places
    }

    fn with_key(&self, said: &OrganisationSaid) -> Option<usize> {
        let key = (!said.ags.is_empty()).then(|| ags_key(&said.ags))?;
        let found = self.by_key.get(&key)?.iter().copied();
        found.into_iter().find(|at| {
            self.entries
                .get(*at)
                .is_some_and(|entry| entry.may_be(said))
        })
    }

    /// The name of one that is very much like the one that is said.
    fn similar(&self, said: &OrganisationSaid) -> Option<String> {
        let core = core(&said.name);
        deletions(&core)
            .filter_map(|form| self.by_likeness.get(&form))
            .flat_map(|alike| alike.iter().take(MOST_ALIKE))
            .filter_map(|at| self.entries.get(*at))
            .find(|entry| {
                entry.may_be(said)
                    && !opposed(&entry.name, &said.name)
                    && (entry.core == core || is_typo(&entry.core, &core))
            })
            .map(|entry| entry.name.clone())
    }

    fn add(&mut self, body: Body, said: &OrganisationSaid) {
        let at = self.entries.len();
        let core = core(&said.name);
        for form in deletions(&core) {
            self.by_likeness.entry(form).or_default().push(at);
        }
        self.entries.push(Entry {
            body,
            name: said.name.clone(),
            ags: String::new(),
            kind: None,
            core,
        });
        self.learn(at, said);
    }

    /// Remembers what else is said of one that is known.
    fn learn(&mut self, at: usize, said: &OrganisationSaid) {
        let Some(entry) = self.entries.get_mut(at) else {
            return;
        };
        entry.kind = entry.kind.or(kind_of(said));
        if entry.ags.is_empty() {
            entry.ags.clone_from(&said.ags);
        }
        if entry.name.is_empty() {
            entry.name.clone_from(&said.name);
        }
        let mut keys = vec![key(&said.name), key(&said.short_name)];
        if !said.ags.is_empty() {
            keys.push(ags_key(&said.ags));
        }
        for key in keys.into_iter().filter(|key| !key.is_empty()) {
            let places = self.by_key.entry(key).or_default();
            if !places.contains(&at) {
                places.push(at);
            }
        }
    }
}

impl Entry {
    /// Whether nothing that is said speaks against it: city and county of one name differ in kind
    /// and municipality key.
    fn may_be(&self, said: &OrganisationSaid) -> bool {
        let other_ags = !self.ags.is_empty()
            && !said.ags.is_empty()
            && ags_key(&self.ags) != ags_key(&said.ags);
        let other_kind =
            matches!((self.kind, kind_of(said)), (Some(one), Some(other)) if one != other);
        !other_ags && !other_kind
    }
}

/// The kind that is said; "Sonstige" is what nothing is known of.
fn kind_of(said: &OrganisationSaid) -> Option<OrganisationKind> {
    said.kind.filter(|kind| *kind != OrganisationKind::Other)
}

/// A name as it is compared: search form, with single blanks.
fn key(name: &str) -> String {
    as_written(name)
}

fn ags_key(ags: &str) -> String {
    let digits: String = ags.chars().filter(|c| !c.is_whitespace()).collect();
    format!("#{digits}")
}

/// Words that say what kind of body it is and not which.
const KIND_WORDS: &[&str] = &[
    "stadt",
    "landeshauptstadt",
    "hansestadt",
    "kreisfreie",
    "stadtverwaltung",
    "landratsamt",
    "landkreis",
    "kreis",
    "gemeinde",
    "freie",
    "und",
    "der",
    "die",
    "des",
    "universitaetsstadt",
    "kreisverwaltung",
    "grosse",
    "kreisstadt",
    "lk",
    "lkr",
];

fn core(name: &str) -> String {
    let form = text::as_name_in_order(name);
    let words: Vec<&str> = form
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !KIND_WORDS.contains(word))
        .collect();
    words.join(" ")
}

/// Whether one is a town and the other a county.
fn opposed(one: &str, other: &str) -> bool {
    let has = |name: &str, words: &[&str]| {
        let form = text::folded(name);
        form.split(|c: char| !c.is_alphanumeric())
            .any(|word| words.contains(&word))
    };
    let county = |name: &str| {
        has(
            name,
            &[
                "landkreis",
                "kreis",
                "landratsamt",
                "kreisverwaltung",
                "lk",
                "lkr",
            ],
        )
    };
    let town = |name: &str| {
        has(
            name,
            &[
                "stadt",
                "stadtverwaltung",
                "landeshauptstadt",
                "hansestadt",
                "kreisfreie",
            ],
        )
    };
    county(one) && town(other) || town(one) && county(other)
}
