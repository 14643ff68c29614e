//! Work off the UI thread: each job runs on its own thread and reports through a channel that
//! wakes the window. No frame waits for it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::store::Progress;

/// A job on its way.
pub struct Running {
    number: u64,
    /// What it does, in the user's words.
    pub title: String,
    /// How far it has come; also takes the wish to stop.
    pub progress: Progress,
    /// Whether it heeds that wish.
    pub can_cancel: bool,
}

/// Jobs on their way and their reports of type `R`.
pub struct Jobs<R> {
    ctx: egui::Context,
    sender: Sender<(u64, Option<R>)>,
    receiver: Receiver<(u64, Option<R>)>,
    running: Vec<Running>,
    next: u64,
}

/// What came of a job.
pub enum Report<R> {
    /// It is done.
    Done(R),
    /// It broke down. The title says which job it was.
    Broken(String),
}

impl<R: Send + 'static> Jobs<R> {
    /// No jobs yet; finished ones will wake this window.
    pub fn new(ctx: &egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self {
            ctx: ctx.clone(),
            sender,
            receiver,
            running: Vec::new(),
            next: 0,
        }
    }

    /// Starts a job. A title shows it with its progress; without one it runs quietly.
    pub fn start(
        &mut self,
        title: impl Into<String>,
        work: impl FnOnce(&Progress) -> R + Send + 'static,
    ) {
        self.start_job(title.into(), false, Progress::default(), work);
    }

    /// Starts a job that ends early, reporting so, when its progress says that it is cancelled.
    pub fn start_cancellable(
        &mut self,
        title: impl Into<String>,
        work: impl FnOnce(&Progress) -> R + Send + 'static,
    ) {
        self.start_job(title.into(), true, Progress::default(), work);
    }

    /// As [`Self::start_cancellable`], with a progress that somebody looks at already.
    pub fn start_with(
        &mut self,
        title: impl Into<String>,
        progress: Progress,
        work: impl FnOnce(&Progress) -> R + Send + 'static,
    ) {
        self.start_job(title.into(), true, progress, work);
    }

    fn start_job(
        &mut self,
        title: String,
        can_cancel: bool,
        progress: Progress,
        work: impl FnOnce(&Progress) -> R + Send + 'static,
    ) {
        let number = self.next;
        self.next += 1;
        self.running.push(Running {
            number,
            title,
            progress: progress.clone(),
            can_cancel,
        });
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let job = move || {
            // A job that breaks down must not take the window and unsaved work with it.
            let report = catch_unwind(AssertUnwindSafe(|| work(&progress))).ok();
            // Nobody listens any more when the window is closed.
            let _ = sender.send((number, report));
            ctx.request_repaint();
        };
        let started = std::thread::Builder::new()
            .name("zirkel job".to_owned())
            .spawn(job);
        if let Err(error) = started {
            tracing::error!(%error, "no thread for a job");
            let _ = self.sender.send((number, None));
        }
    }

    /// The next report that has come in.
    pub fn next_report(&mut self) -> Option<Report<R>> {
        let (number, report) = self.receiver.try_recv().ok()?;
        let place = self.running.iter().position(|job| job.number == number);
        let title = place.map(|place| self.running.remove(place).title);
        Some(match report {
            Some(report) => Report::Done(report),
            None => Report::Broken(title.unwrap_or_default()),
        })
    }

    /// Whether any job is on its way.
    pub fn is_busy(&self) -> bool {
        !self.running.is_empty()
    }

    /// The jobs on their way that have a title.
    pub fn visible(&self) -> impl Iterator<Item = &Running> {
        self.running.iter().filter(|job| !job.title.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn wait<R: Send + 'static>(jobs: &mut Jobs<R>) -> Report<R> {
        for _ in 0..500 {
            if let Some(report) = jobs.next_report() {
                return report;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the job never ended");
    }

    #[test]
    fn a_job_reports_what_it_found() {
        let mut jobs = Jobs::new(&egui::Context::default());
        jobs.start("Zählen", |_| 42);
        assert_eq!(jobs.visible().count(), 1);
        assert!(matches!(wait(&mut jobs), Report::Done(42)));
        assert_eq!(jobs.visible().count(), 0);
    }

    #[test]
    fn a_job_that_breaks_down_is_told_and_nothing_else_happens() {
        let mut jobs: Jobs<()> = Jobs::new(&egui::Context::default());
        jobs.start("Bruch", |_| panic!("on purpose"));
        let Report::Broken(title) = wait(&mut jobs) else {
            panic!("it broke");
        };
        assert_eq!(title, "Bruch");
    }
}
