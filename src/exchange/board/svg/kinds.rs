//! How each kind of element is drawn.

use std::fmt::Write as _;

use super::ink::{dashes, data, pressed};
use super::lines::{self, Label};
use super::{Writer, data_address};
use crate::drawing::connector::head;
use crate::drawing::fonts::Face;
use crate::drawing::kurbo::{Point, Rect, Shape as _, Vec2};
use crate::drawing::layout::{self, Side};
use crate::drawing::text::{BASELINE, LINE};
use crate::drawing::tones::{HIGHLIGHT, NOTE_TEXT, Rgb, line_width, paper};
use crate::drawing::{rect_of, shape, stroke};
use crate::exchange::board::cut;
use crate::exchange::board::report::Loss;
use crate::exchange::board::xml::{Escaped, Num};
use crate::i18n::tr;
use crate::model::{Arrowhead, Element, ElementKind, Id};

/// How far the flat shadow below a note is off, in points.
const SHADOW: Vec2 = Vec2::new(2.0, 3.0);
/// Radius of a cluster's corners, in points.
const CLUSTER: f64 = 12.0;

/// A tone between two others: so much of the second.
fn between(one: Rgb, two: Rgb, part: f32) -> Rgb {
    let mixed = |one: u8, two: u8| {
        let (one, two) = (f32::from(one), f32::from(two));
        (two - one).mul_add(part, one).round() as u8
    };
    Rgb(
        mixed(one.0, two.0),
        mixed(one.1, two.1),
        mixed(one.2, two.2),
    )
}

impl Writer<'_> {
    /// Draws an element.
    pub(super) fn element(&mut self, id: Id<Element>, element: &Element) {
        self.shows(self.cut.bounds(element));
        if element.covered {
            self.report.add(Loss::Covered);
        }
        let turned =
            !element.angle.is_none() && element.kind.can_turn() && !element.kind.is_stroke();
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
        let line = ground.frame_line().to_css();
        let look = match self.cut.frames.parent(id) {
            Some(_) => {
                let fill = between(ground.board(), ground.frame(), 0.85).to_css();
                format!("rx=\"{CLUSTER}\" fill=\"{fill}\" stroke=\"{line}\" stroke-opacity=\"0.7\"")
            }
            None => format!("fill=\"{}\" stroke=\"{line}\"", ground.frame().to_css()),
        };
        self.rect(rect, &look);
        let name = cut::text(element).lines().next().unwrap_or_default().trim();
        let (name, tone) = match name {
            "" => (tr!(self.texts, "board-frame-unnamed"), ground.text_weak()),
            name => (name.to_owned(), ground.text()),
        };
        let name = match self.cut.frames.number(id) {
            Some(number) => format!("{number}  {name}"),
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
        let tone = self.look.ground.note_shadow();
        self.rect(rect + SHADOW, &format!("fill=\"{}\"", tone.to_css()));
        let paper = paper(element.color);
        self.rect(rect, &format!("fill=\"{}\"", paper.to_css()));
        let weak = between(paper, NOTE_TEXT, 0.75);
        let small = |text, at, room, side| Label {
            text,
            face: Face::Regular,
            size: layout::FOOT_TYPE,
            at,
            room,
            side,
            tone: weak,
        };
        let base = f64::from(layout::FOOT_TYPE * BASELINE);
        let number = self.cut.labels.get(&id).filter(|_| self.look.numbers);
        if let Some(number) = number {
            let at = (rect.x1 - 5.0, rect.y0 + 1.0 + base);
            small(number, at, rect.width() as f32, Side::Right).write(&mut self.body);
        }
        if element.covered {
            return self.covered(rect, between(paper, NOTE_TEXT, 0.45));
        }
        self.text(element, NOTE_TEXT);
        let author = self.cut.project.follow(element.author);
        let author = author.map(crate::model::Person::full_name);
        let foot = layout::foot(element, author.as_deref());
        let area = layout::foot_area(element);
        let at = (area.x0, area.y0 + base);
        small(&foot, at, area.width() as f32, Side::Left).write(&mut self.body);
    }

    /// The sign on a covered note: an eye, struck through.
    fn covered(&mut self, rect: Rect, tone: Rgb) {
        let size = (rect.width().min(rect.height()) * 0.35).clamp(12.0, 40.0);
        let middle = rect.center();
        let _ = writeln!(
            self.body,
            "<path transform=\"translate({} {}) scale({})\" d=\"M-.5 0Q0 -.56 .5 0Q0 .56 -.5 0Z\
             M-.15 0A.15 .15 0 0 1 .15 0A.15 .15 0 0 1 -.15 0ZM-.4 -.4L.4 .4\" fill=\"none\" \
             stroke=\"{}\" stroke-width=\".08\" stroke-linejoin=\"round\"/>",
            Num(middle.x),
            Num(middle.y),
            Num(size),
            tone.to_css()
        );
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
    fn connector_label(&mut self, element: &Element, middle: Point) {
        let text = cut::text(element);
        if text.trim().is_empty() {
            return;
        }
        let fit = layout::fit(element, false);
        let area = layout::label_area(&fit, middle);
        let around = layout::label_ground(area);
        let ground = self.look.ground;
        self.rect(around, &format!("fill=\"{}\"", ground.board().to_css()));
        let tone = ground.ink(element.ink);
        lines::text(
            &mut self.body,
            text,
            &fit,
            area,
            layout::side(element),
            tone,
        );
        self.shows(around);
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
        self.picture(element);
        // What it shows stands below it.
        self.text(element, self.look.ground.text_weak());
    }

    fn picture(&mut self, element: &Element) {
        let rect = rect_of(element);
        let record = element
            .image
            .and_then(|id| Some((id, self.cut.project.get(id)?)));
        let Some((id, image)) = record else {
            self.report.add(Loss::PictureMissing);
            let line = self.look.ground.frame_line().to_css();
            self.rect(
                rect,
                &format!("fill=\"none\" stroke=\"{line}\" stroke-dasharray=\"4 4\""),
            );
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
