//! The list of versions, the newest on top.

use egui::{Label, Rect, RichText, ScrollArea, Ui, pos2, vec2};

use super::ask::{Ask, Pair};
use super::{HistoryView, author, time};
use crate::i18n::{Texts, changes, tr};
use crate::store::history::VersionInfo;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Height of a row, in points.
const ROW: f32 = 70.0;
/// Between rows, in points.
const GAP: f32 = 2.0;
/// How many rows Page Up and Page Down go.
const PAGE: isize = 6;
/// How many versions are summed up by one job.
const BATCH: usize = 8;

/// What a row says.
struct Row {
    time: String,
    author: String,
    is_own: bool,
    is_aside: bool,
    /// What changed; blank as long as that is not known.
    summary: String,
}

impl HistoryView {
    pub(super) fn show_list(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        ui.horizontal_wrapped(|ui| {
            ui.label(theme::heading(tr!(cx.texts, "history-heading")));
            ui.add_space(space::S);
            let count = tr!(cx.texts, "history-versions", count = self.versions.len());
            widgets::weak(ui, count);
        });
        ui.spacing_mut().item_spacing.y = GAP;
        let mut clicked = None;
        let mut missing: Vec<Pair> = Vec::new();
        let id_of = |version: &VersionInfo| egui::Id::unique(("version", version.hash.as_bytes()));
        let area = ScrollArea::vertical()
            .id_salt("versions")
            .auto_shrink(false);
        let area = self.anchor.begin(area);
        let shown = area.show_rows(ui, ROW, self.versions.len(), |ui, range| {
            self.anchor.rows(ui, range.clone(), ROW + GAP, |place| {
                self.versions.get(place).map(id_of)
            });
            let top = ui.max_rect().left_top();
            let rect_of = |place: usize| {
                let y = (place as f32 - range.start as f32) * (ROW + GAP);
                Rect::from_min_size(pos2(top.x, top.y + y), vec2(1.0, ROW))
            };
            if let Some(chosen) = self.chosen().filter(|_| self.focus) {
                let still = egui::style::ScrollAnimation::none();
                ui.scroll_to_rect_animation(rect_of(chosen), None, still);
                // Drawn when it has come into sight.
                ui.ctx().request_repaint();
            }
            for place in range.clone() {
                let (Some(version), Some(pair)) = (self.versions.get(place), self.pair(place))
                else {
                    continue;
                };
                if !self.summaries.contains_key(&pair) {
                    missing.push(pair);
                }
                let row = self.row(cx.texts, cx.user, version, pair);
                let selected = self.selected == Some(version.hash);
                let id = id_of(version);
                let response = ui
                    .push_id(id, |ui| {
                        widgets::list_row(ui, &row.spoken(cx.texts), selected, ROW, |ui| {
                            show_row(ui, cx.texts, &row);
                        })
                    })
                    .inner;
                if selected && std::mem::take(&mut self.focus) {
                    response.request_focus();
                }
                if response.has_focus() {
                    self.row_focus = Some(response.id);
                }
                if response.clicked() {
                    let by_key = !response.clicked_by(egui::PointerButton::Primary);
                    clicked = Some((place, by_key));
                    response.request_focus();
                }
            }
        });
        let find = |id| {
            let place = self
                .versions
                .iter()
                .position(|version| id_of(version) == id)?;
            Some(place as f32 * (ROW + GAP))
        };
        let selected = self.chosen().and_then(|place| self.versions.get(place));
        let selected = selected.map(id_of);
        self.anchor.end(ui, self.generation, selected, &shown, find);
        if !missing.is_empty() && !self.summing {
            missing.truncate(BATCH);
            self.summing = true;
            cx.out.ask_history(Ask::Summaries(missing));
        }
        if let Some((place, by_key)) = clicked {
            self.select(place);
            if by_key || self.narrow {
                self.enter();
            }
        }
    }

    fn row(&self, texts: &Texts, user: &str, version: &VersionInfo, pair: Pair) -> Row {
        let name = version.header.author.name.trim();
        let summary = match (self.summaries.get(&pair), pair.1) {
            (None, _) => String::new(),
            (Some(None), _) => tr!(texts, "history-unreadable"),
            (Some(Some(_)), None) => tr!(texts, "history-first"),
            (Some(Some(summary)), Some(_)) => changes::summary(texts, summary),
        };
        Row {
            time: time(texts, version),
            author: author(texts, version, user),
            is_own: !name.is_empty() && name == user.trim(),
            is_aside: !version.on_our_line,
            summary,
        }
    }

    /// Arrows and their kin move through the list while one of its rows has the focus, or
    /// nothing has; through the details while one of their items has it.
    pub(super) fn read_keys(&mut self, ui: &Ui) {
        let focused = ui.memory(|memory| memory.focused());
        let item = self.item.filter(|(_, id)| Some(*id) == focused);
        let in_list = match focused {
            Some(focused) => self.row_focus == Some(focused),
            None => {
                ui.memory(|memory| memory.top_modal_layer()).is_none()
                    && !egui::Popup::is_any_open(ui.ctx())
            }
        };
        if !in_list && item.is_none() {
            return;
        }
        let Some(step) = widgets::step_keys(ui, PAGE) else {
            return;
        };
        let moved = |place: usize, count: usize| {
            place
                .saturating_add_signed(step)
                .min(count.saturating_sub(1))
        };
        if let Some((place, _)) = item {
            self.focus_item = Some(moved(place, self.count_of_items()));
        } else {
            let place = moved(self.chosen().unwrap_or_default(), self.versions.len());
            self.select(place);
            self.focus = true;
        }
    }
}

impl Row {
    fn spoken(&self, texts: &Texts) -> String {
        let mut parts = vec![self.time.clone(), self.author.clone()];
        if self.is_aside {
            parts.push(tr!(texts, "history-aside"));
        }
        if !self.summary.is_empty() {
            parts.push(self.summary.clone());
        }
        parts.join(", ")
    }
}

fn show_row(ui: &mut Ui, texts: &Texts, row: &Row) {
    let palette = Palette::here(ui);
    let (icon, ink) = match (row.is_aside, row.is_own) {
        (true, _) => (icons::ASIDE, palette.warn),
        (false, true) => (icons::PERSON, palette.text_weak),
        (false, false) => (icons::ROSTER, palette.text_weak),
    };
    ui.label(icon.rich_text().size(18.0).color(ink));
    ui.vertical(|ui| {
        ui.add_space(space::S);
        ui.add(Label::new(theme::strong(&row.time, size::BODY)).truncate());
        let author = if row.is_aside {
            format!("{} · {}", row.author, tr!(texts, "history-aside"))
        } else {
            row.author.clone()
        };
        ui.add(Label::new(RichText::new(author)).truncate());
        let summary = RichText::new(&row.summary).size(size::SMALL);
        ui.add(Label::new(summary.color(palette.text_weak)).truncate());
    });
}
