//! What is wrong with a command line, in the user's language.
//!
//! clap words its errors in English only; so they are worded anew from what it found.

use std::path::Path;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::i18n::{Texts, tr};

/// One sentence on what is wrong, and where to find help.
pub(super) fn message(texts: &Texts, error: &Error) -> String {
    let argument = found(error, ContextKind::InvalidArg);
    let value = found(error, ContextKind::InvalidValue);
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument => match found(error, ContextKind::SuggestedArg) {
            similar if !similar.is_empty() => tr!(
                texts,
                "cli-usage-unknown-similar",
                argument = argument,
                similar = similar
            ),
            _ => tr!(texts, "cli-usage-unknown", argument = argument),
        },
        ErrorKind::InvalidValue if argument == "<import-roster>" => {
            tr!(texts, "import-cli-usage-what")
        }
        ErrorKind::InvalidValue if argument == "<export-what>" => {
            tr!(texts, "export-cli-usage-what")
        }
        // clap shows what is no option in angle brackets; here that is always a file.
        ErrorKind::InvalidValue if argument.starts_with('<') => tr!(texts, "cli-usage-no-file"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            tr!(texts, "cli-usage-no-value", argument = argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            tr!(texts, "cli-usage-value", argument = argument, value = value)
        }
        // Files are all that any command needs: here, to compare one with another.
        ErrorKind::MissingRequiredArgument if argument.contains("<AFTER>") => {
            tr!(texts, "cli-usage-two-files")
        }
        ErrorKind::MissingRequiredArgument if argument.contains("<THEIRS>") => {
            tr!(texts, "cli-usage-three-files")
        }
        ErrorKind::MissingRequiredArgument if argument.contains("<LIST>") => {
            tr!(texts, "import-cli-usage-what")
        }
        ErrorKind::MissingRequiredArgument if argument == "<WORDS>..." => {
            tr!(texts, "search-cli-usage-words")
        }
        ErrorKind::MissingRequiredArgument if argument.contains("<FILE>") => {
            tr!(texts, "cli-usage-no-file")
        }
        ErrorKind::MissingRequiredArgument if argument.contains("<export-what>") => {
            tr!(texts, "export-cli-usage-what")
        }
        ErrorKind::MissingRequiredArgument if argument == "<PERSON>" => {
            tr!(texts, "access-cli-usage-who")
        }
        ErrorKind::MissingRequiredArgument if argument.starts_with("--") => {
            tr!(texts, "cli-usage-missing", argument = argument)
        }
        ErrorKind::MissingRequiredArgument => tr!(texts, "cli-usage-no-file"),
        // No two of our arguments exclude one another: what conflicts is one with itself.
        ErrorKind::ArgumentConflict => tr!(texts, "cli-usage-twice", argument = argument),
        other => tr!(texts, "cli-usage-other", reason = other.to_string()),
    };
    with_hint(texts, &sentence)
}

/// A file to open and a command, each of which is fine alone.
pub(super) fn file_and_command(texts: &Texts, file: &Path) -> String {
    let file = file.display().to_string();
    with_hint(
        texts,
        &tr!(texts, "cli-usage-file-and-command", file = file),
    )
}

fn with_hint(texts: &Texts, sentence: &str) -> String {
    format!("{sentence}\n{}", tr!(texts, "cli-hint-help"))
}

fn found(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::command;
    use crate::i18n::Lang;

    fn told(lang: Lang, args: &[&str]) -> String {
        let texts = Texts::new(lang);
        let line = std::iter::once("zirkel").chain(args.iter().copied());
        match command(&texts).try_get_matches_from(line) {
            Ok(_) => panic!("{args:?} is no error"),
            Err(error) => message(&texts, &error),
        }
    }

    #[test]
    fn each_mistake_is_named_in_the_users_language() {
        for (args, part) in [
            (&["--farbe"][..], "„--farbe“ ist hier nicht vorgesehen"),
            (&["--verbos"], "Meinten Sie „--verbose“?"),
            (&["--lang", "fr"], "„fr“ passt nicht zu --lang <de|en>"),
            (&["--renderer", "x"], "„x“ passt nicht zu --renderer"),
            (&["--renderer"], "Zu --renderer <wgpu|glow> fehlt der Wert"),
            (&["new"], "Bitte nennen Sie eine Datei."),
            (&["check"], "Bitte nennen Sie eine Datei."),
            (&["diff"], "Bitte nennen Sie zwei Dateien,"),
            (&["diff", "a"], "Bitte nennen Sie zwei Dateien,"),
            (&["merge", "a", "b"], "Bitte nennen Sie drei Dateien:"),
            (
                &["merge", "a", "b", "c"],
                "Es fehlt --out <NAME.zirkel.ron>.",
            ),
            (&["history"], "Bitte nennen Sie eine Datei."),
            (
                &["history", "a", "--show", "0"],
                "„0“ passt nicht zu --show",
            ),
            (&["history", "a", "--restore", "1"], "Es fehlt --out"),
            (&["history", "a", "--out", "b"], "Es fehlt --restore"),
            (&["new", ""], "Bitte nennen Sie eine Datei."),
            (&["import"], "roster für die Teilnehmenden"),
            (&["import", "a", "roster"], "roster für die Teilnehmenden"),
            (
                &["import", "a", "personen", "b"],
                "roster für die Teilnehmenden",
            ),
            (
                &["import", "a", "roster", "b", "--sheet"],
                "Zu --sheet <NAME> fehlt der Wert",
            ),
            (&["export"], "Bitte nennen Sie eine Datei."),
            (
                &["export", "a"],
                "Bitte sagen Sie, was ausgegeben werden soll",
            ),
            (
                &["export", "a", "b"],
                "Bitte sagen Sie, was ausgegeben werden soll",
            ),
            (&["export", "a", "roster"], "Es fehlt --out <OUT>."),
            (
                &["export", "a", "roster", "-o", "b", "--format"],
                "Zu --format <xlsx|csv|…> fehlt der Wert",
            ),
            (&["access"], "Bitte nennen Sie eine Datei."),
            (&["access", "a"], "Bitte nennen Sie die Person"),
            (&["access", "a", "b", "--replace"], "Es fehlt --out <OUT>."),
            (&["search"], "Bitte nennen Sie eine Datei."),
            (&["search", "a"], "Bitte nennen Sie die gesuchten Wörter."),
            (
                &["search", "a", "b", "--limit", "0"],
                "„0“ passt nicht zu --limit",
            ),
            (&["show", "a", "b"], "„b“ ist hier nicht vorgesehen"),
            (&["new", "a", "--example", "--example"], "nur einmal"),
        ] {
            let message = told(Lang::De, args);
            assert!(message.contains(part), "{args:?}: {message}");
            assert!(message.ends_with("Hilfe: zirkel --help"), "{message}");
        }
        let message = told(Lang::En, &["--verbos"]);
        assert!(message.contains("Did you mean “--verbose”?"), "{message}");
    }
}
