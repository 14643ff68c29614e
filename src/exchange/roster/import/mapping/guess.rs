//! What columns hold: by their headings, and where those say nothing, by their values.

use std::collections::BTreeMap;

use super::headings::{self, Heading};
use super::{SAMPLE, meaning};
use crate::exchange::roster::Column;
use crate::exchange::roster::import::values::{contacts, names, phones, postal, shown, terms};
use crate::exchange::roster::import::{Cell, Row};

/// What each column holds, for as many columns as there are headings.
pub(super) fn columns(
    headings: &[String],
    rows: &[Row],
    remembered: &BTreeMap<String, String>,
) -> Vec<Option<Column>> {
    let has_headings = headings.iter().any(|heading| !heading.is_empty());
    let said: Vec<Option<Heading>> = headings
        .iter()
        .map(|heading| meaning(heading, remembered).or_else(|| of_last_word(heading)))
        .collect();
    let mut columns: Vec<Option<Column>> = said
        .iter()
        .map(|said| match said {
            Some(Heading::Holds(column)) => Some(*column),
            _ => None,
        })
        .collect();
    let is_open = |place: usize| said.get(place).is_some_and(Option::is_none);
    let looks: Vec<Look> = (0..headings.len())
        .map(|place| Look::at(rows, place))
        .collect();
    for (place, town) in said.iter().enumerate() {
        if *town == Some(Heading::Town) {
            let column = town_or_body(&columns, looks.get(place), place);
            set(&mut columns, place, column);
        }
    }
    if has_headings {
        // E-mail addresses are unmistakable, whatever stands above them.
        for (place, look) in looks.iter().enumerate() {
            if is_open(place) && look.is_mostly(look.mails) {
                set(&mut columns, place, Column::Email);
            }
        }
        name_or_family_name(headings, &mut columns, &looks);
    } else {
        by_values(&mut columns, &looks, rows);
    }
    only_once(&mut columns);
    columns
}

fn set(columns: &mut [Option<Column>], place: usize, column: Column) {
    if let Some(slot) = columns.get_mut(place) {
        *slot = Some(column);
    }
}

/// "Anschrift PLZ", where the first word stands above several columns.
fn of_last_word(heading: &str) -> Option<Heading> {
    let (_, last) = heading.trim().rsplit_once(char::is_whitespace)?;
    headings::is_certain(last).then(|| headings::meaning(last))?
}

/// "Stadt" is the town of an address if another column names the organisation, or if it stands
/// beside a postal code; else it is the town that sends the person.
fn town_or_body(columns: &[Option<Column>], look: Option<&Look>, place: usize) -> Column {
    let named = columns.contains(&Some(Column::Organisation));
    let before = place.checked_sub(1).and_then(|before| columns.get(before));
    let beside_code = before == Some(&Some(Column::PostalCode));
    let bodies = look.is_some_and(|look| look.is_mostly(look.bodies * 2));
    if named || beside_code && !bodies {
        Column::City
    } else {
        Column::Organisation
    }
}

/// "Name" beside "Vorname" is the family name.
fn name_or_family_name(headings: &[String], columns: &mut [Option<Column>], looks: &[Look]) {
    let has = |columns: &[Option<Column>], column| columns.contains(&Some(column));
    if has(columns, Column::FullName)
        && has(columns, Column::GivenName)
        && !has(columns, Column::FamilyName)
        && let Some(place) = columns.iter().position(|c| *c == Some(Column::FullName))
    {
        let whole = looks
            .get(place)
            .is_some_and(|look| look.filled > 0 && look.whole_names * 2 > look.filled);
        let says_name = headings
            .get(place)
            .is_some_and(|heading| headings::form(heading) == "name");
        if says_name || !whole {
            set(columns, place, Column::FamilyName);
        }
    }
}

/// A list that came without headings, as from the clipboard.
fn by_values(columns: &mut [Option<Column>], looks: &[Look], rows: &[Row]) {
    type Count = fn(&Look) -> usize;
    let kinds: [(Column, Count); 8] = [
        (Column::Email, |look| look.mails),
        (Column::PostalCodeAndCity, |look| look.codes_and_towns),
        (Column::PostalCode, |look| look.codes),
        (Column::Phone, |look| look.phones),
        (Column::FormOfAddress, |look| look.forms),
        (Column::Titles, |look| look.titles),
        (Column::Role, |look| look.roles),
        (Column::Organisation, |look| look.bodies * 2),
    ];
    for (place, look) in looks.iter().enumerate() {
        let found = kinds.iter().find(|(_, count)| look.is_mostly(count(look)));
        let slot = columns.get_mut(place);
        if let (Some((column, _)), Some(slot)) = (found, slot) {
            *slot = Some(*column);
        }
    }
    if let Some(code) = columns.iter().position(|c| *c == Some(Column::PostalCode))
        && columns.get(code + 1) == Some(&None)
        && looks.get(code + 1).is_some_and(|look| look.filled > 0)
    {
        set(columns, code + 1, Column::City);
    }
    let open: Vec<usize> = (0..columns.len())
        .filter(|place| columns.get(*place) == Some(&None))
        .filter(|place| looks.get(*place).is_some_and(|look| look.filled > 0))
        .collect();
    let whole = |place: &usize| {
        let look = looks.get(*place);
        look.is_some_and(|look| look.is_mostly(look.whole_names))
    };
    if let Some(place) = open.iter().copied().find(whole) {
        set(columns, place, Column::FullName);
        return;
    }
    let single = |place: &usize| {
        let look = looks.get(*place);
        look.is_some_and(|look| look.is_mostly(look.words))
    };
    let mut singles = open.iter().copied().filter(single);
    match (singles.next(), singles.next()) {
        (Some(first), Some(second)) if first + 1 == second => {
            let given_first = given_comes_first(columns, rows, first, second);
            let (given, family) = if given_first {
                (first, second)
            } else {
                (second, first)
            };
            set(columns, given, Column::GivenName);
            set(columns, family, Column::FamilyName);
        }
        (Some(only), _) => set(columns, only, Column::FullName),
        _ => {}
    }
}

/// Of two columns of names, whether the first holds the given names: e-mail addresses are mostly
/// made as "anna.berg@", and some names are given names only.
fn given_comes_first(
    columns: &[Option<Column>],
    rows: &[Row],
    first: usize,
    second: usize,
) -> bool {
    let mail = columns.iter().position(|c| *c == Some(Column::Email));
    let mut votes: i32 = 0;
    for row in rows.iter().take(SAMPLE) {
        let text = |place: usize| {
            let cell = row.cells.get(place);
            headings::form(&cell.map(shown).unwrap_or_default())
        };
        let (a, b) = (text(first), text(second));
        votes += i32::from(names::is_given_name(&a)) - i32::from(names::is_given_name(&b));
        let Some(local) = mail.and_then(|mail| row.cells.get(mail)).map(shown) else {
            continue;
        };
        let local = headings::form(local.split('@').next().unwrap_or_default());
        if !a.is_empty() && !b.is_empty() {
            votes += i32::from(local == format!("{a}{b}")) * 2;
            votes -= i32::from(local == format!("{b}{a}")) * 2;
        }
    }
    votes >= 0
}

/// The same thing cannot stand in two columns, but addresses, numbers and notes can go on in the
/// next.
fn only_once(columns: &mut [Option<Column>]) {
    let mut seen: Vec<Column> = Vec::new();
    for slot in columns {
        let Some(column) = *slot else { continue };
        let may_repeat = matches!(
            column,
            Column::Email | Column::Phone | Column::Mobile | Column::Note
        );
        if !may_repeat && seen.contains(&column) {
            *slot = None;
        }
        seen.push(column);
    }
}

/// What the values of a column look like; each a number of cells.
#[derive(Default)]
struct Look {
    filled: usize,
    mails: usize,
    codes: usize,
    codes_and_towns: usize,
    phones: usize,
    forms: usize,
    titles: usize,
    roles: usize,
    bodies: usize,
    whole_names: usize,
    words: usize,
}

impl Look {
    fn at(rows: &[Row], column: usize) -> Self {
        let mut look = Self::default();
        let cells = rows.iter().take(SAMPLE);
        for cell in cells.filter_map(|row| row.cells.get(column)) {
            if !cell.is_blank() {
                look.add(cell);
            }
        }
        look
    }

    fn add(&mut self, cell: &Cell) {
        let text = shown(cell);
        self.filled += 1;
        let is_body = terms::sounds_like_body(&text);
        self.mails += usize::from(contacts::is_address(text.trim()));
        self.codes += usize::from(postal::is_code(&text));
        self.codes_and_towns += usize::from(postal::is_code_and_town(&text));
        self.phones += usize::from(phones::is_number(&text));
        self.forms += usize::from(names::is_form_of_address(&text));
        self.titles += usize::from(names::is_title(&text));
        self.roles += usize::from(terms::role(&text).is_some());
        self.bodies += usize::from(is_body);
        if cell.text().is_some() && !is_body {
            self.whole_names += usize::from(names::looks_whole(&text));
            self.words += usize::from(names::looks_single(&text));
        }
    }

    fn is_mostly(&self, count: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * 6
    }
}
