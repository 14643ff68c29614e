//! The bar above the board: which board it is, its name, where it belongs.

use egui::{Align, Id, Key, Layout, Modal, Popup, Role, ScrollArea, Ui};

use super::{BoardId, BoardView};
use crate::document::{Gesture, Step};
use crate::i18n::tr;
use crate::model;
use crate::model::{Board, Project, Session};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::{Question, ViewCx};
use crate::ui::widgets;

/// What a session is called in lists.
pub(super) fn session_name(cx: &ViewCx, session: &Session) -> String {
    match (session.title.trim(), session.number.trim()) {
        ("", "") => tr!(cx.texts, "board-session-unnamed"),
        ("", number) => number.to_owned(),
        (title, "") => title.to_owned(),
        (title, number) => format!("{number} {title}"),
    }
}

fn title_of(cx: &ViewCx, board: &Board) -> String {
    let title = board.title.trim();
    if title.is_empty() {
        tr!(cx.texts, "untitled")
    } else {
        title.to_owned()
    }
}

impl BoardView {
    pub(super) fn show_bar(&mut self, ui: &mut Ui, cx: &mut ViewCx, outline: bool) {
        let Some(id) = self.board else { return };
        let Some(board) = cx.doc.project().get(id).cloned() else {
            return;
        };
        let may_edit = !cx.doc.is_read_only();
        ui.horizontal(|ui| {
            if self.renaming.is_some() && may_edit {
                self.show_rename(ui, cx, id, &board);
            } else {
                self.show_chooser(ui, cx, id, &board);
            }
            if may_edit && self.renaming.is_none() {
                let rename = tr!(cx.texts, "board-rename");
                if widgets::icon_button(ui, icons::EDIT, &rename).clicked() {
                    self.renaming = Some(true);
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let label = if outline {
                    tr!(cx.texts, "board-outline-hide")
                } else {
                    tr!(cx.texts, "board-outline-show")
                };
                let button = widgets::icon_button(ui, icons::INFORMATION, &label);
                if button.clicked() {
                    self.outline = Some(!outline);
                    self.outlining.asked = !outline;
                }
                let settings = tr!(cx.texts, "board-settings");
                if widgets::icon_button(ui, icons::MORE, &settings).clicked() {
                    self.settings = true;
                }
                let belongs = belongs_to(cx, &board);
                let room = ui.available_width();
                if room > 120.0 && !belongs.is_empty() {
                    let color = Palette::here(ui).text_weak;
                    let text = egui::RichText::new(belongs).color(color).size(size::SMALL);
                    ui.add(egui::Label::new(text).truncate());
                }
            });
        });
    }

    fn show_chooser(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: BoardId, board: &Board) {
        let title = title_of(cx, board);
        let name = tr!(cx.texts, "board-choose", title = title.clone());
        let words = theme::strong(title, size::SECTION);
        let width = (ui.available_width() - 200.0).clamp(120.0, 520.0);
        let response = ui
            .scope(|ui| {
                ui.set_max_width(width);
                let icon = icons::EXPAND.rich_text().size(18.0);
                let button = egui::Button::new((words, icon)).frame_when_inactive(false);
                ui.add(button.truncate())
            })
            .inner;
        widgets::named(&response, Role::Button, &name);
        let mut chosen = None;
        Popup::menu(&response).width(340.0).show(|ui| {
            let boards = cx.doc.project().boards_in_order();
            ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                for (other, board) in boards {
                    let session = cx.doc.project().follow(board.session);
                    let session = session.map(|session| session_name(cx, session));
                    let mut text = egui::text::LayoutJob::default();
                    let palette = Palette::here(ui);
                    append(&mut text, &title_of(cx, board), size::BODY, palette.text);
                    if let Some(session) = session {
                        let session = format!("\n{session}");
                        append(&mut text, &session, size::SMALL, palette.text_weak);
                    }
                    if ui.selectable_label(other == id, text).clicked() {
                        chosen = Some(other);
                        ui.close();
                    }
                }
            });
            ui.separator();
            let new = tr!(cx.texts, "command-add-board");
            ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                if widgets::button(ui, icons::ADD, &new).clicked() {
                    cx.out.run(Command::AddBoard);
                    ui.close();
                }
                let new = tr!(cx.texts, "command-board-from-template");
                if widgets::button(ui, icons::BOARD_TEMPLATE, &new).clicked() {
                    cx.out.run(Command::BoardFromTemplate);
                    ui.close();
                }
            });
        });
        if let Some(chosen) = chosen {
            self.finish_editing(cx.doc);
            self.open(chosen);
        }
    }

    fn show_rename(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: BoardId, board: &Board) {
        let name = tr!(cx.texts, "board-title");
        let width = (ui.available_width() - 140.0).clamp(120.0, 420.0);
        let keys = ui.input_mut(|input| {
            input.consume_key(egui::Modifiers::NONE, Key::Enter)
                || input.consume_key(egui::Modifiers::NONE, Key::Escape)
        });
        let field = Id::unique(("board title", id));
        let (response, changed) = widgets::edit_text(ui, field, &name, &board.title, |edit| {
            edit.desired_width(width)
                .margin(egui::vec2(8.0, 6.0))
                .event_filter(egui::EventFilter {
                    escape: true,
                    horizontal_arrows: true,
                    ..egui::EventFilter::default()
                })
        });
        if let Some(title) = changed {
            let gesture = Gesture::on((id, "title"));
            cx.doc.edit_more(Step::EditBoard, gesture, |edit| {
                edit.change(id, |board: &mut Board| board.title = title);
            });
        }
        let first = self.renaming == Some(true);
        if first {
            response.request_focus();
            super::edit::select_all(ui, response.id, &board.title, true);
            self.renaming = Some(false);
        } else if keys || !response.has_focus() {
            cx.doc.end_gesture();
            self.renaming = None;
            self.take_focus = keys;
        }
    }

    /// Where the board belongs, and how to delete it.
    pub(super) fn show_settings(&mut self, ui: &Ui, cx: &mut ViewCx) {
        if !self.settings {
            return;
        }
        let Some((id, board)) = self
            .board
            .and_then(|id| Some((id, cx.doc.project().get(id)?.clone())))
        else {
            self.settings = false;
            return;
        };
        let may_edit = !cx.doc.is_read_only();
        let mut close = false;
        let frame = egui::Frame::popup(ui.style()).inner_margin(space::L);
        let modal = Modal::new(Id::unique("board settings")).frame(frame);
        let modal = modal.show(ui.ctx(), |ui| {
            ui.set_width(360.0_f32.min(ui.ctx().content_rect().width() - 80.0));
            ui.label(theme::section(tr!(cx.texts, "board-settings")));
            ui.add_space(space::S);
            ui.add_enabled_ui(may_edit, |ui| show_fields(ui, cx, id, &board));
            ui.add_space(space::M);
            ui.horizontal(|ui| {
                ui.add_enabled_ui(may_edit, |ui| {
                    let delete = tr!(cx.texts, "board-delete");
                    if widgets::button(ui, icons::DELETE, &delete).clicked() {
                        close = true;
                        ask_to_delete(cx, id, &board);
                    }
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let label = tr!(cx.texts, "close");
                    close |= widgets::primary_button(ui, None, &label).clicked();
                });
            });
        });
        if close || modal.should_close() {
            cx.doc.end_gesture();
            self.settings = false;
            self.take_focus = true;
        }
    }
}

fn append(job: &mut egui::text::LayoutJob, text: &str, size: f32, color: egui::Color32) {
    let format = egui::TextFormat::simple(egui::FontId::proportional(size), color);
    job.append(text, 0.0, format);
}

/// The session and the agenda item of a board, in a line.
fn belongs_to(cx: &ViewCx, board: &Board) -> String {
    let project = cx.doc.project();
    let session = project.follow(board.session);
    session.map_or_else(String::new, |session| session_name(cx, session))
}

fn show_fields(ui: &mut Ui, cx: &mut ViewCx, id: BoardId, board: &Board) {
    let label = tr!(cx.texts, "board-title");
    if let Some(title) = widgets::text_field(ui, &label, &board.title) {
        let gesture = Gesture::on((id, "title"));
        cx.doc.edit_more(Step::EditBoard, gesture, |edit| {
            edit.change(id, |board: &mut Board| board.title = title);
        });
    }
    let sessions: Vec<_> = cx
        .doc
        .project()
        .sessions_by_date()
        .into_iter()
        .map(|(id, session)| (id, session_name(cx, session)))
        .collect();
    let nobody = tr!(cx.texts, "board-no-session");
    let filter = tr!(cx.texts, "board-filter");
    let label = tr!(cx.texts, "board-session");
    let chosen = widgets::choose_record(
        ui,
        "board session",
        &label,
        board.session,
        &sessions,
        &nobody,
        &filter,
    );
    if let Some(session) = chosen {
        cx.doc.edit(Step::EditBoard, |edit| {
            edit.change(id, |board: &mut Board| {
                board.session = session;
                board.item = None;
            });
        });
    }
    let Some(session) = board.session else { return };
    let items = items_of(cx.doc.project(), session);
    if items.is_empty() {
        return;
    }
    let nobody = tr!(cx.texts, "board-no-item");
    let label = tr!(cx.texts, "board-item");
    let chosen = widgets::choose_record(
        ui,
        "board item",
        &label,
        board.item,
        &items,
        &nobody,
        &filter,
    );
    if let Some(item) = chosen {
        cx.doc.edit(Step::EditBoard, |edit| {
            edit.change(id, |board: &mut Board| board.item = item);
        });
    }
}

/// A session's agenda items with their numbers.
pub(super) fn items_of(
    project: &Project,
    session: model::Id<Session>,
) -> Vec<(model::Id<model::AgendaItem>, String)> {
    let lines = project.agenda_of(session).into_iter();
    lines
        .filter_map(|line| {
            let item = project.get(line.id)?;
            let name = format!("{} {}", line.number, item.title);
            Some((line.id, name.trim().to_owned()))
        })
        .collect()
}

fn ask_to_delete(cx: &mut ViewCx, id: BoardId, board: &Board) {
    let count = cx.doc.project().elements_of(id).len();
    let title = title_of(cx, board);
    cx.out.ask(Question {
        title: tr!(cx.texts, "board-delete-title", title = title),
        text: tr!(cx.texts, "board-delete-text", count = count),
        yes: tr!(cx.texts, "board-delete-yes"),
        then: Box::new(move |doc| {
            doc.edit(Step::DeleteBoard, |edit| edit.delete_board(id));
        }),
    });
}
