//! From key presses to commands.

use egui::{Context, Id, Key};

use crate::ui::commands::{Command, Keys};

/// The commands whose keys were pressed since the last frame, for which `can` says yes; their
/// key presses are taken away so that no widget acts on them too.
///
/// Keys that type text are left alone while somebody writes, and single letters also when
/// `single_letters` is off.
pub fn pressed(
    ctx: &Context,
    single_letters: bool,
    mut can: impl FnMut(Command) -> bool,
) -> Vec<Command> {
    // With a menu, a list or a dialog open, plain keys belong to it.
    let in_text = ctx.text_edit_focused();
    let writing = in_text || egui::Popup::is_any_open(ctx);
    let focused = ctx.memory(|memory| memory.focused());
    let reader: Option<Id> = ctx.data(|data| data.get_temp(Id::unique(READER)));
    let read = focused.is_some() && focused == reader;
    let focused = focused.is_some();
    let mut found = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let command = Command::ALL.iter().copied().find(|command| {
                command.keys().iter().any(|keys| {
                    let left_alone = keys.types_text() && writing
                        || in_text && edits_text(*keys)
                        || keys.is_single_letter() && !single_letters
                        || read && is_for_reader(*keys)
                        // Enter on a focused button presses the button.
                        || keys.key == egui::Key::Enter && keys.types_text() && focused;
                    !left_alone && keys.match_event(event)
                }) && can(*command)
            });
            found.extend(command);
            command.is_none()
        });
    });
    found
}

/// Keys by which people select, copy and move within a text they write.
fn edits_text(keys: Keys) -> bool {
    let plain = matches!(keys.key, Key::A | Key::C | Key::X | Key::V) && !keys.shift;
    keys.command && !keys.alt && (plain || is_arrow(keys.key))
}

const fn is_arrow(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight
    )
}

const READER: &str = "reads letters itself";

/// Leaves plain keys and those with Alt and an arrow to a widget that finds its lines by them, as
/// long as it has the focus.
pub fn leave_letters_to(ctx: &Context, widget: Id) {
    ctx.data_mut(|data| data.insert_temp(Id::unique(READER), widget));
}

fn is_for_reader(keys: Keys) -> bool {
    keys.types_text() || keys.alt && is_arrow(keys.key) || keys.key == Key::F2
}

const LETTERS: &str = "single letters are keys";

/// Tells the views whether single letters are keys.
pub fn publish(ctx: &Context, single_letters: bool) {
    ctx.data_mut(|data| data.insert_temp(Id::unique(LETTERS), single_letters));
}

/// Whether single letters are keys, for views that read keys of their own.
pub fn single_letters(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(Id::unique(LETTERS)))
        .unwrap_or(true)
}
