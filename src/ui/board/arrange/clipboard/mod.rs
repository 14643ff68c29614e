//! Copying, cutting and pasting.
//!
//! What is copied lies on the system's clipboard as a text for other programs, and beside it in our
//! own form, which keeps everything (see `system`). Within the program the own form is remembered
//! with that text: as long as the text is on the clipboard, it stands for what was copied.

mod lines;
mod parcel;
mod system;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Context, Event, Id, Pos2, Ui, ViewportCommand, pos2};

use parcel::{Fresh, Parcel};
pub use system::allow;

use super::super::{BoardId, BoardView, ElementId, change};
use super::GAP;
use super::order;
use super::units::{self, Gathered};
use crate::document::Step;
use crate::drawing::kurbo::{Point, Rect};
use crate::drawing::shape;
use crate::i18n::tr;
use crate::model::{Element, ElementKind};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::work::{Arrival, Awaited, Work};

/// What was asked for by menu or palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Copy what is selected.
    Copy,
    /// Copy and delete it.
    Cut,
    /// Paste.
    Paste,
}

/// What of the clipboard is under way.
#[derive(Default)]
pub struct Clip {
    /// What was asked for.
    pub wish: Option<Wish>,
    reading: Option<Reading>,
}

/// Another window's parcel on its way.
struct Reading {
    awaited: Awaited<Option<Parcel>>,
    text: String,
    board: BoardId,
    target: Target,
}

/// Where something is pasted.
#[derive(Clone, Copy, Debug)]
struct Target {
    /// Where its middle is to be.
    middle: Point,
    /// The frame it is put in.
    home: Option<ElementId>,
}

/// What was copied last in this program, and the text that stands for it.
#[derive(Clone)]
struct Kept {
    text: String,
    parcel: Arc<Parcel>,
}

impl Kept {
    fn key() -> Id {
        Id::unique("copied from a board")
    }

    fn of(ctx: &Context, text: &str) -> Option<Arc<Parcel>> {
        let kept: Kept = ctx.data(|data| data.get_temp(Self::key()))?;
        // Some systems end texts in their own way.
        let same = plain(&kept.text) == plain(text);
        same.then_some(kept.parcel)
    }
}

fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").trim_end().to_owned()
}

impl BoardView {
    /// Does what the clipboard's keys, its menu items and other windows want.
    pub(in super::super) fn clipboard(&mut self, ui: &Ui, cx: &mut ViewCx) {
        self.take_reading(ui, cx);
        let busy = self.editing.is_some()
            || self.renaming.is_some()
            || self.settings
            || ui.ctx().text_edit_focused()
            || egui::Popup::is_any_open(ui.ctx());
        match self.arranging.clip.wish.take() {
            Some(Wish::Copy) => self.copy(ui.ctx(), cx),
            Some(Wish::Cut) => self.cut(ui.ctx(), cx),
            // The clipboard's text comes as an event.
            Some(Wish::Paste) => ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste),
            None => {}
        }
        if busy {
            return;
        }
        let mut taken = Vec::new();
        ui.input_mut(|input| {
            input.events.retain(|event| {
                let ours = matches!(event, Event::Copy | Event::Cut | Event::Paste(_));
                if ours {
                    taken.push(event.clone());
                }
                !ours
            });
        });
        for event in taken {
            match event {
                Event::Copy => self.copy(ui.ctx(), cx),
                Event::Cut => self.cut(ui.ctx(), cx),
                Event::Paste(text) => self.paste(ui, cx, text),
                _ => {}
            }
        }
    }

    fn copy(&mut self, ctx: &Context, cx: &mut ViewCx) {
        if let Some(board) = self.board.filter(|_| !self.selection.is_empty()) {
            let parcel = Parcel::of(cx.doc.project(), board, &self.selection);
            hand_out(ctx, cx, parcel);
        }
        self.take_focus = true;
    }

    fn cut(&mut self, ctx: &Context, cx: &mut ViewCx) {
        self.take_focus = true;
        let Some(board) = self.board.filter(|_| !cx.doc.is_read_only()) else {
            return;
        };
        let mut parcel = Parcel::of(cx.doc.project(), board, &self.selection);
        // What is locked stays.
        parcel.elements.retain(|(_, element)| !element.locked);
        if parcel.elements.is_empty() {
            return;
        }
        let gone: BTreeSet<ElementId> = parcel.elements.iter().map(|(id, _)| *id).collect();
        for (_, element) in &mut parcel.elements {
            element.frame = element.frame.filter(|frame| gone.contains(frame));
        }
        hand_out(ctx, cx, parcel);
        cx.doc.end_gesture();
        cx.doc
            .edit(Step::CutElements, |edit| edit.delete_elements(&gone));
        cx.doc.end_gesture();
        let text = tr!(cx.texts, "board-cut", count = gone.len());
        cx.out.tell(Tone::Info, text);
    }

    fn paste(&mut self, ui: &Ui, cx: &mut ViewCx, text: String) {
        let Some(board) = self.board.filter(|_| !cx.doc.is_read_only()) else {
            return;
        };
        self.take_focus = true;
        let target = self.target(ui, cx);
        if let Some(parcel) = Kept::of(ui.ctx(), &text) {
            self.unpack(cx, board, &parcel, target);
        } else if system::is_allowed(ui.ctx()) {
            let (work, awaited) = Work::new("", |_| system::take());
            cx.out.start(work);
            self.arranging.clip.reading = Some(Reading {
                awaited,
                text,
                board,
                target,
            });
        } else {
            self.paste_text(cx, board, &text, target);
        }
    }

    /// Pastes what another window had copied, or the text if it was none of ours.
    fn take_reading(&mut self, ui: &Ui, cx: &mut ViewCx) {
        let Some(reading) = self.arranging.clip.reading.take() else {
            return;
        };
        let here = cx.doc.project().boards.contains(reading.board) && !cx.doc.is_read_only();
        match reading.awaited.take() {
            Arrival::Waiting => {
                ui.ctx().request_repaint();
                self.arranging.clip.reading = Some(reading);
            }
            Arrival::Here(Some(parcel)) if here => {
                self.unpack(cx, reading.board, &parcel, reading.target);
            }
            Arrival::Here(None) | Arrival::Broken if here => {
                self.paste_text(cx, reading.board, &reading.text, reading.target);
            }
            Arrival::Here(_) | Arrival::Broken => {}
        }
    }

    /// Where to paste: in the frame that is selected alone, else where the pointer is, else in the
    /// middle of what is seen.
    fn target(&self, ui: &Ui, cx: &ViewCx) -> Target {
        let selected = self.only_selected();
        let frame = selected.filter(|item| item.element.kind == ElementKind::Frame);
        let seen = self.viewport.map(|viewport| {
            let pointer = ui.input(|input| input.pointer.hover_pos());
            let at = pointer.filter(|at| viewport.contains(*at));
            self.camera()
                .to_board(viewport, at.unwrap_or(viewport.center()))
        });
        let seen = seen.unwrap_or_default();
        let place = Point::new(seen.x.into(), seen.y.into());
        let frames = match self.board {
            Some(board) => units::frame_rects(cx.doc.project(), board),
            None => Vec::new(),
        };
        match frame {
            Some(item) => {
                let rect = shape::bounds(&item.element);
                let middle = if rect.contains(place) {
                    place
                } else {
                    rect.center()
                };
                Target {
                    middle,
                    home: Some(item.id),
                }
            }
            None => Target {
                middle: place,
                home: units::home_of(&frames, place),
            },
        }
    }

    /// Where a block of this size is put: near the target, beside what lies there.
    fn free_corner(
        &self,
        cx: &ViewCx,
        board: BoardId,
        size: Rect,
        target: Target,
        frames: bool,
    ) -> Point {
        let project = cx.doc.project();
        let gathered = Gathered::of(project, board);
        let mut block = size.with_origin(target.middle - size.size().to_vec2() / 2.0);
        let inside = target.home.and_then(|frame| gathered.inside(frame));
        if let Some(inside) = inside {
            // In a frame nothing hangs over its left and upper edge.
            let x = block.x0.min(inside.x1 - block.width()).max(inside.x0);
            let y = block.y0.min(inside.y1 - block.height()).max(inside.y0);
            block = block.with_origin((x, y));
        }
        let solid = |element: &Element| match element.kind {
            ElementKind::Frame => frames || target.home.is_none(),
            ElementKind::Image => !element.locked,
            ElementKind::Connector => false,
            kind => !kind.is_stroke(),
        };
        let all = project.elements.iter();
        let taken: Vec<Rect> = all
            .filter(|(id, e)| e.board == Some(board) && Some(*id) != target.home && solid(e))
            .map(|(_, element)| shape::bounds(element))
            .filter(|rect| {
                // What it lies on as a whole is ground.
                !(rect.contains(block.origin()) && rect.contains(Point::new(block.x1, block.y1)))
            })
            .collect();
        // What comes from elsewhere keeps a little more distance than notes from one another.
        let gap = if inside.is_some() { GAP } else { 2.0 * GAP };
        let corner = order::free_place(block.with_origin(rounded(block.origin())), &taken, gap);
        match inside {
            // Rather below than out of the frame.
            Some(inside) if corner.x < inside.x0 || corner.y < inside.y0 => {
                let lowest = taken
                    .iter()
                    .filter(|rect| rect.x0 < inside.x1 && rect.x1 > inside.x0)
                    .filter(|rect| rect.y0 < inside.y1 && rect.y1 > inside.y0)
                    .map(|rect| rect.y1 + GAP)
                    .fold(inside.y0, f64::max);
                rounded(Point::new(inside.x0, lowest))
            }
            _ => rounded(corner),
        }
    }

    fn unpack(&mut self, cx: &mut ViewCx, board: BoardId, parcel: &Parcel, target: Target) {
        let Some(bounds) = parcel.bounds() else {
            return;
        };
        let has_frames = parcel.has_frames();
        let corner = self.free_corner(cx, board, bounds, target, has_frames);
        cx.doc.end_gesture();
        let unpacked = cx.doc.edit(Step::PasteElements, |edit| {
            let unpacked = parcel.unpack(edit, board, corner, target.home);
            if let Some(home) = target.home {
                units::grow(edit, home, bounds.with_origin(corner));
            }
            unpacked
        });
        cx.doc.end_gesture();
        if unpacked.lost > 0 {
            let text = tr!(cx.texts, "board-paste-lost", count = unpacked.lost);
            cx.out.tell(Tone::Warn, text);
        }
        self.show_pasted(cx, unpacked.tops, bounds.with_origin(corner));
    }

    fn paste_text(&mut self, cx: &mut ViewCx, board: BoardId, text: &str, target: Target) {
        let pasted = lines::read(text);
        let count = pasted.count();
        if count == 0 {
            cx.out
                .tell(Tone::Warn, tr!(cx.texts, "board-paste-nothing"));
            return;
        }
        let note = Element::note_size();
        let (width, height) = (f64::from(note.width()), f64::from(note.height()));
        let (across, down) = (width + GAP, height + GAP);
        let columns = if pasted.table {
            pasted.rows.iter().map(Vec::len).max().unwrap_or(1)
        } else {
            (count as f64 * 1.6 * down / across).sqrt().ceil() as usize
        };
        let columns = columns.clamp(1, count.max(1));
        let rows = if pasted.table {
            pasted.rows
        } else {
            let cells = pasted.rows.concat();
            cells.chunks(columns).map(<[String]>::to_vec).collect()
        };
        let size = Rect::new(
            0.0,
            0.0,
            columns as f64 * across - GAP,
            rows.len() as f64 * down - GAP,
        );
        let corner = self.free_corner(cx, board, size, target, false);
        let block = size.with_origin(corner);
        let paper = self.paper;
        cx.doc.end_gesture();
        let ids = cx.doc.edit(Step::PasteElements, |edit| {
            let frames = units::frame_rects(edit, board);
            let mut fresh = Fresh::of(edit, board);
            let mut ids = BTreeSet::new();
            for (row, cells) in rows.into_iter().enumerate() {
                for (column, text) in cells.into_iter().enumerate() {
                    if text.is_empty() {
                        continue;
                    }
                    let x = corner.x + column as f64 * across;
                    let y = corner.y + row as f64 * down;
                    let middle = Point::new(x + width / 2.0, y + height / 2.0);
                    let mut element = Element {
                        board: Some(board),
                        frame: target.home.or_else(|| units::home_of(&frames, middle)),
                        position: crate::model::Point::new(x as f32, y as f32),
                        size: note,
                        text,
                        color: paper,
                        ..Element::default()
                    };
                    fresh.prepare(&mut element);
                    ids.insert(edit.add(element));
                }
            }
            if let Some(home) = target.home {
                units::grow(edit, home, block);
            }
            ids
        });
        cx.doc.end_gesture();
        match pasted.cut {
            Some(lines) => {
                let text = tr!(cx.texts, "board-paste-cut", count = count, lines = lines);
                cx.out.tell(Tone::Warn, text);
            }
            None if pasted.shortened => {
                cx.out
                    .tell(Tone::Warn, tr!(cx.texts, "board-paste-shortened"));
            }
            None => cx
                .out
                .tell(Tone::Good, tr!(cx.texts, "board-pasted", count = count)),
        }
        self.show_pasted(cx, ids, block);
    }

    /// Selects what was pasted and brings it into sight.
    fn show_pasted(&mut self, cx: &ViewCx, ids: BTreeSet<ElementId>, block: Rect) {
        self.refresh(cx.doc);
        self.selection = ids;
        let Some(viewport) = self.viewport else {
            return;
        };
        let corner = |point: Point| -> Pos2 { pos2(point.x as f32, point.y as f32) };
        let low = corner(block.origin());
        let rect = egui::Rect::from_two_pos(low, corner(Point::new(block.x1, block.y1)));
        let mut camera = self.camera();
        let visible = camera.visible(viewport);
        if visible.width() >= rect.width() && visible.height() >= rect.height() {
            camera.reveal(viewport, rect);
        } else {
            camera.fit(viewport, rect.expand(change::GAP));
        }
        self.set_camera(camera);
    }
}

fn rounded(place: Point) -> Point {
    Point::new(place.x.round(), place.y.round())
}

/// Puts a parcel on the clipboard and remembers it.
fn hand_out(ctx: &Context, cx: &mut ViewCx, parcel: Parcel) {
    let said = lines::of_parcel(&parcel, cx.texts);
    let mut text = lines::text(&said);
    if text.is_empty() {
        // What says nothing has a name at least: a blank text would be no copy.
        let count = parcel.elements.len();
        text = tr!(cx.texts, "board-copied-elements", count = count);
    }
    let sent = system::put(ctx, &text, &lines::html(&said), &parcel);
    if sent == system::Sent::NoPictures {
        cx.out
            .tell(Tone::Info, tr!(cx.texts, "board-copied-no-pictures"));
    }
    let parcel = Arc::new(parcel);
    ctx.data_mut(|data| data.insert_temp(Kept::key(), Kept { text, parcel }));
}

#[cfg(test)]
mod tests;
