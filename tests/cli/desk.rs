//! A desk to call the program from.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;
use zirkel::model::Project;
use zirkel::store::{self, DataDirs, Opened, Progress, SaveRequest};

/// An account of its own with an otherwise empty folder to work in.
pub struct Desk {
    folder: TempDir,
}

/// What the program said.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    pub fn account(&self) -> PathBuf {
        self.path("account")
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("the file")
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file")
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, content).expect("a file");
        path
    }

    pub fn save(&self, name: &str, project: &Project) -> PathBuf {
        self.save_as(SaveRequest::new(self.path(name), project.clone()))
    }

    pub fn save_as(&self, request: SaveRequest) -> PathBuf {
        let dirs = DataDirs::below(&self.account());
        store::save(&request, &dirs, &Progress::default()).expect("saved");
        request.path
    }

    /// What is in a file in which all is well.
    pub fn open(&self, name: &str) -> Opened {
        let opened = store::open(&self.path(name), &Progress::default()).expect("a project");
        assert_eq!(opened.warnings, []);
        opened
    }

    /// The program, called in the folder by somebody without a screen who reads German.
    pub fn zirkel<I: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = I>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zirkel"));
        command
            .args(args)
            .current_dir(self.folder())
            .env("ZIRKEL_HOME", self.account())
            .env("LC_ALL", "de_DE.UTF-8")
            .env("TZ", "Europe/Berlin")
            .stdin(Stdio::null());
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "RUST_LOG"] {
            command.env_remove(name);
        }
        command
    }

    pub fn say<I: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = I>) -> Said {
        Said::by(&mut self.zirkel(args))
    }

    pub fn say_in(&self, lang: &str, args: &[&str]) -> Said {
        self.say(["--lang", lang].iter().chain(args))
    }

    /// In German, whatever the system of the one who runs the tests speaks.
    pub fn german(&self, args: &[&str]) -> Said {
        self.say_in("de", args)
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self {
            code: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

impl Said {
    pub fn by(command: &mut Command) -> Self {
        Self::from(command.output().expect("it runs"))
    }

    /// It went well, and nothing was complained about.
    #[track_caller]
    pub fn fine(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{self:#?}");
        self.out
    }

    /// It ended with this code, said why, and gave no result.
    #[track_caller]
    pub fn refused(self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "{self:#?}");
        assert_eq!(self.out, "", "{self:#?}");
        assert!(!self.err.is_empty(), "{self:#?}");
        self.err
    }
}

#[track_caller]
pub fn assert_parts(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing in:\n{text}");
    }
}
