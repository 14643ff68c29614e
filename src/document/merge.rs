//! Three-way merging of one record, field by field, and of texts, word by word.
//!
//! Undo stands on this: taking a step back is a merge with base = after the step, mine = before
//! it, theirs = now. Where both sides changed the same thing, theirs stays, so that undo never
//! takes back what came later.

use std::ops::Range;
use std::sync::Arc;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::{FieldMerger, Fields};

/// What becomes of a record.
#[derive(Debug, PartialEq)]
pub enum Merged<T> {
    /// It stays as theirs.
    Same,
    /// It becomes this.
    Put(Arc<T>),
    /// It goes.
    Removed,
}

/// Merges one record. An edit beats a deletion; where both edited one field, theirs stays.
pub fn record<T: Fields>(
    base: Option<&Arc<T>>,
    mine: Option<&Arc<T>>,
    theirs: Option<&Arc<T>>,
) -> Merged<T> {
    if mine == theirs || mine == base {
        return Merged::Same;
    }
    if theirs == base {
        return match mine {
            Some(mine) => Merged::Put(mine.clone()),
            None => Merged::Removed,
        };
    }
    match (mine, theirs) {
        (Some(mine), Some(theirs)) => {
            let blank = T::default();
            let base = base.map_or(&blank, AsRef::as_ref);
            Merged::Put(Arc::new(T::merge_fields(
                &mut KeepTheirs,
                base,
                mine,
                theirs,
            )))
        }
        (Some(mine), None) => Merged::Put(mine.clone()),
        (None, _) => Merged::Same,
    }
}

/// Where both sides changed one thing, theirs stays.
struct KeepTheirs;

impl FieldMerger for KeepTheirs {
    fn leaf<F: Clone + PartialEq>(
        &mut self,
        _field: &'static str,
        base: &F,
        mine: &F,
        theirs: &F,
    ) -> F {
        if theirs == base {
            mine.clone()
        } else {
            theirs.clone()
        }
    }

    fn text(&mut self, _field: &'static str, base: &str, mine: &str, theirs: &str) -> String {
        words(base, mine, theirs).unwrap_or_else(|| theirs.to_owned())
    }
}

/// Merges a text by whitespace-separated words. `None` where both sides changed the same words
/// in different ways.
pub fn words(base: &str, mine: &str, theirs: &str) -> Option<String> {
    if mine == base || mine == theirs {
        return Some(theirs.to_owned());
    }
    if theirs == base {
        return Some(mine.to_owned());
    }
    let base_words = split(base);
    let mine_words = split(mine);
    let theirs_words = split(theirs);
    let mut mine_edits = edits(&base_words, &mine_words).into_iter().peekable();
    let mut theirs_edits = edits(&base_words, &theirs_words).into_iter().peekable();
    let mut merged = String::with_capacity(mine.len().max(theirs.len()));
    let mut at = 0;
    loop {
        let edit = match (mine_edits.peek(), theirs_edits.peek()) {
            (Some(a), Some(b)) if a == b => {
                theirs_edits.next();
                mine_edits.next()
            }
            (Some(a), Some(b)) if touch(&a.at, &b.at) => return None,
            (Some(a), Some(b)) if a.at.start < b.at.start => mine_edits.next(),
            (_, Some(_)) => theirs_edits.next(),
            (Some(_), None) => mine_edits.next(),
            (None, None) => break,
        };
        let Some(edit) = edit else { break };
        merged.extend(base_words[at..edit.at.start].iter().copied());
        merged.extend(edit.words.iter().copied());
        at = edit.at.end;
    }
    merged.extend(base_words[at..].iter().copied());
    Some(merged)
}

/// Words, each with the white space behind it.
fn split(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// These words of the base become those.
#[derive(Debug, PartialEq)]
struct Edit<'a> {
    at: Range<usize>,
    words: &'a [&'a str],
}

fn edits<'a>(base: &[&str], new: &'a [&'a str]) -> Vec<Edit<'a>> {
    capture_diff_slices(Algorithm::Myers, base, new)
        .into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| Edit {
            at: op.old_range(),
            words: &new[op.new_range()],
        })
        .collect()
}

/// Whether two changes of the base get in each other's way: they share a word, or they insert
/// at one place.
fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    (a.start < b.end && b.start < a.end)
        || (a.start == b.start && (a.is_empty() || b.is_empty()))
        || (a.is_empty() && b.start < a.start && a.start < b.end)
        || (b.is_empty() && a.start < b.start && b.start < a.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Person;
    use proptest::prelude::*;

    #[test]
    fn words_changed_in_different_places_are_both_kept() {
        let base = "Der Kreis bietet seine Mitwirkung an.";
        let mine = "Der Kreis bietet gern seine Mitwirkung an.";
        let theirs = "Der Kreis bietet seine Mitwirkung am Prozess an.";
        let both = "Der Kreis bietet gern seine Mitwirkung am Prozess an.";
        assert_eq!(words(base, mine, theirs).as_deref(), Some(both));
    }

    #[test]
    fn one_word_changed_in_two_ways_is_not_decided_here() {
        assert_eq!(words("drei Städte", "vier Städte", "fünf Städte"), None);
        assert_eq!(words("", "mein Text", "dein Text"), None);
    }

    #[test]
    fn fields_changed_on_different_sides_are_both_kept() {
        let base = Arc::new(Person::default());
        let mine = Arc::new(Person {
            given_name: "Ayse".to_owned(),
            ..Person::default()
        });
        let theirs = Arc::new(Person {
            family_name: "Özbabacan".to_owned(),
            ..Person::default()
        });
        let Merged::Put(both) = record(Some(&base), Some(&mine), Some(&theirs)) else {
            panic!("both sides changed something");
        };
        assert_eq!(both.full_name(), "Ayse Özbabacan");
    }

    #[test]
    fn an_edit_beats_a_deletion() {
        let base = Arc::new(Person::default());
        let edited = Arc::new(Person {
            note: "wichtig".to_owned(),
            ..Person::default()
        });
        assert_eq!(record(Some(&base), None, Some(&edited)), Merged::Same);
        assert_eq!(
            record(Some(&base), Some(&edited), None),
            Merged::Put(edited.clone())
        );
        assert_eq!(record(Some(&base), None, Some(&base)), Merged::Removed);
    }

    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec(prop_oneof!["[a-d]{1,2} ", "ä\n"], 0..12)
            .prop_map(|words| words.concat())
    }

    proptest! {
        #[test]
        fn merging_words_is_symmetric_and_keeps_what_one_side_changed(
            base in text(), mine in text(), theirs in text(),
        ) {
            prop_assert_eq!(words(&base, &mine, &theirs), words(&base, &theirs, &mine));
            prop_assert_eq!(words(&base, &mine, &base), Some(mine.clone()));
            prop_assert_eq!(words(&base, &mine, &mine), Some(mine));
        }
    }
}
