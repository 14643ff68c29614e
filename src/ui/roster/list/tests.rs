//! What a list promises.

use super::*;
use crate::document::{IdSource, Step};
use crate::model::{Organisation, OrganisationKind, Person};
use crate::ui::roster::selection::How;

fn show_as(list: &mut List<Person>, doc: &Document, arrangement: Arrangement) {
    let day = NaiveDate::from_ymd_opt(2026, 9, 21).unwrap();
    let around = Around::of(doc.project(), day, None);
    list.refresh(doc, &Texts::new(Lang::De), &around, arrangement);
}

fn show(list: &mut List<Person>, doc: &Document) {
    let arrangement = list.arrangement().clone();
    show_as(list, doc, arrangement);
}

fn column(key: &str) -> usize {
    let at = Person::COLUMNS.iter().position(|column| column.key == key);
    at.unwrap()
}

fn add(doc: &mut Document, given_name: &str, family_name: &str) -> Id<Person> {
    doc.edit(Step::AddPerson, |p| {
        p.add(Person {
            given_name: given_name.to_owned(),
            family_name: family_name.to_owned(),
            ..Person::default()
        })
    })
}

fn names(list: &List<Person>) -> Vec<&str> {
    (0..list.len())
        .filter_map(|place| list.row(place))
        .map(|row| row.name())
        .collect()
}

#[test]
fn people_stand_by_family_name_whatever_its_accents() {
    let mut doc = Document::default();
    add(&mut doc, "Gari", "Pavković");
    add(&mut doc, "Ayse", "Özbabacan");
    add(&mut doc, "Ben", "Otto");
    let mut list = List::<Person>::default();
    show(&mut list, &doc);
    assert_eq!(
        names(&list),
        ["Özbabacan, Ayse", "Otto, Ben", "Pavković, Gari"]
    );
    list.filter = "ayse OZB".to_owned();
    show(&mut list, &doc);
    assert_eq!(names(&list), ["Özbabacan, Ayse"]);
}

#[test]
fn the_neighbour_is_selected_after_a_deletion_and_undo_selects_what_came_back() {
    let mut doc = Document::default();
    let first = add(&mut doc, "", "A");
    let second = add(&mut doc, "", "B");
    let mut list = List::<Person>::default();
    show(&mut list, &doc);
    list.select(Some(first));
    list.expect_deletion();
    doc.edit(Step::DeletePerson, |p| p.delete_person(first));
    show(&mut list, &doc);
    assert_eq!(list.selected(), Some(second));
    doc.undo();
    show(&mut list, &doc);
    assert_eq!(list.selected(), Some(first));
}

#[test]
fn undoing_an_addition_leaves_nothing_selected() {
    let mut doc = Document::default();
    add(&mut doc, "", "A");
    let new = add(&mut doc, "", "B");
    let mut list = List::<Person>::default();
    list.reveal(new);
    show(&mut list, &doc);
    assert_eq!(list.cursor(), Some(1));
    doc.undo();
    show(&mut list, &doc);
    assert_eq!((list.selected(), list.cursor()), (None, None));
}

#[test]
fn what_no_longer_fits_the_filter_while_it_is_edited_stays_selected() {
    let mut doc = Document::default();
    let id = add(&mut doc, "", "Alt");
    let mut list = List::<Person> {
        filter: "alt".to_owned(),
        ..List::default()
    };
    show(&mut list, &doc);
    list.select(Some(id));
    doc.edit(Step::EditPerson, |p| {
        p.change(id, |person| person.family_name = "Neu".to_owned());
    });
    show(&mut list, &doc);
    assert_eq!((list.len(), list.selected()), (0, Some(id)));
    list.filter = "al".to_owned();
    show(&mut list, &doc);
    assert_eq!(list.selected(), None);
}

/// Three people of two cities, and one of none.
fn circle() -> (Document, [Id<Person>; 4]) {
    let mut doc = Document::with_ids(Project::default(), IdSource::counting_from(1000));
    let city = |name: &str, doc: &mut Document| {
        doc.edit(Step::AddOrganisation, |p| {
            p.add(Organisation {
                name: name.to_owned(),
                kind: OrganisationKind::City,
                city: name.to_owned(),
                ..Organisation::default()
            })
        })
    };
    let (zwickau, aachen) = (city("Zwickau", &mut doc), city("Aachen", &mut doc));
    let people = [
        ("Anna", "Berg", Some(zwickau)),
        ("Bela", "Ahrens", Some(zwickau)),
        ("Cem", "Müller", Some(aachen)),
        ("Dora", "Zimmer", None),
    ]
    .map(|(given_name, family_name, organisation)| {
        doc.edit(Step::AddPerson, |p| {
            p.add(Person {
                given_name: given_name.to_owned(),
                family_name: family_name.to_owned(),
                organisation,
                ..Person::default()
            })
        })
    });
    (doc, people)
}

#[test]
fn rows_stand_by_several_columns_and_blanks_last_whichever_way_it_goes() {
    let (doc, _) = circle();
    let mut list = List::<Person>::default();
    let by = |sort: Vec<(usize, bool)>| Arrangement {
        sort,
        ..Arrangement::default()
    };
    let city = column("city");
    show_as(&mut list, &doc, by(vec![(city, false)]));
    let rising = ["Müller, Cem", "Ahrens, Bela", "Berg, Anna", "Zimmer, Dora"];
    assert_eq!(names(&list), rising);
    show_as(&mut list, &doc, by(vec![(city, true), (0, true)]));
    let falling = ["Berg, Anna", "Ahrens, Bela", "Müller, Cem", "Zimmer, Dora"];
    assert_eq!(names(&list), falling);
}

#[test]
fn numbers_stand_by_their_value_and_days_by_their_date() {
    let texts = Texts::new(Lang::De);
    let day = |month| Cell::date(&texts, NaiveDate::from_ymd_opt(2024, month, 28));
    assert!(Cell::number(9).rank() < Cell::number(10).rank());
    assert!(day(2).rank() < day(11).rank());
    assert!(Cell::date(&texts, None).rank().is_none());
    assert!(Cell::text("Ärger").rank() < Cell::text("Anna").rank());
}

#[test]
fn groups_are_folded_and_what_is_in_them_is_let_go() {
    let (doc, [anna, ..]) = circle();
    let mut list = List::<Person>::default();
    let grouped = Arrangement {
        group: Some(column("organisation")),
        ..Arrangement::default()
    };
    show_as(&mut list, &doc, grouped);
    let titles = |list: &List<Person>| -> Vec<(String, usize)> {
        let groups = (0..list.len()).filter_map(|line| list.group(line));
        groups
            .map(|group| (group.title.clone(), group.count))
            .collect()
    };
    let of = |title: &str, count| (title.to_owned(), count);
    assert_eq!(
        titles(&list),
        [of("Aachen", 1), of("Zwickau", 2), of("", 1)]
    );
    assert_eq!(list.len(), 7);

    list.select(Some(anna));
    assert_eq!(list.cursor(), Some(4));
    assert_eq!(list.title_above(4), Some(2));
    list.go(2, How::Only);
    list.fold(2, true);
    show(&mut list, &doc);
    assert_eq!((list.len(), list.count()), (5, 0));
    list.reveal(anna);
    show(&mut list, &doc);
    assert_eq!((list.len(), list.cursor()), (7, Some(4)));

    list.fold(2, true);
    show(&mut list, &doc);
    list.toggle(2);
    show(&mut list, &doc);
    assert_eq!(list.count(), 2, "a group is selected as a whole");
    list.toggle(2);
    assert_eq!(list.count(), 0);
}

#[test]
fn several_are_selected_from_one_to_another_and_let_go_by_the_filter() {
    let (doc, [anna, bela, cem, dora]) = circle();
    let mut list = List::<Person>::default();
    show(&mut list, &doc);
    list.go(0, How::Alone);
    list.go(2, How::Extend);
    assert_eq!(list.chosen(), [bela, anna, cem]);
    list.go(1, How::Extend);
    assert_eq!(list.chosen(), [bela, anna]);
    list.go(3, How::Only);
    list.toggle(3);
    assert_eq!(list.chosen(), [bela, anna, dora]);
    assert_eq!((list.count(), list.selected()), (3, None));
    list.filter = "bela".to_owned();
    show(&mut list, &doc);
    assert_eq!(list.selected(), Some(bela));
    list.filter.clear();
    show(&mut list, &doc);
    list.choose_all();
    assert_eq!(list.count(), 4);
}

#[test]
fn the_filter_knows_umlauts_both_ways_and_looks_at_what_no_column_shows() {
    let (mut doc, [anna, _, cem, _]) = circle();
    doc.edit(Step::EditPerson, |p| {
        p.change(anna, |person| person.note = "spricht Dänisch".to_owned());
    });
    let mut list = List::<Person>::default();
    let mut found = |filter: &str| {
        list.filter = filter.to_owned();
        show(&mut list, &doc);
        (0..list.len())
            .filter_map(|line| Some(list.row(line)?.id))
            .collect::<Vec<_>>()
    };
    for filter in ["muller", "MUELLER", "Müller cem", "aachen mü"] {
        assert_eq!(found(filter), [cem], "{filter}");
    }
    for filter in ["daenisch", "danisch", "spricht zwickau"] {
        assert_eq!(found(filter), [anna], "{filter}");
    }
    assert!(found("zwickau aachen").is_empty());
}

#[test]
fn who_was_erased_is_hidden_until_asked_for() {
    let (mut doc, [anna, ..]) = circle();
    doc.edit(Step::ErasePerson, |p| {
        p.change(anna, |person| {
            person.erased_on = NaiveDate::from_ymd_opt(2026, 1, 1)
        });
    });
    let mut list = List::<Person>::default();
    show(&mut list, &doc);
    assert_eq!((list.len(), list.total()), (3, (3, 1)));
    let all = Arrangement {
        erased: true,
        ..Arrangement::default()
    };
    show_as(&mut list, &doc, all);
    assert_eq!((list.len(), list.total()), (4, (4, 1)));
}

#[test]
fn letters_lead_to_the_next_name_that_begins_so() {
    let (doc, _) = circle();
    let mut list = List::<Person>::default();
    show(&mut list, &doc);
    for start in ["mu", "mue", "MÜ"] {
        assert_eq!(list.find_name(start, 0), Some(2), "{start}");
    }
    assert_eq!(list.find_name("a", 1), Some(0));
    assert_eq!(list.find_name("x", 0), None);
}
