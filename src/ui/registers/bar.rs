//! Above the list: the registers, what is shown of them, and how it is put together.

use egui::{Button, ComboBox, Role, Ui, WidgetInfo};

use super::choosing::{Filter, Status, When, Who};
use super::register::{Grouping, Register};
use super::shown::Shown;
use crate::i18n::{Texts, tr};
use crate::model::{ActionStatus, DecisionResult, SuggestionStatus, text};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, size, space};

/// Width of a list to choose from, in points.
const CHOICE: f32 = 138.0;

/// Shows the registers as tabs, in short with `compact`; returns the one that was chosen.
pub(super) fn tabs(
    ui: &mut Ui,
    texts: &Texts,
    current: Register,
    counts: [usize; 3],
    compact: bool,
) -> Option<Register> {
    let mut chosen = None;
    for (register, count) in Register::ALL.iter().zip(counts) {
        let (icon, label) = match register {
            Register::Actions => (
                icons::ACTION,
                tr!(texts, "registers-actions", count = count),
            ),
            Register::Decisions => (
                icons::DECISION,
                tr!(texts, "registers-decisions", count = count),
            ),
            Register::Suggestions => (
                icons::SUGGESTION,
                tr!(texts, "registers-suggestions", count = count),
            ),
        };
        let shown = match compact {
            true => count.to_string(),
            false => label.clone(),
        };
        if tab(ui, icon, &shown, &label, *register == current) {
            chosen = Some(*register);
        }
    }
    chosen
}

fn tab(ui: &mut Ui, icon: Icon, shown: &str, label: &str, selected: bool) -> bool {
    let button = Button::selectable(selected, (icon.rich_text().size(18.0), shown))
        .min_size(egui::vec2(0.0, theme::CONTROL_HEIGHT + space::XS));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, selected, label));
    let response = match shown == label {
        true => response,
        false => response.on_hover_text(label),
    };
    response.clicked()
}

/// How many actions are overdue; pressed, only those are shown. Whether it was pressed.
pub(super) fn overdue(ui: &mut Ui, texts: &Texts, count: usize, only: bool) -> bool {
    if count == 0 && !only {
        return false;
    }
    let color = Palette::here(ui).bad;
    let label = tr!(texts, "registers-count-overdue", count = count);
    let icon = icons::WARN.rich_text().size(18.0).color(color);
    let words = theme::strong(&label, size::BODY).color(color);
    let button = Button::selectable(only, (icon, words))
        .min_size(egui::vec2(0.0, theme::CONTROL_HEIGHT + space::XS));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, only, &label));
    response
        .on_hover_text(tr!(texts, "registers-only-overdue"))
        .clicked()
}

/// Shows what narrows the list, beside the words.
pub(super) fn choices(
    ui: &mut Ui,
    texts: &Texts,
    user: &str,
    register: Register,
    shown: &Shown,
    filter: &mut Filter,
) {
    let label = tr!(texts, "registers-open");
    ui.checkbox(&mut filter.only_open, label);
    let states: Vec<(Status, String)> = states(register)
        .into_iter()
        .map(|status| (status, status.name(texts)))
        .collect();
    let (name, all) = match register {
        Register::Decisions => (
            tr!(texts, "registers-filter-result"),
            tr!(texts, "registers-any-result"),
        ),
        Register::Actions | Register::Suggestions => (
            tr!(texts, "registers-filter-status"),
            tr!(texts, "registers-any-status"),
        ),
    };
    choose(ui, &name, &all, &states, &mut filter.status);
    let (name, all) = match register {
        Register::Suggestions => (
            tr!(texts, "registers-filter-from"),
            tr!(texts, "registers-any-from"),
        ),
        Register::Actions | Register::Decisions => (
            tr!(texts, "registers-filter-owner"),
            tr!(texts, "registers-any-owner"),
        ),
    };
    if register != Register::Decisions {
        let people = people(texts, user, register, shown);
        choose(ui, &name, &all, &people, &mut filter.who);
    }
    let name = tr!(texts, "registers-filter-when");
    let all = tr!(texts, "registers-any-time");
    let times: Vec<(When, String)> = shown
        .times
        .iter()
        .map(|(when, name)| match when {
            When::Year(_) => (*when, name.clone()),
            When::Session(_) => {
                let name = name.as_str();
                (*when, tr!(texts, "register-session-number", number = name))
            }
        })
        .collect();
    choose(ui, &name, &all, &times, &mut filter.when);
}

/// By what rows are put together.
pub(super) fn grouping(ui: &mut Ui, texts: &Texts, register: Register, grouping: &mut Grouping) {
    let word = |grouping| match (grouping, register) {
        (Grouping::None, _) => tr!(texts, "registers-group-none"),
        (Grouping::Who, Register::Suggestions) => tr!(texts, "registers-group-from"),
        (Grouping::Who, _) => tr!(texts, "registers-group-owner"),
        (Grouping::Status, Register::Decisions) => tr!(texts, "registers-group-result"),
        (Grouping::Status, _) => tr!(texts, "registers-group-status"),
        (Grouping::Due, _) => tr!(texts, "registers-group-due"),
        (Grouping::Session, _) => tr!(texts, "registers-group-session"),
        (Grouping::Year, _) => tr!(texts, "registers-group-year"),
    };
    let name = tr!(texts, "registers-grouping");
    ComboBox::from_id_salt("grouping")
        .selected_text(word(*grouping))
        .width(CHOICE + space::L)
        .truncate()
        .show_ui(ui, |ui| {
            for other in register.groupings() {
                if ui
                    .selectable_label(grouping == other, word(*other))
                    .clicked()
                {
                    *grouping = *other;
                }
            }
        })
        .response
        .accessible_name(name);
}

fn states(register: Register) -> Vec<Status> {
    match register {
        Register::Actions => ActionStatus::ALL
            .iter()
            .copied()
            .map(Status::Action)
            .collect(),
        Register::Suggestions => SuggestionStatus::ALL
            .iter()
            .copied()
            .map(Status::Suggestion)
            .collect(),
        Register::Decisions => DecisionResult::ALL
            .iter()
            .copied()
            .map(Some)
            .chain([None])
            .map(Status::Decision)
            .collect(),
    }
}

/// Whose rows there are; one's own first.
fn people(texts: &Texts, user: &str, register: Register, shown: &Shown) -> Vec<(Who, String)> {
    let me = text::folded(user.trim());
    let mut all: Vec<(Who, String)> = Vec::with_capacity(shown.people.len());
    for (who, name) in &shown.people {
        let mine = !me.is_empty() && matches!(who, Who::Person(_)) && text::folded(name) == me;
        if mine {
            let name = name.as_str();
            all.insert(0, (*who, tr!(texts, "registers-mine", name = name)));
        } else if *who == Who::Nobody {
            let nobody = match register {
                Register::Suggestions => tr!(texts, "registers-no-origin"),
                Register::Actions | Register::Decisions => tr!(texts, "registers-nobody"),
            };
            all.push((*who, nobody));
        } else {
            all.push((*who, name.clone()));
        }
    }
    all
}

/// A list to choose one thing from, or all; `name` is read by screen readers.
fn choose<T: PartialEq + Copy>(
    ui: &mut Ui,
    name: &str,
    all: &str,
    options: &[(T, String)],
    current: &mut Option<T>,
) {
    let known = options.iter().find(|(option, _)| Some(*option) == *current);
    ComboBox::from_id_salt(name)
        .selected_text(known.map_or(all, |(_, label)| label.as_str()))
        .width(CHOICE)
        .truncate()
        .show_ui(ui, |ui| {
            if ui.selectable_label(current.is_none(), all).clicked() {
                *current = None;
            }
            for (option, label) in options {
                let selected = Some(*option) == *current;
                if ui.selectable_label(selected, label).clicked() {
                    *current = Some(*option);
                }
            }
        })
        .response
        .accessible_name(name);
}
