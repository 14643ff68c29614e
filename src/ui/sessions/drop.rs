//! Where a dragged agenda item would land.

use std::ops::Range;

use crate::model::{AgendaItem, AgendaLine, Id};

/// A place in an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Landing {
    /// The item it becomes a part of.
    pub parent: Option<Id<AgendaItem>>,
    /// The sibling to stand behind; without one it stands first.
    pub behind: Option<Id<AgendaItem>>,
    /// How deep it is indented.
    pub depth: usize,
}

/// The lines of an item and its parts.
pub(super) fn branch(lines: &[AgendaLine], item: Id<AgendaItem>) -> Option<Range<usize>> {
    let at = lines.iter().position(|line| line.id == item)?;
    let depth = lines.get(at)?.depth;
    let parts = lines.iter().skip(at + 1);
    let parts = parts.take_while(|line| line.depth > depth).count();
    Some(at..at + 1 + parts)
}

/// Where the item lands that is dropped before line `at` of the lines `within` (those of one day),
/// if it is to be indented so `deep`. As deep as its neighbours allow.
pub(super) fn landing(
    lines: &[AgendaLine],
    within: Range<usize>,
    item: Id<AgendaItem>,
    at: usize,
    deep: usize,
) -> Option<Landing> {
    let moved = branch(lines, item)?;
    // Within itself it stays where it is.
    let at = if moved.contains(&at) { moved.start } else { at };
    let rest = |range: Range<usize>| {
        let rest = range.filter(|place| !moved.contains(place));
        rest.filter_map(|place| lines.get(place))
            .collect::<Vec<_>>()
    };
    let above = rest(within.start..at);
    let below = rest(at..within.end);
    let most = above.last().map_or(0, |line| line.depth + 1);
    let least = below.first().map_or(0, |line| line.depth).min(most);
    let depth = deep.clamp(least, most);
    if depth == 0 {
        // Days follow one another in one outline.
        let before = rest(0..at);
        let behind = before.iter().rev().find(|line| line.depth == 0);
        return Some(Landing {
            parent: None,
            behind: behind.map(|line| line.id),
            depth,
        });
    }
    let near = above.iter().rev().find(|line| line.depth <= depth)?;
    if near.depth < depth {
        return Some(Landing {
            parent: Some(near.id),
            behind: None,
            depth,
        });
    }
    let parent = above.iter().rev().find(|line| line.depth < depth)?;
    Some(Landing {
        parent: Some(parent.id),
        behind: Some(near.id),
        depth,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ulid;

    fn id(n: u128) -> Id<AgendaItem> {
        Id::from_ulid(Ulid(n))
    }

    /// 1, 2 (with 3 and 4), 5; a second day with 6.
    fn lines() -> Vec<AgendaLine> {
        [(1, 0), (2, 0), (3, 1), (4, 1), (5, 0), (6, 0)]
            .map(|(n, depth)| AgendaLine {
                id: id(n),
                depth,
                number: n.to_string(),
            })
            .into()
    }

    fn shown(item: u128, at: usize, deep: usize) -> (Option<u128>, Option<u128>, usize) {
        let within = if at > 5 { 5..6 } else { 0..5 };
        let found = landing(&lines(), within, id(item), at, deep).expect("a place");
        let number = |id: Id<AgendaItem>| id.ulid().0;
        (
            found.parent.map(number),
            found.behind.map(number),
            found.depth,
        )
    }

    #[test]
    fn between_two_items_at_the_top_it_stands_there_or_under_the_first() {
        assert_eq!(shown(5, 1, 0), (None, Some(1), 0));
        assert_eq!(shown(5, 1, 1), (Some(1), None, 1));
        assert_eq!(shown(5, 1, 9), (Some(1), None, 1));
        assert_eq!(shown(5, 0, 3), (None, None, 0));
    }

    #[test]
    fn between_parts_it_becomes_one_of_them() {
        assert_eq!(shown(5, 3, 0), (Some(2), Some(3), 1));
        assert_eq!(shown(5, 3, 2), (Some(3), None, 2));
        assert_eq!(shown(5, 2, 0), (Some(2), None, 1));
    }

    #[test]
    fn behind_the_last_part_the_depth_decides() {
        assert_eq!(shown(1, 4, 1), (Some(2), Some(4), 1));
        assert_eq!(shown(1, 4, 0), (None, Some(2), 0));
    }

    #[test]
    fn within_itself_it_only_changes_its_depth() {
        assert_eq!(shown(2, 3, 0), (None, Some(1), 0));
        assert_eq!(shown(2, 2, 1), (Some(1), None, 1));
    }

    #[test]
    fn on_another_day_it_stands_behind_what_is_before_that_day() {
        let found = landing(&lines(), 5..6, id(1), 5, 4);
        let expected = Landing {
            parent: None,
            behind: Some(id(5)),
            depth: 0,
        };
        assert_eq!(found, Some(expected));
        assert_eq!(shown(1, 6, 0), (None, Some(6), 0));
    }
}
