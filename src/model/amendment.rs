//! What was changed in minutes that were finished.

use chrono::{DateTime, Utc};

use super::record::{record, words};
use super::{AgendaItem, Decision, Entry, EntryKind, Id, Person, Session, Ulid, Visibility};

record! {
    /// A change of finished minutes: what an entry or an agenda item was like when they were
    /// finished. There is one for each that differs from that, under [`Amendment::id`]; what is
    /// changed back has none. `document` keeps them; nobody else has to.
    pub struct Amendment {
        /// Whose minutes.
        pub session: Option<Id<Session>>,
        /// The entry that was changed, if it was one.
        pub entry: Option<Id<Entry>>,
        /// The agenda item that was changed, or under which the entry stood.
        pub item: Option<Id<AgendaItem>>,
        /// What happened.
        pub change: AmendmentKind,
        /// What kind of entry it was.
        pub kind: EntryKind,
        /// What the entry said, or the title of the item; blank for what was added.
        pub text: String,
        /// Who said it.
        pub speaker: Option<Id<Person>>,
        /// The item's own number.
        pub number: String,
        /// What the item was about.
        pub note: String,
        /// Who was allowed to read it.
        pub visibility: Visibility,
        /// How it was voted on, for a decision.
        pub decision: Option<Decision>,
        /// When it was changed last, UTC; for people only.
        pub at: Option<DateTime<Utc>>,
        /// Who changed it last, as that person is called in shared files; may be blank.
        pub by: String,
    }
}

words! {
    /// What happened to something in finished minutes.
    pub enum AmendmentKind {
        /// geändert.
        Changed,
        /// ergänzt.
        Added,
        /// gestrichen.
        Removed,
    }
}

impl Amendment {
    /// Where the change of an entry or agenda item lies.
    pub fn id(session: Id<Session>, record: Ulid) -> Id<Self> {
        Id::derived("amendment", &[session.ulid(), record], 0)
    }
}
