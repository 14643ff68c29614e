//! Words that a text field offers; anything else may be typed all the same.

use egui::{Button, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Ui};
use egui::{WidgetInfo, pos2};

use crate::ui::icons;
use crate::ui::theme::{Palette, space};

/// Room at the right end of a field for the arrow that opens the words, in points.
pub const ROOM: i8 = 22;

/// Offers `words` below a text field, opened by the arrow at its right end or with ↓. `name` is
/// read by screen readers, `blank` stands for the empty text where that is offered too. Returns
/// the text that was chosen.
pub fn suggest(
    ui: &Ui,
    field: &Response,
    name: &str,
    words: &[String],
    blank: Option<&str>,
) -> Option<String> {
    if !field.enabled() {
        return None;
    }
    let popup = Popup::default_response_id(field);
    let rect = field.rect.with_min_x(field.rect.right() - f32::from(ROOM));
    // Not focusable: ↓ is the keyboard's way.
    let arrow = ui.interact(rect, field.id.with("suggest"), Sense::CLICK);
    arrow.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let palette = Palette::here(ui);
    let color = if arrow.hovered() {
        palette.text
    } else {
        palette.text_weak
    };
    let icon = icons::EXPAND.rich_text().size(16.0).color(color);
    let icon = egui::WidgetText::from(icon).into_galley(
        ui,
        Some(egui::TextWrapMode::Extend),
        f32::INFINITY,
        egui::TextStyle::Body,
    );
    let at = rect.center() - icon.size() / 2.0;
    ui.painter().galley(at, icon, color);
    let down = field.has_focus()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    if arrow.clicked() || down {
        Popup::toggle_id(ui.ctx(), popup);
    }
    let first = down || arrow.clicked();
    let mut chosen = None;
    let anchor = Rect::from_two_pos(
        field.rect.left_top(),
        pos2(field.rect.right(), field.rect.bottom()),
    );
    Popup::from_response(field)
        .anchor(anchor)
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .layout(egui::Layout::top_down_justified(egui::Align::Min))
        .show(|ui| {
            ui.set_min_width(field.rect.width().max(120.0));
            ui.spacing_mut().button_padding.x = space::S;
            let blanks = blank.map(|blank| (String::new(), blank));
            let words = words.iter().map(|word| (word.clone(), word.as_str()));
            for (place, (text, shown)) in words.chain(blanks).enumerate() {
                let response = ui.add(Button::new(shown).frame_when_inactive(false));
                super::named(&response, Role::MenuItem, shown);
                if first && place == 0 {
                    response.request_focus();
                }
                if response.clicked() {
                    chosen = Some(text);
                }
            }
        });
    if chosen.is_some() {
        Popup::close_id(ui.ctx(), popup);
        field.request_focus();
    }
    chosen
}
