use super::*;
use crate::model::Day;
use ulid::Ulid;

fn id<T>(n: u128) -> Id<T> {
    Id::from_ulid(Ulid(n))
}

fn example() -> Project {
    crate::store::codec::decode(crate::store::example())
        .expect("the example")
        .project
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
    let index = Index::of(&example());
    let found = index.find("ozbabacan stuttgart");
    assert_eq!(titles(&found), [["Ayse Özbabacan"]]);
    let hit = &found[0].hits[0];
    assert_eq!(&hit.title.text[hit.title.marks[0].clone()], "Özbabacan");
    assert_eq!(&hit.text.text[hit.text.marks[0].clone()], "Stuttgart");
}

#[test]
fn every_word_has_to_occur() {
    let index = Index::of(&example());
    assert!(index.find("pavkovic berlin").is_empty());
    assert!(index.find("  ").is_empty());
    assert!(!index.find("pavkovic").is_empty());
}

#[test]
fn names_come_before_texts_and_beginnings_before_middles() {
    let mut project = Project::default();
    for (n, name, note) in [
        (1, "Umland", ""),
        (2, "Nord", "im Landkreis"),
        (3, "Landau", ""),
        (4, "Süd", "im Umland"),
    ] {
        let organisation = Organisation {
            name: name.to_owned(),
            note: note.to_owned(),
            ..Organisation::default()
        };
        project.organisations.insert(id(n), organisation);
    }
    let found = Index::of(&project).find("land");
    assert_eq!(titles(&found), [["Landau", "Umland", "Nord", "Süd"]]);
}

#[test]
fn the_newest_session_comes_first_among_equals() {
    let project = with_entries(&["Bericht alt", "Bericht neu"]);
    let found = Index::of(&project).find("bericht");
    assert_eq!(titles(&found), [["Bericht neu", "Bericht alt"]]);
}

#[test]
fn more_than_eight_of_a_kind_are_counted() {
    let texts: Vec<String> = (0..20).map(|n| format!("Bericht {n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = Index::of(&with_entries(&texts)).find("bericht");
    assert_eq!(found[0].hits.len(), MOST_OF_A_KIND);
    assert_eq!(found[0].more, 12);
}

#[test]
fn a_long_text_is_cut_around_the_hit() {
    let long = format!(
        "{} die Straßenbahn fährt {}",
        "vorher ".repeat(50),
        "danach ".repeat(50)
    );
    let found = Index::of(&with_entries(&[&long])).find("strassen");
    let excerpt = &found[0].hits[0].text;
    assert!(excerpt.text.starts_with("… "), "{}", excerpt.text);
    assert!(excerpt.text.ends_with(" …"), "{}", excerpt.text);
    assert!(excerpt.text.contains("die Straßenbahn fährt danach"));
    assert!(excerpt.text.chars().count() <= LONGEST + 4);
    assert_eq!(&excerpt.text[excerpt.marks[0].clone()], "Straßen");
}

#[test]
fn what_folds_to_more_letters_is_still_marked_right() {
    let found = Index::of(&with_entries(&["ẞß ﬃ Æther über"])).find("er");
    let excerpt = &found[0].hits[0].text;
    let marked: Vec<&str> = excerpt
        .marks
        .iter()
        .map(|mark| &excerpt.text[mark.clone()])
        .collect();
    assert_eq!(marked, ["er", "er"]);
}
