//! The command salvage: a damaged file's whole records into a new file.

use std::path::Path;

use super::commands::{about, counts, tell_dangling};
use super::terminal::Terminal;
use super::{FAILED, FINE};
use crate::i18n::damages::damage;
use crate::i18n::{Texts, errors, tr};
use crate::store::salvage::{Salvaged, salvage_file};
use crate::store::{self, DataDirs, Header, Progress, SCHEMA, SaveRequest};

/// How many damaged places are listed; a screen full of them helps nobody.
const MOST_TOLD: usize = 200;

/// Salvages `file` into the new file `out`. [`FINE`] if nothing is missing.
pub(super) fn salvage(texts: &Texts, terminal: Terminal<'_>, file: &Path, out: &Path) -> u8 {
    let Some(dirs) = DataDirs::of_system() else {
        terminal.complain(&tr!(texts, "cli-no-data-folder"));
        return FAILED;
    };
    let salvaged = match salvage_file(file, &Progress::default()) {
        Ok(found) => found.salvaged,
        Err(error) => {
            terminal.complain(&about(file, &errors::open(texts, &error)));
            return FAILED;
        }
    };
    tell(texts, terminal, file, &salvaged);
    if let Some(schema) = salvaged.schema.filter(|schema| *schema > SCHEMA) {
        let message = tr!(
            texts,
            "cli-salvage-newer",
            schema = schema.to_string(),
            known = SCHEMA.to_string()
        );
        terminal.complain(&about(file, &message));
        return FAILED;
    }
    if salvaged.found() == 0 && salvaged.project.ext.is_empty() && !salvaged.is_whole() {
        terminal.complain(&about(file, &tr!(texts, "cli-salvage-nothing")));
        return FAILED;
    }
    let whole = salvaged.is_whole();
    let found = about(
        out,
        &format!(
            "{}; {}",
            tr!(texts, "cli-salvage-found", count = salvaged.found()),
            counts(texts, &salvaged.project)
        ),
    );
    let request = SaveRequest {
        // With the old header, whoever merges would take what is missing for deleted.
        header: if whole {
            salvaged.header
        } else {
            Header::default()
        },
        ..SaveRequest::new(out, salvaged.project)
    };
    if let Err(error) = store::save(&request, &dirs, &Progress::default()) {
        terminal.complain(&errors::save(texts, &error));
        return FAILED;
    }
    let code = if whole { FINE } else { FAILED };
    code.max(terminal.say(&found))
}

/// Says what is wrong with the file.
fn tell(texts: &Texts, terminal: Terminal<'_>, file: &Path, salvaged: &Salvaged) {
    let complain = |message: &str| terminal.complain(&about(file, message));
    for place in salvaged.damages.iter().take(MOST_TOLD) {
        complain(&damage(texts, place));
    }
    let more = salvaged.damages.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        complain(&tr!(texts, "cli-salvage-more", count = more));
    }
    if salvaged.cut_off {
        complain(&tr!(texts, "damage-cut-off"));
    }
    if salvaged.checksum == Some(false) && salvaged.damages.is_empty() && !salvaged.cut_off {
        complain(&tr!(texts, "damage-checksum"));
    }
    tell_dangling(texts, terminal, file, &salvaged.project);
}
