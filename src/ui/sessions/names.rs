//! The roster as lists of choices, made anew only when the roster changes.

use crate::model::{Id, Organisation, Person, Project, Table};

/// People and organisations by name.
#[derive(Default)]
pub struct Names {
    known_people: Table<Person>,
    known_organisations: Table<Organisation>,
    /// People by family name.
    pub people: Vec<(Id<Person>, String)>,
    /// Organisations by name.
    pub organisations: Vec<(Id<Organisation>, String)>,
}

impl Names {
    /// Brings the lists up to date.
    pub fn refresh(&mut self, project: &Project) {
        if !self.known_people.is_same(&project.people) {
            self.known_people = project.people.clone();
            let people = project.people_by_name();
            self.people = people
                .into_iter()
                .map(|(id, person)| (id, person.full_name()))
                .collect();
        }
        if !self.known_organisations.is_same(&project.organisations) {
            self.known_organisations = project.organisations.clone();
            let all = project.organisations.iter();
            self.organisations = all.map(|(id, o)| (id, o.name.clone())).collect();
            self.organisations
                .sort_by_cached_key(|(id, name)| (crate::model::text::folded(name), *id));
        }
    }
}
