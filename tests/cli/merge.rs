//! `zirkel merge` and `zirkel history`, driven as people and git drive them: by the real binary,
//! with real files.

use std::fs;
use std::process::{Command, Stdio};

use zirkel::document::{Document, Step, Transaction};
use zirkel::model::{Id, Person, Project, Session};
use zirkel::store::{self, Onto, Opened, SaveRequest, codec};

use crate::desk::{Desk, Said};

impl Desk {
    /// Saves a file: a new one, or the next version of the one in `onto`, edited.
    fn edit(&self, name: &str, onto: Option<&str>, by: &str, edit: impl FnOnce(&mut Transaction)) {
        let before = onto.map(|onto| self.open(onto));
        let path = self.path(name);
        let mut document = Document::new(
            before
                .as_ref()
                .map_or_else(Project::default, |b| b.project.clone()),
        );
        document.edit(Step::EditCircle, edit);
        let there = store::current_version(&path).expect("a look at it");
        let request = SaveRequest {
            header: before.map(|before| before.header).unwrap_or_default(),
            onto: there.map_or(Onto::Merged, Onto::Replacing),
            by: by.to_owned(),
            ..SaveRequest::new(&path, document.project().clone())
        };
        self.save_as(request);
    }

    fn people(&self, name: &str) -> Vec<String> {
        let people = self.open(name).project.people;
        people
            .iter()
            .map(|(_, person)| person.family_name.clone())
            .collect()
    }

    /// A common version, and two that go on from it.
    fn three(&self, mine: fn(&mut Transaction), theirs: fn(&mut Transaction)) {
        self.edit("base.ron", None, "Petra Talmann", |p| {
            p.sessions.insert(
                session(),
                Session {
                    number: "2/2018".to_owned(),
                    title: "Herbstsitzung".to_owned(),
                    ..Session::default()
                },
            );
        });
        self.edit("mine.ron", Some("base.ron"), "Anna Berg", mine);
        self.edit("theirs.ron", Some("base.ron"), "Bernd Özbabacan", theirs);
    }
}

fn session() -> Id<Session> {
    "01CVN4P0000RG0000000000001".parse().expect("an id")
}

fn add(project: &mut Transaction, family_name: &str) {
    project.add(Person {
        family_name: family_name.to_owned(),
        ..Person::default()
    });
}

fn add_anna(project: &mut Transaction) {
    add(project, "Berg");
}

fn add_bernd(project: &mut Transaction) {
    add(project, "Özbabacan");
}

fn retitle(project: &mut Transaction, title: &str) {
    project.change(session(), |session: &mut Session| {
        session.title = title.to_owned()
    });
}

#[test]
fn what_two_added_is_both_in_the_result() {
    let desk = Desk::new();
    desk.three(add_anna, add_bernd);
    let Said { code, out, err } = desk.say([
        "merge",
        "base.ron",
        "mine.ron",
        "theirs.ron",
        "-o",
        "out.ron",
    ]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("nichts bleibt zu klären"), "{out}");
    assert_eq!(desk.people("out.ron"), ["Berg", "Özbabacan"]);
    // The result counts as having both in it, and as a version of its own.
    let (mine, theirs, both) = (
        desk.open("mine.ron"),
        desk.open("theirs.ron"),
        desk.open("out.ron"),
    );
    assert!(mine.header.is_within(&both.header) && theirs.header.is_within(&both.header));
    assert_ne!(both.header.saved, mine.header.joined_for_test(&theirs));
}

/// What two headers have in them.
trait Joined {
    fn joined_for_test(&self, other: &Opened) -> std::collections::BTreeMap<store::WriterId, u64>;
}

impl Joined for store::Header {
    fn joined_for_test(&self, other: &Opened) -> std::collections::BTreeMap<store::WriterId, u64> {
        let mut joined = self.saved.clone();
        for (writer, count) in &other.header.saved {
            let known = joined.entry(*writer).or_default();
            *known = (*known).max(*count);
        }
        joined
    }
}

#[test]
fn what_two_changed_in_two_ways_is_told_in_words_and_ends_with_1() {
    let desk = Desk::new();
    desk.three(
        |p| retitle(p, "Berliner Sitzung"),
        |p| retitle(p, "Sitzung im Herbst"),
    );
    let args = [
        "merge",
        "base.ron",
        "mine.ron",
        "theirs.ron",
        "--out",
        "mine.ron",
    ];
    let Said { code, out, err } = desk.say(args);
    assert_eq!(code, Some(1), "{out}{err}");
    assert!(out.contains("eine Stelle haben beide geändert"), "{out}");
    assert!(out.contains("Konflikt: Sitzung 2/2018"), "{out}");
    assert!(out.contains(", Titel"), "{out}");
    for part in [
        "Anna Berg, ",
        "Bernd Özbabacan, ",
        ": Berliner",
        ": Sitzung im Herbst",
        " Uhr",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
    let merged = desk.open("mine.ron").project;
    assert_eq!(merged.conflicts.len(), 1);

    // The conflict that is known already is none of the next merge.
    desk.edit("more.ron", Some("theirs.ron"), "Bernd", add_bernd);
    let Said { code, out, .. } = desk.say([
        "--lang",
        "en",
        "merge",
        "theirs.ron",
        "mine.ron",
        "more.ron",
        "-o",
        "mine.ron",
    ]);
    assert_eq!(code, Some(0));
    assert!(out.contains("nothing is left to settle"), "{out}");
    assert_eq!(desk.open("mine.ron").project.conflicts.len(), 1);
}

#[test]
fn deleted_by_one_and_changed_by_the_other_is_told_too() {
    let desk = Desk::new();
    desk.three(
        |p| p.delete_session(session()),
        |p| retitle(p, "Sitzung im Herbst"),
    );
    let Said { code, out, .. } = desk.say([
        "merge",
        "base.ron",
        "mine.ron",
        "theirs.ron",
        "-o",
        "out.ron",
    ]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("Anna Berg") && out.contains(": gelöscht"),
        "{out}"
    );
    assert!(
        out.contains("Bernd Özbabacan") && out.contains(": geändert"),
        "{out}"
    );
}

#[test]
fn without_a_base_both_are_kept() {
    for base in ["missing.ron", "empty.ron"] {
        let desk = Desk::new();
        desk.three(add_anna, add_bernd);
        fs::write(desk.path("empty.ron"), "").expect("written");
        let Said { code, err, .. } =
            desk.say(["merge", base, "mine.ron", "theirs.ron", "-o", "out.ron"]);
        assert_eq!(code, Some(0), "{err}");
        assert!(err.contains("Ohne gemeinsame Fassung"), "{err}");
        assert_eq!(desk.people("out.ron"), ["Berg", "Özbabacan"]);
    }
}

#[test]
fn nothing_is_overwritten_but_one_of_the_three() {
    let desk = Desk::new();
    desk.three(add_anna, add_bernd);
    fs::write(desk.path("other.ron"), "somebody's").expect("written");
    let Said { code, err, .. } = desk.say([
        "merge",
        "base.ron",
        "mine.ron",
        "theirs.ron",
        "-o",
        "other.ron",
    ]);
    assert_eq!(code, Some(2));
    assert!(err.contains("gibt es schon"), "{err}");
    assert_eq!(
        fs::read_to_string(desk.path("other.ron")).expect("a file"),
        "somebody's"
    );

    let before = fs::read(desk.path("mine.ron")).expect("a file");
    fs::write(desk.path("theirs.ron"), "(schema: 1,").expect("written");
    let Said { code, err, .. } = desk.say([
        "merge",
        "base.ron",
        "mine.ron",
        "theirs.ron",
        "-o",
        "mine.ron",
    ]);
    assert_eq!(code, Some(2));
    assert!(err.contains("theirs.ron: "), "{err}");
    assert_eq!(fs::read(desk.path("mine.ron")).expect("a file"), before);
}

#[test]
fn two_different_projects_are_not_mixed() {
    let desk = Desk::new();
    desk.edit("one.ron", None, "Anna", add_anna);
    desk.edit("two.ron", None, "Bernd", add_bernd);
    let Said { code, err, .. } = desk.say(["merge", "none", "one.ron", "two.ron", "-o", "one.ron"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("zwei verschiedene Projekte"), "{err}");
    assert_eq!(desk.people("one.ron"), ["Berg"]);
}

#[test]
fn help_is_there_in_both_languages() {
    let desk = Desk::new();
    for (lang, command, parts) in [
        (
            "de",
            "merge",
            [
                "Führt zwei Fassungen",
                "GEMEINSAM MEINE IHRE",
                "Rückgabewert: 0",
            ],
        ),
        (
            "en",
            "merge",
            ["Merges two versions", "BASE MINE THEIRS", "Exit code: 0"],
        ),
        (
            "de",
            "history",
            ["hier aufgehobenen", "--restore N -o", "Version Nummer N"],
        ),
        (
            "en",
            "history",
            ["kept here", "--restore N -o", "version number N"],
        ),
    ] {
        let Said { code, out, .. } = desk.say_in(lang, &[command, "--help"]);
        assert_eq!(code, Some(0));
        for part in parts {
            assert!(out.contains(part), "{part}: {out}");
        }
    }
    let Said { code, out, .. } = desk.german(&["--help"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("merge") && out.contains("history"), "{out}");
    let Said { code, err, .. } = desk.german(&["merge", "a", "b", "c"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("Es fehlt --out"), "{err}");
}

#[test]
fn the_history_of_a_file_is_listed_shown_and_restored() {
    let desk = Desk::new();
    desk.edit("kreis.ron", None, "Anna Berg", add_anna);
    desk.edit("kreis.ron", Some("kreis.ron"), "Bernd Özbabacan", add_bernd);
    desk.edit("kreis.ron", Some("kreis.ron"), "Anna Berg", |p| {
        let (id, _) = p.people.iter().next().expect("somebody");
        p.delete_person(id);
    });
    let Said { code, out, err } = desk.say(["history", "kreis.ron"]);
    assert_eq!(code, Some(0), "{err}");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 3, "{out}");
    assert!(
        lines[0].starts_with("1  ") && lines[0].contains(" Uhr  Anna Berg "),
        "{out}"
    );
    assert!(
        lines[1].contains("Bernd Özbabacan") && lines[1].ends_with("1 Person"),
        "{out}"
    );
    assert!(lines[2].ends_with("erste Version"), "{out}");
    assert!(
        lines
            .iter()
            .all(|line| line.contains(" KB") || line.contains(" Bytes"))
    );

    let Said { code, out, .. } = desk.say(["history", "kreis.ron", "--show", "1"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("- Berg"), "{out}");

    let Said { code, out, err } =
        desk.say(["history", "kreis.ron", "--restore", "2", "-o", "alt.ron"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("alt.ron"), "{out}");
    assert_eq!(desk.people("alt.ron"), ["Berg", "Özbabacan"]);
    assert_eq!(desk.people("kreis.ron"), ["Özbabacan"]);

    let Said { code, err, .. } =
        desk.say(["history", "kreis.ron", "--restore", "2", "-o", "kreis.ron"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("gibt es schon"), "{err}");
    let Said { code, err, .. } = desk.say(["history", "kreis.ron", "--show", "99"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("nur 1 bis"), "{err}");
}

#[test]
fn a_damaged_file_still_has_its_history() {
    let desk = Desk::new();
    desk.edit("kreis.ron", None, "Anna Berg", add_anna);
    fs::write(desk.path("kreis.ron"), "(schema: 1, saved: {").expect("written");
    let Said { code, out, err } = desk.say(["history", "kreis.ron"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("Anna Berg"), "{out}");
    assert!(err.contains("kreis.ron: "), "{err}");

    let mut elsewhere = desk.zirkel(["history", "kreis.ron"]);
    elsewhere.env("ZIRKEL_HOME", desk.path("elsewhere"));
    let Said { code, out, .. } = Said::by(&mut elsewhere);
    assert_eq!(code, Some(1));
    assert_eq!(out, "");
}

#[test]
fn what_was_never_kept_here_has_no_history() {
    let desk = Desk::new();
    let text = codec::encode(&Project::default(), &store::Header::default()).expect("text");
    fs::write(desk.path("kreis.ron"), text).expect("written");
    let Said { code, out, .. } = desk.say(["history", "kreis.ron"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("keine Version aufgehoben"), "{out}");
}

/// A repository with zirkel as its merge driver, as the README says.
struct Repository {
    desk: Desk,
}

const FILE: &str = "Kreis Süd.zirkel.ron";

impl Repository {
    fn new() -> Option<Self> {
        let desk = Desk::new();
        let there = Command::new("git").arg("--version").output();
        if !there.is_ok_and(|output| output.status.success()) {
            eprintln!("SKIPPED: git is missing");
            return None;
        }
        let repository = Self { desk };
        repository.git(&["init", "-q", "-b", "main"]);
        let driver = format!(
            "\"{}\" --lang de merge %O %A %B -o %A",
            env!("CARGO_BIN_EXE_zirkel")
        );
        for (key, value) in [
            ("merge.zirkel.name", "Zirkel"),
            ("merge.zirkel.driver", driver.as_str()),
            ("user.name", "Test"),
            ("user.email", "test@example.org"),
            ("commit.gpgsign", "false"),
        ] {
            repository.git(&["config", key, value]);
        }
        fs::write(
            repository.desk.path(".gitattributes"),
            "*.zirkel.ron merge=zirkel\n",
        )
        .expect("written");
        fs::write(repository.desk.path(".gitignore"), "/account/\n").expect("written");
        Some(repository)
    }

    fn try_git(&self, args: &[&str]) -> Said {
        let mut command = Command::new("git");
        command
            .args(args)
            .current_dir(self.desk.folder())
            .env("ZIRKEL_HOME", self.desk.account())
            .env("GIT_CONFIG_GLOBAL", self.desk.path("no-config"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env_remove("RUST_LOG")
            .stdin(Stdio::null());
        Said::by(&mut command)
    }

    fn git(&self, args: &[&str]) -> String {
        let Said { code, out, err } = self.try_git(args);
        assert_eq!(code, Some(0), "git {args:?}: {out}{err}");
        out
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    /// Two branches that go on from one version; the first is checked out.
    fn diverged(mine: fn(&mut Transaction), theirs: fn(&mut Transaction)) -> Option<Self> {
        let repository = Self::new()?;
        let desk = &repository.desk;
        desk.edit(FILE, None, "Petra", |p| {
            p.sessions.insert(
                session(),
                Session {
                    title: "Herbstsitzung".to_owned(),
                    ..Session::default()
                },
            );
        });
        repository.commit("begin");
        repository.git(&["checkout", "-q", "-b", "theirs"]);
        desk.edit(FILE, Some(FILE), "Bernd", theirs);
        repository.commit("theirs");
        repository.git(&["checkout", "-q", "main"]);
        desk.edit(FILE, Some(FILE), "Anna", mine);
        repository.commit("mine");
        Some(repository)
    }
}

#[test]
fn git_merges_two_branches_with_it() {
    let Some(repository) = Repository::diverged(add_anna, add_bernd) else {
        return;
    };
    repository.git(&["merge", "-q", "--no-edit", "theirs"]);
    let mut people = repository.desk.people(FILE);
    people.sort();
    assert_eq!(people, ["Berg", "Özbabacan"]);
    assert_eq!(
        repository.git(&["status", "--porcelain"]),
        "",
        "nothing is left lying about"
    );
}

#[test]
fn git_stops_where_something_is_left_to_settle_and_the_file_opens() {
    let mine = |p: &mut Transaction| retitle(p, "Berliner Sitzung");
    let theirs = |p: &mut Transaction| retitle(p, "Sitzung im Herbst");
    let Some(repository) = Repository::diverged(mine, theirs) else {
        return;
    };
    let Said { code, out, err } = repository.try_git(&["merge", "--no-edit", "theirs"]);
    assert_eq!(code, Some(1), "{out}{err}");
    assert!(out.contains("CONFLICT"), "{out}");
    assert!(out.contains("Konflikt: Sitzung"), "{out}");
    assert_eq!(repository.desk.open(FILE).project.conflicts.len(), 1);
    let status = repository.git(&["-c", "core.quotepath=false", "status", "--porcelain"]);
    assert!(status.starts_with("UU "), "{status}");
    // Settled: as the window does it.
    repository.desk.edit(FILE, Some(FILE), "Anna", |p| {
        p.conflicts = Default::default()
    });
    repository.commit("settled");
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
}

#[test]
fn git_has_no_base_where_both_added_the_file() {
    let Some(repository) = Repository::new() else {
        return;
    };
    let desk = &repository.desk;
    repository.commit("begin");
    // The project was begun before, elsewhere.
    desk.edit("home.ron", None, "Petra", |_| ());
    fs::rename(desk.path("home.ron"), desk.account().join("begun.ron")).expect("moved");
    repository.git(&["checkout", "-q", "-b", "theirs"]);
    desk.edit(FILE, Some("account/begun.ron"), "Bernd", add_bernd);
    repository.commit("theirs");
    repository.git(&["checkout", "-q", "main"]);
    desk.edit(FILE, Some("account/begun.ron"), "Anna", add_anna);
    repository.commit("mine");
    repository.git(&["merge", "-q", "--no-edit", "theirs"]);
    let mut people = desk.people(FILE);
    people.sort();
    assert_eq!(people, ["Berg", "Özbabacan"]);
}
