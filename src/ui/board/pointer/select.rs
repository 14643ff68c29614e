//! Selecting: click, rectangle, lasso, groups.

use std::collections::BTreeSet;

use egui::{Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui};

use super::Drag;
use crate::model::{Element, ElementKind, Group};
use crate::ui::board::{BoardView, ElementId, change};
use crate::ui::theme::Palette;
use crate::ui::view::ViewCx;

/// So far apart, in points of the screen, are the corners of a lasso.
const LASSO_STEP: f32 = 3.0;

impl BoardView {
    /// What is meant by an element: all of its group, or within a group that was entered its
    /// part of that.
    pub(in crate::ui::board) fn meant(&self, id: ElementId) -> BTreeSet<ElementId> {
        let group = self
            .scene
            .get(id)
            .and_then(|item| group_meant(&item.element, self.hands.entered));
        let Some(group) = group else {
            return [id].into();
        };
        let members = self
            .scene
            .items()
            .iter()
            .filter(|item| item.element.groups.contains(&group));
        members.map(|item| item.id).collect()
    }

    /// These elements and the groups that are meant by them.
    fn all_meant(&self, ids: impl Iterator<Item = ElementId>) -> BTreeSet<ElementId> {
        let mut all: BTreeSet<ElementId> = BTreeSet::new();
        for id in ids {
            if !all.contains(&id) {
                all.extend(self.meant(id));
            }
        }
        all
    }

    /// Whether an element belongs to the group that was entered.
    pub(in crate::ui::board) fn is_entered(&self, id: ElementId) -> bool {
        let (Some(group), Some(item)) = (self.hands.entered, self.scene.get(id)) else {
            return true;
        };
        item.element.groups.contains(&group)
    }

    /// Goes into the group that is meant by an element; `false` if none is.
    pub(in crate::ui::board) fn enter_group(&mut self, id: ElementId) -> bool {
        let group = self
            .scene
            .get(id)
            .and_then(|item| group_meant(&item.element, self.hands.entered));
        let Some(group) = group else { return false };
        self.hands.entered = Some(group);
        self.selection = self.meant(id);
        self.hands.reached = Some(id);
        true
    }

    /// Leaves the group that was entered for the one around it, and selects it; `false` if none
    /// was entered.
    pub(in crate::ui::board) fn leave_group(&mut self) -> bool {
        let Some(entered) = self.hands.entered.take() else {
            return false;
        };
        let mut members = self.scene.items().iter();
        let member = members.find(|item| item.element.groups.contains(&entered));
        let Some(member) = member else { return false };
        let groups = &member.element.groups;
        let at = groups.iter().position(|group| *group == entered);
        self.hands.entered = at.and_then(|at| groups.get(at + 1)).copied();
        self.selection = self.meant(member.id);
        true
    }

    pub(super) fn click_to_select(&mut self, ui: &Ui, cx: &mut ViewCx, place: Pos2, double: bool) {
        let hit = self.take_hit(place);
        self.hands.gathering = None;
        let shift = ui.input(|input| input.modifiers.shift);
        let Some(hit) = hit else {
            self.hands.entered = None;
            match (double, shift) {
                (true, _) => self.put_at(ElementKind::Note, place, cx),
                (_, true) => {}
                _ => self.selection.clear(),
            }
            return;
        };
        if !self.is_entered(hit) {
            self.hands.entered = None;
        }
        self.hands.reached = Some(hit);
        if double {
            if !self.enter_group(hit) {
                self.edit_element(hit, cx.doc);
            }
            return;
        }
        let meant = self.meant(hit);
        if !shift {
            self.selection = meant;
        } else if self.selection.contains(&hit) {
            self.selection.retain(|id| !meant.contains(id));
        } else {
            self.selection.extend(meant);
        }
    }

    pub(super) fn select_within(&mut self, part: Rect, keep: &BTreeSet<ElementId>) {
        let found = self.scene.within(part).filter(|item| {
            // A frame is meant only when all of it is; what is locked lies below.
            !item.element.locked
                && match item.element.kind {
                    ElementKind::Frame => part.contains_rect(item.rect),
                    ElementKind::Connector => part.intersects(item.rect),
                    _ => part.intersects(change::bounds(&item.element)),
                }
        });
        let found: Vec<ElementId> = found.map(|item| item.id).collect();
        let mut selection = self.all_meant(found.into_iter());
        selection.extend(keep);
        self.selection = selection;
    }

    pub(super) fn select_enclosed(
        &mut self,
        line: &mut Vec<Pos2>,
        place: Pos2,
        keep: &BTreeSet<ElementId>,
    ) {
        let step = LASSO_STEP / self.camera().zoom();
        if line.last().is_none_or(|last| last.distance(place) >= step) {
            line.push(place);
        }
        let part = Rect::from_points(line);
        let found = self.scene.within(part).filter(|item| {
            let rect = change::bounds(&item.element);
            let within = |place: Pos2| encloses(line, place);
            !item.element.locked
                && match item.element.kind {
                    ElementKind::Frame => [
                        rect.left_top(),
                        rect.right_top(),
                        rect.right_bottom(),
                        rect.left_bottom(),
                    ]
                    .into_iter()
                    .all(within),
                    ElementKind::Connector => within(item.rect.center()),
                    _ => within(rect.center()),
                }
        });
        let found: Vec<ElementId> = found.map(|item| item.id).collect();
        let mut selection = self.all_meant(found.into_iter());
        selection.extend(keep);
        self.selection = selection;
    }

    pub(super) fn paint_selecting(&self, ui: &Ui, viewport: Rect) {
        let palette = Palette::here(ui);
        let painter = ui.painter_at(viewport);
        let camera = self.camera();
        let line = Stroke::new(1.0, palette.accent);
        let ground = palette.accent.gamma_multiply(0.08);
        match &self.drag {
            Some(Drag::Marquee { from, .. }) => {
                if let Some(to) = self.pointer_at {
                    let rect = camera.rect_to_screen(viewport, Rect::from_two_pos(*from, to));
                    painter.rect(rect, 0.0, ground, line, StrokeKind::Middle);
                }
            }
            Some(Drag::Lasso { line: places, .. }) => {
                let places: Vec<Pos2> = places
                    .iter()
                    .map(|place| camera.to_screen(viewport, *place))
                    .collect();
                if let (Some(first), Some(last)) = (places.first(), places.last()) {
                    let back = [*last, *first];
                    painter.extend(Shape::dashed_line(&back, line, 4.0, 4.0));
                }
                painter.add(Shape::line(places, Stroke::new(1.5, palette.accent)));
            }
            _ => {}
        }
        if let Some(group) = self.hands.entered.filter(|_| self.drag.is_none()) {
            let members = self.scene.items().iter();
            let members = members.filter(|item| item.element.groups.contains(&group));
            let around = members
                .map(|item| change::bounds(&item.element))
                .reduce(|all, rect| all.union(rect));
            if let Some(around) = around {
                let rect = camera.rect_to_screen(viewport, around).expand(8.0);
                dashed_box(&painter, rect, line);
            }
        }
        self.paint_walking(ui, &painter, viewport);
    }
}

/// A dashed line along the sides of a box on the screen.
pub fn dashed_box(painter: &Painter, rect: Rect, line: Stroke) {
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    painter.extend(Shape::dashed_line(&corners, line, 5.0, 4.0));
}

/// The group that is meant by an element: the outermost, or the one next within the group that
/// was entered.
fn group_meant(element: &Element, entered: Option<Group>) -> Option<Group> {
    let groups = &element.groups;
    let at = entered.and_then(|entered| groups.iter().position(|group| *group == entered));
    match at {
        Some(at) => groups.get(at.checked_sub(1)?).copied(),
        None => groups.last().copied(),
    }
}

/// Whether a closed line goes around a place.
fn encloses(line: &[Pos2], place: Pos2) -> bool {
    let mut within = false;
    let Some(mut before) = line.last().copied() else {
        return false;
    };
    for at in line {
        let crosses = (at.y > place.y) != (before.y > place.y);
        if crosses {
            let x = (before.x - at.x).mul_add((place.y - at.y) / (before.y - at.y), at.x);
            if place.x < x {
                within = !within;
            }
        }
        before = *at;
    }
    within
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ulid;
    use egui::pos2;

    #[test]
    fn a_line_encloses_what_it_goes_around() {
        let line = [
            pos2(0.0, 0.0),
            pos2(10.0, 0.0),
            pos2(10.0, 10.0),
            pos2(5.0, 3.0),
            pos2(0.0, 10.0),
        ];
        assert!(encloses(&line, pos2(2.0, 2.0)));
        assert!(!encloses(&line, pos2(5.0, 8.0)));
        assert!(!encloses(&line, pos2(20.0, 2.0)));
        assert!(!encloses(&[], pos2(0.0, 0.0)));
    }

    #[test]
    fn groups_are_entered_from_the_outermost_to_the_innermost() {
        let [inner, outer] = [1, 2].map(|number| Group(Ulid(number)));
        let element = Element {
            groups: vec![inner, outer],
            ..Element::default()
        };
        assert_eq!(group_meant(&element, None), Some(outer));
        assert_eq!(group_meant(&element, Some(outer)), Some(inner));
        assert_eq!(group_meant(&element, Some(inner)), None);
    }
}
