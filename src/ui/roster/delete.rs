//! Deleting people and organisations: a question where others lose something.

use std::collections::BTreeSet;

use super::list::List;
use super::shown_name;
use crate::document::Step;
use crate::i18n::{Texts, tr};
use crate::model::{Id, Mentions, Organisation, Person};
use crate::ui::commands::Command;
use crate::ui::view::{Question, Tone, ViewCx};

/// Deletes the selected people, after a question if there are several or the project speaks of
/// them.
pub fn people(list: &mut List<Person>, cx: &mut ViewCx) {
    let project = cx.doc.project();
    let ids: BTreeSet<Id<Person>> = list.chosen().into_iter().collect();
    let Some(first) = ids.first().and_then(|id| project.people.get(*id)) else {
        return;
    };
    let texts = cx.texts;
    let mentions = project.mentions_of_people(&ids);
    list.expect_deletion();
    if ids.len() > 1 {
        let text = if mentions.is_none() {
            tr!(texts, "roster-delete-people-unspoken")
        } else {
            tr!(
                texts,
                "roster-delete-people-text",
                places = places(texts, mentions)
            )
        };
        cx.out.ask(Question {
            title: tr!(texts, "roster-delete-people-title", count = ids.len()),
            text,
            yes: Command::Delete.label(texts),
            then: Box::new(move |doc| {
                doc.edit(Step::DeletePeople, |p| p.delete_people(&ids));
            }),
        });
        return;
    }
    let name = shown_name(&first.full_name(), texts);
    if mentions.is_none() {
        cx.doc.edit(Step::DeletePerson, |p| p.delete_people(&ids));
        tell(cx, &name);
        return;
    }
    cx.out.ask(Question {
        title: tr!(texts, "roster-delete-title", name = name.as_str()),
        text: tr!(
            texts,
            "roster-delete-person-text",
            places = places(texts, mentions)
        ),
        yes: Command::Delete.label(texts),
        then: Box::new(move |doc| {
            doc.edit(Step::DeletePerson, |p| p.delete_people(&ids));
        }),
    });
}

/// Deletes the selected organisations, after a question if there are several or the project
/// speaks of them.
pub fn organisations(list: &mut List<Organisation>, cx: &mut ViewCx) {
    let project = cx.doc.project();
    let ids: BTreeSet<Id<Organisation>> = list.chosen().into_iter().collect();
    let Some(first) = ids.first().and_then(|id| project.organisations.get(*id)) else {
        return;
    };
    let texts = cx.texts;
    let mentions = project.mentions_of_organisations(&ids);
    list.expect_deletion();
    if ids.len() > 1 {
        let text = if mentions.is_none() {
            tr!(texts, "roster-delete-organisations-unspoken")
        } else {
            tr!(
                texts,
                "roster-delete-organisations-text",
                places = places(texts, mentions)
            )
        };
        cx.out.ask(Question {
            title: tr!(
                texts,
                "roster-delete-organisations-title",
                count = ids.len()
            ),
            text,
            yes: Command::Delete.label(texts),
            then: Box::new(move |doc| {
                doc.edit(Step::DeleteOrganisations, |p| p.delete_organisations(&ids));
            }),
        });
        return;
    }
    let name = shown_name(&first.name, texts);
    if mentions.is_none() {
        cx.doc
            .edit(Step::DeleteOrganisation, |p| p.delete_organisations(&ids));
        tell(cx, &name);
        return;
    }
    cx.out.ask(Question {
        title: tr!(texts, "roster-delete-title", name = name.as_str()),
        text: tr!(
            texts,
            "roster-delete-organisation-text",
            places = places(texts, mentions)
        ),
        yes: Command::Delete.label(texts),
        then: Box::new(move |doc| {
            doc.edit(Step::DeleteOrganisation, |p| p.delete_organisations(&ids));
        }),
    });
}

fn tell(cx: &mut ViewCx, name: &str) {
    let mac = cfg!(target_os = "macos");
    let keys = Command::Undo.keys().first();
    let keys = keys
        .map(|keys| keys.label(cx.texts, mac))
        .unwrap_or_default();
    let text = tr!(cx.texts, "roster-deleted", name = name, keys = keys);
    cx.out.tell(Tone::Info, text);
}

/// "2 Sitzungen, 1 TOP und 3 Protokolleinträgen", for "in …".
fn places(texts: &Texts, mentions: Mentions) -> String {
    let Mentions {
        sessions,
        items,
        entries,
        elements,
        people,
    } = mentions;
    let mut parts = Vec::new();
    if people > 0 {
        parts.push(tr!(texts, "roster-mentions-people", count = people));
    }
    if sessions > 0 {
        parts.push(tr!(texts, "roster-mentions-sessions", count = sessions));
    }
    if items > 0 {
        parts.push(tr!(texts, "roster-mentions-items", count = items));
    }
    if entries > 0 {
        parts.push(tr!(texts, "roster-mentions-entries", count = entries));
    }
    if elements > 0 {
        parts.push(tr!(texts, "roster-mentions-elements", count = elements));
    }
    let Some(last) = parts.pop() else {
        return String::new();
    };
    if parts.is_empty() {
        return last;
    }
    tr!(texts, "roster-and", first = parts.join(", "), last = last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn the_question_names_every_place() {
        let mentions = Mentions {
            sessions: 1,
            items: 2,
            entries: 3,
            ..Mentions::default()
        };
        let de = places(&Texts::new(Lang::De), mentions);
        assert_eq!(de, "1 Sitzung, 2 TOPs und 3 Protokolleinträgen");
        let en = places(&Texts::new(Lang::En), mentions);
        assert_eq!(en, "1 session, 2 agenda items and 3 entries");
    }
}
