//! The menu at the pointer: what can be done with what lies there.

use egui::{Popup, Response, Ui, pos2};

use super::entry;
use crate::ui::board::{BoardView, Tool};
use crate::ui::commands::Command;
use crate::ui::view::{View as _, ViewCx};

/// With something selected; what makes no sense is left out.
const OF_SELECTION: &[&[Command]] = &[
    &[Command::EditSelected, Command::Duplicate],
    &[Command::Cut, Command::Copy, Command::Paste],
    &[
        Command::ToMinutes,
        Command::GoToEntry,
        Command::EditTags,
        Command::MakeCluster,
        Command::Tidy,
    ],
    &[
        Command::ToFront,
        Command::RaiseOne,
        Command::LowerOne,
        Command::ToBack,
    ],
    &[
        Command::Group,
        Command::Ungroup,
        Command::Lock,
        Command::RotateLeft,
        Command::RotateRight,
    ],
    &[Command::Properties, Command::ZoomBoardSelection],
    &[Command::Delete],
];
/// On the free ground.
const OF_GROUND: &[&[Command]] = &[
    &[Command::Paste, Command::SelectAll],
    &[
        Command::AddNote,
        Command::AddText,
        Command::AddFrame,
        Command::AddImage,
    ],
    &[Command::ZoomBoardAll, Command::ZoomBoard100],
    &[Command::SnapToNeighbours, Command::SnapToGrid],
];

impl BoardView {
    /// Opens the menu on a right click, about what lies there, or with Shift+F10, about what is
    /// selected.
    pub(in crate::ui::board) fn show_menu(&mut self, cx: &mut ViewCx, canvas: &Response) {
        let mut popup = Popup::context_menu(canvas);
        let by_key = std::mem::take(&mut self.hands.menu);
        if canvas.secondary_clicked()
            && let (Some(place), Some(viewport)) = (canvas.interact_pointer_pos(), self.viewport)
        {
            self.finish_editing(cx.doc);
            self.refresh(cx.doc);
            self.tool = Tool::Select;
            let place = self.camera().to_board(viewport, place);
            let hit = self.scene.at(place, self.camera().zoom());
            match hit.map(|item| item.id) {
                Some(hit) if !self.selection.contains(&hit) => {
                    self.selection = self.meant(hit);
                    self.hands.reached = Some(hit);
                }
                Some(_) => {}
                None => self.selection.clear(),
            }
        }
        if by_key {
            popup = popup.open_memory(Some(egui::SetOpenCommand::Bool(true)));
            self.hands.menu_at = self.viewport.map(|viewport| {
                let selected = self.scene.bounds_of(&self.selection);
                let place = match selected {
                    Some(bounds) => self.camera().rect_to_screen(viewport, bounds).center(),
                    None => viewport.center(),
                };
                pos2(
                    place.x.clamp(viewport.left(), viewport.right()),
                    place.y.clamp(viewport.top(), viewport.bottom()),
                )
            });
        } else if canvas.secondary_clicked() {
            self.hands.menu_at = None;
        }
        if let Some(place) = self.hands.menu_at {
            popup = popup.at_position(place);
        }
        popup.show(|ui| self.show_commands(ui, cx));
    }

    /// The commands that make sense now.
    pub(super) fn show_commands(&self, ui: &mut Ui, cx: &mut ViewCx) {
        ui.set_min_width(260.0);
        let groups = if self.selection.is_empty() {
            OF_GROUND
        } else {
            OF_SELECTION
        };
        egui::ScrollArea::vertical()
            .max_height(440.0)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let mut before = false;
                for group in groups {
                    let can = |command: &&Command| self.can(**command, cx.doc);
                    let possible: Vec<Command> = group.iter().filter(can).copied().collect();
                    if before && !possible.is_empty() {
                        ui.separator();
                    }
                    before |= !possible.is_empty();
                    for command in possible {
                        let on = match command {
                            Command::SnapToNeighbours => cx.prefs.board.snap_to_neighbours,
                            Command::SnapToGrid => cx.prefs.board.snap_to_grid,
                            Command::Minimap => cx.prefs.board.minimap,
                            Command::ShowNumbers => cx.prefs.board.show_numbers,
                            _ => false,
                        };
                        if entry(ui, command, cx.texts, on, true).clicked() {
                            cx.out.run(command);
                        }
                    }
                }
            });
    }
}
