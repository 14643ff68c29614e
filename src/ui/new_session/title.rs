//! The title that a new session is likely to have.

/// The title of the session with the same place in its year, with the new year in place of the
/// old one: "Herbstsitzung 2018" for "2/2019" after "2/2018". `earlier` are number and title of
/// the earlier sessions, the newest first.
pub fn likely<'a>(
    earlier: impl IntoIterator<Item = (&'a str, &'a str)>,
    number: &str,
) -> Option<String> {
    let (place, year) = split(number)?;
    earlier.into_iter().find_map(|(number, title)| {
        let (at, of) = split(number)?;
        let fits = at == place && of != year && title.contains(of);
        fits.then(|| title.replace(of, year))
    })
}

fn split(number: &str) -> Option<(&str, &str)> {
    let (place, year) = number.split_once('/')?;
    let (place, year) = (place.trim(), year.trim());
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then_some((place, year))
}

#[cfg(test)]
mod tests {
    use super::likely;

    #[test]
    fn the_same_season_of_the_year_before_gives_the_title() {
        let earlier = [
            ("1/2019", "Frühjahrssitzung 2019"),
            ("2/2018", "Herbstsitzung 2018"),
            ("1/2018", "Frühjahrssitzung 2018"),
        ];
        let title = |number| likely(earlier, number);
        assert_eq!(title("2/2019").as_deref(), Some("Herbstsitzung 2019"));
        assert_eq!(title("1/2020").as_deref(), Some("Frühjahrssitzung 2020"));
        assert_eq!(title("3/2019"), None);
        assert_eq!(title("43"), None);
    }

    #[test]
    fn a_title_without_its_year_gives_none() {
        assert_eq!(likely([("1/2018", "In Berlin")], "1/2019"), None);
    }
}
