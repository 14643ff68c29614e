//! A version: what it is compared with, what differs, and the ways back.

use egui::{ComboBox, Key, Label, ScrollArea, Ui};

use super::ask::Ask;
use super::changes::{Act, Changes};
use super::content::{Content, Key as RecordKey};
use super::{HistoryView, With, author, time};
use crate::document::{Document, Step, restore};
use crate::i18n::{changes, format, tr};
use crate::model::Project;
use crate::store::history::VersionInfo;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, TEXT_WIDTH, size, space};
use crate::ui::view::{Question, Tone, ViewCx};
use crate::ui::widgets;

/// The widest a field is shown, in points.
const CHOICE_WIDTH: f32 = 320.0;

impl HistoryView {
    pub(super) fn count_of_items(&self) -> usize {
        self.content().map_or(0, |content| content.items.len())
    }

    fn content(&self) -> Option<&Content> {
        self.content.as_ref()?.1.as_deref()
    }

    pub(super) fn show_details(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        self.leave_with_escape(ui);
        let Some((older, newer, chosen_is_newer)) = self.sides() else {
            return;
        };
        if self.narrow {
            let back = tr!(cx.texts, "history-back");
            if widgets::button(ui, icons::BACK, &back).clicked() {
                self.leave_details();
            }
        }
        let mut content = self.content.take();
        // What was asked for before is no answer to what is asked for now; but while the project
        // in the window changes, the list stays until the new one is there.
        let fits =
            |comparing: &super::Comparing| (comparing.older, comparing.newer) == (older, newer);
        let mut act = None;
        ScrollArea::vertical()
            .id_salt((older, newer))
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_max_width((TEXT_WIDTH * 1.4).min(ui.available_width() - space::XS));
                let shown = content.as_mut().filter(|(comparing, _)| fits(comparing));
                let whole = shown.as_ref().and_then(|(_, content)| {
                    let content = content.as_deref()?;
                    Some(if chosen_is_newer {
                        &content.newer
                    } else {
                        &content.older
                    })
                });
                self.show_head(ui, cx, whole.cloned());
                ui.add_space(space::S);
                match shown {
                    None => {
                        ui.horizontal(|ui| {
                            ui.spinner();
                            widgets::weak(ui, tr!(cx.texts, "history-comparing"));
                        });
                    }
                    Some((_, None)) => {
                        widgets::weak(ui, tr!(cx.texts, "history-gone"));
                    }
                    Some((_, Some(content))) if content.items.is_empty() => {
                        widgets::weak(ui, tr!(cx.texts, "history-same"));
                    }
                    Some((_, Some(content))) => {
                        let summary = changes::summary(cx.texts, &content.summary);
                        ui.add(Label::new(theme::strong(summary, size::BODY)).wrap());
                        let mut changes = Changes {
                            content,
                            chosen_is_newer,
                            focus: &mut self.focus_item,
                            item: &mut self.item,
                        };
                        act = changes.show(ui, cx);
                    }
                }
                ui.add_space(space::XL);
            });
        match act {
            Some(Act::Restore(keys)) => restore_records(&content, cx, chosen_is_newer, &keys),
            Some(Act::Go(place)) => cx.out.go(place),
            None => {}
        }
        self.content = content;
    }

    fn leave_details(&mut self) {
        self.details_in_front = false;
        self.focus_item = None;
        self.focus = true;
    }

    /// Esc leads from the details back to the list.
    fn leave_with_escape(&mut self, ui: &Ui) {
        let in_list = ui.memory(|memory| memory.focused()) == self.row_focus;
        let is_free = ui.memory(|memory| memory.top_modal_layer()).is_none()
            && !egui::Popup::is_any_open(ui.ctx());
        if (!in_list || self.narrow) && is_free && ui.input(|input| input.key_pressed(Key::Escape))
        {
            self.leave_details();
        }
    }

    fn show_head(&mut self, ui: &mut Ui, cx: &mut ViewCx, whole: Option<Project>) {
        let Some(version) = self.chosen().and_then(|place| self.versions.get(place)) else {
            return;
        };
        let time = time(cx.texts, version);
        let title = tr!(cx.texts, "history-version", time = time.as_str());
        ui.add(Label::new(theme::section(title)).wrap());
        let about = format!(
            "{} · {}",
            author(cx.texts, version, cx.user),
            format::size(cx.texts, version.len)
        );
        widgets::weak(ui, about);
        if !version.on_our_line {
            let palette = Palette::here(ui);
            let aside = egui::RichText::new(tr!(cx.texts, "history-aside-text"));
            ui.add(Label::new(aside.color(palette.warn)).wrap());
        }
        let hash = version.hash;
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            let differs = whole
                .as_ref()
                .is_some_and(|whole| differs(&mut self.differs, hash, whole, cx.doc));
            ui.add_enabled_ui(differs && !cx.doc.is_read_only(), |ui| {
                let label = tr!(cx.texts, "history-restore-version");
                if widgets::button(ui, icons::RESTORE, &label).clicked()
                    && let Some(whole) = whole
                {
                    cx.out.ask(Question {
                        title: tr!(cx.texts, "history-restore-title"),
                        text: tr!(cx.texts, "history-restore-text", time = time.as_str()),
                        yes: tr!(cx.texts, "history-restore"),
                        then: Box::new(move |doc| {
                            doc.edit(Step::RestoreVersion, |project| {
                                restore::whole(project, &whole);
                            });
                        }),
                    });
                }
            });
            let label = tr!(cx.texts, "history-save-copy");
            if widgets::button(ui, icons::SAVE_AS, &label).clicked() {
                cx.out.ask_history(Ask::SaveCopy(hash));
            }
        });
        ui.add_space(space::XS);
        self.choose_other(ui, cx);
    }

    /// With which version it is compared.
    fn choose_other(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let texts = cx.texts;
        let name = |version: &VersionInfo| {
            let (time, author) = (time(texts, version), author(texts, version, cx.user));
            format!("{time} · {author}")
        };
        let before = match self.chosen().and_then(|place| self.pair(place)) {
            Some((_, Some(before))) => {
                let place = self.place_of(before);
                let version = place.and_then(|place| self.versions.get(place));
                let time = version.map(|version| time(texts, version));
                tr!(
                    texts,
                    "history-with-before",
                    time = time.unwrap_or_default()
                )
            }
            _ => tr!(texts, "history-with-nothing"),
        };
        let now = tr!(texts, "history-with-now");
        let current = match self.with {
            With::Before => before.clone(),
            With::Now => now.clone(),
            With::Version(hash) => self
                .place_of(hash)
                .and_then(|place| self.versions.get(place))
                .map(name)
                .unwrap_or_default(),
        };
        let label = tr!(texts, "history-with");
        let mut chosen = None;
        widgets::label_for(ui, &label, |ui, label| {
            let response = ComboBox::from_id_salt("with")
                .selected_text(current)
                .width(CHOICE_WIDTH.min(ui.available_width()))
                .truncate()
                .show_ui(ui, |ui| {
                    let mut offer = |ui: &mut Ui, with: With, words: &str| {
                        if ui.selectable_label(self.with == with, words).clicked() {
                            chosen = Some(with);
                        }
                    };
                    offer(ui, With::Before, &before);
                    offer(ui, With::Now, &now);
                    ui.separator();
                    for version in &self.versions {
                        if Some(version.hash) != self.selected {
                            offer(ui, With::Version(version.hash), &name(version));
                        }
                    }
                })
                .response;
            response.labelled_by(label);
        });
        if let Some(with) = chosen {
            self.with = with;
        }
        let explanation = match self.with {
            With::Before => tr!(texts, "history-explain-before"),
            With::Now => tr!(texts, "history-explain-now"),
            With::Version(_) => tr!(texts, "history-explain-version"),
        };
        let explanation = egui::RichText::new(explanation).size(size::SMALL);
        ui.add(Label::new(explanation.color(Palette::here(ui).text_weak)).wrap());
    }
}

/// Whether restoring the version would change anything; found out once a revision.
fn differs(
    known: &mut Option<(blake3::Hash, u64, bool)>,
    hash: blake3::Hash,
    version: &Project,
    doc: &Document,
) -> bool {
    let revision = doc.revision();
    match known {
        Some((of, at, differs)) if *of == hash && *at == revision => *differs,
        _ => {
            let differs = version.differs(doc.project());
            *known = Some((hash, revision, differs));
            differs
        }
    }
}

fn restore_records(
    content: &Option<(super::Comparing, Option<Box<Content>>)>,
    cx: &mut ViewCx,
    chosen_is_newer: bool,
    keys: &[RecordKey],
) {
    let Some((_, Some(content))) = content else {
        return;
    };
    let before = cx.doc.revision();
    cx.doc.edit(Step::RestoreRecord, |project| {
        content.restore(project, chosen_is_newer, keys);
    });
    if cx.doc.revision() != before {
        cx.out.tell(Tone::Good, tr!(cx.texts, "history-restored"));
    }
}
