//! Putting rectangles in order. Pure sums: what they stand for is the business of `units`.
//!
//! Each function gets rectangles and gives them back in the same order at their new places, with
//! their sizes as they were. Doing it twice changes nothing more.

use crate::drawing::kurbo::{Point, Rect, Vec2};

/// A way along which things are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

/// What is brought into one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The left edges.
    Left,
    /// The middles, from left to right.
    Center,
    /// The right edges.
    Right,
    /// The upper edges.
    Top,
    /// The middles, from top to bottom.
    Middle,
    /// The lower edges.
    Bottom,
}

/// Blocks are about so much wider than high.
const BROAD: f64 = 1.6;
/// More cells than this are never looked at: what is in the way is then not worked around.
const MOST_CELLS: usize = 200_000;

/// The part of the board that rectangles take.
pub fn around(rects: &[Rect]) -> Option<Rect> {
    rects.iter().copied().reduce(|all, rect| all.union(rect))
}

fn at(rect: Rect, corner: Point) -> Rect {
    Rect::from_origin_size(corner, rect.size())
}

/// Rows of what lies about: what begins at about the same height is read from left to right.
pub fn rows(rects: &[Rect]) -> Vec<Vec<usize>> {
    let place = |index: usize| rects.get(index).copied().unwrap_or_default();
    let mut by_top: Vec<usize> = (0..rects.len()).collect();
    by_top.sort_by(|a, b| {
        let (first, second) = (place(*a), place(*b));
        let tops = first.y0.total_cmp(&second.y0);
        tops.then(first.x0.total_cmp(&second.x0)).then(a.cmp(b))
    });
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut limit = f64::NEG_INFINITY;
    for index in by_top {
        let rect = place(index);
        match rows.last_mut() {
            Some(row) if rect.y0 <= limit => row.push(index),
            _ => {
                // Half of the first one's height: rows that were put in order are farther apart.
                limit = rect.y0 + rect.height() / 2.0;
                rows.push(vec![index]);
            }
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| {
            let (first, second) = (place(*a), place(*b));
            let lefts = first.x0.total_cmp(&second.x0);
            lefts.then(first.y0.total_cmp(&second.y0)).then(a.cmp(b))
        });
    }
    rows
}

/// The order in which things are read: row by row, from left to right.
pub fn reading_order(rects: &[Rect]) -> Vec<usize> {
    rows(rects).concat()
}

/// Brings one edge of all to where `reference` has it.
pub fn align(rects: &[Rect], reference: Rect, edge: Edge) -> Vec<Rect> {
    let aligned = |rect: &Rect| {
        let by = match edge {
            Edge::Left => Vec2::new(reference.x0 - rect.x0, 0.0),
            Edge::Center => Vec2::new(reference.center().x - rect.center().x, 0.0),
            Edge::Right => Vec2::new(reference.x1 - rect.x1, 0.0),
            Edge::Top => Vec2::new(0.0, reference.y0 - rect.y0),
            Edge::Middle => Vec2::new(0.0, reference.center().y - rect.center().y),
            Edge::Bottom => Vec2::new(0.0, reference.y1 - rect.y1),
        };
        *rect + by
    };
    rects.iter().map(aligned).collect()
}

/// Makes the gaps between neighbours equal; the whole takes as much room as before. Where they
/// have to overlap, the distances of their middles are made equal instead.
pub fn distribute(rects: &[Rect], axis: Axis) -> Vec<Rect> {
    let along = |rect: &Rect| match axis {
        Axis::Across => (rect.x0, rect.x1),
        Axis::Down => (rect.y0, rect.y1),
    };
    let put = |rect: Rect, start: f64| match axis {
        Axis::Across => at(rect, Point::new(start, rect.y0)),
        Axis::Down => at(rect, Point::new(rect.x0, start)),
    };
    let spans: Vec<(f64, f64)> = rects.iter().map(along).collect();
    let mut placed = rects.to_vec();
    let (Some(whole), true) = (around(rects), rects.len() > 2) else {
        return placed;
    };
    let (start, end) = along(&whole);
    let taken: f64 = spans.iter().map(|(low, high)| high - low).sum();
    let between = (rects.len() - 1) as f64;
    let gap = (end - start - taken) / between;
    let middles = gap < 0.0;
    let mut order: Vec<usize> = (0..rects.len()).collect();
    let key = |index: &usize| {
        let (low, high) = spans.get(*index).copied().unwrap_or_default();
        if middles { (low + high) / 2.0 } else { low }
    };
    order.sort_by(|a, b| key(a).total_cmp(&key(b)).then(a.cmp(b)));
    let first = order.first().map(key).unwrap_or_default();
    let last = order.last().map(key).unwrap_or_default();
    let mut next = start;
    for (nth, index) in order.iter().enumerate() {
        let (low, high) = spans.get(*index).copied().unwrap_or_default();
        let size = high - low;
        let to = if middles {
            first + (last - first) * nth as f64 / between - size / 2.0
        } else {
            next
        };
        if let Some(rect) = placed.get_mut(*index) {
            *rect = put(*rect, to);
        }
        next += size + gap;
    }
    placed
}

/// Puts all beside (or below) one another in the order in which they are read.
pub fn stack(rects: &[Rect], axis: Axis, gap: f64) -> Vec<Rect> {
    let mut placed = rects.to_vec();
    let Some(whole) = around(rects) else {
        return placed;
    };
    let mut corner = whole.origin();
    for index in reading_order(rects) {
        if let Some(rect) = placed.get_mut(index) {
            *rect = at(*rect, corner);
            match axis {
                Axis::Across => corner.x = rect.x1 + gap,
                Axis::Down => corner.y = rect.y1 + gap,
            }
        }
    }
    placed
}

/// Puts all closely together in rows of about the same width, in the order in which they are
/// read. `room` is how wide the block may get; without it, a little wider than high.
pub fn pack(rects: &[Rect], gap: f64, room: Option<f64>) -> Vec<Rect> {
    let mut placed = rects.to_vec();
    let Some(whole) = around(rects) else {
        return placed;
    };
    let order = reading_order(rects);
    let sorted: Vec<Rect> = order
        .iter()
        .filter_map(|index| rects.get(*index).copied())
        .collect();
    let widest = sorted.iter().map(Rect::width).fold(0.0, f64::max);
    let area: f64 = sorted
        .iter()
        .map(|rect| (rect.width() + gap) * (rect.height() + gap))
        .sum();
    let width = room.unwrap_or_else(|| (area * BROAD).sqrt()).max(widest);
    let mut top = whole.y0;
    let mut start = 0;
    for end in even_rows(&sorted, gap, width) {
        let mut left = whole.x0;
        let mut height: f64 = 0.0;
        for place in start..end {
            let index = order.get(place).copied();
            if let Some(rect) = index.and_then(|index| placed.get_mut(index)) {
                *rect = at(*rect, Point::new(left, top));
                left = rect.x1 + gap;
                height = height.max(rect.height());
            }
        }
        top += height + gap;
        start = end;
    }
    placed
}

/// Where rows end so that their widths differ least from `width` and none is wider: as a
/// paragraph is broken. The last may be short.
fn even_rows(sorted: &[Rect], gap: f64, width: f64) -> Vec<usize> {
    let count = sorted.len();
    // The least cost of all up to a place, and where the row before it begins.
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for end in 1..=count {
        let mut found = (f64::INFINITY, end - 1);
        let mut taken = -gap;
        for begin in (0..end).rev() {
            taken += sorted.get(begin).map_or(0.0, Rect::width) + gap;
            // A sum of the same numbers must not come out a hair too wide.
            if taken > width + 0.01 && begin + 1 < end {
                break;
            }
            let left = if end == count { 0.0 } else { width - taken };
            let before = best.get(begin).map_or(f64::INFINITY, |(cost, _)| *cost);
            // Fewer rows where the widths are as good.
            let cost = before + left * left + 1.0;
            if cost < found.0 {
                found = (cost, begin);
            }
        }
        best.push(found);
    }
    let mut ends = Vec::new();
    let mut end = count;
    while end > 0 {
        ends.push(end);
        end = best.get(end).map_or(0, |(_, begin)| (*begin).min(end - 1));
    }
    ends.reverse();
    ends
}

/// What a grid has to heed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ground<'a> {
    /// What stays where it is and is worked around.
    pub held: &'a [Rect],
    /// Where the grid begins; without it, where the things begin now.
    pub corner: Option<Point>,
    /// How wide it may get.
    pub room: Option<f64>,
}

/// Puts all into the grid that is nearest to how they lie: in the order in which they are read,
/// as many columns as the longest row has now. A heap becomes a block.
pub fn tidy(rects: &[Rect], gap: f64, ground: Ground<'_>) -> Vec<Rect> {
    let Some(whole) = around(rects) else {
        return Vec::new();
    };
    let corner = ground.corner.unwrap_or_else(|| whole.origin());
    let corner = Point::new(corner.x.round(), corner.y.round());
    let rows = rows(rects);
    let order = rows.concat();
    let sorted: Vec<Rect> = order
        .iter()
        .filter_map(|index| rects.get(*index).copied())
        .collect();
    let grid = Cells::new(&sorted, corner, gap, ground.held);
    let columns = columns(rects, &rows, &grid, whole);
    let tidied = if ground.held.is_empty() {
        let widest = ground.room.unwrap_or(f64::INFINITY);
        table(&sorted, corner, gap, columns, widest)
    } else {
        let most = ground.room.map_or(usize::MAX, |room| grid.fitting(room));
        grid.fill(&sorted, columns.min(most).max(1))
    };
    let mut placed = rects.to_vec();
    for (index, rect) in order.iter().zip(tidied) {
        if let Some(place) = placed.get_mut(*index) {
            *place = rect;
        }
    }
    placed
}

/// How many columns are nearest to how things lie.
fn columns(rects: &[Rect], rows: &[Vec<usize>], grid: &Cells<'_>, whole: Rect) -> usize {
    let mut most = 1;
    for row in rows {
        let of_row: Vec<Rect> = row
            .iter()
            .filter_map(|index| rects.get(*index).copied())
            .collect();
        let needed: f64 = of_row.iter().map(|rect| rect.width() + grid.gap).sum();
        if needed - grid.gap > whole.width() * 1.5 + 0.01 {
            // A heap: they lie upon one another.
            let wide = grid.fitting(whole.width());
            let pitch = grid.pitch();
            let cells = rects.len() as f64 * BROAD * pitch.y / pitch.x.max(1.0);
            most = most.max(wide).max(cells.sqrt().ceil() as usize);
        } else {
            most = most.max(of_row.len() + grid.in_the_way(&of_row));
        }
    }
    most.clamp(1, rects.len().max(1) + grid.held.len())
}

/// Columns as wide as what is in them, rows as high; no wider than `widest` if that can be.
fn table(sorted: &[Rect], corner: Point, gap: f64, columns: usize, widest: f64) -> Vec<Rect> {
    let widths_of = |columns: usize| {
        let mut widths = vec![0.0_f64; columns.min(sorted.len())];
        for (nth, rect) in sorted.iter().enumerate() {
            if let Some(width) = widths.get_mut(nth % columns) {
                *width = width.max(rect.width());
            }
        }
        widths
    };
    let mut columns = columns.max(1);
    let mut widths = widths_of(columns);
    while columns > 1 && widths.iter().sum::<f64>() + gap * (columns - 1) as f64 > widest + 0.01 {
        columns -= 1;
        widths = widths_of(columns);
    }
    let mut placed = Vec::with_capacity(sorted.len());
    let mut top = corner.y;
    for row in sorted.chunks(columns) {
        let mut left = corner.x;
        for (rect, width) in row.iter().zip(&widths) {
            placed.push(at(*rect, Point::new(left, top)));
            left += width + gap;
        }
        top += row.iter().map(Rect::height).fold(0.0, f64::max) + gap;
    }
    placed
}

/// A grid of equal cells, some of which are taken.
struct Cells<'a> {
    corner: Point,
    cell: Vec2,
    gap: f64,
    held: &'a [Rect],
}

impl<'a> Cells<'a> {
    fn new(rects: &[Rect], corner: Point, gap: f64, held: &'a [Rect]) -> Self {
        let cell = rects.iter().fold(Vec2::new(1.0, 1.0), |cell, rect| {
            Vec2::new(cell.x.max(rect.width()), cell.y.max(rect.height()))
        });
        Self {
            corner,
            cell,
            gap,
            held,
        }
    }

    fn pitch(&self) -> Vec2 {
        self.cell + Vec2::new(self.gap, self.gap)
    }

    /// How many columns fit.
    fn fitting(&self, width: f64) -> usize {
        let columns = ((width + self.gap + 0.01) / self.pitch().x).floor();
        if columns >= 1.0 { columns as usize } else { 1 }
    }

    fn place(&self, column: usize, row: usize) -> Rect {
        let pitch = self.pitch();
        let to = Vec2::new(pitch.x * column as f64, pitch.y * row as f64);
        Rect::from_origin_size(self.corner + to, self.cell.to_size())
    }

    fn is_taken(&self, column: usize, row: usize) -> bool {
        let cell = self.place(column, row);
        let near = (self.gap / 2.0 - 0.5).max(0.0);
        let cell = cell.inflate(near, near);
        let meets = |held: &&Rect| {
            held.x0 < cell.x1 && cell.x0 < held.x1 && held.y0 < cell.y1 && cell.y0 < held.y1
        };
        self.held.iter().any(|held| meets(&held))
    }

    /// How many cells of a row are taken before its last thing.
    fn in_the_way(&self, row: &[Rect]) -> usize {
        let (Some(first), Some(last)) = (row.first(), row.last()) else {
            return 0;
        };
        if self.held.is_empty() {
            return 0;
        }
        let pitch = self.pitch();
        let down = ((first.y0 - self.corner.y) / pitch.y).round().max(0.0) as usize;
        let across = ((last.x0 - self.corner.x) / pitch.x).round().max(0.0) as usize;
        let cells = 0..across.min(MOST_CELLS);
        cells.filter(|column| self.is_taken(*column, down)).count()
    }

    fn fill(&self, sorted: &[Rect], columns: usize) -> Vec<Rect> {
        let mut placed = Vec::with_capacity(sorted.len());
        let mut cell = 0;
        for rect in sorted {
            while cell < MOST_CELLS && self.is_taken(cell % columns, cell / columns) {
                cell += 1;
            }
            let place = self.place(cell % columns, cell / columns);
            placed.push(at(*rect, place.origin()));
            cell += 1;
        }
        placed
    }
}

/// The place nearest to `wanted` at which a block of this size meets nothing that lies there,
/// with a gap around. Looks along growing squares; gives up after a while and says `wanted`.
pub fn free_place(block: Rect, taken: &[Rect], gap: f64) -> Point {
    const ROUNDS: i32 = 40;
    let wanted = block.origin();
    let near: Vec<Rect> = taken.iter().map(|rect| rect.inflate(gap, gap)).collect();
    let is_free = |corner: Point| {
        let place = at(block, corner);
        !near.iter().any(|rect| {
            rect.x0 < place.x1 && place.x0 < rect.x1 && rect.y0 < place.y1 && place.y0 < rect.y1
        })
    };
    if is_free(wanted) {
        return wanted;
    }
    // Beside what is in the way, as near as can be.
    let distance = |corner: &Point| (*corner - wanted).hypot2();
    let mut beside: Vec<Point> = near
        .iter()
        .take(400)
        .flat_map(|rect| {
            [
                Point::new(wanted.x, rect.y1),
                Point::new(wanted.x, rect.y0 - block.height()),
                Point::new(rect.x1, wanted.y),
                Point::new(rect.x0 - block.width(), wanted.y),
            ]
        })
        .collect();
    beside.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    if let Some(found) = beside.into_iter().take(400).find(|corner| is_free(*corner)) {
        return found;
    }
    for round in 1..=ROUNDS {
        let step = 60.0 * f64::from(round);
        let ways = [(0.0, 1.0), (1.0, 0.0), (1.0, 1.0), (-1.0, 0.0), (0.0, -1.0)];
        for (x, y) in ways {
            let corner = wanted + Vec2::new(x * step, y * step);
            if is_free(corner) {
                return corner;
            }
        }
    }
    let lowest = near.iter().map(|rect| rect.y1).fold(wanted.y, f64::max);
    Point::new(wanted.x, lowest)
}

#[cfg(test)]
mod tests;
