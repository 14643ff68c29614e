use super::*;
use crate::document::{Document, Step};
use crate::exchange::roster::Column;
use crate::exchange::roster::import::{apply, gathered, preview, read_text};
use crate::i18n::{Lang, Names, Texts};
use crate::model::Organisation;
use crate::model::{Contact, Role};

const HEAD: &str = "Vorname\tNachname\tOrganisation\tE-Mail\tTelefon\tFunktion\n";

fn list(rows: &str) -> Gathered {
    let text = format!("{HEAD}{rows}");
    gathered(&read_text(&text, &|_| true).expect("a table"), None)
}

fn planned(project: &Project, rows: &str) -> Plan {
    Plan::of(project, list(rows), &|_| true).expect("goes on")
}

/// A project with what these rows say.
fn project(rows: &str) -> Project {
    let mut document = Document::new(Project::default());
    carry_out(&mut document, &planned(&Project::default(), rows));
    document.project().clone()
}

fn carry_out(document: &mut Document, plan: &Plan) -> super::super::Applied {
    document.edit(Step::ImportRoster, |t| apply(plan, t))
}

fn person(project: &Project, given_name: &str) -> Id<Person> {
    let mut people = project.people.iter();
    let found = people.find(|(_, person)| person.given_name == given_name);
    found.expect("is there").0
}

fn verdict(project: &Project, row: &str) -> Verdict {
    let plan = planned(project, row);
    assert_eq!(plan.rows.len(), 1);
    plan.rows[0].verdict.clone()
}

fn likeness(project: &Project, row: &str) -> Likeness {
    match verdict(project, row) {
        Verdict::PossibleDuplicate { of } => of[0].why,
        other => panic!("{row}: {other:?}"),
    }
}

const ANNA: &str = "Anna\tBerg\tStadt Stuttgart\tanna@berg.de\t0711 216-1\tLeiterin\n";

#[test]
fn the_same_list_again_changes_nothing() {
    let rows = format!(
        "{ANNA}Bernd\tTalmann\tLandkreis Esslingen\t\t\t\nPetra\tÖzbabacan\t\tp@example.org\t\t\n"
    );
    let project = project(&rows);
    assert_eq!((project.people.len(), project.memberships.len()), (3, 3));
    assert_eq!(project.organisations.len(), 2);
    let plan = planned(&project, &rows);
    assert_eq!(
        plan.counts(),
        Counts {
            unchanged: 3,
            ..Counts::default()
        }
    );
    assert!(!plan.does_anything());
}

#[test]
fn an_address_of_ones_own_and_the_family_name_identify() {
    let project = project(ANNA);
    let anna = person(&project, "Anna");
    for row in [
        "Anna\tBerg\tStadt Esslingen\tANNA@berg.de\t\t\n",
        "Anna-Lena\tBerg\t\tanna@berg.de\t\t\n",
        "Anna\tBerg-Talmann\t\tanna@berg.de\t\t\n",
        "Anna\tvon Berg\t\tanna@berg.de\t\t\n",
        "A.\tBerg\t\tanna@berg.de\t\tReferentin\n",
    ] {
        assert_eq!(
            verdict(&project, row),
            Verdict::Changed { person: anna },
            "{row}"
        );
    }
    let same = Verdict::Unchanged { person: anna };
    assert_eq!(verdict(&project, "\tBerg\t\tanna@berg.de\t\t\n"), same);
}

#[test]
fn an_address_alone_does_not() {
    let project = project(ANNA);
    for row in [
        "Petra\tTalmann\t\tanna@berg.de\t\t\n",
        "Anna\tTalmann\t\tanna@berg.de\t\t\n",
        "Bernd\tBerg\t\tanna@berg.de\t\t\n",
        "\t\t\tanna@berg.de\t\t\n",
    ] {
        assert_eq!(likeness(&project, row), Likeness::SameEmail, "{row}");
    }
}

#[test]
fn a_shared_mailbox_identifies_nobody() {
    let shared = project(
        "Anna\tBerg\tStadt Stuttgart\tamt50@stuttgart.de\t\t\n\
         Bernd\tTalmann\tStadt Stuttgart\tamt50@stuttgart.de\t\t\n",
    );
    assert_eq!(shared.people.len(), 2);
    // Another one at the same mailbox, and a relative of that name.
    for row in [
        "Petra\tÖzbabacan\tStadt Stuttgart\tamt50@stuttgart.de\t\t\n",
        "Bruno\tBerg\tStadt Stuttgart\tamt50@stuttgart.de\t\t\n",
    ] {
        assert_eq!(verdict(&shared, row), Verdict::New, "{row}");
    }
    // The mailbox of an office is nobody's, even if one alone is known to use it.
    let office = project("Anna\tBerg\tStadt Stuttgart\tinfo@stuttgart.de\t\t\n");
    let row = "Bernd\tTalmann\tStadt Stuttgart\tinfo@stuttgart.de\t\t\n";
    assert_eq!(verdict(&office, row), Verdict::New);
    // But with the same full name it is the same person.
    let anna = person(&shared, "Anna");
    let row = "Anna\tBerg\t\tamt50@stuttgart.de\t\t\n";
    assert_eq!(verdict(&shared, row), Verdict::Unchanged { person: anna });
}

#[test]
fn name_and_organisation_identify_and_a_name_alone_does_not() {
    let project = project(ANNA);
    let anna = person(&project, "Anna");
    let row = "Anna\tBerg\tstadt  STUTTGART\t\t0711/9999\t\n";
    assert_eq!(verdict(&project, row), Verdict::Changed { person: anna });
    // A private address speaks against nobody; a second one at the same employer does.
    let row = "Anna\tBerg\tStadt Stuttgart\tanna.berg@example.org\t\t\n";
    assert_eq!(verdict(&project, row), Verdict::Changed { person: anna });
    for (row, why) in [
        (
            "Anna\tBerg\tStadt Stuttgart\tberg2@berg.de\t\t\n",
            Likeness::SameNameOtherEmail,
        ),
        ("Anna\tBerg\t\t\t\t\n", Likeness::SameName),
        (
            "Anna\tBerg\tStadt Esslingen\t\t\t\n",
            Likeness::SameNameElsewhere,
        ),
        ("Berg\tAnna\tStadt Stuttgart\t\t\t\n", Likeness::Swapped),
        (
            "Anna-Lena\tBerg\tStadt Stuttgart\t\t\t\n",
            Likeness::SimilarName,
        ),
        ("Ana\tBerg\tStadt Stuttgart\t\t\t\n", Likeness::SimilarName),
    ] {
        assert_eq!(likeness(&project, row), why, "{row}");
    }
    for row in [
        "Ana\tBerg\tStadt Esslingen\t\t\t\n",
        "Petra\tBerg\tStadt Stuttgart\t\t\t\n",
        "Anna\tTalmann\tStadt Stuttgart\t\t\t\n",
    ] {
        assert_eq!(verdict(&project, row), Verdict::New, "{row}");
    }
}

#[test]
fn umlauts_may_be_spelled_out() {
    let project = project("Jürgen\tMüller\tStadt Köln\tjm@koeln.de\t\t\n");
    let id = person(&project, "Jürgen");
    let row = "Juergen\tMueller\tStadt Köln\t\t\t\n";
    assert_eq!(verdict(&project, row), Verdict::Changed { person: id });
    let row = "Jurgen\tMuller\tStadt Köln\t\t\t\n";
    assert_eq!(verdict(&project, row), Verdict::Changed { person: id });
}

#[test]
fn two_of_one_name_in_one_organisation_are_for_a_person_to_tell_apart() {
    let mut document = Document::new(Project::default());
    let plan = planned(
        &Project::default(),
        "Anna\tBerg\tStadt Stuttgart\tanna@stuttgart.de\t\t\n\
         Anna\tBerg\tStadt Stuttgart\tberg2@stuttgart.de\t\t\n",
    );
    assert_eq!(
        plan.counts(),
        Counts {
            new: 1,
            duplicates: 1,
            ..Counts::default()
        }
    );
    let mut both = plan.clone();
    both.decide(document.project(), [(1, Deed::Add)]);
    carry_out(&mut document, &both);
    let project = document.project();
    assert_eq!(project.people.len(), 2);
    assert_eq!(
        likeness(project, "Anna\tBerg\tStadt Stuttgart\t\t\t\n"),
        Likeness::Several
    );
    let second = "Anna\tBerg\tStadt Stuttgart\tberg2@stuttgart.de\t\t\n";
    assert!(matches!(
        verdict(project, second),
        Verdict::Unchanged { .. }
    ));
}

#[test]
fn rows_of_one_person_become_one() {
    let rows = "Anna\tBerg\tStadt Stuttgart\tanna@stuttgart.de\t\tLeiterin\n\
                Anna\tBerg\tStadt Stuttgart\tanna@example.org\t0711 1\tReferentin\n\
                Anna\tBerg\t\tanna@example.org\t0711 216\t\n";
    let plan = planned(&Project::default(), rows);
    assert_eq!(plan.rows[1].verdict, Verdict::SameAs { row: 0 });
    assert_eq!(plan.rows[2].verdict, Verdict::SameAs { row: 0 });
    assert!(plan.rows[1].candidate.doubts.iter().any(|doubt| matches!(
        doubt,
        Doubt::Contradicts {
            column: Column::Function,
            ..
        }
    )));
    let project = project(rows);
    assert_eq!(project.people.len(), 1);
    let (_, anna) = project.people.iter().next().expect("is there");
    assert_eq!((anna.emails.len(), anna.phones.len()), (2, 2));
    assert_eq!(anna.function, "Leiterin");
    let again = planned(&project, rows);
    assert!(!again.does_anything(), "{again:?}");
    assert_eq!(again.counts().unchanged, 1);
    assert_eq!(again.counts().joined, 2);
}

#[test]
fn erased_people_are_never_found() {
    let mut project = project(ANNA);
    let anna = person(&project, "Anna");
    let mut erased = project.people.get(anna).expect("is there").clone();
    erased.erased_on = chrono::NaiveDate::from_ymd_opt(2026, 1, 1);
    project.people.insert(anna, erased);
    let mut plan = planned(&project, ANNA);
    assert_eq!(plan.rows[0].verdict, Verdict::New);
    plan.decide(&project, [(0, Deed::Update(anna))]);
    assert_eq!(plan.rows[0].deed, Deed::Skip);
}

#[test]
fn blank_cells_overwrite_nothing_and_addresses_are_only_added() {
    let mut document = Document::new(project(ANNA));
    let row = "Anna\tBerg\t\tanna@berg.de; a.berg@example.org\t+49 711 2161\t\n";
    let plan = planned(document.project(), row);
    let paths: Vec<&str> = plan.rows[0]
        .changes
        .iter()
        .map(|c| c.path.as_str())
        .collect();
    assert_eq!(paths, ["emails"]);
    let applied = carry_out(&mut document, &plan);
    assert_eq!((applied.added, applied.updated), (0, 1));
    let project = document.project();
    let anna = project
        .people
        .get(person(project, "Anna"))
        .expect("is there");
    assert_eq!(anna.function, "Leiterin");
    let values: Vec<&str> = anna.emails.iter().map(|mail| mail.value.as_str()).collect();
    assert_eq!(values, ["anna@berg.de", "a.berg@example.org"]);
    assert_eq!(
        anna.phones,
        [Contact {
            label: String::new(),
            value: "0711 216-1".to_owned()
        }]
    );
}

#[test]
fn organisations_are_found_by_name_short_name_and_key_and_their_blanks_filled() {
    let head = "Name\tOrganisation\tKürzel\tAGS\tStraße\tE-Mail\n";
    let read = |rows: &str| {
        gathered(
            &read_text(&format!("{head}{rows}"), &|_| true).expect("a table"),
            None,
        )
    };
    let mut document = Document::new(Project::default());
    let first = read(
        "Anna Berg\tBundesamt für Migration\tBAMF\t\t\ta@b.de\n\
                      Bernd Talmann\tStadt Stuttgart\t\t08111000\t\tb@t.de\n",
    );
    let plan = Plan::of(document.project(), first, &|_| true).expect("goes on");
    carry_out(&mut document, &plan);
    let second = read(
        "Petra Neu\tBAMF\t\t\tFrankenstraße 1\tp@n.de\n\
                       Paul Neu\tLandeshauptstadt Stuttgart\t\t08111000\t\tpaul@n.de\n\
                       Pia Neu\tStadtverwaltung Stuttgart\t\t\t\tpia@n.de\n\
                       Pit Neu\tLandkreis Stuttgart\t\t\t\tpit@n.de\n",
    );
    let plan = Plan::of(document.project(), second, &|_| true).expect("goes on");
    let told = |row: usize| {
        let mut doubts = plan.rows[row].candidate.doubts.iter();
        doubts.find_map(|doubt| match doubt {
            Doubt::Organisation { taken, .. } => Some(*taken),
            _ => None,
        })
    };
    assert_eq!(
        [told(0), told(1), told(2), told(3)],
        [None, Some(true), Some(false), None]
    );
    carry_out(&mut document, &plan);
    let names: Vec<(&str, &str)> = document
        .project()
        .organisations
        .iter()
        .map(|(_, body)| (body.name.as_str(), body.street.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            ("Bundesamt für Migration", "Frankenstraße 1"),
            ("Stadt Stuttgart", ""),
            ("Stadtverwaltung Stuttgart", ""),
            ("Landkreis Stuttgart", ""),
        ]
    );
}

#[test]
fn a_membership_is_begun_or_changed_and_never_opened_again() {
    let head = "Name\tE-Mail\tRolle\tMitglied seit\tMitglied bis\n";
    let mut document = Document::new(Project::default());
    let mut import = |row: &str| {
        let list = read_text(&format!("{head}Anna Berg\ta@berg.de\t{row}\n"), &|_| true);
        let read = gathered(&list.expect("a table"), None);
        let plan = Plan::of(document.project(), read, &|_| true).expect("goes on");
        let changes = plan.rows[0].changes.len();
        carry_out(&mut document, &plan);
        let all = document.project().memberships.iter();
        let all: Vec<(Role, bool, bool)> = all
            .map(|(_, m)| (m.role, m.from.is_some(), m.until.is_some()))
            .collect();
        (changes, all)
    };
    assert_eq!(import("\t\t"), (0, vec![(Role::Member, false, false)]));
    assert_eq!(
        import("Mitglied\t01.02.2019\t").1,
        [(Role::Member, true, false)]
    );
    assert_eq!(import("Leitung\t\t"), (1, vec![(Role::Lead, true, false)]));
    assert_eq!(
        import("Leitung\t01.02.2019\t31.12.2020").1,
        [(Role::Lead, true, true)]
    );
    assert_eq!(import("Leitung\t\t"), (0, vec![(Role::Lead, true, true)]));
    let both = vec![(Role::Lead, true, true), (Role::Guest, false, false)];
    assert_eq!(import("Gast\t\t"), (1, both.clone()));
    assert_eq!(import("Leitung\t01.02.2019\t31.12.2020"), (0, both));
}

#[test]
fn rows_that_say_nothing_or_too_much_stop_no_other() {
    let long = "x".repeat(LONGEST + 1);
    let plan = planned(
        &Project::default(),
        &format!(
            "\t\tStadt Stuttgart\t\t0711 216\t\nAnna\tBerg\t\t\t\t{long}\nBernd\tTalmann\t\t\t\t\n"
        ),
    );
    let verdicts: Vec<Verdict> = plan.rows.iter().map(|row| row.verdict.clone()).collect();
    assert_eq!(
        verdicts,
        [
            Verdict::Error(Mistake::Nameless),
            Verdict::Error(Mistake::TooLong {
                column: Column::Function
            }),
            Verdict::New,
        ]
    );
}

#[test]
fn what_is_decided_is_done() {
    let mut document = Document::new(project(ANNA));
    let before = document.project().clone();
    let anna = person(&before, "Anna");
    let rows =
        "Anna\tBerg\t\t\t0170 1\tX\nPetra\tTalmann\t\tp@t.de\t\t\nPaula\tTalmann\t\t\t0711 7\t\n";
    let mut plan = planned(&before, rows);
    assert_eq!(plan.rows[0].deed, Deed::Skip);
    assert!(!plan.changes(&before, 0, anna).is_empty());
    plan.decide(&before, [(0, Deed::Update(anna)), (2, Deed::Join(1))]);
    assert_eq!(plan.rows[0].changes, plan.changes(&before, 0, anna));
    // Round in a circle leads nowhere, and what is not there cannot be joined.
    plan.decide(&before, [(1, Deed::Join(2))]);
    assert_eq!(plan.rows[1].deed, Deed::Skip);
    plan.decide(&before, [(1, Deed::Join(99))]);
    assert_eq!(plan.rows[1].deed, Deed::Skip);
    plan.decide(&before, [(1, Deed::Add), (2, Deed::Join(1))]);
    let applied = carry_out(&mut document, &plan);
    assert_eq!((applied.added, applied.updated), (1, 1));
    let petra = person(document.project(), "Petra");
    let petra = document.project().people.get(petra).expect("is there");
    assert_eq!(petra.phones[0].value, "0711 7");
    assert_eq!(document.undo(), Some(Step::ImportRoster));
    assert_eq!(*document.project(), before);
}

#[test]
fn planning_can_be_stopped() {
    assert!(Plan::of(&Project::default(), list(ANNA), &|_| false).is_none());
}

#[test]
fn the_preview_tells_each_row_and_what_changes() {
    let project = project(ANNA);
    let plan = planned(
        &project,
        "Anna\tBerg\tStadt Esslingen\tanna@berg.de\t4,97E+11\tReferentin\n\
         Städte\n\
         Anna\tBerg\t\t\t\t\n\
         Bernd\tTalmann\t\t\t\t\n",
    );
    let texts = Texts::new(Lang::De);
    let told = preview::text(&plan, &Names::new(&texts, &project));
    assert_eq!(
        told.replace(['\u{2068}', '\u{2069}'], ""),
        "2  Anna Berg: geändert\n\
        \x20    Funktion: Leiterin → Referentin\n\
        \x20    Organisation: Stadt Stuttgart → Stadt Esslingen\n\
        \x20    Bitte prüfen: Telefon: „4,97E+11“ hat Ziffern verloren und bleibt weg.\n\
         4  Anna Berg: mögliche Dublette, nicht übernommen\n\
        \x20    Vielleicht Zeile 2: Anna Berg: derselbe Name\n\
         5  Bernd Talmann: neu\n\
         \n\
         Eine Zeile ohne Person:\n\
         3  Städte\n\
         \n\
         1 neu, 1 geändert, 0 unverändert, 1 mögliche Dublette, 0 Fehler\n"
    );
}

#[test]
fn organisations_of_one_name_are_not_exchanged_for_one_another() {
    let mut project = project("Anna\tBerg\tInstitut\ta@b.de\t\t\nBernd\tTalmann\t\tb@t.de\t\t\n");
    let second = Id::from_ulid(crate::model::Ulid(7));
    project.organisations.insert(
        second,
        Organisation {
            name: "Institut".to_owned(),
            ..Organisation::default()
        },
    );
    let bernd = person(&project, "Bernd");
    let mut moved = project.people.get(bernd).expect("is there").clone();
    moved.organisation = Some(second);
    project.people.insert(bernd, moved);
    for row in [
        "Bernd\tTalmann\tInstitut\tb@t.de\t\t\n",
        "Bernd\tTalmann\tInstitut\t\t\t\n",
    ] {
        assert_eq!(
            verdict(&project, row),
            Verdict::Unchanged { person: bernd },
            "{row}"
        );
    }
}
