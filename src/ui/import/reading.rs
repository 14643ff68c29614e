//! Reading a list, off the UI thread.

use std::sync::Arc;

pub use encoding_rs::Encoding;

use super::source::Source;
use crate::exchange::roster::import::{self, List, ReadError, ReadOptions};
use crate::i18n::{Texts, errors};
use crate::store::{self, OpenError, Progress};

/// A list that was read.
pub struct Read {
    /// What stands in it.
    pub list: Arc<List>,
    /// The file's bytes, to be read once more in another encoding.
    pub bytes: Option<Arc<[u8]>>,
    /// The encoding in which the user wants it read.
    pub encoding: Option<&'static Encoding>,
}

/// Why a list cannot be read.
pub enum Trouble {
    /// The file cannot be opened.
    Open(OpenError),
    /// What is in it is no list.
    Read(ReadError),
}

impl Trouble {
    /// What is wrong, and what to do.
    pub fn words(&self, texts: &Texts) -> String {
        match self {
            Self::Open(error) => errors::open(texts, error),
            Self::Read(error) => import::words::read_error(texts, error),
        }
    }
}

/// Reads a list, whatever it is.
pub fn read(source: &Source, progress: &Progress) -> Result<Read, Trouble> {
    match source {
        Source::File(path) => {
            let bytes = store::read_list(path, progress).map_err(Trouble::Open)?;
            read_bytes(bytes.into(), None, progress)
        }
        Source::Pasted(text) => {
            let watch = |share: f32| watch(progress, share);
            let list = import::read_text(text, &watch).map_err(Trouble::Read)?;
            Ok(Read {
                list: Arc::new(list),
                bytes: None,
                encoding: None,
            })
        }
    }
}

/// Reads the bytes of a file.
pub fn read_bytes(
    bytes: Arc<[u8]>,
    encoding: Option<&'static Encoding>,
    progress: &Progress,
) -> Result<Read, Trouble> {
    let watch = |share: f32| watch(progress, share);
    let options = ReadOptions { encoding };
    let list = import::read(&bytes, &options, &watch).map_err(Trouble::Read)?;
    Ok(Read {
        list: Arc::new(list),
        bytes: Some(bytes),
        encoding,
    })
}

/// The second half of the progress; opening the file was the first.
fn watch(progress: &Progress, share: f32) -> bool {
    progress.set(500 + (share * 500.0) as u64, 1000);
    !progress.is_cancelled()
}
