use super::*;
use crate::model::{Id, Person, Ulid};

/// A folder with a small German dictionary.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("de_DE.aff"), "SET UTF-8\n").unwrap();
    std::fs::write(folder.path().join("de_DE.dic"), "3\nder\nBericht\nist\n").unwrap();
    folder
}

struct Desk {
    spell: Spell,
    ctx: Context,
    project: Project,
    prefs: SpellingPrefs,
}

impl Desk {
    fn new(folder: &tempfile::TempDir) -> Self {
        Self {
            spell: Spell::new(vec![folder.path().to_owned()]),
            ctx: Context::default(),
            project: Project::default(),
            prefs: SpellingPrefs::default(),
        }
    }

    fn frame(&mut self) {
        self.spell
            .prepare(&self.ctx, &self.project, &self.prefs, Lang::De);
    }

    /// The wrong words of a text, once they are known.
    fn wrong<'a>(&mut self, text: &'a str) -> Vec<&'a str> {
        for _ in 0..1_000 {
            self.frame();
            let places = self.spell.wrong(text);
            if !self.spell.is_waiting() {
                return places.iter().map(|place| &text[place.clone()]).collect();
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("no answer");
    }
}

#[test]
fn nothing_is_read_before_the_first_text_and_nothing_waits_for_it() {
    let folder = folder();
    let mut desk = Desk::new(&folder);
    assert!(desk.spell.wrong("Berihct").is_empty());
    desk.frame();
    assert!(desk.spell.line.is_none());
    assert!(desk.spell.wrong("der Berihct").is_empty());
    assert!(desk.spell.is_waiting());
    assert_eq!(desk.wrong("der Berihct"), ["Berihct"]);
    let used: Vec<_> = desk.spell.dictionaries().collect();
    assert_eq!(used, [("de_DE", None)]);
}

#[test]
fn names_own_words_and_ignored_ones_are_right_at_once() {
    let folder = folder();
    let mut desk = Desk::new(&folder);
    let text = "Pavković xylo qwertz Berihct";
    assert_eq!(desk.wrong(text).len(), 4);
    let person = Person {
        family_name: "Pavković".to_owned(),
        ..Person::default()
    };
    desk.project.people.insert(Id::from_ulid(Ulid(1)), person);
    assert_eq!(desk.wrong(text), ["xylo", "qwertz", "Berihct"]);
    desk.prefs.words.insert("xylo".to_owned());
    desk.spell.ignore("qwertz");
    assert_eq!(desk.wrong(text), ["Berihct"]);
    desk.prefs.languages = Some(BTreeSet::new());
    assert_eq!(desk.wrong(text), Vec::<&str>::new());
}

#[test]
fn what_is_typed_on_keeps_its_lines_until_the_answer_is_there() {
    let folder = folder();
    let mut desk = Desk::new(&folder);
    assert_eq!(desk.wrong("Berihct der xxyy"), ["Berihct", "xxyy"]);
    let longer = "Berihct der neue xxyy";
    let places = desk.spell.wrong(longer);
    let words: Vec<&str> = places.iter().map(|p| &longer[p.clone()]).collect();
    assert_eq!(words, ["Berihct", "xxyy"]);
    // Of the word that is being written nothing is known.
    let places = desk.spell.wrong("Berihctt der xxyy");
    assert_eq!(places.len(), 1);
    assert!(desk.spell.wrong("ganz etwas anderes").is_empty());
}

#[test]
fn a_broken_dictionary_is_told_and_nothing_is_wrong() {
    let folder = folder();
    std::fs::write(folder.path().join("de_DE.aff"), "SET KLINGON\n").unwrap();
    let mut desk = Desk::new(&folder);
    assert_eq!(desk.wrong("Berihct"), Vec::<&str>::new());
    let used: Vec<_> = desk.spell.dictionaries().collect();
    assert_eq!(used, [("de_DE", Some("unknown encoding KLINGON"))]);
}

#[test]
fn suggestions_come_later() {
    let folder = folder();
    let mut desk = Desk::new(&folder);
    desk.frame();
    assert_eq!(desk.spell.suggest("Berihct"), None);
    let mut found = None;
    while found.is_none() {
        desk.frame();
        found = desk.spell.suggest("Berihct");
    }
    assert_eq!(found.unwrap()[..], ["Bericht".to_owned()]);
}
