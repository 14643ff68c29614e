//! What is written down in a session.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::record::{leaf, part, record, words};
use super::{
    AgendaItem, Element, Id, Leaf, Order, Organisation, Person, Session, Shown, Visibility, text,
};

record! {
    /// One entry of the minutes (Protokolleintrag).
    ///
    /// Its kind says what it is. The part that belongs to the kind (decision, action,
    /// suggestion) is kept when the kind changes, so that changing back loses nothing.
    pub struct Entry {
        /// The session it belongs to.
        pub session: Option<Id<Session>>,
        /// The agenda item under which it was written.
        pub item: Option<Id<AgendaItem>>,
        /// The entry it is indented under.
        pub parent: Option<Id<Entry>>,
        /// Place among its siblings.
        pub order: Order,
        /// What kind of entry it is.
        pub kind: EntryKind,
        /// The text; for a decision its exact wording.
        pub text: String,
        /// Who said it.
        pub speaker: Option<Id<Person>>,
        /// Who may read it.
        pub visibility: Visibility,
        /// The board element it came from.
        pub origin: Option<Id<Element>>,
        /// When it was written, UTC; for people only.
        pub written_at: Option<DateTime<Utc>>,
        /// How it was voted on, for a decision.
        pub decision: Option<Decision>,
        /// Who does it until when, for an action.
        pub action: Option<Action>,
        /// Whose it is and what became of it, for a suggestion.
        pub suggestion: Option<Suggestion>,
    }
}

words! {
    /// Kinds of entries.
    pub enum EntryKind {
        /// Information.
        Information,
        /// Diskussion.
        Discussion,
        /// Ergebnis.
        Result,
        /// Beschluss.
        Decision,
        /// Aufgabe.
        Action,
        /// Anregung.
        Suggestion,
    }
}

record! {
    /// How a decision was reached.
    pub struct Decision {
        /// Number within the session; stays for ever. See
        /// [`decision_label`](super::Project::decision_label) for how it is written.
        pub number: Option<u32>,
        /// Votes for it.
        pub yes: Option<u32>,
        /// Votes against it.
        pub no: Option<u32>,
        /// Abstentions.
        pub abstained: Option<u32>,
        /// How it was decided.
        pub method: DecisionMethod,
        /// What came of it.
        pub result: Option<DecisionResult>,
    }
}
part!(Decision);

words! {
    /// Ways of deciding.
    pub enum DecisionMethod {
        /// offen.
        Open,
        /// geheim.
        Secret,
        /// Konsens.
        Consensus,
        /// Umlauf.
        Circulation,
    }
}

words! {
    /// What came of a vote.
    pub enum DecisionResult {
        /// einstimmig.
        Unanimous,
        /// mehrheitlich.
        Majority,
        /// abgelehnt.
        Rejected,
        /// vertagt.
        Postponed,
        /// zur Kenntnis.
        Noted,
    }
}

record! {
    /// Who does something until when.
    pub struct Action {
        /// Number within the circle; stays for ever.
        pub number: Option<u32>,
        /// The one who answers for it.
        pub owner: Option<Id<Person>>,
        /// Who helps.
        pub helpers: Vec<Id<Person>>,
        /// Until when.
        pub due: Option<Due>,
        /// How far it has come.
        pub status: ActionStatus,
        /// What it was like before each change, the oldest first.
        pub history: Vec<ActionChange>,
    }
}
part!(Action);

/// What an action was like before somebody changed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActionChange {
    /// When it was changed, UTC; for people only.
    pub at: DateTime<Utc>,
    /// Who changed it, as that person is called in shared files; may be blank.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// How far it had come.
    pub status: ActionStatus,
    /// Who answered for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Id<Person>>,
    /// Until when it was to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
}

impl Leaf for ActionChange {
    fn shown(&self) -> Shown {
        Shown::from(self.clone())
    }

    fn normalise(&mut self) {
        text::normalise(&mut self.by);
    }
}

impl Action {
    /// Whether two entries of a history tell the same, whenever and by whomever.
    pub fn is_same_change(one: &ActionChange, other: &ActionChange) -> bool {
        (one.status, one.owner, one.due) == (other.status, other.owner, other.due)
    }

    /// Status, owner and due date as they were at `moment`, as far as the history tells.
    pub fn as_of(&self, moment: DateTime<Utc>) -> (ActionStatus, Option<Id<Person>>, Option<Due>) {
        let later = self.history.iter().filter(|change| change.at > moment);
        match later.min_by_key(|change| change.at) {
            Some(was) => (was.status, was.owner, was.due),
            None => (self.status, self.owner, self.due),
        }
    }
}

/// Until when an action is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Due {
    /// By this day.
    On(NaiveDate),
    /// By the next session.
    NextSession,
}

leaf!(Due);

words! {
    /// The life of an action.
    pub enum ActionStatus {
        /// offen.
        Open,
        /// in Arbeit.
        InProgress,
        /// erledigt.
        Done,
        /// zurückgestellt.
        Deferred,
        /// entfällt.
        Dropped,
    }
}

record! {
    /// Whose suggestion it is, for whom, and what became of it.
    pub struct Suggestion {
        /// The organisation that made it.
        pub from: Option<Id<Organisation>>,
        /// Whom it is meant for.
        pub addressee: String,
        /// What became of it.
        pub status: SuggestionStatus,
    }
}
part!(Suggestion);

words! {
    /// The life of a suggestion.
    pub enum SuggestionStatus {
        /// gesammelt.
        Collected,
        /// übermittelt.
        Forwarded,
        /// aufgegriffen.
        TakenUp,
        /// abgelehnt.
        Declined,
    }
}
