//! A board as SVG: lines of text break where they break on the screen, one `<tspan>` each.
//!
//! The order of what stands in the file is the order in which it lies on the board, the lowest
//! first, and two calls write the same bytes.

mod ink;
mod kinds;
pub(super) mod lines;

use std::collections::HashMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Watch;
use super::cut::{Cut, Part};
use super::report::{Report, WriteError};
use super::xml::{Escaped, Num};
use crate::drawing::fonts;
use crate::drawing::kurbo::Rect;
use crate::drawing::tones::{Ground, Rgb};
use crate::i18n::{Texts, tr};
use crate::model::{Board, ElementKind, Id, Image, Project};

/// Free room around what is shown, in points.
const MARGIN: f64 = 24.0;
/// A picture that is shown at least so often is in the file once.
const OFTEN: usize = 2;

/// What lies below everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// The board's ground, as on the screen.
    #[default]
    Ground,
    /// White.
    White,
    /// Nothing: what the picture is put on shows through.
    Clear,
}

impl Background {
    /// All of them, in the order in which to offer them.
    pub const ALL: [Self; 3] = [Self::Ground, Self::White, Self::Clear];
}

/// How a picture of a board looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// For which ground colours are chosen.
    pub ground: Ground,
    /// What lies below everything.
    pub background: Background,
    /// Width of the picture per width on the board.
    pub scale: f32,
    /// Whether notes show their short numbers.
    pub numbers: bool,
    /// Whether the faces are in the file, so that letters look the same everywhere.
    pub faces: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            ground: Ground::Light,
            background: Background::Ground,
            scale: 1.0,
            numbers: false,
            faces: true,
        }
    }
}

/// A board as SVG.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Svg {
    /// The file.
    pub text: String,
    /// Width of the picture in its own pixels.
    pub width: f64,
    /// Height of the picture in its own pixels.
    pub height: f64,
    /// How many elements it shows.
    pub count: usize,
    /// What it does not show.
    pub report: Report,
}

/// Writes a part of a board as SVG.
///
/// # Errors
/// [`WriteError::Gone`], [`WriteError::Nothing`] or [`WriteError::Cancelled`].
pub fn svg(
    project: &Project,
    board: Id<Board>,
    part: &Part,
    look: &Look,
    texts: &Texts,
    watch: Watch<'_>,
) -> Result<Svg, WriteError> {
    let cut = Cut::to_write(project, board, part)?;
    let mut writer = Writer::new(&cut, look, texts);
    writer.define_images();
    cut.one_by_one(cut.elements.iter(), watch, |id, element| {
        writer.element(id, element);
    })?;
    Ok(writer.finish())
}

/// What is written so far.
struct Writer<'a> {
    cut: &'a Cut<'a>,
    look: &'a Look,
    texts: &'a Texts,
    /// What stands in the file behind its head.
    body: String,
    /// Pictures that are in the file once.
    shared: HashMap<Id<Image>, usize>,
    /// What is drawn so far.
    area: Option<Rect>,
    report: Report,
}

impl<'a> Writer<'a> {
    fn new(cut: &'a Cut<'a>, look: &'a Look, texts: &'a Texts) -> Self {
        Self {
            cut,
            look,
            texts,
            body: String::with_capacity(cut.elements.len() * 600),
            shared: HashMap::new(),
            area: None,
            report: Report::default(),
        }
    }

    /// Makes sure that this part of the board is shown.
    fn shows(&mut self, part: Rect) {
        if part.is_finite() {
            self.area = Some(self.area.map_or(part, |area| area.union(part)));
        }
    }

    /// Puts pictures that are shown several times into the file once.
    fn define_images(&mut self) {
        let mut uses: HashMap<Id<Image>, usize> = HashMap::new();
        let mut often = Vec::new();
        for (_, element) in &self.cut.elements {
            let shown = element.image.filter(|_| element.kind == ElementKind::Image);
            let Some(image) = shown else { continue };
            let count = uses.entry(image).or_default();
            *count += 1;
            if *count == OFTEN {
                often.push(image);
            }
        }
        for image in often {
            let Some(record) = self.cut.project.get(image) else {
                continue;
            };
            let number = self.shared.len();
            let href = data_address(record);
            let _ = writeln!(
                self.body,
                "<defs><image id=\"picture{number}\" width=\"1\" height=\"1\" \
                 preserveAspectRatio=\"none\" xlink:href=\"{href}\"/></defs>"
            );
            self.shared.insert(image, number);
        }
    }

    fn finish(self) -> Svg {
        let area = self.area.unwrap_or(Rect::new(0.0, 0.0, 1.0, 1.0));
        let area = area.inflate(MARGIN, MARGIN);
        let scale = f64::from(self.look.scale.clamp(0.05, 20.0));
        let (width, height) = (area.width() * scale, area.height() * scale);
        let title = match self.cut.board.title.trim() {
            "" => tr!(self.texts, "sessions-untitled-board"),
            title => title.to_owned(),
        };
        let notes = self.cut.elements.iter();
        let notes = notes.filter(|(_, e)| e.kind == ElementKind::Note).count();
        let about = tr!(
            self.texts,
            "board-out-about",
            count = self.cut.elements.len(),
            notes = notes
        );
        let mut text = String::with_capacity(self.body.len() + 4096);
        text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        // Writing into a string cannot fail, here and below.
        let _ = writeln!(
            text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"{}\" \
             height=\"{}\" viewBox=\"{} {} {} {}\" role=\"img\" xml:lang=\"{}\" \
             aria-labelledby=\"title about\" font-family=\"{FONTS}\">",
            Num(width),
            Num(height),
            Num(area.x0),
            Num(area.y0),
            Num(area.width()),
            Num(area.height()),
            self.texts.lang().code(),
        );
        let _ = writeln!(text, "<title id=\"title\">{}</title>", Escaped(&title));
        let _ = writeln!(text, "<desc id=\"about\">{}</desc>", Escaped(&about));
        if self.look.faces {
            text.push_str(&face_rules());
        }
        let below = match self.look.background {
            Background::Ground => Some(self.look.ground.board()),
            Background::White => Some(Rgb(255, 255, 255)),
            Background::Clear => None,
        };
        if let Some(tone) = below {
            let _ = writeln!(
                text,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
                Num(area.x0),
                Num(area.y0),
                Num(area.width()),
                Num(area.height()),
                tone.to_css()
            );
        }
        text.push_str(&self.body);
        text.push_str("</svg>\n");
        Svg {
            text,
            width,
            height,
            count: self.cut.elements.len(),
            report: self.report,
        }
    }
}

/// The faces to use, the bundled one first.
pub(super) const FONTS: &str = "Inter, Arial, Helvetica, sans-serif";

/// The bundled faces as a style sheet, so that a browser has them.
pub(super) fn face_rules() -> String {
    let mut style = String::from("<style>\n");
    for (bytes, weight) in [(fonts::REGULAR, 400), (fonts::STRONG, 600)] {
        let _ = writeln!(
            style,
            "@font-face{{font-family:\"{}\";font-weight:{weight};\
             src:url(data:font/otf;base64,{}) format(\"opentype\")}}",
            fonts::FAMILY,
            STANDARD.encode(bytes)
        );
    }
    style.push_str("</style>\n");
    style
}

/// A picture within an address.
pub(super) fn data_address(image: &Image) -> String {
    format!(
        "data:{};base64,{}",
        image.media.as_str(),
        image.data.to_base64()
    )
}
