//! Lists that others change above what one works on: nothing moves on the screen.

use egui::{Event, Key, MouseWheelUnit, TouchPhase, vec2};
use egui_kittest::kittest::Queryable as _;
use zirkel::model::{
    Action, AgendaItem, Board, Contact, Day, Element, Entry, EntryKind, Membership, Order, Person,
    Point, Session,
};

use super::*;

/// Scrolls where the pointer is, until nothing moves any more.
fn scroll(desk: &mut Desk, over: &str, by: f32) {
    let at = rect(desk, over).center();
    desk.harness.hover_at(at);
    desk.harness.run_steps(1);
    desk.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -by),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: NONE,
    });
    desk.harness.run_steps(30);
    desk.harness.event(Event::PointerGone);
    desk.settle();
}

/// Long entries, so that rows differ in height.
fn sentences(count: usize) -> Vec<String> {
    let sentence = |n: usize| {
        format!(
            "Eintrag {n}. {}",
            "Viele Wörter stehen hier. ".repeat(n % 7)
        )
    };
    (0..count).map(sentence).collect()
}

/// Somebody else puts entries in at the top, changes one there and deletes another.
fn rewrite_above(project: &mut Project) {
    let first = project.entries.ids().next().expect("an entry");
    let template = project.get(first).cloned().expect("an entry");
    for _ in 0..3 {
        let top = project.entries.iter().map(|(_, e)| e.order.clone()).min();
        add(
            project,
            Entry {
                text: "Neu davor, und so lang, dass es mehr als eine Zeile braucht. ".repeat(3),
                order: Order::before(top.as_ref()),
                ..template.clone()
            },
        );
    }
    change(project, first, |entry: &mut Entry| {
        entry.text = "Länger. ".repeat(60)
    });
    let second = project.entries.ids().nth(1).expect("an entry");
    project.entries.remove(second);
}

#[test]
fn the_entry_that_is_written_stays_where_it_is() {
    for count in [30, 200] {
        let mut desk = Desk::with_project(&minutes(&sentences(count)));
        desk.ctrl(Key::Num3);
        desk.harness.get_by_label("Eintrag schreiben …").focus();
        desk.settle();
        for _ in 0..8 {
            desk.press(NONE, Key::ArrowUp);
            desk.press(NONE, Key::Home);
        }
        let id = focused(&desk).expect("an entry with the focus");
        let top = |desk: &Desk| {
            let ctx = &desk.harness.ctx;
            let widget = ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).copied());
            widget.expect("shown").rect.top()
        };
        let before = top(&desk);
        elsewhere(&mut desk, rewrite_above);
        assert_eq!(focused(&desk), Some(id));
        assert!((top(&desk) - before).abs() < 1.0, "{before} {}", top(&desk));
        desk.settle();
        assert!(
            (top(&desk) - before).abs() < 1.0,
            "later: {before} {}",
            top(&desk)
        );
    }
}

#[test]
fn entries_that_are_only_read_stay_where_they_are() {
    let mut desk = Desk::with_project(&minutes(&sentences(200)));
    desk.ctrl(Key::Num3);
    desk.settle();
    scroll(&mut desk, "Eintrag 3, Information", 2_000.0);
    let seen = (1..200).map(|n| format!("Eintrag {n}, Information"));
    let at = |desk: &Desk, label: &str| {
        let node = desk.harness.query_by_label(label)?;
        let rect = node.rect();
        (rect.top() > 250.0 && rect.bottom() < 650.0).then_some(rect.top())
    };
    let first = seen
        .clone()
        .find_map(|label| Some((at(&desk, &label)?, label)));
    let (top, label) = first.expect("an entry in sight");
    let number: usize = label
        .split([' ', ','])
        .nth(1)
        .and_then(|n| n.parse().ok())
        .expect("one");
    elsewhere(&mut desk, rewrite_above);
    // Three came, one went.
    let moved = rect(&desk, &format!("Eintrag {}, Information", number + 2));
    assert!((moved.top() - top).abs() < 1.0, "{label}: {top} {moved}");
}

#[test]
fn the_item_whose_title_is_written_stays_where_it_is() {
    let mut desk = Desk::with_project(&project(|project| {
        let session = Some(project.add(Session::default()));
        for (order, n) in order::spread(40).into_iter().zip(1..) {
            project.add(AgendaItem {
                session,
                order,
                title: format!("Punkt {n}"),
                number: format!("P{n}"),
                ..AgendaItem::default()
            });
        }
    }));
    desk.ctrl(Key::Num2);
    let add_above = |desk: &mut Desk| {
        elsewhere(desk, |project| {
            let (_, first) = project.agenda.iter().next().expect("an item");
            let mut new = first.clone();
            new.title = "Davor ".repeat(40);
            new.order = Order::before(Some(&new.order));
            new.number = "neu".to_owned();
            add(project, new);
            let session = project.sessions.ids().next();
            for _ in 0..2 {
                add(
                    project,
                    Day {
                        session,
                        ..Day::default()
                    },
                );
            }
            let gone = project.agenda.ids().nth(1).expect("an item");
            project.agenda.remove(gone);
        });
    };
    // Somewhere below, without the focus.
    scroll(&mut desk, "Titel von TOP P6", 500.0);
    stays(&mut desk, "Titel von TOP P20", add_above);
    // The same with the focus.
    desk.harness.get_by_label("Titel von TOP P22").focus();
    desk.settle();
    stays(&mut desk, "Titel von TOP P22", add_above);
    desk.type_text("!");
    let title = |(_, item): (_, &AgendaItem)| item.title == "Punkt 22!";
    assert!(desk.project().agenda.iter().any(title));
}

fn people(count: usize) -> Project {
    project(|project| {
        for n in 0..count {
            project.add(Person {
                family_name: format!("Person {n:03}"),
                ..Person::default()
            });
        }
    })
}

/// Somebody else adds people at the top of the list and deletes one there.
fn people_above(desk: &mut Desk) {
    elsewhere(desk, |project| {
        for n in 0..5 {
            let family_name = format!("Aal {n}");
            add(
                project,
                Person {
                    family_name,
                    ..Person::default()
                },
            );
        }
        let gone = project.people.ids().nth(2).expect("a person");
        project.people.remove(gone);
    });
}

#[test]
fn the_roster_stays_where_it_is() {
    let mut desk = Desk::with_project(&people(200));
    desk.ctrl(Key::Num1);
    scroll(&mut desk, "Person 004", 2_000.0);
    // Nobody is selected.
    stays(&mut desk, "Person 068", people_above);
    desk.click("Person 070");
    stays(&mut desk, "Person 071", people_above);
    // The one selected is out of sight.
    scroll(&mut desk, "Person 071", 1_500.0);
    stays(&mut desk, "Person 118", people_above);
    // What comes between the rows in sight and the one selected moves neither.
    scroll(&mut desk, "Person 118", -9_000.0);
    stays(&mut desk, "Person 000", |desk| {
        elsewhere(desk, |project| {
            let family_name = "Person 050 a".to_owned();
            let person = Person {
                family_name,
                ..Person::default()
            };
            add(project, person);
        });
    });
}

#[test]
fn the_field_of_a_person_that_is_written_in_stays_where_it_is() {
    let mut desk = Desk::with_project(&people(3));
    desk.ctrl(Key::Num1);
    desk.click("Person 001");
    desk.harness.get_by_label("Interne Notiz").focus();
    desk.settle();
    desk.type_text("Hier");
    scroll(&mut desk, "Nachname", 300.0);
    let id = desk.project().people.ids().nth(1).expect("a person");
    stays(&mut desk, "Interne Notiz", |desk| {
        elsewhere(desk, |project| {
            change(project, id, |person: &mut Person| {
                person.emails = vec![Contact::default(); 3];
            });
            let person = Some(id);
            add(
                project,
                Membership {
                    person,
                    ..Membership::default()
                },
            );
        });
    });
    desk.type_text("her");
    assert_eq!(desk.project().get(id).expect("there").note, "Hierher");
}

#[test]
fn the_registers_stay_where_they_are() {
    let action = |n: u32| Entry {
        kind: EntryKind::Action,
        text: format!("Aufgabe {n}"),
        action: Some(Action {
            number: Some(n),
            ..Action::default()
        }),
        ..Entry::default()
    };
    let mut desk = Desk::with_project(&project(|project| {
        let session = Some(project.add(Session::default()));
        for n in 1..=60 {
            project.add(Entry {
                session,
                ..action(n)
            });
        }
    }));
    desk.ctrl(Key::Num5);
    let add_above = |desk: &mut Desk| {
        elsewhere(desk, |project| {
            let session = project.sessions.ids().next();
            let highest = project.entries.len() as u32;
            for n in 1..=4 {
                add(
                    project,
                    Entry {
                        session,
                        ..action(highest + n)
                    },
                );
            }
        });
    };
    let row = |n: u32| format!("Im Protokoll zeigen: Aufgabe {n}");

    // The latest on top.
    desk.click("Nr.");
    desk.click("Nr., aufsteigend sortiert");
    scroll(&mut desk, &row(57), 600.0);
    stays(&mut desk, &row(47), add_above);
    let at = rect(&desk, &row(46)).center() - vec2(300.0, 0.0);
    desk.harness.hover_at(at);
    desk.harness.run_steps(1);
    for pressed in [true, false] {
        desk.harness.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: NONE,
        });
        desk.harness.step();
    }
    let focus = focused(&desk);
    stays(&mut desk, &row(46), add_above);
    assert_eq!(focused(&desk), focus);
}

#[test]
fn the_list_of_sessions_stays_and_keeps_the_focus() {
    let mut desk = Desk::with_project(&project(|project| {
        for n in 0..40 {
            let session = Some(project.add(Session {
                title: format!("Sitzung {n}"),
                ..Session::default()
            }));
            let date = chrono::NaiveDate::from_ymd_opt(2000 + n, 1, 1);
            project.add(Day {
                session,
                date,
                ..Day::default()
            });
        }
    }));
    desk.ctrl(Key::Num2);
    let newer = |desk: &mut Desk| {
        elsewhere(desk, |project| {
            for year in [2090, 2091] {
                let session = Some(add(project, Session::default()));
                let date = chrono::NaiveDate::from_ymd_opt(year, 1, 1);
                add(
                    project,
                    Day {
                        session,
                        date,
                        ..Day::default()
                    },
                );
            }
        });
    };
    let row = |n: i32| format!("Sitzung {n}, 01.01.{}, terminiert", 2000 + n);
    scroll(&mut desk, &row(37), 950.0);
    stays(&mut desk, &row(26), newer);
    desk.click(&row(25));
    desk.harness.get_by_label(&row(25)).focus();
    desk.settle();
    assert!(desk.harness.get_by_label(&row(25)).is_focused());
    stays(&mut desk, &row(25), newer);
    assert!(desk.harness.get_by_label(&row(25)).is_focused());
    desk.press(NONE, Key::ArrowDown);
    assert!(desk.harness.get_by_label(&row(24)).is_focused());
}

#[test]
fn the_outlines_of_minutes_and_board_stay_where_they_are() {
    let mut desk = Desk::with_project(&project(|project| {
        let session = Some(project.add(Session::default()));
        for (order, n) in order::spread(60).into_iter().zip(1..) {
            project.add(AgendaItem {
                session,
                order,
                title: format!("Punkt {n}"),
                number: format!("P{n}"),
                ..AgendaItem::default()
            });
        }
        let board = Some(project.add(Board::default()));
        for n in 0..60 {
            project.add(Element {
                board,
                position: Point::new(0.0, n as f32 * 200.0),
                size: Element::note_size(),
                text: format!("Zettel {n}"),
                ..Element::default()
            });
        }
    }));
    desk.ctrl(Key::Num3);
    let row = |n: i32| format!("P{n} Punkt {n}, noch ohne Eintrag");
    scroll(&mut desk, &row(5), 600.0);
    stays(&mut desk, &row(25), |desk| {
        elsewhere(desk, |project| {
            let (_, first) = project.agenda.iter().next().expect("an item");
            let order = Order::before(Some(&first.order));
            let new = AgendaItem {
                order,
                ..first.clone()
            };
            add(project, new);
        });
    });
    desk.ctrl(Key::Num4);
    desk.click("Gliederung zeigen");
    let row = |n: i32| format!("Zettel: Zettel {n}");
    scroll(&mut desk, &row(5), 500.0);
    stays(&mut desk, &row(24), |desk| {
        elsewhere(desk, |project| {
            let board = project.boards.ids().next();
            let position = Point::new(0.0, -500.0);
            add(
                project,
                Element {
                    board,
                    position,
                    ..Element::default()
                },
            );
        });
    });
}
