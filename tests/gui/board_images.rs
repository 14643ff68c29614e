//! Images on a board: dropped, pasted, held as ground.

use std::fs;
use std::io::Cursor;
use std::sync::Arc;

use egui::{Color32, ColorImage, Event, Key, Modifiers};
use zirkel::model::{Element, ElementKind, Id, Image};

use crate::support::Desk;

fn empty_board() -> Desk {
    let mut desk = Desk::with_new_project();
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    desk.press(Modifiers::NONE, Key::Enter);
    desk
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 90]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

fn drop_picture(desk: &mut Desk, name: &str, bytes: &[u8]) {
    let path = desk.folder().join(name);
    fs::write(&path, bytes).unwrap();
    desk.drop_file(&path);
}

fn images(desk: &Desk) -> Vec<(Id<Element>, Element)> {
    let project = desk.project();
    let all = project.elements.iter();
    all.filter(|(_, element)| element.kind == ElementKind::Image)
        .map(|(id, element)| (id, element.clone()))
        .collect()
}

#[test]
fn a_dropped_photo_lies_on_the_board_and_undo_takes_it_out_of_the_file() {
    let mut desk = empty_board();
    drop_picture(&mut desk, "Flipchart.png", &png(1000, 500));
    desk.until("the image is on the board", |desk| images(desk).len() == 1);
    let (_, element) = images(&desk).remove(0);
    assert_eq!(
        (element.size.width(), element.size.height()),
        (640.0, 320.0)
    );
    let project = desk.project();
    let image: &Image = project
        .follow(element.image)
        .expect("its picture is in the file");
    assert_eq!(
        (image.width, image.height, image.name.as_str()),
        (1000, 500, "Flipchart.png")
    );
    desk.ctrl(Key::Z);
    assert!(images(&desk).is_empty() && desk.project().images.is_empty());
    desk.ctrl(Key::Y);
    assert_eq!((images(&desk).len(), desk.project().images.len()), (1, 1));
}

#[test]
fn the_same_picture_twice_is_in_the_file_once_and_goes_with_the_last_that_shows_it() {
    let mut desk = empty_board();
    for count in 1..=2 {
        drop_picture(&mut desk, "Foto.png", &png(40, 30));
        desk.until("one more", |desk| images(desk).len() == count);
    }
    assert_eq!(desk.project().images.len(), 1);
    desk.press(Modifiers::NONE, Key::Delete);
    assert_eq!((images(&desk).len(), desk.project().images.len()), (1, 1));
    desk.ctrl(Key::A);
    desk.press(Modifiers::NONE, Key::Delete);
    assert_eq!((images(&desk).len(), desk.project().images.len()), (0, 0));
}

#[test]
fn a_picture_from_the_clipboard_comes_onto_the_board() {
    let mut desk = empty_board();
    let pixels = ColorImage::filled([30, 20], Color32::from_gray(90));
    desk.harness.event(Event::PasteImage(Arc::new(pixels)));
    desk.until("the image is on the board", |desk| images(desk).len() == 1);
    assert_eq!(images(&desk)[0].1.size.width(), 30.0);
}

#[test]
fn what_is_no_picture_is_said_and_nothing_changes() {
    let mut desk = empty_board();
    let before = desk.project();
    drop_picture(&mut desk, "Luege.png", b"no picture at all");
    desk.until("it is said", |desk| {
        desk.sees_part("Luege.png: Das ist kein Bild")
    });
    drop_picture(&mut desk, "halb.png", &png(300, 300)[..150]);
    desk.until("it is said", |desk| {
        desk.sees_part("halb.png: Das Bild ist beschädigt")
    });
    assert!(!desk.project().differs(&before));
}

#[test]
fn a_flipchart_is_held_below_the_notes_in_one_step() {
    let mut desk = empty_board();
    desk.press(Modifiers::NONE, Key::N);
    desk.press(Modifiers::NONE, Key::N);
    desk.type_text("Zettel");
    desk.press(Modifiers::NONE, Key::Escape);
    drop_picture(&mut desk, "Flipchart.png", &png(100, 80));
    desk.until("the image is on the board", |desk| images(desk).len() == 1);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text("Untergrund");
    desk.press(Modifiers::NONE, Key::Enter);
    let (id, image) = images(&desk).remove(0);
    assert!(image.locked);
    let project = desk.project();
    let (board, _) = project.boards_in_order()[0];
    assert_eq!(
        project.elements_of(board).first().map(|(id, _)| *id),
        Some(id)
    );
    desk.ctrl(Key::Z);
    let (_, image) = images(&desk).remove(0);
    assert!(!image.locked);
}
