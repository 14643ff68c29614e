//! Keys that come faster than frames are drawn, as they do on slow machines.

use egui::{Event, Key};

/// Keys that may bring the focus elsewhere, such as Enter and Tab, come alone in their frame. What
/// was typed before them would else come too late, and what was typed behind them would get to where
/// one was before: "17: 5", Enter, "18" would become "17: 518".
#[derive(Default)]
pub struct Typing {
    waiting: Vec<Event>,
}

impl Typing {
    /// Leaves of `events`, and of what waits before them, those for this frame.
    pub fn hold_back(&mut self, events: &mut Vec<Event>) {
        let mut all = std::mem::take(&mut self.waiting);
        all.append(events);
        if let Some(at) = all.iter().position(leads_on) {
            let typed_before = all.iter().take(at).any(is_typed);
            let next = if typed_before { at } else { at + 1 };
            if all.iter().skip(next).any(is_typed) {
                self.waiting = all.split_off(next);
            }
        }
        *events = all;
    }

    /// Whether another frame is due for what waits.
    pub const fn waits(&self) -> bool {
        !self.waiting.is_empty()
    }
}

/// Whether a key may bring the focus elsewhere.
const fn leads_on(event: &Event) -> bool {
    matches!(
        event,
        Event::Key {
            key: Key::Enter | Key::Tab | Key::Escape,
            pressed: true,
            ..
        }
    )
}

const fn is_typed(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { pressed: true, .. } | Event::Text(_) | Event::Paste(_) | Event::Ime(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Modifiers;

    fn key(key: Key, pressed: bool) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn enter_and_tab_come_alone() {
        let mut typing = Typing::default();
        let mut events = vec![text("5"), key(Key::Enter, true), key(Key::Enter, false)];
        events.extend([text("1"), key(Key::Tab, true)]);
        typing.hold_back(&mut events);
        assert_eq!(events, [text("5")]);

        // What comes meanwhile waits behind what waits.
        let mut events = vec![text("2")];
        let mut frames = Vec::new();
        while typing.waits() {
            typing.hold_back(&mut events);
            frames.push(std::mem::take(&mut events));
        }
        let enter = vec![key(Key::Enter, true)];
        let text_then = vec![key(Key::Enter, false), text("1")];
        let tab = vec![key(Key::Tab, true)];
        assert_eq!(frames, [enter, text_then, tab, vec![text("2")]]);
    }

    #[test]
    fn nothing_waits_without_need() {
        for all in [
            vec![text("a"), key(Key::B, true), text("b"), Event::PointerGone],
            vec![
                key(Key::Enter, true),
                key(Key::Enter, false),
                Event::PointerGone,
            ],
        ] {
            let mut typing = Typing::default();
            let mut events = all.clone();
            typing.hold_back(&mut events);
            assert_eq!(events, all);
            assert!(!typing.waits());
        }
    }
}
