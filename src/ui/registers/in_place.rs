//! What is changed within a row: status, owner, due date.

use chrono::NaiveDate;
use egui::{
    Align, Align2, ComboBox, Key, Layout, Popup, PopupCloseBehavior, Rect, Response, Role, Sense,
    Stroke, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::cells::{says, short};
use super::choosing::Status;
use super::register::Column;
use super::rows::{Part, Row};
use crate::i18n::words::Named;
use crate::i18n::{Texts, tr};
use crate::model::{ActionStatus, Due, Entry, Id, Person, SuggestionStatus};
use crate::ui::icons;
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, space};
use crate::ui::widgets;

/// What is changed about an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Change {
    /// How far it has come.
    Status(Status),
    /// Who answers for it.
    Owner(Option<Id<Person>>),
    /// Until when it is to be done.
    Due(Option<Due>),
}

impl Change {
    /// Changes the entry.
    pub(super) fn put_into(self, entry: &mut Entry) {
        match self {
            Self::Status(Status::Action(status)) => {
                entry.action.get_or_insert_default().status = status;
            }
            Self::Status(Status::Suggestion(status)) => {
                entry.suggestion.get_or_insert_default().status = status;
            }
            // What came of a vote is entered in the minutes.
            Self::Status(Status::Decision(_)) => {}
            Self::Owner(owner) => entry.action.get_or_insert_default().owner = owner,
            Self::Due(due) => entry.action.get_or_insert_default().due = due,
        }
    }
}

/// What can be chosen.
#[derive(Clone, Copy)]
pub(super) struct Choices<'a> {
    /// People by name.
    pub(super) people: &'a [(Id<Person>, String)],
}

/// The states that rows like this one can have; decisions have none to choose.
pub(super) fn states(part: &Part) -> Vec<Status> {
    match part {
        Part::Action { .. } => {
            let all = ActionStatus::ALL.iter().copied();
            all.map(Status::Action).collect()
        }
        Part::Suggestion { .. } => {
            let all = SuggestionStatus::ALL.iter().copied();
            all.map(Status::Suggestion).collect()
        }
        Part::Decision { .. } => Vec::new(),
    }
}

/// The status of a row as a list to choose from.
pub(super) fn status(
    ui: &mut Ui,
    texts: &Texts,
    cell: Rect,
    row: &Row,
    read_only: bool,
) -> Option<Change> {
    let place =
        Align2::LEFT_CENTER.align_size_within_rect(vec2(cell.width(), CONTROL_HEIGHT), cell);
    let builder = UiBuilder::new()
        .max_rect(place)
        .id_salt(("status", row.id))
        .layout(Layout::left_to_right(Align::Center));
    let mut ui = ui.new_child(builder);
    if read_only {
        ui.disable();
    }
    let name = tr!(texts, "registers-status-of", text = short(&row.text));
    let chosen = match row.part {
        Part::Action { status, .. } => {
            choose(&mut ui, texts, &name, status, ActionStatus::ALL).map(Status::Action)
        }
        Part::Suggestion { status, .. } => {
            choose(&mut ui, texts, &name, status, SuggestionStatus::ALL).map(Status::Suggestion)
        }
        Part::Decision { .. } => None,
    };
    chosen.map(Change::Status)
}

fn choose<W: Named + PartialEq + Copy>(
    ui: &mut Ui,
    texts: &Texts,
    name: &str,
    current: W,
    all: &[W],
) -> Option<W> {
    let mut chosen = None;
    let width = ui.available_width();
    ComboBox::from_id_salt("status")
        .selected_text(current.name(texts))
        .width(width)
        .truncate()
        .show_ui(ui, |ui| {
            for word in all {
                if ui
                    .selectable_label(*word == current, word.name(texts))
                    .clicked()
                {
                    chosen = Some(*word);
                }
            }
        })
        .response
        .accessible_name(name);
    chosen.filter(|word| *word != current)
}

/// The menu of states for all that is selected, below the row that the keys move; opens with
/// `open`.
pub(super) fn status_menu(
    ui: &Ui,
    texts: &Texts,
    response: &Response,
    row: &Row,
    count: usize,
    open: bool,
) -> Option<Change> {
    let states = states(&row.part);
    if states.is_empty() {
        return None;
    }
    let id = egui::Id::unique("register status menu");
    if open {
        Popup::open_id(ui.ctx(), id);
    }
    let current = super::choosing::status(row);
    let mut chosen = None;
    Popup::from_response(response)
        .id(id)
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .layout(Layout::top_down_justified(Align::Min))
        .show(|ui| {
            ui.set_min_width(200.0);
            widgets::weak(ui, tr!(texts, "registers-status-for", count = count));
            for state in states {
                let name = state.name(texts);
                let item = ui.selectable_label(state == current, &name);
                item.widget_info(|| {
                    WidgetInfo::selected(Role::MenuItemRadio, true, state == current, &name)
                });
                if open && state == current {
                    item.request_focus();
                }
                if item.clicked() {
                    chosen = Some(Change::Status(state));
                }
            }
        });
    if chosen.is_some() {
        Popup::close_id(ui.ctx(), id);
        response.request_focus();
    }
    chosen
}

/// Owner or due date of an action: a cell that opens what changes it.
pub(super) fn cell(
    ui: &mut Ui,
    texts: &Texts,
    column: Column,
    cell: Rect,
    row: &Row,
    choices: &Choices<'_>,
) -> Option<Change> {
    let Part::Action { owner, due, .. } = row.part else {
        return None;
    };
    let text = short(&row.text);
    let value = says(texts, column, row);
    let name = match column {
        Column::Owner => tr!(texts, "registers-change-owner", text = text, value = value),
        _ => tr!(texts, "registers-change-due", text = text, value = value),
    };
    let id = egui::Id::unique(("register cell", row.id, column));
    let area = cell
        .shrink2(vec2(0.0, space::XS))
        .expand2(vec2(space::XS, 0.0));
    let response = ui.interact(area, id, Sense::click());
    widgets::named(&response, Role::Button, &name);
    let palette = Palette::here(ui);
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    if response.hovered() || response.has_focus() || open {
        let color = match response.has_focus() {
            true => palette.accent,
            false => palette.field_border,
        };
        let inside = egui::StrokeKind::Inside;
        ui.painter()
            .rect_stroke(area, theme::RADIUS, Stroke::new(1.0, color), inside);
    }
    let just_opened = response.clicked() && !open;
    // While a date is typed the row stays where it is: it is taken over once it is complete.
    let typed = id.with("typed");
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        ui.data_mut(|data| data.remove_temp::<NaiveDate>(typed));
    }
    let mut chosen = None;
    Popup::from_toggle_button_response(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_min_width(260.0);
            chosen = match column {
                Column::Owner => {
                    let nobody = tr!(texts, "registers-nobody");
                    let hint = tr!(texts, "sessions-filter");
                    let id = id.with("owner");
                    widgets::record_list(ui, id, owner, choices.people, &nobody, &hint)
                        .map(Change::Owner)
                }
                _ => due_choices(ui, texts, id, due, just_opened),
            };
            let typed_all = column == Column::Due && !just_opened;
            let entered = typed_all && ui.input(|input| input.key_pressed(Key::Enter));
            if chosen.is_some() || entered {
                ui.close();
            }
        });
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    if !open && let Some(date) = ui.data_mut(|data| data.remove_temp::<NaiveDate>(typed)) {
        let date = Some(Due::On(date)).filter(|date| Some(*date) != due);
        chosen = chosen.or(date.map(|date| Change::Due(Some(date))));
    }
    if chosen.is_some() {
        response.request_focus();
    }
    chosen
}

/// A date, the next session, or none.
fn due_choices(
    ui: &mut Ui,
    texts: &Texts,
    id: egui::Id,
    due: Option<Due>,
    just_opened: bool,
) -> Option<Change> {
    let mut chosen = None;
    let date = match due {
        Some(Due::On(date)) => Some(date),
        _ => None,
    };
    let label = tr!(texts, "registers-due-date");
    let salt = ("register due", id);
    let field = ui.make_persistent_id((salt, label.as_str()));
    // Emptied to type another one: nothing is changed by that yet.
    if let Some(Some(date)) = widgets::date_field(ui, texts, salt, &label, date) {
        ui.data_mut(|data| data.insert_temp(id.with("typed"), date));
    }
    if just_opened {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    ui.add_space(space::XS);
    let next = tr!(texts, "registers-due-next");
    if widgets::button(ui, icons::NEXT_SESSION, &next).clicked() {
        chosen = Some(Change::Due(Some(Due::NextSession)));
    }
    let none = tr!(texts, "registers-due-none");
    if widgets::button(ui, icons::CLOSE, &none).clicked() {
        chosen = Some(Change::Due(None));
    }
    chosen
}
