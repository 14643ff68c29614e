//! The open project with its file: what is saved, what is not, what a save may replace.

use std::path::{Path, PathBuf};

use crate::document::{Delta, Document, Step};
use crate::model::Project;
use crate::store::journal::{self, Base, Journal, Orphan, Recovered};
use crate::store::{
    DataDirs, Header, OnDisk, Onto, Opened, PullRequest, Pulled, ReadOnly, SaveRequest, Saved,
    Warning, WriterSlot,
};

/// A project that is open in the window.
pub struct Workspace {
    /// The project with its way back.
    pub doc: Document,
    path: Option<PathBuf>,
    /// Which versions are in the project.
    header: Header,
    /// The file as it was read or written last.
    disk: Option<OnDisk>,
    /// What `doc` is compared with to know whether something is not in the file yet.
    saved: Project,
    writer: WriterSlot,
    /// The name under which this project is saved.
    author: String,
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
    /// A project that has no file yet. `author` is who works on it, as the person wants to be
    /// called.
    pub fn new(project: Project, author: String, dirs: &DataDirs) -> Self {
        let mut workspace = Self::with(project, author, None, None);
        workspace.start_journal(dirs);
        workspace
    }

    /// A project read from a file.
    pub fn opened(path: PathBuf, opened: Opened, author: String, dirs: &DataDirs) -> Self {
        let Opened {
            project,
            header,
            version,
            warnings,
            read_only,
            ..
        } = opened;
        let disk = OnDisk {
            version,
            header,
            project: project.clone(),
        };
        let mut workspace = Self::with(project, author, Some(path), Some(disk));
        workspace.read_only = read_only;
        workspace.damaged = warnings.contains(&Warning::Checksum);
        if workspace.read_only.is_some() {
            workspace.doc = Document::read_only(workspace.doc.project().clone());
        } else {
            workspace.start_journal(dirs);
        }
        workspace
    }

    /// A project that a crash left unsaved.
    pub fn recovered(
        orphan: Orphan,
        recovered: Recovered,
        author: String,
        dirs: &DataDirs,
    ) -> Self {
        let base = recovered.base;
        let disk = base.version.map(|version| OnDisk {
            version,
            header: base.header,
            project: base.project.clone(),
        });
        let mut workspace = Self::with(recovered.project, author, base.path, disk);
        workspace.saved = base.project;
        workspace.start_journal(dirs);
        workspace.orphan = Some(orphan);
        workspace
    }

    fn with(project: Project, author: String, path: Option<PathBuf>, disk: Option<OnDisk>) -> Self {
        let mut doc = Document::new(project);
        doc.set_author(&author, chrono::Utc::now);
        Self {
            doc,
            path,
            header: disk
                .as_ref()
                .map(|disk| disk.header.clone())
                .unwrap_or_default(),
            saved: disk
                .as_ref()
                .map(|disk| disk.project.clone())
                .unwrap_or_default(),
            disk,
            writer: WriterSlot::default(),
            author,
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
            version: self.disk.as_ref().map(|disk| disk.version),
            header: self
                .disk
                .as_ref()
                .map(|disk| disk.header.clone())
                .unwrap_or_default(),
            project: self.saved.clone(),
        }
    }

    fn start_journal(&mut self, dirs: &DataDirs) {
        self.journal = Some(Journal::start(dirs, self.base()));
        self.append_unsaved();
    }

    /// Begins a new journal, with what is not in the file. What is returned removes the old one, to
    /// be done off the UI thread.
    pub fn begin_journal_anew(&mut self, dirs: &DataDirs) -> impl FnOnce() + Send + use<> {
        let old = self.journal.take();
        if old.is_some() {
            // All of it is in what is not saved.
            let _ = self.doc.take_unread();
            self.start_journal(dirs);
        }
        move || {
            if let Some(old) = old {
                old.finish();
            }
        }
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

    /// Which versions are in the project.
    pub fn header(&self) -> &Header {
        &self.header
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

    /// What to save to `path`, and that a save is on its way. In the project's own file nothing
    /// is lost of what others wrote; what may be replaced in another one, `onto` says.
    pub fn begin_save(&mut self, path: PathBuf, onto: Onto) -> SaveRequest {
        self.saving = true;
        self.feed_journal();
        let own = self.path.as_deref() == Some(path.as_path());
        SaveRequest {
            project: self.doc.project().clone(),
            header: self.header.clone(),
            disk: self.disk.clone().filter(|_| own),
            onto,
            by: self.author.clone(),
            writer: self.writer.clone(),
            mark: self.journal.as_ref().map(Journal::mark),
            path,
        }
    }

    /// The save did not work; everything is as it was.
    pub fn end_save_without_success(&mut self) {
        self.saving = false;
    }

    /// The save worked. What was merged into the file is in the window too now.
    ///
    /// What is returned, if anything, tidies up on disk, to be done off the UI thread.
    pub fn end_save(
        &mut self,
        request: SaveRequest,
        saved: Saved,
    ) -> Option<impl FnOnce() + Send + 'static> {
        self.saving = false;
        self.path = Some(request.path);
        if saved.merged {
            self.doc.take_foreign(&request.project, &saved.disk.project);
        }
        self.header = saved.disk.header.clone();
        self.is_on_disk(saved.disk);
        let orphan = self.orphan.take()?;
        Some(move || journal::discard(&orphan))
    }

    /// What to bring together with the file; `None` if there is none, or if it cannot be.
    pub fn begin_pull(&mut self) -> Option<PullRequest> {
        if self.read_only.is_some() {
            return None;
        }
        self.feed_journal();
        let mut header = self.header.clone();
        header.author.name.clone_from(&self.author);
        header.author.at = Some(chrono::Utc::now());
        Some(PullRequest {
            path: self.path.clone()?,
            project: self.doc.project().clone(),
            header,
            disk: self.disk.clone(),
        })
    }

    /// What others wrote into the file is in the window from now on, beside what was changed
    /// here meanwhile.
    pub fn end_pull(&mut self, request: &PullRequest, pulled: Pulled) {
        self.doc.take_foreign(&request.project, &pulled.project);
        self.header = pulled.header;
        self.is_on_disk(pulled.disk);
    }

    /// Another version is in the window from now on, by a step that can be taken back.
    pub fn end_join(&mut self, step: Step, request: &PullRequest, joined: Pulled) {
        self.doc.join(step, &request.project, &joined.project);
        self.header = joined.header;
    }

    /// The file has another name now.
    pub fn follow(&mut self, path: PathBuf) {
        self.path = Some(path);
        if let Some(journal) = &self.journal {
            journal.rebase(self.base());
        }
        self.append_unsaved();
    }

    fn is_on_disk(&mut self, disk: OnDisk) {
        self.saved = disk.project.clone();
        self.disk = Some(disk);
        self.looked_at = None;
        self.feed_journal();
        if let Some(journal) = &self.journal {
            journal.rebase(self.base());
        }
        self.append_unsaved();
    }

    /// The version of the file that was read or written last.
    pub fn disk(&self) -> Option<&OnDisk> {
        self.disk.as_ref()
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
