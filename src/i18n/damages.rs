//! What salvage found damaged, in the user's words.

use super::words::Named as _;
use super::{Texts, tr};
use crate::store::salvage::{Damage, DamageKind};

/// One sentence on one damaged place: where it is, and what it means.
pub fn damage(texts: &Texts, damage: &Damage) -> String {
    let place = place(texts, damage);
    let record = record(texts, damage);
    match damage.kind {
        DamageKind::Lost => tr!(texts, "damage-lost", place = place, record = record),
        DamageKind::Unreadable => tr!(texts, "damage-unreadable", place = place),
        DamageKind::Mended => tr!(texts, "damage-mended", place = place, record = record),
        DamageKind::Misplaced => tr!(texts, "damage-misplaced", place = place, record = record),
        DamageKind::Twice { same: true } => {
            tr!(texts, "damage-twice-same", place = place, record = record)
        }
        DamageKind::Twice { same: false } => {
            tr!(texts, "damage-twice", place = place, record = record)
        }
    }
}

/// Its lines.
fn place(texts: &Texts, damage: &Damage) -> String {
    let first = damage.line.to_string();
    if damage.lines <= 1 {
        return tr!(texts, "damage-line", line = first);
    }
    let last = damage.line.saturating_add(damage.lines - 1).to_string();
    tr!(texts, "damage-lines", first = first, last = last)
}

/// Table and id, as far as they are known.
fn record(texts: &Texts, damage: &Damage) -> String {
    let table = damage.table.map(|table| table.name(texts));
    let id = damage.id.map(|id| id.to_string());
    match (table, id) {
        (Some(table), Some(id)) => format!("{table}, {id}"),
        (Some(known), None) | (None, Some(known)) => known,
        (None, None) => tr!(texts, "damage-some-record"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::model::{TableName, Ulid};

    #[test]
    fn each_kind_says_where_it_is_and_what_it_means() {
        let texts = Texts::new(Lang::De);
        let told = |kind, lines| {
            let damage_there = Damage {
                kind,
                table: Some(TableName::people),
                id: Some(Ulid(7)),
                line: 1_234,
                lines,
            };
            damage(&texts, &damage_there)
        };
        let lost = told(DamageKind::Lost, 3);
        assert!(lost.starts_with("Zeilen 1234 bis 1236: "), "{lost}");
        assert!(lost.contains("Personen, 00000000000000000000000007"));
        assert!(told(DamageKind::Unreadable, 1).starts_with("Zeile 1234: "));
        let same = told(DamageKind::Twice { same: true }, 1);
        assert_ne!(told(DamageKind::Twice { same: false }, 1), same);
    }

    #[test]
    fn a_record_of_which_nothing_is_known_still_has_a_sentence() {
        let damage_there = Damage {
            kind: DamageKind::Lost,
            table: None,
            id: None,
            line: 1,
            lines: 1,
        };
        for lang in Lang::ALL {
            let told = damage(&Texts::new(*lang), &damage_there);
            assert!(told.len() > 20 && !told.contains("damage-"), "{told}");
        }
    }
}
