//! A document as Markdown: CommonMark with the tables of GitHub.
//!
//! Whatever a text says is escaped where it would be markup. A line feed becomes a hard break with
//! a backslash, since two spaces at the end of a line are seen by nobody and taken away by editors.

use super::block::{Block, Document, Run, is_address, text_of};

/// Lists in which a number has more digits are none to a parser.
const LARGEST_NUMBER: u64 = 999_999_999;

/// The document as Markdown. Ends with a line feed.
pub fn markdown(document: &Document) -> String {
    // Without pages there is nothing for header and footer to stand on.
    blocks(&document.blocks) + "\n"
}

/// Blocks with a blank line between them.
fn blocks(blocks: &[Block]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut marks = Marks::default();
    for block in blocks {
        let part = one(block, &mut marks);
        if !part.is_empty() {
            parts.push(part);
        }
    }
    parts.join("\n\n")
}

/// The marks of the last list: one that follows another at once needs other ones, or both would be
/// one list.
#[derive(Default)]
struct Marks {
    other: bool,
}

fn one(block: &Block, marks: &mut Marks) -> String {
    let was_list = std::mem::take(&mut marks.other);
    match block {
        Block::Heading {
            level,
            number,
            text,
        } => {
            let mut runs = Vec::new();
            if !number.is_empty() {
                runs.push(Run::plain(format!("{number} ")));
            }
            runs.extend(text.iter().cloned());
            let level = usize::from((*level).clamp(1, 6));
            let text = inline(&runs, Place::Line);
            format!("{} {text}", "#".repeat(level))
                .trim_end()
                .to_owned()
        }
        Block::Paragraph(runs) => inline(runs, Place::Lines),
        Block::List { first, items } => {
            marks.other = !was_list;
            list(*first, items, was_list)
        }
        Block::Facts(facts) => {
            let lines = facts.iter().map(|(name, value)| {
                let mut runs = vec![Run::bold(format!("{name}:")), Run::plain(" ")];
                runs.extend(value.iter().cloned());
                indented(&inline(&runs, Place::Lines), "- ", "  ")
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        Block::Table {
            caption,
            head,
            rows,
        } => table(caption, head, rows),
        Block::Callout {
            kind: _,
            title,
            blocks: inner,
            facts,
        } => {
            let mut parts = Vec::new();
            parts.push(inline(&[Run::bold(title)], Place::Line));
            parts.push(blocks(inner));
            parts.push(inline(&[Run::plain(facts.join(" · "))], Place::Line));
            parts.retain(|part| !part.is_empty());
            indented(&parts.join("\n\n"), "> ", "> ")
        }
        Block::Figure { alt, svg: _ } => {
            let text = format!("[{alt}]");
            inline(&[Run::plain(text)], Place::Line)
        }
        Block::Signatures(lines) => {
            let lines = lines.iter().map(|line| {
                let line = format!("{}\n{line}", "…".repeat(30));
                inline(&[Run::plain(line)], Place::Lines)
            });
            lines.collect::<Vec<_>>().join("\n\n")
        }
        Block::PageBreak => "---".to_owned(),
    }
}

fn list(first: Option<u64>, items: &[Vec<Block>], follows_list: bool) -> String {
    let is_short = |item: &Vec<Block>| match item.as_slice() {
        [] | [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), Block::List { first, items }] => {
            // Another list cannot begin right behind a line of text.
            let begins = items.first().and_then(|item| item.first());
            let has_text = matches!(begins, Some(Block::Paragraph(runs))
                if !text_of(runs).trim().is_empty());
            has_text && first.is_none_or(|first| first == 1)
        }
        _ => false,
    };
    let tight = items.iter().all(is_short);
    let mut parts = Vec::new();
    for (nth, item) in items.iter().enumerate() {
        let mark = match (first, follows_list) {
            (Some(first), false) => format!("{}. ", number(first, nth)),
            (Some(first), true) => format!("{}) ", number(first, nth)),
            (None, false) => "- ".to_owned(),
            (None, true) => "* ".to_owned(),
        };
        let text = match (tight, item.as_slice()) {
            (true, [paragraph, more]) => {
                let mut marks = Marks::default();
                let paragraph = one(paragraph, &mut marks);
                format!("{paragraph}\n{}", one(more, &mut marks))
            }
            _ => blocks(item),
        };
        let text = indented(&text, &mark, &" ".repeat(mark.len()));
        parts.push(text.trim_end().to_owned());
    }
    parts.join(if tight { "\n" } else { "\n\n" })
}

fn number(first: u64, nth: usize) -> u64 {
    first
        .saturating_add(u64::try_from(nth).unwrap_or(u64::MAX))
        .min(LARGEST_NUMBER)
}

/// The text with something before its first line and before the others.
fn indented(text: &str, first: &str, others: &str) -> String {
    let mut out = String::with_capacity(text.len() + first.len());
    for (nth, line) in text.split('\n').enumerate() {
        let before = match nth {
            0 => first,
            _ => {
                out.push('\n');
                others
            }
        };
        let is_blank = line.is_empty();
        out.push_str(if is_blank { before.trim_end() } else { before });
        out.push_str(line);
    }
    out
}

fn table(caption: &str, head: &[String], rows: &[Vec<Vec<Run>>]) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = Vec::new();
    if !caption.is_empty() {
        lines.push(inline(&[Run::bold(caption)], Place::Line));
        lines.push(String::new());
    }
    let cell = |text: &String| inline(&[Run::plain(text)], Place::Cell);
    lines.push(row(head.iter().map(cell).collect()));
    lines.push(row(vec!["---".to_owned(); head.len()]));
    for cells in rows {
        lines.push(row(cells
            .iter()
            .map(|runs| inline(runs, Place::Cell))
            .collect()));
    }
    lines.join("\n")
}

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On one line.
    Line,
    /// On lines of its own.
    Lines,
    /// In the cell of a table, where a line can only be broken by a tag.
    Cell,
}

fn inline(runs: &[Run], place: Place) -> String {
    let mut out = Inline {
        text: String::new(),
        place,
        is_delimiter: false,
    };
    for (nth, run) in runs.iter().enumerate() {
        let mut behind = runs.iter().skip(nth + 1);
        let behind = behind.find_map(|next| next.text.chars().next());
        out.run(run, behind);
    }
    // A break at the end would be a backslash.
    let mut text = out.text.trim_end_matches(' ');
    while let Some(shorter) = text
        .strip_suffix("\\\n")
        .or_else(|| text.strip_suffix("<br>"))
    {
        text = shorter.trim_end_matches(' ');
    }
    text.to_owned()
}

struct Inline {
    text: String,
    place: Place,
    /// Whether the last character is one that closes emphasis.
    is_delimiter: bool,
}

impl Inline {
    fn run(&mut self, run: &Run, behind: Option<char>) {
        let inner = run.text.trim_matches(char::is_whitespace);
        let start = run.text.len() - run.text.trim_start().len();
        let before = run.text.get(..start).unwrap_or_default();
        let after = match inner.is_empty() {
            true => "",
            false => run.text.get(start + inner.len()..).unwrap_or_default(),
        };
        self.escaped(before);
        if inner.is_empty() {
            return;
        }
        if let Some(link) = run.link.as_deref().filter(|link| is_address(link)) {
            self.link(inner, link);
        } else {
            let behind = after.chars().next().or(behind);
            let mark = match (run.bold, run.italic) {
                (true, true) => "***",
                (true, false) => "**",
                (false, true) => "*",
                (false, false) => "",
            };
            let mark = if self.can_emphasise(inner, behind) {
                mark
            } else {
                ""
            };
            self.text.push_str(mark);
            self.escaped_from(inner, !mark.is_empty());
            self.text.push_str(mark);
            self.is_delimiter = !mark.is_empty();
        }
        self.escaped(after);
    }

    /// Whether marks around `inner` would be read as emphasis. Where not, none are written: rather
    /// plain than with stars in the text.
    fn can_emphasise(&self, inner: &str, behind: Option<char>) -> bool {
        let open =
            |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
        let solid = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let last = self.text.chars().next_back();
        let starts = solid(inner.chars().next()) || open(last);
        let ends = solid(inner.chars().next_back()) || open(behind);
        !self.is_delimiter && starts && ends && !inner.contains('\n')
    }

    /// As itself where its text is its address, so that nothing is said twice.
    fn link(&mut self, text: &str, link: &str) {
        let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '|' | '\\');
        let address = link.strip_prefix("mailto:").unwrap_or(link);
        if text == address && text.chars().all(plain) {
            self.text.push_str(&format!("<{text}>"));
        } else {
            self.text.push('[');
            self.is_delimiter = false;
            self.escaped_from(text, true);
            let link: String = link.chars().map(in_address).collect();
            self.text.push_str(&format!("](<{link}>)"));
        }
        self.is_delimiter = false;
    }

    fn escaped(&mut self, text: &str) {
        self.escaped_from(text, false);
    }

    /// Adds a text, each character of it escaped that could be markup. `within`: not at the start
    /// of a line, whatever stands before.
    fn escaped_from(&mut self, text: &str, within: bool) {
        let mut at_start = !within && self.at_start();
        let chars: Vec<char> = text.chars().collect();
        for (nth, c) in chars.iter().copied().enumerate() {
            let next = chars.get(nth + 1).copied();
            if c == '\n' {
                match self.place {
                    Place::Line => self.space(),
                    Place::Cell => self.text.push_str("<br>"),
                    Place::Lines if self.at_start() => {}
                    Place::Lines => {
                        self.text.truncate(self.text.trim_end_matches(' ').len());
                        self.text.push_str("\\\n");
                    }
                }
                at_start = self.place == Place::Lines;
                self.is_delimiter = false;
                continue;
            }
            if matches!(c, ' ' | '\t') {
                if !at_start {
                    self.space();
                }
                continue;
            }
            let is_markup = matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$'
            ) || c == '&'
                && next.is_none_or(|next| next.is_alphanumeric() || next == '#')
                || c == '!' && next.is_none_or(|next| next == '[')
                || at_start && matches!(c, '#' | '-' | '+' | '=' | ':')
                // Behind a heading it would be the heading's end.
                || c == '#' && self.place == Place::Line && self.text.ends_with(' ')
                || matches!(c, '.' | ')')
                    && next.is_none_or(char::is_whitespace)
                    && self.ends_in_number_at_start();
            // A sign within a word is a letter to every reader of Markdown that knows GitHub's.
            let in_word = c == '_'
                && self
                    .text
                    .chars()
                    .next_back()
                    .is_some_and(char::is_alphanumeric)
                && next.is_some_and(char::is_alphanumeric);
            if is_markup && !in_word {
                self.text.push('\\');
            }
            self.text.push(c);
            self.is_delimiter = false;
            at_start = false;
        }
    }

    fn space(&mut self) {
        self.text.push(' ');
        self.is_delimiter = false;
    }

    /// Whether nothing stands on this line yet.
    fn at_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// Whether this line has nothing but digits so far, which would make a list of it.
    fn ends_in_number_at_start(&self) -> bool {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        !line.is_empty() && line.len() <= 9 && line.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// An address in angle brackets ends at neither a space nor a bracket of its own.
fn in_address(c: char) -> String {
    match c {
        ' ' | '\n' | '\t' => "%20".to_owned(),
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        '\\' => "%5C".to_owned(),
        '|' => "%7C".to_owned(),
        '&' => "&amp;".to_owned(),
        c => c.to_string(),
    }
}
