//! A document as one HTML file that needs nothing else: to be read, mailed and printed.
//!
//! Whatever a text says is escaped, nothing in the file runs, and nothing is fetched: the policy in
//! its head forbids both, should an escape ever be forgotten.

use std::fmt::Write as _;

use super::block::{Block, Callout, Document, Run, is_address};

/// How the document looks on the screen and on paper.
const STYLE: &str = include_str!("../../../assets/paper/paper.css");
/// Nothing but the style in the file and pictures in the file.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
    base-uri 'none'; form-action 'none'";

/// The document as an HTML file. Ends with a line feed.
pub fn html(document: &Document) -> String {
    let mut page = Page::default();
    let title = escaped(&document.title);
    let lang = document.lang.code();
    page.out = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    );
    if !document.header.is_empty() {
        let header = escaped(&document.header);
        page.line(&format!("<header>{header}</header>"));
    }
    page.line("<main>");
    page.blocks(&document.blocks);
    page.close_sections(0);
    page.line("</main>");
    if !document.footer.is_empty() {
        let footer = escaped(&document.footer);
        page.line(&format!("<footer>{footer}</footer>"));
    }
    page.line("</body>\n</html>");
    page.out
}

#[derive(Default)]
struct Page {
    out: String,
    /// The levels of the sections that are open.
    sections: Vec<u8>,
    /// How many names for parts have been given.
    names: usize,
    /// How deep the block is that is being written, in lists and boxes.
    depth: usize,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn name(&mut self) -> usize {
        self.names += 1;
        self.names
    }

    fn close_sections(&mut self, level: u8) {
        while self.sections.last().is_some_and(|open| *open >= level) {
            self.sections.pop();
            self.line("</section>");
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn within(&mut self, blocks: &[Block]) {
        self.depth += 1;
        self.blocks(blocks);
        self.depth -= 1;
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading {
                level,
                number,
                text,
            } => self.heading((*level).clamp(1, 6), number, text),
            Block::Paragraph(runs) => {
                let text = inline(runs);
                self.line(&format!("<p>{text}</p>"));
            }
            Block::List { first, items } => {
                let (open, close) = match first {
                    Some(1) => ("<ol>".to_owned(), "</ol>"),
                    Some(first) => (format!("<ol start=\"{first}\">"), "</ol>"),
                    None => ("<ul>".to_owned(), "</ul>"),
                };
                self.line(&open);
                for item in items {
                    match item.as_slice() {
                        [Block::Paragraph(runs)] => {
                            let text = inline(runs);
                            self.line(&format!("<li>{text}</li>"));
                        }
                        item => {
                            self.line("<li>");
                            self.within(item);
                            self.line("</li>");
                        }
                    }
                }
                self.line(close);
            }
            Block::Facts(facts) => {
                self.line("<dl>");
                for (name, value) in facts {
                    let (name, value) = (escaped(name), inline(value));
                    self.line(&format!("<div><dt>{name}</dt><dd>{value}</dd></div>"));
                }
                self.line("</dl>");
            }
            Block::Table {
                caption,
                head,
                rows,
            } => self.table(caption, head, rows),
            Block::Callout {
                kind,
                title,
                blocks,
                facts,
            } => self.callout(*kind, title, blocks, facts),
            Block::Figure { alt, svg } => {
                // As a picture an SVG runs nothing and fetches nothing.
                let (alt, data) = (escaped(alt), percent_encoded(svg));
                self.line(&format!(
                    "<figure><img src=\"data:image/svg+xml,{data}\" alt=\"{alt}\"></figure>"
                ));
            }
            Block::Signatures(lines) => {
                self.line("<div class=\"signatures\">");
                for line in lines {
                    let line = escaped(line);
                    self.line(&format!("<p>{line}</p>"));
                }
                self.line("</div>");
            }
            Block::PageBreak => self.line("<div class=\"page-break\"></div>"),
        }
    }

    /// A heading opens a section that goes on until the next one of its level, unless it stands
    /// within a list or a box.
    fn heading(&mut self, level: u8, number: &str, text: &[Run]) {
        let text = inline(text);
        let number = match number {
            "" => String::new(),
            number => format!("<span class=\"number\">{}</span> ", escaped(number)),
        };
        let name = self.name();
        if self.depth == 0 && level > 1 {
            self.close_sections(level);
            self.sections.push(level);
            self.line(&format!("<section aria-labelledby=\"part-{name}\">"));
        }
        self.line(&format!(
            "<h{level} id=\"part-{name}\">{number}{text}</h{level}>"
        ));
    }

    fn table(&mut self, caption: &str, head: &[String], rows: &[Vec<Vec<Run>>]) {
        self.line("<table>");
        if !caption.is_empty() {
            let caption = escaped(caption);
            self.line(&format!("<caption>{caption}</caption>"));
        }
        let mut cells = String::new();
        for name in head {
            let _ = write!(cells, "<th scope=\"col\">{}</th>", escaped(name));
        }
        self.line(&format!("<thead><tr>{cells}</tr></thead>\n<tbody>"));
        for row in rows {
            let mut cells = String::new();
            for cell in row {
                let _ = write!(cells, "<td>{}</td>", inline(cell));
            }
            self.line(&format!("<tr>{cells}</tr>"));
        }
        self.line("</tbody>\n</table>");
    }

    fn callout(&mut self, kind: Callout, title: &str, blocks: &[Block], facts: &[String]) {
        let class = match kind {
            Callout::Decision => "decision",
            Callout::Action => "action",
            Callout::Suggestion => "suggestion",
            Callout::Note => "note",
        };
        let (name, title) = (self.name(), escaped(title));
        self.line(&format!(
            "<section class=\"callout {class}\" aria-labelledby=\"part-{name}\">\n\
             <p class=\"title\" id=\"part-{name}\">{title}</p>"
        ));
        self.within(blocks);
        if !facts.is_empty() {
            self.line("<ul class=\"facts\">");
            for fact in facts {
                let fact = escaped(fact);
                self.line(&format!("<li>{fact}</li>"));
            }
            self.line("</ul>");
        }
        self.line("</section>");
    }
}

fn inline(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        let mut text = escaped(&run.text).replace('\n', "<br>");
        if run.italic {
            text = format!("<em>{text}</em>");
        }
        if run.bold {
            text = format!("<strong>{text}</strong>");
        }
        if let Some(link) = run.link.as_deref().filter(|link| is_address(link)) {
            let link = escaped(link.trim());
            text = format!("<a href=\"{link}\" rel=\"noopener noreferrer\">{text}</a>");
        }
        out.push_str(&text);
    }
    out
}

/// Safe as text and within quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Everything but letters and digits as its bytes.
fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte.is_ascii_alphanumeric() {
            true => out.push(char::from(byte)),
            false => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}
