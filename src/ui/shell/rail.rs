//! The slim rail at the left: one button a view.

use egui::{Align, Layout, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::i18n::Texts;
use crate::ui::commands::Command;
use crate::ui::place::ViewKind;
use crate::ui::theme::{Palette, RADIUS, size, space};

/// Width of the rail, in points.
pub const WIDTH: f32 = 88.0;

/// The views, from top to bottom.
const VIEWS: [Command; 6] = [
    Command::ShowStart,
    Command::ShowRoster,
    Command::ShowSessions,
    Command::ShowMinutes,
    Command::ShowBoard,
    Command::ShowRegisters,
];

/// Shows the rail; returns the command of the button that was pressed.
pub fn show(
    ui: &mut Ui,
    texts: &Texts,
    current: ViewKind,
    can: impl Fn(Command) -> bool,
) -> Option<Command> {
    let mut chosen = None;
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        for command in VIEWS {
            let selected = command.shows() == Some(current);
            ui.add_enabled_ui(can(command), |ui| {
                if button(ui, texts, command, selected) {
                    chosen = Some(command);
                }
            });
        }
    });
    chosen
}

fn button(ui: &mut Ui, texts: &Texts, command: Command, selected: bool) -> bool {
    let palette = Palette::here(ui);
    let label = command.label(texts);
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH - space::S, 60.0), Sense::click());
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, selected, &label));
    let fill = if selected {
        palette.selected
    } else if response.hovered() || response.has_focus() {
        palette.hover
    } else {
        palette.panel
    };
    let ink = match (selected, enabled) {
        (true, _) => palette.accent,
        (false, true) => palette.text,
        (false, false) => palette.text_weak.gamma_multiply(0.5),
    };
    ui.painter().rect_filled(rect, RADIUS, fill);
    if response.has_focus() {
        let line = egui::Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(rect, RADIUS, line, egui::StrokeKind::Inside);
    }
    let icon = command.icon();
    let icon_font = egui::FontId::new(22.0, icon.font_family());
    let top = Rect::from_min_size(rect.min, vec2(rect.width(), 38.0));
    let center = egui::Align2::CENTER_CENTER;
    ui.painter().text(
        top.center() + vec2(0.0, 2.0),
        center,
        icon.codepoint,
        icon_font,
        ink,
    );
    let words = egui::FontId::proportional(size::SMALL);
    let low = egui::pos2(rect.center().x, rect.bottom() - 14.0);
    ui.painter().text(low, center, &label, words, ink);
    response.clicked()
}
