//! Notes become entries of the minutes: one step, whatever the number of notes.

use chrono::{DateTime, NaiveDate, Utc};

use super::super::ElementId;
use crate::document::{Document, Step, Transaction};
use crate::i18n::{Texts, due_words, format};
use crate::model::{
    Action, AgendaItem, Due, Entry, EntryKind, Id, Order, Organisation, Person, Session,
    Suggestion, Visibility,
};

/// What is to be put into the minutes, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Taking {
    /// The session.
    pub session: Id<Session>,
    /// The agenda item.
    pub item: Option<Id<AgendaItem>>,
    /// What the notes become.
    pub kind: EntryKind,
    /// The entries, in order.
    pub takes: Vec<Take>,
}

/// One entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Take {
    /// The note or frame it is made of.
    pub origin: Option<ElementId>,
    /// What it says.
    pub text: String,
    /// Whether it stands below the last one that does not: no decision or action of its own, but
    /// what was said on it.
    pub below: bool,
    /// Who answers for an action.
    pub owner: Option<Id<Person>>,
    /// Until when it is to be done.
    pub due: Option<Due>,
    /// Whose suggestion it is.
    pub from: Option<Id<Organisation>>,
}

/// Puts notes at the end of an agenda item's minutes. `at` is when. Returns the entries that do
/// not stand below others.
pub fn write(doc: &mut Document, taking: &Taking, at: DateTime<Utc>) -> Vec<Id<Entry>> {
    if doc.is_read_only() || taking.takes.is_empty() {
        return Vec::new();
    }
    doc.end_gesture();
    doc.edit(Step::NotesToMinutes, |edit| {
        let item = taking.item.filter(|item| edit.agenda.contains(*item));
        let lines = edit.entries_of(taking.session, item);
        let last = lines.iter().rev().find(|line| line.depth == 0);
        let mut last = last.and_then(|line| Some(edit.get(line.id)?.order.clone()));
        let mut made: Vec<Id<Entry>> = Vec::new();
        let mut inner: Option<Order> = None;
        for take in &taking.takes {
            let parent = made.last().copied().filter(|_| take.below);
            let place = match parent {
                Some(_) => &mut inner,
                None => {
                    inner = None;
                    &mut last
                }
            };
            let order = Order::after(place.as_ref());
            *place = Some(order.clone());
            let id = edit.add(Entry {
                session: Some(taking.session),
                item,
                parent,
                order,
                text: take.text.clone(),
                visibility: visibility_under(edit, item),
                origin: take.origin.filter(|id| edit.elements.contains(*id)),
                written_at: Some(at),
                ..Entry::default()
            });
            if parent.is_none() {
                made.push(id);
                edit.set_entry_kind(id, taking.kind);
                edit.change(id, |entry| fill(entry, take));
            }
        }
        made
    })
}

/// What is said under an internal item is internal until somebody decides otherwise.
fn visibility_under(edit: &Transaction, item: Option<Id<AgendaItem>>) -> Visibility {
    let item = edit.follow(item);
    match item.map(|item| item.visibility) {
        Some(Visibility::Internal) => Visibility::Internal,
        _ => Visibility::Circle,
    }
}

fn fill(entry: &mut Entry, take: &Take) {
    match entry.kind {
        EntryKind::Action => {
            let action = entry.action.get_or_insert_with(Action::default);
            (action.owner, action.due) = (take.owner, take.due);
        }
        EntryKind::Suggestion => {
            entry
                .suggestion
                .get_or_insert_with(Suggestion::default)
                .from = take.from;
        }
        _ => {}
    }
}

/// Until when, as people type it into a field: a date, or words that say it; "bis" need not be
/// written. `day` is the day on which they write.
pub fn read_due(typed: &str, day: NaiveDate) -> Option<Due> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    if let Some(date) = format::read_date(typed) {
        return Some(Due::On(date));
    }
    ["", "bis ", "by "].iter().find_map(|lead| {
        let phrase = format!("{lead}{typed}");
        let found = due_words::find(&phrase, day);
        // All of it: of "bis Freitag oder so" nobody knows what it means.
        let whole = found.into_iter().find(|words| {
            let rest = phrase.get(words.range.end..).unwrap_or_default();
            words.range.start == 0 && rest.chars().all(|c| c == '.')
        });
        whole.map(|words| words.due)
    })
}

/// A due date as it can be typed.
pub fn typable_due(texts: &Texts, due: Option<Due>) -> String {
    match due {
        Some(Due::On(date)) => crate::ui::widgets::typable_date(texts, date),
        Some(Due::NextSession) => crate::i18n::tr!(texts, "board-minutes-next-session"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::model::{Element, Project};

    fn doc() -> (Document, Id<Session>, Id<AgendaItem>) {
        let mut doc = Document::new(Project::default());
        let (session, item) = doc.edit(Step::AddSession, |p| {
            let session = p.add(Session::default());
            let item = p.add(AgendaItem {
                session: Some(session),
                visibility: Visibility::Internal,
                ..AgendaItem::default()
            });
            p.add(Entry {
                session: Some(session),
                item: Some(item),
                order: Order::after(None),
                text: "zuvor".to_owned(),
                ..Entry::default()
            });
            (session, item)
        });
        (doc, session, item)
    }

    fn said(doc: &Document, session: Id<Session>, item: Id<AgendaItem>) -> Vec<(usize, String)> {
        let lines = doc.project().entries_of(session, Some(item)).into_iter();
        lines
            .map(|line| {
                (
                    line.depth,
                    doc.project().get(line.id).expect("there").text.clone(),
                )
            })
            .collect()
    }

    #[test]
    fn a_cluster_becomes_one_entry_with_its_notes_below_in_one_step() {
        let (mut doc, session, item) = doc();
        let note = doc.edit(Step::AddNote, |p| p.add(Element::default()));
        let take = |text: &str, below| Take {
            origin: Some(note),
            text: text.to_owned(),
            below,
            ..Take::default()
        };
        let taking = Taking {
            session,
            item: Some(item),
            kind: EntryKind::Decision,
            takes: vec![
                take("Cluster", false),
                take("eins", true),
                take("zwei", true),
                take("weiter", false),
            ],
        };
        let made = write(&mut doc, &taking, DateTime::default());
        let expected = [
            (0, "zuvor"),
            (0, "Cluster"),
            (1, "eins"),
            (1, "zwei"),
            (0, "weiter"),
        ];
        let expected = expected.map(|(depth, text)| (depth, text.to_owned()));
        assert_eq!(said(&doc, session, item), expected);
        let head = doc.project().get(made[0]).expect("made").clone();
        assert_eq!((head.kind, head.origin), (EntryKind::Decision, Some(note)));
        assert_eq!(head.decision.and_then(|part| part.number), Some(1));
        assert_eq!(head.visibility, Visibility::Internal);
        assert_eq!(doc.undo(), Some(Step::NotesToMinutes));
        assert_eq!(said(&doc, session, item).len(), 1);
    }

    #[test]
    fn an_action_gets_owner_and_due_date_and_a_suggestion_its_organisation() {
        let (mut doc, session, item) = doc();
        let mut ids = crate::document::IdSource::counting_from(500);
        let (owner, from) = (ids.next(), ids.next());
        let take = Take {
            text: "Bericht".to_owned(),
            owner: Some(owner),
            due: Some(Due::NextSession),
            from: Some(from),
            ..Take::default()
        };
        for kind in [EntryKind::Action, EntryKind::Suggestion] {
            let taking = Taking {
                session,
                item: Some(item),
                kind,
                takes: vec![take.clone()],
            };
            let made = write(&mut doc, &taking, DateTime::default());
            let entry = doc.project().get(made[0]).expect("made");
            match kind {
                EntryKind::Action => {
                    let action = entry.action.clone().expect("an action");
                    assert_eq!((action.owner, action.due), (take.owner, take.due));
                    assert_eq!(action.number, Some(1));
                }
                _ => assert_eq!(entry.suggestion.clone().expect("one").from, take.from),
            }
        }
    }

    #[test]
    fn a_due_date_is_typed_as_one_says_it() {
        let day = NaiveDate::from_ymd_opt(2018, 11, 8).expect("a date");
        let on = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).map(Due::On);
        assert_eq!(read_due("bis Freitag", day), on(2018, 11, 9));
        assert_eq!(read_due(" Freitag ", day), on(2018, 11, 9));
        assert_eq!(read_due("15.12.2018", day), on(2018, 12, 15));
        assert_eq!(read_due("in zwei Wochen", day), on(2018, 11, 22));
        for lang in [Lang::De, Lang::En] {
            let texts = Texts::new(lang);
            let shown = typable_due(&texts, Some(Due::NextSession));
            assert_eq!(read_due(&shown, day), Some(Due::NextSession), "{shown}");
            let date = on(2018, 12, 15);
            assert_eq!(read_due(&typable_due(&texts, date), day), date);
        }
        assert_eq!(read_due("Freitag oder so", day), None);
        assert_eq!(read_due("", day), None);
    }
}
