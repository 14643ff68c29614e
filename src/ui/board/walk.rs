//! From element to element by keyboard, and gathering several of them on the way.

use std::collections::BTreeSet;

use egui::{Id, Painter, Rect, Stroke, Ui, Vec2};

use super::pointer::dashed_box;
use super::{BoardView, ElementId, Look};
use crate::ui::theme::Palette;

/// How far around an element the line is that shows where one is, in points of the screen.
const AROUND: f32 = 6.0;

/// Elements are gathered one by one: what is selected stays so while one walks on.
pub struct Gathering {
    /// Where one is, be it selected or not.
    at: ElementId,
    /// What was selected so far. Where something else is selected now, it was done in another way,
    /// and the gathering is over.
    kept: BTreeSet<ElementId>,
}

impl BoardView {
    /// Where one is while elements are gathered.
    pub(super) fn gathering_at(&self) -> Option<ElementId> {
        let gathering = self.hands.gathering.as_ref()?;
        let goes_on = gathering.kept == self.selection && self.scene.get(gathering.at).is_some();
        goes_on.then_some(gathering.at)
    }

    /// The selected element one has got to: where Tab and arrows go on from.
    pub(super) fn reached(&self) -> Option<ElementId> {
        let reached = self.hands.reached;
        reached
            .filter(|id| self.selection.contains(id))
            .or_else(|| self.selection.first().copied())
    }

    /// Where the next step begins, and what it leads out of: elements that are meant together.
    fn standing(&self) -> (Option<ElementId>, BTreeSet<ElementId>) {
        match self.gathering_at() {
            Some(at) => (Some(at), self.meant(at)),
            None => (self.reached(), self.selection.clone()),
        }
    }

    /// Tab: the next element, or the next group as a whole; behind the last one the next part of
    /// the window. Within a group that was entered, its next member.
    pub(super) fn tab(&mut self, ui: &Ui, canvas: Id, back: bool) {
        if self.aim_other_end() {
            return;
        }
        let (mut at, passed) = self.standing();
        while let Some(next) = self.scene.next(at, back) {
            if !passed.contains(&next) && self.is_entered(next) {
                self.walk_to_meant(next);
                return;
            }
            at = Some(next);
        }
        if self.hands.entered.is_some() {
            return;
        }
        if self.gathering_at().is_none() {
            self.selection.clear();
        }
        let direction = if back {
            egui::FocusDirection::Previous
        } else {
            egui::FocusDirection::Next
        };
        ui.memory_mut(|memory| {
            memory.request_focus(canvas);
            memory.move_focus(direction);
        });
    }

    /// Ctrl and an arrow: the nearest element in a direction.
    pub(super) fn walk(&mut self, direction: Vec2) {
        let (from, passed) = self.standing();
        let next = match from {
            Some(from) => {
                let mut next = self.scene.nearest(from, direction);
                while let Some(id) = next.filter(|id| passed.contains(id)) {
                    next = self.scene.nearest(id, direction);
                }
                next
            }
            None => self.scene.next(None, false),
        };
        if let Some(next) = next {
            if !self.is_entered(next) {
                self.hands.entered = None;
            }
            self.walk_to_meant(next);
        }
    }

    /// Goes to an element and brings it into sight. It is selected, or the group that is meant by
    /// it, unless elements are gathered.
    fn walk_to_meant(&mut self, id: ElementId) {
        if self.gathering_at().is_none() {
            self.selection = self.meant(id);
            self.hands.reached = Some(id);
        } else if let Some(gathering) = &mut self.hands.gathering {
            gathering.at = id;
        }
        self.look = Some(Look::Reveal(id));
    }

    /// Ctrl+Space: from now on what is selected stays so while one walks on; pressed once more, it
    /// takes the element one has got to into the selection or out of it. Returns whether it has
    /// just begun.
    pub(super) fn gather(&mut self) -> bool {
        let Some(at) = self.gathering_at() else {
            let Some(at) = self.reached() else {
                return false;
            };
            let kept = self.selection.clone();
            self.hands.gathering = Some(Gathering { at, kept });
            return true;
        };
        let meant = self.meant(at);
        if self.selection.contains(&at) {
            self.selection.retain(|id| !meant.contains(id));
        } else {
            self.selection.extend(meant);
            self.hands.reached = Some(at);
        }
        let kept = self.selection.clone();
        self.hands.gathering = Some(Gathering { at, kept });
        false
    }

    /// A line around the element one has got to while elements are gathered.
    pub(super) fn paint_walking(&self, ui: &Ui, painter: &Painter, viewport: Rect) {
        let Some(at) = self.gathering_at() else {
            return;
        };
        let meant = self.meant(at);
        let items = meant.iter().filter_map(|id| self.scene.get(*id));
        let around = items.map(|item| item.bounds).reduce(Rect::union);
        if let Some(around) = around {
            let around = self.camera().rect_to_screen(viewport, around);
            let line = Stroke::new(2.0, Palette::here(ui).accent);
            dashed_box(painter, around.expand(AROUND), line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, IdSource};
    use crate::model::{Board, Element, Group, Point, Project, Ulid};
    use egui::vec2;

    const RIGHT: Vec2 = vec2(1.0, 0.0);

    /// A view of four notes in a row, the last two of them in one group.
    fn row() -> (BoardView, [ElementId; 4]) {
        let mut ids = IdSource::counting_from(1);
        let mut project = Project::default();
        let board = ids.next();
        project.boards.insert(board, Board::default());
        let notes = [0, 1, 2, 3].map(|nth: u8| {
            let note = Element {
                board: Some(board),
                position: Point::new(f32::from(nth) * 200.0, 0.0),
                size: Element::note_size(),
                groups: (nth > 1).then_some(Group(Ulid(7))).into_iter().collect(),
                ..Element::default()
            };
            let id = ids.next();
            project.elements.insert(id, note);
            id
        });
        let mut view = BoardView {
            board: Some(board),
            ..BoardView::default()
        };
        view.refresh(&Document::new(project));
        (view, notes)
    }

    #[test]
    fn what_is_gathered_stays_selected_on_the_way() {
        let (mut view, [one, two, three, four]) = row();
        view.walk(RIGHT);
        assert_eq!(view.selection, [one].into());
        assert!(view.gather());
        view.walk(RIGHT);
        assert_eq!(view.selection, [one].into());
        assert_eq!(view.gathering_at(), Some(two));
        // The group counts as one, to be taken in and out.
        view.walk(RIGHT);
        assert!(!view.gather());
        assert_eq!(view.selection, [one, three, four].into());
        view.walk(RIGHT);
        assert_eq!(view.gathering_at(), Some(three));
        view.walk(-RIGHT);
        assert_eq!(view.gathering_at(), Some(two));
        view.walk(RIGHT);
        view.gather();
        assert_eq!(view.selection, [one].into());
    }

    #[test]
    fn the_last_one_may_be_let_go_too() {
        let (mut view, [one, two, ..]) = row();
        view.walk(RIGHT);
        view.gather();
        view.gather();
        assert!(view.selection.is_empty());
        assert_eq!(view.gathering_at(), Some(one));
        view.walk(RIGHT);
        view.gather();
        assert_eq!(view.selection, [two].into());
    }

    #[test]
    fn whoever_selects_in_another_way_has_done_gathering() {
        let (mut view, [one, two, ..]) = row();
        assert!(!view.gather(), "nothing to begin with");
        view.walk(RIGHT);
        view.gather();
        view.select_only(two);
        assert_eq!(view.gathering_at(), None);
        view.walk(-RIGHT);
        assert_eq!(view.selection, [one].into());
    }
}
