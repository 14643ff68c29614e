//! The rows of a register as they were gathered last, and where their lines lie. Found out anew
//! only where something has changed.

use std::ops::Range;

use chrono::NaiveDate;

use super::choosing::{self, Filter, Group, Line, When, Who};
use super::register::{Grouping, Register, Sorting};
use super::rows::{self, Counts, Row};
use super::table::{ROW_HEIGHT, TITLE_HEIGHT};
use crate::document::Document;
use crate::i18n::{Lang, Texts};
use crate::model::{Entry, Id};

/// Rows, and those of them that are shown.
pub struct Shown {
    of: Gathered,
    /// How many rows there are.
    pub counts: Counts,
    rows: Vec<Row>,
    /// The years and sessions of the rows, the newest first.
    pub times: Vec<(When, String)>,
    /// Whose the rows are, by name.
    pub people: Vec<(Who, String)>,
    chosen: Option<Chosen>,
    groups: Vec<Group>,
    lines: Vec<Line>,
    /// The top of each line, in points from the first on, and the bottom of the last.
    tops: Vec<f32>,
}

/// On what the rows depend.
#[derive(Clone, Copy, PartialEq)]
struct Gathered {
    revision: u64,
    register: Register,
    today: NaiveDate,
    lang: Lang,
}

/// On what it depends which rows are shown.
#[derive(Clone, PartialEq)]
pub struct Chosen {
    /// Which.
    pub filter: Filter,
    /// In which order.
    pub sorting: Sorting,
    /// How they are put together.
    pub grouping: Grouping,
}

impl Shown {
    /// Gathers, filters and sorts again, as far as something changed; whether other lines are
    /// shown now.
    pub fn refresh(
        known: &mut Option<Self>,
        doc: &Document,
        texts: &Texts,
        register: Register,
        chosen: Chosen,
    ) -> bool {
        let of = Gathered {
            revision: doc.revision(),
            register,
            today: chrono::Local::now().date_naive(),
            lang: texts.lang(),
        };
        if known.as_ref().is_none_or(|shown| shown.of != of) {
            *known = Some(Self::gather(doc, of));
        }
        match known {
            Some(shown) if shown.chosen.as_ref() != Some(&chosen) => {
                shown.choose(texts, chosen);
                true
            }
            _ => false,
        }
    }

    fn gather(doc: &Document, of: Gathered) -> Self {
        let project = doc.project();
        let rows = rows::gather(project, of.register, of.today);
        Self {
            of,
            counts: rows::counts(project, of.today),
            times: times(&rows),
            people: people(&rows),
            rows,
            chosen: None,
            groups: Vec::new(),
            lines: Vec::new(),
            tops: Vec::new(),
        }
    }

    fn choose(&mut self, texts: &Texts, chosen: Chosen) {
        let places = choosing::select(&self.rows, &chosen.filter, chosen.sorting);
        let laid = choosing::lay_out(&self.rows, &places, chosen.grouping, texts);
        (self.groups, self.lines) = laid;
        let mut top = 0.0;
        self.tops.clear();
        for line in &self.lines {
            self.tops.push(top);
            top += match line {
                Line::Title(_) => TITLE_HEIGHT,
                Line::Row(_) => ROW_HEIGHT,
            };
        }
        self.tops.push(top);
        self.chosen = Some(chosen);
    }

    /// How many rows the register has.
    pub fn all(&self) -> usize {
        self.rows.len()
    }

    /// How many rows are shown.
    pub fn count(&self) -> usize {
        self.lines.len() - self.groups.len()
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// A line.
    pub fn line(&self, line: usize) -> Option<Line> {
        self.lines.get(line).copied()
    }

    /// The row on a line.
    pub fn row(&self, line: usize) -> Option<&Row> {
        match self.line(line)? {
            Line::Row(place) => self.rows.get(place),
            Line::Title(_) => None,
        }
    }

    /// The group whose title is on a line.
    pub fn group(&self, line: usize) -> Option<&Group> {
        match self.line(line)? {
            Line::Title(place) => self.groups.get(place),
            Line::Row(_) => None,
        }
    }

    /// The rows that are shown, from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        (0..self.lines.len()).filter_map(|line| self.row(line))
    }

    /// The entries that are shown, from top to bottom.
    pub fn ids(&self) -> impl Iterator<Item = Id<Entry>> {
        self.rows().map(|row| row.id)
    }

    /// The line of an entry.
    pub fn line_of(&self, id: Id<Entry>) -> Option<usize> {
        (0..self.lines.len()).find(|line| self.row(*line).is_some_and(|row| row.id == id))
    }

    /// The line above, if it is the title of a group.
    pub fn title_just_above(&self, line: usize) -> Option<usize> {
        let above = line.checked_sub(1)?;
        matches!(self.line(above), Some(Line::Title(_))).then_some(above)
    }

    /// How high all lines are together.
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// Top and bottom of a line.
    pub fn span(&self, line: usize) -> (f32, f32) {
        let at = |line| self.tops.get(line).copied().unwrap_or(self.height());
        (at(line), at(line + 1))
    }

    /// The lines that touch this part.
    pub fn in_sight(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.tops.partition_point(|at| *at <= top).saturating_sub(1);
        let end = self.tops.partition_point(|at| *at < bottom);
        first..end.min(self.lines.len())
    }
}

/// The years and sessions of rows, which are the newest first.
fn times(rows: &[Row]) -> Vec<(When, String)> {
    let mut found: Vec<(When, String)> = Vec::new();
    let mut put = |when: When, name: String| {
        // Rows of one session follow one another.
        let lately = found.iter().rev().take(2);
        if !lately.into_iter().any(|(known, _)| *known == when) && !name.trim().is_empty() {
            found.push((when, name));
        }
    };
    for row in rows {
        if let Some(year) = row.year() {
            put(When::Year(year), year.to_string());
        }
        if let Some(session) = row.session {
            put(When::Session(session), row.session_name.clone());
        }
    }
    // Two sessions on one day take turns; and a year is named once.
    let mut seen: Vec<When> = Vec::new();
    found.retain(|(when, _)| {
        let new = !seen.contains(when);
        seen.push(*when);
        new
    });
    found
}

/// Whose rows are, by name; nobody last.
fn people(rows: &[Row]) -> Vec<(Who, String)> {
    let mut found: Vec<(Who, String)> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for row in rows {
        let who = choosing::who(row);
        let key = match who {
            Who::Person(id) => Some(id.ulid()),
            Who::Organisation(id) => Some(id.ulid()),
            Who::Nobody => None,
        };
        if seen.insert(key) {
            found.push((who, choosing::who_name(row).to_owned()));
        }
    }
    found.sort_by_cached_key(|(who, name)| {
        (
            *who == Who::Nobody,
            crate::model::text::as_name_in_order(name),
        )
    });
    found
}
