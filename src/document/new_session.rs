//! Making a session: from a plan, with what follows from the session before; and taking an agenda
//! item along into another session.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::Transaction;
use crate::model::{
    AgendaItem, Day, Id, ItemKind, ItemOutcome, Order, Organisation, Plan, Session, Visibility,
};

/// How long approving minutes is planned to take, in minutes.
const APPROVING: u32 = 5;
/// How long going through the open actions is planned to take, in minutes.
const REVIEWING: u32 = 15;

/// A session that is to be made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewSession {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub place: String,
    /// Who receives the circle.
    pub host: Option<Id<Organisation>>,
    /// Its first day; each further day follows.
    pub first_date: Option<NaiveDate>,
    /// Its days and the agenda of its own. Without days it has one.
    pub plan: Plan,
    /// The session whose minutes are to be approved under its first item, and the title of that.
    pub approves: Option<(Id<Session>, String)>,
    /// The title of the item under which the open actions are gone through. Nothing is added
    /// where the plan has such an item.
    pub reviews_actions: Option<String>,
    /// Items of earlier sessions that return, in their order there.
    pub returning: Vec<Id<AgendaItem>>,
    /// An item that is moved here; see [`Transaction::carry_item`].
    pub carried: Option<Id<AgendaItem>>,
}

/// What became of an item that was taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// It moved with its parts.
    Moved,
    /// It had been begun and stays, postponed; this one goes on with it.
    Continued(Id<AgendaItem>),
    /// It goes on there already.
    Already,
}

impl Transaction<'_> {
    /// Makes a session with its days and its agenda.
    pub fn add_session(&mut self, new: &NewSession) -> Id<Session> {
        let session = self.add(Session {
            number: new.number.clone(),
            title: new.title.clone(),
            place: new.place.clone(),
            host: new.host,
            ..Session::default()
        });
        let days = self.add_days(session, new);
        let mut agenda = Agenda {
            session,
            first_day: days.first().copied(),
            last: None,
            lasts: HashMap::new(),
        };
        if let Some((approves, title)) = &new.approves {
            let item = AgendaItem {
                title: title.clone(),
                kind: ItemKind::Formalities,
                planned_minutes: Some(APPROVING),
                approves: Some(*approves),
                visibility: Visibility::Circle,
                ..AgendaItem::default()
            };
            agenda.add(self, None, item);
        }
        let planned = new.plan.items.iter().any(|item| item.reviews_actions);
        if let Some(title) = new.reviews_actions.as_ref().filter(|_| !planned) {
            let item = AgendaItem {
                title: title.clone(),
                kind: ItemKind::Formalities,
                planned_minutes: Some(REVIEWING),
                reviews_actions: true,
                visibility: Visibility::Circle,
                ..AgendaItem::default()
            };
            agenda.add(self, None, item);
        }
        agenda.add_returning(self, &new.returning);
        agenda.add_planned(self, &new.plan, &days);
        if let Some(item) = new.carried {
            self.carry_item(item, session);
        }
        session
    }

    fn add_days(&mut self, session: Id<Session>, new: &NewSession) -> Vec<Id<Day>> {
        let blank = [crate::model::PlanDay::default()];
        let planned = match new.plan.days.as_slice() {
            [] => &blank,
            days => days,
        };
        let mut days = Vec::with_capacity(planned.len());
        for (later, day) in (0..).zip(planned) {
            let date = |first: NaiveDate| first.checked_add_days(Days::new(later));
            days.push(self.add(Day {
                session: Some(session),
                date: new.first_date.and_then(date),
                planned_start: day.start,
                planned_end: day.end,
                ..Day::default()
            }));
        }
        days
    }

    /// Takes an agenda item along into another session, at the end of its agenda. An item that
    /// was begun stays where it is, postponed, with all that was written under it, and a new item
    /// goes on with it.
    pub fn carry_item(&mut self, item: Id<AgendaItem>, to: Id<Session>) -> Carried {
        let branch = self.branch(item);
        let goes_on =
            |other: &AgendaItem| other.session == Some(to) && other.continues == Some(item);
        if self.agenda.iter().any(|(_, other)| goes_on(other)) {
            return Carried::Already;
        }
        let mut agenda = Agenda::end_of(self, to);
        if self.is_begun(item) {
            let continued = agenda.add_continuing(self, &branch);
            self.change(item, |item| item.outcome = ItemOutcome::Postponed);
            return match continued {
                Some(id) => Carried::Continued(id),
                None => Carried::Already,
            };
        }
        let from = self.get(item).and_then(|item| item.session);
        let (day, order) = (agenda.first_day, agenda.next_order(None));
        for id in &branch {
            self.change(*id, |part| {
                part.session = Some(to);
                part.day = day;
                part.number.clear();
                part.outcome = ItemOutcome::Open;
                if *id == item {
                    part.parent = None;
                    part.order = order.clone();
                }
            });
        }
        let boards: Vec<_> = self
            .boards
            .iter()
            .filter(|(_, board)| {
                board.session == from && board.item.is_some_and(|item| branch.contains(&item))
            })
            .map(|(id, _)| id)
            .collect();
        for id in boards {
            self.change(id, |board| {
                board.session = board.session.map(|_| to);
            });
        }
        Carried::Moved
    }
}

/// An agenda that grows at its end.
struct Agenda {
    session: Id<Session>,
    first_day: Option<Id<Day>>,
    /// The last item at the top.
    last: Option<Order>,
    /// The last part of each item.
    lasts: HashMap<Id<AgendaItem>, Order>,
}

impl Agenda {
    /// The end of the agenda that a session has.
    fn end_of(project: &crate::model::Project, session: Id<Session>) -> Self {
        let agenda = project.agenda_of(session);
        let top = agenda.iter().rev().filter(|line| line.depth == 0);
        let mut top = top.filter_map(|line| project.get(line.id));
        let last = top.next();
        let days = project.days_of(session);
        let known = |day: &Id<Day>| days.iter().any(|(id, _)| id == day);
        let day = last.and_then(|item| item.day).filter(known);
        Self {
            session,
            first_day: day.or_else(|| days.first().map(|(id, _)| *id)),
            last: last.map(|item| item.order.clone()),
            lasts: HashMap::new(),
        }
    }

    fn next_order(&mut self, parent: Option<Id<AgendaItem>>) -> Order {
        let last = match parent {
            None => self.last.as_ref(),
            Some(parent) => self.lasts.get(&parent),
        };
        let order = Order::after(last);
        match parent {
            None => self.last = Some(order.clone()),
            Some(parent) => {
                self.lasts.insert(parent, order.clone());
            }
        }
        order
    }

    fn add(
        &mut self,
        transaction: &mut Transaction,
        parent: Option<Id<AgendaItem>>,
        item: AgendaItem,
    ) -> Id<AgendaItem> {
        let order = self.next_order(parent);
        transaction.add(AgendaItem {
            session: Some(self.session),
            day: item.day.or(self.first_day),
            parent,
            order,
            ..item
        })
    }

    fn add_planned(&mut self, transaction: &mut Transaction, plan: &Plan, days: &[Id<Day>]) {
        // The item at each depth above the next one.
        let mut above: Vec<Id<AgendaItem>> = Vec::new();
        for planned in &plan.items {
            above.truncate(usize::from(planned.depth));
            let item = AgendaItem {
                day: days.get(usize::from(planned.day)).or(days.last()).copied(),
                title: planned.title.clone(),
                kind: planned.kind,
                planned_minutes: planned.minutes,
                visibility: planned.visibility,
                recurring: planned.recurring,
                reviews_actions: planned.reviews_actions,
                note: planned.note.clone(),
                ..AgendaItem::default()
            };
            let id = self.add(transaction, above.last().copied(), item);
            above.push(id);
        }
    }

    /// New items that go on with those of earlier sessions; parts stay under their item where it
    /// returns too.
    fn add_returning(&mut self, transaction: &mut Transaction, items: &[Id<AgendaItem>]) {
        let mut new: HashMap<Id<AgendaItem>, Id<AgendaItem>> = HashMap::new();
        for old in items {
            let Some(item) = transaction.get(*old).cloned() else {
                continue;
            };
            let parent = item.parent.and_then(|parent| new.get(&parent)).copied();
            let id = self.add(transaction, parent, continuing(*old, &item));
            new.insert(*old, id);
        }
    }

    /// New items that go on with an item and those of its parts that were not begun.
    fn add_continuing(
        &mut self,
        transaction: &mut Transaction,
        branch: &[Id<AgendaItem>],
    ) -> Option<Id<AgendaItem>> {
        let (first, parts) = branch.split_first()?;
        let mut going_on = vec![*first];
        for part in parts {
            let under = transaction.get(*part).and_then(|part| part.parent);
            if under.is_some_and(|item| going_on.contains(&item)) && !transaction.is_begun(*part) {
                going_on.push(*part);
            }
        }
        self.add_returning(transaction, &going_on);
        let session = self.session;
        let mut all = transaction.agenda.iter();
        all.find(|(_, item)| item.session == Some(session) && item.continues == Some(*first))
            .map(|(id, _)| id)
    }
}

/// What an item of an earlier session is like where it goes on.
fn continuing(old: Id<AgendaItem>, item: &AgendaItem) -> AgendaItem {
    AgendaItem {
        title: item.title.clone(),
        kind: item.kind,
        speaker: item.speaker,
        planned_minutes: item.planned_minutes,
        visibility: item.visibility,
        note: item.note.clone(),
        recurring: item.recurring,
        continues: Some(old),
        ..AgendaItem::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Step};
    use crate::model::{Board, Entry, PlanDay, PlanItem, Project};

    fn titles(project: &Project, session: Id<Session>) -> Vec<(String, String)> {
        let agenda = project.agenda_of(session).into_iter();
        agenda
            .map(|line| {
                let title = project.get(line.id).map(|item| item.title.clone());
                (line.number, title.unwrap_or_default())
            })
            .collect()
    }

    fn shown(project: &Project, session: Id<Session>) -> Vec<String> {
        let all = titles(project, session).into_iter();
        all.map(|(number, title)| format!("{number} {title}"))
            .collect()
    }

    /// A session with the items "Bericht" (with the part "Zahlen") and "Ausblick".
    fn earlier(doc: &mut Document) -> (Id<Session>, [Id<AgendaItem>; 3]) {
        doc.edit(Step::AddSession, |p| {
            let item = |title: &str, depth| PlanItem {
                title: title.into(),
                depth,
                minutes: Some(30),
                ..PlanItem::default()
            };
            let session = p.add_session(&NewSession {
                plan: Plan {
                    days: Vec::new(),
                    items: vec![item("Bericht", 0), item("Zahlen", 1), item("Ausblick", 0)],
                },
                ..NewSession::default()
            });
            let agenda = p.agenda_of(session);
            (session, [agenda[0].id, agenda[1].id, agenda[2].id])
        })
    }

    fn later(doc: &mut Document) -> Id<Session> {
        doc.edit(Step::AddSession, |p| p.add_session(&NewSession::default()))
    }

    fn write(doc: &mut Document, session: Id<Session>, item: Id<AgendaItem>) {
        doc.edit(Step::AddEntry, |p| {
            p.add(Entry {
                session: Some(session),
                item: Some(item),
                text: "Es wurde berichtet.".into(),
                ..Entry::default()
            })
        });
    }

    #[test]
    fn a_session_is_made_in_one_step_with_what_follows_from_the_one_before() {
        let mut doc = Document::default();
        let (before, [report, numbers, outlook]) = earlier(&mut doc);
        let start = chrono::NaiveTime::from_hms_opt(9, 0, 0);
        let day = PlanDay { start, end: None };
        let new = NewSession {
            number: "2/2018".into(),
            first_date: NaiveDate::from_ymd_opt(2018, 11, 30),
            plan: Plan {
                days: vec![day.clone(), day],
                items: vec![PlanItem {
                    title: "Verschiedenes".into(),
                    day: 1,
                    ..PlanItem::default()
                }],
            },
            approves: Some((before, "Genehmigung".into())),
            reviews_actions: Some("Offene Aufgaben".into()),
            returning: vec![report, numbers, outlook],
            ..NewSession::default()
        };
        let untouched = doc.project().clone();
        let session = doc.edit(Step::AddSession, |p| p.add_session(&new));
        let project = doc.project();
        assert_eq!(
            shown(project, session),
            [
                "1 Genehmigung",
                "2 Offene Aufgaben",
                "3 Bericht",
                "3.1 Zahlen",
                "4 Ausblick",
                "5 Verschiedenes"
            ]
        );
        let dates: Vec<_> = project
            .days_of(session)
            .iter()
            .filter_map(|(_, day)| Some(day.date?.to_string()))
            .collect();
        assert_eq!(dates, ["2018-11-30", "2018-12-01"]);
        let agenda = project.agenda_of(session);
        let item = |nth: usize| project.get(agenda[nth].id).cloned().unwrap_or_default();
        assert_eq!(item(0).approves, Some(before));
        assert!(item(1).reviews_actions);
        assert_eq!(item(2).continues, Some(report));
        let days = project.days_of(session);
        assert_eq!(item(5).day, days.last().map(|(id, _)| *id));
        doc.undo();
        assert!(!doc.project().differs(&untouched));
    }

    #[test]
    fn a_part_returns_alone_where_its_item_was_discussed() {
        let mut doc = Document::default();
        let (_, [_, numbers, _]) = earlier(&mut doc);
        let new = NewSession {
            returning: vec![numbers],
            ..NewSession::default()
        };
        let session = doc.edit(Step::AddSession, |p| p.add_session(&new));
        assert_eq!(shown(doc.project(), session), ["1 Zahlen"]);
    }

    #[test]
    fn an_item_nobody_wrote_under_moves_with_its_parts_and_its_board() {
        let mut doc = Document::default();
        let (from, [report, ..]) = earlier(&mut doc);
        let to = later(&mut doc);
        let board = doc.edit(Step::AddBoard, |p| {
            p.add(Board {
                session: Some(from),
                item: Some(report),
                ..Board::default()
            })
        });
        let carried = doc.edit(Step::CarryItem, |p| p.carry_item(report, to));
        assert_eq!(carried, Carried::Moved);
        let project = doc.project();
        assert_eq!(shown(project, to), ["1 Bericht", "1.1 Zahlen"]);
        assert_eq!(shown(project, from), ["1 Ausblick"]);
        let day = project.days_of(to).first().map(|(id, _)| *id);
        assert_eq!(project.get(report).and_then(|item| item.day), day);
        assert_eq!(project.get(board).and_then(|b| b.session), Some(to));
    }

    #[test]
    fn what_was_written_stays_and_the_item_goes_on_in_the_other_session() {
        let mut doc = Document::default();
        let (from, [report, numbers, _]) = earlier(&mut doc);
        write(&mut doc, from, report);
        let to = later(&mut doc);
        let before = doc.project().clone();
        let carried = doc.edit(Step::CarryItem, |p| p.carry_item(report, to));
        let Carried::Continued(new) = carried else {
            panic!("{carried:?}");
        };
        let project = doc.project();
        let old = project.get(report).cloned().unwrap_or_default();
        assert_eq!(
            (old.session, old.outcome),
            (Some(from), ItemOutcome::Postponed)
        );
        assert_eq!(project.get(new).and_then(|i| i.continues), Some(report));
        assert_eq!(shown(project, to), ["1 Bericht", "1.1 Zahlen"]);
        assert_eq!(shown(project, from).len(), 3);
        assert_eq!(project.get(numbers).and_then(|i| i.session), Some(from));
        let again = doc.edit(Step::CarryItem, |p| p.carry_item(report, to));
        assert_eq!(again, Carried::Already);
        doc.undo();
        assert!(!doc.project().differs(&before));
    }
}
