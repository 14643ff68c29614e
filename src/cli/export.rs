//! The command export: the participants as a list for other programs.

use std::path::{Path, PathBuf};

use chrono::Local;

use super::commands::{about, open, tell_doubts};
use super::terminal::Terminal;
use super::{FAILED, UNUSABLE};
use crate::exchange::roster::Column;
use crate::exchange::roster::export::{
    self, Contacts, DEFAULT_COLUMNS, Format, OFFERED, Wanted, Written,
};
use crate::i18n::{Names, Texts, errors, tr};
use crate::model::{Project, TableName};
use crate::store::{self, DataDirs, SaveError};

/// What the command line asks for.
pub(super) struct Wish<'a> {
    /// The project.
    pub(super) file: &'a Path,
    /// The form, if it is stated.
    pub(super) format: Option<&'a str>,
    /// Where the list goes.
    pub(super) out: &'a Path,
    /// The columns' keys with commas between, if they are stated.
    pub(super) columns: Option<&'a str>,
    /// Whether contact data go out without consent.
    pub(super) all_contacts: bool,
    /// Whether a file that is there may be replaced.
    pub(super) replace: bool,
}

/// Writes the list.
pub(super) fn export(texts: &Texts, terminal: Terminal<'_>, wish: &Wish<'_>) -> u8 {
    let (format, columns) = match (format(texts, wish), columns(texts, wish)) {
        (Ok(format), Ok(columns)) => (format, columns),
        (Err(wrong), _) | (_, Err(wrong)) => {
            terminal.complain(&wrong);
            return UNUSABLE;
        }
    };
    let Some(opened) = open(texts, terminal, wish.file) else {
        return FAILED;
    };
    tell_doubts(texts, terminal, wish.file, &opened);
    let contacts = match wish.all_contacts {
        true => Contacts::All,
        false => Contacts::WithConsent,
    };
    let wanted = Wanted {
        people: None,
        columns: &columns,
        contacts,
    };
    let today = Local::now().date_naive();
    let project = &opened.project;
    let written = match export::write(project, &wanted, format, texts, today, &|_| true) {
        Ok(written) => written,
        Err(error) => {
            terminal.complain(&about(wish.out, &error.told(texts)));
            return FAILED;
        }
    };
    if let Err(code) = put(
        texts,
        terminal,
        wish.file,
        wish.out,
        &written.bytes,
        wish.replace,
    ) {
        return code;
    }
    terminal.say(&told(texts, project, wish.out, &wanted, &written))
}

/// The form that is asked for, or that the name of the file tells.
fn format(texts: &Texts, wish: &Wish<'_>) -> Result<Format, String> {
    let ending = wish.out.extension().and_then(|ending| ending.to_str());
    let found = wish.format.or(ending).and_then(Format::of_extension);
    found.ok_or_else(|| {
        let path = wish.out.display().to_string();
        tr!(texts, "export-cli-no-format", path = path)
    })
}

fn columns(texts: &Texts, wish: &Wish<'_>) -> Result<Vec<Column>, String> {
    let Some(keys) = wish.columns else {
        return Ok(DEFAULT_COLUMNS.to_vec());
    };
    let column = |key: &str| {
        let known = Column::of_key(&key.to_lowercase());
        match known.filter(|column| OFFERED.contains(column)) {
            Some(column) => Ok(column),
            None if known == Some(Column::Note) => Err(tr!(texts, "export-cli-note")),
            None => Err(tr!(
                texts,
                "export-cli-no-column",
                column = key,
                columns = keys_of_columns()
            )),
        }
    };
    let keys = keys.split(',').map(str::trim).filter(|key| !key.is_empty());
    keys.map(column).collect()
}

/// The keys of all columns that can go out.
pub(super) fn keys_of_columns() -> String {
    let keys: Vec<&str> = OFFERED.iter().map(|column| column.key()).collect();
    keys.join(", ")
}

/// How many there are, and whose contact data are in it or not, and why.
fn told(
    texts: &Texts,
    project: &Project,
    out: &Path,
    wanted: &Wanted<'_>,
    written: &Written,
) -> String {
    let mut lines = vec![about(
        out,
        &tr!(texts, "export-people", count = written.people),
    )];
    let consented = Wanted {
        contacts: Contacts::WithConsent,
        ..*wanted
    };
    let without = export::left_out(project, &consented, Local::now().date_naive());
    let count = without.len();
    if count > 0 {
        let names = Names::new(texts, project);
        let names: Vec<String> = without
            .iter()
            .map(|person| names.record(TableName::people, person.ulid()))
            .collect();
        let names = names.join(", ");
        let left_out = wanted.contacts == Contacts::WithConsent;
        let sentence = match left_out {
            true => tr!(texts, "export-left-out", count = count),
            false => tr!(texts, "export-all-contacts-told", count = count),
        };
        lines.push(tr!(
            texts,
            "export-left-out-names",
            sentence = sentence,
            names = names
        ));
        if left_out {
            lines.push(tr!(texts, "export-left-out-how"));
        }
    }
    lines.join("\n")
}

/// Writes a file for another program. One that is there is replaced only if that was said, and the
/// project itself never.
pub(super) fn put(
    texts: &Texts,
    terminal: Terminal<'_>,
    project: &Path,
    out: &Path,
    bytes: &[u8],
    replace: bool,
) -> Result<(), u8> {
    let Some(dirs) = DataDirs::of_system() else {
        terminal.complain(&tr!(texts, "cli-no-data-folder"));
        return Err(FAILED);
    };
    let path = out.display().to_string();
    let real = |path: &Path| -> Option<PathBuf> { path.canonicalize().ok() };
    if real(out).is_some_and(|out| Some(out) == real(project)) {
        terminal.complain(&tr!(texts, "export-cli-own", path = path));
        return Err(FAILED);
    }
    match store::write_out(out, bytes, replace, &dirs) {
        Ok(()) => Ok(()),
        Err(SaveError::Exists { .. }) => {
            terminal.complain(&tr!(texts, "export-cli-exists", path = path));
            Err(FAILED)
        }
        Err(error) => {
            terminal.complain(&errors::save(texts, &error));
            Err(FAILED)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn wish<'a>(out: &'a str, format: Option<&'a str>, columns: Option<&'a str>) -> Wish<'a> {
        Wish {
            file: Path::new("kreis.zirkel.ron"),
            format,
            out: Path::new(out),
            columns,
            all_contacts: false,
            replace: false,
        }
    }

    #[test]
    fn the_form_is_as_stated_or_as_the_file_is_called() {
        let texts = Texts::new(Lang::De);
        let found = |out, stated| format(&texts, &wish(out, stated, None)).ok();
        assert_eq!(found("a.XLSX", None), Some(Format::Xlsx));
        assert_eq!(found("a.txt", Some("csv")), Some(Format::Csv));
        assert_eq!(found("a.vcf", None), Some(Format::VCard));
        assert_eq!(found("a.pdf", None), None);
        assert_eq!(found("xlsx", None), None);
    }

    #[test]
    fn columns_are_named_by_their_keys() {
        let texts = Texts::new(Lang::De);
        let found = |keys| columns(&texts, &wish("a.csv", None, Some(keys)));
        assert_eq!(
            found("family_name, Email,,postal_code"),
            Ok(vec![Column::FamilyName, Column::Email, Column::PostalCode])
        );
        let wrong = found("family_name,alter").err().unwrap_or_default();
        assert!(
            wrong.contains("„alter“") && wrong.contains("given_name"),
            "{wrong}"
        );
        let note = found("note").err().unwrap_or_default();
        assert_eq!(note, "Die interne Notiz wird nie ausgegeben.");
        let all = columns(&texts, &wish("a.csv", None, None));
        assert_eq!(all, Ok(DEFAULT_COLUMNS.to_vec()));
    }
}
