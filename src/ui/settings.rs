//! What the program remembers about its user: language, colours, window, recent files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::i18n::Lang;
use crate::store::DataDirs;

/// How many recent files are remembered.
const MOST_RECENT: usize = 12;

/// Which colours to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Colors {
    /// As the system has them.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Colors {
    /// What egui calls it.
    pub const fn preference(self) -> egui::ThemePreference {
        match self {
            Self::System => egui::ThemePreference::System,
            Self::Light => egui::ThemePreference::Light,
            Self::Dark => egui::ThemePreference::Dark,
        }
    }
}

/// What is remembered from one start to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language, if the user chose one.
    pub lang: Option<Lang>,
    /// The colours.
    pub colors: Colors,
    /// Size of everything; 1 is normal.
    pub zoom: f32,
    /// Size of the window, in points at a zoom of 1.
    pub window: (f32, f32),
    /// Whether the window filled the screen.
    pub maximized: bool,
    /// Whether single letters are shortcuts.
    pub single_letter_keys: bool,
    /// What the user is called in shared files; blank: as the system says.
    pub name: String,
    /// Whether projects are saved by themselves after a pause in typing.
    pub autosave: bool,
    /// Conflict copies that the user has dealt with, by their hash.
    pub known_copies: Vec<String>,
    /// Projects opened last, the latest first.
    pub recent: Vec<PathBuf>,
    /// How the user wants to see and fill lists.
    pub prefs: Prefs,
}

/// What the views remember for their user. Nothing of any project stands in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// The tables of people and organisations.
    pub roster: RosterPrefs,
    /// How lists of people were exported last.
    pub export: ExportPrefs,
    /// How minutes are written.
    pub minutes: MinutesPrefs,
    /// How spelling is checked.
    pub spelling: SpellingPrefs,
    /// How one works on boards.
    pub board: BoardPrefs,
    /// The timer.
    pub timer: TimerPrefs,
    /// What columns of lists that were read held, by the column's heading in search form.
    pub columns: BTreeMap<String, String>,
}

/// How minutes are written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MinutesPrefs {
    /// Whether each entry shows when it was written.
    pub show_times: bool,
    /// Short words that stand for longer texts.
    pub snippets: BTreeMap<String, String>,
}

/// How one works on boards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BoardPrefs {
    /// Whether what is moved snaps to its neighbours.
    pub snap_to_neighbours: bool,
    /// Whether what is moved snaps to the grid.
    pub snap_to_grid: bool,
    /// Whether the panel of properties is open.
    pub properties: bool,
    /// Whether notes show their short numbers.
    pub show_numbers: bool,
    /// Whether the board in small is shown.
    pub minimap: bool,
}

impl Default for BoardPrefs {
    fn default() -> Self {
        Self {
            snap_to_neighbours: true,
            snap_to_grid: false,
            properties: false,
            show_numbers: false,
            minimap: false,
        }
    }
}

/// How the timer was used last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimerPrefs {
    /// Whether its end makes no sound.
    pub silent: bool,
    /// Minutes chosen last; 0 for none yet.
    pub minutes: u32,
}

/// How spelling is checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SpellingPrefs {
    /// The dictionaries to use, e.g. "de_DE", if somebody chose them; without, the language of the
    /// interface.
    pub languages: Option<BTreeSet<String>>,
    /// Words that are right all the same.
    pub words: BTreeSet<String>,
}

/// How lists of people were exported last. Whose contact data went out is not among it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportPrefs {
    /// The extension of the form; blank or unknown: the usual one.
    pub format: String,
    /// The keys of the columns, if somebody chose them.
    pub columns: Option<Vec<String>>,
}

/// How the tables of people and organisations are shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct RosterPrefs {
    /// That of the people.
    pub people: TablePrefs,
    /// That of the organisations.
    pub organisations: TablePrefs,
}

/// How a table is shown. Columns are named by keys; unknown ones mean nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TablePrefs {
    /// The columns behind the name, from left to right, if somebody chose them.
    pub columns: Option<Vec<String>>,
    /// Widths set by hand, in points, by column.
    pub widths: BTreeMap<String, f32>,
    /// What to sort by, the first key first; without any, by name.
    pub sort: Vec<SortBy>,
    /// The column by which rows are put together; blank: by none.
    pub group: String,
}

/// A column to sort by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SortBy {
    /// Its key.
    pub column: String,
    /// Whether the last comes first.
    pub falling: bool,
}

/// The narrowest and the widest a column gets, in points.
pub const COLUMN_WIDTH: (f32, f32) = (40.0, 800.0);
/// How many columns of a table are remembered.
const MOST_COLUMNS: usize = 64;

impl TablePrefs {
    fn tame(&mut self) {
        if let Some(columns) = &mut self.columns {
            let mut seen = BTreeSet::new();
            columns.retain(|column| seen.insert(column.clone()));
            columns.truncate(MOST_COLUMNS);
        }
        self.widths.retain(|_, width| width.is_finite());
        for width in self.widths.values_mut() {
            *width = width.clamp(COLUMN_WIDTH.0, COLUMN_WIDTH.1);
        }
        while self.widths.len() > MOST_COLUMNS {
            self.widths.pop_last();
        }
        let mut seen = BTreeSet::new();
        self.sort.retain(|by| seen.insert(by.column.clone()));
        self.sort.truncate(MOST_COLUMNS);
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: None,
            colors: Colors::default(),
            zoom: 1.0,
            window: (1280.0, 800.0),
            maximized: false,
            single_letter_keys: true,
            name: String::new(),
            autosave: true,
            known_copies: Vec::new(),
            recent: Vec::new(),
            prefs: Prefs::default(),
        }
    }
}

impl Settings {
    /// The settings kept in `dirs`; the default ones where there are none, or none to be read.
    pub fn load(dirs: &DataDirs) -> Self {
        let text = fs::read_to_string(file(dirs)).unwrap_or_default();
        let mut settings = if text.is_empty() {
            Self::default()
        } else {
            ron::from_str(&text).unwrap_or_else(|error| {
                tracing::warn!(%error, "settings cannot be read; starting with the default ones");
                Self::default()
            })
        };
        settings.tame();
        settings
    }

    /// Brings what a garbled file may say into bounds.
    fn tame(&mut self) {
        let within = |value: f32, least: f32, most: f32, default: f32| {
            if value.is_finite() {
                value.clamp(least, most)
            } else {
                default
            }
        };
        self.zoom = within(self.zoom, 0.5, 3.0, 1.0);
        self.window.0 = within(self.window.0, 640.0, 10_000.0, 1280.0);
        self.window.1 = within(self.window.1, 480.0, 10_000.0, 800.0);
        self.recent.truncate(MOST_RECENT);
        self.prefs.roster.people.tame();
        self.prefs.roster.organisations.tame();
    }

    /// Keeps the settings in `dirs`. To be called off the UI thread.
    ///
    /// # Errors
    /// What the system said.
    pub fn save(&self, dirs: &DataDirs) -> std::io::Result<()> {
        let mut writable = self.clone();
        // A path that is no Unicode cannot stand in a text file.
        writable.recent.retain(|path| path.to_str().is_some());
        let text = ron::ser::to_string_pretty(&writable, ron::ser::PrettyConfig::default())
            .map_err(std::io::Error::other)?;
        fs::create_dir_all(dirs.config())?;
        let beside = dirs.config().join("settings.ron.new");
        fs::write(&beside, text)?;
        fs::rename(beside, file(dirs))
    }

    /// Puts a project at the top of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MOST_RECENT);
    }

    /// Takes a project off the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }
}

fn file(dirs: &DataDirs) -> PathBuf {
    dirs.config().join("settings.ron")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let dirs = DataDirs::below(folder.path());
        let mut settings = Settings {
            lang: Some(Lang::En),
            zoom: 1.5,
            ..Settings::default()
        };
        settings.remember(Path::new("/a/Zirkel Ü.zirkel.ron"));
        settings.save(&dirs).expect("written");
        assert_eq!(Settings::load(&dirs), settings);
    }

    #[test]
    fn a_garbled_file_leads_to_the_default_settings() {
        let folder = tempfile::tempdir().expect("a folder");
        let dirs = DataDirs::below(folder.path());
        fs::create_dir_all(dirs.config()).expect("a folder");
        fs::write(file(&dirs), "(zoom: NaN, window: (inf, -3.0), wha").expect("written");
        assert_eq!(Settings::load(&dirs), Settings::default());
        fs::write(file(&dirs), "(zoom: 99.0)").expect("written");
        assert_eq!(Settings::load(&dirs).zoom, 3.0);
    }

    #[test]
    fn how_a_table_is_shown_comes_back_and_what_is_garbled_is_brought_into_bounds() {
        let folder = tempfile::tempdir().expect("a folder");
        let dirs = DataDirs::below(folder.path());
        let mut settings = Settings::default();
        settings.prefs.roster.people = TablePrefs {
            columns: Some(vec!["city".to_owned()]),
            widths: BTreeMap::from([("city".to_owned(), 120.0)]),
            sort: vec![SortBy {
                column: "city".to_owned(),
                falling: true,
            }],
            group: "kind".to_owned(),
        };
        settings.save(&dirs).expect("written");
        assert_eq!(Settings::load(&dirs), settings);

        let garbled = r#"(prefs: (roster: (people: (
            columns: Some(["city", "city"]),
            widths: {"a": NaN, "b": -4.0, "c": 1e9},
            sort: [(column: "x"), (column: "x", falling: true)],
        ))))"#;
        fs::write(file(&dirs), garbled).expect("written");
        let people = Settings::load(&dirs).prefs.roster.people;
        assert_eq!(people.columns, Some(vec!["city".to_owned()]));
        let widths: Vec<f32> = people.widths.values().copied().collect();
        assert_eq!(widths, [COLUMN_WIDTH.0, COLUMN_WIDTH.1]);
        assert_eq!(people.sort.len(), 1);
    }

    #[test]
    fn the_latest_project_stands_first_and_once() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember(Path::new(name));
        }
        assert_eq!(settings.recent, [PathBuf::from("a"), PathBuf::from("b")]);
    }
}
