//! What the rows of people and organisations show.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::list::{COLUMNS, Listed};
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, format, tr};
use crate::model::{Id, Membership, Organisation, Person, Project, text};

/// What people's rows show of other records.
pub struct AroundPeople {
    /// Short and full name of each organisation.
    organisations: HashMap<Id<Organisation>, (String, String)>,
    roles: HashMap<Id<Person>, String>,
}

impl Listed for Person {
    type Around = AroundPeople;

    fn around(project: &Project, texts: &Texts) -> AroundPeople {
        let organisations = project
            .organisations
            .iter()
            .map(|(id, record)| (id, (record.label().to_owned(), record.name.clone())))
            .collect();
        let mut memberships: HashMap<Id<Person>, Vec<&Membership>> = HashMap::new();
        for (_, membership) in project.memberships.iter() {
            if let Some(person) = membership.person {
                memberships.entry(person).or_default().push(membership);
            }
        }
        let today = chrono::Local::now().date_naive();
        let roles = memberships
            .into_iter()
            .map(|(person, all)| (person, roles(texts, &all, today)))
            .collect();
        AroundPeople {
            organisations,
            roles,
        }
    }

    fn context(&self, id: Id<Self>, around: &AroundPeople) -> Vec<String> {
        let organisation = self
            .organisation
            .and_then(|id| around.organisations.get(&id));
        let (short, full) = organisation.cloned().unwrap_or_default();
        let roles = around.roles.get(&id).cloned().unwrap_or_default();
        vec![short, full, roles]
    }

    fn cells(&self, context: &[String], _texts: &Texts) -> [String; COLUMNS] {
        let of_context = |place: usize| context.get(place).cloned().unwrap_or_default();
        let email = self
            .emails
            .iter()
            .find(|mail| !mail.value.trim().is_empty());
        [
            self.list_name(),
            of_context(0),
            self.function.clone(),
            of_context(2),
            email.map(|mail| mail.value.clone()).unwrap_or_default(),
        ]
    }

    fn sort_key(&self) -> (String, String) {
        Person::sort_key(self)
    }

    fn haystack(&self, context: &[String]) -> String {
        let mut parts = vec![
            self.titles.as_str(),
            &self.given_name,
            &self.family_name,
            &self.function,
            &self.department,
        ];
        parts.extend(context.iter().take(2).map(String::as_str));
        parts.extend(self.emails.iter().map(|mail| mail.value.as_str()));
        parts.join("\n")
    }
}

/// The roles somebody has on this day; where all have ended, the last one and its end.
fn roles(texts: &Texts, memberships: &[&Membership], today: NaiveDate) -> String {
    let (now, ended): (Vec<&Membership>, Vec<&Membership>) = memberships
        .iter()
        .partition(|membership| membership.until.is_none_or(|until| until >= today));
    let mut names: Vec<String> = Vec::new();
    for membership in now {
        let name = membership.role.name(texts);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty()
        && let Some(last) = ended.iter().max_by_key(|membership| membership.until)
        && let Some(until) = last.until
    {
        return tr!(
            texts,
            "roster-role-until",
            role = last.role.name(texts),
            date = format::date(texts, until)
        );
    }
    names.join(", ")
}

impl Listed for Organisation {
    /// How many people each has.
    type Around = HashMap<Id<Organisation>, usize>;

    fn around(project: &Project, _texts: &Texts) -> Self::Around {
        let mut people = HashMap::new();
        for (_, person) in project.people.iter() {
            if let Some(organisation) = person.organisation {
                *people.entry(organisation).or_default() += 1;
            }
        }
        people
    }

    fn context(&self, id: Id<Self>, around: &Self::Around) -> Vec<String> {
        let people = around.get(&id).map(ToString::to_string);
        vec![people.unwrap_or_default()]
    }

    fn cells(&self, context: &[String], texts: &Texts) -> [String; COLUMNS] {
        [
            self.name.clone(),
            self.short_name.clone(),
            self.kind.name(texts),
            self.city.clone(),
            context.first().cloned().unwrap_or_default(),
        ]
    }

    fn sort_key(&self) -> (String, String) {
        (text::folded(&self.name), text::folded(&self.short_name))
    }

    fn haystack(&self, _context: &[String]) -> String {
        [
            self.name.as_str(),
            &self.short_name,
            &self.city,
            &self.postal_code,
            &self.ags,
        ]
        .join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::model::Role;

    #[test]
    fn a_role_that_ended_is_shown_only_where_none_goes_on() {
        let texts = Texts::new(Lang::De);
        let day = |year| NaiveDate::from_ymd_opt(year, 6, 30).unwrap();
        let ended = Membership {
            until: Some(day(2019)),
            ..Membership::default()
        };
        let leads = Membership {
            role: Role::Lead,
            ..Membership::default()
        };
        let today = day(2026);
        assert_eq!(roles(&texts, &[&ended, &leads], today), "Leitung");
        assert_eq!(roles(&texts, &[&ended], today), "Mitglied (bis 30.06.2019)");
        assert_eq!(roles(&texts, &[], today), "");
    }
}
