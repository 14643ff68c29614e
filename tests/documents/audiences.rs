//! One session, three kinds of readers.

use zirkel::exchange::paper::{agenda, left_out, markdown, minutes};
use zirkel::i18n::{Lang, Texts};
use zirkel::model::{
    Action, ActionStatus, AgendaItem, Attendance, AttendanceStatus, Audience, Contact, Day,
    Decision, Due, Entry, EntryKind, Half, Id, ItemKind, Order, Organisation, Person, Project,
    Session, Suggestion, Ulid, Visibility, order,
};

pub fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

pub fn date(date: &str) -> chrono::NaiveDate {
    date.parse().expect("a date")
}

pub fn time(time: &str) -> chrono::NaiveTime {
    time.parse().expect("a time")
}

pub const SESSION: u128 = 1;

/// Three invented people, two of one city, in a session of two days with an internal item in
/// between and one entry of each kind.
pub fn project() -> Project {
    let mut project = Project::default();
    for (n, name) in [(1, "Stadt Aue"), (2, "Kreis Börde"), (3, "Stadt Calau")] {
        let organisation = Organisation {
            name: name.to_owned(),
            ..Organisation::default()
        };
        project.organisations.insert(id(n), organisation);
    }
    for (n, given, family, body) in [
        (1, "Anna", "von Berg", 1),
        (2, "Jörg", "Ritter", 1),
        (3, "Käthe", "Weiß", 2),
        (4, "Mia", "Muster", 3),
    ] {
        let person = Person {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            organisation: Some(id(body)),
            emails: vec![Contact {
                label: String::new(),
                value: format!("mail{n}@example.org"),
            }],
            phones: vec![Contact {
                label: String::new(),
                value: format!("0351 {n}{n}{n}"),
            }],
            note: "Geheimnotiz".to_owned(),
            ..Person::default()
        };
        project.people.insert(id(n), person);
    }
    let session = Session {
        number: "2/2018".to_owned(),
        title: "Herbstsitzung".to_owned(),
        place: "Aue".to_owned(),
        link: "https://meet.example.org/geheim".to_owned(),
        chair: Some(id(1)),
        minute_taker: Some(id(2)),
        distribution: vec![id(4)],
        distribution_note: "Presseamt".to_owned(),
        note: "Geheimnotiz".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(id(SESSION), session);
    for (n, day) in [(1, "2018-11-07"), (2, "2018-11-08")] {
        let day = Day {
            session: Some(id(SESSION)),
            date: Some(date(day)),
            planned_start: Some(time("09:00:00")),
            ..Day::default()
        };
        project.days.insert(id(n), day);
    }
    let next = Session {
        number: "1/2019".to_owned(),
        place: "Börde".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(id(2), next);
    let day = Day {
        session: Some(id(2)),
        date: Some(date("2019-04-03")),
        ..Day::default()
    };
    project.days.insert(id(3), day);
    let mut places = order::spread(20).into_iter();
    items(&mut project, &mut places);
    entries(&mut project, &mut places);
    for (person, half, status, instead) in [
        (1, Half::Morning, AttendanceStatus::Present, None),
        (1, Half::Afternoon, AttendanceStatus::Present, None),
        (2, Half::Morning, AttendanceStatus::Online, None),
        (3, Half::Morning, AttendanceStatus::Excused, Some(4)),
    ] {
        let record = Attendance {
            person: Some(id(person)),
            day: Some(id(1)),
            half,
            status,
            represented_by: instead.map(id),
            ..Attendance::default()
        };
        let place = Attendance::id(id(person), id(1), half);
        project.attendance.insert(place, record);
    }
    project
}

fn items(project: &mut Project, places: &mut impl Iterator<Item = Order>) {
    for (n, title, visibility, day, kind) in [
        (
            10,
            "Begrüßung",
            Visibility::Public,
            1,
            ItemKind::Formalities,
        ),
        (
            11,
            "Personalfrage",
            Visibility::Internal,
            1,
            ItemKind::Other,
        ),
        (12, "Mittag", Visibility::Public, 1, ItemKind::Break),
        (13, "Bericht", Visibility::Circle, 1, ItemKind::Talk),
        (14, "Ausblick", Visibility::Public, 2, ItemKind::Talk),
    ] {
        let item = AgendaItem {
            session: Some(id(SESSION)),
            title: title.to_owned(),
            visibility,
            day: Some(id(day)),
            kind,
            speaker: (kind == ItemKind::Talk).then(|| id(3)),
            planned_minutes: Some(30),
            order: places.next().expect("a place"),
            reviews_actions: n == 10,
            ..AgendaItem::default()
        };
        project.agenda.insert(id(n), item);
    }
}

fn entries(project: &mut Project, places: &mut impl Iterator<Item = Order>) {
    use EntryKind as Kind;
    use Visibility::{Circle, Internal, Public};
    for (n, item, kind, visibility, text, parent) in [
        (20, 10, Kind::Information, Public, "Alle sind da.", None),
        (
            21,
            11,
            Kind::Information,
            Public,
            "Verdeckt durch den Punkt",
            None,
        ),
        (
            22,
            14,
            Kind::Decision,
            Public,
            "Der Kreis trifft sich **zweimal**.",
            None,
        ),
        (23, 14, Kind::Action, Public, "Räume suchen", None),
        (24, 14, Kind::Discussion, Public, "Das kostet.", None),
        (25, 14, Kind::Information, Internal, "Unter uns", None),
        (26, 14, Kind::Information, Public, "Darunter", Some(25)),
        (27, 13, Kind::Suggestion, Circle, "Mehr Geld", None),
    ] {
        let entry = Entry {
            session: Some(id(SESSION)),
            item: Some(id(item)),
            parent: parent.map(id),
            kind,
            text: text.to_owned(),
            visibility,
            speaker: (kind == Kind::Discussion).then(|| id(2)),
            order: places.next().expect("a place"),
            decision: (kind == Kind::Decision).then(|| Decision {
                number: Some(3),
                yes: Some(12),
                no: Some(0),
                abstained: Some(0),
                ..Decision::default()
            }),
            action: (kind == Kind::Action).then(|| Action {
                number: Some(12),
                owner: Some(id(2)),
                helpers: vec![id(4)],
                due: Some(Due::On(date("2018-12-15"))),
                status: ActionStatus::Open,
                ..Action::default()
            }),
            suggestion: (kind == Kind::Suggestion).then(|| Suggestion {
                from: Some(id(2)),
                addressee: "Landtag".to_owned(),
                ..Suggestion::default()
            }),
            ..Entry::default()
        };
        project.entries.insert(id(n), entry);
    }
}

pub fn text(project: &Project, audience: Audience) -> String {
    let texts = Texts::new(Lang::De);
    markdown(&minutes(project, id(SESSION), audience, &texts).expect("minutes"))
}

fn agenda_text(project: &Project, audience: Audience) -> String {
    let texts = Texts::new(Lang::De);
    markdown(&agenda(project, id(SESSION), audience, &texts).expect("an agenda"))
}

#[test]
fn what_readers_may_not_see_leaves_no_trace_and_no_gap() {
    let project = project();
    let internal = text(&project, Audience::Internal);
    for told in [
        "## 2 Personalfrage",
        "## 3 Bericht",
        "Verdeckt",
        "Unter uns",
        "Darunter",
    ] {
        assert!(internal.contains(told), "{told} in {internal}");
    }
    let circle = text(&project, Audience::Circle);
    for hidden in ["Personal", "Verdeckt", "Unter uns", "Darunter", "## 4"] {
        assert!(!circle.contains(hidden), "{hidden} in {circle}");
    }
    assert!(
        circle.contains("## 2 Bericht") && circle.contains("## 3 Ausblick"),
        "{circle}"
    );
    assert!(
        circle.contains("Mehr Geld") && circle.contains("von: Kreis Börde"),
        "{circle}"
    );
    let public = text(&project, Audience::Public);
    for hidden in ["Bericht", "Mehr Geld", "Unter uns"] {
        assert!(!public.contains(hidden), "{hidden} in {public}");
    }
    assert!(public.contains("## 2 Ausblick"), "{public}");
    for audience in Audience::ALL {
        let (agenda, minutes) = (agenda_text(&project, *audience), text(&project, *audience));
        for title in ["Begrüßung", "Bericht", "Ausblick"] {
            let in_agenda = agenda
                .lines()
                .find(|line| line.contains(&format!("**{title}**")));
            let number = in_agenda.map(|line| line.split('|').nth(2).unwrap_or_default().trim());
            if let Some(number) = number {
                let heading = format!("## {number} {title}");
                assert!(minutes.contains(&heading), "{heading} in {minutes}");
            } else {
                assert!(!minutes.contains(title), "{title} in {minutes}");
            }
        }
    }
}

#[test]
fn how_much_is_left_out_is_counted() {
    let project = project();
    let counts = Audience::ALL.iter().map(|audience| {
        let left_out = left_out(&project, id(SESSION), *audience);
        (left_out.items, left_out.entries)
    });
    assert_eq!(counts.collect::<Vec<_>>(), [(0, 0), (1, 3), (2, 4)]);
}

#[test]
fn contact_data_and_notes_go_to_nobody() {
    let project = project();
    for audience in Audience::ALL {
        let all = text(&project, *audience) + &agenda_text(&project, *audience);
        for hidden in ["example.org/", "@", "0351", "Geheimnotiz"] {
            let link = hidden == "example.org/" && *audience != Audience::Public;
            assert!(link || !all.contains(hidden), "{hidden} in {all}");
        }
    }
}

#[test]
fn the_public_reads_names_only_of_those_who_have_a_function() {
    let project = project();
    let public = text(&project, Audience::Public);
    // Who chairs and who presents.
    assert!(
        public.contains("**Sitzungsleitung:** Anna von Berg (Stadt Aue)"),
        "{public}"
    );
    assert!(
        public.contains("Vortrag: Käthe Weiß (Kreis Börde)"),
        "{public}"
    );
    for hidden in [
        "Ritter",
        "Muster",
        "Presseamt",
        "Unterschrift",
        "1/2019",
        "entschuldigt",
        "meet",
    ] {
        assert!(!public.contains(hidden), "{hidden} in {public}");
    }
    assert!(
        public.contains("3 Personen aus 2 Organisationen"),
        "{public}"
    );
    assert!(
        public.contains("| Stadt Aue | 2 |") && public.contains("| Kreis Börde | 1 |"),
        "{public}"
    );
    assert!(
        public.contains("zuständig: Stadt Aue · mit: Stadt Calau"),
        "{public}"
    );
    assert!(public.contains("**Diskussion:** Das kostet."), "{public}");
    // One who presents nothing these readers see is named nowhere.
    let mut hidden = project.clone();
    for n in [13, 14] {
        let item = hidden.agenda.get_mut(id(n)).expect("the item");
        item.visibility = Visibility::Circle;
    }
    assert!(!text(&hidden, Audience::Public).contains("Weiß"));
}

#[test]
fn starts_are_those_of_the_whole_agenda() {
    let agenda = agenda_text(&project(), Audience::Circle);
    for line in [
        "## Mittwoch, 07.11.2018",
        "| 09:00 | 1 | **Begrüßung** | 30 |",
        "| 10:00 |  | *Mittag* | 30 |",
        "| 10:30 | 2 | **Bericht**<br>Vortrag: Käthe Weiß (Kreis Börde) | 30 |",
        "## Donnerstag, 08.11.2018",
        "| 09:00 | 3 | **Ausblick**",
        "- **Online:** <https://meet.example.org/geheim>",
    ] {
        assert!(agenda.contains(line), "{line} in {agenda}");
    }
}
