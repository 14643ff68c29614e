//! Fields bound to a record: each keystroke is in the document, a word typed is one step.

use egui::{Margin, Response, TextEdit, Ui, vec2};

use crate::document::{Document, Gesture, Step};
use crate::model::{Id, Record};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::{self, SUGGEST_ROOM, caret, edit_text, label_for, suggest};

/// The fields of one record.
pub struct Form<'a, T> {
    /// The document that holds the record.
    pub doc: &'a mut Document,
    /// The step that an edit is.
    pub step: Step,
    /// The record.
    pub id: Id<T>,
    /// Whether anything can be edited.
    pub enabled: bool,
}

impl<'a, T: Record> Form<'a, T> {
    /// The fields of this record; disabled where the document is read-only.
    pub fn new(doc: &'a mut Document, step: Step, id: Id<T>) -> Self {
        let enabled = !doc.is_read_only();
        Self {
            doc,
            step,
            id,
            enabled,
        }
    }

    /// Changes the record, in one step with the edit of the same field before.
    pub fn change(&mut self, field: impl std::hash::Hash, change: impl FnOnce(&mut T)) {
        let gesture = Gesture::on((self.id, field));
        self.doc.edit_more(self.step, gesture, |project| {
            // The circle is a record only from its first field on.
            if !T::table(project).contains(self.id) {
                T::table_mut(project).insert(self.id, T::default());
            }
            project.change(self.id, change);
        });
    }

    /// Changes the record in a step of its own.
    pub fn change_once(&mut self, change: impl FnOnce(&mut T)) {
        let (id, step) = (self.id, self.step);
        self.doc.end_gesture();
        self.doc.edit(step, |project| project.change(id, change));
    }

    /// A line of text.
    pub fn line(
        &mut self,
        ui: &mut Ui,
        label: &str,
        text: &str,
        set: impl FnOnce(&mut T, String),
    ) -> Response {
        self.text(ui, label, text, None, set)
    }

    /// A line of text with words to choose from, or nothing; anything else can be typed.
    pub fn suggesting(
        &mut self,
        ui: &mut Ui,
        label: &str,
        text: &str,
        words: (&[String], &str, &str),
        set: impl Fn(&mut T, String),
    ) -> Response {
        let (words, blank, open) = words;
        let field = self.text_with(ui, label, text, None, SUGGESTING_MARGIN, &set);
        if let Some(chosen) = suggest(ui, &field, open, words, Some(blank)) {
            self.change_once(|record| set(record, chosen));
        }
        field
    }

    /// Several lines of text.
    pub fn lines(
        &mut self,
        ui: &mut Ui,
        label: &str,
        text: &str,
        rows: usize,
        set: impl FnOnce(&mut T, String),
    ) -> Response {
        self.text(ui, label, text, Some(rows), set)
    }

    fn text(
        &mut self,
        ui: &mut Ui,
        label: &str,
        text: &str,
        rows: Option<usize>,
        set: impl FnOnce(&mut T, String),
    ) -> Response {
        self.text_with(ui, label, text, rows, FIELD_MARGIN, set)
    }

    fn text_with(
        &mut self,
        ui: &mut Ui,
        label: &str,
        text: &str,
        rows: Option<usize>,
        margin: Margin,
        set: impl FnOnce(&mut T, String),
    ) -> Response {
        let enabled = self.enabled;
        let (response, edited) = label_for(ui, label, |ui, name| {
            let id = ui.make_persistent_id(label);
            let mut edited = text.to_owned();
            caret::follow(ui.ctx(), id, text);
            let edit = match rows {
                Some(rows) => TextEdit::multiline(&mut edited).desired_rows(rows),
                None => TextEdit::singleline(&mut edited),
            };
            let edit = edit.id(id).desired_width(f32::INFINITY).margin(margin);
            let response = ui.add_enabled(enabled, edit).labelled_by(name);
            caret::leave(ui.ctx(), id, &edited);
            let changed = response.changed().then_some(edited);
            (response, changed)
        });
        if let Some(edited) = edited {
            self.change(label, |record| set(record, edited));
        }
        self.end_with(&response);
        response
    }

    /// A text field without a label of its own.
    pub fn bare(
        &mut self,
        ui: &mut Ui,
        bare: Bare<'_>,
        set: impl FnOnce(&mut T, String),
    ) -> Response {
        let (response, edited) = ui
            .add_enabled_ui(self.enabled, |ui| {
                let id = ui.make_persistent_id(bare.field);
                edit_text(ui, id, bare.name, bare.text, |edit| {
                    edit.hint_text(bare.hint)
                        .desired_width(bare.width)
                        .min_size(vec2(bare.width, theme::CONTROL_HEIGHT))
                        .margin(bare.margin)
                })
            })
            .inner;
        if let Some(edited) = edited {
            self.change(bare.field, |record| set(record, edited));
        }
        self.end_with(&response);
        response
    }

    /// What is typed after a field was left is a step of its own.
    pub fn end_with(&mut self, response: &Response) {
        if response.lost_focus() {
            self.doc.end_gesture();
        }
    }
}

/// A text field without a label of its own.
pub struct Bare<'a> {
    /// Tells it from the record's other fields.
    pub field: (&'static str, u64),
    /// What screen readers read.
    pub name: &'a str,
    /// What stands in it.
    pub text: &'a str,
    /// What stands in it while it is blank.
    pub hint: &'a str,
    /// Its width, in points.
    pub width: f32,
    /// Around its text.
    pub margin: Margin,
}

/// Around the text of a field.
pub const FIELD_MARGIN: Margin = Margin::symmetric(8, 6);
/// Around the text of a field that offers words.
pub const SUGGESTING_MARGIN: Margin = Margin {
    left: 8,
    right: SUGGEST_ROOM,
    top: 6,
    bottom: 6,
};

/// The heading of a group of fields, with room above it.
pub fn group(ui: &mut Ui, title: &str) {
    ui.add_space(space::M);
    ui.label(theme::strong(title, theme::size::BODY));
}

/// What is worth knowing about the field above.
pub fn hint(ui: &mut Ui, text: &str) {
    let color = Palette::here(ui).text_weak;
    let text = egui::RichText::new(text)
        .size(theme::size::SMALL)
        .color(color);
    ui.add(egui::Label::new(text).wrap());
}

/// What is unusual about the field above, though not refused.
pub fn doubt(ui: &mut Ui, text: &str) {
    let color = Palette::here(ui).warn;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        ui.label(crate::ui::icons::WARN.rich_text().size(16.0).color(color));
        let text = egui::RichText::new(text)
            .size(theme::size::SMALL)
            .color(color);
        ui.add(egui::Label::new(text).wrap());
    });
}

/// A button that adds one more of what stands above it.
pub fn add_button(ui: &mut Ui, enabled: bool, label: &str) -> bool {
    ui.add_enabled_ui(enabled, |ui| {
        let words = (crate::ui::icons::ADD.rich_text().size(18.0), label);
        let response = ui.add(egui::Button::new(words).frame_when_inactive(false));
        widgets::named(&response, egui::Role::Button, label);
        response.clicked()
    })
    .inner
}

/// At the right end of a row of fields with labels above them, a button that takes them away;
/// returns whether it was clicked.
pub fn remove_button(ui: &mut Ui, enabled: bool, name: &str) -> bool {
    ui.with_layout(egui::Layout::top_down(egui::Align::Max), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        // As high as the labels.
        ui.add_space(ui.text_style_height(&egui::TextStyle::Small));
        let icon = crate::ui::icons::CLOSE;
        let button = ui.add_enabled_ui(enabled, |ui| widgets::icon_button(ui, icon, name));
        button.inner.clicked()
    })
    .inner
}
