//! Boards out and in, by one board with one of everything.

mod hostile;
mod others;
mod pictures;
mod returning;

use super::*;
use crate::document::{Document, Step};
use crate::drawing::layout;
use crate::i18n::{Lang, Texts};
use crate::model::{
    Angle, Arrowhead, Board, Dash, Element, ElementKind, End, Fill, Fitting, Group, Id, Image, Ink,
    NoteColor, Order, Point, Points, Project, Route, Size, Spot, Tag, TextAlign, TypeSize, Ulid,
    Weight,
};

const BOARD: Id<Board> = Id::from_ulid(Ulid(1));

fn id(number: u128) -> Id<Element> {
    Id::from_ulid(Ulid(number))
}

fn texts() -> Texts {
    Texts::new(Lang::De)
}

/// A picture of 2 × 2 pixels.
fn picture() -> Image {
    let mut png = Vec::new();
    let pixels = image::RgbImage::from_pixel(2, 2, image::Rgb([200, 30, 30]));
    let encoder = image::codecs::png::PngEncoder::new(&mut png);
    pixels.write_with_encoder(encoder).unwrap();
    crate::exchange::picture::take_in(&png, "", || false).unwrap()
}

/// A board with one of everything.
fn project() -> Project {
    let mut project = Project::default();
    let board = Board {
        title: "Quartier & <Zielgruppe>".to_owned(),
        ..Board::default()
    };
    project.boards.insert(BOARD, board);
    let image = picture();
    let image_id = Image::id(image.data.as_slice());
    project.images.insert(image_id, image);
    let mut order = None;
    let mut put =
        |number: u128, kind: ElementKind, at: (f32, f32), change: &dyn Fn(&mut Element)| {
            let place = Order::after(order.as_ref());
            order = Some(place.clone());
            let mut element = Element {
                board: Some(BOARD),
                kind,
                position: Point::new(at.0, at.1),
                size: Element::note_size(),
                order: place.clone(),
                sequence: place,
                ..Element::default()
            };
            change(&mut element);
            project.elements.insert(id(number), element);
        };
    put(10, ElementKind::Frame, (0.0, 0.0), &|e| {
        e.text = "Erfahrungen".to_owned();
        e.size = Size::new(700.0, 500.0);
    });
    put(11, ElementKind::Frame, (20.0, 250.0), &|e| {
        e.text = "Cluster".to_owned();
        e.size = Size::new(300.0, 220.0);
        e.frame = Some(id(10));
    });
    put(12, ElementKind::Note, (20.5, 60.25), &|e| {
        e.text = "Willkommen im Quartier: Was hilft beim Ankommen, und wer hilft?".to_owned();
        e.color = NoteColor::Pink;
        e.frame = Some(id(10));
        e.number = 17;
        e.tags = vec![Tag::new("Ankommen").unwrap(), Tag::new("Nachbarn").unwrap()];
        e.fitting = Fitting::Grow;
        e.groups = vec![Group(Ulid(100)), Group(Ulid(200))];
    });
    put(13, ElementKind::Note, (40.0, 290.0), &|e| {
        e.text = "streng vertraulich".to_owned();
        e.tags = vec![Tag::new("geheimes").unwrap()];
        e.covered = true;
        e.frame = Some(id(11));
        e.number = 3;
        e.groups = vec![Group(Ulid(200))];
    });
    put(14, ElementKind::Text, (720.0, 20.0), &|e| {
        e.text = "Überschrift mit  zwei Leerzeichen\nund zweiter Zeile".to_owned();
        e.type_size = TypeSize::Large;
        e.ink = Ink::Blue;
        e.size = Size::new(720.0, 120.0);
        e.angle = Angle::new(10.0);
    });
    put(15, ElementKind::Rectangle, (720.0, 150.0), &|e| {
        e.text = "Kasten".to_owned();
        e.fill = Fill::Green;
        e.ink = Ink::Green;
        e.weight = Weight::Thick;
        e.locked = true;
    });
    put(16, ElementKind::Ellipse, (720.0, 300.0), &|e| {
        e.text = "Kreis".to_owned();
        e.dash = Dash::Dashed;
        e.align = TextAlign::Left;
        e.angle = Angle::new(45.0);
    });
    put(17, ElementKind::Diamond, (720.0, 450.0), &|e| {
        e.fill = Fill::Violet;
        e.dash = Dash::Dotted;
    });
    put(18, ElementKind::Connector, (0.0, 0.0), &|e| {
        e.text = "führt zu".to_owned();
        e.from = Some(id(12));
        e.to = Some(id(15));
        e.to_at.spot = Some(Spot::new(0.0, 0.5));
        e.route = Route::Elbow;
        e.to_head = Arrowhead::Triangle;
        e.ink = Ink::Red;
    });
    put(19, ElementKind::Connector, (0.0, 0.0), &|e| {
        e.from = Some(id(15));
        e.to = Some(id(16));
        e.route = Route::Curved;
        e.from_head = Arrowhead::Dot;
    });
    put(20, ElementKind::Connector, (1000.0, 0.0), &|e| {
        e.from_at = End {
            spot: None,
            place: Point::new(1000.0, 10.0),
        };
        e.to_at = End {
            spot: None,
            place: Point::new(1100.0, 80.0),
        };
        e.to_head = Arrowhead::Arrow;
    });
    let zigzag = |pressures: [u8; 4]| {
        let places = [(0.0, 0.0), (40.0, 60.0), (80.0, 10.0), (120.0, 90.0)];
        let places = places.map(|(x, y)| Point::new(x, y));
        Points::new(places.into_iter().zip(pressures))
    };
    put(21, ElementKind::Stroke, (1000.0, 200.0), &|e| {
        e.points = zigzag([20, 200, 90, 255]);
        e.size = Size::new(120.0, 90.0);
        e.ink = Ink::Violet;
    });
    put(22, ElementKind::Highlight, (1000.0, 400.0), &|e| {
        e.points = zigzag([Points::UNKNOWN; 4]);
        e.size = Size::new(120.0, 90.0);
        e.weight = Weight::Thick;
    });
    put(23, ElementKind::Image, (1000.0, 600.0), &|e| {
        e.image = Some(image_id);
        e.text = "Foto der Pinnwand".to_owned();
        e.size = Size::new(300.0, 200.0);
    });
    project
}

fn look() -> Look {
    Look {
        numbers: true,
        faces: false,
        ..Look::default()
    }
}

fn drawn(project: &Project, part: &Part, look: &Look) -> Svg {
    svg(project, BOARD, part, look, &texts(), &|_| true).unwrap()
}

/// What stands in the elements called so, read by a parser.
fn said(svg: &str, name: &str) -> Vec<String> {
    let options = resvg::usvg::roxmltree::ParsingOptions {
        allow_dtd: false,
        ..Default::default()
    };
    let tree = resvg::usvg::roxmltree::Document::parse_with_options(svg, options).unwrap();
    let nodes = tree.descendants().filter(|node| node.has_tag_name(name));
    nodes
        .map(|node| node.text().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn what_is_covered_stands_in_no_file() {
    let project = project();
    let texts = texts();
    let go_on = |_: f32| true;
    let svg = drawn(&project, &Part::All, &Look::default()).text;
    let excalidraw = excalidraw(&project, BOARD, &Part::All, &go_on).unwrap();
    let canvas = canvas(&project, BOARD, &Part::All, &go_on).unwrap();
    let wanted = WantedCards::default();
    let cards = Cards::of(&project, BOARD, &wanted, &texts, &go_on).unwrap();
    let files = [
        svg,
        String::from_utf8(excalidraw.bytes).unwrap(),
        String::from_utf8(canvas.bytes).unwrap(),
        cards.html(),
    ];
    for (nth, file) in files.iter().enumerate() {
        assert!(file.contains("Ankommen"), "{nth}");
        assert!(
            !file.contains("vertraulich") && !file.contains("geheimes"),
            "{nth}"
        );
    }
    assert_eq!(excalidraw.report.count(Loss::Covered), 1);
}

#[test]
fn a_selection_and_a_frame_are_parts_of_a_board() {
    let project = project();
    assert_eq!(count(&project, BOARD, &Part::All), 14);
    assert_eq!(count(&project, BOARD, &Part::Frame(id(10))), 4);
    assert_eq!(count(&project, BOARD, &Part::Frame(id(11))), 2);
    // What ties two selected elements together comes along.
    let some = Part::Elements([id(15), id(16)].into());
    let svg = drawn(&project, &some, &look());
    assert_eq!(svg.count, 3);
    assert!(svg.width < 400.0, "{}", svg.width);
    let none = Part::Elements([id(999)].into());
    let nothing = super::svg(&project, BOARD, &none, &look(), &texts(), &|_| true);
    assert_eq!(nothing, Err(WriteError::Nothing));
}

fn placed(bytes: &[u8]) -> (Project, Id<Board>, Report) {
    let incoming = read(bytes, &|_| true).unwrap();
    let mut document = Document::new(Project::default());
    let board = document.edit(Step::ImportBoard, |t| incoming.place(t, "Neu"));
    assert_eq!(document.next_undo(), Some(Step::ImportBoard));
    (document.project().clone(), board, incoming.report)
}
