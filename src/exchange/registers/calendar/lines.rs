//! Folding of lines.

/// The longest line, in bytes, without its end.
const LONGEST: usize = 75;

/// The calendar with all lines folded at the same length.
///
/// The library folds too, but leaves last lines one byte too long.
pub(super) fn folded(calendar: &str) -> String {
    let unfolded = calendar.replace("\r\n ", "");
    let mut out = String::with_capacity(unfolded.len() + unfolded.len() / 16);
    for line in unfolded.split_terminator("\r\n") {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LONGEST {
                out.push_str("\r\n ");
                length = 1;
            }
            out.push(c);
            length += c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_75_bytes_and_no_letter_is_torn() {
        for letter in ["a", "ü", "€", "𝄞", " "] {
            for count in [1, 18, 37, 74, 75, 76, 149, 150, 151, 10_000] {
                let calendar = format!("SUMMARY:{}\r\nEND:X\r\n", letter.repeat(count));
                let folded = folded(&calendar);
                let lines = folded.split("\r\n");
                assert!(lines.clone().all(|line| line.len() <= LONGEST), "{folded}");
                assert_eq!(folded.replace("\r\n ", ""), calendar);
            }
        }
    }

    #[test]
    fn lines_that_the_library_folded_are_folded_anew() {
        use icalendar::{Component as _, EventLike as _};
        for count in 60..160 {
            let text = "ä".repeat(count);
            let event = icalendar::Event::new()
                .location(&text)
                .summary(&text)
                .done();
            let written = event.try_into_string().expect("written");
            let folded = folded(&written);
            assert!(folded.lines().all(|line| line.len() <= LONGEST));
            assert!(
                folded
                    .replace("\r\n ", "")
                    .contains(&format!("LOCATION:{text}\r\n"))
            );
        }
    }
}
