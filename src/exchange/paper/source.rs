//! Where in what people write the marks of emphasis, lists and links stand: for whoever shows
//! the text itself as it will print. What they mean is decided as in [`super::markup`].

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::block::is_address;
use super::markup::{shown, without_letter_stars};

/// A part of a text, in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it is, in bytes.
    pub range: Range<usize>,
    /// What it is there for.
    pub role: SpanRole,
    /// Strong emphasis.
    pub bold: bool,
    /// Emphasis.
    pub italic: bool,
    /// Where it leads.
    pub link: Option<String>,
}

/// What a part of a text is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanRole {
    /// To be read.
    Text,
    /// A mark that does not print, such as the stars around a word.
    Marker,
    /// The sign before an item of a list: prints as a bullet.
    Bullet,
}

/// The spans of a text, one behind the other, all of it.
pub fn spans(text: &str) -> Vec<Span> {
    let hidden = without_letter_stars(text);
    let mut painter = Painter::new(text);
    for (event, range) in Parser::new_ext(&hidden, Options::empty()).into_offset_iter() {
        painter.take(event, range);
    }
    painter.spans()
}

/// How one byte is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    role: SpanRole,
    bold: bool,
    italic: bool,
    /// Place in the list of links.
    link: Option<usize>,
}

struct Painter<'a> {
    text: &'a str,
    looks: Vec<Look>,
    links: Vec<String>,
    bold: usize,
    italic: usize,
    link: Option<usize>,
}

impl<'a> Painter<'a> {
    fn new(text: &'a str) -> Self {
        let marker = Look {
            role: SpanRole::Marker,
            bold: false,
            italic: false,
            link: None,
        };
        Self {
            text,
            looks: vec![marker; text.len()],
            links: Vec::new(),
            bold: 0,
            italic: 0,
            link: None,
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Strong | Tag::Heading { .. }) => self.bold += 1,
            Event::End(TagEnd::Strong | TagEnd::Heading(_)) => {
                self.bold = self.bold.saturating_sub(1);
            }
            Event::Start(Tag::Emphasis) => self.italic += 1,
            Event::End(TagEnd::Emphasis) => self.italic = self.italic.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. }) if is_address(&dest_url) => {
                self.links.push(shown(&dest_url));
                self.link = Some(self.links.len() - 1);
            }
            Event::End(TagEnd::Link) => self.link = None,
            Event::Start(Tag::Item) => self.item(range),
            Event::Text(_) | Event::Html(_) | Event::InlineHtml(_) => self.words(range),
            Event::Code(_) => {
                let code = self.text.get(range.clone()).unwrap_or_default();
                let ticks = code.len() - code.trim_start_matches('`').len();
                let end = range.end.saturating_sub(ticks);
                self.paint(range.start + ticks..end, SpanRole::Text, self.link);
            }
            Event::Rule => self.paint(range, SpanRole::Text, None),
            _ => {}
        }
    }

    /// The sign at the start of an item: a number is read, a dash becomes a bullet.
    fn item(&mut self, range: Range<usize>) {
        let item = self.text.get(range.clone()).unwrap_or_default();
        if item.starts_with(['-', '*', '+']) {
            self.paint(range.start..range.start + 1, SpanRole::Bullet, None);
            return;
        }
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        self.paint(range.start..range.start + digits + 1, SpanRole::Text, None);
    }

    /// Text, in which bare addresses are links.
    fn words(&mut self, range: Range<usize>) {
        if self.link.is_some() {
            return self.paint(range, SpanRole::Text, self.link);
        }
        let text = self.text;
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url, LinkKind::Email]);
        finder.url_must_have_scheme(true);
        self.paint(range.clone(), SpanRole::Text, None);
        let words = text.get(range.clone()).unwrap_or_default();
        for found in finder.links(words) {
            let address = match found.kind() {
                LinkKind::Email => format!("mailto:{}", found.as_str()),
                _ => found.as_str().to_owned(),
            };
            if is_address(&address) {
                self.links.push(address);
                let place = range.start + found.start()..range.start + found.end();
                self.paint(place, SpanRole::Text, Some(self.links.len() - 1));
            }
        }
    }

    fn paint(&mut self, range: Range<usize>, role: SpanRole, link: Option<usize>) {
        let look = Look {
            role,
            bold: self.bold > 0,
            italic: self.italic > 0,
            link,
        };
        if let Some(looks) = self.looks.get_mut(range) {
            looks.fill(look);
        }
    }

    fn spans(mut self) -> Vec<Span> {
        // White space is never a mark: it keeps words and lines apart.
        for (at, c) in self.text.char_indices() {
            if c.is_whitespace()
                && let Some(look) = self.looks.get_mut(at)
                && look.role == SpanRole::Marker
            {
                let role = SpanRole::Text;
                let range = at..at + c.len_utf8();
                let plain = Look { role, ..*look };
                if let Some(looks) = self.looks.get_mut(range) {
                    looks.fill(plain);
                }
            }
        }
        self.keep_lines();
        let mut spans: Vec<Span> = Vec::new();
        let mut last: Option<Look> = None;
        for (at, c) in self.text.char_indices() {
            let Some(look) = self.looks.get(at).copied() else {
                continue;
            };
            let end = at + c.len_utf8();
            match spans.last_mut().filter(|_| last == Some(look)) {
                Some(span) => span.range.end = end,
                None => spans.push(Span {
                    range: at..end,
                    role: look.role,
                    bold: look.bold,
                    italic: look.italic,
                    link: look.link.and_then(|link| self.links.get(link).cloned()),
                }),
            }
            last = Some(look);
        }
        spans
    }
}

impl Painter<'_> {
    /// A line of nothing but marks is shown as it was typed: whoever looks for it has to find it.
    fn keep_lines(&mut self) {
        let mut start = 0;
        for line in self.text.split_inclusive('\n') {
            let end = start + line.len();
            let looks = self.looks.get_mut(start..end).unwrap_or_default();
            let read = |(at, look): (usize, &Look)| {
                look.role != SpanRole::Marker
                    && !line.as_bytes().get(at).is_some_and(u8::is_ascii_whitespace)
            };
            if !looks.iter().enumerate().any(read) {
                for look in looks {
                    look.role = SpanRole::Text;
                }
            }
            start = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::markup::{blocks, plain_text};
    use super::*;
    use proptest::prelude::*;

    /// What is read of a text.
    fn read(text: &str) -> String {
        let mut out = String::new();
        for span in spans(text) {
            match span.role {
                SpanRole::Text => out.push_str(&text[span.range]),
                SpanRole::Marker => {}
                SpanRole::Bullet => out.push('–'),
            }
        }
        out
    }

    #[test]
    fn marks_are_told_from_what_is_read() {
        for (text, expected) in [
            (
                "Die **Bürger*innen** und *alle*",
                "Die Bürger*innen und alle",
            ),
            ("- eins\n  - innen\n- zwei", "– eins\n  – innen\n– zwei"),
            ("3. drei\n4. vier", "3. drei\n4. vier"),
            ("[Difu](https://difu.de)", "Difu"),
            ("a * b, 5 * 3", "a * b, 5 * 3"),
            ("`so`", "so"),
            ("**offen", "**offen"),
            ("", ""),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn emphasis_and_links_are_where_they_stand() {
        let text = "x **y** [Difu](https://difu.de) a@example.org";
        let found = spans(text);
        let part = |word: &str| {
            let at = text.find(word).expect("the word");
            found.iter().find(|s| s.range.start == at).expect("a span")
        };
        assert!(part("y").bold && part("y").role == SpanRole::Text);
        assert_eq!(part("Difu").link.as_deref(), Some("https://difu.de"));
        let mail = Some("mailto:a@example.org");
        assert_eq!(part("a@example").link.as_deref(), mail);
    }

    proptest! {
        #[test]
        fn spans_cover_the_text_without_gaps(text in "[a*_ \\n\\-#`\\[\\]()1.ä>!<&\\\\]{0,60}") {
            let mut at = 0;
            for span in spans(&text) {
                prop_assert_eq!(span.range.start, at);
                prop_assert!(span.range.end > at);
                at = span.range.end;
            }
            prop_assert_eq!(at, text.len());
        }

        #[test]
        fn what_is_read_is_what_prints(text in "([a-zäö]{1,5}|\\*\\*|\\*|_| |, |\\n|\\n\\n|- ){0,24}") {
            let letters = |text: &str| -> String {
                text.chars().filter(|c| c.is_alphanumeric()).collect()
            };
            prop_assert_eq!(letters(&read(&text)), letters(&plain_text(&blocks(&text))));
        }
    }
}
