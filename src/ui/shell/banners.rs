//! Bars below the menu: what is the matter with the file, and the ways out.

use egui::accesskit::Live;
use egui::{Align, Frame, Layout, Margin, Panel, Ui};

use crate::ui::icons;
use crate::ui::theme::{Palette, space};
use crate::ui::view::Tone;

/// What there is to say, and what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Banner<A> {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// What can be done, with its name; the first is what most will want.
    pub ways_out: Vec<(String, A)>,
}

/// Shows the banners, if there are any; returns what was chosen.
pub fn show<A: Clone>(ui: &mut Ui, banners: &[Banner<A>]) -> Option<A> {
    let mut chosen = None;
    for (place, banner) in banners.iter().enumerate() {
        let palette = Palette::here(ui);
        let frame = Frame::new()
            .fill(palette.surface)
            .stroke(egui::Stroke::new(1.0, palette.border))
            .inner_margin(Margin::symmetric(12, 6));
        Panel::top(egui::Id::unique("banner").with(place))
            .frame(frame)
            .resizable(false)
            .show(ui, |ui| {
                if let Some(action) = one(ui, banner) {
                    chosen = Some(action);
                }
            });
    }
    chosen
}

/// With less room than this, in points, the ways out stand below the text.
const SIDE_BY_SIDE: f32 = 720.0;

fn one<A: Clone>(ui: &mut Ui, banner: &Banner<A>) -> Option<A> {
    let palette = Palette::here(ui);
    let (icon, color) = match banner.tone {
        Tone::Good => (icons::GOOD, palette.good),
        Tone::Info => (icons::INFO, palette.accent),
        Tone::Warn => (icons::WARN, palette.warn),
        Tone::Bad => (icons::BAD, palette.bad),
    };
    let says = |ui: &mut Ui| {
        ui.label(icon.rich_text().size(18.0).color(color));
        let text = ui.add(egui::Label::new(&banner.text).wrap());
        ui.ctx().accesskit_node_builder(text.id, |node| {
            node.set_live(Live::Polite);
        });
    };
    let mut chosen = None;
    let mut press = |ui: &mut Ui, (label, action): &(String, A)| {
        if ui.button(label).clicked() {
            chosen = Some(action.clone());
        }
    };
    if ui.available_width() < SIDE_BY_SIDE && banner.ways_out.len() > 1 {
        ui.horizontal_top(says);
        ui.horizontal_wrapped(|ui| {
            for way_out in &banner.ways_out {
                press(ui, way_out);
            }
        });
        return chosen;
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        for way_out in banner.ways_out.iter().rev() {
            press(ui, way_out);
        }
        ui.add_space(space::S);
        ui.with_layout(Layout::left_to_right(Align::Center), says);
    });
    chosen
}
