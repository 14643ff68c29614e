//! Another size by keyboard.

use egui::emath::Rot2;
use egui::{Vec2, vec2};

use super::{Grip, Held, Resizing};
use crate::document::Document;
use crate::model::ElementKind;
use crate::ui::board::{BoardView, change};

impl BoardView {
    /// Makes what is selected wider or higher: its lower right corner moves.
    pub(in crate::ui::board) fn resize_by_keys(&mut self, doc: &mut Document, by: Vec2) {
        // Another key may have changed it in the same frame.
        self.refresh(doc);
        let Some(boxed) = self.boxed().filter(|_| self.drag.is_none()) else {
            return;
        };
        let elements = self.in_box();
        let mut resizing = Resizing {
            forms: elements.clone(),
            elements,
            from: boxed.rect.max,
            boxed,
            grip: Grip(1, 1),
        };
        resizing.by_keys(by);
        change::reshape_more(doc, resizing.step(), &resizing.forms);
    }
}

impl Resizing {
    /// Moves the lower right corner by keyboard, along the sides of the box. With images among the
    /// elements all keep their proportions.
    fn by_keys(&mut self, by: Vec2) {
        let size = self.boxed.rect.size();
        let mut images = self.elements.values().map(|e| e.kind == ElementKind::Image);
        let (any, all) = (images.clone().any(|is| is), images.all(|is| is));
        let by = match any && size.x > 0.0 && size.y > 0.0 {
            true if by.x != 0.0 => vec2(by.x, by.x * size.y / size.x),
            true => vec2(by.y * size.x / size.y, by.y),
            false => by,
        };
        let held = Held {
            shift: any && !all,
            alt: false,
        };
        self.to(Rot2::from_angle(self.boxed.angle) * by, held);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{IdSource, Step};
    use crate::model::{Angle, Board, Element, Point, Project, Size};
    use crate::ui::board::ElementId;

    const WIDER: Vec2 = vec2(10.0, 0.0);
    const HIGHER: Vec2 = vec2(0.0, 10.0);

    struct Desk {
        view: BoardView,
        doc: Document,
        ids: Vec<ElementId>,
    }

    impl Desk {
        /// All of these selected, one beside the other.
        fn with(elements: &[Element]) -> Self {
            let mut source = IdSource::counting_from(1);
            let mut project = Project::default();
            let board = source.next();
            project.boards.insert(board, Board::default());
            let mut ids: Vec<ElementId> = Vec::new();
            let mut x = 0.0;
            for element in elements {
                let element = Element {
                    board: Some(board),
                    position: Point::new(x, 0.0),
                    ..element.clone()
                };
                x += element.size.width();
                let id = source.next();
                project.elements.insert(id, element);
                ids.push(id);
            }
            let view = BoardView {
                board: Some(board),
                selection: ids.iter().copied().collect(),
                ..BoardView::default()
            };
            let doc = Document::new(project);
            Self { view, doc, ids }
        }

        fn press(&mut self, by: Vec2, times: usize) {
            for _ in 0..times {
                self.view.resize_by_keys(&mut self.doc, by);
            }
        }

        fn get(&self, nth: usize) -> &Element {
            self.doc.project().get(self.ids[nth]).expect("there")
        }

        fn size(&self, nth: usize) -> (f32, f32) {
            let size = self.get(nth).size;
            (size.width(), size.height())
        }
    }

    fn element(kind: ElementKind, width: f32, height: f32) -> Element {
        Element {
            kind,
            size: Size::new(width, height),
            ..Element::default()
        }
    }

    #[test]
    fn one_run_is_one_step_whatever_it_is() {
        for kind in [
            ElementKind::Note,
            ElementKind::Frame,
            ElementKind::Rectangle,
            ElementKind::Image,
        ] {
            let mut desk = Desk::with(&[element(kind, 160.0, 120.0)]);
            desk.press(WIDER, 2);
            desk.press(HIGHER, 1);
            let proportions = desk.size(0).0 / desk.size(0).1;
            match kind {
                ElementKind::Image => assert!((proportions - 4.0 / 3.0).abs() < 1e-3),
                _ => assert_eq!(desk.size(0), (180.0, 130.0), "{kind:?}"),
            }
            assert_eq!(desk.get(0).position, Point::new(0.0, 0.0));
            assert_eq!(desk.doc.next_undo(), Some(Step::ResizeElement));
            desk.doc.undo();
            assert_eq!(desk.size(0), (160.0, 120.0));
            assert_eq!(desk.doc.next_undo(), None);
        }
    }

    #[test]
    fn nothing_gets_too_small() {
        let mut desk = Desk::with(&[element(ElementKind::Note, 160.0, 112.0)]);
        desk.press(-WIDER, 30);
        desk.press(-HIGHER, 30);
        let least = change::SMALLEST;
        assert_eq!(desk.size(0), (least.x, least.y));
        let mut desk = Desk::with(&[element(ElementKind::Image, 160.0, 80.0)]);
        desk.press(-WIDER, 30);
        assert_eq!(desk.size(0), (least.y * 2.0, least.y));
    }

    #[test]
    fn an_image_among_others_is_not_distorted_either() {
        let note = element(ElementKind::Note, 160.0, 120.0);
        let image = element(ElementKind::Image, 160.0, 80.0);
        let mut desk = Desk::with(&[note, image]);
        desk.press(WIDER, 4);
        let (width, height) = desk.size(1);
        assert!(width > 160.0 && (width / height - 2.0).abs() < 1e-3);
        assert_eq!(desk.doc.next_undo(), Some(Step::ResizeElements));
    }

    #[test]
    fn what_is_turned_becomes_longer_along_its_own_sides() {
        let turned = Element {
            angle: Angle::new(90.0),
            ..element(ElementKind::Rectangle, 160.0, 120.0)
        };
        let mut desk = Desk::with(&[turned]);
        desk.press(WIDER, 1);
        let (width, height) = desk.size(0);
        assert!((width - 170.0).abs() < 1e-3 && (height - 120.0).abs() < 1e-3);
    }

    #[test]
    fn what_is_locked_keeps_its_size() {
        let held = Element {
            locked: true,
            ..element(ElementKind::Note, 160.0, 112.0)
        };
        let mut desk = Desk::with(&[held]);
        desk.press(WIDER, 1);
        assert_eq!(desk.size(0), (160.0, 112.0));
        assert_eq!(desk.doc.next_undo(), None);
    }
}
