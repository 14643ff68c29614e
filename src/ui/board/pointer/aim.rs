//! Connectors without dragging: by two clicks, and with arrow keys.

use egui::{Pos2, Rect, Response, Vec2, vec2};

use super::hold::can_hold;
use crate::model::{Element, ElementKind, End, Project};
use crate::ui::board::scene::Item;
use crate::ui::board::{BoardView, ElementId, Look, Tool, change};
use crate::ui::view::ViewCx;

/// Length of a connector that hangs on nothing, in points on the board.
const LOOSE: f32 = 160.0;

/// A connector that is made without dragging: its start is known, its end is looked for.
pub struct Aim {
    /// The connector whose end is put elsewhere, and whether that is its start.
    id: Option<(ElementId, bool)>,
    from: (Option<ElementId>, End),
    /// What it is to hang on, if arrow keys have found something.
    to: Option<ElementId>,
    /// Whether the pointer leads it.
    by_pointer: bool,
}

impl Aim {
    /// Lets go of what is gone.
    pub fn keep(&mut self, project: &Project) {
        let there = |id: &ElementId| project.elements.contains(*id);
        self.to = self.to.filter(there);
        self.from.0 = self.from.0.filter(there);
    }

    /// Whether it is the start of a connector that is looked for, else its end.
    pub(super) fn is_start(&self) -> bool {
        self.id.is_some_and(|(_, start)| start)
    }

    /// What it aims at with arrow keys.
    pub const fn target(&self) -> Option<ElementId> {
        self.to
    }
}

impl BoardView {
    /// A click with the connector's tool: the first one is its start, the second one its end.
    pub(super) fn click_connector(&mut self, cx: &mut ViewCx, head: bool, place: Pos2) {
        if cx.doc.is_read_only() {
            return;
        }
        match self.hands.aim.take().filter(|aim| aim.by_pointer) {
            Some(aim) => {
                let mut element = self.new_connector(head, aim.from);
                (element.to, element.to_at) = self.end_for(place, aim.from.0);
                self.add_connector(cx, element);
            }
            None => {
                self.hands.aim = Some(Aim {
                    id: None,
                    from: self.end_for(place, None),
                    to: None,
                    by_pointer: true,
                });
            }
        }
    }

    /// Between two clicks the connector follows the pointer.
    pub(super) fn follow_aim(&mut self, canvas: &Response, viewport: Rect) {
        if !matches!(self.tool, Tool::Connect { .. }) {
            self.hands.aim = None;
            return;
        }
        if self.drag.is_none()
            && let Some(place) = canvas.hover_pos()
        {
            self.pointer_at = Some(self.camera().to_board(viewport, place));
        }
    }

    /// An arrow key with the connector's tool in hand: looks for what it is to hang on, from the
    /// selected element or the selected connector. `false` if it means nothing.
    pub(in crate::ui::board) fn aim(&mut self, direction: Vec2) -> bool {
        if !matches!(self.tool, Tool::Connect { .. }) {
            return false;
        }
        if self.hands.aim.as_ref().is_none_or(|aim| aim.by_pointer) {
            let Some(item) = self.only_selected() else {
                return false;
            };
            let element = &item.element;
            let aim = if element.kind == ElementKind::Connector {
                if element.locked {
                    return false;
                }
                Aim {
                    id: Some((item.id, false)),
                    from: (element.from, element.from_at),
                    to: element.to,
                    by_pointer: false,
                }
            } else if can_hold(element) {
                Aim {
                    id: None,
                    from: (Some(item.id), End::default()),
                    to: None,
                    by_pointer: false,
                }
            } else {
                return false;
            };
            self.hands.aim = Some(aim);
        }
        let Some(aim) = &self.hands.aim else {
            return false;
        };
        let other = aim.from.0;
        let mut at = aim
            .to
            .or(other)
            .or_else(|| Some(aim.id?.0))
            .filter(|id| self.scene.get(*id).is_some());
        // Past what nothing can hang on.
        for _ in 0..self.scene.items().len() {
            let next = match at {
                Some(at) => self.scene.nearest(at, direction),
                None => None,
            };
            let Some(next) = next else { return true };
            let holds = self
                .scene
                .get(next)
                .is_some_and(|item| can_hold(&item.element));
            if holds && Some(next) != other {
                if let Some(aim) = &mut self.hands.aim {
                    aim.to = Some(next);
                }
                self.look = Some(Look::Reveal(next));
                return true;
            }
            at = Some(next);
        }
        true
    }

    /// Tab while an end is looked for: the other end. `false` if none is.
    pub(in crate::ui::board) fn aim_other_end(&mut self) -> bool {
        let Some(aim) = &self.hands.aim else {
            return false;
        };
        let Some((id, start)) = aim.id else {
            return false;
        };
        let Some(item) = self.scene.get(id) else {
            return false;
        };
        let element = &item.element;
        let ends = [(element.from, element.from_at), (element.to, element.to_at)];
        let [from, to] = ends;
        let start = !start;
        let (still, moved) = if start { (to, from) } else { (from, to) };
        self.hands.aim = Some(Aim {
            id: Some((id, start)),
            from: still,
            to: moved.0,
            by_pointer: false,
        });
        true
    }

    /// Enter with the connector's tool in hand: connects what was aimed at, or the two selected
    /// elements, or puts a loose connector into the middle.
    pub(in crate::ui::board) fn connect_by_keys(&mut self, cx: &mut ViewCx, head: bool) {
        if cx.doc.is_read_only() {
            return;
        }
        if let Some(aim) = self.hands.aim.take().filter(|aim| !aim.by_pointer) {
            let Some(to) = aim.to else {
                self.hands.aim = Some(aim);
                return;
            };
            match aim.id {
                Some((id, start)) => {
                    change::style_connectors(cx.doc, &[id].into(), |element: &mut Element| {
                        if start {
                            (element.from, element.from_at) = (Some(to), End::default());
                        } else {
                            (element.to, element.to_at) = (Some(to), End::default());
                        }
                    });
                    self.put_tool_away();
                }
                None => {
                    let mut element = self.new_connector(head, aim.from);
                    element.to = Some(to);
                    self.add_connector(cx, element);
                }
            }
            return;
        }
        let holding = self.selection.iter().filter_map(|id| self.scene.get(*id));
        let mut holding: Vec<&Item> = holding.filter(|item| can_hold(&item.element)).collect();
        if let [_, _] = holding.as_slice() {
            // In the direction in which one reads.
            let key = |item: &&Item| {
                let middle = item.rect.center();
                middle.x + middle.y
            };
            holding.sort_by(|a, b| key(a).total_cmp(&key(b)));
        }
        let element = if let [from, to] = holding.as_slice() {
            let (from, to) = (from.id, to.id);
            let mut element = self.new_connector(head, (Some(from), End::default()));
            element.to = Some(to);
            element
        } else {
            let Some(viewport) = self.viewport else {
                return;
            };
            let middle = self.camera().visible(viewport).center();
            let half = vec2(LOOSE / 2.0, 0.0);
            let end = |place: Pos2| End {
                spot: None,
                place: change::point(place.round()),
            };
            let mut element = self.new_connector(head, (None, end(middle - half)));
            element.to_at = end(middle + half);
            element
        };
        self.add_connector(cx, element);
    }

    /// The connector that is aimed, as it would be now.
    pub(super) fn aimed(&self) -> Option<Element> {
        let aim = self.hands.aim.as_ref()?;
        let mut element = match aim.id.and_then(|(id, _)| self.scene.get(id)) {
            Some(item) => Element::clone(&item.element),
            None => self.new_connector(self.tool == Tool::Connect { head: true }, aim.from),
        };
        let (to, at) = match (aim.by_pointer, self.pointer_at) {
            (true, Some(place)) => self.end_for(place, aim.from.0),
            _ => (Some(aim.to?), End::default()),
        };
        if aim.is_start() {
            (element.from, element.from_at) = (to, at);
        } else {
            (element.to, element.to_at) = (to, at);
        }
        Some(element)
    }
}
