//! Keeps the caret at its place in the text when the text changes under it.
//!
//! A text edit shows its record's text anew each frame, and egui keeps the caret as a number of
//! characters. When the text changes from outside, that number is another place. So the text of
//! the edit with the focus is remembered as it was left, and where it comes back changed, the
//! caret moves along: behind what changed when the user undid something, and to the same place
//! between the same words when somebody else's changes were merged in.

use std::ops::Range;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Context, Id};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::model::text::normalised;

/// With more words, lines or letters than this on either side, changes are not looked at more closely: it
/// would hold up the frame.
const MOST_TOKENS: usize = 1_000;
/// So many letters in a row are the same for a reason.
const LONG_RUN: usize = 3;

/// What is remembered of the edit with the focus.
#[derive(Clone, Default)]
struct Known {
    /// The document's foreign revision in this frame.
    foreign: u64,
    left: Option<Left>,
}

/// The text of the edit with the focus as it was left, and the foreign revision then.
#[derive(Clone)]
struct Left {
    id: Id,
    text: String,
    foreign: u64,
}

fn key() -> Id {
    Id::unique("caret")
}

/// Says how often foreign changes were merged in so far. To be called each frame before any view
/// is shown.
pub fn begin_frame(ctx: &Context, foreign_revision: u64) {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Known>(key()).foreign = foreign_revision);
}

/// Brings the caret of the edit `id` to its place in `text`, if that is another text than the
/// one that was left. To be called before the edit is shown.
pub fn follow(ctx: &Context, id: Id, text: &str) {
    let focused = ctx.memory(|memory| memory.has_focus(id));
    let changed = ctx.data_mut(|data| {
        let known = data.get_temp_mut_or_default::<Known>(key());
        let left = known.left.take_if(|left| left.id == id)?;
        if left.text != text {
            return Some((left.foreign != known.foreign, left.text));
        }
        known.left = Some(left);
        None
    });
    if !focused {
        return;
    }
    let Some(mut state) = TextEditState::load(ctx, id) else {
        return;
    };
    // The document undoes. The edit's own history would bring old texts back over what others
    // have written since.
    state.clear_undoer();
    let Some((foreign, left)) = changed else {
        return;
    };
    // What was typed or pasted may have been brought into the project's form.
    let undone = !foreign && normalised(&left) != text;
    let range = match state.cursor.char_range() {
        Some(range) if !undone => moved(range, &left, text),
        range => {
            let was = range.map(|range| range.primary.index.0);
            CCursorRange::one(CCursor::new(after_undo(&left, text, was)))
        }
    };
    state.cursor.set_char_range(Some(range));
    state.store(ctx, id);
}

/// Remembers the text in the edit `id`, if it has the focus. To be called after it was shown.
pub fn leave(ctx: &Context, id: Id, text: &str) {
    let focused = ctx.memory(|memory| memory.has_focus(id));
    ctx.data_mut(|data| {
        let known = data.get_temp_mut_or_default::<Known>(key());
        let foreign = known.foreign;
        match &mut known.left {
            Some(left) if left.id == id && !focused => known.left = None,
            Some(left) if left.id == id && left.text == text => left.foreign = foreign,
            left if focused => {
                let text = text.to_owned();
                *left = Some(Left { id, text, foreign });
            }
            _ => {}
        }
    });
}

/// Forgets the text that was left: the caret was put somewhere on purpose.
pub fn forget(ctx: &Context) {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Known>(key()).left = None);
}

/// The end of what differs between two texts, in characters of the second.
fn behind_change(old: &str, new: &str) -> usize {
    let pairs = old.chars().rev().zip(new.chars().rev());
    let same = pairs.take_while(|(a, b)| a == b).count();
    new.chars().count().saturating_sub(same)
}

/// Where the caret goes when something was undone: behind what changed, and behind the blank that
/// was typed after it, if that is where it stood.
fn after_undo(old: &str, new: &str, was: Option<usize>) -> usize {
    let behind = behind_change(old, new);
    let from_end = was.and_then(|was| old.chars().count().checked_sub(was));
    let same = from_end.and_then(|from_end| new.chars().count().checked_sub(from_end));
    let between = same.filter(|same| *same > behind).filter(|same| {
        let mut passed = new.chars().skip(behind).take(same - behind);
        passed.all(char::is_whitespace)
    });
    between.unwrap_or(behind)
}

/// Caret and selection of `old` at their place in `new`.
fn moved(range: CCursorRange, old: &str, new: &str) -> CCursorRange {
    let mapping = Mapping::between(old, new);
    let at = |cursor: CCursor| cursor.index.0.min(mapping.old.len());
    let (primary, secondary) = (at(range.primary), at(range.secondary));
    let put = |cursor: CCursor, index: usize| CCursor {
        index: index.into(),
        ..cursor
    };
    let mut range = range;
    if primary == secondary {
        let caret = mapping.caret(primary);
        range.primary = put(range.primary, caret);
        range.secondary = put(range.secondary, caret);
        return range;
    }
    let selected = mapping.selection(primary.min(secondary)..primary.max(secondary));
    let (first, second) = if primary < secondary {
        (selected.start, selected.end)
    } else {
        (selected.end, selected.start)
    };
    range.primary = put(range.primary, first);
    range.secondary = put(range.secondary, second);
    range
}

/// A part of the old text and what became of it, in characters.
#[derive(Debug)]
struct Part {
    old: Range<usize>,
    new: Range<usize>,
    same: bool,
}

/// From places in one text to places in another.
struct Mapping {
    old: Vec<char>,
    new: Vec<char>,
    /// All of the old text in order; what was inserted is a part without any old text.
    parts: Vec<Part>,
}

impl Mapping {
    fn between(old: &str, new: &str) -> Self {
        let mut mapping = Self {
            old: old.chars().collect(),
            new: new.chars().collect(),
            parts: Vec::new(),
        };
        let (old, new) = (&mapping.old, &mapping.new);
        let head = to_boundary(old, same_start(old, new));
        let tail = same_start_of_rest(old, new, head);
        let (old_end, new_end) = (old.len() - tail, new.len() - tail);
        let mut parts = Vec::new();
        push(&mut parts, 0..head, 0..head, true);
        compare(old, new, head..old_end, head..new_end, &mut parts);
        push(&mut parts, old_end..old.len(), new_end..new.len(), true);
        mapping.parts = parts;
        mapping
    }

    /// The place of a caret: behind the same character as before, or, where it stood at the
    /// start of a line, before the same character.
    fn caret(&self, at: usize) -> usize {
        let starts_line = at == 0 || self.old.get(at - 1) == Some(&'\n');
        let kept = |part: &Part| part.same && part.old.contains(&at);
        if starts_line && self.parts.iter().any(kept) {
            self.before(at)
        } else {
            self.behind(at)
        }
    }

    /// What is left of a selection; what was put in at its edges is outside of it.
    fn selection(&self, selected: Range<usize>) -> Range<usize> {
        let start = self.before(selected.start);
        start..self.behind(selected.end).max(start)
    }

    /// The place behind the character that stood left of `at`.
    fn behind(&self, at: usize) -> usize {
        let holds = |part: &&Part| part.old.start < at && at <= part.old.end;
        let Some(part) = self.parts.iter().find(holds) else {
            return 0;
        };
        if at == part.old.end {
            part.new.end
        } else {
            (part.new.start + (at - part.old.start)).min(part.new.end)
        }
    }

    /// The place before the character that stood right of `at`.
    fn before(&self, at: usize) -> usize {
        match self.parts.iter().find(|part| part.old.contains(&at)) {
            Some(part) if part.same => part.new.start + (at - part.old.start),
            Some(part) => part.new.end,
            None => self.new.len(),
        }
    }
}

fn push(parts: &mut Vec<Part>, old: Range<usize>, new: Range<usize>, same: bool) {
    if !old.is_empty() || !new.is_empty() {
        parts.push(Part { old, new, same });
    }
}

fn same_start(old: &[char], new: &[char]) -> usize {
    old.iter().zip(new).take_while(|(a, b)| a == b).count()
}

fn same_end(old: &[char], new: &[char]) -> usize {
    let pairs = old.iter().rev().zip(new.iter().rev());
    pairs.take_while(|(a, b)| a == b).count()
}

/// How many characters at the end are the same, from a word's start on, behind the first `head`.
fn same_start_of_rest(old: &[char], new: &[char], head: usize) -> usize {
    let (old, new) = (&old[head..], &new[head..]);
    let mut tail = same_end(old, new);
    while tail > 0 && within_word(old, old.len() - tail) {
        tail -= 1;
    }
    tail
}

/// The last end of a word or sign at or before `at`.
fn to_boundary(text: &[char], mut at: usize) -> usize {
    while within_word(text, at) {
        at -= 1;
    }
    at
}

fn within_word(text: &[char], at: usize) -> bool {
    let word = |at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric());
    at > 0 && word(at - 1) && word(at)
}

/// Compares two parts word by word, or line by line where there are too many words.
fn compare(
    old: &[char],
    new: &[char],
    old_part: Range<usize>,
    new_part: Range<usize>,
    parts: &mut Vec<Part>,
) {
    let (old_text, new_text) = (&old[old_part.clone()], &new[new_part.clone()]);
    let ends_word = |text: &[char], at: usize| !within_word(text, at);
    let ends_line = |text: &[char], at: usize| text.get(at - 1) == Some(&'\n');
    let few = |tokens: &[&[char]]| tokens.len() <= MOST_TOKENS;
    let pairs = [ends_word, ends_line].map(|ends| (tokens(old_text, ends), tokens(new_text, ends)));
    let Some((old_tokens, new_tokens)) = pairs.iter().find(|(old, new)| few(old) && few(new))
    else {
        push(parts, old_part, new_part, false);
        return;
    };
    let (mut old_at, mut new_at) = (old_part.start, new_part.start);
    for op in capture_diff_slices(Algorithm::Myers, old_tokens, new_tokens) {
        let length = |tokens: &[&[char]]| tokens.iter().map(|token| token.len()).sum::<usize>();
        let old_end = old_at + length(&old_tokens[op.old_range()]);
        let new_end = new_at + length(&new_tokens[op.new_range()]);
        if matches!(op, DiffOp::Equal { .. }) {
            push(parts, old_at..old_end, new_at..new_end, true);
        } else {
            refine(old, new, old_at..old_end, new_at..new_end, parts);
        }
        (old_at, new_at) = (old_end, new_end);
    }
}

/// What is the same within words that were changed: runs of letters long enough not to be the
/// same by chance.
fn refine(
    old: &[char],
    new: &[char],
    old_part: Range<usize>,
    new_part: Range<usize>,
    parts: &mut Vec<Part>,
) {
    let (old_text, new_text) = (&old[old_part.clone()], &new[new_part.clone()]);
    let (mut old_at, mut new_at) = (old_part.start, new_part.start);
    if old_text.len().max(new_text.len()) <= MOST_TOKENS {
        let telling = (old_text.len().div_ceil(2)).min(LONG_RUN);
        for op in capture_diff_slices(Algorithm::Myers, old_text, new_text) {
            let DiffOp::Equal { len, .. } = op else {
                continue;
            };
            if len < telling {
                continue;
            }
            let old_run = old_part.start + op.old_range().start;
            let new_run = new_part.start + op.new_range().start;
            push(parts, old_at..old_run, new_at..new_run, false);
            (old_at, new_at) = (old_run + len, new_run + len);
            push(parts, old_run..old_at, new_run..new_at, true);
        }
    }
    push(parts, old_at..old_part.end, new_at..new_part.end, false);
}

/// The text in pieces, each up to where `ends` says yes.
fn tokens(text: &[char], ends: impl Fn(&[char], usize) -> bool) -> Vec<&[char]> {
    let mut tokens = Vec::new();
    let mut start = 0;
    for at in 1..=text.len() {
        if at == text.len() || ends(text, at) {
            tokens.push(&text[start..at]);
            start = at;
        }
    }
    tokens
}

#[cfg(test)]
mod tests;
