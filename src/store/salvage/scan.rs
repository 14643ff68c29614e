//! Where things begin and end in bytes that may be damaged: RON's tokens, as far as brackets and
//! texts go, and the marks by which one finds one's way again.
//!
//! All of it works on bytes: what it looks for is ASCII, and the rest need not be UTF-8.

use std::str::FromStr as _;

use crate::model::{TableName, Ulid};
use crate::store::DEEPEST;

/// Length of an id in the file, without its quotes.
const ID_LEN: usize = 26;

/// A place at which reading can begin anew, whatever stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it begins.
    pub(super) at: usize,
    pub(super) kind: MarkKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// `"ULID": (`; `value` is where the record's value begins.
    Record { id: Ulid, value: usize },
    /// `people: {` at the beginning of a line; `body` is behind the brace.
    Table { table: TableName, body: usize },
    /// The head of a table that only a newer version knows.
    Unknown,
}

impl Mark {
    pub(super) fn is_record(self) -> bool {
        matches!(self.kind, MarkKind::Record { .. })
    }
}

/// How far a value reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// To its end, its brackets closed.
    Whole,
    /// Beyond the limit, in the middle of a raw string or between brackets.
    Open,
    /// No value: brackets that do not fit, too many of them, a text that never ends.
    Broken,
}

/// What is seen on the way through a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    RawText,
    Other,
}

/// The bytes of a file.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a>(pub(super) &'a [u8]);

/// A token.
enum Token {
    Open(u8),
    Close(u8),
    Comma,
    /// A text or a character, whole.
    Text,
    /// A raw string, whole.
    RawText,
    /// A name, a number, or what stands in its place.
    Atom,
    /// Nothing that RON knows; also a comment that does not end.
    Odd,
    /// A raw string that does not end before the limit.
    EndlessRaw,
    /// Another text that does not end before the limit.
    EndlessText,
}

impl<'a> Scan<'a> {
    pub(super) fn byte(self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    pub(super) fn slice(self, from: usize, to: usize) -> &'a [u8] {
        self.0.get(from..to).unwrap_or_default()
    }

    fn starts_with(self, at: usize, start: &[u8]) -> bool {
        self.0.get(at..).is_some_and(|rest| rest.starts_with(start))
    }

    /// Behind white space.
    pub(super) fn skip_white(self, mut at: usize) -> usize {
        while self.byte(at).is_some_and(|byte| byte.is_ascii_whitespace()) {
            at += 1;
        }
        at
    }

    /// Behind white space and comments, at most at `limit`; before a comment in brackets that does
    /// not end before it.
    fn skip_blank(self, mut at: usize, limit: usize) -> usize {
        loop {
            at = self.skip_white(at).min(limit);
            match self.comment_end(at, limit) {
                Some(end) => at = end,
                None => return at,
            }
        }
    }

    pub(super) fn is_line_comment(self, at: usize) -> bool {
        self.starts_with(at, b"//")
    }

    /// Behind the comment that begins here: one up to the end of the line ends at `limit` at the
    /// latest, one in brackets has to end before it.
    pub(super) fn comment_end(self, at: usize, limit: usize) -> Option<usize> {
        if at < limit && self.is_line_comment(at) {
            let line = self.slice(at, limit).iter().position(|byte| *byte == b'\n');
            return Some(line.map_or(limit, |line| at + line + 1));
        }
        if !self.starts_with(at, b"/*") {
            return None;
        }
        let mut depth = 1_usize;
        let mut at = at + 2;
        while at + 1 < limit {
            if self.starts_with(at, b"/*") {
                depth += 1;
                at += 2;
            } else if self.starts_with(at, b"*/") {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Some(at);
                }
            } else {
                at += 1;
            }
        }
        None
    }

    /// Behind the name that begins here; `at` if none does.
    pub(super) fn name_end(self, at: usize) -> usize {
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
        let mut end = at;
        // A raw one may have what else stands for numbers.
        let raw = self.starts_with(at, b"r#") && self.byte(at + 2).is_some_and(is_part);
        if raw {
            end = at + 2;
        }
        while self
            .byte(end)
            .is_some_and(|byte| is_part(byte) || raw && b".+-".contains(&byte))
        {
            end += 1;
        }
        end
    }

    /// The token at `at`, which is not blank, and where it ends.
    fn token(self, at: usize, limit: usize) -> (Token, usize) {
        let Some(byte) = self.byte(at) else {
            return (Token::Odd, at);
        };
        match byte {
            b'(' => (Token::Open(b')'), at + 1),
            b'[' => (Token::Open(b']'), at + 1),
            b'{' => (Token::Open(b'}'), at + 1),
            b')' | b']' | b'}' => (Token::Close(byte), at + 1),
            b',' => (Token::Comma, at + 1),
            b':' => (Token::Atom, at + 1),
            b'"' => match self.text_end(at + 1, limit) {
                Some(end) => (Token::Text, end),
                None => (Token::EndlessText, limit),
            },
            b'\'' => match self.char_end(at + 1) {
                Some(end) => (Token::Text, end),
                None => (Token::Odd, at + 1),
            },
            b'r' | b'b' if self.raw_hashes(at).is_some() => {
                let (hashes, content) = self.raw_hashes(at).unwrap_or_default();
                match self.raw_end(content, hashes, limit) {
                    Some(end) => (Token::RawText, end),
                    None => (Token::EndlessRaw, limit),
                }
            }
            b'b' if matches!(self.byte(at + 1), Some(b'"' | b'\'')) => (Token::Atom, at + 1),
            _ => match self.name_end(at) {
                end if end > at => (Token::Atom, end),
                _ if b"+-.#".contains(&byte) => (Token::Atom, at + 1),
                _ => (Token::Odd, at + 1),
            },
        }
    }

    /// Behind the quote that ends a text.
    fn text_end(self, content: usize, limit: usize) -> Option<usize> {
        let mut at = content;
        while at < limit {
            match self.byte(at)? {
                b'"' => return Some(at + 1),
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        None
    }

    /// Behind the quote that ends a character.
    fn char_end(self, content: usize) -> Option<usize> {
        // The longest is '\u{10FFFF}'.
        let longest = self.slice(content, (content + 12).min(self.0.len()));
        let from = match longest.first()? {
            b'\\' => 2,
            _ => 1,
        };
        let quote = longest.iter().skip(from).position(|byte| *byte == b'\'')?;
        Some(content + from + quote + 1)
    }

    /// How many `#` the raw string that begins here has, and where its content begins.
    fn raw_hashes(self, at: usize) -> Option<(usize, usize)> {
        let at = at + usize::from(self.byte(at) == Some(b'b'));
        if self.byte(at) != Some(b'r') {
            return None;
        }
        let rest = self.0.get(at + 1..)?;
        let hashes = rest.iter().take_while(|byte| **byte == b'#').count();
        (rest.get(hashes) == Some(&b'"')).then_some((hashes, at + 1 + hashes + 1))
    }

    /// Behind the end of a raw string.
    fn raw_end(self, content: usize, hashes: usize, limit: usize) -> Option<usize> {
        let mut at = content;
        while at < limit {
            let rest = self.slice(at, limit);
            at += rest.iter().position(|byte| *byte == b'"')? + 1;
            let behind = self.slice(at, limit).iter();
            let found = behind
                .take(hashes)
                .take_while(|byte| **byte == b'#')
                .count();
            at += found;
            if found == hashes {
                return Some(at);
            }
        }
        None
    }

    /// How far the value reaches that begins at `at`, and where it was left.
    pub(super) fn value(self, at: usize, limit: usize) -> (Extent, usize) {
        self.value_seeing(at, limit, |_, _, _| true)
    }

    /// Like `value`, asking about each text and atom on the way, from where to where it reaches
    /// and what it is, whether it may belong to the value.
    pub(super) fn value_seeing(
        self,
        at: usize,
        limit: usize,
        mut may_be: impl FnMut(usize, usize, Seen) -> bool,
    ) -> (Extent, usize) {
        let mut at = at;
        let mut closers: Vec<u8> = Vec::new();
        loop {
            at = self.skip_blank(at, limit);
            if at >= limit {
                return (Extent::Open, limit);
            }
            let (token, end) = self.token(at, limit);
            let fits = match token {
                Token::Open(closer) => {
                    closers.push(closer);
                    closers.len() <= DEEPEST
                }
                Token::Close(closer) => closers.pop() == Some(closer),
                Token::EndlessRaw => return (Extent::Open, limit),
                Token::Odd | Token::EndlessText => false,
                Token::Comma => !closers.is_empty(),
                Token::RawText => may_be(at, end, Seen::RawText),
                Token::Text | Token::Atom => may_be(at, end, Seen::Other),
            };
            if !fits {
                return (Extent::Broken, end);
            }
            at = end;
            if closers.is_empty() && !self.goes_on(&token, at, limit) {
                return (Extent::Whole, at);
            }
        }
    }

    /// Whether a value goes on behind an atom: `Some(`, `-0.5`, `b"bytes"`.
    fn goes_on(self, token: &Token, at: usize, limit: usize) -> bool {
        matches!(token, Token::Atom)
            && at < limit
            && match self.byte(self.skip_blank(at, limit)) {
                Some(b'(') => true,
                _ => !self
                    .byte(at)
                    .is_none_or(|byte| byte.is_ascii_whitespace() || b",)]}:/".contains(&byte)),
            }
    }

    /// The first mark that begins at `from` or behind it. `indent` is that of tables: the only
    /// thing that tells the head of an unknown table from a field.
    pub(super) fn next_mark(self, from: usize, indent: usize) -> Option<Mark> {
        let mut at = from;
        loop {
            let byte = self.byte(at)?;
            let mark = match byte {
                b'"' => self.record_mark(at),
                b'\n' => self.table_mark(at + 1, indent),
                _ => None,
            };
            if mark.is_some() {
                return mark;
            }
            at += 1;
        }
    }

    /// `"ULID": (` or `"ULID": Name(`.
    pub(super) fn record_mark(self, at: usize) -> Option<Mark> {
        let (id, behind) = self.id_key(at)?;
        let value = self.skip_white(behind);
        let bracket = self.skip_white(self.name_end(value));
        (self.byte(bracket) == Some(b'(')).then_some(Mark {
            at,
            kind: MarkKind::Record { id, value },
        })
    }

    /// `"ULID":`, and what is behind it.
    pub(super) fn id_key(self, at: usize) -> Option<(Ulid, usize)> {
        let end = at + 1 + ID_LEN;
        if self.byte(at) != Some(b'"') || self.byte(end) != Some(b'"') {
            return None;
        }
        let id = std::str::from_utf8(self.slice(at + 1, end)).ok()?;
        let id = Ulid::from_str(id).ok()?;
        let colon = self.skip_white(end + 1);
        (self.byte(colon) == Some(b':')).then_some((id, colon + 1))
    }

    /// `people: {` in the line that begins here.
    fn table_mark(self, line: usize, indent: usize) -> Option<Mark> {
        let mut at = line;
        while matches!(self.byte(at), Some(b' ' | b'\t')) {
            at += 1;
        }
        let end = self.name_end(at);
        if end == at {
            return None;
        }
        let brace = self.field_value(end)?;
        if self.byte(brace) != Some(b'{') {
            return None;
        }
        let kind = match table_named(self.slice(at, end)) {
            Some(table) => MarkKind::Table {
                table,
                body: brace + 1,
            },
            None if at - line == indent => {
                self.record_mark(self.skip_white(brace + 1))?;
                MarkKind::Unknown
            }
            None => return None,
        };
        Some(Mark { at, kind })
    }

    /// Where the value begins whose name ends here, if a colon follows.
    pub(super) fn field_value(self, name_end: usize) -> Option<usize> {
        let colon = self.skip_white(name_end);
        (self.byte(colon) == Some(b':')).then(|| self.skip_white(colon + 1))
    }
}

pub(super) fn table_named(name: &[u8]) -> Option<TableName> {
    TableName::ALL
        .iter()
        .copied()
        .find(|table| table.as_str().as_bytes() == name)
}
