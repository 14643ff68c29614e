//! The sheet that reads a board of another program: what comes, what does not, and its title.
//! Nothing changes before the button is pressed, and that is one step to undo.

use std::path::PathBuf;

use egui::{Context, Key, Modifiers, TextEdit, Ui};

use super::losses;
use crate::document::Step;
use crate::exchange::board::{self, Incoming, ReadError};
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, errors, tr};
use crate::store::{self, OpenError};
use crate::ui::place::Place;
use crate::ui::sheet::{self, Sheet, Shown};
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{Pick, Tone, ViewCx};
use crate::ui::widgets;
use crate::ui::work::{Arrival, Awaited, Work};

/// How wide the sheet gets, in points.
const WIDTH: f32 = 560.0;

/// Why a file cannot be read.
enum Trouble {
    Open(OpenError),
    Read(ReadError),
    Broken,
}

impl Trouble {
    fn told(&self, texts: &Texts) -> String {
        match self {
            Self::Open(error) => errors::open(texts, error),
            Self::Read(error) => error.told(texts),
            Self::Broken => tr!(texts, "board-in-broken"),
        }
    }
}

/// How far it has come.
enum State {
    New,
    Reading(Awaited<Result<Incoming, Trouble>>),
    Read(Box<Incoming>),
    Failed(Trouble),
}

/// The sheet.
pub struct ImportSheet {
    path: PathBuf,
    title: String,
    state: State,
}

impl ImportSheet {
    /// About this file.
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            title: String::new(),
            state: State::New,
        }
    }

    fn file_name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    fn go_on(&mut self, ctx: &Context, cx: &mut ViewCx) {
        match &self.state {
            State::New => {
                self.title = board::title_of(cx.doc.project(), &self.file_name());
                let path = self.path.clone();
                let (work, awaited) = Work::new(tr!(cx.texts, "board-in-job"), move |cx| {
                    let bytes = store::read_list(&path, cx.progress).map_err(Trouble::Open)?;
                    board::read(&bytes, &|share| {
                        cx.progress.set((share * 1000.0) as u64, 1000);
                        !cx.progress.is_cancelled()
                    })
                    .map_err(Trouble::Read)
                });
                cx.out.start(work);
                self.state = State::Reading(awaited);
            }
            State::Reading(awaited) => {
                self.state = match awaited.take() {
                    Arrival::Waiting => return,
                    Arrival::Here(Ok(incoming)) => State::Read(Box::new(incoming)),
                    Arrival::Here(Err(trouble)) => State::Failed(trouble),
                    Arrival::Broken => State::Failed(Trouble::Broken),
                };
                ctx.request_repaint();
            }
            State::Read(_) | State::Failed(_) => {}
        }
    }

    fn body(&mut self, ui: &mut Ui, texts: &Texts) {
        let color = Palette::here(ui).text_weak;
        let name = egui::RichText::new(self.file_name()).color(color);
        ui.add(egui::Label::new(name).truncate())
            .on_hover_text(self.path.display().to_string());
        ui.add_space(space::XS);
        match &self.state {
            State::New | State::Reading(_) => {
                ui.horizontal(|ui| {
                    ui.add(egui::Spinner::new().size(18.0));
                    ui.label(tr!(texts, "board-in-reading"));
                });
            }
            State::Failed(trouble) => {
                let color = Palette::here(ui).bad;
                let text = egui::RichText::new(trouble.told(texts)).color(color);
                ui.add(egui::Label::new(text).wrap());
            }
            State::Read(incoming) => {
                widgets::label_for(ui, &tr!(texts, "board-in-name"), |ui, name| {
                    let edit = TextEdit::singleline(&mut self.title)
                        .char_limit(200)
                        .desired_width(f32::INFINITY)
                        .margin(egui::vec2(8.0, 6.0));
                    ui.add(edit).labelled_by(name);
                });
                ui.add_space(space::S);
                ui.label(theme::section(tr!(texts, "board-in-comes")));
                for (kind, count) in incoming.counts() {
                    let kind = kind.name(texts);
                    ui.label(tr!(texts, "board-in-kind", kind = kind, count = count));
                }
                ui.add_space(space::S);
                let heading = tr!(texts, "board-in-losses");
                let none = tr!(texts, "board-in-complete");
                losses(ui, &heading, &none, &incoming.report.told(texts));
            }
        }
    }
}

impl Sheet for ImportSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        self.go_on(ctx, cx);
        let texts = cx.texts;
        let is_read = matches!(self.state, State::Read(_));
        let has_failed = matches!(self.state, State::Failed(_));
        let ready = is_read && !cx.doc.is_read_only() && !self.title.trim().is_empty();
        let (mut go, mut close, mut other) = (false, false, false);
        let title = tr!(texts, "board-in-title");
        let escaped = sheet::frame(
            ctx,
            "board in",
            &title,
            WIDTH,
            |ui| self.body(ui, texts),
            |ui| {
                let label = tr!(texts, "board-in-go");
                if has_failed {
                    let label = tr!(texts, "board-in-other");
                    other = widgets::primary_button(ui, None, &label).clicked();
                } else {
                    let button = ui
                        .add_enabled_ui(ready, |ui| widgets::primary_button(ui, None, &label))
                        .inner;
                    if ready && ui.memory(|memory| memory.focused().is_none()) {
                        button.request_focus();
                    }
                    let keys = ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
                    go = button.clicked() || (keys && ready);
                }
                close = ui.button(tr!(texts, "cancel")).clicked();
            },
        );
        if other {
            cx.out.pick_for_board(Pick::Board);
            return Shown::Closed;
        }
        if let (true, State::Read(incoming)) = (go, &self.state) {
            let title = self.title.trim();
            let placed = cx.doc.edit(Step::ImportBoard, |t| incoming.place(t, title));
            let told = tr!(texts, "board-in-done", count = incoming.len());
            cx.out.tell(Tone::Good, told);
            cx.out.go(Place::Board(placed));
            return Shown::Closed;
        }
        if close || escaped {
            if let State::Reading(awaited) = &self.state {
                awaited.progress.cancel();
            }
            return Shown::Closed;
        }
        Shown::Open
    }
}
