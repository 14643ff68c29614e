//! Siblings in order, trees laid out as lines, and the numbers that follow from places.

use std::collections::HashMap;

use super::{
    AgendaItem, Board, Day, Element, Entry, Id, ItemKind, Order, Person, Project, Record, Session,
};

/// A record that has a place among siblings.
pub trait Ordered: Record {
    /// Its place.
    fn order(&self) -> &Order;

    /// Its place, to be changed.
    fn order_mut(&mut self) -> &mut Order;

    /// The record it is a part of, in outlines.
    fn parent(&self) -> Option<Id<Self>> {
        None
    }
}

macro_rules! ordered {
    ($($Record:ident $(by $parent:ident)?),* $(,)?) => { $(
        impl Ordered for $Record {
            fn order(&self) -> &Order {
                &self.order
            }

            fn order_mut(&mut self) -> &mut Order {
                &mut self.order
            }

            $( fn parent(&self) -> Option<Id<Self>> {
                self.$parent
            } )?
        }
    )* };
}
ordered!(AgendaItem by parent, Entry by parent, Board, Element);

/// One line of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<T> {
    /// The record on this line.
    pub id: Id<T>,
    /// How deep it is indented; 0 at the top.
    pub depth: usize,
}

/// The records for which `belongs` says yes, sorted by `(order, id)`.
pub fn sorted<T: Ordered>(project: &Project, belongs: impl Fn(&T) -> bool) -> Vec<(Id<T>, &T)> {
    let found = T::table(project).iter();
    in_order(found.filter(|(_, record)| belongs(record)).collect())
}

fn in_order<T: Ordered>(mut found: Vec<(Id<T>, &T)>) -> Vec<(Id<T>, &T)> {
    found.sort_by(|(a_id, a), (b_id, b)| (a.order(), a_id).cmp(&(b.order(), b_id)));
    found
}

/// The records for which `belongs` says yes as an outline, parents before their parts.
///
/// Nothing is left out: a record whose parent is missing, elsewhere, or (after two people moved
/// things into one another) its own part, stands at the top.
pub fn outline<T: Ordered>(project: &Project, belongs: impl Fn(&T) -> bool) -> Vec<Line<T>> {
    let found = T::table(project).iter();
    laid_out(found.filter(|(_, record)| belongs(record)).collect())
}

/// These records as an outline, as [`outline`] does it; for whoever knows which ones belong.
pub fn laid_out<T: Ordered>(records: Vec<(Id<T>, &T)>) -> Vec<Line<T>> {
    let all = in_order(records);
    let mut children: HashMap<Option<Id<T>>, Vec<Id<T>>> = HashMap::new();
    let known: HashMap<Id<T>, &T> = all.iter().copied().collect();
    for (id, record) in &all {
        let parent = record.parent().filter(|parent| known.contains_key(parent));
        children.entry(parent).or_default().push(*id);
    }
    let mut lines = Vec::with_capacity(all.len());
    let mut seen = std::collections::HashSet::with_capacity(all.len());
    let mut lay = |root: Id<T>, lines: &mut Vec<Line<T>>| {
        let mut todo = vec![(root, 0)];
        while let Some((id, depth)) = todo.pop() {
            if seen.insert(id) {
                lines.push(Line { id, depth });
                let parts = children.get(&Some(id)).into_iter().flatten();
                todo.extend(parts.rev().map(|part| (*part, depth + 1)));
            }
        }
    };
    for root in children.get(&None).into_iter().flatten() {
        lay(*root, &mut lines);
    }
    // What is left are circles without a way in from the top.
    for (id, _) in &all {
        lay(*id, &mut lines);
    }
    lines
}

/// Puts `moved` behind `after` (or first, without one) among `siblings`, which are sorted.
/// Changes one record, or all siblings in the rare case that two share one place.
pub fn place_behind<T: Ordered>(
    project: &mut Project,
    siblings: &[Id<T>],
    moved: Id<T>,
    after: Option<Id<T>>,
) {
    let others: Vec<Id<T>> = siblings.iter().copied().filter(|id| *id != moved).collect();
    let index = after
        .and_then(|after| others.iter().position(|id| *id == after))
        .map_or(0, |place| place + 1);
    let order_at = |project: &Project, place: Option<usize>| {
        place
            .and_then(|place| others.get(place))
            .and_then(|id| project.get(*id))
            .map(|record| record.order().clone())
    };
    let left = order_at(project, index.checked_sub(1));
    let right = order_at(project, Some(index));
    if let Some(order) = Order::between(left.as_ref(), right.as_ref()) {
        if let Some(record) = T::table_mut(project).get_mut(moved) {
            *record.order_mut() = order;
        }
        return;
    }
    let mut all = others;
    all.insert(index, moved);
    for (id, order) in all.iter().zip(super::order::spread(all.len())) {
        if let Some(record) = T::table_mut(project).get_mut(*id) {
            *record.order_mut() = order;
        }
    }
}

/// One line of a session's agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaLine {
    /// The item.
    pub id: Id<AgendaItem>,
    /// How deep it is indented.
    pub depth: usize,
    /// Its own number, or the one its place gives ("3", "3.1"); blank for a break.
    pub number: String,
}

impl Project {
    /// All sessions, the newest first: by their first day, then by the time they were created.
    pub fn sessions_by_date(&self) -> Vec<(Id<Session>, &Session)> {
        let mut sessions: Vec<_> = self
            .sessions
            .iter()
            .map(|(id, session)| (self.first_date(id), id, session))
            .collect();
        // A session without a date is one that is being planned: it comes first.
        sessions.sort_by_key(|(date, id, _)| std::cmp::Reverse((date.is_none(), *date, *id)));
        sessions.into_iter().map(|(_, id, s)| (id, s)).collect()
    }

    /// The first day of a session, if any of its days has a date.
    pub fn first_date(&self, session: Id<Session>) -> Option<chrono::NaiveDate> {
        self.days_of(session).first().and_then(|(_, day)| day.date)
    }

    /// A session's days by date; days without one come last.
    pub fn days_of(&self, session: Id<Session>) -> Vec<(Id<Day>, &Day)> {
        let mut days: Vec<_> = self
            .days
            .iter()
            .filter(|(_, day)| day.session == Some(session))
            .collect();
        days.sort_by_key(|(id, day)| (day.date.is_none(), day.date, *id));
        days
    }

    /// A session's agenda as an outline with numbers. Breaks are not counted.
    pub fn agenda_of(&self, session: Id<Session>) -> Vec<AgendaLine> {
        let lines = outline(self, |item: &AgendaItem| item.session == Some(session));
        let mut counters: Vec<u32> = Vec::new();
        lines
            .into_iter()
            .map(|Line { id, depth }| {
                counters.resize(depth + 1, 0);
                let item = self.get(id);
                let own = item.map_or("", |item| item.number.trim());
                let number = if !own.is_empty() {
                    own.to_owned()
                } else if item.is_some_and(|item| item.kind == ItemKind::Break) {
                    String::new()
                } else {
                    counters[depth] += 1;
                    counters
                        .iter()
                        .map(u32::to_string)
                        .collect::<Vec<_>>()
                        .join(".")
                };
                AgendaLine { id, depth, number }
            })
            .collect()
    }

    /// The entries under an agenda item (or, with `None`, those under no item) as an outline.
    pub fn entries_of(
        &self,
        session: Id<Session>,
        item: Option<Id<AgendaItem>>,
    ) -> Vec<Line<Entry>> {
        outline(self, |entry: &Entry| {
            let known = entry.item.filter(|item| self.agenda.contains(*item));
            entry.session == Some(session) && known == item
        })
    }

    /// All boards in their order, without templates.
    pub fn boards_in_order(&self) -> Vec<(Id<Board>, &Board)> {
        sorted(self, |board: &Board| !board.template)
    }

    /// The circle's own templates for boards, in their order.
    pub fn board_templates(&self) -> Vec<(Id<Board>, &Board)> {
        sorted(self, |board: &Board| board.template)
    }

    /// What lies on a board, the lowest first.
    pub fn elements_of(&self, board: Id<Board>) -> Vec<(Id<Element>, &Element)> {
        sorted(self, |element: &Element| element.board == Some(board))
    }

    /// All people by family name.
    pub fn people_by_name(&self) -> Vec<(Id<Person>, &Person)> {
        let mut people: Vec<_> = self.people.iter().collect();
        people.sort_by_cached_key(|(id, person)| (person.sort_key(), *id));
        people
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    fn item(n: u128) -> Id<AgendaItem> {
        id(n)
    }

    fn with_items(items: &[(u128, Option<u128>, ItemKind)]) -> Project {
        let mut project = Project::default();
        let places = crate::model::order::spread(items.len());
        for ((n, parent, kind), order) in items.iter().zip(places) {
            project.agenda.insert(
                id(*n),
                AgendaItem {
                    session: Some(id(1)),
                    parent: parent.map(id),
                    kind: *kind,
                    order,
                    ..AgendaItem::default()
                },
            );
        }
        project
    }

    fn numbers(project: &Project) -> Vec<(u128, String)> {
        project
            .agenda_of(id(1))
            .into_iter()
            .map(|line| (line.id.ulid().0, line.number))
            .collect()
    }

    #[test]
    fn agenda_numbers_follow_the_places_and_skip_breaks() {
        let project = with_items(&[
            (10, None, ItemKind::Talk),
            (11, None, ItemKind::Break),
            (12, None, ItemKind::Workshop),
            (13, Some(12), ItemKind::Discussion),
            (14, Some(12), ItemKind::Discussion),
            (15, None, ItemKind::Other),
        ]);
        let expected = [
            (10, "1"),
            (11, ""),
            (12, "2"),
            (13, "2.1"),
            (14, "2.2"),
            (15, "3"),
        ];
        let expected: Vec<_> = expected.map(|(n, s)| (n, s.to_owned())).into();
        assert_eq!(numbers(&project), expected);
    }

    #[test]
    fn items_in_a_circle_or_without_parent_are_still_shown_once() {
        let project = with_items(&[
            (10, Some(11), ItemKind::Talk),
            (11, Some(10), ItemKind::Talk),
            (12, Some(99), ItemKind::Talk),
        ]);
        let mut shown: Vec<u128> = numbers(&project).into_iter().map(|(n, _)| n).collect();
        shown.sort_unstable();
        assert_eq!(shown, [10, 11, 12]);
    }

    #[test]
    fn moving_one_item_changes_one_record_unless_two_share_a_place() {
        let mut project = with_items(&[
            (10, None, ItemKind::Talk),
            (11, None, ItemKind::Talk),
            (12, None, ItemKind::Talk),
        ]);
        let before = project.clone();
        place_behind(
            &mut project,
            &[item(10), item(11), item(12)],
            item(12),
            Some(item(10)),
        );
        assert_eq!(before.agenda.differences(&project.agenda).len(), 1);
        let order: Vec<u128> = numbers(&project).into_iter().map(|(n, _)| n).collect();
        assert_eq!(order, [10, 12, 11]);

        let same = project.agenda.get(id(10)).map(|item| item.order.clone());
        if let (Some(item), Some(order)) = (project.agenda.get_mut(id(12)), same) {
            item.order = order;
        }
        place_behind(
            &mut project,
            &[item(10), item(12), item(11)],
            item(11),
            Some(item(10)),
        );
        let order: Vec<u128> = numbers(&project).into_iter().map(|(n, _)| n).collect();
        assert_eq!(order, [10, 11, 12]);
    }
}
