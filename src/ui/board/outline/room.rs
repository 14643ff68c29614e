//! Where there is room for an element on the board.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::super::change::GAP;
use super::super::scene::HEADER;

/// With more things than this in a frame, the room between them is not looked through.
const MANY: usize = 60;
/// How many places beside one another are tried on the open board.
const TRIES: usize = 400;

/// A place in a frame for something of this size, beside `taken`: a gap between what lies there,
/// if possible behind `behind` as one reads; else below it all, where the frame has to grow.
pub fn in_frame(frame: Rect, taken: &[Rect], size: Vec2, behind: Option<Pos2>) -> Pos2 {
    let inner = Rect::from_min_max(
        frame.min + vec2(GAP, HEADER + GAP / 2.0),
        frame.max - Vec2::splat(GAP / 2.0),
    );
    let below = taken.iter().map(|rect| rect.bottom() + GAP);
    let below = below.fold(inner.top(), f32::max);
    let last = pos2(inner.left(), below);
    if taken.len() > MANY {
        // Into the last row, or below it.
        let row = taken
            .iter()
            .filter(|rect| rect.bottom() + GAP >= below - 1.0);
        let end = row.max_by(|a, b| a.right().total_cmp(&b.right()));
        let beside = end.map(|end| pos2(end.right() + GAP, end.top()));
        let free = |at: &Pos2| is_free(*at, size, taken) && fits(inner, *at, size);
        return beside.filter(free).unwrap_or(last);
    }
    let lefts = taken.iter().map(|rect| rect.right() + GAP);
    let lefts: Vec<f32> = std::iter::once(inner.left())
        .chain(taken.iter().map(Rect::left))
        .chain(lefts)
        .collect();
    let tops = taken.iter().map(|rect| rect.bottom() + GAP);
    let tops: Vec<f32> = std::iter::once(inner.top())
        .chain(taken.iter().map(Rect::top))
        .chain(tops)
        .collect();
    let is_before = |at: &Pos2| {
        behind.is_some_and(|behind| {
            at.y < behind.y - size.y / 2.0 || at.y <= behind.y + size.y / 2.0 && at.x <= behind.x
        })
    };
    let places = tops
        .iter()
        .flat_map(|top| lefts.iter().map(|left| pos2(*left, *top)));
    let free = places.filter(|at| fits(inner, *at, size) && is_free(*at, size, taken));
    let best = free.min_by(|a, b| {
        let key = |at: &Pos2| (is_before(at), at.y, at.x);
        let (a, b) = (key(a), key(b));
        a.0.cmp(&b.0)
            .then(a.1.total_cmp(&b.1))
            .then(a.2.total_cmp(&b.2))
    });
    best.unwrap_or(last)
}

/// A place on the open board for something of this size, from `start` on downwards.
pub fn on_board(start: Pos2, taken: &[Rect], size: Vec2) -> Pos2 {
    let mut at = start;
    for _ in 0..TRIES {
        let here = Rect::from_min_size(at, size).expand(GAP / 2.0 - 1.0);
        let in_the_way = taken.iter().filter(|rect| rect.intersects(here));
        match in_the_way.map(Rect::bottom).reduce(f32::max) {
            Some(bottom) => at.y = bottom + GAP,
            None => break,
        }
    }
    at
}

/// The frame as large as it has to be for what was put into it.
pub fn grown(frame: Rect, inside: Rect) -> Rect {
    let margin = GAP / 2.0;
    if frame.contains_rect(inside) {
        return frame;
    }
    frame.union(inside.expand(margin))
}

fn fits(inner: Rect, at: Pos2, size: Vec2) -> bool {
    let right = at.x + size.x <= inner.right() + 0.5;
    let bottom = at.y + size.y <= inner.bottom() + 0.5;
    at.x >= inner.left() - 0.5 && at.y >= inner.top() - 0.5 && right && bottom
}

fn is_free(at: Pos2, size: Vec2, taken: &[Rect]) -> bool {
    let here = Rect::from_min_size(at, size).shrink(0.5);
    !taken.iter().any(|rect| rect.intersects(here))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: Vec2 = Vec2::new(160.0, 112.0);

    fn note(x: f32, y: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), NOTE)
    }

    fn frame(width: f32, height: f32) -> Rect {
        Rect::from_min_size(Pos2::ZERO, vec2(width, height))
    }

    #[test]
    fn a_gap_is_filled_before_the_frame_grows() {
        let first = in_frame(frame(400.0, 300.0), &[], NOTE, None);
        assert_eq!(first, pos2(20.0, 42.0));
        let taken = [note(20.0, 42.0)];
        let second = in_frame(frame(400.0, 300.0), &taken, NOTE, None);
        assert_eq!(second, pos2(200.0, 42.0));
        let taken = [note(20.0, 42.0), note(200.0, 42.0)];
        let third = in_frame(frame(400.0, 300.0), &taken, NOTE, None);
        assert_eq!(third, pos2(20.0, 174.0));
        // No room: below it all.
        let below = in_frame(frame(400.0, 200.0), &taken, NOTE, None);
        assert_eq!(below, pos2(20.0, 174.0));
        let frame = grown(frame(400.0, 200.0), Rect::from_min_size(below, NOTE));
        assert_eq!(frame.bottom(), 296.0);
    }

    #[test]
    fn a_place_behind_the_note_that_was_read_comes_first() {
        let taken = [note(200.0, 42.0)];
        let behind = Some(pos2(200.0, 42.0));
        let at = in_frame(frame(600.0, 400.0), &taken, NOTE, behind);
        assert_eq!(at, pos2(380.0, 42.0));
    }

    #[test]
    fn many_notes_do_not_make_it_slow_and_the_place_is_still_free() {
        let taken: Vec<Rect> = (0..400)
            .map(|n| {
                note(
                    20.0 + (n % 20) as f32 * 180.0,
                    42.0 + (n / 20) as f32 * 132.0,
                )
            })
            .collect();
        let at = in_frame(frame(3700.0, 2800.0), &taken, NOTE, None);
        assert!(is_free(at, NOTE, &taken));
    }

    #[test]
    fn on_the_open_board_nothing_is_covered() {
        let taken = [note(0.0, 0.0), note(0.0, 130.0)];
        let at = on_board(Pos2::ZERO, &taken, NOTE);
        assert!(is_free(at, NOTE, &taken));
        assert_eq!(at.x, 0.0);
    }
}
