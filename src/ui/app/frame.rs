//! One frame: what was pressed is done, then everything is shown, then what the views ask for.

use egui::{CentralPanel, Context, Panel, Ui};

use super::ZirkelApp;
use super::files::Next;
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::ui::commands::Command;
use crate::ui::place::ViewKind;
use crate::ui::shell::palette::Outcome;
use crate::ui::shell::{banners, menu_bar, rail, shortcuts, status_bar};
use crate::ui::start;
use crate::ui::theme::{self, Palette};
use crate::ui::view::{Outbox, ToastAction, Tone, ViewCx};
use crate::ui::widgets;

/// After this pause in typing, in seconds, what is typed next is a step of its own.
const TYPING_PAUSE: f64 = 1.5;

impl ZirkelApp {
    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.take_reports(&ctx);
        self.take_events(&ctx);
        self.take_dropped_files(&ctx);
        self.watch_close_request(&ctx);

        let blocked = self.dialog.is_some()
            || self.palette.is_some()
            || self.search.is_open()
            || self.has_sheet();
        let mut todo = Vec::new();
        if !blocked {
            self.take_pasted_list(&ctx);
            let letters = self.settings.single_letter_keys;
            shortcuts::publish(&ctx, letters);
            todo = shortcuts::pressed(&ctx, letters, |command| self.can(command));
        }
        // Before the views are shown, so that a field shows at once what undo made of it.
        for command in todo.drain(..) {
            self.run(&ctx, command);
        }

        if self.kind != ViewKind::Board {
            self.views.board.end_presentation(&ctx);
        }
        if !self.views.board.is_presenting() {
            todo.extend(self.show_shell(ui));
        }
        let mut outbox = Outbox::default();
        self.hand_to_board(&mut outbox);
        self.show_view(ui, &mut outbox, &mut todo);
        if self.workspace.is_some() {
            let prefs = &mut self.settings.prefs.timer;
            self.timer.show(&ctx, &self.texts, prefs, &mut outbox);
        }
        self.show_overlays(&ctx, &mut outbox, &mut todo);
        self.show_sheet(&ctx, &mut outbox);
        self.take_outbox(&ctx, outbox, &mut todo);
        for command in todo {
            self.run(&ctx, command);
        }
        self.show_dialog(&ctx);
        let close = tr!(self.texts, "close");
        match self.toasts.show(&ctx, &close) {
            Some(ToastAction::Run(command)) => self.run(&ctx, command),
            Some(ToastAction::Go(place)) => self.go(place),
            None => {}
        }
        self.after_frame(&ctx);
    }

    fn show_shell(&mut self, ui: &mut Ui) -> Vec<Command> {
        let palette = Palette::here(ui);
        let mut chosen = Vec::new();
        let file = self.file_state();
        Panel::top("menu bar")
            .frame(theme::panel(palette))
            .resizable(false)
            .show(ui, |ui| {
                let command = menu_bar::show(
                    ui,
                    &self.texts,
                    file.as_ref(),
                    |command| self.command_name(command),
                    |command| self.can(command),
                    |command| self.is_on(command),
                );
                chosen.extend(command);
            });
        let banners = self.banners();
        let way_out = banners::show(ui, &banners);
        Panel::bottom("status bar")
            .frame(theme::panel(palette).inner_margin(egui::Margin::symmetric(12, 4)))
            .resizable(false)
            .exact_size(status_bar::HEIGHT)
            .show(ui, |ui| {
                let hint = self.hint();
                let others = &self.sharing.others;
                status_bar::show(
                    ui,
                    &self.texts,
                    hint.as_deref(),
                    others,
                    self.jobs.visible(),
                );
            });
        Panel::left("rail")
            .frame(theme::panel(palette).inner_margin(4))
            .resizable(false)
            .exact_size(rail::WIDTH)
            .show(ui, |ui| {
                let doc = self.workspace.as_ref().map(|workspace| &workspace.doc);
                let conflicts = doc.map_or(0, |doc| doc.open_conflicts().len());
                let can = |command| self.can(command);
                let command = rail::show(ui, &self.texts, self.kind, conflicts, can);
                chosen.extend(command);
            });
        if let Some(way_out) = way_out {
            let ctx = ui.ctx().clone();
            self.take_way_out(&ctx, way_out);
        }
        chosen
    }

    fn show_view(&mut self, ui: &mut Ui, outbox: &mut Outbox, todo: &mut Vec<Command>) {
        self.sharing.fresh.publish(ui.ctx());
        if let Some(workspace) = &self.workspace {
            let (project, words) = (workspace.doc.project(), &self.settings.prefs.spelling);
            self.spell
                .prepare(ui.ctx(), project, words, self.texts.lang());
        }
        let palette = Palette::here(ui);
        let mut choice = None;
        let user = self.author();
        CentralPanel::no_frame().show(ui, |ui| {
            ui.painter().rect_filled(ui.max_rect(), 0.0, palette.window);
            match (&mut self.workspace, self.views.get(self.kind)) {
                (Some(workspace), Some(view)) => {
                    widgets::caret::begin_frame(ui.ctx(), workspace.doc.foreign_revision());
                    let spelling = &self.settings.prefs.spelling;
                    let project = workspace.doc.project();
                    self.spell
                        .prepare(ui.ctx(), project, spelling, self.texts.lang());
                    let mut cx = ViewCx {
                        doc: &mut workspace.doc,
                        texts: &self.texts,
                        user: &user,
                        prefs: &mut self.settings.prefs,
                        spell: &mut self.spell,
                        out: outbox,
                    };
                    ui.push_id(self.kind, |ui| view.show(ui, &mut cx));
                }
                _ => {
                    theme::page(palette).show(ui, |ui| {
                        let recent = &self.settings.recent;
                        choice = start::show(ui, &self.texts, recent, &self.orphans);
                    });
                }
            }
        });
        match choice {
            Some(start::Choice::Run(command)) => todo.push(command),
            Some(start::Choice::Open(path)) => self.leave_then(Next::Open(path)),
            Some(start::Choice::Forget(path)) => self.settings.forget(&path),
            Some(start::Choice::Recover(orphan)) => self.leave_then(Next::Recover(orphan)),
            Some(start::Choice::Look(orphan)) => self.offer(orphan),
            Some(start::Choice::Discard(orphan)) => self.discard_orphan(orphan),
            None => {}
        }
    }

    fn show_overlays(&mut self, ctx: &Context, outbox: &mut Outbox, todo: &mut Vec<Command>) {
        if let Some(mut palette) = self.palette.take() {
            let outcome = palette.show(
                ctx,
                &self.texts,
                |command| self.command_name(command),
                |command| self.can(command),
            );
            match outcome {
                Outcome::Open => self.palette = Some(palette),
                Outcome::Closed => {}
                Outcome::Chosen(command) => todo.push(command),
            }
        }
        if let Some(workspace) = &self.workspace {
            let project = workspace.doc.project();
            self.search.show(ctx, project, &self.texts, outbox);
        }
    }

    fn after_frame(&mut self, ctx: &Context) {
        if let Some(started) = self.started.take() {
            tracing::info!(after = ?started.elapsed(), "first frame");
        }
        if self.typing.waits() {
            ctx.request_repaint();
        }
        let now = ctx.input(|input| input.time);
        if let Some(workspace) = &mut self.workspace {
            let revision = workspace.doc.revision();
            if revision != self.last_edit.1 {
                self.last_edit = (now, revision);
                ctx.request_repaint_after_secs(TYPING_PAUSE as f32);
            } else if now - self.last_edit.0 >= TYPING_PAUSE && !ctx.input(|i| i.pointer.any_down())
            {
                workspace.doc.end_gesture();
            }
            workspace.feed_journal();
            if let Some(error) = workspace.take_journal_error() {
                let text = tr!(self.texts, "journal-error", reason = error);
                self.tell(ctx, Tone::Bad, text);
            }
        }
        self.purge_when_saved(ctx);
        self.save_by_itself(ctx);
        self.feed_history();
        self.update_title(ctx);
        self.keep_settings(ctx);
    }

    /// What the status bar says of the last step.
    fn hint(&self) -> Option<String> {
        let step = self.workspace.as_ref()?.doc.next_undo()?;
        Some(tr!(self.texts, "hint-undo", step = step.name(&self.texts)))
    }
}
