//! Short words that stand for longer texts.

mod expand;

use egui::{Context, Key, Modal, ScrollArea, TextEdit, Ui};

use crate::i18n::{Texts, tr};
use crate::ui::icons;
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

pub use expand::{as_word, expansion, filled};

/// Short words that stand for longer texts: the list of them.
#[derive(Default)]
pub struct SnippetsSheet {
    /// The one that is being written, if one is.
    draft: Option<Draft>,
    /// The word that was deleted last, and its text, to be brought back.
    deleted: Option<(String, String)>,
}

/// A text block as it is being written.
#[derive(Default)]
struct Draft {
    /// The word under which it was known before; blank for a new one.
    was: String,
    word: String,
    text: String,
    /// The first field is to be given the keyboard.
    focus: bool,
}

impl Draft {
    /// Why it cannot be kept yet.
    fn objection(&self, cx: &ViewCx) -> Option<String> {
        let known = &cx.prefs.minutes.snippets;
        if self.word.is_empty() || self.text.trim().is_empty() {
            Some(tr!(cx.texts, "snippets-incomplete"))
        } else if self.word != self.was && known.contains_key(&self.word) {
            let word = self.word.as_str();
            Some(tr!(cx.texts, "snippets-taken", word = word))
        } else {
            None
        }
    }
}

impl Sheet for SnippetsSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let mut close = false;
        let modal = Modal::new(egui::Id::unique("snippets"))
            .frame(theme::dialog(&ctx.global_style()))
            .show(ctx, |ui| {
                let room = ui.ctx().content_rect().size();
                ui.set_width(560.0_f32.min(room.x - space::XL - space::L));
                ui.spacing_mut().item_spacing.y = space::S;
                let title = tr!(cx.texts, "snippets-title");
                ui.add(egui::Label::new(theme::section(title)).wrap());
                close = match self.draft {
                    Some(_) => {
                        self.show_draft(ui, cx);
                        false
                    }
                    None => self.show_list(ui, cx),
                };
            });
        if modal.should_close() {
            // Esc leaves what is being written first, then the sheet; a press beside the sheet
            // takes nothing away that was typed.
            let beside = modal.backdrop_response.clicked();
            if self.draft.is_none() {
                return Shown::Closed;
            }
            self.draft = self.draft.take().filter(|_| beside);
        }
        if close { Shown::Closed } else { Shown::Open }
    }
}

impl SnippetsSheet {
    /// The list; returns whether the sheet is to be closed.
    fn show_list(&mut self, ui: &mut Ui, cx: &mut ViewCx) -> bool {
        let texts = cx.texts;
        ui.add(egui::Label::new(weak(ui, tr!(texts, "snippets-about"))).wrap());
        if cx.prefs.minutes.snippets.is_empty() {
            self.show_empty(ui, cx);
        }
        let mut edit = None;
        let mut delete = None;
        let most = (ui.ctx().content_rect().height() - 260.0).max(96.0);
        ScrollArea::vertical()
            .id_salt("snippets list")
            .max_height(most)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for (word, text) in &cx.prefs.minutes.snippets {
                    widgets::keyed(ui, word, |ui| {
                        ui.horizontal(|ui| {
                            let label = tr!(texts, "snippets-delete", word = word.as_str());
                            let rest = ui.available_width() - 2.0 * theme::ICON_BUTTON.x - 24.0;
                            ui.allocate_ui(egui::vec2(110.0, theme::CONTROL_HEIGHT), |ui| {
                                ui.set_min_width(110.0);
                                let word = theme::strong(word, theme::size::BODY);
                                ui.add(egui::Label::new(word).truncate());
                            });
                            let size = egui::vec2((rest - 136.0).max(80.0), theme::CONTROL_HEIGHT);
                            ui.allocate_ui(size, |ui| {
                                ui.set_min_width(size.x);
                                let line = text.replace('\n', " ");
                                ui.add(egui::Label::new(line).truncate());
                            });
                            let change = tr!(texts, "snippets-edit", word = word.as_str());
                            if widgets::icon_button(ui, icons::EDIT, &change).clicked() {
                                edit = Some((word.clone(), text.clone()));
                            }
                            if widgets::icon_button(ui, icons::DELETE, &label).clicked() {
                                delete = Some(word.clone());
                            }
                        });
                    });
                }
            });
        if let Some((word, text)) = edit {
            self.draft = Some(Draft {
                was: word.clone(),
                word,
                text,
                focus: true,
            });
        }
        if let Some(word) = delete
            && let Some(text) = cx.prefs.minutes.snippets.remove(&word)
        {
            self.deleted = Some((word, text));
        }
        let mut close = false;
        ui.horizontal_wrapped(|ui| {
            let label = tr!(texts, "snippets-add");
            if widgets::primary_button(ui, Some(icons::ADD), &label).clicked() {
                self.draft = Some(Draft {
                    focus: true,
                    ..Draft::default()
                });
            }
            if let Some((word, _)) = &self.deleted {
                let label = tr!(texts, "snippets-bring-back", word = word.as_str());
                if widgets::button(ui, icons::UNDO, &label).clicked()
                    && let Some((word, text)) = self.deleted.take()
                {
                    cx.prefs.minutes.snippets.entry(word).or_insert(text);
                }
            }
            close = plain_button(ui, &tr!(texts, "close"));
        });
        close
    }

    fn show_empty(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        ui.add_space(space::S);
        ui.add(egui::Label::new(tr!(cx.texts, "snippets-empty")).wrap());
        for (word, text) in examples(cx.texts) {
            let label = tr!(
                cx.texts,
                "snippets-take",
                word = word.as_str(),
                text = text.as_str()
            );
            if widgets::button(ui, icons::ADD, &label).clicked() {
                cx.prefs.minutes.snippets.insert(word, text);
            }
        }
        ui.add_space(space::S);
    }

    fn show_draft(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let texts = cx.texts;
        let Some(draft) = &mut self.draft else { return };
        let label = tr!(texts, "snippets-word");
        widgets::label_for(ui, &label, |ui, name| {
            let edit = TextEdit::singleline(&mut draft.word)
                .desired_width(200.0)
                .margin(egui::vec2(8.0, 6.0));
            let field = ui.add(edit).labelled_by(name);
            if std::mem::take(&mut draft.focus) {
                field.request_focus();
            }
            draft.word = as_word(&draft.word);
        });
        let label = tr!(texts, "snippets-text");
        widgets::label_for(ui, &label, |ui, name| {
            let edit = TextEdit::multiline(&mut draft.text)
                .desired_width(f32::INFINITY)
                .desired_rows(4)
                .margin(egui::vec2(8.0, 6.0));
            ui.add(edit).labelled_by(name);
        });
        ui.add(egui::Label::new(weak(ui, tr!(texts, "snippets-blanks"))).wrap());
        let objection = self.draft.as_ref().and_then(|draft| draft.objection(cx));
        let begun = self
            .draft
            .as_ref()
            .is_some_and(|draft| !draft.word.is_empty());
        if let Some(objection) = objection.as_ref().filter(|_| begun) {
            let color = Palette::here(ui).text_weak;
            ui.add(egui::Label::new(egui::RichText::new(objection).color(color)).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            let save = tr!(texts, "snippets-save");
            let keep = ui
                .add_enabled_ui(objection.is_none(), |ui| {
                    widgets::primary_button(ui, None, &save).clicked()
                })
                .inner;
            let entered = ui.input(|i| i.modifiers.command && i.key_pressed(Key::Enter));
            if (keep || entered && objection.is_none())
                && let Some(draft) = self.draft.take()
            {
                cx.prefs.minutes.snippets.remove(&draft.was);
                let text = draft.text.trim_end().to_owned();
                cx.prefs.minutes.snippets.insert(draft.word, text);
            }
            if plain_button(ui, &tr!(texts, "cancel")) {
                self.draft = None;
            }
        });
    }
}

/// Three to begin with.
fn examples(texts: &Texts) -> [(String, String); 3] {
    [
        (
            tr!(texts, "snippets-example-thanks"),
            tr!(texts, "snippets-example-thanks-text"),
        ),
        (
            tr!(texts, "snippets-example-agreed"),
            tr!(texts, "snippets-example-agreed-text"),
        ),
        (
            tr!(texts, "snippets-example-noted"),
            tr!(texts, "snippets-example-noted-text"),
        ),
    ]
}

fn weak(ui: &Ui, text: String) -> egui::RichText {
    egui::RichText::new(text).color(Palette::here(ui).text_weak)
}

fn plain_button(ui: &mut Ui, label: &str) -> bool {
    let response = ui.button(label);
    widgets::named(&response, egui::Role::Button, label);
    response.clicked()
}
