//! The sheet with all templates for boards: one is chosen, adjusted and made a board of.

use egui::{Align, Context, EventFilter, Key, Layout, Rect, Role, Sense, Ui, WidgetInfo};
use egui::{Stroke, StrokeKind, UiBuilder, pos2, vec2};

use super::draft::{MOST, Sketch};
use super::{BuiltIn, Draft, Home, add_draft, add_own, preview};
use crate::document::{Gesture, Step};
use crate::i18n::{Lang, tr};
use crate::model::{Board, Id, Session};
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::sheet::{self, Sheet, Shown};
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

/// Width of the sheet, in points.
const WIDTH: f32 = 920.0;
/// Width of a card, in points.
const CARD: f32 = 196.0;
/// Height of the preview on a card, in points.
const PREVIEW: f32 = 66.0;
/// Height of a card, in points.
const CARD_HEIGHT: f32 = PREVIEW + 86.0;
/// Width of what is adjusted, beside the cards, in points.
const ASIDE: f32 = 240.0;

/// A template of either kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Which {
    BuiltIn(BuiltIn),
    Own(Id<Board>),
}

/// A card of the gallery.
struct Card {
    which: Which,
    name: String,
    when: String,
    draft: Draft,
}

/// Templates for boards: choosing one, and renaming and deleting one's own.
pub struct BoardTemplatesSheet {
    home: Home,
    chosen: Which,
    /// What the chosen one of Zirkel's own is to be like; its title as typed.
    sketch: Sketch,
    /// Rows and columns of a matrix as typed, one a line.
    lines: [String; 2],
    cards: Vec<Card>,
    /// Language and revision of which the cards are.
    of: Option<(Lang, u64)>,
    /// The card that gets the keyboard.
    focus: Option<Which>,
    /// Sessions to choose from.
    sessions: Vec<(Id<Session>, String)>,
}

impl BoardTemplatesSheet {
    /// For a board that belongs there.
    pub fn new(home: Home) -> Self {
        let first = Which::BuiltIn(BuiltIn::Matrix);
        Self {
            home,
            chosen: first,
            sketch: Sketch::default(),
            lines: Default::default(),
            cards: Vec::new(),
            of: None,
            focus: Some(first),
            sessions: Vec::new(),
        }
    }

    fn refresh(&mut self, cx: &ViewCx) {
        let of = (cx.texts.lang(), cx.doc.revision());
        if self.of == Some(of) {
            return;
        }
        let first = self.of.is_none();
        self.of = Some(of);
        let project = cx.doc.project();
        let own = project.board_templates().into_iter().map(|(id, board)| {
            let elements = project.elements_of(id).into_iter();
            Card {
                which: Which::Own(id),
                name: board.title.clone(),
                when: tr!(cx.texts, "board-template-own-when"),
                draft: Draft {
                    title: board.title.clone(),
                    elements: elements.map(|(_, element)| element.clone()).collect(),
                },
            }
        });
        let own: Vec<Card> = own.collect();
        let lang = cx.texts.lang();
        let built_in = BuiltIn::ALL.iter().map(|template| Card {
            which: Which::BuiltIn(*template),
            name: template.name(cx.texts),
            when: template.when(cx.texts),
            draft: template.sketch(lang).draft(),
        });
        // Those made for this circle are looked for first.
        self.cards = own.into_iter().chain(built_in).collect();
        let sessions = project.sessions_by_date().into_iter();
        let name = |session: &Session| crate::ui::board::chooser::session_name(cx, session);
        self.sessions = sessions.map(|(id, session)| (id, name(session))).collect();
        if first || !self.cards.iter().any(|card| card.which == self.chosen) {
            let chosen = self.cards.iter().find(|card| card.which == self.chosen);
            let chosen = chosen.map_or(Which::BuiltIn(BuiltIn::Matrix), |card| card.which);
            self.choose(chosen, lang);
        }
    }

    fn choose(&mut self, which: Which, lang: Lang) {
        self.chosen = which;
        self.sketch = match which {
            Which::BuiltIn(template) => template.sketch(lang),
            Which::Own(_) => Sketch::default(),
        };
        if let Some(matrix) = &self.sketch.matrix {
            self.lines = [&matrix.rows, &matrix.columns].map(|names| names.join("\n"));
        }
    }

    fn show_cards(&mut self, ui: &mut Ui, lang: Lang) -> bool {
        let across = ((ui.available_width() + space::S) / (CARD + space::S)).floor();
        let across = (across as usize).max(1);
        let (mut taken, mut pick) = (false, None);
        let count = self.cards.len();
        for (row, cards) in self.cards.chunks(across).enumerate() {
            ui.horizontal(|ui| {
                for (column, card) in cards.iter().enumerate() {
                    let at = row * across + column;
                    let on = card.which == self.chosen;
                    let response = show_card(ui, card, on);
                    if self.focus == Some(card.which) {
                        response.request_focus();
                        response.scroll_to_me(None);
                        self.focus = None;
                    }
                    if response.clicked() {
                        pick = Some(at);
                    }
                    taken |= response.double_clicked();
                    if let Some(step) = step(ui, &response, across) {
                        pick = at.checked_add_signed(step).filter(|at| *at < count);
                        self.focus = pick.and_then(|at| Some(self.cards.get(at)?.which));
                    }
                }
            });
        }
        if let Some(which) = pick.and_then(|at| Some(self.cards.get(at)?.which))
            && which != self.chosen
        {
            self.choose(which, lang);
        }
        taken
    }

    /// What the chosen template can be adjusted by.
    fn show_aside(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        ui.spacing_mut().item_spacing.y = space::S;
        if let Which::Own(id) = self.chosen {
            self.show_own(ui, cx, id);
        } else {
            let label = tr!(cx.texts, "board-title");
            if let Some(title) = widgets::text_field(ui, &label, &self.sketch.title) {
                self.sketch.title = title;
            }
        }
        if let Some(matrix) = &mut self.sketch.matrix {
            let labels = [
                tr!(cx.texts, "board-template-rows"),
                tr!(cx.texts, "board-template-columns"),
            ];
            let names = [&mut matrix.rows, &mut matrix.columns];
            for ((label, lines), names) in labels.iter().zip(&mut self.lines).zip(names) {
                if let Some(typed) = widgets::multiline_field(ui, label, lines, 4) {
                    let typed_names = typed.lines().map(str::trim).filter(|name| !name.is_empty());
                    *names = typed_names.take(MOST).map(str::to_owned).collect();
                    *lines = typed;
                }
            }
        }
        if let Some(cafe) = &mut self.sketch.cafe {
            ui.horizontal(|ui| {
                let labels = [
                    tr!(cx.texts, "board-template-tables"),
                    tr!(cx.texts, "board-template-rounds"),
                ];
                let counts = [&mut cafe.tables, &mut cafe.rounds];
                for (label, count) in labels.iter().zip(counts) {
                    let now = u32::try_from(*count).ok().filter(|count| *count > 0);
                    if let Some(typed) = widgets::number_field(ui, "cafe", label, now, 64.0) {
                        *count = typed.map_or(0, |count| (count as usize).min(MOST));
                    }
                }
            });
            let most = tr!(cx.texts, "board-template-most", count = MOST);
            widgets::weak(ui, most);
        }
        if !self.sessions.is_empty() {
            let chosen = widgets::choose_record(
                ui,
                "template session",
                &tr!(cx.texts, "board-session"),
                self.home.session,
                &self.sessions,
                &tr!(cx.texts, "board-no-session"),
                &tr!(cx.texts, "board-filter"),
            );
            if let Some(session) = chosen {
                self.home = Home::in_session(session);
            }
        }
    }

    /// Name and deletion of one of the circle's own.
    fn show_own(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Board>) {
        let Some(name) = cx.doc.project().get(id).map(|board| board.title.clone()) else {
            return;
        };
        let enabled = !cx.doc.is_read_only();
        ui.add_enabled_ui(enabled, |ui| {
            let label = tr!(cx.texts, "board-template-name");
            if let Some(title) = widgets::text_field(ui, &label, &name) {
                let gesture = Gesture::on((id, "title"));
                cx.doc.edit_more(Step::SaveBoardTemplate, gesture, |edit| {
                    edit.change(id, |board: &mut Board| board.title = title);
                });
            }
            let label = tr!(cx.texts, "board-template-delete");
            if widgets::button(ui, icons::DELETE, &label).clicked() {
                cx.doc.end_gesture();
                cx.doc.edit(Step::DeleteBoard, |edit| edit.delete_board(id));
                let text = tr!(cx.texts, "board-template-deleted", name = name.as_str());
                cx.out.tell(Tone::Info, text);
                self.focus = Some(Which::BuiltIn(BuiltIn::Matrix));
            }
        });
    }

    /// Whether a board can be made of what was adjusted.
    fn is_complete(&self) -> bool {
        let matrix = self.sketch.matrix.as_ref();
        let cafe = self.sketch.cafe.as_ref();
        matrix.is_none_or(|matrix| !matrix.rows.is_empty() && !matrix.columns.is_empty())
            && cafe.is_none_or(|cafe| cafe.tables > 0 && cafe.rounds > 0)
    }

    fn make(&self, cx: &mut ViewCx) {
        cx.doc.end_gesture();
        let board = match self.chosen {
            Which::Own(id) => add_own(cx.doc, id, self.home),
            Which::BuiltIn(_) => add_draft(cx.doc, self.sketch.draft(), self.home),
        };
        cx.out.go(Place::Board(board));
    }
}

impl Sheet for BoardTemplatesSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        self.refresh(cx);
        let lang = cx.texts.lang();
        let title = tr!(cx.texts, "board-templates-title");
        let (mut close, mut make, mut pressed) = (false, false, false);
        let complete = self.is_complete() && !cx.doc.is_read_only();
        let room = ctx.content_rect().width();
        let beside = room >= CARD + ASIDE + 2.0 * space::XL + space::L;
        let labels = [
            tr!(cx.texts, "board-template-make"),
            tr!(cx.texts, "cancel"),
        ];
        let escape = sheet::frame(
            ctx,
            "board templates",
            &title,
            WIDTH,
            |ui| {
                if beside {
                    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                        ui.allocate_ui_with_layout(
                            vec2(ASIDE, 0.0),
                            Layout::top_down(Align::Min),
                            |ui| {
                                ui.set_width(ASIDE);
                                self.show_aside(ui, cx);
                            },
                        );
                        ui.add_space(space::S);
                        let width = ui.available_width();
                        ui.allocate_ui_with_layout(
                            vec2(width, 0.0),
                            Layout::top_down(Align::Min),
                            |ui| {
                                make |= self.show_cards(ui, lang);
                            },
                        );
                    });
                } else {
                    make |= self.show_cards(ui, lang);
                    ui.add_space(space::S);
                    self.show_aside(ui, cx);
                }
            },
            |ui| {
                ui.add_enabled_ui(complete, |ui| {
                    let icon = Some(icons::ADD_BOARD);
                    pressed |= widgets::primary_button(ui, icon, &labels[0]).clicked();
                });
                let response = ui.button(&labels[1]);
                widgets::named(&response, Role::Button, &labels[1]);
                close = response.clicked();
            },
        );
        // Enter on a card, or in a line of text; on a button it presses that.
        make |= pressed || self.entered(ctx);
        if make && self.is_complete() && !cx.doc.is_read_only() {
            self.make(cx);
            return Shown::Closed;
        }
        if close || escape {
            cx.doc.end_gesture();
            Shown::Closed
        } else {
            Shown::Open
        }
    }
}

impl BoardTemplatesSheet {
    fn entered(&self, ctx: &Context) -> bool {
        let focused = ctx.memory(|memory| memory.focused());
        let mut cards = self.cards.iter();
        let on_card = cards.any(|card| focused == Some(card_id(card.which)));
        on_card && ctx.input(|input| input.key_pressed(Key::Enter))
    }
}

fn card_id(which: Which) -> egui::Id {
    egui::Id::unique(("board template", which))
}

/// How far arrow keys ask to go from the card that has the keyboard.
fn step(ui: &Ui, card: &egui::Response, across: usize) -> Option<isize> {
    if !card.has_focus() {
        return None;
    }
    let across = across as isize;
    let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    if pressed(Key::ArrowRight) {
        Some(1)
    } else if pressed(Key::ArrowLeft) {
        Some(-1)
    } else if pressed(Key::ArrowDown) {
        Some(across)
    } else if pressed(Key::ArrowUp) {
        Some(-across)
    } else {
        None
    }
}

fn show_card(ui: &mut Ui, card: &Card, on: bool) -> egui::Response {
    let palette = Palette::here(ui);
    let width = CARD.min(ui.available_width());
    let (rect, _) = ui.allocate_exact_size(vec2(width, CARD_HEIGHT), Sense::hover());
    let response = ui.interact(rect, card_id(card.which), Sense::click());
    let name = format!("{}. {}", card.name, card.when);
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, on, &name));
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let (fill, line) = if on {
        (palette.selected, Stroke::new(2.0, palette.accent))
    } else if response.hovered() {
        (palette.hover, Stroke::new(1.0, palette.field_border))
    } else {
        (palette.surface, Stroke::new(1.0, palette.border))
    };
    let radius = f32::from(theme::RADIUS);
    ui.painter()
        .rect(rect, radius, fill, line, StrokeKind::Inside);
    if response.has_focus() {
        let line = Stroke::new(1.5, palette.accent);
        ui.painter()
            .rect_stroke(rect.expand(2.0), radius, line, StrokeKind::Inside);
    }
    let inner = rect.shrink(space::S);
    let picture = Rect::from_min_max(inner.min, pos2(inner.right(), inner.top() + PREVIEW));
    preview::paint(ui, picture, &card.draft.elements);
    let words = Rect::from_min_max(pos2(inner.left(), picture.bottom() + space::XS), inner.max);
    let layout = Layout::top_down(Align::Min);
    let mut child = ui.new_child(UiBuilder::new().max_rect(words).layout(layout));
    child.shrink_clip_rect(words);
    child.spacing_mut().item_spacing.y = 2.0;
    child.add(egui::Label::new(theme::strong(&card.name, size::BODY)).truncate());
    let when = egui::RichText::new(&card.when)
        .size(size::SMALL)
        .color(if on { palette.text } else { palette.text_weak });
    child.add(egui::Label::new(when).wrap());
    response.on_hover_text(name)
}
