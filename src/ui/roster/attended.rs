//! The sessions at which a person was, or should have been.

use egui::Ui;

use super::form::group;
use crate::document::Document;
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, tr};
use crate::model::{Id, Person, Project, Session, TookPart};
use crate::ui::place::Place;
use crate::ui::theme::{self, Palette};
use crate::ui::view::ViewCx;
use crate::ui::widgets;

/// What is known of one person's sessions, until something changes.
#[derive(Default)]
pub struct Known {
    of: Option<(Id<Person>, u64)>,
    lines: Vec<Line>,
}

/// A session.
struct Line {
    session: Id<Session>,
    title: String,
    how: String,
}

impl Known {
    fn refresh(&mut self, doc: &Document, texts: &Texts, person: Id<Person>) {
        let wanted = Some((person, doc.revision()));
        if self.of == wanted {
            return;
        }
        self.of = wanted;
        let project = doc.project();
        let sessions = project.sessions_attended(person).into_iter();
        let lines = sessions.filter_map(|(id, parts)| {
            let session = project.sessions.get(id)?;
            let title = format!("{} {}", session.number, session.title);
            let title = match title.trim() {
                "" => tr!(texts, "roster-session-untitled"),
                title => title.to_owned(),
            };
            Some(Line {
                session: id,
                title,
                how: how(project, texts, &parts),
            })
        });
        self.lines = lines.collect();
    }

    /// Shows the sessions as links.
    pub fn show(&mut self, ui: &mut Ui, cx: &mut ViewCx, person: Id<Person>) {
        let texts = cx.texts;
        self.refresh(cx.doc, texts, person);
        group(ui, &tr!(texts, "roster-sessions"));
        if self.lines.is_empty() {
            widgets::weak(ui, tr!(texts, "roster-sessions-none"));
        }
        for line in &self.lines {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if ui.link(&line.title).clicked() {
                    cx.out.go(Place::Session(line.session));
                }
                let color = Palette::here(ui).text_weak;
                let how = egui::RichText::new(&line.how)
                    .size(theme::size::SMALL)
                    .color(color);
                ui.add(egui::Label::new(how).wrap());
            });
        }
    }
}

/// "anwesend", or for several half-days "3 × anwesend, 1 × entschuldigt".
fn how(project: &Project, texts: &Texts, parts: &[TookPart]) -> String {
    let name = |id: Option<Id<Person>>| {
        let person = project.follow(id);
        person.map(Person::full_name).unwrap_or_default()
    };
    let mut counted: Vec<(String, usize)> = Vec::new();
    for part in parts {
        let words = if part.instead_of.is_some() && !part.status.is_there() {
            tr!(texts, "roster-instead-of", name = name(part.instead_of))
        } else if part.represented_by.is_some() && !part.status.is_there() {
            tr!(
                texts,
                "roster-represented-by",
                name = name(part.represented_by)
            )
        } else {
            part.status.name(texts)
        };
        match counted.iter_mut().find(|(known, _)| *known == words) {
            Some((_, count)) => *count += 1,
            None => counted.push((words, 1)),
        }
    }
    let words = counted.iter().map(|(words, count)| match count {
        _ if counted.len() == 1 => words.clone(),
        count => format!("{count} × {words}"),
    });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::model::{AttendanceStatus, Day, Half, HalfDay, Ulid};

    #[test]
    fn half_days_are_summed_up() {
        let texts = Texts::new(Lang::De);
        let part = |status| TookPart {
            half_day: HalfDay {
                date: None,
                day: Id::<Day>::from_ulid(Ulid(1)),
                half: Half::Morning,
            },
            status,
            represented_by: None,
            instead_of: None,
        };
        let present = part(AttendanceStatus::Present);
        let excused = part(AttendanceStatus::Excused);
        let project = Project::default();
        assert_eq!(how(&project, &texts, &[present, present]), "anwesend");
        assert_eq!(
            how(&project, &texts, &[present, excused, present]),
            "2 × anwesend, 1 × entschuldigt"
        );
    }
}
