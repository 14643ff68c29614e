//! What people write into an entry (emphasis, lists, links, as in Markdown) as blocks.
//!
//! CommonMark with four differences, since it is minutes that are written, by people who know
//! nothing of it: a line feed is a new line; a star between letters is a letter ("Bürger*innen");
//! bare addresses are links; what would be a heading, a quotation, HTML or a picture is text.

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::block::{Block, Run};

/// Stands for a star that is a letter while the text is parsed: as long as a star in bytes, so
/// that places stay right, and in no text of a project, which has no control characters.
const STAR: char = '\u{1}';
/// Deeper lists go on at this depth.
const DEEPEST: usize = 12;

/// The text with each star between letters hidden from a parser of Markdown; places stay the
/// same. [`shown`] brings them back.
pub fn without_letter_stars(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let is_letter = |c: char| c.is_alphanumeric();
        let behind = chars.peek().copied();
        out.push(match c {
            '*' if is_letter(before) && behind.is_some_and(is_letter) => STAR,
            c => c,
        });
        before = c;
    }
    out
}

/// The text with hidden stars as they were.
pub fn shown(text: &str) -> String {
    text.replace(STAR, "*")
}

/// Parses what was written.
pub fn blocks(text: &str) -> Vec<Block> {
    let hidden = without_letter_stars(text);
    let mut builder = Builder::default();
    for event in Parser::new_ext(&hidden, Options::empty()) {
        builder.take(event);
    }
    builder.end()
}

/// The runs of a text that is one paragraph, such as a title: no lists.
pub fn line(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for block in blocks(text) {
        if !runs.is_empty() {
            runs.push(Run::plain(" "));
        }
        match block {
            Block::Paragraph(more) => runs.extend(more),
            other => runs.push(Run::plain(plain_text(&[other]))),
        }
    }
    runs
}

/// The bare text of blocks: one line a paragraph, lists with their marks.
pub fn plain_text(blocks: &[Block]) -> String {
    fn write(blocks: &[Block], depth: usize, out: &mut String) {
        for block in blocks {
            match block {
                Block::Paragraph(runs) | Block::Heading { text: runs, .. } => {
                    out.push_str(&super::block::text_of(runs));
                    out.push('\n');
                }
                Block::List { first, items } => {
                    for (nth, item) in items.iter().enumerate() {
                        out.push_str(&"  ".repeat(depth));
                        match first {
                            Some(first) => out.push_str(&format!("{}. ", first + nth as u64)),
                            None => out.push_str("– "),
                        }
                        write(item, depth + 1, out);
                    }
                }
                _ => {}
            }
        }
    }
    let mut out = String::new();
    write(blocks, 0, &mut out);
    out.trim_end().to_owned()
}

#[derive(Default)]
struct Builder {
    done: Vec<Block>,
    lists: Vec<List>,
    runs: Vec<Run>,
    bold: usize,
    italic: usize,
    link: Option<String>,
    /// Lists that are too deep to be shown as lists of their own.
    flattened: usize,
}

struct List {
    first: Option<u64>,
    items: Vec<Vec<Block>>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.stop(tag),
            Event::Text(text) | Event::Code(text) => self.text(&shown(&text)),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&shown(&text)),
            Event::SoftBreak | Event::HardBreak => self.push("\n", None),
            Event::Rule => self.text("———"),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { dest_url, .. } if is_address(&dest_url) => {
                self.link = Some(shown(&dest_url));
            }
            Tag::Heading { .. } => {
                self.flush();
                self.bold += 1;
            }
            Tag::List(first) => {
                self.flush();
                if self.lists.len() < DEEPEST {
                    self.lists.push(List {
                        first,
                        items: Vec::new(),
                    });
                } else {
                    self.flattened += 1;
                }
            }
            Tag::Item => {
                self.flush();
                if let Some(list) = self.lists.last_mut() {
                    list.items.push(Vec::new());
                }
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.flush();
            }
            _ => {}
        }
    }

    fn stop(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link => self.link = None,
            TagEnd::Heading(_) => {
                self.flush();
                self.bold = self.bold.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                if self.flattened > 0 {
                    self.flattened -= 1;
                } else if let Some(List { first, items }) = self.lists.pop() {
                    self.put(Block::List { first, items });
                }
            }
            TagEnd::Item
            | TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    /// Text, in which bare addresses are links.
    fn text(&mut self, text: &str) {
        if let Some(link) = self.link.clone() {
            return self.push(text, Some(link));
        }
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url, LinkKind::Email]);
        finder.url_must_have_scheme(true);
        for span in finder.spans(text) {
            let link = match span.kind() {
                Some(LinkKind::Email) => Some(format!("mailto:{}", span.as_str())),
                Some(_) => Some(span.as_str().to_owned()),
                None => None,
            };
            self.push(span.as_str(), link.filter(|link| is_address(link)));
        }
    }

    fn push(&mut self, text: &str, link: Option<String>) {
        let (bold, italic) = (self.bold > 0, self.italic > 0);
        if let Some(last) = self.runs.last_mut()
            && (last.bold, last.italic, &last.link) == (bold, italic, &link)
        {
            last.text.push_str(text);
            return;
        }
        self.runs.push(Run {
            text: text.to_owned(),
            bold,
            italic,
            link,
        });
    }

    fn flush(&mut self) {
        let mut runs = std::mem::take(&mut self.runs);
        if let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end_matches('\n').len());
        }
        runs.retain(|run| !run.text.is_empty());
        if !runs.is_empty() {
            self.put(Block::Paragraph(runs));
        }
    }

    fn put(&mut self, block: Block) {
        match self.lists.last_mut() {
            Some(list) => match list.items.last_mut() {
                Some(item) => item.push(block),
                None => list.items.push(vec![block]),
            },
            None => self.done.push(block),
        }
    }

    fn end(mut self) -> Vec<Block> {
        self.flush();
        while let Some(List { first, items }) = self.lists.pop() {
            self.put(Block::List { first, items });
        }
        self.done
    }
}

/// Whether an address may stand behind a link: nothing that runs something.
pub(super) fn is_address(address: &str) -> bool {
    let address = address.trim_start().to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Vec<Run> {
        match blocks(text).as_slice() {
            [Block::Paragraph(runs)] => runs.clone(),
            other => panic!("one paragraph, not {other:?}"),
        }
    }

    fn words(text: &str) -> Vec<(String, bool, bool)> {
        let runs = paragraph(text).into_iter();
        runs.map(|run| (run.text, run.bold, run.italic)).collect()
    }

    fn word(text: &str, bold: bool, italic: bool) -> (String, bool, bool) {
        (text.to_owned(), bold, italic)
    }

    #[test]
    fn emphasis_is_found_and_the_gender_star_is_a_letter() {
        let found = words("Die **Bürger*innen** und *Kolleg*innen* der Stadt");
        let expected = [
            word("Die ", false, false),
            word("Bürger*innen", true, false),
            word(" und ", false, false),
            word("Kolleg*innen", false, true),
            word(" der Stadt", false, false),
        ];
        assert_eq!(found, expected);
        for text in [
            "Bürger*innen und Kolleg*innen",
            "Lehrer_innen",
            "Teilnehmer:innen",
            "a * b",
        ] {
            assert_eq!(words(text), [word(text, false, false)], "{text}");
        }
    }

    #[test]
    fn each_line_stays_a_line() {
        assert_eq!(words("eins\nzwei"), [word("eins\nzwei", false, false)]);
        assert_eq!(blocks("eins\n\nzwei").len(), 2);
        assert_eq!(blocks(""), []);
    }

    #[test]
    fn addresses_are_links_unless_they_run_something() {
        let links = |text: &str| -> Vec<Option<String>> {
            paragraph(text).into_iter().map(|run| run.link).collect()
        };
        let difu = Some("https://difu.de/x".to_owned());
        assert_eq!(links("[Difu](https://difu.de/x)"), [difu.clone()]);
        assert_eq!(links("siehe https://difu.de/x."), [None, difu, None]);
        let mail = Some("mailto:a@example.org".to_owned());
        assert_eq!(links("an a@example.org"), [None, mail]);
        assert_eq!(links("[x](javascript:alert(1))"), [None]);
        assert_eq!(links("[x](file:///etc/passwd)"), [None]);
    }

    #[test]
    fn lists_are_lists_and_what_is_odd_is_text() {
        let found = blocks("Dabei:\n\n- eins\n  - innen\n- zwei\n\n3. drei\n4. vier");
        let [
            Block::Paragraph(_),
            Block::List { first: None, items },
            Block::List { first: Some(3), .. },
        ] = found.as_slice()
        else {
            panic!("{found:?}");
        };
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].len(), 2);
        assert_eq!(
            plain_text(&found),
            "Dabei:\n– eins\n  – innen\n– zwei\n3. drei\n4. vier"
        );
        assert_eq!(
            words("<script>alert(1)</script>")[0].0,
            "<script>alert(1)</script>"
        );
        assert_eq!(words("# Titel"), [word("Titel", true, false)]);
        assert_eq!(
            words("#Quartier ist wichtig"),
            [word("#Quartier ist wichtig", false, false)]
        );
    }

    #[test]
    fn nothing_is_too_deep() {
        let deep: String = (0..300)
            .map(|n| format!("{}- x\n", "  ".repeat(n)))
            .collect();
        assert!(!blocks(&deep).is_empty());
        let _ = blocks(&"> ".repeat(50_000));
        let _ = blocks(&"*".repeat(50_000));
        let _ = blocks(&"[".repeat(20_000));
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_lost(text in "[a-zäß*_ \n#>.-]{0,80}") {
            let letters = |text: &str| -> String {
                text.chars().filter(|c| c.is_alphabetic()).collect()
            };
            proptest::prop_assert_eq!(letters(&plain_text(&blocks(&text))), letters(&text));
        }
    }
}
