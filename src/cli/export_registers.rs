//! The command export for registers: actions, decisions, suggestions and sessions as a workbook,
//! a text table or a calendar.

use std::path::Path;

use chrono::{Local, Utc};

use super::commands::{about, open, tell_doubts};
use super::export::put;
use super::terminal::Terminal;
use super::{FAILED, UNUSABLE};
use crate::exchange::registers::{self, Format, Now, Register, Wanted, Written};
use crate::i18n::{Texts, tr};
use crate::model::Audience;

/// What the command line asks for.
pub(super) struct Wish<'a> {
    /// The project.
    pub(super) file: &'a Path,
    /// Of what.
    pub(super) register: Register,
    /// The form, if it is stated.
    pub(super) format: Option<&'a str>,
    /// Where it goes.
    pub(super) out: &'a Path,
    /// For whom, if that is stated: "internal", "circle", "public".
    pub(super) audience: Option<&'a str>,
    /// Whether what is finished stays here.
    pub(super) only_open: bool,
    /// Whether a calendar has events for due dates too.
    pub(super) all_day: bool,
    /// Whether a file that is there may be replaced.
    pub(super) replace: bool,
}

/// Writes the register.
pub(super) fn export(texts: &Texts, terminal: Terminal<'_>, wish: &Wish<'_>) -> u8 {
    let format = match format(texts, wish) {
        Ok(format) => format,
        Err(wrong) => {
            terminal.complain(&wrong);
            return UNUSABLE;
        }
    };
    let Some(opened) = open(texts, terminal, wish.file) else {
        return FAILED;
    };
    tell_doubts(texts, terminal, wish.file, &opened);
    let wanted = Wanted {
        only_open: wish.only_open,
        audience: audience(wish.audience),
        all_day: wish.all_day,
        ..Wanted::all_of(wish.register)
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
        Ok(()) => terminal.say(&told(texts, wish, &written)),
        Err(code) => code,
    }
}

/// The words for readers on the command line.
pub(super) const AUDIENCES: [&str; 3] = ["internal", "circle", "public"];

/// For whom; if nothing is stated, for the circle.
fn audience(stated: Option<&str>) -> Audience {
    let place = AUDIENCES.iter().position(|known| Some(*known) == stated);
    let found = place.and_then(|place| Audience::ALL.get(place));
    found.copied().unwrap_or(Audience::Circle)
}

/// The form that is asked for, or that the name of the file tells.
fn format(texts: &Texts, wish: &Wish<'_>) -> Result<Format, String> {
    let ending = wish.out.extension().and_then(|ending| ending.to_str());
    let found = wish.format.or(ending).and_then(Format::of_extension);
    let known = wish.register.formats();
    found
        .filter(|format| known.contains(format))
        .ok_or_else(|| {
            let path = wish.out.display().to_string();
            let formats: Vec<&str> = known.iter().map(|format| format.extension()).collect();
            let formats = formats.join(", ");
            let what = wish.register.label(texts);
            tr!(
                texts,
                "register-cli-no-format",
                path = path,
                what = what,
                formats = formats
            )
        })
}

/// How many there are, and how many are not in it, and why.
fn told(texts: &Texts, wish: &Wish<'_>, written: &Written) -> String {
    let counted = wish.register.counted(texts, written.count);
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
    use crate::i18n::Lang;

    #[test]
    fn the_form_is_one_that_the_register_has() {
        let texts = Texts::new(Lang::De);
        let found = |register, out: &str, stated| {
            let wish = Wish {
                file: Path::new("kreis.zirkel.ron"),
                register,
                format: stated,
                out: Path::new(out),
                audience: None,
                only_open: false,
                all_day: false,
                replace: false,
            };
            format(&texts, &wish)
        };
        assert_eq!(found(Register::Actions, "a.ICS", None), Ok(Format::Ics));
        assert_eq!(found(Register::Actions, "a", Some("csv")), Ok(Format::Csv));
        let refused = found(Register::Decisions, "a.ics", None)
            .err()
            .unwrap_or_default();
        assert!(
            refused.contains("xlsx, csv") && !refused.contains("csv, ics"),
            "{refused}"
        );
    }

    #[test]
    fn whoever_states_no_readers_writes_for_the_circle() {
        assert_eq!(audience(None), Audience::Circle);
        for (word, expected) in AUDIENCES.iter().zip(Audience::ALL) {
            assert_eq!(audience(Some(word)), *expected);
        }
    }
}
