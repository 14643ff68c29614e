//! Minutes and agenda of a session, for one audience.

use super::{Wish, form, put};
use crate::cli::commands::{about, open, tell_doubts};
use crate::cli::terminal::Terminal;
use crate::cli::{FAILED, UNUSABLE};
use crate::exchange::paper::{self, Document};
use crate::i18n::{Texts, format, tr};
use crate::model::{Audience, Id, Project, Session};

/// The words for audiences on the command line.
pub(in crate::cli) const AUDIENCES: [&str; 3] = ["internal", "circle", "public"];

/// What makes a document of a session.
pub(super) type Build = fn(&Project, Id<Session>, Audience, &Texts) -> Option<Document>;

/// Writes a document of a session.
pub(super) fn export(texts: &Texts, terminal: Terminal<'_>, wish: &Wish<'_>, build: Build) -> u8 {
    let format = match form(texts, wish) {
        Ok(format) => format,
        Err(wrong) => {
            terminal.complain(&wrong);
            return UNUSABLE;
        }
    };
    let Some(opened) = open(texts, terminal, wish.file) else {
        return FAILED;
    };
    tell_doubts(texts, terminal, wish.file, &opened);
    let session = match session(texts, &opened.project, wish.session) {
        Ok(session) => session,
        Err(wrong) => {
            terminal.complain(&wrong);
            return FAILED;
        }
    };
    let audience = match wish.audience {
        Some("internal") => Audience::Internal,
        Some("public") => Audience::Public,
        _ => Audience::Circle,
    };
    let Some(document) = build(&opened.project, session, audience, texts) else {
        return FAILED;
    };
    let text = match format {
        "html" => paper::html(&document),
        _ => paper::markdown(&document),
    };
    let (file, out) = (wish.file, wish.out);
    if let Err(code) = put(texts, terminal, file, out, text.as_bytes(), wish.replace) {
        return code;
    }
    let version = match audience {
        Audience::Internal => tr!(texts, "paper-version-internal"),
        Audience::Circle => tr!(texts, "paper-version-circle"),
        Audience::Public => tr!(texts, "paper-version-public"),
    };
    let title = document.title.as_str();
    let written = tr!(
        texts,
        "export-cli-paper-written",
        title = title,
        version = version
    );
    terminal.say(&about(out, &written))
}

/// The session that is meant: by its number, its title or its id; without any the newest with a
/// date.
fn session(texts: &Texts, project: &Project, wanted: Option<&str>) -> Result<Id<Session>, String> {
    let all = project.sessions_by_date();
    if all.is_empty() {
        return Err(tr!(texts, "export-cli-no-sessions"));
    }
    let Some(wanted) = wanted.map(str::trim) else {
        let dated = all.iter().find(|(id, _)| project.first_date(*id).is_some());
        return dated.map(|(id, _)| *id).ok_or_else(|| {
            let head = tr!(texts, "export-cli-no-dated-session");
            listed(texts, project, head, &all)
        });
    };
    let is_meant = |(id, session): &&(Id<Session>, &Session)| {
        id.to_string() == wanted
            || session.number.trim() == wanted
            || session.title.trim() == wanted
    };
    let meant: Vec<_> = all.iter().filter(is_meant).copied().collect();
    match meant.as_slice() {
        [(id, _)] if !wanted.is_empty() => Ok(*id),
        [] | [_] => {
            let head = tr!(texts, "export-cli-no-session", session = wanted);
            Err(listed(texts, project, head, &all))
        }
        several => {
            let head = tr!(texts, "export-cli-several-sessions", session = wanted);
            Err(listed(texts, project, head, several))
        }
    }
}

/// Sessions below one another, each with what it can be called by.
fn listed(
    texts: &Texts,
    project: &Project,
    head: String,
    sessions: &[(Id<Session>, &Session)],
) -> String {
    let mut lines = vec![head];
    for (id, session) in sessions {
        let mut parts = vec![match session.number.trim() {
            "" => id.to_string(),
            number
                if sessions
                    .iter()
                    .filter(|(_, s)| s.number.trim() == number)
                    .count()
                    > 1 =>
            {
                format!("{id}  {number}")
            }
            number => number.to_owned(),
        }];
        parts.push(session.title.trim().to_owned());
        let date = project.first_date(*id);
        parts.extend(date.map(|date| format::date(texts, date)));
        parts.retain(|part| !part.is_empty());
        lines.push(parts.join("  "));
    }
    lines.join("\n")
}
