//! What a session looks like before it is one: templates.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::record::record;
use super::{ItemKind, Leaf, Shown, Visibility, text};

record! {
    /// A template for sessions that somebody made. Zirkel's own are not in the project.
    pub struct Template {
        /// What it is called.
        pub name: String,
        /// What it is for.
        pub note: String,
        /// Days and agenda.
        pub plan: Plan,
    }
}

/// Days and agenda of a session that is to be. Changes as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// The days, in order.
    pub days: Vec<PlanDay>,
    /// The agenda, parents before their parts.
    pub items: Vec<PlanItem>,
}

/// A day of a [`Plan`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanDay {
    /// When it starts, local time.
    pub start: Option<NaiveTime>,
    /// When it ends, local time.
    pub end: Option<NaiveTime>,
}

/// An agenda item of a [`Plan`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanItem {
    /// Its title.
    pub title: String,
    /// What kind of item it is.
    pub kind: ItemKind,
    /// How long it is to take, in minutes.
    pub minutes: Option<u32>,
    /// How deep it is indented; 0 at the top.
    pub depth: u8,
    /// On which of the days, counted from 0.
    pub day: u8,
    /// Who may read of it.
    pub visibility: Visibility,
    /// Whether it stands on the agenda of each session.
    pub recurring: bool,
    /// Whether the open actions are gone through under it.
    pub reviews_actions: bool,
    /// What it is about.
    pub note: String,
}

impl Leaf for Plan {
    fn shown(&self) -> Shown {
        Shown::from(self.clone())
    }

    fn normalise(&mut self) {
        for item in &mut self.items {
            text::normalise(&mut item.title);
            text::normalise(&mut item.note);
        }
    }
}
