//! The journal: changed records, on disk within a second of the edit, replayed after a crash.
//!
//! A journal is a file of its own in the data folder: a head that names the base (see [`Base`]
//! and `snapshots`), then one frame for each batch of changes. Beside it lies a lock that its
//! writer holds as long as it lives; a journal whose lock is free was left behind by a crash.

mod frames;
mod head;
mod recover;
mod writer;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::{DataDirs, FileVersion, Header};
use crate::document::Patch;
use crate::model::Project;

#[cfg(fuzzing)]
pub use recover::read_any;
pub use recover::{Orphan, Recovered, discard, orphans, recover};
pub(super) use recover::{look_into_all, snapshots_in_use};

use writer::{Message, Writer};

/// How long dropping a journal waits for the last changes to reach the disk.
const LAST_WAIT: Duration = Duration::from_secs(1);

/// What a journal's changes are based on.
#[derive(Clone, Debug)]
pub struct Base {
    /// The file, if the project has one yet.
    pub path: Option<PathBuf>,
    /// The version of the file that was opened or saved last.
    pub version: Option<FileVersion>,
    /// That version's header.
    pub header: Header,
    /// That version's content.
    pub project: Project,
}

/// A running journal. All disk work happens on its own thread; no call blocks.
///
/// Dropping it leaves the journal on disk (as a crash would), [`Journal::finish`] removes it.
pub struct Journal {
    /// `None` only while it ends.
    inbox: Option<Sender<Message>>,
    thread: Option<JoinHandle<()>>,
    /// Closed when the thread has ended.
    ended: Receiver<()>,
    error: ErrorSlot,
    marks: AtomicU64,
}

/// The first failure that nobody has taken yet.
#[derive(Clone, Default)]
struct ErrorSlot(Arc<Mutex<Option<String>>>);

impl ErrorSlot {
    fn put(&self, error: String) {
        tracing::error!("journal: {error}");
        self.lock().get_or_insert(error);
    }

    fn take(&self) -> Option<String> {
        self.lock().take()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Journal {
    /// Starts a journal. Nothing is written before the first change.
    pub fn start(dirs: &DataDirs, base: Base) -> Self {
        let (inbox, messages) = mpsc::channel();
        let (alive, ended) = mpsc::channel::<()>();
        let error = ErrorSlot::default();
        let writer = Writer::new(dirs.data(), base, error.clone());
        let thread = thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || {
                let _alive = alive;
                writer.run(&messages);
            });
        let thread = match thread {
            Ok(thread) => Some(thread),
            Err(reason) => {
                error.put(format!("the journal cannot be started: {reason}"));
                None
            }
        };
        Self {
            inbox: Some(inbox),
            thread,
            ended,
            error,
            marks: AtomicU64::new(1),
        }
    }

    /// Hands over changed records; they are on disk within a second.
    pub fn append(&self, patch: Patch) {
        self.send(Message::Append(Box::new(patch)));
    }

    /// The project was saved: changes up to the `base` are in the file now. What was appended
    /// after the project to be saved was taken must be appended again, directly after this call.
    pub fn rebase(&self, base: Base) {
        self.send(Message::Rebase(Box::new(base)));
    }

    /// Marks the place up to which the project that is being saved goes. The save uses it to
    /// note in the journal which version it is about to put in its place; so that after a crash
    /// it is known what of the journal is in the file.
    pub fn mark(&self) -> Mark {
        let number = self.marks.fetch_add(1, Ordering::Relaxed);
        self.send(Message::Mark(number));
        Mark {
            inbox: self.inbox.clone(),
            number,
        }
    }

    /// Waits until everything handed over is on disk, at most this long. Returns whether it is.
    /// Blocks, so it is nothing for the window's thread.
    pub fn flush_and_wait(&self, at_most: Duration) -> bool {
        self.flush().wait(at_most)
    }

    /// What [`Self::flush_and_wait`] does, to be done by another thread.
    pub fn flush(&self) -> Flush {
        Flush {
            inbox: self.inbox.clone(),
        }
    }

    /// The first failure of writing the journal that was not reported yet.
    pub fn take_error(&self) -> Option<String> {
        self.error.take()
    }

    /// The project was closed with everything saved or given up: removes the journal.
    pub fn finish(mut self) {
        self.send(Message::Finish);
        self.inbox = None;
        if let Some(thread) = self.thread.take() {
            // A panic of the thread was reported when it happened; the files then stay.
            let _ = thread.join();
        }
    }

    fn send(&self, message: Message) {
        let sent = self.inbox.as_ref().map(|inbox| inbox.send(message));
        // Without the thread to read it. If it never started, that was reported.
        if matches!(sent, Some(Err(_))) && self.thread.is_some() {
            self.error
                .put("the journal is no longer written".to_owned());
        }
    }
}

/// Brings a journal up to date from another thread than the one that owns it.
pub struct Flush {
    inbox: Option<Sender<Message>>,
}

impl Flush {
    /// Waits until everything handed over so far is on disk, at most this long. Returns whether
    /// it is.
    pub fn wait(self, at_most: Duration) -> bool {
        let (reply, answer) = mpsc::channel();
        // A journal that has ended drops the sender, which ends the waiting.
        let sent = self.inbox.map(|inbox| inbox.send(Message::Flush(reply)));
        matches!(sent, Some(Ok(()))) && answer.recv_timeout(at_most).unwrap_or(false)
    }
}

/// The place in a journal up to which a save goes.
#[derive(Clone, Debug)]
pub struct Mark {
    inbox: Option<Sender<Message>>,
    number: u64,
}

impl Mark {
    /// Notes that a version with what the journal has up to the mark is about to be put in its
    /// place; waits until that is on disk. If it cannot be noted, a crash right now would lead to
    /// questions, but to no loss.
    pub(super) fn saving(&self, header: &Header) {
        let (reply, answer) = mpsc::channel();
        let saved = header.saved.clone();
        let message = Message::Saving(self.number, saved, reply);
        let sent = self.inbox.as_ref().map(|inbox| inbox.send(message));
        let noted = matches!(sent, Some(Ok(()))) && answer.recv_timeout(LAST_WAIT).unwrap_or(false);
        if !noted {
            tracing::warn!("the journal could not be told of the save");
        }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.inbox = None;
        if self.thread.take().is_some()
            && self.ended.recv_timeout(LAST_WAIT) == Err(RecvTimeoutError::Timeout)
        {
            tracing::error!("the journal's last changes did not reach the disk in time");
        }
    }
}
