//! The columns that the tables of people and organisations can have.

use crate::i18n::{Texts, tr};
use crate::ui::settings::{COLUMN_WIDTH, SortBy, TablePrefs};

/// A column that a table can have.
pub struct Column {
    /// What it is remembered by.
    pub key: &'static str,
    /// What stands above it.
    pub title: fn(&Texts) -> String,
    /// Its width until somebody changes it, in points.
    pub width: f32,
    /// Its share of the room that is left.
    pub share: f32,
    /// Whether it is shown until somebody chooses.
    pub shown: bool,
    /// Whether rows can be put together by it, and what then stands above those that say nothing
    /// in it.
    pub group: Option<fn(&Texts) -> String>,
    /// Whether it holds numbers, which stand at its right end.
    pub numbers: bool,
}

const fn column(key: &'static str, title: fn(&Texts) -> String, width: f32) -> Column {
    Column {
        key,
        title,
        width,
        share: 0.0,
        shown: false,
        group: None,
        numbers: false,
    }
}

const fn shown(share: f32, column: Column) -> Column {
    Column {
        share,
        shown: true,
        ..column
    }
}

const fn grouping(none: fn(&Texts) -> String, column: Column) -> Column {
    Column {
        group: Some(none),
        ..column
    }
}

const fn numbers(column: Column) -> Column {
    Column {
        numbers: true,
        ..column
    }
}

/// Those of people; the first is the name, which is always shown.
pub const PEOPLE: &[Column] = &[
    shown(
        2.0,
        column("name", |texts| tr!(texts, "roster-name"), 150.0),
    ),
    column(
        "form-of-address",
        |texts| tr!(texts, "column-form-of-address"),
        80.0,
    ),
    column("titles", |texts| tr!(texts, "column-titles"), 80.0),
    column("given-name", |texts| tr!(texts, "column-given-name"), 110.0),
    column(
        "family-name",
        |texts| tr!(texts, "column-family-name"),
        120.0,
    ),
    grouping(
        |texts| tr!(texts, "roster-no-organisation"),
        shown(
            2.0,
            column(
                "organisation",
                |texts| tr!(texts, "column-organisation"),
                130.0,
            ),
        ),
    ),
    column(
        "organisation-name",
        |texts| tr!(texts, "roster-organisation-full"),
        180.0,
    ),
    grouping(
        |texts| tr!(texts, "roster-no-organisation"),
        column("kind", |texts| tr!(texts, "roster-kind"), 90.0),
    ),
    column("ags", |texts| tr!(texts, "roster-ags-short"), 84.0),
    column(
        "postal-code",
        |texts| tr!(texts, "column-postal-code"),
        64.0,
    ),
    column("city", |texts| tr!(texts, "column-city"), 110.0),
    shown(
        2.0,
        column("function", |texts| tr!(texts, "column-function"), 110.0),
    ),
    column("department", |texts| tr!(texts, "column-department"), 120.0),
    shown(1.0, column("role", |texts| tr!(texts, "roster-role"), 84.0)),
    shown(
        2.0,
        column("email", |texts| tr!(texts, "column-email"), 170.0),
    ),
    column(
        "more-emails",
        |texts| tr!(texts, "roster-more-emails"),
        170.0,
    ),
    column("phone", |texts| tr!(texts, "column-phone"), 120.0),
    column(
        "more-phones",
        |texts| tr!(texts, "roster-more-phones"),
        120.0,
    ),
    column(
        "member-from",
        |texts| tr!(texts, "column-member-from"),
        100.0,
    ),
    column(
        "member-until",
        |texts| tr!(texts, "column-member-until"),
        100.0,
    ),
    column("consents", |texts| tr!(texts, "table-consents"), 140.0),
    numbers(column(
        "attended",
        |texts| tr!(texts, "roster-attended"),
        80.0,
    )),
    column(
        "last-attended",
        |texts| tr!(texts, "roster-last-attended"),
        110.0,
    ),
];

/// Those of organisations; the first is the name, which is always shown.
pub const ORGANISATIONS: &[Column] = &[
    shown(
        4.0,
        column("name", |texts| tr!(texts, "roster-name"), 180.0),
    ),
    shown(
        1.0,
        column("short-name", |texts| tr!(texts, "roster-short-name"), 100.0),
    ),
    grouping(
        |texts| tr!(texts, "roster-unsaid"),
        shown(1.0, column("kind", |texts| tr!(texts, "roster-kind"), 80.0)),
    ),
    shown(
        0.0,
        column("ags", |texts| tr!(texts, "roster-ags-short"), 84.0),
    ),
    column("street", |texts| tr!(texts, "roster-street"), 150.0),
    column(
        "postal-code",
        |texts| tr!(texts, "roster-postal-code"),
        64.0,
    ),
    shown(
        1.0,
        column("city", |texts| tr!(texts, "roster-city"), 100.0),
    ),
    numbers(shown(
        0.0,
        column("people", |texts| tr!(texts, "table-people"), 64.0),
    )),
    numbers(shown(
        0.0,
        column(
            "represented",
            |texts| tr!(texts, "roster-represented"),
            76.0,
        ),
    )),
];

/// What of a table somebody chose to see, with columns by their places in the list of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// What to sort by, the first key first, and whether the last comes first.
    pub sort: Vec<(usize, bool)>,
    /// The column by which rows are put together.
    pub group: Option<usize>,
    /// Whether people are shown whose data were erased.
    pub erased: bool,
}

impl Arrangement {
    /// What `prefs` say of a table that can have these columns.
    pub fn of(all: &[Column], prefs: &TablePrefs, erased: bool) -> Self {
        let sort = prefs
            .sort
            .iter()
            .filter_map(|by| Some((place(all, &by.column)?, by.falling)))
            .collect();
        let group = place(all, &prefs.group)
            .filter(|place| all.get(*place).is_some_and(|column| column.group.is_some()));
        Self {
            sort,
            group,
            erased,
        }
    }
}

fn place(all: &[Column], key: &str) -> Option<usize> {
    all.iter().position(|column| column.key == key)
}

/// The columns to show, from left to right, the name first.
pub fn chosen(all: &[Column], prefs: &TablePrefs) -> Vec<usize> {
    let mut places = vec![0];
    match &prefs.columns {
        Some(keys) => places.extend(keys.iter().filter_map(|key| place(all, key))),
        None => {
            let shown = all.iter().enumerate().filter(|(_, column)| column.shown);
            places.extend(shown.map(|(place, _)| place));
        }
    }
    // The name is first, and only there.
    let mut first = true;
    places.retain(|place| *place != 0 || std::mem::take(&mut first));
    places
}

/// Shows a column, as the last, or takes it away.
pub fn toggle(all: &[Column], prefs: &mut TablePrefs, column: usize) {
    let mut places = chosen(all, prefs);
    if places.contains(&column) {
        places.retain(|place| *place != column);
    } else {
        places.push(column);
    }
    keep(all, prefs, &places);
}

/// Puts a column at another place among those shown; the name stays first.
pub fn put(all: &[Column], prefs: &mut TablePrefs, column: usize, to: usize) {
    let mut places = chosen(all, prefs);
    if column == 0 || !places.contains(&column) {
        return;
    }
    places.retain(|place| *place != column);
    places.insert(to.clamp(1, places.len()), column);
    keep(all, prefs, &places);
}

fn keep(all: &[Column], prefs: &mut TablePrefs, places: &[usize]) {
    let keys = places.iter().filter(|place| **place != 0);
    let keys = keys.filter_map(|place| Some(all.get(*place)?.key.to_owned()));
    prefs.columns = Some(keys.collect());
}

/// Sorts by a column, turns its direction around if it is the first key already, and with
/// `further` leaves the keys before it as they are. The third time a further key is dropped.
pub fn sort_by(all: &[Column], prefs: &mut TablePrefs, column: usize, further: bool) {
    let Some(key) = all.get(column).map(|column| column.key) else {
        return;
    };
    let known = prefs.sort.iter().position(|by| by.column == key);
    let rising = || SortBy {
        column: key.to_owned(),
        falling: false,
    };
    match known {
        Some(at) if further || (at == 0 && prefs.sort.len() == 1) => {
            if prefs.sort.get(at).is_some_and(|by| by.falling) {
                prefs.sort.remove(at);
            } else if let Some(by) = prefs.sort.get_mut(at) {
                by.falling = true;
            }
        }
        _ if further => prefs.sort.push(rising()),
        _ => prefs.sort = vec![rising()],
    }
}

/// A column's place among the keys to sort by, from 1, and whether the last comes first.
pub fn sorted(all: &[Column], prefs: &TablePrefs, column: usize) -> Option<(usize, bool)> {
    let key = all.get(column)?.key;
    let known = prefs
        .sort
        .iter()
        .filter(|by| place(all, &by.column).is_some());
    known
        .enumerate()
        .find(|(_, by)| by.column == key)
        .map(|(at, by)| (at + 1, by.falling))
}

/// The widths of these columns. Room that is left goes to those whose width nobody set.
pub fn widths(
    all: &[Column],
    prefs: &TablePrefs,
    shown: &[usize],
    room: f32,
    gap: f32,
) -> Vec<f32> {
    let columns = || shown.iter().filter_map(|place| all.get(*place));
    let set = |column: &Column| prefs.widths.get(column.key).copied();
    let needed: f32 = columns()
        .map(|column| set(column).unwrap_or(column.width) + gap)
        .sum();
    let free = |column: &Column| set(column).is_none();
    let shares: f32 = columns().filter(|c| free(c)).map(|c| c.share).sum();
    let rest = if shares > 0.0 {
        (room - needed).max(0.0)
    } else {
        0.0
    };
    columns()
        .map(|column| match set(column) {
            Some(width) => width.clamp(COLUMN_WIDTH.0, COLUMN_WIDTH.1),
            None => column.width + rest * column.share / shares.max(f32::EPSILON),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(all: &[Column], prefs: &TablePrefs) -> Vec<&'static str> {
        let columns = chosen(all, prefs).into_iter();
        columns.map(|place| PEOPLE[place].key).collect()
    }

    #[test]
    fn columns_are_chosen_and_moved_and_the_name_stays_first() {
        let mut prefs = TablePrefs::default();
        let start = ["name", "organisation", "function", "role", "email"];
        assert_eq!(keys(PEOPLE, &prefs), start);
        let city = place(PEOPLE, "city").unwrap();
        toggle(PEOPLE, &mut prefs, city);
        put(PEOPLE, &mut prefs, city, 0);
        put(PEOPLE, &mut prefs, 0, 3);
        toggle(PEOPLE, &mut prefs, place(PEOPLE, "role").unwrap());
        let now = ["name", "city", "organisation", "function", "email"];
        assert_eq!(keys(PEOPLE, &prefs), now);
        for column in ["city", "organisation", "function", "email"] {
            toggle(PEOPLE, &mut prefs, place(PEOPLE, column).unwrap());
        }
        assert_eq!(keys(PEOPLE, &prefs), ["name"]);
        prefs.columns = Some(vec!["of another version".to_owned(), "name".to_owned()]);
        assert_eq!(keys(PEOPLE, &prefs), ["name"]);
    }

    #[test]
    fn a_click_sorts_by_one_column_and_shift_adds_another() {
        let mut prefs = TablePrefs::default();
        let all = PEOPLE;
        let (city, role) = (place(all, "city").unwrap(), place(all, "role").unwrap());
        sort_by(all, &mut prefs, city, false);
        assert_eq!(sorted(all, &prefs, city), Some((1, false)));
        sort_by(all, &mut prefs, role, true);
        sort_by(all, &mut prefs, role, true);
        assert_eq!(sorted(all, &prefs, role), Some((2, true)));
        assert_eq!(
            Arrangement::of(all, &prefs, false).sort,
            [(city, false), (role, true)]
        );
        sort_by(all, &mut prefs, role, true);
        assert_eq!(sorted(all, &prefs, role), None);
        sort_by(all, &mut prefs, city, false);
        assert_eq!(sorted(all, &prefs, city), Some((1, true)));
        sort_by(all, &mut prefs, city, false);
        assert_eq!(sorted(all, &prefs, city), None);
    }

    #[test]
    fn room_that_is_left_goes_to_columns_that_nobody_has_sized() {
        let mut prefs = TablePrefs::default();
        let shown = chosen(PEOPLE, &prefs);
        let narrow = widths(PEOPLE, &prefs, &shown, 100.0, 10.0);
        assert_eq!(narrow[0], PEOPLE[0].width);
        prefs.widths.insert("name".to_owned(), 90.0);
        let wide = widths(PEOPLE, &prefs, &shown, 2000.0, 10.0);
        assert_eq!(wide[0], 90.0);
        let sum: f32 = wide.iter().map(|width| width + 10.0).sum();
        assert!((sum - 2000.0).abs() < 0.1, "{sum}");
    }
}
