//! The real window, driven as its users drive it, without a screen.
#![cfg(feature = "gui")]

mod attendance;
mod board;
mod board_access;
mod board_arrange;
mod board_draw;
mod board_hands;
mod board_images;
mod board_keys;
mod board_lead;
mod board_link;
mod board_outline;
mod board_share;
mod conflicts;
mod export;
mod files;
mod foreign;
mod history;
mod import;
mod minutes;
mod minutes_running;
mod minutes_writing;
mod paper;
mod privacy;
mod registers;
mod roster;
mod search;
mod sessions;
mod sharing;
mod shell;
mod spelling;
mod support;
mod wall;
