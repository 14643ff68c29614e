//! The result of a vote as a list to be read.

/// A note in the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Place, from 1; notes with equal dots share one.
    pub rank: usize,
    /// The note's short number; blank for none.
    pub label: String,
    /// What stands on it.
    pub text: String,
    /// How many dots it got.
    pub dots: u32,
}

/// The result as one text: the question, then a line for each note. `words` says a line; the text
/// of a note is brought into one line before.
pub fn as_text(question: &str, lines: &[Line], words: impl Fn(&Line) -> String) -> String {
    let mut text = question.trim().to_owned();
    for line in lines {
        let line = Line {
            text: one_line(&line.text),
            ..line.clone()
        };
        if !text.is_empty() {
            text.push('\n');
        }
        // A list without numbers of its own: places can be shared.
        text.push_str("- ");
        text.push_str(&words(&line));
    }
    text
}

/// A text without line breaks and double blanks.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(rank: usize, label: &str, text: &str, dots: u32) -> Line {
        Line {
            rank,
            label: label.to_owned(),
            text: text.to_owned(),
            dots,
        }
    }

    #[test]
    fn a_result_is_a_list_with_shared_places() {
        let lines = [
            line(1, "17", "Kita\nausbauen", 5),
            line(1, "4", "Treffpunkt", 5),
            line(3, "", "  Radweg ", 1),
        ];
        let words = |line: &Line| {
            let Line {
                rank,
                label,
                text,
                dots,
            } = line;
            format!("Platz {rank}: {text} [{label}], {dots}")
        };
        assert_eq!(
            as_text(" Was zuerst? ", &lines, words),
            "Was zuerst?\n- Platz 1: Kita ausbauen [17], 5\n- Platz 1: Treffpunkt [4], 5\n\
             - Platz 3: Radweg [], 1"
        );
        assert_eq!(as_text("", &lines[2..], words), "- Platz 3: Radweg [], 1");
        assert_eq!(as_text("", &[], words), "");
    }
}
