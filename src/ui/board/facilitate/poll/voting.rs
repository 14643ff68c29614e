//! A vote that goes on: who gives dots, and totals as they are called out.

use egui::accesskit;
use egui::{Key, Modifiers, Role, ScrollArea, Ui, WidgetInfo};

use super::listing::one_line;
use super::totals::{self, Problem};
use super::{deeds, is_secret, tally::Voter};
use crate::i18n::tr;
use crate::model::{Id, Person, Poll, PollMode, text};
use crate::ui::board::{BoardView, ElementId};
use crate::ui::icons;
use crate::ui::theme::{Palette, size, space};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// Height of a row in the list of people, in points.
const ROW: f32 = 32.0;
/// How many people are seen at once.
const SEEN: f32 = 7.0;
/// So much of a note's text is spoken.
const SPOKEN: usize = 40;

impl BoardView {
    pub(super) fn show_voting(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Poll>, poll: &Poll) {
        match poll.mode {
            PollMode::PerPerson => self.show_voters(ui, cx, poll),
            PollMode::Totals => self.show_totals(ui, cx, id),
        }
        let said = self.facilitating.polling.said.clone();
        if !said.is_empty() {
            let label = ui.add(egui::Label::new(&said).wrap());
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_live(accesskit::Live::Polite);
            });
        }
        if !is_secret(poll) {
            self.show_ranking(ui, cx);
        }
        ui.add_space(space::S);
        ui.add_enabled_ui(!cx.doc.is_read_only(), |ui| {
            let label = tr!(cx.texts, "poll-close");
            if widgets::primary_button(ui, Some(icons::STOP), &label).clicked() {
                deeds::close(cx.doc, id, chrono::Utc::now());
                self.facilitating.polling.show(Some(id));
                self.take_focus = true;
            }
            let label = tr!(cx.texts, "poll-delete");
            if widgets::button(ui, icons::DELETE, &label).clicked() {
                self.delete_poll(cx, id);
            }
        });
    }

    fn show_voters(&mut self, ui: &mut Ui, cx: &mut ViewCx, poll: &Poll) {
        let voters = self.facilitating.polling.tally.voters.clone();
        let voted = self.facilitating.polling.tally.voted;
        let of = voters.len();
        ui.label(tr!(cx.texts, "poll-progress", voted = voted, count = of));
        if let Some(voter) = self.facilitating.polling.voter {
            let voter = voters.iter().find(|known| known.person == voter);
            self.show_voter(ui, cx, poll, voter);
            return;
        }
        let polling = &mut self.facilitating.polling;
        let label = tr!(cx.texts, "poll-who");
        let mut query = polling.query.clone();
        let found = matching(&voters, &query);
        let (field, entered) = widgets::label_for(ui, &label, |ui, name| {
            let edit = egui::TextEdit::singleline(&mut query)
                .hint_text(tr!(cx.texts, "poll-who-hint"))
                .desired_width(f32::INFINITY)
                .margin(egui::vec2(8.0, 6.0));
            let field = ui.add(edit).labelled_by(name);
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            (field, entered)
        });
        polling.query = query;
        if std::mem::take(&mut polling.focus_query) {
            field.request_focus();
        }
        let mut chosen = None;
        if entered {
            let first = found.first().and_then(|at| voters.get(*at));
            chosen = first.map(|voter| voter.person);
            polling.focus_query = chosen.is_none();
        }
        if found.is_empty() {
            widgets::weak(ui, tr!(cx.texts, "poll-who-none"));
        }
        ScrollArea::vertical()
            .id_salt("voters")
            .max_height(ROW * SEEN)
            .auto_shrink([false, true])
            .show_rows(ui, ROW, found.len(), |ui, rows| {
                for voter in found[rows].iter().filter_map(|at| voters.get(*at)) {
                    if show_row(ui, cx, poll, voter).clicked() {
                        chosen = Some(voter.person);
                    }
                }
            });
        if chosen.is_some() {
            self.choose_voter(chosen);
        }
    }

    /// Whose dots are given now; nobody's: the next is asked for.
    pub(super) fn choose_voter(&mut self, voter: Option<Id<Person>>) {
        let polling = &mut self.facilitating.polling;
        polling.voter = voter;
        polling.query.clear();
        polling.said.clear();
        match voter {
            Some(_) => self.take_focus = true,
            None => polling.focus_query = true,
        }
    }

    /// Whoever gives dots now.
    fn show_voter(&mut self, ui: &mut Ui, cx: &ViewCx, poll: &Poll, voter: Option<&Voter>) {
        let Some(voter) = voter else {
            // No longer there.
            self.choose_voter(None);
            return;
        };
        let palette = Palette::here(ui);
        let mut next = false;
        egui::Frame::new()
            .fill(palette.selected)
            .corner_radius(egui::CornerRadius::same(crate::ui::theme::RADIUS))
            .inner_margin(10)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                let name = crate::ui::theme::strong(&voter.name, size::SECTION);
                ui.add(egui::Label::new(name).wrap());
                ui.label(given(cx, poll, voter));
            });
        widgets::weak(ui, tr!(cx.texts, "poll-how"));
        let label = tr!(cx.texts, "poll-next");
        next |= widgets::button(ui, icons::GO, &label).clicked();
        if next {
            self.choose_voter(None);
        }
    }

    fn show_totals(&mut self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Poll>) {
        let label = tr!(cx.texts, "poll-typed");
        let enabled = !cx.doc.is_read_only();
        let polling = &mut self.facilitating.polling;
        let mut take = false;
        ui.add_enabled_ui(enabled, |ui| {
            let mut typed = polling.typed.clone();
            let field = widgets::label_for(ui, &label, |ui, name| {
                let edit = egui::TextEdit::multiline(&mut typed)
                    .hint_text("17: 5, 18: 2")
                    .desired_rows(2)
                    .desired_width(f32::INFINITY)
                    // Enter takes what was typed; with Shift it begins a new line.
                    .return_key(egui::KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
                    .margin(egui::vec2(8.0, 6.0));
                ui.add(edit).labelled_by(name)
            });
            polling.typed = typed;
            if std::mem::take(&mut polling.focus_query) {
                field.request_focus();
            }
            take = field.has_focus()
                && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            let label = tr!(cx.texts, "poll-take-totals");
            take |= widgets::button(ui, icons::CHECK, &label).clicked();
        });
        if take {
            self.take_totals(cx, id);
        }
        let color = Palette::here(ui).bad;
        for problem in &self.facilitating.polling.problems {
            let text = egui::RichText::new(said_of(cx, problem)).color(color);
            let label = ui.add(egui::Label::new(text).wrap());
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_live(accesskit::Live::Polite);
            });
        }
        widgets::weak(ui, tr!(cx.texts, "poll-totals-how"));
    }

    /// Takes what was typed; what could not be taken stays in the field.
    fn take_totals(&mut self, cx: &mut ViewCx, id: Id<Poll>) {
        let Some(poll) = cx.doc.project().get(id).cloned() else {
            return;
        };
        let polling = &mut self.facilitating.polling;
        let project = cx.doc.project();
        let area = polling.tally.area.clone();
        let takes = |id: &ElementId| {
            let element = project.get(*id);
            element.is_some_and(|element| deeds::takes(&poll, area.as_deref(), element))
        };
        let labels = polling.tally.labels.iter();
        let labels = labels.filter(|(id, _)| takes(id));
        let labels = labels.map(|(id, label)| (label.clone(), *id)).collect();
        let read = totals::read(&polling.typed, &labels);
        let count = read.dots.len();
        let left: Vec<String> = read
            .problems
            .iter()
            .map(|(words, _)| words.clone())
            .collect();
        polling.typed = left.join(", ");
        polling.problems = read
            .problems
            .into_iter()
            .map(|(_, problem)| problem)
            .collect();
        polling.said = match count {
            0 => String::new(),
            _ => tr!(cx.texts, "poll-taken", count = count),
        };
        polling.focus_query = true;
        deeds::enter(cx.doc, id, &read.dots);
    }

    /// Gives or takes dots on a note.
    pub(super) fn give_dots(&mut self, cx: &mut ViewCx, note: ElementId, change: Change) {
        let Some((id, voter)) = self.voting(cx.doc) else {
            return;
        };
        let project = cx.doc.project();
        let (Some(poll), Some(element)) = (project.get(id), project.get(note)) else {
            return;
        };
        let polling = &mut self.facilitating.polling;
        if !deeds::takes(poll, polling.tally.area.as_deref(), element) {
            polling.said = tr!(cx.texts, "poll-not-here");
            return;
        }
        let budget = poll.budget;
        let before = deeds::dots_on(project, id, note, voter);
        let wanted = match change {
            Change::By(by) => before.saturating_add_signed(by),
            Change::To(count) => count,
        };
        let label = polling.tally.labels.get(&note).cloned().unwrap_or_default();
        let shown = one_line(element.shown_text().unwrap_or("…"));
        let shown: String = shown.chars().take(SPOKEN).collect();
        let count = deeds::give(cx.doc, id, note, voter, wanted);
        let name = if label.is_empty() {
            shown
        } else {
            format!("{label} {shown}")
        };
        let left = voter.map(|voter| budget.saturating_sub(cx.doc.project().dots_given(id, voter)));
        let polling = &mut self.facilitating.polling;
        polling.said = match left {
            _ if count < wanted => tr!(cx.texts, "poll-no-more", name = name, count = count),
            Some(left) => tr!(
                cx.texts,
                "poll-given-left",
                name = name,
                count = count,
                left = left
            ),
            None => tr!(cx.texts, "poll-given-now", name = name, count = count),
        };
    }
}

/// What becomes of the dots on a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// So many more, or fewer.
    By(i32),
    /// So many.
    To(u32),
}

fn given(cx: &ViewCx, poll: &Poll, voter: &Voter) -> String {
    tr!(
        cx.texts,
        "poll-given",
        given = voter.given,
        budget = poll.budget
    )
}

/// The places of those whose name fits.
fn matching(voters: &[Voter], query: &str) -> Vec<usize> {
    let wanted = text::folded(query.trim());
    let fits = |voter: &Voter| {
        let name = text::folded(&voter.name);
        wanted.is_empty() || wanted.split(' ').all(|word| name.contains(word))
    };
    let all = voters.iter().enumerate();
    let mut found: Vec<usize> = all
        .filter(|(_, voter)| fits(voter))
        .map(|(at, _)| at)
        .collect();
    // Whoever has not voted yet is looked for, and then whose name begins so.
    found.sort_by_key(|at| {
        let voter = voters.get(*at);
        let begins = voter.is_some_and(|voter| {
            let name = text::folded(&voter.name);
            name.split([' ', '-']).any(|part| part.starts_with(&wanted))
        });
        !begins
    });
    found
}

fn show_row(ui: &mut Ui, cx: &ViewCx, poll: &Poll, voter: &Voter) -> egui::Response {
    let palette = Palette::here(ui);
    let done = voter.given >= poll.budget;
    let said = given(cx, poll, voter);
    let name = format!("{}, {said}", voter.name);
    let response = widgets::keyed(ui, voter.person, |ui| {
        widgets::list_row(ui, &name, false, ROW - ui.spacing().item_spacing.y, |ui| {
            let icon = if done {
                icons::GOOD
            } else {
                icons::OPEN_STATUS
            };
            let color = if done {
                palette.good
            } else {
                palette.text_weak
            };
            ui.label(icon.rich_text().size(18.0).color(color));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                widgets::weak(ui, format!("{}/{}", voter.given, poll.budget));
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(&voter.name).truncate());
                });
            });
        })
    })
    .inner;
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    response
}

fn said_of(cx: &ViewCx, problem: &Problem) -> String {
    match problem {
        Problem::Unreadable(words) => {
            tr!(cx.texts, "poll-problem-unreadable", words = words.as_str())
        }
        Problem::Unknown(label) => tr!(cx.texts, "poll-problem-unknown", label = label.as_str()),
        Problem::Twice(label) => tr!(cx.texts, "poll-problem-twice", label = label.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ulid;

    #[test]
    fn somebody_is_found_by_a_few_letters() {
        let voters: Vec<Voter> = ["Anna von Berg", "Bernd Çelik", "Zoë Anders"]
            .iter()
            .zip(1..)
            .map(|(name, n)| Voter {
                person: Id::from_ulid(Ulid(n)),
                name: (*name).to_owned(),
                given: 0,
            })
            .collect();
        assert_eq!(matching(&voters, ""), [0, 1, 2]);
        assert_eq!(matching(&voters, "be"), [0, 1]);
        assert_eq!(matching(&voters, "celik"), [1]);
        assert_eq!(matching(&voters, "zo an"), [2]);
        assert_eq!(matching(&voters, "x"), Vec::<usize>::new());
    }
}
