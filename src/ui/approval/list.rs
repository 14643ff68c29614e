//! What was changed in finished minutes: where, from what to what, by whom; and the way back.

use egui::{Label, RichText, Role, Ui, WidgetInfo};

use crate::document::Step;
use crate::document::merge::{Piece, pieces, shortened};
use crate::i18n::words::Named as _;
use crate::i18n::{Lang, Texts, format, tr};
use crate::model::{
    Amendment, AmendmentKind, Decision, Entry, EntryKind, Id, Project, Session, TableName,
};
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

/// Of a long text, this much is shown beside each difference, in characters.
const AROUND: usize = 240;
/// More changes than this are not shown at once.
const MOST: usize = 200;

/// The changes of a session's minutes, put into words once for each revision.
#[derive(Default)]
pub struct Listed {
    of: Option<(u64, Lang)>,
    told: Vec<Told>,
}

/// One change.
struct Told {
    id: Id<Amendment>,
    /// What happened.
    change: AmendmentKind,
    /// Where: item and kind of entry.
    place: String,
    /// The wording, as it was and as it is.
    pieces: Vec<Piece>,
    /// What else differs.
    rest: Vec<String>,
    /// By whom, and when.
    by: String,
    /// Where it is shown.
    go: Option<Place>,
    /// Whether it can be taken back.
    can_go_back: bool,
}

impl Listed {
    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// Brings the list up to date.
    pub fn refresh(&mut self, cx: &ViewCx, session: Id<Session>) {
        let of = Some((cx.doc.revision(), cx.texts.lang()));
        if self.of == of {
            return;
        }
        self.of = of;
        let project = cx.doc.project();
        let amendments = project.amendments_of(session).into_iter();
        self.told = amendments
            .filter_map(|id| tell(project, cx.texts, session, id))
            .collect();
    }

    /// Shows the list. Returns whether the sheet is to close, as somebody goes to one of them.
    pub fn show(&self, ui: &mut Ui, cx: &mut ViewCx) -> bool {
        ui.label(theme::section(tr!(
            cx.texts,
            "approve-changes",
            count = self.told.len()
        )));
        if self.told.is_empty() {
            widgets::weak(ui, tr!(cx.texts, "approve-no-changes"));
            return false;
        }
        let mut goes = false;
        for told in self.told.iter().take(MOST) {
            widgets::keyed(ui, told.id, |ui| {
                theme::card(Palette::here(ui))
                    .inner_margin(12)
                    .show(ui, |ui| {
                        ui.set_min_width(ui.available_width());
                        goes |= show_one(ui, cx, told);
                    });
            });
        }
        let more = self.told.len().saturating_sub(MOST);
        if more > 0 {
            widgets::weak(ui, tr!(cx.texts, "approve-more-changes", count = more));
        }
        goes
    }
}

fn show_one(ui: &mut Ui, cx: &mut ViewCx, told: &Told) -> bool {
    let palette = Palette::here(ui);
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.horizontal_wrapped(|ui| {
        widgets::badge(ui, &told.change.name(cx.texts));
        ui.add(Label::new(theme::strong(&told.place, size::BODY)).wrap());
    });
    if !told.by.is_empty() {
        let by = RichText::new(&told.by).size(size::SMALL);
        ui.add(Label::new(by.color(palette.text_weak)).wrap());
    }
    if !told.pieces.is_empty() {
        let job = widgets::marked_pieces(ui, &told.pieces);
        let response = ui.add(Label::new(job).wrap().selectable(true));
        // Marks are not read out; both wordings are.
        let said = spoken(cx.texts, &told.pieces);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    }
    for line in &told.rest {
        let line = RichText::new(line).size(size::SMALL);
        ui.add(Label::new(line.color(palette.text_weak)).wrap());
    }
    let mut goes = false;
    ui.horizontal_wrapped(|ui| {
        if let Some(place) = told.go {
            let label = tr!(cx.texts, "approve-show");
            let response = widgets::button(ui, icons::GO, &label);
            let name = format!("{label}: {}", told.place);
            widgets::named(&response, Role::Button, &name);
            if response.clicked() {
                cx.out.go(place);
                goes = true;
            }
        }
        if cx.doc.is_read_only() {
            return;
        }
        if told.can_go_back {
            let label = match told.change {
                AmendmentKind::Changed => tr!(cx.texts, "approve-take-back"),
                AmendmentKind::Added => tr!(cx.texts, "approve-take-out"),
                AmendmentKind::Removed => tr!(cx.texts, "approve-put-back"),
            };
            let response = widgets::button(ui, icons::RESTORE, &label);
            let name = format!("{label}: {}", told.place);
            widgets::named(&response, Role::Button, &name);
            if response.clicked() {
                take_back(cx, told);
            }
        } else {
            let words = RichText::new(tr!(cx.texts, "approve-by-history")).size(size::SMALL);
            ui.add(Label::new(words.color(palette.text_weak)).wrap());
        }
    });
    goes
}

fn take_back(cx: &mut ViewCx, told: &Told) {
    let amendment = cx.doc.project().get(told.id);
    let of_item = amendment.is_some_and(|amendment| amendment.entry.is_none());
    let step = match (told.change, of_item) {
        (_, true) => Step::EditItem,
        (AmendmentKind::Changed, _) => Step::EditEntry,
        (AmendmentKind::Added, _) => Step::DeleteEntry,
        (AmendmentKind::Removed, _) => Step::AddEntry,
    };
    cx.doc.end_gesture();
    cx.doc.edit(step, |project| project.take_back(told.id));
    cx.out.tell(Tone::Good, tr!(cx.texts, "approve-taken-back"));
}

fn tell(project: &Project, texts: &Texts, session: Id<Session>, id: Id<Amendment>) -> Option<Told> {
    let was = project.get(id)?;
    let change = project.change_told_by(was);
    let entry = project.follow(was.entry);
    let item = project.follow(was.item);
    let now = match was.entry {
        Some(_) => entry.map_or("", |entry| entry.text.as_str()),
        None => item.map_or("", |item| item.title.as_str()),
    };
    let pieces = match change {
        AmendmentKind::Added => vec![Piece::Added(now.to_owned())],
        AmendmentKind::Removed => vec![Piece::Removed(was.text.clone())],
        AmendmentKind::Changed => shortened(&pieces(&was.text, now), AROUND),
    };
    let pieces: Vec<Piece> = pieces
        .into_iter()
        .filter(|piece| !is_blank(piece))
        .collect();
    let agenda = project.agenda_of(session);
    let number = agenda
        .iter()
        .find(|line| Some(line.id) == was.item)
        .map_or("", |line| line.number.as_str());
    let mut place = match (number, item) {
        ("", Some(item)) => item.title.clone(),
        ("", None) => tr!(texts, "summary-without-item"),
        (number, Some(item)) => {
            let top = tr!(texts, "summary-item", number = number);
            format!("{top} {}", item.title).trim().to_owned()
        }
        (number, None) => tr!(texts, "summary-item", number = number),
    };
    place = match (was.entry, entry) {
        (Some(_), Some(entry)) => format!("{place} · {}", entry.kind.name(texts)),
        (Some(_), None) => format!("{place} · {}", was.kind.name(texts)),
        (None, _) => place,
    };
    let mut rest = match (change, was.entry.is_some()) {
        (AmendmentKind::Changed, true) => {
            entry.map_or_else(Vec::new, |entry| differences(texts, was, entry))
        }
        (AmendmentKind::Changed, false) => {
            let visibility = item.map(|item| item.visibility);
            let differs = visibility.filter(|now| *now != was.visibility);
            differs
                .map(|now| {
                    changed(
                        texts,
                        "visibility",
                        was.visibility.name(texts),
                        now.name(texts),
                    )
                })
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    };
    let same = |piece: &Piece| matches!(piece, Piece::Same(_));
    if change == AmendmentKind::Changed && rest.is_empty() && pieces.iter().all(same) {
        rest.push(tr!(texts, "approve-something-else"));
    }
    let when = was
        .at
        .map(|at| format::moment(texts, &at.with_timezone(&chrono::Local)));
    let by = [Some(was.by.trim().to_owned()), when];
    let by: Vec<String> = by.into_iter().flatten().filter(|p| !p.is_empty()).collect();
    Some(Told {
        id,
        change,
        place,
        pieces,
        rest,
        by: by.join(", "),
        go: Place::of_record(project, TableName::amendments, id.ulid()),
        can_go_back: project.can_take_back(was),
    })
}

fn is_blank(piece: &Piece) -> bool {
    let (Piece::Same(text) | Piece::Added(text) | Piece::Removed(text)) = piece;
    text.is_empty()
}

/// What of an entry differs besides its wording.
fn differences(texts: &Texts, was: &Amendment, entry: &Entry) -> Vec<String> {
    let mut lines = Vec::new();
    if was.kind != entry.kind {
        let (before, after) = (was.kind.name(texts), entry.kind.name(texts));
        lines.push(changed(texts, "kind", before, after));
    }
    if was.visibility != entry.visibility {
        let (before, after) = (was.visibility.name(texts), entry.visibility.name(texts));
        lines.push(changed(texts, "visibility", before, after));
    }
    let votes = |decision: &Option<Decision>, kind| {
        let decision = decision.as_ref().filter(|_| kind == EntryKind::Decision);
        decision.map_or_else(String::new, |decision| told_votes(texts, decision))
    };
    let (before, after) = (
        votes(&was.decision, was.kind),
        votes(&entry.decision, entry.kind),
    );
    if before != after {
        lines.push(changed(texts, "decision", before, after));
    }
    lines
}

fn changed(texts: &Texts, what: &str, before: String, after: String) -> String {
    let what = match what {
        "kind" => tr!(texts, "approve-kind"),
        "visibility" => tr!(texts, "approve-visibility"),
        _ => tr!(texts, "approve-votes"),
    };
    let nothing = || tr!(texts, "approve-nothing");
    let before = if before.is_empty() { nothing() } else { before };
    let after = if after.is_empty() { nothing() } else { after };
    format!("{what}: {before} → {after}")
}

fn told_votes(texts: &Texts, decision: &Decision) -> String {
    let counts = [
        decision
            .yes
            .map(|n| tr!(texts, "summary-votes-yes", count = n)),
        decision
            .no
            .map(|n| tr!(texts, "summary-votes-no", count = n)),
        decision
            .abstained
            .map(|n| tr!(texts, "summary-votes-abstained", count = n)),
        decision.outcome().map(|result| result.name(texts)),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    counts.join(", ")
}

/// Both wordings, for those who do not see the marks.
fn spoken(texts: &Texts, pieces: &[Piece]) -> String {
    let of = |before: bool| -> String {
        pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Same(text) => Some(text.as_str()),
                Piece::Removed(text) if before => Some(text.as_str()),
                Piece::Added(text) if !before => Some(text.as_str()),
                _ => None,
            })
            .collect()
    };
    let (before, after) = (of(true), of(false));
    match (before.trim(), after.trim()) {
        ("", after) => after.to_owned(),
        (before, "") => before.to_owned(),
        (before, after) => tr!(texts, "approve-spoken", before = before, after = after),
    }
}
