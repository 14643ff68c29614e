//! A plan in words: for the command line as a whole, for windows piece by piece.

use super::{Change, Doubt, Likeness, Mistake, Plan, Planned, Twin, Verdict};
use crate::i18n::words::Named as _;
use crate::i18n::{Names, Texts, tr};
use crate::model::{TableName, text as model_text};

/// The plan as plain text: each row with number, name, verdict, what changes and what is
/// doubtful, rows that are nobody, and a line with the counts. Ends with a line feed. `names` are
/// those of the project that was planned for.
pub fn text(plan: &Plan, names: &Names<'_>) -> String {
    let mut out = String::new();
    let width = plan.rows.iter().map(|row| digits(row.candidate.number));
    let width = width.max().unwrap_or_default();
    for planned in &plan.rows {
        out.push_str(&row(plan, planned, names, width));
    }
    let texts = names.texts();
    if !plan.skipped.is_empty() {
        out.push('\n');
        out.push_str(&tr!(texts, "import-skipped", count = plan.skipped.len()));
        out.push('\n');
        for skipped in &plan.skipped {
            let text = shortened(&skipped.text);
            out.push_str(&format!("{:>width$}  {text}\n", skipped.number));
        }
    }
    if !plan.rows.is_empty() {
        out.push('\n');
    }
    out.push_str(&summary(plan, texts));
    out.push('\n');
    model_text::normalised(&out).into_owned()
}

/// "3 neu, 2 geändert, 40 unverändert, 1 mögliche Dublette, 0 Fehler".
pub fn summary(plan: &Plan, texts: &Texts) -> String {
    let counts = plan.counts();
    let mut parts = vec![
        tr!(texts, "import-count-new", count = counts.new),
        tr!(texts, "import-count-changed", count = counts.changed),
        tr!(texts, "import-count-unchanged", count = counts.unchanged),
    ];
    if counts.joined > 0 {
        parts.push(tr!(texts, "import-count-joined", count = counts.joined));
    }
    parts.push(tr!(
        texts,
        "import-count-duplicates",
        count = counts.duplicates
    ));
    parts.push(tr!(texts, "import-count-errors", count = counts.errors));
    parts.join(", ")
}

fn row(plan: &Plan, planned: &Planned, names: &Names<'_>, width: usize) -> String {
    let indent = " ".repeat(width + 4);
    let number = planned.candidate.number;
    let name = name_of(planned, names.texts());
    let verdict = verdict(names.texts(), &planned.verdict);
    let mut out = format!("{number:>width$}  {name}: {verdict}\n");
    let mut line = |text: &str| {
        out.push_str(&indent);
        out.push_str(text);
        out.push('\n');
    };
    match &planned.verdict {
        Verdict::PossibleDuplicate { of } => {
            for duplicate in of {
                let who = twin(plan, names, duplicate.who);
                let why = likeness(names.texts(), duplicate.why);
                line(&tr!(names.texts(), "import-like", who = who, why = why));
            }
        }
        Verdict::SameAs { row } => line(&tr!(
            names.texts(),
            "import-joins",
            who = twin(plan, names, Twin::Row(*row))
        )),
        _ => {}
    }
    for change in &planned.changes {
        line(&changed(names, change));
    }
    for doubt in &planned.candidate.doubts {
        line(&tr!(
            names.texts(),
            "import-doubt",
            doubt = self::doubt(names.texts(), doubt)
        ));
    }
    out
}

/// "Telefon: 0711 2161 → 0711 2161, 0170 1234567".
pub fn changed(names: &Names<'_>, change: &Change) -> String {
    let field = names.field(change.table, &change.path);
    let field = match change.table {
        TableName::people => field,
        table => format!("{}, {field}", part(names.texts(), table)),
    };
    let before = shortened(&names.value(&change.before));
    let after = shortened(&names.value(&change.after));
    format!("{field}: {before} → {after}")
}

/// Of which record beside the person a field is.
fn part(texts: &Texts, table: TableName) -> String {
    match table {
        TableName::memberships => tr!(texts, "import-part-membership"),
        TableName::organisations => tr!(texts, "import-part-organisation"),
        other => other.name(texts),
    }
}

/// What a row calls its person; the address where it has no name.
pub fn name_of(planned: &Planned, texts: &Texts) -> String {
    let said = &planned.candidate.said;
    let parts = [&said.titles, &said.given_name, &said.family_name];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let mail = said.emails.first().map(|mail| mail.value.as_str());
    match (parts.is_empty(), mail) {
        (false, _) => shortened(&parts.join(" ")),
        (true, Some(mail)) => shortened(mail),
        (true, None) => tr!(texts, "import-nameless"),
    }
}

/// Who a possible duplicate may be: "Anna Berg, Stadt Stuttgart", "Zeile 7: Anna Berg".
pub fn twin(plan: &Plan, names: &Names<'_>, who: Twin) -> String {
    match who {
        Twin::Person(person) => names.record(TableName::people, person.ulid()),
        Twin::Row(row) => match plan.rows.get(row) {
            Some(planned) => tr!(
                names.texts(),
                "import-row",
                number = planned.candidate.number.to_string(),
                name = name_of(planned, names.texts())
            ),
            None => String::new(),
        },
    }
}

/// "neu", "geändert", …; for an error, which.
pub fn verdict(texts: &Texts, verdict: &Verdict) -> String {
    match verdict {
        Verdict::New => tr!(texts, "import-new"),
        Verdict::Changed { .. } => tr!(texts, "import-changed"),
        Verdict::Unchanged { .. } => tr!(texts, "import-unchanged"),
        Verdict::SameAs { .. } => tr!(texts, "import-same-as"),
        Verdict::PossibleDuplicate { .. } => tr!(texts, "import-duplicate"),
        Verdict::Error(mistake) => {
            tr!(
                texts,
                "import-error",
                reason = self::mistake(texts, *mistake)
            )
        }
    }
}

/// Why two may be one person.
pub fn likeness(texts: &Texts, likeness: Likeness) -> String {
    match likeness {
        Likeness::Several => tr!(texts, "import-like-several"),
        Likeness::SameEmail => tr!(texts, "import-like-email"),
        Likeness::SameNameOtherEmail => tr!(texts, "import-like-other-email"),
        Likeness::SameName => tr!(texts, "import-like-name"),
        Likeness::SameNameElsewhere => tr!(texts, "import-like-elsewhere"),
        Likeness::Swapped => tr!(texts, "import-like-swapped"),
        Likeness::SimilarName => tr!(texts, "import-like-similar"),
    }
}

/// Why a row cannot be taken over.
pub fn mistake(texts: &Texts, mistake: Mistake) -> String {
    match mistake {
        Mistake::Nameless => tr!(texts, "import-error-nameless"),
        Mistake::TooLong { column } => {
            tr!(texts, "import-error-too-long", column = column.label(texts))
        }
    }
}

/// What is doubtful about a row.
pub fn doubt(texts: &Texts, doubt: &Doubt) -> String {
    match doubt {
        Doubt::LostDigits { column, cell } => tr!(
            texts,
            "import-doubt-lost-digits",
            column = column.label(texts),
            cell = shortened(cell)
        ),
        Doubt::Completed {
            column,
            cell,
            taken,
        } => tr!(
            texts,
            "import-doubt-completed",
            column = column.label(texts),
            cell = shortened(cell),
            taken = shortened(taken)
        ),
        Doubt::Unreadable { column, cell } => tr!(
            texts,
            "import-doubt-unreadable",
            column = column.label(texts),
            cell = shortened(cell)
        ),
        Doubt::Name { cell } => tr!(texts, "import-doubt-name", cell = shortened(cell)),
        Doubt::Incomplete { column, cell } => tr!(
            texts,
            "import-doubt-incomplete",
            column = column.label(texts),
            cell = shortened(cell)
        ),
        Doubt::NoOrganisation { cell } => {
            tr!(
                texts,
                "import-doubt-no-organisation",
                cell = shortened(cell)
            )
        }
        Doubt::Organisation { cell, other, taken } => {
            let (cell, other) = (shortened(cell), shortened(other));
            if *taken {
                tr!(
                    texts,
                    "import-doubt-organisation-taken",
                    cell = cell,
                    other = other
                )
            } else {
                tr!(
                    texts,
                    "import-doubt-organisation-new",
                    cell = cell,
                    other = other
                )
            }
        }
        Doubt::Contradicts {
            column,
            cell,
            taken,
        } => tr!(
            texts,
            "import-doubt-contradicts",
            column = column.label(texts),
            cell = shortened(cell),
            taken = shortened(taken)
        ),
    }
}

fn digits(number: u32) -> usize {
    number.to_string().len()
}

/// How much of a text is told, in characters.
const LONGEST: usize = 120;

/// A text on one line, cut short if it is long.
fn shortened(text: &str) -> String {
    let line = super::values::one_line(text);
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{} …", line.get(..cut).unwrap_or_default().trim_end()),
        None => line,
    }
}
