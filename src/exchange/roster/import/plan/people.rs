//! Whom a row may mean: the people of the project and of the rows before, by name and address.

use std::collections::{HashMap, HashSet};

use super::organisations::{Body, Meant};
use super::spelling::{as_written, is_typo, spelled_out, without_a_letter};
use super::{Likeness, Twin};
use crate::exchange::roster::import::Said;
use crate::exchange::roster::import::values::contacts::address_key;
use crate::model::{Person, Project};

/// A person as persons are compared.
#[derive(Clone, Default)]
pub(super) struct Portrait {
    given: String,
    family: String,
    /// The same, with umlauts spelled out.
    given_long: String,
    family_long: String,
    /// Given and family name together, in both spellings.
    whole: String,
    whole_long: String,
    mails: Vec<String>,
    /// The organisation; all that may be meant.
    home: Vec<Body>,
}

/// How a person was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// The same, by an address that nobody else has.
    ByEmail,
    /// The same, by name and organisation.
    ByName,
    /// Perhaps.
    Perhaps(Likeness),
}

impl Portrait {
    pub(super) fn of_person(person: &Person) -> Self {
        let mails = person.emails.iter().map(|contact| contact.value.as_str());
        let home = person.organisation.map(Body::Known).into_iter().collect();
        Self::new(&person.given_name, &person.family_name, mails, home)
    }

    pub(super) fn of_said(said: &Said, home: Option<&Meant>) -> Self {
        let mails = said.emails.iter().map(|contact| contact.value.as_str());
        let home = home.map(Meant::bodies).unwrap_or_default();
        Self::new(&said.given_name, &said.family_name, mails, home)
    }

    fn new<'a>(
        given: &str,
        family: &str,
        mails: impl Iterator<Item = &'a str>,
        home: Vec<Body>,
    ) -> Self {
        let joined = |given: &str, family: &str| format!("{given} {family}").trim().to_owned();
        let (given_long, family_long) = (spelled_out(given), spelled_out(family));
        let (given, family) = (as_written(given), as_written(family));
        Self {
            whole: joined(&given, &family),
            whole_long: joined(&given_long, &family_long),
            given,
            family,
            given_long,
            family_long,
            mails: mails
                .map(address_key)
                .filter(|mail| !mail.is_empty())
                .collect(),
            home,
        }
    }

    fn is_whole(&self) -> bool {
        !self.given.is_empty() && !self.family.is_empty()
    }

    /// Whether both are called the same, with given and family name.
    fn same_name(&self, other: &Self) -> bool {
        self.is_whole()
            && other.is_whole()
            && (self.whole == other.whole || self.whole_long == other.whole_long)
    }

    /// Whether the family names are one, or one is part of the other: "Berg" and "Berg-Talmann".
    fn may_share_family(&self, other: &Self) -> bool {
        if self.family.is_empty() || other.family.is_empty() {
            // Nobody's name at all: a mailbox is all that is known.
            return self.family == other.family && self.given.is_empty() && other.given.is_empty();
        }
        self.family == other.family
            || self.family_long == other.family_long
            || self.same_name(other)
            || part_of(&self.family, &other.family)
            || part_of(&other.family, &self.family)
            || is_typo(&self.family, &other.family)
    }

    /// Whether the given names are one, one is part of the other, or one is blank.
    fn may_share_given(&self, other: &Self) -> bool {
        let (one, two) = (&self.given, &other.given);
        one.is_empty()
            || two.is_empty()
            || one == two
            || self.given_long == other.given_long
            || self.same_name(other)
            || starts(one, two)
            || starts(two, one)
            || is_typo(&self.whole, &other.whole)
    }

    /// Whether the addresses speak against one person: two personal ones at one employer.
    fn mails_differ(&self, other: &Self, shared: &Mailboxes) -> bool {
        let domain = |mail: &str| mail.rsplit('@').next().unwrap_or_default().to_owned();
        let personal = |portrait: &Self| -> Vec<String> {
            let mails = portrait.mails.iter();
            mails
                .filter(|mail| !shared.is_shared(mail))
                .cloned()
                .collect()
        };
        let (mine, theirs) = (personal(self), personal(other));
        let common = self.mails.iter().any(|mail| other.mails.contains(mail));
        !common
            && mine
                .iter()
                .any(|one| theirs.iter().any(|other| domain(one) == domain(other)))
    }

    /// All under which it is to be found.
    fn keys(&self) -> Vec<u64> {
        let mut keys: Vec<u64> = self.mails.iter().map(|mail| hash(0, [mail])).collect();
        if !self.whole.is_empty() {
            for whole in [&self.whole, &self.whole_long] {
                keys.push(hash(1, [whole]));
                let mut words: Vec<&str> = whole.split([' ', '-']).collect();
                words.sort_unstable();
                keys.push(hash(2, words));
            }
            let first = self.given.split([' ', '-']).next().unwrap_or_default();
            let last = self.family.split([' ', '-']).next_back();
            keys.push(hash(3, [first, " ", last.unwrap_or_default()]));
            keys.push(hash(4, [self.whole.as_str()]));
            keys.extend(without_a_letter(&self.whole).map(|parts| hash(4, parts)));
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Whether and how `other` may be the same person.
    fn compare(&self, other: &Self, shared: &Mailboxes) -> Option<Match> {
        let common: Vec<&String> = self
            .mails
            .iter()
            .filter(|mail| other.mails.contains(mail))
            .collect();
        let own = common.iter().any(|mail| !shared.is_shared(mail));
        let same_name = self.same_name(other);
        if !common.is_empty() && self.may_share_family(other) {
            let nameless = self.family.is_empty() && other.family.is_empty();
            if own && self.may_share_given(other) || same_name || nameless {
                return Some(Match::ByEmail);
            }
        }
        let same_home = self.home.iter().any(|home| other.home.contains(home));
        let elsewhere = !self.home.is_empty() && !other.home.is_empty() && !same_home;
        let mails_differ = self.mails_differ(other, shared);
        if same_name {
            return Some(match (same_home, mails_differ) {
                (true, false) => Match::ByName,
                (true, true) => Match::Perhaps(Likeness::SameNameOtherEmail),
                (false, _) if elsewhere => Match::Perhaps(Likeness::SameNameElsewhere),
                (false, _) => Match::Perhaps(Likeness::SameName),
            });
        }
        let same_whole = !self.whole.is_empty() && self.whole == other.whole;
        if own || !common.is_empty() && self.may_share_family(other) && self.may_share_given(other)
        {
            return Some(Match::Perhaps(Likeness::SameEmail));
        }
        if same_whole {
            let why = match elsewhere {
                true => Likeness::SameNameElsewhere,
                false => Likeness::SameName,
            };
            return Some(Match::Perhaps(why));
        }
        if self.is_whole() && other.is_whole() && same_words(&self.whole, &other.whole) {
            return Some(Match::Perhaps(Likeness::Swapped));
        }
        let similar = is_typo(&self.whole, &other.whole)
            || self.may_share_family(other)
                && (starts(&self.given, &other.given) || starts(&other.given, &self.given));
        let nameless = self.family.is_empty() || other.family.is_empty();
        (similar && !nameless && !elsewhere && !mails_differ)
            .then_some(Match::Perhaps(Likeness::SimilarName))
    }
}

/// FNV-1a over all parts as if they were one text. Equal keys are only a reason to compare.
fn hash<'a>(tag: u8, parts: impl IntoIterator<Item = &'a (impl AsRef<[u8]> + ?Sized + 'a)>) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    take(tag);
    for part in parts {
        part.as_ref().iter().copied().for_each(&mut take);
    }
    hash
}

/// Whether all words of one name are in the other, particles left out.
fn part_of(part: &str, whole: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        name.split([' ', '-'])
            .filter(|word| word.chars().count() > 1)
            .filter(|word| {
                !matches!(
                    *word,
                    "von"
                        | "vom"
                        | "van"
                        | "de"
                        | "der"
                        | "den"
                        | "zu"
                        | "al"
                        | "el"
                        | "bin"
                        | "la"
                        | "da"
                        | "di"
                        | "und"
                )
            })
            .map(str::to_owned)
            .collect()
    };
    let (part, whole) = (words(part), words(whole));
    !part.is_empty() && part.iter().all(|word| whole.contains(word))
}

/// Whether a given name begins another: "Anna" "Anna-Lena", "A." "Anna".
fn starts(short: &str, long: &str) -> bool {
    let initial = short.trim_end_matches('.');
    if initial.chars().count() == 1 {
        return long.starts_with(initial);
    }
    !short.is_empty()
        && long
            .strip_prefix(short)
            .is_some_and(|rest| rest.starts_with([' ', '-']))
}

fn same_words(one: &str, other: &str) -> bool {
    let words = |name: &str| {
        let mut words: Vec<String> = name.split([' ', '-']).map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    words(one) == words(other)
}

/// Which mailboxes several people have: in the project, or in the list. One person here and
/// another there may be the same with a new name.
#[derive(Default)]
pub(super) struct Mailboxes {
    holders: HashMap<(Source, String), String>,
    shared: HashSet<String>,
}

/// Where somebody is named with a mailbox.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Source {
    Project,
    List,
}

/// Mailboxes that are no person's, whatever the list says.
const OF_NOBODY: &[&str] = &[
    "info",
    "post",
    "poststelle",
    "kontakt",
    "contact",
    "office",
    "mail",
    "email",
    "sekretariat",
    "integration",
    "zentrale",
    "presse",
    "verwaltung",
    "buero",
    "geschaeftsstelle",
    "service",
    "rathaus",
    "stadt",
    "landratsamt",
    "hauptamt",
    "sozialamt",
    "migration",
    "gleichstellung",
    "team",
    "postfach",
    "anmeldung",
    "empfang",
    "vorzimmer",
];

impl Mailboxes {
    /// Takes note of who uses a mailbox.
    pub(super) fn add(&mut self, source: Source, portrait: &Portrait) {
        let name = portrait.whole_long.clone();
        if name.is_empty() {
            return;
        }
        for mail in &portrait.mails {
            let holder = self.holders.entry((source, mail.clone()));
            let holder = holder.or_insert_with(|| name.clone());
            if *holder != name && !alike(holder, &name) {
                self.shared.insert(mail.clone());
            }
        }
    }

    fn is_shared(&self, mail: &str) -> bool {
        let local = mail.split('@').next().unwrap_or_default();
        self.shared.contains(mail) || OF_NOBODY.contains(&local)
    }
}

/// Whether two names in search form can be one person's: with a typo, a part more, another
/// family name.
fn alike(one: &str, other: &str) -> bool {
    let first = |name: &str| name.split([' ', '-']).next().unwrap_or_default().to_owned();
    let (first_one, first_other) = (first(one), first(other));
    is_typo(one, other)
        || same_words(one, other)
        || part_of(one, other)
        || part_of(other, one)
        || starts(&first_one, &first_other)
        || starts(&first_other, &first_one)
        || first_one == first_other
}

/// People by all that they can be found by.
#[derive(Default)]
pub(super) struct People {
    entries: Vec<(Twin, Portrait)>,
    by_key: HashMap<u64, Vec<usize>>,
    pub(super) mailboxes: Mailboxes,
}

/// How many people who have one thing in common are compared with one another.
const MOST_ALIKE: usize = 64;

impl People {
    /// The people of a project, without those whose data were erased: they are not to come back.
    pub(super) fn of(project: &Project) -> Self {
        let mut people = Self::default();
        for (id, person) in project.people.iter() {
            if person.erased_on.is_none() {
                let portrait = Portrait::of_person(person);
                people.mailboxes.add(Source::Project, &portrait);
                people.add(Twin::Person(id), portrait);
            }
        }
        people
    }

    pub(super) fn add(&mut self, who: Twin, portrait: Portrait) {
        let at = self.entries.len();
        for key in portrait.keys() {
            self.by_key.entry(key).or_default().push(at);
        }
        self.entries.push((who, portrait));
    }

    /// Everybody who may be meant, in the order in which they were added.
    pub(super) fn find(&self, portrait: &Portrait) -> Vec<(Twin, Match)> {
        let mut places: Vec<usize> = portrait
            .keys()
            .iter()
            .filter_map(|key| self.by_key.get(key))
            .flat_map(|places| places.iter().take(MOST_ALIKE))
            .copied()
            .collect();
        places.sort_unstable();
        places.dedup();
        places
            .into_iter()
            .filter_map(|at| {
                let (who, other) = self.entries.get(at)?;
                Some((*who, portrait.compare(other, &self.mailboxes)?))
            })
            .collect()
    }
}
