//! The thread that looks texts through. It reads the dictionaries with the first of them, and keeps
//! them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender, TryRecvError, channel, sync_channel};

use egui::Context;

use crate::i18n::Lang;
use crate::model::{Organisation, Person, Table};
use crate::spelling::{Dictionary, Found, Speller, choose, find};
use crate::ui::settings::SpellingPrefs;

/// So many questions wait at most: more texts than stand on a screen.
const MOST_WAITING: usize = 256;

/// By what is right and wrong.
#[derive(Clone)]
pub struct Rules {
    pub folders: Vec<PathBuf>,
    pub people: Table<Person>,
    pub organisations: Table<Organisation>,
    pub prefs: SpellingPrefs,
    pub lang: Lang,
    pub ignored: BTreeSet<String>,
}

/// What the thread is asked.
pub enum Ask {
    /// Goes by these rules from now on.
    Rules(Box<Rules>),
    /// Looks a text through; the number of the rules comes back with the answer.
    Look(u64, Box<str>),
    /// Finds what could be meant by a word.
    Suggest(String),
}

/// What it answers.
pub enum Answer {
    /// The dictionaries in use, and why those that cannot be read cannot.
    Dictionaries(BTreeMap<String, Option<String>>),
    /// Where a text has wrong words.
    Looked(u64, Box<str>, Arc<[Range<usize>]>),
    /// What could be meant by a word.
    Suggested(String, Arc<[String]>),
}

/// The way to the thread and back.
pub struct Line {
    asks: SyncSender<Ask>,
    answers: Receiver<Answer>,
}

/// The thread has ended.
pub struct Gone;

impl Line {
    /// Asks, if there is room; never waits.
    pub fn send(&self, ask: Ask) -> bool {
        self.asks.try_send(ask).is_ok()
    }

    /// The next answer that has come.
    pub fn next_answer(&self) -> Result<Option<Answer>, Gone> {
        match self.answers.try_recv() {
            Ok(answer) => Ok(Some(answer)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(Gone),
        }
    }
}

/// Begins the thread; `None` if the system gives none.
pub fn begin(ctx: &Context) -> Option<Line> {
    let (asks, asked) = sync_channel(MOST_WAITING);
    let (sender, answers) = channel();
    let ctx = ctx.clone();
    let begun = std::thread::Builder::new()
        .name("zirkel spelling".to_owned())
        .spawn(move || {
            let mut reader = Reader::default();
            while let Ok(ask) = asked.recv() {
                if reader.answer(ask, &sender).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        });
    match begun {
        Ok(_) => Some(Line { asks, answers }),
        Err(error) => {
            tracing::error!(%error, "no thread for spelling");
            None
        }
    }
}

type Read = Result<Arc<Dictionary>, String>;

#[derive(Default)]
struct Reader {
    rules: Option<Box<Rules>>,
    /// Made of the rules with the first text.
    speller: Option<Speller>,
    dictionaries: HashMap<String, Read>,
}

impl Reader {
    fn answer(
        &mut self,
        ask: Ask,
        sender: &Sender<Answer>,
    ) -> Result<(), std::sync::mpsc::SendError<Answer>> {
        match ask {
            Ask::Rules(rules) => {
                self.rules = Some(rules);
                self.speller = None;
                Ok(())
            }
            Ask::Look(generation, text) => {
                let places = self.speller(sender)?.wrong(&text);
                sender.send(Answer::Looked(generation, text, places.into()))
            }
            Ask::Suggest(word) => {
                let words = self.speller(sender)?.suggest(&word);
                sender.send(Answer::Suggested(word, words.into()))
            }
        }
    }

    fn speller(
        &mut self,
        sender: &Sender<Answer>,
    ) -> Result<&Speller, std::sync::mpsc::SendError<Answer>> {
        if self.speller.is_none() {
            self.read();
            let told = self.dictionaries.iter();
            let told = told.map(|(code, read)| (code.clone(), read.as_ref().err().cloned()));
            sender.send(Answer::Dictionaries(told.collect()))?;
        }
        let fresh = || Self::make(self.rules.as_deref(), &self.dictionaries);
        Ok(self.speller.get_or_insert_with(fresh))
    }

    /// Reads the dictionaries that the rules want and that are not read yet; lets go of the others.
    fn read(&mut self) {
        let Some(rules) = &self.rules else { return };
        let found = find(&rules.folders);
        let wanted: Vec<&Found> = match &rules.prefs.languages {
            Some(codes) => found.iter().filter(|f| codes.contains(&f.code)).collect(),
            None => choose(&found, rules.lang.code()).into_iter().collect(),
        };
        let is_wanted = |code: &String| wanted.iter().any(|found| found.code == *code);
        self.dictionaries.retain(|code, _| is_wanted(code));
        for found in wanted {
            if !self.dictionaries.contains_key(&found.code) {
                let begun = std::time::Instant::now();
                let read = Dictionary::read(found);
                let code = found.code.as_str();
                tracing::debug!(code, took = ?begun.elapsed(), "dictionary read");
                let read = read.map(Arc::new).map_err(|error| error.to_string());
                self.dictionaries.insert(found.code.clone(), read);
            }
        }
    }

    fn make(rules: Option<&Rules>, dictionaries: &HashMap<String, Read>) -> Speller {
        let Some(rules) = rules else {
            return Speller::default();
        };
        let read = dictionaries.values().filter_map(|read| read.clone().ok());
        let people = rules
            .people
            .iter()
            .flat_map(|(_, person)| [&person.given_name, &person.family_name].map(String::as_str));
        let bodies = rules
            .organisations
            .iter()
            .flat_map(|(_, body)| [&body.name, &body.short_name, &body.city].map(String::as_str));
        let own = rules.prefs.words.iter().chain(&rules.ignored);
        Speller::new(read.collect())
            .with_names(people.chain(bodies))
            .with_own_words(own.map(String::as_str))
    }
}
