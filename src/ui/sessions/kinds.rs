//! Icons of the kinds of agenda items and entries.

use crate::model::{EntryKind, ItemKind, Visibility};
use crate::ui::icons::{self, Icon};

/// The icon of a kind of agenda item.
pub const fn item_icon(kind: ItemKind) -> Icon {
    match kind {
        ItemKind::Other => icons::INFORMATION,
        ItemKind::Formalities => icons::REGISTERS,
        ItemKind::Talk => icons::TALK,
        ItemKind::Suggestions => icons::SUGGESTION,
        ItemKind::Workshop => icons::WORKSHOP,
        ItemKind::Decision => icons::DECISION,
        ItemKind::Discussion => icons::DISCUSSION,
        ItemKind::Break => icons::BREAK,
    }
}

/// The icon of a kind of entry.
pub const fn entry_icon(kind: EntryKind) -> Icon {
    match kind {
        EntryKind::Information => icons::INFORMATION,
        EntryKind::Discussion => icons::DISCUSSION,
        EntryKind::Result => icons::RESULT,
        EntryKind::Decision => icons::DECISION,
        EntryKind::Action => icons::ACTION,
        EntryKind::Suggestion => icons::SUGGESTION,
    }
}

/// The icon of who may read something.
pub const fn visibility_icon(visibility: Visibility) -> Icon {
    match visibility {
        Visibility::Circle => icons::ROSTER,
        Visibility::Internal => icons::LOCK,
        Visibility::Public => icons::PUBLIC,
    }
}
