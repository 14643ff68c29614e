//! What can be done to a session's attendance, each in one step.

use crate::document::{Document, Step};
use crate::model::{
    AttendanceStatus, Day, HalfDay, Id, Membership, Organisation, Person, Project, ReplyAnswer,
    Role, Roll, Session, text,
};

/// A person on a half-day.
pub type Cell = (Id<Person>, HalfDay);

/// Gives all these cells a status.
pub fn set_status(doc: &mut Document, cells: &[Cell], status: AttendanceStatus) {
    doc.end_gesture();
    doc.edit(Step::SetAttendance, |p| {
        for (person, half_day) in cells {
            let known = p.attendance_of(*person, half_day.day, half_day.half);
            // Of what is open nothing has to be written down.
            if known.is_none() && status == AttendanceStatus::Open {
                continue;
            }
            if known.is_some_and(|(_, record)| record.status == status) {
                continue;
            }
            p.set_attendance(*person, half_day.day, half_day.half, |record| {
                record.status = status;
            });
        }
    });
}

/// Gives everybody of whom nothing is known on a half-day a status; returns how many they were.
pub fn close_open(
    doc: &mut Document,
    roll: &Roll,
    half_day: HalfDay,
    status: AttendanceStatus,
) -> usize {
    let is_open = |person: &Id<Person>| {
        let cell = roll.cell(*person, half_day);
        cell.is_none_or(|(_, record)| {
            record.status == AttendanceStatus::Open && record.represented_by.is_none()
        })
    };
    let people = roll.people.iter().copied().filter(is_open);
    let cells: Vec<Cell> = people.map(|person| (person, half_day)).collect();
    set_status(doc, &cells, status);
    cells.len()
}

/// Notes what people answered to the invitation.
pub fn set_reply(
    doc: &mut Document,
    session: Id<Session>,
    people: &[Id<Person>],
    answer: ReplyAnswer,
) {
    doc.end_gesture();
    doc.edit(Step::SetReply, |p| {
        for person in people {
            let known = p.reply_of(*person, session);
            let now = known.map(|(_, reply)| reply.answer);
            if now.unwrap_or_default() != answer {
                p.set_reply(*person, session, |reply| reply.answer = answer);
            }
        }
    });
}

/// Adds somebody who was not expected: a person who is a guest for the days of the session, and
/// there on this half-day. `organisation` is the name of a body, known or not; may be blank.
pub fn add_guest(
    doc: &mut Document,
    session: Id<Session>,
    half_day: Option<HalfDay>,
    name: &str,
    organisation: &str,
) -> Id<Person> {
    let (titles, given_name, family_name) = split_name(name);
    doc.end_gesture();
    doc.edit(Step::AddGuest, |p| {
        let organisation = organisation.trim();
        let body = find_organisation(p, organisation).or_else(|| {
            (!organisation.is_empty()).then(|| {
                p.add(Organisation {
                    name: organisation.to_owned(),
                    ..Organisation::default()
                })
            })
        });
        let dates = p.days_of(session).into_iter();
        let dates: Vec<_> = dates.filter_map(|(_, day): (_, &Day)| day.date).collect();
        let person = p.add(Person {
            titles,
            given_name,
            family_name,
            organisation: body,
            ..Person::default()
        });
        p.add(Membership {
            person: Some(person),
            role: Role::Guest,
            from: dates.first().copied(),
            until: dates.last().copied(),
            ..Membership::default()
        });
        match half_day {
            Some(half_day) => {
                p.set_attendance(person, half_day.day, half_day.half, |record| {
                    record.status = AttendanceStatus::Present;
                });
            }
            None => {
                p.set_reply(person, session, |_| {});
            }
        }
        person
    })
}

/// The body with this name or short name, whatever its accents and case.
fn find_organisation(project: &Project, name: &str) -> Option<Id<Organisation>> {
    let wanted = text::folded(name.trim());
    if wanted.is_empty() {
        return None;
    }
    let is = |known: &str| text::folded(known.trim()) == wanted;
    let mut all = project.organisations.iter();
    all.find(|(_, body)| is(&body.name) || is(&body.short_name))
        .map(|(id, _)| id)
}

/// Words before a name that are titles.
const TITLES: [&str; 6] = ["dr.", "prof.", "dr", "prof", "dipl.-ing.", "pd"];
/// Words with which a family name begins.
const PARTICLES: [&str; 8] = ["von", "vom", "van", "zu", "zum", "zur", "de", "le"];

/// Titles, given names and family name of "Dr. Anna von Berg", or of "Berg, Anna".
pub fn split_name(name: &str) -> (String, String, String) {
    if let Some((family_name, rest)) = name.split_once(',') {
        let (titles, given_name) = split_titles(rest);
        return (titles, given_name, squeezed(family_name));
    }
    let (titles, rest) = split_titles(name);
    let words: Vec<&str> = rest.split_whitespace().collect();
    let is_particle = |word: &&str| PARTICLES.contains(&word.to_lowercase().as_str());
    let last = words.len().saturating_sub(1);
    // A particle as the first word would leave no given name, but it is none either.
    let family = words.iter().position(is_particle).unwrap_or(last).min(last);
    let (given, family) = words.split_at(family);
    (titles, given.join(" "), family.join(" "))
}

fn split_titles(name: &str) -> (String, String) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_title = |word: &&&str| TITLES.contains(&word.to_lowercase().as_str());
    let titles = words.iter().take_while(is_title).count();
    let (titles, rest) = words.split_at(titles);
    (titles.join(" "), rest.join(" "))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_typed_at_the_door_is_split_simply() {
        for (name, titles, given_name, family_name) in [
            ("Anna Berg", "", "Anna", "Berg"),
            (" Anna  Maria Berg ", "", "Anna Maria", "Berg"),
            ("Dr. Anna von Berg", "Dr.", "Anna", "von Berg"),
            ("Berg, Anna", "", "Anna", "Berg"),
            ("von Berg, Prof. Dr. Anna", "Prof. Dr.", "Anna", "von Berg"),
            ("Berg", "", "", "Berg"),
            ("", "", "", ""),
        ] {
            let found = split_name(name);
            let expected = (titles.into(), given_name.into(), family_name.into());
            assert_eq!(found, expected, "{name}");
        }
    }

    fn session(doc: &mut Document) -> (Id<Session>, HalfDay) {
        let session = doc.edit(Step::AddSession, |p| {
            let session = p.add(Session::default());
            p.add(Day {
                session: Some(session),
                date: chrono::NaiveDate::from_ymd_opt(2018, 11, 7),
                ..Day::default()
            });
            session
        });
        let half_days = doc.project().half_days(session);
        (session, half_days[0])
    }

    #[test]
    fn a_guest_comes_and_goes_in_one_step() {
        let mut doc = Document::default();
        doc.edit(Step::AddOrganisation, |p| {
            p.add(Organisation {
                name: "Bundesamt für Migration und Flüchtlinge".to_owned(),
                short_name: "BAMF".to_owned(),
                ..Organisation::default()
            })
        });
        let (session, morning) = session(&mut doc);
        let guest = add_guest(&mut doc, session, Some(morning), "Anna Berg", "bamf");
        let project = doc.project();
        assert_eq!(project.organisations.len(), 1);
        assert_eq!(project.participants(session), [guest]);
        let roll = Roll::of(project, session);
        assert_eq!(roll.status(guest, morning), AttendanceStatus::Present);
        let (_, membership) = project.memberships.iter().next().unwrap();
        assert_eq!(
            (membership.role, membership.from),
            (Role::Guest, morning.date)
        );
        assert_eq!(membership.until, morning.date);
        doc.undo();
        assert!(doc.project().people.is_empty());
        assert!(doc.project().attendance.is_empty());
    }

    #[test]
    fn only_what_is_open_is_closed_and_that_in_one_step() {
        let mut doc = Document::default();
        let (session, morning) = session(&mut doc);
        let people: Vec<_> = ["Pavković", "Özbabacan", "Reichwald"]
            .map(|family_name| {
                doc.edit(Step::AddPerson, |p| {
                    p.add(Person {
                        family_name: family_name.to_owned(),
                        ..Person::default()
                    })
                })
            })
            .into();
        set_status(&mut doc, &[(people[0], morning)], AttendanceStatus::Excused);
        let before = doc.project().clone();
        let roll = Roll::of(&before, session);
        let closed = close_open(&mut doc, &roll, morning, AttendanceStatus::Present);
        assert_eq!(closed, 2);
        let roll = Roll::of(doc.project(), session);
        assert_eq!(roll.status(people[0], morning), AttendanceStatus::Excused);
        assert_eq!(roll.counts(morning).of(AttendanceStatus::Present), 2);
        doc.undo();
        assert!(!doc.project().differs(&before));
    }

    #[test]
    fn what_is_open_anyway_is_not_written_down() {
        let mut doc = Document::default();
        let (_, morning) = session(&mut doc);
        let person = doc.edit(Step::AddPerson, |p| p.add(Person::default()));
        set_status(&mut doc, &[(person, morning)], AttendanceStatus::Open);
        assert!(doc.project().attendance.is_empty());
    }
}
