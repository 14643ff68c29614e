//! The command line: the same abilities without a window.
//!
//! Knows all rooms but `ui`. [`run`] does what the command line asks for, or says with which
//! options to open the window; so `main` holds no decision of its own.

mod access;
mod args;
mod commands;
mod diff;
mod export;
mod history;
mod import;
mod merge;
mod salvage;
mod search;
mod terminal;
mod usage;

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use clap::error::ErrorKind;
use tracing_subscriber::EnvFilter;

use crate::i18n::{Lang, Texts};
use args::Args;
pub use args::Renderer;
use terminal::Terminal;

/// All went well.
const FINE: u8 = 0;
/// Something is wrong with a file, or could not be done.
const FAILED: u8 = 1;
/// The call itself was wrong, or asked for a window where none can be.
const UNUSABLE: u8 = 2;

/// What is left to do after the command line was read.
#[derive(Debug)]
pub enum Outcome {
    /// Nothing: end with this code.
    Done(ExitCode),
    /// Open the window.
    #[cfg(feature = "gui")]
    Window(WindowOptions),
}

/// What the command line says about the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowOptions {
    /// The project file to open.
    pub file: Option<PathBuf>,
    /// What is to draw the window; `None`: what works best.
    pub renderer: Option<Renderer>,
    /// The language; `None`: that of the settings or the system.
    pub lang: Option<Lang>,
    /// Whether to log in detail. The log runs already.
    pub verbose: bool,
}

/// Does what the command line asks for. `args` begins with the program's name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = args::lang_of(&args).unwrap_or_else(Lang::of_system);
    let texts = Texts::new(lang);
    let terminal = Terminal::new(&texts);
    let parsed = args::command(&texts)
        .try_get_matches_from(args)
        .and_then(|matches| Args::from_arg_matches(&matches));
    let args = match parsed {
        Ok(args) => args,
        Err(error) => return done(refuse(&texts, terminal, &error)),
    };
    start_log(args.verbose);
    match (args.command, args.file) {
        (Some(_), Some(file)) => {
            let message = usage::file_and_command(&texts, &file);
            terminal.complain(&message);
            done(UNUSABLE)
        }
        (Some(command), None) => done(commands::run(&texts, terminal, &command)),
        (None, file) => window(
            &texts,
            terminal,
            WindowOptions {
                file,
                renderer: args.renderer,
                lang: args.lang,
                verbose: args.verbose,
            },
        ),
    }
}

fn done(code: u8) -> Outcome {
    Outcome::Done(ExitCode::from(code))
}

/// Help and version are errors to clap: they end the parsing too.
fn refuse(texts: &Texts, terminal: Terminal<'_>, error: &clap::Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal.say(error.render().to_string().trim_end())
        }
        _ => {
            terminal.complain(&usage::message(texts, error));
            UNUSABLE
        }
    }
}

/// Logs to stderr, so that results on stdout stay clean. `RUST_LOG` decides, if it is set.
fn start_log(verbose: bool) {
    let level = if verbose { "info,zirkel=debug" } else { "warn" };
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let started = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .log_internal_errors(false)
        .try_init();
    if started.is_err() {
        tracing::debug!("the log was running already");
    }
}

#[cfg(feature = "gui")]
fn window(texts: &Texts, terminal: Terminal<'_>, options: WindowOptions) -> Outcome {
    if has_display() {
        Outcome::Window(options)
    } else {
        terminal.complain(&crate::i18n::tr!(texts, "cli-no-display"));
        done(UNUSABLE)
    }
}

#[cfg(not(feature = "gui"))]
fn window(texts: &Texts, terminal: Terminal<'_>, _: WindowOptions) -> Outcome {
    terminal.complain(&crate::i18n::tr!(texts, "cli-no-window"));
    done(UNUSABLE)
}

/// Whether there is a display server to ask for a window. Asked beforehand because the window's
/// libraries answer in terms that help nobody.
#[cfg(all(feature = "gui", unix, not(target_os = "macos")))]
fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Windows and macOS have one display server, and it is always there.
#[cfg(all(feature = "gui", not(all(unix, not(target_os = "macos")))))]
fn has_display() -> bool {
    true
}
