//! Boards that go out and come back.

use super::*;

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
