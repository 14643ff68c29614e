//! The command export for registers: actions, decisions, suggestions and sessions as a workbook,
//! a text table or a calendar.

use chrono::{Local, Utc};

use super::paper::AUDIENCES;
use super::{Wish, form, put};
use crate::cli::commands::{about, open, tell_doubts};
use crate::cli::terminal::Terminal;
use crate::cli::{FAILED, UNUSABLE};
use crate::exchange::registers::{self, Format, Now, Register, Wanted, Written};
use crate::i18n::{Texts, tr};
use crate::model::Audience;

/// Writes the register.
pub(super) fn export(
    texts: &Texts,
    terminal: Terminal<'_>,
    wish: &Wish<'_>,
    register: Register,
) -> u8 {
    let format = match form(texts, wish) {
        Ok(format) => format,
        Err(wrong) => {
            terminal.complain(&wrong);
            return UNUSABLE;
        }
    };
    let Some(format) = Format::of_extension(format) else {
        return UNUSABLE;
    };
    let Some(opened) = open(texts, terminal, wish.file) else {
        return FAILED;
    };
    tell_doubts(texts, terminal, wish.file, &opened);
    let wanted = Wanted {
        only_open: wish.only_open,
        audience: audience(wish.audience),
        all_day: wish.all_day,
        ..Wanted::all_of(register)
    };
    let now = Now {
        moment: Utc::now(),
        today: Local::now().date_naive(),
    };
    let project = &opened.project;
    let written = match registers::write(project, &wanted, format, texts, now, &|_| true) {
        Ok(written) => written,
        Err(error) => {
            terminal.complain(&about(wish.out, &error.told(texts)));
            return FAILED;
        }
    };
    let bytes = &written.bytes;
    match put(texts, terminal, wish.file, wish.out, bytes, wish.replace) {
        Ok(()) => terminal.say(&told(texts, wish, register, &written)),
        Err(code) => code,
    }
}

/// For whom; if nothing is stated, for the circle.
fn audience(stated: Option<&str>) -> Audience {
    let place = AUDIENCES.iter().position(|known| Some(*known) == stated);
    let found = place.and_then(|place| Audience::ALL.get(place));
    found.copied().unwrap_or(Audience::Circle)
}

/// How many there are, and how many are not in it, and why.
fn told(texts: &Texts, wish: &Wish<'_>, register: Register, written: &Written) -> String {
    let counted = register.counted(texts, written.count);
    let mut lines = vec![about(
        wish.out,
        &tr!(texts, "register-cli-written", counted = counted),
    )];
    if written.hidden > 0 {
        let count = written.hidden;
        lines.push(tr!(texts, "register-cli-hidden", count = count));
    }
    if written.undated > 0 {
        let count = written.undated;
        lines.push(tr!(texts, "register-undated", count = count));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_states_no_readers_writes_for_the_circle() {
        assert_eq!(audience(None), Audience::Circle);
        for (word, expected) in AUDIENCES.iter().zip(Audience::ALL) {
            assert_eq!(audience(Some(word)), *expected);
        }
    }
}
