//! Two entries become one, as two paragraphs do where the line feed between them is deleted.

use super::moves::{parent_in, parts_in};
use super::outline::place_behind;
use super::{Entry, Id, Line, Project, Visibility};

/// Where two texts met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The entry that is left.
    pub entry: Id<Entry>,
    /// Behind which character of its text the second one begins.
    pub seam: usize,
}

/// Why two entries were not joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotJoined {
    /// There is none before it.
    First,
    /// Something besides its text would be gone: votes, an owner, who said it, where it came from.
    HasParts,
}

impl Entry {
    /// Whether it says more than its text and kind.
    pub fn has_substance(&self) -> bool {
        let decision = self.decision.as_ref().is_some_and(|part| {
            part.votes().is_some() || part.result.is_some() || part.method != Default::default()
        });
        let action = self.action.as_ref().is_some_and(|part| {
            part.owner.is_some()
                || !part.helpers.is_empty()
                || part.due.is_some()
                || part.status != Default::default()
                || !part.history.is_empty()
        });
        let suggestion = self.suggestion.as_ref().is_some_and(|part| {
            part.from.is_some()
                || !part.addressee.trim().is_empty()
                || part.status != Default::default()
        });
        let unknown = self.ext != Default::default();
        decision || action || suggestion || unknown || self.origin.is_some()
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && !self.has_substance() && self.speaker.is_none()
    }
}

impl Project {
    /// Joins an entry with the one before it in the outline `lines`: the text goes behind the
    /// other's, and its parts move along. An empty entry goes without a trace, be it the first or
    /// the second of the two. The stricter visibility holds for both.
    ///
    /// # Errors
    /// Why nothing was changed.
    pub fn join_entries(
        &mut self,
        lines: &[Line<Entry>],
        id: Id<Entry>,
    ) -> Result<Joined, NotJoined> {
        let at = lines.iter().position(|line| line.id == id);
        let before = at.and_then(|at| lines.get(at.checked_sub(1)?));
        let before = before.ok_or(NotJoined::First)?.id;
        let (Some(first), Some(second)) = (self.get(before), self.get(id)) else {
            return Err(NotJoined::First);
        };
        if second.is_blank() {
            let seam = first.text.chars().count();
            self.dissolve(lines, id, before);
            return Ok(Joined {
                entry: before,
                seam,
            });
        }
        if first.is_blank() {
            // Its place is as good as the other's, except where it has the other as a part.
            self.delete_entry(before);
            return Ok(Joined { entry: id, seam: 0 });
        }
        let other_speaker = second.speaker.is_some() && second.speaker != first.speaker;
        if second.has_substance() || other_speaker {
            return Err(NotJoined::HasParts);
        }
        let mut text = first.text.clone();
        let glued = !text.ends_with(char::is_whitespace)
            && !second.text.starts_with(char::is_whitespace)
            && !text.is_empty();
        if glued && !second.text.is_empty() {
            text.push(' ');
        }
        let seam = text.chars().count();
        text.push_str(&second.text);
        let visibility = stricter(first.visibility, second.visibility);
        self.dissolve(lines, id, before);
        if let Some(first) = self.entries.get_mut(before) {
            first.text = text;
            first.visibility = visibility;
        }
        Ok(Joined {
            entry: before,
            seam,
        })
    }

    /// Takes an entry out and puts its parts under `into`, where it stood or at the end.
    fn dissolve(&mut self, lines: &[Line<Entry>], id: Id<Entry>, into: Id<Entry>) {
        let parts = parts_in(lines, Some(id));
        let mut siblings = parts_in(lines, Some(into));
        let place = siblings.iter().position(|part| *part == id);
        let was_part = parent_in(lines, id) == Some(into);
        siblings.retain(|part| *part != id);
        let mut after = match place.filter(|_| was_part) {
            Some(0) => None,
            Some(place) => siblings.get(place - 1).copied(),
            None => siblings.last().copied(),
        };
        self.delete_entry(id);
        for part in parts {
            if let Some(part) = self.entries.get_mut(part) {
                part.parent = Some(into);
            }
            place_behind(self, &siblings, part, after);
            let at = after.and_then(|after| siblings.iter().position(|id| *id == after));
            siblings.insert(at.map_or(0, |at| at + 1), part);
            after = Some(part);
        }
    }
}

/// The one of two that fewer people may read.
fn stricter(one: Visibility, other: Visibility) -> Visibility {
    let openness = |visibility| match visibility {
        Visibility::Internal => 0,
        Visibility::Circle => 1,
        Visibility::Public => 2,
    };
    if openness(one) <= openness(other) {
        one
    } else {
        other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Decision, EntryKind, Session, order};
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    /// Entries of session 1, each with text and parent.
    fn project(entries: &[(u128, &str, Option<u128>)]) -> Project {
        let mut project = Project::default();
        project.sessions.insert(id(1), Session::default());
        let places = order::spread(entries.len());
        for ((n, text, parent), order) in entries.iter().zip(places) {
            let entry = Entry {
                session: Some(id(1)),
                parent: parent.map(id),
                order,
                text: (*text).to_owned(),
                ..Entry::default()
            };
            project.entries.insert(id(*n), entry);
        }
        project
    }

    fn shown(project: &Project) -> Vec<(usize, String)> {
        let lines = project.entries_of(id(1), None).into_iter();
        lines
            .map(|line| (line.depth, project.get(line.id).expect("it").text.clone()))
            .collect()
    }

    fn line(depth: usize, text: &str) -> (usize, String) {
        (depth, text.to_owned())
    }

    fn join(project: &mut Project, n: u128) -> Result<Joined, NotJoined> {
        let lines = project.entries_of(id(1), None);
        project.join_entries(&lines, id(n))
    }

    #[test]
    fn texts_meet_with_a_space_and_parts_move_along() {
        let mut project = project(&[
            (10, "eins", None),
            (11, "zwei", None),
            (12, "a", Some(11)),
            (13, "b", Some(11)),
            (14, "drei", None),
        ]);
        let joined = join(&mut project, 11);
        assert_eq!(
            joined,
            Ok(Joined {
                entry: id(10),
                seam: 5
            })
        );
        let expected = [
            line(0, "eins zwei"),
            line(1, "a"),
            line(1, "b"),
            line(0, "drei"),
        ];
        assert_eq!(shown(&project), expected);
    }

    #[test]
    fn parts_of_a_part_stay_where_they_are_read() {
        let mut project = project(&[
            (10, "eins", None),
            (11, "a", Some(10)),
            (12, "a1", Some(11)),
            (13, "b", Some(10)),
        ]);
        assert!(join(&mut project, 11).is_ok());
        assert_eq!(
            shown(&project),
            [line(0, "eins a"), line(1, "a1"), line(1, "b")]
        );
    }

    #[test]
    fn what_would_be_lost_is_not_joined() {
        let mut project = project(&[(10, "eins", None), (11, "zwei", None), (12, "drei", None)]);
        let before = {
            let entry = project.entries.get_mut(id(11)).expect("it");
            entry.kind = EntryKind::Decision;
            entry.decision = Some(Decision {
                yes: Some(3),
                ..Decision::default()
            });
            project.entries.get_mut(id(12)).expect("it").speaker = Some(id(99));
            project.clone()
        };
        for n in [11, 12] {
            assert_eq!(join(&mut project, n), Err(NotJoined::HasParts));
        }
        assert_eq!(join(&mut project, 10), Err(NotJoined::First));
        assert_eq!(project, before);
    }

    #[test]
    fn an_empty_entry_before_one_with_votes_goes_and_the_other_stays() {
        let mut project = project(&[(10, "", None), (11, "zwei", None)]);
        let entry = project.entries.get_mut(id(11)).expect("it");
        entry.action = Some(Action {
            owner: Some(id(99)),
            ..Action::default()
        });
        let joined = Joined {
            entry: id(11),
            seam: 0,
        };
        assert_eq!(join(&mut project, 11), Ok(joined));
        assert_eq!(shown(&project), [line(0, "zwei")]);
    }

    #[test]
    fn what_is_internal_stays_internal() {
        let mut project = project(&[(10, "eins", None), (11, "zwei", None)]);
        for (n, visibility) in [(10, Visibility::Public), (11, Visibility::Internal)] {
            project.entries.get_mut(id(n)).expect("it").visibility = visibility;
        }
        assert!(join(&mut project, 11).is_ok());
        let entry = project.get(id::<Entry>(10)).expect("it");
        assert_eq!(entry.visibility, Visibility::Internal);
    }
}
