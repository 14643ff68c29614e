//! Frames: how pieces of text lie one after another in a file that may break off anywhere.
//!
//! A frame is a line `LENGTH HASH TEXT`: the text's length in bytes, the first 16 digits of its
//! blake3, the text itself (which may have line breaks).

/// Digits of the hash.
const HASH_LEN: usize = 16;
/// A length has no more digits than this.
const MOST_DIGITS: usize = 12;

/// Appends a frame.
pub(super) fn put(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(format!("{} {} ", text.len(), hash(text.as_bytes())).as_bytes());
    out.extend_from_slice(text.as_bytes());
    out.push(b'\n');
}

fn hash(bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    hash.get(..HASH_LEN).unwrap_or_default().to_owned()
}

/// How whole the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Whole,
    /// The last frame breaks off: its writer was stopped in the middle.
    Torn,
    /// Something in it is wrong in another way.
    Damaged,
}

/// The readable frames of a file.
#[derive(Debug)]
pub(super) struct Frames<'a> {
    pub(super) texts: Vec<&'a str>,
    pub(super) state: State,
}

/// Reads as many frames as possible: behind a damaged one it goes on with the next that is whole.
pub(super) fn read(bytes: &[u8]) -> Frames<'_> {
    let mut frames = Frames {
        texts: Vec::new(),
        state: State::Whole,
    };
    let mut rest = bytes;
    while !rest.is_empty() {
        match first(rest) {
            First::Frame(text, behind) => {
                frames.texts.push(text);
                rest = behind;
                continue;
            }
            First::Torn if frames.state == State::Whole => frames.state = State::Torn,
            First::Torn | First::Damaged => frames.state = State::Damaged,
        }
        match next_whole(rest) {
            Some(behind) => {
                frames.state = State::Damaged;
                rest = behind;
            }
            None => break,
        }
    }
    frames
}

enum First<'a> {
    Frame(&'a str, &'a [u8]),
    Torn,
    Damaged,
}

fn first(bytes: &[u8]) -> First<'_> {
    let digits = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let (length, rest) = bytes.split_at(digits);
    if rest.is_empty() && digits <= MOST_DIGITS {
        return First::Torn;
    }
    let Some(length) = std::str::from_utf8(length)
        .ok()
        .filter(|length| length.len() <= MOST_DIGITS)
        .and_then(|length| length.parse::<usize>().ok())
    else {
        return First::Damaged;
    };
    let head = 1 + HASH_LEN + 1;
    let looks_right = |at: usize, byte: u8| rest.get(at).is_none_or(|found| *found == byte);
    if !looks_right(0, b' ') || !looks_right(head - 1, b' ') {
        return First::Damaged;
    }
    let Some(end) = length.checked_add(head) else {
        return First::Damaged;
    };
    let (Some(expected), Some(text), Some(behind)) = (
        rest.get(1..=HASH_LEN),
        rest.get(head..end),
        // Behind the line's end, which is for people and resuming: the hash vouches for the text.
        rest.get(end + 1..),
    ) else {
        return First::Torn;
    };
    match std::str::from_utf8(text) {
        Ok(text) if hash(text.as_bytes()).as_bytes() == expected => First::Frame(text, behind),
        _ => First::Damaged,
    }
}

/// The bytes from the next whole frame on that begins a line.
fn next_whole(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes;
    loop {
        let line = rest.iter().position(|byte| *byte == b'\n')?;
        rest = rest.get(line + 1..)?;
        if let First::Frame(..) = first(rest) {
            return Some(rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn file(texts: &[&str]) -> Vec<u8> {
        let mut out = Vec::new();
        for text in texts {
            put(&mut out, text);
        }
        out
    }

    #[test]
    fn frames_read_back_whatever_is_in_them() {
        let texts = [
            "",
            "a",
            "line\nbreak",
            "12 0123456789abcdef x\n",
            "Grüße 🙂",
        ];
        let bytes = file(&texts);
        let frames = read(&bytes);
        assert_eq!(frames.texts, texts);
        assert_eq!(frames.state, State::Whole);
        assert!(read(b"").texts.is_empty());
    }

    #[test]
    fn a_file_cut_anywhere_gives_the_whole_frames_before_the_cut() {
        let texts = ["first", "second\nwith a line", "third"];
        let bytes = file(&texts);
        let ends: Vec<usize> = (1..=3).map(|n| file(&texts[..n]).len()).collect();
        for cut in 0..=bytes.len() {
            let frames = read(&bytes[..cut]);
            let whole = ends.iter().filter(|end| **end <= cut).count();
            assert_eq!(frames.texts, &texts[..whole], "cut at {cut}");
            let expected = if cut == 0 || ends.contains(&cut) {
                State::Whole
            } else {
                State::Torn
            };
            assert_eq!(frames.state, expected, "cut at {cut}");
        }
    }

    #[test]
    fn a_damaged_frame_costs_only_itself() {
        let texts = ["first", "second", "third"];
        let clean = file(&texts);
        let start = file(&texts[..1]).len();
        let end = file(&texts[..2]).len();
        for at in start..end - 1 {
            let mut bytes = clean.clone();
            bytes[at] ^= 0x55;
            let frames = read(&bytes);
            assert_eq!(frames.texts, ["first", "third"], "byte {at}");
            assert_eq!(frames.state, State::Damaged);
        }
        let mut bytes = clean.clone();
        bytes[end - 1] = b' ';
        assert_eq!(
            read(&bytes).texts,
            texts,
            "the line's end is no part of the text"
        );
    }

    #[test]
    fn zeros_at_the_end_as_after_a_power_cut_are_noticed() {
        let mut bytes = file(&["first"]);
        bytes.extend_from_slice(&[0; 4096]);
        let frames = read(&bytes);
        assert_eq!(frames.texts, ["first"]);
        assert_eq!(frames.state, State::Damaged);
    }

    proptest! {
        #[test]
        fn no_bytes_can_confuse_the_reader(bytes: Vec<u8>) {
            read(&bytes);
            let mut mixed = file(&["before"]);
            mixed.extend_from_slice(&bytes);
            let frames = read(&mixed);
            prop_assert_eq!(frames.texts.first(), Some(&"before"));
        }
    }
}
