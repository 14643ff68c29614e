//! The command line or the window, nothing else.
//!
//! On Windows the program keeps the console subsystem. As a program of the windows subsystem it
//! could not write to the console it was started from, so that `zirkel check` would stay silent,
//! and attaching to that console takes unsafe code. The price is a console window behind the
//! program when it is started from the Explorer.

use std::process::ExitCode;

use zirkel::cli::{self, Outcome};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Done(code) => code,
        #[cfg(feature = "gui")]
        Outcome::Window(options) => zirkel::ui::run(options),
    }
}
