//! Notices foreign changes of a project file while it is open, and keeps the notices of who has
//! it open alive.
//!
//! A thread asks for the file every two seconds, because network shares tell nobody what others
//! do. It reads the file only if that looks touched. All waiting for disks and shares is done on
//! that thread: whoever holds the [`Watcher`] never waits.

mod eye;
#[cfg(test)]
mod tests;

use std::io;
use std::mem::discriminant;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

pub use self::eye::{Eye, Sight};
use super::FileVersion;
use super::notices::{Me, Notice, Presence, TOUCH_EVERY};

/// What the watcher has noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Somebody else wrote this version.
    Changed(FileVersion),
    /// The file cannot be read any more.
    Gone(Gone),
    /// It can be read again, in this version; perhaps the one from before.
    Back(FileVersion),
    /// All others who have the file open; whenever that changes.
    Others(Vec<Notice>),
    /// Whether the file is protected against writing. Told if it is at first, and when it changes.
    ReadOnly(bool),
}

/// In which way a file is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Its folder is there, the file is not: deleted, renamed or moved.
    Missing {
        /// Where it is now, if it was renamed within its folder and the system can tell.
        renamed_to: Option<PathBuf>,
    },
    /// Its folder, share or disk is not there.
    FolderAway,
    /// It cannot be read, for this reason; or what lies there is no file of a possible size.
    Unreadable(io::ErrorKind),
}

/// How often what is done.
#[derive(Clone, Copy, Debug)]
struct Pace {
    look: Duration,
    others: Duration,
    touch: Duration,
}

const PACE: Pace = Pace {
    look: Duration::from_secs(2),
    others: Duration::from_secs(10),
    touch: TOUCH_EVERY,
};

/// Watches one file until it is dropped.
#[derive(Debug)]
pub struct Watcher {
    shared: Arc<Shared>,
}

/// As long as this exists, changes of the file are not reported.
#[derive(Debug)]
#[must_use = "watching goes on when it is dropped"]
pub struct Paused {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    control: Mutex<Control>,
    /// Wakes the thread, and whoever waits for its end.
    wake: Condvar,
}

#[derive(Debug, Default)]
struct Control {
    /// The version that the program takes the file to have.
    known: Option<FileVersion>,
    pauses: usize,
    /// Counts what makes a look that is under way worthless.
    turn: u64,
    /// Whether the thread is to look anew, whatever it saw before.
    forget: bool,
    stopped: bool,
    ended: bool,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Control> {
        self.control.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watcher {
    /// Starts watching and puts up a notice. `known` is the version that was read, `None` for a
    /// project that was not saved yet. `report` is called on the watcher's thread, never after
    /// the watcher was dropped, except for a call just under way.
    pub fn start(
        path: &Path,
        me: Me,
        known: Option<FileVersion>,
        report: impl Fn(Event) + Send + 'static,
    ) -> Self {
        Self::start_at_pace(path, me, known, PACE, report)
    }

    fn start_at_pace(
        path: &Path,
        me: Me,
        known: Option<FileVersion>,
        pace: Pace,
        report: impl Fn(Event) + Send + 'static,
    ) -> Self {
        let shared = Arc::new(Shared::default());
        shared.lock().known = known;
        let guard = SayEnded(Arc::clone(&shared));
        let path = path.to_owned();
        let started = thread::Builder::new()
            .name("watcher".to_owned())
            .spawn(move || {
                let rounds = Rounds::new(Arc::clone(&guard.0), &path, report);
                rounds.run(&path, me, pace);
            });
        if let Err(error) = started {
            // Saving compares versions all the same, only nobody is told before.
            tracing::error!("the file cannot be watched: {error}");
        }
        Self { shared }
    }

    /// Says that the program has just read or written this version: it is no news.
    ///
    /// To be called before the [`Paused`] of the save is dropped.
    pub fn knows(&self, version: FileVersion) {
        let mut control = self.shared.lock();
        if control.known != Some(version) {
            control.known = Some(version);
            control.turn = control.turn.wrapping_add(1);
            control.forget = true;
        }
    }

    /// Stops reporting changes of the file, for a save of our own. What others do meanwhile is
    /// reported afterwards. Notices are kept alive.
    pub fn pause(&self) -> Paused {
        let mut control = self.shared.lock();
        control.pauses = control.pauses.saturating_add(1);
        control.turn = control.turn.wrapping_add(1);
        drop(control);
        Paused {
            shared: Arc::clone(&self.shared),
        }
    }

    /// Stops watching and waits until the notice is removed, at most this long. Returns whether
    /// it is. For quitting; otherwise dropping is enough.
    pub fn leave_and_wait(self, at_most: Duration) -> bool {
        self.stop();
        let control = self.shared.lock();
        let waited = self
            .shared
            .wake
            .wait_timeout_while(control, at_most, |control| !control.ended);
        let (control, _) = waited.unwrap_or_else(PoisonError::into_inner);
        control.ended
    }

    fn stop(&self) {
        self.shared.lock().stopped = true;
        self.shared.wake.notify_all();
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Drop for Paused {
    fn drop(&mut self) {
        let mut control = self.shared.lock();
        control.pauses = control.pauses.saturating_sub(1);
    }
}

/// Says that the thread is at its end, also if it panics or never started.
struct SayEnded(Arc<Shared>);

impl Drop for SayEnded {
    fn drop(&mut self) {
        self.0.lock().ended = true;
        self.0.wake.notify_all();
    }
}

/// What the thread does.
struct Rounds<F> {
    shared: Arc<Shared>,
    eye: Eye,
    /// As what it was reported gone, until it is back.
    gone: Option<Gone>,
    is_read_only: bool,
    others: Vec<Notice>,
    report: F,
}

impl<F: Fn(Event)> Rounds<F> {
    fn new(shared: Arc<Shared>, path: &Path, report: F) -> Self {
        Self {
            shared,
            eye: Eye::new(path),
            gone: None,
            is_read_only: false,
            others: Vec::new(),
            report,
        }
    }

    fn run(mut self, path: &Path, me: Me, pace: Pace) {
        let mut presence = Presence::announce(path, me);
        let mut touch_at = Instant::now() + pace.touch;
        let mut others_at = Instant::now();
        while !self.shared.lock().stopped {
            if Instant::now() >= touch_at {
                presence.touch();
                touch_at = Instant::now() + pace.touch;
            }
            self.look_at_file(&presence);
            if Instant::now() >= others_at {
                self.look_at_others(&mut presence);
                others_at = Instant::now() + pace.others;
            }
            self.rest(pace.look);
        }
        presence.leave();
    }

    fn rest(&self, time: Duration) {
        let control = self.shared.lock();
        let waited = self
            .shared
            .wake
            .wait_timeout_while(control, time, |control| !control.stopped);
        drop(waited);
    }

    fn look_at_file(&mut self, presence: &Presence) {
        let Some(turn) = self.begin() else {
            return;
        };
        let sight = self.eye.look(presence.server_now());
        if let Some(event) = self.news(turn, sight) {
            self.tell(event);
        }
        if self.eye.is_read_only() != self.is_read_only {
            self.is_read_only = self.eye.is_read_only();
            self.tell(Event::ReadOnly(self.is_read_only));
        }
    }

    /// The turn of the look that begins; `None` while the program itself is saving.
    fn begin(&mut self) -> Option<u64> {
        let mut control = self.shared.lock();
        if control.pauses > 0 {
            return None;
        }
        if std::mem::take(&mut control.forget) {
            self.eye.forget();
        }
        Some(control.turn)
    }

    /// What is to be told of a look that began in that turn.
    fn news(&mut self, turn: u64, sight: Sight) -> Option<Event> {
        let mut control = self.shared.lock();
        if control.turn != turn {
            // The program began to save meanwhile: this may have been its own version.
            control.forget = true;
            return None;
        }
        match sight {
            Sight::Same | Sight::Unclear => None,
            Sight::There(version) => {
                let is_news = control.known != Some(version);
                control.known = Some(version);
                match self.gone.take() {
                    Some(_) => Some(Event::Back(version)),
                    None => is_news.then_some(Event::Changed(version)),
                }
            }
            // A project that was never saved has no file to miss.
            Sight::Gone(_) if control.known.is_none() => None,
            Sight::Gone(gone) => {
                let before = self.gone.replace(gone.clone());
                let is_news =
                    before.is_none_or(|before| discriminant(&before) != discriminant(&gone));
                is_news.then_some(Event::Gone(gone))
            }
        }
    }

    fn look_at_others(&mut self, presence: &mut Presence) {
        let others = presence.look();
        if others != self.others {
            self.others.clone_from(&others);
            self.tell(Event::Others(others));
        }
    }

    fn tell(&self, event: Event) {
        // The look may have taken long.
        let stopped = self.shared.lock().stopped;
        if !stopped {
            (self.report)(event);
        }
    }
}
