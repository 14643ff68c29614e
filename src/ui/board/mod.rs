//! The workshop board: an endless ground with notes, texts and frames.
//!
//! The view holds what is seen (camera), what is selected, which tool is in hand and what a
//! gesture is about to do. A drag is committed when it ends and drawn with an offset until then:
//! so it is one step to undo, Esc takes it back without a trace, and dragging a thousand notes
//! is as smooth as dragging one.

mod access;
mod arrange;
mod camera;
mod change;
mod chooser;
mod conflicts;
#[cfg(test)]
mod desk;
mod edit;
mod facilitate;
mod images;
mod keys;
mod link;
mod minimap;
mod outline;
mod paint;
mod pointer;
mod scene;
mod share;
mod snap;
#[cfg(feature = "test-support")]
mod testing;
mod text;
mod toolbar;
mod tools;
mod walk;

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use egui::{CentralPanel, Id, Panel, Pos2, Rect, Sense, Ui};

pub use arrange::allow_system_clipboard;

pub use link::add_board_for;

use camera::Camera;
use change::Forms;
use edit::Editing;
use pointer::{Drag, Hands};
use scene::{Item, Scene};

pub use facilitate::{BoardTemplatesSheet, Home};

use crate::document::Document;
use crate::i18n::tr;
use crate::model::{self, Board, Element, ElementKind, NoteColor};
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette};
use crate::ui::view::{Pick, View, ViewCx};
use crate::ui::widgets;

type ElementId = model::Id<Element>;
type BoardId = model::Id<Board>;

/// The outline is open from the start in a view at least this wide, in points.
const WIDE: f32 = 1200.0;

/// What the pointer does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tool {
    /// Selects and moves.
    #[default]
    Select,
    /// Selects what a line drawn around it encloses.
    Lasso,
    /// Moves the board.
    Hand,
    /// Puts down a new element.
    Put(ElementKind),
    /// Draws a connector, with a head at its end or without.
    Connect { head: bool },
    /// Draws by hand: with the pen or the highlighter.
    Draw(ElementKind),
    /// Takes strokes away.
    Erase,
    /// Points at something, and leaves nothing behind.
    Laser,
}

/// Something to be brought into sight, as soon as the view's size is known.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Look {
    All,
    Selection,
    OwnSize,
    Zoom(f32),
    Reveal(ElementId),
    Center(ElementId),
    Frame(ElementId),
    /// Where one was before.
    Back,
}

/// The view's own state.
#[derive(Default)]
pub struct BoardView {
    board: Option<BoardId>,
    /// What was seen of each board.
    cameras: HashMap<BoardId, Camera>,
    scene: Scene,
    painted: paint::Kept,
    selection: BTreeSet<ElementId>,
    tool: Tool,
    drag: Option<Drag>,
    hands: Hands,
    /// The document's foreign revision that was seen last.
    foreign: u64,
    /// What lay under the pointer when its button was pressed.
    pressed_on: Option<Option<ElementId>>,
    /// Where the pointer last was during a gesture, on the board.
    pointer_at: Option<Pos2>,
    editing: Option<Editing>,
    /// How many texts were edited so far: names the next editor.
    edits: u64,
    look: Option<Look>,
    /// Whether the outline is shown; decided by the window's width until somebody chooses.
    outline: Option<bool>,
    /// Holds the outline while others change the board.
    outline_anchor: widgets::Anchor,
    /// Whether the title is being edited; `true` in the first frame.
    renaming: Option<bool>,
    settings: bool,
    /// The paper of the next note.
    paper: NoteColor,
    hints: toolbar::Hints,
    /// The board is to be given the keyboard.
    take_focus: bool,
    viewport: Option<Rect>,
    looking: minimap::Looking,
    arranging: arrange::Arranging,
    facilitating: facilitate::Facilitating,
    images: images::Images,
    linking: link::Linking,
    outlining: outline::Outline,
    speech: access::Speech,
    /// The last frame in which the view was shown, by egui's count.
    shown: u64,
}

impl BoardView {
    /// The board on the screen: the one chosen, as long as it is there, else the first.
    fn current(&self, doc: &Document) -> Option<BoardId> {
        let project = doc.project();
        self.board
            .filter(|board| project.boards.contains(*board))
            .or_else(|| project.boards_in_order().first().map(|(id, _)| *id))
    }

    fn open(&mut self, board: BoardId) {
        if self.board != Some(board) {
            self.board = Some(board);
            self.selection.clear();
            self.editing = None;
            self.drag = None;
            self.tool = Tool::Select;
            self.hands.entered = None;
            self.hands.aim = None;
            self.renaming = None;
            self.settings = false;
            self.take_focus = true;
        }
    }

    fn camera(&self) -> Camera {
        let known = self.board.and_then(|board| self.cameras.get(&board));
        known.copied().unwrap_or_default()
    }

    fn set_camera(&mut self, camera: Camera) {
        if let Some(board) = self.board {
            self.cameras.insert(board, camera);
        }
    }

    /// Shows the board at this zoom, as the zoom commands do.
    pub fn zoom_to(&mut self, zoom: f32) {
        self.look = Some(Look::Zoom(zoom));
    }

    fn only_selected(&self) -> Option<&Item> {
        match (self.selection.len(), self.selection.first()) {
            (1, Some(id)) => self.scene.get(*id),
            _ => None,
        }
    }

    fn select_only(&mut self, id: ElementId) {
        self.selection.clear();
        self.selection.insert(id);
    }

    /// Selects an element and brings it into sight.
    fn walk_to(&mut self, id: ElementId) {
        self.select_only(id);
        self.look = Some(Look::Reveal(id));
    }

    fn show_nothing(&self, ui: &mut Ui, cx: &mut ViewCx) {
        theme::page(Palette::here(ui)).show(ui, |ui| {
            let title = tr!(cx.texts, "board-none-title");
            let text = tr!(cx.texts, "board-none-text");
            widgets::empty_state(ui, icons::BOARD, &title, &text, |ui| {
                let label = tr!(cx.texts, "command-add-board");
                let may = !cx.doc.is_read_only();
                ui.add_enabled_ui(may, |ui| {
                    if widgets::primary_button(ui, Some(icons::ADD), &label).clicked() {
                        cx.out.run(Command::AddBoard);
                    }
                    let label = tr!(cx.texts, "command-board-from-template");
                    if widgets::button(ui, icons::BOARD_TEMPLATE, &label).clicked() {
                        cx.out.run(Command::BoardFromTemplate);
                    }
                });
            });
        });
    }

    fn show_board(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        if self.is_presenting() {
            return self.show_presentation(ui, cx);
        }
        let palette = Palette::here(ui);
        let width = ui.available_width();
        // One panel beside the board is enough in a narrow window: the one asked for last.
        let narrow = width < 1.2 * WIDE;
        if std::mem::take(&mut self.outlining.asked) && narrow {
            cx.prefs.board.properties = false;
        }
        let properties = cx.prefs.board.properties;
        let beside = properties || self.is_polling();
        let outline = self.outline.unwrap_or(width >= WIDE) && !(beside && narrow);
        Panel::top("board bar")
            .frame(theme::panel(palette))
            .resizable(false)
            .show(ui, |ui| self.show_bar(ui, cx, outline));
        self.refresh(cx.doc);
        self.refresh_links(cx.doc);
        self.show_covering(ui, cx);
        self.show_poll(ui, cx);
        if properties {
            Panel::right("board properties")
                .frame(theme::panel(palette))
                .default_size(270.0)
                .size_range(220.0..=420.0)
                .show(ui, |ui| self.show_properties(ui, cx));
        }
        if outline {
            Panel::right("board outline")
                .frame(theme::panel(palette))
                .default_size(260.0)
                .size_range(180.0..=480.0)
                .show(ui, |ui| self.show_outline(ui, cx));
        }
        CentralPanel::no_frame().show(ui, |ui| {
            let viewport = ui.available_rect_before_wrap();
            self.show_canvas(ui, cx, viewport);
        });
        self.show_settings(ui, cx);
        self.show_entry_choice(ui, cx);
    }

    fn refresh(&mut self, doc: &Document) {
        self.scene.refresh(doc.project(), self.board);
        let scene = &self.scene;
        self.selection.retain(|id| scene.get(*id).is_some());
        if self.foreign != doc.foreign_revision() {
            self.foreign = doc.foreign_revision();
            self.keep_dragging(doc);
        }
    }

    fn show_canvas(&mut self, ui: &mut Ui, cx: &mut ViewCx, viewport: Rect) {
        ui.set_clip_rect(viewport.intersect(ui.clip_rect()));
        ui.expand_to_include_rect(viewport);
        // A panel that opens beside the board must not move what one is looking at.
        let before = self
            .viewport
            .replace(viewport)
            .filter(|rect| *rect != viewport);
        let seen = self
            .board
            .is_some_and(|board| self.cameras.contains_key(&board));
        if let Some(before) = before.filter(|_| seen) {
            let mut camera = self.camera();
            camera.pan(before.center() - viewport.center());
            self.set_camera(camera);
        }
        self.go_on_flying(ui);
        self.take_look(ui, viewport);

        let id = canvas_id(ui);
        let canvas = ui.interact(viewport, id, Sense::click_and_drag());
        self.give_focus(ui, id);
        self.name_cluster(cx);
        self.editing_keys(ui, cx);
        self.vote_by_key(ui, cx, id);
        self.present_by_key(ui, id);
        self.vote_by_pointer(ui, cx, id, viewport);
        self.keys(ui, cx, id);
        self.clipboard(ui, cx);
        self.keep_up_images(ui, cx);
        self.wheel(ui, &canvas, viewport);
        self.pointer(ui, cx, &canvas, viewport);
        self.refresh(cx.doc);
        self.take_look(ui, viewport);
        // What was looked for and is not there is gone; the board must not move when it comes back.
        self.look = None;

        let show_numbers = cx.prefs.board.show_numbers;
        self.arranging
            .refresh_numbers(cx.doc, self.board, show_numbers);
        let camera = self.camera();
        let mut painted = std::mem::take(&mut self.painted);
        let alt = ui.input(|input| input.modifiers.alt);
        let unnamed = tr!(cx.texts, "board-frame-unnamed");
        let dragged = self.dragged();
        let mut open = Forms::new();
        let mut drafts = self.drafts(ui);
        match self.open_element(cx.doc) {
            Some(edit::Open {
                id: Some(id),
                element,
            }) => drop(open.insert(id, element)),
            Some(edit::Open { id: None, element }) => drafts.push(element),
            None => {}
        }
        let now = paint::Now {
            selected: &self.selection,
            moved: dragged,
            copies: alt && dragged.is_some(),
            changed: self.changed().unwrap_or(&open),
            drafts: &drafts,
            edited: self.editing.as_ref().and_then(Editing::element),
            unnamed: &unnamed,
            numbers: self.arranging.numbers(),
            project: cx.doc.project(),
            textures: &self.images,
        };
        paint::paint(ui, viewport, camera, &self.scene, &mut painted, &now);
        self.painted = painted;
        self.keep_up_textures(ui.ctx(), cx);
        self.paint_dots(ui, cx, viewport);
        self.paint_gesture(ui, viewport);
        self.tell_screen_readers(ui, cx, &canvas, viewport);
        self.show_badges(ui, cx, viewport);
        self.show_conflicts(ui, cx, viewport);
        self.show_editor(ui, cx, viewport);
        if self.scene.items().is_empty() && self.editing.is_none() && !cx.doc.is_read_only() {
            self.show_hint(ui, cx, viewport);
        }
        if !self.is_presenting() {
            self.show_toolbars(ui, cx, viewport);
            self.show_ways(ui, cx, viewport);
        }
        self.show_menu(cx, &canvas);
    }

    /// What there is to do on an empty board.
    fn show_hint(&self, ui: &Ui, cx: &ViewCx, viewport: Rect) {
        let color = Palette::here(ui).text_weak;
        let hint = tr!(cx.texts, "board-empty-hint");
        let font = egui::FontId::proportional(theme::size::SECTION);
        let painter = ui.painter_at(viewport);
        let width = (viewport.width() - 80.0).clamp(80.0, 600.0);
        let mut job = egui::text::LayoutJob::simple(hint, font, color, width);
        job.halign = egui::Align::Center;
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let at = viewport.center() - egui::vec2(0.0, galley.size().y / 2.0);
        painter.galley(at, galley, color);
    }

    /// Gives the board the keyboard when the view appears, and when it is due.
    fn give_focus(&mut self, ui: &Ui, id: Id) {
        let pass = ui.ctx().cumulative_pass_nr();
        let appeared = pass > self.shown + 2;
        self.shown = pass;
        if appeared && let Some(editing) = &mut self.editing {
            // Back from another view: go on writing.
            editing.take_focus();
        }
        let free = ui.memory(|memory| memory.focused().is_none());
        let blocked = egui::Popup::is_any_open(ui.ctx());
        let here = self.editing.is_none() && self.renaming.is_none() && !self.settings;
        if here && !blocked && (self.take_focus || (appeared && free)) {
            ui.memory_mut(|memory| memory.request_focus(id));
            self.take_focus = false;
        }
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, keys::OWN_KEYS));
    }

    fn take_look(&mut self, ui: &Ui, viewport: Rect) {
        let Some(board) = self.board else { return };
        if !self.cameras.contains_key(&board) {
            let mut camera = Camera::default();
            if let Some(bounds) = self.scene.bounds() {
                camera.fit(viewport, bounds);
            }
            self.cameras.insert(board, camera);
        }
        let Some(look) = self.look.take() else { return };
        let mut camera = self.camera();
        match look {
            Look::All => match self.scene.bounds() {
                Some(bounds) => camera.fit(viewport, bounds),
                None => camera = Camera::default(),
            },
            Look::Selection => {
                if let Some(bounds) = self.scene.bounds_of(&self.selection) {
                    camera.fit(viewport, bounds);
                }
            }
            Look::OwnSize => camera.zoom_to(1.0),
            Look::Zoom(zoom) => {
                camera.zoom_to(zoom);
                return self.set_camera(camera);
            }
            Look::Back => match self.place_before() {
                Some(before) => camera = before,
                None => return,
            },
            // What was just added is not in the scene yet.
            Look::Reveal(id) | Look::Center(id) | Look::Frame(id) => match self.scene.get(id) {
                Some(item) => match look {
                    Look::Reveal(_) => camera.reveal(viewport, item.rect),
                    Look::Center(_) => camera.center_on(viewport, item.rect.center()),
                    _ => camera.fit_up_to(viewport, item.rect, 2.0),
                },
                None => {
                    self.look = Some(look);
                    return;
                }
            },
        }
        if !matches!(look, Look::Back | Look::Reveal(_)) && camera != self.camera() {
            self.remember_place();
        }
        if let Look::Frame(frame) = look {
            self.shows_frame(frame, camera);
        }
        self.fly(ui, camera);
    }
}

/// The canvas' own id.
fn canvas_id(ui: &Ui) -> Id {
    ui.unique_id().with("canvas")
}

impl View for BoardView {
    fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        match self.current(cx.doc) {
            Some(board) => {
                self.open(board);
                self.show_board(ui, cx);
            }
            None => {
                self.board = None;
                self.show_nothing(ui, cx);
            }
        }
    }

    fn can(&self, command: Command, doc: &Document) -> bool {
        if self.current(doc).is_none() {
            return false;
        }
        let selected = !self.selection.is_empty() && self.editing.is_none();
        let of_parts = [
            // First, because a presentation has keys of others.
            self.can_facilitate(command, doc),
            self.can_arrange(command, doc),
            self.can_use_tool(command, doc),
            self.can_show_image(command, doc),
            self.can_link(command, doc),
            self.can_use_outline(command, doc),
            self.can_share(command, doc),
            self.can_look(command, doc),
        ];
        if let Some(can) = of_parts.into_iter().flatten().next() {
            return can;
        }
        match command {
            Command::ZoomBoardSelection => selected,
            Command::ZoomBoard100 | Command::ZoomBoardAll => true,
            _ => false,
        }
    }

    fn run(&mut self, command: Command, cx: &mut ViewCx) {
        let done = self.arrange(command, cx)
            || self.use_tool(command, cx)
            || self.facilitate(command, cx)
            || self.show_image(command, cx)
            || self.link(command, cx)
            || self.use_outline(command, cx)
            || self.share(command, cx)
            || self.look(command, cx);
        if done {
            return;
        }
        match command {
            Command::AddBoard => {
                let number = cx.doc.project().boards.len() + 1;
                let title = tr!(cx.texts, "board-new-title", number = number);
                self.finish_editing(cx.doc);
                self.board = None;
                let board = change::add_board(cx.doc, title);
                self.open(board);
                self.renaming = Some(true);
            }
            Command::ZoomBoard100 => self.look = Some(Look::OwnSize),
            Command::ZoomBoardAll => self.look = Some(Look::All),
            Command::ZoomBoardSelection => self.look = Some(Look::Selection),
            _ => {}
        }
    }

    fn take_files(&mut self, pick: Pick, paths: Vec<PathBuf>, cx: &mut ViewCx) {
        match pick {
            Pick::Picture => self.take_pictures(paths, cx),
            Pick::Board => self.take_boards(paths, cx),
            Pick::List => {}
        }
    }

    fn go(&mut self, place: Place, doc: &Document) {
        match place {
            Place::Board(board) => self.open(board),
            Place::Element(id) => {
                let Some(element) = doc.project().get(id) else {
                    return;
                };
                if let Some(board) = element.board {
                    self.open(board);
                }
                self.editing = None;
                self.select_only(id);
                self.look = Some(Look::Center(id));
                self.take_focus = true;
            }
            _ => {}
        }
    }
}
