//! The desk at the door: three letters, Enter, next. Fills the window, to be read from afar, and
//! shows nothing but names, bodies and who is there.

use chrono::NaiveDateTime;
use egui::{Align, Context, FontId, Key, Layout, Modal, Modifiers, RichText, TextEdit, Ui, vec2};

use crate::document::Document;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};
use crate::model::{AttendanceStatus, HalfDay, Id, Person, Project, Roll, Session};
use crate::ui::icons;
use crate::ui::sessions::title_or;
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

use super::matching::{self, Candidate};
use super::{deeds, rows};

/// Height of a match, in points.
const ROW: f32 = 46.0;
/// More matches than this help nobody.
const MOST: usize = 12;

/// The desk at the door.
pub struct CheckIn {
    session: Id<Session>,
    /// The half-day for which people arrive; by the clock until somebody chooses.
    half_day: Option<HalfDay>,
    typed: String,
    /// Which of the matches is meant.
    selected: usize,
    /// What was said last, and whether it went well.
    said: Option<(String, bool)>,
    /// Whether Enter adds what was typed as a guest.
    guest_offered: bool,
    /// How many arrivals can be taken back here.
    arrivals: usize,
    made_for: Option<u64>,
    roll: Roll,
    candidates: Vec<Candidate>,
    there: usize,
    found: Vec<usize>,
}

impl CheckIn {
    /// Opens the desk for a session.
    pub fn new(project: &Project, session: Id<Session>, now: NaiveDateTime) -> Self {
        let half_days = project.half_days(session);
        Self {
            session,
            half_day: half_days.get(rows::current(&half_days, now)).copied(),
            typed: String::new(),
            selected: 0,
            said: None,
            guest_offered: false,
            arrivals: 0,
            made_for: None,
            roll: Roll::default(),
            candidates: Vec::new(),
            there: 0,
            found: Vec::new(),
        }
    }

    /// Brings people and matches up to the document.
    fn refresh(&mut self, doc: &Document, texts: &Texts) {
        if self.made_for != Some(doc.revision()) {
            self.made_for = Some(doc.revision());
            self.roll = Roll::of(doc.project(), self.session);
            let half_days = &self.roll.half_days;
            // Somebody may have changed the days meanwhile.
            let known = self.half_day.filter(|half| half_days.contains(half));
            self.half_day = known.or(half_days.first().copied());
            let nobody = tr!(texts, "roster-no-name");
            self.candidates = Candidate::all(doc.project(), &self.roll, &nobody);
            self.find();
        }
        self.there = match self.half_day {
            Some(half_day) => self.roll.counts(half_day).there(),
            None => 0,
        };
    }

    fn find(&mut self) {
        let is_there = |person| self.is_there(person);
        self.found = matching::find(&self.candidates, &self.typed, is_there);
        self.found.truncate(MOST);
        self.selected = self.selected.min(self.found.len().saturating_sub(1));
    }

    fn is_there(&self, person: Id<Person>) -> bool {
        let status = self.half_day.map(|half| self.roll.status(person, half));
        status.is_some_and(AttendanceStatus::is_there)
    }

    /// Notes that somebody arrived.
    fn arrive(&mut self, cx: &mut ViewCx, place: usize) {
        let (Some(candidate), Some(half_day)) = (self.candidates.get(place), self.half_day) else {
            return;
        };
        let (person, name) = (candidate.id, candidate.name.clone());
        let status = self.roll.status(person, half_day);
        if status == AttendanceStatus::Present {
            let said = tr!(cx.texts, "checkin-already", name = name);
            self.said = Some((said, true));
        } else {
            let cells = [(person, half_day)];
            deeds::set_status(cx.doc, &cells, AttendanceStatus::Present);
            self.arrivals += 1;
            let status = AttendanceStatus::Present.name(cx.texts);
            let said = tr!(cx.texts, "checkin-welcome", name = name, status = status);
            self.said = Some((said, true));
        }
        self.clear(cx);
    }

    fn add_guest(&mut self, cx: &mut ViewCx) {
        let name = self.typed.trim().to_owned();
        deeds::add_guest(cx.doc, self.session, self.half_day, &name, "");
        self.arrivals += 1;
        let said = tr!(cx.texts, "checkin-welcome-guest", name = name);
        self.said = Some((said, true));
        self.clear(cx);
    }

    fn clear(&mut self, cx: &ViewCx) {
        self.typed.clear();
        self.selected = 0;
        self.guest_offered = false;
        self.refresh(cx.doc, cx.texts);
        self.find();
    }

    /// Takes the last arrival back.
    fn take_back(&mut self, cx: &mut ViewCx) {
        if self.arrivals == 0 {
            return;
        }
        self.arrivals -= 1;
        cx.doc.undo();
        self.said = Some((tr!(cx.texts, "checkin-taken-back"), false));
        self.clear(cx);
    }

    fn enter(&mut self, cx: &mut ViewCx) {
        if self.typed.trim().is_empty() || cx.doc.is_read_only() {
            return;
        }
        match self.found.get(self.selected).copied() {
            Some(place) => self.arrive(cx, place),
            None if self.guest_offered => self.add_guest(cx),
            None => self.guest_offered = true,
        }
    }

    fn show_head(&mut self, ui: &mut Ui, cx: &ViewCx, title: &str) -> bool {
        let palette = Palette::here(ui);
        let mut close = false;
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let label = tr!(cx.texts, "checkin-close");
                close = widgets::icon_button(ui, icons::CLOSE, &label).clicked();
                self.show_half_day(ui, cx);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let words = theme::heading(title).color(palette.text);
                    ui.add(egui::Label::new(words).truncate());
                });
            });
        });
        let count = tr!(
            cx.texts,
            "checkin-count",
            there = self.there,
            count = self.roll.people.len()
        );
        ui.label(theme::strong(count, size::DISPLAY).color(palette.accent));
        close
    }

    fn show_half_day(&mut self, ui: &mut Ui, cx: &ViewCx) {
        let name = |half_day: HalfDay| rows::half_day_name(cx.texts, half_day);
        let mut chosen = None;
        let response = egui::ComboBox::from_id_salt("check-in half-day")
            .selected_text(self.half_day.map(name).unwrap_or_default())
            .width(170.0)
            .show_ui(ui, |ui| {
                for half_day in &self.roll.half_days {
                    let here = self.half_day == Some(*half_day);
                    if ui.selectable_label(here, name(*half_day)).clicked() {
                        chosen = Some(*half_day);
                    }
                }
            })
            .response;
        let label = tr!(cx.texts, "checkin-half-day");
        widgets::named(&response, egui::Role::ComboBox, &label);
        if chosen.is_some() {
            self.half_day = chosen;
            self.find();
        }
    }

    /// The field; returns whether Enter was pressed in it.
    fn show_field(&mut self, ui: &mut Ui, cx: &mut ViewCx) -> bool {
        // What was typed is undone first, then the last arrival.
        let undo = |ui: &Ui| ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Z));
        if self.typed.is_empty() && undo(ui) {
            self.take_back(cx);
        }
        let last = self.found.len().saturating_sub(1);
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                self.selected = (self.selected + 1).min(last);
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                self.selected = self.selected.saturating_sub(1);
            }
        });
        let hint = tr!(cx.texts, "checkin-hint");
        let edit = TextEdit::singleline(&mut self.typed)
            .id(egui::Id::unique("check-in name"))
            .hint_text(RichText::new(hint.as_str()).size(size::DISPLAY))
            .font(FontId::proportional(size::DISPLAY))
            .desired_width(f32::INFINITY)
            .margin(vec2(16.0, 12.0));
        let field = ui.add(edit);
        let typed = self.typed.clone();
        field.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, &hint);
            info.current_text_value = Some(typed.clone());
            info
        });
        if field.changed() {
            self.selected = 0;
            self.guest_offered = false;
            self.find();
        }
        let popup = egui::Popup::is_any_open(ui.ctx());
        let enter = !popup && ui.input(|input| input.key_pressed(Key::Enter));
        if !popup {
            field.request_focus();
        }
        enter && (field.has_focus() || field.lost_focus())
    }

    fn show_found(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let room = ((ui.available_height() - 120.0) / (ROW + space::XS)).max(1.0) as usize;
        let mut pressed = None;
        // The one that is meant is always in sight.
        let first = (self.selected + 1).saturating_sub(room);
        let shown = self.found.iter().enumerate().skip(first).take(room);
        for (nth, place) in shown {
            let Some(candidate) = self.candidates.get(*place) else {
                continue;
            };
            let there = self.is_there(candidate.id);
            if show_candidate(ui, cx.texts, candidate, nth == self.selected, there) {
                pressed = Some(*place);
            }
        }
        let more = self.found.len().saturating_sub(room);
        if more > 0 {
            let words = tr!(cx.texts, "checkin-more", count = more);
            let color = Palette::here(ui).text_weak;
            ui.label(RichText::new(words).size(size::SECTION).color(color));
        }
        if let Some(place) = pressed.filter(|_| !cx.doc.is_read_only()) {
            self.arrive(cx, place);
        }
        if self.found.is_empty() && !self.typed.trim().is_empty() {
            self.show_unknown(ui, cx);
        }
    }

    fn show_unknown(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let palette = Palette::here(ui);
        let words = if self.guest_offered {
            tr!(cx.texts, "checkin-unknown-again")
        } else {
            tr!(cx.texts, "checkin-unknown")
        };
        let words = RichText::new(words).size(size::HEADING);
        ui.add(egui::Label::new(words.color(palette.warn)).wrap());
        let name = self.typed.trim();
        let label = tr!(cx.texts, "checkin-add-guest", name = name);
        let enabled = !cx.doc.is_read_only();
        let pressed = ui
            .add_enabled_ui(enabled, |ui| {
                widgets::primary_button(ui, Some(icons::ADD_PERSON), &label).clicked()
            })
            .inner;
        if pressed {
            self.add_guest(cx);
        }
    }

    /// What was said last, large, and the keys.
    fn show_foot(&self, ui: &mut Ui, cx: &ViewCx) {
        let palette = Palette::here(ui);
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            let keys = RichText::new(tr!(cx.texts, "checkin-keys")).size(size::BODY);
            ui.add(egui::Label::new(keys.color(palette.text_weak)).wrap());
            let Some((said, good)) = &self.said else {
                return;
            };
            let color = if *good { palette.good } else { palette.warn };
            let words = theme::strong(said, size::DISPLAY).color(color);
            let label = ui.add(egui::Label::new(words).wrap());
            // Screen readers say it without being asked.
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
        });
    }
}

fn show_candidate(
    ui: &mut Ui,
    texts: &Texts,
    candidate: &Candidate,
    here: bool,
    there: bool,
) -> bool {
    let palette = Palette::here(ui);
    let mut name = format!("{}, {}", candidate.said, candidate.organisation);
    let present = tr!(texts, "checkin-there");
    if there {
        name = format!("{name}, {present}");
    }
    let row = widgets::list_row(ui, &name, here, ROW, |ui| {
        if there {
            let color = palette.good;
            ui.label(icons::CHECK.rich_text().size(size::HEADING).color(color));
        }
        let words = theme::strong(&candidate.name, size::HEADING).color(palette.text);
        ui.add(egui::Label::new(words).truncate());
        let mut rest = candidate.organisation.clone();
        if there {
            rest = format!("{rest} – {present}");
        }
        let rest = RichText::new(rest).size(size::SECTION).color(palette.text);
        ui.add(egui::Label::new(rest).truncate());
    });
    row.clicked()
}

impl Sheet for CheckIn {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let Some(session) = cx.doc.project().get(self.session) else {
            return Shown::Closed;
        };
        let title = title_or(
            &format!("{} {}", session.number.trim(), session.title.trim()),
            &tr!(cx.texts, "sessions-untitled"),
        );
        self.refresh(cx.doc, cx.texts);
        let id = egui::Id::unique("check-in");
        let window = ctx.content_rect();
        let area = egui::Area::new(id)
            .order(egui::Order::Foreground)
            .fixed_pos(window.min)
            .constrain(false);
        let palette = Palette::of(ctx.theme());
        let margin = if window.height() < 420.0 {
            space::S
        } else {
            space::L
        };
        let frame = egui::Frame::new()
            .fill(palette.window)
            .inner_margin(egui::Margin::same(margin as i8));
        let modal = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
            let room = window.size() - vec2(2.0 * margin, 2.0 * margin);
            ui.set_min_size(room);
            ui.set_max_size(room);
            let close = self.show_head(ui, cx, &title);
            if self.half_day.is_none() {
                let words = RichText::new(tr!(cx.texts, "attend-no-day-text")).size(size::HEADING);
                ui.add(egui::Label::new(words).wrap());
                return close;
            }
            let entered = self.show_field(ui, cx);
            if entered {
                self.enter(cx);
            }
            ui.add_space(space::S);
            self.show_found(ui, cx);
            self.show_foot(ui, cx);
            close
        });
        let popup = egui::Popup::is_any_open(ctx);
        if modal.inner || modal.should_close() && !popup {
            return Shown::Closed;
        }
        Shown::Open
    }
}
