//! What the cells of a register say and show.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, FontId, Galley, Ui};
use std::sync::Arc;

use super::register::{Column, Register};
use super::rows::{Part, Row};
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, format, tr};
use crate::model::Due;
use crate::ui::icons;
use crate::ui::theme::{Palette, size};

/// A part of a cell's text.
pub(super) struct Words {
    pub(super) text: String,
    pub(super) font: FontId,
    pub(super) color: Color32,
}

/// The name of a column.
pub(super) fn title(texts: &Texts, register: Register, column: Column) -> String {
    match column {
        Column::Number => tr!(texts, "registers-number"),
        Column::Text => match register {
            Register::Actions => tr!(texts, "registers-action"),
            Register::Decisions => tr!(texts, "registers-decision"),
            Register::Suggestions => tr!(texts, "registers-suggestion"),
        },
        Column::Owner => tr!(texts, "registers-owner"),
        Column::Due => tr!(texts, "registers-due"),
        Column::Votes => tr!(texts, "registers-votes"),
        Column::Result => tr!(texts, "registers-result"),
        Column::From => tr!(texts, "registers-from"),
        Column::Addressee => tr!(texts, "registers-addressee"),
        Column::Status => tr!(texts, "registers-status"),
        Column::Session => tr!(texts, "registers-session"),
    }
}

/// Until when, in words; with the day of the next session, if it is planned.
fn due(texts: &Texts, due: Option<Due>, due_on: Option<chrono::NaiveDate>) -> String {
    match (due, due_on) {
        (Some(Due::On(date)), _) => format::date(texts, date),
        (Some(Due::NextSession), Some(date)) => {
            let date = format::date(texts, date);
            tr!(texts, "registers-next-session-on", date = date)
        }
        (Some(Due::NextSession), None) => tr!(texts, "registers-next-session"),
        (None, _) => String::new(),
    }
}

/// What a cell says, in one line.
pub(super) fn says(texts: &Texts, column: Column, row: &Row) -> String {
    match (column, &row.part) {
        (Column::Number, _) => row.label.clone(),
        (Column::Text, _) => match row.text.trim() {
            "" => tr!(texts, "registers-no-text"),
            text => text.to_owned(),
        },
        (Column::Owner, Part::Action { owner_name, .. }) => match owner_name.as_str() {
            "" => tr!(texts, "registers-nobody"),
            owner => owner.to_owned(),
        },
        (
            Column::Due,
            Part::Action {
                due: until, due_on, ..
            },
        ) => due(texts, *until, *due_on),
        (Column::Votes, Part::Decision { votes, .. }) => votes
            .map(|[yes, no, abstained]| format!("{yes} : {no} : {abstained}"))
            .unwrap_or_default(),
        (Column::Result, Part::Decision { result, .. }) => match result {
            Some(result) => result.name(texts),
            None => tr!(texts, "registers-undecided"),
        },
        (Column::From, Part::Suggestion { from_name, .. }) => from_name.clone(),
        (Column::Addressee, Part::Suggestion { addressee, .. }) => addressee.clone(),
        (Column::Status, Part::Action { status, .. }) => status.name(texts),
        (Column::Status, Part::Suggestion { status, .. }) => status.name(texts),
        (Column::Session, _) => row.session_name.clone(),
        _ => String::new(),
    }
}

/// What a screen reader says of a row.
pub(super) fn spoken(texts: &Texts, register: Register, row: &Row) -> String {
    let columns = register.columns().iter();
    let mut parts: Vec<String> = columns.map(|column| says(texts, *column, row)).collect();
    if row.is_overdue() {
        parts.push(tr!(texts, "registers-overdue"));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// What a cell shows.
pub(super) fn words(texts: &Texts, palette: &Palette, column: Column, row: &Row) -> Vec<Words> {
    let body = FontId::proportional(size::BODY);
    let small = FontId::proportional(size::SMALL);
    let missing = match &row.part {
        Part::Action { owner_name, .. } => column == Column::Owner && owner_name.is_empty(),
        Part::Decision { result, .. } => column == Column::Result && result.is_none(),
        Part::Suggestion { .. } => false,
    } || column == Column::Text && row.text.trim().is_empty();
    let overdue = row.is_overdue();
    let color = match column {
        Column::Due if overdue => palette.bad,
        Column::Number => palette.text_weak,
        _ if missing => palette.text_weak,
        _ => palette.text,
    };
    let mut words = vec![Words {
        text: says(texts, column, row),
        font: body,
        color,
    }];
    let mut add = |text: String, font: FontId, color: Color32| {
        words.push(Words { text, font, color });
    };
    match column {
        Column::Due if overdue => {
            let icon = icons::WARN;
            let icon_font = FontId::new(size::SMALL, icon.font_family());
            add(format!("\n{}", icon.codepoint), icon_font, palette.bad);
            let word = tr!(texts, "registers-overdue");
            add(format!(" {word}"), small, palette.bad);
        }
        Column::Session => {
            if let Some(date) = row.date {
                let line = format!("\n{}", format::date(texts, date));
                add(line, small, palette.text_weak);
            }
        }
        _ => {}
    }
    words
}

/// The beginning of a text, to name what belongs to it.
pub(super) fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    match line.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", line.get(..cut).unwrap_or(line)),
        None => line.to_owned(),
    }
}

/// Lays out words in this width and at most so many lines.
pub(super) fn lay_out(ui: &Ui, words: Vec<Words>, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob {
        wrap: TextWrapping {
            max_width: width.max(1.0),
            max_rows: rows,
            ..TextWrapping::default()
        },
        ..LayoutJob::default()
    };
    for word in words {
        let format = TextFormat {
            valign: Align::Center,
            ..TextFormat::simple(word.font, word.color)
        };
        job.append(&word.text, 0.0, format);
    }
    ui.painter().layout_job(job)
}
