use proptest::prelude::*;

use super::*;

const GAP: f64 = 20.0;
const NOTE: (f64, f64) = (160.0, 112.0);

fn rect(x: f64, y: f64, w: f64, h: f64) -> Rect {
    Rect::new(x, y, x + w, y + h)
}

fn notes(places: &[(f64, f64)]) -> Vec<Rect> {
    let note = |(x, y): &(f64, f64)| rect(*x, *y, NOTE.0, NOTE.1);
    places.iter().map(note).collect()
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    let slack = 1e-6;
    a.x0 + slack < b.x1 && b.x0 + slack < a.x1 && a.y0 + slack < b.y1 && b.y0 + slack < a.y1
}

fn any_overlap(rects: &[Rect]) -> bool {
    let pairs = rects.iter().enumerate();
    pairs
        .into_iter()
        .any(|(nth, a)| rects.iter().skip(nth + 1).any(|b| overlap(a, b)))
}

fn near(a: &[Rect], b: &[Rect]) -> bool {
    let same = |(a, b): (&Rect, &Rect)| (a.origin() - b.origin()).hypot() < 1e-6;
    a.len() == b.len() && a.iter().zip(b).all(same)
}

fn sizes_kept(before: &[Rect], after: &[Rect]) -> bool {
    let same = |(a, b): (&Rect, &Rect)| {
        (a.width() - b.width()).abs() < 1e-6 && (a.height() - b.height()).abs() < 1e-6
    };
    before.len() == after.len() && before.iter().zip(after).all(same)
}

/// Whole points, as hands put things down.
fn things(most: usize) -> impl Strategy<Value = Vec<Rect>> {
    let one = (-2000_i32..2000, -2000_i32..2000, 20_i32..400, 20_i32..300);
    let one = one.prop_map(|(x, y, w, h)| rect(x.into(), y.into(), w.into(), h.into()));
    prop::collection::vec(one, 1..most)
}

fn equal_notes(most: usize) -> impl Strategy<Value = Vec<Rect>> {
    let place = (-1500_i32..1500, -1000_i32..1000);
    prop::collection::vec(place, 1..most).prop_map(|places| {
        let places: Vec<(f64, f64)> = places
            .into_iter()
            .map(|(x, y)| (x.into(), y.into()))
            .collect();
        notes(&places)
    })
}

#[test]
fn a_crooked_grid_becomes_a_straight_one_with_as_many_columns() {
    let crooked = notes(&[
        (3.0, 8.0),
        (190.0, 0.0),
        (362.0, 20.0),
        (0.0, 140.0),
        (175.0, 151.0),
    ]);
    let tidied = tidy(&crooked, GAP, Ground::default());
    let expected = notes(&[
        (0.0, 0.0),
        (180.0, 0.0),
        (360.0, 0.0),
        (0.0, 132.0),
        (180.0, 132.0),
    ]);
    assert!(near(&tidied, &expected), "{tidied:?}");
}

#[test]
fn a_crooked_row_stays_a_row_and_a_column_a_column() {
    let row = notes(&[(0.0, 0.0), (200.0, 30.0), (410.0, 12.0), (640.0, 44.0)]);
    let tidied = tidy(&row, GAP, Ground::default());
    assert!(tidied.iter().all(|note| note.y0 == 0.0));
    let column = notes(&[(0.0, 0.0), (30.0, 130.0), (12.0, 300.0)]);
    let tidied = tidy(&column, GAP, Ground::default());
    assert!(tidied.iter().all(|note| note.x0 == 0.0));
}

#[test]
fn a_heap_becomes_a_block_and_no_endless_row() {
    let heap = notes(&[(0.0, 0.0); 40]);
    let block = around(&tidy(&heap, GAP, Ground::default())).expect("a block");
    let ratio = block.width() / block.height();
    assert!((0.8..2.5).contains(&ratio), "{block:?}");
}

#[test]
fn a_grid_keeps_within_its_room() {
    let row = notes(&[(0.0, 0.0), (200.0, 0.0), (400.0, 0.0), (600.0, 0.0)]);
    let ground = Ground {
        room: Some(350.0),
        ..Ground::default()
    };
    let block = around(&tidy(&row, GAP, ground)).expect("a block");
    assert_eq!((block.width(), block.height()), (340.0, 244.0));
}

#[test]
fn what_is_held_is_worked_around() {
    let crooked = notes(&[(0.0, 0.0), (200.0, 10.0), (400.0, 0.0), (0.0, 140.0)]);
    let held = notes(&[(190.0, 120.0)]);
    let ground = Ground {
        held: &held,
        ..Ground::default()
    };
    let tidied = tidy(&crooked, GAP, ground);
    assert!(tidied.iter().all(|note| !overlap(note, &held[0])));
    assert!(!any_overlap(&tidied));
}

#[test]
fn packed_rows_are_about_equally_wide() {
    let heap: Vec<Rect> = (0..24)
        .map(|n| rect(0.0, 0.0, 80.0 + f64::from(n % 5) * 40.0, 100.0))
        .collect();
    let packed = pack(&heap, 8.0, None);
    let rows = rows(&packed);
    let ends: Vec<f64> = rows
        .iter()
        .filter_map(|row| row.last())
        .map(|last| packed[*last].x1)
        .collect();
    let longest = ends.iter().copied().fold(0.0, f64::max);
    let but_last = &ends[..ends.len() - 1];
    assert!(but_last.iter().all(|end| *end > longest * 0.75), "{ends:?}");
}

#[test]
fn a_place_beside_what_lies_there_is_found() {
    let block = rect(0.0, 0.0, 300.0, 200.0);
    assert_eq!(free_place(block, &[], GAP), Point::new(0.0, 0.0));
    let taken = notes(&[(100.0, 50.0), (-100.0, 20.0)]);
    let found = at(block, free_place(block, &taken, GAP));
    assert!(taken.iter().all(|note| !overlap(note, &found)));
}

proptest! {
    #[test]
    fn aligned_edges_are_equal(rects in things(12)) {
        let whole = around(&rects).expect("some");
        let left = align(&rects, whole, Edge::Left);
        prop_assert!(left.iter().all(|rect| (rect.x0 - whole.x0).abs() < 1e-6));
        let bottom = align(&rects, whole, Edge::Bottom);
        prop_assert!(bottom.iter().all(|rect| (rect.y1 - whole.y1).abs() < 1e-6));
        let middle = align(&rects, whole, Edge::Middle);
        prop_assert!(middle.iter().all(|rect| (rect.center().y - whole.center().y).abs() < 1e-6));
        prop_assert!(sizes_kept(&rects, &middle));
    }

    #[test]
    fn distributed_things_have_equal_gaps_or_equal_distances(rects in things(12)) {
        for axis in [Axis::Across, Axis::Down] {
            let done = distribute(&rects, axis);
            prop_assert!(sizes_kept(&rects, &done));
            prop_assert!(near(&distribute(&done, axis), &done), "not at rest");
            if rects.len() < 3 {
                continue;
            }
            let mut spans: Vec<(f64, f64)> = done.iter().map(|rect| match axis {
                Axis::Across => (rect.x0, rect.x1),
                Axis::Down => (rect.y0, rect.y1),
            }).collect();
            spans.sort_by(|a, b| (a.0 + a.1).total_cmp(&(b.0 + b.1)));
            let gaps: Vec<f64> = spans.windows(2).map(|pair| pair[1].0 - pair[0].1).collect();
            let middles: Vec<f64> = spans
                .windows(2)
                .map(|pair| (pair[1].0 + pair[1].1 - pair[0].0 - pair[0].1) / 2.0)
                .collect();
            let equal = |all: &[f64]| all.iter().all(|one| (one - all[0]).abs() < 1e-6);
            prop_assert!(equal(&gaps) || equal(&middles), "{gaps:?} {middles:?}");
        }
    }

    #[test]
    fn stacked_things_keep_their_order_and_do_not_overlap(rects in things(20)) {
        for axis in [Axis::Across, Axis::Down] {
            let done = stack(&rects, axis, GAP);
            prop_assert!(sizes_kept(&rects, &done));
            prop_assert!(!any_overlap(&done));
            prop_assert_eq!(reading_order(&rects), reading_order(&done));
            prop_assert!(near(&stack(&done, axis, GAP), &done), "not at rest");
        }
    }

    #[test]
    fn packed_things_keep_their_order_and_do_not_overlap(rects in things(30)) {
        let done = pack(&rects, 8.0, None);
        prop_assert!(sizes_kept(&rects, &done));
        prop_assert!(!any_overlap(&done));
        prop_assert_eq!(reading_order(&rects), reading_order(&done));
        prop_assert!(near(&pack(&done, 8.0, None), &done), "not at rest");
    }

    #[test]
    fn tidied_things_keep_their_order_and_do_not_overlap(rects in things(40)) {
        let done = tidy(&rects, GAP, Ground::default());
        prop_assert!(sizes_kept(&rects, &done));
        prop_assert!(!any_overlap(&done));
        prop_assert_eq!(reading_order(&rects), reading_order(&done));
        prop_assert!(near(&tidy(&done, GAP, Ground::default()), &done), "not at rest");
    }

    #[test]
    fn tidied_notes_stand_in_columns_with_equal_gaps(rects in equal_notes(60)) {
        let done = tidy(&rects, GAP, Ground::default());
        let whole = around(&done).expect("some");
        for note in &done {
            let column = (note.x0 - whole.x0) / (NOTE.0 + GAP);
            let row = (note.y0 - whole.y0) / (NOTE.1 + GAP);
            prop_assert!((column - column.round()).abs() < 1e-6);
            prop_assert!((row - row.round()).abs() < 1e-6);
        }
    }

    #[test]
    fn held_things_are_worked_around_and_it_comes_to_rest(
        rects in equal_notes(30),
        held in equal_notes(5),
    ) {
        let ground = Ground { held: &held, ..Ground::default() };
        let done = tidy(&rects, GAP, ground);
        prop_assert!(!any_overlap(&done));
        prop_assert!(done.iter().all(|note| held.iter().all(|held| !overlap(note, held))));
        prop_assert_eq!(reading_order(&rects), reading_order(&done));
    }
}
