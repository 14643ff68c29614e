//! Opening project files as they lie about: kept ones, foreign ones, damaged ones.

use std::fs;
use std::path::{Path, PathBuf};

use zirkel::model::{Fields, Project, Record, Table, TableName};
use zirkel::store::{
    FileVersion, Header, LARGEST_FILE, OpenError, Opened, Progress, ReadOnly, SCHEMA, Warning,
    codec, open,
};
use zirkel::testing::generated_project;

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files")
        .join(name)
}

/// A folder with one file in it.
struct Folder(tempfile::TempDir);

impl Folder {
    fn with(bytes: impl AsRef<[u8]>) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        fs::write(folder.file(), bytes).expect("can be written");
        folder
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("Kreis Ü.zirkel.ron")
    }

    fn open(&self) -> Result<Opened, OpenError> {
        open(&self.file(), &Progress::default())
    }
}

fn text_of(project: &Project) -> String {
    codec::encode(project, &Header::default()).expect("can be written")
}

/// The fields that are filled in at least one record of a table.
fn filled<T: Record>(table: &Table<T>) -> usize {
    let mut fields: Vec<&str> = table
        .iter()
        .flat_map(|(_, record)| record.changed_fields(&T::default()))
        .collect();
    fields.sort_unstable();
    fields.dedup();
    assert!(!fields.contains(&"ext"), "known in schema 1, unknown now");
    fields.len()
}

#[test]
fn the_kept_file_of_schema_1_opens_with_all_its_fields() {
    let opened = open(&kept("schema-1.zirkel.ron"), &Progress::default()).expect("opens for ever");
    assert_eq!(opened.schema, 1);
    assert_eq!(opened.warnings, []);
    assert_eq!(opened.read_only, None);
    assert_eq!(
        opened.header.saved.values().copied().collect::<Vec<_>>(),
        [3, 1]
    );

    assert_eq!(opened.header.author.name, "Person A (erfunden)");
    assert!(opened.header.author.at.is_some());
    let project = &opened.project;
    // Tables that came later are not in it; programs before them keep those as unknown.
    let younger = [
        TableName::replies,
        TableName::amendments,
        TableName::templates,
        TableName::images,
        TableName::polls,
        TableName::dots,
    ];
    for table in TableName::ALL.iter().filter(|t| !younger.contains(t)) {
        assert!(project.count(*table) > 0, "{}", table.as_str());
    }
    assert!(project.ext.is_empty());
    // As many as the records had when the file was made.
    assert_eq!(filled(&project.circle), 7);
    assert_eq!(filled(&project.organisations), 8);
    assert_eq!(filled(&project.people), 10);
    assert_eq!(filled(&project.memberships), 5);
    assert_eq!(filled(&project.consents), 4);
    assert_eq!(filled(&project.sessions), 10);
    assert_eq!(filled(&project.days), 6);
    assert_eq!(filled(&project.attendance), 7);
    assert_eq!(filled(&project.agenda), 13);
    assert_eq!(filled(&project.entries), 13);
    assert_eq!(filled(&project.boards), 4);
    assert_eq!(filled(&project.elements), 10);
    assert_eq!(filled(&project.conflicts), 12);
    let parts = |of: fn(&zirkel::model::Entry) -> usize| {
        project.entries.iter().map(|(_, entry)| of(entry)).max()
    };
    fn fields<P: Fields>(part: &Option<P>) -> usize {
        part.as_ref()
            .map_or(0, |part| part.changed_fields(&P::default()).len())
    }
    assert_eq!(parts(|entry| fields(&entry.decision)), Some(5));
    assert_eq!(parts(|entry| fields(&entry.action)), Some(5));
    assert_eq!(parts(|entry| fields(&entry.suggestion)), Some(3));
}

/// As long as schema 1 is the newest, what was read is written byte by byte the same; so programs
/// of different age do not rewrite each other's files.
#[test]
fn the_kept_file_of_schema_1_is_written_as_it_was() {
    let text = fs::read_to_string(kept("schema-1.zirkel.ron")).expect("a text");
    let decoded = codec::decode(&text).expect("opens for ever");
    let written = codec::encode(&decoded.project, &decoded.header).expect("can be written");
    assert_eq!(written, text);
}

#[test]
fn a_project_opens_as_it_was_written() {
    let project = generated_project(11, 300_000);
    let text = text_of(&project);
    let progress = Progress::default();
    let folder = Folder::with(&text);
    let opened = open(&folder.file(), &progress).expect("opens");
    assert_eq!(opened.project, project);
    assert_eq!(opened.version, FileVersion::of(text.as_bytes()));
    assert_eq!((opened.schema, opened.read_only), (SCHEMA, None));
    assert_eq!(opened.warnings, []);
    assert!((progress.fraction() - 1.0).abs() < f32::EPSILON);
    assert_eq!(fs::read_to_string(folder.file()).expect("a text"), text);
}

#[test]
fn a_file_that_somebody_edited_opens_with_a_warning() {
    let text = text_of(&generated_project(11, 20_000)).replace("Arbeitskreis", "Runde");
    let opened = Folder::with(text).open().expect("opens");
    assert_eq!(opened.warnings, [Warning::Checksum]);
    assert!(opened.project.circle().name.starts_with("Runde"));
}

#[test]
fn a_file_of_a_newer_version_can_be_looked_at() {
    let text = text_of(&generated_project(11, 20_000)).replace("schema: 1,", "schema: 2,");
    let opened = Folder::with(text).open().expect("opens");
    assert_eq!(opened.read_only, Some(ReadOnly::NewerSchema { schema: 2 }));
    assert!(!opened.project.people.is_empty());
}

#[test]
fn what_cannot_be_opened_says_why() {
    let folder = Folder::with([]);
    let progress = Progress::default();

    let missing = folder.0.path().join("none.zirkel.ron");
    assert!(
        matches!(open(&missing, &progress), Err(OpenError::Missing { path }) if path == missing)
    );
    let below_a_file = folder.file().join("none.zirkel.ron");
    assert!(matches!(
        open(&below_a_file, &progress),
        Err(OpenError::Missing { .. })
    ));
    let directory = folder.0.path();
    assert!(
        matches!(open(directory, &progress), Err(OpenError::Directory { path }) if path == directory)
    );
    assert!(matches!(folder.open(), Err(OpenError::Truncated { .. })));

    let latin = Folder::with(b"(schema: 1, circle: \"B\xfcro\")");
    assert!(matches!(latin.open(), Err(OpenError::NotText { at: 22 })));
    let utf16 = Folder::with(b"\xff\xfe(\0s\0");
    assert!(matches!(utf16.open(), Err(OpenError::NotText { at: 0 })));
    let zeros = Folder::with(vec![0; 5_000]);
    assert!(matches!(zeros.open(), Err(OpenError::NotAProject { .. })));
    let picture = Folder::with(b"\x89PNG\r\n\x1a\n");
    assert!(matches!(picture.open(), Err(OpenError::NotText { at: 0 })));
}

#[test]
fn a_file_that_is_too_large_is_not_even_read() {
    let folder = Folder::with([]);
    let file = fs::OpenOptions::new()
        .write(true)
        .open(folder.file())
        .expect("can be opened");
    // Sparse: takes no room on the disk.
    file.set_len(LARGEST_FILE + 1).expect("can be made long");
    let progress = Progress::default();
    let Err(OpenError::TooLarge { len, most }) = open(&folder.file(), &progress) else {
        panic!("too large");
    };
    assert_eq!((len, most), (LARGEST_FILE + 1, LARGEST_FILE));
    assert!(progress.fraction() == 0.0);
}

#[test]
fn opening_can_be_stopped() {
    let progress = Progress::default();
    progress.cancel();
    let folder = Folder::with(text_of(&generated_project(1, 20_000)));
    assert!(matches!(
        open(&folder.file(), &progress),
        Err(OpenError::Cancelled)
    ));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_instead_of_waited_for() {
    let folder = Folder::with([]);
    let pipe = folder.0.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("skipped: there is no mkfifo");
        return;
    }
    let error = open(&pipe, &Progress::default()).expect_err("no file");
    assert!(matches!(error, OpenError::Unreadable { .. }), "{error:?}");
    assert!(matches!(
        open(Path::new("/dev/zero"), &Progress::default()),
        Err(OpenError::Unreadable { .. })
    ));
}

#[cfg(unix)]
#[test]
fn a_link_is_followed() {
    let folder = Folder::with(text_of(&generated_project(1, 20_000)));
    let link = folder.0.path().join("link.zirkel.ron");
    std::os::unix::fs::symlink(folder.file(), &link).expect("a link");
    assert!(open(&link, &Progress::default()).is_ok());
    let nowhere = folder.0.path().join("nowhere.zirkel.ron");
    std::os::unix::fs::symlink("missing", &nowhere).expect("a link");
    assert!(matches!(
        open(&nowhere, &Progress::default()),
        Err(OpenError::Missing { .. })
    ));
}
