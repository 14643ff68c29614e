//! What a document is made of, whatever becomes of it: the one model that every writer reads.
//!
//! A writer sees nothing of the project, and a document knows nothing of any format.

use crate::i18n::Lang;

/// A document: agenda, minutes, and what else is handed out.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its title, also for the window or tab that shows it.
    pub title: String,
    /// Its language.
    pub lang: Lang,
    /// Stands on top of each page, where there are pages.
    pub header: String,
    /// Stands at the foot of each page, where there are pages.
    pub footer: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A part of a document that stands below the one before it.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 for the document's own, 2 for its parts, and so on to 6.
        level: u8,
        /// The number it has by its place, e.g. "2.1"; blank without one.
        number: String,
        /// What it says.
        text: Vec<Run>,
    },
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list.
    List {
        /// The number of its first item, in a numbered list.
        first: Option<u64>,
        /// What stands in each item.
        items: Vec<Vec<Block>>,
    },
    /// What is said of one thing in names and values: "Ort: Berlin".
    Facts(Vec<(String, Vec<Run>)>),
    /// A table.
    Table {
        /// What it shows; blank where the text before it says so.
        caption: String,
        /// The heads of its columns.
        head: Vec<String>,
        /// Its rows, each as long as the head.
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// Something to be found at a glance, in a box.
    Callout {
        /// What it is.
        kind: Callout,
        /// What it is called, e.g. "Beschluss 2018-2/3".
        title: String,
        /// What it says.
        blocks: Vec<Block>,
        /// What is said of it in short, e.g. counts of votes, the owner, the due date.
        facts: Vec<String>,
    },
    /// A picture.
    Figure {
        /// What can be seen, for those who cannot see it.
        alt: String,
        /// An SVG image, complete in itself.
        svg: String,
    },
    /// Lines to sign on, each with who signs.
    Signatures(Vec<String>),
    /// What follows begins on a page of its own.
    PageBreak,
}

/// What stands in a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callout {
    /// A decision.
    Decision,
    /// An action.
    Action,
    /// A suggestion.
    Suggestion,
    /// Something to be noted, such as that minutes were changed after they were finished.
    Note,
}

/// A part of a line, in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text; a line feed is a new line in the same paragraph.
    pub text: String,
    /// Strong emphasis.
    pub bold: bool,
    /// Emphasis.
    pub italic: bool,
    /// Where it leads: an address that begins with `http://`, `https://` or `mailto:`.
    pub link: Option<String>,
}

impl Run {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Text with strong emphasis.
    pub fn bold(text: impl Into<String>) -> Self {
        Self {
            bold: true,
            ..Self::plain(text)
        }
    }
}

/// The bare text of runs.
pub fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Whether an address may stand behind a link: nothing that runs something.
pub fn is_address(address: &str) -> bool {
    let address = address.trim_start().to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
}
