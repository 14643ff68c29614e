//! The command diff: how two project files differ.

use std::path::Path;

use super::commands::{open, tell_doubts};
use super::terminal::Terminal;
use super::{FINE, UNUSABLE};
use crate::document::ChangeList;
use crate::exchange::changes;
use crate::i18n::{Names, Texts, tr};

/// As diff(1) ends when two files differ.
const DIFFERENT: u8 = 1;
/// As diff(1) ends when a file cannot be read, or the result not be written.
const TROUBLE: u8 = UNUSABLE;

/// Tells what has to change in the first file to make it the second.
pub(super) fn diff(texts: &Texts, terminal: Terminal<'_>, before: &Path, after: &Path) -> u8 {
    // Both are opened in any case, so that all that is wrong is told at once.
    let opened = [before, after].map(|file| {
        let opened = open(texts, terminal, file)?;
        tell_doubts(texts, terminal, file, &opened);
        Some(opened.project)
    });
    let [Some(before), Some(after)] = opened else {
        return TROUBLE;
    };
    let list = ChangeList::between(&before, &after);
    let (told, code) = if list.is_empty() {
        (tr!(texts, "cli-diff-same"), FINE)
    } else {
        let names = Names::of_two(texts, &before, &after);
        (changes::text(&list, &names), DIFFERENT)
    };
    match terminal.say(told.trim_end()) {
        FINE => code,
        _ => TROUBLE,
    }
}
