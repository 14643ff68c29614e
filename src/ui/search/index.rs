//! Finding records by words: what is searched, how hits are ranked, what is shown of a long text.
//!
//! Knows no window, so that it can be built on a thread of its own and used without one.

use std::cmp::Reverse;
use std::ops::Range;

use crate::model::{
    AgendaItem, Board, Element, Entry, Id, Organisation, Person, Project, Record, Session, text,
};

/// How many hits of one kind are shown.
pub const MOST_OF_A_KIND: usize = 8;
/// How much of a long text is shown before a hit, in characters.
const BEFORE: usize = 32;
/// A text is shown from its beginning if the hit is not farther into it, in characters.
const NEAR: usize = 56;
/// How long the shown part of a text is at most, in characters.
const LONGEST: usize = 140;

/// A record that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A person.
    Person(Id<Person>),
    /// An organisation.
    Organisation(Id<Organisation>),
    /// A session.
    Session(Id<Session>),
    /// An agenda item.
    Item(Id<AgendaItem>),
    /// An entry in the minutes.
    Entry(Id<Entry>),
    /// A board.
    Board(Id<Board>),
    /// Something written on a board.
    Element(Id<Element>),
}

/// How many kinds of targets there are.
const KINDS: usize = 7;

impl Target {
    /// The place of its kind among the kinds, in the order in which to show them.
    const fn kind(self) -> usize {
        match self {
            Self::Person(_) => 0,
            Self::Organisation(_) => 1,
            Self::Session(_) => 2,
            Self::Item(_) => 3,
            Self::Entry(_) => 4,
            Self::Board(_) => 5,
            Self::Element(_) => 6,
        }
    }
}

/// All that can be found in a project, folded for comparing.
#[derive(Default)]
pub struct Index {
    project: Project,
    docs: Vec<Doc>,
}

struct Doc {
    target: Target,
    /// The folded title, then the folded text.
    words: String,
    /// Where the title ends in `words`.
    title: usize,
    /// The newer, the greater; comparable within a kind.
    age: i64,
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
    /// What was found of its text; blank if all was found in the title.
    pub text: Excerpt,
}

/// A part of a text around the words that were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Excerpt {
    /// The part, on one line, with "…" where something is left out.
    pub text: String,
    /// Where in it the words are: bytes, rising, apart from one another.
    pub marks: Vec<Range<usize>>,
}

/// How well a record fits: smaller is better.
type Rank = (bool, bool, Reverse<i64>);

impl Index {
    /// Reads a project. Takes longer than a frame for a large one.
    pub fn of(project: &Project) -> Self {
        let mut index = Self {
            project: project.clone(),
            docs: Vec::new(),
        };
        let age = |session: Option<Id<Session>>| age_of(project, session);
        index.add(project, |id, _: &Person| (Target::Person(id), stamp(id)));
        index.add(project, |id, _: &Organisation| {
            (Target::Organisation(id), stamp(id))
        });
        index.add(project, |id, _: &Session| {
            (Target::Session(id), age(Some(id)))
        });
        let ages: std::collections::HashMap<_, _> = project
            .sessions
            .ids()
            .map(|id| (id, age(Some(id))))
            .collect();
        let of = |session: Option<Id<Session>>| {
            session
                .and_then(|session| ages.get(&session).copied())
                .unwrap_or_default()
        };
        index.add(project, |id, item: &AgendaItem| {
            (Target::Item(id), of(item.session))
        });
        index.add(project, |id, entry: &Entry| {
            (Target::Entry(id), of(entry.session))
        });
        index.add(project, |id, _: &Board| (Target::Board(id), stamp(id)));
        index.add(project, |id, _: &Element| (Target::Element(id), stamp(id)));
        index
    }

    fn add<T: Record>(&mut self, project: &Project, describe: impl Fn(Id<T>, &T) -> (Target, i64)) {
        for (id, record) in T::table(project).iter() {
            let (target, age) = describe(id, record);
            let (title, text) = words_of(project, target);
            let mut words = text::folded(&title);
            let title = words.len();
            words.push('\n');
            words.push_str(&text::folded(&text));
            if words.len() > 1 {
                self.docs.push(Doc {
                    target,
                    words,
                    title,
                    age,
                });
            }
        }
    }

    /// The project as it was read.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The records in which every word of `query` occurs, by kind; the kind with the best hit
    /// first. Nothing for a query without words.
    ///
    /// Within a kind, names come before texts, beginnings of words before their middles, and
    /// then the newest first.
    pub fn find(&self, query: &str) -> Vec<Group> {
        let wanted = text::folded(query);
        let mut words: Vec<&str> = wanted.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        // Long words are rare: most records are done with after one look.
        words.sort_by_key(|word| Reverse(word.len()));
        let mut kinds: [Vec<(Rank, usize)>; KINDS] = Default::default();
        for (place, doc) in self.docs.iter().enumerate() {
            if let (Some(rank), Some(kind)) = (doc.rank(&words), kinds.get_mut(doc.target.kind())) {
                kind.push((rank, place));
            }
        }
        let mut groups: Vec<(Rank, Group)> = Vec::new();
        for mut found in kinds {
            let more = found.len().saturating_sub(MOST_OF_A_KIND);
            if more > 0 {
                found.select_nth_unstable(MOST_OF_A_KIND);
                found.truncate(MOST_OF_A_KIND);
            }
            found.sort_unstable();
            let Some((best, _)) = found.first().copied() else {
                continue;
            };
            let hits = found
                .iter()
                .filter_map(|(_, place)| self.docs.get(*place))
                .map(|doc| self.hit(doc.target, &words))
                .collect();
            groups.push((best, Group { hits, more }));
        }
        // Stable; ages of different kinds cannot be compared.
        groups.sort_by_key(|((in_text, in_middle, _), _)| (*in_text, *in_middle));
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn hit(&self, target: Target, words: &[&str]) -> Hit {
        let (title, text) = words_of(&self.project, target);
        let folded = Folded::of(&title);
        let missing: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| !folded.words.contains(word))
            .collect();
        let text = if missing.is_empty() && !title.is_empty() {
            Excerpt::default()
        } else {
            excerpt(&text, &Folded::of(&text), words, &missing)
        };
        Hit {
            target,
            title: excerpt(&title, &folded, words, words),
            text,
        }
    }
}

impl Doc {
    /// How well it fits; `None` if a word does not occur.
    fn rank(&self, words: &[&str]) -> Option<Rank> {
        let (mut in_text, mut in_middle) = (false, false);
        for word in words {
            // A single letter is nearly everywhere: where it stands in a text tells nothing, and
            // looking at each place would cost more than a frame in a large project.
            let within = if word.len() == 1 {
                word.chars()
                    .next()
                    .and_then(|letter| self.words.find(letter))?;
                self.words.get(..self.title).unwrap_or_default()
            } else {
                &self.words
            };
            // Whether it is in the text rather than in the title, and not at a word's beginning.
            let mut best: Option<(bool, bool)> = None;
            for (at, _) in within.match_indices(word) {
                let behind_title = at >= self.title;
                if behind_title && best.is_some_and(|(text, middle)| !text || !middle) {
                    break;
                }
                let place = (behind_title, !begins_word(&self.words, at));
                best = Some(best.map_or(place, |best| best.min(place)));
                if best == Some((false, false)) {
                    break;
                }
            }
            let (text, middle) = match best {
                Some(best) => best,
                None if word.len() == 1 => (true, true),
                None => return None,
            };
            in_text |= text;
            in_middle |= middle;
        }
        Some((in_text, in_middle, Reverse(self.age)))
    }
}

fn begins_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    !before.is_some_and(char::is_alphanumeric)
}

fn stamp<T>(id: Id<T>) -> i64 {
    i64::try_from(id.ulid().timestamp_ms()).unwrap_or(i64::MAX)
}

/// A session without a date is one that is being planned: the newest of all.
fn age_of(project: &Project, session: Option<Id<Session>>) -> i64 {
    session
        .and_then(|session| project.first_date(session))
        .map_or(i64::MAX, |date| {
            i64::from(chrono::Datelike::num_days_from_ce(&date))
        })
}

/// A record's title, and all else that is searched.
fn words_of(project: &Project, target: Target) -> (String, String) {
    let name = |id: Option<Id<Person>>| project.follow(id).map(Person::full_name);
    let label = |id: Option<Id<Organisation>>| {
        project
            .follow(id)
            .map(|o| lines([o.label(), o.name.as_str()]))
    };
    let nothing = || (String::new(), String::new());
    match target {
        Target::Person(id) => project.get(id).map(|person| {
            let contacts = person.emails.iter().chain(&person.phones);
            let text = lines(
                [
                    person.function.as_str(),
                    &person.department,
                    &label(person.organisation).unwrap_or_default(),
                    &person.note,
                ]
                .into_iter()
                .chain(contacts.map(|contact| contact.value.as_str())),
            );
            (person.full_name(), text)
        }),
        Target::Organisation(id) => project.get(id).map(|organisation| {
            let title = lines([
                organisation.name.as_str(),
                match organisation.short_name.trim() {
                    short if organisation.name.contains(short) => "",
                    short => short,
                },
            ]);
            let text = lines([
                organisation.street.as_str(),
                &organisation.postal_code,
                &organisation.city,
                &organisation.ags,
                &organisation.note,
            ]);
            (title.replace('\n', " · "), text)
        }),
        Target::Session(id) => project.get(id).map(|session| {
            let title = lines([session.number.as_str(), &session.title]);
            let text = lines([
                session.place.as_str(),
                &label(session.host).unwrap_or_default(),
                &session.note,
            ]);
            (title.replace('\n', " "), text)
        }),
        Target::Item(id) => project.get(id).map(|item| {
            let text = lines([item.note.as_str(), &name(item.speaker).unwrap_or_default()]);
            (item.title.clone(), text)
        }),
        Target::Entry(id) => project.get(id).map(|entry| {
            let action = entry.action.as_ref();
            let suggestion = entry.suggestion.as_ref();
            let text = lines([
                entry.text.as_str(),
                &name(entry.speaker).unwrap_or_default(),
                &name(action.and_then(|action| action.owner)).unwrap_or_default(),
                &label(suggestion.and_then(|s| s.from)).unwrap_or_default(),
                suggestion.map_or("", |s| &s.addressee),
            ]);
            (String::new(), text)
        }),
        Target::Board(id) => project
            .get(id)
            .map(|board| (board.title.clone(), String::new())),
        Target::Element(id) => project.get(id).map(|element| {
            let author = name(element.author).unwrap_or_default();
            (String::new(), lines([element.text.as_str(), &author]))
        }),
    }
    .unwrap_or_else(nothing)
}

fn lines<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n")
}

/// A folded text that knows where each of its bytes comes from.
struct Folded {
    words: String,
    /// For each byte of `words`, and for its end, the byte of the text it comes from.
    from: Vec<usize>,
}

impl Folded {
    fn of(original: &str) -> Self {
        let mut words = String::with_capacity(original.len());
        let mut from = Vec::with_capacity(original.len() + 1);
        let mut buffer = [0; 4];
        for (at, c) in original.char_indices() {
            if c.is_ascii() {
                words.push(c.to_ascii_lowercase());
            } else {
                words.push_str(&text::folded(c.encode_utf8(&mut buffer)));
            }
            from.resize(words.len(), at);
        }
        from.push(original.len());
        Self { words, from }
    }

    /// Where `word` occurs, in bytes of the original text.
    fn places(&self, word: &str) -> impl Iterator<Item = Range<usize>> {
        self.words.match_indices(word).filter_map(|(at, found)| {
            let start = self.from.get(at).copied()?;
            let last = self.from.get(at + found.len() - 1).copied()?;
            // A letter may fold to several bytes: the mark ends where the next letter begins.
            let rest = self.from.get(at + found.len()..)?;
            let end = rest.iter().copied().find(|from| *from > last)?;
            Some(start..end)
        })
    }
}

/// The part of `original` around the first of `wanted` that occurs, with all `words` marked.
fn excerpt(original: &str, folded: &Folded, words: &[&str], wanted: &[&str]) -> Excerpt {
    let first = |words: &[&str]| -> Option<usize> {
        words
            .iter()
            .filter_map(|word| folded.places(word).next())
            .map(|place| place.start)
            .min()
    };
    let hit = first(wanted).or_else(|| first(words)).unwrap_or_default();
    // Each line is a field or a paragraph of its own.
    let line = original
        .get(..hit)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let rest = original.get(line..).unwrap_or_default();
    let rest = rest.split('\n').next().unwrap_or_default();
    let (start, end) = window(rest, hit - line);
    let (start, end) = (start + line, end + line);
    let mut marks: Vec<Range<usize>> = words
        .iter()
        .flat_map(|word| folded.places(word))
        .filter(|place| place.start >= start && place.end <= end)
        .collect();
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut text = String::new();
    if start > line {
        text.push_str("… ");
    }
    let shift = text.len();
    let part = original.get(start..end).unwrap_or_default();
    // One byte for one byte, so that the marks stay right.
    text.extend(part.chars().map(|c| match c {
        '\t' => ' ',
        c => c,
    }));
    if end < line + rest.len() {
        text.push_str(" …");
    }
    let mut apart: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        let mark = mark.start - start + shift..mark.end - start + shift;
        match apart.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => apart.push(mark),
        }
    }
    Excerpt { text, marks: apart }
}

/// The bytes of a part of `text` around `hit` that begins and ends between words.
fn window(text: &str, hit: usize) -> (usize, usize) {
    let before = text.get(..hit).unwrap_or_default();
    let mut start = before
        .char_indices()
        .rev()
        .take(BEFORE)
        .last()
        .filter(|_| before.chars().nth(NEAR).is_some())
        .map_or(0, |(at, _)| at);
    let skipped = text.get(start..hit).unwrap_or_default();
    if start > 0 {
        // Not in the midst of a word, unless the word is longer than what is shown before the hit.
        start += skipped.find(char::is_whitespace).map_or(0, |at| {
            at + skipped
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8)
        });
    }
    let rest = text.get(start..).unwrap_or_default();
    let Some((cut, _)) = rest.char_indices().nth(LONGEST) else {
        return (start, text.len());
    };
    let shown = rest.get(..cut).unwrap_or_default();
    // The hit itself is never cut off: it begins within the first `NEAR` characters.
    let end = shown
        .rfind(char::is_whitespace)
        .filter(|at| start + at > hit)
        .unwrap_or(cut);
    (start, start + end)
}

#[cfg(test)]
mod tests;
