//! The slim rail at the left: one button a view.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Align, Layout, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::i18n::Texts;
use crate::ui::commands::Command;
use crate::ui::place::ViewKind;
use crate::ui::theme::{self, Palette, RADIUS, size, space};

/// Width of the rail, in points.
pub const WIDTH: f32 = 88.0;

/// The views, from top to bottom.
const VIEWS: [Command; 9] = [
    Command::ShowStart,
    Command::ShowRoster,
    Command::ShowSessions,
    Command::ShowAttendance,
    Command::ShowMinutes,
    Command::ShowBoard,
    Command::ShowRegisters,
    Command::ShowHistory,
    Command::ShowConflicts,
];

/// Shows the rail; returns the command of the button that was pressed. Conflicts are there as
/// long as there are any, with their number.
pub fn show(
    ui: &mut Ui,
    texts: &Texts,
    current: ViewKind,
    conflicts: usize,
    can: impl Fn(Command) -> bool,
) -> Option<Command> {
    let mut chosen = None;
    // In a low window, or drawn large, not all buttons have room.
    let rail = ScrollArea::vertical().scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
    rail.show(ui, |ui| {
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            for command in VIEWS {
                let selected = command.shows() == Some(current);
                let of_conflicts = command == Command::ShowConflicts;
                if of_conflicts && !selected && conflicts == 0 {
                    continue;
                }
                let number = if of_conflicts { conflicts } else { 0 };
                ui.add_enabled_ui(can(command), |ui| {
                    if button(ui, texts, command, selected, number) {
                        chosen = Some(command);
                    }
                });
            }
        });
    });
    chosen
}

fn button(ui: &mut Ui, texts: &Texts, command: Command, selected: bool, number: usize) -> bool {
    let palette = Palette::here(ui);
    let label = command.label(texts);
    let name = match number {
        0 => label.clone(),
        number => format!("{label} ({number})"),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH - space::S, 60.0), Sense::click());
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, selected, &name));
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
    if number > 0 {
        badge(ui, top.center() + vec2(16.0, -6.0), number);
    }
    response.clicked()
}

/// A number that asks for attention.
fn badge(ui: &Ui, center: egui::Pos2, number: usize) {
    let palette = Palette::here(ui);
    let words = match number {
        0..100 => number.to_string(),
        _ => "99+".to_owned(),
    };
    let font = egui::FontId::new(size::SMALL, theme::strong_family());
    let galley = ui.painter().layout_no_wrap(words, font, palette.on_accent);
    let height = galley.size().y + 2.0;
    let ground = vec2((galley.size().x + 10.0).max(height), height);
    let rect = Rect::from_center_size(center, ground);
    ui.painter().rect_filled(rect, height / 2.0, palette.accent);
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, palette.on_accent);
}
