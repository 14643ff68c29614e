//! Realistic projects of any size.

use chrono::{Days, NaiveDate, NaiveTime};

use super::{Dice, words};
use crate::document::IdSource;
use crate::model::{
    Action, ActionStatus, AgendaItem, Approval, Attendance, AttendanceStatus, Board, Circle,
    Consent, ConsentPurpose, Contact, Day, Decision, DecisionMethod, DecisionResult, Due, Element,
    ElementKind, Entry, EntryKind, Half, Id, ItemKind, Membership, NoteColor, Order, Organisation,
    OrganisationKind, Person, Point, Project, Role, Session, SessionState, Size, Suggestion,
    SuggestionStatus, Visibility, order,
};
use crate::store::{Header, codec};

/// Where ids begin: a ULID of July 2017, so that they look like ids and not like small numbers.
const FIRST_ID: u128 = 1_500_000_000_000 << 80;

/// A project of about `bytes` bytes as a file: a circle with its people, and sessions over years
/// with days, attendance, agenda, minutes and boards. The same for the same seed; all names and
/// texts are invented.
pub fn generated_project(seed: u64, bytes: usize) -> Project {
    let mut maker = Maker::new(seed);
    maker.roster((bytes / 20_000).clamp(4, 120));
    // Twenty years of two sessions each, as long as that gives sessions of a sensible size.
    let share = (bytes / 40).clamp(6_000, 250_000);
    let mut written = len(&maker.project);
    let mut number = 0;
    while written < bytes {
        let rest = (bytes - written).min(share);
        let before = maker.project;
        maker.project = Project::default();
        maker.session(number, rest);
        // The session alone says how much it adds.
        written += len(&maker.project).max(1);
        maker.project = joined(before, maker.project);
        number += 1;
    }
    maker.project
}

/// A circle with so many people and the bodies that send them, and nothing else. The same for the
/// same seed; all names are invented.
pub fn generated_roster(seed: u64, people: usize) -> Project {
    let mut maker = Maker::new(seed);
    maker.roster(people);
    maker.project
}

fn len(project: &Project) -> usize {
    codec::encode(project, &Header::default()).map_or(usize::MAX, |text| text.len())
}

fn joined(mut into: Project, session: Project) -> Project {
    macro_rules! move_tables {
        ($( $table:ident: $Record:ident, )*) => {
            $( for (id, _) in session.$table.iter() {
                if let Some(record) = session.$table.get_shared(id) {
                    into.$table.insert(id, record.clone());
                }
            } )*
        };
    }
    crate::model::with_tables!(move_tables);
    into
}

struct Maker {
    dice: Dice,
    ids: IdSource,
    project: Project,
    people: Vec<Id<Person>>,
    organisations: Vec<Id<Organisation>>,
    actions: u32,
}

impl Maker {
    fn new(seed: u64) -> Self {
        Self {
            dice: Dice(seed),
            ids: IdSource::counting_from(FIRST_ID + (u128::from(seed) << 32)),
            project: Project::default(),
            people: Vec::new(),
            organisations: Vec::new(),
            actions: 0,
        }
    }

    fn somebody(&mut self) -> Option<Id<Person>> {
        let at = self.dice.below(self.people.len());
        self.people.get(at).copied()
    }

    fn some_body(&mut self) -> Option<Id<Organisation>> {
        let at = self.dice.below(self.organisations.len());
        self.organisations.get(at).copied()
    }

    /// The circle, its people and the bodies that send them.
    fn roster(&mut self, people: usize) {
        for _ in 0..people.div_ceil(2) {
            let city = words::town(&mut self.dice);
            let kind = self.dice.pick(OrganisationKind::ALL);
            let name = match kind {
                OrganisationKind::City => format!("Stadt {city}"),
                OrganisationKind::County => format!("Landkreis {city}"),
                _ => format!("Institut für Zusammenleben {city}"),
            };
            let organisation = Organisation {
                name,
                kind,
                ags: format!("{:08}", self.dice.below(17_000_000)),
                street: format!("Marktplatz {}", 1 + self.dice.below(40)),
                postal_code: format!("{:05}", self.dice.below(99_999)),
                city,
                ..Organisation::default()
            };
            let id = self.ids.next();
            self.organisations.push(id);
            self.project.organisations.insert(id, organisation);
        }
        for number in 0..people {
            self.person(number);
        }
        let circle = Circle {
            name: "Arbeitskreis Zusammenleben (erfunden)".to_owned(),
            purpose: words::paragraph(&mut self.dice),
            host: self.organisations.first().copied(),
            since: Some(2005),
            legal_basis: "Einwilligung".to_owned(),
            review_on: NaiveDate::from_ymd_opt(2027, 1, 31),
            ..Circle::default()
        };
        self.project.circle.insert(Circle::ID, circle);
    }

    fn person(&mut self, number: usize) {
        let organisation = self.some_body();
        let person = Person {
            titles: words::titles(&mut self.dice),
            given_name: words::given_name(&mut self.dice),
            family_name: words::family_name(&mut self.dice),
            function: "Integrationsbeauftragte Person".to_owned(),
            department: format!("Amt {}", 10 + self.dice.below(80)),
            organisation,
            emails: vec![Contact {
                label: String::new(),
                value: format!("person{number}@example.org"),
            }],
            phones: vec![Contact {
                label: "Büro".to_owned(),
                value: format!("+49 30 0000{:04}", self.dice.below(10_000)),
            }],
            ..Person::default()
        };
        let id = self.ids.next();
        self.people.push(id);
        self.project.people.insert(id, person);
        let membership = Membership {
            person: Some(id),
            role: if number == 0 {
                Role::Lead
            } else {
                self.dice.pick(Role::ALL)
            },
            from: NaiveDate::from_ymd_opt(2005 + number as i32 % 20, 5, 1),
            ..Membership::default()
        };
        self.project.memberships.insert(self.ids.next(), membership);
        let consent = Consent {
            person: Some(id),
            purpose: self.dice.pick(ConsentPurpose::ALL),
            given_on: NaiveDate::from_ymd_opt(2018, 11, 7),
            ..Consent::default()
        };
        self.project.consents.insert(self.ids.next(), consent);
    }

    /// One session with about `bytes` bytes in its minutes and boards.
    fn session(&mut self, number: usize, bytes: usize) {
        let year = 2005 + (number / 2) as i32;
        let (month, season) = if number.is_multiple_of(2) {
            (4, "Frühjahrssitzung")
        } else {
            (11, "Herbstsitzung")
        };
        let first = NaiveDate::from_ymd_opt(year, month, 7);
        let place = words::town(&mut self.dice);
        let session = Session {
            number: format!("{}/{year}", 1 + number % 2),
            title: format!("{season} {year}"),
            place,
            host: self.some_body(),
            chair: self.somebody(),
            minute_taker: self.somebody(),
            state: SessionState::Closed,
            approval: Approval::Approved,
            ..Session::default()
        };
        let session_id = self.ids.next();
        self.project.sessions.insert(session_id, session);
        let days: Vec<Id<Day>> = (0..2)
            .map(|offset| {
                self.day(
                    session_id,
                    first.and_then(|day| day.checked_add_days(Days::new(offset))),
                )
            })
            .collect();
        if bytes > 20_000 {
            self.attendance(&days);
        }
        // An entry has about 700 bytes, a note 380: about half of the bytes each.
        let entries = (bytes / 1_500).max(3);
        let items = (entries / 5).clamp(2, 14);
        let mut previous = None;
        for (place, order) in order::spread(items).into_iter().enumerate() {
            let day = days.get(place * days.len() / items).copied();
            let item = self.item(session_id, day, order, previous.filter(|_| place % 4 == 3));
            self.entries(session_id, item, entries / items);
            previous = Some(item);
        }
        let notes = bytes / 900;
        let boards = notes.div_ceil(150);
        for order in order::spread(boards) {
            self.board(session_id, order, notes / boards);
        }
    }

    fn day(&mut self, session: Id<Session>, date: Option<NaiveDate>) -> Id<Day> {
        let day = Day {
            session: Some(session),
            date,
            planned_start: NaiveTime::from_hms_opt(9, 30, 0),
            planned_end: NaiveTime::from_hms_opt(17, 0, 0),
            actual_start: NaiveTime::from_hms_opt(9, 30 + self.dice.below(15) as u32, 0),
            ..Day::default()
        };
        let id = self.ids.next();
        self.project.days.insert(id, day);
        id
    }

    fn attendance(&mut self, days: &[Id<Day>]) {
        for at in 0..self.people.len().min(40) {
            for day in days {
                for half in Half::ALL {
                    let Some(person) = self.people.get(at).copied() else {
                        continue;
                    };
                    let attendance = Attendance {
                        person: Some(person),
                        day: Some(*day),
                        half: *half,
                        status: self.dice.pick(AttendanceStatus::ALL),
                        ..Attendance::default()
                    };
                    let id = Attendance::id(person, *day, *half);
                    self.project.attendance.insert(id, attendance);
                }
            }
        }
    }

    fn item(
        &mut self,
        session: Id<Session>,
        day: Option<Id<Day>>,
        order: Order,
        parent: Option<Id<AgendaItem>>,
    ) -> Id<AgendaItem> {
        let item = AgendaItem {
            session: Some(session),
            day,
            parent,
            order,
            title: words::item_title(&mut self.dice),
            kind: self.dice.pick(ItemKind::ALL),
            speaker: self.somebody(),
            planned_minutes: Some(15 * (1 + self.dice.below(6) as u32)),
            note: words::sentence(&mut self.dice),
            ..AgendaItem::default()
        };
        let id = self.ids.next();
        self.project.agenda.insert(id, item);
        id
    }

    fn entries(&mut self, session: Id<Session>, item: Id<AgendaItem>, count: usize) {
        for order in order::spread(count) {
            let kind = self.dice.pick(EntryKind::ALL);
            let decision = (kind == EntryKind::Decision).then(|| self.decision());
            let action = (kind == EntryKind::Action).then(|| self.action());
            let suggestion = (kind == EntryKind::Suggestion).then(|| self.suggestion());
            let entry = Entry {
                session: Some(session),
                item: Some(item),
                order,
                kind,
                text: words::paragraph(&mut self.dice),
                speaker: self.somebody(),
                visibility: self.dice.pick(Visibility::ALL),
                decision,
                action,
                suggestion,
                ..Entry::default()
            };
            self.project.entries.insert(self.ids.next(), entry);
        }
    }

    fn decision(&mut self) -> Decision {
        Decision {
            yes: Some(self.dice.below(40) as u32),
            no: Some(self.dice.below(5) as u32),
            abstained: Some(self.dice.below(5) as u32),
            method: self.dice.pick(DecisionMethod::ALL),
            result: Some(self.dice.pick(DecisionResult::ALL)),
            ..Decision::default()
        }
    }

    fn action(&mut self) -> Action {
        self.actions += 1;
        Action {
            number: Some(self.actions),
            owner: self.somebody(),
            helpers: self.somebody().into_iter().collect(),
            due: Some(Due::NextSession),
            status: self.dice.pick(ActionStatus::ALL),
            ..Action::default()
        }
    }

    fn suggestion(&mut self) -> Suggestion {
        Suggestion {
            from: self.some_body(),
            addressee: "Bund".to_owned(),
            status: self.dice.pick(SuggestionStatus::ALL),
            ..Suggestion::default()
        }
    }

    /// A board with frames and `notes` notes in rows.
    fn board(&mut self, session: Id<Session>, order: Order, notes: usize) {
        let id = self.ids.next();
        let board = Board {
            title: words::item_title(&mut self.dice),
            session: Some(session),
            order,
            ..Board::default()
        };
        self.project.boards.insert(id, board);
        let mut frame = None;
        for (at, order) in order::spread(notes).into_iter().enumerate() {
            let (column, row) = ((at % 12) as f32, (at / 12) as f32);
            let is_frame = at % 25 == 0;
            let element = Element {
                board: Some(id),
                kind: if is_frame {
                    ElementKind::Frame
                } else {
                    ElementKind::Note
                },
                frame: frame.filter(|_| !is_frame),
                order,
                position: Point::new(column * 180.0, row * 130.0),
                size: if is_frame {
                    Size::new(900.0, 650.0)
                } else {
                    Element::note_size()
                },
                text: words::note(&mut self.dice),
                color: self.dice.pick(NoteColor::ALL),
                author: self.somebody(),
                ..Element::default()
            };
            let element_id = self.ids.next();
            if is_frame {
                frame = Some(element_id);
            }
            self.project.elements.insert(element_id, element);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::references;

    #[test]
    fn a_generated_project_has_about_the_size_asked_for() {
        for bytes in [20_000, 200_000, 1_000_000] {
            let written = len(&generated_project(7, bytes));
            assert!(
                (bytes * 9 / 10..bytes * 12 / 10 + 10_000).contains(&written),
                "{written} instead of {bytes}"
            );
        }
    }

    #[test]
    fn a_generated_project_is_the_same_for_the_same_seed_only() {
        assert_eq!(generated_project(1, 50_000), generated_project(1, 50_000));
        assert_ne!(generated_project(1, 50_000), generated_project(2, 50_000));
    }

    #[test]
    fn a_generated_project_refers_to_nothing_that_is_missing() {
        let project = generated_project(3, 300_000);
        assert_eq!(references::dangling(&project), []);
        assert!(project.elements.len() > 100 && project.entries.len() > 100);
    }
}
