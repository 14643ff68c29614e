//! Tools and commands of the hands: which there are, when they make sense, what they do.

use egui::Vec2;

use super::{BoardView, ElementId, Tool, change};
use crate::document::Document;
use crate::i18n::tr;
use crate::model::ElementKind;
use crate::ui::commands::Command;
use crate::ui::view::{Tone, ViewCx};

/// The tool a command takes in hand.
pub const fn tool_of(command: Command) -> Option<Tool> {
    Some(match command {
        Command::ToolSelect => Tool::Select,
        Command::ToolLasso => Tool::Lasso,
        Command::ToolHand => Tool::Hand,
        Command::AddNote => Tool::Put(ElementKind::Note),
        Command::AddText => Tool::Put(ElementKind::Text),
        Command::AddFrame => Tool::Put(ElementKind::Frame),
        Command::AddRectangle => Tool::Put(ElementKind::Rectangle),
        Command::AddEllipse => Tool::Put(ElementKind::Ellipse),
        Command::AddDiamond => Tool::Put(ElementKind::Diamond),
        Command::AddArrow => Tool::Connect { head: true },
        Command::AddLine => Tool::Connect { head: false },
        Command::DrawPen => Tool::Draw(ElementKind::Stroke),
        Command::DrawHighlight => Tool::Draw(ElementKind::Highlight),
        Command::ToolEraser => Tool::Erase,
        Command::ToolLaser => Tool::Laser,
        _ => return None,
    })
}

impl Tool {
    /// Whether it changes nothing on the board.
    pub(super) const fn only_looks(self) -> bool {
        matches!(self, Self::Select | Self::Lasso | Self::Hand | Self::Laser)
    }
}

impl BoardView {
    /// Whether a command for a tool makes sense now; `None` if it is none.
    pub(super) fn can_use_tool(&self, command: Command, doc: &Document) -> Option<bool> {
        let may_edit = !doc.is_read_only();
        if let Some(tool) = tool_of(command) {
            return Some(may_edit || tool.only_looks());
        }
        let project = doc.project();
        let chosen = if self.editing.is_none() {
            &self.selection
        } else {
            const { &std::collections::BTreeSet::new() }
        };
        let any = |fits: &dyn Fn(&crate::model::Element) -> bool| {
            let mut elements = chosen.iter().filter_map(|id| project.get(*id));
            may_edit && elements.any(fits)
        };
        Some(match command {
            Command::KeepTool
            | Command::Spotlight
            | Command::SnapToNeighbours
            | Command::SnapToGrid => true,
            Command::EditSelected => {
                let puts = matches!(self.tool, Tool::Put(_) | Tool::Connect { .. });
                may_edit && self.editing.is_none() && (puts || !chosen.is_empty())
            }
            Command::SelectAll => self.editing.is_none() && !self.scene.items().is_empty(),
            Command::Delete | Command::ToFront | Command::ToBack => any(&|e| !e.locked),
            Command::RaiseOne | Command::LowerOne => any(&|e| !e.locked),
            Command::Duplicate | Command::Lock => any(&|_| true),
            Command::Group => may_edit && chosen.len() > 1,
            Command::Ungroup => any(&|e| !e.groups.is_empty()),
            Command::RotateLeft | Command::RotateRight => may_edit && self.can_turn_selected(),
            _ => return None,
        })
    }

    /// Does a command for a tool; `false` if it is none.
    pub(super) fn use_tool(&mut self, command: Command, cx: &mut ViewCx) -> bool {
        if let Some(tool) = tool_of(command) {
            self.take_tool(tool, cx);
            return true;
        }
        let may_edit = !cx.doc.is_read_only();
        match command {
            Command::KeepTool => self.hands.keep_tool = !self.hands.keep_tool,
            Command::Spotlight => self.hands.light.toggle_spot(),
            Command::SnapToNeighbours => {
                let on = &mut cx.prefs.board.snap_to_neighbours;
                *on = !*on;
                let text = if *on {
                    tr!(cx.texts, "board-snaps-to-neighbours")
                } else {
                    tr!(cx.texts, "board-snaps-not-to-neighbours")
                };
                cx.out.tell(Tone::Info, text);
            }
            Command::SnapToGrid => {
                let on = &mut cx.prefs.board.snap_to_grid;
                *on = !*on;
                let text = if *on {
                    tr!(cx.texts, "board-snaps-to-grid")
                } else {
                    tr!(cx.texts, "board-snaps-not-to-grid")
                };
                cx.out.tell(Tone::Info, text);
            }
            Command::EditSelected => self.enter(cx),
            Command::SelectAll => self.select_all(cx.doc),
            Command::Delete => self.delete_selected(cx),
            Command::Duplicate => self.duplicate_selected(cx.doc),
            _ if !may_edit => return false,
            Command::ToFront => change::reorder(cx.doc, &self.selection, true),
            Command::ToBack => change::reorder(cx.doc, &self.selection, false),
            Command::RaiseOne => change::raise(cx.doc, &self.selection, true),
            Command::LowerOne => change::raise(cx.doc, &self.selection, false),
            Command::Lock => change::lock(cx.doc, &self.selection),
            Command::Group => {
                self.hands.entered = None;
                self.hands.gathering = None;
                change::group(cx.doc, &self.selection);
            }
            Command::Ungroup => {
                self.hands.entered = None;
                change::ungroup(cx.doc, &self.selection);
            }
            Command::RotateLeft => self.turn_selected(cx.doc, false),
            Command::RotateRight => self.turn_selected(cx.doc, true),
            _ => return false,
        }
        self.take_focus = true;
        true
    }

    /// Takes a tool in hand; the one that is in hand already does its work in the middle of what
    /// is seen. So N and Enter, or N twice, make a note without a pointer.
    fn take_tool(&mut self, tool: Tool, cx: &mut ViewCx) {
        let again = self.tool == tool && self.editing.is_none();
        match tool {
            Tool::Put(kind) if again => self.put_in_the_middle(kind, cx),
            Tool::Connect { head } if again => self.connect_by_keys(cx, head),
            _ => {
                self.finish_editing(cx.doc);
                self.tool = tool;
                self.hands.aim = None;
            }
        }
        let look = &mut self.hands.look;
        match tool {
            Tool::Put(kind) if kind.is_shape() => look.shape = kind,
            Tool::Connect { head } => look.arrow = head,
            Tool::Draw(_) | Tool::Erase => look.draws = tool,
            _ => {}
        }
        self.take_focus = true;
    }

    /// Puts a tool away after its work, unless it is to stay in hand.
    pub(super) fn put_tool_away(&mut self) {
        if !self.hands.keep_tool {
            self.tool = Tool::Select;
        }
    }

    /// Selects everything; what is locked only if there is nothing else.
    fn select_all(&mut self, doc: &Document) {
        self.refresh(doc);
        let items = || self.scene.items().iter();
        let mut all: std::collections::BTreeSet<ElementId> = items()
            .filter(|item| !item.element.locked)
            .map(|item| item.id)
            .collect();
        if all.is_empty() {
            all = items().map(|item| item.id).collect();
        }
        self.selection = all;
        self.hands.entered = None;
    }

    fn delete_selected(&mut self, cx: &mut ViewCx) {
        let count = change::delete(cx.doc, &self.selection);
        if count > 0 {
            let text = tr!(cx.texts, "board-deleted", count = count);
            cx.out.tell(Tone::Info, text);
        }
    }

    fn duplicate_selected(&mut self, doc: &mut Document) {
        let by = Vec2::splat(change::GAP);
        self.selection = change::duplicate(doc, &self.selection, &change::Places::new(), by);
    }
}
