use super::*;
use crate::model::{
    Board, Dots, End, Group, Id as RecordId, Image, Person, Point as Place, Poll, Size, Tag, Ulid,
};
use crate::ui::board::desk::Desk;

impl Desk {
    fn note(&mut self, text: &str, x: f32, y: f32) -> ElementId {
        self.put(Element {
            text: text.to_owned(),
            position: Place::new(x, y),
            size: Element::note_size(),
            ..Element::default()
        })
    }

    fn parcel(&self, ids: &[ElementId]) -> Parcel {
        Parcel::of(
            self.doc.project(),
            self.board,
            &ids.iter().copied().collect(),
        )
    }

    fn unpack(&mut self, parcel: &Parcel, corner: (f64, f64)) -> BTreeSet<ElementId> {
        let board = self.board;
        self.doc.edit(Step::PasteElements, |edit| {
            parcel.unpack(edit, board, corner.into(), None).tops
        })
    }

    fn by_text(&self, text: &str) -> Element {
        let all = self.doc.project().elements.iter();
        let mut found = all.filter(|(_, e)| e.text == text).map(|(_, e)| e.clone());
        let one = found.next().expect("there");
        assert!(found.next().is_none(), "{text} twice");
        one
    }
}

/// Through the text in which it goes to other windows.
fn sent(parcel: &Parcel) -> Parcel {
    Parcel::read(&parcel.write().expect("written")).expect("read")
}

#[test]
fn a_frame_goes_to_another_project_with_all_that_lies_in_it() {
    let mut from = Desk::new();
    let frame = from.put(Element {
        kind: ElementKind::Frame,
        text: "Quartier".to_owned(),
        size: Size::new(400.0, 300.0),
        ..Element::default()
    });
    let cluster = from.put(Element {
        kind: ElementKind::Frame,
        text: "Treffpunkte".to_owned(),
        frame: Some(frame),
        size: Size::new(200.0, 200.0),
        ..Element::default()
    });
    let inner = from.note("Café", 20.0, 60.0);
    from.change(inner, |e| {
        e.frame = Some(cluster);
        e.locked = true;
        e.tags = Tag::new("Ort").into_iter().collect();
    });
    let parcel = sent(&from.parcel(&[frame]));
    let mut to = Desk::new();
    let tops = to.unpack(&parcel, (1000.0, 0.0));
    assert_eq!((tops.len(), to.doc.project().elements.len()), (1, 3));
    let (cafe, cluster) = (to.by_text("Café"), to.by_text("Treffpunkte"));
    assert_eq!(cluster.frame, tops.first().copied());
    let home = cafe.frame.and_then(|id| to.doc.project().get(id));
    assert_eq!(home.map(|e: &Element| e.text.as_str()), Some("Treffpunkte"));
    assert_eq!(cafe.position, Place::new(1020.0, 60.0));
    assert_eq!((cafe.tags.len(), cafe.locked), (1, false));
}

#[test]
fn groups_get_new_ids_and_connectors_bind_the_copies() {
    let mut desk = Desk::new();
    let (a, b) = (desk.note("a", 0.0, 0.0), desk.note("b", 300.0, 0.0));
    let (inner, outer) = (Group(Ulid(1)), Group(Ulid(2)));
    desk.change(a, |e| e.groups = vec![inner, outer]);
    desk.change(b, |e| e.groups = vec![outer]);
    let line = desk.put(Element {
        kind: ElementKind::Connector,
        text: "führt zu".to_owned(),
        from: Some(a),
        to: Some(b),
        ..Element::default()
    });
    let parcel = desk.parcel(&[a, b, line]);
    let tops = desk.unpack(&parcel, (0.0, 500.0));
    let project = desk.doc.project();
    let copies: Vec<&Element> = tops.iter().filter_map(|id| project.get(*id)).collect();
    let groups = |text: &str| {
        let found = copies.iter().find(|e| e.text == text);
        found.map(|e| e.groups.clone()).unwrap_or_default()
    };
    assert_eq!(groups("a").last(), groups("b").last());
    assert_eq!((groups("a").len(), groups("b").len()), (2, 1));
    assert_ne!(groups("a")[0], groups("a")[1]);
    assert!(
        groups("a")
            .iter()
            .all(|group| ![inner, outer].contains(group))
    );
    let line = copies.iter().find(|e| e.kind == ElementKind::Connector);
    let line = line.expect("the line");
    assert!(line.from.is_some_and(|id| tops.contains(&id)));
    assert!(line.to.is_some_and(|id| tops.contains(&id)));
}

#[test]
fn a_connector_that_is_copied_alone_ends_where_it_ended() {
    let mut desk = Desk::new();
    let (a, b) = (desk.note("a", 0.0, 0.0), desk.note("b", 400.0, 0.0));
    let line = desk.put(Element {
        kind: ElementKind::Connector,
        from: Some(a),
        to: Some(b),
        from_at: End::default(),
        size: Size::new(240.0, 1.0),
        position: Place::new(160.0, 56.0),
        ..Element::default()
    });
    let parcel = desk.parcel(&[line]);
    let copy = &parcel.elements[0].1;
    assert_eq!((copy.from, copy.to), (None, None));
    assert!((copy.from_at.place.x() - 160.0).abs() < 1.0, "{copy:?}");
    assert!((copy.to_at.place.x() - 400.0).abs() < 1.0, "{copy:?}");
}

#[test]
fn authors_come_along_where_they_are_known_and_votes_never() {
    let mut from = Desk::new();
    let person = from
        .doc
        .edit(Step::AddPerson, |edit| edit.add(Person::default()));
    let note = from.note("mit Stimmen", 0.0, 0.0);
    from.change(note, |e| {
        e.author = Some(person);
        e.number = 17;
    });
    let board = from.board;
    from.doc.edit(Step::OpenPoll, |edit| {
        let poll = edit.add(Poll {
            board: Some(board),
            ..Poll::default()
        });
        edit.add(Dots {
            poll: Some(poll),
            element: Some(note),
            ..Dots::default()
        });
    });
    let parcel = sent(&from.parcel(&[note]));
    let tops = from.unpack(&parcel, (500.0, 0.0));
    let copy = tops.first().and_then(|id| from.doc.project().get(*id));
    let copy: &Element = copy.expect("a copy");
    assert_eq!((copy.author, copy.number), (Some(person), 18));
    assert_eq!(from.doc.project().dots.len(), 1);
    let mut to = Desk::new();
    to.unpack(&parcel, (0.0, 0.0));
    let copy = to.by_text("mit Stimmen");
    assert_eq!((copy.author, copy.number), (None, 1));
}

#[test]
fn what_is_covered_stays_covered_and_a_covering_board_covers() {
    let mut from = Desk::new();
    let (a, b) = (from.note("a", 0.0, 0.0), from.note("b", 0.0, 200.0));
    from.change(a, |e| e.covered = true);
    let parcel = from.parcel(&[a, b]);
    let mut to = Desk::new();
    to.unpack(&parcel, (0.0, 0.0));
    assert_eq!(
        (to.by_text("a").covered, to.by_text("b").covered),
        (true, false)
    );
    let mut to = Desk::new();
    let board = to.board;
    to.doc.edit(Step::EditBoard, |edit| {
        edit.change(board, |board: &mut Board| board.covering = true);
    });
    to.unpack(&parcel, (0.0, 0.0));
    assert!(to.by_text("b").covered);
}

#[test]
fn pictures_come_along_under_the_id_that_follows_from_them() {
    let mut from = Desk::new();
    let bytes = vec![1_u8, 2, 3];
    let id = Image::id(&bytes);
    from.doc.edit(Step::AddImage, |edit| {
        let picture = Image {
            data: bytes.into(),
            ..Image::default()
        };
        edit.images.insert(id, picture);
    });
    let element = from.put(Element {
        kind: ElementKind::Image,
        image: Some(id),
        size: Size::new(100.0, 100.0),
        ..Element::default()
    });
    let mut parcel = sent(&from.parcel(&[element]));
    let mut to = Desk::new();
    to.unpack(&parcel, (0.0, 0.0));
    assert!(to.doc.project().images.contains(id));

    // Whoever lies about the id replaces no other picture.
    let lie: RecordId<Image> = RecordId::from_ulid(Ulid(5));
    parcel.images[0].0 = lie;
    parcel.elements[0].1.image = Some(lie);
    let mut to = Desk::new();
    to.unpack(&parcel, (0.0, 0.0));
    assert!(to.doc.project().images.contains(id) && !to.doc.project().images.contains(lie));

    // Without its picture an image is left out, and that is said.
    let bare = parcel.without_pictures();
    let mut to = Desk::new();
    let board = to.board;
    let unpacked = to.doc.edit(Step::PasteElements, |edit| {
        bare.unpack(edit, board, Point::ZERO, None)
    });
    assert_eq!((unpacked.lost, to.doc.project().elements.len()), (1, 0));
}

#[test]
fn a_parcel_full_of_lies_does_no_harm() {
    let own: ElementId = RecordId::from_ulid(Ulid(3));
    let circle = Element {
        kind: ElementKind::Frame,
        frame: Some(own),
        position: Place::new(f32::MAX, f32::MIN),
        size: Size::new(f32::MAX, f32::MAX),
        from: Some(own),
        groups: vec![Group(Ulid(1)); 50],
        ..Element::default()
    };
    let parcel = Parcel {
        elements: vec![(own, circle.clone()), (own, circle)],
        images: Vec::new(),
    };
    let mut to = Desk::new();
    to.unpack(&sent(&parcel), (0.0, 0.0));
    assert_eq!(to.doc.project().elements.len(), 2);
}
