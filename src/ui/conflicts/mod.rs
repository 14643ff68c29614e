//! The conflicts: what two people changed in two ways, settled one after the other.

mod content;
mod deletion;
mod details;
mod list;
mod mark;
mod own;
mod words;

use chrono::NaiveDate;
use egui::{Rect, Ui, UiBuilder};

use crate::document::{Choices, Document, Settlement, standing};
use crate::i18n::{Lang, tr};
use crate::model::{Conflict, Id};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{View, ViewCx};
use crate::ui::widgets;

use content::{Content, Row, Telling};
use own::Draft;

pub use mark::{mark, mark_in};

/// With less room than this, in points, list and details take turns.
const SIDE_BY_SIDE: f32 = 640.0;
/// Least and greatest width of the list beside the details, in points.
const LIST_WIDTH: (f32, f32) = (240.0, 340.0);

/// The view's own state.
#[derive(Default)]
pub struct ConflictsView {
    selected: Option<Id<Conflict>>,
    /// The place of the selected one in the list: when it is settled, the next one takes it.
    place: usize,
    rows: Vec<Row>,
    rows_of: Option<Told>,
    content: Option<Content>,
    content_of: Option<(Id<Conflict>, bool, Told)>,
    /// Whether long texts are shown to their end.
    whole: bool,
    draft: Option<Draft>,
    /// The conflict settled last: when undo brings it back, it is selected again.
    settled: Option<Id<Conflict>>,
    /// What happened last, for the line under the heading.
    said: Option<String>,
    /// The list's selected row gets the keyboard as soon as it is drawn.
    focus: bool,
    /// The list's row that has the keyboard.
    row_focus: Option<egui::Id>,
    /// As [`Self::focus`], the first button of the details.
    focus_details: bool,
    /// In a narrow window: whether the details are shown in the list's place.
    details_in_front: bool,
    narrow: bool,
    /// The greatest height of the two versions when they were drawn last, in points.
    versions_height: f32,
}

/// On what depends how conflicts are told.
#[derive(Clone, PartialEq)]
struct Told {
    revision: u64,
    lang: Lang,
    user: String,
    today: NaiveDate,
}

impl View for ConflictsView {
    fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        self.refresh(cx);
        let whole = ui.available_rect_before_wrap();
        self.narrow = whole.width() < SIDE_BY_SIDE;
        let margin = if self.narrow { space::M } else { space::L };
        let frame = theme::page(Palette::here(ui)).inner_margin(margin as i8);
        frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            if self.rows.is_empty() {
                self.show_empty(ui, cx);
                return;
            }
            self.read_keys(ui);
            if self.narrow && self.details_in_front {
                self.show_said(ui);
            } else {
                self.show_head(ui, cx);
                ui.add_space(space::S);
            }
            let room = ui.available_rect_before_wrap();
            match (self.narrow, self.details_in_front) {
                (true, true) => self.show_details(ui, cx),
                (true, false) => self.show_list(ui),
                (false, _) => self.show_both(ui, cx, room),
            }
        });
    }

    fn can(&self, command: Command, doc: &Document) -> bool {
        let Some(id) = self
            .selected
            .filter(|id| doc.open_conflicts().contains(*id))
        else {
            return false;
        };
        let has_place = || self.content.as_ref().is_some_and(|c| c.place.is_some());
        let choices = || match (&self.content, &self.content_of) {
            (Some(content), Some((told, _, _))) if *told == id => content.choices,
            _ => Choices::default(),
        };
        let may = !doc.is_read_only() && self.draft.is_none();
        match command {
            Command::KeepFirst => may && choices().first,
            Command::KeepSecond => may && choices().second,
            Command::KeepBoth => may && choices().standing,
            Command::EditVersion => may && choices().own && (self.own().is_some() || has_place()),
            Command::EditSelected => self.draft.is_none(),
            _ => false,
        }
    }

    fn run(&mut self, command: Command, cx: &mut ViewCx) {
        match command {
            Command::KeepFirst => self.settle(cx, &Settlement::First),
            Command::KeepSecond => self.settle(cx, &Settlement::Second),
            Command::KeepBoth => self.settle(cx, &Settlement::Standing),
            Command::EditVersion => self.begin_draft(cx),
            Command::EditSelected => self.enter(),
            _ => {}
        }
    }

    fn has_draft(&self) -> bool {
        self.draft.is_some()
    }

    fn go(&mut self, place: Place, doc: &Document) {
        if let Place::Conflict(id) = place
            && doc.open_conflicts().contains(id)
        {
            self.select(id);
            self.details_in_front = true;
            self.focus = true;
        }
    }
}

impl ConflictsView {
    fn refresh(&mut self, cx: &ViewCx) {
        let told = Told {
            revision: cx.doc.revision(),
            lang: cx.texts.lang(),
            user: cx.user.to_owned(),
            today: chrono::Local::now().date_naive(),
        };
        let project = cx.doc.project();
        let telling = Telling {
            project,
            texts: cx.texts,
            user: cx.user,
            today: told.today,
            whole: self.whole,
        };
        if self.rows_of.as_ref() != Some(&told) {
            let open = cx.doc.open_conflicts();
            self.rows = telling.rows(&open.in_order(project));
            self.rows_of = Some(told.clone());
            self.keep_selection(cx);
        }
        let Some(id) = self.selected else {
            self.content = None;
            return;
        };
        let wanted = (id, self.whole, told);
        if self.content_of.as_ref() != Some(&wanted) {
            let conflict = project.get(id);
            self.content = conflict.and_then(|conflict| telling.content(conflict));
            self.content_of = Some(wanted);
        }
    }

    /// Selects what came back, else what was selected, else what took its place.
    fn keep_selection(&mut self, cx: &ViewCx) {
        let place_of = |id: Id<Conflict>| self.rows.iter().position(|row| row.id == id);
        let draft_of = self.draft.as_ref().map(|draft| draft.conflict);
        if draft_of.is_none_or(|id| place_of(id).is_none()) {
            self.draft = None;
            if let Some(back) = self.settled.filter(|id| place_of(*id).is_some()) {
                self.settled = None;
                self.said = Some(tr!(cx.texts, "conflicts-open-again"));
                self.select(back);
                self.focus = true;
                return;
            }
        }
        if let Some(place) = self.selected.and_then(place_of) {
            self.place = place;
            return;
        }
        let by_others = self.selected.is_some() && self.selected != self.settled;
        if by_others && self.said.is_none() {
            self.said = Some(tr!(cx.texts, "conflicts-settled-elsewhere"));
        }
        let last = self.rows.len().saturating_sub(1);
        match self.rows.get(self.place.min(last)) {
            Some(row) => self.select(row.id),
            None => self.selected = None,
        }
    }

    fn select(&mut self, id: Id<Conflict>) {
        if self.selected != Some(id) {
            self.selected = Some(id);
            self.draft = None;
            self.whole = false;
            self.versions_height = 0.0;
        }
        let place = self.rows.iter().position(|row| row.id == id);
        self.place = place.unwrap_or(self.place);
    }

    /// Where another value is entered in this view, if it can be.
    fn own(&self) -> Option<own::Kind> {
        self.content.as_ref()?.own
    }

    /// From the list into the details.
    fn enter(&mut self) {
        self.details_in_front = true;
        self.focus_details = true;
    }

    fn begin_draft(&mut self, cx: &mut ViewCx) {
        let Some(id) = self.selected else { return };
        let Some(conflict) = cx.doc.project().get(id) else {
            return;
        };
        let place = self.content.as_ref().and_then(|content| content.place);
        match (self.own(), standing(cx.doc.project(), conflict), place) {
            (Some(kind), Some(now), _) => {
                self.details_in_front = true;
                self.draft = Some(Draft::new(cx.texts, id, kind, &now));
            }
            (None, _, Some(place)) => cx.out.go(place),
            _ => {}
        }
    }

    fn settle(&mut self, cx: &mut ViewCx, settlement: &Settlement) {
        self.settle_by(cx, std::slice::from_ref(settlement));
    }

    /// Settles the selected conflict by the first of these that fits.
    fn settle_by(&mut self, cx: &mut ViewCx, settlements: &[Settlement]) {
        let Some(id) = self.selected else { return };
        let settled = settlements
            .iter()
            .any(|settlement| cx.doc.settle(id, settlement));
        if !settled {
            self.said = Some(tr!(cx.texts, "conflicts-does-not-fit"));
            return;
        }
        self.draft = None;
        self.settled = Some(id);
        self.focus = true;
        let count = cx.doc.open_conflicts().len();
        self.said = Some(tr!(cx.texts, "conflicts-settled", count = count));
        self.refresh(cx);
    }

    fn show_empty(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let title = match self.settled {
            Some(_) => tr!(cx.texts, "conflicts-all-settled"),
            None => tr!(cx.texts, "conflicts-none"),
        };
        let text = tr!(cx.texts, "conflicts-none-text");
        widgets::empty_state(ui, icons::GOOD, &title, &text, |ui| {
            self.show_said(ui);
        });
    }

    fn show_head(&self, ui: &mut Ui, cx: &ViewCx) {
        ui.horizontal_wrapped(|ui| {
            ui.label(theme::heading(tr!(cx.texts, "conflicts-heading")));
            ui.add_space(space::S);
            let open = tr!(cx.texts, "conflicts-open", count = self.rows.len());
            widgets::weak(ui, open);
        });
        if self.said.is_none() {
            widgets::weak(ui, tr!(cx.texts, "conflicts-intro"));
        }
        self.show_said(ui);
    }

    fn show_said(&self, ui: &mut Ui) {
        if let Some(said) = &self.said {
            let said = widgets::weak(ui, said);
            announce(ui, &said);
        }
    }

    fn show_both(&mut self, ui: &mut Ui, cx: &mut ViewCx, room: Rect) {
        let width = (room.width() * 0.34).clamp(LIST_WIDTH.0, LIST_WIDTH.1);
        let (left, right) = room.split_left_right_at_x(room.left() + width);
        let palette = Palette::here(ui);
        let line = egui::Stroke::new(1.0, palette.border);
        let between = right.left() + space::M;
        ui.painter().vline(between, room.y_range(), line);
        let layout = egui::Layout::top_down(egui::Align::Min);
        let list = UiBuilder::new()
            .id_salt("list")
            .max_rect(left)
            .layout(layout);
        ui.scope_builder(list, |ui| self.show_list(ui));
        let right = right.with_min_x(between + space::M);
        let details = UiBuilder::new()
            .id_salt("details")
            .max_rect(right)
            .layout(layout);
        ui.scope_builder(details, |ui| self.show_details(ui, cx));
    }
}

/// Screen readers say it when it changes.
fn announce(ui: &Ui, response: &egui::Response) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}
