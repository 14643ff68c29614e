//! What differs between two versions of a project, as plain text: on the command line, in a mail.

use crate::document::merge::{Piece, pieces, shortened};
use crate::document::{ChangeKind, ChangeList, FieldChange, Group, RecordChange};
use crate::i18n::words::Named as _;
use crate::i18n::{Names, changes, tr};
use crate::model::{Shown, TableName, text};

/// The whole list as plain text, in the language of `names`: what came behind `+`, what went
/// behind `-`, what changed behind `~`. Ends with a line feed; empty if nothing differs.
///
/// Control characters that a file may hold are taken out, so that the text is safe on a terminal.
pub fn text(list: &ChangeList, names: &Names<'_>) -> String {
    let mut report = Report {
        names,
        out: String::new(),
    };
    let mut last = None;
    for group in list.groups() {
        report.group(&group, last);
        last = Some(group.owner.0);
    }
    report.unknown_tables(&list.unknown_tables);
    text::normalised(&report.out).into_owned()
}

/// How many spaces one step of indentation has.
const STEP: usize = 2;
/// How much of a text is told around what changed in it, in characters.
const AROUND: usize = 40;

struct Report<'a> {
    names: &'a Names<'a>,
    out: String,
}

impl Report<'_> {
    /// One paragraph behind a mark such as "+ "; the lines it has of its own stay below one
    /// another.
    fn line(&mut self, depth: usize, mark: &str, paragraph: &str) {
        let indent = " ".repeat(depth * STEP);
        let hanging = " ".repeat(mark.chars().count());
        for (index, line) in paragraph.trim_end().split('\n').enumerate() {
            let before = if index == 0 { mark } else { &hanging };
            let full = format!("{indent}{before}{line}");
            self.out.push_str(full.trim_end());
            self.out.push('\n');
        }
    }

    fn paragraph(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// `last` is the table of the group before: groups of one record each stand under the name of
    /// their table.
    fn group(&mut self, group: &Group<'_>, last: Option<TableName>) {
        let (table, id) = group.owner;
        if last != Some(table) {
            self.paragraph();
            self.line(0, "", &table.name(self.names.texts()));
        }
        match group.itself {
            Some(record) => self.record(1, record),
            None => self.line(1, "  ", &self.names.record(table, id)),
        }
        for part in group.parts {
            self.record(3, part);
        }
    }

    fn record(&mut self, depth: usize, record: &RecordChange) {
        let mark = match record.kind {
            ChangeKind::Added => "+ ",
            ChangeKind::Changed => "~ ",
            ChangeKind::Removed => "- ",
        };
        let name = match record.owner {
            Some(_) => self.names.within(record.table, record.id),
            None => self.names.record(record.table, record.id),
        };
        let moved = record
            .layout
            .map(|layout| changes::layout(self.names, layout));
        match moved {
            Some(moved) if record.fields.is_empty() => {
                self.line(depth, mark, &format!("{name}: {moved}"));
            }
            moved => {
                self.line(depth, mark, &name);
                if let Some(moved) = moved {
                    self.line(depth + 2, "", &moved);
                }
            }
        }
        for field in &record.fields {
            let value = self.value(record.kind, field);
            let in_name = record.kind != ChangeKind::Changed
                && IN_NAMES.contains(&field.path.as_str())
                && name.contains(value.trim());
            if in_name {
                continue;
            }
            let label = self.names.field(record.table, &field.path);
            self.line(depth + 2, &format!("{label}: "), &value);
        }
    }

    fn value(&self, kind: ChangeKind, field: &FieldChange) -> String {
        let value = |shown| self.names.value(shown);
        match (kind, &field.before, &field.after) {
            (ChangeKind::Added, _, after) => value(after),
            (ChangeKind::Removed, before, _) => value(before),
            (_, Shown::Text(before), Shown::Text(after)) => {
                written(&shortened(&pieces(before, after), AROUND))
            }
            (_, before, after) => format!("{} → {}", value(before), value(after)),
        }
    }

    fn unknown_tables(&mut self, tables: &[String]) {
        if !tables.is_empty() {
            self.paragraph();
        }
        for table in tables {
            let texts = self.names.texts();
            let line = tr!(texts, "changes-unknown-table", name = table.as_str());
            self.line(0, "", &line);
        }
    }
}

/// "Der Kreis [-bietet-]{+bot+} …", as `git diff --word-diff` writes it. White space around what
/// changed stands outside the brackets, as it is now.
fn written(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut pieces = pieces.iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Same(text) => out.push_str(text),
            Piece::Added(added) => exchanged(&mut out, "", added),
            Piece::Removed(removed) => match pieces.next_if(|next| matches!(next, Piece::Added(_)))
            {
                Some(Piece::Added(added)) => exchanged(&mut out, removed, added),
                _ => exchanged(&mut out, removed, ""),
            },
        }
    }
    out
}

fn exchanged(out: &mut String, removed: &str, added: &str) {
    let around = if added.is_empty() { removed } else { added };
    let (old, new) = (removed.trim(), added.trim());
    if old == new {
        // Nothing but white space changed: it has to be seen somehow.
        let seen = |text: &str| text.replace('\n', "↵").replace('\t', "⇥");
        bracketed(out, "[-", &seen(removed), "-]");
        bracketed(out, "{+", &seen(added), "+}");
        return;
    }
    let behind = around.trim_start();
    out.push_str(around.strip_suffix(behind).unwrap_or_default());
    bracketed(out, "[-", old, "-]");
    bracketed(out, "{+", new, "+}");
    out.push_str(behind.strip_prefix(behind.trim_end()).unwrap_or_default());
}

fn bracketed(out: &mut String, open: &str, text: &str, close: &str) {
    if !text.is_empty() {
        out.extend([open, text, close]);
    }
}

/// Fields that a record's name is made of, as far as there is room.
const IN_NAMES: [&str; 12] = [
    "name",
    "number",
    "title",
    "text",
    "titles",
    "given_name",
    "family_name",
    "role",
    "purpose",
    "date",
    "day",
    "half",
];

#[cfg(test)]
mod tests;
