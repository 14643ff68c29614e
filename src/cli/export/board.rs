//! The command export for boards: pictures, other programs' boards, and cards.

use std::path::{Path, PathBuf};

use super::{Wish as Export, form, put};
use crate::cli::commands::{about, open, tell_doubts};
use crate::cli::terminal::Terminal;
use crate::cli::{FAILED, FINE, UNUSABLE};
use crate::drawing::tones::Ground;
use crate::exchange::board::{
    self, Background, Cards, Found, Look, Part, PerPage, Report, WantedCards, WriteError,
};
use crate::i18n::{Texts, tr};
use crate::model::{Board, BoardFrames, Id, Project};

/// The words for what lies below a board on the command line.
pub(in crate::cli) const BACKGROUNDS: [&str; 3] = ["ground", "white", "clear"];
/// The words for how many cards stand on a sheet.
pub(in crate::cli) const PER_PAGE: [&str; 3] = ["8", "6", "4"];

/// What the command line says of a board.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::cli) struct Wish<'a> {
    /// Which one, if it is stated.
    pub(in crate::cli) board: Option<&'a str>,
    /// Which of its frames, if only one.
    pub(in crate::cli) frame: Option<&'a str>,
    /// How large.
    pub(in crate::cli) scale: Option<f32>,
    /// As one of [`BACKGROUNDS`].
    pub(in crate::cli) background: Option<&'a str>,
    /// Whether in the colours of the dark theme.
    pub(in crate::cli) dark: bool,
    /// Whether notes show their numbers.
    pub(in crate::cli) numbers: bool,
    /// As one of [`PER_PAGE`].
    pub(in crate::cli) per_page: Option<&'a str>,
    /// How many blank cards.
    pub(in crate::cli) blank: Option<u32>,
}

/// Writes a board as a picture or for another program.
pub(super) fn export(texts: &Texts, terminal: Terminal<'_>, wish: &Export<'_>) -> u8 {
    let written = prepared(texts, terminal, wish, |project, board, part, format| {
        let said = &wish.board;
        let is_picture = matches!(format, "png" | "svg");
        let of_pictures = [
            ("--scale", said.scale.is_some()),
            ("--background", said.background.is_some()),
            ("--dark", said.dark),
            ("--numbers", said.numbers),
        ];
        if let Some((option, _)) = of_pictures.iter().find(|(_, said)| *said && !is_picture) {
            let option = *option;
            return Err(Wrong::Call(tr!(
                texts,
                "export-cli-misfit",
                option = option,
                what = format
            )));
        }
        let place = BACKGROUNDS.iter().position(|b| Some(*b) == said.background);
        let background = place.and_then(|at| Background::ALL.get(at));
        let look = Look {
            ground: if said.dark {
                Ground::Dark
            } else {
                Ground::Light
            },
            background: background.copied().unwrap_or_default(),
            scale: said.scale.unwrap_or(1.0),
            numbers: said.numbers,
            faces: true,
        };
        let go_on = |_: f32| true;
        let written = match format {
            "png" => {
                let picture = board::png(project, board, part, &look, texts, &go_on)?;
                let size = tr!(
                    texts,
                    "board-out-pixels",
                    width = picture.width,
                    height = picture.height
                );
                (picture.bytes, picture.count, picture.report, Some(size))
            }
            "svg" => {
                let svg = board::svg(project, board, part, &look, texts, &go_on)?;
                (svg.text.into_bytes(), svg.count, svg.report, None)
            }
            "excalidraw" => {
                let written = board::excalidraw(project, board, part, &go_on)?;
                (written.bytes, written.count, written.report, None)
            }
            _ => {
                let written = board::canvas(project, board, part, &go_on)?;
                (written.bytes, written.count, written.report, None)
            }
        };
        let (bytes, count, report, size) = written;
        let mut told = tr!(texts, "board-cli-written", count = count);
        if let Some(size) = size {
            told = format!("{told}, {size}");
        }
        Ok(Ready {
            files: vec![(wish.out.to_owned(), bytes)],
            told,
            report,
        })
    });
    written.unwrap_or_else(|code| code)
}

/// Writes notes as cards.
pub(super) fn cards(texts: &Texts, terminal: Terminal<'_>, wish: &Export<'_>) -> u8 {
    let written = prepared(texts, terminal, wish, |project, board, part, format| {
        let place = PER_PAGE
            .iter()
            .position(|n| Some(*n) == wish.board.per_page);
        let per_page = place.and_then(|at| PerPage::ALL.get(at));
        let wanted = WantedCards {
            part: part.clone(),
            per_page: per_page.copied().unwrap_or_default(),
            blank: wish.board.blank.unwrap_or(0),
        };
        let cards = Cards::of(project, board, &wanted, texts, &|_| true)?;
        let sheets = cards.sheets();
        let files = match format {
            "html" => vec![(wish.out.to_owned(), cards.html().into_bytes())],
            _ => (0..sheets)
                .filter_map(|at| Some((numbered(wish.out, at, sheets), cards.svg(at)?.into())))
                .collect(),
        };
        let told = tr!(
            texts,
            "board-cards-count",
            cards = cards.count,
            sheets = sheets
        );
        Ok(Ready {
            files,
            told,
            report: Report::default(),
        })
    });
    written.unwrap_or_else(|code| code)
}

/// "Karten-02.svg": one file a sheet, as soon as there are several.
fn numbered(out: &Path, at: usize, of: usize) -> PathBuf {
    if of < 2 {
        return out.to_owned();
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let digits = of.to_string().len().max(2);
    out.with_file_name(format!("{stem}-{:0digits$}.svg", at + 1))
}

/// What is ready to be written.
struct Ready {
    files: Vec<(PathBuf, Vec<u8>)>,
    told: String,
    report: Report,
}

/// Why nothing is written.
enum Wrong {
    /// The call itself is wrong.
    Call(String),
    /// The board cannot be written.
    Board(WriteError),
}

impl From<WriteError> for Wrong {
    fn from(error: WriteError) -> Self {
        Self::Board(error)
    }
}

/// Opens the project, finds the board, and writes what `make` makes of it.
fn prepared(
    texts: &Texts,
    terminal: Terminal<'_>,
    wish: &Export<'_>,
    make: impl Fn(&Project, Id<Board>, &Part, &'static str) -> Result<Ready, Wrong>,
) -> Result<u8, u8> {
    let complain = |code: u8| {
        move |message: String| {
            terminal.complain(&message);
            code
        }
    };
    let format = form(texts, wish).map_err(complain(UNUSABLE))?;
    let opened = open(texts, terminal, wish.file).ok_or(FAILED)?;
    tell_doubts(texts, terminal, wish.file, &opened);
    let project = &opened.project;
    let board = find(texts, project, wish.board.board).map_err(complain(FAILED))?;
    let part = part(texts, project, board, wish.board.frame).map_err(complain(FAILED))?;
    let ready = make(project, board, &part, format).map_err(|wrong| match wrong {
        Wrong::Call(message) => complain(UNUSABLE)(message),
        Wrong::Board(error) => complain(FAILED)(about(wish.out, &error.told(texts))),
    })?;
    let mut lines = Vec::new();
    for (path, bytes) in &ready.files {
        put(texts, terminal, wish.file, path, bytes, wish.replace)?;
        lines.push(about(path, &ready.told));
    }
    lines.extend(ready.report.told(texts));
    match terminal.say(&lines.join("\n")) {
        FINE => Ok(FINE),
        code => Err(code),
    }
}

/// The board that is meant; without a name the only one.
fn find(texts: &Texts, project: &Project, name: Option<&str>) -> Result<Id<Board>, String> {
    let boards = project.boards_in_order();
    let all = || boards.iter().map(|(id, _)| *id).collect::<Vec<_>>();
    let Some(name) = name else {
        return match boards.as_slice() {
            [(id, _)] => Ok(*id),
            [] => Err(tr!(texts, "board-cli-no-boards")),
            _ => Err(listed(project, tr!(texts, "board-cli-which"), &all())),
        };
    };
    match board::find_board(project, name) {
        Found::One(id) => Ok(id),
        Found::None if boards.is_empty() => Err(tr!(texts, "board-cli-no-boards")),
        Found::None => {
            let head = tr!(texts, "board-cli-no-board", name = name);
            Err(listed(project, head, &all()))
        }
        Found::Several(several) => {
            let head = tr!(texts, "board-cli-several-boards", name = name);
            Err(listed(project, head, &several))
        }
    }
}

/// Boards below one another: number, title and id.
fn listed(project: &Project, head: String, boards: &[Id<Board>]) -> String {
    let mut lines = vec![head];
    for (nth, (id, board)) in project.boards_in_order().iter().enumerate() {
        if boards.contains(id) {
            lines.push(format!("{}  {}  {id}", nth + 1, board.title.trim()));
        }
    }
    lines.join("\n")
}

fn part(
    texts: &Texts,
    project: &Project,
    board: Id<Board>,
    frame: Option<&str>,
) -> Result<Part, String> {
    let Some(name) = frame else {
        return Ok(Part::All);
    };
    let frames = BoardFrames::of(project, board);
    let listed = |head: String, some: &[Id<crate::model::Element>]| {
        let lines = some.iter().map(|id| {
            let name = project.get(*id).map_or("", |frame| frame.text.trim());
            let number = frames.number(*id).map(|n| format!("{n}  "));
            format!("{}{name}  {id}", number.unwrap_or_default())
        });
        let lines: Vec<String> = std::iter::once(head).chain(lines).collect();
        lines.join("\n")
    };
    match board::find_frame(project, board, name) {
        Found::One(id) => Ok(Part::Frame(id)),
        Found::None => {
            let head = tr!(texts, "board-cli-no-frame", name = name);
            Err(listed(head, frames.in_order()))
        }
        Found::Several(several) => {
            let head = tr!(texts, "board-cli-several-frames", name = name);
            Err(listed(head, &several))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_sheets_are_several_files() {
        let named = |at, of| numbered(Path::new("a/Karten.svg"), at, of);
        assert_eq!(named(0, 1), Path::new("a/Karten.svg"));
        assert_eq!(named(1, 3), Path::new("a/Karten-02.svg"));
        assert_eq!(named(6, 120), Path::new("a/Karten-007.svg"));
    }
}
