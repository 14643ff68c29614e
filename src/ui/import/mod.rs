//! Reading a list of people, step by step: choose the list, say what its columns hold, look at
//! what would change, take it over. Nothing changes before the last step, and that is one step
//! to undo.

mod columns;
mod details;
mod preview;
mod reading;
mod source;

use std::path::PathBuf;

use egui::{Align, Context, Id, Key, Layout, Modal, Modifiers, Ui};

use crate::document::Step;
use crate::exchange::roster::import::{self, List, Mapping, Plan};
use crate::i18n::{Texts, tr};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;
use crate::ui::work::{Arrival, Awaited, Work};

use preview::Preview;
use reading::{Read, Trouble};
use source::Source;

/// The steps of the wizard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    /// Choosing the list.
    Source,
    /// Saying what its columns hold.
    Columns,
    /// Looking at what would change.
    Preview,
}

/// The wizard.
pub struct ImportWizard {
    page: Page,
    source: Option<Source>,
    reading: Option<Awaited<Result<Read, Trouble>>>,
    read: Option<Read>,
    mapping: Option<Mapping>,
    planning: Option<Planning>,
    preview: Preview,
    /// What went wrong last, in the user's words.
    trouble: Option<String>,
    /// Whether the focus is to go to the next step's button.
    to_next: bool,
}

/// A plan on its way.
struct Planning {
    awaited: Awaited<Option<Plan>>,
    /// The project's revision for which it is made.
    revision: u64,
    /// Whether the list is taken over as soon as the plan is there.
    take_over: bool,
}

impl Default for ImportWizard {
    fn default() -> Self {
        Self {
            page: Page::Source,
            source: None,
            reading: None,
            read: None,
            mapping: None,
            planning: None,
            preview: Preview::default(),
            trouble: None,
            to_next: true,
        }
    }
}

/// How large the wizard gets, in points.
const LARGEST: egui::Vec2 = egui::vec2(1160.0, 820.0);

impl Sheet for ImportWizard {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        self.take_results(ctx, cx);
        self.take_paste(ctx);
        self.start_reading(cx);
        let mut shown = Shown::Open;
        let modal = Modal::new(Id::unique("import"))
            .frame(theme::dialog(&ctx.global_style()))
            .show(ctx, |ui| {
                let room = ui.ctx().content_rect().size() - egui::Vec2::splat(space::XL);
                let size = LARGEST.min(room - egui::Vec2::splat(40.0));
                ui.set_width(size.x);
                ui.set_height(size.y);
                shown = self.contents(ui, cx);
            });
        if shown == Shown::Open && modal.should_close() && !self.back_with_escape() {
            shown = Shown::Closed;
        }
        if shown == Shown::Closed {
            self.stop_work();
        }
        shown
    }

    fn take_path(&mut self, path: PathBuf) -> Option<PathBuf> {
        self.take_source(Source::File(path));
        None
    }
}

impl ImportWizard {
    /// The wizard with this file.
    pub fn of_file(path: PathBuf) -> Self {
        let mut wizard = Self::default();
        wizard.take_source(Source::File(path));
        wizard
    }

    /// The wizard with what was copied in another program.
    pub fn of_text(text: String) -> Self {
        let mut wizard = Self::default();
        wizard.take_source(Source::Pasted(text.into()));
        wizard
    }

    fn take_source(&mut self, source: Source) {
        self.stop_work();
        *self = Self {
            source: Some(source),
            ..Self::default()
        };
    }

    fn stop_work(&self) {
        if let Some(reading) = &self.reading {
            reading.progress.cancel();
        }
        if let Some(planning) = &self.planning {
            planning.awaited.progress.cancel();
        }
    }

    /// Esc goes back one step, so that it never throws away what was matched and decided.
    fn back_with_escape(&mut self) -> bool {
        match self.page {
            Page::Source => false,
            Page::Columns | Page::Preview => {
                self.go_back();
                true
            }
        }
    }

    fn go_back(&mut self) {
        self.trouble = None;
        self.page = match self.page {
            Page::Preview if self.has_columns() => Page::Columns,
            _ => Page::Source,
        };
    }

    fn has_columns(&self) -> bool {
        self.read
            .as_ref()
            .is_some_and(|read| matches!(*read.list, List::Table(_)))
    }

    /// A list pasted on the first page, from the clipboard of another program.
    fn take_paste(&mut self, ctx: &Context) {
        // What is pasted into a dialog over the wizard, such as a path, is the dialog's.
        if self.page != Page::Source || self.reading.is_some() || ctx.text_edit_focused() {
            return;
        }
        let pasted = ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                egui::Event::Paste(text) if !text.trim().is_empty() => Some(text.clone()),
                _ => None,
            })
        });
        if let Some(text) = pasted {
            self.take_source(Source::Pasted(text.into()));
        }
    }

    fn start_reading(&mut self, cx: &mut ViewCx) {
        if self.read.is_some() || self.reading.is_some() || self.trouble.is_some() {
            return;
        }
        let Some(source) = self.source.clone() else {
            return;
        };
        let (work, awaited) = Work::new("", move |cx| reading::read(&source, cx.progress));
        cx.out.start(work);
        self.reading = Some(awaited);
    }

    /// Reads the same list once more, in another encoding.
    fn read_as(&mut self, encoding: Option<&'static reading::Encoding>, cx: &mut ViewCx) {
        let Some(bytes) = self.read.as_ref().and_then(|read| read.bytes.clone()) else {
            return;
        };
        let (work, awaited) = Work::new("", move |cx| {
            reading::read_bytes(bytes, encoding, cx.progress)
        });
        cx.out.start(work);
        self.reading = Some(awaited);
    }

    fn take_results(&mut self, ctx: &Context, cx: &mut ViewCx) {
        if let Some(reading) = &self.reading {
            match reading.take() {
                Arrival::Waiting => {}
                Arrival::Broken => {
                    self.reading = None;
                    self.trouble = Some(tr!(cx.texts, "import-broken"));
                }
                Arrival::Here(result) => {
                    self.reading = None;
                    self.take_read(result, cx);
                    ctx.request_repaint();
                }
            }
        }
        if let Some(planning) = &self.planning {
            match planning.awaited.take() {
                Arrival::Waiting => {}
                Arrival::Broken => {
                    self.planning = None;
                    self.trouble = Some(tr!(cx.texts, "import-broken"));
                }
                Arrival::Here(plan) => {
                    let (revision, take_over) = (planning.revision, planning.take_over);
                    self.planning = None;
                    if let Some(plan) = plan {
                        self.preview.take(plan, revision, cx);
                    }
                    if take_over && self.is_current(cx) {
                        self.preview.take_over = true;
                    }
                    ctx.request_repaint();
                }
            }
        }
        // Others may change the project meanwhile: what is shown is made anew, decisions stay.
        if self.page == Page::Preview && self.planning.is_none() && !self.is_current(cx) {
            self.start_planning(cx, false);
        }
    }

    fn take_read(&mut self, result: Result<Read, Trouble>, cx: &mut ViewCx) {
        match result {
            Ok(read) => {
                let again = self.page == Page::Columns;
                if let List::Table(book) = &*read.list {
                    // The same columns stay what they were said to hold.
                    if !again || self.mapping.is_none() {
                        self.mapping = Some(Mapping::guess(book, &cx.prefs.columns));
                    }
                    self.page = Page::Columns;
                }
                let cards = matches!(*read.list, List::Cards(_));
                self.read = Some(read);
                self.to_next = true;
                if cards {
                    self.start_planning(cx, false);
                    self.page = Page::Preview;
                }
            }
            Err(trouble) => {
                self.trouble = Some(trouble.words(cx.texts));
                if self.read.is_none() {
                    self.page = Page::Source;
                }
            }
        }
    }

    /// Whether the plan is one for the project as it is now.
    fn is_current(&self, cx: &ViewCx) -> bool {
        self.preview.revision() == Some(cx.doc.revision())
    }

    fn start_planning(&mut self, cx: &mut ViewCx, take_over: bool) {
        let Some(read) = &self.read else {
            return;
        };
        let (list, mapping) = (read.list.clone(), self.mapping.clone());
        let project = cx.doc.project().clone();
        let (work, awaited) = Work::new("", move |cx| {
            let gathered = import::gathered(&list, mapping.as_ref());
            let progress = cx.progress.clone();
            Plan::of(&project, gathered, &|share| {
                progress.set((share * 1000.0) as u64, 1000);
                !progress.is_cancelled()
            })
        });
        cx.out.start(work);
        self.planning = Some(Planning {
            awaited,
            revision: cx.doc.revision(),
            take_over,
        });
    }

    fn contents(&mut self, ui: &mut Ui, cx: &mut ViewCx) -> Shown {
        let mut shown = Shown::Open;
        ui.spacing_mut().item_spacing.y = space::S;
        if self.show_head(ui, cx.texts) {
            shown = Shown::Closed;
        }
        ui.add_space(space::XS);
        let foot = theme::CONTROL_HEIGHT + space::M;
        let body = ui.available_height() - foot;
        ui.allocate_ui(egui::vec2(ui.available_width(), body), |ui| {
            ui.set_min_size(egui::vec2(ui.available_width(), body));
            match self.page {
                Page::Source => self.show_source(ui, cx),
                Page::Columns => self.show_columns(ui, cx),
                Page::Preview => self.show_preview(ui, cx),
            }
        });
        ui.separator();
        if self.show_foot(ui, cx) {
            shown = Shown::Closed;
        }
        shown
    }

    /// The title and how far one has come; returns whether to close.
    fn show_head(&self, ui: &mut Ui, texts: &Texts) -> bool {
        let mut close = false;
        ui.horizontal(|ui| {
            ui.label(theme::heading(tr!(texts, "import-title")));
            ui.add_space(space::M);
            let palette = Palette::here(ui);
            let steps = [
                (Page::Source, tr!(texts, "import-step-source")),
                (Page::Columns, tr!(texts, "import-step-columns")),
                (Page::Preview, tr!(texts, "import-step-preview")),
            ];
            for (place, (page, name)) in steps.iter().enumerate() {
                let color = if *page == self.page {
                    palette.accent
                } else {
                    palette.text_weak
                };
                if place > 0 {
                    ui.label(icons::GO.rich_text().color(palette.text_weak));
                }
                let words = format!("{} {name}", place + 1);
                let words = if *page == self.page {
                    theme::strong(words, theme::size::BODY)
                } else {
                    egui::RichText::new(words)
                };
                ui.label(words.color(color));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = tr!(texts, "import-close");
                close = widgets::icon_button(ui, icons::CLOSE, &name).clicked();
            });
        });
        close
    }

    /// The buttons below; returns whether to close.
    fn show_foot(&mut self, ui: &mut Ui, cx: &mut ViewCx) -> bool {
        let mut close = false;
        ui.horizontal(|ui| {
            if self.page != Page::Source {
                let back = widgets::button(ui, icons::BACK, &tr!(cx.texts, "import-back"));
                if back.clicked() {
                    self.go_back();
                }
            }
            if let Some(trouble) = &self.trouble {
                let color = Palette::here(ui).bad;
                let room = (ui.available_width() - 320.0).max(120.0);
                ui.scope(|ui| {
                    ui.set_max_width(room);
                    ui.label(icons::BAD.rich_text().color(color));
                    let text = egui::RichText::new(trouble).color(color);
                    ui.add(egui::Label::new(text).truncate())
                        .on_hover_text(trouble);
                });
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                close = self.show_next(ui, cx);
                if ui.button(tr!(cx.texts, "cancel")).clicked() {
                    close = true;
                }
                if self.planning.is_some() || self.reading.is_some() {
                    ui.add(egui::Spinner::new().size(18.0));
                }
            });
        });
        close
    }

    /// The button of the next step, also pressed by Ctrl+Enter; returns whether to close.
    fn show_next(&mut self, ui: &mut Ui, cx: &mut ViewCx) -> bool {
        let texts = cx.texts;
        let (label, enabled) = match self.page {
            Page::Source => (tr!(texts, "import-next"), self.read.is_some()),
            Page::Columns => (
                tr!(texts, "import-next"),
                self.mapping.is_some() && self.reading.is_none(),
            ),
            Page::Preview => {
                let count = self.preview.to_take_over();
                let label = tr!(texts, "import-take-over", count = count);
                let read_only = cx.doc.is_read_only();
                (label, count > 0 && self.planning.is_none() && !read_only)
            }
        };
        let button = ui
            .add_enabled_ui(enabled, |ui| widgets::primary_button(ui, None, &label))
            .inner;
        if self.to_next && enabled && ui.memory(|memory| memory.focused().is_none()) {
            button.request_focus();
            self.to_next = false;
        }
        let on_top = ui.memory(|memory| memory.top_modal_layer()) == Some(ui.layer_id());
        let keys =
            on_top && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let taken = std::mem::take(&mut self.preview.take_over);
        if !taken && !(enabled && (button.clicked() || keys)) {
            return false;
        }
        match self.page {
            Page::Source => {
                self.page = if self.has_columns() {
                    Page::Columns
                } else {
                    Page::Preview
                };
                false
            }
            Page::Columns => {
                self.remember(cx);
                self.preview = Preview::default();
                self.start_planning(cx, false);
                self.page = Page::Preview;
                self.to_next = true;
                false
            }
            Page::Preview if self.is_current(cx) => self.take_over(cx),
            Page::Preview => {
                self.start_planning(cx, true);
                false
            }
        }
    }

    /// Keeps what columns hold for the next list with such headings.
    fn remember(&self, cx: &mut ViewCx) {
        let (Some(read), Some(mapping)) = (&self.read, &self.mapping) else {
            return;
        };
        if let List::Table(book) = &*read.list {
            for (heading, column) in mapping.remembered_of(book) {
                cx.prefs.columns.insert(heading, column);
            }
        }
    }

    /// Takes the list over, in one step; returns whether to close.
    fn take_over(&mut self, cx: &mut ViewCx) -> bool {
        let Some(plan) = self.preview.plan() else {
            return false;
        };
        cx.doc.end_gesture();
        let applied = cx.doc.edit(Step::ImportRoster, |t| import::apply(plan, t));
        let mac = cfg!(target_os = "macos");
        let keys = Command::Undo.keys().first();
        let keys = keys.map(|keys| keys.label(cx.texts, mac));
        let text = tr!(
            cx.texts,
            "import-done",
            added = applied.added,
            updated = applied.updated,
            keys = keys.unwrap_or_default()
        );
        cx.out.tell(Tone::Good, text);
        true
    }
}
