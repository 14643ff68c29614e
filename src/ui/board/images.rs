//! Images on the board: from files, the clipboard and what is dropped; and their textures.
//!
//! Reading and decoding happen off the UI thread. Until a picture is decoded its place is drawn
//! blank; textures that have not been seen for a while make room for others.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use egui::{
    ColorImage, Context, Event, Pos2, TextureHandle, TextureId, TextureOptions, Ui, Vec2, vec2,
};

use super::paint::Textures;
use super::{BoardId, BoardView, change};
use crate::document::{Document, Step};
use crate::exchange::picture::{self, PictureError};
use crate::i18n::{errors, tr};
use crate::model::{Element, ElementKind, Id, Image, Order};
use crate::store::{self, OpenError};
use crate::ui::commands::Command;
use crate::ui::view::{Pick, Tone, ViewCx};
use crate::ui::work::{Arrival, Awaited, Work};

/// The longer side of an image that was just put on the board, in points.
const USUAL: f32 = 640.0;
/// Textures may take so many pixels before those that are not seen go.
const MOST_PIXELS: usize = 60_000_000;
/// Textures that were not seen for so many frames may go.
const UNSEEN: u64 = 120;

/// Why a picture did not come in.
enum Trouble {
    Open(OpenError),
    Picture(PictureError),
}

/// A picture on its way in.
struct Coming {
    awaited: Awaited<Result<Image, Trouble>>,
    /// What it was called; blank for what was pasted.
    name: String,
    board: BoardId,
    /// Where its middle is to lie on the board.
    middle: Pos2,
}

/// A picture on its way to the screen, or there.
enum Texture {
    Decoding(Awaited<Result<ColorImage, PictureError>>),
    Ready {
        handle: TextureHandle,
        seen: u64,
    },
    /// It cannot be decoded; nothing more happens.
    Broken,
}

/// What of images is on its way, and what is on the screen.
#[derive(Default)]
pub struct Images {
    coming: Vec<Coming>,
    textures: HashMap<Id<Image>, Texture>,
    /// What was asked for while drawing.
    wanted: RefCell<BTreeSet<Id<Image>>>,
}

impl Textures for Images {
    fn texture(&self, id: Id<Image>) -> Option<(TextureId, Vec2)> {
        // If there is none yet, it comes soon.
        self.wanted.borrow_mut().insert(id);
        match self.textures.get(&id) {
            Some(Texture::Ready { handle, .. }) => Some((handle.id(), handle.size_vec2())),
            _ => None,
        }
    }
}

impl Images {
    /// Decodes what was asked for while drawing, takes over what is ready, and lets go of what was
    /// not seen for long if there is much.
    fn keep_up(&mut self, ctx: &Context, cx: &mut ViewCx) {
        let now = ctx.cumulative_frame_nr();
        let wanted = std::mem::take(self.wanted.get_mut());
        let most = ctx.input(|input| input.max_texture_side);
        for id in &wanted {
            match self.textures.get_mut(id) {
                Some(Texture::Ready { seen, .. }) => *seen = now,
                Some(_) => {}
                None => {
                    let Some(image) = cx.doc.project().images.get_shared(*id).cloned() else {
                        continue;
                    };
                    let (work, awaited) = Work::new("", move |_| decode(&image, most));
                    cx.out.start(work);
                    self.textures.insert(*id, Texture::Decoding(awaited));
                }
            }
        }
        for (id, texture) in &mut self.textures {
            let Texture::Decoding(awaited) = texture else {
                continue;
            };
            *texture = match awaited.take() {
                Arrival::Waiting => continue,
                Arrival::Here(Ok(pixels)) => {
                    let options = TextureOptions {
                        mipmap_mode: Some(egui::TextureFilter::Linear),
                        ..TextureOptions::LINEAR
                    };
                    let handle = ctx.load_texture(format!("image {id}"), pixels, options);
                    ctx.request_repaint();
                    Texture::Ready { handle, seen: now }
                }
                Arrival::Here(Err(_)) | Arrival::Broken => Texture::Broken,
            };
        }
        let pixels = |texture: &Texture| match texture {
            Texture::Ready { handle, .. } => handle.size()[0] * handle.size()[1],
            _ => 0,
        };
        if self.textures.values().map(pixels).sum::<usize>() > MOST_PIXELS {
            self.textures.retain(|_, texture| match texture {
                Texture::Ready { seen, .. } => *seen + UNSEEN >= now,
                _ => true,
            });
        }
    }
}

/// The pixels of a picture, as many as a texture may have.
fn decode(image: &Image, most: usize) -> Result<ColorImage, PictureError> {
    let (width, height, rgba) = picture::pixels(image)?;
    let pixels = ColorImage::from_rgba_unmultiplied([width as usize, height as usize], &rgba);
    let longer = pixels.size[0].max(pixels.size[1]);
    if longer <= most {
        return Ok(pixels);
    }
    // Every so manyth pixel; a screen that is so weak shows no more.
    let step = longer.div_ceil(most.max(1));
    let [width, height] = pixels.size.map(|side| (side / step).max(1));
    let taken = (0..height)
        .flat_map(|y| (0..width).map(move |x| (x * step, y * step)))
        .map(|at| pixels[at])
        .collect();
    Ok(ColorImage::new([width, height], taken))
}

impl BoardView {
    /// Whether a command about images makes sense now; `None` if it is none.
    pub(super) fn can_show_image(&self, command: Command, doc: &Document) -> Option<bool> {
        let is_image = |id: &super::ElementId| {
            doc.project()
                .get(*id)
                .is_some_and(|element| element.kind == ElementKind::Image)
        };
        match command {
            Command::AddImage => Some(!doc.is_read_only()),
            Command::ImageAsGround => {
                Some(!doc.is_read_only() && self.selection.iter().any(is_image))
            }
            _ => None,
        }
    }

    /// Does a command about images; `false` if it is none.
    pub(super) fn show_image(&mut self, command: Command, cx: &mut ViewCx) -> bool {
        match command {
            Command::AddImage => cx.out.pick_for_board(Pick::Picture),
            Command::ImageAsGround => self.image_as_ground(cx.doc),
            _ => return false,
        }
        true
    }

    /// Lays the selected images below everything else and holds them there: a flipchart that was
    /// photographed, to put notes on.
    fn image_as_ground(&mut self, doc: &mut Document) {
        let images: BTreeSet<_> = self
            .selection
            .iter()
            .copied()
            .filter(|id| {
                doc.project()
                    .get(*id)
                    .is_some_and(|element| element.kind == ElementKind::Image)
            })
            .collect();
        doc.edit(Step::LockElements, |edit| {
            // From the topmost down, so that they keep their order among themselves.
            let mut images: Vec<_> = images
                .iter()
                .filter_map(|id| Some((edit.get(*id)?.order.clone(), *id)))
                .collect();
            images.sort();
            let board = images.first().and_then(|(_, id)| edit.get(*id)?.board);
            let all = edit
                .elements
                .iter()
                .filter(|(_, element)| element.board == board);
            let mut lowest = all.map(|(_, element)| element.order.clone()).min();
            for (_, id) in images.into_iter().rev() {
                let order = Order::before(lowest.as_ref());
                edit.change(id, |element: &mut Element| {
                    element.order = order.clone();
                    element.locked = true;
                });
                lowest = Some(order);
            }
        });
    }

    /// Takes pictures from files.
    pub(super) fn take_pictures(&mut self, paths: Vec<PathBuf>, cx: &mut ViewCx) {
        for path in paths {
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            let called = name.clone();
            self.take_picture(name, cx, move |progress| {
                let bytes = store::read_list(&path, progress).map_err(Trouble::Open)?;
                let stop = || progress.is_cancelled();
                picture::take_in(&bytes, &called, stop).map_err(Trouble::Picture)
            });
        }
    }

    fn take_picture(
        &mut self,
        name: String,
        cx: &mut ViewCx,
        read: impl FnOnce(&store::Progress) -> Result<Image, Trouble> + Send + 'static,
    ) {
        let Some(board) = self.current(cx.doc) else {
            let text = tr!(cx.texts, "picture-no-board");
            cx.out.tell(Tone::Info, text);
            return;
        };
        if cx.doc.is_read_only() {
            return;
        }
        let waiting = self.images.coming.len() as f32;
        let middle = self.viewport.map_or(Pos2::ZERO, |viewport| {
            self.camera().visible(viewport).center()
        });
        let title = tr!(cx.texts, "picture-reading");
        let (work, awaited) = Work::new(title, move |work| read(work.progress));
        cx.out.start(work);
        self.images.coming.push(Coming {
            awaited,
            name,
            board,
            middle: middle + Vec2::splat(2.0 * change::GAP * waiting),
        });
    }

    /// Takes pictures from the clipboard, if the board has the keyboard.
    fn take_pasted_pictures(&mut self, ui: &Ui, cx: &mut ViewCx) {
        if self.editing.is_some() || ui.ctx().text_edit_focused() || cx.doc.is_read_only() {
            return;
        }
        let mut pasted = Vec::new();
        ui.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::PasteImage(image) => {
                    pasted.push(image.clone());
                    false
                }
                _ => true,
            });
        });
        for image in pasted {
            self.take_picture(String::new(), cx, move |_| {
                let [width, height] = image.size.map(|side| u32::try_from(side).unwrap_or(0));
                let rgba = image
                    .pixels
                    .iter()
                    .flat_map(egui::Color32::to_srgba_unmultiplied);
                picture::take_in_pixels(width, height, rgba.collect()).map_err(Trouble::Picture)
            });
        }
    }

    /// Puts pictures that have been read on the board.
    pub(super) fn keep_up_images(&mut self, ui: &Ui, cx: &mut ViewCx) {
        self.take_pasted_pictures(ui, cx);
        for coming in std::mem::take(&mut self.images.coming) {
            match coming.awaited.take() {
                Arrival::Waiting => self.images.coming.push(coming),
                Arrival::Here(Ok(image)) => self.put_picture(image, &coming, cx),
                Arrival::Here(Err(Trouble::Picture(PictureError::Stopped))) | Arrival::Broken => {}
                Arrival::Here(Err(trouble)) => {
                    let why = match &trouble {
                        Trouble::Open(error) => errors::open(cx.texts, error),
                        Trouble::Picture(error) => error.message(cx.texts),
                    };
                    let text = match coming.name.as_str() {
                        "" => why,
                        name => tr!(cx.texts, "picture-failed", name = name, why = why),
                    };
                    cx.out.tell(Tone::Bad, text);
                }
            }
        }
    }

    /// Has decoded what was just asked for while drawing. To be called after that.
    pub(super) fn keep_up_textures(&mut self, ctx: &Context, cx: &mut ViewCx) {
        self.images.keep_up(ctx, cx);
    }

    fn put_picture(&mut self, image: Image, coming: &Coming, cx: &mut ViewCx) {
        if cx.doc.is_read_only() || !cx.doc.project().boards.contains(coming.board) {
            return;
        }
        let pixels = vec2(image.width as f32, image.height as f32);
        let size = pixels * (USUAL / pixels.max_elem().max(1.0)).min(1.0);
        let id = Image::id(image.data.as_slice());
        let element = Element {
            board: Some(coming.board),
            kind: ElementKind::Image,
            position: change::point((coming.middle - size / 2.0).round()),
            size: change::size(size.round()),
            image: Some(id),
            ..Element::default()
        };
        let added = cx.doc.edit(Step::AddImage, |edit| {
            if !edit.images.contains(id) {
                edit.images.insert(id, image);
            }
            change::add(edit, element)
        });
        if self.board == Some(coming.board) && self.editing.is_none() {
            self.walk_to(added);
        }
        let text = tr!(cx.texts, "picture-added");
        cx.out.tell(Tone::Good, text);
    }
}
