//! Registers as tables: what people want to sort and filter by in cells of their own.

use super::content::Content;
use super::{Chosen, Register};
use crate::exchange::sheet::{Cell, Column, Holds, Sheet};
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};
use crate::model::{Audience, Due, Entry, EntryKind, Id, Session};

/// The table of what was chosen.
pub(super) fn sheet<'a>(
    content: &Content<'a>,
    chosen: &Chosen,
    watch: &'a dyn Fn(f32) -> bool,
) -> Sheet<'a> {
    let texts = content.texts;
    let register = content.wanted.register;
    let name = register.label(texts);
    let circle = content.project.circle();
    let rows = match chosen {
        Chosen::Entries(entries) => {
            let rows = entries.iter();
            rows.filter_map(|id| Some(entry(content, *id, content.project.get(*id)?)))
                .collect()
        }
        Chosen::Sessions(sessions) => {
            let tally = Tally::of(content);
            let rows = sessions.iter();
            rows.filter_map(|id| Some(session(content, &tally, *id, content.project.get(*id)?)))
                .collect()
        }
    };
    Sheet {
        title: match circle.name.trim() {
            "" => name.clone(),
            circle => format!("{circle}: {name}"),
        },
        names: [name, String::new()],
        lang: texts.lang(),
        today: content.now.today,
        columns: columns(texts, register, content.wanted.audience),
        rows,
        watch,
    }
}

fn columns(texts: &Texts, register: Register, audience: Audience) -> Vec<Column> {
    let plain = |heading: String| Column {
        heading,
        holds: Holds::Anything,
    };
    let prose = |heading: String| Column {
        heading,
        holds: Holds::Prose,
    };
    let code = |heading: String| Column {
        heading,
        holds: Holds::Code,
    };
    let mut columns = match register {
        Register::Actions => vec![
            plain(tr!(texts, "registers-number")),
            prose(tr!(texts, "registers-action")),
            plain(tr!(texts, "registers-owner")),
            plain(tr!(texts, "register-column-organisation")),
            plain(tr!(texts, "register-column-helpers")),
            plain(tr!(texts, "registers-due")),
            plain(tr!(texts, "register-column-due-next")),
            plain(tr!(texts, "registers-status")),
            plain(tr!(texts, "register-column-overdue")),
        ],
        Register::Decisions => vec![
            code(tr!(texts, "registers-number")),
            prose(tr!(texts, "registers-decision")),
            plain(tr!(texts, "minutes-yes")),
            plain(tr!(texts, "minutes-no")),
            plain(tr!(texts, "minutes-abstained")),
            plain(tr!(texts, "minutes-method")),
            plain(tr!(texts, "registers-result")),
        ],
        Register::Suggestions => vec![
            prose(tr!(texts, "registers-suggestion")),
            plain(tr!(texts, "registers-from")),
            plain(tr!(texts, "registers-addressee")),
            plain(tr!(texts, "registers-status")),
        ],
        Register::Sessions => {
            return vec![
                code(tr!(texts, "registers-number")),
                plain(tr!(texts, "register-column-title")),
                plain(tr!(texts, "register-column-occasion")),
                plain(tr!(texts, "register-column-first-day")),
                plain(tr!(texts, "register-column-last-day")),
                plain(tr!(texts, "register-column-place")),
                plain(tr!(texts, "register-column-room")),
                plain(tr!(texts, "register-column-host")),
                plain(tr!(texts, "register-column-chair")),
                plain(tr!(texts, "register-column-minute-taker")),
                plain(tr!(texts, "registers-status")),
                plain(tr!(texts, "register-column-approval")),
                plain(tr!(texts, "register-decisions")),
                plain(tr!(texts, "register-actions")),
                plain(tr!(texts, "register-suggestions")),
            ];
        }
    };
    columns.push(code(tr!(texts, "registers-session")));
    columns.push(plain(tr!(texts, "register-column-session-day")));
    columns.push(plain(tr!(texts, "register-column-item")));
    if audience == Audience::Internal {
        columns.push(plain(tr!(texts, "register-column-visibility")));
        if register == Register::Actions {
            columns.push(prose(tr!(texts, "register-column-history")));
        }
    }
    columns
}

fn entry(content: &Content<'_>, id: Id<Entry>, entry: &Entry) -> Vec<Cell> {
    let texts = content.texts;
    let project = content.project;
    let label = content.labels.get(id).unwrap_or_default();
    let text = Cell::text(&content.text(entry));
    let mut history = None;
    let mut cells = match entry.kind {
        EntryKind::Action => {
            let action = entry.action.clone().unwrap_or_default();
            let owner = project.follow(action.owner);
            let organisation = owner.and_then(|owner| project.follow(owner.organisation));
            let overdue = content
                .deadlines
                .is_overdue(entry.session, &action, content.now.today);
            let next = action.due == Some(Due::NextSession);
            history = Some(content.history(&action.history));
            vec![
                // A letter tells two of one number apart; any other is a number.
                label.parse().map_or(Cell::text(label), Cell::Number),
                text,
                Cell::text(&content.person(action.owner)),
                Cell::text(organisation.map_or("", |organisation| organisation.label())),
                Cell::text(&content.people(&action.helpers)),
                Cell::date(content.deadlines.due_on(entry.session, &action)),
                yes(texts, next),
                Cell::text(&action.status.name(texts)),
                yes(texts, overdue),
            ]
        }
        EntryKind::Decision => {
            let decision = entry.decision.clone().unwrap_or_default();
            let outcome = decision.outcome();
            vec![
                Cell::text(label),
                text,
                Cell::number(decision.yes),
                Cell::number(decision.no),
                Cell::number(decision.abstained),
                Cell::text(&decision.method.name(texts)),
                Cell::text(&outcome.map(|result| result.name(texts)).unwrap_or_default()),
            ]
        }
        _ => {
            let suggestion = entry.suggestion.clone().unwrap_or_default();
            let from = project.follow(suggestion.from);
            vec![
                text,
                Cell::text(from.map_or("", |organisation| organisation.label())),
                Cell::text(&suggestion.addressee),
                Cell::text(&suggestion.status.name(texts)),
            ]
        }
    };
    cells.push(Cell::text(&content.session(entry.session)));
    cells.push(Cell::date(content.deadlines.first_day(entry.session)));
    cells.push(Cell::text(&content.item(entry)));
    if content.wanted.audience == Audience::Internal {
        let visibility = project.entry_visibility(id);
        cells.push(Cell::text(&visibility.name(texts)));
        cells.extend(history.map(|history| Cell::text(&history)));
    }
    cells
}

fn yes(texts: &Texts, holds: bool) -> Cell {
    match holds {
        true => Cell::text(&tr!(texts, "register-yes")),
        false => Cell::blank(),
    }
}

/// How many decisions, actions and suggestions of each session the audience may read.
struct Tally(std::collections::HashMap<Id<Session>, [u32; 3]>);

impl Tally {
    fn of(content: &Content<'_>) -> Self {
        let mut found: std::collections::HashMap<Id<Session>, [u32; 3]> = Default::default();
        for (id, entry) in content.project.entries.iter() {
            let place = match entry.kind {
                EntryKind::Decision => 0,
                EntryKind::Action => 1,
                EntryKind::Suggestion => 2,
                EntryKind::Information | EntryKind::Discussion | EntryKind::Result => continue,
            };
            let visibility = content.project.entry_visibility(id);
            if let Some(session) = entry.session
                && visibility.is_open_to(content.wanted.audience)
                && let Some(count) = found.entry(session).or_default().get_mut(place)
            {
                *count += 1;
            }
        }
        Self(found)
    }
}

fn session(content: &Content<'_>, tally: &Tally, id: Id<Session>, session: &Session) -> Vec<Cell> {
    let texts = content.texts;
    let days = content.project.days_of(id);
    let mut dates = days.iter().filter_map(|(_, day)| day.date);
    let first = dates.next();
    let last = dates.next_back().or(first);
    let host = content.project.follow(session.host);
    let counts = tally.0.get(&id).copied().unwrap_or_default();
    let mut cells = vec![
        Cell::text(&session.number),
        Cell::text(&session.title),
        Cell::text(&session.occasion),
        Cell::date(first),
        Cell::date(last),
        Cell::text(&session.place),
        Cell::text(&session.room),
        Cell::text(host.map_or("", |host| host.label())),
        Cell::text(&content.person(session.chair)),
        Cell::text(&content.person(session.minute_taker)),
        Cell::text(&session.state.name(texts)),
        Cell::text(&session.approval.name(texts)),
    ];
    cells.extend(counts.map(Cell::Number));
    cells
}
