//! Accounts for every edit that was acknowledged: it is there, or somebody who had seen it took
//! it away, or a conflict keeps it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use zirkel::model::{Project, TableName};
use zirkel::testing::{FieldValue, FlatRecord, RecordChange, changes};

use super::log::Line;

type Key = (TableName, String);

/// Who did it, and as which edit.
type When = (usize, u64);

/// What came out.
#[derive(Debug, Default)]
pub struct Account {
    pub edits: usize,
    pub safe: usize,
    /// How many words, values and records were looked for.
    pub looked_for: usize,
    /// Acknowledged and not there without anybody having taken it away.
    pub lost: Vec<String>,
    /// Places of things that are an older one again: can happen to a record of which no ancestor
    /// is known.
    pub fallen_back: Vec<String>,
    /// Deleted records and values taken out that are there all the same without a reason: can
    /// happen where no version is known that both sides have.
    pub revived: Vec<String>,
    /// Places of things that two moved at once, of which one stayed.
    pub placed_by_others: usize,
    /// Things put under each other by two people, where one of it was undone.
    pub circles_cut: usize,
    /// Found in a conflict only.
    pub in_conflicts: usize,
    pub recovered: usize,
    pub gave_up: usize,
}

struct Event<'a> {
    when: When,
    safe: bool,
    change: &'a RecordChange,
}

/// A field's value put in the place of another one.
#[derive(Debug)]
struct Write {
    when: When,
    old: String,
    new: String,
}

/// The state at the end, and who took what away.
struct Books<'a> {
    end: HashMap<Key, FlatRecord>,
    words_at_end: HashSet<String>,
    words_in_conflicts: HashSet<String>,
    /// Table, record and field of conflicts, with both values.
    in_conflicts: HashSet<(Key, String, String)>,
    /// Records that one deleted and another needed.
    deleted_and_needed: HashSet<Key>,
    words_taken: HashMap<String, Vec<When>>,
    values_left: HashMap<(Key, String, String), Vec<When>>,
    deleted: HashMap<Key, Vec<(When, &'a FlatRecord)>>,
    writes: HashMap<(Key, String), Vec<Write>>,
    events: HashMap<Key, Vec<&'a Event<'a>>>,
}

/// Goes through the logs of all children, one log for all lives of each.
pub fn account(logs: &[Vec<Line>], end: &Project) -> Account {
    let mut account = Account::default();
    let mut events = Vec::new();
    for (who, log) in logs.iter().enumerate() {
        let safe_of: BTreeMap<u64, u64> = safe_of(log);
        for line in log {
            match line {
                Line::Did(number, changes) => {
                    let life = number / 1_000_000;
                    let safe = safe_of.get(&life).is_some_and(|safe| number <= safe);
                    account.edits += 1;
                    account.safe += usize::from(safe);
                    events.extend(changes.iter().map(|change| Event {
                        when: (who, *number),
                        safe,
                        change,
                    }));
                }
                Line::Recovered(count) => account.recovered += count,
                Line::GaveUp => account.gave_up += 1,
                Line::Safe(_) => {}
            }
        }
    }
    let books = Books::of(&events, end);
    for event in events.iter().filter(|event| event.safe) {
        // Conflicts are no work of anybody; settling them is seen in what it changes. Nor are
        // amendments: they are noted down beside what somebody changed.
        let noted = [TableName::conflicts, TableName::amendments];
        if !noted.contains(&event.change.table) {
            books.check(event, &mut account);
        }
    }
    account
}

/// Up to which edit each life was acknowledged.
fn safe_of(log: &[Line]) -> BTreeMap<u64, u64> {
    let mut safe = BTreeMap::new();
    for line in log {
        if let Line::Safe(up_to) = line {
            let known: &mut u64 = safe.entry(up_to / 1_000_000).or_default();
            *known = (*known).max(*up_to);
        }
    }
    safe
}

fn key(change: &RecordChange) -> Key {
    (change.table, change.id.clone())
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

fn all_words(record: Option<&FlatRecord>) -> BTreeSet<&str> {
    record
        .into_iter()
        .flat_map(BTreeMap::values)
        .filter_map(|value| match value {
            FieldValue::Text(text) => Some(words_of(text)),
            _ => None,
        })
        .flatten()
        .collect()
}

/// The values of a field that changes as a whole or of a list; "None" where there is none.
fn values(record: Option<&FlatRecord>, field: &str) -> Vec<String> {
    let Some(record) = record else {
        return Vec::new();
    };
    match record.get(field) {
        Some(FieldValue::Leaf { ron, .. }) => vec![ron.clone()],
        Some(FieldValue::List(list)) => list.clone(),
        Some(FieldValue::Text(_)) => Vec::new(),
        None => vec!["None".to_owned()],
    }
}

fn text<'a>(record: &'a FlatRecord, field: &str) -> &'a str {
    match record.get(field) {
        Some(FieldValue::Text(text)) => text,
        Some(FieldValue::Leaf { ron, .. }) => ron,
        _ => "",
    }
}

/// The fields of a change that are no texts.
fn value_fields(change: &RecordChange) -> BTreeSet<&String> {
    [&change.before, &change.after]
        .into_iter()
        .flatten()
        .flatten()
        .filter(|(_, value)| !matches!(value, FieldValue::Text(_)))
        .map(|(field, _)| field)
        .collect()
}

/// Whether the field says nothing by itself: of a part that was taken away as a whole, or what is
/// blank in one that was just made for the sake of another field.
fn says_nothing(change: &RecordChange, field: &str) -> bool {
    let Some((part, _)) = field.split_once('.') else {
        return false;
    };
    let is_of_part =
        |field: &String| field.starts_with(part) && field[part.len()..].starts_with('.');
    let is_new = !change
        .before
        .iter()
        .flatten()
        .any(|(field, _)| is_of_part(field));
    match change.after.as_ref().and_then(|after| after.get(field)) {
        None => true,
        Some(FieldValue::Leaf { ron, .. }) => is_new && ron == "Open",
        Some(_) => false,
    }
}

fn is_quiet(change: &RecordChange, field: &str) -> bool {
    [&change.before, &change.after]
        .into_iter()
        .flatten()
        .filter_map(|record| record.get(field))
        .any(|value| matches!(value, FieldValue::Leaf { quiet: true, .. }))
}

/// Whether somebody did it who may have known of the other.
fn may_follow(later: When, earlier: When) -> bool {
    later.0 != earlier.0 || later.1 > earlier.1
}

impl<'a> Books<'a> {
    fn of(events: &'a [Event<'a>], end: &Project) -> Self {
        let mut books = Self {
            end: HashMap::new(),
            words_at_end: HashSet::new(),
            words_in_conflicts: HashSet::new(),
            in_conflicts: HashSet::new(),
            deleted_and_needed: HashSet::new(),
            words_taken: HashMap::new(),
            values_left: HashMap::new(),
            deleted: HashMap::new(),
            writes: HashMap::new(),
            events: HashMap::new(),
        };
        for change in changes(&Project::default(), end) {
            let record = change.after.clone().unwrap();
            if change.table == TableName::conflicts {
                books.conflict(&record);
            } else {
                let words = all_words(Some(&record)).into_iter().map(str::to_owned);
                books.words_at_end.extend(words);
            }
            books.end.insert(key(&change), record);
        }
        for event in events {
            books.enter(event);
        }
        books
    }

    fn conflict(&mut self, conflict: &FlatRecord) {
        let words = all_words(Some(conflict)).into_iter().map(str::to_owned);
        self.words_in_conflicts.extend(words);
        let table = text(conflict, "table").trim_start_matches("Some(");
        let table = table.trim_end_matches(')');
        let Some(table) = TableName::ALL.iter().find(|name| name.as_str() == table) else {
            return;
        };
        let record = (*table, text(conflict, "record").to_owned());
        if text(conflict, "kind") == "Deleted" {
            self.deleted_and_needed.insert(record);
            return;
        }
        for side in ["first", "second"] {
            let field = text(conflict, "field").to_owned();
            let value = text(conflict, side).to_owned();
            self.in_conflicts.insert((record.clone(), field, value));
        }
    }

    fn enter(&mut self, event: &'a Event<'a>) {
        let change: &'a RecordChange = event.change;
        let (before, after) = (change.before.as_ref(), change.after.as_ref());
        if change.table == TableName::conflicts {
            // Somebody saw both versions and settled it.
            if let Some(conflict) = before {
                self.conflict(conflict);
            }
            return;
        }
        self.events.entry(key(change)).or_default().push(event);
        let (old, new) = (all_words(before), all_words(after));
        for word in old.difference(&new) {
            let taken = self.words_taken.entry((*word).to_owned()).or_default();
            taken.push(event.when);
        }
        if let (Some(before), None) = (before, after) {
            let deleted = self.deleted.entry(key(change)).or_default();
            deleted.push((event.when, before));
        }
        for field in value_fields(change) {
            let (old, new) = (values(before, field), values(after, field));
            for value in old.iter().filter(|value| !new.contains(value)) {
                let place = (key(change), field.clone(), value.clone());
                self.values_left.entry(place).or_default().push(event.when);
            }
            if let ([new], true) = (new.as_slice(), old != new) {
                let old = old.first().cloned().unwrap_or_default();
                let writes = self.writes.entry((key(change), field.clone())).or_default();
                writes.push(Write {
                    when: event.when,
                    old,
                    new: new.clone(),
                });
            }
        }
    }

    fn check(&self, event: &Event, account: &mut Account) {
        let change = event.change;
        let name = format!("{:?} {:?} {}", event.when, change.table, change.id);
        let (before, after) = (change.before.as_ref(), change.after.as_ref());
        let Some(after) = after else {
            account.looked_for += 1;
            if self.end.contains_key(&key(change)) && !self.may_be_back(event) {
                account.revived.push(name);
            }
            return;
        };
        let followed = |by: Option<&Vec<When>>| {
            by.is_some_and(|by| by.iter().any(|later| may_follow(*later, event.when)))
        };
        if before.is_none() {
            account.looked_for += 1;
            let deleted = self.deleted_after(event).next().is_some();
            if !self.end.contains_key(&key(change)) && !deleted {
                account.lost.push(format!("{name}: the record"));
            }
        }
        let old = all_words(before);
        for word in all_words(Some(after)).difference(&old) {
            account.looked_for += 1;
            if self.words_at_end.contains(*word) {
            } else if self.words_in_conflicts.contains(*word) {
                account.in_conflicts += 1;
            } else if !followed(self.words_taken.get(*word)) {
                account.lost.push(format!("{name}: the word {word}"));
            }
        }
        for field in value_fields(change) {
            if says_nothing(change, field) {
                continue;
            }
            let old = values(before, field);
            let at_end = values(self.end.get(&key(change)), field);
            for value in values(Some(after), field) {
                if old.contains(&value) {
                    continue;
                }
                account.looked_for += 1;
                let place = (key(change), field.clone(), value.clone());
                // No value is not among the fields of a record that somebody deletes.
                let deleted = value == "None"
                    && self
                        .deleted_after(event)
                        .any(|record| !record.contains_key(field));
                if at_end.contains(&value) || deleted || followed(self.values_left.get(&place)) {
                } else if self.in_conflicts.contains(&place) {
                    account.in_conflicts += 1;
                } else if is_quiet(change, field) && self.was_placed_by_others(event, field, &value)
                {
                    account.placed_by_others += 1;
                } else if (field == "parent" || field == "frame")
                    && at_end.iter().all(|at_end| at_end == "None")
                {
                    account.circles_cut += 1;
                } else {
                    let what = format!(
                        "{name}: {field} = {value}, at the end {at_end:?}; all writes: {:?}; \
                         deleted: {:?}",
                        self.writes.get(&(key(change), field.clone())),
                        self.deleted.get(&key(change)),
                    );
                    if is_quiet(change, field) {
                        account.fallen_back.push(what);
                    } else if value == "None" {
                        account.revived.push(what);
                    } else {
                        account.lost.push(what);
                    }
                }
            }
        }
    }

    /// The record as those saw it who deleted it later.
    fn deleted_after(&self, event: &Event) -> impl Iterator<Item = &FlatRecord> {
        let when = event.when;
        self.deleted
            .get(&key(event.change))
            .into_iter()
            .flatten()
            .filter(move |(later, _)| may_follow(*later, when))
            .map(|(_, record)| *record)
    }

    /// Whether somebody else moved it who did not know of this.
    fn was_placed_by_others(&self, event: &Event, field: &str, value: &str) -> bool {
        let Some(writes) = self.writes.get(&(key(event.change), field.to_owned())) else {
            return false;
        };
        // What only takes back an own step says nothing about what was known of others.
        let takes_back = |write: &Write| {
            writes.iter().any(|other| {
                (&other.old, &other.new) == (&write.new, &write.old)
                    && other.when.0 == write.when.0
                    && other.when.1 < write.when.1
            })
        };
        let mut known: HashSet<&str> = HashSet::new();
        let mut next = vec![value];
        while let Some(value) = next.pop() {
            if known.insert(value) {
                let before = writes
                    .iter()
                    .filter(|write| write.new == value && !takes_back(write));
                next.extend(before.map(|write| write.old.as_str()));
            }
        }
        writes
            .iter()
            .any(|write| write.when.0 != event.when.0 && !known.contains(write.new.as_str()))
    }

    /// Whether there is a reason for a deleted record to be there: somebody edited or needed it
    /// who did not know that it was deleted, or took the deletion back.
    fn may_be_back(&self, deletion: &Event) -> bool {
        let record = key(deletion.change);
        if self.deleted_and_needed.contains(&record) {
            return true;
        }
        let seen = deletion.change.before.as_ref();
        let unseen_edit = |event: &&&Event| {
            let Some(after) = &event.change.after else {
                return false;
            };
            let unseen = after
                .iter()
                .any(|(field, value)| seen.and_then(|seen| seen.get(field)) != Some(value));
            may_follow(event.when, deletion.when) && (unseen || event.change.before.is_none())
        };
        let edited = self
            .events
            .get(&record)
            .is_some_and(|events| events.iter().any(|event| unseen_edit(&event)));
        edited || self.is_needed(&record.1)
    }

    fn is_needed(&self, id: &str) -> bool {
        self.end.values().flatten().any(|(_, value)| match value {
            FieldValue::Leaf { ron, .. } => ron.contains(id),
            FieldValue::List(list) => list.iter().any(|ron| ron.contains(id)),
            FieldValue::Text(_) => false,
        })
    }
}
