//! Our own lists, read in again: nothing changes, whatever the form, the language, and whoever
//! is in them.

use std::collections::BTreeMap;

use zirkel::document::{Document, Step};
use zirkel::exchange::roster::export::{self, Contacts, Format, OFFERED, Wanted};
use zirkel::exchange::roster::import::{
    List, Mapping, Plan, ReadOptions, apply, gathered, preview, read,
};
use zirkel::i18n::{Lang, Names, Texts};
use zirkel::model::Project;
use zirkel::testing::generated_roster;

const FORMATS: [Format; 3] = [Format::Csv, Format::Xlsx, Format::VCard];

fn exported(project: &Project, format: Format, contacts: Contacts, texts: &Texts) -> Vec<u8> {
    let wanted = Wanted {
        people: None,
        columns: OFFERED,
        contacts,
    };
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
    let written = export::write(project, &wanted, format, texts, today, &|_| true);
    written.expect("can be written").bytes
}

fn planned(project: &Project, bytes: &[u8]) -> Plan {
    let list = read(bytes, &ReadOptions::default(), &|_| true).expect("can be read");
    let mapping = match &list {
        List::Table(book) => Some(Mapping::guess(book, &BTreeMap::new())),
        List::Cards(_) => None,
    };
    let gathered = gathered(&list, mapping.as_ref());
    Plan::of(project, gathered, &|_| true).expect("goes on")
}

#[test]
fn what_went_out_comes_in_again_without_a_change() {
    let project = generated_roster(7, 400);
    for lang in Lang::ALL {
        let texts = Texts::new(*lang);
        for format in FORMATS {
            for contacts in [Contacts::All, Contacts::WithConsent] {
                let bytes = exported(&project, format, contacts, &texts);
                let plan = planned(&project, &bytes);
                let told = || preview::text(&plan, &Names::new(&texts, &project));
                assert!(!plan.does_anything(), "{format:?} {lang:?}:\n{}", told());
                assert_eq!(plan.rows.len(), project.people.len(), "{}", told());
                let counts = plan.counts();
                // People of one name and address are for a person to tell apart.
                assert!(counts.unchanged * 10 >= plan.rows.len() * 9, "{}", told());
            }
        }
    }
}

#[test]
fn a_new_project_has_all_that_went_out() {
    let project = generated_roster(8, 120);
    let texts = Texts::new(Lang::De);
    let bytes = exported(&project, Format::Xlsx, Contacts::All, &texts);
    let mut document = Document::new(Project::default());
    let plan = planned(document.project(), &bytes);
    document.edit(Step::ImportRoster, |t| apply(&plan, t));
    let again = exported(document.project(), Format::Csv, Contacts::All, &texts);
    let once = exported(&project, Format::Csv, Contacts::All, &texts);
    let lines = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).expect("UTF-8");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    if plan.counts().new == project.people.len() {
        assert_eq!(lines(again), lines(once));
    } else {
        assert!(
            lines(again).len() + plan.counts().duplicates + plan.counts().joined
                >= lines(once).len()
        );
    }
}
