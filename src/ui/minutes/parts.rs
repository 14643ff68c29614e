//! What an entry has besides its text: votes, owner, due date, who suggested it, who said it.

use egui::Ui;

use super::MinutesView;
use super::under::{choose_suggestion_status, show_alarm};
use crate::document::{Gesture, Step};
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::{Action, Decision, Due, Entry, EntryKind, Id, Suggestion, text};
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, field, flow};

/// How many addressees are offered at once.
const MOST_ADDRESSEES: usize = 8;

/// Puts typing into a field of an entry into the project.
pub(super) fn typed(cx: &mut ViewCx, id: Id<Entry>, field: &str, change: impl FnOnce(&mut Entry)) {
    let gesture = Gesture::on((id, field));
    cx.doc
        .edit_more(Step::EditEntry, gesture, |p| p.change(id, change));
}

/// Puts a choice for an entry into the project.
pub(super) fn chosen(cx: &mut ViewCx, id: Id<Entry>, change: impl FnOnce(&mut Entry)) {
    cx.doc.edit(Step::EditEntry, |p| p.change(id, change));
}

pub(super) fn decision(entry: &mut Entry) -> &mut Decision {
    entry.decision.get_or_insert_with(Decision::default)
}

fn action(entry: &mut Entry) -> &mut Action {
    entry.action.get_or_insert_with(Action::default)
}

fn suggestion(entry: &mut Entry) -> &mut Suggestion {
    entry.suggestion.get_or_insert_with(Suggestion::default)
}

impl MinutesView {
    /// The fields of the chosen entry.
    pub(super) fn show_parts(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        id: Id<Entry>,
        entry: &Entry,
    ) {
        let revision = cx.doc.revision();
        match entry.kind {
            EntryKind::Decision => {
                self.show_decision(ui, cx, id, entry);
            }
            EntryKind::Action => {
                let part = entry.action.clone().unwrap_or_default();
                flow(ui, |ui| self.show_action(ui, cx, id, &part));
                if let Some(overdue) = self.overdue(cx, entry) {
                    ui.horizontal(|ui| show_alarm(ui, &overdue));
                }
                self.show_helpers(ui, cx, id, &part);
                self.show_history(ui, cx, id, &part);
            }
            EntryKind::Suggestion => {
                let part = entry.suggestion.clone().unwrap_or_default();
                flow(ui, |ui| self.show_suggestion(ui, cx, id, &part));
            }
            EntryKind::Discussion => self.show_speaker(ui, cx, id, entry),
            EntryKind::Information | EntryKind::Result if entry.speaker.is_some() => {
                self.show_speaker(ui, cx, id, entry);
            }
            EntryKind::Information | EntryKind::Result => {}
        }
        self.to_fields.take_if(|wanted| *wanted == id);
        if cx.doc.revision() != revision {
            // What is typed into the text from now on is a step of its own.
            self.fresh = None;
        }
    }

    /// Gives the focus to the field that is drawn next, if it is the first one and wanted.
    pub(super) fn focus_first(&self, ui: &Ui, id: Id<Entry>, label: &str) {
        if self.to_fields == Some(id) {
            // As `widgets::draft_field` makes it.
            let field = ui.make_persistent_id((id, label));
            ui.memory_mut(|memory| memory.request_focus(field));
        }
    }

    fn show_speaker(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Entry>, entry: &Entry) {
        let speaker = field(ui, 260.0, |ui| {
            widgets::choose_record(
                ui,
                id,
                &tr!(cx.texts, "minutes-speaker"),
                entry.speaker,
                &self.names.people,
                &tr!(cx.texts, "sessions-nobody"),
                &tr!(cx.texts, "sessions-filter"),
            )
        });
        if let Some(speaker) = speaker {
            chosen(cx, id, |entry| entry.speaker = speaker);
        }
    }

    fn show_action(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Entry>, part: &Action) {
        self.choose_owner(ui, cx, id, part);
        self.choose_due(ui, cx, id, part);
        self.choose_status(ui, cx, id, part);
        if let Some(number) = self.around.labels.get(id) {
            field(ui, 60.0, |ui| {
                ui.add_space(size::SMALL + 10.0);
                widgets::weak(ui, tr!(cx.texts, "summary-action-number", number = number));
            });
        }
    }

    /// Who answers for an action.
    pub(super) fn choose_owner(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Entry>, part: &Action) {
        let nobody = tr!(cx.texts, "sessions-nobody");
        let filter = tr!(cx.texts, "sessions-filter");
        let owner = field(ui, 220.0, |ui| {
            let label = tr!(cx.texts, "minutes-owner");
            let people = &self.names.people;
            widgets::choose_record(ui, id, &label, part.owner, people, &nobody, &filter)
        });
        if let Some(owner) = owner {
            chosen(cx, id, |entry| action(entry).owner = owner);
        }
    }

    /// Until when an action is to be done.
    pub(super) fn choose_due(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Entry>, part: &Action) {
        let date = match part.due {
            Some(Due::On(date)) => Some(date),
            _ => None,
        };
        let date = field(ui, 130.0, |ui| {
            let label = tr!(cx.texts, "minutes-due");
            self.focus_first(ui, id, &label);
            widgets::date_field(ui, cx.texts, id, &label, date)
        });
        match date {
            Some(Some(date)) => typed(cx, id, "due", |e| action(e).due = Some(Due::On(date))),
            Some(None) if part.due != Some(Due::NextSession) => {
                typed(cx, id, "due", |entry| action(entry).due = None);
            }
            _ => {}
        }
        field(ui, 150.0, |ui| {
            ui.add_space(size::SMALL + 6.0);
            let mut next = part.due == Some(Due::NextSession);
            let label = tr!(cx.texts, "minutes-due-next-session");
            if ui.checkbox(&mut next, label).changed() {
                let due = next.then_some(Due::NextSession);
                chosen(cx, id, |entry| action(entry).due = due);
            }
        });
    }

    fn show_helpers(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Entry>, part: &Action) {
        flow(ui, |ui| {
            let others = self.names.people.iter();
            let others: Vec<_> = others
                .filter(|(person, _)| part.owner != Some(*person) && !part.helpers.contains(person))
                .cloned()
                .collect();
            let helper = field(ui, 220.0, |ui| {
                let label = tr!(cx.texts, "minutes-helpers");
                let add = tr!(cx.texts, "minutes-add-helper");
                let filter = tr!(cx.texts, "sessions-filter");
                widgets::choose_record(ui, (id, "helper"), &label, None, &others, &add, &filter)
            });
            if let Some(Some(helper)) = helper {
                chosen(cx, id, |entry| action(entry).helpers.push(helper));
            }
            for helper in &part.helpers {
                let person = cx.doc.project().get(*helper);
                let name = person.map_or_else(String::new, |person| person.full_name());
                field(ui, 180.0, |ui| {
                    ui.add_space(size::SMALL + 4.0);
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 0.0;
                        let remove = tr!(cx.texts, "minutes-remove-helper", name = name.as_str());
                        if widgets::icon_button(ui, icons::CLOSE, &remove).clicked() {
                            chosen(cx, id, |entry| {
                                action(entry).helpers.retain(|known| known != helper);
                            });
                        }
                        ui.add(egui::Label::new(name.as_str()).truncate());
                    });
                });
            }
        });
    }

    fn show_suggestion(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Entry>, part: &Suggestion) {
        let from = field(ui, 220.0, |ui| {
            widgets::choose_record(
                ui,
                id,
                &tr!(cx.texts, "minutes-from"),
                part.from,
                &self.names.organisations,
                &tr!(cx.texts, "sessions-nobody"),
                &tr!(cx.texts, "sessions-filter"),
            )
        });
        if let Some(from) = from {
            chosen(cx, id, |entry| suggestion(entry).from = from);
        }
        let addressee = field(ui, 260.0, |ui| {
            let first = self.to_fields == Some(id);
            let known = self.around.addressees(cx.doc.project());
            show_addressee(ui, cx, (id, first), &part.addressee, known)
        });
        if let Some(text) = addressee {
            typed(cx, id, "addressee", |e| suggestion(e).addressee = text);
        }
        choose_suggestion_status(ui, cx, id, part.status);
    }
}

/// For whom a suggestion is: typed, or one of those named before.
fn show_addressee(
    ui: &mut Ui,
    cx: &ViewCx,
    (id, first): (Id<Entry>, bool),
    addressee: &str,
    known: &[String],
) -> Option<String> {
    let label = tr!(cx.texts, "minutes-addressee");
    let width = ui.available_width();
    widgets::label_for(ui, &label, |ui, name| {
        let id = ui.make_persistent_id((id, "addressee"));
        let mut edited = addressee.to_owned();
        widgets::caret::follow(ui.ctx(), id, addressee);
        let margin = egui::Margin {
            left: 8,
            right: widgets::SUGGEST_ROOM,
            top: 6,
            bottom: 6,
        };
        let edit = egui::TextEdit::singleline(&mut edited)
            .id(id)
            .desired_width(width)
            .margin(margin);
        let response = ui.add(edit).labelled_by(name);
        if first {
            response.request_focus();
        }
        widgets::caret::leave(ui.ctx(), id, &edited);
        let typed = text::folded(edited.trim());
        let fitting: Vec<String> = known
            .iter()
            .filter(|word| word.as_str() != edited.trim() && text::folded(word).contains(&typed))
            .take(MOST_ADDRESSEES)
            .cloned()
            .collect();
        let open = tr!(cx.texts, "suggestion-addressees");
        let chosen = if fitting.is_empty() {
            None
        } else {
            widgets::suggest(ui, &response, &open, &fitting, None)
        };
        chosen.or_else(|| response.changed().then_some(edited))
    })
}

/// Whether an entry has fields besides its text.
pub(super) fn has_fields(entry: &Entry) -> bool {
    match entry.kind {
        EntryKind::Information | EntryKind::Result => entry.speaker.is_some(),
        _ => true,
    }
}

/// What the fields say, in a few words.
pub(super) fn summary(cx: &ViewCx, entry: &Entry, number: Option<&str>) -> Vec<String> {
    let texts = cx.texts;
    let project = cx.doc.project();
    let mut words = Vec::new();
    if let Some(speaker) = project.follow(entry.speaker) {
        words.push(speaker.full_name());
    }
    match entry.kind {
        EntryKind::Decision => {
            let part = entry.decision.clone().unwrap_or_default();
            words.extend(number.map(|n| tr!(texts, "votes-number", number = n)));
            words.extend(part.outcome().map(|result| result.name(texts)));
            words.extend(part.yes.map(|n| tr!(texts, "summary-votes-yes", count = n)));
            words.extend(part.no.map(|n| tr!(texts, "summary-votes-no", count = n)));
            let abstained = part.abstained;
            words.extend(abstained.map(|n| tr!(texts, "summary-votes-abstained", count = n)));
        }
        EntryKind::Action => {
            let part = entry.action.clone().unwrap_or_default();
            words.extend(number.map(|n| tr!(texts, "summary-action-number", number = n)));
            words.push(match project.follow(part.owner) {
                Some(owner) => {
                    let person = owner.full_name();
                    tr!(texts, "summary-owner", person = person)
                }
                None => tr!(texts, "summary-no-owner"),
            });
            words.push(match part.due {
                Some(Due::On(date)) => {
                    tr!(texts, "summary-due", date = format::date(texts, date))
                }
                Some(Due::NextSession) => tr!(texts, "summary-due-next-session"),
                None => tr!(texts, "summary-no-due"),
            });
            words.push(part.status.name(texts));
        }
        EntryKind::Suggestion => {
            let part = entry.suggestion.clone().unwrap_or_default();
            if let Some(from) = project.follow(part.from) {
                let organisation = from.label().to_owned();
                words.push(tr!(
                    texts,
                    "summary-suggested-by",
                    organisation = organisation
                ));
            }
            if !part.addressee.trim().is_empty() {
                let addressee = part.addressee.trim().to_owned();
                words.push(tr!(texts, "summary-suggested-to", addressee = addressee));
            }
            words.push(part.status.name(texts));
        }
        EntryKind::Information | EntryKind::Discussion | EntryKind::Result => {}
    }
    words
}
