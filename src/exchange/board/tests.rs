//! Boards that go out and come back, and files that are broken on purpose.

use proptest::prelude::*;

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
fn the_lines_of_a_picture_are_those_of_the_screen() {
    let project = project();
    let svg = drawn(&project, &Part::All, &look());
    let lines = said(&svg.text, "tspan");
    let note = project.get(id(12)).unwrap();
    let fit = layout::fit(note, false);
    assert!(fit.lines.len() > 2);
    for line in &fit.lines {
        let words = fit.text(&note.text, line).into_owned();
        assert!(lines.contains(&words), "{words:?} in {lines:?}");
    }
    assert!(lines.contains(&"Überschrift mit  zwei Leerzeichen".to_owned()));
    assert_eq!(said(&svg.text, "title")[0], "Quartier & <Zielgruppe>");
    let labels = said(&svg.text, "text").join("|");
    for label in ["1  Erfahrungen", "Cluster", "17", "#Ankommen  #Nachbarn"] {
        assert!(labels.contains(label), "{label} in {labels}");
    }
    let plain = Look {
        numbers: false,
        ..look()
    };
    let plain = drawn(&project, &Part::All, &plain);
    assert!(!said(&plain.text, "text").contains(&"17".to_owned()));
}

#[test]
fn the_same_board_gives_the_same_bytes_and_the_lowest_come_first() {
    let project = project();
    let one = drawn(&project, &Part::All, &Look::default());
    let two = drawn(&project, &Part::All, &Look::default());
    assert_eq!(one, two);
    let at = |part: &str| one.text.find(part).unwrap();
    assert!(at("Erfahrungen") < at(">Cluster"));
    assert!(at(">Cluster") < at("Willkommen"));
    assert!(at("Willkommen") < at("führt zu"));
    assert!(one.text.contains("@font-face"));
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
fn letters_that_no_file_may_have_leave_the_rest_as_it_is() {
    let mut project = project();
    let note = project.elements.get_mut(id(12)).unwrap();
    note.text = "a\u{0}b\u{b}c\u{fffe} ]]> & \"<tag>".to_owned();
    let svg = drawn(&project, &Part::All, &look());
    let all = said(&svg.text, "tspan").concat().replace(' ', "");
    assert!(all.contains("abc]]>&\"<tag>"), "{all}");
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

#[test]
fn pixels_are_where_the_picture_says_and_there_are_not_too_many() {
    let project = project();
    let part = Part::Elements([id(15)].into());
    let big = Look {
        scale: 2.0,
        background: Background::White,
        ..look()
    };
    let picture = png(&project, BOARD, &part, &big, &texts(), &|_| true).unwrap();
    let read = image::load_from_memory(&picture.bytes).unwrap().to_rgb8();
    assert_eq!(read.dimensions(), (picture.width, picture.height));
    // Margin, edge and middle of the box: 24 points of margin and 2 of room for its edge.
    assert_eq!(read.get_pixel(4, 4).0, [255, 255, 255]);
    assert_eq!(
        read.get_pixel(2 * 26 + 40, 2 * 26 + 30).0,
        [0xD6, 0xEF, 0xCA]
    );
    // Letters are there: somewhere in the middle it is dark green.
    let middle = read.rows().flatten().filter(|p| p.0 == [0x18, 0x6B, 0x38]);
    assert!(middle.count() > 500);
    let huge = Look { scale: 20.0, ..big };
    let refused = png(&project, BOARD, &Part::All, &huge, &texts(), &|_| true);
    assert!(
        matches!(refused, Err(WriteError::TooLarge { .. })),
        "{refused:?}"
    );
    let stopped = png(&project, BOARD, &part, &big, &texts(), &|share| share < 0.3);
    assert_eq!(stopped, Err(WriteError::Cancelled));
}

fn placed(bytes: &[u8]) -> (Project, Id<Board>, Report) {
    let incoming = read(bytes, &|_| true).unwrap();
    let mut document = Document::new(Project::default());
    let board = document.edit(Step::ImportBoard, |t| incoming.place(t, "Neu"));
    assert_eq!(document.next_undo(), Some(Step::ImportBoard));
    (document.project().clone(), board, incoming.report)
}

/// What is to be the same afterwards, by the text or the kind.
fn essence(project: &Project, board: Id<Board>) -> Vec<String> {
    let name = |of: Option<Id<Element>>| {
        let element = of.and_then(|id| project.get(id));
        element.map(|e| format!("{:?} {}", e.kind, cut::text(e)))
    };
    let mut all: Vec<String> = project
        .elements_of(board)
        .into_iter()
        .map(|(_, e)| {
            let near = |value: f32| (value * 10.0).round() / 10.0;
            let (at, size) = match e.kind {
                ElementKind::Connector => ((0.0, 0.0), (0.0, 0.0)),
                _ => (
                    (near(e.position.x()), near(e.position.y())),
                    (near(e.size.width()), near(e.size.height())),
                ),
            };
            let tags: Vec<&str> = match e.covered {
                true => Vec::new(),
                false => e.tags.iter().map(Tag::as_str).collect(),
            };
            let mut mates: Vec<Option<String>> = e
                .groups
                .iter()
                .map(|group| {
                    let mut members: Vec<String> = project
                        .elements_of(board)
                        .iter()
                        .filter(|(_, other)| other.groups.contains(group))
                        .map(|(_, other)| cut::text(other).to_owned())
                        .collect();
                    members.sort();
                    Some(members.join("+"))
                })
                .collect();
            mates.dedup();
            format!(
                "{:?} {:?} {at:?} {size:?} {:?} {} {} {} {tags:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} \
                 {} frame {:?} from {:?} {:?} to {:?} {:?} {:?} {:?} {:?} {} {mates:?}",
                e.kind,
                cut::text(e),
                e.color,
                e.locked,
                e.number,
                e.covered,
                e.fitting,
                e.ink,
                e.fill,
                e.weight,
                e.dash,
                e.type_size,
                e.align,
                e.angle.degrees().round(),
                name(e.frame),
                name(e.from),
                e.from_at.spot,
                name(e.to),
                e.to_at.spot,
                e.route,
                e.from_head,
                e.to_head,
                e.points.len()
            )
        })
        .collect();
    all.sort();
    all
}

#[test]
fn a_board_comes_back_from_excalidraw_as_it_was() {
    let project = project();
    let written = excalidraw(&project, BOARD, &Part::All, &|_| true).unwrap();
    let (back, board, report) = placed(&written.bytes);
    assert_eq!(essence(&back, board), essence(&project, BOARD));
    assert_eq!(report, Report::default());
    assert_eq!(back.images.iter().count(), 1);
    let strokes = back
        .elements
        .iter()
        .find(|(_, e)| e.kind == ElementKind::Stroke);
    assert!(strokes.unwrap().1.points.has_pressure());
    let free = |project: &Project| {
        let mut ties = project.elements.iter().map(|(_, e)| e);
        let tie = ties.find(|e| e.kind == ElementKind::Connector && e.from.is_none());
        tie.map(|tie| (tie.from_at, tie.to_at))
    };
    assert_eq!(free(&back), free(&project));
    // The same bytes each time.
    let again = excalidraw(&project, BOARD, &Part::All, &|_| true).unwrap();
    assert_eq!(again.bytes, written.bytes);
}

#[test]
fn a_board_comes_back_from_a_canvas_without_what_was_drawn() {
    let project = project();
    let written = canvas(&project, BOARD, &Part::All, &|_| true).unwrap();
    assert_eq!(written.report.count(Loss::Drawn), 2);
    assert_eq!(written.report.count(Loss::EdgeEnds), 1);
    let (back, board, report) = placed(&written.bytes);
    assert_eq!(report, Report::default());
    let mut expected = project.clone();
    for gone in [20, 21, 22] {
        expected.elements.remove(id(gone));
    }
    // Canvas has whole points only.
    let note = expected.elements.get_mut(id(12)).unwrap();
    note.position = Point::new(21.0, 60.0);
    // A connector's frame is that of both its ends; nothing else differs.
    assert_eq!(essence(&back, board), essence(&expected, BOARD));
}

#[test]
fn what_others_write_is_read_with_defaults_and_told() {
    let file = r##"{"type":"excalidraw","version":2,"elements":[
        {"id":"a","type":"rectangle","x":10,"y":20,"width":200,"height":100,"angle":0,
         "strokeColor":"#e03131","backgroundColor":"#b2f2bb","fillStyle":"hachure","strokeWidth":1,
         "strokeStyle":"dashed","opacity":50,"groupIds":["g2","g1"],"frameId":"f",
         "boundElements":[{"id":"t","type":"text"}],"link":"https://example.org"},
        {"id":"t","type":"text","x":20,"y":30,"width":180,"height":25,"text":"Ein\nKasten",
         "originalText":"Ein Kasten","fontSize":20,"textAlign":"center","containerId":"a"},
        {"id":"b","type":"ellipse","x":400,"y":20,"width":100,"height":100,"groupIds":["g1"]},
        {"id":"ab","type":"arrow","x":210,"y":70,"width":190,"height":0,
         "points":[[0,0],[90,40],[150,10],[190,0]],"startBinding":{"elementId":"a","focus":0,"gap":1},
         "endBinding":{"elementId":"nobody","focus":0,"gap":1},"endArrowhead":"crowfoot_many"},
        {"id":"l","type":"line","x":0,"y":300,"points":[[0,0],[100,0],[100,100],[0,0]]},
        {"id":"d","type":"freedraw","x":0,"y":500,"points":[[0,0],[5,"x"],[9,9]],
         "pressures":[0.5,1,0.25],"simulatePressure":false},
        {"id":"f","type":"frame","x":0,"y":0,"width":600,"height":200,"name":"Bereich"},
        {"id":"i","type":"image","x":0,"y":0,"width":10,"height":10,"fileId":"missing"},
        {"id":"e","type":"embeddable","x":0,"y":0,"width":10,"height":10,"link":""},
        {"id":"x","type":"rectangle","x":"12","y":0},
        {"id":"gone","type":"rectangle","x":0,"y":0,"isDeleted":true},
        {"id":"a","type":"diamond","x":1e30,"y":0,"width":-50,"height":20}, 17
    ],"files":{}}"##;
    let (project, board, report) = placed(file.as_bytes());
    let all = project.elements_of(board);
    let of = |kind| all.iter().find(|(_, e)| e.kind == kind).unwrap().1;
    let rectangle = of(ElementKind::Rectangle);
    assert_eq!(rectangle.text, "Ein Kasten");
    assert_eq!(
        (
            rectangle.ink,
            rectangle.fill,
            rectangle.weight,
            rectangle.dash
        ),
        (Ink::Red, Fill::Green, Weight::Thin, Dash::Dashed)
    );
    assert_eq!(rectangle.groups.len(), 2);
    assert_eq!(of(ElementKind::Ellipse).groups, rectangle.groups[1..]);
    let frame = rectangle
        .frame
        .and_then(|frame| project.get(frame))
        .unwrap();
    assert_eq!(frame.text, "Bereich");
    let arrow = of(ElementKind::Connector);
    assert!(arrow.from.is_some() && arrow.to.is_none());
    assert_eq!(arrow.to_at.place, Point::new(400.0, 70.0));
    assert_eq!(of(ElementKind::Stroke).points.len(), 10);
    assert_eq!(of(ElementKind::Diamond).size, Size::new(50.0, 20.0));
    assert_eq!(all.len(), 7);
    for (loss, count) in [
        (Loss::Hatching, 1),
        (Loss::Opacity, 1),
        (Loss::Link, 1),
        (Loss::Color, 2),
        (Loss::Waypoints, 1),
        (Loss::Unbound, 1),
        (Loss::Head, 1),
        (Loss::LineDrawn, 1),
        (Loss::Value, 1),
        (Loss::PictureMissing, 1),
        (Loss::Kind, 1),
        (Loss::Broken, 2),
        (Loss::SameId, 1),
        (Loss::Far, 1),
    ] {
        assert_eq!(report.count(loss), count, "{loss:?}");
    }
    for lang in [Lang::De, Lang::En] {
        let told = report.told(&Texts::new(lang));
        assert_eq!(told.len(), report.losses().count());
    }
}

#[test]
fn a_canvas_of_others_has_cards_in_groups() {
    let file = r##"{"nodes":[
        {"id":"g","type":"group","x":0,"y":0,"width":800,"height":600,"label":"Außen"},
        {"id":"h","type":"group","x":10,"y":10,"width":300,"height":300,"label":"Innen"},
        {"id":"1","type":"text","x":20,"y":20,"width":200,"height":100,"text":"# Titel\nText","color":"4"},
        {"id":"2","type":"file","x":400,"y":20,"width":200,"height":100,"file":"Bild.png"},
        {"id":"3","type":"link","x":2000,"y":20,"width":200,"height":100,"url":"https://example.org"},
        {"id":"4","type":"text","x":0,"y":0,"height":5,"text":"ohne Breite"}],
        "edges":[{"id":"e","fromNode":"1","fromSide":"right","toNode":"2","toSide":"left","label":"weil"},
        {"id":"e2","fromNode":"1","toNode":"9"}]}"##;
    let (project, board, report) = placed(file.as_bytes());
    let all = project.elements_of(board);
    let by = |text: &str| all.iter().find(|(_, e)| e.text == text).unwrap();
    let (outer, inner) = (by("Außen").0, by("Innen").0);
    assert_eq!(by("Innen").1.frame, Some(outer));
    let card = by("# Titel\nText");
    assert_eq!(
        (card.1.frame, card.1.color),
        (Some(inner), NoteColor::Green)
    );
    assert_eq!(by("Bild.png").1.frame, Some(outer));
    assert_eq!(by("https://example.org").1.frame, None);
    let edge = by("weil").1;
    assert_eq!((edge.from, edge.route), (Some(card.0), Route::Curved));
    assert_eq!(
        (edge.from_head, edge.to_head),
        (Arrowhead::None, Arrowhead::Arrow)
    );
    assert_eq!(edge.from_at.spot, Some(Spot::new(1.0, 0.5)));
    let counts = [Loss::Broken, Loss::EdgeEnds, Loss::FileNamed].map(|loss| report.count(loss));
    assert_eq!(counts, [1, 1, 1]);
    // Notes are numbered from 1.
    let mut numbers: Vec<u32> = all
        .iter()
        .map(|(_, e)| e.number)
        .filter(|n| *n > 0)
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3]);
}

#[test]
fn hostile_files_are_refused_or_read_and_never_hang() {
    let refused = |text: &str| read(text.as_bytes(), &|_| true).map(|_| ());
    assert_eq!(refused(""), Err(ReadError::Empty));
    assert_eq!(refused("{}"), Err(ReadError::Nothing));
    assert_eq!(refused("[1,2]"), Err(ReadError::NotABoard));
    assert_eq!(
        refused(r#"{"type":"excalidrawlib"}"#),
        Err(ReadError::Library)
    );
    assert_eq!(
        refused(r#"{"type":"excalidraw","elements":{}}"#),
        Err(ReadError::NotABoard)
    );
    assert_eq!(refused(r#"{"elements":[]}"#), Err(ReadError::Nothing));
    let many = format!("{{\"elements\":[{}0]}}", "0,".repeat(MOST_ELEMENTS));
    assert_eq!(refused(&many), Err(ReadError::TooMany));
    let large = vec![b' '; MOST_BYTES + 1];
    assert_eq!(
        read(&large, &|_| true).map(|_| ()),
        Err(ReadError::TooLarge)
    );
    assert_eq!(
        read(br#"{"elements":[{"type":"frame","x":0,"y":0}]}"#, &|_| {
            false
        })
        .map(|_| ()),
        Err(ReadError::Cancelled)
    );
    // Frames in one another in a circle, and in themselves.
    let frames = r#"{"elements":[
        {"id":"a","type":"frame","x":0,"y":0,"customData":{"zirkel":{"frame":"b"}}},
        {"id":"b","type":"frame","x":0,"y":0,"customData":{"zirkel":{"frame":"a"}}},
        {"id":"c","type":"frame","x":0,"y":0,"customData":{"zirkel":{"frame":"c"}}},
        {"id":"n","type":"text","x":0,"y":0,"text":"n","frameId":"n"}]}"#;
    let (project, board, report) = placed(frames.as_bytes());
    assert_eq!(report.count(Loss::Unframed), 4);
    assert!(
        project
            .elements_of(board)
            .iter()
            .all(|(_, e)| e.frame.is_none())
    );
}

#[test]
fn lying_and_broken_pictures_are_left_out() {
    let file = |address: &str| {
        format!(
            r#"{{"elements":[{{"type":"frame","x":0,"y":0}},
            {{"type":"image","x":0,"y":0,"width":9,"height":9,"fileId":"f"}}],
            "files":{{"f":{{"mimeType":"image/png","dataURL":"{address}"}}}}}}"#
        )
    };
    let bad = |address: &str| {
        let incoming = read(file(address).as_bytes(), &|_| true).unwrap();
        (incoming.len(), incoming.report.count(Loss::PictureBad))
    };
    for address in [
        "",
        "https://example.org/a.png",
        "data:image/png;base64,%%%",
        "data:image/png;base64,iVBORw0KGgo=",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/svg+xml,<svg/>",
    ] {
        assert_eq!(bad(address), (1, 1), "{address}");
    }
    // A PNG that says that it is a JPEG is a PNG.
    let image = picture();
    let lying = format!("data:image/jpeg;base64,{}", image.data.to_base64());
    assert_eq!(bad(&lying), (2, 0));
}

#[test]
fn cards_stand_frame_by_frame_with_their_numbers() {
    let project = project();
    let wanted = WantedCards {
        per_page: PerPage::Four,
        blank: 6,
        ..WantedCards::default()
    };
    let cards = Cards::of(&project, BOARD, &wanted, &texts(), &|_| true).unwrap();
    // Two notes in two frames, each in a row of its own, and six blank ones.
    assert_eq!((cards.count, cards.sheets()), (8, 3));
    let first = said(&cards.svg(0).unwrap(), "text");
    for label in [
        "17",
        "3",
        "Blatt 1 von 3",
        "1  Erfahrungen   #Ankommen   #Nachbarn",
    ] {
        assert!(first.contains(&label.to_owned()), "{label} in {first:?}");
    }
    let heading = "1  Erfahrungen · 1  Erfahrungen › Cluster".to_owned();
    assert!(first.contains(&heading), "{first:?}");
    let second = said(&cards.svg(1).unwrap(), "text");
    assert!(second.contains(&"18".to_owned()) && second.contains(&"21".to_owned()));
    assert_eq!(cards.html().matches("<section").count(), 3);
    assert!(cards.svg(3).is_none());
    // They can be drawn.
    let sheet = cards.plain(0).unwrap();
    let raster = preview(&sheet, (300, 400), &|_| true).unwrap();
    assert!(raster.width <= 300 && raster.height <= 400 && raster.height > 390);
}

fn arbitrary_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(|n| serde_json::json!(n)),
        prop_oneof![
            Just("a".to_owned()),
            Just("NaN".to_owned()),
            Just("#12345".to_owned()),
            Just("arrow".to_owned()),
            "\\PC{0,8}"
        ]
        .prop_map(Into::into),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::hash_map("[a-z]{1,6}", inner, 0..4)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Every place in a value.
fn places(value: &serde_json::Value, at: &str, out: &mut Vec<String>) {
    let at_all = |key: &str| format!("{at}/{key}");
    match value {
        serde_json::Value::Object(map) => {
            for (key, inner) in map {
                places(inner, &at_all(key), out);
            }
        }
        serde_json::Value::Array(list) => {
            for (nth, inner) in list.iter().enumerate() {
                places(inner, &at_all(&nth.to_string()), out);
            }
        }
        _ => {}
    }
    out.push(at.to_owned());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_file_in_which_values_were_changed_is_read_or_refused(
        canvas_file in any::<bool>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), arbitrary_json()), 1..8),
    ) {
        let project = project();
        let written = match canvas_file {
            true => canvas(&project, BOARD, &Part::All, &|_| true),
            false => excalidraw(&project, BOARD, &Part::All, &|_| true),
        };
        let mut file: serde_json::Value = serde_json::from_slice(&written.unwrap().bytes).unwrap();
        for (at, value) in changes {
            let mut all = Vec::new();
            places(&file, "", &mut all);
            let place = at.get(&all).clone();
            if let Some(there) = file.pointer_mut(&place) {
                *there = value;
            }
        }
        let bytes = serde_json::to_vec(&file).unwrap();
        if let Ok(incoming) = read(&bytes, &|_| true) {
            let mut document = Document::new(Project::default());
            let board = document.edit(Step::ImportBoard, |t| incoming.place(t, "Neu"));
            let project = document.project();
            prop_assert_eq!(project.elements_of(board).len(), incoming.len());
            for lang in [Lang::De, Lang::En] {
                incoming.report.told(&Texts::new(lang));
            }
            // What came in can be drawn and goes out again.
            let svg = svg(project, board, &Part::All, &look(), &texts(), &|_| true).unwrap();
            said(&svg.text, "tspan");
            excalidraw(project, board, &Part::All, &|_| true).unwrap();
        }
    }

    #[test]
    fn bytes_that_were_damaged_are_read_or_refused(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        cut_at in any::<prop::sample::Index>(),
    ) {
        let written = excalidraw(&project(), BOARD, &Part::All, &|_| true).unwrap();
        let mut bytes = written.bytes;
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes, &|_| true);
        bytes.truncate(cut_at.index(bytes.len()));
        let _ = read(&bytes, &|_| true);
    }
}
