//! What a person does in the view `roster`.

use egui::{Event, Key, Modifiers, OutputCommand, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;
use zirkel::document::{Document, IdSource, Step};
use zirkel::i18n::Lang;
use zirkel::model::{
    Circle, Contact, Organisation, OrganisationKind, Person, Project, Role as InCircle,
};
use zirkel::store::{Header, codec};

use crate::support::Desk;

/// The example, with the people on the screen.
fn roster() -> Desk {
    let mut desk = Desk::with_example();
    desk.ctrl(Key::Num1);
    desk
}

/// A project in a file of its own, with the people on the screen.
fn roster_of(project: &Project) -> Desk {
    let text = codec::encode(project, &Header::default()).expect("encoded");
    roster_from(&text)
}

fn roster_from(text: &str) -> Desk {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("kreis.zirkel.ron");
    std::fs::write(&file, text).expect("written");
    let mut desk = Desk::start(folder, Some(file), Lang::De);
    desk.ctrl(Key::Num1);
    desk
}

fn row(desk: &mut Desk, name: &str) {
    let role = Role::ListBoxOption;
    desk.harness.get_by_role_and_label(role, name).click();
    desk.settle();
}

fn sees_row(desk: &Desk, name: &str) -> bool {
    let role = Role::ListBoxOption;
    let mut rows = desk.harness.query_all_by_role_and_label(role, name);
    rows.next().is_some()
}

/// The name of the row that is selected.
fn selected(desk: &Desk) -> Option<String> {
    let rows = desk.harness.query_all_by_role(Role::ListBoxOption);
    let mut selected = rows.filter(|row| row.accesskit_node().is_selected() == Some(true));
    selected.next().and_then(|row| row.accesskit_node().label())
}

fn field<'a>(desk: &'a Desk, name: &'a str) -> egui_kittest::Node<'a> {
    let one_line = desk.harness.query_by_role_and_label(Role::TextInput, name);
    one_line.unwrap_or_else(|| {
        let role = Role::MultilineTextInput;
        desk.harness.get_by_role_and_label(role, name)
    })
}

fn write(desk: &mut Desk, name: &str, text: &str) {
    field(desk, name).scroll_to_me();
    desk.settle();
    field(desk, name).focus();
    desk.settle();
    desk.type_text(text);
}

/// Presses a button that may have to be scrolled to.
fn press(desk: &mut Desk, name: &str) {
    desk.harness.get_by_label(name).scroll_to_me();
    desk.settle();
    desk.click(name);
}

fn person(desk: &Desk, family_name: &str) -> Option<Person> {
    let project = desk.project();
    let mut people = project.people.iter().map(|(_, person)| person);
    people
        .find(|person| person.family_name == family_name)
        .cloned()
}

fn organisation(desk: &Desk, name: &str) -> Option<Organisation> {
    let project = desk.project();
    let mut all = project.organisations.iter().map(|(_, record)| record);
    all.find(|record| record.name == name).cloned()
}

#[test]
fn a_person_is_added_by_typing_and_taken_back_by_name() {
    let mut desk = roster();
    desk.click("Neue Person");
    desk.type_text("Đurić");
    write(&mut desk, "Vorname", "Ana");
    assert!(sees_row(&desk, "Đurić, Ana"));
    assert_eq!(
        person(&desk, "Đurić").map(|p| p.given_name).as_deref(),
        Some("Ana")
    );
    assert!(desk.sees("6 Personen"));

    for _ in 0..3 {
        desk.ctrl(Key::Z);
    }
    assert!(!sees_row(&desk, "Đurić, Ana"));
    assert_eq!(desk.project().people.len(), 5);
    assert_eq!(selected(&desk), None);
    assert!(desk.sees("Niemand ausgewählt"));

    desk.ctrl(Key::Y);
    desk.ctrl(Key::Y);
    assert!(person(&desk, "Đurić").is_some());
}

#[test]
fn the_filter_looks_past_accents_and_says_when_nothing_fits() {
    let mut desk = roster();
    write(&mut desk, "Personen filtern", "ozbaba");
    assert!(sees_row(&desk, "Özbabacan, Ayse"));
    assert!(!sees_row(&desk, "Pavković, Gari"));
    assert!(desk.sees("1 von 5 Personen"));
    desk.type_text("xyz");
    assert!(desk.sees("Nichts gefunden"));
    desk.click("Filter leeren");
    assert!(desk.sees("5 Personen"));

    write(&mut desk, "Personen filtern", "stuttgart gari");
    assert!(sees_row(&desk, "Pavković, Gari"));
    assert!(!sees_row(&desk, "Özbabacan, Ayse"));
}

#[test]
fn a_new_person_is_visible_whatever_the_filter_was() {
    let mut desk = roster();
    write(&mut desk, "Personen filtern", "ozbaba");
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert!(sees_row(&desk, "Ohne Namen"));
    assert_eq!(selected(&desk).as_deref(), Some("Ohne Namen"));
}

#[test]
fn the_keyboard_is_enough_to_look_up_and_edit_somebody() {
    let mut desk = roster();
    desk.harness
        .get_by_role_and_label(Role::ListBox, "Personen")
        .focus();
    desk.settle();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk).as_deref(), Some("Gyamerah, Daniel"));
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk).as_deref(), Some("Özbabacan, Ayse"));
    desk.press(Modifiers::NONE, Key::End);
    assert_eq!(selected(&desk).as_deref(), Some("Schweiger, Raphaela"));
    desk.press(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(selected(&desk).as_deref(), Some("Ritter, Elisabeth von"));
    desk.press(Modifiers::NONE, Key::Home);
    desk.press(Modifiers::NONE, Key::Enter);
    desk.type_text("Herr");
    desk.press(Modifiers::NONE, Key::Tab);
    desk.type_text("Dr.");
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk).as_deref(), Some("Özbabacan, Ayse"));
    let person = person(&desk, "Gyamerah").expect("still there");
    assert_eq!(
        (person.form_of_address.as_str(), person.titles.as_str()),
        ("Herr", "Dr.")
    );
}

#[test]
fn arrow_down_leads_from_the_filter_into_the_table() {
    let mut desk = roster();
    write(&mut desk, "Personen filtern", "stuttgart");
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk).as_deref(), Some("Özbabacan, Ayse"));
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk).as_deref(), Some("Pavković, Gari"));
    desk.press(Modifiers::NONE, Key::F2);
    desk.type_text("Herr");
    assert_eq!(
        person(&desk, "Pavković")
            .map(|p| p.form_of_address)
            .as_deref(),
        Some("Herr")
    );
}

#[test]
fn deleting_somebody_who_is_mentioned_asks_and_says_where() {
    let mut desk = roster();
    row(&mut desk, "Ritter, Elisabeth von");
    desk.press(Modifiers::NONE, Key::Delete);
    assert!(desk.sees_part("„Elisabeth von Ritter“ löschen?"));
    assert!(desk.sees_part("1 TOP"));
    desk.click("Abbrechen");
    assert!(person(&desk, "von Ritter").is_some());

    desk.press(Modifiers::NONE, Key::Delete);
    desk.click("Löschen");
    assert!(person(&desk, "von Ritter").is_none());
    let speakers = desk
        .project()
        .agenda
        .iter()
        .filter(|(_, i)| i.speaker.is_some())
        .count();
    desk.ctrl(Key::Z);
    assert!(person(&desk, "von Ritter").is_some());
    let restored = desk
        .project()
        .agenda
        .iter()
        .filter(|(_, i)| i.speaker.is_some())
        .count();
    assert_eq!(restored, speakers + 1);
    assert_eq!(selected(&desk).as_deref(), Some("Ritter, Elisabeth von"));
}

#[test]
fn deleting_somebody_nobody_mentions_tells_the_way_back_and_selects_the_neighbour() {
    let mut doc = Document::with_ids(Project::default(), IdSource::counting_from(1000));
    for family_name in ["Ahrens", "Berg"] {
        doc.edit(Step::AddPerson, |p| {
            p.add(Person {
                family_name: family_name.to_owned(),
                ..Person::default()
            })
        });
    }
    let mut desk = roster_of(doc.project());
    row(&mut desk, "Ahrens");
    desk.press(Modifiers::NONE, Key::Delete);
    assert!(desk.sees_part("„Ahrens“ gelöscht. Strg+Z"));
    assert_eq!(selected(&desk).as_deref(), Some("Berg"));
    desk.press(Modifiers::NONE, Key::Delete);
    assert!(desk.sees("Noch keine Personen"));
    desk.ctrl(Key::Z);
    assert!(sees_row(&desk, "Berg"));
}

#[test]
fn email_phone_membership_and_note_are_kept_in_the_project() {
    let mut desk = roster();
    row(&mut desk, "Schweiger, Raphaela");
    press(&mut desk, "E-Mail-Adresse hinzufügen");
    desk.type_text("info@example.org");
    write(&mut desk, "Art der E-Mail-Adresse 1", "Büro");
    write(&mut desk, "Interne Notiz", "ruft zurück");
    press(&mut desk, "Mitgliedschaft hinzufügen");
    write(&mut desk, "Von", "1.3.2018");

    let person = person(&desk, "Schweiger").expect("still there");
    assert_eq!(person.emails.len(), 1);
    assert_eq!(person.emails[0].value, "info@example.org");
    assert_eq!(person.emails[0].label, "Büro");
    assert_eq!(person.note, "ruft zurück");
    let project = desk.project();
    let membership = project
        .memberships
        .iter()
        .next_back()
        .map(|(_, m)| m.clone());
    let membership = membership.expect("it was added");
    assert_eq!(membership.role, InCircle::Member);
    assert_eq!(
        membership.from.map(|day| day.to_string()).as_deref(),
        Some("2018-03-01")
    );
    assert_eq!(project.follow(membership.person), Some(&person));

    press(&mut desk, "E-Mail-Adresse 1 entfernen");
    assert!(self::person(&desk, "Schweiger").is_some_and(|p| p.emails.is_empty()));
}

#[test]
fn an_organisation_is_edited_and_leads_to_its_people() {
    let mut desk = roster();
    desk.click("Organisationen");
    row(&mut desk, "Landeshauptstadt Stuttgart");
    write(&mut desk, "Gemeindeschlüssel (AGS)", "0811");
    assert!(desk.sees_part("acht Ziffern"));
    desk.type_text("1000");
    assert!(!desk.sees_part("acht Ziffern"));
    let found = organisation(&desk, "Landeshauptstadt Stuttgart").expect("still there");
    assert_eq!(found.ags, "08111000");
    assert_eq!(found.kind, OrganisationKind::City);

    desk.harness
        .get_by_role_and_label(Role::Link, "Özbabacan, Ayse")
        .click();
    desk.settle();
    assert_eq!(selected(&desk).as_deref(), Some("Özbabacan, Ayse"));
    assert!(desk.sees("Ayse Özbabacan"));
}

#[test]
fn a_persons_new_organisation_is_made_in_one_step() {
    let mut desk = roster();
    row(&mut desk, "Gyamerah, Daniel");
    desk.click("Neu anlegen");
    desk.type_text("Stadt Musterhausen");
    let project = desk.project();
    let daniel = person(&desk, "Gyamerah").expect("still there");
    let its = project.follow(daniel.organisation).expect("the new one");
    assert_eq!(its.name, "Stadt Musterhausen");
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    let daniel = person(&desk, "Gyamerah").expect("still there");
    let its = desk
        .project()
        .follow(daniel.organisation)
        .map(|o| o.short_name.clone());
    assert_eq!(its.as_deref(), Some("Vielfalt entscheidet"));
    assert_eq!(desk.project().organisations.len(), 9);
}

#[test]
fn the_circle_is_described_even_in_a_new_project() {
    let mut desk = Desk::with_new_project();
    desk.ctrl(Key::Num1);
    assert!(desk.sees("Noch keine Personen"));
    desk.click("Kreis");
    write(&mut desk, "Name des Kreises", "Arbeitskreis Teilhabe");
    write(&mut desk, "Seit (Jahr)", "2005");
    let project = desk.project();
    let circle = project.get(Circle::ID).expect("it was made");
    assert_eq!(circle.name, "Arbeitskreis Teilhabe");
    assert_eq!(circle.since, Some(2005));
    desk.ctrl(Key::Z);
    desk.ctrl(Key::Z);
    assert!(desk.project().circle.is_empty());
}

#[test]
fn what_is_read_only_can_be_looked_at_and_not_changed() {
    let newer = zirkel::store::example().replace("schema: 1", "schema: 99");
    let mut desk = roster_from(&newer);
    desk.ctrl(Key::Num1);
    row(&mut desk, "Özbabacan, Ayse");
    assert!(desk.sees("Ayse Özbabacan"));
    let add = desk.harness.get_by_label("Neue Person");
    assert!(add.accesskit_node().is_disabled());
    let name = desk
        .harness
        .get_by_role_and_label(Role::TextInput, "Nachname");
    assert!(name.accesskit_node().is_disabled());
    desk.press(Modifiers::NONE, Key::Delete);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk).as_deref(), Some("Pavković, Gari"));
    assert_eq!(desk.project().people.len(), 5);
}

#[test]
fn details_are_folded_away_and_come_back() {
    let mut desk = roster();
    row(&mut desk, "Özbabacan, Ayse");
    desk.click("Einzelheiten ausblenden");
    assert!(!desk.sees("Nachname"));
    desk.press(Modifiers::NONE, Key::F2);
    assert!(desk.sees("Nachname"));
}

#[test]
fn in_a_small_window_table_and_details_take_turns() {
    let mut desk = roster();
    desk.harness.set_size(egui::vec2(512.0, 350.0));
    desk.settle();
    row(&mut desk, "Özbabacan, Ayse");
    assert!(!desk.sees("Nachname"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.sees("Nachname"));
    desk.click("Zurück zur Liste");
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk).as_deref(), Some("Pavković, Gari"));
}

#[test]
fn five_thousand_people_are_drawn_and_filtered_without_trouble() {
    let some = zirkel::testing::generated_project(7, 200_000);
    let mut doc = Document::with_ids(some, IdSource::counting_from(1 << 100));
    let people: Vec<Person> = doc
        .project()
        .people
        .iter()
        .map(|(_, p)| p.clone())
        .collect();
    doc.edit(Step::AddPerson, |project| {
        for number in project.people.len()..5_000 {
            let mut person = people[number % people.len()].clone();
            person.given_name = format!("{} {number}", person.given_name);
            project.add(person);
        }
    });
    let mut desk = roster_of(doc.project());
    assert!(desk.sees("5000 Personen"));
    let rows = desk.harness.query_all_by_role(Role::ListBoxOption).count();
    assert!((5..60).contains(&rows), "{rows} rows for one screen");
    desk.harness
        .get_by_role_and_label(Role::ListBox, "Personen")
        .focus();
    desk.settle();
    desk.press(Modifiers::NONE, Key::End);
    let last = selected(&desk).expect("the last row is on the screen");
    desk.press(Modifiers::NONE, Key::ArrowUp);
    assert_ne!(selected(&desk).as_ref(), Some(&last));
    write(&mut desk, "Personen filtern", "4711");
    assert!(desk.sees("1 von 5000 Personen"));

    // What does not change is not made anew: a frame costs what is on the screen.
    let start = std::time::Instant::now();
    desk.harness.run_steps(20);
    let frame = start.elapsed() / 20;
    assert!(frame.as_millis() < 100, "{frame:?} a frame");
}

/// Four people of two cities, and one of none.
fn circle() -> Project {
    let mut doc = Document::with_ids(Project::default(), IdSource::counting_from(1000));
    let city = |name: &str, doc: &mut Document| {
        doc.edit(Step::AddOrganisation, |p| {
            p.add(Organisation {
                name: format!("Stadt {name}"),
                kind: OrganisationKind::City,
                city: name.to_owned(),
                ..Organisation::default()
            })
        })
    };
    let (zwickau, aachen) = (city("Zwickau", &mut doc), city("Aachen", &mut doc));
    for (given_name, family_name, function, organisation) in [
        ("Anna", "Berg", "Leiterin", Some(zwickau)),
        ("Bela", "Ahrens", "Referent", Some(zwickau)),
        ("Cem", "Müller", "Referent", Some(aachen)),
        ("Emil", "Müller", "Beauftragter", Some(aachen)),
        ("Dora", "Zimmer", "", None),
    ] {
        let person = Person {
            given_name: given_name.to_owned(),
            family_name: family_name.to_owned(),
            function: function.to_owned(),
            organisation,
            emails: vec![Contact {
                label: String::new(),
                value: format!("{given_name}@example.org"),
            }],
            ..Person::default()
        };
        doc.edit(Step::AddPerson, |p| p.add(person));
    }
    doc.project().clone()
}

/// What stands in the table, from top to bottom.
fn rows(desk: &Desk) -> Vec<String> {
    let options = desk.harness.query_all_by_role(Role::ListBoxOption);
    let mut rows: Vec<(f32, String)> = options
        .map(|row| {
            let label = row.accesskit_node().label().unwrap_or_default();
            (row.rect().top(), label)
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, label)| label).collect()
}

/// All that is selected, from top to bottom.
fn all_selected(desk: &Desk) -> Vec<String> {
    let chosen = |name: &String| {
        let role = Role::ListBoxOption;
        let mut rows = desk.harness.query_all_by_role_and_label(role, name);
        rows.any(|row| row.accesskit_node().is_selected() == Some(true))
    };
    rows(desk).into_iter().filter(chosen).collect()
}

fn head(desk: &mut Desk, title: &str, modifiers: Modifiers) {
    let role = Role::ColumnHeader;
    let head = desk.harness.get_by_role_and_label(role, title);
    head.click_modifiers(modifiers);
    desk.settle();
}

/// What a key press puts on the clipboard.
fn copied(desk: &mut Desk, events: Vec<Event>) -> Option<String> {
    for event in events {
        desk.harness.event(event);
    }
    for _ in 0..10 {
        desk.harness.run_steps(1);
        let commands = &desk.harness.output().platform_output.commands;
        for command in commands {
            if let OutputCommand::CopyText(text) = command {
                return Some(text.clone());
            }
        }
    }
    None
}

fn into_table(desk: &mut Desk) {
    let table = desk
        .harness
        .get_by_role_and_label(Role::ListBox, "Personen");
    table.focus();
    desk.settle();
}

#[test]
fn a_click_on_a_title_sorts_and_shift_adds_a_further_key() {
    let mut desk = roster_of(&circle());
    head(&mut desk, "Organisation", Modifiers::NONE);
    head(&mut desk, "Funktion", Modifiers::SHIFT);
    let by_city = [
        "Müller, Emil",
        "Müller, Cem",
        "Berg, Anna",
        "Ahrens, Bela",
        "Zimmer, Dora",
    ];
    assert_eq!(rows(&desk), by_city);
    head(&mut desk, "Funktion", Modifiers::SHIFT);
    let turned = [
        "Müller, Cem",
        "Müller, Emil",
        "Ahrens, Bela",
        "Berg, Anna",
        "Zimmer, Dora",
    ];
    assert_eq!(rows(&desk), turned);
    head(&mut desk, "Name", Modifiers::NONE);
    let by_name = [
        "Ahrens, Bela",
        "Berg, Anna",
        "Müller, Cem",
        "Müller, Emil",
        "Zimmer, Dora",
    ];
    assert_eq!(rows(&desk), by_name);
}

#[test]
fn rows_are_put_together_by_organisation_and_folded_with_the_arrows() {
    let mut desk = roster_of(&circle());
    desk.click("Spalten");
    desk.click("Nach Organisation");
    desk.press(Modifiers::NONE, Key::Escape);
    let groups = |desk: &Desk| -> Vec<String> {
        let rows = rows(desk).into_iter();
        rows.filter(|row| row.contains("Person")).collect()
    };
    assert_eq!(
        groups(&desk),
        [
            "Stadt Aachen, 2 Personen",
            "Stadt Zwickau, 2 Personen",
            "Keine Organisation, 1 Person"
        ]
    );
    into_table(&mut desk);
    desk.press(Modifiers::NONE, Key::Home);
    desk.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(rows(&desk).len(), 6, "{:?}", rows(&desk));
    desk.press(Modifiers::NONE, Key::ArrowRight);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk).as_deref(), Some("Müller, Cem"));
    desk.press(Modifiers::NONE, Key::ArrowLeft);
    desk.press(Modifiers::COMMAND, Key::Space);
    assert_eq!(all_selected(&desk), ["Müller, Cem", "Müller, Emil"]);
}

#[test]
fn several_are_deleted_after_a_question_in_one_step() {
    let mut desk = roster_of(&circle());
    row(&mut desk, "Ahrens, Bela");
    let option = Role::ListBoxOption;
    let third = desk.harness.get_by_role_and_label(option, "Müller, Cem");
    third.click_modifiers(Modifiers::SHIFT);
    desk.settle();
    let second = desk.harness.get_by_role_and_label(option, "Berg, Anna");
    second.click_modifiers(Modifiers::COMMAND);
    desk.settle();
    assert_eq!(all_selected(&desk), ["Ahrens, Bela", "Müller, Cem"]);
    assert!(desk.sees("2 ausgewählt"));
    assert!(desk.sees("2 Personen ausgewählt"));
    desk.press(Modifiers::NONE, Key::Delete);
    assert!(desk.sees("2 Personen löschen?"));
    assert_eq!(desk.project().people.len(), 5);
    let buttons = desk.harness.get_all_by_label("Löschen").collect::<Vec<_>>();
    buttons.last().expect("the question's").click();
    drop(buttons);
    desk.settle();
    assert_eq!(rows(&desk), ["Berg, Anna", "Müller, Emil", "Zimmer, Dora"]);
    desk.ctrl(Key::Z);
    assert_eq!(desk.project().people.len(), 5);
    assert_eq!(all_selected(&desk), ["Ahrens, Bela", "Müller, Cem"]);
}

#[test]
fn selected_rows_and_addresses_go_to_the_clipboard() {
    let mut desk = roster_of(&circle());
    into_table(&mut desk);
    desk.press(Modifiers::NONE, Key::Home);
    desk.press(Modifiers::SHIFT, Key::ArrowDown);
    let text = copied(&mut desk, vec![Event::Copy]).expect("copied");
    assert_eq!(
        text,
        "Name\tOrganisation\tFunktion\tRolle\tE-Mail\n\
         Ahrens, Bela\tStadt Zwickau\tReferent\t\tBela@example.org\n\
         Berg, Anna\tStadt Zwickau\tLeiterin\t\tAnna@example.org\n"
    );
    desk.settle();
    let copy = "E-Mail-Adressen kopieren";
    let buttons = desk.harness.get_all_by_label(copy).collect::<Vec<_>>();
    buttons.first().expect("below the table").click();
    drop(buttons);
    let text = copied(&mut desk, Vec::new()).expect("copied");
    assert_eq!(
        text,
        "Bela Ahrens <Bela@example.org>; Anna Berg <Anna@example.org>"
    );
}

#[test]
fn columns_sorting_and_groups_are_remembered() {
    let text = codec::encode(&circle(), &Header::default()).expect("encoded");
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("kreis.zirkel.ron");
    std::fs::write(&file, &text).expect("written");
    let mut desk = Desk::start(folder, Some(file.clone()), Lang::De);
    desk.ctrl(Key::Num1);
    desk.click("Spalten");
    for column in ["E-Mail", "Rolle", "Ort"] {
        let role = Role::CheckBox;
        desk.harness
            .get_by_role_and_label(role, column)
            .scroll_to_me();
        desk.settle();
        desk.harness.get_by_role_and_label(role, column).click();
        desk.settle();
    }
    desk.press(Modifiers::NONE, Key::Escape);
    head(&mut desk, "Funktion", Modifiers::NONE);
    let by_function = rows(&desk);
    let kept = desk.folder().join("home");
    desk.until("the settings are kept", |_| {
        settings_in(&kept).contains("city") && settings_in(&kept).contains("function")
    });

    let folder = desk.crash();
    let mut desk = Desk::start(folder, Some(file), Lang::De);
    desk.ctrl(Key::Num1);
    let heads = desk
        .harness
        .query_all_by_role_and_label(Role::ColumnHeader, "Ort");
    assert_eq!(heads.count(), 1);
    assert_eq!(rows(&desk), by_function);
}

/// Everything in the folder of settings.
fn settings_in(home: &std::path::Path) -> String {
    let mut found = String::new();
    let mut folders = vec![home.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.ends_with("settings.ron") {
                found.push_str(&std::fs::read_to_string(path).unwrap_or_default());
            }
        }
    }
    found
}

#[test]
fn the_keyboard_is_enough_to_find_select_and_leave() {
    let mut desk = roster_of(&circle());
    desk.ctrl(Key::F);
    desk.type_text("mueller");
    assert_eq!(rows(&desk), ["Müller, Cem", "Müller, Emil"]);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(all_selected(&desk), ["Müller, Cem", "Müller, Emil"]);
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(desk.sees("5 Personen"), "Esc takes the filter away");
    desk.type_text("z");
    assert_eq!(selected(&desk).as_deref(), Some("Zimmer, Dora"));
    desk.ctrl(Key::A);
    assert_eq!(all_selected(&desk).len(), 5);
    desk.press(Modifiers::COMMAND, Key::Home);
    desk.press(Modifiers::COMMAND, Key::Space);
    assert_eq!(all_selected(&desk).len(), 4);
    desk.press(Modifiers::NONE, Key::Home);
    desk.press(Modifiers::NONE, Key::F2);
    desk.type_text("Herr");
    assert_eq!(
        person(&desk, "Ahrens")
            .map(|p| p.form_of_address)
            .as_deref(),
        Some("Herr")
    );
    desk.press(Modifiers::NONE, Key::Escape);
    desk.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk).as_deref(), Some("Berg, Anna"));

    // In a field, Ctrl+A and letters are the field's.
    desk.ctrl(Key::F);
    desk.type_text("a");
    desk.ctrl(Key::A);
    assert!(all_selected(&desk).len() < 2);
}

#[test]
fn an_organisation_is_set_for_several_in_one_step() {
    let mut desk = roster_of(&circle());
    into_table(&mut desk);
    desk.ctrl(Key::A);
    let several = desk
        .harness
        .get_by_role_and_label(Role::ComboBox, "Organisation");
    several.click();
    desk.settle();
    desk.type_text("aachen");
    desk.press(Modifiers::NONE, Key::Enter);
    let aachen = organisation(&desk, "Stadt Aachen").expect("still there");
    let project = desk.project();
    let of = |p: &Person| project.follow(p.organisation) == Some(&aachen);
    assert!(project.people.iter().all(|(_, person)| of(person)));
    desk.ctrl(Key::Z);
    let project = desk.project();
    assert_eq!(project.people.iter().filter(|(_, p)| of(p)).count(), 2);
}

#[test]
fn a_consent_says_how_it_stands_and_doubts_are_shown() {
    let mut desk = roster_of(&circle());
    row(&mut desk, "Berg, Anna");
    write(&mut desk, "E-Mail-Adresse 1", " und mehr");
    assert!(desk.sees_part("sieht nicht nach einer E-Mail-Adresse aus"));
    press(&mut desk, "Einwilligung hinzufügen");
    assert!(desk.sees("noch nicht erteilt"));
    write(&mut desk, "Erteilt am", "3.5.2024");
    assert!(desk.sees("erteilt am 03.05.2024"));
    write(&mut desk, "Widerrufen am", "2.5.2024");
    assert!(desk.sees_part("liegt vor der Einwilligung"));
    let consents = desk.project().consents;
    assert_eq!(consents.len(), 1);
    press(&mut desk, "Einwilligung entfernen");
    assert!(desk.project().consents.is_empty());
}

#[test]
fn contacts_change_places_and_words_are_offered() {
    let mut desk = roster_of(&circle());
    row(&mut desk, "Berg, Anna");
    press(&mut desk, "E-Mail-Adresse hinzufügen");
    desk.type_text("neu@example.org");
    press(&mut desk, "E-Mail-Adresse 2 nach oben");
    let values = |desk: &Desk| -> Vec<String> {
        let person = person(desk, "Berg").expect("still there");
        person.emails.into_iter().map(|mail| mail.value).collect()
    };
    assert_eq!(values(&desk), ["neu@example.org", "Anna@example.org"]);
    field(&desk, "Anrede").focus();
    desk.settle();
    desk.press(Modifiers::NONE, Key::ArrowDown);
    desk.press(Modifiers::NONE, Key::Enter);
    let anna = person(&desk, "Berg").expect("still there");
    assert_eq!(anna.form_of_address, "Frau");
}
