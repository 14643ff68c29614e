//! How each kind of element is drawn.

use std::fmt::Write as _;

use super::ink::{dashes, data, pressed};
use super::lines::{self, Label};
use super::{Writer, data_address};
use crate::drawing::connector::head;
use crate::drawing::fonts::Face;
use crate::drawing::kurbo::{Rect, Shape as _};
use crate::drawing::layout::{self, Fit, Side};
use crate::drawing::text::{BASELINE, LINE, Measured};
use crate::drawing::tones::{HIGHLIGHT, NOTE_TEXT, Rgb, line_width, paper};
use crate::drawing::{rect_of, shape, stroke};
use crate::exchange::board::cut;
use crate::exchange::board::report::Loss;
use crate::exchange::board::xml::{Escaped, Num};
use crate::i18n::tr;
use crate::model::{Arrowhead, Element, ElementKind, Id};

/// How far the flat shadow below a note is off, in points.
const SHADOW: (f64, f64) = (2.0, 3.0);
/// The widest line of a connector's label, in points.
const LABEL: f32 = 200.0;

impl Writer<'_> {
    /// Draws an element.
    pub(super) fn element(&mut self, id: Id<Element>, element: &Element) {
        self.shows(self.cut.bounds(element));
        if element.covered {
            self.report.add(Loss::Covered);
        }
        let turned = !element.angle.is_none()
            && element.kind.can_turn()
            && !element.kind.is_stroke();
        if turned {
            let middle = rect_of(element).center();
            let _ = writeln!(
                self.body,
                "<g transform=\"rotate({} {} {})\">",
                Num(f64::from(element.angle.degrees())),
                Num(middle.x),
                Num(middle.y)
            );
        }
        match element.kind {
            ElementKind::Frame => self.frame(id, element),
            ElementKind::Note => self.note(id, element),
            ElementKind::Text => {
                let tone = self.look.ground.ink(element.ink);
                self.text(element, tone);
            }
            ElementKind::Rectangle | ElementKind::Ellipse | ElementKind::Diamond => {
                self.shape(element);
            }
            ElementKind::Connector => self.connector(element),
            ElementKind::Stroke | ElementKind::Highlight => self.stroke(element),
            ElementKind::Image => self.image(element),
        }
        if turned {
            self.body.push_str("</g>\n");
        }
    }

    /// The text that stands on an element.
    fn text(&mut self, element: &Element, tone: Rgb) {
        let text = cut::text(element);
        if text.trim().is_empty() {
            return;
        }
        let fit = layout::fit(element, false);
        let area = layout::text_area(element);
        let side = layout::side(element);
        let taken = lines::text(&mut self.body, text, &fit, area, side, tone);
        // What is turned and sticks out is rare; where it sticks out to is not asked.
        if let Some(taken) = taken.filter(|_| element.angle.is_none()) {
            self.shows(taken);
        }
    }

    fn rect(&mut self, rect: Rect, more: &str) {
        let _ = writeln!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {more}/>",
            Num(rect.x0),
            Num(rect.y0),
            Num(rect.width()),
            Num(rect.height()),
        );
    }

    fn frame(&mut self, id: Id<Element>, element: &Element) {
        let ground = self.look.ground;
        let rect = rect_of(element);
        let look = format!(
            "fill=\"{}\" stroke=\"{}\"",
            ground.frame().to_css(),
            ground.frame_line().to_css()
        );
        self.rect(rect, &look);
        let name = cut::text(element).lines().next().unwrap_or_default().trim();
        let (name, tone) = match name {
            "" => (
                tr!(self.texts, "board-frame-unnamed"),
                ground.text_weak(),
            ),
            name => (name.to_owned(), ground.text()),
        };
        let name = match self.cut.frames.number(id) {
            Some(number) => format!("{number} · {name}"),
            None => name,
        };
        let size = layout::type_size(element);
        let inset = f64::from(layout::PADDING);
        let top = rect.y0 + f64::from((layout::HEADER - size * LINE) / 2.0);
        let label = Label {
            text: &name,
            face: Face::Strong,
            size,
            at: (rect.x0 + inset, top + f64::from(size * BASELINE)),
            room: (rect.width() - 2.0 * inset) as f32,
            side: Side::Left,
            tone,
        };
        label.write(&mut self.body);
    }

    fn note(&mut self, id: Id<Element>, element: &Element) {
        let rect = rect_of(element);
        let shadow = rect + crate::drawing::kurbo::Vec2::new(SHADOW.0, SHADOW.1);
        let tone = self.look.ground.note_shadow();
        self.rect(shadow, &format!("fill=\"{}\"", tone.to_css()));
        let tone = paper(element.color);
        self.rect(rect, &format!("fill=\"{}\"", tone.to_css()));
        self.text(element, NOTE_TEXT);
        self.foot(id, element, rect);
    }

    /// Tags, author and number at the foot of a note.
    fn foot(&mut self, id: Id<Element>, element: &Element, rect: Rect) {
        let inset = f64::from(layout::PADDING);
        let base = rect.y1 - f64::from(layout::FOOT_TYPE * 0.75);
        let mut room = (rect.width() - 2.0 * inset) as f32;
        let mut right = rect.x1 - inset;
        let put = |out: &mut String, text: &str, face, side, at: f64, room| {
            let label = Label {
                text,
                face,
                size: layout::FOOT_TYPE,
                at: (at, base),
                room,
                side,
                tone: NOTE_TEXT,
            };
            label.write(out);
        };
        let width = |text: &str, face| Measured::new(face, text).width(layout::FOOT_TYPE) + 6.0;
        let number = self.cut.labels.get(&id).filter(|_| self.look.numbers);
        if let Some(number) = number {
            put(&mut self.body, number, Face::Strong, Side::Right, right, room);
            let taken = width(number, Face::Strong);
            room -= taken;
            right -= f64::from(taken);
        }
        if element.covered {
            return;
        }
        let author = self.cut.project.follow(element.author);
        let author = author.map(crate::model::Person::full_name).unwrap_or_default();
        if !author.trim().is_empty() {
            let half = if element.tags.is_empty() { room } else { room / 2.0 };
            let shown = lines::shortened(&author, Face::Regular, layout::FOOT_TYPE, half);
            put(&mut self.body, &shown, Face::Regular, Side::Right, right, room);
            room -= width(&shown, Face::Regular);
        }
        let tags: Vec<String> = element.tags.iter().map(|t| format!("#{}", t.as_str())).collect();
        if !tags.is_empty() {
            let tags = tags.join(" ");
            let left = rect.x0 + inset;
            put(&mut self.body, &tags, Face::Regular, Side::Left, left, room);
        }
    }

    fn shape(&mut self, element: &Element) {
        let ground = self.look.ground;
        let upright = Element {
            angle: Default::default(),
            ..element.clone()
        };
        let width = line_width(element.weight);
        let fill = ground.fill(element.fill);
        let fill = fill.map_or_else(|| "none".to_owned(), Rgb::to_css);
        let _ = writeln!(
            self.body,
            "<path d=\"{}\" fill=\"{fill}\" stroke=\"{}\" stroke-width=\"{}\" \
             stroke-linejoin=\"round\"{}/>",
            data(&shape::outline(&upright)),
            ground.ink(element.ink).to_css(),
            Num(f64::from(width)),
            dashes(element.dash, width)
        );
        self.text(element, ground.ink(element.ink));
    }

    fn connector(&mut self, element: &Element) {
        let course = self.cut.course(element);
        let width = line_width(element.weight);
        let tone = self.look.ground.ink(element.ink).to_css();
        let _ = writeln!(
            self.body,
            "<path d=\"{}\" fill=\"none\" stroke=\"{tone}\" stroke-width=\"{}\" \
             stroke-linejoin=\"round\"{}/>",
            data(&course.path),
            Num(f64::from(width)),
            dashes(element.dash, width)
        );
        for (kind, tip) in [
            (element.from_head, course.from),
            (element.to_head, course.to),
        ] {
            let Some(head) = head(kind, tip, element).filter(|_| kind != Arrowhead::None) else {
                continue;
            };
            let look = match head.filled {
                true => format!("fill=\"{tone}\""),
                false => format!(
                    "fill=\"none\" stroke=\"{tone}\" stroke-width=\"{}\" \
                     stroke-linecap=\"round\" stroke-linejoin=\"round\"",
                    Num(f64::from(width))
                ),
            };
            let _ = writeln!(self.body, "<path d=\"{}\" {look}/>", data(&head.path));
            self.shows(head.path.bounding_box());
        }
        self.connector_label(element, course.label);
    }

    /// A connector's label, on a piece of ground so that the line does not run through it.
    fn connector_label(&mut self, element: &Element, middle: crate::drawing::kurbo::Point) {
        let text = cut::text(element);
        if text.trim().is_empty() {
            return;
        }
        let size = layout::type_size(element);
        let lines = Measured::new(Face::Regular, text).lines(size, LABEL);
        let width = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let fit = Fit {
            size,
            lines,
            cut: false,
            top: 0.0,
            width,
        };
        let half = (f64::from(width) / 2.0, f64::from(fit.height()) / 2.0);
        let area = Rect::new(
            middle.x - half.0,
            middle.y - half.1,
            middle.x + half.0,
            middle.y + half.1,
        );
        let ground = self.look.ground;
        let around = area.inflate(f64::from(layout::padding(element.kind)), 0.0);
        self.rect(around, &format!("fill=\"{}\"", ground.board().to_css()));
        let tone = ground.ink(element.ink);
        let taken = lines::text(&mut self.body, text, &fit, area, Side::Center, tone);
        if taken.is_some() {
            self.shows(around);
        }
    }

    fn stroke(&mut self, element: &Element) {
        let points = stroke::points(element);
        if points.is_empty() {
            return;
        }
        let ground = self.look.ground;
        if element.kind == ElementKind::Stroke && element.points.has_pressure() {
            let _ = writeln!(
                self.body,
                "<path d=\"{}\" fill=\"{}\"/>",
                pressed(&points),
                ground.ink(element.ink).to_css()
            );
            return;
        }
        let (tone, opacity) = match element.kind {
            ElementKind::Highlight => (
                ground.highlight(element.ink),
                format!(" stroke-opacity=\"{}\"", Num(f64::from(HIGHLIGHT))),
            ),
            _ => (ground.ink(element.ink), String::new()),
        };
        let width = stroke::width(element);
        let _ = writeln!(
            self.body,
            "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{opacity} \
             stroke-linecap=\"round\" stroke-linejoin=\"round\"{}/>",
            data(&stroke::curve(&points)),
            tone.to_css(),
            Num(width),
            dashes(element.dash, width as f32)
        );
    }

    fn image(&mut self, element: &Element) {
        let rect = rect_of(element);
        let record = element.image.and_then(|id| Some((id, self.cut.project.get(id)?)));
        let Some((id, image)) = record else {
            self.report.add(Loss::PictureMissing);
            let line = self.look.ground.frame_line().to_css();
            self.rect(rect, &format!("fill=\"none\" stroke=\"{line}\" stroke-dasharray=\"4 4\""));
            return;
        };
        let about = cut::text(element).trim();
        let about = match about {
            "" => String::new(),
            about => format!("<title>{}</title>", Escaped(about)),
        };
        match self.shared.get(&id) {
            Some(number) => {
                let _ = writeln!(
                    self.body,
                    "<g>{about}<use xlink:href=\"#picture{number}\" \
                     transform=\"translate({} {}) scale({} {})\"/></g>",
                    Num(rect.x0),
                    Num(rect.y0),
                    Num(rect.width()),
                    Num(rect.height())
                );
            }
            None => {
                let _ = writeln!(
                    self.body,
                    "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" \
                     preserveAspectRatio=\"none\" xlink:href=\"{}\">{about}</image>",
                    Num(rect.x0),
                    Num(rect.y0),
                    Num(rect.width()),
                    Num(rect.height()),
                    data_address(image)
                );
            }
        }
    }
}
