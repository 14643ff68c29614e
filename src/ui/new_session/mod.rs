//! A new session: from the last one, from a template, or blank; made in one step.

mod choices;
mod source;
mod title;

use chrono::NaiveDate;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align, Context, Id as WidgetId, Key, Layout, Modifiers, Popup, TextEdit, Ui};

use crate::document::Step;
use crate::i18n::{format, tr};
use crate::model::{AgendaItem, Id, Plan, PlanDay, Returning};
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::sessions::{Names, title_or};
use crate::ui::sheet::{self, Sheet, Shown};
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

use choices::{Choices, Known};
pub use source::in_short;
use source::{Offer, Source};

/// Widest sheet, in points.
const WIDTH: f32 = 860.0;
/// From this width on, in points, sources and fields stand side by side.
const SIDE_BY_SIDE: f32 = 620.0;
/// Width of the list of sources, in points.
const SOURCES: f32 = 250.0;
/// Height of one of them, in points.
const SOURCE: f32 = 44.0;

/// Asks what the new session is to be like.
pub struct NewSessionSheet {
    today: NaiveDate,
    choices: Option<Choices>,
    carried: Option<Id<AgendaItem>>,
    known: Known,
    /// What it can be made from.
    offers: Vec<Offer>,
    /// The revision for which that is known.
    of: Option<u64>,
    names: Names,
    /// The title has the focus and is selected.
    begun: bool,
    /// The focus in the list of sources is to follow the choice.
    follows: bool,
}

impl NewSessionSheet {
    /// A new session.
    pub fn new() -> Self {
        Self {
            today: chrono::Local::now().date_naive(),
            choices: None,
            carried: None,
            known: Known::default(),
            offers: Vec::new(),
            of: None,
            names: Names::default(),
            begun: false,
            follows: false,
        }
    }

    /// A new session into which this item of an earlier one moves.
    pub fn carrying(item: Id<AgendaItem>) -> Self {
        Self {
            carried: Some(item),
            ..Self::new()
        }
    }
}

impl Sheet for NewSessionSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        if cx.doc.is_read_only() {
            return Shown::Closed;
        }
        self.settle(cx);
        let Some(mut choices) = self.choices.take() else {
            return Shown::Closed;
        };
        let entered = entered(ctx);
        let (mut picked, mut create, mut close) = (false, false, false);
        let title = tr!(cx.texts, "sessions-new");
        let escape = sheet::frame(
            ctx,
            "new session",
            &title,
            WIDTH,
            |ui| picked |= self.show_body(ui, cx, &mut choices),
            |ui| {
                let label = tr!(cx.texts, "new-session-create");
                create |= widgets::primary_button(ui, Some(icons::ADD_SESSION), &label).clicked();
                let label = tr!(cx.texts, "cancel");
                let cancel = ui.button(&label);
                widgets::named(&cancel, egui::Role::Button, &label);
                close = cancel.clicked();
            },
        );
        if (create || picked || entered) && !close && !escape {
            if choices.has_wrong_date() {
                ctx.memory_mut(|memory| memory.request_focus(date_id()));
            } else {
                self.create(cx, &choices);
                return Shown::Closed;
            }
        }
        self.choices = Some(choices);
        if close || escape {
            Shown::Closed
        } else {
            Shown::Open
        }
    }
}

fn title_id() -> WidgetId {
    WidgetId::unique("new session title")
}

fn date_id() -> WidgetId {
    WidgetId::unique("new session date")
}

/// Whether Enter asks for the session: in a line of text, or where nothing else would take it.
fn entered(ctx: &Context) -> bool {
    if Popup::is_any_open(ctx) {
        return false;
    }
    if ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)) {
        return true;
    }
    let focused = ctx.memory(|memory| memory.focused());
    let writes = focused.is_none_or(|id| TextEditState::load(ctx, id).is_some());
    writes && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

impl NewSessionSheet {
    /// Finds out anew what follows from the project, where it has changed.
    fn settle(&mut self, cx: &ViewCx) {
        let revision = cx.doc.revision();
        let project = cx.doc.project();
        self.names.refresh(project);
        if self.of != Some(revision) {
            self.of = Some(revision);
            self.known = Known::of(project, self.today);
            self.offers = Offer::all(project, self.known.last, cx.texts);
        }
        let first = self.offers.first().map_or(Source::Blank, |o| o.source);
        let choices = self
            .choices
            .get_or_insert_with(|| Choices::new(first, self.carried));
        let offered = |offer: &Offer| offer.source == choices.source;
        if !self.offers.iter().any(offered) {
            choices.source = first;
        }
    }

    /// Days and agenda of what was chosen.
    fn plan(&self, choices: &Choices) -> Plan {
        let mut offers = self.offers.iter();
        let chosen = offers.find(|offer| offer.source == choices.source);
        chosen.map_or_else(Plan::default, |offer| offer.plan.clone())
    }

    fn create(&self, cx: &mut ViewCx, choices: &Choices) {
        let (project, plan) = (cx.doc.project(), self.plan(choices));
        let new = choices.new_session(project, &self.known, plan, cx.texts, self.today);
        cx.doc.end_gesture();
        let session = cx.doc.edit(Step::AddSession, |p| p.add_session(&new));
        let text = tr!(
            cx.texts,
            "new-session-created",
            number = new.number.as_str()
        );
        cx.out.tell(Tone::Good, text);
        cx.out.go(Place::Session(session));
    }

    /// Shows everything but the buttons; returns whether a double click asks for the session.
    fn show_body(&mut self, ui: &mut Ui, cx: &ViewCx, choices: &mut Choices) -> bool {
        if let Some(item) = self.carried {
            let title = cx.doc.project().get(item).map_or("", |item| &item.title);
            let title = title_or(title, &tr!(cx.texts, "sessions-untitled-item"));
            let text = tr!(cx.texts, "new-session-for-item", title = title);
            ui.add(egui::Label::new(text).wrap());
        }
        let width = ui.available_width();
        if width < SIDE_BY_SIDE {
            self.choose_source(ui, cx, choices);
            self.show_fields(ui, cx, choices);
            return false;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            let create = ui
                .vertical(|ui| {
                    ui.set_width(SOURCES);
                    self.show_sources(ui, choices)
                })
                .inner;
            ui.vertical(|ui| {
                ui.set_width(width - SOURCES - space::L);
                ui.spacing_mut().item_spacing.x = space::S;
                self.show_fields(ui, cx, choices);
            });
            create
        })
        .inner
    }

    /// The sources where there is no room for a list of them.
    fn choose_source(&self, ui: &mut Ui, cx: &ViewCx, choices: &mut Choices) {
        let label = tr!(cx.texts, "new-session-source");
        widgets::label_for(ui, &label, |ui, name| {
            let mut offers = self.offers.iter();
            let chosen = offers.find(|offer| offer.source == choices.source);
            let width = ui.available_width().min(SOURCES + space::XL);
            let response = egui::ComboBox::from_id_salt("new session source")
                .selected_text(chosen.map_or("", |offer| offer.name.as_str()))
                .width(width)
                .truncate()
                .show_ui(ui, |ui| {
                    for offer in &self.offers {
                        let selected = choices.source == offer.source;
                        if ui.selectable_label(selected, &offer.name).clicked() {
                            choices.source = offer.source;
                        }
                    }
                })
                .response;
            response.labelled_by(name);
        });
    }

    /// Returns whether a double click asks for the session.
    fn show_sources(&mut self, ui: &mut Ui, choices: &mut Choices) -> bool {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut step = None;
        let mut create = false;
        for (place, offer) in self.offers.iter().enumerate() {
            let selected = choices.source == offer.source;
            let (name, short) = (&offer.name, &offer.short);
            let response = widgets::keyed(ui, place, |ui| {
                widgets::list_row(ui, &format!("{name}, {short}"), selected, SOURCE, |ui| {
                    show_source(ui, name, short);
                })
            })
            .inner;
            if response.clicked() {
                choices.source = offer.source;
            }
            create |= response.double_clicked();
            if let Some(by) = widgets::arrow_key(ui, &response) {
                step = place.checked_add_signed(by);
            }
            if selected && self.follows {
                self.follows = false;
                response.request_focus();
                response.scroll_to_me(None);
            }
        }
        if let Some(offer) = step.and_then(|place| self.offers.get(place)) {
            choices.source = offer.source;
            self.follows = true;
        }
        create
    }

    fn show_fields(&mut self, ui: &mut Ui, cx: &ViewCx, choices: &mut Choices) {
        ui.spacing_mut().item_spacing.y = space::S;
        let project = cx.doc.project();
        ui.horizontal_top(|ui| {
            let number = choices.number(project, self.today);
            let label = tr!(cx.texts, "sessions-number");
            let id = WidgetId::unique("new session number");
            if let Some(text) = line(ui, id, &label, &number, 84.0) {
                choices.number = Some(text);
            }
            let title = choices.title(project, cx.texts, self.today);
            let label = tr!(cx.texts, "sessions-title");
            let width = ui.available_width();
            if let Some(text) = line(ui, title_id(), &label, &title, width) {
                choices.title = Some(text);
            }
            if !self.begun {
                self.begun = true;
                select_all(ui, title_id(), &title);
            }
        });
        let plan = self.plan(choices);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(150.0);
                let label = tr!(cx.texts, "new-session-first-date");
                if let Some(text) = line(ui, date_id(), &label, &choices.date, 120.0) {
                    choices.date = text;
                }
                let left = !ui.memory(|memory| memory.has_focus(date_id()));
                if choices.has_wrong_date() && left {
                    let example = widgets::typable_date(cx.texts, self.today);
                    let words = tr!(cx.texts, "field-not-understood", example = example);
                    let words = egui::RichText::new(words).size(size::SMALL);
                    let words = words.color(Palette::here(ui).bad);
                    ui.add(egui::Label::new(words).wrap());
                }
            });
            ui.vertical(|ui| {
                ui.add_space(size::SMALL + 5.0);
                let words = days_in_short(cx, &plan, choices.first_date());
                let layout = Layout::left_to_right(Align::Center);
                let room = egui::vec2(ui.available_width(), theme::CONTROL_HEIGHT);
                ui.allocate_ui_with_layout(room, layout, |ui| {
                    let words = egui::RichText::new(words).color(Palette::here(ui).text_weak);
                    ui.add(egui::Label::new(words).wrap());
                });
            });
        });
        widgets::flow(ui, |ui| {
            let width = (ui.available_width() / 2.0 - space::S).max(200.0);
            widgets::field(ui, width, |ui| {
                let label = tr!(cx.texts, "sessions-place");
                let id = WidgetId::unique("new session place");
                let width = ui.available_width();
                if let Some(text) = line(ui, id, &label, &choices.place, width) {
                    choices.place = text;
                }
            });
            let host = widgets::field(ui, width, |ui| {
                widgets::choose_record(
                    ui,
                    "new session host",
                    &tr!(cx.texts, "sessions-host"),
                    choices.host,
                    &self.names.organisations,
                    &tr!(cx.texts, "sessions-nobody"),
                    &tr!(cx.texts, "sessions-filter"),
                )
            });
            if let Some(host) = host {
                choices.host = host;
            }
        });
        if choices.goes_on() {
            self.show_going_on(ui, cx, choices, &plan);
        }
    }

    /// What goes on from the last session.
    fn show_going_on(&self, ui: &mut Ui, cx: &ViewCx, choices: &mut Choices, plan: &Plan) {
        let project = cx.doc.project();
        let texts = cx.texts;
        let Some(held) = self.known.held.and_then(|id| project.get(id)) else {
            return;
        };
        ui.add_space(space::XS);
        ui.label(theme::strong(
            tr!(texts, "new-session-going-on"),
            size::BODY,
        ));
        ui.spacing_mut().item_spacing.y = space::XS;
        let mut approves = choices.approves(project, &self.known);
        let number = held.number.trim();
        let label = tr!(texts, "new-session-approval", number = number);
        if check(ui, 0, &mut approves, &label, "") {
            choices.approves = Some(approves);
        }
        let planned = plan.items.iter().any(|item| item.reviews_actions);
        if !planned {
            let mut reviews = choices.reviews(&self.known);
            let label = tr!(texts, "new-session-review");
            let count = self.known.open_actions;
            let hint = tr!(texts, "new-session-open-actions", count = count);
            if check(ui, 0, &mut reviews, &label, &hint) {
                choices.reviews = Some(reviews);
            }
        }
        for topic in &self.known.returning {
            if choices.carried == Some(topic.item) {
                continue;
            }
            let title = project.get(topic.item).map_or("", |item| &item.title);
            let title = title_or(title, &tr!(texts, "sessions-untitled-item"));
            let mut returns = choices.returns(topic, project, plan);
            let changed = widgets::keyed(ui, topic.item, |ui| {
                check(ui, topic.depth, &mut returns, &title, &why(cx, topic))
            });
            if changed.inner {
                choices.topics.insert(topic.item, returns);
            }
        }
    }
}

/// Why a topic returns.
fn why(cx: &ViewCx, topic: &Returning) -> String {
    let mut words = Vec::new();
    if topic.not_discussed {
        words.push(tr!(cx.texts, "new-session-not-discussed"));
    }
    if topic.recurring {
        words.push(tr!(cx.texts, "new-session-recurring"));
    }
    if topic.open_actions > 0 {
        let count = topic.open_actions;
        words.push(tr!(cx.texts, "new-session-open-actions", count = count));
    }
    words.join(", ")
}

/// A choice with its reason behind it. Returns whether it was changed.
fn check(ui: &mut Ui, depth: usize, on: &mut bool, label: &str, hint: &str) -> bool {
    ui.horizontal_top(|ui| {
        ui.add_space(20.0 * depth as f32);
        let weak = Palette::here(ui).text_weak;
        let mut words = egui::text::LayoutJob::default();
        let font = egui::TextStyle::Body.resolve(ui.style());
        let text = Palette::here(ui).text;
        let format = |color| egui::TextFormat::simple(font.clone(), color);
        words.append(label, 0.0, format(text));
        if !hint.is_empty() {
            words.append(hint, space::S, format(weak));
        }
        words.wrap.max_width = (ui.available_width() - 28.0).max(80.0);
        let response = ui.checkbox(on, words);
        let name = match hint {
            "" => label.to_owned(),
            hint => format!("{label}: {hint}"),
        };
        let (enabled, checked) = (response.enabled(), *on);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::CheckBox, enabled, checked, &name)
        });
        response.changed()
    })
    .inner
}

fn show_source(ui: &mut Ui, name: &str, short: &str) {
    let weak = Palette::here(ui).text_weak;
    ui.vertical(|ui| {
        ui.add_space(4.0);
        ui.add(egui::Label::new(name).truncate());
        let short = egui::RichText::new(short).size(size::SMALL).color(weak);
        ui.add(egui::Label::new(short).truncate());
    });
}

/// A line of text with a label. Returns the new text when it was changed.
fn line(ui: &mut Ui, id: WidgetId, label: &str, text: &str, width: f32) -> Option<String> {
    widgets::label_for(ui, label, |ui, name| {
        let mut edited = text.to_owned();
        let edit = TextEdit::singleline(&mut edited)
            .id(id)
            .desired_width(width)
            .margin(egui::vec2(8.0, 6.0));
        let response = ui.add(edit).labelled_by(name);
        response.changed().then_some(edited)
    })
}

/// Puts the focus into a line of text, so that typing replaces it.
fn select_all(ui: &Ui, id: WidgetId, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// "2 Tage: 07.11. – 08.11.2018; 13:00–18:00, 09:00–13:00".
fn days_in_short(cx: &ViewCx, plan: &Plan, first: Option<NaiveDate>) -> String {
    let count = plan.days.len().max(1);
    let mut words = tr!(cx.texts, "templates-days", count = count);
    let later = u64::try_from(count - 1).unwrap_or(0);
    let last = first.and_then(|first| first.checked_add_days(chrono::Days::new(later)));
    if let (Some(first), Some(last)) = (first, last) {
        words = format!("{words}: {}", format::period(cx.texts, first, last));
    }
    let time = |day: &PlanDay| {
        let (start, end) = (day.start?, day.end?);
        Some(format!("{}–{}", start.format("%H:%M"), end.format("%H:%M")))
    };
    let times: Vec<_> = plan.days.iter().filter_map(time).collect();
    if times.is_empty() {
        words
    } else {
        format!("{words}; {}", times.join(", "))
    }
}
