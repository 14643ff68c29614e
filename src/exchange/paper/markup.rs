//! What people write into an entry (emphasis, lists, links, as in Markdown) as blocks.
//!
//! CommonMark with these differences, since it is minutes that are written, by people who know
//! nothing of it: a line feed is a new line; a star between letters is a letter ("Bürger*innen");
//! bare addresses are links; numbers stay as they were typed ("12. November"); what would be a
//! heading, a quotation, HTML, a picture or a definition that is not shown ("[Hinweis]: Text") is
//! text. No word is lost, whatever was typed.

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::block::{Block, Run, is_address};

/// What is hidden from the parser, and what stands for it meanwhile: as long in bytes, so that
/// places stay right, and in no text of a project, which has no control characters.
const HIDDEN: [(char, char); 4] = [
    // A star that is a letter.
    ('*', '\u{1}'),
    // The colon that would make a definition, of which nothing is shown.
    (':', '\u{2}'),
    // What would make a picture.
    ('!', '\u{3}'),
    // What would make one character of several ("&copy;").
    ('&', '\u{4}'),
];
/// Deeper lists go on at this depth.
const DEEPEST: usize = 12;

/// The text with each star between letters, and what else is not meant as markup, hidden from a
/// parser of Markdown; places stay the same. [`shown`] brings it back.
pub fn without_letter_stars(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let is_letter = |c: char| c.is_alphanumeric();
        let behind = chars.peek().copied();
        let is_hidden = match c {
            '*' => is_letter(before) && behind.is_some_and(is_letter),
            ':' => before == ']',
            '!' => behind == Some('['),
            '&' => true,
            _ => false,
        };
        let stand_in = HIDDEN.iter().find(|(hidden, _)| is_hidden && *hidden == c);
        out.push(stand_in.map_or(c, |(_, stand_in)| *stand_in));
        before = c;
    }
    out
}

/// The text with all that was hidden as it was.
pub fn shown(text: &str) -> String {
    let back = |c: char| {
        let hidden = HIDDEN.iter().find(|(_, stand_in)| *stand_in == c);
        hidden.map_or(c, |(hidden, _)| *hidden)
    };
    text.chars().map(back).collect()
}

/// Parses what was written.
pub fn blocks(text: &str) -> Vec<Block> {
    let hidden = without_letter_stars(text);
    let mut builder = Builder::default();
    for (event, place) in Parser::new_ext(&hidden, Options::empty()).into_offset_iter() {
        let source = hidden.get(place).unwrap_or_default();
        builder.take(event, source);
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
    /// Text that goes behind the runs: the parser cuts texts into pieces, and an address may lie
    /// across several.
    text: String,
    bold: usize,
    italic: usize,
    link: Option<String>,
    /// What is said of links and would not be seen: where they lead, if that is nowhere.
    behind_link: Vec<String>,
    /// Lists that are too deep to be shown as lists of their own.
    flattened: usize,
}

struct List {
    first: Option<u64>,
    /// The number of each item as it was typed.
    numbers: Vec<String>,
    items: Vec<Vec<Block>>,
}

impl List {
    /// The list, or paragraphs where the numbers are no count: dates, or the end of a sentence.
    fn blocks(self) -> Vec<Block> {
        let Self {
            first,
            numbers,
            items,
        } = self;
        let counts = |first: u64| {
            let counted = (first..).map(|number| number.to_string());
            counted
                .zip(&numbers)
                .all(|(counted, typed)| counted == *typed)
                && (first <= 1 || items.len() > 1)
        };
        if first.is_none_or(counts) {
            return vec![Block::List { first, items }];
        }
        let mut blocks = Vec::new();
        for (number, item) in numbers.into_iter().zip(items) {
            let mut item = item.into_iter().peekable();
            let mut runs = vec![Run::plain(format!("{number}. "))];
            if let Some(Block::Paragraph(more)) =
                item.next_if(|block| matches!(block, Block::Paragraph(_)))
            {
                runs.extend(more);
            }
            blocks.push(Block::Paragraph(runs));
            blocks.extend(item);
        }
        blocks
    }
}

impl Builder {
    fn take(&mut self, event: Event<'_>, source: &str) {
        match event {
            Event::Start(tag) => self.start(tag, source),
            Event::End(tag) => self.stop(tag),
            Event::Text(text) | Event::Code(text) => self.text.push_str(&shown(&text)),
            Event::Html(text) | Event::InlineHtml(text) => self.text.push_str(&shown(&text)),
            Event::SoftBreak | Event::HardBreak => self.text.push('\n'),
            Event::Rule => {
                self.flush();
                self.text.push_str("———");
                self.flush();
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, source: &str) {
        self.settle();
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let (address, title) = (shown(&dest_url), shown(&title));
                let leads = is_address(&address);
                let mut unseen = Vec::new();
                // Between angle brackets the address is what is read already.
                let is_read = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let told = leads || is_read || address.is_empty();
                unseen.extend((!told).then(|| address.clone()));
                unseen.extend((!title.is_empty()).then_some(title));
                self.behind_link.push(match unseen.is_empty() {
                    true => String::new(),
                    false => format!(" ({})", unseen.join(", ")),
                });
                self.link = leads.then_some(address);
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
                        numbers: Vec::new(),
                        items: Vec::new(),
                    });
                } else {
                    self.flattened += 1;
                }
            }
            Tag::Item => {
                self.flush();
                let is_digit = |c: char| c.is_ascii_digit();
                let number = source.trim_start();
                let number = number.split(|c| !is_digit(c)).next().unwrap_or_default();
                if let Some(list) = self.lists.last_mut() {
                    list.numbers.push(number.to_owned());
                    list.items.push(Vec::new());
                }
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                if let CodeBlockKind::Fenced(info) = kind
                    && !info.is_empty()
                {
                    self.text.push_str(&shown(&info));
                    self.text.push('\n');
                }
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn stop(&mut self, tag: TagEnd) {
        self.settle();
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link => {
                self.link = None;
                let unseen = self.behind_link.pop().unwrap_or_default();
                self.push(&unseen, None);
            }
            TagEnd::Heading(_) => {
                self.flush();
                self.bold = self.bold.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                if self.flattened > 0 {
                    self.flattened -= 1;
                } else if let Some(list) = self.lists.pop() {
                    self.put_all(list.blocks());
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

    /// Makes runs of the text so far: bare addresses in it are links.
    fn settle(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.is_empty() {
            return;
        }
        if let Some(link) = self.link.clone() {
            return self.push(&text, Some(link));
        }
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url, LinkKind::Email]);
        finder.url_must_have_scheme(true);
        for span in finder.spans(&text) {
            let link = match span.kind() {
                Some(LinkKind::Email) => Some(format!("mailto:{}", span.as_str())),
                Some(_) => Some(span.as_str().to_owned()),
                None => None,
            };
            self.push(span.as_str(), link.filter(|link| is_address(link)));
        }
    }

    fn push(&mut self, text: &str, link: Option<String>) {
        if text.is_empty() {
            return;
        }
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
        self.settle();
        let mut runs = std::mem::take(&mut self.runs);
        if let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end_matches('\n').len());
        }
        runs.retain(|run| !run.text.is_empty());
        if !runs.is_empty() {
            self.put(Block::Paragraph(runs));
        }
    }

    fn put_all(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            self.put(block);
        }
    }

    fn put(&mut self, block: Block) {
        match self.lists.last_mut() {
            Some(list) => match list.items.last_mut() {
                Some(item) => item.push(block),
                None => {
                    list.numbers.push(String::new());
                    list.items.push(vec![block]);
                }
            },
            None => self.done.push(block),
        }
    }

    fn end(mut self) -> Vec<Block> {
        self.flush();
        while let Some(list) = self.lists.pop() {
            self.put_all(list.blocks());
        }
        self.done
    }
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
        assert_eq!(
            links("[Difu](https://difu.de/x)"),
            std::slice::from_ref(&difu)
        );
        assert_eq!(links("siehe https://difu.de/x."), [None, difu, None]);
        let mail = Some("mailto:a@example.org".to_owned());
        assert_eq!(links("an a@example.org"), [None, mail]);
        assert_eq!(links("[x](javascript:alert(1))"), [None]);
        assert_eq!(links("[x](file:///etc/passwd)"), [None]);
        // The parser cuts it at the underscore.
        let long = Some("https://difu.de/a_b_c?x=1&y=2".to_owned());
        assert_eq!(links("https://difu.de/a_b_c?x=1&y=2"), [long]);
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
    fn numbers_that_are_no_count_stay_as_they_were_typed() {
        for text in [
            "12. November: Termin\n20. November: Frist",
            "1. Januar\n1. Februar",
            "2018. So lange gibt es den Kreis",
        ] {
            let found = plain_text(&blocks(text));
            assert_eq!(found, text, "{text}");
        }
        assert!(matches!(
            blocks("3. drei\n4. vier").as_slice(),
            [Block::List { first: Some(3), .. }]
        ));
    }

    #[test]
    fn what_a_parser_would_swallow_is_shown() {
        for (text, shown) in [
            ("[Hinweis]: wichtig", "[Hinweis]: wichtig"),
            ("[x](javascript:los)", "x (javascript:los)"),
            ("[x](https://a.de \"Titel\")", "x (Titel)"),
            ("![Bild](bild.png)", "!Bild (bild.png)"),
            ("&copy; und &amp;", "&copy; und &amp;"),
            ("```rust\nfn\n```", "rust\nfn"),
        ] {
            assert_eq!(plain_text(&blocks(text)), shown, "{text}");
        }
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
        fn no_word_is_lost(text in "[a-dä1-3*_ \n#>.:!&;`~(\"\\[\\]<=+-]{0,80}") {
            let letters = |text: &str| -> String {
                text.chars().filter(|c| c.is_alphabetic()).collect()
            };
            proptest::prop_assert_eq!(letters(&plain_text(&blocks(&text))), letters(&text));
        }
    }
}
