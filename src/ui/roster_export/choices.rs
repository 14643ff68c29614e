//! What the user chose, and whom it concerns.

use chrono::NaiveDate;

use crate::exchange::roster::Column;
use crate::exchange::roster::export::{
    self, Contacts, DEFAULT_COLUMNS, Format, OFFERED, Wanted, exported, is_contact,
};
use crate::model::{Id, Person, Project};
use crate::ui::settings::{ExportPrefs, Prefs};

/// What the user chose.
pub(super) struct Choices {
    /// Who is selected in the table and can go out.
    pub(super) selected: Vec<Id<Person>>,
    /// Whether only those go out.
    pub(super) only_selected: bool,
    pub(super) format: Format,
    /// The columns that can go out, and whether they do.
    pub(super) columns: Vec<(Column, bool)>,
    pub(super) contacts: Contacts,
}

impl Choices {
    /// The choices of the last time; but whose contact data go out is decided each time anew.
    pub(super) fn new(project: &Project, selected: Vec<Id<Person>>, prefs: &Prefs) -> Self {
        let prefs = &prefs.export;
        let selected: Vec<Id<Person>> = exported(project, Some(&selected))
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        let remembered = |columns: &Vec<String>| {
            let columns = columns.iter().filter_map(|key| Column::of_key(key));
            columns.collect::<Vec<Column>>()
        };
        let columns = prefs.columns.as_ref().map(remembered);
        let columns = columns.filter(|columns| !columns.is_empty());
        let chosen = columns.unwrap_or_else(|| DEFAULT_COLUMNS.to_vec());
        Self {
            // One is always selected; two or more are so on purpose.
            only_selected: selected.len() > 1,
            selected,
            format: Format::of_extension(&prefs.format).unwrap_or_default(),
            columns: OFFERED
                .iter()
                .map(|column| (*column, chosen.contains(column)))
                .collect(),
            contacts: Contacts::default(),
        }
    }

    /// For the next time.
    pub(super) fn remember(&self, prefs: &mut Prefs) {
        prefs.export = ExportPrefs {
            format: self.format.extension().to_owned(),
            columns: Some(
                self.chosen()
                    .map(|column| column.key().to_owned())
                    .collect(),
            ),
        };
    }

    /// Whom; `None`: all.
    pub(super) fn people(&self) -> Option<&[Id<Person>]> {
        self.only_selected.then_some(self.selected.as_slice())
    }

    /// The columns that go out.
    pub(super) fn chosen(&self) -> impl Iterator<Item = Column> {
        let chosen = self.columns.iter().filter(|(_, chosen)| *chosen);
        chosen.map(|(column, _)| *column)
    }

    /// Chooses the columns for which this says so.
    pub(super) fn choose(&mut self, which: impl Fn(Column) -> bool) {
        for (column, chosen) in &mut self.columns {
            *chosen = which(*column);
        }
    }

    /// Whether contact data are among what is chosen.
    pub(super) fn has_contacts(&self) -> bool {
        self.chosen().any(is_contact)
    }
}

/// Whom the choices concern.
#[derive(Clone, Copy)]
pub(super) struct Counts {
    /// How many people of the project can go out.
    pub(super) all: usize,
    /// How many go out.
    pub(super) people: usize,
    /// Of how many of them contact data stay here without consent.
    pub(super) without_consent: usize,
    revision: u64,
    only_selected: bool,
    contacts: [bool; 3],
}

impl Counts {
    pub(super) fn of(
        project: &Project,
        revision: u64,
        choices: &Choices,
        today: NaiveDate,
    ) -> Self {
        let alive = project.people.iter().filter(|(_, p)| p.erased_on.is_none());
        // Named one by one they need not be put in order.
        let all: Vec<Id<Person>> = alive.map(|(id, _)| id).collect();
        let people = choices.people().unwrap_or(&all);
        let columns: Vec<Column> = choices.chosen().collect();
        let wanted = Wanted {
            people: Some(people),
            columns: &columns,
            contacts: Contacts::WithConsent,
        };
        let without_consent = export::left_out(project, &wanted, today).len();
        Self {
            all: all.len(),
            people: exported(project, Some(people)).len(),
            without_consent,
            revision,
            only_selected: choices.only_selected,
            contacts: contacts(choices),
        }
    }

    /// Whether they would come out the same again.
    pub(super) fn fit(&self, choices: &Choices, revision: u64) -> bool {
        self.revision == revision
            && self.only_selected == choices.only_selected
            && self.contacts == contacts(choices)
    }
}

fn contacts(choices: &Choices) -> [bool; 3] {
    [Column::Email, Column::Phone, Column::Mobile]
        .map(|column| choices.chosen().any(|chosen| chosen == column))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ulid;

    #[test]
    fn choices_are_remembered_but_not_whose_contact_data_go_out() {
        let mut project = Project::default();
        let ids: Vec<Id<Person>> = (1..=3).map(|number| Id::from_ulid(Ulid(number))).collect();
        for id in &ids {
            project.people.insert(*id, Person::default());
        }
        if let Some(person) = project.people.get_mut(ids[2]) {
            person.erased_on = NaiveDate::from_ymd_opt(2024, 1, 1);
        }
        let mut prefs = Prefs::default();
        let mut choices = Choices::new(&project, vec![ids[1], ids[2]], &prefs);
        assert_eq!(choices.selected, [ids[1]], "the erased do not go out");
        assert!(!choices.only_selected);
        assert!(choices.chosen().eq(DEFAULT_COLUMNS.iter().copied()));
        choices.format = Format::VCard;
        choices.contacts = Contacts::All;
        choices.choose(|column| column == Column::City);
        choices.remember(&mut prefs);
        let again = Choices::new(&project, vec![ids[0], ids[1]], &prefs);
        assert!(again.only_selected);
        assert_eq!(again.format, Format::VCard);
        assert_eq!(again.contacts, Contacts::WithConsent);
        assert!(again.chosen().eq([Column::City]));
        // Garbled settings.
        prefs.export.columns = Some(vec!["note".to_owned(), "?".to_owned()]);
        prefs.export.format = "pdf".to_owned();
        let again = Choices::new(&project, Vec::new(), &prefs);
        assert_eq!(again.format, Format::Xlsx);
        assert!(again.chosen().all(|column| column != Column::Note));
    }
}
