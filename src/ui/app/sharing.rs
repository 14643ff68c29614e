//! The file that others work on too: noticing what they do, taking it in, and saying so.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use egui::Context;

use super::files::Done;
use super::{Tone, Workspace, ZirkelApp};
use crate::document::{Counted, Delta, Summary};
use crate::i18n::{changes, errors, tr};
use crate::model::TableName;
use crate::store::notices::{Me, Notice};
use crate::store::watch::{Event, Gone, Paused, Watcher};
use crate::store::{self, OpenError, PullOutcome, PullRequest, Pulled};
use crate::ui::commands::Command;
use crate::ui::fresh::Fresh;
use crate::ui::view::ToastAction;

/// How long after a failed look the file is read again, in seconds. Sync clients and slow shares
/// need a while until a file is whole.
const READ_AGAIN: f64 = 2.0;

/// After so many failed looks in a row the user is told.
const PATIENCE: u32 = 3;

/// How long closing waits for our notice to be removed.
pub(super) const LEAVE_WAIT: Duration = Duration::from_secs(2);

/// What the program knows of the open file and of those who have it open.
#[derive(Default)]
pub(super) struct Sharing {
    watch: Option<Watch>,
    /// The others who have the file open.
    pub(super) others: Vec<Notice>,
    /// What is the matter with the file, if anything.
    pub(super) trouble: Option<Trouble>,
    /// Whether the file is protected against writing.
    pub(super) read_only: bool,
    /// What came in from others.
    pub(super) fresh: Fresh,
    pulling: bool,
    /// When to look once more, in seconds of egui's clock.
    pull_at: Option<f64>,
    /// Failed looks in a row.
    failed: u32,
}

struct Watch {
    path: PathBuf,
    watcher: Watcher,
    events: Receiver<Event>,
    /// While a save of our own is on its way.
    paused: Option<Paused>,
}

/// What is the matter with the file. As long as it lasts, nothing is saved by itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trouble {
    /// It is not where it was.
    Gone(Gone),
    /// Somebody put it back to an older state.
    WentBack,
    /// Another project lies in its place.
    OtherProject,
    /// Somebody saved it with a newer version of the program.
    Newer,
    /// It cannot be read, for this reason in the user's words.
    Garbled(String),
}

impl Sharing {
    /// To be called when a save of our own begins.
    pub(super) fn pause(&mut self) {
        if let Some(watch) = &mut self.watch {
            watch.paused = Some(watch.watcher.pause());
        }
    }

    /// To be called when a save of our own has ended; with its version if it worked.
    pub(super) fn go_on(&mut self, saved: Option<store::FileVersion>) {
        if let Some(watch) = &mut self.watch {
            if let Some(version) = saved {
                watch.watcher.knows(version);
            }
            watch.paused = None;
        }
        if saved.is_some() {
            self.trouble = None;
            self.failed = 0;
        }
    }

    /// Whether something is the matter that the user has to decide, or that has to pass.
    pub(super) fn is_troubled(&self) -> bool {
        self.trouble.is_some() || self.read_only
    }

    /// A job broke down, perhaps the one that looked at the file.
    pub(super) fn broken(&mut self) {
        self.pulling = false;
        self.go_on(None);
    }

    pub(super) fn is_pulling(&self) -> bool {
        self.pulling
    }

    /// What tidies up when the project is closed, off the UI thread.
    pub(super) fn leave(&mut self) -> Option<impl FnOnce() + Send + 'static> {
        let watch = std::mem::take(self).watch?;
        Some(move || {
            if !watch.watcher.leave_and_wait(LEAVE_WAIT) {
                tracing::warn!("our notice could not be removed in time");
            }
        })
    }
}

impl ZirkelApp {
    /// Watches the file of the open project, if it has one, and no other.
    pub(super) fn watch_file(&mut self, ctx: &Context) {
        let open = self.workspace.as_ref().and_then(Workspace::path);
        let watched = self
            .sharing
            .watch
            .as_ref()
            .map(|watch| watch.path.as_path());
        if open == watched {
            return;
        }
        let left = self.sharing.leave();
        if let Some(leave) = left {
            self.jobs.start("", move |_| {
                leave();
                Done::Closed
            });
        }
        let Some(workspace) = &self.workspace else {
            return;
        };
        let Some(path) = workspace.path().map(Path::to_owned) else {
            return;
        };
        let known = workspace.disk().map(|disk| disk.version);
        let name = self.author();
        let me = self.me.get_or_insert_with(|| Me::new(&name)).clone();
        let (sender, events) = channel();
        let wake = ctx.clone();
        let watcher = Watcher::start(&path, me, known, move |event| {
            // Nobody listens any more when the project was closed.
            let _ = sender.send(event);
            wake.request_repaint();
        });
        self.look_around(&path);
        self.sharing.watch = Some(Watch {
            path,
            watcher,
            events,
            paused: None,
        });
    }

    /// Takes in what the watcher has noticed, and looks again when it is time.
    pub(super) fn take_events(&mut self, ctx: &Context) {
        self.watch_file(ctx);
        let events: Vec<Event> = match &self.sharing.watch {
            Some(watch) => watch.events.try_iter().collect(),
            None => return,
        };
        for event in events {
            self.take_event(ctx, event);
        }
        let now = ctx.input(|input| input.time);
        if let Some(at) = self.sharing.pull_at {
            if now >= at {
                self.sharing.pull_at = None;
                self.pull();
            } else {
                ctx.request_repaint_after_secs((at - now) as f32);
            }
        }
    }

    fn take_event(&mut self, ctx: &Context, event: Event) {
        match event {
            Event::Changed(version) | Event::Back(version) => {
                if matches!(self.sharing.trouble, Some(Trouble::Gone(_))) {
                    self.sharing.trouble = None;
                    self.tell(ctx, Tone::Good, tr!(self.texts, "file-back"));
                }
                let disk = self.workspace.as_ref().and_then(Workspace::disk);
                if disk.is_none_or(|disk| disk.version != version) {
                    self.pull();
                }
            }
            Event::Gone(gone) => {
                // What we are just writing is not there for a moment on some shares.
                if self.workspace.as_ref().is_some_and(|w| !w.is_saving()) {
                    self.sharing.trouble = Some(Trouble::Gone(gone));
                }
            }
            Event::Others(others) => self.sharing.others = others,
            Event::ReadOnly(is) => self.sharing.read_only = is,
        }
    }

    /// Reads the file and brings it together with what is in the window, off the UI thread.
    pub(super) fn pull(&mut self) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        // A save merges by itself; after a look that is under way comes another one.
        if workspace.is_saving() || self.sharing.pulling {
            self.sharing.pull_at = Some(0.0);
            return;
        }
        let Some(request) = workspace.begin_pull() else {
            return;
        };
        self.sharing.pulling = true;
        let dirs = self.dirs.clone();
        self.jobs.start("", move |progress| {
            let pulled = store::pull(&request, &dirs, progress).map(|pulled| {
                let news = News::between(&request.project, &pulled.project);
                Box::new((pulled, news))
            });
            Done::Pulled(Box::new(request), pulled)
        });
    }

    pub(super) fn finish_pull(
        &mut self,
        ctx: &Context,
        request: &PullRequest,
        result: Result<Box<(Pulled, News)>, OpenError>,
    ) {
        self.sharing.pulling = false;
        // Saved or closed meanwhile: what was read is no longer the latest.
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        if workspace.path() != Some(request.path.as_path()) {
            return;
        }
        let known = |disk: Option<&store::OnDisk>| disk.map(|disk| disk.version);
        if workspace.is_saving() || known(workspace.disk()) != known(request.disk.as_ref()) {
            self.sharing.pull_at = Some(0.0);
            return;
        }
        match result {
            Ok(found) => {
                let (pulled, news) = *found;
                self.sharing.failed = 0;
                match pulled.outcome {
                    PullOutcome::Merged => self.sharing.trouble = None,
                    PullOutcome::WentBack => self.sharing.trouble = Some(Trouble::WentBack),
                    PullOutcome::OtherProject => {
                        self.sharing.trouble = Some(Trouble::OtherProject);
                        return;
                    }
                }
                let by = pulled.disk.header.author.name.clone();
                workspace.end_pull(request, pulled);
                self.announce(ctx, &by, news);
                self.look_around(&request.path);
            }
            Err(OpenError::TooNew { .. }) => self.sharing.trouble = Some(Trouble::Newer),
            // The watcher tells what becomes of it.
            Err(OpenError::Missing { .. } | OpenError::Cancelled) => {}
            Err(error) => {
                self.sharing.failed += 1;
                let now = ctx.input(|input| input.time);
                self.sharing.pull_at = Some(now + READ_AGAIN);
                if self.sharing.failed >= PATIENCE {
                    let reason = errors::open(&self.texts, &error);
                    self.sharing.trouble = Some(Trouble::Garbled(reason));
                }
            }
        }
    }

    /// Says what came in from others, with the way to see it.
    pub(super) fn announce(&mut self, ctx: &Context, by: &str, news: News) {
        let News {
            summary,
            fresh,
            conflicts,
        } = news;
        if !summary.is_empty() {
            let by = if by.is_empty() {
                tr!(self.texts, "somebody-else")
            } else {
                by.to_owned()
            };
            let what = changes::summary(&self.texts, &summary);
            let text = tr!(self.texts, "foreign-changes", by = by, what = what);
            self.sharing.fresh.follow(fresh);
            let show = tr!(self.texts, "foreign-changes-show");
            let action = ToastAction::Run(Command::ShowNews);
            self.tell_with(ctx, Tone::Info, text, Some((show, action)));
        }
        if conflicts > 0 {
            let text = tr!(self.texts, "foreign-conflicts", count = conflicts);
            let settle = tr!(self.texts, "foreign-conflicts-settle");
            let action = ToastAction::Run(Command::ShowConflicts);
            self.tell_with(ctx, Tone::Warn, text, Some((settle, action)));
        }
    }
}

/// What a version of others changed in the window.
#[derive(Debug)]
pub struct News {
    /// How much of what.
    summary: Summary,
    /// Which records.
    fresh: Fresh,
    /// How many conflicts it brought.
    conflicts: usize,
}

impl News {
    /// Whether nothing changed.
    pub(super) fn is_empty(&self) -> bool {
        self.summary.is_empty() && self.conflicts == 0
    }

    /// What has to change in `before` to make it `after`. Nothing for the UI thread.
    pub(super) fn between(before: &crate::model::Project, after: &crate::model::Project) -> Self {
        let delta = Delta::between(before, after);
        let conflicts = delta
            .conflicts
            .values()
            .filter(|change| change.before.is_none())
            .count();
        let mut summary = Summary::of(&delta);
        // They are told by themselves.
        let of_conflicts = Counted::Table(TableName::conflicts);
        summary.counts.retain(|(what, _)| *what != of_conflicts);
        Self {
            summary,
            fresh: Fresh::of(&delta),
            conflicts,
        }
    }
}
