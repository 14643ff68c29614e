use super::*;
use chrono::NaiveDate;

const PROJECT: &str = "(\n  schema: 1,\n  saved: {},\n)\n";

struct Place {
    root: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self {
            root: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn copies(&self, name: &str) -> Vec<Copy> {
        copies_of(&self.path(name))
    }

    /// Whether `other`, a project, is taken for a copy of `name`.
    fn the_copy(&self, name: &str, other: &str) -> Option<Copy> {
        self.put(name, PROJECT);
        self.put(other, PROJECT);
        let mut copies = self.copies(name);
        assert!(copies.len() <= 1, "{copies:?}");
        fs::remove_file(self.path(other)).unwrap();
        fs::remove_file(self.path(name)).unwrap();
        let copy = copies.pop()?;
        assert_eq!(copy.path, self.path(other));
        Some(copy)
    }
}

fn at(hour: u32, minute: u32) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(2018, 11, 7)?.and_hms_opt(hour, minute, 0)
}

/// What stands behind the name, who did it, whose version it is, when it was made, whether that
/// is certain.
type Case = (
    &'static str,
    Client,
    Option<&'static str>,
    Option<NaiveDateTime>,
    bool,
);

fn cases() -> Vec<Case> {
    use Client::{Dropbox, Nextcloud, OneDrive, Seafile, Syncthing, Unknown};
    let (time, day) = (at(9, 30), at(0, 0));
    vec![
        (
            " (conflicted copy 2018-11-07 093000)",
            Nextcloud,
            None,
            time,
            true,
        ),
        (
            " (conflicted copy Anna Öz 2018-11-07 093000)",
            Nextcloud,
            Some("Anna Öz"),
            time,
            true,
        ),
        (
            " (conflicted copy 2018-13-47 093000)",
            Nextcloud,
            None,
            None,
            true,
        ),
        (
            " (conflicted copy 2018-11-07 996199)",
            Nextcloud,
            None,
            None,
            true,
        ),
        (
            " (case clash from 2018-11-07 093000)",
            Nextcloud,
            None,
            time,
            false,
        ),
        ("_conflict-20181107-093000", Nextcloud, None, time, true),
        (
            "_conflict-anna-20181107-093000",
            Nextcloud,
            Some("anna"),
            time,
            true,
        ),
        (
            "_conflict_anna-20181107-093000",
            Nextcloud,
            Some("anna"),
            time,
            true,
        ),
        (
            ".sync-conflict-20181107-093000-ABCDEFG",
            Syncthing,
            Some("ABCDEFG"),
            time,
            true,
        ),
        (
            ".sync-conflict-20181107-093000",
            Syncthing,
            None,
            time,
            true,
        ),
        (
            ".sync-conflict-00000000-999999-ABCDEFG",
            Syncthing,
            Some("ABCDEFG"),
            None,
            true,
        ),
        (
            " (Anna's conflicted copy 2018-11-07)",
            Dropbox,
            Some("Anna"),
            day,
            true,
        ),
        (
            " (Anna’s conflicted copy 2018-11-07)",
            Dropbox,
            Some("Anna"),
            day,
            true,
        ),
        (
            " (Anna's conflicted copy 2018-11-07) (1)",
            Dropbox,
            Some("Anna"),
            day,
            true,
        ),
        (
            " (Anna's conflicted copy 2018-11-07 (1))",
            Dropbox,
            Some("Anna"),
            day,
            true,
        ),
        (
            " (DESKTOP-UMS014A's conflicted copy 2018-11-07)",
            Dropbox,
            Some("DESKTOP-UMS014A"),
            day,
            true,
        ),
        (
            " (Anna's conflicted copy)",
            Dropbox,
            Some("Anna"),
            None,
            true,
        ),
        (" (conflicted copy)", Dropbox, None, None, true),
        (
            " (Annas Konflikt-Kopie 2018-11-07)",
            Dropbox,
            Some("Anna"),
            day,
            true,
        ),
        (
            " (Markus' Konflikt-Kopie 2018-11-07)",
            Dropbox,
            Some("Markus"),
            day,
            true,
        ),
        (
            " (In Konflikt stehende Kopie von Anna Öz 2018-11-07)",
            Dropbox,
            Some("Anna Öz"),
            day,
            true,
        ),
        (
            " (in Konflikt stehende Kopie von PC-4 2018-11-07) (2)",
            Dropbox,
            Some("PC-4"),
            day,
            true,
        ),
        (
            " (In Konflikt stehende Kopie 2018-11-07)",
            Dropbox,
            None,
            day,
            true,
        ),
        (
            " (SFConflict anna@stadt.de 2018-11-07-09-30-00)",
            Seafile,
            Some("anna@stadt.de"),
            time,
            true,
        ),
        (
            " (SFConflict 2018-11-07-09-30-00)",
            Seafile,
            None,
            time,
            true,
        ),
        ("-LAPTOP-4711", OneDrive, Some("LAPTOP-4711"), None, false),
        (
            "-DESKTOP-AB12CD3-2",
            OneDrive,
            Some("DESKTOP-AB12CD3"),
            None,
            false,
        ),
        ("-RATHAUS_17", OneDrive, Some("RATHAUS_17"), None, false),
        (" (1)", Unknown, None, None, false),
        (" (12)", Unknown, None, None, false),
        (" - Kopie", Unknown, None, None, false),
        (" - Kopie (2)", Unknown, None, None, false),
        (" - Copy", Unknown, None, None, false),
        (" Kopie 2", Unknown, None, None, false),
        (" copy", Unknown, None, None, false),
        (" (Kopie)", Unknown, None, None, false),
        // The copy of a copy: the last one counts.
        (
            " (conflicted copy 2017-01-01 080000) (conflicted copy Cem 2018-11-07 093000)",
            Nextcloud,
            Some("Cem"),
            time,
            true,
        ),
    ]
}

#[test]
fn the_names_of_all_clients_are_known_in_both_places() {
    let place = Place::new();
    let names = [
        ("Kreis", ".zirkel.ron"),
        ("Kreis.zirkel", ".ron"),
        ("Qualitätszirkel „Süd“ (Entwurf) [2] - Kopie", ".zirkel.ron"),
        ("Kreis 1.0", ".ron"),
        ("Kreis", ""),
    ];
    for (mark, client, by, at, certain) in cases() {
        for (start, end) in names {
            let copy = place.the_copy(&format!("{start}{end}"), &format!("{start}{mark}{end}"));
            let case = format!("{start}{mark}{end}");
            let copy = copy.unwrap_or_else(|| panic!("{case}"));
            let by = by.map(str::to_owned);
            assert_eq!(
                (copy.client, copy.by, copy.at, copy.certain),
                (client, by, at, certain),
                "{case}"
            );
        }
    }
}

#[test]
fn other_files_are_no_copies() {
    let place = Place::new();
    for (name, other) in [
        ("Kreis.zirkel.ron", "Kreisverband.zirkel.ron"),
        ("Kreis.zirkel.ron", "Kreis 2018.zirkel.ron"),
        ("Kreis.zirkel.ron", "Kreis-2018.zirkel.ron"),
        ("Kreis.zirkel.ron", "Kreis-2.zirkel.ron"),
        ("Kreis.zirkel.ron", "Kreis (2018).zirkel.ron"),
        ("Kreis.zirkel.ron", "Kreis (Entwurf).zirkel.ron"),
        ("Kreis.zirkel.ron", "Kreis ().zirkel.ron"),
        (
            "Kreis.zirkel.ron",
            "Kreis (conflicted copy of laws).zirkel.ron",
        ),
        ("Kreis.zirkel.ron", "Kreis (conflict resolution).zirkel.ron"),
        ("Kreis.zirkel.ron", "Kreis - Kopierer.zirkel.ron"),
        ("Kreis.zirkel.ron", "Kreis-.zirkel.ron"),
        ("Kreis.zirkel.ron", "Kreis-Nord und Süd.zirkel.ron"),
        ("Kreis.zirkel.ron", "Kreis.zirkel.ron.bak"),
        ("Kreis.zirkel.ron", "Kreis.zirkel (1).ron.txt"),
        ("Kreis.zirkel.ron", "Kreis.ron"),
        ("Kreis.zirkel.ron", ".~lock.Kreis.zirkel.ron#"),
        ("Kreis.zirkel.ron", ".~Kreis.zirkel.ron.lock"),
        (
            "Kreis.zirkel.ron",
            ".Kreis.zirkel.sync-conflict-20181107-093000-ABCDEFG.ron",
        ),
        (
            "Kreis.zirkel.ron",
            "Kreis.sync-conflict-2018-ABCDEFG.zirkel.ron",
        ),
        (
            "Kreis.zirkel.ron",
            "Kreis.sync-conflict-20181107-093000-.. .zirkel.ron",
        ),
        ("Kreis.zirkel.ron", "Kreis_conflict-Lösung.zirkel.ron"),
        (
            "Kreis.zirkel.ron",
            "Kreisel (conflicted copy 2018-11-07 093000).zirkel.ron",
        ),
        // Copies of another project, which has such a name of its own.
        (
            "Kreis.zirkel.ron",
            "Kreis-Nord (conflicted copy 2018-11-07 093000).zirkel.ron",
        ),
        (
            "Kreis.zirkel.ron",
            "Kreis (1) (Anna's conflicted copy 2018-11-07).zirkel.ron",
        ),
        ("Kreis (1).zirkel.ron", "Kreis.zirkel.ron"),
        (".zirkel.ron", "Kreis.zirkel.ron"),
        ("K.ron", "K"),
        // Nobody calls a device so.
        (
            "Kreis.ron",
            "Kreis.sync-conflict-20181107-093000-ABC-DEF.ron",
        ),
    ] {
        assert_eq!(place.the_copy(name, other), None, "{other}");
    }
}

#[test]
fn a_doubtful_name_needs_the_beginning_of_a_project() {
    let place = Place::new();
    place.put("Kreis.zirkel.ron", PROJECT);
    for (name, text) in [
        ("Kreis-LAPTOP.zirkel.ron", "no project"),
        ("Kreis (1).zirkel.ron", ""),
        ("Kreis (2).zirkel.ron", "(schemata: 1)"),
        ("Kreis (3).zirkel.ron", "\0\u{1}"),
        (
            "Kreis - Kopie.zirkel.ron",
            &format!("{}(schema: 1)", " ".repeat(300)),
        ),
    ] {
        place.put(name, text);
    }
    fs::write(place.path("Kreis (4).zirkel.ron"), [0xff; 1000]).unwrap();
    fs::create_dir(place.path("Kreis (5).zirkel.ron")).unwrap();
    assert_eq!(place.copies("Kreis.zirkel.ron"), []);
    place.put("Kreis (6).zirkel.ron", "\u{feff}\r\n (  schema : 1,");
    assert_eq!(place.copies("Kreis.zirkel.ron").len(), 1);
    // A certain one may be damaged: then it is to be said, not to be hidden.
    place.put("Kreis.zirkel.sync-conflict-20181107-093000-ABCDEFG.ron", "");
    assert_eq!(place.copies("Kreis.zirkel.ron").len(), 2);
    assert!(place.copies("Kreis.zirkel.ron")[0].certain);
}

#[test]
fn the_example_that_comes_with_the_program_begins_like_a_project() {
    let place = Place::new();
    place.put("Kreis (1).ron", crate::store::example());
    assert!(begins_like_a_project(&place.path("Kreis (1).ron")));
}

#[test]
fn the_oldest_certain_copy_comes_first() {
    let place = Place::new();
    let names = [
        "Kreis (conflicted copy 2018-11-07 093000).ron",
        "Kreis.sync-conflict-20181107-093001-ABCDEFG.ron",
        "Kreis (Anna's conflicted copy 2018-11-08).ron",
        "Kreis (1).ron",
        "Kreis-LAPTOP.ron",
    ];
    for name in names {
        place.put(name, PROJECT);
    }
    let found: Vec<PathBuf> = place
        .copies("Kreis.ron")
        .into_iter()
        .map(|c| c.path)
        .collect();
    assert_eq!(found, names.map(|name| place.path(name)));
}

#[test]
fn umlauts_of_a_mac_are_the_same_umlauts() {
    let place = Place::new();
    let copy = "Kreis fu\u{308}r Integration.zirkel (conflicted copy 2018-11-07 093000).ron";
    assert!(
        place
            .the_copy("Kreis für Integration.zirkel.ron", copy)
            .is_some()
    );
}

#[test]
fn the_longest_names_have_copies_too() {
    let place = Place::new();
    let mark = " (conflicted copy 2018-11-07 093000)";
    let start = "ä".repeat((255 - mark.len() - ".zirkel.ron".len()) / 2);
    let name = format!("{start}.zirkel.ron");
    let copy = place.the_copy(&name, &format!("{start}.zirkel{mark}.ron"));
    assert!(copy.is_some_and(|copy| copy.certain));
}

#[test]
fn paths_without_a_file_or_folder_have_no_copies() {
    for path in ["", "/", "..", "/no/such/folder/Kreis.ron"] {
        assert_eq!(copies_of(Path::new(path)), []);
    }
}

proptest::proptest! {
    #[test]
    fn no_name_makes_reading_fall_over(text in "[ ._()’'A-c0-9ä-]{0,60}|.{0,40}") {
        let _ = Marker::read(&text);
        let _ = Marker::read(&format!(" (conflicted copy {text})"));
        let _ = Marker::read(&format!(".sync-conflict-{text}"));
        let _ = Marker::read(&format!("_conflict-{text}"));
        let _ = Marker::read(&format!(" (SFConflict {text})"));
        if let Some(name) = Name::of(OsStr::new(&text)) {
            let _ = name.marker_in(OsStr::new(&format!("{text} (1)")));
        }
    }
}
