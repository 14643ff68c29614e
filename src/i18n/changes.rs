//! Changes in the user's words.

use super::{Names, Texts, tr};
use crate::document::{Counted, Layout, Summary};
use crate::model::{ElementKind, TableName};

/// "3 Einträge, 2 Zettel".
pub fn summary(texts: &Texts, summary: &Summary) -> String {
    let counts: Vec<String> = summary
        .counts
        .iter()
        .map(|(counted, count)| self::count(texts, *counted, *count))
        .collect();
    if counts.is_empty() {
        tr!(texts, "changes-none")
    } else {
        counts.join(", ")
    }
}

/// "3 Einträge".
pub fn count(texts: &Texts, counted: Counted, count: usize) -> String {
    match counted {
        Counted::Elements(ElementKind::Note) => tr!(texts, "changes-count-notes", count = count),
        Counted::Elements(ElementKind::Text) => tr!(texts, "changes-count-texts", count = count),
        Counted::Elements(ElementKind::Frame) => tr!(texts, "changes-count-frames", count = count),
        Counted::Elements(ElementKind::Image) => tr!(texts, "changes-count-images", count = count),
        // The others are counted together.
        Counted::Elements(_) | Counted::Drawn => tr!(texts, "changes-count-drawn", count = count),
        Counted::Table(table) => table_count(texts, table, count),
    }
}

macro_rules! counts {
    ($( $table:ident = $id:literal, )*) => {
        fn table_count(texts: &Texts, table: TableName, count: usize) -> String {
            match table {
                $( TableName::$table => tr!(texts, $id, count = count), )*
            }
        }
    };
}
counts! {
    circle = "changes-count-circle",
    organisations = "changes-count-organisations",
    people = "changes-count-people",
    memberships = "changes-count-memberships",
    consents = "changes-count-consents",
    sessions = "changes-count-sessions",
    days = "changes-count-days",
    attendance = "changes-count-attendance",
    replies = "changes-count-replies",
    amendments = "changes-count-amendments",
    templates = "changes-count-templates",
    agenda = "changes-count-agenda",
    entries = "changes-count-entries",
    boards = "changes-count-boards",
    elements = "changes-count-elements",
    images = "changes-count-images",
    polls = "changes-count-polls",
    dots = "changes-count-dots",
    conflicts = "changes-count-conflicts",
}

/// "verschoben zu Bereich „Ideen“".
pub fn layout(names: &Names<'_>, layout: Layout) -> String {
    let texts = names.texts();
    match layout {
        Layout::Moved { into: None } => tr!(texts, "changes-moved"),
        Layout::Moved {
            into: Some((table, id)),
        } => tr!(texts, "changes-moved-into", name = names.within(table, id)),
        Layout::Resized => tr!(texts, "changes-resized"),
    }
}
