//! One row in detail: what would change, what is doubtful, and what shall be done.

use egui::{Label, RichText, ScrollArea, Ui};

use super::ImportWizard;
use super::preview::{look, name_of};
use crate::exchange::roster::import::{Deed, Duplicate, Planned, Twin, Verdict, preview};
use crate::i18n::{Names, Texts, tr};
use crate::ui::icons;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

impl ImportWizard {
    pub(super) fn show_row_details(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let Some((place, planned)) = self.preview.current() else {
            return;
        };
        let texts = cx.texts;
        let names = Names::new(texts, cx.doc.project());
        let mut decided = None;
        ScrollArea::vertical()
            .id_salt(("details", place))
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_max_width(ui.available_width() - space::S);
                let title = theme::section(name_of(texts, planned));
                ui.add(Label::new(title).wrap());
                let (icon, shade, word) = look(texts, planned);
                let color = shade.color(Palette::here(ui));
                ui.horizontal(|ui| {
                    ui.label(icon.rich_text().size(18.0).color(color));
                    ui.label(RichText::new(word).color(color));
                    let number = planned.candidate.number.to_string();
                    widgets::weak(ui, tr!(texts, "import-row-number", number = number));
                });
                if let Verdict::Error(mistake) = &planned.verdict {
                    ui.add(Label::new(preview::mistake(texts, *mistake)).wrap());
                }
                ui.add_space(space::S);
                decided = self.show_deeds(ui, texts, &names, planned);
                show_doubts(ui, texts, planned);
                match planned.deed {
                    Deed::Update(_) => show_changes(ui, texts, &names, planned),
                    _ => show_said(ui, texts, &names, planned),
                }
            });
        if let Some(deed) = decided {
            self.preview.decide(cx, place, deed);
        }
    }

    /// What can be done with the row, one of it chosen; returns what was chosen anew.
    fn show_deeds(
        &self,
        ui: &mut Ui,
        texts: &Texts,
        names: &Names<'_>,
        planned: &Planned,
    ) -> Option<Deed> {
        let mut deeds: Vec<(Deed, String)> = Vec::new();
        match &planned.verdict {
            Verdict::Error(_) => return None,
            Verdict::New => deeds.push((Deed::Add, tr!(texts, "import-do-add"))),
            Verdict::Changed { person } | Verdict::Unchanged { person } => {
                deeds.push((Deed::Update(*person), tr!(texts, "import-do-update")));
            }
            Verdict::SameAs { row } => {
                deeds.push((Deed::Join(*row), self.joining(texts, *row)));
                deeds.push((Deed::Add, tr!(texts, "import-do-add")));
            }
            Verdict::PossibleDuplicate { of } => {
                for Duplicate { who, why } in of {
                    let why = preview::likeness(texts, *why);
                    match who {
                        Twin::Person(person) => {
                            let name = names.record(crate::model::TableName::people, person.ulid());
                            let label = tr!(texts, "import-do-merge", name = name, why = why);
                            deeds.push((Deed::Update(*person), label));
                        }
                        Twin::Row(row) => {
                            let label = format!("{} ({why})", self.joining(texts, *row));
                            deeds.push((Deed::Join(*row), label));
                        }
                    }
                }
                deeds.push((Deed::Add, tr!(texts, "import-do-add")));
            }
        }
        deeds.push((Deed::Skip, tr!(texts, "import-do-skip")));
        let mut chosen = None;
        for (deed, label) in deeds {
            let selected = planned.deed == deed;
            if ui.radio(selected, label).clicked() && !selected {
                chosen = Some(deed);
            }
        }
        ui.add_space(space::S);
        chosen
    }

    /// "Zu Zeile 12 (Özbabacan, Ayse)".
    fn joining(&self, texts: &Texts, row: usize) -> String {
        let other = self.preview.plan().and_then(|plan| plan.rows.get(row));
        let Some(other) = other else {
            return String::new();
        };
        let number = other.candidate.number.to_string();
        let name = name_of(texts, other);
        tr!(texts, "import-do-join", number = number, name = name)
    }
}

fn show_doubts(ui: &mut Ui, texts: &Texts, planned: &Planned) {
    let color = Palette::here(ui).warn;
    for doubt in &planned.candidate.doubts {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.label(icons::WARN.rich_text().size(16.0).color(color));
            let text = RichText::new(preview::doubt(texts, doubt)).color(color);
            ui.add(Label::new(text).wrap());
        });
    }
    if !planned.candidate.doubts.is_empty() {
        ui.add_space(space::S);
    }
}

/// What an update changes, field by field.
fn show_changes(ui: &mut Ui, texts: &Texts, names: &Names<'_>, planned: &Planned) {
    if planned.changes.is_empty() {
        widgets::weak(ui, tr!(texts, "import-nothing-new"));
        return;
    }
    let palette = Palette::here(ui);
    for change in &planned.changes {
        let label = names.field(change.table, &change.path);
        widgets::weak(ui, label);
        let before = names.value(&change.before);
        let after = names.value(&change.after);
        ui.indent(("change", &change.path), |ui| {
            if change.before != crate::model::Shown::Nothing {
                let before = RichText::new(before)
                    .strikethrough()
                    .color(palette.text_weak);
                ui.add(Label::new(before).wrap());
            }
            ui.add(Label::new(RichText::new(after).color(palette.text)).wrap());
        });
    }
}

/// What the row says, field by field.
fn show_said(ui: &mut Ui, texts: &Texts, names: &Names<'_>, planned: &Planned) {
    let _ = names;
    for (column, value) in planned.candidate.said.values(texts) {
        widgets::weak(ui, column.label(texts));
        ui.indent(("said", column), |ui| {
            ui.add(Label::new(value).wrap());
        });
    }
}
