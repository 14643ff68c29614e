//! Another wording or value than the two that there are, entered in the view.

use chrono::{NaiveDate, NaiveTime};
use egui::{Key, Modifiers, TextEdit, Ui};

use crate::document::Settlement;
use crate::i18n::{Lang, Texts, format, tr};
use crate::model::{Conflict, ConflictKind, Due, Id, Shown};
use crate::ui::icons;
use crate::ui::theme::{Palette, size};
use crate::ui::widgets;

/// What is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A date.
    Date,
    /// Until when something is to be done, as a date.
    Due,
    /// A time of day.
    Time,
    /// A number.
    Number,
}

impl Kind {
    /// How a value of a conflict's field is entered here; `None` if it is not.
    pub fn of(conflict: &Conflict, values: &[Shown; 2]) -> Option<Self> {
        match conflict.kind {
            ConflictKind::Text => return Some(Self::Text),
            ConflictKind::Value => {}
            ConflictKind::Deleted | ConflictKind::Unknown => return None,
        }
        values.iter().find_map(|value| match value {
            Shown::Date(_) => Some(Self::Date),
            Shown::Due(_) => Some(Self::Due),
            Shown::Time(_) => Some(Self::Time),
            Shown::Number(_) => Some(Self::Number),
            _ => None,
        })
    }

    /// A value as one would type it.
    fn typed(self, texts: &Texts, value: &Shown) -> String {
        let date = |date: &NaiveDate| match texts.lang() {
            Lang::De => format::date(texts, *date),
            Lang::En => date.format("%Y-%m-%d").to_string(),
        };
        match value {
            Shown::Text(text) => text.clone(),
            Shown::Date(day) | Shown::Due(Due::On(day)) => date(day),
            Shown::Time(time) => time.format("%H:%M").to_string(),
            Shown::Number(number) => number.to_string(),
            _ => String::new(),
        }
    }

    /// What was typed, in the forms that a conflict may hold it in; none if it is no such value.
    fn read(self, typed: &str) -> Vec<String> {
        fn forms<T: serde::Serialize>(value: Option<T>) -> Vec<String> {
            let Some(value) = value else {
                return Vec::new();
            };
            let forms = [ron::to_string(&Some(&value)), ron::to_string(&value)];
            forms.into_iter().flatten().collect()
        }
        let date = |typed| -> Option<NaiveDate> { format::read_date(typed) };
        match self {
            Self::Text => vec![typed.to_owned()],
            Self::Date => forms(date(typed)),
            Self::Due => forms(date(typed).map(Due::On)),
            Self::Time => forms::<NaiveTime>(format::read_time(typed)),
            Self::Number => forms(typed.trim().parse::<i64>().ok()),
        }
    }
}

/// A value that is being entered.
pub struct Draft {
    /// The conflict that it is to settle.
    pub conflict: Id<Conflict>,
    kind: Kind,
    /// What stood there when it was begun.
    from: String,
    text: String,
    take_focus: bool,
}

/// What becomes of a draft.
pub enum Outcome {
    /// It goes on.
    Open,
    /// It is given up.
    Cancelled,
    /// It is to settle the conflict, in the first of these forms that does.
    Taken(Vec<Settlement>),
}

impl Draft {
    /// Begins with what stands there now.
    pub fn new(texts: &Texts, conflict: Id<Conflict>, kind: Kind, now: &Shown) -> Self {
        let from = kind.typed(texts, now);
        Self {
            conflict,
            kind,
            text: from.clone(),
            from,
            take_focus: true,
        }
    }

    /// Shows the field with its buttons. Ctrl+Enter takes what was entered, Esc gives it up.
    pub fn show(&mut self, ui: &mut Ui, texts: &Texts, name: &str) -> Outcome {
        let id = egui::Id::unique(("own version", self.conflict));
        let focused = ui.memory(|memory| memory.has_focus(id));
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let cancelled = focused && pressed(Modifiers::NONE, Key::Escape);
        let is_line = self.kind != Kind::Text;
        let mut taken = focused
            && (pressed(Modifiers::COMMAND, Key::Enter)
                || is_line && pressed(Modifiers::NONE, Key::Enter));
        let values = self.kind.read(&self.text);
        let wrong = values.is_empty() && !self.text.trim().is_empty();
        let color = wrong.then(|| Palette::here(ui).bad);
        let edit = if is_line {
            TextEdit::singleline(&mut self.text).desired_width(200.0)
        } else {
            TextEdit::multiline(&mut self.text)
                .desired_width(f32::INFINITY)
                .desired_rows(3)
        };
        let edit = edit
            .id(id)
            .margin(egui::vec2(8.0, 6.0))
            .text_color_opt(color)
            .event_filter(egui::EventFilter {
                escape: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                ..egui::EventFilter::default()
            });
        let response = ui.add(edit);
        let text = self.text.clone();
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, name);
            info.current_text_value = Some(text.clone());
            info
        });
        if std::mem::take(&mut self.take_focus) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        let mut gave_up = cancelled;
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(!values.is_empty(), |ui| {
                let take = tr!(texts, "conflicts-take");
                taken |= widgets::primary_button(ui, Some(icons::CHECK), &take).clicked();
            });
            let cancel = tr!(texts, "cancel");
            gave_up |= widgets::button(ui, icons::CLOSE, &cancel).clicked();
            let weak = Palette::here(ui).text_weak;
            let hint = egui::RichText::new(tr!(texts, "conflicts-take-keys"));
            ui.label(hint.size(size::SMALL).color(weak));
        });
        if gave_up {
            Outcome::Cancelled
        } else if taken && !values.is_empty() {
            let settlements = values.into_iter().map(|value| Settlement::Own {
                from: self.from.clone(),
                value,
            });
            Outcome::Taken(settlements.collect())
        } else {
            Outcome::Open
        }
    }
}
