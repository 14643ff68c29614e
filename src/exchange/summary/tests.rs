use chrono::NaiveDate;
use ulid::Ulid;

use super::*;
use crate::i18n::Lang;
use crate::model::{
    ActionStatus, Circle, Day, DecisionMethod, DecisionResult, ItemKind, Membership, Point, Role,
    SuggestionStatus, Tag, order,
};

fn id<T>(n: u128) -> Id<T> {
    Id::from_ulid(Ulid(n))
}

fn said(project: &Project) -> String {
    text(project, &Texts::new(Lang::De))
}

fn person(given: &str, family: &str, organisation: Option<u128>) -> Person {
    Person {
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        organisation: organisation.map(id),
        note: "nur intern".to_owned(),
        ..Person::default()
    }
}

fn organisation(name: &str, kind: OrganisationKind) -> Organisation {
    Organisation {
        name: name.to_owned(),
        kind,
        ..Organisation::default()
    }
}

fn session(number: &str, day: u32) -> (Session, Day) {
    let session = Session {
        number: number.to_owned(),
        title: "Sitzung".to_owned(),
        ..Session::default()
    };
    let day = Day {
        date: NaiveDate::from_ymd_opt(2018, 11, day),
        ..Day::default()
    };
    (session, day)
}

/// One session with one item and these entries, in this order.
fn with_entries(entries: impl IntoIterator<Item = Entry>) -> Project {
    let mut project = Project::default();
    project.sessions.insert(id(1), session("1", 7).0);
    project.agenda.insert(
        id(1),
        AgendaItem {
            session: Some(id(1)),
            title: "Punkt".to_owned(),
            ..AgendaItem::default()
        },
    );
    let entries: Vec<Entry> = entries.into_iter().collect();
    let places = order::spread(entries.len());
    for (n, (entry, order)) in (1..).zip(entries.into_iter().zip(places)) {
        let item = entry.item.or(Some(id(1)));
        project.entries.insert(
            id(n),
            Entry {
                session: Some(id(1)),
                item,
                order,
                ..entry
            },
        );
    }
    project
}

fn entry(kind: EntryKind, text: &str) -> Entry {
    Entry {
        kind,
        text: text.to_owned(),
        ..Entry::default()
    }
}

/// Where each of the texts stands; they must all be there.
fn places(text: &str, parts: &[&str]) -> Vec<usize> {
    parts
        .iter()
        .map(|part| {
            text.find(part)
                .unwrap_or_else(|| panic!("{part:?} is missing in:\n{text}"))
        })
        .collect()
}

fn assert_in_order(text: &str, parts: &[&str]) {
    let found = places(text, parts);
    assert!(
        found.is_sorted(),
        "{parts:?} stand at {found:?} in:\n{text}"
    );
}

#[test]
fn an_empty_project_says_so_in_one_line() {
    let de = said(&Project::default());
    assert_eq!(de.lines().count(), 1, "{de}");
    assert!(de.contains("leer"), "{de}");
    let en = text(&Project::default(), &Texts::new(Lang::En));
    assert!(en.contains("empty"), "{en}");
}

#[test]
fn the_circle_comes_first_with_its_head_data() {
    let mut project = Project::default();
    project
        .organisations
        .insert(id(1), organisation("Stadt A", OrganisationKind::City));
    project.circle.insert(
        Circle::ID,
        Circle {
            name: "Arbeitskreis".to_owned(),
            purpose: "Austausch".to_owned(),
            host: Some(id(1)),
            since: Some(2005),
            review_on: NaiveDate::from_ymd_opt(2030, 1, 2),
            ..Circle::default()
        },
    );
    let text = said(&project);
    assert!(text.starts_with("Arbeitskreis\n============\n"), "{text}");
    places(&text, &["2005", "Stadt A", "Austausch", "02.01.2030"]);
}

#[test]
fn people_stand_under_their_organisations_and_those_without_one_last() {
    let mut project = Project::default();
    let kinds = [
        ("Zeta", OrganisationKind::Other),
        ("Stiftung C", OrganisationKind::Foundation),
        ("Stadt B", OrganisationKind::City),
        ("Stadt A", OrganisationKind::City),
    ];
    for (n, (name, kind)) in (1..).zip(kinds) {
        project
            .organisations
            .insert(id(n), organisation(name, kind));
    }
    project.people.insert(id(1), person("Ohne", "Stelle", None));
    project.people.insert(id(2), person("Eva", "Weg", Some(99)));
    project.people.insert(id(3), person("Zoe", "Alt", Some(3)));
    project.people.insert(id(4), person("Ada", "Özil", Some(3)));
    project.memberships.insert(
        id(1),
        Membership {
            person: Some(id(3)),
            role: Role::Lead,
            until: NaiveDate::from_ymd_opt(2020, 12, 31),
            ..Membership::default()
        },
    );
    let text = said(&project);
    assert_in_order(
        &text,
        &[
            "Stadt A (Stadt)",
            "Stadt B (Stadt)",
            "Zoe Alt, Leitung (bis 31.12.2020)",
            "Ada Özil",
            "Stiftung C",
            "Zeta",
            "Ohne Stelle",
            "Eva Weg",
        ],
    );
    assert!(!text.contains("nur intern"), "{text}");
}

#[test]
fn sessions_stand_with_the_newest_first() {
    let mut project = Project::default();
    for n in 1..=3 {
        let (session, mut day) = session(&format!("Nr. {n}"), u32::try_from(n).unwrap_or(1));
        project.sessions.insert(id(n), session);
        day.session = Some(id(n));
        project.days.insert(id(n), day);
    }
    let text = said(&project);
    assert_in_order(&text, &["Nr. 3", "Nr. 2", "Nr. 1"]);
    places(&text, &["03.11.2018"]);
}

#[test]
fn agenda_items_have_their_numbers_speakers_and_minutes() {
    let mut project = with_entries([]);
    project.people.insert(id(1), person("Eva", "Ruf", None));
    project.agenda.insert(
        id(2),
        AgendaItem {
            session: Some(id(1)),
            parent: Some(id(1)),
            title: "Teil".to_owned(),
            kind: ItemKind::Talk,
            speaker: Some(id(1)),
            planned_minutes: Some(45),
            visibility: Visibility::Internal,
            ..AgendaItem::default()
        },
    );
    let text = said(&project);
    assert!(text.contains("\n  TOP 1 Punkt"), "{text}");
    let part = "\n    TOP 1.1 Teil (Vortrag, Eva Ruf, 45 Minuten, intern)\n";
    assert!(text.contains(part), "{text}");
}

#[test]
fn decisions_actions_and_suggestions_tell_their_details() {
    let mut decision = entry(EntryKind::Decision, "Wir tun es.");
    decision.decision = Some(Decision {
        yes: Some(12),
        no: Some(1),
        abstained: Some(0),
        method: DecisionMethod::Secret,
        result: Some(DecisionResult::Majority),
        ..Decision::default()
    });
    let mut action = entry(EntryKind::Action, "Bericht schreiben");
    action.action = Some(Action {
        number: Some(7),
        owner: Some(id(1)),
        helpers: vec![id(2)],
        due: NaiveDate::from_ymd_opt(2019, 3, 1).map(Due::On),
        status: ActionStatus::InProgress,
        ..Action::default()
    });
    let mut suggestion = entry(EntryKind::Suggestion, "Mehr davon");
    suggestion.suggestion = Some(Suggestion {
        from: Some(id(1)),
        addressee: "An alle".to_owned(),
        status: SuggestionStatus::Forwarded,
        ..Suggestion::default()
    });
    let mut project = with_entries([decision, action, suggestion]);
    project.people.insert(id(1), person("Eva", "Ruf", None));
    project.people.insert(id(2), person("Ida", "Hilf", None));
    project
        .organisations
        .insert(id(1), organisation("Stadt A", OrganisationKind::City));
    let text = said(&project);
    let (_, minutes) = text.split_at(places(&text, &["TOP 1"])[0]);
    assert_in_order(
        minutes,
        &[
            "- Beschluss: Wir tun es.",
            "mehrheitlich, 12 Ja-Stimmen, 1 Nein-Stimme, 0 Enthaltungen, Abstimmung: geheim",
            "- Aufgabe: Bericht schreiben",
            "Nr. 7",
            "Eva Ruf",
            "Ida Hilf",
            "01.03.2019",
            "in Arbeit",
            "- Anregung: Mehr davon",
            "Stadt A",
            "An alle",
            "übermittelt",
        ],
    );
}

#[test]
fn the_part_of_a_former_kind_is_not_told() {
    let mut former = entry(EntryKind::Information, "Nur zur Kenntnis");
    former.action = Some(Action {
        number: Some(4711),
        ..Action::default()
    });
    let text = said(&with_entries([former]));
    assert!(text.contains("Nur zur Kenntnis"), "{text}");
    assert!(!text.contains("4711"), "{text}");
}

#[test]
fn lines_of_one_text_stay_below_one_another() {
    let text = said(&with_entries([entry(EntryKind::Result, "eins\nzwei")]));
    let both = "    - Ergebnis: eins\n      zwei\n";
    assert!(text.contains(both), "{text}");
}

#[test]
fn boards_list_frames_with_their_notes_as_one_reads_them() {
    let mut project = Project::default();
    project.boards.insert(
        id(1),
        Board {
            title: "Wand".to_owned(),
            ..Board::default()
        },
    );
    let mut lay = |n: u128, kind, frame: Option<u128>, x: f32, text: &str| {
        project.elements.insert(
            id(n),
            Element {
                board: Some(id(1)),
                kind,
                frame: frame.map(id),
                position: Point::new(x, 0.0),
                text: text.to_owned(),
                ..Element::default()
            },
        );
    };
    lay(1, ElementKind::Note, Some(3), 20.0, "rechts");
    lay(2, ElementKind::Note, Some(3), 10.0, "links");
    lay(3, ElementKind::Frame, None, 0.0, "Rahmen");
    lay(4, ElementKind::Text, Some(99), 30.0, "allein");
    let text = said(&project);
    assert_in_order(&text, &["Wand", "Rahmen", "links", "rechts", "allein"]);
    assert!(
        text.contains("\n    - links\n    - rechts\n  - allein\n"),
        "{text}"
    );
}

#[test]
fn a_cluster_stands_in_its_frame_and_a_covered_note_keeps_its_words() {
    let mut project = Project::default();
    project.boards.insert(id(1), Board::default());
    let element = |kind, frame: Option<u128>, text: &str| Element {
        board: Some(id(1)),
        kind,
        frame: frame.map(id),
        text: text.to_owned(),
        ..Element::default()
    };
    let cluster = element(ElementKind::Frame, Some(2), "Cluster");
    project.elements.insert(id(1), cluster);
    project
        .elements
        .insert(id(2), element(ElementKind::Frame, None, "Rahmen"));
    let mut covered = element(ElementKind::Note, Some(1), "geheim");
    covered.covered = true;
    project.elements.insert(id(3), covered);
    let mut tagged = element(ElementKind::Note, Some(1), "offen");
    tagged.tags.extend(Tag::new("Quartier"));
    project.elements.insert(id(4), tagged);
    let text = said(&project);
    assert_in_order(
        &text,
        &["Rahmen", "Cluster", "verdeckter Zettel", "offen #Quartier"],
    );
    assert!(!text.contains("geheim"), "{text}");
}

#[test]
fn what_belongs_nowhere_is_still_told_once() {
    let mut project = with_entries([entry(EntryKind::Result, "unter dem Punkt")]);
    // The item lies in another session than the entry under it.
    if let Some(item) = project.agenda.get_mut(id(1)) {
        item.session = Some(id(2));
    }
    project.elements.insert(
        id(1),
        Element {
            text: "ohne Wand".to_owned(),
            ..Element::default()
        },
    );
    let text = said(&project);
    for part in ["Punkt (", "unter dem Punkt", "ohne Wand"] {
        assert_eq!(text.matches(part).count(), 1, "{part} in:\n{text}");
    }
}

#[test]
fn a_text_cannot_steer_the_terminal() {
    let text = said(&with_entries([entry(EntryKind::Result, "\u{1b}[2Jrot")]));
    assert!(text.contains("[2Jrot"), "{text}");
    assert!(!text.contains('\u{1b}'), "{text}");
}

#[test]
fn no_text_of_the_minutes_and_boards_is_left_out() {
    let project = crate::testing::generated_project(7, 60_000);
    let text = said(&project);
    let minutes = project.entries.iter().map(|(_, entry)| &entry.text);
    let boards = project.elements.iter().map(|(_, element)| &element.text);
    let titles = project.agenda.iter().map(|(_, item)| &item.title);
    let lines = minutes.chain(boards).chain(titles).flat_map(|t| t.lines());
    let mut count = 0;
    for line in lines {
        assert!(text.contains(line.trim()), "{line:?} is missing");
        count += 1;
    }
    assert!(count > 50, "only {count} lines were looked for");
}
