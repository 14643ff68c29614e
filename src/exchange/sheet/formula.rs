//! Cells of text tables that a spreadsheet program would take for formulas.
//!
//! A program that opens a text table calculates what begins with `=`, `+`, `-` or `@`; what
//! somebody wrote into a name could so start a program on the machine of whoever opens the list.
//! An apostrophe before it makes it text for every spreadsheet program. Phone numbers (`+49 …`)
//! and texts with a dash calculate nothing and stay as they are.

/// The cell with an apostrophe before it, if it could be a formula.
pub fn guard(cell: &str) -> Option<String> {
    let bare = cell.trim_start_matches('\'');
    // One that begins like a guarded cell gets one more, so that `unguard` gives it back.
    let looks_guarded = bare.len() < cell.len() && begins_like_one(bare);
    (looks_guarded || could_be_one(bare)).then(|| format!("'{cell}"))
}

/// The cell as it was before [`guard`], or before somebody did the same by hand.
pub fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_like_one(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

/// With what a formula begins; the wide ones are those of Japanese keyboards.
fn begins_like_one(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

fn could_be_one(cell: &str) -> bool {
    let mut letters = cell.chars();
    match letters.next() {
        Some('+' | '-') => {
            // Numbers, such as those of phones.
            let number = |c: char| c.is_ascii_digit() || " ()/-.,;+\u{a0}".contains(c);
            // Words: without brackets, quotes, `|` and `!` nothing is called.
            let word = |c: char| c.is_alphanumeric() || c == ' ' || ",.:;/-–".contains(c);
            let rest = letters.as_str();
            !rest.chars().all(number) && !rest.chars().all(word)
        }
        Some(_) => begins_like_one(cell),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_calculated_is_guarded() {
        for cell in [
            "=1+1",
            "=cmd|' /C calc'!A0",
            "+49-1+cmd|' /C calc'!A0",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "-HYPERLINK(\"http://example.org\")",
            "+49 (0)30 1234!A1",
            "\t=1+1",
            "＝1+1",
        ] {
            assert_eq!(guard(cell), Some(format!("'{cell}")), "{cell}");
        }
    }

    #[test]
    fn numbers_and_words_stay_as_they_are() {
        for cell in [
            "+49 30 1234-56",
            "+49 (0)30/123456",
            "+49301234",
            "+49 30 1234-56; +49 (0)170 1234",
            "-",
            "- ab 2019: Stabsstelle, Leitung",
            "-12",
            "Straße = Weg",
            "o'Neill",
            "'s Gravenhage",
            "",
        ] {
            assert_eq!(guard(cell), None, "{cell}");
            assert_eq!(unguard(cell), cell);
        }
    }

    #[test]
    fn each_cell_comes_back_as_it_was() {
        for cell in [
            "=1", "'=1", "''=1", "'+49 30", "'", "'a", "+49", "-a(b)", "@x",
        ] {
            let written = guard(cell).unwrap_or_else(|| cell.to_owned());
            assert_eq!(unguard(&written), cell);
        }
        // As people do who know Excel.
        assert_eq!(unguard("'+49 30 1234"), "+49 30 1234");
    }
}
