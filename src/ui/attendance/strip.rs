//! Below the grid: who is there by kind of body, what was answered, and the keys.

use egui::{Ui, vec2};

use super::look;
use super::rows::{self, Shown};
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};
use crate::model::{AttendanceStatus, Counts, HalfDay, OrganisationKind, ReplyAnswer};
use crate::ui::shell::shortcuts;
use crate::ui::theme::{self, Palette, size, space};

/// How high it is, in points, with the gap above it.
pub fn height(ui: &Ui, low: bool) -> f32 {
    let lines = if low { 1.0 } else { 3.0 };
    // Narrow windows need two lines for each.
    let lines = if ui.available_width() < 760.0 && !low {
        lines + 1.0
    } else {
        lines
    };
    lines * (size::SMALL + 8.0) + space::S
}

/// Shows it for the half-day in which the cursor stands.
pub fn show(ui: &mut Ui, texts: &Texts, shown: &Shown, half_day: Option<HalfDay>, low: bool) {
    ui.spacing_mut().item_spacing = vec2(space::S, 2.0);
    // Its lines are read, not pressed.
    ui.spacing_mut().interact_size.y = 0.0;
    let place = half_day.and_then(|half_day| {
        let mut half_days = shown.roll.half_days.iter();
        half_days.position(|known| *known == half_day)
    });
    let counts = place.and_then(|place| shown.counts.get(place));
    if let (Some(half_day), Some(counts)) = (half_day, counts) {
        let half = rows::half_day_name(texts, half_day);
        let there = tr!(
            texts,
            "attend-there",
            half = half.as_str(),
            count = counts.there()
        );
        line(ui, &there, &kinds(texts, counts), low);
    }
    if low {
        return;
    }
    line(
        ui,
        &tr!(texts, "attend-replies"),
        &replies(texts, shown),
        low,
    );
    let hint = hint(texts, shortcuts::single_letters(ui.ctx()));
    let words = egui::RichText::new(hint).size(size::SMALL);
    let color = Palette::here(ui).text_weak;
    ui.add(egui::Label::new(words.color(color)).wrap());
}

fn line(ui: &mut Ui, head: &str, rest: &str, low: bool) {
    let palette = Palette::here(ui);
    let head = theme::strong(head, size::SMALL).color(palette.text);
    let rest_words = egui::RichText::new(rest).size(size::SMALL);
    let rest_words = rest_words.color(palette.text);
    if low {
        ui.horizontal(|ui| {
            ui.label(head);
            ui.add(egui::Label::new(rest_words).truncate());
        });
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(head);
        ui.label(rest_words);
    });
}

/// "Stadt 12 · Landkreis 5 · ohne Organisation 1 – 14 Organisationen, 2 in Vertretung".
fn kinds(texts: &Texts, counts: &Counts) -> String {
    let mut parts: Vec<String> = OrganisationKind::ALL
        .iter()
        .rev()
        .filter_map(|kind| {
            let count = counts.by_kind.get(&Some(*kind))?;
            Some(format!("{} {count}", kind.name(texts)))
        })
        .collect();
    // The order of the words, with "Sonstige" last.
    let other = usize::from(counts.by_kind.contains_key(&Some(OrganisationKind::Other)));
    let known = parts.len() - other;
    if let Some(known) = parts.get_mut(..known) {
        known.reverse();
    }
    if let Some(count) = counts.by_kind.get(&None).copied() {
        parts.push(tr!(texts, "attend-without-organisation", count = count));
    }
    let mut words = parts.join(" · ");
    if counts.organisations > 0 {
        words += " – ";
        words += &tr!(texts, "attend-organisations", count = counts.organisations);
    }
    if counts.representing > 0 {
        words += ", ";
        words += &tr!(texts, "attend-representing", count = counts.representing);
    }
    words
}

fn replies(texts: &Texts, shown: &Shown) -> String {
    let count = |answer| shown.replies.get(&answer).copied().unwrap_or_default();
    let mut parts: Vec<String> = ReplyAnswer::ALL
        .iter()
        .skip(1)
        .map(|answer| format!("{} {}", count(*answer), answer.name(texts)))
        .collect();
    let none = ReplyAnswer::None;
    parts.push(format!("{} {}", count(none), none.name(texts)));
    parts.join(" · ")
}

/// The keys, in one line.
fn hint(texts: &Texts, single_letters: bool) -> String {
    let with = |letter: String| {
        if single_letters {
            letter
        } else {
            format!("{}+{letter}", tr!(texts, "key-alt"))
        }
    };
    let mut parts: Vec<String> = AttendanceStatus::ALL
        .iter()
        .skip(1)
        .map(|status| {
            let key = with(look::letter(texts, *status));
            format!("{key} {}", status.name(texts))
        })
        .collect();
    let open = AttendanceStatus::Open.name(texts);
    parts.push(format!("{} {open}", tr!(texts, "key-delete")));
    let stand_in = with(tr!(texts, "attend-letter-stand-in"));
    parts.push(format!("{stand_in} {}", tr!(texts, "attend-hint-stand-in")));
    let guest = with(tr!(texts, "attend-letter-guest"));
    parts.push(format!("{guest} {}", tr!(texts, "attend-hint-guest")));
    parts.push(format!(
        "{} {}",
        tr!(texts, "key-enter"),
        tr!(texts, "attend-hint-menu")
    ));
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn kinds_stand_in_the_order_of_the_words_with_the_rest_last() {
        let mut counts = Counts::default();
        for (kind, count) in [
            (Some(OrganisationKind::Other), 1),
            (Some(OrganisationKind::City), 12),
            (Some(OrganisationKind::Federal), 2),
            (None, 3),
        ] {
            counts.by_kind.insert(kind, count);
        }
        counts.organisations = 10;
        counts.representing = 1;
        let words = kinds(&Texts::new(Lang::De), &counts);
        assert_eq!(
            words,
            "Stadt 12 · Bund 2 · Sonstige 1 · ohne Organisation 3 \
             – 10 Organisationen, 1 in Vertretung"
        );
    }

    #[test]
    fn the_hint_says_alt_where_single_letters_are_switched_off() {
        let texts = Texts::new(Lang::De);
        assert!(hint(&texts, true).starts_with("A anwesend"));
        assert!(hint(&texts, false).starts_with("Alt+A anwesend"));
    }
}
