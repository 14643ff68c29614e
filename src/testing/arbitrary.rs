//! Projects as no person would make them, for property tests.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use proptest::prelude::*;
use ulid::Ulid;

use crate::model::{
    Action, ActionChange, ActionStatus, AgendaItem, Amendment, AmendmentKind, Angle, Approval,
    Arrowhead, Attendance, AttendanceStatus, Blob, Board, Circle, Conflict, ConflictKind, Consent,
    ConsentPurpose, Contact, Dash, Day, Decision, DecisionMethod, DecisionResult, Dots, Due,
    Element, ElementKind, End, Entry, EntryKind, Ext, Fill, Fitting, Group, Half, Id, Image, Ink,
    ItemKind, ItemOutcome, MediaType, Membership, NoteColor, Order, Organisation, OrganisationKind,
    Person, Plan, PlanDay, PlanItem, Point, Points, Poll, PollMode, PollState, Project, Reply,
    ReplyAnswer, Role, Route, Session, SessionState, Size, Spot, Suggestion, SuggestionStatus,
    Table, TableName, Tag, Template, TextAlign, TypeSize, Visibility, Weight, text,
};

/// Any project: every table, every field, texts that are hard to write down, unknown fields and
/// tables. Texts are in the form that `Document` brings them into.
///
/// Built from a string of bytes, so that proptest shrinks it by leaving bytes out: where they end,
/// the rest of the project is blank.
pub fn arbitrary_project() -> impl Strategy<Value = Project> {
    prop::collection::vec(any::<u8>(), 0..1_500).prop_map(|bytes| Source { bytes, at: 0 }.project())
}

/// What texts are put together from: quotes, hashes and backslashes in every order, what looks
/// like the end of a file, scripts that join, turn around or combine, control characters.
const PIECES: &[&str] = &[
    "",
    "a",
    "Ü",
    "\"",
    "#",
    "\"#",
    "\"##",
    "#\"",
    "\\",
    "\\\"",
    "\\n",
    "\\u{41}",
    "r#\"",
    "b\"",
    "\n",
    "\t",
    " ",
    "  \n",
    "//",
    "/*",
    "*/",
    "\n// blake3: ",
    "00000000000000000000000000000000",
    "),\n})\n",
    "(",
    "[",
    "{",
    "\u{1f9ed}",
    "👩\u{200d}🌾",
    "🇩🇪",
    "שלום",
    "\u{202e}مرحبا\u{202c}",
    "\u{200f}",
    "\u{2028}",
    "\u{85}",
    "e\u{327}\u{301}",
    "Ẅ\u{331}",
    "\u{feff}",
    "Some(",
    "'",
    "\u{0}",
    "\r\n",
    "None",
    "ß",
    "𝔘",
    "\u{10ffff}",
    "ﬁ",
];

/// Unknown fields. Few names: each distinct one is kept for the life of the program.
const FIELDS: &[&str] = &["colour", "r#with-dash", "zusätzlich", "r#true", "version_2"];

/// Their values, as RON.
const VALUES: &[&str] = &[
    "1",
    "-0.5",
    "\"text\"",
    "r#\"\"quoted\" \\\"#",
    "None",
    "Some((a: 1, b: [x, Y(2)]))",
    "[]",
    "{\"a\": (1, 2), \"b\": ()}",
    "(\n      a: \"1\n2\",\n    )",
    "[/* kept */ 1]",
    "'\\''",
    "Named(deep: [[[[[1]]]]])",
    "true",
    "b\"bytes\"",
];

struct Source {
    bytes: Vec<u8>,
    at: usize,
}

impl Source {
    fn byte(&mut self) -> u8 {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        byte
    }

    fn number(&mut self) -> u32 {
        u32::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte()])
    }

    fn flag(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[usize::from(self.byte()) % choices.len()]
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| make(self))
    }

    fn list<T>(&mut self, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.byte() % 4).map(|_| make(self)).collect()
    }

    fn text(&mut self) -> String {
        let mut pieces = self.list(|source| source.pick(PIECES)).concat();
        text::normalise(&mut pieces);
        pieces
    }

    /// One of few, so that records refer to one another; sometimes a very large one.
    fn id<T>(&mut self) -> Id<T> {
        let byte = self.byte();
        Id::from_ulid(Ulid(if byte == 255 {
            u128::MAX
        } else {
            u128::from(byte % 16)
        }))
    }

    fn date(&mut self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.number() as i32 % 1_000_000).expect("in range")
    }

    fn time(&mut self) -> NaiveTime {
        let seconds = self.number() % 86_400;
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, self.number() % 1_000_000_000)
            .expect("in range")
    }

    fn moment(&mut self) -> NaiveDateTime {
        self.date().and_time(self.time())
    }

    fn instant(&mut self) -> DateTime<Utc> {
        self.moment().and_utc()
    }

    fn order(&mut self) -> Order {
        let (mut low, mut high) = (None, None);
        for _ in 0..self.byte() % 12 {
            let middle = Order::between(low.as_ref(), high.as_ref()).expect("room");
            if self.flag() {
                low = Some(middle);
            } else {
                high = Some(middle);
            }
        }
        low.or(high).unwrap_or_default()
    }

    fn float(&mut self) -> f32 {
        f32::from_bits(self.number())
    }

    fn ext(&mut self) -> Ext {
        if self.byte() < 220 {
            return Ext::default();
        }
        let mut fields: Vec<(&str, &str)> = Vec::new();
        for _ in 0..1 + self.byte() % 3 {
            let name = self.pick(FIELDS);
            if !fields.iter().any(|(known, _)| *known == name) {
                fields.push((name, self.pick(VALUES)));
            }
        }
        ext(&fields)
    }

    fn table<T>(&mut self, mut make: impl FnMut(&mut Self) -> T) -> Table<T> {
        (0..self.byte() % 5)
            .map(|_| (self.id(), make(self)))
            .collect()
    }

    fn project(&mut self) -> Project {
        // The largest records first: a short string of bytes is to reach them.
        let entries = self.table(Self::entry);
        let elements = self.table(Self::element);
        Project {
            circle: self.table(Self::circle),
            organisations: self.table(Self::organisation),
            people: self.table(Self::person),
            memberships: self.table(|source| Membership {
                person: source.maybe(Self::id),
                role: source.pick(Role::ALL),
                from: source.maybe(Self::date),
                until: source.maybe(Self::date),
                on_behalf_of: source.maybe(Self::id),
                ext: source.ext(),
            }),
            consents: self.table(|source| Consent {
                person: source.maybe(Self::id),
                purpose: source.pick(ConsentPurpose::ALL),
                given_on: source.maybe(Self::date),
                withdrawn_on: source.maybe(Self::date),
                ext: source.ext(),
            }),
            sessions: self.table(Self::session),
            days: self.table(|source| Day {
                session: source.maybe(Self::id),
                date: source.maybe(Self::date),
                planned_start: source.maybe(Self::time),
                planned_end: source.maybe(Self::time),
                actual_start: source.maybe(Self::time),
                actual_end: source.maybe(Self::time),
                ext: source.ext(),
            }),
            attendance: self.table(|source| Attendance {
                person: source.maybe(Self::id),
                day: source.maybe(Self::id),
                half: source.pick(Half::ALL),
                status: source.pick(AttendanceStatus::ALL),
                represented_by: source.maybe(Self::id),
                from: source.maybe(Self::time),
                until: source.maybe(Self::time),
                ext: source.ext(),
            }),
            replies: self.table(|source| Reply {
                person: source.maybe(Self::id),
                session: source.maybe(Self::id),
                answer: source.pick(ReplyAnswer::ALL),
                received_on: source.maybe(Self::date),
                note: source.text(),
                ext: source.ext(),
            }),
            agenda: self.table(Self::item),
            entries,
            boards: self.table(|source| Board {
                title: source.text(),
                session: source.maybe(Self::id),
                item: source.maybe(Self::id),
                order: source.order(),
                template: source.flag(),
                covering: source.flag(),
                ext: source.ext(),
            }),
            elements,
            amendments: self.table(|source| Amendment {
                session: source.maybe(Self::id),
                entry: source.maybe(Self::id),
                item: source.maybe(Self::id),
                change: source.pick(AmendmentKind::ALL),
                kind: source.pick(EntryKind::ALL),
                text: source.text(),
                speaker: source.maybe(Self::id),
                number: source.text(),
                note: source.text(),
                visibility: source.pick(Visibility::ALL),
                decision: source.maybe(Self::decision),
                at: source.maybe(Self::instant),
                by: source.text(),
                ext: source.ext(),
            }),
            templates: self.table(|source| Template {
                name: source.text(),
                note: source.text(),
                plan: Plan {
                    days: source.list(|source| PlanDay {
                        start: source.maybe(Self::time),
                        end: source.maybe(Self::time),
                    }),
                    items: source.list(|source| PlanItem {
                        title: source.text(),
                        kind: source.pick(ItemKind::ALL),
                        minutes: source.maybe(Self::number),
                        depth: source.number() as u8,
                        day: source.number() as u8,
                        visibility: source.pick(Visibility::ALL),
                        recurring: source.flag(),
                        reviews_actions: source.flag(),
                        note: source.text(),
                    }),
                },
                ext: source.ext(),
            }),
            images: self.table(|source| Image {
                media: source.pick(MediaType::ALL),
                width: source.number(),
                height: source.number(),
                name: source.text(),
                data: Blob::from(source.list(|source| source.number() as u8)),
                ext: source.ext(),
            }),
            polls: self.table(|source| Poll {
                board: source.maybe(Self::id),
                area: source.maybe(Self::id),
                title: source.text(),
                order: source.order(),
                mode: source.pick(PollMode::ALL),
                budget: source.number(),
                limit: source.number(),
                hidden: source.flag(),
                state: source.pick(PollState::ALL),
                opened_at: source.maybe(Self::instant),
                closed_at: source.maybe(Self::instant),
                ext: source.ext(),
            }),
            dots: self.table(|source| Dots {
                poll: source.maybe(Self::id),
                element: source.maybe(Self::id),
                person: source.maybe(Self::id),
                count: source.number(),
                ext: source.ext(),
            }),
            conflicts: self.table(|source| Conflict {
                kind: source.pick(ConflictKind::ALL),
                table: source.maybe(|source| source.pick(TableName::ALL)),
                record: source.text(),
                field: source.text(),
                base: source.text(),
                first: source.text(),
                second: source.text(),
                placed: source.text(),
                first_by: source.text(),
                first_at: source.maybe(Self::instant),
                second_by: source.text(),
                second_at: source.maybe(Self::instant),
                ext: source.ext(),
            }),
            ext: self.ext(),
        }
    }

    fn circle(&mut self) -> Circle {
        Circle {
            name: self.text(),
            purpose: self.text(),
            host: self.maybe(Self::id),
            since: self.maybe(|source| source.number() as i32),
            data_purpose: self.text(),
            legal_basis: self.text(),
            review_on: self.maybe(Self::date),
            note: self.text(),
            ext: self.ext(),
        }
    }

    fn organisation(&mut self) -> Organisation {
        Organisation {
            name: self.text(),
            short_name: self.text(),
            kind: self.pick(OrganisationKind::ALL),
            ags: self.text(),
            street: self.text(),
            postal_code: self.text(),
            city: self.text(),
            note: self.text(),
            ext: self.ext(),
        }
    }

    fn contact(&mut self) -> Contact {
        Contact {
            label: self.text(),
            value: self.text(),
        }
    }

    fn person(&mut self) -> Person {
        Person {
            form_of_address: self.text(),
            titles: self.text(),
            given_name: self.text(),
            family_name: self.text(),
            function: self.text(),
            department: self.text(),
            organisation: self.maybe(Self::id),
            emails: self.list(Self::contact),
            phones: self.list(Self::contact),
            note: self.text(),
            erased_on: self.maybe(Self::date),
            ext: self.ext(),
        }
    }

    fn session(&mut self) -> Session {
        Session {
            number: self.text(),
            title: self.text(),
            occasion: self.text(),
            place: self.text(),
            room: self.text(),
            link: self.text(),
            host: self.maybe(Self::id),
            chair: self.maybe(Self::id),
            minute_taker: self.maybe(Self::id),
            distribution: self.list(Self::id),
            distribution_note: self.text(),
            state: self.pick(SessionState::ALL),
            approval: self.pick(Approval::ALL),
            approved_in: self.maybe(Self::id),
            finished_at: self.maybe(Self::instant),
            note: self.text(),
            ext: self.ext(),
        }
    }

    fn item(&mut self) -> AgendaItem {
        AgendaItem {
            session: self.maybe(Self::id),
            day: self.maybe(Self::id),
            parent: self.maybe(Self::id),
            order: self.order(),
            number: self.text(),
            title: self.text(),
            kind: self.pick(ItemKind::ALL),
            speaker: self.maybe(Self::id),
            planned_minutes: self.maybe(Self::number),
            actual_start: self.maybe(Self::moment),
            actual_end: self.maybe(Self::moment),
            visibility: self.pick(Visibility::ALL),
            note: self.text(),
            outcome: self.pick(ItemOutcome::ALL),
            recurring: self.flag(),
            continues: self.maybe(Self::id),
            approves: self.maybe(Self::id),
            reviews_actions: self.flag(),
            ext: self.ext(),
        }
    }

    fn due(&mut self) -> Due {
        self.maybe(Self::date).map_or(Due::NextSession, Due::On)
    }

    fn decision(&mut self) -> Decision {
        Decision {
            number: self.maybe(Self::number),
            yes: self.maybe(Self::number),
            no: self.maybe(Self::number),
            abstained: self.maybe(Self::number),
            method: self.pick(DecisionMethod::ALL),
            result: self.maybe(|source| source.pick(DecisionResult::ALL)),
            ext: self.ext(),
        }
    }

    fn entry(&mut self) -> Entry {
        Entry {
            session: self.maybe(Self::id),
            item: self.maybe(Self::id),
            parent: self.maybe(Self::id),
            order: self.order(),
            kind: self.pick(EntryKind::ALL),
            text: self.text(),
            speaker: self.maybe(Self::id),
            visibility: self.pick(Visibility::ALL),
            origin: self.maybe(Self::id),
            written_at: self.maybe(Self::instant),
            decision: self.maybe(Self::decision),
            action: self.maybe(|source| Action {
                number: source.maybe(Self::number),
                owner: source.maybe(Self::id),
                helpers: source.list(Self::id),
                due: source.maybe(Self::due),
                status: source.pick(ActionStatus::ALL),
                history: source.list(|source| ActionChange {
                    at: source.instant(),
                    by: source.text(),
                    status: source.pick(ActionStatus::ALL),
                    owner: source.maybe(Self::id),
                    due: source.maybe(Self::due),
                }),
                ext: source.ext(),
            }),
            suggestion: self.maybe(|source| Suggestion {
                from: source.maybe(Self::id),
                addressee: source.text(),
                status: source.pick(SuggestionStatus::ALL),
                ext: source.ext(),
            }),
            ext: self.ext(),
        }
    }

    fn end(&mut self) -> End {
        End {
            spot: self.maybe(|source| Spot::new(source.float(), source.float())),
            place: Point::new(self.float(), self.float()),
        }
    }

    fn points(&mut self) -> Points {
        let points = self.list(|source| {
            let place = Point::new(source.float(), source.float());
            (place, source.number() as u8)
        });
        Points::new(points)
    }

    fn element(&mut self) -> Element {
        Element {
            board: self.maybe(Self::id),
            kind: self.pick(ElementKind::ALL),
            frame: self.maybe(Self::id),
            order: self.order(),
            position: Point::new(self.float(), self.float()),
            size: Size::new(self.float(), self.float()),
            text: self.text(),
            color: self.pick(NoteColor::ALL),
            author: self.maybe(Self::id),
            locked: self.flag(),
            number: self.number(),
            tags: self.list(|source| Tag::new(&source.text()).unwrap_or_default()),
            covered: self.flag(),
            fitting: self.pick(Fitting::ALL),
            groups: self.list(|source| Group(Self::id::<Element>(source).ulid())),
            sequence: self.order(),
            angle: Angle::new(self.float()),
            ink: self.pick(Ink::ALL),
            fill: self.pick(Fill::ALL),
            weight: self.pick(Weight::ALL),
            dash: self.pick(Dash::ALL),
            type_size: self.pick(TypeSize::ALL),
            align: self.pick(TextAlign::ALL),
            from: self.maybe(Self::id),
            from_at: self.end(),
            to: self.maybe(Self::id),
            to_at: self.end(),
            route: self.pick(Route::ALL),
            from_head: self.pick(Arrowhead::ALL),
            to_head: self.pick(Arrowhead::ALL),
            points: self.points(),
            image: self.maybe(Self::id),
            ext: self.ext(),
        }
    }
}

/// Unknown fields come from files only; so this writes one.
fn ext(fields: &[(&str, &str)]) -> Ext {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    let circle: Circle = ron::from_str(&format!("({})", fields.join(", "))).expect("valid RON");
    circle.ext
}
