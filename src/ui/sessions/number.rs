//! The number that a new session is likely to have.

/// The number after those of the earlier sessions, the newest first: "2/2026" follows "1/2026",
/// a new `year` begins with 1, and where sessions are just counted, "43" follows "42".
pub fn next<'a>(earlier: impl IntoIterator<Item = &'a str>, year: i32) -> String {
    let mut highest = 0;
    let mut counted = None;
    for (place, number) in earlier.into_iter().enumerate() {
        let number = number.trim();
        match number.split_once('/') {
            Some((n, of)) if of.trim().parse() == Ok(year) => {
                highest = highest.max(n.trim().parse::<u32>().unwrap_or(0));
            }
            Some(_) => {}
            None if place == 0 => counted = number.parse::<u32>().ok(),
            None => {}
        }
    }
    match counted {
        Some(last) => last.saturating_add(1).to_string(),
        None => format!("{}/{year}", highest.saturating_add(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn numbers_count_within_the_year() {
        assert_eq!(next([], 2026), "1/2026");
        assert_eq!(next(["1/2026", "2/2025"], 2026), "2/2026");
        assert_eq!(next(["2/2025", "1/2025"], 2026), "1/2026");
        assert_eq!(next(["", "2 / 2026"], 2026), "3/2026");
    }

    #[test]
    fn circles_that_just_count_go_on_counting() {
        assert_eq!(next(["42", "41"], 2026), "43");
        assert_eq!(next(["Sondersitzung", "42"], 2026), "1/2026");
    }
}
