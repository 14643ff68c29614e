//! Where dictionaries lie.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// So many files of a folder are looked at.
const MOST_FILES: usize = 5_000;

/// A dictionary that was found: a pair of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is called: a language and mostly a region, e.g. "de_DE" or "de_DE_frami".
    pub code: String,
    /// Its rules (`.aff`).
    pub rules: PathBuf,
    /// Its words (`.dic`).
    pub words: PathBuf,
}

impl Found {
    /// The language, e.g. "de".
    pub fn language(&self) -> &str {
        self.code.split(['_', '-']).next().unwrap_or_default()
    }
}

/// The folders in which this system, LibreOffice and Firefox keep dictionaries, those of the user
/// first. Not all of them are there.
pub fn folders() -> Vec<PathBuf> {
    folders_of(|name| std::env::var_os(name))
}

fn folders_of(variable: impl Fn(&str) -> Option<OsString>) -> Vec<PathBuf> {
    let below = |name: &str, path: &str| variable(name).map(|folder| Path::new(&folder).join(path));
    let mut folders: Vec<PathBuf> = variable("DICPATH")
        .map(|paths| std::env::split_paths(&paths).collect())
        .unwrap_or_default();
    folders.extend(below("XDG_DATA_HOME", "hunspell"));
    folders.extend(below("HOME", ".local/share/hunspell"));
    folders.extend(below("SNAP", "usr/share/hunspell"));
    if cfg!(target_os = "windows") {
        for programs in ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"] {
            folders.extend(below(programs, "LibreOffice/share/extensions"));
            folders.extend(below(programs, "Mozilla Firefox/dictionaries"));
        }
        folders.extend(below("APPDATA", "hunspell"));
        return folders;
    }
    if cfg!(target_os = "macos") {
        folders.extend(below("HOME", "Library/Spelling"));
        folders.push("/Library/Spelling".into());
        let office = "/Applications/LibreOffice.app/Contents/Resources/extensions";
        folders.push(office.into());
        return folders;
    }
    let system = [
        "/usr/share/hunspell",
        "/usr/local/share/hunspell",
        "/usr/share/myspell",
        "/usr/share/myspell/dicts",
        // Within a Flatpak or a Snap: those of the program and of the system around it.
        "/app/share/hunspell",
        "/run/host/usr/share/hunspell",
        "/var/lib/snapd/hostfs/usr/share/hunspell",
        "/usr/lib/libreoffice/share/extensions",
        "/usr/lib64/libreoffice/share/extensions",
    ];
    folders.extend(system.map(PathBuf::from));
    // LibreOffice as its makers ship it: /opt/libreoffice24.8/share/extensions.
    let own = fs::read_dir("/opt").into_iter().flatten().flatten();
    let own = own.filter(|entry| {
        entry
            .file_name()
            .to_string_lossy()
            .starts_with("libreoffice")
    });
    folders.extend(own.map(|entry| entry.path().join("share/extensions")));
    folders
}

/// The dictionaries in these folders and the folders directly within them, by their codes. Of two
/// with one code that of the earlier folder counts.
pub fn find(folders: &[PathBuf]) -> Vec<Found> {
    let mut found = BTreeMap::new();
    for folder in folders {
        for file in files(folder) {
            if file.is_dir() {
                for file in files(&file) {
                    take(&file, &mut found);
                }
            } else {
                take(&file, &mut found);
            }
        }
    }
    found.into_values().collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.take(MOST_FILES).map(|e| e.path()).collect();
    files.sort();
    files
}

fn take(rules: &Path, found: &mut BTreeMap<String, Found>) {
    if rules.extension().is_none_or(|end| end != "aff") {
        return;
    }
    let words = rules.with_extension("dic");
    let Some(name) = rules.file_stem().and_then(|name| name.to_str()) else {
        return;
    };
    let code = name.replace('-', "_");
    // Rules for hyphenation and thesauri lie beside them.
    let is_code = code.split('_').next().is_some_and(|language| {
        (2..=3).contains(&language.len()) && language.bytes().all(|c| c.is_ascii_lowercase())
    });
    if is_code && words.is_file() && !is_other_name(rules) {
        found.entry(code.clone()).or_insert_with(|| Found {
            code,
            rules: rules.to_owned(),
            words,
        });
    }
}

/// Whether a file is only another name for one beside it, as "de_LU" for "de_DE".
fn is_other_name(file: &Path) -> bool {
    let (Ok(real), Some(folder)) = (fs::canonicalize(file), file.parent()) else {
        return false;
    };
    let beside = fs::canonicalize(folder).is_ok_and(|folder| real.parent() == Some(&folder));
    beside && real.file_name() != file.file_name()
}

/// The dictionary to use for a language ("de", "en") where nobody chose one: that of the largest
/// country, else the first.
pub fn choose<'a>(found: &'a [Found], language: &str) -> Option<&'a Found> {
    let first = match language {
        "de" => ["de_DE", "de_DE_frami"],
        "en" => ["en_GB", "en_US"],
        _ => ["", ""],
    };
    let of = |code: &&str| found.iter().find(|found| found.code == **code);
    first
        .iter()
        .find_map(of)
        .or_else(|| found.iter().find(|found| found.language() == language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_files_are_dictionaries_and_the_users_own_come_first() {
        let folder = tempfile::tempdir().unwrap();
        let (own, office) = (folder.path().join("own"), folder.path().join("office"));
        fs::create_dir_all(office.join("dict-de")).unwrap();
        fs::create_dir_all(&own).unwrap();
        for file in [
            own.join("de_DE.aff"),
            own.join("de_DE.dic"),
            own.join("en_GB.aff"),
            own.join("hyph_de_DE.aff"),
            own.join("hyph_de_DE.dic"),
            office.join("dict-de/de_DE.aff"),
            office.join("dict-de/de_DE.dic"),
            office.join("dict-de/de-AT.aff"),
            office.join("dict-de/de-AT.dic"),
        ] {
            fs::write(file, "").unwrap();
        }
        let found = find(&[folder.path().join("nowhere"), own.clone(), office]);
        let codes: Vec<&str> = found.iter().map(|found| found.code.as_str()).collect();
        assert_eq!(codes, ["de_AT", "de_DE"]);
        assert_eq!(found[1].rules, own.join("de_DE.aff"));
        assert_eq!(choose(&found, "de").unwrap().code, "de_DE");
        assert_eq!(choose(&found[..1], "de").unwrap().code, "de_AT");
        assert_eq!(choose(&found, "en"), None);
    }

    #[cfg(unix)]
    #[test]
    fn another_name_for_a_dictionary_is_no_other_dictionary() {
        let folder = tempfile::tempdir().unwrap();
        for end in ["aff", "dic"] {
            let real = folder.path().join(format!("de_DE.{end}"));
            fs::write(&real, "").unwrap();
            let link = folder.path().join(format!("de_LU.{end}"));
            std::os::unix::fs::symlink(real.file_name().unwrap(), link).unwrap();
        }
        let found = find(&[folder.path().to_owned()]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].code, "de_DE");
    }

    #[test]
    fn folders_named_by_the_user_come_first() {
        let paths = std::env::join_paths(["/a", "/b"]).unwrap();
        let folders = folders_of(|name| match name {
            "DICPATH" => Some(paths.clone()),
            "HOME" => Some("/heim".into()),
            _ => None,
        });
        assert_eq!(folders[..2], [PathBuf::from("/a"), PathBuf::from("/b")]);
        assert!(folders.iter().any(|folder| folder.starts_with("/heim")));
    }
}
