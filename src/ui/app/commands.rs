//! What each command does.

use egui::Context;

use super::files::Next;
use super::{CommandPalette, Dialog, ZirkelApp};
use crate::i18n::words::Named as _;
use crate::i18n::{Lang, Texts, tr};
use crate::model::{Id, Session};
use crate::ui::approval::ApprovalSheet;
use crate::ui::board::{BoardTemplatesSheet, Home};
use crate::ui::commands::{Command, Scope};
use crate::ui::import::ImportWizard;
use crate::ui::paper::PaperSheet;
use crate::ui::place::{Place, ViewKind};
use crate::ui::privacy::{DuplicatesSheet, OverviewSheet};
use crate::ui::settings::Colors;
use crate::ui::sheet::Sheet;
use crate::ui::shell::dialogs::Purpose;
use crate::ui::snippets::SnippetsSheet;
use crate::ui::spell::SpellingSheet;
use crate::ui::templates::{SaveTemplateSheet, TemplatesSheet};
use crate::ui::view::{Outbox, ViewCx};

/// Smallest and largest size of everything, and the step between sizes.
const ZOOM: (f32, f32, f32) = (0.5, 3.0, 0.1);

impl ZirkelApp {
    /// Whether a command makes sense now.
    pub(super) fn can(&self, command: Command) -> bool {
        let Some(workspace) = &self.workspace else {
            return command.scope() == Scope::Always;
        };
        let doc = &workspace.doc;
        match command {
            Command::Undo | Command::Redo if self.has_draft() => false,
            Command::Undo => doc.next_undo().is_some(),
            Command::Redo => doc.next_redo().is_some(),
            Command::Save | Command::SaveAs => {
                workspace.read_only().is_none() && !workspace.is_saving()
            }
            // What can be done with a session, in whichever view it is on the screen.
            Command::Export | Command::Preview | Command::Approval if self.session().is_some() => {
                true
            }
            Command::SaveTemplate => self.session().is_some() && !doc.is_read_only(),
            Command::ShowNews => !self.sharing.fresh.is_empty(),
            Command::AddPerson
            | Command::FindDuplicates
            | Command::ImportRoster
            | Command::AddOrganisation
            | Command::AddSession
            | Command::AddBoard
            | Command::ImportBoard
            | Command::BoardFromTemplate
            | Command::CheckIn => !doc.is_read_only(),
            _ => match command.scope() {
                Scope::Always | Scope::Project => true,
                Scope::View => self
                    .views
                    .get_ref(self.kind)
                    .is_some_and(|view| view.can(command, doc)),
            },
        }
    }

    /// Whether a command that switches something shows it as switched on.
    pub(super) fn is_on(&self, command: Command) -> bool {
        match command {
            Command::ThemeSystem => self.settings.colors == Colors::System,
            Command::ThemeLight => self.settings.colors == Colors::Light,
            Command::ThemeDark => self.settings.colors == Colors::Dark,
            Command::LanguageGerman => self.texts.lang() == Lang::De,
            Command::LanguageEnglish => self.texts.lang() == Lang::En,
            Command::SingleLetterKeys => self.settings.single_letter_keys,
            Command::Autosave => self.settings.autosave,
            Command::ShowTimes => self.settings.prefs.minutes.show_times,
            Command::ShowNumbers => self.settings.prefs.board.show_numbers,
            Command::Properties => self.settings.prefs.board.properties,
            Command::Minimap => self.settings.prefs.board.minimap,
            _ => false,
        }
    }

    /// A command's name; undo and redo say what they would undo and redo.
    pub(super) fn command_name(&self, command: Command) -> String {
        let doc = self.workspace.as_ref().map(|workspace| &workspace.doc);
        match command {
            Command::Undo => match doc.and_then(|doc| doc.next_undo()) {
                Some(step) => {
                    tr!(
                        self.texts,
                        "command-undo-step",
                        step = step.name(&self.texts)
                    )
                }
                None => command.label(&self.texts),
            },
            Command::Redo => match doc.and_then(|doc| doc.next_redo()) {
                Some(step) => {
                    tr!(
                        self.texts,
                        "command-redo-step",
                        step = step.name(&self.texts)
                    )
                }
                None => command.label(&self.texts),
            },
            _ => command.label(&self.texts),
        }
    }

    /// Does a command, if it makes sense now.
    pub(super) fn run(&mut self, ctx: &Context, command: Command) {
        if !self.can(command) {
            return;
        }
        if let Some(kind) = command.shows() {
            self.kind = kind;
            return;
        }
        match command {
            Command::NewProject => self.leave_then(Next::New),
            Command::OpenProject => self.leave_then(Next::Pick),
            Command::OpenPath => self.leave_then(Next::TypePath),
            Command::OpenExample => self.leave_then(Next::Example),
            Command::Save => self.save(None),
            Command::SaveAs => self.pick(Purpose::SaveAs),
            Command::CloseProject => self.leave_then(Next::Close),
            Command::Quit => self.leave_then(Next::Quit),
            Command::Undo => {
                self.with_doc(|doc| {
                    doc.undo();
                });
            }
            Command::Redo => {
                self.with_doc(|doc| {
                    doc.redo();
                });
            }
            Command::Search => self.search.open(),
            Command::CommandPalette => self.palette = Some(CommandPalette::default()),
            Command::Larger => self.zoom(ctx, self.settings.zoom + ZOOM.2),
            Command::Smaller => self.zoom(ctx, self.settings.zoom - ZOOM.2),
            Command::NormalSize => self.zoom(ctx, 1.0),
            Command::ThemeSystem => self.color(ctx, Colors::System),
            Command::ThemeLight => self.color(ctx, Colors::Light),
            Command::ThemeDark => self.color(ctx, Colors::Dark),
            Command::LanguageGerman => self.speak(Lang::De),
            Command::LanguageEnglish => self.speak(Lang::En),
            Command::SingleLetterKeys => {
                self.settings.single_letter_keys = !self.settings.single_letter_keys;
            }
            Command::Autosave => self.settings.autosave = !self.settings.autosave,
            Command::YourName => {
                let name = self.author();
                self.dialog = Some(Dialog::Name { name });
            }
            Command::ShowNews => {
                let place = self
                    .workspace
                    .as_ref()
                    .and_then(|workspace| self.sharing.fresh.show(workspace.doc.project()));
                if let Some(place) = place {
                    self.go(place);
                }
            }
            Command::ImportRoster => self.import(ImportWizard::default()),
            Command::DataProtection => {
                self.sheets.push(Box::new(OverviewSheet::default()));
            }
            Command::FindDuplicates => {
                self.sheets.push(Box::new(DuplicatesSheet::default()));
            }
            Command::BoardFromTemplate => {
                let doc = self.workspace.as_ref().map(|workspace| &workspace.doc);
                let home = match doc {
                    Some(doc) if self.kind == ViewKind::Board => self.views.board.home(doc),
                    _ => Home::in_session(self.session()),
                };
                self.sheets.push(Box::new(BoardTemplatesSheet::new(home)));
            }
            Command::Timer => {
                let now = ctx.input(|input| input.time);
                self.timer.press(now, &self.settings.prefs.timer);
            }
            Command::ManageTemplates => self.sheets.push(Box::new(TemplatesSheet::default())),
            Command::Snippets => self.sheets.push(Box::new(SnippetsSheet::default())),
            Command::Spelling => self.sheets.push(Box::new(SpellingSheet::default())),
            Command::CorrectWord => self.spell.ask_for_menu(ctx),
            Command::Export | Command::Preview | Command::Approval | Command::SaveTemplate
                if let Some(session) = self.session() =>
            {
                let sheet: Box<dyn Sheet> = match command {
                    Command::Approval => Box::new(ApprovalSheet::new(session)),
                    Command::SaveTemplate => Box::new(SaveTemplateSheet::new(session)),
                    _ => Box::new(PaperSheet::new(session)),
                };
                self.sheets.push(sheet);
            }
            Command::ShowKeys => self.dialog = Some(Dialog::Keys),
            Command::About => self.dialog = Some(Dialog::About),
            _ => self.run_in_view(ctx, command),
        }
    }

    /// Lets a view do a command: the one that shows what it adds, else the one on the screen.
    fn run_in_view(&mut self, ctx: &Context, command: Command) {
        let kind = match command {
            Command::AddPerson | Command::AddOrganisation => ViewKind::Roster,
            Command::AddSession => ViewKind::Sessions,
            Command::AddBoard | Command::ImportBoard => ViewKind::Board,
            Command::CheckIn => ViewKind::Attendance,
            _ => self.kind,
        };
        self.kind = kind;
        let mut outbox = Outbox::default();
        let user = self.author();
        if let (Some(workspace), Some(view)) = (&mut self.workspace, self.views.get(kind)) {
            let mut cx = ViewCx {
                doc: &mut workspace.doc,
                texts: &self.texts,
                user: &user,
                prefs: &mut self.settings.prefs,
                spell: &mut self.spell,
                out: &mut outbox,
            };
            view.run(command, &mut cx);
        }
        let mut more = Vec::new();
        self.take_outbox(ctx, outbox, &mut more);
        // A view may answer with a command of the shell, not with one of its own again.
        for command in more.into_iter().filter(|c| c.scope() != Scope::View) {
            self.run(ctx, command);
        }
    }

    /// The session on the screen, where the view is about one.
    fn session(&self) -> Option<Id<Session>> {
        let session = self.views.get_ref(self.kind)?.session()?;
        let project = self.workspace.as_ref()?.doc.project();
        project.sessions.contains(session).then_some(session)
    }

    fn has_draft(&self) -> bool {
        let view = self.views.get_ref(self.kind);
        view.is_some_and(|view| view.has_draft())
    }

    fn with_doc(&mut self, change: impl FnOnce(&mut crate::document::Document)) {
        if let Some(workspace) = &mut self.workspace {
            change(&mut workspace.doc);
        }
    }

    fn zoom(&mut self, ctx: &Context, zoom: f32) {
        self.settings.zoom = (zoom.clamp(ZOOM.0, ZOOM.1) * 10.0).round() / 10.0;
        ctx.set_zoom_factor(self.settings.zoom);
    }

    fn color(&mut self, ctx: &Context, colors: Colors) {
        self.settings.colors = colors;
        ctx.set_theme(colors.preference());
    }

    fn speak(&mut self, lang: Lang) {
        self.settings.lang = Some(lang);
        self.texts = Texts::new(lang);
    }

    /// Shows a project that was just opened: its sessions, or the roster when it is new.
    pub(super) fn show_first_view(&mut self) {
        let has_sessions = self
            .workspace
            .as_ref()
            .is_some_and(|w| !w.doc.project().sessions.is_empty());
        self.views = super::Views::default();
        self.go(Place::View(if has_sessions {
            ViewKind::Sessions
        } else {
            ViewKind::Roster
        }));
    }
}
