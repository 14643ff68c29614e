//! Spelling: which words are wrong, and what could be meant.
//!
//! Looking a text through takes longer the longer it is, reading a dictionary 50 ms, and finding
//! suggestions up to a second: all of that is done on a thread of its own (`reader`), which begins
//! with the first text that is asked for.

mod menu;
mod reader;
mod sheet;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::i18n::Lang;
use crate::model::Project;
use crate::ui::settings::SpellingPrefs;

pub use menu::{Correction, menu};
pub use sheet::SpellingSheet;

use reader::{Answer, Ask, Line, Rules};

/// So many texts are remembered, and as many again that were not asked for lately.
const MOST_TEXTS: usize = 4_096;

/// Places of wrong words.
type Places = Arc<[Range<usize>]>;

/// Looks texts through off the UI thread and remembers what it found.
#[derive(Default)]
pub struct Spell {
    folders: Vec<PathBuf>,
    ctx: Option<Context>,
    line: Option<Line>,
    /// By what is right and wrong; `None` as long as nobody has said so.
    rules: Option<Rules>,
    /// Counts the rules, so that answers by earlier ones are known.
    generation: u64,
    /// Whether the thread knows the rules.
    told: bool,
    /// The thread broke down; it is not tried again before the rules change.
    broken: bool,
    known: HashMap<Box<str>, Places>,
    /// What was known before there was too much of it.
    known_before: HashMap<Box<str>, Places>,
    /// What the answers are still to come for.
    asked: HashSet<Box<str>>,
    /// The text that was looked through last: what is being written now mostly goes on with it.
    last: Option<(Box<str>, Places)>,
    /// The word for which suggestions were asked for, and those.
    suggested: Option<(String, Option<Arc<[String]>>)>,
    /// Words that are right until the program ends.
    ignored: BTreeSet<String>,
    /// The dictionaries in use, and why those that cannot be read cannot.
    dictionaries: BTreeMap<String, Option<String>>,
    menu: menu::State,
}

impl Spell {
    /// Checks with dictionaries out of these folders.
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self {
            folders,
            ..Self::default()
        }
    }

    /// Where dictionaries are looked for.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Says once a frame by what is right and wrong: the names of `project`, the words and languages
    /// of `prefs`, and the language of the interface where those name none. Cheap where nothing
    /// changed. Answers will wake the window of `ctx`.
    pub fn prepare(&mut self, ctx: &Context, project: &Project, prefs: &SpellingPrefs, lang: Lang) {
        if self.ctx.is_none() {
            self.ctx = Some(ctx.clone());
        }
        let same = self.rules.as_ref().is_some_and(|rules| {
            rules.people.is_same(&project.people)
                && rules.organisations.is_same(&project.organisations)
                && rules.prefs == *prefs
                && rules.lang == lang
                && rules.ignored == self.ignored
        });
        if !same {
            self.rules = Some(Rules {
                folders: self.folders.clone(),
                people: project.people.clone(),
                organisations: project.organisations.clone(),
                prefs: prefs.clone(),
                lang,
                ignored: self.ignored.clone(),
            });
            self.generation += 1;
            self.told = false;
            self.broken = false;
            self.known.clear();
            self.known_before.clear();
            self.asked.clear();
            self.last = None;
        }
        self.take();
    }

    /// Where in `text` the words are that may be wrong: bytes, rising, apart from one another.
    /// What is not known yet counts as right; once it is known, the window is woken. Never waits.
    pub fn wrong(&mut self, text: &str) -> Arc<[Range<usize>]> {
        if self.rules.is_none() || text.trim().is_empty() {
            return Arc::from([]);
        }
        if let Some(places) = self.known.get(text) {
            return places.clone();
        }
        if let Some((text, places)) = self.known_before.remove_entry(text) {
            self.remember(text, places.clone());
            return places;
        }
        if !self.asked.contains(text) && self.ask(|generation| Ask::Look(generation, text.into())) {
            self.asked.insert(text.into());
        }
        self.carried(text)
    }

    /// Whether it is known which words of `text` are wrong; asks for it if not.
    pub fn knows(&mut self, text: &str) -> bool {
        self.wrong(text);
        text.trim().is_empty() || self.known.contains_key(text)
    }

    /// What could be meant by a wrong word, the best first; `None` as long as that is not known.
    pub fn suggest(&mut self, word: &str) -> Option<Arc<[String]>> {
        if let Some((of, words)) = &self.suggested
            && of == word
        {
            return words.clone();
        }
        if self.ask(|_| Ask::Suggest(word.to_owned())) {
            self.suggested = Some((word.to_owned(), None));
        }
        None
    }

    /// Lets a word count as right until the program ends.
    pub fn ignore(&mut self, word: &str) {
        self.ignored.insert(word.to_owned());
    }

    /// Opens the menu on the wrong word at the cursor, or the next one, in the text that has the
    /// focus; see [`menu`].
    pub fn ask_for_menu(&mut self, ctx: &Context) {
        self.menu.ask(ctx);
    }

    /// The dictionaries in use, once a text was looked through, and why one cannot be read.
    pub fn dictionaries(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let all = self.dictionaries.iter();
        all.map(|(code, trouble)| (code.as_str(), trouble.as_deref()))
    }

    /// Whether answers are still to come.
    pub fn is_waiting(&self) -> bool {
        let suggesting = matches!(self.suggested, Some((_, None)));
        self.line.is_some() && (suggesting || !self.asked.is_empty())
    }

    /// Sends a question, with the rules in front where they are new. Whether there was room for it.
    fn ask(&mut self, ask: impl FnOnce(u64) -> Ask) -> bool {
        let (Some(ctx), Some(rules), false) = (&self.ctx, &self.rules, self.broken) else {
            return false;
        };
        if self.line.is_none() {
            self.line = reader::begin(ctx);
            self.told = false;
        }
        let Some(line) = &self.line else {
            self.broken = true;
            return false;
        };
        if !self.told {
            self.told = line.send(Ask::Rules(Box::new(rules.clone())));
        }
        // Where there is no room now, there is in a later frame: each answer wakes the window.
        self.told && line.send(ask(self.generation))
    }

    fn take(&mut self) {
        while let Some(line) = &self.line {
            match line.next_answer() {
                Ok(Some(answer)) => self.learn(answer),
                Ok(None) => break,
                Err(reader::Gone) => {
                    tracing::error!("spelling broke down");
                    self.line = None;
                    self.broken = true;
                    self.asked.clear();
                    self.suggested = None;
                }
            }
        }
    }

    fn learn(&mut self, answer: Answer) {
        match answer {
            Answer::Dictionaries(dictionaries) => self.dictionaries = dictionaries,
            Answer::Looked(generation, text, places) if generation == self.generation => {
                self.asked.remove(&text);
                self.last = Some((text.clone(), places.clone()));
                self.remember(text, places);
            }
            Answer::Looked(..) => {}
            Answer::Suggested(word, words) => {
                if let Some((of, found)) = &mut self.suggested
                    && *of == word
                {
                    *found = Some(words);
                }
            }
        }
    }

    fn remember(&mut self, text: Box<str>, places: Places) {
        if self.known.len() >= MOST_TEXTS {
            self.known_before = std::mem::take(&mut self.known);
        }
        self.known.insert(text, places);
    }

    /// What is known of a text from the one looked through last, where it goes on with that: so the
    /// lines below wrong words do not flicker while somebody types.
    fn carried(&self, text: &str) -> Places {
        let Some((last, places)) = &self.last else {
            return Arc::from([]);
        };
        let same = |(a, b): &(u8, u8)| a == b;
        let before = text.bytes().zip(last.bytes()).take_while(same).count();
        let behind = text.bytes().rev().zip(last.bytes().rev());
        let behind = behind.take_while(same).count();
        let behind = behind.min(text.len().min(last.len()) - before);
        // Mostly another text.
        if 2 * (before + behind) < last.len() {
            return Arc::from([]);
        }
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let carried = places.iter().filter_map(|place| {
            let place = if place.end <= before {
                place.clone()
            } else if place.start >= last.len() - behind {
                place.start + text.len() - last.len()..place.end + text.len() - last.len()
            } else {
                return None;
            };
            // Of a word that is being changed nothing is known.
            let before = text.get(..place.start)?.chars().next_back();
            let behind = text.get(place.end..)?.chars().next();
            (!is_letter(before) && !is_letter(behind)).then_some(place)
        });
        carried.collect()
    }
}

#[cfg(test)]
mod tests;
