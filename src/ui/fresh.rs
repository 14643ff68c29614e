//! What others have just changed: marked in the views for a while, and the way there.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Context, Id, Ui};

use super::place::Place;
use super::theme::Palette;
use crate::document::Delta;
use crate::model::{
    AgendaItem, Amendment, Attendance, Board, Circle, Conflict, Consent, Day, Dots, Element, Entry,
    Image, Membership, Organisation, Person, Poll, Reply, Session, Template,
};
use crate::model::{Project, Record, TableName, Ulid, with_tables};

/// Records that came in from others and have not been looked at yet.
#[derive(Clone, Debug, Default)]
pub struct Fresh {
    ids: Marks,
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
                        fresh.places.push((<$Record as Record>::TABLE, id.ulid()));
                    }
                } )*
                fresh.ids = Arc::new(fresh.places.iter().map(|(_, id)| *id).collect());
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
            Arc::make_mut(&mut self.ids).extend(later.ids.iter());
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

    /// Whether anything is marked.
    pub fn is_shown(&self) -> bool {
        self.shown && !self.ids.is_empty()
    }

    /// Hands the marks to whatever is drawn from now on, see [`mark`] and [`marked`].
    pub fn publish(&self, ctx: &Context) {
        let marked = self.is_shown().then(|| self.ids.clone());
        ctx.data_mut(|data| match marked {
            Some(ids) => {
                data.insert_temp(Id::unique(MARKS), ids);
            }
            None => data.remove::<Marks>(Id::unique(MARKS)),
        });
    }
}

const MARKS: &str = "what others have just changed";

/// The records that are marked.
pub type Marks = Arc<HashSet<Ulid>>;

/// The records that are to be marked now, if any are. For whoever draws many at once.
pub fn marked(ctx: &Context) -> Option<Marks> {
    ctx.data(|data| data.get_temp(Id::unique(MARKS)))
}

/// Marks what was just drawn at `rect`, if others have changed it: a bar at its left edge.
pub fn mark(ui: &Ui, id: Ulid, rect: egui::Rect) {
    if marked(ui.ctx()).is_some_and(|marked| marked.contains(&id)) {
        let bar = egui::Rect::from_min_size(rect.min, egui::vec2(4.0, rect.height()));
        ui.painter().rect_filled(bar, 2.0, Palette::here(ui).good);
    }
}
