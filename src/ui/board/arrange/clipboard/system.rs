//! The system's clipboard: a text for other programs, and our own form for other windows.
//!
//! egui puts only a text on the clipboard. Beside it goes a second form, HTML, which programs for
//! texts read with its headings and lists; our own form stands in an attribute of it that they
//! pass over. So the text is not touched, and no file is left behind. (A comment would do too, but
//! LibreOffice shows those.)
//!
//! Under Wayland egui keeps the clipboard by a connection of its own, which a second owner would
//! fight with: there only the text goes out, and our own form is known within this program.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use egui::{Context, Id};

use super::parcel::Parcel;

const OPEN: &str = "<div data-zirkel-board=\"";
/// X servers refuse to hand over much more in one go, in bytes.
const MOST: usize = 12 << 20;

/// Says that the system's clipboard may be used: in a window that is on a screen.
pub fn allow(ctx: &Context) {
    let wayland = cfg!(target_os = "linux") && std::env::var_os("WAYLAND_DISPLAY").is_some();
    ctx.data_mut(|data| data.insert_temp(key(), !wayland));
}

/// Whether it may be used for more than texts.
pub fn is_allowed(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(key())).unwrap_or(false)
}

fn key() -> Id {
    Id::unique("system clipboard")
}

/// What became of our own form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// All of it is there.
    All,
    /// The pictures are too large.
    NoPictures,
    /// Only the text is there.
    TextOnly,
}

/// Puts a parcel on the clipboard: as text, as HTML, and as itself.
pub fn put(ctx: &Context, text: &str, html: &str, parcel: &Parcel) -> Sent {
    if is_allowed(ctx) {
        let ways = [
            (Sent::All, wrapped(html, parcel)),
            (Sent::NoPictures, wrapped(html, &parcel.without_pictures())),
        ];
        for (sent, wrapped) in ways {
            let Some(wrapped) = wrapped.filter(|html| html.len() <= MOST) else {
                continue;
            };
            let put = arboard::Clipboard::new()
                .and_then(|mut clipboard| clipboard.set_html(wrapped.as_str(), Some(text)));
            match put {
                Ok(()) if parcel.images.is_empty() => return Sent::All,
                Ok(()) => return sent,
                Err(error) => tracing::warn!(%error, "no second form on the clipboard"),
            }
        }
    }
    ctx.copy_text(text.to_owned());
    Sent::TextOnly
}

/// The parcel that another window put on the clipboard. May wait for that window: not to be
/// called on the UI thread.
pub fn take() -> Option<Parcel> {
    let mut clipboard = arboard::Clipboard::new().ok()?;
    unwrapped(&clipboard.get().html().ok()?)
}

fn wrapped(html: &str, parcel: &Parcel) -> Option<String> {
    let own = STANDARD.encode(parcel.write()?);
    Some(format!("{OPEN}{own}\">{html}</div>"))
}

fn unwrapped(html: &str) -> Option<Parcel> {
    let (_, rest) = html.split_once(OPEN)?;
    let (own, _) = rest.split_once('"')?;
    let bytes = STANDARD.decode(own).ok()?;
    Parcel::read(&String::from_utf8(bytes).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Element, Id, Ulid};

    fn parcel() -> Parcel {
        let element = Element {
            text: "\"<b>&</b>\" --> Übergang".to_owned(),
            ..Element::default()
        };
        Parcel {
            elements: vec![(Id::from_ulid(Ulid(7)), element)],
            images: Vec::new(),
        }
    }

    #[test]
    fn our_own_form_comes_back_from_the_html_around_it() {
        let html = wrapped("<p>x</p>", &parcel()).expect("written");
        let page = format!("<html><body>\n<!--StartFragment-->{html}<!--EndFragment--></body>");
        assert_eq!(unwrapped(&page), Some(parcel()));
    }

    #[test]
    fn what_is_broken_or_hostile_is_no_parcel() {
        let html = wrapped("", &parcel()).expect("written");
        for cut in [30, html.len() / 2, html.len() - 12] {
            assert_eq!(unwrapped(&html[..cut]), None);
        }
        let own = |ron: &str| format!("{OPEN}{}\"></div>", STANDARD.encode(ron));
        let deep = "[".repeat(100_000);
        for odd in [
            "",
            "(elements: [])",
            "(elements: 5)",
            "(elements: [(\"x\", (position: (NaN, 1.0)))])",
            deep.as_str(),
        ] {
            assert_eq!(unwrapped(&own(odd)), None, "{:.40}", odd);
        }
        assert_eq!(unwrapped("<p>nothing of ours</p>"), None);
    }
}
