//! What lies on a board, read, pointed at and followed.

use egui::vec2;

use super::*;
use crate::document::IdSource;
use crate::model::{NoteColor, Point, Size};

/// A frame named F with a and b in it, b to the right and a little higher; c free, below.
fn scene() -> Scene {
    let mut ids = IdSource::counting_from(1);
    let mut project = Project::default();
    let board: Id<Board> = ids.next();
    let frame: Id<Element> = ids.next();
    let mut order = Order::default();
    let note = (160.0, 112.0);
    for (text, kind, at, size) in [
        ("c", ElementKind::Note, (0.0, 400.0), note),
        ("b", ElementKind::Note, (200.0, 40.0), note),
        ("a", ElementKind::Note, (20.0, 45.0), note),
        ("F", ElementKind::Frame, (0.0, 0.0), (400.0, 200.0)),
    ] {
        let is_frame = kind == ElementKind::Frame;
        let id = if is_frame { frame } else { ids.next() };
        let element = Element {
            board: Some(board),
            kind,
            frame: ["a", "b"].contains(&text).then_some(frame),
            order: order.clone(),
            position: Point::new(at.0, at.1),
            size: Size::new(size.0, size.1),
            text: text.to_owned(),
            ..Element::default()
        };
        project.elements.insert(id, element);
        order = Order::after(Some(&order));
    }
    let mut scene = Scene::default();
    scene.refresh(&project, Some(board));
    scene
}

fn text(scene: &Scene, id: Option<Id<Element>>) -> String {
    let item = id.and_then(|id| scene.get(id));
    item.map_or_else(String::new, |item| item.element.text.clone())
}

fn id(scene: &Scene, text: &str) -> Id<Element> {
    let item = scene.items().iter().find(|item| item.element.text == text);
    item.map(|item| item.id).expect("on the board")
}

#[test]
fn it_is_read_frame_by_frame_and_row_by_row() {
    let scene = scene();
    let rows = scene.rows().iter();
    let read: Vec<_> = rows
        .map(|row| (text(&scene, Some(row.id)), row.depth))
        .collect();
    let expected = [("F", 0), ("a", 1), ("b", 1), ("c", 0)];
    assert_eq!(read, expected.map(|(text, depth)| (text.to_owned(), depth)));
    let a = id(&scene, "a");
    assert_eq!(text(&scene, scene.next(Some(a), false)), "b");
    assert_eq!(text(&scene, scene.next(Some(a), true)), "F");
    assert_eq!(scene.next(Some(id(&scene, "c")), false), None);
}

#[test]
fn the_nearest_in_a_direction_lies_in_that_direction() {
    let scene = scene();
    let from = id(&scene, "a");
    assert_eq!(text(&scene, scene.nearest(from, vec2(0.0, 1.0))), "c");
    let from = id(&scene, "b");
    assert_eq!(text(&scene, scene.nearest(from, vec2(-1.0, 0.0))), "a");
    assert_eq!(scene.nearest(from, vec2(0.0, -1.0)), None);
}

#[test]
fn a_frame_lies_below_and_is_held_at_its_header_and_edge() {
    let scene = scene();
    let at = |x, y| text(&scene, scene.at(pos2(x, y), 1.0).map(|item| item.id));
    assert_eq!(at(30.0, 60.0), "a");
    assert_eq!(at(300.0, 10.0), "F");
    assert_eq!(at(399.0, 180.0), "F");
    assert_eq!(at(190.0, 180.0), "");
    assert_eq!(at(700.0, 180.0), "");
}

fn put(project: &mut Project, number: u128, element: Element) -> Id<Element> {
    let id = Id::from_ulid(ulid::Ulid(number));
    project.elements.insert(id, element);
    id
}

fn on_board(kind: ElementKind, rect: Rect) -> Element {
    Element {
        board: Some(Id::from_ulid(ulid::Ulid(1))),
        kind,
        position: Point::new(rect.left(), rect.top()),
        size: Size::new(rect.width(), rect.height()),
        ..Element::default()
    }
}

fn rect(x: f32, y: f32, w: f32, h: f32) -> Rect {
    Rect::from_min_size(pos2(x, y), vec2(w, h))
}

fn shown(project: &Project) -> Scene {
    let mut scene = Scene::default();
    scene.refresh(project, Some(Id::from_ulid(ulid::Ulid(1))));
    scene
}

/// What a scene says, for comparing.
fn told(scene: &Scene) -> Vec<(Id<Element>, Rect, Option<NoteColor>)> {
    let items = scene.items().iter().zip(scene.afar());
    items
        .map(|(item, afar)| (item.id, item.bounds, afar.paper))
        .collect()
}

#[test]
fn following_edits_comes_to_the_same_as_gathering_anew() {
    let mut project = Project::default();
    let mut scene = shown(&project);
    let mut random = 7_u64;
    let mut next = |below: u64| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (random >> 33) % below
    };
    let mut order = Order::default();
    for round in 0..300 {
        for _ in 0..=next(4) {
            let number = u128::from(next(60)) + 10;
            let id = Id::from_ulid(ulid::Ulid(number));
            let kind = ElementKind::ALL[next(10) as usize];
            order = Order::after(Some(&order));
            match next(5) {
                0 => drop(project.elements.remove(id)),
                1 => {
                    let (x, y) = (next(900) as f32, next(900) as f32);
                    if let Some(element) = project.elements.get_mut(id) {
                        element.position = Point::new(x, y);
                    }
                }
                2 => {
                    if let Some(element) = project.elements.get_mut(id) {
                        element.order = order.clone();
                    }
                }
                _ => {
                    let at = rect(next(900) as f32, next(900) as f32, 160.0, 112.0);
                    let other = |n: u64| Some(Id::from_ulid(ulid::Ulid(u128::from(n) + 10)));
                    let element = Element {
                        order: order.clone(),
                        frame: other(next(60)),
                        from: other(next(60)),
                        to: other(next(60)),
                        ..on_board(kind, at)
                    };
                    put(&mut project, number, element);
                }
            }
        }
        scene.refresh(&project, Some(Id::from_ulid(ulid::Ulid(1))));
        let anew = shown(&project);
        assert_eq!(told(&scene), told(&anew), "in round {round}");
        let part = rect(next(900) as f32, next(900) as f32, 90.0, 60.0);
        let ids = |scene: &Scene| scene.within(part).map(|item| item.id).collect::<Vec<_>>();
        let all = anew
            .items()
            .iter()
            .filter(|item| item.bounds.intersects(part));
        let all: Vec<_> = all.map(|item| item.id).collect();
        assert_eq!((ids(&scene), ids(&anew)), (all.clone(), all));
        assert_eq!(scene.bounds(), anew.bounds());
    }
}

#[test]
fn a_connector_follows_what_it_is_bound_to() {
    let mut project = Project::default();
    let note = ElementKind::Note;
    let a = put(
        &mut project,
        2,
        on_board(note, rect(0.0, 0.0, 160.0, 112.0)),
    );
    let b = put(
        &mut project,
        3,
        on_board(note, rect(400.0, 0.0, 160.0, 112.0)),
    );
    let connector = Element {
        from: Some(a),
        to: Some(b),
        ..on_board(ElementKind::Connector, rect(0.0, 0.0, 0.0, 0.0))
    };
    let connector = put(&mut project, 4, connector);
    let mut scene = shown(&project);
    let end = |scene: &Scene| match &scene.get(connector).unwrap().form {
        Form::Way(way) => *way.line.last().unwrap(),
        _ => panic!("no way"),
    };
    assert_eq!(end(&scene), pos2(400.0, 56.0));
    project.elements.get_mut(b).unwrap().position = Point::new(400.0, 600.0);
    scene.refresh(&project, Some(Id::from_ulid(ulid::Ulid(1))));
    assert!(end(&scene).y >= 600.0);
    assert_eq!(scene.connectors_of(a).count(), 1);
    assert_eq!(scene.within(rect(200.0, 250.0, 40.0, 100.0)).count(), 1);
    project.elements.remove(b);
    scene.refresh(&project, Some(Id::from_ulid(ulid::Ulid(1))));
    assert_eq!(end(&scene), pos2(0.0, 0.0));
}

#[test]
fn what_is_hit_is_what_is_seen() {
    let mut project = Project::default();
    let mut filled = on_board(ElementKind::Ellipse, rect(0.0, 0.0, 200.0, 100.0));
    filled.fill = crate::model::Fill::Blue;
    let ellipse = put(&mut project, 2, filled.clone());
    let mut turned = on_board(ElementKind::Rectangle, rect(300.0, 0.0, 200.0, 20.0));
    turned.fill = crate::model::Fill::Blue;
    turned.angle = crate::model::Angle::new(90.0);
    let turned = put(&mut project, 3, turned);
    let note = on_board(ElementKind::Note, rect(620.0, 20.0, 160.0, 112.0));
    let note = put(&mut project, 4, note);
    let mut hollow = on_board(ElementKind::Rectangle, rect(600.0, 0.0, 200.0, 300.0));
    hollow.order = Order::after(None);
    let hollow = put(&mut project, 5, hollow);
    let line = Element {
        from_at: crate::model::End {
            place: Point::new(0.0, 400.0),
            ..Default::default()
        },
        to_at: crate::model::End {
            place: Point::new(400.0, 400.0),
            ..Default::default()
        },
        ..on_board(ElementKind::Connector, rect(0.0, 400.0, 400.0, 0.0))
    };
    let line = put(&mut project, 6, line);
    let scene = shown(&project);
    let at = |x, y, zoom| scene.at(pos2(x, y), zoom).map(|item| item.id);
    assert_eq!(at(100.0, 50.0, 1.0), Some(ellipse));
    assert_eq!(at(4.0, 4.0, 1.0), None);
    assert_eq!(at(400.0, 100.0, 1.0), Some(turned));
    assert_eq!(at(310.0, 10.0, 1.0), None);
    // A note shows through an outline that lies above it.
    assert_eq!(at(700.0, 70.0, 1.0), Some(note));
    assert_eq!(at(700.0, 250.0, 1.0), Some(hollow));
    assert_eq!(at(601.0, 70.0, 1.0), Some(hollow));
    // A line is as easily hit from afar as from near.
    assert_eq!(at(200.0, 404.0, 1.0), Some(line));
    assert_eq!(at(200.0, 420.0, 1.0), None);
    assert_eq!(at(200.0, 420.0, 0.2), Some(line));
    assert_eq!(at(200.0, 404.0, 8.0), None);
}
