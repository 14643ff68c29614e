//! Draws a board into one mesh: papers, shadows, letters and lines, from the lowest to the
//! topmost. Only what is seen is drawn, and no finer than can be seen. (An image has another
//! texture than letters, so the mesh is divided there.)

mod element;
mod ground;
mod live;
mod party;
mod sheet;

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use egui::{Color32, Galley, Mesh, Pos2, Rect, Shape, TextureId, Ui, Vec2};

use super::camera::Camera;
use super::change::{Forms, Places};
use super::scene::{Budget, Form, Item, Scene, Way};
use super::text::{self, Caption, Setting, TextCache};
use crate::drawing::layout;
use crate::drawing::tones::{self, NOTE_TEXT};
use crate::model::{Element, ElementKind, Id, Image, Project};
use crate::ui::theme::{self, Palette};
use crate::ui::{fresh, icons};
use sheet::{Sheet, Turn};

pub use element::{header_inset, header_top, header_type};

/// Type smaller than this on the screen, in points, is drawn as bars.
const BARS_BELOW: f32 = 6.0;
/// Type smaller than this on the screen, in points, is not drawn at all.
const NOTHING_BELOW: f32 = 2.5;
/// Small lines smaller than this on the screen, in points, are not drawn.
const CAPTIONS_FROM: f32 = 4.5;
/// The usual type size of a note, in points on the board.
const NOTE_TYPE: f32 = 14.0;
/// So many points of strokes are worked out anew in one frame.
const INK_PER_FRAME: usize = 40_000;
/// So many cross-sections of ink are drawn with soft edges.
const MOST_FINE_INK: usize = 60_000;
/// So many are drawn at most; about twice as many triangles.
const MOST_INK: usize = 150_000;

/// The pictures of images, as far as they are ready.
pub trait Textures {
    /// A picture and its size in pixels.
    fn texture(&self, image: Id<Image>) -> Option<(TextureId, Vec2)>;
}

/// What is drawn differently from how it lies on the board.
pub struct Now<'a> {
    /// What is selected.
    pub selected: &'a BTreeSet<Id<Element>>,
    /// What is being dragged, from where, and how far, in points on the board.
    pub moved: Option<(&'a Places, Vec2)>,
    /// Whether what is dragged stays and a copy follows the pointer.
    pub copies: bool,
    /// Elements that are drawn otherwise than they lie on the board: at another place, in another
    /// size, turned, with other ends.
    pub changed: &'a Forms,
    /// What is about to come, on top of everything: a stroke or shape that is being drawn.
    pub drafts: &'a [Element],
    /// The element whose text is in an editor.
    pub edited: Option<Id<Element>>,
    /// What to call a frame without a name.
    pub unnamed: &'a str,
    /// What notes are called for short, if that is shown.
    pub numbers: Option<&'a HashMap<Id<Element>, String>>,
    /// Who wrote what.
    pub project: &'a Project,
    /// The pictures.
    pub textures: &'a dyn Textures,
}

/// What is drawn, as it was before or moved.
struct Seen<'a> {
    item: &'a Item,
    by: Vec2,
}

/// The letters of an element.
#[derive(Default)]
struct Laid {
    text: Option<Arc<text::Text>>,
    /// A frame's name, the line at the foot of a note, or what stands on a covered one.
    line: Option<(Arc<Galley>, f32)>,
    number: Option<(Arc<Galley>, f32)>,
}

/// What an element is drawn with.
struct Brush<'a> {
    sheet: Sheet,
    viewport: Rect,
    camera: Camera,
    zoom: f32,
    palette: &'a Palette,
    now: &'a Now<'a>,
    scene: &'a Scene,
    budget: Budget,
    /// Every how manyth cross-section of ink is drawn, without soft edges; `None` for all, with
    /// them.
    stride: Option<usize>,
    /// So many cross-sections of ink are in sight.
    ink_in_sight: usize,
    /// The corners of a connector on the screen.
    line: Vec<Pos2>,
}

/// What is kept from one frame to the next.
#[derive(Default)]
pub struct Kept {
    texts: TextCache,
    /// Meshes whose room is used again: asking for some megabytes in each frame would cost more
    /// than filling them.
    meshes: Vec<Arc<Mesh>>,
    places: Vec<u32>,
    /// So many cross-sections of ink were in sight in the last frame.
    ink_in_sight: usize,
    /// Who takes part in the gesture.
    party: party::Party,
}

/// Draws the ground and all that lies on the board.
pub fn paint(
    ui: &Ui,
    viewport: Rect,
    camera: Camera,
    scene: &Scene,
    kept: &mut Kept,
    now: &Now<'_>,
) {
    let Kept {
        texts,
        meshes,
        places,
        ink_in_sight,
        party,
    } = kept;
    let palette = Palette::here(ui);
    let painter = ui.painter_at(viewport);
    painter.rect_filled(viewport, 0.0, palette.board);
    texts.begin_frame(ui.ctx());
    let zoom = camera.zoom();
    let part = camera.visible(viewport);
    let live = live::Live::new(scene, now, part, party);
    scene.places_within(part.expand(element::SHADOW.y), places);
    live.leave_out(places);
    let on_top = live.seen(scene);
    // From afar notes are drawn without a look at the elements themselves.
    let far = NOTE_TYPE * zoom < NOTHING_BELOW;
    let near = |place: &u32| {
        let is_far = far && scene.afar().get(*place as usize)?.paper.is_some();
        let item = live.at(scene, *place)?;
        (!is_far).then_some(Seen {
            item,
            by: Vec2::ZERO,
        })
    };

    // All texts first: while letters are added, the font's texture can grow, and quads made
    // before would show the wrong ones.
    let mut letters = Letterer {
        ui,
        zoom,
        texts,
        now,
        scene,
    };
    let mut laid: Vec<Laid> = Vec::new();
    for seen in places.iter().filter_map(near) {
        laid.push(letters.lay_out(&seen));
    }
    for seen in &on_top {
        laid.push(letters.lay_out(seen));
    }
    let font_image = ui.fonts(|fonts| fonts.font_image_size());
    let mut brush = Brush {
        sheet: Sheet::new(viewport, ui.ctx().pixels_per_point(), font_image, meshes),
        viewport,
        camera,
        zoom,
        palette,
        now,
        scene,
        budget: Budget(Cell::new(INK_PER_FRAME)),
        // What the frame before showed tells how fine this one can be.
        stride: stride_of(*ink_in_sight),
        ink_in_sight: 0,
        line: Vec::new(),
    };
    brush.sheet.reserve(places.len() * 2);
    ground::dots(&mut brush.sheet, viewport, camera, palette.board_grid);
    let mut laid = laid.iter();
    let papers = Papers::new(palette);
    for place in &*places {
        match near(place) {
            Some(seen) => brush.draw(&seen, laid.next()),
            None => brush.draw_afar(*place, &papers),
        }
    }
    for seen in &on_top {
        brush.draw(seen, laid.next());
    }
    brush.mark_selected(places, &on_top);
    if let Some(fresh) = fresh::marked(ui.ctx()) {
        brush.mark_fresh(places, &fresh);
    }
    let late = brush.budget.0.get() == 0 || brush.stride != stride_of(brush.ink_in_sight);
    *ink_in_sight = brush.ink_in_sight;
    let shapes = brush.sheet.into_shapes();
    meshes.extend(shapes.iter().filter_map(|shape| match shape {
        Shape::Mesh(mesh) if mesh.texture_id == TextureId::default() => Some(mesh.clone()),
        _ => None,
    }));
    painter.extend(shapes);
    if late || texts.is_behind() {
        ui.ctx().request_repaint();
    }
}

/// How coarse ink is drawn where so many cross-sections are in sight: much ink in sight is seen from
/// far away, where nobody could tell them apart.
const fn stride_of(ink_in_sight: usize) -> Option<usize> {
    if ink_in_sight <= MOST_FINE_INK {
        None
    } else {
        Some(ink_in_sight.div_ceil(MOST_INK))
    }
}

/// The tones of papers, looked up once a frame.
struct Papers([Color32; 7]);

impl Papers {
    fn new(palette: &Palette) -> Self {
        let mut papers = [palette.note_text; 7];
        for (paper, color) in papers.iter_mut().zip(crate::model::NoteColor::ALL) {
            *paper = palette.note(*color);
        }
        Self(papers)
    }
}

/// Lays out what is written on elements.
struct Letterer<'a> {
    ui: &'a Ui,
    zoom: f32,
    texts: &'a mut TextCache,
    now: &'a Now<'a>,
    scene: &'a Scene,
}

impl Letterer<'_> {
    fn lay_out(&mut self, seen: &Seen<'_>) -> Laid {
        let (item, now, zoom) = (seen.item, self.now, self.zoom);
        let element = &item.element;
        let mut laid = Laid::default();
        let mut line = |caption, text: &str, size, widest, strong| {
            let set = Setting {
                text,
                size,
                widest,
                strong,
            };
            self.texts.line(self.ui.ctx(), item.id, caption, set)
        };
        match element.kind {
            ElementKind::Frame => {
                if now.edited != Some(item.id) {
                    let inset = element::header_inset(zoom);
                    let widest = item.rect.width() * zoom - 2.0 * inset;
                    if widest >= 24.0 {
                        let name = self.scene.frame_name(item, now.unnamed);
                        let size = header_type(zoom);
                        laid.line = line(Caption::Header, &name, size, widest, true);
                    }
                }
                return laid;
            }
            ElementKind::Note => {
                let small = layout::FOOT_TYPE * zoom;
                if small >= CAPTIONS_FROM
                    && let Some(number) = now.numbers.and_then(|numbers| numbers.get(&item.id))
                {
                    let widest = item.rect.width() * zoom;
                    laid.number = line(Caption::Number, number, small, widest, false);
                }
                if element.covered && now.edited != Some(item.id) {
                    let size = element::cover_size(item.rect.size()) * zoom;
                    if size >= 8.0 && !element.text.is_empty() {
                        let icon = icons::COVER.codepoint;
                        laid.line = line(Caption::Cover, icon, size, f32::INFINITY, false);
                    }
                    return laid;
                }
                if small >= CAPTIONS_FROM && layout::has_foot(element) {
                    let author = element.author.and_then(|id| now.project.get(id));
                    let author = author.map(crate::model::Person::full_name);
                    let foot = layout::foot(element, author.as_deref());
                    let widest = layout::foot_area(element).width() as f32 * zoom;
                    laid.line = line(Caption::Foot, &foot, small, widest, false);
                }
            }
            _ => {}
        }
        let size = layout::type_size(element) * zoom;
        if size >= BARS_BELOW && !element.text.is_empty() && now.edited != Some(item.id) {
            laid.text = self.texts.get(self.ui.ctx(), item.id, element, zoom);
        }
        laid
    }
}

impl Brush<'_> {
    fn on_screen(&self, rect: Rect) -> Rect {
        self.camera.rect_to_screen(self.viewport, rect)
    }

    fn turn(&self, element: &Element, rect: Rect) -> Option<Turn> {
        let turned = element.kind.can_turn() && !element.angle.is_none();
        turned.then(|| {
            let middle = self.camera.to_screen(self.viewport, rect.center());
            Turn::new(middle, element.angle.radians())
        })
    }

    fn draw_afar(&mut self, place: u32, papers: &Papers) {
        if let Some(afar) = self.scene.afar().get(place as usize)
            && let Some(paper) = afar.paper
            && let Some(color) = papers.0.get(paper as usize)
        {
            let rect = self.on_screen(afar.bounds);
            self.sheet.quad(rect, *color);
        }
    }

    /// Marks what is selected, whatever lies on top of it.
    fn mark_selected(&mut self, places: &[u32], on_top: &[Seen<'_>]) {
        let selected = self.now.selected;
        if selected.is_empty() {
            return;
        }
        let scene = self.scene;
        if selected.len() < places.len() {
            let mut found: Vec<u32> = selected
                .iter()
                .filter_map(|id| Some(scene.place_of(*id)? as u32))
                .filter(|place| places.binary_search(place).is_ok())
                .collect();
            found.sort_unstable();
            for place in found {
                if let Some(item) = scene.items().get(place as usize) {
                    self.mark(item, Vec2::ZERO);
                }
            }
        } else {
            for place in places {
                if let Some(item) = scene.items().get(*place as usize)
                    && selected.contains(&item.id)
                {
                    self.mark(item, Vec2::ZERO);
                }
            }
        }
        for seen in on_top {
            if selected.contains(&seen.item.id) {
                self.mark(seen.item, seen.by);
            }
        }
    }

    fn mark(&mut self, item: &Item, by: Vec2) {
        let rect = self.on_screen(item.rect.translate(by));
        let accent = self.palette.accent;
        if let Form::Way(way) = &item.form {
            self.mark_way(way, by, accent);
        } else if rect.width() < 16.0 && rect.height() < 16.0 {
            let rect = rect.expand(1.0);
            self.sheet.quad(rect, accent.gamma_multiply(0.6));
        } else if let Some(turn) = self.turn(&item.element, item.rect.translate(by)) {
            let rect = rect.expand(2.0);
            let corners = element::corners(rect, Some(turn));
            self.sheet
                .line(&corners, true, sheet::Pen::solid(2.0, accent));
        } else {
            let rect = self.sheet.crisp(rect);
            self.sheet.outline(rect.expand(1.0), 2.0, accent);
        }
    }

    /// A box around a connector would be around much else: its own line is marked.
    fn mark_way(&mut self, way: &Way, by: Vec2, accent: Color32) {
        let at = |place: &Pos2| self.camera.to_screen(self.viewport, *place + by);
        let line: Vec<Pos2> = way.line.iter().map(at).collect();
        // Pale, so that its label can be read.
        let halo = accent.gamma_multiply(0.5);
        self.sheet.line(&line, false, sheet::Pen::solid(8.0, halo));
    }

    fn mark_fresh(&mut self, places: &[u32], fresh: &fresh::Marks) {
        for place in places {
            if let Some(item) = self.scene.items().get(*place as usize)
                && fresh.contains(&item.id.ulid())
            {
                let rect = self.sheet.crisp(self.on_screen(item.rect));
                let good = self.palette.good;
                self.sheet.outline(rect.expand(3.0), 3.0, good);
            }
        }
    }
}

/// The colour of what is written on an element.
pub fn ink_of(element: &Element, palette: &Palette) -> Color32 {
    match element.kind {
        ElementKind::Note => theme::tone(NOTE_TEXT),
        ElementKind::Frame => palette.text,
        _ => theme::tone(palette.ground.ink(element.ink)),
    }
}

/// The colour of a highlighter.
fn highlight_of(element: &Element, palette: &Palette) -> Color32 {
    theme::tone(palette.ground.highlight(element.ink)).gamma_multiply(tones::HIGHLIGHT)
}
