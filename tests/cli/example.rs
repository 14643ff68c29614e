//! The example session that the program brings along.

use zirkel::model::{AttendanceStatus, ElementKind, Project, Role, references};
use zirkel::store::{codec, example};

fn project() -> Project {
    codec::decode(example()).expect("it can be read").project
}

#[test]
fn is_written_as_the_program_writes() {
    let decoded = codec::decode(example()).expect("it can be read");
    assert_eq!(decoded.checksum, Some(true));
    let again = codec::encode(&decoded.project, &decoded.header).expect("it can be written");
    assert_eq!(again, example());
    assert_eq!(references::dangling(&decoded.project), []);
}

#[test]
fn has_exactly_the_people_whom_the_report_names() {
    let project = project();
    let named: Vec<String> = project
        .people_by_name()
        .iter()
        .map(|(_, person)| person.full_name())
        .collect();
    assert_eq!(
        named,
        [
            "Daniel Gyamerah",
            "Ayse Özbabacan",
            "Gari Pavković",
            "Elisabeth von Ritter",
            "Raphaela Schweiger",
        ]
    );
    for (_, person) in project.people.iter() {
        let unknown = [&person.form_of_address, &person.titles, &person.note];
        assert!(unknown.iter().all(|text| text.is_empty()), "{person:?}");
        assert!(person.emails.is_empty() && person.phones.is_empty());
    }
}

#[test]
fn says_who_leads_the_circle_and_nothing_of_other_roles() {
    let project = project();
    let mut leads: Vec<String> = project
        .memberships
        .iter()
        .map(|(_, membership)| {
            assert_eq!(membership.role, Role::Lead);
            assert_eq!((membership.from, membership.until), (None, None));
            let person = project.follow(membership.person).expect("a person");
            let sent_by = project.follow(person.organisation).expect("a city");
            assert_eq!(sent_by.name, "Landeshauptstadt Stuttgart");
            person.family_name.clone()
        })
        .collect();
    leads.sort();
    assert_eq!(leads, ["Pavković", "Özbabacan"]);
    assert_eq!(project.circle().since, Some(2005));
}

#[test]
fn invents_no_time_vote_task_or_attendance() {
    let project = project();
    let dates: Vec<String> = project
        .sessions_by_date()
        .iter()
        .flat_map(|(id, _)| project.days_of(*id))
        .map(|(_, day)| {
            let times = [day.planned_start, day.planned_end];
            assert_eq!(times, [None; 2]);
            assert_eq!([day.actual_start, day.actual_end], [None; 2]);
            day.date.map(|date| date.to_string()).unwrap_or_default()
        })
        .collect();
    assert_eq!(dates, ["2018-11-07", "2018-11-08"]);
    for (_, item) in project.agenda.iter() {
        assert_eq!((item.day, item.planned_minutes), (None, None));
        assert_eq!((item.actual_start, item.actual_end), (None, None));
    }
    for (_, entry) in project.entries.iter() {
        assert!(entry.decision.is_none() && entry.action.is_none());
        assert_eq!(entry.written_at, None);
    }
    let present = project
        .attendance
        .iter()
        .filter(|(_, attendance)| attendance.status != AttendanceStatus::Open);
    assert_eq!(present.count(), 0);
    assert!(project.elements.iter().all(|(_, e)| e.author.is_none()));
    assert!(project.consents.is_empty());
}

#[test]
fn has_a_board_for_each_workshop_with_its_notes_inside_their_frames() {
    let project = project();
    assert_eq!(project.boards.len(), 2);
    for (board, record) in project.boards.iter() {
        let item = project.follow(record.item).expect("a workshop");
        assert_eq!(item.title, record.title);
        assert_eq!(item.session, record.session);
        let elements = project.elements_of(board);
        let frames = elements
            .iter()
            .filter(|(_, element)| element.kind == ElementKind::Frame);
        assert_eq!(frames.count(), 3);
        for (_, note) in &elements {
            let Some(frame) = project.follow(note.frame) else {
                assert_ne!(note.kind, ElementKind::Note, "{}", note.text);
                continue;
            };
            assert!(frame.covers(note.position), "{}", note.text);
            let corner = note.position.moved(note.size.width(), note.size.height());
            assert!(frame.covers(corner), "{}", note.text);
            assert!(frame.order < note.order, "{} lies below", note.text);
        }
    }
}
