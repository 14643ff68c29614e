//! A document drawn as a page: one part below the other, only those in sight.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Align, FontFamily, FontId, Frame, Label, Layout, Margin, Rect, Role, ScrollArea, Stroke,
    TextFormat, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::exchange::paper::block::{Block, Callout, Document, Run, text_of};
use crate::ui::theme::{self, Palette, size, space};

/// How wide a letter is about, in points, for guesses at heights and widths.
const LETTER: f32 = 7.0;
/// How high a line is about, in points.
const LINE: f32 = 20.0;
/// Longer words do not make a column wider, in letters.
const LONGEST: f32 = 12.0;
/// How far lists are indented, in points.
const INDENT: f32 = 20.0;

/// A document on the screen.
pub(super) struct Page {
    parts: Vec<Part>,
    /// How high each part is, in points; guessed until it was seen.
    heights: Vec<f32>,
    /// The width that the heights are for.
    width: f32,
}

/// What is drawn as a whole. Long tables are not.
enum Part {
    Block(Block),
    Row {
        cells: Vec<Vec<Run>>,
        is_head: bool,
        columns: Arc<[f32]>,
    },
}

impl Page {
    /// The page of a document.
    pub fn of(document: &Document) -> Self {
        let mut parts = Vec::new();
        for block in document.blocks.iter().cloned() {
            match block {
                Block::Table {
                    caption,
                    head,
                    rows,
                } => {
                    if !caption.is_empty() {
                        parts.push(Part::Block(Block::Paragraph(vec![Run::bold(caption)])));
                    }
                    let columns = columns(&head, &rows);
                    let head = head.into_iter().map(|name| vec![Run::bold(name)]).collect();
                    parts.push(Part::row(head, true, &columns));
                    let rows = rows.into_iter();
                    parts.extend(rows.map(|cells| Part::row(cells, false, &columns)));
                }
                block => parts.push(Part::Block(block)),
            }
        }
        Self {
            heights: Vec::new(),
            width: 0.0,
            parts,
        }
    }

    /// Draws what is in sight, in all the width there is.
    pub fn show(&mut self, ui: &mut Ui) {
        ScrollArea::vertical()
            .auto_shrink(false)
            .show_viewport(ui, |ui, in_sight| self.contents(ui, in_sight));
    }

    fn contents(&mut self, ui: &mut Ui, in_sight: Rect) {
        let palette = Palette::here(ui);
        let width = (ui.available_width() - space::S).min(theme::TEXT_WIDTH);
        if (self.width - width).abs() > 0.5 {
            self.width = width;
            self.heights = self.parts.iter().map(|part| part.guess(width)).collect();
        }
        let corner = ui.min_rect().left_top();
        let indent = ((ui.available_width() - width) / 2.0).max(0.0);
        let mut y = 0.0;
        for (nth, part) in self.parts.iter().enumerate() {
            let Some(height) = self.heights.get_mut(nth) else {
                break;
            };
            if y + *height >= in_sight.top() && y <= in_sight.bottom() {
                let from = corner + vec2(indent, y);
                let room = Rect::from_min_size(from, vec2(width, f32::INFINITY));
                let builder = UiBuilder::new()
                    .id_salt(("part", nth))
                    .max_rect(room)
                    .layout(Layout::top_down(Align::Min));
                let response = ui.scope_builder(builder, |ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = space::XS;
                    part.show(ui, palette);
                });
                let real = response.response.rect.height() + part.gap();
                if (*height - real).abs() > 0.5 {
                    *height = real;
                    ui.ctx().request_repaint();
                }
            }
            y += *height;
        }
        let all = Rect::from_min_size(corner, vec2(width, y + space::L));
        ui.expand_to_include_rect(all);
    }
}

impl Part {
    fn row(cells: Vec<Vec<Run>>, is_head: bool, columns: &Arc<[f32]>) -> Self {
        Self::Row {
            cells,
            is_head,
            columns: columns.clone(),
        }
    }

    /// How high it is about.
    fn guess(&self, width: f32) -> f32 {
        let letters = match self {
            Self::Block(block) => letters(block),
            Self::Row { cells, .. } => {
                cells
                    .iter()
                    .map(|cell| text_of(cell).len())
                    .max()
                    .unwrap_or(0)
                    * 2
            }
        };
        let lines = (letters as f32 * LETTER / width.max(LETTER)).ceil();
        lines.max(1.0) * LINE + self.gap()
    }

    fn gap(&self) -> f32 {
        match self {
            Self::Block(_) => space::S,
            Self::Row { .. } => 0.0,
        }
    }

    fn show(&self, ui: &mut Ui, palette: &Palette) {
        match self {
            Self::Block(block) => show(ui, palette, block),
            Self::Row {
                cells,
                is_head,
                columns,
            } => row(ui, palette, cells, *is_head, columns),
        }
    }
}

fn letters(block: &Block) -> usize {
    match block {
        Block::Heading { text, .. } => text_of(text).len() * 2,
        Block::Paragraph(runs) => text_of(runs).len(),
        Block::List { items, .. } => {
            let items = items.iter().flatten();
            items.map(|block| letters(block).max(80)).sum()
        }
        Block::Callout { blocks, .. } => blocks.iter().map(letters).sum::<usize>() + 300,
        Block::Facts(facts) => facts.len() * 100,
        _ => 100,
    }
}

fn show(ui: &mut Ui, palette: &Palette, block: &Block) {
    match block {
        Block::Heading {
            level,
            number,
            text,
        } => heading(ui, palette, *level, number, text),
        Block::Paragraph(runs) => {
            line(ui, palette, runs);
        }
        Block::List { first, items } => list(ui, palette, *first, items),
        Block::Facts(facts) => {
            let names = facts.iter().map(|(name, _)| name.chars().count());
            let longest = names.max().unwrap_or_default() as f32;
            let width = (longest * LETTER + space::M).min(ui.available_width() / 3.0);
            for (name, value) in facts {
                ui.horizontal_top(|ui| {
                    let column = Layout::top_down(Align::Min);
                    ui.allocate_ui_with_layout(vec2(width, 0.0), column, |ui| {
                        ui.set_width(width);
                        line(ui, palette, &[Run::bold(name)]);
                    });
                    ui.vertical(|ui| line(ui, palette, value));
                });
            }
        }
        Block::Table {
            caption,
            head,
            rows,
        } => {
            if !caption.is_empty() {
                line(ui, palette, &[Run::bold(caption)]);
            }
            let columns = columns(head, rows);
            let names: Vec<_> = head.iter().map(|name| vec![Run::bold(name)]).collect();
            row(ui, palette, &names, true, &columns);
            for cells in rows {
                row(ui, palette, cells, false, &columns);
            }
        }
        Block::Callout {
            kind,
            title,
            blocks,
            facts,
        } => callout(ui, palette, *kind, title, blocks, facts),
        Block::Figure { alt, svg: _ } => {
            line(ui, palette, &[Run::plain(format!("[{alt}]"))]);
        }
        Block::Signatures(lines) => {
            ui.add_space(space::XL);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                for name in lines {
                    ui.vertical(|ui| {
                        let (from, width) = (ui.cursor().left_top(), 240.0);
                        ui.set_width(width);
                        let stroke = Stroke::new(1.0, palette.text);
                        ui.painter().hline(from.x..=from.x + width, from.y, stroke);
                        line(ui, palette, &[Run::plain(name)]);
                    });
                }
            });
        }
        Block::PageBreak => {
            ui.separator();
        }
    }
}

fn heading(ui: &mut Ui, palette: &Palette, level: u8, number: &str, text: &[Run]) {
    let (height, before) = match level {
        0 | 1 => (size::HEADING, 0.0),
        2 => (size::SECTION, space::M),
        _ => (size::BODY, space::S),
    };
    ui.add_space(before);
    let mut runs = Vec::new();
    if !number.is_empty() {
        runs.push(Run::plain(format!("{number}  ")));
    }
    runs.extend(text.iter().cloned());
    let name = text_of(&runs);
    let job = job(palette, &runs, height, true);
    let response = ui.add(Label::new(job).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
}

fn list(ui: &mut Ui, palette: &Palette, first: Option<u64>, items: &[Vec<Block>]) {
    for (nth, item) in items.iter().enumerate() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let nth = u64::try_from(nth).unwrap_or(u64::MAX);
            let mark = match first {
                Some(first) => format!("{}.", first.saturating_add(nth)),
                None => "•".to_owned(),
            };
            let place = vec2(INDENT.max(mark.len() as f32 * LETTER), LINE);
            let right = Layout::right_to_left(Align::Min);
            ui.allocate_ui_with_layout(place, right, |ui| {
                line(ui, palette, &[Run::plain(mark)]);
            });
            ui.vertical(|ui| {
                for block in item {
                    show(ui, palette, block);
                }
            });
        });
    }
}

fn callout(
    ui: &mut Ui,
    palette: &Palette,
    kind: Callout,
    title: &str,
    blocks: &[Block],
    facts: &[String],
) {
    let color = match kind {
        Callout::Decision => palette.accent,
        Callout::Action => palette.warn,
        Callout::Suggestion => palette.good,
        Callout::Note => palette.field_border,
    };
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, palette.border))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(14, 8));
    let response = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        line(ui, palette, &[Run::bold(title)]);
        for block in blocks {
            show(ui, palette, block);
        }
        if !facts.is_empty() {
            line(ui, palette, &[Run::plain(facts.join("  ·  "))]);
        }
    });
    let rect = response.response.rect;
    let bar = Rect::from_min_max(rect.left_top(), pos2(rect.left() + 4.0, rect.bottom()));
    ui.painter().rect_filled(bar, 2.0, color);
}

/// The share of each column: what its longest word needs, and then by what there is to say.
fn columns(head: &[String], rows: &[Vec<Vec<Run>>]) -> Arc<[f32]> {
    let mut longest: Vec<f32> = head
        .iter()
        .map(|name| name.chars().count() as f32)
        .collect();
    for row in rows {
        for (longest, cell) in longest.iter_mut().zip(row) {
            *longest = longest.max(text_of(cell).chars().count().min(90) as f32);
        }
    }
    longest.into()
}

fn row(ui: &mut Ui, palette: &Palette, cells: &[Vec<Run>], is_head: bool, columns: &[f32]) {
    let all = ui.available_width() - space::S * columns.len() as f32;
    let least: Vec<f32> = columns
        .iter()
        .map(|n| n.min(LONGEST) * LETTER + space::S)
        .collect();
    let more: Vec<f32> = columns.iter().map(|n| (n - LONGEST).max(0.0)).collect();
    let rest = (all - least.iter().sum::<f32>()).max(0.0);
    let share = more.iter().sum::<f32>().max(1.0);
    let squeeze = (all / least.iter().sum::<f32>().max(1.0)).min(1.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for (nth, cell) in cells.iter().enumerate() {
            let least = least.get(nth).copied().unwrap_or(LINE) * squeeze;
            let width = least + rest * more.get(nth).copied().unwrap_or(0.0) / share;
            let column = Layout::top_down(Align::Min);
            ui.allocate_ui_with_layout(vec2(width, 0.0), column, |ui| {
                ui.set_width(width);
                line(ui, palette, cell);
            });
        }
    });
    let from = ui.min_rect().left_bottom();
    let stroke = match is_head {
        true => Stroke::new(1.0, palette.text_weak),
        false => Stroke::new(1.0, palette.border),
    };
    let line = from.x..=from.x + ui.available_width();
    ui.painter().hline(line, from.y + 2.0, stroke);
    ui.add_space(space::XS);
}

fn line(ui: &mut Ui, palette: &Palette, runs: &[Run]) {
    if runs.iter().any(|run| !run.text.trim().is_empty()) {
        let job = job(palette, runs, size::BODY, false);
        ui.add(Label::new(job).wrap());
    }
}

fn job(palette: &Palette, runs: &[Run], height: f32, is_strong: bool) -> LayoutJob {
    let mut job = LayoutJob::default();
    for run in runs {
        let family = match run.bold || is_strong {
            true => theme::strong_family(),
            false => FontFamily::Proportional,
        };
        let mut format = TextFormat::simple(FontId::new(height, family), palette.text);
        format.italics = run.italic;
        if run.link.is_some() {
            format.color = palette.accent;
            format.underline = Stroke::new(1.0, palette.accent);
        }
        job.append(&run.text, 0.0, format);
    }
    job
}
