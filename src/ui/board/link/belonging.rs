//! A board that belongs to a session or to one of its agenda items.

use super::super::BoardId;
use crate::document::{Document, Step};
use crate::i18n::{Texts, tr};
use crate::model::{AgendaItem, Board, Id, Order, Session};

/// Makes a board for a session or an agenda item, called as that is.
pub fn add_board_for(
    doc: &mut Document,
    texts: &Texts,
    session: Id<Session>,
    item: Option<Id<AgendaItem>>,
) -> BoardId {
    let project = doc.project();
    let of_item = project.follow(item).map(|item| item.title.trim());
    let of_session = project.get(session).map(|session| session.title.trim());
    let title = of_item.or(of_session).filter(|title| !title.is_empty());
    let number = project.boards.len() + 1;
    let title = title.map_or_else(
        || tr!(texts, "board-new-title", number = number),
        str::to_owned,
    );
    doc.end_gesture();
    doc.edit(Step::AddBoard, |edit| {
        let last = edit.boards_in_order().last().map(|(_, b)| b.order.clone());
        edit.add(Board {
            title,
            session: Some(session),
            item,
            order: Order::after(last.as_ref()),
            ..Board::default()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn it_is_called_as_the_agenda_item_and_belongs_to_it() {
        let mut doc = Document::default();
        let (session, item) = doc.edit(Step::AddSession, |p| {
            let session = p.add(Session::default());
            let item = p.add(AgendaItem {
                session: Some(session),
                title: "Workshop 1".to_owned(),
                ..AgendaItem::default()
            });
            (session, item)
        });
        let texts = Texts::new(Lang::De);
        let board = add_board_for(&mut doc, &texts, session, Some(item));
        let made = doc.project().get(board).expect("made").clone();
        assert_eq!((made.title.as_str(), made.item), ("Workshop 1", Some(item)));
        let other = add_board_for(&mut doc, &texts, session, None);
        let made = doc.project().get(other).expect("made");
        assert_eq!(
            (made.title.as_str(), made.session),
            ("Board 2", Some(session))
        );
    }
}
