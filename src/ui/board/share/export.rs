//! The sheet in which a board is written as a picture or for another program.

use std::collections::BTreeSet;

use egui::{ComboBox, Context, Key as Button, Modifiers, Ui, vec2};

use super::preview::{Made, Preview};
use super::{explain, file_name, losses, radio, weak};
use crate::drawing::tones::Ground;
use crate::exchange::board::{self, Background, Format, Look, Part, Report, Svg, WriteError};
use crate::i18n::{Texts, tr};
use crate::model::{BoardFrames, Project};
use crate::ui::board::{BoardId, ElementId};
use crate::ui::sheet::{self, OutFile, Sheet, Shown};
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;
use crate::ui::work::{Arrival, Awaited, Work};

/// How wide the sheet gets, in points.
const WIDTH: f32 = 820.0;
/// With less room than this, in points, the preview stands above the choices.
const SIDE_BY_SIDE: f32 = 560.0;
/// The sizes on offer, with what they are called.
const SCALES: [(f32, &str); 6] = [
    (0.25, "¼×"),
    (0.5, "½×"),
    (1.0, "1×"),
    (2.0, "2×"),
    (3.0, "3×"),
    (4.0, "4×"),
];
/// The usual size: sharp on slides and in print.
const USUAL: f32 = 2.0;
/// How many pixels the preview has at most.
const PREVIEW: (u32, u32) = (900, 720);

/// What comes of writing.
type Bytes = Result<Vec<u8>, WriteError>;

/// What of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    All,
    Selected,
    Frame(ElementId),
}

/// What the preview depends on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    revision: u64,
    what: What,
    format: Format,
    background: Background,
    dark: bool,
    numbers: bool,
}

/// What is known of what would be written.
struct Facts {
    /// Width and height in pixels at the board's own size; nothing for what is no picture.
    size: Option<(f64, f64)>,
    report: Report,
}

/// The sheet.
pub struct ExportSheet {
    board: BoardId,
    selection: BTreeSet<ElementId>,
    what: What,
    format: Format,
    scale: f32,
    /// Whether the size was chosen; else it is the usual one, or the largest that fits.
    has_scale: bool,
    background: Background,
    dark: bool,
    numbers: bool,
    /// The board's frames with their names, and how much lies where, by revision.
    offer: Option<(u64, Offer)>,
    preview: Preview<Key, Facts>,
    writing: Option<(OutFile, Awaited<Bytes>)>,
    trouble: Option<String>,
}

/// What there is to choose from.
struct Offer {
    frames: Vec<(ElementId, String)>,
    all: usize,
    selected: usize,
    numbered: usize,
}

impl ExportSheet {
    /// About this board, with what is selected on it.
    pub fn new(board: BoardId, selection: BTreeSet<ElementId>) -> Self {
        // One is often selected by chance, two or more on purpose.
        let what = match selection.len() {
            0 | 1 => What::All,
            _ => What::Selected,
        };
        Self {
            board,
            selection,
            what,
            format: Format::default(),
            scale: USUAL,
            has_scale: false,
            background: Background::default(),
            dark: false,
            numbers: false,
            offer: None,
            preview: Preview::default(),
            writing: None,
            trouble: None,
        }
    }

    fn part(&self) -> Part {
        match self.what {
            What::All => Part::All,
            What::Selected => Part::Elements(self.selection.clone()),
            What::Frame(id) => Part::Frame(id),
        }
    }

    fn key(&self, revision: u64) -> Key {
        Key {
            revision,
            what: self.what,
            format: self.format,
            background: self.background,
            dark: self.dark,
            numbers: self.numbers,
        }
    }

    fn look(&self) -> Look {
        Look {
            ground: if self.dark {
                Ground::Dark
            } else {
                Ground::Light
            },
            background: self.background,
            scale: if self.format == Format::Png {
                self.scale
            } else {
                1.0
            },
            numbers: self.numbers,
            faces: true,
        }
    }

    /// Gathers what there is to choose from, where the project has changed.
    fn gather(&mut self, cx: &ViewCx) {
        let revision = cx.doc.revision();
        if self.offer.as_ref().is_some_and(|(of, _)| *of == revision) {
            return;
        }
        let project = cx.doc.project();
        let frames = BoardFrames::of(project, self.board);
        let named = frames.in_order().iter().map(|id| {
            let name = project.get(*id).and_then(|frame| frame.shown_text());
            let name = name.unwrap_or_default().lines().next().unwrap_or_default();
            let name = match name.trim() {
                "" => tr!(cx.texts, "board-frame-unnamed"),
                name => name.to_owned(),
            };
            let name = match frames.number(*id) {
                Some(number) => format!("{number} · {name}"),
                None => format!("{}{name}", "   ".repeat(frames.depth(*id))),
            };
            (*id, name)
        });
        let frames: Vec<_> = named.collect();
        let selected = Part::Elements(self.selection.clone());
        let offer = Offer {
            all: board::count(project, self.board, &Part::All),
            selected: match self.selection.is_empty() {
                true => 0,
                false => board::count(project, self.board, &selected),
            },
            numbered: project.note_labels(self.board).len(),
            frames,
        };
        let gone = match self.what {
            What::Frame(id) => !offer.frames.iter().any(|(known, _)| *known == id),
            What::Selected => offer.selected == 0,
            What::All => false,
        };
        if gone {
            self.what = What::All;
        }
        self.offer = Some((revision, offer));
    }

    /// Has the preview made where the choices have changed.
    fn prepare(&mut self, ctx: &Context, cx: &mut ViewCx) {
        let key = self.key(cx.doc.revision());
        let wants = self.preview.wants(ctx, &key);
        if let Some(Ok(Facts {
            size: Some(size), ..
        })) = self.preview.facts(&key)
            && !self.has_scale
        {
            let usual = SCALES.iter().rev().filter(|(scale, _)| *scale <= USUAL);
            let largest = usual
                .map(|(scale, _)| *scale)
                .find(|scale| fits(*size, f64::from(*scale)).is_ok());
            self.scale = largest.unwrap_or(USUAL);
        }
        if !wants {
            return;
        }
        let project = cx.doc.project().clone();
        let (board, part, format) = (self.board, self.part(), self.format);
        let look = Look {
            scale: 1.0,
            faces: false,
            ..self.look()
        };
        let lang = cx.texts.lang();
        let (work, awaited) = Work::new("", move |cx| {
            let go_on = |_: f32| !cx.progress.is_cancelled();
            if !format.is_picture() {
                let written = match format {
                    Format::Canvas => board::canvas(&project, board, &part, &go_on)?,
                    _ => board::excalidraw(&project, board, &part, &go_on)?,
                };
                let facts = Facts {
                    size: None,
                    report: written.report,
                };
                return Ok(Made {
                    raster: None,
                    facts,
                });
            }
            let texts = Texts::new(lang);
            let svg = board::svg(&project, board, &part, &look, &texts, &go_on)?;
            let raster = board::preview(&svg, PREVIEW, &go_on)?;
            let facts = Facts {
                size: Some((svg.width, svg.height)),
                report: svg.report,
            };
            Ok(Made {
                raster: Some(raster),
                facts,
            })
        });
        cx.out.start(work);
        self.preview.start(key, awaited);
    }

    /// Hands the file on once it is there; whether that was all.
    fn take_result(&mut self, cx: &mut ViewCx) -> bool {
        let Some((_, awaited)) = &self.writing else {
            return false;
        };
        let arrived = match awaited.take() {
            Arrival::Waiting => return false,
            Arrival::Here(result) => result,
            Arrival::Broken => Err(WriteError::Broken(String::new())),
        };
        let Some((mut file, _)) = self.writing.take() else {
            return false;
        };
        match arrived {
            Ok(bytes) => {
                file.bytes = bytes;
                cx.out.write_out(file);
                true
            }
            Err(error) => {
                self.trouble = Some(error.told(cx.texts));
                false
            }
        }
    }

    fn start(&mut self, cx: &mut ViewCx) {
        self.trouble = None;
        let project = cx.doc.project().clone();
        let (board, part, format, look) = (self.board, self.part(), self.format, self.look());
        let lang = cx.texts.lang();
        let mut name = file_name(&project, cx.texts, board);
        if let What::Frame(frame) = self.what
            && let Some(frame) = project.get(frame).and_then(|frame| frame.shown_text())
        {
            let tame = |c: char| c.is_alphanumeric() || " -_().,".contains(c);
            let frame: String = frame.lines().next().unwrap_or_default().to_owned();
            let frame: String = frame.chars().filter(|c| tame(*c)).take(60).collect();
            name = format!("{name} – {}", frame.trim())
                .trim_end_matches([' ', '–'])
                .to_owned();
        }
        let file = OutFile {
            name: format!("{name}.{}", format.extension()),
            kind: format.label(cx.texts),
            bytes: Vec::new(),
        };
        let (work, awaited) = Work::new(tr!(cx.texts, "board-out-job"), move |cx| {
            let watch = |share: f32| {
                cx.progress.set((share * 1000.0) as u64, 1000);
                !cx.progress.is_cancelled()
            };
            let texts = Texts::new(lang);
            Ok(match format {
                Format::Png => board::png(&project, board, &part, &look, &texts, &watch)?.bytes,
                Format::Svg => {
                    let svg = board::svg(&project, board, &part, &look, &texts, &watch)?;
                    svg.text.into_bytes()
                }
                Format::Excalidraw => board::excalidraw(&project, board, &part, &watch)?.bytes,
                Format::Canvas => board::canvas(&project, board, &part, &watch)?.bytes,
            })
        });
        cx.out.start(work);
        self.writing = Some((file, awaited));
    }

    fn body(&mut self, ui: &mut Ui, texts: &Texts, revision: u64) {
        let before = self.key(revision);
        let width = ui.available_width();
        if width < SIDE_BY_SIDE {
            self.show_preview(ui, texts, revision, vec2(width, 180.0));
            self.choices(ui, texts);
        } else {
            let left = (width * 0.42).min(320.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                ui.vertical(|ui| {
                    ui.set_width(left);
                    ui.spacing_mut().item_spacing.x = space::S;
                    self.choices(ui, texts);
                });
                ui.vertical(|ui| {
                    let right = width - left - space::L;
                    ui.set_width(right);
                    self.show_preview(ui, texts, revision, vec2(right, 300.0));
                });
            });
        }
        if before != self.key(revision) {
            self.trouble = None;
            ui.ctx().request_repaint();
        }
    }

    fn choices(&mut self, ui: &mut Ui, texts: &Texts) {
        ui.label(theme::section(tr!(texts, "board-out-format")));
        for format in Format::ALL {
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if radio(ui, self.format == format, &format.label(texts)) {
                    self.format = format;
                }
                explain(ui, &format.about(texts));
            });
        }
        ui.add_space(space::XS);
        ui.label(theme::section(tr!(texts, "board-out-what")));
        self.show_parts(ui, texts);
        if !self.format.is_picture() {
            return;
        }
        ui.add_space(space::XS);
        ui.label(theme::section(tr!(texts, "board-out-look")));
        if self.format == Format::Png {
            ui.horizontal_wrapped(|ui| {
                ui.label(tr!(texts, "board-out-scale"));
                // So that all of them stand in one line.
                ui.spacing_mut().item_spacing.x = 2.0;
                ui.spacing_mut().button_padding.x = 6.0;
                for (scale, label) in SCALES {
                    if ui.selectable_label(self.scale == scale, label).clicked() {
                        self.scale = scale;
                        self.has_scale = true;
                        self.trouble = None;
                    }
                }
            });
        }
        widgets::label_for(ui, &tr!(texts, "board-out-background"), |ui, name| {
            ComboBox::from_id_salt("board out background")
                .selected_text(self.background.label(texts))
                .show_ui(ui, |ui| {
                    for background in Background::ALL {
                        let label = background.label(texts);
                        ui.selectable_value(&mut self.background, background, label);
                    }
                })
                .response
                .labelled_by(name);
        });
        ui.checkbox(&mut self.dark, tr!(texts, "board-out-dark"));
        let numbered = self.offer.as_ref().map_or(0, |(_, offer)| offer.numbered);
        ui.add_enabled_ui(numbered > 0, |ui| {
            let label = tr!(texts, "board-out-numbers");
            ui.checkbox(&mut self.numbers, label).on_hover_text(tr!(
                texts,
                "board-out-numbers-name",
                count = numbered
            ));
        });
    }

    fn show_parts(&mut self, ui: &mut Ui, texts: &Texts) {
        let Some((_, offer)) = &self.offer else {
            return;
        };
        let all = tr!(texts, "board-out-all", count = offer.all);
        if radio(ui, self.what == What::All, &all) {
            self.what = What::All;
        }
        ui.add_enabled_ui(offer.selected > 0, |ui| {
            let label = tr!(texts, "board-out-selected", count = offer.selected);
            if radio(ui, self.what == What::Selected, &label) {
                self.what = What::Selected;
            }
        });
        let Some((first, _)) = offer.frames.first() else {
            return;
        };
        let chosen = match self.what {
            What::Frame(id) => Some(id),
            _ => None,
        };
        let label = tr!(texts, "board-out-frame");
        ui.horizontal(|ui| {
            if radio(ui, chosen.is_some(), &label) && chosen.is_none() {
                self.what = What::Frame(*first);
            }
            let name = |id: &ElementId| {
                let found = offer.frames.iter().find(|(known, _)| known == id);
                found.map_or("", |(_, name)| name.trim())
            };
            let shown = name(chosen.as_ref().unwrap_or(first));
            let response = ComboBox::from_id_salt("board out frame")
                .selected_text(shown)
                .width(ui.available_width().clamp(60.0, 200.0))
                .truncate()
                .show_ui(ui, |ui| {
                    for (id, name) in &offer.frames {
                        if ui.selectable_label(chosen == Some(*id), name).clicked() {
                            self.what = What::Frame(*id);
                        }
                    }
                })
                .response;
            widgets::named(&response, egui::Role::ComboBox, &label);
        });
    }

    fn show_preview(&mut self, ui: &mut Ui, texts: &Texts, revision: u64, room: egui::Vec2) {
        if self.format.is_picture() {
            let name = tr!(texts, "board-out-preview");
            self.preview.show(ui, room, &name);
        } else {
            weak(ui, &tr!(texts, "board-out-no-preview"));
        }
        let key = self.key(revision);
        match self.preview.facts(&key) {
            None => {}
            Some(Err(WriteError::Cancelled)) => {}
            Some(Err(error)) => {
                ui.add(egui::Label::new(error.told(texts)).wrap());
            }
            Some(Ok(facts)) => {
                if let Some(size) = facts.size {
                    let scale = f64::from(self.look().scale);
                    show_size(ui, texts, (size.0 * scale, size.1 * scale), self.format);
                }
                let heading = tr!(texts, "board-out-losses");
                let none = tr!(texts, "board-out-complete");
                losses(ui, &heading, &none, &facts.report.told(texts));
            }
        }
    }

    fn is_ready(&self, revision: u64) -> bool {
        let facts = self.preview.facts(&self.key(revision));
        let fits = match facts {
            Some(Ok(Facts {
                size: Some(size), ..
            })) if self.format == Format::Png => fits(*size, f64::from(self.scale)).is_ok(),
            Some(Err(_)) => false,
            // As long as the preview is being made one may go on.
            _ => true,
        };
        fits && self.writing.is_none()
    }
}

fn fits(size: (f64, f64), scale: f64) -> Result<(u32, u32), WriteError> {
    board::size_of(&Svg {
        width: size.0 * scale,
        height: size.1 * scale,
        ..Svg::default()
    })
}

/// How large the picture gets, or that it gets too large.
fn show_size(ui: &mut Ui, texts: &Texts, size: (f64, f64), format: Format) {
    let (width, height) = (size.0.ceil() as u64, size.1.ceil() as u64);
    match fits(size, 1.0) {
        Err(error) if format == Format::Png => {
            let color = Palette::here(ui).bad;
            let text = egui::RichText::new(error.told(texts)).color(color);
            ui.add(egui::Label::new(text).wrap());
        }
        _ => {
            let text = tr!(texts, "board-out-pixels", width = width, height = height);
            ui.label(text);
        }
    }
}

impl Sheet for ExportSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        if self.take_result(cx) {
            return Shown::Closed;
        }
        let there = |project: &Project| project.boards.contains(self.board);
        if !there(cx.doc.project()) {
            return Shown::Closed;
        }
        self.gather(cx);
        self.prepare(ctx, cx);
        let revision = cx.doc.revision();
        let texts = cx.texts;
        let (ready, busy) = (self.is_ready(revision), self.writing.is_some());
        let trouble = self.trouble.clone();
        let (mut go, mut close) = (false, false);
        let title = tr!(texts, "board-out-title");
        close |= sheet::frame(
            ctx,
            "board out",
            &title,
            WIDTH,
            |ui| self.body(ui, texts, revision),
            |ui| {
                let label = tr!(texts, "export-go");
                let button = ui
                    .add_enabled_ui(ready, |ui| widgets::primary_button(ui, None, &label))
                    .inner;
                if ready && ui.memory(|memory| memory.focused().is_none()) {
                    button.request_focus();
                }
                let keys = ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Button::Enter));
                go = button.clicked() || (keys && ready);
                close = ui.button(tr!(texts, "cancel")).clicked();
                if busy {
                    ui.add(egui::Spinner::new().size(18.0));
                }
                if let Some(trouble) = &trouble {
                    let color = Palette::here(ui).bad;
                    let text = egui::RichText::new(trouble).color(color);
                    ui.add(egui::Label::new(text).truncate())
                        .on_hover_text(trouble);
                }
            },
        );
        if go {
            self.start(cx);
        }
        if close {
            self.preview.stop();
            if let Some((_, awaited)) = &self.writing {
                awaited.progress.cancel();
            }
            return Shown::Closed;
        }
        Shown::Open
    }
}
