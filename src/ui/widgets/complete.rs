//! A line of text that completes names.

use egui::{Button, Context, Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Role, TextEdit};
use egui::{Ui, WidgetInfo};

use super::{caret, named};
use crate::model::{Id as RecordId, text};
use crate::ui::theme::Palette;

/// How many names are offered at once.
const MOST: usize = 7;

/// What a [`complete_record`] is like.
pub struct Completing<'a, T> {
    /// Its name for screen readers.
    pub name: &'a str,
    /// What is shown while it is empty.
    pub hint: &'a str,
    /// The name that stands in it; blank for none.
    pub shown: &'a str,
    /// The records to choose from, `(id, name)`, in the order to offer them.
    pub records: &'a [(RecordId<T>, String)],
}

/// What is being typed.
#[derive(Clone, Default)]
struct Draft {
    text: String,
    /// Which of the names offered Enter takes.
    at: usize,
    /// Where the names were shown.
    list: Option<Rect>,
}

/// A line of text in which a few letters find a record: arrows choose one of those offered, Enter
/// takes it. Returns the record that was chosen, or `Some(None)` where the line was emptied. What
/// finds nothing, or more than one when the line is left, changes nothing.
pub fn complete_record<T>(
    ui: &mut Ui,
    id: Id,
    look: &Completing<'_, T>,
    make: impl FnOnce(TextEdit) -> TextEdit,
) -> Option<Option<RecordId<T>>> {
    let focused = ui.memory(|memory| memory.has_focus(id));
    let mut draft: Option<Draft> = ui.data(|data| data.get_temp(id));
    let fits = |draft: &Draft| fitting(&draft.text, look.records);
    let mut found = draft.as_ref().map_or_else(Vec::new, fits);
    let mut chosen = None;
    if let Some(draft) = draft.as_mut().filter(|_| focused) {
        let last = found.len().saturating_sub(1);
        if !found.is_empty() {
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if pressed(Key::ArrowDown) {
                draft.at = (draft.at + 1).min(last);
            }
            if pressed(Key::ArrowUp) {
                draft.at = draft.at.saturating_sub(1);
            }
            if pressed(Key::Enter) {
                chosen = found.get(draft.at.min(last)).copied();
            }
        }
        draft.at = draft.at.min(last);
    }
    let mut edited = match &draft {
        Some(draft) => draft.text.clone(),
        None => look.shown.to_owned(),
    };
    caret::follow(ui.ctx(), id, &edited);
    let hint = egui::RichText::new(look.hint).color(Palette::here(ui).text_weak);
    let edit = TextEdit::singleline(&mut edited).id(id).hint_text(hint);
    let response = ui.add(make(edit));
    caret::leave(ui.ctx(), id, &edited);
    let enabled = response.enabled();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, enabled, look.name);
        info.current_text_value = Some(edited.clone());
        info
    });
    let mut emptied = false;
    if response.changed() {
        emptied = edited.trim().is_empty() && !look.shown.is_empty();
        let list = draft.as_ref().and_then(|draft| draft.list);
        let typed = Draft {
            text: edited.clone(),
            at: 0,
            list,
        };
        found = fits(&typed);
        draft = Some(typed);
    }
    if let Some(draft) = &mut draft {
        let open = (response.has_focus() || pressed_within(ui.ctx(), draft.list))
            && !draft.text.trim().is_empty()
            && draft.text != look.shown;
        if open {
            chosen = chosen.or_else(|| offer(&response, draft, &found, look.records));
        }
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        // Left with a name that only one person can be.
        if response.lost_focus() && !escaped && chosen.is_none() && !draft.text.trim().is_empty() {
            chosen = Some(&found).filter(|found| found.len() == 1).map(|f| f[0]);
        }
    }
    let over = !response.has_focus() && !pressed_within(ui.ctx(), draft.as_ref()?.list);
    if chosen.is_some() || emptied || over {
        ui.data_mut(|data| data.remove_temp::<Draft>(id));
    } else if let Some(draft) = draft {
        ui.data_mut(|data| data.insert_temp(id, draft));
    }
    match chosen.and_then(|place| look.records.get(place)) {
        Some((record, _)) => Some(Some(*record)),
        None if emptied => Some(None),
        None => None,
    }
}

/// Whether the pointer is being pressed on the names: then the line has lost the focus already.
fn pressed_within(ctx: &Context, list: Option<Rect>) -> bool {
    let at = ctx.input(|input| {
        let held = input.pointer.any_down() || input.pointer.any_released();
        input.pointer.interact_pos().filter(|_| held)
    });
    list.zip(at).is_some_and(|(list, at)| list.contains(at))
}

/// Shows the names below the line; returns the place of the one that was pressed.
fn offer<T>(
    field: &egui::Response,
    draft: &mut Draft,
    found: &[usize],
    records: &[(RecordId<T>, String)],
) -> Option<usize> {
    let mut chosen = None;
    if found.is_empty() {
        draft.list = None;
        return None;
    }
    let shown = Popup::from_response(field)
        .id(field.id.with("completions"))
        .open(true)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .layout(egui::Layout::top_down_justified(egui::Align::Min))
        .show(|ui| {
            ui.set_min_width(field.rect.width().max(200.0));
            for (nth, place) in found.iter().enumerate() {
                let Some((_, name)) = records.get(*place) else {
                    continue;
                };
                let response = ui.add(Button::selectable(nth == draft.at, name).truncate());
                named(&response, Role::ListBoxOption, name);
                let pressed = response.contains_pointer()
                    && ui.input(|input| input.pointer.primary_pressed());
                if response.clicked() || pressed {
                    chosen = Some(*place);
                }
            }
        });
    draft.list = shown.map(|shown| shown.response.rect);
    chosen
}

/// The places of the records that fit, those whose name or one of its words begins so first.
fn fitting<T>(typed: &str, records: &[(RecordId<T>, String)]) -> Vec<usize> {
    let wanted = text::folded(typed.trim());
    if wanted.is_empty() {
        return Vec::new();
    }
    let rank = |name: &str| {
        let name = text::folded(name);
        let begins = name.split([' ', '-']).any(|word| word.starts_with(&wanted));
        match (name.starts_with(&wanted) || begins, name.contains(&wanted)) {
            (true, _) => Some(0),
            (_, true) => Some(1),
            _ => None,
        }
    };
    let all = records.iter().enumerate();
    let mut found: Vec<(i32, usize)> = all
        .filter_map(|(place, (_, name))| Some((rank(name)?, place)))
        .collect();
    found.sort_unstable();
    found.truncate(MOST);
    found.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Person, Ulid};

    #[test]
    fn names_that_begin_so_come_first_and_accents_do_not_matter() {
        let names = ["Anna Gözen", "Ayse Özbabacan", "Gari Pavković"];
        let records: Vec<(RecordId<Person>, String)> = (1..)
            .zip(names)
            .map(|(n, name)| (RecordId::from_ulid(Ulid(n)), name.to_owned()))
            .collect();
        assert_eq!(fitting("oz", &records), [1, 0]);
        assert_eq!(fitting("pavkovic", &records), [2]);
        assert_eq!(fitting(" ", &records), Vec::<usize>::new());
        assert_eq!(fitting("x", &records), Vec::<usize>::new());
    }
}
