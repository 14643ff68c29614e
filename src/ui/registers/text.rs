//! The text of an entry as it will print: emphasis, lists, links.

use egui::{Hyperlink, Label, RichText, Ui};

use crate::exchange::paper::block::{Block, Run};
use crate::ui::theme::{self, size, space};

/// Shows a text.
pub(super) fn show(ui: &mut Ui, blocks: &[Block]) {
    ui.scope(|ui| {
        // Lines are as high as their letters, not as buttons.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.y = space::XS;
        show_blocks(ui, blocks);
    });
}

fn show_blocks(ui: &mut Ui, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(runs) | Block::Heading { text: runs, .. } => paragraph(ui, runs),
            Block::List { first, items } => {
                for (nth, item) in (0_u64..).zip(items) {
                    let mark = match first {
                        Some(first) => format!("{}.", first.saturating_add(nth)),
                        None => "–".to_owned(),
                    };
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        ui.label(mark);
                        ui.vertical(|ui| show_blocks(ui, item));
                    });
                }
            }
            // Nothing else comes of what people type.
            _ => {}
        }
    }
}

fn paragraph(ui: &mut Ui, runs: &[Run]) {
    let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
    for run in runs {
        for (nth, part) in run.text.split('\n').enumerate() {
            if nth > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut()
                && !part.is_empty()
            {
                line.push(Run {
                    text: part.to_owned(),
                    ..run.clone()
                });
            }
        }
    }
    for line in lines.iter().filter(|line| !line.is_empty()) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for run in line {
                let text = match run.bold {
                    true => theme::strong(&run.text, size::BODY),
                    false => RichText::new(&run.text),
                };
                let text = if run.italic { text.italics() } else { text };
                match &run.link {
                    Some(link) => {
                        ui.add(Hyperlink::from_label_and_url(text, link));
                    }
                    None => {
                        ui.add(Label::new(text).wrap());
                    }
                }
            }
        });
    }
}
