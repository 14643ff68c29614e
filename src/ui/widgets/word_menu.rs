//! An icon that opens a menu of words.

use egui::{Popup, Ui};

use super::icon_button;
use crate::i18n::Texts;
use crate::i18n::words::Named;
use crate::ui::icons::Icon;

/// A button with the icon of the current word; it opens a menu of all. `name` is read by screen
/// readers. Returns the word that was chosen.
pub fn word_menu<W: Named + PartialEq + Copy>(
    ui: &mut Ui,
    texts: &Texts,
    name: &str,
    current: W,
    all: &[W],
    icon: impl Fn(W) -> Icon,
) -> Option<W> {
    let response = icon_button(ui, icon(current), name);
    let mut chosen = None;
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(160.0);
        for word in all {
            let words = (icon(*word).rich_text().size(18.0), word.name(texts));
            if ui.selectable_label(*word == current, words).clicked() {
                chosen = Some(*word);
            }
        }
    });
    chosen.filter(|word| *word != current)
}
