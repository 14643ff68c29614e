//! Minutes and agenda as their readers get them: to look at, to save and to copy.

mod page;

use egui::{Align, Context, Frame, Id as WidgetId, Layout, Margin, Modal, Ui, vec2};

use crate::document::Document as Doc;
use crate::exchange::paper::{self, Document, LeftOut};
use crate::i18n::{Texts, tr};
use crate::model::{Audience, Id, Project, Session, SessionState};
use crate::ui::icons;
use crate::ui::sheet::{OutFile, Sheet, Shown};
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::{Tone, ViewCx};
use crate::ui::widgets;
use crate::ui::work::{Arrival, Awaited, Work};
use page::Page;

/// How large the sheet gets, in points.
const LARGEST: egui::Vec2 = vec2(920.0, 1000.0);
/// With less room than this, in points, buttons below the page are icons.
const NARROW: f32 = 620.0;
/// With less room than this, in points, the page gets all of it.
const LOW: f32 = 360.0;
/// A session with more entries has its documents made on a thread of its own.
const MANY: usize = 200;

/// What can be handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Minutes,
    Agenda,
}

impl Kind {
    const ALL: [Self; 2] = [Self::Minutes, Self::Agenda];

    fn name(self, texts: &Texts) -> String {
        match self {
            Self::Minutes => tr!(texts, "paper-minutes"),
            Self::Agenda => tr!(texts, "paper-agenda"),
        }
    }

    fn build(
        self,
        project: &Project,
        session: Id<Session>,
        audience: Audience,
        texts: &Texts,
    ) -> Option<Document> {
        match self {
            Self::Minutes => paper::minutes(project, session, audience, texts),
            Self::Agenda => paper::agenda(project, session, audience, texts),
        }
    }
}

/// What is shown, of which version of the project.
type Key = (Kind, Audience, u64);

/// Minutes and agenda as their readers get them.
pub struct PaperSheet {
    session: Id<Session>,
    kind: Option<Kind>,
    audience: Audience,
    shown: Option<(Key, Built)>,
    awaited: Option<(Key, Awaited<Option<Built>>)>,
    /// What each audience does not get to see, in which version of the project.
    left_out: Option<(u64, [LeftOut; 3])>,
    is_broken: bool,
}

/// A document and what it looks like.
struct Built {
    document: Document,
    page: Page,
}

impl PaperSheet {
    /// About this session.
    pub fn new(session: Id<Session>) -> Self {
        Self {
            session,
            kind: None,
            audience: Audience::Circle,
            shown: None,
            awaited: None,
            left_out: None,
            is_broken: false,
        }
    }
}

impl Sheet for PaperSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        let mut shown = Shown::Open;
        let modal = Modal::new(WidgetId::unique("paper"))
            .frame(theme::dialog(&ctx.global_style()))
            .show(ctx, |ui| {
                let window = ui.ctx().content_rect().size();
                let rim = match window.y > LOW + space::XL {
                    true => space::XL * 2.0,
                    false => space::XL,
                };
                let size = LARGEST.min(window - egui::Vec2::splat(rim));
                ui.set_width(size.x);
                ui.set_height(size.y);
                shown = self.contents(ui, cx);
            });
        match modal.should_close() {
            true => Shown::Closed,
            false => shown,
        }
    }
}

impl PaperSheet {
    fn contents(&mut self, ui: &mut Ui, cx: &mut ViewCx) -> Shown {
        let texts = cx.texts;
        let mut close = false;
        ui.spacing_mut().item_spacing.y = space::S;
        ui.horizontal(|ui| {
            ui.label(theme::heading(tr!(texts, "paper-sheet-title")));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                close = widgets::icon_button(ui, icons::CLOSE, &tr!(texts, "close")).clicked();
            });
        });
        if cx.doc.project().get(self.session).is_none() {
            widgets::weak(ui, tr!(texts, "paper-gone"));
            return if close { Shown::Closed } else { Shown::Open };
        }
        let kind = *self
            .kind
            .get_or_insert_with(|| first_kind(cx.doc, self.session));
        self.choose(ui, cx, kind);
        self.prepare(cx);
        // What is left of the height, but for the buttons below.
        let foot = theme::CONTROL_HEIGHT + space::M;
        let height = (ui.available_height() - foot).max(theme::CONTROL_HEIGHT * 2.0);
        let palette = Palette::here(ui);
        let frame = Frame::new()
            .fill(palette.surface)
            .stroke(egui::Stroke::new(1.0, palette.border))
            .inner_margin(Margin::symmetric(16, 12));
        let room = vec2(ui.available_width(), height);
        ui.allocate_ui(room, |ui| {
            frame.show(ui, |ui| {
                ui.set_min_size(ui.available_size());
                self.show_page(ui, texts);
            });
        });
        self.show_foot(ui, cx);
        if close { Shown::Closed } else { Shown::Open }
    }

    /// What is shown, and for whom.
    fn choose(&mut self, ui: &mut Ui, cx: &ViewCx, kind: Kind) {
        let texts = cx.texts;
        let left_out = self.left_out(cx.doc, kind);
        ui.horizontal_wrapped(|ui| {
            for each in Kind::ALL {
                let name = each.name(texts);
                if ui.selectable_label(each == kind, name).clicked() {
                    self.kind = Some(each);
                }
            }
            ui.separator();
            for (audience, left_out) in Audience::ALL.iter().zip(left_out) {
                let name = match audience {
                    Audience::Internal => tr!(texts, "paper-for-internal"),
                    Audience::Circle => tr!(texts, "paper-for-circle"),
                    Audience::Public => tr!(texts, "paper-for-public"),
                };
                let name = match left_out.items + left_out.entries {
                    0 => name,
                    count => tr!(texts, "paper-tab", name = name, count = count),
                };
                let chosen = *audience == self.audience;
                if ui.selectable_label(chosen, name).clicked() {
                    self.audience = *audience;
                }
            }
        });
        let chosen = Audience::ALL.iter().position(|each| *each == self.audience);
        let left_out = chosen.and_then(|nth| left_out.get(nth)).copied();
        if ui.max_rect().height() > LOW {
            widgets::weak(ui, told(texts, left_out.unwrap_or_default()));
        }
    }

    /// What each audience does not get to see of the document.
    fn left_out(&mut self, doc: &Doc, kind: Kind) -> [LeftOut; 3] {
        let revision = doc.revision();
        let counted = self.left_out.filter(|(of, _)| *of == revision);
        let (_, mut counts) = counted.unwrap_or_else(|| {
            let (project, session) = (doc.project(), self.session);
            let all = [Audience::Internal, Audience::Circle, Audience::Public];
            let counts = all.map(|audience| paper::left_out(project, session, audience));
            *self.left_out.insert((revision, counts))
        });
        if kind == Kind::Agenda {
            for count in &mut counts {
                count.entries = 0;
            }
        }
        counts
    }

    /// Has the document made that is to be shown, where it is not there yet.
    fn prepare(&mut self, cx: &mut ViewCx) {
        if let Some((key, awaited)) = &self.awaited {
            match awaited.take() {
                Arrival::Waiting => {}
                Arrival::Here(Some(built)) => {
                    self.shown = Some((*key, built));
                    self.awaited = None;
                }
                Arrival::Here(None) => self.awaited = None,
                Arrival::Broken => {
                    self.awaited = None;
                    self.is_broken = true;
                }
            }
        }
        let kind = self.kind.unwrap_or(Kind::Minutes);
        let key = (kind, self.audience, cx.doc.revision());
        let has = |known: &Key| *known == key;
        if self.shown.as_ref().is_some_and(|(known, _)| has(known))
            || self.awaited.is_some()
            || self.is_broken
        {
            return;
        }
        let (project, session, audience) = (cx.doc.project(), self.session, self.audience);
        let of_session = |entry: &crate::model::Entry| entry.session == Some(session);
        let count = project
            .entries
            .iter()
            .filter(|(_, entry)| of_session(entry))
            .count();
        let build = move |project: &Project, texts: &Texts| {
            let document = kind.build(project, session, audience, texts)?;
            let page = Page::of(&document);
            Some(Built { document, page })
        };
        if count <= MANY {
            self.shown = build(project, cx.texts).map(|built| (key, built));
            return;
        }
        let (project, lang) = (project.clone(), cx.texts.lang());
        let (work, awaited) = Work::new("", move |_| build(&project, &Texts::new(lang)));
        cx.out.start(work);
        self.awaited = Some((key, awaited));
    }

    fn show_page(&mut self, ui: &mut Ui, texts: &Texts) {
        if self.is_broken {
            ui.label(tr!(texts, "paper-broken"));
            return;
        }
        let wanted = (self.kind, self.audience);
        match &mut self.shown {
            Some(((kind, audience, _), built)) if (Some(*kind), *audience) == wanted => {
                // Each document is scrolled by itself.
                ui.push_id(wanted, |ui| built.page.show(ui));
            }
            _ => {
                ui.horizontal(|ui| {
                    ui.add(egui::Spinner::new().size(18.0));
                    ui.label(tr!(texts, "paper-waiting"));
                });
            }
        }
    }

    /// The document in sight, as long as it is the one that was asked for.
    fn document(&self, doc: &Doc) -> Option<&Document> {
        let (key, built) = self.shown.as_ref()?;
        let wanted = (self.kind?, self.audience, doc.revision());
        (*key == wanted).then_some(&built.document)
    }

    fn show_foot(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let texts = cx.texts;
        let document = self.document(cx.doc);
        let row = vec2(ui.available_width(), theme::CONTROL_HEIGHT);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            let ready = document.is_some();
            let add = |ui: &mut Ui, add: &dyn Fn(&mut Ui) -> egui::Response| {
                ui.add_enabled_ui(ready, |ui| add(ui)).inner.clicked()
            };
            let label = tr!(texts, "paper-save-html");
            let html = add(ui, &|ui| widgets::primary_button(ui, None, &label));
            let is_narrow = row.x < NARROW;
            let other = |ui: &mut Ui, icon, label: &str| match is_narrow {
                true => widgets::icon_button(ui, icon, label),
                false => widgets::button(ui, icon, label),
            };
            let label = tr!(texts, "paper-save-markdown");
            let markdown = add(ui, &|ui| other(ui, icons::SAVE_AS, &label));
            let label = tr!(texts, "paper-copy");
            let copy = add(ui, &|ui| other(ui, icons::DUPLICATE, &label));
            if !is_narrow {
                let hint = tr!(texts, "paper-print-hint");
                let hint = egui::RichText::new(hint).color(Palette::here(ui).text_weak);
                ui.add(egui::Label::new(hint).truncate());
            }
            let Some(document) = document else { return };
            if html {
                let text = paper::html(document);
                let kind = tr!(texts, "paper-kind-html");
                cx.out
                    .write_out(self.file(texts, document, "html", kind, text));
            }
            if markdown {
                let text = paper::markdown(document);
                let kind = tr!(texts, "paper-kind-markdown");
                cx.out
                    .write_out(self.file(texts, document, "md", kind, text));
            }
            if copy {
                ui.ctx().copy_text(paper::markdown(document));
                cx.out.tell(Tone::Good, tr!(texts, "paper-copied"));
            }
        });
    }

    /// "Protokoll Herbstsitzung 2018 (2-2018), Kreis.html".
    fn file(
        &self,
        texts: &Texts,
        document: &Document,
        ending: &str,
        kind: String,
        text: String,
    ) -> OutFile {
        let audience = match self.audience {
            Audience::Internal => tr!(texts, "paper-for-internal"),
            Audience::Circle => tr!(texts, "paper-for-circle"),
            Audience::Public => tr!(texts, "paper-for-public"),
        };
        let title = document.title.replace(": ", " ");
        // What no file system takes in a name.
        let clean = |c: char| if r#"/\:*?"<>|"#.contains(c) { '-' } else { c };
        let name: String = title.chars().take(80).map(clean).collect();
        OutFile {
            name: format!("{name}, {audience}.{ending}"),
            kind,
            bytes: text.into_bytes(),
        }
    }
}

/// The minutes once there is something in them.
fn first_kind(doc: &Doc, session: Id<Session>) -> Kind {
    let project = doc.project();
    let is_over = project
        .get(session)
        .is_some_and(|session| session.state == SessionState::Closed);
    let mut entries = project.entries.iter();
    match is_over || entries.any(|(_, entry)| entry.session == Some(session)) {
        true => Kind::Minutes,
        false => Kind::Agenda,
    }
}

/// What is not in the document.
fn told(texts: &Texts, left_out: LeftOut) -> String {
    let LeftOut { items, entries } = left_out;
    if items + entries == 0 {
        return tr!(texts, "paper-left-out-nothing");
    }
    let both = if items > 0 && entries > 0 {
        "yes"
    } else {
        "no"
    };
    tr!(
        texts,
        "paper-left-out",
        items = items,
        entries = entries,
        both = both
    )
}
