//! Groups within groups, as other programs tell them: brought into a tree.

use std::collections::HashMap;

use super::report::MOST_GROUPS;

/// Groups by number, each with the one around it.
///
/// Each element says in which groups it is, the innermost first. Two elements can disagree on
/// which of two groups is around the other; then what was said first counts.
#[derive(Default)]
pub(super) struct Groups {
    numbers: HashMap<String, usize>,
    around: Vec<Option<usize>>,
}

impl Groups {
    /// The groups of an element, the innermost first, and whether they are as they were told.
    pub(super) fn chain<'a>(&mut self, told: impl Iterator<Item = &'a str>) -> (Vec<usize>, bool) {
        let mut all_told = true;
        let mut names: Vec<usize> = Vec::new();
        // The outermost first: each is put into the one before.
        let told: Vec<&str> = told.take(MOST_GROUPS + 1).collect();
        if told.len() > MOST_GROUPS {
            all_told = false;
        }
        let outermost_first = told.iter().take(MOST_GROUPS).rev();
        let mut outer: Option<usize> = None;
        for name in outermost_first {
            match self.numbers.get(*name) {
                Some(known) if names.contains(known) => all_told = false,
                Some(known) if self.around.get(*known).copied().flatten() == outer => {
                    names.push(*known);
                    outer = Some(*known);
                }
                // Somebody said that it lies elsewhere.
                Some(known) => {
                    all_told = false;
                    names = self.path(*known);
                    outer = Some(*known);
                }
                None => {
                    let number = self.around.len();
                    self.numbers.insert((*name).to_owned(), number);
                    self.around.push(outer);
                    names.push(number);
                    outer = Some(number);
                }
            }
        }
        names.reverse();
        (names, all_told)
    }

    /// A group with those around it, the outermost first.
    fn path(&self, group: usize) -> Vec<usize> {
        let mut path = vec![group];
        // A group lies in an earlier one or was put there when it was new: no circle can be.
        while let Some(next) = path
            .last()
            .and_then(|g| self.around.get(*g).copied().flatten())
        {
            path.push(next);
        }
        path.reverse();
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_a_tree_whatever_is_told() {
        let mut groups = Groups::default();
        let mut chain = |told: &[&str]| groups.chain(told.iter().copied());
        assert_eq!(chain(&["inner", "outer"]), (vec![1, 0], true));
        assert_eq!(chain(&["inner", "outer"]), (vec![1, 0], true));
        assert_eq!(chain(&["outer"]), (vec![0], true));
        // The other way round: what was said first counts.
        assert_eq!(chain(&["outer", "inner"]), (vec![1, 0], false));
        assert_eq!(chain(&["new", "new"]), (vec![2], false));
        assert_eq!(chain(&[]), (vec![], true));
        let many: Vec<String> = (0..1000).map(|n| n.to_string()).collect();
        let (kept, all) = groups.chain(many.iter().map(String::as_str));
        assert_eq!((kept.len(), all), (MOST_GROUPS, false));
    }
}
