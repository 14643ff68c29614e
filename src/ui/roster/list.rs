//! What a list shows: its rows in order, the filter, and what is selected.
//!
//! Rows are made anew only for records that changed, so that typing stays smooth with thousands
//! of them.

use std::collections::HashMap;
use std::sync::Arc;

use crate::document::Document;
use crate::i18n::{Lang, Texts};
use crate::model::{Id, Project, Record, text};
use crate::ui::widgets::Anchor;

/// The most columns that any list has.
pub const COLUMNS: usize = 5;

/// A record that has a list of its own.
pub trait Listed: Record {
    /// What rows show of other records, gathered once for all rows.
    type Around;

    /// Gathers what rows show of other records.
    fn around(project: &Project, texts: &Texts) -> Self::Around;

    /// What this row shows of other records. A row is made anew when this differs.
    fn context(&self, id: Id<Self>, around: &Self::Around) -> Vec<String>;

    /// The cells from left to right; the first is the name.
    fn cells(&self, context: &[String], texts: &Texts) -> [String; COLUMNS];

    /// What to sort by, in search form.
    fn sort_key(&self) -> (String, String);

    /// Everything the filter looks at.
    fn haystack(&self, context: &[String]) -> String;
}

/// One row.
pub struct Row<T> {
    /// The record it shows.
    pub id: Id<T>,
    /// The cells from left to right.
    pub cells: [String; COLUMNS],
    record: Arc<T>,
    context: Vec<String>,
    sort_key: (String, String),
    haystack: String,
}

/// A list with its filter and selection.
pub struct List<T> {
    /// What is typed in the filter field.
    pub filter: String,
    /// Holds the table while others change it.
    pub anchor: Anchor,
    /// The document's foreign revision for which the rows were made.
    foreign: u64,
    rows: Vec<Row<T>>,
    /// Places in `rows` of what the filter lets through.
    shown: Vec<usize>,
    selected: Option<Id<T>>,
    /// Where the selected record was in `shown`.
    place: Option<usize>,
    /// What was selected when it went away, to be selected again when undo brings it back.
    lost: Option<Id<T>>,
    deleting: Option<Id<T>>,
    scroll: bool,
    made_for: Option<(u64, Lang)>,
    filtered_for: Option<String>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            filter: String::new(),
            anchor: Anchor::default(),
            foreign: 0,
            rows: Vec::new(),
            shown: Vec::new(),
            selected: None,
            place: None,
            lost: None,
            deleting: None,
            scroll: false,
            made_for: None,
            filtered_for: None,
        }
    }
}

impl<T: Listed> List<T> {
    /// Brings the list up to the document. To be called each frame before it is shown. Returns
    /// whether rows may have changed.
    pub fn refresh(&mut self, doc: &Document, texts: &Texts) -> bool {
        let wanted = Some((doc.revision(), texts.lang()));
        let scroll = self.scroll;
        let stale = self.made_for != wanted;
        if stale {
            self.make_rows(doc.project(), texts);
            self.made_for = wanted;
        }
        if stale || self.filtered_for.as_deref() != Some(self.filter.as_str()) {
            self.apply_filter(stale);
        }
        if stale {
            self.settle_selection(doc.project());
        }
        // What others do scrolls nowhere.
        if self.foreign != doc.foreign_revision() {
            self.foreign = doc.foreign_revision();
            self.scroll = scroll;
        }
        stale
    }

    /// The document's foreign revision that the list shows.
    pub fn foreign(&self) -> u64 {
        self.foreign
    }

    fn make_rows(&mut self, project: &Project, texts: &Texts) {
        let around = T::around(project, texts);
        let mut known: HashMap<Id<T>, Row<T>> =
            self.rows.drain(..).map(|row| (row.id, row)).collect();
        let same_words = self.made_for.is_some_and(|(_, lang)| lang == texts.lang());
        for id in T::table(project).ids() {
            let Some(record) = T::table(project).get_shared(id) else {
                continue;
            };
            let context = record.context(id, &around);
            let old = known.remove(&id).filter(|row| {
                same_words && Arc::ptr_eq(&row.record, record) && row.context == context
            });
            self.rows.push(old.unwrap_or_else(|| Row {
                id,
                cells: record.cells(&context, texts),
                sort_key: record.sort_key(),
                haystack: text::folded(&record.haystack(&context)),
                record: record.clone(),
                context,
            }));
        }
        self.rows
            .sort_by(|a, b| (&a.sort_key, a.id).cmp(&(&b.sort_key, b.id)));
    }

    fn apply_filter(&mut self, rows_changed: bool) {
        let folded = text::folded(&self.filter);
        let words: Vec<&str> = folded.split_whitespace().collect();
        self.shown.clear();
        for (place, row) in self.rows.iter().enumerate() {
            if words.iter().all(|word| row.haystack.contains(word)) {
                self.shown.push(place);
            }
        }
        self.filtered_for = Some(self.filter.clone());
        let place = self.find_place();
        // What is being edited stays selected even when it no longer fits the filter; what
        // somebody filters away is let go.
        if !rows_changed && place.is_none() {
            self.selected = None;
        }
        if place.is_some() {
            self.scroll |= place != self.place;
            self.place = place;
        }
    }

    /// Lets go of a record that is gone, and takes up one that came back.
    fn settle_selection(&mut self, project: &Project) {
        let table = T::table(project);
        if let Some(gone) = self.selected.filter(|id| !table.contains(*id)) {
            self.lost = Some(gone);
            self.selected = None;
            if self.deleting.take() == Some(gone) {
                let last = self.shown.len().checked_sub(1);
                let next = last.map(|last| self.place.unwrap_or(0).min(last));
                self.selected = next.and_then(|next| self.row(next)).map(|row| row.id);
                self.place = self.selected.and(next);
            }
        } else if let Some(back) = self.lost.filter(|id| table.contains(*id)) {
            self.select(Some(back));
        }
    }

    fn find_place(&self) -> Option<usize> {
        let selected = self.selected?;
        self.shown
            .iter()
            .position(|place| self.rows.get(*place).is_some_and(|row| row.id == selected))
    }

    /// What is selected.
    pub fn selected(&self) -> Option<Id<T>> {
        self.selected
    }

    /// Selects a record, which may be so new that no row shows it yet.
    pub fn select(&mut self, id: Option<Id<T>>) {
        self.selected = id;
        self.lost = None;
        self.deleting = None;
        self.place = self.find_place();
        self.scroll = true;
    }

    /// Selects a record that the filter may hide, and clears the filter.
    pub fn reveal(&mut self, id: Id<T>) {
        self.filter.clear();
        self.select(Some(id));
    }

    /// Says that the selected record is about to be deleted, so that its neighbour is selected
    /// when it is gone.
    pub fn expect_deletion(&mut self) {
        self.deleting = self.selected;
    }

    /// Where the selected record is in the list.
    pub fn place(&self) -> Option<usize> {
        self.place.filter(|_| self.selected.is_some())
    }

    /// Whether the list has to be scrolled to the selected row; says so once.
    pub fn take_scroll(&mut self) -> bool {
        std::mem::take(&mut self.scroll)
    }

    /// How many rows the filter lets through.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// How many rows there are in all.
    pub fn total(&self) -> usize {
        self.rows.len()
    }

    /// The row at this place of those that the filter lets through.
    pub fn row(&self, place: usize) -> Option<&Row<T>> {
        self.rows.get(*self.shown.get(place)?)
    }

    /// All rows in their order, whatever the filter says.
    pub fn all(&self) -> &[Row<T>] {
        &self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Step;
    use crate::model::Person;

    fn add(doc: &mut Document, given_name: &str, family_name: &str) -> Id<Person> {
        doc.edit(Step::AddPerson, |p| {
            p.add(Person {
                given_name: given_name.to_owned(),
                family_name: family_name.to_owned(),
                ..Person::default()
            })
        })
    }

    fn names(list: &List<Person>) -> Vec<&str> {
        (0..list.len())
            .filter_map(|place| list.row(place))
            .map(|row| row.cells[0].as_str())
            .collect()
    }

    #[test]
    fn people_stand_by_family_name_whatever_its_accents() {
        let (texts, mut doc) = (Texts::new(Lang::De), Document::default());
        add(&mut doc, "Gari", "Pavković");
        add(&mut doc, "Ayse", "Özbabacan");
        add(&mut doc, "Ben", "Otto");
        let mut list = List::<Person>::default();
        list.refresh(&doc, &texts);
        assert_eq!(
            names(&list),
            ["Özbabacan, Ayse", "Otto, Ben", "Pavković, Gari"]
        );
        list.filter = "ayse OZB".to_owned();
        list.refresh(&doc, &texts);
        assert_eq!(names(&list), ["Özbabacan, Ayse"]);
    }

    #[test]
    fn the_neighbour_is_selected_after_a_deletion_and_undo_selects_what_came_back() {
        let (texts, mut doc) = (Texts::new(Lang::De), Document::default());
        let first = add(&mut doc, "", "A");
        let second = add(&mut doc, "", "B");
        let mut list = List::<Person>::default();
        list.refresh(&doc, &texts);
        list.select(Some(first));
        list.expect_deletion();
        doc.edit(Step::DeletePerson, |p| p.delete_person(first));
        list.refresh(&doc, &texts);
        assert_eq!(list.selected(), Some(second));
        doc.undo();
        list.refresh(&doc, &texts);
        assert_eq!(list.selected(), Some(first));
    }

    #[test]
    fn undoing_an_addition_leaves_nothing_selected() {
        let (texts, mut doc) = (Texts::new(Lang::De), Document::default());
        add(&mut doc, "", "A");
        let new = add(&mut doc, "", "B");
        let mut list = List::<Person>::default();
        list.reveal(new);
        list.refresh(&doc, &texts);
        assert_eq!(list.place(), Some(1));
        doc.undo();
        list.refresh(&doc, &texts);
        assert_eq!((list.selected(), list.place()), (None, None));
    }

    #[test]
    fn what_no_longer_fits_the_filter_while_it_is_edited_stays_selected() {
        let (texts, mut doc) = (Texts::new(Lang::De), Document::default());
        let id = add(&mut doc, "", "Alt");
        let mut list = List::<Person> {
            filter: "alt".to_owned(),
            ..List::default()
        };
        list.refresh(&doc, &texts);
        list.select(Some(id));
        doc.edit(Step::EditPerson, |p| {
            p.change(id, |person| person.family_name = "Neu".to_owned());
        });
        list.refresh(&doc, &texts);
        assert_eq!((list.len(), list.selected()), (0, Some(id)));
        list.filter = "al".to_owned();
        list.refresh(&doc, &texts);
        assert_eq!(list.selected(), None);
    }
}
