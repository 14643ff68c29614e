//! Writing an outline: one text edit a record, and the keys that make, indent and leave records.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Context, Event, Id, ImeEvent, Key, KeyboardShortcut, Modifiers, Response, Role, TextEdit, Ui,
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
        let Some((id, at)) = self.target.take() else {
            return;
        };
        let cursor = match at {
            At::Start => 0,
            // The text edit brings the cursor back to the end of its text.
            At::End => usize::MAX,
            At::Char(at) => at,
        };
        put_cursor(ctx, id, cursor);
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
    let focused = ui.memory(|memory| memory.has_focus(id));
    let key = if focused && writing.target.is_none() {
        take_key(ui, writing, text.is_empty())
    } else {
        None
    };
    caret::follow(ui.ctx(), id, text);
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
    let response = ui.add(make(edit));
    let enabled = response.enabled();
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(Role::TextInput, enabled, look.name);
        info.current_text_value = Some(edited.clone());
        info
    });
    writing.shown(&response);
    caret::leave(ui.ctx(), id, &edited);
    let changed = response.changed();
    let key = match key {
        Some(Pressed::Enter) => {
            let end = edited.chars().count();
            Some(LineKey::Enter(
                cursor(ui.ctx(), id).map_or(end, |at| at.min(end)),
            ))
        }
        Some(Pressed::Deeper) => Some(LineKey::Deeper),
        Some(Pressed::Higher) => Some(LineKey::Higher),
        Some(Pressed::Remove) => Some(LineKey::Remove),
        None if focused && !changed && cursor(ui.ctx(), id) == cursor_before => stuck(ui),
        None => None,
    };
    Edited {
        text: changed.then_some(edited),
        response,
        key,
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

fn put_cursor(ctx: &Context, id: Id, at: usize) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    let range = CCursorRange::one(CCursor::new(at));
    state.cursor.set_char_range(Some(range));
    state.store(ctx, id);
}

fn cursor(ctx: &Context, id: Id) -> Option<usize> {
    let range = TextEditState::load(ctx, id)?.cursor.char_range()?;
    (range.primary == range.secondary).then_some(range.primary.index.0)
}

#[derive(Clone, Copy)]
enum Pressed {
    Enter,
    Deeper,
    Higher,
    Remove,
}

/// Takes the first key that concerns the outline out of this frame's events, and holds back what
/// was typed behind it.
fn take_key(ui: &Ui, writing: &mut Writing, mut empty: bool) -> Option<Pressed> {
    ui.input_mut(|input| {
        let mut found = None;
        for (at, event) in input.events.iter().enumerate() {
            match event {
                Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } => {
                    let plain = modifiers.is_none();
                    let pressed = match key {
                        Key::Enter if plain => Some(Pressed::Enter),
                        Key::Tab if plain => Some(Pressed::Deeper),
                        Key::Tab if modifiers.shift_only() => Some(Pressed::Higher),
                        Key::Backspace if plain && empty => Some(Pressed::Remove),
                        _ => None,
                    };
                    if let Some(pressed) = pressed {
                        found = Some((at, pressed));
                        break;
                    }
                }
                Event::Text(_) | Event::Paste(_) | Event::Ime(_) => empty = false,
                _ => {}
            }
        }
        let (at, pressed) = found?;
        let behind = input.events.split_off(at + 1);
        input.events.pop();
        let typed = |event: &Event| {
            matches!(
                event,
                Event::Key { pressed: true, .. } | Event::Text(_) | Event::Paste(_)
            )
        };
        let (held, rest): (Vec<_>, Vec<_>) = behind.into_iter().partition(typed);
        writing.held.extend(held);
        input.events.extend(rest);
        Some(pressed)
    })
}
