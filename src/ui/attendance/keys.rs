//! The keys of the grid.

use egui::{Event, Key, Modifiers};

use super::look;
use crate::i18n::{Texts, tr};
use crate::model::AttendanceStatus;

/// Where a key moves the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// So many rows down.
    Rows(isize),
    /// So many columns to the right.
    Columns(isize),
    /// A page down or up.
    Pages(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Moves the cursor; whether what lies between is chosen too.
    Move(Move, bool),
    /// Gives what is chosen a status.
    Status(AttendanceStatus),
    /// Opens the menu of the cell.
    Menu,
    /// Asks who came instead.
    StandIn,
    /// Adds a guest.
    Guest,
    /// Copies what is chosen.
    Copy,
}

/// The letters of the user's language.
pub struct Letters {
    keys: Vec<(Key, Wish)>,
    /// Whether they work without Alt.
    alone: bool,
}

impl Letters {
    /// The letters; without `alone` they work only together with Alt.
    pub fn new(texts: &Texts, alone: bool) -> Self {
        let status = AttendanceStatus::ALL.iter().copied();
        let mut letters: Vec<(String, Wish)> = status
            .map(|status| (look::letter(texts, status), Wish::Status(status)))
            .collect();
        letters.push((tr!(texts, "attend-letter-stand-in"), Wish::StandIn));
        letters.push((tr!(texts, "attend-letter-guest"), Wish::Guest));
        let key = |(letter, wish): &(String, Wish)| Some((Key::from_name(letter)?, *wish));
        Self {
            keys: letters.iter().filter_map(key).collect(),
            alone,
        }
    }

    fn read(&self, key: Key, modifiers: Modifiers) -> Option<Wish> {
        let allowed = modifiers.alt || self.alone && !modifiers.shift;
        if modifiers.command || modifiers.ctrl || !allowed {
            return None;
        }
        let found = self.keys.iter().find(|(known, _)| *known == key);
        found.map(|(_, wish)| *wish)
    }

    /// What a key press asks for, if anything.
    pub fn wish(&self, event: &Event) -> Option<Wish> {
        let Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers,
            ..
        } = event
        else {
            return matches!(event, Event::Copy).then_some(Wish::Copy);
        };
        let extend = modifiers.shift;
        if modifiers.command || modifiers.ctrl {
            return match key {
                Key::Home => Some(Wish::Move(Move::First, extend)),
                Key::End => Some(Wish::Move(Move::Last, extend)),
                _ => None,
            };
        }
        if let Some(wish) = self.read(*key, *modifiers) {
            return Some(wish);
        }
        if modifiers.alt {
            return None;
        }
        let moved = |to| Some(Wish::Move(to, extend));
        match key {
            Key::ArrowDown => moved(Move::Rows(1)),
            Key::ArrowUp => moved(Move::Rows(-1)),
            Key::ArrowRight => moved(Move::Columns(1)),
            Key::ArrowLeft => moved(Move::Columns(-1)),
            Key::PageDown => moved(Move::Pages(1)),
            Key::PageUp => moved(Move::Pages(-1)),
            Key::Home => moved(Move::First),
            Key::End => moved(Move::Last),
            Key::Enter | Key::F2 => Some(Wish::Menu),
            Key::Delete | Key::Backspace | Key::Space => Some(Wish::Status(AttendanceStatus::Open)),
            _ if self.alone && *physical_key == Some(Key::Num0) && !extend => {
                Some(Wish::Status(AttendanceStatus::Open))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn press(letters: &Letters, modifiers: Modifiers, key: Key) -> Option<Wish> {
        letters.wish(&Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        })
    }

    #[test]
    fn each_status_has_its_letter_in_both_languages() {
        for (lang, keys) in [
            (Lang::De, [Key::A, Key::O, Key::E, Key::U]),
            (Lang::En, [Key::P, Key::O, Key::E, Key::A]),
        ] {
            let letters = Letters::new(&Texts::new(lang), true);
            for (status, key) in AttendanceStatus::ALL[1..].iter().zip(keys) {
                let found = press(&letters, Modifiers::NONE, key);
                assert_eq!(found, Some(Wish::Status(*status)), "{lang:?}");
            }
            for key in [Key::Num0, Key::Delete, Key::Space] {
                let found = press(&letters, Modifiers::NONE, key);
                assert_eq!(found, Some(Wish::Status(AttendanceStatus::Open)));
            }
            // No two things share a letter.
            assert_eq!(letters.keys.len(), 7);
            let mut keys: Vec<Key> = letters.keys.iter().map(|(key, _)| *key).collect();
            keys.dedup();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), 7);
        }
    }

    #[test]
    fn single_letters_that_are_switched_off_work_with_alt() {
        let letters = Letters::new(&Texts::new(Lang::De), false);
        assert_eq!(press(&letters, Modifiers::NONE, Key::A), None);
        assert_eq!(press(&letters, Modifiers::NONE, Key::Num0), None);
        let present = Some(Wish::Status(AttendanceStatus::Present));
        assert_eq!(press(&letters, Modifiers::ALT, Key::A), present);
        assert_eq!(
            press(&letters, Modifiers::NONE, Key::Enter),
            Some(Wish::Menu)
        );
    }

    #[test]
    fn what_belongs_to_commands_is_left_to_them() {
        let letters = Letters::new(&Texts::new(Lang::De), true);
        assert_eq!(press(&letters, Modifiers::COMMAND, Key::A), None);
        assert_eq!(press(&letters, Modifiers::NONE, Key::F9), None);
        assert_eq!(press(&letters, Modifiers::NONE, Key::Tab), None);
    }
}
