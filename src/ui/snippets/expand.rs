//! From a short word to the text that it stands for.

use std::collections::BTreeMap;

use chrono::Local;

use crate::i18n::{Texts, format};
use crate::model::{Id, Project, Session};

/// The longest short word, in letters.
pub const LONGEST_WORD: usize = 24;

/// The text that a word stands for. A word that is written with a capital letter, as at the start
/// of a sentence, stands for the same.
pub fn expansion(known: &BTreeMap<String, String>, word: &str) -> Option<String> {
    if word.is_empty() || word.chars().count() > LONGEST_WORD {
        return None;
    }
    let long = known.get(word).or_else(|| known.get(&word.to_lowercase()));
    long.filter(|long| !long.trim().is_empty()).cloned()
}

/// A text with today's date, the time and the session in the place of `{datum}`, `{uhrzeit}` and
/// `{sitzung}`, or of the English words.
pub fn filled(
    text: &str,
    project: &Project,
    session: Option<Id<Session>>,
    texts: &Texts,
) -> String {
    if !text.contains('{') {
        return text.to_owned();
    }
    let now = Local::now();
    let date = format::date(texts, now.date_naive());
    let time = format::time(texts, now.time());
    let session = project.follow(session).map_or_else(String::new, |session| {
        let name = format!("{} {}", session.number.trim(), session.title.trim());
        name.trim().to_owned()
    });
    [
        ("{datum}", &date),
        ("{date}", &date),
        ("{uhrzeit}", &time),
        ("{time}", &time),
        ("{sitzung}", &session),
        ("{session}", &session),
    ]
    .into_iter()
    .fold(text.to_owned(), |text, (blank, value)| {
        text.replace(blank, value)
    })
}

/// A short word as it can be typed: one word.
pub fn as_word(typed: &str) -> String {
    let letters = typed.chars().filter(|c| !c.is_whitespace());
    letters.take(LONGEST_WORD).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use ulid::Ulid;

    #[test]
    fn a_short_word_stands_for_its_text() {
        let known = BTreeMap::from([("gez".to_owned(), "Gezeichnet".to_owned())]);
        assert_eq!(expansion(&known, "gez").as_deref(), Some("Gezeichnet"));
        assert_eq!(expansion(&known, "Gez").as_deref(), Some("Gezeichnet"));
        assert_eq!(expansion(&known, "geze"), None);
        assert_eq!(expansion(&known, ""), None);
    }

    #[test]
    fn blanks_are_filled_in() {
        let mut project = Project::default();
        let id = Id::from_ulid(Ulid(1));
        let session = Session {
            number: "2/2018".to_owned(),
            title: "Herbstsitzung".to_owned(),
            ..Session::default()
        };
        project.sessions.insert(id, session);
        let texts = Texts::new(Lang::De);
        let filled = |text| filled(text, &project, Some(id), &texts);
        assert_eq!(filled("In {sitzung} {x}"), "In 2/2018 Herbstsitzung {x}");
        let today = format::date(&texts, Local::now().date_naive());
        assert_eq!(filled("{datum}"), today);
        assert!(filled("{uhrzeit}").ends_with("Uhr"));
    }
}
