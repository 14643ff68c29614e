//! Dialogs: one at a time, over everything else. Esc is always the harmless answer.

use std::path::PathBuf;

use egui::{Context, Id, Key, Modal, ScrollArea, TextEdit, Ui};

use crate::i18n::{Texts, tr};
use crate::store::FileVersion;
use crate::store::journal::Orphan;
use crate::ui::app::Rescue;
use crate::ui::commands::Command;
use crate::ui::icons;
use crate::ui::start;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::Question;
use crate::ui::widgets;

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To open it.
    Open,
    /// To save there.
    SaveAs,
    /// To put this version of the project there.
    CopyVersion(blake3::Hash),
    /// To read a list from it.
    List,
    /// To put a picture on the board.
    Picture,
    /// To read another program's board from it.
    Board,
    /// To put a file for another program there.
    WriteOut,
}

/// A dialog, and what it is about.
pub enum Dialog {
    /// There are unsaved changes and the project is to be closed.
    Unsaved {
        /// The file's name.
        name: String,
    },
    /// The checksum was broken when the file was opened.
    Damaged {
        /// The file's name.
        name: String,
    },
    /// There is a file where one is to be saved.
    Overwrite {
        /// The file.
        path: PathBuf,
        /// What is there now, and nothing else, may be replaced.
        version: FileVersion,
    },
    /// There is a file where one for another program is to be written.
    ReplaceOut {
        /// The file.
        path: PathBuf,
    },
    /// A file could not be opened, but there is something to open in its place.
    NotOpened {
        /// Why, and what to do.
        text: String,
        /// What can be opened, the best first.
        rescues: Vec<Rescue>,
    },
    /// A crash left unsaved work on the file that was just opened.
    Recover {
        /// That work.
        orphan: Orphan,
        /// What of it is not in the file, as text; `None` as long as that is not known.
        lost: Option<String>,
    },
    /// A path is to be typed.
    Path {
        /// What for.
        purpose: Purpose,
        /// What was typed.
        text: String,
        /// Whether it is asked because the desktop offers no file dialog.
        fallback: bool,
    },
    /// What others with the same file see as one's name.
    Name {
        /// What was typed.
        name: String,
    },
    /// Something to be read.
    Message {
        /// What it is about.
        title: String,
        /// What it says.
        text: String,
    },
    /// A question of a view.
    Question(Question),
    /// All keys.
    Keys,
    /// What this program is.
    About,
}

/// The answer to a dialog.
pub enum Answer {
    /// Nothing is to be done.
    Cancel,
    /// Save first.
    Save,
    /// Give up what is not saved.
    Discard,
    /// Save under another name.
    SaveCopy,
    /// Go on all the same.
    GoOn,
    /// Open this in place of what cannot be opened.
    Rescue(Rescue),
    /// This path was typed.
    Path(Purpose, PathBuf),
    /// This name was typed; blank: as the system says.
    Name(String),
}

impl Dialog {
    /// Shows the dialog; `None` as long as it is not answered.
    pub fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let mut answer = None;
        take_focus_when_new(ctx);
        let modal = Modal::new(Id::unique("dialog"))
            .frame(theme::dialog(&ctx.global_style()))
            .show(ctx, |ui| {
                ui.set_width(440.0_f32.min(ui.ctx().content_rect().width() - space::XL));
                ui.spacing_mut().item_spacing.y = 12.0;
                answer = self.contents(ui, texts);
            });
        if answer.is_none() && modal.should_close() {
            answer = Some(Answer::Cancel);
        }
        answer
    }

    fn contents(&mut self, ui: &mut Ui, texts: &Texts) -> Option<Answer> {
        match self {
            Self::Unsaved { name } => {
                head(
                    ui,
                    &tr!(texts, "dialog-unsaved-title"),
                    &tr!(texts, "dialog-unsaved-text", name = name.as_str()),
                );
                buttons(ui, |ui| {
                    if next_step(ui, &tr!(texts, "save")) {
                        return Some(Answer::Save);
                    }
                    if ui.button(tr!(texts, "dialog-discard")).clicked() {
                        return Some(Answer::Discard);
                    }
                    cancel(ui, texts)
                })
            }
            Self::Damaged { name } => {
                head(
                    ui,
                    &tr!(texts, "dialog-damaged-title"),
                    &tr!(texts, "dialog-damaged-text", name = name.as_str()),
                );
                buttons(ui, |ui| {
                    if next_step(ui, &tr!(texts, "dialog-save-copy")) {
                        return Some(Answer::SaveCopy);
                    }
                    if ui.button(tr!(texts, "dialog-save-all-the-same")).clicked() {
                        return Some(Answer::GoOn);
                    }
                    cancel(ui, texts)
                })
            }
            Self::Overwrite { path, .. } | Self::ReplaceOut { path } => {
                let name = path.display().to_string();
                head(
                    ui,
                    &tr!(texts, "dialog-overwrite-title"),
                    &tr!(texts, "dialog-overwrite-text", name = name.as_str()),
                );
                buttons(ui, |ui| {
                    if next_step(ui, &tr!(texts, "dialog-overwrite")) {
                        return Some(Answer::GoOn);
                    }
                    cancel(ui, texts)
                })
            }
            Self::NotOpened { text, rescues } => {
                head(ui, &tr!(texts, "open-failed"), text);
                let mut chosen = None;
                ui.vertical(|ui| {
                    for (place, rescue) in rescues.iter().enumerate() {
                        let label = rescue.label(texts);
                        let pressed = if place == 0 {
                            next_step(ui, &label)
                        } else {
                            ui.button(label).clicked()
                        };
                        if pressed {
                            chosen = Some(Answer::Rescue(rescue.clone()));
                        }
                    }
                });
                let closed = close_button(ui, texts);
                chosen.or(closed)
            }
            Self::Recover { orphan, lost } => {
                let text = start::orphan_text(texts, orphan);
                head(ui, &tr!(texts, "start-recover-title"), &text);
                if let Some(lost) = lost.as_ref().filter(|lost| !lost.is_empty()) {
                    widgets::weak(ui, tr!(texts, "recover-differs"));
                    ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        let text = widgets::marked_text(ui, lost);
                        ui.add(egui::Label::new(text).wrap());
                    });
                }
                buttons(ui, |ui| {
                    if next_step(ui, &tr!(texts, "start-recover")) {
                        return Some(Answer::GoOn);
                    }
                    if ui.button(tr!(texts, "start-recover-discard")).clicked() {
                        return Some(Answer::Discard);
                    }
                    let later = ui.button(tr!(texts, "dialog-later")).clicked();
                    later.then_some(Answer::Cancel)
                })
            }
            Self::Path {
                purpose,
                text,
                fallback,
            } => path_contents(ui, texts, *purpose, text, *fallback),
            Self::Name { name } => name_contents(ui, texts, name),
            Self::Message { title, text } => {
                head(ui, title, text);
                close_button(ui, texts)
            }
            Self::Question(question) => {
                head(ui, &question.title, &question.text);
                buttons(ui, |ui| {
                    if next_step(ui, &question.yes) {
                        return Some(Answer::GoOn);
                    }
                    cancel(ui, texts)
                })
            }
            Self::Keys => keys_contents(ui, texts),
            Self::About => {
                let version = env!("CARGO_PKG_VERSION");
                head(
                    ui,
                    &tr!(texts, "about-title", version = version),
                    &tr!(texts, "about-text"),
                );
                close_button(ui, texts)
            }
        }
    }
}

/// A dialog that has just come up takes the focus from whatever is below it, such as a sheet whose
/// first button would hold it.
fn take_focus_when_new(ctx: &Context) {
    let (id, now) = (Id::unique("dialog shown"), ctx.cumulative_frame_nr());
    let before: Option<u64> = ctx.data(|data| data.get_temp(id));
    ctx.data_mut(|data| data.insert_temp(id, now));
    if before.is_none_or(|before| before + 1 < now) {
        ctx.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }
}

fn name_contents(ui: &mut Ui, texts: &Texts, name: &mut String) -> Option<Answer> {
    head(
        ui,
        &tr!(texts, "command-your-name"),
        &tr!(texts, "dialog-name-text"),
    );
    let label = tr!(texts, "dialog-name-label");
    if let Some(typed) = widgets::text_field(ui, &label, name) {
        *name = typed;
    }
    let entered = ui.input(|input| input.key_pressed(Key::Enter));
    buttons(ui, |ui| {
        if next_step(ui, &tr!(texts, "dialog-name-take")) || entered {
            return Some(Answer::Name(name.clone()));
        }
        cancel(ui, texts)
    })
}

fn head(ui: &mut Ui, title: &str, text: &str) {
    ui.label(theme::section(title));
    ui.add(egui::Label::new(text).wrap());
}

/// The row of buttons at the lower right, the next step rightmost.
fn buttons(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> Option<Answer>) -> Option<Answer> {
    ui.add_space(space::XS);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), add)
        .inner
}

/// The button of the next step; has the focus when the dialog opens, so that Enter presses it.
fn next_step(ui: &mut Ui, label: &str) -> bool {
    let button = widgets::primary_button(ui, None, label);
    if ui.memory(|memory| memory.focused().is_none()) {
        button.request_focus();
    }
    button.clicked()
}

fn cancel(ui: &mut Ui, texts: &Texts) -> Option<Answer> {
    let pressed = ui.button(tr!(texts, "cancel")).clicked();
    pressed.then_some(Answer::Cancel)
}

fn close_button(ui: &mut Ui, texts: &Texts) -> Option<Answer> {
    buttons(ui, |ui| {
        next_step(ui, &tr!(texts, "close")).then_some(Answer::Cancel)
    })
}

fn path_contents(
    ui: &mut Ui,
    texts: &Texts,
    purpose: Purpose,
    text: &mut String,
    fallback: bool,
) -> Option<Answer> {
    let title = match purpose {
        Purpose::Open => tr!(texts, "dialog-path-open"),
        Purpose::List => tr!(texts, "dialog-path-list"),
        Purpose::Picture => tr!(texts, "dialog-path-picture"),
        Purpose::Board => tr!(texts, "dialog-path-board"),
        Purpose::WriteOut => tr!(texts, "dialog-path-write-out"),
        Purpose::SaveAs | Purpose::CopyVersion(_) => tr!(texts, "dialog-path-save"),
    };
    let explanation = if fallback {
        tr!(texts, "dialog-path-fallback")
    } else {
        tr!(texts, "dialog-path-text")
    };
    head(ui, &title, &explanation);
    let (entered, field) = widgets::label_for(ui, &tr!(texts, "dialog-path-label"), |ui, name| {
        let edit = TextEdit::singleline(text)
            .desired_width(f32::INFINITY)
            .margin(egui::vec2(8.0, 6.0));
        let field = ui.add(edit).labelled_by(name);
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        (field.lost_focus() && enter, field)
    });
    if ui.memory(|memory| memory.focused().is_none()) && !entered {
        field.request_focus();
    }
    let path = PathBuf::from(text.trim().trim_matches('"'));
    let usable = !path.as_os_str().is_empty();
    let label = match purpose {
        Purpose::Open | Purpose::List | Purpose::Picture | Purpose::Board => tr!(texts, "open"),
        Purpose::SaveAs | Purpose::CopyVersion(_) | Purpose::WriteOut => tr!(texts, "save"),
    };
    let answer = buttons(ui, |ui| {
        let pressed = ui
            .add_enabled_ui(usable, |ui| {
                widgets::primary_button(ui, None, &label).clicked()
            })
            .inner;
        if pressed {
            return Some(Answer::Path(purpose, path.clone()));
        }
        cancel(ui, texts)
    });
    answer.or_else(|| (entered && usable).then_some(Answer::Path(purpose, path)))
}

fn keys_contents(ui: &mut Ui, texts: &Texts) -> Option<Answer> {
    ui.label(theme::section(tr!(texts, "keys-title")));
    let mac = ui.ctx().os() == egui::os::OperatingSystem::Mac;
    let weak = Palette::here(ui).text_weak;
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        egui::Grid::new("keys")
            .num_columns(3)
            .min_col_width(0.0)
            .min_row_height(26.0)
            .spacing([16.0, 6.0])
            .show(ui, |ui| {
                for command in Command::ALL.iter().filter(|c| !c.keys().is_empty()) {
                    let keys: Vec<String> = command
                        .keys()
                        .iter()
                        .map(|keys| keys.label(texts, mac))
                        .collect();
                    ui.label(command.icon().rich_text().color(weak));
                    ui.label(command.label(texts));
                    ui.label(theme::strong(keys.join(", "), theme::size::BODY));
                    ui.end_row();
                }
                for (label, keys) in [
                    (tr!(texts, "keys-pan"), tr!(texts, "keys-pan-how")),
                    (tr!(texts, "keys-zoom"), tr!(texts, "keys-zoom-how")),
                    (tr!(texts, "keys-walk"), tr!(texts, "keys-walk-how")),
                    (tr!(texts, "keys-gather"), tr!(texts, "keys-gather-how")),
                    (tr!(texts, "keys-nudge"), tr!(texts, "keys-nudge-how")),
                    (tr!(texts, "keys-resize"), tr!(texts, "keys-resize-how")),
                    (
                        tr!(texts, "keys-next-note"),
                        tr!(texts, "keys-next-note-how"),
                    ),
                ] {
                    ui.label(icons::BOARD.rich_text().color(weak));
                    ui.label(label);
                    ui.label(theme::strong(keys, theme::size::BODY));
                    ui.end_row();
                }
                for (label, keys) in [
                    (
                        tr!(texts, "attend-keys-status"),
                        tr!(texts, "attend-keys-status-how"),
                    ),
                    (
                        tr!(texts, "attend-keys-move"),
                        tr!(texts, "attend-keys-move-how"),
                    ),
                    (
                        tr!(texts, "attend-keys-stand-in"),
                        tr!(texts, "attend-keys-stand-in-how"),
                    ),
                    (
                        tr!(texts, "attend-keys-copy"),
                        tr!(texts, "attend-keys-copy-how"),
                    ),
                ] {
                    ui.label(icons::ATTENDANCE.rich_text().color(weak));
                    ui.label(label);
                    ui.label(theme::strong(keys, theme::size::BODY));
                    ui.end_row();
                }
            });
    });
    close_button(ui, texts)
}
