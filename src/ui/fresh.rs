//! What others have just changed: marked in the views for a while, and the way there.

use std::collections::HashSet;

use egui::Ui;

use super::place::Place;
use super::theme::Palette;
use crate::document::Delta;
use crate::model::{
    AgendaItem, Attendance, Board, Circle, Conflict, Consent, Day, Element, Entry, Membership,
    Organisation, Person, Session,
};
use crate::model::{Project, Record, TableName, Ulid, with_tables};

/// Records that came in from others and have not been looked at yet.
#[derive(Clone, Debug, Default)]
pub struct Fresh {
    ids: HashSet<Ulid>,
    places: Vec<(TableName, Ulid)>,
    /// Whether they are marked; before that they are only remembered.
    shown: bool,
}

macro_rules! fresh {
    ($( $table:ident: $Record:ident, )*) => {
        impl Fresh {
            /// What was added and changed.
            pub fn of(delta: &Delta) -> Self {
                let mut fresh = Self::default();
                $( for (id, change) in &delta.$table {
                    if change.after.is_some() {
                        fresh.ids.insert(id.ulid());
                        fresh.places.push((<$Record as Record>::TABLE, id.ulid()));
                    }
                } )*
                fresh
            }
        }
    };
}
with_tables!(fresh);

impl Fresh {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Adds what came in later.
    pub fn follow(&mut self, later: Self) {
        if self.shown {
            // Those were seen.
            *self = later;
        } else {
            self.ids.extend(later.ids);
            self.places.extend(later.places);
        }
    }

    /// Marks them in the views; returns where the first of them is.
    pub fn show(&mut self, project: &Project) -> Option<Place> {
        self.shown = true;
        // What people read and write comes before what belongs to it.
        let first = |table: TableName| match table {
            TableName::entries => 0,
            TableName::elements => 1,
            TableName::agenda => 2,
            TableName::people | TableName::organisations => 3,
            TableName::sessions | TableName::boards => 4,
            _ => 5,
        };
        self.places
            .iter()
            .filter_map(|(table, id)| {
                Some((first(*table), Place::of_record(project, *table, *id)?))
            })
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, place)| place)
    }

    /// Takes the marks away.
    pub fn hide(&mut self) {
        *self = Self::default();
    }

    /// Whether this record is to be marked.
    pub fn marks(&self, id: Ulid) -> bool {
        self.shown && self.ids.contains(&id)
    }

    /// Whether anything is marked.
    pub fn is_shown(&self) -> bool {
        self.shown && !self.ids.is_empty()
    }

    /// Marks what was just drawn at `rect`, if it is one of them: a bar at its left edge.
    pub fn mark(&self, ui: &Ui, id: Ulid, rect: egui::Rect) {
        if self.marks(id) {
            let bar = egui::Rect::from_min_size(rect.min, egui::vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 1.5, Palette::here(ui).accent);
        }
    }
}
