//! Boards go out as pictures and cards, and other programs' boards come in.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use zirkel::model::{Board, Element, ElementKind, Id, Point, Project, Size, Ulid};

use crate::support::Desk;

fn id<T>(number: u128) -> Id<T> {
    Id::from_ulid(Ulid(number))
}

/// A board with a frame and two notes, one of them covered.
fn project() -> Project {
    let mut project = Project::default();
    let board = Board {
        title: "Quartier: Workshop".to_owned(),
        ..Board::default()
    };
    project.boards.insert(id(1), board);
    let frame = Element {
        board: Some(id(1)),
        kind: ElementKind::Frame,
        text: "Erfahrungen".to_owned(),
        size: Size::new(600.0, 400.0),
        ..Element::default()
    };
    project.elements.insert(id(10), frame);
    for (number, text, covered) in [(11, "Ankommen", false), (12, "vertraulich", true)] {
        let note = Element {
            board: Some(id(1)),
            text: text.to_owned(),
            frame: (!covered).then_some(id(10)),
            position: Point::new(40.0 * number as f32, 100.0),
            size: Element::note_size(),
            number: number as u32,
            covered,
            ..Element::default()
        };
        project.elements.insert(id(number), note);
    }
    project
}

fn board() -> Desk {
    let mut desk = Desk::with_project(&project());
    desk.ctrl(Key::Num4);
    desk.settle();
    desk
}

/// What is chosen of several, by its name.
fn is_chosen(desk: &Desk, label: &str) -> bool {
    use egui_kittest::kittest::NodeT as _;
    let node = desk.harness.get_by_label(label);
    node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
}

/// Saves where and as it is suggested; what no file may be called is not in its name.
fn save_as(desk: &mut Desk, name: &str) -> Vec<u8> {
    desk.click("Speichern");
    std::fs::read(desk.folder().join(name)).expect("the file")
}

#[test]
fn a_board_is_written_as_a_picture_after_a_look_at_it() {
    let mut desk = board();
    desk.ctrl(Key::E);
    desk.settle();
    assert!(desk.sees("Board ausgeben") && desk.sees("Ganzes Board (3)"));
    assert!(desk.sees("Vorschau des Bildes"));
    assert!(is_chosen(&desk, "PNG-Bild"));
    // 604 and 404 points with 24 around, at twice its size.
    desk.until("the size", |desk| desk.sees("1386 × 904 Bildpunkte"));
    assert!(desk.sees_part("Ein verdeckter Zettel geht ohne Text mit."));
    desk.click("4×");
    assert!(desk.sees("2772 × 1808 Bildpunkte"));
    desk.click("SVG-Bild");
    desk.until("the preview", |desk| !desk.harness.state().is_busy());
    desk.click("Exportieren …");
    desk.settle();
    let svg = String::from_utf8(save_as(&mut desk, "Quartier- Workshop.svg")).expect("UTF-8");
    assert!(svg.contains("Ankommen") && !svg.contains("vertraulich"));
    assert!(!desk.sees("Board ausgeben"), "the sheet is done with");
}

#[test]
fn another_programs_board_is_looked_at_before_it_comes() {
    let mut desk = board();
    let file = desk.folder().join("Skizze.excalidraw");
    let text = r##"{"type":"excalidraw","version":2,"elements":[
        {"id":"a","type":"rectangle","x":0,"y":0,"width":100,"height":60,"opacity":40},
        {"id":"i","type":"image","x":0,"y":0,"width":9,"height":9,"fileId":"missing"}]}"##;
    std::fs::write(&file, text).expect("written");
    let before = desk.project();
    desk.drop_file(&file);
    desk.until("it is read", |desk| desk.sees("Das kommt"));
    assert!(desk.sees("Rechteck: 1"));
    assert!(desk.sees_part("Ein Bild liegt der Datei nicht bei und fehlt."));
    assert!(desk.sees_part("Ein durchscheinendes Element wird deckend."));
    assert_eq!(desk.project().boards.iter().count(), 1);
    desk.click("Board anlegen");
    let project = desk.project();
    let boards = project.boards_in_order();
    let (new, record) = boards.last().expect("a board");
    assert_eq!(record.title, "Skizze");
    assert_eq!(project.elements_of(*new).len(), 1);
    // One step to undo.
    desk.ctrl(Key::Z);
    assert_eq!(
        desk.project().boards.iter().count(),
        before.boards.iter().count()
    );
}

#[test]
fn a_file_that_is_no_board_is_told_and_changes_nothing() {
    let mut desk = board();
    let file = desk.folder().join("Kaputt.canvas");
    std::fs::write(&file, "{\"nodes\": [\n{]").expect("written");
    desk.drop_file(&file);
    desk.until("it is told", |desk| desk.sees_part("Zeile 2, Spalte 2"));
    assert!(desk.sees("Andere Datei …"));
    desk.press(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.project().boards.iter().count(), 1);
}

#[test]
fn notes_become_cards_with_blank_ones_besides() {
    let mut desk = board();
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text("Karten drucken");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.until("the cards", |desk| desk.sees_part("2 Karten auf"));
    desk.click("4");
    desk.until("fewer on a sheet", |desk| {
        desk.sees("2 Karten auf einem Blatt A4")
    });
    assert!(desk.sees("Vorschau des Blattes"));
    desk.click("Zum Drucken speichern (HTML)");
    desk.settle();
    let html =
        String::from_utf8(save_as(&mut desk, "Karten Quartier- Workshop.html")).expect("UTF-8");
    assert!(html.contains("Ankommen") && !html.contains("vertraulich"));
}

#[test]
fn who_prints_cards_can_number_what_has_no_number_yet() {
    let mut project = project();
    let mut note: Element = project.get(id::<Element>(12)).expect("the note").clone();
    note.number = 0;
    project.elements.insert(id(12), note);
    let mut desk = Desk::with_project(&project);
    desk.ctrl(Key::Num4);
    desk.settle();
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text("Karten drucken");
    desk.press(Modifiers::NONE, Key::Enter);
    desk.until("the cards", |desk| desk.sees_part("2 Karten auf"));
    assert!(desk.sees("Ein Zettel hat noch keine Nummer."));
    desk.click("Zettel nummerieren");
    desk.until("it is numbered", |desk| {
        !desk.sees_part("noch keine Nummer") && desk.sees_part("2 Karten auf")
    });
    // The other one keeps its number: it may be on paper already.
    let number = |desk: &Desk, note| desk.project().get(id::<Element>(note)).map(|n| n.number);
    assert_eq!((number(&desk, 11), number(&desk, 12)), (Some(11), Some(12)));
    desk.press(Modifiers::NONE, Key::Escape);
    desk.ctrl(Key::Z);
    assert_eq!((number(&desk, 11), number(&desk, 12)), (Some(11), Some(0)));
}
