//! Connectors: drawn from one thing to another, their ends put elsewhere; by dragging, by two
//! clicks, and with arrow keys.

use egui::{Painter, Pos2, Rect, Response, Shape, Stroke, Ui, Vec2, vec2};

use super::{Drag, Held, kurbo_point, pos, sketch};
use crate::document::Document;
use crate::drawing::connector::{self, Course};
use crate::drawing::{kurbo, shape};
use crate::model::{Arrowhead, Element, ElementKind, End, Project, Spot};
use crate::ui::board::change::{self, Forms};
use crate::ui::board::scene::{Item, rect_of};
use crate::ui::board::{BoardView, ElementId, Tool};
use crate::ui::theme::Palette;
use crate::ui::view::ViewCx;

/// So near to an outline an end keeps its spot there, in points of the screen.
const RIM: f32 = 10.0;
/// So near to the middle of a side it goes exactly there, in points of the screen.
const MIDDLE: f32 = 14.0;
/// How near to an end of a connector one has to come to take hold of it, in points of the screen.
const REACH: f32 = 10.0;
/// Length of a connector that hangs on nothing, in points on the board.
const LOOSE: f32 = 160.0;

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

    /// What it aims at with arrow keys.
    pub const fn target(&self) -> Option<ElementId> {
        self.to
    }
}

/// Whether connectors can hang on an element.
fn can_hold(element: &Element) -> bool {
    element.kind != ElementKind::Connector && !element.kind.is_stroke()
}

/// Where on an element a connector hangs whose end is put to a place near or within it; `None` if
/// it is meant as a whole. `point`: the length of a point of the screen on the board.
fn spot_at(element: &Element, place: Pos2, point: f32) -> Option<Spot> {
    let turn = shape::turn(element);
    let rect = rect_of(element);
    let local = pos(turn.inverse() * kurbo_point(place));
    if rect.width() < 1.0 || rect.height() < 1.0 {
        return None;
    }
    let sides = [(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)];
    let at = |(x, y): (f32, f32)| rect.min + vec2(x, y) * rect.size();
    let small = rect.width().min(rect.height());
    let near = (MIDDLE * point).min(small * 0.2);
    let middle = sides
        .into_iter()
        .find(|side| at(*side).distance(local) <= near);
    if let Some((x, y)) = middle {
        return Some(Spot::new(x, y));
    }
    let on_rim = match element.kind {
        ElementKind::Ellipse | ElementKind::Diamond => {
            let edge = shape::edge_towards(element, kurbo_point(place));
            pos(turn.inverse() * edge)
        }
        _ => nearest_on(rect, local),
    };
    if on_rim.distance(local) > (RIM * point).min(small * 0.2) {
        return None;
    }
    let part = (on_rim - rect.min) / rect.size();
    Some(Spot::new(part.x, part.y))
}

/// The place on the edge of a rectangle that is nearest.
fn nearest_on(rect: Rect, place: Pos2) -> Pos2 {
    let within = rect.clamp(place);
    let sides = [
        Pos2::new(rect.left(), within.y),
        Pos2::new(rect.right(), within.y),
        Pos2::new(within.x, rect.top()),
        Pos2::new(within.x, rect.bottom()),
    ];
    let nearest = sides
        .into_iter()
        .min_by(|a, b| a.distance(place).total_cmp(&b.distance(place)));
    nearest.unwrap_or(within)
}

/// `to` on the nearest of the directions that are an eighth of a half turn apart.
fn in_steps(from: Pos2, to: Pos2) -> Pos2 {
    let way = to - from;
    let step = super::rotate::STEP.to_radians();
    let angle = (way.angle() / step).round() * step;
    from + Vec2::angled(angle) * way.length()
}

impl BoardView {
    /// The element on which a connector would hang at a place, and where.
    fn hold_at(&self, place: Pos2) -> Option<(&Item, End)> {
        let zoom = self.camera().zoom();
        let point = 1.0 / zoom;
        let part = Rect::from_center_size(place, Vec2::splat(2.0 * RIM * point));
        let on_ground = |item: &&Item| {
            // A frame holds at its edge and its header; within it is ground.
            let edge = change::bounds(&item.element).shrink(RIM * point);
            let header = place.y < item.rect.top() + crate::ui::board::scene::header_height(zoom);
            item.element.kind == ElementKind::Frame && edge.contains(place) && !header
        };
        let found = self.scene.within(part).filter(|item| {
            let element = &item.element;
            can_hold(element)
                && (shape::contains(element, kurbo_point(place))
                    || spot_at(element, place, point).is_some())
                && !on_ground(item)
        });
        let item = found.last()?;
        let end = End {
            spot: spot_at(&item.element, place, point),
            place: change::point(place),
        };
        Some((item, end))
    }

    /// What an end at a place hangs on, and where it is.
    fn end_for(&self, place: Pos2, other: Option<ElementId>) -> (Option<ElementId>, End) {
        let free = End {
            spot: None,
            place: change::point(place),
        };
        match self.hold_at(place) {
            // Nothing is connected with itself.
            Some((item, end)) if Some(item.id) != other => (Some(item.id), end),
            _ => (None, free),
        }
    }

    fn new_connector(&self, head: bool, from: (Option<ElementId>, End)) -> Element {
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
    fn add_connector(&mut self, cx: &mut ViewCx, element: Element) {
        if let Some(id) = change::connect(cx.doc, element) {
            self.select_only(id);
            self.hands.reached = Some(id);
        }
        self.hands.aim = None;
        self.put_tool_away();
    }

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
                self.look = Some(crate::ui::board::Look::Reveal(next));
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
    fn aimed(&self) -> Option<Element> {
        let aim = self.hands.aim.as_ref()?;
        let mut element = match aim.id.and_then(|(id, _)| self.scene.get(id)) {
            Some(item) => Element::clone(&item.element),
            None => self.new_connector(self.tool == Tool::Connect { head: true }, aim.from),
        };
        let (to, at) = match (aim.by_pointer, self.pointer_at) {
            (true, Some(place)) => self.end_for(place, aim.from.0),
            _ => (Some(aim.to?), End::default()),
        };
        if aim.id.is_some_and(|(_, start)| start) {
            (element.from, element.from_at) = (to, at);
        } else {
            (element.to, element.to_at) = (to, at);
        }
        Some(element)
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
        } else if let Some(element) = self.aimed() {
            let aim = self.hands.aim.as_ref().and_then(|aim| aim.id);
            ends(&element, aim.is_some_and(|(_, start)| start))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Point, Size};

    fn shape(kind: ElementKind) -> Element {
        Element {
            kind,
            position: Point::new(0.0, 0.0),
            size: Size::new(200.0, 100.0),
            ..Element::default()
        }
    }

    #[test]
    fn the_middle_of_a_side_the_rim_and_the_inside_are_told_apart() {
        let note = shape(ElementKind::Note);
        let spot = |x, y| spot_at(&note, Pos2::new(x, y), 1.0);
        assert_eq!(spot(103.0, -2.0), Some(Spot::new(0.5, 0.0)));
        assert_eq!(spot(50.0, 97.0), Some(Spot::new(0.25, 1.0)));
        assert_eq!(spot(100.0, 50.0), None);
        assert_eq!(spot(60.0, 40.0), None);
        assert_eq!(spot(60.0, 400.0), None);
    }

    #[test]
    fn a_spot_lies_on_the_outline_of_round_shapes() {
        for kind in [ElementKind::Ellipse, ElementKind::Diamond] {
            let element = shape(kind);
            let edge = shape::edge_towards(&element, kurbo::Point::new(180.0, 20.0));
            let spot = spot_at(&element, pos(edge), 1.0).expect("on the rim");
            let at = crate::drawing::place(element.at(spot));
            assert!((at - edge).hypot() < 0.5, "{kind:?} {at:?} {edge:?}");
        }
    }

    #[test]
    fn from_afar_the_inside_is_still_the_inside() {
        let note = shape(ElementKind::Note);
        assert_eq!(spot_at(&note, Pos2::new(100.0, 50.0), 20.0), None);
    }
}
