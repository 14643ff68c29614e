//! The command export: what other programs and other people get, one file a subject.
//!
//! [`What`] lists what can be written. Whoever adds something gives it a word there, says which
//! forms and options it has, and a file to write it.

mod board;
mod paper;
mod registers;
mod roster;

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::terminal::Terminal;
use super::{FAILED, UNUSABLE};
use crate::exchange;
use crate::exchange::registers::Register;
use crate::i18n::{Texts, errors, tr};
use crate::store::{self, DataDirs, SaveError};
pub(super) use board::{BACKGROUNDS, PER_PAGE, Wish as BoardWish};
pub(super) use paper::AUDIENCES;
pub(super) use roster::keys_of_columns;

/// What can be written, by the word for it on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum What {
    Roster,
    Minutes,
    Agenda,
    Actions,
    Decisions,
    Suggestions,
    Sessions,
    Board,
    Cards,
}

impl What {
    /// The word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Roster => "roster",
            Self::Minutes => "minutes",
            Self::Agenda => "agenda",
            Self::Actions => "actions",
            Self::Decisions => "decisions",
            Self::Suggestions => "suggestions",
            Self::Sessions => "sessions",
            Self::Board => "board",
            Self::Cards => "cards",
        }
    }

    /// What it is, in a few words.
    pub(super) fn about(self, texts: &Texts) -> String {
        let what = match self {
            Self::Roster => tr!(texts, "export-cli-roster"),
            Self::Minutes => tr!(texts, "export-cli-minutes"),
            Self::Agenda => tr!(texts, "export-cli-agenda"),
            Self::Actions => Register::Actions.label(texts),
            Self::Decisions => Register::Decisions.label(texts),
            Self::Suggestions => Register::Suggestions.label(texts),
            Self::Sessions => Register::Sessions.label(texts),
            Self::Board => tr!(texts, "export-cli-board"),
            Self::Cards => tr!(texts, "export-cli-cards"),
        };
        format!("{what} ({})", self.formats().join(", "))
    }

    /// What is usually said behind the word for it.
    pub(super) fn usage(self) -> &'static str {
        match self {
            Self::Minutes | Self::Agenda => "--session 2/2018 --audience circle -o OUT",
            Self::Actions => "--open -o OUT",
            Self::Board => "--board NAME -o OUT",
            Self::Cards => "--board NAME -o OUT.html",
            Self::Roster | Self::Decisions | Self::Suggestions | Self::Sessions => "-o OUT",
        }
    }

    /// The forms it has, as its files end.
    fn formats(self) -> &'static [&'static str] {
        match self {
            Self::Roster => &["xlsx", "csv", "vcf"],
            Self::Minutes | Self::Agenda => &["md", "html"],
            Self::Actions | Self::Sessions => &["xlsx", "csv", "ics"],
            Self::Decisions | Self::Suggestions => &["xlsx", "csv"],
            Self::Board => &["png", "svg", "excalidraw", "canvas"],
            Self::Cards => &["html", "svg"],
        }
    }

    /// The options that it has beyond those that all have.
    fn options(self) -> &'static [&'static str] {
        match self {
            Self::Roster => &["--columns", "--all-contacts"],
            Self::Minutes | Self::Agenda => &["--session", "--audience"],
            Self::Actions => &["--audience", "--open", "--all-day"],
            Self::Decisions | Self::Suggestions | Self::Sessions => &["--audience", "--open"],
            Self::Board => &[
                "--board",
                "--frame",
                "--scale",
                "--background",
                "--dark",
                "--numbers",
            ],
            Self::Cards => &["--board", "--frame", "--per-page", "--blank"],
        }
    }
}

/// What the command line asks for.
pub(super) struct Wish<'a> {
    /// What is to be written.
    pub(super) what: What,
    /// The project.
    pub(super) file: &'a Path,
    /// The form, if it is stated.
    pub(super) format: Option<&'a str>,
    /// Where it goes.
    pub(super) out: &'a Path,
    /// The columns' keys with commas between, if they are stated.
    pub(super) columns: Option<&'a str>,
    /// Whether contact data go out without consent.
    pub(super) all_contacts: bool,
    /// The number of the session, if it is stated.
    pub(super) session: Option<&'a str>,
    /// For whom it is, as one of [`AUDIENCES`], if it is stated.
    pub(super) audience: Option<&'a str>,
    /// Whether what is finished stays here.
    pub(super) only_open: bool,
    /// Whether a calendar has events for due dates too.
    pub(super) all_day: bool,
    /// Whether a file that is there may be replaced.
    pub(super) replace: bool,
    /// Which board, and how it looks.
    pub(super) board: board::Wish<'a>,
}

impl<'a> Wish<'a> {
    /// Without any option.
    #[cfg(test)]
    pub(super) fn of(what: What, file: &'a Path, out: &'a Path) -> Self {
        Self {
            what,
            file,
            format: None,
            out,
            columns: None,
            all_contacts: false,
            session: None,
            audience: None,
            only_open: false,
            all_day: false,
            replace: false,
            board: board::Wish::default(),
        }
    }

    /// The options that only some things have, and that are stated.
    fn stated(&self) -> Vec<&'static str> {
        let stated = [
            ("--columns", self.columns.is_some()),
            ("--all-contacts", self.all_contacts),
            ("--session", self.session.is_some()),
            ("--audience", self.audience.is_some()),
            ("--open", self.only_open),
            ("--all-day", self.all_day),
            ("--board", self.board.board.is_some()),
            ("--frame", self.board.frame.is_some()),
            ("--scale", self.board.scale.is_some()),
            ("--background", self.board.background.is_some()),
            ("--dark", self.board.dark),
            ("--numbers", self.board.numbers),
            ("--per-page", self.board.per_page.is_some()),
            ("--blank", self.board.blank.is_some()),
        ];
        let stated = stated.into_iter().filter(|(_, is_stated)| *is_stated);
        stated.map(|(option, _)| option).collect()
    }
}

/// Writes what is asked for.
pub(super) fn export(texts: &Texts, terminal: Terminal<'_>, wish: &Wish<'_>) -> u8 {
    if let Some(wrong) = misfit(texts, wish) {
        terminal.complain(&wrong);
        return UNUSABLE;
    }
    match wish.what {
        What::Roster => roster::export(texts, terminal, wish),
        What::Minutes => paper::export(texts, terminal, wish, exchange::paper::minutes),
        What::Agenda => paper::export(texts, terminal, wish, exchange::paper::agenda),
        What::Actions => registers::export(texts, terminal, wish, Register::Actions),
        What::Decisions => registers::export(texts, terminal, wish, Register::Decisions),
        What::Suggestions => registers::export(texts, terminal, wish, Register::Suggestions),
        What::Sessions => registers::export(texts, terminal, wish, Register::Sessions),
        What::Board => board::export(texts, terminal, wish),
        What::Cards => board::cards(texts, terminal, wish),
    }
}

/// What is stated and does not go with what is to be written.
fn misfit(texts: &Texts, wish: &Wish<'_>) -> Option<String> {
    let fits = |option: &&str| wish.what.options().contains(option);
    let option = wish.stated().into_iter().find(|option| !fits(option))?;
    let what = wish.what.word();
    Some(tr!(
        texts,
        "export-cli-misfit",
        option = option,
        what = what
    ))
}

/// The form that is stated, or that the name of the file tells, as one of [`What::formats`].
fn form(texts: &Texts, wish: &Wish<'_>) -> Result<&'static str, String> {
    let known = wish.what.formats();
    let of = |name: &str| {
        let name = name.to_lowercase();
        known.iter().copied().find(|format| *format == name)
    };
    let formats = known.join(", ");
    if let Some(stated) = wish.format {
        return of(stated).ok_or_else(|| {
            tr!(
                texts,
                "export-cli-other-format",
                format = stated,
                formats = formats
            )
        });
    }
    let ending = wish.out.extension().and_then(|ending| ending.to_str());
    ending.and_then(of).ok_or_else(|| {
        let path = wish.out.display().to_string();
        tr!(
            texts,
            "export-cli-no-format",
            path = path,
            formats = formats
        )
    })
}

/// Writes a file for another program. One that is there is replaced only if that was said, and the
/// project itself never.
pub(super) fn put(
    texts: &Texts,
    terminal: Terminal<'_>,
    project: &Path,
    out: &Path,
    bytes: &[u8],
    replace: bool,
) -> Result<(), u8> {
    let Some(dirs) = DataDirs::of_system() else {
        terminal.complain(&tr!(texts, "cli-no-data-folder"));
        return Err(FAILED);
    };
    let path = out.display().to_string();
    let real = |path: &Path| -> Option<PathBuf> { path.canonicalize().ok() };
    if real(out).is_some_and(|out| Some(out) == real(project)) {
        terminal.complain(&tr!(texts, "export-cli-own", path = path));
        return Err(FAILED);
    }
    match store::write_out(out, bytes, replace, &dirs) {
        Ok(()) => Ok(()),
        Err(SaveError::Exists { .. }) => {
            terminal.complain(&tr!(texts, "export-cli-exists", path = path));
            Err(FAILED)
        }
        Err(error) => {
            terminal.complain(&errors::save(texts, &error));
            Err(FAILED)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn wish<'a>(out: &'a str, format: Option<&'a str>) -> Wish<'a> {
        Wish {
            format,
            ..Wish::of(What::Roster, Path::new("kreis.zirkel.ron"), Path::new(out))
        }
    }

    #[test]
    fn the_form_is_as_stated_or_as_the_file_is_called() {
        let texts = Texts::new(Lang::De);
        let found = |out, stated| form(&texts, &wish(out, stated)).ok();
        assert_eq!(found("a.XLSX", None), Some("xlsx"));
        assert_eq!(found("a.txt", Some("csv")), Some("csv"));
        assert_eq!(found("a.vcf", None), Some("vcf"));
        assert_eq!(found("a.pdf", None), None);
        assert_eq!(found("xlsx", None), None);
        assert_eq!(found("a.csv", Some("md")), None);
    }

    #[test]
    fn each_word_is_the_one_that_the_command_line_takes() {
        for what in What::value_variants() {
            let value = what.to_possible_value().expect("a word");
            assert_eq!(value.get_name(), what.word());
            assert!(!what.formats().is_empty());
        }
    }
}
