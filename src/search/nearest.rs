//! Words that look like one that was mistyped.

use super::vocabulary::Vocabulary;

/// So many are offered.
pub(super) const MOST: usize = 3;
/// Shorter words have too many neighbours to guess.
const SHORTEST: usize = 4;
/// Longer words are not guessed: looking for neighbours costs the square of their length.
const LONGEST: usize = 40;

/// The numbers of the words nearest to any of `forms`, the best first: those with fewer letters
/// to change, then those that occur more often.
pub(super) fn words(vocabulary: &Vocabulary, forms: &[String]) -> Vec<usize> {
    let mut found: Vec<(usize, std::cmp::Reverse<usize>, usize)> = Vec::new();
    for form in forms {
        let wanted: Vec<char> = form.chars().collect();
        if !(SHORTEST..=LONGEST).contains(&wanted.len()) {
            continue;
        }
        let most = if wanted.len() < 8 { 1 } else { 2 };
        let mut letters = Vec::new();
        for number in 0..vocabulary.len() {
            let word = vocabulary.word(number);
            if word.len() + 3 * most < form.len() || word.len() > form.len() + 3 * most {
                continue;
            }
            letters.clear();
            letters.extend(word.chars());
            if let Some(distance) = distance(&wanted, &letters, most) {
                let often = vocabulary.postings(number).len();
                found.push((distance, std::cmp::Reverse(often), number));
            }
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|(_, _, number)| *number);
    found.truncate(MOST);
    found.into_iter().map(|(_, _, number)| number).collect()
}

/// How many letters have to be put in, left out, replaced or swapped with the next to make one
/// word the other; `None` if it is more than `most`.
fn distance(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = Vec::with_capacity(other.len() + 1);
        row.push(i + 1);
        for (j, b) in other.iter().enumerate() {
            let replaced = last[j] + usize::from(a != b);
            let mut least = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                least = least.min(before_last[j - 1] + 1);
            }
            row.push(least);
        }
        if row.iter().all(|distance| *distance > most) {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_put_in_left_out_replaced_and_swapped_are_counted() {
        let distance = |one: &str, other: &str| {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            distance(&letters(one), &letters(other), 2)
        };
        assert_eq!(distance("quartier", "quartier"), Some(0));
        assert_eq!(distance("quatier", "quartier"), Some(1));
        assert_eq!(distance("qaurtier", "quartier"), Some(1));
        assert_eq!(distance("quardiere", "quartier"), Some(2));
        assert_eq!(distance("quaddiere", "quartier"), None);
        assert_eq!(distance("zwei", "zweierlei"), None);
    }
}
