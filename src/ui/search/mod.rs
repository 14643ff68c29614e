//! Searching everything in the project: an overlay with a field, and what was found by kind.

mod index;

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Context, FontId, Id, Key, Modal, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::i18n::{Texts, format, tr};
use crate::model::{Organisation, Project, Session, TableName};
use crate::ui::icons::{self, Icon};
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::Outbox;
use crate::ui::widgets;

use index::{Excerpt, Group, Hit, Index, Target};

/// Width of the overlay, in points.
const WIDTH: f32 = 640.0;
/// Height of a hit, in points.
const ROW_HEIGHT: f32 = 44.0;
/// A project with more records is read on a thread of its own: it takes longer than a frame.
const AT_ONCE: usize = 1_000;

/// The search while it is open.
#[derive(Default)]
pub struct Search {
    words: String,
    selected: usize,
    /// The selection was moved by keys and is to be seen.
    scroll: bool,
    source: Source,
    /// What was found for `words`; `None` as long as that is not known.
    found: Option<Vec<Group>>,
}

/// Where the index stands.
#[derive(Default)]
enum Source {
    /// Nobody has begun.
    #[default]
    None,
    /// A thread reads the project.
    Coming(Receiver<Index>),
    /// Ready.
    Here(Box<Index>),
}

impl Search {
    /// Shows the search; returns whether it stays open.
    pub fn show(
        &mut self,
        ctx: &Context,
        project: &Project,
        texts: &Texts,
        out: &mut Outbox,
    ) -> bool {
        self.prepare(ctx, project);
        let id = Id::unique("search");
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, 80.0));
        let mut chosen = None;
        let frame = theme::dialog(&ctx.global_style()).inner_margin(12);
        let modal = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
            let window = ui.ctx().content_rect();
            ui.set_width(WIDTH.min(window.width() - space::XL));
            self.read_keys(ui);
            let field = self.show_field(ui, texts);
            self.find();
            if ui.input(|input| input.key_pressed(Key::Enter)) {
                chosen = self.hit(self.selected).map(|hit| hit.target);
            }
            let height = (window.height() - 200.0).max(120.0);
            ScrollArea::vertical()
                .max_height(height)
                // The overlay grows with what was found.
                .min_scrolled_height(height)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    if let Some(target) = self.show_found(ui, texts, field) {
                        chosen = Some(target);
                    }
                });
        });
        if let Some(place) = chosen.and_then(|target| place_of(project, target)) {
            out.go(place);
            return false;
        }
        !modal.should_close()
    }

    /// Reads the project, again if it has changed under the open search.
    fn prepare(&mut self, ctx: &Context, project: &Project) {
        if let Source::Coming(coming) = &self.source {
            match coming.try_recv() {
                Ok(index) => self.source = Source::Here(Box::new(index)),
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.source = Source::None,
            }
        }
        let fits = match &self.source {
            Source::None => false,
            Source::Coming(_) => true,
            Source::Here(index) => index.project().is_same(project),
        };
        if fits {
            return;
        }
        self.found = None;
        let records: usize = TableName::ALL
            .iter()
            .map(|table| project.count(*table))
            .sum();
        if records <= AT_ONCE {
            self.source = Source::Here(Box::new(Index::of(project)));
            return;
        }
        let (sender, receiver) = channel();
        let (ctx, copy) = (ctx.clone(), project.clone());
        let reading = std::thread::Builder::new()
            .name("zirkel search".to_owned())
            .spawn(move || {
                // Nobody waits any more when the search is closed.
                let _ = sender.send(Index::of(&copy));
                ctx.request_repaint();
            });
        self.source = match reading {
            Ok(_) => Source::Coming(receiver),
            Err(error) => {
                tracing::error!(%error, "no thread for the search");
                Source::Here(Box::new(Index::of(project)))
            }
        };
    }

    fn find(&mut self) {
        if let (None, Source::Here(index)) = (&self.found, &self.source) {
            self.found = Some(index.find(&self.words));
        }
    }

    fn hits(&self) -> impl Iterator<Item = &Hit> {
        self.found.iter().flatten().flat_map(|group| &group.hits)
    }

    fn hit(&self, place: usize) -> Option<&Hit> {
        self.hits().nth(place)
    }

    fn read_keys(&mut self, ui: &Ui) {
        let last = self.hits().count().saturating_sub(1);
        self.selected = self.selected.min(last);
        ui.input_mut(|input| {
            if input.consume_key(egui::Modifiers::NONE, Key::ArrowDown) {
                self.selected = (self.selected + 1).min(last);
                self.scroll = true;
            }
            if input.consume_key(egui::Modifiers::NONE, Key::ArrowUp) {
                self.selected = self.selected.saturating_sub(1);
                self.scroll = true;
            }
        });
    }

    fn show_field(&mut self, ui: &mut Ui, texts: &Texts) -> Id {
        let hint = tr!(texts, "search-hint");
        let field = widgets::query_field(ui, &hint, &mut self.words);
        if field.changed() {
            self.selected = 0;
            self.scroll = true;
            self.found = None;
        }
        field.id
    }

    /// Shows what was found; returns what was clicked. `field` keeps the focus all the while and
    /// tells screen readers which hit is selected.
    fn show_found(&mut self, ui: &mut Ui, texts: &Texts, field: Id) -> Option<Target> {
        let weak = Palette::here(ui).text_weak;
        let say = |ui: &mut Ui, text: String| {
            ui.add_space(space::XS);
            ui.add(egui::Label::new(egui::RichText::new(text).color(weak)).wrap());
        };
        if self.words.trim().is_empty() {
            say(ui, tr!(texts, "search-help"));
            return None;
        }
        let (Source::Here(index), Some(found)) = (&self.source, &self.found) else {
            say(ui, tr!(texts, "search-reading"));
            return None;
        };
        if found.is_empty() {
            say(ui, tr!(texts, "search-nothing"));
            return None;
        }
        let mut chosen = None;
        let mut place = 0;
        ui.spacing_mut().item_spacing.y = 2.0;
        for group in found {
            let Some(first) = group.hits.first() else {
                continue;
            };
            let (icon, title) = kind(first.target, texts);
            ui.add_space(space::XS);
            ui.label(theme::strong(title, size::SMALL).color(weak));
            for hit in &group.hits {
                let selected = place == self.selected;
                let context = context_of(index.project(), texts, hit.target);
                let response = row(ui, icon, hit, &context, selected);
                if selected {
                    ui.ctx().accesskit_node_builder(field, |node| {
                        node.set_active_descendant(response.id.accesskit_id());
                    });
                }
                if selected && self.scroll {
                    // With the name of the group above the first.
                    let seen = response.rect.with_min_y(response.rect.top() - space::L);
                    ui.scroll_to_rect(seen, None);
                }
                if response.clicked() {
                    chosen = Some(hit.target);
                }
                place += 1;
            }
            if group.more > 0 {
                let more = tr!(texts, "search-more", count = group.more);
                ui.label(egui::RichText::new(more).size(size::SMALL).color(weak));
            }
        }
        self.scroll = false;
        chosen
    }
}

/// Icon and name of a target's kind.
fn kind(target: Target, texts: &Texts) -> (Icon, String) {
    match target {
        Target::Person(_) => (icons::PERSON, tr!(texts, "search-people")),
        Target::Organisation(_) => (icons::ORGANISATION, tr!(texts, "search-organisations")),
        Target::Session(_) => (icons::SESSIONS, tr!(texts, "search-sessions")),
        Target::Item(_) => (icons::TALK, tr!(texts, "search-items")),
        Target::Entry(_) => (icons::MINUTES, tr!(texts, "search-entries")),
        Target::Board(_) => (icons::BOARD, tr!(texts, "search-boards")),
        Target::Element(_) => (icons::NOTE, tr!(texts, "search-elements")),
    }
}

/// Where a target is shown; `None` if it is gone.
fn place_of(project: &Project, target: Target) -> Option<Place> {
    match target {
        Target::Person(id) => project.get(id).map(|_| Place::Person(id)),
        Target::Organisation(id) => project.get(id).map(|_| Place::Organisation(id)),
        Target::Session(id) => project.get(id).map(|_| Place::Session(id)),
        Target::Item(id) => {
            let session = project.get(id)?.session?;
            Some(Place::Minutes(session, Some(id)))
        }
        Target::Entry(id) => project.get(id).map(|_| Place::Entry(id)),
        Target::Board(id) => project.get(id).map(|_| Place::Board(id)),
        Target::Element(id) => project.get(id).map(|_| Place::Element(id)),
    }
}

/// To what a target belongs, in a few words.
fn context_of(project: &Project, texts: &Texts, target: Target) -> String {
    let label = |organisation: Option<&Organisation>| {
        organisation
            .map(|o| o.label().to_owned())
            .unwrap_or_default()
    };
    let number = |session: Option<&Session>| {
        session
            .map(|session| match session.number.trim() {
                "" => session.title.clone(),
                number => number.to_owned(),
            })
            .unwrap_or_default()
    };
    let of = |session| number(project.follow(session));
    let parts = match target {
        Target::Person(id) => {
            let person = project.get(id);
            vec![label(project.follow(person.and_then(|p| p.organisation)))]
        }
        Target::Organisation(id) => {
            let city = project.get(id).map(|o| o.city.clone());
            vec![city.unwrap_or_default()]
        }
        Target::Session(id) => {
            let date = project.first_date(id);
            vec![date.map(|d| format::date(texts, d)).unwrap_or_default()]
        }
        Target::Item(id) => vec![of(project.get(id).and_then(|item| item.session))],
        Target::Entry(id) => {
            let entry = project.get(id);
            let item = project.follow(entry.and_then(|entry| entry.item));
            vec![
                of(entry.and_then(|entry| entry.session)),
                item.map(|item| item.title.clone()).unwrap_or_default(),
            ]
        }
        Target::Board(id) => vec![of(project.get(id).and_then(|board| board.session))],
        Target::Element(id) => {
            let board = project.follow(project.get(id).and_then(|element| element.board));
            vec![
                of(board.and_then(|board| board.session)),
                board.map(|board| board.title.clone()).unwrap_or_default(),
            ]
        }
    };
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// A hit: what it is called or says, and below what else was found and where it belongs.
fn row(ui: &mut Ui, icon: Icon, hit: &Hit, context: &str, selected: bool) -> egui::Response {
    let palette = Palette::here(ui);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW_HEIGHT), Sense::click());
    let nothing = Excerpt::default();
    let (first, second) = if hit.title.text.is_empty() {
        (&hit.text, &nothing)
    } else {
        (&hit.title, &hit.text)
    };
    response.widget_info(|| {
        let parts = [first.text.as_str(), &second.text, context];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        WidgetInfo::selected(Role::Button, true, selected, parts.join(", "))
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let fill = if selected {
        Some(palette.selected)
    } else if response.hovered() {
        Some(palette.hover)
    } else {
        None
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, theme::RADIUS, fill);
    }
    let icon_font = FontId::new(18.0, icon.font_family());
    let at = pos2(rect.left() + space::M, rect.center().y);
    ui.painter().text(
        at,
        Align2::CENTER_CENTER,
        icon.codepoint,
        icon_font,
        palette.text_weak,
    );
    let left = rect.left() + space::XL - space::XS;
    let room = rect.right() - space::S - left;
    let mut above = line(room);
    marked(&mut above, first, size::BODY, palette.text, palette.accent);
    let mut below = line(room);
    marked(
        &mut below,
        second,
        size::SMALL,
        palette.text_weak,
        palette.accent,
    );
    if !context.is_empty() && context != second.text {
        let between = if second.text.is_empty() { "" } else { " · " };
        let format = TextFormat::simple(FontId::proportional(size::SMALL), palette.text_weak);
        below.append(&format!("{between}{context}"), 0.0, format);
    }
    let (above, below) = (
        ui.painter().layout_job(above),
        ui.painter().layout_job(below),
    );
    let height = if below.job.text.is_empty() {
        above.size().y
    } else {
        above.size().y + 2.0 + below.size().y
    };
    let top = rect.center().y - height / 2.0;
    let second_top = top + above.size().y + 2.0;
    ui.painter().galley(pos2(left, top), above, palette.text);
    ui.painter()
        .galley(pos2(left, second_top), below, palette.text_weak);
    response
}

fn line(width: f32) -> LayoutJob {
    LayoutJob {
        wrap: TextWrapping::truncate_at_width(width.max(1.0)),
        ..LayoutJob::default()
    }
}

/// Adds an excerpt with what was found in bold.
fn marked(
    job: &mut LayoutJob,
    excerpt: &Excerpt,
    size: f32,
    color: egui::Color32,
    found: egui::Color32,
) {
    let plain = TextFormat::simple(FontId::proportional(size), color);
    let bold = TextFormat::simple(FontId::new(size, theme::strong_family()), found);
    let mut from = 0;
    for mark in &excerpt.marks {
        let before = excerpt.text.get(from..mark.start).unwrap_or_default();
        let word = excerpt.text.get(mark.clone()).unwrap_or_default();
        job.append(before, 0.0, plain.clone());
        job.append(word, 0.0, bold.clone());
        from = mark.end;
    }
    let rest = excerpt.text.get(from..).unwrap_or_default();
    job.append(rest, 0.0, plain);
}
