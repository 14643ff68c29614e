use std::path::PathBuf;
use std::sync::Arc;

use super::*;

/// A tiny German dictionary of our own, in Hunspell's form: plurals, and compounds of flagged words.
const RULES: &str = "\
SET UTF-8
COMPOUNDMIN 2
COMPOUNDFLAG C
ONLYINCOMPOUND O
BREAK 1
BREAK -
SFX N Y 2
SFX N 0 en [^e]
SFX N 0 n e
TRY esianrtolcdugmphbyfvkwäöüßzjxq
REP 1
REP f v
";
const WORDS: &str = "\
15
der
die
des
und
im
ist
Bericht
Bürger
Straße/N
Quartier
Stadt/C
Rat/C
rat/CO
Kurs/C
Lehrer
wir
";

fn small() -> Arc<Dictionary> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("de_DE.aff"), RULES).expect("written");
    std::fs::write(folder.path().join("de_DE.dic"), WORDS).expect("written");
    let found = find(&[folder.path().to_owned()]);
    Arc::new(Dictionary::read(&found[0]).expect("a dictionary"))
}

fn speller() -> Speller {
    Speller::new(vec![small()])
}

fn wrong<'a>(speller: &Speller, text: &'a str) -> Vec<&'a str> {
    let places = speller.wrong(text).into_iter();
    places.map(|place| &text[place]).collect()
}

#[test]
fn wrong_words_are_found_where_they_stand() {
    let speller = speller();
    let text = "Der Berihct: die Straßen und Statd im Quartier.";
    assert_eq!(wrong(&speller, text), ["Berihct", "Statd"]);
    assert_eq!(speller.wrong(text)[0], 4..11);
    assert_eq!(wrong(&speller, "wir und Wir"), Vec::<&str>::new());
}

#[test]
fn of_a_compound_with_hyphens_only_the_wrong_part_is_marked() {
    let speller = speller();
    assert_eq!(wrong(&speller, "der Stadt-Kurs"), Vec::<&str>::new());
    assert_eq!(wrong(&speller, "der Stadt-Krus"), ["Krus"]);
    assert_eq!(wrong(&speller, "der Stadtrat"), Vec::<&str>::new());
    assert_eq!(wrong(&speller, "der Stadtrta"), ["Stadtrta"]);
}

#[test]
fn gender_forms_are_right_with_each_sign() {
    let speller = speller();
    for text in [
        "Bürger*innen",
        "Bürger:innen",
        "Bürger_in",
        "BürgerInnen",
        "Bürger/-innen",
        "des*der",
        "Lehrer*innen-Rat",
    ] {
        assert_eq!(wrong(&speller, text), Vec::<&str>::new(), "{text}");
    }
    assert_eq!(wrong(&speller, "Bürgre*innen"), ["Bürgre*innen"]);
}

#[test]
fn names_and_own_words_are_right() {
    let text = "der Pavkovićs und die Al-Din, Özbabacan’s xylo Xylo";
    assert_eq!(wrong(&speller(), text).len(), 6);
    let speller = speller()
        .with_names(["Gari Pavković", "Samira Al-Din", "Ayse O\u{308}zbabacan"])
        .with_own_words(["xylo"]);
    assert_eq!(wrong(&speller, text), Vec::<&str>::new());
    // Only as they are written.
    assert_eq!(wrong(&speller, "pavković"), ["pavković"]);
}

#[test]
fn suggestions_come_from_dictionaries_and_names() {
    let speller = speller().with_names(["Gari Pavković"]);
    assert_eq!(
        speller.suggest("Berihct").first().map(String::as_str),
        Some("Bericht")
    );
    assert_eq!(speller.suggest("Pavkovic"), ["Pavković"]);
    assert!(speller.suggest("xxxxxxxxxx").is_empty());
}

#[test]
fn without_a_dictionary_nothing_is_wrong() {
    assert!(Speller::default().wrong("Berihct").is_empty());
}

#[test]
fn a_word_is_right_if_any_language_knows_it() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("en_GB.aff"), "SET UTF-8\n").expect("written");
    std::fs::write(folder.path().join("en_GB.dic"), "2\nmonitoring\nthe\n").expect("written");
    let found = find(&[folder.path().to_owned()]);
    let english = Arc::new(Dictionary::read(&found[0]).expect("a dictionary"));
    let speller = Speller::new(vec![small(), english]);
    assert_eq!(wrong(&speller, "the Monitoring und Berihct"), ["Berihct"]);
}

/// The German dictionary of this system, if it has one.
fn of_system() -> Option<Speller> {
    let folders: Vec<PathBuf> = folders();
    let found = find(&folders);
    let german = choose(&found, "de")?;
    Some(Speller::new(vec![Arc::new(Dictionary::read(german).ok()?)]))
}

#[test]
fn the_systems_german_dictionary_knows_the_words_of_minutes() {
    let Some(speller) = of_system() else {
        println!("skipped: this system has no German dictionary");
        return;
    };
    let text = "Die Integrationsbeauftragte berichtet über die Fortschreibung des Aktionsplans. \
        Bürger*innen, Teilnehmer:innen und Kolleg_innen des Arbeitskreises bitten um Rückmeldung \
        bis zum 15.12. zu Sprach- und Integrationskursen im Stadtteil. Jede*r weiß das.";
    assert_eq!(wrong(&speller, text), Vec::<&str>::new());
    let text = "Der Berihct wird in der nächsten Sizung beraten.";
    assert_eq!(wrong(&speller, text), ["Berihct", "Sizung"]);
    let suggested = speller.suggest("Berihct");
    assert!(suggested.contains(&"Bericht".to_owned()), "{suggested:?}");
}
