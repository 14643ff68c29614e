//! Gender forms: "Bürger*innen", "Lehrer:in", "Kolleg_innen", "BürgerInnen", "jede*r", "des*der".

/// The signs between the forms.
const SIGNS: [char; 3] = ['*', ':', '_'];
/// What can stand behind the sign and is no word of its own.
const ENDINGS: [&str; 10] = ["in", "innen", "r", "n", "s", "e", "m", "er", "en", "es"];

/// Whether `word` is a gender form, and right; `None` if it is none. `is_right` says so of a word.
pub(super) fn is_right(word: &str, is_right: impl Fn(&str) -> bool) -> Option<bool> {
    let (base, ending) = match word.split_once(SIGNS) {
        Some(halves) => halves,
        None => {
            let at = inner_capital(word)?;
            word.split_at(at)
        }
    };
    let ending: String = ending.split(SIGNS).collect();
    let ending = ending.to_lowercase();
    let joined = format!("{base}{ending}");
    // "Ärzt*innen", "jede*r": the form without the sign is a word.
    if is_right(&joined) {
        return Some(true);
    }
    let is_ending = ENDINGS.contains(&ending.as_str());
    if is_ending {
        return Some(is_right(base));
    }
    // "Bürger*innenrat": the form, and what is put together with it.
    if let Some(rest) = ending.strip_prefix("innen") {
        let mut letters = rest.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        let word = first + letters.as_str();
        return Some(is_right(base) && (is_right(rest) || is_right(&word)));
    }
    let other = word.split(SIGNS).all(is_right);
    Some(other)
}

/// Where the form behind a capital in the midst of a word begins: "BürgerInnen".
fn inner_capital(word: &str) -> Option<usize> {
    let at = word.find("In").filter(|at| *at > 0)?;
    let rest = word.get(at..)?;
    let before = word.get(..at)?.chars().next_back()?;
    let is_form = rest == "In" || rest.starts_with("Innen");
    (is_form && before.is_lowercase()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gender_form_is_right_if_its_words_are() {
        let known = [
            "Bürger",
            "Ärztinnen",
            "jeder",
            "des",
            "der",
            "Rat",
            "Lehrer",
        ];
        let right = |word: &str| is_right(word, |word| known.contains(&word));
        for word in [
            "Bürger*innen",
            "Bürger:in",
            "Lehrer_innen",
            "BürgerInnen",
            "LehrerIn",
            "Ärzt*innen",
            "jede*r",
            "des*der",
            "Bürger*innenrat",
        ] {
            assert_eq!(right(word), Some(true), "{word}");
        }
        for word in ["Bürgr*innen", "BürgrInnen", "dse*der", "Bürger*innenrta"] {
            assert_eq!(right(word), Some(false), "{word}");
        }
        for word in ["Bürger", "Innen", "GmbH", "InDesign"] {
            assert_eq!(right(word), None, "{word}");
        }
    }
}
