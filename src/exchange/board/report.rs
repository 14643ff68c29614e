//! What does not come along when a board goes out or in, and what goes wrong.

use std::collections::BTreeMap;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// The most elements that are read from one file.
pub const MOST_ELEMENTS: usize = 50_000;
/// The longest text of one element, in characters.
pub(super) const MOST_TEXT: usize = 20_000;
/// The most groups that one element may belong to.
pub(super) const MOST_GROUPS: usize = 16;

/// Something that does not come along, or comes along in another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// An element of a kind that boards here do not have is left out.
    Kind,
    /// What should be an element is none, or has no place, and is left out.
    Broken,
    /// A picture is not in the file, and is left out.
    PictureMissing,
    /// A picture cannot be read, and is left out.
    PictureBad,
    /// A file is only mentioned: a note with its name is there instead.
    FileNamed,
    /// A connection whose ends are not there is left out.
    EdgeEnds,
    /// Drawn by hand, which the other program has not: left out.
    Drawn,
    /// A line with several corners became a drawn one.
    LineDrawn,
    /// An arrow's corners on the way were left out.
    Waypoints,
    /// An end is no longer bound, because what it was bound to is not there.
    Unbound,
    /// Lies in a frame that is not there, or in itself: lies free now.
    Unframed,
    /// Groups within one another in a circle, or too many of them: some were left out.
    Groups,
    /// Two elements had one id; both are there.
    SameId,
    /// A colour became the nearest there is.
    Color,
    /// What could be seen through is solid now.
    Opacity,
    /// A hatched filling is plain now.
    Hatching,
    /// An arrowhead became the nearest there is.
    Head,
    /// An address to click on was left out.
    Link,
    /// A picture that was cut to size or mirrored is shown whole.
    Crop,
    /// Something lay so far away or was so large that it was brought in.
    Far,
    /// A value of the wrong kind was left out.
    Value,
    /// A text is cut off because it is too long.
    TextCut,
    /// A cluster in a frame lies free: the other program has no frames within frames.
    Nested,
    /// A covered note goes out blank.
    Covered,
    /// The author's name stays here.
    Author,
}

impl Loss {
    /// Whether something is not there at all afterwards; else it is there in another way.
    pub const fn is_left_out(self) -> bool {
        matches!(
            self,
            Self::Kind
                | Self::Broken
                | Self::PictureMissing
                | Self::PictureBad
                | Self::EdgeEnds
                | Self::Drawn
        )
    }
}

/// How often what was lost or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    counts: BTreeMap<Loss, usize>,
}

impl Report {
    /// Counts one more.
    pub(super) fn add(&mut self, loss: Loss) {
        *self.counts.entry(loss).or_default() += 1;
    }

    /// What was lost or changed, and how often; what was left out comes first.
    pub fn losses(&self) -> impl Iterator<Item = (Loss, usize)> + '_ {
        let of = |left_out: bool| {
            let counts = self.counts.iter();
            counts.filter(move |(loss, _)| loss.is_left_out() == left_out)
        };
        of(true)
            .chain(of(false))
            .map(|(loss, count)| (*loss, *count))
    }

    /// How often this was lost or changed.
    pub fn count(&self, loss: Loss) -> usize {
        self.counts.get(&loss).copied().unwrap_or_default()
    }

    /// Whether everything came along as it was.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }
}

/// Why a file cannot be read as a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is nothing in it.
    Empty,
    /// It is not JSON: what is wrong, and where, from 1.
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// It is a picture, an archive or the like.
    NotText,
    /// It is JSON, but no board.
    NotABoard,
    /// It is a library of Excalidraw's shapes.
    Library,
    /// It is encrypted.
    Encrypted,
    /// It is larger than [`MOST_BYTES`].
    TooLarge,
    /// It has more than [`MOST_ELEMENTS`].
    TooMany,
    /// Its parts lie too deep within one another, or are far too many.
    TooDeep,
    /// There is nothing in it that could come to a board.
    Nothing,
    /// Somebody stopped it.
    Cancelled,
}

/// Why a board cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// There is no such board or frame any more.
    Gone,
    /// There is nothing to be shown.
    Nothing,
    /// The picture would have too many pixels.
    TooLarge {
        /// Its width.
        width: u64,
        /// Its height.
        height: u64,
    },
    /// The picture could not be made.
    Broken(String),
    /// Somebody stopped it.
    Cancelled,
}
