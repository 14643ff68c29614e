//! The tags of the selected notes: chips, and a line for more.

use std::collections::BTreeSet;

use egui::{Button, Id, Key, Modifiers, Role, TextEdit, Ui, WidgetInfo};

use super::super::super::ElementId;
use super::change;
use super::shared::Known;
use crate::i18n::tr;
use crate::model::{Tag, text};
use crate::ui::icons;
use crate::ui::theme::{Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, label_for};

/// How many tags are offered at once.
const MOST: usize = 8;

/// The line in which tags are typed.
#[derive(Default)]
pub struct TagLine {
    typed: String,
    /// The notes for which it was typed.
    of: BTreeSet<ElementId>,
    /// The line is to be given the keyboard.
    pub focus: bool,
}

impl TagLine {
    /// Shows the tags. Returns whether the keyboard is done with them.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx, known: &Known) -> bool {
        let label = tr!(cx.texts, "field-tags");
        label_for(ui, &label, |ui, _| {
            if !known.tags.is_empty() {
                self.show_chips(ui, cx, known);
            }
            self.show_line(ui, cx, known)
        })
    }

    fn show_chips(&self, ui: &mut Ui, cx: &mut ViewCx, known: &Known) {
        let mut gone = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::XS, space::XS);
            let weak = Palette::here(ui).text_weak;
            for (tag, count) in &known.tags {
                let word = tag.as_str();
                let shown = if *count < known.notes {
                    format!("#{word} ({count})")
                } else {
                    format!("#{word}")
                };
                let cross = icons::CLOSE.rich_text().size(14.0).color(weak);
                let response = ui.add(Button::new((shown, cross)));
                let name = tr!(cx.texts, "properties-tag-remove", tag = word);
                widgets::named(&response, Role::Button, &name);
                if response.on_hover_text(name).clicked() {
                    gone = Some(tag.clone());
                }
            }
        });
        if let Some(tag) = gone {
            change::remove_tag(cx.doc, &known.ids, &tag);
        }
    }

    fn show_line(&mut self, ui: &mut Ui, cx: &mut ViewCx, known: &Known) -> bool {
        let id = Id::unique("board tags");
        // What was typed for other notes belongs to them.
        if self.of != known.ids {
            self.commit(cx);
            self.of.clone_from(&known.ids);
        }
        let name = tr!(cx.texts, "properties-tag-add");
        let hint = egui::RichText::new(&name).color(Palette::here(ui).text_weak);
        let edit = TextEdit::singleline(&mut self.typed)
            .id(id)
            .hint_text(hint)
            .char_limit(200)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin {
                left: 8,
                right: widgets::SUGGEST_ROOM,
                top: 6,
                bottom: 6,
            });
        let response = ui.add(edit);
        let enabled = response.enabled();
        let typed = self.typed.clone();
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, enabled, &name);
            info.current_text_value = Some(typed.clone());
            info
        });
        if std::mem::take(&mut self.focus) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        let offered = self.offered(known);
        let open = tr!(cx.texts, "properties-tag-open");
        let chosen = widgets::suggest(ui, &response, &open, &offered, None);
        if let Some(word) = chosen {
            self.typed = word;
            self.commit(cx);
            response.request_focus();
            return false;
        }
        if self.typed.ends_with([',', ';']) {
            self.commit(cx);
        }
        if !response.lost_focus() {
            return false;
        }
        // Taken away, so that the board does not act on them too.
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (entered, escaped) = (pressed(Key::Enter), pressed(Key::Escape));
        let more = entered && !self.typed.trim().is_empty();
        if escaped {
            self.typed.clear();
        }
        self.commit(cx);
        if more {
            // The next one is typed at once.
            response.request_focus();
        }
        !more && (entered || escaped)
    }

    /// Tags of the board that fit what is typed and are not on all notes yet.
    fn offered(&self, known: &Known) -> Vec<String> {
        let wanted = text::folded(self.typed.trim().trim_start_matches('#'));
        let on_all = |word: &str| {
            let mut tags = known.tags.iter();
            tags.any(|(tag, count)| tag.as_str() == word && *count == known.notes)
        };
        let words = known.board_tags.iter();
        words
            .filter(|word| !on_all(word) && text::folded(word).contains(&wanted))
            .take(MOST)
            .cloned()
            .collect()
    }

    fn commit(&mut self, cx: &mut ViewCx) {
        let typed = std::mem::take(&mut self.typed);
        let tags: Vec<Tag> = typed.split([',', ';']).filter_map(Tag::new).collect();
        if !tags.is_empty() {
            change::add_tags(cx.doc, &self.of, &tags);
        }
    }
}
