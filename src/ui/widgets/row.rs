//! A row of a list of which one is chosen.

use std::hash::Hash;

use egui::{InnerResponse, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::ui::theme::{Palette, RADIUS, space};

/// A row over the whole width, with what `content` puts into it. `name` is read by screen
/// readers; arrow keys choose the neighbour (see [`arrow_key`]).
pub fn list_row(
    ui: &mut Ui,
    name: &str,
    selected: bool,
    height: f32,
    content: impl FnOnce(&mut Ui),
) -> Response {
    let palette = Palette::here(ui);
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, enabled, selected, name));
    if selected || response.hovered() || response.has_focus() {
        let fill = if selected {
            palette.selected
        } else {
            palette.hover
        };
        ui.painter().rect_filled(rect, RADIUS, fill);
    }
    if response.has_focus() {
        let line = egui::Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(rect, RADIUS, line, egui::StrokeKind::Inside);
        // Up and down choose the neighbour in this list, not the next best widget.
        let filter = egui::EventFilter {
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let inner = Rect::from_min_max(
        rect.min + vec2(space::S, 0.0),
        rect.max - vec2(space::S, 0.0),
    );
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout));
    child.spacing_mut().item_spacing = vec2(space::S, 2.0);
    child.shrink_clip_rect(rect);
    content(&mut child);
    response
}

/// What belongs to one record of a list. Its widgets keep their ids, and one of them the focus,
/// when rows come and go above it. `record` must tell it from all others within `ui`.
pub fn keyed<R>(
    ui: &mut Ui,
    record: impl Hash + std::fmt::Debug,
    content: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let id = ui.make_persistent_id(("record", record));
    ui.scope_builder(UiBuilder::new().scope_id(id), content)
}

/// How far arrows and their kin ask to go in a list of rows, `page` being what Page Up and Page
/// Down go: to be added with saturation and held within the list. Takes the key away, also from
/// the moving of the focus.
pub fn step_keys(ui: &Ui, page: isize) -> Option<isize> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    let step = if pressed(egui::Key::ArrowDown) {
        1
    } else if pressed(egui::Key::ArrowUp) {
        -1
    } else if pressed(egui::Key::PageDown) {
        page
    } else if pressed(egui::Key::PageUp) {
        -page
    } else if pressed(egui::Key::Home) {
        isize::MIN
    } else if pressed(egui::Key::End) {
        isize::MAX
    } else {
        return None;
    };
    // The key that was pressed does not also move the focus to the next widget.
    ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    Some(step)
}

/// Which neighbour the arrow keys ask for while a row of the list has the focus.
pub fn arrow_key(ui: &Ui, row: &Response) -> Option<isize> {
    if !row.has_focus() {
        return None;
    }
    ui.input_mut(|input| {
        let none = egui::Modifiers::NONE;
        if input.consume_key(none, egui::Key::ArrowUp) {
            Some(-1)
        } else if input.consume_key(none, egui::Key::ArrowDown) {
            Some(1)
        } else {
            None
        }
    })
}
