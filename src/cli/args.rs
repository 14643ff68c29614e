//! What can be said on the command line, and its help in the user's language.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Arg, ArgAction, CommandFactory as _, Parser, Subcommand, ValueEnum};

use super::export::{AUDIENCES, BACKGROUNDS, PER_PAGE, What};
use crate::i18n::{Lang, Texts, tr};

// Help texts stand in the translations, not in doc comments: see `command`.
#[derive(Debug, Parser)]
#[command(
    name = "zirkel",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub(super) struct Args {
    pub(super) file: Option<PathBuf>,
    #[arg(long, value_enum)]
    pub(super) renderer: Option<Renderer>,
    #[arg(long, global = true, value_parser = lang)]
    pub(super) lang: Option<Lang>,
    #[arg(long, global = true)]
    pub(super) verbose: bool,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    New {
        file: PathBuf,
        #[arg(long)]
        example: bool,
    },
    Check {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    Show {
        file: PathBuf,
    },
    Salvage {
        file: PathBuf,
        #[arg(short, long, value_name = "NAME.zirkel.ron")]
        out: PathBuf,
    },
    Diff {
        before: PathBuf,
        after: PathBuf,
    },
    Merge {
        base: PathBuf,
        mine: PathBuf,
        theirs: PathBuf,
        #[arg(short, long, value_name = "NAME.zirkel.ron")]
        out: PathBuf,
    },
    History {
        file: PathBuf,
        #[arg(long, value_name = "N")]
        show: Option<NonZeroUsize>,
        #[arg(long, value_name = "N", requires = "out")]
        restore: Option<NonZeroUsize>,
        #[arg(short, long, value_name = "NAME.zirkel.ron", requires = "restore")]
        out: Option<PathBuf>,
    },
    Export {
        file: PathBuf,
        #[arg(value_enum, value_name = "export-what", hide_possible_values = true)]
        what: What,
        #[arg(long, value_name = "xlsx|csv|…")]
        format: Option<String>,
        #[arg(short, long, value_name = "OUT")]
        out: PathBuf,
        #[arg(long, value_name = "a,b,c")]
        columns: Option<String>,
        #[arg(long)]
        all_contacts: bool,
        #[arg(long, value_name = "NR")]
        session: Option<String>,
        #[arg(
            long,
            value_name = "internal|circle|public",
            value_parser = AUDIENCES,
            hide_possible_values = true
        )]
        audience: Option<String>,
        #[arg(long)]
        open: bool,
        #[arg(long)]
        all_day: bool,
        #[arg(long, value_name = "NAME")]
        board: Option<String>,
        #[arg(long, value_name = "NAME")]
        frame: Option<String>,
        #[arg(long, value_name = "0.1…4", value_parser = scale)]
        scale: Option<f32>,
        #[arg(
            long,
            value_name = "ground|white|clear",
            value_parser = BACKGROUNDS,
            hide_possible_values = true
        )]
        background: Option<String>,
        #[arg(long)]
        dark: bool,
        #[arg(long)]
        numbers: bool,
        #[arg(long, value_name = "8|6|4", value_parser = PER_PAGE, hide_possible_values = true)]
        per_page: Option<String>,
        #[arg(long, value_name = "N")]
        blank: Option<u32>,
        #[arg(long)]
        replace: bool,
    },
    Import {
        file: PathBuf,
        #[arg(
            value_parser = [ROSTER, BOARD],
            value_name = "import-roster",
            hide_possible_values = true
        )]
        what: String,
        list: PathBuf,
        #[arg(long, value_name = "NAME")]
        title: Option<String>,
        #[arg(long)]
        dry_run: bool,
        #[arg(long, value_name = "NAME")]
        encoding: Option<String>,
        #[arg(long, value_name = "NAME")]
        sheet: Option<String>,
    },
    Access {
        file: PathBuf,
        #[arg(value_name = "PERSON")]
        who: String,
        #[arg(long)]
        json: bool,
        #[arg(short, long, value_name = "OUT")]
        out: Option<PathBuf>,
        #[arg(long, requires = "out")]
        replace: bool,
    },
    Search {
        file: PathBuf,
        #[arg(required = true)]
        words: Vec<String>,
        #[arg(long, value_name = "N")]
        limit: Option<NonZeroUsize>,
    },
}

/// A list of people, which can be imported.
pub(super) const ROSTER: &str = "roster";
/// A board of another program, which can be imported.
pub(super) const BOARD: &str = "board";

/// How large a picture is, from a tenth to four times.
fn scale(text: &str) -> Result<f32, &'static str> {
    let number = text.replace(',', ".").parse::<f32>();
    // Only shown in the log: `usage` words the message.
    number
        .ok()
        .filter(|scale| (0.1..=4.0).contains(scale))
        .ok_or("not from 0.1 to 4")
}

/// What draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Renderer {
    /// Vulkan, Metal or DirectX 12.
    Wgpu,
    /// OpenGL.
    Glow,
}

fn lang(code: &str) -> Result<Lang, &'static str> {
    // Only shown in the log: `usage` words the message.
    Lang::from_code(code).ok_or("neither de nor en")
}

/// The language asked for, found before the command line is parsed: its errors and its help
/// are to be in this language already.
pub(super) fn lang_of(args: &[OsString]) -> Option<Lang> {
    let mut args = args.iter().skip(1).map_while(|arg| match arg.to_str() {
        Some("--") => None,
        other => Some(other.unwrap_or_default()),
    });
    let mut found = None;
    while let Some(arg) = args.next() {
        let code = match arg.strip_prefix("--lang") {
            Some("") => args.next(),
            Some(value) => value.strip_prefix('='),
            None => None,
        };
        found = code.and_then(Lang::from_code).or(found);
    }
    found
}

/// The command line as clap knows it, with help in the language of `texts`.
pub(super) fn command(texts: &Texts) -> clap::Command {
    let file = tr!(texts, "cli-word-file");
    let options = tr!(texts, "cli-word-options");
    let word = tr!(texts, "cli-word-command");
    let usage = [
        format!("zirkel [{options}] [{file}]"),
        format!("zirkel [{options}] {word}"),
    ];
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .global(true)
        .action(ArgAction::Help)
        .help(tr!(texts, "cli-arg-help"));
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(tr!(texts, "cli-arg-version"));
    Args::command()
        .about(tr!(texts, "cli-about"))
        .help_template(template(texts, &usage, true, &tr!(texts, "cli-arg-open")))
        .mut_arg("renderer", |arg| {
            arg.value_name("wgpu|glow")
                .hide_possible_values(true)
                .help(tr!(texts, "cli-arg-renderer"))
        })
        .mut_arg("lang", |arg| {
            arg.value_name("de|en").help(tr!(texts, "cli-arg-lang"))
        })
        .mut_arg("verbose", |arg| arg.help(tr!(texts, "cli-arg-verbose")))
        .arg(version)
        .arg(help)
        .mut_subcommand("new", |new| {
            let usage = [format!("zirkel new [--example] {file}")];
            new.about(tr!(texts, "cli-about-new"))
                .help_template(template(texts, &usage, false, &tr!(texts, "cli-arg-new")))
                .mut_arg("example", |arg| arg.help(tr!(texts, "cli-arg-example")))
        })
        .mut_subcommand("check", |check| {
            let usage = [format!("zirkel check {file}…")];
            let about_file = tr!(texts, "cli-arg-check");
            check
                .about(tr!(texts, "cli-about-check"))
                .help_template(template(texts, &usage, false, &about_file))
        })
        .mut_subcommand("show", |show| {
            let usage = [format!("zirkel show {file}")];
            show.about(tr!(texts, "cli-about-show"))
                .help_template(template(texts, &usage, false, &tr!(texts, "cli-arg-show")))
        })
        .mut_subcommand("salvage", |salvage| {
            let usage = [format!("zirkel salvage {file} -o NAME.zirkel.ron")];
            let about_file = tr!(texts, "cli-arg-salvage");
            salvage
                .about(tr!(texts, "cli-about-salvage"))
                .help_template(template(texts, &usage, false, &about_file))
                .mut_arg("out", |arg| arg.help(tr!(texts, "cli-arg-salvage-out")))
        })
        .mut_subcommand("diff", |diff| {
            let usage = [format!("zirkel diff {file} {file}")];
            let help = template(texts, &usage, false, &tr!(texts, "cli-arg-diff"));
            diff.about(tr!(texts, "cli-about-diff"))
                .help_template(format!("{help}\n\n{}", tr!(texts, "cli-codes-diff")))
        })
        .mut_subcommand("merge", |merge| {
            let files = tr!(texts, "cli-words-merge");
            let usage = [format!("zirkel merge {files} -o NAME.zirkel.ron")];
            let help = template(texts, &usage, false, &tr!(texts, "cli-arg-merge"));
            let help = help.replacen(
                &format!("\n  {file}  "),
                &format!("\n  {files}\n          "),
                1,
            );
            merge
                .about(tr!(texts, "cli-about-merge"))
                .help_template(format!("{help}\n\n{}", tr!(texts, "cli-codes-merge")))
                .mut_arg("out", |arg| arg.help(tr!(texts, "cli-arg-merge-out")))
        })
        .mut_subcommand("history", |history| {
            let usage = [
                format!("zirkel history {file}"),
                format!("zirkel history {file} --show N"),
                format!("zirkel history {file} --restore N -o NAME.zirkel.ron"),
            ];
            let about_file = tr!(texts, "cli-arg-history");
            history
                .about(tr!(texts, "cli-about-history"))
                .help_template(template(texts, &usage, false, &about_file))
                .mut_arg("show", |arg| arg.help(tr!(texts, "cli-arg-history-show")))
                .mut_arg("restore", |arg| {
                    arg.help(tr!(texts, "cli-arg-history-restore"))
                })
                .mut_arg("out", |arg| arg.help(tr!(texts, "cli-arg-history-out")))
        })
        .mut_subcommand("export", |command| export(texts, command))
        .mut_subcommand("import", |command| import(texts, command))
        .mut_subcommand("access", |command| access(texts, command))
        .mut_subcommand("search", |command| search(texts, command))
}

fn export(texts: &Texts, command: clap::Command) -> clap::Command {
    let file = tr!(texts, "cli-word-file");
    let whats = What::value_variants();
    let usage: Vec<String> = whats
        .iter()
        .map(|what| format!("zirkel export {file} {} {}", what.word(), what.usage()))
        .collect();
    let about_file = tr!(texts, "export-cli-file");
    let mut arguments = vec![(file.as_str(), about_file)];
    arguments.extend(whats.iter().map(|what| (what.word(), what.about(texts))));
    let arguments = below(&arguments);
    let columns = tr!(
        texts,
        "export-cli-columns",
        columns = super::export::keys_of_columns()
    );
    command
        .about(tr!(texts, "export-cli-about"))
        .help_template(template(texts, &usage, false, &arguments))
        .mut_arg("format", |arg| {
            arg.hide_possible_values(true)
                .help(tr!(texts, "export-cli-format"))
        })
        .mut_arg("out", |arg| arg.help(tr!(texts, "export-cli-out")))
        .mut_arg("columns", |arg| arg.help(columns))
        .mut_arg("all_contacts", |arg| {
            arg.help(tr!(texts, "export-cli-all-contacts"))
        })
        .mut_arg("session", |arg| arg.help(tr!(texts, "export-cli-session")))
        .mut_arg("audience", |arg| {
            arg.hide_possible_values(true)
                .help(tr!(texts, "export-cli-audience"))
        })
        .mut_arg("open", |arg| arg.help(tr!(texts, "register-cli-open")))
        .mut_arg("all_day", |arg| {
            arg.help(tr!(texts, "register-cli-all-day"))
        })
        .mut_arg("board", |arg| arg.help(tr!(texts, "board-cli-board")))
        .mut_arg("frame", |arg| arg.help(tr!(texts, "board-cli-frame")))
        .mut_arg("scale", |arg| arg.help(tr!(texts, "board-cli-scale")))
        .mut_arg("background", |arg| {
            arg.help(tr!(texts, "board-cli-background"))
        })
        .mut_arg("dark", |arg| arg.help(tr!(texts, "board-cli-dark")))
        .mut_arg("numbers", |arg| arg.help(tr!(texts, "board-cli-numbers")))
        .mut_arg("per_page", |arg| arg.help(tr!(texts, "board-cli-per-page")))
        .mut_arg("blank", |arg| arg.help(tr!(texts, "board-cli-blank")))
        .mut_arg("replace", |arg| arg.help(tr!(texts, "export-cli-replace")))
}

fn import(texts: &Texts, command: clap::Command) -> clap::Command {
    let file = tr!(texts, "cli-word-file");
    let list = tr!(texts, "import-cli-word-list");
    let usage = [
        format!("zirkel import {file} {ROSTER} {list}"),
        format!("zirkel import {file} {BOARD} X.excalidraw|X.canvas"),
    ];
    let arguments = below(&[
        (&file, tr!(texts, "import-cli-file")),
        (ROSTER, tr!(texts, "import-cli-what")),
        (BOARD, tr!(texts, "board-cli-import")),
        (&list, tr!(texts, "import-cli-list")),
    ]);
    let help = template(texts, &usage, false, &arguments);
    command
        .about(tr!(texts, "import-cli-about"))
        .help_template(format!("{help}\n\n{}", tr!(texts, "import-cli-codes")))
        .mut_arg("dry_run", |arg| {
            arg.help(tr!(texts, "import-cli-dry-run-help"))
        })
        .mut_arg("encoding", |arg| {
            arg.help(tr!(texts, "import-cli-encoding-help"))
        })
        .mut_arg("sheet", |arg| arg.help(tr!(texts, "import-cli-sheet-help")))
        .mut_arg("title", |arg| arg.help(tr!(texts, "board-cli-title")))
}

fn access(texts: &Texts, command: clap::Command) -> clap::Command {
    let file = tr!(texts, "cli-word-file");
    let person = tr!(texts, "access-cli-person-word");
    let usage = [
        format!("zirkel access {file} {person}"),
        format!("zirkel access {file} {person} --json -o OUT"),
    ];
    let about_file = tr!(texts, "access-cli-file");
    let who = tr!(texts, "access-cli-who");
    let arguments = below(&[(&file, about_file), (&person, who)]);
    command
        .about(tr!(texts, "access-cli-about"))
        .help_template(template(texts, &usage, false, &arguments))
        .mut_arg("json", |arg| arg.help(tr!(texts, "access-cli-json")))
        .mut_arg("out", |arg| arg.help(tr!(texts, "access-cli-out")))
        .mut_arg("replace", |arg| arg.help(tr!(texts, "access-cli-replace")))
}

fn search(texts: &Texts, command: clap::Command) -> clap::Command {
    let file = tr!(texts, "cli-word-file");
    let words = tr!(texts, "search-cli-word");
    let usage = [format!("zirkel search {file} {words}…")];
    let about_file = tr!(texts, "cli-arg-show");
    let about_words = tr!(texts, "search-cli-words");
    let arguments = below(&[(&file, about_file), (&words, about_words)]);
    let help = template(texts, &usage, false, &arguments);
    command
        .about(tr!(texts, "search-cli-about"))
        .help_template(format!("{help}\n\n{}", tr!(texts, "search-cli-codes")))
        .mut_arg("limit", |arg| arg.help(tr!(texts, "search-cli-limit")))
}

/// What is said of the file, for [`template`], and below it what is said of other arguments. The
/// first is the file's.
fn below(arguments: &[(&str, String)]) -> String {
    let width = arguments.iter().map(|(word, _)| word.chars().count());
    let width = width.max().unwrap_or_default();
    let mut lines = Vec::new();
    for (nth, (word, about)) in arguments.iter().enumerate() {
        let padding = " ".repeat(width - word.chars().count());
        lines.push(match nth {
            0 => format!("{padding}{about}"),
            _ => format!("  {word}  {padding}{about}"),
        });
    }
    lines.join("\n")
}

/// clap's own layout of help, with headings and a word for "file" that can be translated (clap
/// takes names of values only from the program's text).
fn template(texts: &Texts, usage: &[String], commands: bool, about_file: &str) -> String {
    let heading = tr!(texts, "cli-heading-usage");
    let indent = format!("\n{}", " ".repeat(heading.chars().count() + 1));
    let mut template = format!("{{about}}\n\n{heading} {}", usage.join(&indent));
    if commands {
        let heading = tr!(texts, "cli-heading-commands");
        template.push_str(&format!("\n\n{heading}\n{{subcommands}}"));
    }
    let file = tr!(texts, "cli-word-file");
    let arguments = tr!(texts, "cli-heading-arguments");
    let options = tr!(texts, "cli-heading-options");
    template.push_str(&format!(
        "\n\n{arguments}\n  {file}  {about_file}\n\n{options}\n{{options}}"
    ));
    template
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(args: &[&str]) -> Vec<OsString> {
        args.iter().map(OsString::from).collect()
    }

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        for lang in Lang::ALL {
            command(&Texts::new(*lang)).debug_assert();
        }
    }

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        for line in [
            &["zirkel", "--lang", "en"][..],
            &["zirkel", "show", "--lang=en", "datei"],
            &["zirkel", "--lang", "de", "check", "--lang", "en"],
        ] {
            assert_eq!(lang_of(&args(line)), Some(Lang::En), "{line:?}");
        }
        for line in [
            &["zirkel"][..],
            &["zirkel", "--lang"],
            &["zirkel", "--lang", "fr"],
            &["zirkel", "--language", "en"],
            &["zirkel", "--", "--lang", "en"],
            &["--lang", "en"],
        ] {
            assert_eq!(lang_of(&args(line)), None, "{line:?}");
        }
    }
}
