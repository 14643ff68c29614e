//! The list of a register: a head to sort by, and rows of which only those in sight are drawn.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Align2, Color32, ComboBox, EventFilter, FontId, Galley, Layout, PointerButton, Rect,
    Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::Act;
use super::rows::{Column, Part, Register, Row, Sorting};
use crate::i18n::words::Named;
use crate::i18n::{Texts, format, tr};
use crate::model::{ActionStatus, Due, Entry, Id, SuggestionStatus};
use crate::ui::fresh;
use crate::ui::icons;
use crate::ui::theme::{self, CONTROL_HEIGHT, Palette, size, space};
use crate::ui::widgets;

/// Height of a row: three lines of text and some air.
const ROW_HEIGHT: f32 = 60.0;
/// Height of the head.
const HEAD_HEIGHT: f32 = 32.0;
/// Between two columns, in points.
const GAP: f32 = 12.0;
/// Width of the last column, with the way to the minutes.
const LINK_WIDTH: f32 = CONTROL_HEIGHT;
/// The text is never narrower than this; the window's smallest size leaves more.
const LEAST_TEXT: f32 = 120.0;

/// What the state of an entry is changed to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Status {
    /// An action's.
    Action(ActionStatus),
    /// A suggestion's.
    Suggestion(SuggestionStatus),
}

impl Status {
    /// Changes the entry's state.
    pub(super) fn put_into(self, entry: &mut Entry) {
        match self {
            Self::Action(status) => entry.action.get_or_insert_default().status = status,
            Self::Suggestion(status) => {
                entry.suggestion.get_or_insert_default().status = status;
            }
        }
    }
}

/// The widget of an entry's row.
pub(super) fn row_id(entry: Id<Entry>) -> egui::Id {
    egui::Id::unique(("register row", entry))
}

/// A row's place in the list.
fn anchor_id(entry: Id<Entry>) -> egui::Id {
    egui::Id::unique(("register place", entry))
}

/// The list while it is drawn.
pub(super) struct Table<'a> {
    pub(super) texts: &'a Texts,
    pub(super) register: Register,
    pub(super) sorting: Sorting,
    pub(super) selected: Option<Id<Entry>>,
    pub(super) focus: &'a mut Option<Id<Entry>>,
    pub(super) anchor: &'a mut widgets::Anchor,
    /// The document's foreign revision.
    pub(super) foreign: u64,
    pub(super) read_only: bool,
    pub(super) act: Option<Act>,
}

/// A part of a cell's text.
struct Words {
    text: String,
    font: FontId,
    color: Color32,
}

impl Table<'_> {
    /// The names of the columns; a click on one sorts by it.
    pub(super) fn show_head(&mut self, ui: &mut Ui) {
        let palette = Palette::here(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::S);
        let width = ui.available_width();
        let (rect, _) = ui.allocate_exact_size(vec2(width, HEAD_HEIGHT), Sense::hover());
        for (column, cell) in self.cells(rect) {
            let title = self.title(column);
            let sorted = self.sorting.by == column;
            let name = match (sorted, self.sorting.falling) {
                (false, _) => title.clone(),
                (true, false) => tr!(self.texts, "registers-rising", column = title.as_str()),
                (true, true) => tr!(self.texts, "registers-falling", column = title.as_str()),
            };
            let id = ui.scope_id().with(("head", column));
            let response = ui.interact(cell, id, Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
            if response.hovered() || response.has_focus() {
                let ground = cell.expand2(vec2(space::XS, 0.0));
                ui.painter()
                    .rect_filled(ground, theme::RADIUS, palette.hover);
            }
            let color = if sorted {
                palette.text
            } else {
                palette.text_weak
            };
            let font = FontId::new(size::SMALL, theme::strong_family());
            let words = Words {
                text: title,
                font,
                color,
            };
            let galley = lay_out(ui, vec![words], cell.width() - 16.0, 1);
            let left = cell.left_center() - vec2(0.0, galley.size().y / 2.0);
            let right = left.x + galley.size().x;
            ui.painter().galley(left, galley, color);
            if sorted {
                let icon = if self.sorting.falling {
                    icons::EXPAND
                } else {
                    icons::COLLAPSE
                };
                ui.painter().text(
                    pos2(right + 2.0, cell.center().y),
                    Align2::LEFT_CENTER,
                    icon.codepoint,
                    FontId::new(14.0, icon.font_family()),
                    color,
                );
            }
            if response.clicked() {
                self.act = Some(Act::Sort(column));
            }
        }
        let line = Stroke::new(1.0, palette.border);
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }

    /// The rows; `row` gives the one at a place.
    pub(super) fn show_rows<'r>(
        &mut self,
        ui: &mut Ui,
        count: usize,
        row: impl Fn(usize) -> Option<&'r Row>,
    ) {
        let focus = *self.focus;
        let wanted = focus
            .and_then(|id| (0..count).find(|place| row(*place).is_some_and(|row| row.id == id)));
        if wanted.is_none() {
            *self.focus = None;
        }
        let id_of = |place: usize| row(place).map(|row| anchor_id(row.id));
        let area = ScrollArea::vertical()
            .id_salt(self.register)
            .auto_shrink(false);
        let area = self.anchor.begin(area);
        let shown = area.show_rows(ui, ROW_HEIGHT, count, |ui, range| {
            self.anchor.rows(ui, range.clone(), ROW_HEIGHT, id_of);
            let area = ui.max_rect();
            let rect_of = |place: usize| {
                let top = area.top() + (place as f32 - range.start as f32) * ROW_HEIGHT;
                Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), ROW_HEIGHT))
            };
            if let Some(place) = wanted {
                let still = egui::style::ScrollAnimation::none();
                // Only its beginning, so that nothing scrolls sideways in a wide window.
                let beginning = rect_of(place).with_max_x(area.left() + 1.0);
                ui.scroll_to_rect_animation(beginning, None, still);
                // Drawn when it has come into sight.
                ui.ctx().request_repaint();
            }
            for place in range.clone() {
                if let Some(row) = row(place) {
                    self.show_row(ui, rect_of(place), row);
                    fresh::mark(ui, row.id.ulid(), rect_of(place));
                }
            }
            ui.allocate_rect(
                Rect::from_min_max(rect_of(range.start).min, rect_of(range.end).left_top()),
                Sense::hover(),
            );
        });
        let find = |id| {
            let place = (0..count).find(|place| id_of(*place) == Some(id))?;
            Some(place as f32 * ROW_HEIGHT)
        };
        let selected = self.selected.map(anchor_id);
        self.anchor.end(ui, self.foreign, selected, &shown, find);
    }

    fn show_row(&mut self, ui: &mut Ui, rect: Rect, row: &Row) {
        let palette = Palette::here(ui);
        let id = row_id(row.id);
        let response = ui.interact(rect, id, Sense::click());
        let selected = self.selected == Some(row.id);
        let name = self.spoken(row);
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, &name));
        if *self.focus == Some(row.id) {
            response.request_focus();
            *self.focus = None;
        }
        if response.has_focus() {
            // The arrows go through the list, not to the next button.
            let filter = EventFilter {
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            if !selected {
                self.act = Some(Act::Select(row.id));
            }
        }
        let by_mouse = response.clicked_by(PointerButton::Primary);
        if response.double_clicked() || response.clicked() && !by_mouse {
            self.act = Some(Act::Go(row.id));
        } else if by_mouse {
            response.request_focus();
            self.act = Some(Act::Select(row.id));
        }

        let ground = rect.shrink2(vec2(0.0, 1.0));
        if selected {
            ui.painter()
                .rect_filled(ground, theme::RADIUS, palette.selected);
        } else if response.hovered() {
            ui.painter()
                .rect_filled(ground, theme::RADIUS, palette.hover);
        }
        if response.has_focus() {
            let line = Stroke::new(1.5, palette.accent);
            let inside = egui::StrokeKind::Inside;
            ui.painter()
                .rect_stroke(ground, theme::RADIUS, line, inside);
        }
        if !selected {
            let line = Stroke::new(1.0, palette.border);
            ui.painter().hline(rect.x_range(), rect.bottom(), line);
        }
        let mut elided = false;
        for (column, cell) in self.cells(rect) {
            if column == Column::Status {
                self.show_status(ui, cell, row);
                continue;
            }
            let galley = lay_out(ui, self.words(palette, column, row), cell.width(), 3);
            elided |= galley.elided && column == Column::Text;
            let left = cell.left_center() - vec2(0.0, galley.size().y / 2.0);
            ui.painter().galley(left, galley, palette.text);
        }
        self.show_link(ui, rect, row);
        if elided {
            response.on_hover_text(&row.text);
        }
    }

    fn show_status(&mut self, ui: &mut Ui, cell: Rect, row: &Row) {
        let place =
            Align2::LEFT_CENTER.align_size_within_rect(vec2(cell.width(), CONTROL_HEIGHT), cell);
        let builder = UiBuilder::new()
            .max_rect(place)
            .id_salt(("status", row.id))
            .layout(Layout::left_to_right(Align::Center));
        let mut ui = ui.new_child(builder);
        if self.read_only {
            ui.disable();
        }
        let name = tr!(self.texts, "registers-status-of", text = short(&row.text));
        let chosen = match row.part {
            Part::Action { status, .. } => {
                choose(&mut ui, self.texts, &name, status, ActionStatus::ALL).map(Status::Action)
            }
            Part::Suggestion { status, .. } => {
                choose(&mut ui, self.texts, &name, status, SuggestionStatus::ALL)
                    .map(Status::Suggestion)
            }
            Part::Decision { .. } => None,
        };
        if let Some(status) = chosen {
            self.act = Some(Act::Change(row.id, status));
        }
    }

    fn show_link(&mut self, ui: &mut Ui, rect: Rect, row: &Row) {
        let place = Rect::from_center_size(
            pos2(rect.right() - LINK_WIDTH / 2.0 - space::XS, rect.center().y),
            theme::ICON_BUTTON,
        );
        let id = egui::Id::unique(("register link", row.id));
        let builder = UiBuilder::new().max_rect(place).scope_id(id);
        let mut ui = ui.new_child(builder);
        let name = tr!(self.texts, "registers-go", text = short(&row.text));
        if widgets::icon_button(&mut ui, icons::GO, &name).clicked() {
            self.act = Some(Act::Go(row.id));
        }
    }

    /// Where the cells of a row lie.
    fn cells(&self, row: Rect) -> Vec<(Column, Rect)> {
        let columns = self.register.columns();
        let space_for = row.width() - LINK_WIDTH - space::S - space::XS;
        let gaps = GAP * columns.len() as f32;
        let fixed: f32 = columns.iter().map(|column| width(*column)).sum();
        // In a narrow window the other columns give way in equal parts.
        let text = (space_for - gaps - fixed).max(LEAST_TEXT);
        let shrink = ((space_for - gaps - text) / fixed.max(1.0)).min(1.0);
        let mut left = row.left() + space::S;
        columns
            .iter()
            .map(|column| {
                let width = match column {
                    Column::Text => text,
                    other => width(*other) * shrink,
                };
                let cell = Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()));
                left += width + GAP;
                (*column, cell)
            })
            .collect()
    }

    fn title(&self, column: Column) -> String {
        let texts = self.texts;
        match column {
            Column::Number => tr!(texts, "registers-number"),
            Column::Text => match self.register {
                Register::Actions => tr!(texts, "registers-action"),
                Register::Decisions => tr!(texts, "registers-decision"),
                Register::Suggestions => tr!(texts, "registers-suggestion"),
            },
            Column::Owner => tr!(texts, "registers-owner"),
            Column::Due => tr!(texts, "registers-due"),
            Column::Votes => tr!(texts, "registers-votes"),
            Column::Result => tr!(texts, "registers-result"),
            Column::From => tr!(texts, "registers-from"),
            Column::Addressee => tr!(texts, "registers-addressee"),
            Column::Status => tr!(texts, "registers-status"),
            Column::Session => tr!(texts, "registers-session"),
        }
    }

    fn due(&self, due: Option<Due>) -> String {
        match due {
            Some(Due::On(date)) => format::date(self.texts, date),
            Some(Due::NextSession) => tr!(self.texts, "registers-next-session"),
            None => String::new(),
        }
    }

    /// What a cell says, in one line.
    fn says(&self, column: Column, row: &Row) -> String {
        match (column, &row.part) {
            (Column::Number, Part::Action { number, .. }) => {
                number.map(|number| number.to_string()).unwrap_or_default()
            }
            (Column::Text, _) => match row.text.trim() {
                "" => tr!(self.texts, "registers-no-text"),
                text => text.to_owned(),
            },
            (Column::Owner, Part::Action { owner, .. }) => match owner.as_str() {
                "" => tr!(self.texts, "registers-nobody"),
                owner => owner.to_owned(),
            },
            (Column::Due, Part::Action { due, .. }) => self.due(*due),
            (Column::Votes, Part::Decision { votes, .. }) => votes
                .map(|[yes, no, abstained]| format!("{yes} : {no} : {abstained}"))
                .unwrap_or_default(),
            (Column::Result, Part::Decision { result, .. }) => match result {
                Some(result) => result.name(self.texts),
                None => tr!(self.texts, "registers-undecided"),
            },
            (Column::From, Part::Suggestion { from, .. }) => from.clone(),
            (Column::Addressee, Part::Suggestion { addressee, .. }) => addressee.clone(),
            (Column::Status, Part::Action { status, .. }) => status.name(self.texts),
            (Column::Status, Part::Suggestion { status, .. }) => status.name(self.texts),
            (Column::Session, _) => row.session.clone(),
            _ => String::new(),
        }
    }

    /// What a screen reader says of a row.
    fn spoken(&self, row: &Row) -> String {
        let mut parts: Vec<String> = self
            .register
            .columns()
            .iter()
            .map(|column| self.says(*column, row))
            .collect();
        if matches!(row.part, Part::Action { overdue: true, .. }) {
            parts.push(tr!(self.texts, "registers-overdue"));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// What a cell shows.
    fn words(&self, palette: &Palette, column: Column, row: &Row) -> Vec<Words> {
        let body = FontId::proportional(size::BODY);
        let small = FontId::proportional(size::SMALL);
        let missing = match &row.part {
            Part::Action { owner, .. } => column == Column::Owner && owner.is_empty(),
            Part::Decision { result, .. } => column == Column::Result && result.is_none(),
            Part::Suggestion { .. } => false,
        } || column == Column::Text && row.text.trim().is_empty();
        let overdue = matches!(row.part, Part::Action { overdue: true, .. });
        let color = match column {
            Column::Due if overdue => palette.bad,
            Column::Number => palette.text_weak,
            _ if missing => palette.text_weak,
            _ => palette.text,
        };
        let mut words = vec![Words {
            text: self.says(column, row),
            font: body,
            color,
        }];
        let mut add = |text: String, font: FontId, color: Color32| {
            words.push(Words { text, font, color });
        };
        match column {
            Column::Due if overdue => {
                let icon = icons::WARN;
                let icon_font = FontId::new(size::SMALL, icon.font_family());
                add(format!("\n{}", icon.codepoint), icon_font, palette.bad);
                let word = tr!(self.texts, "registers-overdue");
                add(format!(" {word}"), small, palette.bad);
            }
            Column::Session => {
                if let Some(date) = row.date {
                    let line = format!("\n{}", format::date(self.texts, date));
                    add(line, small, palette.text_weak);
                }
            }
            _ => {}
        }
        words
    }
}

/// How wide a column is; the text takes what is left.
const fn width(column: Column) -> f32 {
    match column {
        Column::Text => 0.0,
        Column::Number => 40.0,
        Column::Owner => 132.0,
        Column::Due => 112.0,
        Column::Votes => 120.0,
        Column::Result => 112.0,
        Column::From => 124.0,
        Column::Addressee => 160.0,
        Column::Status => 156.0,
        Column::Session => 100.0,
    }
}

fn choose<W: Named + PartialEq + Copy>(
    ui: &mut Ui,
    texts: &Texts,
    name: &str,
    current: W,
    all: &[W],
) -> Option<W> {
    let mut chosen = None;
    let width = ui.available_width();
    ComboBox::from_id_salt("status")
        .selected_text(current.name(texts))
        .width(width)
        .truncate()
        .show_ui(ui, |ui| {
            for word in all {
                if ui
                    .selectable_label(*word == current, word.name(texts))
                    .clicked()
                {
                    chosen = Some(*word);
                }
            }
        })
        .response
        .accessible_name(name);
    chosen.filter(|word| *word != current)
}

/// The beginning of a text, to name what belongs to it.
fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    match line.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", line.get(..cut).unwrap_or(line)),
        None => line.to_owned(),
    }
}

fn lay_out(ui: &Ui, words: Vec<Words>, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob {
        wrap: TextWrapping {
            max_width: width.max(1.0),
            max_rows: rows,
            ..TextWrapping::default()
        },
        ..LayoutJob::default()
    };
    for word in words {
        let format = TextFormat {
            valign: Align::Center,
            ..TextFormat::simple(word.font, word.color)
        };
        job.append(&word.text, 0.0, format);
    }
    ui.painter().layout_job(job)
}
