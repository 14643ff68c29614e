//! How one text became another, for people to read.

use super::words::{Text, difference};

/// A piece of two versions of a text. What is the same and what was removed makes the version
/// before; what is the same and what was added, the one after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// Only in the version before.
    Removed(String),
    /// Only in the version after; behind what was removed at this place.
    Added(String),
}

/// How `before` became `after`, by whole words. No piece is blank, no two of one kind follow one
/// another.
pub fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (Text::of(before), Text::of(after));
    let mut writing = Writing::default();
    let (mut old_at, mut new_at) = (0, 0);
    for (was, is) in difference(&old.bare(), &new.bare()).same {
        for word in old.slice(old_at..was.start) {
            writing.removed(word.gap);
            writing.removed(word.word);
        }
        for word in new.slice(new_at..is.start) {
            writing.added(word.gap);
            writing.added(word.word);
        }
        (old_at, new_at) = (was.end, is.end);
        for (was, is) in old.slice(was).iter().zip(new.slice(is)) {
            writing.gap(was.gap, is.gap);
            writing.same(is.word);
        }
    }
    writing.gap(old.end, new.end);
    writing.settle();
    writing.pieces
}

#[derive(Default)]
struct Writing {
    pieces: Vec<Piece>,
    /// What was removed and added since the last word that is the same.
    removed: String,
    added: String,
}

impl Writing {
    fn same(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.settle();
        match self.pieces.last_mut() {
            Some(Piece::Same(last)) => last.push_str(text),
            _ => self.pieces.push(Piece::Same(text.to_owned())),
        }
    }

    fn removed(&mut self, text: &str) {
        self.removed.push_str(text);
    }

    fn added(&mut self, text: &str) {
        self.added.push_str(text);
    }

    fn gap(&mut self, before: &str, after: &str) {
        if before == after {
            self.same(before);
        } else {
            self.removed(before);
            self.added(after);
        }
    }

    fn settle(&mut self) {
        let removed = std::mem::take(&mut self.removed);
        let added = std::mem::take(&mut self.added);
        if removed == added {
            if !removed.is_empty() {
                self.same(&removed);
            }
            return;
        }
        if !removed.is_empty() {
            self.pieces.push(Piece::Removed(removed));
        }
        if !added.is_empty() {
            self.pieces.push(Piece::Added(added));
        }
    }
}

/// The same with "…" in the place of what is far from any change: of each piece that stayed the
/// same, about `around` characters beside a change are left, to the end of a word.
pub fn shortened(pieces: &[Piece], around: usize) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| match piece {
            Piece::Same(text) => {
                let head = if at == 0 { 0 } else { around };
                let tail = if at == last { 0 } else { around };
                Piece::Same(without_middle(text, head, tail))
            }
            changed => changed.clone(),
        })
        .collect()
}

/// `text` without its middle, if that is worth a "…".
fn without_middle(text: &str, head: usize, tail: usize) -> String {
    /// Less than this, in characters, is not worth being left out.
    const LEAST: usize = 12;
    if text.chars().count() <= head + tail + LEAST {
        return text.to_owned();
    }
    let head = match text.char_indices().nth(head) {
        Some((at, _)) if at > 0 => text.get(at..).and_then(|rest| {
            let word = rest.find(char::is_whitespace).filter(|len| *len <= LEAST)?;
            text.get(..at + word)
        }),
        _ => Some(""),
    };
    let tail = match tail
        .checked_sub(1)
        .map(|tail| text.char_indices().nth_back(tail))
    {
        Some(Some((at, _))) => text.get(..at).and_then(|before| {
            let word = before.rfind(char::is_whitespace)?;
            (at - word <= LEAST).then(|| text.get(word..))?
        }),
        _ => Some(""),
    };
    match (head, tail) {
        (Some(""), Some(tail)) => format!("…{tail}"),
        (Some(head), Some("")) => format!("{head} …"),
        (Some(head), Some(tail)) => format!("{head} …{tail}"),
        // A word without end: better too much than half of it.
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(before: &str, after: &str) -> String {
        written(&pieces(before, after))
    }

    fn written(pieces: &[Piece]) -> String {
        let pieces = pieces.iter().map(|piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Removed(text) => format!("[-{text}]"),
            Piece::Added(text) => format!("[+{text}]"),
        });
        pieces.collect()
    }

    #[test]
    fn words_that_changed_are_told_with_what_stands_around_them() {
        for (before, after, expected) in [
            ("Der Kreis", "Der Kreis bietet", "Der Kreis[+ bietet]"),
            ("Der Kreis", "Kreis", "[-Der ]Kreis"),
            ("a b c d", "a x y d", "a[- b c][+ x y] d"),
            ("a b", "a\nb", "a[- ][+\n]b"),
            ("", "neu", "[+neu]"),
            ("alt ", "alt", "alt[- ]"),
            ("gleich", "gleich", "gleich"),
            ("", "", ""),
        ] {
            assert_eq!(told(before, after), expected);
        }
    }

    #[test]
    fn what_is_far_from_a_change_is_left_out() {
        let long = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf";
        let start = format!("{long} alt {long} bleibt");
        let end = format!("{long} neu {long} jetzt");
        assert_eq!(
            written(&shortened(&pieces(&start, &end), 10)),
            "… zehn elf zwölf[- alt][+ neu] eins zwei … zehn elf zwölf[- bleibt][+ jetzt]"
        );
        let word = "x".repeat(200);
        let same = [Piece::Same(word), Piece::Added("y".to_owned())];
        assert_eq!(shortened(&same, 10), same);
    }

    proptest! {
        #[test]
        fn the_pieces_make_both_versions(before in "[ab \n]{0,12}", after in "[ab \n]{0,12}") {
            let pieces = pieces(&before, &after);
            let of = |changed: fn(&Piece) -> Option<&String>| -> String {
                pieces.iter().filter_map(|piece| match piece {
                    Piece::Same(text) => Some(text),
                    piece => changed(piece),
                }).map(String::as_str).collect()
            };
            let removed = of(|piece| match piece { Piece::Removed(text) => Some(text), _ => None });
            let added = of(|piece| match piece { Piece::Added(text) => Some(text), _ => None });
            prop_assert_eq!(removed, before);
            prop_assert_eq!(added, after);
        }

        #[test]
        fn shortening_never_changes_what_changed(
            before in "([aü]{1,9} ){0,20}", after in "([aü]{1,9} ){0,20}", around in 0usize..20,
        ) {
            let changed = |pieces: Vec<Piece>| -> Vec<Piece> {
                pieces.into_iter().filter(|piece| !matches!(piece, Piece::Same(_))).collect()
            };
            let pieces = pieces(&before, &after);
            prop_assert_eq!(changed(shortened(&pieces, around)), changed(pieces));
        }
    }
}
