//! What differs between two versions, drawn: only what is in sight.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, EventFilter, FontId, Label, Layout, Rect, Response, Role, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::content::{Content, Item, ItemKind, Key, Restoring, Told, Value};
use crate::document::merge::Piece;
use crate::document::{ChangeKind, RecordChange};
use crate::i18n::{Names, tr};
use crate::model::Project;
use crate::ui::icons::{self, Icon};
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Room for the button that restores, in points.
const BUTTON_ROOM: f32 = 222.0;
/// With less room than this, in points, the button stands below.
const NARROW: f32 = 440.0;
/// How far parts are indented below what they belong to, in points.
const INDENT: f32 = 20.0;
/// What an item is expected to take before it was drawn, in points.
const EXPECTED: f32 = 64.0;

/// What somebody did.
pub(super) enum Act {
    /// Restores these records.
    Restore(Vec<Key>),
    /// Shows a record where it is worked on.
    Go(Place),
}

/// The list while it is drawn.
pub(super) struct Changes<'a> {
    pub(super) content: &'a mut Content,
    pub(super) chosen_is_newer: bool,
    /// The item that gets the keyboard as soon as it is drawn.
    pub(super) focus: &'a mut Option<usize>,
    /// The item that has the keyboard.
    pub(super) item: &'a mut Option<(usize, egui::Id)>,
}

/// What can be done with an item.
struct Deeds {
    restoring: Restoring,
    keys: Vec<Key>,
    place: Option<Place>,
}

impl Changes<'_> {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &ViewCx) -> Option<Act> {
        let width = ui.available_width();
        let left = ui.max_rect().left();
        ui.spacing_mut().item_spacing.y = space::XS;
        let height_of = |item: &Item| match item.height {
            Some((height, of)) if of == width => height,
            _ => EXPECTED,
        };
        let begin = ui.cursor().top();
        let clip = ui.clip_rect();
        let mut top = begin;
        let mut tops = Vec::with_capacity(self.content.items.len());
        for item in &self.content.items {
            tops.push(top);
            top += height_of(item);
        }
        let wanted = self.focus.filter(|place| *place < tops.len());
        if let Some(top) = wanted.and_then(|place| tops.get(place)) {
            let rect = Rect::from_min_size(pos2(left, *top), vec2(1.0, EXPECTED));
            let still = egui::style::ScrollAnimation::none();
            ui.scroll_to_rect_animation(rect, None, still);
            ui.ctx().request_repaint();
        }
        // Names are the older version's where the newer has none.
        let (older, newer) = (self.content.older.clone(), self.content.newer.clone());
        let names = Names::of_two(cx.texts, &older, &newer);
        let first = tops.partition_point(|top| *top < clip.top());
        let first = first.saturating_sub(1);
        let mut act = None;
        let mut grown = 0.0;
        for place in first..tops.len() {
            let Some(top) = tops.get(place).map(|top| top + grown) else {
                break;
            };
            if top > clip.bottom() {
                break;
            }
            self.content.tell(cx.texts, &names, place);
            let expected = self.content.items.get(place).map_or(EXPECTED, height_of);
            let rect = Rect::from_min_size(pos2(left, top), vec2(width, expected));
            let (height, done) = self.show_item(ui, cx, place, rect);
            act = act.or(done);
            grown += height - expected;
            if let Some(item) = self.content.items.get_mut(place) {
                item.height = Some((height, width));
            }
        }
        if grown.abs() > 0.5 {
            ui.ctx().request_repaint();
        }
        let all = Rect::from_min_max(pos2(left, begin), pos2(left + width, top + grown));
        ui.allocate_rect(all, Sense::hover());
        act
    }

    fn show_item(
        &mut self,
        ui: &mut Ui,
        cx: &ViewCx,
        place: usize,
        rect: Rect,
    ) -> (f32, Option<Act>) {
        let Some(item) = self.content.items.get(place) else {
            return (0.0, None);
        };
        let told = item.told.clone().unwrap_or_default();
        let record = self.content.record(&item.kind);
        let deeds = self.deeds(cx.doc.project(), &item.kind);
        let group = self.group(cx.doc.project(), &item.kind);
        let is_part = matches!(item.kind, ItemKind::Part(_));
        let indent = if is_part { INDENT } else { 0.0 };
        let palette = Palette::here(ui);
        let mut act = None;
        let inside = rect.with_min_x(rect.left() + indent);
        let builder = UiBuilder::new()
            .id_salt(("change", place))
            .max_rect(inside)
            .sense(Sense::click())
            .layout(Layout::top_down(Align::Min));
        let drawn = ui.scope_builder(builder, |ui| {
            ui.set_width(inside.width());
            ui.spacing_mut().item_spacing.y = 2.0;
            if !is_part && place > 0 {
                let y = ui.cursor().top();
                let line = Stroke::new(1.0, palette.border);
                ui.painter().hline(inside.x_range(), y, line);
            }
            ui.add_space(space::S);
            let beside = inside.width() >= NARROW;
            ui.horizontal_top(|ui| {
                let room = if beside { BUTTON_ROOM } else { 0.0 };
                ui.vertical(|ui| {
                    ui.set_width((ui.available_width() - room).max(80.0));
                    ui.spacing_mut().item_spacing.y = 2.0;
                    show_title(ui, &told, record);
                    for line in &told.lines {
                        show_line(ui, &line.label, &line.value);
                    }
                });
                if beside {
                    let size = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
                    let layout = Layout::right_to_left(Align::Center);
                    ui.allocate_ui_with_layout(size, layout, |ui| {
                        act = show_deeds(ui, cx, &told, &deeds);
                    });
                }
            });
            if !beside {
                ui.horizontal_wrapped(|ui| {
                    act = show_deeds(ui, cx, &told, &deeds).or(act.take());
                });
            }
            if group.len() > 1 {
                let label = tr!(cx.texts, "history-restore-group", count = group.len());
                ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
                    let button = widgets::button(ui, icons::RESTORE, &label);
                    widgets::named(&button, Role::Button, &format!("{label}: {}", told.title));
                    if button.clicked() {
                        act = Some(Act::Restore(group.clone()));
                    }
                });
            }
            ui.add_space(space::S);
        });
        let response = drawn.response;
        self.take_focus(ui, place, &response, &spoken(&told));
        // Enter restores; what it does is on the button.
        if response.clicked() && !response.clicked_by(egui::PointerButton::Primary) {
            if may_restore(cx, &deeds) {
                act = Some(Act::Restore(deeds.keys));
            }
        } else if response.clicked() {
            response.request_focus();
        }
        (response.rect.height(), act)
    }

    fn take_focus(&mut self, ui: &Ui, place: usize, response: &Response, name: &str) {
        response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, name));
        if *self.focus == Some(place) {
            *self.focus = None;
            response.request_focus();
        }
        if response.has_focus() {
            *self.item = Some((place, response.id));
            let palette = Palette::here(ui);
            let line = Stroke::new(1.5, palette.accent);
            let rect = response.rect.expand2(vec2(space::XS, 0.0));
            ui.painter()
                .rect_stroke(rect, theme::RADIUS, line, egui::StrokeKind::Inside);
            let filter = EventFilter {
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
    }

    fn deeds(&self, now: &Project, kind: &ItemKind) -> Deeds {
        let record = self.content.record(kind);
        let key = record.map(|record| (record.table, record.id));
        let owner = match kind {
            ItemKind::Heading(key, _) => Some(*key),
            _ => key,
        };
        Deeds {
            restoring: record.map_or(Restoring::Nothing, |record| {
                self.content.restoring(now, self.chosen_is_newer, record)
            }),
            keys: key.into_iter().collect(),
            place: owner.and_then(|(table, id)| Place::of_record(now, table, id)),
        }
    }

    /// The records of a group that restoring would change.
    fn group(&self, now: &Project, kind: &ItemKind) -> Vec<Key> {
        let differs = |record: &&&RecordChange| {
            let restoring = self.content.restoring(now, self.chosen_is_newer, record);
            restoring != Restoring::Nothing
        };
        let group = self.content.group(kind);
        let left = group.iter().filter(differs);
        left.map(|record| (record.table, record.id)).collect()
    }
}

fn may_restore(cx: &ViewCx, deeds: &Deeds) -> bool {
    deeds.restoring != Restoring::Nothing && !cx.doc.is_read_only()
}

fn show_title(ui: &mut Ui, told: &Told, record: Option<&RecordChange>) {
    let palette = Palette::here(ui);
    let line_height = Some(size::BODY * 1.45);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    if let Some(record) = record {
        let (icon, ink) = look(palette, record.kind);
        let format = TextFormat {
            line_height,
            valign: Align::Center,
            ..TextFormat::simple(FontId::new(size::SECTION, icon.font_family()), ink)
        };
        job.append(icon.codepoint, 0.0, format);
    }
    let strong = FontId::new(size::BODY, theme::strong_family());
    let title = TextFormat {
        line_height,
        valign: Align::Center,
        ..TextFormat::simple(strong, palette.text)
    };
    let gap = if record.is_some() { space::XS } else { 0.0 };
    job.append(&told.title, gap, title);
    if let Some(record) = record {
        let (_, ink) = look(palette, record.kind);
        let what = TextFormat {
            line_height,
            valign: Align::Center,
            ..TextFormat::simple(FontId::proportional(size::SMALL), ink)
        };
        job.append(&told.what, space::S, what);
    }
    ui.add(Label::new(job).wrap());
}

fn look(palette: &Palette, kind: ChangeKind) -> (Icon, Color32) {
    match kind {
        ChangeKind::Added => (icons::ADD, palette.good),
        ChangeKind::Changed => (icons::EDIT, palette.text_weak),
        ChangeKind::Removed => (icons::DELETE, palette.bad),
    }
}

/// A field and what became of it: what went is struck through, what came is underlined.
fn show_line(ui: &mut Ui, label: &str, value: &Value) {
    let palette = Palette::here(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let plain = |color| TextFormat {
        line_height: Some(size::BODY * 1.45),
        ..TextFormat::simple(FontId::proportional(size::BODY), color)
    };
    let gone = TextFormat {
        strikethrough: Stroke::new(1.0, palette.bad),
        ..plain(palette.text_weak)
    };
    let new = TextFormat {
        underline: Stroke::new(1.5, palette.accent),
        background: palette.selected,
        ..plain(palette.text)
    };
    if !label.is_empty() {
        job.append(&format!("{label}: "), 0.0, plain(palette.text_weak));
    }
    match value {
        Value::Plain(text) => job.append(text, 0.0, plain(palette.text)),
        Value::Changed(before, after) => {
            job.append(before, 0.0, plain(palette.text_weak));
            job.append(" → ", 0.0, plain(palette.text_weak));
            job.append(after, 0.0, plain(palette.text));
        }
        Value::Pieces(pieces) => {
            for piece in pieces {
                match piece {
                    Piece::Same(text) => job.append(text, 0.0, plain(palette.text)),
                    Piece::Removed(text) => job.append(text, 0.0, gone.clone()),
                    Piece::Added(text) => job.append(text, 0.0, new.clone()),
                }
            }
        }
    }
    ui.add(Label::new(job).wrap());
}

fn show_deeds(ui: &mut Ui, cx: &ViewCx, told: &Told, deeds: &Deeds) -> Option<Act> {
    let mut act = None;
    if let Some(place) = deeds.place {
        let name = tr!(cx.texts, "history-go", name = told.title.as_str());
        if widgets::icon_button(ui, icons::GO, &name).clicked() {
            act = Some(Act::Go(place));
        }
    }
    let label = match deeds.restoring {
        Restoring::Back => tr!(cx.texts, "history-restore"),
        Restoring::Away => tr!(cx.texts, "history-take-away"),
        Restoring::Nothing => {
            if !deeds.keys.is_empty() {
                widgets::weak(ui, tr!(cx.texts, "history-as-now"));
            }
            return act;
        }
    };
    ui.add_enabled_ui(may_restore(cx, deeds), |ui| {
        let icon = match deeds.restoring {
            Restoring::Away => icons::DELETE,
            _ => icons::RESTORE,
        };
        let button = widgets::button(ui, icon, &label);
        widgets::named(&button, Role::Button, &format!("{label}: {}", told.title));
        if button.clicked() {
            act = Some(Act::Restore(deeds.keys.clone()));
        }
    });
    act
}

/// What a screen reader says of an item.
fn spoken(told: &Told) -> String {
    let mut said = told.title.clone();
    if !told.what.is_empty() {
        said.push_str(", ");
        said.push_str(&told.what);
    }
    for line in &told.lines {
        said.push_str("; ");
        if !line.label.is_empty() {
            said.push_str(&line.label);
            said.push_str(": ");
        }
        match &line.value {
            Value::Plain(text) => said.push_str(text),
            Value::Changed(before, after) => {
                said.push_str(before);
                said.push_str(" → ");
                said.push_str(after);
            }
            Value::Pieces(pieces) => said.extend(pieces.iter().filter_map(|piece| match piece {
                Piece::Same(text) | Piece::Added(text) => Some(text.as_str()),
                Piece::Removed(_) => None,
            })),
        }
    }
    said
}
