//! A short sound, played by what the system has for it: no library that does it can be built
//! without the system's own headers.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use thiserror::Error;

/// Why a sound was not played.
#[derive(Debug, Error)]
pub enum PlayError {
    /// The file for the player could not be written.
    #[error("the sound could not be written: {0}")]
    Unwritten(#[from] io::Error),
    /// There is no player here, or none that played it.
    #[error("no program here plays sounds")]
    NoPlayer,
}

/// Programs that play a WAV file, with what stands before its path.
#[cfg(target_os = "macos")]
const PLAYERS: &[(&str, &[&str])] = &[("afplay", &[])];
#[cfg(windows)]
const PLAYERS: &[(&str, &[&str])] = &[(
    "powershell",
    &[
        "-NoProfile",
        "-NonInteractive",
        "-Command",
        // By a variable, so that no letter of the path can mean anything else.
        "(New-Object Media.SoundPlayer $env:ZIRKEL_SOUND).PlaySync()",
    ],
)];
#[cfg(not(any(target_os = "macos", windows)))]
const PLAYERS: &[(&str, &[&str])] = &[("pw-play", &[]), ("paplay", &[]), ("aplay", &["-q"])];

/// Plays a WAV file given as bytes, and comes back when it has sounded. Not for the UI thread.
pub fn play(wav: &[u8]) -> Result<(), PlayError> {
    play_with(wav, PLAYERS)
}

fn play_with(wav: &[u8], players: &[(&str, &[&str])]) -> Result<(), PlayError> {
    let file = Passing::write(wav)?;
    let mut played = players
        .iter()
        .map(|(program, before)| run(program, before, &file.0));
    played
        .any(|played| played)
        .then_some(())
        .ok_or(PlayError::NoPlayer)
}

/// Whether a program is there and played the file.
fn run(program: &str, before: &[&str], file: &Path) -> bool {
    let mut command = Command::new(program);
    command
        .args(before)
        .env("ZIRKEL_SOUND", file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(not(windows))]
    command.arg(file);
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt as _;
        // No console window flashes up.
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW);
    }
    command.status().is_ok_and(|status| status.success())
}

/// A file that is gone when it has served.
struct Passing(PathBuf);

impl Passing {
    fn write(bytes: &[u8]) -> io::Result<Self> {
        let folder = std::env::temp_dir();
        // Another window may play at the same time; and what somebody else put there under this
        // name is neither followed nor replaced.
        for number in 0..16 {
            let name = format!("zirkel-{}-{number}.wav", std::process::id());
            let path = folder.join(name);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(mut file) => {
                    let passing = Self(path);
                    file.write_all(bytes)?;
                    return Ok(passing);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        // Nothing hangs on it.
        let _ = std::fs::remove_file(&self.0);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_first_player_that_is_there_and_works_plays() {
        let none: &[(&str, &[&str])] = &[("there-is-no-such-player", &[]), ("false", &[])];
        assert!(matches!(play_with(b"RIFF", none), Err(PlayError::NoPlayer)));
        // `cat` stands for a player: it reads the file.
        let some: &[(&str, &[&str])] = &[("there-is-no-such-player", &[]), ("cat", &[])];
        assert!(play_with(b"RIFF", some).is_ok());
    }

    #[test]
    fn nothing_is_left_behind() {
        let file = Passing::write(b"RIFF").expect("written");
        let path = file.0.clone();
        assert_eq!(std::fs::read(&path).expect("there"), b"RIFF");
        drop(file);
        assert!(!path.exists());
    }
}
