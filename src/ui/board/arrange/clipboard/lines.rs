//! Texts that come from other programs and go to them: a line is a note.

use std::collections::HashMap;

use super::ElementId;
use super::parcel::Parcel;
use crate::i18n::{Texts, tr};
use crate::model::{Element, ElementKind, reading};

/// More notes than this do not come of one text.
pub const MOST_NOTES: usize = 2_000;
/// A note takes at most so many letters.
const MOST_LETTERS: usize = 5_000;

/// A line that goes to other programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// In how many frames it stands.
    pub depth: usize,
    /// Whether it is a frame's name.
    pub heading: bool,
    /// What it says, in one line.
    pub text: String,
}

/// What a parcel says, in the order in which it is read: frame by frame, then what lies free.
pub fn of_parcel(parcel: &Parcel, texts: &Texts) -> Vec<Line> {
    let all: Vec<(ElementId, &Element)> = parcel.elements.iter().map(|(id, e)| (*id, e)).collect();
    let known: HashMap<ElementId, &Element> = all.iter().copied().collect();
    let read = reading(&all).into_iter();
    read.filter_map(|read| {
        let element = known.get(&read.id)?;
        let heading = element.kind == ElementKind::Frame;
        let text = match said(element, texts) {
            Some(text) => text,
            None if heading => tr!(texts, "board-frame-unnamed"),
            None => return None,
        };
        Some(Line {
            depth: read.depth,
            heading,
            text,
        })
    })
    .collect()
}

/// What an element says, with its tags; nothing of what is covered.
fn said(element: &Element, texts: &Texts) -> Option<String> {
    let Some(text) = element.shown_text() else {
        return Some(tr!(texts, "board-clip-covered"));
    };
    let mut said = in_one_line(text);
    for tag in &element.tags {
        if !said.is_empty() {
            said.push(' ');
        }
        said.push('#');
        said.push_str(tag.as_str());
    }
    (!said.is_empty()).then_some(said)
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines as other programs take them. Where there are frames, what lies in them stands below
/// their names as a list.
pub fn text(lines: &[Line]) -> String {
    let mut out = String::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        if let Some(before) = before {
            out.push('\n');
            // A blank line before a part of its own.
            if line.depth == 0 && (line.heading || before.depth > 0 || before.heading) {
                out.push('\n');
            }
        }
        for _ in 1..line.depth {
            out.push_str("  ");
        }
        if line.depth > 0 {
            out.push_str("- ");
        }
        out.push_str(&line.text);
        before = Some(line);
    }
    out
}

/// The lines as programs for texts take them, with the names of frames as headings.
pub fn html(lines: &[Line]) -> String {
    let mut out = String::new();
    let mut open = 0;
    for line in lines {
        while open > line.depth {
            out.push_str("</ul>");
            open -= 1;
        }
        while open < line.depth {
            out.push_str("<ul>");
            open += 1;
        }
        let (start, end) = match (line.depth, line.heading) {
            (0, true) => ("<h3>", "</h3>"),
            (0, false) => ("<p>", "</p>"),
            (_, true) => ("<li><b>", "</b></li>"),
            (_, false) => ("<li>", "</li>"),
        };
        out.push_str(start);
        for letter in line.text.chars() {
            match letter {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                other => out.push(other),
            }
        }
        out.push_str(end);
    }
    for _ in 0..open {
        out.push_str("</ul>");
    }
    out
}

/// A text of another program, as notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The notes as they are to lie, row by row; of a table, blank cells stay blank. `None`: they
    /// lie as they fit.
    pub rows: Vec<Vec<String>>,
    /// Whether it is a table, whose columns stay columns.
    pub table: bool,
    /// How many lines there were, if not all became notes.
    pub cut: Option<usize>,
    /// Whether notes were made shorter.
    pub shortened: bool,
}

impl Pasted {
    /// How many notes there are.
    pub fn count(&self) -> usize {
        let cells = self.rows.iter().flatten();
        cells.filter(|text| !text.is_empty()).count()
    }
}

/// The notes of a text: each line is one, without the sign of a list; of a table of a spreadsheet
/// each cell. Blank lines mean nothing.
pub fn read(text: &str) -> Pasted {
    let lines = || {
        let ends = ['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'];
        text.split(ends).filter(|line| !is_blank(line))
    };
    let (mut seen, mut tabbed, mut last) = (0, 0, 0);
    for line in lines().take(MOST_NOTES) {
        seen += 1;
        // Behind the signs of their lists, word processors put tabs too.
        let line = without_sign(line.trim_start(), &mut last);
        tabbed += usize::from(line.contains('\t'));
    }
    let mut pasted = if tabbed > 0 && tabbed * 2 >= seen {
        read_table(text)
    } else {
        read_lines(lines())
    };
    for cell in pasted.rows.iter_mut().flatten() {
        if let Some((end, _)) = cell.char_indices().nth(MOST_LETTERS) {
            cell.truncate(end);
            pasted.shortened = true;
        }
    }
    pasted
}

fn read_lines<'a>(lines: impl Iterator<Item = &'a str>) -> Pasted {
    let mut pasted = Pasted::default();
    let mut last = 0;
    let mut found = 0;
    for line in lines {
        found += 1;
        if found <= MOST_NOTES {
            // A tab here and there parts words.
            let line = clean(line);
            let text = without_sign(&line, &mut last).trim();
            if !text.is_empty() {
                pasted.rows.push(vec![text.to_owned()]);
            }
        }
    }
    pasted.cut = (found > MOST_NOTES).then_some(found);
    pasted
}

/// Cells can hold several lines and then stand in quotation marks.
fn read_table(text: &str) -> Pasted {
    /// Wider tables are none.
    const MOST_COLUMNS: usize = 50;
    let mut pasted = Pasted {
        table: true,
        ..Pasted::default()
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut notes = 0;
    let mut found = 0;
    for record in reader.records() {
        let Ok(record) = record else { break };
        let cells: Vec<String> = record.iter().take(MOST_COLUMNS).map(lines_of).collect();
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        found += usize::from(filled > 0);
        if filled == 0 || notes + filled > MOST_NOTES {
            continue;
        }
        notes += filled;
        pasted.rows.push(cells);
    }
    pasted.cut = (found > pasted.rows.len()).then_some(found);
    // Columns in which nothing stands take no room.
    let widest = pasted.rows.iter().map(Vec::len).max().unwrap_or(0);
    let used: Vec<bool> = (0..widest)
        .map(|column| {
            let mut rows = pasted.rows.iter();
            rows.any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()))
        })
        .collect();
    for row in &mut pasted.rows {
        let mut column = 0;
        row.retain(|_| {
            column += 1;
            used.get(column - 1).copied().unwrap_or(false)
        });
    }
    // One column is a list.
    pasted.table = used.iter().filter(|used| **used).count() > 1;
    pasted
}

fn is_blank(line: &str) -> bool {
    let said = |c: char| !c.is_whitespace() && !c.is_control() && c != '\u{feff}';
    !line.chars().any(said)
}

/// Without what cannot be seen.
fn clean(line: &str) -> String {
    let shown = |c: &char| !c.is_control() && *c != '\u{feff}' && *c != '\u{fffc}';
    let spaced = line.chars().map(|c| if c == '\t' { ' ' } else { c });
    let cleaned: String = spaced.filter(shown).collect();
    cleaned.trim().to_owned()
}

fn lines_of(cell: &str) -> String {
    let lines = cell.lines().map(clean).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Takes the sign of a list from a line: "- ", "• ", a box to tick, and "2. " behind a "1. ".
fn without_sign<'a>(line: &'a str, last: &mut u32) -> &'a str {
    const SIGNS: [char; 12] = [
        '-', '*', '+', '•', '–', '—', '·', '◦', '▪', '‣', '●', '\u{f0b7}',
    ];
    let mut chars = line.chars();
    if let Some(rest) = chars
        .next()
        .filter(|sign| SIGNS.contains(sign))
        .map(|_| chars.as_str())
        && rest.starts_with(char::is_whitespace)
    {
        let rest = rest.trim_start();
        let boxes = ["[ ] ", "[x] ", "[X] ", "☐ ", "☑ ", "☒ "];
        let ticked = boxes.iter().find_map(|sign| rest.strip_prefix(sign));
        return ticked.unwrap_or(rest);
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let behind = rest.strip_prefix(['.', ')']);
    if let (Ok(number), Some(rest)) = (number.parse::<u32>(), behind)
        && digits <= 4
        && rest.starts_with(char::is_whitespace)
        // Dates begin with numbers too.
        && (number == 1 || number == *last + 1)
    {
        *last = number;
        return rest.trim_start();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::model::{Id, Point, Tag, Ulid};

    fn notes(text: &str) -> Vec<String> {
        read(text).rows.concat()
    }

    #[test]
    fn a_line_is_a_note_without_the_sign_of_its_list() {
        let text = "Thema\r\n\r\n- eins\n  • zwei\n\n1. drei\n2. vier\n* [x] fünf\n–Gedanke";
        let expected = ["Thema", "eins", "zwei", "drei", "vier", "fünf", "–Gedanke"];
        assert_eq!(notes(text), expected);
        assert_eq!(
            notes("3. Oktober\n7. November"),
            ["3. Oktober", "7. November"]
        );
        assert_eq!(
            notes("https://example.org/a?b=c"),
            ["https://example.org/a?b=c"]
        );
        assert!(notes(" \n\u{0}\n\t\n").is_empty());
    }

    #[test]
    fn a_column_of_a_spreadsheet_is_notes_and_a_table_keeps_its_columns() {
        assert_eq!(notes("a\nb\nc\n"), ["a", "b", "c"]);
        assert_eq!(notes("•\ta\n•\tb\n1.\tc"), ["a", "b", "c"]);
        assert!(!read("a\t\nb\t\n").table);
        let table = read("Thema\t\tWer\nQuartier\t\tStadt\n\"zwei\nZeilen\"\t\t\n");
        assert!(table.table);
        let expected = [
            vec!["Thema", "Wer"],
            vec!["Quartier", "Stadt"],
            vec!["zwei\nZeilen", ""],
        ];
        assert_eq!(table.rows, expected);
        assert_eq!(table.count(), 5);
    }

    #[test]
    fn too_much_is_cut_and_said() {
        let many = "x\n".repeat(5_000);
        let pasted = read(&many);
        assert_eq!((pasted.count(), pasted.cut), (MOST_NOTES, Some(5_000)));
        let long = "ü".repeat(10_000_000);
        let pasted = read(&long);
        assert_eq!((pasted.count(), pasted.shortened), (1, true));
        let table = "a\tb\n".repeat(3_000);
        assert_eq!(read(&table).count(), MOST_NOTES);
        let odd: String = (0..200_000_u32)
            .filter_map(|n| char::from_u32(n % 300))
            .collect();
        assert!(
            read(&odd)
                .rows
                .iter()
                .flatten()
                .all(|note| !note.contains('\u{0}'))
        );
    }

    fn parcel() -> Parcel {
        let id = |n: u128| Id::from_ulid(Ulid(n));
        let element = |kind, text: &str, frame: Option<u128>, y: f32| Element {
            kind,
            text: text.to_owned(),
            frame: frame.map(id),
            position: Point::new(0.0, y),
            size: Element::note_size(),
            ..Element::default()
        };
        let mut covered = element(ElementKind::Note, "geheim", Some(1), 600.0);
        covered.covered = true;
        let mut tagged = element(ElementKind::Note, "Sprache\n& Arbeit", Some(1), 0.0);
        tagged.tags = Tag::new("Quartier").into_iter().collect();
        Parcel {
            elements: vec![
                (id(1), element(ElementKind::Frame, "Erfahrungen", None, 0.0)),
                (id(2), covered),
                (id(3), tagged),
                (id(4), element(ElementKind::Note, "frei", None, 0.0)),
            ],
            images: Vec::new(),
        }
    }

    #[test]
    fn what_goes_out_is_in_reading_order_and_tells_nothing_that_is_covered() {
        let lines = of_parcel(&parcel(), &Texts::new(Lang::De));
        let expected = "Erfahrungen\n- Sprache & Arbeit #Quartier\n- verdeckt\n\nfrei";
        assert_eq!(text(&lines), expected);
        let html = html(&lines);
        assert!(html.contains("<h3>Erfahrungen</h3><ul><li>Sprache &amp; Arbeit #Quartier</li>"));
        assert!(!html.contains("geheim"));
    }
}
