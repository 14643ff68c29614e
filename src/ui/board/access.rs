//! The board for screen readers: what is on the screen and can be read there is a node of its own;
//! the outline has the rest. What was done and chosen is said as it happens.

use std::collections::BTreeSet;

use egui::accesskit::{Action, Live};
use egui::{Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo};

use super::{BoardId, BoardView, ElementId, Look};
use crate::document::Step;
use crate::drawing::layout;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};
use crate::model::{Element, ElementKind, Project};
use crate::ui::view::ViewCx;

/// Texts smaller than this on the screen, in points, cannot be read there.
const READABLE: f32 = 6.0;
/// The most letters of a text that stand in the name of something else.
const SHORT: usize = 40;

/// What was said last, and of what.
#[derive(Default)]
pub struct Speech {
    board: Option<BoardId>,
    /// How many elements were selected, the first and the last of them.
    selected: (usize, Option<ElementId>, Option<ElementId>),
    /// Where one was while elements were gathered.
    at: Option<ElementId>,
    revision: u64,
    /// The steps that could be undone and done once more.
    steps: (Option<Step>, Option<Step>),
    words: String,
}

/// What an element is called: its kind and its text.
pub fn name_of(texts: &Texts, element: &Element) -> String {
    let Some(text) = element.shown_text() else {
        return tr!(texts, "board-note-covered");
    };
    let text = text.split_whitespace();
    let text = text.collect::<Vec<_>>().join(" ");
    match element.kind {
        ElementKind::Note if text.is_empty() => tr!(texts, "board-note-blank"),
        ElementKind::Note => tr!(texts, "board-note-named", text = text),
        ElementKind::Text => tr!(texts, "board-text-named", text = text),
        ElementKind::Frame if text.is_empty() => tr!(texts, "board-frame-blank"),
        ElementKind::Frame => tr!(texts, "board-frame-named", text = text),
        kind if text.is_empty() => kind.name(texts),
        kind => {
            let kind = kind.name(texts);
            tr!(texts, "board-element-named", kind = kind, text = text)
        }
    }
}

/// What an element is called where the others are known: of a connector one wants to know what it
/// connects.
pub fn name_among(texts: &Texts, project: &Project, element: &Element) -> String {
    if element.kind != ElementKind::Connector {
        return name_of(texts, element);
    }
    let end = |id: Option<ElementId>| match project.follow(id) {
        Some(element) => in_short(texts, element),
        None => tr!(texts, "board-connector-loose"),
    };
    let (from, to) = (end(element.from), end(element.to));
    let label = element
        .text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if label.is_empty() {
        tr!(texts, "board-connector-named", from = from, to = to)
    } else {
        tr!(
            texts,
            "board-connector-labelled",
            from = from,
            to = to,
            label = label
        )
    }
}

/// The text of an element, cut to what fits into a sentence; its kind where it has none.
fn in_short(texts: &Texts, element: &Element) -> String {
    let text = element.shown_text().unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return name_of(texts, element);
    }
    match text.char_indices().nth(SHORT) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text,
    }
}

impl BoardView {
    /// What is said of an element in the outline: its name, its dots, what it is in the minutes.
    pub(super) fn spoken_name(&self, texts: &Texts, project: &Project, id: ElementId) -> String {
        let Some(element) = project.get(id) else {
            return String::new();
        };
        let mut parts = vec![name_among(texts, project, element)];
        let votes = self.outlining.rows.votes(id);
        if votes > 0 {
            parts.push(tr!(texts, "board-votes", count = votes));
        }
        parts.extend(self.told_entries(texts, project, id));
        parts.join(", ")
    }

    /// What else there is to know of an element on the board.
    fn spoken_details(
        &self,
        texts: &Texts,
        project: &Project,
        element: &Element,
        id: ElementId,
    ) -> String {
        let mut parts = Vec::new();
        if element.kind == ElementKind::Note {
            parts.push(element.color.name(texts));
        }
        if element.number > 0 && element.kind == ElementKind::Note {
            parts.push(tr!(texts, "board-number-spoken", number = element.number));
        }
        if let Some(author) = project.follow(element.author) {
            let name = author.full_name();
            parts.push(tr!(texts, "board-author-spoken", name = name));
        }
        if !element.covered {
            let tags = element.tags.iter();
            parts.extend(tags.map(|tag| format!("#{}", tag.as_str())));
        }
        let votes = self.outlining.rows.votes(id);
        if votes > 0 {
            parts.push(tr!(texts, "board-votes", count = votes));
        }
        parts.extend(self.told_entries(texts, project, id));
        if element.locked {
            parts.push(tr!(texts, "board-locked-spoken"));
        }
        if let Some(frame) = project.follow(element.frame) {
            let name = in_short(texts, frame);
            parts.push(tr!(texts, "board-inside-spoken", name = name));
        }
        parts.join(", ")
    }

    /// Names the board and what is on the screen, and does what a screen reader asks for.
    pub(super) fn tell_screen_readers(
        &mut self,
        ui: &mut Ui,
        cx: &ViewCx,
        canvas: &Response,
        viewport: Rect,
    ) {
        let board = self.board.and_then(|id| cx.doc.project().get(id));
        let title = board.map(|board| board.title.clone()).unwrap_or_default();
        let active = self
            .gathering_at()
            .or_else(|| self.only_selected().map(|item| item.id))
            .map(|id| node_id(canvas, id));
        let listening = ui.ctx().accesskit_node_builder(canvas.id, |node| {
            node.set_role(Role::Canvas);
            node.set_label(tr!(cx.texts, "board-canvas", title = title));
            node.set_description(tr!(cx.texts, "board-canvas-keys"));
            node.set_multiselectable();
            if let Some(active) = active {
                node.set_active_descendant(active.accesskit_id());
            }
        });
        if listening.is_none() {
            return;
        }
        self.refresh_outline(cx.doc);
        let shown = self.show_nodes(ui, cx, canvas, viewport);
        self.speak(ui, cx, canvas, &shown);
    }

    /// A node for each element that can be read on the screen. Returns which have one.
    fn show_nodes(
        &mut self,
        ui: &mut Ui,
        cx: &ViewCx,
        canvas: &Response,
        viewport: Rect,
    ) -> BTreeSet<ElementId> {
        let camera = self.camera();
        if layout::step_size(0) * camera.zoom() < READABLE {
            return BTreeSet::new();
        }
        let rows = &self.outlining.rows;
        let mut seen: Vec<(usize, ElementId, Rect)> = self
            .scene
            .within(camera.visible(viewport))
            .filter_map(|item| Some((rows.read_as(item.id)?, item.id, item.rect)))
            .collect();
        // As they are read, not as they are painted.
        seen.sort_unstable_by_key(|(place, ..)| *place);
        let count = rows.count();
        let project = cx.doc.project();
        let mut asked = None;
        let below = UiBuilder::new().accessibility_parent(canvas.id);
        let ui = &mut ui.new_child(below.max_rect(viewport));

        let all = canvas.id.with("elements");
        ui.interact(viewport, all, Sense::hover());
        ui.ctx().accesskit_node_builder(all, |node| {
            node.set_role(Role::List);
            node.set_label(tr!(cx.texts, "board-elements"));
            node.set_size_of_set(count);
        });
        let within = UiBuilder::new().accessibility_parent(all);
        let ui = &mut ui.new_child(within.max_rect(viewport));

        for (place, id, rect) in &seen {
            let Some(element) = project.get(*id) else {
                continue;
            };
            let node = node_id(canvas, *id);
            let wants = |action| ui.input(|input| input.has_accesskit_action_request(node, action));
            // Asked before egui takes it away.
            let reveals = wants(Action::ScrollIntoView);
            if wants(Action::Click) || wants(Action::Focus) || reveals {
                asked = Some((*id, reveals));
            }
            let rect = camera.rect_to_screen(viewport, *rect);
            let response = ui.interact(rect, node, Sense::hover());
            let name = name_among(cx.texts, project, element);
            response.widget_info(|| WidgetInfo::labeled(role_of(element.kind), true, &name));
            let details = self.spoken_details(cx.texts, project, element, *id);
            ui.ctx().accesskit_node_builder(node, |node| {
                node.set_description(details);
                node.set_selected(self.selection.contains(id));
                node.set_position_in_set(*place);
                node.add_action(Action::Click);
                node.add_action(Action::Focus);
                node.add_action(Action::ScrollIntoView);
            });
        }
        if let Some((id, only_look)) = asked {
            if only_look {
                self.look = Some(Look::Reveal(id));
            } else {
                self.walk_to(id);
                self.take_focus = true;
            }
            ui.ctx().request_repaint();
        }
        seen.into_iter().map(|(_, id, _)| id).collect()
    }

    /// Says what was done and what is selected now, when there is a pause.
    fn speak(&mut self, ui: &mut Ui, cx: &ViewCx, canvas: &Response, shown: &BTreeSet<ElementId>) {
        let ends = (
            self.selection.first().copied(),
            self.selection.last().copied(),
        );
        let selected = (self.selection.len(), ends.0, ends.1);
        let at = self.gathering_at();
        let steps = (cx.doc.next_undo(), cx.doc.next_redo());
        let opened = self.speech.board != self.board;
        let done = self.speech.revision != cx.doc.revision() && !opened;
        let was_steps = std::mem::replace(&mut self.speech.steps, steps);
        self.speech.revision = cx.doc.revision();
        self.speech.board = self.board;
        if done && let Some(words) = told_step(cx.texts, was_steps, steps) {
            self.speech.words = words;
        }
        if self.speech.selected != selected && !opened && self.editing.is_none() {
            // A node that is active says itself what it is.
            let speaks = ends.0.is_some_and(|id| shown.contains(&id)) || self.outline_has_focus(ui);
            let silent = selected.0 == 1 && speaks && at.is_none();
            if !silent && !done {
                self.speech.words = self.told_selection(cx);
            }
        } else if let Some(unseen) = at.filter(|id| !shown.contains(id))
            && self.speech.at != at
        {
            self.speech.words = self.told_place(cx, unseen);
        }
        self.speech.selected = selected;
        self.speech.at = at;
        let id = canvas.id.with("said");
        let corner = Rect::from_min_size(canvas.rect.min, egui::Vec2::ZERO);
        ui.interact(corner, id, Sense::hover());
        let words = self.speech.words.clone();
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::Label);
            node.set_live(Live::Polite);
            node.set_value(words);
        });
    }

    /// What is selected, or how many.
    fn told_selection(&self, cx: &ViewCx) -> String {
        let count = self.selection.len();
        match self.selection.first() {
            Some(only) if count == 1 => self.told_place(cx, *only),
            _ => tr!(cx.texts, "board-selected-spoken", count = count),
        }
    }

    /// "Zettel 4 von 12 in Bereich Ideen: Text".
    fn told_place(&self, cx: &ViewCx, id: ElementId) -> String {
        let project = cx.doc.project();
        let (Some(element), Some(row)) = (project.get(id), self.outlining.rows.find(id)) else {
            return tr!(cx.texts, "board-selected-spoken", count = 1);
        };
        let name = name_among(cx.texts, project, element);
        let (place, of) = (row.place + 1, row.of);
        match project.follow(element.frame) {
            Some(frame) => {
                let frame = in_short(cx.texts, frame);
                tr!(
                    cx.texts,
                    "board-place-in-frame",
                    name = name,
                    place = place,
                    of = of,
                    frame = frame
                )
            }
            None => tr!(
                cx.texts,
                "board-place-spoken",
                name = name,
                place = place,
                of = of
            ),
        }
    }
}

/// The step that was just done or taken back, by the steps before and now.
fn told_step(
    texts: &Texts,
    (undo, redo): (Option<Step>, Option<Step>),
    (now_undo, now_redo): (Option<Step>, Option<Step>),
) -> Option<String> {
    match (now_redo, redo) {
        // Taken back: it can be done once more now.
        (Some(step), before) if before != Some(step) || undo == Some(step) && now_undo != undo => {
            let step = step.name(texts);
            Some(tr!(texts, "board-undone-spoken", step = step))
        }
        _ => now_undo.map(|step| step.name(texts)),
    }
}

const fn role_of(kind: ElementKind) -> Role {
    match kind {
        ElementKind::Frame => Role::Group,
        ElementKind::Note | ElementKind::Text => Role::Note,
        ElementKind::Image => Role::Image,
        _ => Role::GraphicsObject,
    }
}

fn node_id(canvas: &Response, id: ElementId) -> egui::Id {
    canvas.id.with(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::IdSource;
    use crate::i18n::Lang;

    #[test]
    fn a_connector_says_what_it_connects() {
        let texts = Texts::new(Lang::De);
        let mut ids = IdSource::counting_from(1);
        let mut project = Project::default();
        let note: ElementId = ids.next();
        let text = format!("Kommunen\n{}", "lange ".repeat(20));
        let element = Element {
            text,
            ..Element::default()
        };
        project.elements.insert(note, element);
        let mut connector = Element {
            kind: ElementKind::Connector,
            from: Some(note),
            ..Element::default()
        };
        let name = name_among(&texts, &project, &connector);
        assert!(name.starts_with("Verbindung von Kommunen lange"), "{name}");
        assert!(
            name.contains('…') && name.ends_with("nach freiem Ende"),
            "{name}"
        );
        connector.text = "führt zu".to_owned();
        let name = name_among(&texts, &project, &connector);
        assert!(name.ends_with("nach freiem Ende: führt zu"), "{name}");
    }

    #[test]
    fn a_covered_note_gives_nothing_away() {
        let texts = Texts::new(Lang::De);
        let note = Element {
            text: "geheim".to_owned(),
            covered: true,
            ..Element::default()
        };
        let name = name_of(&texts, &note);
        assert!(!name.contains("geheim"), "{name}");
        assert!(!in_short(&texts, &note).contains("geheim"));
    }

    #[test]
    fn what_was_undone_is_said_as_undone() {
        let texts = Texts::new(Lang::De);
        let (add, moved) = (Some(Step::AddNote), Some(Step::MoveElements));
        let said = |before, now| told_step(&texts, before, now).unwrap_or_default();
        assert_eq!(
            said((add, None), (moved, None)),
            Step::MoveElements.name(&texts)
        );
        let undone = said((moved, None), (add, moved));
        assert!(undone.contains(&Step::MoveElements.name(&texts)) && undone.len() > 12);
        assert_eq!(
            said((add, moved), (moved, None)),
            Step::MoveElements.name(&texts)
        );
    }
}
