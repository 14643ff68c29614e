//! Who reads what: one session as an internal, a circle-wide or a public document.

use std::collections::HashSet;

use super::{AgendaItem, Entry, Id, Project, Visibility};

/// For whom a document is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Those who keep the project: they read everything.
    #[default]
    Internal,
    /// Everybody in the circle.
    Circle,
    /// Anybody.
    Public,
}

impl Audience {
    /// Every audience, the closest first.
    pub const ALL: &[Self] = &[Self::Internal, Self::Circle, Self::Public];
}

impl Visibility {
    /// Whether this audience may read it.
    pub fn is_open_to(self, audience: Audience) -> bool {
        match audience {
            Audience::Internal => true,
            Audience::Circle => self != Self::Internal,
            Audience::Public => self == Self::Public,
        }
    }

    /// The narrower of two.
    pub fn narrowed_by(self, other: Self) -> Self {
        let width = |visibility| match visibility {
            Self::Internal => 0,
            Self::Circle => 1,
            Self::Public => 2,
        };
        if width(other) < width(self) {
            other
        } else {
            self
        }
    }
}

impl Project {
    /// Who may read of an agenda item: whoever may read of it and of all items it is a part of.
    pub fn item_visibility(&self, item: Id<AgendaItem>) -> Visibility {
        let mut narrowest = Visibility::Public;
        let (mut next, mut seen) = (Some(item), HashSet::new());
        while let Some(id) = next.filter(|id| seen.insert(*id)) {
            let Some(item) = self.get(id) else { break };
            narrowest = narrowest.narrowed_by(item.visibility);
            next = item.parent;
        }
        narrowest
    }

    /// Who may read an entry: whoever may read it, the entries it is indented under, and its
    /// agenda item. So nothing gets out because somebody forgot to close what lies within.
    pub fn entry_visibility(&self, entry: Id<Entry>) -> Visibility {
        let mut narrowest = Visibility::Public;
        let (mut next, mut seen) = (Some(entry), HashSet::new());
        while let Some(id) = next.filter(|id| seen.insert(*id)) {
            let Some(entry) = self.get(id) else { break };
            narrowest = narrowest.narrowed_by(entry.visibility);
            if let Some(item) = entry.item {
                narrowest = narrowest.narrowed_by(self.item_visibility(item));
            }
            next = entry.parent;
        }
        narrowest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ulid::Ulid;

    fn id<T>(n: u128) -> Id<T> {
        Id::from_ulid(Ulid(n))
    }

    #[test]
    fn what_lies_within_is_never_wider_than_what_is_around_it() {
        let mut project = Project::default();
        let items = [
            (1, None, Visibility::Internal),
            (2, Some(1), Visibility::Public),
        ];
        for (n, parent, visibility) in items {
            let item = AgendaItem {
                parent: parent.map(id),
                visibility,
                ..AgendaItem::default()
            };
            project.agenda.insert(id(n), item);
        }
        let entry = Entry {
            item: Some(id(2)),
            visibility: Visibility::Public,
            ..Entry::default()
        };
        project.entries.insert(id(3), entry);
        assert_eq!(project.entry_visibility(id(3)), Visibility::Internal);
        project.agenda.get_mut(id(1)).expect("the item").visibility = Visibility::Public;
        assert_eq!(project.entry_visibility(id(3)), Visibility::Public);
        // Two that lie within one another end all the same.
        project.agenda.get_mut(id(1)).expect("the item").parent = Some(id(2));
        assert_eq!(project.entry_visibility(id(3)), Visibility::Public);
    }

    #[test]
    fn each_audience_reads_what_is_meant_for_it() {
        let reads = |audience: Audience| {
            Visibility::ALL
                .iter()
                .filter(|visibility| visibility.is_open_to(audience))
                .count()
        };
        assert_eq!(
            Audience::ALL.iter().map(|a| reads(*a)).collect::<Vec<_>>(),
            [3, 2, 1]
        );
    }
}
