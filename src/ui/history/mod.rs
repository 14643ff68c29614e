//! The history: the versions of the project that are kept on this machine, what changed with
//! each, and the way back to one of them or to a single record.

pub mod ask;
mod changes;
mod content;
mod details;
mod list;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Local, Utc};
use egui::{Rect, Ui, UiBuilder};

use crate::document::{Document, Summary};
use crate::i18n::{Texts, format, tr};
use crate::store::history::{self, VersionInfo};
use crate::store::{Header, WriterId};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{View, ViewCx};
use crate::ui::widgets;

use ask::{Answer, Ask, Comparing, Pair};
use content::{Content, Side};

/// With less room than this, in points, list and details take turns.
const SIDE_BY_SIDE: f32 = 640.0;
/// Least and greatest width of the list beside the details, in points.
const LIST_WIDTH: (f32, f32) = (260.0, 360.0);

/// What the chosen version is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum With {
    /// The version before it.
    #[default]
    Before,
    /// The project as it is in the window.
    Now,
    /// Another version.
    Version(blake3::Hash),
}

/// The view's own state.
#[derive(Default)]
pub struct HistoryView {
    /// For which project as it was in the file the versions were asked for.
    asked: Option<BTreeMap<WriterId, u64>>,
    /// Whether they have come.
    listed: bool,
    versions: Vec<VersionInfo>,
    /// The place of the version before each one.
    before: Vec<Option<usize>>,
    summaries: HashMap<Pair, Option<Summary>>,
    /// Whether summaries are on their way.
    summing: bool,
    /// Rises with each list, to hold the rows in sight.
    generation: u64,
    anchor: widgets::Anchor,
    selected: Option<blake3::Hash>,
    with: With,
    /// What is shown, and what it was asked for; nothing if a version could not be read.
    content: Option<(Comparing, Option<Box<Content>>)>,
    /// What is on its way.
    comparing: Option<Comparing>,
    /// Whether the chosen version differs from the project of this revision.
    differs: Option<(blake3::Hash, u64, bool)>,
    /// The list's selected row gets the keyboard as soon as it is drawn.
    focus: bool,
    row_focus: Option<egui::Id>,
    /// The item of the details that gets the keyboard as soon as it is drawn.
    focus_item: Option<usize>,
    /// The item that has the keyboard.
    item: Option<(usize, egui::Id)>,
    /// In a narrow window: whether the details are shown in the list's place.
    details_in_front: bool,
    narrow: bool,
}

impl View for HistoryView {
    fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let whole = ui.available_rect_before_wrap();
        self.narrow = whole.width() < SIDE_BY_SIDE;
        let margin = if self.narrow { space::M } else { space::L };
        let frame = theme::page(Palette::here(ui)).inner_margin(margin as i8);
        frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            if self.versions.is_empty() {
                self.show_empty(ui, cx);
                return;
            }
            self.compare(cx);
            self.read_keys(ui);
            let room = ui.available_rect_before_wrap();
            match (self.narrow, self.details_in_front) {
                (true, true) => self.show_details(ui, cx),
                (true, false) => self.show_list(ui, cx),
                (false, _) => self.show_both(ui, cx, room),
            }
        });
    }

    fn can(&self, command: Command, _doc: &Document) -> bool {
        command == Command::EditSelected && self.chosen().is_some()
    }

    fn run(&mut self, command: Command, _cx: &mut ViewCx) {
        if command == Command::EditSelected {
            self.enter();
        }
    }
}

impl HistoryView {
    /// Whether the versions of the project with this header have to be listed; not again before
    /// it is another one, or the view was left.
    pub fn wants_list(&mut self, header: &Header) -> bool {
        let wants = self.asked.as_ref() != Some(&header.saved);
        if wants {
            self.asked = Some(header.saved.clone());
        }
        wants
    }

    /// The view is not on the screen: what is kept may be something else when it comes back.
    pub fn leave(&mut self) {
        self.asked = None;
    }

    /// A job broke down, perhaps one of ours.
    pub fn broken(&mut self) {
        self.listed = true;
        self.summing = false;
        if let Some(comparing) = self.comparing.take() {
            self.content = Some((comparing, None));
        }
    }

    /// Takes in what was read.
    pub fn take(&mut self, answer: Answer) {
        match answer {
            Answer::Listed(header, versions) => {
                if self
                    .asked
                    .as_ref()
                    .is_some_and(|asked| *asked != header.saved)
                {
                    return;
                }
                self.listed = true;
                self.take_versions(versions);
            }
            Answer::Summaries(summaries) => {
                self.summing = false;
                self.summaries.extend(summaries);
            }
            Answer::Compared(comparing, content) => {
                if self
                    .comparing
                    .as_ref()
                    .is_some_and(|c| c.is_same(&comparing))
                {
                    self.comparing = None;
                    self.content = Some((*comparing, content));
                }
            }
        }
    }

    fn take_versions(&mut self, versions: Vec<VersionInfo>) {
        self.before = (0..versions.len())
            .map(|place| history::before(&versions, place))
            .collect();
        self.versions = versions;
        self.generation += 1;
        let pairs: Vec<Pair> = (0..self.versions.len())
            .filter_map(|place| self.pair(place))
            .collect();
        self.summaries.retain(|pair, _| pairs.contains(pair));
        if self.selected.and_then(|hash| self.place_of(hash)).is_none() {
            self.selected = self.versions.first().map(|version| version.hash);
        }
        if let With::Version(hash) = self.with
            && self.place_of(hash).is_none()
        {
            self.with = With::Before;
        }
    }

    /// The time of a kept version, to name a copy of it.
    pub fn time_of(&self, hash: blake3::Hash) -> Option<DateTime<Utc>> {
        self.versions.get(self.place_of(hash)?)?.at()
    }

    fn place_of(&self, hash: blake3::Hash) -> Option<usize> {
        self.versions
            .iter()
            .position(|version| version.hash == hash)
    }

    fn chosen(&self) -> Option<usize> {
        self.place_of(self.selected?)
    }

    fn pair(&self, place: usize) -> Option<Pair> {
        let version = self.versions.get(place)?;
        let before = self.before.get(place).copied().flatten();
        let before = before.and_then(|before| self.versions.get(before));
        Some((version.hash, before.map(|before| before.hash)))
    }

    fn select(&mut self, place: usize) {
        let hash = self.versions.get(place).map(|version| version.hash);
        if hash.is_some() && hash != self.selected {
            self.selected = hash;
            self.item = None;
            self.focus_item = None;
            if matches!(self.with, With::Version(other) if Some(other) == hash) {
                self.with = With::Before;
            }
        }
    }

    /// From the list into the details.
    fn enter(&mut self) {
        self.details_in_front = true;
        self.focus_item = Some(0);
    }

    /// The two versions to be compared, the less new one first; and whether the newer is the
    /// chosen one.
    fn sides(&self) -> Option<(Side, Side, bool)> {
        let place = self.chosen()?;
        let (hash, before) = self.pair(place)?;
        let chosen = Side::Kept(hash);
        Some(match self.with {
            With::Before => (before.map_or(Side::Nothing, Side::Kept), chosen, true),
            With::Now => (chosen, Side::Now, false),
            With::Version(other) if self.place_of(other)? > place => {
                (Side::Kept(other), chosen, true)
            }
            With::Version(other) => (chosen, Side::Kept(other), false),
        })
    }

    /// Asks for what is to be shown, unless it is there or on its way.
    fn compare(&mut self, cx: &mut ViewCx) {
        let Some((older, newer, _)) = self.sides() else {
            return;
        };
        let wanted = Comparing {
            older,
            newer,
            now: cx.doc.project().clone(),
            revision: cx.doc.revision(),
        };
        let shown = self.content.as_ref().map(|(comparing, _)| comparing);
        let is_known =
            |known: Option<&Comparing>| known.is_some_and(|known| known.is_same(&wanted));
        if is_known(shown) {
            // What was asked for meanwhile is not wanted any more.
            self.comparing = None;
        } else if !is_known(self.comparing.as_ref()) {
            self.comparing = Some(wanted.clone());
            cx.out.ask_history(Ask::Compare(Box::new(wanted)));
        }
    }

    fn show_empty(&self, ui: &mut Ui, cx: &mut ViewCx) {
        if !self.listed {
            ui.horizontal(|ui| {
                ui.spinner();
                widgets::weak(ui, tr!(cx.texts, "history-listing"));
            });
            return;
        }
        let title = tr!(cx.texts, "history-none");
        let text = tr!(cx.texts, "history-none-text");
        widgets::empty_state(ui, icons::HISTORY, &title, &text, |ui| {
            if !cx.doc.is_read_only() {
                let save = tr!(cx.texts, "save");
                if widgets::primary_button(ui, Some(icons::SAVE), &save).clicked() {
                    cx.out.run(Command::Save);
                }
            }
        });
    }

    fn show_both(&mut self, ui: &mut Ui, cx: &mut ViewCx, room: Rect) {
        let width = (room.width() * 0.36).clamp(LIST_WIDTH.0, LIST_WIDTH.1);
        let (left, right) = room.split_left_right_at_x(room.left() + width);
        let line = egui::Stroke::new(1.0, Palette::here(ui).border);
        let between = right.left() + space::M;
        ui.painter().vline(between, room.y_range(), line);
        let layout = egui::Layout::top_down(egui::Align::Min);
        let list = UiBuilder::new()
            .id_salt("list")
            .max_rect(left)
            .layout(layout);
        ui.scope_builder(list, |ui| self.show_list(ui, cx));
        let details = UiBuilder::new()
            .id_salt("details")
            .max_rect(right.with_min_x(between + space::M))
            .layout(layout);
        ui.scope_builder(details, |ui| self.show_details(ui, cx));
    }
}

fn time(texts: &Texts, version: &VersionInfo) -> String {
    version.at().map_or_else(
        || tr!(texts, "history-no-time"),
        |at| format::moment(texts, &at.with_timezone(&Local)),
    )
}

fn author(texts: &Texts, version: &VersionInfo, user: &str) -> String {
    match version.header.author.name.trim() {
        "" => tr!(texts, "history-nobody"),
        name if name == user.trim() => tr!(texts, "history-you"),
        name => name.to_owned(),
    }
}
