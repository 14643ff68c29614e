//! The mark beside a record that two people changed in two ways.

use egui::{Rect, Ui, UiBuilder, vec2};

use crate::i18n::tr;
use crate::model::{Id, Record};
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// A button that leads to the conflict about this record; nothing if there is none.
pub fn mark<T: Record>(ui: &mut Ui, cx: &mut ViewCx, record: Id<T>) {
    let Some(conflict) = cx.doc.open_conflicts().about(record) else {
        return;
    };
    let name = tr!(cx.texts, "conflicts-mark");
    let pressed = ui
        .scope(|ui| {
            ui.visuals_mut().widgets.inactive.fg_stroke.color = Palette::here(ui).warn;
            widgets::icon_button(ui, icons::CONFLICTS, &name).clicked()
        })
        .inner;
    if pressed {
        cx.out.go(Place::Conflict(conflict));
    }
}

/// The same at the right end of a row or at a corner, above what was drawn there.
pub fn mark_in<T: Record>(ui: &mut Ui, cx: &mut ViewCx, rect: Rect, record: Id<T>) {
    if cx.doc.open_conflicts().about(record).is_none() {
        return;
    }
    let size = vec2(
        theme::ICON_BUTTON.x,
        rect.height().min(theme::ICON_BUTTON.y),
    );
    let place = Rect::from_min_size(rect.right_top() - vec2(size.x, 0.0), size);
    ui.painter()
        .rect_filled(place, theme::RADIUS, Palette::here(ui).surface);
    let builder = UiBuilder::new()
        .id_salt(("conflict", record))
        .max_rect(place);
    let mut child = ui.new_child(builder);
    child.spacing_mut().interact_size.y = size.y;
    mark(&mut child, cx, record);
}
