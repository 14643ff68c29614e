//! What earlier versions on this machine still hold of erased people, and having it gone there.

use chrono::{DateTime, Local, Utc};
use egui::Ui;

use super::name_of;
use crate::i18n::{Texts, format, tr};
use crate::store::erasure::{self, Around, Held, Place, Purged, Trace, Whose};
use crate::ui::icons;
use crate::ui::roster::form::{doubt, hint};
use crate::ui::view::ViewCx;
use crate::ui::widgets;
use crate::ui::work::{Arrival, Awaited, Work};

/// What is known of it so far.
pub struct Traces {
    whose: Whose,
    state: State,
}

enum State {
    /// Nobody has looked yet.
    Unknown,
    Looking(Awaited<Held>),
    Found(Held),
    /// The user is asked whether it is really to go.
    Asking(Held),
    Purging(Awaited<Purged>),
    Purged(Purged),
    /// It could not be looked at, or not be saved.
    Failed,
}

impl Traces {
    /// Nothing is known yet; it is looked for when this is first shown.
    pub const fn new(whose: Whose) -> Self {
        Self {
            whose,
            state: State::Unknown,
        }
    }

    /// Whether something is being done that the sheet has to wait for.
    pub const fn is_purging(&self) -> bool {
        matches!(self.state, State::Purging(_))
    }

    /// Whether it is gone, and the way back with it.
    pub const fn is_purged(&self) -> bool {
        matches!(self.state, State::Purged(_))
    }

    /// Shows what was found, and the way to have it gone.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        self.proceed(cx);
        let texts = cx.texts;
        let next = match &self.state {
            State::Unknown | State::Looking(_) => {
                waiting(ui, &tr!(texts, "privacy-traces-looking"));
                None
            }
            State::Purging(_) => {
                waiting(ui, &tr!(texts, "privacy-traces-purging"));
                None
            }
            State::Failed => {
                doubt(ui, &tr!(texts, "privacy-traces-failed"));
                let again = tr!(texts, "privacy-traces-again");
                ui.button(again).clicked().then_some(State::Unknown)
            }
            State::Purged(purged) => {
                ui.label(tr!(texts, "privacy-traces-purged", count = purged.done));
                if !purged.left.traces.is_empty() {
                    show_held(ui, cx, &purged.left, &self.whose);
                }
                hint(ui, &tr!(texts, "privacy-traces-elsewhere"));
                None
            }
            State::Found(held) if held.traces.is_empty() => {
                ui.label(tr!(texts, "privacy-traces-none"));
                hint(ui, &tr!(texts, "privacy-traces-elsewhere"));
                None
            }
            State::Found(held) => {
                show_held(ui, cx, held, &self.whose);
                // What is in the file now is an earlier version as soon as it is saved.
                let can = held.traces.iter().any(|trace| {
                    trace.place.can_be_purged() || matches!(trace.place, Place::File(_))
                });
                let label = tr!(texts, "privacy-traces-purge");
                let enabled = can && !cx.doc.is_read_only();
                let pressed = ui
                    .add_enabled_ui(enabled, |ui| {
                        widgets::button(ui, icons::DELETE, &label).clicked()
                    })
                    .inner;
                hint(ui, &tr!(texts, "privacy-traces-elsewhere"));
                pressed.then(|| State::Asking(held.clone()))
            }
            State::Asking(held) => self.ask(ui, cx, held),
        };
        if let Some(next) = next {
            self.state = next;
            ui.ctx().request_repaint();
        }
    }

    fn ask(&self, ui: &mut Ui, cx: &mut ViewCx, held: &Held) -> Option<State> {
        let texts = cx.texts;
        doubt(ui, &tr!(texts, "privacy-traces-sure"));
        let unsaved = |trace: &Trace| matches!(trace.place, Place::Unsaved(_));
        if held.traces.iter().any(unsaved) {
            doubt(ui, &tr!(texts, "privacy-traces-sure-unsaved"));
        }
        let mut next = None;
        ui.horizontal_wrapped(|ui| {
            let label = tr!(texts, "privacy-traces-yes");
            if widgets::primary_button(ui, None, &label).clicked() {
                let (whose, project) = (self.whose.clone(), cx.doc.project().clone());
                let title = tr!(texts, "privacy-traces-purging");
                let (work, awaited) = Work::new(title, move |work| {
                    let around = Around {
                        dirs: work.dirs,
                        file: work.file.as_deref(),
                        header: &work.header,
                        project: &project,
                    };
                    erasure::purge(around, &whose, work.progress)
                });
                cx.out.purge(work);
                next = Some(State::Purging(awaited));
            }
            if ui.button(tr!(texts, "cancel")).clicked() {
                next = Some(State::Found(held.clone()));
            }
        });
        next
    }

    fn proceed(&mut self, cx: &mut ViewCx) {
        match &self.state {
            State::Unknown => {
                let (whose, project) = (self.whose.clone(), cx.doc.project().clone());
                let (work, awaited) = Work::new("", move |work| {
                    let around = Around {
                        dirs: work.dirs,
                        file: work.file.as_deref(),
                        header: &work.header,
                        project: &project,
                    };
                    erasure::held(around, &whose, work.progress)
                });
                cx.out.start(work);
                self.state = State::Looking(awaited);
            }
            State::Looking(awaited) => match awaited.take() {
                Arrival::Waiting => {}
                Arrival::Here(held) => self.state = State::Found(held),
                Arrival::Broken => self.state = State::Failed,
            },
            State::Purging(awaited) => match awaited.take() {
                Arrival::Waiting => {}
                Arrival::Here(purged) => self.state = State::Purged(purged),
                Arrival::Broken => self.state = State::Failed,
            },
            _ => {}
        }
    }
}

impl Drop for Traces {
    fn drop(&mut self) {
        if let State::Looking(awaited) = &self.state {
            awaited.progress.cancel();
        }
    }
}

fn waiting(ui: &mut Ui, text: &str) {
    ui.horizontal(|ui| {
        ui.spinner();
        ui.label(text);
    });
}

fn show_held(ui: &mut Ui, cx: &ViewCx, held: &Held, whose: &Whose) {
    let texts = cx.texts;
    if matches!(whose, Whose::AllGone) {
        for person in held.people() {
            let project = cx.doc.project();
            let known = held.names.get(&person).cloned();
            let name = known.unwrap_or_else(|| name_of(project, person, texts));
            let count = held.of(person).count();
            ui.label(tr!(
                texts,
                "privacy-traces-person",
                name = name,
                count = count
            ));
        }
    } else {
        ui.label(tr!(texts, "privacy-traces-found"));
    }
    let of = |is: fn(&Place) -> bool| -> Vec<&Trace> {
        held.traces.iter().filter(|t| is(&t.place)).collect()
    };
    let versions = of(|place| matches!(place, Place::Version(_)));
    if !versions.is_empty() {
        let period = period(texts, &versions);
        let text = tr!(
            texts,
            "privacy-traces-versions",
            count = versions.len(),
            period = period
        );
        point(ui, &text);
    }
    let backups = of(|place| matches!(place, Place::Backup(_) | Place::Damaged(_)));
    if !backups.is_empty() {
        let period = period(texts, &backups);
        let text = tr!(
            texts,
            "privacy-traces-backups",
            count = backups.len(),
            period = period
        );
        point(ui, &text);
    }
    let unsaved = of(|place| matches!(place, Place::Unsaved(_)));
    if !unsaved.is_empty() {
        let period = period(texts, &unsaved);
        point(ui, &tr!(texts, "privacy-traces-unsaved", period = period));
    }
    for trace in &held.traces {
        match &trace.place {
            Place::Copy(path) => {
                let path = path.display().to_string();
                point(ui, &tr!(texts, "privacy-traces-copy", path = path));
            }
            Place::InUse(_) => point(ui, &tr!(texts, "privacy-traces-in-use")),
            Place::File(_) => point(ui, &tr!(texts, "privacy-traces-file")),
            _ => {}
        }
    }
}

fn point(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(format!("•  {text}")).wrap());
}

/// "03.11.2026 bis 22.11.2026", for what has dates.
fn period(texts: &Texts, traces: &[&Trace]) -> String {
    let day = |at: DateTime<Utc>| at.with_timezone(&Local).date_naive();
    let days = || traces.iter().filter_map(|trace| trace.at).map(day);
    match days().min().zip(days().max()) {
        Some((first, last)) if first == last => format::date(texts, first),
        Some((first, last)) => tr!(
            texts,
            "privacy-traces-period",
            first = format::date(texts, first),
            last = format::date(texts, last)
        ),
        None => tr!(texts, "privacy-traces-no-date"),
    }
}
