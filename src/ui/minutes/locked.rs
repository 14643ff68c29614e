//! Finished minutes: nothing in them is edited until somebody asks for it, and what was changed
//! since is in plain sight.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use chrono::{DateTime, Utc};
use egui::{Align, Frame, Label, Layout, Margin, RichText, Role, Sense, Ui, WidgetInfo};

use super::{MinutesView, entries};
use crate::document::Document;
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::{Amendment, AmendmentKind, Approval, Entry, Id, Project, Session};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::sessions::kinds::entry_icon;
use crate::ui::theme::{CONTROL_HEIGHT, Palette, RADIUS, size, space};
use crate::ui::view::{Question, ViewCx};
use crate::ui::widgets::{self, At};

/// With less room than this, in points, how minutes stand is said in one line.
const ROOM_FOR_WORDS: f32 = 420.0;

/// Which finished minutes may be changed, because somebody asked for it while the program ran.
#[derive(Default)]
pub struct Unlocked {
    /// With the moment they were finished and how they stood: finished anew or approved since,
    /// they are locked anew.
    sessions: HashMap<Id<Session>, (Option<DateTime<Utc>>, Approval)>,
    /// The answer to the question, as soon as it was given.
    answer: Rc<Cell<Option<Id<Session>>>>,
    /// The entry that gets the cursor as soon as the question is off the screen.
    next: Option<Id<Entry>>,
}

impl MinutesView {
    /// Whether the minutes on the screen are finished and nobody asked to change them.
    pub(super) fn is_locked(&self, doc: &Document) -> bool {
        let Some(id) = self.session else { return false };
        let session = doc
            .project()
            .get(id)
            .filter(|session| session.is_finished());
        session.is_some_and(|session| {
            let stands = (session.finished_at, session.approval);
            self.unlocked.sessions.get(&id) != Some(&stands)
        })
    }

    /// Whether the minutes on the screen can be written in.
    pub(super) fn may_write(&self, doc: &Document) -> bool {
        !doc.is_read_only() && !self.is_locked(doc)
    }

    /// Takes the answer to [`Self::ask_to_unlock`], if it was given.
    pub(super) fn take_answer(&mut self, project: &Project) {
        let Some(id) = self.unlocked.answer.take() else {
            return;
        };
        if let Some(session) = project.get(id) {
            let stands = (session.finished_at, session.approval);
            self.unlocked.sessions.insert(id, stands);
        }
        self.unlocked.next = self.entry;
    }

    /// Puts the cursor where somebody wanted to change something.
    pub(super) fn go_on_unlocked(&mut self, ctx: &egui::Context) {
        let Some(entry) = self.unlocked.next else {
            return;
        };
        if ctx.memory(|memory| memory.top_modal_layer()).is_some() {
            ctx.request_repaint();
            return;
        }
        self.unlocked.next = None;
        self.writing.focus(entries::text_id(entry), At::End);
    }

    /// Asks whether finished minutes are to be changed.
    pub(super) fn ask_to_unlock(&self, cx: &mut ViewCx) {
        let Some(session) = self.session else { return };
        let answer = self.unlocked.answer.clone();
        cx.out.ask(Question {
            title: tr!(cx.texts, "locked-title"),
            text: tr!(cx.texts, "locked-text"),
            yes: tr!(cx.texts, "locked-yes"),
            then: Box::new(move |_| answer.set(Some(session))),
        });
    }

    /// Above the entries of finished minutes: how they stand, and the way to change them.
    pub(super) fn show_lock(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>) {
        let project = cx.doc.project();
        let Some(session) = project.get(id).filter(|session| session.is_finished()) else {
            return;
        };
        let palette = Palette::here(ui);
        let approved_in = project.follow(session.approved_in);
        let number = approved_in.map_or("", |session| session.number.trim());
        let state = match session.approval {
            Approval::Circulating | Approval::Draft => tr!(cx.texts, "locked-circulating"),
            _ if !number.is_empty() => tr!(cx.texts, "locked-approved-in", number = number),
            _ => tr!(cx.texts, "locked-approved"),
        };
        let locked = self.is_locked(cx.doc);
        let amended = self.around.amended.len();
        ui.add_space(space::S);
        Frame::new()
            .fill(palette.panel)
            .stroke(egui::Stroke::new(1.0, palette.border))
            .corner_radius(RADIUS)
            .inner_margin(Margin::symmetric(12, 4))
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                if ui.available_width() < ROOM_FOR_WORDS {
                    self.show_small_lock(ui, cx, &state, locked);
                    return;
                }
                ui.horizontal_wrapped(|ui| {
                    let icon = if locked { icons::LOCK } else { icons::EDIT };
                    ui.label(icon.rich_text().size(18.0).color(palette.text_weak));
                    let noted = tr!(cx.texts, "locked-noted");
                    ui.add(Label::new(format!("{state} {noted}")).wrap());
                    if locked && !cx.doc.is_read_only() {
                        let label = tr!(cx.texts, "locked-change");
                        if widgets::button(ui, icons::EDIT, &label).clicked() {
                            self.ask_to_unlock(cx);
                        }
                    }
                    if amended > 0 {
                        let label = tr!(cx.texts, "locked-list", count = amended);
                        if widgets::button(ui, icons::APPROVAL, &label).clicked() {
                            cx.out.run(Command::Approval);
                        }
                    }
                });
            });
    }

    /// How finished minutes stand, in one line.
    fn show_small_lock(&self, ui: &mut Ui, cx: &mut ViewCx, state: &str, locked: bool) {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if locked && !cx.doc.is_read_only() {
                    let label = tr!(cx.texts, "locked-change");
                    if widgets::icon_button(ui, icons::EDIT, &label).clicked() {
                        self.ask_to_unlock(cx);
                    }
                }
                let label = Command::Approval.label(cx.texts);
                if widgets::icon_button(ui, icons::APPROVAL, &label).clicked() {
                    cx.out.run(Command::Approval);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(Label::new(state).truncate());
                });
            });
        });
    }

    /// An entry that cannot be edited now: its kind and its text, to be chosen and read.
    pub(super) fn show_frozen(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        nth: usize,
        id: Id<Entry>,
        entry: &Entry,
    ) {
        let palette = Palette::here(ui);
        let kind = entry.kind.name(cx.texts);
        let number: usize = nth + 1;
        let name = tr!(cx.texts, "minutes-entry", number = number, kind = kind);
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(CONTROL_HEIGHT), Sense::hover());
        let font = egui::FontId::new(18.0, icons::ADD.font_family());
        let center = egui::Align2::CENTER_CENTER;
        let icon = entry_icon(entry.kind).codepoint;
        ui.painter()
            .text(rect.center(), center, icon, font, palette.text_weak);
        let response = Frame::new()
            .inner_margin(Margin::symmetric(6, 6))
            .show(ui, |ui| {
                let width = (ui.available_width() - CONTROL_HEIGHT).max(80.0);
                ui.set_max_width(width);
                if entry.text.trim().is_empty() {
                    let text = RichText::new(tr!(cx.texts, "summary-no-text"));
                    let text = text.color(palette.text_weak);
                    return ui.add(Label::new(text).wrap().sense(Sense::click()));
                }
                // As it prints, as entries are shown in which nobody writes.
                let day = self.writing_day(cx.doc);
                let salt = (day, entry.kind, entry.written_at);
                let mut looks = std::mem::take(&mut self.prose);
                let galley = looks.layout(ui, &entry.text, width, false, salt, |text| {
                    self.marks(entry, text, day)
                });
                self.prose = looks;
                ui.add(Label::new(galley).wrap().sense(Sense::click()))
            })
            .inner;
        let said = format!("{name}: {}", entry.text);
        response.widget_info(|| {
            WidgetInfo::selected(Role::ListBoxOption, true, self.entry == Some(id), &said)
        });
        if response.has_focus() {
            let line = egui::Stroke::new(1.5, palette.accent);
            let rect = response.rect.expand(4.0);
            let inside = egui::StrokeKind::Inside;
            ui.painter().rect_stroke(rect, RADIUS, line, inside);
        }
        let asked = response.double_clicked()
            || response.has_focus()
                && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
        if response.clicked() || response.gained_focus() {
            self.entry = Some(id);
        }
        if asked && self.is_locked(cx.doc) && !cx.doc.is_read_only() {
            self.entry = Some(id);
            self.ask_to_unlock(cx);
        }
        self.writing.seen(entries::text_id(id), &response);
    }

    /// What was changed in an entry since the minutes were finished, in a word; the former
    /// wording on hovering.
    pub(super) fn show_amended(&self, ui: &mut Ui, cx: &ViewCx, record: crate::model::Ulid) {
        let Some(amendment) = self
            .around
            .amended
            .get(&record)
            .and_then(|id| cx.doc.project().get(*id))
        else {
            return;
        };
        let palette = Palette::here(ui);
        let change = cx.doc.project().change_told_by(amendment).name(cx.texts);
        let former = former(cx, amendment);
        let said = if former.is_empty() {
            change.clone()
        } else {
            format!("{change}. {former}")
        };
        let text = RichText::new(change)
            .size(size::SMALL)
            .color(palette.accent);
        let icon = icons::APPROVAL.rich_text().size(14.0).color(palette.accent);
        ui.label(icon);
        let response = ui.add(Label::new(text).sense(Sense::hover()));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        response.on_hover_text(said);
    }

    /// What was taken out of the current item since the minutes were finished.
    pub(super) fn show_removed(&self, ui: &mut Ui, cx: &mut ViewCx) {
        let palette = Palette::here(ui);
        for id in &self.around.removed {
            let Some(amendment) = cx.doc.project().get(*id).cloned() else {
                continue;
            };
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                ui.add_space(4.0);
                let size = egui::Vec2::splat(CONTROL_HEIGHT);
                let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                let font = egui::FontId::new(18.0, icons::DELETE.font_family());
                let center = egui::Align2::CENTER_CENTER;
                let icon = icons::DELETE.codepoint;
                ui.painter()
                    .text(rect.center(), center, icon, font, palette.text_weak);
                Frame::new()
                    .inner_margin(Margin::symmetric(6, 6))
                    .show(ui, |ui| {
                        let text = RichText::new(&amendment.text).strikethrough();
                        let label = Label::new(text.color(palette.text_weak)).wrap();
                        let response = ui.add(label.sense(Sense::click()));
                        let change = AmendmentKind::Removed.name(cx.texts);
                        let said = format!("{change}: {}", amendment.text);
                        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
                        if response.on_hover_text(told_by(cx, &amendment)).clicked() {
                            cx.out.run(Command::Approval);
                        }
                    });
            });
        }
    }
}

/// The former wording, and who changed it when.
fn former(cx: &ViewCx, amendment: &Amendment) -> String {
    let mut said = Vec::new();
    if amendment.change != AmendmentKind::Added && !amendment.text.is_empty() {
        let text = amendment.text.as_str();
        said.push(tr!(cx.texts, "locked-former", text = text));
    }
    said.push(told_by(cx, amendment));
    said.retain(|part| !part.is_empty());
    said.join("\n")
}

/// Who changed it, and when.
pub fn told_by(cx: &ViewCx, amendment: &Amendment) -> String {
    let when = amendment
        .at
        .map(|at| format::moment(cx.texts, &at.with_timezone(&chrono::Local)));
    let by = amendment.by.trim();
    let parts = [Some(by.to_owned()), when];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|p| !p.is_empty())
        .collect();
    parts.join(", ")
}
