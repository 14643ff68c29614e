//! Keys that run a command: which they are, how they are told, and when they are pressed.

use egui::{Key, Modifiers};

use crate::i18n::{Texts, tr};

/// Which keys run a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Cmd on macOS, Ctrl elsewhere.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key; digits by their place on the keyboard, letters by what is printed on them.
    pub key: Key,
}

impl Keys {
    /// Whether these keys also type text, so that they must not work while somebody writes.
    pub fn types_text(self) -> bool {
        !self.command && !self.alt && !is_function_key(self.key)
    }

    /// A single character: a letter, small or capital, a digit or a sign. These can be switched off,
    /// for those who speak to their computer or often touch a key unawares (WCAG 2.1.4).
    pub fn is_single_letter(self) -> bool {
        let sign = matches!(
            self.key,
            Key::Comma | Key::Period | Key::Plus | Key::Minus | Key::Equals
        );
        !self.command && !self.alt && (sign || self.key.name().len() == 1)
    }

    /// Whether this key press is the one meant.
    pub fn match_event(self, event: &egui::Event) -> bool {
        let egui::Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers,
            ..
        } = event
        else {
            return false;
        };
        let key = match physical_key {
            Some(physical) if is_digit(*physical) => *physical,
            _ => *key,
        };
        let same_key = key == self.key || (self.key == Key::Plus && key == Key::Equals);
        same_key
            && modifiers.command == self.command
            && modifiers.shift == self.shift
            && modifiers.alt == self.alt
    }

    /// As menus show them: "Strg+Umschalt+P".
    pub fn label(self, texts: &Texts, mac: bool) -> String {
        if mac {
            let modifiers = Modifiers {
                alt: self.alt,
                shift: self.shift,
                mac_cmd: self.command,
                command: self.command,
                ctrl: false,
            };
            return egui::KeyboardShortcut::new(modifiers, self.key)
                .format(&egui::ModifierNames::NAMES, true);
        }
        let mut parts = Vec::new();
        if self.command {
            parts.push(tr!(texts, "key-ctrl"));
        }
        if self.alt {
            parts.push(tr!(texts, "key-alt"));
        }
        if self.shift {
            parts.push(tr!(texts, "key-shift"));
        }
        parts.push(key_name(self.key, texts));
        parts.join("+")
    }
}

fn is_digit(key: Key) -> bool {
    use Key::{Num0, Num1, Num2, Num3, Num4, Num5, Num6, Num7, Num8, Num9};
    [Num0, Num1, Num2, Num3, Num4, Num5, Num6, Num7, Num8, Num9].contains(&key)
}

fn is_function_key(key: Key) -> bool {
    let name = key.name();
    name.len() > 1 && name.starts_with('F') && name[1..].bytes().all(|c| c.is_ascii_digit())
}

fn key_name(key: Key, texts: &Texts) -> String {
    match key {
        Key::Delete => tr!(texts, "key-delete"),
        Key::Enter => tr!(texts, "key-enter"),
        Key::PageUp => tr!(texts, "key-page-up"),
        Key::PageDown => tr!(texts, "key-page-down"),
        Key::ArrowUp => tr!(texts, "key-up"),
        Key::ArrowDown => tr!(texts, "key-down"),
        Key::Escape => tr!(texts, "key-escape"),
        Key::Plus => "+".to_owned(),
        Key::Minus => "-".to_owned(),
        Key::Comma => ",".to_owned(),
        Key::Period => ".".to_owned(),
        other => other.name().to_owned(),
    }
}

pub(super) const fn ctrl(key: Key) -> Keys {
    Keys {
        command: true,
        shift: false,
        alt: false,
        key,
    }
}

pub(super) const fn ctrl_shift(key: Key) -> Keys {
    Keys {
        shift: true,
        ..ctrl(key)
    }
}

pub(super) const fn plain(key: Key) -> Keys {
    Keys {
        command: false,
        ..ctrl(key)
    }
}

pub(super) const fn shift(key: Key) -> Keys {
    Keys {
        shift: true,
        ..plain(key)
    }
}

pub(super) const fn alt(key: Key) -> Keys {
    Keys {
        alt: true,
        ..plain(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn digits_are_matched_by_their_place_on_the_keyboard() {
        let event = egui::Event::Key {
            key: Key::Exclamationmark,
            physical_key: Some(Key::Num1),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::SHIFT,
        };
        assert!(shift(Key::Num1).match_event(&event));
        assert!(!plain(Key::Num1).match_event(&event));
    }

    #[test]
    fn all_that_types_a_character_can_be_switched_off() {
        let characters = [plain(Key::N), shift(Key::R), shift(Key::Num1)];
        assert!(characters.iter().all(|keys| keys.is_single_letter()));
        assert!(
            [plain(Key::Comma), plain(Key::Period)]
                .iter()
                .all(|keys| keys.is_single_letter())
        );
        let others = [
            ctrl(Key::N),
            plain(Key::F5),
            plain(Key::Delete),
            plain(Key::PageUp),
        ];
        assert!(others.iter().all(|keys| !keys.is_single_letter()));
    }

    #[test]
    fn signs_are_called_what_stands_on_the_key() {
        let texts = Texts::new(Lang::De);
        assert_eq!(plain(Key::Comma).label(&texts, false), ",");
        assert_eq!(shift(Key::Period).label(&texts, false), "Umschalt+.");
    }
}
