//! From key presses to commands.

use egui::{Context, Id};

use crate::ui::commands::Command;

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
    let focused = ctx.memory(|memory| memory.focused().is_some());
    let mut found = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let command = Command::ALL.iter().copied().find(|command| {
                command.keys().iter().any(|keys| {
                    let left_alone = keys.types_text() && writing
                        || keys.is_single_letter() && !single_letters
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
