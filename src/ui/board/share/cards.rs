//! The sheet in which notes are made into cards to be printed and cut out.

use std::collections::BTreeSet;

use egui::{Context, Ui, vec2};

use super::preview::{Made, Preview};
use super::{file_name, radio, weak};
use crate::document::Step;
use crate::exchange::board::{self, Cards, Part, PerPage, WantedCards, WriteError};
use crate::i18n::{Texts, tr};
use crate::ui::board::arrange::numbers;
use crate::ui::board::{BoardId, ElementId};
use crate::ui::icons;
use crate::ui::sheet::{self, OutFile, Sheet, Shown};
use crate::ui::theme::{self, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;
use crate::ui::work::Work;

/// How wide the sheet gets, in points.
const WIDTH: f32 = 760.0;
/// With less room than this, in points, the preview stands below the choices.
const SIDE_BY_SIDE: f32 = 520.0;
/// How many pixels the preview has at most.
const PREVIEW: (u32, u32) = (800, 1100);

/// What the preview depends on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    revision: u64,
    wanted: WantedCards,
    /// Which sheet is shown, from 0.
    at: usize,
}

/// The sheet.
pub struct CardSheet {
    board: BoardId,
    selection: BTreeSet<ElementId>,
    only_selected: bool,
    per_page: PerPage,
    blank: u32,
    at: usize,
    preview: Preview<Key, Cards>,
    /// The last cards that could be made, for the number of sheets.
    sheets: usize,
    /// How many notes have no number in this state of the project.
    unnumbered: Option<(u64, usize)>,
    /// Whether they are to be numbered.
    number: bool,
}

impl CardSheet {
    /// About this board, with what is selected on it.
    pub fn new(board: BoardId, selection: BTreeSet<ElementId>) -> Self {
        Self {
            board,
            only_selected: selection.len() > 1,
            selection,
            per_page: PerPage::default(),
            blank: 0,
            at: 0,
            preview: Preview::default(),
            sheets: 0,
            unnumbered: None,
            number: false,
        }
    }

    fn key(&self, revision: u64) -> Key {
        let part = match self.only_selected {
            true => Part::Elements(self.selection.clone()),
            false => Part::All,
        };
        Key {
            revision,
            wanted: WantedCards {
                part,
                per_page: self.per_page,
                blank: self.blank,
            },
            at: self.at,
        }
    }

    fn prepare(&mut self, ctx: &Context, cx: &mut ViewCx) {
        let key = self.key(cx.doc.revision());
        let wants = self.preview.wants(ctx, &key);
        if let Some(Ok(cards)) = self.preview.facts(&key) {
            self.sheets = cards.sheets();
            self.at = self.at.min(self.sheets.saturating_sub(1));
        }
        if !wants {
            return;
        }
        let project = cx.doc.project().clone();
        let (board, lang, wanted, at) = (self.board, cx.texts.lang(), key.wanted.clone(), key.at);
        let (work, awaited) = Work::new("", move |cx| {
            let go_on = |_: f32| !cx.progress.is_cancelled();
            let cards = Cards::of(&project, board, &wanted, &Texts::new(lang), &go_on)?;
            let at = at.min(cards.sheets().saturating_sub(1));
            let sheet = cards.plain(at).ok_or(WriteError::Nothing)?;
            let raster = board::preview(&sheet, PREVIEW, &go_on)?;
            Ok(Made {
                raster: Some(raster),
                facts: cards,
            })
        });
        cx.out.start(work);
        self.preview.start(key, awaited);
    }

    fn body(&mut self, ui: &mut Ui, texts: &Texts, revision: u64) {
        let before = self.key(revision);
        let width = ui.available_width();
        if width < SIDE_BY_SIDE {
            self.choices(ui, texts, revision);
            self.show_preview(ui, texts, vec2(width, 320.0));
        } else {
            let left = (width * 0.42).min(300.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                ui.vertical(|ui| {
                    ui.set_width(left);
                    ui.spacing_mut().item_spacing.x = space::S;
                    self.choices(ui, texts, revision);
                });
                ui.vertical(|ui| {
                    let right = width - left - space::L;
                    ui.set_width(right);
                    ui.spacing_mut().item_spacing.x = space::S;
                    let height = (right * 1.414).min(440.0);
                    self.show_preview(ui, texts, vec2(right, height));
                });
            });
        }
        if before != self.key(revision) {
            ui.ctx().request_repaint();
        }
    }

    fn choices(&mut self, ui: &mut Ui, texts: &Texts, revision: u64) {
        ui.label(theme::section(tr!(texts, "board-out-what")));
        let all = tr!(texts, "board-cards-all");
        if radio(ui, !self.only_selected, &all) {
            self.only_selected = false;
        }
        ui.add_enabled_ui(!self.selection.is_empty(), |ui| {
            let label = tr!(texts, "board-cards-selected");
            if radio(ui, self.only_selected, &label) {
                self.only_selected = true;
            }
        });
        ui.add_space(space::S);
        ui.label(theme::section(tr!(texts, "board-cards-per-page")));
        ui.horizontal(|ui| {
            for per_page in PerPage::ALL {
                let label = per_page.count().to_string();
                if radio(ui, self.per_page == per_page, &label) {
                    self.per_page = per_page;
                }
            }
        });
        ui.add_space(space::S);
        let label = tr!(texts, "board-cards-blank");
        let typed = widgets::number_field(ui, "blank cards", &label, Some(self.blank), 60.0);
        if let Some(typed) = typed {
            self.blank = typed.unwrap_or(0).min(400);
        }
        weak(ui, &tr!(texts, "board-cards-blank-text"));
        ui.add_space(space::S);
        if let Some((_, count)) = self.unnumbered.filter(|(_, count)| *count > 0) {
            let told = tr!(texts, "board-cards-unnumbered", count = count);
            ui.add(egui::Label::new(told).wrap());
            let label = tr!(texts, "board-cards-number");
            self.number |= widgets::button(ui, icons::NUMBERS, &label).clicked();
            ui.add_space(space::S);
        }
        match self.preview.facts(&self.key(revision)) {
            Some(Ok(cards)) => {
                let count = tr!(
                    texts,
                    "board-cards-count",
                    cards = cards.count,
                    sheets = cards.sheets()
                );
                ui.add(egui::Label::new(count).wrap());
            }
            Some(Err(WriteError::Nothing)) => {
                let none = tr!(texts, "board-cards-none");
                ui.add(egui::Label::new(none).wrap());
            }
            Some(Err(error)) => {
                ui.add(egui::Label::new(error.told(texts)).wrap());
            }
            None => {}
        }
        weak(ui, &tr!(texts, "board-cards-hint"));
    }

    fn show_preview(&mut self, ui: &mut Ui, texts: &Texts, room: egui::Vec2) {
        let name = tr!(texts, "board-cards-preview");
        self.preview.show(ui, room, &name);
        if self.sheets < 2 {
            return;
        }
        ui.horizontal(|ui| {
            let before = tr!(texts, "board-cards-before");
            ui.add_enabled_ui(self.at > 0, |ui| {
                if widgets::icon_button(ui, icons::BACK, &before).clicked() {
                    self.at = self.at.saturating_sub(1);
                }
            });
            let (number, count) = (self.at + 1, self.sheets);
            ui.label(tr!(
                texts,
                "board-cards-sheet",
                number = number,
                count = count
            ));
            let next = tr!(texts, "board-cards-next");
            ui.add_enabled_ui(self.at + 1 < self.sheets, |ui| {
                if widgets::icon_button(ui, icons::GO, &next).clicked() {
                    self.at += 1;
                }
            });
        });
    }
}

impl Sheet for CardSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        if !cx.doc.project().boards.contains(self.board) {
            return Shown::Closed;
        }
        self.prepare(ctx, cx);
        let revision = cx.doc.revision();
        let texts = cx.texts;
        let may_number = !cx.doc.is_read_only();
        if may_number && self.unnumbered.is_none_or(|(then, _)| then != revision) {
            let without = numbers::without(cx.doc.project(), self.board);
            self.unnumbered = Some((revision, without.len()));
        }
        let key = self.key(revision);
        let ready = matches!(self.preview.facts(&key), Some(Ok(_)));
        let (mut html, mut svg, mut close) = (false, false, false);
        let title = tr!(texts, "board-cards-title");
        let escaped = sheet::frame(
            ctx,
            "board cards",
            &title,
            WIDTH,
            |ui| self.body(ui, texts, revision),
            |ui| {
                ui.add_enabled_ui(ready, |ui| {
                    let label = tr!(texts, "board-cards-html");
                    html = widgets::primary_button(ui, None, &label).clicked();
                    svg = ui.button(tr!(texts, "board-cards-svg")).clicked();
                });
                close = ui.button(tr!(texts, "cancel")).clicked();
            },
        );
        if (html || svg)
            && let Some(Ok(cards)) = self.preview.facts(&key)
        {
            let board = file_name(cx.doc.project(), texts, self.board);
            let name = tr!(texts, "board-cards-file", board = board);
            let file = match html {
                true => OutFile {
                    name: format!("{name}.html"),
                    kind: tr!(texts, "board-cards-kind"),
                    bytes: cards.html().into_bytes(),
                },
                false => OutFile {
                    name: format!("{name} {}.svg", self.at + 1),
                    kind: tr!(texts, "board-out-svg"),
                    bytes: cards.svg(self.at).unwrap_or_default().into_bytes(),
                },
            };
            cx.out.write_out(file);
            if html {
                close = true;
            }
        }
        if std::mem::take(&mut self.number) {
            cx.doc.end_gesture();
            let board = self.board;
            cx.doc.edit(Step::NumberNotes, |edit| {
                numbers::number_missing(edit, board)
            });
            ctx.request_repaint();
        }
        if close || escaped {
            self.preview.stop();
            return Shown::Closed;
        }
        Shown::Open
    }
}
