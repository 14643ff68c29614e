use super::*;
use proptest::prelude::*;

/// Texts with the caret as `|`, or the selection between two of them.
fn check(old: &str, new: &str) {
    let places = |text: &str| -> Vec<usize> {
        let marks = text.chars().enumerate().filter(|(_, c)| *c == '|');
        marks.enumerate().map(|(nth, (at, _))| at - nth).collect()
    };
    let plain = |text: &str| text.replace('|', "");
    let range = |text: &str| {
        let places = places(text);
        let (first, last) = (places[0], places[places.len() - 1]);
        CCursorRange::two(CCursor::new(first), CCursor::new(last))
    };
    let found = moved(range(old), &plain(old), &plain(new));
    let shown = |range: CCursorRange| (range.primary.index.0, range.secondary.index.0);
    assert_eq!(shown(found), shown(range(new)), "{old:?} {new:?}");
    let turned = |range: CCursorRange| CCursorRange {
        primary: range.secondary,
        secondary: range.primary,
        ..range
    };
    let found = moved(turned(range(old)), &plain(old), &plain(new));
    assert_eq!(shown(found), shown(turned(range(new))), "turned: {old:?}");
}

#[test]
fn the_caret_stays_between_the_same_words() {
    check("Der Kreis| berät.", "Der große Kreis| berät.");
    check("Der Kreis| berät.", "Der Kreis| berät lange.");
    check("Der Kreis| berät.", "Heute: Der große Kreis| berät lange.");
    check("Der Kreis berät|", "Der Kreis berät| und beschließt");
    check("Der Kr|eis berät", "Der neue Kr|eise berät");
    check("Die Ämter| tagen 🎻 hier", "🎻 Die Ämter| tagen dort");
    check("|", "|neu");
    check("fort|", "|");
}

#[test]
fn at_the_start_of_a_line_the_caret_belongs_to_the_line() {
    check("eins\n|zwei", "eins\nneu\n|zwei");
    check("|eins", "neu |eins");
    check("eins\n|", "eins\n|zwei");
}

#[test]
fn a_caret_in_a_replaced_word_stays_near_it() {
    check("vor alt| nach", "vor neues| nach");
    check("vor a|lt nach", "vor n|eu nach");
    check("vor alt| nach", "vor |nach");
}

#[test]
fn a_selection_keeps_what_was_selected() {
    check("Der |Kreis| berät.", "Der große |Kreis| berät lange.");
    check("Der |Kreis berät|.", "Der |Kreis gern berät|.");
    // What is put in at the edges is not selected: the next letter would delete it.
    check("a |b| c", "a neu |b| neu c");
    // Nothing selected is left: nothing that is not one's own gets selected in its place.
    check("vor |alt| nach", "vor neu|| nach");
    check("vor |alt| nach", "vor Stadt|| nach");
}

#[test]
fn very_long_texts_are_compared_more_coarsely() {
    let line = |n: usize| format!("Zeile {n} mit vielen Wörtern darin\n");
    let text = |from: usize, to: usize| (from..to).map(line).collect::<String>();
    let old = format!("{}|{}", text(0, 300), text(300, 600));
    let new = format!(
        "{}neu\n{}|{}neu\n",
        text(1, 2),
        text(2, 300),
        text(300, 590)
    );
    check(&old, &new);
    let words = |n: usize, from: usize| {
        (from..from + n)
            .map(|n| format!("w{n} "))
            .collect::<String>()
    };
    let (old, new) = (words(5_000, 0), words(5_000, 50_000));
    let at = CCursorRange::one(CCursor::new(100));
    assert!(moved(at, &old, &new).primary.index.0 <= new.chars().count());
}

#[test]
fn after_an_undo_the_caret_stands_behind_what_changed() {
    assert_eq!(behind_change("eins zwei drei", "eins drei"), 4);
    assert_eq!(behind_change("eins drei", "eins zwei drei"), 9);
    assert_eq!(behind_change("", "eins"), 4);
}

proptest! {
    #[test]
    fn every_place_has_a_place_and_they_keep_their_order(
        old in "[ab \nä]{0,30}", new in "[ab \nä]{0,30}",
    ) {
        let mapping = Mapping::between(&old, &new);
        let mut ends = (0, 0);
        for part in &mapping.parts {
            prop_assert_eq!((part.old.start, part.new.start), ends);
            ends = (part.old.end, part.new.end);
            if part.same {
                prop_assert_eq!(
                    &mapping.old[part.old.clone()],
                    &mapping.new[part.new.clone()]
                );
            }
        }
        prop_assert_eq!(ends, (mapping.old.len(), mapping.new.len()));
        let places: Vec<usize> = (0..=mapping.old.len()).map(|at| mapping.behind(at)).collect();
        prop_assert!(places.is_sorted());
        prop_assert!(places.iter().all(|at| *at <= mapping.new.len()));
    }

    #[test]
    fn what_is_put_in_elsewhere_leaves_the_words_around_the_caret(
        before in "([a-c]{1,3} ){1,6}", own in "[d-f]{1,5}", after in "( [a-c]{1,3}){1,6}",
        front in "[x-z]{0,4}", back in "[x-z]{0,4}",
    ) {
        let old = format!("{before}{own}{after}");
        let new = format!("{front} {before}{own}{after} {back}");
        let at = (before.clone() + &own).chars().count();
        let expected = at + front.chars().count() + 1;
        prop_assert_eq!(Mapping::between(&old, &new).caret(at), expected);
    }
}

#[test]
fn after_undo_the_caret_stands_behind_the_blank_that_was_typed() {
    let short = "Es ist gz ";
    assert_eq!(after_undo("Es ist Gezeichnet ", short, Some(18)), 10);
    assert_eq!(after_undo("Es ist Gezeichnet ", short, Some(17)), 9);
    assert_eq!(after_undo("ab cd", "ab x cd", Some(5)), 4);
    assert_eq!(after_undo("", "neu", None), 3);
}
