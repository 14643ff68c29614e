//! Boards as pictures and as cards of paper.

use super::*;

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
fn letters_that_no_file_may_have_leave_the_rest_as_it_is() {
    let mut project = project();
    let note = project.elements.get_mut(id(12)).unwrap();
    note.text = "a\u{0}b\u{b}c\u{fffe} ]]> & \"<tag>".to_owned();
    let svg = drawn(&project, &Part::All, &look());
    let all = said(&svg.text, "tspan").concat().replace(' ', "");
    assert!(all.contains("abc]]>&\"<tag>"), "{all}");
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
