//! The menu on a wrong word: what could be meant, and the ways to let the word be right.

use std::ops::Range;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Button, Context, Id, Key, Modifiers, Popup, Pos2, Response, Role, Ui};

use super::Spell;
use crate::i18n::{Texts, tr};
use crate::ui::icons;
use crate::ui::theme::{self, size, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;

/// A word of a text, replaced by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Where the wrong word stood, in bytes.
    pub place: Range<usize>,
    /// What stands there now.
    pub word: String,
    /// The whole text as it is now.
    pub text: String,
}

/// Whether a menu is open, and on which word.
#[derive(Default)]
pub struct State {
    open: Option<Open>,
    /// The field in which one is to be opened, and where the pointer is if that asked for it.
    wish: Option<(Id, Option<Pos2>)>,
    /// Somebody asked for it by a command, in this pass of the window.
    asked: Option<u64>,
}

struct Open {
    field: Id,
    place: Range<usize>,
    word: String,
    at: Pos2,
    /// Whether the first entry has had the focus.
    focused: bool,
}

impl State {
    pub fn ask(&mut self, ctx: &Context) {
        self.asked = Some(ctx.cumulative_pass_nr());
    }

    /// Whether it was asked for just now: a field that has the focus is shown within a pass.
    fn take_ask(&mut self, ctx: &Context) -> bool {
        let now = ctx.cumulative_pass_nr();
        self.asked.take_if(|_| true).is_some_and(|at| now <= at + 1)
    }
}

/// What was chosen in a menu.
enum Chosen {
    Word(String),
    Own,
    Ignore,
}

/// The menu of a text edit that was just shown with `text` in it: opened on a wrong word by a right
/// click, or by the command on the wrong word at the cursor or else the next one. Returns what the
/// text becomes; whoever shows the text puts that into the project, as `Step::CorrectSpelling`.
pub fn menu(ui: &mut Ui, cx: &mut ViewCx, field: &Response, text: &str) -> Option<Correction> {
    if field.secondary_clicked() {
        cx.spell.menu.wish = Some((field.id, field.interact_pointer_pos()));
    } else if field.has_focus() && cx.spell.menu.take_ask(ui.ctx()) {
        cx.spell.menu.wish = Some((field.id, None));
    }
    // What is wrong in the text may not be known yet.
    let wish = cx.spell.menu.wish.filter(|(of, _)| *of == field.id);
    if let Some((_, pointer)) = wish
        && cx.spell.knows(text)
    {
        cx.spell.menu.wish = None;
        cx.spell.menu.open = open(ui, cx.spell, field, text, pointer);
        if cx.spell.menu.open.is_none() && pointer.is_none() {
            let text = tr!(cx.texts, "spelling-all-right");
            cx.out.tell(Tone::Info, text);
        }
    }
    let is_here = |open: &Open| open.field == field.id;
    let mut open = cx.spell.menu.open.take_if(|open| is_here(open))?;
    // The text was changed meanwhile, by somebody else or by undo; or one writes elsewhere.
    let is_gone = text.get(open.place.clone()) != Some(open.word.as_str());
    if is_gone || (ui.ctx().text_edit_focused() && !field.has_focus()) {
        return None;
    }
    let words = cx.spell.suggest(&open.word);
    let mut stays = true;
    let mut chosen = None;
    Popup::new(
        field.id.with("spelling"),
        ui.ctx().clone(),
        open.at,
        ui.layer_id(),
    )
    .open_bool(&mut stays)
    .gap(space::XS)
    .accessible_name(tr!(cx.texts, "spelling-menu", word = open.word.as_str()))
    .layout(egui::Layout::top_down_justified(egui::Align::Min))
    .show(|ui| chosen = show(ui, cx.texts, &mut open, words.as_deref()));
    let Some(chosen) = chosen else {
        if stays {
            cx.spell.menu.open = Some(open);
        } else {
            field.request_focus();
        }
        return None;
    };
    field.request_focus();
    match chosen {
        Chosen::Word(word) => {
            let mut text = text.to_owned();
            text.replace_range(open.place.clone(), &word);
            put_cursor(ui.ctx(), field.id, &text, open.place.start + word.len());
            return Some(Correction {
                place: open.place,
                word,
                text,
            });
        }
        Chosen::Own => {
            cx.prefs.spelling.words.insert(open.word);
        }
        Chosen::Ignore => cx.spell.ignore(&open.word),
    }
    None
}

fn open(
    ui: &Ui,
    spell: &mut Spell,
    field: &Response,
    text: &str,
    pointer: Option<Pos2>,
) -> Option<Open> {
    let wrong = spell.wrong(text);
    let cursor = cursor(ui.ctx(), field.id, text)?;
    let at_cursor = wrong
        .iter()
        .find(|place| (place.start..=place.end).contains(&cursor));
    let place = if pointer.is_some() {
        at_cursor
    } else {
        let next = wrong.iter().find(|place| place.start > cursor);
        at_cursor.or(next).or_else(|| wrong.first())
    }?;
    let word = text.get(place.clone())?.to_owned();
    // Where the word is not at the cursor, it is shown which one is meant.
    put_selection(ui.ctx(), field.id, text, place);
    let under_cursor = || {
        let ime = ui.ctx().output(|output| output.ime)?;
        Some(ime.cursor_rect.left_bottom()).filter(|_| at_cursor.is_some())
    };
    let at = pointer.or_else(under_cursor);
    Some(Open {
        field: field.id,
        place: place.clone(),
        word,
        at: at.unwrap_or(field.rect.left_bottom()),
        focused: false,
    })
}

fn show(ui: &mut Ui, texts: &Texts, open: &mut Open, words: Option<&[String]>) -> Option<Chosen> {
    ui.set_min_width(200.0);
    ui.spacing_mut().button_padding.x = space::S;
    let mut chosen = None;
    let mut rows: Vec<Response> = Vec::new();
    let mut row = |ui: &mut Ui, button: Button<'_>, name: &str, then: Chosen| {
        let response = ui.add(button.frame_when_inactive(false));
        widgets::named(&response, Role::MenuItem, name);
        if response.clicked() {
            chosen = Some(then);
        }
        rows.push(response);
    };
    // The word may be elsewhere than at the cursor.
    widgets::weak(ui, tr!(texts, "record-quoted", text = open.word.as_str()));
    match words {
        None => {
            widgets::weak(ui, tr!(texts, "spelling-searching"));
        }
        Some([]) => {
            widgets::weak(ui, tr!(texts, "spelling-no-suggestion"));
        }
        Some(words) => {
            for word in words {
                let text = theme::strong(word, size::BODY);
                row(ui, Button::new(text), word, Chosen::Word(word.clone()));
            }
        }
    }
    ui.separator();
    let own = tr!(texts, "spelling-add");
    let add = Button::new((icons::ADD.rich_text(), own.as_str()));
    row(ui, add, &own, Chosen::Own);
    let ignore = tr!(texts, "spelling-ignore");
    let skip = Button::new((icons::SKIP.rich_text(), ignore.as_str()));
    row(ui, skip, &ignore, Chosen::Ignore);
    // The first suggestion, as soon as there is one.
    if words.is_some() && !open.focused {
        open.focused = true;
        if let Some(first) = rows.first() {
            first.request_focus();
        }
    }
    step(ui, &rows);
    chosen
}

/// Arrow keys lead from row to row, around the ends.
fn step(ui: &Ui, rows: &[Response]) {
    let Some(here) = rows.iter().position(Response::has_focus) else {
        return;
    };
    ui.memory_mut(|memory| {
        if let Some(row) = rows.get(here) {
            let filter = egui::EventFilter {
                vertical_arrows: true,
                ..Default::default()
            };
            memory.set_focus_lock_filter(row.id, filter);
        }
    });
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next = if pressed(Key::ArrowDown) {
        here + 1
    } else if pressed(Key::ArrowUp) {
        here + rows.len() - 1
    } else {
        return;
    };
    if let Some(row) = rows.get(next % rows.len().max(1)) {
        row.request_focus();
    }
}

/// Where the cursor of a text edit stands, in bytes of its text.
fn cursor(ctx: &Context, field: Id, text: &str) -> Option<usize> {
    let range = TextEditState::load(ctx, field)?.cursor.char_range()?;
    let mut places = text.char_indices().map(|(at, _)| at);
    Some(places.nth(range.primary.index.0).unwrap_or(text.len()))
}

/// Which character begins at a byte.
fn character(text: &str, byte: usize) -> usize {
    text.get(..byte).unwrap_or(text).chars().count()
}

fn put_cursor(ctx: &Context, field: Id, text: &str, byte: usize) {
    put_selection(ctx, field, text, &(byte..byte));
}

fn put_selection(ctx: &Context, field: Id, text: &str, place: &Range<usize>) {
    let mut state = TextEditState::load(ctx, field).unwrap_or_default();
    let [start, end] = [place.start, place.end].map(|at| CCursor::new(character(text, at)));
    state
        .cursor
        .set_char_range(Some(CCursorRange::two(start, end)));
    state.store(ctx, field);
}
