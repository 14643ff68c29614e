//! What the fields of records are called.

use super::{Texts, tr};
use crate::model::TableName;

/// The name of a field by its path (`action.due`), as lists of changes and conflicts have it. A
/// field that this version does not know is called as it is in the file.
pub fn field(texts: &Texts, table: TableName, path: &str) -> String {
    known(texts, table, path).unwrap_or_else(|| tr!(texts, "field-unknown", name = path))
}

macro_rules! fields {
    ($( $table:ident { $( $path:literal = $id:literal, )* } )*) => {
        fn known(texts: &Texts, table: TableName, path: &str) -> Option<String> {
            match table {
                $( TableName::$table => match path {
                    $( $path => Some(tr!(texts, $id)), )*
                    _ => None,
                }, )*
            }
        }
    };
}
fields! {
    circle {
        "name" = "field-name",
        "purpose" = "field-purpose",
        "host" = "field-circle-host",
        "since" = "field-since",
        "data_purpose" = "field-data-purpose",
        "legal_basis" = "field-legal-basis",
        "review_on" = "field-review-on",
        "note" = "field-note",
    }
    organisations {
        "name" = "field-name",
        "short_name" = "field-short-name",
        "kind" = "field-kind",
        "ags" = "field-ags",
        "street" = "field-street",
        "postal_code" = "field-postal-code",
        "city" = "field-city",
        "note" = "field-note",
    }
    people {
        "form_of_address" = "field-form-of-address",
        "titles" = "field-titles",
        "given_name" = "field-given-name",
        "family_name" = "field-family-name",
        "function" = "field-function",
        "department" = "field-department",
        "organisation" = "field-organisation",
        "emails" = "field-emails",
        "phones" = "field-phones",
        "note" = "field-note-internal",
        "erased_on" = "field-erased-on",
    }
    memberships {
        "person" = "field-person",
        "role" = "field-role",
        "from" = "field-from",
        "until" = "field-until",
        "on_behalf_of" = "field-on-behalf-of",
    }
    consents {
        "person" = "field-person",
        "purpose" = "field-consent-purpose",
        "given_on" = "field-given-on",
        "withdrawn_on" = "field-withdrawn-on",
    }
    sessions {
        "number" = "field-number",
        "title" = "field-title",
        "occasion" = "field-occasion",
        "place" = "field-place",
        "room" = "field-room",
        "link" = "field-link",
        "host" = "field-host",
        "chair" = "field-chair",
        "minute_taker" = "field-minute-taker",
        "distribution" = "field-distribution",
        "distribution_note" = "field-distribution-note",
        "state" = "field-state",
        "approval" = "field-approval",
        "approved_in" = "field-approved-in",
        "finished_at" = "field-finished-at",
        "note" = "field-note",
    }
    days {
        "session" = "field-session",
        "date" = "field-date",
        "planned_start" = "field-planned-start",
        "planned_end" = "field-planned-end",
        "actual_start" = "field-actual-start",
        "actual_end" = "field-actual-end",
    }
    attendance {
        "person" = "field-person",
        "day" = "field-day",
        "half" = "field-half",
        "status" = "field-attendance-status",
        "represented_by" = "field-represented-by",
        "from" = "field-came-at",
        "until" = "field-left-at",
    }
    replies {
        "person" = "field-person",
        "session" = "field-session",
        "answer" = "field-reply",
        "received_on" = "field-received-on",
        "note" = "field-note",
    }
    agenda {
        "session" = "field-session",
        "day" = "field-day",
        "parent" = "field-item-parent",
        "order" = "field-order",
        "number" = "field-own-number",
        "title" = "field-title",
        "kind" = "field-kind",
        "speaker" = "field-item-speaker",
        "planned_minutes" = "field-planned-minutes",
        "actual_start" = "field-actual-start",
        "actual_end" = "field-actual-end",
        "visibility" = "field-visibility",
        "note" = "field-item-note",
        "outcome" = "field-outcome",
        "recurring" = "field-recurring",
        "continues" = "field-continues",
        "approves" = "field-approves",
        "reviews_actions" = "field-reviews-actions",
    }
    entries {
        "session" = "field-session",
        "item" = "field-item",
        "parent" = "field-entry-parent",
        "order" = "field-order",
        "kind" = "field-kind",
        "text" = "field-text",
        "speaker" = "field-entry-speaker",
        "visibility" = "field-visibility",
        "origin" = "field-origin",
        "written_at" = "field-written-at",
        "decision" = "field-decision",
        "decision.number" = "field-decision-number",
        "decision.yes" = "field-decision-yes",
        "decision.no" = "field-decision-no",
        "decision.abstained" = "field-decision-abstained",
        "decision.method" = "field-decision-method",
        "decision.result" = "field-decision-result",
        "action" = "field-action",
        "action.number" = "field-action-number",
        "action.owner" = "field-action-owner",
        "action.helpers" = "field-action-helpers",
        "action.due" = "field-action-due",
        "action.status" = "field-action-status",
        "action.history" = "field-action-history",
        "suggestion" = "field-suggestion",
        "suggestion.from" = "field-suggestion-from",
        "suggestion.addressee" = "field-suggestion-addressee",
        "suggestion.status" = "field-suggestion-status",
    }
    boards {
        "title" = "field-title",
        "session" = "field-session",
        "item" = "field-item",
        "order" = "field-order",
        "template" = "field-template",
        "covering" = "field-covering",
    }
    elements {
        "board" = "field-board",
        "kind" = "field-kind",
        "frame" = "field-frame",
        "order" = "field-pile",
        "position" = "field-position",
        "size" = "field-size",
        "text" = "field-text",
        "color" = "field-color",
        "author" = "field-author",
        "locked" = "field-locked",
        "number" = "field-note-number",
        "tags" = "field-tags",
        "covered" = "field-covered",
        "fitting" = "field-fitting",
        "groups" = "field-groups",
        "sequence" = "field-sequence",
        "angle" = "field-angle",
        "ink" = "field-ink",
        "fill" = "field-fill",
        "weight" = "field-weight",
        "dash" = "field-dash",
        "type_size" = "field-type-size",
        "align" = "field-align",
        "from" = "field-from",
        "from_at" = "field-from-at",
        "to" = "field-to",
        "to_at" = "field-to-at",
        "route" = "field-route",
        "from_head" = "field-from-head",
        "to_head" = "field-to-head",
        "points" = "field-points",
        "image" = "field-image",
    }
    images {
        "media" = "field-media",
        "width" = "field-width",
        "height" = "field-height",
        "name" = "field-file-name",
        "data" = "field-data",
    }
    polls {
        "board" = "field-board",
        "area" = "field-area",
        "title" = "field-title",
        "order" = "field-order",
        "mode" = "field-poll-mode",
        "budget" = "field-budget",
        "limit" = "field-limit",
        "hidden" = "field-hidden",
        "state" = "field-poll-state",
        "opened_at" = "field-opened-at",
        "closed_at" = "field-closed-at",
    }
    dots {
        "poll" = "field-poll",
        "element" = "field-element",
        "person" = "field-person",
        "count" = "field-dot-count",
    }
    amendments {
        "session" = "field-session",
        "entry" = "field-entry",
        "item" = "field-item",
        "change" = "field-amendment-change",
        "kind" = "field-kind",
        "text" = "field-amendment-text",
        "speaker" = "field-entry-speaker",
        "number" = "field-own-number",
        "note" = "field-item-note",
        "visibility" = "field-visibility",
        "decision" = "field-decision",
        "decision.number" = "field-decision-number",
        "decision.yes" = "field-decision-yes",
        "decision.no" = "field-decision-no",
        "decision.abstained" = "field-decision-abstained",
        "decision.method" = "field-decision-method",
        "decision.result" = "field-decision-result",
        "at" = "field-amended-at",
        "by" = "field-amended-by",
    }
    templates {
        "name" = "field-name",
        "note" = "field-note",
        "plan" = "field-plan",
    }
    conflicts {
        "kind" = "field-kind",
        "table" = "field-table",
        "record" = "field-record",
        "field" = "field-field",
        "base" = "field-base",
        "first" = "field-first",
        "second" = "field-second",
        "placed" = "field-placed",
        "first_by" = "field-first-by",
        "first_at" = "field-first-at",
        "second_by" = "field-second-by",
        "second_at" = "field-second-at",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn each_field_of_each_table_has_a_name_of_its_own_in_both_languages() {
        for lang in Lang::ALL {
            let texts = Texts::new(*lang);
            for table in TableName::ALL {
                let paths = table.field_paths();
                assert!(!paths.is_empty(), "{table:?}");
                let mut names: Vec<String> = paths
                    .iter()
                    .map(|path| {
                        known(&texts, *table, path)
                            .unwrap_or_else(|| panic!("{}.{path} has no name", table.as_str()))
                    })
                    .collect();
                let count = names.len();
                names.sort();
                names.dedup();
                assert_eq!(names.len(), count, "two fields of {table:?} have one name");
            }
        }
    }

    #[test]
    fn a_field_of_a_newer_version_is_called_as_in_the_file() {
        let texts = Texts::new(Lang::De);
        let name = field(&texts, TableName::entries, "action.colour");
        assert_eq!(name, "„action.colour“ (aus einer neueren Version)");
    }
}
