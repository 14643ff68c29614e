//! Merging duplicates: several records that are one person become one.
//!
//! What is decided here:
//! - One record stays, under its id; every reference to the others goes to it. Which references
//!   there are is written once, in `references`, and the test below looks for the ids that went
//!   in all that is serialised.
//! - Of a field with one value one is chosen; a list has the values of all, the note all notes.
//! - Attendance and replies move to the ids that follow from the person who stays. Where both
//!   have one for the same half-day or session, the more telling answer wins.
//! - A colleague who edits one of the vanishing records at the same time is not lost: an edit
//!   beats a deletion, so that record comes back as the colleague left it, with a conflict that
//!   says so, and can be merged once more (`document::merge::tests` has that as a test).

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Attendance, AttendanceStatus, Conflict, ConflictKind, Contact, Id, Person, Project, Reply,
    ReplyAnswer, TableName,
};

/// The fields of which a person has one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonField {
    /// Anrede.
    FormOfAddress,
    /// Titel.
    Titles,
    /// Vorname.
    GivenName,
    /// Nachname.
    FamilyName,
    /// Organisation.
    Organisation,
    /// Funktion.
    Function,
    /// Abteilung.
    Department,
}

impl PersonField {
    /// Every such field, in the order in which forms have them.
    pub const ALL: [Self; 7] = [
        Self::FormOfAddress,
        Self::Titles,
        Self::GivenName,
        Self::FamilyName,
        Self::Organisation,
        Self::Function,
        Self::Department,
    ];

    /// Its name in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FormOfAddress => "form_of_address",
            Self::Titles => "titles",
            Self::GivenName => "given_name",
            Self::FamilyName => "family_name",
            Self::Organisation => "organisation",
            Self::Function => "function",
            Self::Department => "department",
        }
    }

    /// Whether the person has a value there.
    pub fn is_blank(self, person: &Person) -> bool {
        match self {
            Self::Organisation => person.organisation.is_none(),
            _ => self.text(person).trim().is_empty(),
        }
    }

    /// Whether both have the same value.
    pub fn is_same(self, one: &Person, other: &Person) -> bool {
        match self {
            Self::Organisation => one.organisation == other.organisation,
            _ => self.text(one).trim() == self.text(other).trim(),
        }
    }

    /// The text of the field; blank for the organisation.
    pub fn text(self, person: &Person) -> &str {
        match self {
            Self::FormOfAddress => &person.form_of_address,
            Self::Titles => &person.titles,
            Self::GivenName => &person.given_name,
            Self::FamilyName => &person.family_name,
            Self::Function => &person.function,
            Self::Department => &person.department,
            Self::Organisation => "",
        }
    }

    /// Whether the later entry says more than the longer one: people change their posts, and
    /// names are left out rather than made up.
    const fn newer_is_better(self) -> bool {
        matches!(self, Self::Organisation | Self::Function | Self::Department)
    }

    fn copy(self, from: &Person, to: &mut Person) {
        match self {
            Self::FormOfAddress => to.form_of_address.clone_from(&from.form_of_address),
            Self::Titles => to.titles.clone_from(&from.titles),
            Self::GivenName => to.given_name.clone_from(&from.given_name),
            Self::FamilyName => to.family_name.clone_from(&from.family_name),
            Self::Organisation => to.organisation = from.organisation,
            Self::Function => to.function.clone_from(&from.function),
            Self::Department => to.department.clone_from(&from.department),
        }
    }
}

/// Whose value each field gets.
pub type Chosen = BTreeMap<PersonField, Id<Person>>;

/// What moves along when people are merged, as it is counted before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MovesAlong {
    /// Half-days with attendance.
    pub attendance: usize,
    /// Replies to invitations.
    pub replies: usize,
    /// Memberships.
    pub memberships: usize,
    /// Consents.
    pub consents: usize,
    /// Sessions led or written down.
    pub sessions: usize,
    /// Agenda items presented.
    pub items: usize,
    /// Entries said, and actions owned or helped with.
    pub entries: usize,
    /// Notes on boards.
    pub elements: usize,
}

impl Project {
    /// Which of these records stays best: the one that is spoken of most, of equals the oldest.
    pub fn best_to_keep(&self, people: &[Id<Person>]) -> Option<Id<Person>> {
        let weight = |id: Id<Person>| {
            let moves = self.moves_along(&[id]);
            moves.attendance + moves.sessions + moves.items + moves.entries + moves.elements
        };
        let there = people
            .iter()
            .copied()
            .filter(|id| self.people.contains(*id));
        there.max_by_key(|id| (weight(*id), std::cmp::Reverse(*id)))
    }

    /// Whose value each field gets unless somebody chooses another: of posts the newer, of names
    /// the fuller, and never a blank one where there is another.
    pub fn best_choice(&self, people: &[Id<Person>]) -> Chosen {
        let mut chosen = Chosen::new();
        for field in PersonField::ALL {
            let filled = people.iter().copied().filter_map(|id| {
                let person = self
                    .people
                    .get(id)
                    .filter(|person| !field.is_blank(person))?;
                let length = field.text(person).trim().chars().count();
                let weight = if field.newer_is_better() { 0 } else { length };
                Some((weight, id))
            });
            if let Some((_, id)) = filled.max() {
                chosen.insert(field, id);
            }
        }
        chosen
    }

    /// What moves from these people to another one.
    pub fn moves_along(&self, gone: &[Id<Person>]) -> MovesAlong {
        let is = |person: Option<Id<Person>>| person.is_some_and(|id| gone.contains(&id));
        let mut moves = MovesAlong {
            attendance: self.attendance.iter().filter(|(_, a)| is(a.person)).count(),
            replies: self.replies.iter().filter(|(_, r)| is(r.person)).count(),
            memberships: self
                .memberships
                .iter()
                .filter(|(_, m)| is(m.person))
                .count(),
            consents: self.consents.iter().filter(|(_, c)| is(c.person)).count(),
            ..MovesAlong::default()
        };
        for id in gone {
            let mentions = self.mentions_of_person(*id);
            moves.sessions += mentions.sessions;
            moves.items += mentions.items;
            moves.entries += mentions.entries;
            moves.elements += mentions.elements;
        }
        moves
    }

    /// The record that comes of merging `gone` into `keep`; `None` if that is not there.
    pub fn merged_person(
        &self,
        keep: Id<Person>,
        gone: &[Id<Person>],
        chosen: &Chosen,
    ) -> Option<Person> {
        let mut merged = self.people.get(keep)?.clone();
        for (field, from) in chosen {
            if let Some(from) = self.people.get(*from) {
                field.copy(from, &mut merged);
            }
        }
        for id in gone.iter().filter(|id| **id != keep) {
            let Some(other) = self.people.get(*id) else {
                continue;
            };
            unite(&mut merged.emails, &other.emails, |value| {
                value.trim().to_lowercase()
            });
            unite(&mut merged.phones, &other.phones, dialled);
            join_notes(&mut merged.note, &other.note);
            // Whoever asked for erasure asked for all of it: that is not forgotten by merging.
            merged.erased_on = merged.erased_on.max(other.erased_on);
            merged.ext = merged.ext.united(&other.ext, |_, _, _| {});
        }
        Some(merged)
    }

    /// Makes one person of several: `keep` stays, `gone` go, and whatever spoke of those speaks
    /// of `keep`. `chosen` says whose value each field gets; a field that it does not name keeps
    /// the value it has. Does nothing if `keep` is not there.
    pub fn merge_people(&mut self, keep: Id<Person>, gone: &[Id<Person>], chosen: &Chosen) {
        let Some(merged) = self.merged_person(keep, gone, chosen) else {
            return;
        };
        let gone: BTreeSet<Id<Person>> = gone
            .iter()
            .copied()
            .filter(|id| *id != keep && self.people.contains(*id))
            .collect();
        for id in &gone {
            self.keep_unknown_values(keep, &merged, *id);
        }
        self.people.insert(keep, merged);
        for id in gone {
            let mut moved = self.move_attendance(id, keep);
            moved.extend(self.move_replies(id, keep));
            self.refer_to_instead(id, keep);
            self.people.remove(id);
            self.move_conflicts(id, keep, &moved);
        }
        self.collapse_duplicates(keep);
        self.nobody_stands_in_for_himself(keep);
    }

    /// Where two have different values of a field that this version does not know, the value that
    /// did not win is kept in a conflict.
    fn keep_unknown_values(&mut self, keep: Id<Person>, merged: &Person, gone: Id<Person>) {
        let Some(other) = self.people.get(gone) else {
            return;
        };
        let mut clashes = Vec::new();
        merged.ext.united(&other.ext, |name, mine, theirs| {
            clashes.push((name, mine.to_owned(), theirs.to_owned()));
        });
        for (at, (name, mine, theirs)) in clashes.into_iter().enumerate() {
            let conflict = Conflict {
                kind: ConflictKind::Unknown,
                table: Some(TableName::people),
                record: keep.to_string(),
                field: name.to_owned(),
                first: mine.clone().min(theirs.clone()),
                second: mine.clone().max(theirs),
                placed: mine,
                ..Conflict::default()
            };
            let which = u8::try_from(at).unwrap_or(u8::MAX);
            let id = Id::derived("people merged", &[keep.ulid(), gone.ulid()], which);
            self.conflicts.insert(id, conflict);
        }
    }

    /// Returns which records have which ids now.
    fn move_attendance(&mut self, gone: Id<Person>, keep: Id<Person>) -> Moved {
        let mut moved = Moved::new();
        let theirs: Vec<(Id<Attendance>, Attendance)> = self
            .attendance
            .iter()
            .filter(|(_, record)| record.person == Some(gone))
            .map(|(id, record)| (id, record.clone()))
            .collect();
        for (id, mut record) in theirs {
            record.person = Some(keep);
            let there = self.attendance.iter().find(|(_, known)| {
                known.person == Some(keep)
                    && known.day.is_some()
                    && (known.day, known.half) == (record.day, record.half)
            });
            let (to, record) = match (there, record.day) {
                (Some((to, known)), _) => (to, united_attendance(known, &record)),
                (None, Some(day)) => (Attendance::id(keep, day, record.half), record),
                (None, None) => (id, record),
            };
            self.attendance.remove(id);
            self.attendance.insert(to, record);
            moved.insert((TableName::attendance, id.to_string()), to.to_string());
        }
        moved
    }

    fn move_replies(&mut self, gone: Id<Person>, keep: Id<Person>) -> Moved {
        let mut moved = Moved::new();
        let theirs: Vec<(Id<Reply>, Reply)> = self
            .replies
            .iter()
            .filter(|(_, record)| record.person == Some(gone))
            .map(|(id, record)| (id, record.clone()))
            .collect();
        for (id, mut record) in theirs {
            record.person = Some(keep);
            let there = self.replies.iter().find(|(_, known)| {
                known.person == Some(keep)
                    && known.session.is_some()
                    && known.session == record.session
            });
            let (to, record) = match (there, record.session) {
                (Some((to, known)), _) => (to, united_reply(known, &record)),
                (None, Some(session)) => (Reply::id(keep, session), record),
                (None, None) => (id, record),
            };
            self.replies.remove(id);
            self.replies.insert(to, record);
            moved.insert((TableName::replies, id.to_string()), to.to_string());
        }
        moved
    }

    /// What was undecided about the record that went is so about the one that stays. That one
    /// deleted it and another changed it is decided by merging. A conflict that speaks of another
    /// person is another conflict, so it gets another id: in place of the old one, a colleague's
    /// merge would take the two for one.
    fn move_conflicts(&mut self, gone: Id<Person>, keep: Id<Person>, moved: &Moved) {
        let (gone_text, keep_text) = (gone.to_string(), keep.to_string());
        let told: Vec<(Id<Conflict>, Conflict)> = self
            .conflicts
            .iter()
            .map(|(id, conflict)| (id, conflict.clone()))
            .collect();
        for (id, before) in told {
            let mut conflict = before.clone();
            if let Some(table) = conflict.table
                && let Some(to) = moved.get(&(table, conflict.record.clone()))
            {
                conflict.record.clone_from(to);
            }
            for text in [
                &mut conflict.record,
                &mut conflict.base,
                &mut conflict.first,
                &mut conflict.second,
                &mut conflict.placed,
            ] {
                if text.contains(&gone_text) {
                    *text = text.replace(&gone_text, &keep_text);
                }
            }
            if conflict == before {
                continue;
            }
            self.conflicts.remove(id);
            let settled = conflict.kind == ConflictKind::Deleted && before.record == gone_text;
            if !settled {
                let id = Id::derived("conflict moved", &[id.ulid(), keep.ulid()], 0);
                self.conflicts.insert(id, conflict);
            }
        }
    }

    /// Memberships and consents that say the same are one; the oldest stays.
    fn collapse_duplicates(&mut self, person: Id<Person>) {
        let mut seen = Vec::new();
        self.memberships.retain(|_, record| {
            let again = record.person == Some(person) && seen.contains(record);
            seen.push(record.clone());
            !again
        });
        let mut seen = Vec::new();
        self.consents.retain(|_, record| {
            let again = record.person == Some(person) && seen.contains(record);
            seen.push(record.clone());
            !again
        });
    }

    fn nobody_stands_in_for_himself(&mut self, person: Id<Person>) {
        let own: Vec<Id<Attendance>> = self
            .attendance
            .iter()
            .filter(|(_, a)| a.person == Some(person) && a.represented_by == a.person)
            .map(|(id, _)| id)
            .collect();
        for id in own {
            if let Some(record) = self.attendance.get_mut(id) {
                record.represented_by = None;
            }
        }
    }
}

/// From the id a record had to the one it has.
type Moved = BTreeMap<(TableName, String), String>;

/// Adds what is not there yet; a value without a label takes the label of its twin.
fn unite(values: &mut Vec<Contact>, more: &[Contact], key: impl Fn(&str) -> String) {
    for contact in more {
        let same = |known: &&mut Contact| key(&known.value) == key(&contact.value);
        match values.iter_mut().find(same) {
            Some(known) if known.label.trim().is_empty() => known.label.clone_from(&contact.label),
            Some(_) => {}
            None => values.push(contact.clone()),
        }
    }
}

/// A phone number as it is dialled in Germany: however it is spaced, and +49 like 0. What is
/// no number is compared as it is.
fn dialled(value: &str) -> String {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return value.trim().to_owned();
    }
    let international = value.trim_start().starts_with('+');
    let national = if international {
        digits.strip_prefix("49")
    } else {
        digits.strip_prefix("0049")
    };
    match national {
        // "+49 (0)711 …"
        Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        None if international => format!("00{digits}"),
        None => digits,
    }
}

fn join_notes(note: &mut String, other: &str) {
    let other = other.trim();
    if other.is_empty() || note.contains(other) {
        return;
    }
    if other.contains(note.trim()) {
        other.clone_into(note);
        return;
    }
    note.push_str("\n\n");
    note.push_str(other);
}

/// How much a status tells: who was seen was there, whatever else stands.
const fn telling(status: AttendanceStatus) -> u8 {
    match status {
        AttendanceStatus::Open => 0,
        AttendanceStatus::Absent => 1,
        AttendanceStatus::Excused => 2,
        AttendanceStatus::Online => 3,
        AttendanceStatus::Present => 4,
    }
}

fn united_attendance(one: &Attendance, other: &Attendance) -> Attendance {
    let (more, less) = if telling(other.status) > telling(one.status) {
        (other, one)
    } else {
        (one, other)
    };
    let either = |one: Option<_>, other: Option<_>, both: fn(_, _) -> _| match (one, other) {
        (Some(one), Some(other)) => Some(both(one, other)),
        (one, other) => one.or(other),
    };
    Attendance {
        represented_by: more.represented_by.or(less.represented_by),
        from: either(one.from, other.from, std::cmp::min),
        until: either(one.until, other.until, std::cmp::max),
        ext: more.ext.united(&less.ext, |_, _, _| {}),
        ..more.clone()
    }
}

/// The later answer counts; no answer tells nothing.
fn united_reply(one: &Reply, other: &Reply) -> Reply {
    let weight = |reply: &Reply| (reply.answer != ReplyAnswer::None, reply.received_on);
    let (more, less) = if weight(other) > weight(one) {
        (other, one)
    } else {
        (one, other)
    };
    let mut united = more.clone();
    join_notes(&mut united.note, &less.note);
    united.received_on = united.received_on.or(less.received_on);
    united.ext = united.ext.united(&less.ext, |_, _, _| {});
    united
}

#[cfg(test)]
mod tests;
