//! The bar with the tools. What does not fit is in the menu at its end.

use egui::{Align2, Popup, Rect, Role, Ui, vec2};

use super::{ZOOM_WIDTH, divider, entry, family_button, floating, swatch, toggle};
use crate::drawing::tones;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};
use crate::model::{ElementKind, Ink, Weight};
use crate::ui::board::tools::tool_of;
use crate::ui::board::{BoardView, Tool};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::theme::{Palette, space, tone};
use crate::ui::view::{View as _, ViewCx};
use crate::ui::widgets;

/// Width of a tool, of the button that opens its family, and of a line between tools, in points.
const TOOL_WIDTH: f32 = 40.0;
/// Width of the button that opens a family of tools, in points.
pub const FAMILY_WIDTH: f32 = 18.0;
const DIVIDER_WIDTH: f32 = 9.0;

const SHAPES: &[Command] = &[
    Command::AddRectangle,
    Command::AddEllipse,
    Command::AddDiamond,
];
const CONNECTORS: &[Command] = &[Command::AddArrow, Command::AddLine];
const INKS: &[Command] = &[
    Command::DrawPen,
    Command::DrawHighlight,
    Command::ToolEraser,
];
/// What is in the menu at the end in any case.
const REST: &[Command] = &[
    Command::ToolLasso,
    Command::ToolLaser,
    Command::Spotlight,
    Command::SnapToNeighbours,
    Command::SnapToGrid,
];

/// A part of the bar.
#[derive(Clone, Copy)]
enum Part {
    Tool(Command),
    /// Tools of which the one used last is seen.
    Family(&'static [Command]),
    Divider,
}

/// The bar from left to right.
const PARTS: &[Part] = &[
    Part::Tool(Command::ToolSelect),
    Part::Tool(Command::ToolHand),
    Part::Divider,
    Part::Tool(Command::AddNote),
    Part::Tool(Command::AddText),
    Part::Tool(Command::AddFrame),
    Part::Family(SHAPES),
    Part::Family(CONNECTORS),
    Part::Family(INKS),
    Part::Tool(Command::AddImage),
    Part::Divider,
    Part::Tool(Command::KeepTool),
];

impl Part {
    const fn width(self) -> f32 {
        match self {
            Self::Tool(_) => TOOL_WIDTH,
            Self::Family(_) => TOOL_WIDTH + FAMILY_WIDTH + 2.0,
            Self::Divider => DIVIDER_WIDTH,
        }
    }
}

/// How many parts fit into this width, in points, with the menu behind them.
fn fitting(width: f32) -> usize {
    let mut left = width - TOOL_WIDTH - 12.0;
    let mut count = 0;
    for part in PARTS {
        left -= part.width();
        if left < 0.0 {
            break;
        }
        count += 1;
    }
    // No line at the end.
    while count > 0 && matches!(PARTS.get(count - 1), Some(Part::Divider)) {
        count -= 1;
    }
    count
}

impl BoardView {
    pub(super) fn show_toolbar(&mut self, ui: &Ui, cx: &mut ViewCx, viewport: Rect, narrow: bool) {
        let zoom = if narrow { ZOOM_WIDTH.1 } else { ZOOM_WIDTH.0 };
        let room = viewport.width() - zoom - 4.0 * space::M;
        let whole: f32 = PARTS.iter().map(|part| part.width()).sum::<f32>() + TOOL_WIDTH + 12.0;
        // In the middle if it does not come near the zoom there.
        let middle = whole / 2.0 + zoom + 2.0 * space::M < viewport.width() / 2.0;
        let (at, pivot) = if middle {
            let at = viewport.center_bottom() - vec2(0.0, space::M);
            (at, Align2::CENTER_BOTTOM)
        } else {
            let at = viewport.left_bottom() + vec2(space::M, -space::M);
            (at, Align2::LEFT_BOTTOM)
        };
        floating(ui, "board tools", at, pivot, viewport, |ui| {
            let count = fitting(room);
            for part in PARTS.iter().take(count) {
                match part {
                    Part::Tool(command) => self.show_tool(ui, cx, *command),
                    Part::Family(family) => self.show_family(ui, cx, family),
                    Part::Divider => divider(ui),
                }
            }
            self.show_more(ui, cx, PARTS.get(count..).unwrap_or_default());
        });
    }

    fn is_on(&self, cx: &ViewCx, command: Command) -> bool {
        match command {
            Command::KeepTool => self.hands.keep_tool,
            Command::Spotlight => self.hands.light.has_spot(),
            Command::SnapToNeighbours => cx.prefs.board.snap_to_neighbours,
            Command::SnapToGrid => cx.prefs.board.snap_to_grid,
            Command::Minimap => cx.prefs.board.minimap,
            Command::ShowNumbers => cx.prefs.board.show_numbers,
            _ => self.editing.is_none() && tool_of(command) == Some(self.tool),
        }
    }

    fn show_tool(&mut self, ui: &mut Ui, cx: &mut ViewCx, command: Command) {
        let may = self.can(command, cx.doc);
        let on = self.is_on(cx, command);
        let name = self.hints.get(command, cx.texts);
        ui.add_enabled_ui(may, |ui| {
            if toggle(ui, command.icon(), &name, on).clicked() {
                cx.out.run(command);
            }
        });
    }

    /// The tool of a family that was used last.
    fn last_of(&self, family: &[Command]) -> Option<Command> {
        let look = &self.hands.look;
        let is_last = |command: &&Command| match tool_of(**command) {
            Some(Tool::Put(kind)) => kind == look.shape,
            Some(Tool::Connect { head }) => head == look.arrow,
            Some(tool) => tool == look.draws,
            None => false,
        };
        family.iter().find(is_last).or(family.first()).copied()
    }

    fn show_family(&mut self, ui: &mut Ui, cx: &mut ViewCx, family: &[Command]) {
        if let Some(command) = self.last_of(family) {
            self.show_tool(ui, cx, command);
        }
        let name = family_name(family, cx.texts);
        let may = !cx.doc.is_read_only();
        ui.add_enabled_ui(may, |ui| {
            let response = family_button(ui, &name);
            Popup::menu(&response).show(|ui| {
                ui.set_min_width(220.0);
                for command in family {
                    let on = self.is_on(cx, *command);
                    if entry(ui, *command, cx.texts, on, true).clicked() {
                        cx.out.run(*command);
                    }
                }
            });
        });
    }

    fn show_more(&self, ui: &mut Ui, cx: &mut ViewCx, hidden: &[Part]) {
        let name = tr!(cx.texts, "board-more-tools");
        let response = widgets::icon_button(ui, icons::MORE, &name);
        Popup::menu(&response).show(|ui| {
            ui.set_min_width(260.0);
            let hidden = hidden.iter().flat_map(|part| match part {
                Part::Tool(command) => std::slice::from_ref(command),
                Part::Family(family) => family,
                Part::Divider => &[],
            });
            egui::ScrollArea::vertical()
                .max_height(420.0)
                .show(ui, |ui| {
                    for command in hidden.chain(REST) {
                        let may = self.can(*command, cx.doc);
                        let on = self.is_on(cx, *command);
                        if entry(ui, *command, cx.texts, on, may).clicked() {
                            cx.out.run(*command);
                        }
                    }
                });
        });
    }

    /// Colours and thickness of what is drawn by hand.
    pub(super) fn show_pen(&mut self, ui: &mut Ui, cx: &ViewCx, kind: ElementKind) {
        let ground = Palette::here(ui).ground;
        let highlights = kind == ElementKind::Highlight;
        let look = if highlights {
            &mut self.hands.look.highlight
        } else {
            &mut self.hands.look.pen
        };
        for ink in Ink::ALL {
            let color = if highlights {
                ground.highlight(*ink)
            } else {
                ground.ink(*ink)
            };
            let name = match (highlights, ink) {
                // Black would mark nothing: it stands for the usual yellow.
                (true, Ink::Black) => crate::model::NoteColor::Yellow.name(cx.texts),
                _ => ink.name(cx.texts),
            };
            if swatch(ui, Some(tone(color)), &name, look.0 == *ink).clicked() {
                look.0 = *ink;
            }
        }
        divider(ui);
        for weight in [Weight::Thin, Weight::Medium, Weight::Thick] {
            let on = look.1 == weight;
            let name = weight.name(cx.texts);
            if weight_button(ui, weight, &name, on).clicked() {
                look.1 = weight;
            }
        }
    }
}

/// A thickness to choose.
pub(super) fn weight_button(ui: &mut Ui, weight: Weight, name: &str, on: bool) -> egui::Response {
    let palette = Palette::here(ui);
    let size = vec2(34.0, crate::ui::theme::CONTROL_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    let radius = f32::from(crate::ui::theme::RADIUS);
    if on {
        ui.painter().rect_filled(rect, radius, palette.selected);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, radius, palette.hover);
    }
    let color = if on { palette.accent } else { palette.text };
    let dot = tones::line_width(weight).mul_add(1.5, 1.5);
    ui.painter().circle_filled(rect.center(), dot, color);
    let enabled = response.enabled();
    response.widget_info(|| egui::WidgetInfo::selected(Role::Button, enabled, on, name));
    response.on_hover_text(name)
}

fn family_name(family: &[Command], texts: &Texts) -> String {
    match family.first() {
        Some(Command::AddRectangle) => tr!(texts, "board-choose-shape"),
        Some(Command::AddArrow) => tr!(texts, "board-choose-connector"),
        _ => tr!(texts, "board-choose-pen"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_tools_are_shown_as_there_is_room_for() {
        assert_eq!(fitting(2_000.0), PARTS.len());
        assert_eq!(fitting(0.0), 0);
        let mut last = 0;
        for width in 0..800 {
            let count = fitting(width as f32);
            assert!(count >= last);
            let used: f32 = PARTS.iter().take(count).map(|part| part.width()).sum();
            assert!(count == 0 || used + TOOL_WIDTH <= width as f32);
            assert!(!matches!(
                PARTS.get(count.wrapping_sub(1)),
                Some(Part::Divider)
            ));
            last = count;
        }
    }
}
