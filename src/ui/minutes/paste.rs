//! Pasting text of several paragraphs, from Word or a mail: each becomes an entry.

use egui::{Modal, Ui};

use super::MinutesView;
use super::recognise::{byte_of, letters};
use crate::document::Step;
use crate::i18n::tr;
use crate::model::moves::{parent_in, parts_in};
use crate::model::outline::place_behind;
use crate::model::{Entry, Id, Session, order};
use crate::ui::theme::{self, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, At};

/// More entries than this are asked for first.
const MANY: usize = 500;
/// Lines of mails that were broken by the mail program are about this long, in letters.
const BROKEN: std::ops::RangeInclusive<usize> = 60..=80;

/// A paragraph as it was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// How deep it stands under the first one.
    pub depth: usize,
    /// What it says.
    pub text: String,
}

/// Where something is pasted.
#[derive(Clone, Debug)]
pub struct Target {
    pub session: Id<Session>,
    /// The entry, and what is replaced in its text, in letters; without, the line for the next
    /// entry.
    pub entry: Option<(Id<Entry>, std::ops::Range<usize>)>,
}

/// So many paragraphs that somebody has to say what shall become of them.
pub struct Asked {
    target: Target,
    paragraphs: Vec<Paragraph>,
}

/// The paragraphs of a text. Blank lines part them and are left out; the signs of quotations in
/// mails are taken away, and so are those of lists, whose items stand under the paragraph before.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{b}'], "\n");
    let lines: Vec<&str> = text.split('\n').map(unquoted).collect();
    let lines = whole_lines(&lines);
    let mut found: Vec<Paragraph> = Vec::new();
    // The signs of the lists that are open, with their indentation, the outermost first.
    let mut levels: Vec<(usize, char)> = Vec::new();
    // Items stand under what is before them; where nothing is, they stand for themselves.
    let mut headed = false;
    let mut number = 0;
    for line in &lines {
        let indent = letters(line) - letters(line.trim_start());
        let line = line.trim();
        if clean(line).is_empty() {
            continue;
        }
        let Some((sign, words)) = bullet(line, indent, &mut number) else {
            levels.clear();
            headed = true;
            found.push(Paragraph {
                depth: 0,
                text: clean(line),
            });
            continue;
        };
        if clean(words).is_empty() {
            continue;
        }
        let open = levels.iter().position(|level| *level == (indent, sign));
        match open {
            Some(level) => levels.truncate(level + 1),
            None => {
                levels.retain(|(at, _)| *at <= indent);
                levels.push((indent, sign));
            }
        }
        let deepest = found.last().map_or(0, |before| before.depth + 1);
        let depth = levels.len() - usize::from(!headed);
        found.push(Paragraph {
            depth: depth.min(deepest),
            text: clean(words),
        });
    }
    found
}

/// A line without the signs by which mails quote.
fn unquoted(line: &str) -> &str {
    let mut rest = line;
    while let Some(behind) = rest.trim_start().strip_prefix('>') {
        rest = behind.strip_prefix(' ').unwrap_or(behind);
    }
    rest
}

/// Lines that a mail program has broken, put together again: where the next word would not have
/// fitted, and the sentence goes on.
fn whole_lines(lines: &[&str]) -> Vec<String> {
    let longest = lines.iter().map(|line| letters(line.trim_end())).max();
    let longest = longest.unwrap_or(0);
    let mut whole: Vec<String> = Vec::new();
    let mut goes_on = false;
    for (place, line) in lines.iter().enumerate() {
        let words = line.trim();
        let starts = words.is_empty() || begins_item(words);
        match whole.last_mut().filter(|_| goes_on && !starts) {
            Some(before) => {
                before.push(' ');
                before.push_str(words);
            }
            None => whole.push((*line).to_owned()),
        }
        let next = lines.get(place + 1);
        let next_word = next.and_then(|next| next.split_whitespace().next());
        let fits = letters(line.trim_end()) + 1 + next_word.map_or(0, letters) <= longest;
        let ends = words.is_empty() || words.ends_with(['.', '!', '?', ':', ';']);
        goes_on = BROKEN.contains(&longest) && !fits && !ends;
    }
    whole
}

fn begins_item(words: &str) -> bool {
    let digits = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < words.len() && digits.starts_with(['.', ')']);
    numbered || bullet(words, 1, &mut 0).is_some()
}

/// The sign of an item of a list, and what stands behind it. A number stays part of the text.
fn bullet<'a>(line: &'a str, indent: usize, number: &mut u32) -> Option<(char, &'a str)> {
    let mut letters = line.chars();
    let sign = letters.next()?;
    let rest = letters.as_str();
    let spaced = rest.starts_with([' ', '\t', '\u{a0}']);
    let tabbed = rest.starts_with('\t');
    let is_sign = match sign {
        '•' | '·' | '▪' | '■' | '●' | '◦' | '○' | '‣' | '\u{f0b7}' | '\u{f0a7}' => {
            true
        }
        '–' | '—' | '-' | '*' | '+' => spaced,
        'o' | '§' => tabbed || spaced && indent > 0,
        _ => false,
    };
    if is_sign {
        return Some((sign, rest.trim_start()));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let behind = line.get(digits..)?.strip_prefix(['.', ')'])?;
    let value: u32 = line.get(..digits)?.parse().ok()?;
    // "7. November" is a date; what counts on is a list.
    let counts = value == 1 || value == number.saturating_add(1);
    if digits > 3 || !(behind.starts_with('\t') || behind.starts_with(' ') && counts) {
        return None;
    }
    *number = value;
    Some(('1', line))
}

/// A line as an entry has it: one blank between words, and nothing that cannot be seen.
fn clean(line: &str) -> String {
    let hidden = |c: char| {
        matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
    };
    let seen: String = line.chars().filter(|c| !hidden(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl MinutesView {
    /// Pastes text of several lines.
    pub(super) fn paste(&mut self, cx: &mut ViewCx, target: Target, text: &str) {
        if std::mem::take(&mut self.paste_as_one) {
            let text = text.replace("\r\n", "\n");
            let lines: Vec<&str> = text.trim_end().split('\n').map(str::trim_end).collect();
            self.paste_text(cx, &target, &lines.join("\n"));
            return;
        }
        let paragraphs = paragraphs(text);
        match paragraphs.as_slice() {
            [] => {}
            [only] => {
                let text = only.text.clone();
                self.paste_text(cx, &target, &text);
            }
            many if many.len() > MANY => self.asked = Some(Asked { target, paragraphs }),
            _ => self.paste_entries(cx, &target, paragraphs),
        }
    }

    /// Pastes into the text of one entry.
    fn paste_text(&mut self, cx: &mut ViewCx, target: &Target, pasted: &str) {
        let (id, range) = match target.entry.clone() {
            Some(entry) => entry,
            None => (
                self.add_entry(cx, target.session, None, String::new()),
                0..0,
            ),
        };
        let Some(entry) = cx.doc.project().get(id) else {
            return;
        };
        let before = entry.text.clone();
        let (head, tail) = around(&before, &range);
        let head = format!("{head}{pasted}");
        let cursor = letters(&head);
        let moved = self.type_into(cx, id, &before, head + tail, cursor);
        let at = At::Char(moved.unwrap_or(cursor));
        self.writing.focus(super::entries::text_id(id), at);
    }

    /// Makes an entry of each paragraph, all in one step.
    fn paste_entries(&mut self, cx: &mut ViewCx, target: &Target, pasted: Vec<Paragraph>) {
        let blank = self.blank(cx, target.session);
        let lines = std::mem::take(&mut self.shown.entries);
        self.fresh = None;
        cx.doc.end_gesture();
        let place = target.entry.clone();
        let (last, cursor) = cx.doc.edit(Step::PasteEntries, |project| {
            let mut paragraphs = pasted.into_iter();
            let mut tail = String::new();
            let mut into = place.as_ref().map(|(id, _)| *id);
            if let Some((id, range)) = &place
                && let Some(entry) = project.get(*id)
                && let Some(first) = paragraphs.next()
            {
                let (head, rest) = around(&entry.text, range);
                // A paragraph never closes up with the words before it.
                let apart = head.chars().next_back().is_some_and(char::is_alphanumeric);
                let text = format!("{head}{}{}", if apart { " " } else { "" }, first.text);
                tail = rest.trim_start().to_owned();
                project.change(*id, |entry| entry.text = text);
            } else {
                into = None;
            }
            let mut texts: Vec<Paragraph> = paragraphs.collect();
            let mut cursor = into
                .and_then(|id| project.get(id))
                .map_or(0, |entry| letters(&entry.text));
            match texts.last_mut() {
                Some(last) => {
                    cursor = letters(&last.text);
                    last.text.push_str(&tail);
                }
                None => {
                    if let Some(id) = into {
                        project.change(id, |entry| entry.text.push_str(&tail));
                    }
                }
            }
            let last = put_all(project, &lines, into, &blank, texts);
            (last.or(into), cursor)
        });
        self.shown.entries = lines;
        self.entry = last;
        if let Some(last) = last {
            let id = super::entries::text_id(last);
            self.writing.focus(id, At::Char(cursor));
        }
    }

    /// Asks what shall become of very many paragraphs.
    pub(super) fn show_asked(&mut self, ui: &Ui, cx: &mut ViewCx) {
        let Some(asked) = &self.asked else { return };
        let count = asked.paragraphs.len();
        let mut answer = None;
        let modal = Modal::new(egui::Id::unique("paste many"))
            .frame(theme::dialog(&ui.ctx().global_style()))
            .show(ui.ctx(), |ui| {
                ui.set_width(440.0_f32.min(ui.ctx().content_rect().width() - space::XL));
                let title = tr!(cx.texts, "writing-paste-title", count = count);
                ui.add(egui::Label::new(theme::section(title)).wrap());
                ui.add(egui::Label::new(tr!(cx.texts, "writing-paste-text")).wrap());
                ui.add_space(space::S);
                ui.horizontal_wrapped(|ui| {
                    let label = tr!(cx.texts, "writing-paste-entries", count = count);
                    if widgets::primary_button(ui, None, &label).clicked() {
                        answer = Some(true);
                    }
                    let label = tr!(cx.texts, "writing-paste-one");
                    let one = ui.button(&label);
                    widgets::named(&one, egui::Role::Button, &label);
                    if one.clicked() {
                        answer = Some(false);
                    }
                    let label = tr!(cx.texts, "cancel");
                    let no = ui.button(&label);
                    widgets::named(&no, egui::Role::Button, &label);
                    no.clicked()
                })
                .inner
            });
        if answer.is_none() && !modal.inner && !modal.should_close() {
            return;
        }
        let Some(asked) = self.asked.take() else {
            return;
        };
        match answer {
            Some(true) => self.paste_entries(cx, &asked.target, asked.paragraphs),
            Some(false) => {
                let lines = asked.paragraphs.iter().map(|p| p.text.as_str());
                let text = lines.collect::<Vec<_>>().join("\n");
                self.paste_text(cx, &asked.target, &text);
            }
            None => match asked.target.entry {
                Some((id, range)) => {
                    let at = At::Char(range.end);
                    self.writing.focus(super::entries::text_id(id), at);
                }
                None => self.focus_input(asked.target.session),
            },
        }
    }
}

/// What stands before and behind a range of letters.
fn around<'a>(text: &'a str, range: &std::ops::Range<usize>) -> (&'a str, &'a str) {
    let (start, end) = (byte_of(text, range.start), byte_of(text, range.end));
    let (head, tail) = (text.get(..start), text.get(end.max(start)..));
    (head.unwrap_or_default(), tail.unwrap_or_default())
}

/// Adds paragraphs as entries behind `behind`, or at the end. Returns the last one.
fn put_all(
    project: &mut crate::document::Transaction,
    lines: &[crate::model::Line<Entry>],
    behind: Option<Id<Entry>>,
    blank: &Entry,
    paragraphs: Vec<Paragraph>,
) -> Option<Id<Entry>> {
    let parent = behind.and_then(|behind| parent_in(lines, behind));
    let siblings = parts_in(lines, parent);
    let at = behind.and_then(|behind| siblings.iter().position(|id| *id == behind));
    let before = at.or(siblings.len().checked_sub(1));
    let place = |project: &crate::model::Project, at: Option<usize>| {
        let id = at.and_then(|at| siblings.get(at))?;
        Some(project.get(*id)?.order.clone())
    };
    let left = place(project, before);
    let right = at.and_then(|at| place(project, Some(at + 1)));
    let top = paragraphs.iter().filter(|p| p.depth == 0).count();
    let room = order::spread_between(left.as_ref(), right.as_ref(), top);
    let crowded = room.is_none();
    let mut places = room.unwrap_or_default().into_iter();
    // Items before any paragraph stand under the entry into which was pasted.
    let mut above: Vec<Id<Entry>> = behind.into_iter().collect();
    let first_parts = behind.map(|behind| parts_in(lines, Some(behind)));
    let last_part =
        first_parts.and_then(|parts| project.get(*parts.last()?).map(|e| e.order.clone()));
    let mut orders: Vec<Option<order::Order>> = vec![last_part];
    let mut tops: Vec<Id<Entry>> = siblings.clone();
    let mut after = before.and_then(|at| siblings.get(at).copied());
    let mut last = None;
    for paragraph in paragraphs {
        let depth = paragraph.depth.min(above.len());
        above.truncate(depth);
        orders.truncate(depth.max(1));
        let own = match depth.checked_sub(1).and_then(|at| above.get(at)) {
            None => places.next().unwrap_or_default(),
            Some(_) => {
                if orders.len() < depth {
                    orders.push(None);
                }
                let before = orders.get(depth - 1).cloned().flatten();
                order::Order::after(before.as_ref())
            }
        };
        let id = project.add(Entry {
            text: paragraph.text,
            parent: depth
                .checked_sub(1)
                .and_then(|at| above.get(at).copied())
                .or(parent),
            order: own.clone(),
            ..blank.clone()
        });
        match depth {
            0 => {
                if crowded {
                    place_behind(project, &tops, id, after);
                    let at = after.and_then(|after| tops.iter().position(|id| *id == after));
                    tops.insert(at.map_or(0, |at| at + 1), id);
                }
                after = Some(id);
                orders = vec![None];
            }
            _ => {
                if let Some(known) = orders.get_mut(depth - 1) {
                    *known = Some(own);
                }
            }
        }
        above.push(id);
        last = Some(id);
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(usize, String)> {
        let found = paragraphs(text).into_iter();
        found.map(|p| (p.depth, p.text)).collect()
    }

    fn line(depth: usize, text: &str) -> (usize, String) {
        (depth, text.to_owned())
    }

    #[test]
    fn each_paragraph_of_a_text_is_one_and_blank_lines_are_none() {
        let text = "Erster\u{a0}Absatz.\r\n\r\nZwei\u{ad}ter Absatz.\r\n \r\nDritter.\r\n";
        assert_eq!(
            read(text),
            [
                line(0, "Erster Absatz."),
                line(0, "Zweiter Absatz."),
                line(0, "Dritter.")
            ]
        );
        assert_eq!(read(" \n\n"), []);
    }

    #[test]
    fn lists_of_word_stand_under_the_paragraph_before() {
        let text = "Dabei:\n•\tErstens\no\tInnen\n•\tZweitens\nDanach\n1.\tEins\n2.\tZwei";
        assert_eq!(
            read(text),
            [
                line(0, "Dabei:"),
                line(1, "Erstens"),
                line(2, "Innen"),
                line(1, "Zweitens"),
                line(0, "Danach"),
                line(1, "1. Eins"),
                line(1, "2. Zwei")
            ]
        );
    }

    #[test]
    fn a_list_alone_stands_for_itself_and_a_date_is_no_item() {
        assert_eq!(read("– eins\n– zwei"), [line(0, "eins"), line(0, "zwei")]);
        assert_eq!(
            read("Am\n7. November\nkam er"),
            [line(0, "Am"), line(0, "7. November"), line(0, "kam er")]
        );
        assert_eq!(read("-5 Grad\nx"), [line(0, "-5 Grad"), line(0, "x")]);
    }

    #[test]
    fn mails_lose_their_quotation_signs_and_their_broken_lines() {
        let text = "> Sehr geehrte Damen und Herren,\n>\n\
                    > wie in der letzten Sitzung des Kreises besprochen, schicke ich Ihnen\n\
                    > die Liste der Orte, in denen das Programm laufen soll, mit der Bitte um\n\
                    > Rückmeldung.\n>> Danke!";
        assert_eq!(
            read(text),
            [
                line(0, "Sehr geehrte Damen und Herren,"),
                line(
                    0,
                    "wie in der letzten Sitzung des Kreises besprochen, schicke ich Ihnen die \
                     Liste der Orte, in denen das Programm laufen soll, mit der Bitte um \
                     Rückmeldung."
                ),
                line(0, "Danke!")
            ]
        );
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_none_stands_too_deep(
            text in "([a-zä]{1,9}| |\\t|\\n|> |• |o\\t|- |[0-9]\\. ){0,60}",
        ) {
            let words = |text: &str| -> String {
                text.chars().filter(|c| c.is_alphabetic() && *c != 'o').collect()
            };
            let found = paragraphs(&text);
            let read: String = found.iter().map(|p| p.text.as_str()).collect();
            prop_assert_eq!(words(&read), words(&text));
            let mut most = 0;
            for paragraph in found {
                prop_assert!(paragraph.depth <= most);
                most = paragraph.depth + 1;
            }
        }
    }
}
