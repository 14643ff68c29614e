//! An icon that opens a menu of words.

use egui::{Button, Color32, Popup, Role, Ui, WidgetInfo};

use super::named;
use crate::i18n::Texts;
use crate::i18n::words::Named;
use crate::ui::icons::Icon;
use crate::ui::theme::ICON_BUTTON;

/// A button with the icon of the current word, in the colour `ink`; it opens a menu of all.
/// `name` is read by screen readers. Returns the word that was chosen.
pub fn word_menu<W: Named + PartialEq + Copy>(
    ui: &mut Ui,
    texts: &Texts,
    name: &str,
    current: W,
    all: &[W],
    icon: impl Fn(W) -> Icon,
    ink: Color32,
) -> Option<W> {
    let button = Button::new(icon(current).rich_text().size(18.0).color(ink))
        .frame_when_inactive(false)
        .min_size(ICON_BUTTON);
    let response = ui.add(button).on_hover_text(name);
    named(&response, Role::Button, name);
    let mut chosen = None;
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(160.0);
        for word in all {
            let label = word.name(texts);
            let words = (icon(*word).rich_text().size(18.0), label.as_str());
            let selected = *word == current;
            let response = ui.selectable_label(selected, words);
            response
                .widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, selected, &label));
            if response.clicked() {
                chosen = Some(*word);
            }
        }
    });
    chosen.filter(|word| *word != current)
}
