//! The index, on a thread of its own: it reads the project once, keeps up with it, and answers one
//! query after the other. No frame waits for it.

use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

use egui::Context;

use crate::model::Project;
use crate::search::{Found, Index};

/// How many hits of one kind are shown.
const MOST_OF_A_KIND: usize = 8;

/// What was found.
pub struct Answer {
    /// For these words.
    pub words: String,
    /// In this project.
    pub project: Project,
    /// This.
    pub found: Found,
}

struct Ask {
    words: String,
    project: Project,
}

struct Line {
    asks: Sender<Ask>,
    answers: Receiver<Answer>,
}

/// Asks the thread and takes its answers. The thread begins with the first question and ends with
/// this.
#[derive(Default)]
pub struct Finder {
    line: Option<Line>,
    /// What was asked last.
    asked: Option<Ask>,
    /// Whether the answer to that is still to come.
    waiting: bool,
}

impl Finder {
    /// Asks for these words in this project, unless that was the last question.
    pub fn ask(&mut self, ctx: &Context, project: &Project, words: &str) {
        let same = |asked: &Ask| asked.words == words && asked.project.is_same(project);
        if self.asked.as_ref().is_some_and(same) {
            return;
        }
        let ask = || Ask {
            words: words.to_owned(),
            project: project.clone(),
        };
        self.asked = Some(ask());
        let line = match self.line.take() {
            Some(line) => Some(line),
            None => begin(ctx),
        };
        self.line = line.filter(|line| line.asks.send(ask()).is_ok());
        self.waiting = self.line.is_some();
    }

    /// The answer to the last question, once it is there.
    pub fn take(&mut self) -> Option<Answer> {
        let line = self.line.as_ref()?;
        let mut last = None;
        loop {
            match line.answers.try_recv() {
                Ok(answer) => last = Some(answer),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => {
                    // It broke down; the next question begins anew.
                    self.line = None;
                    self.waiting = false;
                    break;
                }
            }
        }
        let answer = last?;
        let answers_last =
            |asked: &Ask| asked.words == answer.words && asked.project.is_same(&answer.project);
        if self.asked.as_ref().is_some_and(answers_last) {
            self.waiting = false;
        }
        Some(answer)
    }

    /// Whether the answer to the last question is still to come.
    pub fn is_waiting(&self) -> bool {
        self.waiting
    }

    /// Whether there is nobody to answer.
    pub fn is_broken(&self) -> bool {
        self.asked.is_some() && self.line.is_none()
    }
}

fn begin(ctx: &Context) -> Option<Line> {
    let (asks, asked) = channel::<Ask>();
    let (sender, answers) = channel();
    let ctx = ctx.clone();
    let work = move || {
        let mut index: Option<Index> = None;
        while let Ok(mut ask) = asked.recv() {
            // Whoever types on does not want to know what was found before.
            while let Ok(newer) = asked.try_recv() {
                ask = newer;
            }
            let index = index.get_or_insert_with(|| Index::of(&ask.project));
            index.update(&ask.project);
            let answer = Answer {
                found: index.find(&ask.words, MOST_OF_A_KIND),
                words: ask.words,
                project: ask.project,
            };
            if sender.send(answer).is_err() {
                return;
            }
            ctx.request_repaint();
        }
    };
    let begun = std::thread::Builder::new()
        .name("zirkel search".to_owned())
        .spawn(work);
    match begun {
        Ok(_) => Some(Line { asks, answers }),
        Err(error) => {
            tracing::error!(%error, "no thread for the search");
            None
        }
    }
}
