//! Setting up a vote.

use egui::Ui;

use super::deeds::{self, Terms};
use crate::i18n::tr;
use crate::model::{ElementKind, PollMode};
use crate::ui::board::BoardView;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::theme::{Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// How many dots each person has, unless somebody says otherwise.
const BUDGET: u32 = 3;

impl BoardView {
    /// What a new vote is like at first: for the selected frame.
    fn new_terms(&self) -> Terms {
        let frame = self.only_selected();
        let frame = frame.filter(|item| item.element.kind == ElementKind::Frame);
        Terms {
            title: String::new(),
            area: frame.map(|item| item.id),
            mode: PollMode::PerPerson,
            budget: BUDGET,
            limit: 0,
            hidden: true,
        }
    }

    /// The terms of a new vote; `focus` gives the keyboard to what comes next.
    pub(super) fn show_setup(&mut self, ui: &mut Ui, cx: &mut ViewCx, focus: bool) {
        let Some(board) = self.board else { return };
        let draft = self.facilitating.polling.draft.take();
        let mut terms = draft.unwrap_or_else(|| self.new_terms());
        let present = self.facilitating.polling.tally.voters.len();
        let enabled = !cx.doc.is_read_only();
        let mut begin = false;
        ui.add_enabled_ui(enabled, |ui| {
            let label = tr!(cx.texts, "poll-question");
            if let Some(title) = widgets::multiline_field(ui, &label, &terms.title, 2) {
                terms.title = title;
            }
            let frames = self.facilitating.polling.tally.frames.clone();
            if let Some(area) = widgets::choose_record(
                ui,
                "poll area",
                &tr!(cx.texts, "poll-area"),
                terms.area,
                &frames,
                &tr!(cx.texts, "poll-whole-board"),
                &tr!(cx.texts, "board-filter"),
            ) {
                terms.area = area;
            }
            ui.add_space(space::XS);
            for (mode, label) in [
                (PollMode::PerPerson, tr!(cx.texts, "poll-per-person")),
                (PollMode::Totals, tr!(cx.texts, "poll-totals")),
            ] {
                if ui.radio(terms.mode == mode, label).clicked() {
                    terms.mode = mode;
                }
            }
            match terms.mode {
                PollMode::PerPerson => {
                    self.show_present(ui, cx, present, focus);
                    ui.horizontal(|ui| {
                        let label = tr!(cx.texts, "poll-budget");
                        let budget = Some(terms.budget).filter(|budget| *budget > 0);
                        if let Some(budget) =
                            widgets::number_field(ui, "poll", &label, budget, 72.0)
                        {
                            terms.budget = budget.unwrap_or(0).min(999);
                        }
                        let label = tr!(cx.texts, "poll-limit");
                        let limit = Some(terms.limit).filter(|limit| *limit > 0);
                        if let Some(limit) = widgets::number_field(ui, "poll", &label, limit, 72.0)
                        {
                            terms.limit = limit.unwrap_or(0).min(999);
                        }
                    });
                }
                PollMode::Totals => {
                    widgets::weak(ui, tr!(cx.texts, "poll-totals-hint"));
                }
            }
            ui.checkbox(&mut terms.hidden, tr!(cx.texts, "poll-hidden"));
            ui.add_space(space::S);
            let ready = match terms.mode {
                PollMode::PerPerson => present > 0 && terms.budget > 0,
                PollMode::Totals => true,
            };
            ui.add_enabled_ui(ready, |ui| {
                let label = tr!(cx.texts, "poll-begin");
                let button = widgets::primary_button(ui, Some(icons::START), &label);
                if focus && ready {
                    button.request_focus();
                }
                begin = button.clicked();
            });
        });
        if begin {
            self.finish_editing(cx.doc);
            let poll = deeds::open(cx.doc, board, &terms, chrono::Utc::now());
            self.facilitating.polling.show(Some(poll));
        } else {
            self.facilitating.polling.draft = Some(terms);
        }
    }

    /// Who is there, or what to do if nobody is.
    fn show_present(&mut self, ui: &mut Ui, cx: &mut ViewCx, present: usize, focus: bool) {
        if present > 0 {
            widgets::weak(ui, tr!(cx.texts, "poll-present", count = present));
            return;
        }
        let board = self.board.and_then(|board| cx.doc.project().get(board));
        let session = board.and_then(|board| board.session);
        let session = session.filter(|id| cx.doc.project().sessions.contains(*id));
        let color = Palette::here(ui).warn;
        let (problem, icon, label) = match session {
            None => (
                tr!(cx.texts, "poll-no-session"),
                icons::SESSIONS,
                tr!(cx.texts, "poll-choose-session"),
            ),
            Some(_) => (
                tr!(cx.texts, "poll-nobody"),
                icons::ATTENDANCE,
                tr!(cx.texts, "poll-edit-attendance"),
            ),
        };
        let problem = egui::RichText::new(problem).color(color);
        ui.add(egui::Label::new(problem).wrap());
        let button = widgets::button(ui, icon, &label);
        if focus {
            button.request_focus();
        }
        if button.clicked() {
            match session {
                None => self.settings = true,
                Some(session) => cx.out.go(Place::Attendance(session)),
            }
        }
    }
}
