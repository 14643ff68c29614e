//! What somebody searches for: words, tags, and "phrases in quotes", all of which must occur.

use std::ops::Range;

use super::fold::{Umlauts, fold, has_umlauts, words};

/// So many parts count; whatever comes behind them is left out.
const MOST_PARTS: usize = 16;

/// One of the things that must occur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Where it stands in the query, without quotes.
    pub(super) place: Range<usize>,
    /// It in search form, and with umlauts spelled out where that differs.
    pub(super) forms: Vec<String>,
    /// How it is looked for.
    pub(super) how: How,
}

/// How a part is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// Within words.
    Word,
    /// As it is, signs and spaces included; from the beginning of a word to the end of one where
    /// it stood in quotes.
    Phrase {
        /// Whether it stood in quotes.
        whole: bool,
    },
}

/// The parts of a query.
pub(super) fn parts(query: &str) -> Vec<Part> {
    let is_quote = |c: char| matches!(c, '"' | '„' | '“' | '”' | '«' | '»');
    let mut parts = Vec::new();
    let mut from = 0;
    let mut quoted = false;
    for piece in query.split_inclusive(is_quote) {
        let text = piece.strip_suffix(is_quote).unwrap_or(piece);
        if quoted {
            parts.extend(part(query, from..from + text.len(), true));
        } else {
            let mut at = from;
            for word in text.split_inclusive(char::is_whitespace) {
                let bare = word.trim_end();
                parts.extend(part(query, at..at + bare.len(), false));
                at += word.len();
            }
        }
        quoted = !quoted && piece.len() > text.len();
        from += piece.len();
    }
    parts.truncate(MOST_PARTS);
    parts
}

fn part(query: &str, place: Range<usize>, quoted: bool) -> Option<Part> {
    let original = query.get(place.clone())?;
    let bare = fold(original, Umlauts::Bare);
    let mut folded = bare.trim();
    // A comma behind a word is not searched for, unless there is nothing else.
    if words(folded).next().is_some() && !quoted {
        folded = folded.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_sign = |c: char| !c.is_alphanumeric();
        let inner = folded.trim_start_matches(is_sign);
        folded = match folded.strip_suffix(inner) {
            Some(signs) if signs.ends_with('#') => {
                folded.get(signs.len() - 1..).unwrap_or_default()
            }
            _ => inner,
        };
    }
    if folded.is_empty() {
        return None;
    }
    let is_word = folded.chars().all(char::is_alphanumeric);
    let is_tag = folded.strip_prefix('#').is_some_and(|tag| {
        tag.chars()
            .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    });
    let how = if (is_word || is_tag) && !quoted {
        How::Word
    } else {
        How::Phrase { whole: quoted }
    };
    let mut forms = vec![folded.to_owned()];
    if has_umlauts(original) {
        let spelled = fold(original, Umlauts::SpelledOut);
        let spelled = match how {
            How::Word if is_tag => spelled
                .trim_matches(|c: char| !(c.is_alphanumeric() || c == '#'))
                .to_owned(),
            How::Word | How::Phrase { whole: false } => spelled
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_owned(),
            How::Phrase { whole: true } => spelled.trim().to_owned(),
        };
        forms.push(spelled);
    }
    Some(Part { place, forms, how })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Vec<(String, How)> {
        let parts = parts(query).into_iter();
        parts.map(|part| (part.forms.join("|"), part.how)).collect()
    }

    #[test]
    fn a_query_is_words_tags_and_phrases() {
        let (word, signs) = (How::Word, How::Phrase { whole: false });
        let quoted = How::Phrase { whole: true };
        for (query, expected) in [
            (
                "Bericht, Quartier",
                vec![("bericht", word), ("quartier", word)],
            ),
            ("  ", vec![]),
            ("Müller", vec![("muller|mueller", word)]),
            ("(#Öffnung)", vec![("#offnung|#oeffnung", word)]),
            ("2018-2/3", vec![("2018-2/3", signs)]),
            (
                "„Bericht des Bundes“ neu",
                vec![("bericht des bundes", quoted), ("neu", word)],
            ),
            ("\"nicht zu", vec![("nicht zu", quoted)]),
            ("\"\" →", vec![("→", signs)]),
            ("Bürger*innen", vec![("burgerinnen|buergerinnen", word)]),
        ] {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(text, how)| (text.to_owned(), how))
                .collect();
            assert_eq!(read(query), expected, "{query}");
        }
    }

    #[test]
    fn a_part_knows_where_it_stands() {
        let query = "alt „die Änderung“ neu";
        let places: Vec<_> = parts(query).into_iter().map(|p| &query[p.place]).collect();
        assert_eq!(places, ["alt", "die Änderung", "neu"]);
    }
}
