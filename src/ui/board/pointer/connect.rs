//! Connectors: drawn from one thing to another, their ends put elsewhere, by dragging. What they
//! would hang on lights up.

use egui::{Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2};

use super::{Drag, Held, pos, sketch};
use crate::document::Document;
use crate::drawing::connector::{self, Course};
use crate::drawing::{kurbo, shape};
use crate::model::{Arrowhead, Element, ElementKind, End, Project, Spot};
use crate::ui::board::change::{self, Forms};
use crate::ui::board::scene::Item;
use crate::ui::board::{BoardView, ElementId, Tool};
use crate::ui::theme::Palette;
use crate::ui::view::ViewCx;

/// How near to an end of a connector one has to come to take hold of it, in points of the screen.
const REACH: f32 = 10.0;
/// A connector that is drawn, or one whose end is put elsewhere.
pub struct Connecting {
    /// The one that is there already.
    id: Option<ElementId>,
    /// Whether its start follows the pointer, else its end.
    start: bool,
    /// As it would be now.
    element: Element,
    forms: Forms,
}

impl Connecting {
    /// Goes on if what it is about is still there.
    pub fn keep(&mut self, project: &Project) -> bool {
        let gone = |id: Option<ElementId>| id.is_some_and(|id| !project.elements.contains(id));
        if gone(self.element.from) {
            self.element.from = None;
        }
        if gone(self.element.to) {
            self.element.to = None;
        }
        self.id
            .is_none_or(|id| project.get(id).is_some_and(|element| !element.locked))
    }

    /// The connector that is there, as it would be now.
    pub const fn changed(&self) -> Option<&Forms> {
        if self.id.is_some() {
            Some(&self.forms)
        } else {
            None
        }
    }
}

/// `to` on the nearest of the directions that are an eighth of a half turn apart.
fn in_steps(from: Pos2, to: Pos2) -> Pos2 {
    let way = to - from;
    let step = super::rotate::STEP.to_radians();
    let angle = (way.angle() / step).round() * step;
    from + Vec2::angled(angle) * way.length()
}

impl BoardView {
    pub(super) fn new_connector(&self, head: bool, from: (Option<ElementId>, End)) -> Element {
        Element {
            from: from.0,
            from_at: from.1,
            to_at: End {
                spot: None,
                place: from.1.place,
            },
            to_head: if head {
                self.hands.look.head
            } else {
                Arrowhead::None
            },
            route: self.hands.look.route,
            ..self.blank(ElementKind::Connector)
        }
    }

    pub(super) fn start_connecting(&mut self, _doc: &Document, head: bool, from: Pos2) -> Drag {
        self.hands.aim = None;
        Drag::Connect(Connecting {
            id: None,
            start: false,
            element: self.new_connector(head, self.end_for(from, None)),
            forms: Forms::new(),
        })
    }

    /// The one selected connector, if its ends can be moved.
    fn free_connector(&self) -> Option<&Item> {
        let item = self.only_selected()?;
        let fits = item.element.kind == ElementKind::Connector && !item.element.locked;
        (fits && self.tool == Tool::Select && self.editing.is_none()).then_some(item)
    }

    fn course(&self, element: &Element) -> Course {
        let bound = |target: Option<ElementId>, end| connector::Bound {
            element: target
                .and_then(|target| self.scene.get(target))
                .map(|item| &*item.element),
            end,
        };
        connector::course(
            element.route,
            bound(element.from, element.from_at),
            bound(element.to, element.to_at),
        )
    }

    /// The end of the selected connector at a place on the screen: whether it is the start.
    pub(super) fn end_at(&self, viewport: Rect, place: Pos2) -> Option<(ElementId, bool)> {
        let item = self.free_connector()?;
        let course = self.course(&item.element);
        let camera = self.camera();
        let near =
            |tip: connector::Tip| camera.to_screen(viewport, pos(tip.at)).distance(place) <= REACH;
        if near(course.to) {
            Some((item.id, false))
        } else if near(course.from) {
            Some((item.id, true))
        } else {
            None
        }
    }

    pub(super) fn start_rebinding(
        &self,
        doc: &Document,
        viewport: Rect,
        origin: Pos2,
    ) -> Option<Drag> {
        let (id, start) = self.end_at(viewport, origin)?;
        let element = doc.project().get(id)?.clone();
        Some(Drag::Connect(Connecting {
            id: Some(id),
            start,
            forms: [(id, element.clone())].into(),
            element,
        }))
    }

    pub(super) fn go_on_connecting(
        &self,
        doc: &Document,
        connecting: &mut Connecting,
        place: Pos2,
        held: Held,
    ) {
        let element = &mut connecting.element;
        let other = if connecting.start {
            element.to
        } else {
            element.from
        };
        let (target, mut end) = self.end_for(place, other);
        if held.shift && target.is_none() {
            let course = self.course(element);
            let from = if connecting.start {
                course.to
            } else {
                course.from
            };
            end.place = change::point(in_steps(pos(from.at), place));
        }
        if connecting.start {
            (element.from, element.from_at) = (target, end);
        } else {
            (element.to, element.to_at) = (target, end);
        }
        if let Some(id) = connecting.id {
            let mut form = element.clone();
            change::place_on_line(doc.project(), &mut form);
            connecting.forms = [(id, form)].into();
        }
    }

    pub(super) fn end_connecting(&mut self, cx: &mut ViewCx, connecting: Connecting) {
        let new = connecting.element;
        match connecting.id {
            Some(id) => {
                change::style_connectors(cx.doc, &[id].into(), |element: &mut Element| {
                    if connecting.start {
                        (element.from, element.from_at) = (new.from, new.from_at);
                    } else {
                        (element.to, element.to_at) = (new.to, new.to_at);
                    }
                });
            }
            None => self.add_connector(cx, new),
        }
    }

    /// Adds a connector, selects it, and puts the tool away.
    pub(super) fn add_connector(&mut self, cx: &mut ViewCx, element: Element) {
        if let Some(id) = change::connect(cx.doc, element) {
            self.select_only(id);
            self.hands.reached = Some(id);
        }
        self.hands.aim = None;
        self.put_tool_away();
    }

    /// The connector that is not on the board yet.
    pub(super) fn connector_draft(&self) -> Option<Element> {
        match &self.drag {
            Some(Drag::Connect(connecting)) => {
                connecting.id.is_none().then(|| connecting.element.clone())
            }
            Some(_) => None,
            None => self.aimed(),
        }
    }

    /// Lights up what a connector would hang on.
    pub(super) fn paint_connecting(&self, ui: &Ui, viewport: Rect) {
        let ends = |element: &Element, start: bool| match start {
            true => (element.from, element.from_at),
            false => (element.to, element.to_at),
        };
        let (target, end) = if let Some(Drag::Connect(connecting)) = &self.drag {
            ends(&connecting.element, connecting.start)
        } else if let (Some(aim), Some(element)) = (&self.hands.aim, self.aimed()) {
            ends(&element, aim.is_start())
        } else if matches!(self.tool, Tool::Connect { .. })
            && self.drag.is_none()
            && ui.input(|input| input.pointer.hover_pos()).is_some()
            && let Some((item, end)) = self.pointer_at.and_then(|place| self.hold_at(place))
        {
            (Some(item.id), end)
        } else {
            return;
        };
        let camera = self.camera();
        if let Some(item) = target.and_then(|target| self.scene.get(target)) {
            let (painter, palette) = (ui.painter_at(viewport), Palette::here(ui));
            light_up(&painter, palette, &item.element, end.spot, |path| {
                sketch::lines(path, camera, viewport)
            });
        }
    }

    /// The ends of the selected connector, to be taken hold of.
    pub(super) fn paint_ends(&self, painter: &Painter, palette: &Palette, viewport: Rect) {
        let Some(item) = self.free_connector() else {
            return;
        };
        if self.drag.is_some() {
            return;
        }
        let course = self.course(&item.element);
        let element = &item.element;
        for (tip, bound) in [(course.from, element.from), (course.to, element.to)] {
            let place = self.camera().to_screen(viewport, pos(tip.at));
            let fill = if bound.is_some() {
                palette.accent
            } else {
                palette.surface
            };
            painter.circle(place, 5.5, fill, Stroke::new(1.5, palette.accent));
        }
    }
}

/// Lights up an element on which an end would hang: its outline, the middles of its sides, and the
/// spot where the end would be.
fn light_up(
    painter: &Painter,
    palette: &Palette,
    element: &Element,
    spot: Option<Spot>,
    lines: impl Fn(&kurbo::BezPath) -> Vec<Vec<Pos2>>,
) {
    let line = Stroke::new(2.5, palette.accent);
    for places in lines(&shape::outline(element)) {
        painter.add(Shape::line(places, line));
    }
    let turn = shape::turn(element);
    let dot = |spot: Spot| {
        let at = turn * crate::drawing::place(element.at(spot));
        let mut path = kurbo::BezPath::new();
        path.move_to(at);
        lines(&path).first().and_then(|line| line.first()).copied()
    };
    for (x, y) in [(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)] {
        if let Some(place) = dot(Spot::new(x, y)) {
            painter.circle(
                place,
                4.0,
                palette.surface,
                Stroke::new(1.0, palette.accent),
            );
        }
    }
    if let Some(place) = spot.and_then(dot) {
        painter.circle_filled(place, 5.5, palette.accent);
    }
}
