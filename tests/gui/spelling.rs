//! What a person does about spelling. The dictionary is a small one of the tests' own: none of the
//! system is needed.

use egui::{Id, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;
use zirkel::document::Document;
use zirkel::i18n::{Lang, Texts};
use zirkel::model::Project;
use zirkel::ui::settings::Prefs;
use zirkel::ui::spell::{Correction, Spell, menu};
use zirkel::ui::view::{Outbox, ViewCx};

use crate::support::Desk;

/// Puts a dictionary into the folder's `dictionaries`.
fn with_dictionary(folder: &TempDir) {
    let dictionaries = folder.path().join("dictionaries");
    std::fs::create_dir_all(&dictionaries).expect("a folder");
    std::fs::write(dictionaries.join("de_DE.aff"), "SET UTF-8\n").expect("written");
    let words = "5\nder\nBericht\nist\nÄmter\nfertig\n";
    std::fs::write(dictionaries.join("de_DE.dic"), words).expect("written");
}

/// A page with one text.
struct Page {
    doc: Document,
    texts: Texts,
    prefs: Prefs,
    spell: Spell,
    text: String,
    done: Vec<Correction>,
    /// Fonts are there from the second frame on.
    has_fonts: bool,
    _folder: TempDir,
}

impl Page {
    fn show(&mut self, ui: &mut egui::Ui) {
        if !self.has_fonts {
            zirkel::ui::theme::install(ui.ctx());
            self.has_fonts = true;
            return;
        }
        let project = self.doc.project().clone();
        let words = &self.prefs.spelling;
        self.spell.prepare(ui.ctx(), &project, words, Lang::De);
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F7)) {
            self.spell.ask_for_menu(ui.ctx());
        }
        let edit = egui::TextEdit::multiline(&mut self.text).id(Id::unique("text"));
        let field = ui.add(edit);
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Text"));
        let mut out = Outbox::default();
        let mut cx = ViewCx {
            doc: &mut self.doc,
            texts: &self.texts,
            user: "",
            prefs: &mut self.prefs,
            spell: &mut self.spell,
            out: &mut out,
        };
        if let Some(correction) = menu(ui, &mut cx, &field, &self.text) {
            self.text.clone_from(&correction.text);
            self.done.push(correction);
        }
    }
}

fn page(text: &str) -> Harness<'static, Page> {
    let folder = TempDir::new().expect("a folder");
    with_dictionary(&folder);
    let page = Page {
        doc: Document::new(Project::default()),
        texts: Texts::new(Lang::De),
        prefs: Prefs::default(),
        spell: Spell::new(vec![folder.path().join("dictionaries")]),
        text: text.to_owned(),
        done: Vec::new(),
        has_fonts: false,
        _folder: folder,
    };
    let mut harness = Harness::new_ui_state(|ui, page: &mut Page| page.show(ui), page);
    harness.run_steps(3);
    harness.get_by_label("Text").focus();
    settle(&mut harness);
    harness
}

fn settle(harness: &mut Harness<'static, Page>) {
    for _ in 0..500 {
        harness.run_steps(3);
        if !harness.state().spell.is_waiting() {
            harness.run_steps(2);
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("no answer");
}

fn press(harness: &mut Harness<'static, Page>, key: Key) {
    harness.key_press(key);
    settle(harness);
}

#[test]
fn f7_and_enter_put_the_next_wrong_word_right() {
    let mut harness = page("der Berihct ist fertg");
    press(&mut harness, Key::Home);
    press(&mut harness, Key::F7);
    assert!(
        harness
            .query_by_label("Bericht")
            .is_some_and(|row| row.is_focused())
    );
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().text, "der Bericht ist fertg");
    // The next one, with the field as it was left.
    press(&mut harness, Key::F7);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().text, "der Bericht ist fertig");
    assert_eq!(harness.state().done.len(), 2);
    assert_eq!(harness.state().done[0].place, 4..11);
    // And one goes on writing behind it.
    harness.event(egui::Event::Text("!".to_owned()));
    settle(&mut harness);
    assert_eq!(harness.state().text, "der Bericht ist fertig!");
}

#[test]
fn arrows_lead_to_the_own_words_which_are_right_from_then_on() {
    let mut harness = page("Xylo");
    press(&mut harness, Key::F7);
    assert!(harness.query_by_label("Keine Vorschläge").is_some());
    press(&mut harness, Key::Enter);
    assert!(harness.state().prefs.spelling.words.contains("Xylo"));
    settle(&mut harness);
    let state = harness.state_mut();
    let text = state.text.clone();
    assert!(state.spell.wrong(&text).is_empty());
    press(&mut harness, Key::F7);
    assert!(harness.query_by_label("Ignorieren").is_none());
}

#[test]
fn ignoring_is_the_last_row_and_escape_changes_nothing() {
    let mut harness = page("Berihct");
    press(&mut harness, Key::F7);
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Ignorieren").is_none());
    assert_eq!(harness.state().text, "Berihct");
    press(&mut harness, Key::F7);
    press(&mut harness, Key::ArrowUp);
    assert!(
        harness
            .query_by_label("Ignorieren")
            .is_some_and(|row| row.is_focused())
    );
    press(&mut harness, Key::Enter);
    settle(&mut harness);
    assert!(harness.state_mut().spell.wrong("Berihct").is_empty());
    assert!(harness.state().prefs.spelling.words.is_empty());
}

#[test]
fn a_right_click_on_a_wrong_word_opens_its_menu() {
    let mut harness = page("Berihct");
    let field = harness.get_by_label("Text").rect();
    let at = field.left_center() + egui::vec2(12.0, 0.0);
    harness.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.run_steps(1);
    }
    settle(&mut harness);
    harness.get_by_label("Bericht").click();
    settle(&mut harness);
    assert_eq!(harness.state().text, "Bericht");
}

/// The program with the sheet on spelling open.
fn sheet(folder: TempDir, settings: &str) -> Desk {
    let file = folder.path().join("beispiel.zirkel.ron");
    std::fs::write(&file, zirkel::store::example()).expect("written");
    let mut desk = Desk::start_as(folder, Some(file), Lang::De, settings);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    desk.type_text("rechtschreibung …");
    desk.press(Modifiers::NONE, Key::Enter);
    let looked = |desk: &Desk| !desk.sees("Wörterbücher werden gesucht …");
    desk.until("the dictionaries are looked for", looked);
    // The sheet finds its size.
    desk.settle();
    desk
}

#[test]
fn the_sheet_switches_dictionaries_and_says_how_to_get_more() {
    let folder = TempDir::new().expect("a folder");
    with_dictionary(&folder);
    let mut desk = sheet(folder, "(autosave: false)");
    let german = desk.harness.get_by_label("Deutsch (DE)");
    assert_eq!(
        german.accesskit_node().toggled(),
        Some(egui::accesskit::Toggled::True)
    );
    assert!(desk.sees_part("Englisch fehlt."));
    desk.click("Deutsch (DE)");
    let german = desk.harness.get_by_label("Deutsch (DE)");
    assert_eq!(
        german.accesskit_node().toggled(),
        Some(egui::accesskit::Toggled::False)
    );
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.sees("Wörterbücher"));
}

#[test]
fn without_a_dictionary_the_sheet_explains_and_own_words_can_go() {
    let folder = TempDir::new().expect("a folder");
    let settings = r#"(autosave: false, prefs: (spelling: (words: ["xylo"])))"#;
    let mut desk = sheet(folder, settings);
    assert!(desk.sees_part("kein Wörterbuch gefunden"));
    assert!(desk.sees_part("Deutsch fehlt."));
    desk.click("„xylo“ aus den eigenen Wörtern nehmen");
    assert!(desk.sees_part("Noch keine."));
}

#[test]
fn in_the_minutes_f7_puts_a_word_right_and_one_undo_takes_it_back() {
    let folder = tempfile::tempdir().expect("a folder");
    with_dictionary(&folder);
    let file = folder.path().join("beispiel.zirkel.ron");
    std::fs::write(&file, zirkel::store::example()).expect("written");
    let mut desk = Desk::start_as(folder, Some(file), Lang::De, "(autosave: false)");
    desk.press(Modifiers::COMMAND, Key::Num3);
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    desk.type_text("der Berihct ist fertig");
    let has = |desk: &Desk, wanted: &str| {
        let project = desk.project();
        project
            .entries
            .iter()
            .any(|(_, entry)| entry.text == wanted)
    };
    desk.press(Modifiers::NONE, Key::F7);
    desk.until("the menu", |desk| desk.sees("Bericht"));
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(has(&desk, "der Bericht ist fertig"));
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(has(&desk, "der Berihct ist fertig"));
}
