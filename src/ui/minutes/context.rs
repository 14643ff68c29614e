//! The right side: the session at a glance, who is there, what is still to be done, and what stands
//! on the boards of this item.

use egui::{AtomExt as _, Rect, ScrollArea, Ui, vec2};

use super::MinutesView;
use super::under::fold;
use crate::i18n::{format, tr};
use crate::model::{Id, Session};
use crate::ui::board::add_board_for;
use crate::ui::icons::{self, Icon};
use crate::ui::place::Place;
use crate::ui::sessions::title_or;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// More notes than this are not shown of one board.
const MOST_NOTES: usize = 200;

impl MinutesView {
    /// `whole`: with what otherwise stands in the heading.
    pub(super) fn show_context(
        &mut self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        session: Id<Session>,
        whole: bool,
    ) {
        let Some(record) = cx.doc.project().get(session) else {
            return;
        };
        let title = title_or(
            &format!("{} {}", record.number, record.title),
            &tr!(cx.texts, "sessions-untitled"),
        );
        let place = record.place.trim().to_owned();
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            if whole {
                self.show_state(ui, cx);
                self.show_content(ui, cx);
                ui.add_space(space::S);
            }
            ui.add(egui::Label::new(theme::section(title)).wrap());
            if let Some((from, until)) = self.shown.dates {
                line(ui, icons::SESSIONS, &format::period(cx.texts, from, until));
            }
            if !place.is_empty() {
                line(ui, icons::PLACE, &place);
            }
            let label = tr!(cx.texts, "minutes-to-session");
            if widgets::button(ui, icons::GO, &label).clicked() {
                cx.out.go(Place::Session(session));
            }
            ui.add_space(space::S);
            let (half_day, there) = self.present();
            let label = tr!(cx.texts, "context-present", count = there);
            fold(ui, "present", &label, true, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                self.show_present(ui, cx, session, half_day);
            });
            ui.add_space(space::S);
            let count = self.count_of_actions();
            let overdue = self.count_of_overdue();
            let label = tr!(
                cx.texts,
                "context-actions",
                count = count,
                overdue = overdue
            );
            fold(ui, "open actions", &label, true, |ui| {
                self.show_actions(ui, cx, "context");
            });
            ui.add_space(space::S);
            let notes = self
                .shown
                .boards
                .iter()
                .map(|board| board.notes.len())
                .sum();
            self.show_boards(ui, cx, session, notes);
        });
    }

    fn show_boards(&self, ui: &mut Ui, cx: &mut ViewCx, session: Id<Session>, notes: usize) {
        let label = tr!(cx.texts, "context-notes", count = notes);
        fold(ui, "boards", &label, true, |ui| {
            if self.shown.boards.is_empty() {
                widgets::weak(ui, tr!(cx.texts, "minutes-no-boards"));
            }
            for board in &self.shown.boards {
                let blank = tr!(cx.texts, "sessions-untitled-board");
                let title = title_or(&board.title, &blank);
                let name = tr!(cx.texts, "minutes-open-board", title = title.as_str());
                let icon = icons::BOARD.rich_text().size(18.0);
                // The title is what is cut; without saying so it would be the icon.
                let words = (icon, title.as_str().atom_shrink(true));
                let button = ui.add(egui::Button::new(words).truncate());
                widgets::named(&button, egui::Role::Button, &name);
                if button.on_hover_text(&name).clicked() {
                    cx.out.go(Place::Board(board.id));
                }
                for (color, text) in board.notes.iter().take(MOST_NOTES) {
                    show_note(ui, Palette::here(ui).note(*color), text);
                }
                let more = board.notes.len().saturating_sub(MOST_NOTES);
                if more > 0 {
                    widgets::weak(ui, tr!(cx.texts, "minutes-more-notes", count = more));
                }
                ui.add_space(space::S);
            }
            if !cx.doc.is_read_only() {
                let label = tr!(cx.texts, "minutes-add-board");
                if widgets::button(ui, icons::ADD_BOARD, &label).clicked() {
                    let board = add_board_for(cx.doc, cx.texts, session, self.item);
                    cx.out.go(Place::Board(board));
                }
            }
        });
    }
}

fn line(ui: &mut Ui, icon: Icon, text: &str) {
    let color = Palette::here(ui).text_weak;
    ui.horizontal_top(|ui| {
        ui.label(icon.rich_text().size(16.0).color(color));
        let text = egui::RichText::new(text).size(size::BODY);
        ui.add(egui::Label::new(text).wrap());
    });
}

fn show_note(ui: &mut Ui, paper: egui::Color32, text: &str) {
    let border = Palette::here(ui).border;
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(10.0, 20.0), egui::Sense::hover());
        let square = Rect::from_center_size(rect.center(), vec2(10.0, 10.0));
        ui.painter().rect(
            square,
            2.0,
            paper,
            egui::Stroke::new(1.0, border),
            egui::StrokeKind::Inside,
        );
        ui.add(egui::Label::new(text).wrap());
    });
}
