//! What a view is: it reads a project and changes it through the document; it holds nothing but
//! its own state (selection, scroll, tool, drafts).

use std::path::PathBuf;

use super::commands::Command;
use super::history::ask::Ask;
use super::place::Place;
use super::settings::Prefs;
use super::sheet::{OutFile, Sheet};
use super::spell::Spell;
use super::work::Work;
use crate::document::Document;
use crate::i18n::Texts;
use crate::model::{Id, Session};

/// What a view has at hand while it is shown.
pub struct ViewCx<'a> {
    /// The project, to be read, and changed through `edit`.
    pub doc: &'a mut Document,
    /// The texts of the user's language.
    pub texts: &'a Texts,
    /// What the user is called in shared files; may be blank.
    pub user: &'a str,
    /// What the views remember for their user.
    pub prefs: &'a mut Prefs,
    /// Which words are wrong.
    pub spell: &'a mut Spell,
    /// What the view wants the shell to do afterwards.
    pub out: &'a mut Outbox,
}

/// A part of the window in which one works.
pub trait View {
    /// Shows the view in all of `ui`.
    fn show(&mut self, ui: &mut egui::Ui, cx: &mut ViewCx);

    /// Whether `command` makes sense here and now.
    fn can(&self, _command: Command, _doc: &Document) -> bool {
        false
    }

    /// Does `command`. Called for commands for which [`Self::can`] said yes, and for those that
    /// add what this view shows.
    fn run(&mut self, _command: Command, _cx: &mut ViewCx) {}

    /// Whether something is being written that is not in the document yet, so that undo is the
    /// text field's.
    fn has_draft(&self) -> bool {
        false
    }

    /// The session on the screen, where the view is about one.
    fn session(&self) -> Option<Id<Session>> {
        None
    }

    /// Takes files that were chosen after [`Outbox::pick_for_board`], or dropped on the window.
    fn take_files(&mut self, _pick: Pick, _paths: Vec<PathBuf>, _cx: &mut ViewCx) {}

    /// Shows `place`, which is one of this view's.
    fn go(&mut self, _place: Place, _doc: &Document) {}
}

/// What a view asks of the shell; done after the frame.
#[derive(Default)]
pub struct Outbox {
    pub(super) commands: Vec<Command>,
    pub(super) place: Option<Place>,
    pub(super) toasts: Vec<Toast>,
    pub(super) question: Option<Question>,
    pub(super) history: Vec<Ask>,
    pub(super) sheets: Vec<Box<dyn Sheet>>,
    pub(super) work: Vec<Work>,
    pub(super) purge: Option<Work>,
    pub(super) out_file: Option<OutFile>,
    pub(super) pick: Option<Pick>,
}

impl Outbox {
    /// Runs a command, as its shortcut would.
    pub fn run(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Goes to another place.
    pub fn go(&mut self, place: Place) {
        self.place = Some(place);
    }

    /// Tells something in passing.
    pub fn tell(&mut self, tone: Tone, text: impl Into<String>) {
        self.toasts.push(Toast {
            tone,
            text: text.into(),
            action: None,
        });
    }

    /// Has something of the history read or written.
    pub fn ask_history(&mut self, ask: Ask) {
        self.history.push(ask);
    }

    /// Puts a sheet in front of the views.
    pub fn open(&mut self, sheet: impl Sheet + 'static) {
        self.sheets.push(Box::new(sheet));
    }

    /// Has work done off the UI thread; its result comes to the one who made the work. A title
    /// shows it in the status bar with the way to stop it; without one it runs quietly.
    pub fn start(&mut self, work: Work) {
        self.work.push(work);
    }

    /// Has erased data taken out of earlier versions by this work. Before that the project is
    /// saved and its steps are forgotten: they hold those data. The work breaks down if the
    /// project cannot be saved.
    pub fn purge(&mut self, work: Work) {
        self.purge = Some(work);
    }

    /// Asks where to write a file for another program, and writes it.
    pub fn write_out(&mut self, file: OutFile) {
        self.out_file = Some(file);
    }

    /// Asks which list to read; the sheet on top gets the answer.
    pub fn pick_list(&mut self) {
        self.pick = Some(Pick::List);
    }

    /// Asks for pictures or another program's board; the board view gets the answer.
    pub fn pick_for_board(&mut self, pick: Pick) {
        self.pick = Some(pick);
    }

    /// Asks before something is done.
    pub fn ask(&mut self, question: Question) {
        self.question = Some(question);
    }
}

/// Which files of other programs are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A list of people.
    List,
    /// A picture.
    Picture,
    /// A board of another program.
    Board,
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It went well.
    Good,
    /// Worth knowing.
    Info,
    /// Worth a look.
    Warn,
    /// It did not work.
    Bad,
}

/// A message in passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// What can be done about it, with the name of the deed.
    pub action: Option<(String, ToastAction)>,
}

/// What a message offers to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastAction {
    /// This command.
    Run(Command),
    /// Going there.
    Go(Place),
}

/// A question with yes and cancel.
pub struct Question {
    /// What it is about.
    pub title: String,
    /// What will happen.
    pub text: String,
    /// The name of the deed on the button, e.g. "Löschen".
    pub yes: String,
    /// What is done on yes.
    pub then: Box<dyn FnOnce(&mut Document)>,
}
