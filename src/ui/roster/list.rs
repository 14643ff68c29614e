//! What a list shows: its rows in order, put together in groups, and the filter.
//!
//! Rows are made anew only for records that changed, so that typing stays smooth with thousands
//! of them. What is selected is in `selection`.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::columns::{Arrangement, Column};
use super::rows::Around;
use super::selection::Selection;
use crate::document::Document;
use crate::i18n::{Lang, Texts, format};
use crate::model::{Id, Project, Record, Table, text};
use crate::ui::settings::{RosterPrefs, TablePrefs};
use crate::ui::widgets::Anchor;

/// A record that has a list of its own.
pub trait Listed: Record {
    /// The columns its list can have; the first is the name.
    const COLUMNS: &'static [Column];

    /// What its row shows of other records.
    type Context;

    /// What its row shows of other records. A row is made anew when this is another.
    fn context(&self, id: Id<Self>, around: &Around) -> Self::Context;

    /// Whether rows made with either are the same.
    fn is_same(a: &Self::Context, b: &Self::Context) -> bool;

    /// The cells, one for each column; the first is the name.
    fn cells(&self, context: &Self::Context, texts: &Texts) -> Vec<Cell>;

    /// What the filter looks at besides the cells.
    fn hidden_text(&self, context: &Self::Context) -> String;

    /// How its table is shown.
    fn prefs(prefs: &mut RosterPrefs) -> &mut TablePrefs;

    /// So many of them, e.g. "3 Personen".
    fn count(texts: &Texts, count: usize) -> String;

    /// Whether its data were erased.
    fn is_erased(&self) -> bool {
        false
    }
}

/// A cell.
#[derive(Default)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    order: InOrder,
}

/// What a cell is compared by.
#[derive(Default)]
enum InOrder {
    /// Its text, as names are.
    #[default]
    Text,
    /// Something that was made for it.
    Key(String),
    /// A number or a day.
    Number(i64),
}

/// A cell's place in order. Blank cells have none, they come last whichever way it goes.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Number(i64),
    Text(String),
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            order: InOrder::Text,
        }
    }

    /// A text that is compared by a key.
    pub fn in_order(text: String, key: String) -> Self {
        Self {
            text,
            order: InOrder::Key(key),
        }
    }

    /// A number of things.
    pub fn number(number: usize) -> Self {
        Self {
            text: number.to_string(),
            order: InOrder::Number(i64::try_from(number).unwrap_or(i64::MAX)),
        }
    }

    /// A day, if it is known.
    pub fn date(texts: &Texts, day: Option<NaiveDate>) -> Self {
        let days = day.map(|day| day.signed_duration_since(NaiveDate::MIN).num_days());
        Self {
            text: day.map(|day| format::date(texts, day)).unwrap_or_default(),
            order: days.map_or(InOrder::Text, InOrder::Number),
        }
    }

    fn rank(&self) -> Option<Rank> {
        if self.text.trim().is_empty() {
            return None;
        }
        Some(match &self.order {
            InOrder::Text => Rank::Text(text::as_name_in_order(&self.text)),
            InOrder::Key(key) => Rank::Text(key.clone()),
            InOrder::Number(number) => Rank::Number(*number),
        })
    }
}

/// One record's row.
pub struct Row<T: Listed> {
    /// The record it shows.
    pub id: Id<T>,
    /// The cells, one for each column the list can have.
    pub cells: Vec<Cell>,
    /// Whether its data were erased.
    pub erased: bool,
    record: Arc<T>,
    context: T::Context,
    name: String,
    /// What its group stands by.
    group: Option<Rank>,
    /// What it stands by, in the order of the keys to sort by.
    ranks: Vec<Option<Rank>>,
    haystack: String,
}

impl<T: Listed> Row<T> {
    fn made(id: Id<T>, record: &Arc<T>, context: T::Context, texts: &Texts) -> Self {
        let cells = record.cells(&context, texts);
        let name = cells.first().map(|cell| match &cell.order {
            InOrder::Key(key) => key.clone(),
            _ => text::as_name_in_order(&cell.text),
        });
        Self {
            id,
            haystack: haystack(&cells, &record.hidden_text(&context)),
            erased: record.is_erased(),
            name: name.unwrap_or_default(),
            record: record.clone(),
            context,
            cells,
            group: None,
            ranks: Vec::new(),
        }
    }

    fn rank(&mut self, by: &Arrangement) {
        let rank = |column: usize| self.cells.get(column).and_then(Cell::rank);
        self.group = by.group.and_then(rank);
        self.ranks = by.sort.iter().map(|(column, _)| rank(*column)).collect();
    }

    fn compare(&self, other: &Self, by: &Arrangement) -> Ordering {
        let keys = self.ranks.iter().zip(&other.ranks).zip(&by.sort);
        keys.map(|((a, b), (_, falling))| compare(a.as_ref(), b.as_ref(), *falling))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
            .then_with(|| self.name.cmp(&other.name))
            .then_with(|| self.id.cmp(&other.id))
    }

    /// The name, or nothing.
    pub fn name(&self) -> &str {
        self.cells.first().map_or("", |cell| cell.text.as_str())
    }

    /// Whether the name begins with these letters, whatever their accents.
    fn begins_with(&self, start: &str) -> bool {
        self.name.starts_with(&text::as_name_in_order(start))
            || text::folded(self.name()).starts_with(&text::folded(start))
    }
}

/// Blank ones last, whichever way it goes.
fn compare(a: Option<&Rank>, b: Option<&Rank>, falling: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if falling => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Everything the filter looks at, in search form. What has umlauts is there both ways, so that
/// "Mueller" finds "Müller" just as "Muller" does.
fn haystack(cells: &[Cell], hidden: &str) -> String {
    let mut all = String::new();
    let texts = cells
        .iter()
        .filter(|cell| !matches!(cell.order, InOrder::Number(_)))
        .map(|cell| cell.text.as_str());
    for text in texts.chain([hidden]).filter(|text| !text.is_empty()) {
        all.push_str(text);
        all.push('\n');
    }
    let mut found = text::folded(&all);
    let umlaut = |c| "äöüÄÖÜ".contains(c);
    for word in all.split_whitespace().filter(|word| word.contains(umlaut)) {
        found.push_str(&text::as_name_in_order(word));
        found.push('\n');
    }
    found
}

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// What stands above a group, by its place among the groups.
    Group(usize),
    /// A record, by its row's place among all rows.
    Row(usize),
}

/// Rows that belong together.
pub struct Group {
    /// What they have in common; blank where they say nothing.
    pub title: String,
    /// How many there are.
    pub count: usize,
    /// Whether only its title is shown.
    pub folded: bool,
    /// Where its rows begin among those that the filter lets through.
    start: usize,
}

/// A list with its filter and selection.
pub struct List<T: Listed> {
    /// What is typed in the filter field.
    pub filter: String,
    /// Holds the table while others change it.
    pub anchor: Anchor,
    /// How far the table is scrolled to the right, in points, and how far it is to be.
    pub aside: (f32, Option<f32>),
    /// The letters typed to jump to a name, and when the last one was, in seconds.
    pub jump: (String, f64),
    pub(super) selection: Selection<T>,
    pub(super) rows: Vec<Row<T>>,
    pub(super) lines: Vec<Line>,
    /// Places among all rows of those that the filter lets through.
    passing: Vec<usize>,
    groups: Vec<Group>,
    folded: HashSet<String>,
    arrangement: Arrangement,
    /// The records that the rows show, and the version of what is around them.
    table: Table<T>,
    around: Option<u64>,
    /// The document's foreign revision for which the rows were made.
    foreign: u64,
    made_for: Option<(u64, Lang)>,
    filtered_for: Option<String>,
    /// Whether lines have to be laid out anew though neither rows nor filter changed.
    stale: bool,
}

impl<T: Listed> Default for List<T> {
    fn default() -> Self {
        Self {
            filter: String::new(),
            anchor: Anchor::default(),
            aside: (0.0, None),
            jump: (String::new(), 0.0),
            selection: Selection::default(),
            rows: Vec::new(),
            lines: Vec::new(),
            passing: Vec::new(),
            groups: Vec::new(),
            folded: HashSet::new(),
            arrangement: Arrangement::default(),
            table: Table::default(),
            around: None,
            foreign: 0,
            made_for: None,
            filtered_for: None,
            stale: false,
        }
    }
}

impl<T: Listed> List<T> {
    /// Brings the list up to the document and to how it is to be arranged. To be called each
    /// frame before it is shown. Returns whether any row did.
    pub fn refresh(
        &mut self,
        doc: &Document,
        texts: &Texts,
        around: &Around,
        arrangement: Arrangement,
    ) -> bool {
        let wanted = Some((doc.revision(), texts.lang()));
        let scroll = self.selection.scroll;
        let stale = self.made_for != wanted;
        let mut changed = false;
        if stale {
            changed = self.make_rows(doc.project(), texts, around);
            self.made_for = wanted;
        }
        let arranged = self.arrangement != arrangement;
        if arranged {
            self.arrangement = arrangement;
            for row in &mut self.rows {
                row.rank(&self.arrangement);
            }
        }
        if changed || arranged {
            self.sort();
        }
        let filtered = self.filtered_for.as_deref() != Some(self.filter.as_str());
        let by_user = arranged || filtered || std::mem::take(&mut self.stale);
        if changed || by_user {
            self.lay_out(!changed);
        }
        if stale {
            self.settle_selection(doc.project());
        }
        // What others do scrolls nowhere.
        if self.foreign != doc.foreign_revision() {
            self.foreign = doc.foreign_revision();
            self.selection.scroll = scroll;
        }
        changed
    }

    /// The document's foreign revision that the list shows.
    pub fn foreign(&self) -> u64 {
        self.foreign
    }

    /// Makes the rows anew that have to be; returns whether there were any, or some are gone.
    fn make_rows(&mut self, project: &Project, texts: &Texts, around: &Around) -> bool {
        /// With more changes than this, looking for each row costs more than looking at all.
        const FEW: usize = 50;
        let table = T::table(project);
        let same_words = self.made_for.is_some_and(|(_, lang)| lang == texts.lang());
        let old = std::mem::replace(&mut self.table, table.clone());
        let same_around = self.around == Some(around.version());
        self.around = Some(around.version());
        if same_words && same_around {
            let changes = old.differences(table);
            if changes.len() <= FEW {
                for change in &changes {
                    let at = self.rows.iter().position(|row| row.id == change.id);
                    let made = change.after.as_ref().map(|record| {
                        let context = record.context(change.id, around);
                        self.row_of(change.id, record, context, texts)
                    });
                    match (at.and_then(|at| self.rows.get_mut(at)), made) {
                        (Some(row), Some(made)) => *row = made,
                        (None, Some(made)) => self.rows.push(made),
                        (Some(_), None) => self.rows.retain(|row| row.id != change.id),
                        (None, None) => {}
                    }
                }
                return !changes.is_empty();
            }
        }
        let count = self.rows.len();
        let mut known: HashMap<Id<T>, Row<T>> =
            self.rows.drain(..).map(|row| (row.id, row)).collect();
        let mut changed = false;
        for id in table.ids() {
            let Some(record) = table.get_shared(id) else {
                continue;
            };
            let context = record.context(id, around);
            let old = known.remove(&id).filter(|row| {
                same_words && Arc::ptr_eq(&row.record, record) && T::is_same(&row.context, &context)
            });
            changed |= old.is_none();
            let row = old.unwrap_or_else(|| self.row_of(id, record, context, texts));
            self.rows.push(row);
        }
        changed || self.rows.len() != count
    }

    fn row_of(&self, id: Id<T>, record: &Arc<T>, context: T::Context, texts: &Texts) -> Row<T> {
        let mut row = Row::made(id, record, context, texts);
        row.rank(&self.arrangement);
        row
    }

    fn sort(&mut self) {
        let by = &self.arrangement;
        self.rows.sort_by(|a, b| {
            compare(a.group.as_ref(), b.group.as_ref(), false).then_with(|| a.compare(b, by))
        });
    }

    /// Lays out the lines: what the filter lets through, in groups. `by_user` says that nothing
    /// changed but what the user wants to see.
    fn lay_out(&mut self, by_user: bool) {
        let words = Words::of(&self.filter);
        let grouped = self.arrangement.group;
        self.lines.clear();
        self.groups.clear();
        self.passing.clear();
        // What is gone to is shown, whatever is folded.
        let revealed = self.selection.revealed.take();
        if let (Some(id), Some(column)) = (revealed, grouped)
            && let Some(row) = self.rows.iter().find(|row| row.id == id)
            && let Some(cell) = row.cells.get(column)
        {
            self.folded.remove(&cell.text);
        }
        for (place, row) in self.rows.iter().enumerate() {
            let erased = row.erased && !self.arrangement.erased;
            if erased && !self.selection.is_chosen(row.id) || !words.are_in(&row.haystack) {
                continue;
            }
            self.passing.push(place);
            if let Some(column) = grouped {
                let title = row.cells.get(column).map_or("", |cell| cell.text.as_str());
                match self.groups.last_mut() {
                    Some(group) if group.title == title => group.count += 1,
                    _ => {
                        self.lines.push(Line::Group(self.groups.len()));
                        self.groups.push(Group {
                            title: title.to_owned(),
                            count: 1,
                            folded: self.folded.contains(title),
                            start: self.passing.len() - 1,
                        });
                    }
                }
                if self.groups.last().is_some_and(|group| group.folded) {
                    continue;
                }
            }
            self.lines.push(Line::Row(place));
        }
        self.filtered_for = Some(self.filter.clone());
        self.settle_place(by_user);
    }

    /// Folds or unfolds the group whose title stands on this line.
    pub fn fold(&mut self, line: usize, folded: bool) {
        let Some(Line::Group(group)) = self.lines.get(line) else {
            return;
        };
        let Some(group) = self
            .groups
            .get(*group)
            .filter(|group| group.folded != folded)
        else {
            return;
        };
        if folded {
            self.folded.insert(group.title.clone());
        } else {
            self.folded.remove(&group.title);
        }
        self.stale = true;
    }

    /// Has the lines laid out anew in the next frame.
    pub(super) fn lay_out_again(&mut self) {
        self.stale = true;
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// How many records the filter lets through.
    pub fn found(&self) -> usize {
        self.passing.len()
    }

    /// How many records there are in all, and how many of them are hidden for being erased.
    pub fn total(&self) -> (usize, usize) {
        let erased = self.rows.iter().filter(|row| row.erased).count();
        let hidden = if self.arrangement.erased { 0 } else { erased };
        (self.rows.len() - hidden, erased)
    }

    /// What is on this line.
    pub fn line(&self, line: usize) -> Option<Line> {
        self.lines.get(line).copied()
    }

    /// The row on this line; none where a group's title stands.
    pub fn row(&self, line: usize) -> Option<&Row<T>> {
        match self.lines.get(line)? {
            Line::Row(place) => self.rows.get(*place),
            Line::Group(_) => None,
        }
    }

    /// The group whose title stands on this line.
    pub fn group(&self, line: usize) -> Option<&Group> {
        match self.lines.get(line)? {
            Line::Group(place) => self.groups.get(*place),
            Line::Row(_) => None,
        }
    }

    /// The records of the group whose title stands on this line.
    pub fn members(&self, line: usize) -> Vec<Id<T>> {
        let group = self.group(line);
        let range = group.map_or(0..0, |group| group.start..group.start + group.count);
        let places = self.passing.get(range).unwrap_or_default();
        let rows = places.iter().filter_map(|place| self.rows.get(*place));
        rows.map(|row| row.id).collect()
    }

    /// The line of the title above this line; the line itself if it is one.
    pub fn title_above(&self, line: usize) -> Option<usize> {
        let above = self.lines.get(..=line)?;
        above
            .iter()
            .rposition(|line| matches!(line, Line::Group(_)))
    }

    /// What the list is arranged by.
    pub fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    /// All rows, whatever the filter says, in the order of the table.
    pub fn all(&self) -> &[Row<T>] {
        &self.rows
    }

    /// Ids and names of all rows by name, whatever they are sorted by.
    pub fn by_name(&self) -> Vec<&Row<T>> {
        let mut rows: Vec<&Row<T>> = self.rows.iter().filter(|row| !row.erased).collect();
        rows.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        rows
    }

    /// The line of the next name that begins so, from `from` on and around.
    pub fn find_name(&self, start: &str, from: usize) -> Option<usize> {
        let fits = |line: &usize| self.row(*line).is_some_and(|row| row.begins_with(start));
        let count = self.lines.len();
        (from..count).chain(0..from.min(count)).find(fits)
    }
}

/// The words of a filter, each in search form, and with umlauts spelled out where it has some.
struct Words(Vec<(String, Option<String>)>);

impl Words {
    fn of(filter: &str) -> Self {
        let word = |word| {
            let (folded, spelled) = (text::folded(word), text::as_name_in_order(word));
            let spelled = (spelled != folded).then_some(spelled);
            (folded, spelled)
        };
        Self(filter.split_whitespace().map(word).collect())
    }

    fn are_in(&self, haystack: &str) -> bool {
        self.0.iter().all(|(folded, spelled)| {
            haystack.contains(folded.as_str())
                || spelled.as_ref().is_some_and(|word| haystack.contains(word))
        })
    }
}

#[cfg(test)]
mod tests;
