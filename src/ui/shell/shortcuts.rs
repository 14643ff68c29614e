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
    let writing = ctx.text_edit_focused() || egui::Popup::is_any_open(ctx);
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
                        || keys.is_single_letter() && !single_letters
                        || read && is_for_reader(*keys)
                        // Enter on a focused button presses the button.
                        || keys.key == egui::Key::Enter && focused;
                    !left_alone && keys.match_event(event)
                }) && can(*command)
            });
            found.extend(command);
            command.is_none()
        });
    });
    found
}

const READER: &str = "reads letters itself";

/// Leaves plain keys and those with Alt and an arrow to a widget that finds its lines by them, as
/// long as it has the focus.
pub fn leave_letters_to(ctx: &Context, widget: Id) {
    ctx.data_mut(|data| data.insert_temp(Id::unique(READER), widget));
}

fn is_for_reader(keys: Keys) -> bool {
    let arrow = matches!(
        keys.key,
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight
    );
    keys.types_text() || keys.alt && arrow || keys.key == Key::F2
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
