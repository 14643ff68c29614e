//! Three-way merging of a text by its words.
//!
//! A word is what stands between white space. White space is not compared: it belongs to the word
//! behind it and is merged by itself, so that a line break put in on one side and a word changed
//! on the other do not get in each other's way.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// From this many words on that differ in the middle of a text, no finer difference is looked
/// for: the time for it grows with the square.
const MOST_COMPARED: usize = 5_000;

/// Three versions of a text made one, as far as they can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// Nobody got in the other's way.
    Merged(String),
    /// Both sides changed the same words in different ways.
    Clash {
        /// The text with mine at these places.
        mine: String,
        /// The text with theirs at these places.
        theirs: String,
        /// The text with one behind the other at these places; the same whoever is "mine".
        both: String,
        /// Whether both only put in something new beside what was there, so that `both` is what
        /// the two would have written together.
        additions: bool,
    },
}

/// Merges a text by its words. Who is mine and who is theirs makes no difference.
pub fn words(base: &str, mine: &str, theirs: &str) -> Words {
    if mine == base || mine == theirs {
        return Words::Merged(theirs.to_owned());
    }
    if theirs == base {
        return Words::Merged(mine.to_owned());
    }
    let texts = [base, mine, theirs].map(Text::of);
    let pieces = pieces(&texts);
    if !pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Clash { .. }))
    {
        return Words::Merged(written(&texts, &pieces, Keep::Mine));
    }
    Words::Clash {
        mine: written(&texts, &pieces, Keep::Mine),
        theirs: written(&texts, &pieces, Keep::Theirs),
        both: written(&texts, &pieces, Keep::Both),
        additions: pieces.iter().all(|piece| match piece {
            Piece::Clash { base, .. } => base.is_empty(),
            Piece::Agreed(_) => true,
        }),
    }
}

/// Two versions of a text without a common ancestor made one: whatever one of them has is in it.
pub fn united(mine: &str, theirs: &str) -> Words {
    let (one, other) = (Text::of(mine), Text::of(theirs));
    let common: Vec<&str> = difference(&one.bare(), &other.bare())
        .same
        .into_iter()
        .flat_map(|(range, _)| one.bare().get(range).unwrap_or_default().to_vec())
        .collect();
    // As if somebody had written what both share, and then each went on by himself.
    words(&common.join(" "), mine, theirs)
}

/// A text as its words.
pub(super) struct Text<'a> {
    pub words: Vec<Word<'a>>,
    /// White space behind the last word.
    pub end: &'a str,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// White space before it.
    pub gap: &'a str,
    pub word: &'a str,
}

impl<'a> Text<'a> {
    pub fn of(text: &'a str) -> Self {
        let mut words = Vec::new();
        let mut rest = text;
        loop {
            let word_at = rest.find(|c: char| !c.is_whitespace());
            let Some((gap, from_word)) = word_at.and_then(|at| rest.split_at_checked(at)) else {
                return Self { words, end: rest };
            };
            let len = from_word
                .find(char::is_whitespace)
                .unwrap_or(from_word.len());
            let (word, behind) = from_word.split_at_checked(len).unwrap_or((from_word, ""));
            words.push(Word { gap, word });
            rest = behind;
        }
    }

    pub fn bare(&self) -> Vec<&'a str> {
        self.words.iter().map(|word| word.word).collect()
    }

    fn gap(&self, at: usize) -> Option<&'a str> {
        self.words.get(at).map(|word| word.gap)
    }

    pub fn slice(&self, range: Range<usize>) -> &[Word<'a>] {
        self.words.get(range).unwrap_or_default()
    }
}

/// How one text became another, in ranges of words.
pub(super) struct Difference {
    /// What stayed the same: where it was, where it is. One behind the other; some are empty.
    pub same: Vec<(Range<usize>, Range<usize>)>,
    /// What was replaced, put in (first range empty) or taken out (second range empty).
    edits: Vec<Edit>,
}

#[derive(Clone, Debug)]
struct Edit {
    old: Range<usize>,
    new: Range<usize>,
}

pub(super) fn difference(old: &[&str], new: &[&str]) -> Difference {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - start;
    let end = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(most)
        .take_while(|(a, b)| a == b)
        .count();
    let (old_end, new_end) = (old.len() - end, new.len() - end);
    let (old_middle, new_middle) = (
        old.get(start..old_end).unwrap_or_default(),
        new.get(start..new_end).unwrap_or_default(),
    );
    let mut same = vec![(0..start, 0..start)];
    let mut edits = Vec::new();
    if old_middle.len().max(new_middle.len()) > MOST_COMPARED {
        edits.push(Edit {
            old: start..old_end,
            new: start..new_end,
        });
    } else {
        let moved = |range: Range<usize>| range.start + start..range.end + start;
        for op in capture_diff_slices(Algorithm::Myers, old_middle, new_middle) {
            let (old, new) = (moved(op.old_range()), moved(op.new_range()));
            match op {
                DiffOp::Equal { .. } => same.push((old, new)),
                _ => edits.push(Edit { old, new }),
            }
        }
    }
    same.push((old_end..old.len(), new_end..new.len()));
    Difference { same, edits }
}

/// One after the other they make the merged text.
enum Piece<'a> {
    /// Words that are settled, with the white space before them.
    Agreed(Vec<Word<'a>>),
    /// Words of the base for which each side has others.
    Clash {
        base: Range<usize>,
        mine: Vec<Word<'a>>,
        theirs: Vec<Word<'a>>,
    },
}

fn pieces<'a>(texts: &[Text<'a>; 3]) -> Vec<Piece<'a>> {
    let [base, mine, theirs] = texts;
    let to_mine = difference(&base.bare(), &mine.bare());
    let to_theirs = difference(&base.bare(), &theirs.bare());
    // Where each word of the base is on either side, if it is still there.
    let places = |difference: &Difference| {
        let mut places = vec![None; base.words.len()];
        for (old, new) in &difference.same {
            for (at, place) in old.clone().zip(new.clone()) {
                if let Some(slot) = places.get_mut(at) {
                    *slot = Some(place);
                }
            }
        }
        places
    };
    let (in_mine, in_theirs) = (places(&to_mine), places(&to_theirs));

    let mut pieces = Vec::new();
    let mut at = 0;
    let kept = |range: Range<usize>| -> Vec<Word<'a>> {
        range
            .filter_map(|at| {
                let word = base.words.get(at)?;
                let gap = merged_gap(
                    word.gap,
                    in_mine
                        .get(at)
                        .copied()
                        .flatten()
                        .and_then(|at| mine.gap(at)),
                    in_theirs
                        .get(at)
                        .copied()
                        .flatten()
                        .and_then(|at| theirs.gap(at)),
                );
                Some(Word {
                    gap,
                    word: word.word,
                })
            })
            .collect()
    };
    for cluster in clusters(to_mine.edits, to_theirs.edits) {
        pieces.push(Piece::Agreed(kept(at..cluster.range.start)));
        at = cluster.range.end;
        let one = applied(&cluster.range, &cluster.mine, base, mine);
        let other = applied(&cluster.range, &cluster.theirs, base, theirs);
        pieces.push(if cluster.theirs.is_empty() {
            Piece::Agreed(one)
        } else if cluster.mine.is_empty() {
            Piece::Agreed(other)
        } else if same(&one, &other) {
            Piece::Agreed(
                one.into_iter()
                    .zip(other)
                    .map(|(a, b)| greater_gap(a, b))
                    .collect(),
            )
        } else if holds(&one, &other) {
            Piece::Agreed(one)
        } else if holds(&other, &one) {
            Piece::Agreed(other)
        } else {
            Piece::Clash {
                base: cluster.range,
                mine: one,
                theirs: other,
            }
        });
    }
    pieces.push(Piece::Agreed(kept(at..base.words.len())));
    pieces
}

/// White space, of which one side or both may no longer have the word behind it.
fn merged_gap<'a>(base: &'a str, mine: Option<&'a str>, theirs: Option<&'a str>) -> &'a str {
    match (mine, theirs) {
        (Some(mine), Some(theirs)) if mine == base => theirs,
        (Some(mine), Some(theirs)) if theirs == base => mine,
        // Both changed it: whoever merges, the same one stays.
        (Some(mine), Some(theirs)) => mine.max(theirs),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => base,
    }
}

/// Edits of both sides that get in each other's way, or one alone.
struct Cluster {
    range: Range<usize>,
    mine: Vec<Edit>,
    theirs: Vec<Edit>,
}

fn clusters(mine: Vec<Edit>, theirs: Vec<Edit>) -> Vec<Cluster> {
    let mut edits: Vec<(Edit, bool)> = mine
        .into_iter()
        .map(|edit| (edit, true))
        .chain(theirs.into_iter().map(|edit| (edit, false)))
        .collect();
    edits.sort_by_key(|(edit, _)| (edit.old.start, edit.old.end));
    let mut clusters: Vec<Cluster> = Vec::new();
    for (edit, is_mine) in edits {
        let range = edit.old.clone();
        match clusters
            .last_mut()
            .filter(|last| touch(&last.range, &range))
        {
            Some(last) => last.range.end = last.range.end.max(range.end),
            None => clusters.push(Cluster {
                range,
                mine: Vec::new(),
                theirs: Vec::new(),
            }),
        }
        if let Some(last) = clusters.last_mut() {
            let side = if is_mine {
                &mut last.mine
            } else {
                &mut last.theirs
            };
            side.push(edit);
        }
    }
    clusters
}

/// Whether two changes of the base get in each other's way: they share a word, or one puts
/// something in between or right before words that the other changed. What was put in behind them
/// goes on with the sentence, whatever it begins with.
fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    (a.start < b.end && b.start < a.end) || (a.start == b.start && (a.is_empty() || b.is_empty()))
}

/// These words of the base as one side has them.
fn applied<'a>(
    range: &Range<usize>,
    edits: &[Edit],
    base: &Text<'a>,
    side: &Text<'a>,
) -> Vec<Word<'a>> {
    let mut words = Vec::new();
    let mut at = range.start;
    for edit in edits {
        words.extend_from_slice(base.slice(at..edit.old.start));
        words.extend_from_slice(side.slice(edit.new.clone()));
        at = edit.old.end;
    }
    words.extend_from_slice(base.slice(at..range.end));
    words
}

fn same(one: &[Word], other: &[Word]) -> bool {
    one.len() == other.len() && holds(one, other)
}

/// Of two equal words the one with the greater white space: whoever merges, the same one stays.
fn greater_gap<'a>(one: Word<'a>, other: Word<'a>) -> Word<'a> {
    if one.gap >= other.gap { one } else { other }
}

/// Whether all words of `part` stand in `whole` one behind the other.
fn holds(whole: &[Word], part: &[Word]) -> bool {
    part.is_empty()
        || whole
            .windows(part.len())
            .any(|window| window.iter().zip(part).all(|(a, b)| a.word == b.word))
}

#[derive(Clone, Copy)]
enum Keep {
    Mine,
    Theirs,
    Both,
}

fn written(texts: &[Text; 3], pieces: &[Piece], keep: Keep) -> String {
    let mut words: Vec<Word> = Vec::new();
    for piece in pieces {
        match (piece, keep) {
            (Piece::Agreed(agreed), _) => words.extend(agreed),
            (Piece::Clash { mine, .. }, Keep::Mine) => words.extend(mine),
            (Piece::Clash { theirs, .. }, Keep::Theirs) => words.extend(theirs),
            (Piece::Clash { mine, theirs, .. }, Keep::Both) => {
                let bare = |side: &[Word]| -> Vec<String> {
                    side.iter().map(|word| word.word.to_owned()).collect()
                };
                let (first, second) = if bare(mine) <= bare(theirs) {
                    (mine, theirs)
                } else {
                    (theirs, mine)
                };
                words.extend(first);
                words.extend(second);
            }
        }
    }
    let [base, mine, theirs] = texts;
    let start = merged_gap(base.gap(0).unwrap_or_default(), mine.gap(0), theirs.gap(0));
    let end = merged_gap(base.end, Some(mine.end), Some(theirs.end));
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        text.push_str(match (at, word.gap) {
            (0, _) => start,
            (_, "") => " ",
            (_, gap) => gap,
        });
        text.push_str(word.word);
    }
    text.push_str(end);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn merged(base: &str, mine: &str, theirs: &str) -> Option<String> {
        match words(base, mine, theirs) {
            Words::Merged(text) => Some(text),
            Words::Clash { .. } => None,
        }
    }

    fn both(base: &str, mine: &str, theirs: &str) -> String {
        match words(base, mine, theirs) {
            Words::Merged(text) => text,
            Words::Clash { both, .. } => both,
        }
    }

    #[test]
    fn words_changed_in_different_places_are_both_kept() {
        let base = "Der Kreis bietet seine Mitwirkung an.";
        let mine = "Der Kreis bietet gern seine Mitwirkung an.";
        let theirs = "Der Kreis bietet seine Mitwirkung am Prozess an.";
        let both = "Der Kreis bietet gern seine Mitwirkung am Prozess an.";
        assert_eq!(merged(base, mine, theirs).as_deref(), Some(both));
    }

    #[test]
    fn neighbouring_words_do_not_get_in_each_others_way() {
        assert_eq!(
            merged(
                "der alte Kreis tagt",
                "der neue Kreis tagt",
                "der alte Zirkel tagt"
            )
            .as_deref(),
            Some("der neue Zirkel tagt")
        );
        assert_eq!(
            merged("Der Kreis", "Der Kreisel", "Der Kreis bietet").as_deref(),
            Some("Der Kreisel bietet")
        );
    }

    #[test]
    fn what_is_put_right_before_a_changed_word_is_a_clash() {
        let base = "Der Kreis bietet an mitzuwirken.";
        let mine = "Der Kreis bietet an im Beirat mitzuwirken.";
        let theirs = "Der Kreis bietet an schriftlich zu antworten.";
        assert_eq!(merged(base, mine, theirs), None);
    }

    #[test]
    fn one_word_changed_in_two_ways_is_a_clash_with_both_in_it() {
        let clash = words("drei Städte", "vier Städte", "fünf Städte");
        let expected = Words::Clash {
            mine: "vier Städte".to_owned(),
            theirs: "fünf Städte".to_owned(),
            both: "fünf vier Städte".to_owned(),
            additions: false,
        };
        assert_eq!(clash, expected);
    }

    #[test]
    fn two_sentences_added_at_one_place_are_additions() {
        let clash = words("Anfang.", "Anfang. Von mir.", "Anfang. Auch das.");
        let Words::Clash {
            both, additions, ..
        } = clash
        else {
            panic!("both wrote at the end");
        };
        assert!(additions);
        assert_eq!(both, "Anfang. Auch das. Von mir.");
    }

    #[test]
    fn a_changed_word_beats_its_deletion() {
        assert_eq!(merged("a b c", "a c", "a bb c").as_deref(), Some("a bb c"));
    }

    #[test]
    fn line_breaks_are_merged_beside_the_words() {
        assert_eq!(
            merged("eins zwei drei", "eins\nzwei drei", "eins zwei vier").as_deref(),
            Some("eins\nzwei vier")
        );
        assert_eq!(
            merged("Ende.", "Neu. Ende.", "Ende.\n").as_deref(),
            Some("Neu. Ende.\n")
        );
    }

    #[test]
    fn without_an_ancestor_nothing_of_either_is_missing() {
        let merged = united("Der Kreis tagt heute.", "Der Kreis tagt in Berlin.");
        let Words::Clash { both, .. } = merged else {
            panic!("both end differently");
        };
        assert_eq!(both, "Der Kreis tagt heute. in Berlin.");
        assert_eq!(
            united("gleich", "gleich"),
            Words::Merged("gleich".to_owned())
        );
        assert_eq!(united("", "nur hier"), Words::Merged("nur hier".to_owned()));
    }

    #[test]
    fn very_long_texts_are_merged_in_no_time() {
        let text = |word: &str| vec![word; 400_000].join(" ");
        let clash = words(&text("a"), &text("b"), &text("c"));
        assert!(matches!(clash, Words::Clash { .. }));
    }

    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec(prop_oneof!["[a-d]{1,2} ", "ä\n", " "], 0..12)
            .prop_map(|words| words.concat())
    }

    proptest! {
        #[test]
        fn merging_words_is_symmetric_and_keeps_what_only_one_side_changed(
            base in text(), mine in text(), theirs in text(),
        ) {
            let swapped = match words(&base, &theirs, &mine) {
                Words::Clash { mine, theirs, both, additions } => {
                    Words::Clash { mine: theirs, theirs: mine, both, additions }
                }
                merged => merged,
            };
            prop_assert_eq!(words(&base, &mine, &theirs), swapped);
            prop_assert_eq!(words(&base, &mine, &base), Words::Merged(mine.clone()));
            prop_assert_eq!(words(&base, &mine, &mine), Words::Merged(mine));
        }

        /// Whatever word one side put in and the base never had is in the merged text, as
        /// often as in the side that has it most often.
        #[test]
        fn no_word_that_was_put_in_is_lost(base in text(), mine in text(), theirs in text()) {
            let mine = format!("{mine} mmm{base}");
            let theirs = format!("{base}ttt {theirs}");
            let merged = both(&base, &mine, &theirs);
            prop_assert!(merged.contains("mmm"), "{merged}");
            prop_assert!(merged.contains("ttt"), "{merged}");
        }

        #[test]
        fn merging_what_was_merged_changes_nothing(base in text(), mine in text(), theirs in text()) {
            let merged = both(&base, &mine, &theirs);
            prop_assert_eq!(both(&mine, &mine, &merged), merged.clone());
            prop_assert_eq!(both(&base, &merged, &merged), merged);
        }
    }
}
