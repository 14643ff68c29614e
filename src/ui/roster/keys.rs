//! What the keys say while a table has the focus.

use egui::{Event, EventFilter, Key, Modifiers, Ui};

use super::selection::How;

/// How far the cursor moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// As many lines up as are seen at once.
    PageUp,
    /// As many lines down as are seen at once.
    PageDown,
    /// To the first line.
    Home,
    /// To the last line.
    End,
}

impl By {
    /// How many lines it moves; `page` is how many are seen at once.
    pub fn lines(self, page: usize) -> isize {
        let page = isize::try_from(page.max(1)).unwrap_or(1);
        match self {
            Self::Up => -1,
            Self::Down => 1,
            Self::PageUp => -page,
            Self::PageDown => page,
            Self::Home => isize::MIN,
            Self::End => isize::MAX,
        }
    }

    /// Whether, with nothing selected, it leads to the end.
    pub fn is_up(self) -> bool {
        matches!(self, Self::Up | Self::End)
    }
}

/// What was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// The cursor moves.
    Move(By, How),
    /// What is under the cursor is selected, or no longer.
    Toggle,
    /// Fold, go to the group's title, or scroll to the left.
    Left,
    /// Unfold, or scroll to the right.
    Right,
    /// Edit or fold.
    Enter,
    /// Letters of a name.
    Letters(String),
    /// Copy what is selected.
    Copy,
    /// Take the filter away.
    ClearFilter,
}

const MOVES: [(Key, By); 6] = [
    (Key::ArrowUp, By::Up),
    (Key::ArrowDown, By::Down),
    (Key::PageUp, By::PageUp),
    (Key::PageDown, By::PageDown),
    (Key::Home, By::Home),
    (Key::End, By::End),
];

/// What was pressed while the table `id` has the focus. Letters count with `letters`; Esc stays
/// here while there is a filter to take away.
pub fn pressed(ui: &Ui, id: egui::Id, letters: bool, filtered: bool) -> Vec<Press> {
    let filter = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        escape: filtered,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    ui.input_mut(|input| {
        let mut found = Vec::new();
        input.events.retain(|event| {
            let press = match event {
                Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } => of_key(*key, *modifiers)
                    .filter(|press| *press != Press::ClearFilter || filtered),
                Event::Copy => Some(Press::Copy),
                Event::Text(text) if letters => of_text(text),
                _ => None,
            };
            found.extend(press.clone());
            press.is_none()
        });
        found
    })
}

fn of_key(key: Key, modifiers: Modifiers) -> Option<Press> {
    let plain = modifiers.is_none();
    if let Some((_, by)) = MOVES.iter().find(|(known, _)| *known == key) {
        let how = if plain {
            How::Alone
        } else if modifiers.shift_only() {
            How::Extend
        } else if modifiers.command_only() {
            How::Only
        } else {
            return None;
        };
        return Some(Press::Move(*by, how));
    }
    match key {
        Key::Space if plain || modifiers.command_only() => Some(Press::Toggle),
        Key::ArrowLeft if plain => Some(Press::Left),
        Key::ArrowRight if plain => Some(Press::Right),
        Key::Enter if plain => Some(Press::Enter),
        Key::Escape if plain => Some(Press::ClearFilter),
        _ => None,
    }
}

fn of_text(text: &str) -> Option<Press> {
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    (!letters.is_empty()).then_some(Press::Letters(letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modifiers_say_what_moving_does_to_the_selection() {
        let how = |modifiers| of_key(Key::ArrowDown, modifiers);
        let by = |how| Some(Press::Move(By::Down, how));
        assert_eq!(how(Modifiers::NONE), by(How::Alone));
        assert_eq!(how(Modifiers::SHIFT), by(How::Extend));
        assert_eq!(how(Modifiers::COMMAND), by(How::Only));
        // Alt with arrows moves things in other views.
        assert_eq!(how(Modifiers::ALT), None);
    }

    #[test]
    fn only_letters_lead_to_names() {
        assert_eq!(of_text("ö"), Some(Press::Letters("ö".to_owned())));
        assert_eq!(of_text(" "), None);
        assert_eq!(of_text("1"), None);
    }
}
