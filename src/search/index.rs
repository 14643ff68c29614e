//! All that can be found in a project, by the words in it.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::model::{Id, Labels, Project, Record, Session, Table, Ulid};

use super::excerpt::{Excerpt, excerpt, places};
use super::fold::{Umlauts, fold, has_umlauts, words};
use super::nearest;
use super::query::{How, Part, parts};
use super::searched::{Renamed, Searched};
use super::target::{KINDS, Target};
use super::vocabulary::{Fit, Vocabulary};

/// Fewer records than this are not worth tidying up for.
const FEW: usize = 1_000;

/// All that can be found in a project. Reading one takes longer than a frame; asking, and
/// [bringing it up to date](Self::update), do not.
#[derive(Clone, Default)]
pub struct Index {
    project: Project,
    labels: Labels,
    vocabulary: Vocabulary,
    docs: Vec<Doc>,
    /// The document of each record.
    numbers: HashMap<Target, u32>,
    /// How many documents are of records that were changed or deleted since.
    stale: usize,
    /// How new each session is.
    ages: HashMap<Id<Session>, i64>,
}

#[derive(Clone)]
struct Doc {
    /// `None` once the record was changed or deleted.
    target: Option<Target>,
    /// The folded title, a line feed, the folded text.
    words: Box<str>,
    /// Where the title ends in `words`.
    title: usize,
    /// The session whose date says how new it is.
    session: Option<Id<Session>>,
}

/// What was found for a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// By kind, the kind with the best hit first.
    pub groups: Vec<Group>,
    /// Where there is nothing: queries with words that look alike and do occur, the best first.
    pub nearest: Vec<String>,
}

/// Hits of one kind, the best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The best hits.
    pub hits: Vec<Hit>,
    /// How many more there are.
    pub more: usize,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The record.
    pub target: Target,
    /// Its name; blank for what has none, such as an entry.
    pub title: Excerpt,
    /// The number of a decision or an action, as people write it; blank for all else.
    pub number: String,
    /// What was found of its text; blank if all was found in the title.
    pub text: Excerpt,
}

/// How well a record fits, the best first.
type Rank = (u16, Reverse<i64>, Ulid);

/// What a place is worth: the smaller, the better. A whole word in a text is worth more than a part
/// of one in a title.
const fn worth(fit: Fit, in_title: bool) -> u16 {
    match (fit, in_title) {
        (Fit::Whole, true) => 0,
        (Fit::Beginning, true) => 1,
        (Fit::Whole, false) => 2,
        (Fit::Inside, true) => 3,
        (Fit::Beginning, false) => 4,
        (Fit::Inside, false) => 5,
    }
}

/// Stands for a record in which something does not occur.
const NOWHERE: u16 = u16::MAX;

impl Index {
    /// Reads a project.
    pub fn of(project: &Project) -> Self {
        let mut index = Self {
            project: project.clone(),
            labels: project.labels(),
            ..Self::default()
        };
        index.date();
        for target in targets(project) {
            index.add(target);
        }
        index
    }

    /// The project as it was read.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Brings the index up to date with `project`, at the cost of what differs.
    pub fn update(&mut self, project: &Project) {
        if self.project.is_same(project) {
            return;
        }
        let before = std::mem::replace(&mut self.project, project.clone());
        let mut changed = HashSet::new();
        differing(
            &before.people,
            &project.people,
            Target::Person,
            &mut changed,
        );
        differing(
            &before.organisations,
            &project.organisations,
            Target::Organisation,
            &mut changed,
        );
        differing(
            &before.sessions,
            &project.sessions,
            Target::Session,
            &mut changed,
        );
        differing(&before.agenda, &project.agenda, Target::Item, &mut changed);
        differing(
            &before.entries,
            &project.entries,
            Target::Entry,
            &mut changed,
        );
        differing(&before.boards, &project.boards, Target::Board, &mut changed);
        differing(
            &before.elements,
            &project.elements,
            Target::Element,
            &mut changed,
        );
        let renamed = Renamed::between(&before, project);
        if !renamed.is_empty() {
            changed.extend(renamed.named_in(project));
        }
        if !(before.entries.is_same(&project.entries) && before.sessions.is_same(&project.sessions))
        {
            let labels = std::mem::replace(&mut self.labels, project.labels());
            let relabelled = project.entries.ids();
            let relabelled = relabelled.filter(|id| labels.get(*id) != self.labels.get(*id));
            changed.extend(relabelled.map(Target::Entry));
        }
        self.date();
        for target in changed {
            self.remove(target);
            self.add(target);
        }
        if self.stale > FEW.max(self.docs.len() / 2) {
            *self = Self::of(project);
        }
    }

    fn date(&mut self) {
        let project = &self.project;
        // A session without a date is one that is being planned: the newest of all.
        let age = |id| {
            let date = project.first_date(id);
            date.map_or(i64::MAX, |date| {
                i64::from(chrono::Datelike::num_days_from_ce(&date))
            })
        };
        self.ages = project.sessions.ids().map(|id| (id, age(id))).collect();
    }

    fn remove(&mut self, target: Target) {
        if let Some(number) = self.numbers.remove(&target)
            && let Some(doc) = self.docs.get_mut(number as usize)
        {
            doc.target = None;
            doc.words = Box::default();
            self.stale += 1;
        }
    }

    fn add(&mut self, target: Target) {
        let searched = Searched::of(&self.project, &self.labels, target);
        // Numbers of documents are shifted by one bit, see `Posting`.
        let Some(number) = u32::try_from(self.docs.len())
            .ok()
            .filter(|number| *number <= u32::MAX >> 1)
        else {
            return;
        };
        let title = match searched.number.as_str() {
            "" => searched.title,
            number => format!("{} {number}", searched.title),
        };
        let mut folded = String::with_capacity(title.len() + searched.text.len() + 1);
        let mut title_end = 0;
        for (text, in_title) in [(&title, true), (&searched.text, false)] {
            let from = folded.len();
            folded.push_str(&fold(text, Umlauts::Bare));
            for (_, word) in words(folded.get(from..).unwrap_or_default()) {
                self.vocabulary.add(word, number, in_title);
            }
            if has_umlauts(text) {
                for word in text.split_whitespace().filter(|word| has_umlauts(word)) {
                    for (_, word) in words(&fold(word, Umlauts::SpelledOut)) {
                        self.vocabulary.add(word, number, in_title);
                    }
                }
            }
            if in_title {
                title_end = folded.len();
                folded.push('\n');
            }
        }
        if folded.len() <= 1 {
            return;
        }
        let project = &self.project;
        let session = match target {
            Target::Session(id) => Some(id),
            Target::Item(id) => project.get(id).and_then(|item| item.session),
            Target::Entry(id) => project.get(id).and_then(|entry| entry.session),
            _ => None,
        };
        self.docs.push(Doc {
            target: Some(target),
            words: folded.into(),
            title: title_end,
            session,
        });
        self.numbers.insert(target, number);
    }

    /// The records in which all of `query` occurs, at most `most` of each kind. Nothing for a query
    /// without words.
    ///
    /// A query is words, `#tags` and "phrases in quotes". Within a kind, names come before texts,
    /// whole words before their beginnings and those before their middles, and then the newest
    /// first.
    pub fn find(&self, query: &str, most: usize) -> Found {
        let parts = parts(query);
        let groups = self.groups(&parts, most);
        let nearest = if groups.is_empty() {
            self.nearest(query, &parts)
        } else {
            Vec::new()
        };
        Found { groups, nearest }
    }

    fn groups(&self, parts: &[Part], most: usize) -> Vec<Group> {
        let mut kinds: [Vec<(Rank, usize)>; KINDS] = Default::default();
        for (place, worth) in self.worths(parts).into_iter().enumerate() {
            let Some(doc) = self.docs.get(place).filter(|_| worth != NOWHERE) else {
                continue;
            };
            let Some(target) = doc.target else { continue };
            if let Some(kind) = kinds.get_mut(target.kind()) {
                kind.push(((worth, Reverse(self.age(doc)), target.ulid()), place));
            }
        }
        let mut groups: Vec<(u16, Group)> = Vec::new();
        for mut found in kinds {
            let more = found.len().saturating_sub(most);
            if more > 0 {
                found.select_nth_unstable(most);
                found.truncate(most);
            }
            found.sort_unstable();
            let Some(((best, ..), _)) = found.first().copied() else {
                continue;
            };
            let targets = found
                .iter()
                .filter_map(|(_, place)| self.docs.get(*place)?.target);
            let hits = targets.map(|target| self.hit(target, parts)).collect();
            groups.push((best, Group { hits, more }));
        }
        // Stable; ages of different kinds cannot be compared.
        groups.sort_by_key(|(best, _)| *best);
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// The newer, the greater; comparable within a kind.
    fn age(&self, doc: &Doc) -> i64 {
        match (doc.session, doc.target) {
            (Some(session), _) => self.ages.get(&session).copied().unwrap_or_default(),
            (None, Some(Target::Item(_) | Target::Entry(_)) | None) => 0,
            (None, Some(target)) => i64::try_from(target.ulid().timestamp_ms()).unwrap_or(i64::MAX),
        }
    }

    /// For each document what its places are worth, all parts together.
    fn worths(&self, parts: &[Part]) -> Vec<u16> {
        let mut all: Vec<u16> = Vec::new();
        for part in parts {
            let worths = self.worths_of(part);
            if all.is_empty() {
                all = worths;
                continue;
            }
            for (sum, more) in all.iter_mut().zip(worths) {
                *sum = sum.saturating_add(more);
            }
        }
        all
    }

    fn worths_of(&self, part: &Part) -> Vec<u16> {
        let whole = match part.how {
            How::Word => return self.worths_of_word(&part.forms, |_| true),
            How::Phrase { whole } => whole,
        };
        // Only where all its words are can the phrase be.
        let mut candidates = vec![0; self.docs.len()];
        let forms: Vec<Vec<&str>> = part
            .forms
            .iter()
            .map(|form| words(form).map(|(_, word)| word).collect())
            .collect();
        let count = forms.first().map_or(0, Vec::len);
        for nth in 0..count {
            let word: Vec<String> = forms
                .iter()
                .filter_map(|words| words.get(nth))
                .map(|word| (*word).to_owned())
                .collect();
            let middle = whole || (nth > 0 && nth + 1 < count);
            let worths = self.worths_of_word(&word, |fit| !middle || fit == Fit::Whole);
            for (candidate, worth) in candidates.iter_mut().zip(worths) {
                *candidate |= worth;
            }
        }
        let docs = self.docs.iter().zip(candidates);
        docs.map(|(doc, candidate)| {
            if candidate == NOWHERE || doc.target.is_none() {
                return NOWHERE;
            }
            self.worth_of_phrase(doc, &part.forms, whole)
        })
        .collect()
    }

    fn worths_of_word(&self, forms: &[String], fits: impl Fn(Fit) -> bool) -> Vec<u16> {
        let mut worths = vec![NOWHERE; self.docs.len()];
        for form in forms {
            self.vocabulary.each(form, |word, fit| {
                if !fits(fit) {
                    return;
                }
                let (in_title, in_text) = (worth(fit, true), worth(fit, false));
                for posting in self.vocabulary.postings(word) {
                    if let Some(worth) = worths.get_mut(posting.doc()) {
                        let here = if posting.in_title() {
                            in_title
                        } else {
                            in_text
                        };
                        *worth = (*worth).min(here);
                    }
                }
            });
        }
        worths
    }

    fn worth_of_phrase(&self, doc: &Doc, forms: &[String], whole: bool) -> u16 {
        let in_words = |words: &str, title: usize| {
            let places = forms.iter().flat_map(|form| {
                words
                    .match_indices(form.as_str())
                    .map(|(at, form)| (fit(words, at, form.len()), at < title))
            });
            let fits = places.filter(|(fit, _)| !whole || *fit == Fit::Whole);
            fits.map(|(fit, in_title)| worth(fit, in_title)).min()
        };
        let found = in_words(&doc.words, doc.title);
        let may_be_spelled_out = || {
            let form = forms.first().map_or("", String::as_str);
            ["ae", "oe", "ue"].iter().any(|pair| form.contains(pair))
        };
        match (found, doc.target) {
            (Some(worth), _) => worth,
            (None, Some(target)) if may_be_spelled_out() => {
                let searched = Searched::of(&self.project, &self.labels, target);
                let title = fold(&searched.title, Umlauts::SpelledOut);
                let text = fold(&searched.text, Umlauts::SpelledOut);
                in_words(&format!("{title}\n{text}"), title.len()).unwrap_or(NOWHERE)
            }
            (None, _) => NOWHERE,
        }
    }

    fn hit(&self, target: Target, parts: &[Part]) -> Hit {
        let searched = Searched::of(&self.project, &self.labels, target);
        let in_title = places(&searched.title, parts);
        let missing = |nth: usize| in_title.get(nth).is_none_or(Vec::is_empty);
        let all_in_title = !searched.title.is_empty() && !(0..parts.len()).any(missing);
        let text = if all_in_title {
            Excerpt::default()
        } else {
            excerpt(&searched.text, &places(&searched.text, parts), missing)
        };
        Hit {
            target,
            title: excerpt(&searched.title, &in_title, |_| true),
            number: searched.number,
            text,
        }
    }

    /// Queries in which words that occur nowhere are replaced by ones that look alike.
    fn nearest(&self, query: &str, parts: &[Part]) -> Vec<String> {
        let unknown = parts.iter().filter(|part| {
            let mut known = false;
            for form in &part.forms {
                self.vocabulary.each(form, |_, _| known = true);
            }
            part.how == How::Word && !known
        });
        // All of them by their nearest words, then by their second nearest, …
        let mut queries: [String; nearest::MOST] = Default::default();
        queries.fill(query.to_owned());
        let unknown: Vec<&Part> = unknown.collect();
        // From the back, so that the places in front stay right.
        for part in unknown.iter().rev() {
            let words = nearest::words(&self.vocabulary, &part.forms);
            let words: Vec<String> = words.iter().filter_map(|w| self.as_written(*w)).collect();
            let Some(last) = words.last() else {
                return Vec::new();
            };
            for (nth, query) in queries.iter_mut().enumerate() {
                query.replace_range(part.place.clone(), words.get(nth).unwrap_or(last));
            }
        }
        let mut offered: Vec<String> = Vec::new();
        for query in queries.into_iter().filter(|_| !unknown.is_empty()) {
            let found = || {
                let worths = self.worths(&super::query::parts(&query));
                let mut docs = self.docs.iter().zip(worths);
                docs.any(|(doc, worth)| worth != NOWHERE && doc.target.is_some())
            };
            if !offered.contains(&query) && found() {
                offered.push(query);
            }
        }
        offered
    }

    /// A word of the vocabulary as it is written where it occurs.
    fn as_written(&self, number: usize) -> Option<String> {
        let postings = self.vocabulary.postings(number).iter();
        let target = postings
            .rev()
            .find_map(|posting| self.docs.get(posting.doc())?.target)?;
        let word = self.vocabulary.word(number);
        let searched = Searched::of(&self.project, &self.labels, target);
        [searched.title, searched.text].iter().find_map(|text| {
            let part = Part {
                place: 0..0,
                forms: vec![word.to_owned()],
                how: How::Word,
            };
            let places = places(text, &[part]).into_iter().flatten();
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let mut whole = places.filter(|place| {
                !is_letter(text.get(..place.start).and_then(|t| t.chars().next_back()))
                    && !is_letter(text.get(place.end..).and_then(|t| t.chars().next()))
            });
            Some(text.get(whole.next()?)?.to_owned())
        })
    }
}

/// How a place lies in the words around it.
fn fit(words: &str, at: usize, len: usize) -> Fit {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = words.get(..at).and_then(|words| words.chars().next_back());
    let behind = words.get(at + len..).and_then(|words| words.chars().next());
    match (is_letter(before), is_letter(behind)) {
        (false, false) => Fit::Whole,
        (false, true) => Fit::Beginning,
        (true, _) => Fit::Inside,
    }
}

/// All that can be found in a project.
fn targets(project: &Project) -> impl Iterator<Item = Target> + use<'_> {
    let people = project.people.ids().map(Target::Person);
    let organisations = project.organisations.ids().map(Target::Organisation);
    let sessions = project.sessions.ids().map(Target::Session);
    let items = project.agenda.ids().map(Target::Item);
    let entries = project.entries.ids().map(Target::Entry);
    let boards = project.boards.ids().map(Target::Board);
    let elements = project.elements.ids().map(Target::Element);
    people
        .chain(organisations)
        .chain(sessions)
        .chain(items)
        .chain(entries)
        .chain(boards)
        .chain(elements)
}

fn differing<T: Record>(
    before: &Table<T>,
    after: &Table<T>,
    target: impl Fn(Id<T>) -> Target,
    changed: &mut HashSet<Target>,
) {
    let differences = before.differences(after).into_iter();
    changed.extend(differences.map(|difference| target(difference.id)));
}
