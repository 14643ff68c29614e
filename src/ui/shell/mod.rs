//! The window around the views: menu bar, rail, status bar, palette, dialogs, messages.

pub mod banners;
pub mod dialogs;
pub mod menu_bar;
pub mod palette;
pub mod rail;
pub mod shortcuts;
pub mod status_bar;
pub mod toasts;
