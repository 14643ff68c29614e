use super::*;
use crate::i18n::{Lang, Texts};
use crate::model::{Entry, EntryKind, Id, Person, Project, Session, Ulid};
use crate::testing::arbitrary_project;
use proptest::prelude::*;

fn id<T>(n: u128) -> Id<T> {
    Id::from_ulid(Ulid(n))
}

fn entry(text: &str) -> Entry {
    Entry {
        session: Some(id(1)),
        text: text.to_owned(),
        ..Entry::default()
    }
}

fn project() -> Project {
    let mut project = Project::default();
    let session = Session {
        number: "2/2018".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(id(1), session);
    project
        .entries
        .insert(id(2), entry("Der Kreis bietet Hilfe an."));
    project.entries.insert(id(3), entry("Entfällt."));
    project.people.insert(
        id(4),
        Person {
            family_name: "Berg".to_owned(),
            function: "Leiterin".to_owned(),
            ..Person::default()
        },
    );
    project
}

fn told(before: &Project, after: &Project, lang: Lang) -> String {
    let texts = Texts::new(lang);
    let names = Names::of_two(&texts, before, after);
    text(&ChangeList::between(before, after), &names)
}

#[test]
fn what_came_went_and_changed_is_told_where_people_look_for_it() {
    let before = project();
    let mut after = before.clone();
    after.people.remove(id(4));
    after.entries.remove(id(3));
    after.entries.insert(id(5), entry("Ein neuer Satz."));
    let changed = after.entries.get_mut(id(2)).expect("an entry");
    changed.text = "Der Kreis bot\nHilfe an. Ja.".to_owned();
    changed.kind = EntryKind::Result;
    changed.speaker = Some(id(4));
    assert_eq!(
        told(&before, &after, Lang::De),
        "\
Personen
  - Berg
      Funktion: Leiterin

Sitzungen
    Sitzung 2/2018
      ~ Protokolleintrag „Der Kreis bot Hilfe an. Ja.“
          Art: Information → Ergebnis
          Text: Der Kreis [-bietet-]{+bot+}
                Hilfe an. {+Ja.+}
          Wer spricht: – → Berg
      - Protokolleintrag „Entfällt.“
      + Protokolleintrag „Ein neuer Satz.“
"
    );
}

#[test]
fn nothing_is_told_of_equal_projects() {
    assert_eq!(told(&project(), &project(), Lang::En), "");
}

#[test]
fn what_moved_is_told_on_its_own_line() {
    let before = project();
    let mut after = before.clone();
    after.entries.get_mut(id(3)).expect("an entry").parent = Some(id(2));
    let told = told(&before, &after, Lang::En);
    assert!(
        told.ends_with("~ Entry “Entfällt.”: moved to Entry “Der Kreis bietet Hilfe an.”\n"),
        "{told}"
    );
}

#[test]
fn changed_words_stand_in_brackets_and_white_space_outside() {
    for (before, after, expected) in [
        ("eins zwei", "eins drei", "eins [-zwei-]{+drei+}"),
        ("eins zwei drei", "eins drei", "eins [-zwei-] drei"),
        ("eins", "eins zwei", "eins {+zwei+}"),
        ("eins zwei", "eins\nzwei", "eins[- -]{+↵+}zwei"),
        ("eins zwei", "eins  zwei", "eins[- -]{+  +}zwei"),
        ("eins\n", "eins", "eins[-↵-]"),
    ] {
        assert_eq!(written(&pieces(before, after)), expected);
    }
}

proptest! {
    #[test]
    fn any_two_projects_can_be_told_apart(before in arbitrary_project(), after in arbitrary_project()) {
        for lang in Lang::ALL {
            prop_assert_eq!(told(&before, &after, *lang).is_empty(), before == after);
        }
    }
}
