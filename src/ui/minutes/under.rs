//! What stands under the text of an entry: what its fields say, or the fields themselves, who may
//! read it, and what was changed since the minutes were finished.

use egui::{Label, RichText, Ui, vec2};

use super::{MinutesView, parts};
use crate::document::Step;
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::{
    Action, ActionStatus, Audience, Due, Element, Entry, EntryKind, Id, Person, Project,
    SuggestionStatus, Visibility,
};
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::sessions::kinds::visibility_icon;
use crate::ui::theme::{CONTROL_HEIGHT, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, field, flow};

/// How much of its colours something keeps that the chosen audience does not get: it is still read.
pub(super) const FADED: f32 = 0.7;

/// What the fields of an entry say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// In a few words.
    pub words: Vec<String>,
    /// What is to be looked at: an action that is late, more votes than people.
    pub alarm: Option<String>,
}

impl MinutesView {
    /// Whether the chosen audience gets an entry.
    pub(super) fn is_for_audience(&self, cx: &ViewCx, id: Id<Entry>) -> bool {
        self.audience == Audience::Internal
            || cx
                .doc
                .project()
                .entry_visibility(id)
                .is_open_to(self.audience)
    }

    /// Fades what the chosen audience does not get.
    pub(super) fn fade(&self, ui: &mut Ui, cx: &ViewCx, id: Id<Entry>) {
        if !self.is_for_audience(cx, id) {
            ui.multiply_opacity(FADED);
        }
    }

    /// Shows what belongs under an entry, as far as there is anything, indented so far.
    pub(super) fn show_under(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        id: Id<Entry>,
        entry: &Entry,
        indent: f32,
    ) {
        let selected = self.entry == Some(id);
        let editing = selected && self.may_write(cx.doc);
        let following = selected && !editing && !cx.doc.is_read_only();
        let summary = self.summary(cx, id, entry);
        let visibility = self.told_visibility(cx, id, entry);
        let ink = visibility_ink(Palette::here(ui), cx.doc.project().entry_visibility(id));
        let amended = self.around.amended.contains_key(&id.ulid());
        let has_fields = editing && parts::has_fields(entry)
            || following && matches!(entry.kind, EntryKind::Action | EntryKind::Suggestion);
        let instead = editing && has_fields;
        let has_words = !summary.words.is_empty() && !instead;
        let note = origin(cx.doc.project(), entry);
        if !has_fields && !has_words && visibility.is_none() && !amended && note.is_none() {
            return;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().interact_size.y = 0.0;
            ui.add_space(indent);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = vec2(space::S, 2.0);
                if has_words || visibility.is_some() || amended || note.is_some() {
                    ui.horizontal_wrapped(|ui| {
                        ui.spacing_mut().item_spacing.x = space::XS;
                        self.show_amended(ui, cx, id.ulid());
                        if let Some((icon, words)) = &visibility {
                            let palette = Palette::here(ui);
                            ui.label(icon.rich_text().size(14.0).color(ink));
                            let words = RichText::new(words).size(size::SMALL);
                            ui.add(Label::new(words.color(palette.text)).wrap());
                            ui.add_space(space::XS);
                        }
                        if has_words {
                            show_summary(ui, &summary);
                        }
                        if let Some(note) = note {
                            show_way_to_note(ui, cx, note);
                        }
                    });
                }
                ui.spacing_mut().item_spacing = vec2(space::S, space::S);
                ui.spacing_mut().interact_size.y = CONTROL_HEIGHT;
                if editing && has_fields {
                    self.show_parts(ui, cx, id, entry);
                    ui.add_space(space::XS);
                } else if has_fields {
                    self.show_follow_up(ui, cx, id, entry);
                    ui.add_space(space::XS);
                }
            });
        });
    }

    /// What the fields of an entry say, in a few words.
    pub(super) fn summary(&self, cx: &ViewCx, id: Id<Entry>, entry: &Entry) -> Summary {
        let words = parts::summary(cx, entry, self.around.labels.get(id));
        let alarm = match entry.kind {
            EntryKind::Decision => {
                let part = entry.decision.clone().unwrap_or_default();
                self.votes_alarm(cx, entry, &part)
            }
            EntryKind::Action => self.overdue(cx, entry),
            _ => None,
        };
        Summary { words, alarm }
    }

    /// Since when an action is late, if it is.
    pub(super) fn overdue(&self, cx: &ViewCx, entry: &Entry) -> Option<String> {
        let today = chrono::Local::now().date_naive();
        let deadlines = &self.around.deadlines;
        let action = entry.action.as_ref()?;
        if !deadlines.is_overdue(entry.session, action, today) {
            return None;
        }
        let date = deadlines.due_on(entry.session, action)?;
        let date = format::date(cx.texts, date);
        Some(tr!(cx.texts, "context-overdue", date = date))
    }

    /// Who may read an entry, where that is not the circle; and why, where it was set wider than
    /// what is around it.
    fn told_visibility(
        &self,
        cx: &ViewCx,
        id: Id<Entry>,
        entry: &Entry,
    ) -> Option<(icons::Icon, String)> {
        let project = cx.doc.project();
        let visibility = project.entry_visibility(id);
        let out = !self.is_for_audience(cx, id);
        let around = entry
            .item
            .map_or(Visibility::Circle, |item| project.item_visibility(item));
        // What is internal is always said; the rest where it is not as the heading says.
        let as_around = visibility == around && visibility != Visibility::Internal;
        if as_around && entry.visibility == visibility && !out {
            return None;
        }
        let who = visibility.name(cx.texts);
        let mut words = if visibility == entry.visibility {
            who
        } else {
            let item = project.follow(entry.item);
            let set = entry.visibility.name(cx.texts);
            if item.is_some() && around == visibility {
                tr!(cx.texts, "visibility-by-item", who = who, set = set)
            } else {
                tr!(cx.texts, "visibility-by-parent", who = who, set = set)
            }
        };
        if out {
            let left_out = tr!(cx.texts, "audience-left-out");
            words = format!("{words} · {left_out}");
        }
        Some((visibility_icon(visibility), words))
    }

    /// What of an entry in finished minutes changes all the same: how its follow-up goes on.
    fn show_follow_up(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Entry>, entry: &Entry) {
        match entry.kind {
            EntryKind::Action => {
                let part = entry.action.clone().unwrap_or_default();
                flow(ui, |ui| {
                    self.choose_status(ui, cx, id, &part);
                    self.choose_owner(ui, cx, id, &part);
                    self.choose_due(ui, cx, id, &part);
                });
                self.show_history(ui, cx, id, &part);
            }
            EntryKind::Suggestion => {
                let part = entry.suggestion.clone().unwrap_or_default();
                flow(ui, |ui| choose_suggestion_status(ui, cx, id, part.status));
            }
            _ => {}
        }
    }

    /// How far an action has come.
    pub(super) fn choose_status(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Entry>, part: &Action) {
        let status = field(ui, 140.0, |ui| {
            let label = tr!(cx.texts, "minutes-status");
            widgets::choose_word(ui, cx.texts, id, &label, part.status, ActionStatus::ALL)
        });
        if let Some(status) = status {
            set_status(cx, id, status);
        }
    }

    /// What an action was like before, the newest change first.
    pub(super) fn show_history(&self, ui: &mut Ui, cx: &ViewCx, id: Id<Entry>, part: &Action) {
        let count = part.history.len();
        if count == 0 {
            return;
        }
        let label = tr!(cx.texts, "context-history", count = count);
        let project = cx.doc.project();
        fold(ui, ("history", id), &label, false, |ui| {
            for was in part.history.iter().rev() {
                let at = was.at.with_timezone(&chrono::Local).date_naive();
                let owner = project.follow(was.owner).map(Person::full_name);
                let owner = owner.unwrap_or_else(|| tr!(cx.texts, "summary-no-owner"));
                let due = match was.due {
                    Some(Due::On(date)) => format::date(cx.texts, date),
                    Some(Due::NextSession) => tr!(cx.texts, "minutes-due-next-session"),
                    None => tr!(cx.texts, "summary-no-due"),
                };
                let until = format::date(cx.texts, at);
                let mut line = tr!(
                    cx.texts,
                    "value-action-change",
                    until = until,
                    status = was.status.name(cx.texts),
                    owner = owner,
                    due = due
                );
                if !was.by.trim().is_empty() {
                    let by = tr!(cx.texts, "context-changed-by", name = was.by.as_str());
                    line = format!("{line} ({by})");
                }
                let palette = Palette::here(ui);
                let line = RichText::new(line).size(size::SMALL);
                ui.add(Label::new(line.color(palette.text_weak)).wrap());
            }
        });
    }
}

/// The note or frame an entry was made of, if it is still there.
pub(super) fn origin(project: &Project, entry: &Entry) -> Option<Id<Element>> {
    entry.origin.filter(|note| project.elements.contains(*note))
}

/// The way to the note an entry was made of.
fn show_way_to_note(ui: &mut Ui, cx: &mut ViewCx, note: Id<Element>) {
    let board = cx.doc.project().get(note).and_then(|note| note.board);
    let board = cx.doc.project().follow(board);
    let title = board.map_or("", |board| board.title.trim());
    let label = tr!(cx.texts, "minutes-show-note");
    let name = tr!(cx.texts, "minutes-show-note-on", board = title);
    let palette = Palette::here(ui);
    ui.label(icons::NOTE.rich_text().size(14.0).color(palette.accent));
    let words = RichText::new(label).size(size::SMALL);
    let link = ui.add(egui::Link::new(words.color(palette.accent)));
    widgets::named(&link, egui::Role::Link, &name);
    if link.on_hover_text(name).clicked() {
        cx.out.go(Place::Element(note));
    }
}

/// The colour in which it is said who may read something: what must not get out stands out.
pub(super) fn visibility_ink(palette: &Palette, visibility: Visibility) -> egui::Color32 {
    match visibility {
        Visibility::Internal => palette.warn,
        Visibility::Circle | Visibility::Public => palette.text_weak,
    }
}

/// Sets how far an action has come, as a step that says so.
pub(super) fn set_status(cx: &mut ViewCx, id: Id<Entry>, status: ActionStatus) {
    cx.doc.end_gesture();
    cx.doc.edit(Step::SetStatus, |project| {
        project.change(id, |entry| {
            entry.action.get_or_insert_with(Action::default).status = status;
        });
    });
}

/// How far a suggestion has come.
pub(super) fn choose_suggestion_status(
    ui: &mut Ui,
    cx: &mut ViewCx,
    id: Id<Entry>,
    now: SuggestionStatus,
) {
    let status = field(ui, 140.0, |ui| {
        let label = tr!(cx.texts, "minutes-status");
        widgets::choose_word(ui, cx.texts, id, &label, now, SuggestionStatus::ALL)
    });
    if let Some(status) = status {
        cx.doc.end_gesture();
        cx.doc.edit(Step::SetStatus, |project| {
            project.change(id, |entry| {
                entry.suggestion.get_or_insert_default().status = status;
            });
        });
    }
}

/// A part that is folded away, with its name and what is in it.
pub(super) fn fold(
    ui: &mut Ui,
    salt: impl std::hash::Hash + std::fmt::Debug,
    label: &str,
    open: bool,
    content: impl FnOnce(&mut Ui),
) {
    egui::CollapsingHeader::new(crate::ui::theme::strong(label, size::BODY))
        .id_salt(salt)
        .default_open(open)
        .show_unindented(ui, content);
}

fn show_summary(ui: &mut Ui, summary: &Summary) {
    let palette = Palette::here(ui);
    let words = RichText::new(summary.words.join(" · ")).size(size::SMALL);
    ui.add(Label::new(words.color(palette.text_weak)).wrap());
    if let Some(alarm) = &summary.alarm {
        show_alarm(ui, alarm);
    }
}

/// Something to be looked at, in a line of text.
pub(super) fn show_alarm(ui: &mut Ui, words: &str) {
    let palette = Palette::here(ui);
    ui.label(icons::WARN.rich_text().size(14.0).color(palette.warn));
    let words = RichText::new(words).size(size::SMALL).color(palette.warn);
    ui.add(Label::new(words).wrap());
}
