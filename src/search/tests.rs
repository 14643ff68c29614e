use super::excerpt::LONGEST;
use super::*;
use crate::model::{
    Action, Contact, Day, Decision, Entry, EntryKind, Id, Organisation, Person, Project, Session,
};
use ulid::Ulid;

/// How many hits of one kind these tests ask for.
const MOST: usize = 8;

/// What is found, by kind.
fn find(project: &Project, query: &str) -> Vec<Group> {
    Index::of(project).find(query, MOST).groups
}

fn id<T>(n: u128) -> Id<T> {
    Id::from_ulid(Ulid(n))
}

fn example() -> Project {
    crate::store::codec::decode(crate::store::example())
        .expect("the example")
        .project
}

/// The texts of the entries that are found, the best first.
fn texts(project: &Project, query: &str) -> Vec<String> {
    let groups = find(project, query);
    let hits = groups.iter().flat_map(|group| &group.hits);
    hits.map(|hit| hit.text.text.clone()).collect()
}

fn titles(groups: &[Group]) -> Vec<Vec<&str>> {
    groups
        .iter()
        .map(|group| {
            group
                .hits
                .iter()
                .map(|hit| match hit.title.text.as_str() {
                    "" => hit.text.text.as_str(),
                    title => title,
                })
                .collect()
        })
        .collect()
}

fn with_entries(texts: &[&str]) -> Project {
    let mut project = Project::default();
    for (n, text) in (1..).zip(texts) {
        let day = Day {
            session: Some(id(n)),
            date: chrono::NaiveDate::from_ymd_opt(2000 + n as i32, 1, 1),
            ..Day::default()
        };
        project.days.insert(id(n), day);
        project.sessions.insert(id(n), Session::default());
        let entry = Entry {
            session: Some(id(n)),
            text: (*text).to_owned(),
            ..Entry::default()
        };
        project.entries.insert(id(n), entry);
    }
    project
}

#[test]
fn a_person_is_found_without_accents_and_by_her_organisation() {
    let found = find(&example(), "ozbabacan stuttgart");
    assert_eq!(titles(&found), [["Ayse Özbabacan"]]);
    let hit = &found[0].hits[0];
    assert_eq!(&hit.title.text[hit.title.marks[0].clone()], "Özbabacan");
    assert_eq!(&hit.text.text[hit.text.marks[0].clone()], "Stuttgart");
}

#[test]
fn every_word_has_to_occur() {
    let project = example();
    assert!(find(&project, "pavkovic berlin").is_empty());
    assert!(find(&project, "  ").is_empty());
    assert!(!find(&project, "pavkovic").is_empty());
}

#[test]
fn whole_words_come_before_beginnings_and_names_before_texts() {
    let mut project = Project::default();
    for (n, name, note) in [
        (1, "Umland", ""),
        (2, "Nord", "im Landkreis"),
        (3, "Landau", ""),
        (4, "Süd", "im Umland"),
        (5, "West", "auf dem Land"),
        (6, "Land am Meer", ""),
    ] {
        let organisation = Organisation {
            name: name.to_owned(),
            note: note.to_owned(),
            ..Organisation::default()
        };
        project.organisations.insert(id(n), organisation);
    }
    let found = find(&project, "land");
    assert_eq!(
        titles(&found),
        [["Land am Meer", "Landau", "West", "Umland", "Nord", "Süd"]]
    );
}

#[test]
fn the_newest_session_comes_first_among_equals() {
    let project = with_entries(&["Bericht alt", "Bericht neu"]);
    let found = find(&project, "bericht");
    assert_eq!(titles(&found), [["Bericht neu", "Bericht alt"]]);
}

#[test]
fn more_than_eight_of_a_kind_are_counted() {
    let texts: Vec<String> = (0..20).map(|n| format!("Bericht {n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = find(&with_entries(&texts), "bericht");
    assert_eq!(found[0].hits.len(), MOST);
    assert_eq!(found[0].more, 12);
}

#[test]
fn a_long_text_is_cut_around_the_hit() {
    let long = format!(
        "{} die Straßenbahn fährt {}",
        "vorher ".repeat(50),
        "danach ".repeat(50)
    );
    let found = find(&with_entries(&[&long]), "strassen");
    let excerpt = &found[0].hits[0].text;
    assert!(excerpt.text.starts_with("… "), "{}", excerpt.text);
    assert!(excerpt.text.ends_with(" …"), "{}", excerpt.text);
    assert!(excerpt.text.contains("die Straßenbahn fährt danach"));
    assert!(excerpt.text.chars().count() <= LONGEST + 4);
    assert_eq!(&excerpt.text[excerpt.marks[0].clone()], "Straßen");
}

#[test]
fn what_folds_to_more_letters_is_still_marked_right() {
    let found = find(&with_entries(&["ẞß ﬃ Æther über"]), "er");
    let excerpt = &found[0].hits[0].text;
    let marked: Vec<&str> = excerpt
        .marks
        .iter()
        .map(|mark| &excerpt.text[mark.clone()])
        .collect();
    assert_eq!(marked, ["er", "er"]);
}

#[test]
fn umlauts_are_found_bare_and_spelled_out_and_sharp_s_as_two() {
    let project = with_entries(&["Frau Müller, Große Straße", "Herr Mueller, Grosse Strasse"]);
    for query in [
        "müller",
        "mueller",
        "MÜLLER",
        "straße",
        "strasse",
        "große müller",
    ] {
        assert_eq!(texts(&project, query).len(), 2, "{query}");
    }
    // Without the dots it is another name, which the spelled out one does not have.
    assert_eq!(texts(&project, "muller"), ["Frau Müller, Große Straße"]);
    let found = find(&project, "mueller");
    let marked: Vec<&str> = found[0]
        .hits
        .iter()
        .flat_map(|hit| {
            hit.text
                .marks
                .iter()
                .map(|mark| &hit.text.text[mark.clone()])
        })
        .collect();
    assert_eq!(marked, ["Mueller", "Müller"]);
    // "neue" is no "neu" with an umlaut.
    assert!(texts(&with_entries(&["neu"]), "neue").is_empty());
}

#[test]
fn a_phrase_in_quotes_is_found_word_for_word() {
    let project = with_entries(&[
        "Bericht des Bundes",
        "des Bundes neuer Bericht",
        "ein Bericht  des\nBundes",
        "Bericht des Bundesamts",
    ]);
    assert_eq!(texts(&project, "bericht des bundes").len(), 4);
    let found = texts(&project, "„Bericht des Bundes“");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found.contains(&"Bericht des Bundes".to_owned()),
        "{found:?}"
    );
    assert_eq!(texts(&project, "\"bericht des bundes\" ein").len(), 1);
    assert!(texts(&project, "\"bericht bundes\"").is_empty());
    let spelled = with_entries(&["Straße der Übergänge"]);
    assert_eq!(texts(&spelled, "\"der uebergaenge\"").len(), 1);
    assert_eq!(texts(&spelled, "\"strasse der übergänge\"").len(), 1);
}

#[test]
fn a_tag_is_found_by_its_sign_only() {
    let project = with_entries(&["zum #Quartier", "im Quartier", "#quartier-west"]);
    assert_eq!(texts(&project, "quartier").len(), 3);
    assert_eq!(
        texts(&project, "#quartier"),
        ["zum #Quartier", "#quartier-west"]
    );
    assert_eq!(texts(&project, "#quartier-w"), ["#quartier-west"]);
}

#[test]
fn a_covered_note_is_not_found_before_it_is_revealed() {
    let mut project = Project::default();
    let mut note = crate::model::Element {
        text: "Ortsbeirat".to_owned(),
        covered: true,
        ..Default::default()
    };
    note.tags.extend(crate::model::Tag::new("Quartier"));
    project.elements.insert(id(1), note);
    assert!(texts(&project, "ortsbeirat").is_empty() && texts(&project, "quartier").is_empty());
    if let Some(note) = project.elements.get_mut(id(1)) {
        note.covered = false;
    }
    assert_eq!(texts(&project, "ortsbeirat").len(), 1);
    assert_eq!(texts(&project, "quartier").len(), 1);
}

#[test]
fn gender_forms_are_one_word_whatever_their_sign() {
    let forms = [
        "Bürger*innen",
        "Bürger:innen",
        "Bürger_innen",
        "Bürgerinnen",
    ];
    let project = with_entries(&forms);
    for query in forms.iter().chain(&["buergerinnen", "bürger"]) {
        assert_eq!(texts(&project, query).len(), 4, "{query}");
    }
}

fn with_a_decision_and_an_action() -> Project {
    let mut project = with_entries(&["Der Kreis beschließt", "Anschreiben an den Bund"]);
    project.sessions.get_mut(id(1)).expect("a session").number = "2/2018".to_owned();
    let owner = Person {
        given_name: "Jörg".to_owned(),
        family_name: "Ritter".to_owned(),
        ..Person::default()
    };
    project.people.insert(id(1), owner);
    let entry = project.entries.get_mut(id(1)).expect("an entry");
    entry.kind = EntryKind::Decision;
    entry.decision = Some(Decision {
        number: Some(3),
        ..Decision::default()
    });
    let entry = project.entries.get_mut(id(2)).expect("an entry");
    entry.kind = EntryKind::Action;
    entry.action = Some(Action {
        number: Some(12),
        owner: Some(id(1)),
        ..Action::default()
    });
    project
}

#[test]
fn a_decision_is_found_by_its_number_and_an_action_by_its_owner() {
    let project = with_a_decision_and_an_action();
    let found = find(&project, "2018-2/3");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].hits[0].number, "2018-2/3");
    assert_eq!(found[0].hits[0].text.text, "Der Kreis beschließt");
    let found = find(&project, "ritter bund");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].hits[0].target, Target::Entry(id(2)));
    assert_eq!(found[0].hits[0].number, "12");
}

#[test]
fn what_changed_is_found_and_what_is_gone_is_not() {
    let mut project = with_a_decision_and_an_action();
    let mut index = Index::of(&project);
    let count = |index: &Index, query: &str| -> usize {
        let groups = index.find(query, MOST).groups;
        groups.iter().map(|group| group.hits.len()).sum()
    };
    assert_eq!((count(&index, "ritter"), count(&index, "2018-2/3")), (2, 1));

    let entry = project.entries.get_mut(id(1)).expect("an entry");
    entry.text = "Der Kreis vertagt".to_owned();
    index.update(&project);
    assert_eq!(
        (count(&index, "beschließt"), count(&index, "vertagt")),
        (0, 1)
    );

    // Whatever names somebody or something is found by the new name.
    project.people.get_mut(id(1)).expect("a person").family_name = "Rieger".to_owned();
    project.sessions.get_mut(id(1)).expect("a session").number = "3/2018".to_owned();
    index.update(&project);
    assert_eq!((count(&index, "ritter"), count(&index, "rieger")), (0, 2));
    assert_eq!(
        (count(&index, "2018-2/3"), count(&index, "2018-3/3")),
        (0, 1)
    );

    // One that was planned is the newest; with an early date it is not.
    project.entries.get_mut(id(2)).expect("an entry").text = "Der Kreis".to_owned();
    index.update(&project);
    assert_eq!(targets(&index, "kreis"), [2, 1]);
    project.days.get_mut(id(2)).expect("a day").date = chrono::NaiveDate::from_ymd_opt(1990, 1, 1);
    index.update(&project);
    assert_eq!(targets(&index, "kreis"), [1, 2]);

    project.entries.remove(id(1));
    index.update(&project);
    assert_eq!(count(&index, "vertagt"), 0);
}

/// The entries that are found.
fn targets(index: &Index, query: &str) -> Vec<u128> {
    let groups = index.find(query, MOST).groups;
    let hits = groups.iter().flat_map(|group| &group.hits);
    hits.map(|hit| hit.target.ulid().0).collect()
}

#[test]
fn an_updated_index_finds_what_a_new_one_finds() {
    let mut project = crate::testing::generated_archive(3, 4, 6_000);
    let mut index = Index::of(&project);
    let entries: Vec<_> = project.entries.ids().collect();
    // More than are worth tidying up for, so that it is tidied up on the way.
    for round in 0..20 {
        for (nth, id) in entries.iter().enumerate() {
            if let Some(entry) = project.entries.get_mut(*id) {
                entry.text = format!("{} Runde {round} Nummer {nth}", entry.text);
            }
        }
        index.update(&project);
    }
    let new = Index::of(&project);
    for query in [
        "e",
        "runde 19",
        "integration",
        "\"nummer 7\"",
        "kreis rund",
        "xyz",
    ] {
        assert_eq!(index.find(query, MOST), new.find(query, MOST), "{query}");
    }
}

#[test]
fn a_mistyped_word_is_answered_with_the_ones_that_look_like_it() {
    let project = with_entries(&["Zusammenleben im Quartier", "Förderung der Öffnung"]);
    let nearest = |query: &str| Index::of(&project).find(query, MOST).nearest;
    assert_eq!(nearest("quatier"), ["Quartier"]);
    assert_eq!(nearest("im qaurtier"), ["im Quartier"]);
    assert_eq!(nearest("förderng öfnung"), ["Förderung Öffnung"]);
    // Both words are there, though not together; and what is like nothing is like nothing.
    assert!(nearest("quartier öffnung").is_empty());
    assert!(nearest("qaurtier öffnung").is_empty());
    assert!(nearest("xylophon").is_empty());
    assert!(nearest("zum").is_empty());
}

#[test]
fn addresses_and_signs_are_found_as_they_stand() {
    let mut project = with_entries(&["Quartier → Stadt"]);
    let person = Person {
        family_name: "Ritter".to_owned(),
        emails: vec![Contact {
            label: String::new(),
            value: "j.ritter@example.org".to_owned(),
        }],
        ..Person::default()
    };
    project.people.insert(id(1), person);
    for query in [
        "j.ritter@example.org",
        "@example",
        "ritter@exam",
        "→",
        "quartier →",
    ] {
        assert_eq!(find(&project, query).len(), 1, "{query}");
    }
    assert!(find(&project, "ritter@stadt").is_empty());
}

#[test]
fn a_single_letter_is_found_at_the_beginning_of_words_only() {
    let project = with_entries(&["Eine Stelle", "Stelle"]);
    assert_eq!(texts(&project, "e"), ["Eine Stelle"]);
    let marks = &find(&project, "e")[0].hits[0].text.marks;
    assert_eq!((marks.len(), marks[0].clone()), (1, 0..1));
}
