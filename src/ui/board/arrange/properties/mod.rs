//! The panel beside the board: what the selected elements look like and say about themselves, to
//! be changed for all of them at once; with nothing selected, what concerns the whole board.

mod change;
mod fields;
mod shared;
mod tags;

use egui::{ScrollArea, Ui};

use super::super::{BoardId, BoardView, ElementId};
use super::numbers;
use crate::document::Step;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};
use crate::model::{
    Arrowhead, Board, Dash, Element, Fill, Fitting, Id, Ink, NoteColor, Person, Route, TextAlign,
    TypeSize, Weight,
};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, Completing, DraftValue, draft_field, label_for};
use change::Number;
use fields::{choice, swatches, tick};
use shared::{Known, Shared, has};
use tags::TagLine;

/// What the panel remembers.
#[derive(Default)]
pub struct Properties {
    known: Known,
    tags: TagLine,
}

impl Properties {
    /// Gives the line for tags the keyboard.
    pub fn focus_tags(&mut self) {
        self.tags.focus = true;
    }
}

impl BoardView {
    /// The panel's content.
    pub(in super::super) fn show_properties(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let mut panel = std::mem::take(&mut self.arranging.properties);
        panel.known.refresh(cx.doc, self.board, &self.selection);
        ui.horizontal(|ui| {
            ui.label(theme::section(title(cx.texts, &panel.known)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let fold = tr!(cx.texts, "properties-fold");
                if widgets::icon_button(ui, icons::FOLD_DETAILS, &fold).clicked() {
                    cx.prefs.board.properties = false;
                    self.take_focus = true;
                }
            });
        });
        let may_edit = !cx.doc.is_read_only();
        ScrollArea::vertical()
            .auto_shrink(false)
            .id_salt("board properties")
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                // Room for the scroll bar; and nothing makes the panel wider than it is.
                ui.set_max_width((ui.available_width() - space::S).max(120.0));
                if panel.known.ids.is_empty() {
                    self.show_of_board(ui, cx, &panel.known, may_edit);
                } else {
                    ui.add_enabled_ui(may_edit, |ui| {
                        self.show_of_selection(ui, cx, &mut panel);
                    });
                }
            });
        self.arranging.properties = panel;
    }

    fn show_of_board(&self, ui: &mut Ui, cx: &mut ViewCx, known: &Known, may_edit: bool) {
        let Some(id) = self.board else { return };
        widgets::weak(ui, tr!(cx.texts, "properties-nothing"));
        ui.add_space(space::S);
        let counts = tr!(
            cx.texts,
            "properties-board-counts",
            elements = known.on_board,
            notes = known.notes_on_board
        );
        ui.label(counts);
        ui.checkbox(
            &mut cx.prefs.board.show_numbers,
            tr!(cx.texts, "command-show-numbers"),
        );
        ui.add_enabled_ui(may_edit && known.notes_on_board > 0, |ui| {
            let name = tr!(cx.texts, "properties-number-notes");
            let response = widgets::button(ui, icons::NUMBERS, &name);
            let hint = tr!(cx.texts, "properties-number-notes-hint");
            if response.on_hover_text(hint).clicked() {
                numbers::number(cx.doc, id);
            }
        });
        ui.separator();
        let board: Option<&Board> = cx.doc.project().get(id);
        let covering = board.is_some_and(|board| board.covering);
        let state = if covering {
            tr!(cx.texts, "properties-covering")
        } else {
            tr!(cx.texts, "properties-not-covering")
        };
        ui.label(state);
        if known.covered_on_board > 0 {
            let count = known.covered_on_board;
            widgets::weak(ui, tr!(cx.texts, "properties-covered", count = count));
        }
        ui.add_enabled_ui(may_edit, |ui| {
            for command in [Command::CoverWriting, Command::RevealNotes] {
                let label = command.label(cx.texts);
                if widgets::button(ui, command.icon(), &label).clicked() {
                    cx.out.run(command);
                }
            }
        });
    }

    fn show_of_selection(&mut self, ui: &mut Ui, cx: &mut ViewCx, panel: &mut Properties) {
        let known = &panel.known;
        if known.locked > 0 {
            let hint = tr!(cx.texts, "properties-locked-hint", count = known.locked);
            widgets::weak(ui, hint);
        }
        let all = known.ids.len();
        if let Some(locked) = tick(ui, &tr!(cx.texts, "field-locked"), known.locked, all) {
            change::lock(cx.doc, &known.ids, locked);
        }
        // What is locked is not changed; where all is, nothing can be.
        ui.add_enabled_ui(known.locked < all, |ui| {
            self.show_of_notes(ui, cx, panel);
            show_of_texts(ui, cx, &panel.known);
            show_of_lines(ui, cx, &panel.known);
            self.show_numbers(ui, cx, &panel.known);
        });
    }

    fn show_of_notes(&mut self, ui: &mut Ui, cx: &mut ViewCx, panel: &mut Properties) {
        let known = &panel.known;
        let texts = cx.texts;
        let palette = Palette::here(ui);
        let label = tr!(texts, "field-color");
        let tint = |color| Some(palette.note(color));
        if let Some(color) = swatches(ui, texts, &label, known.color, NoteColor::ALL, tint) {
            change::restyle(cx.doc, Step::ColorElements, &known.ids, has::paper, |e| {
                e.color = color;
            });
            self.paper = color;
        }
        if known.notes > 0 {
            if let Some(label) = &known.label {
                let name = tr!(texts, "field-note-number");
                ui.label(format!("{name}: {label}"));
            }
            if panel.tags.show(ui, cx, known) {
                self.take_focus = true;
            }
        }
        if known.author.is_there() {
            show_author(ui, cx, known);
        }
        if known.notes > 0 {
            let label = tr!(texts, "field-covered");
            if let Some(covered) = tick(ui, &label, known.covered, known.notes) {
                let step = if covered {
                    Step::CoverNotes
                } else {
                    Step::RevealNotes
                };
                change::restyle(cx.doc, step, &known.ids, has::paper, |e| {
                    e.covered = covered;
                });
            }
        }
        let label = tr!(texts, "field-fitting");
        if let Some(fitting) = choice(ui, texts, &label, known.fitting, Fitting::ALL) {
            style(cx, known, has::paper, |e| e.fitting = fitting);
        }
    }

    fn show_numbers(&self, ui: &mut Ui, cx: &mut ViewCx, known: &Known) {
        let Some(board) = self.board else { return };
        if known.numbers.iter().all(|number| !number.is_there()) {
            return;
        }
        ui.separator();
        let there = Number::ALL.into_iter().zip(known.numbers);
        let there: Vec<_> = there.filter(|(_, shared)| shared.is_there()).collect();
        for pair in there.chunks(2) {
            ui.columns(2, |columns| {
                for (ui, (number, shared)) in columns.iter_mut().zip(pair) {
                    show_number(ui, cx, board, known, *number, *shared);
                }
            });
        }
    }
}

fn show_number(
    ui: &mut Ui,
    cx: &mut ViewCx,
    board: BoardId,
    known: &Known,
    number: Number,
    shared: Shared<f32>,
) {
    let label = name_of(cx.texts, number);
    let several = tr!(cx.texts, "properties-several");
    let label = match shared {
        Shared::Several => format!("{label}: {several}"),
        _ => label,
    };
    let shown = shared.one().map(|value| shown_number(cx.texts, value));
    let value = DraftValue {
        shown: &shown.unwrap_or_default(),
        example: "160",
        width: (ui.available_width() - space::M).max(40.0),
    };
    let salt = ("board number", known.ids.first(), known.ids.len(), number);
    let typed = draft_field(ui, cx.texts, salt, &label, &value, read_number);
    if let Some(Some(value)) = typed {
        change::set_number(cx.doc, board, &known.ids, number, value);
    }
}

fn title(texts: &Texts, known: &Known) -> String {
    let mut kinds = known.kinds.values();
    match (kinds.next(), kinds.next()) {
        (None, _) => tr!(texts, "properties-of-board"),
        (Some((kind, 1)), None) => kind.name(texts),
        (Some((kind, count)), None) => format!("{count} × {}", kind.name(texts)),
        _ => tr!(texts, "properties-of-many", count = known.ids.len()),
    }
}

fn style(
    cx: &mut ViewCx,
    known: &Known,
    has: impl Fn(&Element) -> bool,
    set: impl Fn(&mut Element),
) {
    change::restyle(cx.doc, Step::StyleElements, &known.ids, has, set);
}

fn show_author(ui: &mut Ui, cx: &mut ViewCx, known: &Known) {
    let label = tr!(cx.texts, "field-author");
    let current = known.author.one().flatten();
    let people: &[(Id<Person>, String)] = &known.people;
    let shown = people.iter().find(|(id, _)| Some(*id) == current);
    let hint = match known.author {
        Shared::Several => tr!(cx.texts, "properties-several"),
        _ => tr!(cx.texts, "properties-author-hint"),
    };
    let chosen = label_for(ui, &label, |ui, _| {
        let look = Completing {
            name: &label,
            hint: &hint,
            shown: shown.map_or("", |(_, name)| name.as_str()),
            records: people,
        };
        let first: Option<&ElementId> = known.ids.first();
        let id = egui::Id::unique(("board author", first, known.ids.len()));
        widgets::complete_record(ui, id, &look, |edit| {
            edit.desired_width(f32::INFINITY)
                .margin(egui::vec2(8.0, 6.0))
        })
    });
    if let Some(author) = chosen.filter(|author| known.author != Shared::One(*author)) {
        change::restyle(cx.doc, Step::SetAuthor, &known.ids, has::author, |e| {
            e.author = author;
        });
    }
}

fn show_of_texts(ui: &mut Ui, cx: &mut ViewCx, known: &Known) {
    let texts = cx.texts;
    let label = tr!(texts, "field-type-size");
    let sizes = [
        TypeSize::Small,
        TypeSize::Medium,
        TypeSize::Large,
        TypeSize::Huge,
    ];
    if let Some(size) = choice(ui, texts, &label, known.type_size, &sizes) {
        style(cx, known, has::type_size, |e| e.type_size = size);
    }
    let label = tr!(texts, "field-align");
    if let Some(align) = choice(ui, texts, &label, known.align, TextAlign::ALL) {
        style(cx, known, has::align, |e| e.align = align);
    }
}

fn show_of_lines(ui: &mut Ui, cx: &mut ViewCx, known: &Known) {
    let texts = cx.texts;
    let ground = Palette::here(ui).ground;
    let label = tr!(texts, "field-ink");
    let tint = |ink| Some(theme::tone(ground.ink(ink)));
    if let Some(ink) = swatches(ui, texts, &label, known.ink, Ink::ALL, tint) {
        style(cx, known, has::ink, |e| e.ink = ink);
    }
    let label = tr!(texts, "field-fill");
    let tint = |fill| ground.fill(fill).map(theme::tone);
    if let Some(fill) = swatches(ui, texts, &label, known.fill, Fill::ALL, tint) {
        style(cx, known, has::fill, |e| e.fill = fill);
    }
    let label = tr!(texts, "field-weight");
    let weights = [Weight::Thin, Weight::Medium, Weight::Thick];
    if let Some(weight) = choice(ui, texts, &label, known.weight, &weights) {
        style(cx, known, has::weight, |e| e.weight = weight);
    }
    let label = tr!(texts, "field-dash");
    if let Some(dash) = choice(ui, texts, &label, known.dash, Dash::ALL) {
        style(cx, known, has::dash, |e| e.dash = dash);
    }
    let label = tr!(texts, "field-route");
    if let Some(route) = choice(ui, texts, &label, known.route, Route::ALL) {
        style(cx, known, has::is_connector, |e| e.route = route);
    }
    let label = tr!(texts, "field-from-head");
    if let Some(head) = choice(ui, texts, &label, known.from_head, Arrowhead::ALL) {
        style(cx, known, has::is_connector, |e| e.from_head = head);
    }
    let label = tr!(texts, "field-to-head");
    if let Some(head) = choice(ui, texts, &label, known.to_head, Arrowhead::ALL) {
        style(cx, known, has::is_connector, |e| e.to_head = head);
    }
}

fn name_of(texts: &Texts, number: Number) -> String {
    match number {
        Number::Left => tr!(texts, "properties-left"),
        Number::Top => tr!(texts, "properties-top"),
        Number::Width => tr!(texts, "field-width"),
        Number::Height => tr!(texts, "field-height"),
        Number::Angle => tr!(texts, "properties-angle"),
    }
}

/// As it can be typed.
fn shown_number(texts: &Texts, value: f32) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    let shown = format!("{rounded}");
    match texts.lang() {
        crate::i18n::Lang::De => shown.replace('.', ","),
        crate::i18n::Lang::En => shown,
    }
}

fn read_number(typed: &str) -> Option<f32> {
    let typed = typed.trim().trim_end_matches('°').replace(',', ".");
    let value: f32 = typed.trim().parse().ok()?;
    // The model brings in what is too far out.
    value.is_finite().then_some(value)
}
