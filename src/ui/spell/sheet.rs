//! Spelling for those who set it up: which dictionaries are used, how to get more, and words of
//! one's own.

use std::collections::BTreeSet;

use egui::{Context, Id, Modal, ScrollArea, Ui};

use crate::i18n::{Lang, Texts, tr};
use crate::spelling::{Found, choose, find};
use crate::ui::icons;
use crate::ui::sheet::{Sheet, Shown};
use crate::ui::theme::{self, Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;
use crate::ui::work::{Arrival, Awaited, Work};

/// Width of the sheet, in points.
const WIDTH: f32 = 560.0;

/// Which languages are checked for spelling, and words of one's own.
#[derive(Default)]
pub struct SpellingSheet {
    looking: Option<Awaited<Vec<Found>>>,
    /// The dictionaries of this system; `None` as long as they are looked for.
    found: Option<Vec<Found>>,
}

impl SpellingSheet {
    fn look(&mut self, cx: &mut ViewCx) {
        if self.found.is_some() {
            return;
        }
        if let Some(looking) = &self.looking {
            match looking.take() {
                Arrival::Waiting => {}
                Arrival::Here(found) => self.found = Some(found),
                Arrival::Broken => self.found = Some(Vec::new()),
            }
        } else {
            let folders = cx.spell.folders().to_vec();
            let (work, looking) = Work::new("", move |_| find(&folders));
            self.looking = Some(looking);
            cx.out.start(work);
        }
    }
}

impl Sheet for SpellingSheet {
    fn show(&mut self, ctx: &Context, cx: &mut ViewCx) -> Shown {
        self.look(cx);
        let mut closed = false;
        let modal = Modal::new(Id::unique("spelling"))
            .frame(theme::dialog(&ctx.global_style()))
            .show(ctx, |ui| {
                let room = ui.ctx().content_rect().size();
                ui.set_width(WIDTH.min(room.x - space::XL - space::L));
                ui.spacing_mut().item_spacing.y = space::S;
                ui.label(theme::section(tr!(cx.texts, "spelling-title")));
                let most = (room.y - 3.0 * theme::CONTROL_HEIGHT - 2.0 * space::XL).max(96.0);
                ScrollArea::vertical()
                    .max_height(most)
                    // The sheet grows with what was found.
                    .min_scrolled_height(most)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        ui.set_width(ui.available_width() - space::M);
                        self.show_dictionaries(ui, cx);
                        ui.add_space(space::S);
                        show_words(ui, cx);
                    });
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    closed = ui.button(tr!(cx.texts, "close")).clicked();
                });
            });
        if closed || modal.should_close() {
            Shown::Closed
        } else {
            Shown::Open
        }
    }
}

impl SpellingSheet {
    fn show_dictionaries(&self, ui: &mut Ui, cx: &mut ViewCx) {
        let texts = cx.texts;
        ui.label(theme::strong(
            tr!(texts, "spelling-dictionaries"),
            size::BODY,
        ));
        let Some(found) = &self.found else {
            widgets::weak(ui, tr!(texts, "spelling-looking"));
            return;
        };
        if found.is_empty() {
            wrapped(ui, tr!(texts, "spelling-none"));
        }
        let usual: BTreeSet<String> = choose(found, texts.lang().code())
            .map(|found| found.code.clone())
            .into_iter()
            .collect();
        let languages = &mut cx.prefs.spelling.languages;
        for dictionary in found {
            let used = languages.as_ref().unwrap_or(&usual);
            let mut on = used.contains(&dictionary.code);
            let name = name(texts, dictionary);
            if ui.checkbox(&mut on, &name).changed() {
                let mut chosen = used.clone();
                if on {
                    chosen.insert(dictionary.code.clone());
                } else {
                    chosen.remove(&dictionary.code);
                }
                // As it is without any choice, it goes on following the language.
                *languages = (chosen != usual).then_some(chosen);
            }
        }
        for (code, trouble) in cx.spell.dictionaries() {
            if let Some(reason) = trouble {
                let text = tr!(texts, "spelling-broken", name = code, reason = reason);
                let color = Palette::here(ui).bad;
                ui.add(egui::Label::new(egui::RichText::new(text).color(color)).wrap());
            }
        }
        for lang in Lang::ALL {
            if !found.iter().any(|found| found.language() == lang.code()) {
                wrapped(ui, missing(texts, *lang));
            }
        }
        if !found.is_empty() {
            wrapped(ui, tr!(texts, "spelling-how"));
        }
    }
}

/// How to get a dictionary of a language.
fn missing(texts: &Texts, lang: Lang) -> String {
    let language = language(texts, lang.code());
    if cfg!(any(target_os = "windows", target_os = "macos")) {
        return tr!(texts, "spelling-missing-office", language = language);
    }
    let (debian, fedora) = match lang {
        Lang::De => ("hunspell-de-de", "hunspell-de"),
        Lang::En => ("hunspell-en-gb", "hunspell-en-GB"),
    };
    tr!(
        texts,
        "spelling-missing-package",
        language = language,
        debian = debian,
        fedora = fedora
    )
}

fn show_words(ui: &mut Ui, cx: &mut ViewCx) {
    let texts = cx.texts;
    ui.label(theme::strong(tr!(texts, "spelling-own"), size::BODY));
    let words = &mut cx.prefs.spelling.words;
    if words.is_empty() {
        wrapped(ui, tr!(texts, "spelling-own-none"));
        return;
    }
    let mut gone = None;
    for word in words.iter() {
        ui.horizontal(|ui| {
            let remove = tr!(texts, "spelling-remove", word = word.as_str());
            if widgets::icon_button(ui, icons::DELETE, &remove).clicked() {
                gone = Some(word.clone());
            }
            ui.label(word);
        });
    }
    if let Some(word) = gone {
        words.remove(&word);
    }
}

fn wrapped(ui: &mut Ui, text: String) {
    let color = Palette::here(ui).text_weak;
    ui.add(egui::Label::new(egui::RichText::new(text).color(color)).wrap());
}

/// "Deutsch (DE)"; the code of a language that has no name here.
fn name(texts: &Texts, found: &Found) -> String {
    let language = language(texts, found.language());
    let region = found.code.split('_').nth(1).unwrap_or_default();
    match region {
        "" => language,
        region => format!("{language} ({region})"),
    }
}

fn language(texts: &Texts, code: &str) -> String {
    match code {
        "ar" => tr!(texts, "language-ar"),
        "de" => tr!(texts, "language-de"),
        "en" => tr!(texts, "language-en"),
        "es" => tr!(texts, "language-es"),
        "fr" => tr!(texts, "language-fr"),
        "it" => tr!(texts, "language-it"),
        "nl" => tr!(texts, "language-nl"),
        "pl" => tr!(texts, "language-pl"),
        "ru" => tr!(texts, "language-ru"),
        "tr" => tr!(texts, "language-tr"),
        "uk" => tr!(texts, "language-uk"),
        other => other.to_owned(),
    }
}
