//! Where things go that are put together anew: tidy grids and columns, and a free place for them.

use egui::{Pos2, Rect, Vec2, vec2};

/// Distance between things in a block, in points on the board.
pub const GAP: f32 = 20.0;
/// Distance between groups in a block, beyond [`GAP`], in points on the board.
const BETWEEN: f32 = 24.0;
/// How many places are tried before a block goes below everything.
const TRIES: usize = 400;

/// A block: places of its parts from its upper left corner, and its size.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// Upper left corners, in the order of the parts.
    pub places: Vec<Vec2>,
    /// Width and height of all.
    pub size: Vec2,
}

/// Parts in rows, `across` beside one another; each row is as high as its highest.
pub fn grid(sizes: &[Vec2], across: usize) -> Block {
    let across = across.max(1);
    let width = sizes.iter().map(|size| size.x).fold(0.0, f32::max);
    let mut block = Block::default();
    let mut y = 0.0;
    for row in sizes.chunks(across) {
        let height = row.iter().map(|size| size.y).fold(0.0, f32::max);
        for (column, size) in row.iter().enumerate() {
            let place = vec2(column as f32 * (width + GAP), y);
            block.places.push(place);
            block.size = block.size.max(place + *size);
        }
        y += height + GAP;
    }
    block
}

/// How many parts stand beside one another so that the block is about as wide as a screen.
pub fn across(count: usize) -> usize {
    ((count as f32).sqrt() * 1.2).ceil().max(1.0) as usize
}

/// Groups side by side, each in as few columns as fit: `room` columns in all, or one for each
/// group where those are more. `groups` are the sizes of each group's parts; the places come in
/// the same order, one group behind the other.
pub fn columns(groups: &[Vec<Vec2>], room: usize) -> Block {
    let longest = groups.iter().map(Vec::len).max().unwrap_or(0);
    let needed = |rows: usize| -> usize { groups.iter().map(|g| g.len().div_ceil(rows)).sum() };
    let room = room.max(groups.iter().filter(|group| !group.is_empty()).count());
    let rows = (1..=longest).find(|rows| needed(*rows) <= room);
    let rows = rows.unwrap_or(longest).max(1);
    let mut block = Block::default();
    let mut x = 0.0;
    for group in groups {
        for column in group.chunks(rows) {
            let width = column.iter().map(|size| size.x).fold(0.0, f32::max);
            let mut y = 0.0;
            for size in column {
                let place = vec2(x, y);
                block.places.push(place);
                block.size = block.size.max(place + *size);
                y += size.y + GAP;
            }
            x += width + GAP;
        }
        if !group.is_empty() {
            x += BETWEEN;
        }
    }
    block
}

/// Where a block can lie, as near to `wish` as is free of `obstacles`; within `bounds`, if it is
/// given and has room. Without a free place: below everything.
pub fn free_place(size: Vec2, wish: Pos2, obstacles: &[Rect], bounds: Option<Rect>) -> Pos2 {
    let is_free = |at: Pos2| {
        let rect = Rect::from_min_size(at, size).expand(GAP / 2.0 - 1.0);
        !obstacles.iter().any(|obstacle| obstacle.intersects(rect))
    };
    let is_within =
        |at: Pos2| bounds.is_none_or(|bounds| bounds.contains_rect(Rect::from_min_size(at, size)));
    // In rings around the wish, each side in steps.
    let step = 60.0;
    let mut tried = 0;
    for ring in 0_i32.. {
        let mut best: Option<(f32, Pos2)> = None;
        for (column, row) in ring_of(ring) {
            tried += 1;
            let at = wish + vec2(column as f32 * step, row as f32 * step);
            let far = (at - wish).length_sq();
            if is_within(at) && is_free(at) && best.is_none_or(|(known, _)| far < known) {
                best = Some((far, at));
            }
        }
        if let Some((_, at)) = best {
            return at;
        }
        if tried > TRIES {
            break;
        }
    }
    let lowest = obstacles.iter().map(Rect::bottom).fold(wish.y, f32::max);
    Pos2::new(wish.x, lowest + GAP)
}

/// The steps of a square ring around the middle.
fn ring_of(ring: i32) -> Vec<(i32, i32)> {
    if ring == 0 {
        return vec![(0, 0)];
    }
    let sides = (-ring..=ring).flat_map(|at| [(at, -ring), (at, ring), (-ring, at), (ring, at)]);
    sides.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;
    use proptest::prelude::*;

    fn rects(block: &Block, sizes: &[Vec2]) -> Vec<Rect> {
        let places = block.places.iter().zip(sizes);
        places
            .map(|(place, size)| Rect::from_min_size(place.to_pos2(), *size))
            .collect()
    }

    fn apart(rects: &[Rect]) -> bool {
        rects.iter().enumerate().all(|(nth, a)| {
            let mut others = rects[nth + 1..].iter();
            others.all(|b| !a.shrink(0.1).intersects(b.shrink(0.1)))
        })
    }

    fn some_sizes() -> impl Strategy<Value = Vec<Vec2>> {
        prop::collection::vec((40.0_f32..400.0, 32.0_f32..300.0), 0..24)
            .prop_map(|sizes| sizes.into_iter().map(|(x, y)| vec2(x, y)).collect())
    }

    proptest! {
        #[test]
        fn nothing_in_a_block_lies_on_another(
            sizes in some_sizes(),
            more in prop::collection::vec(some_sizes(), 0..5),
            room in 0_usize..9,
        ) {
            let block = grid(&sizes, room);
            prop_assert_eq!(block.places.len(), sizes.len());
            prop_assert!(apart(&rects(&block, &sizes)));
            let block = columns(&more, room);
            let all: Vec<Vec2> = more.concat();
            prop_assert_eq!(block.places.len(), all.len());
            prop_assert!(apart(&rects(&block, &all)));
        }

        #[test]
        fn a_free_place_is_free(
            obstacles in prop::collection::vec((-900.0_f32..900.0, -900.0_f32..900.0), 0..40),
        ) {
            let size = vec2(300.0, 200.0);
            let obstacles: Vec<Rect> = obstacles
                .into_iter()
                .map(|(x, y)| Rect::from_min_size(pos2(x, y), vec2(160.0, 112.0)))
                .collect();
            let at = free_place(size, pos2(0.0, 0.0), &obstacles, None);
            let place = Rect::from_min_size(at, size);
            prop_assert!(obstacles.iter().all(|obstacle| !obstacle.intersects(place)));
        }
    }
}
