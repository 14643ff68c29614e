//! The program without its window, driven as people drive it: by its real binary, with real files.

mod board;
mod calls;
mod check;
mod desk;
mod diff;
mod example;
mod export;
mod import;
mod merge;
mod salvage;
mod search;
mod show;
