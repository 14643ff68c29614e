//! Erasing somebody from what is kept, with real files and two machines.

use std::collections::BTreeSet;

use super::desk::Desk;
use super::*;
use chrono::NaiveDate;
use zirkel::model::{
    Contact, Entry, ErasedName, Erasure, Id, Membership, Session, SpokenNames, TableName,
};
use zirkel::store::erasure::Place as Where;
use zirkel::store::erasure::{Around, Held, Purged, Whose, held, purge};
use zirkel::store::{Source, history, join};

/// Two machines and a share.
struct Two {
    root: tempfile::TempDir,
}

const MAIL: &str = "gari@stadt.example";
const NOTE: &str = "Bitte nicht vor zehn anrufen.";

impl Two {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("share")).unwrap();
        Self { root }
    }

    fn home(&self, who: &str) -> PathBuf {
        self.root.path().join(who)
    }

    fn file(&self) -> PathBuf {
        self.root.path().join("share").join("kreis.zirkel.ron")
    }

    fn desk(&self, who: &str) -> Desk {
        let mut desk = Desk::open(&self.home(who), &self.file()).unwrap();
        desk.author = who.to_owned();
        desk
    }

    /// A circle with somebody in it, saved more than once, and that person.
    fn begin(&self) -> (Desk, Id<Person>) {
        let mut desk = self.desk("anna");
        let who = desk.document.edit(Step::AddPerson, |p| {
            let who = p.add(Person {
                given_name: "Gari".to_owned(),
                family_name: "Pavković".to_owned(),
                emails: vec![Contact {
                    label: String::new(),
                    value: MAIL.to_owned(),
                }],
                note: NOTE.to_owned(),
                ..Person::default()
            });
            p.add(Session {
                chair: Some(who),
                ..Session::default()
            });
            p.add(Entry {
                text: "Pavković berichtet.".to_owned(),
                ..Entry::default()
            });
            p.add(Membership {
                person: Some(who),
                ..Membership::default()
            });
            who
        });
        desk.save().unwrap();
        for name in ["Berg", "Tal"] {
            desk.add(name);
            desk.save().unwrap();
        }
        (desk, who)
    }

    /// Everything that machine keeps, and the share, as one text.
    fn all_of(&self, folder: &Path) -> String {
        let mut all = String::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    let bytes = fs::read(entry.path()).unwrap_or_default();
                    all.push_str(&String::from_utf8_lossy(&bytes));
                }
            }
        }
        all
    }
}

fn erase(desk: &mut Desk, who: Id<Person>) {
    let names = SpokenNames::of(desk.project().people.get(who).unwrap());
    let spoken = desk.project().spoken_of(&names, who).into_iter();
    let erasure = Erasure {
        name: ErasedName::Pseudonym("Person 1".to_owned()),
        keep_attendance: true,
        texts: spoken.map(|s| (s.table, s.id, s.field)).collect(),
        today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
    };
    desk.document.edit(Step::ErasePerson, |p| {
        p.erase_person(who, &erasure);
    });
    desk.feed();
}

fn of(who: Id<Person>) -> Whose {
    Whose::These(BTreeSet::from([who]))
}

fn with<R>(desk: &Desk, look: impl FnOnce(Around) -> R) -> R {
    let header = open(&desk.path, &Progress::default())
        .map(|opened| opened.header)
        .unwrap_or_default();
    look(Around {
        dirs: &desk.dirs,
        file: Some(&desk.path),
        header: &header,
        project: desk.project(),
    })
}

fn held_here(desk: &Desk, who: &Whose) -> Held {
    with(desk, |around| held(around, who, &Progress::default()))
}

/// What the program does: the project is saved; the past is forgotten, the journal begun anew.
fn purge_here(desk: Desk, who: &Whose) -> (Desk, Purged) {
    assert!(!desk.is_dirty());
    let (home, path) = (
        desk.dirs.data().parent().unwrap().to_owned(),
        desk.path.clone(),
    );
    let author = desk.author.clone();
    desk.close();
    let mut desk = Desk::open(&home, &path).unwrap();
    desk.author = author;
    let purged = with(&desk, |around| purge(around, who, &Progress::default()));
    (desk, purged)
}

fn versions(desk: &Desk) -> usize {
    let header = open(&desk.path, &Progress::default()).unwrap().header;
    history::versions(&desk.dirs, &header).len()
}

#[test]
fn after_saving_and_purging_this_machine_knows_nothing_of_the_person() {
    let two = Two::new();
    let (mut anna, who) = two.begin();
    erase(&mut anna, who);
    let found = held_here(&anna, &of(who));
    let file = |held: &Held| {
        held.traces
            .iter()
            .any(|t| matches!(t.place, Where::File(_)))
    };
    assert!(file(&found), "the erasure is not saved yet");
    anna.save().unwrap();
    let before = versions(&anna);
    let found = held_here(&anna, &of(who));
    assert!(!file(&found));
    assert_eq!(found.of(who).count(), 3, "{found:?}");
    assert_eq!(found.names[&who], "Gari Pavković");
    let all = held_here(&anna, &Whose::AllGone);
    assert_eq!(all.people(), BTreeSet::from([who]));

    let (anna, purged) = purge_here(anna, &of(who));
    assert_eq!(
        (purged.done, purged.left.traces.len()),
        (3, 0),
        "{purged:?}"
    );
    let kept = two.all_of(&two.home("anna"));
    for gone in [MAIL, NOTE, "Pavković", "Gari"] {
        assert!(!kept.contains(gone), "{gone}");
    }
    // The history is as long as before, and each version can be looked at.
    assert_eq!(versions(&anna), before);
    let header = open(&anna.path, &Progress::default()).unwrap().header;
    for version in history::versions(&anna.dirs, &header) {
        let project = history::load(&anna.dirs, version.hash).unwrap().project;
        assert!(!project.still_holds(who, anna.project()));
        assert_eq!(project.sessions.len(), 1);
    }
    assert!(held_here(&anna, &Whose::AllGone).traces.is_empty());
}

#[test]
fn an_old_version_that_is_still_open_elsewhere_does_not_bring_it_back() {
    let two = Two::new();
    let (mut anna, who) = two.begin();
    let mut bert = two.desk("bert");
    erase(&mut anna, who);
    anna.save().unwrap();
    let (mut anna, _) = purge_here(anna, &of(who));

    bert.add("Wald");
    bert.save().unwrap();
    anna.pull().unwrap();
    for desk in [&anna, &bert] {
        assert!(!desk.project().has_data_again(who));
        assert!(names(desk.project()).contains(&"Person 1".to_owned()));
        assert!(names(desk.project()).contains(&"Wald".to_owned()));
        let (_, entry) = desk.project().entries.iter().next().unwrap();
        assert_eq!(entry.text, "Person 1 berichtet.");
    }
    assert!(!fs::read_to_string(two.file()).unwrap().contains(MAIL));
    anna.add("Bach");
    anna.save().unwrap();
    bert.pull().unwrap();
    assert_eq!(bert.project(), anna.project());
    assert!(!two.all_of(&two.home("anna")).contains(MAIL));

    // Bert's machine has versions of its own, and the same purge.
    let found = held_here(&bert, &Whose::AllGone);
    assert_eq!(found.people(), BTreeSet::from([who]));
    let (bert, purged) = purge_here(bert, &Whose::AllGone);
    assert!(purged.left.traces.is_empty(), "{purged:?}");
    assert!(!two.all_of(&two.home("bert")).contains(MAIL));
    assert_eq!(bert.project(), anna.project());
}

/// A colleague's copy comes from the time before, with an edit in it, and only the machine that
/// was purged is there to merge it.
#[test]
fn a_copy_from_before_can_be_brought_in_without_what_was_erased() {
    let two = Two::new();
    let (mut anna, who) = two.begin();
    let copy = two.root.path().join("share").join("kopie.zirkel.ron");
    fs::copy(two.file(), &copy).unwrap();
    let mut bert = Desk::open(&two.home("bert"), &copy).unwrap();
    let removed = bert.project().people.ids().last().unwrap();
    bert.document
        .edit(Step::DeletePerson, |p| p.delete_person(removed));
    bert.add("Wald");
    bert.save().unwrap();

    erase(&mut anna, who);
    anna.save().unwrap();
    let (mut anna, _) = purge_here(anna, &of(who));
    let request = PullRequest {
        path: anna.path.clone(),
        project: anna.project().clone(),
        header: open(&anna.path, &Progress::default()).unwrap().header,
        disk: None,
    };
    let source = Source::File(copy);
    let joined = join(&request, &source, &anna.dirs, &Progress::default()).unwrap();
    anna.document
        .join(Step::JoinVersion, &request.project, &joined.project);
    assert!(!anna.project().has_data_again(who), "{:?}", anna.project());
    assert_eq!(names(anna.project()), ["Berg", "Person 1", "Wald"]);
    let (_, entry) = anna.project().entries.iter().next().unwrap();
    assert_eq!(entry.text, "Person 1 berichtet.");
    assert!(anna.project().conflicts.is_empty());
    // The copy itself was kept here on the way, and is found.
    assert_eq!(held_here(&anna, &of(who)).of(who).count(), 1);
}

#[test]
fn what_a_colleague_wrote_meanwhile_stays_and_is_found() {
    let two = Two::new();
    let (mut anna, who) = two.begin();
    let mut bert = two.desk("bert");
    erase(&mut anna, who);
    anna.save().unwrap();
    let (mut anna, _) = purge_here(anna, &of(who));
    bert.document.edit(Step::EditPerson, |p| {
        p.change(who, |person| {
            person.phones.push(Contact {
                label: String::new(),
                value: "0711 99".to_owned(),
            });
        });
    });
    bert.save().unwrap();
    anna.pull().unwrap();
    let person = anna.project().people.get(who).unwrap();
    assert_eq!(person.phones.len(), 1, "an edit is never lost");
    assert!(person.emails.is_empty() && person.note.is_empty());
    assert!(anna.project().has_data_again(who), "and Anna is told");
    erase(&mut anna, who);
    anna.save().unwrap();
    let (anna, purged) = purge_here(anna, &of(who));
    assert!(purged.left.traces.is_empty());
    assert!(!two.all_of(&two.home("anna")).contains("0711 99"));
    drop(anna);
}

#[test]
fn backups_journals_and_copies_are_found_and_what_is_not_ours_stays() {
    let two = Two::new();
    let (mut anna, who) = two.begin();
    let before = fs::read_to_string(two.file()).unwrap();
    // A copy that a sync client left, a damaged file and a backup.
    let copy = two
        .file()
        .with_file_name("kreis (Annas Konflikt-Kopie).zirkel.ron");
    let copy = [
        copy,
        two.file()
            .with_file_name("kreis (conflicted copy 2026-11-20 101500).zirkel.ron"),
    ];
    for path in &copy {
        fs::write(path, &before).unwrap();
    }
    zirkel::store::salvage::keep_damaged(
        &anna.dirs,
        &two.file(),
        &before.as_bytes()[..before.len() - 90],
    )
    .unwrap();
    let foreign = before.replace("Bitte nicht", "Bitte auf keinen Fall");
    fs::write(two.file(), foreign).unwrap();
    let on = current_version(&two.file()).unwrap().unwrap();
    let mut request = anna.begin_save();
    request.onto = Onto::Replacing(on);
    let saved = save(&request, &anna.dirs, &Progress::default()).unwrap();
    anna.end_save(&request, saved);
    // Work that a crash left: a desk that is not closed.
    let mut crashed = two.desk("anna");
    crashed.document.edit(Step::EditPerson, |p| {
        p.change(who, |person| person.function = "Leitung".to_owned());
    });
    assert!(crashed.flush());
    std::mem::drop(crashed);

    erase(&mut anna, who);
    anna.save().unwrap();
    let found = held_here(&anna, &of(who));
    let count = |is: fn(&Where) -> bool| found.traces.iter().filter(|t| is(&t.place)).count();
    assert!(count(|p| matches!(p, Where::Version(_))) >= 2, "{found:?}");
    assert_eq!(count(|p| matches!(p, Where::Backup(_))), 1);
    assert_eq!(count(|p| matches!(p, Where::Damaged(_))), 1);
    assert_eq!(count(|p| matches!(p, Where::Unsaved(_))), 1, "{found:?}");
    assert!(count(|p| matches!(p, Where::Copy(_))) >= 1);

    let (anna, purged) = purge_here(anna, &of(who));
    let left: Vec<_> = purged.left.traces.iter().map(|t| &t.place).collect();
    assert!(left.iter().all(|p| matches!(p, Where::Copy(_))), "{left:?}");
    assert!(!left.is_empty());
    assert!(!two.all_of(&two.home("anna")).contains("Bitte"));
    assert!(copy.iter().all(|path| path.exists()));
    assert_eq!(
        backups(&anna.dirs, &anna.path).len(),
        1,
        "cleansed, not gone"
    );
    assert!(journal::orphans(&anna.dirs).is_empty());
}

/// What another window is writing must survive its crash.
#[test]
fn what_another_window_needs_is_named_and_not_touched() {
    let two = Two::new();
    let (mut anna, who) = two.begin();
    let mut window = two.desk("anna");
    window
        .document
        .edit(Step::AddPerson, |p| p.add(named("Wald")));
    assert!(window.flush());
    erase(&mut anna, who);
    anna.save().unwrap();
    let (anna, purged) = purge_here(anna, &of(who));
    let left: Vec<_> = purged.left.traces.iter().map(|t| &t.place).collect();
    assert!(matches!(left[..], [Where::InUse(_)]), "{left:?}");
    drop(window);
    let found = journal::orphans(&anna.dirs);
    let recovered = journal::recover(&found[0]).unwrap();
    assert!(names(&recovered.project).contains(&"Wald".to_owned()));
    assert_eq!(TableName::people.as_str(), "people");
}
