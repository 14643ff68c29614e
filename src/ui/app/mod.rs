//! The program's window: one project at most, the views on it, and the shell around them.

mod answers;
mod around;
mod autosave;
mod commands;
mod erasure;
mod files;
mod history;
mod lists;
mod paths;
mod rescue;
mod sharing;
mod ways_out;

use std::path::PathBuf;
use std::time::Instant;

use egui::{CentralPanel, Context, Panel, Ui};

use super::attendance::AttendanceView;
use super::board::BoardView;
use super::commands::Command;
use super::conflicts::ConflictsView;
use super::history::HistoryView;
use super::jobs::{Jobs, Report};
use super::minutes::MinutesView;
use super::place::{Place, ViewKind};
use super::registers::RegistersView;
use super::roster::RosterView;
use super::search::Search;
use super::sessions::SessionsView;
use super::settings::Settings;
use super::sheet::{OutFile, Sheet};
use super::shell::dialogs::Dialog;
use super::shell::menu_bar::{self, FileState, Saved};
use super::shell::palette::{CommandPalette, Outcome};
use super::shell::toasts::Toasts;
use super::shell::{banners, rail, shortcuts, status_bar};
use super::spell::Spell;
use super::start;
use super::theme::{self, Palette};
use super::timer::Timer;
use super::view::{Outbox, Pick, Toast, ToastAction, Tone, View, ViewCx};
use super::widgets;
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

#[derive(Default)]
struct Views {
    roster: RosterView,
    sessions: SessionsView,
    attendance: AttendanceView,
    minutes: MinutesView,
    board: BoardView,
    registers: RegistersView,
    conflicts: ConflictsView,
    history: HistoryView,
}

impl Views {
    fn get(&mut self, kind: ViewKind) -> Option<&mut dyn View> {
        match kind {
            ViewKind::Start => None,
            ViewKind::Roster => Some(&mut self.roster),
            ViewKind::Sessions => Some(&mut self.sessions),
            ViewKind::Attendance => Some(&mut self.attendance),
            ViewKind::Minutes => Some(&mut self.minutes),
            ViewKind::Board => Some(&mut self.board),
            ViewKind::Registers => Some(&mut self.registers),
            ViewKind::Conflicts => Some(&mut self.conflicts),
            ViewKind::History => Some(&mut self.history),
        }
    }

    fn get_ref(&self, kind: ViewKind) -> Option<&dyn View> {
        match kind {
            ViewKind::Start => None,
            ViewKind::Roster => Some(&self.roster),
            ViewKind::Sessions => Some(&self.sessions),
            ViewKind::Attendance => Some(&self.attendance),
            ViewKind::Minutes => Some(&self.minutes),
            ViewKind::Board => Some(&self.board),
            ViewKind::Registers => Some(&self.registers),
            ViewKind::Conflicts => Some(&self.conflicts),
            ViewKind::History => Some(&self.history),
        }
    }
}

/// After this pause in typing, in seconds, what is typed next is a step of its own.
const TYPING_PAUSE: f64 = 1.5;

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

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.take_reports(&ctx);
        self.take_events(&ctx);
        self.take_dropped_files(&ctx);
        self.watch_close_request(&ctx);

        let blocked = self.dialog.is_some()
            || self.palette.is_some()
            || self.search.is_open()
            || self.has_sheet();
        let mut todo = Vec::new();
        if !blocked {
            self.take_pasted_list(&ctx);
            let letters = self.settings.single_letter_keys;
            shortcuts::publish(&ctx, letters);
            todo = shortcuts::pressed(&ctx, letters, |command| self.can(command));
        }
        // Before the views are shown, so that a field shows at once what undo made of it.
        for command in todo.drain(..) {
            self.run(&ctx, command);
        }

        if self.kind != ViewKind::Board {
            self.views.board.end_presentation(&ctx);
        }
        if !self.views.board.is_presenting() {
            todo.extend(self.show_shell(ui));
        }
        let mut outbox = Outbox::default();
        self.hand_to_board(&mut outbox);
        self.show_view(ui, &mut outbox, &mut todo);
        if self.workspace.is_some() {
            let prefs = &mut self.settings.prefs.timer;
            self.timer.show(&ctx, &self.texts, prefs, &mut outbox);
        }
        self.show_overlays(&ctx, &mut outbox, &mut todo);
        self.show_sheet(&ctx, &mut outbox);
        self.take_outbox(&ctx, outbox, &mut todo);
        for command in todo {
            self.run(&ctx, command);
        }
        self.show_dialog(&ctx);
        let close = tr!(self.texts, "close");
        match self.toasts.show(&ctx, &close) {
            Some(ToastAction::Run(command)) => self.run(&ctx, command),
            Some(ToastAction::Go(place)) => self.go(place),
            None => {}
        }
        self.after_frame(&ctx);
    }

    fn show_shell(&mut self, ui: &mut Ui) -> Vec<Command> {
        let palette = Palette::here(ui);
        let mut chosen = Vec::new();
        let file = self.file_state();
        Panel::top("menu bar")
            .frame(theme::panel(palette))
            .resizable(false)
            .show(ui, |ui| {
                let command = menu_bar::show(
                    ui,
                    &self.texts,
                    file.as_ref(),
                    |command| self.command_name(command),
                    |command| self.can(command),
                    |command| self.is_on(command),
                );
                chosen.extend(command);
            });
        let banners = self.banners();
        let way_out = banners::show(ui, &banners);
        Panel::bottom("status bar")
            .frame(theme::panel(palette).inner_margin(egui::Margin::symmetric(12, 4)))
            .resizable(false)
            .exact_size(status_bar::HEIGHT)
            .show(ui, |ui| {
                let hint = self.hint();
                let others = &self.sharing.others;
                status_bar::show(
                    ui,
                    &self.texts,
                    hint.as_deref(),
                    others,
                    self.jobs.visible(),
                );
            });
        Panel::left("rail")
            .frame(theme::panel(palette).inner_margin(4))
            .resizable(false)
            .exact_size(rail::WIDTH)
            .show(ui, |ui| {
                let doc = self.workspace.as_ref().map(|workspace| &workspace.doc);
                let conflicts = doc.map_or(0, |doc| doc.open_conflicts().len());
                let can = |command| self.can(command);
                let command = rail::show(ui, &self.texts, self.kind, conflicts, can);
                chosen.extend(command);
            });
        if let Some(way_out) = way_out {
            let ctx = ui.ctx().clone();
            self.take_way_out(&ctx, way_out);
        }
        chosen
    }

    fn show_view(&mut self, ui: &mut Ui, outbox: &mut Outbox, todo: &mut Vec<Command>) {
        self.sharing.fresh.publish(ui.ctx());
        if let Some(workspace) = &self.workspace {
            let (project, words) = (workspace.doc.project(), &self.settings.prefs.spelling);
            self.spell
                .prepare(ui.ctx(), project, words, self.texts.lang());
        }
        let palette = Palette::here(ui);
        let mut choice = None;
        let user = self.author();
        CentralPanel::no_frame().show(ui, |ui| {
            ui.painter().rect_filled(ui.max_rect(), 0.0, palette.window);
            match (&mut self.workspace, self.views.get(self.kind)) {
                (Some(workspace), Some(view)) => {
                    widgets::caret::begin_frame(ui.ctx(), workspace.doc.foreign_revision());
                    let spelling = &self.settings.prefs.spelling;
                    let project = workspace.doc.project();
                    self.spell
                        .prepare(ui.ctx(), project, spelling, self.texts.lang());
                    let mut cx = ViewCx {
                        doc: &mut workspace.doc,
                        texts: &self.texts,
                        user: &user,
                        prefs: &mut self.settings.prefs,
                        spell: &mut self.spell,
                        out: outbox,
                    };
                    ui.push_id(self.kind, |ui| view.show(ui, &mut cx));
                }
                _ => {
                    theme::page(palette).show(ui, |ui| {
                        let recent = &self.settings.recent;
                        choice = start::show(ui, &self.texts, recent, &self.orphans);
                    });
                }
            }
        });
        match choice {
            Some(start::Choice::Run(command)) => todo.push(command),
            Some(start::Choice::Open(path)) => self.leave_then(Next::Open(path)),
            Some(start::Choice::Forget(path)) => self.settings.forget(&path),
            Some(start::Choice::Recover(orphan)) => self.leave_then(Next::Recover(orphan)),
            Some(start::Choice::Look(orphan)) => self.offer(orphan),
            Some(start::Choice::Discard(orphan)) => self.discard_orphan(orphan),
            None => {}
        }
    }

    fn show_overlays(&mut self, ctx: &Context, outbox: &mut Outbox, todo: &mut Vec<Command>) {
        if let Some(mut palette) = self.palette.take() {
            let outcome = palette.show(
                ctx,
                &self.texts,
                |command| self.command_name(command),
                |command| self.can(command),
            );
            match outcome {
                Outcome::Open => self.palette = Some(palette),
                Outcome::Closed => {}
                Outcome::Chosen(command) => todo.push(command),
            }
        }
        if let Some(workspace) = &self.workspace {
            let project = workspace.doc.project();
            self.search.show(ctx, project, &self.texts, outbox);
        }
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

    fn after_frame(&mut self, ctx: &Context) {
        if let Some(started) = self.started.take() {
            tracing::info!(after = ?started.elapsed(), "first frame");
        }
        let now = ctx.input(|input| input.time);
        if let Some(workspace) = &mut self.workspace {
            let revision = workspace.doc.revision();
            if revision != self.last_edit.1 {
                self.last_edit = (now, revision);
                ctx.request_repaint_after_secs(TYPING_PAUSE as f32);
            } else if now - self.last_edit.0 >= TYPING_PAUSE && !ctx.input(|i| i.pointer.any_down())
            {
                workspace.doc.end_gesture();
            }
            workspace.feed_journal();
            if let Some(error) = workspace.take_journal_error() {
                let text = tr!(self.texts, "journal-error", reason = error);
                self.tell(ctx, Tone::Bad, text);
            }
        }
        self.purge_when_saved(ctx);
        self.save_by_itself(ctx);
        self.feed_history();
        self.update_title(ctx);
        self.keep_settings(ctx);
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

    /// What the status bar says of the last step.
    fn hint(&self) -> Option<String> {
        use crate::i18n::words::Named as _;
        let step = self.workspace.as_ref()?.doc.next_undo()?;
        Some(tr!(self.texts, "hint-undo", step = step.name(&self.texts)))
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
}
