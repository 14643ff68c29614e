//! The journal's own thread.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::head::{Head, Note};
use super::{Base, ErrorSlot, frames};
use crate::document::{IdSource, Patch};
use crate::store::disk::{self, Unlocking};
use crate::store::{WriterId, codec, snapshots};

/// How long changes are gathered before they are written together.
const GATHER: Duration = Duration::from_millis(300);

/// After a failure, how long until it is tried again without a further change.
const TRY_AGAIN: Duration = Duration::from_secs(2);

/// How long after a rebase the journal before is kept, for changes to be appended again.
const KEEP_OLD: Duration = Duration::from_secs(2);

/// A journal longer than this is written anew with each record once.
const LONG: u64 = 8 * 1024 * 1024;

#[derive(Debug)]
pub(super) enum Message {
    Append(Box<Patch>),
    Rebase(Box<Base>),
    Mark(u64),
    Saving(u64, BTreeMap<WriterId, u64>, Sender<bool>),
    Flush(Sender<bool>),
    Finish,
}

/// The journal's file while it is being written.
struct Active {
    path: PathBuf,
    file: File,
    /// Held until the end; tells others that the writer lives.
    lock: Unlocking,
    lock_path: PathBuf,
    /// Up to here the file is whole.
    len: u64,
    /// Its length when it was new.
    first_len: u64,
}

impl Active {
    fn remove(self) {
        let Self {
            path,
            file,
            lock,
            lock_path,
            ..
        } = self;
        // The journal first: without a lock it would look as left behind. Windows removes only
        // what nobody has open.
        drop(file);
        let removed = disk::retrying(|| fs::remove_file(&path));
        if let Err(error) = removed.or_else(disk::missing_is_fine) {
            tracing::warn!("{} cannot be removed: {error}", path.display());
            return;
        }
        drop(lock);
        let _ = disk::retrying(|| fs::remove_file(&lock_path));
    }

    fn append(&mut self, frame: &[u8]) -> io::Result<()> {
        // Behind the last whole frame, whatever an attempt before left there.
        self.file.set_len(self.len)?;
        self.file.seek(SeekFrom::Start(self.len))?;
        self.file.write_all(frame)?;
        self.file.sync_data()?;
        self.len += frame.len() as u64;
        Ok(())
    }

    fn is_long(&self) -> bool {
        self.len > LONG && self.len / 4 > self.first_len
    }
}

pub(super) struct Writer {
    data: PathBuf,
    base: Base,
    error: ErrorSlot,
    /// Everything since the base that is on disk.
    written: Patch,
    /// What is not yet.
    pending: Patch,
    write_at: Option<Instant>,
    /// The file with what was `written`.
    active: Option<Active>,
    /// The file of the base before, until what is new has a file of its own.
    old: Option<Active>,
    remove_old_at: Option<Instant>,
    failing: bool,
}

impl Writer {
    pub(super) fn new(data: &Path, base: Base, error: ErrorSlot) -> Self {
        Self {
            data: data.to_owned(),
            base,
            error,
            written: Patch::default(),
            pending: Patch::default(),
            write_at: None,
            active: None,
            old: None,
            remove_old_at: None,
            failing: false,
        }
    }

    /// Works until the journal is finished or dropped.
    pub(super) fn run(mut self, messages: &Receiver<Message>) {
        loop {
            let due = [self.write_at, self.remove_old_at]
                .into_iter()
                .flatten()
                .min();
            let message = match due {
                Some(due) => messages.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match message {
                Ok(Message::Append(patch)) => self.gather(*patch),
                Ok(Message::Rebase(base)) => self.rebase(*base),
                Ok(Message::Mark(number)) => {
                    self.write();
                    self.note(&Note::Mark(number));
                }
                Ok(Message::Saving(number, saved, reply)) => {
                    let noted = self.note(&Note::Saving(number, saved));
                    let _ = reply.send(noted);
                }
                Ok(Message::Flush(reply)) => {
                    self.write();
                    // Nobody waits any more if this fails.
                    let _ = reply.send(self.pending.is_empty());
                }
                Ok(Message::Finish) => return self.finish(),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return self.write(),
            }
            let now = Instant::now();
            if self.write_at.is_some_and(|at| at <= now) {
                self.write();
            }
            if self.remove_old_at.is_some_and(|at| at <= now) {
                self.remove_old_at = None;
                // Otherwise it goes as soon as what is pending was written.
                if self.pending.is_empty() {
                    self.remove_old();
                }
            }
        }
    }

    fn gather(&mut self, patch: Patch) {
        if patch.is_empty() {
            return;
        }
        self.pending.follow(patch);
        let soon = Instant::now() + GATHER;
        self.write_at = Some(self.write_at.map_or(soon, |at| at.min(soon)));
    }

    fn rebase(&mut self, base: Base) {
        self.base = base;
        self.written = Patch::default();
        self.pending = Patch::default();
        self.write_at = None;
        // What was appended since the project was taken for saving is only in the file so far,
        // and stays there until it was appended again and written.
        if let Some(active) = self.active.take() {
            self.remove_old();
            self.old = Some(active);
        }
        self.remove_old_at = self.old.is_some().then(|| Instant::now() + KEEP_OLD);
    }

    fn remove_old(&mut self) {
        self.remove_old_at = None;
        if let Some(old) = self.old.take() {
            old.remove();
        }
    }

    fn finish(mut self) {
        self.remove_old();
        if let Some(active) = self.active.take() {
            active.remove();
        }
    }

    /// Notes something between the changes. Without changes there is nothing to note.
    fn note(&mut self, note: &Note) -> bool {
        let Some(active) = &mut self.active else {
            return true;
        };
        let Ok(text) = ron::to_string(note) else {
            return false;
        };
        let mut bytes = Vec::new();
        frames::put(&mut bytes, &text);
        let noted = active.append(&bytes);
        if let Err(error) = &noted {
            tracing::warn!("{}: {error}", active.path.display());
        }
        noted.is_ok()
    }

    /// Writes what is pending; what cannot be written stays pending.
    fn write(&mut self) {
        self.write_at = None;
        if self.pending.is_empty() {
            return;
        }
        match self.try_write() {
            Ok(()) => {
                self.written.follow(std::mem::take(&mut self.pending));
                self.failing = false;
                self.remove_old();
            }
            Err(reason) => {
                // Told once, not at each attempt.
                if !self.failing {
                    self.error.put(reason);
                }
                self.failing = true;
                self.write_at = Some(Instant::now() + TRY_AGAIN);
            }
        }
    }

    fn try_write(&mut self) -> Result<(), String> {
        let lost = |active: &Active| !disk::is_at(&active.file, &active.path);
        if self.active.as_ref().is_some_and(lost) {
            // Somebody removed it while we had it open: everything since the base once more.
            tracing::warn!("the journal was removed by somebody else");
            self.start_over();
            if let Some(active) = self.old.take() {
                active.remove();
            }
        } else if self.active.as_ref().is_some_and(Active::is_long) {
            self.start_over();
        }
        match &mut self.active {
            Some(active) => {
                let frame = frame(&self.pending)?;
                active
                    .append(&frame)
                    .map_err(|error| format!("{}: {error}", active.path.display()))
            }
            None => {
                self.active = Some(self.begin()?);
                Ok(())
            }
        }
    }

    /// Makes the next write one to a new file with everything since the base.
    fn start_over(&mut self) {
        let mut all = std::mem::take(&mut self.written);
        all.follow(std::mem::take(&mut self.pending));
        self.pending = all;
        if let Some(active) = self.active.take() {
            self.remove_old();
            self.old = Some(active);
        }
    }

    /// A new file with a head and what is pending.
    fn begin(&self) -> Result<Active, String> {
        let told = |what: &Path| {
            let what = what.display().to_string();
            move |error: io::Error| format!("{what}: {error}")
        };
        let snapshot = self.snapshot()?;
        let folder = self.data.join("journals");
        disk::private_folder(&folder).map_err(told(&folder))?;
        let id: crate::model::Id<()> = IdSource::default().next();
        let path = folder.join(format!("{id}.{}", super::recover::JOURNAL_END));
        let lock_path = path.with_extension(super::recover::LOCK_END);
        let replaces = self.old.as_ref().and_then(|old| {
            let name = old.path.file_name()?;
            Some(name.to_str()?.to_owned())
        });
        let head = Head::new(&self.base, snapshot, replaces);
        let head = ron::to_string(&head).map_err(|error| error.to_string())?;
        let mut bytes = Vec::new();
        frames::put(&mut bytes, &head);
        bytes.extend(frame(&self.pending)?);

        let lock = create(&lock_path).map_err(told(&lock_path))?;
        // Others lock it only to see whether it is free, for a moment.
        disk::lock_until(&lock, Instant::now() + disk::PATIENCE);
        let written = create(&path).and_then(|mut file| {
            file.write_all(&bytes)?;
            file.sync_all()?;
            disk::sync_folder(&folder)?;
            Ok(file)
        });
        match written {
            Ok(file) => Ok(Active {
                path,
                file,
                lock: Unlocking(lock),
                lock_path,
                len: bytes.len() as u64,
                first_len: bytes.len() as u64,
            }),
            Err(error) => {
                let _ = fs::remove_file(&path);
                drop(lock);
                let _ = fs::remove_file(&lock_path);
                Err(told(&path)(error))
            }
        }
    }

    /// The snapshot with the base's content, made if there is none.
    fn snapshot(&self) -> Result<blake3::Hash, String> {
        if let Some(version) = self.base.version
            && snapshots::has(&self.data, version.hash)
        {
            snapshots::touch_hash(&self.data, version.hash);
            return Ok(version.hash);
        }
        let text = codec::encode(&self.base.project, &self.base.header)
            .map_err(|error| error.to_string())?;
        snapshots::keep(&self.data, text.as_bytes())
            .map_err(|error| format!("{}: {error}", self.data.display()))
    }
}

fn frame(patch: &Patch) -> Result<Vec<u8>, String> {
    let text = ron::to_string(patch).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    frames::put(&mut bytes, &text);
    Ok(bytes)
}

fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .open(path)
}
