//! What the history asks the shell for, because no view reads files, and what comes back.

use super::content::{Content, Side};
use crate::document::{ChangeList, Summary, merge};
use crate::model::Project;
use crate::store::history::{Reader, VersionInfo};
use crate::store::{DataDirs, Header, Progress, history};

/// Something to be read or written, off the UI thread.
#[derive(Clone, Debug)]
pub enum Ask {
    /// How these versions differ from those before them.
    Summaries(Vec<Pair>),
    /// What differs between two versions.
    Compare(Box<Comparing>),
    /// To put a version into a file of its own.
    SaveCopy(blake3::Hash),
}

/// A version, and the one before it if there is one.
pub type Pair = (blake3::Hash, Option<blake3::Hash>);

/// Two versions to be compared.
#[derive(Clone, Debug)]
pub struct Comparing {
    /// The one that is in the other, or that is less new.
    pub older: Side,
    /// The other one.
    pub newer: Side,
    /// The project as it is in the window.
    pub now: Project,
    /// Its revision.
    pub revision: u64,
}

impl Comparing {
    /// Whether the same would come out.
    pub fn is_same(&self, other: &Self) -> bool {
        let with_now = self.older == Side::Now || self.newer == Side::Now;
        let same_now = self.revision == other.revision && self.now.is_same(&other.now);
        (self.older, self.newer) == (other.older, other.newer) && (!with_now || same_now)
    }
}

/// What was read.
pub enum Answer {
    /// The versions of the project with this header, the newest first.
    Listed(Header, Vec<VersionInfo>),
    /// How versions differ from those before them; nothing where one cannot be read.
    Summaries(Vec<(Pair, Option<Summary>)>),
    /// What differs; nothing if one of the two cannot be read.
    Compared(Box<Comparing>, Option<Box<Content>>),
}

/// Lists the versions. Reads files.
pub fn list(dirs: &DataDirs, header: Header) -> Answer {
    let versions = history::versions(dirs, &header);
    Answer::Listed(header, versions)
}

/// Does what was asked for, as far as it is only reading.
pub fn read(dirs: &DataDirs, ask: Ask, progress: &Progress) -> Option<Answer> {
    let mut reader = Reader::new(dirs);
    match ask {
        Ask::Summaries(pairs) => {
            let summaries = pairs.into_iter().map(|pair| {
                let summary = (!progress.is_cancelled())
                    .then(|| reader.summary(pair.1, pair.0))
                    .flatten();
                (pair, summary)
            });
            Some(Answer::Summaries(summaries.collect()))
        }
        Ask::Compare(comparing) => {
            let mut side = |side: Side| match side {
                Side::Nothing => Some(Project::default()),
                Side::Now => Some(comparing.now.clone()),
                // Sharing memory with what is in the window makes all that follows cheap.
                Side::Kept(hash) => Some(merge::shared(&comparing.now, &reader.project(hash)?)),
            };
            let sides = side(comparing.older).zip(side(comparing.newer));
            let content = sides.map(|(older, newer)| {
                let list = ChangeList::between(&older, &newer);
                Box::new(Content::new(older, newer, list))
            });
            Some(Answer::Compared(comparing, content))
        }
        Ask::SaveCopy(_) => None,
    }
}
