//! Notes as cards of paper: several on a sheet of A4 with marks to cut along, each with its number
//! large, frame by frame. What is pinned to a real wall is called out by the same numbers.

mod page;

use std::fmt::Write as _;

use super::Watch;
use super::cut::{Cut, Part};
use super::report::WriteError;
use super::svg::face_rules;
use super::xml::Escaped;
use crate::i18n::{Texts, tr};
use crate::model::{Board, Element, ElementKind, Id, Project};

/// How many cards there are on a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PerPage {
    /// Eight, 9.3 × 6.4 cm.
    #[default]
    Eight,
    /// Six, 9.3 × 8.6 cm.
    Six,
    /// Four, 9.3 × 12.9 cm.
    Four,
}

impl PerPage {
    /// All of them, in the order in which to offer them.
    pub const ALL: [Self; 3] = [Self::Eight, Self::Six, Self::Four];

    /// How many.
    pub const fn count(self) -> usize {
        self.rows() * COLUMNS
    }

    const fn rows(self) -> usize {
        match self {
            Self::Eight => 4,
            Self::Six => 3,
            Self::Four => 2,
        }
    }
}

/// How many cards stand beside one another.
const COLUMNS: usize = 2;
/// The most blank cards.
pub const MOST_BLANK: u32 = 400;

/// Which cards are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Of which part of the board.
    pub part: Part,
    /// How many on a sheet.
    pub per_page: PerPage,
    /// How many blank cards behind the others, with the numbers that come next.
    pub blank: u32,
}

/// A card.
struct Card<'a> {
    /// Its number; may be blank.
    label: String,
    /// The note; without one it is blank.
    note: Option<&'a Element>,
    /// The frame it lies in; blank if it lies free.
    frame: std::rc::Rc<str>,
}

/// Sheets of cards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cards {
    /// What stands on each sheet, as SVG without a head.
    sheets: Vec<String>,
    /// How many cards there are.
    pub count: usize,
    title: String,
    lang: &'static str,
}

impl Cards {
    /// The cards of a part of a board.
    ///
    /// # Errors
    /// [`WriteError::Gone`], [`WriteError::Nothing`] or [`WriteError::Cancelled`].
    pub fn of(
        project: &Project,
        board: Id<Board>,
        wanted: &Wanted,
        texts: &Texts,
        watch: Watch<'_>,
    ) -> Result<Self, WriteError> {
        let cut = Cut::of(project, board, &wanted.part).ok_or(WriteError::Gone)?;
        let groups = groups(&cut, project.next_note_number(Some(board)), wanted, texts);
        let count: usize = groups.iter().map(Vec::len).sum();
        if count == 0 {
            return Err(WriteError::Nothing);
        }
        let each = wanted.per_page.count();
        // Each frame begins in a new row.
        let mut places: Vec<Option<&Card<'_>>> = Vec::new();
        for cards in &groups {
            while !places.len().is_multiple_of(COLUMNS) {
                places.push(None);
            }
            places.extend(cards.iter().map(Some));
        }
        let sheets = places.len().div_ceil(each);
        let title = match cut.board.title.trim() {
            "" => tr!(texts, "sessions-untitled-board"),
            title => title.to_owned(),
        };
        let mut out = Self {
            sheets: Vec::with_capacity(sheets),
            count,
            title,
            lang: texts.lang().code(),
        };
        for some in places.chunks(each) {
            let number = out.sheets.len() + 1;
            if !watch(number as f32 / sheets.max(1) as f32) {
                return Err(WriteError::Cancelled);
            }
            let place = tr!(texts, "board-cards-sheet", number = number, count = sheets);
            let mut frames: Vec<&str> = some.iter().flatten().map(|c| &*c.frame).collect();
            frames.dedup();
            frames.retain(|frame| !frame.is_empty());
            let sheet = page::Sheet {
                title: &out.title,
                heading: &frames.join(" · "),
                place: &place,
                rows: wanted.per_page.rows(),
            };
            out.sheets.push(sheet.write(some));
        }
        Ok(out)
    }

    /// How many sheets there are.
    pub fn sheets(&self) -> usize {
        self.sheets.len()
    }

    /// One sheet as an SVG file, by its place from 0.
    pub fn svg(&self, sheet: usize) -> Option<String> {
        let inner = self.sheets.get(sheet)?;
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.push_str(&self.head(sheet));
        let _ = writeln!(out, "<title>{}</title>", Escaped(&self.title));
        out.push_str(&face_rules());
        out.push_str(inner);
        out.push_str("</svg>\n");
        Some(out)
    }

    /// One sheet as an SVG without faces, to be drawn here.
    pub fn plain(&self, sheet: usize) -> Option<super::Svg> {
        let inner = self.sheets.get(sheet)?;
        let (width, height) = page::SIZE;
        Some(super::Svg {
            text: format!("{}{inner}</svg>\n", self.head(sheet)),
            width,
            height,
            ..super::Svg::default()
        })
    }

    /// All sheets as one HTML file that prints them on A4, one a page.
    pub fn html(&self) -> String {
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{}</title>\n<style>\n{STYLE}</style>\n{}</head>\n<body>\n<main>\n",
            self.lang,
            Escaped(&self.title),
            face_rules()
        );
        for (nth, sheet) in self.sheets.iter().enumerate() {
            out.push_str("<section class=\"sheet\">\n");
            out.push_str(&self.head(nth));
            out.push_str(sheet);
            out.push_str("</svg>\n</section>\n");
        }
        out.push_str("</main>\n</body>\n</html>\n");
        out
    }

    fn head(&self, sheet: usize) -> String {
        let (width, height) = page::SIZE;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"210mm\" \
             height=\"297mm\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             aria-label=\"{} {}\" font-family=\"{}\">\n",
            Escaped(&self.title),
            sheet + 1,
            super::svg::FONTS
        )
    }
}

/// Nothing runs, and nothing is fetched.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; \
    base-uri 'none'; form-action 'none'";

/// How the sheets lie on the screen and on paper.
const STYLE: &str = "@page{size:A4 portrait;margin:0}
body{margin:0;background:#8a9092}
.sheet{width:210mm;height:297mm;margin:8mm auto;background:#fff;break-after:page;overflow:hidden}
.sheet:last-child{break-after:auto}
.sheet svg{display:block}
@media print{body{background:none}.sheet{margin:0}}
";

/// The cards by frames, in their order; then those that lie free, then blank ones.
fn groups<'a>(cut: &Cut<'a>, next: u32, wanted: &Wanted, texts: &Texts) -> Vec<Vec<Card<'a>>> {
    let no_frame: std::rc::Rc<str> = "".into();
    let card = |(id, note): &(Id<Element>, &'a Element)| Card {
        label: cut.labels.get(id).cloned().unwrap_or_default(),
        note: Some(note),
        frame: no_frame.clone(),
    };
    let mut notes: Vec<(Id<Element>, &'a Element)> = cut.elements.clone();
    notes.retain(|(_, element)| element.kind == ElementKind::Note);
    notes.sort_by(|(a_id, a), (b_id, b)| {
        let key = |note: &Element| (note.number == 0, note.number);
        let (a_at, b_at) = (a.position, b.position);
        key(a)
            .cmp(&key(b))
            .then(a_at.y().total_cmp(&b_at.y()))
            .then(a_at.x().total_cmp(&b_at.x()))
            .then(a_id.cmp(b_id))
    });
    let mut by_frame: std::collections::HashMap<Option<Id<Element>>, Vec<Card<'a>>> =
        std::collections::HashMap::new();
    for note in &notes {
        let frame = cut.frames.around(note.1);
        by_frame.entry(frame).or_default().push(card(note));
    }
    let mut groups = Vec::new();
    for frame in in_tree_order(cut) {
        if let Some(mut cards) = by_frame.remove(&Some(frame)) {
            let heading: std::rc::Rc<str> = heading(cut, frame, texts).into();
            for card in &mut cards {
                card.frame = heading.clone();
            }
            groups.push(cards);
        }
    }
    let mut free: Vec<Card<'a>> = by_frame.remove(&None).unwrap_or_default();
    let blank = wanted.blank.min(MOST_BLANK);
    free.extend((0..blank).map(|nth| Card {
        label: next.saturating_add(nth).to_string(),
        note: None,
        frame: no_frame.clone(),
    }));
    if !free.is_empty() {
        groups.push(free);
    }
    groups
}

/// Frames in their order, each followed by those in it.
fn in_tree_order(cut: &Cut<'_>) -> Vec<Id<Element>> {
    let mut inner: std::collections::HashMap<Option<Id<Element>>, Vec<Id<Element>>> =
        std::collections::HashMap::new();
    for frame in cut.frames.in_order() {
        let around = cut.frames.parent(*frame);
        inner.entry(around).or_default().push(*frame);
    }
    let mut out = Vec::new();
    let mut open: Vec<Id<Element>> = inner.remove(&None).unwrap_or_default();
    open.reverse();
    while let Some(frame) = open.pop() {
        out.push(frame);
        let within = inner.remove(&Some(frame)).unwrap_or_default();
        open.extend(within.into_iter().rev());
    }
    out
}

/// "2 Quartier › Nachbarschaft".
fn heading(cut: &Cut<'_>, frame: Id<Element>, texts: &Texts) -> String {
    let mut names = Vec::new();
    let mut at = Some(frame);
    while let Some(id) = at {
        let element = cut.project.get(id);
        let name = element.map_or("", |element| super::cut::text(element).trim());
        let name = match name.lines().next().unwrap_or_default() {
            "" => tr!(texts, "board-frame-unnamed"),
            name => name.to_owned(),
        };
        names.push(match cut.frames.number(id) {
            Some(number) => format!("{number}  {name}"),
            None => name,
        });
        at = cut.frames.parent(id);
    }
    names.reverse();
    names.join(" › ")
}
