//! A name in one cell, split into its parts. No letter is lost, and what can be split in two ways
//! is said to be uncertain.

use super::{one_line, terms};
use crate::model::Role;
use crate::model::text::folded;

/// The parts of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// Form of address, only where it is written.
    pub form_of_address: String,
    /// Titles, also those that stand behind a name ("M.A.").
    pub titles: String,
    /// Given names.
    pub given: String,
    /// Family name with its particles.
    pub family: String,
    /// What stands in brackets and is no title.
    pub aside: String,
    /// The role that stands in brackets: "(Vertretung)".
    pub role: Option<Role>,
    /// Whether another reader would split it differently.
    pub uncertain: bool,
}

/// Words before a name that are a form of address.
const FORMS: &[&str] = &[
    "frau", "herr", "herrn", "fr", "hr", "mr", "mrs", "ms", "mx", "miss",
];

/// Titles without their dots; what ends in a dot behind a title is one too.
const TITLES: &[&str] = &[
    "dr",
    "dres",
    "prof",
    "professor",
    "professorin",
    "pd",
    "privdoz",
    "dipl",
    "mag",
    "ing",
    "univprof",
    "hon",
    "honprof",
    "apl",
    "drin",
    "profin",
    "doz",
    "doctor",
    "drs",
    "ir",
];

/// What stands between titles and is one only behind another.
const TITLE_PARTS: &[&str] = &[
    "h", "hc", "c", "habil", "med", "phil", "jur", "rer", "nat", "pol", "oec", "publ", "soc",
    "theol", "iur", "ing", "mult", "em", "dent", "vet", "agr", "paed", "pad", "techn", "mont",
    "fh", "univ", "e", "des",
];

/// Degrees and the like behind a name, without dots and blanks.
const SUFFIXES: &[&str] = &[
    "ma", "ba", "msc", "bsc", "llm", "llb", "mba", "mph", "mpa", "mdb", "mdl", "mdep", "mdbb",
    "phd", "med", "fh", "magister", "meng", "beng", "mpp", "dea", "mdhb", "mda", "esq",
];

/// Words that belong to the family name before which they stand.
const PARTICLES: &[&str] = &[
    "von", "vom", "zu", "zum", "zur", "van", "der", "den", "dem", "de", "del", "della", "di", "da",
    "do", "dos", "das", "du", "la", "le", "el", "al", "bin", "ibn", "ben", "abu", "ter", "ten",
    "te", "af", "av", "und", "y", "e", "i", "st", "ap", "mac", "op", "auf", "aus", "im", "in",
];

/// Particles that are also given names or initials when they stand alone, and so count only in
/// lower case.
const LOWER_ONLY: &[&str] = &["ben", "e", "i", "y", "in", "im", "auf", "aus", "st", "mac"];

/// Splits a name.
pub fn split(cell: &str) -> Name {
    let mut name = Name::default();
    let text = without_asides(&one_line(cell), &mut name);
    let mut parts: Vec<Vec<&str>> = text
        .split([',', ';'])
        .map(|part| part.split_whitespace().collect::<Vec<&str>>())
        .filter(|part| !part.is_empty())
        .collect();
    let mut behind: Vec<String> = Vec::new();
    let mut before: Vec<String> = Vec::new();
    for part in &mut parts {
        take_leading(part, &mut name, &mut before);
        take_trailing(part, &mut behind);
    }
    parts.retain(|part| !part.is_empty());
    match parts.as_slice() {
        [] => {}
        [whole] => given_first(whole, &mut name, !before.is_empty()),
        [family, given, more @ ..] => {
            family_first(family, given, &mut name);
            for part in more {
                push(&mut name.given, part);
                name.uncertain = true;
            }
        }
    }
    before.append(&mut behind);
    if !before.is_empty() {
        let titles = std::mem::take(&mut name.titles);
        before.extend((!titles.is_empty()).then_some(titles));
        name.titles = before.join(" ");
    }
    name
}

/// Takes out what stands in brackets.
fn without_asides(text: &str, name: &mut Name) -> String {
    let mut rest = String::new();
    let mut left = text;
    while let Some((before, behind)) = left.split_once('(') {
        let Some((inside, after)) = behind.split_once(')') else {
            break;
        };
        rest.push_str(before);
        let bare = bare(inside);
        if SUFFIXES.contains(&bare.as_str()) || TITLE_PARTS.contains(&bare.as_str()) {
            add(&mut name.titles, &format!("({inside})"));
        } else if let Some(role) = terms::role(inside).filter(|_| name.role.is_none()) {
            name.role = Some(role);
        } else {
            add(&mut name.aside, inside.trim());
        }
        rest.push(' ');
        left = after;
    }
    rest.push_str(left);
    rest
}

/// A word as it is compared: search form, letters only.
fn bare(word: &str) -> String {
    folded(word).chars().filter(|c| c.is_alphabetic()).collect()
}

/// Whether a word stands for a title before a name, `after` another one.
fn is_title_word(word: &str, after: bool) -> bool {
    let form = bare(word);
    if form.is_empty() {
        return false;
    }
    // "Dr.-Ing.", "Dipl.-Soz.-Päd.", "Prof.Dr."
    let first = word.split(['.', '-']).next().unwrap_or_default();
    let compound = word.contains('.') && TITLES.contains(&bare(first).as_str());
    let dotted = word.ends_with('.');
    compound
        || TITLES.contains(&form.as_str()) && (dotted || CERTAIN.contains(&form.as_str()))
        || after && dotted && (TITLE_PARTS.contains(&form.as_str()) || form.chars().count() > 2)
        || after && form == "hc"
}

/// Titles that are known without a dot too.
const CERTAIN: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "professorin",
    "pd",
    "dres",
    "drin",
];

/// Takes forms of address and titles off the beginning.
fn take_leading(part: &mut Vec<&str>, name: &mut Name, titles: &mut Vec<String>) {
    let mut count = 0;
    for word in part.iter() {
        let after = !titles.is_empty();
        let form = bare(word);
        let is_form = name.form_of_address.is_empty()
            && FORMS.contains(&form.as_str())
            && (form.len() > 2 || word.ends_with('.'));
        if is_form {
            name.form_of_address = (*word).to_owned();
        } else if is_title_word(word, after) || after && form == "und" && count == 0 {
            titles.push((*word).to_owned());
        } else {
            break;
        }
        count += 1;
    }
    part.drain(..count);
}

/// Takes degrees off the end: "M.A.", "LL.M.", "MdB".
fn take_trailing(part: &mut Vec<&str>, titles: &mut Vec<String>) {
    let mut taken = Vec::new();
    while let Some(last) = part.last() {
        let form = bare(last);
        // "Ma" and "Ba" are names; "MA" and "M.A." are none.
        let written_so = last.contains('.')
            || last
                .chars()
                .filter(|c| c.is_alphabetic() && c.is_uppercase())
                .count()
                >= 2;
        if !written_so || !SUFFIXES.contains(&form.as_str()) {
            break;
        }
        taken.push((*last).to_owned());
        part.pop();
    }
    titles.extend(taken.into_iter().rev());
}

/// "Anna Maria von Berg", "von Berg", "BERG Anna".
fn given_first(words: &[&str], name: &mut Name, titled: bool) {
    if let [only] = words {
        push(&mut name.family, &[only]);
        // "Dr. Berg" and "Frau Berg" are family names; a name alone could be either.
        name.uncertain |= !titled && name.form_of_address.is_empty();
        return;
    }
    let shouted = words.iter().any(|word| is_shouted(word));
    let calm = words
        .iter()
        .any(|word| !is_shouted(word) && !is_particle(word) && !is_initial(word));
    if shouted && calm {
        shouted_family(words, name);
        return;
    }
    if words
        .first()
        .is_some_and(|word| is_particle(word) && is_lower(word))
    {
        push(&mut name.family, words);
        return;
    }
    let particle = (1..words.len().saturating_sub(1))
        .find(|place| words.get(*place).is_some_and(|word| is_particle(word)));
    if let Some(place) = particle {
        let (given, family) = words.split_at(place);
        name.uncertain |= family.first().is_some_and(|word| !is_lower(word)) || given.len() > 2;
        push(&mut name.given, given);
        push(&mut name.family, family);
        return;
    }
    // "Anna Berg jun." is one family name.
    let tail = match words.last() {
        Some(last) if JUNIOR.contains(&bare(last).as_str()) && words.len() > 2 => 2,
        _ => 1,
    };
    let (given, family) = words.split_at(words.len().saturating_sub(tail));
    let full_names = given.iter().filter(|word| !is_initial(word)).count();
    name.uncertain |= given.len() > 1 && full_names > 1;
    push(&mut name.given, given);
    push(&mut name.family, family);
}

const JUNIOR: &[&str] = &["jun", "jr", "junior", "sen", "sr", "senior", "ii", "iii"];

/// "BERG Anna", "Anna VON BERG": what is written in capitals is the family name.
fn shouted_family(words: &[&str], name: &mut Name) {
    for (place, word) in words.iter().enumerate() {
        let next_is_family = || {
            words
                .iter()
                .skip(place)
                .find(|word| !is_particle(word))
                .is_some_and(|word| is_shouted(word))
        };
        let of_family = is_shouted(word) || is_particle(word) && is_lower(word) && next_is_family();
        if of_family {
            push(&mut name.family, &[word]);
        } else {
            push(&mut name.given, &[word]);
        }
    }
}

/// "Berg, Anna von".
fn family_first(family: &[&str], given: &[&str], name: &mut Name) {
    let trailing = given
        .iter()
        .rev()
        .take_while(|word| is_particle(word) && is_lower(word))
        .count();
    let (given, particles) = given.split_at(given.len() - trailing);
    push(&mut name.family, particles);
    push(&mut name.family, family);
    push(&mut name.given, given);
    // "Anna Berg, Stadt Stuttgart" is another matter than "García López, María".
    name.uncertain |=
        given.is_empty() || family.len() > 1 && !family.iter().any(|w| is_particle(w));
}

fn is_particle(word: &str) -> bool {
    // Not in search form: "Văn" is a name.
    let form = word.to_lowercase();
    let form = form.trim_end_matches('.');
    PARTICLES.contains(&form) && (is_lower(word) || !LOWER_ONLY.contains(&form))
}

fn is_lower(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.chars().filter(|c| c.is_alphabetic()).count() <= 2
}

/// Whether a word is written in capitals.
fn is_shouted(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1
        && !word.contains('.')
        && letters.clone().all(|c| !c.is_lowercase())
        && letters.clone().any(char::is_uppercase)
}

fn push(to: &mut String, words: &[&str]) {
    for word in words {
        add(to, word);
    }
}

fn add(to: &mut String, word: &str) {
    if !to.is_empty() && !word.is_empty() {
        to.push(' ');
    }
    to.push_str(word);
}

/// Whether a cell is nothing but a form of address.
pub fn is_form_of_address(text: &str) -> bool {
    FORMS.contains(&bare(text).as_str())
}

/// Whether a cell is nothing but titles.
pub fn is_title(text: &str) -> bool {
    let mut after = false;
    let mut words = text.split_whitespace();
    words.clone().next().is_some()
        && words.all(|word| std::mem::replace(&mut after, true) || is_title_word(word, false))
        && split(text).family.is_empty()
}

/// Whether a text looks like given and family name: a few words of letters, the first and the
/// last with a capital.
pub fn looks_whole(text: &str) -> bool {
    let name = split(text);
    !name.family.is_empty()
        && (!name.given.is_empty() || !name.titles.is_empty() || !name.form_of_address.is_empty())
        && text.split_whitespace().count() <= 7
        && text.chars().all(is_of_name)
        && [&name.given, &name.family].iter().all(|part| {
            let last = part.split_whitespace().last().unwrap_or_default();
            last.is_empty() || !is_lower(last)
        })
}

/// Whether a text looks like a given or a family name alone.
pub fn looks_single(text: &str) -> bool {
    let mut words = text.split_whitespace().filter(|word| !is_particle(word));
    words.next().is_some_and(|word| !is_lower(word))
        && words.count() <= 1
        && text.chars().all(is_of_name)
}

fn is_of_name(c: char) -> bool {
    c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | ',' | '\'' | '’' | '(' | ')' | '‐')
}

/// Given names that are hardly ever family names, in search form; only to tell two columns of
/// names apart, never to tell anything about a person.
const GIVEN_NAMES: &[&str] = &[
    "anna",
    "maria",
    "petra",
    "sabine",
    "monika",
    "claudia",
    "susanne",
    "andrea",
    "julia",
    "ayse",
    "fatma",
    "elena",
    "christine",
    "katharina",
    "barbara",
    "ursula",
    "gabriele",
    "renate",
    "ulrike",
    "birgit",
    "heike",
    "stefanie",
    "nicole",
    "michael",
    "thomas",
    "andreas",
    "stefan",
    "christian",
    "bernd",
    "juergen",
    "jurgen",
    "wolfgang",
    "klaus",
    "frank",
    "matthias",
    "markus",
    "mehmet",
    "mustafa",
    "ali",
    "hans",
    "uwe",
    "dirk",
    "ralf",
    "rainer",
    "joachim",
    "sandra",
    "tanja",
    "kerstin",
    "anja",
    "martina",
    "karin",
    "ingrid",
    "helga",
    "jan",
    "lukas",
    "jonas",
    "laura",
    "lisa",
    "sarah",
    "hannah",
    "emine",
    "zeynep",
    "ahmet",
    "olga",
    "irina",
    "tatjana",
    "ivana",
];

/// Whether a word (in search form) is a common given name.
pub fn is_given_name(form: &str) -> bool {
    GIVEN_NAMES.contains(&form)
}
