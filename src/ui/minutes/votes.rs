//! How a decision was voted on: the counts, what follows from them, and whether they can be right.

use egui::{ComboBox, Ui};

use super::MinutesView;
use super::parts::{chosen, decision, typed};
use super::under::show_alarm;
use crate::i18n::tr;
use crate::i18n::words::Named as _;
use crate::model::{Decision, DecisionMethod, DecisionResult, Entry, Id};
use crate::ui::view::ViewCx;
use crate::ui::widgets::{self, field, flow};

/// What stands between counts typed into one field.
const BETWEEN: [char; 6] = ['/', ':', ';', ',', '-', ' '];

/// What was typed into the first field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typed {
    /// The votes for it.
    Yes(u32),
    /// Yes, no and abstentions, as far as typed.
    All([Option<u32>; 3]),
}

/// Reads "12" or "12/3/2"; letters do not count.
fn read(text: &str) -> Option<Typed> {
    let known = |c: char| c.is_ascii_digit() || BETWEEN.contains(&c);
    let text: String = text.trim().chars().filter(|c| known(*c)).collect();
    let text = text.as_str();
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 9);
    if let Some(yes) = number(text) {
        return Some(Typed::Yes(yes));
    }
    let mut counts = [None; 3];
    let mut parts = text.split(BETWEEN).filter(|part| !part.is_empty());
    for count in &mut counts {
        *count = match parts.next() {
            Some(part) => Some(number(part)?),
            None => None,
        };
    }
    let fits = parts.next().is_none() && counts[0].is_some();
    fits.then_some(Typed::All(counts))
}

impl MinutesView {
    /// The fields of a decision.
    pub(super) fn show_decision(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Entry>, entry: &Entry) {
        let part = &entry.decision.clone().unwrap_or_default();
        flow(ui, |ui| {
            self.show_counts(ui, cx, id, part);
            let result = field(ui, 220.0, |ui| choose_result(ui, cx, id, part));
            if let Some(result) = result {
                chosen(cx, id, |entry| decision(entry).result = result);
            }
            let method = field(ui, 130.0, |ui| {
                let label = tr!(cx.texts, "minutes-method");
                widgets::choose_word(ui, cx.texts, id, &label, part.method, DecisionMethod::ALL)
            });
            if let Some(method) = method {
                chosen(cx, id, |entry| decision(entry).method = method);
            }
            if let Some(label) = self.around.labels.get(id) {
                field(ui, 110.0, |ui| {
                    ui.add_space(crate::ui::theme::size::SMALL + 10.0);
                    widgets::weak(ui, tr!(cx.texts, "votes-number", number = label));
                });
            }
        });
        if let Some(alarm) = self.votes_alarm(cx, entry, part) {
            ui.horizontal(|ui| show_alarm(ui, &alarm));
        }
    }

    /// Yes, no and abstentions; the first field takes all three, "12/3/2".
    fn show_counts(&self, ui: &mut Ui, cx: &mut ViewCx, id: Id<Entry>, part: &Decision) {
        let yes = field(ui, 76.0, |ui| {
            let label = tr!(cx.texts, "minutes-yes");
            self.focus_first(ui, id, &label);
            let shown = part.yes.map(|n| n.to_string()).unwrap_or_default();
            let value = widgets::DraftValue {
                shown: &shown,
                example: "12/3/2",
                width: 60.0,
            };
            widgets::draft_field(ui, cx.texts, id, &label, &value, read)
        });
        // One gesture for all three: undo takes "12/3/2" back as a whole.
        match yes {
            Some(None) => typed(cx, id, "votes", |entry| decision(entry).yes = None),
            Some(Some(Typed::Yes(yes))) => {
                typed(cx, id, "votes", |entry| decision(entry).yes = Some(yes));
            }
            Some(Some(Typed::All([yes, no, abstained]))) => typed(cx, id, "votes", |entry| {
                let part = decision(entry);
                (part.yes, part.no, part.abstained) = (yes, no, abstained);
            }),
            None => {}
        }
        type Vote = fn(&mut Decision) -> &mut Option<u32>;
        let others: [(String, Option<u32>, &str, Vote); 2] = [
            (tr!(cx.texts, "minutes-no"), part.no, "no", |d| &mut d.no),
            (
                tr!(cx.texts, "minutes-abstained"),
                part.abstained,
                "abstained",
                |d| &mut d.abstained,
            ),
        ];
        for (label, now, name, vote) in others {
            let number = field(ui, 76.0, |ui| {
                widgets::number_field(ui, id, &label, now, 60.0)
            });
            if let Some(number) = number {
                typed(cx, id, name, |entry| *vote(decision(entry)) = number);
            }
        }
    }

    /// That more votes were counted than there were people who may vote.
    pub(super) fn votes_alarm(
        &self,
        cx: &ViewCx,
        entry: &Entry,
        part: &Decision,
    ) -> Option<String> {
        let project = cx.doc.project();
        let (votes, voters) = self.around.too_many_votes(project, entry, part)?;
        Some(tr!(
            cx.texts,
            "votes-too-many",
            votes = votes,
            voters = voters
        ))
    }
}

/// What came of it: by the counts, or as somebody says.
fn choose_result(
    ui: &mut Ui,
    cx: &ViewCx,
    id: Id<Entry>,
    part: &Decision,
) -> Option<Option<DecisionResult>> {
    let by_counts = match part.counted_result() {
        Some(result) => {
            let result = result.name(cx.texts);
            tr!(cx.texts, "votes-counted", result = result)
        }
        None => tr!(cx.texts, "votes-open"),
    };
    let words = |result: Option<DecisionResult>| match result {
        Some(result) => result.name(cx.texts),
        None => by_counts.clone(),
    };
    let label = tr!(cx.texts, "minutes-result");
    widgets::label_for(ui, &label, |ui, name| {
        let mut chosen = None;
        let all = DecisionResult::ALL.iter().copied().map(Some);
        let response = ComboBox::from_id_salt((id, "result"))
            .selected_text(words(part.result))
            .width(ui.available_width())
            .truncate()
            .show_ui(ui, |ui| {
                for result in std::iter::once(None).chain(all) {
                    let selected = result == part.result;
                    if ui.selectable_label(selected, words(result)).clicked() {
                        chosen = Some(result);
                    }
                }
            })
            .response;
        response.labelled_by(name);
        chosen.filter(|result| *result != part.result)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_field_takes_all_three_counts() {
        let all = |yes, no, abstained| Some(Typed::All([yes, no, abstained]));
        assert_eq!(read("12"), Some(Typed::Yes(12)));
        for text in [
            "12/3/2",
            "12:3:2",
            " 12 / 3 / 2 ",
            "12 3 2",
            "12-3-2",
            "12, 3, 2",
        ] {
            assert_eq!(read(text), all(Some(12), Some(3), Some(2)), "{text}");
        }
        assert_eq!(read("12/"), all(Some(12), None, None));
        assert_eq!(read("12/0"), all(Some(12), Some(0), None));
        assert_eq!(read("1x2"), Some(Typed::Yes(12)));
        for text in ["", "/", "zwölf", "1/2/3/4", "99999999999"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
