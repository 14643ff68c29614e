//! How a project changes: transactions, undo, comparing, merging.
//!
//! Knows the model and nobody else. Nothing but [`Document::edit`] and its kin changes a project.

mod changes;
mod chronicle;
mod conflicts;
mod delta;
mod foreign;
mod ids;
pub mod merge;
mod new_session;
pub mod restore;
mod settle;
mod step;

use std::sync::OnceLock;

use chrono::{DateTime, Utc};

use crate::model::{Id, Project, Record};

pub use changes::{
    ChangeKind, ChangeList, Counted, FieldChange, Group, Layout, RecordChange, Summary,
};
pub use conflicts::{OpenConflicts, Target, standing};
pub use delta::{Change, Changes, Delta, Patch, Tally};
pub use ids::IdSource;
pub use new_session::{Carried, NewSession};
pub use settle::{Choices, Settlement, without};
pub use step::Step;

/// How many steps can be undone.
const MOST_STEPS: usize = 1_000;

/// Which edits make one step together: equal keys directly after one another do. Typing into one
/// field or dragging one thing has one key; see [`Document::edit_more`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Gesture(u64);

impl Gesture {
    /// A gesture on this thing; anything that can be hashed, such as a record's id and a field.
    pub fn on(thing: impl std::hash::Hash) -> Self {
        use std::hash::{DefaultHasher, Hasher as _};
        let mut hasher = DefaultHasher::new();
        thing.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// What tells the time, in UTC.
pub type Clock = fn() -> DateTime<Utc>;

/// A project with its way back: the only one who changes it.
#[derive(Default)]
pub struct Document {
    project: Project,
    undo: Vec<Done>,
    redo: Vec<Done>,
    ids: IdSource,
    /// The gesture that goes on as long as nothing else happens.
    open: Option<Gesture>,
    revision: u64,
    foreign_revision: u64,
    unread: Patch,
    read_only: bool,
    /// What whoever edits is called in shared files.
    author: String,
    /// What tells the time, if anybody said.
    clock: Option<Clock>,
    /// Looked for when asked; blank after each change.
    open_conflicts: OnceLock<OpenConflicts>,
}

/// A step that was done, or undone.
struct Done {
    step: Step,
    delta: Delta,
}

/// A project in the midst of an edit. Reads and changes like the project it is.
pub struct Transaction<'a> {
    project: &'a mut Project,
    ids: &'a mut IdSource,
}

impl Transaction<'_> {
    /// A new id, for what is no record of its own, such as a group on a board.
    pub fn new_id<T>(&mut self) -> Id<T> {
        self.ids.next()
    }

    /// Puts in a new record and returns its id.
    pub fn add<T: Record>(&mut self, record: T) -> Id<T> {
        let id = self.ids.next();
        T::table_mut(self.project).insert(id, record);
        id
    }

    /// Changes a record, if it is (still) there.
    pub fn change<T: Record>(&mut self, id: Id<T>, change: impl FnOnce(&mut T)) {
        if let Some(record) = T::table_mut(self.project).get_mut(id) {
            change(record);
        }
    }
}

impl std::ops::Deref for Transaction<'_> {
    type Target = Project;

    fn deref(&self) -> &Project {
        self.project
    }
}

impl std::ops::DerefMut for Transaction<'_> {
    fn deref_mut(&mut self) -> &mut Project {
        self.project
    }
}

impl Document {
    /// A document without a past.
    pub fn new(project: Project) -> Self {
        Self {
            project,
            ..Self::default()
        }
    }

    /// A document that takes its ids from `ids`.
    pub fn with_ids(project: Project, ids: IdSource) -> Self {
        Self {
            project,
            ids,
            ..Self::default()
        }
    }

    /// A document that cannot be changed: edits are dropped.
    pub fn read_only(project: Project) -> Self {
        Self {
            project,
            read_only: true,
            ..Self::default()
        }
    }

    /// Says what whoever edits from now on is called in shared files, and what tells the time at
    /// which it is done: this room reads no clock.
    pub fn set_author(&mut self, author: &str, clock: Clock) {
        author.clone_into(&mut self.author);
        self.clock = Some(clock);
    }

    fn hand(&self) -> chronicle::Hand<'_> {
        chronicle::Hand {
            by: &self.author,
            at: self.clock.map(|now| now()).unwrap_or_default(),
        }
    }

    /// Whether edits are dropped.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// The project as it is now.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Rises with each change; equal revisions of one document are equal projects.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Rises with each merge of foreign changes.
    pub fn foreign_revision(&self) -> u64 {
        self.foreign_revision
    }

    /// Takes over what others changed between `base`, a version known to both sides, and
    /// `merged`. That is no step: undo does not take it back, and a gesture under way goes on.
    pub fn take_foreign(&mut self, base: &Project, merged: &Project) {
        let project = foreign::taken_over(base, merged, &self.project);
        let delta = Delta::between(&self.project, &project);
        if delta.is_empty() {
            return;
        }
        if let Some(last) = self.undo.last_mut().filter(|_| self.open.is_some()) {
            foreign::rebase_step(&mut last.delta, &delta);
        }
        self.take(project, &delta);
        self.foreign_revision += 1;
    }

    /// Takes over what another version has, which was merged with `base`, as one step that can
    /// be taken back.
    pub fn join(&mut self, step: Step, base: &Project, merged: &Project) {
        let project = foreign::taken_over(base, merged, &self.project);
        self.edit(step, |p| **p = project);
    }

    /// Changes the project in one step with a name. An edit that changes nothing is no step.
    pub fn edit<R>(&mut self, step: Step, change: impl FnOnce(&mut Transaction) -> R) -> R {
        self.commit(step, None, change)
    }

    /// Changes the project; makes one step with the edit before if both have the same gesture.
    /// So a word typed or a note dragged is undone as a whole.
    pub fn edit_more<R>(
        &mut self,
        step: Step,
        gesture: Gesture,
        change: impl FnOnce(&mut Transaction) -> R,
    ) -> R {
        self.commit(step, Some(gesture), change)
    }

    /// Ends a gesture: the next edit is a step of its own. To be called when a drag ends, a
    /// field loses the focus, or the typing pauses.
    pub fn end_gesture(&mut self) {
        self.open = None;
    }

    /// Whether edits are still being gathered into one step.
    pub fn in_gesture(&self) -> bool {
        self.open.is_some()
    }

    fn commit<R>(
        &mut self,
        step: Step,
        gesture: Option<Gesture>,
        change: impl FnOnce(&mut Transaction) -> R,
    ) -> R {
        let before = self.project.clone();
        let mut project = before.clone();
        let result = change(&mut Transaction {
            project: &mut project,
            ids: &mut self.ids,
        });
        if self.read_only {
            return result;
        }
        let mut delta = Delta::between(&before, &project);
        delta.normalise(&mut project);
        if delta.is_empty() {
            return result;
        }
        let goes_on = gesture.is_some() && gesture == self.open;
        let so_far = self
            .undo
            .last()
            .filter(|last| goes_on && last.step == step)
            .map(|last| &last.delta);
        let hand = self.hand();
        if is_of_now(step) && chronicle::note(&before, &mut project, &delta, so_far, &hand) {
            delta = Delta::between(&before, &project);
        }
        self.take(project, &delta);
        self.redo.clear();
        match self
            .undo
            .last_mut()
            .filter(|last| goes_on && last.step == step)
        {
            Some(last) => {
                last.delta.follow(delta);
                if last.delta.is_empty() {
                    self.undo.pop();
                    self.open = None;
                    return result;
                }
            }
            None => {
                self.undo.push(Done { step, delta });
                if self.undo.len() > MOST_STEPS {
                    self.undo.remove(0);
                }
            }
        }
        self.open = gesture;
        result
    }

    fn take(&mut self, project: Project, delta: &Delta) {
        self.project = project;
        self.open_conflicts = OnceLock::new();
        self.revision += 1;
        self.unread.follow(delta.to_patch());
    }

    /// Takes the last step back, leaving alone what came from elsewhere since.
    pub fn undo(&mut self) -> Option<Step> {
        let done = self.undo.pop()?;
        let undone = self.revert(done);
        let step = undone.step;
        self.redo.push(undone);
        Some(step)
    }

    /// Does the step undone last once more.
    pub fn redo(&mut self) -> Option<Step> {
        let undone = self.redo.pop()?;
        let done = self.revert(undone);
        let step = done.step;
        self.undo.push(done);
        Some(step)
    }

    fn revert(&mut self, done: Done) -> Done {
        self.open = None;
        let before = self.project.clone();
        let mut project = before.clone();
        done.delta.revert(&mut project);
        let mut delta = Delta::between(&before, &project);
        let hand = self.hand();
        if is_of_now(done.step) && chronicle::note_undo(&before, &mut project, &delta, &hand) {
            delta = Delta::between(&before, &project);
        }
        self.take(project, &delta);
        Done {
            step: done.step,
            delta,
        }
    }

    /// Forgets all steps, so that none can be taken back any more: what they hold is to be gone
    /// for good. The project stays as it is.
    pub fn forget_past(&mut self) {
        self.undo.clear();
        self.redo.clear();
        self.open = None;
    }

    /// The step that [`Self::undo`] would take back.
    pub fn next_undo(&self) -> Option<Step> {
        self.undo.last().map(|done| done.step)
    }

    /// The step that [`Self::redo`] would do once more.
    pub fn next_redo(&self) -> Option<Step> {
        self.redo.last().map(|done| done.step)
    }

    /// The records changed since this was last asked, for the journal; `None` if there are none.
    pub fn take_unread(&mut self) -> Option<Patch> {
        (!self.unread.is_empty()).then(|| std::mem::take(&mut self.unread))
    }
}

/// Whether a step is work on the project as it is, not a whole other version of it.
fn is_of_now(step: Step) -> bool {
    !matches!(step, Step::RestoreVersion | Step::JoinVersion)
}

#[cfg(test)]
mod tests;
