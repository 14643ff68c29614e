//! Exporting people: whom, in which form, what of them, and whose contact data.

mod choices;
mod parts;

use egui::{Align, Context, Id as WidgetId, Key, Layout, Modal, Modifiers, ScrollArea, Ui, vec2};

use crate::exchange::roster::export::{self, Format, Wanted, WriteError, Written};
use crate::i18n::{Texts, tr};
use crate::model::{Id, Person, Project};
use crate::ui::icons;
use crate::ui::settings::Prefs;
use crate::ui::sheet::{OutFile, Sheet, Shown};
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;
use crate::ui::work::{Arrival, Awaited, Work};

use choices::{Choices, Counts};

/// How large the sheet gets, in points.
const LARGEST: egui::Vec2 = vec2(860.0, 600.0);
/// With less room than this, in points, the columns stand below the rest.
const SIDE_BY_SIDE: f32 = 700.0;

/// The sheet in which people are exported. `selected` are those selected in the table.
pub fn sheet(project: &Project, selected: Vec<Id<Person>>, prefs: &Prefs) -> impl Sheet + 'static {
    ExportSheet {
        choices: Choices::new(project, selected, prefs),
        counts: None,
        writing: None,
        trouble: None,
    }
}

struct ExportSheet {
    choices: Choices,
    /// Whom the choices concern, as long as they and the project stay the same.
    counts: Option<Counts>,
    writing: Option<Writing>,
    trouble: Option<String>,
}

/// A list on its way.
struct Writing {
    format: Format,
    awaited: Awaited<Result<Written, WriteError>>,
}

impl Sheet for ExportSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        if self.take_result(cx) {
            return Shown::Closed;
        }
        let mut shown = Shown::Open;
        let modal = Modal::new(WidgetId::unique("export"))
            .frame(theme::dialog(&ctx.global_style()))
            .show(ctx, |ui| {
                let room = ui.ctx().content_rect().size() - egui::Vec2::splat(space::XL + 40.0);
                let size = LARGEST.min(room);
                ui.set_width(size.x);
                ui.set_max_height(size.y);
                shown = self.contents(ui, cx);
            });
        if modal.should_close() {
            shown = Shown::Closed;
        }
        if shown == Shown::Closed
            && let Some(writing) = &self.writing
        {
            writing.awaited.progress.cancel();
        }
        shown
    }
}

impl ExportSheet {
    /// Hands the list on once it is there; whether that was all.
    fn take_result(&mut self, cx: &mut ViewCx) -> bool {
        let Some(writing) = &self.writing else {
            return false;
        };
        let format = writing.format;
        let arrived = match writing.awaited.take() {
            Arrival::Waiting => return false,
            Arrival::Here(result) => Some(result),
            Arrival::Broken => None,
        };
        self.writing = None;
        match arrived {
            Some(Ok(written)) => {
                let name = tr!(cx.texts, "export-title");
                cx.out.write_out(OutFile {
                    name: format!("{name}.{}", format.extension()),
                    kind: format.label(cx.texts),
                    bytes: written.bytes,
                });
                return true;
            }
            Some(Err(error)) => self.trouble = Some(error.told(cx.texts)),
            None => self.trouble = Some(tr!(cx.texts, "export-broken")),
        }
        false
    }

    fn contents(&mut self, ui: &mut Ui, cx: &mut ViewCx) -> Shown {
        let texts = cx.texts;
        let counts = self.count(cx);
        let mut close = false;
        ui.spacing_mut().item_spacing.y = space::S;
        ui.horizontal(|ui| {
            ui.label(theme::heading(tr!(texts, "export-sheet-title")));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = tr!(texts, "close");
                close = widgets::icon_button(ui, icons::CLOSE, &name).clicked();
            });
        });
        if counts.all == 0 {
            let title = tr!(texts, "export-nobody");
            widgets::empty_state(
                ui,
                icons::PERSON,
                &title,
                &tr!(texts, "export-nobody-text"),
                |_| {},
            );
        } else {
            let foot = theme::CONTROL_HEIGHT + space::M;
            let most = (ui.available_height() - foot).max(theme::CONTROL_HEIGHT);
            ScrollArea::vertical()
                .max_height(most)
                .show(ui, |ui| self.show_choices(ui, texts, counts));
            ui.separator();
            close |= self.show_foot(ui, cx, counts);
        }
        match close {
            true => Shown::Closed,
            false => Shown::Open,
        }
    }

    /// Counts anew where the choices or the project have changed.
    fn count(&mut self, cx: &ViewCx) -> Counts {
        let revision = cx.doc.revision();
        match &self.counts {
            Some(counts) if counts.fit(&self.choices, revision) => *counts,
            _ => {
                let today = chrono::Local::now().date_naive();
                let counts = Counts::of(cx.doc.project(), revision, &self.choices, today);
                *self.counts.insert(counts)
            }
        }
    }

    fn show_choices(&mut self, ui: &mut Ui, texts: &Texts, counts: Counts) {
        let choices = &mut self.choices;
        let before = (choices.format, choices.columns.clone());
        // Room for the bar beside what is scrolled.
        let width = ui.available_width() - space::S;
        if width < SIDE_BY_SIDE {
            ui.set_width(width);
            parts::who(ui, texts, choices, counts);
            parts::format(ui, texts, choices);
            parts::columns(ui, texts, choices);
            parts::contacts(ui, texts, choices, counts);
        } else {
            let half = (width - space::L) / 2.0;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                ui.vertical(|ui| {
                    ui.set_width(half);
                    ui.spacing_mut().item_spacing.x = space::S;
                    parts::who(ui, texts, choices, counts);
                    parts::format(ui, texts, choices);
                    parts::contacts(ui, texts, choices, counts);
                });
                ui.vertical(|ui| {
                    ui.set_width(half);
                    ui.spacing_mut().item_spacing.x = space::S;
                    parts::columns(ui, texts, choices);
                });
            });
        }
        if before != (choices.format, choices.columns.clone()) {
            self.trouble = None;
        }
    }

    /// The buttons below; returns whether to close.
    fn show_foot(&mut self, ui: &mut Ui, cx: &mut ViewCx, counts: Counts) -> bool {
        let texts = cx.texts;
        let ready = counts.people > 0 && self.choices.chosen().next().is_some();
        let enabled = ready && self.writing.is_none();
        let mut close = false;
        let row = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
        let from_right = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(row, from_right, |ui| {
            let label = tr!(texts, "export-go");
            let go = ui
                .add_enabled_ui(enabled, |ui| widgets::primary_button(ui, None, &label))
                .inner;
            if enabled && ui.memory(|memory| memory.focused().is_none()) {
                go.request_focus();
            }
            let keys = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
            if go.clicked() || (keys && enabled) {
                self.start(cx);
            }
            close = ui.button(tr!(texts, "cancel")).clicked();
            if self.writing.is_some() {
                ui.add(egui::Spinner::new().size(18.0));
            }
            if let Some(trouble) = &self.trouble {
                let color = Palette::here(ui).bad;
                let text = egui::RichText::new(trouble).color(color);
                ui.add(egui::Label::new(text).truncate())
                    .on_hover_text(trouble);
            }
        });
        close
    }

    /// Has the list made off this thread, and remembers the choices for the next time.
    fn start(&mut self, cx: &mut ViewCx) {
        self.choices.remember(cx.prefs);
        self.trouble = None;
        let project = cx.doc.project().clone();
        let people = self.choices.people().map(<[_]>::to_vec);
        let columns: Vec<_> = self.choices.chosen().collect();
        let (format, contacts) = (self.choices.format, self.choices.contacts);
        let lang = cx.texts.lang();
        let (work, awaited) = Work::new(tr!(cx.texts, "export-job"), move |cx| {
            let wanted = Wanted {
                people: people.as_deref(),
                columns: &columns,
                contacts,
            };
            let today = chrono::Local::now().date_naive();
            let texts = Texts::new(lang);
            export::write(&project, &wanted, format, &texts, today, &|share| {
                cx.progress.set((share * 1000.0) as u64, 1000);
                !cx.progress.is_cancelled()
            })
        });
        cx.out.start(work);
        self.writing = Some(Writing { format, awaited });
    }
}
