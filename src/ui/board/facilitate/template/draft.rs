//! A board to be: what a template makes of itself, before it is in a project.

use egui::Rect;
use serde::Deserialize;

use crate::model::{
    Element, ElementKind, Fill, Ink, NoteColor, Order, Point, Size, TextAlign, TypeSize, Weight,
};
use crate::ui::board::scene::{HEADER, rect_of};

/// Distance between frames and around what lies in them, in points on the board.
const GAP: f32 = 20.0;
/// Below a frame's header, in points on the board.
const BELOW_HEADER: f32 = HEADER + 36.0;
/// Where frames start, below title and introduction, in points on the board.
const TOP: f32 = 200.0;
/// Width and height of a cell of a matrix, in points on the board: three notes beside one another,
/// so that all of it is about as wide as a screen.
const CELL: (f32, f32) = (560.0, 204.0);
/// Width and height of a round at a table, in points on the board: two notes beside and two below
/// one another.
const ROUND: (f32, f32) = (380.0, 316.0);
/// The most rows, columns, tables and rounds that are asked for.
pub const MOST: usize = 12;

/// What stands in the file of a template that Zirkel brings along.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sketch {
    /// The board's title.
    pub title: String,
    /// What it is about, in a line below the title; for matrix and café.
    pub intro: String,
    /// What lies on it, the lowest first.
    pub parts: Vec<Part>,
    /// Frames in rows and columns.
    pub matrix: Option<Matrix>,
    /// Tables and rounds.
    pub cafe: Option<Cafe>,
}

/// An element of a sketch.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Part {
    /// What it is.
    pub kind: ElementKind,
    /// Upper left corner, in points on the board.
    pub at: (f32, f32),
    /// Width and height, in points on the board.
    pub size: (f32, f32),
    /// What is written on it.
    pub text: String,
    /// A note's paper.
    pub color: NoteColor,
    /// Colour of lines and letters.
    pub ink: Ink,
    /// What a shape is filled with.
    pub fill: Fill,
    /// How thick lines are.
    pub weight: Weight,
    /// How large the text is.
    pub type_size: TypeSize,
    /// On which side the text stands.
    pub align: TextAlign,
    /// Whether it is held in place.
    pub locked: bool,
}

/// Places against target groups: a frame for each row, with a frame for each column in it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    /// Names of the rows.
    pub rows: Vec<String>,
    /// Names of the columns.
    pub columns: Vec<String>,
}

/// A world café: a frame for each table, with a frame for each round in it, and one for what is
/// taken along.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cafe {
    /// What a table is called, before its number.
    pub table: String,
    /// What a round is called, before its number.
    pub round: String,
    /// What is to be written at each table.
    pub host: String,
    /// Name of the frame for what is taken along.
    pub harvest: String,
    /// What belongs in there.
    pub harvest_hint: String,
    /// How many tables.
    pub tables: usize,
    /// How many rounds.
    pub rounds: usize,
}

/// A board to be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// What lies on it, the lowest first. Which frame it lies in follows from where it lies; see
    /// [`Self::frames`].
    pub elements: Vec<Element>,
}

impl Sketch {
    /// The board that this sketch is of.
    pub fn draft(&self) -> Draft {
        let mut elements: Vec<Element> = self.parts.iter().map(Part::element).collect();
        if let Some(matrix) = &self.matrix {
            elements.extend(matrix.elements(&self.title, &self.intro));
        }
        if let Some(cafe) = &self.cafe {
            elements.extend(cafe.elements(&self.title, &self.intro));
        }
        Draft {
            title: self.title.clone(),
            elements,
        }
    }
}

impl Part {
    fn element(&self) -> Element {
        Element {
            kind: self.kind,
            position: Point::new(self.at.0, self.at.1),
            size: Size::new(self.size.0, self.size.1),
            text: self.text.clone(),
            color: self.color,
            ink: self.ink,
            fill: self.fill,
            weight: self.weight,
            type_size: self.type_size,
            align: self.align,
            locked: self.locked,
            ..Element::default()
        }
    }
}

fn text(at: (f32, f32), size: (f32, f32), text: &str, type_size: TypeSize, ink: Ink) -> Element {
    let part = Part {
        kind: ElementKind::Text,
        at,
        size,
        text: text.to_owned(),
        type_size,
        ink,
        ..Part::default()
    };
    part.element()
}

fn frame(at: (f32, f32), size: (f32, f32), name: &str) -> Element {
    let part = Part {
        kind: ElementKind::Frame,
        at,
        size,
        text: name.to_owned(),
        ..Part::default()
    };
    part.element()
}

/// Title and introduction.
fn heading(title: &str, intro: &str, width: f32) -> [Element; 2] {
    let (title_size, intro_size) = ((width, 76.0), (width, 92.0));
    [
        text((0.0, 0.0), title_size, title, TypeSize::Huge, Ink::Black),
        text((0.0, 84.0), intro_size, intro, TypeSize::Large, Ink::Black),
    ]
}

/// A frame with frames one beside the other in it; `hint` stands above those.
fn row(
    at: (f32, f32),
    name: &str,
    hint: Option<&str>,
    cell: (f32, f32),
    cells: &[String],
) -> Vec<Element> {
    let hint_height = if hint.is_some() { 40.0 } else { 0.0 };
    let width = GAP + cells.len() as f32 * (cell.0 + GAP);
    let height = BELOW_HEADER + hint_height + cell.1 + GAP;
    let mut elements = vec![frame(at, (width, height), name)];
    elements.extend(hint.map(|hint| {
        let at = (at.0 + GAP, at.1 + HEADER + 24.0);
        text(
            at,
            (width - 2.0 * GAP, 40.0),
            hint,
            TypeSize::Small,
            Ink::Gray,
        )
    }));
    elements.extend(cells.iter().enumerate().map(|(nth, name)| {
        let x = at.0 + GAP + nth as f32 * (cell.0 + GAP);
        frame((x, at.1 + BELOW_HEADER + hint_height), cell, name)
    }));
    elements
}

impl Matrix {
    fn elements(&self, title: &str, intro: &str) -> Vec<Element> {
        let width = GAP + self.columns.len().max(2) as f32 * (CELL.0 + GAP);
        let mut elements = heading(title, intro, width).to_vec();
        let height = BELOW_HEADER + CELL.1 + GAP;
        for (nth, name) in self.rows.iter().enumerate() {
            let y = TOP + nth as f32 * (height + GAP);
            elements.extend(row((0.0, y), name, None, CELL, &self.columns));
        }
        elements
    }
}

impl Cafe {
    fn elements(&self, title: &str, intro: &str) -> Vec<Element> {
        let (tables, rounds) = (self.tables.clamp(1, MOST), self.rounds.clamp(1, MOST));
        let across = if tables > 2 { 2 } else { tables };
        let width = GAP + rounds as f32 * (ROUND.0 + GAP);
        let height = BELOW_HEADER + 40.0 + ROUND.1 + GAP;
        let whole = across as f32 * (width + GAP) - GAP;
        let mut elements = heading(title, intro, whole).to_vec();
        let names: Vec<String> = (1..=rounds)
            .map(|number| format!("{} {number}", self.round))
            .collect();
        for table in 0..tables {
            let x = (table % across) as f32 * (width + GAP);
            let y = TOP + (table / across) as f32 * (height + GAP);
            let name = format!("{} {}", self.table, table + 1);
            elements.extend(row((x, y), &name, Some(&self.host), ROUND, &names));
        }
        let y = TOP + tables.div_ceil(across) as f32 * (height + GAP);
        elements.push(frame((0.0, y), (whole, ROUND.1), &self.harvest));
        let at = (GAP, y + HEADER + 8.0);
        let size = (whole - 2.0 * GAP, 40.0);
        elements.push(text(
            at,
            size,
            &self.harvest_hint,
            TypeSize::Small,
            Ink::Gray,
        ));
        elements
    }
}

impl Draft {
    /// For each element the place of the frame it lies in: the smallest around its middle that
    /// is larger than itself.
    pub fn frames(&self) -> Vec<Option<usize>> {
        let rects: Vec<Rect> = self.elements.iter().map(rect_of).collect();
        let around = |of: usize| {
            let (rect, middle) = (rects[of], rects[of].center());
            let frames = self.elements.iter().enumerate().filter(|(at, element)| {
                *at != of
                    && element.kind == ElementKind::Frame
                    && rects[*at].contains(middle)
                    && rects[*at].area() > rect.area()
            });
            let smaller = |a: &usize, b: &usize| rects[*a].area().total_cmp(&rects[*b].area());
            frames.map(|(at, _)| at).min_by(smaller)
        };
        (0..rects.len()).map(around).collect()
    }

    /// Gives the elements their places in the pile, the frames theirs in the presentation, and the
    /// notes their numbers.
    pub fn put_in_order(&mut self) {
        let (mut order, mut sequence): (Option<Order>, Option<Order>) = (None, None);
        let mut number = 0;
        for element in &mut self.elements {
            let place = Order::after(order.as_ref());
            element.order = place.clone();
            order = Some(place);
            if element.kind == ElementKind::Frame {
                let place = Order::after(sequence.as_ref());
                element.sequence = place.clone();
                sequence = Some(place);
            }
            if element.kind == ElementKind::Note {
                number += 1;
                element.number = number;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_is_asked_for_each_cell_lies_in_its_row(rows in 1..MOST, columns in 1..MOST) {
            let names = |count| (0..count).map(|n: usize| n.to_string()).collect();
            let sketch = Sketch {
                matrix: Some(Matrix { rows: names(rows), columns: names(columns) }),
                ..Sketch::default()
            };
            let draft = sketch.draft();
            let frames = draft.frames();
            let kinds = draft.elements.iter().map(|element| element.kind);
            let free = kinds.zip(&frames).filter(|(kind, frame)| *kind == ElementKind::Frame && frame.is_none());
            prop_assert_eq!(free.count(), rows);
            prop_assert_eq!(frames.iter().flatten().count(), rows * columns);
            for (at, frame) in frames.iter().enumerate() {
                if let Some(frame) = frame {
                    let (inner, outer) = (rect_of(&draft.elements[at]), rect_of(&draft.elements[*frame]));
                    prop_assert!(outer.contains_rect(inner));
                }
            }
        }

        #[test]
        fn a_cafe_has_its_tables_and_rounds_and_nothing_overlaps(tables in 1..MOST, rounds in 1..MOST) {
            let sketch = Sketch {
                cafe: Some(Cafe { tables, rounds, ..Cafe::default() }),
                ..Sketch::default()
            };
            let draft = sketch.draft();
            let frames = draft.frames();
            let free: Vec<Rect> = draft
                .elements
                .iter()
                .zip(&frames)
                .filter(|(element, frame)| element.kind == ElementKind::Frame && frame.is_none())
                .map(|(element, _)| rect_of(element))
                .collect();
            prop_assert_eq!(free.len(), tables + 1);
            for (nth, a) in free.iter().enumerate() {
                for b in &free[nth + 1..] {
                    prop_assert!(!a.intersects(*b), "{} {}", a, b);
                }
            }
        }
    }
}
