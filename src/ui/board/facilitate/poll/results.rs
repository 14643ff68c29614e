//! What came out: the ranked list, and where it goes from here.

use egui::{Rect, Ui, vec2};

use super::super::sorting;
use super::deeds;
use super::listing::{Line, as_text, one_line};
use crate::i18n::tr;
use crate::model::{Board, Id, Poll};
use crate::ui::board::BoardView;
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette, RADIUS, size, space};
use crate::ui::view::{Toast, ToastAction, Tone, ViewCx};
use crate::ui::widgets;

/// Height of a line of the result, in points.
const ROW: f32 = 40.0;

impl BoardView {
    /// Sorts the notes of the vote by their dots.
    fn sort_by_poll(&mut self, cx: &mut ViewCx, poll: &Poll, id: Id<Poll>) {
        let Some(board) = self.board else { return };
        let frames = deeds::area_of(cx.doc.project(), poll).unwrap_or_default();
        let by = sorting::By::Votes(Some(id));
        let count = sorting::sort(cx.doc, board, &frames, by);
        self.tell_sorted(cx, count);
    }

    /// The result; `focus` gives the keyboard to where it goes first.
    pub(super) fn show_result(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        (id, poll): (Id<Poll>, &Poll),
        focus: bool,
    ) {
        self.show_ranking(ui, cx);
        ui.add_space(space::S);
        let some = !self.facilitating.polling.tally.result.is_empty();
        let may_edit = !cx.doc.is_read_only();
        ui.add_enabled_ui(may_edit && some, |ui| {
            let label = tr!(cx.texts, "poll-to-minutes");
            let button = widgets::primary_button(ui, Some(icons::TO_MINUTES), &label);
            if focus {
                button.request_focus();
            }
            if button.clicked() {
                let result = self.facilitating.polling.tally.result.clone();
                let notes = result.iter().map(|(id, _)| *id).collect();
                self.open_to_minutes(notes, cx);
            }
            let home = cx.doc.project().follow(poll.board).cloned();
            let home = home.filter(|board| cx.doc.project().follow(board.session).is_some());
            if let Some(board) = home {
                let label = tr!(cx.texts, "poll-list-to-minutes");
                if widgets::button(ui, icons::MINUTES, &label).clicked() {
                    self.list_to_minutes(cx, poll, &board);
                }
            }
        });
        ui.add_enabled_ui(some, |ui| {
            let label = tr!(cx.texts, "poll-copy-list");
            if widgets::button(ui, icons::PASTE, &label).clicked() {
                let text = self.result_text(cx, poll);
                ui.ctx().copy_text(text);
                cx.out.tell(Tone::Info, tr!(cx.texts, "poll-copied"));
            }
        });
        ui.add_enabled_ui(may_edit, |ui| {
            ui.add_enabled_ui(some, |ui| {
                let label = Command::SortByVotes.label(cx.texts);
                if widgets::button(ui, icons::SORT_VOTES, &label).clicked() {
                    self.sort_by_poll(cx, poll, id);
                }
            });
            let label = tr!(cx.texts, "poll-reopen");
            if widgets::button(ui, icons::START, &label).clicked() {
                deeds::reopen(cx.doc, id);
                self.facilitating.polling.show(Some(id));
            }
            let label = tr!(cx.texts, "poll-delete");
            if widgets::button(ui, icons::DELETE, &label).clicked() {
                self.delete_poll(cx, id);
            }
        });
    }

    /// The notes with dots, those with most first.
    pub(super) fn show_ranking(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let result = self.facilitating.polling.tally.result.clone();
        if result.is_empty() {
            widgets::weak(ui, tr!(cx.texts, "poll-no-dots"));
            return;
        }
        let most = result.iter().map(|(_, line)| line.dots).max().unwrap_or(1);
        let mut chosen = None;
        for (id, line) in result.iter() {
            let row = widgets::keyed(ui, *id, |ui| show_line(ui, cx, line, most)).inner;
            if row.clicked() {
                chosen = Some(*id);
            }
        }
        if let Some(id) = chosen {
            self.reveal_note(id);
        }
    }

    fn result_text(&self, cx: &ViewCx, poll: &Poll) -> String {
        let result = self.facilitating.polling.tally.result.iter();
        let lines: Vec<Line> = result.map(|(_, line)| line.clone()).collect();
        let question = match poll.title.trim() {
            "" => tr!(cx.texts, "poll-untitled"),
            title => one_line(title),
        };
        as_text(&question, &lines, |line| said(cx, line))
    }

    /// One entry with the whole result, where the board belongs.
    fn list_to_minutes(&mut self, cx: &mut ViewCx, poll: &Poll, board: &Board) {
        let Some(session) = board.session else { return };
        let text = self.result_text(cx, poll);
        let project = cx.doc.project();
        let item = board.item.filter(|item| project.agenda.contains(*item));
        let entry = deeds::add_entry(cx.doc, session, item, text, chrono::Utc::now());
        let show = tr!(cx.texts, "poll-show-entry");
        cx.out.toasts.push(Toast {
            tone: Tone::Good,
            text: tr!(cx.texts, "poll-in-minutes"),
            action: Some((show, ToastAction::Go(Place::Entry(entry)))),
        });
    }
}

/// A line of the result in words.
fn said(cx: &ViewCx, line: &Line) -> String {
    let label = match line.label.as_str() {
        "" => String::new(),
        label => tr!(cx.texts, "poll-note-number", label = label),
    };
    tr!(
        cx.texts,
        "poll-line",
        rank = line.rank,
        text = line.text.as_str(),
        label = label,
        dots = line.dots
    )
}

fn show_line(ui: &mut Ui, cx: &ViewCx, line: &Line, most: u32) -> egui::Response {
    let palette = Palette::here(ui);
    let name = said(cx, line);
    let text = one_line(&line.text);
    let response = widgets::list_row(ui, &name, false, ROW, |ui| {
        let whole = ui.max_rect();
        let rank = theme::strong(format!("{}.", line.rank), size::BODY);
        ui.allocate_ui(vec2(24.0, ROW), |ui| ui.label(rank));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(theme::strong(line.dots.to_string(), size::SECTION));
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                if !line.label.is_empty() {
                    widgets::weak(ui, &line.label);
                }
                ui.add(egui::Label::new(&text).truncate());
            });
        });
        let part = line.dots as f32 / most.max(1) as f32;
        let bar = Rect::from_min_size(
            whole.left_bottom() - vec2(0.0, 5.0),
            vec2(whole.width() * part, 4.0),
        );
        let radius = f32::from(RADIUS).min(2.0);
        ui.painter().rect_filled(bar, radius, palette.accent);
    });
    response.on_hover_text(text)
}
