//! The program's window: one project at most, the views on it, and the shell around them.

mod answers;
mod around;
mod autosave;
mod commands;
mod erasure;
mod files;
mod frame;
mod history;
mod lists;
mod paths;
mod rescue;
mod sharing;
mod typing;
mod views;
mod ways_out;

use std::path::PathBuf;
use std::time::Instant;

use egui::{Context, Ui};

use super::commands::Command;
use super::jobs::{Jobs, Report};
use super::place::{Place, ViewKind};
use super::search::Search;
use super::settings::Settings;
use super::sheet::{OutFile, Sheet};
use super::shell::dialogs::Dialog;
use super::shell::menu_bar::{FileState, Saved};
use super::shell::palette::CommandPalette;
use super::shell::toasts::Toasts;
use super::spell::Spell;
use super::theme;
use super::timer::Timer;
use super::view::{Outbox, Pick, Toast, ToastAction, Tone};
use super::workspace::Workspace;
use crate::i18n::{Lang, Texts, errors, tr};
use crate::store::DataDirs;
use crate::store::journal::Orphan;
use crate::store::notices::Me;

pub use rescue::Rescue;

use around::Offer;
use autosave::Autosave;
use files::{Done, Next};
use sharing::Sharing;
use views::Views;

/// How the window starts.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The project to open.
    pub file: Option<PathBuf>,
    /// The language, in place of the one in the settings.
    pub lang: Option<Lang>,
    /// Zirkel's own folders.
    pub dirs: DataDirs,
    /// Where dictionaries for spelling are looked for.
    pub dictionaries: Vec<PathBuf>,
    /// Whether the desktop's file dialogs are used; otherwise paths are typed.
    pub native_dialogs: bool,
    /// When the program started; the log tells how long the first frame took from then.
    pub started: Instant,
}

/// The program.
pub struct ZirkelApp {
    dirs: DataDirs,
    native_dialogs: bool,
    settings: Settings,
    spell: Spell,
    kept_settings: Settings,
    texts: Texts,
    /// What the system calls the user; blank as long as it has not said so.
    system_name: String,
    /// This program, as others with the same file see it.
    me: Option<Me>,
    sharing: Sharing,
    autosave: Autosave,
    /// What could be brought into the open project.
    offers: Vec<Offer>,
    jobs: Jobs<Done>,
    workspace: Option<Workspace>,
    orphans: Vec<Orphan>,
    kind: ViewKind,
    views: Views,
    search: Search,
    palette: Option<CommandPalette>,
    dialog: Option<Dialog>,
    /// In front of the views, the one on top last.
    sheets: Vec<Box<dyn Sheet>>,
    /// Takes erased data out of earlier versions, as soon as the project is saved.
    purge: Option<erasure::Purge>,
    /// Whether the review of personal data is not to be spoken of until the next start.
    review_later: bool,
    /// A file for another program, whose place is being asked for.
    going_out: Option<OutFile>,
    /// Files of other programs that the board is to take.
    for_board: Vec<(Pick, Vec<PathBuf>)>,
    /// What comes after the answer to a dialog, or after a save.
    next: Option<Next>,
    /// The user gave up what is not saved.
    discarding: bool,
    toasts: Toasts,
    typing: typing::Typing,
    timer: Timer,
    title: String,
    /// Since when the program only waits for work on its way before it ends.
    quitting: Option<Instant>,
    /// Whether the settings are being written.
    keeping_settings: bool,
    /// When the document last changed, in seconds of egui's clock, and its revision then.
    last_edit: (f64, u64),
    /// When the program started, until the first frame is drawn.
    started: Option<Instant>,
}

impl ZirkelApp {
    /// The program in a window of `ctx`.
    pub fn new(ctx: &Context, setup: Setup) -> Self {
        theme::install(ctx);
        let settings = Settings::load(&setup.dirs);
        let lang = setup.lang.or(settings.lang).unwrap_or_else(Lang::of_system);
        ctx.set_theme(settings.colors.preference());
        ctx.set_zoom_factor(settings.zoom);
        let mut app = Self {
            dirs: setup.dirs,
            native_dialogs: setup.native_dialogs,
            kept_settings: settings.clone(),
            settings,
            spell: Spell::new(setup.dictionaries),
            texts: Texts::new(lang),
            system_name: String::new(),
            me: None,
            sharing: Sharing::default(),
            autosave: Autosave::default(),
            offers: Vec::new(),
            jobs: Jobs::new(ctx),
            workspace: None,
            orphans: Vec::new(),
            kind: ViewKind::Start,
            views: Views::default(),
            search: Search::default(),
            palette: None,
            dialog: None,
            sheets: Vec::new(),
            purge: None,
            review_later: false,
            going_out: None,
            for_board: Vec::new(),
            next: None,
            discarding: false,
            toasts: Toasts::default(),
            typing: typing::Typing::default(),
            timer: Timer::default(),
            title: String::new(),
            quitting: None,
            keeping_settings: false,
            last_edit: (0.0, 0),
            started: Some(setup.started),
        };
        app.look_for_orphans();
        app.ask_for_name();
        if let Some(file) = setup.file {
            app.open(file);
        }
        app
    }

    /// The open project, for tests.
    pub fn workspace(&self) -> Option<&Workspace> {
        self.workspace.as_ref()
    }

    /// The open project, to be changed past the views, for tests.
    pub fn workspace_mut(&mut self) -> Option<&mut Workspace> {
        self.workspace.as_mut()
    }

    /// Whether work off the UI thread is on its way, for tests that wait for it.
    pub fn is_busy(&self) -> bool {
        let spelling = self.workspace.is_some() && self.spell.is_waiting();
        self.jobs.is_busy() || self.search.is_waiting() || spelling
    }

    /// The view on the screen.
    pub fn view(&self) -> ViewKind {
        self.kind
    }

    /// Who works here, for those who share the file.
    fn author(&self) -> String {
        let chosen = self.settings.name.trim();
        let name = if chosen.is_empty() {
            &self.system_name
        } else {
            chosen
        };
        name.to_owned()
    }

    fn tell(&mut self, ctx: &Context, tone: Tone, text: impl Into<String>) {
        self.tell_with(ctx, tone, text, None);
    }

    fn tell_with(
        &mut self,
        ctx: &Context,
        tone: Tone,
        text: impl Into<String>,
        action: Option<(String, ToastAction)>,
    ) {
        let toast = Toast {
            tone,
            text: text.into(),
            action,
        };
        self.toasts.add(ctx.input(|input| input.time), toast);
    }

    /// The system may have to ask a server for the name, so it is asked off the UI thread.
    fn ask_for_name(&mut self) {
        self.jobs.start("", |_| {
            let name = whoami::realname().or_else(|_| whoami::username());
            Done::Name(name.unwrap_or_default())
        });
    }

    fn take_outbox(&mut self, ctx: &Context, mut outbox: Outbox, todo: &mut Vec<Command>) {
        self.take_lists(&mut outbox);
        todo.extend(outbox.commands);
        for toast in outbox.toasts {
            self.tell_with(ctx, toast.tone, toast.text, toast.action);
        }
        if let Some(place) = outbox.place {
            self.go(place);
        }
        if let Some(question) = outbox.question {
            self.dialog = Some(Dialog::Question(question));
        }
        for ask in outbox.history {
            self.ask_history(ask);
        }
    }

    fn go(&mut self, place: Place) {
        self.kind = place.view();
        if let (Some(workspace), Some(view)) = (&self.workspace, self.views.get(self.kind)) {
            view.go(place, &workspace.doc);
        }
    }

    fn take_reports(&mut self, ctx: &Context) {
        while let Some(report) = self.jobs.next_report() {
            match report {
                Report::Done(done) => self.finish(ctx, done),
                Report::Broken(title) => {
                    if let Some(workspace) = &mut self.workspace {
                        workspace.end_save_without_success();
                    }
                    self.sharing.broken();
                    self.views.history.broken();
                    self.next = None;
                    self.discarding = false;
                    self.keeping_settings = false;
                    let text = tr!(self.texts, "job-broken", title = title);
                    self.tell(ctx, Tone::Bad, text);
                }
            }
        }
    }

    fn file_state(&mut self) -> Option<FileState> {
        let untitled = tr!(self.texts, "untitled");
        let workspace = self.workspace.as_mut()?;
        let state = if workspace.read_only().is_some() {
            Saved::ReadOnly
        } else if workspace.is_saving() {
            Saved::Now
        } else if workspace.is_dirty() || workspace.path().is_none() {
            Saved::No
        } else {
            Saved::Yes
        };
        Some(FileState {
            name: workspace.file_name().unwrap_or(untitled),
            state,
        })
    }

    fn update_title(&mut self, ctx: &Context) {
        let title = match self.file_state() {
            Some(file) if file.state == Saved::Yes => format!("{} – Zirkel", file.name),
            Some(file) if file.state == Saved::ReadOnly => {
                let state = tr!(self.texts, "state-read-only");
                format!("{} ({state}) – Zirkel", file.name)
            }
            Some(file) => format!("• {} – Zirkel", file.name),
            None => "Zirkel".to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn keep_settings(&mut self, ctx: &Context) {
        let window = ctx.input(|input| {
            let viewport = input.viewport();
            // A presentation fills the screen for a while only.
            let rect = viewport
                .inner_rect
                .filter(|_| viewport.fullscreen != Some(true));
            (rect, viewport.maximized)
        });
        if let (Some(rect), maximized) = window {
            self.settings.maximized = maximized.unwrap_or(false);
            if !self.settings.maximized {
                let zoom = ctx.zoom_factor();
                self.settings.window = (rect.width() * zoom, rect.height() * zoom);
            }
        }
        // A window being drawn larger changes its size each frame; keep what it ends with.
        let idle = ctx.input(|input| !input.pointer.any_down());
        // One after the other, so that the last one written is the last one meant.
        if self.settings != self.kept_settings && idle && !self.keeping_settings {
            self.keeping_settings = true;
            self.kept_settings = self.settings.clone();
            let (dirs, settings) = (self.dirs.clone(), self.settings.clone());
            self.jobs
                .start("", move |_| Done::SettingsKept(settings.save(&dirs)));
        }
    }

    fn settings_kept(&mut self, ctx: &Context, result: std::io::Result<()>) {
        self.keeping_settings = false;
        if let Err(error) = result {
            let text = tr!(
                self.texts,
                "settings-failed",
                reason = errors::reason(&self.texts, &error)
            );
            self.tell(ctx, Tone::Warn, text);
        }
    }
}

impl eframe::App for ZirkelApp {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn raw_input_hook(&mut self, _ctx: &egui::Context, raw_input: &mut egui::RawInput) {
        self.typing.hold_back(&mut raw_input.events);
    }
}
