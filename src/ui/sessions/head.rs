//! What stands at the head of a session.

use egui::{TextEdit, Ui};

use super::state::{self, approval_icon, state_icon};
use super::{SessionsView, deeds, title_or};
use crate::document::{Gesture, Step};
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{Approval, Id, Session, SessionState};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, field};

/// The title field of a session.
pub(super) fn title_id(session: Id<Session>) -> egui::Id {
    egui::Id::unique(("session title", session))
}

/// Puts typing into a field of a session into the project.
pub(super) fn typed(
    cx: &mut ViewCx,
    id: Id<Session>,
    field: &str,
    change: impl FnOnce(&mut Session),
) {
    let gesture = Gesture::on((id, field));
    cx.doc.edit_more(Step::EditSession, gesture, |project| {
        project.change(id, change);
    });
}

/// Puts a choice for a session into the project.
pub(super) fn chosen(cx: &mut ViewCx, id: Id<Session>, change: impl FnOnce(&mut Session)) {
    cx.doc.edit(Step::EditSession, |p| p.change(id, change));
}

impl SessionsView {
    pub(super) fn show_heading(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>) {
        let Some(session) = cx.doc.project().get(id) else {
            return;
        };
        let blank = tr!(cx.texts, "sessions-untitled");
        let title = title_or(&session.title, &blank);
        ui.horizontal(|ui| {
            let width = ui.available_width();
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                    let label = tr!(cx.texts, "sessions-delete");
                    if widgets::icon_button(ui, icons::DELETE, &label).clicked() {
                        deeds::ask_to_delete_session(cx, id);
                    }
                });
                let label = tr!(cx.texts, "sessions-minutes");
                if widgets::primary_button(ui, Some(icons::MINUTES), &label).clicked() {
                    cx.out.go(Place::Minutes(id, None));
                }
                let label = tr!(cx.texts, "attend-of-session");
                let pressed = if width > 520.0 {
                    widgets::button(ui, icons::ATTENDANCE, &label).clicked()
                } else {
                    widgets::icon_button(ui, icons::ATTENDANCE, &label).clicked()
                };
                if pressed {
                    cx.out.go(Place::Attendance(id));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(theme::heading(title)).truncate());
                });
            });
        });
    }

    /// How far the session and its minutes have come, and the next step.
    pub(super) fn show_state(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>) {
        let Some(session) = cx.doc.project().get(id) else {
            return;
        };
        let (now, approval) = (session.state, session.approval);
        let moment = chrono::Local::now().naive_local();
        let next = state::next(cx.doc.project(), id, cx.texts, moment);
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                if let Some(state) = choose_state(ui, cx, now) {
                    state::set(cx.doc, id, state, moment);
                }
                if let Some((state, label)) = next
                    && widgets::button(ui, state_icon(state), &label).clicked()
                {
                    state::set(cx.doc, id, state, moment);
                }
            });
            if approval != Approval::Draft || now == SessionState::Closed {
                let state = approval.name(cx.texts);
                let label = tr!(cx.texts, "sessions-minutes-state", state = state);
                let words = (
                    approval_icon(approval).rich_text().size(18.0),
                    label.as_str(),
                );
                let response = ui.add(egui::Button::new(words).frame_when_inactive(false));
                widgets::named(&response, egui::Role::Button, &label);
                if response.clicked() {
                    cx.out.run(Command::Approval);
                }
            }
        });
    }

    pub(super) fn show_head(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>) {
        let Some(session) = cx.doc.project().get(id).cloned() else {
            return;
        };
        ui.horizontal_top(|ui| {
            ui.allocate_ui(egui::vec2(96.0, 0.0), |ui| {
                let label = tr!(cx.texts, "sessions-number");
                if let Some(text) = widgets::text_field(ui, &label, &session.number) {
                    typed(cx, id, "number", |s| s.number = text);
                }
            });
            let label = tr!(cx.texts, "sessions-title");
            if let Some(text) = title_field(ui, &label, id, &session.title) {
                typed(cx, id, "title", |s| s.title = text);
            }
        });
    }

    /// What is needed less often, folded away until it is asked for.
    pub(super) fn show_more(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>) {
        let Some(session) = cx.doc.project().get(id).cloned() else {
            return;
        };
        self.show_fold(ui, cx, &session);
        if !self.more {
            return;
        }
        ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
            self.show_fields(ui, cx, id, &session);
        });
    }

    fn show_fields(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>, session: &Session) {
        let half = (ui.available_width() / 2.0 - space::S).max(200.0);
        let third = if ui.available_width() > 620.0 {
            (ui.available_width() / 3.0 - space::S).floor()
        } else {
            half
        };
        widgets::flow(ui, |ui| {
            field(ui, half, |ui| {
                let label = tr!(cx.texts, "sessions-occasion");
                if let Some(text) = widgets::text_field(ui, &label, &session.occasion) {
                    typed(cx, id, "occasion", |s| s.occasion = text);
                }
            });
            field(ui, half, |ui| {
                let label = tr!(cx.texts, "sessions-place");
                if let Some(text) = widgets::text_field(ui, &label, &session.place) {
                    typed(cx, id, "place", |s| s.place = text);
                }
            });
            field(ui, half, |ui| {
                let label = tr!(cx.texts, "sessions-room");
                if let Some(text) = widgets::text_field(ui, &label, &session.room) {
                    typed(cx, id, "room", |s| s.room = text);
                }
            });
            field(ui, half, |ui| show_link(ui, cx, id, session));
            field(ui, half, |ui| self.choose_host(ui, cx, id, session));
            field(ui, half, |ui| self.choose_chair(ui, cx, id, session));
            field(ui, half, |ui| self.choose_minute_taker(ui, cx, id, session));
            field(ui, third, |ui| choose_approval(ui, cx, id, session));
        });
        let approved = [Approval::Approved, Approval::ApprovedWithChanges];
        if approved.contains(&session.approval) {
            self.choose_approved_in(ui, cx, id, session);
        }
        self.show_distribution(ui, cx, id, session);
        let label = tr!(cx.texts, "sessions-note");
        if let Some(text) = widgets::multiline_field(ui, &label, &session.note, 2) {
            typed(cx, id, "note", |s| s.note = text);
        }
    }

    /// The button that opens and closes the fold; while it is closed, what is in it in short.
    fn show_fold(&mut self, ui: &mut Ui, cx: &ViewCx, session: &Session) {
        let palette = Palette::here(ui);
        let label = tr!(cx.texts, "sessions-more");
        let icon = if self.more {
            icons::COLLAPSE
        } else {
            icons::EXPAND
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().button_padding.x = space::XS;
            let words = (icon.rich_text().size(18.0), label.as_str());
            let button = egui::Button::new(words).frame_when_inactive(false);
            let response = ui.add(button);
            widgets::named(&response, egui::Role::Button, &label);
            if response.clicked() {
                self.more = !self.more;
            }
            if !self.more {
                let words = in_short(cx, session).join(" · ");
                let words = egui::RichText::new(words).color(palette.text_weak);
                ui.add(egui::Label::new(words).truncate());
            }
        });
    }

    fn choose_host(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>, session: &Session) {
        let host = widgets::choose_record(
            ui,
            id,
            &tr!(cx.texts, "sessions-host"),
            session.host,
            &self.names.organisations,
            &tr!(cx.texts, "sessions-nobody"),
            &tr!(cx.texts, "sessions-filter"),
        );
        if let Some(host) = host {
            chosen(cx, id, |s| s.host = host);
        }
    }

    fn choose_chair(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>, session: &Session) {
        let chair = widgets::choose_record(
            ui,
            id,
            &tr!(cx.texts, "sessions-chair"),
            session.chair,
            &self.names.people,
            &tr!(cx.texts, "sessions-nobody"),
            &tr!(cx.texts, "sessions-filter"),
        );
        if let Some(chair) = chair {
            chosen(cx, id, |s| s.chair = chair);
        }
    }

    fn choose_minute_taker(
        &self,
        ui: &mut Ui,
        cx: &mut ViewCx,
        id: Id<Session>,
        session: &Session,
    ) {
        let taker = widgets::choose_record(
            ui,
            id,
            &tr!(cx.texts, "sessions-minute-taker"),
            session.minute_taker,
            &self.names.people,
            &tr!(cx.texts, "sessions-nobody"),
            &tr!(cx.texts, "sessions-filter"),
        );
        if let Some(taker) = taker {
            chosen(cx, id, |s| s.minute_taker = taker);
        }
    }

    fn choose_approved_in(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>, session: &Session) {
        let others = self.shown.sessions.iter().filter(|row| row.id != id);
        let others: Vec<_> = others
            .map(|row| (row.id, format!("{} {}", row.number, row.title)))
            .collect();
        let approved_in = widgets::choose_record(
            ui,
            id,
            &tr!(cx.texts, "sessions-approved-in"),
            session.approved_in,
            &others,
            &tr!(cx.texts, "sessions-nobody"),
            &tr!(cx.texts, "sessions-filter"),
        );
        if let Some(approved_in) = approved_in {
            chosen(cx, id, |s| s.approved_in = approved_in);
        }
    }
}

/// The state as a button that opens a menu of all.
fn choose_state(ui: &mut Ui, cx: &ViewCx, now: SessionState) -> Option<SessionState> {
    let state = now.name(cx.texts);
    let palette = Palette::here(ui);
    let icon = state_icon(now).rich_text().size(18.0).color(palette.accent);
    let words = egui::RichText::new(&state);
    let words = match now {
        SessionState::Cancelled => words.strikethrough(),
        _ => words,
    };
    let fold = icons::EXPAND
        .rich_text()
        .size(16.0)
        .color(palette.text_weak);
    let response = ui.add(egui::Button::new((icon, words, fold)));
    let name = tr!(cx.texts, "sessions-state-is", state = state);
    widgets::named(&response, egui::Role::Button, &name);
    let mut chosen = None;
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(160.0);
        for state in SessionState::ALL {
            let label = state.name(cx.texts);
            let words = (state_icon(*state).rich_text().size(18.0), label.as_str());
            let selected = *state == now;
            let response = ui.selectable_label(selected, words);
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::MenuItemRadio, true, selected, &label)
            });
            if response.clicked() {
                chosen = Some(*state);
            }
        }
    });
    chosen.filter(|state| *state != now)
}

/// What a link leads to, if it leads to a page.
fn page(link: &str) -> Option<&str> {
    let link = link.trim();
    let lower = link.to_ascii_lowercase();
    let is_page = lower.starts_with("https://") || lower.starts_with("http://");
    (is_page && !link.contains(char::is_whitespace)).then_some(link)
}

fn choose_approval(ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>, session: &Session) {
    let label = tr!(cx.texts, "sessions-approval");
    let all = Approval::ALL;
    if let Some(state) = widgets::choose_word(ui, cx.texts, id, &label, session.approval, all) {
        if state == Approval::Draft && session.is_finished() {
            crate::ui::approval::ask_back_to_draft(cx, id);
        } else {
            chosen(cx, id, |s| s.approval = state);
        }
    }
}

fn title_field(ui: &mut Ui, label: &str, id: Id<Session>, title: &str) -> Option<String> {
    let width = ui.available_width();
    widgets::label_for(ui, label, |ui, name| {
        let id = title_id(id);
        let mut text = title.to_owned();
        widgets::caret::follow(ui.ctx(), id, title);
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .desired_width(width)
            .margin(egui::vec2(8.0, 6.0));
        let response = ui.add(edit).labelled_by(name);
        widgets::caret::leave(ui.ctx(), id, &text);
        response.changed().then_some(text)
    })
}

fn show_link(ui: &mut Ui, cx: &mut ViewCx, id: Id<Session>, session: &Session) {
    let label = tr!(cx.texts, "sessions-link");
    let page = page(&session.link);
    let room = match page {
        Some(_) => theme::CONTROL_HEIGHT + space::XS,
        None => 0.0,
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let width = ui.available_width() - room;
        let text = ui.scope(|ui| {
            ui.set_max_width(width);
            widgets::text_field(ui, &label, &session.link)
        });
        if let Some(text) = text.inner {
            typed(cx, id, "link", |s| s.link = text);
        }
        if let Some(page) = page {
            ui.vertical(|ui| {
                ui.add_space(theme::size::SMALL + 5.0);
                let label = tr!(cx.texts, "sessions-open-link");
                if widgets::icon_button(ui, icons::OPEN_LINK, &label).clicked() {
                    ui.ctx().open_url(egui::OpenUrl::new_tab(page));
                }
            });
        }
    });
}

/// Place, host and people of a session in one line.
fn in_short(cx: &ViewCx, session: &Session) -> Vec<String> {
    let project = cx.doc.project();
    let mut words = Vec::new();
    for text in [&session.occasion, &session.place, &session.room] {
        if !text.trim().is_empty() {
            words.push(text.trim().to_owned());
        }
    }
    if let Some(host) = project.follow(session.host) {
        let organisation = host.label().to_owned();
        words.push(tr!(cx.texts, "summary-host", organisation = organisation));
    }
    if let Some(chair) = project.follow(session.chair) {
        let person = chair.full_name();
        words.push(tr!(cx.texts, "summary-chair", person = person));
    }
    if let Some(taker) = project.follow(session.minute_taker) {
        let person = taker.full_name();
        words.push(tr!(cx.texts, "summary-minute-taker", person = person));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn only_pages_can_be_opened() {
        assert_eq!(
            page(" https://example.org/a "),
            Some("https://example.org/a")
        );
        assert_eq!(page("HTTP://example.org"), Some("HTTP://example.org"));
        for link in [
            "",
            "example.org",
            "file:///etc/passwd",
            "https://a b",
            "030 1234",
        ] {
            assert_eq!(page(link), None, "{link}");
        }
    }
}
