//! A session through the eyes of one audience: what these readers may see, and what things and
//! people are called for them.

use std::collections::{HashMap, HashSet};

use crate::i18n::Texts;
use crate::model::{
    AgendaItem, AgendaLine, Audience, Entry, Id, Labels, Line, Organisation, Person, Project, Roll,
    Session,
};

/// How much of a session an audience does not get to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Agenda items.
    pub items: usize,
    /// Entries.
    pub entries: usize,
}

impl LeftOut {
    /// Counts it.
    pub(super) fn of(project: &Project, session: Id<Session>, audience: Audience) -> Self {
        let items = project.agenda.iter().filter(|(id, item)| {
            item.session == Some(session) && !project.item_visibility(*id).is_open_to(audience)
        });
        let entries = project.entries.iter().filter(|(id, entry)| {
            entry.session == Some(session) && !project.entry_visibility(*id).is_open_to(audience)
        });
        Self {
            items: items.count(),
            entries: entries.count(),
        }
    }
}

/// A session as an audience gets to see it.
pub(super) struct Reader<'a> {
    /// All there is. Whoever reads it has to ask who may see what.
    pub project: &'a Project,
    pub texts: &'a Texts,
    pub id: Id<Session>,
    pub session: &'a Session,
    pub audience: Audience,
    /// The agenda with its numbers.
    ///
    /// Numbers that follow from places are counted among the items these readers see: a gap would
    /// tell that there is something they do not see. Agenda and minutes for one audience have the
    /// same numbers. Whoever wants the same ones for everybody gives items numbers of their own.
    pub agenda: Vec<AgendaLine>,
    pub labels: Labels,
    pub roll: Roll,
    /// The agenda items and entries of this session that these readers may see, and nothing else.
    visible: Project,
    /// The outline of the entries under each item, or under none.
    outlines: HashMap<Option<Id<AgendaItem>>, Vec<Line<Entry>>>,
    /// The people whose names the public may read: who presents something, and who chairs.
    in_function: HashSet<Id<Person>>,
}

impl<'a> Reader<'a> {
    /// `None` where there is no such session.
    pub fn new(
        project: &'a Project,
        id: Id<Session>,
        audience: Audience,
        texts: &'a Texts,
    ) -> Option<Self> {
        let session = project.get(id)?;
        let mut visible = Project::default();
        for (item_id, item) in project.agenda.iter() {
            if item.session == Some(id) && project.item_visibility(item_id).is_open_to(audience) {
                visible.agenda.insert(item_id, item.clone());
            }
        }
        for (entry_id, entry) in project.entries.iter() {
            if entry.session == Some(id) && project.entry_visibility(entry_id).is_open_to(audience)
            {
                visible.entries.insert(entry_id, entry.clone());
            }
        }
        let speakers = visible.agenda.iter().filter_map(|(_, item)| item.speaker);
        let in_function = speakers.chain(session.chair).collect();
        Some(Self {
            project,
            texts,
            id,
            session,
            audience,
            agenda: visible.agenda_of(id),
            labels: project.labels(),
            roll: Roll::of(project, id),
            outlines: outlines(&visible, id),
            visible,
            in_function,
        })
    }

    pub fn is_public(&self) -> bool {
        self.audience == Audience::Public
    }

    pub fn item(&self, id: Id<AgendaItem>) -> Option<&AgendaItem> {
        self.visible.get(id)
    }

    pub fn entry(&self, id: Id<Entry>) -> Option<&Entry> {
        self.visible.get(id)
    }

    /// The entries under an item, or under none, as an outline.
    pub fn entries_of(&self, item: Option<Id<AgendaItem>>) -> &[Line<Entry>] {
        self.outlines.get(&item).map_or(&[], Vec::as_slice)
    }

    /// Whether an entry of any session may be seen.
    pub fn may_see(&self, entry: Id<Entry>) -> bool {
        let visibility = self.project.entry_visibility(entry);
        visibility.is_open_to(self.audience)
    }

    /// The number of an item, if it has one.
    pub fn number(&self, item: Id<AgendaItem>) -> Option<&str> {
        let line = self.agenda.iter().find(|line| line.id == item)?;
        Some(line.number.as_str()).filter(|number| !number.is_empty())
    }

    /// What a person is called for these readers; `None` where they do not get to know.
    pub fn person(&self, id: Option<Id<Person>>) -> Option<String> {
        let id = id?;
        let person = self.project.get(id)?;
        if self.is_public() && !self.in_function.contains(&id) {
            return None;
        }
        Some(person.full_name()).filter(|name| !name.is_empty())
    }

    /// The person with the organisation behind it.
    pub fn person_with_body(&self, id: Option<Id<Person>>) -> Option<String> {
        let name = self.person(id)?;
        Some(match self.body(id).map(|(_, body)| self.name(body)) {
            Some(body) if !body.is_empty() => format!("{name} ({body})"),
            _ => name,
        })
    }

    /// Who answers for something: the person, or for the public the organisation.
    pub fn answers(&self, id: Option<Id<Person>>) -> Option<String> {
        match self.is_public() {
            true => self.body(id).map(|(_, body)| self.name(body)),
            false => self.person(id),
        }
    }

    /// The organisation for which a person came or works.
    pub fn body(&self, id: Option<Id<Person>>) -> Option<(Id<Organisation>, &'a Organisation)> {
        let id = id?;
        let came_for = self.roll.organisation(id);
        let body = came_for.or_else(|| self.project.get(id)?.organisation)?;
        Some((body, self.project.get(body)?))
    }

    /// What an organisation is called.
    pub fn name(&self, organisation: &Organisation) -> String {
        let name = organisation.name.trim();
        match name.is_empty() {
            true => organisation.short_name.trim().to_owned(),
            false => name.to_owned(),
        }
    }
}

/// Looking through all entries for each item would take seconds in a long session.
fn outlines(
    visible: &Project,
    session: Id<Session>,
) -> HashMap<Option<Id<AgendaItem>>, Vec<Line<Entry>>> {
    let mut parts: HashMap<Option<Id<AgendaItem>>, Project> = HashMap::new();
    for (id, entry) in visible.entries.iter() {
        let item = entry.item.filter(|item| visible.agenda.contains(*item));
        let entry = Entry {
            item: None,
            ..entry.clone()
        };
        parts.entry(item).or_default().entries.insert(id, entry);
    }
    let outline = |part: &Project| part.entries_of(session, None);
    parts
        .iter()
        .map(|(item, part)| (*item, outline(part)))
        .collect()
}
