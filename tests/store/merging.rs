//! Several who have one file open: whose changes come together, and by which base.

use super::*;

/// One person at one machine with a file open.
struct Desk {
    dirs: DataDirs,
    path: PathBuf,
    document: Document,
    header: Header,
    disk: OnDisk,
    writer: zirkel::store::WriterSlot,
}

impl Desk {
    fn open(home: &Path, path: &Path) -> Self {
        let dirs = DataDirs::below(home);
        let opened = open_to_edit(path, &dirs, &Progress::default()).unwrap();
        Self {
            dirs,
            path: path.to_owned(),
            document: Document::new(opened.project.clone()),
            header: opened.header.clone(),
            disk: OnDisk {
                version: opened.version,
                header: opened.header,
                project: opened.project,
            },
            writer: Default::default(),
        }
    }

    fn add(&mut self, name: &str) {
        self.document.edit(Step::AddPerson, |p| p.add(named(name)));
    }

    fn rename(&mut self, from: &str, to: &str) {
        let id = self
            .document
            .project()
            .people
            .iter()
            .find(|(_, p)| p.family_name == from);
        let (id, _) = id.unwrap();
        self.document.edit(Step::EditPerson, |p| {
            p.change(id, |person| person.family_name = to.to_owned());
        });
    }

    fn save(&mut self) {
        let request = SaveRequest {
            header: self.header.clone(),
            disk: Some(self.disk.clone()),
            writer: self.writer.clone(),
            ..SaveRequest::new(&self.path, self.document.project().clone())
        };
        let saved = save(&request, &self.dirs, &Progress::default()).unwrap();
        self.document
            .take_foreign(&request.project, &saved.disk.project);
        self.header = saved.disk.header.clone();
        self.disk = saved.disk;
    }

    /// Whether the file had gone back.
    fn pull(&mut self) -> bool {
        let request = PullRequest {
            path: self.path.clone(),
            project: self.document.project().clone(),
            header: self.header.clone(),
            disk: Some(self.disk.clone()),
        };
        let pulled = pull(&request, &self.dirs, &Progress::default()).unwrap();
        self.document
            .take_foreign(&request.project, &pulled.project);
        self.header = pulled.header;
        self.disk = pulled.disk;
        pulled.outcome == PullOutcome::WentBack
    }

    fn names(&self) -> Vec<String> {
        names(self.document.project())
    }
}

/// A file with one person in it, and a home each for Anna and Bernd.
fn shared() -> (Place, PathBuf, PathBuf, PathBuf) {
    let place = Place::new();
    let path = place.file("kreis.ron");
    place.save(&path, None, &["Berg"]).unwrap();
    let (anna, bernd) = (
        place.root.path().join("anna"),
        place.root.path().join("bernd"),
    );
    (place, path, anna, bernd)
}

#[test]
fn what_one_saves_the_other_sees_beside_his_own() {
    let (_place, path, anna, bernd) = shared();
    let (mut anna, mut bernd) = (Desk::open(&anna, &path), Desk::open(&bernd, &path));
    anna.add("Anna");
    bernd.add("Bernd");
    bernd.rename("Berg", "Talmann");
    anna.save();
    assert!(!bernd.pull());
    assert_eq!(bernd.names(), ["Anna", "Bernd", "Talmann"]);
    bernd.save();
    anna.pull();
    assert_eq!(anna.names(), bernd.names());
    assert!(anna.document.project().conflicts.is_empty());
}

/// Where locks do not work, two can replace one version at the same moment. What the loser wrote
/// is then only in his window and his snapshots; it comes back with his next look.
#[test]
fn a_save_that_was_overwritten_in_the_same_moment_comes_back() {
    let (_place, path, anna, bernd) = shared();
    let (mut anna, mut bernd) = (Desk::open(&anna, &path), Desk::open(&bernd, &path));
    let before = fs::read(&path).unwrap();
    anna.add("Anna");
    anna.rename("Berg", "Talmann");
    anna.save();
    // Bernd's program had read the file before Anna's replaced it.
    fs::write(&path, &before).unwrap();
    bernd.add("Bernd");
    bernd.save();
    assert_eq!(names(&read(&path).project), ["Berg", "Bernd"]);
    anna.pull();
    assert_eq!(anna.names(), ["Anna", "Bernd", "Talmann"]);
    anna.save();
    bernd.pull();
    assert_eq!(bernd.names(), ["Anna", "Bernd", "Talmann"]);
}

#[test]
fn two_windows_of_one_installation_are_two_writers() {
    let (_place, path, home, _) = shared();
    let (mut one, mut other) = (Desk::open(&home, &path), Desk::open(&home, &path));
    let before = fs::read(&path).unwrap();
    one.add("One");
    one.save();
    fs::write(&path, &before).unwrap();
    other.add("Other");
    other.save();
    one.pull();
    assert_eq!(one.names(), ["Berg", "One", "Other"]);
}

#[test]
fn a_copy_that_went_its_own_way_is_merged_with_nothing_lost() {
    let (place, path, home, other) = shared();
    let mut original = Desk::open(&home, &path);
    original.add("Common");
    original.save();
    drop(original);
    let copy = place.file("copy.ron");
    fs::copy(&path, &copy).unwrap();
    // The same installation goes on in both.
    let mut original = Desk::open(&home, &path);
    original.add("Original");
    original.save();
    drop(original);
    let mut in_copy = Desk::open(&home, &copy);
    in_copy.add("Copy");
    in_copy.rename("Common", "Renamed");
    in_copy.save();
    drop(in_copy);
    for merging in [&home, &other] {
        let mut desk = Desk::open(merging, &path);
        desk.path.clone_from(&copy);
        desk.pull();
        let expected = ["Berg", "Copy", "Original", "Renamed"];
        if merging == &home {
            assert_eq!(desk.names(), expected);
        } else {
            // Without any version that both have, the two names are both there to choose from.
            assert_eq!(desk.document.project().people.len(), 4);
            assert_eq!(desk.document.project().conflicts.len(), 1);
        }
    }
}

#[test]
fn a_file_that_was_put_back_takes_nothing_away() {
    let (_place, path, anna, _) = shared();
    let mut anna = Desk::open(&anna, &path);
    let before = fs::read(&path).unwrap();
    anna.add("Anna");
    anna.save();
    fs::write(&path, &before).unwrap();
    assert!(anna.pull(), "it went back");
    assert_eq!(anna.names(), ["Anna", "Berg"]);
    let missing = zirkel::store::missing(&anna.dirs, &path, &read(&path).header);
    assert_eq!(missing.len(), 1, "and who opens it now is told");
    anna.save();
    assert_eq!(names(&read(&path).project), ["Anna", "Berg"]);
    let missing = zirkel::store::missing(&anna.dirs, &path, &read(&path).header);
    assert_eq!(missing, []);
}

#[test]
fn a_change_made_with_a_text_editor_is_taken_over() {
    let (_place, path, anna, _) = shared();
    let mut anna = Desk::open(&anna, &path);
    anna.add("Anna");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Berg", "Burg")).unwrap();
    assert!(!anna.pull());
    assert_eq!(anna.names(), ["Anna", "Burg"]);
    anna.save();
    assert_eq!(names(&read(&path).project), ["Anna", "Burg"]);
}

#[test]
fn without_the_snapshots_nothing_is_lost_either() {
    let (_place, path, anna, bernd) = shared();
    let (mut anna, mut bernd) = (Desk::open(&anna, &path), Desk::open(&bernd, &path));
    let before = fs::read(&path).unwrap();
    anna.add("Anna");
    anna.rename("Berg", "Talmann");
    anna.save();
    fs::write(&path, &before).unwrap();
    bernd.add("Bernd");
    bernd.save();
    fs::remove_dir_all(anna.dirs.data().join("snapshots")).unwrap();
    anna.pull();
    assert_eq!(anna.document.project().people.len(), 3);
    let text = format!("{:?}", anna.document.project());
    assert!(
        text.contains("Talmann") && text.contains("Berg"),
        "both can be chosen"
    );
}

#[test]
fn undo_takes_back_only_ones_own_steps() {
    let (_place, path, anna, bernd) = shared();
    let (mut anna, mut bernd) = (Desk::open(&anna, &path), Desk::open(&bernd, &path));
    anna.rename("Berg", "Bergmann");
    bernd.add("Bernd");
    bernd.save();
    anna.pull();
    assert_eq!(anna.names(), ["Bergmann", "Bernd"]);
    anna.document.undo();
    assert_eq!(anna.names(), ["Berg", "Bernd"]);
    assert_eq!(anna.document.undo(), None);
}

#[test]
fn a_file_that_cannot_be_read_now_is_not_replaced() {
    let (_place, path, anna, _) = shared();
    let mut anna = Desk::open(&anna, &path);
    anna.add("Anna");
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let request = SaveRequest {
        header: anna.header.clone(),
        disk: Some(anna.disk.clone()),
        ..SaveRequest::new(&path, anna.document.project().clone())
    };
    let refused = save(&request, &anna.dirs, &Progress::default());
    assert!(
        matches!(refused, Err(SaveError::Unreadable { .. })),
        "{refused:?}"
    );
    assert_eq!(fs::read(&path).unwrap(), whole[..whole.len() / 2]);
    fs::write(&path, whole).unwrap();
    anna.save();
    assert_eq!(names(&read(&path).project), ["Anna", "Berg"]);
}

#[test]
fn another_project_in_the_place_of_ours_is_neither_mixed_in_nor_overwritten() {
    let (place, path, anna, _) = shared();
    let mut anna = Desk::open(&anna, &path);
    anna.add("Anna");
    let other = place.file("other.ron");
    place.save(&other, None, &["Stranger"]).unwrap();
    fs::rename(&other, &path).unwrap();
    let request = SaveRequest {
        header: anna.header.clone(),
        disk: Some(anna.disk.clone()),
        ..SaveRequest::new(&path, anna.document.project().clone())
    };
    let refused = save(&request, &anna.dirs, &Progress::default());
    assert!(
        matches!(refused, Err(SaveError::OtherProject { .. })),
        "{refused:?}"
    );
    let request = PullRequest {
        path: path.clone(),
        project: anna.document.project().clone(),
        header: anna.header.clone(),
        disk: Some(anna.disk.clone()),
    };
    let pulled = pull(&request, &anna.dirs, &Progress::default()).unwrap();
    assert_eq!(pulled.outcome, PullOutcome::OtherProject);
    assert_eq!(names(&pulled.project), ["Anna", "Berg"]);
    assert_eq!(names(&read(&path).project), ["Stranger"]);
}

/// A crash right behind the rename, before the program could note that it had saved; and somebody
/// else goes on before it is started again.
#[test]
fn after_a_crash_right_behind_a_save_nothing_is_asked_that_was_saved() {
    for later in [false, true] {
        let (_place, path, home, bernd) = shared();
        let mut anna = Desk::open(&home, &path);
        let journal = Journal::start(
            &anna.dirs,
            Base {
                path: Some(path.clone()),
                version: Some(anna.disk.version),
                header: anna.header.clone(),
                project: anna.disk.project.clone(),
            },
        );
        anna.add("Anna");
        journal.append(anna.document.take_unread().unwrap());
        let request = SaveRequest {
            header: anna.header.clone(),
            disk: Some(anna.disk.clone()),
            writer: anna.writer.clone(),
            mark: Some(journal.mark()),
            ..SaveRequest::new(&path, anna.document.project().clone())
        };
        if later {
            anna.add("Later");
            journal.append(anna.document.take_unread().unwrap());
        }
        save(&request, &anna.dirs, &Progress::default()).unwrap();
        assert!(journal.flush_and_wait(PATIENCE));
        drop(journal);
        drop(request);
        drop(anna);
        let mut bernd = Desk::open(&bernd, &path);
        bernd.rename("Anna", "Anna Berg");
        bernd.save();

        let dirs = DataDirs::below(&home);
        let orphans = journal::orphans(&dirs);
        if !later {
            assert!(orphans.is_empty(), "all of it is in the file");
            continue;
        }
        let recovered = journal::recover(&orphans[0]).unwrap();
        assert_eq!(names(&recovered.base.project), ["Anna", "Berg"]);
        assert_eq!(names(&recovered.project), ["Anna", "Berg", "Later"]);
        let disk = OnDisk {
            version: recovered.base.version.unwrap(),
            header: recovered.base.header.clone(),
            project: recovered.base.project,
        };
        let request = PullRequest {
            path,
            project: recovered.project,
            header: recovered.base.header,
            disk: Some(disk),
        };
        let pulled = pull(&request, &dirs, &Progress::default()).unwrap();
        assert_eq!(names(&pulled.project), ["Anna Berg", "Berg", "Later"]);
        assert!(pulled.project.conflicts.is_empty());
    }
}
