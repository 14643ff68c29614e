//! Rows → [`Candidate`]s: which rows are people, and what each says.

use std::collections::HashSet;

use super::super::Column;
use super::values::{self, contacts, dates, names, phones, postal, terms};
use super::{Book, Candidate, Cell, Doubt, List, Mapping, Row, Said, Sheet};
use crate::model::{Contact, OrganisationKind, Role};

/// What a list says of people, and what in it is nobody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered {
    /// A person a row or card.
    pub candidates: Vec<Candidate>,
    /// Rows that are no people: headings of groups, headings said again, sums and footnotes.
    pub skipped: Vec<Skipped>,
}

/// A row that is nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its number in the user's spreadsheet, from 1.
    pub number: u32,
    /// What stands in it.
    pub text: String,
}

/// What a list says of people. Address cards need no `mapping`; a table without one is read as
/// [`Mapping::guess`] thinks it should be.
pub fn gathered(list: &List, mapping: Option<&Mapping>) -> Gathered {
    match (list, mapping) {
        (List::Cards(cards), _) => settle(cards.clone()),
        (List::Table(book), Some(mapping)) => candidates(book, mapping),
        (List::Table(book), None) => candidates(
            book,
            &Mapping::guess(book, &std::collections::BTreeMap::new()),
        ),
    }
}

/// Address cards as candidates: what a card says in one text is split as in a table.
pub fn settle(cards: Vec<Candidate>) -> Gathered {
    let candidates = cards.into_iter().map(settled).collect();
    Gathered {
        candidates,
        skipped: Vec::new(),
    }
}

fn settled(mut card: Candidate) -> Candidate {
    let whole = std::mem::take(&mut card.said.full_name);
    let known = !card.said.family_name.is_empty() || !card.said.given_name.is_empty();
    if !known && !whole.trim().is_empty() {
        take_name(&mut card, &whole);
    }
    let said = &mut card.said;
    for field in texts_of(said) {
        *field = values::one_line(field);
    }
    for contact in said.emails.iter_mut().chain(&mut said.phones) {
        contact.label = values::one_line(&contact.label);
        contact.value = values::one_line(&contact.value);
    }
    said.note = values::lines(&said.note);
    card
}

/// The texts of one line that are said.
fn texts_of(said: &mut Said) -> [&mut String; 13] {
    let organisation = &mut said.organisation;
    [
        &mut said.form_of_address,
        &mut said.titles,
        &mut said.given_name,
        &mut said.family_name,
        &mut said.function,
        &mut said.department,
        &mut said.on_behalf_of,
        &mut organisation.name,
        &mut organisation.short_name,
        &mut organisation.ags,
        &mut organisation.street,
        &mut organisation.postal_code,
        &mut organisation.city,
    ]
}

/// The rows of a sheet as candidates.
pub fn candidates(book: &Book, mapping: &Mapping) -> Gathered {
    let Some(sheet) = book.sheets.get(mapping.sheet) else {
        return Gathered::default();
    };
    let rows = Rows {
        sheet,
        mapping,
        headings: mapping.headings(book),
        filled: FilledDown::new(sheet),
    };
    rows.gathered()
}

/// What group rows said about the rows below them.
#[derive(Clone, Copy, Default)]
struct Group {
    kind: Option<OrganisationKind>,
    role: Option<Role>,
}

struct Rows<'a> {
    sheet: &'a Sheet,
    mapping: &'a Mapping,
    headings: Vec<String>,
    filled: FilledDown<'a>,
}

impl Rows<'_> {
    fn gathered(&self) -> Gathered {
        let mut gathered = Gathered::default();
        let mut group = Group::default();
        for row in self.sheet.rows.iter().skip(self.mapping.first_row()) {
            let skipped = |text: String| Skipped {
                number: row.number,
                text,
            };
            if let Some(text) = self.group_in(row) {
                if let Some(kind) = terms::kind(text.trim_end_matches(':')) {
                    group = Group {
                        kind: Some(kind),
                        role: None,
                    };
                } else if let Some(role) = terms::role(text.trim_end_matches(':')) {
                    group = Group {
                        kind: None,
                        role: Some(role),
                    };
                }
                gathered.skipped.push(skipped(text));
            } else if self.is_header_again(row) || !self.says_anything(row) {
                gathered.skipped.push(skipped(row_text(row)));
            } else {
                gathered.candidates.push(self.candidate(row, group));
            }
        }
        gathered
    }

    /// Whether any column that is read has something in it, apart from what is merged down.
    fn says_anything(&self, row: &Row) -> bool {
        self.columns()
            .any(|(place, _)| row.cells.get(place).is_some_and(|cell| !cell.is_blank()))
    }

    fn columns(&self) -> impl Iterator<Item = (usize, Column)> {
        let columns = self.mapping.columns.iter().enumerate();
        columns.filter_map(|(place, column)| Some((place, (*column)?)))
    }

    /// The headings, said once more further down, as on each page of a printed list.
    fn is_header_again(&self, row: &Row) -> bool {
        let mut same = 0;
        for (place, cell) in row.cells.iter().enumerate() {
            if cell.is_blank() {
                continue;
            }
            let text = values::shown(cell);
            match self.headings.get(place) {
                Some(heading) if *heading == text => same += 1,
                _ => return false,
            }
        }
        same >= 2
    }

    /// The text of a row that is the heading of a group: one cell alone, and no person's.
    fn group_in(&self, row: &Row) -> Option<String> {
        let mut filled = row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_blank());
        let (place, cell) = filled.next()?;
        if filled.next().is_some() || self.columns().count() < 2 {
            return None;
        }
        let text = values::shown(cell);
        let spans = self.sheet.merged.iter().any(|merged| {
            (merged.first_row..=merged.last_row).contains(&row.number)
                && merged.first_column <= place
                && merged.first_column < merged.last_column
        });
        let of_person = match self.mapping.columns.get(place).copied().flatten() {
            Some(Column::Email) => !contacts::emails(&text).contacts.is_empty(),
            Some(Column::FullName | Column::FamilyName | Column::GivenName) => {
                !terms::sounds_like_group(&text)
            }
            _ => false,
        };
        (spans || !of_person).then_some(text)
    }

    fn candidate(&self, row: &Row, group: Group) -> Candidate {
        let mut candidate = Candidate {
            number: row.number,
            ..Candidate::default()
        };
        for (place, column) in self.columns() {
            let own = row.cells.get(place).filter(|cell| !cell.is_blank());
            if let Some(cell) = own.or_else(|| self.filled.cell(row.number, place)) {
                take(&mut candidate, column, cell);
            }
        }
        finish(&mut candidate);
        let said = &mut candidate.said;
        if said.organisation.kind.is_none() && said.organisation.is_named() {
            said.organisation.kind = group.kind;
        }
        said.role = said.role.or(group.role);
        candidate
    }
}

fn row_text(row: &Row) -> String {
    let texts: Vec<String> = row
        .cells
        .iter()
        .map(values::shown)
        .filter(|text| !text.is_empty())
        .collect();
    texts.join(" · ")
}

/// Cells that are merged down over several rows: what stands in the first is said of all.
struct FilledDown<'a> {
    sheet: &'a Sheet,
    /// First row, last row, column, by first row.
    spans: Vec<(u32, u32, usize)>,
    starts: HashSet<usize>,
}

impl<'a> FilledDown<'a> {
    fn new(sheet: &'a Sheet) -> Self {
        let mut spans: Vec<(u32, u32, usize)> = sheet
            .merged
            .iter()
            .filter(|merged| merged.first_row < merged.last_row)
            .map(|merged| (merged.first_row, merged.last_row, merged.first_column))
            .collect();
        spans.sort_unstable();
        let starts = spans.iter().map(|(_, _, column)| *column).collect();
        Self {
            sheet,
            spans,
            starts,
        }
    }

    /// The cell that is merged down to this place.
    fn cell(&self, row: u32, column: usize) -> Option<&'a Cell> {
        if !self.starts.contains(&column) {
            return None;
        }
        let after = self.spans.partition_point(|(first, _, _)| *first < row);
        let before = self.spans.get(..after)?;
        // Merged cells of one column do not overlap: the last one that begins above decides.
        let (first, last, _) = before.iter().rev().find(|(_, _, of)| *of == column)?;
        if *last < row {
            return None;
        }
        let place = self
            .sheet
            .rows
            .binary_search_by_key(first, |row| row.number)
            .ok()?;
        let cell = self.sheet.rows.get(place)?.cells.get(column)?;
        (!cell.is_blank()).then_some(cell)
    }
}

/// Takes what a cell says over into the candidate.
fn take(candidate: &mut Candidate, column: Column, cell: &Cell) {
    if matches!(cell, Cell::Fault) {
        unreadable(candidate, column, "#");
        return;
    }
    let text = values::shown(cell);
    if let Cell::Link(_, target) = cell
        && column != Column::Email
    {
        // A name that is a link to an e-mail address says both.
        let linked = contacts::emails(target);
        add_all(
            &mut candidate.said.emails,
            linked.contacts,
            contacts::same_address,
        );
    }
    match column {
        Column::Email => take_emails(candidate, cell),
        Column::Phone => take_phones(candidate, column, cell),
        Column::Mobile => take_phones(candidate, column, cell),
        Column::PostalCode => take_code(candidate, &text),
        Column::PostalCodeAndCity => {
            let (code, town) = postal::code_and_town(&text);
            fill(&mut candidate.said.organisation.postal_code, code);
            fill(&mut candidate.said.organisation.city, town);
        }
        Column::City => {
            let (code, town) = postal::code_and_town(&text);
            fill(&mut candidate.said.organisation.city, town);
            fill(&mut candidate.said.organisation.postal_code, code);
        }
        Column::Street => {
            let whole = cell.text().map_or(text, values::lines);
            let (street, code, town) = postal::address(&whole);
            fill(&mut candidate.said.organisation.street, street);
            fill(&mut candidate.said.organisation.postal_code, code);
            fill(&mut candidate.said.organisation.city, town);
        }
        Column::Ags => match postal::municipality_key(&text) {
            postal::Code::Whole(key) => candidate.said.organisation.ags = key,
            postal::Code::Completed(key) => {
                completed(candidate, column, &text, &key);
                candidate.said.organisation.ags = key;
            }
            postal::Code::None => unless_nothing(candidate, column, &text),
        },
        Column::OrganisationKind => match terms::kind(&text) {
            Some(kind) => candidate.said.organisation.kind = Some(kind),
            None => unless_nothing(candidate, column, &text),
        },
        Column::Role => match terms::role(&text) {
            Some(role) => candidate.said.role = Some(role),
            None => unless_nothing(candidate, column, &text),
        },
        Column::MemberFrom | Column::MemberUntil => take_day(candidate, column, cell),
        Column::Note => {
            let note = cell.text().map_or(text, values::lines);
            note_too(&mut candidate.said, &note);
        }
        Column::FullName => take_name(candidate, &text),
        Column::FormOfAddress
        | Column::Titles
        | Column::GivenName
        | Column::FamilyName
        | Column::Function
        | Column::Department
        | Column::Organisation
        | Column::OrganisationShort
        | Column::OnBehalfOf => take_text(candidate, column, text),
    }
}

fn take_text(candidate: &mut Candidate, column: Column, text: String) {
    if text.chars().all(|c| !c.is_alphanumeric()) {
        return;
    }
    let said = &mut candidate.said;
    let field = match column {
        Column::FormOfAddress => &mut said.form_of_address,
        Column::Titles => &mut said.titles,
        Column::GivenName => &mut said.given_name,
        Column::FamilyName => &mut said.family_name,
        Column::Function => &mut said.function,
        Column::Department => &mut said.department,
        Column::Organisation => &mut said.organisation.name,
        Column::OrganisationShort => &mut said.organisation.short_name,
        _ => &mut said.on_behalf_of,
    };
    if field.is_empty() {
        *field = text;
    } else {
        // Titles can stand in a column of their own and before the name.
        let between = match column {
            Column::GivenName | Column::FamilyName | Column::Titles => " ",
            _ => ", ",
        };
        if !field.split(between).any(|part| part == text) {
            *field = format!("{field}{between}{text}");
        }
    }
}

/// Splits a whole name. Parts that a column of their own says stay as that column says them.
fn take_name(candidate: &mut Candidate, text: &str) {
    let name = names::split(text);
    if name.uncertain {
        candidate.doubts.push(Doubt::Name {
            cell: values::one_line(text),
        });
    }
    let said = &mut candidate.said;
    fill(&mut said.form_of_address, name.form_of_address);
    if said.titles.is_empty() {
        said.titles = name.titles;
    } else if !name.titles.is_empty() && !said.titles.contains(&name.titles) {
        said.titles = format!("{} {}", said.titles, name.titles);
    }
    fill(&mut said.given_name, name.given);
    fill(&mut said.family_name, name.family);
    said.role = said.role.or(name.role);
    note_too(said, &name.aside);
}

/// What columns of their own leave to do, when all cells were read.
fn finish(candidate: &mut Candidate) {
    // "Dr. Berg" in a column for family names, "Berg (Vertretung)", "Berg, Dr.".
    let family = std::mem::take(&mut candidate.said.family_name);
    let is_plain = family.chars().all(|c| !matches!(c, '(' | ',' | '.' | ';'));
    if is_plain {
        candidate.said.family_name = family;
    } else {
        let name = names::split(&family);
        if name.given.is_empty() && !name.family.is_empty() {
            take_name(candidate, &family);
            let settled = !candidate.said.given_name.is_empty();
            candidate
                .doubts
                .retain(|doubt| !settled || !matches!(doubt, Doubt::Name { .. }));
        } else {
            candidate.said.family_name = family;
        }
    }
    let body = &candidate.said.organisation;
    if !body.is_named() && !body.is_blank() {
        let said = [&body.street, &body.postal_code, &body.city];
        let said: Vec<&str> = said
            .into_iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        if !said.is_empty() {
            let cell = said.join(", ");
            candidate.doubts.push(Doubt::NoOrganisation { cell });
        }
        candidate.said.organisation = super::OrganisationSaid::default();
    }
}

fn fill(field: &mut String, text: String) {
    if field.is_empty() {
        *field = text;
    }
}

fn note_too(said: &mut Said, note: &str) {
    if note.is_empty() || said.note.contains(note) {
        return;
    }
    if !said.note.is_empty() {
        said.note.push('\n');
    }
    said.note.push_str(note);
}

fn add_all(to: &mut Vec<Contact>, found: Vec<Contact>, same: fn(&str, &str) -> bool) {
    for contact in found {
        if !to.iter().any(|known| same(&known.value, &contact.value)) {
            to.push(contact);
        }
    }
}

fn take_emails(candidate: &mut Candidate, cell: &Cell) {
    let text = match cell {
        Cell::Link(text, _) | Cell::Text(text) => text.clone(),
        other => values::shown(other),
    };
    let mut found = contacts::emails(&text);
    if let Cell::Link(_, target) = cell {
        let linked = contacts::emails(target);
        if found.contacts.is_empty() && !linked.contacts.is_empty() {
            found = linked;
        } else if let Some(other) = linked.contacts.iter().find(|linked| {
            !found
                .contacts
                .iter()
                .any(|shown| contacts::same_address(&shown.value, &linked.value))
        }) {
            // Copied cells often show one address and lead to another.
            unreadable(candidate, Column::Email, &other.value);
        }
    }
    add_all(
        &mut candidate.said.emails,
        found.contacts,
        contacts::same_address,
    );
    if !found.rest.is_empty() {
        unreadable(candidate, Column::Email, &found.rest);
    }
}

fn take_phones(candidate: &mut Candidate, column: Column, cell: &Cell) {
    let text = values::shown(cell);
    let label = if column == Column::Mobile {
        phones::MOBILE
    } else {
        ""
    };
    let digits = match cell {
        Cell::Number(number) => match values::digits_of(*number) {
            Some(digits) => Some(phones::completed(&digits)),
            None => return lost(candidate, column, &text),
        },
        _ => phones::repaired(&text),
    };
    let taken = match digits {
        Some(phones::Digits::Lost) => return lost(candidate, column, &text),
        Some(phones::Digits::Completed(number)) => {
            completed(candidate, column, &text, &number);
            number
        }
        Some(phones::Digits::Incomplete(number)) => {
            let cell = text;
            candidate.doubts.push(Doubt::Incomplete { column, cell });
            number
        }
        Some(phones::Digits::Whole(number)) => number,
        None => {
            let whole = cell.text().map_or(text, values::lines);
            let mut found = phones::split(&whole);
            for contact in &mut found.contacts {
                if contact.label.is_empty() {
                    contact.label = label.to_owned();
                }
            }
            add_all(
                &mut candidate.said.phones,
                found.contacts,
                phones::same_number,
            );
            if !found.rest.is_empty() {
                unreadable(candidate, column, &found.rest);
            }
            return;
        }
    };
    let contact = Contact {
        label: label.to_owned(),
        value: taken,
    };
    add_all(
        &mut candidate.said.phones,
        vec![contact],
        phones::same_number,
    );
}

fn take_code(candidate: &mut Candidate, text: &str) {
    let column = Column::PostalCode;
    match postal::code(text) {
        postal::Code::Whole(code) => candidate.said.organisation.postal_code = code,
        postal::Code::Completed(code) => {
            completed(candidate, column, text, &code);
            candidate.said.organisation.postal_code = code;
        }
        postal::Code::None => {
            let (code, town) = postal::code_and_town(text);
            if code.is_empty() {
                unless_nothing(candidate, column, text);
            } else {
                candidate.said.organisation.postal_code = code;
                fill(&mut candidate.said.organisation.city, town);
            }
        }
    }
}

fn take_day(candidate: &mut Candidate, column: Column, cell: &Cell) {
    let text = values::shown(cell);
    let day = match dates::day(cell) {
        dates::Day::On(day) => day,
        dates::Day::Counted(day) => {
            let taken = values::shown(&Cell::Date(day));
            completed(candidate, column, &text, &taken);
            day
        }
        dates::Day::None => return unless_nothing(candidate, column, &text),
    };
    match column {
        Column::MemberFrom => candidate.said.member_from = Some(day),
        _ => candidate.said.member_until = Some(day),
    }
}

fn unless_nothing(candidate: &mut Candidate, column: Column, text: &str) {
    if !values::is_nothing(text) {
        unreadable(candidate, column, text);
    }
}

fn unreadable(candidate: &mut Candidate, column: Column, text: &str) {
    candidate.doubts.push(Doubt::Unreadable {
        column,
        cell: text.to_owned(),
    });
}

fn lost(candidate: &mut Candidate, column: Column, text: &str) {
    candidate.doubts.push(Doubt::LostDigits {
        column,
        cell: text.to_owned(),
    });
}

fn completed(candidate: &mut Candidate, column: Column, text: &str, taken: &str) {
    candidate.doubts.push(Doubt::Completed {
        column,
        cell: text.to_owned(),
        taken: taken.to_owned(),
    });
}

#[cfg(test)]
mod tests;
