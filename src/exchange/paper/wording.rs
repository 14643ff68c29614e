//! Texts as they are printed: without what only helps in writing, and without characters that no
//! printer knows.
//!
//! "@Anna Berg" is printed without the sign. "#Quartier" is for sorting: within a sentence the word
//! stays and the sign goes; a row of tags behind the last sentence goes altogether.

use super::block::{Block, Document, Run};
use super::markup;

/// What somebody wrote, as blocks.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    markup::blocks(&printed(text))
}

/// What somebody wrote, as one paragraph.
pub(super) fn line(text: &str) -> Vec<Run> {
    markup::line(&printed(text))
}

/// A text without the signs of mentions and tags, and without tags behind its last sentence.
fn printed(text: &str) -> String {
    let text = without_last_tags(text.trim());
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let opens = !before.is_alphanumeric() && !matches!(before, '/' | '&' | '#' | '@' | '\\');
        let names = chars.peek().is_some_and(|next| next.is_alphabetic());
        if !(matches!(c, '@' | '#') && opens && names) {
            out.push(c);
        }
        before = c;
    }
    out
}

/// The text without the tags behind its last sentence or in its last line, unless that is all
/// there is.
fn without_last_tags(text: &str) -> &str {
    let mut rest = text;
    loop {
        let shorter = rest.trim_end();
        let start = shorter.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let word = shorter.get(start..).unwrap_or_default();
        if !is_tag(word) {
            break;
        }
        rest = shorter.get(..start).unwrap_or_default();
    }
    let kept = rest.trim_end();
    let ends = kept.ends_with(['.', '!', '?', ':', ';', '…', ')', '“', '"', '”']);
    let on_a_line_of_its_own = rest.get(kept.len()..).is_some_and(|gap| gap.contains('\n'));
    match !kept.is_empty() && (ends || on_a_line_of_its_own) {
        true => kept,
        false => text,
    }
}

fn is_tag(word: &str) -> bool {
    let Some(name) = word.strip_prefix('#') else {
        return false;
    };
    name.starts_with(char::is_alphabetic)
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// Takes out of all texts of a document what no format can hold: control characters and the two
/// codes that are none.
pub(super) fn clean(document: &mut Document) {
    let Document {
        title,
        lang: _,
        header,
        footer,
        blocks,
    } = document;
    for text in [title, header, footer] {
        clean_line(text);
    }
    clean_blocks(blocks);
}

fn clean_blocks(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Heading { number, text, .. } => {
                clean_line(number);
                clean_runs(text);
            }
            Block::Paragraph(runs) => clean_runs(runs),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| clean_blocks(item));
            }
            Block::Facts(facts) => {
                for (name, value) in facts {
                    clean_line(name);
                    clean_runs(value);
                }
            }
            Block::Table {
                caption,
                head,
                rows,
            } => {
                clean_line(caption);
                head.iter_mut().for_each(clean_line);
                rows.iter_mut().flatten().for_each(|cell| clean_runs(cell));
            }
            Block::Callout {
                title,
                blocks,
                facts,
                ..
            } => {
                clean_line(title);
                clean_blocks(blocks);
                facts.iter_mut().for_each(clean_line);
            }
            Block::Figure { alt, svg } => {
                clean_line(alt);
                clean_text(svg);
            }
            Block::Signatures(lines) => lines.iter_mut().for_each(clean_line),
            Block::PageBreak => {}
        }
    }
}

fn clean_runs(runs: &mut [Run]) {
    for run in runs {
        clean_text(&mut run.text);
        if let Some(link) = &mut run.link {
            clean_line(link);
        }
    }
}

/// What stands on one line has no line feed either.
fn clean_line(text: &mut String) {
    clean_text(text);
    if text.contains('\n') {
        *text = text.replace('\n', " ");
    }
}

fn clean_text(text: &mut String) {
    let is_unwanted =
        |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'));
    if text.contains(is_unwanted) {
        let spaced = text.replace('\t', " ");
        *text = spaced.replace(is_unwanted, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_mentions_and_tags_are_not_printed_and_the_words_are() {
        for (written, expected) in [
            (
                "@Anna Berg berichtet vom #Quartier-Projekt.",
                "Anna Berg berichtet vom Quartier-Projekt.",
            ),
            ("(@Anna Berg)", "(Anna Berg)"),
            ("an a@example.org", "an a@example.org"),
            ("https://difu.de/#Quartier", "https://difu.de/#Quartier"),
            ("Aufgabe #12 und C#", "Aufgabe #12 und C#"),
            ("# Titel", "# Titel"),
        ] {
            assert_eq!(printed(written), expected);
        }
    }

    #[test]
    fn tags_behind_the_last_sentence_go_and_those_in_it_stay_as_words() {
        for (written, expected) in [
            ("Wird geprüft. #Quartier #Monitoring", "Wird geprüft."),
            ("Wird geprüft\n#Quartier", "Wird geprüft"),
            ("Schwerpunkt ist #Quartier", "Schwerpunkt ist Quartier"),
            ("#Quartier", "Quartier"),
            ("Mehr zu #Quartier.", "Mehr zu Quartier."),
        ] {
            assert_eq!(printed(written), expected);
        }
    }

    #[test]
    fn what_no_format_can_hold_is_taken_out_of_every_text() {
        let mut document = Document {
            title: "a\u{b}b".to_owned(),
            lang: crate::i18n::Lang::De,
            header: "a\nb".to_owned(),
            footer: String::new(),
            blocks: vec![Block::List {
                first: None,
                items: vec![vec![Block::Paragraph(vec![Run::plain(
                    "x\u{0}\ty\nz\u{ffff}",
                )])]],
            }],
        };
        clean(&mut document);
        assert_eq!(
            (document.title.as_str(), document.header.as_str()),
            ("ab", "a b")
        );
        let text = format!("{:?}", document.blocks);
        assert!(text.contains("x y\\nz"), "{text}");
    }
}
