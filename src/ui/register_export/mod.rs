//! Exporting a register: which one, what of it, in which form and for whom.

use egui::{
    Align, Context, Id as WidgetId, Key, Layout, Modal, Modifiers, RichText, ScrollArea, Ui, vec2,
};

use crate::exchange::registers::{self, Format, Now, Register, Wanted, WriteError, Written};
use crate::i18n::{Texts, tr};
use crate::model::{Audience, Entry, Id};
use crate::ui::icons;
use crate::ui::sheet::{OutFile, Sheet, Shown};
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;
use crate::ui::work::{Arrival, Awaited, Work};

/// How large the sheet gets, in points.
const LARGEST: egui::Vec2 = vec2(760.0, 560.0);
/// With less room than this, in points, everything stands one below the other.
const SIDE_BY_SIDE: f32 = 620.0;
/// How far the line of explanation below a choice is set in: as its words.
const INDENT: i8 = 23;

/// What is on the screen.
pub struct Offer {
    /// The register.
    pub register: Register,
    /// How many entries it has.
    pub all: usize,
    /// Those shown, in their order.
    pub shown: Vec<Id<Entry>>,
    /// Those selected, in their order.
    pub selected: Vec<Id<Entry>>,
}

/// The sheet in which a register is exported.
pub fn sheet(offer: Offer) -> impl Sheet + 'static {
    // One is always selected; two or more are so on purpose.
    let part = match offer.selected.len() > 1 {
        true => Part::Selected,
        false => Part::Shown,
    };
    RegisterSheet {
        register: offer.register,
        part,
        offer,
        format: Format::default(),
        audience: Audience::Circle,
        all_day: false,
        counted: None,
        writing: None,
        trouble: None,
    }
}

/// What of the register on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// As it is shown.
    Shown,
    /// What is selected.
    Selected,
    /// Everything.
    All,
}

struct RegisterSheet {
    offer: Offer,
    register: Register,
    part: Part,
    format: Format,
    audience: Audience,
    /// Whether a calendar has events for due dates too.
    all_day: bool,
    counted: Option<Counted>,
    writing: Option<Writing>,
    trouble: Option<String>,
}

/// How many go out and how many are kept back, as long as the choices stay the same.
#[derive(Clone, Copy)]
struct Counted {
    of: (u64, Register, Part, Audience),
    count: usize,
    hidden: usize,
}

/// A register on its way.
struct Writing {
    name: String,
    kind: String,
    awaited: Awaited<Result<Written, WriteError>>,
}

impl Sheet for RegisterSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        if self.take_result(cx) {
            return Shown::Closed;
        }
        let mut shown = Shown::Open;
        let modal = Modal::new(WidgetId::unique("register export"))
            .frame(theme::dialog(&ctx.global_style()))
            .show(ctx, |ui| {
                let room = ui.ctx().content_rect().size() - egui::Vec2::splat(space::XL + 40.0);
                let size = LARGEST.min(room);
                ui.set_width(size.x);
                ui.set_max_height(size.y);
                shown = self.contents(ui, cx);
            });
        if modal.should_close() {
            shown = Shown::Closed;
        }
        if shown == Shown::Closed
            && let Some(writing) = &self.writing
        {
            writing.awaited.progress.cancel();
        }
        shown
    }
}

impl RegisterSheet {
    /// Hands the register on once it is there; whether that was all.
    fn take_result(&mut self, cx: &mut ViewCx) -> bool {
        let Some(writing) = &self.writing else {
            return false;
        };
        let arrived = match writing.awaited.take() {
            Arrival::Waiting => return false,
            Arrival::Here(result) => Some(result),
            Arrival::Broken => None,
        };
        let Some(writing) = self.writing.take() else {
            return false;
        };
        match arrived {
            Some(Ok(written)) => {
                if written.undated > 0 {
                    let undated = tr!(cx.texts, "register-undated", count = written.undated);
                    cx.out.tell(Tone::Info, undated);
                }
                cx.out.write_out(OutFile {
                    name: writing.name,
                    kind: writing.kind,
                    bytes: written.bytes,
                });
                return true;
            }
            Some(Err(error)) => self.trouble = Some(error.told(cx.texts)),
            None => self.trouble = Some(tr!(cx.texts, "export-broken")),
        }
        false
    }

    fn contents(&mut self, ui: &mut Ui, cx: &mut ViewCx) -> Shown {
        let texts = cx.texts;
        let mut close = false;
        ui.spacing_mut().item_spacing.y = space::S;
        ui.horizontal(|ui| {
            ui.label(theme::heading(tr!(texts, "register-sheet-title")));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = tr!(texts, "close");
                close = widgets::icon_button(ui, icons::CLOSE, &name).clicked();
            });
        });
        let foot = theme::CONTROL_HEIGHT + space::M;
        let most = (ui.available_height() - foot).max(theme::CONTROL_HEIGHT);
        ScrollArea::vertical()
            .max_height(most)
            .show(ui, |ui| self.show_choices(ui, texts));
        ui.separator();
        let counted = self.count(cx);
        close |= self.show_foot(ui, cx, counted);
        match close {
            true => Shown::Closed,
            false => Shown::Open,
        }
    }

    fn show_choices(&mut self, ui: &mut Ui, texts: &Texts) {
        let before = (self.register, self.part, self.format, self.audience);
        // Room for the bar beside what is scrolled.
        let width = ui.available_width() - space::S;
        if width < SIDE_BY_SIDE {
            ui.set_width(width);
            self.what(ui, texts);
            self.how(ui, texts);
            self.for_whom(ui, texts);
        } else {
            let half = (width - space::L) / 2.0;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                ui.vertical(|ui| {
                    ui.set_width(half);
                    ui.spacing_mut().item_spacing.x = space::S;
                    self.what(ui, texts);
                    self.for_whom(ui, texts);
                });
                ui.vertical(|ui| {
                    ui.set_width(half);
                    ui.spacing_mut().item_spacing.x = space::S;
                    self.how(ui, texts);
                });
            });
        }
        if before != (self.register, self.part, self.format, self.audience) {
            self.trouble = None;
        }
    }

    /// Which register, and what of it.
    fn what(&mut self, ui: &mut Ui, texts: &Texts) {
        ui.label(theme::section(tr!(texts, "register-what")));
        for register in Register::ALL {
            let chosen = self.register == *register;
            if radio(ui, chosen, &register.label(texts)) {
                self.register = *register;
                if !register.formats().contains(&self.format) {
                    self.format = Format::default();
                }
            }
        }
        ui.add_space(space::S);
        if self.register != self.offer.register {
            return;
        }
        ui.label(theme::section(tr!(texts, "register-part")));
        let parts = [
            (
                Part::Shown,
                tr!(texts, "register-part-shown", count = self.offer.shown.len()),
            ),
            (
                Part::Selected,
                tr!(
                    texts,
                    "register-part-selected",
                    count = self.offer.selected.len()
                ),
            ),
            (
                Part::All,
                tr!(texts, "register-part-all", count = self.offer.all),
            ),
        ];
        for (part, label) in parts {
            let enabled = part != Part::Selected || !self.offer.selected.is_empty();
            ui.add_enabled_ui(enabled, |ui| {
                if radio(ui, self.part == part, &label) {
                    self.part = part;
                }
            });
        }
        ui.add_space(space::S);
    }

    /// The form, and what each is good for.
    fn how(&mut self, ui: &mut Ui, texts: &Texts) {
        ui.label(theme::section(tr!(texts, "export-format")));
        for format in self.register.formats() {
            let good_for = match (format, self.register) {
                (Format::Xlsx, _) => tr!(texts, "register-xlsx-for"),
                (Format::Csv, _) => tr!(texts, "register-csv-for"),
                (Format::Ics, Register::Sessions) => tr!(texts, "register-ics-for-sessions"),
                (Format::Ics, _) => tr!(texts, "register-ics-for-actions"),
            };
            let chosen = self.format == *format;
            if choice(ui, chosen, &format.label(texts), &good_for) {
                self.format = *format;
            }
        }
        if (self.format, self.register) == (Format::Ics, Register::Actions) {
            let label = tr!(texts, "register-all-day");
            let checkbox = egui::Checkbox::new(&mut self.all_day, label);
            ui.add(checkbox)
                .on_hover_text(tr!(texts, "register-all-day-text"));
            explain(ui, &tr!(texts, "register-all-day-text"));
        }
        ui.add_space(space::S);
    }

    /// Who reads it.
    fn for_whom(&mut self, ui: &mut Ui, texts: &Texts) {
        ui.label(theme::section(tr!(texts, "register-audience")));
        for audience in Audience::ALL {
            let (label, means) = match audience {
                Audience::Internal => (
                    tr!(texts, "register-internal"),
                    tr!(texts, "register-internal-text"),
                ),
                Audience::Circle => (
                    tr!(texts, "register-circle"),
                    tr!(texts, "register-circle-text"),
                ),
                Audience::Public => (
                    tr!(texts, "register-public"),
                    tr!(texts, "register-public-text"),
                ),
            };
            if choice(ui, self.audience == *audience, &label, &means) {
                self.audience = *audience;
            }
        }
    }

    /// The entries that are to go out; `None`: all of them.
    fn entries(&self) -> Option<&[Id<Entry>]> {
        if self.register != self.offer.register {
            return None;
        }
        match self.part {
            Part::Shown => Some(&self.offer.shown),
            Part::Selected => Some(&self.offer.selected),
            Part::All => None,
        }
    }

    fn wanted(&self) -> Wanted<'_> {
        Wanted {
            entries: self.entries(),
            audience: self.audience,
            all_day: self.all_day,
            ..Wanted::all_of(self.register)
        }
    }

    /// Counts anew where the choices or the project have changed.
    fn count(&mut self, cx: &ViewCx) -> Counted {
        let of = (cx.doc.revision(), self.register, self.part, self.audience);
        if let Some(counted) = self.counted.filter(|counted| counted.of == of) {
            return counted;
        }
        let today = chrono::Local::now().date_naive();
        let (count, hidden) = registers::count(cx.doc.project(), &self.wanted(), today);
        *self.counted.insert(Counted { of, count, hidden })
    }

    /// The buttons below; returns whether to close.
    fn show_foot(&mut self, ui: &mut Ui, cx: &mut ViewCx, counted: Counted) -> bool {
        let texts = cx.texts;
        let enabled = counted.count > 0 && self.writing.is_none();
        let mut close = false;
        let row = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
        let from_right = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(row, from_right, |ui| {
            let label = tr!(texts, "export-go");
            let go = ui
                .add_enabled_ui(enabled, |ui| widgets::primary_button(ui, None, &label))
                .inner;
            if enabled && ui.memory(|memory| memory.focused().is_none()) {
                go.request_focus();
            }
            let keys = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
            if go.clicked() || (keys && enabled) {
                self.start(cx);
            }
            close = ui.button(tr!(texts, "cancel")).clicked();
            if self.writing.is_some() {
                ui.add(egui::Spinner::new().size(18.0));
            }
            self.show_count(ui, texts, counted);
        });
        close
    }

    /// How many go out, or what went wrong.
    fn show_count(&self, ui: &mut Ui, texts: &Texts, counted: Counted) {
        let palette = Palette::here(ui);
        let (text, color) = match &self.trouble {
            Some(trouble) => (trouble.clone(), palette.bad),
            None => {
                let count = self.register.counted(texts, counted.count);
                let text = match counted.hidden {
                    0 => count,
                    hidden => tr!(
                        texts,
                        "register-count-hidden",
                        counted = count,
                        count = hidden
                    ),
                };
                (text, palette.text_weak)
            }
        };
        let label = egui::Label::new(RichText::new(&text).color(color)).truncate();
        ui.add(label).on_hover_text(&text);
    }

    /// Has the register made off this thread.
    fn start(&mut self, cx: &mut ViewCx) {
        self.trouble = None;
        let project = cx.doc.project().clone();
        let entries = self.entries().map(<[_]>::to_vec);
        let (register, format, audience) = (self.register, self.format, self.audience);
        let all_day = self.all_day;
        let lang = cx.texts.lang();
        let (work, awaited) = Work::new(tr!(cx.texts, "export-job"), move |cx| {
            let wanted = Wanted {
                entries: entries.as_deref(),
                audience,
                all_day,
                ..Wanted::all_of(register)
            };
            let now = Now {
                moment: chrono::Utc::now(),
                today: chrono::Local::now().date_naive(),
            };
            let texts = Texts::new(lang);
            registers::write(&project, &wanted, format, &texts, now, &|share| {
                cx.progress.set((share * 1000.0) as u64, 1000);
                !cx.progress.is_cancelled()
            })
        });
        cx.out.start(work);
        self.writing = Some(Writing {
            name: format!("{}.{}", register.label(cx.texts), format.extension()),
            kind: format.label(cx.texts),
            awaited,
        });
    }
}

fn radio(ui: &mut Ui, chosen: bool, label: &str) -> bool {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = theme::CONTROL_HEIGHT - space::S;
        ui.radio(chosen, label).clicked()
    })
    .inner
}

/// One of several, with a line on what it means. Returns whether it was chosen.
fn choice(ui: &mut Ui, chosen: bool, label: &str, means: &str) -> bool {
    ui.scope(|ui| {
        // The two lines belong together more than one choice and the next.
        ui.spacing_mut().item_spacing.y = 0.0;
        let clicked = radio(ui, chosen, label);
        explain(ui, means);
        clicked
    })
    .inner
}

fn explain(ui: &mut Ui, means: &str) {
    let color = Palette::here(ui).text_weak;
    let margin = egui::Margin {
        left: INDENT,
        bottom: space::XS as i8,
        ..egui::Margin::ZERO
    };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        let text = RichText::new(means).size(theme::size::SMALL).color(color);
        ui.add(egui::Label::new(text).wrap());
    });
}
