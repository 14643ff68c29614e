//! Boards and frames by what people call them.

use crate::model::{Board, BoardFrames, Element, Id, Project, text};

/// What was found by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// The one that is meant.
    One(Id<T>),
    /// Nothing is called so.
    None,
    /// Several are called so.
    Several(Vec<Id<T>>),
}

/// The board that is meant: by its title, its number in the list of boards (from 1) or its id.
pub fn find_board(project: &Project, name: &str) -> Found<Board> {
    let boards = project.boards_in_order();
    let titled: Vec<_> = boards
        .iter()
        .map(|(id, board)| (*id, board.title.as_str()))
        .collect();
    let numbered: Vec<_> = boards.iter().map(|(id, _)| *id).collect();
    found(name, &titled, &numbered)
}

/// The frame of a board that is meant: by its name, its number or its id.
pub fn find_frame(project: &Project, board: Id<Board>, name: &str) -> Found<Element> {
    let frames = BoardFrames::of(project, board);
    let title = |id: Id<Element>| project.get(id).map_or("", |frame| frame.text.as_str());
    let titled: Vec<_> = frames
        .in_order()
        .iter()
        .map(|id| (*id, title(*id)))
        .collect();
    let numbered: Vec<_> = frames.top().collect();
    found(name, &titled, &numbered)
}

fn found<T>(name: &str, titled: &[(Id<T>, &str)], numbered: &[Id<T>]) -> Found<T> {
    let name = name.trim();
    if name.is_empty() {
        return Found::None;
    }
    let by_title = |same: &dyn Fn(&str) -> bool| -> Vec<Id<T>> {
        let titles = titled.iter().filter(|(_, title)| same(title.trim()));
        titles.map(|(id, _)| *id).collect()
    };
    let mut alike = by_title(&|title| title == name);
    if alike.is_empty() {
        let folded = text::folded(name);
        alike = by_title(&|title| text::folded(title) == folded);
    }
    match alike.as_slice() {
        [one] => Found::One(*one),
        [] => {
            let place = name.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            let by_number = place.and_then(|at| numbered.get(at)).copied();
            let with_id = titled.iter().find(|(id, _)| id.to_string() == name);
            let one = by_number.or(with_id.map(|(id, _)| *id));
            one.map_or(Found::None, Found::One)
        }
        _ => Found::Several(alike),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Order, Ulid};

    #[test]
    fn a_board_is_found_by_its_title_its_number_or_its_id() {
        let mut project = Project::default();
        let mut order = None;
        for (number, title) in [(1, "Quartier"), (2, "Bericht"), (3, "Bericht"), (4, "2")] {
            let place = Order::after(order.as_ref());
            let board = Board {
                title: title.to_owned(),
                order: place.clone(),
                ..Board::default()
            };
            project.boards.insert(Id::from_ulid(Ulid(number)), board);
            order = Some(place);
        }
        let id = |number| Id::<Board>::from_ulid(Ulid(number));
        let find = |name: &str| find_board(&project, name);
        assert_eq!(find("quartier "), Found::One(id(1)));
        assert_eq!(find("Bericht"), Found::Several(vec![id(2), id(3)]));
        assert_eq!(find("3"), Found::One(id(3)));
        // A title goes before a number.
        assert_eq!(find("2"), Found::One(id(4)));
        assert_eq!(find(&id(2).to_string()), Found::One(id(2)));
        assert_eq!((find("9"), find("")), (Found::None, Found::None));
    }
}
