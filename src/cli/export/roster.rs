//! The participants as a list for other programs.

use std::path::Path;

use chrono::Local;

use super::{Wish, form, put};
use crate::cli::commands::{about, open, tell_doubts};
use crate::cli::terminal::Terminal;
use crate::cli::{FAILED, UNUSABLE};
use crate::exchange::roster::Column;
use crate::exchange::roster::export::{
    self, Contacts, DEFAULT_COLUMNS, Format, OFFERED, Wanted, Written,
};
use crate::i18n::{Names, Texts, tr};
use crate::model::{Project, TableName};

/// Writes the list.
pub(super) fn export(texts: &Texts, terminal: Terminal<'_>, wish: &Wish<'_>) -> u8 {
    let format = form(texts, wish).map(Format::of_extension);
    let (format, columns) = match (format, columns(texts, wish)) {
        (Ok(Some(format)), Ok(columns)) => (format, columns),
        (Ok(None), _) => return UNUSABLE,
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
pub(in crate::cli) fn keys_of_columns() -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::export::What;
    use crate::i18n::Lang;

    fn wish(columns: Option<&str>) -> Wish<'_> {
        Wish {
            columns,
            ..Wish::of(What::Roster, Path::new("a.zirkel.ron"), Path::new("a.csv"))
        }
    }

    #[test]
    fn columns_are_named_by_their_keys() {
        let texts = Texts::new(Lang::De);
        let found = |keys| columns(&texts, &wish(Some(keys)));
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
        let all = columns(&texts, &wish(None));
        assert_eq!(all, Ok(DEFAULT_COLUMNS.to_vec()));
    }
}
