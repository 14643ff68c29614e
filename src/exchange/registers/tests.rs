use chrono::{NaiveDate, NaiveTime};

use super::*;
use crate::i18n::Lang;
use crate::model::{
    Action, ActionChange, ActionStatus, AgendaItem, Day, Decision, Due, Order, Person,
    SessionState, Suggestion, Visibility,
};

fn id<T>(n: u128) -> Id<T> {
    Id::from_ulid(crate::model::Ulid(n))
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn now() -> Now {
    Now {
        moment: "2018-12-01T08:00:00Z".parse().expect("a moment"),
        today: day("2018-12-01"),
    }
}

/// A session of two days, one that was called off, and entries of each kind.
fn project() -> Project {
    let mut project = Project::default();
    let sessions = [
        (1, "2/2018", "Herbstsitzung 2018", SessionState::Closed),
        (
            2,
            "1/2019",
            "Frühjahrssitzung; mit Komma, und\nZeile",
            SessionState::Cancelled,
        ),
        (3, "2/2019", "", SessionState::Scheduled),
    ];
    for (n, number, title, state) in sessions {
        let session = Session {
            number: number.to_owned(),
            title: title.to_owned(),
            place: "Berlin, Deutsches Institut für Urbanistik".to_owned(),
            link: "https://example.org/raum".to_owned(),
            state,
            ..Session::default()
        };
        project.sessions.insert(id(n), session);
    }
    let time = |hour| NaiveTime::from_hms_opt(hour, 30, 0);
    for (n, session, date, start, end) in [
        (11, 1, "2018-11-07", time(9), time(17)),
        (12, 1, "2018-11-08", time(9), None),
        (13, 2, "2019-05-08", None, None),
    ] {
        let record = Day {
            session: Some(id(session)),
            date: Some(day(date)),
            planned_start: start,
            planned_end: end,
            ..Day::default()
        };
        project.days.insert(id(n), record);
    }
    let orders = crate::model::order::spread(3);
    for ((n, day, title, visibility), order) in [
        (21, 11, "Eröffnung", Visibility::Public),
        (22, 11, "Haushalt", Visibility::Internal),
        (23, 12, "Workshop", Visibility::Circle),
    ]
    .into_iter()
    .zip(orders)
    {
        let item = AgendaItem {
            session: Some(id(1)),
            day: Some(id(day)),
            title: title.to_owned(),
            planned_minutes: Some(15),
            order,
            visibility,
            ..AgendaItem::default()
        };
        project.agenda.insert(id(n), item);
    }
    let person = Person {
        given_name: "Anna".to_owned(),
        family_name: "Berg".to_owned(),
        emails: vec![crate::model::Contact {
            label: String::new(),
            value: "anna@example.org".to_owned(),
        }],
        ..Person::default()
    };
    project.people.insert(id(1), person);
    let entry = |kind, item, text: &str| Entry {
        session: Some(id(1)),
        item: Some(id(item)),
        kind,
        text: text.to_owned(),
        visibility: Visibility::Public,
        order: Order::default(),
        ..Entry::default()
    };
    let action = |number, due, status, history| {
        Some(Action {
            number: Some(number),
            owner: Some(id(1)),
            due,
            status,
            history,
            ..Action::default()
        })
    };
    let was_open = ActionChange {
        at: "2018-11-20T10:00:00Z".parse().expect("a moment"),
        by: "Jörg".to_owned(),
        due: Some(Due::On(day("2018-11-30"))),
        ..ActionChange::default()
    };
    let entries = [
        Entry {
            action: action(
                1,
                Some(Due::On(day("2018-11-15"))),
                ActionStatus::Open,
                vec![],
            ),
            ..entry(EntryKind::Action, 21, "**Liste** verschicken")
        },
        Entry {
            action: action(2, Some(Due::NextSession), ActionStatus::InProgress, vec![]),
            ..entry(EntryKind::Action, 23, "Bericht gliedern")
        },
        Entry {
            action: action(3, None, ActionStatus::Done, vec![was_open]),
            ..entry(EntryKind::Action, 22, "Raum buchen")
        },
        Entry {
            decision: Some(Decision {
                number: Some(1),
                yes: Some(12),
                no: Some(0),
                abstained: Some(1),
                ..Decision::default()
            }),
            ..entry(EntryKind::Decision, 23, "Der Kreis wirkt mit.")
        },
        Entry {
            suggestion: Some(Suggestion {
                addressee: "Bundesamt".to_owned(),
                ..Suggestion::default()
            }),
            ..entry(EntryKind::Suggestion, 23, "Länder früher beteiligen")
        },
    ];
    for (n, entry) in (31..).zip(entries) {
        project.entries.insert(id(n), entry);
    }
    project
}

fn written(wanted: &Wanted<'_>, format: Format) -> (String, Written) {
    let texts = Texts::new(Lang::De);
    let written = write(&project(), wanted, format, &texts, now(), &|_| true).expect("written");
    (
        String::from_utf8_lossy(&written.bytes).into_owned(),
        written,
    )
}

/// The calendar without folding.
fn calendar(wanted: &Wanted<'_>) -> (Vec<String>, Written) {
    let (text, written) = written(wanted, Format::Ics);
    let lines = text.replace("\r\n ", "");
    (lines.lines().map(str::to_owned).collect(), written)
}

fn has(lines: &[String], line: &str) -> bool {
    lines.iter().any(|known| known == line)
}

#[test]
fn a_register_is_a_table_without_what_the_audience_may_not_read() {
    let (text, circle) = written(&Wanted::all_of(Register::Actions), Format::Csv);
    assert_eq!((circle.count, circle.hidden), (2, 1));
    assert_eq!(
        text,
        "\u{feff}Nr.;Aufgabe;Zuständig;Organisation;Helfen mit;Fällig;Zur nächsten Sitzung;Stand;\
         Überfällig;Sitzung;Sitzung vom;TOP\r\n\
         1;Liste verschicken;Anna Berg;;;15.11.2018;;offen;ja;2/2018;07.11.2018;1 Eröffnung\r\n\
         2;Bericht gliedern;Anna Berg;;;;ja;in Arbeit;;2/2018;07.11.2018;3 Workshop\r\n"
    );
    let internal = Wanted {
        audience: Audience::Internal,
        ..Wanted::all_of(Register::Actions)
    };
    let (text, internal) = written(&internal, Format::Csv);
    assert_eq!((internal.count, internal.hidden), (3, 0));
    assert!(text.contains("bis 20.11.2018: offen, 30.11.2018"), "{text}");
}

#[test]
fn decisions_have_their_counts_and_the_result_that_follows() {
    let (text, _) = written(&Wanted::all_of(Register::Decisions), Format::Csv);
    let line = text.lines().nth(1).unwrap_or_default();
    assert_eq!(
        line,
        "2018-2/1;Der Kreis wirkt mit.;12;0;1;offen;mehrheitlich;2/2018;07.11.2018;3 Workshop"
    );
}

#[test]
fn entries_go_out_in_the_order_of_the_screen_and_only_those() {
    let entries = [id(32), id(31), id(31), id(34), id(99)];
    let wanted = Wanted {
        entries: Some(&entries),
        ..Wanted::all_of(Register::Actions)
    };
    let (text, written) = written(&wanted, Format::Csv);
    let numbers: Vec<&str> = text.lines().skip(1).map(|line| &line[..1]).collect();
    assert_eq!(numbers, ["2", "1"]);
    assert_eq!(written.count, 2);
    let open = Wanted {
        only_open: true,
        audience: Audience::Internal,
        ..Wanted::all_of(Register::Actions)
    };
    assert_eq!(count(&project(), &open, now().today), (2, 0));
}

#[test]
fn each_day_of_a_session_is_an_event_in_the_time_of_germany() {
    let (lines, written) = calendar(&Wanted::all_of(Register::Sessions));
    assert_eq!((written.count, written.undated), (2, 1));
    for line in [
        "DTSTART;TZID=Europe/Berlin:20181107T093000",
        "DTEND;TZID=Europe/Berlin:20181107T173000",
        "SUMMARY:Herbstsitzung 2018 (2/2018)\\, Tag 1 von 2",
        "LOCATION:Berlin\\, Deutsches Institut für Urbanistik",
        "URL:https://example.org/raum",
        "UID:0000000000000000000000000B@zirkel",
        "DTSTAMP:20181201T080000Z",
        "STATUS:CONFIRMED",
        // Of a day without times the whole is taken, until the next one begins.
        "DTSTART;VALUE=DATE:20190508",
        "DTEND;VALUE=DATE:20190509",
        "STATUS:CANCELLED",
        "SUMMARY:Abgesagt: Frühjahrssitzung\\; mit Komma\\, und Zeile (1/2019)",
    ] {
        assert!(has(&lines, line), "{line} in {lines:#?}");
    }
    let all = lines.join("\n");
    assert_eq!(all.matches("BEGIN:VEVENT").count(), 3);
    assert!(all.contains("Tagesordnung:\\n09:30  1  Eröffnung"), "{all}");
    assert!(all.contains("09:30  3  Workshop"), "{all}");
    assert!(
        !all.contains("Haushalt") && !all.contains("@example.org"),
        "{all}"
    );
    assert!(
        !all.contains("METHOD") && !all.contains("ORGANIZER"),
        "{all}"
    );

    let public = Wanted {
        audience: Audience::Public,
        ..Wanted::all_of(Register::Sessions)
    };
    let (lines, _) = calendar(&public);
    let all = lines.join("\n");
    assert!(
        !all.contains("example.org/raum") && !all.contains("Workshop"),
        "{all}"
    );
}

#[test]
fn actions_are_tasks_and_on_request_events_too() {
    let wanted = Wanted {
        audience: Audience::Internal,
        ..Wanted::all_of(Register::Actions)
    };
    let (lines, _) = calendar(&wanted);
    for line in [
        "SUMMARY:Liste verschicken",
        "DUE;VALUE=DATE:20181115",
        "STATUS:NEEDS-ACTION",
        "STATUS:IN-PROCESS",
        "PERCENT-COMPLETE:50",
        "STATUS:COMPLETED",
        "COMPLETED:20181120T100000Z",
        "SEQUENCE:1",
    ] {
        assert!(has(&lines, line), "{line} in {lines:#?}");
    }
    let all = lines.join("\n");
    assert!(
        !all.contains("VEVENT") && !all.contains("@example.org"),
        "{all}"
    );
    assert!(all.contains("Zuständig: Anna Berg"), "{all}");
    let (lines, written) = calendar(&Wanted {
        all_day: true,
        ..wanted
    });
    assert_eq!(written.count, 3);
    let all = lines.join("\n");
    // What is done is on no day any more, and no session follows that takes place.
    assert_eq!(all.matches("BEGIN:VEVENT").count(), 1);
    for line in [
        "UID:due-0000000000000000000000000Z@zirkel",
        "SUMMARY:Fällig: Liste verschicken",
        "DTSTART;VALUE=DATE:20181115",
        "DTEND;VALUE=DATE:20181116",
    ] {
        assert!(has(&lines, line), "{line} in {lines:#?}");
    }
}

#[test]
fn decisions_are_no_calendar_and_an_empty_one_is_none() {
    let texts = Texts::new(Lang::De);
    let wanted = Wanted::all_of(Register::Decisions);
    let refused = write(&project(), &wanted, Format::Ics, &texts, now(), &|_| true);
    assert!(matches!(refused, Err(WriteError::NoCalendar)));
    let wanted = Wanted::all_of(Register::Actions);
    let empty = Project::default();
    let refused = write(&empty, &wanted, Format::Ics, &texts, now(), &|_| true);
    assert!(matches!(refused, Err(WriteError::Nothing)));
    let table = write(&empty, &wanted, Format::Csv, &texts, now(), &|_| true);
    assert_eq!(table.expect("a table of headings").count, 0);
}

#[test]
fn whoever_waits_can_stop_it() {
    let texts = Texts::new(Lang::De);
    let wanted = Wanted::all_of(Register::Actions);
    for format in [Format::Xlsx, Format::Csv] {
        let stopped = write(&project(), &wanted, format, &texts, now(), &|_| false);
        assert!(matches!(
            stopped,
            Err(WriteError::Table(sheet::Error::Stopped))
        ));
    }
}
