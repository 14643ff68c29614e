//! Work that a view has done off the UI thread: reading a list, writing a report.
//!
//! The view says what, the shell runs it as a job with progress and the way to stop it, and the
//! view picks the result up in a later frame.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::store::{DataDirs, Header, Progress};

/// What work has at hand.
pub struct WorkCx<'a> {
    /// Zirkel's own folders.
    pub dirs: &'a DataDirs,
    /// The open project's file, if it has one.
    pub file: Option<PathBuf>,
    /// What that file says about itself.
    pub header: Header,
    /// How far the work has come; also says when it shall stop.
    pub progress: &'a Progress,
}

/// Something to be done off the UI thread.
pub struct Work {
    pub(super) title: String,
    pub(super) progress: Progress,
    pub(super) run: Box<dyn FnOnce(&WorkCx<'_>) + Send>,
}

impl Work {
    /// Work with a title that is shown while it runs, and where its result will be.
    pub fn new<T: Send + 'static>(
        title: impl Into<String>,
        run: impl FnOnce(&WorkCx<'_>) -> T + Send + 'static,
    ) -> (Self, Awaited<T>) {
        let (sender, receiver) = channel();
        let progress = Progress::default();
        let work = Self {
            title: title.into(),
            progress: progress.clone(),
            run: Box::new(move |cx| {
                // Nobody waits any more where the view has gone.
                let _ = sender.send(run(cx));
            }),
        };
        (work, Awaited { receiver, progress })
    }
}

/// The result of work, once it is there.
pub struct Awaited<T> {
    receiver: Receiver<T>,
    /// How far the work has come.
    pub progress: Progress,
}

/// What has come of work so far.
pub enum Arrival<T> {
    /// Nothing yet.
    Waiting,
    /// The result.
    Here(T),
    /// It broke down; the shell has said so.
    Broken,
}

impl<T> Awaited<T> {
    /// Looks whether the result is there.
    pub fn take(&self) -> Arrival<T> {
        match self.receiver.try_recv() {
            Ok(result) => Arrival::Here(result),
            Err(TryRecvError::Empty) => Arrival::Waiting,
            Err(TryRecvError::Disconnected) => Arrival::Broken,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_arrives_once_and_broken_work_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let dirs = DataDirs::below(folder.path());
        let (work, awaited) = Work::new("", |_| 42);
        assert!(matches!(awaited.take(), Arrival::Waiting));
        (work.run)(&WorkCx {
            dirs: &dirs,
            file: None,
            header: Header::default(),
            progress: &work.progress,
        });
        assert!(matches!(awaited.take(), Arrival::Here(42)));
        let (work, awaited) = Work::new("", |_| ());
        drop(work);
        assert!(matches!(awaited.take(), Arrival::Broken));
    }
}
