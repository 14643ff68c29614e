//! The open project with its file: what is saved, what is not, what a save may replace.

use std::path::{Path, PathBuf};

use crate::document::{Delta, Document};
use crate::model::Project;
use crate::store::journal::{self, Base, Journal, Orphan, Recovered};
use crate::store::{DataDirs, FileVersion, Header, Opened, ReadOnly, SaveRequest, Saved, Warning};

/// A project that is open in the window.
pub struct Workspace {
    /// The project with its way back.
    pub doc: Document,
    path: Option<PathBuf>,
    header: Header,
    /// The version on disk that a save may replace.
    version: Option<FileVersion>,
    /// The project as it is on disk.
    saved: Project,
    journal: Option<Journal>,
    /// The journal of a crash from which this came; removed after the first save.
    orphan: Option<Orphan>,
    read_only: Option<ReadOnly>,
    damaged: bool,
    /// The revision for which `dirty` was found out.
    looked_at: Option<u64>,
    dirty: bool,
    saving: bool,
}

impl Workspace {
    /// A project that has no file yet.
    pub fn new(project: Project, dirs: &DataDirs) -> Self {
        let saved = Project::default();
        let mut workspace = Self::with(project.clone(), saved, Header::default(), None, None);
        workspace.start_journal(dirs);
        workspace
    }

    /// A project read from a file.
    pub fn opened(path: PathBuf, opened: Opened, dirs: &DataDirs) -> Self {
        let saved = opened.project.clone();
        let version = Some(opened.version);
        let mut workspace = Self::with(opened.project, saved, opened.header, Some(path), version);
        workspace.read_only = opened.read_only;
        workspace.damaged = opened.warnings.contains(&Warning::Checksum);
        if workspace.read_only.is_some() {
            workspace.doc = Document::read_only(workspace.doc.project().clone());
        } else {
            workspace.start_journal(dirs);
        }
        workspace
    }

    /// A project that a crash left unsaved.
    pub fn recovered(orphan: Orphan, recovered: Recovered, dirs: &DataDirs) -> Self {
        let base = recovered.base;
        let mut workspace = Self::with(
            recovered.project,
            base.project,
            base.header,
            base.path,
            base.version,
        );
        workspace.start_journal(dirs);
        workspace.append_unsaved();
        workspace.orphan = Some(orphan);
        workspace
    }

    fn with(
        project: Project,
        saved: Project,
        header: Header,
        path: Option<PathBuf>,
        version: Option<FileVersion>,
    ) -> Self {
        Self {
            doc: Document::new(project),
            path,
            header,
            version,
            saved,
            journal: None,
            orphan: None,
            read_only: None,
            damaged: false,
            looked_at: None,
            dirty: false,
            saving: false,
        }
    }

    fn base(&self) -> Base {
        Base {
            path: self.path.clone(),
            version: self.version,
            header: self.header.clone(),
            project: self.saved.clone(),
        }
    }

    fn start_journal(&mut self, dirs: &DataDirs) {
        self.journal = Some(Journal::start(dirs, self.base()));
        self.append_unsaved();
    }

    /// Hands the journal all in which the project differs from the file.
    fn append_unsaved(&self) {
        let patch = Delta::between(&self.saved, self.doc.project()).to_patch();
        if let Some(journal) = self.journal.as_ref().filter(|_| !patch.is_empty()) {
            journal.append(patch);
        }
    }

    /// The file, if there is one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The file's name without the folder, if there is a file.
    pub fn file_name(&self) -> Option<String> {
        let name = self.path()?.file_name()?;
        Some(name.to_string_lossy().into_owned())
    }

    /// Why nothing can be changed, if so.
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// Whether the file's checksum was broken, so that saving has to be confirmed.
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// The user knows of the broken checksum and saves all the same.
    pub fn accept_damage(&mut self) {
        self.damaged = false;
    }

    /// Whether a save is on its way.
    pub fn is_saving(&self) -> bool {
        self.saving
    }

    /// Whether there is something that is not in the file.
    pub fn is_dirty(&mut self) -> bool {
        if self.looked_at != Some(self.doc.revision()) {
            self.dirty = self.saved.differs(self.doc.project());
            self.looked_at = Some(self.doc.revision());
        }
        self.dirty
    }

    /// Hands what was changed to the journal. To be called each frame.
    pub fn feed_journal(&mut self) {
        if let Some(patch) = self.doc.take_unread()
            && let Some(journal) = &self.journal
        {
            journal.append(patch);
        }
    }

    /// Waits, off the UI thread, for the journal to be up to date.
    pub fn journal_flush(&self) -> Option<journal::Flush> {
        self.journal.as_ref().map(Journal::flush)
    }

    /// Why the journal could not be written, told once.
    pub fn take_journal_error(&self) -> Option<String> {
        self.journal.as_ref()?.take_error()
    }

    /// What to save to `path`, and that a save is on its way. `replaces` is the version there
    /// that may be replaced; for the project's own file it is known.
    pub fn begin_save(&mut self, path: PathBuf, replaces: Option<FileVersion>) -> SaveRequest {
        self.saving = true;
        self.doc.end_gesture();
        self.feed_journal();
        let own = self.path.as_deref() == Some(path.as_path());
        SaveRequest {
            path,
            project: self.doc.project().clone(),
            header: self.header.clone(),
            replaces: replaces.or(self.version.filter(|_| own)),
        }
    }

    /// The save did not work; everything is as it was.
    pub fn end_save_without_success(&mut self) {
        self.saving = false;
    }

    /// The save worked.
    ///
    /// What is returned, if anything, tidies up on disk, to be done off the UI thread.
    pub fn end_save(
        &mut self,
        request: SaveRequest,
        saved: &Saved,
    ) -> Option<impl FnOnce() + Send + 'static> {
        self.saving = false;
        self.path = Some(request.path);
        self.header = saved.header.clone();
        self.version = Some(saved.version);
        self.saved = request.project;
        self.looked_at = None;
        self.feed_journal();
        if let Some(journal) = &self.journal {
            journal.rebase(self.base());
        }
        self.append_unsaved();
        let orphan = self.orphan.take()?;
        Some(move || journal::discard(&orphan))
    }

    /// Closes the project; what is not saved is given up, as the user decided. What is returned
    /// tidies up on disk, to be done off the UI thread.
    pub fn close(self) -> impl FnOnce() + Send + 'static {
        let (journal, orphan) = (self.journal, self.orphan);
        move || {
            if let Some(journal) = journal {
                journal.finish();
            }
            if let Some(orphan) = orphan {
                journal::discard(&orphan);
            }
        }
    }
}
