//! What is shown of a text that was found.

use std::ops::Range;

use super::fold::{Folded, Umlauts, has_umlauts};
use super::query::Part;

/// How much of a long text is shown before a hit, in characters.
const BEFORE: usize = 32;
/// A text is shown from its beginning if the hit is not farther into it, in characters.
const NEAR: usize = 56;
/// How long the shown part of a text is at most, in characters.
pub(super) const LONGEST: usize = 140;

/// A part of a text around the words that were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Excerpt {
    /// The part, on one line, with "…" where something is left out.
    pub text: String,
    /// Where in it the words are: bytes, rising, apart from one another.
    pub marks: Vec<Range<usize>>,
}

/// Where in `original` each of `parts` occurs.
pub(super) fn places(original: &str, parts: &[Part]) -> Vec<Vec<Range<usize>>> {
    let bare = Folded::of(original, Umlauts::Bare);
    let spelled = has_umlauts(original).then(|| Folded::of(original, Umlauts::SpelledOut));
    let of_form = |folded: &Folded, form: &str| -> Vec<Range<usize>> {
        // A single letter is found at the beginning of words only.
        let is_letter = form.chars().nth(1).is_none();
        let begins = |place: &Range<usize>| {
            let before = original.get(..place.start);
            let before = before.and_then(|text| text.chars().next_back());
            !(is_letter && before.is_some_and(char::is_alphanumeric))
        };
        folded.places(form).filter(begins).collect()
    };
    let of = |part: &Part| {
        let forms = part.forms.iter();
        let mut places: Vec<_> = forms.flat_map(|form| of_form(&bare, form)).collect();
        if let Some(spelled) = &spelled
            && places.is_empty()
        {
            let forms = part.forms.iter();
            places.extend(forms.flat_map(|form| of_form(spelled, form)));
        }
        places
    };
    parts.iter().map(of).collect()
}

/// The part of `original` around the first place of a part for which `wanted` holds, else around
/// the first place of all, with all `places` marked.
pub(super) fn excerpt(
    original: &str,
    places: &[Vec<Range<usize>>],
    wanted: impl Fn(usize) -> bool,
) -> Excerpt {
    let first = |wanted: &dyn Fn(usize) -> bool| {
        let of = places.iter().enumerate().filter(|(nth, _)| wanted(*nth));
        of.flat_map(|(_, places)| places)
            .map(|place| place.start)
            .min()
    };
    let hit = first(&wanted)
        .or_else(|| first(&|_| true))
        .unwrap_or_default();
    // Each line is a field or a paragraph of its own.
    let line = original
        .get(..hit)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let rest = original.get(line..).unwrap_or_default();
    let rest = rest.split('\n').next().unwrap_or_default();
    let (start, end) = window(rest, hit - line);
    let (start, end) = (start + line, end + line);
    let mut marks: Vec<Range<usize>> = places
        .iter()
        .flatten()
        .filter(|place| place.start >= start && place.end <= end)
        .cloned()
        .collect();
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut text = String::new();
    if start > line {
        text.push_str("… ");
    }
    let shift = text.len();
    let part = original.get(start..end).unwrap_or_default();
    // One byte for one byte, so that the marks stay right.
    text.extend(part.chars().map(|c| match c {
        '\t' => ' ',
        c => c,
    }));
    if end < line + rest.len() {
        text.push_str(" …");
    }
    let mut apart: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        let mark = mark.start - start + shift..mark.end - start + shift;
        match apart.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => apart.push(mark),
        }
    }
    Excerpt { text, marks: apart }
}

/// The bytes of a part of `text` around `hit` that begins and ends between words.
fn window(text: &str, hit: usize) -> (usize, usize) {
    let before = text.get(..hit).unwrap_or_default();
    let mut start = before
        .char_indices()
        .rev()
        .take(BEFORE)
        .last()
        .filter(|_| before.chars().nth(NEAR).is_some())
        .map_or(0, |(at, _)| at);
    let skipped = text.get(start..hit).unwrap_or_default();
    if start > 0 {
        // Not in the midst of a word, unless the word is longer than what is shown before the hit.
        start += skipped.find(char::is_whitespace).map_or(0, |at| {
            at + skipped
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8)
        });
    }
    let rest = text.get(start..).unwrap_or_default();
    let Some((cut, _)) = rest.char_indices().nth(LONGEST) else {
        return (start, text.len());
    };
    let shown = rest.get(..cut).unwrap_or_default();
    // The hit itself is never cut off: it begins within the first `NEAR` characters.
    let end = shown
        .rfind(char::is_whitespace)
        .filter(|at| start + at > hit)
        .unwrap_or(cut);
    (start, start + end)
}
