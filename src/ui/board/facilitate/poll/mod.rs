//! Voting with dots: set up, given per person or entered as totals, closed, ranked.

mod deeds;
mod listing;
mod overlay;
mod results;
mod setup;
mod tally;
mod totals;
mod voting;

use egui::{Panel, ScrollArea, Ui};

use self::deeds::Terms;
use self::tally::Tally;
use crate::document::Document;
use crate::i18n::tr;
use crate::model::{Id, Person, Poll, PollMode, PollState};
use crate::ui::board::{BoardId, BoardView, ElementId};
use crate::ui::icons;
use crate::ui::theme::{self, Palette, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Whether the counts of a vote are not to be seen yet.
pub fn is_secret(poll: &Poll) -> bool {
    poll.hidden && poll.state == PollState::Open
}

/// The panel of the board in which votes are set up, entered and read.
#[derive(Default)]
pub struct Polling {
    /// Whether the panel is shown.
    open: bool,
    /// The board of what follows.
    board: Option<BoardId>,
    /// The vote on the screen; without one a new one is set up.
    poll: Option<Id<Poll>>,
    /// The vote that is being set up.
    draft: Option<Terms>,
    tally: Tally,
    /// Whose dots are given now.
    voter: Option<Id<Person>>,
    /// What is typed to find somebody.
    query: String,
    /// The field for names is to have the keyboard.
    focus_query: bool,
    /// What comes next is to have the keyboard: beginning a vote, or where its result goes.
    focus_next: bool,
    /// Totals as typed, and what was wrong with them.
    typed: String,
    problems: Vec<totals::Problem>,
    /// What was done last, for those who cannot see it.
    said: String,
}

impl Polling {
    fn show(&mut self, poll: Option<Id<Poll>>) {
        self.poll = poll;
        self.draft = None;
        self.voter = None;
        self.query.clear();
        self.typed.clear();
        self.problems.clear();
        self.said.clear();
        self.focus_query = true;
    }
}

impl BoardView {
    /// Shows the panel, or takes it away.
    pub(super) fn toggle_poll(&mut self, cx: &ViewCx, board: BoardId) {
        let polling = &mut self.facilitating.polling;
        polling.open = !polling.open;
        if polling.open {
            let polls = cx.doc.project().polls_of(board);
            let running = polls
                .iter()
                .rev()
                .find(|(_, poll)| poll.state == PollState::Open);
            let poll = running.or(polls.last()).map(|(id, _)| *id);
            polling.board = Some(board);
            polling.show(poll);
            polling.focus_next = true;
        } else {
            self.take_focus = true;
        }
    }

    /// Whether the panel of the vote is shown.
    pub fn is_polling(&self) -> bool {
        self.facilitating.polling.open
    }

    /// The vote on the screen, if the panel is shown.
    fn shown_poll<'a>(&self, doc: &'a Document) -> Option<(Id<Poll>, &'a Poll)> {
        let polling = &self.facilitating.polling;
        let id = polling.poll.filter(|_| polling.open)?;
        let poll = doc.project().get(id)?;
        (poll.board == self.board).then_some((id, poll))
    }

    /// The vote for which dots are given now on the board, and whose.
    fn voting(&self, doc: &Document) -> Option<(Id<Poll>, Option<Id<Person>>)> {
        let (id, poll) = self.shown_poll(doc)?;
        let voter = self.facilitating.polling.voter;
        let ready = poll.mode == PollMode::Totals || voter.is_some();
        let open = poll.state == PollState::Open && !doc.is_read_only();
        let voter = voter.filter(|_| poll.mode == PollMode::PerPerson);
        (ready && open).then_some((id, voter))
    }

    /// Counts anew what has changed, and lets go of what is gone.
    fn refresh_poll(&mut self, cx: &ViewCx) {
        let Some(board) = self.board else { return };
        let polling = &mut self.facilitating.polling;
        let project = cx.doc.project();
        if polling.board != Some(board) {
            polling.board = Some(board);
            let poll = project.polls_of(board).last().map(|(id, _)| *id);
            polling.show(poll);
        }
        if polling
            .poll
            .is_some_and(|poll| !project.polls.contains(poll))
        {
            // Deleted, maybe by a colleague, or its beginning was undone.
            let poll = project.polls_of(board).last().map(|(id, _)| *id);
            polling.show(poll);
        }
        let revision = cx.doc.revision();
        let poll = polling.poll;
        polling
            .tally
            .refresh(project, revision, board, poll, cx.texts);
    }

    /// The panel.
    pub(in crate::ui::board) fn show_poll(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        // Not the palette's field, in front of all: there one looks for these very commands.
        let behind = ui.memory(|memory| memory.top_modal_layer().is_some());
        self.facilitating.writing = ui.ctx().text_edit_focused() && !behind;
        if !self.is_polling() {
            return;
        }
        self.refresh_poll(cx);
        let palette = Palette::here(ui);
        let width = (ui.available_width() * 0.42).clamp(220.0, 340.0);
        Panel::right("board poll")
            .frame(theme::panel(palette).inner_margin(12))
            .resizable(false)
            .exact_size(width)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                self.show_poll_head(ui, cx);
                ScrollArea::vertical()
                    .id_salt("poll")
                    .auto_shrink([false, false])
                    .show(ui, |ui| self.show_poll_body(ui, cx));
            });
    }

    fn show_poll_head(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        ui.horizontal(|ui| {
            ui.label(theme::section(tr!(cx.texts, "poll-title")));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let label = tr!(cx.texts, "poll-hide");
                if widgets::icon_button(ui, icons::CLOSE, &label).clicked() {
                    self.facilitating.polling.open = false;
                    self.take_focus = true;
                }
            });
        });
        let Some(board) = self.board else { return };
        let polls: Vec<(Id<Poll>, String)> = cx
            .doc
            .project()
            .polls_of(board)
            .into_iter()
            .enumerate()
            .map(|(nth, (id, poll))| (id, name_of(cx, poll, nth + 1)))
            .collect();
        if polls.is_empty() {
            return;
        }
        let chosen = widgets::choose_record(
            ui,
            "poll",
            &tr!(cx.texts, "poll-choose"),
            self.facilitating.polling.poll,
            &polls,
            &tr!(cx.texts, "poll-new"),
            &tr!(cx.texts, "board-filter"),
        );
        if let Some(poll) = chosen {
            self.facilitating.polling.show(poll);
        }
    }

    fn show_poll_body(&mut self, ui: &mut Ui, cx: &mut ViewCx) {
        let focus = std::mem::take(&mut self.facilitating.polling.focus_next);
        match self.shown_poll(cx.doc).map(|(id, poll)| (id, poll.clone())) {
            None => self.show_setup(ui, cx, focus),
            Some((id, poll)) => {
                self.show_question(ui, cx, &poll);
                if poll.state == PollState::Open {
                    self.show_voting(ui, cx, id, &poll);
                } else {
                    self.show_result(ui, cx, (id, &poll), focus);
                }
            }
        }
    }

    fn show_question(&self, ui: &mut Ui, cx: &ViewCx, poll: &Poll) {
        let title = match poll.title.trim() {
            "" => tr!(cx.texts, "poll-untitled"),
            title => title.to_owned(),
        };
        ui.add(egui::Label::new(theme::strong(title, theme::size::BODY)).wrap());
        let area = cx.doc.project().follow(poll.area);
        let area = match area {
            Some(frame) => tr!(cx.texts, "poll-in-area", name = frame.text.as_str()),
            None => tr!(cx.texts, "poll-whole-board"),
        };
        widgets::weak(ui, area);
    }

    /// Deletes the vote on the screen, with the way back in what is said.
    fn delete_poll(&mut self, cx: &mut ViewCx, id: Id<Poll>) {
        deeds::delete(cx.doc, id);
        cx.out
            .tell(crate::ui::view::Tone::Info, tr!(cx.texts, "poll-deleted"));
        self.facilitating.polling.show(None);
    }

    fn reveal_note(&mut self, id: ElementId) {
        self.walk_to(id);
    }
}

fn name_of(cx: &ViewCx, poll: &Poll, number: usize) -> String {
    match poll.title.trim() {
        "" => tr!(cx.texts, "poll-number", number = number),
        title => title.to_owned(),
    }
}
