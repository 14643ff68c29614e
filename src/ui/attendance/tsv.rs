//! The grid as text for a spreadsheet: tab-separated, with a head.

use super::rows::{self, Shown};
use super::selection::Area;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};

/// The chosen part of the grid, or all that is shown where only one cell is chosen; and how many
/// rows it has.
pub fn of(shown: &Shown, texts: &Texts, area: &Area) -> (String, usize) {
    let half_days = &shown.roll.half_days;
    let all = area.is_single();
    let columns = if all {
        0..=half_days.len()
    } else {
        area.columns.clone()
    };
    let people = if all {
        (0..shown.len())
            .filter_map(|place| shown.row(place))
            .map(|row| row.id)
            .collect()
    } else {
        area.people.clone()
    };
    let head = columns.clone().map(|column| {
        let half_day = column.checked_sub(1).and_then(|place| half_days.get(place));
        half_day.map_or_else(
            || tr!(texts, "attend-reply"),
            |half_day| rows::half_day_name(texts, *half_day),
        )
    });
    let names = [tr!(texts, "roster-name"), tr!(texts, "roster-organisation")];
    let mut lines = vec![line(names.into_iter().chain(head))];
    for person in &people {
        let Some(row) = shown.row_of(*person) else {
            continue;
        };
        let cells = columns.clone().map(|column| {
            let half_day = column.checked_sub(1).and_then(|place| half_days.get(place));
            half_day.map_or_else(
                || {
                    let reply = shown.roll.reply(*person);
                    reply.map_or_else(String::new, |(_, reply)| reply.answer.name(texts))
                },
                |half_day| shown.roll.status(*person, *half_day).name(texts),
            )
        });
        let names = [row.name.clone(), row.organisation.clone()];
        lines.push(line(names.into_iter().chain(cells)));
    }
    let count = lines.len() - 1;
    (lines.concat(), count)
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| tame(&cell)).collect();
    cells.join("\t") + "\r\n"
}

/// A cell that stays in its place, and that no spreadsheet takes for a formula.
fn tame(cell: &str) -> String {
    let text = cell.replace(['\t', '\r', '\n'], " ");
    if text.starts_with(['=', '+', '-', '@']) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_becomes_two_or_a_formula() {
        assert_eq!(tame("=1+1"), "'=1+1");
        assert_eq!(tame("Berg\tAnna\nDr."), "Berg Anna Dr.");
        assert_eq!(tame("Özbabacan, Ayse"), "Özbabacan, Ayse");
    }
}
