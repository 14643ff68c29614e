//! A desk to sit at: the real program in a window that exists only in memory.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;
use zirkel::i18n::Lang;
use zirkel::model::Project;
use zirkel::store::DataDirs;
use zirkel::ui::{Setup, ZirkelApp};

/// The program with its own folders and a folder for project files.
pub struct Desk {
    /// The window.
    pub harness: Harness<'static, ZirkelApp>,
    folder: TempDir,
}

impl Desk {
    /// The start page, in German.
    pub fn empty() -> Self {
        Self::start(TempDir::new().expect("a folder"), None, Lang::De)
    }

    /// The example session, in German, open from a file of its own.
    pub fn with_example() -> Self {
        let folder = TempDir::new().expect("a folder");
        let file = folder.path().join("beispiel.zirkel.ron");
        std::fs::write(&file, zirkel::store::example()).expect("written");
        Self::start(folder, Some(file), Lang::De)
    }

    /// This project, in German, open from a file of its own.
    pub fn with_project(project: &Project) -> Self {
        let folder = TempDir::new().expect("a folder");
        let file = folder.path().join("projekt.zirkel.ron");
        let text = zirkel::store::codec::encode(project, &zirkel::store::Header::default());
        std::fs::write(&file, text.expect("encoded")).expect("written");
        Self::start(folder, Some(file), Lang::De)
    }

    /// A new project, in German.
    pub fn with_new_project() -> Self {
        let mut desk = Self::empty();
        desk.click("Neues Projekt");
        desk.settle();
        desk
    }

    /// Starts the program in `folder`; its own folders lie below `folder/home`. It does not save
    /// by itself, so that each story says when something is saved.
    pub fn start(folder: TempDir, file: Option<PathBuf>, lang: Lang) -> Self {
        Self::start_as(folder, file, lang, "(autosave: false)")
    }

    /// Starts the program with these settings, unless it has some already.
    pub fn start_as(folder: TempDir, file: Option<PathBuf>, lang: Lang, settings: &str) -> Self {
        let dirs = DataDirs::below(&folder.path().join("home"));
        let kept = dirs.config().join("settings.ron");
        if !kept.exists() {
            std::fs::create_dir_all(dirs.config()).expect("a folder");
            std::fs::write(kept, settings).expect("written");
        }
        let setup = Setup {
            file,
            lang: Some(lang),
            dirs,
            // Those of this machine are none of a test's business.
            dictionaries: vec![folder.path().join("dictionaries")],
            native_dialogs: false,
            started: std::time::Instant::now(),
        };
        let harness = Harness::builder()
            .with_size([1024.0, 700.0])
            .with_max_steps(20)
            .build_eframe(move |cc| ZirkelApp::new(&cc.egui_ctx, setup));
        let mut desk = Self { harness, folder };
        desk.settle();
        desk
    }

    /// Ends the program as a crash would and gives back its folder.
    pub fn crash(self) -> TempDir {
        drop(self.harness);
        self.folder
    }

    /// The folder for project files.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Runs frames until nothing moves any more and no work is on its way.
    pub fn settle(&mut self) {
        for _ in 0..400 {
            self.harness.run_steps(3);
            if !self.harness.state().is_busy() {
                self.harness.run_steps(2);
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("work that never ends");
    }

    /// Runs frames until this is so, for what happens by itself after a while.
    pub fn until(&mut self, what: &str, so: impl Fn(&Self) -> bool) {
        for _ in 0..1500 {
            self.harness.run_steps(1);
            if so(self) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("never: {what}");
    }

    /// The project as it is now.
    pub fn project(&self) -> Project {
        let workspace = self.harness.state().workspace().expect("an open project");
        workspace.doc.project().clone()
    }

    /// Whether a project is open.
    pub fn has_project(&self) -> bool {
        self.harness.state().workspace().is_some()
    }

    /// Presses what is called so; it must be the only one.
    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    /// Whether something is called so.
    pub fn sees(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    /// Whether something's name contains this.
    pub fn sees_part(&self, part: &str) -> bool {
        self.harness
            .query_all_by_label_contains(part)
            .next()
            .is_some()
    }

    /// Presses keys, with Ctrl.
    pub fn ctrl(&mut self, key: egui::Key) {
        self.press(egui::Modifiers::COMMAND, key);
    }

    /// Presses keys.
    pub fn press(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Drops a file on the window.
    pub fn drop_file(&mut self, file: &Path) {
        let dropped = std::sync::Arc::new(Dropped(file.to_owned()));
        self.harness.input_mut().dropped_files.push(dropped);
        self.settle();
    }

    /// Types text into what has the focus.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }
}

/// A file as a file manager hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
