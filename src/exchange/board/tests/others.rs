//! Boards as other programs write them.

use super::*;

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
fn lines_of_old_files_are_lines() {
    let file = r##"{"type":"excalidraw","version":2,"elements":[
        {"id":"a","type":"draw","x":10,"y":20,"points":[[0,0],[50,10],[80,40]]},
        {"id":"b","type":"draw","x":10,"y":90,"points":[[0,0],[50,10]]}
    ]}"##;
    let (project, board, _) = placed(file.as_bytes());
    let mut kinds: Vec<ElementKind> = (project.elements_of(board).iter())
        .map(|(_, element)| element.kind)
        .collect();
    kinds.sort();
    assert_eq!(kinds, [ElementKind::Connector, ElementKind::Stroke]);
}
