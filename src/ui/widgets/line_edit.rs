//! Writing an outline: one text edit a record, and the keys that make, indent and leave records.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Context, Event, EventFilter, Galley, Id, ImeEvent, Key, KeyboardShortcut, Modifiers, Pos2,
    Response, Role, TextBuffer, TextEdit, Ui,
};

use super::caret;

/// A key that concerns the outline, not the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKey {
    /// Enter with the cursor at this character of the text.
    Enter(usize),
    /// Tab.
    Deeper,
    /// Shift+Tab.
    Higher,
    /// Backspace in an empty text.
    Remove,
    /// Backspace before the first letter; only in prose, where an empty text has one too.
    JoinBefore,
    /// Delete behind the last letter; only in prose.
    JoinBehind,
    /// Bold, or not bold any more; only in prose.
    Bold,
    /// Italic, or not italic any more; only in prose.
    Italic,
    /// Open what the text leads to at the cursor; only in prose.
    Open,
    /// Arrow up where the cursor cannot go up.
    Up,
    /// Arrow down where the cursor cannot go down.
    Down,
}

/// What happened in a [`line_edit`].
pub struct Edited {
    /// The text edit.
    pub response: Response,
    /// The new text, when it was changed.
    pub text: Option<String>,
    /// The key that concerns the outline, if one was pressed.
    pub key: Option<LineKey>,
    /// What was pasted and is more than one line; only in prose.
    pub pasted: Option<String>,
    /// The text as it was laid out, and where.
    pub galley: (Arc<Galley>, Pos2),
    /// What is selected, in letters, while the edit has the focus; where nothing is, the cursor.
    pub selected: Option<Range<usize>>,
}

/// Lays a text out, in this width.
pub type Layouter<'a> = &'a mut dyn FnMut(&Ui, &str, f32) -> Arc<Galley>;

/// How a line of prose is edited.
pub struct AsProse<'a> {
    /// Lays it out.
    pub layouter: Layouter<'a>,
    /// Whether Esc is for something else than ending the writing.
    pub keep_escape: bool,
}

/// Where to put the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Before the text.
    Start,
    /// Behind the text.
    End,
    /// Behind this character.
    Char(usize),
    /// From behind one character to behind another, which are selected.
    Range(usize, usize),
}

/// Moves the focus from line to line. What was typed behind a key that leads to another line is
/// held back until that line is there, so that fast typing ends up where it belongs.
#[derive(Default)]
pub struct Writing {
    target: Option<(Id, At)>,
    held: Vec<Event>,
    /// The line to scroll to as soon as it is shown.
    scroll: Option<Id>,
    /// An input method is in the midst of a letter or word.
    composing: bool,
}

impl Writing {
    /// Moves the focus to the line with this id, as soon as it is shown.
    pub fn focus(&mut self, id: Id, at: At) {
        self.target = Some((id, at));
        self.scroll = Some(id);
    }

    /// Scrolls to the line with this id, as soon as it is shown.
    pub fn scroll_to(&mut self, id: Id) {
        self.scroll = Some(id);
    }

    /// Whether the line with this id has to be shown in any case.
    pub fn wants(&self, id: Id) -> bool {
        self.scroll == Some(id)
    }

    /// To be called before and after the lines are shown.
    pub fn move_focus(&mut self, ctx: &Context) {
        // Below a dialog nothing gets the keyboard; it may be about to close.
        if self.target.is_some() && ctx.memory(|memory| memory.top_modal_layer().is_some()) {
            ctx.request_repaint();
            return;
        }
        let Some((id, at)) = self.target.take() else {
            return;
        };
        let cursor = match at {
            At::Start => 0,
            // The text edit brings the cursor back to the end of its text.
            At::End => usize::MAX,
            At::Char(at) => at,
            At::Range(_, end) => end,
        };
        let start = match at {
            At::Range(start, _) => start,
            _ => cursor,
        };
        put_cursor(ctx, id, start, cursor);
        ctx.memory_mut(|memory| memory.request_focus(id));
        ctx.request_repaint();
        caret::forget(ctx);
    }

    /// Gives back what was held back. To be called before the lines are shown.
    pub fn give_back(&mut self, ctx: &Context) {
        if !self.held.is_empty() {
            let held = std::mem::take(&mut self.held);
            ctx.input_mut(|input| {
                input.events.splice(0..0, held);
            });
        }
        ctx.input(|input| {
            for event in &input.events {
                match event {
                    Event::Ime(ImeEvent::Preedit { text, .. }) => self.composing = !text.is_empty(),
                    Event::Ime(ImeEvent::Commit(_)) => self.composing = false,
                    _ => {}
                }
            }
        });
    }

    /// Whether the focus is about to move to another line.
    pub fn is_moving(&self) -> bool {
        self.target.is_some()
    }

    /// Whether an input method is in the midst of a letter or word, so that the focus must not
    /// move.
    pub fn is_composing(&self) -> bool {
        self.composing
    }

    /// To be called for a line that is shown in another way than by [`line_edit`].
    pub fn seen(&mut self, id: Id, response: &Response) {
        if self.scroll == Some(id) {
            self.scroll = None;
            response.scroll_to_me(None);
        }
    }

    fn shown(&mut self, response: &Response) {
        self.seen(response.id, response);
    }
}

/// How a line looks.
pub struct Look<'a> {
    /// Its name for screen readers.
    pub name: &'a str,
    /// What is shown while it is empty.
    pub hint: &'a str,
    /// Whether Shift+Enter makes a new line and long texts wrap.
    pub multiline: bool,
}

/// The text edit of one line of an outline.
pub fn line_edit(
    ui: &mut Ui,
    writing: &mut Writing,
    id: Id,
    text: &str,
    look: &Look,
    make: impl FnOnce(TextEdit) -> TextEdit,
) -> Edited {
    edit_line(ui, writing, id, text, look, None, make)
}

/// The same for text that goes over many lines, one record a paragraph: two of them are joined by
/// Backspace and Delete, and what is pasted may become more than one.
pub fn prose_edit(
    ui: &mut Ui,
    writing: &mut Writing,
    id: Id,
    text: &str,
    look: &Look,
    prose: AsProse,
    make: impl FnOnce(TextEdit) -> TextEdit,
) -> Edited {
    edit_line(ui, writing, id, text, look, Some(prose), make)
}

fn edit_line(
    ui: &mut Ui,
    writing: &mut Writing,
    id: Id,
    text: &str,
    look: &Look,
    prose: Option<AsProse>,
    make: impl FnOnce(TextEdit) -> TextEdit,
) -> Edited {
    let focused = ui.memory(|memory| memory.has_focus(id));
    caret::follow(ui.ctx(), id, text);
    let key = if focused && writing.target.is_none() {
        let caret = Caret::of(ui.ctx(), id, text);
        let key = take_key(ui, writing, caret, prose.is_some());
        if !writing.held.is_empty() {
            ui.ctx().request_repaint();
        }
        key
    } else {
        None
    };
    let cursor_before = cursor(ui.ctx(), id);
    let mut edited = text.to_owned();
    let edit = if look.multiline {
        TextEdit::multiline(&mut edited).desired_rows(1)
    } else {
        TextEdit::singleline(&mut edited)
    };
    let hint = egui::RichText::new(look.hint).color(super::Palette::here(ui).text_weak);
    let edit = edit
        .id(id)
        .lock_focus(true)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
        .hint_text(hint);
    let edit = make(edit);
    let is_prose = prose.is_some();
    let output = match prose {
        Some(AsProse {
            layouter,
            keep_escape,
        }) => {
            let filter = EventFilter {
                escape: keep_escape,
                ..edit.get_event_filter()
            };
            let mut lay =
                |ui: &Ui, text: &dyn TextBuffer, width: f32| layouter(ui, text.as_str(), width);
            edit.event_filter(filter).layouter(&mut lay).show(ui)
        }
        None => edit.show(ui),
    };
    let response = output.response.response;
    let enabled = response.enabled();
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(Role::TextInput, enabled, look.name);
        info.current_text_value = Some(edited.clone());
        info
    });
    writing.shown(&response);
    caret::leave(ui.ctx(), id, &edited);
    let changed = response.changed();
    let mut pasted = None;
    let key = match key {
        Some(Pressed::Enter) => {
            let end = edited.chars().count();
            Some(LineKey::Enter(
                cursor(ui.ctx(), id).map_or(end, |at| at.min(end)),
            ))
        }
        Some(Pressed::Key(key)) => Some(key),
        Some(Pressed::Paste(text)) => {
            pasted = Some(text);
            None
        }
        None if focused && !changed && cursor(ui.ctx(), id) == cursor_before => stuck(ui),
        // At the rim of prose an arrow leads to the next paragraph, not to its own end first.
        None if focused && !changed && is_prose => {
            let row = |at: usize| output.galley.layout_from_cursor(CCursor::new(at)).row;
            let last = row(edited.chars().count());
            let before = cursor_before.map(row);
            stuck(ui).filter(|key| match key {
                LineKey::Up => before == Some(0),
                _ => before == Some(last),
            })
        }
        None => None,
    };
    let selected = output.cursor_range.map(|range| {
        let range = range.as_sorted_char_range();
        range.start.0..range.end.0
    });
    Edited {
        text: changed.then_some(edited),
        response,
        key,
        pasted,
        galley: (output.galley, output.galley_pos),
        selected,
    }
}

/// An arrow that did not move the cursor.
fn stuck(ui: &Ui) -> Option<LineKey> {
    ui.input(|input| {
        let pressed = |key| input.modifiers.is_none() && input.key_pressed(key);
        if pressed(Key::ArrowUp) {
            Some(LineKey::Up)
        } else if pressed(Key::ArrowDown) {
            Some(LineKey::Down)
        } else {
            None
        }
    })
}

fn put_cursor(ctx: &Context, id: Id, start: usize, end: usize) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    let range = CCursorRange::two(CCursor::new(start), CCursor::new(end));
    state.cursor.set_char_range(Some(range));
    state.store(ctx, id);
}

fn cursor(ctx: &Context, id: Id) -> Option<usize> {
    let range = TextEditState::load(ctx, id)?.cursor.char_range()?;
    (range.primary == range.secondary).then_some(range.primary.index.0)
}

enum Pressed {
    Enter,
    Key(LineKey),
    Paste(String),
}

/// Where the cursor is, in letters, as far as it can be told while this frame's events go by.
#[derive(Clone, Copy)]
struct Caret {
    /// `None` where only the edit itself knows.
    at: Option<usize>,
    selected: bool,
    length: usize,
}

impl Caret {
    fn of(ctx: &Context, id: Id, text: &str) -> Self {
        let length = text.chars().count();
        let state = TextEditState::load(ctx, id);
        let range = state.and_then(|state| state.cursor.char_range());
        let (at, selected) = match range {
            None => (length, false),
            Some(range) => {
                let (one, other) = (range.primary.index.0, range.secondary.index.0);
                (one.min(other).min(length), one != other)
            }
        };
        Self {
            at: Some(at),
            selected,
            length,
        }
    }

    fn is_at_start(self) -> bool {
        !self.selected && self.at == Some(0)
    }

    fn is_at_end(self) -> bool {
        !self.selected && self.at == Some(self.length)
    }

    fn lost(&mut self) {
        self.at = None;
        self.selected = false;
    }

    /// Goes on by what this event does.
    fn pass(&mut self, event: &Event) {
        let was_selected = std::mem::take(&mut self.selected);
        match event {
            Event::Text(text) | Event::Paste(text) if !was_selected => {
                let more = text.chars().count();
                self.length += more;
                self.at = self.at.map(|at| at + more);
            }
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if !was_selected && modifiers.is_none() => match key {
                Key::Backspace => {
                    self.length = self.length.saturating_sub(1);
                    self.at = self.at.map(|at| at.saturating_sub(1));
                }
                Key::Delete => self.length = self.length.saturating_sub(1),
                Key::ArrowLeft => self.at = self.at.map(|at| at.saturating_sub(1)),
                Key::ArrowRight => self.at = self.at.map(|at| (at + 1).min(self.length)),
                _ if key.name().len() > 1 => self.lost(),
                // The letter itself comes as text.
                _ => {}
            },
            Event::Text(_)
            | Event::Paste(_)
            | Event::Ime(_)
            | Event::Cut
            | Event::Key { pressed: true, .. } => self.lost(),
            _ => self.selected = was_selected,
        }
    }

    fn is_lost(self) -> bool {
        self.at.is_none()
    }
}

/// What a key press means here; `Err` where that cannot be told before the edit has seen what was
/// pressed before it.
fn meaning(event: &Event, caret: Caret, prose: bool) -> Result<Option<Pressed>, ()> {
    if let Event::Paste(text) = event {
        let lines = prose && text.trim_end().contains(['\n', '\r']);
        return Ok(lines.then(|| Pressed::Paste(text.clone())));
    }
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return Ok(None);
    };
    let plain = modifiers.is_none();
    let found = match key {
        Key::Enter if plain => Pressed::Enter,
        Key::Tab if plain => Pressed::Key(LineKey::Deeper),
        Key::Tab if modifiers.shift_only() => Pressed::Key(LineKey::Higher),
        Key::Backspace if plain && !prose && caret.length == 0 => Pressed::Key(LineKey::Remove),
        Key::Backspace | Key::Delete if plain && prose && caret.is_lost() => return Err(()),
        Key::Backspace if plain && prose && caret.is_at_start() => {
            Pressed::Key(LineKey::JoinBefore)
        }
        Key::Delete if plain && prose && caret.is_at_end() => Pressed::Key(LineKey::JoinBehind),
        Key::B if prose && modifiers.command_only() => Pressed::Key(LineKey::Bold),
        Key::I if prose && modifiers.command_only() => Pressed::Key(LineKey::Italic),
        Key::Enter if prose && modifiers.command_only() => Pressed::Key(LineKey::Open),
        _ => return Ok(None),
    };
    Ok(Some(found))
}

/// Takes the first key that concerns the outline out of this frame's events, and holds back what
/// was typed behind it.
fn take_key(ui: &Ui, writing: &mut Writing, mut caret: Caret, prose: bool) -> Option<Pressed> {
    ui.input_mut(|input| {
        let mut found = None;
        for (at, event) in input.events.iter().enumerate() {
            match meaning(event, caret, prose) {
                Ok(None) => caret.pass(event),
                Ok(Some(pressed)) => {
                    found = Some((at, Some(pressed)));
                    break;
                }
                Err(()) => {
                    found = Some((at, None));
                    break;
                }
            }
        }
        let (at, pressed) = found?;
        let mut behind = input.events.split_off(at);
        if pressed.is_some() {
            behind.remove(0);
        }
        let typed = |event: &Event| {
            matches!(
                event,
                Event::Key { pressed: true, .. } | Event::Text(_) | Event::Paste(_)
            )
        };
        let (held, rest): (Vec<_>, Vec<_>) = behind.into_iter().partition(typed);
        writing.held.extend(held);
        input.events.extend(rest);
        pressed
    })
}
