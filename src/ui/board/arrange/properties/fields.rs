//! Fields for values that several elements share, or not.

use std::hash::Hash;

use egui::{
    Align2, Checkbox, Color32, ComboBox, Response, Role, Sense, Stroke, StrokeKind, Ui, vec2,
};

use super::shared::Shared;
use crate::i18n::words::Named;
use crate::i18n::{Texts, tr};
use crate::ui::icons;
use crate::ui::theme::{self, Palette};
use crate::ui::widgets::label_for;

/// Side of a colour to choose, in points.
const SWATCH: f32 = 22.0;

/// A list of words with a label; "verschieden" where the elements differ. Returns what was chosen.
pub fn choice<W: Named + PartialEq + Copy>(
    ui: &mut Ui,
    texts: &Texts,
    label: &str,
    shared: Shared<W>,
    all: &[W],
) -> Option<W> {
    if !shared.is_there() {
        return None;
    }
    let shown = match shared.one() {
        Some(word) => word.name(texts),
        None => tr!(texts, "properties-several"),
    };
    label_for(ui, label, |ui, name| {
        let mut chosen = None;
        let response = ComboBox::from_id_salt(("property", label))
            .selected_text(shown)
            .width(ui.available_width())
            .truncate()
            .show_ui(ui, |ui| {
                for word in all {
                    let on = shared.one() == Some(*word);
                    if ui.selectable_label(on, word.name(texts)).clicked() {
                        chosen = Some(*word);
                    }
                }
            })
            .response;
        response.labelled_by(name);
        chosen.filter(|word| shared.one() != Some(*word))
    })
}

/// Colours to choose from, each with its name; `tint` says what one looks like, `None` for
/// nothing. Returns what was chosen.
pub fn swatches<W: Named + PartialEq + Copy + Hash>(
    ui: &mut Ui,
    texts: &Texts,
    label: &str,
    shared: Shared<W>,
    all: &[W],
    tint: impl Fn(W) -> Option<Color32>,
) -> Option<W> {
    if !shared.is_there() {
        return None;
    }
    let several = shared == Shared::Several;
    let shown = if several {
        let several = tr!(texts, "properties-several");
        format!("{label}: {several}")
    } else {
        label.to_owned()
    };
    label_for(ui, &shown, |ui, _| {
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
            for word in all {
                let name = word.name(texts);
                let name = tr!(texts, "properties-swatch", field = label, value = name);
                let on = shared.one() == Some(*word);
                if swatch(ui, tint(*word), &name, on).clicked() {
                    chosen = Some(*word);
                }
            }
        });
        chosen.filter(|word| shared.one() != Some(*word))
    })
}

fn swatch(ui: &mut Ui, tint: Option<Color32>, name: &str, on: bool) -> Response {
    let palette = Palette::here(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(SWATCH + 6.0, SWATCH + 6.0), Sense::click());
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, f32::from(theme::RADIUS), palette.hover);
    }
    if response.has_focus() {
        let line = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(rect, f32::from(theme::RADIUS), line, StrokeKind::Inside);
    }
    let line = if on {
        Stroke::new(2.0, palette.accent)
    } else {
        Stroke::new(1.0, palette.field_border)
    };
    let place = rect.shrink(4.0);
    let ground = tint.unwrap_or(palette.surface);
    painter.rect(place, 4.0, ground, line, StrokeKind::Outside);
    if tint.is_none() {
        let line = Stroke::new(1.0, palette.text_weak);
        painter.line_segment([place.left_bottom(), place.right_top()], line);
    }
    if on {
        let light = egui::Rgba::from(ground).intensity() > 0.35;
        let ink = if tint.is_none() {
            palette.text
        } else if light {
            Palette::of(egui::Theme::Light).text
        } else {
            Palette::of(egui::Theme::Dark).text
        };
        let check = icons::CHECK.codepoint;
        let font = egui::FontId::proportional(15.0);
        painter.text(place.center(), Align2::CENTER_CENTER, check, font, ink);
    }
    let enabled = response.enabled();
    response.widget_info(|| egui::WidgetInfo::selected(Role::Button, enabled, on, name));
    response.on_hover_text(name)
}

/// A box to tick that may be ticked for some only. Returns what it was changed to.
pub fn tick(ui: &mut Ui, label: &str, some: usize, all: usize) -> Option<bool> {
    let mixed = some > 0 && some < all;
    let mut on = some == all;
    let response = ui.add(Checkbox::new(&mut on, label).indeterminate(mixed));
    response.clicked().then_some(mixed || on)
}
