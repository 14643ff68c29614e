//! A meeting of the circle: its days, who was there, and its agenda.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::record::{record, words};
use super::{Id, Order, Organisation, Person};

record! {
    /// One meeting of the circle, over one or several days.
    pub struct Session {
        /// Number as people say it, e.g. "2/2018".
        pub number: String,
        /// Title, e.g. "Herbstsitzung 2018".
        pub title: String,
        /// What it is held for (Anlass), e.g. "Herbstsitzung des Kreises".
        pub occasion: String,
        /// Town and house.
        pub place: String,
        /// The room in it.
        pub room: String,
        /// Where to join online: an address or how to dial in.
        pub link: String,
        /// The organisation that receives the circle.
        pub host: Option<Id<Organisation>>,
        /// Who chairs.
        pub chair: Option<Id<Person>>,
        /// Who takes the minutes.
        pub minute_taker: Option<Id<Person>>,
        /// Who gets the minutes (Verteiler), besides whoever took part.
        pub distribution: Vec<Id<Person>>,
        /// Who else gets them, in words, one on a line.
        pub distribution_note: String,
        /// How far it has come.
        pub state: SessionState,
        /// How far its minutes have come.
        pub approval: Approval,
        /// The session in which the minutes were approved.
        pub approved_in: Option<Id<Session>>,
        /// When the minutes were finished, UTC: when they went round first. From then on changes
        /// are kept as [`Amendment`](super::Amendment)s.
        pub finished_at: Option<DateTime<Utc>>,
        /// Whatever else is worth knowing.
        pub note: String,
    }
}

words! {
    /// The life of a session.
    pub enum SessionState {
        /// terminiert.
        Scheduled,
        /// eingeladen.
        Invited,
        /// läuft.
        Running,
        /// beendet.
        Closed,
        /// abgesagt.
        Cancelled,
    }
}

impl Session {
    /// Whether the minutes are finished, so that changes are kept as
    /// [`Amendment`](super::Amendment)s.
    pub fn is_finished(&self) -> bool {
        self.approval != Approval::Draft
    }
}

words! {
    /// The life of a session's minutes.
    pub enum Approval {
        /// Entwurf.
        Draft,
        /// im Umlauf.
        Circulating,
        /// genehmigt.
        Approved,
        /// genehmigt mit Änderungen.
        ApprovedWithChanges,
    }
}

record! {
    /// One day of a session. Times are local to the place of the session.
    pub struct Day {
        /// The session it belongs to.
        pub session: Option<Id<Session>>,
        /// The date.
        pub date: Option<NaiveDate>,
        /// Planned start.
        pub planned_start: Option<NaiveTime>,
        /// Planned end.
        pub planned_end: Option<NaiveTime>,
        /// When it really started.
        pub actual_start: Option<NaiveTime>,
        /// When it really ended.
        pub actual_end: Option<NaiveTime>,
    }
}

record! {
    /// Whether a person was there on a half-day. Lies under [`Attendance::id`], so that two people
    /// who tick the same box at once tick one record.
    pub struct Attendance {
        /// Who.
        pub person: Option<Id<Person>>,
        /// On which day.
        pub day: Option<Id<Day>>,
        /// Which half of it.
        pub half: Half,
        /// How.
        pub status: AttendanceStatus,
        /// Who came instead.
        pub represented_by: Option<Id<Person>>,
        /// Came at, where it was not from the start; local time.
        pub from: Option<NaiveTime>,
        /// Left at, where it was not until the end; local time.
        pub until: Option<NaiveTime>,
    }
}

impl Attendance {
    /// Where the attendance of a person on a half-day lies.
    pub fn id(person: Id<Person>, day: Id<Day>, half: Half) -> Id<Self> {
        let half = match half {
            Half::Morning => 0,
            Half::Afternoon => 1,
        };
        Id::derived("attendance", &[person.ulid(), day.ulid()], half)
    }
}

record! {
    /// What a person answered to the invitation to a session (Rückmeldung). Says nothing on who
    /// came in the end. Lies under [`Reply::id`].
    pub struct Reply {
        /// Who.
        pub person: Option<Id<Person>>,
        /// To which session.
        pub session: Option<Id<Session>>,
        /// What.
        pub answer: ReplyAnswer,
        /// When it came.
        pub received_on: Option<NaiveDate>,
        /// What else was said, e.g. "nur am ersten Tag".
        pub note: String,
    }
}

impl Reply {
    /// Where the reply of a person to the invitation to a session lies.
    pub fn id(person: Id<Person>, session: Id<Session>) -> Id<Self> {
        Id::derived("reply", &[person.ulid(), session.ulid()], 0)
    }
}

words! {
    /// Answers to an invitation.
    pub enum ReplyAnswer {
        /// keine Antwort.
        None,
        /// kommt.
        Yes,
        /// nimmt online teil.
        Online,
        /// vielleicht.
        Maybe,
        /// kommt nicht.
        No,
    }
}

words! {
    /// Halves of a day.
    pub enum Half {
        /// Vormittag.
        Morning,
        /// Nachmittag.
        Afternoon,
    }
}

words! {
    /// Ways of being there or not.
    pub enum AttendanceStatus {
        /// offen.
        Open,
        /// anwesend.
        Present,
        /// online.
        Online,
        /// entschuldigt.
        Excused,
        /// unentschuldigt.
        Absent,
    }
}

record! {
    /// A point on a session's agenda (Tagesordnungspunkt, TOP).
    pub struct AgendaItem {
        /// The session it belongs to.
        pub session: Option<Id<Session>>,
        /// The day on which it is planned.
        pub day: Option<Id<Day>>,
        /// The item it is a part of.
        pub parent: Option<Id<AgendaItem>>,
        /// Place among its siblings.
        pub order: Order,
        /// A number of its own choice; blank: numbered by its place.
        pub number: String,
        /// Title.
        pub title: String,
        /// What kind of item it is.
        pub kind: ItemKind,
        /// Who presents.
        pub speaker: Option<Id<Person>>,
        /// How long it is planned to take, in minutes.
        pub planned_minutes: Option<u32>,
        /// When it really started, in local time.
        pub actual_start: Option<NaiveDateTime>,
        /// When it really ended, in local time.
        pub actual_end: Option<NaiveDateTime>,
        /// Who may read of it.
        pub visibility: Visibility,
        /// What it is about.
        pub note: String,
        /// What became of it, where that does not follow from the minutes.
        pub outcome: ItemOutcome,
        /// Whether it stands on the agenda of each session.
        pub recurring: bool,
        /// The item of an earlier session that it goes on with.
        pub continues: Option<Id<AgendaItem>>,
        /// The session whose minutes are to be approved under it.
        pub approves: Option<Id<Session>>,
        /// Whether the open actions are gone through under it.
        pub reviews_actions: bool,
    }
}

words! {
    /// What became of an agenda item.
    pub enum ItemOutcome {
        /// As the minutes say: an item with entries, or that was begun, was discussed.
        Open,
        /// behandelt.
        Discussed,
        /// vertagt.
        Postponed,
    }
}

words! {
    /// Kinds of agenda items.
    pub enum ItemKind {
        /// Verschiedenes.
        Other,
        /// Formalia.
        Formalities,
        /// Vortrag.
        Talk,
        /// Anregungen: suggestions are collected.
        Suggestions,
        /// Workshop.
        Workshop,
        /// Beschluss.
        Decision,
        /// Aussprache.
        Discussion,
        /// Pause.
        Break,
    }
}

words! {
    /// Who may read something.
    pub enum Visibility {
        /// Everybody in the circle.
        Circle,
        /// Only those who keep the project.
        Internal,
        /// Anybody.
        Public,
    }
}
