//! A small picture of what would be written, made off the UI thread.

use egui::{ColorImage, Context, Rect, Sense, TextureHandle, TextureOptions, Ui, Vec2, vec2};

use crate::exchange::board::{Raster, WriteError};
use crate::ui::theme::Palette;
use crate::ui::widgets;
use crate::ui::work::{Arrival, Awaited};

/// What is made, for which choices.
pub struct Making<K, T> {
    key: K,
    awaited: Awaited<Result<Made<T>, WriteError>>,
}

/// A picture with what is known of it.
pub struct Made<T> {
    /// The picture, if there is one.
    pub raster: Option<Raster>,
    /// What else is known.
    pub facts: T,
}

/// A picture that follows the choices; the last one is shown until the next is there.
pub struct Preview<K, T> {
    making: Option<Making<K, T>>,
    shown: Option<(K, Result<T, WriteError>)>,
    texture: Option<TextureHandle>,
}

impl<K: PartialEq + Clone, T> Default for Preview<K, T> {
    fn default() -> Self {
        Self {
            making: None,
            shown: None,
            texture: None,
        }
    }
}

impl<K: PartialEq + Clone, T> Preview<K, T> {
    /// Whether the picture for these choices has to be made: nothing for others is on its way
    /// any more then.
    pub fn wants(&mut self, ctx: &Context, key: &K) -> bool {
        self.take(ctx);
        if let Some(making) = &self.making {
            if making.key == *key {
                return false;
            }
            making.awaited.progress.cancel();
            self.making = None;
        }
        self.shown.as_ref().is_none_or(|(known, _)| known != key)
    }

    /// Waits for a picture.
    pub fn start(&mut self, key: K, awaited: Awaited<Result<Made<T>, WriteError>>) {
        self.making = Some(Making { key, awaited });
    }

    fn take(&mut self, ctx: &Context) {
        let Some(making) = &self.making else { return };
        let result = match making.awaited.take() {
            Arrival::Waiting => return,
            Arrival::Here(result) => result,
            Arrival::Broken => Err(WriteError::Broken(String::new())),
        };
        let key = making.key.clone();
        self.making = None;
        let result = result.map(|made| {
            self.texture = made.raster.map(|raster| texture(ctx, &raster));
            made.facts
        });
        if result.is_err() {
            self.texture = None;
        }
        self.shown = Some((key, result));
        ctx.request_repaint();
    }

    /// What is known for these choices; nothing while it is being found out.
    pub fn facts(&self, key: &K) -> Option<&Result<T, WriteError>> {
        let (known, facts) = self.shown.as_ref()?;
        (known == key).then_some(facts)
    }

    /// Whether something is on its way.
    pub fn is_making(&self) -> bool {
        self.making.is_some()
    }

    /// Stops what is on its way.
    pub fn stop(&self) {
        if let Some(making) = &self.making {
            making.awaited.progress.cancel();
        }
    }

    /// Shows the picture within so much room, with a name for those who do not see it.
    pub fn show(&self, ui: &mut Ui, room: Vec2, name: &str) {
        let palette = Palette::here(ui);
        let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
        widgets::named(&response, egui::Role::Image, name);
        let painter = ui.painter_at(rect);
        painter.rect(
            rect,
            4.0,
            palette.board,
            egui::Stroke::new(1.0, palette.border),
            egui::StrokeKind::Inside,
        );
        if let Some(texture) = &self.texture {
            let size = texture.size_vec2();
            let inner = rect.shrink(6.0);
            let scale = (inner.width() / size.x).min(inner.height() / size.y);
            let place = Rect::from_center_size(inner.center(), size * scale);
            let all = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
            painter.image(texture.id(), place, all, egui::Color32::WHITE);
        }
        if self.is_making() {
            let place = Rect::from_center_size(rect.center(), vec2(24.0, 24.0));
            ui.put(place, egui::Spinner::new().size(24.0));
        }
    }
}

fn texture(ctx: &Context, raster: &Raster) -> TextureHandle {
    let size = [raster.width as usize, raster.height as usize];
    let image = ColorImage::from_rgba_unmultiplied(size, &raster.rgba);
    ctx.load_texture("board preview", image, TextureOptions::LINEAR)
}
