//! Results to stdout, everything else to stderr.

use std::io::{self, Write as _};

use super::{FAILED, FINE};
use crate::i18n::{Texts, tr};
use crate::model::text;

/// The two streams. Whatever is written has lost its control characters: file names and file
/// contents come from others.
#[derive(Clone, Copy)]
pub(super) struct Terminal<'a> {
    texts: &'a Texts,
}

impl<'a> Terminal<'a> {
    pub(super) fn new(texts: &'a Texts) -> Self {
        Self { texts }
    }

    /// Writes a result and a line feed; says with which code to end if that is all.
    ///
    /// A reader that has enough (`zirkel show FILE | head`) is no failure.
    pub(super) fn say(self, result: &str) -> u8 {
        let mut stdout = io::stdout().lock();
        let written = writeln!(stdout, "{}", text::normalised(result));
        match written.and_then(|()| stdout.flush()) {
            Ok(()) => FINE,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => FINE,
            Err(error) => {
                let reason = error.to_string();
                self.complain(&tr!(self.texts, "cli-output-failed", reason = reason));
                FAILED
            }
        }
    }

    /// Says what is wrong.
    pub(super) fn complain(self, message: &str) {
        let mut stderr = io::stderr().lock();
        // There is nobody left to tell that there is nobody left to tell.
        let _ = writeln!(stderr, "{}", text::normalised(message));
    }
}
