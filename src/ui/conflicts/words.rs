//! Versions of a text beside one another: what differs is marked.
//!
//! Knows no window, so that it can be tested without one.

use crate::document::merge::{Piece, pieces, shortened};

/// Texts longer than this, in characters, are shown with what stands around the differences.
const LONG: usize = 600;
/// A value longer than this, in characters, is shown like a text.
const LONGEST_VALUE: usize = 48;
/// How much of a long text is shown beside each difference, in characters.
const AROUND: usize = 160;
/// More than this of one text is never shown, in characters: no file must keep the window busy.
const MOST: usize = 12_000;

/// What a piece of a text is in view of other versions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// In the others as well.
    #[default]
    Same,
    /// Not in every other version.
    Differs,
    /// In no other version any more.
    Gone,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// How it is marked.
    pub mark: Mark,
    /// What it says.
    pub text: String,
}

/// A text in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// From its beginning to its end.
    pub runs: Vec<Run>,
    /// Whether "…" stands for some of it that can be shown.
    pub is_shortened: bool,
    is_value: bool,
}

impl Words {
    /// A text without marks.
    pub fn plain(text: &str) -> Self {
        Self::of(vec![run(Mark::Same, text)], true)
    }

    /// A date, a name, a number.
    pub fn value(text: &str) -> Self {
        Self {
            is_value: text.chars().nth(LONGEST_VALUE).is_none(),
            ..Self::plain(text)
        }
    }

    /// Whether it is a short value, to be shown larger than a text.
    pub fn is_value(&self) -> bool {
        self.is_value
    }

    /// `text`, with what some of `others` do not have marked.
    pub fn differing(text: &str, others: &[&str], whole: bool) -> Self {
        let mut changed = Changed::default();
        for other in others {
            changed.take(text, other);
        }
        Self::of(
            changed.runs(text, |count| (count > 0, Mark::Differs)),
            whole,
        )
    }

    /// `text`, with what none of `others` has any more marked.
    pub fn gone(text: &str, others: &[&str], whole: bool) -> Self {
        let mut changed = Changed::default();
        for other in others {
            changed.take(text, other);
        }
        let all = others.len();
        Self::of(
            changed.runs(text, |count| (count == all, Mark::Gone)),
            whole,
        )
    }

    /// All that is shown of it.
    #[cfg(test)]
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    fn of(runs: Vec<Run>, whole: bool) -> Self {
        let says_something = |run: &Run| run.mark == Mark::Same && !run.text.trim().is_empty();
        // If nothing is the same, marks say nothing.
        let runs = if runs.iter().any(says_something) {
            runs
        } else {
            let text: String = runs.iter().map(|run| run.text.as_str()).collect();
            vec![run(Mark::Same, &text)]
        };
        let long = runs.iter().map(|run| run.text.len()).sum::<usize>() > LONG;
        let is_shortened = long && !whole && runs.iter().any(|run| run.mark != Mark::Same);
        let runs = if is_shortened { near(&runs) } else { runs };
        Self {
            runs: cut(runs),
            is_shortened,
            is_value: false,
        }
    }
}

fn run(mark: Mark, text: &str) -> Run {
    Run {
        mark,
        text: text.to_owned(),
    }
}

/// In how many comparisons each byte of a text was found to differ.
#[derive(Default)]
struct Changed(Vec<usize>);

impl Changed {
    fn take(&mut self, text: &str, other: &str) {
        self.0.resize(text.len(), 0);
        let mut at = 0;
        for piece in pieces(other, text) {
            match piece {
                Piece::Same(same) => at += same.len(),
                Piece::Added(added) => {
                    let end = at + added.len();
                    for count in self.0.get_mut(at..end).into_iter().flatten() {
                        *count += 1;
                    }
                    at = end;
                }
                Piece::Removed(_) => {}
            }
        }
    }

    fn runs(&self, text: &str, marked: impl Fn(usize) -> (bool, Mark)) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (at, letter) in text.char_indices() {
            let (is_marked, mark) = marked(self.0.get(at).copied().unwrap_or(0));
            let mark = if is_marked { mark } else { Mark::Same };
            match runs.last_mut() {
                Some(last) if last.mark == mark => last.text.push(letter),
                _ => runs.push(run(mark, letter.encode_utf8(&mut [0; 4]))),
            }
        }
        without_rims(runs)
    }
}

/// The same with marks that begin and end with words: the white space around goes without.
fn without_rims(runs: Vec<Run>) -> Vec<Run> {
    let mut trimmed: Vec<Run> = Vec::new();
    let mut add = |mark: Mark, text: &str| match trimmed.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.mark == mark => last.text.push_str(text),
        _ => trimmed.push(run(mark, text)),
    };
    for run in &runs {
        let text = run.text.as_str();
        let words = text.trim();
        let start = text.len() - text.trim_start().len();
        let (before, rest) = text.split_at_checked(start).unwrap_or(("", text));
        let behind = rest.get(words.len()..).unwrap_or_default();
        add(Mark::Same, before);
        add(run.mark, words);
        add(Mark::Same, behind);
    }
    trimmed
}

/// What stands near the marks, with "…" for the rest.
fn near(runs: &[Run]) -> Vec<Run> {
    let pieces: Vec<Piece> = runs
        .iter()
        .map(|run| match run.mark {
            Mark::Same => Piece::Same(run.text.clone()),
            Mark::Differs => Piece::Added(run.text.clone()),
            Mark::Gone => Piece::Removed(run.text.clone()),
        })
        .collect();
    shortened(&pieces, AROUND)
        .into_iter()
        .map(|piece| match piece {
            Piece::Same(text) => run(Mark::Same, &text),
            Piece::Added(text) => run(Mark::Differs, &text),
            Piece::Removed(text) => run(Mark::Gone, &text),
        })
        .collect()
}

fn cut(runs: Vec<Run>) -> Vec<Run> {
    let mut left = MOST;
    let mut kept = Vec::new();
    for mut run in runs {
        if left == 0 {
            break;
        }
        match run.text.char_indices().nth(left) {
            Some((end, _)) => {
                run.text.truncate(end);
                run.text.push_str(" …");
                left = 0;
            }
            None => left -= run.text.chars().count(),
        }
        kept.push(run);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(words: &Words) -> String {
        let runs = words.runs.iter().map(|run| match run.mark {
            Mark::Same => run.text.clone(),
            Mark::Differs => format!("[{}]", run.text),
            Mark::Gone => format!("({})", run.text),
        });
        runs.collect()
    }

    #[test]
    fn what_the_other_version_does_not_have_is_marked() {
        let (anna, bernd) = ("Frist ist Dienstag früh.", "Frist ist Mittwoch früh.");
        let words = Words::differing(anna, &[bernd], false);
        assert_eq!(written(&words), "Frist ist [Dienstag] früh.");
        let base = Words::gone("Frist ist Montag früh.", &[anna, bernd], false);
        assert_eq!(written(&base), "Frist ist (Montag) früh.");
        let both = "Frist ist Dienstag Mittwoch früh.";
        let words = Words::differing(both, &[anna, bernd], false);
        assert_eq!(written(&words), "Frist ist [Dienstag Mittwoch] früh.");
    }

    #[test]
    fn of_two_texts_that_have_nothing_in_common_nothing_is_marked() {
        let words = Words::differing("Dienstag", &["Mittwoch"], false);
        assert_eq!(written(&words), "Dienstag");
    }

    #[test]
    fn of_a_long_text_the_differences_are_shown_with_what_stands_around_them() {
        let long = "Der Kreis tagt. ".repeat(100);
        let (anna, bernd) = (
            format!("{long}Dienstag. {long}"),
            format!("{long}Montag. {long}"),
        );
        let words = Words::differing(&anna, &[&bernd], false);
        assert!(words.is_shortened);
        assert!(words.text().len() < 500, "{}", words.text());
        assert!(words.text().contains("Dienstag."));
        assert!(words.text().starts_with('…'));
        assert_eq!(Words::differing(&anna, &[&bernd], true).text(), anna);
    }

    #[test]
    fn of_a_gigantic_text_no_more_is_shown_than_can_be_read() {
        let word = "ä".repeat(2_000_000);
        let other = format!("{word}b");
        for words in [
            Words::plain(&word),
            Words::differing(&word, &[&other], true),
            Words::differing(&word, &[&other], false),
        ] {
            assert!(words.text().chars().count() <= MOST + 2);
        }
    }

    proptest! {
        #[test]
        fn marking_changes_no_text(text in "[ab ü\n]{0,20}", other in "[ab ü\n]{0,20}") {
            let words = Words::differing(&text, &[&other, &text], false);
            prop_assert_eq!(words.text(), text.clone());
            prop_assert_eq!(Words::gone(&text, &[&other], false).text(), text);
        }
    }
}
