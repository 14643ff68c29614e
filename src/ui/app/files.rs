//! Opening, saving and closing: what happens off the UI thread, what is asked, and what follows.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Context, ViewportCommand};

use super::around::Offer;
use super::autosave::Autosave;
use super::history::HistoryDone;
use super::rescue::{Rescue, Rescued};
use super::sharing::{News, Trouble};
use super::{Dialog, Tone, Workspace, ZirkelApp};
use crate::i18n::{errors, tr};
use crate::model::Project;
use crate::store::journal::{self, Orphan, Recovered};
use crate::store::{
    self, FileVersion, Onto, OpenError, Opened, PullRequest, Pulled, SaveError, SaveRequest, Saved,
};
use crate::ui::place::ViewKind;
use crate::ui::sheet::OutFile;
use crate::ui::shell::dialogs::Purpose;
use crate::ui::view::Pick;

/// What a job found or did.
pub enum Done {
    /// A file was read.
    Opened(PathBuf, Box<Opened>),
    /// A file could not be read; what can be opened in its place.
    NotOpened(PathBuf, OpenError, Vec<Rescue>),
    /// That was opened, or not.
    Rescued(Box<Rescue>, Result<Rescued, OpenError>),
    /// What a crash left unsaved, as text, or why it cannot be read.
    Previewed(Orphan, Result<String, String>),
    /// The example was read.
    Example(Box<Result<Project, OpenError>>),
    /// A project was saved, or not.
    Saved(Box<SaveRequest>, Result<Box<(Saved, News)>, SaveError>),
    /// The desktop's file dialog was answered; `None` with `quick` means it never came up.
    Picked {
        /// What for.
        purpose: Purpose,
        /// The file that was chosen.
        path: Option<PathBuf>,
        /// Whether the answer came faster than a person can give it.
        quick: bool,
    },
    /// Whether there is a file at the path to save to.
    LookedAt {
        /// The path.
        path: PathBuf,
        /// Whether the desktop's file dialog has asked already whether to replace it.
        confirmed: bool,
        /// The version there, if there is one.
        found: std::io::Result<Option<FileVersion>>,
    },
    /// Journals that a crash left behind.
    Orphans(Vec<Orphan>),
    /// Unsaved work was brought back, or not.
    Recovered(Orphan, Result<Box<Recovered>, String>),
    /// The file was read once more and brought together with the window, or not.
    Pulled(Box<PullRequest>, Result<Box<(Pulled, News)>, OpenError>),
    /// What lies around the file.
    LookedAround(PathBuf, Vec<Offer>),
    /// Another version was brought together with the window, or not.
    Joined(
        Offer,
        Box<PullRequest>,
        Result<Option<Box<(Pulled, News)>>, OpenError>,
    ),
    /// Something for the history was read or written.
    History(HistoryDone),
    /// What the system calls the user.
    Name(String),
    /// Tidied up after closing a project.
    Closed,
    /// A file for another program was written, or not.
    WrittenOut(PathBuf, OutFile, Result<(), SaveError>),
    /// Settings were kept, or not.
    SettingsKept(std::io::Result<()>),
}

/// What comes after the open project is out of the way.
#[derive(Clone, Debug)]
pub enum Next {
    /// The start page.
    Close,
    /// The end.
    Quit,
    /// A new project.
    New,
    /// The example.
    Example,
    /// Choosing a project.
    Pick,
    /// Typing a project's path.
    TypePath,
    /// This project.
    Open(PathBuf),
    /// This unsaved work.
    Recover(Orphan),
    /// This in place of a file that cannot be opened.
    Rescue(Box<Rescue>),
}

/// How long a save waits for the journal.
const FLUSH_WAIT: Duration = Duration::from_secs(2);

/// How long quitting waits for work that is on its way. The project is closed by then.
const QUIT_WAIT: Duration = Duration::from_secs(5);

impl ZirkelApp {
    pub(super) fn look_for_orphans(&mut self) {
        let dirs = self.dirs.clone();
        self.jobs
            .start("", move |_| Done::Orphans(journal::orphans(&dirs)));
    }

    pub(super) fn discard_orphan(&mut self, orphan: Orphan) {
        self.orphans.retain(|known| known.journal != orphan.journal);
        self.jobs.start("", move |_| {
            journal::discard(&orphan);
            Done::Closed
        });
    }

    pub(super) fn open(&mut self, path: PathBuf) {
        let title = tr!(self.texts, "job-open");
        let dirs = self.dirs.clone();
        self.jobs.start_cancellable(title, move |progress| {
            let path = std::path::absolute(&path).unwrap_or(path);
            match store::open_to_edit(&path, &dirs, progress) {
                Ok(opened) => Done::Opened(path, Box::new(opened)),
                Err(error) => {
                    let rescues = Rescue::of(&dirs, &path, &error);
                    Done::NotOpened(path, error, rescues)
                }
            }
        });
    }

    /// Asks for unsaved work, then does what is next.
    pub(super) fn leave_then(&mut self, next: Next) {
        // Choosing a file leaves nothing; what was chosen does.
        let stays = matches!(next, Next::Pick | Next::TypePath);
        let dirty = self
            .workspace
            .as_mut()
            .is_some_and(|w| w.read_only().is_none() && (w.is_dirty() || w.is_saving()));
        if dirty && !stays {
            if self.save_before(&next) {
                return;
            }
            let name = self.shown_name();
            self.dialog = Some(Dialog::Unsaved { name });
            self.next = Some(next);
        } else {
            self.do_next(next);
        }
    }

    pub(super) fn do_next(&mut self, next: Next) {
        match next {
            Next::Pick => self.pick(Purpose::Open),
            Next::TypePath => self.ask_path(Purpose::Open, false),
            // What has to be read first leaves the open project open until it is there.
            Next::Open(path) => self.open(path),
            Next::Recover(orphan) => self.recover(orphan),
            Next::Example => self.open_example(),
            Next::Rescue(rescue) => self.rescue(*rescue),
            Next::Close => self.close_workspace(),
            Next::Quit => {
                self.close_workspace();
                self.quitting = Some(Instant::now());
            }
            Next::New => {
                self.close_workspace();
                self.show(Workspace::new(
                    Project::default(),
                    self.author(),
                    &self.dirs,
                ));
            }
        }
    }

    /// Puts a project into the window, in the place of the one there.
    pub(super) fn show(&mut self, workspace: Workspace) {
        self.close_workspace();
        self.workspace = Some(workspace);
        self.show_first_view();
    }

    /// Whether showing another project would take something typed with it: something may have
    /// been typed while that project was being read.
    pub(super) fn would_lose_work(&mut self) -> bool {
        let dirty = self.workspace.as_mut().is_some_and(Workspace::is_dirty);
        dirty && !self.discarding
    }

    fn open_example(&mut self) {
        let title = tr!(self.texts, "job-open");
        self.jobs.start(title, |_| {
            let example = store::codec::decode(store::example());
            Done::Example(Box::new(example.map(|decoded| decoded.project)))
        });
    }

    fn close_workspace(&mut self) {
        self.kind = ViewKind::Start;
        self.search = crate::ui::search::Search::default();
        self.sheets.clear();
        self.offers.clear();
        self.autosave = Autosave::default();
        if let Some(leave) = self.sharing.leave() {
            self.jobs.start("", move |_| {
                leave();
                Done::Closed
            });
        }
        // Giving up was meant for this project, not for the next.
        self.discarding = false;
        if let Some(workspace) = self.workspace.take() {
            let tidy_up = workspace.close();
            self.jobs.start("", move |_| {
                tidy_up();
                Done::Closed
            });
        }
    }

    fn recover(&mut self, orphan: Orphan) {
        let title = tr!(self.texts, "job-recover");
        self.jobs.start(title, move |_| {
            let recovered = journal::recover(&orphan).map(Box::new);
            Done::Recovered(orphan, recovered)
        });
    }

    pub(super) fn shown_name(&self) -> String {
        self.workspace
            .as_ref()
            .and_then(Workspace::file_name)
            .unwrap_or_else(|| tr!(self.texts, "untitled"))
    }

    /// Saves to the project's file, or asks for one; then does what is next, if anything is.
    pub(super) fn save(&mut self, next: Option<Next>) {
        self.next = next;
        let Some(workspace) = &self.workspace else {
            return;
        };
        if workspace.is_saving() {
            // The save on its way goes on to what is next. A second one beside it would take
            // the first for somebody else's.
            return;
        }
        match workspace.path().map(Path::to_owned) {
            Some(_) if workspace.is_damaged() => {
                let name = self.shown_name();
                self.dialog = Some(Dialog::Damaged { name });
            }
            Some(path) => self.save_to(path, Onto::Merged),
            None => self.pick(Purpose::SaveAs),
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf, onto: Onto) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        let dirs = self.dirs.clone();
        let request = workspace.begin_save(path, onto);
        let flush = workspace.journal_flush();
        // What nobody asked for need not be told either.
        let title = if self.autosave.running {
            String::new()
        } else {
            tr!(self.texts, "job-save")
        };
        self.sharing.pause();
        self.jobs.start(title, move |progress| {
            // Whatever happens to the file now, the work is in the journal.
            if !flush.is_none_or(|flush| flush.wait(FLUSH_WAIT)) {
                tracing::warn!("saving although the journal is not up to date");
            }
            let result = store::save(&request, &dirs, progress).map(|saved| {
                let news = News::between(&request.project, &saved.disk.project);
                Box::new((saved, news))
            });
            Done::Saved(Box::new(request), result)
        });
    }

    pub(super) fn finish(&mut self, ctx: &Context, done: Done) {
        match done {
            Done::Opened(path, opened) => self.finish_open(ctx, path, *opened),
            Done::NotOpened(_, error @ OpenError::Cancelled, _) => {
                self.discarding = false;
                self.tell(ctx, Tone::Info, errors::open(&self.texts, &error));
            }
            Done::NotOpened(path, error, rescues) => {
                if matches!(error, OpenError::Missing { .. }) {
                    self.settings.forget(&path);
                }
                let text = errors::open(&self.texts, &error);
                self.fail(tr!(self.texts, "open-failed"), text.clone());
                if !rescues.is_empty() {
                    self.dialog = Some(Dialog::NotOpened { text, rescues });
                }
            }
            Done::Rescued(rescue, result) => self.finish_rescue(ctx, *rescue, result),
            Done::Previewed(orphan, lines) => self.finish_preview(&orphan, lines),
            Done::Example(_) if self.would_lose_work() => self.leave_then(Next::Example),
            Done::Example(result) => match *result {
                Ok(project) => self.show(Workspace::new(project, self.author(), &self.dirs)),
                Err(error) => {
                    self.fail(
                        tr!(self.texts, "open-failed"),
                        errors::open(&self.texts, &error),
                    );
                }
            },
            Done::Saved(request, result) => self.finish_save(ctx, *request, result),
            Done::Picked {
                purpose,
                path: Some(path),
                ..
            } => self.take_path(purpose, path, true),
            Done::Picked {
                purpose,
                quick: true,
                ..
            } => self.ask_path(purpose, true),
            Done::Picked { .. } => self.next = None,
            Done::LookedAt {
                path,
                confirmed,
                found,
            } => match found {
                Ok(Some(version)) if !confirmed => {
                    self.dialog = Some(Dialog::Overwrite { path, version });
                }
                Ok(found) => self.save_to(path, found.map_or(Onto::Merged, Onto::Replacing)),
                Err(source) => {
                    let error = SaveError::Io { path, source };
                    let text = errors::save(&self.texts, &error);
                    self.fail(tr!(self.texts, "save-failed"), text);
                }
            },
            Done::Orphans(orphans) => {
                self.orphans = orphans;
                self.offer_recovery();
            }
            Done::Recovered(orphan, Ok(recovered)) => self.finish_recovery(ctx, orphan, *recovered),
            Done::Recovered(_, Err(reason)) => {
                let text = tr!(self.texts, "recover-failed-text", reason = reason);
                self.fail(tr!(self.texts, "recover-failed"), text);
            }
            Done::Pulled(request, result) => self.finish_pull(ctx, &request, result),
            Done::LookedAround(path, offers) => {
                if self.workspace.as_ref().and_then(Workspace::path) == Some(path.as_path()) {
                    self.offers = offers;
                }
            }
            Done::Joined(offer, request, result) => {
                self.finish_join(ctx, &offer, &request, result);
            }
            Done::Name(name) => self.system_name = name,
            Done::History(done) => self.finish_history(ctx, done),
            Done::WrittenOut(path, file, result) => {
                self.finish_write_out(ctx, &path, file, result);
            }
            Done::Closed => {}
            Done::SettingsKept(result) => self.settings_kept(ctx, result),
        }
    }

    pub(super) fn fail(&mut self, title: String, text: String) {
        self.next = None;
        self.discarding = false;
        self.dialog = Some(Dialog::Message { title, text });
    }

    fn finish_open(&mut self, ctx: &Context, path: PathBuf, opened: Opened) {
        if self.would_lose_work() {
            return self.leave_then(Next::Open(path));
        }
        self.settings.remember(&path);
        let workspace = Workspace::opened(path, opened, self.author(), &self.dirs);
        if let Some(store::ReadOnly::NewerSchema { schema }) = workspace.read_only() {
            let schema = schema.to_string();
            let text = tr!(self.texts, "warning-newer-schema", schema = schema);
            self.tell(ctx, Tone::Warn, text);
        }
        if workspace.is_damaged() {
            self.tell(ctx, Tone::Warn, tr!(self.texts, "warning-checksum"));
        }
        self.show(workspace);
        self.offer_recovery();
    }

    /// If a crash left unsaved work on the open file, asks whether to bring it back.
    fn offer_recovery(&mut self) {
        let Some(path) = self.workspace.as_ref().and_then(Workspace::path) else {
            return;
        };
        let orphan = self
            .orphans
            .iter()
            .find(|orphan| orphan.path.as_deref() == Some(path));
        if let Some(orphan) = orphan.filter(|_| self.dialog.is_none()) {
            self.offer(orphan.clone());
        }
    }

    fn finish_recovery(&mut self, ctx: &Context, orphan: Orphan, recovered: Recovered) {
        if self.would_lose_work() {
            return self.leave_then(Next::Recover(orphan));
        }
        self.orphans.retain(|known| known.journal != orphan.journal);
        if recovered.damaged {
            self.tell(ctx, Tone::Warn, tr!(self.texts, "warning-journal-damaged"));
        }
        self.show(Workspace::recovered(
            orphan,
            recovered,
            self.author(),
            &self.dirs,
        ));
        self.tell(ctx, Tone::Good, tr!(self.texts, "recovered"));
    }

    fn finish_save(
        &mut self,
        ctx: &Context,
        request: SaveRequest,
        result: Result<Box<(Saved, News)>, SaveError>,
    ) {
        let by_itself = std::mem::take(&mut self.autosave.running);
        let version = result.as_ref().ok().map(|saved| saved.0.disk.version);
        self.sharing.go_on(version);
        // A project that was closed meanwhile has no use for the news, and another one must not
        // take them for its own.
        let Some(workspace) = self.workspace.as_mut().filter(|w| w.is_saving()) else {
            return;
        };
        match result {
            Ok(saved) => {
                let (saved, news) = *saved;
                self.autosave.worked();
                self.settings.remember(&request.path);
                let by = saved.replaced_by.clone();
                let backed_up = saved.backed_up;
                if let Some(tidy_up) = workspace.end_save(request, saved) {
                    self.jobs.start("", move |_| {
                        tidy_up();
                        Done::Closed
                    });
                }
                self.announce(ctx, &by, news);
                if !backed_up {
                    self.tell(ctx, Tone::Warn, tr!(self.texts, "warning-no-backup"));
                }
                if let Some(next) = self.next.take() {
                    if matches!(self.dialog, Some(Dialog::Unsaved { .. })) {
                        self.dialog = None;
                    }
                    // Something may have been typed while the save was on its way.
                    self.leave_then(next);
                }
            }
            Err(SaveError::OtherProject { .. }) if by_itself => {
                workspace.end_save_without_success();
                self.sharing.trouble = Some(Trouble::OtherProject);
            }
            Err(SaveError::Newer { .. }) if by_itself => {
                workspace.end_save_without_success();
                self.sharing.trouble = Some(Trouble::Newer);
            }
            Err(error) if by_itself => {
                workspace.end_save_without_success();
                let now = ctx.input(|input| input.time);
                let reason = errors::save(&self.texts, &error);
                self.autosave.did_not_work(now, reason);
            }
            Err(error) => {
                workspace.end_save_without_success();
                self.fail(
                    tr!(self.texts, "save-failed"),
                    errors::save(&self.texts, &error),
                );
            }
        }
    }

    /// A file dropped on the window opens; a list of people is read into the open project.
    pub(super) fn take_dropped_files(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let paths: Vec<PathBuf> = dropped.iter().map(|file| file.path().to_owned()).collect();
        let Some(path) = paths.first().cloned() else {
            return;
        };
        match self.takes(&path) {
            Some(Pick::List) => self.take_list(path),
            Some(pick) => {
                let alike = paths
                    .into_iter()
                    .filter(|path| self.takes(path) == Some(pick));
                let alike = alike.collect();
                self.for_board.push((pick, alike));
            }
            None => self.leave_then(Next::Open(path)),
        }
    }

    /// The window is closed only when nothing is lost by it and all is tidied up.
    pub(super) fn watch_close_request(&mut self, ctx: &Context) {
        if let Some(since) = self.quitting {
            // Reading from a share that is gone may take for ever, and loses nothing.
            if !self.jobs.is_busy() || since.elapsed() > QUIT_WAIT {
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            ctx.request_repaint_after_secs(0.1);
            return;
        }
        if ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            if self.dialog.is_none() {
                self.leave_then(Next::Quit);
                ctx.request_repaint();
            }
        }
    }
}
