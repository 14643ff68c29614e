//! How everything looks: spacing, type, radii, colours. The only place with colour literals.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow,
    Stroke, Style, TextStyle, Theme, Vec2, Visuals, vec2,
};

use crate::drawing::fonts;
use crate::drawing::tones::{self, Ground, Rgb};
use crate::model::NoteColor;

/// Distances, in points, on a grid of four.
pub mod space {
    /// Between an icon and its word.
    pub const XS: f32 = 4.0;
    /// Between things that belong together.
    pub const S: f32 = 8.0;
    /// Between groups; inner margin of cards.
    pub const M: f32 = 16.0;
    /// Around a page.
    pub const L: f32 = 24.0;
    /// Above a heading that begins something new.
    pub const XL: f32 = 40.0;
}

/// Type sizes, in points.
pub mod size {
    /// Captions and hints.
    pub const SMALL: f32 = 12.0;
    /// Everything that is read.
    pub const BODY: f32 = 14.0;
    /// Headings of sections.
    pub const SECTION: f32 = 16.0;
    /// Headings of pages.
    pub const HEADING: f32 = 22.0;
    /// The name on the start page.
    pub const DISPLAY: f32 = 32.0;
}

/// Radius of buttons and fields, in points.
pub const RADIUS: u8 = 6;
/// Radius of cards and windows, in points.
pub const RADIUS_CARD: u8 = 10;
/// Height of buttons and fields, in points.
pub const CONTROL_HEIGHT: f32 = 32.0;
/// The widest a column of text gets, in points.
pub const TEXT_WIDTH: f32 = 760.0;
/// How much of a disabled widget's colour is left: a project that is read-only is still read.
const DISABLED: f32 = 0.7;
/// Longest motion, in seconds.
const MOTION: f32 = 0.12;

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub window: Color32,
    /// Panels at the rim.
    pub panel: Color32,
    /// Cards and fields.
    pub surface: Color32,
    /// What the pointer is over.
    pub hover: Color32,
    /// What is pressed or faintly marked.
    pub pressed: Color32,
    /// Lines around cards and between panels.
    pub border: Color32,
    /// Lines around fields, which have to be seen (3:1).
    pub field_border: Color32,
    /// Text.
    pub text: Color32,
    /// Text of less weight; still 4.5:1.
    pub text_weak: Color32,
    /// The one accent.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_hover: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Background of what is selected.
    pub selected: Color32,
    /// Success.
    pub good: Color32,
    /// Attention.
    pub warn: Color32,
    /// Errors.
    pub bad: Color32,
    /// The board's ground.
    pub board: Color32,
    /// The board's dots.
    pub board_grid: Color32,
    /// Text on note paper.
    pub note_text: Color32,
    /// The flat shadow under notes.
    pub note_shadow: Color32,
    /// The laser pointer, bright on any ground.
    pub laser: Color32,
    /// Which tones the board's colours have.
    pub ground: Ground,
}

/// What lies over all that the spotlight leaves dark.
pub const DIMMED: Color32 = Color32::from_black_alpha(170);

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// A tone of the board.
pub const fn tone(Rgb(red, green, blue): Rgb) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

const LIGHT: Palette = Palette {
    window: rgb(0xFAFAF8),
    panel: rgb(0xF2F2EF),
    surface: rgb(0xFFFFFF),
    hover: rgb(0xE9ECEB),
    pressed: rgb(0xDDE3E2),
    border: rgb(0xDFDFDA),
    field_border: rgb(0x8C918F),
    text: rgb(0x1D2324),
    text_weak: rgb(0x586164),
    accent: rgb(0x0F6E84),
    accent_hover: rgb(0x0B5A6D),
    on_accent: rgb(0xFFFFFF),
    selected: rgb(0xD5EAEF),
    good: rgb(0x186B38),
    warn: rgb(0x8A5A00),
    bad: rgb(0xB3261E),
    board: tone(Ground::Light.board()),
    board_grid: rgb(0xDADAD4),
    note_text: tone(tones::NOTE_TEXT),
    note_shadow: tone(Ground::Light.note_shadow()),
    laser: rgb(0xE5252A),
    ground: Ground::Light,
};

const DARK: Palette = Palette {
    window: rgb(0x17191A),
    panel: rgb(0x1E2122),
    surface: rgb(0x242829),
    hover: rgb(0x2E3335),
    pressed: rgb(0x384043),
    border: rgb(0x343A3C),
    field_border: rgb(0x737C7F),
    text: rgb(0xE8EBEB),
    text_weak: rgb(0xA7B0B2),
    accent: rgb(0x5CC3DA),
    accent_hover: rgb(0x7DD3E6),
    on_accent: rgb(0x06262E),
    selected: rgb(0x17424D),
    good: rgb(0x76CF97),
    warn: rgb(0xF0BE5E),
    bad: rgb(0xFF9A90),
    board: tone(Ground::Dark.board()),
    board_grid: rgb(0x2C3133),
    note_text: tone(tones::NOTE_TEXT),
    note_shadow: tone(Ground::Dark.note_shadow()),
    laser: rgb(0xFF5A50),
    ground: Ground::Dark,
};

impl Palette {
    /// The colours of a theme.
    pub const fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The colours for this part of the window.
    pub fn here(ui: &egui::Ui) -> &'static Self {
        Self::of(if ui.visuals().dark_mode {
            Theme::Dark
        } else {
            Theme::Light
        })
    }

    /// The paper of a note.
    pub fn note(&self, color: NoteColor) -> Color32 {
        tone(tones::paper(color))
    }
}

/// The bold face of the interface.
pub fn strong_family() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// Text in the bold face, of this size.
pub fn strong(text: impl Into<String>, size: f32) -> egui::RichText {
    egui::RichText::new(text).family(strong_family()).size(size)
}

/// Heading of a page.
pub fn heading(text: impl Into<String>) -> egui::RichText {
    strong(text, size::HEADING)
}

/// Heading of a section.
pub fn section(text: impl Into<String>) -> egui::RichText {
    strong(text, size::SECTION)
}

/// Sets fonts and styles once, at the start.
pub fn install(ctx: &Context) {
    ctx.set_fonts(font_definitions());
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| restyle(style, Palette::of(theme), theme));
    }
    // Ctrl with plus, minus and 0 are commands of ours.
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        // Where the system does not say: like paper.
        options.fallback_theme = Theme::Light;
    });
}

fn font_definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 2] =
        [("regular", fonts::REGULAR), ("semibold", fonts::STRONG)];
    for (name, bytes) in files {
        let data = Arc::new(FontData::from_static(bytes));
        fonts.font_data.insert(name.to_owned(), data);
    }
    let regular = vec!["regular".to_owned()];
    let strong = vec!["semibold".to_owned(), "regular".to_owned()];
    fonts
        .families
        .insert(FontFamily::Proportional, regular.clone());
    fonts.families.insert(FontFamily::Monospace, regular);
    fonts.families.insert(strong_family(), strong);
    let icons = egui_material_icons::font_insert();
    fonts
        .font_data
        .insert(icons.name.clone(), Arc::new(icons.data));
    for family in [
        FontFamily::Name(egui_material_icons::FONT_FAMILY_OUTLINED.into()),
        FontFamily::Proportional,
        strong_family(),
    ] {
        fonts
            .families
            .entry(family)
            .or_default()
            .push(icons.name.clone());
    }
    fonts
}

fn restyle(style: &mut Style, palette: &Palette, theme: Theme) {
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(size::SMALL)),
        (TextStyle::Body, FontId::proportional(size::BODY)),
        (TextStyle::Button, FontId::proportional(size::BODY)),
        (TextStyle::Monospace, FontId::monospace(size::BODY)),
        (
            TextStyle::Heading,
            FontId::new(size::HEADING, strong_family()),
        ),
    ]
    .into();
    style.animation_time = MOTION;
    style.spacing.item_spacing = vec2(space::S, space::S);
    style.spacing.button_padding = vec2(12.0, 6.0);
    style.spacing.interact_size = vec2(40.0, CONTROL_HEIGHT);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(20);
    style.spacing.indent = 20.0;
    style.spacing.icon_width = 18.0;
    style.spacing.icon_width_inner = 10.0;
    style.spacing.combo_width = 120.0;
    style.spacing.text_edit_width = 240.0;
    // The solid style draws its handle in the colour of fields, which on a field's ground is not
    // seen; in half the text's colour it has 3:1 everywhere.
    style.spacing.scroll = egui::style::ScrollStyle {
        floating_width: 6.0,
        floating_allocated_width: 10.0,
        foreground_color: true,
        dormant_handle_opacity: 0.5,
        active_handle_opacity: 0.5,
        interact_handle_opacity: 0.7,
        ..egui::style::ScrollStyle::thin()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.visuals = visuals(palette, theme);
}

fn visuals(palette: &Palette, theme: Theme) -> Visuals {
    let mut visuals = theme.default_visuals();
    let radius = CornerRadius::same(RADIUS);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.text_weak);
    visuals.panel_fill = palette.window;
    visuals.window_fill = palette.surface;
    visuals.window_stroke = Stroke::new(1.0, palette.border);
    visuals.window_corner_radius = CornerRadius::same(RADIUS_CARD);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS_CARD);
    visuals.faint_bg_color = palette.panel;
    visuals.extreme_bg_color = palette.surface;
    visuals.text_edit_bg_color = Some(palette.surface);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warn;
    visuals.error_fg_color = palette.bad;
    visuals.selection.bg_fill = palette.selected;
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    visuals.disabled_alpha = DISABLED;
    visuals.striped = false;
    visuals.slider_trailing_fill = true;
    let shadow = Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: Color32::from_black_alpha(if theme == Theme::Dark { 120 } else { 40 }),
    };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    let widgets = &mut visuals.widgets;
    for (widget, fill, line) in [
        (&mut widgets.noninteractive, palette.window, palette.border),
        (&mut widgets.inactive, palette.surface, palette.field_border),
        (&mut widgets.hovered, palette.hover, palette.field_border),
        (&mut widgets.active, palette.pressed, palette.accent),
        (&mut widgets.open, palette.hover, palette.accent),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, line);
        widget.fg_stroke = Stroke::new(1.0, palette.text);
        widget.corner_radius = radius;
        widget.expansion = 0.0;
    }
    visuals
}

/// The frame of a card.
pub fn card(palette: &Palette) -> egui::Frame {
    egui::Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(1.0, palette.border))
        .corner_radius(CornerRadius::same(RADIUS_CARD))
        .inner_margin(Margin::same(space::M as i8))
}

/// The frame of a dialog.
pub fn dialog(style: &Style) -> egui::Frame {
    egui::Frame::popup(style)
        .corner_radius(CornerRadius::same(RADIUS_CARD))
        .inner_margin(Margin::same(20))
}

/// The frame of a panel at the rim.
pub fn panel(palette: &Palette) -> egui::Frame {
    egui::Frame::new()
        .fill(palette.panel)
        .inner_margin(Margin::symmetric(space::S as i8, space::S as i8))
}

/// The frame of a page in the middle.
pub fn page(palette: &Palette) -> egui::Frame {
    egui::Frame::new()
        .fill(palette.window)
        .inner_margin(Margin::same(space::L as i8))
}

/// The size of an icon button.
pub const ICON_BUTTON: Vec2 = Vec2::splat(CONTROL_HEIGHT);

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2: relative luminance.
    fn luminance(color: Color32) -> f32 {
        let channel = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_has_a_contrast_of_at_least_4_5() {
        for theme in [Theme::Light, Theme::Dark] {
            let p = Palette::of(theme);
            let grounds = [p.window, p.panel, p.surface, p.hover, p.selected];
            let inks = [p.text, p.text_weak, p.accent, p.good, p.warn, p.bad];
            for ground in grounds {
                for ink in inks {
                    let contrast = contrast(ink, ground);
                    assert!(
                        contrast >= 4.5,
                        "{theme:?} {ink:?} on {ground:?}: {contrast}"
                    );
                }
            }
            assert!(contrast(p.on_accent, p.accent) >= 4.5);
            assert!(contrast(p.on_accent, p.accent_hover) >= 4.5);
            assert!(contrast(p.text, p.board) >= 4.5);
            for color in NoteColor::ALL {
                assert!(contrast(p.note_text, p.note(*color)) >= 4.5, "{color:?}");
            }
        }
    }

    #[test]
    fn every_letter_of_din_91379_can_be_written_in_both_faces() {
        let ctx = Context::default();
        install(&ctx);
        // Fonts are taken up with the first frame; nothing is drawn here.
        let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
        output.textures_delta.clear();
        let letters: Vec<&str> = include_str!("../../assets/fonts/din91379.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| Some(line.split_once(" ; ")?.1))
            .collect();
        assert!(letters.len() > 900, "only {} letters", letters.len());
        for family in [FontFamily::Proportional, strong_family()] {
            let font = FontId::new(size::BODY, family);
            let missing: Vec<&&str> = letters
                .iter()
                .filter(|letter| !ctx.fonts_mut(|fonts| fonts.has_glyphs(&font, letter)))
                .collect();
            assert!(missing.is_empty(), "{font:?} lacks {missing:?}");
        }
    }

    #[test]
    fn what_cannot_be_changed_can_still_be_read() {
        for theme in [Theme::Light, Theme::Dark] {
            let p = Palette::of(theme);
            for ground in [p.window, p.panel, p.surface] {
                let faded = ground.lerp_to_gamma(p.text, DISABLED);
                assert!(contrast(faded, ground) >= 4.5, "{theme:?} on {ground:?}");
            }
        }
    }

    #[test]
    fn lines_around_fields_can_be_seen() {
        for theme in [Theme::Light, Theme::Dark] {
            let p = Palette::of(theme);
            assert!(contrast(p.field_border, p.surface) >= 3.0, "{theme:?}");
        }
    }

    #[test]
    fn note_papers_differ_in_lightness_too() {
        let papers = NoteColor::ALL
            .iter()
            .map(|color| tone(tones::paper(*color)));
        let mut tones: Vec<f32> = papers.map(luminance).collect();
        tones.sort_by(f32::total_cmp);
        for pair in tones.windows(2) {
            assert!(pair[1] - pair[0] > 0.015, "{tones:?}");
        }
    }
}
