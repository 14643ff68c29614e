//! Minutes of many years, in which words are as frequent and as rare as in real ones.

use chrono::{Days, NaiveDate};

use super::{Dice, generated_roster};
use crate::document::IdSource;
use crate::model::{
    Action, AgendaItem, Board, Day, Decision, Element, Entry, EntryKind, Id, Person, Project,
    Session, SessionState, order,
};

/// Where ids begin: behind those of the roster.
const FIRST_ID: u128 = 1_600_000_000_000 << 80;
/// So many different words there are at most.
const WORDS: usize = 80_000;

const SMALL: &[&str] = &[
    "die", "der", "und", "in", "zu", "den", "das", "nicht", "von", "sie", "ist", "des", "sich",
    "mit", "dem", "dass", "er", "es", "ein", "ich", "auf", "so", "eine", "auch", "als", "an",
    "nach", "wie", "im", "für", "man", "aber", "aus", "durch", "wenn", "nur", "war", "noch",
    "werden", "bei", "hat", "wir", "was", "wird", "sein", "einen", "welche", "sind", "oder", "zur",
    "um", "haben", "einer", "über", "ihm", "diese", "einem", "ihr", "uns", "da", "zum", "kann",
];
const STEMS: &[&str] = &[
    "integration",
    "sprach",
    "quartier",
    "wohn",
    "schul",
    "arbeit",
    "stadt",
    "kreis",
    "land",
    "bund",
    "förder",
    "beratung",
    "bildung",
    "teil",
    "zuwander",
    "monitor",
    "bericht",
    "daten",
    "plan",
    "netz",
    "werk",
    "ämter",
    "büro",
    "haus",
    "dienst",
    "pflege",
    "jugend",
    "kinder",
    "familie",
    "frau",
    "ehren",
    "amt",
    "verein",
    "kultur",
    "öffnung",
    "maß",
    "mittel",
    "antrag",
    "recht",
    "grund",
    "gesell",
    "zusammen",
    "leben",
    "viel",
    "falt",
    "straß",
    "platz",
    "raum",
    "zeit",
    "jahr",
    "ziel",
    "gruppe",
    "kurs",
    "lotse",
    "schutz",
    "flücht",
    "gemein",
    "wesen",
    "markt",
    "beruf",
    "gesund",
    "sport",
    "wahl",
    "rat",
    "aus",
    "ein",
    "vor",
    "nach",
    "über",
    "ver",
];
const ENDS: &[&str] = &[
    "", "", "e", "en", "er", "s", "ung", "ungen", "lich", "liche", "keit", "heit", "schaft",
    "schaften", "isch", "ische", "bar", "los", "t", "te", "st", "ern", "es", "ig", "ige",
];

/// A circle of 60 people with so many sessions, two a year, in whose minutes and notes stand about
/// so many words. The same for the same seed; all of it is invented.
pub fn generated_archive(seed: u64, sessions: usize, words: usize) -> Project {
    let project = generated_roster(seed, 60);
    let people: Vec<Id<Person>> = project.people.ids().collect();
    let mut dice = Dice(seed);
    let vocabulary = (0..WORDS).map(|_| word(&mut dice)).collect();
    let mut writer = Writer {
        dice,
        vocabulary,
        ids: IdSource::counting_from(FIRST_ID),
        project,
        people,
    };
    for number in 0..sessions {
        writer.session(number, words / sessions.max(1));
    }
    writer.project
}

/// Two stems put together, as German does.
fn word(dice: &mut Dice) -> String {
    let mut word = dice.pick(STEMS).to_owned();
    if !dice.one_in(4) {
        word.push_str(dice.pick(STEMS));
    }
    word.push_str(dice.pick(ENDS));
    if dice.one_in(2) {
        let mut letters = word.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        word = first + letters.as_str();
    }
    word
}

struct Writer {
    dice: Dice,
    vocabulary: Vec<String>,
    ids: IdSource,
    project: Project,
    people: Vec<Id<Person>>,
}

impl Writer {
    /// The second most frequent word is half as frequent as the first, the third a third of it, …
    /// (Zipf); about half of all words are small ones.
    fn some_word(&mut self) -> String {
        if self.dice.one_in(2) {
            return self.dice.pick(SMALL).to_owned();
        }
        let chance = self.dice.below(1 << 20) as f64 / f64::from(1 << 20);
        let at = (self.vocabulary.len() as f64).powf(chance) as usize;
        let word = self.vocabulary.get(at.saturating_sub(1));
        word.cloned().unwrap_or_default()
    }

    fn text(&mut self, words: usize) -> String {
        let mut text = String::new();
        for nth in 0..words {
            if nth > 0 {
                text.push_str(if nth % 14 == 13 { ". " } else { " " });
            }
            text.push_str(&self.some_word());
        }
        text.push('.');
        text
    }

    fn somebody(&mut self) -> Option<Id<Person>> {
        let at = self.dice.below(self.people.len());
        self.people.get(at).copied()
    }

    /// A session with about so many words, a tenth of them on a board.
    fn session(&mut self, number: usize, words: usize) {
        let year = 2005 + (number / 2) as i32;
        let session = self.ids.next();
        let record = Session {
            number: format!("{}/{year}", 1 + number % 2),
            title: format!("Sitzung {}/{year}", 1 + number % 2),
            state: SessionState::Closed,
            ..Session::default()
        };
        self.project.sessions.insert(session, record);
        let first = NaiveDate::from_ymd_opt(year, if number.is_multiple_of(2) { 4 } else { 11 }, 7);
        for offset in 0..2 {
            let day = Day {
                session: Some(session),
                date: first.and_then(|day| day.checked_add_days(Days::new(offset))),
                ..Day::default()
            };
            self.project.days.insert(self.ids.next(), day);
        }
        let items = order::spread(16);
        let share = words * 9 / 10 / items.len();
        for order in items {
            let item = AgendaItem {
                session: Some(session),
                order,
                title: self.text(4),
                speaker: self.somebody(),
                ..AgendaItem::default()
            };
            let id = self.ids.next();
            self.project.agenda.insert(id, item);
            self.entries(session, id, share);
        }
        self.board(session, words / 10);
    }

    /// Entries of about 40 words each.
    fn entries(&mut self, session: Id<Session>, item: Id<AgendaItem>, words: usize) {
        for (nth, order) in order::spread(words.div_ceil(40)).into_iter().enumerate() {
            let kind = self.dice.pick(EntryKind::ALL);
            let number = u32::try_from(nth).ok();
            let entry = Entry {
                session: Some(session),
                item: Some(item),
                order,
                kind,
                text: self.text(40),
                speaker: self.somebody(),
                decision: (kind == EntryKind::Decision).then(|| Decision {
                    number,
                    ..Decision::default()
                }),
                action: (kind == EntryKind::Action).then(|| Action {
                    number,
                    owner: self.somebody(),
                    ..Action::default()
                }),
                ..Entry::default()
            };
            self.project.entries.insert(self.ids.next(), entry);
        }
    }

    /// A board with notes of ten words each.
    fn board(&mut self, session: Id<Session>, words: usize) {
        let board = self.ids.next();
        let record = Board {
            title: self.text(3),
            session: Some(session),
            ..Board::default()
        };
        self.project.boards.insert(board, record);
        for order in order::spread(words / 10) {
            let element = Element {
                board: Some(board),
                order,
                text: self.text(10),
                author: self.somebody(),
                ..Element::default()
            };
            self.project.elements.insert(self.ids.next(), element);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_has_about_the_words_asked_for_and_rare_ones_among_them() {
        let project = generated_archive(7, 4, 20_000);
        let texts = project.entries.iter().map(|(_, entry)| &entry.text);
        let texts = texts.chain(project.elements.iter().map(|(_, element)| &element.text));
        let mut words: Vec<&str> = texts.flat_map(|text| text.split_whitespace()).collect();
        assert!((18_000..24_000).contains(&words.len()), "{}", words.len());
        words.sort_unstable();
        words.dedup();
        assert!(words.len() > 3_000, "{}", words.len());
        assert_eq!(project, generated_archive(7, 4, 20_000));
    }
}
