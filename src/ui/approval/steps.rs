//! From a draft through the round to approved minutes, and back.

use egui::{Frame, Label, Margin, RichText, Ui};

use super::ApprovalSheet;
use crate::document::Step;
use crate::i18n::words::Named as _;
use crate::i18n::{format, tr};
use crate::model::{Approval, Id, Project, Session};
use crate::ui::icons;
use crate::ui::sessions::title_or;
use crate::ui::theme::{self, Palette, RADIUS, size, space};
use crate::ui::view::{Question, ViewCx};
use crate::ui::widgets;

impl ApprovalSheet {
    pub(super) fn show_steps(&mut self, ui: &mut Ui, cx: &mut ViewCx, session: &Session) {
        show_stations(ui, cx, session);
        let words = match session.approval {
            Approval::Draft => tr!(cx.texts, "approve-draft-text"),
            _ => match session.finished_at {
                Some(at) => {
                    let at = at.with_timezone(&chrono::Local);
                    let date = format::date(cx.texts, at.date_naive());
                    tr!(cx.texts, "approve-finished-on", date = date)
                }
                None => tr!(cx.texts, "approve-finished"),
            },
        };
        ui.add(Label::new(words).wrap());
        if cx.doc.is_read_only() {
            return;
        }
        let approves = self.at_once || session.approval != Approval::Draft;
        if approves {
            self.show_approving(ui, cx, session);
        }
        ui.horizontal_wrapped(|ui| match session.approval {
            Approval::Draft => {
                let label = tr!(cx.texts, "approve-circulate");
                let pressed = if approves {
                    widgets::button(ui, icons::MAIL, &label)
                } else {
                    widgets::primary_button(ui, Some(icons::MAIL), &label)
                };
                if pressed.clicked() {
                    self.set(cx, Approval::Circulating, None);
                }
                if !approves {
                    let label = tr!(cx.texts, "approve-at-once");
                    if widgets::button(ui, icons::APPROVAL, &label).clicked() {
                        self.at_once = true;
                    }
                }
            }
            Approval::Circulating => self.show_way_back(ui, cx),
            Approval::Approved | Approval::ApprovedWithChanges => {
                let label = tr!(cx.texts, "approve-circulate-again");
                if widgets::button(ui, icons::UNDO, &label).clicked() {
                    self.set(cx, Approval::Circulating, None);
                }
                self.show_way_back(ui, cx);
            }
        });
    }

    /// With changes or without, and in which session. What is approved already changes at once.
    fn show_approving(&mut self, ui: &mut Ui, cx: &mut ViewCx, session: &Session) {
        let project = cx.doc.project();
        let is_approved = session.approval.is_approved();
        let mut with_changes = if is_approved {
            session.approval == Approval::ApprovedWithChanges
        } else {
            self.with_changes.unwrap_or(!self.listed.is_empty())
        };
        let mut approved_in = if is_approved {
            session.approved_in
        } else {
            self.approved_in
                .unwrap_or_else(|| project.approving_session(self.session))
        };
        let (before, before_in) = (with_changes, approved_in);
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            let words = [
                (false, Approval::Approved.name(cx.texts)),
                (true, Approval::ApprovedWithChanges.name(cx.texts)),
            ];
            for (value, label) in words {
                ui.radio_value(&mut with_changes, value, label);
            }
        });
        let others = others(project, self.session, &tr!(cx.texts, "sessions-untitled"));
        let chosen = widgets::choose_record(
            ui,
            self.session,
            &tr!(cx.texts, "sessions-approved-in"),
            approved_in,
            &others,
            &tr!(cx.texts, "sessions-nobody"),
            &tr!(cx.texts, "sessions-filter"),
        );
        if let Some(chosen) = chosen {
            approved_in = chosen;
        }
        let approval = if with_changes {
            Approval::ApprovedWithChanges
        } else {
            Approval::Approved
        };
        if is_approved {
            if (with_changes, approved_in) != (before, before_in) {
                self.set(cx, approval, approved_in);
            }
            return;
        }
        if with_changes != before {
            self.with_changes = Some(with_changes);
        }
        if approved_in != before_in {
            self.approved_in = Some(approved_in);
        }
        let label = tr!(cx.texts, "approve-approve");
        if widgets::primary_button(ui, Some(icons::CHECK), &label).clicked() {
            self.set(cx, approval, approved_in);
        }
    }

    /// Back to a draft: then nobody can tell any more what was changed.
    fn show_way_back(&self, ui: &mut Ui, cx: &mut ViewCx) {
        let label = tr!(cx.texts, "approve-back");
        if !widgets::button(ui, icons::EDIT, &label).clicked() {
            return;
        }
        ask_back_to_draft(cx, self.session);
    }

    fn set(&mut self, cx: &mut ViewCx, approval: Approval, approved_in: Option<Id<Session>>) {
        let id = self.session;
        cx.doc.end_gesture();
        cx.doc.edit(Step::ApproveMinutes, |project| {
            project.change(id, |session| {
                session.approval = approval;
                session.approved_in = approved_in;
            });
        });
        (self.at_once, self.with_changes, self.approved_in) = (false, None, None);
    }
}

/// Asks before finished minutes become a draft again: what was changed since is forgotten.
pub fn ask_back_to_draft(cx: &mut ViewCx, id: Id<Session>) {
    let amendments = cx.doc.project().amendments.iter();
    let lost = amendments.filter(|(_, amendment)| amendment.session == Some(id));
    let count = lost.count();
    cx.out.ask(Question {
        title: tr!(cx.texts, "approve-back-title"),
        text: tr!(cx.texts, "approve-back-text", count = count),
        yes: tr!(cx.texts, "approve-back-yes"),
        then: Box::new(move |doc| {
            doc.edit(Step::ApproveMinutes, |project| {
                project.change(id, |session| {
                    session.approval = Approval::Draft;
                    session.approved_in = None;
                });
            });
        }),
    });
}

/// The sessions that may have approved the minutes of another: all others, the newest first.
fn others(project: &Project, session: Id<Session>, blank: &str) -> Vec<(Id<Session>, String)> {
    let others = project.sessions_by_date().into_iter();
    others
        .filter(|(id, _)| *id != session)
        .map(|(id, other)| {
            let name = format!("{} {}", other.number, other.title);
            (id, title_or(&name, blank))
        })
        .collect()
}

/// The steps in a row, with the one that was reached.
fn show_stations(ui: &mut Ui, cx: &ViewCx, session: &Session) {
    let palette = Palette::here(ui);
    let last = if session.approval == Approval::ApprovedWithChanges {
        Approval::ApprovedWithChanges
    } else {
        Approval::Approved
    };
    let stations = [Approval::Draft, Approval::Circulating, last];
    ui.horizontal_wrapped(|ui| {
        for (nth, station) in stations.into_iter().enumerate() {
            if nth > 0 {
                let icon = icons::GO.rich_text().size(16.0);
                ui.label(icon.color(palette.text_weak));
            }
            let here = station == session.approval;
            let mut frame = Frame::new()
                .corner_radius(RADIUS)
                .inner_margin(Margin::symmetric(10, 4))
                .stroke(egui::Stroke::new(1.0, palette.border));
            if here {
                frame = frame.fill(palette.selected);
            }
            let name = station.name(cx.texts);
            let response = frame
                .show(ui, |ui| {
                    ui.label(if here {
                        theme::strong(&name, size::BODY)
                    } else {
                        RichText::new(&name).color(palette.text_weak)
                    })
                })
                .inner;
            let said = if here {
                tr!(cx.texts, "approve-station-here", state = name)
            } else {
                name
            };
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
        }
    });
}
