//! The third page: what would become of each row.

use std::collections::BTreeMap;

use egui::{Align, Key, Label, Layout, Modifiers, Rect, RichText, ScrollArea, Ui, pos2, vec2};

use super::ImportWizard;
use crate::exchange::roster::import::{Deed, Plan, Planned, Verdict, preview};
use crate::i18n::{Texts, tr};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Height of a row, in points.
const ROW: f32 = 44.0;
/// Between rows, in points.
const GAP: f32 = 2.0;
/// How many rows Page Up and Page Down go.
const PAGE: isize = 8;
/// With less room than this, in points, the details stand below the list.
const SIDE_BY_SIDE: f32 = 720.0;
/// Width of the details beside the list, in points.
const DETAILS: f32 = 400.0;

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    All,
    New,
    Changed,
    Duplicate,
    Doubt,
    Error,
    Unchanged,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::All,
        Self::New,
        Self::Changed,
        Self::Duplicate,
        Self::Doubt,
        Self::Error,
        Self::Unchanged,
    ];

    fn has(self, planned: &Planned) -> bool {
        match self {
            Self::All => true,
            Self::New => matches!(planned.verdict, Verdict::New),
            Self::Changed => matches!(planned.verdict, Verdict::Changed { .. }),
            Self::Duplicate => matches!(planned.verdict, Verdict::PossibleDuplicate { .. }),
            Self::Doubt => !planned.candidate.doubts.is_empty(),
            Self::Error => matches!(planned.verdict, Verdict::Error(_)),
            Self::Unchanged => matches!(
                planned.verdict,
                Verdict::Unchanged { .. } | Verdict::SameAs { .. }
            ),
        }
    }

    fn label(self, texts: &Texts, count: usize) -> String {
        match self {
            Self::All => tr!(texts, "import-filter-all", count = count),
            Self::New => tr!(texts, "import-filter-new", count = count),
            Self::Changed => tr!(texts, "import-filter-changed", count = count),
            Self::Duplicate => tr!(texts, "import-filter-duplicates", count = count),
            Self::Doubt => tr!(texts, "import-filter-doubts", count = count),
            Self::Error => tr!(texts, "import-filter-errors", count = count),
            Self::Unchanged => tr!(texts, "import-filter-unchanged", count = count),
        }
    }
}

/// What the page shows, and what was decided on it.
#[derive(Default)]
pub(super) struct Preview {
    plan: Option<Plan>,
    revision: Option<u64>,
    /// What the user decided, by the place of the row.
    decided: BTreeMap<usize, Deed>,
    kind: Kind,
    /// The places of the rows that are shown.
    shown: Vec<usize>,
    counts: Vec<usize>,
    /// How many rows change something.
    deeds: usize,
    /// The place in `shown`.
    selected: usize,
    /// Whether the focus is to go to the selected row.
    focus: bool,
    row_focus: Option<egui::Id>,
    /// Whether the list is to be taken over in this frame.
    pub(super) take_over: bool,
}

impl Preview {
    pub(super) const fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref()
    }

    pub(super) const fn revision(&self) -> Option<u64> {
        self.revision
    }

    /// How many rows would change something.
    pub(super) const fn to_take_over(&self) -> usize {
        self.deeds
    }

    /// Takes a plan of the same list; what was decided stays decided.
    pub(super) fn take(&mut self, mut plan: Plan, revision: u64, cx: &ViewCx) {
        let decided = self.decided.iter().map(|(place, deed)| (*place, *deed));
        plan.decide(cx.doc.project(), decided);
        self.focus = self.plan.is_none();
        self.plan = Some(plan);
        self.revision = Some(revision);
        self.refresh();
    }

    pub(super) fn decide(&mut self, cx: &ViewCx, place: usize, deed: Deed) {
        if let Some(plan) = &mut self.plan {
            plan.decide(cx.doc.project(), [(place, deed)]);
            self.decided.insert(place, deed);
            self.refresh();
        }
    }

    /// The row that is selected, and its place in the plan.
    pub(super) fn current(&self) -> Option<(usize, &Planned)> {
        let place = *self.shown.get(self.selected)?;
        Some((place, self.plan.as_ref()?.rows.get(place)?))
    }

    fn refresh(&mut self) {
        let rows = self.plan.as_ref().map_or(&[][..], |plan| &plan.rows);
        self.counts = Kind::ALL
            .iter()
            .map(|kind| rows.iter().filter(|row| kind.has(row)).count())
            .collect();
        self.deeds = rows.iter().filter(|row| does_something(row)).count();
        let before = self.shown.get(self.selected).copied();
        self.shown = (0..rows.len())
            .filter(|place| rows.get(*place).is_some_and(|row| self.kind.has(row)))
            .collect();
        let same = before.and_then(|before| self.shown.iter().position(|place| *place == before));
        self.selected = same.unwrap_or(0);
    }

    fn show_kind(&mut self, kind: Kind) {
        self.kind = kind;
        self.refresh();
    }

    /// Takes the row over, or not.
    fn toggle(&mut self, cx: &ViewCx) {
        let Some((place, planned)) = self.current() else {
            return;
        };
        let deed = match (planned.deed, &planned.verdict) {
            (Deed::Skip, Verdict::New) => Deed::Add,
            (Deed::Skip, Verdict::Changed { person } | Verdict::Unchanged { person }) => {
                Deed::Update(*person)
            }
            (Deed::Skip, Verdict::SameAs { row }) => Deed::Join(*row),
            (Deed::Skip, Verdict::PossibleDuplicate { .. }) => Deed::Add,
            _ => Deed::Skip,
        };
        self.decide(cx, place, deed);
    }
}

/// Whether taking a row over changes anything.
fn does_something(planned: &Planned) -> bool {
    match planned.deed {
        Deed::Add => true,
        Deed::Update(_) => !planned.changes.is_empty(),
        Deed::Join(_) | Deed::Skip => false,
    }
}

impl ImportWizard {
    pub(super) fn show_preview(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let texts = cx.texts;
        if self.preview.plan.is_none() {
            ui.vertical_centered(|ui| {
                ui.add_space(space::XL * 2.0);
                ui.label(theme::section(tr!(texts, "import-comparing")));
                ui.add_space(space::S);
                if let Some(planning) = &self.planning {
                    let share = planning.awaited.progress.fraction();
                    ui.add(egui::ProgressBar::new(share).desired_width(320.0));
                }
                ui.ctx().request_repaint_after_secs(0.1);
            });
            return;
        }
        self.show_kinds(ui, texts);
        self.show_skipped(ui, texts);
        self.read_keys(ui, cx);
        let room = ui.available_size();
        if room.x >= SIDE_BY_SIDE {
            ui.horizontal_top(|ui| {
                let left = room.x - DETAILS - space::M;
                ui.allocate_ui_with_layout(
                    vec2(left, room.y),
                    Layout::top_down(Align::Min),
                    |ui| self.show_rows(ui, cx),
                );
                ui.separator();
                let rest = vec2(ui.available_width(), room.y);
                ui.allocate_ui_with_layout(rest, Layout::top_down(Align::Min), |ui| {
                    self.show_row_details(ui, cx);
                });
            });
        } else {
            let upper = vec2(room.x, (room.y * 0.45).max(ROW * 2.0));
            ui.allocate_ui(upper, |ui| self.show_rows(ui, cx));
            ui.separator();
            self.show_row_details(ui, cx);
        }
    }

    /// How many rows there are of each kind; pressing one shows only those.
    fn show_kinds(&mut self, ui: &mut Ui, texts: &Texts) {
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
            for (kind, count) in Kind::ALL.into_iter().zip(&self.preview.counts) {
                if *count == 0 && kind != self.preview.kind {
                    continue;
                }
                let label = kind.label(texts, *count);
                let selected = kind == self.preview.kind;
                if ui.selectable_label(selected, &label).clicked() {
                    chosen = Some(kind);
                }
            }
        });
        if let Some(kind) = chosen {
            self.preview.show_kind(kind);
        }
    }

    /// Rows that were taken for no people, so that nobody is missed without a word.
    fn show_skipped(&self, ui: &mut Ui, texts: &Texts) {
        let skipped = self.preview.plan.as_ref().map_or(&[][..], |p| &p.skipped);
        if skipped.is_empty() {
            return;
        }
        let rows: Vec<String> = skipped
            .iter()
            .map(|row| format!("{}: {}", row.number, row.text.replace('\n', " ")))
            .collect();
        let text = tr!(
            texts,
            "import-skipped-rows",
            count = skipped.len(),
            rows = rows.join(" · ")
        );
        let color = Palette::here(ui).text_weak;
        let text = RichText::new(text).size(theme::size::SMALL).color(color);
        ui.add(Label::new(text).truncate())
            .on_hover_text(rows.join("\n"));
    }

    fn show_rows(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let texts = cx.texts;
        ui.spacing_mut().item_spacing.y = GAP;
        let preview = &mut self.preview;
        let Some(plan) = &preview.plan else {
            return;
        };
        let (mut clicked, mut toggled) = (None, false);
        let area = ScrollArea::vertical()
            .id_salt("rows")
            .auto_shrink(false)
            .animated(false);
        area.show_rows(ui, ROW, preview.shown.len(), |ui, range| {
            if preview.focus {
                let top = ui.max_rect().left_top();
                let y = (preview.selected as f32 - range.start as f32) * (ROW + GAP);
                let rect = Rect::from_min_size(pos2(top.x, top.y + y), vec2(1.0, ROW));
                ui.scroll_to_rect(rect, None);
                // Drawn when it has come into sight.
                ui.ctx().request_repaint();
            }
            for at in range {
                let row = preview
                    .shown
                    .get(at)
                    .and_then(|place| plan.rows.get(*place));
                let Some(planned) = row else {
                    continue;
                };
                let selected = at == preview.selected;
                let name = spoken(texts, planned);
                let response = ui
                    .push_id(preview.shown.get(at), |ui| {
                        widgets::list_row(ui, &name, selected, ROW, |ui| {
                            show_row(ui, texts, planned);
                        })
                    })
                    .inner;
                if selected && std::mem::take(&mut preview.focus) {
                    response.request_focus();
                }
                if response.has_focus() {
                    preview.row_focus = Some(response.id);
                }
                if response.clicked() {
                    toggled = response.double_clicked();
                    clicked = Some(at);
                    response.request_focus();
                }
            }
        });
        if let Some(at) = clicked {
            preview.selected = at;
        }
        if toggled {
            preview.toggle(cx);
        }
    }

    /// Arrows and their kin move through the rows, the space bar takes one over or not.
    fn read_keys(&mut self, ui: &Ui, cx: &ViewCx) {
        let focused = ui.memory(|memory| memory.focused());
        if focused.is_none() || self.preview.row_focus != focused {
            return;
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space)) {
            self.preview.toggle(cx);
            return;
        }
        let Some(step) = widgets::step_keys(ui, PAGE) else {
            return;
        };
        let last = self.preview.shown.len().saturating_sub(1);
        let next = self.preview.selected.saturating_add_signed(step);
        self.preview.selected = next.min(last);
        self.preview.focus = true;
    }
}

/// What a screen reader reads of a row.
fn spoken(texts: &Texts, planned: &Planned) -> String {
    let (_, _, verdict) = look(texts, planned);
    let name = name_of(texts, planned);
    let number = planned.candidate.number.to_string();
    let row = tr!(texts, "import-row-number", number = number);
    format!("{name}, {verdict}, {row}")
}

/// The name that a row has, or what stands for one.
pub(super) fn name_of(texts: &Texts, planned: &Planned) -> String {
    let name = planned.candidate.said.list_name();
    if name.is_empty() {
        tr!(texts, "roster-no-name")
    } else {
        name
    }
}

/// Icon, tone and word for what becomes of a row.
pub(super) fn look(texts: &Texts, planned: &Planned) -> (Icon, Shade, String) {
    match (&planned.verdict, planned.deed) {
        (Verdict::Error(_), _) => (icons::BAD, Shade::Bad, tr!(texts, "import-is-error")),
        (Verdict::PossibleDuplicate { .. }, Deed::Skip) => {
            (icons::WARN, Shade::Warn, tr!(texts, "import-is-duplicate"))
        }
        (Verdict::Unchanged { .. }, _) => {
            (icons::CHECK, Shade::Weak, tr!(texts, "import-is-unchanged"))
        }
        (_, Deed::Skip) => (icons::SKIP, Shade::Weak, tr!(texts, "import-is-skipped")),
        (_, Deed::Add) => (icons::ADD_PERSON, Shade::Good, tr!(texts, "import-is-new")),
        (_, Deed::Update(_)) if planned.changes.is_empty() => {
            (icons::CHECK, Shade::Weak, tr!(texts, "import-is-unchanged"))
        }
        (_, Deed::Update(_)) => (icons::EDIT, Shade::Accent, tr!(texts, "import-is-changed")),
        (_, Deed::Join(_)) => (
            icons::KEEP_BOTH,
            Shade::Weak,
            tr!(texts, "import-is-joined"),
        ),
    }
}

/// How something is meant to strike the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shade {
    Good,
    Accent,
    Warn,
    Bad,
    Weak,
}

impl Shade {
    pub(super) const fn color(self, palette: &Palette) -> egui::Color32 {
        match self {
            Self::Good => palette.good,
            Self::Accent => palette.accent,
            Self::Warn => palette.warn,
            Self::Bad => palette.bad,
            Self::Weak => palette.text_weak,
        }
    }
}

fn show_row(ui: &mut Ui, texts: &Texts, planned: &Planned) {
    let palette = Palette::here(ui);
    let (icon, shade, word) = look(texts, planned);
    let color = shade.color(palette);
    ui.label(icon.rich_text().size(18.0).color(color));
    let small = |text: String| {
        RichText::new(text)
            .size(theme::size::SMALL)
            .color(palette.text_weak)
    };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.label(small(planned.candidate.number.to_string()));
        ui.add_space(space::XS);
        ui.label(RichText::new(word).size(theme::size::SMALL).color(color));
        if !planned.candidate.doubts.is_empty() {
            let doubts = planned.candidate.doubts.iter();
            let doubts: Vec<String> = doubts.map(|doubt| preview::doubt(texts, doubt)).collect();
            ui.label(icons::WARN.rich_text().size(16.0).color(palette.warn))
                .on_hover_text(doubts.join("\n"));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let name = name_of(texts, planned);
            let room = ui.available_width();
            ui.scope(|ui| {
                ui.set_max_width(room * 0.55);
                ui.add(Label::new(name).truncate());
            });
            let body = planned.candidate.said.organisation_name();
            ui.add(Label::new(small(body.to_owned())).truncate());
        });
    });
}
