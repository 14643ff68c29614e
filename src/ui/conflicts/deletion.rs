//! What is said where one deleted what another changed.

use super::content::{Content, Side, Telling, excerpt};
use super::words::Words;
use crate::document::{ChangeList, Counted, Delta, Target, without};
use crate::i18n::changes;
use crate::i18n::{Names, tr};
use crate::model::record::is_prose;
use crate::model::{Conflict, Project, TableName};

/// So many fields of a record are listed, no more.
const MOST_FIELDS: usize = 6;

impl Telling<'_> {
    pub(super) fn deletion(&self, names: &Names, conflict: &Conflict) -> Content {
        let texts = self.texts;
        let (first, second) = (&conflict.first_by, &conflict.second_by);
        let explanation = match (self.is_me(first), self.is_me(second)) {
            (true, false) => tr!(
                texts,
                "conflicts-explain-deleted-mine",
                name = self.somebody(second)
            ),
            (false, true) => tr!(
                texts,
                "conflicts-explain-deleted-theirs",
                name = self.somebody(first)
            ),
            _ => tr!(
                texts,
                "conflicts-explain-deleted",
                first = self.somebody(first),
                second = self.somebody(second)
            ),
        };
        let rest = without(self.project, conflict);
        let deleted = Side {
            title: if self.is_me(first) {
                tr!(texts, "conflicts-deleted-mine")
            } else {
                tr!(texts, "conflicts-deleted-by", name = self.somebody(first))
            },
            when: self.when(conflict.first_at),
            stands: false,
            words: Words::plain(&self.what_goes_too(conflict, &rest)),
            keep: tr!(texts, "conflicts-delete"),
            deletes: true,
        };
        let kept = Side {
            title: if self.is_me(second) {
                tr!(texts, "conflicts-changed-mine")
            } else {
                tr!(texts, "conflicts-changed-by", name = self.somebody(second))
            },
            when: self.when(conflict.second_at),
            stands: false,
            words: Words::plain(&self.what_it_says(names, conflict, &rest)),
            keep: tr!(texts, "conflicts-keep"),
            deletes: false,
        };
        Content {
            explanation,
            sides: [deleted, kept],
            ..Content::blank()
        }
    }

    /// What else would be deleted.
    fn what_goes_too(&self, conflict: &Conflict, rest: &Project) -> String {
        let tally = Delta::between(self.project, rest).tally();
        let counts: Vec<String> = tally
            .into_iter()
            .filter(|tally| tally.table != TableName::conflicts)
            .filter_map(|tally| {
                let itself = usize::from(Some(tally.table) == conflict.table);
                let others = tally
                    .removed
                    .checked_sub(itself)
                    .filter(|count| *count > 0)?;
                Some(changes::count(
                    self.texts,
                    Counted::Table(tally.table),
                    others,
                ))
            })
            .collect();
        if counts.is_empty() {
            tr!(self.texts, "conflicts-nothing-else-goes")
        } else {
            tr!(self.texts, "conflicts-goes-too", what = counts.join(", "))
        }
    }

    /// The fields of a record, as far as they are filled.
    fn what_it_says(&self, names: &Names, conflict: &Conflict, rest: &Project) -> String {
        let Some(Target::Record(table, id)) = Target::of(conflict) else {
            return String::new();
        };
        let list = ChangeList::between(rest, self.project);
        let mut fields: Vec<_> = list
            .records
            .iter()
            .filter(|record| record.table == table && record.id == id)
            .flat_map(|record| &record.fields)
            .collect();
        // What somebody wrote says most.
        fields.sort_by_key(|field| !is_prose(&field.path));
        let lines: Vec<String> = fields
            .into_iter()
            .take(MOST_FIELDS)
            .map(|field| {
                let label = names.field(table, &field.path);
                let value = names.value(&field.after);
                tr!(
                    self.texts,
                    "conflicts-field-value",
                    field = label,
                    value = excerpt(&value)
                )
            })
            .collect();
        lines.join("\n")
    }
}
