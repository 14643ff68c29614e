//! What the rows of people and organisations show.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::columns::{self, Column};
use super::list::{Cell, Listed};
use crate::i18n::words::Named as _;
use crate::i18n::{Texts, format, tr};
use crate::model::{
    Attendance, Consent, Contact, Id, Membership, Organisation, Person, Project, Session, Table,
    text,
};
use crate::ui::settings::{RosterPrefs, TablePrefs};

/// What rows show of other records than their own, gathered for all of them at once.
pub struct Around {
    /// What it was gathered from.
    project: Project,
    today: NaiveDate,
    /// Rises whenever rows may have to be made anew for it.
    version: u64,
    memberships: HashMap<Id<Person>, Vec<Arc<Membership>>>,
    consents: HashMap<Id<Person>, Vec<Arc<Consent>>>,
    attended: HashMap<Id<Person>, Attended>,
    /// How many people each organisation has.
    people: HashMap<Id<Organisation>, usize>,
    /// At how many sessions each organisation was represented.
    represented: HashMap<Id<Organisation>, usize>,
    /// At how many sessions anybody was.
    held: usize,
}

/// At how many sessions somebody was, and the first day of the last of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Attended {
    sessions: usize,
    last: Option<NaiveDate>,
}

impl Around {
    /// Gathers it anew, as far as it is not known from `before`.
    pub fn of(project: &Project, today: NaiveDate, before: Option<Self>) -> Self {
        let mut around = before.unwrap_or_else(|| Self {
            project: Project::default(),
            today,
            version: 0,
            memberships: HashMap::new(),
            consents: HashMap::new(),
            attended: HashMap::new(),
            people: HashMap::new(),
            represented: HashMap::new(),
            held: 0,
        });
        let old = std::mem::replace(&mut around.project, project.clone());
        let same_day = around.today == today;
        around.today = today;
        let same_memberships = old.memberships.is_same(&project.memberships);
        if !same_memberships {
            around.memberships = by_person(&project.memberships, |record| record.person);
        }
        let same_consents = old.consents.is_same(&project.consents);
        if !same_consents {
            around.consents = by_person(&project.consents, |record| record.person);
        }
        // A letter typed into a name moves nobody.
        let changes = old.people.differences(&project.people);
        let organisation = |person: &Option<Arc<Person>>| person.as_ref()?.organisation;
        let same_bodies = changes
            .iter()
            .all(|change| organisation(&change.before) == organisation(&change.after));
        if !same_bodies {
            around.people.clear();
            for (_, person) in project.people.iter() {
                if let Some(organisation) = person.organisation {
                    *around.people.entry(organisation).or_default() += 1;
                }
            }
        }
        let same_sessions = old.attendance.is_same(&project.attendance)
            && old.days.is_same(&project.days)
            && old.sessions.is_same(&project.sessions);
        if !same_sessions {
            around.count_attendance();
        }
        let same_organisations = old.organisations.is_same(&project.organisations);
        // In whose name somebody came depends on more, though not on what a body is called.
        let bodies = old.organisations.differences(&project.organisations);
        let same_set = bodies
            .iter()
            .all(|body| body.before.is_some() == body.after.is_some());
        if !same_sessions || !same_bodies || !same_memberships || !same_set {
            let all = project.representation().into_iter();
            around.represented = all
                .map(|(id, how_often)| (id, how_often.sessions))
                .collect();
        }
        let same = same_day
            && same_memberships
            && same_consents
            && same_bodies
            && same_sessions
            && same_organisations;
        if !same {
            around.version += 1;
        }
        around
    }

    /// Rises whenever rows may have to be made anew though their records are the same.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// At how many sessions an organisation was represented, and of how many.
    pub fn represented(&self, organisation: Id<Organisation>) -> (usize, usize) {
        let sessions = self.represented.get(&organisation).copied();
        (sessions.unwrap_or_default(), self.held)
    }

    /// Counts for all people at once what [`Project::sessions_attended`] tells of one.
    fn count_attendance(&mut self) {
        let project = &self.project;
        let mut first_days: HashMap<Id<Session>, NaiveDate> = HashMap::new();
        for (_, day) in project.days.iter() {
            if let (Some(session), Some(date)) = (day.session, day.date) {
                let first = first_days.entry(session).or_insert(date);
                *first = date.min(*first);
            }
        }
        self.attended.clear();
        let mut seen: HashSet<(Id<Person>, Id<Session>)> = HashSet::new();
        let mut held: HashSet<Id<Session>> = HashSet::new();
        for (id, record) in project.attendance.iter() {
            let (Some(person), Some(day)) = (record.person, record.day) else {
                continue;
            };
            // Where there are two records of one half-day, that of the derived id counts.
            let right = Attendance::id(person, day, record.half);
            if id != right && project.attendance.contains(right) {
                continue;
            }
            let session = project.days.get(day).and_then(|day| day.session);
            let Some(session) = session.filter(|id| project.sessions.contains(*id)) else {
                continue;
            };
            let own = record.status.is_there().then_some(person);
            for person in own.into_iter().chain(record.represented_by) {
                held.insert(session);
                if seen.insert((person, session)) {
                    let attended = self.attended.entry(person).or_default();
                    attended.sessions += 1;
                    attended.last = attended.last.max(first_days.get(&session).copied());
                }
            }
        }
        self.held = held.len();
    }
}

fn by_person<T>(
    table: &Table<T>,
    person: impl Fn(&T) -> Option<Id<Person>>,
) -> HashMap<Id<Person>, Vec<Arc<T>>> {
    let mut found: HashMap<Id<Person>, Vec<Arc<T>>> = HashMap::new();
    for id in table.ids() {
        if let Some(record) = table.get_shared(id)
            && let Some(person) = person(record)
        {
            found.entry(person).or_default().push(record.clone());
        }
    }
    found
}

/// What a person's row shows of other records.
pub struct AroundPerson {
    organisation: Option<Arc<Organisation>>,
    memberships: Vec<Arc<Membership>>,
    consents: Vec<Arc<Consent>>,
    attended: Attended,
    today: NaiveDate,
}

impl Listed for Person {
    const COLUMNS: &'static [Column] = columns::PEOPLE;
    type Context = AroundPerson;

    fn context(&self, id: Id<Self>, around: &Around) -> AroundPerson {
        let organisations = &around.project.organisations;
        AroundPerson {
            organisation: self
                .organisation
                .and_then(|id| organisations.get_shared(id))
                .cloned(),
            memberships: around.memberships.get(&id).cloned().unwrap_or_default(),
            consents: around.consents.get(&id).cloned().unwrap_or_default(),
            attended: around.attended.get(&id).copied().unwrap_or_default(),
            today: around.today,
        }
    }

    fn is_same(a: &AroundPerson, b: &AroundPerson) -> bool {
        let organisation = match (&a.organisation, &b.organisation) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        organisation
            && are_same(&a.memberships, &b.memberships)
            && are_same(&a.consents, &b.consents)
            && a.attended == b.attended
            && a.today == b.today
    }

    fn cells(&self, around: &AroundPerson, texts: &Texts) -> Vec<Cell> {
        let none = Organisation::default();
        let organisation = around.organisation.as_deref();
        let of = organisation.unwrap_or(&none);
        let (family, given) = self.sort_key();
        let in_order = format!("{family}\0{given}");
        let memberships = &around.memberships;
        let from = memberships.iter().filter_map(|record| record.from).min();
        // Whoever is still a member in one role has not left.
        let goes_on = |record: &Arc<Membership>| record.until.is_none();
        let until = memberships.iter().filter_map(|record| record.until).max();
        let until = until.filter(|_| !memberships.iter().any(goes_on));
        let (email, more_emails) = first_and_rest(&self.emails);
        let (phone, more_phones) = first_and_rest(&self.phones);
        let date = |day| Cell::date(texts, day);
        // In the order of `columns::PEOPLE`.
        vec![
            Cell::in_order(self.list_name(), in_order),
            Cell::text(&self.form_of_address),
            Cell::text(&self.titles),
            Cell::text(&self.given_name),
            Cell::in_order(self.family_name.clone(), family),
            Cell::text(of.label()),
            Cell::text(&of.name),
            Cell::text(organisation.map_or_else(String::new, |of| of.kind.name(texts))),
            Cell::text(&of.ags),
            Cell::text(&of.postal_code),
            Cell::text(&of.city),
            Cell::text(&self.function),
            Cell::text(&self.department),
            Cell::text(roles(texts, memberships, around.today)),
            Cell::text(email),
            Cell::text(more_emails),
            Cell::text(phone),
            Cell::text(more_phones),
            date(from),
            date(until),
            Cell::text(consents(texts, &around.consents)),
            Cell::number(around.attended.sessions),
            date(around.attended.last),
        ]
    }

    fn hidden_text(&self, around: &AroundPerson) -> String {
        let of = around.organisation.as_deref();
        let street = of.map_or("", |of| of.street.as_str());
        [self.note.as_str(), street].join("\n")
    }

    fn is_erased(&self) -> bool {
        self.erased_on.is_some()
    }

    fn prefs(prefs: &mut RosterPrefs) -> &mut TablePrefs {
        &mut prefs.people
    }

    fn count(texts: &Texts, count: usize) -> String {
        tr!(texts, "roster-people-count", count = count)
    }
}

fn are_same<T>(a: &[Arc<T>], b: &[Arc<T>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b))
}

fn first_and_rest(contacts: &[Contact]) -> (String, String) {
    let mut values = contacts
        .iter()
        .map(|contact| contact.value.trim())
        .filter(|value| !value.is_empty());
    let first = values.next().unwrap_or_default().to_owned();
    (first, values.collect::<Vec<_>>().join(", "))
}

/// What somebody agrees to.
fn consents(texts: &Texts, consents: &[Arc<Consent>]) -> String {
    let mut names: Vec<String> = Vec::new();
    for consent in consents {
        let name = consent.purpose.name(texts);
        let holds = consent.given_on.is_some() && consent.withdrawn_on.is_none();
        if holds && !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// The roles somebody has on this day; where all have ended, the last one and its end.
fn roles(texts: &Texts, memberships: &[Arc<Membership>], today: NaiveDate) -> String {
    let (now, ended): (Vec<&Membership>, Vec<&Membership>) = memberships
        .iter()
        .map(AsRef::as_ref)
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
    const COLUMNS: &'static [Column] = columns::ORGANISATIONS;
    /// How many people it has, and at how many sessions some of them were.
    type Context = (usize, usize);

    fn context(&self, id: Id<Self>, around: &Around) -> (usize, usize) {
        let of = |counts: &HashMap<Id<Self>, usize>| counts.get(&id).copied().unwrap_or_default();
        (of(&around.people), of(&around.represented))
    }

    fn is_same(a: &(usize, usize), b: &(usize, usize)) -> bool {
        a == b
    }

    fn cells(&self, (people, represented): &(usize, usize), texts: &Texts) -> Vec<Cell> {
        let short_name = text::as_name_in_order(&self.short_name);
        let in_order = format!("{}\0{short_name}", text::as_name_in_order(&self.name));
        // In the order of `columns::ORGANISATIONS`.
        vec![
            Cell::in_order(self.name.clone(), in_order),
            Cell::text(&self.short_name),
            Cell::text(self.kind.name(texts)),
            Cell::text(&self.ags),
            Cell::text(&self.street),
            Cell::text(&self.postal_code),
            Cell::text(&self.city),
            Cell::number(*people),
            Cell::number(*represented),
        ]
    }

    fn hidden_text(&self, _: &(usize, usize)) -> String {
        self.note.clone()
    }

    fn prefs(prefs: &mut RosterPrefs) -> &mut TablePrefs {
        &mut prefs.organisations
    }

    fn count(texts: &Texts, count: usize) -> String {
        tr!(texts, "roster-organisations-count", count = count)
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
        let ended = Arc::new(Membership {
            until: Some(day(2019)),
            ..Membership::default()
        });
        let leads = Arc::new(Membership {
            role: Role::Lead,
            ..Membership::default()
        });
        let today = day(2026);
        let both = [ended.clone(), leads];
        assert_eq!(roles(&texts, &both, today), "Leitung");
        assert_eq!(roles(&texts, &[ended], today), "Mitglied (bis 30.06.2019)");
        assert_eq!(roles(&texts, &[], today), "");
    }

    #[test]
    fn each_column_has_its_cell() {
        let texts = Texts::new(Lang::De);
        let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let around = Around::of(&Project::default(), day, None);
        let person = Person::default();
        let nobody = Id::from_ulid(crate::model::Ulid(1));
        let cells = person.cells(&person.context(nobody, &around), &texts);
        assert_eq!(cells.len(), Person::COLUMNS.len());
        let cells = Organisation::default().cells(&(0, 0), &texts);
        assert_eq!(cells.len(), Organisation::COLUMNS.len());
    }
}
