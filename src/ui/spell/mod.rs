//! Spelling: which words are wrong, and what could be meant.

use std::ops::Range;
use std::sync::Arc;

use crate::ui::sheet::{Sheet, Shown};
use crate::ui::view::ViewCx;

/// Spelling: which words are wrong, and what could be meant.
#[derive(Default)]
pub struct SpellingSheet;

impl Sheet for SpellingSheet {
    fn show(&mut self, _ctx: &egui::Context, _cx: &mut ViewCx) -> Shown {
        Shown::Closed
    }
}

/// Looks texts through off the UI thread and remembers what it found.
#[derive(Default)]
pub struct Spell;

impl Spell {
    /// Where in `text` the words are that may be wrong: bytes, rising, apart from one another.
    /// What is not known yet counts as right; once it is known, the window is woken.
    pub fn wrong(&mut self, _text: &str) -> Arc<[Range<usize>]> {
        Arc::from([])
    }
}
