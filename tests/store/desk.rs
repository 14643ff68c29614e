//! One person at one machine with a file open: what the program does with it, without a window.

use super::*;
use zirkel::document::Delta;
use zirkel::store::journal::{Orphan, Recovered};
use zirkel::store::{OpenError, PullOutcome, Source, WriterSlot, join, missing};

/// An open file with its journal; see `ui::workspace`, which does the same.
pub struct Desk {
    pub dirs: DataDirs,
    pub path: PathBuf,
    pub document: Document,
    pub author: String,
    header: Header,
    disk: Option<OnDisk>,
    /// What is in the file, as far as is known here.
    saved: Project,
    writer: WriterSlot,
    journal: Option<Journal>,
    orphan: Option<Orphan>,
}

impl Desk {
    fn with(
        dirs: DataDirs,
        path: &Path,
        project: Project,
        saved: Project,
        disk: Option<OnDisk>,
        orphan: Option<Orphan>,
    ) -> Self {
        let header = disk.as_ref().map(|disk| disk.header.clone());
        let mut desk = Self {
            dirs,
            path: path.to_owned(),
            document: Document::new(project),
            author: String::new(),
            header: header.unwrap_or_default(),
            disk,
            saved,
            writer: WriterSlot::default(),
            journal: None,
            orphan,
        };
        desk.journal = Some(Journal::start(&desk.dirs, desk.base()));
        desk.append_unsaved();
        desk
    }

    /// Opens the file, or begins one that is not there yet.
    pub fn open(home: &Path, path: &Path) -> Result<Self, OpenError> {
        let dirs = DataDirs::below(home);
        let opened = match open_to_edit(path, &dirs, &Progress::default()) {
            Ok(opened) => opened,
            Err(OpenError::Missing { .. }) => {
                let blank = Project::default;
                return Ok(Self::with(dirs, path, blank(), blank(), None, None));
            }
            Err(error) => return Err(error),
        };
        let disk = OnDisk {
            version: opened.version,
            header: opened.header,
            project: opened.project.clone(),
        };
        let saved = opened.project.clone();
        Ok(Self::with(
            dirs,
            path,
            opened.project,
            saved,
            Some(disk),
            None,
        ))
    }

    fn recovered(dirs: DataDirs, path: &Path, orphan: Orphan, recovered: Recovered) -> Self {
        let base = recovered.base;
        let disk = base.version.map(|version| OnDisk {
            version,
            header: base.header,
            project: base.project.clone(),
        });
        let project = recovered.project;
        Self::with(dirs, path, project, base.project, disk, Some(orphan))
    }

    /// What the program does at its start, and the person who answers yes to all that is offered:
    /// brings back what was saved and is no longer in the file, then what a crash left unsaved.
    /// Returns also how many journals were needed.
    ///
    /// In this order: of what was saved the journal knows that it is no news.
    pub fn start(home: &Path, path: &Path, author: &str) -> Result<(Self, usize), String> {
        Self::open_with_all_that_was_saved(home, path, author)?.close();
        let dirs = DataDirs::below(home);
        let mut journals = 0;
        for orphan in journal::orphans(&dirs) {
            // Another window may have taken it meanwhile.
            let Ok(recovered) = journal::recover(&orphan) else {
                if orphan.journal.exists() {
                    return Err(format!("{} cannot be recovered", orphan.journal.display()));
                }
                continue;
            };
            journals += 1;
            let mut desk = Self::recovered(dirs.clone(), path, orphan, recovered);
            desk.author = author.to_owned();
            desk.save_whatever_others_do()
                .map_err(|error| error.to_string())?;
            desk.close();
        }
        let desk = Self::open_with_all_that_was_saved(home, path, author)?;
        Ok((desk, journals))
    }

    fn open_with_all_that_was_saved(
        home: &Path,
        path: &Path,
        author: &str,
    ) -> Result<Self, String> {
        let mut desk = Self::open(home, path).map_err(|error| error.to_string())?;
        desk.author = author.to_owned();
        let mut joined_any = false;
        for gone in missing(&desk.dirs, path, &desk.header) {
            let request = desk.begin_pull();
            let source = Source::Snapshot(gone.hash);
            let joined = match join(&request, &source, &desk.dirs, &Progress::default()) {
                Ok(joined) => joined,
                // Kept no longer.
                Err(OpenError::Missing { .. }) => continue,
                Err(error) => return Err(format!("a version of ours cannot be read: {error}")),
            };
            desk.document
                .join(Step::JoinVersion, &request.project, &joined.project);
            desk.header = joined.header;
            joined_any = true;
        }
        if joined_any {
            desk.save_whatever_others_do()
                .map_err(|error| error.to_string())?;
        }
        Ok(desk)
    }

    fn base(&self) -> Base {
        Base {
            path: Some(self.path.clone()),
            version: self.disk.as_ref().map(|disk| disk.version),
            header: self
                .disk
                .as_ref()
                .map(|disk| disk.header.clone())
                .unwrap_or_default(),
            project: self.saved.clone(),
        }
    }

    fn journal(&self) -> &Journal {
        self.journal.as_ref().unwrap()
    }

    fn append_unsaved(&self) {
        let patch = Delta::between(&self.saved, self.document.project()).to_patch();
        if !patch.is_empty() {
            self.journal().append(patch);
        }
    }

    /// Hands what was changed to the journal, as each frame does.
    pub fn feed(&mut self) {
        if let Some(patch) = self.document.take_unread() {
            self.journal().append(patch);
        }
    }

    /// Whether all that was done is on disk.
    pub fn flush(&mut self) -> bool {
        self.feed();
        self.journal().flush_and_wait(PATIENCE)
    }

    pub fn project(&self) -> &Project {
        self.document.project()
    }

    pub fn add(&mut self, name: &str) {
        self.document.edit(Step::AddPerson, |p| p.add(named(name)));
        self.feed();
    }

    pub fn names(&self) -> Vec<String> {
        names(self.project())
    }

    pub fn is_dirty(&self) -> bool {
        self.saved.differs(self.project())
    }

    /// The file as it was read or written last.
    pub fn version(&self) -> Option<FileVersion> {
        self.disk.as_ref().map(|disk| disk.version)
    }

    pub fn begin_save(&mut self) -> SaveRequest {
        self.feed();
        SaveRequest {
            header: self.header.clone(),
            disk: self.disk.clone(),
            by: self.author.clone(),
            writer: self.writer.clone(),
            mark: Some(self.journal().mark()),
            ..SaveRequest::new(&self.path, self.project().clone())
        }
    }

    pub fn end_save(&mut self, request: &SaveRequest, saved: Saved) {
        if saved.merged {
            self.document
                .take_foreign(&request.project, &saved.disk.project);
        }
        self.header = saved.disk.header.clone();
        self.is_on_disk(saved.disk);
        if let Some(orphan) = self.orphan.take() {
            journal::discard(&orphan);
        }
    }

    pub fn save(&mut self) -> Result<(), SaveError> {
        let request = self.begin_save();
        let saved = save(&request, &self.dirs, &Progress::default())?;
        self.end_save(&request, saved);
        Ok(())
    }

    /// Saves; if others get in between every time, again.
    pub fn save_whatever_others_do(&mut self) -> Result<(), SaveError> {
        loop {
            match self.save() {
                Err(SaveError::Foreign { .. }) => {}
                // Somebody began the file a moment ago: with it as what is known, ours comes in.
                Err(SaveError::Exists { .. }) if self.disk.is_none() => {
                    self.pull().map_err(|_| SaveError::Foreign {
                        path: self.path.clone(),
                    })?;
                }
                done => return done,
            }
        }
    }

    fn begin_pull(&mut self) -> PullRequest {
        self.feed();
        let mut header = self.header.clone();
        header.author.name.clone_from(&self.author);
        PullRequest {
            path: self.path.clone(),
            project: self.project().clone(),
            header,
            disk: self.disk.clone(),
        }
    }

    /// Takes in what others wrote. Returns whether the file had gone back.
    pub fn pull(&mut self) -> Result<bool, OpenError> {
        let request = self.begin_pull();
        let pulled = pull(&request, &self.dirs, &Progress::default())?;
        assert_ne!(pulled.outcome, PullOutcome::OtherProject);
        self.document
            .take_foreign(&request.project, &pulled.project);
        self.header = pulled.header;
        self.is_on_disk(pulled.disk);
        Ok(pulled.outcome == PullOutcome::WentBack)
    }

    fn is_on_disk(&mut self, disk: OnDisk) {
        self.saved = disk.project.clone();
        self.disk = Some(disk);
        self.feed();
        self.journal().rebase(self.base());
        self.append_unsaved();
    }

    /// Ends as a program does that is quit in good order.
    pub fn close(mut self) {
        if let Some(journal) = self.journal.take() {
            journal.finish();
        }
        if let Some(orphan) = self.orphan.take() {
            journal::discard(&orphan);
        }
    }
}
