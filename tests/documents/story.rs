//! What stands in the minutes, from the head to the distribution.

use zirkel::document::{Document, IdSource, Step};
use zirkel::exchange::paper::{agenda, html, markdown};
use zirkel::i18n::{Lang, Texts};
use zirkel::model::{ActionStatus, Approval, Audience, Day, Entry, Session, Visibility};

use crate::audiences::{SESSION, date, id, project, text};

#[test]
fn the_minutes_stand_in_the_order_of_din_5008() {
    let text = text(&project(), Audience::Circle);
    let parts = [
        "# Protokoll: Herbstsitzung (2/2018)",
        "> **Entwurf**",
        "- **Datum:** Mittwoch, 07.11.2018, ab 09:00 Uhr",
        "- **Ort:** Aue",
        "- **Sitzungsleitung:** Anna von Berg (Stadt Aue)",
        "- **Protokollführung:** Jörg Ritter (Stadt Aue)",
        "## Anwesenheit",
        "3 Personen aus 2 Organisationen",
        "| Kreis Börde | Käthe Weiß | 07.11.2018, Vormittag: entschuldigt, vertreten durch Mia Muster |",
        "| Stadt Aue | Anna von Berg | 07.11.2018: anwesend |",
        "|  | Jörg Ritter | 07.11.2018, Vormittag: online |",
        "## Tagesordnung",
        "## 1 Begrüßung",
        "## 3 Ausblick",
        "> **Beschluss 2018-2/3**",
        "> Der Kreis trifft sich **zweimal**.",
        "> einstimmig · Ja: 12, Nein: 0, Enthaltungen: 0 · Abstimmung: offen",
        "> **Aufgabe 12**",
        "> zuständig: Jörg Ritter · mit: Mia Muster · bis: 15.12.2018 · Stand: offen",
        "**Diskussion (Jörg Ritter):** Das kostet.",
        "## Beschlüsse",
        "| 2018-2/3 | Der Kreis trifft sich **zweimal**. |",
        "## Aufgaben",
        "| 12 | Räume suchen | Jörg Ritter | 15.12.2018 | offen |",
        "## Nächste Sitzung",
        "Sitzung 1/2019, 03.04.2019, Börde",
        "## Unterschriften",
        "Anna von Berg (Sitzungsleitung)",
        "## Verteiler",
        "- Mia Muster (Stadt Calau)\n- Presseamt",
    ];
    let mut rest = text.as_str();
    for part in parts {
        let at = rest.find(part);
        let at = at.unwrap_or_else(|| panic!("{part} in its place in {text}"));
        rest = &rest[at + part.len()..];
    }
}

/// The minutes, finished, with everything open to the public.
fn finished() -> Document {
    let mut document = Document::with_ids(project(), IdSource::counting_from(1_000));
    document.set_author("Ayse", chrono::Utc::now);
    document.edit(Step::ApproveMinutes, |p| {
        p.change(id::<Session>(SESSION), |session| {
            session.approval = Approval::Approved
        });
    });
    document
}

#[test]
fn actions_stand_as_they_were_when_the_minutes_were_finished() {
    let mut document = finished();
    document.edit(Step::EditEntry, |p| {
        p.change(id::<Entry>(23), |entry| {
            let action = entry.action.as_mut().expect("an action");
            action.status = ActionStatus::Done;
            action.owner = Some(id(3));
        });
    });
    let text = text(document.project(), Audience::Circle);
    assert!(
        text.contains("| 12 | Räume suchen | Jörg Ritter | 15.12.2018 | offen |"),
        "{text}"
    );
    assert!(
        !text.contains("Entwurf") && text.contains("**Stand:** genehmigt"),
        "{text}"
    );
}

#[test]
fn changes_of_finished_minutes_are_marked_and_listed() {
    let mut document = finished();
    assert!(!text(document.project(), Audience::Internal).contains("Änderungen"));
    document.edit(Step::EditEntry, |p| {
        p.change(id::<Entry>(24), |entry| {
            entry.text = "Das kostet viel.".to_owned()
        });
        p.change(id::<Entry>(25), |entry| {
            entry.text = "Noch geheimer".to_owned()
        });
    });
    document.edit(Step::DeleteEntry, |p| {
        p.entries.remove(id(20));
        p.entries.remove(id(26));
        p.entries.remove(id(21));
    });
    let entry = Entry {
        session: Some(id(SESSION)),
        item: Some(id(10)),
        text: "Nachtrag".to_owned(),
        visibility: Visibility::Public,
        ..Entry::default()
    };
    document.edit(Step::AddEntry, |p| p.add(entry));
    let internal = text(document.project(), Audience::Internal);
    assert!(
        internal.contains("von Ayse") && internal.contains("Vorher: Unter uns"),
        "{internal}"
    );
    for audience in [Audience::Circle, Audience::Public] {
        let text = text(document.project(), audience);
        assert!(text.contains("Das kostet viel. *(geändert am "), "{text}");
        assert!(text.contains("Nachtrag *(ergänzt am "), "{text}");
        let (_, listed) = text
            .split_once("## Änderungen seit dem Abschluss")
            .expect("a list");
        assert!(listed.contains("Diskussion: geändert am "), "{listed}");
        assert!(listed.contains("Vorher: Das kostet.\n"), "{listed}");
        assert!(
            listed.contains("TOP 1, Information: gestrichen am "),
            "{listed}"
        );
        assert!(listed.contains("Vorher: Alle sind da."), "{listed}");
        for hidden in ["geheim", "Unter uns", "Darunter", "Verdeckt", "Ayse"] {
            assert!(!text.contains(hidden), "{hidden} in {text}");
        }
        assert_eq!(listed.matches("gestrichen").count(), 1, "{listed}");
    }
}

#[test]
fn what_is_closed_after_it_was_sent_round_is_gone_and_what_is_opened_is_new() {
    let mut document = finished();
    document.edit(Step::EditEntry, |p| {
        p.change(id::<Entry>(24), |entry| {
            entry.visibility = Visibility::Internal
        });
        p.change(id::<Entry>(25), |entry| {
            entry.visibility = Visibility::Circle
        });
    });
    let text = text(document.project(), Audience::Circle);
    assert!(!text.contains("Das kostet."), "{text}");
    assert!(text.contains("Unter uns *(ergänzt am "), "{text}");
    assert!(!text.contains("Vorher"), "{text}");
}

#[test]
fn open_actions_of_earlier_sessions_are_listed_under_the_item_that_goes_through_them() {
    let mut project = project();
    let earlier = Session {
        number: "1/2018".to_owned(),
        ..Session::default()
    };
    project.sessions.insert(id(9), earlier);
    let day = Day {
        session: Some(id(9)),
        date: Some(date("2018-05-01")),
        ..Day::default()
    };
    project.days.insert(id(9), day);
    for (n, number, status, visibility) in [
        (30, 5, ActionStatus::Open, Visibility::Circle),
        (31, 6, ActionStatus::Done, Visibility::Circle),
        (32, 7, ActionStatus::InProgress, Visibility::Internal),
    ] {
        let mut entry = project
            .entries
            .get(id::<Entry>(23))
            .expect("an action")
            .clone();
        entry.session = Some(id(9));
        entry.item = None;
        entry.visibility = visibility;
        let action = entry.action.as_mut().expect("an action");
        (action.number, action.status) = (Some(number), status);
        project.entries.insert(id(n), entry);
    }
    let texts = Texts::new(Lang::De);
    let of = |audience| markdown(&agenda(&project, id(SESSION), audience, &texts).expect("one"));
    let circle = of(Audience::Circle);
    assert!(circle.contains("## Offene Aufgaben (zu TOP 1)"), "{circle}");
    assert!(
        circle.contains("| 5 | Räume suchen | Jörg Ritter | 15.12.2018 | offen |"),
        "{circle}"
    );
    assert!(
        !circle.contains("| 6 |") && !circle.contains("| 7 |"),
        "{circle}"
    );
    assert!(
        !circle.contains("| 12 |"),
        "its own actions are not there yet: {circle}"
    );
    assert!(of(Audience::Internal).contains("| 7 |"));
    assert!(!of(Audience::Public).contains("Offene Aufgaben"));
}

#[test]
fn html_is_one_file_with_headings_sections_and_tables() {
    let texts = Texts::new(Lang::De);
    let paper = zirkel::exchange::paper::minutes(&project(), id(SESSION), Audience::Circle, &texts);
    let page = html(&paper.expect("minutes"));
    for part in [
        "<html lang=\"de\">",
        "<title>Protokoll: Herbstsitzung (2/2018)</title>",
        "default-src 'none'",
        "<th scope=\"col\">Organisation</th>",
        "thead { display: table-header-group; }",
        "<section class=\"callout decision\" aria-labelledby=\"part-",
        "<span class=\"number\">3</span> Ausblick</h2>",
        "<strong>zweimal</strong>",
        "<dt>Ort</dt><dd>Aue</dd>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(
        !page.contains("<script") && !page.contains("src=\"http"),
        "{page}"
    );
    assert!(
        page.contains("break-after: avoid"),
        "headings stay with what follows: {page}"
    );
}
